//! Pieces that screens are made of.

mod field;
mod grid;
mod thai;
mod verdict;

pub use field::Field;
pub use grid::{GridCell, GridRows, GridState, grid};
pub use thai::{Paragraph, ThaiText, clean_copied};
pub use verdict::verdict_badge;
