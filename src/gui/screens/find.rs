//! The search screen (หากลุ่ม): the user describes a need in words and gets the group, its readers,
//! the supporting clauses and the verdict on every other group. Everything that was understood can
//! be corrected.

mod answer;
mod browse;
mod understood;

use std::sync::Arc;

use eframe::egui::{ComboBox, Id, Key, Modifiers, Ui};

use super::super::command::Command;
use super::super::theme::{breakpoint, font, size, space, strong};
use super::super::widgets::{Field, Paragraph};
use super::{Commands, Revision, View, parts};
use crate::fonts;
use crate::guide::{self, Advice, Need, Purpose, Question};
use crate::registry::{Act, Registry, RoleId, Topic, TopicId};
use crate::report::{
    AnswerReport, InForceReport, OnboardingGroup, Style, answer_report, in_force_report,
    onboarding_group, people_of,
};
use crate::text::Date;
use crate::understand::{Part, Understanding};
use browse::browse;
use understood::{read_from, readings, understood};

/// The state of the screen. Its ids belong to the registry of `revision`.
#[derive(Debug, Default)]
pub struct State {
    revision: Revision,
    query: String,
    /// How the words were understood.
    understood: Option<Understanding>,
    /// The question, read from words or chosen by hand.
    question: Option<Question>,
    /// Whether the question's audience, or who must not read it, was chosen by hand.
    audience_is_chosen: bool,
    /// The day chosen by hand, for rules that apply at certain times.
    on: Option<Date>,
    /// The words from which `question` was read, and the role they were read for.
    read: Option<(String, Option<RoleId>)>,
    answered: Option<Answered>,
    /// The words checked for characters that cannot be shown, and those characters in words.
    letters: (String, Option<String>),
    /// Whether the field has already been focused. It is focused at the start.
    unfocused: bool,
}

/// An answer in words.
#[derive(Debug)]
struct Answered {
    question: Question,
    style: Style,
    report: AnswerReport,
    /// What else the asker may and must not do in the recommended group, if their role is known.
    there: Option<OnboardingGroup>,
    /// People in the user's district who could relay the message, if the user is not in the group.
    carriers: Vec<String>,
    district: Option<String>,
    /// Which letter the answer rests on, and whether it is in force on the day asked about.
    in_force: Arc<InForceReport>,
}

/// Draws the screen.
pub fn show(ui: &mut Ui, view: &View<'_>, state: &mut State, commands: &mut Commands) {
    state.belong_to(view);
    parts::column(ui, space::MEASURE + 80.0, |ui| {
        let entered = ask(ui, view, state, commands);
        state.understand(view);
        parts::not_shown(ui, view, state.letters.1.as_deref());
        if state.question.is_none() {
            browse(ui, view, state, "find-browse");
            return;
        }
        // In a low window, the answer comes before what was understood.
        let low = ui.content_rect().height() < breakpoint::LOW_WINDOW;
        if !low {
            readings(ui, view, state);
            understood(ui, view, state);
            read_from(ui, view, state);
            ui.add_space(space::S);
        }
        if state.question.as_ref().is_some_and(nothing_to_answer) {
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
            read_from(ui, view, state);
        }
    });
}

impl State {
    /// Shows the answer to `need`.
    pub fn ask(&mut self, need: Need) {
        self.query = need.query.clone().unwrap_or_default();
        self.read = Some((self.query.clone(), need.role));
        self.understood = None;
        self.set(Some(need.into()));
    }

    /// Reads `words` as if they had been typed.
    pub fn search(&mut self, words: String) {
        self.query = words;
        self.read = None;
        self.unfocused = false;
    }

    /// Replaces the question.
    fn set(&mut self, question: Option<Question>) {
        self.question = question.map(|question| self.on_day(&question));
        self.audience_is_chosen = false;
    }

    /// Returns `question` asked about the chosen day.
    fn on_day(&self, question: &Question) -> Question {
        let need = question.need().clone();
        question.with_need(Need {
            on: self.on,
            ..need
        })
    }

    /// Focuses the field when the screen is next drawn.
    pub fn focus(&mut self) {
        self.unfocused = false;
    }

    /// Discards state that refers to another registry's ids.
    fn belong_to(&mut self, view: &View<'_>) {
        let revision = view.revision;
        if self.revision != revision {
            *self = Self {
                revision,
                query: std::mem::take(&mut self.query),
                unfocused: self.unfocused,
                ..Self::default()
            };
        }
    }

    /// Reads the query again if it or the user's role has changed.
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
        if self.query.trim().is_empty() {
            // A question chosen by hand stays if only the role changes.
            let need = self.question.take().map(Question::into_need);
            let need = need.filter(|need| need.query.is_none());
            self.question = need.map(|need| {
                Question::InScope(Need {
                    role: view.role,
                    ..need
                })
            });
        } else {
            let understanding = view
                .understander()
                .read(view.registry, &self.query, view.role);
            self.set(understanding.main().map(Part::question));
            self.understood = Some(understanding);
        }
        self.read = Some(read);
    }

    /// Computes the answer, once for each question.
    fn answer(&mut self, view: &View<'_>) {
        let Some(question) = self.question.clone() else {
            self.answered = None;
            return;
        };
        let style = view.style;
        let current = self.answered.as_ref().is_some_and(|answered| {
            answered.question == question
                && answered.style == style
                && answered.district == view.settings.district
                && (question.need().on.is_some() || Arc::ptr_eq(&answered.in_force, view.in_force))
        });
        if current {
            return;
        }
        let need = question.need();
        let answer = guide::answer(view.registry, question.clone());
        let report = answer_report(view.registry, &answer, style);
        let there = need.role.zip(answer.best).and_then(|(role, best)| {
            let mut there = onboarding_group(view.registry, role, best, style);
            // The act asked about is already shown above.
            for act_reports in [&mut there.may, &mut there.must_not, &mut there.need_not] {
                act_reports.retain(|act_report| Some(act_report.act) != need.act);
            }
            let more =
                !(there.may.is_empty() && there.must_not.is_empty() && there.need_not.is_empty());
            more.then_some(there)
        });
        let district = view.settings.district.clone();
        let carriers = match (&answer.advice, &district) {
            (Some(Advice::NotMember { relay, .. }), Some(district)) => {
                people_of(view.registry, relay, district, style)
            }
            _ => Vec::new(),
        };
        let in_force = match need.on {
            Some(day) => Arc::new(in_force_report(view.registry, Some(day), style)),
            None => Arc::clone(view.in_force),
        };
        self.answered = Some(Answered {
            question,
            style,
            report,
            there,
            carriers,
            district,
            in_force,
        });
    }

    /// Asks about `topic`. The act is chosen next.
    fn choose_topic(&mut self, view: &View<'_>, topic: TopicId) {
        let need = Need {
            role: view.role,
            ..Need::to_do(Act::Ask, topic)
        };
        self.set(Some(need.without_act().into()));
    }

    /// Clears the question.
    fn start_over(&mut self) {
        self.query.clear();
        self.on = None;
        self.set(None);
        self.unfocused = false;
    }

    /// Asks about `act`, keeping the rest of the need.
    fn choose_act(&mut self, view: &View<'_>, act: Act) {
        // Focus the field: the chosen button disappears, and Enter in the field copies the group's
        // name.
        self.unfocused = false;
        let need = match self.question.take() {
            Some(question) => question.into_need().with_act(act),
            None => Need {
                role: view.role,
                on: self.on,
                ..Need::to_do(act, view.registry.first_topic())
            },
        };
        self.question = Some(need.into());
    }
}

/// Draws the search field and the user's role. Returns whether Enter was pressed in the field.
fn ask(ui: &mut Ui, view: &View<'_>, state: &mut State, commands: &mut Commands) -> bool {
    let style = view.style;
    let id = Id::unique("find-query");
    let wide = ui.available_width() > breakpoint::FIND_ROW;
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
            // In a low window the answer needs the room more than the field's label does.
            if ui.content_rect().height() >= breakpoint::LOW_WINDOW {
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
                state.set(None);
            }
            *entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            if *entered {
                // Enter copies, and typing can continue.
                field.request_focus();
            }
            let left = field.has_focus() || field.lost_focus();
            if left && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
                state.query.clear();
                state.set(None);
                // Typing can continue.
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

/// Draws the choice of the user's role.
fn who(ui: &mut Ui, view: &View<'_>, width: f32, commands: &mut Commands) {
    let style = view.style;
    let mut role = view.role;
    let options = std::iter::once((None, style.text("find-any-role"))).chain(
        view.registry
            .asking_roles()
            .map(|(role, _)| (Some(role), style.role(view.registry, role))),
    );
    choice(ui, view, "find-role", width, &mut role, options.collect());
    if role != view.role {
        commands.send(Command::SetRole(role));
    }
}

/// Draws a labelled drop-down list.
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
    // The list is beside its label, or below it.
    let label_width = if ui.layout().is_horizontal() {
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
        .width(width - label_width)
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

/// Returns the topics with their display names.
fn topics(registry: &Registry, style: Style) -> Vec<(TopicId, String)> {
    registry
        .topics()
        .map(|(id, topic)| (id, topic_name(topic, style)))
        .collect()
}

fn topic_name(topic: &Topic, style: Style) -> String {
    let name = style.show_words(&topic.name);
    match topic.abbreviations.join(", ") {
        abbreviations if abbreviations.is_empty() => name,
        abbreviations => format!("{name} ({abbreviations})"),
    }
}

/// Returns whether the act is still open, so that there is nothing to judge.
fn nothing_to_answer(question: &Question) -> bool {
    let needs_act = |need: &Need| matches!(need.purpose, Purpose::Post | Purpose::Read);
    match question {
        Question::InScope(need) => need.act.is_none() && needs_act(need),
        Question::OutOfScope(_) => false,
    }
}

/// Returns the height of the search field, for the controls beside it.
fn field_height(ui: &Ui, view: &View<'_>) -> f32 {
    let font = font(size::HEADING);
    view.thai
        .layout(ui, "ก", font, view.colours.text, f32::INFINITY)
        .size()
        .y
        + 18.0
}
