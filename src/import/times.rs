//! The times that clauses state, and how many hold a role as the table states it: ภายใน ๑ ชั่วโมง, ทุกวันศุกร์
//! ก่อน ๑๕.๐๐ น., อำเภอละ ๒ คน. The words are in the language pack, with # for a number.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use super::number_words::NumberWords;
use super::roles::{Roles, Seats};
use super::terms::{Terms, What};
use crate::language::{LetterUse, LetterWord, Named, Pack, Spelling};
use crate::registry::{TimeOfDay, Weekday, When, Within};
use crate::text::digits::{digit_value, first_number};
use crate::text::normalise;

/// A word that states a part of a time, or a number of people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stated {
    Use(LetterUse),
    Weekday(Weekday),
    /// So many in each place of the kind with this id.
    PerUnit(String),
}

/// The words for times and numbers of people.
#[derive(Debug)]
pub(super) struct Times {
    terms: Terms,
    /// The kinds of places, with their names.
    units: Vec<(String, String)>,
    numbers: NumberWords,
    /// The words that make a number a limit or an estimate: ไม่เกิน, อย่างน้อย.
    about: Vec<Spelling>,
    /// The words that say where so many are: อำเภอละ.
    each: Vec<Spelling>,
}

/// Words in a clause, with what they state.
type Found = (Range<usize>, Vec<Stated>);

impl Times {
    pub fn new(pack: &Pack) -> Self {
        let mut all: HashMap<Spelling, Vec<What>> = HashMap::new();
        let mut add = |spelling: Spelling, stated: Stated| {
            all.entry(spelling).or_default().push(What::Stated(stated));
        };
        for (word, spelling) in &pack.letter_words {
            if let LetterWord::Use(use_) = *word
                && (is_of_times(use_) || use_ == LetterUse::Plain)
            {
                add(spelling.clone(), Stated::Use(use_));
            }
        }
        let mut units = Vec::new();
        for (named, id, name) in &pack.letter_names {
            let stated = match named {
                Named::Weekday => weekday(id).map(Stated::Weekday),
                Named::PerUnit => Some(Stated::PerUnit(id.clone())),
                Named::Unit => {
                    units.push((id.clone(), name.clone()));
                    None
                }
                _ => None,
            };
            if let Some((stated, spelling)) = stated.zip(Spelling::of(name)) {
                add(spelling, stated);
            }
        }
        Self {
            terms: Terms::of(all),
            units,
            numbers: NumberWords::new(pack),
            about: pack.letter_words_of(LetterUse::About).cloned().collect(),
            each: pack.letter_words_of(LetterUse::Each).cloned().collect(),
        }
    }

    /// Returns `text` with the numbers that are written as words in digits, everything in its place.
    pub fn in_digits<'t>(&self, text: &'t str) -> Cow<'t, str> {
        self.numbers.in_digits(text)
    }

    /// Returns what `text`, whose numbers are in digits, states, in order.
    pub fn find(&self, text: &str) -> Vec<Found> {
        let tokens = self.terms.find(text).into_iter();
        let found = tokens.map(|token| {
            let stated = token.what.into_iter().filter_map(|what| match what {
                What::Stated(stated) => Some(stated),
                _ => None,
            });
            (token.start..token.end, stated.collect())
        });
        found.collect()
    }

    /// Notes how many hold the roles that `text` names with a number behind.
    pub fn note_seats(&self, text: &str, roles: &mut Roles) {
        let shown = self.in_digits(text);
        for (place, stated) in self.find(&shown) {
            let words = part(&shown, &place);
            let Some(number) = number(&words).filter(|number| *number > 0) else {
                continue;
            };
            let seats = stated.iter().find_map(|stated| match stated {
                Stated::Use(LetterUse::Holders | LetterUse::Places) => Some(Seats::Exact(number)),
                Stated::Use(LetterUse::PerDistrict) => Some(Seats::PerDistrict(number)),
                Stated::PerUnit(id) => Some(Seats::PerUnit(id.clone(), number)),
                _ => None,
            });
            let rest = part(&shown, &(place.start..shown.len()));
            let Some(seats) = seats.filter(|_| !is_item(&rest, roles)) else {
                continue;
            };
            let is_places = stated.contains(&Stated::Use(LetterUse::Places));
            let named_after = is_places.then(|| counted(&words));
            let before = part(text, &(0..place.start));
            let words = part(text, &place);
            let (named, limit) = without_last(&before, &self.about);
            if limit.is_empty() {
                roles.note_seats(&before, named_after, seats, &words);
            } else {
                // อำเภอละไม่เกิน ๒ คน
                let (named, each) = without_last(named, &self.each);
                let words = format!("{each}{limit} {words}");
                roles.note_seats(named, None, Seats::Unknown, &words);
            }
        }
    }

    /// Returns the name of a kind of place.
    pub fn unit(&self, id: &str) -> Option<&str> {
        let mut units = self.units.iter();
        let found = units.find(|(unit, _)| unit == id);
        found.map(|(_, name)| name.as_str())
    }
}

/// Returns the time that a piece of a clause states.
pub(super) fn when(text: &str, found: &[Found], piece: &Range<usize>) -> When {
    let mut when = When::default();
    let here = found.iter().filter(|(at, _)| piece.contains(&at.start));
    for (place, stated) in here {
        let words = part(text, place);
        for one in stated {
            match one {
                Stated::Weekday(day) if !when.weekdays.contains(day) => when.weekdays.push(*day),
                Stated::Use(use_) => take(&mut when, *use_, &words),
                _ => {}
            }
        }
    }
    when.weekdays.sort_unstable();
    settled(when)
}

/// Returns the time of a rule that permits nothing: nobody has to do what it is about, so that it cannot
/// say how soon.
pub(super) fn of_ban(when: &When) -> When {
    When {
        within: None,
        ..when.clone()
    }
}

/// Takes a word that states a part of a time.
fn take(when: &mut When, use_: LetterUse, words: &str) {
    use LetterUse as U;
    let within = |unit: fn(u32) -> Within| number(words).filter(|n| *n > 0).map(unit);
    let mut times = times(words).into_iter();
    match use_ {
        U::AtOnce => when.within = when.within.or(Some(Within::AtOnce)),
        U::WithinMinutes => soon(when, within(Within::Minutes)),
        U::WithinHours => soon(when, within(Within::Hours)),
        U::WithinDays => soon(when, within(Within::Days)),
        U::WithinWeeks => soon(when, within(|weeks| Within::Days(weeks.saturating_mul(7)))),
        U::WithinWorkingDays => soon(when, within(Within::WorkingDays)),
        U::BeforeTime => when.before = when.before.or_else(|| times.next()),
        U::FromTime => when.from = when.from.or_else(|| times.next()),
        U::BetweenTimes => (when.from, when.before) = (times.next(), times.next()),
        U::WorkingDays => when.working_days = true,
        U::Holidays => when.holidays = true,
        _ => {}
    }
}

/// Takes a limit that is stated in a number. Of several, nobody knows which counts.
fn soon(when: &mut When, within: Option<Within>) {
    when.within = match when.within {
        None | Some(Within::AtOnce) => within,
        before if before == within => within,
        Some(_) => None,
    };
}

/// Returns the time without what cannot be together, since it is said of different things.
fn settled(mut when: When) -> When {
    let hours = when.from.zip(when.before);
    if hours.is_some_and(|(from, before)| from >= before) {
        (when.from, when.before) = (None, None);
    }
    if when.is_never() {
        when.working_days = false;
        when.holidays = false;
    }
    when
}

/// Returns whether words of this use state times or numbers of people.
pub(super) fn is_of_times(use_: LetterUse) -> bool {
    use LetterUse as U;
    matches!(
        use_,
        U::AtOnce
            | U::WithinMinutes
            | U::WithinHours
            | U::WithinDays
            | U::WithinWeeks
            | U::WithinWorkingDays
            | U::BeforeTime
            | U::FromTime
            | U::BetweenTimes
            | U::WorkingDays
            | U::Holidays
            | U::Holders
            | U::PerDistrict
            | U::Places
    )
}

fn weekday(id: &str) -> Option<Weekday> {
    Weekday::ALL.iter().copied().find(|day| {
        let name: &'static str = day.into();
        name == id
    })
}

/// Splits off the longest of `words` that `text` ends with.
fn without_last<'t>(text: &'t str, words: &[Spelling]) -> (&'t str, &'t str) {
    /// The maximum length of such a word, in bytes.
    const LONGEST: usize = 90;
    let text = text.trim_end();
    let keys = normalise(text).keys;
    let word = words
        .iter()
        .filter(|word| keys.ends_with(word.keys()))
        .max_by_key(|word| word.keys().len());
    let starts = text.char_indices().rev().map(|(at, _)| at);
    let mut starts = starts.take_while(|at| text.len() - at <= LONGEST);
    let found = word.and_then(|word| {
        starts.find(|&at| {
            let tail = Spelling::of(crate::text::part(text, at..));
            tail.is_some_and(|tail| tail.keys() == word.keys())
        })
    });
    text.split_at(found.unwrap_or(text.len()))
}

/// Returns whether `text` is an item of a list rather than a number of people: ๔.นายอำเภอ, ๔ นายอำเภอ.
fn is_item(text: &str, roles: &Roles) -> bool {
    let name = text.trim_start_matches(|c: char| digit_value(c).is_some());
    name.starts_with(['.', ')']) || roles.begins_name(name.trim_start())
}

/// Returns what is counted in `words`: อำเภอ in ๑๘ อำเภอ.
fn counted(words: &str) -> &str {
    let is_number = |c: char| digit_value(c).is_some();
    let rest = words.rsplit_once(is_number).map_or(words, |(_, rest)| rest);
    rest.trim()
}

fn part(text: &str, range: &Range<usize>) -> String {
    text.chars().skip(range.start).take(range.len()).collect()
}

fn number(words: &str) -> Option<u32> {
    first_number(words).and_then(|number| u32::try_from(number).ok())
}

/// Returns the times of day in `words`.
fn times(words: &str) -> Vec<TimeOfDay> {
    let is_part = |c: char| digit_value(c).is_some() || matches!(c, '.' | ':');
    let pieces = words.split(|c: char| !is_part(c));
    let times = pieces.map(|piece| piece.trim_matches(['.', ':']));
    times.filter_map(TimeOfDay::read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::pack;

    fn stated(text: &str) -> When {
        let times = Times::new(pack());
        let text = times.in_digits(text);
        let found = times.find(&text);
        when(&text, &found, &(0..text.chars().count()))
    }

    #[test]
    fn how_soon_is_read_in_any_digits() {
        for (text, within) in [
            ("ให้รายงานภายใน ๑ ชั่วโมง", Within::Hours(1)),
            ("ให้รายงานภายใน 30 นาที", Within::Minutes(30)),
            ("ตอบภายใน ๔๘ ชม.", Within::Hours(48)),
            ("ให้ตอบภายในสามวัน", Within::Days(3)),
            ("ให้ตอบรับทราบไม่เกิน ๓ วัน", Within::Days(3)),
            ("ตอบภายใน ๕ วันทำการ", Within::WorkingDays(5)),
            ("ออกจากกลุ่มภายใน ๒ สัปดาห์", Within::Days(14)),
            ("ให้รายงานทันที", Within::AtOnce),
            ("ให้รายงานโดยด่วนภายใน ๑๕ นาที", Within::Minutes(15)),
            ("Reply within 24 hours", Within::Hours(24)),
            ("Answer within 2 working days", Within::WorkingDays(2)),
        ] {
            let found = stated(text);
            assert_eq!(found.within, Some(within), "{text}");
        }
        for text in ["รายงานผลเดือนละ ๑ ครั้ง", "มีสมาชิก ๓ คน", "ภายในจังหวัด"]
        {
            assert!(stated(text).is_empty(), "{text}: {:?}", stated(text));
        }
    }

    #[test]
    fn days_and_times_of_day_are_read() {
        let friday = stated("ให้กำนันรายงานผลทุกวันศุกร์ ก่อน ๑๕.๐๐ น.");
        assert_eq!(friday.weekdays, [Weekday::Friday]);
        assert_eq!(friday.before, TimeOfDay::read("15.00"));
        let early = stated("ส่งก่อนเวลา 09.00 น. ของวันทำการ");
        assert_eq!(early.before, TimeOfDay::read("09.00"));
        assert!(early.working_days);
        let late = stated("งดสอบถามหลังเวลา ๑๖.๓๐ น.");
        assert_eq!(late.from, TimeOfDay::read("16.30"));
        let office = stated("สอบถามได้ระหว่างเวลา ๐๘.๓๐ - ๑๖.๓๐ น.");
        assert_eq!(office.from, TimeOfDay::read("8.30"));
        assert_eq!(office.before, TimeOfDay::read("16.30"));
        let week = stated("ส่งได้วันจันทร์ถึงวันศุกร์");
        assert_eq!(week.weekdays.len(), 5);
        assert!(stated("งดส่งข่าวในวันหยุดราชการ").holidays);
        // What cannot be is not stated.
        let turned = stated("หลังเวลา ๑๖.๓๐ น. ให้ส่งก่อน ๐๘.๐๐ น.");
        assert_eq!((turned.from, turned.before), (None, None));
    }
}
