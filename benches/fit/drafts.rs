//! Fits the second opinion on drafts, and says how well it does on messages that it was not fitted on.
//!
//! Reads the marked messages in `tests/cases/drafts`, but none that is called unseen. Each file in its
//! `pieces`, and each quarter of the harmless messages, is judged by weights that were fitted on the rest,
//! without the rows that hold a value of it. On these predictions the threshold is chosen. The last step
//! fits on everything, and writes `data/language/draft-weights.bin`.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::{fs, thread};

use serde::Deserialize;
use serde_json::json;
use trongklum::draft::fitting::{BITS, Observation, ObservedToken, observe, outcomes};
use trongklum::draft::{PrivateDataKind, Severity};
use trongklum::registry::{Registry, SAKON_NAKHON, read};

use super::softmax::{Known, fit_rows, into_shares};

/// The number of runs, which is the column of the bias.
const RUNS: usize = 1 << BITS;
/// Of how many harmless messages one may alarm in addition. No more than two of a hundred shall alarm in
/// all, and the rules alone come near that.
const HARMLESS_AN_ALARM: usize = 250;
/// Into how many parts the harmless messages are divided.
const QUARTERS: usize = 4;
/// How much of a token, and how much of what is marked, must be the same, in hundredths.
const OF_TOKEN: usize = 60;
const OF_MARK: usize = 45;
/// The shortest value that makes a row with it a copy of another, in characters.
const VALUE: usize = 5;
/// How far above what a fitted row without private data reaches the threshold is.
const MARGIN: f64 = 0.01;

/// What is marked: the kind, and where it is, in characters.
type Mark = (PrivateDataKind, Range<usize>);

/// What is known of a token.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    Outcome(usize),
    /// Only a part of it is private, or a name is in it.
    Unclear,
}

/// A marked message.
struct Row {
    text: String,
    marks: Vec<Mark>,
    observation: Observation,
    labels: Vec<Label>,
}

/// What is held out together.
struct Piece {
    name: String,
    rows: Vec<Row>,
    /// Whether it is judged by weights that were not fitted on it.
    is_held_out: bool,
}

/// What marks a message: an object, or a list of the kind and the text.
#[derive(Deserialize)]
#[serde(untagged)]
enum Marked {
    Named { kind: String, text: String },
    Pair(String, String),
}

#[derive(Deserialize)]
struct Line {
    text: String,
    #[serde(default, alias = "found")]
    findings: Vec<Marked>,
}

/// Fits, and writes the weights unless it is to `check_only`.
pub(crate) fn fit(check_only: bool) {
    let registry = read(SAKON_NAKHON).registry.expect("the shipped registry");
    let pieces = read_pieces(&registry);
    let tokens = pieces.iter().flat_map(|piece| &piece.rows);
    let count: usize = tokens.map(|row| row.observation.tokens.len()).sum();
    println!("{} pieces, {count} tokens", pieces.len());
    let held_out: Vec<&Piece> = pieces.iter().filter(|piece| piece.is_held_out).collect();
    let judge = |piece: &&Piece| {
        let weights = fit_weights(&pieces, Some(piece));
        predict(&weights, piece)
    };
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let part = held_out.len().div_ceil(workers).max(1);
    let predictions: Vec<Predictions> = thread::scope(|scope| {
        let parts = held_out.chunks(part);
        let judge = &judge;
        let workers: Vec<_> = parts
            .map(|part| scope.spawn(move || part.iter().map(judge).collect::<Vec<_>>()))
            .collect();
        let workers = workers.into_iter();
        workers.flat_map(|it| it.join().expect("weights")).collect()
    });
    let judged: Vec<(&Piece, &Predictions)> = held_out.iter().copied().zip(&predictions).collect();
    print_figures(&judged);
    let chosen = choose(&judged);
    let weights = rounded(fit_weights(&pieces, None));
    let highest = highest_of_harmless(&pieces, &weights.1);
    let threshold = ((chosen.max(highest + MARGIN)) * 1000.0).ceil() / 1000.0;
    println!(
        "chosen {chosen:.3}, of fitted rows without private data {highest:.3}: {threshold:.3}"
    );
    print_all(&judged, threshold);
    if !check_only {
        write(&weights, threshold);
    }
}

/// For each message, and each token in it, the probability that it is private and the likeliest kind.
type Predictions = Vec<Vec<(f64, usize)>>;

fn read_pieces(registry: &Registry) -> Vec<Piece> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/drafts");
    let mut pieces = Vec::new();
    for file in files(&folder) {
        let name = file_stem(&file);
        // Of persons alone, everything else that is found is unclear.
        let marks_persons = name.contains("persons");
        let rows = read_rows(registry, &file, marks_persons);
        if name == "harmless" {
            let mut quarters: Vec<Vec<Row>> = (0..QUARTERS).map(|_| Vec::new()).collect();
            for (at, row) in rows.into_iter().enumerate() {
                quarters[at % QUARTERS].push(row);
            }
            pieces.extend(quarters.into_iter().map(|rows| Piece {
                name: name.clone(),
                rows,
                is_held_out: true,
            }));
        } else {
            pieces.push(Piece {
                name,
                rows,
                is_held_out: false,
            });
        }
    }
    pieces.extend(files(&folder.join("pieces")).iter().map(|file| Piece {
        name: file_stem(file),
        rows: read_rows(registry, file, false),
        is_held_out: true,
    }));
    pieces
}

/// Returns the files of messages in `folder`, by name, but none that is called unseen.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("a file").path())
        .filter(|file| file.extension().is_some_and(|end| end == "jsonl"))
        .filter(|file| !file_stem(file).contains("unseen"))
        .collect();
    files.sort();
    files
}

fn file_stem(file: &Path) -> String {
    file.file_stem()
        .expect("a name")
        .to_string_lossy()
        .into_owned()
}

fn read_rows(registry: &Registry, file: &Path, marks_persons: bool) -> Vec<Row> {
    let lines = fs::read_to_string(file).expect("a file of messages");
    let rows = lines.lines().filter(|line| !line.trim().is_empty());
    let rows = rows.map(|line| {
        let line: Line = serde_json::from_str(line)
            .unwrap_or_else(|error| panic!("{}: {error}: {line}", file.display()));
        let marks = places(&line);
        let observation = observe(registry, &line.text);
        let text: Vec<char> = line.text.chars().collect();
        let tokens = observation.tokens.iter();
        let labels = tokens.map(|token| {
            if marks_persons && token.is_found {
                Label::Unclear
            } else {
                label(&text, token, &marks)
            }
        });
        Row {
            labels: labels.collect(),
            text: line.text,
            marks,
            observation,
        }
    });
    rows.collect()
}

/// Returns where what is marked stands, each after the one before if it is there.
fn places(line: &Line) -> Vec<Mark> {
    let mut from = 0;
    let mut places = Vec::new();
    for marked in &line.findings {
        let (Marked::Named { kind, text } | Marked::Pair(kind, text)) = marked;
        let after = line.text[from..].find(text.as_str()).map(|at| from + at);
        let Some(at) = after.or_else(|| line.text.find(text.as_str())) else {
            continue;
        };
        let kind = PrivateDataKind::ALL.iter().find(|other| other.id() == kind);
        let kind = *kind.unwrap_or_else(|| panic!("an unknown kind: {}", line.text));
        let start = line.text[..at].chars().count();
        places.push((kind, start..start + text.chars().count()));
        let first = line.text[at..].chars().next().map_or(1, char::len_utf8);
        from = from.max(at + first);
    }
    places
}

/// Returns whether rules alone speak of `kind`.
fn is_of_rules(kind: PrivateDataKind) -> bool {
    !outcomes().contains(&kind.id())
}

fn common(one: &Range<usize>, other: &Range<usize>) -> Range<usize> {
    one.start.max(other.start)..one.end.min(other.end)
}

fn label(text: &[char], token: &ObservedToken, marks: &[Mark]) -> Label {
    let count = |range: &Range<usize>| {
        let part = text.get(range.clone()).unwrap_or_default();
        part.iter().filter(|c| c.is_alphanumeric()).count()
    };
    let mut label = Label::Outcome(0);
    for (kind, place) in marks {
        let both = common(&token.range, place);
        if both.is_empty() {
            continue;
        }
        if *kind == PrivateDataKind::OfficePhone {
            continue;
        }
        let same = 100 * count(&both);
        let is_same = same >= OF_TOKEN * count(&token.range) && same >= OF_MARK * count(place);
        if is_same && !is_of_rules(*kind) {
            let outcome = outcomes().iter().position(|other| *other == kind.id());
            return Label::Outcome(outcome.expect("an outcome"));
        }
        label = Label::Unclear;
    }
    label
}

/// Returns the values that are marked in `piece`, without names and addresses.
fn values(piece: &Piece) -> BTreeSet<String> {
    let values = piece.rows.iter().flat_map(|row| {
        let marks = row.marks.iter().filter(|(kind, _)| !is_of_rules(*kind));
        marks.map(|(_, place)| {
            let text = row.text.chars().skip(place.start).take(place.len());
            text.collect::<String>()
        })
    });
    values
        .filter(|value| value.chars().count() >= VALUE)
        .collect()
}

fn columns(runs: &[u32]) -> Vec<(u32, f64)> {
    let value = 1.0 / (runs.len().max(1) as f64).sqrt();
    let runs = runs.iter().map(|run| (*run, value));
    runs.chain([(u32::try_from(RUNS).unwrap(), 1.0)]).collect()
}

/// Returns the weights of each run and the bias, for each outcome, fitted on `pieces` but the one `left_out`.
fn fit_weights(pieces: &[Piece], left_out: Option<&Piece>) -> Vec<f64> {
    let values = left_out.map(values).unwrap_or_default();
    let rest = pieces
        .iter()
        .filter(|piece| left_out.is_none_or(|other| !std::ptr::eq(*piece, other)));
    let rows = rest.flat_map(|piece| &piece.rows);
    let rows = rows.filter(|row| !values.iter().any(|value| row.text.contains(value)));
    let known = rows.flat_map(|row| {
        let tokens = row.observation.tokens.iter().zip(&row.labels);
        tokens.filter_map(|(token, label)| match label {
            Label::Outcome(wanted) => Some(Known {
                row: columns(&token.runs),
                wanted: *wanted,
                weight: 1.0,
            }),
            Label::Unclear => None,
        })
    });
    fit_rows(known.collect(), outcomes().len(), RUNS + 1)
}

fn predict(weights: &[f64], piece: &Piece) -> Predictions {
    let outcomes = outcomes().len();
    let of_token = |token: &ObservedToken| {
        let mut scores = vec![0.0; outcomes];
        for (column, value) in columns(&token.runs) {
            let from = column as usize * outcomes;
            for (score, weight) in scores.iter_mut().zip(&weights[from..from + outcomes]) {
                *score += weight * value;
            }
        }
        into_shares(&mut scores);
        let kinds = (1..outcomes).max_by(|one, other| scores[*one].total_cmp(&scores[*other]));
        (1.0 - scores[0], kinds.unwrap_or_default())
    };
    let rows = piece.rows.iter();
    rows.map(|row| row.observation.tokens.iter().map(of_token).collect())
        .collect()
}

/// What comes of a piece.
#[derive(Clone, Copy, Default)]
struct Figures {
    marks: usize,
    found: usize,
    findings: usize,
    right: usize,
    harmless: usize,
    alarms: usize,
    added: usize,
    right_kinds: usize,
}

impl Figures {
    fn add(&mut self, other: Self) {
        self.marks += other.marks;
        self.found += other.found;
        self.findings += other.findings;
        self.right += other.right;
        self.harmless += other.harmless;
        self.alarms += other.alarms;
        self.added += other.added;
        self.right_kinds += other.right_kinds;
    }

    fn print(&self, name: &str) {
        let of = |part: usize, all: usize| 100.0 * part as f64 / all.max(1) as f64;
        println!(
            "{name:24} recall {:5.1} ({}/{}), precision {:5.1} ({}/{}), alarms {}/{}, added {}, {} of the right kind",
            of(self.found, self.marks),
            self.found,
            self.marks,
            of(self.right, self.findings),
            self.right,
            self.findings,
            self.alarms,
            self.harmless,
            self.added,
            self.right_kinds
        );
    }
}

/// Returns what is added in a row at `threshold`: the place and the kind.
fn added(row: &Row, predictions: &[(f64, usize)], threshold: f64) -> Vec<Mark> {
    let tokens = row.observation.tokens.iter().zip(predictions);
    let likely = tokens.filter(|(token, (share, _))| !token.is_found && *share >= threshold);
    let mut likely: Vec<_> = likely.collect();
    likely.sort_by(|(_, (one, _)), (_, (other, _))| other.total_cmp(one));
    let mut added: Vec<Mark> = Vec::new();
    for (token, (_, kind)) in likely {
        let mut before = added.iter();
        if before.all(|(_, range)| common(range, &token.range).is_empty()) {
            let id = outcomes()[*kind];
            let kind = PrivateDataKind::ALL.iter().find(|kind| kind.id() == id);
            added.push((*kind.expect("a kind"), token.range.clone()));
        }
    }
    added
}

fn figures(piece: &Piece, predictions: &Predictions, threshold: f64) -> Figures {
    let mut figures = Figures::default();
    for (row, predictions) in piece.rows.iter().zip(predictions) {
        let rules = row.observation.findings.iter();
        let rules = rules.filter(|found| found.severity > Severity::ForInformation);
        let rules: Vec<Mark> = rules.map(|it| (it.kind, it.range.clone())).collect();
        let opinions = added(row, predictions, threshold);
        let met = |(_, range): &&Mark, others: &[Mark]| {
            others
                .iter()
                .any(|(_, other)| !common(range, other).is_empty())
        };
        let marks: Vec<Mark> = row
            .marks
            .iter()
            .filter(|(kind, _)| *kind != PrivateDataKind::OfficePhone)
            .cloned()
            .collect();
        let all: Vec<Mark> = rules.iter().chain(&opinions).cloned().collect();
        let of_interest = marks.iter().filter(|(kind, _)| !is_of_rules(*kind));
        figures.marks += of_interest.clone().count();
        figures.found += of_interest.filter(|mark| met(mark, &all)).count();
        figures.findings += all.len();
        figures.right += all.iter().filter(|found| met(found, &marks)).count();
        figures.added += opinions.len();
        let is_right = |(kind, range): &&Mark| {
            let mut marks = marks.iter();
            marks.any(|(other, mark)| kind == other && !common(range, mark).is_empty())
        };
        figures.right_kinds += opinions.iter().filter(is_right).count();
        if row.marks.is_empty() {
            figures.harmless += 1;
            figures.alarms += usize::from(!all.is_empty());
        }
    }
    figures
}

/// Returns the lowest threshold at which few enough harmless messages alarm in addition, both of the
/// pieces and of those that are only harmless.
fn choose(judged: &[(&Piece, &Predictions)]) -> f64 {
    let is_everyday = |piece: &Piece| piece.name == "harmless";
    let of = |is_wanted: bool| {
        let judged = judged.iter();
        let judged = judged.filter(|(piece, _)| is_everyday(piece) == is_wanted);
        let mut highest = Vec::new();
        let mut count = 0;
        for (piece, predictions) in judged {
            for (row, predictions) in piece.rows.iter().zip(*predictions) {
                if !row.marks.is_empty() {
                    continue;
                }
                count += 1;
                let mut rules = row.observation.findings.iter();
                if rules.any(|found| found.severity > Severity::ForInformation) {
                    continue;
                }
                let tokens = row.observation.tokens.iter().zip(predictions);
                let tokens = tokens.filter(|(token, _)| !token.is_found);
                let shares = tokens.map(|(_, (share, _))| *share);
                highest.push(shares.fold(0.0_f64, f64::max));
            }
        }
        highest.sort_by(|one, other| other.total_cmp(one));
        let allowed = count / HARMLESS_AN_ALARM;
        highest.get(allowed).copied().unwrap_or_default() + 1e-6
    };
    of(true).max(of(false))
}

/// Prints what comes of each piece, with a threshold that was chosen on the others.
fn print_figures(judged: &[(&Piece, &Predictions)]) {
    let (mut rules, mut both) = (Figures::default(), Figures::default());
    for (piece, predictions) in judged {
        let others = judged.iter().copied();
        let others = others.filter(|(other, _)| !std::ptr::eq(*other, *piece));
        let threshold = choose(&others.collect::<Vec<_>>());
        let without = figures(piece, predictions, f64::INFINITY);
        let with = figures(piece, predictions, threshold);
        without.print(&format!("{}, rules", piece.name));
        with.print(&format!("{}, at {threshold:.3}", piece.name));
        rules.add(without);
        both.add(with);
    }
    rules.print("all, rules");
    both.print("all, with the opinion");
}

/// Prints what comes of all pieces at some thresholds and at the one chosen.
fn print_all(judged: &[(&Piece, &Predictions)], chosen: f64) {
    for threshold in [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, chosen] {
        let mut sum = Figures::default();
        for (piece, predictions) in judged {
            sum.add(figures(piece, predictions, threshold));
        }
        sum.print(&format!("all at {threshold:.3}"));
    }
}

/// Returns the highest probability of what rules do not find in the fitted rows that hold nothing else.
fn highest_of_harmless(pieces: &[Piece], weights: &[f64]) -> f64 {
    let mut highest = 0.0_f64;
    for piece in pieces.iter().filter(|piece| !piece.is_held_out) {
        for (row, predictions) in piece.rows.iter().zip(predict(weights, piece)) {
            let tokens = row.observation.tokens.iter().zip(&row.labels);
            for ((token, label), (share, _)) in tokens.zip(predictions) {
                if !token.is_found && *label == Label::Outcome(0) {
                    highest = highest.max(share);
                }
            }
        }
    }
    highest
}

/// Returns the steps of the outcomes, and the weights as the file says them.
fn rounded(mut weights: Vec<f64>) -> (Vec<f64>, Vec<f64>) {
    let outcomes = outcomes().len();
    let mut steps = vec![1e-9_f64; outcomes];
    for row in weights[..RUNS * outcomes].chunks(outcomes) {
        for (step, weight) in steps.iter_mut().zip(row) {
            *step = step.max(weight.abs() / 127.0);
        }
    }
    for row in weights[..RUNS * outcomes].chunks_mut(outcomes) {
        for (step, weight) in steps.iter().zip(row) {
            *weight = (*weight / step).round() * step;
        }
    }
    (steps, weights)
}

/// Writes `data/language/draft-weights.bin`.
fn write((steps, weights): &(Vec<f64>, Vec<f64>), threshold: f64) {
    let outcomes = outcomes();
    let (runs, biases) = weights.split_at(RUNS * outcomes.len());
    let header = json!({
        "outcomes": outcomes,
        "biases": biases,
        "bits": BITS,
        "steps": steps,
        "threshold": threshold,
    });
    let mut file = serde_json::to_vec(&header).expect("a header");
    file.push(b'\n');
    for row in runs.chunks(outcomes.len()) {
        file.extend(row.iter().zip(steps).map(|(weight, step)| {
            #[expect(clippy::cast_possible_truncation, reason = "at most 127")]
            let byte = (weight / step).round() as i8;
            byte.cast_unsigned()
        }));
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/language/draft-weights.bin");
    fs::write(&path, &file).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    println!("wrote {} bytes", file.len());
}
