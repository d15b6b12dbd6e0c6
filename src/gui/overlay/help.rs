//! The help: what the verdicts mean, what happens with what is typed, and whom to ask.

use eframe::egui::Ui;

use super::super::command::{Action, Command};
use super::super::theme::{size, space, strong};
use super::super::view::View;
use super::super::widgets::{Paragraph, Pressable, verdict_badge};
use super::Outcome;
use crate::guide::Verdict;
use crate::report::KEYS;
use crate::text::breaks::FIRM_SPACE;

/// The verdicts, the best first.
const VERDICTS: [Verdict; 5] = [
    Verdict::Fits,
    Verdict::FitsIf,
    Verdict::NotRequired,
    Verdict::Silent,
    Verdict::Forbidden,
];

/// The width of the column of verdicts, in points.
const BADGES: f32 = 210.0;

/// Draws the help.
pub fn show(ui: &mut Ui, view: &View<'_>) -> Outcome {
    let style = view.style;
    // First, since the rest may be longer than the window.
    let outcome = buttons(ui, view);
    heading(ui, view, "help-verdicts");
    for verdict in VERDICTS {
        beside(
            ui,
            |ui| {
                verdict_badge(ui, view.colours, style, verdict);
            },
            |ui| {
                let key = format!("help-verdict-{}", verdict.id());
                paragraph(ui, view, &style.text(&key));
            },
        );
    }
    paragraph(ui, view, &style.text("help-inferred"));
    heading(ui, view, "help-privacy");
    for key in [
        "help-privacy-here",
        "help-privacy-kept",
        "help-privacy-board",
    ] {
        paragraph(ui, view, &style.text(key));
    }
    heading(ui, view, "help-keys");
    let keys = match view.settings.shortcut.as_str() {
        "" => style.text("help-keys-no-shortcut"),
        keys => style.text_with("help-keys-shortcut", &[("keys", keys.to_owned())]),
    };
    paragraph(ui, view, &keys);
    paragraph(ui, view, &style.text("help-keys-find"));
    often(ui, view);
    heading(ui, view, "help-ask");
    let contact = &view.registry.letter().contact;
    let values = [
        ("unit", contact.unit.clone()),
        ("telephone", style.show(&contact.telephone)),
    ];
    paragraph(ui, view, &style.text_with("find-contact", &values));
    outcome
}

/// Draws what opens the manual, and what closes the help.
fn buttons(ui: &mut Ui, view: &View<'_>) -> Outcome {
    let style = view.style;
    let (open, close) = (style.text("manual-open"), style.text("bar-close"));
    let mut outcome = Outcome::Stay;
    ui.horizontal(|ui| {
        if Pressable::primary(&open).show(ui, view.thai).clicked() {
            outcome = Outcome::Do(Command::Do(Action::Manual));
        }
        if Pressable::button(&close).show(ui, view.thai).clicked() {
            outcome = Outcome::Close;
        }
    });
    outcome
}

/// Draws the keys that are worth knowing by heart.
fn often(ui: &mut Ui, view: &View<'_>) {
    let keys = KEYS.iter().filter(|known| known.often).map(|known| {
        let action = view.style.in_words(known.action, &[]);
        // A key stays beside what it does.
        format!("{}{FIRM_SPACE}{action}", known.keys)
    });
    paragraph(ui, view, &keys.collect::<Vec<_>>().join(" · "));
}

/// Draws a column beside a text.
fn beside(ui: &mut Ui, column: impl FnOnce(&mut Ui), text: impl FnOnce(&mut Ui)) {
    if ui.available_width() < 2.0 * BADGES {
        column(ui);
        text(ui);
        return;
    }
    let width = ui.available_width();
    ui.horizontal_top(|ui| {
        ui.scope(|ui| {
            ui.set_width(BADGES);
            column(ui);
        });
        ui.vertical(|ui| {
            ui.set_max_width(width - BADGES - ui.spacing().item_spacing.x);
            text(ui);
        });
    });
}

fn heading(ui: &mut Ui, view: &View<'_>, key: &str) {
    ui.add_space(space::S);
    Paragraph::new(&view.style.text(key))
        .font(strong(size::SUBHEADING))
        .show(ui, view.thai);
}

fn paragraph(ui: &mut Ui, view: &View<'_>, text: &str) {
    Paragraph::new(text).show(ui, view.thai);
}
