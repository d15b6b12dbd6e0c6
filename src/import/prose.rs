//! Letters without a table. They describe each group in a paragraph of its own, or under a heading with
//! its members and clauses below. Both become a table, so that they are read as one.

use super::cells::without_marker;
use super::columns::{ColumnKind, begins_note, head, paragraphs};
use super::document::{Block, Cell, Document, Row};
use super::place;
use crate::language::{LetterUse, Pack};
use crate::text::digits::digit_value;
use crate::text::part;

/// The maximum length of a letter, in paragraphs.
const LONGEST_LETTER: usize = 2_000;
/// The maximum length of a heading, in characters.
const LONGEST_HEADING: usize = 80;
/// The maximum length of a line that ends the groups if it is no clause, in characters.
const SHORT: usize = 24;
/// The maximum length of a label before a colon, in characters.
const LONGEST_LABEL: usize = 40;
/// The minimum length of a word before a list of members that needs no commas, in characters.
const LONG_LABEL: usize = 9;
/// The least number of groups that make a letter without a table.
const FEWEST: usize = 2;
/// The columns of the table, in order.
const KINDS: [ColumnKind; 5] = [
    ColumnKind::Group,
    ColumnKind::Members,
    ColumnKind::Practice,
    ColumnKind::Forbidden,
    ColumnKind::Notes,
];
/// The words that clauses begin with.
const EFFECTS: [LetterUse; 7] = [
    LetterUse::Permit,
    LetterUse::Forbid,
    LetterUse::NotRequired,
    LetterUse::OnlyFor,
    LetterUse::Let,
    LetterUse::Must,
    LetterUse::May,
];
/// The marks that enclose names.
const QUOTES: [(char, char); 4] = [('“', '”'), ('"', '"'), ('‘', '’'), ('\'', '\'')];

/// A group, with what the letter says about it.
#[derive(Debug, Default)]
struct Section {
    name: String,
    /// What stands in each column, in the order of `KINDS`.
    cells: [Vec<String>; KINDS.len()],
    /// Whether it is one paragraph, of which only items are a part.
    is_paragraph: bool,
    /// The form of the number before that paragraph.
    form: Option<String>,
    /// How many lines have a label, and how many have none.
    labelled: usize,
    unlabelled: usize,
}

/// Reads paragraphs as groups.
struct Prose<'p> {
    pack: &'p Pack,
    sections: Vec<Section>,
    /// The words that head the columns, as the letter writes them.
    heads: [String; KINDS.len()],
    before: Vec<String>,
    after: Vec<String>,
    /// The column of the lines that follow, inside a group.
    column: Option<ColumnKind>,
}

/// Returns the letter in `document` with the groups that its paragraphs describe in a table, or `None`
/// if they describe no two.
pub(super) fn as_table(document: &Document, pack: &Pack) -> Option<Document> {
    let paragraphs = paragraphs(&document.blocks);
    let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
    if paragraphs.len() > LONGEST_LETTER {
        return None;
    }
    let mut prose = Prose {
        pack,
        sections: Vec::new(),
        heads: Default::default(),
        before: Vec::new(),
        after: Vec::new(),
        column: None,
    };
    for (at, text) in paragraphs.iter().enumerate() {
        prose.take(text, paragraphs.get(at + 1..).unwrap_or_default());
    }
    prose.document(&paragraphs)
}

impl Prose<'_> {
    /// Takes the paragraph `text`, which the paragraphs `rest` follow.
    fn take(&mut self, text: &str, rest: &[&str]) {
        if let Some(section) = self.paragraph(text).or_else(|| self.heading(text, rest)) {
            self.column = Some(ColumnKind::Practice);
            self.sections.push(section);
        } else if self.column.is_some() && !self.ends_group(text) {
            self.line(text);
        } else if self.sections.is_empty() {
            self.before.push(text.to_owned());
        } else {
            self.column = None;
            self.after.push(text.to_owned());
        }
    }

    /// Returns the group that the paragraph `text` describes: ข้อ ๒ กลุ่มไลน์ “ก” ประกอบด้วย….
    fn paragraph(&mut self, text: &str) -> Option<Section> {
        let rest = self.without_number(text);
        let rest = self.after(rest, LetterUse::HeadGroup)?.trim_start();
        let (name, rest) = quoted(rest).or_else(|| {
            let members = place::first(rest, LetterUse::HeadMembers, self.pack)?;
            let name = part(rest, ..members.start).trim();
            Some((name, part(rest, members.start..)))
        })?;
        let is_name = !name.is_empty() && name.chars().count() <= LONGEST_HEADING;
        let rest = rest.trim_start_matches([' ', ':', ',', '-', '–']);
        if !is_name || rest.is_empty() {
            return None;
        }
        let mut section = Section {
            name: name.to_owned(),
            is_paragraph: true,
            form: marker_form(text),
            ..Section::default()
        };
        let clause = match place::at_start(rest, LetterUse::HeadMembers, self.pack) {
            Some(word) => {
                self.note_head(ColumnKind::Members, part(rest, word.clone()));
                let rest = part(rest, word.end..);
                let (members, clause) = rest.split_at(self.clause_start(rest));
                section.add(ColumnKind::Members, members);
                clause
            }
            None => rest,
        };
        section.add(ColumnKind::Practice, clause);
        Some(section)
    }

    /// Returns where the clause begins that follows a list of members.
    fn clause_start(&self, text: &str) -> usize {
        // A clause may begin with the group itself, or with its members: กลุ่มนี้ใช้…, สมาชิกอาจ….
        let subjects = [LetterUse::Here, LetterUse::Members];
        let words = EFFECTS.into_iter().chain(subjects);
        let starts = words.filter_map(|use_| place::after_gap(text, use_, self.pack));
        starts.min().unwrap_or(text.len())
    }

    /// Returns the group that the heading `text` names: one with a number, or one that the list of its
    /// members follows.
    fn heading(&self, text: &str, rest: &[&str]) -> Option<Section> {
        if text.chars().count() > LONGEST_HEADING || self.label(text).is_some() {
            return None;
        }
        let name = self.without_number(text).trim_end_matches(':');
        let numbered = self.numbered(name);
        let lists_members = |text: &&&str| {
            let label = self.label(text);
            label.is_some_and(|(kind, ..)| kind == ColumnKind::Members)
        };
        if numbered.is_none() {
            rest.first().filter(lists_members)?;
        }
        // The word for groups may precede the name: กลุ่ม ก. In Latin letters it may be a part of it.
        let named = self.after(name, LetterUse::HeadGroup);
        let named =
            named.filter(|rest| rest.starts_with(' ') && !name.starts_with(|c: char| c.is_ascii()));
        let name = numbered.or(named).unwrap_or(name).trim();
        let name = quoted(name).map_or(name, |(name, _)| name);
        (!name.is_empty()).then(|| Section {
            name: name.to_owned(),
            ..Section::default()
        })
    }

    /// Returns the name that follows the word for groups and a number: กลุ่มที่ ๑ ก.
    fn numbered<'t>(&self, text: &'t str) -> Option<&'t str> {
        let rest = self.after(text, LetterUse::HeadGroup)?;
        let rest = self
            .after(rest, LetterUse::HeadNumber)
            .unwrap_or(rest)
            .trim_start();
        let name = rest.trim_start_matches(|c: char| digit_value(c).is_some());
        let is_numbered = name.len() < rest.len();
        let name = name.trim_start_matches(['.', ')', ':', ' ', '-', '–']);
        (is_numbered && !name.is_empty()).then_some(name)
    }

    /// Returns the column that the word before a colon heads, with that word and what follows: สมาชิก: ….
    /// A list of members needs no colon.
    fn label<'t>(&self, text: &'t str) -> Option<(ColumnKind, &'t str, &'t str)> {
        let text = without_marker(text);
        if let Some((label, rest)) = text.split_once(':')
            && label.chars().count() <= LONGEST_LABEL
            && let Some(kind) = head(label, self.pack)
            && KINDS.contains(&kind)
            && kind != ColumnKind::Group
        {
            return Some((kind, label.trim(), rest.trim()));
        }
        let word = place::at_start(text, LetterUse::HeadMembers, self.pack)?;
        let rest = part(text, word.end..);
        // One that ends with "namely" needs no commas: สมาชิกได้แก่ ก ข และ ค.
        let is_phrase = part(text, word.clone()).chars().count() >= LONG_LABEL;
        let is_list = rest.starts_with(' ') && (is_phrase || rest.contains([',', '/']));
        is_list.then(|| (ColumnKind::Members, part(text, word), rest.trim()))
    }

    /// Returns whether `text` is no part of a group any more.
    fn ends_group(&self, text: &str) -> bool {
        let Some(section) = self.sections.last() else {
            return true;
        };
        let (form, is_labelled) = (marker_form(text), self.label(text).is_some());
        let is_item = form.is_some();
        let is_short = text.chars().count() <= SHORT && !text.ends_with('.');
        let begins = |use_| place::at_start(text, use_, self.pack).is_some();
        let is_clause = EFFECTS.into_iter().any(begins);
        // A paragraph numbered like that of the group is about something else.
        let is_beside = section.is_paragraph && (!is_item || form == section.form);
        is_beside
            || begins_note(text, self.pack)
            || begins(LetterUse::LetterClosing)
            || text.starts_with('(') && text.ends_with(')')
            || !is_item && !is_labelled && (is_short && !is_clause || section.has_labels_only())
    }

    /// Takes a line of the last group.
    fn line(&mut self, text: &str) {
        let label = self.label(text);
        let (kind, text) = match label {
            Some((kind, label, rest)) => {
                self.note_head(kind, label);
                // What a label without text heads stands below it.
                self.column = Some(if rest.is_empty() {
                    kind
                } else {
                    ColumnKind::Practice
                });
                (kind, rest)
            }
            None => (self.column.unwrap_or(ColumnKind::Practice), text),
        };
        if let Some(section) = self.sections.last_mut() {
            let count = if label.is_some() {
                &mut section.labelled
            } else {
                &mut section.unlabelled
            };
            *count += 1;
            section.add(kind, text);
        }
    }

    fn note_head(&mut self, kind: ColumnKind, head: &str) {
        if let Some(known) = KINDS
            .iter()
            .position(|known| *known == kind)
            .and_then(|at| self.heads.get_mut(at))
            && known.is_empty()
        {
            head.clone_into(known);
        }
    }

    /// Returns `text` without the number of a clause before it.
    fn without_number<'t>(&self, text: &'t str) -> &'t str {
        let text = without_marker(text);
        let Some(rest) = self.after(text, LetterUse::HeadNumber) else {
            return text;
        };
        let rest = rest.trim_start();
        let name = rest.trim_start_matches(|c: char| digit_value(c).is_some() || c == '.');
        if name.len() < rest.len() {
            name.trim_start()
        } else {
            text
        }
    }

    /// Returns what follows in `text` after a word of this use that it begins with.
    fn after<'t>(&self, text: &'t str, use_: LetterUse) -> Option<&'t str> {
        place::at_start(text, use_, self.pack).map(|word| part(text, word.end..))
    }

    /// Returns the letter with its groups in a table.
    fn document(mut self, paragraphs: &[&str]) -> Option<Document> {
        if self.sections.len() < FEWEST {
            return None;
        }
        let written = |use_| {
            let found =
                |text: &&str| Some(part(text, place::first(text, use_, self.pack)?).to_owned());
            paragraphs.iter().find_map(found)
        };
        let (group, practice) = (
            written(LetterUse::HeadGroup)?,
            written(LetterUse::HeadPractice),
        );
        self.note_head(ColumnKind::Group, &group);
        let is_used = |at: usize| self.sections.iter().any(|section| section.has(at));
        if !is_used(1) {
            // The heads alone say which column has no members.
            self.note_head(ColumnKind::Practice, &practice?);
        }
        let is_used = |at: &usize| *at == 0 || self.sections.iter().any(|section| section.has(*at));
        let used: Vec<usize> = (0..KINDS.len()).filter(is_used).collect();
        let heads = used.iter().filter_map(|&at| self.heads.get(at));
        let mut rows: Vec<Row> = vec![heads.map(|text| Cell::of(text)).collect()];
        for section in &self.sections {
            rows.push(used.iter().map(|&at| section.cell(at)).collect());
        }
        let before = self.before.into_iter().map(Block::Paragraph);
        let mut blocks: Vec<Block> = before.collect();
        blocks.push(Block::Table(rows));
        blocks.extend(self.after.into_iter().map(Block::Paragraph));
        Some(Document { blocks })
    }
}

impl Section {
    fn add(&mut self, kind: ColumnKind, text: &str) {
        let text = text.trim();
        let at = KINDS.iter().position(|known| *known == kind);
        if let Some(cell) = at.and_then(|at| self.cells.get_mut(at))
            && !text.is_empty()
        {
            cell.push(text.to_owned());
        }
    }

    /// Returns whether a label stands before everything in it, and not only before its members.
    fn has_labels_only(&self) -> bool {
        self.labelled > 1 && self.unlabelled == 0
    }

    fn has(&self, at: usize) -> bool {
        self.cells.get(at).is_some_and(|cell| !cell.is_empty())
    }

    fn cell(&self, at: usize) -> Cell {
        let paragraphs = if at == 0 {
            vec![self.name.clone()]
        } else {
            self.cells.get(at).cloned().unwrap_or_default()
        };
        Cell { paragraphs }
    }
}

/// Returns the form of the number or dash before an item, with # for numbers: ๑.๒ and (๑).
fn marker_form(text: &str) -> Option<String> {
    let word = text.split_whitespace().next()?;
    let is_mark = |c: char| {
        matches!(
            c,
            '.' | '(' | ')' | '-' | '–' | '•' | '●' | '○' | '*' | '▪' | '/'
        )
    };
    if !word.chars().all(|c| digit_value(c).is_some() || is_mark(c)) {
        let is_item = without_marker(text).len() < text.len();
        return is_item.then(String::new);
    }
    let mut form = String::new();
    for c in word.chars() {
        let c = if digit_value(c).is_some() { '#' } else { c };
        if !(c == '#' && form.ends_with('#')) {
            form.push(c);
        }
    }
    Some(form)
}

/// Returns what quotation marks enclose at the start of `text`, and what follows them.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let (_, close) = QUOTES
        .into_iter()
        .find(|(open, _)| text.starts_with(*open))?;
    let mut chars = text.chars();
    chars.next();
    let (name, rest) = chars.as_str().split_once(close)?;
    Some((name.trim(), rest))
}
