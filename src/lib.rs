//! Trong Klum (ตรงกลุ่ม) finds the official LINE group that a post belongs in, who reads it there,
//! what is forbidden there, and the sentence of the letter that says so.
//!
//! Modules are layered: each one depends only on the layers below it. `ARCHITECTURE.md` has the
//! map, and `tests/core/layers.rs` enforces it.

#[cfg(feature = "cli")]
pub mod cli;
pub mod draft;
#[cfg(feature = "print")]
pub mod export;
#[cfg(feature = "print")]
pub mod fonts;
#[cfg(feature = "gui")]
pub mod gui;
pub mod guide;
#[cfg(feature = "import")]
pub mod import;
pub mod lang;
pub mod language;
pub mod people;
#[cfg(feature = "publish")]
pub mod publish;
pub mod registry;
pub mod report;
pub mod store;
pub mod text;
pub mod understand;
