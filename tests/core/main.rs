//! Verifies the core: the answers are those of the letter, a second evaluator agrees with the
//! first, every rule matters, and reading any file ends cleanly. The data is in `tests/cases/`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a helper of a test may fail the test, as the test itself may"
)]

mod confirming;
#[cfg(all(feature = "cli", feature = "print"))]
mod damaged_files;
mod draws;
mod edit;
mod edit_rules;
mod excluded;
mod fictitious;
mod generate;
mod golden;
mod invalid;
mod layers;
mod letter;
mod letters;
mod locales;
mod members;
mod mutation;
mod naive;
#[cfg(all(feature = "cli", feature = "print"))]
mod names;
mod properties;
mod province;
mod recipients;
mod support;
mod verdict_table;
mod weights;
