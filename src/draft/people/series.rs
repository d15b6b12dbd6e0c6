//! Lists of names: if most entries of a list look like names of persons about whom something private
//! is said, all do.

use std::ops::Range;

use super::likeness::Likeness;
use super::names::{Finder, Form, Name};
use super::privacy::{Privacy, Verdict};
use crate::draft::layout::Line;

/// The minimum number of entries of a list.
const ENTRIES: usize = 2;

/// The maximum length of an entry written in a line with others, in characters.
const ENTRY: usize = 40;

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

    /// Adds the names that stand one after another in `line`, parted by commas.
    fn line(&self, line: &Line, found: &mut Vec<Name>) {
        let Some(cell) = line.cells.first().filter(|_| line.cells.len() == 1) else {
            return;
        };
        let written = self.finder.text.get(cell.clone()).unwrap_or_default();
        let lead = written.rfind(':').map_or(0, |colon| colon + 1);
        let list = written.get(lead..).unwrap_or_default();
        if !list.contains([',', ';', '/']) {
            return;
        }
        let mut start = cell.start + lead;
        let mut places = Vec::new();
        for entry in list.split([',', ';', '/']) {
            let spaces = entry.len() - entry.trim_start().len();
            if entry.chars().nth(ENTRY).is_some() {
                return;
            }
            places.push(start + spaces..start + spaces.max(entry.trim_end().len()));
            start += entry.len() + 1;
        }
        self.entries(&places, Kind::InLine, found);
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
                                || self.privacy.is_headed(first))
                    }
                };
        if is_list {
            // A line of a message may be anything.
            found.extend(
                candidates
                    .into_iter()
                    .filter(|name| kind != Kind::Lines || name.likeness == Likeness::Likely),
            );
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
        let run = self.finder.runs.at(place.start, place.end)?;
        let given = self.finder.runs.cut(&run);
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
        (!counts).then_some(name)
    }
}
