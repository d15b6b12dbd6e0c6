//! Detects names of persons beside facts about a patient, suspect, victim or debtor.
//!
//! A name by itself is not private: officials sign, lead and report. It is the fact beside the name
//! that must not be published.

pub(super) mod facts;
pub(super) mod names;
mod officials;

use std::ops::Range;

use super::message::Message;
use super::recogniser::{Candidate, LIKELY};
use super::{PrivateDataKind, head, tail};
use crate::text::part;
use facts::facts;
use names::{NAME, Name, names};
use officials::{begins_with_position, introduces_official, mentions_duty, mentions_official};

/// The maximum distance between a fact and the name, in characters.
const REACH: usize = 150;

/// The maximum number of list lines below the line that introduces the list.
const LIST: usize = 30;

pub(super) fn find(message: &Message<'_>) -> Vec<Candidate> {
    let text = message.text();
    let lines = lines(text);
    let names = names(text);
    let mut private_names: Vec<&str> = Vec::new();
    let mut are_private: Vec<bool> = Vec::with_capacity(names.len());
    let mut line = 0;
    for (index, name) in names.iter().enumerate() {
        while lines
            .get(line)
            .is_some_and(|line| line.range.end < name.range.start)
        {
            line += 1;
        }
        let next = names
            .get(index + 1)
            .map_or(text.len(), |next| next.range.start);
        let is_private = is_private(text, &lines, line, name, next);
        if is_private {
            private_names.push(&name.given);
        }
        are_private.push(is_private);
    }
    private_names.sort_unstable();
    // A name disclosed in one place is masked everywhere.
    names
        .iter()
        .zip(are_private)
        .filter(|(name, is_private)| {
            *is_private || private_names.binary_search(&name.given.as_str()).is_ok()
        })
        .map(|(name, _)| Candidate::new(PrivateDataKind::NamedPerson, name.range.clone(), LIKELY))
        .collect()
}

/// A line of the text.
struct Line {
    /// In bytes.
    range: Range<usize>,
    has_fact: bool,
    /// Whether it begins with a number, a bullet or a title, like a list item.
    is_item: bool,
    /// Whether the nearest line above that is not a list item contains a fact.
    is_headed_by_fact: bool,
}

fn lines(text: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let (mut start, mut head_has_fact, mut lines_since_head) = (0, false, 0);
    for line in text.split('\n') {
        let trimmed = line.trim();
        let has_fact = facts(line).next().is_some();
        let is_item = trimmed.starts_with(|c: char| c.is_ascii_digit() || "-•*–·".contains(c))
            || NAME.find(trimmed).is_some_and(|name| name.start() == 0);
        lines_since_head += 1;
        if !is_item && !trimmed.is_empty() {
            (head_has_fact, lines_since_head) = (has_fact, 0);
        }
        lines.push(Line {
            range: start..start + line.len(),
            has_fact,
            is_item,
            is_headed_by_fact: is_item && head_has_fact && lines_since_head <= LIST,
        });
        start += line.len() + 1;
    }
    lines
}

/// Returns whether a fact is beside `name`, on the line with index `line`, and the name is not that
/// of an official on duty. The next name begins at byte `next`.
fn is_private(text: &str, lines: &[Line], line: usize, name: &Name, next: usize) -> bool {
    let Some(own_line) = lines.get(line) else {
        return false;
    };
    let before = tail(part(text, own_line.range.start..name.range.start), REACH);
    let after = head(part(text, name.range.end..own_line.range.end), REACH);
    let fact_after = facts(after).next();
    let is_told_at_once = fact_after.as_ref().is_some_and(|fact| {
        let between = part(after, ..fact.start);
        between.trim().chars().count() <= 6 && !mentions_duty(between)
    });
    let is_victim = is_told_at_once && !after.trim_start().starts_with("ผู้");
    let is_official = begins_with_position(after.trim_start_matches([' ', ')', ',']))
        || introduces_official(before.trim_end_matches([' ', ':', '(']));
    if is_official && !is_victim {
        return false;
    }
    let in_brackets = before.trim_end().ends_with('(') && after.trim_start().starts_with(')');
    if in_brackets && own_line.range.len() < 200 && before.trim().len() <= 1 {
        // A signature.
        return false;
    }
    if is_told_at_once || facts(before).next().is_some() {
        return true;
    }
    if let Some(fact) = fact_after {
        let between = part(after, ..fact.start);
        // Facts after another name belong to that person.
        let is_about_other = name.range.end + fact.start > next && mentions_official(between);
        return !mentions_duty(between) && !is_about_other;
    }
    let line_below = lines.get(line + 1);
    let text_below = line_below.map(|line| part(text, line.range.clone()));
    // A name with a position below it is a signature.
    if text_below.is_some_and(|text| begins_with_position(text.trim_start())) {
        return false;
    }
    own_line.is_headed_by_fact || is_near_fact(text, lines, line, [before, after])
}

/// Returns whether the line above or below a short line has a fact that may be about the name in
/// it. `around` is the text before and after the name.
fn is_near_fact(text: &str, lines: &[Line], line: usize, around: [&str; 2]) -> bool {
    let has_fact = |line: Option<&Line>| line.is_some_and(|line| line.has_fact);
    let is_short = lines.get(line).is_some_and(|line| {
        let text = part(text, line.range.clone());
        text.len() <= 600 && text.trim().chars().count() <= 80
    });
    let above = line.checked_sub(1).and_then(|line| lines.get(line));
    let below = lines.get(line + 1);
    let heads_list = below.is_some_and(|below| below.is_item);
    !around.into_iter().any(mentions_duty)
        && is_short
        && (has_fact(below) && !heads_list || has_fact(above))
}
