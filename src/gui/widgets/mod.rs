//! Pieces that screens are made of.

mod pressable;
mod thai;
mod verdict;

pub use pressable::Pressable;
pub use thai::{Paragraph, ThaiText, clean_copied};
pub use verdict::verdict_badge;
