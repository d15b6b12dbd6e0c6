//! `people import` adds a list of people to a file of people; `people audit` compares the members of a
//! group with those whom the letter names. Messages say rows and lines; names stand only in the result
//! of an audit.

mod files;
mod show;

use std::path::{Path, PathBuf};

use clap::Args;
use strum::{EnumString, IntoStaticStr, VariantNames};

use self::files::{PeopleFile, members, people_file, roster};
use super::args::{by_id, one_of};
use super::names::Names;
use super::{Console, Done, Failure, Session, code, not_written, tell};
use crate::language::pack;
use crate::people::{Incoming, Member, Person, Posts, audit, merge, read};
use crate::registry::Registry;
use crate::report::{audit_report, people_import_report};
use crate::store::{in_form, write_new};

/// What to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum PeopleTask {
    Import,
    Audit,
}

/// The arguments of `people`.
#[derive(Debug, Args)]
pub(super) struct PeopleArguments {
    #[arg(id = "people-task", value_parser = one_of(PeopleTask::VARIANTS.iter().copied(), by_id::<PeopleTask>))]
    task: PeopleTask,
    /// The list of people.
    #[arg(id = "people-list")]
    list: PathBuf,
    /// The file of people to add them to.
    #[arg(id = "people-out", long = "to")]
    out: Option<PathBuf>,
    #[arg(id = "people-group", long = "group")]
    group: Option<String>,
    #[arg(id = "people-file", long = "people")]
    people: Option<PathBuf>,
    #[arg(long)]
    json: bool,
}

pub(super) fn run(
    session: Session<'_>,
    arguments: &PeopleArguments,
    console: &mut Console<'_>,
) -> Result<Done, Failure> {
    let registry = session.registry()?;
    let session = session.keeping(&registry);
    match arguments.task {
        PeopleTask::Import => run_import(session, &registry, arguments, console),
        PeopleTask::Audit => run_audit(session, &registry, arguments, console),
    }
}

fn run_import(
    session: Session<'_>,
    registry: &Registry,
    arguments: &PeopleArguments,
    console: &mut Console<'_>,
) -> Result<Done, Failure> {
    let lang = session.style.lang;
    let Some(out) = arguments.out.as_deref() else {
        return Err(Failure::Usage(lang.text("cli-people-needs-to")));
    };
    let group = arguments.group.as_deref();
    let names = Names { registry, lang };
    let group = group.map(|word| names.group(word)).transpose();
    let group = group.map_err(Failure::Usage)?;
    let posts = Posts::new(pack(), registry);
    let roster = roster(session, registry, &posts, &arguments.list, group, console)?;
    if roster.entries.is_empty() {
        let file = [("file", arguments.list.display().to_string())];
        return Err(Failure::Input(lang.text_with("cli-people-nobody", &file)));
    }
    let before = if out.exists() {
        Some(people_file(session, registry, out, console)?)
    } else {
        None
    };
    let incoming = roster.entries.iter().map(|entry| entry.incoming.clone());
    let incoming: Vec<Incoming> = incoming.collect();
    let people = before.as_ref().map_or(&[][..], |file| &file.people);
    let text = before.as_ref().map(|file| file.text.as_str());
    let merged = merge(text, people, &incoming, posts.places());
    let report = people_import_report(&roster, &merged, text.unwrap_or_default(), session.style);
    let expected = people.len() + report.added;
    save(
        session,
        registry,
        out,
        before.as_ref(),
        &merged.text,
        expected,
    )?;
    if arguments.json {
        return Done::json(&report);
    }
    Ok(Done::with(show::import(&report, out, session)))
}

/// Writes the file `out`, which was read as `before`. Everybody in it must still be there.
fn save(
    session: Session<'_>,
    registry: &Registry,
    out: &Path,
    before: Option<&PeopleFile>,
    text: &str,
    expected: usize,
) -> Result<(), Failure> {
    let lang = session.style.lang;
    let file = || [("file", out.display().to_string())];
    if before.is_some_and(|before| before.text == text) {
        return Ok(());
    }
    let kept = read(text, registry).people;
    let before_people = before.map_or(&[][..], |before| &before.people);
    let is_whole = kept.is_some_and(|kept| {
        let same = |(old, new): (&Person, &Person)| old.name == new.name;
        kept.len() == expected && before_people.iter().zip(&kept).all(same)
    });
    if !is_whole {
        return Err(Failure::NotWritten(
            lang.text_with("cli-people-would-lose", &file()),
        ));
    }
    let now = crate::store::bytes(out).ok();
    if now.as_deref() != before.map(|before| before.bytes.as_slice()) {
        return Err(Failure::NotWritten(
            lang.text_with("cli-people-changed", &file()),
        ));
    }
    let bytes = in_form(text, before.map(|before| &before.bytes[..]));
    write_new(out, &bytes, before.is_some()).map_err(|why| not_written(lang, out, why))
}

fn run_audit(
    session: Session<'_>,
    registry: &Registry,
    arguments: &PeopleArguments,
    console: &mut Console<'_>,
) -> Result<Done, Failure> {
    let lang = session.style.lang;
    let Some(word) = arguments.group.as_deref() else {
        return Err(Failure::Usage(lang.text("cli-people-needs-group")));
    };
    if arguments.out.is_some() {
        return Err(Failure::Usage(lang.text("cli-people-audit-writes-nothing")));
    }
    let names = Names { registry, lang };
    let group = names.group(word).map_err(Failure::Usage)?;
    let posts = Posts::new(pack(), registry);
    let day = session.day();
    let list = members(session, registry, &posts, arguments, group, console)?;
    let people = match (&arguments.people, list.people) {
        (Some(file), _) => people_file(session, registry, file, console)?.people,
        (None, Some(people)) => people,
        (None, None) => registered(registry),
    };
    if people.is_empty() && list.members.iter().any(|member| member.role.is_none()) {
        tell(console.errors, &lang.text("cli-people-nobody-known"));
    }
    let members: Vec<Member> = list.members;
    let audit = audit(registry, group, &people, &members, posts.places(), day);
    let done = if arguments.json {
        Done::json(&audit_report(registry, &audit))?
    } else {
        Done::with(show::audit(registry, &audit, session))
    };
    let code = if audit.is_off() {
        code::NEGATIVE
    } else {
        code::DONE
    };
    Ok(Done { code, ..done })
}

/// Returns the people whom the registry itself names.
fn registered(registry: &Registry) -> Vec<Person> {
    let titles = crate::people::Titles::new(pack());
    let people = registry.people().map(|(_, person)| {
        let (title, name) = titles.parted(&person.name);
        Person {
            title,
            name,
            role: Some(registry.role(person.role).id.clone()),
            district: person.district.clone(),
            telephone: person.telephone.clone(),
            ..Person::default()
        }
    });
    people.collect()
}
