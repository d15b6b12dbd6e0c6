//! What stands beside a name or the number of a house and may be one too: the house behind a name, the next
//! entry of a list.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::features::run;
use super::model::Subject;
use super::tokens::{Form, Token};
use crate::draft::message::Message;

/// How many tokens are looked at for the next one that does not overlap, and how far away it may be, in bytes.
const TOKENS: usize = 8;
const REACH: usize = 60;
/// A gap between two tokens of at most so many bytes is told by its text, and one of at most so many is near.
const SIGNS: usize = 5;
const NEAR: usize = 20;
/// How many traits of a token are looked at: why it may be one, and how its parts look.
const TRAITS: usize = 3;
/// Up to how many lines that begin with such a token are told apart.
const LINES: usize = 4;

/// A name or the number of a house that may be private.
#[derive(Debug)]
struct Neighbour {
    range: Range<usize>,
    form: Form,
    traits: Vec<&'static str>,
}

/// The names and the numbers of houses of a message.
#[derive(Debug, Default)]
pub(super) struct Neighbours {
    /// By their starts.
    all: Vec<Neighbour>,
    /// For each line, by its number, the place in `all` of the one that begins it.
    first: FxHashMap<usize, usize>,
}

impl Neighbours {
    pub fn of(message: &Message<'_>, tokens: &[Token]) -> Self {
        let persons = tokens.iter();
        let persons = persons.filter(|token| token.form.subject() == Subject::Persons);
        let all = persons.map(|token| Neighbour {
            range: token.range.clone(),
            form: token.form,
            traits: token.traits.iter().take(TRAITS).copied().collect(),
        });
        let mut all: Vec<Neighbour> = all.collect();
        all.sort_by_key(|it| (it.range.start, it.range.end));
        let mut first = FxHashMap::default();
        for (place, one) in all.iter().enumerate() {
            if begins_line(message, one.range.start) {
                // Of those that begin alike the last one is the longest.
                first.insert(message.layout.line_number_at(one.range.start), place);
            }
        }
        Self { all, first }
    }

    /// Adds the runs of what stands beside `token`, on its line and on those around it.
    pub fn add_runs(&self, runs: &mut Vec<u32>, message: &Message<'_>, token: &Token) {
        let Range { start, end } = token.range;
        let form: &str = token.form.into();
        let line = message.line(start);
        let from = self.all.partition_point(|it| it.range.start < start);
        let before = self.all.get(..from).unwrap_or_default();
        let mut before = before.iter().rev().take(TOKENS);
        let left = before.find(|it| it.range.end <= start && it.range.start >= line.start);
        let gap = |range: Range<usize>| Gap::of(message, range);
        let left = left.and_then(|it| Some((it, gap(it.range.end..start)?)));
        add_beside(runs, ["left", form], left);
        let behind = self.all.iter().skip(from).take(TOKENS);
        let mut behind = behind.filter(|it| it.range.start >= end && it.range.end <= line.end);
        let right = behind.next();
        let right = right.and_then(|it| Some((it, gap(end..it.range.start)?)));
        add_beside(runs, ["right", form], right);
        let number = message.layout.line_number_at(start);
        let begins = begins_line(message, start);
        let place = if begins { "begins" } else { "within" };
        for (name, number) in [
            ("begins-above", number.checked_sub(1)),
            ("begins-below", number.checked_add(1)),
        ] {
            let first = number.and_then(|number| self.first.get(&number));
            let first = first.and_then(|first| self.all.get(*first));
            runs.push(run(
                name,
                &[form, place, first.map_or("none", Neighbour::form)],
            ));
            for one in first.iter().flat_map(|first| &first.traits) {
                runs.push(run(name, &[form, place, one]));
            }
        }
        let own = usize::from(begins);
        let others = self.first.len().saturating_sub(own).min(LINES);
        runs.push(run("lines-begin", &[form, place, &others.to_string()]));
    }
}

impl Neighbour {
    fn form(&self) -> &'static str {
        self.form.into()
    }
}

/// What stands between two tokens of a line.
enum Gap<'m> {
    Signs(&'m str),
    Near,
    Far,
}

impl<'m> Gap<'m> {
    /// Returns what stands at `range`, unless it is long.
    fn of(message: &'m Message<'_>, range: Range<usize>) -> Option<Self> {
        match range.len() {
            length if length <= SIGNS => Some(Self::Signs(message.part(range))),
            length if length <= NEAR => Some(Self::Near),
            length if length <= REACH => Some(Self::Far),
            _ => None,
        }
    }

    fn id(&self) -> &'m str {
        match self {
            Self::Signs(signs) => signs,
            Self::Near => "near",
            Self::Far => "far",
        }
    }
}

fn add_beside(runs: &mut Vec<u32>, [side, form]: [&str; 2], beside: Option<(&Neighbour, Gap<'_>)>) {
    let Some((one, gap)) = beside else {
        runs.push(run(side, &[form, "none"]));
        return;
    };
    let gap = gap.id();
    runs.push(run(side, &[form, one.form()]));
    runs.push(run(side, &[form, one.form(), gap]));
    for look in &one.traits {
        runs.push(run(side, &[form, gap, look]));
    }
}

/// Returns whether a token that starts at byte `at` begins its line.
fn begins_line(message: &Message<'_>, at: usize) -> bool {
    let line = message.layout.line_at(at);
    line.is_some_and(|line| at <= line.content.start)
}

#[cfg(test)]
mod tests {
    use super::super::tokens::{KnownPieces, tokens};
    use super::*;
    use crate::draft::recogniser::candidates;

    /// Returns the runs that the neighbours of `person` add in `text`.
    fn runs(text: &str, person: &str) -> Vec<u32> {
        let message = Message::new(text, &[]);
        let (_, possible) = candidates(&message);
        let tokens = tokens(&message, possible, &mut KnownPieces::default());
        let mut persons = tokens.iter();
        let token = persons.find(|it| message.part(it.range.clone()) == person);
        let neighbours = Neighbours::of(&message, &tokens);
        let mut runs = Vec::new();
        neighbours.add_runs(&mut runs, &message, token.expect("a person"));
        runs
    }

    #[test]
    fn what_stands_beside_is_seen() {
        let right = run("right", &["name", "house"]);
        assert!(runs("นายทดสอบ 45 ม.3 ต.สมมติ", "นายทดสอบ").contains(&right));
        assert!(!runs("นายทดสอบ มาแล้ว", "นายทดสอบ").contains(&right));
    }

    #[test]
    fn the_entries_around_are_seen() {
        let below = run("begins-below", &["name", "begins", "name"]);
        assert!(runs("นายทดสอบ\nนายสมมติ", "นายทดสอบ").contains(&below));
        assert!(!runs("นายทดสอบ\nพบ นายสมมติ", "นายทดสอบ").contains(&below));
    }
}
