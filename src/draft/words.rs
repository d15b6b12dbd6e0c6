//! Finds the words of the language pack that say something about private data in a draft.

mod fit;
mod lines;
mod terms;

use std::ops::Range;

pub(super) use self::lines::Lines;
use self::terms::TERMS;
use super::tail;
use crate::language::DraftWord;
use crate::text::is_alphabetic;

/// The words that say a fact about a person, or name the person by it.
pub(super) const FACTS: [DraftWord; 3] = [DraftWord::Fact, DraftWord::Death, DraftWord::Announces];

/// The maximum length of a word, in bytes.
const NEAR: usize = 120;

/// The maximum length of signs before a word that begins its line, in characters.
const WORDLESS: usize = 6;

/// The maximum distance of what is told of a party, in bytes.
const TOLD: usize = 450;

/// A word of the pack in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    pub word: DraftWord,
    /// In bytes of the text.
    pub range: Range<usize>,
}

/// The words of a text.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// By start, longer ones first.
    mentions: Vec<Mention>,
    /// For each byte of the text, and its end, how many mentions begin before it.
    before: Vec<u32>,
    /// For each byte of the text, and its end, whether the dictionary begins or ends a word there.
    boundaries: Vec<bool>,
}

impl Words {
    /// Finds the words of the built-in pack in `text`.
    pub fn of(text: &str) -> Self {
        Self::find(text, &Lines::default())
    }

    /// Finds the words of the built-in pack in `text`, whose lines may be among the `known`.
    pub fn find(text: &str, known: &Lines) -> Self {
        let mut words = TERMS.find(text, known);
        words.settle_parties(text);
        words
    }

    /// Decides of each word that names somebody by a part in something, such as a driver, whether it announces
    /// a person of whom something private is told, on its line or one beside it, or is a position. At the
    /// beginning of a line it then heads those who have it.
    fn settle_parties(&mut self, text: &str) {
        let is_party = |m: &Mention| m.word == DraftWord::Party;
        if !self.mentions.iter().any(is_party) {
            return;
        }
        let told = self.mentions.iter();
        let told = told.filter(|m| is_fact(m.word) || m.word == DraftWord::Suffers);
        let told: Vec<Range<usize>> = told.map(|m| m.range.clone()).collect();
        let is_near = |from: usize, to: usize| {
            let between = text.get(from..to).unwrap_or_default();
            between.len() <= TOLD && between.matches('\n').count() <= 1
        };
        for party in self.mentions.iter_mut().filter(|m| is_party(m)) {
            let Range { start, end } = party.range;
            let next = told.partition_point(|it| it.start < start);
            let before = next.checked_sub(1).and_then(|before| told.get(before));
            let is_told = before.is_some_and(|it| is_near(it.end.min(start), start))
                || told
                    .get(next)
                    .is_some_and(|it| is_near(end.min(it.start), it.start));
            let before = text.get(..start).unwrap_or_default();
            let line = before.rsplit('\n').next().unwrap_or_default();
            let begins_line = tail(line, WORDLESS + 1).len() == line.len()
                && !line.contains(char::is_alphanumeric);
            party.word = match (is_told, begins_line) {
                (true, _) => DraftWord::Announces,
                (false, true) => DraftWord::HeadsHarmless,
                (false, false) => DraftWord::Official,
            };
        }
        self.mentions
            .sort_by_key(|m| (m.range.start, std::cmp::Reverse(m.range.end), m.word));
    }

    /// Returns words that are `mentions` in a text of this `length`, by start, longer ones first.
    /// `boundaries` are where the dictionary begins or ends words.
    fn new(mentions: Vec<Mention>, boundaries: Vec<bool>, length: usize) -> Self {
        let mut before = Vec::with_capacity(length + 1);
        for (number, mention) in (0..).zip(&mentions) {
            before.resize(before.len().max(mention.range.start + 1), number);
        }
        let all = u32::try_from(mentions.len()).unwrap_or(u32::MAX);
        before.resize(before.len().max(length + 1), all);
        Self {
            mentions,
            before,
            boundaries,
        }
    }

    /// Returns how many mentions begin before byte `at`.
    fn before(&self, at: usize) -> usize {
        let before = self.before.get(at).copied();
        before.map_or(self.mentions.len(), |before| before as usize)
    }

    /// Returns all mentions, by start, longer ones first.
    pub fn all(&self) -> &[Mention] {
        &self.mentions
    }

    /// Returns whether the dictionary begins or ends a word at byte `at`.
    pub fn is_boundary(&self, at: usize) -> bool {
        self.boundaries.get(at) == Some(&true)
    }

    /// Returns where the dictionary next begins or ends a word behind byte `at`.
    pub fn boundary_after(&self, at: usize) -> Option<usize> {
        let behind = self.boundaries.get(at + 1..)?;
        behind
            .iter()
            .position(|is_boundary| *is_boundary)
            .map(|next| at + 1 + next)
    }

    /// Returns how often the dictionary begins or ends a word in `range`.
    pub fn boundaries_within(&self, range: Range<usize>) -> usize {
        let boundaries = self.boundaries.get(range).unwrap_or_default();
        boundaries
            .iter()
            .filter(|is_boundary| **is_boundary)
            .count()
    }

    /// Returns the mentions that begin in `range` and end in it.
    pub fn within(&self, range: Range<usize>) -> impl DoubleEndedIterator<Item = &Mention> {
        let (start, end) = (self.before(range.start), self.before(range.end));
        let inside = self.mentions.get(start..end.max(start)).unwrap_or_default();
        inside.iter().filter(move |m| m.range.end <= range.end)
    }

    /// Returns the mentions that begin at byte `at`, the longest first.
    pub fn at(&self, at: usize) -> impl Iterator<Item = &Mention> {
        let (start, end) = (self.before(at), self.before(at + 1));
        let here = self.mentions.get(start..end).unwrap_or_default();
        here.iter()
    }

    /// Returns whether byte `at` is inside a word that was met, and not where one begins.
    pub fn is_inside_word(&self, at: usize) -> bool {
        let near = self.mentions.get(..self.before(at)).unwrap_or_default();
        let mut near = near.iter().rev();
        let mut near = near.by_ref().take_while(|m| m.range.start + NEAR >= at);
        near.any(|m| m.range.end > at)
    }

    /// Returns whether one of `words` stands in `range`.
    #[inline]
    pub fn has(&self, range: Range<usize>, words: impl Into<WordSet>) -> bool {
        let words = words.into();
        self.within(range).any(|m| words.contains(m.word))
    }

    /// Returns the last of `words` that ends in `range`, which ends before something of interest.
    #[inline]
    pub fn last_of(&self, range: Range<usize>, words: impl Into<WordSet>) -> Option<&Mention> {
        let words = words.into();
        self.within(range).rfind(|m| words.contains(m.word))
    }

    /// Returns the first of `words` in `range`.
    #[inline]
    pub fn first_of(&self, range: Range<usize>, words: impl Into<WordSet>) -> Option<&Mention> {
        let words = words.into();
        self.within(range).find(|m| words.contains(m.word))
    }
}

/// A set of words, as bits.
#[derive(Clone, Copy)]
pub(super) struct WordSet(u128);

impl WordSet {
    #[inline]
    pub const fn of(mut words: &[DraftWord]) -> Self {
        let mut set = 0;
        while let [first, rest @ ..] = words {
            set |= 1 << *first as u32;
            words = rest;
        }
        Self(set)
    }

    pub fn contains(self, word: DraftWord) -> bool {
        self.0 >> (word as u32) & 1 == 1
    }
}

impl From<&[DraftWord]> for WordSet {
    #[inline]
    fn from(words: &[DraftWord]) -> Self {
        Self::of(words)
    }
}

impl<const N: usize> From<&[DraftWord; N]> for WordSet {
    #[inline]
    fn from(words: &[DraftWord; N]) -> Self {
        Self::of(words)
    }
}

/// Returns whether `c` is a letter or a vowel, which ฯ is not.
pub(super) fn is_letter(c: char) -> bool {
    c != 'ฯ' && is_alphabetic(c)
}

/// Returns whether `word` is a title, which may stand directly before a name.
pub(super) fn is_title(word: DraftWord) -> bool {
    matches!(
        word,
        DraftWord::Title
            | DraftWord::KinTitle
            | DraftWord::Rank
            | DraftWord::MonkTitle
            | DraftWord::ProfessionTitle
            | DraftWord::ForeignTitle
    )
}

/// Returns whether `word` is a title and hardly ever anything else.
pub(super) fn is_sure_title(word: DraftWord) -> bool {
    matches!(word, DraftWord::Title | DraftWord::Rank)
}

/// Returns whether `word` says a fact about a person, or names the person by it.
pub(super) fn is_fact(word: DraftWord) -> bool {
    FACTS.contains(&word)
}

/// Returns whether `word` labels a name or a family name.
pub(super) fn is_name_label(word: DraftWord) -> bool {
    matches!(word, DraftWord::LabelName | DraftWord::LabelFamilyName)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn met(text: &str) -> Vec<(DraftWord, &str)> {
        let words = Words::of(text);
        let all = words.all().iter();
        all.map(|m| (m.word, text.get(m.range.clone()).unwrap()))
            .collect()
    }

    #[test]
    fn words_are_met_whole() {
        for (text, word, written) in [
            ("พบผู้ป่วย 2 ราย", DraftWord::Fact, "ผู้ป่วย"),
            ("ผู้ ต้องหา", DraftWord::Announces, "ผู้ ต้องหา"),
            ("ผู้เสีย\nชีวิต", DraftWord::Death, "ผู้เสีย\nชีวิต"),
            ("ผูตองหา", DraftWord::Announces, "ผูตองหา"),
            ("พ.ต.ท.ทดลอง", DraftWord::Rank, "พ.ต.ท"),
            ("น.ส ทดลอง", DraftWord::Title, "น.ส"),
            ("นายกอบชัย", DraftWord::Title, "นาย"),
            ("นายก สมมติ", DraftWord::Official, "นายก"),
            ("He died at", DraftWord::Death, "died"),
            ("☎ 1", DraftWord::LabelPhone, "☎"),
        ] {
            let text = text.to_lowercase();
            assert!(
                met(&text).contains(&(word, written)),
                "{text} {:?}",
                met(&text)
            );
        }
    }

    #[test]
    fn no_word_is_met_inside_another() {
        for (text, word) in [
            ("นายทศพล พร้อมพงษ์", DraftWord::Fact),
            ("studied", DraftWord::Fact),
            ("บำบัดทุกข์ บำรุงสุข", DraftWord::Fact),
            ("นายอำเภอ", DraftWord::Title),
            ("นายจ้าง", DraftWord::Title),
            ("เจ้านาย", DraftWord::Title),
            ("ตามที่ติดตาม", DraftWord::KinTitle),
        ] {
            let found = met(text);
            assert!(
                found.iter().all(|(met, _)| *met != word),
                "{text} {found:?}"
            );
        }
    }
}
