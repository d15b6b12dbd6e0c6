//! Pieces that screens are made of.

mod field;
mod grid;
mod lazy;
mod pressable;
mod thai;
mod verdict;

/// The sign on a button that opens a list.
pub const OPENS: &str = "⏷";

pub use field::Field;
pub use grid::{GridCell, GridRows, GridState, grid};
pub use lazy::lazily;
pub use pressable::Pressable;
pub use thai::{Mark, Paragraph, ThaiText, clean_copied};
pub use verdict::{verdict_badge, verdict_words};
