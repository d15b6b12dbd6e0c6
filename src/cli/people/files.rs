//! The files of the command `people`: files of people, and lists in any form.

use std::io::Read;
use std::path::Path;

use super::PeopleArguments;
use crate::cli::batch::{cannot_read, decoded, read_as};
use crate::cli::{Console, Failure, Session, place, tell};
use crate::import::Refused;
use crate::import::people::{Roster, roster_of_chat};
use crate::import::sheet::{Form, MAX_BYTES, grids_of_bytes, grids_of_text};
use crate::language::pack;
use crate::people::{Member, Person, Posts, read};
use crate::registry::{GroupId, Lines, Registry, Severity};
use crate::report::problem_report;
use crate::store::{NotOpened, OpenPeople, Passphrase, TextEncoding, plain};

/// A file of people, as it was read.
pub(super) struct PeopleFile {
    pub open: OpenPeople,
    pub people: Vec<Person>,
}

/// Opens a file of people, with the passphrase if it is encrypted.
pub(super) fn open_people(
    session: Session<'_>,
    file: &Path,
    passphrase: Option<&Passphrase>,
) -> Result<OpenPeople, Failure> {
    let lang = session.style.lang;
    OpenPeople::open(file, passphrase).map_err(|why| {
        let mut values = vec![("file", file.display().to_string())];
        values.extend(why.reason().map(|reason| ("reason", lang.text(reason))));
        let message = lang.text_with(why.key(), &values);
        Failure::Input(match why {
            NotOpened::Locked => format!("{message}\n{}", lang.text("cli-people-locked")),
            _ => message,
        })
    })
}

/// Reads a file of people. Its errors fail, by line and column; its warnings are told.
pub(super) fn people_file(
    session: Session<'_>,
    registry: &Registry,
    file: &Path,
    passphrase: Option<&Passphrase>,
    console: &mut Console<'_>,
) -> Result<PeopleFile, Failure> {
    let lang = session.style.lang;
    let name = file.display().to_string();
    let open = open_people(session, file, passphrase)?;
    let reading = read(open.text(), registry);
    let lines = Lines::of(open.text());
    let mut errors = vec![lang.text_with("cli-people-invalid", &[("file", name.clone())])];
    for problem in &reading.problems {
        let report = problem_report(problem, &name, &lines, session.style);
        let line = format!("  {}: {} {}", place(&report), report.message, report.hint);
        if problem.severity() == Severity::Error {
            errors.push(line);
        } else if reading.people.is_some() {
            tell(console.errors, line.trim_start());
        }
    }
    match reading.people {
        Some(people) => Ok(PeopleFile { open, people }),
        None => Err(Failure::Input(errors.join("\n"))),
    }
}

fn bytes(session: Session<'_>, file: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    // Slightly more than is allowed, so that a larger file is noticed.
    crate::store::open(file)
        .and_then(|input| input.take(MAX_BYTES + 1).read_to_end(&mut bytes))
        .map_err(|error| Failure::Input(cannot_read(session.style.lang, file, &error)))?;
    Ok(bytes)
}

/// Reads a list of people, or a chat history of `group`, from a file in any form.
pub(super) fn roster(
    session: Session<'_>,
    registry: &Registry,
    posts: &Posts,
    file: &Path,
    group: Option<GroupId>,
    console: &mut Console<'_>,
) -> Result<Roster, Failure> {
    let lang = session.style.lang;
    let refused = |why: &Refused| {
        let (key, values) = why.message();
        // A list may have more forms than a letter.
        let key = match why {
            Refused::Form => "people-refused-form",
            Refused::TooManyCells(_) => "people-refused-too-many-cells",
            _ => key,
        };
        let message = lang.text_with(key, &values);
        Failure::Input(format!("{}: {message}", file.display()))
    };
    let form = Form::of_path(file).ok_or_else(|| refused(&Refused::Form))?;
    let bytes = bytes(session, file)?;
    let grids = if form.is_text() {
        let decoded = decoded(lang, file, &bytes).map_err(Failure::Input)?;
        if decoded.code != TextEncoding::Utf8 {
            tell(console.errors, &read_as(lang, file, decoded.code));
        }
        let text = plain(decoded.text);
        if let Some(roster) = roster_of_chat(&text, group, registry, pack()) {
            return Ok(roster);
        }
        grids_of_text(form, &text)
    } else {
        grids_of_bytes(form, &bytes)
    };
    let grids = grids.map_err(|why| refused(&why))?;
    Ok(crate::import::people::roster(
        &grids,
        registry,
        pack(),
        posts,
    ))
}

/// Reads the file of people that the command is about.
pub(super) fn opened(
    session: Session<'_>,
    registry: &Registry,
    arguments: &PeopleArguments,
    console: &mut Console<'_>,
) -> Result<PeopleFile, Failure> {
    let passphrase = super::protect::passphrase(session, arguments, console)?;
    people_file(
        session,
        registry,
        &arguments.list,
        passphrase.as_ref(),
        console,
    )
}

/// The members of a group, and the people, if the list is a file of people.
pub(super) struct MemberList {
    pub members: Vec<Member>,
    pub people: Option<Vec<Person>>,
}

/// Reads the members of `group` from a list, or from a file of people.
#[expect(
    clippy::too_many_arguments,
    reason = "where the list is, whose it is, and what opens it"
)]
pub(super) fn members(
    session: Session<'_>,
    registry: &Registry,
    posts: &Posts,
    arguments: &PeopleArguments,
    group: GroupId,
    passphrase: Option<&Passphrase>,
    console: &mut Console<'_>,
) -> Result<MemberList, Failure> {
    let list = arguments.list.as_path();
    let ending = list.extension().and_then(|ending| ending.to_str());
    let is_people = matches!(ending, Some("ron" | "age"));
    if !is_people {
        let roster = roster(session, registry, posts, list, Some(group), console)?;
        let members = roster.entries.into_iter().map(|entry| entry.member);
        return Ok(MemberList {
            members: members.filter(|member| !member.has_left).collect(),
            people: None,
        });
    }
    let file = people_file(session, registry, list, passphrase, console)?;
    let id = registry.group(group).id.as_str();
    // A file that says nothing about groups is a list of members.
    let says = file.people.iter().any(|person| !person.groups.is_empty());
    let day = session.day();
    let lines = Lines::of(file.open.text());
    let members = file
        .people
        .iter()
        .filter(|person| !says || person.is_in(id, day))
        .map(|person| Member::of(person, &lines, registry))
        .collect();
    Ok(MemberList {
        members,
        people: Some(file.people),
    })
}
