//! What is wrong with a draft, in words.

use eframe::egui::{Response, Ui};

use super::super::super::widgets::{Paragraph, on_a_line};
use super::super::View;
use crate::registry::edit::{Fault, RecordKind};
use crate::report::problem_in_words;

/// The most problems of other records that are shown.
const MOST_ELSEWHERE: usize = 4;

/// Returns the first error as the form shows them: by field, and last what is wrong elsewhere.
pub fn first_error(faults: &[Fault]) -> Option<&Fault> {
    let errors = faults.iter().filter(|fault| fault.is_error());
    errors.min_by_key(|fault| fault.field.unwrap_or(usize::MAX))
}

/// Returns what is shown of what is wrong elsewhere, errors first. What follows from a field is mended
/// there.
pub fn elsewhere(faults: &[Fault]) -> Vec<&Fault> {
    if first_error(faults).is_some_and(|first| first.field.is_some()) {
        return Vec::new();
    }
    let elsewhere = faults.iter().filter(|fault| fault.field.is_none());
    let mut elsewhere: Vec<_> = elsewhere.collect();
    elsewhere.sort_by_key(|fault| !fault.is_error());
    elsewhere.truncate(MOST_ELSEWHERE);
    elsewhere
}

/// Says what is wrong.
pub fn words(view: &View<'_>, fault: &Fault) -> String {
    match &fault.problem {
        Some(problem) => problem_in_words(view.registry, problem, view.style),
        None => view.style.text("form-no-number"),
    }
}

/// Says why a draft of this kind cannot be taken: its first error, with the name of the field.
pub fn refusal(view: &View<'_>, kind: RecordKind, faults: &[Fault]) -> Option<String> {
    let first = first_error(faults)?;
    let field = first.field.and_then(|at| kind.fields().get(at));
    let why = words(view, first);
    let why = match field {
        Some(field) => format!(
            "{}: {why}",
            view.style.text(&format!("field-{}", field.key))
        ),
        None => why,
    };
    Some(view.style.text_with("form-not-yet", &[("why", why)]))
}

/// Draws what is wrong with a field on the line that is kept below it, errors first. More than one line
/// would move what is below while somebody types.
pub fn wrong_with_field(ui: &mut Ui, view: &View<'_>, faults: &[&Fault]) -> Option<Response> {
    let mut faults = faults.to_vec();
    faults.sort_by_key(|fault| !fault.is_error());
    let tone = if faults.first()?.is_error() {
        view.colours.forbidden
    } else {
        view.colours.fits_if
    };
    let all: Vec<String> = faults.iter().map(|fault| words(view, fault)).collect();
    Some(on_a_line(ui, &all.join(" · "), tone.text))
}

/// Draws what is wrong, in as many lines as it needs.
pub fn wrong(ui: &mut Ui, view: &View<'_>, text: &str, is_error: bool) -> Response {
    let tone = if is_error {
        view.colours.forbidden
    } else {
        view.colours.fits_if
    };
    Paragraph::new(text).colour(tone.text).show(ui, view.thai)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::{Code, Problem};

    #[test]
    fn errors_come_before_warnings_and_fields_before_what_is_elsewhere() {
        let warning = |field| Fault {
            field,
            problem: Some(Problem::whole(Code::Repeated)),
        };
        let error = |field| Fault {
            field,
            problem: None,
        };
        let first = |faults: &[Fault]| first_error(faults).map(|fault| fault.field);
        assert_eq!(first(&[warning(Some(0)), warning(None)]), None);
        let faults = [
            error(None),
            warning(Some(0)),
            error(Some(3)),
            error(Some(2)),
        ];
        assert_eq!(first(&faults), Some(Some(2)));
        assert!(elsewhere(&faults).is_empty());
        let faults = [warning(None), warning(Some(0)), error(None)];
        assert_eq!(first(&faults), Some(None));
        assert!(elsewhere(&faults).first().is_some_and(|it| it.is_error()));
    }
}
