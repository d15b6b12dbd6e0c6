//! The times of rules in words, and what the letter says for such times.

use super::letter_order::in_letter_order;
use crate::lang::{Lang, Words};
use crate::registry::{ClauseId, Registry, RuleId, TimeOfDay, Weekday, When, Within};

/// A time in words, and the clauses that speak of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timed {
    /// The time: "every Friday, before 15:00".
    pub when: Words,
    /// In the order of the clauses in the registry.
    pub clauses: Vec<ClauseId>,
}

impl Timed {
    /// Returns the times of `rules`. Rules of the same time share one.
    pub(super) fn of(registry: &Registry, rules: &[RuleId]) -> Vec<Self> {
        let timed = rules.iter().filter_map(|&rule| {
            let rule = registry.rule(rule);
            Some((rule, time_in_words(rule.when.as_ref()?)))
        });
        in_letter_order(timed)
            .into_iter()
            .map(|(when, clauses)| Self { when, clauses })
            .collect()
    }
}

/// Puts a time into words, as a part of a sentence: "every Friday, before 15:00".
#[must_use]
pub fn time_in_words(when: &When) -> Words {
    Words::in_each(|lang| in_words(when, lang))
}

/// Puts the condition that it is that time into words.
pub(super) fn at(when: &When) -> Words {
    Words::in_each(|lang| lang.text_with("condition-at", &[("time", in_words(when, lang))]))
}

fn in_words(when: &When, lang: Lang) -> String {
    let parts = [
        weekdays(&when.weekdays, lang),
        when.working_days.then(|| lang.text("when-working-days")),
        when.holidays.then(|| lang.text("when-holidays")),
        hours(when.from, when.before, lang),
        when.within.map(|within| soon(within, lang)),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(match lang {
        Lang::Thai => " ",
        Lang::English => ", ",
    })
}

fn weekdays(days: &[Weekday], lang: Lang) -> Option<String> {
    let names: Vec<String> = days.iter().map(|day| lang.text(&day.name_key())).collect();
    let (last, before) = names.split_last()?;
    let days = if before.is_empty() {
        last.clone()
    } else {
        let values = [("days", before.join(", ")), ("last", last.clone())];
        lang.text_with("when-several-days", &values)
    };
    Some(lang.text_with("when-weekdays", &[("days", days)]))
}

fn hours(from: Option<TimeOfDay>, before: Option<TimeOfDay>, lang: Lang) -> Option<String> {
    let time = |time: TimeOfDay| {
        let values = [
            ("hour", format!("{:02}", time.hour)),
            ("minute", format!("{:02}", time.minute)),
        ];
        lang.text_with("time-of-day", &values)
    };
    let (key, values) = match (from, before) {
        (None, None) => return None,
        (Some(from), None) => ("when-from", vec![("from", time(from))]),
        (None, Some(before)) => ("when-before", vec![("before", time(before))]),
        (Some(from), Some(before)) => (
            "when-between",
            vec![("from", time(from)), ("before", time(before))],
        ),
    };
    Some(lang.text_with(key, &values))
}

fn soon(within: Within, lang: Lang) -> String {
    let (one, several, count) = match within {
        Within::AtOnce => return lang.text("when-at-once"),
        Within::Minutes(count) => ("when-minute", "when-minutes", count),
        Within::Hours(count) => ("when-hour", "when-hours", count),
        Within::Days(count) => ("when-day", "when-days", count),
        Within::WorkingDays(count) => ("when-working-day", "when-within-working-days", count),
    };
    let key = if count == 1 { one } else { several };
    lang.text_with(key, &[("count", count.to_string())])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(when: &When) -> (String, String) {
        let words = time_in_words(when);
        (words.th, words.en)
    }

    #[test]
    fn a_time_is_said_in_both_languages() {
        let said = |th: &str, en: &str| (th.to_owned(), en.to_owned());
        let mut when = When {
            weekdays: vec![Weekday::Friday],
            before: TimeOfDay::read("15.00"),
            ..When::default()
        };
        let early = said("ทุกวันศุกร์ ก่อน 15.00 น.", "every Friday, before 15:00");
        assert_eq!(words(&when), early);
        when.weekdays = vec![Weekday::Monday, Weekday::Wednesday, Weekday::Friday];
        when.from = TimeOfDay::read("8.30");
        let days = said(
            "ทุกวันจันทร์, วันพุธ และวันศุกร์ ตั้งแต่ 08.30 น. และก่อน 15.00 น.",
            "every Monday, Wednesday and Friday, from 08:30 until 15:00",
        );
        assert_eq!(words(&when), days);
        let soon = |within| When {
            working_days: true,
            within: Some(within),
            ..When::default()
        };
        let hours = said(
            "ในวันทำการ ภายใน 48 ชั่วโมง",
            "on working days, within 48 hours",
        );
        assert_eq!(words(&soon(Within::Hours(48))), hours);
        let day = said("ในวันทำการ ภายใน 1 วัน", "on working days, within one day");
        assert_eq!(words(&soon(Within::Days(1))), day);
        let at_once = said("ในวันทำการ โดยทันที", "on working days, at once");
        assert_eq!(words(&soon(Within::AtOnce)), at_once);
    }
}
