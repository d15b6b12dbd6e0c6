//! Where a name ends: its family name, nickname and further parts.

use std::ops::Range;

use super::likeness::Likeness;
use super::names::{Finder, Name};
use super::runs::{is_telling, is_too_long};
use crate::draft::after_signs;
use crate::draft::words::{is_fact, is_name_label, is_sure_title, is_title};
use crate::language::DraftWord;

/// The maximum number of words in a foreign name.
const FOREIGN_PARTS: usize = 4;

/// The distance at which a citizenship is looked for, in bytes.
const NEAR: usize = 240;

/// How many words no family name consists of that is not made as such.
const FAMILY_WORDS: usize = 4;
/// The same of one that begins with a position.
const POSITION_WORDS: usize = 3;

/// The maximum length of a nickname or a part of a foreign name, in bytes.
const NICKNAME: usize = 36;

impl Finder<'_> {
    /// Returns the name that begins with the word at `run`.
    pub(super) fn name(&self, start: usize, run: Range<usize>) -> Option<Name> {
        let given = self.runs.cut(&run);
        let is_made_up = self.is_made_up(given.start) || self.is_made_up(given.end);
        // หมอครับ
        let mut words = self.words.at(given.start);
        let is_polite = words.any(|m| m.word == DraftWord::Polite && m.range.end >= given.end);
        if self.runs.is_initial(&given) || is_too_long(&given) || is_made_up || is_polite {
            return None;
        }
        let mut name = Name {
            range: start..given.end,
            ..Name::of(given.clone(), self.runs.likeness(&given))
        };
        if given.end == run.end {
            self.add_nickname(&mut name);
            let family = self.family(name.range.end);
            // กัลยา G1
            let is_other_script =
                |family: &Range<usize>| self.is_latin(family.start) != self.is_latin(given.start);
            if let Some(family) = family.filter(|family| !is_other_script(family)) {
                name.range.end = family.end;
                name.parts.push(family.clone());
                name.family = Some(family);
            }
        }
        self.add_nickname(&mut name);
        self.add_initial(&mut name);
        let is_foreign = self
            .words
            .at(given.start)
            .any(|m| m.word == DraftWord::ForeignTitle)
            || self.is_latin(given.start)
            || self.has_nationality(given.start);
        if is_foreign {
            self.add_parts(&mut name);
        }
        if self.is_made_up(name.range.end) {
            return None;
        }
        Some(name)
    }

    /// Adds the first letter of a family name: พิทักษ์ ล.
    fn add_initial(&self, name: &mut Name) {
        let at = self.skip_spaces(name.range.end);
        let rest = self.text.get(at..).unwrap_or_default();
        let letter = rest.chars().next().filter(|c| ('ก'..='ฮ').contains(c));
        let after = letter.and_then(|letter| rest.get(letter.len_utf8()..)?.strip_prefix('.'));
        let (Some(letter), Some(after)) = (letter, after) else {
            return;
        };
        // ต. นาแก้ว, ม.5, ร.ร.
        let is_apart = after.is_empty() || after.starts_with([' ', ')', ',', '\n', '\t']);
        let goes_on = after
            .trim_start_matches(' ')
            .starts_with(|c: char| c.is_ascii_digit());
        let is_place = self.words.at(at).any(|m| {
            matches!(
                m.word,
                DraftWord::PlaceWord
                    | DraftWord::AddressArea
                    | DraftWord::AddressRoad
                    | DraftWord::AddressVillage
                    | DraftWord::Unit
            )
        });
        if name.family.is_none() && at > name.range.end && is_apart && !goes_on && !is_place {
            name.range.end = at + letter.len_utf8() + 1;
            name.parts.push(at..name.range.end);
        }
    }

    pub(super) fn is_latin(&self, at: usize) -> bool {
        self.text.get(at..).is_some_and(|rest| {
            rest.starts_with(|c: char| !('\u{e00}'..='\u{e7f}').contains(&c) && c.is_alphabetic())
        })
    }

    /// Returns whether a citizenship stands near byte `at` on its line.
    pub(super) fn has_nationality(&self, at: usize) -> bool {
        let near = at.saturating_sub(NEAR)..at + NEAR;
        self.layout.line_at(at).is_some_and(|line| {
            let near = near.start.max(line.range.start)..near.end.min(line.range.end);
            self.words.has(near, &[DraftWord::Nationality])
        })
    }

    /// Adds further words of a foreign name, which may have more than two.
    pub(super) fn add_parts(&self, name: &mut Name) {
        while name.parts.len() < FOREIGN_PARTS {
            let at = self.skip_spaces(name.range.end);
            let run = self.runs.at(at, self.cell_end(name.range.end));
            let is_close = at > name.range.end;
            let is_part = |run: &Range<usize>| {
                is_close
                    && run.len() <= NICKNAME
                    && (self.runs.is_family(run)
                        || self.runs.is_foreign_part(run)
                        || self.is_middle_initial(run))
            };
            let Some(run) = run.filter(is_part) else {
                return;
            };
            let cut = self.runs.cut(&run);
            name.range.end = cut.end;
            name.parts.push(cut.clone());
            name.family.get_or_insert(cut.clone());
            if cut.end < run.end {
                return;
            }
            if self.is_middle_initial(&cut) {
                name.range.end += 1;
            }
        }
    }

    /// Returns whether `run` is the letter in John A. Sample.
    pub(super) fn is_middle_initial(&self, run: &Range<usize>) -> bool {
        run.len() == 1
            && self
                .text
                .get(run.end..)
                .is_some_and(|rest| rest.starts_with(". "))
    }

    /// Returns the family name after a given name that ends at `end`.
    pub(super) fn family(&self, end: usize) -> Option<Range<usize>> {
        let cell_end = self.cell_end(end.saturating_sub(1));
        let mut at = self.skip_spaces(end);
        let mut is_labelled = false;
        let label = self
            .words
            .at(at)
            .find(|m| m.word == DraftWord::LabelFamilyName);
        if let Some(label) = label {
            at = after_signs(self.text, label.range.end, &[' ', ':']);
            is_labelled = true;
        }
        if at == end {
            return None;
        }
        let start = at;
        let particle = self
            .words
            .at(at)
            .find(|m| m.word == DraftWord::FamilyParticle);
        if let Some(particle) = particle {
            at = self.skip_spaces(particle.range.end);
        }
        let run = self.runs.at(at, cell_end)?;
        let is_clan = particle.is_some_and(|particle| particle.range.end == run.start);
        let is_family =
            is_labelled || is_clan || self.runs.is_family(&run) || self.is_before_detail(&run);
        let cut = self.runs.cut(&run);
        let is_bare = !is_labelled && particle.is_none();
        if self.runs.has_title_inside(&run)
            || !is_labelled && self.is_relative(&run)
            || is_bare && self.goes_on(&run)
        {
            return None;
        }
        let mut family = is_family.then_some(start..cut.end)?;
        if cut.end == run.end {
            // อิศรางกูร ณ อยุธยา
            let next = self.skip_spaces(family.end);
            let particle = self
                .words
                .at(next)
                .find(|m| m.word == DraftWord::FamilyParticle);
            let more = particle.filter(|_| next > family.end).and_then(|particle| {
                let run = self
                    .runs
                    .at(self.skip_spaces(particle.range.end), cell_end)?;
                self.runs.is_family(&run).then(|| self.runs.cut(&run).end)
            });
            family.end = more.unwrap_or(family.end);
        }
        Some(family)
    }

    /// Returns whether `run` behind a given name is no family name, but what the text says next: พี่สมมติ
    /// บริษัทตัวอย่าง, นายสมมติ นักวิชาการอิสระ, ลุงสมมติ ขนป้ายไปก่อน.
    fn goes_on(&self, run: &Range<usize>) -> bool {
        let cut = self.runs.cut(run);
        let says =
            |at: usize, wanted: &[DraftWord]| self.words.at(at).find(|m| wanted.contains(&m.word));
        let introduces = [
            DraftWord::Official,
            DraftWord::Introduces,
            DraftWord::HeadsHarmless,
        ];
        // A family name may begin with a short position: รองดี.
        let is_work = || {
            let mut words = self.words.at(run.start);
            says(run.start, &[DraftWord::Company]).is_some()
                || self.runs.is_wordy(&cut, POSITION_WORDS)
                    && says(run.start, &introduces).is_some()
                    && !words.any(|m| is_title(m.word))
        };
        // ป้าไม่มี, เด็กเป็นลม
        let is_of_relative = || {
            says(run.start, &[DraftWord::KinTitle]).is_some_and(|kin| {
                let at = kin.range.end;
                at == cut.end && cut.end < run.end || says(at, &[DraftWord::Ordinary]).is_some()
            })
        };
        self.runs.likeness(&cut) != Likeness::Likely
            && !self.runs.is_family_of_words(&cut)
            && !self.is_before_detail(run)
            && (is_work() || is_of_relative() || self.runs.is_wordy(&cut, FAMILY_WORDS))
    }

    /// Adds the family name to `name`, if it has none and ordinary words follow of which family names are
    /// made: เพียงแผ่นดิน.
    pub(super) fn add_family_of_words(&self, name: &mut Name) {
        let end = name.range.end;
        let run = self
            .runs
            .at(self.skip_spaces(end), self.cell_end(end.saturating_sub(1)));
        let is_apart = |run: &Range<usize>| run.start > end && name.family.is_none();
        let Some(run) = run.filter(is_apart) else {
            return;
        };
        let cut = self.runs.cut(&run);
        if name.given.end == end && self.runs.is_family_of_words(&cut) {
            name.range.end = cut.end;
            name.parts.push(cut.clone());
            name.family = Some(cut);
        }
    }

    /// Returns whether `run` is a word of kinship, behind which a person is named: บิดา นายสมมติ มารดา
    /// นางทดลอง.
    fn is_relative(&self, run: &Range<usize>) -> bool {
        let kin = self
            .words
            .at(run.start)
            .find(|m| m.word == DraftWord::KinTitle);
        kin.is_some_and(|kin| {
            let mut words = self.words.at(self.skip_spaces(kin.range.end));
            words.any(|m| is_sure_title(m.word) || is_name_label(m.word))
        })
    }

    /// Returns whether `run`, though it consists of ordinary words, stands between a given name and
    /// a detail about a person, or ends a row: บ้านกลาง อายุ 40 ปี.
    pub(super) fn is_before_detail(&self, run: &Range<usize>) -> bool {
        let is_row = || {
            self.layout
                .line_at(run.start)
                .is_some_and(|line| line.is_item() || line.cells.len() > 1)
        };
        // สมโภชน์ อำเภอ เสพยา
        let may_be_name = |word| matches!(word, DraftWord::EndsName | DraftWord::Nationality);
        let ends_row = || self.is_cell_end(run.end) && is_row();
        let words = || self.words.at(run.start);
        let are_ordinary = words().all(|m| !is_telling(m.word));
        let are_names = || words().all(|m| !is_telling(m.word) || may_be_name(m.word));
        run.len() <= NICKNAME
            && !(self.runs.is_initial(run) && self.is_abbreviated(run.end))
            && (are_ordinary && (self.has_detail(run.end) || ends_row())
                || are_names() && self.has_fact(run.end))
    }

    /// Returns whether a fact follows byte `at`.
    fn has_fact(&self, at: usize) -> bool {
        let next = self.skip_spaces(at);
        next > at && self.words.at(next).any(|m| is_fact(m.word))
    }

    /// Adds a nickname in brackets, in quotation marks or after a word such as ฉายา.
    pub(super) fn add_nickname(&self, name: &mut Name) {
        let at = self.skip_spaces(name.range.end);
        let rest = self.text.get(at..).unwrap_or_default();
        let mut inner = at;
        let mut closing = None;
        let opening = |rest: &str| match rest.chars().next() {
            Some('(') => Some(')'),
            Some('"' | '“' | '”') => Some('"'),
            Some('\'' | '‘') => Some('\''),
            _ => None,
        };
        if let Some(sign) = opening(rest) {
            closing = Some(sign);
            inner = at + rest.chars().next().map_or(0, char::len_utf8);
        }
        let label = self
            .words
            .at(inner)
            .find(|m| matches!(m.word, DraftWord::LabelNickname | DraftWord::AlsoCalled));
        if let Some(label) = label {
            inner = label.range.end;
            let rest = self.text.get(inner..).unwrap_or_default();
            inner += rest.len() - rest.trim_start_matches([' ', ':', '"', '“', '\'']).len();
        } else if closing.is_none() {
            return;
        }
        let kin = self.words.at(inner).find(|m| m.word == DraftWord::KinTitle);
        if let Some(kin) = kin {
            let after = self.skip_spaces(kin.range.end);
            if self.runs.at(after, self.cell_end(at)).is_some() {
                inner = after;
            }
        }
        let Some(run) = self.runs.at(inner, self.cell_end(at)) else {
            return;
        };
        let after = self.text.get(run.end..).unwrap_or_default();
        let closes =
            closing.is_none_or(|_| after.trim_start().starts_with([')', '"', '”', '\'', '’']));
        if closes
            && run.len() <= NICKNAME
            && !self.runs.begins_phrase(&run)
            && !self.is_made_up(name.range.end)
        {
            let cut = self.runs.cut(&run);
            let signs = closing.map_or(0, |_| {
                let rest = self.text.get(cut.end..).unwrap_or_default();
                rest.chars().next().map_or(0, char::len_utf8)
            });
            name.parts.push(cut.clone());
            name.range.end = cut.end + if cut.end == run.end { signs } else { 0 };
        }
    }

    /// Returns whether what follows byte `at` says that the name is made up.
    pub(super) fn is_made_up(&self, at: usize) -> bool {
        let next = after_signs(self.text, at, &[' ', '(', '-']);
        self.words.at(next).any(|m| m.word == DraftWord::MadeUp)
    }

    /// Returns whether `run` is an ordinary word and so may be a given name, since what can only be a
    /// family name follows it and ends the cell, if it `may_end` it, or is followed by a detail about
    /// a person.
    pub(super) fn is_word_with_family(&self, run: &Range<usize>, may_end: bool) -> bool {
        self.runs.is_ordinary_word(run)
            && self.next_run(run).is_some_and(|family| {
                self.runs.is_unknown(&family)
                    && !self.runs.is_initial(&family)
                    && (may_end && self.is_cell_end(family.end) || self.has_detail(family.end))
            })
    }

    /// Returns whether `run` after a title is an ordinary word and so may be a given name, since what
    /// may be a family name follows it and ends the cell or is followed by a detail about a person.
    pub(super) fn is_titled_word(&self, run: &Range<usize>) -> bool {
        self.runs.is_ordinary_word(run)
            && self.next_run(run).is_some_and(|family| {
                self.runs.is_family(&family)
                    && (self.is_cell_end(family.end) || self.has_detail(family.end))
            })
    }

    /// Returns the run after `run` and a space in the same cell.
    fn next_run(&self, run: &Range<usize>) -> Option<Range<usize>> {
        let next = self.skip_spaces(run.end);
        let found = self.runs.at(next, self.cell_end(run.start));
        found.filter(|_| next > run.end)
    }

    /// Returns whether nothing but spaces stands between byte `at` and the end of its cell.
    pub(super) fn is_cell_end(&self, at: usize) -> bool {
        let end = self.cell_end(at.saturating_sub(1));
        self.text
            .get(at..end)
            .is_none_or(|rest| rest.trim().is_empty())
    }

    /// Returns whether a detail about a person follows byte `at`.
    pub(super) fn has_detail(&self, at: usize) -> bool {
        let next = after_signs(self.text, self.skip_spaces(at), &['.', '…', '_']);
        let next = self.skip_spaces(next);
        next > at
            && self.words.at(next).any(|m| {
                matches!(
                    m.word,
                    DraftWord::EndsName
                        | DraftWord::LabelCitizen
                        | DraftWord::LabelPhone
                        | DraftWord::LabelBank
                        | DraftWord::BankName
                        | DraftWord::LabelBirth
                        | DraftWord::LabelHospitalNumber
                        | DraftWord::LabelPlate
                        | DraftWord::Suffers
                        | DraftWord::LabelAddress
                        | DraftWord::Fact
                        | DraftWord::Death
                )
            })
    }
}
