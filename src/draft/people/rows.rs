//! Whether what looks like a name without a title is one, by what stands around it: the rest of the
//! row, the head of the column, the words after it.

use super::has_name_label;
use super::names::{Finder, Name};
use crate::draft::words::is_name_label;
use crate::language::DraftWord;

/// The maximum length of a given name without a family name and a title, in bytes.
const LONE: usize = 36;

/// The minimum number of digits of a telephone number.
const PHONE: usize = 9;

/// Returns whether `word` says nothing about the person named before it.
fn is_ordinary(word: DraftWord) -> bool {
    matches!(
        word,
        DraftWord::Ordinary
            | DraftWord::Filler
            | DraftWord::Drives
            | DraftWord::Enters
            | DraftWord::Through
    )
}

impl Finder<'_> {
    /// Returns whether given and family name without a title may be those of one person: in one
    /// script, neither part of a sentence, and no number written to them.
    pub(super) fn is_likely_pair(&self, name: &Name) -> bool {
        let rest = self.text.get(name.range.end..).unwrap_or_default();
        let is_latin = self.is_latin(name.given.start);
        let family = name.family.as_ref();
        !(is_latin && rest.starts_with(|c: char| c.is_ascii_digit()))
            && family.is_none_or(|family| {
                self.is_latin(family.start) == is_latin && !self.runs.is_sentence(family)
            })
    }

    /// Returns whether the given name `name` opens a row that says something about a person.
    pub(super) fn is_alone_in_row(&self, name: &Name) -> bool {
        let Some(line) = self.layout.line_at(name.range.start) else {
            return false;
        };
        let rest = self.text.get(name.range.end..line.range.end);
        let Some(rest) =
            rest.filter(|rest| !rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
        else {
            return false;
        };
        let cell = self.layout.cell_at(name.range.start);
        let opens = name.range.start == line.content.start;
        let is_row = line.is_item() || line.cells.len() > 1 && cell.end == name.range.end;
        let details = [
            DraftWord::Fact,
            DraftWord::Death,
            DraftWord::EndsName,
            DraftWord::LabelPhone,
            DraftWord::LabelCitizen,
        ];
        let digits = rest.chars().filter(char::is_ascii_digit).count();
        opens
            && is_row
            && self.runs.is_unknown(&name.given)
            && name.given.len() <= LONE
            && (digits >= PHONE || self.words.has(name.range.end..line.range.end, &details))
    }

    /// Returns whether `name` fills a cell below the label of names.
    pub(super) fn is_in_column_of_names(&self, name: &Name) -> bool {
        let cell = self.layout.cell_at(name.range.start);
        let is_whole = cell.end == name.range.end && cell.start == name.range.start;
        is_whole
            && !self.layout.is_head(name.range.start)
            && has_name_label(self.text, self.words, self.layout, name.range.start)
    }

    /// Returns whether byte `at` is in a column of places or offices: ตำบล.
    pub(super) fn is_in_column_of_places(&self, at: usize) -> bool {
        self.layout.column_head(at).is_some_and(|head| {
            let is_place = |word| {
                matches!(
                    word,
                    DraftWord::PlaceWord | DraftWord::Office | DraftWord::AddressArea
                )
            };
            self.words.at(head.range.start).any(|m| is_place(m.word))
                && !self.words.within(head.range).any(|m| is_name_label(m.word))
        })
    }

    /// Returns whether what follows `name` may follow a name: nothing, a number, a sign, or a word
    /// that says more about a person.
    pub(super) fn ends_well(&self, name: &Name) -> bool {
        let end = name.range.end;
        let rest = self
            .text
            .get(end..self.cell_end(name.range.start).max(end))
            .unwrap_or_default();
        let next = rest.trim_start_matches([' ', ')', '.', '"', '”']);
        let at = end + (rest.len() - next.len());
        next.is_empty()
            || next.starts_with(|c: char| {
                c.is_ascii_digit() || matches!(c, ',' | '(' | '/' | '-' | ':' | ';' | '\n')
            })
            || self.words.at(at).any(|m| !is_ordinary(m.word))
            || self.words.at(at).any(|m| m.word == DraftWord::Ordinary) && name.family.is_some()
    }
}
