//! Finds names of persons, as they occur in plain text: after a title, after a word that announces a
//! person, or in a row of a list.

use std::ops::Range;

use super::likeness::Likeness;
use super::runs::Runs;
use crate::draft::layout::Layout;
use crate::draft::words::{Words, is_letter, is_title};
use crate::language::DraftWord;
use crate::text::part;

/// The maximum number of words between one that announces a person and the name.
const LEADS: usize = 8;

/// The maximum length of the name of a kind of place, in bytes.
pub(super) const PLACE: usize = 40;

/// The maximum length of an unknown name that is written to its label, in bytes.
const LONE: usize = 36;

/// The length of the shortest label of a name, in bytes: ชื่อ.
const NAME: usize = 12;

/// How surely something is a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// Two words at the beginning of a line or cell.
    Row,
    /// One word that could be a name, after a word that could be a title.
    Weak,
    /// Two words that could be a name, or one where a name is announced.
    Fair,
    /// After a title of persons.
    Sure,
}

/// A name in a text.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "a set of flags")]
pub(super) struct Name {
    /// With the title, in bytes.
    pub range: Range<usize>,
    /// The name itself, in parts, without title and labels.
    pub parts: Vec<Range<usize>>,
    pub given: Range<usize>,
    pub family: Option<Range<usize>>,
    pub form: Form,
    /// Whether the title is that of a position, such as ครู.
    pub is_official: bool,
    /// Whether one of the titles is that of a position.
    pub has_position: bool,
    /// Whether a word that announces a person stands before it.
    pub is_announced: bool,
    /// Whether the title is a word of kinship or a monk's.
    pub is_familiar: bool,
    /// Whether the title is that of anybody: นาย, ด.ญ.
    pub is_civil: bool,
    /// Whether only a comma or a word such as "and" parts it from the name before.
    pub is_joined: bool,
    /// How much the given name looks like one.
    pub likeness: Likeness,
}

impl Name {
    /// Creates a name that consists of its `given` name, and of which nothing else is known.
    pub fn of(given: Range<usize>, likeness: Likeness) -> Self {
        Self {
            range: given.clone(),
            parts: vec![given.clone()],
            given,
            family: None,
            form: Form::Sure,
            is_official: false,
            has_position: false,
            is_announced: false,
            is_familiar: false,
            is_civil: false,
            is_joined: false,
            likeness,
        }
    }
}

/// Where a name may begin, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reason {
    Title(DraftWord),
    Announced,
    Labelled,
    Row,
    /// After a word for what is done to persons.
    Handled,
    /// Nothing but its look.
    Bare,
}

/// Finds the names of a text. Where they begin is decided here, where they end in `parts`.
pub(super) struct Finder<'t> {
    pub text: &'t str,
    pub words: &'t Words,
    pub layout: &'t Layout,
    pub runs: Runs<'t>,
}

impl<'t> Finder<'t> {
    pub fn new(text: &'t str, words: &'t Words, layout: &'t Layout) -> Self {
        Self {
            text,
            words,
            layout,
            runs: Runs::new(text, words),
        }
    }
}

impl Finder<'_> {
    /// Returns the names in the text, in order.
    pub fn find(&self) -> Vec<Name> {
        let mut names: Vec<Name> = Vec::new();
        let mut end = 0;
        for (start, after, reason) in self.places() {
            if start < end {
                continue;
            }
            let name = match reason {
                Reason::Title(title) => self.titled(start, after, title),
                Reason::Announced | Reason::Labelled | Reason::Row => self.untitled(after, reason),
                Reason::Handled => self.bare(after, reason, false),
                Reason::Bare => {
                    let is_next = || self.continues(names.last(), after);
                    self.bare(
                        after,
                        reason,
                        end > 0 && self.joins(end..after) || is_next(),
                    )
                }
            };
            let Some(mut name) = name else {
                continue;
            };
            if self.is_reader(&name) {
                end = name.range.end;
                continue;
            }
            name.is_joined = end > 0 && self.joins(end..name.range.start)
                || reason == Reason::Bare && self.continues(names.last(), name.range.start);
            end = name.range.end;
            let is_announced = name.is_announced;
            names.push(name);
            // ผู้ป่วย ทดลอง ตัวอย่าง, สมมติ ลองดู
            while let Some(next) = is_announced.then(|| self.joined(end)).flatten() {
                end = next.range.end;
                names.push(next);
            }
        }
        names
    }

    /// Returns whether `name` is that of the reader: the message begins with it and a polite particle behind
    /// it: พี่ดาวคะ.
    pub(super) fn is_reader(&self, name: &Name) -> bool {
        let Range { start, end } = name.range;
        let is_first = || part(self.text, ..start).trim().is_empty();
        let mut behind = self.words.at(self.skip_spaces(end));
        behind.any(|mention| mention.word == DraftWord::Polite) && is_first()
    }

    /// Returns where names may begin, in order: the start of the title or announcing word, its end,
    /// and the reason.
    fn places(&self) -> Vec<(usize, usize, Reason)> {
        let mut places: Vec<(usize, usize, Reason)> = Vec::new();
        for mention in self.words.all() {
            let reason = match mention.word {
                word if is_title(word) => Reason::Title(word),
                DraftWord::Announces => Reason::Announced,
                // แม่ชื่อทดลอง ตัวอย่าง
                DraftWord::LabelName if self.follows_kin(mention.range.start) => Reason::Announced,
                DraftWord::LabelName | DraftWord::LabelNickname | DraftWord::LabelFamilyName => {
                    Reason::Labelled
                }
                DraftWord::Handles => Reason::Handled,
                DraftWord::Joins => Reason::Bare,
                _ => continue,
            };
            let after = match reason {
                Reason::Title(_) => mention.range.end,
                _ => self.after_leads(mention.range.end),
            };
            let start = match reason {
                Reason::Title(_) => mention.range.start,
                _ => after,
            };
            places.push((start, after, reason));
        }
        for line in self.layout.lines() {
            for cell in &line.cells {
                let start = cell.start.max(line.content.start);
                if start < cell.end && (line.is_item() || line.cells.len() > 1) {
                    places.push((start, start, Reason::Row));
                }
            }
            if line.cells.len() == 1 && !line.is_item() && !line.is_blank() {
                places.push((line.content.start, line.content.start, Reason::Row));
            }
        }
        self.add_bare_places(&mut places);
        // Of titles at the same place the longest comes first, and titles before other reasons.
        places.sort_by_key(|&(start, after, reason)| match reason {
            Reason::Title(_) => (start, 0, std::cmp::Reverse(after)),
            _ => (start, 1, std::cmp::Reverse(after)),
        });
        places
    }

    /// Returns whether a word of kinship ends at byte `at`.
    fn follows_kin(&self, at: usize) -> bool {
        let near = at.saturating_sub(PLACE)..at;
        let mut kin = self.words.within(near);
        kin.any(|m| m.word == DraftWord::KinTitle && m.range.end == at)
    }

    /// Returns where the name begins after a word that announces a person and ends at `at`: after
    /// spaces, signs, facts and other words that lead to it.
    pub(super) fn after_leads(&self, mut at: usize) -> usize {
        for _ in 0..LEADS {
            let rest = self.text.get(at..).unwrap_or_default();
            let spaces = rest.len()
                - rest
                    .trim_start_matches([' ', ':', '=', '-', '"', '“', '.', '…', '_'])
                    .len();
            let next = at + spaces;
            let lead = self.words.at(next).find(|mention| {
                matches!(
                    mention.word,
                    DraftWord::LeadsToName
                        | DraftWord::LabelName
                        | DraftWord::Announces
                        | DraftWord::Fact
                        | DraftWord::Death
                        | DraftWord::Filler
                        | DraftWord::Numbers
                )
            });
            if let Some(lead) = lead.filter(|lead| !self.breaks_off(at..lead.range.end)) {
                at = lead.range.end;
                // ผู้เสียหายรายที่ 3 …
                if lead.word == DraftWord::Numbers {
                    let number = self.skip_spaces(at);
                    at = number + self.digits_at(number);
                }
                continue;
            }
            // 2 ราย
            let digits = self.digits_at(next);
            if digits > 0 {
                let after = self.skip_spaces(next + digits);
                let unit = self.words.at(after).find(|m| m.word == DraftWord::Unit);
                let Some(unit) = unit else {
                    // A number of an item in the line: ผู้ต้องหา 1. …
                    let rest = self.text.get(next + digits..).unwrap_or_default();
                    let dots = rest.len() - rest.trim_start_matches(['.', ')']).len();
                    if dots > 0 && digits <= 2 {
                        at = next + digits + dots;
                        continue;
                    }
                    return next;
                };
                at = unit.range.end;
                continue;
            }
            return next;
        }
        at
    }

    fn digits_at(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len()
    }

    /// Returns whether a line, cell or list ends in `range`.
    fn breaks_off(&self, range: Range<usize>) -> bool {
        let between = self.text.get(range).unwrap_or_default();
        between.contains(['\n', '\t', '|', ',', ';'])
    }

    /// Returns the byte after the spaces at `at`, at most three.
    pub(super) fn skip_spaces(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        let spaces = rest.chars().take_while(|c| *c == ' ').take(3).count();
        at + spaces
    }

    /// Returns the end of the cell with byte `at`.
    pub(super) fn cell_end(&self, at: usize) -> usize {
        self.layout.cell_at(at).end.max(at)
    }

    /// Returns the name without a title at `at`, where one is expected.
    pub(super) fn untitled(&self, at: usize, reason: Reason) -> Option<Name> {
        let cell_end = self.cell_end(at);
        let run = self.runs.at(at, cell_end)?;
        if reason == Reason::Row && self.is_in_column_of_places(at) {
            return None;
        }
        let is_nickname = || reason != Reason::Row && self.runs.is_nickname(&run);
        if self.runs.begins_phrase(&run)
            && !is_nickname()
            && !(reason != Reason::Labelled
                && self.is_word_with_family(&run, reason == Reason::Row))
            || self.runs.is_place(&run)
            || self.runs.is_sentence(&run)
            || self.runs.has_title_inside(&run)
            || self
                .words
                .at(at)
                .any(|m| is_title(m.word) && m.range.end <= run.end)
        {
            return None;
        }
        if self.is_abbreviated(run.end) {
            return None;
        }
        // ผู้ป่วยส่งต่อ: what is written to the word that announces is mostly part of it.
        let is_spaced = self.text.get(..at).is_none_or(|before| {
            !before.ends_with(|c: char| is_letter(c) || ('\u{e30}'..='\u{e4e}').contains(&c))
        });
        let mut name = self.name(at, run.clone())?;
        if !self.is_likely_pair(&name) || reason == Reason::Row && self.is_called(&name) {
            return None;
        }
        let is_name = match reason {
            Reason::Labelled => self.is_labelled_name(&name, &run, is_spaced),
            Reason::Announced => self.is_announced_name(&name, &run, is_spaced),
            Reason::Row => {
                name.family.is_some() && self.ends_well(&name)
                    || self.is_in_column_of_names(&name)
                    || self.is_alone_in_row(&name)
            }
            Reason::Title(_) | Reason::Handled | Reason::Bare => false,
        };
        name.form = match reason {
            Reason::Row => Form::Row,
            _ if name.family.is_some() => Form::Fair,
            _ => Form::Weak,
        };
        name.is_announced = reason != Reason::Row;
        is_name.then_some(name)
    }

    /// Returns whether what stands behind a label for names is one.
    fn is_labelled_name(&self, name: &Name, run: &Range<usize>, is_spaced: bool) -> bool {
        let at = name.range.start;
        let (is_inside, ends_well) = (self.words.is_inside_word(at), self.ends_well(name));
        let near = at.saturating_sub(PLACE)..at;
        let label = self.words.last_of(near, &[DraftWord::LabelNickname]);
        let is_called = label.is_some_and(|label| self.after_leads(label.range.end) == at);
        // ชื่อชนาธิป, not รายชื่อโครงการ
        let labels = [DraftWord::LabelName];
        let label = self.words.last_of(at.saturating_sub(NAME)..at, &labels);
        let is_plain = label.is_some_and(|it| it.range.end == at && it.range.len() <= NAME);
        let is_lone = is_plain && !is_inside && ends_well && self.runs.is_unknown(run);
        name.likeness == Likeness::Likely && (is_spaced || !is_inside)
            || is_spaced && (name.family.is_some() || ends_well || self.runs.is_short_name(run))
            || is_called && self.runs.is_nickname(run)
            || is_lone && run.len() <= LONE
    }

    /// Returns whether what stands behind a word that announces a person is a name.
    fn is_announced_name(&self, name: &Name, run: &Range<usize>, is_spaced: bool) -> bool {
        let at = name.range.start;
        let has_family = name.family.is_some();
        // ผู้ป่วยชื่อทดลอง
        let near = at.saturating_sub(PLACE)..at;
        let label = self.words.last_of(near, &[DraftWord::LabelName]);
        let is_set_off = is_spaced || label.is_some_and(|label| label.range.end == at);
        let stands_alone = || {
            self.has_detail(name.range.end)
                || self.is_cell_end(name.range.end) && self.runs.is_unknown(run)
        };
        // ผู้ได้รับผลกระทบเขื่อน รายแปลง, ผู้บุกรุกออกหมดแล้ว ปักหลักเขต
        let begins_word = || {
            let mut family = name.family.iter();
            let is_unlike = |family| self.runs.likeness(family) != Likeness::Likely;
            !is_spaced && name.likeness != Likeness::Likely && family.any(is_unlike)
        };
        name.likeness == Likeness::Likely
            && (has_family && !self.words.is_inside_word(at) || is_set_off)
            || self.ends_well(name)
                && (has_family && !begins_word() || is_set_off && stands_alone())
    }
}
