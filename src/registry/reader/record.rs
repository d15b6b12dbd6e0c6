//! A record of a registry file, read field by field.

use ron::value::RawValue;
use serde::Deserialize;

use super::{Inferrable, Listed, Located, Raw, Reader, nearest, options};
use crate::lang::Words;
use crate::registry::problem::{Code, Problem, Span};
use crate::registry::{lexer, limits};
use crate::text::fold::is_blank;

/// A record whose fields are requested by name. Fields that are never requested are unknown.
pub(crate) struct Record<'r, 'a> {
    pub(super) reader: &'r mut Reader<'a>,
    pub span: Span,
    pub(super) pairs: Vec<(&'a str, &'a str)>,
    pub(super) asked: Vec<&'static str>,
    pub(super) missing: Vec<&'static str>,
    /// Whether the field requested next is one of version 2 of the format.
    pub(super) is_newer: bool,
}

impl<'a> Record<'_, 'a> {
    /// Returns the raw value of an optional field. Reports a field that is given twice.
    fn raw(&mut self, name: &'static str) -> Option<Raw<'a>> {
        self.asked.push(name);
        let is_newer = std::mem::take(&mut self.is_newer);
        let mut found = self.pairs.iter().filter(|(field, _)| *field == name);
        let first = found.next();
        if let Some((again, _)) = found.next() {
            let span = self.reader.place(again);
            self.reader
                .report(Problem::at(Code::DuplicateField, span).with("field", name));
        }
        let (field, raw) = first?;
        if is_newer {
            let span = self.reader.place(field);
            self.reader.newer_fields.push((name, span));
        }
        Some(Raw(raw))
    }

    /// States that the field requested next came with version 2 of the format.
    pub fn version_2(&mut self) -> &mut Self {
        self.is_newer = true;
        self
    }

    /// Reports the fields read so far that came with version 2 of the format, in a file that says
    /// it is of version 1: an older program rejects it without saying why. Each is reported where it
    /// is first used, since one change mends them all.
    pub fn report_newer_fields(&mut self) {
        let mut told: Vec<&str> = Vec::new();
        let mut fields = std::mem::take(&mut self.reader.newer_fields);
        fields.sort_by_key(|(_, span)| span.start);
        for (field, span) in fields {
            if !told.contains(&field) {
                told.push(field);
                let problem = Problem::at(Code::NewerField, span).with("field", field);
                self.reader.report(problem);
            }
        }
    }

    /// Reads an optional flag. It is off if the field is missing.
    pub fn flag(&mut self, name: &'static str) -> bool {
        self.optional(name, "kind-flag")
            .is_some_and(|flag| flag.value)
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
        let Some(list) = lexer::listed(raw.0) else {
            let problem = Problem::at(Code::WrongValue, self.reader.place(raw.0));
            self.reader.report(problem.with_key("kind", "kind-list"));
            return None;
        };
        let most = limits::most_items(name);
        if list.len() > most {
            let span = self.place_of(name).unwrap_or_else(|| self.span.clone());
            let problem = Problem::at(Code::TooMany, span).with("list", name);
            self.reader.report(problem.with("most", most.to_string()));
        }
        Some(list.into_iter().take(most).map(Raw).collect())
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

    /// Returns the place of a field's name, if the record has the field.
    pub fn place_of(&self, name: &str) -> Option<Span> {
        let (field, _) = self.pairs.iter().find(|(field, _)| *field == name)?;
        Some(self.reader.place(field))
    }

    /// Reports a problem with what is read.
    pub fn report(&mut self, problem: Problem) {
        self.reader.report(problem);
    }

    /// Returns the number of problems so far.
    pub fn problem_count(&self) -> usize {
        self.reader.problems.len()
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

    /// Reads an optional list of texts. It should not be empty if it is given.
    pub fn optional_listed(&mut self, name: &'static str) -> Option<Listed> {
        let is_given = self.has(name);
        let listed = self.listed(name);
        is_given.then_some(listed)
    }

    /// Reads an optional list of ids, each alone or with its grounds: `"deputy"` or
    /// `(id: "deputy", inferred: "…")`. Also returns whether all of them could be read.
    pub fn inferrable(&mut self, name: &'static str) -> (Vec<Inferrable>, bool) {
        let problems = self.reader.problems.len();
        let list = self.list(name).unwrap_or_default();
        let ids = list
            .into_iter()
            .filter_map(|raw| self.reader.inferrable(raw))
            .collect();
        (ids, self.reader.problems.len() == problems)
    }

    /// Reads an optional id, with its grounds or without, or a list as [`Self::inferrable`] does.
    pub fn one_or_more(&mut self, name: &'static str) -> Vec<Inferrable> {
        let value = self.pairs.iter().find(|(field, _)| *field == name);
        if value.is_some_and(|(_, raw)| lexer::listed(raw).is_some()) {
            return self.version_2().inferrable(name).0;
        }
        let raw = self.raw(name);
        raw.and_then(|raw| self.reader.inferrable(raw))
            .into_iter()
            .collect()
    }

    /// Reads an optional value, written as words alone or as a record that holds them. What has a
    /// field of neither is read as words.
    pub fn words_or_part<T>(
        &mut self,
        name: &'static str,
        record: &'static str,
        read: fn(&mut Record<'_, 'a>) -> T,
        make: fn(Words) -> T,
    ) -> Option<T> {
        let raw = self.raw(name)?;
        let fields = lexer::fields(raw.0, record).unwrap_or_default();
        let is_words = fields.iter().any(|(field, _)| ["th", "en"].contains(field));
        if fields.is_empty() || is_words {
            return self.reader.words(raw).map(make);
        }
        self.reader.record(raw, record, read)
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

    /// Reads an optional name in Thai and English, which must have a visible character.
    pub fn optional_words_of_name(&mut self, name: &'static str) -> Option<Words> {
        if self.has(name) {
            return Some(self.words_of_name(name).value);
        }
        self.raw(name);
        None
    }

    /// Reads a required value: the result of `make` for the words in `tag(…)`, or another value.
    pub fn tagged_words<T: Deserialize<'a>>(
        &mut self,
        name: &'static str,
        (tag, make): (&'static str, fn(Words) -> T),
        kind: &'static str,
    ) -> Option<T> {
        let raw = self.required_raw(name)?;
        match lexer::tagged(raw.0, tag) {
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
    pub(super) fn read<T>(mut self, read: fn(&mut Record<'_, 'a>) -> T) -> T {
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
            is_newer: false,
        }
    }

    /// Reports every field that was not requested, and every field that is missing. A field that is
    /// only misspelt does not also count as missing.
    fn finish(mut self) {
        for (field, _) in &self.pairs {
            if !self.asked.contains(field) {
                // A name may stand where a field's name should.
                let written = if self.reader.is_private {
                    "…"
                } else {
                    *field
                };
                let problem = Problem::at(Code::UnknownField, self.reader.place(field))
                    .with("field", written)
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
