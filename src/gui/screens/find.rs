//! หากลุ่ม: role, act and topic in; the group, the quoted clauses and every other group's
//! reason out.

use std::sync::Arc;

use eframe::egui::{self, ComboBox, Frame, Margin, ScrollArea, Stroke, Ui};

use super::super::command::Command;
use super::super::theme::{font, size, space, strong};
use super::super::widgets::{Paragraph, verdict_badge};
use super::{Commands, View};
use crate::guide::{Need, answer};
use crate::registry::{Act, RoleId, TopicId};
use crate::report::{AnswerReport, FindingReport, ReasonReport, Style, answer_report};

/// What the screen remembers. Ids are of the registry named by `registry`.
#[derive(Debug, Default)]
pub struct State {
    registry: usize,
    role: Option<RoleId>,
    act: Option<Act>,
    topic: Option<TopicId>,
    answered: Option<(Need, Style, AnswerReport)>,
}

pub fn show(ui: &mut Ui, view: &View<'_>, state: &mut State, commands: &mut Commands) {
    state.belong_to(view);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.set_max_width(space::MEASURE.min(ui.available_width()));
        choices(ui, view, state);
        ui.add_space(space::M);
        match state.answer(view) {
            Some(report) => answered(ui, view, report, commands),
            None => {
                Paragraph::new(&view.style.text("find-choose"))
                    .colour(view.colours.muted)
                    .show(ui, view.thai);
            }
        }
    });
}

impl State {
    /// Asks `need`.
    pub fn ask(&mut self, need: Need) {
        self.role = need.role.or(self.role);
        self.act = need.act;
        self.topic = Some(need.topic);
    }

    /// Puts the cursor into the box when the screen is next drawn.
    pub fn focus(&mut self) {}

    /// Forgets what another registry's ids were chosen for.
    fn belong_to(&mut self, view: &View<'_>) {
        let registry = Arc::as_ptr(view.registry).addr();
        if self.registry != registry {
            *self = Self {
                registry,
                act: self.act,
                ..Self::default()
            };
        }
    }

    /// The answer to what is chosen, worked out once for each choice.
    fn answer(&mut self, view: &View<'_>) -> Option<&AnswerReport> {
        let topic = self.topic.or_else(|| view.registry.topic_ids().next())?;
        let mut need = Need::to_do(self.act?, topic);
        need.role = self.role;
        let current = self
            .answered
            .as_ref()
            .is_some_and(|(asked, style, _)| *asked == need && *style == view.style);
        if !current {
            let report = answer_report(
                view.registry,
                &answer(view.registry, need.clone()),
                view.style,
            );
            self.answered = Some((need, view.style, report));
        }
        self.answered.as_ref().map(|(_, _, report)| report)
    }
}

fn choices(ui: &mut Ui, view: &View<'_>, state: &mut State) {
    let registry = view.registry;
    let roles = std::iter::once((None, view.style.text("find-any-role"))).chain(
        registry
            .role_ids()
            .map(|role| (Some(role), view.style.role(registry, role))),
    );
    choice(ui, view, "find-role", &mut state.role, roles.collect());
    let acts = Act::ALL.map(|act| (Some(act), view.style.act(act)));
    choice(ui, view, "find-act", &mut state.act, acts.to_vec());
    if registry.topics().len() > 1 {
        let first = registry.topic_ids().next();
        let mut topic = state.topic.or(first);
        let topics = registry.topics().map(|(id, topic)| {
            let name = topic.name.get(view.style.lang);
            (Some(id), view.style.show(name))
        });
        choice(ui, view, "find-topic", &mut topic, topics.collect());
        state.topic = topic;
    }
}

/// A labelled list to choose one of.
fn choice<T: Copy + PartialEq>(
    ui: &mut Ui,
    view: &View<'_>,
    key: &'static str,
    chosen: &mut Option<T>,
    options: Vec<(Option<T>, String)>,
) {
    let label = Paragraph::new(&view.style.text(key))
        .font(strong(size::BODY))
        .show(ui, view.thai);
    let selected = options
        .iter()
        .find(|(option, _)| option == chosen)
        .map_or_else(
            || view.style.text("find-choose-one"),
            |(_, name)| name.clone(),
        );
    let width = ui.available_width().min(460.0);
    ComboBox::from_id_salt(key)
        .width(width)
        .selected_text(selected)
        .show_ui(ui, |ui| {
            for (option, name) in options {
                ui.selectable_value(chosen, option, name);
            }
        })
        .response
        .labelled_by(label.id);
}

fn answered(ui: &mut Ui, view: &View<'_>, report: &AnswerReport, commands: &mut Commands) {
    match report.best_group() {
        Some(best) => best_group(ui, view, best, commands),
        None => {
            card(ui, view, |ui| {
                Paragraph::new(&view.style.text("find-no-group"))
                    .font(strong(size::HEADING))
                    .show(ui, view.thai);
                advice(ui, view, report);
            });
        }
    }
    if report.best.is_some() {
        advice(ui, view, report);
    }
    ui.add_space(space::M);
    Paragraph::new(&view.style.text("find-others"))
        .font(strong(size::SUBHEADING))
        .show(ui, view.thai);
    let others = report
        .groups
        .iter()
        .filter(|group| report.best.as_ref() != Some(&group.id));
    for group in others {
        other_group(ui, view, group);
    }
}

fn best_group(ui: &mut Ui, view: &View<'_>, best: &FindingReport, commands: &mut Commands) {
    let tone = view.colours.verdict(best.verdict);
    card(ui, view, |ui| {
        ui.horizontal_wrapped(|ui| {
            verdict_badge(ui, view.colours, view.style, best.verdict);
            if ui.button(view.style.text("find-copy")).clicked() {
                commands.send(Command::Copy(best.name.clone()));
            }
        });
        Paragraph::new(&best.name)
            .font(strong(size::TITLE))
            .colour(tone.text)
            .show(ui, view.thai);
        let readers = [
            ("roles", best.readers.join(", ")),
            ("size", best.size.clone().unwrap_or_default()),
        ];
        Paragraph::new(view.style.text_with("find-readers", &readers).trim_end())
            .show(ui, view.thai);
        if let Some(condition) = &best.condition {
            let text = view
                .style
                .text_with("find-condition", &[("condition", condition.clone())]);
            Paragraph::new(&text)
                .font(strong(size::BODY))
                .colour(tone.text)
                .show(ui, view.thai);
        }
        reasons(ui, view, &best.reasons);
    });
}

fn other_group(ui: &mut Ui, view: &View<'_>, group: &FindingReport) {
    card(ui, view, |ui| {
        ui.horizontal_wrapped(|ui| {
            Paragraph::new(&group.name)
                .font(strong(size::BODY))
                .width(f32::INFINITY)
                .show(ui, view.thai);
            verdict_badge(ui, view.colours, view.style, group.verdict);
            if group.member == Some(false) {
                ui.label(
                    egui::RichText::new(view.style.text("find-not-member"))
                        .font(font(size::SMALL))
                        .color(view.colours.muted),
                );
            }
        });
        if let Some(condition) = &group.condition {
            let text = view
                .style
                .text_with("find-condition", &[("condition", condition.clone())]);
            Paragraph::new(&text).show(ui, view.thai);
        }
        reasons(ui, view, &group.reasons);
    });
}

fn reasons(ui: &mut Ui, view: &View<'_>, reasons: &[ReasonReport]) {
    if reasons.is_empty() {
        Paragraph::new(&view.style.text("find-silent"))
            .colour(view.colours.muted)
            .show(ui, view.thai);
    }
    for reason in reasons {
        Paragraph::new(&format!("“{}”", view.style.show(&reason.text))).show(ui, view.thai);
        let mut source = format!("[{}]", reason.clause);
        if let Some(inference) = &reason.inference {
            let inferred = [("reason", inference.clone())];
            source = format!(
                "{source} {}",
                view.style.text_with("find-inferred", &inferred)
            );
        }
        Paragraph::new(&source)
            .font(font(size::SMALL))
            .colour(view.colours.muted)
            .show(ui, view.thai);
    }
}

fn advice(ui: &mut Ui, view: &View<'_>, report: &AnswerReport) {
    if let Some(advice) = &report.advice {
        Paragraph::new(advice).show(ui, view.thai);
    }
}

fn card(ui: &mut Ui, view: &View<'_>, add: impl FnOnce(&mut Ui)) {
    Frame::new()
        .fill(view.colours.panel)
        .stroke(Stroke::new(1.0, view.colours.line))
        .corner_radius(8.0)
        .inner_margin(Margin::from(space::M))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            add(ui);
        });
}
