//! Thai text that knows nothing of groups: digits, folding for search, the normal form that
//! understanding works on, keyboard layouts, and where a line may break. Everything here is
//! pure and works on borrowed text.

pub mod breaks;
pub mod collate;
pub mod date;
pub mod digits;
pub mod fold;
pub mod keyboard;
pub mod normalise;
pub mod words;

pub use breaks::Breaker;
pub use collate::ThaiOrder;
pub use date::{Date, Written};
pub use digits::Digits;
pub use fold::{contains_folded, fold};
pub use normalise::{Normalised, normalise};
pub use words::Words as WordMover;
