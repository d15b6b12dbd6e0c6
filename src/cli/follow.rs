//! `follow` and `update`: takes the registries that a province publishes. A key is trusted once a
//! person has compared its words; a newer registry is shown before it is used.

use std::time::Duration;

use clap::Args;

use super::args::whole_number;
use super::asking::agrees;
use super::diff;
use super::keys::words;
use super::names::Names;
use super::page::Page;
use super::{Console, Done, Failure, Session, code, tell};
use crate::publish::{PublicKey, Refused};
use crate::report::{
    last_look, names, past_date, publication_about, publication_title, refused_publication,
};
use crate::store::{
    self, Followed, FollowedFolder, Found, Looked, Patience, Place, Waiting, find, load,
};
use crate::text::Breaker;

/// The arguments of `follow`.
#[derive(Debug, Args)]
pub(super) struct FollowArguments {
    /// A folder, or an address with https.
    #[arg(id = "follow-place")]
    place: String,
    /// The key to trust: a public key, the file of one, or its words.
    #[arg(long)]
    trust: Option<String>,
    #[arg(long, value_parser = whole_number(1..=3600))]
    wait: Option<u16>,
}

/// The arguments of `update`.
#[derive(Debug, Args)]
pub(super) struct UpdateArguments {
    #[arg(long)]
    accept: bool,
    /// The role whose changed answers to show.
    #[arg(long)]
    role: Option<String>,
    #[arg(long, value_parser = whole_number(1..=3600))]
    wait: Option<u16>,
}

fn patience(seconds: Option<u16>) -> Patience {
    let seconds = seconds.map(|seconds| Patience(Duration::from_secs(seconds.into())));
    seconds.unwrap_or_default()
}

fn folder(session: Session<'_>) -> Result<FollowedFolder, Failure> {
    FollowedFolder::standard()
        .ok_or_else(|| Failure::Input(session.style.lang.text("refused-not-kept")))
}

pub(super) fn run_follow(
    session: Session<'_>,
    arguments: &FollowArguments,
    console: &mut Console<'_>,
) -> Result<Done, Failure> {
    let style = session.style;
    let refused = |why: &Refused| Failure::Input(refused_publication(why, style));
    let patience = patience(arguments.wait);
    let all = folder(session)?;
    let place = Place::read(&arguments.place).map_err(|why| refused(&why))?;
    let found = find(&place, session.day(), patience).map_err(|why| refused(&why))?;
    let before = all.get(&place);
    let known = before.as_ref().and_then(Followed::key);
    if known.as_ref() == Some(&found.key) {
        let text = style.text("follow-already");
        return Ok(Done::with(format!("{text}\n")));
    }
    if !is_trusted(session, &found, known.is_some(), arguments, console)? {
        return Ok(Done {
            text: String::new(),
            code: code::NEGATIVE,
        });
    }
    let followed = all.follow(&found, patience).map_err(|why| refused(&why))?;
    let breaker = Breaker::new([]);
    let mut page = Page::new(&breaker, session.columns);
    let title = ("title", publication_title(followed.manifest(), style));
    page.paragraph(0, &style.text_with("follow-done", &[title]));
    page.paragraph(2, &publication_about(followed.manifest(), style));
    page.line(&format!("  {}", followed.registry().display()));
    Ok(Done::with(page.into_text()))
}

/// Returns whether the key that was found is to be trusted: it was named, or a person has compared
/// its words. Another key than the one that was trusted has to be named.
fn is_trusted(
    session: Session<'_>,
    found: &Found,
    is_other: bool,
    arguments: &FollowArguments,
    console: &mut Console<'_>,
) -> Result<bool, Failure> {
    let style = session.style;
    if let Some(trust) = arguments.trust.as_deref() {
        if is_key(trust, &found.key) {
            return Ok(true);
        }
        let refused = refused_publication(&Refused::OtherKey, style);
        return Err(Failure::Input(refused));
    }
    let breaker = Breaker::new([]);
    let mut page = Page::new(&breaker, session.columns);
    let title = publication_title(&found.manifest, style);
    page.paragraph(0, &title);
    page.paragraph(2, &publication_about(&found.manifest, style));
    page.gap();
    words(&mut page, &found.key, style);
    page.gap();
    page.paragraph(0, &style.text("follow-compare"));
    tell(console.errors, page.into_text().trim_end());
    if is_other {
        return Err(Failure::Input(style.text("follow-key-differs")));
    }
    let agreed = agrees(session, "follow-ask", console);
    if agreed.is_none() {
        tell(console.errors, &style.text("follow-how-to-trust"));
    }
    Ok(agreed == Some(true))
}

/// Returns whether `trust` names `key`: as a line, as the file with it, or by its words.
fn is_key(trust: &str, key: &PublicKey) -> bool {
    let read = |text: &str| PublicKey::read(text).is_some_and(|read| read == *key);
    let file = || {
        let bytes = store::bytes(&store::typed(trust)).ok()?;
        String::from_utf8(bytes).ok()
    };
    read(trust) || key.words().is_written(trust) || file().is_some_and(|text| read(&text))
}

pub(super) fn run_update(
    session: Session<'_>,
    arguments: &UpdateArguments,
    console: &mut Console<'_>,
) -> Result<Done, Failure> {
    let style = session.style;
    let all = folder(session)?.list();
    if all.is_empty() {
        return Err(Failure::Input(style.text("update-none")));
    }
    let mut code = code::DONE;
    let mut text = String::new();
    for followed in all {
        let one = update(session, followed, arguments, console)?;
        code = code.max(one.code);
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&one.text);
    }
    Ok(Done { text, code })
}

/// Looks at one place, shows what changes, and uses it if that is agreed to.
fn update(
    session: Session<'_>,
    mut followed: Followed,
    arguments: &UpdateArguments,
    console: &mut Console<'_>,
) -> Result<Done, Failure> {
    let style = session.style;
    let looked = followed.look(session.day(), patience(arguments.wait));
    let breaker = Breaker::new([]);
    let mut page = Page::new(&breaker, session.columns);
    let mut code = code::DONE;
    page.paragraph(0, &publication_title(followed.manifest(), style));
    page.line(&format!("  {}", followed.place()));
    if let Err(why) = &looked {
        page.paragraph(2, &refused_publication(why, style));
        code = code::INPUT;
    }
    page.paragraph(2, &last_look(followed.days_since_look(), style));
    if let Some(past) = past_date(followed.manifest(), session.day(), style) {
        page.paragraph(2, &past);
    }
    // After a failed look, an earlier publication may still wait.
    if let Some(waiting) = followed.waiting().filter(|_| looked != Ok(Looked::Same)) {
        let shown = changes(session, &followed, &waiting, arguments)?;
        page.gap();
        page.text_as_is(&shown);
        let is_agreed = arguments.accept || {
            // What is agreed to has to be seen first.
            let text = std::mem::replace(&mut page, Page::new(&breaker, session.columns));
            super::write(console.output, &text.into_text())?;
            agrees(session, "update-ask", console) == Some(true)
        };
        if is_agreed {
            let accepted = followed.accept();
            accepted.map_err(|why| Failure::Input(refused_publication(&why, style)))?;
            let title = ("title", publication_title(followed.manifest(), style));
            page.gap();
            page.paragraph(0, &style.text_with("update-accepted", &[title]));
        } else {
            page.paragraph(0, &style.text("update-waits"));
            code = code.max(code::NEGATIVE);
        }
    }
    page.line(&format!("  {}", followed.registry().display()));
    Ok(Done {
        text: page.into_text(),
        code,
    })
}

/// Returns what changes, for whom, from the registry in use to the one that waits.
fn changes(
    session: Session<'_>,
    followed: &Followed,
    waiting: &Waiting,
    arguments: &UpdateArguments,
) -> Result<String, Failure> {
    let style = session.style;
    let read = |path: &std::path::Path| {
        let loaded = load(path);
        let unreadable = || Failure::Input(style.text("refused-not-kept"));
        loaded.registry.ok_or_else(unreadable)
    };
    let old = read(&followed.registry())?;
    let new = read(&waiting.registry)?;
    let session = session.keeping(&new);
    let style = session.style;
    let known = Names {
        registry: &new,
        lang: style.lang,
    };
    let role = arguments.role.as_deref();
    let role = role.map(|word| known.asking_role(word)).transpose();
    let role = role.map_err(Failure::Usage)?;
    let breaker = Breaker::new(names(&old).chain(names(&new)));
    let mut page = Page::new(&breaker, session.columns);
    let title = ("title", publication_title(&waiting.manifest, style));
    page.paragraph(0, &style.text_with("update-new", &[title]));
    page.paragraph(2, &publication_about(&waiting.manifest, style));
    if let Some(key) = &waiting.key {
        page.gap();
        page.paragraph(0, &style.text("update-new-key"));
        words(&mut page, key, style);
    }
    page.gap();
    diff::differences(&mut page, [&old, &new], role, style, &breaker);
    Ok(page.into_text())
}
