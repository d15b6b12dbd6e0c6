//! What is wrong with, or worth knowing about, a registry: one value for the command line,
//! the window and programs. A problem knows its place and its words; it never holds a
//! person's name or number, since it may end up in a log.

use std::ops::Range;

use crate::lang::{Lang, Words};

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The registry cannot be used.
    Error,
    /// The registry can be used, and something in it is most likely a mistake.
    Warning,
    /// Something an official should know; nothing needs to change.
    Info,
}

impl Severity {
    /// The word in `check --json`.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $id:literal, $severity:ident;)*) => {
        /// The kinds of problems. The id of each is stable: offices may look it up and
        /// programs may match on it. Its words are the messages `problem-<id>` and
        /// `problem-<id>.hint`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            /// Every code there is.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The stable id.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// How much a problem of this kind matters.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    /// The file, folder or stream cannot be read.
    Unreadable = "unreadable", Error;
    /// The bytes are not UTF-8 text.
    NotText = "not-text", Error;
    /// Nothing but white space and comments.
    Empty = "empty", Error;
    /// The text is not RON.
    Syntax = "syntax", Error;
    /// Brackets inside brackets beyond what the reader follows.
    TooDeep = "too-deep", Error;
    /// The file is written for a later version of the program.
    NewerVersion = "newer-version", Error;
    UnknownField = "unknown-field", Error;
    MissingField = "missing-field", Error;
    DuplicateField = "duplicate-field", Error;
    /// A value of another kind than the field takes.
    WrongValue = "wrong-value", Error;
    /// A word that is none of those the field takes.
    UnknownWord = "unknown-word", Error;
    /// An id with other characters than a-z, 0-9 and the hyphen.
    BadId = "bad-id", Error;
    DuplicateId = "duplicate-id", Error;
    /// An id that names nothing.
    DanglingId = "dangling-id", Error;
    /// A registry without topics, of which a need must have one.
    NoTopics = "no-topics", Error;
    /// A group that lists no member role.
    NoMembers = "no-members", Error;
    /// A rule that names no act.
    NoActs = "no-acts", Error;
    /// A rule or duty that cites no clause.
    NoClause = "no-clause", Error;
    /// A role that is, by way of others, a kind of itself.
    KindCycle = "kind-cycle", Error;
    /// The number stated in words and the count given as a number differ.
    SizeMisread = "size-misread", Error;
    /// A clause that neither rule nor duty cites.
    UncitedClause = "uncited-clause", Warning;
    /// A rule that decides no need at all.
    IdleRule = "idle-rule", Warning;
    /// The seats of a group's roles cannot give the stated size.
    ImpossibleSize = "impossible-size", Warning;
    /// Two groups' stated sizes leave different numbers for the same roles.
    SizesDisagree = "sizes-disagree", Info;
    /// A remark that the registry makes about its source.
    Remark = "remark", Info;
    /// Letters that the fonts of the program lack.
    Unprintable = "unprintable", Info;
    /// Needs for which no group can be recommended.
    NoGroup = "no-group", Info;
    /// Needs for which several groups fit.
    SeveralGroups = "several-groups", Info;
    /// Two rules of one group that speak about the same need with different effects.
    RulesOverlap = "rules-overlap", Info;
}

/// A part of the source text, in bytes.
pub type Span = Range<usize>;

/// One problem or finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub code: Code,
    /// The place in the source text; none where the whole file is meant.
    pub span: Option<Span>,
    /// The values that the messages name.
    values: Vec<(&'static str, Value)>,
}

/// A value in a message.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Value {
    /// Words of the registry, or a number.
    Words(Words),
    /// A message of its own, by key.
    Key(&'static str),
}

impl Problem {
    /// A problem at `span`.
    #[must_use]
    pub fn at(code: Code, span: Span) -> Self {
        Self {
            span: Some(span),
            ..Self::whole(code)
        }
    }

    /// A problem of the whole file.
    #[must_use]
    pub fn whole(code: Code) -> Self {
        Self {
            code,
            span: None,
            values: Vec::new(),
        }
    }

    /// The same problem with one more value for its messages.
    #[must_use]
    pub fn with(self, name: &'static str, value: impl Into<String>) -> Self {
        let words = Words {
            th: value.into(),
            en: String::new(),
        };
        self.with_words(name, &words)
    }

    /// The same problem with one more value that has its own words in each language.
    #[must_use]
    pub fn with_words(mut self, name: &'static str, words: &Words) -> Self {
        self.values.push((name, Value::Words(words.clone())));
        self
    }

    /// The same problem with one more value that is the message `key`.
    #[must_use]
    pub fn with_key(mut self, name: &'static str, key: &'static str) -> Self {
        self.values.push((name, Value::Key(key)));
        self
    }

    #[must_use]
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// What is wrong.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        lang.text_with(&format!("problem-{}", self.code.id()), &self.spoken(lang))
    }

    /// What to do about it.
    #[must_use]
    pub fn hint(&self, lang: Lang) -> String {
        let key = format!("problem-{}-hint", self.code.id());
        // The nearest id, where there is one, is the best of hints.
        let near = format!("{key}-near");
        let has_near = self.values.iter().any(|(name, _)| *name == "near");
        lang.text_with(if has_near { &near } else { &key }, &self.spoken(lang))
    }

    fn spoken(&self, lang: Lang) -> Vec<(&'static str, String)> {
        self.values
            .iter()
            .map(|(name, value)| match value {
                Value::Words(words) => (*name, words.get(lang).to_owned()),
                Value::Key(key) => (*name, lang.text(key)),
            })
            .collect()
    }
}

/// Line and column of a place, both from 1; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub line: usize,
    pub column: usize,
}

/// A text with the places where its lines begin, so that many places in it are told quickly.
#[derive(Clone, Debug)]
pub struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    #[must_use]
    pub fn of(text: &'t str) -> Self {
        let after = text.match_indices('\n').map(|(newline, _)| newline + 1);
        Self {
            text,
            starts: std::iter::once(0).chain(after).collect(),
        }
    }

    /// The place of the byte `offset`; the end where it lies beyond.
    #[must_use]
    pub fn place(&self, offset: usize) -> Place {
        let end = self.text.floor_char_boundary(offset);
        let line = self.starts.partition_point(|&start| start <= end);
        let before = self.text.get(self.start(line)..end).unwrap_or_default();
        Place {
            line,
            column: before.chars().count() + 1,
        }
    }

    /// The byte at which the line with this number, from 1, begins.
    #[must_use]
    pub fn start(&self, line: usize) -> usize {
        let start = self.starts.get(line.saturating_sub(1));
        start.copied().unwrap_or(self.text.len())
    }

    /// The line with this number, from 1, without its end.
    #[must_use]
    pub fn line(&self, number: usize) -> Option<&'t str> {
        let start = self.starts.get(number.checked_sub(1)?)?;
        self.text.get(*start..)?.lines().next()
    }
}
