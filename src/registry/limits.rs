//! How large a registry may be. A file may come from anybody, and must cost neither memory nor
//! time without end. Every limit is far above what offices have.

use super::lexer::{self, Token};
use super::problem::{Code, Problem};

/// The number of values in a file.
const MAX_VALUES: usize = 100_000;

/// The number of characters in a text.
pub(super) const MAX_CHARACTERS: usize = 20_000;

/// The number of characters in a word for which a similar one is looked for.
pub(super) const MAX_MISSPELT: usize = 64;

/// The number of items in a list, by its field.
const ITEMS: [(&str, usize); 6] = [
    ("roles", 1_000),
    ("topics", 200),
    ("groups", 2_000),
    ("units", 2_000),
    ("rules", 3_000),
    ("people", 20_000),
];

/// The number of items in any other list.
const MAX_ITEMS: usize = 5_000;

/// The number of cases that the rules are asked about: each role, topic and group.
const MAX_CASES: usize = 100_000;

/// The number of problems that are worth reading.
const MAX_PROBLEMS: usize = 1_000;

/// Keeps the gravest of too many problems, and says how many others there are.
pub(super) fn bound(problems: &mut Vec<Problem>) {
    let others = problems.len().saturating_sub(MAX_PROBLEMS);
    if others > 0 {
        problems.sort_by_key(Problem::severity);
        problems.truncate(MAX_PROBLEMS);
        problems.push(Problem::whole(Code::MoreProblems).with("count", others.to_string()));
    }
}

/// Returns the problem of a text that has too many values, whether or not it is RON.
pub(super) fn too_many_values(text: &str) -> Option<Problem> {
    // How deep they are nested is bounded elsewhere.
    let mut commas = lexer::tokens(text).filter(|(token, ..)| *token == Token::Comma);
    let (_, start, end) = commas.nth(MAX_VALUES)?;
    let problem = Problem::at(Code::TooMany, start..end).with_key("list", "limit-values");
    Some(problem.with("most", MAX_VALUES.to_string()))
}

/// Returns the most items that the list in a field may have.
pub(super) fn most_items(field: &str) -> usize {
    let known = ITEMS.iter().find(|(name, _)| *name == field);
    known.map_or(MAX_ITEMS, |(_, most)| *most)
}

/// Returns the problem of a registry with too many cases.
pub(super) fn too_many_cases(roles: usize, topics: usize, groups: usize) -> Option<Problem> {
    let cases = roles.saturating_mul(topics).saturating_mul(groups);
    let problem = || Problem::whole(Code::TooMany).with_key("list", "limit-cases");
    (cases > MAX_CASES).then(|| problem().with("most", MAX_CASES.to_string()))
}

/// Returns whether a text, or anything else that is written as `written`, is too long.
pub(super) fn is_too_long(written: &str) -> bool {
    written.len() > MAX_CHARACTERS && written.chars().count() > MAX_CHARACTERS
}
