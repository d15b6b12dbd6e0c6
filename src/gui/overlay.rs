//! What stands over the screens, one thing at a time: the palette, the files to open, and the
//! page about the program. Esc and a click outside close it.

mod about;
mod files;
mod palette;

use eframe::egui::{Align2, Area, Context, Id, Modal, Order, ScrollArea, Ui, UiKind, vec2};

use super::command::Command;
use super::search::Search;
use super::view::{Commands, View};
use super::widgets::beside_bar;
use files::Files;
use palette::Palette;

/// What stands over the screens.
#[derive(Debug, Default)]
pub struct Overlay {
    shown: Shown,
    /// Outlives the palette, since its index is dear.
    search: Search,
}

#[derive(Debug, Default)]
enum Shown {
    #[default]
    Nothing,
    Palette(Palette),
    Files(Files),
    About,
}

/// What came of one frame over the screens.
enum Outcome {
    Stay,
    Close,
    /// Close, and do this.
    Do(Command),
}

impl Overlay {
    /// Shows the palette, or takes away what is shown.
    pub fn toggle_palette(&mut self) {
        self.shown = match self.shown {
            Shown::Nothing => Shown::Palette(Palette::default()),
            _ => Shown::Nothing,
        };
    }

    /// Shows the page about the program, or takes it away.
    pub fn toggle_about(&mut self) {
        self.shown = match self.shown {
            Shown::About => Shown::Nothing,
            _ => Shown::About,
        };
    }

    /// Shows the files to open.
    pub fn open_files(&mut self) {
        self.shown = Shown::Files(Files::default());
    }

    /// The system's dialog gave no file: it was cancelled, or there is none.
    pub fn no_file_chosen(&mut self) {
        if let Shown::Files(files) = &mut self.shown {
            files.no_file_chosen();
        }
    }

    pub fn show(&mut self, context: &Context, view: &View<'_>, commands: &mut Commands) {
        let (name, search) = (self.shown.name(), &mut self.search);
        let mut outcome = Outcome::Stay;
        let closed = match &mut self.shown {
            Shown::Nothing => return,
            Shown::Palette(palette) => over(context, name, |ui| {
                outcome = palette.show(ui, view, search);
            }),
            Shown::Files(files) => over(context, name, |ui| {
                outcome = files.show(ui, view, commands);
            }),
            Shown::About => over(context, name, |ui| outcome = about::show(ui, view)),
        };
        match outcome {
            Outcome::Stay if !closed => return,
            Outcome::Stay | Outcome::Close => {}
            Outcome::Do(command) => commands.send(command),
        }
        self.shown = Shown::Nothing;
    }
}

impl Shown {
    fn name(&self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Palette(_) => "palette",
            Self::Files(_) => "files",
            Self::About => "about",
        }
    }
}

/// A box in the upper middle. Gives whether Esc or a click outside asks to close it.
fn over(context: &Context, name: &str, add: impl FnOnce(&mut Ui)) -> bool {
    let screen = context.content_rect();
    let area = Area::new(Id::unique(name))
        .kind(UiKind::Modal)
        .anchor(Align2::CENTER_TOP, vec2(0.0, screen.height() * 0.08))
        .order(Order::Foreground)
        .interactable(true);
    Modal::new(Id::unique(name))
        .area(area)
        .show(context, |ui| {
            ui.set_width((screen.width() - 60.0).min(560.0));
            // What is higher than a low window scrolls.
            ScrollArea::vertical()
                .max_height(screen.height() * 0.92 - 40.0)
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    beside_bar(ui);
                    add(ui);
                });
        })
        .should_close()
}
