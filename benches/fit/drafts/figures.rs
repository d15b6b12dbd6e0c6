//! What comes of the second opinion on messages that it was not fitted on, and the threshold that is
//! chosen on them.

use trongklum::draft::fitting::{ObservedFinding, Subject};
use trongklum::draft::{PrivateDataKind, Severity};

use super::{Mark, Piece, Predictions, Row, common, outcome};

/// Of how many harmless messages one may alarm in addition, for each subject. No more than two of a hundred shall
/// alarm in all, and the rules alone come near that.
const HARMLESS_AN_ALARM: usize = 250;

/// For how many harmless messages that the veto spares one more may alarm.
const SPARED_AN_ALARM: usize = 2;

/// Of how many right findings of rules one may be dropped.
const RIGHT_A_DROP: usize = 500;

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
fn added(subject: Subject, row: &Row, predictions: &[(f64, usize)], threshold: f64) -> Vec<Mark> {
    let tokens = row.observation.tokens.iter().zip(predictions);
    let likely = tokens.filter(|(token, (share, _))| !token.is_found && *share >= threshold);
    let mut likely: Vec<_> = likely.collect();
    likely.sort_by(|(_, (one, _)), (_, (other, _))| other.total_cmp(one));
    let mut added: Vec<Mark> = Vec::new();
    for (token, (_, kind)) in likely {
        let mut before = added.iter();
        if before.all(|(_, range)| common(range, &token.range).is_empty()) {
            let id = subject.outcomes()[*kind];
            let kind = PrivateDataKind::ALL.iter().find(|kind| kind.id() == id);
            added.push((*kind.expect("a kind"), token.range.clone()));
        }
    }
    added
}

fn figures(
    subject: Subject,
    piece: &Piece,
    predictions: &Predictions,
    (threshold, veto): (f64, f64),
) -> Figures {
    let mut figures = Figures::default();
    for (row, predictions) in piece.rows.iter().zip(predictions) {
        let rules = remaining(subject, row, predictions, veto);
        let rules: Vec<Mark> = rules.map(|it| (it.kind, it.range.clone())).collect();
        let opinions = added(subject, row, predictions, threshold);
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
        let of_interest = marks.iter();
        let of_interest = of_interest.filter(|(kind, _)| outcome(subject, *kind).is_some());
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

/// Returns the lowest threshold at which few enough harmless messages alarm in addition, with this `veto`, both
/// of the pieces and of those that are only harmless.
pub(super) fn choose(subject: Subject, judged: &[(&Piece, &Predictions)], veto: f64) -> f64 {
    let is_everyday = |piece: &Piece| piece.name == "harmless";
    let of = |is_wanted: bool| {
        let judged = judged.iter();
        let judged = judged.filter(|(piece, _)| is_everyday(piece) == is_wanted);
        let mut highest = Vec::new();
        let (mut count, mut spared) = (0, 0);
        for (piece, predictions) in judged {
            for (row, predictions) in piece.rows.iter().zip(*predictions) {
                if !row.marks.is_empty() {
                    continue;
                }
                count += 1;
                if remaining(subject, row, predictions, veto).next().is_some() {
                    continue;
                }
                let is_spared = remaining(subject, row, predictions, 0.0).next().is_some();
                spared += usize::from(is_spared);
                let tokens = row.observation.tokens.iter().zip(predictions);
                let tokens = tokens.filter(|(token, _)| !token.is_found);
                let shares = tokens.map(|(_, (share, _))| *share);
                highest.push(shares.fold(0.0_f64, f64::max));
            }
        }
        highest.sort_by(|one, other| other.total_cmp(one));
        let allowed = count / HARMLESS_AN_ALARM + spared / SPARED_AN_ALARM;
        highest.get(allowed).copied().unwrap_or_default() + 1e-6
    };
    of(true).max(of(false))
}

/// Prints what comes of each piece, with a threshold that was chosen on the others.
pub(super) fn print_figures(subject: Subject, judged: &[(&Piece, &Predictions)]) {
    let (mut rules, mut both) = (Figures::default(), Figures::default());
    for (piece, predictions) in judged {
        let others = judged.iter().copied();
        let others = others.filter(|(other, _)| !std::ptr::eq(*other, *piece));
        let others: Vec<_> = others.collect();
        let veto = choose_veto(subject, &others);
        let threshold = choose(subject, &others, veto);
        let without = figures(subject, piece, predictions, (f64::INFINITY, 0.0));
        let with = figures(subject, piece, predictions, (threshold, veto));
        without.print(&format!("{}, rules", piece.name));
        with.print(&format!(
            "{}, at {threshold:.3}, veto {veto:.3}",
            piece.name
        ));
        rules.add(without);
        both.add(with);
    }
    rules.print("all, rules");
    both.print("all, with the opinion");
}

/// Prints what comes of all pieces at some thresholds and at the one chosen.
pub(super) fn print_all(
    subject: Subject,
    judged: &[(&Piece, &Predictions)],
    (chosen, veto): (f64, f64),
) {
    for threshold in [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, chosen] {
        let mut sum = Figures::default();
        for (piece, predictions) in judged {
            sum.add(figures(subject, piece, predictions, (threshold, veto)));
        }
        sum.print(&format!("all at {threshold:.3}"));
    }
}

/// Returns of the doubtful names and addresses that rules find in `piece` how likely each is, and whether it is
/// right. Of what has no token there is no opinion.
pub(super) fn shares_of_doubtful(
    subject: Subject,
    piece: &Piece,
    predictions: &Predictions,
) -> Vec<(f64, bool)> {
    let rows = piece.rows.iter().zip(predictions);
    let shares = rows.flat_map(|(row, predictions)| {
        let found = row.observation.findings.iter();
        let found = found.filter(|found| may_be_dropped(subject, found));
        found.filter_map(move |found| {
            let share = share_of(subject, row, predictions, found)?;
            Some((share, is_right(row, found)))
        })
    });
    shares.collect()
}

/// Does the same for all pieces that are `judged`.
fn shares_of_all_doubtful(subject: Subject, judged: &[(&Piece, &Predictions)]) -> Vec<(f64, bool)> {
    let shares = judged
        .iter()
        .flat_map(|(piece, predictions)| shares_of_doubtful(subject, piece, predictions));
    shares.collect()
}

/// Returns whether the opinion on `subject` may drop `found`.
fn may_be_dropped(subject: Subject, found: &ObservedFinding) -> bool {
    found.is_doubtful && outcome(subject, found.kind).is_some()
}

/// Returns whether what is marked in `row` is where rules `found` something.
fn is_right(row: &Row, found: &ObservedFinding) -> bool {
    let mut marks = row.marks.iter();
    marks.any(|(_, mark)| !common(mark, &found.range).is_empty())
}

/// Returns how likely the likeliest token is at the place of `found`, if there is one.
fn share_of(
    subject: Subject,
    row: &Row,
    predictions: &[(f64, usize)],
    found: &ObservedFinding,
) -> Option<f64> {
    let tokens = row.observation.tokens.iter().zip(predictions);
    let tokens = tokens.filter(|(token, _)| {
        token.subject == subject && !common(&token.range, &found.range).is_empty()
    });
    tokens.map(|(_, (share, _))| *share).reduce(f64::max)
}

/// Returns what rules find in `row` and hide, but what is dropped below `veto`.
fn remaining<'r>(
    subject: Subject,
    row: &'r Row,
    predictions: &'r [(f64, usize)],
    veto: f64,
) -> impl Iterator<Item = &'r ObservedFinding> {
    let found = row.observation.findings.iter();
    let found = found.filter(|found| found.severity > Severity::ForInformation);
    found.filter(move |found| {
        let is_unlikely = || {
            let share = share_of(subject, row, predictions, found);
            share.is_some_and(|share| share < veto)
        };
        !(may_be_dropped(subject, found) && is_unlikely())
    })
}

/// Returns how many names and addresses rules rightly find in `judged`.
fn right_findings(subject: Subject, judged: &[(&Piece, &Predictions)]) -> usize {
    let rows = judged.iter().flat_map(|(piece, _)| &piece.rows);
    let right = rows.map(|row| {
        let found = row.observation.findings.iter();
        let found = found.filter(|found| outcome(subject, found.kind).is_some());
        found.filter(|found| is_right(row, found)).count()
    });
    right.sum()
}

/// Returns the highest probability below which doubtful findings can be dropped, so that few enough right ones
/// are, or none if as many right as wrong ones were.
pub(super) fn choose_veto(subject: Subject, judged: &[(&Piece, &Predictions)]) -> f64 {
    let shares = shares_of_all_doubtful(subject, judged);
    let right = shares.iter().filter(|(_, is_right)| *is_right);
    let mut right: Vec<f64> = right.map(|(share, _)| *share).collect();
    right.sort_by(f64::total_cmp);
    let allowed = right_findings(subject, judged) / RIGHT_A_DROP;
    let veto = right.get(allowed).copied().unwrap_or_default();
    let wrong = shares
        .iter()
        .filter(|(share, is_right)| !is_right && *share < veto);
    if wrong.count() > allowed { veto } else { 0.0 }
}

/// Prints how many doubtful findings would be dropped below some probabilities and the one chosen.
pub(super) fn print_vetoes(subject: Subject, judged: &[(&Piece, &Predictions)], chosen: f64) {
    let shares = shares_of_all_doubtful(subject, judged);
    let count = |wanted: bool, below: f64| {
        let shares = shares.iter();
        let shares = shares.filter(|(share, right)| *right == wanted && *share < below);
        shares.count()
    };
    let all = f64::INFINITY;
    for veto in [0.003, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, chosen] {
        println!(
            "veto {veto:.4}: {} of {} right dropped, {} of {} wrong",
            count(true, veto),
            count(true, all),
            count(false, veto),
            count(false, all)
        );
    }
}
