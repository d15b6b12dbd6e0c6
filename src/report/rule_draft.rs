//! A rule while somebody chooses its parts: what is chosen, the rule that it makes, and what is wrong
//! with it so far.

use strum::VariantArray;

use super::Style;
use super::problems::in_names;
use super::rule_sentence::RulePart;
use super::rules::effect_key;
use crate::lang::Words;
use crate::registry::{
    Act, ClauseId, Effect, Exception, GroupId, Home, Registry, RoleId, Rule, RuleId, TimeOfDay,
    TopicId, Weekday, When, Who, Within, contradictions_of, opposites_of,
};
use crate::text::digits::whole_number;

/// The effects to choose from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, VariantArray)]
pub enum EffectKind {
    Permit,
    PermitIf,
    Only,
    NotRequired,
    Forbid,
}

impl EffectKind {
    /// Every effect, in the order in which they are offered.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// Returns whether the effect permits something.
    #[must_use]
    pub fn permits(self) -> bool {
        matches!(self, Self::Permit | Self::PermitIf | Self::Only)
    }

    /// Returns the key of the message that names the effect.
    #[must_use]
    pub fn name_key(self) -> &'static str {
        match self {
            Self::Permit => effect_key(&Effect::Permit),
            Self::PermitIf => effect_key(&Effect::PermitIf(Words::default())),
            Self::Only => effect_key(&Effect::Only),
            Self::NotRequired => effect_key(&Effect::NotRequired),
            Self::Forbid => effect_key(&Effect::Forbid),
        }
    }
}

/// Whose acts a rule covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WhoKind {
    Members,
    Outsiders,
    Roles,
}

/// How soon something has to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, VariantArray)]
pub enum WithinKind {
    Unstated,
    AtOnce,
    Minutes,
    Hours,
    Days,
    WorkingDays,
}

impl WithinKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// Returns the key of the message that names it.
    #[must_use]
    pub fn name_key(self) -> &'static str {
        match self {
            Self::Unstated => "within-unstated",
            Self::AtOnce => "within-at-once",
            Self::Minutes => "within-minutes",
            Self::Hours => "within-hours",
            Self::Days => "within-days",
            Self::WorkingDays => "within-working-days",
        }
    }

    /// Returns whether it needs a number.
    #[must_use]
    pub fn is_counted(self) -> bool {
        !matches!(self, Self::Unstated | Self::AtOnce)
    }
}

/// A rule whose parts are being chosen. What is typed stays as it is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent statements of the letter"
)]
pub struct RuleDraft {
    /// The rule that it changes; `None` for a new one.
    pub was: Option<RuleId>,
    /// The rule after which a new one is written.
    pub after: Option<RuleId>,
    /// `None` for every group.
    pub groups: Option<Vec<GroupId>>,
    pub effect: EffectKind,
    pub condition: Words,
    pub acts: Vec<Act>,
    pub general: bool,
    pub must: bool,
    pub alone: bool,
    /// `None` for any topic.
    pub topics: Option<Vec<TopicId>>,
    pub who: WhoKind,
    pub roles: Vec<RoleId>,
    pub to: Vec<RoleId>,
    pub unless: Words,
    pub unless_who: Vec<RoleId>,
    pub unless_to: Vec<RoleId>,
    pub weekdays: Vec<Weekday>,
    pub working_days: bool,
    pub holidays: bool,
    pub from: String,
    pub before: String,
    pub within: WithinKind,
    pub within_count: String,
    pub cites: Vec<ClauseId>,
    pub inferred: Words,
}

/// Something that is wrong with a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftProblem {
    /// The part to look at; `None` if it is about the rule as a whole.
    pub part: Option<RulePart>,
    pub words: String,
    /// Whether the rule cannot be kept like this.
    pub is_blocking: bool,
}

impl RuleDraft {
    /// Begins a new rule: one about `group`, or one that `clause` states.
    #[must_use]
    pub fn new(registry: &Registry, group: Option<GroupId>, clause: Option<ClauseId>) -> Self {
        let home = clause.and_then(|clause| match registry.clause(clause).home {
            Home::Group(group) => Some(group),
            Home::Letter | Home::General => None,
        });
        Self {
            was: None,
            after: clause.and_then(|clause| last_citing(registry, clause)),
            groups: group.or(home).map(|group| vec![group]),
            effect: EffectKind::Permit,
            condition: Words::default(),
            acts: Vec::new(),
            general: false,
            must: false,
            alone: false,
            topics: None,
            who: WhoKind::Members,
            roles: Vec::new(),
            to: Vec::new(),
            unless: Words::default(),
            unless_who: Vec::new(),
            unless_to: Vec::new(),
            weekdays: Vec::new(),
            working_days: false,
            holidays: false,
            from: String::new(),
            before: String::new(),
            within: WithinKind::Unstated,
            within_count: String::new(),
            cites: clause.into_iter().collect(),
            inferred: Words::default(),
        }
    }

    /// Begins with what a rule of `registry` says.
    #[must_use]
    pub fn of(registry: &Registry, id: RuleId) -> Self {
        let rule = registry.rule(id);
        let mut draft = Self {
            was: Some(id),
            groups: rule.groups.clone(),
            acts: rule.acts.clone(),
            general: rule.general,
            must: rule.must,
            alone: rule.alone,
            topics: rule.topics.clone(),
            to: rule.to.clone(),
            cites: rule.cites.clone(),
            inferred: rule.inferred.clone().unwrap_or_default(),
            ..Self::new(registry, None, None)
        };
        draft.effect = match &rule.effect {
            Effect::Permit => EffectKind::Permit,
            Effect::PermitIf(condition) => {
                draft.condition = condition.clone();
                EffectKind::PermitIf
            }
            Effect::Only => EffectKind::Only,
            Effect::NotRequired => EffectKind::NotRequired,
            Effect::Forbid => EffectKind::Forbid,
        };
        draft.who = match &rule.who {
            Who::Members => WhoKind::Members,
            Who::Outsiders => WhoKind::Outsiders,
            Who::Roles(roles) => {
                draft.roles.clone_from(roles);
                WhoKind::Roles
            }
        };
        if let Some(unless) = &rule.unless {
            draft.unless = unless.words.clone();
            draft.unless_who.clone_from(&unless.who);
            draft.unless_to.clone_from(&unless.to);
        }
        if let Some(when) = &rule.when {
            draft.take_time(when);
        }
        draft
    }

    /// Begins with a copy of a rule, to be written after it.
    #[must_use]
    pub fn copy_of(registry: &Registry, id: RuleId) -> Self {
        Self {
            was: None,
            after: Some(id),
            ..Self::of(registry, id)
        }
    }

    fn take_time(&mut self, when: &When) {
        let time = |time: Option<TimeOfDay>| {
            time.map_or_else(String::new, |time| {
                format!("{:02}.{:02}", time.hour, time.minute)
            })
        };
        self.weekdays.clone_from(&when.weekdays);
        self.working_days = when.working_days;
        self.holidays = when.holidays;
        self.from = time(when.from);
        self.before = time(when.before);
        let (within, count) = match when.within {
            None => (WithinKind::Unstated, None),
            Some(Within::AtOnce) => (WithinKind::AtOnce, None),
            Some(Within::Minutes(count)) => (WithinKind::Minutes, Some(count)),
            Some(Within::Hours(count)) => (WithinKind::Hours, Some(count)),
            Some(Within::Days(count)) => (WithinKind::Days, Some(count)),
            Some(Within::WorkingDays(count)) => (WithinKind::WorkingDays, Some(count)),
        };
        self.within = within;
        self.within_count = count.map_or_else(String::new, |count| count.to_string());
    }

    /// Returns the rule that is chosen, which somebody has confirmed by choosing it. What its effect
    /// has no use for is left out. A new rule gets an id that is free.
    #[must_use]
    pub fn rule(&self, registry: &Registry) -> Rule {
        let permits = self.effect.permits();
        let names_some = self.who == WhoKind::Roles && !self.roles.is_empty();
        let was = self.was.map(|was| registry.rule(was));
        let mut rule = Rule {
            id: was.map_or_else(String::new, |was| was.id.clone()),
            groups: self.groups.clone(),
            effect: match self.effect {
                EffectKind::Permit => Effect::Permit,
                EffectKind::PermitIf => Effect::PermitIf(trimmed(&self.condition)),
                EffectKind::Only => Effect::Only,
                EffectKind::NotRequired => Effect::NotRequired,
                EffectKind::Forbid => Effect::Forbid,
            },
            acts: self.acts.clone(),
            general: self.general,
            must: self.must && permits,
            alone: self.alone && permits && names_some,
            topics: self.topics.clone(),
            who: match self.who {
                WhoKind::Members => Who::Members,
                WhoKind::Outsiders => Who::Outsiders,
                WhoKind::Roles => Who::Roles(self.roles.clone()),
            },
            to: self.to.clone(),
            unless: self.exception(),
            when: self.when(),
            cites: self.cites.clone(),
            inferred: Some(trimmed(&self.inferred)).filter(|words| !words.th.is_empty()),
            unconfirmed: false,
            sure: None,
            span: 0..0,
        };
        if was.is_none() {
            rule.id = crate::registry::edit::rules::free_id(registry, &rule);
        }
        rule
    }

    fn exception(&self) -> Option<Exception> {
        let words = trimmed(&self.unless);
        (self.effect == EffectKind::Forbid && !words.th.is_empty()).then(|| Exception {
            words,
            who: self.unless_who.clone(),
            to: self.unless_to.clone(),
        })
    }

    /// Returns the time that is chosen, as far as it can be read.
    fn when(&self) -> Option<When> {
        let count = number(&self.within_count);
        let when = When {
            weekdays: self.weekdays.clone(),
            working_days: self.working_days,
            holidays: self.holidays,
            from: TimeOfDay::read(&self.from),
            before: TimeOfDay::read(&self.before),
            within: match self.within {
                WithinKind::Unstated => None,
                WithinKind::AtOnce => Some(Within::AtOnce),
                WithinKind::Minutes => count.map(Within::Minutes),
                WithinKind::Hours => count.map(Within::Hours),
                WithinKind::Days => count.map(Within::Days),
                WithinKind::WorkingDays => count.map(Within::WorkingDays),
            },
        };
        Some(when).filter(|when| !when.is_empty())
    }

    /// Returns what is wrong with the draft, what keeps it from being a rule first.
    #[must_use]
    pub fn problems(&self, registry: &Registry, style: Style) -> Vec<DraftProblem> {
        let bad_time = |time: &String| !time.trim().is_empty() && TimeOfDay::read(time).is_none();
        let within = self.within.is_counted() && number(&self.within_count).is_none();
        let blocking = [
            (
                RulePart::Groups,
                "draft-no-groups",
                self.groups.as_ref().is_some_and(Vec::is_empty),
            ),
            (
                RulePart::Effect,
                "draft-no-condition",
                self.effect == EffectKind::PermitIf && is_blank(&self.condition),
            ),
            (
                RulePart::Who,
                "draft-nobody",
                self.who == WhoKind::Roles && self.roles.is_empty(),
            ),
            (RulePart::Acts, "draft-no-acts", self.acts.is_empty()),
            (
                RulePart::Topics,
                "draft-no-topics",
                self.topics.as_ref().is_some_and(Vec::is_empty),
            ),
            (
                RulePart::Times,
                "draft-bad-time",
                bad_time(&self.from) || bad_time(&self.before),
            ),
            (RulePart::Times, "draft-bad-within", within),
            (
                RulePart::Times,
                "draft-never",
                self.when().is_some_and(|when| when.is_never()),
            ),
            (
                RulePart::Exception,
                "draft-no-exception",
                self.effect == EffectKind::Forbid
                    && is_blank(&self.unless)
                    && !(self.unless_who.is_empty() && self.unless_to.is_empty()),
            ),
            (RulePart::Cites, "draft-no-cites", self.cites.is_empty()),
        ];
        let blocking = blocking.into_iter().filter(|(_, _, is_so)| *is_so);
        blocking
            .map(|(part, key, _)| DraftProblem {
                part: Some(part),
                words: style.text(key),
                is_blocking: true,
            })
            .chain(self.doubts(registry, style))
            .collect()
    }

    /// Returns how the rule disagrees with others.
    fn doubts(&self, registry: &Registry, style: Style) -> Vec<DraftProblem> {
        let doubt = |part, words| DraftProblem {
            part,
            words,
            is_blocking: false,
        };
        let mut rule = self.rule(registry);
        if self.was.is_none() {
            // The id that it will get says nothing to anybody yet.
            rule.id = style.text("draft-this-rule");
        }
        let receiving = self.roles.iter().filter(|&&role| {
            self.who == WhoKind::Roles
                && self.effect.permits()
                && registry.role(role).recipient_only
        });
        let receiving = receiving.map(|&role| {
            let name = [("role", style.role(registry, role))];
            doubt(
                Some(RulePart::Who),
                style.text_with("draft-recipient", &name),
            )
        });
        let contradictions = contradictions_of(registry, &rule, self.was);
        let contradictions = contradictions.into_iter().map(|problem| {
            doubt(
                None,
                style
                    .show(&in_names(registry, &problem, style).message_in(style.lang, style.words)),
            )
        });
        let opposites = opposites_of(registry, &rule, self.was).map(|other| {
            let other = registry.rule(other);
            let values = [
                (
                    "rule",
                    format!("“{}”", rule_subject(registry, other, style)),
                ),
                ("effect", style.text(effect_key(&other.effect))),
            ];
            doubt(None, style.in_words("draft-opposite", &values))
        });
        receiving.chain(contradictions).chain(opposites).collect()
    }
}

/// Returns what the name of a step says that it changes: a rule's groups and acts.
#[must_use]
pub fn rule_subject(registry: &Registry, rule: &Rule, style: Style) -> String {
    let acts: Vec<String> = rule.acts.iter().map(|&act| style.act(act)).collect();
    let acts = acts.join(", ");
    match rule.groups.as_deref() {
        Some([group, ..]) => format!("{acts} ({})", registry.group(*group).name),
        Some([]) | None => acts,
    }
}

/// Adds `item` to what is chosen, or takes it away. The list stays in the registry's order.
pub fn toggle<T: Copy + Ord>(chosen: &mut Vec<T>, item: T) {
    if let Some(at) = chosen.iter().position(|other| *other == item) {
        chosen.remove(at);
    } else {
        let at = chosen.iter().position(|other| *other > item);
        chosen.insert(at.unwrap_or(chosen.len()), item);
    }
}

/// Returns the last rule with a record of its own that cites `clause`.
fn last_citing(registry: &Registry, clause: ClauseId) -> Option<RuleId> {
    let rules = registry.rules();
    let citing = rules.filter(|(_, rule)| rule.is_written() && rule.cites.contains(&clause));
    citing.last().map(|(id, _)| id)
}

/// Reads a count, which is not zero.
fn number(text: &str) -> Option<u32> {
    whole_number(text).filter(|number| *number > 0)
}

fn is_blank(words: &Words) -> bool {
    words.th.trim().is_empty()
}

fn trimmed(words: &Words) -> Words {
    Words {
        th: words.th.trim().to_owned(),
        en: words.en.trim().to_owned(),
    }
}
