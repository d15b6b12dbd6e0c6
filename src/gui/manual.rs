//! The manual, made aside and opened with the system's program for PDF.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::Context;

use super::background::{self, Task};
use crate::export::{Setup, typeset};
use crate::registry::Registry;
use crate::report::{ManualOrder, Style, manual_document, names};
use crate::store::{NotWritten, write_to_show};
use crate::text::Breaker;

/// What came of opening it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    Shown,
    /// It could not be made, for this reason.
    NotMade(String),
    /// The system has no program for it. It is at this place.
    NotShown(PathBuf),
}

/// The manual, while it is being made.
#[derive(Debug, Default)]
pub struct Manual {
    making: Option<Task<Opened>>,
}

impl Manual {
    /// Makes the manual and opens it, unless that is being done. Returns whether it has been begun.
    pub fn open(
        &mut self,
        context: &Context,
        registry: Arc<Registry>,
        order: ManualOrder,
        style: Style,
    ) -> bool {
        if self.making.is_some() {
            return false;
        }
        self.making = Some(Task::start(context, move || {
            match made(&registry, &order, style) {
                Ok(path) if opener::open(&path).is_ok() => Opened::Shown,
                Ok(path) => Opened::NotShown(path),
                Err(why) => Opened::NotMade(why),
            }
        }));
        true
    }

    /// Returns what came of it, once.
    pub fn receive(&mut self) -> Option<Opened> {
        background::take(&mut self.making)
    }
}

/// Makes the manual. Returns where it is.
///
/// # Errors
///
/// Returns the message for the user if it cannot be made.
fn made(registry: &Registry, order: &ManualOrder, style: Style) -> Result<PathBuf, String> {
    let document = manual_document(registry, order, style);
    let breaker = Breaker::new(names(registry));
    let pages = typeset(&document, Setup::default(), &breaker);
    let pdf = pages.and_then(|pages| pages.pdf(false));
    let pdf = pdf.map_err(|fault| fault.message(style.lang))?;
    let name = format!("{}.pdf", style.in_words("manual-name", &[]));
    write_to_show(&name, &pdf).map_err(|fault| match fault {
        NotWritten::Failed(cause) => style.text(cause.key()),
        NotWritten::Exists => style.text("unwritable-in-use"),
    })
}
