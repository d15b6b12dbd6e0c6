//! A message as recognisers see it: its plain text, the layout of it, the words of the language pack
//! in it, its links, and what these say about a place.

use std::cell::{LazyCell, OnceCell, RefCell};
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::Known;
use super::codes::digits;
use super::layout::{Layout, VoucherKind};
use super::links::Links;
use super::plain::Plain;
use super::words::{Mention, WordSet, Words};
use crate::language::DraftWord;
use crate::text::part;

/// The words that say what a number or code is. The nearest one counts.
const LABELS: WordSet = WordSet::of(&[
    DraftWord::LabelCitizen,
    DraftWord::LabelTax,
    DraftWord::LabelPhone,
    DraftWord::LabelBank,
    DraftWord::BankName,
    DraftWord::LabelPay,
    DraftWord::LabelCard,
    DraftWord::LabelBirth,
    DraftWord::LabelHospitalNumber,
    DraftWord::LabelPassport,
    DraftWord::LabelPlate,
    DraftWord::LabelHouseCode,
    DraftWord::LabelSecret,
    DraftWord::LabelLineId,
    DraftWord::LabelAccount,
    DraftWord::LabelAddress,
    DraftWord::LabelPosition,
    DraftWord::LabelCode,
    DraftWord::UserName,
    DraftWord::SerialNumber,
    DraftWord::OtherNumber,
]);

/// The words that speak of a person.
const PERSON: WordSet = WordSet::of(&[
    DraftWord::Title,
    DraftWord::KinTitle,
    DraftWord::Rank,
    DraftWord::MonkTitle,
    DraftWord::Announces,
    DraftWord::LabelName,
    DraftWord::LabelNickname,
    DraftWord::Home,
]);

/// The maximum distance of a label from what it labels, in bytes of the same line.
const REACH: usize = 240;

/// The maximum length of a line with the heads of columns that are parted by spaces, in characters.
const HEAD: usize = 60;

/// The maximum length of a row below it, in characters.
const ROW: usize = 80;

/// The maximum length of the part of a label that stands on the line above, in bytes.
const BROKEN: usize = 90;

/// The fewest digits of a number in a list of nothing but numbers.
const LISTED: usize = 5;

/// Where a label is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum LabelledFrom {
    /// Before it in the same cell.
    Beside,
    /// In the cell to the left or at the head of the column.
    Cell,
    /// On a line above.
    Above,
}

/// A label of a number or code.
#[derive(Clone, Copy, Debug)]
pub(super) struct Label<'m> {
    pub word: DraftWord,
    pub place: LabelledFrom,
    /// The text between the label and the number, if they are next to each other.
    pub gap: &'m str,
    /// Whether only words such as "number" are between them.
    pub is_direct: bool,
    /// The byte at which the label begins.
    pub start: usize,
}

/// A label without its gap, and where that is.
type PlacedLabel = (Label<'static>, Range<usize>);

/// A message.
#[derive(Debug)]
pub(super) struct Message<'m> {
    pub plain: Plain,
    pub words: Words,
    pub layout: Layout,
    pub links: Links,
    /// The last label that ends in each line.
    headings: Vec<Option<Heading>>,
    /// Where numbers begin that may be the day or year of a date, and the dates there.
    pub dates: OnceCell<Vec<(usize, Option<Range<usize>>)>>,
    /// The labels of the places that were asked for.
    labels: RefCell<FxHashMap<usize, Option<PlacedLabel>>>,
    /// What may be the numbers of houses.
    pub houses: OnceCell<Vec<Range<usize>>>,
    /// The telephone numbers that the letter itself makes public.
    pub public: &'m [String],
}

impl<'m> Message<'m> {
    pub fn new(text: &str, public: &'m [String]) -> Self {
        Self::read(text, public, &Known::default())
    }

    /// Reads `text`, whose lines may be among the `known`.
    pub fn read(text: &str, public: &'m [String], known: &Known) -> Self {
        let plain = Plain::read(text, &known.plain);
        let words = Words::find(plain.text(), &known.words);
        let layout = Layout::of(plain.text(), &words);
        let links = Links::of(plain.text());
        let headings = headings(plain.text(), &layout, &words);
        Self {
            plain,
            words,
            layout,
            links,
            headings,
            dates: OnceCell::new(),
            labels: RefCell::default(),
            houses: OnceCell::new(),
            public,
        }
    }

    /// Returns the plain text.
    pub fn text(&self) -> &str {
        self.plain.text()
    }

    /// Returns the text in `range`.
    pub fn part(&self, range: Range<usize>) -> &str {
        part(self.text(), range)
    }

    /// Returns the line with byte `at`.
    pub fn line(&self, at: usize) -> Range<usize> {
        let line = self.layout.line_at(at);
        line.map_or(at..at, |line| line.range.clone())
    }

    /// Returns the part of the line with byte `at` that is near it.
    pub fn near(&self, at: usize) -> Range<usize> {
        let line = self.line(at);
        let end = self.character(line.end.min(at + REACH));
        self.start_near(at)..end.max(at)
    }

    /// Returns where the part of the line begins that is near byte `at`.
    fn start_near(&self, at: usize) -> usize {
        let start = self.line(at).start;
        self.character(start.max(at.saturating_sub(REACH))).min(at)
    }

    /// Returns what stands before byte `at` on its line and on at most `count` lines above.
    pub fn with_lines_above(&self, at: usize, count: usize) -> Range<usize> {
        let line = self.layout.line_number_at(at);
        let first = self.layout.lines().get(line.saturating_sub(count));
        first.map_or(at, |line| line.range.start).min(at)..at
    }

    /// Returns the line with byte `at` and those directly above and below it, as far as they are near.
    pub fn around(&self, at: usize) -> Range<usize> {
        let line = self.layout.line_number_at(at);
        let lines = self.layout.lines();
        let start = lines
            .get(line.saturating_sub(1))
            .map_or(at, |line| line.range.start);
        let below = lines.get(line + 1).or_else(|| lines.get(line));
        let end = below.map_or(at, |line| line.range.end);
        self.character(start.max(at.saturating_sub(2 * REACH)))
            ..self.character(end.min(at + 2 * REACH))
    }

    /// Returns the first byte from `at` on that begins a character.
    fn character(&self, at: usize) -> usize {
        self.text().ceil_char_boundary(at)
    }

    /// Returns the text before byte `at` in its cell, as far as it is near.
    pub fn before(&self, at: usize) -> &str {
        let cell = self.layout.cell_at(at);
        self.part(self.start_near(at).max(cell.start.min(at))..at)
    }

    /// Returns the text after byte `at` in its cell, as far as it is near.
    pub fn after(&self, at: usize) -> &str {
        let cell = self.layout.cell_at(at.saturating_sub(1));
        self.part(at..self.near(at).end.min(cell.end.max(at)))
    }

    /// Returns what says what the number or code at byte `at` is.
    pub fn label(&self, at: usize) -> Option<Label<'_>> {
        let known = self.labels.borrow().get(&at).cloned();
        let found = known.unwrap_or_else(|| {
            let found = self.placed_label(at);
            self.labels.borrow_mut().insert(at, found.clone());
            found
        });
        let (label, gap) = found?;
        Some(Label {
            gap: self.part(gap),
            ..label
        })
    }

    fn placed_label(&self, at: usize) -> Option<PlacedLabel> {
        let cell = self.layout.cell_at(at);
        let start = self.start_near(at).max(cell.start.min(at));
        if let Some(mention) = self.last_before(start..at, LABELS) {
            let gap = mention.range.end..at;
            let label = Label {
                word: mention.word,
                place: LabelledFrom::Beside,
                gap: "",
                is_direct: self.is_filling(gap.clone()),
                start: mention.range.start,
            };
            return Some((label, gap));
        }
        let mut vouchers = self.layout.vouchers(self.text(), at);
        let mut heads = None;
        let is_among_numbers = LazyCell::new(|| self.is_among_numbers(at));
        let label = vouchers.find_map(|voucher| match voucher.kind {
            // What heads another column is no label of this one.
            VoucherKind::Heading if heads == Some(voucher.line) => None,
            VoucherKind::Heading => {
                let heading = self.headings.get(voucher.line)?.as_ref()?;
                (heading.ends_line || *is_among_numbers).then_some(heading.label)
            }
            kind => {
                if kind == VoucherKind::Column {
                    heads = Some(voucher.line);
                }
                self.label_in(voucher.range, kind)
            }
        });
        Some((label?, 0..0))
    }

    /// Returns the last label in the cell at `range`, unless it has a value of its own there: HN 12345.
    fn label_in(&self, range: Range<usize>, kind: VoucherKind) -> Option<Label<'static>> {
        let mention = self.words.last_of(range.clone(), LABELS)?;
        let rest = self.part(mention.range.end..range.end);
        let is_filled = kind == VoucherKind::Form
            && digits(rest) > 1
            && !rest
                .trim_start_matches(['(', ' '])
                .starts_with(char::is_alphabetic);
        (!is_filled).then_some(Label {
            word: mention.word,
            place: LabelledFrom::Cell,
            gap: "",
            is_direct: true,
            start: mention.range.start,
        })
    }

    /// Returns whether the line with byte `at` holds no more than a number, and so does one next to it: what
    /// stands above says what they all are.
    fn is_among_numbers(&self, at: usize) -> bool {
        let number = self.layout.line_number_at(at);
        let is_number = |number: Option<usize>| {
            let line = number.and_then(|number| self.layout.lines().get(number));
            let content = line.map(|line| self.part(line.content.clone()));
            content.is_some_and(|content| {
                let is_sign = |byte| matches!(byte, b'0'..=b'9' | b'-' | b'/' | b' ');
                content.bytes().all(is_sign) && digits(content) >= LISTED
            })
        };
        is_number(Some(number)) && (is_number(number.checked_sub(1)) || is_number(Some(number + 1)))
    }

    /// Returns whether the value at `range`, which a line above labels, stands where values of a list
    /// or table do: in an item, a cell, a row in columns by spaces, or alone on its line.
    pub fn is_listed(&self, label: &Label<'_>, range: &Range<usize>) -> bool {
        let Some(line) = self.layout.line_at(range.start) else {
            return false;
        };
        let content = self.part(line.content.clone());
        if line.is_item() || line.cells.len() > 1 || content.len() <= range.len() + 2 {
            return true;
        }
        let number = self.layout.line_number_at(range.start);
        let is_below = self.layout.line_number_at(label.start) + 1 == number;
        // The label ends its line, and the value begins the next.
        if label.is_direct && is_below && range.start == line.content.start {
            return true;
        }
        let head = self.part(self.line(label.start));
        let is_head = head.split_whitespace().nth(1).is_some()
            && head.chars().nth(HEAD).is_none()
            && !head.contains(|c: char| c.is_ascii_digit());
        is_head && content.chars().nth(ROW).is_none()
    }

    /// Returns whether `range` is only what stands between two values of a series: a comma, a word
    /// such as "and", the number of the next one.
    pub fn is_between_values(&self, range: Range<usize>) -> bool {
        let mut at = range.start;
        while at < range.end {
            let rest = self.part(at..range.end);
            let after = rest.trim_start_matches([' ', ',', ';', '/', '&', '+', '(', ')', '"']);
            let after = without_number(after);
            let joins = || {
                let mut here = self.words.at(at);
                here.find(|mention| mention.word == DraftWord::Joins)
            };
            at = match joins() {
                _ if after.len() < rest.len() => range.end - after.len(),
                Some(word) if word.range.end <= range.end => word.range.end,
                _ => return false,
            };
        }
        range.start < range.end
    }

    /// Returns whether one of `words` is in a label, column head or heading that applies to byte `at`.
    pub fn is_headed_by(&self, at: usize, words: &[DraftWord]) -> bool {
        let words = WordSet::of(words);
        let mut vouchers = self.layout.vouchers(self.text(), at);
        vouchers.any(|voucher| self.words.has(voucher.range, words))
    }

    /// Returns the label that begins after byte `at` on the same line, within `reach` bytes.
    pub fn label_after(&self, at: usize, reach: usize) -> Option<DraftWord> {
        let line = self.line(at);
        let end = self.character(line.end.min(at + reach));
        let mention = self.words.first_of(at..end.max(at), LABELS)?;
        Some(mention.word)
    }

    /// Returns the last of `words` that ends in `range`. It may begin on the line above.
    fn last_before(&self, range: Range<usize>, words: WordSet) -> Option<&Mention> {
        self.words.last_of(range.clone(), words).or_else(|| {
            let start = self.line(range.end).start;
            let is_first = range.start == start && start > 0;
            let above = self.character(start.saturating_sub(BROKEN))..range.end;
            let broken = is_first.then(|| self.words.last_of(above, words)).flatten();
            broken.filter(|mention| mention.range.end > start)
        })
    }

    /// Returns whether one of `words` stands directly before byte `at`.
    pub fn follows(&self, at: usize, words: &[DraftWord]) -> bool {
        let mention = self.last_before(self.start_near(at)..at, WordSet::of(words));
        mention.is_some_and(|mention| self.is_filling(mention.range.end..at))
    }

    /// Returns the mention of one of `words` directly after byte `at`.
    pub fn next(&self, at: usize, words: &[DraftWord]) -> Option<&Mention> {
        let rest = self.part(at..self.near(at).end);
        let gap = rest.len() - rest.trim_start_matches([' ', '.']).len();
        let mut mentions = self.words.at(at + gap);
        mentions.find(|mention| words.contains(&mention.word))
    }

    /// Returns whether a word for a person stands on the line, and none for an office.
    pub fn speaks_of_person(&self, at: usize) -> bool {
        let near = self.near(at);
        let cell = self.layout.cell_at(at);
        let before = near.start..at.max(near.start);
        let office = self.words.last_of(before.clone(), &[DraftWord::Office]);
        let person = self.words.last_of(before, PERSON);
        match (person, office) {
            (Some(person), Some(office)) => person.range.start > office.range.start,
            (Some(_), None) => true,
            (None, _) => {
                let after = at..cell.end.min(near.end).max(at);
                office.is_none() && self.words.has(after, PERSON)
            }
        }
    }

    /// Returns the first byte behind the signs and words that may stand between a label, which ends at
    /// byte `at`, and its value.
    pub fn value_after(&self, mut at: usize) -> usize {
        let end = at + self.after(at).len();
        loop {
            let rest = self.part(at..end);
            at = end - rest.trim_start_matches(is_filling).len();
            let mut here = self.words.at(at);
            match here.find(|m| m.word == DraftWord::Filler && m.range.end <= end) {
                Some(filler) => at = filler.range.end,
                None => return at,
            }
        }
    }

    /// Returns whether `range` is only signs and words that stand between a label and its number.
    fn is_filling(&self, range: Range<usize>) -> bool {
        let mut at = range.start;
        while at < range.end {
            let rest = self.part(at..range.end);
            let skipped = rest.trim_start_matches(is_filling);
            at += rest.len() - skipped.len();
            if at >= range.end {
                return true;
            }
            let mut here = self.words.at(at);
            let filler = here.find(|mention| {
                mention.word == DraftWord::Filler && mention.range.end <= range.end
            });
            match filler {
                Some(filler) => at = filler.range.end,
                None => return false,
            }
        }
        true
    }
}

/// The last label in a line, of what stands below it.
#[derive(Clone, Debug)]
struct Heading {
    label: Label<'static>,
    /// Whether hardly anything follows it. A heading that is a sentence of its own does not label what
    /// stands below it.
    ends_line: bool,
}

impl Heading {
    /// Returns the heading of the line whose `rest` stands behind the label `mention`.
    fn of(mention: &Mention, rest: &str) -> Self {
        Self {
            label: Label {
                word: mention.word,
                place: LabelledFrom::Above,
                gap: "",
                is_direct: rest.chars().nth(8).is_none(),
                start: mention.range.start,
            },
            ends_line: rest.chars().nth(24).is_none()
                && !without_amount(rest).contains(|c: char| c.is_ascii_digit()),
        }
    }
}

/// Returns the last label that ends in each line of `text`.
fn headings(text: &str, layout: &Layout, words: &Words) -> Vec<Option<Heading>> {
    let mut labels: Vec<Option<&Mention>> = vec![None; layout.lines().len()];
    let mut line = 0;
    for mention in words.all() {
        while layout
            .lines()
            .get(line)
            .is_some_and(|it| it.range.end < mention.range.start)
        {
            line += 1;
        }
        let ends = layout
            .lines()
            .get(line)
            .is_some_and(|it| it.range.end >= mention.range.end);
        if ends
            && LABELS.contains(mention.word)
            && let Some(last) = labels.get_mut(line)
        {
            *last = Some(mention);
        }
    }
    let labels = labels.into_iter().zip(layout.lines());
    let headings = labels.map(|(label, line)| {
        let label = label?;
        Some(Heading::of(
            label,
            part(text, label.range.end..line.range.end),
        ))
    });
    headings.collect()
}

fn is_filling(c: char) -> bool {
    matches!(
        c,
        ' ' | ':'
            | '.'
            | '#'
            | '*'
            | '='
            | '('
            | '/'
            | '-'
            | '>'
            | '+'
            | '"'
            | '“'
            | '_'
            | '…'
            | '–'
            | '—'
    ) || is_arrow(c)
}

/// Returns whether `c` points to what follows it: →, ➜, 👉.
pub(super) fn is_arrow(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{21ff}' | '\u{2794}'..='\u{27be}' | '»' | '\u{1f449}')
}

/// Returns `text` without how many digits a number has, in brackets at its start: (11 หลัก).
fn without_amount(text: &str) -> &str {
    let opened = text.trim_start_matches(' ').strip_prefix('(');
    let closed = opened.and_then(|opened| opened.split_once(')'));
    match closed {
        Some((amount, after)) if amount.starts_with(|c: char| c.is_ascii_digit()) => after,
        _ => text,
    }
}

/// Returns `text` without the number of an item at its start: 2) or 2.
fn without_number(text: &str) -> &str {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    match rest.strip_prefix(['.', ')']) {
        Some(after) if (1..=2).contains(&(text.len() - rest.len())) => after,
        _ => text,
    }
}
