//! The onboarding page of a role.

use std::collections::BTreeSet;

use serde::Serialize;

use super::super::Style;
use super::super::document::act_items;
use super::super::onboarding::{OnboardingGroup, OnboardingPack, onboarding};
use super::super::rules::ActReport;
use super::Styles;
use super::texts::Texts;
use crate::lang::Words;
use crate::registry::{Registry, RoleId};

/// The onboarding page of a role.
#[derive(Debug, Serialize)]
pub(super) struct RolePage {
    title: usize,
    no_groups: usize,
    groups: Vec<PageGroup>,
    duties: Vec<usize>,
    ticks: Vec<usize>,
}

/// A group to join, and what the role may, must not and need not do there.
#[derive(Debug, Serialize)]
struct PageGroup {
    group: usize,
    how: usize,
    facts: Vec<usize>,
    may: Vec<usize>,
    must_not: Vec<usize>,
    need_not: Vec<usize>,
    clauses: Vec<usize>,
}

pub(super) fn role_page(
    registry: &Registry,
    role: RoleId,
    styles: Styles,
    texts: &mut Texts,
) -> RolePage {
    let thai = onboarding(registry, role, styles.thai);
    let english = onboarding(registry, role, styles.english);
    let name =
        |key: &str, style: Style| style.text_with(key, &[("role", style.role(registry, role))]);
    let groups = thai.groups.iter().zip(&english.groups);
    RolePage {
        title: texts.place(styles.say(|style| name("document-onboarding", style))),
        no_groups: texts.place(styles.say(|style| name("document-no-groups", style))),
        groups: groups
            .map(|(th, en)| page_group(th, en, styles, texts))
            .collect(),
        duties: both(
            thai.duties.iter().map(|duty| duty.text.clone()),
            english.duties.iter().map(|duty| duty.text.clone()),
            texts,
        ),
        ticks: both(ticks(&thai), ticks(&english), texts),
    }
}

/// Returns the tasks that can be done without the program.
fn ticks(pack: &OnboardingPack) -> impl Iterator<Item = String> {
    let items = pack.checklist.iter().filter(|item| item.id != "drill");
    items.map(|item| item.text.clone())
}

fn page_group(
    thai: &OnboardingGroup,
    english: &OnboardingGroup,
    styles: Styles,
    texts: &mut Texts,
) -> PageGroup {
    let acts = |th: &[ActReport], en: &[ActReport], texts: &mut Texts| {
        both(
            act_items(th, styles.thai).into_iter(),
            act_items(en, styles.english).into_iter(),
            texts,
        )
    };
    PageGroup {
        group: thai.id.get().index(),
        how: texts.place(Words {
            th: thai.how.clone(),
            en: english.how.clone(),
        }),
        facts: both(
            thai.facts.iter().map(|fact| fact.in_words(styles.thai)),
            english
                .facts
                .iter()
                .map(|fact| fact.in_words(styles.english)),
            texts,
        ),
        may: acts(&thai.may, &english.may, texts),
        must_not: acts(&thai.must_not, &english.must_not, texts),
        need_not: acts(&thai.need_not, &english.need_not, texts),
        clauses: clauses(thai),
    }
}

/// Returns the clauses behind what is said of a group, each once, without its list of members.
fn clauses(group: &OnboardingGroup) -> Vec<usize> {
    let acts = group.may.iter().chain(&group.must_not);
    let reasons = acts
        .chain(&group.need_not)
        .flat_map(|act_report| &act_report.reasons)
        .chain(&group.how_reasons);
    let cited = reasons.filter(|reason| !reason.lists_members);
    let places: BTreeSet<usize> = cited.map(|reason| reason.clause.get().index()).collect();
    places.into_iter().collect()
}

/// Returns the places of texts that both languages have in the same order. A line that only one has
/// stands for both, so that nothing is lost.
fn both(
    thai: impl Iterator<Item = String>,
    english: impl Iterator<Item = String>,
    texts: &mut Texts,
) -> Vec<usize> {
    let (thai, english): (Vec<_>, Vec<_>) = (thai.collect(), english.collect());
    let count = thai.len().max(english.len());
    let words = (0..count).filter_map(|at| {
        let th = thai.get(at).or(english.get(at))?.clone();
        let en = english.get(at).or(thai.get(at))?.clone();
        Some(Words { th, en })
    });
    words.map(|words| texts.place(words)).collect()
}
