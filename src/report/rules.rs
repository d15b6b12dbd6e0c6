//! Puts rules into words, and lists what a role may do in a group.

use serde::Serialize;

use super::Style;
use super::answer::{ReasonReport, reasons};
use super::beside::beside_verdict;
use super::id::ReportId;
use super::standing::Standing;
use crate::guide::time_in_words;
use crate::guide::{GroupAnswer, Need, Verdict, answer_for_group};
use crate::registry::{
    Act, ClauseId, Effect, Exception, GroupId, Preference, Registry, RoleId, Rule, RuleId, TopicId,
    Who,
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
    /// The verdict as it is shown: nothing is allowed to those who are not members.
    #[serde(skip)]
    pub standing: Standing,
    /// Who of those it permits is not a member, and who posts for them, a sentence each.
    #[serde(skip)]
    pub not_members: Vec<String>,
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
    /// Whether the letter demands what it permits.
    #[serde(skip_serializing_if = "is_not")]
    pub must: bool,
    /// Whether nobody but these people may do it there.
    #[serde(skip_serializing_if = "is_not")]
    pub alone: bool,
    /// The exception of a ban.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unless: Option<ExceptionReport>,
    /// The time at which it applies, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// Whether nobody has confirmed the rule yet, so that it decides nothing.
    #[serde(skip_serializing_if = "is_not")]
    pub unconfirmed: bool,
    pub cites: Vec<ReportId<ClauseId>>,
    /// The grounds for the rule, if it goes beyond the letter's wording.
    pub inferred: Option<String>,
}

/// The exception of a ban.
#[derive(Clone, Debug, Serialize)]
pub struct ExceptionReport {
    pub words: String,
    /// The roles that the ban does not bind.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub who: Vec<ReportId<RoleId>>,
    #[serde(skip)]
    pub who_names: String,
    /// The recipients that the ban does not concern.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub to: Vec<ReportId<RoleId>>,
    #[serde(skip)]
    pub to_names: String,
}

/// Returns whether a flag is not set. JSON leaves it out then.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
pub(super) fn is_not(flag: &bool) -> bool {
    !flag
}

impl RuleReport {
    /// Returns what the rule is limited to, as sentences: addressees, topics and condition, and its
    /// particulars.
    pub fn limits(&self, style: Style) -> impl Iterator<Item = String> {
        let limits = [
            ("rule-to", &self.to),
            ("rule-topics", &self.topics),
            ("rule-condition", &self.condition),
        ];
        limits
            .into_iter()
            .filter_map(move |(key, value)| {
                Some(style.text_with(key, &[("value", value.clone()?)]))
            })
            .chain(self.particulars(style))
    }

    /// Returns what the rule says beyond an act and who may do it, as sentences: that it is an
    /// obligation, that nobody else may, its exception and its time. That it is not confirmed comes
    /// first.
    pub fn particulars(&self, style: Style) -> impl Iterator<Item = String> {
        let sentence =
            |key: &str, value: &str| style.text_with(key, &[("value", value.to_owned())]);
        let unless = self.unless.iter().flat_map(|unless| {
            let parts = [
                ("rule-unless", &unless.words),
                ("rule-unless-who", &unless.who_names),
                ("rule-unless-to", &unless.to_names),
            ];
            let parts = parts.into_iter().filter(|(_, value)| !value.is_empty());
            parts
                .map(|(key, value)| sentence(key, value))
                .collect::<Vec<_>>()
        });
        let flag = |is_set: bool, key: &str| is_set.then(|| style.text(key));
        let sentences: Vec<String> = flag(self.unconfirmed, "rule-unconfirmed")
            .into_iter()
            .chain(flag(self.must, "rule-must"))
            .chain(self.alone.then(|| sentence("rule-alone", &self.who)))
            .chain(unless)
            .chain(self.when.iter().map(|when| sentence("rule-when", when)))
            .collect();
        sentences.into_iter()
    }
}

/// Puts the rules on `group` into words, those for every group included. Unlike
/// [`Registry::rules_of`], this includes the rules that nobody has confirmed.
pub(super) fn rule_reports(
    registry: &Registry,
    group: GroupId,
    style: Style,
) -> impl Iterator<Item = RuleReport> {
    registry
        .rules()
        .filter(move |(_, rule)| rule.applies_to(group))
        .map(move |(rule, _)| rule_report(registry, rule, style))
}

/// The order in which the letter prefers groups.
#[derive(Clone, Debug, Serialize)]
pub struct PreferenceReport {
    /// The acts it applies to, if it is limited to some.
    pub acts: Option<Vec<Act>>,
    /// The topics it applies to, if it is limited to some.
    pub topics: Option<Vec<ReportId<TopicId>>>,
    /// The groups, the preferred one first.
    pub groups: Vec<ReportId<GroupId>>,
    pub cites: Vec<ReportId<ClauseId>>,
    /// The grounds, if the letter does not state the order.
    pub inferred: Option<String>,
    /// The order in a sentence.
    #[serde(skip)]
    pub words: String,
}

/// Puts every order of preference into words.
pub(super) fn preference_reports(
    registry: &Registry,
    style: Style,
) -> impl Iterator<Item = PreferenceReport> {
    let orders = registry.preferences().iter();
    orders.map(move |order| preference_report(registry, order, style))
}

fn preference_report(registry: &Registry, order: &Preference, style: Style) -> PreferenceReport {
    let names = order.groups.iter().enumerate().map(|(index, &group)| {
        let name = registry.group(group).name.clone();
        style.text_with(
            "preference-place",
            &[("place", (index + 1).to_string()), ("group", name)],
        )
    });
    let names = [("groups", names.collect::<Vec<_>>().join(" "))];
    let acts = order.acts.as_ref().map(|acts| {
        let acts: Vec<String> = acts.iter().map(|&act| style.act(act)).collect();
        style.text_with("preference-acts", &[("value", acts.join(", "))])
    });
    let topics = order.topics.as_ref().map(|topics| {
        let value = [("value", topic_names(registry, topics, style))];
        style.text_with("rule-topics", &value)
    });
    let words = [Some(style.text_with("preference", &names)), acts, topics];
    PreferenceReport {
        acts: order.acts.clone(),
        topics: order
            .topics
            .as_ref()
            .map(|topics| ReportId::all(registry, topics.iter().copied())),
        groups: ReportId::all(registry, order.groups.iter().copied()),
        cites: ReportId::all(registry, order.cites.iter().copied()),
        inferred: order.inferred.as_ref().map(|words| style.show_words(words)),
        words: words.into_iter().flatten().collect::<Vec<_>>().join(" · "),
    }
}

pub(super) fn topic_names(registry: &Registry, topics: &[TopicId], style: Style) -> String {
    let names: Vec<String> = topics
        .iter()
        .map(|&topic| style.show_words(&registry.topic(topic).name))
        .collect();
    names.join(", ")
}

fn exception_report(registry: &Registry, exception: &Exception, style: Style) -> ExceptionReport {
    ExceptionReport {
        words: style.show_words(&exception.words),
        who: ReportId::all(registry, exception.who.iter().copied()),
        who_names: style.roles(registry, &exception.who),
        to: ReportId::all(registry, exception.to.iter().copied()),
        to_names: style.roles(registry, &exception.to),
    }
}

/// Puts `rule` into words.
#[must_use]
pub fn rule_report(registry: &Registry, rule: RuleId, style: Style) -> RuleReport {
    let id = ReportId::new(registry, rule);
    let rule = registry.rule(rule);
    let outsiders = outsiders(registry, rule);
    let acts: Vec<String> = rule.acts.iter().map(|&act| style.act(act)).collect();
    RuleReport {
        id,
        effect: match style.text(effect_key(&rule.effect)) {
            effect if rule.unconfirmed => {
                style.text_with("effect-unconfirmed", &[("effect", effect)])
            }
            effect => effect,
        },
        verdict: verdict(&rule.effect),
        standing: match &rule.who {
            Who::Roles(roles) if outsiders.len() == roles.len() && !roles.is_empty() => {
                Standing::of(verdict(&rule.effect), Some(false))
            }
            _ => Standing::Verdict(verdict(&rule.effect)),
        },
        not_members: outsiders
            .into_iter()
            .map(|(role, relay)| no_member(registry, role, &relay, style))
            .collect(),
        condition: match &rule.effect {
            Effect::PermitIf(words) => Some(style.show_words(words)),
            _ => None,
        },
        acts: rule.acts.clone(),
        act_names: acts.join(", "),
        topics: rule
            .topics
            .as_ref()
            .map(|topics| topic_names(registry, topics, style)),
        who: who(registry, rule, style),
        to: (!rule.to.is_empty()).then(|| style.roles(registry, &rule.to)),
        must: rule.must,
        alone: rule.alone,
        unless: rule
            .unless
            .as_ref()
            .map(|exception| exception_report(registry, exception, style)),
        when: rule
            .when
            .as_ref()
            .map(|when| style.show_words(&time_in_words(when))),
        unconfirmed: rule.unconfirmed,
        cites: ReportId::all(registry, rule.cites.iter().copied()),
        inferred: rule.inferred.as_ref().map(|words| style.show_words(words)),
    }
}

/// Returns the roles that `rule` lets post, but that belong to none of its groups, each with those
/// who could post for them.
fn outsiders(registry: &Registry, rule: &Rule) -> Vec<(RoleId, Vec<RoleId>)> {
    let post = rule.acts.iter().copied().find(|act| act.is_posting());
    let (Some(act), Who::Roles(roles), true) = (post, &rule.who, rule.effect.permits()) else {
        return Vec::new();
    };
    let groups: Vec<GroupId> = registry
        .group_ids()
        .filter(|&group| rule.applies_to(group))
        .collect();
    let belongs = |role: RoleId| {
        let mut groups = groups.iter();
        groups.any(|&group| registry.membership(group, role).is_member())
    };
    let topic = rule.topics.as_ref().and_then(|topics| topics.first());
    let topic = topic.copied().unwrap_or(registry.first_topic());
    let outsiders = roles.iter().copied().filter(|&role| !belongs(role));
    outsiders
        .map(|role| {
            let need = Need {
                to: rule.to.clone(),
                ..Need::to_do(act, topic).by(role)
            };
            let relays = groups
                .iter()
                .map(|&group| answer_for_group(registry, &need, group).relay);
            let relay = relays.into_iter().find(|relay| !relay.is_empty());
            (role, relay.unwrap_or_default())
        })
        .collect()
}

/// Returns that `role` is not a member, and who posts for it.
fn no_member(registry: &Registry, role: RoleId, relay: &[RoleId], style: Style) -> String {
    let values = [
        ("roles", style.role(registry, role)),
        ("members", style.nearest(registry, relay)),
    ];
    let key = if relay.is_empty() {
        "standing-no-relay"
    } else {
        "standing-relay"
    };
    style.text_with(key, &values)
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

pub(super) fn who(registry: &Registry, rule: &Rule, style: Style) -> String {
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
    /// What the letter says beside the verdict, in sentences.
    #[serde(skip)]
    pub beside: Vec<String>,
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
            beside: Vec::new(),
            reasons: bans.cloned().collect(),
            ..self.clone()
        })
    }

    /// Returns whether `other` has the same verdict, condition and reasons.
    fn says_as(&self, other: &Self) -> bool {
        let words = |act_report: &Self| -> Vec<(ClauseId, Option<String>)> {
            let reasons = act_report.reasons.iter();
            reasons
                .map(|reason| (reason.clause.get(), reason.inference.clone()))
                .collect()
        };
        self.verdict == other.verdict
            && self.condition == other.condition
            && self.beside == other.beside
            && words(self) == words(other)
    }
}

/// Returns the acts in words, each once, with its topics if the verdict depends on them.
#[must_use]
pub fn titles<'r>(act_reports: impl IntoIterator<Item = &'r ActReport>) -> Vec<String> {
    let mut found: Vec<(&ActReport, Vec<&str>)> = Vec::new();
    for act_report in act_reports {
        let topic = act_report.topic.as_deref();
        match found
            .iter_mut()
            .find(|(other, _)| other.act == act_report.act)
        {
            Some((_, topics)) => topics.extend(topic),
            None => found.push((act_report, topic.into_iter().collect())),
        }
    }
    let titles = found
        .into_iter()
        .map(|(act_report, topics)| with_topics(&act_report.name, &topics));
    titles.collect()
}

/// Returns the name of an act with the topics that it is limited to; none for any topic.
pub(super) fn with_topics<T: AsRef<str>>(act: &str, topics: &[T]) -> String {
    if topics.is_empty() {
        return act.to_owned();
    }
    let topics: Vec<&str> = topics.iter().map(AsRef::as_ref).collect();
    format!("{act} ({})", topics.join(", "))
}

/// Gathers acts that have the same verdict, condition and reasons, in the order of their first.
#[must_use]
pub fn alike_together(act_reports: &[ActReport]) -> Vec<Vec<&ActReport>> {
    let mut gathered: Vec<Vec<&ActReport>> = Vec::new();
    for act_report in act_reports {
        let alike = |others: &&mut Vec<&ActReport>| {
            others
                .first()
                .is_some_and(|first| act_report.says_as(first))
        };
        match gathered.iter_mut().find(alike) {
            Some(others) => others.push(act_report),
            None => gathered.push(vec![act_report]),
        }
    }
    gathered
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
        let same = found
            .windows(2)
            .all(|pair| alike(registry, &pair[0].1, &pair[1].1));
        let shown = if same { 1 } else { found.len() };
        act_reports.extend(found.iter().take(shown).map(|(topic, answer)| {
            let topic = registry.topic(*topic).name.get(style.lang);
            ActReport {
                act,
                name: style.act(act),
                topic: (!same).then(|| style.show(topic)),
                verdict: answer.verdict,
                condition: answer
                    .condition(registry)
                    .map(|words| style.show_words(&words)),
                beside: beside_verdict(registry, answer, style),
                reasons: reasons(registry, answer, style),
                states_condition: answer.stated.is_some(),
                forbidden_to: (!answer.not_to.is_empty())
                    .then(|| style.roles(registry, &answer.not_to)),
            }
        }));
    }
    act_reports
}

fn alike(registry: &Registry, a: &GroupAnswer, b: &GroupAnswer) -> bool {
    let beside = |answer: &GroupAnswer| (answer.exception.clone(), answer.left_to.clone());
    a.verdict == b.verdict
        && a.condition(registry) == b.condition(registry)
        && a.reasons == b.reasons
        && a.must == b.must
        && beside(a) == beside(b)
}
