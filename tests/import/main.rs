//! Verifies the import of letters' tables: every form of file gives the same table, the registry
//! that is written can be read, and the rules proposed agree with those that people wrote.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a helper of a test may fail the test, as the test itself may"
)]
#![allow(clippy::print_stdout, reason = "the measurement is printed for people")]

mod arranged;
#[cfg(feature = "cli")]
mod command;
#[cfg(feature = "cli")]
#[path = "../commands/mod.rs"]
mod commands;
mod forms;
mod measure;
mod times;
