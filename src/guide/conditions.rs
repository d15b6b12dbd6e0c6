//! What a verdict depends on, in words.

use super::answer::GroupAnswer;
use super::letter_order::in_letter_order;
use super::matches::Match;
use super::times::{at, time_in_words};
use crate::lang::{Lang, Words};
use crate::registry::{ClauseId, Effect, Registry, RoleId, Rule};

impl GroupAnswer {
    /// Returns what the verdict depends on, in words: the letter's own condition, the
    /// recipients, and the times. [`Verdict::FitsIf`](super::Verdict::FitsIf) always has a condition.
    /// If nobody was named, another verdict has one if the letter forbids writing to some
    /// ([`Self::not_to`]).
    // Put into words only where it is shown: understanding answers hundreds of needs for one text.
    #[must_use]
    pub fn condition(&self, registry: &Registry) -> Option<Words> {
        let to = |key: &str, roles: &[RoleId]| {
            let words = Words::in_each(|lang| {
                lang.text_with(key, &[("roles", role_names(registry, roles, lang))])
            });
            (!roles.is_empty()).then_some(words)
        };
        let parts = [
            self.stated.clone(),
            to("condition-only-to", &self.only_to),
            to("condition-not-to", &self.not_to),
        ];
        let mut parts: Vec<Words> = parts.into_iter().flatten().collect();
        let bans = self.not_at.iter().filter_map(|&ban| {
            let ban = registry.rule(ban);
            Some((ban, not_at(registry, ban)?))
        });
        parts.extend(in_letter_order(bans).into_iter().map(|(words, _)| words));
        (!parts.is_empty()).then(|| joined(&parts, " และ", " and "))
    }
}

/// Returns the conditions that the deciding rules state: the letter's own, and the time.
pub(super) fn stated_condition(deciding: &[&Match<'_>]) -> Option<Words> {
    let stated = deciding.iter().filter_map(|found| {
        let own = match &found.rule.effect {
            Effect::PermitIf(condition) => Some(condition.clone()),
            _ => None,
        };
        let time = found.open_time().map(at);
        let both: Vec<Words> = own.into_iter().chain(time).collect();
        (!both.is_empty()).then(|| (found.rule, joined(&both, " และ ", " and ")))
    });
    alternatives(in_letter_order(stated))
}

/// Returns the condition that a ban does not apply, which it does at certain times, and to some
/// recipients if it names any.
fn not_at(registry: &Registry, ban: &Rule) -> Option<Words> {
    let when = time_in_words(ban.when.as_ref()?);
    Some(Words::in_each(|lang| {
        let time = ("time", when.get(lang).to_owned());
        if ban.to.is_empty() {
            lang.text_with("condition-not-at", &[time])
        } else {
            let roles = ("roles", role_names(registry, &ban.to, lang));
            lang.text_with("condition-not-to-at", &[roles, time])
        }
    }))
}

fn role_names(registry: &Registry, roles: &[RoleId], lang: Lang) -> String {
    let names: Vec<&str> = roles
        .iter()
        .map(|&role| registry.role(role).name.get(lang))
        .collect();
    names.join(", ")
}

/// Joins what several rules state into one text, of which any part is enough by itself.
pub(super) fn alternatives(stated: Vec<(Words, Vec<ClauseId>)>) -> Option<Words> {
    let all: Vec<Words> = stated.into_iter().map(|(words, _)| words).collect();
    (!all.is_empty()).then(|| joined(&all, " หรือ ", " or "))
}

/// Joins all texts, with the given conjunction of each language between them.
pub(super) fn joined(all: &[Words], th: &str, en: &str) -> Words {
    let join = |get: fn(&Words) -> &str, between: &str| {
        let all: Vec<&str> = all.iter().map(get).collect();
        all.join(between)
    };
    Words {
        th: join(|words| &words.th, th),
        en: join(|words| words.get(Lang::English), en),
    }
}
