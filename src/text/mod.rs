//! Thai text that knows nothing of groups: digits, folding for search, the normal form that
//! understanding works on, keyboard layouts, letters with their marks, and where a line may break. Everything here is
//! pure and works on borrowed text.

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
