//! Why no registry could be made of a file.

/// The error for a file that yields no registry. Each has a message, `import-refused-<id>`, that
/// says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is none of the forms that can be read.
    Form,
    /// It is not the form that its name says, or damaged.
    Damaged,
    /// It is not text in any known encoding.
    NotText,
    /// It is larger than this many megabytes, as it is or unpacked.
    TooLarge(u64),
    /// Its tables have more than this many cells.
    TooManyCells(usize),
    /// It has more than this many tables.
    TooManyTables(usize),
    /// Its parts are nested more deeply than this.
    TooDeep(usize),
    /// There is no table in it.
    NoTable,
    /// A table has no column for this: the message key of what is missing.
    NoColumn(&'static str),
    /// No row of the table names a group.
    NoGroups,
}

impl Refused {
    /// Returns the key of the message that says so, with its values.
    #[must_use]
    pub fn message(&self) -> (&'static str, Vec<(&'static str, String)>) {
        match self {
            Self::Form => ("import-refused-form", Vec::new()),
            Self::Damaged => ("import-refused-damaged", Vec::new()),
            Self::NotText => ("import-refused-not-text", Vec::new()),
            Self::TooLarge(size) => ("import-refused-too-large", vec![("size", size.to_string())]),
            Self::TooManyCells(count) => (
                "import-refused-too-many-cells",
                vec![("count", count.to_string())],
            ),
            Self::TooManyTables(count) => (
                "import-refused-too-many-tables",
                vec![("count", count.to_string())],
            ),
            Self::TooDeep(depth) => (
                "import-refused-too-deep",
                vec![("depth", depth.to_string())],
            ),
            Self::NoTable => ("import-refused-no-table", Vec::new()),
            Self::NoColumn(column) => (
                "import-refused-no-column",
                vec![("column", (*column).to_owned())],
            ),
            Self::NoGroups => ("import-refused-no-groups", Vec::new()),
        }
    }
}
