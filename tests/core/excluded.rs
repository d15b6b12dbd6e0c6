//! Tests needs that say who must not read a post.

use proptest::prelude::*;
use proptest::sample::Index;
use trongklum::guide::{Advice, Answer, GroupAnswer, Need, Purpose, answer};
use trongklum::lang::Lang;
use trongklum::registry::{Act, GroupId, Registry, RoleId};
use trongklum::report::{Style, answer_report};

use super::generate;
use super::support::{audiences, describe, fictitious, needs, registry, shipped};

fn roles(registry: &Registry, ids: &[&str]) -> Vec<RoleId> {
    let found = ids.iter().map(|id| registry.find_role(id).unwrap());
    found.collect()
}

/// Returns the need of `role` to do `act`, not to be read by `not_to`.
fn need(registry: &Registry, role: &str, act: Act, not_to: &[&str]) -> Need {
    Need {
        not_to: roles(registry, not_to),
        ..Need::to_do(act, registry.first_topic()).by(registry.find_role(role).unwrap())
    }
}

fn best(registry: &Registry, answer: &Answer) -> Option<String> {
    answer.best.map(|group| registry.group(group).id.clone())
}

fn in_group<'a>(registry: &Registry, answer: &'a Answer, group: &str) -> &'a GroupAnswer {
    let group = registry.find_group(group).unwrap();
    answer.for_group(group).expect("an answer for the group")
}

/// Returns whether somebody reads in `group` who must not.
fn is_read_by_excluded(registry: &Registry, group: GroupId, not_to: &[RoleId]) -> bool {
    let mut members = registry.member_roles(group);
    members.any(|member| registry.counts_among(member, not_to).is_member())
}

#[test]
fn a_group_that_someone_reads_who_must_not_is_not_recommended() {
    let registry = shipped();
    for (role, act, not_to, expected) in [
        ("governor", Act::IssueOrder, &[][..], Some("executives")),
        (
            "governor",
            Act::IssueOrder,
            &["agency-head"],
            Some("executives"),
        ),
        (
            "governor",
            Act::IssueOrder,
            &["provincial-chief"],
            Some("agencies"),
        ),
        ("governor", Act::IssueOrder, &["district-chief"], None),
        (
            "district-chief",
            Act::ReportResults,
            &[],
            Some("administrators"),
        ),
        (
            "district-chief",
            Act::ReportResults,
            &["agency-head"],
            Some("administrators"),
        ),
        ("district-chief", Act::ReportResults, &["governor"], None),
        // The deputies who coordinate are members of the group for it.
        (
            "district-chief",
            Act::ReportResults,
            &["deputy"],
            Some("executives"),
        ),
    ] {
        let need = need(&registry, role, act, not_to);
        let found = answer(&registry, need.clone());
        assert_eq!(
            best(&registry, &found).as_deref(),
            expected,
            "{}",
            describe(&registry, &need)
        );
    }
}

#[test]
fn the_verdict_stays_the_letters_and_the_readers_are_named() {
    let registry = shipped();
    let not_to = ["vice-governor", "governor", "volunteer-officer"];
    let open = answer(
        &registry,
        need(&registry, "district-chief", Act::ReportUrgent, &[]),
    );
    let found = answer(
        &registry,
        need(&registry, "district-chief", Act::ReportUrgent, &not_to),
    );
    for (_, group) in registry.groups() {
        let before = in_group(&registry, &open, &group.id);
        let after = in_group(&registry, &found, &group.id);
        assert_eq!(before.verdict, after.verdict, "{}", group.id);
        assert_eq!(before.reasons, after.reasons, "{}", group.id);
        assert!(before.read_by_excluded.is_empty(), "{}", group.id);
    }
    let executives = in_group(&registry, &found, "executives");
    assert!(executives.verdict.permits() && !executives.is_open());
    assert_eq!(
        executives.read_by_excluded,
        roles(&registry, &["vice-governor", "governor"])
    );
}

#[test]
fn a_holder_of_a_kind_reads_too() {
    let registry = shipped();
    let excluding = |role: &str| {
        let need = need(&registry, "district-chief", Act::Ask, &[role]);
        let found = answer(&registry, need);
        let groups = found.groups.iter();
        let mut read: Vec<&str> = groups
            .filter(|found| !found.read_by_excluded.is_empty())
            .map(|found| registry.group(found.group).id.as_str())
            .collect();
        read.sort_unstable();
        read.join(" ")
    };
    assert_eq!(excluding("deputy"), "administrators orders-pk volunteers");
    assert_eq!(
        excluding("coordinating-deputy"),
        "administrators orders-pk volunteers"
    );
}

#[test]
fn readers_are_excluded_from_posts_only() {
    let registry = shipped();
    let governor = roles(&registry, &["governor"]);
    for purpose in [Purpose::Read, Purpose::Join] {
        for need in needs(&registry, &[purpose], &[Vec::new()]) {
            let not_to = governor.clone();
            let found = answer(&registry, need.clone());
            let excluding = answer(&registry, Need { not_to, ..need });
            assert_eq!(found.best, excluding.best);
            assert_eq!(found.advice, excluding.advice);
        }
    }
}

#[test]
fn the_advice_says_who_would_read_it() {
    let registry = shipped();
    let advice = |need: Need, lang| {
        let found = answer(&registry, need);
        let report = answer_report(&registry, &found, Style::new(lang, None));
        report.advice.unwrap_or_default()
    };
    let urgent = need(
        &registry,
        "district-chief",
        Act::ReportUrgent,
        &["governor"],
    );
    assert_eq!(
        advice(urgent.clone(), Lang::Thai),
        "ทุกกลุ่มที่ใช้ได้มีผู้ที่ท่านไม่ต้องการให้เห็นเป็นสมาชิก: ผู้บริหารจังหวัด และนายอำเภอ (ผู้ว่าราชการจังหวัด)"
    );
    assert_eq!(
        advice(urgent, Lang::English),
        "Every group for this has members whom you do not want to read it: ผู้บริหารจังหวัด และนายอำเภอ (Governor)"
    );
    let asked = Need {
        asked_group: registry.find_group("agencies"),
        ..need(&registry, "governor", Act::IssueOrder, &["agency-head"])
    };
    assert_eq!(
        advice(asked, Lang::English),
        "หน.ส่วนราชการ-นอภ.สน. has members whom you do not want to read this: Head of a provincial agency. Use ผู้บริหารจังหวัด และนายอำเภอ"
    );
}

/// Asserts what holds of every answer to a need that excludes readers, given the answer to the same
/// need that excludes nobody.
fn holds(registry: &Registry, need: &Need) {
    let excluding = answer(registry, need.clone());
    let not_to = Vec::new();
    let open = answer(
        registry,
        Need {
            not_to,
            ..need.clone()
        },
    );
    let context = describe(registry, need);
    if let Some(best) = excluding.best {
        let is_read = is_read_by_excluded(registry, best, &need.not_to);
        assert!(!is_read, "{context}");
        let before = open.for_group(best).expect("an answer for the group");
        assert!(before.is_open(), "{context}");
    }
    let mut is_after_excluded = false;
    for found in &excluding.groups {
        let before = open
            .for_group(found.group)
            .expect("an answer for the group");
        assert_eq!(found.verdict, before.verdict, "{context}");
        assert!(before.is_open() || !found.is_open(), "{context}");
        let is_read = is_read_by_excluded(registry, found.group, &need.not_to);
        assert_eq!(is_read, !found.read_by_excluded.is_empty(), "{context}");
        // No group to use comes after one that somebody reads who must not.
        assert!(!(is_after_excluded && found.is_open()), "{context}");
        is_after_excluded |= found.verdict.permits() && is_read;
        for &relay in &found.relay {
            let is_excluded = registry.counts_among(relay, &need.not_to).is_member();
            assert!(!is_excluded, "{context}");
        }
    }
    if let Some(Advice::ReadEverywhere(groups)) = &excluding.advice {
        assert_eq!(excluding.best, None, "{context}");
        for (group, readers) in groups {
            let there = excluding.for_group(*group).expect("an answer");
            assert!(there.verdict.permits() && !readers.is_empty(), "{context}");
        }
    }
    let read_everywhere = matches!(excluding.advice, Some(Advice::ReadEverywhere(_)));
    let fits = |found: &GroupAnswer| found.verdict.permits() && !found.ended;
    let mut fitting = excluding
        .groups
        .iter()
        .filter(|found| fits(found))
        .peekable();
    let none_is_left = fitting.peek().is_some() && fitting.all(|found| !found.is_open());
    assert_eq!(read_everywhere, none_is_left, "{context}");
}

#[test]
fn an_excluded_reader_opens_nothing() {
    for registry in [shipped(), fictitious()] {
        for mut need in needs(&registry, &[Purpose::Post], &[Vec::new()]) {
            for not_to in audiences(&registry) {
                need.not_to = not_to;
                holds(&registry, &need);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_excluded_reader_opens_nothing_in_any_registry(
        drawn in generate::registry(),
        pick in any::<Index>(),
        to in any::<Index>(),
        on in generate::day(),
    ) {
        let registry = registry(&drawn.to_ron());
        let audiences = audiences(&registry);
        let to = vec![Vec::new(), audiences[to.index(audiences.len())].clone()];
        for need in needs(&registry, &[Purpose::Post], &to) {
            let not_to = audiences[pick.index(audiences.len())].clone();
            holds(&registry, &Need { on, not_to, ..need });
        }
    }
}
