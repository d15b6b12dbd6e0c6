//! The groups beside the one on the card: where it must not be posted, in one line, and every group
//! as a line of its own that opens its reasons.

use eframe::egui::accesskit::Role;
use eframe::egui::{Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::super::parts::{beside, fold, reasons, small, subheading};
use super::super::{Commands, View};
use super::answer::condition;
use super::state::{Answered, OtherGroup};
use crate::gui::command::Command;
use crate::gui::theme::{breakpoint, font, size, space, strong};
use crate::gui::widgets::{
    Paragraph, Pressable, SIGN, lazily, one_line, standing_sign, standing_tone,
};
use crate::guide::{Purpose, Verdict};
use crate::registry::Item;
use crate::report::{GroupAnswerReport, Standing};

/// The height of a line, in points.
const HEIGHT: f32 = 30.0;

/// The width of the verdict in a line, in points.
const VERDICT: f32 = 180.0;

/// From this height of the window on, the other groups are shown without being asked for.
const ROOM: f32 = 560.0;

/// Draws the groups where it must not be posted. Each name opens the letter's words.
pub(super) fn not_in(ui: &mut Ui, view: &View<'_>, answered: &Answered, commands: &mut Commands) {
    let groups = answered.card.not_in.iter();
    let groups: Vec<_> = groups
        .filter_map(|&index| answered.report.groups.get(index))
        .collect();
    if groups.is_empty() {
        return;
    }
    let red = view.colours.forbidden.text;
    let open_id = ui.make_persistent_id("not-in");
    let mut open: Option<usize> = ui.data(|data| data.get_temp(open_id));
    open = open.filter(|&open| open < groups.len());
    ui.horizontal_wrapped(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(SIGN + 4.0, HEIGHT - 2.0), Sense::hover());
        let forbidden = Standing::Verdict(Verdict::Forbidden);
        standing_sign(ui.painter(), rect.center(), forbidden, red);
        let key = match answered.question.need().purpose {
            Purpose::Post => "find-not-in-post",
            _ => "find-not-in",
        };
        Paragraph::new(&view.style.text(key))
            .font(strong(size::BODY))
            .colour(red)
            .width(f32::INFINITY)
            .show(ui, view.thai);
        for (index, group) in groups.iter().enumerate() {
            let link = Pressable::link(&group.name).colour(red);
            if link.show(ui, view.thai).clicked() {
                open = (open != Some(index)).then_some(index);
            }
        }
    });
    ui.data_mut(|data| match open {
        Some(index) => {
            data.insert_temp(open_id, index);
        }
        None => data.remove::<usize>(open_id),
    });
    if let Some(group) = open.and_then(|index| groups.get(index)) {
        why(ui, view, group, commands);
    }
}

/// Draws a line for every other group.
pub(super) fn other_groups(
    ui: &mut Ui,
    view: &View<'_>,
    answered: &Answered,
    commands: &mut Commands,
) {
    let others = &answered.others;
    if others.is_empty() {
        return;
    }
    let mut rows = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        lazily(ui, "find-others", others.len(), None, |ui, index| {
            let Some(other) = others.get(index) else {
                return;
            };
            if let Some(group) = answered.report.groups.get(other.index) {
                line(ui, view, other, group, commands);
            }
        });
    };
    let has_group = answered.card.group.is_some();
    if ui.content_rect().height() >= ROOM {
        let key = if has_group {
            "find-other-groups"
        } else {
            "find-every-group"
        };
        subheading(ui, view, &view.style.text(key));
        ui.scope(rows);
        return;
    }
    let count = [("count", others.len().to_string())];
    let title = if has_group { "find-others" } else { "find-all" };
    let title = view.style.text_with(title, &count);
    let title = Pressable::fold(&title).font(strong(size::BODY));
    fold(ui, view, title, "others", !has_group, |ui| rows(ui));
}

/// Draws one group, and its reasons once it is opened.
fn line(
    ui: &mut Ui,
    view: &View<'_>,
    other: &OtherGroup,
    group: &GroupAnswerReport,
    commands: &mut Commands,
) {
    let id = ui.make_persistent_id(("other", other.index));
    let mut open = ui.data(|data| data.get_temp(id)).unwrap_or(false);
    if row(ui, view, other, group, open).clicked() {
        open = !open;
        ui.data_mut(|data| data.insert_temp(id, open));
    }
    if open {
        ui.push_id(id, |ui| {
            ui.indent("why", |ui| {
                ui.spacing_mut().item_spacing.y = space::XS;
                why(ui, view, group, commands);
                let page = view.style.text("find-group-page");
                if Pressable::link(&page).show(ui, view.thai).clicked() {
                    commands.send(Command::Show(Item::Group(group.id.get())));
                }
            });
        });
    }
}

/// Draws the line: sign and verdict, name, and the reason as far as there is room.
fn row(
    ui: &mut Ui,
    view: &View<'_>,
    other: &OtherGroup,
    group: &GroupAnswerReport,
    open: bool,
) -> Response {
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::click());
    response.widget_info(|| {
        let name = format!("{}: {}", group.name, other.word);
        WidgetInfo::labeled(Role::DisclosureTriangle, true, name)
    });
    ui.accesskit_node_builder(response.id, |node| node.set_expanded(open));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let colours = view.colours;
    let tone = standing_tone(colours, other.standing);
    let touched = response.hovered() || response.has_focus();
    let ground = if touched {
        colours.hover
    } else {
        colours.panel
    };
    let painter = ui.painter();
    painter.rect_filled(rect, 4.0, ground);
    if response.has_focus() {
        let edge = Stroke::new(2.0, colours.accent);
        painter.rect_stroke(rect, 4.0, edge, StrokeKind::Inside);
    }
    let middle = rect.center().y;
    let mut left = rect.left() + space::S;
    let sign = pos2(left + SIGN / 2.0, middle);
    standing_sign(painter, sign, other.standing, tone.text);
    left += SIGN + space::S;
    let mut put = |text: &str, strongly: bool, colour, width: f32, takes: Option<f32>| {
        let room = (rect.right() - space::S - left).min(width);
        if room < 24.0 || text.is_empty() {
            return;
        }
        let font = if strongly {
            strong(size::BODY)
        } else {
            font(size::BODY)
        };
        let galley = one_line(ui, text, font, colour, room);
        let at = pos2(left, middle - galley.size().y / 2.0);
        left += takes.unwrap_or(galley.size().x) + space::M;
        ui.painter().galley(at, galley, colour);
    };
    let wide = rect.width() > breakpoint::TWO_COLUMNS;
    let verdict = if wide { VERDICT } else { 110.0 };
    put(&other.word, true, tone.text, verdict, Some(verdict));
    put(&group.name, true, colours.text, 300.0, None);
    if wide {
        put(&other.reason, false, colours.muted, f32::INFINITY, None);
    }
    response
}

/// Draws the reasons for a verdict, or that there are none.
fn why(ui: &mut Ui, view: &View<'_>, group: &GroupAnswerReport, commands: &mut Commands) {
    if group.member == Some(false) {
        small(ui, view, &view.style.text("find-not-member"));
    }
    condition(ui, view, group);
    beside(ui, view, &group.beside);
    if group.reasons.is_empty() {
        small(ui, view, &view.style.text("find-silent"));
    }
    reasons(ui, view, &group.reasons, commands);
}
