//! One need in a text, as far as it was understood.

use std::ops::Range;

use super::candidates::Candidate;
use super::evidence::{Evidence, Field, evidence};
use super::features::{Held, extract};
use super::intent::Intent;
use super::mention::Mention;
use super::model::{Likelihoods, Model};
use super::rank::{Ranked, choose, probability, rank};
use super::reading::{Reading, TypedText};
use crate::guide::{Answer, Need, Question, answer};
use crate::registry::{Act, GroupId, Purpose, Registry};

/// The maximum number of other readings to offer.
const OFFERED: usize = 3;

/// A need that a text may mean, and how likely that is.
#[derive(Clone, Debug)]
pub struct Possible {
    pub need: Need,
    /// The probability, from 0 to 1.
    pub sure: f32,
}

/// One need in a text.
#[derive(Clone, Debug)]
pub struct Part {
    /// The range of characters it was read from.
    pub range: Range<usize>,
    pub need: Need,
    pub evidence: Vec<Evidence>,
    /// Other readings that are nearly as likely, most likely first.
    pub alternatives: Vec<Need>,
    /// What it may mean: the reading itself, if the text asks anything, and those that lead to other
    /// groups, likeliest first.
    pub readings: Vec<Possible>,
    /// Whether it is a lone word that does not say whether to post or to read, where that matters.
    pub leaves_purpose_open: bool,
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

    /// Returns whether a need was understood in it.
    pub(super) fn is_clear(&self) -> bool {
        self.understood && !self.outside
    }

    /// Answers this part. Recommends no group for a matter outside the letter.
    #[must_use]
    pub fn answer(&self, registry: &Registry) -> Answer {
        answer(registry, self.question())
    }

    /// Returns this part, the whole of what was `typed`, with a meaning that is certain.
    pub(super) fn meaning(mut self, need: Need, typed: &TypedText<'_>) -> Self {
        if self.evidence.is_empty() {
            let field = need.act.map_or(Field::Purpose, |_| Field::Act);
            let letters = 0..typed.normal.len();
            self.evidence.push(Evidence {
                field,
                range: typed.normal.chars(&letters),
                words: typed.words(&letters),
            });
        }
        Self {
            readings: vec![Possible {
                need: need.clone(),
                sure: 1.0,
            }],
            need,
            sure: 1.0,
            understood: true,
            outside: false,
            ..self
        }
    }

    /// Adds the reading of a lone word as the other of posting and reading, if that leads elsewhere: a
    /// noun does not say which is meant.
    pub(super) fn weigh_purposes(&mut self, reading: &Reading<'_>) {
        let other = match self.need.purpose {
            Purpose::Post => Purpose::Read,
            Purpose::Read => Purpose::Post,
            Purpose::Join | Purpose::About => return,
        };
        if !self.is_clear() || self.need.act.is_none() {
            return;
        }
        let twin = Candidate::new(
            reading,
            Intent {
                purpose: Some(other),
                act: self.need.act,
                topic: self.need.topic,
            },
        );
        let best = |need: &Need| answer(reading.registry(), need.clone()).best;
        let there = twin.answer.best;
        if there.is_none() || there == best(&self.need) {
            return;
        }
        let sure = self.sure;
        let own = Possible {
            need: self.need.clone(),
            sure,
        };
        let others = std::mem::take(&mut self.readings).into_iter();
        let others = others.filter(|one| {
            let leads = best(&one.need);
            leads != there && leads != best(&own.need)
        });
        let twin = Possible {
            need: twin.need,
            sure,
        };
        self.readings = others.collect();
        self.readings.splice(0..0, [own, twin]);
        self.leaves_purpose_open = true;
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
            readings: Vec::new(),
            leaves_purpose_open: false,
            sure: 0.0,
            understood: false,
            outside: false,
        }
    }
}

/// What letters were read as, and how likely that is.
#[derive(Clone, Debug)]
pub(super) struct Parsed {
    pub part: Part,
    pub likelihoods: Likelihoods,
    /// Every likely candidate, most likely first.
    pub ranked: Vec<Ranked>,
    /// The group of the part, or none if nothing was understood.
    pub best: Option<GroupId>,
}

impl TypedText<'_> {
    /// Reads the letters in `range`, in which `mentions` were found, as one need.
    pub fn parse(&self, model: &Model, mentions: &[Mention], range: Range<usize>) -> Parsed {
        let reading = self.read(mentions, range.clone());
        let held = extract(&reading);
        let likelihoods = model.likelihoods(&held, &reading.divided());
        let ranked = rank(&reading, model, (&held, &likelihoods));
        let chosen = choose(&ranked, &likelihoods, model.thresholds());
        let chosen = chosen.and_then(|at| ranked.get(at));
        let part = match chosen {
            Some(chosen) => self.part(model, &reading, (&held, &likelihoods), (&ranked, chosen)),
            None => Part {
                range: self.normal.chars(&range),
                ..Part::nothing(self.registry)
            },
        };
        let is_need = part.is_clear();
        let best = chosen
            .filter(|_| is_need)
            .and_then(|chosen| chosen.candidate.answer.best);
        Parsed {
            part,
            likelihoods,
            ranked,
            best,
        }
    }

    /// Returns the part that `chosen` among `ranked` is.
    fn part(
        &self,
        model: &Model,
        reading: &Reading<'_>,
        (held, likelihoods): (&[Held], &Likelihoods),
        (ranked, chosen): (&[Ranked], &Ranked),
    ) -> Part {
        let thresholds = model.thresholds();
        let mut part = Part {
            range: self.normal.chars(&reading.range),
            ..Part::nothing(self.registry)
        };
        part.sure = probability(ranked, &chosen.candidate);
        let asks_nothing = chosen.candidate.intent.purpose.is_none();
        // That a text is no matter of an office is said only where its words show it.
        part.outside = asks_nothing && reading.says_outside();
        part.understood = part.outside || !asks_nothing && part.sure >= thresholds.sure;
        part.alternatives = others(ranked, chosen, thresholds.offer);
        part.readings = leading_elsewhere(ranked, chosen);
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
        part.evidence = evidence(reading, held, model, &chosen.candidate);
        part
    }
}

/// Returns `chosen`, if it is a matter, and the likeliest readings that lead to other groups.
fn leading_elsewhere(ranked: &[Ranked], chosen: &Ranked) -> Vec<Possible> {
    let mut found: Vec<&Ranked> = Vec::new();
    for other in std::iter::once(chosen).chain(ranked) {
        let leads_to = |one: &&Ranked| one.candidate.answer.best == other.candidate.answer.best;
        if other.candidate.intent.purpose.is_some() && !found.iter().any(leads_to) {
            found.push(other);
        }
    }
    let possible = found.into_iter().map(|one| Possible {
        need: one.candidate.need.clone(),
        sure: probability(ranked, &one.candidate),
    });
    possible.collect()
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
