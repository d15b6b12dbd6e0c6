//! What every answer rests on, in the same place on every screen: for whom one sends, and which
//! letter is in force.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align, ComboBox, Layout, Rect, Response, RichText, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};

use crate::gui::command::{Action, Command};
use crate::gui::theme::{Tone, font, size, space};
use crate::gui::view::{Commands, View};
use crate::gui::widgets::one_line;
use crate::report::InForceStatus;

/// The widths of the choice of sender, in points.
const SENDER_WIDTHS: (f32, f32) = (120.0, 210.0);

/// The diameter of the dot before the letter, in points.
const DOT: f32 = 9.0;

/// The minimum width, in points, at which the letter is worth showing.
const MIN_LETTER_WIDTH: f32 = 110.0;

/// Draws both at the right end of a row.
pub fn at_the_end(ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        // In a row of menus nothing has an edge.
        ui.reset_style();
        let room = ui.available_width() - SENDER_WIDTHS.1 - label_width(ui, view) - space::L;
        if room >= MIN_LETTER_WIDTH {
            letter(ui, view, room, commands);
            ui.add_space(space::M);
        }
        let width = ui.available_width();
        ui.allocate_ui_with_layout(
            vec2(width, ui.spacing().interact_size.y),
            Layout::right_to_left(Align::Center),
            |ui| sender(ui, view, true, commands),
        );
    });
}

/// Draws both in a row of their own.
pub fn in_a_row(ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
    ui.horizontal(|ui| {
        sender(ui, view, false, commands);
        let room = ui.available_width();
        if room >= MIN_LETTER_WIDTH {
            letter(ui, view, room, commands);
        }
    });
}

fn label_width(ui: &Ui, view: &View<'_>) -> f32 {
    let label = view.style.text("sender");
    let label = one_line(
        ui,
        &label,
        font(size::BODY),
        view.colours.text,
        f32::INFINITY,
    );
    label.size().x + ui.spacing().item_spacing.x
}

/// Draws the choice of the role for which one sends. Without one it is amber, since most answers
/// depend on it. In a row that runs to the left, its label comes after it.
fn sender(ui: &mut Ui, view: &View<'_>, to_the_left: bool, commands: &mut Commands) {
    let style = view.style;
    let name = style.text("sender");
    let label = |ui: &mut Ui| ui.label(RichText::new(&name).font(font(size::BODY)));
    let labelled = (!to_the_left).then(|| label(ui));
    let rest = if to_the_left {
        label_width(ui, view)
    } else {
        0.0
    };
    let (least, most) = SENDER_WIDTHS;
    let width = (ui.available_width() - rest).clamp(least, most);
    let list = list(ui, view, width, commands);
    let labelled = labelled.unwrap_or_else(|| label(ui));
    list.labelled_by(labelled.id);
}

fn list(ui: &mut Ui, view: &View<'_>, width: f32, commands: &mut Commands) -> Response {
    let (style, amber) = (view.style, view.colours.fits_if);
    let mut role = view.role;
    let selected = match role {
        Some(role) => RichText::new(style.role(view.registry, role)),
        None => RichText::new(style.text("sender-unset")).color(amber.text),
    };
    ui.scope(|ui| {
        // The width of a list is a minimum. Long roles would widen it.
        ui.set_max_width(width);
        if role.is_none() {
            let widgets = &mut ui.visuals_mut().widgets;
            for widget in [&mut widgets.inactive, &mut widgets.hovered] {
                widget.weak_bg_fill = amber.ground;
                widget.bg_stroke.color = amber.text;
                widget.fg_stroke.color = amber.text;
            }
        }
        let list = ComboBox::from_id_salt("sender")
            .width(width)
            .truncate()
            .selected_text(selected)
            .show_ui(ui, |ui| {
                let options = view.registry.asking_roles();
                let options = options.map(|(id, _)| (Some(id), style.role(view.registry, id)));
                for (option, name) in
                    std::iter::once((None, style.text("find-any-role"))).chain(options)
                {
                    ui.selectable_value(&mut role, option, name);
                }
            });
        if role != view.role {
            commands.send(Command::SetRole(role));
        }
        list.response
    })
    .inner
}

/// Draws which letter is in force, at most `room` points wide. A click opens it.
fn letter(ui: &mut Ui, view: &View<'_>, room: f32, commands: &mut Commands) {
    let in_force = view.in_force;
    let (dot, tone): (_, Option<Tone>) = match in_force.status {
        InForceStatus::InForce => (view.colours.fits.text, None),
        InForceStatus::NotYet | InForceStatus::Ended => {
            let amber = view.colours.fits_if;
            (amber.text, Some(amber))
        }
    };
    let colour = tone.map_or(view.colours.text, |tone| tone.text);
    let before = DOT + 2.0 * space::S;
    let width = (room - before - space::S).max(1.0);
    let words = one_line(ui, &in_force.short, font(size::SMALL), colour, width);
    let is_cut = words.elided;
    let size = vec2(
        words.size().x + before + space::S,
        ui.spacing().interact_size.y,
    );
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| {
        let place = view.registry.province().name.get(view.style.lang);
        WidgetInfo::labeled(Role::Link, true, format!("{} · {place}", in_force.short))
    });
    if ui.is_rect_visible(rect) {
        let ground = match tone {
            _ if response.hovered() => Some(view.colours.hover),
            tone => tone.map(|tone| tone.ground),
        };
        if let Some(ground) = ground {
            ui.painter().rect_filled(rect, 6.0, ground);
        }
        if response.has_focus() {
            let ring = Stroke::new(2.0, view.colours.accent);
            ui.painter()
                .rect_stroke(rect, 6.0, ring, StrokeKind::Inside);
        }
        let middle = pos2(rect.left() + space::S + DOT / 2.0, rect.center().y);
        ui.painter().circle_filled(middle, DOT / 2.0, dot);
        let at = Rect::from_min_max(pos2(rect.left() + before, rect.top()), rect.max);
        let at = pos2(at.left(), at.center().y - words.size().y / 2.0);
        ui.painter().galley(at, words, colour);
    }
    if response.clicked() {
        commands.send(Command::Do(Action::Letter));
    }
    if is_cut {
        response.on_hover_text(&in_force.short);
    }
}
