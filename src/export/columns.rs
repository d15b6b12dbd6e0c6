//! Tables with more columns than fit on a page. They are split into parts, one below another, each
//! with the first column, which names the rows.

use std::ops::Range;

use typst::text::FontInstance;

use crate::report::Table;
use crate::text::Breaker;

/// The padding beside a cell's text, in ems.
const CELL_PADDING: f64 = 0.9;

/// The line height, in ems.
const LINE_HEIGHT: f64 = 1.5;

/// The maximum share of a page for the head of a table, which is repeated on each page.
const MAX_HEAD_SHARE: f64 = 0.3;

/// A word wider than this share of the page is broken instead of being given that much room.
const MAX_WORD_SHARE: f64 = 0.12;

/// The template never breaks words with fewer letters than this.
const MIN_BROKEN_WORD: usize = 8;

/// The room that a page has for tables.
pub(super) struct Room {
    /// The width and height inside the margins, in points.
    pub width: f64,
    pub height: f64,
    /// The smallest text size, at which all columns together are tried, and the usual one, in which
    /// the parts are set.
    pub smallest: f64,
    pub usual: f64,
    /// The font of table heads.
    pub font: Option<FontInstance>,
}

impl Room {
    /// Splits `table` into as few parts as fit. Leaves it whole if it fits, or if its columns after
    /// the first differ in width.
    pub fn parts(&self, table: &Table, breaker: &Breaker) -> Vec<Table> {
        let others = table.heads.len().saturating_sub(1);
        let [first, rest @ ..] = table.shares.as_slice() else {
            return vec![table.clone()];
        };
        let Some(other) = rest.first().filter(|_| others > 1) else {
            return vec![table.clone()];
        };
        if rest.iter().any(|share| share != other) {
            return vec![table.clone()];
        }
        let shares = (f64::from(*first), f64::from(*other));
        let columns: Vec<Column> = (0..table.heads.len())
            .map(|column| self.column(table, column, breaker))
            .collect();
        let Some((lead, columns)) = columns.split_first() else {
            return vec![table.clone()];
        };
        let fits = |range: &Range<usize>, size: f64| {
            let columns = columns.get(range.clone());
            columns.is_some_and(|columns| self.fits(lead, columns, shares, size))
        };
        if fits(&(0..others), self.smallest) {
            return vec![table.clone()];
        }
        let greedy = greedy_ranges(others, |range| fits(range, self.usual));
        let equal = equal_ranges(others, greedy.len());
        let even = equal.iter().all(|range| fits(range, self.usual));
        let chosen = if even { equal } else { greedy };
        let parts = chosen.into_iter().map(|range| part(table, &range));
        parts.collect()
    }

    /// Returns whether `columns` fit beside the first column, `lead`, in text of this size. `first`
    /// and `other` are the relative widths of the first column and of each other one.
    fn fits(
        &self,
        lead: &Column,
        columns: &[Column],
        (first, other): (f64, f64),
        size: f64,
    ) -> bool {
        let count = u32::try_from(columns.len()).map_or(f64::MAX, f64::from);
        let room = |share: f64| self.width * share / (first + other * count) - CELL_PADDING * size;
        let has_room = |column: &Column, room: f64| {
            let needed =
                (column.short * size).max((column.long * size).min(self.width * MAX_WORD_SHARE));
            let lines = column
                .head
                .iter()
                .map(|line| (line * size / room).ceil().max(1.0));
            needed <= room
                && lines.sum::<f64>() * LINE_HEIGHT * size <= self.height * MAX_HEAD_SHARE
        };
        has_room(lead, room(first)) && columns.iter().all(|column| has_room(column, room(other)))
    }

    fn column(&self, table: &Table, column: usize, breaker: &Breaker) -> Column {
        let head = table.heads.get(column).map_or("", String::as_str);
        let cells = table
            .rows
            .iter()
            .filter_map(|row| Some(row.get(column)?.text.as_str()));
        let lines = std::iter::once(head).chain(cells).flat_map(str::lines);
        let (mut short, mut long) = (0.0_f64, 0.0_f64);
        let mut known = "";
        for line in lines {
            // Tables of verdicts repeat a few texts.
            if std::mem::replace(&mut known, line) == line {
                continue;
            }
            for word in breaker.words(line).into_iter().map(str::trim_end) {
                let wide = self.wide(word);
                if word.chars().count() < MIN_BROKEN_WORD {
                    short = short.max(wide);
                } else {
                    long = long.max(wide);
                }
            }
        }
        Column {
            short,
            long,
            head: head.lines().map(|line| self.wide(line)).collect(),
        }
    }

    /// Returns the width of `text` in ems, from the advances of its glyphs.
    fn wide(&self, text: &str) -> f64 {
        let letter = |c| {
            let advance = self.font.as_ref().and_then(|font| {
                let face = font.ttf();
                let advance = face.glyph_hor_advance(face.glyph_index(c)?)?;
                Some(f64::from(advance) / font.units_per_em())
            });
            // An average letter takes half an em.
            advance.unwrap_or(0.5)
        };
        text.chars().map(letter).sum()
    }
}

/// What a column needs, in ems.
struct Column {
    /// The widest word that is never broken.
    short: f64,
    /// The widest other word.
    long: f64,
    /// The widths of the lines of its head, before they are broken.
    head: Vec<f64>,
}

/// Divides `0..count` into ranges, each as long as `fits` permits and at least one long.
fn greedy_ranges(count: usize, fits: impl Fn(&Range<usize>) -> bool) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut start = 0;
    while start < count {
        let longer = (start + 2..=count).take_while(|&end| fits(&(start..end)));
        let end = longer.last().unwrap_or(start + 1);
        ranges.push(start..end);
        start = end;
    }
    ranges
}

/// Divides `0..count` into `parts` ranges of nearly equal length.
fn equal_ranges(count: usize, parts: usize) -> Vec<Range<usize>> {
    let bound = |part: usize| count * part / parts;
    (0..parts)
        .map(|part| bound(part)..bound(part + 1))
        .collect()
}

/// Returns the first column and those in `range`, which does not count the first.
fn part(table: &Table, range: &Range<usize>) -> Table {
    let take = |index: usize| index == 0 || range.contains(&(index - 1));
    Table {
        heads: chosen(&table.heads, take),
        rows: table.rows.iter().map(|row| chosen(row, take)).collect(),
        shares: chosen(&table.shares, take),
        to_fill_in: table.to_fill_in,
    }
}

fn chosen<T: Clone>(all: &[T], take: impl Fn(usize) -> bool) -> Vec<T> {
    let all = all.iter().enumerate();
    all.filter(|(index, _)| take(*index))
        .map(|(_, item)| item.clone())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Cell;

    fn table(groups: usize, name: &str) -> Table {
        let cell = |text: String| Cell::from(text);
        let heads = (1..=groups).map(|number| format!("{name} {number}"));
        Table {
            heads: std::iter::once("ตำแหน่ง".to_owned()).chain(heads).collect(),
            rows: (0..4)
                .map(|row| {
                    let cells = (0..groups).map(|_| cell("ไม่ได้ระบุ".to_owned()));
                    std::iter::once(cell(format!("แถว {row}")))
                        .chain(cells)
                        .collect()
                })
                .collect(),
            shares: std::iter::once(18)
                .chain(std::iter::repeat_n(10, groups))
                .collect(),
            to_fill_in: false,
        }
    }

    fn parts(table: &Table) -> Vec<Table> {
        let room = Room {
            width: 770.0,
            height: 500.0,
            smallest: 8.5,
            usual: 11.0,
            font: None,
        };
        room.parts(table, &Breaker::new([]))
    }

    #[test]
    fn a_table_that_fits_is_left_alone() {
        for groups in [1, 6, 10] {
            let table = table(groups, "กลุ่ม");
            assert_eq!(parts(&table), [table]);
        }
    }

    #[test]
    fn nothing_of_a_wide_table_is_lost() {
        for (groups, name) in [
            (25, "กลุ่มงานตัวอย่าง".to_owned()),
            (22, "ก".repeat(300)),
            (2, "ก".repeat(9000)),
        ] {
            let table = table(groups, &name);
            let parts = parts(&table);
            assert!(parts.len() > 1, "{groups}");
            let heads: Vec<&String> = parts
                .iter()
                .flat_map(|part| part.heads.iter().skip(1))
                .collect();
            assert!(heads.into_iter().eq(table.heads.iter().skip(1)));
            for part in &parts {
                assert_eq!(part.heads.first(), table.heads.first());
                assert_eq!(part.rows.len(), table.rows.len());
                assert!(part.rows.iter().all(|row| row.len() == part.heads.len()));
                assert_eq!(part.shares.len(), part.heads.len());
            }
        }
    }
}
