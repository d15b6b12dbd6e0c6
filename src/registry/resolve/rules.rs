//! Rules: whom they cover, when, and with which exceptions.

use super::{Resolver, problem_with};
use crate::registry::model::{
    Effect, Exception, Group, Preference, Rule, RuleId, TimeOfDay, When, Who, index_u32,
};
use crate::registry::problem::{Code, Problem};
use crate::registry::reader::Located;
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
                EffectRecord::Permit => Effect::Permit,
                EffectRecord::PermitIf(ConditionRecord(words)) => Effect::PermitIf(words),
                EffectRecord::Only => Effect::Only,
                EffectRecord::NotRequired => Effect::NotRequired,
                EffectRecord::Forbid => Effect::Forbid,
            },
            acts,
            general: rule.general,
            must: rule.must,
            alone: rule.alone,
            topics: rule.topics.map(|topics| self.topic_list(&topics)),
            who: match rule.who {
                WhoRecord::Members => Who::Members,
                WhoRecord::Outsiders => Who::Outsiders,
                WhoRecord::Roles(roles) => Who::Roles(self.role_list(&roles)),
            },
            to: self.role_list(&rule.to),
            unless: rule.unless.map(|exception| self.exception(exception)),
            when: rule.when.and_then(|when| self.when(when)),
            cites: self.citations(&rule.id, &rule.cites),
            inferred: rule.inferred,
            unconfirmed: rule.unconfirmed,
            span: rule.span,
            id: rule.id.value,
        }
    }

    /// Reports fields that mean nothing beside the rule's effect.
    fn report_unsuited(&mut self, rule: &RuleRecord) {
        let permits = matches!(
            rule.effect,
            EffectRecord::Permit | EffectRecord::PermitIf(_) | EffectRecord::Only
        );
        let forbids = matches!(rule.effect, EffectRecord::Forbid);
        let names_people = matches!(rule.who, WhoRecord::Roles(_));
        let unsuited = [
            ("must", rule.must && !permits, "needs-permission"),
            ("alone", rule.alone && !permits, "needs-permission"),
            (
                "alone",
                rule.alone && permits && !names_people,
                "needs-roles",
            ),
            ("unless", rule.unless.is_some() && !forbids, "needs-ban"),
        ];
        for (field, is_unsuited, needs) in unsuited {
            if is_unsuited && !rule.id.is_absent() {
                let problem = Problem::at(Code::UnsuitedField, rule.span.clone())
                    .with("id", rule.id.value.as_str())
                    .with("field", field)
                    .with_key("needs", needs);
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
        let when = When {
            weekdays: record.weekdays.iter().map(|day| day.value).collect(),
            working_days: record.working_days,
            holidays: record.holidays,
            from: record.from.and_then(|time| self.time_of_day(&time)),
            before: record.before.and_then(|time| self.time_of_day(&time)),
            within: record.within,
        };
        let was_read = self.reader.problem_count() == problems;
        let has_no_hours = when
            .from
            .zip(when.before)
            .is_some_and(|(from, before)| from >= before);
        let has_no_days = when.working_days
            && (when.holidays
                || !when.weekdays.is_empty() && when.weekdays.iter().all(|day| day.is_weekend()));
        if was_read && (when.is_empty() || has_no_hours || has_no_days) {
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
                let listed = &record.groups.texts;
                let repeats = (1..listed.len()).any(|index| {
                    let (before, rest) = listed.split_at(index);
                    rest.first()
                        .is_some_and(|id| before.iter().any(|other| other.value == id.value))
                });
                if record.groups.whole && (listed.len() < 2 || repeats) {
                    let problem = Problem::at(Code::IdlePreference, record.span.clone());
                    self.reader.report(problem);
                }
                let by = Located {
                    value: "preferences".to_owned(),
                    span: record.span.clone(),
                };
                Preference {
                    acts: record.acts.map(|acts| self.acts(&acts)),
                    topics: record.topics.map(|topics| self.topic_list(&topics)),
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
