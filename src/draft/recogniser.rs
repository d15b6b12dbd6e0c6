//! What a recogniser is. Each looks for one kind of private data in a message and returns
//! candidates; `resolve` chooses among those that overlap. A new kind is a function here in the
//! list, and a row in the tables of `tests/cases/drafts`.

use std::ops::Range;

use super::message::Message;
use super::{PrivateDataKind, Severity};
use super::{
    address, birth_dates, codes, emails, foreigners, links, numbers, people, positions, told,
    vehicles,
};

/// Finds the candidates of one kind.
type Recogniser = fn(&Message<'_>) -> Vec<Candidate>;

/// Every recogniser but that of persons. Their order has no meaning.
const RECOGNISERS: &[Recogniser] = &[
    links::invitations,
    links::shortened,
    links::accounts,
    links::pages,
    links::telephones,
    emails::find,
    numbers::find,
    codes::find,
    told::find,
    birth_dates::find,
    birth_dates::lunar::find,
    vehicles::find,
    positions::find,
    address::find,
];

/// The kinds of data that only a private person has.
const PERSONAL: [PrivateDataKind; 7] = [
    PrivateDataKind::CitizenId,
    PrivateDataKind::HospitalNumber,
    PrivateDataKind::Passport,
    PrivateDataKind::HouseCode,
    PrivateDataKind::BirthDate,
    PrivateDataKind::MapPosition,
    PrivateDataKind::Plate,
];

/// The kinds of data that persons, associations and companies have.
const ACCOUNTS: [PrivateDataKind; 3] = [
    PrivateDataKind::BankAccount,
    PrivateDataKind::Card,
    PrivateDataKind::Address,
];

/// Where a message has data that makes the person beside it a private one, in order.
#[derive(Clone, Copy, Debug)]
pub(super) struct Personal<'m> {
    /// What only private persons have.
    pub data: &'m [Range<usize>],
    /// Accounts, payment cards and addresses.
    pub accounts: &'m [Range<usize>],
}

/// Returns whether `candidate` certainly belongs to a person.
fn is_certain(candidate: &Candidate) -> bool {
    // A citizen number is a person's even with a wrong digit.
    candidate.kind == PrivateDataKind::CitizenId || candidate.severity == Severity::MustNotPost
}

/// Returns the candidates of every kind, and what else may be a name or an address. Persons are found
/// last, since a private number beside a name makes the name private.
pub(super) fn candidates(message: &Message<'_>) -> (Vec<Candidate>, Vec<Possible>) {
    let found = RECOGNISERS.iter().flat_map(|find| find(message));
    let mut found: Vec<Candidate> = found.collect();
    let of = |kinds: &[PrivateDataKind]| {
        let found = found.iter();
        let found = found.filter(|it| kinds.contains(&it.kind) && is_certain(it));
        let mut ranges: Vec<Range<usize>> = found.map(|it| it.range.clone()).collect();
        ranges.sort_unstable_by_key(|range| range.start);
        ranges
    };
    let personal = Personal {
        data: &of(&PERSONAL),
        accounts: &of(&ACCOUNTS),
    };
    let (persons, mut possible) =
        people::find(message.text(), &message.words, &message.layout, personal);
    let foreigners = foreigners::find(message, &of(&[PrivateDataKind::Passport]));
    found.extend(persons.into_iter().chain(foreigners));
    let described = address::described(message, &possible);
    possible.extend(address::possible(message));
    possible.extend(described);
    (found, possible)
}

/// Evidence of its own, such as a check digit or the form of a link, and a word that says so.
pub(super) const CERTAIN: u8 = 90;
/// Evidence of its own, or a word that says so.
pub(super) const LIKELY: u8 = 70;
/// A form that others have too.
pub(super) const POSSIBLE: u8 = 40;

/// What may be a name or an address, whether or not rules say that it is private. All ranges are bytes of
/// the plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Possible {
    pub kind: PrivateDataKind,
    pub range: Range<usize>,
    /// The part of it to mask.
    pub masked: Range<usize>,
    /// What its look says.
    pub traits: Vec<&'static str>,
}

/// A place that may hold private data. All ranges are bytes of the plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub kind: PrivateDataKind,
    /// What the finding shows.
    pub range: Range<usize>,
    /// The parts of it to mask, in order.
    pub masked: Vec<Range<usize>>,
    /// How strong the evidence is: [`CERTAIN`], [`LIKELY`], [`POSSIBLE`] or between.
    pub score: u8,
    pub severity: Severity,
}

impl Candidate {
    /// Returns a candidate that is masked as a whole and has the usual severity of its kind.
    pub fn new(kind: PrivateDataKind, range: Range<usize>, score: u8) -> Self {
        Self {
            kind,
            masked: vec![range.clone()],
            range,
            score,
            severity: kind.severity(),
        }
    }

    /// Returns this with another severity.
    pub fn with_severity(self, severity: Severity) -> Self {
        Self { severity, ..self }
    }

    /// Returns this, of which only `parts` are masked.
    pub fn masking(self, parts: Vec<Range<usize>>) -> Self {
        Self {
            masked: parts,
            ..self
        }
    }
}
