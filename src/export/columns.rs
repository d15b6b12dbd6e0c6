//! Tables with more columns than a page has room for: they come in parts below one another, each
//! with the first column, which names the rows.

use typst::text::FontInstance;

use crate::report::Table;
use crate::text::Breaker;

/// The room beside a cell's text, in parts of the size of the text.
const INSET: f64 = 0.9;

/// The height of a line, in parts of the size of the text.
const LINE: f64 = 1.5;

/// How much of a page a head may take, as it stands on each page anew.
const HEAD: f64 = 0.3;

/// A word that takes more of the width than this is broken rather than given so much.
const WIDEST: f64 = 0.25;

/// The letters of a word that the template never breaks: fewer than this.
const SHORT: usize = 8;

/// A page, as far as tables must fit it.
pub(super) struct Room {
    /// The width and the height inside the margins, in points.
    pub width: f64,
    pub height: f64,
    /// The smallest size of text, at which all columns are tried together, and the usual one, in
    /// which the parts are set.
    pub smallest: f64,
    pub usual: f64,
    /// The font of heads.
    pub font: Option<FontInstance>,
}

impl Room {
    /// `table` in as few parts as fit; as it is where it fits, or has no columns of one kind.
    pub fn parts(&self, table: &Table, breaker: &Breaker) -> Vec<Table> {
        let others = table.heads.len().saturating_sub(1);
        let [_, rest @ ..] = table.shares.as_slice() else {
            return vec![table.clone()];
        };
        let alike = rest
            .first()
            .is_some_and(|first| rest.iter().all(|share| share == first));
        if !alike || others < 2 || self.fits(table, 0..others, self.smallest, breaker) {
            return vec![table.clone()];
        }
        let parts = (2..=others).find(|&parts| {
            ranges(others, parts).all(|range| self.fits(table, range, self.usual, breaker))
        });
        // Where even one column is too narrow for its head, few together are as good as it gets.
        let parts = parts.unwrap_or(others);
        ranges(others, parts)
            .map(|range| part(table, range))
            .collect()
    }

    /// Whether the columns of `range`, counted without the first, have room together in text of
    /// this size.
    fn fits(
        &self,
        table: &Table,
        range: std::ops::Range<usize>,
        size: f64,
        breaker: &Breaker,
    ) -> bool {
        let table = part(table, range);
        let all: f64 = table.shares.iter().map(|&share| f64::from(share)).sum();
        let rows = table.rows.iter();
        let cells = rows.flat_map(|row| row.iter().map(|cell| &cell.text).enumerate());
        let heads = table.heads.iter().enumerate();
        let room = |column: usize| {
            let share = table.shares.get(column).copied().unwrap_or_default();
            self.width * f64::from(share) / all - INSET * size
        };
        let words_fit = heads.clone().chain(cells).all(|(column, text)| {
            let widest = words(breaker, text)
                .map(|word| self.needed(word, size))
                .fold(0.0, f64::max);
            widest <= room(column)
        });
        let tallest = heads
            .map(|(column, text)| {
                let lines = text
                    .lines()
                    .map(|line| self.wide(line, size) / room(column));
                lines.map(|lines| lines.ceil().max(1.0)).sum::<f64>() * LINE * size
            })
            .fold(0.0, f64::max);
        words_fit && tallest <= self.height * HEAD
    }

    /// How much of the width must be there for `word`.
    fn needed(&self, word: &str, size: f64) -> f64 {
        let wide = self.wide(word.trim_end(), size);
        if word.trim_end().chars().count() < SHORT {
            wide
        } else {
            wide.min(self.width * WIDEST)
        }
    }

    /// The width of `text`, as its letters stand beside one another.
    fn wide(&self, text: &str, size: f64) -> f64 {
        // Without a font, half a square is what letters take on average.
        let letter = |c| match &self.font {
            Some(font) => {
                let face = font.ttf();
                let glyph = face.glyph_index(c);
                let advance = glyph.and_then(|glyph| face.glyph_hor_advance(glyph));
                advance.map_or(0.5, f64::from) / advance.map_or(1.0, |_| font.units_per_em())
            }
            None => 0.5,
        };
        text.chars().map(letter).sum::<f64>() * size
    }
}

/// What of `text` stays on a line: its pieces, broken at their own spaces.
fn words<'t>(breaker: &Breaker, text: &'t str) -> impl Iterator<Item = &'t str> {
    let lines = text.lines();
    let pieces = lines.flat_map(|line| breaker.pieces(line));
    pieces.flat_map(|piece| piece.split_inclusive(' '))
}

/// So many ranges that together are `0..count`, as equal as can be.
fn ranges(count: usize, parts: usize) -> impl Iterator<Item = std::ops::Range<usize>> {
    (0..parts).map(move |part| count * part / parts..count * (part + 1) / parts)
}

/// The first column and those of `range`, which is counted without it.
fn part(table: &Table, range: std::ops::Range<usize>) -> Table {
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
