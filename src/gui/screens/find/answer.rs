//! The answer: one group, or a clear statement that there is none. The other groups are folded.

use eframe::egui::{CornerRadius, Frame, Margin, Stroke, Ui, vec2};

use super::super::parts::{
    beside, beside_picture, body, card, facts, fold, label, may_and_must_not, reasons, small,
};
use super::super::{Commands, View};
use super::Answered;
use crate::gui::command::Command;
use crate::gui::theme::{breakpoint, size, space, strong};
use crate::gui::widgets::{Paragraph, Pressable, lazily, verdict_words};
use crate::guide::{Need, Verdict};
use crate::registry::Item;
use crate::report::GroupAnswerReport;

/// Draws the answer.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, answered: &Answered, commands: &mut Commands) {
    let report = &answered.report;
    // The banner above the screen warns about today.
    if answered.in_force.warning().is_none() {
        small(ui, view, &answered.in_force.line);
    } else if answered.in_force.line != view.in_force.line {
        label(ui, view, &answered.in_force.line);
    }
    match report.best_group() {
        Some(best) => best_group(ui, view, answered, best, commands),
        None => no_group(ui, view, answered, commands),
    }
    if !answered.question.is_in_scope() || !answered.question.need().compares_groups() {
        return;
    }
    ui.add_space(space::S);
    let others: Vec<&GroupAnswerReport> = report
        .groups
        .iter()
        .filter(|group| report.best.as_ref() != Some(&group.id))
        .collect();
    let count = [("count", others.len().to_string())];
    let title = if report.best.is_some() {
        "find-others"
    } else {
        "find-all"
    };
    fold(
        ui,
        view,
        Pressable::fold(&view.style.text_with(title, &count)).font(strong(size::BODY)),
        "others",
        report.best.is_none(),
        |ui| {
            lazily(ui, "find-others", others.len(), None, |ui, index| {
                other_group(ui, view, answered.question.need(), others[index], commands);
            });
        },
    );
}

fn best_group(
    ui: &mut Ui,
    view: &View<'_>,
    answered: &Answered,
    best: &GroupAnswerReport,
    commands: &mut Commands,
) {
    let style = view.style;
    let tone = view.colours.verdict(best.verdict);
    let corner = 8;
    let head = CornerRadius {
        nw: corner,
        ne: corner,
        sw: 0,
        se: 0,
    };
    let framed = Frame::new()
        .fill(view.colours.panel)
        .stroke(Stroke::new(2.0, tone.text))
        .corner_radius(corner);
    framed.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let band = Frame::new()
            .fill(tone.ground)
            .corner_radius(head)
            .inner_margin(Margin::from(vec2(space::S, space::XS)));
        band.show(ui, |ui| {
            ui.set_width(ui.available_width());
            let word = style.verdict_for(answered.question.need().purpose, best.verdict);
            verdict_words(ui, view.colours, best.verdict, &word, size::SUBHEADING);
        });
        let inside = Frame::new().inner_margin(Margin::from(vec2(space::L, space::M)));
        inside.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::S;
            beside_picture(ui, view, best.id.get(), |ui| {
                Paragraph::new(&best.name)
                    .font(strong(size::TITLE))
                    .show(ui, view.thai);
                ui.horizontal_wrapped(|ui| {
                    let copy = Pressable::primary(&style.text("find-copy")).show(ui, view.thai);
                    if copy.clicked() {
                        commands.send(Command::Copy(best.name.clone()));
                    }
                    small(ui, view, &style.text("find-copy-key"));
                });
            });
            if let Some(advice) = &answered.report.advice {
                body(ui, view, advice);
            }
            condition(ui, view, best);
            beside(ui, view, &best.beside);
            why(ui, view, best, commands);
            let readers = [("roles", best.readers.join(", "))];
            body(ui, view, &style.text_with("find-readers", &readers));
            if let Some(size_text) = &best.size {
                small(ui, view, size_text);
            }
            if let Some(there) = &answered.there {
                facts(ui, view, &there.facts);
                // If it would push everything else out of view, it is initially closed.
                let open = ui.content_rect().height() >= breakpoint::TALL_WINDOW;
                let title = style.text("find-there");
                let line = Pressable::fold(&title).font(strong(size::BODY));
                fold(ui, view, line, "there", open, |ui| {
                    may_and_must_not(ui, view, there, commands);
                });
            }
            let page = Pressable::link(&style.text("find-group-page")).show(ui, view.thai);
            if page.clicked() {
                commands.send(Command::Show(Item::Group(best.id.get())));
            }
        });
    });
}

fn no_group(ui: &mut Ui, view: &View<'_>, answered: &Answered, commands: &mut Commands) {
    let report = &answered.report;
    let style = view.style;
    card(ui, view, |ui| {
        let silent = |group: &GroupAnswerReport| group.verdict == Verdict::Silent;
        if report.groups.iter().all(silent) {
            let word = style.verdict(Verdict::Silent);
            verdict_words(ui, view.colours, Verdict::Silent, &word, size::SUBHEADING);
        }
        Paragraph::new(&style.text("find-no-group"))
            .font(strong(size::TITLE))
            .show(ui, view.thai);
        let advice = report.advice.as_deref().unwrap_or_default();
        body(ui, view, advice);
        if !answered.carriers.is_empty() {
            label(ui, view, &style.text("find-carriers"));
            for carrier in &answered.carriers {
                body(ui, view, &format!("• {carrier}"));
            }
        }
        let contact = &view.registry.letter().contact;
        let telephone = style.show(&contact.telephone);
        if !advice.contains(&telephone) {
            let values = [("unit", contact.unit.clone()), ("telephone", telephone)];
            body(ui, view, &style.text_with("find-contact", &values));
        }
        let number = style.show(&format!("{} {}", contact.unit, contact.telephone));
        let copy = Pressable::button(&style.text("find-copy-contact")).show(ui, view.thai);
        if copy.clicked() {
            commands.send(Command::Copy(number));
        }
    });
}

fn other_group(
    ui: &mut Ui,
    view: &View<'_>,
    need: &Need,
    group: &GroupAnswerReport,
    commands: &mut Commands,
) {
    card(ui, view, |ui| {
        ui.horizontal_wrapped(|ui| {
            let word = view.style.verdict_for(need.purpose, group.verdict);
            verdict_words(ui, view.colours, group.verdict, &word, size::BODY);
            let name = Pressable::link(&group.name)
                .font(strong(size::BODY))
                .show(ui, view.thai);
            if name.clicked() {
                commands.send(Command::Show(Item::Group(group.id.get())));
            }
            if group.member == Some(false) {
                small(ui, view, &view.style.text("find-not-member"));
            }
        });
        condition(ui, view, group);
        beside(ui, view, &group.beside);
        why(ui, view, group, commands);
    });
}

fn condition(ui: &mut Ui, view: &View<'_>, group: &GroupAnswerReport) {
    if let Some(condition) = &group.condition {
        let condition = [("condition", condition.clone())];
        Paragraph::new(&view.style.text_with("find-condition", &condition))
            .font(strong(size::BODY))
            .colour(view.colours.fits_if.text)
            .show(ui, view.thai);
    }
}

/// Draws the clauses that support the verdict, or a note that there are none.
fn why(ui: &mut Ui, view: &View<'_>, group: &GroupAnswerReport, commands: &mut Commands) {
    if group.reasons.is_empty() {
        Paragraph::new(&view.style.text("find-silent"))
            .colour(view.colours.muted)
            .show(ui, view.thai);
    }
    reasons(ui, view, &group.reasons, commands);
}
