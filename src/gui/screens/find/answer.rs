//! The answer: one group large, or a plain word that there is none, and the others folded.

use eframe::egui::{Align, CollapsingHeader, Frame, Layout, Margin, RichText, Stroke, Ui};

use super::super::super::command::Command;
use super::super::super::theme::{Tone, font, size, space, strong};
use super::super::super::widgets::{Paragraph, lazily, verdict_badge};
use super::super::parts::clause_link;
use super::super::{Commands, View};
use crate::report::{AnswerReport, FindingReport, ReasonReport};

pub(super) fn show(ui: &mut Ui, view: &View<'_>, report: &AnswerReport, commands: &mut Commands) {
    match report.best_group() {
        Some(best) => best_group(ui, view, best, report.advice.as_deref(), commands),
        None => no_group(ui, view, report, commands),
    }
    ui.add_space(space::S);
    let others: Vec<&FindingReport> = report
        .groups
        .iter()
        .filter(|group| report.best.as_ref() != Some(&group.id))
        .collect();
    let count = [("count", others.len().to_string())];
    CollapsingHeader::new(
        RichText::new(view.style.text_with("find-others", &count)).font(strong(size::BODY)),
    )
    .id_salt("others")
    .default_open(report.best.is_none())
    .show_unindented(ui, |ui| {
        lazily(ui, "find-others", others.len(), None, |ui, index| {
            other_group(ui, view, others[index], commands);
        });
    });
}

fn best_group(
    ui: &mut Ui,
    view: &View<'_>,
    best: &FindingReport,
    advice: Option<&str>,
    commands: &mut Commands,
) {
    let style = view.style;
    let tone = view.colours.verdict(best.verdict);
    card(ui, view, Some(tone), |ui| {
        ui.horizontal_wrapped(|ui| {
            verdict_badge(ui, view.colours, style, best.verdict);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let copy = ui.button(style.text("find-copy"));
                if copy.on_hover_text(style.text("find-copy-key")).clicked() {
                    commands.send(Command::Copy(best.name.clone()));
                }
            });
        });
        Paragraph::new(&best.name)
            .font(strong(size::TITLE))
            .show(ui, view.thai);
        let readers = [("roles", best.readers.join(", "))];
        Paragraph::new(&style.text_with("find-readers", &readers)).show(ui, view.thai);
        if let Some(size_text) = &best.size {
            Paragraph::new(size_text)
                .font(font(size::SMALL))
                .colour(view.colours.muted)
                .show(ui, view.thai);
        }
        if let Some(advice) = advice {
            Paragraph::new(advice).show(ui, view.thai);
        }
        condition(ui, view, best);
        reasons(ui, view, &best.reasons, commands);
        if let Some(group) = best.group
            && ui.link(style.text("find-group-page")).clicked()
        {
            commands.send(Command::ShowGroup(group));
        }
    });
}

fn no_group(ui: &mut Ui, view: &View<'_>, report: &AnswerReport, commands: &mut Commands) {
    let style = view.style;
    card(ui, view, None, |ui| {
        Paragraph::new(&style.text("find-no-group"))
            .font(strong(size::HEADING))
            .show(ui, view.thai);
        if let Some(advice) = &report.advice {
            Paragraph::new(advice).show(ui, view.thai);
        }
        let contact = &view.registry.letter().contact;
        let number = style.show(&format!("{} {}", contact.unit, contact.telephone));
        ui.horizontal_wrapped(|ui| {
            if ui.button(style.text("find-copy-contact")).clicked() {
                commands.send(Command::Copy(number));
            }
        });
    });
}

fn other_group(ui: &mut Ui, view: &View<'_>, group: &FindingReport, commands: &mut Commands) {
    let style = view.style;
    card(ui, view, None, |ui| {
        ui.horizontal_wrapped(|ui| {
            let name = RichText::new(&group.name).font(strong(size::BODY));
            if ui.link(name).clicked()
                && let Some(group) = group.group
            {
                commands.send(Command::ShowGroup(group));
            }
            verdict_badge(ui, view.colours, style, group.verdict);
            if group.member == Some(false) {
                let text = RichText::new(style.text("find-not-member"))
                    .font(font(size::SMALL))
                    .color(view.colours.muted);
                ui.label(text);
            }
        });
        condition(ui, view, group);
        reasons(ui, view, &group.reasons, commands);
    });
}

fn condition(ui: &mut Ui, view: &View<'_>, group: &FindingReport) {
    if let Some(condition) = &group.condition {
        let condition = [("condition", condition.clone())];
        Paragraph::new(&view.style.text_with("find-condition", &condition))
            .font(strong(size::BODY))
            .colour(view.colours.fits_if.text)
            .show(ui, view.thai);
    }
}

fn reasons(ui: &mut Ui, view: &View<'_>, reasons: &[ReasonReport], commands: &mut Commands) {
    let style = view.style;
    if reasons.is_empty() {
        Paragraph::new(&style.text("find-silent"))
            .colour(view.colours.muted)
            .show(ui, view.thai);
    }
    for reason in reasons {
        Paragraph::new(&format!("“{}”", style.show(&reason.text))).show(ui, view.thai);
        ui.horizontal_wrapped(|ui| {
            if let Some(clause) = view.registry.find_clause(&reason.clause) {
                clause_link(ui, view, clause, commands);
            }
        });
        if let Some(inference) = &reason.inference {
            let inferred = [("reason", inference.clone())];
            Paragraph::new(&style.text_with("find-inferred", &inferred))
                .font(font(size::SMALL))
                .colour(view.colours.muted)
                .show(ui, view.thai);
        }
    }
}

fn card(ui: &mut Ui, view: &View<'_>, tone: Option<Tone>, add: impl FnOnce(&mut Ui)) {
    let line = tone.map_or(view.colours.line, |tone| tone.text);
    Frame::new()
        .fill(view.colours.panel)
        .stroke(Stroke::new(1.0, line))
        .corner_radius(8.0)
        .inner_margin(Margin::from(space::M))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            add(ui);
        });
}
