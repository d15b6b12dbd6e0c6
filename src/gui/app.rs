//! The application: draws a frame from the open registry and the user's choices, and is the only
//! place that applies commands.

mod edits;
mod follows;
mod manual;
mod people;
mod quick;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use eframe::egui::{
    self, CentralPanel, Color32, Context, Frame, Margin, Theme, Ui, ViewportCommand, vec2,
};

use super::choices::Choices;
use super::clipboard::{Copying, ReadClipboard};
use super::command::{Action, Command, Screen, next_digits};
use super::compared::Special;
use super::editing::{self, Editing, Keeper, Saving};
use super::following::{self, Following};
use super::hotkey::NoHotkey;
use super::manual::Manual;
use super::notes::Notes;
use super::overlay::Overlay;
use super::people::People;
use super::place::{DEFAULT_SIZE, MIN_SIZE};
use super::quick::Quick;
use super::registries::{BuiltinBroken, News, Registries};
use super::screens::{Screens, differences};
use super::theme::{Colours, space};
use super::today::Today;
use super::view::{Commands, View};
use super::widgets::StepsFirst;
use super::{banner, chrome};
use crate::import::sheet::is_letter;
use crate::lang::Lang;
use crate::registry::Item;
use crate::report::{InForceReport, in_force_report};
use crate::store::{
    FollowedFolder, Loaded, Origin, Settings, SettingsFile, SettingsNote, UnsavedFile,
};
use crate::text::{Date, Digits};

pub use quick::BackgroundChange;
pub(super) use quick::{hide_window, is_hidden};

/// The program's icon, a PNG of 256 × 256 pixels.
const ICON: &[u8] = include_bytes!("../../assets/icon.png");

/// How long a frame waits for background work. Work for a typical office's registry finishes within
/// it, so nothing flickers, and longer work does not block the frame.
const PATIENCE: Duration = Duration::from_millis(4);

/// How the program comes up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// With its window.
    #[default]
    Window,
    /// In the background, with the quick box.
    Quick,
    /// In the background.
    Background,
}

/// The options for opening the window.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// The registry to open. If `None`, the one from the settings or the built-in one.
    pub file: Option<PathBuf>,
    /// How to come up.
    pub mode: Mode,
    /// Whether nobody has used the program before. Then it introduces itself.
    pub is_first: bool,
    /// The language, if the user requested one.
    pub lang: Option<Lang>,
    /// The digits, if the user requested them.
    pub digits: Option<Digits>,
    /// The day to take for today. If `None`, the machine's.
    pub day: Option<Date>,
    /// Where settings are stored, if anywhere.
    pub settings: Option<SettingsFile>,
    /// Where followed registries are kept, if anywhere.
    pub followed: Option<FollowedFolder>,
    /// The settings, if they have already been read.
    pub read: Option<(Settings, Option<SettingsNote>)>,
    /// Reads the system clipboard, to verify that a copy succeeded. If `None`, copies are assumed
    /// to succeed.
    pub clipboard: Option<ReadClipboard>,
    /// Reads the HTML on the system clipboard, where a copied table keeps its cells.
    pub html: Option<ReadClipboard>,
    /// How long a frame waits for background work. If `None`, a few milliseconds.
    pub patience: Option<Duration>,
    /// A notice to show at the start, for longer than usual.
    pub notice: Option<&'static str>,
    /// Whether the window has the background colour before each frame. Filling it again would take
    /// most of the time of a frame drawn in software.
    pub is_cleared: bool,
}

impl Start {
    /// Reads the settings, unless they have already been read.
    pub(super) fn read_settings(&mut self) -> &Settings {
        let file = self.settings.as_ref();
        let read = || file.map_or_else(Default::default, SettingsFile::read);
        &self.read.get_or_insert_with(read).0
    }
}

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

    /// Applies a command, even if it loses unsaved changes.
    fn apply_anyway(&mut self, context: &Context, command: Command) {
        match command {
            Command::Show(item) => self.show(item),
            Command::ShowDocument(kind) => {
                self.screens.print.choose(kind);
                self.screen = Screen::Print;
            }
            Command::PrintDifferences(compared) => {
                let special = Special::Differences(compared);
                self.screens.print.special(special);
                self.screen = Screen::Print;
            }
            Command::Print(made) => {
                self.screens.print.special(Special::Made(made));
                self.screen = Screen::Print;
            }
            Command::Ask(need) => {
                self.screens.find.ask(need);
                self.screen = Screen::Find;
            }
            Command::Copy(text) => self.copying.copy(context, text),
            Command::SetDistrict(district) => self.choices.set_district(&district),
            Command::SetRole(role) => self.choices.set_role(&self.registries.open.registry, role),
            Command::Tick(item, ticked) => self.choices.tick(item, ticked),
            Command::Used(matter) => self.choices.use_matter(matter),
            Command::KeepColumns(table, shares) => self.choices.keep_columns(table, shares),
            Command::ChooseFile => self.registries.choose(context, self.choices.style),
            Command::OpenFile(path) => self.registries.load(context, path),
            Command::Change(change) => self.change(context, change),
            Command::EditRule(target) => {
                let open = &self.registries.open;
                self.overlay
                    .edit_rule(&open.registry, open.revision, target);
            }
            Command::OpenForm(target) => self.screens.edit.open(target),
            Command::OpenText { name, text, then } => {
                self.open_text(context, name, text);
                self.follows = then;
                context.request_repaint();
            }
            Command::Edit(command) => self.apply_edit(context, command),
            Command::Background(change) => self.apply_background(context, change),
            Command::People(command) => self.apply_people(context, command),
            Command::Follow(command) => self.follow(context, command),
            Command::CancelReading => self.registries.cancel(),
            Command::DismissRefused => self.registries.refused = None,
            Command::Do(action) => self.act(context, action),
        }
    }

    /// Opens the screen that shows `item`, at the item's place.
    fn show(&mut self, item: Item) {
        match item {
            Item::Group(group) => self.screens.directory.show_group(group),
            Item::Role(role) => self.screens.directory.show_role(role),
            Item::Person(person) => self.screens.directory.show_person(person),
            Item::Clause(clause) => self.screens.letter.go_to(clause),
            Item::Letter => self.screens.focus(Screen::Letter),
        }
        self.screen = match item {
            Item::Group(_) | Item::Role(_) | Item::Person(_) => Screen::Directory,
            Item::Clause(_) | Item::Letter => Screen::Letter,
        };
    }

    fn act(&mut self, context: &Context, action: Action) {
        if let Some(screen) = action.screen() {
            self.screen = screen;
            self.screens.focus(screen);
        }
        if let Some(digits) = action.digits() {
            self.choices.set_digits(digits);
        }
        if let Some(look) = action.look() {
            self.choices.set_look(context, look);
        }
        match action {
            Action::Open => self.overlay.open_files(),
            Action::Builtin => {
                self.registries.open_builtin(context);
                self.remember_registry();
                self.renew_editing();
            }
            Action::Follow if self.overlay.open_follow(&self.following) => {}
            Action::Follow => self.note("refused-not-kept"),
            Action::Reload => self.registries.reload(context),
            Action::Language => self.choices.change_lang(),
            Action::Digits => {
                let next = next_digits(self.choices.style.digits);
                self.choices.set_digits(next);
            }
            Action::Larger => self.choices.zoom_in(context),
            Action::Smaller => self.choices.zoom_out(context),
            Action::Normal => self.choices.zoom(context, 1.0),
            Action::Still => {
                let still = self.choices.change_motion(context);
                self.note(if still { "note-still" } else { "note-moving" });
            }
            Action::Palette => self.overlay.toggle_palette(),
            Action::About => self.overlay.toggle_about(),
            Action::Quick => self.call_quick(context),
            Action::Help => self.overlay.toggle_help(),
            Action::Manual => self.open_manual(context),
            Action::Background => self.overlay.background(),
            Action::Quit => {
                self.background.ending = true;
                context.send_viewport_cmd(ViewportCommand::Close);
            }
            // Chosen above, or their screens.
            Action::DigitsAsWritten
            | Action::DigitsThai
            | Action::DigitsArabic
            | Action::ImportLetter
            | Action::ConfirmRules
            | Action::Differences
            | Action::People => {}
            _ if self.edit_people(context, action) => {}
            _ => self.edit(context, action),
        }
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

/// Returns the window as the settings describe it. It is fitted to the screens once it exists.
pub(super) fn viewport(settings: &Settings, title: String) -> egui::ViewportBuilder {
    let (width, height) = settings.window.unwrap_or(DEFAULT_SIZE);
    let mut viewport = egui::ViewportBuilder::default()
        .with_app_id("trongklum")
        .with_title(title)
        .with_inner_size(vec2(width.max(MIN_SIZE.0), height.max(MIN_SIZE.1)))
        .with_min_inner_size(MIN_SIZE)
        .with_maximized(settings.maximised);
    // A broken icon must not keep the program from starting.
    if let Ok(icon) = eframe::icon_data::from_png_bytes(ICON) {
        viewport = viewport.with_icon(icon);
    }
    if let Some((x, y)) = settings.place {
        viewport = viewport.with_position([x, y]);
    }
    viewport
}
