//! The shape of a file of people, as offices write it. Every problem names a place, never a person.

use std::collections::HashMap;

use super::model::{Acknowledged, Acting, Day, Former, Held, Joined, Person, StepDone};
use super::names::key;
use crate::registry::{Code, Lines, Located, Problem, Reader, Record, Registry, with_near};

/// A person, with the places of what refers to a registry.
pub(super) struct PersonRecord {
    pub person: Person,
    role: Option<Located<String>>,
    /// The roles acted for and held before, and the groups joined.
    acting: Vec<Located<String>>,
    former: Vec<Located<String>>,
    groups: Vec<Located<String>>,
}

/// Reads the whole file. Returns `None` if it cannot be read at all.
pub(super) fn read(reader: &mut Reader<'_>) -> Option<Vec<PersonRecord>> {
    reader.whole("People", newer_version, |file| {
        file.required::<u32>("version", "kind-number");
        file.records("people", "Person", person)
    })
}

fn newer_version(file: &Record<'_, '_>) -> Option<Problem> {
    let version = file.peek::<u32>("version")?;
    (version.value > super::FORMAT_VERSION).then(|| {
        Problem::at(Code::NewerVersion, version.span)
            .with("found", version.value.to_string())
            .with("known", super::FORMAT_VERSION.to_string())
    })
}

fn person(record: &mut Record<'_, '_>) -> PersonRecord {
    let title = record.optional_text("title");
    let name = record.name("name").value;
    let nickname = record.optional_text("nickname");
    let role = record.optional::<String>("role", "kind-text");
    let (post, district) = (
        record.optional_text("post"),
        record.optional_text("district"),
    );
    let (agency, telephone) = (
        record.optional_text("agency"),
        record.optional_text("telephone"),
    );
    let line = record.optional_text("line");
    let held = held(record);
    let acting = record.records("acting", "Acting", acting);
    let former = record.records("former", "Former", former);
    let groups = record.records("groups", "Joined", joined);
    let acknowledged = record.records("acknowledged", "Acknowledged", acknowledged);
    let steps = record.records("steps", "Step", step);
    let (acting_places, acting) = acting.into_iter().unzip();
    let (former_places, former) = former.into_iter().unzip();
    let (group_places, groups) = groups.into_iter().unzip();
    PersonRecord {
        person: Person {
            title,
            name,
            nickname,
            role: role.as_ref().map(|role| role.value.clone()),
            post,
            district,
            agency,
            telephone,
            line,
            held,
            acting,
            former,
            groups,
            acknowledged,
            steps,
            span: record.span.clone(),
        },
        role,
        acting: acting_places,
        former: former_places,
        groups: group_places,
    }
}

/// Reads the first and last day of something.
fn held(record: &mut Record<'_, '_>) -> Held {
    let since = day(record, "since");
    let until = day(record, "until");
    let held = Held { since, until };
    if held.ends_before_start()
        && let Some(span) = record.place_of("until")
    {
        record.report(Problem::at(Code::PeopleEndsBeforeStart, span));
    }
    held
}

fn day(record: &mut Record<'_, '_>, name: &'static str) -> Option<Day> {
    let text = record.optional::<String>(name, "kind-text")?;
    let day = Day::read(&text.value);
    if day.is_known() {
        return Some(day);
    }
    record.report(Problem::at(Code::PeopleDate, text.span));
    None
}

fn acting(record: &mut Record<'_, '_>) -> (Located<String>, Acting) {
    let role = record.text("role");
    let acting = Acting {
        role: role.value.clone(),
        district: record.optional_text("district"),
        order: record.optional_text("order"),
        held: held(record),
    };
    (role, acting)
}

fn former(record: &mut Record<'_, '_>) -> (Located<String>, Former) {
    let role = record.text("role");
    let former = Former {
        role: role.value.clone(),
        district: record.optional_text("district"),
        held: held(record),
    };
    (role, former)
}

fn joined(record: &mut Record<'_, '_>) -> (Located<String>, Joined) {
    let group = record.text("group");
    let joined = Joined {
        group: group.value.clone(),
        held: held(record),
    };
    (group, joined)
}

fn acknowledged(record: &mut Record<'_, '_>) -> Acknowledged {
    Acknowledged {
        letter: record.text("letter").value,
        on: day(record, "on"),
    }
}

fn step(record: &mut Record<'_, '_>) -> StepDone {
    StepDone {
        step: record.text("step").value,
        group: record.optional_text("group"),
        on: day(record, "on"),
    }
}

/// Reports what in `people` the registry does not have, and who stands there twice.
pub(super) fn check(people: &[PersonRecord], registry: &Registry, reader: &mut Reader<'_>) {
    for record in people {
        let roles = record.role.iter().chain(&record.acting);
        let roles = roles.chain(&record.former);
        for role in roles.filter(|role| !role.is_absent()) {
            if registry.find_role(&role.value).is_none() {
                let problem = Problem::at(Code::PeopleRole, role.span.clone());
                let ids = registry.roles().map(|(_, role)| role.id.as_str());
                reader.report(with_near(problem, &role.value, ids));
            }
        }
        for group in record.groups.iter().filter(|group| !group.is_absent()) {
            if registry.find_group(&group.value).is_none() {
                let problem = Problem::at(Code::PeopleGroup, group.span.clone());
                let ids = registry.groups().map(|(_, group)| group.id.as_str());
                reader.report(with_near(problem, &group.value, ids));
            }
        }
    }
    let text = reader.source();
    let lines = Lines::of(text);
    let mut seen: HashMap<(String, Option<&str>, Option<&str>), usize> = HashMap::new();
    for record in people {
        let Person { role, district, .. } = &record.person;
        let key = key(&record.person.name);
        if key.is_empty() {
            continue;
        }
        let start = record.person.span.start;
        let line = lines.place(start).line;
        let who = (key, role.as_deref(), district.as_deref());
        let first = *seen.entry(who).or_insert(line);
        if first != line {
            let problem = Problem::at(Code::PeopleTwice, start..start);
            reader.report(problem.with("line", first.to_string()));
        }
    }
}
