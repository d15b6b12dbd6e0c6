//! The boxes about a registry that is being edited: changes that would be lost, where to save, what
//! somebody else wrote, what was kept when the program ended, and earlier states of the file.

mod compare;
mod place;

use eframe::egui::{Align, Context, Layout, RichText, Ui};

use super::super::background::Task;
use super::super::command::Command;
use super::super::editing::{EditCommand, Theirs};
use super::super::theme::{size, space, strong};
use super::super::view::{Commands, View};
use super::super::widgets::{Paragraph, Pressable, once};
use super::Outcome;
use crate::report::Style;
use crate::store::Backup;
use compare::{Compare, Differing};
pub use place::Place;

/// The width of a box with two texts side by side, in points.
const WIDE: f32 = 1000.0;

/// A box.
#[derive(Debug)]
pub enum EditBox {
    /// Changes would be lost by this command.
    Losing {
        command: Box<Command>,
        /// Whether a button has been focused.
        focused: bool,
    },
    /// Where to save.
    Place(Place),
    /// What somebody else wrote, beside the user's own text.
    Compare(Compare),
    /// The names of what earlier sessions left.
    Left(Vec<String>),
    /// Earlier states of the file.
    Copies(Vec<Backup>),
}

impl EditBox {
    /// Asks about changes that `command` would lose.
    pub fn losing(command: Command) -> Self {
        Self::Losing {
            command: Box::new(command),
            focused: false,
        }
    }

    /// Compares the user's own text with `theirs`.
    pub fn compare(context: &Context, style: Style, mine: String, theirs: &Theirs) -> Self {
        let computing = match theirs {
            Theirs::Text(text) => {
                let text = text.clone();
                Some(Task::start(context, move || {
                    Differing::of(&text, &mine, style)
                }))
            }
            Theirs::Gone | Theirs::Unread => None,
        };
        Self::Compare(Compare::new(computing, theirs))
    }

    pub fn name(&self) -> &'static str {
        match self {
            Self::Losing { .. } => "losing",
            Self::Place(_) => "save-as",
            Self::Compare(_) => "compare",
            Self::Left(_) => "left",
            Self::Copies(_) => "copies",
        }
    }

    /// Returns the width of the box, if it is not the usual one.
    pub fn width(&self) -> Option<f32> {
        matches!(self, Self::Compare(_)).then_some(WIDE)
    }

    /// Draws the box.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        commands: &mut Commands,
    ) -> Outcome {
        match self {
            Self::Losing { command, focused } => losing(ui, view, command, focused),
            Self::Place(place) => place.show(ui, view, commands),
            Self::Compare(compare) => compare.show(ui, view),
            Self::Left(names) => left(ui, view, names, commands),
            Self::Copies(copies) => list(ui, view, copies),
        }
    }
}

/// Draws the heading of a box.
fn heading(ui: &mut Ui, view: &View<'_>, key: &str) {
    let text = view.style.text(key);
    // Room for the upper marks of the first line.
    ui.add_space(space::XS);
    ui.label(RichText::new(text).font(strong(size::SUBHEADING)));
    ui.add_space(space::XS);
}

/// Asks about changes that would be lost. Enter and Esc keep them.
fn losing(ui: &mut Ui, view: &View<'_>, command: &Command, focused: &mut bool) -> Outcome {
    let style = view.style;
    let mut outcome = Outcome::Stay;
    heading(ui, view, "losing-title");
    let name = view.editing.map(|editing| editing.origin().name());
    let file = [("file", name.unwrap_or_default())];
    Paragraph::new(&style.lang.text_with("losing-what", &file)).show(ui, view.thai);
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        let text = style.text("losing-stay");
        let stay = Pressable::primary(&text).show(ui, view.thai);
        if !std::mem::replace(focused, true) {
            stay.request_focus();
        }
        if stay.clicked() {
            outcome = Outcome::Close;
        }
        for (key, is_saved) in [("losing-save", true), ("losing-discard", false)] {
            let text = style.text(key);
            if once(&Pressable::button(&text).show(ui, view.thai)) {
                let command = Box::new(command.clone());
                let choice = if is_saved {
                    EditCommand::SaveThen(command)
                } else {
                    EditCommand::DiscardThen(command)
                };
                outcome = Outcome::Do(Command::Edit(choice));
            }
        }
    });
    outcome
}

/// Offers what earlier sessions left.
fn left(ui: &mut Ui, view: &View<'_>, names: &mut Vec<String>, commands: &mut Commands) -> Outcome {
    let style = view.style;
    let mut outcome = Outcome::Stay;
    heading(ui, view, "left-title");
    Paragraph::new(&style.text("left-what")).show(ui, view.thai);
    ui.add_space(space::S);
    let mut forgotten = None;
    for (index, name) in names.iter().enumerate() {
        Paragraph::new(name)
            .font(strong(size::BODY))
            .show(ui, view.thai);
        let named = [("file", name.clone())];
        let (open, forget) = (style.text("left-open"), style.text("left-forget"));
        let open_name = style.lang.text_with("left-open-name", &named);
        let forget_name = style.lang.text_with("left-forget-name", &named);
        ui.horizontal_wrapped(|ui| {
            let open = Pressable::primary(&open).name(&open_name);
            if open.show(ui, view.thai).clicked() {
                outcome = Outcome::Do(Command::Edit(EditCommand::Recover(index)));
            }
            let forget = Pressable::button(&forget).name(&forget_name);
            // The next one comes under the mouse.
            if once(&forget.show(ui, view.thai)) {
                forgotten = Some(index);
            }
        });
        ui.add_space(space::S);
    }
    let later = style.text("left-later");
    if Pressable::button(&later).show(ui, view.thai).clicked() {
        outcome = Outcome::Close;
    }
    if let Some(index) = forgotten {
        names.remove(index);
        commands.send(Command::Edit(EditCommand::Forget(index)));
        if names.is_empty() {
            outcome = Outcome::Close;
        }
    }
    outcome
}

/// Lists earlier states of the file.
fn list(ui: &mut Ui, view: &View<'_>, copies: &[Backup]) -> Outcome {
    let style = view.style;
    let mut outcome = Outcome::Stay;
    heading(ui, view, "copies-title");
    if copies.is_empty() {
        Paragraph::new(&style.text("copies-none")).show(ui, view.thai);
        return cancel(ui, view, outcome);
    }
    Paragraph::new(&style.text("copies-what")).show(ui, view.thai);
    ui.add_space(space::S);
    ui.with_layout(Layout::top_down_justified(Align::Min), |ui| {
        for copy in copies {
            let time = format!("{:02}:{:02}", copy.hour, copy.minute);
            let values = [
                ("day", style.day(copy.date)),
                ("time", style.show(&time)),
                ("size", style.show(&(copy.bytes.div_ceil(1024)).to_string())),
            ];
            let when = style.lang.text_with("copies-when", &values);
            if ui.button(&when).clicked() {
                let restore = EditCommand::Restore(copy.path.clone(), when);
                outcome = Outcome::Do(Command::Edit(restore));
            }
        }
    });
    ui.add_space(space::S);
    cancel(ui, view, outcome)
}

/// Draws the button that closes a box without doing anything, and returns what becomes of the box.
fn cancel(ui: &mut Ui, view: &View<'_>, outcome: Outcome) -> Outcome {
    let text = view.style.text("form-cancel");
    if Pressable::button(&text).show(ui, view.thai).clicked() {
        Outcome::Close
    } else {
        outcome
    }
}
