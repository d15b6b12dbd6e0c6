//! Measures how well needs are understood. Reads questions with their expected answers from JSON
//! lines, and prints the accuracy by purpose, act, role and group, with every miss. Compares it
//! with two baselines that only search the groups' names, members and clauses: plain substrings,
//! and BM25 over words. Examples that are among the questions of a file are left out while it is
//! measured.
//!
//!     cargo bench --bench understanding -- [--figures-only] [--registry REGISTRY] [--drafts FILE] FILE…
//!
//! With `--registry`, another registry is measured than the one that is built in. A file of drafts
//! has a `text` and the list `best` of its groups a line.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "helpers of tests fail as tests do, and a measurement prints"
)]

mod cases;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;
use std::{env, fs};

use bm25::{Document, SearchEngine, SearchEngineBuilder, Tokenizer};
use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;
use serde::Deserialize;
use trongklum::guide::answer;
use trongklum::registry::{Act, Registry, RoleId, SAKON_NAKHON, read};
use trongklum::text::fold;
use trongklum::understand::{Part, Understander};

use cases::Case;

/// The number of times each question is read to measure the time.
const ROUNDS: u32 = 20;

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

/// The command line.
struct Arguments {
    files: Vec<String>,
    /// Files of drafts.
    drafts: Vec<String>,
    /// Whether to print no question that was misunderstood.
    figures_only: bool,
    /// The text of the registry.
    registry: String,
}

fn arguments() -> Arguments {
    let mut parsed = Arguments {
        files: Vec::new(),
        drafts: Vec::new(),
        figures_only: false,
        registry: SAKON_NAKHON.to_owned(),
    };
    let mut arguments = env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--figures-only" => parsed.figures_only = true,
            "--registry" => {
                let file = arguments.next().expect("a file after --registry");
                parsed.registry = fs::read_to_string(file).expect("a registry");
            }
            "--drafts" => parsed.drafts.extend(arguments.next()),
            // Cargo passes this to every benchmark.
            "--bench" => {}
            _ => parsed.files.push(argument),
        }
    }
    parsed
}

/// The accuracy on one file of questions.
#[derive(Default)]
struct Figures {
    counts: BTreeMap<String, Count>,
    /// The number of questions for which a forbidden group was recommended.
    forbidden: usize,
}

impl Figures {
    fn add(&mut self, key: impl Into<String>, right: bool) {
        self.counts.entry(key.into()).or_default().add(right);
    }

    /// Counts how well `part` was understood, the main part of the question of `case`. Returns the
    /// description of a miss.
    fn measure(&mut self, case: &Case, registry: &Registry, part: &Part) -> Option<String> {
        let best = part
            .answer(registry)
            .best
            .map(|group| registry.group(group).id.clone());
        let right = case.is_right(best.as_deref());
        let act = part.need.act.map(|act| act.id().to_owned()) == case.act;
        let topic = registry.topic(part.need.topic).id.as_str();
        let topic = case.topic.as_deref().is_none_or(|wanted| wanted == topic);
        let wanted_purpose = case.purpose.as_deref().unwrap_or("nothing");
        if case.purpose.is_none() {
            self.add("0 asks nothing, and gets no group", best.is_none());
            return best.map(|best| format!("{} {} | found {best}", case.id, case.query));
        }
        let purpose = part.need.purpose.id() == wanted_purpose;
        // A reading offered beside the first is one click away.
        let offered = right
            || part.alternatives.iter().any(|need| {
                let best = answer(registry, need.clone()).best;
                case.is_right(best.map(|group| registry.group(group).id.as_str()))
            });
        let act_offered = act
            || part
                .alternatives
                .iter()
                .any(|need| need.act.map(Act::id) == case.act.as_deref());
        let is_forbidden = case.is_forbidden(best.as_deref());
        self.forbidden += usize::from(is_forbidden);
        self.add("1 best", right);
        self.add("1 best, or offered beside it", offered);
        self.add("2 act", act);
        self.add("2 act, or offered beside it", act_offered);
        self.add("3 topic", topic);
        self.add("4 purpose", purpose);
        let named = |name: &Option<String>| name.clone().unwrap_or_else(|| "-".to_owned());
        self.add(format!("5 best, purpose {wanted_purpose}"), right);
        self.add(format!("6 best, act {}", named(&case.act)), right);
        self.add(format!("7 best, role {}", named(&case.role)), right);
        self.add(format!("8 best, group {}", named(&case.best)), right);
        let is_miss = !(right && act && topic && !is_forbidden);
        is_miss.then(|| {
            format!(
                "{} [{}] {} | wanted {} {:?} {:?} {} | found {} {:?} {:?} {}{}",
                case.id,
                case.role.as_deref().unwrap_or("-"),
                case.query,
                wanted_purpose,
                case.best,
                case.act,
                case.topic.as_deref().unwrap_or("-"),
                part.need.purpose.id(),
                best,
                part.need.act.map(Act::id),
                registry.topic(part.need.topic).id,
                if is_forbidden { " FORBIDDEN" } else { "" },
            )
        })
    }

    fn print(&self) {
        for (key, count) in &self.counts {
            println!("  {key:40} {}", count.percent());
        }
        println!("  forbidden recommended: {}", self.forbidden);
    }
}

fn main() {
    let arguments = arguments();
    for file in &arguments.files {
        measure_file(Path::new(file), &arguments.registry, arguments.figures_only);
    }
    for file in &arguments.drafts {
        measure_drafts(file, &arguments);
    }
    if arguments.files.is_empty() && arguments.drafts.is_empty() {
        for (file, registry) in unseen() {
            measure_file(&file, &registry, arguments.figures_only);
        }
        for file in files(&cases().join("unseen/messages")) {
            measure_messages(&file, arguments.figures_only);
        }
        measure_exclusions(arguments.figures_only);
    }
}

/// One of the needs in a message.
#[derive(Deserialize)]
struct MessageNeed {
    act: Option<String>,
    best: Option<String>,
}

/// A message, and the needs in it.
#[derive(Deserialize)]
struct Message {
    id: String,
    role: Option<String>,
    query: String,
    needs: Vec<MessageNeed>,
}

/// A text that says who must not read something, or seems to.
#[derive(Deserialize)]
struct Excluding {
    id: String,
    role: Option<String>,
    query: String,
    not_to: Vec<String>,
    best: Option<String>,
}

fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

fn lines_of<T: for<'d> Deserialize<'d>>(file: &Path) -> Vec<T> {
    let text =
        fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines
        .map(|line| serde_json::from_str(line).expect("a line"))
        .collect()
}

/// A draft, and the groups of its parts.
#[derive(Deserialize)]
struct Draft {
    id: String,
    role: Option<String>,
    text: String,
    best: Vec<Option<String>>,
}

/// Returns the counts of what is wanted that is found, each found one once.
fn found_of<T: PartialEq + Clone>(wanted: &[T], found: &[T]) -> usize {
    let mut left = found.to_vec();
    let is_found = |one: &&T| {
        let at = left.iter().position(|other| other == *one);
        at.map(|at| left.swap_remove(at)).is_some()
    };
    wanted.iter().filter(is_found).count()
}

/// Measures whether the drafts in `file` get the groups of their parts.
fn measure_drafts(file: &str, arguments: &Arguments) {
    let registry = read(&arguments.registry).registry.expect("a registry");
    let understander = Understander::new(&registry);
    let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
    for draft in lines_of::<Draft>(Path::new(file)) {
        let role = draft.role.as_deref();
        let role = role.and_then(|role| registry.find_role(role));
        let understanding = understander.read(&registry, &draft.text, role);
        let found: Vec<Option<String>> = understanding
            .parts
            .iter()
            .map(|part| {
                let best = part.answer(&registry).best;
                best.map(|group| registry.group(group).id.clone())
            })
            .collect();
        let right = found_of(&draft.best, &found);
        for at in 0..draft.best.len() {
            counts.entry("groups found").or_default().add(at < right);
        }
        let is_single = draft.best.len() == 1;
        let key = if is_single {
            "one group, and one part"
        } else {
            "several groups, and as many parts"
        };
        let is_right_number = found.len() == draft.best.len();
        counts.entry(key).or_default().add(is_right_number);
        let is_all = is_right_number && right == found.len();
        counts.entry("drafts right").or_default().add(is_all);
        if !is_all && !arguments.figures_only {
            println!(
                "{} {} | {found:?}",
                draft.id,
                draft.text.replace('\n', " / ")
            );
        }
    }
    println!("drafts in {file}:");
    for (key, count) in counts {
        println!("  {key:40} {}", count.percent());
    }
}

/// Measures whether messages are split into the needs that are in them.
fn measure_messages(file: &Path, figures_only: bool) {
    let registry = read(&registry_of(file)).registry.expect("a registry");
    let understander = Understander::new(&registry);
    let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
    for message in lines_of::<Message>(file) {
        let role = message
            .role
            .as_deref()
            .and_then(|role| registry.find_role(role));
        let understanding = understander.read(&registry, &message.query, role);
        let found: Vec<(Option<&str>, Option<String>)> = understanding
            .parts
            .iter()
            .map(|part| {
                let best = part.answer(&registry).best;
                let best = best.map(|group| registry.group(group).id.clone());
                (part.need.act.map(Act::id), best)
            })
            .collect();
        let is_single = message.needs.len() == 1;
        let key = if is_single {
            "one need stays one part"
        } else {
            "several needs are as many parts"
        };
        let is_right_number = found.len() == message.needs.len();
        counts.entry(key).or_default().add(is_right_number);
        for need in &message.needs {
            let act = found.iter().any(|(act, _)| *act == need.act.as_deref());
            let best = found
                .iter()
                .any(|(act, best)| *act == need.act.as_deref() && *best == need.best);
            counts.entry("needs found, by act").or_default().add(act);
            counts
                .entry("needs found, by act and group")
                .or_default()
                .add(best);
        }
        if !is_right_number && !figures_only {
            println!(
                "{} {} | {found:?}",
                message.id,
                message.query.replace('\n', " / ")
            );
        }
    }
    println!("{}: messages", file.display());
    for (key, count) in counts {
        println!("  {key:40} {}", count.percent());
    }
}

/// Measures whether those who must not read something are found, and nobody else.
fn measure_exclusions(figures_only: bool) {
    let registry = read(SAKON_NAKHON).registry.expect("the shipped registry");
    let understander = Understander::new(&registry);
    let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
    for case in lines_of::<Excluding>(&cases().join("messages/exclusions.jsonl")) {
        let role = case
            .role
            .as_deref()
            .and_then(|role| registry.find_role(role));
        let understanding = understander.read(&registry, &case.query, role);
        let Some(part) = understanding.main() else {
            continue;
        };
        let mut found: Vec<&str> = part
            .need
            .not_to
            .iter()
            .map(|&role| registry.role(role).id.as_str())
            .collect();
        found.sort_unstable();
        let mut wanted: Vec<&str> = case.not_to.iter().map(String::as_str).collect();
        wanted.sort_unstable();
        let answer = part.answer(&registry);
        let members = answer.best.map(|group| &registry.group(group).members);
        let reads = case.not_to.iter().any(|role| {
            let role = registry.find_role(role);
            role.is_some_and(|role| members.is_some_and(|members| members.contains(&role)))
        });
        let best = answer.best.map(|group| registry.group(group).id.clone());
        let key = if wanted.is_empty() {
            "nobody excluded, and nobody found"
        } else {
            counts
                .entry("no excluded reader in the group")
                .or_default()
                .add(!reads);
            "those excluded are found"
        };
        counts.entry(key).or_default().add(found == wanted);
        counts.entry("best").or_default().add(best == case.best);
        if found != wanted && !figures_only {
            println!(
                "{} {} | wanted {wanted:?} | found {found:?}",
                case.id, case.query
            );
        }
    }
    println!("who must not read it:");
    for (key, count) in counts {
        println!("  {key:40} {}", count.percent());
    }
}

/// Returns the files of questions that no weight was fitted on, each with the text of its registry.
fn unseen() -> Vec<(PathBuf, String)> {
    let files = files(&cases().join("unseen")).into_iter();
    let with_registry = files.map(|file| {
        let registry = registry_of(&file);
        (file, registry)
    });
    with_registry.collect()
}

/// Returns the files of questions in `folder`.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder of questions");
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|found| found == "jsonl"))
        .collect();
    files.sort();
    files
}

/// Returns the text of the registry that `file` is for: the one of the same name, or the shipped one.
fn registry_of(file: &Path) -> String {
    let name = file.with_extension("ron");
    let name = name.file_name().expect("a name");
    ["unseen", "offices"]
        .iter()
        .find_map(|folder| fs::read_to_string(cases().join(folder).join(name)).ok())
        .unwrap_or_else(|| SAKON_NAKHON.to_owned())
}

/// Measures and prints the accuracy on the questions in `file`, for the registry whose text is given.
fn measure_file(file: &Path, registry: &str, figures_only: bool) {
    let name = file.display();
    let Ok(text) = fs::read_to_string(file) else {
        println!("{name}: cannot be read");
        return;
    };
    let cases: Vec<Case> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| {
            serde_json::from_str(line).unwrap_or_else(|error| panic!("{name}: {error}: {line}"))
        })
        .collect();
    let reading = read(registry);
    let Some(registry) = reading.registry else {
        println!("the registry cannot be read: {:?}", reading.problems);
        return;
    };
    let started = Instant::now();
    let understander = Understander::new(&registry);
    println!("making the index: {:?}", started.elapsed());
    let documents = documents(&registry);
    let engine = bm25_over(&documents);
    let mut figures = Figures::default();
    let started = Instant::now();
    let roles: Vec<RoleId> = registry.asking_roles().map(|(role, _)| role).collect();
    for (position, case) in cases.iter().enumerate() {
        let role = case.role.as_deref();
        let role = role.and_then(|role| registry.find_role(role));
        // What asks nothing asks nothing whoever types it.
        let somebody = roles.get(position % roles.len().max(1)).copied();
        let asker = somebody.filter(|_| case.purpose.is_none());
        for role in [Some(role), asker.map(Some)].into_iter().flatten() {
            let understanding = understander.read(&registry, &case.query, role);
            let Some(part) = understanding.main() else {
                continue;
            };
            let miss = figures.measure(case, &registry, part);
            if let Some(miss) = miss.filter(|_| !figures_only) {
                println!("{miss}");
            }
        }
        let by_substring = substring(&documents, &case.query);
        figures.add("9 baseline substring, best", case.is_right(by_substring));
        let ranked = engine.search(&case.query, 1);
        let by_rank = ranked.first().map(|found| found.document.id.as_str());
        figures.add("9 baseline BM25, best", case.is_right(by_rank));
    }
    println!("{name}: {} questions", cases.len());
    figures.print();
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
