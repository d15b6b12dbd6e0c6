//! The program as a whole: what is open, which screen is shown, and the one place where
//! commands are applied.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use eframe::egui::{self, CentralPanel, Context, Frame, Margin, Theme, Ui, ViewportCommand, vec2};
use egui_notify::Toasts;

use super::aside::{self, Aside, Saver};
use super::chrome;
use super::command::{Action, Command, other_digits, other_lang};
use super::screens::{
    Commands, Screen, View, check, directory, draft, find, guideline, letter, onboarding, print,
};
use super::theme::{self, Colours, Look, space};
use super::widgets::{ThaiText, clean_copied};
use crate::lang::Lang;
use crate::registry::{Registry, RoleId};
use crate::report::{Style, names};
use crate::store::{self, Loaded, Origin, Settings, SettingsFile, SettingsNote, Watch};
use crate::text::Digits;
use crate::understand::Understander;

/// The smallest and the largest size of text, 1 being normal.
const ZOOM: std::ops::RangeInclusive<f32> = 0.8..=2.5;

/// The program's icon, a PNG of 256 pixels.
const ICON: &[u8] = include_bytes!("../../assets/icon.png");

/// What the window starts with.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// The registry to open; otherwise the one of the settings, or the one built in.
    pub file: Option<PathBuf>,
    /// The language, where the person asked for one.
    pub lang: Option<Lang>,
    /// The digits, where the person asked for some.
    pub digits: Option<Digits>,
    /// Where the settings are kept; nowhere if there is no such place.
    pub settings: Option<SettingsFile>,
    /// The settings, where they were read already.
    pub read: Option<(Settings, Option<SettingsNote>)>,
}

impl Start {
    /// Reads the settings, unless that was done.
    pub(super) fn read_settings(&mut self) -> &Settings {
        let file = self.settings.as_ref();
        let read = || file.map_or_else(Default::default, SettingsFile::read);
        &self.read.get_or_insert_with(read).0
    }
}

/// The window's program.
#[derive(Debug)]
pub struct App {
    pub(super) style: Style,
    pub(super) look: Look,
    pub(super) screen: Screen,
    pub(super) settings: Settings,
    saver: Option<Saver>,
    /// The last good registry.
    pub(super) open: Open,
    /// The newest state of a file that could not be opened, and why.
    pub(super) refused: Option<Loaded>,
    /// A file that is being read.
    pub(super) loading: Option<Aside<Loaded>>,
    /// A file that is being chosen; with when the dialog was asked for.
    choosing: Option<Aside<Option<PathBuf>>>,
    watch: Option<Watch>,
    changed: Arc<std::sync::atomic::AtomicBool>,
    pub(super) palette: chrome::Palette,
    pub(super) about: bool,
    toasts: Notes,
    find: find::State,
    guideline: guideline::State,
    directory: directory::State,
    onboarding: onboarding::State,
    letter: letter::State,
    check: check::State,
    print: print::State,
    draft: draft::State,
}

/// The notes that come and go in a corner.
struct Notes(Toasts);

impl std::fmt::Debug for Notes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Notes")
            .field("count", &self.0.len())
            .finish()
    }
}

/// A registry on screen.
#[derive(Debug)]
pub(super) struct Open {
    pub loaded: Loaded,
    pub registry: Arc<Registry>,
    pub thai: ThaiText,
    /// What reads a person's words by this registry; made once, and made aside.
    understander: Arc<OnceLock<Understander>>,
    /// Whether it is made, or on its way.
    is_prepared: bool,
}

impl Open {
    fn new(loaded: Loaded) -> Result<Self, Loaded> {
        match loaded.registry.clone() {
            Some(registry) => {
                let thai = ThaiText::new(&names(&registry));
                Ok(Self {
                    loaded,
                    registry,
                    thai,
                    understander: Arc::default(),
                    is_prepared: false,
                })
            }
            None => Err(loaded),
        }
    }
}

impl Open {
    /// Has the understanding made ready, so that no frame waits for it.
    fn prepare(&mut self) {
        if !std::mem::replace(&mut self.is_prepared, true) {
            let registry = Arc::clone(&self.registry);
            let understander = Arc::clone(&self.understander);
            aside::ahead(move || {
                understander.get_or_init(|| Understander::new(&registry));
            });
        }
    }
}

/// The registry built in cannot be read: the program was built wrongly.
#[derive(Debug)]
pub struct BuiltinBroken;

impl std::fmt::Display for BuiltinBroken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the registry built in cannot be read")
    }
}

impl std::error::Error for BuiltinBroken {}

impl App {
    /// Dresses `context` and opens the first registry.
    ///
    /// # Errors
    ///
    /// When the registry built in cannot be read, which tests keep from happening.
    pub fn new(context: &Context, mut start: Start) -> Result<Self, BuiltinBroken> {
        start.read_settings();
        let (settings, note) = start.read.take().unwrap_or_default();
        let style = Style {
            lang: start
                .lang
                .unwrap_or_else(|| settings.lang.parse().unwrap_or_default()),
            digits: start.digits.unwrap_or(if settings.digits == "arabic" {
                Digits::Arabic
            } else {
                Digits::Thai
            }),
        };
        let look = Look::from_id(&settings.look);
        theme::apply_fonts(context);
        let still = settings.still.unwrap_or_else(store::less_motion);
        theme::apply_look(context, look, still);
        context.set_zoom_factor(settings.zoom.clamp(*ZOOM.start(), *ZOOM.end()));
        let mut app = Self {
            style,
            look,
            screen: Screen::default(),
            open: Open::new(store::builtin()).map_err(|_| BuiltinBroken)?,
            saver: start.settings.map(|file| Saver::new(file, context)),
            refused: None,
            loading: None,
            choosing: None,
            watch: None,
            changed: Arc::default(),
            palette: chrome::Palette::default(),
            about: false,
            toasts: Notes(Toasts::default()),
            find: find::State::default(),
            guideline: guideline::State::default(),
            directory: directory::State::default(),
            onboarding: onboarding::State::default(),
            letter: letter::State::default(),
            check: check::State::default(),
            print: print::State::default(),
            draft: draft::State::default(),
            settings,
        };
        match note {
            Some(SettingsNote::SetAside(aside)) => {
                let values = [("file", aside.display().to_string())];
                app.note(style.text_with("note-settings-damaged", &values));
            }
            Some(SettingsNote::Unreadable) => app.note(style.text("note-settings-unreadable")),
            None => {}
        }
        if let Some(path) = start.file.or_else(|| app.settings.registry.clone()) {
            app.load(context, path);
        }
        Ok(app)
    }

    /// Draws one frame.
    pub fn draw(&mut self, ui: &mut Ui) {
        self.receive(ui);
        // A registry that another is about to replace needs none.
        if self.loading.is_none() {
            self.open.prepare();
        }
        let mut commands = Commands::default();
        chrome::shortcuts(ui, &mut commands);
        let colours = self.colours(ui.theme());
        chrome::show(self, ui, colours, &mut commands);
        CentralPanel::default()
            .frame(
                Frame::new()
                    .fill(colours.window)
                    .inner_margin(Margin::from(space::M)),
            )
            .show(ui, |ui| {
                chrome::banner(self, ui, colours, &mut commands);
                self.screen(ui, colours, &mut commands);
            });
        chrome::windows(self, ui, colours, &mut commands);
        self.toasts.0.show(ui);
        for command in commands.take() {
            self.apply(ui, command);
        }
        clean_copied(ui);
    }

    pub(super) fn colours(&self, theme: Theme) -> &'static Colours {
        Colours::of(self.look, theme)
    }

    /// My role, in the registry on screen.
    pub(super) fn role(&self) -> Option<RoleId> {
        let id = self.settings.role.as_ref()?;
        self.open.registry.find_role(id)
    }

    fn screen(&mut self, ui: &mut Ui, colours: &'static Colours, commands: &mut Commands) {
        let view = View {
            registry: &self.open.registry,
            loaded: &self.open.loaded,
            refused: self.refused.as_ref(),
            thai: &self.open.thai,
            understander: &self.open.understander,
            style: self.style,
            colours,
            role: self.role(),
            settings: &self.settings,
        };
        match self.screen {
            Screen::Find => find::show(ui, &view, &mut self.find, commands),
            Screen::Guideline => guideline::show(ui, &view, &mut self.guideline, commands),
            Screen::Directory => directory::show(ui, &view, &mut self.directory, commands),
            Screen::Onboarding => onboarding::show(ui, &view, &mut self.onboarding, commands),
            Screen::Letter => letter::show(ui, &view, &mut self.letter, commands),
            Screen::Check => check::show(ui, &view, &mut self.check, commands),
            Screen::Print => print::show(ui, &view, &mut self.print, commands),
            Screen::Draft => draft::show(ui, &view, &mut self.draft, commands),
        }
    }

    /// Takes in what was worked out aside, and what came from outside the window.
    fn receive(&mut self, context: &Context) {
        if let Some(loaded) = aside::take(&mut self.loading) {
            self.show_loaded(context, loaded);
        }
        if let Some(chosen) = aside::take(&mut self.choosing) {
            match chosen {
                Some(path) => self.load(context, path),
                None => self.palette.no_file_chosen(),
            }
        }
        if self
            .changed
            .swap(false, std::sync::atomic::Ordering::Relaxed)
        {
            self.reload(context);
        }
        if self.saver.as_ref().is_some_and(Saver::failed) {
            self.note(self.style.text("note-settings-unwritable"));
        }
        let dropped = context.input(|input| {
            let file = input.raw.dropped_files.first();
            file.map(|file| file.path().to_owned())
        });
        if let Some(path) = dropped {
            self.load(context, path);
        }
        self.keep_window_place(context);
    }

    /// Reads a registry file aside; a share may be slow.
    fn load(&mut self, context: &Context, path: PathBuf) {
        self.loading = Some(Aside::start(context, move || store::load(&path)));
    }

    fn reload(&mut self, context: &Context) {
        let newest = self.refused.as_ref().unwrap_or(&self.open.loaded);
        if let Origin::File(path) = newest.origin.clone() {
            self.load(context, path);
        }
    }

    /// Shows a registry that was read, or says why it cannot be shown. The last good one stays.
    fn show_loaded(&mut self, context: &Context, loaded: Loaded) {
        if let Origin::File(path) = &loaded.origin {
            let path = path.clone();
            self.watch(context, &path);
        }
        match Open::new(loaded) {
            Ok(open) => {
                if let Origin::File(path) = &open.loaded.origin {
                    self.settings.remember(path);
                }
                self.open = open;
                self.refused = None;
                self.keep();
            }
            Err(refused) => self.refused = Some(refused),
        }
    }

    /// Looks out for changes of the file at `path`, whether it could be opened or not.
    fn watch(&mut self, context: &Context, path: &Path) {
        let context = context.clone();
        let changed = Arc::clone(&self.changed);
        self.watch = Watch::file(path, move || {
            changed.store(true, std::sync::atomic::Ordering::Relaxed);
            context.request_repaint();
        });
    }

    fn keep_window_place(&mut self, context: &Context) {
        context.input(|input| {
            let viewport = input.viewport();
            self.settings.maximised = viewport.maximized.unwrap_or(false);
            if !self.settings.maximised {
                self.settings.window = viewport
                    .inner_rect
                    .map(|rect| (rect.width(), rect.height()))
                    .or(self.settings.window);
                self.settings.place = viewport
                    .outer_rect
                    .map(|rect| (rect.min.x, rect.min.y))
                    .or(self.settings.place);
            }
        });
    }

    /// Whether nothing is to move.
    fn still(&self) -> bool {
        self.settings.still.unwrap_or_else(store::less_motion)
    }

    fn keep(&self) {
        if let Some(saver) = &self.saver {
            saver.save(&self.settings);
        }
    }

    fn note(&mut self, text: String) {
        // The signs of other kinds of notes are in none of the fonts.
        self.toasts
            .0
            .basic(text)
            .closable(false)
            .duration(Some(Duration::from_secs(4)));
    }

    fn apply(&mut self, context: &Context, command: Command) {
        match command {
            Command::ShowClause(clause) => {
                self.letter.go_to(clause);
                self.screen = Screen::Letter;
            }
            Command::ShowGroup(group) => {
                self.directory.show_group(group);
                self.screen = Screen::Directory;
            }
            Command::ShowRole(role) => {
                self.directory.show_role(role);
                self.screen = Screen::Directory;
            }
            Command::ShowDocument(kind) => {
                self.print.choose(kind);
                self.screen = Screen::Print;
            }
            Command::ShowPerson(place) => {
                self.directory.show_person(place);
                self.screen = Screen::Directory;
            }
            Command::Ask(need) => {
                self.find.ask(need);
                self.screen = Screen::Find;
            }
            Command::Copy(text) => {
                let values = [("text", text.lines().next().unwrap_or_default().to_owned())];
                self.note(self.style.text_with("note-copied", &values));
                context.copy_text(text);
            }
            Command::SetRole(role) => {
                self.settings.role = role.map(|role| self.open.registry.role(role).id.clone());
                self.keep();
            }
            Command::Tick(item, ticked) => {
                self.settings.ticked.retain(|kept| *kept != item);
                if ticked {
                    self.settings.ticked.push(item);
                }
                self.keep();
            }
            Command::OpenFile(path) => self.load(context, path),
            Command::OpenBuiltin => {
                self.settings.registry = None;
                self.watch = None;
                self.show_loaded(context, store::builtin());
            }
            Command::Do(action) => self.act(context, action),
        }
    }

    fn act(&mut self, context: &Context, action: Action) {
        if let Some(screen) = action.screen() {
            self.screen = screen;
            if screen == Screen::Find {
                self.find.focus();
            }
            if screen == Screen::Draft {
                self.draft.focus();
            }
        }
        if let Some(look) = action.look() {
            self.look = look;
            look.id().clone_into(&mut self.settings.look);
            theme::apply_look(context, look, self.still());
            self.keep();
        }
        match action {
            Action::Open => self.palette.open_files(),
            Action::Builtin => self.apply(context, Command::OpenBuiltin),
            Action::Reload => self.reload(context),
            Action::Language => {
                self.style.lang = other_lang(self.style.lang);
                self.style.lang.code().clone_into(&mut self.settings.lang);
                let title = self.style.text("window-title");
                context.send_viewport_cmd(ViewportCommand::Title(title));
                self.keep();
            }
            Action::Digits => {
                self.style.digits = other_digits(self.style.digits);
                self.settings.digits = match self.style.digits {
                    Digits::Thai => "thai".to_owned(),
                    Digits::Arabic => "arabic".to_owned(),
                };
                self.keep();
            }
            Action::Larger => self.zoom(context, self.settings.zoom + 0.1),
            Action::Smaller => self.zoom(context, self.settings.zoom - 0.1),
            Action::Normal => self.zoom(context, 1.0),
            Action::Still => {
                let still = !self.still();
                self.settings.still = Some(still);
                theme::apply_look(context, self.look, still);
                let key = if still { "note-still" } else { "note-moving" };
                self.note(self.style.text(key));
                self.keep();
            }
            Action::Palette => self.palette.toggle(),
            Action::About => self.about = !self.about,
            Action::Quit => context.send_viewport_cmd(ViewportCommand::Close),
            _ => {}
        }
    }

    /// Asks the system for a file, on a thread of its own.
    pub(super) fn choose_file(&mut self, context: &Context) {
        let title = self.style.text("action-open");
        let kind = self.style.text("open-kind");
        self.choosing = Some(Aside::start(context, move || {
            rfd::FileDialog::new()
                .set_title(title)
                .add_filter(kind, &["ron"])
                .pick_file()
        }));
    }

    fn zoom(&mut self, context: &Context, zoom: f32) {
        // Whole tenths, so that going up and down comes back to where it was.
        let zoom = (zoom * 10.0).round() / 10.0;
        self.settings.zoom = zoom.clamp(*ZOOM.start(), *ZOOM.end());
        context.set_zoom_factor(self.settings.zoom);
        self.keep();
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.draw(ui);
    }

    fn on_exit(&mut self) {
        self.keep();
        // Waits until the settings are written.
        self.saver = None;
    }
}

/// The window as the settings have it.
pub(super) fn viewport(settings: &Settings, title: String) -> egui::ViewportBuilder {
    let (width, height) = settings.window.unwrap_or((1180.0, 760.0));
    let mut viewport = egui::ViewportBuilder::default()
        .with_app_id("trongklum")
        .with_title(title)
        .with_inner_size(vec2(width.max(480.0), height.max(360.0)))
        .with_min_inner_size([480.0, 360.0])
        .with_maximized(settings.maximised);
    // An icon that cannot be read is no reason not to start.
    if let Ok(icon) = eframe::icon_data::from_png_bytes(ICON) {
        viewport = viewport.with_icon(icon);
    }
    if let Some((x, y)) = settings.place {
        viewport = viewport.with_position([x.max(0.0), y.max(0.0)]);
    }
    viewport
}
