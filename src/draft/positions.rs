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
        r"(?:n ?)?-?[0-9]{1,3}\.[0-9]{3,}°? ?[n]?[ ,/]{1,3}(?:e ?)?-?[0-9]{1,3}\.[0-9]{3,}°? ?[e]?",
        // A word between the two: 17.0031 long 104.1189.
        r"|-?[0-9]{1,2}\.[0-9]{4,}°? ?[n]?[ ,/]{1,3}[a-zก-๎]{1,9}[ :.=]{0,3}-?[0-9]{2,3}\.[0-9]{4,}",
        r#"|(?:[ns] ?)?[0-9]{1,3}°[ 0-9.'′’"″”]{2,16}[ns]?[ ,]{0,3}(?:[ew] ?)?"#,
        r#"[0-9]{1,3}°[ 0-9.'′’"″”]{2,16}[ew]?"#,
        // Degrees with minutes as decimal fractions: N16 58.312 E103 40.887.
        r"|n ?[0-9]{1,2}[ °]{1,2}[0-9]{1,2}\.[0-9]{2,}['′]?[ ,/]{0,3}e ?[0-9]{2,3}[ °]{1,2}[0-9]{1,2}\.[0-9]{2,}",
        r"|4[78][pqn] ?(?:[a-z]{2} ?)?[0-9]{4,7}[ ,]?[0-9]{4,7}",
        // A position in metres, with the letters behind: 0355120e 1877440n.
        r"|[0-9]{6,7} ?m?e[ ,/]{0,3}[0-9]{7} ?m?n",
        r"|(?-u:\b)[23456789cfghjmpqrvwx]{4,8}\+[23456789cfghjmpqrvwx]{2,3}(?-u:\b)",
    ))
});

/// Finds positions next to a word for somebody's home.
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
            let found = |score| Candidate::new(kind, range.clone(), score);
            match home(message, range.start) {
                Home::Said => Some(found(LIKELY)),
                Home::Likely => Some(found(POSSIBLE).with_severity(Severity::LookAgain)),
                Home::No => None,
            }
        })
        .collect()
}

/// Whether a position is that of the home of somebody.
enum Home {
    Said,
    /// It is next to a person about whom the message tells something.
    Likely,
    No,
}

/// Returns whether the position at byte `at` is that of a home.
fn home(message: &Message<'_>, at: usize) -> Home {
    const HOME: [DraftWord; 2] = [DraftWord::Home, DraftWord::LabelAddress];
    const PERSON: [DraftWord; 3] = [DraftWord::Title, DraftWord::KinTitle, DraftWord::LabelName];
    const TOLD: [DraftWord; 4] = [
        DraftWord::Fact,
        DraftWord::Death,
        DraftWord::LabelPlace,
        DraftWord::LabelCitizen,
    ];
    let around = message.around(at);
    let has = |words: &[DraftWord]| message.words.has(around.clone(), words);
    if has(&HOME) || message.is_headed_by(at, &HOME) {
        return Home::Said;
    }
    let before = message.near(at).start..at;
    let is_public = message
        .words
        .has(before.clone(), &[DraftWord::Office, DraftWord::NoHouse]);
    // ครัวที่ 1 แม่บัวลา 17.01230, 104.02220
    let is_somebody = || {
        let titles = [
            DraftWord::Title,
            DraftWord::KinTitle,
            DraftWord::LabelName,
            DraftWord::HouseWord,
        ];
        let places = [DraftWord::Office, DraftWord::PlaceWord];
        message.words.has(before.clone(), &titles) && !message.words.has(before.clone(), &places)
    };
    if is_somebody() || has(&[DraftWord::Announces]) || has(&PERSON) && has(&TOLD) && !is_public {
        Home::Likely
    } else {
        Home::No
    }
}
