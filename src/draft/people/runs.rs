//! Runs of letters without a space, and whether they may be names.

use std::ops::Range;

use super::likeness::{Known, is_family_name};
use crate::draft::words::{Mention, Words, is_sure_title, is_title};
use crate::language::DraftWord;
use crate::text::{is_alphabetic, part};

/// The maximum length of a name, in bytes.
const LONGEST: usize = 120;

/// The minimum length of a word that is met inside a run for sure, in bytes.
const LONG_WORD: usize = 21;

/// The minimum length of the sentence that goes on behind a name without a space, in bytes.
const PHRASE: usize = 18;

/// The maximum length of a short part of a foreign name, in bytes.
const SHORT_PART: usize = 18;

/// Finds runs of letters in a text.
pub(super) struct Runs<'t> {
    pub text: &'t str,
    pub words: &'t Words,
    pub known: Known,
}

/// The script of a run.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Thai,
    Other,
}

/// Returns the script of `c`, if it is a letter or a mark on one.
fn script(c: char) -> Option<Script> {
    match c {
        'ก'..='ฺ' | 'เ'..='ๅ' | '็'..='๎' => Some(Script::Thai),
        '\u{e00}'..='\u{e7f}' => None,
        _ => is_alphabetic(c).then_some(Script::Other),
    }
}

impl<'t> Runs<'t> {
    pub fn new(text: &'t str, words: &'t Words) -> Self {
        Self {
            text,
            words,
            known: Known::default(),
        }
    }
}

impl Runs<'_> {
    /// Returns the run that begins at byte `at` and ends before `limit`, or as much of it as may matter.
    pub fn at(&self, at: usize, limit: usize) -> Option<Range<usize>> {
        let mut known = self.known.ends.borrow_mut();
        let end = known.entry(at..limit);
        let end = end.or_insert_with(|| self.end(at, limit));
        end.map(|end| at..end)
    }

    fn end(&self, at: usize, limit: usize) -> Option<usize> {
        let rest = self.text.get(at..limit)?;
        let first = rest.chars().next()?;
        let kind = script(first)?;
        if matches!(first, 'ฯ'..='ฺ' | '็'..='๎' | 'ๅ') {
            return None;
        }
        let mut end = 0;
        for (place, c) in rest.char_indices() {
            let joins = matches!(c, '-' | '\'') && {
                let next = rest
                    .get(place + c.len_utf8()..)
                    .and_then(|rest| rest.chars().next());
                next.and_then(script) == Some(kind)
            };
            if script(c) != Some(kind) && !joins || end > LONGEST {
                break;
            }
            end = place + c.len_utf8();
        }
        Some(at + end)
    }

    /// Returns the beginning of `run` up to a word that cannot be part of a name. The first word of
    /// a run never ends it, and no word does inside another.
    pub fn cut(&self, run: &Range<usize>) -> Range<usize> {
        if let Some(end) = self.known.cuts.borrow().get(run) {
            return run.start..*end;
        }
        let end = self.end_of_name(run);
        self.known.cuts.borrow_mut().insert(run.clone(), end);
        run.start..end
    }

    fn end_of_name(&self, run: &Range<usize>) -> usize {
        let end = self
            .words
            .within(run.start + 1..self.text.len().min(run.end + LONGEST))
            .take_while(|m| m.range.start < run.end)
            .find(|m| {
                (self.words.is_boundary(m.range.start) || m.range.len() >= LONG_WORD)
                    && self.is_name_length(&(run.start..m.range.start))
                    && (ends_name(m.word) || self.goes_on(run, m))
            });
        end.map_or(run.end, |m| m.range.start)
    }

    /// Returns the short name at the beginning of `run`, which a word of kinship stands before, if it goes
    /// on as a sentence: เคนหลงทางมา. Returns `run` if there is none.
    pub fn short(&self, run: Range<usize>) -> Range<usize> {
        if self.is_name(&run) {
            return run;
        }
        let mut words = self.words.within(run.start + 1..run.end);
        let end = words.find(|m| {
            is_phrase_word(m.word)
                && self.words.is_boundary(m.range.start)
                && self.is_called_name(&(run.start..m.range.start))
                && self.is_phrase(&(m.range.start..run.end))
        });
        end.map_or(run.clone(), |m| run.start..m.range.start)
    }

    /// Returns the beginning of `run` up to a word that may go on behind a name, unless it is made as names
    /// are.
    pub fn loose(&self, run: &Range<usize>) -> Range<usize> {
        let cut = self.cut(run);
        if self.is_name(&cut) {
            return cut;
        }
        let end = self.words.within(cut.start + 1..cut.end).find(|m| {
            (is_phrase_word(m.word) || is_title(m.word))
                && self.words.is_boundary(m.range.start)
                && self.is_name_length(&(cut.start..m.range.start))
        });
        cut.start..end.map_or(cut.end, |m| m.range.start)
    }

    /// Returns whether `range` may be a name by itself: a short one, or made as names are.
    fn is_called_name(&self, range: &Range<usize>) -> bool {
        self.is_short_name(range) || self.is_name(range)
    }

    /// Returns whether `run` goes on as a sentence from `word` on, behind what is made as names are:
    /// บุญเรือนนั่งร้องไห้หน้าบ้าน.
    fn goes_on(&self, run: &Range<usize>, word: &Mention) -> bool {
        // A family name may end with a short word: ทองดีนอก.
        is_phrase_word(word.word)
            && run.end >= word.range.start + PHRASE
            && self.is_phrase(&(word.range.start..run.end))
            && self.is_name(&(run.start..word.range.start))
            && !self.is_name(run)
    }

    /// Returns whether `range` is long enough for a name: more than a letter with its mark.
    fn is_name_length(&self, range: &Range<usize>) -> bool {
        part(self.text, range.clone()).chars().nth(1).is_some()
    }

    /// Returns whether `run` is one letter, the letters of a number, or the start of a masked name.
    pub fn is_initial(&self, run: &Range<usize>) -> bool {
        // me 1234567
        let rest = part(self.text, run.end..);
        let number = rest.strip_prefix([' ', '-']).unwrap_or(rest);
        if run.len() <= 2 && number.starts_with(|c: char| c.is_ascii_digit()) {
            return true;
        }
        let mut letters = part(self.text, run.clone()).chars();
        let is_single = letters.next().is_some() && letters.next().is_none();
        is_single
            || self
                .text
                .get(run.end..)
                .is_some_and(|rest| rest.starts_with('…'))
    }

    /// Returns whether `run` is no untitled name: it has so many ordinary words inside that it reads
    /// as part of a sentence, or is an abbreviation in Latin letters.
    pub fn is_sentence(&self, run: &Range<usize>) -> bool {
        let written = part(self.text, run.clone());
        let is_latin = written.starts_with(|c| script(c) == Some(Script::Other));
        if is_latin {
            // A letter by itself is no part of a name: smi-v.
            let has_letter = written.split('-').any(|part| part.len() == 1);
            return has_letter
                || !written.contains(['a', 'e', 'i', 'o', 'u', 'y'])
                || !written.is_ascii();
        }
        let (mut end, mut covered, mut count) = (run.start, 0, 0);
        for word in self.words.within(run.clone()) {
            if word.range.start >= end && is_phrase_word(word.word) {
                end = word.range.end;
                covered += word.range.len();
                count += 1;
            }
        }
        count >= 2 && covered * 5 >= run.len() * 2 && run.len() > 30
    }

    /// Returns whether `run` consists of words that are no names, or begins with two of them.
    pub fn is_phrase(&self, run: &Range<usize>) -> bool {
        let first = || self.words.at(run.start).filter(|m| is_phrase_word(m.word));
        let is_second = |at: usize| {
            let mut second = self.words.at(at);
            // นำส่ง + ส่งโรงพยาบาล
            let mut overlapping = self.words.within(run.start + 1..run.end);
            let is_inside = |m: &Mention| m.range.start < at && at < m.range.end;
            second.any(|m| is_phrase_word(m.word))
                || overlapping.any(|m| is_inside(m) && is_phrase_word(m.word))
        };
        first().any(|word| word.range.end >= run.end)
            || first().any(|word| is_second(word.range.end))
    }

    /// Returns whether a title stands inside `run` after an ordinary word: ด้วยนาย….
    pub fn has_title_inside(&self, run: &Range<usize>) -> bool {
        let mut inside = self.words.within(run.start + 1..run.end);
        inside.any(|title| match title.word {
            word if is_sure_title(word) => title.range.end < run.end,
            DraftWord::KinTitle => {
                let mut words = self.words.at(run.start);
                title.range.end < run.end && words.any(|m| m.range.end == title.range.start)
            }
            // ชื่นชมครู…
            DraftWord::ProfessionTitle => {
                let mut words = self.words.at(run.start);
                let introduces = |m: &Mention| {
                    m.word == DraftWord::Introduces && m.range.end == title.range.start
                };
                title.range.end < run.end && words.any(introduces)
            }
            _ => false,
        })
    }

    /// Returns whether `run` begins with a kind of place, an office or a company.
    pub fn is_place(&self, run: &Range<usize>) -> bool {
        self.words.at(run.start).any(|m| {
            matches!(
                m.word,
                DraftWord::PlaceWord | DraftWord::Company | DraftWord::BankName
            ) || m.word == DraftWord::Office && !self.is_name_with(run, m)
        })
    }

    /// Returns whether `run` is made as names are, with `word` as one of its parts: กองแพง.
    fn is_name_with(&self, run: &Range<usize>, word: &Mention) -> bool {
        word.range.end < run.end && self.is_name_part(&word.range) && self.is_name(run)
    }

    /// Returns whether `run` begins with a fact, a label or the title of another person, or consists
    /// of words that are no names.
    pub fn begins_phrase(&self, run: &Range<usize>) -> bool {
        self.begins_matter(run) || self.is_phrase(run)
    }

    /// Returns whether `run` begins with a fact, a label or the title of another person.
    fn begins_matter(&self, run: &Range<usize>) -> bool {
        self.words.at(run.start).any(|m| match m.word {
            DraftWord::Fact
            | DraftWord::Death
            | DraftWord::Announces
            | DraftWord::Title
            | DraftWord::Rank => true,
            // สกุลไทย
            DraftWord::LabelFamilyName => m.range.end >= run.end,
            word => is_label(word),
        })
    }

    /// Returns whether `run`, though it consists of ordinary words, is made as family names are.
    pub fn is_family_of_words(&self, run: &Range<usize>) -> bool {
        !self.is_initial(run)
            && !self.begins_matter(run)
            && is_family_name(part(self.text, run.clone()))
    }

    /// Returns whether `run` begins with an ordinary word, goes on, and is not made as names are:
    /// สะดวกหลัง.
    pub fn begins_loosely(&self, run: &Range<usize>) -> bool {
        let mut words = self.words.at(run.start);
        let begins = words.any(|m| {
            m.word == DraftWord::Ordinary
                && m.range.end < run.end
                && self.words.is_boundary(m.range.end)
        });
        begins && !self.is_name(run)
    }

    /// Returns whether `run` may be part of a foreign name, whose short parts may sound like words.
    pub fn is_foreign_part(&self, run: &Range<usize>) -> bool {
        let begins = self.words.at(run.start).any(|m| {
            is_label(m.word)
                || matches!(
                    m.word,
                    DraftWord::Fact
                        | DraftWord::Death
                        | DraftWord::Announces
                        | DraftWord::Title
                        | DraftWord::Rank
                        | DraftWord::EndsName
                        | DraftWord::Nationality
                        | DraftWord::Official
                )
        });
        let is_thai = part(self.text, run.clone()).starts_with(|c| script(c) == Some(Script::Thai));
        is_thai && run.len() <= SHORT_PART && !begins
    }

    /// Returns whether `run` is one ordinary word, as many given names are: เลื่อน, ชอบ.
    pub fn is_ordinary_word(&self, run: &Range<usize>) -> bool {
        let covering = || {
            let words = self.words.at(run.start);
            words.filter(|m| m.range.end >= run.end)
        };
        let is_ordinary = |m: &Mention| m.range.end == run.end && !is_telling(m.word);
        covering().next().is_some() && covering().all(is_ordinary)
    }

    /// Returns whether `run` consists of one or two ordinary words, as many nicknames do: ต้นข้าว.
    pub fn consists_of_words(&self, run: &Range<usize>) -> bool {
        let is_ordinary = |m: &&Mention| !is_telling(m.word) && m.range.end <= run.end;
        let mut first = self.words.at(run.start).filter(is_ordinary);
        first.any(|first| {
            // ไปด้วย: two words that hardly ever stand in names are none together.
            let may_follow =
                |m: &Mention| first.word != DraftWord::Ordinary || m.word != DraftWord::Ordinary;
            let end = first.range.end;
            end == run.end
                || self
                    .words
                    .at(end)
                    .any(|m| is_ordinary(&m) && m.range.end == run.end && may_follow(m))
        })
    }

    /// Returns whether `run` consists of at least `count` words of the dictionary.
    pub fn is_wordy(&self, run: &Range<usize>, count: usize) -> bool {
        let is_apart = self.words.is_boundary(run.start) && self.words.is_boundary(run.end);
        is_apart && self.words.boundaries_within(run.start + 1..run.end) + 1 >= count
    }

    /// Returns whether the first word that the dictionary makes of `run` is a short name.
    pub fn begins_with_short_name(&self, run: &Range<usize>) -> bool {
        let end = self.words.boundary_after(run.start);
        end.is_some_and(|end| self.is_short_name(&(run.start..end)))
    }

    /// Returns whether `run` has nothing of an ordinary word at its beginning.
    pub fn is_unknown(&self, run: &Range<usize>) -> bool {
        self.words.at(run.start).next().is_none()
    }

    /// Returns whether `run` may be a family name.
    pub fn is_family(&self, run: &Range<usize>) -> bool {
        let is_long = || is_too_long(run) && is_too_long(&self.cut(run));
        !self.is_initial(run) && !is_long() && !self.begins_phrase(run)
    }
}

/// Returns whether `run` is longer than any name: a sentence without a space, of which nothing says
/// where the name in it ends.
pub(super) fn is_too_long(run: &Range<usize>) -> bool {
    run.len() > LONGEST
}

/// Returns whether `word` ends a name that is written without a space before it.
fn ends_name(word: DraftWord) -> bool {
    matches!(
        word,
        DraftWord::EndsName
            | DraftWord::Suffers
            | DraftWord::Fact
            | DraftWord::Death
            | DraftWord::Announces
            | DraftWord::Nationality
            | DraftWord::LabelPhone
            | DraftWord::LabelCitizen
            | DraftWord::LabelNickname
            | DraftWord::AlsoCalled
    )
}

/// Returns whether `word` says something of its own, so that no name begins with it.
pub(super) fn is_telling(word: DraftWord) -> bool {
    is_label(word)
        || is_title(word)
        || matches!(
            word,
            DraftWord::Fact
                | DraftWord::Death
                | DraftWord::Announces
                | DraftWord::Official
                | DraftWord::Introduces
                | DraftWord::HeadsHarmless
                | DraftWord::Office
                | DraftWord::Nationality
                | DraftWord::EndsName
        )
}

fn is_label(word: DraftWord) -> bool {
    matches!(
        word,
        DraftWord::LabelName
            | DraftWord::LabelFamilyName
            | DraftWord::LabelNickname
            | DraftWord::LabelCitizen
            | DraftWord::LabelPhone
            | DraftWord::LabelBank
            | DraftWord::LabelPay
            | DraftWord::LabelCard
            | DraftWord::LabelAddress
            | DraftWord::LabelBirth
            | DraftWord::LabelHospitalNumber
            | DraftWord::LabelPassport
            | DraftWord::Booklet
            | DraftWord::LabelPlate
            | DraftWord::LabelHouseCode
            | DraftWord::LabelSecret
            | DraftWord::LabelLineId
            | DraftWord::LabelPosition
            | DraftWord::MadeUp
    )
}

fn is_phrase_word(word: DraftWord) -> bool {
    is_label(word)
        || matches!(
            word,
            DraftWord::Ordinary
                | DraftWord::Fact
                | DraftWord::Death
                | DraftWord::Announces
                | DraftWord::LeadsToName
                | DraftWord::AlsoCalled
                | DraftWord::Joins
                | DraftWord::NoFact
                | DraftWord::Plain
                | DraftWord::Official
                | DraftWord::Introduces
                | DraftWord::HeadsHarmless
                | DraftWord::Duty
                | DraftWord::Handles
                | DraftWord::Suffers
                | DraftWord::Funeral
                | DraftWord::EndsName
                | DraftWord::Numbers
                | DraftWord::Nationality
                | DraftWord::BankName
                | DraftWord::OtherNumber
                | DraftWord::Office
                | DraftWord::Company
                | DraftWord::Score
                | DraftWord::Unit
                | DraftWord::Drives
                | DraftWord::Enters
                | DraftWord::Through
        )
}
