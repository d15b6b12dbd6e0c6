//! Checks properties that hold for every registry, need and text.

use proptest::prelude::*;
use proptest::sample::Index;
use trongklum::guide::{Answer, Need, Purpose, Verdict, answer};
use trongklum::lang::Lang;
use trongklum::registry::{Act, Code, Registry, SAKON_NAKHON, read};
use trongklum::text::{Breaker, Date, Digits, fold};

use super::draws::config;
use super::generate::{self, Drawn, DrawnGroup, DrawnRole, DrawnRule};
use super::support::{audiences, clause_ids, describe, needs, registry};

/// Summarises an answer without the names of rules.
fn gist(registry: &Registry, answer: &Answer) -> String {
    let groups: Vec<String> = answer
        .groups
        .iter()
        .map(|found| {
            let clauses = clause_ids(registry, &found.reasons);
            let inferred = found.reasons.iter().filter(|reason| reason.inferred);
            let grounds: Vec<_> = inferred
                .map(|reason| registry.rule(reason.rule).inferred.as_ref())
                .collect();
            format!(
                "{:?} {} {:?} {clauses:?} {grounds:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
                found.group,
                found.rank,
                found.verdict,
                found.condition(registry),
                found.exception,
                found.relay,
                found.must,
                found.left_to,
                found.other_days,
                found.times_not_at(registry),
            )
        })
        .collect();
    let (best, preferred, advice) = (answer.best, &answer.preferred, &answer.advice);
    format!("{best:?} {preferred:?} {advice:?} {groups:?}")
}

/// Returns needs over the whole registry, without an audience and with one chosen by `pick`, on one
/// day or, if `on` is none, on any.
fn some_needs(registry: &Registry, pick: Index, on: Option<Date>) -> Vec<Need> {
    let audiences = audiences(registry);
    let some = vec![Vec::new(), audiences[pick.index(audiences.len())].clone()];
    let purposes = [Purpose::Post, Purpose::Join, Purpose::Read];
    let needs = needs(registry, &purposes, &some).into_iter();
    needs.map(|need| Need { on, ..need }).collect()
}

/// Generates a registry and a rule that could be added to it, with one of `effects`.
fn with_a_rule(effects: &'static [&'static str]) -> impl Strategy<Value = (Drawn, DrawnRule)> {
    generate::registry().prop_flat_map(move |drawn| {
        let sentences = drawn.groups.iter().map(|group| group.sentences).collect();
        let rule = generate::rule(drawn.roles.len(), drawn.topics, sentences, effects);
        (Just(drawn), rule)
    })
}

/// Returns a registry of one group, on which outsiders are forbidden something in office hours, by
/// these rules: each has its recipients, or none for all, and cites its practice clauses.
fn banned_in_office_hours(rules: &[(&[usize], &[usize])]) -> Registry {
    let role = DrawnRole {
        kinds: Vec::new(),
        recipient_only: false,
    };
    let rule = |&(to, sentences): &(&[usize], &[usize])| DrawnRule {
        groups: None,
        effect: "Forbid",
        acts: (0..Act::ALL.len()).collect(),
        general: false,
        topics: None,
        who: (1, Vec::new()),
        to: to.to_vec(),
        cites: sentences.iter().map(|&sentence| (0, sentence)).collect(),
        inferred: false,
        must: false,
        alone: false,
        unless: None,
        when: Some("from: \"08.30\", before: \"16.30\""),
        unconfirmed: false,
    };
    let drawn = Drawn {
        roles: vec![role; 3],
        topics: 1,
        groups: vec![DrawnGroup {
            members: vec![(2, false)],
            sentences: 2,
            ends: false,
        }],
        rules: rules.iter().map(rule).collect(),
        preferences: Vec::new(),
    };
    registry(&drawn.to_ron())
}

#[test]
fn conditions_are_in_the_order_of_the_clauses() {
    let time = "ตั้งแต่ 08.30 น. และก่อน 16.30 น.";
    let to_some = format!("ไม่ใช่การส่งถึง ตำแหน่ง 1, ตำแหน่ง 2 ในเวลาที่ห้าม ({time})");
    let to_all = format!("ทำนอกเวลาที่ห้าม ({time})");
    let (some, all): (&[usize], &[usize]) = (&[1, 2], &[]);
    let (first, second, both): (&[usize], &[usize], &[usize]) = (&[0], &[1], &[0, 1]);
    for (rules, expected) in [
        ([(some, first), (all, both)], [&to_some, &to_all]),
        ([(some, both), (all, first)], [&to_all, &to_some]),
        ([(some, second), (all, both)], [&to_all, &to_some]),
        // Rules of the same clauses are in the order of the text.
        ([(some, first), (all, first)], [&to_all, &to_some]),
    ] {
        let [one, other] = rules;
        for rules in [&[one, other][..], &[other, one], &[other, one, one, other]] {
            let registry = banned_in_office_hours(rules);
            let mut need = Need::to_do(Act::ReportResults, registry.first_topic());
            need.role = registry.find_role("r0");
            let answer = answer(&registry, need);
            let condition = answer.groups[0].condition(&registry).expect("a condition");
            let [before, after] = expected;
            assert_eq!(condition.th, format!("{before} และ{after}"), "{rules:?}");
        }
    }
}

proptest! {
    #![proptest_config(config(60))]

    #[test]
    fn the_order_of_rules_and_their_doubles_change_nothing(
        (drawn, shuffled) in generate::registry().prop_flat_map(|drawn| {
            let doubled: Vec<DrawnRule> =
                drawn.rules.iter().chain(drawn.rules.iter().take(2)).cloned().collect();
            (Just(drawn), Just(doubled).prop_shuffle())
        }),
        pick in any::<Index>(),
        on in generate::day(),
    ) {
        let before = registry(&drawn.to_ron());
        let after = registry(&Drawn { rules: shuffled, ..drawn }.to_ron());
        for need in some_needs(&before, pick, on) {
            prop_assert_eq!(
                gist(&before, &answer(&before, need.clone())),
                gist(&after, &answer(&after, need.clone())),
                "{}", describe(&before, &need)
            );
        }
    }

    #[test]
    fn one_more_ban_opens_nothing_and_touches_no_other_group(
        (drawn, ban) in with_a_rule(&["Forbid"]),
        pick in any::<Index>(),
        on in generate::day(),
    ) {
        let before = registry(&drawn.to_ron());
        let mut more = drawn.clone();
        more.rules.push(ban.clone());
        let after = registry(&more.to_ron());
        for need in some_needs(&before, pick, on) {
            let (was, is) = (answer(&before, need.clone()), answer(&after, need.clone()));
            for group in before.group_ids() {
                let was = was.for_group(group).expect("an answer for the group");
                let is = is.for_group(group).expect("an answer for the group");
                prop_assert!(was.verdict.permits() || !is.verdict.permits());
                let about = ban.groups.as_ref().is_none_or(|groups| groups.contains(&group.index()));
                if !about {
                    prop_assert_eq!(was.verdict, is.verdict);
                    prop_assert_eq!(
                        clause_ids(&before, &was.reasons), clause_ids(&after, &is.reasons)
                    );
                }
            }
        }
    }

    #[test]
    fn what_holds_with_nobody_named_holds_for_everybody_who_could_be_meant(
        drawn in generate::registry(),
    ) {
        let registry = registry(&drawn.to_ron());
        for need in needs(&registry, &[Purpose::Post], &[Vec::new()]) {
            let Some(role) = need.role else { continue };
            let unnamed = answer(&registry, need.clone());
            for to in registry.role_ids() {
                let named = answer(&registry, Need { to: vec![to], ..need.clone() });
                for found in &unnamed.groups {
                    let oneself = to == role && registry.seats(role) == Some(1);
                    let here = registry.membership(found.group, to).is_member() && !oneself;
                    let verdict = named.for_group(found.group).expect("an answer for the group").verdict;
                    if here && found.verdict == Verdict::Fits {
                        prop_assert_eq!(verdict, Verdict::Fits, "{}", describe(&registry, &need));
                    }
                    // The answer names everybody who must not be written to.
                    let is_named = registry.counts_among(to, &found.not_to).is_member();
                    let banned = verdict == Verdict::Forbidden && found.verdict != verdict;
                    prop_assert!(is_named || !here || !banned || found.verdict == Verdict::FitsIf);
                    let forbidden = verdict == Verdict::Forbidden;
                    prop_assert!(!is_named || forbidden || found.exception.is_some());
                }
            }
        }
    }

    #[test]
    fn one_more_permission_forbids_nothing(
        (drawn, permission) in with_a_rule(&["Permit", "PermitIf(th: \"เมื่อจำเป็น\", en: \"when needed\")"]),
        pick in any::<Index>(),
        on in generate::day(),
    ) {
        let before = registry(&drawn.to_ron());
        let mut more = drawn.clone();
        // What is given to some alone is forbidden to all others.
        more.rules.push(DrawnRule { alone: false, ..permission });
        let after = registry(&more.to_ron());
        for need in some_needs(&before, pick, on) {
            let (was, is) = (answer(&before, need.clone()), answer(&after, need.clone()));
            for group in before.group_ids() {
                let was = was.for_group(group).expect("an answer for the group").verdict;
                let is = is.for_group(group).expect("an answer for the group").verdict;
                prop_assert!(is != Verdict::Forbidden || was == Verdict::Forbidden);
                prop_assert!(is.permits() || !was.permits());
            }
        }
    }

    #[test]
    fn the_best_group_is_one_to_use_and_ranks_have_no_gaps(
        drawn in generate::registry(),
        pick in any::<Index>(),
        on in generate::day(),
    ) {
        let registry = registry(&drawn.to_ron());
        for need in some_needs(&registry, pick, on) {
            let answer = answer(&registry, need.clone());
            let ranks: Vec<usize> = answer.groups.iter().map(|found| found.rank).collect();
            prop_assert_eq!(ranks, (1..=registry.groups().len()).collect::<Vec<_>>());
            if let Some(best) = answer.best_group() {
                prop_assert!(best.verdict.permits());
                prop_assert_ne!(best.member, Some(false));
                prop_assert_eq!(best.member.is_some(), need.role.is_some());
            }
            for found in &answer.groups {
                // A ban on writing to some accompanies any verdict and is not a ban on all.
                let some = !found.not_to.is_empty();
                let at_times = !found.not_at.is_empty();
                let silent = found.verdict == Verdict::Silent && !some && !at_times;
                prop_assert_eq!(silent, found.reasons.is_empty());
                let conditional = found.verdict == Verdict::FitsIf || some || at_times;
                let unneeded_at_times = found.verdict == Verdict::NotRequired
                    && found.stated.is_some();
                prop_assert_eq!(conditional || unneeded_at_times, found.condition(&registry).is_some());
                prop_assert!(found.must.is_none() || found.verdict.permits());
                prop_assert!(found.left_to.is_empty() || found.verdict == Verdict::Forbidden);
                prop_assert!(found.other_days.is_empty() || !found.verdict.permits());
                prop_assert!(!found.ended || answer.best != Some(found.group));
                prop_assert_eq!(some, found.reasons.iter().any(|reason| reason.rules_out));
                prop_assert!(!some || need.to.is_empty() && found.verdict != Verdict::Forbidden);
            }
        }
    }
}

/// Generates typical text: Thai letters, marks and digits, names, Latin letters, and unusual
/// spaces.
fn thai_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[ก-ฮะ-ฺเ-๛]{1,12}",
        1 => "[0-9๐-๙]{1,4}",
        1 => "[a-zA-Z().,/\"'-]{1,5}",
        1 => "[ \n\t\u{a0}\u{2009}\u{200b}]{1,2}",
        1 => prop::sample::select(vec![
            "ผู้ว่าราชการจังหวัด", "ปลัดอำเภอ ประสานงาน", "น้ำ", "นํ้า", "ต่าง ๆ", "ฯลฯ", "เเม่",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,3}",
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn pieces_are_the_whole_text(text in thai_text()) {
        let breaker = Breaker::new(["ผู้ว่าราชการจังหวัด", "ปลัดอำเภอ ประสานงาน"]);
        let pieces = breaker.pieces(&text);
        prop_assert_eq!(pieces.concat(), text.as_str());
        prop_assert!(pieces.iter().all(|piece| !piece.is_empty()));
        // Wrapping may drop only the spaces at line ends.
        let seen = |text: &str| text.split_whitespace().collect::<String>();
        prop_assert_eq!(seen(&breaker.wrap(&text, 20).concat()), seen(&text));
    }

    #[test]
    fn folding_twice_is_folding_once(text in thai_text()) {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn digits_come_back(text in thai_text()) {
        // Digits in Latin words belong to ids and codes, and stay unchanged.
        prop_assume!(!text.contains(|c: char| c.is_ascii_alphabetic()));
        let (thai, arabic) = (Digits::Thai.show(&text), Digits::Arabic.show(&text));
        prop_assert_eq!(Digits::Thai.show(&arabic), thai.as_ref());
        prop_assert_eq!(Digits::Arabic.show(&thai), arabic.as_ref());
        prop_assert_eq!(text.chars().count(), thai.chars().count());
        if !text.contains(|c: char| c.is_ascii_digit()) {
            prop_assert_eq!(Digits::Thai.show(&arabic), text.as_str());
        }
    }
}

/// Asserts that reading ends cleanly: with a registry, or with problems that have a place and a
/// message.
fn ends_well(text: &str) {
    let reading = read(text);
    if reading.registry.is_none() {
        assert!(!reading.problems.is_empty(), "no registry and no problem");
    }
    for problem in &reading.problems {
        if let Some(span) = &problem.span {
            assert!(
                span.start <= span.end && span.end <= text.len() + 1,
                "{problem:?}"
            );
        }
        for lang in Lang::ALL {
            assert!(!problem.message(lang).contains("{ $"), "{problem:?}");
        }
    }
}

#[test]
fn every_truncation_ends_well() {
    let ends: Vec<usize> = SAKON_NAKHON.char_indices().map(|(at, _)| at).collect();
    let vocabulary = SAKON_NAKHON.find("vocabulary: [").unwrap();
    // The vocabulary is most of the file and uniform, so it needs fewer samples.
    let (dense, even) = ends.split_at(ends.partition_point(|&at| at < vocabulary));
    for &end in dense.iter().step_by(97).chain(even.iter().step_by(997)) {
        let reading = read(&SAKON_NAKHON[..end]);
        assert!(reading.registry.is_none(), "a registry of {end} bytes");
        ends_well(&SAKON_NAKHON[..end]);
    }
}

#[test]
fn deep_nesting_is_refused_and_not_followed() {
    for (open, close) in [('(', ')'), ('[', ']'), ('{', '}')] {
        let nest = |open: char, close: char| {
            open.to_string().repeat(1000) + &close.to_string().repeat(1000)
        };
        for text in [
            nest(open, close),
            open.to_string().repeat(1000),
            format!("(roles: {})", nest(open, close)),
            SAKON_NAKHON.replace("duties: [", &format!("duties: [{}, ", nest(open, close))),
        ] {
            assert!(read(&text).registry.is_none());
            ends_well(&text);
        }
    }
    let deep = SAKON_NAKHON.replace("people: []", &format!("people: {}", "[".repeat(1000)));
    assert!(
        read(&deep)
            .problems
            .iter()
            .any(|found| found.code == Code::TooDeep)
    );
}

proptest! {
    #![proptest_config(config(150))]

    #[test]
    fn any_text_ends_well(bytes in prop::collection::vec(any::<u8>(), 0..200), start in "\\PC{0,10}") {
        ends_well(&String::from_utf8_lossy(&bytes));
        ends_well(&format!("({start}: {}", String::from_utf8_lossy(&bytes)));
    }

    #[test]
    fn a_mutated_registry_ends_well(
        edits in prop::collection::vec((any::<Index>(), 0_usize..4, "[\\[\\](){}:,\"'/*\\\\#r0-9a-zก-๙ ]{0,3}"), 1..4),
    ) {
        let mut chars: Vec<char> = SAKON_NAKHON.chars().collect();
        for (at, gone, put) in edits {
            let at = at.index(chars.len());
            let end = (at + gone).min(chars.len());
            chars.splice(at..end, put.chars());
        }
        ends_well(&chars.iter().collect::<String>());
    }
}
