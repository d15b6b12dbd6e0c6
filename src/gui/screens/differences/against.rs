//! What the registry on screen is compared with: itself as it was saved, the one before it on screen,
//! the built-in one, or any file.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::{Context, Id, Ui};

use crate::gui::background::{self, Task};
use crate::gui::editing::Editing;
use crate::gui::screens::fields::path_field;
use crate::gui::screens::parts::body;
use crate::gui::view::View;
use crate::gui::widgets::Pressable;
use crate::registry::{Lines, Registry, Severity};
use crate::report::{Style, problem_report};
use crate::store::{self, Loaded, Origin};

/// What the registry on screen is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Against {
    /// Itself as it was saved or opened.
    Saved,
    /// The state that was on screen before.
    Before,
    /// The built-in registry.
    Builtin,
    /// A file that was chosen.
    File,
}

/// What a comparison depends on, beside the registry on screen: what it is compared with, the number
/// of the file, whether there are unsaved changes, and whether the sides are exchanged.
pub type Key = (Option<Against>, u64, bool, bool);

/// The sides of the comparison.
#[derive(Debug, Default)]
pub struct Sides {
    /// What was chosen. Without a choice, the nearest state there is.
    against: Option<Against>,
    before: Option<Arc<Loaded>>,
    file: Option<Arc<Loaded>>,
    /// The number of the file and of the state before.
    number: u64,
    /// Whether the registry on screen is the old one.
    is_exchanged: bool,
    /// Whether the file that is being read is the newer one.
    is_newer: bool,
    choosing: Option<Task<Option<PathBuf>>>,
    /// Whether the system's dialog returned no file.
    none_chosen: bool,
    /// What is typed as the path of a file.
    path: String,
    reading: Option<Task<Loaded>>,
}

/// Two registries to compare, as far as they have been read.
#[derive(Debug)]
pub struct Pair {
    on_screen: Arc<Registry>,
    other: Other,
    is_exchanged: bool,
}

/// A registry that has been read, or the text of one.
#[derive(Debug)]
enum Other {
    Loaded(Arc<Loaded>),
    Text(String),
}

impl Pair {
    /// Returns the old and the new registry. Reading may take long.
    ///
    /// # Errors
    ///
    /// Returns the message that says why one of them cannot be used.
    pub fn registries(self, style: Style) -> Result<[Arc<Registry>; 2], String> {
        let other = match self.other {
            Other::Loaded(loaded) => loaded,
            Other::Text(text) => {
                let name = style.text("difference-against-saved");
                Arc::new(store::of_text(Origin::New(name), text))
            }
        };
        let Some(registry) = &other.registry else {
            return Err(why(&other, style));
        };
        let other = Arc::clone(registry);
        Ok(if self.is_exchanged {
            [self.on_screen, other]
        } else {
            [other, self.on_screen]
        })
    }
}

/// Returns why the registry in `loaded` cannot be used.
fn why(loaded: &Loaded, style: Style) -> String {
    let name = loaded.origin.name();
    let errors = loaded.problems.iter();
    let mut errors = errors.filter(|problem| problem.severity() == Severity::Error);
    let first = errors.next().map(|problem| {
        let report = problem_report(problem, &name, &Lines::of(&loaded.text), style);
        format!("{} · {}", report.message, report.hint)
    });
    let values = [("file", name), ("first", first.unwrap_or_default())];
    style.in_words("difference-unusable", &values)
}

impl Sides {
    /// Takes the state that was on screen before.
    pub fn replaced(&mut self, before: Option<Arc<Loaded>>) {
        self.before = before;
        self.number += 1;
        if self.against == Some(Against::Before) {
            self.against = None;
        }
    }

    /// Chooses what to compare with.
    pub fn choose(&mut self, against: Against) {
        self.against = Some(against);
        if against != Against::File {
            self.is_exchanged = false;
        }
    }

    /// Receives the results of background work.
    pub fn receive(&mut self, context: &Context) {
        if let Some(chosen) = background::take(&mut self.choosing) {
            self.none_chosen = chosen.is_none();
            if let Some(path) = chosen {
                self.open(context, path);
            }
        }
        if let Some(loaded) = background::take(&mut self.reading) {
            self.file = Some(Arc::new(loaded));
            self.number += 1;
            self.against = Some(Against::File);
            self.is_exchanged = std::mem::take(&mut self.is_newer);
        }
    }

    /// Returns what the registry on screen is compared with.
    fn against(&self, view: &View<'_>) -> Option<Against> {
        let is_there = |against: &Against| self.is_there(*against, view);
        let chosen = self.against.filter(is_there);
        let nearest = [Against::Saved, Against::Before, Against::File];
        let nearest = || nearest.into_iter().find(is_there);
        // A new one that is in no file yet has no other state.
        let is_new = matches!(view.loaded.origin, Origin::New(_));
        chosen
            .or_else(nearest)
            .or_else(|| is_new.then_some(Against::Builtin))
    }

    fn is_there(&self, against: Against, view: &View<'_>) -> bool {
        match against {
            Against::Saved => saved(view).is_some(),
            Against::Before => self.before.is_some(),
            Against::Builtin => view.loaded.origin != Origin::Builtin,
            Against::File => self.file.is_some(),
        }
    }

    pub fn key(&self, view: &View<'_>) -> Key {
        let is_unsaved = view.editing.is_some_and(Editing::is_unsaved);
        let against = self.against(view);
        (against, self.number, is_unsaved, self.is_exchanged)
    }

    /// Returns the registries to compare, if there is another one.
    pub fn chosen(&self, view: &View<'_>) -> Option<Pair> {
        let loaded = |loaded: &Option<Arc<Loaded>>| loaded.clone().map(Other::Loaded);
        let other = match self.against(view)? {
            Against::Saved => Some(Other::Text(saved(view)?.to_owned())),
            Against::Before => loaded(&self.before),
            Against::Builtin => Some(Other::Loaded(Arc::new(store::builtin()))),
            Against::File => loaded(&self.file),
        };
        Some(Pair {
            on_screen: Arc::clone(view.registry),
            other: other?,
            is_exchanged: self.is_exchanged,
        })
    }

    /// Draws the choice of what to compare with.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>) {
        let style = view.style;
        let against = self.against(view);
        body(ui, view, &style.text("difference-against"));
        ui.horizontal_wrapped(|ui| {
            for (one, key) in [
                (Against::Saved, "difference-against-saved"),
                (Against::Before, "difference-against-before"),
                (Against::Builtin, "difference-against-builtin"),
            ] {
                if !self.is_there(one, view) {
                    continue;
                }
                let text = style.text(key);
                let tab = Pressable::tab(&text, against == Some(one)).show(ui, view.thai);
                if tab.clicked() {
                    self.choose(one);
                }
            }
            if let Some(file) = &self.file {
                let origin = &file.origin;
                let name = origin
                    .file()
                    .map_or_else(|| origin.name(), store::file_name);
                let tab = Pressable::tab(&name, against == Some(Against::File));
                if tab.show(ui, view.thai).clicked() {
                    self.choose(Against::File);
                }
            }
            let other = style.text("difference-against-file");
            if Pressable::button(&other).show(ui, view.thai).clicked() {
                self.choose_file(ui, style);
            }
        });
        if against == Some(Against::File) {
            let exchange = style.text("difference-exchange");
            let tick = Pressable::tick(&exchange, self.is_exchanged);
            if tick.show(ui, view.thai).clicked() {
                self.is_exchanged = !self.is_exchanged;
            }
        }
        if self.reading.is_some() {
            super::parts::coming(ui, view);
        }
        if against.is_none() {
            body(ui, view, &style.text("difference-no-other"));
        }
        if against.is_none() || self.none_chosen {
            self.path(ui, view);
        }
    }

    /// Draws the field for the path of a file, for systems without a dialog.
    fn path(&mut self, ui: &mut Ui, view: &View<'_>) {
        if let Some(path) = path_field(ui, view, Id::unique("difference-path"), &mut self.path) {
            self.open(ui, path);
        }
    }

    fn choose_file(&mut self, context: &Context, style: Style) {
        let title = style.text("difference-against-file");
        let kind = style.text("open-kind");
        self.choosing = Some(Task::start(context, move || {
            rfd::FileDialog::new()
                .set_title(title)
                .add_filter(kind, &["ron"])
                .pick_file()
        }));
    }

    /// Compares with the newer registry in the file at `path`.
    pub fn open_newer(&mut self, context: &Context, path: PathBuf) {
        self.is_newer = true;
        self.open(context, path);
    }

    /// Compares with the file at `path`.
    pub fn open(&mut self, context: &Context, path: PathBuf) {
        let read = move || store::load(&store::absolute(&path));
        self.reading = Some(Task::start(context, read));
    }
}

/// Returns the text of the registry on screen as it was saved or opened, if it has been changed.
fn saved<'v>(view: &View<'v>) -> Option<&'v str> {
    let editing = view.editing?;
    editing.is_unsaved().then(|| editing.saved())?
}
