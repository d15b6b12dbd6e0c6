//! The official letter, with the registry's remarks.

use serde::Serialize;

use super::Style;
use super::tables::{Guideline, guideline};
use crate::registry::Registry;

/// The output of `show letter --json`. Texts are verbatim.
#[derive(Clone, Debug, Serialize)]
pub struct LetterReport {
    pub reference: String,
    pub office: Vec<String>,
    pub date: String,
    pub subject: String,
    pub addressee: String,
    pub enclosure: String,
    pub body: Vec<String>,
    pub closing: String,
    pub signatory: [String; 2],
    pub contact: [String; 3],
    pub table: Guideline,
    pub remarks: Vec<RemarkReport>,
}

/// A remark on a place in the letter.
#[derive(Clone, Debug, Serialize)]
pub struct RemarkReport {
    /// The place: a clause, a group's size or a part of the letter.
    pub on: String,
    pub note: String,
}

/// Returns the letter, with remarks in the style's language.
#[must_use]
pub fn letter_report(registry: &Registry, style: Style) -> LetterReport {
    let letter = registry.letter();
    LetterReport {
        reference: letter.reference.clone(),
        office: letter.office.clone(),
        date: letter.date.clone(),
        subject: letter.subject.clone(),
        addressee: letter.addressee.clone(),
        enclosure: letter.enclosure.clone(),
        body: letter.body.clone(),
        closing: letter.closing.clone(),
        signatory: [letter.signatory.name.clone(), letter.signatory.post.clone()],
        contact: [
            letter.contact.unit.clone(),
            letter.contact.telephone.clone(),
            letter.contact.fax.clone(),
        ],
        table: guideline(registry),
        remarks: registry
            .remarks()
            .iter()
            .map(|remark| RemarkReport {
                on: remark.on.clone(),
                note: style.show(remark.note.get(style.lang)),
            })
            .collect(),
    }
}
