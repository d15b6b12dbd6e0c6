//! A typeset document, as PDF and as images.

use std::fmt;

use typst::foundations::{Datetime, Smart};
use typst::layout::Abs;
use typst::utils::Scalar;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};
use typst_render::RenderOptions;

use super::error::document_error;
use super::size::SizedLayout;
use super::{TypesetError, missing};
use crate::export::glyphs;
use crate::lang::Lang;
use crate::report::Document;
use crate::text::Date;

/// The date of a PDF for archiving if none is known, since the standard requires one. Workbooks use
/// the same. It is not the date of anything.
const PLACEHOLDER_DATE: Date = Date {
    year: 2000,
    month: 1,
    day: 1,
};

/// The maximum number of pixels of an image, slightly more than a sheet of A3 at 600 dots per inch.
/// Drawing takes up to twelve bytes for each.
pub(super) const MAX_PIXELS: f64 = 80.0e6;

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

impl Pages {
    /// Creates the pages of `document` from its `layout`.
    pub(super) fn new(document: &Document, layout: SizedLayout) -> Self {
        Self {
            document: layout.document,
            broken: layout.broken,
            missing: missing(document),
            lang: document.style.lang,
            date: document.date,
        }
    }

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
    /// Returns [`TypesetError`] if the document cannot be written in that standard.
    pub fn pdf(&self, archive: bool) -> Result<Vec<u8>, TypesetError> {
        if let Some(letters) = self.missing.as_ref().filter(|_| archive) {
            return Err(TypesetError::MissingCharacters(letters.clone()));
        }
        let standard = if archive {
            PdfStandard::A_2a
        } else {
            PdfStandard::V_1_7
        };
        let standards = PdfStandards::new(&[standard])
            .map_err(|error| TypesetError::Fault(error.message().to_string()))?;
        let options = PdfOptions {
            ident: Smart::Auto,
            creator: Smart::Custom(Some(program_name())),
            standards,
            timestamp: self
                .date
                .or(archive.then_some(PLACEHOLDER_DATE))
                .and_then(|date| {
                    let day = Datetime::from_ymd(date.year, date.month, date.day)?;
                    Some(Timestamp::new_utc(day))
                }),
            ..PdfOptions::default()
        };
        let lang = self
            .lang
            .code()
            .parse()
            .map_err(|fault: &str| TypesetError::Fault(fault.to_owned()))?;
        typst_pdf::pdf(&glyphs::mended(&self.document, lang), &options)
            .map_err(|errors| document_error(&errors))
    }

    /// Draws page `index`, counting from 0, at `scale` pixels per point.
    #[must_use]
    pub fn picture(&self, index: usize, scale: f64) -> Option<Picture> {
        let page = self.document.pages().get(index)?;
        let drawn = typst_render::render(page, &render_options(scale));
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
    /// Returns [`TypesetError`] if the image would be too large.
    pub fn png(&self, dots: u16) -> Result<Vec<u8>, TypesetError> {
        let scale = f64::from(dots) / 72.0;
        let sizes = (0..self.count()).filter_map(|index| self.size(index));
        let pixels = sizes.map(|(width, height)| width * height * scale * scale);
        if pixels.sum::<f64>() > MAX_PIXELS {
            return Err(TypesetError::PictureTooLarge);
        }
        let gap = Abs::pt(if self.count() > 1 { 12.0 } else { 0.0 });
        let options = render_options(scale);
        typst_render::render_merged(&self.document, &options, gap, None)
            .encode_png()
            .map_err(|error| TypesetError::Fault(error.to_string()))
    }
}

fn program_name() -> String {
    format!("{} {}", env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"))
}

fn render_options(scale: f64) -> RenderOptions {
    RenderOptions {
        pixel_per_pt: Scalar::new(scale),
        render_bleed: false,
    }
}
