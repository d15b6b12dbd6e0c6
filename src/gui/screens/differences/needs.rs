//! The answers that change, those that are felt alike together, the most felt first.

use eframe::egui::Ui;

use crate::gui::screens::parts::{body, card, label, small, subheading};
use crate::gui::theme::{size, space, strong};
use crate::gui::view::View;
use crate::gui::widgets::{Paragraph, lazily, verdict_badge};
use crate::report::{GroupChange, NeedsChange, QuotedClause};

/// Draws the answers that change, `count` in all.
pub fn show(ui: &mut Ui, view: &View<'_>, count: usize, changes: &[&NeedsChange]) {
    let style = view.style;
    let values = [("count", count.to_string())];
    subheading(ui, view, &style.text_with("difference-needs", &values));
    if changes.is_empty() {
        super::nothing(ui, view, "difference-no-answer");
        return;
    }
    lazily(ui, "difference-needs", changes.len(), None, |ui, at| {
        let Some(change) = changes.get(at) else {
            return;
        };
        let before = at.checked_sub(1).and_then(|at| changes.get(at));
        if before.is_none_or(|before| before.felt != change.felt) {
            let key: &str = change.felt.into();
            ui.add_space(space::S);
            Paragraph::new(&style.text(&format!("difference-felt-{key}")))
                .font(strong(size::BODY))
                .show(ui, view.thai);
        }
        card(ui, view, |ui| needs(ui, view, change));
    });
}

fn needs(ui: &mut Ui, view: &View<'_>, change: &NeedsChange) {
    let style = view.style;
    let roles: Vec<&str> = change.roles().collect();
    label(ui, view, &change.acts.join(", "));
    small(ui, view, &roles.join(", "));
    let best = |name: &Option<String>| match name {
        Some(name) => name.clone(),
        None => style.text("difference-no-group"),
    };
    let line = if change.old_best == change.new_best {
        let values = [("best", best(&change.new_best))];
        style.in_words("difference-best-stays", &values)
    } else {
        let values = [
            ("old", best(&change.old_best)),
            ("new", best(&change.new_best)),
        ];
        style.in_words("difference-best-moves", &values)
    };
    body(ui, view, &line);
    for group in &change.groups {
        verdicts(ui, view, group);
    }
}

/// Draws how the verdict on some groups changes, with the clauses on both sides.
fn verdicts(ui: &mut Ui, view: &View<'_>, group: &GroupChange) {
    let style = view.style;
    ui.add_space(space::XS);
    ui.horizontal_wrapped(|ui| {
        let room = ui.max_rect().width();
        Paragraph::new(&group.names.join(", "))
            .font(strong(size::BODY))
            .width(room)
            .show(ui, view.thai);
        verdict_badge(ui, view.colours, style, group.old);
        ui.label("→");
        verdict_badge(ui, view.colours, style, group.new);
    });
    if group.old_clauses == group.new_clauses {
        clauses(ui, view, "difference-both", &group.new_clauses);
    } else {
        clauses(ui, view, "difference-old", &group.old_clauses);
        clauses(ui, view, "difference-new", &group.new_clauses);
    }
}

fn clauses(ui: &mut Ui, view: &View<'_>, key: &str, clauses: &[QuotedClause]) {
    for clause in clauses {
        let values = [
            ("label", view.style.text(key)),
            ("place", clause.place.clone()),
            ("text", clause.text.clone()),
        ];
        small(ui, view, &view.style.in_words("difference-clause", &values));
    }
}
