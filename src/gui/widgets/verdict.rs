//! Shows a verdict, or how bad a finding is, by colour, sign and word.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align2, Color32, CornerRadius, Painter, Pos2, Response, Sense, Shape, Stroke, TextStyle, Ui,
    WidgetInfo, vec2,
};

use super::super::theme::{Colours, Tone, size, space, strong};
use super::{Paragraph, ThaiText};
use crate::draft::Severity;
use crate::guide::Verdict;
use crate::report::{Counted, Standing, Style};

/// The width and height of a sign, in points.
pub const SIGN: f32 = 12.0;

/// Shows `verdict`.
pub fn verdict_badge(ui: &mut Ui, colours: &Colours, style: Style, verdict: Verdict) -> Response {
    standing_badge(ui, colours, style, Standing::Verdict(verdict))
}

/// Shows how a group stands to the asker.
pub fn standing_badge(
    ui: &mut Ui,
    colours: &Colours,
    style: Style,
    standing: Standing,
) -> Response {
    let word = style.standing(standing);
    standing_words(ui, colours, standing, &word, size::BODY)
}

/// Shows how a group stands to the asker as `word`, in a font size of `points`.
pub fn standing_words(
    ui: &mut Ui,
    colours: &Colours,
    standing: Standing,
    word: &str,
    points: f32,
) -> Response {
    let tone = standing_tone(colours, standing);
    badge(ui, tone, word, points, |painter, middle| {
        standing_sign(painter, middle, standing, tone.text);
    })
}

/// Shows how a group stands to the asker as `word` on a ground that has the colours of the standing.
pub fn standing_lead(
    ui: &mut Ui,
    thai: &ThaiText,
    colours: &Colours,
    standing: Standing,
    word: &str,
) {
    let tone = standing_tone(colours, standing);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        // Beside the first line, however many there are.
        let line = ui.text_style_height(&TextStyle::Body);
        let (rect, _) = ui.allocate_exact_size(vec2(SIGN + 2.0, line), Sense::hover());
        standing_sign(ui.painter(), rect.center(), standing, tone.text);
        Paragraph::new(word)
            .font(strong(size::BODY))
            .colour(tone.text)
            .show(ui, thai);
    });
}

/// Returns the colours of a standing. What a member has to do for the asker is open, as on a
/// condition.
#[must_use]
pub fn standing_tone(colours: &Colours, standing: Standing) -> Tone {
    match standing {
        Standing::Verdict(verdict) => colours.verdict(verdict),
        Standing::NotMember => colours.fits_if,
        Standing::Outside => colours.silent,
    }
}

/// Draws the sign of `standing` around `middle`. Nothing but a verdict that holds for the asker has
/// the sign of one.
pub fn standing_sign(painter: &Painter, middle: Pos2, standing: Standing, colour: Color32) {
    let stroke = Stroke::new(2.0, colour);
    let at = |x: f32, y: f32| middle + vec2(x, y) * (SIGN / 2.0);
    match standing {
        Standing::Verdict(verdict) => verdict_sign(painter, middle, verdict, colour),
        // An arrow: it goes on to somebody else.
        Standing::NotMember => {
            painter.line(vec![at(-0.9, 0.0), at(0.9, 0.0)], stroke);
            painter.line(vec![at(0.2, -0.7), at(0.9, 0.0), at(0.2, 0.7)], stroke);
        }
        Standing::Outside => {
            painter.circle_stroke(middle, SIGN / 2.0, stroke);
            painter.line(vec![at(-0.6, 0.6), at(0.6, -0.6)], stroke);
        }
    }
}

/// Shows `word` in a dashed frame: the program concluded it, the letter does not say it.
pub fn dashed_chip(ui: &mut Ui, colours: &Colours, word: &str) -> Response {
    let font = strong(size::BODY);
    let galley = ui
        .painter()
        .layout_no_wrap(word.to_owned(), font, colours.text);
    let padding = vec2(space::S, 1.0);
    let (rect, response) = ui.allocate_exact_size(galley.size() + 2.0 * padding, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, word));
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        let edge = rect.shrink(0.5);
        let corners = [
            edge.left_top(),
            edge.right_top(),
            edge.right_bottom(),
            edge.left_bottom(),
            edge.left_top(),
        ];
        let stroke = Stroke::new(1.0, colours.muted);
        painter.extend(Shape::dashed_line(&corners, stroke, 4.0, 3.0));
        painter.galley(rect.min + padding, galley, colours.text);
    }
    response
}

/// Shows `counted` as `word`, by colour, sign and word.
pub fn counted_badge(ui: &mut Ui, colours: &Colours, counted: Counted, word: &str) -> Response {
    let tone = colours.counted(counted);
    badge(ui, tone, word, size::BODY, |painter, middle| {
        let sign = match counted {
            Counted::Severity(Severity::MustNotPost) => Verdict::Forbidden,
            Counted::Severity(Severity::LookAgain) => Verdict::FitsIf,
            Counted::Severity(Severity::ForInformation) => {
                letter_sign(painter, middle, "i", tone.text);
                return;
            }
            Counted::Kept => Verdict::Fits,
        };
        verdict_sign(painter, middle, sign, tone.text);
    })
}

/// Shows `word` on a ground of its own, after the sign that `paint_sign` draws around a place.
fn badge(
    ui: &mut Ui,
    tone: Tone,
    word: &str,
    points: f32,
    paint_sign: impl FnOnce(&Painter, Pos2),
) -> Response {
    let galley = ui
        .painter()
        .layout_no_wrap(word.to_owned(), strong(points), tone.text);
    let padding = vec2(space::S, 2.0);
    let sign_room = vec2(SIGN + space::S, 0.0);
    let (rect, response) =
        ui.allocate_exact_size(galley.size() + sign_room + 2.0 * padding, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, word));
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        painter.rect_filled(rect, CornerRadius::same(6), tone.ground);
        let middle = rect.left_center() + vec2(padding.x + SIGN / 2.0, 0.0);
        paint_sign(painter, middle);
        painter.galley(rect.min + padding + sign_room, galley, tone.text);
    }
    response
}

/// Draws the sign of `verdict` around `middle`, so that colour is never the only indication. It is
/// drawn with lines because fonts differ in the symbols they have.
pub fn verdict_sign(painter: &Painter, middle: Pos2, verdict: Verdict, colour: Color32) {
    let stroke = Stroke::new(2.0, colour);
    let at = |x: f32, y: f32| middle + vec2(x, y) * (SIGN / 2.0);
    let letter = |sign: &str| letter_sign(painter, middle, sign, colour);
    match verdict {
        Verdict::Fits => {
            painter.line(vec![at(-0.9, 0.1), at(-0.25, 0.7), at(0.9, -0.7)], stroke);
        }
        Verdict::FitsIf => letter("!"),
        Verdict::NotRequired => {
            painter.line(vec![at(-0.8, 0.0), at(0.8, 0.0)], stroke);
        }
        Verdict::Silent => letter("?"),
        Verdict::Forbidden => {
            painter.line(vec![at(-0.7, -0.7), at(0.7, 0.7)], stroke);
            painter.line(vec![at(-0.7, 0.7), at(0.7, -0.7)], stroke);
        }
    }
}

fn letter_sign(painter: &Painter, middle: Pos2, sign: &str, colour: Color32) {
    let font = strong(size::BODY);
    painter.text(middle, Align2::CENTER_CENTER, sign, font, colour);
}
