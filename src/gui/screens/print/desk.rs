//! The output of the screen: print jobs and files. Everything here runs in the background.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use eframe::egui::Context;

use crate::export::{Format, Options, Pages, Paper, export};
use crate::gui::background::{self, Task};
use crate::gui::compared::Special;
use crate::registry::Registry;
use crate::report::{Document, NeedsRole, Order, Style, document, names};
use crate::store::{
    Job, NotPrinted, NotRecalled, NotWritten, Printed, Printer, Stop, absolute, documents_folder,
    print, printers, typed, write_new,
};
use crate::text::Breaker;

/// How long a closing window waits for a job that it aborts.
const ABORT_TIMEOUT: Duration = Duration::from_secs(3);

/// The outcome of a job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Done {
    Printed(Printed),
    NotPrinted(NotPrinted),
    Recalled,
    NotRecalled(NotRecalled),
    Saved(PathBuf),
    NotSaved(PathBuf, NotWritten),
    Cancelled,
    NotTypeset(String),
    NotOpened,
}

impl Done {
    /// Returns whether there is nothing that the user must be told before the window closes.
    fn is_well(&self) -> bool {
        match self {
            Self::Printed(printed) => !printed.waits,
            Self::Recalled | Self::Saved(_) | Self::Cancelled => true,
            _ => false,
        }
    }
}

/// A job in progress.
#[derive(Debug)]
struct Work {
    result: Task<Done>,
    stop: Stop,
}

/// Pages to print.
#[derive(Debug)]
pub struct PrintJob {
    pub pages: Arc<Pages>,
    pub title: String,
    /// The printer's name, or `None` for the system's default.
    pub printer: Option<String>,
    pub copies: u16,
    pub paper: Paper,
}

/// A document to save in a file.
#[derive(Clone, Debug)]
pub struct SaveJob {
    pub registry: Arc<Registry>,
    /// The file of the registry, unless it is the built-in one.
    pub file: Option<PathBuf>,
    pub order: Order,
    /// The registries whose differences are the document instead.
    pub compared: Option<Special>,
    /// Whether the pocket guide is saved instead, which is always HTML.
    pub is_pocket: bool,
    pub style: Style,
    pub options: Options,
    /// The pages of the document, if they have already been typeset.
    pub pages: Option<Arc<Pages>>,
    /// The path of the file, as the user typed it. Its extension selects the format.
    pub place: String,
    /// Whether to replace an existing file.
    pub replace: bool,
}

impl SaveJob {
    /// Returns the bytes of the document in `format`.
    ///
    /// # Errors
    ///
    /// Returns the message for the user if the document cannot be put into the format.
    fn bytes(&self, format: Format) -> Result<Vec<u8>, String> {
        let Self { style, options, .. } = *self;
        if self.is_pocket {
            return super::pocket::bytes(
                &self.registry,
                self.file.as_deref(),
                self.order.day,
                style,
            );
        }
        let bytes = match (format, &self.pages) {
            (Format::Pdf, Some(pages)) => pages.pdf(options.archive),
            (Format::Png, Some(pages)) => pages.png(options.dots),
            _ => {
                let (document, breaker) =
                    document_of(&self.registry, &self.order, self.compared.as_ref(), style)?;
                export(&document, format, options, &breaker)
            }
        };
        bytes.map_err(|fault| fault.message(style.lang))
    }
}

/// Returns the document of `order`, or what changes between two registries instead, and what breaks
/// its lines.
///
/// # Errors
///
/// Returns the message for the user if the document requires a role.
pub fn document_of(
    registry: &Registry,
    order: &Order,
    compared: Option<&Special>,
    style: Style,
) -> Result<(Document, Breaker), String> {
    if let Some(compared) = compared {
        return Ok((compared.document(order.day, style), compared.breaker()));
    }
    let document =
        document(registry, order, style).map_err(|NeedsRole| style.text("print-needs-role"))?;
    Ok((document, Breaker::new(names(registry))))
}

/// The job in progress, and the last outcome.
#[derive(Debug, Default)]
pub struct Desk {
    printers: Option<Vec<Printer>>,
    asking: Option<Task<Result<Vec<Printer>, NotPrinted>>>,
    /// Whether the printers were asked for again while an earlier answer was outstanding.
    asked_again: bool,
    choosing: Option<Task<Option<PathBuf>>>,
    chosen: Option<String>,
    working: Option<Work>,
    opening: Option<Task<bool>>,
    done: Option<Done>,
    /// The pass in which the screen was last drawn.
    drawn: Option<u64>,
}

impl Drop for Desk {
    fn drop(&mut self) {
        // Work in the background would end with the program and leave half a job behind.
        if let Some(work) = self.working.take()
            && !work.stop.ask()
        {
            let _ = work.result.wait(ABORT_TIMEOUT);
        }
    }
}

impl Desk {
    /// Records that the screen is drawn. If it was not drawn just before, discards the outcome of
    /// an earlier job and asks for the printers again.
    pub fn draw(&mut self, context: &Context) {
        let pass = context.cumulative_pass_nr();
        let stays = self.drawn.is_some_and(|drawn| pass <= drawn + 1);
        self.drawn = Some(pass);
        if !stays {
            self.done = None;
            self.look_again(context);
        }
    }

    /// Receives the results of background work.
    pub fn receive(&mut self, context: &Context) {
        if let Some(found) = background::take(&mut self.asking) {
            // If there are none, the reason is given when the user prints.
            self.printers = Some(found.unwrap_or_default());
            if std::mem::take(&mut self.asked_again) {
                self.look_again(context);
            }
        }
        if let Some(work) = self.working.take() {
            let Work { result, stop } = work;
            let mut result = Some(result);
            let done = background::take(&mut result);
            self.working = result.map(|result| Work { result, stop });
            if matches!(done, Some(Done::NotPrinted(_))) {
                self.look_again(context);
            }
            self.done = done.or_else(|| self.done.take());
        }
        if let Some(Some(path)) = background::take(&mut self.choosing) {
            self.chosen = Some(path.display().to_string());
        }
        if background::take(&mut self.opening) == Some(false) {
            self.done = Some(Done::NotOpened);
        }
    }

    /// Returns the system's printers, once they are known.
    pub fn printers(&self) -> Option<&[Printer]> {
        self.printers.as_deref()
    }

    /// Asks the system for its printers again. If an answer is outstanding, it may already be out of
    /// date, so they are asked for once more after it.
    pub fn look_again(&mut self, context: &Context) {
        if self.asking.is_some() {
            self.asked_again = true;
        } else {
            self.asking = Some(Task::start(context, printers));
        }
    }

    pub fn is_busy(&self) -> bool {
        self.working.is_some()
    }

    /// Returns whether a job is being stopped that was already under way.
    pub fn is_stopping(&self) -> bool {
        let work = self.working.as_ref();
        work.is_some_and(|work| work.stop.is_asked())
    }

    /// Returns whether the last job left nothing that the user must be told.
    pub fn went_well(&self) -> bool {
        self.done.as_ref().is_none_or(Done::is_well)
    }

    /// Cancels the job in progress. Anything already sent is aborted or withdrawn, and the outcome
    /// is reported.
    pub fn cancel(&mut self) {
        if self.working.as_ref().is_some_and(|work| work.stop.ask()) {
            self.working = None;
            self.done = Some(Done::Cancelled);
        }
    }

    /// Withdraws the job from the print service.
    pub fn recall(&mut self, context: &Context) {
        if let Some(Done::Printed(printed)) = self.done.take() {
            self.work(context, move |_| match printed.recall() {
                Ok(()) => Done::Recalled,
                Err(reason) => Done::NotRecalled(reason),
            });
            // A withdrawal is itself a cancellation and cannot be cancelled.
            if let Some(work) = &self.working
                && work.stop.begin()
            {
                work.stop.ask();
            }
        }
    }

    fn work(&mut self, context: &Context, work: impl FnOnce(&Stop) -> Done + Send + 'static) {
        if self.is_busy() {
            return;
        }
        let stop = Stop::default();
        let shared_stop = stop.clone();
        self.done = None;
        self.working = Some(Work {
            result: Task::start(context, move || work(&shared_stop)),
            stop,
        });
    }

    pub fn done(&self) -> Option<&Done> {
        self.done.as_ref()
    }

    /// Returns the file that was saved last.
    pub fn saved(&self) -> Option<&Path> {
        match &self.done {
            Some(Done::Saved(path)) => Some(path),
            _ => None,
        }
    }

    /// Returns the file chosen in the system's dialog, once.
    pub fn chosen(&mut self) -> Option<String> {
        self.chosen.take()
    }

    /// Prints the pages of `print_job`.
    pub fn print(&mut self, context: &Context, print_job: PrintJob) {
        self.work(context, move |stop| {
            let pages = &print_job.pages;
            let pdf = match pages.pdf(false) {
                Ok(pdf) => pdf,
                Err(fault) => return Done::NotTypeset(fault.message(pages.lang())),
            };
            let job = Job {
                pdf: &pdf,
                title: &print_job.title,
                printer: print_job.printer.as_deref(),
                copies: print_job.copies,
                media: print_job.paper.name(),
            };
            match print(&job, stop) {
                Ok(printed) => Done::Printed(printed),
                Err(NotPrinted::Cancelled) => Done::Cancelled,
                Err(reason) => Done::NotPrinted(reason),
            }
        });
    }

    /// Saves the document of `save_job`.
    pub fn save(&mut self, context: &Context, save_job: SaveJob) {
        let mut path = absolute(&typed(&save_job.place));
        if save_job.is_pocket && Format::of(&path) != Some(Format::Html) {
            path = PathBuf::from(with_ending(&path.display().to_string(), "html"));
        }
        self.work(context, move |stop| {
            let format = Format::of(&path).unwrap_or(Format::Pdf);
            let bytes = match save_job.bytes(format) {
                Ok(bytes) => bytes,
                Err(message) => return Done::NotTypeset(message),
            };
            if !stop.begin() {
                return Done::Cancelled;
            }
            match write_new(&path, &bytes, save_job.replace) {
                Ok(()) => Done::Saved(path),
                Err(reason) => Done::NotSaved(path, reason),
            }
        });
    }

    /// Opens the system's dialog for choosing a file. Replacing an existing file is confirmed here
    /// when it is saved, because not every system's dialog asks.
    pub fn choose(&mut self, context: &Context, title: String, place: &str) {
        let place = absolute(&typed(place));
        self.choosing = Some(Task::start(context, move || {
            let mut dialog = rfd::FileDialog::new().set_title(title);
            if let Some(name) = place.file_name() {
                dialog = dialog.set_file_name(name.to_string_lossy());
            }
            if let Some(folder) = place.parent().filter(|folder| folder.is_dir()) {
                dialog = dialog.set_directory(folder);
            }
            dialog.save_file()
        }));
    }

    /// Opens `path` with the system's program for it.
    pub fn open(&mut self, context: &Context, path: PathBuf) {
        self.opening = Some(Task::start(context, move || opener::open(&path).is_ok()));
    }
}

/// Returns a path to save the document `name` to, in the user's documents folder.
pub fn proposed(name: &str, format: Format) -> String {
    let ending = Format::ENDINGS
        .into_iter()
        .find(|(_, known)| *known == format)
        .map_or("pdf", |(ending, _)| ending);
    let file = format!("{}.{ending}", name.replace(['/', '\\', ' '], "-"));
    documents_folder()
        .map_or_else(|| PathBuf::from(&file), |folder| folder.join(&file))
        .display()
        .to_string()
}

/// Returns `place` with another extension.
pub fn with_ending(place: &str, ending: &str) -> String {
    let path = Path::new(place);
    // An extension that is not one of ours belongs to the name.
    if Format::of(path).is_some() {
        path.with_extension(ending).display().to_string()
    } else {
        format!("{place}.{ending}")
    }
}
