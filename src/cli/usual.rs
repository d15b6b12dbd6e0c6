//! The registry of commands that name none: the one that is followed, as in the window. Without one
//! it is the registry built into the program.

use std::path::PathBuf;
use std::sync::OnceLock;

use super::{Console, Failure, Session, tell};
use crate::report::{old_look, past_date, publication_title};
use crate::store::{Followed, FollowedFolder, SettingsFile};

/// Where followed registries are kept, and the settings of the window.
static FOLLOWED: OnceLock<(FollowedFolder, Option<SettingsFile>)> = OnceLock::new();

/// Has commands that name no registry use the one that is kept in `folder`. If there are several, the
/// window's `settings` decide.
pub fn use_followed(folder: FollowedFolder, settings: Option<SettingsFile>) {
    // Only the first call counts.
    let _ = FOLLOWED.set((folder, settings));
}

/// Returns the followed registry that is used where none is named. Says if it is old, or if a newer one
/// waits.
pub(super) fn registry(
    session: Session<'_>,
    console: &mut Console<'_>,
) -> Result<Option<PathBuf>, Failure> {
    let Some((folder, settings)) = FOLLOWED.get() else {
        return Ok(None);
    };
    let last = settings.as_ref().and_then(SettingsFile::registry);
    let Some(followed) = folder.usual(last.as_deref()) else {
        let all = folder.list();
        return if all.is_empty() {
            Ok(None)
        } else {
            Err(Failure::Usage(which(&all, session)))
        };
    };
    for said in age(&followed, session) {
        tell(console.errors, &said);
    }
    Ok(Some(followed.registry()))
}

/// Returns what is to be said about the registry in use: it is past its date, its place was not looked
/// at for days, or a newer one waits.
fn age(followed: &Followed, session: Session<'_>) -> Vec<String> {
    let style = session.style;
    let days = followed.days_since_look();
    let past = past_date(followed.manifest(), session.day(), style);
    let old = old_look(followed.manifest(), days, style);
    let waits = followed.waiting().map(|waiting| {
        let title = ("title", publication_title(&waiting.manifest, style));
        style.text_with("usual-newer-waits", &[title])
    });
    [past, old, waits].into_iter().flatten().collect()
}

/// Asks which of several registries is meant.
fn which(all: &[Followed], session: Session<'_>) -> String {
    let style = session.style;
    let mut lines = vec![style.text("usual-several")];
    lines.extend(all.iter().map(|followed| {
        let title = publication_title(followed.manifest(), style);
        format!("  {}  ({title})", followed.registry().display())
    }));
    lines.join("\n")
}
