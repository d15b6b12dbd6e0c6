//! Everything that may be a name: what rules find, whether or not they say that something private is
//! told of the person, and what only looks like one.

use std::iter;
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
    /// It begins a line, cell or entry of a list.
    Opens,
    /// It stands behind a space or sign.
    Apart,
    /// It stands behind another word, without a space.
    Joined,
    /// It is written in Latin letters, and nothing is known of its words.
    Foreign,
    /// It is the beginning of another name: what follows may not belong to it.
    Short,
    /// It is the end of a run of letters that begins with other words.
    Inner,
}

/// The maximum number of words of a name in Latin letters.
const FOREIGN_WORDS: usize = 4;
/// The minimum length of such a name of one word, and of each word of others, in letters.
const FOREIGN: (usize, usize) = (4, 2);

/// The maximum length of an unknown word that stands apart, in characters.
const UNKNOWN: usize = 8;

/// How many words may stand before a name in a run of letters.
const INNER_WORDS: usize = 3;

/// The maximum length of an ordinary word that is a name behind a title, in bytes.
const WORD: usize = 24;

impl Finder<'_> {
    /// Returns everything that may be a name, by place. The `names` that rules know are among them.
    pub(super) fn possible(&self, names: &[Name]) -> Vec<Possible> {
        let mut possible: Vec<Possible> = Vec::new();
        for name in names {
            possible.push(self.with_traits(name, None));
            possible.extend(self.shorter(name));
        }
        let mut end = 0;
        for (start, at, cause) in self.possible_places() {
            let before = names.partition_point(|name| name.range.end <= start);
            let is_known = names.get(before).is_some_and(|name| {
                // แม่ของน้องสมมติ: somebody else is named in it.
                let is_inside = cause == Cause::Titled
                    && name.parts.first().is_some_and(|first| start > first.start);
                name.range.start <= at.max(start) && !is_inside
            });
            let may_overlap = matches!(cause, Cause::Titled | Cause::Inner);
            if is_known || !may_overlap && start < end {
                continue;
            }
            let name = self.possible_name(start, at, cause);
            if let Some(name) = name.filter(|name| !self.is_reader(name)) {
                end = name.range.end;
                possible.push(self.with_traits(&name, Some(cause)));
                possible.extend(self.shorter(&name));
            }
        }
        possible.sort_by_key(|it| (it.range.start, it.range.end));
        possible.dedup_by(|later, first| later.range == first.range);
        possible
    }

    /// Returns the title and given name of `name`, if what follows them may not belong to it.
    fn shorter(&self, name: &Name) -> Option<Possible> {
        let is_likely = |family: &Range<usize>| self.runs.likeness(family) == Likeness::Likely;
        let is_whole =
            name.range.end <= name.given.end || name.family.as_ref().is_some_and(is_likely);
        let given = name.given.clone();
        let is_first = name.parts.first() == Some(&given);
        if is_whole || !is_first || self.is_latin(given.start) {
            return None;
        }
        let short = Name {
            range: name.range.start..given.end,
            parts: vec![given],
            family: None,
            ..name.clone()
        };
        Some(self.with_traits(&short, Some(Cause::Short)))
    }

    /// Returns whether a letter stands at byte `at`, and no word of the pack begins there.
    fn begins_name(&self, at: usize) -> bool {
        part(self.text, at..).starts_with(is_alphabetic) && self.words.at(at).next().is_none()
    }

    /// Returns where a name may begin, in order: the start of the title, its end, and the cause. Not
    /// every text that tells something of a person has a word for it that the pack knows.
    fn possible_places(&self) -> Vec<(usize, usize, Cause)> {
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
                    if self.words.is_boundary(end) && self.begins_name(end) =>
                {
                    places.push((end, end, Cause::Joined));
                }
                _ => {}
            }
        }
        let mut opens = true;
        // Whether no letter stands before it but those of another entry.
        let mut is_entry = true;
        // Whether a word in Latin letters of which nothing is known stands before it.
        let mut follows_foreign = false;
        for (at, c) in self.text.char_indices() {
            // Most letters are Thai, which the table of all scripts finds slowly.
            let is_thai = matches!(c, '\u{e01}'..='\u{e4e}');
            if opens && is_alphabetic(c) && !self.words.is_inside_word(at) {
                let is_known = is_thai || self.is_known_foreign(at);
                places.push(match (is_known || follows_foreign, is_entry) {
                    (false, _) => (at, at, Cause::Foreign),
                    (true, true) => (at, at, Cause::Opens),
                    (true, false) => (at, at, Cause::Apart),
                });
                follows_foreign = !is_known;
                let inner = is_thai.then(|| self.inner_place(at)).flatten();
                places.extend(inner.map(|inner| (inner, inner, Cause::Inner)));
            } else if opens && is_alphabetic(c) {
                follows_foreign = false;
            }
            if c != ' ' {
                is_entry = !is_thai && !c.is_alphabetic() && c != '.';
                follows_foreign &= !is_thai && c.is_alphabetic() || c == '\'' || c == '-';
            }
            opens = !is_thai && !matches!(c, '.' | '@' | '_') && !c.is_alphanumeric();
        }
        places.sort_by_key(|&(start, at, cause)| (start, cause as u8, std::cmp::Reverse(at)));
        places.dedup_by_key(|(start, at, _)| (*start, *at));
        places
    }

    /// Returns where a name begins inside the run of letters at byte `at`, behind words of the dictionary that are
    /// no parts of names: วันนี้สมพร.
    fn inner_place(&self, at: usize) -> Option<usize> {
        let run = self.runs.at(at, self.cell_end(at))?;
        let mut start = run.start;
        let mut likely = None;
        for _ in 0..INNER_WORDS {
            let end = self
                .words
                .boundary_after(start)
                .filter(|end| *end < run.end);
            let word = start..end.unwrap_or(run.end);
            if self.runs.is_name_part(&word) || self.runs.is_nickname(&word) {
                break;
            }
            let Some(end) = end else {
                break;
            };
            start = end;
            let rest = self.runs.loose(&(start..run.end));
            if self.runs.likeness(&rest) == Likeness::Likely {
                likely = Some(start);
            }
        }
        likely
    }

    /// Returns whether something is known of the word in Latin letters at byte `at`, and it is no title.
    fn is_known_foreign(&self, at: usize) -> bool {
        self.words.at(at).any(|m| !is_title(m.word))
    }

    /// Returns the name in Latin letters that begins at byte `at`: words of which nothing is known, with single
    /// spaces between them.
    fn foreign_name(&self, at: usize) -> Option<Name> {
        let rest = part(self.text, at..self.cell_end(at));
        let is_letter = |c: char| is_alphabetic(c) && !matches!(c, '\u{e01}'..='\u{e4e}');
        let is_sign = |c: char| is_letter(c) || matches!(c, '\'' | '-');
        let mut ends: Vec<usize> = Vec::new();
        let mut from = 0;
        while ends.len() < FOREIGN_WORDS {
            let written = part(rest, from..);
            let behind = written.trim_start_matches(is_sign);
            let name = part(written, ..written.len() - behind.len());
            let next = behind.trim_start_matches([',', ')', ':', '.']);
            let letters = name.chars().filter(|c| is_letter(*c)).count();
            let is_part = letters >= FOREIGN.1
                && (next.is_empty() || next.starts_with(' '))
                && !self.is_known_foreign(at + from);
            if !is_part {
                break;
            }
            ends.push(from + name.len());
            let signs = part(behind, ..behind.len() - next.len());
            // BAUER, Lorenz
            let goes_on = signs.is_empty() || ends.len() == 1 && signs == ",";
            if next.is_empty() || !goes_on {
                break;
            }
            from = rest.len() - next.len() + 1;
        }
        let (first, last) = (*ends.first()?, *ends.last()?);
        let after = part(rest, last..);
        let is_cut = after
            .starts_with(|c: char| c.is_alphanumeric() || matches!(c, '@' | '_' | '/'))
            || after.starts_with('.') && after.chars().nth(1).is_some_and(char::is_alphanumeric);
        if is_cut || ends.len() == 1 && first < FOREIGN.0 {
            return None;
        }
        let given = at..at + first;
        let likeness = self.runs.likeness(&given);
        Some(Name {
            range: at..at + last,
            parts: iter::once(at..at + last).collect(),
            family: (ends.len() > 1).then(|| at + first + 1..at + last),
            form: Form::Row,
            ..Name::of(given, likeness)
        })
    }

    fn possible_name(&self, start: usize, at: usize, cause: Cause) -> Option<Name> {
        if cause == Cause::Foreign {
            return self.foreign_name(at);
        }
        let run = self.runs.at(at, self.cell_end(at))?;
        let is_bare = matches!(
            cause,
            Cause::Opens | Cause::Apart | Cause::Joined | Cause::Inner
        );
        if is_bare && self.runs.begins_phrase(&run) {
            let name = self.name(start, run.clone());
            return name.filter(|name| cause == Cause::Opens && self.is_name_of_words(name, &run));
        }
        let run = self.runs.loose(&run);
        let written = part(self.text, run.clone());
        let length = written.chars().take(GIVEN.1 + 1).count();
        if !(GIVEN.0..=GIVEN.1).contains(&length) {
            return None;
        }
        let likeness = self.runs.likeness(&run);
        let is_likely = || likeness == Likeness::Likely || self.runs.is_nickname(&run);
        // น้องเดือน
        let is_word = || {
            let is_adjacent = !part(self.text, start..at).ends_with(' ');
            is_adjacent
                && run.len() <= WORD
                && self.words.at(run.start).any(|m| m.range.end == run.end)
        };
        let may_be = match cause {
            Cause::Titled => {
                start == at || !self.runs.begins_phrase(&run) || is_likely() || is_word()
            }
            Cause::Led | Cause::Opens => likeness != Likeness::Unlike || is_likely(),
            Cause::Apart => {
                let is_unknown = || {
                    likeness == Likeness::Possible
                        && length <= UNKNOWN
                        && self.runs.is_unknown(&run)
                };
                likeness == Likeness::Likely || is_unknown()
            }
            Cause::Joined | Cause::Inner => likeness == Likeness::Likely,
            Cause::Foreign | Cause::Short => false,
        };
        may_be.then(|| self.name(start, run)).flatten()
    }

    /// Returns whether `name`, which begins with the words in `run`, may be one: an ordinary word that is a
    /// nickname or stands before a family name, as แดง and ไสว คำดี.
    fn is_name_of_words(&self, name: &Name, run: &Range<usize>) -> bool {
        let mut family = name.family.iter();
        let is_nickname = || self.runs.is_nickname(run) && name.family.is_none();
        name.given == *run
            && self.runs.is_ordinary_word(run)
            && (is_nickname() || family.any(|it| self.runs.likeness(it) == Likeness::Likely))
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
            (Some(Cause::Opens), _) => "opens",
            (Some(Cause::Apart), _) => "apart",
            (Some(Cause::Joined), _) => "joined",
            (Some(Cause::Foreign), _) => "foreign",
            (Some(Cause::Short), _) => "short",
            (Some(Cause::Inner), _) => "inner",
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

    fn texts_possible(text: &str) -> Vec<String> {
        let names = possible(text).into_iter();
        names.map(|(name, _)| name).collect()
    }

    #[test]
    fn bare_names_in_lists_may_be_names() {
        for (text, name) in [
            ("ค้างค่าเทอม\nกิตติภณ 8,900\nแดง 400", "กิตติภณ"),
            ("ค้างค่าเทอม\nกิตติภณ 8,900\nแดง 400", "แดง"),
            ("คนที่ยังไม่เซ็น\nนอวา, พะตี๊, หน่อเอ, มึลอ", "มึลอ"),
            ("วันนี้สมพรกับบุญมียังไม่มารับยา", "บุญมี"),
            ("ค้างส่ง\nจะหวะ ปอทดลอง 12\nอายุบ เจะทดลอง 3", "อายุบ เจะทดลอง"),
        ] {
            let found = texts_possible(text);
            assert!(found.contains(&name.to_owned()), "{text} {found:?}");
        }
    }

    #[test]
    fn names_in_latin_letters_may_be_names() {
        for (text, name) in [
            ("คนงานหนี\nChan Sopheap KHM-N00637836", "chan sopheap"),
            ("ผู้ประสบเหตุ\n2. Min Min Oo 33 ปี", "min min oo"),
            ("ผู้ป่วย\nIda Sørensen / DNK", "ida sørensen"),
            ("ผลตรวจ\nNay Myo\nThida", "nay myo"),
        ] {
            let found = texts_possible(text);
            assert!(found.contains(&name.to_owned()), "{text} {found:?}");
        }
        for text in [
            "ลิงก์ https://example.com/abc",
            "ส่ง a.b@example.com",
            "ห้อง B6",
        ] {
            assert_eq!(texts_possible(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn another_person_in_a_name_may_be_meant() {
        for (text, name) in [
            ("พ่อชื่อ หนึ่ง ลูกชาย น้องต้นน้ำ โดนแกล้ง", "น้องต้นน้ำ"),
            ("น้องเดือน ลูกสาวโดนแกล้ง", "น้องเดือน"),
        ] {
            let found = texts_possible(text);
            assert!(found.contains(&name.to_owned()), "{text} {found:?}");
        }
    }

    #[test]
    fn phrases_that_open_a_line_are_none() {
        for text in ["ขอเลื่อนนัด\nรายงานด่วน", "ขอบคุณครับ\nรับทราบ"]
        {
            assert_eq!(texts_possible(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn what_is_masked_is_none() {
        assert_eq!(possible("ผู้ป่วย นายส…"), []);
    }
}
