//! Problems and findings in a registry, in one form for the command line, the window and other
//! programs. A problem holds its place and its wording. It never holds a person's name or number,
//! since it may end up in a log.

use std::ops::Range;

use strum::IntoStaticStr;

use crate::lang::{FixedWords, Lang, Words};
use crate::text::part;

/// How serious a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Severity {
    /// The registry cannot be used.
    Error,
    /// The registry can be used, but something in it is probably a mistake.
    Warning,
    /// Something that officials should know. Nothing needs to change.
    Info,
}

impl Severity {
    /// Returns the name used in `check --json`.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.into()
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $id:literal, $severity:ident;)*) => {
        /// The kinds of problems. Their ids are stable: offices may look them up and programs may
        /// match on them. The messages are `problem-<id>` and `problem-<id>-hint`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Returns the stable id.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// Returns how serious a problem of this kind is.
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
    /// The file is larger than a registry may be.
    TooLarge = "too-large", Error;
    /// The file is text in another encoding than UTF-8.
    OtherEncoding = "other-encoding", Error;
    /// The bytes are not UTF-8 text.
    NotText = "not-text", Error;
    /// The file contains only white space and comments.
    Empty = "empty", Error;
    /// Only NUL characters, as a disk leaves them after a crash.
    Damaged = "damaged", Error;
    /// The text is not RON.
    Syntax = "syntax", Error;
    /// Brackets are nested more deeply than the reader follows.
    TooDeep = "too-deep", Error;
    /// A list with more items than the program takes.
    TooMany = "too-many", Error;
    /// A text with more characters than the program takes.
    TooLong = "too-long", Error;
    /// The file is in the format of a later version of the program.
    NewerVersion = "newer-version", Error;
    /// A field that its record does not have.
    UnknownField = "unknown-field", Error;
    /// A field that its record must have.
    MissingField = "missing-field", Error;
    /// A field that occurs twice in its record.
    DuplicateField = "duplicate-field", Error;
    /// A value of the wrong type for its field.
    WrongValue = "wrong-value", Error;
    /// A word that is not one of those the field accepts.
    UnknownWord = "unknown-word", Error;
    /// An id with characters other than a-z, 0-9 and hyphens.
    BadId = "bad-id", Error;
    /// An id that is already taken.
    DuplicateId = "duplicate-id", Error;
    /// An id that refers to nothing.
    DanglingId = "dangling-id", Error;
    /// A name that shows nothing.
    EmptyName = "empty-name", Error;
    /// The registry has no topics, but every need refers to one.
    NoTopics = "no-topics", Error;
    /// A group without member roles.
    NoMembers = "no-members", Error;
    /// A rule without acts.
    NoActs = "no-acts", Error;
    /// A rule or duty that cites no clause.
    NoClause = "no-clause", Error;
    /// A field that means nothing beside the effect of its rule.
    UnsuitedField = "unsuited-field", Error;
    /// A statement of who administers a group that names nobody.
    NoAdministrators = "no-administrators", Error;
    /// A time that states nothing.
    EmptyTime = "empty-time", Error;
    /// A time that never comes.
    ImpossibleTime = "impossible-time", Error;
    /// A picture outside the registry's folder of pictures.
    PicturePlace = "picture-place", Error;
    /// A role that is a kind of itself, directly or through others.
    KindCycle = "kind-cycle", Error;
    /// The number in the letter's wording differs from the count.
    SizeMisread = "size-misread", Error;
    /// A date that does not exist.
    ImpossibleDate = "impossible-date", Warning;
    /// A date that cannot be understood.
    UnclearDate = "unclear-date", Warning;
    /// A field of version 2 of the format in a file that says it is of version 1.
    NewerField = "newer-field", Warning;
    /// A letter, or one of its groups, whose last day is before the letter's first.
    EndsBeforeStart = "ends-before-start", Warning;
    /// A letter that replaces itself.
    ReplacesItself = "replaces-itself", Warning;
    /// Two different numbers of districts.
    DistrictsDisagree = "districts-disagree", Warning;
    /// An id that a list names twice.
    Repeated = "repeated", Warning;
    /// An order of fewer than two groups, or one that repeats a group.
    IdlePreference = "idle-preference", Warning;
    /// A rule that nobody has confirmed.
    UnconfirmedRule = "unconfirmed-rule", Warning;
    /// A role that only receives, but may act under a rule.
    RecipientActs = "recipient-acts", Warning;
    /// A picture that is not in the registry's folder of pictures.
    PictureMissing = "picture-missing", Warning;
    /// A picture of more bytes or pixels than the program reads.
    PictureTooLarge = "picture-too-large", Warning;
    /// A picture that cannot be read or decoded.
    PictureUnreadable = "picture-unreadable", Warning;
    /// Two rules that each give the same act to other people alone.
    AloneTwice = "alone-twice", Warning;
    /// A rule that permits what another gives to other people alone.
    AloneBeside = "alone-beside", Warning;
    /// A rule that demands what another does not require.
    MustNotRequired = "must-not-required", Warning;
    /// An order that never applies, because an earlier one does wherever it would.
    ShadowedPreference = "shadowed-preference", Warning;
    /// A rule that demands what another forbids.
    ObligationForbidden = "obligation-forbidden", Warning;
    /// Two items of one kind with the same name, in any spelling.
    SameName = "same-name", Warning;
    /// Ids or names of two items of one kind that look the same but are not.
    LookAlike = "look-alike", Warning;
    /// A character that nobody sees, but that changes what is read.
    HiddenCharacter = "hidden-character", Warning;
    /// A clause that no rule or duty cites.
    UncitedClause = "uncited-clause", Warning;
    /// A rule that never decides a need.
    IdleRule = "idle-rule", Warning;
    /// The role holders cannot add up to the stated size.
    ImpossibleSize = "impossible-size", Warning;
    /// Two groups' stated sizes imply different numbers for the same roles.
    SizesDisagree = "sizes-disagree", Info;
    /// The letter's wording has a number, but no count is given.
    SizeUncounted = "size-uncounted", Info;
    /// The letter applies only from a later day on.
    NotYetInForce = "not-yet-in-force", Info;
    /// The letter's last day is past.
    NoLongerInForce = "no-longer-in-force", Info;
    /// A remark in the registry about its source.
    Remark = "remark", Info;
    /// Characters that the program's fonts lack.
    Unprintable = "unprintable", Info;
    /// Further problems, of which there are too many to list.
    MoreProblems = "more-problems", Info;
    /// Needs for which no group can be recommended.
    NoGroup = "no-group", Info;
    /// Needs that several groups fit.
    SeveralGroups = "several-groups", Info;
    /// Two rules of one group that cover the same need with different effects.
    RulesOverlap = "rules-overlap", Info;
    /// A file of people with only white space and comments.
    PeopleEmpty = "people-empty", Error;
    /// A date of a person that is none.
    PeopleDate = "people-date", Error;
    /// A role of a person that the registry does not have.
    PeopleRole = "people-role", Warning;
    /// A group of a person that the registry does not have.
    PeopleGroup = "people-group", Warning;
    /// A last day before the first one.
    PeopleEndsBeforeStart = "people-ends-before-start", Warning;
    /// A person who stands in the file twice, with the same role.
    PeopleTwice = "people-twice", Warning;
}

/// A range of the source text, in bytes.
pub type Span = Range<usize>;

/// One problem or finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub code: Code,
    /// The place in the source text, or `None` for the file as a whole.
    pub span: Option<Span>,
    /// The values to insert into the messages.
    values: Vec<(&'static str, Value)>,
}

/// A value inserted into a message.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Value {
    /// Text from the registry, or a number.
    Words(Words),
    /// The key of another message.
    Key(&'static str),
}

impl Problem {
    /// Creates a problem at `span`.
    #[must_use]
    pub fn at(code: Code, span: Span) -> Self {
        Self {
            span: Some(span),
            ..Self::whole(code)
        }
    }

    /// Creates a problem of the file as a whole.
    #[must_use]
    pub fn whole(code: Code) -> Self {
        Self {
            code,
            span: None,
            values: Vec::new(),
        }
    }

    /// Adds a value for the messages.
    #[must_use]
    pub fn with(self, name: &'static str, value: impl Into<String>) -> Self {
        let words = Words {
            th: value.into(),
            en: String::new(),
        };
        self.with_words(name, &words)
    }

    /// Adds a value that differs by language.
    #[must_use]
    pub fn with_words(mut self, name: &'static str, words: &Words) -> Self {
        self.values.push((name, Value::Words(words.clone())));
        self
    }

    /// Adds the message `key` as a value.
    #[must_use]
    pub fn with_key(mut self, name: &'static str, key: &'static str) -> Self {
        self.values.push((name, Value::Key(key)));
        self
    }

    /// Returns the problem with each of its texts said as `name` says, which gets the value's name and
    /// the text.
    #[must_use]
    pub fn renamed(&self, name: impl Fn(&str, &str) -> Option<String>) -> Self {
        let mut problem = self.clone();
        for (key, value) in &mut problem.values {
            if let Value::Words(words) = value
                && let Some(named) = name(key, &words.th)
            {
                *words = Words {
                    th: named,
                    en: String::new(),
                };
            }
        }
        problem
    }

    /// Returns how serious the problem is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// Returns the sentence that says what is wrong, in the words that any registry understands.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        self.message_in(lang, FixedWords::default())
    }

    /// Returns the sentence that says what to do about it, in the same words.
    #[must_use]
    pub fn hint(&self, lang: Lang) -> String {
        self.hint_in(lang, FixedWords::default())
    }

    /// Returns the sentence that says what is wrong, in a registry's own words.
    #[must_use]
    pub fn message_in(&self, lang: Lang, words: FixedWords) -> String {
        let key = format!("problem-{}", self.code.id());
        lang.text_in(&key, &self.spoken(lang, words), words)
    }

    /// Returns the sentence that says what to do about it, in a registry's own words.
    #[must_use]
    pub fn hint_in(&self, lang: Lang, words: FixedWords) -> String {
        let key = format!("problem-{}-hint", self.code.id());
        // If a similar id exists, naming it is the best hint.
        let near = format!("{key}-near");
        let has_near = self.values.iter().any(|(name, _)| *name == "near");
        let key = if has_near { &near } else { &key };
        lang.text_in(key, &self.spoken(lang, words), words)
    }

    /// Returns the values in `lang`. A message among them may itself use the texts.
    fn spoken(&self, lang: Lang, fixed: FixedWords) -> Vec<(&'static str, String)> {
        let words: Vec<(&'static str, String)> = self
            .values
            .iter()
            .filter_map(|(name, value)| match value {
                Value::Words(words) => Some((*name, words.get(lang).to_owned())),
                Value::Key(_) => None,
            })
            .collect();
        let keys: Vec<(&'static str, String)> = self
            .values
            .iter()
            .filter_map(|(name, value)| match value {
                Value::Words(_) => None,
                Value::Key(key) => Some((*name, lang.text_in(key, &words, fixed))),
            })
            .collect();
        words.into_iter().chain(keys).collect()
    }
}

/// A line and column, both from 1. Columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub line: usize,
    pub column: usize,
}

/// A text with an index of its line starts, for looking up many places quickly.
#[derive(Clone, Debug)]
pub struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    /// Builds the index of `text`.
    #[must_use]
    pub fn of(text: &'t str) -> Self {
        let after = text.match_indices('\n').map(|(newline, _)| newline + 1);
        Self {
            text,
            starts: std::iter::once(0).chain(after).collect(),
        }
    }

    /// Returns the place of byte `offset`, or the end of the text if the offset lies beyond it.
    #[must_use]
    pub fn place(&self, offset: usize) -> Place {
        let end = self.text.floor_char_boundary(offset);
        let line = self.line_number(end);
        let before = part(self.text, self.start(line)..end);
        Place {
            line,
            column: before.chars().count() + 1,
        }
    }

    /// Returns the part of `span` to mark: whole characters of its first line, and at least one if
    /// the text has one there.
    ///
    /// Every mark below a place comes from here. A place may be empty, and a character takes up to
    /// four bytes.
    #[must_use]
    pub fn marked(&self, span: &Span) -> Span {
        let start = self.text.floor_char_boundary(span.start);
        let end = self.text.ceil_char_boundary(span.end).max(start);
        let marked = part(self.text, start..end);
        let line = marked.split_once('\n').map_or(marked, |(line, _)| line);
        let first = line.trim_end().len();
        let least = self.text.get(start..).and_then(|rest| rest.chars().next());
        start..start + first.max(least.map_or(0, char::len_utf8))
    }

    /// Returns the line after the first, if the span extends to it.
    #[must_use]
    pub fn next_line(&self, span: &Span) -> Option<Span> {
        let line = self.line_number(span.start) + 1;
        let start = self.start(line);
        let end = self.text.ceil_char_boundary(span.end);
        let part = self.text.get(start..end)?.lines().next()?.trim_end();
        (!part.is_empty()).then(|| start..start + part.len())
    }

    fn line_number(&self, offset: usize) -> usize {
        self.starts.partition_point(|&start| start <= offset)
    }

    /// Returns the byte offset at which line `line` begins, counting from 1, or the end of the text
    /// if there is no such line.
    #[must_use]
    pub fn start(&self, line: usize) -> usize {
        let start = self.starts.get(line.saturating_sub(1));
        start.copied().unwrap_or(self.text.len())
    }

    /// Returns line `number`, counting from 1, without its line end.
    #[must_use]
    pub fn line(&self, number: usize) -> Option<&'t str> {
        let start = self.starts.get(number.checked_sub(1)?)?;
        self.text.get(*start..)?.lines().next()
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn a_mark_is_whole_characters_and_at_least_one() {
        let text = "ก: “ข”\n  ค,\n";
        let lines = Lines::of(text);
        let marked = |start: usize, end: usize| {
            let marked = lines.marked(&(start..end));
            text.get(marked).expect("whole characters")
        };
        assert_eq!(marked(0, 0), "ก");
        assert_eq!(marked(1, 1), "ก");
        assert_eq!(marked(0, 2), "ก");
        assert_eq!(marked(5, 5), "“");
        assert_eq!(marked(5, text.len()), "“ข”");
        assert_eq!(marked(text.len(), text.len()), "");
        assert_eq!(marked(text.len() + 9, text.len() + 20), "");
        let end = text.find('\n').unwrap_or_default();
        assert_eq!(marked(end, end), "\n");
        assert_eq!(
            lines.next_line(&(0..text.len())).map(|span| &text[span]),
            Some("  ค,")
        );
        assert_eq!(lines.next_line(&(0..3)), None);
    }
}
