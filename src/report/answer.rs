//! Puts an answer into words.

use std::fmt;

use serde::Serialize;

use super::Style;
use super::beside::{beside_verdict, obligation_in_words};
use super::id::ReportId;
use crate::guide::{Advice, Answer, GroupAnswer, Need, Preferred, Purpose, Timed, Verdict};
use crate::registry::{Act, ClauseId, Contact, GroupId, Home, Registry, RoleId, TopicId};

/// The output of `lookup --json`.
#[derive(Clone, Debug, Serialize)]
pub struct AnswerReport {
    pub need: NeedReport,
    /// The recommended group.
    pub best: Option<ReportId<GroupId>>,
    /// Every group, ordered by rank.
    pub groups: Vec<GroupAnswerReport>,
    /// The clauses by which the letter prefers the recommended group to others, if they chose it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub preference: Vec<ReasonReport>,
    pub advice: Option<String>,
    /// How sure it is that the text means this need, from 0 to 1. Present only if a text was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sure: Option<f32>,
}

impl AnswerReport {
    /// Returns the recommended group.
    #[must_use]
    pub fn best_group(&self) -> Option<&GroupAnswerReport> {
        let best = self.best.as_ref()?;
        self.groups.iter().find(|group| group.id == *best)
    }
}

/// The question.
#[derive(Clone, Debug, Serialize)]
pub struct NeedReport {
    pub query: Option<String>,
    pub role: Option<ReportId<RoleId>>,
    pub act: Option<Act>,
    pub topic: ReportId<TopicId>,
    pub purpose: Purpose,
    pub to: Vec<ReportId<RoleId>>,
    /// Present only if the question names who must not read it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub not_to: Vec<ReportId<RoleId>>,
    /// Present only if the question names whose posts are sought.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<ReportId<RoleId>>,
    pub asked_group: Option<ReportId<GroupId>>,
}

/// The verdict on one group.
#[derive(Clone, Debug, Serialize)]
pub struct GroupAnswerReport {
    pub id: ReportId<GroupId>,
    pub name: String,
    pub rank: usize,
    pub verdict: Verdict,
    pub member: Option<bool>,
    /// Whether the letter demands it, beside permitting it.
    pub must: bool,
    /// The demand in words, with its time.
    #[serde(skip)]
    pub obligation: Option<String>,
    pub condition: Option<String>,
    /// The exception from a ban, in the letter's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exception: Option<String>,
    /// The roles that alone may do it, if that is why it is forbidden.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub left_to: Vec<ReportId<RoleId>>,
    /// The names of the roles in [`Self::left_to`].
    #[serde(skip)]
    pub left_to_names: Vec<String>,
    /// When the letter permits it, if it does so on other days only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub other_days: Vec<TimedReport>,
    /// When the letter forbids it, if the day asked about does not tell.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub forbidden_at: Vec<TimedReport>,
    /// The last day of the group, if it lies before the day asked about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<String>,
    /// Which of the roles that must not read it would read it here.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub read_by_excluded: Vec<ReportId<RoleId>>,
    /// The names of the roles in [`Self::read_by_excluded`].
    #[serde(skip)]
    pub read_by_excluded_names: Vec<String>,
    /// What is told beside the verdict, in sentences.
    #[serde(skip)]
    pub beside: Vec<String>,
    pub reasons: Vec<ReasonReport>,
    /// The roles that could pass the message on.
    pub relay: Vec<ReportId<RoleId>>,
    /// The names of the roles in [`Self::relay`].
    #[serde(skip)]
    pub relay_names: Vec<String>,
    /// The names of the group's member roles, who read what is posted there.
    #[serde(skip)]
    pub readers: Vec<String>,
    /// The letter's wording of the group's size.
    #[serde(skip)]
    pub size: Option<String>,
}

/// A time, and the clauses that state it.
#[derive(Clone, Debug, Serialize)]
pub struct TimedReport {
    /// The time in words.
    pub when: String,
    pub clauses: Vec<ReportId<ClauseId>>,
}

impl TimedReport {
    pub(super) fn all(registry: &Registry, times: &[Timed], style: Style) -> Vec<Self> {
        let times = times.iter().map(|timed| Self {
            when: style.show_words(&timed.when),
            clauses: ReportId::all(registry, timed.clauses.iter().copied()),
        });
        times.collect()
    }
}

impl fmt::Display for TimedReport {
    /// Writes the time with its clauses: "every Friday [staff.notes.1]".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.when)?;
        self.clauses
            .iter()
            .try_for_each(|clause| write!(f, " [{clause}]"))
    }
}

/// A clause that supports a verdict.
#[derive(Clone, Debug, Serialize)]
pub struct ReasonReport {
    pub clause: ReportId<ClauseId>,
    /// The text of the clause, verbatim.
    pub text: String,
    pub inferred: bool,
    /// The grounds for the inference, if the rule is inferred.
    #[serde(skip)]
    pub inference: Option<String>,
    /// Whether it forbids writing to some, while nobody was named.
    #[serde(skip)]
    pub rules_out: bool,
    /// Whether the clause is a group's member list.
    #[serde(skip)]
    pub lists_members: bool,
}

impl ReasonReport {
    /// Quotes a clause verbatim, without inference.
    pub(super) fn quoting(registry: &Registry, clause: ClauseId) -> Self {
        let described = registry.clause(clause);
        Self {
            clause: ReportId::new(registry, clause),
            text: described.text.clone(),
            inferred: false,
            inference: None,
            rules_out: false,
            lists_members: match described.home {
                Home::Group(group) => registry.group(group).members_clause == clause,
                Home::General | Home::Letter => false,
            },
        }
    }
}

/// Puts `answer` into words.
#[must_use]
pub fn answer_report(registry: &Registry, answer: &Answer, style: Style) -> AnswerReport {
    AnswerReport {
        need: need_report(registry, &answer.need),
        best: answer.best.map(|group| ReportId::new(registry, group)),
        groups: answer
            .groups
            .iter()
            .map(|group| group_answer_report(registry, group, style))
            .collect(),
        preference: answer
            .preferred
            .as_ref()
            .map(|preferred| preference(registry, preferred, style))
            .unwrap_or_default(),
        advice: answer
            .advice
            .as_ref()
            .map(|advice| advise(registry, &answer.need, advice, style)),
        sure: None,
    }
}

pub(super) fn need_report(registry: &Registry, need: &Need) -> NeedReport {
    let role_id = |role| ReportId::new(registry, role);
    NeedReport {
        query: need.query.clone(),
        role: need.role.map(role_id),
        act: need.act,
        topic: ReportId::new(registry, need.topic),
        purpose: need.purpose,
        to: need.to.iter().copied().map(role_id).collect(),
        not_to: need.not_to.iter().copied().map(role_id).collect(),
        from: need.from.map(role_id),
        asked_group: need.asked_group.map(|group| ReportId::new(registry, group)),
    }
}

/// Returns the clauses of a preference, with the grounds for any inference.
fn preference(registry: &Registry, preferred: &Preferred, style: Style) -> Vec<ReasonReport> {
    let inference = preferred.inferred.as_ref();
    let clauses = preferred.clauses.iter().map(|&clause| ReasonReport {
        inferred: inference.is_some(),
        inference: inference.map(|words| style.show_words(words)),
        ..ReasonReport::quoting(registry, clause)
    });
    clauses.collect()
}

fn group_answer_report(
    registry: &Registry,
    answer: &GroupAnswer,
    style: Style,
) -> GroupAnswerReport {
    let group = registry.group(answer.group);
    let names = |roles: &[_]| {
        roles
            .iter()
            .map(|&role| style.role(registry, role))
            .collect()
    };
    let last_day = group.until.as_ref().filter(|_| answer.ended);
    GroupAnswerReport {
        id: ReportId::new(registry, answer.group),
        name: group.name.clone(),
        rank: answer.rank,
        verdict: answer.verdict,
        member: answer.member,
        must: answer.must.is_some(),
        obligation: answer
            .must
            .as_ref()
            .map(|obligation| obligation_in_words(obligation, style)),
        condition: answer
            .condition(registry)
            .map(|words| style.show_words(&words)),
        exception: answer
            .exception
            .as_ref()
            .map(|words| style.show_words(words)),
        left_to: ReportId::all(registry, answer.left_to.iter().copied()),
        left_to_names: names(&answer.left_to),
        other_days: TimedReport::all(registry, &answer.other_days, style),
        forbidden_at: TimedReport::all(registry, &answer.times_not_at(registry), style),
        ended: last_day.map(|day| style.date(&day.text)),
        read_by_excluded: ReportId::all(registry, answer.read_by_excluded.iter().copied()),
        read_by_excluded_names: names(&answer.read_by_excluded),
        beside: beside_verdict(registry, answer, style),
        reasons: reasons(registry, answer, style),
        relay: ReportId::all(registry, answer.relay.iter().copied()),
        relay_names: names(&answer.relay),
        readers: names(&group.members),
        size: group.size.as_ref().map(|size| style.size(size)),
    }
}

/// Returns the clauses that support a verdict, verbatim.
pub(super) fn reasons(
    registry: &Registry,
    answer: &GroupAnswer,
    style: Style,
) -> Vec<ReasonReport> {
    answer
        .reasons
        .iter()
        .map(|reason| {
            let inference = registry.rule(reason.rule).inferred.as_ref();
            ReasonReport {
                inferred: reason.inferred,
                rules_out: reason.rules_out,
                inference: inference
                    .filter(|_| reason.inferred)
                    .map(|words| style.show_words(words)),
                ..ReasonReport::quoting(registry, reason.clause)
            }
        })
        .collect()
}

fn advise(registry: &Registry, need: &Need, advice: &Advice, style: Style) -> String {
    let name = |group: GroupId| registry.group(group).name.clone();
    let list = |groups: &[GroupId]| {
        let names: Vec<String> = groups.iter().copied().map(name).collect();
        names.join(", ")
    };
    let contact = ("contact", contact(&registry.letter().contact));
    match advice {
        Advice::NotMember { group, .. } if need.purpose == Purpose::Read => {
            style.text_with("advice-not-reader", &[("group", name(*group)), contact])
        }
        Advice::NotMember { group, relay } if relay.is_empty() => {
            style.text_with("advice-not-member", &[("group", name(*group)), contact])
        }
        Advice::NotMember { group, relay } => {
            // The letter lists superiors first, but the closest colleague should be asked first.
            let nearest_first: Vec<RoleId> = relay.iter().rev().copied().collect();
            style.text_with(
                "advice-relay",
                &[
                    ("group", name(*group)),
                    ("roles", style.roles(registry, &nearest_first)),
                ],
            )
        }
        Advice::Elsewhere { asked, best } => style.text_with(
            "advice-elsewhere",
            &[("asked", name(*asked)), ("best", name(*best))],
        ),
        Advice::ReadThere {
            asked,
            readers,
            best,
        } => style.text_with(
            "advice-read-there",
            &[
                ("asked", name(*asked)),
                ("roles", style.roles(registry, readers)),
                ("best", name(*best)),
            ],
        ),
        Advice::ReadEverywhere(groups) => {
            let groups = with_roles(registry, groups, style);
            style.text_with("advice-read-everywhere", &[("groups", groups)])
        }
        Advice::JoinAll(groups) => style.text_with("advice-join", &[("groups", list(groups))]),
        Advice::Allowed(groups) => style.text_with("advice-allowed", &[("groups", list(groups))]),
        Advice::ChooseRole(groups) => {
            style.text_with("advice-choose-role", &[("groups", list(groups))])
        }
        Advice::LeftTo(roles) => {
            style.text_with("advice-left-to", &[("roles", style.roles(registry, roles))])
        }
        Advice::GivenToOthers(groups) => {
            let groups = with_roles(registry, groups, style);
            style.text_with("advice-given-to-others", &[("groups", groups), contact])
        }
        Advice::Forbidden(group) => match group {
            Some(group) => style.text_with(
                "advice-forbidden-there",
                &[("group", name(*group)), contact],
            ),
            None => style.text_with("advice-forbidden", &[contact]),
        },
        Advice::ChooseAct => {
            let acts: Vec<String> = Act::ALL.iter().map(|&act| style.act(act)).collect();
            style.text_with("advice-choose-act", &[("acts", acts.join(", "))])
        }
        Advice::ChooseGroup => {
            let all: Vec<GroupId> = registry.group_ids().collect();
            style.text_with("advice-choose-group", &[("groups", list(&all))])
        }
        Advice::OutOfScope => style.text("advice-outside"),
        Advice::OtherDays { group, times } => {
            let times: Vec<String> = TimedReport::all(registry, times, style)
                .into_iter()
                .map(|timed| timed.when)
                .collect();
            style.text_with(
                "advice-other-days",
                &[("group", name(*group)), ("times", times.join(", "))],
            )
        }
        Advice::AskContact => {
            let key = match need.purpose {
                Purpose::Join => "advice-ask-members",
                _ => "advice-ask",
            };
            style.text_with(key, &[contact])
        }
    }
}

/// Returns the key of the headline if no group is recommended.
#[must_use]
pub fn none_key(need: &Need, report: &AnswerReport) -> &'static str {
    let fitting = report.groups.iter().filter(|group| group.verdict.permits());
    match (need.purpose, need.act) {
        (Purpose::Post | Purpose::Read, None) => "lookup-not-understood",
        (Purpose::About, _) => "lookup-no-group-named",
        (Purpose::Join, _) if need.asked_group.is_none() && fitting.count() > 1 => {
            "lookup-none-to-join"
        }
        _ => "lookup-none",
    }
}

/// Returns the names of groups, each with roles in brackets.
fn with_roles(registry: &Registry, groups: &[(GroupId, Vec<RoleId>)], style: Style) -> String {
    let groups = groups.iter().map(|(group, roles)| {
        let name = &registry.group(*group).name;
        format!("{name} ({})", style.roles(registry, roles))
    });
    groups.collect::<Vec<_>>().join(", ")
}

/// Returns the contact named in the letter, in its own wording.
fn contact(contact: &Contact) -> String {
    format!("{} {}", contact.unit, contact.telephone)
}
