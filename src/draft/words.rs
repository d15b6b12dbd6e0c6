//! Finds the words of the language pack that say something about private data in a draft.

mod terms;

use std::ops::Range;

use self::terms::TERMS;
use super::tail;
use crate::language::DraftWord;

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
    /// Where the dictionary begins and ends words, in bytes, in order.
    boundaries: Vec<usize>,
}

impl Words {
    /// Finds the words of the built-in pack in `text`.
    pub fn of(text: &str) -> Self {
        let mut words = TERMS.find(text);
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

    /// Returns all mentions, by start, longer ones first.
    pub fn all(&self) -> &[Mention] {
        &self.mentions
    }

    /// Returns whether the dictionary begins or ends a word at byte `at`.
    pub fn is_boundary(&self, at: usize) -> bool {
        self.boundaries.binary_search(&at).is_ok()
    }

    /// Returns where the dictionary next begins or ends a word behind byte `at`.
    pub fn boundary_after(&self, at: usize) -> Option<usize> {
        let next = self.boundaries.partition_point(|boundary| *boundary <= at);
        self.boundaries.get(next).copied()
    }

    /// Returns how often the dictionary begins or ends a word in `range`.
    pub fn boundaries_within(&self, range: Range<usize>) -> usize {
        let before = |at: usize| self.boundaries.partition_point(|boundary| *boundary < at);
        before(range.end).saturating_sub(before(range.start))
    }

    /// Returns the mentions that begin in `range` and end in it.
    pub fn within(&self, range: Range<usize>) -> impl DoubleEndedIterator<Item = &Mention> {
        let start = self
            .mentions
            .partition_point(|m| m.range.start < range.start);
        let end = self.mentions.partition_point(|m| m.range.start < range.end);
        let inside = self.mentions.get(start..end.max(start)).unwrap_or_default();
        inside.iter().filter(move |m| m.range.end <= range.end)
    }

    /// Returns the mentions that begin at byte `at`, the longest first.
    pub fn at(&self, at: usize) -> impl Iterator<Item = &Mention> {
        let start = self.mentions.partition_point(|m| m.range.start < at);
        let here = self.mentions.get(start..).unwrap_or_default();
        here.iter().take_while(move |m| m.range.start == at)
    }

    /// Returns whether byte `at` is inside a word that was met, and not where one begins.
    pub fn is_inside_word(&self, at: usize) -> bool {
        let before = self.mentions.partition_point(|m| m.range.start < at);
        let near = self.mentions.get(..before).unwrap_or_default();
        let mut near = near.iter().rev();
        let mut near = near.by_ref().take_while(|m| m.range.start + NEAR >= at);
        near.any(|m| m.range.end > at)
    }

    /// Returns whether one of `words` stands in `range`.
    pub fn has(&self, range: Range<usize>, words: &[DraftWord]) -> bool {
        self.within(range).any(|m| words.contains(&m.word))
    }

    /// Returns the last of `words` that ends in `range`, which ends before something of interest.
    pub fn last_of(&self, range: Range<usize>, words: &[DraftWord]) -> Option<&Mention> {
        self.within(range).rfind(|m| words.contains(&m.word))
    }

    /// Returns the first of `words` in `range`.
    pub fn first_of(&self, range: Range<usize>, words: &[DraftWord]) -> Option<&Mention> {
        self.within(range).find(|m| words.contains(&m.word))
    }
}

/// Returns whether `c` is a letter or a vowel. Most of a text is Thai, and needs no look into tables.
pub(super) fn is_letter(c: char) -> bool {
    match c {
        'ก'..='ฮ' | 'ะ'..='ฺ' | 'เ'..='ๆ' | 'ํ' => true,
        '\u{e00}'..='\u{e7f}' => false,
        _ => c.is_alphabetic(),
    }
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
