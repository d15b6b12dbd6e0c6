//! The official letter: its texts, its table clause by clause, and the registry's remarks.

use std::collections::HashMap;

use serde::Serialize;

use super::Style;
use super::facts::{Fact, in_force_facts};
use super::id::ReportId;
use super::rules::{PreferenceReport, RuleReport, preference_reports, rule_report};
use super::tables::{Guideline, guideline};
use crate::registry::{ClauseId, GroupId, Home, Registry, WrittenDate};
use crate::text::breaks::items_on_lines;

/// The letter, and the output of `show letter --json`. Its own texts are verbatim until
/// [`Self::in_style`].
#[derive(Clone, Debug, Serialize)]
pub struct LetterReport {
    pub reference: String,
    pub office: Vec<String>,
    pub date: String,
    pub subject: String,
    pub addressee: String,
    /// The earlier letters that it refers to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<String>,
    pub enclosure: String,
    pub body: Vec<String>,
    pub closing: String,
    pub signatory: [String; 2],
    pub contact: [String; 3],
    /// The e-mail address of the contact.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub email: String,
    /// The time for which the letter applies, as far as it states one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<LetterTime>,
    pub table: Guideline,
    pub remarks: Vec<RemarkReport>,
    /// The clause that holds the body.
    #[serde(skip)]
    pub body_clause: Option<ClauseId>,
    /// The rows of the table, clause by clause.
    #[serde(skip)]
    pub rows: Vec<LetterRow>,
    /// The notes on every group.
    #[serde(skip)]
    pub notes: Vec<ClauseText>,
    /// The rules that cite each clause.
    #[serde(skip)]
    pub rules: HashMap<ClauseId, Vec<RuleReport>>,
    /// The duties that cite each clause.
    #[serde(skip)]
    pub duties: HashMap<ClauseId, Vec<String>>,
    /// The orders of preference among groups.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub preferences: Vec<PreferenceReport>,
}

/// The time for which the letter applies, in its own words.
#[derive(Clone, Debug, Serialize)]
pub struct LetterTime {
    pub from: Option<String>,
    pub until: Option<String>,
    /// The numbers of the letters that it replaces.
    pub replaces: Vec<String>,
    /// The grounds, if the letter does not state this.
    pub inferred: Option<String>,
    /// The same in words.
    #[serde(skip)]
    pub facts: Vec<Fact>,
}

/// A remark on a place in the letter.
#[derive(Clone, Debug, Serialize)]
pub struct RemarkReport {
    /// The place: a clause, a group's size or a part of the letter.
    pub on: String,
    pub note: String,
}

/// A group's row in the enclosed table, in the style's digits.
#[derive(Clone, Debug)]
pub struct LetterRow {
    pub group: GroupId,
    /// The place that remarks on the group's size refer to.
    pub size_place: String,
    pub name: String,
    pub size: Option<String>,
    /// Members, practice and notes.
    pub cells: [Vec<ClauseText>; 3],
}

/// A clause as laid out on the page.
#[derive(Clone, Debug)]
pub struct ClauseText {
    pub id: ReportId<ClauseId>,
    /// The clause in the style's digits, with each numbered item on its own line.
    pub lines: String,
}

impl LetterReport {
    /// Returns the remarks on `place`, a clause, a group's size or a part of the letter, with their
    /// positions among all.
    pub fn remarks_on(&self, place: &str) -> impl Iterator<Item = (usize, &RemarkReport)> {
        let remarks = self.remarks.iter().enumerate();
        remarks.filter(move |(_, remark)| remark.on == place)
    }

    /// Returns the remarks, those with the same words at several places once, in order.
    #[must_use]
    pub fn distinct_remarks(&self) -> Vec<&RemarkReport> {
        let mut distinct: Vec<&RemarkReport> = Vec::new();
        for remark in &self.remarks {
            if !distinct.iter().any(|known| known.note == remark.note) {
                distinct.push(remark);
            }
        }
        distinct
    }

    /// Returns the time for which the letter applies, in words; nothing if it states none.
    #[must_use]
    pub fn time(&self) -> &[Fact] {
        self.time.as_ref().map_or(&[], |time| &time.facts)
    }

    /// Returns the fields below the letter's head in the order of official letters: the key of
    /// the label, the place that remarks refer to, and the text. Each letter referred to is on its
    /// own line.
    pub fn fields(&self) -> impl Iterator<Item = (&'static str, &'static str, String)> {
        let references = self.references.join("\n");
        let fields = [
            ("letter-subject", "letter.subject", self.subject.clone()),
            (
                "letter-addressee",
                "letter.addressee",
                self.addressee.clone(),
            ),
            ("letter-references", "letter.references", references),
            (
                "letter-enclosure",
                "letter.enclosure",
                self.enclosure.clone(),
            ),
        ];
        // Only letters that refer to others, or enclose something, have these fields.
        let may_lack = |key: &str| ["letter-references", "letter-enclosure"].contains(&key);
        let is_shown = move |key: &str, text: &str| !may_lack(key) || !text.is_empty();
        fields
            .into_iter()
            .filter(move |(key, _, text)| is_shown(key, text))
    }

    /// Returns the lines of the contact that are not empty, the e-mail address last.
    pub fn contact_lines(&self, style: Style) -> impl Iterator<Item = String> {
        let email = (!self.email.is_empty()).then(|| {
            let email = [("email", self.email.clone())];
            style.lang.text_with("letter-email", &email)
        });
        let lines = self.contact.iter().filter(|line| !line.is_empty());
        lines.map(move |line| style.show(line)).chain(email)
    }

    /// Returns the letter with its own texts in the digits of `style`.
    #[must_use]
    pub fn in_style(mut self, style: Style) -> Self {
        let texts = [
            &mut self.reference,
            &mut self.date,
            &mut self.subject,
            &mut self.addressee,
            &mut self.enclosure,
            &mut self.closing,
            &mut self.table.title,
        ];
        for text in texts
            .into_iter()
            .chain(&mut self.office)
            .chain(&mut self.body)
            .chain(&mut self.references)
            .chain(&mut self.signatory)
            .chain(&mut self.contact)
            .chain(&mut self.table.heads)
        {
            *text = style.show(text);
        }
        self
    }
}

/// Returns the letter, with rows, rules and remarks in `style`.
#[must_use]
pub fn letter_report(registry: &Registry, style: Style) -> LetterReport {
    let letter = registry.letter();
    let clauses = |ids: &[ClauseId]| -> Vec<ClauseText> {
        let texts = ids.iter().map(|&clause| ClauseText {
            id: ReportId::new(registry, clause),
            lines: style.show(&items_on_lines(&registry.clause(clause).text)),
        });
        texts.collect()
    };
    LetterReport {
        reference: letter.reference.clone(),
        office: letter.office.clone(),
        date: letter.date.clone(),
        subject: letter.subject.clone(),
        addressee: letter.addressee.clone(),
        references: letter.references.clone(),
        enclosure: letter.enclosure.clone(),
        body: letter.body.clone(),
        closing: letter.closing.clone(),
        signatory: [letter.signatory.name.clone(), letter.signatory.post.clone()],
        contact: [
            letter.contact.unit.clone(),
            letter.contact.telephone.clone(),
            letter.contact.fax.clone(),
        ],
        email: letter.contact.email.clone(),
        time: letter_time(registry, style),
        preferences: preference_reports(registry, style).collect(),
        table: guideline(registry),
        remarks: registry
            .remarks()
            .iter()
            .map(|remark| RemarkReport {
                on: remark.on.clone(),
                note: style.show_words(&remark.note),
            })
            .collect(),
        body_clause: registry
            .clauses()
            .find(|(_, clause)| clause.home == Home::Letter)
            .map(|(id, _)| id),
        rows: registry
            .groups()
            .map(|(id, group)| LetterRow {
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
        rules: rules_by_clause(registry, style),
        duties: duties_by_clause(registry, style),
    }
}

fn letter_time(registry: &Registry, style: Style) -> Option<LetterTime> {
    let in_force = &registry.letter().in_force;
    let facts = in_force_facts(in_force, style);
    let text = |date: &WrittenDate| date.text.clone();
    (!facts.is_empty()).then(|| LetterTime {
        from: in_force.from.as_ref().map(text),
        until: in_force.until.as_ref().map(text),
        replaces: in_force.replaces.clone(),
        inferred: in_force
            .inferred
            .as_ref()
            .map(|words| style.show_words(words)),
        facts,
    })
}

fn rules_by_clause(registry: &Registry, style: Style) -> HashMap<ClauseId, Vec<RuleReport>> {
    let mut rules: HashMap<ClauseId, Vec<RuleReport>> = HashMap::new();
    for (id, rule) in registry.rules() {
        let report = rule_report(registry, id, style);
        for &cited in &rule.cites {
            rules.entry(cited).or_default().push(report.clone());
        }
    }
    rules
}

fn duties_by_clause(registry: &Registry, style: Style) -> HashMap<ClauseId, Vec<String>> {
    let mut duties: HashMap<ClauseId, Vec<String>> = HashMap::new();
    for duty in registry.duties() {
        for &cited in &duty.cites {
            let text = style.show_words(&duty.text);
            duties.entry(cited).or_default().push(text);
        }
    }
    duties
}
