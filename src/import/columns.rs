//! What each column of a letter's table is, and what stands around the table.

use strum::{EnumString, IntoStaticStr, VariantArray};

use super::contents::{Contents, complete, positions};
use super::document::{Block, Cell, Document, Row};
use super::letter;
use super::refused::Refused;
use super::tables::Tables;
use crate::language::{LetterUse, Pack, Spelling};

/// What a column of a letter's table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum ColumnKind {
    /// Running numbers.
    Number,
    Group,
    Size,
    Members,
    /// What a group is for.
    Practice,
    /// Who does that.
    Posters,
    /// Notes on a group.
    Notes,
    /// What is forbidden in a group.
    Forbidden,
    /// Something else, which is left out.
    Other,
}

impl ColumnKind {
    /// Every kind.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// Returns the id of the kind.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.into()
    }
}

/// The uses of words in heads, with the kind of column that they head.
const HEADS: [(LetterUse, ColumnKind); 9] = [
    (LetterUse::HeadNumber, ColumnKind::Number),
    (LetterUse::HeadSize, ColumnKind::Size),
    (LetterUse::HeadForbidden, ColumnKind::Forbidden),
    (LetterUse::HeadMembers, ColumnKind::Members),
    (LetterUse::HeadPosters, ColumnKind::Posters),
    (LetterUse::HeadGroup, ColumnKind::Group),
    (LetterUse::HeadPractice, ColumnKind::Practice),
    (LetterUse::HeadNotes, ColumnKind::Notes),
    (LetterUse::HeadOther, ColumnKind::Other),
];

/// The kinds that columns without a known head are taken for, in this order, as far as they are
/// missing.
const USUAL: [ColumnKind; 4] = [
    ColumnKind::Group,
    ColumnKind::Members,
    ColumnKind::Practice,
    ColumnKind::Notes,
];

/// A column: its kind, and its head as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub kind: ColumnKind,
    pub head: String,
}

/// The letter's table, and what stands around it.
#[derive(Debug)]
pub(super) struct Layout {
    pub columns: Vec<Column>,
    /// The rows below the head.
    pub rows: Vec<Row>,
    /// The paragraphs before the table.
    pub before: Vec<String>,
    /// The paragraphs after it.
    pub after: Vec<String>,
}

/// The maximum number of rows above the head.
pub(super) const ABOVE: usize = 15;
/// The maximum length of a head, in characters.
const LONGEST_HEAD: usize = 60;
/// The maximum length of heads of which only one is known, in characters.
const SHORT_HEAD: usize = 16;

impl Layout {
    /// Takes apart the table that `found` takes for the letter's, and what stands around it.
    pub fn of(document: &Document, found: &Tables<'_>, pack: &Pack) -> Result<Self, Refused> {
        let table = found.chosen().ok_or(Refused::NoTable)?;
        let names_groups = |column: &Column| column.kind == ColumnKind::Group;
        if !found.columns.iter().any(names_groups) {
            return Err(Refused::NoColumn("import-column-group"));
        }
        let (at, rows) = (table.block, table.rows);
        let head = table.head.and_then(|head| rows.get(head));
        let mut layout = Self {
            columns: found.columns.clone(),
            rows: Vec::new(),
            before: paragraphs(document.blocks.get(..at).unwrap_or_default()),
            after: Vec::new(),
        };
        let titles = rows.iter().take(table.head.unwrap_or_default());
        layout
            .before
            .extend(titles.flat_map(|row| row.iter().flat_map(|cell| cell.paragraphs.clone())));
        layout.take(table.below_head(), head, pack);
        let rest = document.blocks.get(at + 1..).unwrap_or_default();
        layout.take_rest(rest, head, pack);
        // A letter may end below its table.
        let end = letter::end(&layout.after, pack);
        layout.before.extend(layout.after.drain(end));
        Ok(layout)
    }

    /// Takes the rows below the head. One that repeats the head is left out, and one with a note
    /// alone is a paragraph.
    fn take(&mut self, rows: &[Row], head: Option<&Row>, pack: &Pack) {
        let last = rows.iter().rposition(|row| !self.is_heading(row));
        let (rows, rest) = rows.split_at(last.map_or(0, |last| last + 1));
        for row in rows {
            let mut filled = row.iter().filter(|cell| !cell.is_empty());
            match (filled.next(), filled.next()) {
                (None, _) => {}
                _ if Some(row) == head => {}
                (Some(cell), None) if begins_note(&cell.text(), pack) => {
                    self.after.extend(cell.paragraphs.iter().cloned());
                }
                _ => self.rows.push(row.clone()),
            }
        }
        // A sheet has the paragraphs below the table as rows of it.
        let cells = rest.iter().flatten();
        self.after
            .extend(cells.flat_map(|cell| cell.paragraphs.iter().cloned()));
    }

    /// Returns whether `row` has no text outside the columns that number and name groups.
    fn is_heading(&self, row: &Row) -> bool {
        let says = |(column, cell): (&Column, &Cell)| {
            !matches!(column.kind, ColumnKind::Number | ColumnKind::Group) && !cell.is_empty()
        };
        self.columns.len() > 1 && !self.columns.iter().zip(row).any(says)
    }

    /// Takes what follows the table: further parts of it, and paragraphs.
    fn take_rest(&mut self, blocks: &[Block], head: Option<&Row>, pack: &Pack) {
        for block in blocks {
            match block {
                Block::Table(rows)
                    if self.columns.len() > 1
                        && rows.iter().all(|row| row.len() == self.columns.len()) =>
                {
                    self.take(rows, head, pack);
                }
                block => self.after.extend(paragraphs(std::slice::from_ref(block))),
            }
        }
    }

    pub fn has(&self, kind: ColumnKind) -> bool {
        self.columns.iter().any(|column| column.kind == kind)
    }

    /// Returns the cells of `row` in the columns of `kind`.
    pub fn cells<'r>(&'r self, row: &'r Row, kind: ColumnKind) -> impl Iterator<Item = &'r Cell> {
        let columns = self.columns.iter().zip(row);
        columns
            .filter(move |(column, cell)| column.kind == kind && !cell.is_empty())
            .map(|(_, cell)| cell)
    }
}

/// Returns the paragraphs of `blocks`, those of tables included.
pub(super) fn paragraphs(blocks: &[Block]) -> Vec<String> {
    let mut all = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(text) => all.push(text.trim().to_owned()),
            Block::Table(rows) => {
                let cells = rows.iter().flatten();
                all.extend(cells.flat_map(|cell| cell.paragraphs.iter().cloned()));
            }
        }
    }
    all.retain(|text| !text.is_empty());
    all
}

/// Returns whether `text` begins as a note on the whole table does.
pub(super) fn begins_note(text: &str, pack: &Pack) -> bool {
    let Some(spelling) = Spelling::of(text) else {
        return false;
    };
    pack.letter_words_of(LetterUse::Note)
        .any(|note| spelling.keys().starts_with(note.keys()))
}

/// Returns the row of heads in `rows`, if there is one, and how much it says.
pub(super) fn head_row(rows: &[Row], pack: &Pack) -> (Option<usize>, usize) {
    let score = |row: &Row| {
        let mut kinds: Vec<ColumnKind> = row
            .iter()
            .filter_map(|cell| head(&cell.text(), pack))
            .collect();
        let filled = row.iter().filter(|cell| !cell.is_empty()).count();
        kinds.sort_by_key(|kind| kind.id());
        kinds.dedup();
        let has = |kind| kinds.contains(&kind);
        let names_some = has(ColumnKind::Group) || has(ColumnKind::Members);
        // A single known head must be a whole cell, among others as short.
        let is_row_of_heads = kinds.len() > 1
            || filled == row.len()
                && row.iter().all(is_short)
                && row.iter().any(|cell| is_head(&cell.text(), pack));
        if names_some && filled >= 2 && is_row_of_heads {
            kinds.len()
        } else {
            0
        }
    };
    let scored = rows.iter().take(ABOVE).map(score).enumerate();
    let best = scored.max_by_key(|&(at, score)| (score, usize::MAX - at));
    match best {
        Some((at, score)) if score > 0 => (Some(at), score),
        _ => (None, 0),
    }
}

/// Returns whether `text` is a word that heads columns, and nothing else.
fn is_head(text: &str, pack: &Pack) -> bool {
    let mut words = HEADS
        .iter()
        .flat_map(|&(use_, _)| pack.letter_words_of(use_));
    Spelling::of(text).is_some_and(|text| words.any(|word| *word == text))
}

fn is_short(cell: &Cell) -> bool {
    cell.text().chars().count() <= SHORT_HEAD
}

/// Returns the kind of column that `text` heads: the one with the longest word in it.
pub(super) fn head(text: &str, pack: &Pack) -> Option<ColumnKind> {
    if text.chars().count() > LONGEST_HEAD {
        return None;
    }
    let spelling = Spelling::of(text)?;
    // อย่างนี้ bars nothing, though it begins as อย่า does.
    let starts_plain = |at: usize, length: usize| {
        let mut plain = pack.letter_words_of(LetterUse::Plain);
        let rest = spelling.keys().get(at..).unwrap_or_default();
        plain.any(|word| word.keys().len() > length && rest.starts_with(word.keys()))
    };
    // What is barred may be put as in a clause: ไม่ให้ใช้ทำอะไร, สิ่งที่ไม่พึงกระทำ.
    let bars = |word: &Spelling| {
        let at = spelling.position(word)?;
        (!starts_plain(at, word.keys().len())).then_some(at)
    };
    let barred = pack
        .letter_words_of(LetterUse::Forbid)
        .filter_map(bars)
        .min();
    if barred == Some(0) {
        return Some(ColumnKind::Forbidden);
    }
    let found = HEADS.iter().enumerate().flat_map(|(order, &(use_, kind))| {
        let words = pack.letter_words_of(use_);
        words.map(move |word| (order, kind, word))
    });
    let fits = found.filter_map(|(order, kind, word)| {
        let at = spelling.position(word)?;
        let length = word.keys().len();
        // A short word heads a column only if it is the whole head.
        let is_whole = length == spelling.keys().len();
        (is_whole || length > 3).then_some((is_whole, length, at == 0, HEADS.len() - order, kind))
    });
    let best = fits
        .max_by_key(|&(is_whole, length, is_first, order, _)| (is_whole, length, is_first, order));
    best.map(|(.., kind)| kind)
        .or(barred.map(|_| ColumnKind::Forbidden))
}

/// Returns the columns of a table of `width` columns with the heads `row` and the rows `below` them.
pub(super) fn columns(row: Option<&Row>, below: &[Row], width: usize, pack: &Pack) -> Vec<Column> {
    let text = |at: usize| row.and_then(|row| row.get(at)).map(Cell::text);
    let heads: Vec<String> = (0..width).map(|at| text(at).unwrap_or_default()).collect();
    let positions = positions(pack);
    let contents: Vec<Contents> = (0..width)
        .map(|at| Contents::of(below, at, &positions))
        .collect();
    let mut kinds: Vec<Option<ColumnKind>> = heads.iter().map(|text| head(text, pack)).collect();
    for (kind, contents) in kinds.iter_mut().zip(&contents) {
        // The number of a group may be headed by the group.
        if contents.is_numbers && matches!(kind, None | Some(ColumnKind::Group)) {
            *kind = Some(ColumnKind::Number);
        }
    }
    // Only the first column of groups and of members is one.
    for kind in [ColumnKind::Group, ColumnKind::Members] {
        let same = kinds.iter_mut().filter(|found| **found == Some(kind));
        for found in same.skip(1) {
            *found = None;
        }
    }
    complete(&mut kinds, &contents);
    let mut missing = USUAL.to_vec();
    missing.retain(|kind| !kinds.contains(&Some(*kind)));
    let mut missing = missing.into_iter();
    let speaks = contents.iter().map(|column| {
        // What may be done is not lost because its head is not known.
        if column.speaks(pack) {
            ColumnKind::Practice
        } else {
            ColumnKind::Other
        }
    });
    let kinds = kinds.into_iter().zip(speaks).zip(heads);
    kinds
        .map(|((kind, otherwise), head)| Column {
            kind: kind.or_else(|| missing.next()).unwrap_or(otherwise),
            head,
        })
        .collect()
}
