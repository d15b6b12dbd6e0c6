//! Recognises positions on the map, as coordinates or links, of the home of somebody. The position of
//! an event or a public place is not private.

use super::links::Target;
use super::message::Message;
use super::recogniser::{Candidate, LIKELY, POSSIBLE};
use super::{PrivateDataKind, Severity};
use crate::language::DraftWord;
use crate::text::pattern::{Pattern, compile};

/// Degrees as decimal fractions or with minutes, a position in a national grid, or a plus code.
pub(super) static COORDINATES: Pattern = Pattern::new(|| {
    compile(concat!(
        r"-?[0-9]{1,3}\.[0-9]{3,}°? ?[n]?[ ,/]{1,3}-?[0-9]{1,3}\.[0-9]{3,}°? ?[e]?",
        r#"|[0-9]{1,3}°[ 0-9.'′’"″”]{2,16}[ns]?[ ,]{0,3}[0-9]{1,3}°[ 0-9.'′’"″”]{2,16}[ew]?"#,
        r"|4[78][pqn] ?(?:[a-z]{2} ?)?[0-9]{4,7}[ ,]?[0-9]{4,7}",
        r"|\b[23456789cfghjmpqrvwx]{4,8}\+[23456789cfghjmpqrvwx]{2,3}\b",
    ))
});

/// Finds positions beside a word for the home of somebody.
pub(super) fn find(message: &Message<'_>) -> Vec<Candidate> {
    let coordinates = COORDINATES
        .find_iter(message.text())
        .map(|found| found.range());
    let coordinates = coordinates.filter(|range| !message.links.covers(range.start));
    let links = message.links.to(Target::Map).map(|link| link.range.clone());
    let kind = PrivateDataKind::MapPosition;
    coordinates
        .chain(links)
        .filter_map(|range| {
            let around = message.around(range.start);
            let has = |words: &[DraftWord]| message.words.has(around.clone(), words);
            let is_home = has(&[DraftWord::Home, DraftWord::LabelAddress]);
            if is_home {
                Some(Candidate::new(kind, range, LIKELY))
            } else if has(&[DraftWord::Announces]) {
                let found = Candidate::new(kind, range, POSSIBLE);
                Some(found.with_severity(Severity::LookAgain))
            } else {
                None
            }
        })
        .collect()
}
