//! Recognises e-mail addresses of persons. Those of offices are public.

use super::message::Message;
use super::recogniser::{CERTAIN, Candidate, LIKELY};
use super::{PrivateDataKind, Severity};
use crate::language::DraftWord;

/// Providers at which anybody has a mailbox.
const PERSONAL: [&str; 16] = [
    "gmail.com",
    "googlemail.com",
    "hotmail.com",
    "hotmail.co.th",
    "outlook.com",
    "outlook.co.th",
    "live.com",
    "msn.com",
    "yahoo.com",
    "yahoo.co.th",
    "ymail.com",
    "icloud.com",
    "me.com",
    "proton.me",
    "protonmail.com",
    "windowslive.com",
];

/// The ends of the hosts of offices.
const OFFICES: [&str; 5] = [".go.th", ".mi.th", ".or.th", ".gov", ".int"];

/// Words that a private person is named after.
const TITLES: [DraftWord; 3] = [DraftWord::Title, DraftWord::KinTitle, DraftWord::Announces];

/// Finds e-mail addresses.
pub(super) fn find(message: &Message<'_>) -> Vec<Candidate> {
    let emails = message.links.emails().iter();
    emails
        .filter_map(|range| {
            let address: String = message
                .part(range.clone())
                .chars()
                .filter(|c| !c.is_whitespace())
                .collect();
            let host = address.rsplit(['@', ']', ')']).next().unwrap_or_default();
            let found = |score| Candidate::new(PrivateDataKind::Email, range.clone(), score);
            // olwen@mail.example: what stands behind the sign names no mailbox.
            let sign = message.part(range.clone()).find(['@', '[', '(']);
            let local = range.start..sign.map_or(range.end, |sign| range.start + sign);
            let is_mailbox = message.words.has(local, &[DraftWord::Mailbox])
                || message.words.has(range.clone(), &[DraftWord::Office]);
            let before = message.near(range.start).start..range.start;
            // A person who is named before an office is still one.
            let line = message.line(range.start).start..range.start;
            let is_office = message.words.has(before, &[DraftWord::Office])
                && !message.words.has(line, &TITLES)
                && !message.speaks_of_person(range.start);
            if OFFICES.iter().any(|end| host.ends_with(end)) {
                None
            } else if PERSONAL.contains(&host) && !is_mailbox && !is_office {
                Some(found(CERTAIN))
            } else if is_mailbox || is_office {
                Some(found(LIKELY).with_severity(Severity::ForInformation))
            } else {
                Some(found(LIKELY).with_severity(Severity::LookAgain))
            }
        })
        .collect()
}
