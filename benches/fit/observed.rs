//! Writes what is fitted on as JSON lines, so that other ways of fitting can be tried with other tools.

use std::collections::BTreeMap;
use std::fs;

use serde_json::{Value, json};

use super::questions::Question;

/// Writes every question with what the program observes of it to `file`.
pub(crate) fn write(all: &[Question], file: &str) {
    let lines = all
        .iter()
        .map(|question| observed(question).to_string() + "\n");
    fs::write(file, lines.collect::<String>()).unwrap_or_else(|error| panic!("{file}: {error}"));
}

fn observed(question: &Question) -> Value {
    let case = &question.case;
    let observation = &question.observation;
    let candidates = observation.candidates.iter().zip(&question.candidates);
    let candidates = candidates.map(|(observed, named)| {
        json!({
            "purpose": observed.purpose,
            "act": observed.act,
            "topic": named.topic,
            "takes_first_topic": observed.takes_first_topic,
            "best": named.best,
            "forbidden": named.forbidden,
            "features": observed.features.iter().copied().collect::<BTreeMap<_, _>>(),
        })
    });
    json!({
        "office": question.office,
        "is_message": question.is_message,
        "part": question.part,
        "weight": question.weight,
        "id": case.id,
        "role": case.role,
        "query": case.query,
        "purpose": question.purpose,
        "act": question.act,
        "topic": question.topic,
        "topic_outcome": question.topic_outcome,
        "best": case.best,
        "also_ok": case.also_ok,
        "forbidden": case.forbidden,
        "features": observation.features,
        "runs": observation.runs,
        "candidates": candidates.collect::<Vec<_>>(),
    })
}
