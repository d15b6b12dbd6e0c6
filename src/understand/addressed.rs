//! Features of the people whom a candidate addresses or leaves out. A person who is named is not always
//! addressed. If no group reaches that person, the need without them may be the one that is meant.

use super::candidates::Candidate;
use super::completion::Completion;
use super::function_words::FunctionWord;
use super::intent::is_talk;
use super::people::{Person, SemanticRole};
use super::rank::CandidateFeature;
use super::reading::Reading;
use crate::guide::Verdict;
use crate::registry::{Act, GroupId, Purpose};

pub(super) const FEATURES: &[CandidateFeature] = &[
    CandidateFeature {
        name: "addresses-whom-no-group-reaches",
        holds: |_, candidate| reaches_nobody(candidate),
    },
    CandidateFeature {
        name: "talks-to-whom-no-group-reaches",
        holds: |_, candidate| {
            reaches_nobody(candidate) && candidate.intent.act.is_some_and(is_talk)
        },
    },
    CandidateFeature {
        name: "orders-whom-no-group-reaches",
        holds: |_, candidate| {
            reaches_nobody(candidate) && candidate.intent.act == Some(Act::IssueOrder)
        },
    },
    CandidateFeature {
        name: "addresses-where-it-is-forbidden",
        holds: |reading, candidate| {
            reaches_nobody(candidate) && is_said(reading, candidate, Verdict::Forbidden)
        },
    },
    CandidateFeature {
        name: "addresses-where-it-is-not-required",
        holds: |reading, candidate| {
            reaches_nobody(candidate) && is_said(reading, candidate, Verdict::NotRequired)
        },
    },
    CandidateFeature {
        name: "addresses-whom-asker-never-meets",
        holds: |reading, candidate| {
            reaches_nobody(candidate) && together(reading, candidate).next().is_none()
        },
    },
    CandidateFeature {
        name: "addresses-people-not-named",
        holds: |reading, candidate| {
            reaches_nobody(candidate) && addressed(reading, candidate).next().is_none()
        },
    },
    CandidateFeature {
        name: "addresses-members-of-named-group",
        holds: |reading, candidate| {
            let names_nobody = addressed(reading, candidate).next().is_none();
            reaches_nobody(candidate) && names_nobody && candidate.need.asked_group.is_some()
        },
    },
    CandidateFeature {
        name: "surely-addresses-whom-no-group-reaches",
        holds: |reading, candidate| {
            let mut people = addressed(reading, candidate);
            reaches_nobody(candidate)
                && people.any(|person| person.semantic_role == SemanticRole::To)
        },
    },
    CandidateFeature {
        name: "addresses-offices-that-no-group-reaches",
        holds: |reading, candidate| {
            let mut people = addressed(reading, candidate);
            reaches_nobody(candidate) && people.any(|person| person.office)
        },
    },
    CandidateFeature {
        name: "addresses-superiors-whom-no-group-reaches",
        holds: |reading, candidate| {
            let mut roles = candidate.need.to.iter();
            reaches_nobody(candidate) && roles.any(|&role| reading.commands(role))
        },
    },
    CandidateFeature {
        name: "asks-whether-to-address-whom-no-group-reaches",
        holds: |reading, candidate| reaches_nobody(candidate) && reading.has(FunctionWord::Whether),
    },
    CandidateFeature {
        name: "addresses-members-of-another-group",
        holds: |_, candidate| candidate.addresses_elsewhere,
    },
    CandidateFeature {
        name: "orders-members-of-another-group",
        holds: |_, candidate| {
            candidate.addresses_elsewhere && candidate.intent.act == Some(Act::IssueOrder)
        },
    },
    CandidateFeature {
        name: "surely-addresses-members-of-another-group",
        holds: |reading, candidate| {
            let mut people = addressed(reading, candidate);
            candidate.addresses_elsewhere
                && people.any(|person| person.semantic_role == SemanticRole::To)
        },
    },
    CandidateFeature {
        name: "addresses-those-who-act-in-another-group",
        holds: |reading, candidate| {
            let acts = [SemanticRole::Actor, SemanticRole::WillAct];
            let mut people = addressed(reading, candidate);
            candidate.addresses_elsewhere
                && people.any(|person| acts.contains(&person.semantic_role))
        },
    },
    CandidateFeature {
        name: "addresses-offices-in-another-group",
        holds: |reading, candidate| {
            let mut people = addressed(reading, candidate);
            candidate.addresses_elsewhere && people.any(|person| person.office)
        },
    },
    CandidateFeature {
        name: "addresses-first-named-in-another-group",
        holds: |reading, candidate| {
            let people = &reading.people;
            let first = people
                .iter()
                .find(|other| Some(other.role) != candidate.need.role);
            candidate.addresses_elsewhere
                && first.is_some_and(|first| candidate.need.to.contains(&first.role))
        },
    },
    CandidateFeature {
        name: "leaves-people-out",
        holds: |_, candidate| candidate.is_bare && !joins(candidate),
    },
    CandidateFeature {
        name: "leaves-source-out",
        holds: |_, candidate| candidate.is_bare && candidate.intent.purpose == Some(Purpose::Read),
    },
    CandidateFeature {
        name: "leaves-described-group-out",
        holds: |_, candidate| candidate.is_bare && joins(candidate),
    },
    CandidateFeature {
        name: "joins-described-group-of-others",
        holds: |reading, candidate| {
            joins_described(reading, candidate).is_some() && candidate.answer.best.is_none()
        },
    },
    CandidateFeature {
        name: "joins-group-that-others-use",
        holds: |reading, candidate| {
            let group = joins_described(reading, candidate);
            group.is_some() && group == Completion::new(reading).used_by_others(&candidate.need)
        },
    },
    CandidateFeature {
        name: "joins-group-of-size-or-members",
        holds: |reading, candidate| {
            let group = joins_described(reading, candidate);
            group.is_some() && group == Completion::new(reading).described_to_join(&candidate.need)
        },
    },
];

/// Returns whether `candidate` addresses somebody whom no group reaches. Everything that the text shows
/// then speaks for or against it.
pub(super) fn reaches_nobody(candidate: &Candidate) -> bool {
    !candidate.need.to.is_empty() && candidate.answer.best.is_none()
}

fn joins(candidate: &Candidate) -> bool {
    candidate.intent.purpose == Some(Purpose::Join)
}

/// Returns the group that `candidate` joins, if the text describes it and names none.
fn joins_described(reading: &Reading<'_>, candidate: &Candidate) -> Option<GroupId> {
    let group = candidate.need.asked_group;
    group.filter(|_| joins(candidate) && reading.groups.is_empty())
}

/// Returns those whom the text names among those whom `candidate` addresses.
fn addressed<'r>(
    reading: &'r Reading<'_>,
    candidate: &'r Candidate,
) -> impl Iterator<Item = &'r Person> {
    let people = reading.people.iter();
    people.filter(|person| candidate.need.to.contains(&person.role))
}

/// Returns the verdicts on the groups in which the asker meets everybody whom `candidate` addresses.
fn together<'r>(
    reading: &'r Reading<'_>,
    candidate: &'r Candidate,
) -> impl Iterator<Item = Verdict> + 'r {
    let registry = reading.registry();
    let groups = candidate.answer.groups.iter();
    let groups = groups.filter(move |answer| {
        let reads = |role| registry.membership(answer.group, role).is_member();
        candidate.need.role.is_none_or(reads) && candidate.need.to.iter().copied().all(reads)
    });
    groups.map(|answer| answer.verdict)
}

/// Returns whether `verdict` is said of a group in which the asker meets everybody whom `candidate`
/// addresses.
fn is_said(reading: &Reading<'_>, candidate: &Candidate, verdict: Verdict) -> bool {
    together(reading, candidate).any(|other| other == verdict)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::{SAKON_NAKHON, read};
    use crate::understand::Understander;

    /// For each feature: its name, who types, a text with a candidate for which it holds, and one without.
    const CASES: &[(&str, &str, &str, &str)] = &[
        (
            "addresses-whom-no-group-reaches",
            "governor",
            "ถามนายอำเภอ",
            "น้ำท่วม",
        ),
        (
            "talks-to-whom-no-group-reaches",
            "district-chief",
            "หา ข่าว ปจ.",
            "น้ำท่วม",
        ),
        (
            "orders-whom-no-group-reaches",
            "district-chief",
            "ทราบค่ะท่านรอง",
            "น้ำท่วม",
        ),
        (
            "addresses-where-it-is-forbidden",
            "district-chief",
            "หา ข่าว ปจ.",
            "น้ำท่วม",
        ),
        (
            "addresses-where-it-is-not-required",
            "provincial-chief",
            "สั่งการนายอำเภอ",
            "น้ำท่วม",
        ),
        (
            "addresses-whom-asker-never-meets",
            "vice-governor",
            "ขอเข้ากลุ่มนักปกครองสกลนคร",
            "น้ำท่วม",
        ),
        (
            "addresses-people-not-named",
            "coordinating-deputy",
            "หนังสือเวียน",
            "น้ำท่วม",
        ),
        (
            "addresses-members-of-named-group",
            "provincial-chief",
            "หนังสือ กลุ่มศูนย์จิตอาสา",
            "น้ำท่วม",
        ),
        (
            "surely-addresses-whom-no-group-reaches",
            "governor",
            "ถามนายอำเภอ",
            "น้ำท่วม",
        ),
        (
            "addresses-offices-that-no-group-reaches",
            "district-chief",
            "ดูหนังสือ ที่ทำการปกครองจังหวัด",
            "น้ำท่วม",
        ),
        (
            "addresses-superiors-whom-no-group-reaches",
            "district-chief",
            "หา ข่าว ปจ.",
            "น้ำท่วม",
        ),
        (
            "asks-whether-to-address-whom-no-group-reaches",
            "district-chief",
            "ปจ. มีปลัดอำเภอปนอยู่มั้ย",
            "หา ข่าว ปจ.",
        ),
        (
            "addresses-members-of-another-group",
            "governor",
            "หัวหน้าส่วนราชการทุกท่านต้องมาร่วมพิธี",
            "น้ำท่วม",
        ),
        (
            "orders-members-of-another-group",
            "governor",
            "หัวหน้าส่วนราชการทุกท่านต้องมาร่วมพิธี",
            "น้ำท่วม",
        ),
        (
            "surely-addresses-members-of-another-group",
            "governor",
            "สั่งหัวหน้าส่วนราชการให้ลดใช้กระดาษ",
            "หัวหน้าส่วนราชการทุกท่านต้องมาร่วมพิธี",
        ),
        (
            "addresses-those-who-act-in-another-group",
            "governor",
            "หัวหน้าส่วนราชการทุกท่านต้องมาร่วมพิธี",
            "สั่งหัวหน้าส่วนราชการ",
        ),
        (
            "addresses-offices-in-another-group",
            "governor",
            "ปภ. เตรียมเรือสำรองที่ศาลากลาง",
            "สั่งหัวหน้าส่วนราชการ",
        ),
        (
            "addresses-first-named-in-another-group",
            "governor",
            "หัวหน้าส่วนราชการทุกท่านต้องมาร่วมพิธี",
            "น้ำท่วม",
        ),
        ("leaves-people-out", "district-chief", "หา ข่าว ปจ.", "น้ำท่วม"),
        (
            "leaves-source-out",
            "coordinating-deputy",
            "หาหนังสือจังหวัด",
            "น้ำท่วม",
        ),
        (
            "leaves-described-group-out",
            "coordinating-deputy",
            "ทราบค่ะ",
            "",
        ),
        (
            "joins-group-that-others-use",
            "coordinating-deputy",
            "ขอเข้าห้องที่ปลัดจังหวัดสั่งนายอำเภอ",
            "ขอเข้ากลุ่มนักปกครองสกลนคร",
        ),
        (
            "joins-group-of-size-or-members",
            "coordinating-deputy",
            "ขอเข้ากลุ่ม 22 คนได้ไหม",
            "ขอเข้ากลุ่มนักปกครองสกลนคร",
        ),
        (
            "joins-described-group-of-others",
            "coordinating-deputy",
            "ทราบค่ะ",
            "",
        ),
    ];

    #[test]
    fn people_who_are_addressed_or_left_out_are_features_of_candidates() {
        let registry = read(SAKON_NAKHON).registry.unwrap();
        let understander = Understander::new(&registry);
        for (name, role, holds, holds_not) in CASES {
            let role = registry.find_role(role);
            let has = |text: &str| {
                let observed = understander.observe(&registry, text, role, 16);
                let mut candidates = observed.candidates.iter();
                candidates.any(|candidate| candidate.features.iter().any(|(held, _)| held == name))
            };
            assert!(has(holds), "{name} does not hold in {holds}");
            assert!(!has(holds_not), "{name} holds in {holds_not}");
        }
    }

    #[test]
    fn each_feature_has_a_case() {
        for feature in FEATURES {
            let mut cases = CASES.iter();
            assert!(
                cases.any(|(name, ..)| *name == feature.name),
                "{}",
                feature.name
            );
        }
    }

    #[test]
    fn nobody_is_left_out_where_a_group_reaches_them() {
        let registry = read(SAKON_NAKHON).registry.unwrap();
        let understander = Understander::new(&registry);
        let role = registry.find_role("district-chief");
        let observed = understander.observe(&registry, "รายงานผลถึงผู้ว่า", role, 16);
        for pair in observed.candidates.windows(2) {
            let [whole, bare] = pair else { continue };
            let leaves_out = |(name, _): &(&str, f32)| name.starts_with("leaves-people-out");
            if bare.features.iter().any(leaves_out) {
                assert!(whole.best.is_none() && bare.best.is_some());
            }
        }
    }
}
