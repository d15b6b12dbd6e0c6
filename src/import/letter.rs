//! The covering letter around the table, as far as the text has it.

use std::ops::Range;

use super::columns::{Column, begins_note};
use super::place;
use crate::language::{LetterUse, Pack};
use crate::registry::Letter;
use crate::text::digits::digit_value;
use crate::text::{Date, part};

/// The part of the letter that a paragraph belongs to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Head,
    Body,
    Signature,
    Contact,
}

/// Reads the paragraphs before the table, each as it is written. What the text lacks is empty.
pub(super) fn read(paragraphs: &[String], columns: &[Column], pack: &Pack) -> Letter {
    let mut letter = Letter {
        table_heads: heads(columns),
        ..Letter::default()
    };
    let mut place = Place::Head;
    for text in paragraphs {
        place = take(&mut letter, text, place, pack);
    }
    settle_title(&mut letter, place);
    letter
}

fn heads(columns: &[Column]) -> [String; 4] {
    use super::ColumnKind::{Forbidden, Group, Members, Notes, Practice};
    let head = |kinds: &[super::ColumnKind]| {
        let mut columns = columns.iter();
        let found = columns.find(|column| kinds.contains(&column.kind));
        found.map(|column| column.head.clone()).unwrap_or_default()
    };
    [
        head(&[Group]),
        head(&[Members]),
        head(&[Practice]),
        head(&[Notes, Forbidden]),
    ]
}

/// Takes the paragraph `text`, and returns the part that the next one belongs to.
fn take(letter: &mut Letter, text: &str, place: Place, pack: &Pack) -> Place {
    let after = |use_: LetterUse| after_word(text, use_, pack);
    if place == Place::Head {
        if letter.reference.is_empty() && is_reference(text, pack) {
            text.clone_into(&mut letter.reference);
        } else if let Some(rest) = after(LetterUse::LetterSubject) {
            letter.subject = rest;
        } else if let Some(rest) = after(LetterUse::LetterAddressee) {
            letter.addressee = rest;
        } else if let Some(rest) = after(LetterUse::LetterReferences) {
            letter.references.push(rest);
        } else if let Some(rest) = after(LetterUse::LetterEnclosure) {
            letter.enclosure = rest;
        } else if letter.date.is_empty() && is_date(text) {
            text.clone_into(&mut letter.date);
        } else if letter.addressee.is_empty() && letter.subject.is_empty() {
            letter.office.push(text.to_owned());
        } else {
            letter.body.push(text.to_owned());
            return Place::Body;
        }
        return Place::Head;
    }
    if place == Place::Body {
        if after(LetterUse::LetterClosing).is_some() {
            text.clone_into(&mut letter.closing);
            return Place::Signature;
        }
        if let Some(name) = signed(text) {
            name.clone_into(&mut letter.signatory.name);
            return Place::Signature;
        }
        letter.body.push(text.to_owned());
        return Place::Body;
    }
    let telephone = after(LetterUse::LetterTelephone).is_some();
    let fax = after(LetterUse::LetterFax).is_some();
    let email = after(LetterUse::LetterEmail).is_some() || text.contains('@');
    if place == Place::Signature && !(telephone || fax) {
        match signed(text) {
            Some(name) => name.clone_into(&mut letter.signatory.name),
            None if letter.signatory.post.is_empty() => {
                text.clone_into(&mut letter.signatory.post);
                return Place::Contact;
            }
            None => {}
        }
        return Place::Signature;
    }
    match (fax, telephone, email) {
        (true, ..) => text.clone_into(&mut letter.contact.fax),
        (_, true, _) => text.clone_into(&mut letter.contact.telephone),
        (.., true) => text.clone_into(&mut letter.contact.email),
        _ if letter.contact.telephone.is_empty() && letter.contact.unit.is_empty() => {
            text.clone_into(&mut letter.contact.unit);
        }
        _ => text.clone_into(&mut letter.table_title),
    }
    Place::Contact
}

/// Returns the name that stands alone in brackets, as below a signature.
fn signed(text: &str) -> Option<&str> {
    let name = text.strip_prefix('(')?.strip_suffix(')')?;
    (!name.contains(['(', ')'])).then(|| name.trim())
}

/// Returns where the end of a letter begins in `paragraphs`, what stands below its table: its closing, or
/// the name of who signs it, up to a note.
pub(super) fn end(paragraphs: &[String], pack: &Pack) -> Range<usize> {
    let is_end = |text: &String| {
        after_word(text, LetterUse::LetterClosing, pack).is_some() || signed(text).is_some()
    };
    let Some(start) = paragraphs.iter().position(is_end) else {
        return 0..0;
    };
    let rest = paragraphs.iter().skip(start);
    let length = rest.take_while(|text| !begins_note(text, pack)).count();
    start..start + length
}

/// Finds the title of the table among what stands right before it.
fn settle_title(letter: &mut Letter, place: Place) {
    if !letter.table_title.is_empty() {
        return;
    }
    let is_letter = !letter.subject.is_empty() || !letter.reference.is_empty();
    if !is_letter {
        // Only a title stands above a table alone.
        letter.table_title = std::mem::take(&mut letter.office).join(" ");
    } else if place == Place::Contact && letter.contact.telephone.is_empty() {
        letter.table_title = std::mem::take(&mut letter.contact.unit);
    }
}

/// Returns what follows in `text` after a word of this use that it begins with. Another word may begin
/// in the same way: เรียน and เรียนรู้.
fn after_word(text: &str, use_: LetterUse, pack: &Pack) -> Option<String> {
    let word = place::at_start(text, use_, pack)?;
    let rest = part(text, word.end..);
    if rest.starts_with(char::is_alphabetic) {
        return None;
    }
    let rest = rest.trim_start_matches([' ', '.', ':', '\u{a0}']);
    Some(rest.trim().to_owned())
}

/// Returns whether `text` is the letter's own number: ที่ สน ๐๐๑๘/ว ๑.
fn is_reference(text: &str, pack: &Pack) -> bool {
    after_word(text, LetterUse::LetterNumber, pack).is_some()
        && text.contains('/')
        && text.chars().any(|c| digit_value(c).is_some())
}

/// Returns whether `text` is a date and nothing else.
fn is_date(text: &str) -> bool {
    text.chars().count() < 40 && Date::read(text).is_some()
}
