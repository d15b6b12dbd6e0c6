//! How well needs are understood: reads JSON lines of questions with their keys, and prints the
//! accuracy by purpose, act, role and group with every miss, beside two baselines that only
//! search the groups' names, members and clauses: plain substrings, and BM25 over words.
//!
//!     cargo bench --bench understanding -- [--figures-only] FILE…

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::too_many_lines,
    reason = "helpers of tests fail as tests do, and a measurement prints"
)]

use std::collections::BTreeMap;
use std::time::Instant;
use std::{env, fs};

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;
use serde::Deserialize;
use trongklum::registry::{Registry, SAKON_NAKHON, read};
use trongklum::text::fold;
use trongklum::understand::Understander;

/// How often each question is read for the time it takes.
const ROUNDS: u32 = 20;

#[derive(Deserialize)]
struct Case {
    id: String,
    role: Option<String>,
    query: String,
    best: Option<String>,
    purpose: String,
    act: Option<String>,
    topic: String,
    #[serde(default)]
    also_ok: Vec<Option<String>>,
    #[serde(default)]
    forbidden: Vec<String>,
}

impl Case {
    fn is_right(&self, best: Option<&str>) -> bool {
        self.best.as_deref() == best || self.also_ok.iter().any(|also| also.as_deref() == best)
    }
}

#[derive(Default)]
struct Count {
    right: usize,
    all: usize,
}

impl Count {
    fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.all += 1;
    }

    fn percent(&self) -> String {
        #[expect(clippy::cast_precision_loss, reason = "counts of questions are small")]
        let share = 100.0 * self.right as f64 / self.all.max(1) as f64;
        format!("{share:5.1} % ({}/{})", self.right, self.all)
    }
}

#[expect(clippy::print_stdout, reason = "a program that prints figures")]
fn main() {
    let files: Vec<String> = env::args()
        .skip(1)
        // Cargo says to every benchmark that it is one.
        .filter(|argument| argument != "--bench")
        .collect();
    let figures_only = files.iter().any(|file| file == "--figures-only");
    let Some(registry) = read(SAKON_NAKHON).registry else {
        return;
    };
    let understander = Understander::new(&registry);
    let documents = documents(&registry);
    for file in files.iter().filter(|file| !file.starts_with("--")) {
        let Ok(text) = fs::read_to_string(file) else {
            println!("{file}: cannot be read");
            continue;
        };
        let cases: Vec<Case> = text
            .lines()
            .filter_map(|line| serde_json::from_str(line).ok())
            .collect();
        let mut figures: BTreeMap<String, Count> = BTreeMap::new();
        let mut forbidden = 0;
        let started = Instant::now();
        for case in &cases {
            let role = case
                .role
                .as_deref()
                .and_then(|role| registry.find_role(role));
            let understood = understander.read(&registry, &case.query, role);
            let Some(part) = understood.main() else {
                continue;
            };
            let best = part
                .answer(&registry)
                .best
                .map(|group| registry.group(group).id.clone());
            let right = case.is_right(best.as_deref());
            let act = part.need.act.map(|act| act.id().to_owned()) == case.act;
            let topic = registry.topic(part.need.topic).id == case.topic;
            let purpose = part.need.purpose.id() == case.purpose;
            let bad = best
                .as_ref()
                .is_some_and(|best| case.forbidden.contains(best));
            forbidden += usize::from(bad);
            let none = || "-".to_owned();
            let keys = [
                ("1 best".to_owned(), right),
                ("2 act".to_owned(), act),
                ("3 topic".to_owned(), topic),
                ("4 purpose".to_owned(), purpose),
                (format!("5 best, purpose {}", case.purpose), right),
                (
                    format!("6 best, act {}", case.act.clone().unwrap_or_else(none)),
                    right,
                ),
                (
                    format!("7 best, role {}", case.role.clone().unwrap_or_else(none)),
                    right,
                ),
                (
                    format!("8 best, group {}", case.best.clone().unwrap_or_else(none)),
                    right,
                ),
            ];
            for (key, right) in keys {
                figures.entry(key).or_default().add(right);
            }
            let substring = substring(&documents, &case.query);
            let ranked = bm25(&documents, &case.query);
            figures
                .entry("9 baseline substring, best".into())
                .or_default()
                .add(case.is_right(substring));
            figures
                .entry("9 baseline BM25, best".into())
                .or_default()
                .add(case.is_right(ranked));
            if !(figures_only || right && act && topic && !bad) {
                println!(
                    "{} {} | wanted {:?} {:?} {} | found {:?} {:?} {}{}",
                    case.id,
                    case.query,
                    case.best,
                    case.act,
                    case.topic,
                    best,
                    part.need.act.map(trongklum::registry::Act::id),
                    registry.topic(part.need.topic).id,
                    if bad { " FORBIDDEN" } else { "" },
                );
            }
        }
        println!("{file}: {} questions", cases.len());
        for (key, count) in &figures {
            println!("  {key:40} {}", count.percent());
        }
        println!("  forbidden recommended: {forbidden}");
        println!(
            "  all of it, baselines and answers included: {:?}",
            started.elapsed()
        );
        let started = Instant::now();
        for _ in 0..ROUNDS {
            for case in &cases {
                std::hint::black_box(understander.read(&registry, &case.query, None));
            }
        }
        let each = started.elapsed() / ROUNDS / u32::try_from(cases.len().max(1)).unwrap_or(1);
        println!("  understanding one question: {each:?}");
    }
}

/// A group's id, and all that the letter says of it.
struct Document {
    id: String,
    folded: String,
    words: Vec<String>,
}

fn documents(registry: &Registry) -> Vec<Document> {
    registry
        .groups()
        .map(|(_, group)| {
            let clauses = std::iter::once(group.members_clause)
                .chain(group.practice.iter().copied())
                .chain(group.notes.iter().copied());
            let mut text = group.name.clone();
            for clause in clauses {
                text.push(' ');
                text.push_str(&registry.clause(clause).text);
            }
            Document {
                id: group.id.clone(),
                folded: fold(&text),
                words: words(&text),
            }
        })
        .collect()
}

fn words(text: &str) -> Vec<String> {
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let ends: Vec<usize> = segmenter.segment_str(text).collect();
    ends.windows(2)
        .filter_map(|pair| text.get(*pair.first()?..*pair.last()?))
        .map(fold)
        .filter(|word| !word.is_empty())
        .collect()
}

/// The group in whose text most words of the query stand.
fn substring<'d>(documents: &'d [Document], query: &str) -> Option<&'d str> {
    let words: Vec<String> = query
        .split_whitespace()
        .map(fold)
        .filter(|word| !word.is_empty())
        .collect();
    let found = documents
        .iter()
        .map(|document| {
            let count = words
                .iter()
                .filter(|word| document.folded.contains(word.as_str()))
                .count();
            (count, document)
        })
        .rev()
        .max_by_key(|(count, _)| *count)?;
    (found.0 > 0).then_some(found.1.id.as_str())
}

/// Okapi BM25 with the usual constants.
#[expect(clippy::cast_precision_loss, reason = "counts of words are small")]
fn bm25<'d>(documents: &'d [Document], query: &str) -> Option<&'d str> {
    const K: f64 = 1.2;
    const B: f64 = 0.75;
    let count = documents.len() as f64;
    let mean = documents
        .iter()
        .map(|document| document.words.len())
        .sum::<usize>() as f64
        / count;
    let query = words(query);
    let score = |document: &Document| -> f64 {
        query
            .iter()
            .map(|word| {
                let with = documents
                    .iter()
                    .filter(|other| other.words.contains(word))
                    .count() as f64;
                let times = document.words.iter().filter(|other| *other == word).count() as f64;
                let rarity = ((count - with + 0.5) / (with + 0.5) + 1.0).ln();
                let length = 1.0 - B + B * document.words.len() as f64 / mean;
                rarity * times * (K + 1.0) / (times + K * length)
            })
            .sum()
    };
    documents
        .iter()
        .map(|document| (score(document), document))
        .filter(|(score, _)| *score > 0.0)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, document)| document.id.as_str())
}
