//! Checks that the registry contains the whole letter, verbatim, and uses all of it.

use std::collections::BTreeSet;

use trongklum::guide::coverage;
use trongklum::registry::{Code, SAKON_NAKHON, Severity, read};
use trongklum::report::{coverage_problems, guideline};

use super::support::{case, shipped};

/// Returns the registry's texts for a line of the letter. Some lines begin with a label that is
/// part of a letter's form, not of its content.
fn pieces(cell: &str) -> Vec<&str> {
    let cell = cell.trim();
    for form in ["เรื่อง ", "เรียน ", "สิ่งที่ส่งมาด้วย "]
    {
        if let Some(rest) = cell.strip_prefix(form) {
            return vec![rest];
        }
    }
    vec![cell]
}

/// Returns every quoted text in the registry file.
fn texts() -> Vec<&'static str> {
    SAKON_NAKHON
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| line.split('"').skip(1).step_by(2))
        .collect()
}

/// Returns the rows of the letter's table, header included. Their cells are separated by tabs.
fn rows(letter: &str) -> Vec<Vec<&str>> {
    letter
        .lines()
        .filter(|line| line.contains('\t'))
        .map(|line| line.split('\t').collect())
        .collect()
}

#[test]
fn every_line_of_the_letter_outside_the_table_stands_in_the_registry() {
    let letter = case("letter.txt");
    let texts = texts();
    let mut checked = 0;
    for line in letter.lines().filter(|line| !line.contains('\t')) {
        for piece in pieces(line).into_iter().filter(|piece| !piece.is_empty()) {
            // The signatory's name is in brackets.
            let piece = piece
                .strip_prefix('(')
                .and_then(|piece| piece.strip_suffix(')'))
                .unwrap_or(piece);
            assert!(texts.contains(&piece), "not in the registry: {piece}");
            checked += 1;
        }
    }
    assert_eq!(checked, 18, "lines of the letter");
}

#[test]
fn the_table_is_the_letters_character_for_character() {
    let letter = case("letter.txt");
    let rows = rows(&letter);
    let guideline = guideline(&shipped());
    assert_eq!(rows[0], guideline.heads);
    assert_eq!(rows.len() - 1, guideline.rows.len());
    for (row, shown) in rows[1..].iter().zip(&guideline.rows) {
        // Empty cells at the end of a line have no tabs.
        let mut cells = row.clone();
        cells.resize(4, "");
        assert_eq!(cells, shown.cells, "{}", shown.id);
    }
    let closing = letter.lines().last().expect("a last line");
    assert_eq!(guideline.closing_note, closing);
    assert!(letter.lines().any(|line| line == guideline.title));
}

#[test]
fn every_clause_is_cited_and_every_rule_decides_something() {
    let registry = shipped();
    let cited: BTreeSet<_> = registry
        .rules()
        .flat_map(|(_, rule)| rule.cites.clone())
        .chain(registry.duties().iter().flat_map(|duty| duty.cites.clone()))
        .collect();
    for (id, clause) in registry.clauses() {
        assert!(cited.contains(&id), "{} is cited by nothing", clause.id);
        assert!(!clause.text.trim().is_empty(), "{}", clause.id);
    }
    // Six member lists, seven practices, five notes, the closing note and the body.
    assert_eq!(registry.clauses().len(), 6 + 7 + 5 + 1 + 1);
    assert!(coverage(&registry).idle.is_empty());
}

#[test]
fn the_shipped_registry_has_remarks_and_no_problems() {
    let reading = read(SAKON_NAKHON);
    let found: Vec<(Code, Severity)> = reading
        .problems
        .iter()
        .map(|problem| (problem.code, problem.severity()))
        .collect();
    // Songkhla instead of Sakon Nakhon in three places, and two groups whose sizes differ by 28.
    assert_eq!(
        found
            .iter()
            .filter(|(code, _)| *code == Code::Remark)
            .count(),
        3
    );
    assert_eq!(
        found
            .iter()
            .filter(|(code, _)| *code == Code::SizesDisagree)
            .count(),
        1
    );
    assert_eq!(found.len(), 4, "{found:?}");
    assert!(
        reading
            .registry
            .is_some_and(|registry| registry.people().len() == 0)
    );
    let shipped = shipped();
    assert!(
        coverage_problems(&shipped, &coverage(&shipped))
            .iter()
            .all(|found| found.severity() == Severity::Info)
    );
}
