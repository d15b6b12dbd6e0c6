//! A file as paragraphs and tables, whatever its form.

/// Paragraphs and tables in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    pub blocks: Vec<Block>,
}

/// A paragraph or a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    Paragraph(String),
    Table(Vec<Row>),
}

/// The cells of a row, from the left.
pub type Row = Vec<Cell>;

/// The paragraphs of a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    pub paragraphs: Vec<String>,
}

impl Cell {
    /// Returns a cell with the lines of `text` as its paragraphs, each trimmed. Empty ones are left
    /// out.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let lines = text.lines().map(str::trim);
        let paragraphs = lines.filter(|line| !line.is_empty());
        Self {
            paragraphs: paragraphs.map(str::to_owned).collect(),
        }
    }

    /// Returns whether nothing stands in it but perhaps a dash.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.paragraphs
            .iter()
            .all(|text| text.trim_matches(['-', '–', '—', ' ', '.']).is_empty())
    }

    /// Returns its text in one line.
    #[must_use]
    pub fn text(&self) -> String {
        self.paragraphs.join(" ")
    }
}
