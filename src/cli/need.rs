//! A need from the command line, a batch or a case: ids or names, and optionally free text.

use serde::Deserialize;

use super::names::Names;
use crate::guide::{Answer, Need, Purpose, Question, answer};
use crate::lang::Lang;
use crate::registry::{Registry, RoleId};
use crate::text::{Date, fold};
use crate::understand::{Part, Understanding};

/// A need in words. Cases have the same fields.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct NeedWords {
    pub query: Option<String>,
    pub role: Option<String>,
    pub act: Option<String>,
    pub topic: Option<String>,
    pub purpose: Option<String>,
    pub to: Vec<String>,
    /// The roles that must not read it.
    pub not_to: Vec<String>,
    pub from: Option<String>,
    pub group: Option<String>,
    /// The day asked about.
    pub on: Option<String>,
}

/// A question, and what was understood of the text on the way to it.
#[derive(Debug)]
pub(super) struct Asked {
    pub question: Question,
    pub understood: Understanding,
    /// Whether act and purpose are still those that were read from the text.
    pub as_read: bool,
}

impl Asked {
    /// Answers the question.
    pub fn answer(&self, registry: &Registry) -> Answer {
        answer(registry, self.question.clone())
    }

    /// Returns how sure it is that the text means the question, in hundredths from 0 to 1, if it was
    /// read from a text.
    pub fn sure(&self) -> Option<f32> {
        let main = self.main_as_read()?;
        Some((main.sure * 100.0).round() / 100.0)
    }

    /// Returns what was read, unless act or purpose were given otherwise.
    pub fn main_as_read(&self) -> Option<&Part> {
        self.question.need().query.as_ref()?;
        self.understood.main().filter(|_| self.as_read)
    }

    /// Returns the other readings of a text that was not understood.
    pub fn choices(&self) -> &[Need] {
        let main = self.understood.main();
        main.filter(|main| self.as_read && !main.understood)
            .map(|main| main.alternatives.as_slice())
            .unwrap_or_default()
    }

    /// Answers the other needs of the text.
    pub fn others(&self, registry: &Registry) -> Vec<Answer> {
        let parts = self.understood.others().filter(|_| self.as_read);
        parts.map(|(_, part)| part.answer(registry)).collect()
    }
}

/// Why the words do not make a need, in words for the user.
pub(super) type Refusal = String;

impl NeedWords {
    /// Reads the query and role with `understand`, then replaces whatever was given explicitly. The
    /// day is `on` unless the words name one. Refuses a need that asks nothing.
    pub fn resolve(
        &self,
        registry: &Registry,
        understand: impl FnOnce(&str, Option<RoleId>) -> Understanding,
        on: Option<Date>,
        lang: Lang,
    ) -> Result<Asked, Refusal> {
        let names = Names { registry, lang };
        let role = self.role.as_deref().map(|word| names.asking_role(word));
        let act = self
            .act
            .as_deref()
            .map(|word| names.act(word))
            .transpose()?;
        let topic = self.topic.as_deref().map(|word| names.topic(word));
        let purpose = self.purpose.as_deref().map(|word| names.purpose(word));
        let group = self.group.as_deref().map(|word| names.group(word));
        let (role, topic) = (role.transpose()?, topic.transpose()?);
        let (purpose, group) = (purpose.transpose()?, group.transpose()?);
        let from = self.from.as_deref().map(|word| names.role(word));
        let to = self.to.iter().map(|word| names.role(word));
        let not_to = self.not_to.iter().map(|word| names.role(word));
        let not_to = not_to.collect::<Result<Vec<_>, _>>()?;

        let on = match &self.on {
            Some(text) => Some(day(text, lang)?),
            None => on,
        };

        let understood = self.query.as_deref().map_or_else(
            || Understanding::nothing(registry),
            |query| understand(query, role),
        );
        let mut understood = on_day(understood, on);
        // Whoever must not read one matter of a text must not read the others.
        if !not_to.is_empty() {
            for part in &mut understood.parts {
                part.need.not_to.clone_from(&not_to);
            }
        }
        let Some(main) = understood.main() else {
            return Err(lang.text("cli-no-need"));
        };
        // What the user names overrides what was understood from the text.
        let need = main.need.clone();
        let mut need = match (act, purpose) {
            (Some(act), Some(purpose)) => need.with_act_and_purpose(act, purpose),
            (Some(act), None) => need.with_act(act),
            (None, Some(purpose)) => need.with_purpose(purpose),
            (None, None) => need,
        };
        need.query.clone_from(&self.query);
        need.role = role.or(need.role);
        need.topic = topic.unwrap_or(need.topic);
        let to = to.collect::<Result<Vec<_>, _>>()?;
        if !to.is_empty() {
            need.to = to;
        }
        if !not_to.is_empty() {
            need.not_to = not_to;
        }
        need.from = from.transpose()?.or(need.from);
        need.asked_group = group.or(need.asked_group);
        let asks = self.query.is_some()
            || need.act.is_some()
            || (need.purpose == Purpose::About && need.asked_group.is_some());
        if asks {
            let as_read = act.is_none() && purpose.is_none();
            // Whoever names an act has a matter that the letter may cover.
            let question = if as_read {
                main.question().with_need(need)
            } else {
                need.into()
            };
            Ok(Asked {
                question,
                understood,
                as_read,
            })
        } else {
            Err(lang.text("cli-no-need"))
        }
    }
}

/// Reads a day.
fn day(text: &str, lang: Lang) -> Result<Date, Refusal> {
    let refusal = || lang.text_with("cli-value-no-day", &[("value", shown(text))]);
    Date::read(text).ok_or_else(refusal)
}

/// Returns `understood` with every need asked about the day `on`.
pub(super) fn on_day(mut understood: Understanding, on: Option<Date>) -> Understanding {
    for part in &mut understood.parts {
        part.need.on = on;
    }
    understood
}

/// Returns the id in `known`, pairs of id and name, whose id or name is nearest to `word`.
pub(super) fn nearest<'k>(word: &str, known: &[(&'k str, &str)]) -> Option<&'k str> {
    let word = fold(&word.chars().take(80).collect::<String>());
    known
        .iter()
        .flat_map(|(id, name)| [(*id, fold(id)), (*id, fold(name))])
        .filter(|(_, folded)| !folded.is_empty())
        .map(|(id, folded)| (strsim::damerau_levenshtein(&word, &folded), folded, id))
        .filter(|(distance, folded, _)| *distance <= 2.max(folded.chars().count() / 3))
        .min()
        .map(|(_, _, id)| id)
}

/// Returns a word as a message quotes it: no longer than a line, without control characters.
pub(super) fn shown(word: &str) -> String {
    const LONGEST: usize = 60;
    let mut short: String = word
        .chars()
        .take(LONGEST)
        .map(|c| if c.is_control() { '\u{fffd}' } else { c })
        .collect();
    if word.chars().nth(LONGEST).is_some() {
        short.push('…');
    }
    short
}
