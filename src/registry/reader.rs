//! Reads RON so that every mistake is found at once, each with its place.
//!
//! `serde` stops at the first mistake and forgets where a value was. Here, a record is read as a
//! list of names and raw texts ([`super::lexer`]). Each is a slice of the source, so its address
//! gives its place. A field that cannot be read becomes a problem, and reading continues.

mod record;
mod syntax_only;

use ron::error::SpannedError;
use ron::value::RawValue;
use ron::{Error as RonError, Options};
use serde::Deserialize;

pub(crate) use record::Record;
use syntax_only::RecordSeed;

use super::problem::{Code, Problem, Severity, Span};
use super::{lexer, limits, syntax};
use crate::lang::Words;
use crate::text::place_of;

/// A value and its place.
#[derive(Clone, Debug)]
pub(crate) struct Located<T> {
    pub value: T,
    pub span: Span,
}

impl<T> Located<T> {
    /// Returns whether this replaces a value that could not be read. The problem has already been
    /// reported, and its consequences are not worth further reports.
    pub fn is_absent(&self) -> bool {
        self.span.is_empty()
    }
}

/// A list of texts, and whether all of those in the file could be read.
pub(crate) struct Listed {
    pub texts: Vec<Located<String>>,
    pub whole: bool,
}

impl Listed {
    /// Returns whether the file itself has none.
    pub fn is_empty(&self) -> bool {
        self.whole && self.texts.is_empty()
    }
}

/// An id, and the grounds for it if the letter does not say so.
pub(crate) struct Inferrable {
    pub id: Located<String>,
    pub inferred: Option<Words>,
}

/// A piece of RON that has not been parsed, without blanks around it.
#[derive(Clone, Copy)]
pub(crate) struct Raw<'a>(&'a str);

impl<'a> From<&'a RawValue> for Raw<'a> {
    fn from(raw: &'a RawValue) -> Self {
        Self(lexer::trimmed(raw.get_ron()))
    }
}

/// The source text and the problems found in it so far.
pub(crate) struct Reader<'a> {
    text: &'a str,
    problems: Vec<Problem>,
    /// The fields read so far that came with version 2 of the format, and their places.
    newer_fields: Vec<(&'static str, Span)>,
    /// Whether no word of the text may stand in a problem.
    is_private: bool,
}

impl<'a> Reader<'a> {
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            problems: Vec::new(),
            newer_fields: Vec::new(),
            is_private: false,
        }
    }

    /// Returns a reader of a text with people in it, whose problems repeat no word of the text.
    pub fn of_people(text: &'a str) -> Self {
        Self {
            is_private: true,
            ..Self::new(text)
        }
    }

    pub fn report(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// Returns the text that is read.
    pub fn source(&self) -> &'a str {
        self.text
    }

    /// Returns the number of problems so far.
    pub fn problem_count(&self) -> usize {
        self.problems.len()
    }

    /// Returns whether any problem so far makes the registry unusable.
    pub fn has_failed(&self) -> bool {
        self.problems
            .iter()
            .any(|problem| problem.severity() == Severity::Error)
    }

    pub fn into_problems(self) -> Vec<Problem> {
        self.problems
    }

    /// Reads the whole text as one record, unless `refuse` finds a reason not to in its fields.
    /// Returns `None` then, or if the text is not RON or not a record.
    pub fn whole<T>(
        &mut self,
        name: &'static str,
        refuse: fn(&Record<'_, 'a>) -> Option<Problem>,
        read: fn(&mut Record<'_, 'a>) -> T,
    ) -> Option<T> {
        if let Some(problem) = limits::too_many_values(self.text) {
            self.report(problem);
            return None;
        }
        if let Err(error) = options().from_str_seed(self.text, RecordSeed(name)) {
            self.refuse(Raw(self.text), &error, "kind-record");
            return None;
        }
        let record = self.open(Raw(lexer::trimmed(self.text)), name, "kind-record")?;
        if let Some(problem) = refuse(&record) {
            self.report(problem);
            return None;
        }
        Some(record.read(read))
    }

    /// Reads the record in `raw`, written with or without its `name`, and reports the fields that
    /// `read` does not request.
    fn record<T>(
        &mut self,
        raw: Raw<'a>,
        name: &'static str,
        read: fn(&mut Record<'_, 'a>) -> T,
    ) -> Option<T> {
        Some(self.open(raw, name, "kind-record")?.read(read))
    }

    /// Opens the record in `raw`. `kind` is the message key for what is expected there.
    fn open(
        &mut self,
        raw: Raw<'a>,
        name: &'static str,
        kind: &'static str,
    ) -> Option<Record<'_, 'a>> {
        let span = self.place(raw.0);
        let Some(pairs) = lexer::fields(raw.0, name) else {
            self.report(Problem::at(Code::WrongValue, span).with_key("kind", kind));
            return None;
        };
        Some(Record {
            span,
            reader: self,
            pairs,
            asked: Vec::new(),
            missing: Vec::new(),
            is_newer: false,
        })
    }

    /// Reads words, written as one text for both languages or as `(th: "…", en: "…")`.
    fn words(&mut self, raw: Raw<'a>) -> Option<Words> {
        let is_text = lexer::fields(raw.0, "Words").is_none();
        if is_text && self.refuses_length(raw) {
            return None;
        }
        if let Ok(th) = options().from_str::<String>(raw.0) {
            return Some(Words {
                th,
                en: String::new(),
            });
        }
        let words = self.open(raw, "Words", "kind-words")?;
        Some(words.read(|words| Words {
            th: words.text("th").value,
            en: words.optional_text("en").unwrap_or_default(),
        }))
    }

    /// Reads an id, alone or with its grounds.
    fn inferrable(&mut self, raw: Raw<'a>) -> Option<Inferrable> {
        if lexer::fields(raw.0, "Inferred").is_some() {
            return self.record(raw, "Inferred", |record| Inferrable {
                id: record.text("id"),
                inferred: Some(record.version_2().words("inferred")),
            });
        }
        let id = self.value(raw, "kind-text")?;
        Some(Inferrable { id, inferred: None })
    }

    fn texts(&mut self, list: Vec<Raw<'a>>) -> Vec<Located<String>> {
        list.into_iter()
            .filter_map(|raw| self.value(raw, "kind-text"))
            .collect()
    }

    /// Reads the value in `raw`. `kind` is the message key for what is expected there.
    pub fn value<T: Deserialize<'a>>(
        &mut self,
        raw: Raw<'a>,
        kind: &'static str,
    ) -> Option<Located<T>> {
        if self.refuses_length(raw) {
            return None;
        }
        match options().from_str(raw.0) {
            Ok(value) => Some(Located {
                value,
                span: self.place(raw.0),
            }),
            Err(error) => {
                self.refuse(raw, &error, kind);
                None
            }
        }
    }

    /// Reports a value that is too long, whatever it is.
    fn refuses_length(&mut self, raw: Raw<'a>) -> bool {
        let is_too_long = limits::is_too_long(raw.0);
        if is_too_long {
            let problem = Problem::at(Code::TooLong, self.place(raw.0));
            self.report(problem.with("most", limits::MAX_CHARACTERS.to_string()));
        }
        is_too_long
    }

    /// Returns the place of a slice of the text.
    fn place(&self, part: &str) -> Span {
        place_of(self.text, part)
    }

    fn refuse(&mut self, raw: Raw<'a>, error: &SpannedError, kind: &'static str) {
        let base = self.place(raw.0).start;
        let start = base + syntax::offset_of(raw.0, error.span.start);
        let end = base + syntax::offset_of(raw.0, error.span.end);
        let problem = match &error.code {
            RonError::ExceededRecursionLimit => Problem::at(Code::TooDeep, start..end.max(start)),
            _ if lexer::is_blank(raw.0) => Problem::whole(Code::Empty),
            _ if is_damaged(raw.0) => Problem::whole(Code::Damaged),
            RonError::NoSuchEnumVariant {
                expected, found, ..
            } => unknown_word(start..end, found, expected.iter().copied()),
            // Syntax errors occur only while the whole text is read. Inside a raw value, whose
            // brackets and quotation marks are known to be right, only the type can be wrong.
            _ if raw.0.len() == self.text.len() => syntax::problem(self.text, error),
            _ => Problem::at(Code::WrongValue, self.place(raw.0)).with_key("kind", kind),
        };
        self.problems.push(problem);
    }
}

/// Returns whether a text has only NUL characters and blanks.
fn is_damaged(text: &str) -> bool {
    text.contains('\0') && text.chars().all(|c| c == '\0' || c.is_whitespace())
}

/// Returns the problem of a word that is not one of `words`, with the nearest of them.
pub(super) fn unknown_word<'w>(
    span: Span,
    found: &str,
    words: impl Iterator<Item = &'w str> + Clone,
) -> Problem {
    let problem = Problem::at(Code::UnknownWord, span)
        .with("word", found)
        .with("words", words.clone().collect::<Vec<_>>().join(", "));
    with_near(problem, found, words)
}

/// Adds the one of `words` that is nearest to `found`, if any is near.
pub(crate) fn with_near<'w>(
    problem: Problem,
    found: &str,
    words: impl Iterator<Item = &'w str>,
) -> Problem {
    match nearest(found, words) {
        Some(word) => problem.with("near", word),
        None => problem,
    }
}

/// Returns the one of `words` that is nearest to `found`, if any is near.
fn nearest<'w>(found: &str, words: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    let is_short = |word: &str| word.len() <= limits::MAX_MISSPELT;
    let words = words.filter(|word| is_short(word) && is_short(found));
    words
        .map(|word| (strsim::damerau_levenshtein(found, word), word))
        .filter(|(distance, word)| *distance <= 2.max(word.chars().count() / 3))
        .min()
        .map(|(_, word)| word)
}

fn options() -> Options {
    // Lets an office write `kind_of: "deputy"` instead of `Some("deputy")`.
    Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
}
