//! One need in a text, as far as it was understood.

use std::ops::Range;

use super::candidates::Candidate;
use super::evidence::{Evidence, evidence};
use super::features::extract;
use super::mention::Mention;
use super::model::Model;
use super::rank::{Ranked, choose, rank};
use super::reading::TypedText;
use crate::guide::{Answer, Need, Question, answer};
use crate::registry::{Act, Registry};
use crate::text::subslice;

/// The maximum number of other readings to offer.
const OFFERED: usize = 3;

/// One need in a text.
#[derive(Clone, Debug)]
pub struct Part {
    /// The range of characters it was read from.
    pub range: Range<usize>,
    pub need: Need,
    pub evidence: Vec<Evidence>,
    /// Other readings that are nearly as likely, most likely first.
    pub alternatives: Vec<Need>,
    /// The probability that the reading is right, from 0 to 1.
    pub sure: f32,
    /// Whether anything was understood.
    pub understood: bool,
    /// Whether the letter clearly does not cover this, such as a greeting or an item for sale.
    pub outside: bool,
}

impl Part {
    /// Returns the question that this part asks.
    #[must_use]
    pub fn question(&self) -> Question {
        let need = self.need.clone();
        if self.outside {
            Question::OutOfScope(need)
        } else {
            Question::InScope(need)
        }
    }

    /// Answers this part. Recommends no group for a matter outside the letter.
    #[must_use]
    pub fn answer(&self, registry: &Registry) -> Answer {
        answer(registry, self.question())
    }

    /// Returns this part with a meaning that is certain.
    pub(super) fn meaning(self, need: Need) -> Self {
        Self {
            need,
            sure: 1.0,
            understood: true,
            outside: false,
            ..self
        }
    }

    /// Returns a part in which nothing was understood.
    pub(super) fn nothing(registry: &Registry) -> Self {
        Self {
            range: 0..0,
            need: Need {
                act: None,
                ..Need::to_do(Act::Ask, registry.first_topic())
            },
            evidence: Vec::new(),
            alternatives: Vec::new(),
            sure: 0.0,
            understood: false,
            outside: false,
        }
    }
}

impl TypedText<'_> {
    /// Reads the letters in `range`, in which `mentions` were found, as one need.
    pub fn parse(&self, model: &Model, mentions: &[Mention], range: Range<usize>) -> Part {
        let reading = self.read(mentions, range.clone());
        let held = extract(&reading);
        let letters = subslice(&self.normal.keys, range.clone());
        let likelihoods = model.likelihoods(&held, letters);
        let ranked = rank(&reading, model, &likelihoods);
        let thresholds = model.thresholds();
        let mut part = Part {
            range: self.normal.chars(&range),
            ..Part::nothing(self.registry)
        };
        let chosen = choose(&ranked, thresholds).and_then(|at| ranked.get(at));
        let Some(chosen) = chosen else { return part };
        part.sure = probability(&ranked, &chosen.candidate);
        let asks_nothing = chosen.candidate.intent.purpose.is_none();
        // That a text is no matter of an office is said only where its words show it.
        part.outside = asks_nothing && reading.says_outside();
        part.understood = part.outside || !asks_nothing && part.sure >= thresholds.sure;
        part.alternatives = others(&ranked, chosen, thresholds.offer);
        if part.outside {
            let asks = likelihoods.of_act(Act::Ask) > likelihoods.of_act(Act::ShareNews);
            part.need = Need {
                act: Some(if asks { Act::Ask } else { Act::ShareNews }),
                ..chosen.candidate.need.clone()
            };
        } else if part.understood {
            part.need = chosen.candidate.need.clone();
        } else {
            part.need.role = reading.role();
            if !asks_nothing {
                part.alternatives.insert(0, chosen.candidate.need.clone());
                part.alternatives.truncate(OFFERED);
            }
            return part;
        }
        part.evidence = evidence(&reading, &held, model, &chosen.candidate);
        part
    }
}

/// Returns the probability that the group of `candidate` is right: of all readings that lead to it.
fn probability(ranked: &[Ranked], candidate: &Candidate) -> f32 {
    let is_nothing = candidate.intent.purpose.is_none();
    let same = ranked.iter().filter(|other| {
        other.candidate.answer.best == candidate.answer.best
            && other.candidate.intent.purpose.is_none() == is_nothing
    });
    same.map(|other| other.probability).sum()
}

/// Returns the other readings that are likely enough to be offered, each once.
fn others(ranked: &[Ranked], chosen: &Ranked, offer: f32) -> Vec<Need> {
    let mut offered = vec![chosen.candidate.need.clone()];
    for other in ranked.iter().filter(|other| other.probability >= offer) {
        let need = &other.candidate.need;
        let is_matter = other.candidate.intent.purpose.is_some();
        if is_matter && !offered.contains(need) {
            offered.push(need.clone());
        }
    }
    offered.remove(0);
    offered.truncate(OFFERED);
    offered
}

/// Returns whether two parts ask for different things.
pub(super) fn differ(one: &Need, other: &Need) -> bool {
    (one.act, one.purpose) != (other.act, other.purpose)
}
