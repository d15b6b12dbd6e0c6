//! The navigation: the screens, in groups, as a side panel, a row at the top or a menu.

use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::containers::menu::MenuButton;
use eframe::egui::text::LayoutJob;
use eframe::egui::{
    self, Align2, Button, Color32, Context, CornerRadius, Frame, Galley, Margin, Panel, Rect,
    Response, RichText, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::menu;
use crate::gui::command::{Action, Command, Screen};
use crate::gui::icons;
use crate::gui::theme::{SELECTED_BAR, font, icon, size, space, strong};
use crate::gui::view::{Commands, View};
use crate::gui::widgets::OPENS;

/// The actions that open a screen, in display order, what belongs together in one group.
pub const SCREENS: [&[Action]; 4] = [
    &[Action::Find, Action::Draft],
    &[Action::Guideline, Action::Directory, Action::Letter],
    &[Action::People, Action::Onboarding],
    &[Action::Print, Action::Check],
];

/// The height of a line of the side panel, in points.
const LINE: f32 = 38.0;

/// Returns the icon of the screen that an action opens.
pub fn icon_of(action: Action) -> &'static str {
    match action {
        Action::Draft => icons::DRAFT,
        Action::Guideline => icons::GUIDELINE,
        Action::Directory => icons::DIRECTORY,
        Action::Letter => icons::LETTER,
        Action::People => icons::PEOPLE,
        Action::Onboarding => icons::ONBOARDING,
        Action::Print => icons::PRINT,
        Action::Check => icons::CHECK_LIST,
        _ => icons::FIND,
    }
}

/// Draws the screens as a panel at the left.
pub fn panel(ui: &mut Ui, view: &View<'_>, screen: Screen, commands: &mut Commands) {
    let frame = Frame::new()
        .fill(view.colours.panel)
        .inner_margin(Margin::symmetric(0, 8));
    Panel::left("screens")
        .resizable(false)
        .exact_size(space::SIDE)
        .frame(frame)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (index, group) in SCREENS.iter().enumerate() {
                if index > 0 {
                    gap(ui, view);
                }
                for &action in *group {
                    if line(ui, view, action, action.screen() == Some(screen)).clicked() {
                        commands.send(Command::Do(action));
                    }
                }
            }
        });
}

/// Draws the line between two groups.
fn gap(ui: &mut Ui, view: &View<'_>) {
    let size = vec2(ui.available_width(), space::M);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let line = Stroke::new(1.0, view.colours.line);
    let across = rect.shrink2(vec2(space::M, 0.0)).x_range();
    ui.painter().hline(across, rect.center().y, line);
}

/// Draws a screen as a line of the side panel.
fn line(ui: &mut Ui, view: &View<'_>, action: Action, chosen: bool) -> Response {
    let colours = view.colours;
    let name = view.style.text(action.key());
    let colour = if chosen { colours.accent } else { colours.text };
    let indent = space::M + size::ICON + space::S;
    let room = ui.available_width() - indent - space::XS;
    let galley = named(ui, &name, chosen, colour, room);
    let is_cut = galley.elided;
    let height = LINE.max(galley.size().y + space::S);
    let size = vec2(ui.available_width(), height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &name));
    let left = rect.left() + indent;
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        let ground = if chosen {
            Some(colours.tint)
        } else {
            response.hovered().then_some(colours.hover)
        };
        if let Some(ground) = ground {
            painter.rect_filled(rect, 0.0, ground);
        }
        if chosen {
            let bar = rect.with_max_x(rect.left() + SELECTED_BAR);
            painter.rect_filled(bar, 0.0, colours.accent);
        }
        if response.has_focus() {
            let ring = Stroke::new(2.0, colours.accent);
            let corners = CornerRadius::same(4);
            painter.rect_stroke(rect.shrink(1.0), corners, ring, StrokeKind::Inside);
        }
        let middle = pos2(rect.left() + space::M + size::ICON / 2.0, rect.center().y);
        let sign = if chosen {
            colours.accent
        } else {
            colours.muted
        };
        painter.text(
            middle,
            Align2::CENTER_CENTER,
            icon_of(action),
            icon(size::ICON),
            sign,
        );
        let at = Rect::from_min_max(pos2(left, rect.top()), rect.max);
        let at = pos2(at.left(), at.center().y - galley.size().y / 2.0);
        painter.galley(at, galley, colour);
    }
    if is_cut {
        response.on_hover_text(name)
    } else {
        response
    }
}

/// Lays out the name of a screen. A long one takes up two lines.
fn named(context: &Context, name: &str, chosen: bool, colour: Color32, width: f32) -> Arc<Galley> {
    let font = if chosen {
        strong(size::BODY)
    } else {
        font(size::BODY)
    };
    let mut job = LayoutJob::simple(name.to_owned(), font, colour, width);
    job.wrap.max_rows = 2;
    context.fonts_mut(|fonts| fonts.layout_job(job))
}

/// Draws the screens in a row.
pub fn row(ui: &mut Ui, view: &View<'_>, screen: Screen, commands: &mut Commands) {
    ui.horizontal_wrapped(|ui| {
        for action in SCREENS.into_iter().flatten().copied() {
            let selected = action.screen() == Some(screen);
            let name = view.style.text(action.key());
            if ui.selectable_label(selected, name).clicked() {
                commands.send(Command::Do(action));
            }
        }
    });
}

/// Draws the screens as a menu, labelled with the current one.
pub fn in_menu(ui: &mut Ui, view: &View<'_>, screen: Screen, commands: &mut Commands) {
    let mut actions = Action::ALL.into_iter();
    let open = actions.find(|action| action.screen() == Some(screen));
    let name = view.style.text(open.unwrap_or(Action::Find).key());
    let chosen = RichText::new(&name).font(strong(size::BODY));
    let button = Button::new((chosen, OPENS))
        .frame(true)
        .stroke((1.0, view.colours.border));
    let response = ui
        .scope(|ui| {
            // Inside a menu bar, buttons have no padding.
            ui.spacing_mut().button_padding = egui::vec2(space::S, space::XS);
            let list = |ui: &mut Ui| menu::show(ui, view, Some(screen), &SCREENS, commands);
            MenuButton::from_button(button).ui(ui, list).0
        })
        .inner;
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
}
