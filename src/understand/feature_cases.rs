//! Checks of candidates' features: a text and a topic for which one holds, and for which it does not.

use super::Understander;
use crate::registry::read;

/// A letter that divides its matters by topics.
pub(super) const FICTITIOUS: &str = include_str!("../../tests/cases/valid/fictitious.ron");

/// A feature, who types, a text and a topic for which it holds, and a text and a topic for which it does
/// not.
pub(super) type Case = (
    &'static str,
    &'static str,
    [&'static str; 2],
    [&'static str; 2],
);

/// Asserts that the features of the candidates for [`FICTITIOUS`] hold as the `cases` say.
pub(super) fn assert_features_hold(cases: &[Case]) {
    let registry = read(FICTITIOUS).registry.unwrap();
    let understander = Understander::new(&registry);
    for (name, role, holds, holds_not) in cases {
        let role = registry.find_role(role);
        let has = |[text, topic]: &[&str; 2]| {
            let topic = registry.find_topic(topic).unwrap();
            let observed = understander.observe(&registry, text, role, 16);
            observed.candidates.iter().any(|candidate| {
                let mut held = candidate.features.iter();
                candidate.topic == topic && held.any(|(held, _)| held == name)
            })
        };
        assert!(has(holds), "{name} does not hold in {holds:?}");
        assert!(!has(holds_not), "{name} holds in {holds_not:?}");
    }
}
