//! The rules that the statements of one clause may stand for.

use super::rules::{Effect, Rule, Topics, Who};
use super::statement::{Force, Statement};
use super::times::of_ban;
use crate::registry::{Act, When};

/// Where a clause stands. It decides what a clause without a word of effect does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Home {
    Practice,
    Notes,
    Forbidden,
    General,
}

/// A clause of the letter.
pub(super) struct Clause<'t> {
    pub id: String,
    pub text: &'t str,
    pub group: Option<usize>,
    pub home: Home,
}

/// A statement of a clause on its way to rules.
pub(super) struct Draft<'c> {
    pub clause: &'c Clause<'c>,
    pub statement: &'c Statement,
    /// Whether the group has a word of its own on acknowledging.
    pub acknowledges: bool,
    pub topics: Topics,
    /// The time that its words state.
    pub when: When,
}

fn is_report(act: Act) -> bool {
    matches!(act, Act::ReportResults | Act::ReportUrgent)
}

impl Draft<'_> {
    fn force(&self) -> Option<Force> {
        let statement = self.statement;
        let by_home = match self.clause.home {
            Home::Practice => Some(Force::Permit),
            Home::Forbidden => Some(Force::Forbid),
            Home::Notes | Home::General => {
                let says_so = statement.able || statement.only || statement.alone;
                // Those who receive something have to say so.
                let says_so = says_so || statement.receives && statement.acts == [Act::Acknowledge];
                (says_so || !statement.who.is_empty() || self.is_membership())
                    .then_some(Force::Permit)
            }
        };
        let force = statement.force.or(by_home)?;
        // That an incident has occurred is no condition of reporting it.
        let is_conditional = statement.conditional || self.is_at_hours();
        let on_condition = is_conditional && statement.acts != [Act::ReportUrgent];
        Some(match force {
            Force::Permit if on_condition => Force::PermitIf,
            force => force,
        })
    }

    /// Returns whether it allows asking or conversation after some hour.
    fn is_at_hours(&self) -> bool {
        let statement = self.statement;
        let is_asking = |act: &Act| matches!(act, Act::Ask | Act::Reply);
        let asks = !statement.acts.is_empty() && statement.acts.iter().all(is_asking);
        let when = &self.when;
        let chats = statement.chats && statement.acts.is_empty();
        when.from.is_some() && (asks || chats)
    }

    fn is_membership(&self) -> bool {
        let statement = self.statement;
        let posts =
            statement.tell || statement.chats || statement.acts.iter().any(|act| act.is_posting());
        statement.brings_in
            || statement.outsiders && (statement.enters || !posts)
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
        if who == Who::Roles(to.clone()) {
            // Nobody is told to write to themselves.
            to.clear();
        }
        let unless = statement
            .unless
            .filter(|_| effect == Effect::Forbid)
            .map(|(start, end)| (self.text(start, end), statement.unless_who.clone()));
        // Who is a member does not change with the time of day.
        let when = if permits {
            self.when.clone()
        } else {
            of_ban(&self.when)
        };
        Some(Rule {
            when,
            id: String::new(),
            group: self.clause.group,
            alone: statement.alone && permits && has_roles,
            must: statement.must && permits,
            general: false,
            unless,
            unless_acts: statement.unless_acts.clone(),
            effect,
            // Who is a member does not depend on what is written about.
            topics: if acts.iter().all(|act| act.is_posting()) {
                self.topics.clone()
            } else {
                Topics::Any
            },
            acts,
            who,
            to,
            cites: vec![self.clause.id.clone()],
            sure,
            inferred: false,
            everything_else: false,
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

    /// Returns the rules that it may stand for.
    pub fn rules(&self) -> Vec<Rule> {
        match self.force() {
            Some(force) if self.is_membership() => self.membership(force),
            Some(force) => self.posting(force),
            None => Vec::new(),
        }
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
        let forbids = matches!(force, Force::Forbid | Force::NotRequired);
        if acts.is_empty() && (statement.tell || statement.report) && statement.at_once && !forbids
        {
            acts.push(Act::ReportUrgent);
            less += 0.2;
        }
        if statement.any_report && force == Force::Forbid {
            acts.extend([Act::ReportResults, Act::ReportUrgent]);
        } else if (statement.report || statement.any_report)
            && !acts.iter().any(|act| is_report(*act))
        {
            acts.push(Act::ReportResults);
            less += 0.1;
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
        let is_of_topic = statement.tell && self.topics != Topics::Any;
        let is_conversation = statement.chats && !statement.tell && !statement.report;
        let is_other = statement.other && !is_conversation;
        if (is_other || is_of_topic) && force == Force::Forbid && acts.is_empty() {
            // Which acts these are depends on what the group permits, so that comes last.
            rules.extend(self.everything_else());
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
        // Nothing follows from the time at which somebody answers.
        let may = statement.force == Some(Force::PermitIf);
        let implies_acknowledging = (force == Force::Forbid || may)
            && acts.contains(&Act::Reply)
            && !statement.talks
            && !self.acknowledges;
        let is_other = statement.other && force == Force::Forbid;
        let is_barred = self.clause.home == Home::Forbidden;
        if let (true, false, Topics::AllBut(topic)) = (is_other, is_barred, &self.topics) {
            // What is barred about other matters is allowed about this one.
            let rule = self.rule(Effect::Permit, acts.clone(), sure - 0.25);
            rules.extend(rule.map(|rule| Rule {
                topics: Topics::Only(*topic),
                inferred: true,
                ..rule
            }));
        }
        let sure = if is_other { sure - 0.2 } else { sure };
        if implies_acknowledging {
            let rule = self.rule(effect.clone(), vec![Act::Acknowledge], sure - 0.25);
            rules.extend(rule.map(|rule| Rule {
                inferred: true,
                ..rule
            }));
        }
        rules.extend(self.rule(effect.clone(), acts, sure));
        let permits = matches!(effect, Effect::Permit | Effect::PermitIf(_));
        let general = if statement.communicate && permits {
            vec![Act::ShareNews, Act::Reply, Act::Acknowledge, Act::Ask]
        } else if statement.chats {
            vec![Act::Reply, Act::Ask]
        } else {
            Vec::new()
        };
        let rule = self.rule(effect, general, 0.6);
        rules.extend(rule.map(|rule| Rule {
            general: true,
            ..rule
        }));
        rules
    }

    /// Returns the ban on every post but those that the statement leaves out. Acknowledging is no
    /// matter of its own, so it is not meant. What is barred about one matter is reporting it.
    fn everything_else(&self) -> Option<Rule> {
        let kept = &self.statement.kept;
        if self.statement.keeps_deeds && self.topics == Topics::Any {
            // What is named is all that may be done: นอกจากการแจ้งเหตุ ห้ามใช้ทำการอื่น.
            return self.rule(Effect::Only, kept.clone(), 0.6);
        }
        let is_of_one = matches!(self.topics, Topics::Only(_));
        let is_meant = |act: &Act| {
            *act != Act::Acknowledge && !kept.contains(act) && (is_report(*act) || !is_of_one)
        };
        let acts = Act::posting().filter(is_meant).collect();
        self.rule(Effect::Forbid, acts, 0.6).map(|rule| Rule {
            inferred: true,
            everything_else: true,
            ..rule
        })
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
        } else if statement.brings_in && statement.outsiders {
            rules.extend(self.rule(effect.clone(), vec![Act::InviteOutsider], sure - 0.1));
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
        if has(Act::Leave) && force == Force::Forbid {
            // Messages may be barred from leaving, too.
            let leaves = statement.acts == [Act::Leave] && !statement.tell && !statement.spreads;
            let rule = self.rule(Effect::Forbid, vec![Act::Leave], sure);
            rules.extend(rule.filter(|_| leaves));
        } else if has(Act::Leave) {
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
