//! Questions to the person at the terminal, and passphrases, which are never arguments: other users
//! of the machine see those.

use std::io::Read;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{Console, Failure, Session, tell};

/// The longest line to read, in bytes.
const MAX_LINE: u64 = 4_000;

/// Whether a person answers at the input.
static IS_ANSWERED: AtomicBool = AtomicBool::new(false);

/// Says that a person answers at the input. Without that, questions are not asked.
pub fn a_person_answers() {
    IS_ANSWERED.store(true, Ordering::Relaxed);
}

fn is_answered() -> bool {
    IS_ANSWERED.load(Ordering::Relaxed)
}

/// Asks the question `key`. Returns `None` if nobody is there to answer.
pub(super) fn agrees(session: Session<'_>, key: &str, console: &mut Console<'_>) -> Option<bool> {
    if !is_answered() {
        return None;
    }
    let lang = session.style.lang;
    tell(console.errors, &lang.text(key));
    let answer = line(console).unwrap_or_default();
    let answer = answer.trim().to_lowercase();
    let words = lang.text("ask-yes");
    Some(words.split_whitespace().any(|word| word == answer))
}

/// Reads a passphrase: unseen from a terminal, otherwise the next line of the input.
pub(super) fn passphrase(
    session: Session<'_>,
    key: &str,
    console: &mut Console<'_>,
) -> Result<String, Failure> {
    let lang = session.style.lang;
    let hidden = if is_answered() {
        tell(console.errors, &lang.text(key));
        rpassword::read_password().ok()
    } else {
        None
    };
    let read = match hidden {
        Some(read) => read,
        // Through the console front end on Windows there is no terminal.
        None => line(console).unwrap_or_default(),
    };
    let read = read.trim_end_matches(['\r', '\n']).to_owned();
    if read.is_empty() {
        return Err(Failure::Usage(lang.text("ask-no-passphrase")));
    }
    Ok(read)
}

/// Reads a new passphrase, twice if a person types it.
pub(super) fn new_passphrase(
    session: Session<'_>,
    console: &mut Console<'_>,
) -> Result<String, Failure> {
    let first = passphrase(session, "ask-new-passphrase", console)?;
    if is_answered() && passphrase(session, "ask-passphrase-again", console)? != first {
        let message = session.style.lang.text("ask-passphrases-differ");
        return Err(Failure::Usage(message));
    }
    Ok(first)
}

fn line(console: &mut Console<'_>) -> Option<String> {
    let mut bytes = Vec::new();
    let mut input = (&mut *console.input).take(MAX_LINE);
    std::io::BufRead::read_until(&mut input, b'\n', &mut bytes).ok()?;
    String::from_utf8(bytes).ok()
}
