//! Whether somebody is named as an official: beside a position or in a signature.

use super::{Privacy, REACH};
use crate::draft::layout::{Line, VoucherKind};
use crate::draft::people::names::Name;
use crate::draft::tail;
use crate::draft::words::{Mention, is_fact};
use crate::language::DraftWord;
use crate::text::part;

/// The maximum length of a position with its office, in bytes.
const POSITION: usize = 180;

impl Privacy<'_> {
    /// Returns whether `name` is next to a position, or follows a word that introduces an
    /// official.
    pub(super) fn is_official(&self, name: &Name, line: &Line) -> bool {
        let rest = self
            .text
            .get(name.range.end..line.range.end)
            .unwrap_or_default();
        let skipped = rest.len()
            - rest
                .trim_start_matches([' ', ')', ',', '(', '\t', '-', '|'])
                .len();
        let after = name.range.end + skipped;
        if self.words.at(after).any(|m| m.word == DraftWord::Official)
            || self.is_in_column_of_officials(name)
        {
            return true;
        }
        let from = line.range.start.max(name.range.start.saturating_sub(REACH));
        let before = tail(
            part(self.text, line.range.start..name.range.start),
            REACH / 3,
        );
        let from = from.max(name.range.start - before.len());
        let before = before.trim_end_matches([' ', ':', '(', '\t', '|', '.', '-']);
        let end = self.before_label(from + before.len());
        let before = part(self.text, from.min(end)..end);
        // ปลัดอำเภอเมือง นาย…: the position and the place form one word.
        let start = before
            .rfind([' ', '(', '\t'])
            .map_or(from, |at| from + at + 1);
        let mut words = self.within(&(from..end)).iter();
        words.any(|m| match m.word {
            // Such a word may consist of several: นายก อบต.
            DraftWord::Introduces => m.range.end >= end,
            // ตำรวจจับ นาย…: the position is that of somebody else.
            DraftWord::Official => {
                m.range.end >= end || m.range.start == start && !self.has_duty(m.range.end..end)
            }
            _ => false,
        }) || self.is_office_before(end)
    }

    /// Returns where the label of a name that ends at byte `end` begins if a position is written to it, or
    /// `end`: ช่างชื่อ.
    fn before_label(&self, end: usize) -> usize {
        let near = end.saturating_sub(POSITION)..end;
        let label = self.words.last_of(near, &[DraftWord::LabelName]);
        let label = label.filter(|label| label.range.end == end);
        label.map_or(end, |label| {
            let start = label.range.start;
            let near = start.saturating_sub(POSITION)..start;
            let positions = [DraftWord::Official, DraftWord::ProfessionTitle];
            let position = self.words.last_of(near, &positions);
            position.map_or(end, |it| if it.range.end == start { start } else { end })
        })
    }

    /// Returns whether the head of the column of `name` is a position: ผู้ใหญ่บ้าน.
    fn is_in_column_of_officials(&self, name: &Name) -> bool {
        let mut vouchers = self.layout.vouchers(self.text, name.range.start);
        let head = vouchers.find(|voucher| voucher.kind == VoucherKind::Column);
        head.is_some_and(|head| {
            let mut words = self.words.at(head.range.start);
            words.any(|m| m.word == DraftWord::Official)
                && !self.words.within(head.range).any(|m| is_fact(m.word))
        })
    }

    /// Returns whether a position and the name of an office end at byte `end`: ผู้กำกับการ สภ.สมมติ.
    fn is_office_before(&self, end: usize) -> bool {
        let near = end.saturating_sub(POSITION)..end;
        let Some(position) = self
            .within(&near)
            .iter()
            .rfind(|m| m.word == DraftWord::Official || is_fact(m.word))
        else {
            return false;
        };
        let between = position.range.end..end;
        let written = self.text.get(between.clone()).unwrap_or_default();
        position.word == DraftWord::Official
            && self
                .words
                .has(between, &[DraftWord::PlaceWord, DraftWord::Office])
            && !written.contains(['\n', '\t', ',', ';'])
            && written.trim().matches(' ').count() <= 1
    }

    /// Returns whether `name` begins a line that is in brackets, which says nothing else.
    pub(super) fn is_signature(&self, name: &Name, line: &Line) -> bool {
        let before = part(
            self.text,
            line.range.start..name.range.start.max(line.range.start),
        );
        let after = part(
            self.text,
            name.range.end.min(line.range.end)..line.range.end,
        );
        before.trim() == "(" && after.trim_start().starts_with(')')
            || before.trim() == "(" && after.find(')') == after.trim_end().len().checked_sub(1)
    }

    /// Returns whether `name` ends its line and the line below begins with a position, as below a
    /// signature.
    pub(super) fn has_position_below(&self, line: &Line, name: &Name) -> bool {
        let rest = self.text.get(name.range.end..line.range.end);
        if line.is_item() || rest.is_none_or(|rest| !rest.trim_matches([' ', ')']).is_empty()) {
            return false;
        }
        let number = self.layout.line_number_at(line.range.start);
        let below = self.layout.lines().get(number + 1);
        below.is_some_and(|below| {
            !below.is_item()
                && self
                    .words
                    .at(below.content.start)
                    .any(|m| m.word == DraftWord::Official)
        })
    }

    /// Returns whether nothing but a position stands between `name` and `fact`, which is no part of
    /// the position: นาย… ปลัดอำเภอ ทุจริต.
    pub(super) fn is_about_official(&self, name: &Name, fact: &Mention) -> bool {
        let between = name.range.end..fact.range.start;
        let written = part(self.text, between.clone());
        let words = written.split(' ').filter(|word| !word.is_empty()).count();
        fact.word == DraftWord::Fact
            && written.starts_with(' ')
            && written.ends_with(' ')
            && words == 1
            && !self.has_duty(between.clone())
            && self
                .within(&between)
                .iter()
                .any(|m| m.word == DraftWord::Official)
    }
}
