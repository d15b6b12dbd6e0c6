//! Pieces that screens are made of.

mod thai;
mod verdict;

pub use thai::{Paragraph, ThaiText, clean_copied};
pub use verdict::verdict_badge;
