//! The first start, in three steps: who sends, which district, and the shortcut. Each can be skipped,
//! and none comes again.

use eframe::egui::{ComboBox, Ui};

use super::super::command::Command;
use super::super::screens::parts::district;
use super::super::theme::{font, size, space, strong};
use super::super::view::{Commands, View};
use super::super::widgets::{Paragraph, Pressable};
use super::Outcome;
use super::background::Shortcuts;
use crate::guide::{self, Need};
use crate::registry::Act;

/// The width of the fields, in points.
const FIELD: f32 = 320.0;

/// The steps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Step {
    #[default]
    Role,
    District,
    Shortcut,
}

/// The state of the first start.
#[derive(Debug)]
pub struct Welcome {
    step: Step,
    shortcuts: Shortcuts,
}

impl Default for Welcome {
    fn default() -> Self {
        Self {
            step: Step::default(),
            shortcuts: Shortcuts::new(),
        }
    }
}

impl Welcome {
    /// Draws the step.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) -> Outcome {
        let style = view.style;
        Paragraph::new(&style.text("welcome-title"))
            .font(strong(size::HEADING))
            .show(ui, view.thai);
        let (number, question, why) = match self.step {
            Step::Role => ("1", "welcome-role", "welcome-role-why"),
            Step::District => ("2", "welcome-district", "welcome-district-why"),
            Step::Shortcut => ("3", "welcome-shortcut", "welcome-shortcut-why"),
        };
        let step = style.text_with("welcome-step", &[("step", number.to_owned())]);
        Paragraph::new(&step)
            .font(font(size::SMALL))
            .colour(view.colours.muted)
            .show(ui, view.thai);
        Paragraph::new(&style.text(question))
            .font(strong(size::SUBHEADING))
            .show(ui, view.thai);
        Paragraph::new(&style.text(why)).show(ui, view.thai);
        ui.add_space(space::S);
        match self.step {
            Step::Role => role(ui, view, commands),
            Step::District => {
                ui.horizontal(|ui| district(ui, view, FIELD, commands));
            }
            Step::Shortcut => self.shortcuts.choices(ui, view, commands),
        }
        ui.add_space(space::M);
        self.buttons(ui, view)
    }

    fn buttons(&mut self, ui: &mut Ui, view: &View<'_>) -> Outcome {
        let style = view.style;
        let mut outcome = Outcome::Stay;
        ui.horizontal_wrapped(|ui| {
            let next = match self.step {
                Step::Role => Some(Step::District),
                Step::District => Some(Step::Shortcut),
                Step::Shortcut => None,
            };
            let forward = style.text(if next.is_some() {
                "welcome-next"
            } else {
                "welcome-first"
            });
            if Pressable::primary(&forward).show(ui, view.thai).clicked() {
                match next {
                    Some(next) => self.step = next,
                    None => outcome = first_answer(view).map_or(Outcome::Close, Outcome::Do),
                }
            }
            let back = match self.step {
                Step::Role => None,
                Step::District => Some(Step::Role),
                Step::Shortcut => Some(Step::District),
            };
            if let Some(back) = back {
                let words = style.text("welcome-back");
                if Pressable::button(&words).show(ui, view.thai).clicked() {
                    self.step = back;
                }
            }
            let skip = style.text("welcome-skip");
            if Pressable::link(&skip).show(ui, view.thai).clicked() {
                outcome = Outcome::Close;
            }
        });
        outcome
    }
}

fn role(ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
    let style = view.style;
    let mut role = view.role;
    let name = |role| match role {
        Some(role) => style.role(view.registry, role),
        None => style.text("find-any-role"),
    };
    let label = ui.label(style.text("welcome-sends"));
    ComboBox::from_id_salt("welcome-role")
        .width(FIELD)
        .truncate()
        .selected_text(name(role))
        .show_ui(ui, |ui| {
            let roles = view.registry.asking_roles().map(|(role, _)| Some(role));
            for option in std::iter::once(None).chain(roles) {
                ui.selectable_value(&mut role, option, name(option));
            }
        })
        .response
        .labelled_by(label.id);
    if role != view.role {
        commands.send(Command::SetRole(role));
    }
}

/// Returns the question of the first answer: the first thing that the user may post somewhere.
fn first_answer(view: &View<'_>) -> Option<Command> {
    let topic = view.registry.first_topic();
    let needs = Act::ALL
        .iter()
        .filter(|act| act.is_posting())
        .map(|act| Need {
            role: view.role,
            ..Need::to_do(*act, topic)
        });
    let mut answered = needs.filter(|need| {
        let answer = guide::answer(view.registry, need.clone());
        answer.best.is_some()
    });
    answered.next().map(Command::Ask)
}
