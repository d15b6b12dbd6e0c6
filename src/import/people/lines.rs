//! A list without columns: a person on each line, perhaps with a post behind the name.

use super::{Reading, Roster, RosterEntry};
use crate::import::sheet::{Grid, GridRow};
use crate::people::{Incoming, Member, Person, Post};
use crate::text::digits::digit_value;

/// The signs that part a name from what follows it.
const SEPARATORS: [&str; 5] = ["\t", ",", "|", " - ", " – "];

/// The number of lines that may be titles or a head.
const TITLES: usize = 4;

/// Returns whether the rows are a list of names. A text is one; a sheet may be full of notes, so it
/// needs a head, or titles before half of its names.
pub(super) fn is_list(grid: &Grid, reading: &Reading<'_>) -> bool {
    let mut first = grid.rows.iter().take(TITLES).filter_map(text);
    let is_titled = |row: &&GridRow| {
        let text = text(row).unwrap_or_default();
        reading.titles.parted(without_number(text)).0.is_some()
    };
    grid.sheet.is_none()
        || is_single(grid) && first.any(|text| reading.heads.is_head(text))
        || grid.rows.iter().filter(is_titled).count() * 2 >= grid.rows.len()
}

/// Returns the first text in `row`.
fn text(row: &GridRow) -> Option<&str> {
    let mut texts = row.cells.iter().map(String::as_str);
    texts.find(|text| !text.is_empty())
}

/// Returns whether no row has two cells.
pub(super) fn is_single(grid: &Grid) -> bool {
    let filled = |row: &GridRow| row.cells.iter().filter(|cell| !cell.is_empty()).count();
    grid.rows.iter().all(|row| filled(row) <= 1)
}

/// Reads a person from each line of `grid`.
pub(super) fn read(grid: &Grid, reading: &Reading<'_>, roster: &mut Roster) {
    let is_title = |row: &GridRow| {
        let mut texts = row.cells.iter();
        texts.any(|text| reading.heads.is_head(text))
    };
    let first = grid.rows.iter().take(TITLES).rposition(is_title);
    let first = first.map_or(0, |at| at + 1);
    for row in grid.rows.get(first..).unwrap_or_default() {
        let line: Vec<&str> = row.cells.iter().map(|cell| cell.trim()).collect();
        let line = line.join("\t");
        let shown = without_number(line.trim()).replace('\t', " ");
        if !shown.contains(char::is_alphabetic) {
            continue;
        }
        roster.entries.push(entry(&line, shown, row, grid, reading));
    }
}

fn entry(
    line: &str,
    shown: String,
    row: &GridRow,
    grid: &Grid,
    reading: &Reading<'_>,
) -> RosterEntry {
    let mut parts = vec![without_number(line.trim())];
    for separator in SEPARATORS {
        parts = parts
            .into_iter()
            .flat_map(|part| part.split(separator))
            .collect();
    }
    let mut parts: Vec<&str> = parts.into_iter().map(str::trim).collect();
    parts.retain(|part| part.contains(char::is_alphanumeric));
    let posts = reading.posts;
    let is_post = |part: &&str| posts.role(part).is_some();
    // The post may stand before the name.
    if parts.first().is_some_and(is_post) && parts.get(1).is_some_and(|part| !is_post(part)) {
        parts.swap(0, 1);
    }
    // A wide space may part the name from the post, or the first name from the family name.
    let (first, rest) = parts.split_first().unwrap_or((&"", &[]));
    let mut rest = rest.to_vec();
    let mut first = *first;
    if let Some((name, behind)) = first.rsplit_once("  ")
        && is_detail(behind.trim(), reading)
    {
        (first, rest) = (name, [&[behind.trim()], rest.as_slice()].concat());
    }
    let (title, name) = reading.titles.parted(first);
    let post: Post = rest
        .iter()
        .map(|part| posts.read(part))
        .find(|post| post.role.is_some())
        .unwrap_or_default();
    let marked = rest.iter().find(|part| posts.places().is_marked(part));
    let district = marked.map(|part| posts.places().bare(part).to_owned());
    let district = post.district.clone().or(district);
    let telephone = rest.iter().find(|part| super::rows::is_telephone(part));
    let line_name = (rest.is_empty() && title.is_none()).then(|| shown.clone());
    // What is known of the person is no part of the name.
    let is_known = rest.iter().any(|part| is_detail(part, reading));
    let shown = if is_known {
        first.trim().to_owned()
    } else {
        shown
    };
    let person = Person {
        title,
        name: name.clone(),
        role: post.role.map(|role| reading.registry.role(role).id.clone()),
        district: district.clone(),
        telephone: telephone.map(|text| (*text).to_owned()),
        ..Person::default()
    };
    RosterEntry {
        member: Member {
            shown,
            name,
            row: row.number,
            role: post.role,
            district,
            line: line_name,
            has_left: false,
        },
        incoming: Incoming {
            person,
            row: row.number,
            sheet: grid.sheet.clone(),
            is_line_name: false,
        },
    }
}

/// Returns whether `text` is a post, a district or a telephone number.
fn is_detail(text: &str, reading: &Reading<'_>) -> bool {
    let posts = reading.posts;
    posts.role(text).is_some() || posts.places().is_marked(text) || super::rows::is_telephone(text)
}

/// Returns `line` without the number or bullet before it: ๑. or 12) or •.
fn without_number(line: &str) -> &str {
    let is_digit = |c: char| digit_value(c).is_some();
    let rest = line.trim_start_matches(is_digit);
    let marked = rest.trim_start_matches([' ', '\t']);
    let after = marked.trim_start_matches(['.', ')', '-', '•', '–', '*', '\t']);
    let is_numbered =
        rest.len() < line.len() && (after.len() < marked.len() || rest.starts_with([' ', '\t']));
    let is_bulleted = rest.len() == line.len() && after.len() < marked.len();
    if is_numbered || is_bulleted {
        after.trim_start()
    } else {
        line
    }
}
