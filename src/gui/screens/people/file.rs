//! The file that holds the people: opened, begun, unlocked and locked.

use eframe::egui::{Id, Key, TextEdit, Ui};

use crate::gui::command::Command;
use crate::gui::people::{NotOpen, OpenFile, PeopleCommand, Secret};
use crate::gui::screens::fields::path_field;
use crate::gui::screens::parts::{body, card, coming, heading, label, small, warn};
use crate::gui::theme::space;
use crate::gui::view::{Commands, View};
use crate::gui::widgets::{Paragraph, Pressable};
use crate::store::{Passphrase, file_name};

/// The width of fields for a passphrase, in points.
const PASSPHRASE_WIDTH: f32 = 280.0;

/// The maximum number of problems that are shown.
const MAX_PROBLEMS: usize = 12;

/// The state of what is typed about the file.
#[derive(Debug, Default)]
pub struct State {
    path: String,
    /// The passphrase that is typed, and once more for a new one.
    secrets: [String; 2],
    /// Whether a new passphrase is asked for.
    locks: bool,
    /// Whether to ask before the file is no longer encrypted.
    unlocks: bool,
    /// Whether the field for the passphrase has been focused.
    is_focused: bool,
}

impl State {
    /// Forgets what was typed as a passphrase.
    pub fn forget(&mut self) {
        self.secrets = Default::default();
        self.locks = false;
        self.unlocks = false;
        self.is_focused = false;
    }
}

/// Draws the screen while no file is open. Returns whether a list is to be imported into a new one.
pub fn not_open(ui: &mut Ui, view: &View<'_>, state: &mut State, commands: &mut Commands) -> bool {
    let style = view.style;
    ui.add_space(space::XS);
    heading(ui, view, &style.text("people-heading"));
    card(ui, view, |ui| {
        body(ui, view, &style.text("people-about"));
        small(ui, view, &style.text("people-about-private"));
    });
    if view.people_loading {
        coming(ui, view);
        return false;
    }
    let is_locked = matches!(view.people_not_open, Some(NotOpen::Locked { .. }));
    match view.people_not_open {
        Some(NotOpen::Locked { path, is_wrong }) => {
            let file = [("file", file_name(path))];
            label(ui, view, &style.in_words("people-locked", &file));
            if *is_wrong {
                warn(ui, view, &style.text("people-wrong-passphrase"));
            }
            unlock(ui, view, state, commands);
        }
        Some(NotOpen::Failed { path, why }) => {
            let reason = why.reason().map(|reason| style.text(reason));
            let values = [
                ("file", file_name(path)),
                ("reason", reason.unwrap_or_default()),
            ];
            warn(ui, view, &style.in_words(why.key(), &values));
        }
        None => {}
    }
    ui.add_space(space::S);
    let mut imports = false;
    ui.horizontal_wrapped(|ui| {
        let import = style.text("people-begin-with-list");
        // A locked file is unlocked first of all.
        let button = Pressable::action(&import, !is_locked);
        if button.show(ui, view.thai).clicked() {
            commands.send(Command::People(PeopleCommand::New));
            imports = true;
        }
        for (key, command) in [
            ("people-open", PeopleCommand::Choose),
            ("people-begin", PeopleCommand::New),
        ] {
            let text = style.text(key);
            if Pressable::button(&text).show(ui, view.thai).clicked() {
                commands.send(Command::People(command));
            }
        }
    });
    if let Some(path) = path_field(ui, view, Id::unique("people-path"), &mut state.path) {
        commands.send(Command::People(PeopleCommand::Open(path)));
    }
    imports
}

/// Draws the field for the passphrase of a locked file.
fn unlock(ui: &mut Ui, view: &View<'_>, state: &mut State, commands: &mut Commands) {
    let style = view.style;
    let [secret, _] = &mut state.secrets;
    let entered = masked(ui, view, "people-passphrase", secret);
    if !std::mem::replace(&mut state.is_focused, true) {
        let field = Id::unique("people-passphrase");
        ui.memory_mut(|memory| memory.request_focus(field));
    }
    let text = style.text("people-unlock");
    let pressed = Pressable::primary(&text).show(ui, view.thai).clicked();
    if (entered || pressed)
        && let Some(passphrase) = Passphrase::of_line(secret)
    {
        let unlock = PeopleCommand::Unlock(Secret(passphrase));
        commands.send(Command::People(unlock));
        secret.clear();
    }
}

/// Draws a field that shows dots for what is typed. Returns whether Enter was pressed in it.
fn masked(ui: &mut Ui, view: &View<'_>, key: &str, text: &mut String) -> bool {
    let name = view.style.text(key);
    Paragraph::new(&name).show(ui, view.thai);
    let edit = TextEdit::singleline(text)
        .id(Id::unique(key))
        .password(true)
        .desired_width(ui.available_width().min(PASSPHRASE_WIDTH));
    let response = ui.add(edit);
    ui.accesskit_node_builder(response.id, |node| node.set_label(name.as_str()));
    response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

/// Draws what can be done with the file that is open.
pub fn buttons(
    ui: &mut Ui,
    view: &View<'_>,
    open: &OpenFile,
    state: &mut State,
    commands: &mut Commands,
) {
    let style = view.style;
    let is_locked = open.file.is_encrypted();
    let key = match (is_locked, state.unlocks) {
        (true, false) => "people-unlock-for-good",
        (true, true) => "people-unlock-really",
        (false, _) => "people-lock",
    };
    let text = style.text(key);
    if Pressable::link(&text).show(ui, view.thai).clicked() {
        if is_locked && std::mem::replace(&mut state.unlocks, true) {
            commands.send(Command::People(PeopleCommand::Lock(None)));
            state.unlocks = false;
        } else if !is_locked {
            state.locks = !state.locks;
        }
    }
    let close = style.text("people-close");
    if Pressable::link(&close).show(ui, view.thai).clicked() {
        commands.send(Command::People(PeopleCommand::Close));
    }
}

/// Draws the fields for a new passphrase, if one is asked for.
pub fn lock(
    ui: &mut Ui,
    view: &View<'_>,
    open: &OpenFile,
    state: &mut State,
    commands: &mut Commands,
) {
    if !state.locks || open.file.is_encrypted() {
        return;
    }
    let style = view.style;
    card(ui, view, |ui| {
        body(ui, view, &style.text("people-lock-about"));
        let [secret, again] = &mut state.secrets;
        masked(ui, view, "people-new-passphrase", secret);
        let entered = masked(ui, view, "people-passphrase-again", again);
        let passphrase = Passphrase::of_line(secret);
        let is_short = passphrase.as_ref().is_none_or(Passphrase::is_short);
        let passphrase = passphrase.filter(|_| !is_short && secret == again);
        if is_short && !secret.is_empty() {
            warn(ui, view, &style.text("people-passphrase-short"));
        } else if passphrase.is_none() && !again.is_empty() {
            warn(ui, view, &style.text("people-passphrases-differ"));
        }
        let text = style.text("people-lock-now");
        let pressed = ui.add_enabled_ui(passphrase.is_some(), |ui| {
            Pressable::primary(&text).show(ui, view.thai).clicked()
        });
        if let Some(passphrase) = passphrase.filter(|_| pressed.inner || entered) {
            let lock = PeopleCommand::Lock(Some(Secret(passphrase)));
            commands.send(Command::People(lock));
            state.forget();
        }
    });
}

/// Draws what is wrong with the file.
pub fn problems(ui: &mut Ui, view: &View<'_>, open: &OpenFile) {
    let style = view.style;
    for problem in open.problems.iter().take(MAX_PROBLEMS) {
        let line = problem.line.unwrap_or_default().to_string();
        let values = [
            ("line", style.show(&line)),
            ("message", problem.message.clone()),
        ];
        warn(ui, view, &style.in_words("people-problem", &values));
        small(ui, view, &problem.hint);
    }
    let more = open.problems.len().saturating_sub(MAX_PROBLEMS);
    if more > 0 {
        let count = [("count", style.digits.number(more as u64))];
        small(ui, view, &style.in_words("people-more-problems", &count));
    }
}
