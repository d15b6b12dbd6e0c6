//! Typesets documents on pages with Typst: PDF, and images of the pages. The template is
//! `assets/print/document.typ`. All words are passed to it as data.

mod data;
mod error;
mod pages;
mod setup;
mod size;
mod world;

pub use error::TypesetError;
pub use pages::{Pages, Picture};
pub use setup::{Orientation, Paper, Setup};

use crate::fonts;
use crate::report::Document;
use crate::text::Breaker;

/// Typesets `document`, with lines broken where `breaker` permits.
///
/// # Errors
///
/// Returns [`TypesetError`] if the template is faulty, or if the head of a table leaves no room for
/// its rows.
pub fn typeset(
    document: &Document,
    setup: Setup,
    breaker: &Breaker,
) -> Result<Pages, TypesetError> {
    let layout = size::best_layout(document, setup, breaker)?;
    Ok(Pages::new(document, layout))
}

/// Returns the characters of `document` that are printed as boxes because no font has them, in
/// words.
#[must_use]
pub fn missing(document: &Document) -> Option<String> {
    fonts::missing_in_words(document.texts())
}
