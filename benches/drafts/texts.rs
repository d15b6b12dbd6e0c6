//! Texts in which what is private is marked.

use std::ops::Range;

use serde::Deserialize;

/// Words of a name that tell nothing.
const PARTICLES: [&str; 4] = ["แซ่", "สกุล", "นามสกุล", "ชื่อเล่น"];

/// What is to be found in a text.
#[derive(Clone, Debug)]
pub struct Wanted {
    pub kind: String,
    /// Whether it may be left alone as well.
    pub is_doubtful: bool,
    /// Its places, in characters. It stands in each of them.
    pub ranges: Vec<Range<usize>>,
    /// What must not be readable afterwards, in characters.
    pub pieces: Vec<Range<usize>>,
}

/// A text, and all that is to be found in it.
#[derive(Clone, Debug, Default)]
pub struct Message {
    pub id: String,
    pub text: String,
    pub wanted: Vec<Wanted>,
    /// What the text varies, and how: the figures are printed by these.
    pub traits: Vec<(&'static str, String)>,
}

/// A private value as it is put into a text.
#[derive(Clone, Debug)]
pub struct Value {
    pub kind: String,
    /// A title, which may stay readable.
    pub lead: String,
    pub body: String,
}

impl Message {
    /// Writes `template`: `{}` and `{v1}`, `{v2}` … are the values, other names in braces are looked
    /// up in `words`.
    pub fn filled(template: &str, words: &[(&str, &str)], values: &[Value]) -> Self {
        let mut text = Self::default();
        let mut parts = template.split('{');
        text.text.push_str(parts.next().unwrap_or_default());
        for part in parts {
            let (name, after) = part.split_once('}').expect("a closing brace");
            let number = name.strip_prefix('v').unwrap_or("1").parse::<usize>();
            let word = words.iter().find(|(found, _)| *found == name);
            match (word, number) {
                (Some((_, word)), _) => text.text.push_str(word),
                (None, Ok(number)) => text.put(values.get(number - 1).expect("a value")),
                (None, Err(_)) => panic!("{{{name}}} in {template}"),
            }
            text.text.push_str(after);
        }
        text
    }

    /// Appends a value, and marks it.
    pub fn put(&mut self, value: &Value) {
        let start = self.text.chars().count();
        let body = start + value.lead.chars().count();
        self.text.push_str(&value.lead);
        self.text.push_str(&value.body);
        let end = body + value.body.chars().count();
        self.wanted.push(Wanted {
            kind: value.kind.clone(),
            is_doubtful: false,
            ranges: std::iter::once(start..end).collect(),
            pieces: pieces(&value.kind, &value.body, body),
        });
    }

    pub fn with(mut self, id: String, traits: &[(&'static str, &str)]) -> Self {
        self.id = id;
        let owned = traits
            .iter()
            .map(|(name, value)| (*name, (*value).to_owned()));
        self.traits.extend(owned);
        self
    }

    pub fn part(&self, range: &Range<usize>) -> String {
        self.text
            .chars()
            .skip(range.start)
            .take(range.len())
            .collect()
    }

    /// Returns the text without what is in `ranges`.
    pub fn without(&self, ranges: &[&Range<usize>]) -> String {
        let keep = |at: usize| !ranges.iter().any(|range| range.contains(&at));
        self.text
            .chars()
            .enumerate()
            .map(|(at, letter)| if keep(at) { letter } else { '\0' })
            .collect()
    }
}

/// Returns what of `body`, a value of the given kind that begins at the character `start`, must not
/// be readable in the masked copy: the words of a name, the numbers of an address, what stands
/// before the `@`, the longer numbers of anything else, or all of it.
fn pieces(kind: &str, body: &str, start: usize) -> Vec<Range<usize>> {
    let letters: Vec<char> = body.chars().collect();
    let is_piece: fn(&[char]) -> bool;
    let is_inside: fn(char) -> bool;
    match kind {
        "named-person" => {
            is_inside = |letter| !letter.is_whitespace() && !"()\"'".contains(letter);
            is_piece = |piece| {
                let word: String = piece.iter().collect();
                piece.len() > 1 && !PARTICLES.contains(&word.as_str())
            };
        }
        "address" => {
            is_inside = |letter| letter.is_numeric() || "/-".contains(letter);
            is_piece =
                |piece| piece.iter().any(|letter| letter.is_numeric()) && !is_postcode(piece);
        }
        "e-mail" => {
            let before = letters.iter().take_while(|letter| **letter != '@').count();
            return std::iter::once(start..start + before).collect();
        }
        "line-id" => return std::iter::once(start..start + letters.len()).collect(),
        _ => {
            is_inside = char::is_alphanumeric;
            is_piece = |piece| piece.len() > 2 && piece.iter().any(|letter| letter.is_numeric());
        }
    }
    let mut found = Vec::new();
    let mut at = 0;
    for run in letters.split(|letter| !is_inside(*letter)) {
        if is_piece(run) {
            found.push(start + at..start + at + run.len());
        }
        at += run.len() + 1;
    }
    if found.is_empty() {
        found.push(start..start + letters.len());
    }
    found
}

fn is_postcode(piece: &[char]) -> bool {
    piece.len() == 5
        && [['4', '7'], ['๔', '๗']]
            .iter()
            .any(|start| piece.starts_with(start))
}

/// A line of a file of annotated messages.
#[derive(Deserialize)]
struct Line {
    id: String,
    text: String,
    #[serde(default)]
    findings: Vec<Finding>,
}

#[derive(Deserialize)]
struct Finding {
    kind: String,
    text: String,
    #[serde(default)]
    doubtful: bool,
}

/// Reads annotated messages. `titles` are such as stand before names, the longest first.
pub fn read(lines: &str, titles: &[&str]) -> Vec<Message> {
    let lines = lines.lines().filter(|line| !line.trim().is_empty());
    lines
        .map(|line| {
            let line: Line = serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"));
            annotated(line, titles)
        })
        .collect()
}

fn annotated(line: Line, titles: &[&str]) -> Message {
    let mut text = Message {
        id: line.id,
        text: line.text,
        ..Message::default()
    };
    let mut taken: Vec<&str> = Vec::new();
    for finding in &line.findings {
        let mut places = places(&text.text, &finding.text);
        let again = taken.iter().filter(|it| **it == finding.text).count();
        let times = line
            .findings
            .iter()
            .filter(|it| it.text == finding.text)
            .count();
        assert!(
            places.len() > again,
            "{}: {} is not there",
            text.id,
            finding.text
        );
        // One listed several times stands once in each place, one listed once in all of them.
        places.drain(..again);
        if again + 1 < times {
            places.truncate(1);
        }
        taken.push(&finding.text);
        let title = titles
            .iter()
            .find(|title| finding.text.starts_with(**title));
        let title = title.filter(|_| finding.kind == "named-person");
        let body = finding.text.get(title.map_or(0, |title| title.len())..);
        let body = body
            .filter(|body| !body.trim().is_empty())
            .unwrap_or(&finding.text);
        let lead = finding.text.chars().count() - body.chars().count();
        let pieces = places
            .iter()
            .flat_map(|place| pieces(&finding.kind, body, place.start + lead))
            .collect();
        text.wanted.push(Wanted {
            kind: finding.kind.clone(),
            is_doubtful: finding.doubtful,
            ranges: places,
            pieces,
        });
    }
    text
}

/// Returns where `part` stands in `text`, in characters. A number is no part of a longer one.
fn places(text: &str, part: &str) -> Vec<Range<usize>> {
    let length = part.chars().count();
    let digit = |letter: Option<char>| letter.is_some_and(char::is_numeric);
    text.match_indices(part)
        .filter(|(at, _)| {
            let before = text
                .get(..*at)
                .and_then(|before| before.chars().next_back());
            let after = text
                .get(at + part.len()..)
                .and_then(|after| after.chars().next());
            !(digit(before) && digit(part.chars().next())
                || digit(after) && digit(part.chars().next_back()))
        })
        .map(|(at, _)| {
            let start = text.get(..at).map_or(0, |before| before.chars().count());
            start..start + length
        })
        .collect()
}
