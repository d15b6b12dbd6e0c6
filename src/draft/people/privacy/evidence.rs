//! What a text says about a person without saying it directly beside the name.

use std::ops::Range;

use super::Privacy;
use crate::draft::layout::Line;
use crate::draft::people::names::{Form, Name};
use crate::draft::words::{Words, is_name_label};
use crate::language::DraftWord;
use crate::text::part;

/// The maximum length of a title and what stands before it after a label, in characters.
const NEXT: usize = 16;

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
        let is_sure = name.form == Form::Sure || name.form == Form::Fair && name.family.is_some();
        is_sure && !name.has_position && !self.acts(line, name)
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

/// Returns whether the text has a labelled number that only a private person has: of a citizen, a
/// patient or a passport, or a date of birth.
pub(super) fn has_personal_number(text: &str, words: &Words) -> bool {
    let mut labels = words.all().iter().filter(|m| {
        matches!(
            m.word,
            DraftWord::LabelCitizen
                | DraftWord::LabelBirth
                | DraftWord::LabelHospitalNumber
                | DraftWord::LabelPassport
                | DraftWord::LabelHouseCode
        )
    });
    labels.any(|label| {
        let rest = part(text, label.range.end..);
        let mut near = rest.char_indices().take_while(|(at, _)| *at < LABEL);
        near.any(|(_, c)| c.is_ascii_digit())
    })
}
