//! Rules as RON, and the edits that add, change, copy, confirm and drop one. Each returns the whole
//! text after it.

use super::literal::record_literal;
use super::{
    NotThere, Step, find, insert, item_indent, list_literal, remove, set, text_literal,
    words_literal,
};
use crate::registry::model::{
    ClauseId, Effect, Exception, Registry, RoleId, Rule, TimeOfDay, When, Who, Within,
};

/// The fields that came with version 2 of the format.
const NEWER: [&str; 6] = ["must", "alone", "unless", "when", "unconfirmed", "sure"];

/// A field of a rule: its name and its value as RON, or `None` if the rule has no need of it.
type Field = (&'static str, Option<String>);

/// Writes `rule` as RON on one line.
#[must_use]
pub fn rule_literal(registry: &Registry, rule: &Rule) -> String {
    let fields = fields(registry, rule);
    let fields = fields.filter_map(|(name, value)| Some(format!("{name}: {}", value?)));
    format!("({})", fields.collect::<Vec<_>>().join(", "))
}

/// Returns the fields of `rule` in the order in which people write them.
fn fields(registry: &Registry, rule: &Rule) -> impl Iterator<Item = Field> {
    let roles = |roles: &[RoleId]| list(roles, |&role| &registry.role(role).id);
    let flag = |is_set: bool| is_set.then(|| "true".to_owned());
    let topics = rule.topics.as_ref();
    let who = match &rule.who {
        Who::Members => None,
        Who::Outsiders => Some("Outsiders".to_owned()),
        Who::Roles(listed) => Some(format!("Roles({})", roles(listed))),
    };
    let to = (!rule.to.is_empty()).then(|| roles(&rule.to));
    let unless = rule.unless.as_ref();
    [
        ("id", Some(text_literal(&rule.id))),
        (
            "groups",
            rule.groups
                .as_ref()
                .map(|groups| list(groups, |&group| &registry.group(group).id)),
        ),
        ("effect", Some(effect(&rule.effect))),
        ("acts", Some(list(&rule.acts, |act| act.id()))),
        ("general", flag(rule.general)),
        ("must", flag(rule.must)),
        ("alone", flag(rule.alone)),
        (
            "topics",
            topics.map(|topics| list(topics, |&topic| &registry.topic(topic).id)),
        ),
        ("who", who),
        ("to", to),
        (
            "unless",
            unless.map(|unless| exception(unless, roles(&unless.who), roles(&unless.to))),
        ),
        ("when", rule.when.as_ref().map(when_literal)),
        (
            "cites",
            Some(list(&rule.cites, |&clause| &registry.clause(clause).id)),
        ),
        ("inferred", rule.inferred.as_ref().map(words_literal)),
        ("unconfirmed", flag(rule.unconfirmed)),
        (
            "sure",
            rule.sure
                .filter(|_| rule.unconfirmed)
                .map(|sure| format!("{sure:.2}")),
        ),
    ]
    .into_iter()
}

fn list<'i, T>(items: &'i [T], id: impl Fn(&'i T) -> &'i str) -> String {
    list_literal(items.iter().map(|item| text_literal(id(item))))
}

fn effect(effect: &Effect) -> String {
    match effect {
        Effect::Permit => "Permit".to_owned(),
        Effect::PermitIf(words) => match words_literal(words) {
            both if both.starts_with('(') => format!("PermitIf{both}"),
            one => format!("PermitIf({one})"),
        },
        Effect::Only => "Only".to_owned(),
        Effect::NotRequired => "NotRequired".to_owned(),
        Effect::Forbid => "Forbid".to_owned(),
    }
}

fn exception(exception: &Exception, who: String, to: String) -> String {
    let words = words_literal(&exception.words);
    let parts = [("who", &exception.who, who), ("to", &exception.to, to)];
    let named = parts.into_iter().filter(|(_, roles, _)| !roles.is_empty());
    let named: Vec<String> = named
        .map(|(name, _, list)| format!("{name}: {list}"))
        .collect();
    if named.is_empty() {
        words
    } else {
        format!("(words: {words}, {})", named.join(", "))
    }
}

/// Returns the literal of a time.
#[must_use]
pub fn when_literal(when: &When) -> String {
    let days = when.weekdays.iter().map(|day| format!("{day:?}"));
    let time = |time: TimeOfDay| format!("\"{:02}.{:02}\"", time.hour, time.minute);
    let within = when.within.map(|within| match within {
        Within::AtOnce => "AtOnce".to_owned(),
        Within::Minutes(count) => format!("Minutes({count})"),
        Within::Hours(count) => format!("Hours({count})"),
        Within::Days(count) => format!("Days({count})"),
        Within::WorkingDays(count) => format!("WorkingDays({count})"),
    });
    let flag = |is_set: bool| is_set.then(|| "true".to_owned());
    let parts = [
        (
            "weekdays",
            (!when.weekdays.is_empty()).then(|| list_literal(days)),
        ),
        ("working_days", flag(when.working_days)),
        ("holidays", flag(when.holidays)),
        ("from", when.from.map(time)),
        ("before", when.before.map(time)),
        ("within", within),
    ];
    let parts = parts.into_iter();
    let parts = parts.filter_map(|(name, value)| Some(format!("{name}: {}", value?)));
    format!("({})", parts.collect::<Vec<_>>().join(", "))
}

fn rules() -> Vec<Step> {
    vec![Step::Field("rules")]
}

fn at(id: &str) -> Vec<Step> {
    vec![Step::Field("rules"), Step::Id(id.to_owned())]
}

fn field(id: &str, name: &'static str) -> Vec<Step> {
    let mut path = at(id);
    path.push(Step::Field(name));
    path
}

/// Returns an id for a new rule like `rule` that no rule of `registry` has.
#[must_use]
pub fn free_id(registry: &Registry, rule: &Rule) -> String {
    let stem = match rule.groups.as_deref() {
        Some([group, ..]) => registry.group(*group).id.as_str(),
        Some([]) | None => "all",
    };
    let act = rule.acts.first().map_or("rule", |act| act.id());
    let stem = format!("{stem}-{act}");
    let is_free = |id: &String| registry.rules().all(|(_, rule)| rule.id != *id);
    let numbered = (2..).map(|number| format!("{stem}-{number}"));
    std::iter::once(stem.clone())
        .chain(numbered)
        .find(is_free)
        .unwrap_or(stem)
}

/// Adds `rule`, after the rule `after` or as the last one.
///
/// # Errors
///
/// Returns [`NotThere`] if the text is no registry.
pub fn add(
    text: &str,
    registry: &Registry,
    rule: &Rule,
    after: Option<&str>,
) -> Result<String, NotThere> {
    let position = after.and_then(|after| registry.rules().position(|(_, rule)| rule.id == after));
    let literal = match item_indent(text, &rules()) {
        Some(indent) => {
            let fields = fields(registry, rule);
            record_literal(
                indent,
                fields.filter_map(|(name, value)| Some((name, value?))),
            )
        }
        None => rule_literal(registry, rule),
    };
    let edit = match find(text, &rules()) {
        Ok(_) => {
            let at = position.map_or(usize::MAX, |position| position + 1);
            insert(text, &rules(), at, &literal)?
        }
        Err(NotThere) => set(text, &rules(), &list_literal([literal]))?,
    };
    let added = edit.apply(text);
    let mut fields = fields(registry, rule);
    let is_newer = fields.any(|(name, value)| value.is_some() && NEWER.contains(&name));
    in_version_2(added, is_newer)
}

/// Makes the rule `was` of `registry` say what `rule` says. Fields that say the same stay as they are
/// written, and so does its id.
///
/// # Errors
///
/// Returns [`NotThere`] if the text has no such rule.
pub fn change(
    text: &str,
    registry: &Registry,
    was: &Rule,
    rule: &Rule,
) -> Result<String, NotThere> {
    let mut changed = text.to_owned();
    let mut is_newer = false;
    for ((name, old), (_, new)) in fields(registry, was).zip(fields(registry, rule)) {
        if old == new || name == "id" {
            continue;
        }
        let path = field(&was.id, name);
        let edit = match &new {
            Some(value) => set(&changed, &path, value)?,
            None => remove(&changed, &path)?,
        };
        is_newer |= new.is_some() && NEWER.contains(&name);
        changed = edit.apply(&changed);
    }
    in_version_2(changed, is_newer)
}

/// Takes away the mark that nobody has confirmed these rules.
///
/// # Errors
///
/// Returns [`NotThere`] if the text has no such rule or it has no mark.
pub fn confirm<'i>(text: &str, ids: impl IntoIterator<Item = &'i str>) -> Result<String, NotThere> {
    let mut confirmed = text.to_owned();
    for id in ids {
        confirmed = remove(&confirmed, &field(id, "unconfirmed"))?.apply(&confirmed);
        if let Ok(edit) = remove(&confirmed, &field(id, "sure")) {
            confirmed = edit.apply(&confirmed);
        }
    }
    Ok(confirmed)
}

/// Drops the rule with this id.
///
/// # Errors
///
/// Returns [`NotThere`] if the text has no such rule.
pub fn drop(text: &str, id: &str) -> Result<String, NotThere> {
    Ok(remove(text, &at(id))?.apply(text))
}

/// States that no rule is meant by `clause`.
///
/// # Errors
///
/// Returns [`NotThere`] if the text is no registry.
pub fn mean_no_rule(text: &str, registry: &Registry, clause: ClauseId) -> Result<String, NotThere> {
    let list = [Step::Field("without_rule")];
    let id = text_literal(&registry.clause(clause).id);
    let edit = match find(text, &list) {
        Ok(_) => insert(text, &list, usize::MAX, &id)?,
        Err(NotThere) => set(text, &list, &list_literal([id]))?,
    };
    in_version_2(edit.apply(text), true)
}

/// States that the text is of version 2 of the format, if it `is_newer` than it says.
fn in_version_2(text: String, is_newer: bool) -> Result<String, NotThere> {
    let version = [Step::Field("version")];
    if is_newer && find(&text, &version) == Ok("1") {
        return Ok(set(&text, &version, "2")?.apply(&text));
    }
    Ok(text)
}
