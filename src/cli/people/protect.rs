//! How a file of people is kept: in the clear, or encrypted with a passphrase. The passphrase comes from
//! a file, from the input, or from a person who types it unseen, never from the arguments, which other
//! users of the computer can see.

use std::path::Path;

use super::files::open_people;
use super::not_saved;
use super::{PeopleArguments, PeopleTask};
use crate::cli::asking::{is_answered, unseen};
use crate::cli::batch::{cannot_read, decoded};
use crate::cli::{Console, Done, Failure, Session};
use crate::store::{Passphrase, bytes, is_encrypted};

/// The longest line that is read for a passphrase, in bytes.
const MAX_LINE: usize = 4_096;

/// Returns the passphrase that `--passphrase-file` names: the first line of the file, or of the input. At a
/// terminal, the input is a person.
pub(super) fn passphrase(
    session: Session<'_>,
    arguments: &PeopleArguments,
    console: &mut Console<'_>,
) -> Result<Option<Passphrase>, Failure> {
    let lang = session.style.lang;
    let Some(file) = arguments.passphrase.as_deref() else {
        return Ok(None);
    };
    let is_input = file == Path::new("-");
    if is_input && is_answered() {
        return typed(session, arguments, console).map(Some);
    }
    let bytes = if is_input {
        line_of_input(console)
    } else {
        bytes(file)
    };
    let bytes = bytes.map_err(|error| Failure::Input(cannot_read(lang, file, &error)))?;
    let text = decoded(lang, file, &bytes).map_err(Failure::Input)?.text;
    let line = text.lines().next().unwrap_or_default();
    if let Some(passphrase) = Passphrase::of_line(line).filter(|_| line.len() <= MAX_LINE) {
        return Ok(Some(passphrase));
    }
    let file = [("file", file.display().to_string())];
    let message = lang.text_with("cli-people-no-passphrase", &file);
    Err(Failure::Input(message))
}

/// Asks a person for the passphrase that the task needs: a new one, or that of the file.
fn typed(
    session: Session<'_>,
    arguments: &PeopleArguments,
    console: &mut Console<'_>,
) -> Result<Passphrase, Failure> {
    let new = match arguments.task {
        PeopleTask::Encrypt => Some(arguments.list.as_path()).filter(|list| !is_locked(list)),
        PeopleTask::Import => arguments.out.as_deref().filter(|out| !out.exists()),
        _ => None,
    };
    if let Some(file) = new {
        return typed_twice(session, file, console);
    }
    let file = match arguments.task {
        PeopleTask::Import => arguments.out.as_deref(),
        PeopleTask::Audit => arguments.people.as_deref(),
        _ => None,
    };
    let file = file.unwrap_or(&arguments.list);
    typed_once(session, file, "cli-people-ask", console)
}

/// Returns whether `file` is there and encrypted.
fn is_locked(file: &Path) -> bool {
    bytes(file).is_ok_and(|bytes| is_encrypted(&bytes))
}

/// Asks a person for the passphrase of `file`, if one is there to ask.
pub(super) fn asked(
    session: Session<'_>,
    file: &Path,
    console: &mut Console<'_>,
) -> Result<Option<Passphrase>, Failure> {
    if !is_answered() {
        return Ok(None);
    }
    typed_once(session, file, "cli-people-ask", console).map(Some)
}

/// Asks for a new passphrase for `file`, twice, since what is typed is not seen.
fn typed_twice(
    session: Session<'_>,
    file: &Path,
    console: &mut Console<'_>,
) -> Result<Passphrase, Failure> {
    let first = typed_once(session, file, "cli-people-ask-new", console)?;
    refuse_short(session, &first)?;
    let again = typed_once(session, file, "ask-passphrase-again", console)?;
    if first.is_same(&again) {
        return Ok(first);
    }
    let message = session.style.lang.text("ask-passphrases-differ");
    Err(Failure::Usage(message))
}

fn typed_once(
    session: Session<'_>,
    file: &Path,
    question: &str,
    console: &mut Console<'_>,
) -> Result<Passphrase, Failure> {
    let lang = session.style.lang;
    let file = [("file", file.display().to_string())];
    let typed = unseen(&lang.text_with(question, &file), console);
    let passphrase = Passphrase::of_line(&typed).filter(|_| typed.len() <= MAX_LINE);
    passphrase.ok_or_else(|| Failure::Usage(lang.text("cli-people-nothing-typed")))
}

fn line_of_input(console: &mut Console<'_>) -> std::io::Result<Vec<u8>> {
    use std::io::{BufRead, Read};
    let mut line = Vec::new();
    let mut input = Read::take(&mut *console.input, MAX_LINE as u64 + 2);
    input.read_until(b'\n', &mut line)?;
    Ok(line)
}

/// Refuses a passphrase that protects nothing.
pub(super) fn refuse_short(session: Session<'_>, passphrase: &Passphrase) -> Result<(), Failure> {
    if passphrase.is_short() {
        let message = session.style.lang.text("people-passphrase-short");
        return Err(Failure::Input(message));
    }
    Ok(())
}

/// Returns the passphrase, which must be there.
fn needed(
    session: Session<'_>,
    arguments: &PeopleArguments,
    console: &mut Console<'_>,
) -> Result<Passphrase, Failure> {
    if arguments.passphrase.is_none() && is_answered() {
        return typed(session, arguments, console);
    }
    passphrase(session, arguments, console)?
        .ok_or_else(|| Failure::Usage(session.style.lang.text("cli-people-needs-passphrase")))
}

pub(super) fn encrypt(
    session: Session<'_>,
    arguments: &PeopleArguments,
    console: &mut Console<'_>,
) -> Result<Done, Failure> {
    let passphrase = needed(session, arguments, console)?;
    let file = arguments.list.as_path();
    let open = open_people(session, file, Some(&passphrase), console)?;
    if open.is_encrypted() {
        return Ok(said(session, "cli-people-encrypted-already", file));
    }
    refuse_short(session, &passphrase)?;
    open.encrypt(file, &passphrase)
        .map_err(|why| not_saved(session, file, &why))?;
    Ok(said(session, "cli-people-encrypted", file))
}

pub(super) fn decrypt(
    session: Session<'_>,
    arguments: &PeopleArguments,
    console: &mut Console<'_>,
) -> Result<Done, Failure> {
    let passphrase = needed(session, arguments, console)?;
    let file = arguments.list.as_path();
    let open = open_people(session, file, Some(&passphrase), console)?;
    if !open.is_encrypted() {
        return Ok(said(session, "cli-people-decrypted-already", file));
    }
    open.decrypt(file)
        .map_err(|why| not_saved(session, file, &why))?;
    Ok(said(session, "cli-people-decrypted", file))
}

fn said(session: Session<'_>, key: &str, file: &Path) -> Done {
    let file = [("file", file.display().to_string())];
    Done::with(session.style.lang.text_with(key, &file) + "\n")
}
