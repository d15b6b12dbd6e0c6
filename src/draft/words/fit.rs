//! Whether a term fits where its letters stand in a text: how it stands between words, and whether it is spelt
//! so.

use std::ops::Range;

use super::terms::Term;
use super::{is_sure_title, is_title};
use crate::language::DraftWord;
use crate::text::normalise::NUMBER;
use crate::text::{Normalised, part};

/// The maximum length of terms that must begin and end at word boundaries, in letters.
pub(super) const SHORT: usize = 3;

/// The maximum length of terms that must begin or end at a word boundary, in letters.
pub(super) const MEDIUM: usize = 5;

/// How a term fits between the words around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    Whole,
    /// It fits at one end, and at the other if a known word is there.
    Half,
    Chance,
}

/// A text with its letters and word boundaries.
pub(super) struct SearchedText<'t> {
    pub text: &'t str,
    pub normal: &'t Normalised,
    /// The bytes of each letter.
    bytes: Vec<Range<usize>>,
    /// For each letter, and the end, whether the script itself parts it from the one before it.
    opens: Vec<bool>,
    /// For each byte, and the end, whether the dictionary begins or ends a word there.
    pub boundaries: Vec<bool>,
}

impl<'t> SearchedText<'t> {
    pub fn new(text: &'t str, normal: &'t Normalised, boundaries: Vec<bool>) -> Self {
        let mut chars = Vec::with_capacity(text.len() / 2);
        chars.extend(text.char_indices().map(|(at, _)| at));
        let byte = |char: usize| chars.get(char).copied().unwrap_or(text.len());
        let bytes = normal.letters.iter();
        let bytes = bytes.map(|letter| byte(letter.start)..byte(letter.end));
        Self {
            text,
            normal,
            bytes: bytes.collect(),
            opens: (0..=normal.len()).map(|at| opens(normal, at)).collect(),
            boundaries,
        }
    }

    /// Returns the bytes of the letters in `at`.
    pub fn bytes(&self, at: &Range<usize>) -> Range<usize> {
        let letters = self.bytes.get(at.clone()).unwrap_or_default();
        match (letters.first(), letters.last()) {
            (Some(first), Some(last)) => first.start..last.end,
            _ => 0..0,
        }
    }

    /// Returns how `term` fits at these letters, if it is spelt so.
    pub fn fit(&self, term: &Term, at: &Range<usize>) -> Fit {
        // Most need not be read.
        let fit = self.fit_between(term.word, at);
        if fit == Fit::Chance || is_spelt(term, self, at) {
            fit
        } else {
            Fit::Chance
        }
    }

    fn fit_between(&self, word: DraftWord, at: &Range<usize>) -> Fit {
        let bytes = self.bytes(at);
        if !self.normal.syllables(at) {
            return Fit::Chance;
        }
        let (opens, closes) = (self.opens(at.start), self.opens(at.end));
        let starts = opens || self.is_boundary(bytes.start);
        let ends = closes || self.is_boundary(bytes.end);
        let is_latin = |at: usize| self.key(at).is_some_and(|key| key.is_ascii_alphabetic());
        if is_latin(at.start) && !opens || is_latin(at.end - 1) && !closes {
            return Fit::Chance;
        }
        // The name after a title may make other words together with it: นายกอบ.
        let is_title = is_sure_title(word);
        let is_abbreviated = || part(self.text, bytes.clone()).contains('.');
        let ends = ends
            || is_title && (at.len() >= SHORT || is_abbreviated())
            || self::is_title(word) && at.len() > MEDIUM && opens;
        match (at.len(), starts, ends) {
            (_, true, true) => Fit::Whole,
            (..=SHORT, false, false) => Fit::Chance,
            (..=SHORT, ..) | (..=MEDIUM, false, false) => Fit::Half,
            _ if is_exact(word) => Fit::Half,
            _ => Fit::Whole,
        }
    }

    fn key(&self, at: usize) -> Option<u8> {
        self.normal.keys.get(at).copied()
    }

    pub fn is_boundary(&self, byte: usize) -> bool {
        self.boundaries.get(byte) == Some(&true)
    }

    /// Returns whether the script itself parts the letter `at` from the one before it.
    pub fn opens(&self, at: usize) -> bool {
        self.opens.get(at).is_none_or(|opens| *opens)
    }
}

/// Returns whether the script itself parts the letter `at` from the one before it: by a gap, a full stop, or
/// another kind of letter.
fn opens(normal: &Normalised, at: usize) -> bool {
    let kind = |key: &u8| match *key {
        NUMBER => 0,
        key if key.is_ascii() => 1,
        _ => 2,
    };
    let before = at.checked_sub(1).and_then(|before| normal.keys.get(before));
    normal.opens(at)
        || match (before, normal.keys.get(at)) {
            (Some(before), Some(after)) => kind(before) != kind(after),
            _ => true,
        }
}

/// Returns whether `c` is a letter, a vowel or a digit, and no tone mark. Texts are nearly all Thai and
/// ASCII, so these are told without a table.
pub(super) fn is_letter(c: char) -> bool {
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
    let written = part(searched.text, searched.bytes(at));
    // As most are written.
    if written == term.text && term.gaps.is_empty() && !term.has_dots {
        return true;
    }
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
    if at.len() <= MEDIUM + 1 && written != term.text {
        // Among short words, another letter makes another word: กสิกร, กษิกร.
        // A sign within it stands for any number.
        let has_number = term.text.contains("# ");
        let is_counted = |c: &char| is_letter(*c) && !(has_number && c.is_ascii_digit());
        let letters = written.chars().filter(is_counted);
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
pub(super) fn is_exact(word: DraftWord) -> bool {
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
