//! A rule as a sentence, part by part, so that each part can be chosen.

use strum::VariantArray;

use super::Style;
use super::rules::{topic_names, who};
use crate::guide::time_in_words;
use crate::registry::{ClauseId, Effect, Home, Registry, Rule};

/// A part of the sentence, in the order in which they are said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, VariantArray)]
pub enum RulePart {
    Groups,
    Effect,
    Who,
    Acts,
    Topics,
    To,
    Times,
    Exception,
    Cites,
    Reason,
}

impl RulePart {
    /// Every part, in the order of the sentence.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// Returns the key of the message that names the part.
    #[must_use]
    pub fn name_key(self) -> &'static str {
        match self {
            Self::Groups => "rule-part-groups",
            Self::Effect => "rule-part-effect",
            Self::Who => "rule-part-who",
            Self::Acts => "rule-part-acts",
            Self::Topics => "rule-part-topics",
            Self::To => "rule-part-to",
            Self::Times => "rule-part-times",
            Self::Exception => "rule-part-exception",
            Self::Cites => "rule-part-cites",
            Self::Reason => "rule-part-reason",
        }
    }
}

/// Returns the parts of the sentence that says what `rule` says. What a rule cannot have beside its
/// effect is no part of it.
#[must_use]
pub fn rule_sentence(registry: &Registry, rule: &Rule, style: Style) -> Vec<(RulePart, String)> {
    let parts = RulePart::ALL.iter().copied();
    parts
        .filter(|part| *part != RulePart::Exception || rule.effect == Effect::Forbid)
        .map(|part| (part, words(registry, rule, part, style)))
        .collect()
}

/// Returns the sentence without the clauses that it cites and the grounds, for reading beside them.
#[must_use]
pub fn rule_words(registry: &Registry, rule: &Rule, style: Style) -> String {
    let parts = rule_sentence(registry, rule, style).into_iter();
    let said = parts.filter(|(part, _)| match part {
        RulePart::Cites | RulePart::Reason => false,
        RulePart::Topics => rule.topics.is_some(),
        RulePart::To => !rule.to.is_empty(),
        RulePart::Times => rule.when.is_some(),
        RulePart::Exception => rule.unless.is_some(),
        RulePart::Groups | RulePart::Effect | RulePart::Who | RulePart::Acts => true,
    });
    let said: Vec<String> = said.map(|(_, words)| words).collect();
    said.join(" ")
}

/// Returns where a clause stands, with its group.
#[must_use]
pub fn clause_place(registry: &Registry, clause: ClauseId, style: Style) -> String {
    let place = style.clause(registry, clause);
    match registry.clause(clause).home {
        Home::Group(group) => format!("{} · {place}", registry.group(group).name),
        Home::Letter | Home::General => place,
    }
}

fn words(registry: &Registry, rule: &Rule, part: RulePart, style: Style) -> String {
    let with = |key: &str, value: String| style.text_with(key, &[("value", value)]);
    let some = |names: String, key: &str, none: &str| {
        if names.is_empty() {
            style.text(none)
        } else {
            with(key, names)
        }
    };
    match part {
        RulePart::Groups => match &rule.groups {
            None => style.text("sentence-all-groups"),
            Some(groups) => {
                let names = groups.iter().map(|&group| &*registry.group(group).name);
                let names = names.collect::<Vec<_>>().join(", ");
                some(names, "sentence-groups", "sentence-no-groups")
            }
        },
        RulePart::Effect => effect(rule, style),
        RulePart::Who => people(registry, rule, style),
        RulePart::Acts => acts(rule, style),
        RulePart::Topics => match &rule.topics {
            None => style.text("sentence-all-topics"),
            Some(topics) => some(
                topic_names(registry, topics, style),
                "sentence-topics",
                "sentence-no-topics",
            ),
        },
        RulePart::To => some(
            style.roles(registry, &rule.to),
            "sentence-to",
            "sentence-to-anyone",
        ),
        RulePart::Times => match &rule.when {
            None => style.text("sentence-any-time"),
            Some(when) => style.show_words(&time_in_words(when)),
        },
        RulePart::Exception => exception(registry, rule, style),
        RulePart::Cites => {
            let places = rule.cites.iter();
            let places = places.map(|&clause| clause_place(registry, clause, style));
            some(
                places.collect::<Vec<_>>().join(", "),
                "sentence-cites",
                "sentence-no-cites",
            )
        }
        RulePart::Reason => match &rule.inferred {
            None => style.text("sentence-literal"),
            Some(grounds) => with("sentence-inferred", style.show_words(grounds)),
        },
    }
}

fn people(registry: &Registry, rule: &Rule, style: Style) -> String {
    match who(registry, rule, style) {
        nobody if nobody.is_empty() => style.text("sentence-nobody"),
        who if rule.alone => style.text_with("sentence-alone", &[("value", who)]),
        who => who,
    }
}

fn acts(rule: &Rule, style: Style) -> String {
    let acts: Vec<String> = rule.acts.iter().map(|&act| style.act(act)).collect();
    let key = match (acts.is_empty(), rule.general) {
        (true, _) => return style.text("sentence-no-acts"),
        (false, true) => "sentence-general",
        (false, false) => "sentence-acts",
    };
    style.text_with(key, &[("value", acts.join(", "))])
}

fn effect(rule: &Rule, style: Style) -> String {
    match &rule.effect {
        Effect::PermitIf(condition) => {
            let key = if rule.must {
                "sentence-must-if"
            } else {
                "sentence-permit-if"
            };
            style.text_with(key, &[("condition", style.show_words(condition))])
        }
        Effect::Permit if rule.must => style.text("sentence-must"),
        Effect::Permit => style.text("sentence-permit"),
        Effect::Only => style.text("sentence-only"),
        Effect::NotRequired => style.text("sentence-not-required"),
        Effect::Forbid => style.text("sentence-forbid"),
    }
}

fn exception(registry: &Registry, rule: &Rule, style: Style) -> String {
    let Some(unless) = &rule.unless else {
        return style.text("sentence-no-exception");
    };
    let roles = [
        ("rule-unless", style.show_words(&unless.words)),
        ("rule-unless-who", style.roles(registry, &unless.who)),
        ("rule-unless-to", style.roles(registry, &unless.to)),
    ];
    let said = roles.into_iter().filter(|(_, value)| !value.is_empty());
    let said = said.map(|(key, value)| style.text_with(key, &[("value", value)]));
    said.collect::<Vec<_>>().join(" · ")
}
