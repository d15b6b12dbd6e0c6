//! Which columns a list of people has. Heads are matched with the words of the pack; a list without
//! any is taken by what its columns hold.

use strum::{IntoStaticStr, VariantArray};

use super::Reading;
use crate::import::sheet::{Grid, GridRow};
use crate::language::{Pack, PeopleWord, Spelling};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum RosterColumn {
    Number,
    Title,
    /// The whole name, or a part of it beside others.
    Name,
    GivenName,
    FamilyName,
    Post,
    District,
    Agency,
    Telephone,
    Line,
    Since,
    Until,
    /// The post acted for.
    Acting,
    Order,
    ActingSince,
    ActingUntil,
    Nickname,
    /// The day on which the letter was acknowledged.
    Acknowledged,
    Signature,
    /// Days that are not said to be of something. Beside signatures, they are theirs.
    Date,
    /// Something else, which is left out.
    Other,
}

impl RosterColumn {
    /// Every kind.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// Returns the id, as used in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.into()
    }
}

const HEADS: [(PeopleWord, RosterColumn); 19] = [
    (PeopleWord::HeadNumber, RosterColumn::Number),
    (PeopleWord::HeadTitle, RosterColumn::Title),
    (PeopleWord::HeadName, RosterColumn::Name),
    (PeopleWord::HeadGivenName, RosterColumn::GivenName),
    (PeopleWord::HeadFamilyName, RosterColumn::FamilyName),
    (PeopleWord::HeadPost, RosterColumn::Post),
    (PeopleWord::HeadDistrict, RosterColumn::District),
    (PeopleWord::HeadAgency, RosterColumn::Agency),
    (PeopleWord::HeadTelephone, RosterColumn::Telephone),
    (PeopleWord::HeadLine, RosterColumn::Line),
    (PeopleWord::HeadSince, RosterColumn::Since),
    (PeopleWord::HeadUntil, RosterColumn::Until),
    (PeopleWord::HeadActing, RosterColumn::Acting),
    (PeopleWord::HeadOrder, RosterColumn::Order),
    (PeopleWord::HeadNickname, RosterColumn::Nickname),
    (PeopleWord::HeadAcknowledged, RosterColumn::Acknowledged),
    (PeopleWord::HeadSignature, RosterColumn::Signature),
    (PeopleWord::HeadDate, RosterColumn::Date),
    (PeopleWord::HeadOther, RosterColumn::Other),
];

/// The maximum number of rows above the heads.
const ABOVE: usize = 30;

/// The maximum length of a head, in characters.
const LONGEST: usize = 50;

/// A word of at most so many letters heads a column only if it is the whole head.
const SHORT: usize = 3;

/// A word of at least so many letters heads a column wherever it stands in the head.
const LONG: usize = 7;

/// The columns of a list.
pub(super) struct Table {
    pub columns: Vec<RosterColumn>,
    pub heads: Vec<String>,
    /// The position of the first row below the heads.
    pub first: usize,
}

impl Table {
    /// Returns whether a row repeats the heads, as on each printed page.
    pub fn is_head(&self, row: &GridRow) -> bool {
        let mut filled = 0;
        let same = row.cells.iter().zip(&self.heads).all(|(cell, head)| {
            filled += usize::from(!cell.is_empty());
            cell.is_empty() || head.contains(cell.as_str())
        });
        same && filled > 1
    }
}

/// Finds the columns of `grid`.
pub(super) fn find(grid: &Grid, reading: &Reading<'_>) -> Option<Table> {
    let words = &reading.heads;
    let kinds = |row: &GridRow| -> Vec<Option<RosterColumn>> {
        row.cells.iter().map(|cell| words.kind(cell)).collect()
    };
    let score = |row: &GridRow| {
        let kinds = kinds(row);
        let mut known: Vec<RosterColumn> = kinds.iter().copied().flatten().collect();
        let filled = row.cells.iter().filter(|cell| !cell.is_empty()).count();
        known.sort_by_key(|kind| kind.id());
        known.dedup();
        let has_name = known.iter().any(|kind| is_name(*kind));
        // A title over the whole list may have a word in it, but heads stand side by side.
        let is_enough = known.len() > 1 || filled == 1 && grid.rows.len() > 1;
        if has_name && is_enough {
            known.len()
        } else {
            0
        }
    };
    let scored = grid.rows.iter().take(ABOVE).map(score).enumerate();
    let (at, score) = scored.max_by_key(|&(at, score)| (score, usize::MAX - at))?;
    if score == 0 {
        return guessed(grid, reading);
    }
    // A second line of heads stands below, or above, the one that says most.
    let row = |at: usize| grid.rows.get(at);
    let best = row(at)?;
    let below = row(at + 1).filter(|below| words.continues(best, below));
    let above = at.checked_sub(1).and_then(row);
    let above = above.filter(|above| below.is_none() && words.continues(above, best));
    let (upper, lower) = match (above, below) {
        (Some(above), _) => (above, Some(best)),
        (None, below) => (best, below),
    };
    let width = grid.rows.iter().map(|row| row.cells.len()).max()?;
    let mut table = Table {
        columns: Vec::with_capacity(width),
        heads: Vec::with_capacity(width),
        first: at + 1 + usize::from(below.is_some()),
    };
    let mut spread = "";
    for column in 0..width {
        let under = lower.map_or("", |lower| lower.cell(column));
        let over = upper.cell(column);
        if !over.is_empty() {
            spread = over;
        } else if under.is_empty() {
            spread = "";
        }
        let before = table.columns.last().copied();
        table.columns.push(words.column(spread, under, before));
        let head = if under == spread { "" } else { under };
        table
            .heads
            .push(format!("{spread} {head}").trim().to_owned());
    }
    settle(&mut table.columns);
    table
        .columns
        .iter()
        .any(|kind| is_name(*kind))
        .then_some(table)
}

/// Returns the columns of `grid` as a person has said. Its heads, if it has any, are left out.
pub(super) fn chosen(grid: &Grid, columns: &[RosterColumn], reading: &Reading<'_>) -> Table {
    let found = find(grid, reading);
    let (heads, first) = found.map_or_else(Default::default, |table| (table.heads, table.first));
    let width = columns.len().max(heads.len());
    let mut table = Table {
        columns: columns.to_vec(),
        heads,
        first,
    };
    table.columns.resize(width, RosterColumn::Other);
    table.heads.resize(width, String::new());
    table
}

fn is_name(kind: RosterColumn) -> bool {
    matches!(
        kind,
        RosterColumn::Name | RosterColumn::GivenName | RosterColumn::Line
    )
}

/// A given name without a family name beside it is the whole name. Columns that occur twice are taken
/// once, but for parts of names.
fn settle(columns: &mut [RosterColumn]) {
    let has_family = columns.contains(&RosterColumn::FamilyName);
    let has_name = columns.contains(&RosterColumn::Name);
    // ชื่อ beside ชื่อสกุล, which is spelt like the head of whole names.
    let is_pair = columns
        .windows(2)
        .any(|pair| *pair == [RosterColumn::GivenName, RosterColumn::Name]);
    let mut has_days = columns.contains(&RosterColumn::Acknowledged);
    let has_signatures = columns.contains(&RosterColumn::Signature);
    let mut seen: Vec<RosterColumn> = Vec::new();
    for kind in columns {
        match kind {
            RosterColumn::Date if has_signatures && !has_days => {
                has_days = true;
                *kind = RosterColumn::Acknowledged;
            }
            RosterColumn::Date => *kind = RosterColumn::Other,
            RosterColumn::GivenName if !has_family && !has_name => *kind = RosterColumn::Name,
            RosterColumn::GivenName if !has_family && !is_pair => *kind = RosterColumn::Other,
            RosterColumn::Name | RosterColumn::Other | RosterColumn::Number => {}
            kind if seen.contains(kind) => *kind = RosterColumn::Other,
            kind => seen.push(*kind),
        }
    }
}

/// The words of heads.
pub(super) struct Words(Vec<(RosterColumn, Spelling)>);

impl Words {
    pub fn new(pack: &Pack) -> Self {
        let words = HEADS.iter().flat_map(|&(use_, kind)| {
            let words = pack.people_words_of(use_);
            words.filter_map(move |word| Some((kind, Spelling::of(word)?)))
        });
        Self(words.collect())
    }

    /// Returns whether `text` heads a column of names.
    pub fn is_head(&self, text: &str) -> bool {
        self.kind(text).is_some_and(is_name)
    }

    /// Returns the kind of column that `text` heads: the one with the longest word in it.
    fn kind(&self, text: &str) -> Option<RosterColumn> {
        if text.chars().count() > LONGEST {
            return None;
        }
        let spelling = Spelling::of(text)?;
        let fits = self.0.iter().filter_map(|(kind, word)| {
            let at = spelling.position(word)?;
            let length = word.keys().len();
            let is_whole = length == spelling.keys().len();
            let is_long = at == 0 && length > SHORT || length >= LONG;
            (is_whole || is_long).then_some((is_whole, length, *kind))
        });
        let best = fits.max_by_key(|&(is_whole, length, _)| (is_whole, length));
        let kind = best.map(|(.., kind)| kind)?;
        // ยศ/คำนำหน้า ชื่อ สกุล heads whole names.
        let has_family = || {
            let mut words = self.0.iter();
            words.any(|(kind, word)| {
                *kind == RosterColumn::FamilyName && spelling.position(word).is_some()
            })
        };
        if kind == RosterColumn::Title && has_family() {
            return Some(RosterColumn::Name);
        }
        Some(kind)
    }

    /// Returns whether `lower` is a second line of heads below `upper`: all that it says are heads, or
    /// what stands above it as well, and it says something of its own.
    fn continues(&self, upper: &GridRow, lower: &GridRow) -> bool {
        let mut own = 0;
        let fits = lower.cells.iter().enumerate().all(|(column, cell)| {
            let over = upper.cell(column);
            if cell.is_empty() || cell == over {
                return true;
            }
            own += 1;
            self.kind(cell).is_some()
        });
        // A title over the whole list is no line of heads.
        let mut over = upper.cells.iter().filter(|cell| !cell.is_empty());
        let first = over.next();
        let is_title = over.all(|cell| Some(cell) == first) && first.is_some();
        if is_title {
            return false;
        }
        let names = upper.cells.iter().chain(&lower.cells);
        let mut names = names.filter_map(|cell| self.kind(cell));
        fits && own > 0 && names.any(is_name)
    }

    /// Returns what the column with the heads `over` and `under` holds, beside the one `before`.
    fn column(&self, over: &str, under: &str, before: Option<RosterColumn>) -> RosterColumn {
        let (upper, lower) = (self.kind(over), self.kind(under));
        match (upper, lower) {
            (Some(RosterColumn::Acting), Some(RosterColumn::Since)) => RosterColumn::ActingSince,
            (Some(RosterColumn::Acting), Some(RosterColumn::Until)) => RosterColumn::ActingUntil,
            (Some(RosterColumn::Acting), Some(RosterColumn::Post) | None) => RosterColumn::Acting,
            (Some(RosterColumn::Signature), Some(RosterColumn::Date)) => RosterColumn::Acknowledged,
            (Some(kind), Some(RosterColumn::Date)) if kind != RosterColumn::Other => kind,
            (_, Some(kind)) | (Some(kind), None) => kind,
            // A head over several columns, in a file that does not say so.
            (None, None) if over.is_empty() && before == Some(RosterColumn::Name) => {
                RosterColumn::Name
            }
            (None, None) => RosterColumn::Other,
        }
    }
}

/// Returns the columns of a list without heads, by what they hold.
fn guessed(grid: &Grid, reading: &Reading<'_>) -> Option<Table> {
    let width = grid.rows.iter().map(|row| row.cells.len()).max()?;
    if width < 2 {
        return None;
    }
    let share = |column: usize, fits: &dyn Fn(&str) -> bool| {
        let cells = grid.rows.iter().map(|row| row.cell(column));
        let cells = cells.filter(|cell| !cell.is_empty());
        let (mut all, mut fitting) = (0, 0);
        for cell in cells {
            all += 1;
            fitting += usize::from(fits(cell));
        }
        all > 0 && fitting * 2 >= all
    };
    let columns = (0..width).map(|column| {
        if share(column, &|cell| reading.posts.role(cell).is_some()) {
            RosterColumn::Post
        } else if share(column, &|cell| reading.titles.parted(cell).0.is_some()) {
            RosterColumn::Name
        } else if share(column, &|cell| reading.posts.places().is_marked(cell)) {
            RosterColumn::District
        } else if share(column, &super::rows::is_telephone) {
            RosterColumn::Telephone
        } else {
            RosterColumn::Other
        }
    });
    let mut columns: Vec<RosterColumn> = columns.collect();
    settle(&mut columns);
    columns.contains(&RosterColumn::Name).then(|| Table {
        heads: vec![String::new(); columns.len()],
        columns,
        first: 0,
    })
}
