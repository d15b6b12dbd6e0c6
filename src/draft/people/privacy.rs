//! Decides whether a message tells a fact about a named person that must not be published.
//!
//! A name by itself is not private: officials sign, lead and report, and donors are thanked.

mod evidence;
mod headings;
mod officials;

use std::ops::Range;

use self::evidence::{is_sure, speaks_of_private_life};
use super::has_name_label;
use super::likeness::Likeness;
use super::names::{Form, Name};
use crate::draft::layout::{Layout, Line, VoucherKind};
use crate::draft::recogniser::Personal;
use crate::draft::tail;
use crate::draft::words::{Mention, Words, is_fact, is_letter, is_name_label};
use crate::language::DraftWord;
use crate::text::part;

/// The maximum distance between a fact and the name, in bytes.
const REACH: usize = 450;

/// The maximum distance of a fact that is told at once, in characters.
const AT_ONCE: usize = 8;

/// The maximum length of a short line, in characters.
const SHORT_LINE: usize = 80;

/// How a text speaks of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Private,
    Harmless,
}

/// What stands around a name on its line.
struct Around<'w> {
    /// The nearest word before it that decides.
    nearest: Option<&'w Mention>,
    fact_after: Option<&'w Mention>,
    /// Whether people are invited to a funeral there.
    is_bereaved: bool,
    /// Whether something is done to the person.
    is_handled: bool,
    /// Whether the person acts for an office.
    is_official: bool,
}

/// The names in a text and what is said about them.
pub(super) struct Privacy<'t> {
    text: &'t str,
    words: &'t Words,
    layout: &'t Layout,
    names: &'t [Name],
    personal: Personal<'t>,
    /// The words that decide, except those inside names.
    decisive: Vec<&'t Mention>,
    /// What each line says.
    lines: Vec<Said>,
    /// Whether something private about a person is said anywhere in the text.
    has_evidence: bool,
    /// Whether the text speaks of somebody's home, family or papers.
    is_personal: bool,
}

/// What a stretch of text says about the persons in it or below it.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "a set of flags")]
struct Said {
    announces: bool,
    fact: bool,
    death: bool,
    funeral: bool,
    label_name: bool,
    heads_harmless: bool,
    introduces: bool,
    /// Whether a word that introduces officials is its last one.
    ends_introducing: bool,
}

impl Said {
    fn of(text: &str, words: &[&Mention], range: &Range<usize>) -> Self {
        let mut said = Self::default();
        for mention in words {
            match mention.word {
                DraftWord::Announces => said.announces = true,
                DraftWord::Fact => said.fact = true,
                DraftWord::Death => said.death = true,
                DraftWord::Funeral => said.funeral = true,
                word if is_name_label(word) => said.label_name = true,
                DraftWord::HeadsHarmless => said.heads_harmless = true,
                DraftWord::Introduces => {
                    said.introduces = true;
                    let rest = text.get(mention.range.end..range.end).unwrap_or_default();
                    said.ends_introducing |= tail(rest, 1).len() == rest.len();
                }
                _ => {}
            }
        }
        said
    }

    fn has_fact(self, is_bereaved: bool) -> bool {
        self.announces || self.fact || self.death && !is_bereaved
    }
}

fn is_harmless(word: DraftWord) -> bool {
    matches!(word, DraftWord::Introduces | DraftWord::HeadsHarmless)
}

fn is_decisive(word: DraftWord) -> bool {
    is_fact(word)
        || is_harmless(word)
        || is_name_label(word)
        || matches!(
            word,
            DraftWord::Official | DraftWord::Duty | DraftWord::Handles | DraftWord::Funeral
        )
}

impl<'t> Privacy<'t> {
    pub fn new(
        text: &'t str,
        words: &'t Words,
        layout: &'t Layout,
        names: &'t [Name],
        personal: Personal<'t>,
    ) -> Self {
        let mut upcoming = names.iter().peekable();
        let decisive = words
            .all()
            .iter()
            .filter(|mention| is_decisive(mention.word));
        let decisive = decisive
            .filter(|mention| {
                while upcoming
                    .next_if(|name| name.range.end <= mention.range.start)
                    .is_some()
                {}
                upcoming.peek().is_none_or(|name| {
                    let start = name
                        .parts
                        .first()
                        .map_or(name.range.start, |part| part.start);
                    mention.range.end <= start || mention.range.start >= name.range.end
                })
            })
            .collect();
        let mut privacy = Self {
            text,
            words,
            layout,
            names,
            personal,
            decisive,
            lines: Vec::new(),
            has_evidence: false,
            is_personal: speaks_of_private_life(words),
        };
        let lines = layout.lines().iter().map(|line| &line.range);
        privacy.lines = lines
            .map(|range| {
                let mut said = Said::of(text, privacy.within(range), range);
                said.label_name &= !privacy.is_filled_in(range);
                said
            })
            .collect();
        let is_bereaved = privacy.lines.iter().any(|said| said.funeral);
        let has_fact = privacy.lines.iter().any(|said| said.has_fact(is_bereaved));
        privacy.has_evidence = has_fact || !personal.data.is_empty();
        privacy
    }

    /// Returns the deciding words in `range`.
    fn within(&self, range: &Range<usize>) -> &[&'t Mention] {
        let start = self
            .decisive
            .partition_point(|m| m.range.start < range.start);
        let end = self.decisive.partition_point(|m| m.range.start < range.end);
        self.decisive.get(start..end.max(start)).unwrap_or_default()
    }

    /// Returns whether the name with this number must not be published.
    pub fn is_private(&self, number: usize) -> bool {
        let Some(name) = self.names.get(number) else {
            return false;
        };
        let Some(line) = self.layout.line_at(name.range.start) else {
            return false;
        };
        let around = self.around(name, line);
        if name.form == Form::Row {
            return self.is_private_row(number, name, line, &around);
        }
        let is_announced = around
            .nearest
            .is_some_and(|m| is_fact(m.word) && self.leads_to(m, name));
        if is_announced && !self.is_signature(name, line) {
            return true;
        }
        if self.is_told_after(name, &around) || self.may_suffer(number, name, line, &around) {
            return true;
        }
        if around.is_official || self.is_signature(name, line) {
            return false;
        }
        if around.is_handled && self.has_evidence {
            return true;
        }
        if name.is_official {
            return self.is_official_in_private(name, line, &around);
        }
        self.is_meant(number, name, line, &around)
    }

    /// Returns what stands around `name` on its line.
    fn around(&self, name: &Name, line: &Line) -> Around<'t> {
        let before = line.range.start.max(name.range.start.saturating_sub(REACH))..name.range.start;
        let after = name.range.end..line.range.end.min(name.range.end + REACH);
        let is_bereaved = self.is_funeral(line);
        let counts = |mention: &&&Mention| {
            is_fact(mention.word) && !(is_bereaved && mention.word == DraftWord::Death)
        };
        let nearest = self
            .within(&before)
            .iter()
            .rev()
            .find(|m| counts(m) || is_harmless(m.word))
            .copied();
        let is_handled = !is_bereaved && self.is_handled(&before, name);
        Around {
            nearest,
            fact_after: self.fact_after(&after, is_bereaved),
            is_bereaved,
            is_handled,
            is_official: !is_handled && self.is_official(name, line),
        }
    }

    /// Returns whether a name that only its place in a row tells must not be published.
    ///
    /// Any two words at the beginning of a line may look like a name.
    fn is_private_row(&self, number: usize, name: &Name, line: &Line, around: &Around<'_>) -> bool {
        let verdict = self.vouchers(name);
        let has_fact =
            around.fact_after.is_some() || around.nearest.is_some_and(|m| is_fact(m.word));
        let is_private = verdict == Some(Verdict::Private)
            || verdict.is_none()
                && (has_fact
                    || self.has_number_beside(line, name)
                    || name.family.is_some() && self.has_personal_beside(line))
                && has_name_label(self.text, self.words, self.layout, name.range.start);
        let is_told = || {
            name.likeness == Likeness::Likely
                && verdict != Some(Verdict::Harmless)
                && !self.is_signature(name, line)
                && (around.is_handled && self.has_evidence
                    || self.is_told_of_likely(number, name, line, around))
        };
        // พนักงานเก็บขยะ สมสี ทดลอง โดนกระจกบาด
        let suffers =
            || name.likeness == Likeness::Likely && name.family.is_some() && self.suffers(name);
        !around.is_official && (is_private || is_told()) || suffers()
    }

    /// Returns whether a fact about the person follows the name.
    fn is_told_after(&self, name: &Name, around: &Around<'_>) -> bool {
        let Some(fact) = around.fact_after else {
            return false;
        };
        let is_described = fact.word != DraftWord::Announces
            || part(self.text, name.range.end..fact.range.start)
                .trim()
                .is_empty();
        self.is_at_once(name, fact) && (!around.is_official || is_described)
            || self.is_about_official(name, fact)
    }

    /// Returns whether the text says what the person suffers, here or further on.
    fn may_suffer(&self, number: usize, name: &Name, line: &Line, around: &Around<'_>) -> bool {
        let may_suffer = !around.is_official || name.is_civil && !name.has_position;
        let is_person = name.is_civil || name.is_familiar;
        may_suffer && self.suffers(name) || is_person && self.suffers_further_on(number, name, line)
    }

    /// Returns whether the person is named with a position, but in a private matter.
    fn is_official_in_private(&self, name: &Name, line: &Line, around: &Around<'_>) -> bool {
        // ครู in a list of patients, but not in a text about patients.
        let is_item = line.is_item() && name.range.start == line.content.start;
        // ครูสมมติ ทดลอง ถูกอายัดเงินเดือน เลขบัตร …
        let is_of_person = name.family.is_some() && self.has_personal_beside(line);
        is_of_person && around.fact_after.is_some()
            || is_item && self.vouchers(name) == Some(Verdict::Private)
            || self.is_numbered(line, name) && self.has_fact_before(name)
    }

    /// Returns whether the number of an item stands before `name` within its line: หนี้เสีย 1) ครู….
    fn is_numbered(&self, line: &Line, name: &Name) -> bool {
        let before = part(self.text, line.content.start..name.range.start);
        let number = before.trim_end().strip_suffix([')', '.']);
        number.is_some_and(|number| number.ends_with(|c: char| c.is_ascii_digit()))
    }

    /// Returns whether the words around `name`, which is no official's, say something private about
    /// this person.
    fn is_meant(&self, number: usize, name: &Name, line: &Line, around: &Around<'_>) -> bool {
        let Around {
            nearest,
            fact_after,
            is_bereaved,
            ..
        } = *around;
        match nearest {
            // เรียนปลัด ผู้ที่ขอทำบัตรชื่อ นาย…: the label begins anew.
            Some(m)
                if is_harmless(m.word)
                    && !self
                        .words
                        .has(m.range.end..name.range.start, &[DraftWord::LabelName]) =>
            {
                return false;
            }
            Some(m) if is_fact(m.word) && !self.has_duty(m.range.end..name.range.start) => {
                return true;
            }
            _ => {}
        }
        if let Some(fact) = fact_after {
            return !self.is_about_other(number, name, fact);
        }
        if self.has_position_below(line, name) {
            return false;
        }
        if self.has_personal_beside(line)
            && !self.acts_at_once(name)
            && (is_sure(name) || name.is_familiar && self.owns(line, name))
            || self.is_holder(line, name)
        {
            return true;
        }
        match self.vouchers(name) {
            Some(verdict) => verdict == Verdict::Private,
            None => {
                self.is_near_fact(line, name, is_bereaved)
                    || self.has_evidence && self.may_be_meant(line, name)
                    || !is_bereaved && self.is_private_person(line, name)
                    || self.is_familiar(line, name)
            }
        }
    }

    /// Returns whether the line or one beside it invites to a funeral or condoles.
    fn is_funeral(&self, line: &Line) -> bool {
        let number = self.layout.line_number_at(line.range.start);
        let around = number.saturating_sub(2)..(number + 3).min(self.lines.len());
        let mut around = self.lines.get(around).unwrap_or_default().iter();
        around.any(|said| said.funeral)
    }

    /// Returns whether only words that lead to a name stand between `fact` and `name`.
    fn leads_to(&self, fact: &Mention, name: &Name) -> bool {
        let between = fact.range.end..name.range.start;
        if self.has_duty(between.clone()) {
            return false;
        }
        let written = self.text.get(between.clone()).unwrap_or_default();
        // ผู้ป่วย 0 ราย
        let mut numbers = written.split(|c: char| !c.is_ascii_digit());
        if numbers.any(|number| number.bytes().all(|digit| digit == b'0') && !number.is_empty()) {
            return false;
        }
        let covered: usize = self
            .words
            .within(between)
            .filter(|m| {
                matches!(
                    m.word,
                    DraftWord::LeadsToName
                        | DraftWord::LabelName
                        | DraftWord::Unit
                        | DraftWord::Numbers
                        | DraftWord::Filler
                )
            })
            .map(|m| {
                part(self.text, m.range.clone())
                    .chars()
                    .filter(|c| is_letter(*c))
                    .count()
            })
            .sum();
        let letters = written.chars().filter(|c| is_letter(*c)).count();
        letters <= covered + 2
    }

    /// Returns the first fact in `range`, unless an act of duty stands at the same place.
    fn fact_after(&self, range: &Range<usize>, is_bereaved: bool) -> Option<&'t Mention> {
        let within = self.within(range);
        let is_duty = |fact: &Mention| {
            let mut same = within.iter().filter(|m| m.range.start == fact.range.start);
            same.any(|m| matches!(m.word, DraftWord::Duty | DraftWord::HeadsHarmless))
        };
        within.iter().copied().find(|m| {
            is_fact(m.word) && !(is_bereaved && m.word == DraftWord::Death) && !is_duty(m)
        })
    }

    /// Returns whether `fact` follows `name` at once.
    fn is_at_once(&self, name: &Name, fact: &Mention) -> bool {
        let between = name.range.end..fact.range.start;
        let written = self.text.get(between.clone()).unwrap_or_default();
        written.trim().chars().count() <= AT_ONCE
            && !written.contains('\t')
            && !self.has_duty(between)
    }

    /// Returns whether officials do something in `range`.
    fn has_duty(&self, range: Range<usize>) -> bool {
        let mut within = self.within(&range).iter();
        within.any(|m| {
            matches!(
                m.word,
                DraftWord::Duty | DraftWord::Introduces | DraftWord::HeadsHarmless
            )
        })
    }

    /// Returns whether `name` does something for an office on its line.
    fn acts(&self, line: &Line, name: &Name) -> bool {
        self.has_duty(line.range.start..name.range.start)
            || self.has_duty(name.range.end..line.range.end)
    }

    /// Returns whether `fact`, which comes after the name with this number, is about somebody else.
    fn is_about_other(&self, number: usize, name: &Name, fact: &Mention) -> bool {
        let between = name.range.end..fact.range.start;
        if self.has_duty(between.clone()) {
            return true;
        }
        let next = self.names.get(number + 1);
        let is_after_next = next.is_some_and(|next| next.range.start < fact.range.start);
        let mut officials = self.within(&between).iter();
        is_after_next
            && officials.any(|m| matches!(m.word, DraftWord::Official | DraftWord::Introduces))
    }

    /// Returns what the headings, columns and labels of `name` say.
    pub(super) fn vouchers(&self, name: &Name) -> Option<Verdict> {
        let line = self.layout.line_at(name.range.start)?;
        let start = line.content.start;
        let vouchers = self.layout.vouchers(self.text, name.range.start);
        let near = line.range.start.max(name.range.start.saturating_sub(REACH));
        let mut before = self.within(&(near..name.range.start)).iter();
        let is_labelled = before.any(|m| is_name_label(m.word));
        let is_row =
            line.is_item() || line.cells.len() > 1 || name.range.start == start || is_labelled;
        if !is_row {
            return None;
        }
        let mut is_column_of_names = is_labelled;
        for voucher in vouchers {
            let said = match voucher.kind {
                VoucherKind::Heading => self.lines.get(voucher.line).copied().unwrap_or_default(),
                _ => Said::of(self.text, self.within(&voucher.range), &voucher.range),
            };
            let is_beside = voucher.kind != VoucherKind::Heading;
            is_column_of_names |= is_beside && said.label_name;
            if said.heads_harmless || is_beside && said.introduces {
                return Some(Verdict::Harmless);
            }
            // Two words without a title are a name only where names are expected.
            let is_expected =
                name.form != Form::Row || said.announces || is_column_of_names || said.label_name;
            if said.has_fact(said.funeral) && is_expected {
                return Some(Verdict::Private);
            }
            is_column_of_names |= said.label_name;
            // "คณะทำงาน ประกอบด้วย": whoever is listed below acts for an office.
            if said.ends_introducing {
                return Some(Verdict::Harmless);
            }
        }
        None
    }

    /// Returns whether the line above or below a short line has a fact that may be about the name in
    /// it.
    fn is_near_fact(&self, line: &Line, name: &Name, is_bereaved: bool) -> bool {
        let number = self.layout.line_number_at(line.range.start);
        let has_fact = |number: Option<usize>| {
            let said = number.and_then(|number| self.lines.get(number));
            said.is_some_and(|said| said.has_fact(is_bereaved))
        };
        let written = part(self.text, line.range.clone());
        let is_short =
            written.len() <= 9 * SHORT_LINE && written.trim().chars().count() <= SHORT_LINE;
        if !is_short {
            return false;
        }
        let below = self.layout.lines().get(number + 1);
        let heads_list = below.is_some_and(Line::is_item);
        !self.acts(line, name)
            && (has_fact(Some(number + 1)) && !heads_list || has_fact(number.checked_sub(1)))
    }
}
