//! The readings of a text from which a person chooses, if none of them is sure enough.

use super::Style;
use super::standing::Standing;
use crate::guide::{Need, answer};
use crate::registry::Registry;
use crate::understand::Part;

/// The probability below which a reading is not acted on before a person has chosen it.
const SURE_ENOUGH: f32 = 0.8;

/// The probability from which on a reading is worth choosing from.
const WORTH_CHOOSING: f32 = 0.04;

/// The maximum number of readings to choose from.
const CHOICES: usize = 3;

/// A reading as a choice: what it means, and where it leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingReport {
    pub need: Need,
    pub meaning: String,
    /// The group, or that there is none.
    pub leads_to: String,
    pub standing: Standing,
}

/// Returns the readings to choose from, likeliest first. Returns nothing if the main one is sure, or
/// if there is nothing to choose from.
#[must_use]
pub fn readings(registry: &Registry, part: &Part, style: Style) -> Vec<ReadingReport> {
    let is_sure = part.understood && part.sure >= SURE_ENOUGH && !part.leaves_purpose_open;
    if part.outside || is_sure {
        return Vec::new();
    }
    let worth = part.readings.iter().enumerate();
    let worth = worth.filter(|(index, one)| *index == 0 || one.sure >= WORTH_CHOOSING);
    let needs = worth.map(|(_, one)| one.need.clone()).take(CHOICES);
    needs
        .map(|need| reading_report(registry, need, style))
        .collect()
}

fn reading_report(registry: &Registry, need: Need, style: Style) -> ReadingReport {
    let answer = answer(registry, need.clone());
    let best = answer.best_group();
    let wanted = style.text(&format!("find-will-{}", need.purpose.id()));
    let act = need.act.map(|act| style.act(act)).unwrap_or_default();
    let values = [
        ("reading", format!("{wanted} {act}").trim().to_owned()),
        ("topic", style.show_words(&registry.topic(need.topic).name)),
    ];
    let key = if registry.topics().len() > 1 {
        "find-reading"
    } else {
        "find-reading-alone"
    };
    ReadingReport {
        meaning: style.text_with(key, &values),
        leads_to: match best {
            Some(best) => {
                let name = [("group", registry.group(best.group).name.clone())];
                style.text_with("find-leads-to", &name)
            }
            None => style.text("find-leads-nowhere"),
        },
        standing: best.map_or(Standing::Verdict(crate::guide::Verdict::Silent), |best| {
            Standing::of(best.verdict, best.member)
        }),
        need,
    }
}
