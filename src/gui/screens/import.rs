//! The screen that makes a group registry from a new letter: a file or the clipboard is read, its
//! table and what was read from it are shown, and the result opens as a registry in no file yet.

mod read;
pub(super) mod source;
mod table;

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::{Context, ProgressBar, Ui};

use self::source::{Coming, Source};
use super::super::background::KeyedMemo;
use super::super::clipboard::ReadClipboard;
use super::super::command::{Action, Command};
use super::super::theme::space;
use super::super::widgets::Pressable;
use super::parts::{body, column, heading, small, warn};
use super::{Commands, Revision, View, parts};
use crate::import::Choice;
use crate::language::pack;
use crate::registry::{self, Registry};
use crate::report::{ImportPreview, ImportedPreview, Style, carried, import_preview};
use crate::store::Origin;

/// The maximum width of the screen's content, in points.
const WIDTH: f32 = 1240.0;

/// What a preview depends on: the source, what a person has said about it, and the style.
type Subject = (u64, u64, Style);

/// The state of the screen.
#[derive(Debug, Default)]
pub struct State {
    coming: Coming,
    source: Option<Arc<Source>>,
    /// The number of the source, and of what a person has said.
    version: (u64, u64),
    choice: Choice,
    /// The ids of new roles that are being typed, by the names of the roles.
    typed: Vec<(String, String)>,
    preview: KeyedMemo<Subject, Result<ImportPreview, String>>,
    /// The new registry with what is confirmed of the clauses that the one on screen has as well.
    kept: KeyedMemo<(Subject, Revision), Option<String>>,
    /// Whether clauses that say the same are to be confirmed anew.
    is_anew: bool,
}

/// What a person does to a preview.
#[derive(Debug)]
enum Said {
    /// Says what the letter's table and its columns are, and which ids new roles have.
    Choice(Choice),
    /// Makes the registry.
    Make,
}

impl State {
    /// Sets how the clipboard is read as HTML.
    pub fn read_html_with(&mut self, read: Option<ReadClipboard>) {
        self.coming.read_html = read;
    }

    /// Reads the file at `path`.
    pub fn open(&mut self, context: &Context, path: PathBuf) {
        self.coming.open(context, path);
    }

    fn refresh(&mut self, context: &Context, view: &View<'_>) {
        if let Some(source) = self.coming.receive(context, view.patience) {
            self.source = Some(Arc::new(source));
            self.version = (self.version.0 + 1, 0);
            self.choice = Choice::default();
            self.typed.clear();
        }
        if let Some(source) = self.source.clone() {
            let subject = (self.version.0, self.version.1, view.style);
            let (choice, style) = (self.choice.clone(), view.style);
            self.preview
                .request(context, subject, view.patience, move || {
                    import_preview(&source.content.document, &choice, pack(), style)
                });
            self.keep(context, view, (subject, view.revision));
        }
    }

    /// Works out what is kept of the registry on screen.
    fn keep(&mut self, context: &Context, view: &View<'_>, key: (Subject, Revision)) {
        if !has_confirmed(view) || self.kept.get(|kept| *kept == key).is_some() {
            return;
        }
        let preview = self.preview.get(|subject| *subject == key.0);
        let read = preview.and_then(|preview| preview.as_ref().ok()?.read.as_ref().ok());
        if let Some(read) = read {
            let (old, text) = (Arc::clone(view.registry), read.registry.clone());
            self.kept.request(context, key, view.patience, move || {
                with_confirmed(&old, &text)
            });
        }
    }

    fn say(&mut self, choice: Choice) {
        self.choice = choice;
        self.version.1 += 1;
    }
}

pub fn show(ui: &mut Ui, view: &View<'_>, state: &mut State, commands: &mut Commands) {
    state.coming.paste(ui);
    state.refresh(ui, view);
    column(ui, WIDTH, |ui| {
        heading(ui, view, &view.style.text("import-heading"));
        small(ui, view, &view.style.text("import-about"));
        ways_in(ui, view, state);
        let Some(source) = state.source.clone() else {
            return;
        };
        from(ui, view, &source);
        let source = state.version.0;
        let State {
            preview,
            choice,
            typed,
            is_anew,
            ..
        } = state;
        let said = match preview.get(|(of, _, style)| *of == source && *style == view.style) {
            None => {
                parts::coming(ui, view);
                None
            }
            Some(Err(why)) => {
                warn(ui, view, why);
                None
            }
            Some(Ok(preview)) => found(ui, view, preview, (&*choice, typed, is_anew)),
        };
        match said {
            Some(Said::Choice(choice)) => state.say(choice),
            Some(Said::Make) => make(view, state, commands),
            None => {}
        }
    });
}

/// Draws the ways to bring in a letter, and what is being read.
fn ways_in(ui: &mut Ui, view: &View<'_>, state: &mut State) {
    let style = view.style;
    state.coming.buttons(ui, view);
    if state.source.is_none() || state.coming.no_file {
        state.coming.type_path(ui, view);
    }
    if let Some((name, share)) = state.coming.under_way() {
        let file = [("file", name)];
        ui.horizontal_wrapped(|ui| {
            ui.spinner();
            body(ui, view, &style.in_words("import-reading", &file));
            if let Some(share) = share {
                ui.add(ProgressBar::new(share).desired_width(160.0));
            }
            let cancel = style.text("import-cancel");
            if Pressable::link(&cancel).show(ui, view.thai).clicked() {
                state.coming.cancel();
            }
        });
    }
    if let Some(why) = state.coming.failed_in_words(style) {
        warn(ui, view, &why);
    }
}

fn from(ui: &mut Ui, view: &View<'_>, source: &Source) {
    let style = view.style;
    let file = [("file", source.name_in_words(style))];
    body(ui, view, &style.in_words("import-source", &file));
    if let Some(encoding) = source.content.encoding {
        let code = [("code", encoding.name().to_owned())];
        small(ui, view, &style.in_words("import-read-as", &code));
    }
}

/// Draws the table and what was read from it.
fn found(
    ui: &mut Ui,
    view: &View<'_>,
    preview: &ImportPreview,
    (choice, typed, is_anew): (&Choice, &mut Vec<(String, String)>, &mut bool),
) -> Option<Said> {
    let mut said = None;
    match &preview.read {
        Ok(read) => {
            if summary(ui, view, read, is_anew) {
                said = Some(Said::Make);
            }
        }
        Err(why) => warn(ui, view, why),
    }
    ui.add_space(space::S);
    if let Some(choice) = table::show(ui, view, preview, choice) {
        said = Some(Said::Choice(choice));
    }
    if let Ok(read) = &preview.read
        && let Some(choice) = read::show(ui, view, read, choice, typed)
    {
        said = Some(Said::Choice(choice));
    }
    said
}

/// Draws how much was read. Returns whether the registry is to be made.
fn summary(ui: &mut Ui, view: &View<'_>, read: &ImportedPreview, is_anew: &mut bool) -> bool {
    let style = view.style;
    body(ui, view, &read.counts);
    let make = style.text("import-make");
    let is_usable = read.is_usable();
    let pressed = ui
        .horizontal_wrapped(|ui| {
            let button = ui.add_enabled_ui(is_usable, |ui| {
                Pressable::primary(&make).show(ui, view.thai).clicked()
            });
            if !is_usable {
                body(ui, view, &style.text("import-make-first"));
            }
            button.inner
        })
        .inner;
    // Below the button, which so stays where it is.
    if has_confirmed(view) {
        let keep = style.text("import-carry");
        let tick = Pressable::tick(&keep, !*is_anew);
        if tick.show(ui, view.thai).clicked() {
            *is_anew = !*is_anew;
        }
    }
    pressed && is_usable
}

/// Opens what was read as a registry in no file yet, and goes on to confirming its rules.
fn make(view: &View<'_>, state: &State, commands: &mut Commands) {
    let preview = state.preview.get(|_| true);
    let read = preview.and_then(|preview| preview.as_ref().ok()?.read.as_ref().ok());
    if let (Some(read), Some(source)) = (read, &state.source) {
        let is_kept = has_confirmed(view) && !state.is_anew;
        let subject = (state.version.0, state.version.1, view.style);
        let known = state.kept.get(|kept| *kept == (subject, view.revision));
        let text = match known.filter(|_| is_kept) {
            Some(text) => text.clone(),
            None if is_kept => with_confirmed(view.registry, &read.registry),
            None => None,
        };
        commands.send(Command::OpenText {
            name: source.stem(view.style),
            text: text.unwrap_or_else(|| read.registry.clone()),
            then: Some(Action::ConfirmRules),
        });
    }
}

/// Returns whether somebody has confirmed rules of the registry on screen.
fn has_confirmed(view: &View<'_>) -> bool {
    let is_own = !matches!(view.loaded.origin, Origin::Builtin);
    is_own && view.registry.rules().any(|(_, rule)| !rule.unconfirmed)
}

/// Returns `text` with what people have confirmed of the clauses that `old` has as well.
fn with_confirmed(old: &Registry, text: &str) -> Option<String> {
    let new = registry::read(text).registry?;
    carried(old, &new, text).ok()
}
