//! Why a document could not be put into a format.

use typst::diag::SourceDiagnostic;

use crate::lang::Lang;

/// Why a document could not be put into a format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypesetError {
    /// A fault of the template or a library, never of the text, in its own words.
    Fault(String),
    /// As a single image it would have more than [`MAX_PIXELS`](super::pages::MAX_PIXELS).
    PictureTooLarge,
    /// The head of a table leaves no room for its rows.
    RowsLost,
    /// Characters that no font has, in a format that must have every one.
    MissingCharacters(String),
}

impl TypesetError {
    /// Returns the message for the user.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let with = |key, detail: &String| lang.text_with(key, &[("detail", detail.clone())]);
        match self {
            Self::Fault(detail) => with("print-fault", detail),
            Self::PictureTooLarge => lang.text("print-picture-too-large"),
            Self::RowsLost => lang.text("print-rows-lost"),
            Self::MissingCharacters(characters) => with("print-archive-letters", characters),
        }
    }
}

/// Returns the error for what Typst reports, each message once.
pub(super) fn document_error(errors: &[SourceDiagnostic]) -> TypesetError {
    let mut messages: Vec<&str> = Vec::new();
    for error in errors {
        if !messages.contains(&error.message.as_str()) {
            messages.push(&error.message);
        }
    }
    TypesetError::Fault(messages.join("; "))
}
