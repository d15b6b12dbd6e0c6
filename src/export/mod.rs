//! Documents as files: PDF, PNG, Excel, CSV, HTML and Markdown. Registry text is only data in all
//! of them. It is shown verbatim, and none of it acts as markup, formula or script.

mod code;
mod columns;
mod glyphs;
mod html;
mod markdown;
mod pocket;
mod sheet;
mod typeset;

use std::path::Path;

pub use code::Code;
pub use pocket::pocket_page;
pub use typeset::{Orientation, Pages, Paper, Picture, Setup, TypesetError, missing, typeset};

use crate::report::Document;
use crate::text::Breaker;

/// A file format, selected by the file extension.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    Pdf,
    Png,
    Xlsx,
    /// UTF-8 with a byte order mark, so that Excel decodes it correctly.
    Csv,
    /// A single file that needs no others.
    Html,
    Markdown,
}

impl Format {
    /// Every format, with its file extension.
    pub const ENDINGS: [(&'static str, Self); 6] = [
        ("pdf", Self::Pdf),
        ("png", Self::Png),
        ("xlsx", Self::Xlsx),
        ("csv", Self::Csv),
        ("html", Self::Html),
        ("md", Self::Markdown),
    ];

    /// Returns whether it is drawn with the program's fonts. The other formats leave fonts to the
    /// reader.
    #[must_use]
    pub fn is_drawn(self) -> bool {
        matches!(self, Self::Pdf | Self::Png)
    }

    /// Returns the format for the extension of `path`, if it is one of [`Self::ENDINGS`].
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_lowercase();
        Self::ENDINGS
            .into_iter()
            .find(|(known, _)| *known == ending)
            .map(|(_, format)| format)
    }
}

/// The options of a file, as far as its format has any.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Options {
    pub setup: Setup,
    /// Dots per inch of an image.
    pub dots: u16,
    /// Whether a PDF must be suitable for archiving: PDF/A-2a.
    pub archive: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            setup: Setup::default(),
            dots: 150,
            archive: false,
        }
    }
}

/// Returns the bytes of `document` in `format`, with lines broken where `breaker` permits.
///
/// # Errors
///
/// Returns [`TypesetError`] if the document is too large for the format, or if the template is
/// faulty.
pub fn export(
    document: &Document,
    format: Format,
    options: Options,
    breaker: &Breaker,
) -> Result<Vec<u8>, TypesetError> {
    match format {
        Format::Pdf => typeset(document, options.setup, breaker)?.pdf(options.archive),
        Format::Png => typeset(document, options.setup, breaker)?.png(options.dots),
        Format::Xlsx => sheet::xlsx(document, options.setup),
        Format::Csv => sheet::csv(document),
        Format::Html => Ok(html::html(document, breaker).into_bytes()),
        Format::Markdown => Ok(markdown::markdown(document).into_bytes()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Block, Cell, PageKind, Style, Table};

    fn hostile() -> Document {
        Document {
            page: PageKind::WideSheet,
            style: Style::default(),
            title: "# ตาราง <script>".to_owned(),
            headed: true,
            warning: None,
            blocks: vec![
                Block::Table(Table {
                    heads: vec!["กลุ่ม".to_owned(), "a|b".to_owned()],
                    rows: vec![
                        ["=1+1", "ที่ \"นี่\"\nบรรทัดสอง"]
                            .map(|text| Cell::from(text.to_owned()))
                            .to_vec(),
                    ],
                    shares: vec![1, 1],
                    to_fill_in: false,
                }),
                Block::Strong("** หมายเหตุ $x$ #read(\"secret.txt\")".to_owned()),
            ],
            source: "ที่ สน ๐๐๑๘.๑/ว ๒๓๕๓๒".to_owned(),
            date: None,
        }
    }

    fn bytes(format: Format) -> Vec<u8> {
        let breaker = Breaker::new([]);
        export(&hostile(), format, Options::default(), &breaker).unwrap()
    }

    fn text(format: Format) -> String {
        String::from_utf8(bytes(format)).unwrap()
    }

    #[test]
    fn text_of_the_registry_is_data_in_every_format() {
        let page = text(Format::Html);
        assert!(page.contains("&lt;script&gt;") && !page.contains("<script"));
        let sheet = text(Format::Csv);
        assert!(sheet.starts_with("\u{feff}กลุ่ม,a|b\r\n'=1+1,\"ที่ \"\"นี่\"\"\nบรรทัดสอง\"\r\n"));
        let mark = text(Format::Markdown);
        assert!(mark.starts_with("# \\# ตาราง &lt;script&gt;\n"));
        assert!(mark.contains("| a\\|b |") && mark.contains("\\*\\* หมายเหตุ \\$x\\$"));
        assert!(bytes(Format::Pdf).starts_with(b"%PDF-1.7"));
        assert!(bytes(Format::Xlsx).starts_with(b"PK"));
    }

    #[test]
    fn the_same_document_gives_the_same_bytes() {
        for (ending, format) in Format::ENDINGS {
            assert!(bytes(format) == bytes(format), "{ending}");
        }
    }

    #[test]
    fn the_ending_chooses_the_format() {
        assert_eq!(Format::of(Path::new("ตาราง.CSV")), Some(Format::Csv));
        assert_eq!(Format::of(Path::new("a.pdf")), Some(Format::Pdf));
        assert_eq!(Format::of(Path::new("a.doc")), None);
        assert_eq!(Format::of(Path::new("md")), None);
    }
}
