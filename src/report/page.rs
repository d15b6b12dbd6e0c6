//! The letter clause by clause, for a page on which each clause can be selected.

use std::collections::HashMap;

use super::letter::{LetterReport, letter_report};
use super::rules::{RuleText, rule_text};
use super::{RemarkReport, Style};
use crate::registry::{ClauseId, GroupId, Home, Registry};
use crate::text::breaks::items_on_lines;

/// A clause as laid out on the page.
#[derive(Clone, Debug)]
pub struct ClauseText {
    pub clause: ClauseId,
    pub id: String,
    /// The clause verbatim.
    pub text: String,
    /// The clause in the style's digits, with each numbered item on its own line.
    pub lines: String,
}

/// A group's row in the enclosed table.
#[derive(Clone, Debug)]
pub struct PageRow {
    pub group: GroupId,
    /// The place that remarks on the group's size refer to.
    pub size_place: String,
    pub name: String,
    pub size: Option<String>,
    /// Members, practice and notes.
    pub cells: [Vec<ClauseText>; 3],
}

/// The whole letter.
#[derive(Clone, Debug)]
pub struct LetterPage {
    pub letter: LetterReport,
    /// The clause that holds the body.
    pub body: Option<ClauseId>,
    pub rows: Vec<PageRow>,
    /// The notes on every group.
    pub notes: Vec<ClauseText>,
    /// The rules that cite each clause.
    pub rules: HashMap<ClauseId, Vec<RuleText>>,
    /// The duties that cite each clause.
    pub duties: HashMap<ClauseId, Vec<String>>,
}

impl LetterPage {
    /// Returns the remarks on `place`: a clause, a group's size or a part of the letter.
    pub fn remarks(&self, place: &str) -> impl Iterator<Item = &RemarkReport> {
        self.letter
            .remarks
            .iter()
            .filter(move |remark| remark.on == place)
    }
}

/// Lays out the letter of `registry` clause by clause, with the digits of `style`.
#[must_use]
pub fn letter_page(registry: &Registry, style: Style) -> LetterPage {
    let clause = |clause: ClauseId| {
        let described = registry.clause(clause);
        ClauseText {
            clause,
            id: described.id.clone(),
            text: described.text.clone(),
            lines: style.show(&items_on_lines(&described.text)),
        }
    };
    let clauses = |ids: &[ClauseId]| ids.iter().copied().map(clause).collect::<Vec<_>>();
    let mut rules: HashMap<ClauseId, Vec<RuleText>> = HashMap::new();
    for rule in registry.rule_ids() {
        let text = rule_text(registry, rule, style);
        for &cited in &text.cites {
            rules.entry(cited).or_default().push(text.clone());
        }
    }
    let mut duties: HashMap<ClauseId, Vec<String>> = HashMap::new();
    for duty in registry.duties() {
        for &cited in &duty.cites {
            let text = style.show(duty.text.get(style.lang));
            duties.entry(cited).or_default().push(text);
        }
    }
    LetterPage {
        letter: in_style(letter_report(registry, style), style),
        body: registry
            .clauses()
            .find(|(_, clause)| clause.home == Home::Letter)
            .map(|(id, _)| id),
        rows: registry
            .groups()
            .map(|(id, group)| PageRow {
                group: id,
                size_place: format!("{}.size", group.id),
                name: group.name.clone(),
                size: group.size.as_ref().map(|size| style.show(&size.text)),
                cells: [
                    clauses(&[group.members_clause]),
                    clauses(&group.practice),
                    clauses(&group.notes),
                ],
            })
            .collect(),
        notes: clauses(registry.general_notes()),
        rules,
        duties,
    }
}

/// Converts the letter's own texts to the digits of `style`.
fn in_style(mut letter: LetterReport, style: Style) -> LetterReport {
    let texts = [
        &mut letter.reference,
        &mut letter.date,
        &mut letter.subject,
        &mut letter.addressee,
        &mut letter.enclosure,
        &mut letter.closing,
        &mut letter.table.title,
    ];
    for text in texts
        .into_iter()
        .chain(&mut letter.office)
        .chain(&mut letter.body)
        .chain(&mut letter.signatory)
        .chain(&mut letter.contact)
        .chain(&mut letter.table.heads)
    {
        *text = style.show(text);
    }
    letter
}
