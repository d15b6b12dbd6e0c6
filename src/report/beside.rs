//! What is told beside a verdict, in sentences for screens and documents.

use super::{Style, TimedReport};
use crate::guide::{GroupAnswer, Obligation};
use crate::registry::Registry;

/// Returns what is told beside the verdict of `answer`: that the letter demands the act, the
/// exception from a ban, who alone may do it, on which other days, that the group has ended, and
/// who would read it although they must not.
pub(super) fn beside_verdict(
    registry: &Registry,
    answer: &GroupAnswer,
    style: Style,
) -> Vec<String> {
    let sentence = |key: &str, value: String| style.text_with(key, &[("value", value)]);
    let exception = answer.exception.as_ref();
    let left_to = (!answer.left_to.is_empty()).then(|| style.roles(registry, &answer.left_to));
    let other_days: Vec<String> = TimedReport::all(registry, &answer.other_days, style)
        .into_iter()
        .map(|timed| timed.when)
        .collect();
    let other_days = (!other_days.is_empty()).then(|| other_days.join(", "));
    let until = registry.group(answer.group).until.as_ref();
    let last_day = until.filter(|_| answer.ended);
    let keeps_from_use = answer.verdict.permits() && !answer.read_by_excluded.is_empty();
    let excluded = keeps_from_use.then(|| style.roles(registry, &answer.read_by_excluded));
    [
        answer
            .must
            .as_ref()
            .map(|obligation| obligation_in_words(obligation, style)),
        exception.map(|words| sentence("rule-unless", style.show_words(words))),
        left_to.map(|roles| sentence("rule-alone", roles)),
        other_days.map(|times| sentence("answer-other-days", times)),
        last_day.map(|day| sentence("answer-ended", style.date(&day.text))),
        excluded.map(|roles| sentence("answer-read-by-excluded", roles)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Returns that the letter demands the act, with the time if it states one and the condition does
/// not.
pub(super) fn obligation_in_words(obligation: &Obligation, style: Style) -> String {
    match obligation
        .when
        .as_ref()
        .filter(|_| !obligation.in_condition)
    {
        Some(when) => {
            let time = style.show_words(when);
            style.text_with("answer-must-at", &[("time", time)])
        }
        None => style.text("answer-must"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::{Need, answer};
    use crate::lang::Lang;
    use crate::registry::{Act, read};
    use crate::text::Date;

    const FORMAT_2: &str = include_str!("../../tests/cases/valid/format-2.ron");

    #[test]
    fn the_time_of_an_obligation_is_said_once() {
        let style = Style::new(Lang::English, None);
        let said = |text: &str, on: Option<&str>| {
            let registry = read(text).registry.expect("a registry");
            let mut need = Need::to_do(Act::ReportResults, registry.first_topic());
            need.role = registry.find_role("officer");
            need.on = on.map(|day| Date::read(day).expect("a day"));
            let answer = answer(&registry, need);
            let central = registry.find_group("central").expect("a group");
            let found = answer.for_group(central).expect("an answer");
            let condition = found.condition(&registry).map(|words| words.en);
            (condition, beside_verdict(&registry, found, style).join(""))
        };
        let condition = |text: &str| Some(text.to_owned());
        let plain = "The letter requires it".to_owned();
        let whole = condition("it is done every Friday, before 15:00");
        assert_eq!(said(FORMAT_2, None), (whole.clone(), plain.clone()));
        // On a Friday only the hour is open, and the condition states the whole time.
        assert_eq!(said(FORMAT_2, Some("2025-11-07")), (whole, plain.clone()));
        let friday = FORMAT_2.replace(
            "weekdays: [Friday], before: \"15.00\"",
            "weekdays: [Friday]",
        );
        let day = condition("it is done every Friday");
        assert_eq!(said(&friday, None), (day, plain.clone()));
        // There is no condition on the day itself.
        let timed = format!("{plain} every Friday");
        assert_eq!(said(&friday, Some("2025-11-07")), (None, timed));
    }
}
