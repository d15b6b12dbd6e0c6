//! The messages to fit the splitting on, and the places where each is to be split.

use std::fs;
use std::path::Path;

use trongklum::registry::Registry;
use trongklum::understand::Understander;
use trongklum::understand::fitting::{ObservedMessage, Weights};

use super::cases::{Case, Need};
use super::questions::{files, office_of};

/// What a wrong reading of a piece counts when a message is divided among its needs.
const LEAST: f64 = 1e-3;

/// A message, as the program observes it.
pub(crate) struct Message {
    pub observed: ObservedMessage,
    /// The places at which a new need begins, by their numbers.
    pub boundaries: Vec<usize>,
    /// The number of its needs.
    pub needs: usize,
}

/// Reads every message to fit on, as `weights` read it.
pub(crate) fn read_messages(weights: &Weights) -> Vec<Message> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/messages");
    let mut messages = Vec::new();
    for file in files(&folder, "jsonl") {
        let (_, registry) = office_of(&file);
        let understander = Understander::new(&registry);
        let text = fs::read_to_string(&file).expect("a file of messages");
        let lines = text
            .lines()
            .filter_map(|line| serde_json::from_str(line).ok());
        // Other files of the folder have no needs.
        let lines = lines.filter(|line: &Case| !line.needs.is_empty());
        messages.extend(lines.map(|line| {
            let role = line.role.as_ref().and_then(|role| registry.find_role(role));
            let observed = understander.observe_message(&registry, &line.query, role, weights);
            Message {
                boundaries: boundaries(&observed, &registry, &line.needs),
                needs: line.needs.len(),
                observed,
            }
        }));
    }
    messages
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
