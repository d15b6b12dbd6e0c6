//! Reads a file of the pack. A line in brackets begins a section and says what its terms mean; the
//! lines below have the terms, separated by commas or one a line. `//` begins a remark. The page
//! for people who write one is `data/language/README.md`.

use std::fmt;

use strum::EnumString;

use super::draft_word::DraftWord;
use super::function_word::FunctionWord;
use super::letter_word::{LetterWord, Named};
use super::people_word::PeopleWord;
use crate::registry::{Act, Purpose, Strength};

/// A file of the pack.
#[derive(Clone, Copy, Debug)]
pub struct File<'t> {
    pub name: &'t str,
    pub text: &'t str,
}

/// What the terms of a section mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head<'t> {
    Act(Act),
    Purpose(Purpose),
    Outsider,
    Outside,
    Plain,
    FunctionWord(FunctionWord),
    /// Words that the check of drafts looks for.
    Draft(DraftWord),
    /// Other names of a post, which may be one kind of another.
    Post {
        name: &'t str,
        kind_of: Option<&'t str>,
    },
    /// The offices that stand for a post.
    Office(&'t str),
    /// Words that may stand for another in a term.
    SameAs(&'t str),
    /// What belongs to a topic in whose name one of the words, separated by commas, occurs.
    Matter(&'t str),
    /// Other names of a topic in whose name one of the words, separated by commas, occurs.
    Topic(&'t str),
    /// Words for kinds of places, before the name of one: จังหวัด.
    Place,
    /// Words before the name of an item of this kind: ท่าน.
    Before(NameKind),
    /// Words of letters and their tables.
    Letter(LetterWord),
    /// Words of letters that have something by this name.
    LetterName(Named, &'t str),
    /// Words of lists of people and of chat histories.
    People(PeopleWord),
}

/// A kind of item of a registry that people name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "kebab-case")]
pub enum NameKind {
    Role,
    Topic,
    Group,
}

/// The terms of one meaning and strength. All texts are slices of the file, so their addresses tell
/// where they stand.
#[derive(Clone, Debug)]
pub(super) struct Section<'t> {
    pub file: File<'t>,
    pub head: Head<'t>,
    pub strength: Strength,
    pub terms: Vec<&'t str>,
}

/// A mistake in a file of the pack. It is met by those who write the pack, in the tests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
    pub message: String,
}

impl Problem {
    /// Returns the problem `message` with `part`, a slice of `file`.
    pub(super) fn at(file: File<'_>, part: &str, message: impl Into<String>) -> Self {
        let start = (part.as_ptr() as usize).saturating_sub(file.text.as_ptr() as usize);
        let before = file.text.get(..start).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        Self {
            file: file.name.to_owned(),
            line: before.matches('\n').count() + 1,
            column: line.chars().count() + 1,
            message: message.into(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            file,
            line,
            column,
            message,
        } = self;
        write!(f, "{file}:{line}:{column}: {message}")
    }
}

/// Reads the sections of `file`, and adds what is wrong with it to `problems`.
pub(super) fn read<'t>(file: File<'t>, problems: &mut Vec<Problem>) -> Vec<Section<'t>> {
    let mut sections: Vec<Section<'t>> = Vec::new();
    let text = file.text.strip_prefix('\u{feff}').unwrap_or(file.text);
    // The terms below a head that was not understood are skipped: one mistake, one problem.
    let mut skips = false;
    for line in text.lines() {
        let line = line.split_once("//").map_or(line, |(line, _)| line).trim();
        if line.is_empty() {
            continue;
        }
        if line.starts_with('[') {
            let section = head(line);
            skips = section.is_err();
            match section {
                Ok((head, strength)) => sections.push(Section {
                    file,
                    head,
                    strength,
                    terms: Vec::new(),
                }),
                Err((part, message)) => problems.push(Problem::at(file, part, message)),
            }
            continue;
        }
        if skips {
            continue;
        }
        let Some(section) = sections.last_mut() else {
            problems.push(Problem::at(file, line, "a term before the first section"));
            skips = true;
            continue;
        };
        for term in line.split(',') {
            let term = term.trim();
            if term.is_empty() {
                // A comma at the end of a line is as good as none.
                continue;
            }
            section.terms.push(term);
        }
    }
    sections
}

type NotUnderstood<'t> = (&'t str, String);

/// Reads the head of a section.
fn head(line: &str) -> Result<(Head<'_>, Strength), NotUnderstood<'_>> {
    let inside = line
        .strip_prefix('[')
        .and_then(|line| line.strip_suffix(']'))
        .ok_or((line, "a section that does not end with ]".to_owned()))?;
    if let Some(heads) = inside.strip_prefix("matter ") {
        return Ok((Head::Matter(heads), Strength::Hint));
    }
    if let Some(heads) = inside.strip_prefix("topic ") {
        return Ok((Head::Topic(heads), Strength::Usual));
    }
    let (kind, qualifier) = match inside.split_once(',') {
        Some((kind, qualifier)) => (kind.trim(), Some(qualifier.trim())),
        None => (inside.trim(), None),
    };
    let (word, name) = kind
        .split_once(' ')
        .map_or((kind, ""), |(word, name)| (word, name.trim()));
    let head = match (word, name) {
        ("act", name) => name.parse().map(Head::Act).ok(),
        ("purpose", name) => name.parse().map(Head::Purpose).ok(),
        ("function", name) => name.parse().map(Head::FunctionWord).ok(),
        ("draft", name) => name.parse().map(Head::Draft).ok(),
        ("outsider", "") => Some(Head::Outsider),
        ("outside", "") => Some(Head::Outside),
        ("plain", "") => Some(Head::Plain),
        ("place", "") => Some(Head::Place),
        ("before", name) => name.parse().map(Head::Before).ok(),
        ("import", name) => letter_head(name),
        ("people", name) => name.parse().map(Head::People).ok(),
        ("post", name) => (!name.is_empty()).then_some(Head::Post {
            name,
            kind_of: qualifier.and_then(|words| words.strip_prefix("kind of ")),
        }),
        ("office", name) => name.strip_prefix("of ").map(Head::Office),
        ("same", name) => name.strip_prefix("as ").map(Head::SameAs),
        _ => None,
    };
    let head = head.ok_or_else(|| (kind, format!("no section is called \"{kind}\"")))?;
    let has_strength = matches!(head, Head::Act(_) | Head::Purpose(_) | Head::Outside);
    match qualifier {
        None => Ok((head, Strength::Sure)),
        Some("perhaps") if has_strength => Ok((head, Strength::Hint)),
        Some(_)
            if matches!(
                head,
                Head::Post {
                    kind_of: Some(_),
                    ..
                }
            ) =>
        {
            Ok((head, Strength::Sure))
        }
        Some(words) => Err((
            words,
            format!("\"{words}\" says nothing about this section"),
        )),
    }
}

/// Reads what follows `import` in the head of a section.
fn letter_head(name: &str) -> Option<Head<'_>> {
    if let Some((word, rest)) = name.split_once(' ') {
        let rest = rest.trim();
        return match word {
            "act" => rest.parse().ok().map(LetterWord::Act).map(Head::Letter),
            _ => word.parse().ok().map(|named| Head::LetterName(named, rest)),
        };
    }
    name.parse().ok().map(LetterWord::Use).map(Head::Letter)
}
