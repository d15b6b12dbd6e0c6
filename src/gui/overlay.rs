//! Overlays on top of the screens, one at a time: the palette, the files to open, and the About
//! page. Esc or a click outside closes them.

mod about;
mod background;
mod editing;
mod files;
mod follow;
mod help;
mod palette;
mod welcome;

use eframe::egui::{Align2, Area, Context, Frame, Id, Modal, Order, ScrollArea, Ui, UiKind, vec2};

use super::command::{Command, RuleTarget};
use super::editing::Subject;
use super::following::Following;
use super::rule_form::RuleForm;
use super::search::Search;
use super::theme::space;
use super::view::{Commands, Revision, View};
use super::widgets::beside_bar;
use background::Shortcuts;
use files::Files;
use follow::FollowBox;
use palette::Palette;
use welcome::Welcome;

use crate::registry::Registry;

pub use editing::{EditBox, Place};

/// The width of a form, in points.
const FORM_WIDTH: f32 = 960.0;

/// The width of the help, in points.
const HELP_WIDTH: f32 = 720.0;

/// The overlay on top of the screens.
#[derive(Debug, Default)]
pub struct Overlay {
    shown: Shown,
    /// Kept when the palette closes, since its index is expensive to build.
    search: Search,
}

#[derive(Debug, Default)]
enum Shown {
    #[default]
    Nothing,
    Palette(Palette),
    Files(Files),
    Rule(Box<RuleForm>),
    Follow(Box<FollowBox>),
    About,
    Help,
    Background(Shortcuts),
    /// The first time that the program stays when its window is closed.
    Stays,
    Welcome(Welcome),
    /// About a registry that is being edited.
    Editing(Subject, EditBox),
}

/// The outcome of one frame of an overlay.
pub enum Outcome {
    Stay,
    Close,
    /// Close, then send this command.
    Do(Command),
}

impl Overlay {
    /// Opens the palette, or closes whatever is open.
    pub fn toggle_palette(&mut self) {
        self.shown = match self.shown {
            Shown::Nothing => Shown::Palette(Palette::default()),
            _ => Shown::Nothing,
        };
    }

    /// Opens or closes the About page.
    pub fn toggle_about(&mut self) {
        self.shown = match self.shown {
            Shown::About => Shown::Nothing,
            _ => Shown::About,
        };
    }

    /// Opens or closes the help.
    pub fn toggle_help(&mut self) {
        self.shown = match self.shown {
            Shown::Help => Shown::Nothing,
            _ => Shown::Help,
        };
    }

    /// Opens the settings of what the program does beside its window.
    pub fn background(&mut self) {
        self.shown = Shown::Background(Shortcuts::new());
    }

    /// Says that the program stays when its window is closed.
    pub fn tell_that_it_stays(&mut self) {
        self.shown = Shown::Stays;
    }

    /// Opens the steps of the first start.
    pub fn welcome(&mut self) {
        self.shown = Shown::Welcome(Welcome::default());
    }

    /// Opens the list of files.
    pub fn open_files(&mut self) {
        self.shown = Shown::Files(Files::default());
    }

    /// Opens the box that follows a place, if the system has a folder to keep what is followed.
    pub fn open_follow(&mut self, following: &Following) -> bool {
        let Some(folder) = following.folder() else {
            return false;
        };
        let shown = FollowBox::new(folder.clone(), following.seen().to_vec());
        self.shown = Shown::Follow(Box::new(shown));
        true
    }

    /// Opens the form of a rule of `registry`.
    pub fn edit_rule(&mut self, registry: &Registry, of: Revision, target: RuleTarget) {
        self.shown = Shown::Rule(Box::new(RuleForm::new(registry, of, target)));
    }

    /// Opens a box about the registry that is being edited.
    pub fn open(&mut self, shown: EditBox) {
        self.open_for(Subject::Registry, shown);
    }

    /// Opens a box about what is being edited.
    pub fn open_for(&mut self, subject: Subject, shown: EditBox) {
        self.shown = Shown::Editing(subject, shown);
    }

    /// Reports that the system's dialog returned no place to save to.
    pub fn no_place_chosen(&mut self) {
        if let Shown::Editing(_, EditBox::Place(place)) = &mut self.shown {
            place.no_place();
        }
    }

    /// Returns whether what is shown may be closed. What was chosen in it is asked about first.
    pub fn may_close(&mut self) -> bool {
        match &mut self.shown {
            Shown::Rule(form) => form.may_close(),
            _ => true,
        }
    }

    /// Returns whether something is shown that is left as quickly as it was opened. Typing then goes on
    /// where it was.
    pub fn is_passing(&self) -> bool {
        matches!(
            self.shown,
            Shown::Palette(_) | Shown::Files(_) | Shown::About
        )
    }

    /// Closes what is shown.
    pub fn close(&mut self) {
        self.shown = Shown::Nothing;
    }

    /// Reports that the system's dialog returned no file: it was cancelled, or there is none.
    pub fn no_file_chosen(&mut self) {
        if let Shown::Files(files) = &mut self.shown {
            files.no_file_chosen();
        }
    }

    /// Draws the open overlay.
    pub fn show(&mut self, context: &Context, view: &View<'_>, commands: &mut Commands) {
        let (name, search) = (self.shown.name(), &mut self.search);
        let mut outcome = Outcome::Stay;
        let closed = match &mut self.shown {
            Shown::Nothing => return,
            Shown::Editing(subject, shown) => over(context, name, shown.width(), |ui| {
                let mut sent = Commands::default();
                outcome = match shown.show(ui, &view.of_subject(*subject), &mut sent) {
                    Outcome::Do(command) => Outcome::Do(subject.of(command)),
                    outcome => outcome,
                };
                for command in sent.take() {
                    commands.send(subject.of(command));
                }
            }),
            Shown::Palette(palette) => over(context, name, None, |ui| {
                outcome = palette.show(ui, view, search);
            }),
            Shown::Files(files) => over(context, name, None, |ui| {
                outcome = files.show(ui, view, commands);
            }),
            Shown::Follow(follow) => over(context, name, None, |ui| {
                outcome = follow.show(ui, view);
            }),
            Shown::About => over(context, name, None, |ui| outcome = about::show(ui, view)),
            Shown::Help => over(context, name, Some(HELP_WIDTH), |ui| {
                outcome = help::show(ui, view);
            }),
            Shown::Background(shortcuts) => over(context, name, None, |ui| {
                outcome = shortcuts.show(ui, view, commands);
            }),
            Shown::Stays => over(context, name, None, |ui| {
                outcome = background::stays(ui, view, commands);
            }),
            Shown::Welcome(welcome) => over(context, name, None, |ui| {
                outcome = welcome.show(ui, view, commands);
            }),
            Shown::Rule(form) => {
                let closed = over(context, name, Some(FORM_WIDTH), |ui| {
                    outcome = form.show(ui, view, commands);
                });
                closed && form.may_close()
            }
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
            Self::Follow(_) => "follow",
            Self::About => "about",
            Self::Help => "help",
            Self::Background(_) => "background",
            Self::Stays => "stays",
            Self::Welcome(_) => "welcome",
            Self::Rule(_) => "rule",
            Self::Editing(_, shown) => shown.name(),
        }
    }
}

/// The usual width of a box, in points.
const USUAL_WIDTH: f32 = 560.0;

/// Shows a box in the upper middle. Returns whether Esc or a click outside asks to close it.
fn over(context: &Context, name: &str, width: Option<f32>, add: impl FnOnce(&mut Ui)) -> bool {
    let screen = context.content_rect();
    let area = Area::new(Id::unique(name))
        .kind(UiKind::Modal)
        .anchor(Align2::CENTER_TOP, vec2(0.0, screen.height() * 0.08))
        .order(Order::Foreground)
        .interactable(true);
    let frame = Frame::popup(&context.global_style()).inner_margin(space::M);
    Modal::new(Id::unique(name))
        .area(area)
        .frame(frame)
        .show(context, |ui| {
            let width = width.unwrap_or(USUAL_WIDTH);
            ui.set_width((screen.width() - 60.0).min(width));
            // Content below this height has room at once, even when it grows.
            let highest = screen.height() * 0.92 - 40.0;
            // Content taller than the window scrolls.
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
                over(ui, "test", None, |ui| {
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
