//! Word documents, as office programs write them: paragraphs and tables of the main text.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::MAX_DEPTH;
use super::archive::Archive;
use super::builder::Builder;
use crate::import::{Document, Refused};

/// The main text in the archive.
const MAIN: &str = "word/document.xml";
/// The maximum number of elements inside one another, in multiples of those of tables.
const ELEMENTS_A_TABLE: usize = 20;

pub(super) fn read(bytes: &[u8]) -> Result<Document, Refused> {
    let mut archive = Archive::open(bytes)?;
    let mut reader = Reader::from_reader(archive.file(MAIN)?);
    let mut buffer = Vec::new();
    let mut main = MainText::default();
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer);
        match event.map_err(|_| Refused::Damaged)? {
            Event::Start(start) => main.start(&start)?,
            Event::Empty(start) => {
                main.start(&start)?;
                main.end(local(start.local_name().as_ref()));
            }
            Event::End(end) => main.end(local(end.local_name().as_ref())),
            Event::Text(text) if main.takes_text() => {
                main.builder.text(&text.xml10_content());
            }
            Event::GeneralRef(name) if main.takes_text() => {
                let resolved = match name.resolve_char_ref() {
                    Ok(Some(c)) => Some(c.to_string()),
                    _ => quick_xml::escape::resolve_predefined_entity(&name).map(str::to_owned),
                };
                main.builder.text(&resolved.unwrap_or_default());
            }
            Event::Eof => break,
            _ => {}
        }
        if let Some(refused) = main.builder.refused() {
            return Err(refused.clone());
        }
    }
    main.builder.finish()
}

fn local(name: &str) -> Tag {
    match name {
        "p" => Tag::Paragraph,
        "t" => Tag::Text,
        "tab" => Tag::Tab,
        "br" | "cr" => Tag::Break,
        "tbl" => Tag::Table,
        "tr" => Tag::Row,
        "tc" => Tag::Cell,
        "gridSpan" => Tag::Span,
        // The same contents once more, for old programs.
        "Fallback" => Tag::Skipped,
        // Tab stops, not tabs.
        "tabs" => Tag::Stops,
        _ => Tag::Other,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tag {
    Paragraph,
    Text,
    Tab,
    Break,
    Table,
    Row,
    Cell,
    Span,
    Skipped,
    Stops,
    Other,
}

#[derive(Default)]
struct MainText {
    builder: Builder,
    depth: usize,
    skipped: usize,
    stops: usize,
    in_text: usize,
}

impl MainText {
    fn takes_text(&self) -> bool {
        self.in_text > 0 && self.skipped == 0
    }

    fn start(&mut self, start: &BytesStart<'_>) -> Result<(), Refused> {
        self.depth += 1;
        if self.depth > MAX_DEPTH * ELEMENTS_A_TABLE {
            return Err(Refused::TooDeep(MAX_DEPTH));
        }
        let tag = local(start.local_name().as_ref());
        if tag == Tag::Skipped {
            self.skipped += 1;
        }
        if self.skipped > 0 {
            return Ok(());
        }
        match tag {
            Tag::Text => self.in_text += 1,
            Tag::Stops => self.stops += 1,
            Tag::Tab if self.stops == 0 => self.builder.text("\t"),
            Tag::Break => self.builder.text("\n"),
            Tag::Table => self.builder.start_table(),
            // A row that was left open ends here.
            Tag::Row => self.builder.end_row(),
            Tag::Cell => self.builder.start_cell(1, 1),
            Tag::Span => {
                let value = start
                    .attributes()
                    .flatten()
                    .find(|attribute| attribute.key.local_name().as_ref() == "val");
                let columns = value.and_then(|value| value.value.parse().ok());
                self.builder.span(columns.unwrap_or(1));
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, tag: Tag) {
        self.depth = self.depth.saturating_sub(1);
        if tag == Tag::Skipped {
            self.skipped = self.skipped.saturating_sub(1);
            return;
        }
        if self.skipped > 0 {
            return;
        }
        match tag {
            Tag::Text => self.in_text = self.in_text.saturating_sub(1),
            Tag::Stops => self.stops = self.stops.saturating_sub(1),
            Tag::Paragraph => self.builder.end_paragraph(),
            Tag::Table => self.builder.end_table(),
            Tag::Row => self.builder.end_row(),
            Tag::Cell => self.builder.end_cell(),
            _ => {}
        }
    }
}
