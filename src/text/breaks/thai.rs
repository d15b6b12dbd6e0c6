//! Where Thai words end. ICU's dictionary takes the longest word at each place and so reads
//! การกอง as การก and อง; here the words that follow have a say: of three words in a row those
//! that reach farthest, and of these the ones most alike in length ("maximum matching", as in
//! C.-H. Tsai's MMSEG).

use std::cmp::Reverse;
use std::collections::HashMap;

use icu_segmenter::LineSegmenterBorrowed;

/// The most characters that are looked at for one word.
const LONGEST: usize = 32;

/// How many words are weighed together.
const AHEAD: usize = 3;

/// From this length on, in characters, a word is not likely to be a mistake.
const SAFE: usize = 4;

/// A letter that no word of the dictionary goes on with: what stands before it is looked up
/// alone.
const END: char = 'ฃ';

/// Words that others begin with. With one more consonant they are in the dictionary as rarities
/// (การก, a case of grammar), which are hardly ever meant.
const COMMON: [&str; 17] = [
    "การ",
    "ความ",
    "ผล",
    "งาน",
    "ของ",
    "ใน",
    "ที่",
    "และ",
    "ให้",
    "ไม่",
    "ได้",
    "เป็น",
    "จาก",
    "โดย",
    "ตาม",
    "หรือ",
    "น้อย",
];

/// Whether `c` is a letter or mark that words of Thai are made of.
pub(super) fn is_thai(c: char) -> bool {
    matches!(c, 'ก'..='ฺ' | 'เ'..='ๅ' | '็'..='๎')
}

/// Whether `word` is one of [`COMMON`] and one consonant.
fn is_rarity(word: &str) -> bool {
    word.strip_suffix(|c| matches!(c, 'ก'..='ฮ'))
        .is_some_and(|common| COMMON.contains(&common))
}

/// Whether a word may begin with `c`: not with what is written behind or over a consonant.
fn begins(c: char) -> bool {
    matches!(c, 'ก'..='ฮ' | 'เ'..='ไ')
}

/// Letters of no word, how far the row reaches, how many words it has, and how unlike they are in
/// length.
type Score = (usize, Reverse<usize>, usize, usize);

/// The words of one run of Thai letters.
pub(super) struct Run<'t> {
    segmenter: LineSegmenterBorrowed<'static>,
    text: &'t str,
    /// Where the words end that begin at a place, the longest first.
    known: HashMap<usize, Vec<usize>>,
}

impl<'t> Run<'t> {
    pub fn new(segmenter: LineSegmenterBorrowed<'static>, text: &'t str) -> Self {
        Self {
            segmenter,
            text,
            known: HashMap::new(),
        }
    }

    /// Where the words end. Letters in a row that are of no word stay together.
    pub fn ends(mut self) -> Vec<usize> {
        let mut ends = Vec::new();
        let mut at = 0;
        let mut was_word = true;
        while at < self.text.len() {
            let (end, is_word) = self.next(at);
            if !is_word && !was_word {
                ends.pop();
            }
            ends.push(end);
            (at, was_word) = (end, is_word);
        }
        ends
    }

    /// The end of what stands at `at`, and whether it is a word.
    fn next(&mut self, at: usize) -> (usize, bool) {
        if let Some(end) = self.plain(at) {
            return (end, true);
        }
        let mut best: Option<(Score, usize, bool)> = None;
        self.weigh(at, at, &mut Vec::new(), &mut best);
        best.map_or((self.text.len(), false), |(_, end, is_word)| (end, is_word))
    }

    /// The end of the longest word at `at`, where it and the next are long enough to be right.
    fn plain(&mut self, at: usize) -> Option<usize> {
        let mut end = at;
        let mut first = None;
        for _ in 0..AHEAD {
            if end >= self.text.len() {
                break;
            }
            let next = *self.words(end).first()?;
            let word = self.text.get(end..next)?;
            if word.chars().count() < SAFE {
                return None;
            }
            first.get_or_insert(next);
            end = next;
        }
        first
    }

    /// Tries every row of words from `from` on, of which `row` reaches to `at`, for the best.
    fn weigh(
        &mut self,
        from: usize,
        at: usize,
        row: &mut Vec<(usize, bool)>,
        best: &mut Option<(Score, usize, bool)>,
    ) {
        if row.len() == AHEAD || at >= self.text.len() {
            let Some(&(first, is_word)) = row.first() else {
                return;
            };
            let score = self.score(from, row);
            if best.as_ref().is_none_or(|(known, ..)| score < *known) {
                *best = Some((score, first, is_word));
            }
            return;
        }
        let words = self.words(at).to_vec();
        let ends = if words.is_empty() {
            vec![(self.letter_end(at), false)]
        } else {
            words.into_iter().map(|end| (end, true)).collect()
        };
        for end in ends {
            row.push(end);
            self.weigh(from, end.0, row, best);
            row.pop();
        }
    }

    /// How good a row of words from `from` on is; the least is the best.
    fn score(&self, from: usize, row: &[(usize, bool)]) -> Score {
        let mut start = from;
        let mut squares = 0;
        for &(end, _) in row {
            let word = self.text.get(start..end).unwrap_or_default();
            squares += word.chars().count().pow(2);
            start = end;
        }
        let strange = row.iter().filter(|(_, is_word)| !is_word).count();
        (strange, Reverse(start), row.len(), squares)
    }

    /// Where the words of the dictionary end that begin at `at`, the longest first.
    fn words(&mut self, at: usize) -> &[usize] {
        let found = match self.known.remove(&at) {
            Some(found) => found,
            None => self.look_up(at),
        };
        self.known.entry(at).or_insert(found)
    }

    fn look_up(&self, at: usize) -> Vec<usize> {
        let rest = self.text.get(at..).unwrap_or_default();
        if !rest.starts_with(begins) {
            return Vec::new();
        }
        let limit = rest
            .char_indices()
            .nth(LONGEST)
            .map_or(rest.len(), |(end, _)| end);
        let rest = rest.get(..limit).unwrap_or_default();
        let longest = self.first(rest);
        let mut ends: Vec<usize> = rest
            .char_indices()
            .map(|(end, _)| end)
            .chain([rest.len()])
            .filter(|&end| end > 0 && end <= longest)
            .filter(|&end| {
                let (word, after) = rest.split_at_checked(end).unwrap_or_default();
                (after.is_empty() || after.starts_with(begins))
                    && !is_rarity(word)
                    && self.first(word) == end
            })
            .map(|end| at + end)
            .collect();
        ends.reverse();
        ends
    }

    /// Where the longest word ends that `text` begins with; beyond `text` where it begins with
    /// none.
    fn first(&self, text: &str) -> usize {
        let mut looked_up = String::with_capacity(text.len() + END.len_utf8());
        looked_up.push_str(text);
        looked_up.push(END);
        let mut ends = self.segmenter.segment_str(&looked_up);
        ends.find(|&end| end > 0).unwrap_or(usize::MAX)
    }

    /// The end of the letter at `at`, with its marks.
    fn letter_end(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        let leading = rest.starts_with(|c| matches!(c, 'เ'..='ไ'));
        rest.char_indices()
            .skip(if leading { 2 } else { 1 })
            .find(|&(_, c)| begins(c))
            .map_or(self.text.len(), |(end, _)| at + end)
    }
}
