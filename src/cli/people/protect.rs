//! How a file of people is kept: in the clear, or encrypted with a passphrase. The passphrase comes from
//! a file or from the input, never from the arguments, which other users of the computer can see.

use std::path::Path;

use super::PeopleArguments;
use super::files::open_people;
use super::not_saved;
use crate::cli::batch::{cannot_read, decoded};
use crate::cli::{Console, Done, Failure, Session};
use crate::store::Passphrase;

/// The longest line that is read for a passphrase, in bytes.
const MAX_LINE: usize = 4_096;

/// Returns the passphrase that `--passphrase-file` names: the first line of the file, or of the input.
pub(super) fn passphrase(
    session: Session<'_>,
    arguments: &PeopleArguments,
    console: &mut Console<'_>,
) -> Result<Option<Passphrase>, Failure> {
    let lang = session.style.lang;
    let Some(file) = arguments.passphrase.as_deref() else {
        return Ok(None);
    };
    let bytes = if file == Path::new("-") {
        line_of_input(console)
    } else {
        crate::store::bytes(file)
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
    let open = open_people(session, file, Some(&passphrase))?;
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
    let open = open_people(session, file, Some(&passphrase))?;
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
