//! What the lines above a list, and the words before it, say about those who are listed.

use super::{Privacy, Said, is_harmless};
use crate::draft::layout::VoucherKind;
use crate::draft::people::names::Name;
use crate::draft::words::is_fact;
use crate::language::DraftWord;

/// The maximum number of lines above that head a list.
const HEADINGS: usize = 3;

impl Privacy<'_> {
    /// Returns whether a line above speaks of persons with a fact, and none between is a harmless
    /// heading.
    pub(in crate::draft::people) fn is_headed(&self, name: &Name) -> bool {
        let mut headings = self.headings(name);
        headings
            .find(|said| said.heads_harmless || said.introduces || said.announces)
            .is_some_and(|said| said.announces && !said.heads_harmless)
    }

    /// Returns whether the nearest line above that speaks of persons heads those whose names are no secret, and
    /// tells no fact.
    pub(super) fn is_under_harmless(&self, name: &Name) -> bool {
        let mut headings = self.headings(name);
        headings
            .find(|said| said.heads_harmless || said.announces || said.fact)
            .is_some_and(|said| said.heads_harmless && !said.announces && !said.fact)
    }

    /// Returns what the nearest lines above that may head `name` say, the nearest first.
    fn headings(&self, name: &Name) -> impl Iterator<Item = Said> {
        let vouchers = self.layout.vouchers(self.text, name.range.start);
        let headings = vouchers.filter(|it| it.kind == VoucherKind::Heading);
        let lines = headings.take(HEADINGS);
        lines.filter_map(|heading| self.lines.get(heading.line).copied())
    }

    /// Returns whether a fact about persons stands before `name` on its line, and nothing between says
    /// that these act for an office.
    pub(in crate::draft::people) fn has_fact_before(&self, name: &Name) -> bool {
        let Some(line) = self.layout.line_at(name.range.start) else {
            return false;
        };
        let before = line.range.start..name.range.start;
        let fact = self.within(&before).iter().rfind(|m| is_fact(m.word));
        fact.is_some_and(|fact| {
            let between = fact.range.end..name.range.start;
            let mut words = self.within(&between).iter();
            !words.any(|m| is_harmless(m.word))
        })
    }

    /// Returns whether what the text says about somebody may be about `name`, the first of a list: no
    /// word before it or above says that those listed act for an office.
    pub(in crate::draft::people) fn may_be_about(&self, name: &Name) -> bool {
        let Some(line) = self.layout.line_at(name.range.start) else {
            return false;
        };
        let before = line.range.start..name.range.start;
        let mut words = self.within(&before).iter();
        let acts = words.any(|m| {
            is_harmless(m.word) || matches!(m.word, DraftWord::Official | DraftWord::Duty)
        });
        let mut headings = self.headings(name);
        self.has_evidence && !acts && !headings.any(|said| said.heads_harmless || said.introduces)
    }
}
