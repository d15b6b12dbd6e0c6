//! Fits the second opinion on drafts, and says how well it does on messages that it was not fitted on.
//!
//! There is one model for each subject. Reads the marked messages in `tests/cases/drafts`, but none that is
//! called unseen. Each file in its `pieces`, and each quarter of the harmless messages, is judged by weights
//! that were fitted on the rest, without the rows that hold a value of it. On these predictions the threshold
//! is chosen. The last step fits on everything, and writes `data/language/draft-weights.bin`.

mod figures;

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::{fs, thread};

use serde::Deserialize;
use serde_json::json;
use trongklum::draft::PrivateDataKind;
use trongklum::draft::fitting::{BITS, Observation, ObservedToken, Subject, observe};
use trongklum::registry::{Registry, SAKON_NAKHON, read};

use self::figures::{
    choose, choose_veto, print_all, print_figures, print_vetoes, shares_of_doubtful,
};
use super::softmax::{Known, fit_rows, into_shares};

/// In how many messages a run stands at least to have weights. Rarer ones say more about these messages than
/// about others.
const LEAST_MESSAGES: u32 = 3;
/// How many groups of pieces are left out in turn. Each takes a fit.
const GROUPS: usize = 8;
/// Into how many parts the harmless messages are divided.
const QUARTERS: usize = 4;
/// How much of a token, and how much of what is marked, must be the same, in hundredths.
const OF_TOKEN: usize = 60;
const OF_MARK: usize = 45;
/// The same for names and addresses, of which a part is private too.
const OF_PERSON: usize = 20;
/// The shortest value that makes a row with it a copy of another, in characters, and the shortest name or
/// address that does.
const VALUE: usize = 5;
const PERSON: usize = 10;
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

/// The weights of a subject.
struct Weights {
    /// The numbers of the runs that have weights, in order.
    runs: Vec<u32>,
    /// Their weights, for each as many as there are outcomes, and last the biases.
    rows: Vec<f64>,
}

/// What is fitted of a subject.
struct Fitted {
    subject: Subject,
    /// What one step of a byte is worth, for each outcome.
    steps: Vec<f64>,
    weights: Weights,
    threshold: f64,
    veto: f64,
}

/// Fits, and writes the weights unless it is to `check_only`.
pub(crate) fn fit(check_only: bool) {
    let registry = read(SAKON_NAKHON).registry.expect("the shipped registry");
    let pieces = read_pieces(&registry);
    let fitted = Subject::ALL.map(|subject| fit_subject(&pieces, subject));
    if !check_only {
        write(&fitted);
    }
}

fn fit_subject(pieces: &[Piece], subject: Subject) -> Fitted {
    let tokens = pieces.iter().flat_map(|piece| &piece.rows);
    let tokens = tokens.flat_map(|row| &row.observation.tokens);
    let count = tokens.filter(|token| token.subject == subject).count();
    println!("{subject:?}: {} pieces, {count} tokens", pieces.len());
    let held_out: Vec<&Piece> = pieces.iter().filter(|piece| piece.is_held_out).collect();
    let predictions = predict_left_out(subject, pieces, &held_out);
    let judged: Vec<(&Piece, &Predictions)> = held_out.iter().copied().zip(&predictions).collect();
    print_figures(subject, &judged);
    let veto = choose_veto(subject, &judged);
    let (steps, weights) = rounded(subject, fit_weights(subject, pieces, &[]));
    let highest = highest_of_harmless(subject, pieces, &weights);
    let lowest = lowest_of_fixed(subject, pieces, &weights);
    println!("veto chosen {veto:.4}, of fitted rows that hold it {lowest:.4}");
    let veto = (veto.min(lowest - MARGIN).max(0.0) * 10_000.0).floor() / 10_000.0;
    let chosen = choose(subject, &judged, veto);
    let least = highest + MARGIN;
    let private = lowest_of_private(pieces, subject, &weights, least);
    let threshold = (chosen.max(least) * 1000.0)
        .ceil()
        .min((private * 1000.0).floor())
        / 1000.0;
    println!(
        "{} runs; chosen {chosen:.3}, of fitted rows without private data {highest:.3}, with it {private:.3}: {threshold:.3}",
        weights.runs.len()
    );
    print_all(subject, &judged, (threshold, veto));
    print_vetoes(subject, &judged, veto);
    Fitted {
        subject,
        steps,
        weights,
        threshold,
        veto,
    }
}

/// Returns what is predicted of each of the pieces `held_out`, by weights that were not fitted on it. Pieces are
/// left out by groups, each of which has pieces of many authors.
fn predict_left_out(subject: Subject, pieces: &[Piece], held_out: &[&Piece]) -> Vec<Predictions> {
    let predict_group = |group: usize| {
        let left_out: Vec<&Piece> = held_out
            .iter()
            .copied()
            .skip(group)
            .step_by(GROUPS)
            .collect();
        let weights = fit_weights(subject, pieces, &left_out);
        let predictions = left_out.into_iter();
        let predictions = predictions.map(|piece| predict(subject, &weights, piece));
        predictions.collect::<Vec<_>>()
    };
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let groups: Vec<usize> = (0..GROUPS).collect();
    let by_group: Vec<Vec<Predictions>> = thread::scope(|scope| {
        let predict_group = &predict_group;
        let parts = groups.chunks(GROUPS.div_ceil(workers));
        let workers: Vec<_> = parts
            .map(|part| {
                scope.spawn(move || {
                    let part = part.iter();
                    part.map(|group| predict_group(*group)).collect::<Vec<_>>()
                })
            })
            .collect();
        let workers = workers.into_iter();
        workers.flat_map(|it| it.join().expect("weights")).collect()
    });
    let mut by_group: Vec<_> = by_group.into_iter().map(Vec::into_iter).collect();
    let in_order = (0..held_out.len()).filter_map(|at| by_group[at % GROUPS].next());
    in_order.collect()
}

/// For each message, and each token in it, the probability that it is private and the likeliest kind. Of
/// tokens of another subject nothing is predicted.
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
            let is_marked = token.kind == Some(PrivateDataKind::NamedPerson);
            if marks_persons && token.is_found && !is_marked {
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

/// Returns the place of `kind` among the outcomes of `subject`, which may say nothing of it.
fn outcome(subject: Subject, kind: PrivateDataKind) -> Option<usize> {
    let outcomes = subject.outcomes();
    outcomes.iter().position(|other| *other == kind.id())
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
        let of_mark = match token.subject {
            Subject::Values => OF_MARK,
            Subject::Persons => OF_PERSON,
        };
        let is_same = same >= OF_TOKEN * count(&token.range) && same >= of_mark * count(place);
        let may_be = is_same && token.kind.is_none_or(|only| only == *kind);
        match outcome(token.subject, *kind).filter(|_| may_be) {
            Some(outcome) => return Label::Outcome(outcome),
            None => label = Label::Unclear,
        }
    }
    label
}

/// Returns what is marked in `piece` that `subject` judges.
fn values(subject: Subject, piece: &Piece) -> BTreeSet<String> {
    let shortest = match subject {
        Subject::Values => VALUE,
        Subject::Persons => PERSON,
    };
    let values = piece.rows.iter().flat_map(|row| {
        let marks = row.marks.iter();
        let marks = marks.filter(|(kind, _)| outcome(subject, *kind).is_some());
        marks.map(|(_, place)| {
            let text = row.text.chars().skip(place.start).take(place.len());
            text.collect::<String>()
        })
    });
    values
        .filter(|value| value.chars().count() >= shortest)
        .collect()
}

/// Returns the numbers of the runs that stand in enough of `rows`, in order.
fn known_runs(subject: Subject, rows: &[&Row]) -> Vec<u32> {
    let mut counts = vec![0_u32; 1 << BITS];
    for row in rows {
        let tokens = row.observation.tokens.iter();
        let tokens = tokens.filter(|token| token.subject == subject);
        let runs: HashSet<u32> = tokens.flat_map(|token| &token.runs).copied().collect();
        for run in runs {
            counts[run as usize] += 1;
        }
    }
    let counts = (0..).zip(counts);
    let known = counts.filter(|(_, count)| *count >= LEAST_MESSAGES);
    known.map(|(run, _)| run).collect()
}

/// Returns the columns of those of `runs` that are `known`, and behind them that of the bias.
fn columns(known: &[u32], runs: &[u32]) -> Vec<(u32, f64)> {
    let column = |place: usize| u32::try_from(place).expect("a number of a run");
    let places = runs.iter().filter_map(|run| known.binary_search(run).ok());
    let mut row: Vec<(u32, f64)> = places.map(|place| (column(place), 1.0)).collect();
    let length = (row.len().max(1) as f64).sqrt();
    for (_, value) in &mut row {
        *value /= length;
    }
    row.push((column(known.len()), 1.0));
    row
}

/// Returns the weights for the outcomes of `subject`, fitted on `pieces` but those `left_out`.
fn fit_weights(subject: Subject, pieces: &[Piece], left_out: &[&Piece]) -> Weights {
    let values = left_out.iter().flat_map(|piece| values(subject, piece));
    let values: BTreeSet<String> = values.collect();
    let rest = pieces
        .iter()
        .filter(|piece| !left_out.iter().any(|other| std::ptr::eq(*piece, *other)));
    let rows = rest.flat_map(|piece| &piece.rows);
    let rows = rows.filter(|row| !values.iter().any(|value| row.text.contains(value)));
    let rows: Vec<&Row> = rows.collect();
    let runs = known_runs(subject, &rows);
    let known = rows.into_iter().flat_map(|row| {
        let tokens = row.observation.tokens.iter().zip(&row.labels);
        let tokens = tokens.filter(|(token, _)| token.subject == subject);
        tokens.filter_map(|(token, label)| match label {
            Label::Outcome(wanted) => Some(Known {
                row: columns(&runs, &token.runs),
                wanted: *wanted,
                weight: 1.0,
            }),
            Label::Unclear => None,
        })
    });
    let known = known.collect();
    let rows = fit_rows(known, subject.outcomes().len(), runs.len() + 1);
    Weights { runs, rows }
}

fn predict(subject: Subject, weights: &Weights, piece: &Piece) -> Predictions {
    let outcomes = subject.outcomes().len();
    let of_token = |token: &ObservedToken| {
        if token.subject != subject {
            return (0.0, 0);
        }
        let mut scores = vec![0.0; outcomes];
        for (column, value) in columns(&weights.runs, &token.runs) {
            let from = column as usize * outcomes;
            for (score, weight) in scores.iter_mut().zip(&weights.rows[from..from + outcomes]) {
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

/// Returns the highest probability of what rules do not find in the fitted rows that hold nothing else.
fn highest_of_harmless(subject: Subject, pieces: &[Piece], weights: &Weights) -> f64 {
    let mut highest = 0.0_f64;
    for piece in pieces.iter().filter(|piece| !piece.is_held_out) {
        let predictions = predict(subject, weights, piece);
        for (row, predictions) in piece.rows.iter().zip(predictions) {
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

/// Returns the lowest probability, of at least `least`, of a private name or address in the fitted rows that no rule
/// finds. What these rows hold must be found as long as nothing harmless in them is.
fn lowest_of_private(pieces: &[Piece], subject: Subject, weights: &Weights, least: f64) -> f64 {
    let mut lowest = 1.0_f64;
    for piece in pieces.iter().filter(|piece| !piece.is_held_out) {
        let predictions = predict(subject, weights, piece);
        for (row, predictions) in piece.rows.iter().zip(predictions) {
            for (_, mark) in &row.marks {
                let tokens = row.observation.tokens.iter().zip(&predictions);
                let own = tokens.filter(|(token, _)| {
                    token.kind.is_some()
                        && !token.is_found
                        && !common(mark, &token.range).is_empty()
                });
                let share = own.map(|(_, (share, _))| *share).fold(0.0, f64::max);
                if share >= least {
                    lowest = lowest.min(share);
                }
            }
        }
    }
    lowest
}

/// Returns the lowest probability of what rules rightly find with little evidence in the fitted rows.
fn lowest_of_fixed(subject: Subject, pieces: &[Piece], weights: &Weights) -> f64 {
    let fixed = pieces.iter().filter(|piece| !piece.is_held_out);
    let shares = fixed.flat_map(|piece| {
        let predictions = predict(subject, weights, piece);
        shares_of_doubtful(subject, piece, &predictions)
    });
    let right = shares.filter(|(_, is_right)| *is_right);
    right.map(|(share, _)| share).fold(1.0, f64::min)
}

/// Returns the steps of the outcomes, and the weights as the file says them.
fn rounded(subject: Subject, mut weights: Weights) -> (Vec<f64>, Weights) {
    let outcomes = subject.outcomes().len();
    let biases = weights.rows.len() - outcomes;
    let mut steps = vec![1e-9_f64; outcomes];
    for row in weights.rows[..biases].chunks(outcomes) {
        for (step, weight) in steps.iter_mut().zip(row) {
            *step = step.max(weight.abs() / 127.0);
        }
    }
    for row in weights.rows[..biases].chunks_mut(outcomes) {
        for (step, weight) in steps.iter().zip(row) {
            *weight = (*weight / step).round() * step;
        }
    }
    (steps, weights)
}

/// Writes `data/language/draft-weights.bin`.
fn write(fitted: &[Fitted]) {
    let headers = fitted.iter().map(|fitted| {
        let outcomes = fitted.subject.outcomes();
        json!({
            "biases": fitted.weights.rows[fitted.weights.runs.len() * outcomes.len()..],
            "outcomes": outcomes,
            "bits": BITS,
            "runs": fitted.weights.runs.len(),
            "steps": fitted.steps,
            "threshold": fitted.threshold,
            "veto": fitted.veto,
        })
    });
    let headers: Vec<_> = headers.collect();
    let mut file = serde_json::to_vec(&headers).expect("headers");
    file.push(b'\n');
    for Fitted { steps, weights, .. } in fitted {
        let Weights { runs, rows } = weights;
        file.extend(runs.iter().flat_map(|run| run.to_le_bytes()));
        for row in rows.chunks(steps.len()).take(runs.len()) {
            file.extend(row.iter().zip(steps).map(|(weight, step)| {
                #[expect(clippy::cast_possible_truncation, reason = "at most 127")]
                let byte = (weight / step).round() as i8;
                byte.cast_unsigned()
            }));
        }
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/language/draft-weights.bin");
    fs::write(&path, &file).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    println!("wrote {} bytes", file.len());
}
