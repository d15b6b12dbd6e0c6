//! The rows of a list with columns.

use std::collections::HashMap;

use super::heads::{RosterColumn, Table};
use super::{Reading, Roster, RosterEntry, RosterFault, RosterHead, RosterProblem};
use crate::import::sheet::{Grid, GridRow};
use crate::language::PeopleWord;
use crate::people::{Acknowledged, Acting, Day, Held, Incoming, Member, Person, Post};
use crate::text::{Digits, fold};

/// The signs by which offices tick a cell. A slash is one only if it stands alone.
const TICKS: [char; 6] = ['✓', '✔', '√', '☑', '✅', '🗸'];

/// Reads the rows of `grid` below the heads of `table`.
pub(super) fn read(grid: &Grid, table: &Table, reading: &Reading<'_>, roster: &mut Roster) {
    let heads = table.columns.iter().zip(&table.heads);
    roster.heads.extend(heads.map(|(column, head)| RosterHead {
        sheet: grid.sheet.clone(),
        head: head.clone(),
        column: *column,
    }));
    let folded = |use_| reading.pack.people_words_of(use_).map(fold).collect();
    let mut rows = Rows {
        reading,
        table,
        sheet: grid.sheet.as_deref(),
        nothing: folded(PeopleWord::Nothing),
        sums: folded(PeopleWord::Sum),
        signed: folded(PeopleWord::Signed),
        known: HashMap::new(),
        section: None,
    };
    let all = grid.rows.get(table.first..).unwrap_or_default();
    let below = below(all);
    for (at, row) in all.iter().enumerate() {
        if table.is_head(row) {
            continue;
        }
        if at >= below && rows.is_note(row) {
            let problem = rows.problem(RosterFault::BelowTable, row, RosterColumn::Name);
            roster.problems.push(problem);
        } else {
            rows.row(row, roster);
        }
    }
}

/// Returns the position of the first row below the table: one cell each, apart from the rows above, which
/// have more. Who has made the list is there, and when.
fn below(rows: &[GridRow]) -> usize {
    let is_full = |row: &GridRow| {
        let mut filled = row.cells.iter().filter(|cell| !cell.is_empty());
        let first = filled.next();
        filled.any(|cell| Some(cell) != first)
    };
    let Some(last) = rows.iter().rposition(is_full) else {
        return rows.len();
    };
    let table = rows.iter().take(last + 1);
    // A list of names alone has such rows everywhere.
    if table.filter(|row| is_full(row)).count() * 2 < last + 1 {
        return rows.len();
    }
    let number = |at: usize| rows.get(at).map_or(0, |row| row.number);
    if number(last + 1) > number(last) + 1 {
        last + 1
    } else {
        rows.len()
    }
}

struct Rows<'r> {
    reading: &'r Reading<'r>,
    table: &'r Table,
    sheet: Option<&'r str>,
    nothing: Vec<String>,
    sums: Vec<String>,
    /// What stands in place of a signature.
    signed: Vec<String>,
    /// What the posts read so far say.
    known: HashMap<String, Post>,
    /// The district that a row of its own names, for the rows below it.
    section: Option<String>,
}

impl Rows<'_> {
    fn row(&mut self, row: &GridRow, roster: &mut Roster) {
        let name = self.name(row);
        if self.is_nothing(&name) || is_one_cell(row) {
            self.nameless(row, roster);
            return;
        }
        if self.is_sum(&name) {
            return;
        }
        let problems = &mut roster.problems;
        let (title, bare) = self.reading.titles.parted(&name);
        let post_text = self.text(row, RosterColumn::Post);
        let post = post_text.as_deref().map(|text| self.post(text));
        let post = post.unwrap_or_default();
        let role = post.role.map(|role| self.id(role));
        if post_text.is_some() && role.is_none() && post.acting.is_none() {
            problems.push(self.problem(RosterFault::UnknownPost, row, RosterColumn::Post));
        }
        let agency = self.text(row, RosterColumn::Agency);
        let district = self.district(row, &post, agency.as_deref());
        let person = Person {
            title,
            name: bare.clone(),
            post: Some(post.own.clone()).filter(|own| role.is_none() && !own.is_empty()),
            role,
            agency,
            telephone: self.telephone(row, problems),
            line: self.text(row, RosterColumn::Line),
            held: Held {
                since: self.day(row, RosterColumn::Since, problems),
                until: self.day(row, RosterColumn::Until, problems),
            },
            acting: self.acting(row, &post, district.as_deref(), problems),
            nickname: self.text(row, RosterColumn::Nickname),
            acknowledged: self.acknowledged(row, problems).into_iter().collect(),
            district: district.clone(),
            ..Person::default()
        };
        let member = Member {
            shown: name,
            name: bare,
            row: row.number,
            role: post.role,
            district,
            line: person.line.clone(),
            has_left: false,
        };
        roster.entries.push(RosterEntry {
            incoming: Incoming {
                is_line_name: self.is_line_name(row),
                person,
                row: row.number,
                sheet: self.sheet.map(str::to_owned),
            },
            member,
        });
    }

    /// Returns the district of `row`: its own, that of the post, of the agency, or of the rows it stands among.
    fn district(&self, row: &GridRow, post: &Post, agency: Option<&str>) -> Option<String> {
        let places = self.reading.posts.places();
        let district = self.text(row, RosterColumn::District);
        let district = district.map(|text| places.bare(&text).to_owned());
        // ที่ทำการปกครองอำเภอ… says where.
        let of_agency = || {
            let agency = agency.filter(|text| places.is_marked(text));
            agency.map(|text| places.bare(text).to_owned())
        };
        let of_post = || post.district.clone();
        district
            .or_else(of_post)
            .or_else(of_agency)
            .or_else(|| self.section.clone())
    }

    /// Returns whether a row without other cells says something where names stand. A cell over the whole
    /// table does not.
    fn is_note(&self, row: &GridRow) -> bool {
        let name = self.name(row);
        !is_one_cell(row) && !self.is_nothing(&name) && !self.is_sum(&name)
    }

    /// Reads a row without a name: the district of the rows below, an empty seat, or a mistake.
    fn nameless(&mut self, row: &GridRow, roster: &mut Roster) {
        let mut texts: Vec<&str> = row.cells.iter().map(String::as_str).collect();
        texts.retain(|text| !text.is_empty());
        texts.dedup();
        let places = self.reading.posts.places();
        if let [one] = texts[..]
            && places.is_marked(one)
        {
            self.section = Some(places.bare(one).to_owned());
            return;
        }
        let is_vacant = self.raw_name(row).next().is_some();
        let known = [
            RosterColumn::Telephone,
            RosterColumn::Line,
            RosterColumn::Since,
        ];
        let says = known.iter().any(|kind| self.text(row, *kind).is_some());
        let is_sum = texts.iter().any(|text| self.is_sum(text));
        if !is_vacant && says && !is_sum {
            let problem = self.problem(RosterFault::NoName, row, RosterColumn::Name);
            roster.problems.push(problem);
        }
    }

    /// Returns the texts in the columns of names.
    fn raw_name<'c>(&'c self, row: &'c GridRow) -> impl Iterator<Item = &'c str> {
        let columns = self.table.columns.iter().enumerate();
        let names = columns.filter(|(_, kind)| {
            matches!(
                kind,
                RosterColumn::Title
                    | RosterColumn::Name
                    | RosterColumn::GivenName
                    | RosterColumn::FamilyName
            )
        });
        let cells = names.map(|(column, _)| row.cell(column).trim());
        cells.filter(|cell| !cell.is_empty())
    }

    /// Returns the whole name: its parts, each once, or else the name in LINE.
    fn name(&self, row: &GridRow) -> String {
        let mut parts: Vec<&str> = self.raw_name(row).collect();
        parts.dedup();
        if parts.is_empty() {
            return self.text(row, RosterColumn::Line).unwrap_or_default();
        }
        parts.join(" ")
    }

    /// Returns whether the row has no name but the one in LINE.
    fn is_line_name(&self, row: &GridRow) -> bool {
        self.raw_name(row).next().is_none()
    }

    fn is_nothing(&self, text: &str) -> bool {
        let folded = fold(text);
        let bare = folded.trim_matches(['(', ')', '[', ']', '-', ' ']);
        !bare.contains(char::is_alphanumeric) || self.nothing.iter().any(|word| word == bare)
    }

    fn is_sum(&self, text: &str) -> bool {
        let folded = fold(text);
        let rest = self.sums.iter().filter_map(|sum| folded.strip_prefix(sum));
        let mut rest = rest.map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
        // รวม ๑๘ คน is a sum, and รวมพร is a name.
        rest.any(|rest| {
            rest.is_empty() || rest.chars().count() <= 3 && folded.len() > rest.len() + 9
        })
    }

    /// Returns the text in the column of this kind, unless it says that there is none.
    fn text(&self, row: &GridRow, kind: RosterColumn) -> Option<String> {
        let column = self.column(kind)?;
        let text = row.cell(column).trim();
        (!self.is_nothing(text)).then(|| text.to_owned())
    }

    fn column(&self, kind: RosterColumn) -> Option<usize> {
        self.table.columns.iter().position(|found| *found == kind)
    }

    /// Returns the column of this kind, or for a name the first one that holds a part of it.
    fn place_of(&self, kind: RosterColumn) -> Option<usize> {
        let is_part = |found: &RosterColumn| {
            kind == RosterColumn::Name
                && matches!(found, RosterColumn::GivenName | RosterColumn::Line)
        };
        let part = || self.table.columns.iter().position(is_part);
        self.column(kind).or_else(part)
    }

    fn problem(&self, fault: RosterFault, row: &GridRow, kind: RosterColumn) -> RosterProblem {
        RosterProblem {
            fault,
            sheet: self.sheet.map(str::to_owned),
            row: Some(row.number),
            column: self.place_of(kind).map(|column| column + 1),
        }
    }

    fn post(&mut self, text: &str) -> Post {
        if let Some(post) = self.known.get(text) {
            return post.clone();
        }
        let post = self.reading.posts.read(text);
        self.known.insert(text.to_owned(), post.clone());
        post
    }

    fn id(&self, role: crate::registry::RoleId) -> String {
        self.reading.registry.role(role).id.clone()
    }

    fn telephone(&self, row: &GridRow, problems: &mut Vec<RosterProblem>) -> Option<String> {
        let text = self.text(row, RosterColumn::Telephone)?;
        let arabic = Digits::Arabic.show(&text).into_owned();
        let is_number = arabic.chars().all(|c| c.is_ascii_digit());
        // A spreadsheet drops the zero of a number that it takes for one.
        if is_number && matches!(arabic.len(), 8 | 9) && !arabic.starts_with('0') {
            return Some(format!("0{arabic}"));
        }
        if !is_telephone(&text) {
            problems.push(self.problem(RosterFault::OddTelephone, row, RosterColumn::Telephone));
        }
        Some(text)
    }

    fn day(
        &self,
        row: &GridRow,
        kind: RosterColumn,
        problems: &mut Vec<RosterProblem>,
    ) -> Option<Day> {
        let text = self.text(row, kind)?;
        let day = Day::read(&text);
        if day.is_known() {
            return Some(day);
        }
        problems.push(self.problem(RosterFault::NoDate, row, kind));
        None
    }

    /// Returns that the person has acknowledged the letter, if the row has a day, a signature or a tick
    /// for it.
    fn acknowledged(
        &self,
        row: &GridRow,
        problems: &mut Vec<RosterProblem>,
    ) -> Option<Acknowledged> {
        let kind = RosterColumn::Acknowledged;
        let cell = |kind| {
            self.column(kind)
                .map_or("", |column| row.cell(column).trim())
        };
        let is_mark =
            |text: &str| text == "/" || text.contains(TICKS) || self.signed.contains(&fold(text));
        let written = cell(kind);
        let on = if is_mark(written) {
            None
        } else {
            self.day(row, kind, problems)
        };
        let signature = cell(RosterColumn::Signature);
        let is_signed = is_mark(signature) || !self.is_nothing(signature);
        (is_signed || on.is_some() || is_mark(written)).then(|| Acknowledged {
            letter: self.reading.registry.letter().reference.clone(),
            on,
        })
    }

    fn acting(
        &self,
        row: &GridRow,
        post: &Post,
        own: Option<&str>,
        problems: &mut Vec<RosterProblem>,
    ) -> Vec<Acting> {
        let text = self.text(row, RosterColumn::Acting);
        let found = match &text {
            Some(text) => {
                let read = self.reading.posts.read(text);
                let found = read.acting.or(read.role.map(|role| (role, read.district)));
                if found.is_none() {
                    let kind = RosterColumn::Acting;
                    problems.push(self.problem(RosterFault::UnknownActing, row, kind));
                }
                found
            }
            None => post.acting.clone(),
        };
        let Some((role, district)) = found else {
            return Vec::new();
        };
        let held = Held {
            since: self.day(row, RosterColumn::ActingSince, problems),
            until: self.day(row, RosterColumn::ActingUntil, problems),
        };
        vec![Acting {
            role: self.id(role),
            district: district.or(own.map(str::to_owned)),
            order: self.text(row, RosterColumn::Order),
            held,
        }]
    }
}

/// Returns whether a row is one cell over at least three columns: a note, or a heading.
fn is_one_cell(row: &GridRow) -> bool {
    let mut filled = row.cells.iter().filter(|cell| !cell.is_empty());
    let first = filled.next();
    let (mut count, mut is_same) = (1, true);
    for cell in filled {
        count += 1;
        is_same &= Some(cell) == first;
    }
    is_same && count >= 3
}

/// Returns whether `text` has as many digits as Thai telephone numbers have, once or more.
pub(super) fn is_telephone(text: &str) -> bool {
    let arabic = Digits::Arabic.show(text);
    let digits = arabic.chars().filter(char::is_ascii_digit).count();
    let others = arabic.chars().filter(|c| c.is_alphabetic()).count();
    (9..=32).contains(&digits) && others <= 8
}
