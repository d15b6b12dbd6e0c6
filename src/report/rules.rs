//! Puts rules into words, and lists what a role may do in a group.

use serde::Serialize;

use super::Style;
use super::answer::{ReasonReport, reasons};
use super::id::ReportId;
use crate::guide::{GroupAnswer, Need, Verdict, answer_for_group};
use crate::registry::{
    Act, ClauseId, Effect, GroupId, Registry, RoleId, Rule, RuleId, TopicId, Who,
};

/// A rule in words, for checking how the letter was interpreted.
#[derive(Clone, Debug, Serialize)]
pub struct RuleReport {
    pub id: ReportId<RuleId>,
    /// The effect in words.
    #[serde(skip)]
    pub effect: String,
    /// The verdict that the effect leads to.
    #[serde(skip)]
    pub verdict: Verdict,
    #[serde(skip)]
    pub condition: Option<String>,
    pub acts: Vec<Act>,
    /// The acts in words.
    #[serde(skip)]
    pub act_names: String,
    /// The topics, if the rule is limited to some.
    #[serde(skip)]
    pub topics: Option<String>,
    #[serde(skip)]
    pub who: String,
    /// The addressees, if the rule is limited to some.
    #[serde(skip)]
    pub to: Option<String>,
    pub cites: Vec<ReportId<ClauseId>>,
    /// The grounds for the rule, if it goes beyond the letter's wording.
    pub inferred: Option<String>,
}

impl RuleReport {
    /// Returns what the rule is limited to, as sentences: addressees, topics and condition.
    pub fn limits(&self, style: Style) -> impl Iterator<Item = String> {
        let limits = [
            ("rule-to", &self.to),
            ("rule-topics", &self.topics),
            ("rule-condition", &self.condition),
        ];
        limits.into_iter().filter_map(move |(key, value)| {
            Some(style.text_with(key, &[("value", value.clone()?)]))
        })
    }
}

/// Puts `rule` into words.
#[must_use]
pub fn rule_report(registry: &Registry, rule: RuleId, style: Style) -> RuleReport {
    let id = ReportId::new(registry, rule);
    let rule = registry.rule(rule);
    let acts: Vec<String> = rule.acts.iter().map(|&act| style.act(act)).collect();
    RuleReport {
        id,
        effect: style.text(effect_key(&rule.effect)),
        verdict: verdict(&rule.effect),
        condition: match &rule.effect {
            Effect::PermitIf(words) => Some(style.show(words.get(style.lang))),
            _ => None,
        },
        acts: rule.acts.clone(),
        act_names: acts.join(", "),
        topics: rule.topics.as_ref().map(|topics| {
            let names: Vec<String> = topics
                .iter()
                .map(|&topic| style.show(registry.topic(topic).name.get(style.lang)))
                .collect();
            names.join(", ")
        }),
        who: who(registry, rule, style),
        to: (!rule.to.is_empty()).then(|| style.roles(registry, &rule.to)),
        cites: ReportId::all(registry, rule.cites.iter().copied()),
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
pub struct ActReport {
    pub act: Act,
    /// The act in words.
    pub name: String,
    /// The topic's name, if the verdict depends on it.
    pub topic: Option<String>,
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

impl ActReport {
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
        let words = |act_report: &Self| -> Vec<(ClauseId, Option<String>)> {
            let reasons = act_report.reasons.iter();
            reasons
                .map(|reason| (reason.clause.get(), reason.inference.clone()))
                .collect()
        };
        self.verdict == other.verdict
            && self.condition == other.condition
            && words(self) == words(other)
    }
}

/// Returns what `role` may do in `group`, with every act in display order.
#[must_use]
pub fn act_reports(
    registry: &Registry,
    role: RoleId,
    group: GroupId,
    style: Style,
) -> Vec<ActReport> {
    let mut act_reports = Vec::new();
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
        act_reports.extend(found.iter().take(shown).map(|(topic, answer)| {
            let topic = registry.topic(*topic).name.get(style.lang);
            ActReport {
                act,
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
    act_reports
}

fn alike(a: &GroupAnswer, b: &GroupAnswer) -> bool {
    a.verdict == b.verdict && a.condition == b.condition && a.reasons == b.reasons
}
