//! The day, and whether the letter on screen is in force on it.

use std::sync::Arc;

use eframe::egui::Context;

use super::view::Revision;
use crate::registry::Registry;
use crate::report::{InForceReport, Style, in_force_report};
use crate::store;
use crate::text::Date;

/// The day, and what was last said about the letter.
#[derive(Debug, Default)]
pub struct Today {
    /// The day to take for today, if one was named at the start.
    fixed: Option<Date>,
    known: Option<(Key, Arc<InForceReport>)>,
}

/// What it depends on whether and how a letter is said to be in force.
#[derive(Debug, PartialEq, Eq)]
struct Key {
    revision: Revision,
    style: Style,
    day: Option<Date>,
}

impl Today {
    /// Takes `fixed` for today, or else the machine's day.
    pub fn new(fixed: Option<Date>) -> Self {
        Self { fixed, known: None }
    }

    /// Returns the day.
    pub fn day(&self) -> Option<Date> {
        self.fixed.or_else(store::today)
    }

    /// Has a window that is idle drawn again when the day ends.
    pub fn wake(&self, context: &Context) {
        if self.fixed.is_none()
            && let Some(left) = store::until_tomorrow()
        {
            context.request_repaint_after(left);
        }
    }

    /// Says whether the letter of `registry` is in force. The words are made once a day.
    pub fn in_force(
        &mut self,
        registry: &Registry,
        revision: Revision,
        style: Style,
    ) -> Arc<InForceReport> {
        let key = Key {
            revision,
            style,
            day: self.day(),
        };
        if let Some((known, report)) = &self.known
            && *known == key
        {
            return Arc::clone(report);
        }
        let report = Arc::new(in_force_report(registry, key.day, style));
        self.known = Some((key, Arc::clone(&report)));
        report
    }
}
