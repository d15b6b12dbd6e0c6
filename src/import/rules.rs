//! The rules that clauses seem to state. Each is only proposed, with how sure that is.

use super::groups::Group;
use super::statements::{Force, Statement, statements};
use super::terms::{Terms, Token};
use crate::registry::Act;

/// A proposed rule.
#[derive(Clone, Debug)]
pub struct Rule {
    pub id: String,
    /// The position of the group, or `None` for every group.
    pub group: Option<usize>,
    pub effect: Effect,
    pub acts: Vec<Act>,
    pub who: Who,
    /// The positions of the roles that it is to.
    pub to: Vec<usize>,
    /// Whether nobody else may.
    pub alone: bool,
    pub must: bool,
    /// Whether it is about general communication.
    pub general: bool,
    /// The exception of a ban, as it is written, and the roles that it names.
    pub unless: Option<(String, Vec<usize>)>,
    pub cites: Vec<String>,
    /// How sure the program is, from 0 to 1.
    pub sure: f32,
    /// Whether it is not in the words themselves.
    pub inferred: bool,
}

/// The effect of a proposed rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    Permit,
    /// Permitted under the condition that stands in these words of the clause.
    PermitIf(String),
    Only,
    NotRequired,
    Forbid,
}

impl Effect {
    /// Returns the id of the effect, as in JSON.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::Permit => "permit",
            Self::PermitIf(_) => "permit-if",
            Self::Only => "only",
            Self::NotRequired => "not-required",
            Self::Forbid => "forbid",
        }
    }
}

/// Whom a proposed rule is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    Members,
    Outsiders,
    /// The positions of roles.
    Roles(Vec<usize>),
}

/// A clause that seems to state nothing about a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    pub clause: String,
    pub text: String,
}

/// Where a clause stands. It decides what a clause without a word of effect does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Home {
    Practice,
    Notes,
    Forbidden,
    General,
}

struct Clause<'t> {
    id: String,
    text: &'t str,
    group: Option<usize>,
    home: Home,
}

/// Returns the rules that the clauses of `groups` and the general notes seem to state, and the
/// clauses that state none.
pub(super) fn propose(
    groups: &[Group],
    notes: &[String],
    terms: &Terms,
) -> (Vec<Rule>, Vec<Unread>) {
    let mut rules = Vec::new();
    let mut unread = Vec::new();
    for (at, group) in groups.iter().enumerate() {
        let clauses = clauses_of(group, at);
        let read: Vec<(Clause<'_>, Vec<Token>, Vec<Statement>)> = clauses
            .into_iter()
            .map(|clause| {
                let tokens = terms.find(clause.text);
                let found = statements(&tokens, clause.text.chars().count());
                (clause, tokens, found)
            })
            .collect();
        let acknowledges = read.iter().any(|(.., statements)| {
            statements
                .iter()
                .any(|found| found.acts.contains(&Act::Acknowledge))
        });
        let mut of_group = Vec::new();
        for (clause, _, statements) in &read {
            let found: Vec<Rule> = statements
                .iter()
                .flat_map(|statement| Draft::new(clause, statement, acknowledges).rules())
                .collect();
            if found.is_empty() {
                unread.push(Unread {
                    clause: clause.id.clone(),
                    text: clause.text.to_owned(),
                });
            }
            of_group.extend(found);
        }
        settle_others(&mut of_group);
        of_group.push(joining(group, at));
        rules.extend(merged(of_group));
    }
    for (at, text) in notes.iter().enumerate() {
        let clause = Clause {
            id: format!("general.note.{}", at + 1),
            text,
            group: None,
            home: Home::General,
        };
        let found = statements(&terms.find(text), text.chars().count());
        let found: Vec<Rule> = found
            .iter()
            .flat_map(|statement| Draft::new(&clause, statement, true).rules())
            .collect();
        if found.is_empty() {
            unread.push(Unread {
                clause: clause.id,
                text: text.clone(),
            });
        }
        rules.extend(merged(found));
    }
    name(&mut rules, groups);
    (rules, unread)
}

fn clauses_of(group: &Group, at: usize) -> Vec<Clause<'_>> {
    let id = &group.id;
    let practice = group
        .practice
        .iter()
        .enumerate()
        .map(|(number, text)| Clause {
            id: format!("{id}.practice.{}", number + 1),
            text,
            group: Some(at),
            home: Home::Practice,
        });
    let notes = group.notes.iter().enumerate().map(|(number, text)| Clause {
        id: format!("{id}.notes.{}", number + 1),
        text,
        group: Some(at),
        home: if group.forbidden.is_some_and(|first| number >= first) {
            Home::Forbidden
        } else {
            Home::Notes
        },
    });
    practice.chain(notes).collect()
}

/// Returns the rule that those whom the table lists may join.
fn joining(group: &Group, at: usize) -> Rule {
    Rule {
        id: String::new(),
        group: Some(at),
        effect: Effect::Permit,
        acts: vec![Act::Join],
        who: Who::Members,
        to: Vec::new(),
        alone: false,
        must: false,
        general: false,
        unless: None,
        cites: vec![format!("{}.members", group.id)],
        sure: 0.9,
        inferred: false,
    }
}

/// A statement of a clause on its way to rules.
struct Draft<'c> {
    clause: &'c Clause<'c>,
    statement: &'c Statement,
    /// Whether the group has a word of its own on acknowledging.
    acknowledges: bool,
}

impl<'c> Draft<'c> {
    fn new(clause: &'c Clause<'c>, statement: &'c Statement, acknowledges: bool) -> Self {
        Self {
            clause,
            statement,
            acknowledges,
        }
    }

    fn force(&self) -> Option<Force> {
        let statement = self.statement;
        let by_home = match self.clause.home {
            Home::Practice => Some(Force::Permit),
            Home::Forbidden => Some(Force::Forbid),
            Home::Notes | Home::General => {
                let says_so = statement.able || statement.only || statement.alone;
                (says_so || !statement.who.is_empty() || self.is_membership())
                    .then_some(Force::Permit)
            }
        };
        let force = statement.force.or(by_home)?;
        Some(match force {
            Force::Permit if statement.conditional => Force::PermitIf,
            force => force,
        })
    }

    fn is_membership(&self) -> bool {
        let statement = self.statement;
        statement.brings_in
            || statement.outsiders
            || statement.acts.iter().any(|act| !act.is_posting())
    }

    fn text(&self, start: usize, end: usize) -> String {
        let chars = self.clause.text.chars();
        let text: String = chars.skip(start).take(end.saturating_sub(start)).collect();
        text.trim()
            .trim_end_matches(['/', ',', ';'])
            .trim()
            .to_owned()
    }

    /// Returns a rule with `effect` for `acts`, as far as there are any.
    fn rule(&self, effect: Effect, acts: Vec<Act>, sure: f32) -> Option<Rule> {
        let statement = self.statement;
        if acts.is_empty() {
            return None;
        }
        let who = if statement.who.is_empty() {
            Who::Members
        } else {
            let mut who = statement.who.clone();
            who.sort_unstable();
            who.dedup();
            Who::Roles(who)
        };
        let permits = matches!(effect, Effect::Permit | Effect::PermitIf(_));
        let has_roles = matches!(who, Who::Roles(_));
        let mut to = statement.to.clone();
        to.sort_unstable();
        to.dedup();
        let unless = statement
            .unless
            .filter(|_| effect == Effect::Forbid)
            .map(|(start, end)| (self.text(start, end), statement.unless_who.clone()));
        Some(Rule {
            id: String::new(),
            group: self.clause.group,
            alone: statement.alone && permits && has_roles,
            must: statement.must && permits,
            general: false,
            unless,
            effect,
            acts,
            who,
            to,
            cites: vec![self.clause.id.clone()],
            sure,
            inferred: false,
        })
    }

    /// Returns how sure the words of the statement are.
    fn sure(&self) -> f32 {
        let statement = self.statement;
        let mut sure: f32 = 0.95;
        if statement.force.is_none() {
            sure -= if self.clause.home == Home::Practice {
                0.1
            } else {
                0.25
            };
        }
        if statement.by_office {
            sure -= 0.1;
        }
        if statement.unless.is_some() || statement.conditional {
            sure -= 0.1;
        }
        sure
    }

    fn rules(&self) -> Vec<Rule> {
        let Some(force) = self.force() else {
            return Vec::new();
        };
        let mut rules = if self.is_membership() {
            self.membership(force)
        } else {
            self.posting(force)
        };
        if self.statement.brings_in || self.statement.outsiders {
            return rules;
        }
        rules.retain(|rule| !rule.acts.is_empty());
        rules
    }

    /// Returns the acts of posting that the statement is about, and how much to take off for them.
    fn posted(&self, force: Force) -> (Vec<Act>, f32) {
        let statement = self.statement;
        let mut acts = statement.acts.clone();
        acts.retain(|act| act.is_posting());
        let mut less = 0.0;
        let has_verb = statement.report || statement.tell || statement.any_report;
        if acts.is_empty() && has_verb {
            acts.extend(
                statement
                    .objects
                    .iter()
                    .copied()
                    .filter(|act| act.is_posting()),
            );
        }
        let is_report = |act: &Act| matches!(act, Act::ReportResults | Act::ReportUrgent);
        let forbids = matches!(force, Force::Forbid | Force::NotRequired);
        if acts.is_empty() && (statement.tell || statement.report) && statement.at_once && !forbids {
            acts.push(Act::ReportUrgent);
            less += 0.2;
        }
        if statement.any_report && force == Force::Forbid {
            acts.extend([Act::ReportResults, Act::ReportUrgent]);
        } else if (statement.report || statement.any_report) && !acts.iter().any(is_report) {
            acts.push(Act::ReportResults);
            less += 0.1;
        }
        if acts.is_empty() && statement.tell && !forbids && !statement.other {
            acts.push(Act::ShareNews);
            less += 0.4;
        }
        if force == Force::NotRequired && acts.contains(&Act::Reply) {
            acts.push(Act::Acknowledge);
        }
        if statement.mutual && !forbids && acts.contains(&Act::Ask) {
            acts.push(Act::Reply);
        }
        acts.sort_unstable();
        acts.dedup();
        (acts, less)
    }

    fn posting(&self, force: Force) -> Vec<Rule> {
        let statement = self.statement;
        let (acts, less) = self.posted(force);
        let sure = self.sure() - less;
        let mut rules = Vec::new();
        if statement.other && force == Force::Forbid && acts.is_empty() {
            // Which acts these are depends on what the group permits, so that comes last.
            let kept = statement.kept.iter().copied();
            let all = Act::posting().filter(|act| !kept.clone().any(|kept| kept == *act));
            rules.extend(
                self.rule(Effect::Forbid, all.collect(), 0.6)
                    .map(|rule| Rule {
                        inferred: true,
                        ..rule
                    }),
            );
            return rules;
        }
        let condition = || self.text(statement.start, statement.end);
        let effect = match force {
            Force::Permit if statement.only && !statement.alone => Effect::Only,
            Force::Permit => Effect::Permit,
            Force::PermitIf => Effect::PermitIf(condition()),
            Force::NotRequired => Effect::NotRequired,
            Force::Forbid => Effect::Forbid,
        };
        let implies_acknowledging = matches!(force, Force::Forbid | Force::PermitIf)
            && acts.contains(&Act::Reply)
            && !self.acknowledges;
        let is_other = statement.other && force == Force::Forbid;
        let sure = if is_other { sure - 0.3 } else { sure };
        if implies_acknowledging {
            let rule = self.rule(effect.clone(), vec![Act::Acknowledge], sure - 0.25);
            rules.extend(rule.map(|rule| Rule {
                inferred: true,
                ..rule
            }));
        }
        rules.extend(self.rule(effect.clone(), acts, sure));
        if statement.communicate && matches!(effect, Effect::Permit | Effect::PermitIf(_)) {
            let acts = vec![Act::ShareNews, Act::Reply, Act::Acknowledge, Act::Ask];
            let rule = self.rule(effect, acts, 0.6);
            rules.extend(rule.map(|rule| Rule {
                general: true,
                ..rule
            }));
        }
        rules
    }

    /// Returns the rules of a statement on who is a member.
    fn membership(&self, force: Force) -> Vec<Rule> {
        let statement = self.statement;
        let sure = self.sure();
        let has = |act: Act| statement.acts.contains(&act);
        let effect = match force {
            Force::Forbid => Effect::Forbid,
            Force::NotRequired => Effect::NotRequired,
            Force::PermitIf => Effect::PermitIf(self.text(statement.start, statement.end)),
            Force::Permit => Effect::Permit,
        };
        let mut rules = Vec::new();
        if statement.outsiders && force == Force::Forbid {
            rules.extend(self.rule(Effect::Forbid, vec![Act::InviteOutsider], sure));
            rules.extend(
                self.rule(Effect::Forbid, vec![Act::Join], 0.7)
                    .map(|rule| Rule {
                        who: Who::Outsiders,
                        inferred: true,
                        ..rule
                    }),
            );
        } else if statement.brings_in {
            rules.extend(self.rule(effect.clone(), vec![Act::AddMember], sure - 0.1));
        } else if has(Act::Join) && force != Force::Forbid {
            rules.extend(self.rule(Effect::Permit, vec![Act::Join], sure));
            if statement.in_person || statement.only {
                let rule = self.rule(Effect::Forbid, vec![Act::AddMember], sure - 0.1);
                rules.extend(rule.map(|rule| Rule {
                    who: Who::Members,
                    ..rule
                }));
            }
        }
        if has(Act::RemoveMember) {
            rules.extend(self.rule(effect, vec![Act::RemoveMember], sure - 0.1));
        }
        if has(Act::Leave) && force != Force::Forbid {
            let effect = Effect::PermitIf(self.clause.text.to_owned());
            rules.extend(self.rule(effect, vec![Act::Leave], sure));
        }
        let (posted, _) = self.posted(force);
        if rules.is_empty() && !posted.is_empty() {
            return self.posting(force);
        }
        rules
    }
}

/// Takes out of bans on "everything else" what the same group permits or speaks of elsewhere.
fn settle_others(rules: &mut [Rule]) {
    let spoken: Vec<Act> = rules
        .iter()
        .filter(|rule| !(rule.inferred && rule.acts.len() > 2))
        .flat_map(|rule| rule.acts.iter().copied())
        .collect();
    for rule in rules
        .iter_mut()
        .filter(|rule| rule.inferred && rule.acts.len() > 2)
    {
        rule.acts.retain(|act| !spoken.contains(act));
    }
}

/// Joins rules that differ only in their acts.
fn merged(rules: Vec<Rule>) -> Vec<Rule> {
    let mut merged: Vec<Rule> = Vec::new();
    for rule in rules.into_iter().filter(|rule| !rule.acts.is_empty()) {
        let same = merged.iter_mut().find(|other| {
            (
                &other.effect,
                &other.who,
                &other.to,
                &other.unless,
                &other.cites,
            ) == (&rule.effect, &rule.who, &rule.to, &rule.unless, &rule.cites)
                && (other.alone, other.must, other.general, other.inferred)
                    == (rule.alone, rule.must, rule.general, rule.inferred)
        });
        match same {
            Some(other) => {
                other.acts.extend(rule.acts);
                other.acts.sort_unstable();
                other.acts.dedup();
                other.sure = other.sure.min(rule.sure);
            }
            None => merged.push(rule),
        }
    }
    merged
}

/// Gives each rule an id of its own: its group, its effect and its first act.
fn name(rules: &mut [Rule], groups: &[Group]) {
    let mut taken = std::collections::HashSet::new();
    for rule in rules {
        let group = rule.group.and_then(|at| groups.get(at));
        let group = group.map_or("all", |group| group.id.as_str());
        let act = rule.acts.first().map_or("", |act| act.id());
        let stem = format!("{group}-{}-{act}", rule.effect.id());
        let mut id = stem.clone();
        let mut number = 2;
        while !taken.insert(id.clone()) {
            id = format!("{stem}-{number}");
            number += 1;
        }
        rule.id = id;
    }
}
