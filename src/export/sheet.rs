//! Spreadsheets: comma-separated values (RFC 4180), and Excel workbooks.

use csv::{QuoteStyle, Terminator, WriterBuilder};
use rust_xlsxwriter::{
    Color, Format, FormatAlign, FormatBorder, Table as SheetTable, TableColumn, TableStyle,
    Workbook, Worksheet, XlsxError,
};

use super::{Orientation, Paper, Setup, TypesetError};
use crate::report::palette::{Colour, DOCUMENT};
use crate::report::{Block, Cell, Document, Table};
use crate::text::{Breaker, breaks};

/// The font of Thai government documents. Spreadsheets cannot embed fonts.
const FONT: &str = "TH SarabunPSK";
const FONT_SIZE: f64 = 16.0;

/// The font's character set in Windows' numbering: Thai.
const THAI_CHARSET: u8 = 222;

/// The height of a line of text, in points.
const LINE_HEIGHT: f64 = FONT_SIZE * 1.45;

/// The share of a column's width to count on. Lines break at words, before the column's end, and a
/// machine without the font uses a wider one. Extra room in a row is better than a clipped line.
const USABLE_WIDTH: f64 = 0.7;

/// The last row in which a head is frozen.
const LAST_FROZEN_ROW: u32 = 3;

/// The maximum length of a sheet's name in Excel, in UTF-16 code units.
const MAX_SHEET_NAME: usize = 31;

/// The width of a sheet, in characters, at which it fits the paper when printed.
const PAGE_WIDTH: f64 = 130.0;

/// Returns the rows of plain cells for a block that is not a table.
fn plain_rows(block: &Block) -> Vec<Vec<String>> {
    let alone = |text: &String| vec![text.clone()];
    match block {
        Block::Heading(text) | Block::Text(text) | Block::Strong(text) | Block::Indented(text) => {
            vec![alone(text)]
        }
        Block::Ticks(items) => items.iter().map(|item| vec![format!("☐ {item}")]).collect(),
        Block::Steps(items) => {
            let items = items.iter().zip(1..);
            items
                .map(|(item, number)| vec![format!("{number}. {item}")])
                .collect()
        }
        Block::Picture(picture) => vec![alone(&picture.alt)],
        Block::Sides(left, right) => left.iter().chain(right).map(alone).collect(),
        Block::Right(lines) => lines.iter().map(alone).collect(),
        Block::Fields(pairs) => pairs
            .iter()
            .map(|[name, words]| vec![format!("{name} {words}")])
            .collect(),
        Block::Codes(pairs) => pairs.iter().map(|pair| pair.to_vec()).collect(),
        Block::Table(_) | Block::NewPage | Block::WidePage => Vec::new(),
    }
}

/// Returns `document` as UTF-8 with a byte order mark, so that Excel decodes it correctly. A lone
/// table starts on the first line, and notes follow it.
///
/// # Errors
///
/// Never fails, since nothing is written to disk.
pub fn csv(document: &Document) -> Result<Vec<u8>, TypesetError> {
    let fault = |error: &dyn std::error::Error| TypesetError::Fault(error.to_string());
    let mut writer = WriterBuilder::new()
        .flexible(true)
        .quote_style(QuoteStyle::Necessary)
        .terminator(Terminator::CRLF)
        .from_writer(vec![0xef, 0xbb, 0xbf]);
    let mut row = |cells: &mut dyn Iterator<Item = &str>| {
        writer
            .write_record(cells.map(harmless))
            .map_err(|error| fault(&error))
    };
    if let Some(warning) = &document.warning {
        row(&mut std::iter::once(warning.as_str()))?;
    }
    for block in &document.blocks {
        if let Block::Table(table) = block {
            row(&mut table.heads.iter().map(String::as_str))?;
            for cells in &table.rows {
                row(&mut cells.iter().map(|cell| cell.text.as_str()))?;
            }
        }
        for cells in plain_rows(block) {
            row(&mut cells.iter().map(String::as_str))?;
        }
    }
    row(&mut std::iter::once(document.source.as_str()))?;
    writer.into_inner().map_err(|error| fault(&error))
}

/// Returns `cell` in a form that no spreadsheet runs as a formula (OWASP, CSV injection).
fn harmless(cell: &str) -> String {
    if cell
        .trim_start()
        .starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
    {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// Returns `document` as a workbook: each table on its own sheet with the texts around it, the head
/// frozen, cells wrapped, ready to print. All text is written as strings, so that none of it is a
/// formula.
///
/// # Errors
///
/// Returns [`TypesetError`] if the document is larger than a sheet can be.
pub fn xlsx(document: &Document, setup: Setup) -> Result<Vec<u8>, TypesetError> {
    workbook(document, setup).map_err(|error| TypesetError::Fault(error.to_string()))
}

fn workbook(document: &Document, setup: Setup) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The current time would make the same document differ.
    let properties = rust_xlsxwriter::DocProperties::new()
        .set_title(&document.title)
        .set_creation_datetime(&rust_xlsxwriter::ExcelDateTime::from_ymd(2000, 1, 1)?);
    workbook.set_properties(&properties);
    let mut names = Vec::new();
    for (index, blocks) in sheets(document).into_iter().enumerate() {
        let sheet = workbook.add_worksheet();
        let name = sheet_name(document, &blocks, &names);
        sheet.set_name(&name)?;
        names.push(name);
        page(sheet, document, setup);
        let title = (document.headed && index == 0).then_some(document.title.as_str());
        let warning = document.warning.as_deref();
        Writer::new(sheet, &blocks)?.write(warning, title, &blocks, &document.source)?;
    }
    workbook.save_to_buffer()
}

/// Returns the blocks of each sheet. Tables have different columns, so each begins a new sheet,
/// with what leads up to it.
fn sheets(document: &Document) -> Vec<Vec<&Block>> {
    let mut sheets = Vec::new();
    let mut sheet: Vec<&Block> = Vec::new();
    for block in &document.blocks {
        let is_table = |block: &&Block| matches!(block, Block::Table(_));
        match block {
            Block::NewPage | Block::WidePage => sheets.push(std::mem::take(&mut sheet)),
            Block::Table(_) if sheet.iter().any(is_table) => {
                let leads = |block: &&Block| {
                    matches!(
                        block,
                        Block::Heading(_) | Block::Text(_) | Block::Indented(_)
                    )
                };
                let before = sheet.iter().rposition(|block| !leads(block));
                let lead = sheet.split_off(before.map_or(0, |last| last + 1));
                sheets.push(std::mem::replace(&mut sheet, lead));
                sheet.push(block);
            }
            _ => sheet.push(block),
        }
    }
    sheets.push(sheet);
    sheets.retain(|sheet| !sheet.is_empty());
    sheets
}

/// Returns a name that Excel accepts for a sheet: its heading or the document's title, different
/// from all earlier ones.
fn sheet_name(document: &Document, blocks: &[&Block], known: &[String]) -> String {
    let heading = blocks.iter().find_map(|block| match block {
        Block::Heading(text) => Some(text),
        _ => None,
    });
    let plain: String = heading
        .unwrap_or(&document.title)
        .chars()
        .map(|c| match c {
            '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'' => ' ',
            c if c.is_control() => ' ',
            c => c,
        })
        .collect();
    let breaker = Breaker::new([]);
    let fitting = |more: &str| {
        let mut name = String::new();
        for word in breaker.words(&plain) {
            // Excel counts in UTF-16.
            if format!("{name}{word}{more}").encode_utf16().count() > MAX_SHEET_NAME {
                break;
            }
            name.push_str(word);
        }
        (name + more).trim().to_owned()
    };
    let is_free = |name: &String| {
        let lower = name.to_lowercase();
        !name.is_empty() && known.iter().all(|known| known.to_lowercase() != lower)
    };
    let mut name = fitting("");
    let mut number = known.len();
    while !is_free(&name) {
        number += 1;
        name = fitting(&format!(" {number}"));
    }
    name
}

/// Sets up the page for printing.
fn page(sheet: &mut Worksheet, document: &Document, setup: Setup) {
    // Windows' numbers of paper sizes.
    sheet.set_paper_size(match setup.paper {
        Paper::A4 => 9,
        Paper::A3 => 8,
    });
    if setup.orientation_for(document.page) == Orientation::Landscape {
        sheet.set_landscape();
    }
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.6, 0.6, 0.6, 0.8, 0.3, 0.3);
    let words = [("page", "&P".to_owned()), ("pages", "&N".to_owned())];
    let pages = document.style.lang.text_with("document-page", &words);
    // An ampersand begins a code there.
    let source = document.source.replace('&', "&&");
    sheet.set_footer(format!("&L{source}&R{pages}"));
}

/// Writes blocks down a sheet, at most one of which is a table.
struct Writer<'s> {
    sheet: &'s mut Worksheet,
    row: u32,
    /// The widths of the columns, in characters.
    widths: Vec<f64>,
}

impl<'s> Writer<'s> {
    fn new(sheet: &'s mut Worksheet, blocks: &[&Block]) -> Result<Self, XlsxError> {
        let shares = blocks.iter().find_map(|block| match block {
            Block::Table(table) if table.shares.len() > 1 => Some(table.shares.as_slice()),
            _ => None,
        });
        // Text alone spans two columns, because a single cell cannot be merged.
        let shares = shares.unwrap_or(&[1, 1]);
        let all: f64 = shares.iter().map(|&share| f64::from(share)).sum();
        let widths: Vec<f64> = shares
            .iter()
            .map(|&share| f64::from(share) / all * PAGE_WIDTH)
            .collect();
        for (column, &width) in (0..).zip(&widths) {
            sheet.set_column_width(column, width)?;
        }
        Ok(Self {
            sheet,
            row: 0,
            widths,
        })
    }

    fn write(
        mut self,
        warning: Option<&str>,
        title: Option<&str>,
        blocks: &[&Block],
        source: &str,
    ) -> Result<(), XlsxError> {
        if let Some(warning) = warning {
            self.line(warning, &text_format().set_bold())?;
        }
        if let Some(title) = title {
            let format = text_format()
                .set_bold()
                .set_font_size(FONT_SIZE + 4.0)
                .set_align(FormatAlign::Center);
            self.line(title, &format)?;
        }
        for block in blocks {
            match block {
                Block::Table(table) => self.table(table)?,
                Block::Heading(text) | Block::Strong(text) => {
                    self.line(text, &text_format().set_bold())?;
                }
                other => {
                    for cells in plain_rows(other) {
                        self.line(&cells.join("  "), &text_format())?;
                    }
                }
            }
        }
        self.line(source, &text_format().set_font_color(rgb(DOCUMENT.muted)))
    }

    /// Writes a text across the full width. Merged cells do not grow with their text, so the height
    /// is estimated from its length.
    fn line(&mut self, text: &str, format: &Format) -> Result<(), XlsxError> {
        let last = u16::try_from(self.widths.len().saturating_sub(1)).unwrap_or(u16::MAX);
        self.sheet
            .merge_range(self.row, 0, self.row, last, text, format)?;
        let lines = text
            .lines()
            .map(|line| (columns(line) / PAGE_WIDTH / USABLE_WIDTH).ceil().max(1.0));
        let lines = lines.sum::<f64>().max(1.0);
        self.sheet
            .set_row_height(self.row, lines * LINE_HEIGHT + 8.0)?;
        self.row += 1;
        Ok(())
    }

    /// Makes a row as high as its cells need, because not every program does so by itself.
    fn fit<'c>(
        &mut self,
        row: u32,
        table: &Table,
        cells: impl Iterator<Item = &'c str>,
    ) -> Result<(), XlsxError> {
        let lines = cells.zip(&self.widths).map(|(text, &width)| {
            let lines = text.lines();
            lines
                .map(|line| (columns(line) / width / USABLE_WIDTH).ceil().max(1.0))
                .sum::<f64>()
        });
        let lines = lines.fold(1.0, f64::max);
        let by_hand = if table.to_fill_in { 1.5 } else { 1.0 };
        self.sheet
            .set_row_height(row, lines * LINE_HEIGHT * by_hand + 2.0)?;
        Ok(())
    }

    /// Writes a table with a frozen head and filters.
    fn table(&mut self, table: &Table) -> Result<(), XlsxError> {
        let head = cell_format()
            .set_bold()
            .set_align(FormatAlign::Center)
            .set_background_color(rgb(DOCUMENT.head));
        let first = self.row;
        for (column, text) in (0..).zip(&table.heads) {
            self.sheet
                .write_string_with_format(first, column, text, &head)?;
        }
        self.fit(first, table, table.heads.iter().map(String::as_str))?;
        self.row += 1;
        for cells in &table.rows {
            self.fit(self.row, table, cells.iter().map(|cell| cell.text.as_str()))?;
            for (column, cell) in (0..).zip(cells) {
                let format = filled(cell);
                self.sheet
                    .write_string_with_format(self.row, column, &cell.text, &format)?;
            }
            self.row += 1;
        }
        // The frozen part must leave most of the screen free.
        if first <= LAST_FROZEN_ROW {
            self.sheet.set_freeze_panes(first + 1, 1)?;
        }
        self.sheet.set_repeat_rows(first, first)?;
        let last = u16::try_from(table.heads.len().saturating_sub(1)).unwrap_or(u16::MAX);
        if !table.to_fill_in && !table.rows.is_empty() && are_names_of_columns(&table.heads) {
            let columns: Vec<TableColumn> = table
                .heads
                .iter()
                .map(|head_text| {
                    TableColumn::new()
                        .set_header(head_text)
                        .set_header_format(&head)
                })
                .collect();
            let real = SheetTable::new()
                .set_columns(&columns)
                .set_style(TableStyle::None);
            self.sheet.add_table(first, 0, self.row - 1, last, &real)?;
        }
        Ok(())
    }
}

/// Returns whether an Excel table may have these heads: none is empty, repeated or has several
/// lines.
fn are_names_of_columns(heads: &[String]) -> bool {
    heads.iter().enumerate().all(|(index, head)| {
        let twice = heads.iter().take(index);
        !head.is_empty()
            && !head.contains(char::is_control)
            && head.chars().count() <= 255
            && twice
                .map(|other| other.to_lowercase())
                .all(|other| other != head.to_lowercase())
    })
}

/// Returns the number of terminal columns that `text` takes, which is about its width in
/// characters.
fn columns(text: &str) -> f64 {
    u32::try_from(breaks::columns(text)).map_or(f64::MAX, f64::from)
}

fn text_format() -> Format {
    Format::new()
        .set_font_name(FONT)
        .set_font_size(FONT_SIZE)
        .set_font_charset(THAI_CHARSET)
        .set_text_wrap()
        .set_align(FormatAlign::Top)
}

fn cell_format() -> Format {
    text_format().set_border(FormatBorder::Thin)
}

fn filled(cell: &Cell) -> Format {
    match DOCUMENT.fill(cell.verdict) {
        Some(colour) => cell_format().set_background_color(rgb(colour)),
        None => cell_format(),
    }
}

fn rgb(colour: Colour) -> Color {
    Color::RGB(colour.number())
}
