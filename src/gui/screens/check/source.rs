//! Lines of the registry's file, with the relevant part marked.

use std::ops::Range;

use eframe::egui::accesskit::Role;
use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Frame, Label, Margin, ScrollArea, Stroke, Ui, WidgetInfo, vec2};

use super::super::View;
use crate::gui::theme::{Tone, font, size, space};
use crate::text::part;

/// The number of characters shown before the marked part of a long line.
const EXCERPT_LEAD: usize = 40;

/// The maximum number of characters shown of a line.
const EXCERPT_LENGTH: usize = 160;

fn frame(ui: &mut Ui, view: &View<'_>, add: impl FnOnce(&mut Ui)) {
    Frame::new()
        .fill(view.colours.header)
        .corner_radius(4.0)
        .inner_margin(Margin::from(vec2(space::S, space::XS)))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            add(ui);
        });
}

/// Draws line `number`, with the bytes in `marked` highlighted in `tone`.
pub fn line(
    ui: &mut Ui,
    view: &View<'_>,
    number: usize,
    text: &str,
    marked: Range<usize>,
    tone: Tone,
) {
    // A long line is cut at both ends, so that the marked part is in view.
    let start = part(text, ..marked.start)
        .char_indices()
        .rev()
        .take(EXCERPT_LEAD)
        .last()
        .map_or(marked.start, |(at, _)| at);
    let start = if start <= text.len() - text.trim_start().len() {
        text.len() - text.trim_start().len()
    } else {
        start
    };
    let rest = part(text, start..);
    let end = rest
        .char_indices()
        .nth(EXCERPT_LENGTH)
        .map_or(text.len(), |(at, _)| start + at);
    let cut = |range: Range<usize>| part(text, range);
    let (from, to) = (marked.start.clamp(start, end), marked.end.clamp(start, end));
    let plain = TextFormat {
        font_id: font(size::SMALL),
        color: view.colours.text,
        ..TextFormat::default()
    };
    let muted = TextFormat {
        color: view.colours.muted,
        ..plain.clone()
    };
    let meant = TextFormat {
        color: tone.text,
        background: tone.ground,
        underline: Stroke::new(2.0, tone.text),
        ..plain.clone()
    };
    let mut job = LayoutJob::default();
    job.append(
        &format!("{}  ", view.style.show(&number.to_string())),
        0.0,
        muted,
    );
    job.append(cut(start..from), 0.0, plain.clone());
    job.append(cut(from..to), 0.0, meant);
    job.append(cut(to..end), 0.0, plain);
    let spoken = cut(start..end).to_owned();
    frame(ui, view, |ui| {
        let response = ui.add(Label::new(job).truncate());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
    });
}

/// Draws the lines around line `meant`.
pub fn lines(ui: &mut Ui, view: &View<'_>, lines: &[(usize, String)], meant: usize) {
    frame(ui, view, |ui| {
        ScrollArea::horizontal().id_salt(meant).show(ui, |ui| {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                for (number, text) in lines {
                    let sign = if *number == meant { ">" } else { " " };
                    let number = view.style.show(&format!("{number:>5}"));
                    let text = eframe::egui::RichText::new(format!("{sign}{number}  {text}"))
                        .font(eframe::egui::FontId::monospace(size::SMALL))
                        .color(view.colours.text);
                    ui.add(Label::new(text).extend());
                }
            });
        });
    });
}
