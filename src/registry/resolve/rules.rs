//! Rules: whom they cover, when, and with which exceptions.

use super::{Resolver, problem_with};
use crate::registry::model::{
    Effect, Exception, Group, Preference, Rule, RuleId, TimeOfDay, When, Who, index_u32,
};
use crate::registry::problem::{Code, Problem};
use crate::registry::reader::{Listed, Located};
use crate::registry::schema::{
    ConditionRecord, EffectRecord, ExceptionRecord, PreferenceRecord, RuleRecord, WhenRecord,
    WhoRecord,
};

impl Resolver<'_, '_> {
    pub(super) fn rules(&mut self, records: Vec<RuleRecord>) -> Vec<Rule> {
        records.into_iter().map(|rule| self.rule(rule)).collect()
    }

    fn rule(&mut self, rule: RuleRecord) -> Rule {
        let acts = self.acts(&rule.acts.texts);
        let permits = rule.effect.as_ref().is_some_and(EffectRecord::permits);
        if let Some(WhoRecord::Roles(roles)) = &rule.who
            && permits
        {
            self.report_recipients(roles, &rule.id.value);
        }
        if rule.acts.is_empty() {
            self.reader
                .report(problem_with(Code::NoActs, &rule.id, "id"));
        }
        self.report_unsuited(&rule);
        Rule {
            groups: rule
                .groups
                .map(|groups| groups.iter().filter_map(|id| self.group(id)).collect()),
            effect: match rule.effect {
                Some(EffectRecord::Permit) => Effect::Permit,
                Some(EffectRecord::PermitIf(ConditionRecord(words))) => Effect::PermitIf(words),
                Some(EffectRecord::Only) => Effect::Only,
                Some(EffectRecord::NotRequired) => Effect::NotRequired,
                Some(EffectRecord::Forbid) | None => Effect::Forbid,
            },
            acts,
            general: rule.general,
            must: rule.must,
            alone: rule.alone,
            topics: rule.topics.map(|topics| self.topic_list(&topics)),
            who: match rule.who {
                Some(WhoRecord::Members) | None => Who::Members,
                Some(WhoRecord::Outsiders) => Who::Outsiders,
                Some(WhoRecord::Roles(roles)) => Who::Roles(self.role_list(&roles)),
            },
            to: self.role_list(&rule.to),
            unless: rule.unless.map(|exception| self.exception(exception)),
            when: rule.when.and_then(|when| self.when(when)),
            cites: self.citations(&rule.id, &rule.cites),
            inferred: rule.inferred,
            unconfirmed: rule.unconfirmed,
            sure: rule.sure.map(|sure| sure.0),
            span: rule.span,
            id: rule.id.value,
        }
    }

    /// Reports fields that mean nothing beside the rule's effect. What could not be read suits all.
    fn report_unsuited(&mut self, rule: &RuleRecord) {
        let Some(effect) = &rule.effect else { return };
        let (permits, forbids) = (effect.permits(), matches!(effect, EffectRecord::Forbid));
        let names_nobody = match &rule.who {
            Some(WhoRecord::Roles(roles)) => roles.is_empty(),
            Some(WhoRecord::Members | WhoRecord::Outsiders) => true,
            None => false,
        };
        let places = &rule.places;
        let unsuited = [
            (
                "must",
                &places.must,
                rule.must && !permits,
                "needs-permission",
            ),
            (
                "alone",
                &places.alone,
                rule.alone && !permits,
                "needs-permission",
            ),
            (
                "alone",
                &places.alone,
                rule.alone && permits && names_nobody,
                "needs-roles",
            ),
            (
                "unless",
                &places.unless,
                rule.unless.is_some() && !forbids,
                "needs-ban",
            ),
        ];
        for (field, place, is_unsuited, needs) in unsuited {
            if is_unsuited {
                let span = place.clone().unwrap_or_else(|| rule.span.clone());
                let problem = Problem::at(Code::UnsuitedField, span)
                    .with("id", rule.id.value.as_str())
                    .with("field", field)
                    .with_key("needs", needs);
                self.reader.report(problem);
            }
        }
    }

    /// Reports the roles that only receive, but that the rule `by` permits something to.
    pub(super) fn report_recipients(&mut self, roles: &[Located<String>], by: &str) {
        for role in roles {
            if let Some(name) = self.recipients.get(&role.value) {
                let problem = Problem::at(Code::RecipientActs, role.span.clone())
                    .with("id", by)
                    .with_words("role", name);
                self.reader.report(problem);
            }
        }
    }

    fn exception(&mut self, exception: ExceptionRecord) -> Exception {
        Exception {
            words: exception.words,
            who: self.role_list(&exception.who),
            to: self.role_list(&exception.to),
        }
    }

    /// Resolves a time. Reports one that is never or always right.
    fn when(&mut self, record: WhenRecord) -> Option<When> {
        let problems = self.reader.problem_count();
        let was_whole = record.whole;
        let when = When {
            weekdays: record.weekdays.iter().map(|day| day.value).collect(),
            working_days: record.working_days,
            holidays: record.holidays,
            from: record.from.and_then(|time| self.time_of_day(&time)),
            before: record.before.and_then(|time| self.time_of_day(&time)),
            within: record.within,
        };
        let was_read = was_whole && self.reader.problem_count() == problems;
        if was_read && (when.is_empty() || when.is_never()) {
            let code = if when.is_empty() {
                Code::EmptyTime
            } else {
                Code::ImpossibleTime
            };
            self.reader.report(Problem::at(code, record.span));
        }
        Some(when).filter(|when| !when.is_empty())
    }

    fn time_of_day(&mut self, time: &Located<String>) -> Option<TimeOfDay> {
        let read = TimeOfDay::read(&time.value);
        if read.is_none() {
            let problem = Problem::at(Code::WrongValue, time.span.clone());
            self.reader.report(problem.with_key("kind", "kind-time"));
        }
        read
    }

    pub(super) fn preferences(&mut self, records: Vec<PreferenceRecord>) -> Vec<Preference> {
        records
            .into_iter()
            .map(|record| {
                let is_void = |list: &Option<Listed>| list.as_ref().is_some_and(Listed::is_empty);
                let is_void = is_void(&record.acts) || is_void(&record.topics);
                let listed = &record.groups.texts;
                let repeats = (1..listed.len()).any(|index| {
                    let (before, rest) = listed.split_at(index);
                    rest.first()
                        .is_some_and(|id| before.iter().any(|other| other.value == id.value))
                });
                if is_void || record.groups.whole && (listed.len() < 2 || repeats) {
                    let problem = Problem::at(Code::IdlePreference, record.span.clone());
                    self.reader.report(problem);
                }
                let by = Located {
                    value: "preferences".to_owned(),
                    span: record.span.clone(),
                };
                Preference {
                    acts: record.acts.map(|acts| self.acts(&acts.texts)),
                    topics: record.topics.map(|topics| self.topic_list(&topics.texts)),
                    groups: listed.iter().filter_map(|id| self.group(id)).collect(),
                    cites: self.citations(&by, &record.cites),
                    inferred: record.inferred,
                    span: record.span,
                }
            })
            .collect()
    }
}

/// Assigns to each group the rules that apply to it, in registry order. A rule that nobody has
/// confirmed applies to none.
pub(super) fn assign(rules: &[Rule], groups: &mut [Group]) {
    for (index, rule) in rules
        .iter()
        .enumerate()
        .filter(|(_, rule)| !rule.unconfirmed)
    {
        let id = RuleId(index_u32(index));
        match &rule.groups {
            None => groups.iter_mut().for_each(|group| group.rules.push(id)),
            Some(about) => {
                for group in about {
                    if let Some(group) = groups.get_mut(group.index()) {
                        group.rules.push(id);
                    }
                }
            }
        }
    }
}
