//! Checks that advice on joining, on adding others and on posts that are for others holds for
//! everybody it names.

use proptest::prelude::*;
use trongklum::guide::{Advice, Answer, Need, Purpose, Verdict, answer, answer_for_group};
use trongklum::lang::Lang;
use trongklum::registry::{Act, GroupId, Registry};
use trongklum::report::{Style, answer_report, onboarding_group};
use trongklum::text::Digits;

use super::draws::config;
use super::generate;
use super::recipients::library;
use super::support::{case, describe, fictitious, needs, registry, shipped};

fn english() -> Style {
    Style::new(Lang::English, Some(Digits::Arabic))
}

/// Asserts that the verdicts support the advice.
fn is_true(registry: &Registry, answer: &Answer) {
    let need = &answer.need;
    let context = describe(registry, need);
    let verdict = |group: GroupId| {
        answer
            .for_group(group)
            .expect("an answer for the group")
            .verdict
    };
    let act = need.act.unwrap_or(Act::Join);
    match &answer.advice {
        Some(Advice::JoinAll(groups)) => {
            assert_eq!(act, Act::Join, "{context}");
            for &group in groups {
                let member = answer
                    .for_group(group)
                    .expect("an answer for the group")
                    .member;
                assert_eq!(member, Some(true), "{context}");
                assert!(verdict(group).permits(), "{context}");
            }
        }
        Some(Advice::Allowed(groups)) => {
            assert!(need.role.is_some(), "{context}");
            assert!(
                groups.iter().all(|&group| verdict(group).permits()),
                "{context}"
            );
        }
        Some(Advice::ChooseRole(groups)) => {
            assert!(need.role.is_none(), "{context}");
            assert!(
                groups.iter().all(|&group| verdict(group).permits()),
                "{context}"
            );
        }
        Some(Advice::LeftTo(roles)) => {
            for &role in roles {
                let theirs = answer_of(registry, &need.clone().by(role));
                let about = |group: &GroupId| need.asked_group.is_none_or(|asked| asked == *group);
                let mut groups = registry.group_ids().filter(about);
                let may = |group| {
                    theirs
                        .for_group(group)
                        .expect("an answer for the group")
                        .verdict
                        .permits()
                };
                assert!(groups.any(may), "{context}");
                assert_ne!(Some(role), need.role, "{context}");
            }
        }
        Some(Advice::Forbidden(Some(group))) => {
            assert_eq!(verdict(*group), Verdict::Forbidden, "{context}");
        }
        Some(Advice::Forbidden(None)) => {
            let all = answer.groups.iter();
            assert!(
                all.clone().all(|found| found.verdict == Verdict::Forbidden),
                "{context}"
            );
        }
        Some(Advice::AskContact) | None => {}
        Some(other) => panic!("{context}: {other:?}"),
    }
}

fn answer_of(registry: &Registry, need: &Need) -> Answer {
    answer(registry, need.clone())
}

fn all_are_true(registry: &Registry) {
    for need in needs(registry, &[Purpose::Join], &[Vec::new()]) {
        let asked = registry.group_ids().map(Some).chain([None]);
        for asked_group in asked {
            let need = Need {
                asked_group,
                ..need.clone()
            };
            is_true(registry, &answer_of(registry, &need));
        }
    }
}

#[test]
fn advice_on_members_is_true() {
    for registry in [shipped(), fictitious(), library()] {
        all_are_true(&registry);
    }
}

/// Asserts that whoever a post is said to be for may post it there, unlike the asker. Returns how
/// many needs have such advice.
fn others_may_post(registry: &Registry) -> usize {
    let mut count = 0;
    for need in needs(registry, &[Purpose::Post], &[Vec::new()]) {
        let found = answer_of(registry, &need);
        let Some(Advice::GivenToOthers(groups)) = &found.advice else {
            continue;
        };
        let context = describe(registry, &need);
        let usable = |found: &Answer| {
            let mut groups = found.groups.iter();
            groups.any(|group| group.verdict.permits() && group.member == Some(true))
        };
        assert!(!groups.is_empty() && !usable(&found), "{context}");
        for (group, roles) in groups {
            assert!(!roles.is_empty(), "{context}");
            for &role in roles {
                let theirs = answer_of(registry, &need.clone().by(role));
                let there = theirs.for_group(*group).expect("an answer for the group");
                assert!(there.verdict.permits(), "{context}");
                assert_eq!(there.member, Some(true), "{context}");
                assert_ne!(Some(role), need.role, "{context}");
            }
        }
        count += 1;
    }
    count
}

#[test]
fn what_is_said_of_posts_for_others_is_true() {
    let letters =
        ["health", "province"].map(|name| registry(&case(&format!("letters/{name}.ron"))));
    for registry in letters.into_iter().chain([shipped()]) {
        assert!(others_may_post(&registry) > 0);
    }
}

#[test]
fn who_may_not_report_an_incident_learns_who_may() {
    let registry = registry(&case("letters/province.ron"));
    let topic = registry.find_topic("emergency").expect("a topic");
    let role = registry.find_role("coordinating-deputy").expect("a role");
    let need = Need::to_do(Act::ReportUrgent, topic).by(role);
    let report = answer_report(&registry, &answer(&registry, need), english());
    let advice = report.advice.unwrap_or_default();
    let war_room = "in วอร์รูมภูผาทอง 24 ชม. (District chief, Deputy district chief for security)";
    assert!(advice.contains(war_room), "{advice}");
}

proptest! {
    #![proptest_config(config(60))]

    #[test]
    fn what_is_said_of_posts_for_others_is_true_in_any_registry(drawn in generate::registry()) {
        others_may_post(&registry(&drawn.to_ron()));
    }

    #[test]
    fn what_is_said_of_members_is_true_in_any_registry(drawn in generate::registry()) {
        all_are_true(&registry(&drawn.to_ron()));
    }
}

/// Returns the advice about `act` in `library`, in English.
fn advice(role: Option<&str>, act: Act, asked: Option<&str>) -> String {
    let registry = library();
    let mut need = Need::to_do(act, registry.first_topic());
    need.role = role.map(|role| registry.find_role(role).expect("a role"));
    need.asked_group = asked.map(|group| registry.find_group(group).expect("a group"));
    let answer = answer(&registry, need);
    answer_report(&registry, &answer, english())
        .advice
        .unwrap_or_default()
}

#[test]
fn advice_on_members_names_groups_and_roles() {
    let all = "โต๊ะยืมคืน, ห้องประชุม, หลังบ้าน";
    assert_eq!(
        advice(Some("keeper"), Act::AddMember, None),
        format!("The letter lets you do this in: {all}")
    );
    assert_eq!(advice(Some("keeper"), Act::AddMember, Some("desk")), "");
    for role in [Some("clerk"), None] {
        for asked in [None, Some("hall")] {
            assert_eq!(
                advice(role, Act::AddMember, asked),
                "This is for others to do: Keeper of the lists"
            );
        }
    }
    assert_eq!(
        advice(Some("clerk"), Act::Join, None),
        format!("Several groups can be joined, depending on the role: {all}")
    );
    assert!(advice(None, Act::Join, None).contains("Say which role you hold"));
    let advice_text = advice(Some("reader"), Act::Join, Some("office"));
    assert!(
        advice_text.starts_with("In หลังบ้าน the letter forbids this."),
        "{advice_text}"
    );
    let advice_text = advice(Some("keeper"), Act::InviteOutsider, None);
    assert!(
        advice_text.starts_with("The letter forbids this in every group."),
        "{advice_text}"
    );
}

/// Returns how to get into a group, in English.
fn how(registry: &Registry, role: &str, group: &str) -> String {
    let role = registry.find_role(role).expect("a role");
    let group = registry.find_group(group).expect("a group");
    onboarding_group(registry, role, group, english()).how
}

#[test]
fn who_may_add_somebody_is_who_the_letter_says() {
    let registry = library();
    for role in ["head", "clerk"] {
        assert_eq!(
            how(&registry, role, "office"),
            "You may join by yourself, or be added by: Keeper of the lists."
        );
    }
    assert_eq!(
        how(&registry, "reader", "office"),
        "The letter does not let you join by yourself. Ask to be added by: Keeper of the lists."
    );
    let letter = shipped();
    for (_, described) in letter.roles() {
        let role = letter.find_role(&described.id).expect("a role");
        for (group, of) in letter.groups() {
            let sentence = how(&letter, &described.id, &of.id);
            let alone = sentence.contains("nobody may add you");
            let banned = letter
                .role_ids()
                .filter(|&other| other != role)
                .all(|other| {
                    let need = Need::to_do(Act::AddMember, letter.first_topic()).by(other);
                    answer_for_group(&letter, &need, group).verdict == Verdict::Forbidden
                });
            assert!(!alone || banned, "{} {}: {sentence}", described.id, of.id);
        }
    }
}
