//! Lists of names: if most entries of a list look like names of persons about whom something private
//! is said, all do.

use std::iter;
use std::ops::Range;

use super::likeness::Likeness;
use super::names::{Finder, Form, Name};
use super::privacy::{Privacy, Verdict};
use crate::draft::layout::Line;
use crate::draft::words::{FACTS, is_fact};
use crate::language::DraftWord;
use crate::text::part;

/// The minimum number of entries of a list.
const ENTRIES: usize = 2;

/// The maximum length of an entry written in a line with others, in characters.
const ENTRY: usize = 40;

/// The maximum length of a list in brackets, in bytes.
const BRACKETS: usize = 300;

/// The maximum length of a fact, and of a unit, in bytes.
const NEAR: usize = 90;

/// How the entries of a list stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// As items, or in a column.
    Rows,
    /// Each on a line of its own.
    Lines,
    /// One after another in one line.
    InLine,
}

/// The minimum length of an amount of money, in digits.
const AMOUNT: usize = 3;

/// An entry of a list.
enum Entry {
    /// Of the person with this number.
    Known(usize),
    /// What may be a name.
    Candidate(Name),
    /// Something else.
    Other,
}

/// Returns the names without a title in lists of persons that are not among `names`, of which some
/// `are_private`.
pub(super) fn listed(
    finder: &Finder<'_>,
    names: &[Name],
    are_private: &[bool],
    privacy: &Privacy<'_>,
) -> Vec<Name> {
    let series = Series {
        finder,
        names,
        are_private,
        privacy,
    };
    let mut found = Vec::new();
    let lines = finder.layout.lines();
    let mut start = 0;
    while start < lines.len() {
        let rows = lines.get(start..).unwrap_or_default();
        let length = block(rows);
        series.rows(rows.get(..length).unwrap_or_default(), &mut found);
        start += length.max(1);
    }
    for line in lines {
        series.line(line, &mut found);
    }
    found
}

/// Returns how many lines from the first on are rows of one list: items, or rows of a table.
fn block(lines: &[Line]) -> usize {
    let Some(first) = lines.first() else {
        return 0;
    };
    let kind = |line: &Line| (line.is_item(), line.cells.len() > 1);
    let is_row = |line: &&Line| !line.is_blank() && kind(line) == kind(first);
    lines.iter().take_while(is_row).count()
}

struct Series<'t> {
    finder: &'t Finder<'t>,
    names: &'t [Name],
    are_private: &'t [bool],
    privacy: &'t Privacy<'t>,
}

impl Series<'_> {
    /// Adds the names in each column of `rows`.
    fn rows(&self, rows: &[Line], found: &mut Vec<Name>) {
        if rows.len() < ENTRIES {
            return;
        }
        let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        for column in 0..columns {
            let places = rows.iter().filter_map(|row| {
                let cell = row.cells.get(column)?;
                let start = cell.start.max(row.content.start.min(cell.end));
                (start < cell.end).then_some(start..cell.end)
            });
            let places = places.filter(|place| !self.is_head(place.start));
            let kind = if rows.iter().all(|row| row.is_item() || row.cells.len() > 1) {
                Kind::Rows
            } else {
                Kind::Lines
            };
            self.entries(&places.collect::<Vec<_>>(), kind, found);
        }
    }

    /// Returns whether the line with byte `at` has the heads of columns, and no number.
    fn is_head(&self, at: usize) -> bool {
        let layout = self.finder.layout;
        let line = layout.line_at(at).map(|line| line.range.clone());
        let written = line.and_then(|line| self.finder.text.get(line));
        let has_number = written.is_some_and(|line| line.contains(|c: char| c.is_ascii_digit()));
        layout.is_head(at) && !has_number
    }

    /// Adds the names that stand one after another in `line`, parted by commas or numbered, and those in
    /// brackets behind their number.
    fn line(&self, line: &Line, found: &mut Vec<Name>) {
        let Some(cell) = line.cells.first().filter(|_| line.cells.len() == 1) else {
            return;
        };
        self.brackets(cell, found);
        if let Some(places) = self.numbered(cell) {
            self.entries(&places, Kind::InLine, found);
            return;
        }
        let start = cell.start + self.lead(cell);
        let list = part(self.finder.text, start..cell.end);
        if !list.contains([',', ';', '/']) {
            return;
        }
        let places = self.parted(start..cell.end);
        let is_long = |place: &Range<usize>| {
            let entry = part(self.finder.text, place.clone());
            entry.chars().nth(ENTRY).is_some()
        };
        if !places.iter().any(is_long) {
            self.entries(&places, Kind::InLine, found);
        }
    }

    /// Returns the length of what leads to a list in `cell`: up to the last colon, or a word such as
    /// ได้แก่ before the first comma.
    fn lead(&self, cell: &Range<usize>) -> usize {
        let written = part(self.finder.text, cell.clone());
        if let Some(colon) = written.rfind(':') {
            return colon + 1;
        }
        let first = written.find([',', ';']).unwrap_or(0);
        let before = cell.start..cell.start + first;
        let lead = self
            .finder
            .words
            .last_of(before, &[DraftWord::LeadsToName, DraftWord::LabelName]);
        lead.map_or(0, |lead| lead.range.end - cell.start)
    }

    /// Returns the entries in `range`, which commas or words such as "and" part.
    fn parted(&self, range: Range<usize>) -> Vec<Range<usize>> {
        let written = part(self.finder.text, range.clone());
        let signs = written.match_indices([',', ';', '/']);
        let mut ends: Vec<Range<usize>> = signs
            .map(|(at, sign)| range.start + at..range.start + at + sign.len())
            .collect();
        let is_apart = |joint: &Range<usize>| {
            let before = part(self.finder.text, range.start..joint.start);
            let after = part(self.finder.text, joint.end..range.end);
            before.ends_with(' ') && after.starts_with(' ')
        };
        let joints = self.finder.words.within(range.clone());
        let joints = joints.filter(|m| m.word == DraftWord::Joins && is_apart(&m.range));
        ends.extend(joints.map(|m| m.range.clone()));
        ends.sort_unstable_by_key(|end| end.start);
        let mut start = range.start;
        let mut places = Vec::new();
        for end in ends.into_iter().chain(iter::once(range.end..range.end)) {
            if end.start >= start {
                places.push(self.trimmed(start..end.start));
                start = end.end;
            }
        }
        places
    }

    /// Returns `range` without white space at either end.
    fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let written = part(self.finder.text, range.clone());
        let start = range.start + written.len() - written.trim_start().len();
        start..start + written.trim().len()
    }

    /// Returns the entries of a list that is numbered within `cell`: 1.ทวี เตียง 4 2.ละออง เตียง 9.
    fn numbered(&self, cell: &Range<usize>) -> Option<Vec<Range<usize>>> {
        let written = part(self.finder.text, cell.clone());
        if !(written.contains("2.") || written.contains("2)")) {
            return None;
        }
        let mut starts: Vec<Range<usize>> = Vec::new();
        for (at, sign) in written.match_indices([')', '.']) {
            let before = part(written, ..at);
            let head = before.trim_end_matches(|c: char| c.is_ascii_digit());
            let number = part(before, head.len()..).parse::<usize>();
            let after = part(written, at + sign.len()..);
            let is_number = number == Ok(starts.len() + 1)
                && (head.is_empty() || head.ends_with([' ', ':', '(']))
                && !after.starts_with(|c: char| c.is_ascii_digit());
            if is_number {
                let head = head.strip_suffix('(').unwrap_or(head);
                starts.push(cell.start + head.len()..cell.start + at + sign.len());
            }
        }
        let ends = starts.iter().skip(1).map(|next| next.start);
        let ends = ends.chain([cell.end]);
        let places = starts.iter().zip(ends);
        let places = places.map(|(start, end)| self.trimmed(start.end..end));
        (starts.len() >= ENTRIES).then(|| places.collect())
    }

    /// Adds the names in brackets behind a fact and their number: เสียชีวิต 2 (นที, วายุ).
    fn brackets(&self, cell: &Range<usize>, found: &mut Vec<Name>) {
        let written = part(self.finder.text, cell.clone());
        for (open, _) in written.match_indices('(') {
            let inside = part(written, open + 1..);
            let Some(close) = inside.find(')') else {
                return;
            };
            if close > BRACKETS {
                continue;
            }
            let before = cell.start..cell.start + open;
            let places = self.parted(before.end + 1..before.end + 1 + close);
            if !self.ends_with_count(before, places.len()) {
                continue;
            }
            let names: Vec<Name> = places
                .iter()
                .filter_map(|place| self.candidate(place).filter(|name| name.range == *place))
                .collect();
            if names.len() == places.len() {
                let is_new = |name: &Name| {
                    !found
                        .iter()
                        .any(|known| known.range.start == name.range.start)
                };
                let names: Vec<Name> = names.into_iter().filter(is_new).collect();
                found.extend(names);
            }
        }
    }

    /// Returns whether a fact and the number of those it is about, which is `count`, end `range`.
    fn ends_with_count(&self, range: Range<usize>, count: usize) -> bool {
        let words = self.finder.words;
        let written = part(self.finder.text, range.clone()).trim_end();
        let end = range.start + written.len();
        let near = |end: usize| range.start.max(end.saturating_sub(NEAR))..end;
        let unit = words.last_of(near(end), &[DraftWord::Unit, DraftWord::LeadsToName]);
        let unit = unit.filter(|unit| unit.range.end == end);
        let number_end = unit.map_or(end, |unit| unit.range.start);
        let written = part(self.finder.text, range.start..number_end).trim_end();
        let head = written.trim_end_matches(|c: char| c.is_ascii_digit());
        let number = part(written, head.len()..).parse::<usize>();
        let fact_end = range.start + head.trim_end().len();
        let fact = words.last_of(near(fact_end), &FACTS);
        number == Ok(count) && fact.is_some_and(|fact| fact.range.end == fact_end)
    }

    /// Adds the names at the beginnings of `places`, the entries of one list, if it is one of persons.
    fn entries(&self, places: &[Range<usize>], kind: Kind, found: &mut Vec<Name>) {
        let entries: Vec<Entry> = places.iter().map(|place| self.entry(place)).collect();
        if entries.len() < ENTRIES {
            return;
        }
        let is_private = |number: &usize| self.are_private.get(*number) == Some(&true);
        let (mut known, mut likely, mut other) = (0, 0, 0);
        for entry in &entries {
            match entry {
                Entry::Known(number) if is_private(number) => known += 1,
                Entry::Candidate(name) if name.likeness == Likeness::Likely => likely += 1,
                Entry::Candidate(_) => {}
                Entry::Known(_) | Entry::Other => other += 1,
            }
        }
        let mut whole = entries.iter().zip(places);
        let are_whole = whole.all(|(entry, place)| match entry {
            Entry::Candidate(name) => name.range == *place,
            _ => false,
        });
        let candidates = entries.into_iter().filter_map(|entry| match entry {
            Entry::Candidate(name) => Some(name),
            _ => None,
        });
        let candidates: Vec<Name> = candidates.collect();
        let Some(first) = candidates.first() else {
            return;
        };
        let all = places.len();
        let is_of_known = known > 0 && (known + likely) * 2 >= all && known + likely >= ENTRIES;
        // - สำเภา, - จันทร์ลา, - คูณ: each is a word, and one at least is made as names are.
        let is_of_words = kind == Kind::Rows && other == 0 && likely > 0 && are_whole;
        let is_of_likely =
            is_of_words || likely * 2 >= all && other * 4 <= all && likely >= ENTRIES;
        let is_list = is_of_known
            || is_of_likely
                && match self.privacy.vouchers(first) {
                    Some(verdict) => verdict == Verdict::Private,
                    None => {
                        kind == Kind::InLine
                            && (self.privacy.has_fact_before(first)
                                || self.privacy.is_headed(first)
                                || other == 0 && self.privacy.may_be_about(first))
                    }
                };
        if is_list {
            // A line of a message may be anything.
            let is_told = |name: &Name| {
                let line = self.finder.layout.line_at(name.range.end);
                let end = line.map_or(name.range.end, |line| line.range.end);
                name.family.is_some()
                    && known >= ENTRIES
                    && self.finder.words.has(name.range.end..end, &FACTS)
            };
            found.extend(candidates.into_iter().filter(|name| {
                kind != Kind::Lines || name.likeness == Likeness::Likely || is_told(name)
            }));
        }
    }

    fn entry(&self, place: &Range<usize>) -> Entry {
        let first = self
            .names
            .partition_point(|name| name.range.end <= place.start);
        if let Some(name) = self.names.get(first)
            && name.range.start < place.end
        {
            // What only looks like a name is seen anew here.
            let is_sure = name.form >= Form::Weak || self.are_private.get(first) == Some(&true);
            let is_first = is_sure && (name.range.start <= place.start || name.form >= Form::Weak);
            if is_first && name.range.start < place.start + ENTRY {
                return Entry::Known(first);
            }
        }
        self.candidate(place).map_or(Entry::Other, Entry::Candidate)
    }

    /// Returns what may be a name at the beginning of `place`.
    fn candidate(&self, place: &Range<usize>) -> Option<Name> {
        if self.finder.is_in_column_of_places(place.start) {
            return None;
        }
        let run = self.finder.runs.at(place.start, place.end)?;
        let given = self.finder.runs.cut(&run);
        // ไอซ์ in a column of drugs.
        let mut words = self.finder.words.at(run.start);
        if words.any(|m| is_fact(m.word) && m.range.end >= run.end) {
            return None;
        }
        if self.finder.runs.likeness(&given) == Likeness::Unlike {
            return None;
        }
        let mut name = self.finder.name(place.start, run)?;
        let rest = self
            .finder
            .text
            .get(name.range.end..place.end)?
            .trim_start();
        // โคกสี 3 is a count, สมศรี 500 an amount.
        let number = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == ',');
        let counts = (1..AMOUNT).contains(&(rest.len() - number.len())) || rest.starts_with('.');
        name.form = Form::Weak;
        if self.finder.runs.is_unknown(&name.given) && self.finder.runs.is_name_part(&name.given) {
            name.likeness = Likeness::Likely;
        }
        (!counts).then_some(name)
    }
}
