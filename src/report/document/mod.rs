//! Documents for printing, filing and posting, as plain blocks in reading order. An export format
//! decides how they look, never what they say.

mod audit;
#[cfg(feature = "publish")]
mod check_in;
mod difference;
mod letter;
mod memo;
mod onboarding;
mod people;
mod signing;
mod tables;

pub use audit::audit_document;
#[cfg(feature = "publish")]
pub use check_in::check_in_document;
pub use difference::difference_document;
pub(super) use onboarding::act_items;
pub use people::{acknowledgement_document, moves_document};

use std::borrow::Cow;

use strum::{EnumString, IntoStaticStr, VariantArray};

use super::{Style, district_office, in_force_report};
use crate::guide::Verdict;
use crate::registry::{Registry, RoleId};
use crate::text::controls::printable;
use crate::text::{Date, Digits};

/// The kinds of documents, in menu order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum DocumentKind {
    /// The letter's table (ตารางแนวทาง).
    Guideline,
    /// What one role may do in each group, or every role if none is given.
    Permissions,
    /// Which roles belong to which groups.
    Memberships,
    /// A sheet for the first week in a role: groups to join, dos and don'ts. Needs a role.
    Onboarding,
    /// The same as a pocket card. Needs a role.
    Card,
    /// A form acknowledging the guideline (ใบรับทราบ): the rules in brief, and lines to sign.
    Acknowledgement,
    /// The source letter with its enclosure.
    Letter,
    /// A draft memo asking the province about what the letter does not say.
    Coverage,
}

impl DocumentKind {
    /// Every document.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// Returns the id used on the command line.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.into()
    }

    /// Returns whether the document requires a role.
    #[must_use]
    pub fn needs_role(self) -> bool {
        matches!(self, Self::Onboarding | Self::Card)
    }

    /// Returns whether the document can be made for one role.
    #[must_use]
    pub fn takes_role(self) -> bool {
        self.needs_role() || self == Self::Permissions
    }

    /// Returns whether the document is for an office's own staff, so that the office's name heads
    /// it.
    #[must_use]
    pub fn names_office(self) -> bool {
        matches!(self, Self::Onboarding | Self::Acknowledgement)
    }

    /// Returns whether the document depends on the district.
    #[must_use]
    pub fn takes_district(self) -> bool {
        self.names_office() || self == Self::Coverage
    }

    /// Returns the kind of page that the document is set on.
    #[must_use]
    pub fn page(self) -> PageKind {
        match self {
            Self::Guideline | Self::Permissions | Self::Memberships => PageKind::WideSheet,
            Self::Onboarding | Self::Acknowledgement => PageKind::Sheet,
            Self::Card => PageKind::Card,
            Self::Letter => PageKind::Letter,
            Self::Coverage => PageKind::Memo,
        }
    }
}

/// The kinds of pages. Each has a size, a margin and text sizes of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PageKind {
    /// One page, in portrait format.
    Sheet,
    /// One page, in landscape format.
    WideSheet,
    /// A pocket card.
    Card,
    /// An official letter with its enclosure, on as many pages as it takes.
    Letter,
    /// An official memo.
    Memo,
}

/// The signers of an acknowledgement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Signers {
    /// This many blank lines.
    Lines(u16),
    /// The people on the roster, by name and position. This is personal data, so it is used only on
    /// request.
    Roster,
}

impl Default for Signers {
    fn default() -> Self {
        Self::Lines(15)
    }
}

/// A request for a document.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Order {
    pub kind: DocumentKind,
    pub role: Option<RoleId>,
    pub signers: Signers,
    /// The district whose office the document is for. The document names the office, and only
    /// people on the roster who serve there sign it.
    pub district: Option<String>,
    /// The day for which the document says whether the letter is in force.
    pub day: Option<Date>,
}

impl Order {
    /// Requests the document `kind`, without a role.
    #[must_use]
    pub fn of(kind: DocumentKind) -> Self {
        Self {
            kind,
            role: None,
            signers: Signers::default(),
            district: None,
            day: None,
        }
    }
}

/// A document with its complete text, ready to export in any format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    pub page: PageKind,
    /// The language and digits of the text.
    pub style: Style,
    pub title: String,
    /// Whether to print the title. A letter has a heading of its own.
    pub headed: bool,
    /// A warning above everything else, if the letter is not in force.
    pub warning: Option<String>,
    pub blocks: Vec<Block>,
    /// The letter's reference and date, or the warning, for the footer.
    pub source: String,
    /// The date of the PDF: that of the letter, if it can be read.
    pub date: Option<Date>,
}

/// A block of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    Heading(String),
    Text(String),
    /// A text that needs emphasis.
    Strong(String),
    /// A letter's paragraph, with its first line indented.
    Indented(String),
    /// Tasks, each with a box to tick.
    Ticks(Vec<String>),
    Table(Table),
    /// Lines at the left and at the right of the page head.
    Sides(Vec<String>, Vec<String>),
    /// Labels with their values, such as "เรื่อง …".
    Fields(Vec<[String; 2]>),
    /// Lines centred in the right half: date, closing, signature.
    Right(Vec<String>),
    /// Links with their names, as QR codes.
    Codes(Vec<[String; 2]>),
    NewPage,
    /// Continues in landscape format. Occurs at most once in a document.
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

    /// Returns every text that the block shows. A link is drawn, not written.
    fn texts(&self) -> Vec<&String> {
        match self {
            Self::Heading(text) | Self::Text(text) | Self::Strong(text) | Self::Indented(text) => {
                vec![text]
            }
            Self::Ticks(texts) | Self::Right(texts) => texts.iter().collect(),
            Self::Table(table) => {
                let cells = table.rows.iter().flatten().map(|cell| &cell.text);
                table.heads.iter().chain(cells).collect()
            }
            Self::Sides(left, right) => left.iter().chain(right).collect(),
            Self::Fields(pairs) => pairs.iter().flatten().collect(),
            Self::Codes(pairs) => pairs.iter().map(|[name, _]| name).collect(),
            Self::NewPage | Self::WidePage => Vec::new(),
        }
    }
}

/// A table. Every row has as many cells as there are heads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    pub heads: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
    /// The relative widths of the columns, one per heading.
    pub shares: Vec<u16>,
    /// Whether the cells are filled in by hand and need extra height.
    pub to_fill_in: bool,
}

/// A cell of a table. Its text may have several lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    pub text: String,
    /// The verdict to colour the cell by.
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

/// The error for a document that requires a role and was requested without one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NeedsRole;

/// Creates the document requested by `order`.
///
/// # Errors
///
/// Returns [`NeedsRole`] if the document requires a role and `order` has none.
pub fn document(registry: &Registry, order: &Order, style: Style) -> Result<Document, NeedsRole> {
    let style = style.keeping(registry);
    let district = order.district.as_deref();
    let (title, mut blocks) = match (order.kind, order.role) {
        (DocumentKind::Guideline, _) => {
            let (title, mut blocks) = tables::guideline_blocks(registry, style);
            blocks.extend(tables::beside_the_table_blocks(registry, style));
            (title, blocks)
        }
        (DocumentKind::Permissions, role) => tables::permissions_blocks(registry, role, style),
        (DocumentKind::Memberships, _) => tables::memberships_blocks(registry, style),
        (DocumentKind::Onboarding, Some(role)) => onboarding::sheet(registry, role, style),
        (DocumentKind::Card, Some(role)) => onboarding::card(registry, role, style),
        (DocumentKind::Onboarding | DocumentKind::Card, None) => return Err(NeedsRole),
        (DocumentKind::Acknowledgement, _) => {
            signing::acknowledgement(registry, order.signers, district, style)
        }
        (DocumentKind::Letter, _) => letter::letter_blocks(registry, style),
        (DocumentKind::Coverage, _) => memo::memo_blocks(registry, district, style),
    };
    if let Some(district) = district.filter(|_| order.kind.names_office()) {
        blocks.insert(0, Block::Text(district_office(district, style)));
    }
    Ok(Document {
        page: order.kind.page(),
        headed: !matches!(order.kind, DocumentKind::Letter | DocumentKind::Coverage),
        ..sheet(registry, title, blocks, order.day, style)
    })
}

/// Returns a sheet of the letter of `registry`, with what is in force on `day`.
fn sheet(
    registry: &Registry,
    title: String,
    blocks: Vec<Block>,
    day: Option<Date>,
    style: Style,
) -> Document {
    let in_force = in_force_report(registry, day, style);
    let document = Document {
        page: PageKind::Sheet,
        style,
        title,
        headed: true,
        blocks,
        warning: in_force.warning().map(str::to_owned),
        source: in_force.line,
        date: Date::read(&registry.letter().date),
    };
    document.printable()
}

impl Document {
    /// Returns the document without the characters that no page can show.
    fn printable(mut self) -> Self {
        for text in self.texts_mut() {
            if let Cow::Owned(clean) = printable(text) {
                // A line end at either end would make an empty line.
                clean.trim_matches(['\n', ' ']).clone_into(text);
            }
        }
        self
    }

    /// Returns every text, to be changed in place.
    fn texts_mut(&mut self) -> impl Iterator<Item = &mut String> {
        let blocks = self.blocks.iter_mut().flat_map(Block::texts_mut);
        [&mut self.title, &mut self.source]
            .into_iter()
            .chain(&mut self.warning)
            .chain(blocks)
    }

    /// Returns every text that the document shows.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let title = self.headed.then_some(&self.title);
        let warning = self.warning.as_ref();
        warning
            .into_iter()
            .chain(title)
            .chain(std::iter::once(&self.source))
            .chain(self.blocks.iter().flat_map(Block::texts))
            .map(String::as_str)
    }

    /// Returns whether the text has Thai digits.
    #[must_use]
    pub fn has_thai_digits(&self) -> bool {
        self.style.digits == Digits::Thai
    }
}
