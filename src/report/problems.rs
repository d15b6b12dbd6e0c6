//! Puts a problem into words, with its file, line and column.

use serde::Serialize;

use super::Style;
use super::rule_draft::rule_subject;
use super::rule_sentence::clause_place;
use crate::registry::{Code, Lines, Problem, Registry, Severity, Span};

/// One problem in the output of `check --json`.
#[derive(Clone, Debug, Serialize)]
pub struct ProblemReport {
    pub code: &'static str,
    pub severity: Severity,
    pub file: String,
    /// From 1; `null` for the file as a whole.
    pub line: Option<usize>,
    /// From 1, in characters.
    pub column: Option<usize>,
    pub message: String,
    pub hint: String,
    /// The byte range of the source text.
    #[serde(skip)]
    pub span: Option<Span>,
}

/// Puts a problem of the file named `file`, whose text is indexed by `lines`, into words.
#[must_use]
pub fn problem_report(
    problem: &Problem,
    file: &str,
    lines: &Lines<'_>,
    style: Style,
) -> ProblemReport {
    let place = problem.span.as_ref().map(|span| lines.place(span.start));
    ProblemReport {
        code: problem.code.id(),
        severity: problem.severity(),
        file: file.to_owned(),
        line: place.map(|place| place.line),
        column: place.map(|place| place.column),
        message: style.show(&problem.message_in(style.lang, style.words)),
        // Hints quote what to write in the file, which uses Arabic digits.
        hint: problem.hint_in(style.lang, style.words),
        span: problem.span.clone(),
    }
}

/// Returns the problem with what rules say, and where clauses stand, instead of their ids, for people
/// who do not see the file.
#[must_use]
pub fn in_names(registry: &Registry, problem: &Problem, style: Style) -> Problem {
    let rule = |id: &str| {
        let mut rules = registry.rules().map(|(_, rule)| rule);
        let rule = rules.find(|rule| rule.id == id)?;
        Some(format!("“{}”", rule_subject(registry, rule, style)))
    };
    let rules = |ids: &str| {
        let names = ids.split(", ").map(|id| rule(id).unwrap_or(id.to_owned()));
        Some(names.collect::<Vec<_>>().join(", "))
    };
    let clause = |id: &str| match registry.find_clause(id) {
        Some(clause) => Some(clause_place(registry, clause, style)),
        None => place_by_id(id, style),
    };
    problem.renamed(|name, text| match (problem.code, name) {
        (Code::UncitedClause, "clause") => clause(text),
        (
            Code::UnconfirmedRule
            | Code::RecipientActs
            | Code::AloneTwice
            | Code::AloneBeside
            | Code::MustNotRequired
            | Code::ObligationForbidden
            | Code::IdleRule
            | Code::RulesOverlap,
            "id" | "rule" | "first" | "second" | "bans",
        ) => rules(text),
        _ => None,
    })
}

/// Says where a clause stands by its id, that of a group that is not in the registry yet: its members, or
/// which of its clauses.
fn place_by_id(id: &str, style: Style) -> Option<String> {
    let (before, last) = id.rsplit_once('.')?;
    if last == "members" {
        return Some(style.text("clause-members"));
    }
    let (_, list) = before.rsplit_once('.')?;
    let key = match list {
        "practice" => "clause-practice",
        "notes" => "clause-notes",
        _ => return None,
    };
    Some(style.show(&format!("{} {last}", style.text(key))))
}

/// Says what is wrong to people who do not see the file: by names, without ids and fields.
#[must_use]
pub fn problem_in_words(registry: &Registry, problem: &Problem, style: Style) -> String {
    let message = in_names(registry, problem, style).message_in(style.lang, style.words);
    style.show(&without_fields(&message))
}

impl ProblemReport {
    /// Returns the report for people who do not see the file, without the names of its fields.
    #[must_use]
    pub fn without_fields(self) -> Self {
        Self {
            message: without_fields(&self.message),
            hint: without_fields(&self.hint),
            ..self
        }
    }
}

/// Returns a sentence without the brackets that name fields of the file in Latin letters: เวลา (when).
fn without_fields(sentence: &str) -> String {
    // In English such names are words of the sentence.
    let is_thai = |c: char| ('\u{e00}'..='\u{e7f}').contains(&c);
    let is_field = |inside: &str| {
        let is_part = |c: char| c.is_ascii_lowercase() || is_thai(c) || "_,: ".contains(c);
        inside.starts_with(|c: char| c.is_ascii_lowercase()) && inside.chars().all(is_part)
    };
    if !sentence.contains(is_thai) {
        return sentence.to_owned();
    }
    let mut rest = sentence;
    let mut kept = String::with_capacity(sentence.len());
    while let Some((before, after)) = rest.split_once('(') {
        match after.split_once(')') {
            Some((inside, behind)) if is_field(inside) => {
                kept.push_str(before.trim_end());
                rest = behind;
            }
            _ => {
                kept.push_str(before);
                kept.push('(');
                rest = after;
            }
        }
    }
    kept + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_of_a_group_that_is_new_is_named_by_its_list() {
        use crate::lang::Lang;
        let reading = crate::registry::read(crate::registry::EMPTY);
        let registry = reading.registry.expect("a registry");
        let style = Style::new(Lang::Thai, None);
        let said = |clause: &str| {
            let problem = Problem::whole(Code::UncitedClause).with("clause", clause);
            problem_in_words(&registry, &problem, style)
        };
        for clause in ["new-group.practice.2", "new-group.members"] {
            assert!(!said(clause).contains("new-group"), "{}", said(clause));
        }
        assert!(said("new-group.practice.2").contains("ข้อปฏิบัติ"));
    }

    #[test]
    fn the_names_of_fields_are_left_out_and_other_brackets_stay() {
        for (sentence, said) in [
            ("แก้จำนวน (count) ให้ตรงกับหนังสือ", "แก้จำนวน ให้ตรงกับหนังสือ"),
            (
                "ใส่วันหรือเวลา (weekdays, from, before หรือ within) หรือตัดช่องเวลา (when) ออก",
                "ใส่วันหรือเวลา หรือตัดช่องเวลา ออก",
            ),
            ("กลุ่ม (เดิม) ของอำเภอ", "กลุ่ม (เดิม) ของอำเภอ"),
            ("กลุ่ม (LINE", "กลุ่ม (LINE"),
            ("Add one (id: \"general\").", "Add one (id: \"general\")."),
        ] {
            assert_eq!(without_fields(sentence), said);
        }
    }
}
