//! The proofs: that the answers are the letter's, that a second evaluator agrees with the
//! first, that every rule matters, and that whatever is in a file, reading it ends well.
//! `tests/cases/` has the data.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a helper of a test may fail the test, as the test itself may"
)]

mod fictitious;
mod generate;
mod golden;
mod invalid;
mod layers;
mod letter;
mod locales;
mod mutation;
mod naive;
#[cfg(all(feature = "cli", feature = "print"))]
mod names;
mod properties;
mod province;
#[cfg(all(feature = "cli", feature = "print"))]
mod spoilt;
mod support;
mod table;
