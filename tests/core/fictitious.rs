//! Checks a second registry, of a fictitious place with its own roles, groups and topics. It shows
//! that the program knows nothing about any one province.

use trongklum::guide::coverage;
use trongklum::registry::{Severity, VocabularyMeaning, read};
use trongklum::report::coverage_problems;

use super::golden;
use super::support::{case, fictitious};

#[test]
fn it_has_no_problem_that_matters() {
    let reading = read(&case("valid/fictitious.ron"));
    for problem in &reading.problems {
        assert_eq!(problem.severity(), Severity::Info, "{problem:?}");
    }
    let registry = reading.registry.expect("a registry");
    for problem in coverage_problems(&registry, &coverage(&registry)) {
        assert_eq!(problem.severity(), Severity::Info, "{problem:?}");
    }
    assert!(coverage(&registry).idle.is_empty());
}

#[test]
fn everything_in_it_is_read() {
    let registry = fictitious();
    let role = |id| registry.find_role(id).expect("a role");
    let goatherd = role("goatherd");
    assert!(
        registry
            .lineage(goatherd)
            .eq([goatherd, role("herder"), role("farmer")])
    );
    assert_eq!(registry.topics().len(), 3);
    assert_eq!(registry.seats(goatherd), Some(8));
    let links: Vec<bool> = registry
        .groups()
        .map(|(_, group)| group.link.is_some())
        .collect();
    assert_eq!(links, [true, false, false, true]);
    let goats = registry.find_topic("goats").expect("a topic");
    assert!(
        registry
            .vocabulary()
            .iter()
            .any(|entry| entry.meaning == VocabularyMeaning::Topic(goats)
                && entry.terms.iter().any(|term| term.text == "เมฆสี่ขา"))
    );
    assert_eq!(registry.people().len(), 2);
    let (_, second) = registry.people().nth(1).expect("a person");
    assert_eq!(second.role, goatherd);
    assert_eq!(second.district.as_deref(), Some("อำเภอสมมติ"));
    assert_eq!(registry.remarks()[0].on, "herd.size");
    let herd = registry.find_group("herd").expect("a group");
    assert!(registry.reconcile(herd).is_possible());
}

#[test]
fn its_answers_are_its_own_letters() {
    assert!(golden::hold(&fictitious(), "valid/fictitious-golden.ron") >= 20);
}
