//! The numbers of the lines beside the source, with a mark where a problem is. Only those on screen are
//! drawn.

use eframe::egui::{Align2, Id, Pos2, Rect, Ui, UiBuilder, pos2, vec2};

use super::super::super::theme::{font, size, space};
use super::super::super::widgets::laid_out;
use super::super::View;
use crate::registry::Severity;
use crate::report::ProblemReport;

/// The width of a mark, in points.
const MARK: f32 = 10.0;

/// The column of numbers.
pub(super) struct Gutter {
    /// The field whose lines are numbered.
    field: Id,
    place: Rect,
}

impl Gutter {
    /// Makes room for the numbers of the lines of `field`, as they were drawn last.
    pub fn new(ui: &Ui, view: &View<'_>, field: Id) -> Self {
        let lines = laid_out(ui, field).map_or(1, |(galley, _)| galley.rows.len());
        let digits = view.style.show(&lines.max(100).to_string());
        let colour = ui.visuals().text_color();
        let text = ui.fonts_mut(|fonts| fonts.layout_no_wrap(digits, font(size::SMALL), colour));
        let mut place = ui.available_rect_before_wrap();
        place.set_width(text.size().x + MARK + space::S);
        Self { field, place }
    }

    /// Draws the field beside the numbers.
    pub fn beside(&self, ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
        let mut rest = ui.available_rect_before_wrap();
        rest.set_left(self.place.right());
        ui.scope_builder(UiBuilder::new().max_rect(rest), add);
    }

    /// Draws the numbers beside the lines as they were just drawn, and marks those with a problem.
    pub fn show(&self, ui: &Ui, view: &View<'_>, problems: &[ProblemReport]) {
        let Some((galley, origin)) = laid_out(ui, self.field) else {
            return;
        };
        let bottom = ui.min_rect().bottom();
        let place = Rect::from_min_max(self.place.min, pos2(self.place.right(), bottom));
        let painter = ui.painter_at(place.intersect(ui.clip_rect()));
        let seen = painter.clip_rect();
        let height_above = |y: f32| y - origin.y;
        let first = galley
            .rows
            .partition_point(|row| row.max_y() < height_above(seen.top()));
        for (at, row) in galley.rows.iter().enumerate().skip(first) {
            if row.min_y() > height_above(seen.bottom()) {
                break;
            }
            let line = at + 1;
            let middle = origin.y + f32::midpoint(row.min_y(), row.max_y());
            let worst = worst_of(problems, line);
            let colour = match worst {
                None => view.colours.muted,
                Some(Severity::Error) => view.colours.forbidden.text,
                Some(_) => view.colours.fits_if.text,
            };
            if worst.is_some() {
                let across = Rect::from_center_size(
                    pos2(place.center().x, middle),
                    vec2(place.width(), row.rect().height()),
                );
                let ground = match worst {
                    Some(Severity::Error) => view.colours.forbidden.ground,
                    _ => view.colours.fits_if.ground,
                };
                painter.rect_filled(across, 2.0, ground);
                let centre = Pos2::new(place.left() + MARK / 2.0 + 1.0, middle);
                painter.circle_filled(centre, MARK / 2.0 - 1.0, colour);
            }
            let number = view.style.show(&line.to_string());
            let right = pos2(place.right() - space::XS, middle);
            painter.text(
                right,
                Align2::RIGHT_CENTER,
                number,
                font(size::SMALL),
                colour,
            );
        }
    }
}

/// Returns how serious the most serious problem of a line is.
fn worst_of(problems: &[ProblemReport], line: usize) -> Option<Severity> {
    let of_line = problems.iter().filter(|found| found.line == Some(line));
    let mut severities = of_line.map(|found| found.severity);
    let first = severities.next()?;
    Some(severities.fold(first, |worst, next| match next {
        Severity::Error => next,
        _ => worst,
    }))
}
