//! The readings of a text from which a person chooses, if none of them is sure enough.

use serde::Serialize;

use super::Style;
use super::often::on_topic;
use crate::guide::{Need, Question, answer};
use crate::registry::Registry;
use crate::understand::Part;

/// The probability below which a reading is not acted on before a person has chosen it. Of 700 held-out
/// questions, it asks in 35, and 11 of those would have been answered wrongly.
const SURE_ENOUGH: f32 = 0.75;

/// The probability from which on a reading is worth choosing from.
const WORTH_CHOOSING: f32 = 0.04;

/// The probability from which on a reading is named where nothing was understood.
const WORTH_NAMING: f32 = 0.15;

/// The maximum number of readings to choose from.
const CHOICES: usize = 3;

/// A reading as a choice: what it means, and where it leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReadingReport {
    #[serde(skip)]
    pub question: Question,
    pub meaning: String,
    /// The group, or that there is none.
    pub leads_to: String,
}

impl ReadingReport {
    /// Returns the reading on one line.
    #[must_use]
    pub fn line(&self) -> String {
        format!("{} → {}", self.meaning, self.leads_to)
    }
}

/// Returns the readings to choose from, likeliest first. Returns nothing if the main one is sure, or
/// if there is nothing to choose from. That it is no matter of an office is a reading like others.
#[must_use]
pub fn readings(registry: &Registry, part: &Part, style: Style) -> Vec<ReadingReport> {
    let is_sure = part.understood && part.sure >= SURE_ENOUGH && !part.leaves_purpose_open;
    if is_sure {
        return Vec::new();
    }
    let outside = part.outside.then(|| outside_report(part, style));
    let least = if part.understood {
        WORTH_CHOOSING
    } else {
        WORTH_NAMING
    };
    let worth = part.readings.iter().enumerate();
    let is_main = |index: usize| index == 0 && part.understood && !part.outside;
    let worth = worth.filter(|(index, one)| is_main(*index) || one.sure >= least);
    let needs = worth.map(|(_, one)| one.need.clone());
    let matters = needs.map(|need| reading_report(registry, need, style));
    outside.into_iter().chain(matters).take(CHOICES).collect()
}

impl Style {
    /// Returns the heading above `count` readings: a question needs two answers at least.
    #[must_use]
    pub fn which_reading(self, count: usize) -> String {
        self.text(if count > 1 {
            "find-which"
        } else {
            "find-unsure"
        })
    }
}

fn outside_report(part: &Part, style: Style) -> ReadingReport {
    ReadingReport {
        question: part.question(),
        meaning: style.text("standing-outside"),
        leads_to: style.text("find-band-outside"),
    }
}

fn reading_report(registry: &Registry, need: Need, style: Style) -> ReadingReport {
    let answer = answer(registry, need.clone());
    let best = answer.best_group();
    let act = need.act.map(|act| style.act(act)).unwrap_or_default();
    let key = format!("find-reading-{}", need.purpose.id());
    let meaning = style.text_with(&key, &[("act", act)]);
    ReadingReport {
        meaning: on_topic(registry, meaning, need.topic, style),
        leads_to: match best {
            Some(best) => {
                let name = [("group", registry.group(best.group).name.clone())];
                style.text_with("find-leads-to", &name)
            }
            None => style.text("find-leads-nowhere"),
        },
        question: need.into(),
    }
}
