//! The questions that a form asks before something is lost.

use std::time::Duration;

use eframe::egui::{Context, Ui};

use super::super::super::background::Task;
use super::super::super::widgets::{Pressable, once};
use super::super::{View, parts};
use crate::registry::edit::{Followed, NotThere, RecordKind, delete};
use crate::registry::{Problem, Severity, read};
use crate::report::dependants_in_words;

/// What would come of deleting a record.
#[derive(Debug)]
pub struct Deletion {
    followed: Followed,
    /// Why the rest would be no registry.
    problem: Option<Problem>,
}

/// The question whether to delete a record.
#[derive(Debug)]
pub enum Deleting {
    Coming(Task<Result<Deletion, NotThere>>),
    Asked(Box<Deletion>),
}

/// What was chosen.
pub enum Choice {
    Nothing,
    Keep,
    /// The text without the record.
    Delete(String),
}

impl Deleting {
    /// Finds out what depends on the record at a position of its list.
    /// Waits for it no longer than a frame may.
    pub fn begin(
        context: &Context,
        text: String,
        (kind, at): (RecordKind, usize),
        patience: Duration,
    ) -> Option<Self> {
        let task = Task::start(context, move || {
            let followed = delete(&text, kind, at)?;
            let problems = read(&followed.text).problems.into_iter();
            let mut errors = problems.filter(|problem| problem.severity() == Severity::Error);
            Ok(Deletion {
                problem: errors.next(),
                followed,
            })
        });
        match task.within(patience) {
            Some(found) => Some(Self::Asked(Box::new(found.ok()?))),
            None => Some(Self::Coming(task)),
        }
    }

    /// Receives what was found out. Returns `None` if there is no such record.
    pub fn received(self) -> Option<Self> {
        match self {
            Self::Coming(task) => match task.ready()? {
                Ok(found) => Some(Self::Asked(Box::new(found.ok()?))),
                Err(task) => Some(Self::Coming(task)),
            },
            asked @ Self::Asked(_) => Some(asked),
        }
    }

    /// Draws what would go and change.
    pub fn body(&self, ui: &mut Ui, view: &View<'_>, name: &str) {
        let Self::Asked(deletion) = self else {
            parts::coming(ui, view);
            return;
        };
        let name = [("name", name.to_owned())];
        if let Some(problem) = &deletion.problem {
            parts::body(ui, view, &view.style.text_with("form-delete-not", &name));
            let why = problem.message_in(view.style.lang, view.registry.fixed_words());
            parts::body(ui, view, &why);
            return;
        }
        parts::body(ui, view, &view.style.text_with("form-delete-ask", &name));
        let dependants = &deletion.followed.dependants;
        if dependants.is_empty() {
            parts::body(ui, view, &view.style.text("form-delete-alone"));
            return;
        }
        parts::label(ui, view, &view.style.text("form-delete-also"));
        for sentence in dependants_in_words(view.registry, dependants, view.style) {
            parts::body(ui, view, &format!("• {sentence}"));
        }
    }

    /// Draws the answers.
    pub fn foot(&self, ui: &mut Ui, view: &View<'_>) -> Choice {
        let mut choice = Choice::Nothing;
        // The primary button is the one that loses nothing.
        let no = view.style.text("form-delete-no");
        if Pressable::primary(&no).show(ui, view.thai).clicked() {
            choice = Choice::Keep;
        }
        if let Self::Asked(deletion) = self
            && deletion.problem.is_none()
        {
            let yes = view.style.text("form-delete-yes");
            let yes = Pressable::button(&yes).colour(view.colours.forbidden.text);
            if once(&yes.show(ui, view.thai)) {
                choice = Choice::Delete(deletion.followed.text.clone());
            }
        }
        choice
    }
}
