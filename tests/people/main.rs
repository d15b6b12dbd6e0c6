//! Verifies files of people: what is wrong with one, the comparison of a group's members with the
//! letter, lists in every form, and that no name or number gets out unasked. Everybody is made up.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a helper of a test may fail the test, as the test itself may"
)]
#![allow(clippy::format_push_string, reason = "plain in a test")]

mod acknowledged;
mod audits;
mod command;
#[path = "../commands/mod.rs"]
mod commands;
mod encrypted;
mod files;
#[path = "../../benches/rosters/generate.rs"]
mod generate;
mod lists;
mod moves;
mod private;
mod rosters;
#[path = "../../benches/rosters/sheets.rs"]
mod sheets;

use trongklum::registry::{Registry, SAKON_NAKHON, read};

fn registry() -> Registry {
    read(SAKON_NAKHON).registry.expect("the registry")
}
