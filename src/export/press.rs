//! Typesets documents on pages with Typst: PDF, and images of the pages. The template is
//! `assets/print/document.typ`. All words are passed to it as data.

use std::fmt;
use std::sync::LazyLock;

use serde_json::{Value, json};
use typst::diag::{FileError, FileResult};
use typst::ecow::EcoVec;
use typst::foundations::{
    Bytes, Content, Datetime, Duration, Label, Selector, Smart, Value as Setting,
};
use typst::introspection::{Introspector, MetadataElem};
use typst::layout::Abs;
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook, FontInstance, FontVariant, FontVariations};
use typst::utils::{LazyHash, PicoStr, Scalar};
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};
use typst_render::RenderOptions;

use super::columns::Room;
use super::{Code, glyphs};
use crate::fonts;
use crate::lang::Lang;
use crate::report::palette::DOCUMENT;
use crate::report::{Block, Document, DocumentKind, Table};
use crate::text::{Breaker, Date};

/// The date of a PDF for archiving if none is known, since the standard requires one. Workbooks use
/// the same. It is not the date of anything.
const NO_DAY: Date = Date {
    year: 2000,
    month: 1,
    day: 1,
};

/// Typographic points in a millimetre.
const MM: f64 = 72.0 / 25.4;

/// The height of the footer with the source and page number, in ems.
const FOOT: f64 = 1.6;

/// Documents with more pages than this are long.
const MANY: usize = 20;

/// Rows with more characters than this in a cell may break across pages, because they might not fit
/// on one.
const LONG: usize = 1200;

const TEMPLATE: &str = include_str!("../../assets/print/document.typ");

/// The template and the id of its data file, created once.
static FILES: LazyLock<Result<(Source, FileId), NotSet>> = LazyLock::new(|| {
    let file = |name: &str| match VirtualPath::new(name) {
        Ok(path) => Ok(FileId::new(RootedPath::new(VirtualRoot::Project, path))),
        Err(error) => Err(NotSet::Fault(format!("{name}: {error:?}"))),
    };
    let template = Source::new(file("document.typ")?, TEMPLATE.to_owned());
    Ok((template, file("data.json")?))
});

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

static FONTS: LazyLock<(LazyHash<FontBook>, Vec<Font>)> = LazyLock::new(|| {
    let fonts: Vec<Font> = [fonts::REGULAR, fonts::SEMIBOLD, fonts::BOLD]
        .into_iter()
        .chain(fonts::FALLBACKS)
        .flat_map(|font| Font::iter(Bytes::new(font.bytes)))
        .collect();
    (LazyHash::new(FontBook::from_fonts(&fonts)), fonts)
});

/// A paper size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Paper {
    #[default]
    A4,
    A3,
}

impl Paper {
    /// Returns the name of the size (ISO 216).
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::A3 => "A3",
        }
    }
}

/// The orientation of the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Turn {
    Portrait,
    Landscape,
}

/// The page setup of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Setup {
    pub paper: Paper,
    /// The orientation. If `None`, the one in which the document reads best.
    pub turn: Option<Turn>,
}

impl Setup {
    /// Returns the orientation for `kind`.
    #[must_use]
    pub fn turned(self, kind: DocumentKind) -> Turn {
        self.turn.unwrap_or(if kind.is_wide() {
            Turn::Landscape
        } else {
            Turn::Portrait
        })
    }

    /// Returns the width and height of a page for `kind`, in points. A card has its own size.
    fn size(self, kind: DocumentKind) -> (f64, f64) {
        if kind == DocumentKind::Card {
            return (105.0 * MM, 74.0 * MM);
        }
        let (short, long) = match self.paper {
            Paper::A4 => (210.0 * MM, 297.0 * MM),
            Paper::A3 => (297.0 * MM, 420.0 * MM),
        };
        match self.turned(kind) {
            Turn::Landscape => (long, short),
            Turn::Portrait => (short, long),
        }
    }

    /// Returns the margin on each side, in points.
    fn margin(self, kind: DocumentKind) -> f64 {
        match (kind, self.paper) {
            (DocumentKind::Card, _) => 4.0 * MM,
            (DocumentKind::Letter | DocumentKind::Coverage, _) => 22.0 * MM,
            _ => 12.0 * MM,
        }
    }

    /// Returns the text sizes to try.
    fn sizes(self, kind: DocumentKind) -> Sizes {
        match (kind, self.paper) {
            (DocumentKind::Card, _) => Sizes {
                larger: &[9.0, 8.5, 8.0],
                usual: 7.5,
                smaller: &[7.0],
                smallest: 6.5,
                pages: 2,
            },
            // The letter, with its enclosure after it. A memo should fit on one page if it can.
            (DocumentKind::Letter | DocumentKind::Coverage, _) => Sizes {
                larger: &[],
                usual: 12.5,
                smaller: &[12.0, 11.5],
                smallest: 11.0,
                pages: if kind == DocumentKind::Letter { 2 } else { 1 },
            },
            (_, Paper::A4) => Sizes {
                larger: &[13.0, 12.5, 12.0, 11.5],
                usual: 11.0,
                smaller: &[10.5, 10.0, 9.5, 9.0],
                smallest: 8.5,
                pages: 1,
            },
            (_, Paper::A3) => Sizes {
                larger: &[24.0, 22.0, 20.0, 19.0, 18.0, 17.0],
                usual: 16.0,
                smaller: &[15.0],
                smallest: 14.0,
                pages: 1,
            },
        }
    }
}

/// The text sizes to choose from, in points.
struct Sizes {
    /// The sizes above the usual one, the largest first.
    larger: &'static [f64],
    /// The size to try first. It is used if none brings the document onto few pages.
    usual: f64,
    /// The sizes below the usual one, except the smallest.
    smaller: &'static [f64],
    smallest: f64,
    /// How many pages are few.
    pages: usize,
}

impl Sizes {
    /// Returns all sizes, the largest first.
    fn all(&self) -> Vec<f64> {
        [self.larger, &[self.usual], self.smaller, &[self.smallest]].concat()
    }
}

/// Why a document could not be put into a format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotSet {
    /// A fault of the template or a library, never of the text, in its own words.
    Fault(String),
    /// As a single image it would have more than [`MOST_PIXELS`].
    PictureTooLarge,
    /// The head of a table leaves no room for its rows.
    RowsLost,
    /// Characters that no font has, in a format that must have every one.
    Letters(String),
}

impl NotSet {
    /// Returns the message for the user.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let with = |key, detail: &String| lang.text_with(key, &[("detail", detail.clone())]);
        match self {
            Self::Fault(detail) => with("print-fault", detail),
            Self::PictureTooLarge => lang.text("print-picture-too-large"),
            Self::RowsLost => lang.text("print-rows-lost"),
            Self::Letters(letters) => with("print-archive-letters", letters),
        }
    }
}

/// The maximum number of pixels of an image, slightly more than a sheet of A3 at 600 dots per inch.
/// Drawing takes up to twelve bytes for each.
pub const MOST_PIXELS: f64 = 80.0e6;

/// The estimate of the largest size is not exact. Above this share of the smallest size, sizes are
/// still tried.
const HOPE: f64 = 0.9;

/// A document typeset in one text size.
struct Trial {
    document: PagedDocument,
    /// The number of pieces that were wider than their place and had to be broken.
    broken: usize,
    /// The estimated largest text size that fits, in points.
    largest: f64,
}

/// A document typeset on pages.
pub struct Pages {
    document: PagedDocument,
    lang: Lang,
    /// The number of names and words that were wider than their place and had to be broken.
    broken: usize,
    /// The characters that no font has, in words.
    missing: Option<String>,
    /// The creation date of the PDF. It is the document's own date, so that the same document gives
    /// the same bytes.
    date: Option<Date>,
}

impl fmt::Debug for Pages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("count", &self.count())
            .field("broken", &self.broken)
            .finish_non_exhaustive()
    }
}

/// An image, as rows of pixels of four bytes: red, green, blue and alpha, premultiplied.
#[derive(Clone, Debug)]
pub struct Picture {
    pub width: usize,
    pub height: usize,
    pub pixels: Vec<u8>,
}

/// Typesets `document`, with lines broken where `breaker` permits.
///
/// # Errors
///
/// Returns [`NotSet`] if the template is faulty, or if the head of a table leaves no room for its
/// rows.
pub fn set(document: &Document, setup: Setup, breaker: &Breaker) -> Result<Pages, NotSet> {
    let sizes = setup.sizes(document.kind);
    // Parts that each begin on a new page cannot share one.
    let parts = document
        .blocks
        .iter()
        .filter(|&block| *block == Block::NewPage);
    let few = sizes.pages.saturating_add(parts.count());
    let mut data = data(document, setup, breaker);
    let (_, height) = setup.size(document.kind);
    let margin = setup.margin(document.kind);
    let mut try_size = |size: f64| -> Result<Trial, NotSet> {
        if let Some(data) = data.as_object_mut() {
            data.insert("size".to_owned(), size.into());
        }
        let room = height - 2.0 * margin - FOOT * size;
        press(&data, size, sizes.pages, (margin, room))
    };
    let choice = sizes.all();
    // Sizes before `low` do not fit, and those from `high` on do.
    let (mut low, mut high) = (0, choice.len());
    let mut found = None;
    let mut usual = None;
    let mut next = sizes.larger.len();
    while low < high {
        let Some(&size) = choice.get(next) else { break };
        let trial = try_size(size)?;
        let largest = trial.largest;
        if trial.document.pages().len() <= few && trial.broken == 0 {
            high = next;
            found = Some(trial);
        } else {
            low = next + 1;
            usual.get_or_insert(trial);
            if found.is_none() && largest < sizes.smallest * HOPE {
                break;
            }
        }
        let fits = |&size: &f64| size <= largest;
        let guess = choice.iter().position(fits).unwrap_or(high);
        next = guess.min(high.saturating_sub(1)).max(low);
    }
    let chosen = match (found, usual) {
        (Some(found), _) => found,
        (None, Some(usual)) if usual.broken == 0 => usual,
        (None, usual) => {
            let small = try_size(sizes.smallest)?;
            usual
                .filter(|usual| usual.broken <= small.broken)
                .unwrap_or(small)
        }
    };
    Ok(Pages {
        document: chosen.document,
        broken: chosen.broken,
        missing: missing(document),
        lang: document.style.lang,
        date: document.date,
    })
}

impl Pages {
    /// Returns how many names and words were wider than their place and had to be broken.
    #[must_use]
    pub fn broken(&self) -> usize {
        self.broken
    }

    /// Returns the language of the document.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Returns the characters that are printed as boxes because no font has them, in words.
    #[must_use]
    pub fn missing(&self) -> Option<&str> {
        self.missing.as_deref()
    }

    /// Returns the number of pages.
    #[must_use]
    pub fn count(&self) -> usize {
        self.document.pages().len()
    }

    /// Returns the PDF: tagged, with its fonts, and the same bytes for the same document. With
    /// `archive` it is PDF/A-2a (ISO 19005-2).
    ///
    /// # Errors
    ///
    /// Returns [`NotSet`] if the document cannot be written in that standard.
    pub fn pdf(&self, archive: bool) -> Result<Vec<u8>, NotSet> {
        if let Some(letters) = self.missing.as_ref().filter(|_| archive) {
            return Err(NotSet::Letters(letters.clone()));
        }
        let standard = if archive {
            PdfStandard::A_2a
        } else {
            PdfStandard::V_1_7
        };
        let standards = PdfStandards::new(&[standard])
            .map_err(|error| NotSet::Fault(error.message().to_string()))?;
        let options = PdfOptions {
            ident: Smart::Auto,
            creator: Smart::Custom(Some(crate_name())),
            standards,
            timestamp: self.date.or(archive.then_some(NO_DAY)).and_then(|date| {
                let day = Datetime::from_ymd(date.year, date.month, date.day)?;
                Some(Timestamp::new_utc(day))
            }),
            ..PdfOptions::default()
        };
        let lang = self
            .lang
            .code()
            .parse()
            .map_err(|fault: &str| NotSet::Fault(fault.to_owned()))?;
        typst_pdf::pdf(&glyphs::mended(&self.document, lang), &options)
            .map_err(|errors| not_set(&errors))
    }

    /// Draws page `index`, counting from 0, at `scale` pixels per point.
    #[must_use]
    pub fn picture(&self, index: usize, scale: f64) -> Option<Picture> {
        let page = self.document.pages().get(index)?;
        let drawn = typst_render::render(page, &options(scale));
        Some(Picture {
            width: drawn.width() as usize,
            height: drawn.height() as usize,
            pixels: drawn.take(),
        })
    }

    /// Returns the width and height of page `index`, in points.
    #[must_use]
    pub fn size(&self, index: usize) -> Option<(f64, f64)> {
        let size = self.document.pages().get(index)?.frame.size();
        Some((size.x.to_pt(), size.y.to_pt()))
    }

    /// Returns all pages, one below another, as a PNG with `dots` per inch.
    ///
    /// # Errors
    ///
    /// Returns [`NotSet`] if the image would be too large.
    pub fn png(&self, dots: u16) -> Result<Vec<u8>, NotSet> {
        let scale = f64::from(dots) / 72.0;
        let sizes = (0..self.count()).filter_map(|index| self.size(index));
        let pixels = sizes.map(|(width, height)| width * height * scale * scale);
        if pixels.sum::<f64>() > MOST_PIXELS {
            return Err(NotSet::PictureTooLarge);
        }
        let gap = Abs::pt(if self.count() > 1 { 12.0 } else { 0.0 });
        let options = options(scale);
        typst_render::render_merged(&self.document, &options, gap, None)
            .encode_png()
            .map_err(|error| NotSet::Fault(error.to_string()))
    }
}

/// Returns the characters of `document` that are printed as boxes because no font has them, in
/// words.
#[must_use]
pub fn missing(document: &Document) -> Option<String> {
    fonts::missing_in_words(document.texts())
}

fn crate_name() -> String {
    format!("{} {}", env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"))
}

fn options(scale: f64) -> RenderOptions {
    RenderOptions {
        pixel_per_pt: Scalar::new(scale),
        render_bleed: false,
    }
}

/// Runs Typst once, in text of `size`. Each part of the document should fit on `few` pages. A page
/// has a `margin` at the top and `room` for text below it, in points.
fn press(data: &Value, size: f64, few: usize, (margin, room): (f64, f64)) -> Result<Trial, NotSet> {
    let job = Job::new(data)?;
    let set = typst::compile::<PagedDocument>(&job);
    let document = set.output.map_err(|errors| not_set(&errors))?;
    // Cached results are not needed for long, because people look at one document at a time. Those
    // of many pages take hundreds of megabytes.
    typst::comemo::evict(if document.pages().len() > MANY { 0 } else { 8 });
    if !has_all_rows(&document, data) {
        return Err(NotSet::RowsLost);
    }
    let tight = labelled(&document, "tight");
    // The factors by which pieces would have to be scaled to fit their places.
    let widths = tight
        .iter()
        .filter_map(|mark| match mark.to_packed::<MetadataElem>()?.value {
            Setting::Float(times) => Some(times),
            _ => None,
        });
    // Text grows in both directions with its size, so it takes at most the square of that on a
    // page.
    let heights = (count(few) / longest_part(&document, margin, room)).sqrt();
    Ok(Trial {
        broken: tight.len(),
        largest: size * widths.fold(heights, f64::min),
        document,
    })
}

/// Returns the number of pages of the longest part of `document`. Each part begins on a new page,
/// which has a `margin` at the top and `room` for text below it.
fn longest_part(document: &PagedDocument, margin: f64, room: f64) -> f64 {
    let (mut longest, mut start) = (0.0_f64, 0.0_f64);
    for mark in labelled(document, "end") {
        let place = mark
            .location()
            .and_then(|mark| document.introspector().position(mark));
        if let Some(place) = place {
            let end = count(place.page.get() - 1) + (place.point.y.to_pt() - margin) / room;
            longest = longest.max(end - start);
            start = end.ceil();
        }
    }
    longest
}

/// Returns whether every row of every table begins on a page, and not below its end. Typst repeats
/// a head on each page even if that leaves no room for anything else.
fn has_all_rows(document: &PagedDocument, data: &Value) -> bool {
    let blocks = ["blocks", "wide_blocks"]
        .into_iter()
        .filter_map(|key| data.get(key)?.as_array());
    let tables = blocks
        .flatten()
        .filter_map(|block| block.pointer("/it/rows")?.as_array());
    let rows: usize = tables.map(Vec::len).sum();
    let marks = labelled(document, "row");
    let on_page = marks.iter().filter(|mark| {
        let place = mark
            .location()
            .and_then(|mark| document.introspector().position(mark));
        place.is_some_and(|place| {
            let page = document.pages().get(place.page.get() - 1);
            page.is_some_and(|page| place.point.y < page.frame.size().y)
        })
    });
    on_page.count() >= rows
}

fn count(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::INFINITY, f64::from)
}

/// Returns what the template labelled with `label`, in order.
fn labelled(document: &PagedDocument, label: &str) -> EcoVec<Content> {
    Label::new(PicoStr::intern(label)).map_or_else(EcoVec::new, |label| {
        document.introspector().query(&Selector::Label(label))
    })
}

fn not_set(errors: &[typst::diag::SourceDiagnostic]) -> NotSet {
    let mut messages: Vec<&str> = Vec::new();
    for error in errors {
        if !messages.contains(&error.message.as_str()) {
            messages.push(&error.message);
        }
    }
    NotSet::Fault(messages.join("; "))
}

/// Returns the data for the template.
fn data(document: &Document, setup: Setup, breaker: &Breaker) -> Value {
    let (width, height) = setup.size(document.kind);
    // A piece of several words is passed as its parts, in case its place is too narrow. It is
    // broken at its own spaces first.
    let unbroken = |part: &str| match breaker.words(part).as_slice() {
        [] | [_] => Value::from(part),
        words => Value::from(words.to_vec()),
    };
    let piece = |piece: &str| {
        let parts: Vec<Value> = breaker.parts(piece).into_iter().map(unbroken).collect();
        match parts.as_slice() {
            [] => Value::from(piece),
            [part] => part.clone(),
            _ => json!({ "parts": parts }),
        }
    };
    let lines = |text: &str| -> Value {
        let lines = text.lines().map(|line| {
            breaker
                .pieces(line)
                .into_iter()
                .map(piece)
                .collect::<Value>()
        });
        lines.collect()
    };
    let turned = document
        .blocks
        .iter()
        .position(|block| *block == Block::WidePage);
    let (upright, wide) = document
        .blocks
        .split_at(turned.unwrap_or(document.blocks.len()));
    // The first of them only tells that the page is turned.
    let wide = wide.split_first().map_or(wide, |(_, blocks)| blocks);
    let margin = setup.margin(document.kind);
    let all = |blocks: &[Block], (width, height): (f64, f64)| -> Value {
        let sizes = setup.sizes(document.kind);
        let room = Room {
            width: width - 2.0 * margin,
            height: height - 2.0 * margin,
            smallest: sizes.smallest,
            usual: sizes.usual,
            font: heads_font(),
        };
        let data = |block: &Block| match block {
            Block::Table(table) => {
                let parts = room.parts(table, breaker).into_iter().map(Block::Table);
                parts.map(|part| block_data(&part, &lines)).collect()
            }
            block => vec![block_data(block, &lines)],
        };
        blocks.iter().flat_map(data).collect()
    };
    let places = [
        ("page", "{page}".to_owned()),
        ("pages", "{pages}".to_owned()),
    ];
    json!({
        "title": document.title,
        "heading": lines(&document.title),
        "headed": document.headed,
        "lang": document.style.lang.code(),
        "thai_digits": document.has_thai_digits(),
        "fonts": std::iter::once(fonts::REGULAR)
            .chain(fonts::FALLBACKS)
            .map(|font| font.family)
            .collect::<Value>(),
        "width": width,
        "height": height,
        "margin": margin,
        "foot": FOOT,
        "head_fill": DOCUMENT.head.to_string(),
        "source": document.source,
        "page_words": document.style.text_with("document-page", &places),
        "blocks": all(upright, (width, height)),
        "wide_blocks": all(wide, (height, width)),
    })
}

/// Returns the font of table heads: the second of [`FONTS`].
fn heads_font() -> Option<FontInstance> {
    let font = FONTS.1.get(1)?.clone();
    let none = FontVariations::default();
    Some(font.instantiate(FontVariant::default(), Abs::pt(11.0), &none))
}

fn block_data(block: &Block, lines: &impl Fn(&str) -> Value) -> Value {
    let many = |texts: &[String]| -> Value { texts.iter().map(|text| lines(text)).collect() };
    let joined = |texts: &[String]| lines(&texts.join("\n"));
    let (kind, it) = match block {
        Block::Heading(text) => ("heading", lines(text)),
        Block::Text(text) => ("text", lines(text)),
        Block::Strong(text) => ("strong", lines(text)),
        Block::Indented(text) => ("indented", lines(text)),
        Block::Ticks(items) => ("ticks", many(items)),
        Block::Table(table) => ("table", table_data(table, lines)),
        Block::Sides(left, right) => (
            "sides",
            json!({ "left": joined(left), "right": joined(right) }),
        ),
        Block::Fields(fields) => {
            let fields = fields
                .iter()
                .map(|[name, words]| json!({ "name": name, "words": lines(words) }));
            ("fields", fields.collect())
        }
        Block::Right(texts) => ("right", joined(texts)),
        Block::Codes(links) => {
            let codes = links.iter().filter_map(|[name, link]| {
                let svg = Code::of(link)?.svg();
                Some(json!({ "name": lines(name), "alt": name, "svg": svg }))
            });
            ("codes", codes.collect())
        }
        Block::NewPage | Block::WidePage => ("new_page", Value::Null),
    };
    json!({ "kind": kind, "it": it })
}

fn table_data(table: &Table, lines: &impl Fn(&str) -> Value) -> Value {
    let rows = table.rows.iter().map(|row| {
        let long = row.iter().any(|cell| cell.text.len() > LONG);
        let cells = row.iter().map(|cell| {
            json!({
                "text": lines(&cell.text),
                "fill": DOCUMENT.fill(cell.verdict).map(|colour| colour.to_string()),
                "long": long,
            })
        });
        cells.collect::<Value>()
    });
    json!({
        "heads": table.heads.iter().map(|head| lines(head)).collect::<Value>(),
        "rows": rows.collect::<Value>(),
        "shares": table.shares,
        "to_fill_in": table.to_fill_in,
    })
}

/// The world that Typst sees: the template, the data and the fonts. It has no disk and no clock.
struct Job {
    template: &'static Source,
    data_file: FileId,
    data: Bytes,
}

impl Job {
    fn new(data: &Value) -> Result<Self, NotSet> {
        let (template, data_file) = FILES.as_ref().map_err(Clone::clone)?;
        Ok(Self {
            template,
            data_file: *data_file,
            // A byte order mark within a text is invisible, and PDF/A does not permit it.
            data: Bytes::from_string(data.to_string().replace('\u{feff}', "")),
        })
    }
}

impl World for Job {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.0
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() {
            Ok(self.template.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data_file {
            Ok(self.data.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.1.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
