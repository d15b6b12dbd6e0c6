//! The menus: actions in groups, each with its shortcut, and with a sign if it is on.

use eframe::egui::accesskit::Role;
use eframe::egui::style::ScrollAnimation;
use eframe::egui::{self, Button, Color32, Response, RichText, ScrollArea, Ui, WidgetInfo};

use super::{action_name, is_possible};
use crate::gui::command::{Action, Command, Screen};
use crate::gui::icons;
use crate::gui::theme::{icon, size, space};
use crate::gui::view::{Commands, View};

/// The height that a menu leaves free in the window, in points.
const MENU_MARGIN: f32 = 60.0;

/// The menus: names, and groups of actions.
pub const MENUS: [(&str, &[&[Action]]); 4] = [
    (
        "menu-file",
        &[
            &[Action::Open, Action::Builtin, Action::Reload],
            &[Action::Follow],
            &[Action::Quit],
        ],
    ),
    (
        "menu-edit",
        &[
            &[Action::EditMode],
            &[Action::Undo, Action::Redo, Action::Save, Action::SaveAs],
            &[
                Action::Differences,
                Action::ConfirmRules,
                Action::Source,
                Action::OldCopies,
            ],
            &[Action::NewCopy, Action::NewEmpty, Action::ImportLetter],
        ],
    ),
    (
        "menu-view",
        &[
            &[Action::Language],
            &[
                Action::DigitsAsWritten,
                Action::DigitsThai,
                Action::DigitsArabic,
            ],
            &[
                Action::System,
                Action::Light,
                Action::Dark,
                Action::Contrast,
            ],
            &[Action::Larger, Action::Smaller, Action::Normal],
            &[Action::Still],
        ],
    ),
    (
        "menu-help",
        &[
            &[Action::Help],
            &[Action::Quick, Action::Background],
            &[Action::Palette],
            &[Action::About],
        ],
    ),
];

/// How an action that is on or off shows which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// One of several of which one is on.
    OneOf(bool),
    /// On or off by itself.
    IsOn(bool),
}

impl Sign {
    fn is_on(self) -> bool {
        matches!(self, Self::OneOf(true) | Self::IsOn(true))
    }

    /// Returns the sign of `action`, if it is on or off.
    fn of(ui: &Ui, view: &View<'_>, action: Action) -> Option<Self> {
        if let Some(look) = action.look() {
            return Some(Self::OneOf(look == view.settings.look));
        }
        if let Some(digits) = action.digits() {
            return Some(Self::OneOf(digits == view.style.digits));
        }
        match action {
            Action::EditMode => Some(Self::IsOn(view.is_editing())),
            Action::Still => {
                let scrolls = ui.style().scroll_animation != ScrollAnimation::none();
                Some(Self::IsOn(!scrolls))
            }
            _ => None,
        }
    }
}

/// Draws the actions of a menu. Of screens, that of `screen` is on.
pub fn show(
    ui: &mut Ui,
    view: &View<'_>,
    screen: Option<Screen>,
    groups: &[&[Action]],
    commands: &mut Commands,
) {
    ui.spacing_mut().button_padding = egui::vec2(space::S, space::XS);
    let room = ui.ctx().content_rect().height() - MENU_MARGIN;
    // A menu that grew would otherwise scroll in the room that it had.
    let area = ScrollArea::vertical().max_height(room);
    let signs = |ui: &Ui, action: Action| match screen {
        Some(screen) => Some(Sign::OneOf(action.screen() == Some(screen))),
        None => Sign::of(ui, view, action),
    };
    area.min_scrolled_height(room).show(ui, |ui| {
        for (index, group) in groups.iter().enumerate() {
            if index > 0 {
                ui.separator();
            }
            let has_signs = group.iter().any(|action| signs(ui, *action).is_some());
            for &action in *group {
                let sign = has_signs.then(|| signs(ui, action));
                if button(ui, view, action, sign).clicked() {
                    commands.send(Command::Do(action));
                    ui.close();
                }
            }
        }
    });
}

#[expect(
    clippy::option_option,
    reason = "no sign in the group, or none of this action"
)]
/// Draws an action with its shortcut, after the place of a sign if its group has signs.
fn button(ui: &mut Ui, view: &View<'_>, action: Action, sign: Option<Option<Sign>>) -> Response {
    let name = action_name(view, action);
    let shown = RichText::new(&name);
    let mut button = match sign {
        Some(sign) => {
            let glyph = match sign {
                Some(Sign::OneOf(_)) => "●",
                _ => icons::CHECKED,
            };
            let is_on = sign.is_some_and(Sign::is_on);
            let colour = if is_on {
                view.colours.accent
            } else {
                Color32::TRANSPARENT
            };
            let glyph = RichText::new(glyph).font(icon(size::BODY)).color(colour);
            Button::new((glyph, shown))
        }
        None => Button::new(shown),
    };
    if let Some(keys) = action.shortcut() {
        let keys = RichText::new(ui.ctx().format_shortcut(&keys));
        button = button.shortcut_text(keys.color(view.colours.muted));
    }
    let response = ui.add_enabled(is_possible(view, action), button);
    let enabled = response.enabled();
    response.widget_info(|| match sign.flatten() {
        Some(sign) => WidgetInfo::selected(Role::Button, enabled, sign.is_on(), &name),
        None => WidgetInfo::labeled(Role::Button, enabled, &name),
    });
    response
}
