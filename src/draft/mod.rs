//! Checks a draft before it is posted: what must not be posted to a group of two hundred people,
//! where it occurs, and a copy with those places masked.
//!
//! Everything here is pure, stores nothing, and takes time linear in the length of the text. To
//! keep warnings credible, every kind requires evidence: a check digit, a known prefix or a word
//! beside the number. A second opinion, which is learnt, adds only what should be looked at again.

mod address;
mod birth_dates;
mod codes;
mod emails;
mod files;
mod foreigners;
mod keep;
mod layout;
mod links;
mod mask;
mod message;
mod numbers;
mod people;
mod plain;
mod positions;
mod recogniser;
mod resolve;
mod second;
mod told;
mod vehicles;
mod words;

use std::ops::Range;

use strum::{IntoStaticStr, VariantArray};

use crate::registry::Registry;
pub use crate::text::chat::is_chat_history;
use crate::text::part;
pub use files::FileKind;
pub use keep::KeptFinding;
use message::Message;
use plain::PlainLines;
use recogniser::{Candidate, candidates};
use resolve::resolve;
use second::Met;
pub use second::fitting;
use words::Lines;

/// The limit on masking rounds. Masking can uncover something adjacent to the masked part, so it is
/// repeated. Every round removes something, and two are nearly always enough.
const ROUNDS: usize = 16;

/// The kinds of private data, most specific first. If two with equal evidence match the same
/// place, the earlier one wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum PrivateDataKind {
    /// A link through which anybody can join a group or meeting, or open a shared folder.
    InviteLink,
    /// A password or code that opens something.
    Secret,
    /// A shortened link, whose target cannot be seen.
    ShortLink,
    /// The LINE ID or personal page of somebody.
    LineId,
    #[strum(serialize = "e-mail")]
    Email,
    /// A person's 13-digit number.
    CitizenId,
    /// A payment card.
    Card,
    BankAccount,
    /// The number of a patient or an admission.
    HospitalNumber,
    /// A passport or work permit.
    Passport,
    /// The code of a house in the registration.
    HouseCode,
    BirthDate,
    Phone,
    /// The telephone number of an office.
    OfficePhone,
    /// A private vehicle.
    Plate,
    /// Where somebody lives, on the map.
    MapPosition,
    /// A house number with its village, road or sub-district.
    Address,
    /// A name with a fact about a patient, suspect, victim or debtor.
    NamedPerson,
}

/// How bad it would be to post something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Severity {
    /// Worth knowing, and no reason to hold the message back. It is not masked.
    ForInformation,
    /// It may be private. A person has to look.
    LookAgain,
    /// It must not be posted.
    MustNotPost,
}

impl Severity {
    /// Every severity, the mildest first.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// Returns the fixed id, as used in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.into()
    }
}

impl PrivateDataKind {
    /// Every kind, most specific first.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// Returns the fixed id, as used in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.into()
    }

    /// Returns the severity of a finding of this kind that is beyond doubt.
    #[must_use]
    pub fn severity(self) -> Severity {
        match self {
            Self::OfficePhone => Severity::ForInformation,
            Self::ShortLink => Severity::LookAgain,
            _ => Severity::MustNotPost,
        }
    }
}

/// Private data in a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrivateDataFinding {
    pub kind: PrivateDataKind,
    pub severity: Severity,
    /// The position, in Unicode scalar values.
    pub range: Range<usize>,
    /// The text as written.
    pub text: String,
    /// Whether somebody keeps it as it is in this message.
    pub is_kept: bool,
}

impl PrivateDataFinding {
    /// Returns this as something to keep.
    #[must_use]
    pub fn to_keep(&self) -> KeptFinding {
        KeptFinding {
            kind: self.kind,
            severity: self.severity,
            text: self.text.clone(),
        }
    }
}

/// The result of checking a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// In order of position, without overlaps.
    pub findings: Vec<PrivateDataFinding>,
    /// The draft with the private part of every finding masked.
    pub masked: String,
}

/// Checks `text`. The telephone and fax numbers in the registry's letter count as public.
#[must_use]
pub fn check(registry: &Registry, text: &str) -> Draft {
    check_keeping(registry, text, &[])
}

/// Like [`check`], but everything in `kept` stays as it is, in the findings and in the masked copy.
#[must_use]
pub fn check_keeping(registry: &Registry, text: &str, kept: &[KeptFinding]) -> Draft {
    let contact = &registry.letter().contact;
    let public = numbers::public(&[&contact.telephone, &contact.fax]);
    let known = Known::default();
    let mut places = find(text, &public, &known);
    let mut findings = texts(text, places.clone());
    for finding in &mut findings {
        finding.is_kept = kept.iter().any(|kept| kept.keeps(finding));
    }
    // Where they stand in the copy. A masked text beside one may change what it looks like, so its
    // place counts and not what is found there.
    let kept = findings.iter().filter(|finding| finding.is_kept);
    let mut spared: Vec<Range<usize>> = kept.map(|finding| finding.range.clone()).collect();
    let mut masked = text.to_owned();
    for _ in 0..=ROUNDS {
        keep::spare(&mut places, &spared);
        if places.iter().all(|place| place.masked.is_empty()) {
            break;
        }
        masked = mask::mask(&masked, &places, &mut spared);
        places = find(&masked, &public, &known);
    }
    Draft { findings, masked }
}

/// A place in the text as written, in characters.
#[derive(Clone, Debug)]
struct Place {
    kind: PrivateDataKind,
    severity: Severity,
    range: Range<usize>,
    /// The parts to mask.
    masked: Vec<Range<usize>>,
}

/// What is known of a text when its masked copy is looked at, which is mostly the same.
#[derive(Debug, Default)]
struct Known {
    plain: PlainLines,
    words: Lines,
    met: Met,
}

fn find(text: &str, public: &[String], known: &Known) -> Vec<Place> {
    let message = Message::read(text, public, known);
    let place = |candidate: Candidate| {
        let hides = candidate.severity > Severity::ForInformation;
        let parts = candidate.masked.iter().filter(|_| hides);
        Place {
            kind: candidate.kind,
            severity: candidate.severity,
            range: message.plain.written(&candidate.range),
            masked: parts.map(|part| message.plain.written(part)).collect(),
        }
    };
    let (found, possible) = candidates(&message);
    let mut found = second::find(&message, text, resolve(found), possible, &known.met);
    found.sort_by_key(|candidate| candidate.range.start);
    found.into_iter().map(place).collect()
}

fn texts(text: &str, places: Vec<Place>) -> Vec<PrivateDataFinding> {
    let mut chars = text.chars().enumerate().peekable();
    let mut finding = |place: Place| {
        while chars.next_if(|(at, _)| *at < place.range.start).is_some() {}
        let mut text = String::new();
        while let Some((_, c)) = chars.next_if(|(at, _)| *at < place.range.end) {
            text.push(c);
        }
        PrivateDataFinding {
            kind: place.kind,
            severity: place.severity,
            range: place.range,
            text,
            is_kept: false,
        }
    };
    places.into_iter().map(&mut finding).collect()
}

/// Returns the byte behind the `signs` that stand at byte `at` of `text`.
fn after_signs(text: &str, at: usize, signs: &[char]) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + rest.len() - rest.trim_start_matches(signs).len()
}

/// Returns at most the last `count` characters of `text`.
fn tail(text: &str, count: usize) -> &str {
    let start = text.char_indices().rev().take(count).last();
    start.map_or("", |(at, _)| part(text, at..))
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    #[test]
    fn every_pattern_compiles() {
        for pattern in [
            &super::address::LETTER,
            &super::positions::COORDINATES,
            &super::vehicles::PLATE,
        ] {
            LazyLock::force(pattern);
        }
        assert!(crate::text::chat::is_day("2568.11.20"));
    }
}
