//! Finds the item that a word on the command line, in a batch or in a case names: by id, name,
//! abbreviation or synonym, in any spelling.

use super::need::{Refusal, nearest, shown};
use crate::guide::Purpose;
use crate::lang::Lang;
use crate::language::{Meaning, NameKind, meanings, pack};
use crate::registry::{Act, GroupId, Registry, Role, RoleId, TopicId};
use crate::text::fold;

/// Finds the items that words name.
pub(super) struct Names<'r> {
    pub registry: &'r Registry,
    pub lang: Lang,
}

/// An item that can be named.
struct Nameable<I> {
    is: I,
    id: String,
    /// All its names, in both languages.
    names: Vec<String>,
    /// Its name in the language of the messages.
    shown: String,
}

/// A kind of item that can be named.
struct Kind {
    /// The key of its name in messages.
    key: &'static str,
    /// The kind whose names have words before them.
    named: Option<NameKind>,
}

const ROLE: Kind = Kind {
    key: "cli-kind-role",
    named: Some(NameKind::Role),
};
const TOPIC: Kind = Kind {
    key: "cli-kind-topic",
    named: Some(NameKind::Topic),
};
const GROUP: Kind = Kind {
    key: "cli-kind-group",
    named: Some(NameKind::Group),
};
const ACT: Kind = Kind {
    key: "cli-kind-act",
    named: None,
};
const PURPOSE: Kind = Kind {
    key: "cli-kind-purpose",
    named: None,
};

impl Names<'_> {
    pub fn role(&self, word: &str) -> Result<RoleId, Refusal> {
        self.role_among(self.registry.roles(), word)
    }

    /// Returns the role that `word` names, which somebody asks about. Refuses one that only
    /// receives, and lists the others.
    pub fn asking_role(&self, word: &str) -> Result<RoleId, Refusal> {
        let found = self.role_among(self.registry.asking_roles(), word);
        let all = found.is_err().then(|| self.role(word));
        match all {
            Some(Ok(recipient)) => {
                let name = self.registry.role(recipient).name.get(self.lang);
                let values = [("role", name.to_owned())];
                let mut lines = vec![self.lang.text_with("cli-recipient-only", &values)];
                lines.push(self.lang.text("cli-known-are"));
                lines.extend(self.registry.asking_roles().map(|(_, role)| {
                    let name = role.name.get(self.lang);
                    format!("  {}  {name}", role.id)
                }));
                Err(lines.join("\n"))
            }
            _ => found,
        }
    }

    fn role_among<'a>(
        &self,
        roles: impl Iterator<Item = (RoleId, &'a Role)>,
        word: &str,
    ) -> Result<RoleId, Refusal> {
        let roles = roles.map(|(is, role)| {
            let names = [&role.name.th, &role.name.en].into_iter();
            Nameable {
                is,
                id: role.id.clone(),
                names: names.chain(&role.abbreviations).cloned().collect(),
                shown: role.name.get(self.lang).to_owned(),
            }
        });
        self.find(
            &ROLE,
            word,
            &roles.collect::<Vec<_>>(),
            |meaning| match meaning {
                Meaning::Role(role) => Some(role),
                _ => None,
            },
        )
    }

    pub fn topic(&self, word: &str) -> Result<TopicId, Refusal> {
        let topics = self.registry.topics().map(|(is, topic)| Nameable {
            is,
            id: topic.id.clone(),
            names: [&topic.name.th, &topic.name.en]
                .into_iter()
                .chain(&topic.abbreviations)
                .cloned()
                .collect(),
            shown: topic.name.get(self.lang).to_owned(),
        });
        self.find(
            &TOPIC,
            word,
            &topics.collect::<Vec<_>>(),
            |meaning| match meaning {
                Meaning::Topic(topic) => Some(topic),
                _ => None,
            },
        )
    }

    pub fn group(&self, word: &str) -> Result<GroupId, Refusal> {
        let groups = self.registry.groups().map(|(is, group)| Nameable {
            is,
            id: group.id.clone(),
            names: std::iter::once(&group.name)
                .chain(&group.nicknames)
                .cloned()
                .collect(),
            shown: group.name.clone(),
        });
        self.find(
            &GROUP,
            word,
            &groups.collect::<Vec<_>>(),
            |meaning| match meaning {
                Meaning::Group(group) => Some(group),
                _ => None,
            },
        )
    }

    pub fn act(&self, word: &str) -> Result<Act, Refusal> {
        let acts = Act::ALL.iter().map(|&act| Nameable {
            is: act,
            id: act.id().to_owned(),
            names: Lang::ALL.iter().flat_map(|&lang| act.names(lang)).collect(),
            shown: self.lang.text(&act.name_key()),
        });
        self.find(&ACT, word, &acts.collect::<Vec<_>>(), |_| None)
    }

    pub fn purpose(&self, word: &str) -> Result<Purpose, Refusal> {
        let purposes = Purpose::ALL.iter().map(|&purpose| {
            let name = |lang: Lang| lang.text(&format!("purpose-{}", purpose.id()));
            Nameable {
                is: purpose,
                id: purpose.id().to_owned(),
                names: Lang::ALL.map(name).to_vec(),
                shown: name(self.lang),
            }
        });
        self.find(&PURPOSE, word, &purposes.collect::<Vec<_>>(), |_| None)
    }

    /// Returns the one of `things` that `word` names. Ids come first, then names, then other words
    /// from the registry's vocabulary and the language pack. A looser reading of the word counts
    /// only if every stricter one found nothing.
    fn find<I: Copy + PartialEq>(
        &self,
        kind: &Kind,
        word: &str,
        things: &[Nameable<I>],
        wanted: fn(Meaning) -> Option<I>,
    ) -> Result<I, Refusal> {
        if let Some(thing) = things.iter().find(|thing| thing.id == word) {
            return Ok(thing.is);
        }
        let folded = fold(word);
        let bare = kind.bare(&folded);
        for spelling in [folded.as_str(), unquoted(&folded), bare] {
            let named = |thing: &&Nameable<I>| thing.is_called(|name| name == spelling);
            let named: Vec<&Nameable<I>> = things.iter().filter(named).collect();
            if let Some(found) = self.only(kind, word, &named)? {
                return Ok(found);
            }
            let meant = self.in_vocabulary(spelling, wanted);
            let meant = |thing: &&Nameable<I>| meant.contains(&thing.is);
            let meant: Vec<&Nameable<I>> = things.iter().filter(meant).collect();
            if let Some(found) = self.only(kind, word, &meant)? {
                return Ok(found);
            }
        }
        let named = |thing: &&Nameable<I>| thing.is_called(|name| kind.bare(name) == bare);
        let named: Vec<&Nameable<I>> = things.iter().filter(named).collect();
        match self.only(kind, word, &named)? {
            Some(found) if !bare.is_empty() => Ok(found),
            _ => {
                let known: Vec<(&str, &str)> = things
                    .iter()
                    .map(|thing| (thing.id.as_str(), thing.shown.as_str()))
                    .collect();
                Err(self.unknown(kind, word, &known))
            }
        }
    }

    /// Returns the only match. Refuses `word` if it names several items.
    fn only<I: Copy>(
        &self,
        kind: &Kind,
        word: &str,
        found: &[&Nameable<I>],
    ) -> Result<Option<I>, Refusal> {
        match found {
            [] => Ok(None),
            [thing] => Ok(Some(thing.is)),
            several => {
                let values = [("kind", self.lang.text(kind.key)), ("word", shown(word))];
                let mut lines = vec![self.lang.text_with("cli-ambiguous", &values)];
                lines.extend(several.iter().map(|thing| thing.line()));
                Err(lines.join("\n"))
            }
        }
    }

    /// Returns everything that `folded` means in the registry's vocabulary and the language pack.
    fn in_vocabulary<I>(&self, folded: &str, wanted: fn(Meaning) -> Option<I>) -> Vec<I> {
        let meanings = meanings(self.registry, folded);
        meanings.into_iter().filter_map(wanted).collect()
    }

    /// Refuses `word`, which names none of `known`. The message has the nearest match and the whole
    /// list.
    fn unknown(&self, kind: &Kind, word: &str, known: &[(&str, &str)]) -> Refusal {
        let lang = self.lang;
        let kind = lang.text(kind.key);
        let mut lines =
            vec![lang.text_with("cli-unknown-id", &[("kind", kind), ("word", shown(word))])];
        if let Some(near) = nearest(word, known) {
            lines.push(lang.text_with("cli-did-you-mean", &[("near", near.to_owned())]));
        }
        lines.push(lang.text("cli-known-are"));
        lines.extend(known.iter().map(|(id, name)| format!("  {id}  {name}")));
        lines.join("\n")
    }
}

impl<I> Nameable<I> {
    /// Returns whether `is` holds for the id or one of the names, folded.
    fn is_called(&self, is: impl Fn(&str) -> bool) -> bool {
        std::iter::once(&self.id)
            .chain(&self.names)
            .map(|name| fold(name))
            .any(|name| !name.is_empty() && is(&name))
    }

    fn line(&self) -> String {
        format!("  {}  {}", self.id, self.shown)
    }
}

impl Kind {
    /// Returns `folded` without quotation marks and without the words that introduce a name.
    fn bare<'w>(&self, folded: &'w str) -> &'w str {
        let mut rest = unquoted(folded);
        let after = |text: &'w str| {
            let mut words = self.named.into_iter().flat_map(|kind| pack().before(kind));
            words.find_map(|word| text.strip_prefix(word))
        };
        while let Some(after) = after(rest) {
            rest = unquoted(after);
        }
        rest
    }
}

/// Returns `text` without surrounding quotation marks.
fn unquoted(text: &str) -> &str {
    text.trim_matches(|c| {
        matches!(
            c,
            '"' | '\'' | '`' | '´' | '«' | '»' | '\u{2018}'..='\u{201f}' | '″' | '＂'
        )
    })
}

#[cfg(test)]
mod tests {
    use super::{GROUP, ROLE};
    use crate::text::fold;

    #[test]
    fn a_name_is_bared_of_what_leads_up_to_it() {
        let bare = |text: &str| GROUP.bare(&fold(text)).to_owned();
        for said in [
            "ปค.สน.",
            "“ปค.สน.”",
            "กลุ่มไลน์ \"ปค.สน.\"",
            "LINE group 'ปค สน'",
        ] {
            assert_eq!(bare(said), "ปคสน", "{said}");
        }
        assert_eq!(ROLE.bare(&fold("ท่านนายอำเภอ")), "นายอำเภอ");
        assert_eq!(bare("กลุ่ม"), "");
    }
}
