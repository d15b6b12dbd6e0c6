//! Finds persons who are named again: bare, by the family name alone, or by a nickname.

use std::collections::HashSet;
use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::names::Name;
use super::runs::{Runs, is_telling};
use crate::draft::layout::{Layout, VoucherKind};
use crate::draft::words::{Words, is_letter, is_title};
use crate::language::DraftWord;
use crate::text::part;

/// The minimum length of a name that is looked for without a title, in letters. Shorter ones are
/// common words too often: สี, มา.
const LONG: usize = 4;

/// The maximum length of a title, in bytes.
const TITLE: usize = 90;

/// The maximum length of a given name, in bytes.
const GIVEN: usize = 60;

/// The persons about whom something private is said.
pub(super) struct Known<'t> {
    text: &'t str,
    words: &'t Words,
    layout: &'t Layout,
    givens: HashSet<&'t str>,
    /// Family names and nicknames.
    others: HashSet<&'t str>,
    /// Short given names with the titles written to them: ตาสี.
    called: HashSet<&'t str>,
    families: HashSet<&'t str>,
    /// Given and family name together.
    whole: HashSet<(&'t str, &'t str)>,
}

impl<'t> Known<'t> {
    pub fn new(text: &'t str, words: &'t Words, layout: &'t Layout) -> Self {
        Self {
            text,
            words,
            layout,
            givens: HashSet::new(),
            others: HashSet::new(),
            called: HashSet::new(),
            families: HashSet::new(),
            whole: HashSet::new(),
        }
    }

    /// Remembers `name`.
    pub fn add(&mut self, name: &Name) {
        let written = |range: &Range<usize>| part(self.text, range.clone());
        let given = written(&name.given);
        self.givens.insert(given);
        let called = part(self.text, name.range.start..name.given.end);
        if called.len() > given.len() && !called.contains(' ') {
            self.called.insert(called);
        }
        self.others.extend(
            name.parts
                .iter()
                .filter(|part| **part != name.given)
                .map(written),
        );
        if let Some(family) = &name.family {
            self.families.insert(written(family));
            self.whole.insert((given, written(family)));
        }
    }

    /// Returns whether `name` is one of these persons: the same given name, and no other family name.
    pub fn is_same_person(&self, name: &Name) -> bool {
        let given = part(self.text, name.given.clone());
        if !self.givens.contains(given) {
            return self.others.contains(given) && name.family.is_none();
        }
        let Some(family) = &name.family else {
            return true;
        };
        let family = part(self.text, family.clone());
        let has_other_family = self.whole.iter().any(|(known, _)| *known == given);
        !has_other_family || self.whole.contains(&(given, family))
    }

    /// Returns the family name of `name` in the next cell, if it stands there alone.
    pub fn family_beside(&self, name: &Name) -> Option<Range<usize>> {
        let line = self.layout.line_at(name.range.start)?;
        if name.family.is_some() {
            return None;
        }
        let number = line
            .cells
            .iter()
            .position(|cell| cell.end >= name.range.end && cell.start <= name.range.start)?;
        let cell = line.cells.get(number)?;
        let next = line.cells.get(number + 1)?;
        let runs = Runs::new(self.text, self.words);
        let run = runs.at(next.start, next.end)?;
        let is_thai = |at: usize| !part(self.text, at..).starts_with(|c: char| c.is_ascii());
        let is_whole = run == *next
            && cell.end == name.range.end
            && is_thai(run.start) == is_thai(name.given.start);
        let mut vouchers = self.layout.vouchers(self.text, next.start);
        let is_other_column = vouchers.any(|voucher| {
            voucher.kind == VoucherKind::Column
                && !self.words.has(voucher.range, &[DraftWord::LabelFamilyName])
        });
        (is_whole && !is_other_column && runs.is_family(&run)).then_some(run)
    }

    /// Returns where these persons are named again outside `taken`, which is in order.
    pub fn repeats(&self, taken: &[Range<usize>]) -> Vec<Range<usize>> {
        let mut names: Vec<&str> = self
            .givens
            .iter()
            .chain(&self.others)
            .chain(&self.called)
            .copied()
            .collect();
        if names.is_empty() {
            return Vec::new();
        }
        names.sort_unstable();
        names.dedup();
        // Made for one text, it must be quick to make.
        let automaton = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::NoncontiguousNFA))
            .match_kind(MatchKind::LeftmostLongest)
            .build(&names);
        let Ok(automaton) = automaton else {
            return Vec::new();
        };
        let mut found: Vec<Range<usize>> = Vec::new();
        for again in automaton.find_iter(self.text) {
            let range = again.range();
            let before = taken.partition_point(|taken| taken.end <= range.start);
            let is_taken = taken
                .get(before)
                .is_some_and(|taken| taken.start < range.end);
            if is_taken || !self.is_name_again(&range) {
                continue;
            }
            match found.last_mut() {
                // The given name and the family name.
                Some(last) if self.text.get(last.end..range.start) == Some(" ") => {
                    last.end = range.end;
                }
                _ => {
                    let start = self.given_before(&range, taken).unwrap_or(range.start);
                    let last = found.last().map_or(0, |last| last.end);
                    found.push(start.max(last)..range.end);
                }
            }
        }
        found
    }

    /// Returns where the given name begins before the known family name at `family`: a relative.
    fn given_before(&self, family: &Range<usize>, taken: &[Range<usize>]) -> Option<usize> {
        let written = part(self.text, family.clone());
        let before = part(self.text, ..family.start);
        let given = before.trim_end_matches(' ');
        let gap = before.len() - given.len();
        if !self.families.contains(written) || !(1..=3).contains(&gap) {
            return None;
        }
        let opens = |c: char| c.is_whitespace() || ":(,;/|\"".contains(c);
        let start = given.rfind(opens).map_or(0, |at| {
            at + given
                .get(at..)
                .and_then(|rest| rest.chars().next())
                .map_or(1, char::len_utf8)
        });
        let runs = Runs::new(self.text, self.words);
        let run = runs
            .at(start, given.len())
            .filter(|run| run.end == given.len())?;
        let is_taken = taken
            .iter()
            .any(|taken| taken.end > start && taken.start < run.end);
        let is_name = !runs.is_sentence(&run)
            && run.len() <= GIVEN
            && !self
                .words
                .at(start)
                .any(|m| m.range.end >= run.end && is_telling(m.word) && !is_title(m.word));
        (is_name && !is_taken).then_some(start)
    }

    /// Returns whether the known name at `range` means the person there.
    fn is_name_again(&self, range: &Range<usize>) -> bool {
        let written = part(self.text, range.clone());
        let is_edge = |c: Option<char>| {
            c.is_none_or(|c| !is_letter(c) && !('\u{e30}'..='\u{e4e}').contains(&c))
        };
        let opens = is_edge(part(self.text, ..range.start).chars().next_back());
        let closes = is_edge(part(self.text, range.end..).chars().next());
        if part(self.text, range.end..).starts_with('…') {
            return false;
        }
        let is_whole = opens && closes;
        let is_ordinary = self.words.at(range.start).any(|m| {
            m.range.end >= range.end
                && !matches!(m.word, DraftWord::FamilyParticle | DraftWord::KinTitle)
        });
        if self.called.contains(written) {
            return opens || self.words.is_boundary(range.start);
        }
        let letters = written.chars().filter(|c| is_letter(*c)).count();
        if is_ordinary || letters < LONG && !is_whole {
            return false;
        }
        if !opens && self.is_in_place(range.start) {
            return false;
        }
        let near = range.start.saturating_sub(TITLE)..range.start;
        let follows_title = || {
            let mut titles = self.words.within(near.clone());
            titles.any(|m| m.range.end == range.start && is_title(m.word))
        };
        let starts = opens || self.words.is_boundary(range.start) || follows_title();
        let ends = closes || self.words.is_boundary(range.end);
        starts
            && ends
            && (letters >= LONG || is_whole && letters > 1 && !self.words.is_boundary(range.start))
            || is_whole && letters >= LONG
    }

    /// Returns whether the letters around byte `at` are the name of a place: อ.กุดหมากเบ็น.
    fn is_in_place(&self, at: usize) -> bool {
        let before = part(self.text, ..at);
        let is_inside = |c: char| is_letter(c) || ('\u{e30}'..='\u{e4e}').contains(&c);
        let start = before.trim_end_matches(is_inside).len();
        let end = part(self.text, ..start).trim_end_matches([' ', '.']).len();
        let is_place = |word| matches!(word, DraftWord::PlaceWord | DraftWord::AddressArea);
        let near = end.saturating_sub(TITLE)..start;
        let mut places = self.words.within(near);
        places.any(|m| m.range.end >= end && is_place(m.word))
            || self
                .words
                .at(start)
                .any(|m| is_place(m.word) && m.range.end <= at)
    }
}
