//! หากลุ่ม: a person's words in; the group, who reads it, the quoted clauses and every other
//! group's reason out. Everything that was understood can be changed by hand.

mod answer;

use eframe::egui::accesskit::Role;
use eframe::egui::containers::menu::MenuButton;
use eframe::egui::{
    self, Button, ComboBox, Id, Key, Modifiers, RichText, ScrollArea, Ui, WidgetInfo, vec2,
};

use super::super::command::Command;
use super::super::theme::{font, size, space, strong};
use super::super::widgets::{Field, OPENS, Paragraph, Pressable};
use super::{Commands, Edition, View, parts};
use crate::guide::{self, Advice, Need, Purpose};
use crate::registry::{Act, Registry, RoleId, TopicId};
use crate::report::{
    AnswerReport, OnboardingGroup, Style, answer_report, onboarding_group, people_of,
};
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
    answered: Option<Answered>,
    /// Whether the box is to have the focus; at start it has.
    unfocused: bool,
}

/// An answer in words.
#[derive(Debug)]
struct Answered {
    need: Need,
    style: Style,
    report: AnswerReport,
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
        state.answer(view);
        if let Some(answered) = &state.answered {
            if entered && let Some(best) = answered.report.best_group() {
                commands.send(Command::Copy(best.name.clone()));
            }
            answer::show(ui, view, answered, commands);
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
            let label = Paragraph::new(&style.text("find-query"))
                .font(strong(size::BODY))
                .width(box_width)
                .show(ui, view.thai);
            let before = state.query.clone();
            let hint = style.text("find-query-hint");
            let field = Field::new(id, &mut state.query, font(size::HEADING))
                .hint(&hint)
                .roomy()
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
            let reading = Pressable::link(&label).show(ui, view.thai);
            if reading.clicked() {
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
    let mut again_asked = false;
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
        let again = Pressable::link(&style.text("find-again")).show(ui, view.thai);
        again_asked = again.clicked();
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
    if again_asked {
        state.start_over();
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
    let label = view.style.text(key);
    let muted = RichText::new(format!("{label}:")).color(view.colours.muted);
    let button = Button::new((muted, name, OPENS));
    let (response, _) = MenuButton::from_button(button).ui(ui, |ui| {
        ScrollArea::vertical().max_height(380.0).show(ui, |ui| {
            for (option, name) in options {
                if ui.selectable_label(chosen == option, name).clicked() {
                    *chosen = *option;
                    ui.close();
                }
            }
        });
    });
    let label = format!("{label}: {name}");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
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
    let acts: Vec<(Act, String)> = Act::ALL.map(|act| (act, view.style.act(act))).into();
    if let Some(act) = big_choices(ui, "acts", &acts) {
        state.choose_act(view, act);
    }
    // A topic that is chosen stands among what was understood.
    if state.need.is_none() && view.registry.topics().len() > 1 {
        parts::subheading(ui, view, &view.style.text("find-browse-topic"));
        let topics = topics(view.registry, view.style);
        if let Some(topic) = big_choices(ui, "topics", &topics) {
            state.choose_topic(view, topic);
        }
    }
}

/// Choices in two columns, or in one where there is little room. Gives the one that was taken.
fn big_choices<T: Copy>(ui: &mut Ui, name: &str, choices: &[(T, String)]) -> Option<T> {
    let columns = if ui.available_width() > 560.0 { 2 } else { 1 };
    let gap = ui.spacing().item_spacing.x;
    #[expect(clippy::cast_precision_loss, reason = "one or two columns")]
    let width = (ui.available_width() + gap) / columns as f32 - gap;
    let mut taken = None;
    egui::Grid::new(name).show(ui, |ui| {
        for (index, (choice, label)) in choices.iter().enumerate() {
            let button = Button::new(label).min_size(vec2(width, 44.0)).wrap();
            if ui.add(button).clicked() {
                taken = Some(*choice);
            }
            if index % columns == columns - 1 {
                ui.end_row();
            }
        }
    });
    taken
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
