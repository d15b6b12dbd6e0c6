//! What the weights are fitted on. The command that fits them reads it; nothing else does.

use std::ops::Range;

use super::features::{self, Observed};
pub use super::model::Subject;
use super::neighbours::Neighbours;
use super::tokens::{self, KnownPieces};
use super::{is_doubtful, overlaps};
use crate::draft::message::Message;
use crate::draft::recogniser::candidates;
use crate::draft::resolve::resolve;
use crate::draft::{PrivateDataKind, Severity, numbers};
use crate::registry::Registry;

/// The number of bits of the number of a run.
pub const BITS: u32 = features::BITS;

/// What a message shows, before there is a second opinion.
#[derive(Clone, Debug)]
pub struct Observation {
    /// By place. They may overlap.
    pub tokens: Vec<ObservedToken>,
    /// What rules find.
    pub findings: Vec<ObservedFinding>,
}

/// A part of a message that may be private. Ranges are characters of the text as written.
#[derive(Clone, Debug)]
pub struct ObservedToken {
    /// Which of the models judges it.
    pub subject: Subject,
    /// What it may be, if that can only be one kind.
    pub kind: Option<PrivateDataKind>,
    pub range: Range<usize>,
    /// The distinct numbers of its runs, in order.
    pub runs: Vec<u32>,
    /// Whether it overlaps what a rule finds.
    pub is_found: bool,
}

/// What a rule finds.
#[derive(Clone, Debug)]
pub struct ObservedFinding {
    pub kind: PrivateDataKind,
    pub severity: Severity,
    pub range: Range<usize>,
    /// Whether it is dropped if it is very unlikely.
    pub is_doubtful: bool,
}

/// Returns what `text` shows.
#[must_use]
pub fn observe(registry: &Registry, text: &str) -> Observation {
    let contact = &registry.letter().contact;
    let public = numbers::public(&[&contact.telephone, &contact.fax]);
    let message = Message::new(text, &public);
    let (found, possible) = candidates(&message);
    let found = resolve(found);
    let tokens = tokens::tokens(&message, possible, &mut KnownPieces::default());
    let neighbours = Neighbours::of(&message, &tokens);
    let observed = Observed::new(&message, text, &found, neighbours);
    let tokens = tokens.into_iter().map(|token| {
        let mut runs = observed.runs(&token);
        runs.sort_unstable();
        runs.dedup();
        ObservedToken {
            subject: token.form.subject(),
            kind: token.form.kind(),
            range: message.plain.written(&token.range),
            runs,
            is_found: overlaps(&found, &token.range),
        }
    });
    let findings = found.iter().map(|found| ObservedFinding {
        kind: found.kind,
        severity: found.severity,
        is_doubtful: is_doubtful(found),
        range: message.plain.written(&found.range),
    });
    Observation {
        tokens: tokens.collect(),
        findings: findings.collect(),
    }
}
