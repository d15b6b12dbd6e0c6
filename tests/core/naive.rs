//! A second evaluator, written from the letter in the most direct way. It goes through all rules
//! and checks for each whether it applies to the need. From `guide` it uses only the types for
//! questions and answers, and from the registry only the lists as they are in the file.

use proptest::prelude::*;
use trongklum::guide::{Need, Purpose, answer};
use trongklum::registry::{Act, Effect, GroupId, Registry, RoleId, Rule, TopicId, Who};

use super::generate;
use super::recipients::library;
use super::support::{audiences, clause_ids, describe, fictitious, needs, registry, shipped};

/// What the naive evaluator says about one group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupResult {
    pub group: GroupId,
    pub verdict: &'static str,
    /// Clause ids in the order of the letter, with `~` if the verdict takes an inference.
    pub clauses: Vec<String>,
    /// Whom the letter forbids to write to, if nobody was named.
    pub not_to: Vec<RoleId>,
    pub relay: Vec<RoleId>,
}

/// A verdict before groups are compared. `points` measures how specific a permission is: 4 for
/// naming the topic, 2 for naming the act, 1 for having no condition.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Plain {
    verdict: &'static str,
    points: u32,
    /// The position of a clause in the letter, and whether the verdict takes an inference.
    clauses: Vec<(usize, bool)>,
    /// Whom the letter forbids to write to, if nobody was named.
    not_to: Vec<RoleId>,
}

const SILENT: Plain = Plain {
    verdict: "silent",
    points: 0,
    clauses: Vec::new(),
    not_to: Vec::new(),
};

/// Returns `Some(inferred)` if `role` is in `list` or is a kind of a role in it.
fn is_one_of(registry: &Registry, role: RoleId, list: &[RoleId]) -> Option<bool> {
    let mut best = None;
    if list.contains(&role) {
        best = Some(false);
    }
    for kind in &registry.role(role).kinds {
        if let Some(further) = is_one_of(registry, kind.role, list) {
            let inferred = further || kind.inferred.is_some();
            best = Some(best.unwrap_or(true) && inferred);
        }
    }
    best
}

fn is_member(registry: &Registry, role: RoleId, group: GroupId) -> bool {
    is_one_of(registry, role, &registry.group(group).members).is_some()
}

fn is_about_group(rule: &Rule, group: GroupId) -> bool {
    match &rule.groups {
        None => true,
        Some(groups) => groups.contains(&group),
    }
}

fn is_about_deed(rule: &Rule, act: Act, topic: TopicId) -> bool {
    let mut about_topic = true;
    if let Some(topics) = &rule.topics {
        about_topic = topics.contains(&topic);
    }
    about_topic && rule.acts.contains(&act)
}

fn points(rule: &Rule) -> u32 {
    let mut points = 0;
    if rule.topics.is_some() {
        points += 4;
    }
    if !rule.general {
        points += 2;
    }
    if !matches!(rule.effect, Effect::PermitIf(_)) {
        points += 1;
    }
    points
}

/// Merges duplicate clauses. A clause takes an inference only if every rule that cites it does.
fn collect(pairs: &[(usize, bool)]) -> Vec<(usize, bool)> {
    let mut clauses: Vec<(usize, bool)> = Vec::new();
    for (clause, inferred) in pairs {
        let mut seen = false;
        for merged in &mut clauses {
            if merged.0 == *clause {
                seen = true;
                merged.1 = merged.1 && *inferred;
            }
        }
        if !seen {
            clauses.push((*clause, *inferred));
        }
    }
    clauses.sort_unstable();
    clauses
}

fn cited<'a, 'r: 'a>(rules: impl IntoIterator<Item = &'a Applied<'r>>) -> Vec<(usize, bool)> {
    let mut pairs = Vec::new();
    for (rule, inferred) in rules {
        for clause in &rule.cites {
            pairs.push((clause.index(), *inferred));
        }
    }
    collect(&pairs)
}

/// Returns everybody in `group` to whom a holder of `role` may turn. If only one person holds the
/// role, there is nobody else in it.
fn others(registry: &Registry, group: GroupId, role: RoleId) -> Vec<RoleId> {
    let mut others = Vec::new();
    for other in registry.role_ids() {
        let oneself = other == role && registry.seats(role) == Some(1);
        if is_member(registry, other, group) && !oneself {
            others.push(other);
        }
    }
    others
}

/// A rule that applies, with whether it takes an inference.
type Applied<'r> = (&'r Rule, bool);

/// What is asked about one group: whether `role` may do `act` on `topic` there, addressed to `to`.
struct GroupQuestion<'r> {
    registry: &'r Registry,
    group: GroupId,
    role: RoleId,
    act: Act,
    topic: TopicId,
    to: &'r [RoleId],
    reading: bool,
}

impl<'r> GroupQuestion<'r> {
    /// Returns `Some(inferred)` if `rule` is about the role.
    fn is_about_person(&self, rule: &Rule) -> Option<bool> {
        let members = &self.registry.group(self.group).members;
        let member = is_one_of(self.registry, self.role, members);
        match &rule.who {
            // A ban binds everybody, so membership does not matter.
            Who::Members => match rule.effect {
                Effect::Forbid | Effect::NotRequired => Some(false),
                _ => Some(member.unwrap_or(false)),
            },
            Who::Outsiders => {
                if member.is_some() {
                    None
                } else {
                    Some(false)
                }
            }
            Who::Roles(roles) => is_one_of(self.registry, self.role, roles),
        }
    }

    /// Returns the rules that apply, and the bans on writing to some that apply only if they are
    /// meant, since nobody is named.
    fn applicable(&self) -> (Vec<Applied<'r>>, Vec<Applied<'r>>) {
        let mut about = Vec::new();
        let mut bans_on_some = Vec::new();
        for (_, rule) in self.registry.rules() {
            if !is_about_group(rule, self.group) || !is_about_deed(rule, self.act, self.topic) {
                continue;
            }
            let Some(person_inferred) = self.is_about_person(rule) else {
                continue;
            };
            if !rule.to.is_empty() {
                let mut among = 0;
                for reader in self.to {
                    if is_one_of(self.registry, *reader, &rule.to).is_some() {
                        among += 1;
                    }
                }
                if rule.effect == Effect::Forbid {
                    // One forbidden addressee is enough, but there must be one.
                    if among == 0 {
                        if self.to.is_empty() && !self.reading {
                            bans_on_some.push((rule, person_inferred || rule.inferred.is_some()));
                        }
                        continue;
                    }
                } else if among < self.to.len() {
                    continue;
                }
            }
            about.push((rule, person_inferred || rule.inferred.is_some()));
        }
        (about, bans_on_some)
    }

    /// Returns the rules that reserve the group for one purpose.
    fn reservations(&self) -> Vec<Applied<'r>> {
        let mut only = Vec::new();
        for (_, rule) in self.registry.rules() {
            if is_about_group(rule, self.group) && rule.effect == Effect::Only {
                let is_about_deed = is_about_deed(rule, self.act, self.topic);
                only.push((rule, rule.inferred.is_some() && is_about_deed));
            }
        }
        only
    }

    fn is_everyone_here(&self) -> bool {
        let mut everyone_here = true;
        for reader in self.to {
            if !is_member(self.registry, *reader, self.group) {
                everyone_here = false;
            }
        }
        everyone_here
    }

    /// Returns the verdict of `permits`, of which there is at least one, beside `bans_on_some`.
    fn permission(&self, permits: &[&Applied<'r>], bans_on_some: &[Applied<'r>]) -> Plain {
        let not_to = forbidden_recipients(bans_on_some);
        let mut most = 0;
        for (rule, _) in permits {
            most = most.max(points(rule));
        }
        // If nobody is named, it has to hold for everybody who could be meant.
        let mut holds_for_all = bans_on_some.is_empty();
        let closest: Vec<_> = permits
            .iter()
            .copied()
            .filter(|(rule, _)| points(rule) == most)
            .collect();
        if self.to.is_empty() && !self.reading && most % 2 == 1 {
            for other in others(self.registry, self.group, self.role) {
                let mut to_other = 0;
                for (rule, _) in permits {
                    let is_to_other = is_one_of(self.registry, other, &rule.to).is_some();
                    if rule.to.is_empty() || is_to_other {
                        to_other = to_other.max(points(rule));
                    }
                }
                if is_one_of(self.registry, other, &not_to).is_none()
                    && to_other % 2 == 0
                    && closest.iter().all(|(rule, _)| !rule.to.is_empty())
                {
                    holds_for_all = false;
                }
            }
        }
        if most % 2 == 1 && !holds_for_all {
            most -= 1;
        }
        Plain {
            verdict: if most % 2 == 1 { "fits" } else { "fits-if" },
            points: most,
            clauses: cited(closest.into_iter().chain(bans_on_some)),
            not_to,
        }
    }

    /// Returns what the letter says.
    fn verdict(&self) -> Plain {
        let (mut about, bans_on_some) = self.applicable();

        // 1. Forbidden.
        let forbids = with_effect(&about, |effect| *effect == Effect::Forbid);
        if !forbids.is_empty() {
            return Plain {
                verdict: "forbidden",
                clauses: cited(forbids),
                ..SILENT
            };
        }

        // A permission to write only to those who must not be written to permits nothing.
        let not_to = forbidden_recipients(&bans_on_some);
        about.retain(|(rule, _)| {
            let mut left = rule.to.is_empty() || !rule.effect.permits();
            for role in &rule.to {
                if is_one_of(self.registry, *role, &not_to).is_none() {
                    left = true;
                }
            }
            left
        });

        // 2. Reserved for one purpose.
        let only = self.reservations();
        let joins = matches!(
            self.act,
            Act::Join | Act::AddMember | Act::InviteOutsider | Act::Leave | Act::RemoveMember
        );
        let permits = if !joins && !only.is_empty() {
            let reserved = with_effect(&about, |effect| *effect == Effect::Only);
            if reserved.is_empty() {
                return Plain {
                    verdict: "forbidden",
                    clauses: cited(&only),
                    ..SILENT
                };
            }
            if !self.is_everyone_here() {
                return SILENT;
            }
            reserved
        } else {
            with_effect(&about, |effect| {
                matches!(effect, Effect::Permit | Effect::PermitIf(_))
            })
        };

        // 3. Permitted, by the most specific permission.
        if !permits.is_empty() && self.is_everyone_here() {
            return self.permission(&permits, &bans_on_some);
        }

        // 4. Not required.
        let unneeded = with_effect(&about, |effect| *effect == Effect::NotRequired);
        Plain {
            verdict: if unneeded.is_empty() {
                "silent"
            } else {
                "not-required"
            },
            clauses: cited(unneeded.into_iter().chain(&bans_on_some)),
            not_to,
            ..SILENT
        }
    }
}

/// Returns the rules whose effect is `wanted`.
fn with_effect<'a, 'r>(
    rules: &'a [Applied<'r>],
    wanted: impl Fn(&Effect) -> bool,
) -> Vec<&'a Applied<'r>> {
    let mut found = Vec::new();
    for rule in rules {
        if wanted(&rule.0.effect) {
            found.push(rule);
        }
    }
    found
}

/// Returns everybody whom `bans` forbid to write to.
fn forbidden_recipients(bans: &[Applied<'_>]) -> Vec<RoleId> {
    let mut recipients: Vec<RoleId> = Vec::new();
    for (rule, _) in bans {
        for role in &rule.to {
            if !recipients.contains(role) {
                recipients.push(*role);
            }
        }
    }
    recipients.sort_unstable();
    recipients
}

/// Returns what the letter says if `role` does `act` on `topic` in `group`, addressed to `to`.
fn one(
    registry: &Registry,
    group: GroupId,
    role: RoleId,
    (act, topic): (Act, TopicId),
    to: &[RoleId],
    reading: bool,
) -> Plain {
    let question = GroupQuestion {
        registry,
        group,
        role,
        act,
        topic,
        to,
        reading,
    };
    question.verdict()
}

/// Returns the sort key of a verdict; smaller is more favourable.
fn place(plain: &Plain) -> (u32, u32) {
    let class = match plain.verdict {
        "fits" | "fits-if" => 0,
        "not-required" => 1,
        "silent" => 2,
        _ => 3,
    };
    (class, 100 - plain.points)
}

/// Returns the most favourable of several people's verdicts, with the clauses of all who share it.
fn somebody(all: &[Plain]) -> Plain {
    let mut best = SILENT;
    let mut found = false;
    for plain in all {
        if !found || place(plain) < place(&best) {
            best = plain.clone();
            found = true;
        }
    }
    let mut pairs = Vec::new();
    for plain in all {
        if place(plain) == place(&best) {
            pairs.extend(plain.clauses.clone());
            best.not_to.extend(plain.not_to.clone());
        }
    }
    best.clauses = collect(&pairs);
    best.not_to.sort_unstable();
    best.not_to.dedup();
    best
}

fn one_group(registry: &Registry, group: GroupId, need: &Need) -> Plain {
    let members: Vec<RoleId> = registry
        .role_ids()
        .filter(|&role| is_member(registry, role, group))
        .collect();
    match need.purpose {
        Purpose::About => {
            if need.asked_group != Some(group) {
                return SILENT;
            }
            let described = registry.group(group);
            let mut clauses = vec![described.members_clause];
            clauses.extend(&described.practice);
            clauses.extend(&described.notes);
            let mut pairs = Vec::new();
            for clause in clauses {
                for (_, rule) in registry.rules() {
                    if is_about_group(rule, group) && rule.cites.contains(&clause) {
                        pairs.push((clause.index(), false));
                    }
                }
            }
            Plain {
                verdict: "fits",
                clauses: collect(&pairs),
                ..SILENT
            }
        }
        Purpose::Read => {
            let joins = [
                Some(Act::Join),
                Some(Act::AddMember),
                Some(Act::InviteOutsider),
                None,
            ];
            if joins.contains(&need.act) {
                return SILENT;
            }
            let mut verdicts = Vec::new();
            for poster in members {
                let wanted = match need.from {
                    None => true,
                    Some(from) => is_one_of(registry, poster, &[from]).is_some(),
                };
                if wanted {
                    let act = need.act.expect("an act");
                    verdicts.push(one(registry, group, poster, (act, need.topic), &[], true));
                }
            }
            let found = somebody(&verdicts);
            if found.verdict.starts_with("fits") {
                found
            } else {
                SILENT
            }
        }
        Purpose::Post | Purpose::Join => {
            let act = match (need.purpose, need.act) {
                (_, Some(act)) => act,
                (Purpose::Join, None) => Act::Join,
                _ => return SILENT,
            };
            if let Some(role) = need.role {
                return one(registry, group, role, (act, need.topic), &need.to, false);
            }
            let mut verdicts = Vec::new();
            for role in members {
                verdicts.push(one(
                    registry,
                    group,
                    role,
                    (act, need.topic),
                    &need.to,
                    false,
                ));
            }
            somebody(&verdicts)
        }
    }
}

/// Returns the groups by rank, and the best one.
pub fn naive(registry: &Registry, need: &Need) -> (Vec<GroupResult>, Option<GroupId>) {
    let mut plains: Vec<(GroupId, Plain)> = Vec::new();
    for group in registry.group_ids() {
        plains.push((group, one_group(registry, group, need)));
    }
    // More favourable groups come first, then those earlier in the letter.
    let mut ordered: Vec<(GroupId, Plain)> = Vec::new();
    while !plains.is_empty() {
        let mut first = 0;
        for index in 1..plains.len() {
            if place(&plains[index].1) < place(&plains[first].1) {
                first = index;
            }
        }
        ordered.push(plains.remove(first));
    }

    let mut usable = Vec::new();
    let mut results = Vec::new();
    for (group, plain) in ordered {
        let fits = plain.verdict.starts_with("fits");
        let outside = need
            .role
            .is_some_and(|role| !is_member(registry, role, group));
        if fits && !outside {
            usable.push(group);
        }
        let mut relay = Vec::new();
        if fits && outside && need.purpose == Purpose::Post {
            for &carrier in &registry.group(group).members {
                let mut meets = false;
                for meeting in registry.group_ids() {
                    if meeting != group
                        && need
                            .role
                            .is_some_and(|role| is_member(registry, role, meeting))
                        && is_member(registry, carrier, meeting)
                    {
                        meets = true;
                    }
                }
                if meets {
                    relay.push(carrier);
                }
            }
        }
        results.push(GroupResult {
            group,
            verdict: plain.verdict,
            clauses: plain
                .clauses
                .iter()
                .map(|(clause, inferred)| {
                    let (_, clause) = registry.clauses().nth(*clause).expect("a clause");
                    format!("{}{}", clause.id, if *inferred { "~" } else { "" })
                })
                .collect(),
            not_to: plain.not_to,
            relay,
        });
    }
    let asked = need.asked_group.filter(|asked| usable.contains(asked));
    let best = match need.purpose {
        Purpose::Post | Purpose::Read => asked.or(usable.first().copied()),
        Purpose::About => need.asked_group,
        Purpose::Join if need.asked_group.is_some() => {
            let mut there = None;
            for one in &results {
                let may = one.verdict.starts_with("fits");
                let bringing = matches!(
                    need.act,
                    Some(Act::AddMember | Act::InviteOutsider | Act::RemoveMember)
                );
                if Some(one.group) == need.asked_group && may && bringing {
                    there = need.asked_group;
                }
            }
            there.or(asked)
        }
        Purpose::Join if need.role.is_some() || usable.len() == 1 => usable.first().copied(),
        Purpose::Join => None,
    };
    (results, best)
}

/// Asserts that the program and the naive evaluator agree on `need`.
fn agree(registry: &Registry, need: &Need) {
    let (expected, best) = naive(registry, need);
    let answered = answer(registry, need.clone());
    let actual: Vec<GroupResult> = answered
        .groups
        .iter()
        .map(|found| GroupResult {
            group: found.group,
            verdict: found.verdict.id(),
            clauses: clause_ids(registry, &found.reasons),
            not_to: found.not_to.clone(),
            relay: found.relay.clone(),
        })
        .collect();
    assert_eq!(actual, expected, "{}", describe(registry, need));
    assert_eq!(answered.best, best, "{}", describe(registry, need));
    for (index, found) in answered.groups.iter().enumerate() {
        assert_eq!(found.rank, index + 1, "{}", describe(registry, need));
        assert_eq!(
            found.member,
            need.role.map(|role| is_member(registry, role, found.group)),
            "{}",
            describe(registry, need)
        );
    }
}

/// Asserts agreement on every possible need, including those that name a group or, for reading, a
/// poster.
fn agree_on_everything(registry: &Registry) -> usize {
    let all = needs(registry, Purpose::ALL, &audiences(registry));
    for need in &all {
        agree(registry, need);
    }
    let plain = needs(registry, Purpose::ALL, &[Vec::new()]);
    for need in &plain {
        for group in registry.group_ids() {
            agree(
                registry,
                &Need {
                    asked_group: Some(group),
                    ..need.clone()
                },
            );
        }
        for from in registry
            .role_ids()
            .filter(|_| need.purpose == Purpose::Read)
        {
            agree(
                registry,
                &Need {
                    from: Some(from),
                    ..need.clone()
                },
            );
        }
        agree(
            registry,
            &Need {
                act: None,
                ..need.clone()
            },
        );
    }
    all.len()
}

#[test]
fn both_evaluators_agree_on_the_letter() {
    assert!(agree_on_everything(&shipped()) > 10_000);
}

#[test]
fn both_evaluators_agree_on_another_registry() {
    assert!(agree_on_everything(&fictitious()) > 10_000);
}

#[test]
fn both_evaluators_agree_where_rules_are_about_some_recipients() {
    assert!(agree_on_everything(&library()) > 5_000);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_evaluators_agree_on_any_registry(drawn in generate::registry(), pick in any::<prop::sample::Index>()) {
        let registry = registry(&drawn.to_ron());
        // No audience and one random audience. Over 200 registries, all kinds occur.
        let audiences = audiences(&registry);
        let some = vec![Vec::new(), audiences[pick.index(audiences.len())].clone()];
        for need in needs(&registry, &[Purpose::Post, Purpose::Join, Purpose::Read], &some) {
            agree(&registry, &need);
        }
    }
}
