//! The band above a screen while a registry is edited, and the window's title.

use eframe::egui::accesskit::Role;
use eframe::egui::{Button, Frame, Margin, Panel, RichText, Ui, WidgetInfo, vec2};

use super::{EditCommand, Editing, Subject, Theirs};
use crate::gui::chrome::{action_name, is_possible};
use crate::gui::command::{Action, Command};
use crate::gui::theme::{font, size, space, strong};
use crate::gui::view::{Commands, View};
use crate::gui::widgets::{Paragraph, one_line};
use crate::report::Style;
use crate::store::{NotSaved, file_name};

/// The most room that the name takes, as a share of the band.
const NAME_SHARE: f32 = 0.34;

/// Returns the window's title.
#[must_use]
pub fn title(editing: Option<&Editing>, style: Style) -> String {
    let Some(editing) = editing else {
        return style.text("window-title");
    };
    let key = if editing.has_changes() {
        "window-title-unsaved"
    } else {
        "window-title-editing"
    };
    style.lang.text_with(key, &[("file", name(editing, style))])
}

/// Returns the name of the file, or says that there is none yet.
fn name(editing: &Editing, style: Style) -> String {
    let new = || match editing.subject() {
        Subject::Registry => style.text("editing-new"),
        Subject::People => editing.origin().name(),
    };
    editing.origin().file().map_or_else(new, file_name)
}

/// Draws the band.
pub fn band(ui: &mut Ui, view: &View<'_>, is_saving: bool, commands: &mut Commands) {
    let Some(editing) = view.editing else { return };
    let frame = Frame::new()
        .fill(view.colours.header)
        .inner_margin(Margin::from(vec2(space::M, space::XS)));
    Panel::top("editing").frame(frame).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            state(ui, view, editing, is_saving);
            let actions = [
                Action::Undo,
                Action::Redo,
                Action::Save,
                Action::Differences,
            ];
            let is_registry = editing.subject() == Subject::Registry;
            let shown = if is_registry {
                &actions[..]
            } else {
                &actions[..3]
            };
            for &action in shown {
                button(ui, view, action, &view.style.text(action.key()), commands);
            }
            if is_registry {
                let done = view.style.text("editing-done");
                button(ui, view, Action::EditMode, &done, commands);
            }
        });
        if let Some(why) = editing.failure() {
            let text = view.style.text(why.key());
            let text = match why {
                NotSaved::Failed(_) => view.style.text_with("editing-not-saved", &[("why", text)]),
                _ => text,
            };
            warn(ui, view, &text);
            let place = view.style.text(Action::SaveAs.key());
            button(ui, view, Action::SaveAs, &place, commands);
        }
        if let Some(theirs) = editing.theirs() {
            let key = match theirs {
                Theirs::Text(_) => "editing-changed-by-others",
                Theirs::Gone => "editing-gone",
                Theirs::Unread => "editing-unread",
            };
            warn(ui, view, &view.style.text(key));
            if ui.button(view.style.text("editing-compare")).clicked() {
                commands.send(editing.subject().command(EditCommand::Compare));
            }
        }
    });
}

/// Draws a button with a short text. Its whole name and its keys come up above it.
fn button(ui: &mut Ui, view: &View<'_>, action: Action, text: &str, commands: &mut Commands) {
    let name = match action {
        Action::EditMode => text.to_owned(),
        _ => action_name(view, action),
    };
    let is_possible = is_possible(view, action);
    let button = ui.add_enabled(is_possible, Button::new(text));
    button.widget_info(|| WidgetInfo::labeled(Role::Button, is_possible, &name));
    let keys = action.shortcut();
    let keys = keys.map(|keys| ui.ctx().format_shortcut(&keys));
    let tip = format!("{name} {}", keys.unwrap_or_default());
    if button.on_hover_text(tip.trim_end()).clicked() {
        commands.send(Command::Do(action));
    }
}

fn warn(ui: &mut Ui, view: &View<'_>, text: &str) {
    Paragraph::new(text)
        .font(strong(size::BODY))
        .colour(view.colours.forbidden.text)
        .show(ui, view.thai);
}

/// Draws the name of the file, and whether everything is in it.
fn state(ui: &mut Ui, view: &View<'_>, editing: &Editing, is_saving: bool) {
    let (style, colours) = (view.style, view.colours);
    let name = name(editing, style);
    let width = ui.available_width() * NAME_SHARE;
    let galley = one_line(ui, &name, strong(size::BODY), colours.text, width);
    let response = ui.label(galley);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
    response.on_hover_text(editing.origin().name());
    let (key, colour) = if is_saving {
        ("editing-saving", colours.muted)
    } else if editing.has_changes() {
        ("editing-unsaved", colours.fits_if.text)
    } else {
        ("editing-saved", colours.muted)
    };
    let words = RichText::new(style.text(key)).font(font(size::SMALL));
    ui.label(words.color(colour));
}
