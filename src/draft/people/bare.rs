//! Names that nothing announces, and that only look like names: before a fact, as a pair of given and
//! family name, or after what is done to persons.

use std::ops::Range;

use super::likeness::Likeness;
use super::names::{Finder, Form, Name, Reason};
use crate::draft::words::{Mention, is_fact};
use crate::language::DraftWord;
use crate::text::part;

/// The maximum length of a word for a kind of place, in bytes.
const PLACE: usize = 60;

impl Finder<'_> {
    /// Adds where names may begin that nothing announces: after a space, at the beginning of a line
    /// or cell, or after a sign. Where no fact is told, there is nothing to look for.
    pub(super) fn add_bare_places(&self, places: &mut Vec<(usize, usize, Reason)>) {
        let mut words = self.words.all().iter();
        if !words.any(|m| is_fact(m.word)) {
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
                ' ' | '\n' | '\t' | '|' | ',' | ';' | '(' | '/' | ':' | '-' | '"'
            );
        }
    }

    /// Returns the name at `at`, if what stands there looks like one.
    pub(super) fn bare(&self, at: usize, reason: Reason) -> Option<Name> {
        let run = self.runs.at(at, self.cell_end(at))?;
        if self.runs.likeness(&self.runs.cut(&run)) != Likeness::Likely || self.is_in_place(at) {
            return None;
        }
        let mut name = self.name(at, run)?;
        if !self.is_likely_pair(&name) || self.is_abbreviated(name.range.end) {
            return None;
        }
        let is_name = match reason {
            Reason::Handled => true,
            _ => self.is_pair(&name) || self.is_before_fact(name.range.end) || self.is_alone(&name),
        };
        name.form = Form::Row;
        is_name.then_some(name)
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

    fn is_abbreviated(&self, end: usize) -> bool {
        part(self.text, end..).starts_with('.')
    }

    /// Returns whether given and family name are both there and look like names.
    fn is_pair(&self, name: &Name) -> bool {
        let likeness = |family: &Range<usize>| self.runs.likeness(family);
        name.family
            .as_ref()
            .is_some_and(|family| match likeness(family) {
                Likeness::Likely => true,
                Likeness::Possible => self.ends_well(name),
                Likeness::Unlike => false,
            })
    }

    /// Returns whether a fact about a person follows byte `end`, and no number of persons.
    pub(super) fn is_before_fact(&self, end: usize) -> bool {
        let mut next = self.skip_spaces(end);
        if next == end {
            return false;
        }
        // จ่อย เป็นไข้หูดับ
        let mut here = self.words.at(next);
        if let Some(lead) = here.find(|m| m.word == DraftWord::LeadsToName) {
            let is_met = self.words.at(next).any(|m| is_fact(m.word));
            next = if is_met {
                next
            } else {
                self.skip_spaces(lead.range.end)
            };
        }
        let is_told = |m: &&Mention| is_fact(m.word) || m.word == DraftWord::Suffers;
        let fact = self.words.at(next).find(is_told);
        fact.is_some_and(|fact| {
            let rest = part(self.text, fact.range.end..);
            !rest.trim_start().starts_with(|c: char| c.is_ascii_digit())
        })
    }
}
