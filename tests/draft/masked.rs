//! Tests the masked copies of all drafts in the tables: nothing that was found can be read in them, and
//! tabs and lines are where they were.

use std::ops::Range;

use super::*;
use trongklum::draft::PrivateDataFinding;

const MINIMAL: &str = include_str!("../cases/drafts/minimal.jsonl");
const MISTAKES: &str = include_str!("../cases/drafts/mistakes.jsonl");

/// A draft in which what is private is marked.
#[derive(Deserialize)]
struct Marked {
    text: String,
    #[serde(default)]
    findings: Vec<Mark>,
}

#[derive(Deserialize)]
struct Mark {
    kind: String,
    text: String,
    #[serde(default)]
    doubtful: bool,
}

fn marked(table: &str) -> Vec<Marked> {
    table
        .lines()
        .map(|line| serde_json::from_str(line).expect(line))
        .collect()
}

fn hidden(draft: &Draft) -> impl Iterator<Item = &PrivateDataFinding> {
    let findings = draft.findings.iter();
    findings.filter(|finding| finding.severity > Severity::ForInformation)
}

/// Returns what of a finding must not be readable: the words of a name after the title, and the
/// numbers of anything else.
fn parts(finding: &PrivateDataFinding) -> Vec<String> {
    let is_name = finding.kind == PrivateDataKind::NamedPerson;
    let words = finding
        .text
        .split(|c: char| !(c.is_alphanumeric() || is_thai_mark(c)));
    // The title stays, and may be written to the name.
    words
        .filter(|word| !is_name && word.chars().count() > 2 && word.chars().any(char::is_numeric))
        .map(str::to_owned)
        .chain(is_name.then(|| finding.text.clone()))
        .collect()
}

fn is_thai_mark(c: char) -> bool {
    ('\u{e30}'..='\u{e4e}').contains(&c)
}

/// Returns how often `part` occurs in `text` outside `ranges`, which are characters.
fn outside(text: &str, ranges: &[Range<usize>], part: &str) -> usize {
    let chars = text.chars().enumerate();
    let rest: String = chars
        .map(|(at, c)| {
            if ranges.iter().any(|range| range.contains(&at)) {
                '\0'
            } else {
                c
            }
        })
        .collect();
    rest.matches(part).count()
}

/// Returns what is wrong with the masked copy of `text`.
fn breaches(text: &str) -> Vec<String> {
    let draft = check(registry(), text);
    let mut wrong = Vec::new();
    let cells = |text: &str| -> Vec<usize> {
        text.split('\n')
            .map(|line| line.matches('\t').count())
            .collect()
    };
    if cells(&draft.masked) != cells(text) {
        wrong.push(format!("{text:?} lost its lines: {:?}", draft.masked));
    }
    let ranges: Vec<Range<usize>> = hidden(&draft).map(|it| it.range.clone()).collect();
    for part in hidden(&draft).flat_map(parts) {
        if draft.masked.matches(&part).count() > outside(text, &ranges, &part) {
            wrong.push(format!("{part:?} is readable: {:?}", draft.masked));
        }
    }
    if let Err(breach) = sound(registry(), text, &draft) {
        wrong.push(format!("{text:?}\n  {breach}"));
    }
    wrong
}

#[test]
fn no_masked_copy_holds_what_was_found() {
    let tables = [FOUND, NOTHING, PERSONS, NO_PERSONS];
    let texts = tables.iter().flat_map(|table| cases(table));
    let texts = texts.map(|case| case.text);
    let marked = [MINIMAL, MISTAKES].iter().flat_map(|table| marked(table));
    let wrong: Vec<String> = texts
        .chain(marked.map(|case| case.text))
        .flat_map(|text| breaches(&text))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Returns whether `mark` is found, and nothing of it readable outside what is masked.
fn is_found(draft: &Draft, mark: &Mark) -> bool {
    hidden(draft).any(|finding| {
        finding.kind.id() == mark.kind
            && (finding.text.contains(&mark.text) || mark.text.contains(&finding.text))
    })
}

/// Checks the smallest texts that once were wrong, one of each kind.
#[test]
fn minimal_texts_give_what_is_marked() {
    let mut wrong = Vec::new();
    for case in marked(MINIMAL) {
        let draft = check(registry(), &case.text);
        let is_right = case.findings.iter().all(|mark| is_found(&draft, mark))
            && hidden(&draft).count() == case.findings.len();
        if !is_right {
            wrong.push(format!("{:?}\n  {:?}", case.text, found(&draft)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Checks what officials post by mistake. Not all of it can be found, but no less than before.
#[test]
fn most_of_what_is_posted_by_mistake_is_found() {
    let (mut right, mut all, mut quiet, mut harmless) = (0, 0, 0, 0);
    for case in marked(MISTAKES) {
        let draft = check(registry(), &case.text);
        let marks = || case.findings.iter().filter(|mark| !mark.doubtful);
        right += marks().filter(|mark| is_found(&draft, mark)).count();
        all += marks().count();
        if case.findings.is_empty() {
            harmless += 1;
            quiet += usize::from(hidden(&draft).count() == 0);
        }
    }
    assert!(right * 100 >= all * FOUND_PERCENT, "{right} of {all}");
    assert!(quiet * 100 >= harmless * 98, "{quiet} of {harmless}");
}

/// The least share of the marks that is found.
const FOUND_PERCENT: usize = 88;
