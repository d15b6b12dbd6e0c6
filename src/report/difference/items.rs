//! What changes in the letter, the groups, clauses, rules, roles and topics.

use serde::Serialize;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use strum::IntoStaticStr;

use super::Sides;
use crate::guide::{Matched, Pair, Pairs};
use crate::lang::Words;
use crate::registry::{
    Act, ClauseId, GroupId, Letter, Registry, RoleId, RuleId, TopicId, Who, WrittenDate,
};
use crate::report::Style;
use crate::report::rule_sentence::clause_place;
use crate::report::rules::rule_report;
use crate::text::Breaker;

/// What happened to an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum ChangeKind {
    Added,
    Removed,
    Changed,
}

/// The kinds of items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum ItemKind {
    Letter,
    Group,
    Clause,
    Rule,
    Role,
    Topic,
}

/// A change of one item, or of one part of it.
#[derive(Clone, Debug, Serialize)]
pub struct ItemChange {
    pub change: ChangeKind,
    pub(super) what: ItemKind,
    /// The item's id, the new one if it has two; for the letter, the part that changes.
    pub id: String,
    /// The part of the item that changes; none if the item is new or gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<&'static str>,
    /// What the old registry has, in words.
    pub old: Option<String>,
    /// What the new registry has, in words.
    pub new: Option<String>,
    /// The item in words.
    #[serde(skip)]
    pub title: String,
}

impl ItemChange {
    /// Returns whether people who post read it: the letter, its clauses, and who is in a group.
    #[must_use]
    pub fn is_read_by_people(&self) -> bool {
        matches!(
            self.what,
            ItemKind::Clause | ItemKind::Letter | ItemKind::Group
        )
    }

    /// Returns what changes, in words: the kind of item, its name and its part.
    #[must_use]
    pub fn in_words(&self, style: Style) -> String {
        let change: &str = self.change.into();
        // The text of a clause is all that it has, and a part of the letter is named already.
        let part = self.part.filter(|part| *part != "text" && *part != self.id);
        let part = part.map(|part| style.text(&format!("difference-part-{part}")));
        let values = [
            ("what", style.text(self.what_key())),
            ("title", self.title.clone()),
            ("part", part.unwrap_or_default()),
        ];
        let words = style.text_with(&format!("difference-{change}"), &values);
        words.trim_end_matches([' ', ':']).to_owned()
    }

    /// Returns the key of the message that names the kind of item.
    fn what_key(&self) -> &'static str {
        match self.what {
            ItemKind::Letter => "difference-letter",
            ItemKind::Group => "difference-group",
            ItemKind::Clause => "difference-clause-of-letter",
            ItemKind::Rule => "difference-rule",
            ItemKind::Role => "difference-role",
            ItemKind::Topic => "difference-topic",
        }
    }

    /// Returns whether the item's words are the letter's own, so that they can be compared word by
    /// word.
    #[must_use]
    pub fn is_verbatim(&self) -> bool {
        matches!(self.what, ItemKind::Clause | ItemKind::Letter)
    }
}

/// A run of words that both texts have, or one of them only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WordRun {
    Both(String),
    Old(String),
    New(String),
}

/// Compares two texts word by word, as the dictionary separates them.
#[must_use]
pub fn word_runs(breaker: &Breaker, old: &str, new: &str) -> Vec<WordRun> {
    let (was, is) = (breaker.words(old), breaker.words(new));
    let words = |all: &[&str], from: usize, len: usize| -> String {
        all.iter().skip(from).take(len).copied().collect()
    };
    let mut runs = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &was, &is) {
        if let DiffOp::Equal { old_index, len, .. } = op {
            runs.push(WordRun::Both(words(&was, old_index, len)));
            continue;
        }
        let (from, to) = (op.old_range(), op.new_range());
        if !from.is_empty() {
            runs.push(WordRun::Old(words(&was, from.start, from.len())));
        }
        if !to.is_empty() {
            runs.push(WordRun::New(words(&is, to.start, to.len())));
        }
    }
    runs
}

/// A part of an item.
struct Part {
    id: &'static str,
    /// What decides whether the part changes.
    key: String,
    words: String,
}

impl Part {
    /// A part of which the words themselves count.
    fn text(id: &'static str, words: String) -> Self {
        Self {
            id,
            key: words.clone(),
            words,
        }
    }

    /// A part of which both languages count.
    fn words(id: &'static str, words: &Words, style: Style) -> Self {
        Self {
            id,
            key: format!("{}\n{}", words.th, words.en),
            words: style.show_words(words),
        }
    }
}

/// An item of one registry.
struct Item {
    id: String,
    title: String,
    parts: Vec<Part>,
}

pub(super) fn item_changes(sides: &Sides<'_>, matched: &Matched) -> Vec<ItemChange> {
    let mut changes = letter_changes(sides);
    let describe = Describe { matched };
    changes.extend(compare(
        sides,
        ItemKind::Group,
        &matched.groups,
        |r, id, s| describe.group(r, id, s),
    ));
    changes.extend(compare(
        sides,
        ItemKind::Clause,
        &matched.clauses,
        Describe::clause,
    ));
    changes.extend(compare(
        sides,
        ItemKind::Rule,
        &matched.rules,
        |r, id, s| describe.rule(r, id, s),
    ));
    changes.extend(compare(
        sides,
        ItemKind::Role,
        &matched.roles,
        |r, id, s| describe.role(r, id, s),
    ));
    changes.extend(compare(
        sides,
        ItemKind::Topic,
        &matched.topics,
        Describe::topic,
    ));
    changes
}

/// Compares the items of one kind. `describe` returns an item of a registry in words.
fn compare<I: Copy + Eq + std::hash::Hash>(
    sides: &Sides<'_>,
    what: ItemKind,
    pairs: &Pairs<I>,
    describe: impl Fn(Side<'_>, I, Style) -> Item,
) -> Vec<ItemChange> {
    let mut changes = Vec::new();
    for Pair { old, new } in pairs.all() {
        let old = old.map(|id| describe(Side::Old(sides.old), id, sides.old_style()));
        let new = new.map(|id| describe(Side::New(sides.new), id, sides.new_style()));
        changes.extend(changes_of(what, old, new));
    }
    changes
}

fn changes_of(what: ItemKind, old: Option<Item>, new: Option<Item>) -> Vec<ItemChange> {
    let whole = |change, item: Item, is_old: bool| {
        let parts = item.parts.iter().filter(|part| !part.words.is_empty());
        let words: Vec<&str> = parts.map(|part| part.words.as_str()).collect();
        let words = Some(words.join(" · "));
        ItemChange {
            change,
            what,
            id: item.id,
            part: None,
            old: words.clone().filter(|_| is_old),
            new: words.filter(|_| !is_old),
            title: item.title,
        }
    };
    match (old, new) {
        (None, None) => Vec::new(),
        (Some(item), None) => vec![whole(ChangeKind::Removed, item, true)],
        (None, Some(item)) => vec![whole(ChangeKind::Added, item, false)],
        (Some(old), Some(new)) => {
            let both = old.parts.into_iter().zip(new.parts);
            let changed = both.filter(|(old, new)| old.key != new.key);
            changed
                .map(|(old, part)| ItemChange {
                    change: ChangeKind::Changed,
                    what,
                    id: new.id.clone(),
                    part: Some(part.id),
                    old: Some(old.words),
                    new: Some(part.words),
                    title: new.title.clone(),
                })
                .collect()
        }
    }
}

/// Compares the parts of the covering letter. Its body is a clause and is compared as one.
fn letter_changes(sides: &Sides<'_>) -> Vec<ItemChange> {
    let (old, new) = (letter_parts(sides.old), letter_parts(sides.new));
    let changed = old.into_iter().zip(new).filter(|(old, new)| old.1 != new.1);
    changed
        .map(|((id, old), (_, new))| ItemChange {
            change: match (old.is_empty(), new.is_empty()) {
                (true, _) => ChangeKind::Added,
                (_, true) => ChangeKind::Removed,
                _ => ChangeKind::Changed,
            },
            what: ItemKind::Letter,
            id: id.to_owned(),
            part: Some(id),
            old: Some(old).filter(|text| !text.is_empty()),
            new: Some(new).filter(|text| !text.is_empty()),
            title: sides.style.text(&format!("difference-part-{id}")),
        })
        .collect()
}

fn letter_parts(registry: &Registry) -> Vec<(&'static str, String)> {
    let Letter {
        reference,
        office,
        date,
        subject,
        addressee,
        references,
        enclosure,
        body: _,
        closing,
        signatory,
        contact,
        table_title,
        table_heads,
        in_force,
    } = registry.letter();
    let written = |date: &Option<WrittenDate>| {
        let text = date.as_ref().map(|date| date.text.clone());
        text.unwrap_or_default()
    };
    let signed = [signatory.name.as_str(), signatory.post.as_str()];
    let asked = [
        &contact.unit,
        &contact.telephone,
        &contact.fax,
        &contact.email,
    ];
    vec![
        ("reference", reference.clone()),
        ("office", office.join(" · ")),
        ("date", date.clone()),
        ("subject", subject.clone()),
        ("addressee", addressee.clone()),
        ("references", references.join(" · ")),
        ("enclosure", enclosure.clone()),
        ("closing", closing.clone()),
        ("signatory", joined(signed)),
        ("contact", joined(asked.map(String::as_str))),
        ("table-title", table_title.clone()),
        ("table-heads", table_heads.join(" · ")),
        ("from", written(&in_force.from)),
        ("until", written(&in_force.until)),
        ("replaces", in_force.replaces.join(" · ")),
    ]
}

/// Returns the texts that are not empty, on one line.
fn joined<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let texts = texts.into_iter().filter(|text| !text.is_empty());
    texts.collect::<Vec<_>>().join(" · ")
}

/// A registry, and which side of the comparison it is.
#[derive(Clone, Copy)]
enum Side<'r> {
    Old(&'r Registry),
    New(&'r Registry),
}

impl<'r> Side<'r> {
    fn registry(self) -> &'r Registry {
        let (Self::Old(registry) | Self::New(registry)) = self;
        registry
    }
}

/// Returns the id of an item in the keys of parts: that of the new registry, so that an item whose
/// id alone changes is the same.
macro_rules! key_of {
    ($name:ident, $id:ty, $pairs:ident) => {
        fn $name(&self, side: Side<'_>, ids: &[$id]) -> String {
            let keys = ids.iter().map(|&id| match side {
                Side::Old(_) => match self.matched.$pairs.new_of(id) {
                    Some(new) => format!("{}", new.index()),
                    None => format!("-{}", id.index()),
                },
                Side::New(_) => format!("{}", id.index()),
            });
            keys.collect::<Vec<_>>().join(",")
        }
    };
}

struct Describe<'m> {
    matched: &'m Matched,
}

impl Describe<'_> {
    key_of!(role_keys, RoleId, roles);
    key_of!(topic_keys, TopicId, topics);
    key_of!(group_keys, GroupId, groups);
    key_of!(clause_keys, ClauseId, clauses);

    fn roles(&self, id: &'static str, side: Side<'_>, roles: &[RoleId], style: Style) -> Part {
        Part {
            id,
            key: self.role_keys(side, roles),
            words: style.roles(side.registry(), roles),
        }
    }

    fn group(&self, side: Side<'_>, id: GroupId, style: Style) -> Item {
        let group = side.registry().group(id);
        let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
        Item {
            id: group.id.clone(),
            title: group.name.clone(),
            parts: vec![
                Part::text("name", group.name.clone()),
                Part::text(
                    "size",
                    text(group.size.as_ref().map(|size| size.text.as_str())),
                ),
                self.roles("members", side, &group.members, style),
                self.roles("administrators", side, &group.administrators, style),
                Part::text("nicknames", group.nicknames.join(", ")),
                Part::text("link", text(group.link.as_deref())),
                Part::text(
                    "until",
                    text(group.until.as_ref().map(|date| date.text.as_str())),
                ),
            ],
        }
    }

    fn clause(side: Side<'_>, id: ClauseId, style: Style) -> Item {
        let registry = side.registry();
        let clause = registry.clause(id);
        Item {
            id: clause.id.clone(),
            title: clause_place(registry, id, style),
            parts: vec![Part::text("text", clause.text.clone())],
        }
    }

    fn rule(&self, side: Side<'_>, id: RuleId, style: Style) -> Item {
        let registry = side.registry();
        let rule = registry.rule(id);
        let said = rule_report(registry, id, style);
        let groups = rule.groups.as_deref();
        let topics = rule.topics.as_deref();
        let who = match &rule.who {
            Who::Members => "members".to_owned(),
            Who::Outsiders => "outsiders".to_owned(),
            Who::Roles(roles) => self.role_keys(side, roles),
        };
        let keyed = |id, key: Option<String>, words: Option<String>| Part {
            id,
            key: key.unwrap_or_default(),
            words: words.unwrap_or_default(),
        };
        let acts: Vec<&str> = rule.acts.iter().map(|act: &Act| act.id()).collect();
        let limits = said.particulars(style).collect::<Vec<_>>().join(" · ");
        Item {
            id: rule.id.clone(),
            title: said.effect.clone(),
            parts: vec![
                Part::text("effect", said.effect),
                keyed(
                    "groups",
                    groups.map(|groups| self.group_keys(side, groups)),
                    groups.map(|groups| {
                        let names = groups
                            .iter()
                            .map(|&group| registry.group(group).name.as_str());
                        names.collect::<Vec<_>>().join(", ")
                    }),
                ),
                keyed("acts", Some(acts.join(",")), Some(said.act_names)),
                keyed(
                    "topics",
                    topics.map(|topics| self.topic_keys(side, topics)),
                    said.topics,
                ),
                keyed("who", Some(who), Some(said.who)),
                self.roles("to", side, &rule.to, style),
                Part::text("condition", said.condition.unwrap_or_default()),
                Part::text("limits", limits),
                keyed(
                    "cites",
                    Some(self.clause_keys(side, &rule.cites)),
                    Some(
                        said.cites
                            .iter()
                            .map(ToString::to_string)
                            .collect::<Vec<_>>()
                            .join(", "),
                    ),
                ),
                Part::text("inferred", said.inferred.unwrap_or_default()),
            ],
        }
    }

    fn role(&self, side: Side<'_>, id: RoleId, style: Style) -> Item {
        let registry = side.registry();
        let role = registry.role(id);
        let seats = registry.seats(id).map(|seats| seats.to_string());
        let kinds: Vec<RoleId> = role.kinds.iter().map(|kind| kind.role).collect();
        Item {
            id: role.id.clone(),
            title: style.show_words(&role.name),
            parts: vec![
                Part::words("name", &role.name, style),
                Part::text("abbreviations", role.abbreviations.join(", ")),
                Part::text("seats", seats.unwrap_or_default()),
                self.roles("kinds", side, &kinds, style),
            ],
        }
    }

    fn topic(side: Side<'_>, id: TopicId, style: Style) -> Item {
        let topic = side.registry().topic(id);
        Item {
            id: topic.id.clone(),
            title: style.show_words(&topic.name),
            parts: vec![
                Part::words("name", &topic.name, style),
                Part::text("abbreviations", topic.abbreviations.join(", ")),
            ],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_compared_by_words() {
        let breaker = Breaker::new([]);
        let runs = word_runs(&breaker, "งดส่งรูปภาพในกลุ่ม", "งดส่งข่าวในกลุ่ม");
        let both = |text: &str| WordRun::Both(text.to_owned());
        assert_eq!(
            runs,
            [
                both("งดส่ง"),
                WordRun::Old("รูปภาพ".to_owned()),
                WordRun::New("ข่าว".to_owned()),
                both("ในกลุ่ม"),
            ]
        );
        assert_eq!(word_runs(&breaker, "เดิม", "เดิม"), [both("เดิม")]);
    }
}
