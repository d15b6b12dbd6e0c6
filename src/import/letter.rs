//! The covering letter around the table, as far as the text has it.

use super::columns::Column;
use crate::language::{LetterUse, LetterWord, Pack};
use crate::text::digits::digit_value;
use crate::text::{Date, part};

/// The covering letter, each part as it is written. What the text lacks is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letter {
    pub reference: String,
    pub office: Vec<String>,
    pub date: String,
    pub subject: String,
    pub addressee: String,
    pub references: Vec<String>,
    pub enclosure: String,
    pub body: Vec<String>,
    pub closing: String,
    pub signatory_name: String,
    pub signatory_post: String,
    pub unit: String,
    pub telephone: String,
    pub fax: String,
    pub email: String,
    pub table_title: String,
    /// The heads of the columns of groups, members, practice and notes.
    pub heads: [String; 4],
}

/// Where in the letter a paragraph stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Head,
    Body,
    Signature,
    Contact,
}

/// Reads the paragraphs before the table.
pub(super) fn read(paragraphs: &[String], columns: &[Column], pack: &Pack) -> Letter {
    let mut letter = Letter {
        heads: heads(columns),
        ..Letter::default()
    };
    let mut place = Place::Head;
    for text in paragraphs {
        place = letter.take(text, place, pack);
    }
    letter.settle_title(place);
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

impl Letter {
    /// Takes the paragraph `text`, and returns where the next one stands.
    fn take(&mut self, text: &str, place: Place, pack: &Pack) -> Place {
        let after = |use_: LetterUse| after_word(text, use_, pack);
        if place == Place::Head {
            if self.reference.is_empty() && is_reference(text, pack) {
                text.clone_into(&mut self.reference);
            } else if let Some(rest) = after(LetterUse::LetterSubject) {
                self.subject = rest;
            } else if let Some(rest) = after(LetterUse::LetterAddressee) {
                self.addressee = rest;
            } else if let Some(rest) = after(LetterUse::LetterReferences) {
                self.references.push(rest);
            } else if let Some(rest) = after(LetterUse::LetterEnclosure) {
                self.enclosure = rest;
            } else if self.date.is_empty() && is_date(text) {
                text.clone_into(&mut self.date);
            } else if self.addressee.is_empty() && self.subject.is_empty() {
                self.office.push(text.to_owned());
            } else {
                self.body.push(text.to_owned());
                return Place::Body;
            }
            return Place::Head;
        }
        if place == Place::Body {
            if after(LetterUse::LetterClosing).is_some() {
                text.clone_into(&mut self.closing);
                return Place::Signature;
            }
            self.body.push(text.to_owned());
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
                Some(name) => name.trim().clone_into(&mut self.signatory_name),
                None if self.signatory_post.is_empty() => {
                    text.clone_into(&mut self.signatory_post);
                    return Place::Contact;
                }
                None => {}
            }
            return Place::Signature;
        }
        match (fax, telephone, email) {
            (true, ..) => text.clone_into(&mut self.fax),
            (_, true, _) => text.clone_into(&mut self.telephone),
            (.., true) => text.clone_into(&mut self.email),
            _ if self.telephone.is_empty() && self.unit.is_empty() => {
                text.clone_into(&mut self.unit);
            }
            _ => text.clone_into(&mut self.table_title),
        }
        Place::Contact
    }

    /// Finds the title of the table among what stands right before it.
    fn settle_title(&mut self, place: Place) {
        if !self.table_title.is_empty() {
            return;
        }
        let is_letter = !self.subject.is_empty() || !self.reference.is_empty();
        if !is_letter {
            // Only a title stands above a table alone.
            self.table_title = std::mem::take(&mut self.office).join(" ");
        } else if place == Place::Contact && self.telephone.is_empty() {
            self.table_title = std::mem::take(&mut self.unit);
        }
    }
}

/// Returns what follows in `text` after a word of this use that it begins with.
fn after_word(text: &str, use_: LetterUse, pack: &Pack) -> Option<String> {
    let words = pack.letter_words.iter();
    let words = words.filter(|(word, _)| *word == LetterWord::Use(use_));
    let normal = crate::text::normalise(text);
    let found = words
        .filter(|(_, word)| normal.keys.starts_with(word.keys()))
        .max_by_key(|(_, word)| word.keys().len())?;
    let length = found.1.keys().len();
    // Another word may begin in the same way: เรียน and เรียนรู้.
    let at_end = normal.opens(length) || normal.keys.get(length).is_none();
    let next_is_sign = normal.keys.get(length) == Some(&b'#');
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
