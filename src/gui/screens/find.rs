//! หากลุ่ม: a person's words in; the group, who reads it, the quoted clauses and every other
//! group's reason out. Everything that was understood can be changed by hand.

mod answer;

use eframe::egui::{self, Button, ComboBox, Id, Key, Modifiers, ScrollArea, Ui, vec2};

use super::super::command::Command;
use super::super::theme::{font, size, space, strong};
use super::super::widgets::{Field, Paragraph};
use super::{Commands, Edition, View};
use crate::guide::{self, Need, Purpose};
use crate::registry::{Act, Registry, RoleId, TopicId};
use crate::report::{AnswerReport, Style, answer_report};
use crate::understand::{Part, Understanding};

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
    answered: Option<(Need, Style, AnswerReport)>,
    /// Whether the box is to have the focus; at start it has.
    unfocused: bool,
}

pub fn show(ui: &mut Ui, view: &View<'_>, state: &mut State, commands: &mut Commands) {
    state.belong_to(view);
    let width = (space::MEASURE + 80.0).min(ui.available_width() - space::S);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.set_max_width(width);
        let entered = ask(ui, view, state, commands);
        state.understand(view);
        if state.need.is_none() {
            browse(ui, view, state, "find-browse");
            return;
        }
        readings(ui, view, state);
        understood(ui, view, state);
        ui.add_space(space::S);
        let outside = state
            .need
            .as_ref()
            .and_then(|need| state.part(need))
            .is_some_and(|part| part.outside);
        if !outside && state.need.as_ref().is_some_and(nothing_to_answer) {
            browse(ui, view, state, "find-not-understood");
            return;
        }
        if let Some(report) = state.answer(view) {
            if entered && let Some(best) = report.best_group() {
                commands.send(Command::Copy(best.name.clone()));
            }
            answer::show(ui, view, report, commands);
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
        let edition = view.edition();
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

    /// The answer to what is asked, worked out once for each need.
    fn answer(&mut self, view: &View<'_>) -> Option<&AnswerReport> {
        let need = self.need.as_ref()?;
        let current = self
            .answered
            .as_ref()
            .is_some_and(|(asked, style, _)| asked == need && *style == view.style);
        if !current {
            // A matter outside the letter gets no group, unless it was changed by hand.
            let part = self.part(need);
            let answer = part.map_or_else(
                || guide::answer(view.registry, need.clone()),
                |part| part.answer(view.registry),
            );
            let report = answer_report(view.registry, &answer, view.style);
            self.answered = Some((need.clone(), view.style, report));
        }
        self.answered.as_ref().map(|(_, _, report)| report)
    }

    /// The part of the words that `need` was read from, as it was read.
    fn part(&self, need: &Need) -> Option<&Part> {
        let parts = &self.understood.as_ref()?.parts;
        parts.iter().find(|part| part.need == *need)
    }

    fn choose_act(&mut self, view: &View<'_>, act: Act) {
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
    let role_width = if wide {
        250.0
    } else {
        ui.available_width() - space::M
    };
    let box_width = if wide {
        ui.available_width() - role_width - ui.spacing().item_spacing.x
    } else {
        ui.available_width() - space::M
    };
    let mut entered = false;
    let add = |ui: &mut Ui, state: &mut State, commands: &mut Commands, entered: &mut bool| {
        ui.vertical(|ui| {
            let label = Paragraph::new(&style.text("find-query"))
                .font(strong(size::BODY))
                .width(box_width)
                .show(ui, view.thai);
            let before = state.query.clone();
            let hint = style.text("find-query-hint");
            let field = Field::new(id, &mut state.query, font(size::SUBHEADING))
                .hint(&hint)
                .show(ui, view.thai, box_width)
                .labelled_by(label.id);
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
            if field.has_focus()
                && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
            {
                state.query.clear();
                state.need = None;
            }
        });
        ui.vertical(|ui| who(ui, view, role_width, commands));
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
    let selected = options
        .iter()
        .find(|(option, _)| option == chosen)
        .map_or_else(
            || view.style.text("find-choose-one"),
            |(_, name)| name.clone(),
        );
    ComboBox::from_id_salt(key)
        .width(width)
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

/// The words as they were meant, and other ways to read them, each a click away.
fn readings(ui: &mut Ui, view: &View<'_>, state: &mut State) {
    let style = view.style;
    let Some(understanding) = &state.understood else {
        return;
    };
    if let Some(corrected) = &understanding.corrected {
        let corrected = [("text", corrected.clone())];
        Paragraph::new(&style.text_with("find-corrected", &corrected)).show(ui, view.thai);
    }
    let name = |need: &Need| {
        let act = need
            .act
            .map_or_else(|| style.purpose(need.purpose), |act| style.act(act));
        let topic = view.registry.topic(need.topic).name.get(style.lang);
        format!("{act} ({topic})")
    };
    let main = understanding.main();
    let others = understanding.parts.iter().skip(1).map(|part| {
        let words: String = state
            .query
            .chars()
            .skip(part.range.start)
            .take(part.range.len().min(30))
            .collect();
        let value = [("words", words.trim().to_owned())];
        (style.text_with("find-also", &value), part.need.clone())
    });
    let alternatives = main.into_iter().flat_map(|part| &part.alternatives);
    let alternatives = alternatives.map(|need| {
        let value = [("reading", name(need))];
        (style.text_with("find-or", &value), need.clone())
    });
    let back = main.into_iter().map(|part| {
        let value = [("reading", name(&part.need))];
        (style.text_with("find-or", &value), part.need.clone())
    });
    let offered: Vec<(String, Need)> = back
        .chain(others)
        .chain(alternatives)
        .filter(|(_, need)| state.need.as_ref() != Some(need))
        .collect();
    if offered.is_empty() {
        return;
    }
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        for (label, need) in offered {
            if ui.button(label).clicked() {
                chosen = Some(need);
            }
        }
    });
    if chosen.is_some() {
        state.need = chosen;
    }
}

/// What was understood, each part to be changed.
fn understood(ui: &mut Ui, view: &View<'_>, state: &mut State) {
    let style = view.style;
    let registry = view.registry;
    let Some(need) = &mut state.need else { return };
    let before = need.clone();
    ui.horizontal_wrapped(|ui| {
        let purposes = Purpose::ALL.map(|purpose| (purpose, style.purpose(purpose)));
        chip(ui, view, "find-purpose", &mut need.purpose, &purposes);
        if need.purpose != Purpose::About {
            let acts = std::iter::once((None, style.text("find-choose-one")))
                .chain(Act::ALL.map(|act| (Some(act), style.act(act))));
            let acts: Vec<_> = acts.collect();
            chip(ui, view, "find-act", &mut need.act, &acts);
        }
        if registry.topics().len() > 1 {
            let topics = topics(registry, style);
            chip(ui, view, "find-topic", &mut need.topic, &topics);
        }
        if need.purpose == Purpose::Post {
            let mut to = need.to.first().copied();
            let roles: Vec<_> = std::iter::once((None, style.text("find-anyone")))
                .chain(
                    registry
                        .role_ids()
                        .map(|role| (Some(role), style.role(registry, role))),
                )
                .collect();
            chip(ui, view, "find-to", &mut to, &roles);
            if to != need.to.first().copied() {
                need.to = to.into_iter().collect();
            }
        }
        if need.purpose != Purpose::Post {
            let groups: Vec<_> = std::iter::once((None, style.text("find-any-group")))
                .chain(
                    registry
                        .groups()
                        .map(|(id, group)| (Some(id), group.name.clone())),
                )
                .collect();
            chip(ui, view, "find-group", &mut need.asked_group, &groups);
        }
    });
    if need.act != before.act
        && let Some(act) = need.act
        && need.purpose == before.purpose
    {
        need.purpose = match need.purpose {
            Purpose::Read => Purpose::Read,
            _ => Need::to_do(act, need.topic).purpose,
        };
    }
    if need.purpose != before.purpose {
        match need.purpose {
            Purpose::About => need.act = None,
            Purpose::Join => need.act = Some(Act::Join),
            Purpose::Post | Purpose::Read if need.act == Some(Act::Join) => need.act = None,
            Purpose::Post | Purpose::Read => {}
        }
    }
}

fn topics(registry: &Registry, style: Style) -> Vec<(TopicId, String)> {
    registry
        .topics()
        .map(|(id, topic)| (id, style.show(topic.name.get(style.lang))))
        .collect()
}

/// A part of the need that a click changes.
fn chip<T: Copy + PartialEq>(
    ui: &mut Ui,
    view: &View<'_>,
    key: &'static str,
    chosen: &mut T,
    options: &[(T, String)],
) {
    let name = options
        .iter()
        .find(|(option, _)| option == chosen)
        .map_or("", |(_, name)| name.as_str());
    let label = format!("{}: {name}", view.style.text(key));
    ui.menu_button(label, |ui| {
        ScrollArea::vertical().max_height(380.0).show(ui, |ui| {
            for (option, name) in options {
                if ui.selectable_label(chosen == option, name).clicked() {
                    *chosen = *option;
                    ui.close();
                }
            }
        });
    });
}

/// Whether it is still open what is to be done, so that there is nothing to judge.
fn nothing_to_answer(need: &Need) -> bool {
    match need.purpose {
        Purpose::Post | Purpose::Read => need.act.is_none(),
        Purpose::Join | Purpose::About => false,
    }
}

/// Acts as big choices under the words `key`, for one who would rather not type.
fn browse(ui: &mut Ui, view: &View<'_>, state: &mut State, key: &str) {
    ui.add_space(space::M);
    Paragraph::new(&view.style.text(key))
        .font(strong(size::SUBHEADING))
        .show(ui, view.thai);
    ui.add_space(space::XS);
    let columns = if ui.available_width() > 560.0 { 2 } else { 1 };
    let gap = ui.spacing().item_spacing.x;
    #[expect(clippy::cast_precision_loss, reason = "one or two columns")]
    let width = (ui.available_width() - gap) / columns as f32 - gap;
    egui::Grid::new("acts").show(ui, |ui| {
        for (index, act) in Act::ALL.into_iter().enumerate() {
            let button = Button::new(view.style.act(act))
                .min_size(vec2(width, 44.0))
                .truncate();
            if ui.add(button).clicked() {
                state.choose_act(view, act);
            }
            if index % columns == columns - 1 {
                ui.end_row();
            }
        }
    });
}
