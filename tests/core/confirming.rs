//! What is left to confirm, and a rule while its parts are chosen.

use trongklum::lang::{Lang, Words};
use trongklum::registry::edit::rules;
use trongklum::registry::{Act, Registry, Rule, RuleId};
use trongklum::report::{
    Confirming, EffectKind, RuleDraft, RulePart, Style, WhoKind, WithinKind, check_sections,
    confirming, rule_sentence, rule_subject, toggle,
};
use trongklum::text::Digits;

use super::support::{case, fictitious, registry, shipped};

fn style() -> Style {
    Style::new(Lang::Thai, Some(Digits::Arabic))
}

/// Returns the text of the built-in registry in which the rules `proposed` are not confirmed.
fn proposed(proposed: &[(&str, Option<f32>)]) -> String {
    let mut text = trongklum::registry::SAKON_NAKHON.to_owned();
    for &(id, sure) in proposed {
        let registry = registry(&text);
        let (_, was) = registry.rules().find(|(_, rule)| rule.id == id).unwrap();
        let rule = Rule {
            unconfirmed: true,
            sure,
            ..was.clone()
        };
        text = rules::change(&text, &registry, was, &rule).unwrap();
    }
    text
}

fn left(text: &str) -> Confirming {
    let registry = registry(text);
    let style = style().keeping(&registry);
    confirming(&registry, |_| Vec::new(), style)
}

/// Returns what each item is about: its clause and its rule.
fn items(left: &Confirming) -> Vec<(&str, &str)> {
    let items = left.items.iter();
    items
        .map(|item| {
            let rule = item.proposed.as_ref();
            (
                item.clause.as_str(),
                rule.map_or("", |rule| rule.id.as_str()),
            )
        })
        .collect()
}

#[test]
fn nothing_is_left_of_a_registry_that_people_wrote() {
    let left = left(trongklum::registry::SAKON_NAKHON);
    assert_eq!(items(&left), []);
    assert_eq!(left.settled, left.all);
}

#[test]
fn what_is_left_is_in_the_order_of_the_letter() {
    let text = proposed(&[
        ("orders-pj-news", Some(0.95)),
        ("orders-pk-no-talk", None),
        ("administrators-results-of-deputies", Some(0.604)),
        ("administrators-results", Some(0.9)),
    ]);
    let left = left(&text);
    assert_eq!(
        items(&left),
        [
            ("administrators.practice.1", "administrators-results"),
            (
                "administrators.practice.1",
                "administrators-results-of-deputies"
            ),
            ("orders-pk.notes.1", "orders-pk-no-talk"),
            ("orders-pj.practice.1", "orders-pj-news"),
        ]
    );
    let sure = |at: usize| left.items[at].proposed.as_ref().unwrap().sure.clone();
    assert_eq!(sure(0).as_deref(), Some("ความมั่นใจ 90%"));
    assert_eq!(sure(1).as_deref(), Some("ความมั่นใจ 60%"));
    assert_eq!(sure(2), None);
    assert_eq!(left.items[1].place_among, (2, 2));
    assert_eq!((left.proposed, left.unread), (4, 0));
    assert_eq!(left.settled, left.all - 3);
    assert_eq!(left.of_clause(0).count(), 2);
    assert_eq!(
        left.items[0].proposed.as_ref().unwrap().words,
        "ในกลุ่ม นักปกครองสกลนคร อนุญาตให้ นายอำเภอ, ปลัดอำเภอ ประสานงาน รายงานผลการปฏิบัติงาน"
    );
}

#[test]
fn a_clause_whose_last_rule_is_dropped_is_unread_until_somebody_says_that_it_has_none() {
    let text = proposed(&[("orders-pk-no-talk", None)]);
    let before = left(&text);
    let dropped = rules::drop(&text, "orders-pk-no-talk").unwrap();
    let after = left(&dropped);
    assert_eq!(items(&after), [("orders-pk.notes.1", "")]);
    assert_eq!((after.proposed, after.unread), (0, 1));
    assert_eq!(after.follow(&before, 0), 0);
    let old = registry(&dropped);
    let clause = after.items[0].clause.get();
    let marked = rules::mean_no_rule(&dropped, &old, clause).unwrap();
    assert_eq!(items(&left(&marked)), []);
    let codes = |text: &str| -> Vec<&str> {
        let problems = trongklum::registry::read(text).problems;
        problems.iter().map(|problem| problem.code.id()).collect()
    };
    assert!(codes(&dropped).contains(&"uncited-clause"));
    assert!(!codes(&marked).contains(&"uncited-clause"));
}

#[test]
fn one_goes_on_with_what_follows_or_has_come_back() {
    let ids = [
        "administrators-results",
        "orders-pk-no-talk",
        "orders-pj-news",
    ];
    let text = proposed(&ids.map(|id| (id, None)));
    let all = left(&text);
    let without = |id| left(&rules::confirm(&text, [id]).unwrap());
    assert_eq!(without(ids[0]).follow(&all, 0), 0);
    assert_eq!(without(ids[1]).follow(&all, 1), 1);
    // After the last one, the one before it.
    assert_eq!(without(ids[2]).follow(&all, 2), 1);
    // A step that is undone is where to go on.
    assert_eq!(all.follow(&without(ids[0]), 1), 0);
    assert_eq!(all.follow(&without(ids[2]), 0), 2);
    assert_eq!(all.follow(&all, 2), 2);
    assert_eq!(all.follow(&Confirming::default(), 0), 0);
    assert_eq!(Confirming::default().follow(&all, 2), 0);
}

fn confirmed(rule: &Rule) -> Rule {
    Rule {
        unconfirmed: false,
        sure: None,
        ..rule.clone()
    }
}

#[test]
fn a_rule_that_is_opened_and_kept_says_the_same() {
    for text in [
        trongklum::registry::SAKON_NAKHON.to_owned(),
        case("valid/fictitious.ron"),
        case("valid/format-2.ron"),
        case("letters/health.ron"),
        case("letters/province.ron"),
    ] {
        let registry = registry(&text);
        for (id, rule) in registry.rules().filter(|(_, rule)| rule.is_written()) {
            let draft = RuleDraft::of(&registry, id);
            let expected = rules::rule_literal(&registry, &confirmed(rule));
            let kept = rules::rule_literal(&registry, &draft.rule(&registry));
            assert_eq!(kept, expected);
            let problems = draft.problems(&registry, style());
            assert!(
                problems.iter().all(|problem| !problem.is_blocking),
                "{id:?} {problems:?}"
            );
        }
    }
}

fn find(registry: &Registry, id: &str) -> RuleId {
    let mut rules = registry.rules();
    rules.find(|(_, rule)| rule.id == id).unwrap().0
}

/// Returns the parts that keep a draft from being a rule.
fn blocked(draft: &RuleDraft, registry: &Registry) -> Vec<RulePart> {
    let problems = draft.problems(registry, style());
    let blocking = problems.iter().filter(|problem| problem.is_blocking);
    blocking.filter_map(|problem| problem.part).collect()
}

#[test]
fn what_is_not_chosen_keeps_a_draft_from_being_a_rule() {
    let registry = fictitious();
    let mut draft = RuleDraft::new(&registry, None, None);
    assert_eq!(
        blocked(&draft, &registry),
        [RulePart::Acts, RulePart::Cites]
    );
    let sentence = rule_sentence(&registry, &draft.rule(&registry), style());
    assert!(
        sentence
            .iter()
            .any(|(_, words)| words == "(ยังไม่ได้เลือกสิ่งที่จะทำ)")
    );
    toggle(&mut draft.acts, Act::Ask);
    draft.cites.extend(registry.clause_ids().next());
    assert_eq!(blocked(&draft, &registry), []);
    draft.groups = Some(Vec::new());
    draft.topics = Some(Vec::new());
    draft.who = WhoKind::Roles;
    draft.effect = EffectKind::PermitIf;
    assert_eq!(
        blocked(&draft, &registry),
        [
            RulePart::Groups,
            RulePart::Effect,
            RulePart::Who,
            RulePart::Topics
        ]
    );
    draft = RuleDraft {
        groups: None,
        topics: None,
        who: WhoKind::Members,
        condition: Words {
            th: " เมื่อได้รับอนุญาต ".to_owned(),
            en: String::new(),
        },
        ..draft
    };
    for (from, before, within, count, is_wrong) in [
        ("", "", WithinKind::Unstated, "", false),
        ("๘.๓๐ น.", "16:30", WithinKind::Hours, "๔๘", false),
        ("8", "", WithinKind::Unstated, "", true),
        ("16.30", "8.30", WithinKind::Unstated, "", true),
        ("", "", WithinKind::Days, "", true),
        ("", "", WithinKind::Days, "0", true),
        ("", "", WithinKind::AtOnce, "", false),
    ] {
        draft.from = from.to_owned();
        draft.before = before.to_owned();
        draft.within = within;
        draft.within_count = count.to_owned();
        let expected: &[RulePart] = if is_wrong { &[RulePart::Times] } else { &[] };
        assert_eq!(
            blocked(&draft, &registry),
            expected,
            "{from} {before} {count}"
        );
    }
}

#[test]
fn what_an_effect_has_no_use_for_is_left_out() {
    let registry = shipped();
    let mut draft = RuleDraft::of(&registry, find(&registry, "orders-pk-letters-only"));
    draft.must = true;
    draft.alone = true;
    draft.unless.th = "ยกเว้น".to_owned();
    let rule = draft.rule(&registry);
    assert!(rule.must && rule.alone && rule.unless.is_none());
    draft.effect = EffectKind::Forbid;
    let rule = draft.rule(&registry);
    assert!(!rule.must && !rule.alone && rule.unless.is_some());
    assert!(!rule.unconfirmed);
}

#[test]
fn a_draft_that_disagrees_with_other_rules_says_so() {
    let registry = shipped();
    let words = |draft: &RuleDraft| -> Vec<String> {
        let problems = draft.problems(&registry, style());
        problems.into_iter().map(|problem| problem.words).collect()
    };
    // A rule is named by what it says, not by its id.
    let named = |id: &str| {
        let rule = registry.rule(find(&registry, id));
        format!("“{}”", rule_subject(&registry, rule, style()))
    };
    let mut draft = RuleDraft::copy_of(&registry, find(&registry, "orders-pk-no-talk"));
    assert_eq!(words(&draft), [""; 0]);
    draft.effect = EffectKind::Permit;
    assert!(
        words(&draft)[0].contains(&named("orders-pk-no-talk")),
        "{:?}",
        words(&draft)
    );
    let mut draft = RuleDraft::of(&registry, find(&registry, "orders-pj-news"));
    draft.alone = true;
    assert_eq!(words(&draft), [""; 0]);
    let mut beside = RuleDraft::copy_of(&registry, find(&registry, "administrators-results"));
    beside.roles.truncate(1);
    beside.alone = true;
    assert!(
        words(&beside)[0].contains("administrators-results-of-deputies")
            || words(&beside)[0].contains(&named("administrators-results")),
        "{:?}",
        words(&beside)
    );
}

#[test]
fn a_check_names_rules_and_clauses_in_words() {
    let uncited = include_str!("../cases/invalid/uncited-clauses.ron").to_owned();
    let unconfirmed = proposed(&[("orders-pk-no-talk", None)]);
    for (text, ids, words) in [
        (uncited, "helpers.", "กลุ่มผู้ช่วย · ข้อปฏิบัติ 2"),
        (unconfirmed, "orders-pk-", "(ข้อสั่งการ ปค.สน.)” ยังไม่มีผู้ยืนยัน"),
    ] {
        let reading = trongklum::registry::read(&text);
        let registry = reading.registry.expect("a registry");
        let problems = reading.problems.iter();
        let sections = check_sections(Some(&registry), "", &text, &problems, style());
        let entries = sections.iter().flat_map(|section| &section.entries);
        let messages: Vec<&str> = entries.map(|entry| &*entry.report.message).collect();
        let said = |part: &str| messages.iter().any(|message| message.contains(part));
        assert!(said(words) && !said(ids), "{messages:?}");
    }
}
