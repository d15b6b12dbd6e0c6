//! Trong Klum (ตรงกลุ่ม): which official LINE group a post belongs in, who reads it, what must
//! not be done there, and which sentence of the letter says so.
//!
//! The modules stand in floors, and each uses only floors below it; `ARCHITECTURE.md` has the
//! map and `tests/core/layers.rs` holds the code to it.

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
pub mod lang;
pub mod registry;
pub mod report;
pub mod store;
pub mod text;
pub mod understand;
