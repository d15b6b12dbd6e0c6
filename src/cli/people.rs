//! `people import` adds a list of people to a file of people; `people audit` compares the members of a
//! group with those whom the letter names; `people moves` tells what one has to do when joining and
//! leaving; `people acknowledged` who has acknowledged the letter; `people organisation` who holds which post; `people encrypt` and `decrypt` change
//! how a file is kept. Messages say rows and lines; names stand only in the result that was asked for.

mod acknowledged;
mod files;
mod moves;
mod organisation;
mod protect;
mod show;

use std::path::PathBuf;

use clap::Args;
use strum::{EnumString, IntoStaticStr, VariantNames};

use self::files::{members, people_file, roster};
use super::args::{by_id, one_of};
use super::export::{NewFile, write_document};
use super::names::Names;
use super::{Console, Done, Failure, Session, code, tell};
use crate::export::Options;
use crate::language::pack;
use crate::people::{Incoming, Member, Person, Posts, audit, merge, read};
use crate::registry::Registry;
use crate::report::{Document, audit_report, names, people_import_report};
use crate::store::{NotSaved, OpenPeople};
use crate::text::Breaker;

/// What to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum PeopleTask {
    Import,
    Audit,
    Moves,
    Acknowledged,
    Organisation,
    Encrypt,
    Decrypt,
}

/// The arguments of `people`.
#[derive(Debug, Args)]
pub(super) struct PeopleArguments {
    #[arg(id = "people-task", value_parser = one_of(PeopleTask::VARIANTS.iter().copied(), by_id::<PeopleTask>))]
    task: PeopleTask,
    /// The list of people, or the file of people.
    #[arg(id = "people-list")]
    list: PathBuf,
    /// The file of people to add them to, or the document to write.
    #[arg(id = "people-out", long = "to")]
    out: Option<PathBuf>,
    #[arg(id = "people-group", long = "group")]
    group: Option<String>,
    #[arg(id = "people-file", long = "people")]
    people: Option<PathBuf>,
    /// Whose moves are asked about.
    #[arg(id = "people-person", long = "person")]
    person: Option<String>,
    #[arg(long)]
    district: Option<String>,
    /// The file with the passphrase in its first line; `-` for the input.
    #[arg(id = "people-passphrase", long = "passphrase-file")]
    passphrase: Option<PathBuf>,
    #[arg(long)]
    json: bool,
    #[arg(long)]
    force: bool,
}

pub(super) fn run(
    session: Session<'_>,
    arguments: &PeopleArguments,
    console: &mut Console<'_>,
) -> Result<Done, Failure> {
    let registry = session.registry()?;
    let session = session.keeping(&registry);
    let writes = matches!(
        arguments.task,
        PeopleTask::Import | PeopleTask::Moves | PeopleTask::Acknowledged
    );
    if arguments.out.is_some() && !writes {
        let task: &str = arguments.task.into();
        let task = [("task", task.to_owned())];
        let message = session
            .style
            .lang
            .text_with("cli-people-writes-nothing", &task);
        return Err(Failure::Usage(message));
    }
    match arguments.task {
        PeopleTask::Import => run_import(session, &registry, arguments, console),
        PeopleTask::Audit => run_audit(session, &registry, arguments, console),
        PeopleTask::Moves => moves::run(session, &registry, arguments, console),
        PeopleTask::Acknowledged => acknowledged::run(session, &registry, arguments, console),
        PeopleTask::Organisation => organisation::run(session, &registry, arguments, console),
        PeopleTask::Encrypt => protect::encrypt(session, arguments, console),
        PeopleTask::Decrypt => protect::decrypt(session, arguments, console),
    }
}

/// Writes a document that was asked for with `--to`.
fn write(
    session: Session<'_>,
    registry: &Registry,
    arguments: &PeopleArguments,
    document: Document,
    console: &mut Console<'_>,
) -> Result<(), Failure> {
    let Some(path) = arguments.out.as_deref() else {
        return Ok(());
    };
    let to = NewFile {
        path,
        replaces: arguments.force,
    };
    let breaker = Breaker::new(names(registry));
    write_document(
        &session,
        document,
        Options::default(),
        &breaker,
        to,
        console,
    )?;
    Ok(())
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
    let passphrase = protect::passphrase(session, arguments, console)?;
    let posts = Posts::new(pack(), registry);
    let roster = roster(session, registry, &posts, &arguments.list, group, console)?;
    if roster.entries.is_empty() {
        let file = [("file", arguments.list.display().to_string())];
        return Err(Failure::Input(lang.text_with("cli-people-nobody", &file)));
    }
    let before = if out.exists() {
        let file = people_file(session, registry, out, passphrase.as_ref(), console)?;
        if passphrase.is_some() && !file.open.is_encrypted() {
            let name = [("file", out.display().to_string())];
            tell(
                console.errors,
                &lang.text_with("cli-people-in-the-clear", &name),
            );
        }
        Some(file)
    } else {
        if let Some(passphrase) = &passphrase {
            protect::refuse_short(session, passphrase)?;
        }
        None
    };
    let incoming = roster.entries.iter().map(|entry| entry.incoming.clone());
    let incoming: Vec<Incoming> = incoming.collect();
    let people = before.as_ref().map_or(&[][..], |file| &file.people);
    let text = before.as_ref().map(|file| file.open.text());
    let merged = merge(text, people, &incoming, posts.places());
    let report = people_import_report(&roster, &merged, text.unwrap_or_default(), session.style);
    let expected = people.len() + report.added;
    if !is_whole(registry, people, &merged.text, expected) {
        let file = [("file", out.display().to_string())];
        return Err(Failure::NotWritten(
            lang.text_with("cli-people-would-lose", &file),
        ));
    }
    let new = OpenPeople::new_file(passphrase);
    let open = before.as_ref().map_or(&new, |file| &file.open);
    open.save(out, &merged.text)
        .map_err(|why| not_saved(session, out, &why))?;
    if arguments.json {
        return Done::json(&report);
    }
    Ok(Done::with(show::import(&report, out, session)))
}

/// Returns whether everybody of `before` is in `text`, among the `expected` people.
fn is_whole(registry: &Registry, before: &[Person], text: &str, expected: usize) -> bool {
    let same = |(old, new): (&Person, &Person)| old.name == new.name;
    let kept = read(text, registry).people;
    kept.is_some_and(|kept| kept.len() == expected && before.iter().zip(&kept).all(same))
}

/// Returns why a file of people was not saved.
fn not_saved(session: Session<'_>, path: &std::path::Path, why: &NotSaved) -> Failure {
    let lang = session.style.lang;
    let file = ("file", path.display().to_string());
    Failure::NotWritten(match why {
        NotSaved::Changed { .. } | NotSaved::Gone => lang.text_with("cli-people-changed", &[file]),
        NotSaved::TooLarge => lang.text_with("people-not-opened-too-large", &[file]),
        why => {
            let reason = ("reason", lang.text(why.key()));
            lang.text_with("print-unwritable", &[file, reason])
        }
    })
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
    let names = Names { registry, lang };
    let group = names.group(word).map_err(Failure::Usage)?;
    let passphrase = protect::passphrase(session, arguments, console)?;
    let passphrase = passphrase.as_ref();
    let posts = Posts::new(pack(), registry);
    let day = session.day();
    let list = members(
        session, registry, &posts, arguments, group, passphrase, console,
    )?;
    let people = match (&arguments.people, list.people) {
        (Some(file), _) => people_file(session, registry, file, passphrase, console)?.people,
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
