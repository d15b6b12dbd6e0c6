//! Who is in a group, from a chat history that LINE saved: who joined, was added, left or was removed,
//! and who wrote.

use std::collections::HashMap;

use super::{Roster, RosterEntry, RosterFault, RosterProblem};
use crate::language::{Pack, PeopleWord};
use crate::people::{Day, Held, Incoming, Joined, Member, Person, Titles};
use crate::registry::{GroupId, Registry};
use crate::text::chat::{after_time, is_day};
use crate::text::{Date, Digits, Written, fold};

/// What the history says about a name.
struct Seen {
    name: String,
    /// The line of the last notice about it, or of its first message.
    line: usize,
    since: Option<Date>,
    until: Option<Date>,
    has_left: bool,
}

/// What a notice says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Change {
    In,
    Out,
}

/// Reads the history `text`, of `group` or of the one that its head names.
pub(super) fn read(text: &str, group: Option<GroupId>, registry: &Registry, pack: &Pack) -> Roster {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut roster = Roster::default();
    let group = group.or_else(|| {
        text.lines()
            .next()
            .and_then(|head| named(head, registry, pack))
    });
    if group.is_none() {
        roster.problems.push(RosterProblem {
            fault: RosterFault::UnknownGroup,
            sheet: None,
            row: Some(1),
            column: None,
        });
    }
    let titles = Titles::new(pack);
    let id = group.map(|group| registry.group(group).id.clone());
    let history = History::of(text, pack);
    roster
        .problems
        .extend(history.unparted.map(|line| RosterProblem {
            fault: RosterFault::UnknownWriters,
            sheet: None,
            row: Some(line),
            column: None,
        }));
    for seen in history.seen {
        roster.entries.push(entry(seen, id.as_deref(), &titles));
    }
    roster
}

fn entry(seen: Seen, group: Option<&str>, titles: &Titles) -> RosterEntry {
    let (title, name) = titles.parted(&seen.name);
    let day = |date: Option<Date>| {
        let text = Written::Day(date?).in_thai()?;
        Some(Day::read(&text))
    };
    let joined = group.map(|group| Joined {
        group: group.to_owned(),
        held: Held {
            since: day(seen.since),
            until: day(seen.until).filter(|_| seen.has_left),
        },
    });
    RosterEntry {
        member: Member {
            shown: seen.name.clone(),
            name: name.clone(),
            row: seen.line,
            line: Some(seen.name.clone()),
            has_left: seen.has_left,
            ..Member::default()
        },
        incoming: Incoming {
            person: Person {
                title,
                name,
                line: Some(seen.name),
                groups: joined.into_iter().collect(),
                ..Person::default()
            },
            row: seen.line,
            sheet: None,
            is_line_name: true,
        },
    }
}

/// Returns the group that the head of a history names.
fn named(head: &str, registry: &Registry, pack: &Pack) -> Option<GroupId> {
    let head = head.trim().strip_prefix("[LINE]")?.trim();
    let mut words: Vec<&str> = pack.people_words_of(PeopleWord::ChatOf).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let name = words.into_iter().find_map(|word| head.strip_prefix(word))?;
    let name = fold(name.trim().trim_matches(['"', '“', '”', '\'', '«', '»']));
    let mut groups = registry.groups();
    groups
        .find(|(_, group)| {
            let mut names = std::iter::once(&group.name).chain(&group.nicknames);
            names.any(|known| fold(known) == name)
        })
        .map(|(id, _)| id)
}

struct History {
    seen: Vec<Seen>,
    by_name: HashMap<String, usize>,
    /// The first line that may be a message, if no sign parts the writers from what they wrote.
    unparted: Option<usize>,
}

impl History {
    fn of(text: &str, pack: &Pack) -> Self {
        let notices = Notices::new(pack);
        let is_month_first = is_month_first(text);
        let mut history = Self {
            seen: Vec::new(),
            by_name: HashMap::new(),
            unparted: None,
        };
        // Where tabs part the lines, one without them goes on with the message before it.
        let is_parted = |line: &str| line.contains('\t') && after_time(line).is_some();
        let has_tabs = text.lines().any(is_parted);
        let mut today = None;
        for (number, line) in (1..).zip(text.lines()) {
            let line = line.trim_end();
            if is_day(line) {
                today = day(line, is_month_first);
                continue;
            }
            let said = after_time(line).filter(|_| line.contains('\t') == has_tabs);
            let Some(said) = said else { continue };
            let (name, notice) = match said.split_once('\t') {
                Some((name, words)) => (name.trim(), name.is_empty().then_some(words)),
                None => ("", Some(said)),
            };
            if !name.is_empty() {
                history.wrote(name, number);
            } else if let Some(notice) = notice {
                let found = notices.read(notice);
                let is_message = found.is_none() && !has_tabs;
                history.unparted = history.unparted.or(is_message.then_some(number));
                for (name, change) in found.unwrap_or_default() {
                    history.changed(&name, change, today, number);
                }
            }
        }
        history
    }

    /// Returns what is known of a name, from now on at least that it was met on this line.
    fn find(&mut self, name: &str, line: usize) -> Option<&mut Seen> {
        let count = self.seen.len();
        let at = *self.by_name.entry(name.to_owned()).or_insert(count);
        if at == count {
            self.seen.push(Seen {
                name: name.to_owned(),
                line,
                since: None,
                until: None,
                has_left: false,
            });
        }
        self.seen.get_mut(at)
    }

    /// Notes a message, whose writer is a member even if nothing else says so.
    fn wrote(&mut self, name: &str, line: usize) {
        if let Some(seen) = self.find(name, line) {
            seen.has_left = false;
        }
    }

    fn changed(&mut self, name: &str, change: Change, today: Option<Date>, line: usize) {
        let Some(seen) = self.find(name, line) else {
            return;
        };
        seen.line = line;
        seen.has_left = change == Change::Out;
        match change {
            Change::In => (seen.since, seen.until) = (today, None),
            Change::Out => seen.until = today,
        }
    }
}

/// The notices of LINE, split at the names in them.
struct Notices {
    /// The longest first, since a shorter one may be a part of it.
    notices: Vec<(PeopleWord, Vec<String>)>,
    /// What stands for whoever saved the history.
    oneself: Vec<String>,
}

impl Notices {
    fn new(pack: &Pack) -> Self {
        let uses = [
            PeopleWord::Removed,
            PeopleWord::Added,
            PeopleWord::Invited,
            PeopleWord::Left,
            PeopleWord::Joined,
        ];
        let notices = uses.into_iter().flat_map(|use_| {
            let words = pack.people_words_of(use_);
            words.map(move |word| {
                let pieces = word.split('…').map(|piece| piece.trim().to_lowercase());
                (use_, pieces.collect())
            })
        });
        let mut notices: Vec<(PeopleWord, Vec<String>)> = notices.collect();
        let length = |pieces: &[String]| pieces.iter().map(String::len).sum::<usize>();
        notices.sort_by_key(|(_, pieces)| std::cmp::Reverse(length(pieces)));
        let oneself = pack.people_words_of(PeopleWord::Oneself);
        Self {
            notices,
            oneself: oneself.map(str::to_lowercase).collect(),
        }
    }

    /// Returns whom a notice is about, and what became of them. Returns `None` if it is none.
    fn read(&self, text: &str) -> Option<Vec<(String, Change)>> {
        let text = text.trim().trim_end_matches(['.', '。']).trim();
        let (use_, names) = self.notices.iter().find_map(|(use_, pieces)| {
            let names = names(text, pieces)?;
            Some((*use_, names))
        })?;
        let change = match use_ {
            // Who is invited may never come.
            PeopleWord::Invited => return Some(Vec::new()),
            PeopleWord::Removed | PeopleWord::Left => Change::Out,
            _ => Change::In,
        };
        let several = names.last()?.split(", ").map(str::trim);
        let is_name =
            |name: &&str| !name.is_empty() && !self.oneself.contains(&name.to_lowercase());
        let several = several.filter(is_name);
        Some(several.map(|name| (name.to_owned(), change)).collect())
    }
}

/// Returns the names that stand for the gaps of `pieces` in `text`.
fn names<'t>(text: &'t str, pieces: &[String]) -> Option<Vec<&'t str>> {
    let (last, pieces) = pieces.split_last()?;
    let lower = text.to_lowercase();
    if lower.len() != text.len() || !lower.ends_with(last.as_str()) {
        return None;
    }
    let end = text.len() - last.len();
    let mut names = Vec::new();
    let mut start = 0;
    for piece in pieces.iter().skip(1) {
        // A space separates the word from the name before it.
        let found = lower.get(start..end)?.find(&format!(" {piece}"))?;
        names.push(text.get(start..start + found)?.trim());
        start += found + 1 + piece.len();
    }
    names.push(text.get(start..end)?.trim());
    names.iter().all(|name| !name.is_empty()).then_some(names)
}

/// Returns the parts of the date in a line that is one.
fn parts(line: &str) -> Vec<i32> {
    let arabic = Digits::Arabic.show(line);
    let numbers = arabic.split(|c: char| !c.is_ascii_digit());
    numbers.filter_map(|number| number.parse().ok()).collect()
}

/// Returns whether the days of a history have the month first, as in American English. The order in
/// which they follow each other tells.
fn is_month_first(text: &str) -> bool {
    let days: Vec<Vec<i32>> = text
        .lines()
        .map(str::trim_end)
        .filter(|line| is_day(line))
        .map(parts)
        .filter(|parts| parts.len() == 3 && parts.first().is_some_and(|first| *first < 100))
        .collect();
    let has = |at: usize| {
        days.iter()
            .any(|day| day.get(at).is_some_and(|part| *part > 12))
    };
    if has(0) || has(1) {
        return has(1) && !has(0);
    }
    let in_order = |month: usize, day: usize| {
        days.windows(2).all(|pair| {
            let key = |at: usize| {
                let parts = pair.get(at)?;
                Some((*parts.get(2)?, *parts.get(month)?, *parts.get(day)?))
            };
            key(0) <= key(1)
        })
    };
    !in_order(1, 0) && in_order(0, 1)
}

fn day(line: &str, is_month_first: bool) -> Option<Date> {
    let parts = parts(line);
    let [first, second, third] = parts[..] else {
        return None;
    };
    let text = match (first > 99, is_month_first) {
        (true, _) => format!("{first:04}-{second:02}-{third:02}"),
        (false, false) => format!("{first}/{second}/{third}"),
        (false, true) => format!("{second}/{first}/{third}"),
    };
    Date::read(&text)
}
