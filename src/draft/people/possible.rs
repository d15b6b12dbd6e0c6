//! Everything that may be a name: what rules find, whether or not they say that something private is
//! told of the person, and what only looks like one.

use std::ops::Range;

use super::likeness::Likeness;
use super::masked;
use super::names::{Finder, Form, Name};
use crate::draft::PrivateDataKind;
use crate::draft::recogniser::Possible;
use crate::draft::words::is_title;
use crate::language::DraftWord;
use crate::text::{is_alphabetic, part};

/// The minimum and maximum length of a given name, in characters.
const GIVEN: (usize, usize) = (2, 24);

/// Why something may be a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cause {
    /// It stands behind a title or a position.
    Titled,
    /// It stands behind a word that leads to names.
    Led,
    /// It stands behind a space or sign.
    Apart,
    /// It stands behind another word, without a space.
    Joined,
}

impl Finder<'_> {
    /// Returns everything that may be a name, by place. The `names` that rules know are among it, but those
    /// that only their place in a row tells must be made as names are.
    pub(super) fn possible(&self, names: &[Name]) -> Vec<Possible> {
        let known = names.iter();
        let known =
            known.filter(|name| name.form != Form::Row || name.likeness == Likeness::Likely);
        let known = known.map(|name| self.with_traits(name, None));
        let mut possible: Vec<Possible> = known.collect();
        let mut end = 0;
        for (start, at, cause) in self.possible_places() {
            let before = names.partition_point(|name| name.range.end <= start);
            let is_known = names
                .get(before)
                .is_some_and(|name| name.range.start <= at.max(start));
            if is_known || cause != Cause::Titled && start < end {
                continue;
            }
            if let Some(name) = self.possible_name(start, at, cause) {
                end = name.range.end;
                possible.push(self.with_traits(&name, Some(cause)));
            }
        }
        possible.sort_by_key(|it| (it.range.start, it.range.end));
        possible
    }

    /// Returns whether a letter stands at byte `at`, and no word of the pack begins there.
    fn begins_name(&self, at: usize) -> bool {
        part(self.text, at..).starts_with(is_alphabetic) && self.words.at(at).next().is_none()
    }

    /// Returns where a name may begin, in order: the start of the title, its end, and the cause. What only
    /// looks like a name is one only where a text may tell something of a person.
    fn possible_places(&self) -> Vec<(usize, usize, Cause)> {
        let is_told = self.may_tell();
        let mut places: Vec<(usize, usize, Cause)> = Vec::new();
        for mention in self.words.all() {
            let Range { start, end } = mention.range;
            match mention.word {
                word if is_title(word) || word == DraftWord::Official => {
                    let dots = part(self.text, end..);
                    let dots = dots.len() - dots.trim_start_matches('.').len();
                    places.push((start, self.skip_spaces(end + dots), Cause::Titled));
                }
                DraftWord::Announces
                | DraftWord::LabelName
                | DraftWord::LabelNickname
                | DraftWord::LabelFamilyName
                | DraftWord::AlsoCalled
                | DraftWord::LeadsToName
                | DraftWord::Handles
                | DraftWord::Joins
                | DraftWord::LabelAccount
                | DraftWord::LabelLineId
                | DraftWord::LabelHolder
                | DraftWord::Owner => {
                    let at = self.after_leads(end);
                    places.push((at, at, Cause::Led));
                }
                DraftWord::Ordinary | DraftWord::Filler | DraftWord::Fact | DraftWord::Duty
                    if is_told && self.words.is_boundary(end) && self.begins_name(end) =>
                {
                    places.push((end, end, Cause::Joined));
                }
                _ => {}
            }
        }
        let mut opens = is_told;
        for (at, c) in self.text.char_indices().take_while(|_| is_told) {
            if opens && is_alphabetic(c) && !self.words.is_inside_word(at) {
                places.push((at, at, Cause::Apart));
            }
            // Most letters are Thai, which the table of all scripts finds slowly.
            let goes_on = matches!(c, '\u{e01}'..='\u{e4e}' | '.' | '@' | '_');
            opens = !(goes_on || is_alphabetic(c) || c.is_numeric());
        }
        places.sort_by_key(|&(start, at, cause)| (start, cause as u8, std::cmp::Reverse(at)));
        places.dedup_by_key(|(start, at, _)| (*start, *at));
        places
    }

    fn possible_name(&self, start: usize, at: usize, cause: Cause) -> Option<Name> {
        let run = self.runs.at(at, self.cell_end(at))?;
        if matches!(cause, Cause::Apart | Cause::Joined) && self.runs.begins_phrase(&run) {
            return None;
        }
        let run = self.runs.loose(&run);
        let written = part(self.text, run.clone());
        let length = written.chars().take(GIVEN.1 + 1).count();
        if !(GIVEN.0..=GIVEN.1).contains(&length) {
            return None;
        }
        let likeness = self.runs.likeness(&run);
        let is_likely = || likeness == Likeness::Likely || self.runs.is_nickname(&run);
        let may_be = match cause {
            Cause::Titled => start == at || !self.runs.begins_phrase(&run) || is_likely(),
            Cause::Led => likeness != Likeness::Unlike || is_likely(),
            Cause::Apart | Cause::Joined => likeness == Likeness::Likely,
        };
        may_be.then(|| self.name(start, run)).flatten()
    }

    /// Returns `name` with what its look says. Rules do not know it if there is a `cause`.
    fn with_traits(&self, name: &Name, cause: Option<Cause>) -> Possible {
        let likeness = |likeness| match likeness {
            Likeness::Unlike => 0,
            Likeness::Possible => 1,
            Likeness::Likely => 2,
        };
        let mut traits = vec![match (cause, name.form) {
            (None, Form::Row) => "row",
            (None, Form::Weak) => "weak",
            (None, Form::Fair) => "fair",
            (None, Form::Sure) => "sure",
            (Some(Cause::Titled), _) => "titled",
            (Some(Cause::Led), _) => "led",
            (Some(Cause::Apart), _) => "apart",
            (Some(Cause::Joined), _) => "joined",
        }];
        let given = likeness(self.runs.likeness(&name.given));
        traits.extend(["given-unlike", "given-possible", "given-likely"].get(given));
        let family = name.family.as_ref();
        let family = family.map(|family| likeness(self.runs.likeness(family)));
        let families = ["family-unlike", "family-possible", "family-likely"];
        traits.push(family.map_or("no-family", |family| {
            families.get(family).copied().unwrap_or_default()
        }));
        // How many words the dictionary makes of each.
        let words = |range: &Range<usize>| {
            let inside = self.words.boundaries_within(range.start + 1..range.end);
            let is_apart = self.words.is_boundary(range.start) && self.words.is_boundary(range.end);
            if is_apart { inside.min(3) } else { 4 }
        };
        let given = ["given-0", "given-1", "given-2", "given-3", "given-cut"];
        traits.extend(given.get(words(&name.given)));
        if let Some(family) = &name.family {
            let family_words = ["family-0", "family-1", "family-2", "family-3", "family-cut"];
            traits.extend(family_words.get(words(family)));
        }
        let flags = [
            (self.runs.is_nickname(&name.given), "nickname"),
            (self.runs.is_name_part(&name.given), "name-part"),
            (self.runs.is_unknown(&name.given), "unknown"),
            (self.runs.is_ordinary_word(&name.given), "word"),
            (name.is_official, "official"),
            (name.has_position, "position"),
            (name.is_announced, "announced"),
            (name.is_joined, "in-series"),
            (name.parts.len() > 2, "parts"),
            (self.ends_well(name), "ends-well"),
            (self.is_cell_end(name.range.end), "ends-cell"),
            (self.has_detail(name.range.end), "detail"),
            (self.is_before_fact(name.range.end), "before-fact"),
        ];
        traits.extend(flags.iter().filter(|(is_so, _)| *is_so).map(|(_, it)| it));
        Possible {
            kind: PrivateDataKind::NamedPerson,
            range: name.range.clone(),
            masked: masked(name),
            traits,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::message::Message;
    use crate::draft::recogniser::candidates;

    fn possible(text: &str) -> Vec<(String, String)> {
        let message = Message::new(text, &[]);
        let (_, possible) = candidates(&message);
        let names = possible.into_iter();
        let names = names.filter(|it| it.kind == PrivateDataKind::NamedPerson);
        let part = |range| message.part(range).to_owned();
        names
            .map(|name| (part(name.range), part(name.masked)))
            .collect()
    }

    #[test]
    fn what_rules_do_not_think_private_may_be_a_name() {
        for (text, name, masked) in [
            ("ป้าแดงไม่ยอมกินข้าว", "ป้าแดง", "แดง"),
            ("ส่งถึงบ้านนายเกรียง", "นายเกรียง", "เกรียง"),
            ("เชิญนายสมชาย ใจดี", "นายสมชาย ใจดี", "สมชาย ใจดี"),
        ] {
            let found = possible(text);
            let expected = (name.to_owned(), masked.to_owned());
            assert!(found.contains(&expected), "{text} {found:?}");
        }
    }

    #[test]
    fn what_is_masked_is_none() {
        assert_eq!(possible("ผู้ป่วย นายส…"), []);
    }
}
