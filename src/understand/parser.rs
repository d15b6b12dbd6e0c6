//! Parses a text into a need: collects its features, ranks the purposes, and completes the need for
//! the likeliest one.

use std::ops::Range;

use super::examples::Examples;
use super::features::Features;
use super::index::Abilities;
use super::members::change;
use super::mention::{Meaning, Mention};
use super::scores;
use super::{Evidence, Field, Part};
use crate::guide::Need;
use crate::registry::{Act, Purpose, Registry, RoleId};
use crate::text::Normalised;

/// Parses one text. Holds the text, and what is known beforehand.
pub(super) struct NeedParser<'a> {
    pub registry: &'a Registry,
    pub abilities: &'a Abilities,
    pub examples: &'a Examples,
    pub text: &'a str,
    pub normal: &'a Normalised,
    /// The role that was given.
    pub role: Option<RoleId>,
}

impl NeedParser<'_> {
    /// Returns the positions at which new lines begin.
    pub fn line_starts(&self) -> Vec<usize> {
        let mut starts = Vec::new();
        let lines: Vec<usize> = self
            .text
            .chars()
            .enumerate()
            .filter(|(_, c)| *c == '\n')
            .map(|(at, _)| at)
            .collect();
        for line in lines {
            let next = self
                .normal
                .letters
                .iter()
                .position(|letter| letter.start > line);
            starts.extend(next);
        }
        starts
    }

    /// Parses the letters in `range`, in which `mentions` were found.
    pub fn parse(&self, mentions: &[Mention], range: Range<usize>) -> Part {
        let features = self.extract_features(mentions, &range);
        let mut need = Need {
            query: None,
            role: self.role.or(features.sender),
            act: None,
            topic: features.topic.unwrap_or(self.registry.first_topic()),
            purpose: Purpose::Post,
            to: Vec::new(),
            not_to: Vec::new(),
            from: None,
            asked_group: features.groups.first().copied(),
            on: None,
        };
        let mut part = Part {
            range: self.normal.chars(&range),
            need: need.clone(),
            evidence: Vec::new(),
            alternatives: Vec::new(),
            understood: true,
            outside: false,
        };
        let change = change(
            self.registry,
            mentions,
            &features.people,
            need.asked_group,
            self.role,
        );
        let purposes = self.purposes(&features, change.as_ref());
        let purpose = purposes
            .first()
            .map_or(Purpose::Post, |(purpose, _)| *purpose);
        let blank = need.clone();
        need.purpose = purpose;
        // The question is which of the named groups to use, so none is the group asked about.
        if matches!(purpose, Purpose::Post | Purpose::Read) && features.offers_alternatives() {
            need.asked_group = None;
        }
        self.complete(&features, change.as_ref(), &mut need);
        if let Some(safer) = self.safer(&features, change.as_ref(), &purposes, &need, &blank) {
            need = safer;
        }
        if need.purpose == Purpose::Post {
            let outside = scores::outside(mentions);
            let own_act_score = need.act.map_or(0.0, |act| features.own_acts.of(act));
            if outside >= 0.9 && outside > own_act_score * 1.1 {
                part.outside = true;
                let asks = need.act == Some(Act::Ask) && own_act_score >= 1.5;
                need.act = Some(if asks { Act::Ask } else { Act::ShareNews });
                need.to.clear();
            }
        }
        part.understood = match need.purpose {
            Purpose::Post | Purpose::Read => need.act.is_some(),
            Purpose::About => {
                need.asked_group.is_some() || scores::purpose(mentions, Purpose::About) > 0.0
            }
            Purpose::Join => true,
        };
        part.alternatives = Self::alternatives(&features, &need);
        part.alternatives
            .extend(self.other_purpose(&features, change.as_ref(), &purposes, &blank));
        let mut offered = vec![need.clone()];
        part.alternatives.retain(|other| {
            let is_new = !offered.contains(other);
            offered.push(other.clone());
            is_new
        });
        part.alternatives.truncate(3);
        part.evidence = self.evidence(&features, &need, part.outside);
        part.need = need;
        part
    }

    fn evidence(&self, features: &Features<'_>, need: &Need, outside: bool) -> Vec<Evidence> {
        let mut evidence: Vec<Evidence> = Vec::new();
        let mut add = |field, at: &Range<usize>, confidence: f32| {
            let range = self.normal.chars(at);
            // The same words may occur twice in the vocabulary.
            let is_same = |other: &Evidence| other.field == field && other.range == range;
            if evidence.iter().any(is_same) {
                return;
            }
            evidence.push(Evidence {
                field,
                words: self
                    .text
                    .chars()
                    .skip(range.start)
                    .take(range.len())
                    .collect(),
                range,
                confidence: confidence.clamp(0.0, 1.0),
            });
        };
        for mention in features.mentions.iter().filter(|mention| !mention.negated) {
            let confidence = mention.weight / 3.0 * 0.6 + 0.4 * mention.quality;
            match mention.meaning {
                Meaning::Act(act) if need.act == Some(act) && !outside => {
                    add(Field::Act, &mention.at, confidence);
                }
                Meaning::Topic(topic) if need.topic == topic => {
                    add(Field::Topic, &mention.at, mention.quality);
                }
                Meaning::Purpose(purpose) if need.purpose == purpose => {
                    add(Field::Purpose, &mention.at, confidence);
                }
                Meaning::Group(group) if need.asked_group == Some(group) => {
                    add(Field::AskedGroup, &mention.at, mention.quality);
                }
                Meaning::Outside if outside => add(Field::Outside, &mention.at, confidence),
                _ => {}
            }
        }
        for person in &features.people {
            let confidence = if person.office { 0.6 } else { 0.9 };
            if need.to.contains(&person.role) {
                add(Field::To, &person.at, confidence);
            } else if need.from == Some(person.role) {
                add(Field::From, &person.at, confidence);
            } else if self.role.is_none() && need.role == Some(person.role) {
                add(Field::Role, &person.at, confidence);
            }
        }
        evidence
    }
}
