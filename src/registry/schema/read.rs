//! Reads the records of a registry file, each from its fields.

use super::{
    AdministratorsRecord, ConditionRecord, DutyRecord, EffectRecord, ExampleRecord,
    ExceptionRecord, GroupRecord, InForceRecord, LetterRecord, Lost, PersonRecord,
    PreferenceRecord, ProvinceRecord, RegistryFile, RemarkRecord, RoleRecord, RuleRecord,
    SeatsRecord, SituationRecord, SizeRecord, SuitedPlaces, TermRecord, TermsRecord, Texts,
    TopicRecord, UnitRecord, VocabularyRecord, WhenRecord, WhoRaw, WhoRecord,
};
use crate::lang::Words;
use crate::registry::model::{Contact, InForce, Letter, Province, Signatory};
use crate::registry::problem::{Code, Problem};
use crate::registry::reader::{Located, Reader, Record};

/// Reads the whole file. Returns `None` if it cannot be read at all.
pub(in crate::registry) fn read(reader: &mut Reader<'_>) -> Option<RegistryFile> {
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
            without_rule: file.version_2().texts("without_rule"),
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
    (version.value > crate::registry::FORMAT_VERSION).then(|| {
        Problem::at(Code::NewerVersion, version.span)
            .with("found", version.value.to_string())
            .with("known", crate::registry::FORMAT_VERSION.to_string())
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
            enclosure: record.optional_text("enclosure").unwrap_or_default(),
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
        sure: record
            .version_2()
            .optional("sure", "kind-share")
            .map(|sure| sure.value),
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
