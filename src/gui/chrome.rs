//! The frame around every screen: menus, navigation and keyboard shortcuts.

mod header;
mod menu;
mod side;

use eframe::egui::{self, Context, Frame, KeyboardShortcut, Margin, MenuBar, Panel, RichText, Ui};

use super::command::{Action, Command, Screen};
use super::editing::Editing;
use super::theme::{breakpoint, size, space, strong};
use super::view::{Commands, View};

pub(super) use menu::MENUS;
pub(super) use side::{SCREENS, icon_of};

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

/// Draws the menus, the sender and the letter at the top, and the navigation: a side panel, a row at
/// the top or, if that would wrap, a menu labelled with the current screen.
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
                side::in_menu(ui, view, screen, commands);
            }
            for (name, groups) in MENUS {
                ui.menu_button(style.text(name), |ui| {
                    menu::show(ui, view, None, groups, commands);
                });
            }
            if row {
                header::at_the_end(ui, view, commands);
            }
        });
        if !row {
            header::in_a_row(ui, view, commands);
        } else if !wide {
            side::row(ui, view, screen, commands);
        }
    });
    if wide {
        side::panel(ui, view, screen, commands);
    }
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
        let shown = MENUS.iter().flat_map(|(_, groups)| *groups);
        let shown = shown.chain(&SCREENS).copied().flatten();
        // Its keys go through the three that are in a menu.
        let shown: Vec<&Action> = shown.chain(&[Action::Digits]).collect();
        for action in &Action::ALL {
            assert!(shown.contains(&action), "{action:?}");
        }
    }
}
