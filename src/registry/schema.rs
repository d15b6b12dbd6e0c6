//! The schema of a registry file, versions 1 and 2, as officials write it; `data/README.md`
//! explains it to them. Ids are still text here; [`super::resolve`] builds the model.
//!
//! A part that cannot be read is reported and left empty, so that reading continues and finds
//! everything else. The error keeps the registry from being used.

mod read;

use std::collections::HashSet;
use std::fmt;

use ron::value::RawValue;
use serde::de::{self, Error as _, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

pub(super) use read::read;

use super::model::{Letter, Province, Strength, Term, Weekday, Within};
use super::problem::Span;
use super::reader::{Inferrable, Listed, Located};
use crate::lang::Words;

type Texts = Vec<Located<String>>;

/// A whole file.
pub(super) struct RegistryFile {
    pub province: ProvinceRecord,
    pub units: Vec<UnitRecord>,
    pub terms: TermsRecord,
    pub letter: LetterRecord,
    pub remarks: Vec<RemarkRecord>,
    pub roles: Vec<RoleRecord>,
    pub topics: Vec<TopicRecord>,
    pub groups: Vec<GroupRecord>,
    pub general_notes: Texts,
    pub keep_whole: Texts,
    /// The clauses that no rule is meant to cite.
    pub without_rule: Texts,
    pub administrators: Option<AdministratorsRecord>,
    pub rules: Vec<RuleRecord>,
    pub preferences: Vec<PreferenceRecord>,
    pub duties: Vec<DutyRecord>,
    pub vocabulary: Vec<VocabularyRecord>,
    pub examples: Vec<ExampleRecord>,
    pub situations: Vec<SituationRecord>,
    pub people: Vec<PersonRecord>,
    pub lost: Lost,
}

/// The kinds of items of which some could not be read, as message keys. A reference to such an item
/// is not known to be wrong.
#[derive(Default)]
pub(super) struct Lost(HashSet<&'static str>);

impl Lost {
    /// Records that some items of `kind` are lost, if `is_lost`.
    pub fn note(&mut self, kind: &'static str, is_lost: bool) {
        if is_lost {
            self.0.insert(kind);
        }
    }

    /// Returns whether some items of `kind` are lost.
    pub fn has(&self, kind: &str) -> bool {
        let has = |kind| self.0.contains(kind);
        match kind {
            // Places in a letter are its clauses, and clauses are identified by their groups.
            "kind-place" | "kind-clause" => has("kind-clause") || has("kind-group"),
            _ => has(kind),
        }
    }
}

pub(super) struct ProvinceRecord {
    pub province: Province,
    /// The number of districts.
    pub districts: Option<u32>,
    pub districts_inferred: Option<Words>,
}

pub(super) struct UnitRecord {
    pub id: Located<String>,
    pub name: Located<Words>,
    pub count: Option<u32>,
    pub count_inferred: Option<Words>,
}

#[derive(Default)]
pub(super) struct TermsRecord {
    pub group: Option<Words>,
    pub letter: Option<Words>,
}

pub(super) struct LetterRecord {
    pub letter: Letter,
    pub span: Span,
    /// The place of the date.
    pub date_span: Span,
    pub in_force: InForceRecord,
}

#[derive(Default)]
pub(super) struct InForceRecord {
    pub from: Option<Located<String>>,
    pub until: Option<Located<String>>,
    pub replaces: Texts,
    pub inferred: Option<Words>,
}

pub(super) struct RemarkRecord {
    pub on: Located<String>,
    pub note: Words,
}

#[derive(Deserialize)]
pub(super) enum SeatsRecord {
    Exact(u32),
    PerDistrict(u32),
    /// A kind of place and the number of holders in each.
    PerUnit(String, u32),
    Open,
}

pub(super) struct RoleRecord {
    pub id: Located<String>,
    pub name: Located<Words>,
    pub abbreviations: Vec<Located<String>>,
    pub seats: Located<SeatsRecord>,
    pub seats_inferred: Option<Words>,
    pub kinds: Vec<Inferrable>,
    pub kind_inferred: Option<Words>,
    pub recipient_only: bool,
}

pub(super) struct TopicRecord {
    pub id: Located<String>,
    pub name: Located<Words>,
    pub abbreviations: Texts,
}

pub(super) struct SizeRecord {
    pub text: Located<String>,
    /// `None` if the letter states none.
    pub count: Option<Located<u32>>,
    /// Whether the file gives a count, even one that could not be read.
    pub has_count: bool,
    pub approximate: bool,
}

pub(super) struct AdministratorsRecord {
    pub roles: Listed,
    pub cites: Listed,
    pub inferred: Option<Words>,
    pub span: Span,
}

pub(super) struct GroupRecord {
    pub id: Located<String>,
    pub name: Located<String>,
    pub nicknames: Texts,
    pub size: Option<SizeRecord>,
    pub link: Option<String>,
    pub picture: Option<Located<String>>,
    pub until: Option<Located<String>>,
    pub administrators: Option<AdministratorsRecord>,
    pub members: Vec<Inferrable>,
    /// Whether all its members could be read.
    pub all_members: bool,
    pub members_text: Located<String>,
    pub practice: Texts,
    pub notes: Texts,
    /// Whether all its clauses could be read.
    pub whole: bool,
    pub span: Span,
}

#[derive(Deserialize)]
pub(super) enum EffectRecord {
    Permit,
    PermitIf(ConditionRecord),
    Only,
    NotRequired,
    Forbid,
}

impl EffectRecord {
    /// Returns whether the effect permits something.
    pub fn permits(&self) -> bool {
        matches!(self, Self::Permit | Self::PermitIf(_) | Self::Only)
    }
}

/// The condition of a permission.
pub(super) struct ConditionRecord(pub Words);

impl<'de> Deserialize<'de> for ConditionRecord {
    /// Rejects any value. The record tries to read a condition, which may be a single text, before
    /// it calls this.
    fn deserialize<D: Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
        Err(D::Error::custom("a condition in words"))
    }
}

#[derive(Deserialize)]
enum WhoRaw<'a> {
    Members,
    Outsiders,
    #[serde(borrow)]
    Roles(Vec<&'a RawValue>),
}

pub(super) struct ExceptionRecord {
    pub words: Words,
    pub who: Texts,
    pub to: Texts,
}

pub(super) struct WhenRecord {
    pub weekdays: Vec<Located<Weekday>>,
    pub working_days: bool,
    pub holidays: bool,
    pub from: Option<Located<String>>,
    pub before: Option<Located<String>>,
    pub within: Option<Within>,
    /// Whether all its parts could be read.
    pub whole: bool,
    pub span: Span,
}

pub(super) enum WhoRecord {
    Members,
    Outsiders,
    Roles(Texts),
}

#[expect(
    clippy::struct_excessive_bools,
    reason = "independent statements of the letter"
)]
pub(super) struct RuleRecord {
    pub id: Located<String>,
    /// `None` for every group.
    pub groups: Option<Texts>,
    /// `None` if it could not be read.
    pub effect: Option<EffectRecord>,
    pub acts: Listed,
    pub general: bool,
    pub must: bool,
    pub alone: bool,
    /// `None` for any topic.
    pub topics: Option<Texts>,
    /// `None` if it could not be read.
    pub who: Option<WhoRecord>,
    pub to: Texts,
    pub unless: Option<ExceptionRecord>,
    pub when: Option<WhenRecord>,
    pub cites: Listed,
    pub inferred: Option<Words>,
    pub unconfirmed: bool,
    /// How sure the program was when it proposed the rule.
    pub sure: Option<Share>,
    /// The places of the fields that suit only some rules.
    pub places: SuitedPlaces,
    pub span: Span,
}

/// The places of the fields that suit only some rules, where a rule has them.
pub(super) struct SuitedPlaces {
    pub must: Option<Span>,
    pub alone: Option<Span>,
    pub unless: Option<Span>,
}

/// A number from 0 to 1.
#[derive(Clone, Copy)]
pub(super) struct Share(pub f32);

impl<'de> Deserialize<'de> for Share {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let share = f32::deserialize(deserializer)?;
        if (0.0..=1.0).contains(&share) {
            Ok(Self(share))
        } else {
            Err(D::Error::custom("a number from 0 to 1"))
        }
    }
}

pub(super) struct PreferenceRecord {
    /// `None` for any act.
    pub acts: Option<Listed>,
    /// `None` for any topic.
    pub topics: Option<Listed>,
    pub groups: Listed,
    pub cites: Listed,
    pub inferred: Option<Words>,
    pub span: Span,
}

pub(super) struct DutyRecord {
    pub id: Located<String>,
    pub text: Words,
    pub cites: Listed,
}

#[derive(Deserialize)]
pub(super) enum MeaningRecord {
    Act(String),
    Topic(String),
    Role(String),
    Office(String),
    Group(String),
    Purpose(String),
    Outsider,
    Outside,
    Plain,
}

/// A term, alone or with a weight: `"text"` or `("text", 2)`.
struct TermRecord(Term);

impl<'de> Deserialize<'de> for TermRecord {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TermVisitor;
        impl<'de> Visitor<'de> for TermVisitor {
            type Value = TermRecord;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, or a text and its weight")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<TermRecord, E> {
                Ok(TermRecord(Term {
                    text: text.to_owned(),
                    strength: Strength::Usual,
                }))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<TermRecord, A::Error> {
                let text = seq.next_element::<String>()?;
                let weight = seq.next_element::<f32>()?;
                match (text, weight) {
                    (Some(text), Some(weight)) if weight > 0.0 && weight <= 10.0 => {
                        let strength = Strength::of(weight);
                        Ok(TermRecord(Term { text, strength }))
                    }
                    _ => Err(A::Error::custom("a text and a weight above 0, up to 10")),
                }
            }
        }
        deserializer.deserialize_any(TermVisitor)
    }
}

pub(super) struct VocabularyRecord {
    pub meaning: Option<Located<MeaningRecord>>,
    pub terms: Vec<Term>,
}

pub(super) struct ExampleRecord {
    pub purpose: Located<String>,
    pub act: Option<Located<String>>,
    pub texts: Vec<String>,
}

pub(super) struct SituationRecord {
    pub act: Located<String>,
    pub topic: Option<Located<String>>,
    pub text: Words,
}

pub(super) struct PersonRecord {
    pub name: String,
    pub role: Located<String>,
    pub district: Option<String>,
    pub telephone: Option<String>,
}
