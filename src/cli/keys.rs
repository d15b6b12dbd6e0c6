//! `keys`: makes the key that registries are signed with, changes it, and shows its words.

use std::path::{Path, PathBuf};

use clap::Args;
use strum::{EnumString, IntoStaticStr, VariantNames};

use super::args::{by_id, one_of};
use super::asking::{new_passphrase, passphrase};
use super::batch::unreadable;
use super::page::Page;
use super::publish::not_published;
use super::{Console, Done, Failure, Session, not_written};
use crate::lang::Lang;
use crate::publish::{PublicKey, SecretKey};
use crate::report::{Style, key_words, publication_title};
use crate::store::{self, NotWritten, change_key, write_new, write_secret};
use crate::text::Breaker;

/// What to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum KeysTask {
    New,
    Show,
    Change,
}

/// The arguments of `keys`.
#[derive(Debug, Args)]
pub(super) struct KeysArguments {
    #[arg(id = "keys-task", value_parser = one_of(KeysTask::VARIANTS.iter().copied(), by_id::<KeysTask>))]
    task: KeysTask,
    /// The file for the new key, or the folder of the publications.
    #[arg(id = "keys-out", long = "to")]
    out: Option<PathBuf>,
    /// The key to show, or the new key.
    #[arg(id = "keys-key", long = "key")]
    key: Option<PathBuf>,
    /// The key that is replaced.
    #[arg(id = "keys-from", long = "from")]
    from: Option<PathBuf>,
    #[arg(long = "no-passphrase")]
    no_passphrase: bool,
}

pub(super) fn run(
    session: Session<'_>,
    arguments: &KeysArguments,
    console: &mut Console<'_>,
) -> Result<Done, Failure> {
    let lang = session.style.lang;
    let needed = |path: &Option<PathBuf>, name: &str| {
        let path = path.clone();
        let values = [("option", format!("--{name}"))];
        path.ok_or_else(|| Failure::Usage(lang.text_with("cli-keys-needs", &values)))
    };
    match arguments.task {
        KeysTask::New => {
            let out = needed(&arguments.out, "to")?;
            new(session, &out, arguments.no_passphrase, console)
        }
        KeysTask::Show => {
            let file = needed(&arguments.key, "key")?;
            let key = public_key(&file, lang)?;
            Ok(Done::with(shown(&key, session, |_| ())))
        }
        KeysTask::Change => {
            let folder = needed(&arguments.out, "to")?;
            let old = secret_key(session, &needed(&arguments.from, "from")?, console)?;
            let new = secret_key(session, &needed(&arguments.key, "key")?, console)?;
            let day = super::publish::today(session)?;
            let published = change_key(&folder, &old, &new, day);
            let published = published.map_err(|why| not_published(session, &folder, why))?;
            Ok(Done::with(shown(new.public(), session, |page| {
                let title = publication_title(&published.manifest, session.style);
                let values = [("title", title)];
                page.paragraph(0, &lang.text_with("keys-changed", &values));
                page.gap();
            })))
        }
    }
}

fn new(
    session: Session<'_>,
    out: &Path,
    no_passphrase: bool,
    console: &mut Console<'_>,
) -> Result<Done, Failure> {
    let lang = session.style.lang;
    let public_file = out.with_extension("pub");
    if public_file == out || public_file.exists() || out.exists() {
        let there = if out.exists() { out } else { &public_file };
        return Err(exists(lang, there));
    }
    let passphrase = if no_passphrase {
        None
    } else {
        Some(new_passphrase(session, console)?)
    };
    let (secret, public) =
        SecretKey::generate(passphrase).map_err(|bad| Failure::Usage(lang.text(bad.key())))?;
    let failed = |path: &Path, why| match why {
        NotWritten::Exists => exists(lang, path),
        NotWritten::Failed(_) => not_written(lang, path, why),
    };
    write_secret(out, secret.as_bytes()).map_err(|why| failed(out, why))?;
    write_new(&public_file, public.file().as_bytes(), false)
        .map_err(|why| failed(&public_file, why))?;
    Ok(Done::with(shown(&public, session, |page| {
        let values = [
            ("file", out.display().to_string()),
            ("public", public_file.display().to_string()),
        ];
        let key = if no_passphrase {
            "keys-made-bare"
        } else {
            "keys-made"
        };
        page.paragraph(0, &lang.text_with(key, &values));
        page.gap();
    })))
}

/// A key is never replaced: what it signed could not be continued.
fn exists(lang: Lang, file: &Path) -> Failure {
    let values = [("file", file.display().to_string())];
    Failure::NotWritten(lang.text_with("keys-exists", &values))
}

/// Reads the secret key in `file`, and asks for its passphrase if it has one.
pub(super) fn secret_key(
    session: Session<'_>,
    file: &Path,
    console: &mut Console<'_>,
) -> Result<SecretKey, Failure> {
    let lang = session.style.lang;
    let text = text(file, lang)?;
    let bad = |key: &str| Failure::Input(unreadable(lang, file, key));
    let is_encrypted = SecretKey::needs_passphrase(&text).map_err(|why| bad(why.key()))?;
    let passphrase = is_encrypted.then(|| passphrase(session, "ask-passphrase", console));
    SecretKey::read(&text, passphrase.transpose()?).map_err(|why| bad(why.key()))
}

/// Reads the public key in `file`.
fn public_key(file: &Path, lang: Lang) -> Result<PublicKey, Failure> {
    let key = PublicKey::read(&text(file, lang)?);
    key.ok_or_else(|| Failure::Input(unreadable(lang, file, "key-none")))
}

fn text(file: &Path, lang: Lang) -> Result<String, Failure> {
    let bytes = store::bytes(file);
    let bytes =
        bytes.map_err(|error| Failure::Input(super::batch::cannot_read(lang, file, &error)))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Returns a key and its words in both languages, after what is `said` first.
fn shown(key: &PublicKey, session: Session<'_>, said: impl FnOnce(&mut Page<'_>)) -> String {
    let breaker = Breaker::new([]);
    let mut page = Page::new(&breaker, session.columns);
    said(&mut page);
    words(&mut page, key, session.style);
    page.into_text()
}

/// Adds a key and its words in both languages.
pub(super) fn words(page: &mut Page<'_>, key: &PublicKey, style: Style) {
    let words = key.words();
    page.paragraph(0, &style.lang.text("keys-words"));
    page.gap();
    for lang in Lang::ALL {
        let style = Style::new(lang, Some(style.digits));
        for line in key_words(&words, style) {
            page.hanging("  ", &line);
        }
        page.gap();
    }
    page.line(&format!("  {}", key.line()));
}
