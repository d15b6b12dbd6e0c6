//! The changes of rules that screens and the form of a rule send.

use super::command::{Change, ChangeName, Command};
use super::view::{Commands, View};
use crate::registry::edit::{NotThere, rules};
use crate::registry::{ClauseId, Rule, RuleId};
use crate::report::{RuleDraft, clause_place, rule_subject};

/// Sends the change `key`. A change of something that is not there is none.
fn send(
    view: &View<'_>,
    commands: &mut Commands,
    key: &'static str,
    subject: String,
    text: Result<String, NotThere>,
) {
    if let Ok(text) = text {
        commands.send(Command::Change(Change {
            of: view.revision,
            name: ChangeName { key, subject },
            text,
        }));
    }
}

fn subject(view: &View<'_>, rule: &Rule) -> String {
    rule_subject(view.registry, rule, view.style)
}

/// Confirms a proposed rule.
pub fn confirm(view: &View<'_>, rule: RuleId, commands: &mut Commands) {
    let rule = view.registry.rule(rule);
    let text = rules::confirm(&view.loaded.text, [rule.id.as_str()]);
    send(
        view,
        commands,
        "change-rule-confirm",
        subject(view, rule),
        text,
    );
}

/// Confirms all rules proposed for `clause`.
pub fn confirm_all(
    view: &View<'_>,
    clause: ClauseId,
    proposed: impl IntoIterator<Item = RuleId>,
    commands: &mut Commands,
) {
    let ids = proposed.into_iter();
    let ids = ids.map(|rule| view.registry.rule(rule).id.as_str());
    let text = rules::confirm(&view.loaded.text, ids);
    let place = clause_place(view.registry, clause, view.style);
    send(view, commands, "change-rules-confirm", place, text);
}

/// Drops a rule.
pub fn drop_rule(view: &View<'_>, rule: RuleId, commands: &mut Commands) {
    let rule = view.registry.rule(rule);
    let text = rules::drop(&view.loaded.text, &rule.id);
    send(
        view,
        commands,
        "change-rule-drop",
        subject(view, rule),
        text,
    );
}

/// States that no rule is meant by `clause`.
pub fn mean_no_rule(view: &View<'_>, clause: ClauseId, commands: &mut Commands) {
    let text = rules::mean_no_rule(&view.loaded.text, view.registry, clause);
    let place = clause_place(view.registry, clause, view.style);
    send(view, commands, "change-no-rule", place, text);
}

/// Makes the registry say what `draft` says.
pub fn keep(view: &View<'_>, draft: &RuleDraft, commands: &mut Commands) {
    let registry = view.registry;
    let rule = draft.rule(registry);
    let text = &view.loaded.text;
    let (key, text) = if let Some(was) = draft.was {
        let was = registry.rule(was);
        ("change-rule", rules::change(text, registry, was, &rule))
    } else {
        let after = draft.after.map(|after| registry.rule(after).id.as_str());
        ("change-rule-add", rules::add(text, registry, &rule, after))
    };
    send(view, commands, key, subject(view, &rule), text);
}
