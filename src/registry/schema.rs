//! The schema of a registry file, versions 1 and 2, as officials write it; `data/README.md` explains it to
//! them. Ids are still text here; [`super::resolve`] builds the model.
//!
//! A part that cannot be read is reported and left empty, so that reading continues and finds
//! everything else. The error keeps the registry from being used.

use std::collections::HashSet;
use std::fmt;

use ron::value::RawValue;
use serde::de::{self, Error as _, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::model::{Contact, InForce, Letter, Province, Signatory, Term, Weekday, Within};
use super::problem::{Code, Problem, Span};
use super::reader::{Inferrable, Listed, Located, Reader, Record};
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
                    weight: 1.0,
                }))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<TermRecord, A::Error> {
                let text = seq.next_element::<String>()?;
                let weight = seq.next_element::<f32>()?;
                match (text, weight) {
                    (Some(text), Some(weight)) if weight > 0.0 && weight <= 10.0 => {
                        Ok(TermRecord(Term { text, weight }))
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

/// Reads the whole file. Returns `None` if it cannot be read at all.
pub(super) fn read(reader: &mut Reader<'_>) -> Option<RegistryFile> {
    reader.whole("Registry", newer_version, |file| {
        let version = file.required::<u32>("version", "kind-number");
        let province = file.part("province", "Province", province);
        let letter = file.part("letter", "Letter", letter);
        let remarks = file.records("remarks", "Remark", remark);
        let (roles, all_roles) = file.whole_records("roles", "Role", role);
        let (topics, all_topics) = file.whole_records("topics", "Topic", topic);
        let (groups, all_groups) = file.whole_records("groups", "Group", group);
        let general_notes = file.listed("general_notes");
        let all_notes = general_notes.whole;
        let (units, all_units) = file.version_2().whole_records("units", "Unit", unit);
        let mut source = RegistryFile {
            lost: Lost::default(),
            province,
            units,
            terms: file
                .version_2()
                .optional_part("terms", "Terms", terms)
                .unwrap_or_default(),
            administrators: administrators(file),
            preferences: file
                .version_2()
                .records("preferences", "Preference", preference),
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
        lost.note("kind-unit", !all_units);
        let all_clauses = source.groups.iter().all(|group| group.whole);
        lost.note("kind-clause", !all_clauses);
        // A list whose own name is misspelt is still there.
        for (name, kind) in [
            ("roles", "kind-role"),
            ("topics", "kind-topic"),
            ("groups", "kind-group"),
            ("general_notes", "kind-clause"),
            ("units", "kind-unit"),
        ] {
            lost.note(kind, file.has_unknown() && !file.has(name));
        }
        if version.is_some_and(|version| version.value < 2) {
            file.report_newer_fields();
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

fn province(record: &mut Record<'_, '_>) -> ProvinceRecord {
    ProvinceRecord {
        province: Province {
            name: record.words_of_name("name").value,
        },
        districts: record
            .optional("districts", "kind-number")
            .map(|districts| districts.value),
        districts_inferred: record.optional_words("districts_inferred"),
    }
}

fn unit(record: &mut Record<'_, '_>) -> UnitRecord {
    UnitRecord {
        id: record.text("id"),
        name: record.words_of_name("name"),
        count: record
            .optional("count", "kind-number")
            .map(|count| count.value),
        count_inferred: record.optional_words("count_inferred"),
    }
}

fn terms(record: &mut Record<'_, '_>) -> TermsRecord {
    TermsRecord {
        group: record.optional_words_of_name("group"),
        letter: record.optional_words_of_name("letter"),
    }
}

fn letter(record: &mut Record<'_, '_>) -> LetterRecord {
    let plain = |texts: Texts| texts.into_iter().map(|text| text.value).collect();
    let span = record.span.clone();
    let date = record.text("date");
    LetterRecord {
        span,
        date_span: date.span,
        letter: Letter {
            reference: record.text("reference").value,
            office: plain(record.texts("office")),
            date: date.value,
            subject: record.text("subject").value,
            addressee: record.text("addressee").value,
            references: plain(record.version_2().texts("references")),
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
                email: contact
                    .version_2()
                    .optional_text("email")
                    .unwrap_or_default(),
            }),
            table_title: record.text("table_title").value,
            table_heads: record.part("table_heads", "Heads", |heads| {
                ["group", "members", "practice", "notes"].map(|column| heads.text(column).value)
            }),
            in_force: InForce::default(),
        },
        in_force: record
            .version_2()
            .optional_part("in_force", "InForce", |time| InForceRecord {
                from: time.optional("from", "kind-text"),
                until: time.optional("until", "kind-text"),
                replaces: time.texts("replaces"),
                inferred: time.optional_words("inferred"),
            })
            .unwrap_or_default(),
    }
}

fn remark(record: &mut Record<'_, '_>) -> RemarkRecord {
    RemarkRecord {
        on: record.text("on"),
        note: record.words("note"),
    }
}

fn role(record: &mut Record<'_, '_>) -> RoleRecord {
    let start = record.span.start;
    let id = record.text("id");
    let name = record.words_of_name("name");
    let abbreviations = record.names("abbreviations");
    let recipient_only = record.version_2().flag("recipient_only");
    let seats = if recipient_only {
        record.optional("seats", "kind-seats")
    } else {
        record.required("seats", "kind-seats")
    };
    RoleRecord {
        id,
        name,
        abbreviations,
        seats: seats.unwrap_or(Located {
            value: SeatsRecord::Open,
            span: start..start,
        }),
        seats_inferred: record.optional_words("seats_inferred"),
        kinds: record.one_or_more("kind_of"),
        kind_inferred: record.optional_words("kind_inferred"),
        recipient_only,
    }
}

fn topic(record: &mut Record<'_, '_>) -> TopicRecord {
    TopicRecord {
        id: record.text("id"),
        name: record.words_of_name("name"),
        abbreviations: record.version_2().names("abbreviations"),
    }
}

fn size(size: &mut Record<'_, '_>) -> SizeRecord {
    SizeRecord {
        text: size.text("text"),
        count: size.optional("count", "kind-number"),
        has_count: size.has("count"),
        approximate: size.version_2().flag("approximate"),
    }
}

fn group(record: &mut Record<'_, '_>) -> GroupRecord {
    let span = record.span.clone();
    let id = record.text("id");
    let name = record.name("name");
    let (members, all_members) = record.inferrable("members");
    let mut group = GroupRecord {
        id,
        name,
        nicknames: record.version_2().names("nicknames"),
        size: record.optional_part("size", "Size", size),
        link: record.optional_text("link"),
        picture: record.version_2().optional("picture", "kind-text"),
        until: record.version_2().optional("until", "kind-text"),
        administrators: administrators(record),
        members,
        all_members,
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

fn administrators(record: &mut Record<'_, '_>) -> Option<AdministratorsRecord> {
    record
        .version_2()
        .optional_part("administrators", "Administration", |record| {
            AdministratorsRecord {
                roles: record.listed("roles"),
                cites: record.listed("cites"),
                inferred: record.optional_words("inferred"),
                span: record.span.clone(),
            }
        })
}

fn rule(record: &mut Record<'_, '_>) -> RuleRecord {
    let span = record.span.clone();
    let places = SuitedPlaces {
        must: record.place_of("must"),
        alone: record.place_of("alone"),
        unless: record.place_of("unless"),
    };
    RuleRecord {
        id: record.text("id"),
        groups: record.optional_texts("groups"),
        effect: record.tagged_words("effect", ("PermitIf", condition), "kind-effect"),
        acts: record.listed("acts"),
        general: record.flag("general"),
        must: record.version_2().flag("must"),
        alone: record.version_2().flag("alone"),
        topics: record.optional_texts("topics"),
        who: match record.optional("who", "kind-who").map(|who| who.value) {
            None => (!record.has("who")).then_some(WhoRecord::Members),
            Some(WhoRaw::Members) => Some(WhoRecord::Members),
            Some(WhoRaw::Outsiders) => Some(WhoRecord::Outsiders),
            Some(WhoRaw::Roles(roles)) => Some(WhoRecord::Roles(record.raw_texts(roles))),
        },
        to: record.texts("to"),
        unless: record
            .version_2()
            .words_or_part("unless", "Unless", exception, |words| ExceptionRecord {
                words,
                who: Vec::new(),
                to: Vec::new(),
            }),
        when: record.version_2().optional_part("when", "When", when),
        cites: record.listed("cites"),
        inferred: record.optional_words("inferred"),
        unconfirmed: record.version_2().flag("unconfirmed"),
        places,
        span,
    }
}

fn exception(record: &mut Record<'_, '_>) -> ExceptionRecord {
    ExceptionRecord {
        words: record.words("words"),
        who: record.texts("who"),
        to: record.texts("to"),
    }
}

fn when(record: &mut Record<'_, '_>) -> WhenRecord {
    let problems = record.problem_count();
    let mut when = WhenRecord {
        weekdays: record.values("weekdays", "kind-weekday"),
        working_days: record.flag("working_days"),
        holidays: record.flag("holidays"),
        from: record.optional("from", "kind-time"),
        before: record.optional("before", "kind-time"),
        within: record
            .optional("within", "kind-within")
            .map(|within| within.value),
        whole: true,
        span: record.span.clone(),
    };
    when.whole = record.problem_count() == problems && !record.has_unknown();
    when
}

fn preference(record: &mut Record<'_, '_>) -> PreferenceRecord {
    PreferenceRecord {
        acts: record.optional_listed("acts"),
        topics: record.optional_listed("topics"),
        groups: record.listed("groups"),
        cites: record.listed("cites"),
        inferred: record.optional_words("inferred"),
        span: record.span.clone(),
    }
}

fn condition(words: Words) -> EffectRecord {
    EffectRecord::PermitIf(ConditionRecord(words))
}

fn duty(record: &mut Record<'_, '_>) -> DutyRecord {
    DutyRecord {
        id: record.text("id"),
        text: record.words("text"),
        cites: record.listed("cites"),
    }
}

fn vocabulary(record: &mut Record<'_, '_>) -> VocabularyRecord {
    VocabularyRecord {
        meaning: record.required("meaning", "kind-meaning"),
        terms: record
            .values::<TermRecord>("terms", "kind-term")
            .into_iter()
            .map(|term| term.value.0)
            .collect(),
    }
}

fn example(record: &mut Record<'_, '_>) -> ExampleRecord {
    ExampleRecord {
        purpose: record.text("purpose"),
        act: record.optional("act", "kind-text"),
        texts: record
            .texts("texts")
            .into_iter()
            .map(|text| text.value)
            .collect(),
    }
}

fn situation(record: &mut Record<'_, '_>) -> SituationRecord {
    SituationRecord {
        act: record.text("act"),
        topic: record.optional("topic", "kind-text"),
        text: record.words("text"),
    }
}

fn person(record: &mut Record<'_, '_>) -> PersonRecord {
    PersonRecord {
        name: record.name("name").value,
        role: record.text("role"),
        district: record.optional_text("district"),
        telephone: record.optional_text("telephone"),
    }
}
