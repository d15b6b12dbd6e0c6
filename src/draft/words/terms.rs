//! Finds the terms of the language pack in a text.
//!
//! Words are compared in normal form, so that spaces, full stops and missing tone marks make no
//! difference where they make none to a reader. They are compared whole: a word counts only where
//! the dictionary, or another known word, begins and ends one. ศพ is not in ทศพล.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::{Mention, Words, is_fact, is_sure_title, is_title};
use crate::language::{self, DraftWord, Spelling};
use crate::text::normalise::NUMBER;
use crate::text::{Normalised, normalise, part};

/// The maximum length of terms that must begin and end at word boundaries, in letters.
const SHORT: usize = 3;

/// The maximum length of terms that must begin or end at a word boundary, in letters.
const MEDIUM: usize = 5;

/// A term of the pack.
struct Term {
    word: DraftWord,
    /// As it stands in the pack, in lower case.
    text: String,
    /// Its letters and digits alone, without tone marks.
    bare: String,
    marks: Vec<u8>,
    /// The letters before which the term has a space.
    gaps: Vec<usize>,
    has_digits: bool,
    has_dots: bool,
    /// Whether it has the sign of an abbreviation: ฯ.
    is_short: bool,
}

/// The terms of a pack, indexed.
pub(super) struct Terms {
    all: Vec<Term>,
    letters: Option<AhoCorasick>,
    /// Terms without letters, which are compared as they are: ☎.
    signs: Option<AhoCorasick>,
    sign_words: Vec<DraftWord>,
}

pub(super) static TERMS: LazyLock<Terms> = LazyLock::new(|| Terms::new(language::pack()));

impl Terms {
    fn new(pack: &language::Pack) -> Self {
        let (mut terms, mut keys, mut signs, mut sign_words) = (vec![], vec![], vec![], vec![]);
        let is_met = |word| {
            use DraftWord::{FamilyPart, NamePart, Nickname, NicknameWord};
            !matches!(word, FamilyPart | NamePart | Nickname | NicknameWord)
        };
        for term in pack.drafts.iter().filter(|term| is_met(term.word)) {
            let text = term.text.to_lowercase();
            let Some(spelling) = Spelling::of(&text) else {
                signs.push(text);
                sign_words.push(term.word);
                continue;
            };
            let normal = normalise(&text.replace('#', "0"));
            let gaps = (1..normal.len()).filter(|&at| normal.gap(at)).collect();
            keys.push(spelling.keys().to_vec());
            terms.push(Term {
                word: term.word,
                marks: spelling.marks().to_vec(),
                gaps,
                has_digits: text.contains(|c: char| c.is_ascii_digit()),
                has_dots: text.contains('.'),
                is_short: text.contains('ฯ'),
                bare: text.chars().filter(|c| is_letter(*c)).collect(),
                text,
            });
        }
        let build = |patterns: &[Vec<u8>]| {
            AhoCorasick::builder()
                .match_kind(MatchKind::Standard)
                .build(patterns)
                .ok()
        };
        let signs: Vec<Vec<u8>> = signs.into_iter().map(String::into_bytes).collect();
        Self {
            letters: build(&keys),
            signs: build(&signs),
            all: terms,
            sign_words,
        }
    }

    /// Finds the terms in `text`. `boundaries` are where the dictionary begins and ends words.
    pub(super) fn find(&self, text: &str, boundaries: Vec<bool>) -> Words {
        let normal = normalise(text);
        let searched = SearchedText::new(text, &normal, boundaries);
        let (mut sure, mut unsure) = (Vec::new(), Vec::new());
        let found = self.letters.iter();
        for found in found.flat_map(|terms| terms.find_overlapping_iter(&normal.keys)) {
            let Some(term) = self.all.get(found.pattern().as_usize()) else {
                continue;
            };
            let at = found.range();
            let found = Found {
                word: term.word,
                bytes: searched.bytes(&at),
                at,
            };
            // Most are parts of other words, and need not be read.
            let fitting = match searched.fit(&found) {
                Fit::Whole => &mut sure,
                Fit::Half => &mut unsure,
                Fit::Chance => continue,
            };
            if is_spelt(term, &searched, &found.at) {
                fitting.push(found);
            }
        }
        add_neighbours(&mut sure, unsure, &searched);
        drop_contained(&mut sure, &searched);
        let mut mentions: Vec<Mention> = sure
            .into_iter()
            .map(|found| Mention {
                word: found.word,
                range: found.bytes,
            })
            .collect();
        let signs = self.signs.iter();
        for found in signs.flat_map(|signs| signs.find_overlapping_iter(text)) {
            mentions.extend(
                self.sign_words
                    .get(found.pattern().as_usize())
                    .map(|&word| Mention {
                        word,
                        range: found.range(),
                    }),
            );
        }
        mentions.sort_by_key(|m| (m.range.start, std::cmp::Reverse(m.range.end), m.word));
        Words::new(mentions, searched.boundaries, text.len())
    }
}

/// A term met in a text, at these letters and bytes.
struct Found {
    word: DraftWord,
    at: Range<usize>,
    bytes: Range<usize>,
}

/// How a term fits between the words around it.
enum Fit {
    Whole,
    /// It fits at one end, and at the other if a known word is there.
    Half,
    Chance,
}

/// A text with its letters and word boundaries.
struct SearchedText<'t> {
    text: &'t str,
    normal: &'t Normalised,
    /// The byte offset of each character, and of the end.
    bytes: Vec<usize>,
    /// For each byte, and the end, whether the dictionary begins or ends a word there.
    boundaries: Vec<bool>,
}

impl<'t> SearchedText<'t> {
    fn new(text: &'t str, normal: &'t Normalised, boundaries: Vec<bool>) -> Self {
        let mut bytes = Vec::with_capacity(text.len() / 2);
        bytes.extend(text.char_indices().map(|(at, _)| at));
        bytes.push(text.len());
        Self {
            text,
            normal,
            bytes,
            boundaries,
        }
    }

    /// Returns the bytes of the letters in `at`.
    fn bytes(&self, at: &Range<usize>) -> Range<usize> {
        let chars = self.normal.chars(at);
        let byte = |char: usize| self.bytes.get(char).copied().unwrap_or(self.text.len());
        byte(chars.start)..byte(chars.end)
    }

    fn fit(&self, found: &Found) -> Fit {
        let at = &found.at;
        if !self.normal.syllables(at) {
            return Fit::Chance;
        }
        let (opens, closes) = (self.opens(at.start), self.opens(at.end));
        let starts = opens || self.is_boundary(found.bytes.start);
        let ends = closes || self.is_boundary(found.bytes.end);
        let is_latin = |at: usize| self.key(at).is_some_and(|key| key.is_ascii_alphabetic());
        if is_latin(at.start) && !opens || is_latin(at.end - 1) && !closes {
            return Fit::Chance;
        }
        // The name after a title may make other words together with it: นายกอบ.
        let is_title = is_sure_title(found.word);
        let is_abbreviated = || part(self.text, found.bytes.clone()).contains('.');
        let ends = ends
            || is_title && (at.len() >= SHORT || is_abbreviated())
            || self::is_title(found.word) && at.len() > MEDIUM && opens;
        match (at.len(), starts, ends) {
            (_, true, true) => Fit::Whole,
            (..=SHORT, false, false) => Fit::Chance,
            (..=SHORT, ..) | (..=MEDIUM, false, false) => Fit::Half,
            _ if is_exact(found.word) => Fit::Half,
            _ => Fit::Whole,
        }
    }

    fn key(&self, at: usize) -> Option<u8> {
        self.normal.keys.get(at).copied()
    }

    fn is_boundary(&self, byte: usize) -> bool {
        self.boundaries.get(byte) == Some(&true)
    }

    /// Returns whether the script itself parts the letter `at` from the one before it: by a gap, a
    /// full stop, or another kind of letter.
    fn opens(&self, at: usize) -> bool {
        let kind = |key: u8| match key {
            NUMBER => 0,
            key if key.is_ascii() => 1,
            _ => 2,
        };
        let before = at.checked_sub(1).and_then(|before| self.key(before));
        self.normal.opens(at)
            || match (before, self.key(at)) {
                (Some(before), Some(after)) => kind(before) != kind(after),
                _ => true,
            }
    }
}

/// Returns whether `c` is a letter, a vowel or a digit, and no tone mark. Texts are nearly all Thai and
/// ASCII, so these are told without a table.
fn is_letter(c: char) -> bool {
    match c {
        'ก'..='ฮ' | 'ะ'..='ฺ' | 'เ'..='ๆ' | '๐'..='๙' => true,
        '\u{e00}'..='\u{e7f}' => false,
        _ if c.is_ascii() => c.is_ascii_alphanumeric(),
        _ => c.is_alphanumeric(),
    }
}

/// Returns whether the letters in `at` are spelt like `term`, apart from what a hurried writer
/// leaves out.
fn is_spelt(term: &Term, searched: &SearchedText<'_>, at: &Range<usize>) -> bool {
    let Some(letters) = searched.normal.letters.get(at.clone()) else {
        return false;
    };
    let (mut lacking, mut other) = (0, 0);
    for (letter, &wanted) in letters.iter().zip(&term.marks) {
        if letter.marks == wanted {
        } else if letter.marks & !wanted == 0 {
            lacking += 1;
        } else {
            other += 1;
        }
    }
    let marks_agree = match at.len() {
        ..=SHORT => lacking + other == 0,
        _ if is_exact(term.word) => lacking + other == 0,
        4 => lacking + other == 0,
        MEDIUM => other == 0,
        length => other == 0 || other == 1 && length > MEDIUM,
    };
    if !marks_agree {
        return false;
    }
    let written = part(searched.text, searched.bytes(at));
    if at.len() <= MEDIUM + 1 && written != term.text {
        // Among short words, another letter makes another word: กสิกร, กษิกร.
        let letters = written.chars().filter(|c| is_letter(*c));
        if !letters.eq(term.bare.chars()) {
            return false;
        }
    }
    if term.is_short && !written.contains('ฯ')
        || term.has_dots && !is_abbreviation(term, searched, at)
    {
        return false;
    }
    if term.has_digits {
        let digits = |text: &str| {
            text.chars()
                .filter(char::is_ascii_digit)
                .collect::<String>()
        };
        if digits(written) != digits(&term.text) {
            return false;
        }
    }
    // Two words that are only side by side are not one, unless it is long enough to be sure.
    let has_gap = |index: usize| letters.get(index).is_some_and(|letter| letter.gap);
    if !(1..letters.len()).any(has_gap) {
        return true;
    }
    let crosses = written.contains(['\t', '|', ',', ';', ':', '(', ')', '"']);
    let is_torn = (1..letters.len()).any(|index| has_gap(index) && !term.gaps.contains(&index));
    if is_torn {
        let is_sure = at.len() > MEDIUM || term.has_dots && written.contains('.');
        let short_break = at.len() <= MEDIUM + 1 && written.contains('\n');
        if !is_sure || short_break || lacking + other > 0 {
            return false;
        }
    }
    !crosses
}

/// Returns whether the letters in `at`, without full stops, are an abbreviation and no word: รอ is a
/// word, ดต is none.
fn is_abbreviation(term: &Term, searched: &SearchedText<'_>, at: &Range<usize>) -> bool {
    let bytes = searched.bytes(at);
    let written = part(searched.text, bytes.clone());
    let is_dotted = written.contains('.') || part(searched.text, bytes.end..).starts_with('.');
    let is_long = at.len() > 2 || at.len() == 2 && !written.ends_with('อ');
    // พลอยชมพู is not พล.อ. and a name.
    let is_apart = || searched.opens(at.start) && searched.opens(at.end);
    is_dotted || is_long && (!is_title(term.word) || is_apart())
}

/// Returns whether `word` is so common that it counts only between two word boundaries.
fn is_exact(word: DraftWord) -> bool {
    matches!(
        word,
        DraftWord::Ordinary
            | DraftWord::EndsName
            | DraftWord::Suffers
            | DraftWord::Unit
            | DraftWord::LeadsToName
            | DraftWord::KinTitle
            | DraftWord::ForeignTitle
            | DraftWord::MonkTitle
            | DraftWord::ProfessionTitle
            | DraftWord::Duty
            | DraftWord::Filler
            | DraftWord::PlaceWord
            | DraftWord::LabelName
            | DraftWord::LabelFamilyName
    )
}

/// Adds those of `unsure` to `sure` that are next to a known word at the end where they do not fit.
fn add_neighbours(sure: &mut Vec<Found>, unsure: Vec<Found>, searched: &SearchedText<'_>) {
    let mut starts = vec![false; searched.normal.len() + 1];
    let mut ends = starts.clone();
    let mark = |marks: &mut Vec<bool>, at: usize| {
        if let Some(mark) = marks.get_mut(at) {
            *mark = true;
        }
    };
    let opens =
        |found: &Found| searched.opens(found.at.start) || searched.is_boundary(found.bytes.start);
    let closes =
        |found: &Found| searched.opens(found.at.end) || searched.is_boundary(found.bytes.end);
    for found in sure.iter() {
        mark(&mut starts, found.at.start);
        mark(&mut ends, found.at.end);
    }
    // A title may follow a word with which the dictionary runs it together: ด้วยนาย.
    let mut unsure_ends = vec![false; searched.normal.len() + 1];
    for found in unsure
        .iter()
        .filter(|found| opens(found) && found.at.len() > 1)
    {
        mark(&mut unsure_ends, found.at.end);
    }
    let is = |marks: &[bool], at: usize| marks.get(at) == Some(&true);
    let fits = |found: &Found| {
        let starts_word = opens(found)
            || is(&ends, found.at.start)
            || is_title(found.word) && is(&unsure_ends, found.at.start);
        let ends_word = closes(found) || is(&starts, found.at.end) || is_sure_title(found.word);
        let is_medium = found.at.len() > SHORT && !is_exact(found.word);
        starts_word && ends_word || is_medium && (starts_word || ends_word)
    };
    let (found, unsure): (Vec<Found>, Vec<Found>) = unsure.into_iter().partition(fits);
    for title in found.iter().filter(|found| is_title(found.word)) {
        mark(&mut starts, title.at.start);
    }
    // The word before such a title ends there: บ้านนาง….
    let before = unsure
        .into_iter()
        .filter(|word| opens(word) && is(&starts, word.at.end));
    sure.extend(before);
    sure.extend(found);
}

/// Drops terms inside longer ones: ป่วย in ผู้ป่วย. A longer one that begins with a title must end
/// where a word surely does, or it may be the title and the beginning of a name: นายก in นายกอบชัย.
fn drop_contained(found: &mut Vec<Found>, searched: &SearchedText<'_>) {
    found.sort_by_key(|found| (found.at.start, std::cmp::Reverse(found.at.end)));
    let starts: Vec<usize> = found.iter().map(|found| found.at.start).collect();
    let titles: Vec<usize> = found
        .iter()
        .filter(|found| is_sure_title(found.word))
        .map(|found| found.at.start)
        .collect();
    found.retain(|found| {
        let ends_surely = searched.opens(found.at.end)
            || found.at.len() > MEDIUM + 1
            || starts.binary_search(&found.at.end).is_ok();
        is_sure_title(found.word) || ends_surely || titles.binary_search(&found.at.start).is_err()
    });
    // Sorted by start, a term is contained if an earlier one ends as late and is longer.
    let (mut end, mut start_of_longest, mut longest) = (0, 0, None);
    found.retain(|found| {
        let is_longer = found.at.end > end;
        let is_equal = found.at.end == end && found.at.start == start_of_longest;
        // บ้านนาย is somebody's home, and the title in it still one; ชื่อผู้ป่วย is about a patient.
        let is_kept = match longest {
            Some(DraftWord::Home) => is_title(found.word) || is_fact(found.word),
            // และนางสมมติ
            Some(DraftWord::EndsName) => {
                is_sure_title(found.word) || found.word == DraftWord::Joins
            }
            Some(
                DraftWord::LabelName
                | DraftWord::LabelAddress
                | DraftWord::LabelCitizen
                | DraftWord::LabelHospitalNumber
                | DraftWord::LabelPosition
                | DraftWord::LabelLineId,
            ) => is_fact(found.word),
            _ => false,
        };
        if is_longer {
            (end, start_of_longest) = (found.at.end, found.at.start);
            longest = Some(found.word);
        }
        is_longer || is_equal || is_kept
    });
}
