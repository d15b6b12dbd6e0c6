//! The onboarding pack: what somebody new to a role has to join, know and do, and a drill generated
//! from the rules.

use serde::Serialize;

use super::Style;
use super::answer::{ReasonReport, answer_report, reasons};
use super::entry::how_to_get_in;
use super::facts::{Fact, facts_for};
use super::id::ReportId;
use super::rules::{ActReport, act_reports, titles};
use super::standing::Standing;
use crate::guide::{Answer, GroupAnswer, Need, Verdict, answer};
use crate::registry::{Act, GroupId, Registry, RoleId, TopicId};

/// The maximum number of situations in a drill.
const SITUATIONS: usize = 8;

/// The number of situations reserved for bans, if there are enough of them.
const BANS: usize = 3;

/// The maximum number of answers to offer before they are limited to the role's own groups.
const CHOICES: usize = 10;

/// Everything for the first week in a role. Texts from the letter are verbatim.
#[derive(Clone, Debug, Serialize)]
pub struct OnboardingPack {
    pub role: ReportId<RoleId>,
    pub role_name: String,
    pub groups: Vec<OnboardingGroup>,
    /// The letter's notes on every group.
    pub closing: Vec<ReasonReport>,
    pub duties: Vec<OnboardingDuty>,
    pub checklist: Vec<ChecklistItem>,
    pub drill: Vec<DrillSituation>,
    /// The groups to choose from in the drill. "No group" is always a choice too.
    pub choices: Vec<Choice>,
}

/// A group as an answer in the drill.
#[derive(Clone, Debug, Serialize)]
pub struct Choice {
    pub id: ReportId<GroupId>,
    pub name: String,
}

/// A group to join.
#[derive(Clone, Debug, Serialize)]
pub struct OnboardingGroup {
    pub id: ReportId<GroupId>,
    pub name: String,
    /// What the registry states about it beside the letter's table.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Fact>,
    /// How to join, as a sentence.
    pub how: String,
    /// The clauses that support it.
    pub how_reasons: Vec<ReasonReport>,
    /// What is allowed there. None of these lists repeats the letter's closing rule, which applies
    /// to every group.
    pub may: Vec<ActReport>,
    pub must_not: Vec<ActReport>,
    pub need_not: Vec<ActReport>,
    /// The same in a few words: each verdict with its acts.
    #[serde(skip)]
    pub in_brief: Vec<BriefLine>,
}

/// A verdict with the acts that have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BriefLine {
    pub standing: Standing,
    pub acts: String,
}

/// Something that the letter asks of the office.
#[derive(Clone, Debug, Serialize)]
pub struct OnboardingDuty {
    pub id: String,
    pub text: String,
    pub reasons: Vec<ReasonReport>,
}

/// An item to tick off.
#[derive(Clone, Debug, Serialize)]
pub struct ChecklistItem {
    /// Stable as long as the registry's ids are.
    pub id: String,
    pub text: String,
}

/// One question of the drill: in which group?
#[derive(Clone, Debug, Serialize)]
pub struct DrillSituation {
    pub act: Act,
    pub topic: ReportId<TopicId>,
    pub text: String,
    /// The right groups; empty if there is none.
    pub right: Vec<ReportId<GroupId>>,
    /// The explanation: the condition, and advice if there is any.
    pub explanation: Vec<String>,
    pub reasons: Vec<ReasonReport>,
    /// What is true of each group to choose from.
    #[serde(skip)]
    pub of_choices: Vec<ChoiceReport>,
}

/// What is true of one answer in the drill.
#[derive(Clone, Debug)]
pub struct ChoiceReport {
    pub standing: Standing,
    /// The verdict in words, with its condition.
    pub words: String,
    pub reasons: Vec<ReasonReport>,
}

/// Builds the pack for `role`.
#[must_use]
pub fn onboarding(registry: &Registry, role: RoleId, style: Style) -> OnboardingPack {
    let groups: Vec<OnboardingGroup> = registry
        .group_ids()
        .filter(|&group| registry.membership(group, role).is_member())
        .map(|group| onboarding_group(registry, role, group, style))
        .collect();
    let clauses = |ids: &[_]| -> Vec<ReasonReport> {
        ids.iter()
            .map(|&id| ReasonReport::quoting(registry, id))
            .collect()
    };
    let choices = choices(registry, role);
    let drill = drill(registry, role, &choices, style);
    OnboardingPack {
        role: ReportId::new(registry, role),
        role_name: style.role(registry, role),
        closing: clauses(registry.general_notes()),
        duties: registry
            .duties()
            .iter()
            .map(|duty| OnboardingDuty {
                id: duty.id.clone(),
                text: style.show_words(&duty.text),
                reasons: clauses(&duty.cites),
            })
            .collect(),
        checklist: checklist(&groups, !drill.is_empty(), style),
        choices,
        groups,
        drill,
    }
}

/// Describes how `role` joins `group`, and what it may, must not and need not do there.
#[must_use]
pub fn onboarding_group(
    registry: &Registry,
    role: RoleId,
    group: GroupId,
    style: Style,
) -> OnboardingGroup {
    let described = registry.group(group);
    let act_reports = act_reports(registry, role, group, style);
    let (how, how_reasons) = how_to_get_in(registry, role, group, style);
    let (mut may, mut must_not, mut need_not) = (Vec::new(), Vec::new(), Vec::new());
    // How to join is covered above, and what applies to every group is said once at the end.
    let said = |act_report: &ActReport| {
        let general =
            |reason: &ReasonReport| registry.general_notes().contains(&reason.clause.get());
        act_report.act == Act::Join || act_report.reasons.iter().all(general)
    };
    for act_report in act_reports
        .into_iter()
        .filter(|act_report| !said(act_report))
    {
        must_not.extend(act_report.ban_on_some(style));
        match act_report.verdict {
            Verdict::Fits | Verdict::FitsIf => may.push(act_report),
            Verdict::Forbidden => must_not.push(act_report),
            Verdict::NotRequired => need_not.push(act_report),
            Verdict::Silent => {}
        }
    }
    let in_brief = in_brief([&may, &must_not, &need_not].into_iter().flatten());
    OnboardingGroup {
        in_brief,
        id: ReportId::new(registry, group),
        name: described.name.clone(),
        facts: facts_for(registry, group, role, style),
        how,
        how_reasons,
        may,
        must_not,
        need_not,
    }
}

/// Gathers acts by their verdicts, each verdict on a line.
fn in_brief<'a>(act_reports: impl Iterator<Item = &'a ActReport>) -> Vec<BriefLine> {
    let act_reports: Vec<&ActReport> = act_reports.collect();
    let lines = Verdict::ALL.iter().map(|&verdict| {
        let of_verdict = act_reports.iter().copied();
        let of_verdict = of_verdict.filter(|act_report| act_report.verdict == verdict);
        BriefLine {
            standing: Standing::Verdict(verdict),
            acts: titles(of_verdict).join(", "),
        }
    });
    lines.filter(|line| !line.acts.is_empty()).collect()
}

impl OnboardingPack {
    /// Returns how to get into most groups, if several have it in common.
    #[must_use]
    pub fn usual_way_in(&self) -> Option<&str> {
        let count = |how: &str| self.groups.iter().filter(|group| group.how == how).count();
        let ways = self.groups.iter().map(|group| group.how.as_str());
        // The first of several that are as common.
        let ways = ways.rev().max_by_key(|how| count(how));
        ways.filter(|how| count(how) > 1)
    }
}

fn checklist(groups: &[OnboardingGroup], drill: bool, style: Style) -> Vec<ChecklistItem> {
    let item = |id: &str, text: String| ChecklistItem {
        id: id.to_owned(),
        text,
    };
    let joins = groups.iter().map(|group| {
        let name = [("group", group.name.clone())];
        item(
            &format!("join-{}", group.id),
            style.text_with("tick-join", &name),
        )
    });
    let mut items: Vec<ChecklistItem> = joins.collect();
    items.push(item("read", style.text("tick-read")));
    if drill {
        items.push(item("drill", style.text("tick-drill")));
    }
    items.push(item("sign", style.text("tick-sign")));
    items
}

/// Offers every group, or only those of `role` if there are too many.
fn choices(registry: &Registry, role: RoleId) -> Vec<Choice> {
    let few = registry.groups().len() <= CHOICES;
    registry
        .groups()
        .filter(|(group, _)| few || registry.membership(*group, role).is_member())
        .map(|(group, described)| Choice {
            id: ReportId::new(registry, group),
            name: described.name.clone(),
        })
        .collect()
}

/// Chooses situations in the order of acts and topics. If there are too many, those with a right
/// group are dropped first, so that some bans remain.
fn drill(
    registry: &Registry,
    role: RoleId,
    choices: &[Choice],
    style: Style,
) -> Vec<DrillSituation> {
    let mut found: Vec<(Act, TopicId, Answer)> = Vec::new();
    for act in Act::posting() {
        for topic in registry.topic_ids() {
            let answer = answer(registry, Need::to_do(act, topic).by(role));
            // The letter must be explicit, or there is nothing to ask about.
            let definite = answer
                .groups
                .iter()
                .any(|group| group.verdict != Verdict::Silent && group.member == Some(true));
            // Another topic with the same answer would repeat the question.
            let again = found
                .iter()
                .any(|(known, _, other)| *known == act && right(other) == right(&answer));
            if (definite || !right(&answer).is_empty()) && !again {
                found.push((act, topic, answer));
            }
        }
    }
    let with_group = found
        .iter()
        .filter(|(_, _, answer)| !right(answer).is_empty())
        .count();
    let without = found.len() - with_group;
    let mut groups_left = SITUATIONS - without.min(BANS.max(SITUATIONS.saturating_sub(with_group)));
    let mut bans_left = SITUATIONS.saturating_sub(with_group.min(groups_left));
    found.retain(|(_, _, answer)| {
        let left = if right(answer).is_empty() {
            &mut bans_left
        } else {
            &mut groups_left
        };
        let has_room = *left > 0;
        *left = left.saturating_sub(1);
        has_room
    });
    found
        .iter()
        .map(|(act, topic, answer)| DrillSituation {
            of_choices: choices
                .iter()
                .filter_map(|choice| answer.for_group(choice.id.get()))
                .map(|found| of_choice(registry, found, style))
                .collect(),
            ..situation(registry, *act, *topic, answer, style)
        })
        .collect()
}

/// Returns the groups in which the asker may act.
fn right(answer: &Answer) -> Vec<GroupId> {
    answer
        .groups
        .iter()
        .filter(|group| group.verdict.permits() && group.member == Some(true))
        .map(|group| group.group)
        .collect()
}

fn situation(
    registry: &Registry,
    act: Act,
    topic: TopicId,
    answer: &Answer,
    style: Style,
) -> DrillSituation {
    let right = right(answer);
    let values = [
        ("act", style.act(act)),
        ("topic", style.show_words(&registry.topic(topic).name)),
    ];
    let mut explanation = Vec::new();
    let text = match registry.situation(act, topic) {
        Some(situation) => {
            explanation.push(style.text_with("drill-is", &values));
            let values = [("situation", style.show_words(situation))];
            style.text_with("drill-told", &values)
        }
        None => style.text_with("drill-situation", &values),
    };
    let mut because: Vec<ReasonReport> = Vec::new();
    for finding in &answer.groups {
        // The right groups explain the answer. If there is none, the bans do.
        let tells = if right.is_empty() {
            !finding.reasons.is_empty()
        } else {
            right.contains(&finding.group)
        };
        if !tells {
            continue;
        }
        if let Some(condition) = finding.condition(registry) {
            let condition = style.show_words(&condition);
            let values = [
                ("group", registry.group(finding.group).name.clone()),
                ("condition", condition),
            ];
            explanation.push(style.text_with("drill-condition", &values));
        }
        because.extend(reasons(registry, finding, style));
    }
    if right.is_empty() {
        explanation.extend(answer_report(registry, answer, style).advice);
    }
    DrillSituation {
        act,
        topic: ReportId::new(registry, topic),
        text,
        right: ReportId::all(registry, right),
        explanation,
        reasons: because,
        of_choices: Vec::new(),
    }
}

/// Says what is true of one group to choose from.
fn of_choice(registry: &Registry, found: &GroupAnswer, style: Style) -> ChoiceReport {
    let standing = Standing::of(found.verdict, found.member);
    let word = style.standing(standing);
    let condition = found.condition(registry);
    let words = match condition.filter(|_| found.verdict == Verdict::FitsIf) {
        Some(condition) => {
            let condition = [("condition", style.show_words(&condition))];
            format!(
                "{word} {}",
                style.text_with("find-condition-when", &condition)
            )
        }
        None => word,
    };
    ChoiceReport {
        standing,
        words,
        reasons: reasons(registry, found, style),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::registry::{SAKON_NAKHON, read};
    use crate::text::Digits;

    fn registry() -> Registry {
        read(SAKON_NAKHON).registry.expect("the registry built in")
    }

    fn pack(role: &str) -> OnboardingPack {
        let registry = registry();
        let role = registry.find_role(role).expect("a role");
        onboarding(&registry, role, Style::default())
    }

    fn group<'p>(pack: &'p OnboardingPack, id: &str) -> &'p OnboardingGroup {
        let found = pack.groups.iter().find(|group| group.id.as_str() == id);
        found.expect("a group")
    }

    fn acts(act_reports: &[ActReport]) -> Vec<&'static str> {
        act_reports
            .iter()
            .map(|act_report| act_report.act.id())
            .collect()
    }

    #[test]
    fn a_district_chief_joins_six_groups_one_of_them_only_in_person() {
        let style = Style::default();
        let pack = pack("district-chief");
        assert_eq!(pack.groups.len(), 6);
        let agencies = group(&pack, "agencies");
        assert_eq!(agencies.how, style.text("join-self-only"));
        let clauses: Vec<&str> = agencies
            .how_reasons
            .iter()
            .map(|reason| reason.clause.as_str())
            .collect();
        assert_eq!(clauses, ["agencies.members", "agencies.notes.2"]);
        for other in pack
            .groups
            .iter()
            .filter(|group| group.id.as_str() != "agencies")
        {
            assert_eq!(other.how, style.text("join-self"), "{}", other.id);
        }
    }

    #[test]
    fn may_must_not_and_need_not_are_told_apart() {
        let pack = pack("district-chief");
        let chief = group(&pack, "orders-pj");
        assert_eq!(acts(&chief.need_not), ["report-results", "acknowledge"]);
        assert!(chief.may.is_empty());
        let letters = group(&pack, "orders-pk");
        assert!(acts(&letters.must_not).contains(&"ask"));
        let executives = group(&pack, "executives");
        let reply = executives
            .may
            .iter()
            .find(|act_report| act_report.act == Act::Reply);
        assert!(reply.is_some_and(|act_report| act_report.condition.is_some()));
    }

    #[test]
    fn the_closing_rule_is_said_once() {
        let pack = pack("district-chief");
        assert_eq!(pack.closing.len(), 1);
        for group in &pack.groups {
            assert!(!acts(&group.must_not).contains(&"invite-outsider"));
        }
    }

    #[test]
    fn every_role_has_a_drill_of_a_fit_length_that_can_be_answered() {
        let registry = registry();
        for (role, described) in registry.asking_roles() {
            let pack = onboarding(&registry, role, Style::default());
            assert!(
                (1..=SITUATIONS).contains(&pack.drill.len()),
                "{}: {}",
                described.id,
                pack.drill.len()
            );
            for situation in &pack.drill {
                // The question must not give the answer away.
                let names = registry.groups().map(|(_, group)| &group.name);
                assert!(!names.into_iter().any(|name| situation.text.contains(name)));
                assert!(
                    !situation.reasons.is_empty(),
                    "{} {:?}",
                    described.id,
                    situation.act
                );
                for right in &situation.right {
                    assert!(pack.choices.iter().any(|choice| choice.id == *right));
                }
            }
        }
    }

    #[test]
    fn a_drill_tells_situations_and_names_the_act_only_in_the_explanation() {
        let pack = pack("district-chief");
        let urgent = pack.drill.iter().find(|one| one.act == Act::ReportUrgent);
        let urgent = urgent.expect("a situation");
        let style = Style::default();
        let bridge = style.show("กลางดึก น้ำป่าพัดสะพานขาด");
        assert!(urgent.text.starts_with(&bridge), "{}", urgent.text);
        let right: Vec<&str> = urgent.right.iter().map(ReportId::as_str).collect();
        assert_eq!(right, ["executives"]);
        assert!(urgent.explanation[0].contains(&style.act(Act::ReportUrgent)));
    }

    #[test]
    fn without_a_situation_the_drill_names_the_act() {
        let (before, rest) = SAKON_NAKHON
            .split_once("    situations: [")
            .expect("situations");
        let (_, after) = rest.split_once("\n    ],\n").expect("their end");
        let registry = read(&format!("{before}{after}")).registry;
        let registry = registry.expect("a registry without situations");
        let role = registry.find_role("governor").expect("a role");
        let style = Style::default();
        for situation in onboarding(&registry, role, style).drill {
            assert!(
                situation.text.contains(&style.act(situation.act)),
                "{}",
                situation.text
            );
        }
    }

    #[test]
    fn a_drill_has_both_groups_and_bans() {
        let pack = pack("district-chief");
        assert_eq!(pack.drill.len(), SITUATIONS);
        let bans = pack.drill.iter().filter(|one| one.right.is_empty());
        assert!((1..=BANS).contains(&bans.count()));
    }

    #[test]
    fn ticks_are_named_by_ids_in_every_language() {
        let registry = registry();
        let role = registry.find_role("deputy").expect("a role");
        for lang in Lang::ALL {
            let style = Style {
                lang,
                digits: Digits::Arabic,
                ..Style::default()
            };
            let pack = onboarding(&registry, role, style);
            let ids: Vec<&str> = pack.checklist.iter().map(|item| item.id.as_str()).collect();
            assert_eq!(ids, ["join-volunteers", "read", "drill", "sign"]);
        }
    }

    #[test]
    fn the_pack_can_be_written_down() {
        let json = serde_json::to_string(&pack("governor")).expect("JSON");
        assert!(json.contains("\"checklist\""));
    }
}
