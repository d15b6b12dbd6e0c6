//! Names that nothing announces, and that only look like names: before a fact, as a pair of given and
//! family name, or after what is done to persons.

use std::ops::Range;

use super::likeness::Likeness;
use super::names::{Finder, Form, Name, Reason};
use crate::draft::words::{Mention, is_fact};
use crate::language::DraftWord;
use crate::text::part;

/// The maximum distance of a fact that is told of a name before it, in bytes.
const REACH: usize = 90;

/// The maximum number of characters between the two, without digits.
const BETWEEN: usize = 8;

/// The minimum number of digits of a long number.
pub(super) const LONG: usize = 9;

/// The maximum length of a word for a kind of place, in bytes.
const PLACE: usize = 60;

impl Finder<'_> {
    /// Adds where names may begin that nothing announces: after a space, at the beginning of a line
    /// or cell, or after a sign. Where no fact is told, there is nothing to look for.
    pub(super) fn add_bare_places(&self, places: &mut Vec<(usize, usize, Reason)>) {
        if !self.may_tell() {
            return;
        }
        let mut opens = true;
        for (at, c) in self.text.char_indices() {
            let is_letter = matches!(c, 'ก'..='ฮ' | 'เ'..='ไ');
            if opens && is_letter {
                places.push((at, at, Reason::Bare));
            }
            opens = matches!(
                c,
                ' ' | '\n' | '\t' | '|' | ',' | ';' | '(' | '/' | ':' | '-' | '"' | '#'
            );
        }
    }

    /// Returns whether the text may tell something of a person: it has a fact, or a long number.
    pub(super) fn may_tell(&self) -> bool {
        let mut words = self.words.all().iter();
        let is_told = |m: &Mention| is_fact(m.word) || m.word == DraftWord::Suffers;
        words.any(is_told) || has_long_number(self.text)
    }

    /// Returns the name without a title that is joined to the announced one before byte `end`.
    pub(super) fn joined(&self, end: usize) -> Option<Name> {
        let rest = self.text.get(end..self.layout.line_at(end)?.range.end)?;
        let signs = rest.len() - rest.trim_start_matches([' ', ',', ';', '/']).len();
        let at = end + signs;
        let joint = self.words.at(at).find(|m| m.word == DraftWord::Joins);
        let at = joint.map_or(at, |joint| self.skip_spaces(joint.range.end));
        let is_joined = joint.is_some() || rest.get(..signs)?.contains([',', ';', '/']);
        if !is_joined {
            return None;
        }
        // ชื่อ บอย กับ ต้นกล้า
        let nickname = || {
            let run = self.runs.at(at, self.cell_end(at))?;
            let is_nickname = joint.is_some() && self.runs.is_nickname(&run);
            let mut name = is_nickname.then(|| self.name(at, run)).flatten()?;
            name.form = Form::Weak;
            name.is_announced = true;
            Some(name)
        };
        let name = self.untitled(at, Reason::Announced).or_else(nickname)?;
        let is_name = name.family.is_some()
            || name.likeness == Likeness::Likely
            || joint.is_some() && self.runs.is_nickname(&name.given);
        is_name.then_some(name)
    }

    /// Returns the name at `at`, if what stands there looks like one.
    ///
    /// If it `is_joined` to the name before, it need be nothing else.
    pub(super) fn bare(&self, at: usize, reason: Reason, is_joined: bool) -> Option<Name> {
        let run = self.runs.at(at, self.cell_end(at))?;
        if self.words.is_inside_word(at) || self.is_in_place(at) || self.is_in_column_of_places(at)
        {
            return None;
        }
        let likeness = self.runs.likeness(&self.runs.cut(&run));
        if likeness == Likeness::Unlike {
            return None;
        }
        let is_unknown = self.runs.is_unknown(&run);
        if likeness == Likeness::Possible && !is_unknown {
            return None;
        }
        let mut name = self.name(at, run)?;
        if likeness == Likeness::Possible {
            // ละมุล ปัญญาดี: the family name alone looks like one.
            let mut family = name.family.iter();
            let is_likely = family.any(|family| self.runs.likeness(family) == Likeness::Likely);
            if !is_likely && !self.is_unknown_sufferer(&name) {
                return None;
            }
            name.likeness = Likeness::Likely;
        }
        if !self.is_likely_pair(&name) || self.is_abbreviated(name.range.end) {
            return None;
        }
        let is_name = match reason {
            Reason::Handled => true,
            _ => {
                is_joined
                    || self.is_pair(&name)
                    || self.is_before_fact(name.range.end)
                    || self.is_before_number(name.range.end)
                    || self.is_joined_before_fact(name.range.end)
                    || self.is_alone(&name)
                    || self.is_after_colon(at)
            }
        };
        name.form = Form::Row;
        is_name.then_some(name)
    }

    /// Returns whether two words of which the pack knows nothing stand before what a person suffers: ไข่นุ้ย ควนโหนด
    /// โดนจับ.
    fn is_unknown_sufferer(&self, name: &Name) -> bool {
        let next = self.skip_spaces(name.range.end);
        next > name.range.end
            && self
                .words
                .at(next)
                .any(|m| m.word == DraftWord::Suffers || is_fact(m.word))
            && name.family.as_ref().is_some_and(|family| {
                self.runs.is_unknown(family)
                    && !self.runs.is_place(family)
                    && self.runs.likeness(family) == Likeness::Possible
            })
    }

    /// Returns whether only a space stands between `before`, a pair that only looks like names, and
    /// byte `at`: the given names of several persons follow each other.
    pub(super) fn continues(&self, before: Option<&Name>, at: usize) -> bool {
        before.is_some_and(|before| {
            let between = self.text.get(before.range.end..at);
            before.form == Form::Row
                && before.family.is_some()
                && between.is_some_and(|between| between == " " || between == "  ")
        })
    }

    /// Returns whether a kind of place stands before byte `at`, whose name begins there.
    fn is_in_place(&self, at: usize) -> bool {
        let before = part(self.text, ..at);
        let end = before.trim_end_matches([' ', '.']).len();
        let near = end.saturating_sub(PLACE)..end;
        let mut words = self.words.within(near);
        words.any(|m| {
            m.range.end >= end
                && matches!(
                    m.word,
                    DraftWord::PlaceWord
                        | DraftWord::Office
                        | DraftWord::Company
                        | DraftWord::AddressArea
                        | DraftWord::AddressRoad
                        | DraftWord::AddressHousing
                )
        })
    }

    /// Returns whether the name opens its line or cell, and nothing or a sign follows it.
    fn is_alone(&self, name: &Name) -> bool {
        let Some(line) = self.layout.line_at(name.range.start) else {
            return false;
        };
        let cell = self.layout.cell_at(name.range.start);
        let opens = [line.content.start, cell.start].contains(&name.range.start);
        let rest = part(self.text, name.range.end..cell.end.max(name.range.end));
        let is_word = |c: char| c.is_alphanumeric() || c == '.';
        opens && !rest.trim_start().starts_with(is_word)
    }

    /// Returns whether a full stop follows byte `end`, and no line of them: กยศ. That of an initial shortens the
    /// family name alone: Kanokwan P.
    pub(super) fn is_abbreviated(&self, end: usize) -> bool {
        let rest = part(self.text, end..);
        let mut before = part(self.text, ..end).chars().rev();
        let is_initial =
            before.next().is_some_and(|c| c.is_ascii_alphabetic()) && before.next() == Some(' ');
        rest.starts_with('.') && !rest.starts_with("..") && !is_initial
    }

    /// Returns whether given and family name are both there and look like names.
    fn is_pair(&self, name: &Name) -> bool {
        let likeness = |family: &Range<usize>| self.runs.likeness(family);
        name.family
            .as_ref()
            .is_some_and(|family| match likeness(family) {
                Likeness::Likely => true,
                Likeness::Possible => self.ends_well(name),
                // ดอนสินเพิ่ม: many family names are named after a place.
                Likeness::Unlike => {
                    self.runs.is_place(family)
                        && !self.runs.begins_phrase(family)
                        && self.ends_well(name)
                }
            })
    }

    /// Returns whether a fact about a person follows byte `end`, and no number of persons: จ่อย
    /// เป็นไข้หูดับ, พิมพา ม.4 ติดเชื้อ, บุญเรือง (เบาหวาน).
    pub(super) fn is_before_fact(&self, end: usize) -> bool {
        let rest = part(
            self.text,
            end..self.cell_end(end.saturating_sub(1)).max(end),
        );
        let next = end + rest.len() - rest.trim_start_matches([' ', '(']).len();
        if next == end {
            return false;
        }
        let is_told = |m: &&Mention| is_fact(m.word) || m.word == DraftWord::Suffers;
        let fact = self.words.within(next..next + REACH).find(is_told);
        fact.is_some_and(|fact| {
            let between = part(self.text, next..fact.range.start);
            let rest = part(self.text, fact.range.end..);
            between.chars().filter(|c| !c.is_ascii_digit()).count() <= BETWEEN
                && !between.contains(['\n', '\t', ','])
                && !rest.trim_start().starts_with(|c: char| c.is_ascii_digit())
        })
    }

    /// Returns whether a telephone number or another long one follows byte `end`.
    fn is_before_number(&self, end: usize) -> bool {
        let rest = part(
            self.text,
            end..self.cell_end(end.saturating_sub(1)).max(end),
        );
        let number = rest.trim_start_matches([' ', '(']);
        let is_number = |c: &char| c.is_ascii_digit() || matches!(c, '-' | ' ' | '.');
        let digits = number
            .chars()
            .take_while(is_number)
            .filter(char::is_ascii_digit);
        number.len() < rest.len() && digits.count() >= LONG
    }

    /// Returns whether another name is joined to the one that ends at byte `end`, and a fact follows
    /// that: ณเดช กับ สมศรี โดนจับ.
    fn is_joined_before_fact(&self, end: usize) -> bool {
        let at = self.skip_spaces(end);
        let joint = self.words.at(at).find(|m| m.word == DraftWord::Joins);
        joint.is_some_and(|joint| {
            let next = self.skip_spaces(joint.range.end);
            let run = self.runs.at(next, self.cell_end(next));
            run.is_some_and(|run| {
                self.runs.likeness(&run) != Likeness::Unlike && self.is_before_fact(run.end)
            })
        })
    }

    /// Returns whether byte `at` follows a colon, and the words before it speak of persons with a fact.
    fn is_after_colon(&self, at: usize) -> bool {
        let before = part(self.text, ..at).trim_end_matches(' ');
        let Some(lead) = before.strip_suffix([':', '=']) else {
            return false;
        };
        let start = self.layout.line_at(at).map_or(at, |line| line.range.start);
        let near = start.max(lead.len().saturating_sub(2 * REACH))..lead.len();
        self.words.within(near).any(|m| is_fact(m.word))
    }

    /// Returns whether only signs between entries, or a word such as "and", stand in `range`.
    pub(super) fn joins(&self, range: Range<usize>) -> bool {
        let written = part(self.text, range.clone());
        let bare = written.trim_matches([' ', ',', '/', ';', '&', '+']);
        let at = range.start + written.len() - written.trim_start_matches([' ', ',']).len();
        let joint = || self.words.at(at).find(|m| m.word == DraftWord::Joins);
        !written.is_empty()
            && !written.contains(['\n', '\t'])
            && written.trim() != ""
            && (bare.is_empty()
                || joint()
                    .is_some_and(|m| part(self.text, m.range.end..range.end).trim().is_empty()))
    }
}

/// Returns whether `text` has a number as long as that of a telephone or a person.
pub(super) fn has_long_number(text: &str) -> bool {
    let mut count = 0;
    text.bytes().any(|byte| {
        match byte {
            b'0'..=b'9' => count += 1,
            b'-' | b' ' | b'.' => {}
            _ => count = 0,
        }
        count >= LONG
    })
}
