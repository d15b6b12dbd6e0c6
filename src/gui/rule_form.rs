//! The form of a rule: a sentence whose parts are chosen, the clauses that it rests on, and what is
//! wrong with it so far.

mod choosers;

use eframe::egui::{Align, Layout, Ui, UiBuilder, vec2};

use super::command::RuleTarget;
use super::overlay::Outcome;
use super::rule_changes;
use super::screens::parts::{beside_a_line, body, heading, label, small};
use super::theme::{breakpoint, space};
use super::view::{Commands, Revision, View};
use super::widgets::{Pressable, Steady, on_a_line};
use crate::registry::{Registry, Rule};
use crate::report::{DraftProblem, RuleDraft, RulePart, Style, clause_place, rule_sentence};

/// The share of the width that the choices take up beside the clauses.
const CHOICES: f32 = 0.6;

/// The form of a rule.
#[derive(Debug)]
pub struct RuleForm {
    of: Revision,
    draft: RuleDraft,
    /// The draft as it was opened.
    first: RuleDraft,
    /// The part that is being chosen.
    part: RulePart,
    /// Whether the user wants to close the form although something was chosen.
    is_leaving: bool,
    said: Option<Said>,
    /// The room for the sentence, and for what is wrong with it.
    rooms: [Steady; 2],
}

/// A draft in words.
#[derive(Debug)]
struct Said {
    draft: RuleDraft,
    style: Style,
    sentence: Vec<(RulePart, String)>,
    problems: Vec<DraftProblem>,
}

impl RuleForm {
    /// Opens the form for `target` of `registry`.
    pub fn new(registry: &Registry, of: Revision, target: RuleTarget) -> Self {
        let draft = match target {
            RuleTarget::Change(rule) => RuleDraft::of(registry, rule),
            RuleTarget::Copy(rule) => RuleDraft::copy_of(registry, rule),
            RuleTarget::OfGroup(group) => RuleDraft::new(registry, Some(group), None),
            RuleTarget::OfClause(clause) => RuleDraft::new(registry, None, Some(clause)),
        };
        Self {
            of,
            first: draft.clone(),
            part: if draft.acts.is_empty() {
                RulePart::Acts
            } else {
                RulePart::Effect
            },
            draft,
            is_leaving: false,
            said: None,
            rooms: [Steady::default(); 2],
        }
    }

    /// Returns whether the form may be closed. If something was chosen, it asks first.
    pub fn may_close(&mut self) -> bool {
        let may = self.draft == self.first;
        self.is_leaving |= !may;
        may
    }

    /// Draws the form.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) -> Outcome {
        if self.of != view.revision {
            return self.stale(ui, view);
        }
        self.say(view);
        let style = view.style;
        let key = if self.draft.was.is_some() {
            "rule-form-change"
        } else {
            "rule-form-new"
        };
        heading(ui, view, &style.text(key));
        small(ui, view, &style.text("rule-form-how"));
        let [mut room, _] = self.rooms;
        room.room(ui, |ui| self.sentence(ui, view));
        self.rooms[0] = room;
        let outcome = if self.is_leaving {
            self.leaving(ui, view)
        } else {
            self.result(ui, view, commands)
        };
        ui.separator();
        let room = ui.available_width();
        if room < breakpoint::BESIDE {
            choosers::show(ui, view, self.part, &mut self.draft);
            self.clauses(ui, view);
        } else {
            let choices = (room * CHOICES).floor();
            ui.horizontal_top(|ui| {
                part_of(ui, choices, |ui| {
                    choosers::show(ui, view, self.part, &mut self.draft);
                });
                ui.add_space(space::M);
                let rest = ui.available_width();
                part_of(ui, rest, |ui| self.clauses(ui, view));
            });
        }
        outcome
    }

    /// Says that what was chosen is about a registry that is no longer there.
    fn stale(&mut self, ui: &mut Ui, view: &View<'_>) -> Outcome {
        // There is nothing left to lose.
        self.draft.clone_from(&self.first);
        body(ui, view, &view.style.text("rule-form-stale"));
        let close = view.style.text("bar-close");
        if Pressable::button(&close).show(ui, view.thai).clicked() {
            return Outcome::Close;
        }
        Outcome::Stay
    }

    /// Puts the draft into words if it has changed.
    fn say(&mut self, view: &View<'_>) {
        let said = self.said.as_ref();
        if said.is_some_and(|said| said.draft == self.draft && said.style == view.style) {
            return;
        }
        let rule = self.draft.rule(view.registry);
        self.said = Some(Said {
            sentence: rule_sentence(view.registry, &rule, view.style),
            problems: self.draft.problems(view.registry, view.style),
            style: view.style,
            draft: self.draft.clone(),
        });
    }

    /// Draws the sentence, with each part to be chosen.
    fn sentence(&mut self, ui: &mut Ui, view: &View<'_>) {
        let Some(said) = &self.said else { return };
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::XS, space::XS);
            for (part, words) in &said.sentence {
                let values = [
                    ("part", view.style.text(part.name_key())),
                    ("value", words.clone()),
                ];
                let name = view.style.in_words("rule-form-chip", &values);
                let chip = Pressable::tab(words, *part == self.part).name(&name);
                if chip.show(ui, view.thai).clicked() {
                    self.part = *part;
                }
            }
        });
    }

    /// Draws what is wrong, and the buttons that end the form.
    fn result(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) -> Outcome {
        let style = view.style;
        let problems = self.said.as_ref().map(|said| &*said.problems);
        let problems = problems.unwrap_or_default();
        self.rooms[1].two_lines(ui, |ui| wrong(ui, view, problems));
        let is_blocked = problems.iter().any(|problem| problem.is_blocking);
        let was: Option<&Rule> = self.draft.was.map(|was| view.registry.rule(was));
        let is_proposed = was.is_some_and(|was| was.unconfirmed);
        let key = if is_proposed {
            "rule-form-confirm"
        } else {
            "rule-form-save"
        };
        let mut outcome = Outcome::Stay;
        ui.horizontal_wrapped(|ui| {
            let save = style.text(key);
            let enabled = !is_blocked && (is_proposed || self.draft != self.first || was.is_none());
            let save = ui.add_enabled_ui(enabled, |ui| {
                Pressable::primary(&save).show(ui, view.thai).clicked()
            });
            if save.inner {
                rule_changes::keep(view, &self.draft, commands);
                outcome = Outcome::Close;
            }
            let cancel = style.text("rule-form-cancel");
            if Pressable::button(&cancel).show(ui, view.thai).clicked() && self.may_close() {
                outcome = Outcome::Close;
            }
        });
        outcome
    }

    /// Asks whether to discard what was chosen.
    fn leaving(&mut self, ui: &mut Ui, view: &View<'_>) -> Outcome {
        let mut outcome = Outcome::Stay;
        body(ui, view, &view.style.text("rule-form-discard-why"));
        ui.horizontal_wrapped(|ui| {
            let stay = view.style.text("rule-form-stay");
            if Pressable::primary(&stay).show(ui, view.thai).clicked() {
                self.is_leaving = false;
            }
            let discard = view.style.text("rule-form-discard");
            if Pressable::button(&discard).show(ui, view.thai).clicked() {
                outcome = Outcome::Close;
            }
        });
        outcome
    }

    /// Draws the clauses that the rule cites, verbatim.
    fn clauses(&self, ui: &mut Ui, view: &View<'_>) {
        label(ui, view, &view.style.text("rule-form-clauses"));
        for &clause in &self.draft.cites {
            let text = view.style.show(&view.registry.clause(clause).text);
            beside_a_line(ui, view, |ui| {
                small(ui, view, &clause_place(view.registry, clause, view.style));
                body(ui, view, &format!("“{text}”"));
            });
        }
    }
}

/// Draws what is wrong with a draft on two lines, what blocks it first.
fn wrong(ui: &mut Ui, view: &View<'_>, problems: &[DraftProblem]) {
    let mut problems: Vec<&DraftProblem> = problems.iter().collect();
    problems.sort_by_key(|problem| !problem.is_blocking);
    let mut line = |problems: &[&DraftProblem]| {
        let Some(first) = problems.first() else {
            return;
        };
        let tone = if first.is_blocking {
            view.colours.forbidden
        } else {
            view.colours.fits_if
        };
        let words: Vec<&str> = problems.iter().map(|problem| &*problem.words).collect();
        on_a_line(ui, &words.join(" · "), tone.text);
    };
    if let Some((first, rest)) = problems.split_first() {
        line(std::slice::from_ref(first));
        line(rest);
    }
}

/// Draws content that is `width` points wide.
fn part_of(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    ui.scope_builder(
        UiBuilder::new().layout(Layout::top_down(Align::Min)),
        |ui| {
            ui.set_width(width);
            add(ui);
        },
    );
}
