//! The schema of a registry file, version 1, as officials write it; `data/README.md` explains it to
//! them. Ids are still text here; [`super::resolve`] builds the model.
//!
//! A part that cannot be read is reported and left empty, so that reading continues and finds
//! everything else. The error keeps the registry from being used.

use std::collections::HashSet;
use std::fmt;

use ron::value::RawValue;
use serde::de::{self, Error as _, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::model::{Contact, Letter, Province, Signatory, Term};
use super::problem::{Code, Problem, Span};
use super::reader::{Listed, Located, Reader, Record};
use crate::lang::Words;

type Texts = Vec<Located<String>>;

/// A whole file.
pub(super) struct Source {
    pub province: Province,
    pub letter: LetterSource,
    pub remarks: Vec<RemarkSource>,
    pub roles: Vec<RoleSource>,
    pub topics: Vec<TopicSource>,
    pub groups: Vec<GroupSource>,
    pub general_notes: Texts,
    pub keep_whole: Texts,
    pub rules: Vec<RuleSource>,
    pub duties: Vec<DutySource>,
    pub vocabulary: Vec<VocabularySource>,
    pub examples: Vec<ExampleSource>,
    pub situations: Vec<SituationSource>,
    pub people: Vec<PersonSource>,
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
            // The places of a letter are its clauses, and clauses are known by their groups.
            "kind-place" | "kind-clause" => has("kind-clause") || has("kind-group"),
            _ => has(kind),
        }
    }
}

pub(super) struct LetterSource {
    pub letter: Letter,
    pub span: Span,
    /// The place of the date.
    pub date_span: Span,
}

pub(super) struct RemarkSource {
    pub on: Located<String>,
    pub note: Words,
}

#[derive(Clone, Copy, Deserialize)]
pub(super) enum SeatsSource {
    Exact(u32),
    PerDistrict(u32),
    Open,
}

pub(super) struct RoleSource {
    pub id: Located<String>,
    pub name: Located<Words>,
    pub abbreviations: Vec<Located<String>>,
    pub seats: SeatsSource,
    pub seats_inferred: Option<Words>,
    pub kind_of: Option<Located<String>>,
    pub kind_inferred: Option<Words>,
}

pub(super) struct TopicSource {
    pub id: Located<String>,
    pub name: Located<Words>,
}

pub(super) struct SizeSource {
    pub text: Located<String>,
    /// `None` if the count could not be read.
    pub count: Option<u32>,
}

pub(super) struct GroupSource {
    pub id: Located<String>,
    pub name: Located<String>,
    pub size: Option<SizeSource>,
    pub link: Option<String>,
    pub members: Listed,
    pub members_text: Located<String>,
    pub practice: Texts,
    pub notes: Texts,
    /// Whether all its clauses could be read.
    pub whole: bool,
    pub span: Span,
}

#[derive(Deserialize)]
pub(super) enum EffectSource {
    Permit,
    PermitIf(ConditionSource),
    Only,
    NotRequired,
    Forbid,
}

/// The condition of a permission.
pub(super) struct ConditionSource(pub Words);

impl<'de> Deserialize<'de> for ConditionSource {
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

pub(super) enum WhoSource {
    Members,
    Outsiders,
    Roles(Texts),
}

pub(super) struct RuleSource {
    pub id: Located<String>,
    /// `None` for every group.
    pub groups: Option<Texts>,
    pub effect: EffectSource,
    pub acts: Listed,
    pub general: bool,
    /// `None` for any topic.
    pub topics: Option<Texts>,
    pub who: WhoSource,
    pub to: Texts,
    pub cites: Listed,
    pub inferred: Option<Words>,
    pub span: Span,
}

pub(super) struct DutySource {
    pub id: Located<String>,
    pub text: Words,
    pub cites: Listed,
}

#[derive(Deserialize)]
pub(super) enum MeaningSource {
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
struct TermSource(Term);

impl<'de> Deserialize<'de> for TermSource {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TermVisitor;
        impl<'de> Visitor<'de> for TermVisitor {
            type Value = TermSource;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, or a text and its weight")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<TermSource, E> {
                Ok(TermSource(Term {
                    text: text.to_owned(),
                    weight: 1.0,
                }))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<TermSource, A::Error> {
                let text = seq.next_element::<String>()?;
                let weight = seq.next_element::<f32>()?;
                match (text, weight) {
                    (Some(text), Some(weight)) if weight > 0.0 && weight <= 10.0 => {
                        Ok(TermSource(Term { text, weight }))
                    }
                    _ => Err(A::Error::custom("a text and a weight above 0, up to 10")),
                }
            }
        }
        deserializer.deserialize_any(TermVisitor)
    }
}

pub(super) struct VocabularySource {
    pub meaning: Option<Located<MeaningSource>>,
    pub terms: Vec<Term>,
}

pub(super) struct ExampleSource {
    pub purpose: Located<String>,
    pub act: Option<Located<String>>,
    pub texts: Vec<String>,
}

pub(super) struct SituationSource {
    pub act: Located<String>,
    pub topic: Option<Located<String>>,
    pub text: Words,
}

pub(super) struct PersonSource {
    pub name: String,
    pub role: Located<String>,
    pub district: Option<String>,
    pub telephone: Option<String>,
}

/// Reads the whole file. Returns `None` if it cannot be read at all.
pub(super) fn read(reader: &mut Reader<'_>) -> Option<Source> {
    reader.whole("Registry", newer_version, |file| {
        file.required::<u32>("version", "kind-number");
        let province = file.part("province", "Province", province);
        let letter = file.part("letter", "Letter", letter);
        let remarks = file.records("remarks", "Remark", remark);
        let (roles, all_roles) = file.whole_records("roles", "Role", role);
        let (topics, all_topics) = file.whole_records("topics", "Topic", topic);
        let (groups, all_groups) = file.whole_records("groups", "Group", group);
        let general_notes = file.listed("general_notes");
        let all_notes = general_notes.whole;
        let mut source = Source {
            lost: Lost::default(),
            province,
            letter,
            remarks,
            roles,
            topics,
            groups,
            general_notes: general_notes.texts,
            keep_whole: file.texts("keep_whole"),
            rules: file.records("rules", "Rule", rule),
            duties: file.records("duties", "Duty", duty),
            vocabulary: file.records("vocabulary", "Entry", vocabulary),
            examples: file.records("examples", "Example", example),
            situations: file.records("situations", "Situation", situation),
            people: file.records("people", "Person", person),
        };
        let lost = &mut source.lost;
        lost.note("kind-role", !all_roles);
        lost.note("kind-topic", !all_topics);
        lost.note("kind-group", !all_groups);
        lost.note("kind-clause", !all_notes);
        let all_clauses = source.groups.iter().all(|group| group.whole);
        lost.note("kind-clause", !all_clauses);
        // A list whose own name is misspelt is there all the same.
        for (name, kind) in [
            ("roles", "kind-role"),
            ("topics", "kind-topic"),
            ("groups", "kind-group"),
            ("general_notes", "kind-clause"),
        ] {
            lost.note(kind, file.has_unknown() && !file.has(name));
        }
        source
    })
}

/// Returns a problem if the file's version is later than the program's. Its fields may mean
/// anything, so reports about them would mislead.
fn newer_version(file: &Record<'_, '_>) -> Option<Problem> {
    let version = file.peek::<u32>("version")?;
    (version.value > super::FORMAT_VERSION).then(|| {
        Problem::at(Code::NewerVersion, version.span)
            .with("found", version.value.to_string())
            .with("known", super::FORMAT_VERSION.to_string())
    })
}

fn province(record: &mut Record<'_, '_>) -> Province {
    Province {
        name: record.words_of_name("name").value,
        districts: record
            .optional("districts", "kind-number")
            .map(|districts| districts.value),
        districts_inferred: record.optional_words("districts_inferred"),
    }
}

fn letter(record: &mut Record<'_, '_>) -> LetterSource {
    let plain = |texts: Texts| texts.into_iter().map(|text| text.value).collect();
    let span = record.span.clone();
    let date = record.text("date");
    LetterSource {
        span,
        date_span: date.span,
        letter: Letter {
            reference: record.text("reference").value,
            office: plain(record.texts("office")),
            date: date.value,
            subject: record.text("subject").value,
            addressee: record.text("addressee").value,
            enclosure: record.text("enclosure").value,
            body: plain(record.texts("body")),
            closing: record.text("closing").value,
            signatory: record.part("signatory", "Signatory", |signatory| Signatory {
                name: signatory.text("name").value,
                post: signatory.text("post").value,
            }),
            contact: record.part("contact", "Contact", |contact| Contact {
                unit: contact.text("unit").value,
                telephone: contact.text("telephone").value,
                fax: contact.optional_text("fax").unwrap_or_default(),
            }),
            table_title: record.text("table_title").value,
            table_heads: record.part("table_heads", "Heads", |heads| {
                ["group", "members", "practice", "notes"].map(|column| heads.text(column).value)
            }),
        },
    }
}

fn remark(record: &mut Record<'_, '_>) -> RemarkSource {
    RemarkSource {
        on: record.text("on"),
        note: record.words("note"),
    }
}

fn role(record: &mut Record<'_, '_>) -> RoleSource {
    RoleSource {
        id: record.text("id"),
        name: record.words_of_name("name"),
        abbreviations: record.names("abbreviations"),
        seats: record
            .required("seats", "kind-seats")
            .map_or(SeatsSource::Open, |seats| seats.value),
        seats_inferred: record.optional_words("seats_inferred"),
        kind_of: record.optional("kind_of", "kind-text"),
        kind_inferred: record.optional_words("kind_inferred"),
    }
}

fn topic(record: &mut Record<'_, '_>) -> TopicSource {
    TopicSource {
        id: record.text("id"),
        name: record.words_of_name("name"),
    }
}

fn group(record: &mut Record<'_, '_>) -> GroupSource {
    let span = record.span.clone();
    let mut group = GroupSource {
        id: record.text("id"),
        name: record.name("name"),
        size: record.optional_part("size", "Size", |size| SizeSource {
            text: size.text("text"),
            count: size
                .required("count", "kind-number")
                .map(|count| count.value),
        }),
        link: record.optional_text("link"),
        members: record.listed("members"),
        members_text: record.text("members_text"),
        practice: Vec::new(),
        notes: Vec::new(),
        whole: true,
        span,
    };
    let (practice, notes) = (record.listed("practice"), record.listed("notes"));
    group.whole = practice.whole && notes.whole && !record.has_unknown();
    group.practice = practice.texts;
    group.notes = notes.texts;
    group
}

fn rule(record: &mut Record<'_, '_>) -> RuleSource {
    let span = record.span.clone();
    RuleSource {
        id: record.text("id"),
        groups: record.optional_texts("groups"),
        effect: record
            .tagged_words("effect", ("PermitIf", condition), "kind-effect")
            .unwrap_or(EffectSource::Forbid),
        acts: record.listed("acts"),
        general: record
            .optional("general", "kind-flag")
            .is_some_and(|general| general.value),
        topics: record.optional_texts("topics"),
        who: match record.optional("who", "kind-who").map(|who| who.value) {
            None | Some(WhoRaw::Members) => WhoSource::Members,
            Some(WhoRaw::Outsiders) => WhoSource::Outsiders,
            Some(WhoRaw::Roles(roles)) => WhoSource::Roles(record.raw_texts(roles)),
        },
        to: record.texts("to"),
        cites: record.listed("cites"),
        inferred: record.optional_words("inferred"),
        span,
    }
}

fn condition(words: Words) -> EffectSource {
    EffectSource::PermitIf(ConditionSource(words))
}

fn duty(record: &mut Record<'_, '_>) -> DutySource {
    DutySource {
        id: record.text("id"),
        text: record.words("text"),
        cites: record.listed("cites"),
    }
}

fn vocabulary(record: &mut Record<'_, '_>) -> VocabularySource {
    VocabularySource {
        meaning: record.required("meaning", "kind-meaning"),
        terms: record
            .values::<TermSource>("terms", "kind-term")
            .into_iter()
            .map(|term| term.value.0)
            .collect(),
    }
}

fn example(record: &mut Record<'_, '_>) -> ExampleSource {
    ExampleSource {
        purpose: record.text("purpose"),
        act: record.optional("act", "kind-text"),
        texts: record
            .texts("texts")
            .into_iter()
            .map(|text| text.value)
            .collect(),
    }
}

fn situation(record: &mut Record<'_, '_>) -> SituationSource {
    SituationSource {
        act: record.text("act"),
        topic: record.optional("topic", "kind-text"),
        text: record.words("text"),
    }
}

fn person(record: &mut Record<'_, '_>) -> PersonSource {
    PersonSource {
        name: record.name("name").value,
        role: record.text("role"),
        district: record.optional_text("district"),
        telephone: record.optional_text("telephone"),
    }
}
