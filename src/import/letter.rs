//! The covering letter around the table, as far as the text has it.

use super::columns::Column;
use crate::language::{LetterUse, Pack};
use crate::registry::Letter;
use crate::text::digits::digit_value;
use crate::text::normalise::NUMBER;
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
        letter.body.push(text.to_owned());
        return Place::Body;
    }
    let telephone = after(LetterUse::LetterTelephone).is_some();
    let fax = after(LetterUse::LetterFax).is_some();
    let email = after(LetterUse::LetterEmail).is_some() || text.contains('@');
    if place == Place::Signature && !(telephone || fax) {
        let name = text
            .strip_prefix('(')
            .and_then(|text| text.strip_suffix(')'));
        match name {
            Some(name) => name.trim().clone_into(&mut letter.signatory.name),
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

/// Returns what follows in `text` after a word of this use that it begins with.
fn after_word(text: &str, use_: LetterUse, pack: &Pack) -> Option<String> {
    let normal = crate::text::normalise(text);
    let found = pack
        .letter_words_of(use_)
        .filter(|word| normal.keys.starts_with(word.keys()))
        .max_by_key(|word| word.keys().len())?;
    let length = found.keys().len();
    // Another word may begin in the same way: เรียน and เรียนรู้.
    let at_end = normal.opens(length) || normal.keys.get(length).is_none();
    let next_is_sign = normal.keys.get(length) == Some(&NUMBER);
    if !(at_end || next_is_sign) {
        return None;
    }
    let end = normal.letters.get(length.checked_sub(1)?)?.end;
    let byte = text
        .char_indices()
        .nth(end)
        .map_or(text.len(), |(at, _)| at);
    let rest = part(text, byte..);
    Some(
        rest.trim_start_matches([' ', '.', ':', '\u{a0}'])
            .trim()
            .to_owned(),
    )
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
