//! Reads RON so that every mistake is found at once, each with its place.
//!
//! `serde` stops at the first mistake and forgets where a value was. Here, a record is read as a
//! list of names and raw texts ([`super::pieces`]). Each is a slice of the source, so its address
//! gives its place. A field that cannot be read becomes a problem, and reading continues.

use std::fmt;

use ron::error::SpannedError;
use ron::value::RawValue;
use ron::{Error as RonError, Options};
use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, de};

use super::problem::{Code, Problem, Severity, Span};
use super::{pieces, syntax};
use crate::lang::Words;
use crate::text::fold::is_blank;

/// A value and its place.
#[derive(Clone, Debug)]
pub(super) struct Located<T> {
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
pub(super) struct Listed {
    pub texts: Vec<Located<String>>,
    pub whole: bool,
}

impl Listed {
    /// Returns whether the file itself has none.
    pub fn is_empty(&self) -> bool {
        self.whole && self.texts.is_empty()
    }
}

/// A piece of RON that has not been parsed, without blanks around it.
#[derive(Clone, Copy)]
pub(super) struct Raw<'a>(&'a str);

impl<'a> From<&'a RawValue> for Raw<'a> {
    fn from(raw: &'a RawValue) -> Self {
        Self(pieces::trimmed(raw.get_ron()))
    }
}

/// The source text and the problems found in it so far.
pub(super) struct Reader<'a> {
    text: &'a str,
    problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            problems: Vec::new(),
        }
    }

    pub fn report(&mut self, problem: Problem) {
        self.problems.push(problem);
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
        if let Err(error) = options().from_str_seed(self.text, RecordSeed(name)) {
            self.refuse(Raw(self.text), &error, "kind-record");
            return None;
        }
        let record = self.open(Raw(pieces::trimmed(self.text)), name, "kind-record")?;
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
        let Some(pairs) = pieces::fields(raw.0, name) else {
            self.report(Problem::at(Code::WrongValue, span).with_key("kind", kind));
            return None;
        };
        Some(Record {
            span,
            reader: self,
            pairs,
            asked: Vec::new(),
            missing: Vec::new(),
        })
    }

    /// Reads words, written as one text for both languages or as `(th: "…", en: "…")`.
    fn words(&mut self, raw: Raw<'a>) -> Option<Words> {
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

    /// Returns the place of a slice of the text.
    fn place(&self, part: &str) -> Span {
        let start = self.offset(part);
        start..start + part.len()
    }

    fn offset(&self, part: &str) -> usize {
        part.as_ptr()
            .addr()
            .saturating_sub(self.text.as_ptr().addr())
    }

    fn refuse(&mut self, raw: Raw<'a>, error: &SpannedError, kind: &'static str) {
        let base = self.offset(raw.0);
        let start = base + syntax::offset_of(raw.0, error.span.start);
        let end = base + syntax::offset_of(raw.0, error.span.end);
        let problem = match &error.code {
            RonError::ExceededRecursionLimit => Problem::at(Code::TooDeep, start..end.max(start)),
            _ if pieces::is_blank(raw.0) => Problem::whole(Code::Empty),
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
pub(super) fn with_near<'w>(
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
    words
        .map(|word| (strsim::damerau_levenshtein(found, word), word))
        .filter(|(distance, word)| *distance <= 2.max(word.chars().count() / 3))
        .min()
        .map(|(_, word)| word)
}

/// A record whose fields are requested by name. Fields that are never requested are unknown.
pub(super) struct Record<'r, 'a> {
    reader: &'r mut Reader<'a>,
    pub span: Span,
    pairs: Vec<(&'a str, &'a str)>,
    asked: Vec<&'static str>,
    missing: Vec<&'static str>,
}

impl<'a> Record<'_, 'a> {
    /// Returns the raw value of an optional field. Reports a field that is given twice.
    fn raw(&mut self, name: &'static str) -> Option<Raw<'a>> {
        self.asked.push(name);
        let mut found = self.pairs.iter().filter(|(field, _)| *field == name);
        let first = found.next().map(|(_, raw)| Raw(raw));
        if let Some((again, _)) = found.next() {
            let span = self.reader.place(again);
            self.reader
                .report(Problem::at(Code::DuplicateField, span).with("field", name));
        }
        first
    }

    /// Returns the raw value of a required field.
    fn required_raw(&mut self, name: &'static str) -> Option<Raw<'a>> {
        let raw = self.raw(name);
        if raw.is_none() {
            self.missing.push(name);
        }
        raw
    }

    /// Reads an optional value. `kind` is the message key for what is expected.
    pub fn optional<T: Deserialize<'a>>(
        &mut self,
        name: &'static str,
        kind: &'static str,
    ) -> Option<Located<T>> {
        let raw = self.raw(name)?;
        self.reader.value(raw, kind)
    }

    /// Reads a required value.
    pub fn required<T: Deserialize<'a>>(
        &mut self,
        name: &'static str,
        kind: &'static str,
    ) -> Option<Located<T>> {
        let raw = self.required_raw(name)?;
        self.reader.value(raw, kind)
    }

    /// Reads a required text. Returns an empty one without a place if it cannot be read, which is
    /// reported.
    pub fn text(&mut self, name: &'static str) -> Located<String> {
        let start = self.span.start;
        self.required(name, "kind-text").unwrap_or(Located {
            value: String::new(),
            span: start..start,
        })
    }

    /// Reads an optional text.
    pub fn optional_text(&mut self, name: &'static str) -> Option<String> {
        self.optional(name, "kind-text").map(|text| text.value)
    }

    /// Returns the items of an optional list. Each is read separately, so that one bad item does
    /// not spoil the others.
    fn list(&mut self, name: &'static str) -> Option<Vec<Raw<'a>>> {
        let raw = self.raw(name)?;
        let Some(list) = pieces::listed(raw.0) else {
            let problem = Problem::at(Code::WrongValue, self.reader.place(raw.0));
            self.reader.report(problem.with_key("kind", "kind-list"));
            return None;
        };
        Some(list.into_iter().map(Raw).collect())
    }

    /// Returns whether the record has a field that has not been requested so far.
    pub fn has_unknown(&self) -> bool {
        self.pairs
            .iter()
            .any(|(field, _)| !self.asked.contains(field))
    }

    /// Returns whether the record has the field.
    pub fn has(&self, name: &str) -> bool {
        self.pairs.iter().any(|(field, _)| *field == name)
    }

    /// Reads an optional list of texts.
    pub fn optional_texts(&mut self, name: &'static str) -> Option<Vec<Located<String>>> {
        let list = self.list(name)?;
        Some(self.reader.texts(list))
    }

    /// Reads the values of an optional list, each separately.
    pub fn values<T: Deserialize<'a>>(
        &mut self,
        name: &'static str,
        kind: &'static str,
    ) -> Vec<Located<T>> {
        let list = self.list(name).unwrap_or_default();
        list.into_iter()
            .filter_map(|raw| self.reader.value(raw, kind))
            .collect()
    }

    /// Reads a list of texts. It is empty if the field is missing.
    pub fn texts(&mut self, name: &'static str) -> Vec<Located<String>> {
        self.optional_texts(name).unwrap_or_default()
    }

    /// Reads a list of texts that should not be empty.
    pub fn listed(&mut self, name: &'static str) -> Listed {
        let problems = self.reader.problems.len();
        let texts = self.texts(name);
        Listed {
            texts,
            whole: self.reader.problems.len() == problems,
        }
    }

    /// Reads required words in Thai and English.
    pub fn words(&mut self, name: &'static str) -> Words {
        self.required_raw(name)
            .and_then(|raw| self.reader.words(raw))
            .unwrap_or_default()
    }

    /// Reads a required name, which must have a visible character.
    pub fn name(&mut self, name: &'static str) -> Located<String> {
        let text = self.text(name);
        self.refuse_blank(&text);
        text
    }

    /// Reads optional names, each of which must have a visible character.
    pub fn names(&mut self, name: &'static str) -> Vec<Located<String>> {
        let names = self.texts(name);
        for name in &names {
            self.refuse_blank(name);
        }
        names
    }

    fn refuse_blank(&mut self, name: &Located<String>) {
        if !name.is_absent() && is_blank(&name.value) {
            let span = name.span.clone();
            self.reader.report(Problem::at(Code::EmptyName, span));
        }
    }

    /// Reads a required name in Thai and English, which must have a visible character.
    pub fn words_of_name(&mut self, name: &'static str) -> Located<Words> {
        let start = self.span.start;
        let absent = Located {
            value: Words::default(),
            span: start..start,
        };
        let Some(raw) = self.required_raw(name) else {
            return absent;
        };
        let problems = self.reader.problems.len();
        let Some(value) = self.reader.words(raw) else {
            return absent;
        };
        let span = self.reader.place(raw.0);
        // A value that could not be read has already been reported.
        let was_read = self.reader.problems.len() == problems;
        let blank = is_blank(&value.th) || !value.en.is_empty() && is_blank(&value.en);
        if was_read && blank {
            self.reader
                .report(Problem::at(Code::EmptyName, span.clone()));
        }
        Located { value, span }
    }

    /// Reads a required value: the result of `make` for the words in `tag(…)`, or another value.
    pub fn tagged_words<T: Deserialize<'a>>(
        &mut self,
        name: &'static str,
        (tag, make): (&'static str, fn(Words) -> T),
        kind: &'static str,
    ) -> Option<T> {
        let raw = self.required_raw(name)?;
        match pieces::tagged(raw.0, tag) {
            Some(words) => self.reader.words(Raw(words)).map(make),
            None => self.reader.value(raw, kind).map(|found| found.value),
        }
    }

    /// Reads optional words in Thai and English.
    pub fn optional_words(&mut self, name: &'static str) -> Option<Words> {
        let raw = self.raw(name)?;
        self.reader.words(raw)
    }

    /// Reads a required record within this one. A missing record is read as an empty one, to fill
    /// its place, without reporting each of the fields that it lacks.
    pub fn part<T>(
        &mut self,
        name: &'static str,
        record: &'static str,
        read: fn(&mut Record<'_, 'a>) -> T,
    ) -> T {
        self.required_raw(name)
            .and_then(|raw| self.reader.record(raw, record, read))
            .unwrap_or_else(|| read(&mut Record::absent(&mut Reader::new(""))))
    }

    /// Reads an optional record within this one.
    pub fn optional_part<T>(
        &mut self,
        name: &'static str,
        record: &'static str,
        read: fn(&mut Record<'_, 'a>) -> T,
    ) -> Option<T> {
        let raw = self.raw(name)?;
        self.reader.record(raw, record, read)
    }

    /// Reads the records of an optional list.
    pub fn records<T>(
        &mut self,
        name: &'static str,
        record: &'static str,
        read: fn(&mut Record<'_, 'a>) -> T,
    ) -> Vec<T> {
        self.whole_records(name, record, read).0
    }

    /// Reads the records of an optional list. Also returns whether all of them could be read.
    pub fn whole_records<T>(
        &mut self,
        name: &'static str,
        record: &'static str,
        read: fn(&mut Record<'_, 'a>) -> T,
    ) -> (Vec<T>, bool) {
        let Some(list) = self.list(name) else {
            return (Vec::new(), !self.has(name));
        };
        let count = list.len();
        let records: Vec<T> = list
            .into_iter()
            .filter_map(|raw| self.reader.record(raw, record, read))
            .collect();
        let whole = records.len() == count;
        (records, whole)
    }

    /// Reads the texts in a list of raw values found inside another value.
    pub fn raw_texts(&mut self, list: Vec<&'a RawValue>) -> Vec<Located<String>> {
        self.reader.texts(list.into_iter().map(Raw::from).collect())
    }

    /// Returns the value of a field without requesting it. Reports nothing.
    pub fn peek<T: Deserialize<'a>>(&self, name: &str) -> Option<Located<T>> {
        let (_, raw) = self.pairs.iter().find(|(field, _)| *field == name)?;
        Some(Located {
            value: options().from_str(raw).ok()?,
            span: self.reader.place(raw),
        })
    }

    /// Returns the result of `read` for the record. Reports the fields that it does not request.
    fn read<T>(mut self, read: fn(&mut Record<'_, 'a>) -> T) -> T {
        let value = read(&mut self);
        self.finish();
        value
    }

    fn absent<'r>(reader: &'r mut Reader<'a>) -> Record<'r, 'a> {
        Record {
            reader,
            span: 0..0,
            pairs: Vec::new(),
            asked: Vec::new(),
            missing: Vec::new(),
        }
    }

    /// Reports every field that was not requested, and every field that is missing. A field that is
    /// only misspelt does not also count as missing.
    fn finish(mut self) {
        for (field, _) in &self.pairs {
            if !self.asked.contains(field) {
                let problem = Problem::at(Code::UnknownField, self.reader.place(field))
                    .with("field", *field)
                    .with("fields", self.asked.join(", "));
                let near = nearest(field, self.asked.iter().copied());
                self.missing.retain(|missing| Some(*missing) != near);
                self.reader.report(match near {
                    Some(near) => problem.with("near", near),
                    None => problem,
                });
            }
        }
        let start = self.span.start;
        for name in self.missing {
            self.reader
                .report(Problem::at(Code::MissingField, start..start).with("field", name));
        }
    }
}

fn options() -> Options {
    // Lets an office write `kind_of: "deputy"` instead of `Some("deputy")`.
    Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
}

/// Checks that the contents of a record are RON, and discards them.
struct RecordSeed(&'static str);

impl<'de> DeserializeSeed<'de> for RecordSeed {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_struct(self.0, &[], RecordVisitor)
    }
}

struct RecordVisitor;

impl<'de> Visitor<'de> for RecordVisitor {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record (name: value, …)")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(Name) = map.next_key()? {
            map.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }

    fn visit_seq<A: de::SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        // `()` is an empty record. A list of unnamed values is not a record.
        match seq.next_element::<IgnoredAny>()? {
            None => Ok(()),
            Some(_) => Err(A::Error::custom("values without names")),
        }
    }
}

struct Name;

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NameVisitor;
        impl Visitor<'_> for NameVisitor {
            type Value = Name;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a field's name")
            }
            fn visit_str<E: de::Error>(self, _: &str) -> Result<Name, E> {
                Ok(Name)
            }
        }
        deserializer.deserialize_identifier(NameVisitor)
    }
}
