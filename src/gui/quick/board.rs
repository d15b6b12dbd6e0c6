//! The check of the text on the clipboard: where it belongs, and what in it must not be posted. The
//! clipboard is read only when somebody asks for it.

use std::sync::Arc;

use eframe::egui::Context;

use super::Subject;
use crate::gui::background::{self, Task};
use crate::gui::clipboard::ReadClipboard;
use crate::report::{DraftReport, draft_report};
use crate::understand::Understander;

/// The maximum length of a text, in characters, as on the screen for drafts.
const MAX_LENGTH: usize = 100_000;

/// A checked text.
pub struct Checked {
    pub text: String,
    pub report: DraftReport,
}

/// The outcome of a check.
pub enum Outcome {
    /// There is no text on the clipboard, or it cannot be read.
    Nothing,
    /// It is too long to be checked here.
    TooLong,
    Checked(Box<Checked>),
}

/// The check, while it runs and when it is done.
pub struct Board {
    read: Option<ReadClipboard>,
    checking: Option<Task<Outcome>>,
    pub outcome: Option<Outcome>,
}

impl Board {
    pub fn new(read: Option<ReadClipboard>) -> Self {
        Self {
            read,
            checking: None,
            outcome: None,
        }
    }

    /// Forgets the text.
    pub fn forget(&mut self) {
        self.checking = None;
        self.outcome = None;
    }

    /// Reads the clipboard and checks what is on it, on a thread of its own.
    pub fn check(&mut self, context: &Context, subject: &Subject) {
        self.outcome = None;
        let read = self.read;
        let registry = Arc::clone(&subject.registry);
        let understander = Arc::clone(&subject.understander);
        let (role, style) = (subject.role, subject.style);
        let (own, repainted) = (context.viewport_id(), context.clone());
        self.checking = Some(Task::start(context, move || {
            let text = read.and_then(|read| read()).unwrap_or_default();
            let outcome = if text.trim().is_empty() {
                Outcome::Nothing
            } else if text.chars().nth(MAX_LENGTH).is_some() {
                Outcome::TooLong
            } else {
                let report = draft_report(
                    &registry,
                    |text, role| {
                        let understander =
                            understander.get_or_init(|| Understander::new(&registry));
                        understander.read(&registry, text, role)
                    },
                    &text,
                    &[],
                    role,
                    style,
                );
                Outcome::Checked(Box::new(Checked { text, report }))
            };
            // The box looks again soon after this, when the outcome has been sent.
            repainted.request_repaint_of(own);
            outcome
        }));
    }

    /// Receives the outcome. Returns whether it is still to come.
    pub fn receive(&mut self) -> bool {
        if let Some(outcome) = background::take(&mut self.checking) {
            self.outcome = Some(outcome);
        }
        self.checking.is_some()
    }
}
