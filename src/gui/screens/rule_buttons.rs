//! The buttons beside a rule while the registry is being edited.

use eframe::egui::Ui;

use super::super::command::{Command, RuleTarget};
use super::super::rule_changes;
use super::super::theme::{font, size};
use super::super::widgets::{Pressable, once};
use super::{Commands, View};
use crate::registry::RuleId;

/// Draws what can be done with `rule`: confirm it if nobody has, change, copy and delete it. Draws
/// nothing unless the registry is being edited.
pub fn rule_buttons(ui: &mut Ui, view: &View<'_>, rule: RuleId, commands: &mut Commands) {
    let described = view.registry.rule(rule);
    if !view.is_editing() || !described.is_written() {
        return;
    }
    let id = [("id", described.id.clone())];
    let button = |ui: &mut Ui, key: &str, name: &str| {
        let (text, name) = (view.style.text(key), view.style.in_words(name, &id));
        let button = Pressable::button(&text).name(&name);
        once(&button.font(font(size::SMALL)).show(ui, view.thai))
    };
    ui.horizontal_wrapped(|ui| {
        if described.unconfirmed && button(ui, "rule-confirm", "rule-confirm-name") {
            rule_changes::confirm(view, rule, commands);
        }
        if button(ui, "rule-edit", "rule-edit-name") {
            commands.send(Command::EditRule(RuleTarget::Change(rule)));
        }
        if button(ui, "rule-copy", "rule-copy-name") {
            commands.send(Command::EditRule(RuleTarget::Copy(rule)));
        }
        if button(ui, "rule-delete", "rule-delete-name") {
            rule_changes::drop_rule(view, rule, commands);
        }
    });
}

/// Draws the button that adds a rule. Draws nothing unless the registry is being edited.
pub fn add_button(ui: &mut Ui, view: &View<'_>, target: RuleTarget, commands: &mut Commands) {
    if !view.is_editing() {
        return;
    }
    let text = view.style.text("rule-add");
    if Pressable::button(&text).show(ui, view.thai).clicked() {
        commands.send(Command::EditRule(target));
    }
}
