//! Puts the time at which a rule applies into words.

use super::Style;
use crate::registry::{TimeOfDay, Weekday, When, Within};

/// Returns the time at which a rule applies: "ทุกวันศุกร์ ก่อน ๑๕.๐๐ น.".
#[must_use]
pub fn time_in_words(when: &When, style: Style) -> String {
    let days = (!when.weekdays.is_empty()).then(|| {
        let days = [("days", days_in_words(&when.weekdays, style))];
        style.text_with("time-weekdays", &days)
    });
    let working_days = when.working_days.then(|| style.text("time-working-days"));
    let holidays = when.holidays.then(|| style.text("time-holidays"));
    let time = |time: TimeOfDay| {
        let values = [
            ("hour", format!("{:02}", time.hour)),
            ("minute", format!("{:02}", time.minute)),
        ];
        style.text_with("time-clock", &values)
    };
    let hours = match (when.from, when.before) {
        (Some(from), Some(before)) => {
            let values = [("from", time(from)), ("before", time(before))];
            Some(style.text_with("time-from-before", &values))
        }
        (Some(from), None) => Some(style.text_with("time-from", &[("from", time(from))])),
        (None, Some(before)) => Some(style.text_with("time-before", &[("before", time(before))])),
        (None, None) => None,
    };
    let within = when.within.map(|within| within_in_words(within, style));
    let parts = [days, working_days, holidays, hours, within];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn days_in_words(days: &[Weekday], style: Style) -> String {
    let names: Vec<String> = days.iter().map(|day| style.text(&day.name_key())).collect();
    match names.split_last() {
        Some((last, first)) if !first.is_empty() => {
            let values = [("days", first.join(", ")), ("last", last.clone())];
            style.text_with("time-days-and", &values)
        }
        _ => names.concat(),
    }
}

fn within_in_words(within: Within, style: Style) -> String {
    let (one, several, count) = match within {
        Within::AtOnce => return style.text("time-at-once"),
        Within::Minutes(count) => ("time-within-minute", "time-within-minutes", count),
        Within::Hours(count) => ("time-within-hour", "time-within-hours", count),
        Within::Days(count) => ("time-within-day", "time-within-days", count),
        Within::WorkingDays(count) => {
            ("time-within-working-day", "time-within-working-days", count)
        }
    };
    let key = if count == 1 { one } else { several };
    style.text_with(key, &[("count", count.to_string())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[test]
    fn a_time_is_put_into_words() {
        let when = When {
            weekdays: vec![Weekday::Monday, Weekday::Wednesday, Weekday::Friday],
            before: TimeOfDay::read("15.00"),
            ..When::default()
        };
        let whole = When {
            working_days: true,
            from: TimeOfDay::read("8.30"),
            before: TimeOfDay::read("16.30"),
            within: Some(Within::Hours(48)),
            ..When::default()
        };
        let soon = When {
            within: Some(Within::Days(1)),
            holidays: true,
            ..When::default()
        };
        for (when, thai, english) in [
            (
                when,
                "ทุกวันจันทร์, วันพุธ และวันศุกร์ ก่อน ๑๕.๐๐ น.",
                "every Monday, Wednesday and Friday before 15:00",
            ),
            (
                whole,
                "ในวันทำการ ระหว่างเวลา ๐๘.๓๐ – ๑๖.๓๐ น. ภายใน ๔๘ ชั่วโมง",
                "on working days between 08:30 and 16:30 within 48 hours",
            ),
            (soon, "ในวันหยุด ภายใน ๑ วัน", "on holidays within one day"),
        ] {
            let words = |lang| time_in_words(&when, Style::new(lang, None));
            assert_eq!(words(Lang::Thai), thai);
            assert_eq!(words(Lang::English), english);
        }
    }
}
