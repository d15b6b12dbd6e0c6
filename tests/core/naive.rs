//! A second evaluator, written from the letter in the most direct way. It goes through all rules
//! and checks for each whether it applies to the need. From `guide` it uses only the types for
//! questions and answers, and from the registry only the lists as they are in the file.

use proptest::prelude::*;
use trongklum::guide::{GroupAnswer, Need, Purpose, answer};
use trongklum::registry::{
    Act, ClauseId, Effect, GroupId, Registry, RoleId, Rule, TopicId, Weekday, When, Who,
};
use trongklum::text::Date;

use super::draws::config;
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
    pub beside: Beside,
    pub ended: bool,
    /// Who would read it there, of those who must not.
    pub read_by_excluded: Vec<RoleId>,
}

/// What is told beside a verdict. Clauses are positions in the letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// The clauses that demand the act.
    must: Vec<usize>,
    /// The exceptions from bans, in words.
    exceptions: Vec<String>,
    /// Who alone may do it.
    left_to: Vec<RoleId>,
    /// The clauses that permit it on other days.
    other_days: Vec<usize>,
    /// The clauses that forbid it at times that the day does not tell.
    not_at: Vec<usize>,
}

const NOTHING: Beside = Beside {
    must: Vec::new(),
    exceptions: Vec::new(),
    left_to: Vec::new(),
    other_days: Vec::new(),
    not_at: Vec::new(),
};

impl Beside {
    fn add(&mut self, other: Self) {
        self.must.extend(other.must);
        self.exceptions.extend(other.exceptions);
        self.left_to.extend(other.left_to);
        self.other_days.extend(other.other_days);
        self.not_at.extend(other.not_at);
        self.tidy();
    }

    fn tidy(&mut self) {
        for clauses in [&mut self.must, &mut self.other_days, &mut self.not_at] {
            clauses.sort_unstable();
            clauses.dedup();
        }
        self.left_to.sort_unstable();
        self.left_to.dedup();
        self.exceptions.sort_unstable();
        self.exceptions.dedup();
    }
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
    beside: Beside,
}

const SILENT: Plain = Plain {
    verdict: "silent",
    points: 0,
    clauses: Vec::new(),
    not_to: Vec::new(),
    beside: NOTHING,
};

/// Whether a time is right.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Right {
    No,
    Yes,
    /// The day does not tell.
    Perhaps,
}

/// Returns whether the time of `when` is right on `day`.
fn is_right(when: Option<&When>, day: Option<Date>) -> Right {
    let Some(when) = when else { return Right::Yes };
    let Some(day) = day.and_then(Weekday::of) else {
        return Right::Perhaps;
    };
    let weekend = day == Weekday::Saturday || day == Weekday::Sunday;
    if !when.weekdays.is_empty() && !when.weekdays.contains(&day) {
        return Right::No;
    }
    if when.working_days && weekend {
        return Right::No;
    }
    // A weekday may be a holiday.
    let mut known = true;
    if (when.holidays || when.working_days) && !weekend {
        known = false;
    }
    if when.from.is_some() || when.before.is_some() || when.within.is_some() {
        known = false;
    }
    if known { Right::Yes } else { Right::Perhaps }
}

/// Returns the exception of a ban as those who are excepted, as actors and as recipients.
fn excepted(rule: &Rule) -> (&[RoleId], &[RoleId]) {
    match &rule.unless {
        None => (&[], &[]),
        Some(exception) => (&exception.who, &exception.to),
    }
}

/// Returns the recipients that a ban is about.
fn banned_recipients(registry: &Registry, rule: &Rule) -> Vec<RoleId> {
    let mut recipients = Vec::new();
    for role in &rule.to {
        if is_one_of(registry, *role, excepted(rule).1).is_none() {
            recipients.push(*role);
        }
    }
    recipients
}

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

/// Returns `Some(inferred)` if `role` or a role that it is a kind of is on the member list of
/// `group`.
fn belongs(registry: &Registry, role: RoleId, group: GroupId) -> Option<bool> {
    let described = registry.group(group);
    let mut best = None;
    for (position, member) in described.members.iter().enumerate() {
        if *member == role {
            let mut inferred = false;
            for (at, _) in &described.members_inferred {
                if *at == position {
                    inferred = true;
                }
            }
            best = Some(best.unwrap_or(true) && inferred);
        }
    }
    for kind in &registry.role(role).kinds {
        if let Some(further) = belongs(registry, kind.role, group) {
            let inferred = further || kind.inferred.is_some();
            best = Some(best.unwrap_or(true) && inferred);
        }
    }
    best
}

fn is_member(registry: &Registry, role: RoleId, group: GroupId) -> bool {
    belongs(registry, role, group).is_some()
}

fn is_about_group(rule: &Rule, group: GroupId) -> bool {
    let about_group = match &rule.groups {
        None => true,
        Some(groups) => groups.contains(&group),
    };
    about_group && !rule.unconfirmed
}

fn is_about_deed(rule: &Rule, act: Act, topic: TopicId) -> bool {
    let mut about_topic = true;
    if let Some(topics) = &rule.topics {
        about_topic = topics.contains(&topic);
    }
    about_topic && rule.acts.contains(&act)
}

fn points(rule: &Rule, day: Option<Date>) -> u32 {
    let mut points = 0;
    if rule.topics.is_some() {
        points += 4;
    }
    if !rule.general {
        points += 2;
    }
    let perhaps = is_right(rule.when.as_ref(), day) == Right::Perhaps;
    if !matches!(rule.effect, Effect::PermitIf(_)) && !perhaps {
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

/// Returns the clauses that `rules` cite, without inferences.
fn clauses_of<'a, 'r: 'a>(rules: impl IntoIterator<Item = &'a Applied<'r>>) -> Vec<usize> {
    cited(rules).into_iter().map(|(clause, _)| clause).collect()
}

/// Returns the exceptions of `bans`, in words.
fn exceptions_of<'a, 'r: 'a>(bans: impl IntoIterator<Item = &'a Applied<'r>>) -> Vec<String> {
    let mut words = Vec::new();
    for (rule, _) in bans {
        if let Some(exception) = &rule.unless {
            words.push(exception.words.th.clone());
        }
    }
    words.sort_unstable();
    words.dedup();
    words
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
    day: Option<Date>,
}

/// The rules that apply to a question.
#[derive(Default)]
struct Applicable<'r> {
    /// Those that forbid nothing to this person.
    about: Vec<Applied<'r>>,
    forbids: Vec<Applied<'r>>,
    /// The bans on writing to some, while nobody is named.
    bans_on_some: Vec<Applied<'r>>,
    /// The bans, on all or on some, of which the day does not tell whether the time is right.
    bans_at_times: Vec<Applied<'r>>,
    /// The permissions that apply on other days.
    other_days: Vec<Applied<'r>>,
}

impl<'r> Applicable<'r> {
    fn bans_beside(&self) -> Vec<Applied<'r>> {
        let bans = self.bans_on_some.iter().chain(&self.bans_at_times);
        bans.copied().collect()
    }
}

impl<'r> GroupQuestion<'r> {
    /// Returns `Some(inferred)` if `rule` is about the role.
    fn is_about_person(&self, rule: &Rule) -> Option<bool> {
        let member = belongs(self.registry, self.role, self.group);
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

    /// Returns `Some(inferred)` if `rule` forbids the act to the role: as a ban that does not except
    /// it, or because the rule leaves the act to others alone.
    fn is_ban_on_person(&self, rule: &Rule) -> Option<bool> {
        if rule.effect == Effect::Forbid {
            if is_one_of(self.registry, self.role, excepted(rule).0).is_some() {
                return None;
            }
            return self.is_about_person(rule);
        }
        if rule.alone && self.is_about_person(rule).is_none() {
            return Some(false);
        }
        None
    }

    /// Returns how many of the recipients named are among `roles`.
    fn named_among(&self, roles: &[RoleId]) -> usize {
        let mut among = 0;
        for reader in self.to {
            if is_one_of(self.registry, *reader, roles).is_some() {
                among += 1;
            }
        }
        among
    }

    /// Adds a ban on the person to the rules that apply, if it is about the recipients.
    fn add_ban(&self, applied: Applied<'r>, rules: &mut Applicable<'r>) {
        let (rule, _) = applied;
        let (_, to) = excepted(rule);
        if !self.to.is_empty() && self.named_among(to) == self.to.len() {
            return;
        }
        // One forbidden addressee is enough, but there must be one.
        let on_some = !rule.to.is_empty() && self.to.is_empty();
        if on_some && (self.reading || banned_recipients(self.registry, rule).is_empty()) {
            return;
        }
        if !rule.to.is_empty() && !on_some && self.named_among(&rule.to) == 0 {
            return;
        }
        // What is for some people alone is so at any time.
        let right = if rule.alone {
            Right::Yes
        } else {
            is_right(rule.when.as_ref(), self.day)
        };
        match right {
            Right::No => {}
            Right::Perhaps => rules.bans_at_times.push(applied),
            Right::Yes if on_some => rules.bans_on_some.push(applied),
            Right::Yes => rules.forbids.push(applied),
        }
    }

    /// Returns the rules that apply.
    fn applicable(&self) -> Applicable<'r> {
        let mut rules = Applicable::default();
        for (_, rule) in self.registry.rules() {
            if !is_about_group(rule, self.group) || !is_about_deed(rule, self.act, self.topic) {
                continue;
            }
            if let Some(inferred) = self.is_ban_on_person(rule) {
                self.add_ban((rule, inferred || rule.inferred.is_some()), &mut rules);
                continue;
            }
            let Some(inferred) = self.is_about_person(rule) else {
                continue;
            };
            let reaches = rule.to.is_empty() || self.named_among(&rule.to) == self.to.len();
            if rule.effect == Effect::Forbid || !reaches {
                continue;
            }
            let applied = (rule, inferred || rule.inferred.is_some());
            if is_right(rule.when.as_ref(), self.day) != Right::No {
                rules.about.push(applied);
            } else if rule.effect.permits() {
                rules.other_days.push(applied);
            }
        }
        rules
    }

    /// Returns the permissions that were left out for nothing but the day.
    fn left_out_for_the_day(&self, rules: &Applicable<'r>) -> Vec<usize> {
        let mut always_reserved = false;
        for (_, rule) in self.registry.rules() {
            if is_about_group(rule, self.group)
                && rule.effect == Effect::Only
                && rule.when.is_none()
                && !self.joins()
            {
                always_reserved = true;
            }
        }
        for (ban, _) in &rules.forbids {
            if ban.when.is_none() || ban.alone {
                return Vec::new();
            }
        }
        if !self.is_everyone_here() {
            return Vec::new();
        }
        let mut left_out = Vec::new();
        for applied in &rules.other_days {
            if applied.0.effect == Effect::Only || !always_reserved {
                left_out.push(*applied);
            }
        }
        clauses_of(&left_out)
    }

    /// Returns whether the act changes who is in the group.
    fn joins(&self) -> bool {
        matches!(
            self.act,
            Act::Join | Act::AddMember | Act::InviteOutsider | Act::Leave | Act::RemoveMember
        )
    }

    /// Returns the rules that reserve the group for one purpose.
    fn reservations(&self) -> Vec<Applied<'r>> {
        let mut only = Vec::new();
        for (_, rule) in self.registry.rules() {
            let wrong_time = is_right(rule.when.as_ref(), self.day) == Right::No;
            if is_about_group(rule, self.group) && rule.effect == Effect::Only && !wrong_time {
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

    /// Returns the verdict of `permits`, of which there is at least one, beside the bans in `rules`.
    fn permission(&self, permits: &[&Applied<'r>], rules: &Applicable<'r>) -> Plain {
        let points = |rule: &Rule| points(rule, self.day);
        let bans = rules.bans_beside();
        let mut most = 0;
        for (rule, _) in permits {
            most = most.max(points(rule));
        }
        // If nobody is named, it has to hold for everybody who could be meant.
        let mut holds_for_all = bans.is_empty();
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
                if !self.is_banned(other, &rules.bans_on_some)
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
        let mut beside = beside_bans(rules);
        for applied in permits {
            if applied.0.must && !self.reading {
                beside.must.extend(clauses_of([*applied]));
            }
        }
        beside.tidy();
        Plain {
            verdict: if most % 2 == 1 { "fits" } else { "fits-if" },
            points: most,
            clauses: cited(closest.into_iter().chain(&bans)),
            not_to: self.forbidden_recipients(&rules.bans_on_some),
            beside,
        }
    }

    /// Returns whether one of `bans`, which are on some recipients, is on `role`.
    fn is_banned(&self, role: RoleId, bans: &[Applied<'r>]) -> bool {
        let mut banned = false;
        for (rule, _) in bans {
            let meant = is_one_of(self.registry, role, &rule.to).is_some();
            if meant && is_one_of(self.registry, role, excepted(rule).1).is_none() {
                banned = true;
            }
        }
        banned
    }

    /// Returns everybody whom `bans` forbid to write to.
    fn forbidden_recipients(&self, bans: &[Applied<'r>]) -> Vec<RoleId> {
        let mut recipients: Vec<RoleId> = Vec::new();
        for (rule, _) in bans {
            recipients.extend(banned_recipients(self.registry, rule));
        }
        recipients.sort_unstable();
        recipients.dedup();
        recipients
    }

    /// Returns what the letter says, and which permissions apply on other days.
    fn verdict(&self) -> Plain {
        let rules = self.applicable();
        let mut plain = self.verdict_of(&rules);
        if !plain.verdict.starts_with("fits") {
            plain.beside.other_days = self.left_out_for_the_day(&rules);
        }
        plain
    }

    /// Returns what the letter says by `rules`.
    fn verdict_of(&self, rules: &Applicable<'r>) -> Plain {
        // 1. Forbidden.
        if !rules.forbids.is_empty() {
            let mut left_to = Vec::new();
            for (rule, _) in &rules.forbids {
                if let (true, Who::Roles(roles)) = (rule.alone, &rule.who) {
                    left_to.extend(roles.clone());
                }
            }
            left_to.sort_unstable();
            left_to.dedup();
            return Plain {
                verdict: "forbidden",
                clauses: cited(&rules.forbids),
                beside: Beside {
                    left_to,
                    exceptions: exceptions_of(&rules.forbids),
                    ..NOTHING
                },
                ..SILENT
            };
        }

        // A permission to write only to those who must not be written to permits nothing.
        let mut about = rules.about.clone();
        about.retain(|(rule, _)| {
            let mut left = rule.to.is_empty() || !rule.effect.permits();
            for role in &rule.to {
                if !self.is_banned(*role, &rules.bans_on_some) {
                    left = true;
                }
            }
            left
        });
        let unneeded = with_effect(&about, |effect| *effect == Effect::NotRequired);

        // 2. Reserved for one purpose.
        let only = self.reservations();
        let reserved = !self.joins() && !only.is_empty();
        let permits = with_effect(&about, |effect| match effect {
            Effect::Only => reserved,
            Effect::Permit | Effect::PermitIf(_) => !reserved,
            Effect::NotRequired | Effect::Forbid => false,
        });

        // 3. Permitted, by the most specific permission.
        if !permits.is_empty() && self.is_everyone_here() {
            return self.permission(&permits, rules);
        }
        // What the letter says is not required there is not forbidden for being another purpose.
        // But nobody knows whether those are meant to whom alone it is not required.
        let released = unneeded
            .iter()
            .any(|(rule, _)| rule.to.is_empty() || !self.to.is_empty());
        if reserved && !released {
            if permits.is_empty() {
                return Plain {
                    verdict: "forbidden",
                    clauses: cited(&only),
                    ..SILENT
                };
            }
            return SILENT;
        }

        // 4. Not required.
        Plain {
            verdict: if unneeded.is_empty() {
                "silent"
            } else {
                "not-required"
            },
            clauses: cited(unneeded.into_iter().chain(&rules.bans_beside())),
            not_to: self.forbidden_recipients(&rules.bans_on_some),
            beside: beside_bans(rules),
            ..SILENT
        }
    }
}

/// Returns what is told of the bans that do not decide.
fn beside_bans(rules: &Applicable<'_>) -> Beside {
    Beside {
        exceptions: exceptions_of(&rules.bans_beside()),
        not_at: clauses_of(&rules.bans_at_times),
        ..NOTHING
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

/// Returns what the letter says if `role` does `act` on `topic` in `group`, addressed to `to`.
fn one(
    registry: &Registry,
    group: GroupId,
    role: RoleId,
    (act, topic): (Act, TopicId),
    to: &[RoleId],
    (reading, day): (bool, Option<Date>),
) -> Plain {
    let question = GroupQuestion {
        registry,
        group,
        role,
        act,
        topic,
        to,
        reading,
        day,
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
    let mut all_must = true;
    for plain in all {
        if place(plain) == place(&best) {
            all_must = all_must && !plain.beside.must.is_empty();
            best.beside.add(plain.beside.clone());
            pairs.extend(plain.clauses.clone());
            best.not_to.extend(plain.not_to.clone());
        }
    }
    if !all_must {
        best.beside.must.clear();
    }
    best.clauses = collect(&pairs);
    best.not_to.sort_unstable();
    best.not_to.dedup();
    best
}

fn one_group(registry: &Registry, group: GroupId, need: &Need) -> Plain {
    let members: Vec<RoleId> = registry
        .role_ids()
        .filter(|&role| is_member(registry, role, group) && !registry.role(role).recipient_only)
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
                Some(Act::Leave),
                Some(Act::RemoveMember),
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
                    let reading = (true, need.on);
                    verdicts.push(one(
                        registry,
                        group,
                        poster,
                        (act, need.topic),
                        &[],
                        reading,
                    ));
                }
            }
            let found = somebody(&verdicts);
            if found.verdict.starts_with("fits") {
                return found;
            }
            // What can be read on other days is told.
            Plain {
                beside: Beside {
                    other_days: found.beside.other_days,
                    ..NOTHING
                },
                ..SILENT
            }
        }
        Purpose::Post | Purpose::Join => {
            let act = match (need.purpose, need.act) {
                (_, Some(act)) => act,
                (Purpose::Join, None) => Act::Join,
                _ => return SILENT,
            };
            if let Some(role) = need.role {
                let posting = (false, need.on);
                return one(registry, group, role, (act, need.topic), &need.to, posting);
            }
            let mut verdicts = Vec::new();
            for role in members {
                verdicts.push(one(
                    registry,
                    group,
                    role,
                    (act, need.topic),
                    &need.to,
                    (false, need.on),
                ));
            }
            somebody(&verdicts)
        }
    }
}

/// The naive answer to a need: the groups by rank, the best one, and the clauses of the preference
/// that chose it.
#[derive(Debug, PartialEq, Eq)]
pub struct NaiveAnswer {
    groups: Vec<GroupResult>,
    best: Option<GroupId>,
    preference: Option<Vec<String>>,
}

/// Returns the order of groups that the letter prefers for a need, with its clauses.
fn preferred_order(registry: &Registry, need: &Need) -> Option<(Vec<GroupId>, Vec<String>)> {
    let act = match (need.purpose, need.act) {
        (Purpose::About, _) => return None,
        (Purpose::Join, None) => Act::Join,
        (_, act) => act?,
    };
    for preference in registry.preferences() {
        let about_act = match &preference.acts {
            None => true,
            Some(acts) => acts.contains(&act),
        };
        let about_topic = match &preference.topics {
            None => true,
            Some(topics) => topics.contains(&need.topic),
        };
        if about_act && about_topic {
            let mut clauses = Vec::new();
            for clause in &preference.cites {
                clauses.push(registry.clause(*clause).id.clone());
            }
            return Some((preference.groups.clone(), clauses));
        }
    }
    None
}

/// Returns the members of `group` who share another group with the asker.
fn carriers(registry: &Registry, group: GroupId, need: &Need) -> Vec<RoleId> {
    let mut carriers = Vec::new();
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
        if meets && !registry.role(carrier).recipient_only {
            carriers.push(carrier);
        }
    }
    carriers
}

/// Returns those of the need's excluded roles who would read a post in `group`.
fn unwanted_readers(registry: &Registry, group: GroupId, need: &Need) -> Vec<RoleId> {
    let mut unwanted = Vec::new();
    for &excluded in &need.not_to {
        let mut reads = false;
        for reader in registry.role_ids() {
            let is_meant = is_one_of(registry, reader, &[excluded]).is_some();
            if is_meant && is_member(registry, reader, group) {
                reads = true;
            }
        }
        if reads && need.purpose == Purpose::Post {
            unwanted.push(excluded);
        }
    }
    unwanted
}

/// Returns the group to recommend, given the usable ones by rank.
fn best_of(need: &Need, usable: &[GroupId], results: &[GroupResult]) -> Option<GroupId> {
    let asked = need.asked_group.filter(|asked| usable.contains(asked));
    match need.purpose {
        Purpose::Post | Purpose::Read => asked.or(usable.first().copied()),
        Purpose::About => need.asked_group,
        Purpose::Join if need.asked_group.is_some() => {
            let mut there = None;
            for one in results {
                let may = one.verdict.starts_with("fits");
                let bringing = matches!(
                    need.act,
                    Some(Act::AddMember | Act::InviteOutsider | Act::RemoveMember)
                );
                if Some(one.group) == need.asked_group && may && bringing && !one.ended {
                    there = need.asked_group;
                }
            }
            there.or(asked)
        }
        Purpose::Join if need.role.is_some() || usable.len() == 1 => usable.first().copied(),
        Purpose::Join => None,
    }
}

/// Returns the naive answer to `need`.
pub fn naive(registry: &Registry, need: &Need) -> NaiveAnswer {
    let mut plains: Vec<(GroupId, Plain)> = Vec::new();
    for group in registry.group_ids() {
        plains.push((group, one_group(registry, group, need)));
    }
    let order = preferred_order(registry, need);
    let preferred = |group: GroupId| match &order {
        None => 0,
        Some((groups, _)) => {
            let mut place = groups.len();
            for (index, listed) in groups.iter().enumerate().rev() {
                if *listed == group {
                    place = index;
                }
            }
            place
        }
    };
    // More favourable groups come first, then preferred ones, then those earlier in the letter. A
    // permission is worth less than any other where somebody reads who must not.
    let worth = |group: GroupId, plain: &Plain| {
        let (class, points) = place(plain);
        let is_unwanted = class == 0 && !unwanted_readers(registry, group, need).is_empty();
        (class, is_unwanted, points, preferred(group))
    };
    let mut ordered: Vec<(GroupId, Plain)> = Vec::new();
    while !plains.is_empty() {
        let mut first = 0;
        for index in 1..plains.len() {
            let (group, plain) = &plains[index];
            let (first_group, first_plain) = &plains[first];
            if worth(*group, plain) < worth(*first_group, first_plain) {
                first = index;
            }
        }
        ordered.push(plains.remove(first));
    }

    let mut usable = Vec::new();
    let mut results = Vec::new();
    for (group, plain) in ordered {
        let fits = plain.verdict.starts_with("fits");
        let last_day = registry.group(group).until.as_ref();
        let ended = match (last_day.and_then(|until| until.day), need.on) {
            (Some(last_day), Some(today)) => today > last_day,
            _ => false,
        };
        let outside = need
            .role
            .is_some_and(|role| !is_member(registry, role, group));
        let read_by_excluded = unwanted_readers(registry, group, need);
        let wanted = read_by_excluded.is_empty();
        if fits && !outside && !ended && wanted {
            usable.push((group, place(&plain)));
        }
        let mut relay = Vec::new();
        if fits && outside && wanted && need.purpose == Purpose::Post {
            relay = carriers(registry, group, need);
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
            beside: plain.beside,
            ended,
            read_by_excluded,
        });
    }
    let places = usable.clone();
    let usable: Vec<GroupId> = usable.into_iter().map(|(group, _)| group).collect();
    let best = best_of(need, &usable, &results);
    let mut preference = None;
    if let (Some(best), Some((_, clauses))) = (best, &order)
        && need.asked_group != Some(best)
    {
        let (_, best_place) = places
            .iter()
            .find(|(group, _)| *group == best)
            .expect("usable");
        for (group, other_place) in &places {
            if other_place == best_place && preferred(*group) > preferred(best) {
                preference = Some(clauses.clone());
            }
        }
    }
    NaiveAnswer {
        groups: results,
        best,
        preference,
    }
}

/// Returns the positions of clauses, in order, each once.
fn positions<'a>(clauses: impl IntoIterator<Item = &'a ClauseId>) -> Vec<usize> {
    let mut positions: Vec<usize> = clauses.into_iter().map(|clause| clause.index()).collect();
    positions.sort_unstable();
    positions.dedup();
    positions
}

/// Returns what the program tells beside a verdict.
fn beside_of(registry: &Registry, found: &GroupAnswer) -> Beside {
    let mut beside = Beside {
        must: positions(found.must.iter().flat_map(|must| &must.clauses)),
        exceptions: found
            .exception
            .iter()
            .flat_map(|words| words.th.split(" หรือ "))
            .map(str::to_owned)
            .collect(),
        left_to: found.left_to.clone(),
        other_days: positions(found.other_days.iter().flat_map(|timed| &timed.clauses)),
        not_at: positions(
            found
                .not_at
                .iter()
                .flat_map(|&ban| &registry.rule(ban).cites),
        ),
    };
    beside.exceptions.sort_unstable();
    beside
}

/// Asserts that the program and the naive evaluator agree on `need`.
fn agree(registry: &Registry, need: &Need) {
    let expected = naive(registry, need);
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
            beside: beside_of(registry, found),
            ended: found.ended,
            read_by_excluded: found.read_by_excluded.clone(),
        })
        .collect();
    let preference = answered.preferred.as_ref().map(|preferred| {
        let clauses = preferred.clauses.iter();
        clauses
            .map(|clause| registry.clause(*clause).id.clone())
            .collect()
    });
    let actual = NaiveAnswer {
        groups: actual,
        best: answered.best,
        preference,
    };
    assert_eq!(actual, expected, "{}", describe(registry, need));
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
/// poster, and those that exclude readers.
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
        // Readers are excluded from posts only, so that a few are enough for the other purposes.
        let mut excluded = audiences(registry);
        if need.purpose != Purpose::Post {
            excluded.truncate(2);
        }
        for not_to in excluded {
            agree(
                registry,
                &Need {
                    not_to,
                    ..need.clone()
                },
            );
        }
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
    #![proptest_config(config(200))]

    #[test]
    fn both_evaluators_agree_on_any_registry(
        drawn in generate::registry(),
        pick in any::<prop::sample::Index>(),
        excluded in any::<prop::sample::Index>(),
        on in generate::day(),
    ) {
        let registry = registry(&drawn.to_ron());
        // No audience and one random audience. Over 200 registries, all kinds occur.
        let audiences = audiences(&registry);
        let some = vec![Vec::new(), audiences[pick.index(audiences.len())].clone()];
        for need in needs(&registry, &[Purpose::Post, Purpose::Join, Purpose::Read], &some) {
            agree(&registry, &need);
            agree(&registry, &Need { on, ..need.clone() });
            if need.purpose == Purpose::Post {
                let not_to = audiences[excluded.index(audiences.len())].clone();
                agree(&registry, &Need { on, not_to, ..need });
            }
        }
    }
}
