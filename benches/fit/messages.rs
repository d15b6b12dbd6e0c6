//! The messages and questions to fit the splitting on, and the places where each is to be split.

use trongklum::registry::Registry;
use trongklum::understand::Understander;
use trongklum::understand::fitting::{ObservedMessage, Weights};

use super::cases::Need;
use super::questions::{HeldOut, Source, asked, written};

/// What a wrong reading of a piece counts when a message is divided among its needs.
const LEAST: f64 = 1e-3;
/// How much a question counts beside a message. The questions are many, and few of them may be split at all.
const QUESTION: f64 = 0.2;

/// A message or a question, as the program observes it.
pub(crate) struct Message {
    pub observed: ObservedMessage,
    /// The places at which a new need begins, by their numbers.
    pub boundaries: Vec<usize>,
    /// The number of its needs.
    pub needs: usize,
    /// Whether it is a question, which has one need.
    pub is_question: bool,
}

impl Message {
    /// Returns how much it counts.
    pub fn weight(&self) -> f64 {
        if self.is_question { QUESTION } else { 1.0 }
    }
}

/// What was held out, and weights whose regressions were fitted on all else.
pub(crate) type FittedOnOthers = (Vec<HeldOut>, Weights);

/// Reads every message and question that may be split, as weights read it whose regressions were not fitted on it.
pub(crate) fn read_messages(fitted: &[FittedOnOthers]) -> Vec<Message> {
    let messages = written().into_iter().map(|source| (source, false));
    let questions = asked().into_iter().map(|source| (source, true));
    let all = messages.chain(questions);
    all.flat_map(|(source, are_questions)| read_source(&source, are_questions, fitted))
        .collect()
}

fn read_source(source: &Source, are_questions: bool, fitted: &[FittedOnOthers]) -> Vec<Message> {
    let registry = &source.registry;
    let understander = Understander::new(registry);
    // Other files of the folder of messages have no needs.
    let cases = source.cases().into_iter();
    let cases = cases.filter(|(_, case)| are_questions || !case.needs.is_empty());
    let messages = cases.filter_map(|(part, case)| {
        let holds = |held_out: &[HeldOut]| {
            let mut held_out = held_out.iter();
            held_out.any(|fold| fold.holds(&source.office, part))
        };
        let fitted = fitted.iter().find(|(held_out, _)| holds(held_out));
        let (_, weights) = fitted.expect("an office that is held out");
        let role = case.role.as_ref().and_then(|role| registry.find_role(role));
        let observed = understander.observe_message(registry, &case.query, role, weights);
        let may_be_split = observed.places > 2;
        (may_be_split || !are_questions).then(|| Message {
            boundaries: boundaries(&observed, registry, &case.needs),
            needs: case.needs.len().max(1),
            observed,
            is_question: are_questions,
        })
    });
    messages.collect()
}

/// Returns the places that divide a message among `needs`, which are in the order of the text: those
/// with which its pieces most likely say what is needed.
fn boundaries(observed: &ObservedMessage, registry: &Registry, needs: &[Need]) -> Vec<usize> {
    let last = observed.places.saturating_sub(1);
    // For each place, how likely the needs so far end there, and where the last of them begins.
    let mut ways: Vec<Vec<Option<(f64, usize)>>> = vec![vec![None; last + 1]; needs.len() + 1];
    ways[0][0] = Some((0.0, 0));
    for (count, need) in needs.iter().enumerate() {
        for to in 1..=last {
            let likely = (0..to).filter_map(|from| {
                let (so_far, _) = ways[count][from]?;
                Some((
                    so_far + likelihood(observed, registry, need, from, to).ln(),
                    from,
                ))
            });
            ways[count + 1][to] = likely.max_by(|a, b| a.0.total_cmp(&b.0));
        }
    }
    let mut boundaries = Vec::new();
    let mut to = last;
    for count in (1..=needs.len()).rev() {
        let Some((_, from)) = ways[count][to] else {
            return Vec::new();
        };
        boundaries.push(from);
        to = from;
    }
    boundaries.retain(|&place| place > 0);
    boundaries.reverse();
    boundaries
}

/// Returns how likely the piece between two places says `need`.
fn likelihood(
    observed: &ObservedMessage,
    registry: &Registry,
    need: &Need,
    from: usize,
    to: usize,
) -> f64 {
    let id = |group| registry.group(group).id.as_str();
    let same = observed.readings(from, to).iter().filter(|reading| {
        reading.act == need.act.as_deref() && reading.best.map(id) == need.best.as_deref()
    });
    same.map(|reading| f64::from(reading.probability))
        .sum::<f64>()
        + LEAST
}
