//! Finds the terms of the language pack in a text.
//!
//! Words are compared in normal form, so that spaces, full stops and missing tone marks make no
//! difference where they make none to a reader. They are compared whole: a word counts only where
//! the dictionary, or another known word, begins and ends one. ศพ is not in ทศพล.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::automaton::{Automaton, StateID};
use aho_corasick::nfa::contiguous::NFA;
use aho_corasick::{AhoCorasick, Anchored, MatchKind};

use super::fit::{Fit, MEDIUM, SHORT, SearchedText, is_exact, is_letter};
use super::lines::Lines;
use super::{Mention, Words, is_fact, is_sure_title, is_title};
use crate::language::{self, DraftWord, Spelling};
use crate::text::normalise;

/// A term of the pack.
pub(super) struct Term {
    pub word: DraftWord,
    /// As it stands in the pack, in lower case.
    pub text: String,
    /// Its letters and digits alone, without tone marks.
    pub bare: String,
    pub marks: Vec<u8>,
    /// The letters before which the term has a space.
    pub gaps: Vec<usize>,
    pub has_digits: bool,
    /// Whether a sign within it stands for any number.
    pub has_number: bool,
    pub has_dots: bool,
    /// Whether it has the sign of an abbreviation: ฯ.
    pub is_short: bool,
}

/// The terms of a pack, indexed.
pub(super) struct Terms {
    all: Vec<Term>,
    letters: Option<NFA>,
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
                has_number: text.contains("# "),
                has_dots: text.contains('.'),
                is_short: text.contains('ฯ'),
                bare: text.chars().filter(|c| is_letter(*c)).collect(),
                text,
            });
        }
        Self {
            letters: NFA::new(&keys).ok(),
            signs: AhoCorasick::builder()
                .match_kind(MatchKind::LeftmostLongest)
                .build(&signs)
                .ok(),
            all: terms,
            sign_words,
        }
    }

    /// Finds the terms in `text`, whose lines may be among the `known`.
    pub(super) fn find(&self, text: &str, known: &Lines) -> Words {
        let (normal, boundaries) = known.read(text);
        let searched = SearchedText::new(text, &normal, boundaries);
        let (mut sure, unsure) = self.fitting(&searched, known);
        add_neighbours(&mut sure, unsure, &searched);
        drop_contained(&mut sure, &searched);
        let mut mentions: Vec<Mention> = sure
            .into_iter()
            .map(|found| Mention {
                word: found.word,
                range: found.bytes,
            })
            .collect();
        // They are in order but for the words of the same place, and for signs.
        for same in mentions.chunk_by_mut(|one, other| one.range == other.range) {
            same.sort_by_key(|mention| mention.word);
        }
        let signs = self.signs.iter();
        for found in signs.flat_map(|signs| signs.find_iter(text)) {
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

    /// Returns the terms that fit in the text, by start, longer ones first, and those that fit at one end.
    fn fitting(&self, searched: &SearchedText<'_>, known: &Lines) -> (Vec<Found>, Vec<Found>) {
        let (mut sure, mut unsure) = (Vec::with_capacity(searched.normal.len() / 2), Vec::new());
        let automaton = self.letters.as_ref();
        let start = automaton.and_then(|automaton| automaton.start_state(Anchored::No).ok());
        let mut state = start.unwrap_or_default();
        let mut known = known.0.borrow_mut();
        let mut start = 0;
        for line in searched.text.split('\n') {
            let Some(line) = known.get_mut(line) else {
                continue;
            };
            let letters = start..start + line.normal.len();
            if line.terms.before != Some(state) {
                line.terms = self.terms_of_line(searched, &letters, state);
            }
            for met in &line.terms.met {
                let Some(term) = self.all.get(met.term) else {
                    continue;
                };
                let now = |at: usize| (at + start).saturating_sub(line.terms.start);
                let at = now(met.at.start)..now(met.at.end);
                let fitting = match met.fit.unwrap_or_else(|| searched.fit(term, &at)) {
                    Fit::Whole => &mut sure,
                    Fit::Half => &mut unsure,
                    Fit::Chance => continue,
                };
                fitting.push(Found {
                    word: term.word,
                    bytes: searched.bytes(&at),
                    at,
                });
            }
            start = letters.end;
            state = line.terms.after;
        }
        (sure, unsure)
    }

    /// Returns the terms that end in the line with these `letters`, which `before` leads to.
    fn terms_of_line(
        &self,
        searched: &SearchedText<'_>,
        letters: &Range<usize>,
        before: StateID,
    ) -> LineTerms {
        let mut terms = LineTerms {
            before: Some(before),
            after: before,
            start: letters.start,
            met: Vec::with_capacity(letters.len() / 2),
        };
        let Some(automaton) = &self.letters else {
            return terms;
        };
        let keys = searched.normal.keys.get(letters.clone());
        let mut state = before;
        for (end, key) in (letters.start + 1..).zip(keys.unwrap_or_default()) {
            state = automaton.next_state(Anchored::No, state, *key);
            let is_end = automaton.is_match(state);
            let count = is_end.then(|| automaton.match_len(state));
            for number in 0..count.unwrap_or_default() {
                let number = automaton.match_pattern(state, number).as_usize();
                let Some(term) = self.all.get(number) else {
                    continue;
                };
                let at = end - term.marks.len()..end;
                // What the line above has of a term may be another next time.
                let fit = (at.start >= letters.start).then(|| searched.fit(term, &at));
                // Most are parts of other words.
                if fit != Some(Fit::Chance) {
                    terms.met.push(LineTerm {
                        term: number,
                        at,
                        fit,
                    });
                }
            }
        }
        terms.after = state;
        let met = &mut terms.met;
        met.sort_by_key(|met| (met.at.start, std::cmp::Reverse(met.at.end)));
        terms
    }
}

/// The terms that end in a line.
#[derive(Debug, Default)]
pub(super) struct LineTerms {
    /// Where the search stands before the line, if it was searched, and after it.
    before: Option<StateID>,
    after: StateID,
    /// How many letters stood before the line.
    start: usize,
    /// By start, longer ones first.
    met: Vec<LineTerm>,
}

/// A term met in a line.
#[derive(Debug)]
struct LineTerm {
    /// Its number.
    term: usize,
    /// Where it stood, in letters.
    at: Range<usize>,
    /// How it fits, unless it begins before the line.
    fit: Option<Fit>,
}

/// A term met in a text, at these letters and bytes.
struct Found {
    word: DraftWord,
    at: Range<usize>,
    bytes: Range<usize>,
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
