//! Builds the need from what was found in the text.

use std::ops::Range;

use super::hit::{Hit, Sense};
use super::members::change;
use super::reader::{Found, Reader};
use super::score;
use super::{Evidence, Field, Part};
use crate::guide::Need;
use crate::registry::{Act, Purpose};

impl Reader<'_> {
    /// Reads the letters in `range`, in which `hits` were found.
    pub fn read(&self, hits: &[Hit], range: Range<usize>) -> Part {
        let found = self.look(hits, &range);
        let mut need = Need {
            query: None,
            role: self.role.or(found.sender),
            act: None,
            topic: found.topic.unwrap_or(self.registry.first_topic()),
            purpose: Purpose::Post,
            to: Vec::new(),
            from: None,
            asked_group: found.groups.first().copied(),
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
            hits,
            &found.people,
            need.asked_group,
            self.role,
        );
        let purposes = self.purposes(&found, change.as_ref());
        let purpose = purposes
            .first()
            .map_or(Purpose::Post, |(purpose, _)| *purpose);
        let blank = need.clone();
        need.purpose = purpose;
        // The question is which of the named groups to use, so none is the group asked about.
        if matches!(purpose, Purpose::Post | Purpose::Read) && found.either() {
            need.asked_group = None;
        }
        self.complete(&found, change.as_ref(), &mut need);
        if let Some(safer) = self.safer(&found, change.as_ref(), &purposes, &need, &blank) {
            need = safer;
        }
        if need.purpose == Purpose::Post {
            let outside = score::outside(hits);
            let work = need.act.map_or(0.0, |act| found.own.of(act));
            if outside >= 0.9 && outside > work * 1.1 {
                part.outside = true;
                let asks = need.act == Some(Act::Ask) && work >= 1.5;
                need.act = Some(if asks { Act::Ask } else { Act::ShareNews });
                need.to.clear();
            }
        }
        part.understood = match need.purpose {
            Purpose::Post | Purpose::Read => need.act.is_some(),
            Purpose::About => {
                need.asked_group.is_some() || score::purpose(hits, Purpose::About) > 0.0
            }
            Purpose::Join => true,
        };
        part.alternatives = Self::alternatives(&found, &need);
        part.alternatives
            .extend(self.other_purpose(&found, change.as_ref(), &purposes, &blank));
        let mut told = vec![need.clone()];
        part.alternatives.retain(|other| {
            let new = !told.contains(other);
            told.push(other.clone());
            new
        });
        part.alternatives.truncate(3);
        part.evidence = self.evidence(&found, &need, part.outside);
        part.need = need;
        part
    }

    fn evidence(&self, found: &Found<'_>, need: &Need, outside: bool) -> Vec<Evidence> {
        let mut evidence: Vec<Evidence> = Vec::new();
        let mut add = |field, at: &Range<usize>, confidence: f32| {
            let range = self.normal.chars(at);
            // The same words may occur twice in the vocabulary.
            let told = |one: &Evidence| one.field == field && one.range == range;
            if evidence.iter().any(told) {
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
        for hit in found.hits.iter().filter(|hit| !hit.denied) {
            let sure = hit.weight / 3.0 * 0.6 + 0.4 * hit.quality;
            match hit.sense {
                Sense::Act(act) if need.act == Some(act) && !outside => {
                    add(Field::Act, &hit.at, sure);
                }
                Sense::Topic(topic) if need.topic == topic => {
                    add(Field::Topic, &hit.at, hit.quality);
                }
                Sense::Purpose(purpose) if need.purpose == purpose => {
                    add(Field::Purpose, &hit.at, sure);
                }
                Sense::Group(group) if need.asked_group == Some(group) => {
                    add(Field::AskedGroup, &hit.at, hit.quality);
                }
                Sense::Outside if outside => add(Field::Outside, &hit.at, sure),
                _ => {}
            }
        }
        for person in &found.people {
            let sure = if person.office { 0.6 } else { 0.9 };
            if need.to.contains(&person.role) {
                add(Field::To, &person.at, sure);
            } else if need.from == Some(person.role) {
                add(Field::From, &person.at, sure);
            } else if self.role.is_none() && need.role == Some(person.role) {
                add(Field::Role, &person.at, sure);
            }
        }
        evidence
    }
}
