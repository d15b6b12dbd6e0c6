//! The frame around every screen: menus, navigation and keyboard shortcuts.

use eframe::egui::accesskit::Role;
use eframe::egui::containers::menu::MenuButton;
use eframe::egui::{
    self, Align, Button, Context, Frame, KeyboardShortcut, Margin, MenuBar, Panel, Response,
    RichText, ScrollArea, Ui, WidgetInfo,
};

use super::command::{Action, Command, Screen};
use super::editing::Editing;
use super::theme::{breakpoint, font, size, space, strong};
use super::view::{Commands, View};
use super::widgets::OPENS;
use crate::report::Style;

/// The height that a menu leaves free in the window, in points.
const MENU_MARGIN: f32 = 60.0;

/// The minimum width, in points, at which the province's name is worth showing.
const MIN_LABEL_WIDTH: f32 = 90.0;

/// The actions that open a screen, in display order.
const SCREENS: [Action; 8] = [
    Action::Find,
    Action::Draft,
    Action::Guideline,
    Action::Directory,
    Action::Onboarding,
    Action::Letter,
    Action::Check,
    Action::Print,
];

/// The menus: names and actions.
const MENUS: [(&str, &[Action]); 4] = [
    (
        "menu-file",
        &[
            Action::Open,
            Action::Builtin,
            Action::Reload,
            Action::Follow,
            Action::Quit,
        ],
    ),
    (
        "menu-edit",
        &[
            Action::EditMode,
            Action::Undo,
            Action::Redo,
            Action::Save,
            Action::SaveAs,
            Action::Differences,
            Action::ConfirmRules,
            Action::Source,
            Action::OldCopies,
            Action::NewCopy,
            Action::NewEmpty,
            Action::ImportLetter,
        ],
    ),
    (
        "menu-view",
        &[
            Action::Language,
            Action::Digits,
            Action::System,
            Action::Light,
            Action::Dark,
            Action::Contrast,
            Action::Larger,
            Action::Smaller,
            Action::Normal,
            Action::Still,
        ],
    ),
    ("menu-help", &[Action::Palette, Action::About]),
];

/// Sends the actions whose shortcut was pressed. This works with Thai keyboard layouts too: egui
/// falls back to the physical key if a key produces no Latin letter.
pub fn shortcuts(context: &Context, commands: &mut Commands) {
    // A field undoes what was typed into it.
    let typing = context.text_edit_focused();
    let keys = Action::ALL.into_iter().flat_map(|action| {
        let keys = action.shortcut().into_iter().chain(action.other_shortcut());
        keys.map(move |keys| (action, keys))
    });
    let mut keys: Vec<(Action, KeyboardShortcut)> = keys
        .filter(|(action, _)| !(typing && matches!(action, Action::Undo | Action::Redo)))
        .collect();
    // Keys without Shift also match those with it.
    keys.sort_by_key(|(_, keys)| !keys.modifiers.shift);
    for (action, keys) in keys {
        if context.input_mut(|input| input.consume_shortcut(&keys)) {
            commands.send(Command::Do(action));
        }
    }
}

/// Draws the menus at the top, and the navigation: a side panel, a row at the top or, if that would
/// wrap, a menu labelled with the current screen.
pub fn show(ui: &mut Ui, view: &View<'_>, screen: Screen, commands: &mut Commands) {
    let (style, colours) = (view.style, view.colours);
    let bar = Frame::new()
        .fill(colours.panel)
        .inner_margin(Margin::from(egui::vec2(space::M, space::XS)));
    let wide = ui.available_width() >= breakpoint::SIDE_PANEL;
    let row = ui.available_width() >= breakpoint::TOP_ROW;
    let named = ui.available_width() >= breakpoint::NAMED;
    Panel::top("menus").frame(bar).show(ui, |ui| {
        MenuBar::new().ui(ui, |ui| {
            if named {
                ui.label(
                    RichText::new(style.text("app-name"))
                        .font(strong(size::SUBHEADING))
                        .color(colours.accent),
                );
                ui.add_space(space::S);
            }
            if !row {
                let mut actions = Action::ALL.into_iter();
                let open = actions.find(|action| action.screen() == Some(screen));
                let name = style.text(open.unwrap_or(Action::Find).key());
                let chosen = RichText::new(&name).font(strong(size::BODY));
                let button = Button::new((chosen, OPENS))
                    .frame(true)
                    .stroke((1.0, colours.line));
                let response = ui
                    .scope(|ui| {
                        // Inside a menu bar, buttons have no padding.
                        ui.spacing_mut().button_padding = egui::vec2(space::S, space::XS);
                        let list = |ui: &mut Ui| menu(ui, view, Some(screen), &SCREENS, commands);
                        MenuButton::from_button(button).ui(ui, list).0
                    })
                    .inner;
                response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
            }
            for (name, actions) in MENUS {
                ui.menu_button(style.text(name), |ui| {
                    menu(ui, view, None, actions, commands);
                });
            }
            if ui.available_width() < MIN_LABEL_WIDTH {
                return;
            }
            ui.with_layout(egui::Layout::right_to_left(Align::Center), |ui| {
                ui.add(
                    egui::Label::new(
                        RichText::new(view.registry.province().name.get(style.lang))
                            .font(font(size::SMALL))
                            .color(colours.muted),
                    )
                    .truncate(),
                );
            });
        });
        if row && !wide {
            ui.horizontal_wrapped(|ui| screens(ui, style, screen, commands));
        }
    });
    if wide {
        Panel::left("screens")
            .resizable(false)
            .exact_size(176.0)
            .frame(bar)
            .show(ui, |ui| {
                ui.add_space(space::S);
                ui.with_layout(egui::Layout::top_down_justified(Align::Min), |ui| {
                    screens(ui, style, screen, commands);
                });
            });
    }
}

fn screens(ui: &mut Ui, style: Style, screen: Screen, commands: &mut Commands) {
    for action in SCREENS {
        let selected = action.screen() == Some(screen);
        let tip = action
            .shortcut()
            .map(|keys| ui.ctx().format_shortcut(&keys))
            .unwrap_or_default();
        let button = ui
            .selectable_label(selected, style.text(action.key()))
            .on_hover_text(tip);
        if button.clicked() {
            commands.send(Command::Do(action));
        }
    }
}

/// Draws the actions of a menu, with the active one highlighted.
fn menu(
    ui: &mut Ui,
    view: &View<'_>,
    screen: Option<Screen>,
    actions: &[Action],
    commands: &mut Commands,
) {
    ui.spacing_mut().button_padding = egui::vec2(space::S, space::XS);
    let look = view.settings.look;
    let room = ui.ctx().content_rect().height() - MENU_MARGIN;
    // A menu that grew would otherwise scroll in the room that it had.
    let area = ScrollArea::vertical().max_height(room);
    area.min_scrolled_height(room).show(ui, |ui| {
        for &action in actions {
            let holds = action.look() == Some(look)
                || (screen.is_some() && action.screen() == screen)
                || (action == Action::EditMode && view.is_editing());
            if action_button(ui, view, action, holds).clicked() {
                commands.send(Command::Do(action));
                ui.close();
            }
        }
    });
}

/// Draws a button for an action, with its shortcut. Highlights it if `chosen`.
pub(super) fn action_button(
    ui: &mut Ui,
    view: &View<'_>,
    action: Action,
    chosen: bool,
) -> Response {
    let mut button = Button::new(action_name(view, action)).selected(chosen);
    if let Some(keys) = action.shortcut() {
        let keys = RichText::new(ui.ctx().format_shortcut(&keys));
        button = button.shortcut_text(keys.color(if chosen {
            view.colours.on_accent
        } else {
            view.colours.muted
        }));
    }
    ui.add_enabled(is_possible(view, action), button)
}

/// Returns the name of an action. That of undoing and redoing says what.
pub(super) fn action_name(view: &View<'_>, action: Action) -> String {
    let editing = view.editing;
    let step = match action {
        Action::Undo => editing.and_then(|editing| Some(("editing-undo", editing.next_undo()?))),
        Action::Redo => editing.and_then(|editing| Some(("editing-redo", editing.next_redo()?))),
        _ => None,
    };
    match step {
        Some((key, step)) => {
            let change = view
                .style
                .text_with(step.key, &[("subject", step.subject.clone())]);
            view.style.text_with(key, &[("change", change)])
        }
        None => view.style.text(action.key()),
    }
}

/// Returns whether an action would do anything now.
pub(super) fn is_possible(view: &View<'_>, action: Action) -> bool {
    match action {
        Action::Undo => view.editing.and_then(Editing::next_undo).is_some(),
        Action::Redo => view.editing.and_then(Editing::next_redo).is_some(),
        Action::Save => view.editing.is_some_and(Editing::has_changes),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_stands_in_a_menu_or_in_the_list_of_screens() {
        let shown = MENUS.iter().flat_map(|(_, actions)| *actions);
        let shown: Vec<&Action> = shown.chain(&SCREENS).collect();
        for action in &Action::ALL {
            assert!(shown.contains(&action), "{action:?}");
        }
    }
}
