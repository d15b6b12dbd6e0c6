//! Lists in files of any form: tables, lines, and chat histories.

use std::path::Path;

use super::batch::{no_text, unreadable};
use super::{Failure, Session};
use crate::import::Refused;
use crate::store::{ListFile, NoSheet, ReadProgress, read_list};

/// Reads the list in `file`. `own` returns the message for a refusal that has one of its own here.
pub(super) fn list(
    session: Session<'_>,
    file: &Path,
    own: impl Fn(&Refused) -> Option<&'static str>,
) -> Result<ListFile, Failure> {
    let lang = session.style.lang;
    read_list(file, &ReadProgress::default()).map_err(|why| {
        Failure::Input(match why {
            NoSheet::Unreadable(reason) => unreadable(lang, file, reason),
            NoSheet::NotText | NoSheet::Stopped => no_text(lang, file),
            NoSheet::Refused(why) => {
                let (key, values) = why.message();
                let message = lang.text_with(own(&why).unwrap_or(key), &values);
                format!("{}: {message}", file.display())
            }
        })
    })
}
