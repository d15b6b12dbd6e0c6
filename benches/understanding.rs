//! Measures how well needs are understood. Reads questions with their expected answers from JSON
//! lines, and prints the accuracy by purpose, act, role and group, with every miss. Compares it
//! with two baselines that only search the groups' names, members and clauses: plain substrings,
//! and BM25 over words. Examples of the registry that are among the questions of a file are
//! excluded while measuring it.
//!
//!     cargo bench --bench understanding -- [--figures-only] [--registry REGISTRY] FILE…
//!
//! With `--registry`, the vocabulary is read from a file, so that changing it needs no rebuild.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::too_many_lines,
    reason = "helpers of tests fail as tests do, and a measurement prints"
)]

use std::collections::{BTreeMap, HashSet};
use std::time::Instant;
use std::{env, fs};

use bm25::{Document, SearchEngine, SearchEngineBuilder, Tokenizer};
use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;
use serde::Deserialize;
use trongklum::guide::answer;
use trongklum::registry::{Act, Registry, SAKON_NAKHON, read};
use trongklum::text::fold;
use trongklum::understand::Understander;

/// The number of times each question is read to measure the time.
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
    let mut files: Vec<String> = Vec::new();
    let (mut figures_only, mut source) = (false, SAKON_NAKHON.to_owned());
    let mut arguments = env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--figures-only" => figures_only = true,
            "--registry" => {
                let file = arguments.next().expect("a file after --registry");
                source = fs::read_to_string(file).expect("a registry");
            }
            // Cargo passes this to every benchmark.
            "--bench" => {}
            _ => files.push(argument),
        }
    }
    for file in &files {
        let Ok(text) = fs::read_to_string(file) else {
            println!("{file}: cannot be read");
            continue;
        };
        let cases: Vec<Case> = text
            .lines()
            .filter(|line| !line.trim().is_empty())
            .map(|line| {
                serde_json::from_str(line).unwrap_or_else(|error| panic!("{file}: {error}: {line}"))
            })
            .collect();
        // No question may be answered by its own example.
        let found = read(&without(&source, &cases));
        let Some(registry) = found.registry else {
            println!("the registry cannot be read: {:?}", found.problems);
            return;
        };
        let started = Instant::now();
        let understander = Understander::new(&registry);
        println!("making the index: {:?}", started.elapsed());
        let documents = documents(&registry);
        let engine = bm25_over(&documents);
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
            // A reading offered beside the first is one click away.
            let offered = right
                || part.alternatives.iter().any(|need| {
                    let best = answer(&registry, need.clone()).best;
                    case.is_right(best.map(|group| registry.group(group).id.as_str()))
                });
            let act_offered = act
                || part
                    .alternatives
                    .iter()
                    .any(|need| need.act.map(Act::id) == case.act.as_deref());
            let bad = best
                .as_ref()
                .is_some_and(|best| case.forbidden.contains(best));
            forbidden += usize::from(bad);
            let none = || "-".to_owned();
            let keys = [
                ("1 best".to_owned(), right),
                ("1 best, or offered beside it".to_owned(), offered),
                ("2 act".to_owned(), act),
                ("2 act, or offered beside it".to_owned(), act_offered),
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
            let ranked = engine.search(&case.query, 1);
            let ranked = ranked.first().map(|found| found.document.id.as_str());
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
                    "{} [{}] {} | wanted {} {:?} {:?} {} | found {} {:?} {:?} {}{}",
                    case.id,
                    case.role.as_deref().unwrap_or("-"),
                    case.query,
                    case.purpose,
                    case.best,
                    case.act,
                    case.topic,
                    part.need.purpose.id(),
                    best,
                    part.need.act.map(Act::id),
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

/// Returns the registry without the examples that are among `cases`.
fn without(registry: &str, cases: &[Case]) -> String {
    let asked: HashSet<&str> = cases.iter().map(|case| case.query.as_str()).collect();
    let is_asked = |line: &&str| {
        let text = serde_json::from_str::<String>(line.trim().trim_end_matches(','));
        text.is_ok_and(|text| asked.contains(text.as_str()))
    };
    let lines: Vec<&str> = registry.lines().filter(|line| !is_asked(line)).collect();
    lines.join("\n")
}

/// A group's id, and everything the letter says about it.
struct Group {
    id: String,
    text: String,
    folded: String,
}

fn documents(registry: &Registry) -> Vec<Group> {
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
            Group {
                id: group.id.clone(),
                folded: fold(&text),
                text,
            }
        })
        .collect()
}

/// Splits Thai text into words with ICU's dictionary.
struct Words;

impl Tokenizer for Words {
    fn tokenize(&self, text: &str) -> Vec<String> {
        let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
        let ends: Vec<usize> = segmenter.segment_str(text).collect();
        ends.windows(2)
            .filter_map(|pair| text.get(*pair.first()?..*pair.last()?))
            .map(fold)
            .filter(|word| !word.is_empty())
            .collect()
    }
}

/// Builds an Okapi BM25 index with the usual constants.
fn bm25_over(groups: &[Group]) -> SearchEngine<String, u32, Words> {
    let documents = groups
        .iter()
        .map(|group| Document::new(group.id.clone(), group.text.clone()));
    SearchEngineBuilder::with_tokenizer_and_documents(Words, documents.collect::<Vec<_>>()).build()
}

/// Returns the group whose text contains the most words of the query.
fn substring<'d>(documents: &'d [Group], query: &str) -> Option<&'d str> {
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
