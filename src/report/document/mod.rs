//! Documents that an office prints, files or posts, as plain blocks in reading order. A format
//! decides how they look, never what they say.

mod letter;
mod memo;
mod onboarding;
mod signing;
mod tables;

use std::borrow::Cow;

use super::{Style, district_office};
use crate::guide::Verdict;
use crate::registry::{Registry, RoleId};
use crate::text::controls::printable;
use crate::text::{Date, Digits};

/// The documents there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// ตารางแนวทาง: the letter's table.
    Guideline,
    /// What a role may do in each group; of every role when none is given.
    Permissions,
    /// Which role belongs to which group.
    Memberships,
    /// For a role's first week: groups to join, do and do not. Needs a role.
    Onboarding,
    /// The same for the pocket. Needs a role.
    Card,
    /// ใบรับทราบ: the rules in short, and lines to sign.
    Acknowledgement,
    /// The source letter with its enclosure.
    Letter,
    /// A draft memo that asks the province about what the letter is silent on.
    Coverage,
}

impl Kind {
    /// Every document, in the order of menus.
    pub const ALL: [Self; 8] = [
        Self::Guideline,
        Self::Permissions,
        Self::Memberships,
        Self::Onboarding,
        Self::Card,
        Self::Acknowledgement,
        Self::Letter,
        Self::Coverage,
    ];

    /// The word of the command line for it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Guideline => "guideline",
            Self::Permissions => "permissions",
            Self::Memberships => "memberships",
            Self::Onboarding => "onboarding",
            Self::Card => "card",
            Self::Acknowledgement => "acknowledgement",
            Self::Letter => "letter",
            Self::Coverage => "coverage",
        }
    }

    /// The document that the command line knows by `id`.
    #[must_use]
    pub fn find(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// Whether it is made for one role and cannot be without.
    #[must_use]
    pub fn needs_role(self) -> bool {
        matches!(self, Self::Onboarding | Self::Card)
    }

    /// Whether it can be made for one role.
    #[must_use]
    pub fn takes_role(self) -> bool {
        self.needs_role() || self == Self::Permissions
    }

    /// Whether an office makes it for its own people, and so heads it with its name.
    #[must_use]
    pub fn names_office(self) -> bool {
        matches!(self, Self::Onboarding | Self::Acknowledgement)
    }

    /// Whether something of it depends on the district.
    #[must_use]
    pub fn takes_district(self) -> bool {
        self.names_office() || self == Self::Coverage
    }

    /// Whether it is read across: wider than high.
    #[must_use]
    pub fn is_wide(self) -> bool {
        matches!(
            self,
            Self::Guideline | Self::Permissions | Self::Memberships
        )
    }
}

/// Who signs an acknowledgement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Signers {
    /// So many empty lines.
    Lines(u16),
    /// The people of the registry's roster, by name and post: personal data, so only when
    /// asked for.
    Roster,
}

impl Default for Signers {
    fn default() -> Self {
        Self::Lines(15)
    }
}

/// A document that is wanted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Order {
    pub kind: Kind,
    pub role: Option<RoleId>,
    pub signers: Signers,
    /// The district whose office the document is for: it is named there, and of the roster
    /// only those who serve in it sign.
    pub district: Option<String>,
}

impl Order {
    /// The document `kind`, of no one role.
    #[must_use]
    pub fn of(kind: Kind) -> Self {
        Self {
            kind,
            role: None,
            signers: Signers::default(),
            district: None,
        }
    }
}

/// A document with all its words, ready to be set in any format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    pub kind: Kind,
    /// The language and digits it is set in.
    pub style: Style,
    pub title: String,
    /// Whether the title is shown above the rest; a letter brings its own head.
    pub headed: bool,
    pub blocks: Vec<Block>,
    /// Reference and date of the letter, at the foot.
    pub source: String,
    /// The day of the letter, where it can be read.
    pub date: Option<Date>,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    Heading(String),
    Text(String),
    /// A text that must be seen.
    Strong(String),
    /// A paragraph of a letter, its first line set in.
    Indented(String),
    /// Things to do, each with a box to tick.
    Ticks(Vec<String>),
    Table(Table),
    /// Lines at the left and at the right of the page's head.
    Sides(Vec<String>, Vec<String>),
    /// Names and what stands for them, as "เรื่อง …".
    Fields(Vec<[String; 2]>),
    /// Lines in the middle of the right half: date, closing, signature.
    Right(Vec<String>),
    /// Links as codes to scan, with their names.
    Codes(Vec<[String; 2]>),
    NewPage,
    /// From here on the pages are turned on their side; once in a document at most.
    WidePage,
}

impl Block {
    fn texts_mut(&mut self) -> Vec<&mut String> {
        match self {
            Self::Heading(text) | Self::Text(text) | Self::Strong(text) | Self::Indented(text) => {
                vec![text]
            }
            Self::Ticks(texts) | Self::Right(texts) => texts.iter_mut().collect(),
            Self::Table(table) => {
                let cells = table.rows.iter_mut().flatten();
                let cells = cells.map(|cell| &mut cell.text);
                table.heads.iter_mut().chain(cells).collect()
            }
            Self::Sides(left, right) => left.iter_mut().chain(right).collect(),
            Self::Fields(pairs) | Self::Codes(pairs) => pairs.iter_mut().flatten().collect(),
            Self::NewPage | Self::WidePage => Vec::new(),
        }
    }
}

/// A table. Every row has as many cells as there are heads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    pub heads: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
    /// How wide the columns are in proportion to one another; as many as heads.
    pub shares: Vec<u16>,
    /// Whether the cells are to be written in by hand, and so need height.
    pub to_fill_in: bool,
}

/// A cell of a table; its text may have several lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    pub text: String,
    /// The verdict that the cell tells, for its colour.
    pub verdict: Option<Verdict>,
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self {
            text,
            verdict: None,
        }
    }
}

/// A document that is made for one role was wanted without one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NeedsRole;

/// The document that `order` wants.
///
/// # Errors
///
/// When it is made for one role, and none is given.
pub fn document(registry: &Registry, order: &Order, style: Style) -> Result<Document, NeedsRole> {
    let style = style.keeping(registry);
    let district = order.district.as_deref();
    let (title, mut blocks) = match (order.kind, order.role) {
        (Kind::Guideline, _) => tables::guideline_blocks(registry, style),
        (Kind::Permissions, role) => tables::permissions_blocks(registry, role, style),
        (Kind::Memberships, _) => tables::memberships_blocks(registry, style),
        (Kind::Onboarding, Some(role)) => onboarding::sheet(registry, role, style),
        (Kind::Card, Some(role)) => onboarding::card(registry, role, style),
        (Kind::Onboarding | Kind::Card, None) => return Err(NeedsRole),
        (Kind::Acknowledgement, _) => {
            signing::acknowledgement(registry, order.signers, district, style)
        }
        (Kind::Letter, _) => letter::letter_blocks(registry, style),
        (Kind::Coverage, _) => memo::memo_blocks(registry, district, style),
    };
    if let Some(district) = district.filter(|_| order.kind.names_office()) {
        blocks.insert(0, Block::Text(district_office(district, style)));
    }
    let letter = registry.letter();
    let source = [
        ("reference", letter.reference.clone()),
        ("date", style.date(&letter.date)),
    ];
    let mut document = Document {
        kind: order.kind,
        style,
        title,
        headed: !matches!(order.kind, Kind::Letter | Kind::Coverage),
        blocks,
        source: style.text_with("document-source", &source),
        date: Date::read(&letter.date),
    };
    for text in document.texts_mut() {
        if let Cow::Owned(clean) = printable(text) {
            // A line end at an edge would be an empty line.
            clean.trim_matches(['\n', ' ']).clone_into(text);
        }
    }
    Ok(document)
}

impl Document {
    /// Every text of it.
    fn texts_mut(&mut self) -> impl Iterator<Item = &mut String> {
        let blocks = self.blocks.iter_mut().flat_map(Block::texts_mut);
        [&mut self.title, &mut self.source]
            .into_iter()
            .chain(blocks)
    }

    /// Whether its words are set in Thai digits.
    #[must_use]
    pub fn has_thai_digits(&self) -> bool {
        self.style.digits == Digits::Thai
    }
}
