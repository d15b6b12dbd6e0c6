//! Thai text, independent of groups: digits, dates, folding for search, the normal form for
//! understanding, keyboard layouts, grapheme clusters and line breaks. Everything here is pure and
//! works on borrowed text.

pub mod breaks;
pub mod clusters;
pub mod collate;
pub mod controls;
pub mod date;
pub mod digits;
pub mod fold;
pub mod kept;
pub mod keyboard;
pub mod normalise;
pub mod words;

pub use breaks::Breaker;
pub use clusters::Clusters;
pub use collate::ThaiOrder;
pub use date::{Date, Written};
pub use digits::Digits;
pub use fold::{contains_folded, fold};
pub use kept::KeptNames;
pub use normalise::{Normalised, normalise};
pub use words::Words as WordMover;
