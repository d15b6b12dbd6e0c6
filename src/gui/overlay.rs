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
            // What is higher than a low window scrolls; what is not, has room at once, also
            // where it has more to show than before.
            let highest = screen.height() * 0.92 - 40.0;
            ScrollArea::vertical()
                .max_height(highest)
                .min_scrolled_height(highest)
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    beside_bar(ui);
                    add(ui);
                });
        })
        .should_close()
}

#[cfg(test)]
mod tests {
    use eframe::egui::{Pos2, RawInput, Rect};

    use super::*;

    #[test]
    fn a_box_grows_with_what_is_in_it() {
        let context = Context::default();
        let mut seen = Rect::NOTHING;
        let mut shown = 0.0;
        for height in [100.0, 100.0, 300.0, 300.0, 900.0, 900.0] {
            let input = RawInput {
                screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(800.0, 600.0))),
                ..RawInput::default()
            };
            let mut output = context.run_ui(input, |ui| {
                over(ui, "test", |ui| {
                    let (_, place) = ui.allocate_space(vec2(10.0, height));
                    seen = ui.clip_rect().intersect(place);
                });
            });
            output.textures_delta.clear();
            shown = seen.height();
            assert!(shown >= height.min(500.0), "{height}: {shown}");
        }
        assert!(shown < 600.0, "a box is no higher than the window");
    }
}
