//! The choices for each part of a rule.

use eframe::egui::{Id, Ui};

use super::super::screens::parts::{label, small};
use super::super::theme::{font, size, space};
use super::super::view::View;
use super::super::widgets::{Field, Pressable};
use crate::lang::{Lang, Words};
use crate::registry::{Act, ClauseId, Home, RoleId, Weekday};
use crate::report::{EffectKind, RuleDraft, RulePart, WhoKind, WithinKind, clause_place, toggle};

/// The width of a field for a time or a number, in points.
const SHORT_FIELD: f32 = 110.0;

/// The maximum number of characters of a condition or a reason.
const LONGEST: usize = 600;

/// Draws the choices for `part`.
pub fn show(ui: &mut Ui, view: &View<'_>, part: RulePart, draft: &mut RuleDraft) {
    label(ui, view, &view.style.text(part.name_key()));
    match part {
        RulePart::Groups => groups(ui, view, draft),
        RulePart::Effect => effect(ui, view, draft),
        RulePart::Who => who(ui, view, draft),
        RulePart::Acts => acts(ui, view, draft),
        RulePart::Topics => topics(ui, view, draft),
        RulePart::To => roles(ui, view, &mut draft.to, true),
        RulePart::Times => times(ui, view, draft),
        RulePart::Exception => exception(ui, view, draft),
        RulePart::Cites => cites(ui, view, draft),
        RulePart::Reason => words(
            ui,
            view,
            ("rule-form-reason", "rule-form-reason-en"),
            &mut draft.inferred,
        ),
    }
}

/// Draws one of several answers. Returns whether it was chosen just now.
fn choice(ui: &mut Ui, view: &View<'_>, text: &str, chosen: bool) -> bool {
    let pressed = Pressable::choice(text, chosen).show(ui, view.thai);
    pressed.clicked() && !chosen
}

/// Draws a tick. Returns whether it was pressed.
fn tick(ui: &mut Ui, view: &View<'_>, text: &str, ticked: bool) -> bool {
    Pressable::tick(text, ticked).show(ui, view.thai).clicked()
}

/// Draws a tick for a statement.
fn flag(ui: &mut Ui, view: &View<'_>, key: &str, is_set: &mut bool) {
    if tick(ui, view, &view.style.text(key), *is_set) {
        *is_set = !*is_set;
    }
}

/// Draws ticks beside one another for `items`, each with its name.
fn ticks<T: Copy + Ord>(
    ui: &mut Ui,
    view: &View<'_>,
    items: impl Iterator<Item = (T, String)>,
    chosen: &mut Vec<T>,
) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        for (item, name) in items {
            if tick(ui, view, &name, chosen.contains(&item)) {
                toggle(chosen, item);
            }
        }
    });
}

/// Draws the choice between all items and some of them.
fn all_or_some<T: Copy + Ord>(
    ui: &mut Ui,
    view: &View<'_>,
    (all, some): (&str, &str),
    items: impl Iterator<Item = (T, String)>,
    chosen: &mut Option<Vec<T>>,
) {
    if choice(ui, view, &view.style.text(all), chosen.is_none()) {
        *chosen = None;
    }
    if choice(ui, view, &view.style.text(some), chosen.is_some()) {
        *chosen = Some(Vec::new());
    }
    if let Some(chosen) = chosen {
        ticks(ui, view, items, chosen);
    }
}

fn groups(ui: &mut Ui, view: &View<'_>, draft: &mut RuleDraft) {
    let groups = view.registry.groups();
    let groups = groups.map(|(id, group)| (id, group.name.clone()));
    let keys = ("sentence-all-groups", "rule-form-some-groups");
    all_or_some(ui, view, keys, groups, &mut draft.groups);
}

fn topics(ui: &mut Ui, view: &View<'_>, draft: &mut RuleDraft) {
    let topics = view.registry.topics();
    let topics = topics.map(|(id, topic)| (id, view.style.show_words(&topic.name)));
    let keys = ("sentence-all-topics", "rule-form-some-topics");
    all_or_some(ui, view, keys, topics, &mut draft.topics);
}

fn roles(ui: &mut Ui, view: &View<'_>, chosen: &mut Vec<RoleId>, with_recipients: bool) {
    let roles = view.registry.roles();
    let roles = roles
        .filter(|(_, role)| with_recipients || !role.recipient_only)
        .map(|(id, _)| (id, view.style.role_marked(view.registry, id)));
    ticks(ui, view, roles, chosen);
}

fn effect(ui: &mut Ui, view: &View<'_>, draft: &mut RuleDraft) {
    for &effect in EffectKind::ALL {
        let text = view.style.text(effect.name_key());
        if choice(ui, view, &text, draft.effect == effect) {
            draft.effect = effect;
        }
    }
    if draft.effect == EffectKind::PermitIf {
        words(
            ui,
            view,
            ("rule-form-condition", "rule-form-condition-en"),
            &mut draft.condition,
        );
    }
    if draft.effect.permits() {
        flag(ui, view, "rule-form-must", &mut draft.must);
    }
}

fn who(ui: &mut Ui, view: &View<'_>, draft: &mut RuleDraft) {
    for (key, who) in [
        ("rule-members", WhoKind::Members),
        ("rule-outsiders", WhoKind::Outsiders),
        ("rule-form-some-roles", WhoKind::Roles),
    ] {
        if choice(ui, view, &view.style.text(key), draft.who == who) {
            draft.who = who;
        }
    }
    if draft.who == WhoKind::Roles {
        roles(ui, view, &mut draft.roles, !draft.effect.permits());
        if draft.effect.permits() {
            flag(ui, view, "rule-form-alone", &mut draft.alone);
        }
    }
}

fn acts(ui: &mut Ui, view: &View<'_>, draft: &mut RuleDraft) {
    let acts = Act::ALL.iter().map(|&act| (act, view.style.act(act)));
    ticks(ui, view, acts, &mut draft.acts);
    flag(ui, view, "rule-form-general", &mut draft.general);
}

fn times(ui: &mut Ui, view: &View<'_>, draft: &mut RuleDraft) {
    small(ui, view, &view.style.text("rule-form-days"));
    let days = Weekday::ALL.iter();
    let days = days.map(|&day| (day, view.style.text(&day.name_key())));
    ticks(ui, view, days, &mut draft.weekdays);
    ui.horizontal_wrapped(|ui| {
        flag(ui, view, "rule-form-working-days", &mut draft.working_days);
        flag(ui, view, "rule-form-holidays", &mut draft.holidays);
    });
    short(ui, view, "rule-form-from", &mut draft.from);
    short(ui, view, "rule-form-before", &mut draft.before);
    small(ui, view, &view.style.text("rule-form-within"));
    ui.horizontal_wrapped(|ui| {
        for &within in WithinKind::ALL {
            let text = view.style.text(within.name_key());
            let tab = Pressable::tab(&text, draft.within == within);
            if tab.show(ui, view.thai).clicked() {
                draft.within = within;
            }
        }
    });
    if draft.within.is_counted() {
        short(ui, view, "rule-form-count", &mut draft.within_count);
    }
}

fn exception(ui: &mut Ui, view: &View<'_>, draft: &mut RuleDraft) {
    words(
        ui,
        view,
        ("rule-form-exception", "rule-form-exception-en"),
        &mut draft.unless,
    );
    small(ui, view, &view.style.text("rule-form-exception-who"));
    ui.push_id("who", |ui| roles(ui, view, &mut draft.unless_who, false));
    small(ui, view, &view.style.text("rule-form-exception-to"));
    ui.push_id("to", |ui| roles(ui, view, &mut draft.unless_to, true));
}

/// Draws the clauses of the chosen groups, those for every group, and those chosen already.
fn cites(ui: &mut Ui, view: &View<'_>, draft: &mut RuleDraft) {
    let registry = view.registry;
    let is_offered = |clause: ClauseId| match (registry.clause(clause).home, &draft.groups) {
        (Home::Group(group), Some(groups)) => {
            groups.contains(&group) || draft.cites.contains(&clause)
        }
        _ => true,
    };
    let offered: Vec<ClauseId> = registry
        .clause_ids()
        .filter(|&clause| is_offered(clause))
        .collect();
    for clause in offered {
        let place = clause_place(registry, clause, view.style);
        let text = view.style.show(&registry.clause(clause).text);
        if tick(
            ui,
            view,
            &format!("{place}: {text}"),
            draft.cites.contains(&clause),
        ) {
            toggle(&mut draft.cites, clause);
        }
    }
}

/// Draws a field for a time or a number.
fn short(ui: &mut Ui, view: &View<'_>, key: &'static str, text: &mut String) {
    let name = view.style.text(key);
    ui.horizontal(|ui| {
        let named = ui.label(&name);
        Field::new(Id::unique(key), text, font(size::BODY))
            .limit(12)
            .show(ui, view.thai, SHORT_FIELD)
            .labelled_by(named.id);
    });
}

/// Draws the fields for words: in Thai, and in English if there are English ones or the window is in
/// English.
fn words(
    ui: &mut Ui,
    view: &View<'_>,
    (thai, english): (&'static str, &'static str),
    words: &mut Words,
) {
    let width = ui.available_width() - space::M;
    let field = |ui: &mut Ui, key: &str, text: &mut String| {
        let name = view.style.text(key);
        small(ui, view, &name);
        Field::new(Id::unique(key), text, font(size::BODY))
            .lines(1)
            .limit(LONGEST)
            .name(&name)
            .show(ui, view.thai, width);
    };
    field(ui, thai, &mut words.th);
    if view.style.lang == Lang::English || !words.en.is_empty() {
        field(ui, english, &mut words.en);
    }
}
