//! `test CASES.ron`: runs an office's own golden cases against a registry.
//!
//! The file is a list of cases. A case has an id, a need and the expected answer. Anything that a
//! case leaves out is not checked.
//!
//! ```ron
//! [
//!     (
//!         id: "flood",
//!         // As with `lookup`: query, role, act, topic, purpose, to: ["…"], not_to: ["…"],
//!         // from, group, on.
//!         need: (role: "district-chief", act: "report-urgent"),
//!         // A group's id, or None if no group may be recommended.
//!         best: "executives",
//!         // The verdicts of some groups, each with all its clauses in order.
//!         groups: {
//!             "executives": (verdict: "fits", clauses: ["executives.practice.1"]),
//!             "agencies": (verdict: "forbidden"),
//!         },
//!     ),
//! ]
//! ```

use std::cell::LazyCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;
use ron::error::SpannedError;
use ron::{Error as RonError, Options};
use serde::{Deserialize, Deserializer};

use super::batch::{cannot_read, decoded, read_as};
use super::need::{NeedWords, shown};
use super::page::Page;
use super::{Done, Failure, Session, code};
use crate::guide::{Answer, Verdict};
use crate::lang::Lang;
use crate::registry::{Lines, Registry, RoleId, syntax_problem};
use crate::report::{Style, names};
use crate::store::{Decoded, TextEncoding};
use crate::text::{Breaker, Date};
use crate::understand::{Understander, Understanding};

/// One case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    id: String,
    need: NeedWords,
    #[serde(default)]
    best: Best,
    #[serde(default)]
    groups: BTreeMap<String, Expected>,
}

/// What a case expects as the group to use.
#[derive(Debug, Default, PartialEq, Eq)]
enum Best {
    /// Nothing is expected.
    #[default]
    Any,
    /// The group with this id, or no group.
    Is(Option<String>),
}

impl<'de> Deserialize<'de> for Best {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::deserialize(deserializer).map(Self::Is)
    }
}

/// What a case expects of one group.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    #[serde(default)]
    verdict: Option<String>,
    #[serde(default)]
    clauses: Option<Vec<String>>,
}

/// The arguments of `test`.
#[derive(Debug, Args)]
pub(super) struct TestArguments {
    /// The cases.
    #[arg(id = "cases")]
    file: PathBuf,
}

pub(super) fn run(session: Session<'_>, arguments: &TestArguments) -> Result<Done, Failure> {
    let registry = session.registry()?;
    let style = session.keeping(&registry).style;
    let understander = LazyCell::new(|| Understander::new(&registry));
    let understand = |text: &str, role| understander.read(&registry, text, role);
    let (cases, code) = read(&arguments.file, style.lang).map_err(Failure::Input)?;
    let failed: Vec<(&Case, Vec<String>)> = cases
        .iter()
        .map(|case| {
            (
                case,
                case.failures(&registry, understand, session.on, style),
            )
        })
        .filter(|(_, failures)| !failures.is_empty())
        .collect();

    let breaker = Breaker::new(names(&registry));
    let mut page = Page::new(&breaker, session.columns);
    if let Some(warning) = session.keeping(&registry).in_force(&registry).warning() {
        page.paragraph(0, warning);
        page.gap();
    }
    if code != TextEncoding::Utf8 {
        page.paragraph(0, &read_as(style.lang, &arguments.file, code));
        page.gap();
    }
    for (case, failures) in &failed {
        let lead = style
            .lang
            .text_with("test-failed", &[("id", shown(&case.id))]);
        page.paragraph(0, &lead);
        for failure in failures {
            for line in failure.lines() {
                page.paragraph(2, line);
            }
        }
        page.gap();
    }
    let number = |count: usize| style.digits.number(count as u64);
    let counts = [
        ("passed", number(cases.len() - failed.len())),
        ("all", number(cases.len())),
        ("failed", number(failed.len())),
    ];
    page.paragraph(0, &style.text_with("test-counts", &counts));
    Ok(Done {
        text: page.into_text(),
        code: if failed.is_empty() {
            code::DONE
        } else {
            code::NEGATIVE
        },
    })
}

impl Case {
    /// Returns the differences from the case, each with the expected and the actual value.
    fn failures(
        &self,
        registry: &Registry,
        understand: impl FnOnce(&str, Option<RoleId>) -> Understanding,
        on: Option<Date>,
        style: Style,
    ) -> Vec<String> {
        let lang = style.lang;
        let answer = match self.need.resolve(registry, understand, on, lang) {
            Ok(asked) => asked.answer(registry),
            Err(refusal) => return vec![refusal],
        };
        let mut failures = Vec::new();
        let mut compare = |what: String, expected: String, found: String| {
            if expected != found {
                let values = [("what", what), ("expected", expected), ("found", found)];
                failures.push(lang.text_with("test-differs", &values));
            }
        };
        let none = || lang.text("test-none");
        if let Best::Is(expected) = &self.best {
            let found = answer.best.map(|group| registry.group(group).id.clone());
            compare(
                lang.text("test-best"),
                expected.clone().unwrap_or_else(none),
                found.unwrap_or_else(none),
            );
        }
        let mut unknown = Vec::new();
        for (group, expected) in &self.groups {
            match found(registry, &answer, group) {
                Some((verdict, clauses)) => {
                    if let Some(expected) = &expected.verdict {
                        let what = [("group", group.clone())];
                        let what = lang.text_with("test-verdict", &what);
                        compare(what, expected.clone(), verdict.id().to_owned());
                    }
                    if let Some(expected) = &expected.clauses {
                        let what = [("group", group.clone())];
                        let what = lang.text_with("test-clauses", &what);
                        compare(what, expected.join(", "), clauses.join(", "));
                    }
                }
                None => unknown.push(group),
            }
        }
        failures.extend(self.unknown_words(registry, &unknown, lang));
        failures
    }

    /// Returns the expected ids that do not exist. No answer could ever match them.
    fn unknown_words(&self, registry: &Registry, groups: &[&String], lang: Lang) -> Vec<String> {
        let say = |kind: &str, word: &str| {
            let values = [("kind", lang.text(kind)), ("word", shown(word))];
            lang.text_with("cli-unknown-id", &values)
        };
        let best = match &self.best {
            Best::Is(Some(group)) if registry.find_group(group).is_none() => Some(group),
            _ => None,
        };
        let expected = || self.groups.values();
        let verdicts = expected()
            .filter_map(|it| it.verdict.as_ref())
            .filter(|word| Verdict::ALL.iter().all(|verdict| verdict.id() != *word));
        let clauses = expected()
            .filter_map(|it| it.clauses.as_ref())
            .flatten()
            .filter(|clause| registry.find_clause(clause).is_none());
        groups
            .iter()
            .copied()
            .chain(best)
            .map(|word| say("cli-kind-group", word))
            .chain(verdicts.map(|word| say("cli-kind-verdict", word)))
            .chain(clauses.map(|word| say("cli-kind-clause", word)))
            .collect()
    }
}

/// Returns the verdict on the group with this id, and the ids of the clauses that support it.
fn found<'r>(
    registry: &'r Registry,
    answer: &Answer,
    group: &str,
) -> Option<(Verdict, Vec<&'r str>)> {
    let answer = answer.for_group(registry.find_group(group)?)?;
    let clauses = answer
        .reasons
        .iter()
        .map(|reason| registry.clause(reason.clause).id.as_str());
    Some((answer.verdict, clauses.collect()))
}

fn read(file: &Path, lang: Lang) -> Result<(Vec<Case>, TextEncoding), String> {
    let bytes = crate::store::bytes(file).map_err(|error| cannot_read(lang, file, &error))?;
    let Decoded { text, code } = decoded(lang, file, &bytes)?;
    let text = crate::store::plain(text);
    let cases = Options::default()
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
        .from_str(&text)
        .map_err(|error| refuse(file, &text, &error, lang))?;
    Ok((cases, code))
}

/// Returns the error for a file of cases that cannot be parsed, with its place.
fn refuse(file: &Path, text: &str, error: &SpannedError, lang: Lang) -> String {
    let problem = syntax_problem(text, error);
    let message = match &error.code {
        RonError::NoSuchStructField {
            expected, found, ..
        } => {
            let field = lang.text_with("problem-unknown-field", &[("field", shown(found))]);
            let fields = [("fields", expected.join(", "))];
            let fields = lang.text_with("problem-unknown-field-hint", &fields);
            format!("{field}\n{fields}")
        }
        RonError::MissingStructField { field, .. } => {
            lang.text_with("problem-missing-field", &[("field", (*field).to_owned())])
        }
        RonError::DuplicateStructField { field, .. } => {
            lang.text_with("problem-duplicate-field", &[("field", (*field).to_owned())])
        }
        _ => problem.message(lang),
    };
    let start = problem.span.map_or(0, |span| span.start);
    let at = Lines::of(text).place(start);
    format!("{}:{}:{}: {message}", file.display(), at.line, at.column)
}
