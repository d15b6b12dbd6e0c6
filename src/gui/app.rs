//! The application: draws a frame from the open registry and the user's choices, and receives what was
//! done beside it. It and its parts are the only place that applies commands.

mod commands;
mod edits;
mod follows;
mod manual;
mod options;
mod people;
mod quick;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use eframe::egui::{CentralPanel, Color32, Context, Frame, Margin, Theme, Ui, ViewportCommand};

use super::choices::Choices;
use super::clipboard::Copying;
use super::command::{Action, Command, Screen};
use super::editing::{self, Editing, Keeper, Saving};
use super::following::{self, Following};
use super::hotkey::NoHotkey;
use super::manual::Manual;
use super::notes::Notes;
use super::overlay::Overlay;
use super::people::People;
use super::quick::Quick;
use super::registries::{BuiltinBroken, News, Registries};
use super::screens::{Screens, differences};
use super::theme::{Colours, space};
use super::today::Today;
use super::view::{Commands, View};
use super::widgets::StepsFirst;
use super::{banner, chrome};
use crate::import::sheet::is_letter;
use crate::report::{InForceReport, in_force_report};
use crate::store::{Loaded, Origin, SettingsNote, UnsavedFile};
use crate::text::Date;

pub(super) use options::viewport;
pub use options::{Mode, Start};
pub use quick::BackgroundChange;
pub(super) use quick::{hide_window, is_hidden};

/// How long a frame waits for background work. Work for a typical office's registry finishes within
/// it, so nothing flickers, and longer work does not block the frame.
const PATIENCE: Duration = Duration::from_millis(4);

/// The application behind the window.
#[derive(Debug)]
pub struct App {
    choices: Choices,
    registries: Registries,
    following: Following,
    /// The user's changes to the registry on screen, while it is being edited.
    editing: Option<Editing>,
    saving: Saving,
    people: People,
    /// What to do once the new registry that is being read is on screen.
    follows: Option<Action>,
    /// Keeps unsaved texts aside, where settings are kept.
    keeper: Option<Keeper>,
    screen: Screen,
    screens: Screens,
    overlay: Overlay,
    notes: Notes,
    copying: Copying,
    today: Today,
    quick: Quick,
    manual: Manual,
    background: quick::Background,
    /// The window's title.
    title: String,
    /// Whether the user has agreed to lose the changes on closing the window.
    is_leaving: bool,
    /// Whether to close the window as soon as nothing is being printed or saved.
    closing: bool,
    /// How long a frame waits for background work.
    patience: Duration,
    /// Whether the window has the background colour before each frame.
    is_cleared: bool,
}

impl App {
    /// Sets up `context` and opens the first registry.
    ///
    /// # Errors
    ///
    /// Returns [`BuiltinBroken`] if the built-in registry cannot be read. Tests rule this out.
    pub fn new(context: &Context, mut start: Start) -> Result<Self, BuiltinBroken> {
        start.read_settings();
        context.add_plugin(StepsFirst::default());
        let (settings, note) = start.read.take().unwrap_or_default();
        let followed = start.followed.as_ref();
        let file = start
            .file
            .or_else(|| following::first_registry(followed, settings.registry.clone()));
        let keeper = start.settings.as_ref().map(UnsavedFile::beside);
        let mut app = Self {
            choices: Choices::new(context, settings, start.settings, start.lang, start.digits),
            registries: Registries::new()?,
            following: Following::new(start.followed),
            editing: None,
            saving: Saving::default(),
            people: People::default(),
            follows: None,
            keeper: keeper.map(|file| Keeper::new(file, context)),
            screen: Screen::default(),
            screens: Screens::default(),
            overlay: Overlay::default(),
            notes: Notes::default(),
            copying: Copying::new(start.clipboard),
            today: Today::new(start.day),
            quick: Quick::new(start.clipboard),
            manual: Manual::default(),
            background: quick::Background::default(),
            title: String::new(),
            is_leaving: false,
            closing: false,
            patience: start.patience.unwrap_or(PATIENCE),
            is_cleared: start.is_cleared,
        };
        app.screens.import.read_html_with(start.html);
        match note {
            Some(SettingsNote::SetAside(aside)) => {
                app.note_with(
                    "note-settings-damaged",
                    "file",
                    &aside.display().to_string(),
                );
            }
            Some(SettingsNote::Unreadable) => app.note("note-settings-unreadable"),
            None => {}
        }
        if let Some(key) = start.notice {
            app.notes.add_lasting(app.choices.style.text(key));
        }
        if let Some(path) = file {
            app.registries.load(context, path);
        }
        if start.is_first {
            app.overlay.welcome();
            // It never comes again, however the program ends.
            app.choices.keep();
        }
        app.open_remembered_people(context);
        Ok(app)
    }

    /// Returns the registry on screen, with its text and problems.
    #[must_use]
    pub fn loaded(&self) -> &Loaded {
        &self.registries.open.loaded
    }

    /// Draws one frame.
    pub fn draw(&mut self, ui: &mut Ui) {
        self.beside_the_window(ui);
        self.receive(ui);
        let mut commands = Commands::default();
        chrome::shortcuts(ui, &mut commands);
        let open = &self.registries.open;
        let style = self.choices.style.keeping(&open.registry);
        let in_force = self.today.in_force(&open.registry, open.revision, style);
        let today = (self.today.day(), &in_force);
        let view = view(
            &self.choices,
            (&self.registries, self.editing.as_ref(), &self.people),
            today,
            ui.theme(),
            (self.patience, self.background.shortcut_failure()),
        );
        let edited = view.of_subject(self.subject());
        chrome::show(ui, &edited, self.screen, &mut commands);
        editing::band(ui, &edited, self.is_saving(), &mut commands);
        let loading = self.registries.is_loading();
        page(&view, self.is_cleared).show(ui, |ui| {
            banner::show(ui, &view, loading, &mut commands);
            following::bars(ui, &view, &self.following, &mut commands);
            differences::note(ui, &view, &mut self.screens.differences, &mut commands);
            self.screens.show(self.screen, ui, &view, &mut commands);
        });
        let was_passing = self.overlay.is_passing();
        self.overlay.show(ui, &view, &mut commands);
        self.quick.show(ui, &view);
        self.notes.show(ui);
        for command in commands.take() {
            self.apply(ui, command);
        }
        if was_passing && !self.overlay.is_passing() {
            self.screens.focus(self.screen);
        }
        self.after_editing(ui);
        self.close(ui);
    }

    /// Draws the menus and the navigation around an empty page, for a frame that is probably not
    /// shown.
    pub(super) fn draw_around(&self, ui: &mut Ui) {
        let day = self.today.day();
        let in_force = in_force_report(&self.registries.open.registry, day, self.choices.style);
        let in_force = Arc::new(in_force);
        let view = view(
            &self.choices,
            (&self.registries, self.editing.as_ref(), &self.people),
            (day, &in_force),
            ui.theme(),
            (self.patience, self.background.shortcut_failure()),
        );
        // There is no input yet.
        chrome::show(ui, &view, self.screen, &mut Commands::default());
        page(&view, self.is_cleared).show(ui, |_| ());
    }

    /// Keeps the window open until printing or saving is done, and longer if that failed. Closing
    /// it once more aborts the job.
    fn close(&mut self, context: &Context) {
        let asked = context.input(|input| input.viewport().close_requested());
        if asked && self.stays_behind(context) {
            context.send_viewport_cmd(ViewportCommand::CancelClose);
            return;
        }
        if asked && self.keeps_open(context) {
            context.send_viewport_cmd(ViewportCommand::CancelClose);
            return;
        }
        let busy = self.screens.print.is_busy();
        if asked && busy && !self.closing {
            context.send_viewport_cmd(ViewportCommand::CancelClose);
            self.closing = true;
            self.screen = Screen::Print;
            self.note("print-closing");
        } else if self.closing && busy {
            // That screen reports the outcome.
            self.screen = Screen::Print;
        } else if self.closing && !asked {
            self.closing = false;
            if self.screens.print.went_well() {
                context.send_viewport_cmd(ViewportCommand::Close);
            }
        }
    }

    /// Receives the results of background work, and events from outside the window.
    fn receive(&mut self, context: &Context) {
        match self.registries.receive(context, self.has_changes()) {
            Some(News::Opened) => {
                self.remember_registry();
                self.renew_editing();
                if let Some(before) = &self.registries.before {
                    let now = &self.registries.open.loaded;
                    self.screens.differences.replaced(before, now);
                }
            }
            Some(News::Chosen(path)) => self.load(context, path),
            Some(News::ChangedOnDisk) => self.look_at_file(context),
            Some(News::NoFileChosen) => self.overlay.no_file_chosen(),
            None => {}
        }
        if !self.registries.is_reading()
            && let Some(action) = self.follows.take()
            && self.registries.refused.is_none()
        {
            self.apply(context, Command::Do(action));
        }
        self.receive_edits(context);
        self.receive_people(context);
        self.receive_followed(context);
        self.receive_manual();
        if let Some((text, arrived)) = self.copying.news()
            && !(self.screen == Screen::Find && self.screens.find.copied(context, &text, arrived))
        {
            let key = if arrived {
                "note-copied"
            } else {
                "note-not-copied"
            };
            self.note_with(key, "text", text.lines().next().unwrap_or_default());
        }
        if self.choices.failed() {
            self.note("note-settings-unwritable");
        }
        let dropped = context.input(|input| {
            let file = input.raw.dropped_files.first();
            file.map(|file| file.path().to_owned())
        });
        if let Some(path) = dropped {
            self.take_dropped(context, path);
        }
        self.choices.note_window_place(context);
        self.today.wake(context);
    }

    /// Opens a file that was dropped on the window: a registry to compare with, a letter to import, or
    /// a registry.
    fn take_dropped(&mut self, context: &Context, path: PathBuf) {
        if self.screen == Screen::People {
            self.take_dropped_people(context, path);
        } else if self.screen == Screen::Directory && self.screens.directory.takes_lists() {
            self.screens.directory.open_list(context, path);
        } else if self.screen == Screen::Differences {
            self.screens.differences.open(context, path);
        } else if is_letter(&path) {
            self.screens.import.open(context, path);
            self.screen = Screen::Import;
        } else {
            self.load(context, path);
        }
    }

    /// Starts reading a registry file, unless that would lose changes. It is shown once it has been
    /// read.
    pub(super) fn load(&mut self, context: &Context, path: PathBuf) {
        self.apply(context, Command::OpenFile(path));
    }

    /// Saves the registry on screen as the one to open at the next start.
    fn remember_registry(&mut self) {
        match &self.registries.open.loaded.origin {
            Origin::File(path) => self.choices.settings.remember(path),
            Origin::Builtin => self.choices.settings.registry = None,
            // It is remembered once it is in a file.
            Origin::New(_) => return,
        }
        self.choices.keep();
    }

    /// Shows the message `key` in a corner for a while.
    fn note(&mut self, key: &str) {
        self.notes.add(self.choices.style.text(key));
    }

    fn note_with(&mut self, key: &str, name: &'static str, value: &str) {
        let values = [(name, value.to_owned())];
        self.notes.add(self.choices.style.text_with(key, &values));
    }
}

/// Returns the panel for a screen. It has no background if the window `is_cleared` with it.
fn page(view: &View<'_>, is_cleared: bool) -> CentralPanel {
    let background = if is_cleared {
        Color32::TRANSPARENT
    } else {
        view.colours.window
    };
    let margin = Margin::from(space::M);
    CentralPanel::default().frame(Frame::new().fill(background).inner_margin(margin))
}

/// Builds the view that everything in a frame is drawn from.
fn view<'v>(
    choices: &'v Choices,
    (registries, editing, people): (&'v Registries, Option<&'v Editing>, &'v People),
    (day, in_force): (Option<Date>, &'v Arc<InForceReport>),
    theme: Theme,
    (patience, shortcut_failure): (Duration, Option<NoHotkey>),
) -> View<'v> {
    let open = &registries.open;
    View {
        registry: &open.registry,
        revision: open.revision,
        loaded: &open.loaded,
        refused: registries
            .refused
            .as_ref()
            .map(|(revision, refused)| (*revision, refused)),
        editing,
        people: people.open.as_ref(),
        people_loading: people.is_loading(),
        people_not_open: people.not_open.as_ref(),
        thai: &open.thai,
        pictures: &open.pictures,
        understander: &open.understander,
        style: choices.style.keeping(&open.registry),
        colours: Colours::of(choices.settings.look, theme),
        role: choices.role(&open.registry),
        settings: &choices.settings,
        patience,
        shortcut_failure,
        day,
        in_force,
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.draw(ui);
    }

    fn on_exit(&mut self) {
        self.choices.finish();
    }
}
