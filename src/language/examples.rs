//! Needs as people typed them, and what they meant: `data/language/examples.jsonl`.

use std::sync::LazyLock;

use serde::Deserialize;

use super::reader::{File, Problem};
use crate::registry::{Act, Purpose};

/// The examples that are built in.
pub const EXAMPLES: File<'static> = File {
    name: "examples.jsonl",
    text: include_str!("../../data/language/examples.jsonl"),
};

static BUILT_IN: LazyLock<Vec<Example>> = LazyLock::new(|| read(EXAMPLES).0);

/// A need as somebody typed it, and what was meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    pub text: String,
    /// The post of the one who typed it, if that is known.
    pub post: Option<String>,
    pub purpose: Purpose,
    /// `None` for [`Purpose::About`].
    pub act: Option<Act>,
}

/// A line of the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    query: String,
    post: Option<String>,
    purpose: String,
    act: Option<String>,
}

/// Returns the examples that are built in.
#[must_use]
pub fn examples() -> &'static [Example] {
    &BUILT_IN
}

/// Reads the examples of `file`, one JSON object a line, and everything that is wrong with it.
#[must_use]
pub fn read(file: File<'_>) -> (Vec<Example>, Vec<Problem>) {
    let mut examples = Vec::new();
    let mut problems = Vec::new();
    for line in file.text.lines().filter(|line| !line.trim().is_empty()) {
        match example(line) {
            Ok(example) => examples.push(example),
            Err((column, message)) => {
                let start = line
                    .char_indices()
                    .nth(column)
                    .map_or(0, |(start, _)| start);
                let part = line.get(start..).unwrap_or(line);
                problems.push(Problem::at(file, part, message));
            }
        }
    }
    (examples, problems)
}

/// Reads one line. A mistake comes with its place in the line, in characters from 0.
fn example(line: &str) -> Result<Example, (usize, String)> {
    let read: Line = serde_json::from_str(line).map_err(|error| {
        let before = line
            .get(..error.column().saturating_sub(1))
            .unwrap_or_default();
        (before.chars().count(), error.to_string())
    })?;
    let unknown = |word: &str, kind: &str| (0, format!("\"{word}\" is no {kind}"));
    let purpose: Purpose = read
        .purpose
        .parse()
        .map_err(|_| unknown(&read.purpose, "purpose"))?;
    let act: Option<Act> = match &read.act {
        Some(act) => Some(act.parse().map_err(|_| unknown(act, "act"))?),
        None => None,
    };
    if (purpose == Purpose::About) != act.is_none() {
        return Err((0, "every purpose but about has an act".to_owned()));
    }
    Ok(Example {
        text: read.query,
        post: read.post,
        purpose,
        act,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Spelling, pack};

    #[test]
    fn the_built_in_examples_are_right() {
        let (examples, problems) = read(EXAMPLES);
        let problems: Vec<String> = problems.iter().map(Problem::to_string).collect();
        assert!(problems.is_empty(), "{}", problems.join("\n"));
        assert!(examples.len() > 1000);
        for example in examples {
            let is_known = |post: &String| {
                let post = Spelling::of(post);
                pack()
                    .posts
                    .iter()
                    .any(|known| Some(&known.name) == post.as_ref())
            };
            assert!(example.post.as_ref().is_none_or(is_known), "{example:?}");
        }
    }

    #[test]
    fn every_mistake_is_told_with_its_place() {
        for (text, problem) in [
            (
                "{\"query\": \"ก\", \"purpose\": \"post\", \"act\": \"ask\"}\n{}",
                "a.jsonl:2:2: missing field `query` at line 1 column 2",
            ),
            (
                "{\"query\": \"ก\", \"purpose\": \"fly\"}",
                "a.jsonl:1:1: \"fly\" is no purpose",
            ),
            (
                "{\"query\": \"ก\", \"purpose\": \"post\", \"act\": \"fly\"}",
                "a.jsonl:1:1: \"fly\" is no act",
            ),
            (
                "{\"query\": \"ก\", \"purpose\": \"post\"}",
                "a.jsonl:1:1: every purpose but about has an act",
            ),
        ] {
            let file = File {
                name: "a.jsonl",
                text,
            };
            let (_, problems) = read(file);
            let problems: Vec<String> = problems.iter().map(Problem::to_string).collect();
            assert_eq!(problems, [problem], "{text}");
        }
    }
}
