//! หากลุ่ม: a person's words in; the group, who reads it, the quoted clauses and every other
//! group's reason out. Everything that was understood can be changed by hand.

mod answer;
mod browse;
mod understood;

use eframe::egui::{ComboBox, Id, Key, Modifiers, Ui};

use super::super::command::Command;
use super::super::theme::{font, size, space, strong};
use super::super::widgets::{Field, Paragraph};
use super::{Commands, Edition, View, parts};
use crate::fonts;
use crate::guide::{self, Advice, Need, Purpose};
use crate::registry::{Act, Registry, RoleId, TopicId};
use crate::report::{
    AnswerReport, OnboardingGroup, Style, answer_report, onboarding_group, people_of,
};
use crate::understand::{Part, Understanding};
use browse::browse;
use understood::{readings, understood};

/// Below this height, in points, a window is low.
const LOW: f32 = 420.0;

/// What the screen remembers. Ids are of the registry of `edition`.
#[derive(Debug, Default)]
pub struct State {
    edition: Edition,
    query: String,
    /// What the words were understood as.
    understood: Option<Understanding>,
    /// What is asked, by words or by hand.
    need: Option<Need>,
    /// The words that `need` was read from, and by whom they were said.
    read: Option<(String, Option<RoleId>)>,
    answered: Option<Answered>,
    /// The words that were looked at for letters that cannot be shown, and these in words.
    letters: (String, Option<String>),
    /// Whether the box is to have the focus; at start it has.
    unfocused: bool,
}

/// An answer in words.
#[derive(Debug)]
struct Answered {
    need: Need,
    style: Style,
    report: AnswerReport,
    /// Whether the matter is none that the letter speaks of, so that no verdict is of use.
    outside: bool,
    /// What else one may and must not do in the group to use, where it is known who asks.
    there: Option<OnboardingGroup>,
    /// Those of my district who could carry it, where I am not in the group.
    carriers: Vec<String>,
    district: Option<String>,
}

pub fn show(ui: &mut Ui, view: &View<'_>, state: &mut State, commands: &mut Commands) {
    state.belong_to(view);
    parts::column(ui, space::MEASURE + 80.0, |ui| {
        let entered = ask(ui, view, state, commands);
        state.understand(view);
        parts::not_shown(ui, view, state.letters.1.as_deref());
        if state.need.is_none() {
            browse(ui, view, state, "find-browse");
            return;
        }
        // In a low window the answer stands above what was understood.
        let low = ui.content_rect().height() < LOW;
        if !low {
            readings(ui, view, state);
            understood(ui, view, state);
            ui.add_space(space::S);
        }
        let outside = state
            .need
            .as_ref()
            .and_then(|need| state.part(need))
            .is_some_and(|part| part.outside);
        if !outside && state.need.as_ref().is_some_and(nothing_to_answer) {
            browse(ui, view, state, "find-not-understood");
        } else {
            state.answer(view);
            if let Some(answered) = &state.answered {
                if entered && let Some(best) = answered.report.best_group() {
                    commands.send(Command::Copy(best.name.clone()));
                }
                answer::show(ui, view, answered, commands);
            }
        }
        if low {
            ui.add_space(space::S);
            readings(ui, view, state);
            understood(ui, view, state);
        }
    });
}

impl State {
    /// Asks `need`.
    pub fn ask(&mut self, need: Need) {
        self.query = need.query.clone().unwrap_or_default();
        self.read = Some((self.query.clone(), need.role));
        self.need = Some(need);
    }

    /// Puts the cursor into the box when the screen is next drawn.
    pub fn focus(&mut self) {
        self.unfocused = false;
    }

    /// Forgets what another registry's ids were chosen for.
    fn belong_to(&mut self, view: &View<'_>) {
        let edition = view.edition;
        if self.edition != edition {
            *self = Self {
                edition,
                query: std::mem::take(&mut self.query),
                unfocused: self.unfocused,
                ..Self::default()
            };
        }
    }

    /// Reads the query anew when it, or who I am, has changed.
    fn understand(&mut self, view: &View<'_>) {
        if self.letters.0 != self.query {
            let letters = fonts::missing_in_words([self.query.as_str()]);
            self.letters = (self.query.clone(), letters);
        }
        let read = (self.query.clone(), view.role);
        if self.read.as_ref() == Some(&read) {
            return;
        }
        self.understood = None;
        self.need = if self.query.trim().is_empty() {
            // What was chosen by hand stays when only the role changes.
            let kept = self.need.take().filter(|need| need.query.is_none());
            kept.map(|need| Need {
                role: view.role,
                ..need
            })
        } else {
            let understanding = view
                .understander()
                .read(view.registry, &self.query, view.role);
            let need = understanding.main().map(|part| part.need.clone());
            self.understood = Some(understanding);
            need
        };
        self.read = Some(read);
    }

    /// Works out the answer to what is asked, once for each need.
    fn answer(&mut self, view: &View<'_>) {
        let Some(need) = self.need.clone() else {
            self.answered = None;
            return;
        };
        let style = view.style;
        let current = self.answered.as_ref().is_some_and(|answered| {
            answered.need == need
                && answered.style == style
                && answered.district == view.settings.district
        });
        if current {
            return;
        }
        // A matter outside the letter gets no group, unless it was changed by hand.
        let part = self.part(&need);
        let answer = part.map_or_else(
            || guide::answer(view.registry, need.clone()),
            |part| part.answer(view.registry),
        );
        let report = answer_report(view.registry, &answer, style);
        let there = need
            .role
            .zip(report.best.as_ref())
            .and_then(|(role, best)| {
                let best = view.registry.find_group(best)?;
                let mut there = onboarding_group(view.registry, role, best, style);
                // What was asked stands above.
                let asked = need.act.map(Act::id);
                for deeds in [&mut there.may, &mut there.must_not, &mut there.need_not] {
                    deeds.retain(|deed| Some(deed.act) != asked);
                }
                let more = !(there.may.is_empty()
                    && there.must_not.is_empty()
                    && there.need_not.is_empty());
                more.then_some(there)
            });
        let district = view.settings.district.clone();
        let carriers = match (&answer.advice, &district) {
            (Some(Advice::NotMember { relay, .. }), Some(district)) => {
                people_of(view.registry, relay, district, style)
            }
            _ => Vec::new(),
        };
        self.answered = Some(Answered {
            need,
            style,
            report,
            outside: answer.advice == Some(Advice::Outside),
            there,
            carriers,
            district,
        });
    }

    /// The part of the words that `need` was read from, as it was read.
    fn part(&self, need: &Need) -> Option<&Part> {
        let parts = &self.understood.as_ref()?.parts;
        parts.iter().find(|part| part.need == *need)
    }

    /// Asks about `topic`; what is to be done is chosen next.
    fn choose_topic(&mut self, view: &View<'_>, topic: TopicId) {
        self.need = Some(Need {
            role: view.role,
            act: None,
            purpose: Purpose::Post,
            ..Need::to_do(Act::Ask, topic)
        });
    }

    /// Forgets what was asked, and is ready for something else.
    fn start_over(&mut self) {
        self.query.clear();
        self.need = None;
        self.unfocused = false;
    }

    fn choose_act(&mut self, view: &View<'_>, act: Act) {
        // The choice is gone from the screen; in the box Enter copies the group's name.
        self.unfocused = false;
        let chosen = Need::to_do(act, view.registry.first_topic());
        // What was understood besides the act stays.
        self.need = Some(match self.need.take() {
            Some(need) => Need {
                act: Some(act),
                purpose: chosen.purpose,
                ..need
            },
            None => Need {
                role: view.role,
                ..chosen
            },
        });
    }
}

/// The box to type in, and who I am. Gives whether Enter was pressed in the box.
fn ask(ui: &mut Ui, view: &View<'_>, state: &mut State, commands: &mut Commands) -> bool {
    let style = view.style;
    let id = Id::unique("find-query");
    let wide = ui.available_width() > 620.0;
    let role_width = if wide { 250.0 } else { ui.available_width() };
    let box_width = if wide {
        ui.available_width() - role_width - ui.spacing().item_spacing.x
    } else {
        ui.available_width()
    };
    let mut entered = false;
    let add = |ui: &mut Ui, state: &mut State, commands: &mut Commands, entered: &mut bool| {
        ui.vertical(|ui| {
            let name = style.text("find-query");
            // In a low window the answer needs the room more than the name of the box.
            if ui.content_rect().height() >= LOW {
                Paragraph::new(&name)
                    .font(strong(size::BODY))
                    .width(box_width)
                    .show(ui, view.thai);
            }
            let before = state.query.clone();
            let hint = style.text("find-query-hint");
            let field = Field::new(id, &mut state.query, font(size::HEADING))
                .hint(&hint)
                .name(&name)
                .roomy()
                .show(ui, view.thai, box_width);
            if !state.unfocused {
                field.request_focus();
                state.unfocused = true;
            }
            if state.query != before && state.query.trim().is_empty() {
                state.need = None;
            }
            *entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            if *entered {
                // Enter copies, and one goes on typing.
                field.request_focus();
            }
            let left = field.has_focus() || field.lost_focus();
            if left && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
                state.query.clear();
                state.need = None;
                // One goes on typing.
                field.request_focus();
            }
        });
        if wide {
            ui.vertical(|ui| {
                ui.spacing_mut().interact_size.y = field_height(ui, view);
                who(ui, view, role_width, commands);
            });
        } else {
            ui.horizontal(|ui| who(ui, view, role_width, commands));
        }
    };
    if wide {
        ui.horizontal_top(|ui| add(ui, state, commands, &mut entered));
    } else {
        ui.vertical(|ui| add(ui, state, commands, &mut entered));
    }
    entered
}

fn who(ui: &mut Ui, view: &View<'_>, width: f32, commands: &mut Commands) {
    let style = view.style;
    let mut role = view.role;
    let options = std::iter::once((None, style.text("find-any-role"))).chain(
        view.registry
            .role_ids()
            .map(|role| (Some(role), style.role(view.registry, role))),
    );
    choice(ui, view, "find-role", width, &mut role, options.collect());
    if role != view.role {
        commands.send(Command::SetRole(role));
    }
}

/// A labelled list to choose one of.
fn choice<T: Copy + PartialEq>(
    ui: &mut Ui,
    view: &View<'_>,
    key: &'static str,
    width: f32,
    chosen: &mut T,
    options: Vec<(T, String)>,
) {
    let label = Paragraph::new(&view.style.text(key))
        .font(strong(size::BODY))
        .width(width)
        .show(ui, view.thai);
    // Beside its name, or under it.
    let taken = if ui.layout().is_horizontal() {
        label.rect.width() + ui.spacing().item_spacing.x
    } else {
        0.0
    };
    let selected = options
        .iter()
        .find(|(option, _)| option == chosen)
        .map_or_else(
            || view.style.text("find-choose-one"),
            |(_, name)| name.clone(),
        );
    ComboBox::from_id_salt(key)
        .width(width - taken)
        .truncate()
        .selected_text(selected)
        .show_ui(ui, |ui| {
            for (option, name) in options {
                ui.selectable_value(chosen, option, name);
            }
        })
        .response
        .labelled_by(label.id);
}

fn topics(registry: &Registry, style: Style) -> Vec<(TopicId, String)> {
    registry
        .topics()
        .map(|(id, topic)| (id, style.show(topic.name.get(style.lang))))
        .collect()
}

/// Whether it is still open what is to be done, so that there is nothing to judge.
fn nothing_to_answer(need: &Need) -> bool {
    match need.purpose {
        Purpose::Post | Purpose::Read => need.act.is_none(),
        Purpose::Join | Purpose::About => false,
    }
}

/// The height of the box to type in, for what stands beside it.
fn field_height(ui: &Ui, view: &View<'_>) -> f32 {
    let font = font(size::HEADING);
    view.thai
        .layout(ui, "ก", font, view.colours.text, f32::INFINITY)
        .size()
        .y
        + 18.0
}
