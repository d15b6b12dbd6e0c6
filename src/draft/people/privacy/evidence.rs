//! What a text says about a person without saying it directly beside the name.

use std::ops::Range;

use super::{Around, Privacy, SHORT_LINE};
use crate::draft::layout::Line;
use crate::draft::people::bare::has_long_number;
use crate::draft::people::likeness::Likeness;
use crate::draft::people::names::{Form, Name};
use crate::draft::people::runs::Runs;
use crate::draft::words::{Mention, Words, is_fact, is_name_label};
use crate::draft::{after_signs, tail};
use crate::language::DraftWord;
use crate::text::part;

/// The maximum length of a title and what stands before it after a label, in characters.
const NEXT: usize = 16;

/// The maximum distance of a number that belongs to a name, in characters.
const NUMBER: usize = 60;

/// The maximum length of a class at school, in characters.
const CLASS: usize = 9;

/// The maximum distance between a label and its number, in bytes.
const LABEL: usize = 30;

impl Privacy<'_> {
    /// Returns whether every label of a name in the line at `range` has its name beside it, so that it
    /// says nothing about the lines below.
    pub(super) fn is_filled_in(&self, range: &Range<usize>) -> bool {
        let mut labels = self.within(range).iter().filter(|m| is_name_label(m.word));
        labels.all(|label| {
            let next = self
                .names
                .partition_point(|name| name.range.start < label.range.end);
            let name = self.names.get(next);
            let is_named = name
                .and_then(|name| self.text.get(label.range.end..name.range.start))
                .is_some_and(|between| !between.contains(|c: char| c.is_alphabetic() || c == '\n'));
            let rest = part(self.text, label.range.end..range.end.max(label.range.end));
            // The name is already masked.
            is_named || rest.chars().take(NEXT).any(|c| c == '…')
        })
    }

    /// Returns whether `name` is that of a person beyond doubt, who does nothing for an office on its
    /// line, so that what the text says about somebody may be about this person.
    pub(super) fn may_be_meant(&self, line: &Line, name: &Name) -> bool {
        is_sure(name) && !self.acts(line, name)
    }

    /// Returns whether something private is said about `name`, which nothing but its look says to be
    /// one.
    pub(super) fn is_told_of_likely(
        &self,
        number: usize,
        name: &Name,
        line: &Line,
        around: &Around<'_>,
    ) -> bool {
        // สอบถามนางสมมติ เล่าว่า ทดลอง เมายา: the word before introduces somebody else.
        let before = number
            .checked_sub(1)
            .and_then(|before| self.names.get(before));
        let is_of_other = |m: &Mention| {
            !name.is_joined
                && before.is_some_and(|before| before.range.start >= m.range.end)
                && around
                    .fact_after
                    .is_some_and(|fact| self.is_at_once(name, fact))
        };
        if self.acts_at_once(name)
            || around
                .nearest
                .is_some_and(|m| !is_fact(m.word) && !is_of_other(m))
            || self.has_position_below(line, name)
        {
            return false;
        }
        let is_pair = name.family.is_some();
        let written = part(self.text, line.range.clone());
        let is_short = written.chars().nth(2 * SHORT_LINE).is_none();
        around.nearest.is_some()
            || self.suffers(name)
            || is_pair && self.has_number_beside(line, name)
            || around
                .fact_after
                .filter(|fact| is_pair || self.is_at_once(name, fact))
                .is_some_and(|fact| !self.is_about_other(number, name, fact))
            || is_pair && self.is_near_fact(line, name, around.is_bereaved)
            || is_pair && is_short && self.has_evidence && !self.acts(line, name)
    }

    /// Returns whether `name`, which looks like one, is called by a word of kinship or labelled, and
    /// nothing says that this person acts for an office.
    pub(super) fn is_familiar(&self, line: &Line, name: &Name) -> bool {
        let near = name.range.start.saturating_sub(LABEL)..name.range.start;
        let is_labelled = || {
            let label = self.words.last_of(near.clone(), &[DraftWord::LabelName]);
            label.is_some_and(|label| {
                part(self.text, label.range.end..name.range.start)
                    .trim_matches([' ', ':'])
                    .is_empty()
            })
        };
        // ชื่อน้องมะปรางหวาน: label and word of kinship say that it is a name.
        let is_known = name.likeness == Likeness::Likely || name.is_familiar && is_labelled();
        is_known
            && !name.has_position
            && (name.is_familiar || name.is_announced)
            && (self.has_evidence || is_labelled() || self.has_number_beside(line, name))
            && !self.acts_at_once(name)
            && !self.is_introduced(line, name)
    }

    /// Returns whether `name` is that of a private person, as far as the text shows: it has a civil
    /// title or a label, the text is about somebody's life, and nothing on the line says that this
    /// person acts for an office.
    pub(super) fn is_private_person(&self, line: &Line, name: &Name) -> bool {
        let is_person = name.is_civil || name.is_announced;
        let is_name = match name.likeness {
            Likeness::Likely => true,
            Likeness::Possible => {
                let runs = Runs::new(self.text, self.words);
                let is_relative = name.is_familiar && name.is_civil;
                is_relative
                    || name.family.is_some()
                    || runs.is_nickname(&name.given)
                    || self.has_age(name)
            }
            Likeness::Unlike => false,
        };
        is_person
            && is_name
            && !name.has_position
            && (self.is_personal || self.has_evidence || self.has_number_beside(line, name))
            && !self.is_under_harmless(name)
            && !self.has_duty(name.range.end..line.range.end)
            && !self.is_introduced(line, name)
    }

    /// Returns whether the word after `name` says that this person suffers something: ถูก, โดน.
    pub(super) fn suffers(&self, name: &Name) -> bool {
        let at = after_signs(self.text, name.range.end, &[' ', ')']);
        let suffers = |at| self.words.at(at).any(|m| m.word == DraftWord::Suffers);
        // น้องเมย์ ที่โดน…
        let mut here = self.words.at(at).filter(|m| m.word == DraftWord::Ordinary);
        suffers(at) || here.any(|m| suffers(m.range.end)) || self.suffers_in_class(at)
    }

    /// Returns whether no more than a class stands between byte `at` and a word for suffering: ป.6/2 โดน….
    fn suffers_in_class(&self, at: usize) -> bool {
        let suffers = self.words.first_of(at..at + LABEL, &[DraftWord::Suffers]);
        suffers.is_some_and(|suffers| {
            let class = part(self.text, at..suffers.range.start);
            class.chars().count() <= CLASS
                && class.ends_with(' ')
                && class.trim_end().ends_with(|c: char| c.is_ascii_digit())
                && !class.contains('\n')
        })
    }

    /// Returns whether a pronoun for the person named before suffers something further on in `line`, where
    /// nobody else is named between: แกโดน….
    pub(super) fn suffers_further_on(&self, number: usize, name: &Name, line: &Line) -> bool {
        let next = self.names.get(number + 1);
        let end = next.map_or(line.range.end, |next| next.range.start.min(line.range.end));
        let after = name.range.end..end.max(name.range.end);
        let mut pronouns = self.words.within(after);
        pronouns.any(|m| {
            let at = after_signs(self.text, m.range.end, &[' ']);
            let is_told = |m: &Mention| is_fact(m.word) || m.word == DraftWord::Suffers;
            m.word == DraftWord::Pronoun && self.words.at(at).any(is_told)
        })
    }

    /// Returns whether something that only private persons have stands on `line`.
    pub(super) fn has_personal_beside(&self, line: &Line) -> bool {
        stands_on(self.personal.data, line)
    }

    /// Returns whether `name` may be the holder of an account or a card on `line`, or live in a house there.
    pub(super) fn is_holder(&self, line: &Line, name: &Name) -> bool {
        let is_named =
            name.is_civil && name.family.is_some() && stands_on(self.personal.accounts, line);
        // ยายสมมติ บ้านเลขที่ 9
        let lives_there = || {
            let next = self
                .personal
                .accounts
                .partition_point(|it| it.start < name.range.end);
            let next = self.personal.accounts.get(next);
            next.is_some_and(|it| {
                let between = part(self.text, name.range.end..it.start);
                between.chars().nth(NEXT).is_none()
                    && !between.contains(|c: char| c.is_ascii_digit() || c == '\n')
            })
        };
        (is_named || name.is_familiar && lives_there())
            && !name.has_position
            && !self.acts_at_once(name)
    }

    /// Returns whether `name` is all that its cell of a table holds.
    pub(super) fn fills_cell(&self, line: &Line, name: &Name) -> bool {
        let cell = self.layout.cell_at(name.range.start);
        line.cells.len() > 1 && cell == name.range
    }

    /// Returns whether what only private persons have on `line` is that of `name`, whom a word of kinship calls:
    /// it follows the name, or the name has two words or a home before it.
    pub(super) fn owns(&self, line: &Line, name: &Name) -> bool {
        let next = after_signs(self.text, name.range.end, &[' ', '(', ':']);
        let near = name.range.start.saturating_sub(LABEL)..name.range.start + LABEL;
        let homes = self.words.within(near);
        let mut homes = homes.filter(|m| m.word == DraftWord::Home);
        self.fills_cell(line, name)
            || name.family.is_some()
            || self.personal.data.iter().any(|it| it.start == next)
            || homes.any(|home| {
                home.range.end >= name.range.start && home.range.start < name.range.start
                    || home.range.contains(&name.range.start)
            })
    }

    /// Returns whether a long number stands near `name` on its line, such as that of a person or an
    /// account, and no office.
    pub(super) fn has_number_beside(&self, line: &Line, name: &Name) -> bool {
        let after = part(
            self.text,
            name.range.end..line.range.end.max(name.range.end),
        );
        let limit = after
            .char_indices()
            .nth(NUMBER)
            .map_or(after.len(), |(at, _)| at);
        let before = part(self.text, line.range.start..name.range.start);
        let is_office = self.words.has(
            line.range.clone(),
            &[DraftWord::Office, DraftWord::Official],
        );
        let rest = name.range.end..name.range.end + limit;
        let has_address = after.trim_start().starts_with(|c: char| c.is_ascii_digit())
            && self
                .words
                .has(rest, &[DraftWord::AddressVillage, DraftWord::AddressRoad]);
        !is_office
            && (has_address
                || has_long_number(after.get(..limit).unwrap_or_default())
                || has_long_number(tail(before, NUMBER)))
    }

    /// Returns whether the age or the home of the person follows `name`.
    fn has_age(&self, name: &Name) -> bool {
        let at = after_signs(self.text, name.range.end, &[' ', '(', ',']);
        let mut here = self.words.at(at);
        here.any(|m| matches!(m.word, DraftWord::EndsName | DraftWord::LabelAddress))
    }

    /// Returns whether a word on the line before `name` introduces those who act for an office.
    fn is_introduced(&self, line: &Line, name: &Name) -> bool {
        let before = line.range.start..name.range.start;
        self.within(&before).iter().any(|m| {
            matches!(
                m.word,
                DraftWord::Introduces | DraftWord::HeadsHarmless | DraftWord::Official
            )
        })
    }

    /// Returns whether the word after `name` says what officials do.
    pub(super) fn acts_at_once(&self, name: &Name) -> bool {
        let at = after_signs(self.text, name.range.end, &[' ', ')', ',']);
        // A telephone number follows.
        let is_label = self.words.at(at).any(|m| m.word == DraftWord::LabelPhone);
        !is_label
            && self.words.at(at).any(|m| {
                matches!(
                    m.word,
                    DraftWord::Duty | DraftWord::Introduces | DraftWord::HeadsHarmless
                )
            })
    }

    /// Returns whether the last deciding word in `before` says that something is done to `name`.
    pub(super) fn is_handled(&self, before: &Range<usize>, name: &Name) -> bool {
        let mut words = self.within(before).iter().rev();
        words
            .find(|m| m.word != DraftWord::Duty)
            .filter(|m| m.word == DraftWord::Handles && self.leads_to(m, name))
            // ผู้ร่วมจับกุม: นาย…
            .is_some_and(|m| !part(self.text, m.range.end..name.range.start).contains(':'))
    }
}

/// Returns whether one of `places`, which are in order, is on `line`.
fn stands_on(places: &[Range<usize>], line: &Line) -> bool {
    let first = places.partition_point(|it| it.start < line.range.start);
    let first = places.get(first);
    first.is_some_and(|it| it.start < line.range.end)
}

/// Returns whether `name` is that of a person beyond doubt, whom no title says to be an official.
pub(super) fn is_sure(name: &Name) -> bool {
    let is_sure = name.form == Form::Sure || name.form == Form::Fair && name.family.is_some();
    is_sure && !name.has_position
}

/// Returns whether a word of the text is about somebody's home, family, papers or person.
pub(super) fn speaks_of_private_life(words: &Words) -> bool {
    words.all().iter().any(|m| {
        matches!(
            m.word,
            DraftWord::Home
                | DraftWord::LabelAddress
                | DraftWord::LabelCitizen
                | DraftWord::LabelBirth
                | DraftWord::LabelHospitalNumber
                | DraftWord::LabelPassport
                | DraftWord::Handles
                | DraftWord::EndsName
        )
    })
}
