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

/// Returns that the letter demands the act, with the time if it states one.
pub(super) fn obligation_in_words(obligation: &Obligation, style: Style) -> String {
    match &obligation.when {
        Some(when) => {
            let time = style.show_words(when);
            style.text_with("answer-must-at", &[("time", time)])
        }
        None => style.text("answer-must"),
    }
}
