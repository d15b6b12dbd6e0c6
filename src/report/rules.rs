//! Puts rules into words, and lists what a role may do in a group.

use serde::Serialize;

use super::answer::{ReasonReport, reasons};
use super::{Style, by_id};
use crate::guide::{GroupAnswer, Need, Verdict, answer_for_group};
use crate::registry::{
    Act, ClauseId, Effect, GroupId, Registry, RoleId, Rule, RuleId, TopicId, Who,
};

/// A rule in words.
#[derive(Clone, Debug)]
pub struct RuleText {
    pub id: String,
    /// The effect in words.
    pub effect: String,
    /// The verdict that the effect leads to.
    pub verdict: Verdict,
    pub condition: Option<String>,
    pub acts: String,
    /// The topics, if the rule is limited to some.
    pub topics: Option<String>,
    pub who: String,
    /// The addressees, if the rule is limited to some.
    pub to: Option<String>,
    pub cites: Vec<ClauseId>,
    /// The grounds for the rule, if it goes beyond the letter's wording.
    pub inferred: Option<String>,
}

/// Puts `rule` into words.
#[must_use]
pub fn rule_text(registry: &Registry, rule: RuleId, style: Style) -> RuleText {
    let rule = registry.rule(rule);
    let acts: Vec<String> = rule.acts.iter().map(|&act| style.act(act)).collect();
    RuleText {
        id: rule.id.clone(),
        effect: style.text(effect_key(&rule.effect)),
        verdict: verdict(&rule.effect),
        condition: match &rule.effect {
            Effect::PermitIf(words) => Some(style.show(words.get(style.lang))),
            _ => None,
        },
        acts: acts.join(", "),
        topics: rule.topics.as_ref().map(|topics| {
            let names: Vec<String> = topics
                .iter()
                .map(|&topic| style.show(registry.topic(topic).name.get(style.lang)))
                .collect();
            names.join(", ")
        }),
        who: who(registry, rule, style),
        to: (!rule.to.is_empty()).then(|| style.roles(registry, &rule.to)),
        cites: rule.cites.clone(),
        inferred: rule
            .inferred
            .as_ref()
            .map(|words| style.show(words.get(style.lang))),
    }
}

/// Returns the key of the message that names an effect.
pub(super) fn effect_key(effect: &Effect) -> &'static str {
    match effect {
        Effect::Permit => "effect-permit",
        Effect::PermitIf(_) => "effect-permit-if",
        Effect::Only => "effect-only",
        Effect::NotRequired => "effect-not-required",
        Effect::Forbid => "effect-forbid",
    }
}

fn verdict(effect: &Effect) -> Verdict {
    match effect {
        Effect::Permit | Effect::Only => Verdict::Fits,
        Effect::PermitIf(_) => Verdict::FitsIf,
        Effect::NotRequired => Verdict::NotRequired,
        Effect::Forbid => Verdict::Forbidden,
    }
}

fn who(registry: &Registry, rule: &Rule, style: Style) -> String {
    match &rule.who {
        Who::Members => style.text("rule-members"),
        Who::Outsiders => style.text("rule-outsiders"),
        Who::Roles(roles) => style.roles(registry, roles),
    }
}

/// The verdict on one act in one group, for one role.
#[derive(Clone, Debug, Serialize)]
pub struct Deed {
    pub act: &'static str,
    /// The act in words.
    pub name: String,
    /// The topic's name, if the verdict depends on it.
    pub topic: Option<String>,
    #[serde(serialize_with = "by_id")]
    pub verdict: Verdict,
    pub condition: Option<String>,
    pub reasons: Vec<ReasonReport>,
    /// Whether the letter states the condition in its own words.
    #[serde(skip)]
    pub states_condition: bool,
    /// The recipients to whom the letter forbids it, if it does so for some.
    #[serde(skip)]
    pub forbidden_to: Option<String>,
}

impl Deed {
    /// Returns the same act as far as it is forbidden for some recipients.
    #[must_use]
    pub fn ban_on_some(&self, style: Style) -> Option<Self> {
        let roles = [("roles", self.forbidden_to.clone()?)];
        let bans = self.reasons.iter().filter(|reason| reason.rules_out);
        Some(Self {
            verdict: Verdict::Forbidden,
            condition: Some(style.text_with("condition-only-to", &roles)),
            states_condition: false,
            reasons: bans.cloned().collect(),
            ..self.clone()
        })
    }

    /// Returns the act, with the topic if the verdict depends on it.
    #[must_use]
    pub fn title(&self) -> String {
        match &self.topic {
            Some(topic) => format!("{} ({topic})", self.name),
            None => self.name.clone(),
        }
    }

    /// Returns whether `other` has the same verdict, condition and reasons.
    #[must_use]
    pub fn says_as(&self, other: &Self) -> bool {
        let words = |deed: &Self| -> Vec<(String, Option<String>)> {
            let reasons = deed.reasons.iter();
            reasons
                .map(|reason| (reason.clause.clone(), reason.inference.clone()))
                .collect()
        };
        self.verdict == other.verdict
            && self.condition == other.condition
            && words(self) == words(other)
    }
}

/// Returns what `role` may do in each group it belongs to, with every act in display order.
#[must_use]
pub fn deeds(registry: &Registry, role: RoleId, style: Style) -> Vec<(GroupId, Vec<Deed>)> {
    registry
        .group_ids()
        .filter(|&group| registry.membership(group, role).is_member())
        .map(|group| (group, deeds_in(registry, role, group, style)))
        .collect()
}

/// Returns what `role` may do in `group`, with every act in display order.
#[must_use]
pub fn deeds_in(registry: &Registry, role: RoleId, group: GroupId, style: Style) -> Vec<Deed> {
    let mut deeds = Vec::new();
    for &act in Act::ALL {
        let found: Vec<(TopicId, GroupAnswer)> = registry
            .topic_ids()
            .map(|topic| {
                let need = Need::to_do(act, topic).by(role);
                (topic, answer_for_group(registry, &need, group))
            })
            .collect();
        let same = found.windows(2).all(|pair| alike(&pair[0].1, &pair[1].1));
        let shown = if same { 1 } else { found.len() };
        deeds.extend(found.iter().take(shown).map(|(topic, answer)| {
            let topic = registry.topic(*topic).name.get(style.lang);
            Deed {
                act: act.id(),
                name: style.act(act),
                topic: (!same).then(|| style.show(topic)),
                verdict: answer.verdict,
                condition: answer
                    .condition
                    .as_ref()
                    .map(|words| style.show(words.get(style.lang))),
                reasons: reasons(registry, answer, style),
                states_condition: answer.states_condition,
                forbidden_to: (!answer.not_to.is_empty())
                    .then(|| style.roles(registry, &answer.not_to)),
            }
        }));
    }
    deeds
}

fn alike(a: &GroupAnswer, b: &GroupAnswer) -> bool {
    a.verdict == b.verdict && a.condition == b.condition && a.reasons == b.reasons
}
