//! The layout of a draft: lines, list items, table cells, and the labels, column heads and headings
//! that apply to a place.

mod bullets;

use std::iter;
use std::ops::Range;

use self::bullets::{Bullet, content};
use super::tail;
use super::words::Words;
use crate::text::{is_alphabetic, part};

/// The maximum number of headings above a place to look at.
const HEADINGS: usize = 24;

/// The maximum length of a label and of what stands between it and its value, in bytes.
const LABEL: usize = 240;

/// What kind of text applies to a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum VoucherKind {
    /// A label before it on the same line: `ชื่อ-สกุล:`, or the cell to the left.
    Form,
    /// The head of its column.
    Column,
    /// A line above that is not a list item.
    Heading,
}

/// A label, column head or heading that applies to a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Voucher {
    pub kind: VoucherKind,
    /// In bytes.
    pub range: Range<usize>,
    /// The number of its line.
    pub line: usize,
}

/// A line of the text.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// In bytes, without the line break.
    pub range: Range<usize>,
    /// What follows the bullet, without white space at either end.
    pub content: Range<usize>,
    bullet: Option<Bullet>,
    /// What stands between the separators, without white space at either end. A line without
    /// separators is one cell.
    pub cells: Vec<Range<usize>>,
    /// The line with the heads of this line's columns, if it is a row of a table.
    head: Option<usize>,
    /// The nearest line above that may be a heading.
    above: Option<usize>,
}

impl Line {
    /// Returns whether this is an item of a list.
    pub fn is_item(&self) -> bool {
        self.bullet.is_some()
    }

    /// Returns whether this has no text.
    pub fn is_blank(&self) -> bool {
        self.content.is_empty()
    }
}

/// The layout of a text.
#[derive(Debug, Default)]
pub(super) struct Layout {
    lines: Vec<Line>,
    /// For each byte, the number of its line.
    numbers: Vec<u32>,
}

impl Layout {
    /// Finds the layout of `text`, whose words are `words`. Takes time linear in its length.
    pub fn of(text: &str, words: &Words) -> Self {
        let mut lines: Vec<Line> = Vec::new();
        let mut numbers = Vec::with_capacity(text.len() + 1);
        let mut start = 0;
        for (number, written) in (0..).zip(text.split('\n')) {
            let range = start..start + written.len();
            let (bullet, content) = content(text, &range, words);
            lines.push(Line {
                range,
                content,
                bullet,
                cells: Vec::new(),
                head: None,
                above: None,
            });
            start += written.len() + 1;
            numbers.resize(start, number);
        }
        set_cells(text, &mut lines);
        set_heads(text, &mut lines);
        set_above(text, &mut lines);
        Self { lines, numbers }
    }

    /// Returns all lines.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Returns the number of the line with byte `at`.
    pub fn line_number_at(&self, at: usize) -> usize {
        let number = self.numbers.get(at).copied();
        number.map_or(self.lines.len().saturating_sub(1), |number| number as usize)
    }

    /// Returns the line with byte `at`.
    pub fn line_at(&self, at: usize) -> Option<&Line> {
        self.lines.get(self.line_number_at(at))
    }

    /// Returns whether the line with byte `at` has the heads of the columns of the line below it.
    pub fn is_head(&self, at: usize) -> bool {
        let number = self.line_number_at(at);
        let below = self.lines.get(number + 1);
        // Two cells are a label and its value.
        below.is_some_and(|below| below.head == Some(number) && below.cells.len() > 2)
    }

    /// Returns the cell with byte `at`. Nothing is joined over its ends. Between two cells, this is
    /// the one before.
    pub fn cell_at(&self, at: usize) -> Range<usize> {
        self.line_at(at)
            .and_then(|line| line.cells.get(cell_number(line, at)))
            .cloned()
            .unwrap_or(at..at)
    }

    /// Returns what speaks for byte `at`, the nearest first: labels on its line, then the head of its
    /// column, then the lines above that may be headings, through items, details and blank lines.
    pub fn vouchers(&self, text: &str, at: usize) -> impl Iterator<Item = Voucher> {
        let number = self.line_number_at(at);
        let line = self.lines.get(number);
        let cell = line.map_or(0, |line| cell_number(line, at));
        let form = move |range: Range<usize>| Voucher {
            kind: VoucherKind::Form,
            range,
            line: number,
        };
        let label = line.and_then(|line| label_before(text, line.cells.get(cell)?, at));
        let left = line.and_then(|line| line.cells.get(cell.checked_sub(1)?));
        let above = move |number: usize| self.lines.get(number).and_then(|line| line.above);
        let headings = iter::successors(above(number), move |number| above(*number));
        let headings = headings.take(HEADINGS).filter_map(move |number| {
            let line = self.lines.get(number)?;
            Some(Voucher {
                kind: VoucherKind::Heading,
                range: line.range.clone(),
                line: number,
            })
        });
        let beside = label.into_iter().chain(left.cloned()).map(form);
        beside.chain(self.column_head(at)).chain(headings)
    }

    /// Returns the head of the column of byte `at`.
    pub fn column_head(&self, at: usize) -> Option<Voucher> {
        let line = self.line_at(at)?;
        let head = line.head?;
        let cell = self.lines.get(head)?.cells.get(cell_number(line, at))?;
        Some(Voucher {
            kind: VoucherKind::Column,
            range: cell.clone(),
            line: head,
        })
    }
}

/// Returns the label before the last colon between the beginning of `cell` and byte `at`.
fn label_before(text: &str, cell: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let start = cell.start.max(at.saturating_sub(LABEL));
    let before = text.as_bytes().get(start..at.max(start))?;
    let colon = before.iter().rposition(|byte| *byte == b':')?;
    let label = text.get(cell.start..start + colon).unwrap_or_default();
    Some(cell.start + label.len() - tail(label, LABEL).len()..start + colon)
}

/// Returns the number of the cell of `line` with byte `at`.
fn cell_number(line: &Line, at: usize) -> usize {
    let after = line.cells.partition_point(|cell| cell.start <= at);
    after.saturating_sub(1)
}

/// Returns the part of `range` without white space at either end.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let written = part(text, range.clone());
    let start = range.start + (written.len() - written.trim_start().len());
    let end = start + written.trim().len();
    start..end.max(start)
}

/// Returns where cells end in `line` by `separator`, which is no part of a number. A stroke counts only between
/// spaces.
fn separators(text: &str, line: &Range<usize>, separator: char) -> Vec<usize> {
    let written = part(text, line.clone());
    let is_digit = |c: char| c.is_ascii_digit();
    let is_in_number = |at: usize| {
        let before = written.get(..at).unwrap_or_default();
        let after = written.get(at + 1..).unwrap_or_default();
        let rest = after.trim_start_matches(is_digit);
        // 1,081-000-6634: the number of the row and a telephone number.
        let goes_on = rest.strip_prefix('-').is_some_and(|rest| {
            rest.starts_with(is_digit) && !rest.trim_start_matches(is_digit).starts_with(',')
        });
        separator == ',' && after.len() - rest.len() == 3 && before.ends_with(is_digit) && !goes_on
    };
    let is_apart =
        |at: usize| part(written, ..at).ends_with(' ') && part(written, at + 1..).starts_with(' ');
    written
        .match_indices(separator)
        .filter(|(at, _)| !is_in_number(*at) && (separator != '/' || is_apart(*at)))
        .map(|(at, _)| line.start + at)
        .collect()
}

/// Divides the lines into cells: at tabs and pipes always, at commas, semicolons and strokes with spaces
/// around them where lines one below another have equally many.
fn set_cells(text: &str, lines: &mut [Line]) {
    let mut divisions: Vec<Vec<usize>> = Vec::with_capacity(lines.len());
    for line in lines.iter() {
        let mut found = separators(text, &line.range, '\t');
        found.extend(separators(text, &line.range, '|'));
        found.sort_unstable();
        divisions.push(found);
    }
    for separator in [',', ';', '/'] {
        let found: Vec<Vec<usize>> = lines
            .iter()
            .zip(&divisions)
            .map(|(line, taken)| {
                if taken.is_empty() {
                    separators(text, &line.range, separator)
                } else {
                    Vec::new()
                }
            })
            .collect();
        let mut start = 0;
        while start < found.len() {
            let count = found.get(start).map_or(0, Vec::len);
            let alike = found
                .iter()
                .skip(start)
                .take_while(|found| found.len() == count)
                .count();
            let is_table = count >= 2 && alike >= 2 || count == 1 && alike >= 3;
            if is_table {
                for at in start..start + alike {
                    if let (Some(to), Some(from)) = (divisions.get_mut(at), found.get(at)) {
                        to.clone_from(from);
                    }
                }
            }
            start += alike.max(1);
        }
    }
    for (line, division) in lines.iter_mut().zip(divisions) {
        let mut start = line.range.start;
        for end in division.into_iter().chain([line.range.end]) {
            // A pipe at the beginning of a line is its frame.
            let is_frame = start == line.range.start
                && end < line.range.end
                && trimmed(text, start..end).is_empty()
                && text.get(end..).is_some_and(|rest| rest.starts_with('|'));
            if !is_frame {
                line.cells.push(trimmed(text, start..end));
            }
            start = (end + 1).min(line.range.end);
        }
    }
}

/// Finds the line with the heads of columns for each row of a table: the first of the lines one
/// below another that have equally many cells, or nearly so.
fn set_heads(text: &str, lines: &mut [Line]) {
    let mut head: Option<(usize, usize)> = None;
    for number in 0..lines.len() {
        let Some(line) = lines.get_mut(number) else {
            break;
        };
        let count = line.cells.len();
        if line.is_blank() {
            continue;
        }
        if count < 2 {
            // A line between two parts of a table, such as a sub-heading.
            continue;
        }
        let is_row = head.is_some_and(|(_, columns)| columns.abs_diff(count) <= 1);
        if is_row {
            line.head = head.map(|(at, _)| at);
        }
        let has_digit = part(text, line.range.clone()).contains(|c: char| c.is_ascii_digit());
        if !is_row
            || !has_digit && line.head.is_some_and(|at| number - at > 2) && line.bullet.is_none()
        {
            // A line of words alone begins a new table only after rows of the one above.
            head = Some((number, count));
            if !is_row {
                line.head = None;
            }
        }
    }
}

/// Links each line to the nearest one above that may be a heading. Details between two items that
/// are numbered in sequence belong to the first, and head nothing.
fn set_above(text: &str, lines: &mut [Line]) {
    let mut heading: Option<usize> = None;
    // The last item, and the heading above it.
    let mut item: Option<(Bullet, Option<usize>)> = None;
    for number in 0..lines.len() {
        let Some(line) = lines.get_mut(number) else {
            break;
        };
        match (line.bullet, item) {
            (Some(bullet), Some((before, above)))
                if matches!(bullet, Bullet::Number(_) | Bullet::Letter(_))
                    && bullet.follows(before) =>
            {
                heading = above;
                line.above = heading;
                item = Some((bullet, heading));
            }
            (Some(bullet), before) => {
                // - ผู้บริจาค ดังนี้, and below it 1.
                let is_sublist = bullet == Bullet::Number(1)
                    && before.is_some_and(|(before, _)| matches!(before, Bullet::Sign(_)));
                if is_sublist {
                    heading = number.checked_sub(1);
                }
                line.above = heading;
                item = Some((bullet, heading));
            }
            (None, _) => {
                line.above = heading;
                let has_letters = part(text, line.content.clone()).contains(is_alphabetic);
                if has_letters {
                    heading = Some(number);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(text: &str) -> Layout {
        Layout::of(text, &Words::of(text))
    }

    /// Returns the kinds and texts that speak for the last occurrence of `place`.
    fn spoken<'t>(text: &'t str, place: &str) -> Vec<(VoucherKind, &'t str)> {
        let at = text.rfind(place).unwrap();
        let layout = layout(text);
        let vouchers = layout.vouchers(text, at);
        vouchers
            .map(|voucher| (voucher.kind, text.get(voucher.range).unwrap()))
            .collect()
    }

    #[test]
    fn bullets_of_every_kind_are_met() {
        for (line, content) in [
            ("1. นาย", "นาย"),
            ("(2) นาย", "นาย"),
            ("3)นาย", "นาย"),
            ("4 นาย", "นาย"),
            ("5นาย", "นาย"),
            ("1.2 นาย", "นาย"),
            ("ก. นาย", "นาย"),
            ("ก.นาย", "นาย"),
            ("จ) นาย", "นาย"),
            ("① นาย", "นาย"),
            ("🔴 นาย", "นาย"),
            ("✅️นาย", "นาย"),
            ("- นาย", "นาย"),
            ("1. 🔴 นาย", "นาย"),
            ("| 1 | นาย", "นาย"),
            ("รายที่ 1 นาย", "นาย"),
            ("รายที่ 1: นาย", "นาย"),
        ] {
            let layout = layout(line);
            let found = layout.lines().first().unwrap();
            assert!(found.is_item(), "{line}");
            assert_eq!(line.get(found.content.clone()), Some(content), "{line}");
        }
        for line in [
            "นาย",
            "ต.สมมติ",
            "จ.สกลนคร",
            "ร.ต.ต.ทดลอง",
            "081-2345678",
            "1234567890",
            "10.30 น.",
            "(นาย",
        ] {
            let layout = layout(line);
            assert!(!layout.lines().first().unwrap().is_item(), "{line}");
        }
    }

    #[test]
    fn cells_end_at_tabs_pipes_and_columns() {
        let cells = |text: &'static str| -> Vec<Vec<&str>> {
            let layout = layout(text);
            let lines = layout.lines().iter();
            lines
                .map(|line| {
                    line.cells
                        .iter()
                        .map(|cell| text.get(cell.clone()).unwrap())
                        .collect()
                })
                .collect()
        };
        assert_eq!(cells("ก\t ข\t"), [["ก", "ข", ""]]);
        assert_eq!(cells("| ก | ข\n"), [vec!["ก", "ข"], vec![""]]);
        assert_eq!(
            cells("ก,ข,1,000\nค,ง,5"),
            [["ก", "ข", "1,000"].as_slice(), &["ค", "ง", "5"]]
        );
        assert_eq!(cells("ก, ข และ ค"), [["ก, ข และ ค"]]);
    }

    #[test]
    fn headings_speak_through_items_details_and_subheadings() {
        use VoucherKind::{Column, Form, Heading};
        assert_eq!(
            spoken("ผู้ต้องหา\n1. นายก\nอายุ 40 ปี\n2. นางข", "นางข"),
            [(Heading, "ผู้ต้องหา")]
        );
        assert_eq!(
            spoken("ผู้เสพ\n\nต.สมมติ\n🔴 นายก\n🔴 นางข", "นางข"),
            [(Heading, "ต.สมมติ"), (Heading, "ผู้เสพ")]
        );
        assert_eq!(
            spoken("เลขที่บัญชี\n1234567890\n1235679001", "1235679001"),
            [(Heading, "เลขที่บัญชี")]
        );
        assert_eq!(
            spoken("ผู้ป่วย\nลำดับ\tชื่อ\tอายุ\n1\tก\t40\n2\tข\t41", "ข"),
            [
                (Form, "2"),
                (Column, "ชื่อ"),
                (Heading, "ลำดับ\tชื่อ\tอายุ"),
                (Heading, "ผู้ป่วย")
            ]
        );
        assert_eq!(
            spoken("แบบรายงาน\nชื่อ-สกุล: นายก", "นายก"),
            [(Form, "ชื่อ-สกุล"), (Heading, "แบบรายงาน")]
        );
    }
}
