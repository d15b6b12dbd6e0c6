//! Where a letter or a list comes from: a file that is chosen, dropped or typed, or the clipboard.
//! Everything is read in the background.

use std::path::{Path, PathBuf};
use std::time::Duration;

use eframe::egui::{Context, Event, Id, Ui, ViewportCommand};

use crate::gui::background::{self, Task};
use crate::gui::clipboard::ReadClipboard;
use crate::gui::screens::fields::path_field;
use crate::gui::view::View;
use crate::gui::widgets::{Paragraph, Pressable};
use crate::import::Refused;
use crate::import::sheet::{ENDINGS, LIST_ENDINGS, of_clipboard};
use crate::report::{Style, refused_in_words};
use crate::store::{
    ListFile, NoSheet, ReadProgress, SheetFile, file_name, list_of_text, plain, read_list,
    read_sheet,
};

/// How long the clipboard may take, in seconds, before it counts as empty.
const PASTE_TIMEOUT: f64 = 1.0;
/// How often the progress is drawn.
const PROGRESS_INTERVAL: Duration = Duration::from_millis(100);

/// What is read from a file or from the clipboard.
pub trait Content: Sized + Send + 'static {
    /// The keys of the title of the file dialog, and of the name of the kinds of files.
    const WORDS: (&'static str, &'static str);
    /// The endings of the files.
    const ENDINGS: &'static [&'static str];

    /// Reads the file at `path`.
    fn read(path: &Path, progress: &ReadProgress) -> Result<Self, NoSheet>;

    /// Reads what is on the clipboard.
    fn pasted(text: &str, html: Option<&str>) -> Result<Self, NoSheet>;

    /// Returns why the form of a file is refused, in words, if that is other than for a letter.
    fn refused(_why: &Refused, _style: Style) -> Option<String> {
        None
    }
}

impl Content for SheetFile {
    const WORDS: (&'static str, &'static str) = ("import-heading", "import-kinds-of-files");
    const ENDINGS: &'static [&'static str] = &ENDINGS;

    fn read(path: &Path, progress: &ReadProgress) -> Result<Self, NoSheet> {
        read_sheet(path, progress)
    }

    fn pasted(text: &str, html: Option<&str>) -> Result<Self, NoSheet> {
        let document = of_clipboard(text, html);
        Ok(Self {
            document: document.map_err(NoSheet::Refused)?,
            encoding: None,
        })
    }
}

impl Content for ListFile {
    const WORDS: (&'static str, &'static str) = ("people-import-heading", "people-import-kinds");
    const ENDINGS: &'static [&'static str] = &LIST_ENDINGS;

    fn read(path: &Path, progress: &ReadProgress) -> Result<Self, NoSheet> {
        read_list(path, progress)
    }

    fn pasted(text: &str, html: Option<&str>) -> Result<Self, NoSheet> {
        list_of_text(text, html)
    }

    fn refused(why: &Refused, style: Style) -> Option<String> {
        let key = match why {
            Refused::Form => "people-refused-form",
            Refused::TooManyCells(_) => "people-refused-too-many-cells",
            _ => return None,
        };
        let (_, values) = why.message();
        Some(style.text_with(key, &values))
    }
}

/// What was read, and where from.
#[derive(Debug)]
pub struct Source<C = SheetFile> {
    /// The file, or `None` for the clipboard.
    path: Option<PathBuf>,
    pub content: C,
}

impl<C: Content> Source<C> {
    /// Returns the name of the file, or what stands for it.
    pub fn name_in_words(&self, style: Style) -> String {
        name(self.path.as_deref(), style)
    }

    /// Returns the name of the registry that is made of it.
    pub fn stem(&self, style: Style) -> String {
        match self.path.as_deref().and_then(Path::file_stem) {
            Some(stem) => stem.to_string_lossy().into_owned(),
            None => style.text("import-pasted"),
        }
    }
}

fn name(path: Option<&Path>, style: Style) -> String {
    path.map_or_else(|| style.text("import-pasted"), file_name)
}

/// What is being read.
#[derive(Debug)]
struct Reading<C> {
    path: Option<PathBuf>,
    progress: ReadProgress,
    task: Task<Result<C, NoSheet>>,
}

/// What is on its way.
#[derive(Debug)]
pub struct Coming<C = SheetFile> {
    /// Reads the HTML on the clipboard, which keeps the cells of a table that Word copies.
    pub read_html: Option<ReadClipboard>,
    choosing: Option<Task<Option<PathBuf>>>,
    /// Whether the file dialog returned without a file: it was cancelled, or there is none.
    pub no_file: bool,
    /// The path that is being typed.
    path: String,
    reading: Option<Reading<C>>,
    /// What could not be read, and why.
    failed: Option<(Option<PathBuf>, NoSheet)>,
    /// When the clipboard was asked for.
    asked: Option<f64>,
}

impl<C> Default for Coming<C> {
    fn default() -> Self {
        Self {
            read_html: None,
            choosing: None,
            no_file: false,
            path: String::new(),
            reading: None,
            failed: None,
            asked: None,
        }
    }
}

impl<C: Content> Coming<C> {
    /// Draws the buttons that choose a file and that paste.
    pub fn buttons(&mut self, ui: &mut Ui, view: &View<'_>) {
        let style = view.style;
        ui.horizontal_wrapped(|ui| {
            let press = |ui: &mut Ui, key: &str| {
                let text = style.text(key);
                Pressable::button(&text).show(ui, view.thai).clicked()
            };
            if press(ui, "import-choose") {
                self.choose(ui, style);
            }
            if press(ui, "import-paste") {
                self.ask_to_paste(ui);
            }
        });
    }

    /// Opens the system's file dialog on a thread of its own.
    fn choose(&mut self, context: &Context, style: Style) {
        let (title, kind) = (style.text(C::WORDS.0), style.text(C::WORDS.1));
        self.choosing = Some(Task::start(context, move || {
            rfd::FileDialog::new()
                .set_title(title)
                .add_filter(kind, C::ENDINGS)
                .pick_file()
        }));
    }

    /// Draws a field for the path of a file, for where no file dialog comes up.
    pub fn type_path(&mut self, ui: &mut Ui, view: &View<'_>) {
        let style = view.style;
        if self.no_file {
            Paragraph::new(&style.text("open-none"))
                .colour(view.colours.muted)
                .show(ui, view.thai);
        }
        if let Some(path) = path_field(ui, view, Id::unique("import-path"), &mut self.path) {
            self.open(ui, path);
        }
    }

    /// Starts reading the file at `path`.
    pub fn open(&mut self, context: &Context, path: PathBuf) {
        let progress = ReadProgress::default();
        let shared = progress.clone();
        let file = path.clone();
        self.start(
            Some(path),
            progress,
            Task::start(context, move || C::read(&file, &shared)),
        );
    }

    fn start(
        &mut self,
        path: Option<PathBuf>,
        progress: ReadProgress,
        task: Task<Result<C, NoSheet>>,
    ) {
        self.cancel();
        self.failed = None;
        self.no_file = false;
        self.asked = None;
        self.reading = Some(Reading {
            path,
            progress,
            task,
        });
    }

    /// Stops reading.
    pub fn cancel(&mut self) {
        if let Some(reading) = self.reading.take() {
            reading.progress.stop();
        }
    }

    /// Asks the window for its clipboard, which comes as if it were pasted.
    fn ask_to_paste(&mut self, ui: &Ui) {
        ui.send_viewport_cmd(ViewportCommand::RequestPaste);
        self.asked = Some(ui.input(|input| input.time));
    }

    /// Takes what was pasted, unless into a field.
    pub fn paste(&mut self, ui: &Ui) {
        let asked = self.asked.is_some();
        if ui.text_edit_focused() && !asked {
            return;
        }
        let pasted = ui.input_mut(|input| {
            let at = input
                .events
                .iter()
                .position(|event| matches!(event, Event::Paste(_)))?;
            match input.events.remove(at) {
                Event::Paste(text) => Some(text),
                _ => None,
            }
        });
        if let Some(text) = pasted {
            self.read_clipboard(ui, Some(text));
        } else if let Some(since) = self.asked {
            if ui.input(|input| input.time) > since + PASTE_TIMEOUT {
                // There may be HTML alone.
                self.read_clipboard(ui, None);
            } else {
                ui.request_repaint_after(PROGRESS_INTERVAL);
            }
        }
    }

    /// Takes what was pasted, if it was asked for.
    pub fn paste_if_asked(&mut self, ui: &Ui) {
        if self.asked.is_some() {
            self.paste(ui);
        }
    }

    /// Starts reading what is on the clipboard: `text`, unless its HTML has a table.
    fn read_clipboard(&mut self, context: &Context, text: Option<String>) {
        let read_html = self.read_html;
        let task = Task::start(context, move || {
            let html = read_html.and_then(|read| read());
            let text = match text {
                Some(text) => plain(text),
                None if html.is_some() => String::new(),
                None => return Err(NoSheet::Unreadable("import-nothing-pasted")),
            };
            C::pasted(&text, html.as_deref())
        });
        self.start(None, ReadProgress::default(), task);
    }

    /// Receives the results of background work, waiting at most `patience` for a letter.
    pub fn receive(&mut self, context: &Context, patience: Duration) -> Option<Source<C>> {
        match background::take(&mut self.choosing) {
            Some(Some(path)) => self.open(context, path),
            Some(None) => self.no_file = true,
            None => {}
        }
        let reading = self.reading.as_ref()?;
        let Some(read) = reading.task.within(patience) else {
            context.request_repaint_after(PROGRESS_INTERVAL);
            return None;
        };
        let path = self.reading.take().and_then(|reading| reading.path);
        match read {
            Ok(content) => Some(Source { path, content }),
            Err(why) => {
                self.failed = Some((path, why));
                None
            }
        }
    }

    /// Returns the name of what is being read, and the share of it that has been read.
    pub fn under_way(&self) -> Option<(String, Option<f32>)> {
        let reading = self.reading.as_ref()?;
        let (read, total) = reading.progress.bytes();
        #[expect(
            clippy::cast_precision_loss,
            reason = "a share for a bar of some points"
        )]
        let share = (total > 0).then(|| read as f32 / total as f32);
        let name = reading.path.as_deref().and_then(Path::file_name);
        let name = name.map(|name| name.to_string_lossy().into_owned());
        Some((name.unwrap_or_default(), share))
    }

    /// Returns what could not be read and why, in words.
    pub fn failed_in_words(&self, style: Style) -> Option<String> {
        let (path, why) = self.failed.as_ref()?;
        let reason = match why {
            NoSheet::Unreadable(reason) => style.text(reason),
            NoSheet::NotText => style.text("import-refused-not-text"),
            NoSheet::Refused(why) => {
                C::refused(why, style).unwrap_or_else(|| refused_in_words(why, style))
            }
            NoSheet::Stopped => return None,
        };
        let values = [("file", name(path.as_deref(), style)), ("reason", reason)];
        Some(style.in_words("import-failed", &values))
    }
}
