//! What leaves the screen: print jobs and files. Everything here runs aside.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::Context;

use super::super::super::aside::{self, Aside};
use crate::export::{Format, Options, Pages, Paper, export};
use crate::registry::Registry;
use crate::report::{NeedsRole, Order, Style, document, names};
use crate::store::{
    Job, NotPrinted, NotWritten, Printer, absolute, documents_folder, print, printers, typed,
    write_new,
};
use crate::text::Breaker;

/// What became of a job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Done {
    Printed,
    NotPrinted(NotPrinted),
    Saved(PathBuf),
    NotSaved(PathBuf, NotWritten),
    NotSet(String),
    NotOpened,
}

/// The jobs on their way, and the last that is done.
#[derive(Debug, Default)]
pub struct Desk {
    printers: Option<Vec<Printer>>,
    asking: Option<Aside<Result<Vec<Printer>, NotPrinted>>>,
    choosing: Option<Aside<Option<PathBuf>>>,
    chosen: Option<String>,
    working: Option<Aside<Done>>,
    opening: Option<Aside<bool>>,
    done: Option<Done>,
}

impl Desk {
    /// Takes in what was done aside.
    pub fn receive(&mut self) {
        if let Some(found) = aside::take(&mut self.asking) {
            // Why there is none is said when somebody wants to print.
            self.printers = Some(found.unwrap_or_default());
        }
        if let Some(done) = aside::take(&mut self.working) {
            self.done = Some(done);
        }
        if let Some(Some(path)) = aside::take(&mut self.choosing) {
            self.chosen = Some(path.display().to_string());
        }
        if aside::take(&mut self.opening) == Some(false) {
            self.done = Some(Done::NotOpened);
        }
    }

    /// The system's printers, when they are known. They are asked for once.
    pub fn printers(&mut self, context: &Context) -> Option<Vec<Printer>> {
        if self.printers.is_none() && self.asking.is_none() {
            self.asking = Some(Aside::start(context, printers));
        }
        self.printers.clone()
    }

    pub fn is_busy(&self) -> bool {
        self.working.is_some()
    }

    /// Waits for the job no longer. What the print service has it keeps.
    pub fn cancel(&mut self) {
        self.working = None;
    }

    pub fn done(&self) -> Option<&Done> {
        self.done.as_ref()
    }

    /// The file that was saved last.
    pub fn saved(&self) -> Option<&Path> {
        match &self.done {
            Some(Done::Saved(path)) => Some(path),
            _ => None,
        }
    }

    /// The place that was chosen in the system's dialog, once.
    pub fn chosen(&mut self) -> Option<String> {
        self.chosen.take()
    }

    pub fn print(
        &mut self,
        context: &Context,
        pages: Arc<Pages>,
        title: String,
        printer: Option<String>,
        copies: u16,
        paper: Paper,
    ) {
        self.done = None;
        self.working = Some(Aside::start(context, move || {
            let pdf = match pages.pdf(false) {
                Ok(pdf) => pdf,
                Err(fault) => return Done::NotSet(fault.to_string()),
            };
            let job = Job {
                pdf: &pdf,
                title: &title,
                printer: printer.as_deref(),
                copies,
                media: paper.name(),
            };
            print(&job).map_or_else(Done::NotPrinted, |()| Done::Printed)
        }));
    }

    /// Saves the document of `order`, from its `pages` where they are set already.
    #[expect(
        clippy::too_many_arguments,
        reason = "a document, its form and its place"
    )]
    pub fn save(
        &mut self,
        context: &Context,
        registry: &Arc<Registry>,
        pages: Option<Arc<Pages>>,
        style: Style,
        order: Order,
        options: Options,
        place: &str,
        replace: bool,
    ) {
        let registry = Arc::clone(registry);
        let path = absolute(&typed(place));
        self.done = None;
        self.working = Some(Aside::start(context, move || {
            let format = Format::of(&path).unwrap_or(Format::Pdf);
            let bytes = match (format, pages) {
                (Format::Pdf, Some(pages)) => pages.pdf(options.archive),
                (Format::Png, Some(pages)) => pages.png(options.dots),
                _ => {
                    let document = match document(&registry, &order, style) {
                        Ok(document) => document,
                        Err(NeedsRole) => return Done::NotSet(style.text("print-needs-role")),
                    };
                    let breaker = Breaker::new(names(&registry));
                    export(&document, format, options, &breaker)
                }
            };
            let bytes = match bytes {
                Ok(bytes) => bytes,
                Err(fault) => return Done::NotSet(fault.to_string()),
            };
            match write_new(&path, &bytes, replace) {
                Ok(()) => Done::Saved(path),
                Err(reason) => Done::NotSaved(path, reason),
            }
        }));
    }

    /// Asks the system for a place. Whether a file there is replaced is asked here, when it is
    /// saved, as not every system's dialog does.
    pub fn choose(&mut self, context: &Context, title: String, place: &str) {
        let place = absolute(&typed(place));
        self.choosing = Some(Aside::start(context, move || {
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
        self.opening = Some(Aside::start(context, move || opener::open(&path).is_ok()));
    }
}

/// Where a document named `name` may be saved: in the person's folder of documents.
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

/// `place` with another ending.
pub fn with_ending(place: &str, ending: &str) -> String {
    let path = Path::new(place);
    // An ending that is none of ours belongs to the name.
    if Format::of(path).is_some() {
        path.with_extension(ending).display().to_string()
    } else {
        format!("{place}.{ending}")
    }
}
