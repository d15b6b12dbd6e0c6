//! Detects personal numbers: citizen ids, telephone numbers and bank accounts.
//!
//! The text is split into groups of digits. Adjacent groups that can form one number are tried in
//! every combination that a kind allows. A number in its usual grouping needs no further evidence;
//! in any other grouping it needs a label.

use std::ops::Range;

use super::labels::{Label, Labels};
use super::mask::DIGIT;
use super::{PrivateDataKind, line_end, line_start};
use crate::text::{part, subslice};

/// The most digits of any kind, including a country code and a bracketed zero.
const LONGEST: usize = 13;

/// The fewest digits of any kind.
const SHORTEST: usize = 9;

/// How mobile numbers are grouped.
const MOBILE: [&[usize]; 15] = [
    &[10],
    &[3, 3, 4],
    &[3, 7],
    &[2, 4, 4],
    &[3, 4, 3],
    &[4, 3, 3],
    &[2, 8],
    &[1, 4, 5],
    &[1, 4, 4, 1],
    &[4, 6],
    &[6, 4],
    &[3, 3, 2, 2],
    &[1, 2, 3, 4],
    &[1, 2, 7],
    &[1, 9],
];

/// How landline numbers are grouped.
const LANDLINE: [&[usize]; 10] = [
    &[9],
    &[1, 4, 4],
    &[1, 8],
    &[3, 6],
    &[3, 3, 3],
    &[1, 2, 6],
    &[1, 2, 3, 3],
    &[5, 4],
    &[2, 3, 4],
    &[2, 7],
];

/// Consecutive digits. A masked digit is included but matches nothing.
struct DigitGroup {
    start: usize,
    end: usize,
}

/// Groups read as one number.
struct NumberCandidate<'t> {
    range: Range<usize>,
    /// At most [`LONGEST`] digits.
    digits: String,
    sizes: Vec<usize>,
    /// The text between the groups.
    gaps: Vec<&'t str>,
    /// The text before the number on its line.
    before: &'t str,
    /// The text after the number on its line.
    after: &'t str,
    plus: bool,
}

pub(super) fn find(
    text: &str,
    labels: &Labels<'_>,
    public: &[String],
) -> Vec<(PrivateDataKind, Range<usize>)> {
    let groups = groups(text);
    let mut found = Vec::new();
    let mut skip = 0;
    for first in 0..groups.len() {
        if first < skip {
            continue;
        }
        for number in numbers(text, &groups, first) {
            // A mistyped citizen id is not searched for other numbers.
            if number.sizes == [1, 4, 5, 2, 1] {
                skip = first + number.sizes.len();
            }
            if let Some(kind) = number.kind(labels)
                && !(kind == PrivateDataKind::Phone && number.is_public(public))
            {
                found.push((kind, number.range));
            }
        }
    }
    found
}

/// Returns the telephone numbers in the lines of a letter, digits only.
pub(super) fn public(lines: &[&String]) -> Vec<String> {
    let mut public = Vec::new();
    for line in lines {
        let plain = super::Plain::new(line);
        let groups = groups(plain.text());
        for first in 0..groups.len() {
            for number in numbers(plain.text(), &groups, first) {
                let Some(digits) = number.telephone() else {
                    continue;
                };
                // "๐ ๔๒๗๑ ๑๔๖๑-๒" denotes two numbers.
                let second = number.after.trim_start().strip_prefix('-');
                let more: String = second
                    .into_iter()
                    .flat_map(|rest| rest.trim_start().chars())
                    .take_while(char::is_ascii_digit)
                    .collect();
                let stem = digits.len().saturating_sub(more.len());
                if let (1..=2, Some(stem), Some(last)) =
                    (more.len(), digits.get(..stem), digits.get(stem..))
                    && let (Ok(from), Ok(to)) = (last.parse::<u8>(), more.parse::<u8>())
                {
                    public
                        .extend((from..=to).map(|end| format!("{stem}{end:0w$}", w = more.len())));
                }
                public.push(digits);
            }
        }
    }
    public
}

fn groups(text: &str) -> Vec<DigitGroup> {
    let mut groups: Vec<DigitGroup> = Vec::new();
    for (at, c) in text.char_indices() {
        if c.is_ascii_digit() || c == DIGIT {
            let end = at + c.len_utf8();
            match groups.last_mut() {
                Some(group) if group.end == at => group.end = end,
                _ => groups.push(DigitGroup { start: at, end }),
            }
        }
    }
    groups
}

/// Returns the numbers that begin with the group `first`, shortest first.
fn numbers<'t>(text: &'t str, groups: &[DigitGroup], first: usize) -> Vec<NumberCandidate<'t>> {
    let mut numbers = Vec::new();
    let (mut digits, mut sizes, mut gaps) = (String::new(), Vec::new(), Vec::new());
    let rest = subslice(groups, first..);
    let Some(start) = rest.first().map(|group| group.start) else {
        return numbers;
    };
    let before = line_end(part(text, ..start));
    let opened = before.strip_suffix('(').unwrap_or(before);
    let mut last = start;
    for group in rest.iter().take(LONGEST) {
        let gap = part(text, last..group.start);
        let group_digits = part(text, group.start..group.end);
        let is_whole =
            group_digits.len() + digits.len() <= LONGEST && !group_digits.contains(DIGIT);
        if !is_whole || group.start > start && !joins(gap) {
            break;
        }
        if group.start > start {
            gaps.push(gap);
        }
        digits.push_str(group_digits);
        sizes.push(group_digits.len());
        last = group.end;
        if digits.len() < SHORTEST {
            continue;
        }
        let after = line_start(part(text, last..));
        numbers.push(NumberCandidate {
            range: start..last,
            digits: digits.clone(),
            sizes: sizes.clone(),
            gaps: gaps.clone(),
            before: opened.strip_suffix('+').unwrap_or(opened),
            after,
            plus: opened.ends_with('+'),
        });
    }
    numbers
}

/// Returns whether groups separated by `gap` may form one number.
fn joins(gap: &str) -> bool {
    (1..=3).contains(&gap.len())
        && gap
            .chars()
            .all(|c| matches!(c, ' ' | '-' | '.' | '(' | ')'))
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || c == DIGIT
}

/// Counts the digits at the start of `text`.
fn leading(text: &str) -> usize {
    text.chars().take_while(|c| is_digit(*c)).count()
}

impl NumberCandidate<'_> {
    fn kind(&self, labels: &Labels<'_>) -> Option<PrivateDataKind> {
        let likely = self.begins() && self.ends();
        if !likely || self.after.trim_start().starts_with("บาท") {
            return None;
        }
        let label = labels.before(self.range.start, 24).map(|(label, _)| label);
        let office = labels.says_office(self.range.start);
        if self.is_citizen(label == Some(Label::Citizen)) {
            return (!office).then_some(PrivateDataKind::CitizenId);
        }
        if office {
            return None;
        }
        if self.is_account(labels) {
            return Some(PrivateDataKind::BankAccount);
        }
        let is_labelled = matches!(label, Some(Label::Phone | Label::Pay));
        self.is_phone(is_labelled).then_some(PrivateDataKind::Phone)
    }

    /// Returns whether the number is not the tail of a longer number or of a word.
    fn begins(&self) -> bool {
        let mut before = self.before.chars().rev();
        let (last, second) = (before.next(), before.next());
        let Some(last) = last else { return true };
        let glued = second.is_some_and(is_digit);
        let mut shorter = self.before.to_owned();
        shorter.pop();
        let run = shorter.chars().rev().take_while(|c| is_digit(*c)).count();
        match last {
            '-' => !glued && !(self.plus),
            ',' | '/' => !glued || run >= 4,
            // The number of a list item, at the start of its line.
            '.' => {
                !glued
                    || run <= 2 && shorter.trim_start().len() == run && !self.after.starts_with(',')
            }
            '=' => !second.is_some_and(|c| c.is_ascii_alphanumeric()),
            '_' | '@' | '$' | '฿' => false,
            c if c.is_ascii_alphabetic() => ["tel", "phone", "mobile", "call", "fax", "id"]
                .iter()
                .any(|word| self.before.ends_with(word)),
            _ => true,
        }
    }

    /// Returns whether the number is not the start of a longer number or of a word.
    fn ends(&self) -> bool {
        let mut rest = self.after.chars();
        let next = rest.next();
        let run = leading(rest.as_str());
        let zero = rest.as_str().starts_with('0');
        match next {
            // "042-711461-2" denotes two numbers.
            Some('-') => run <= 2,
            Some('/' | ',') => run <= 2 && self.digits.starts_with('0') || run == 0 || zero,
            Some('.') => run == 0,
            Some('_' | '@' | '%') => false,
            Some(c) => !c.is_ascii_alphabetic(),
            None => true,
        }
    }

    fn dotted(&self) -> bool {
        self.gaps.iter().any(|gap| gap.contains('.'))
    }

    /// Returns whether this is a citizen id: 13 digits, the last of which is the check digit.
    ///
    /// Ids of persons start with 1 to 8, and none starts with 9. Ids that start with 0 belong to
    /// companies, offices and shops, which are public, or to persons without registered status.
    /// Those count only if a label says that the id is a person's.
    fn is_citizen(&self, is_labelled: bool) -> bool {
        let mut sum = 0;
        let places = self.sizes.iter().scan(0, |at, size| {
            *at += size;
            Some(*at)
        });
        let usual = places
            .into_iter()
            .all(|at| [1, 5, 10, 12, 13].contains(&at));
        let apart = self.sizes.len() == 13;
        let is_issued = match self.digits.bytes().next() {
            Some(b'1'..=b'8') => true,
            Some(b'0') => is_labelled,
            _ => false,
        };
        if self.digits.len() != 13 || !is_issued || !(usual || apart || is_labelled) {
            return false;
        }
        let mut values = self.digits.bytes().map(|b| u32::from(b - b'0'));
        for (value, weight) in values.clone().zip((2..=13).rev()) {
            sum += value * weight;
        }
        values.next_back() == Some((11 - sum % 11) % 10)
    }

    /// Returns the digits as dialled within Thailand, if this is a telephone number.
    fn telephone(&self) -> Option<String> {
        let digits = match (self.plus, self.digits.strip_prefix("66")) {
            (true, Some(rest)) => format!("0{}", rest.strip_prefix('0').unwrap_or(rest)),
            (true, None) => return None,
            _ => match self.digits.strip_prefix("0066") {
                Some(rest) => format!("0{rest}"),
                None => self.digits.clone(),
            },
        };
        let mut bytes = digits.bytes();
        let zero = bytes.next() == Some(b'0');
        let right = match (bytes.next(), digits.len()) {
            (Some(b'6' | b'8' | b'9'), 10) | (Some(b'2'..=b'5' | b'7'), 9) => zero,
            _ => false,
        };
        right.then_some(digits)
    }

    fn is_phone(&self, is_labelled: bool) -> bool {
        let Some(digits) = self.telephone() else {
            return self.is_bare_abroad(is_labelled);
        };
        if self.plus || self.digits.starts_with("00") {
            return true;
        }
        let mobile = digits.len() == 10;
        let bangkok = digits.starts_with("02");
        let shapes: &[&[usize]] = if mobile { &MOBILE } else { &LANDLINE };
        let usual = shapes.contains(&self.sizes.as_slice())
            && (mobile || bangkok || self.sizes.first() != Some(&2));
        let tight = matches!(
            self.sizes.as_slice(),
            [2 | 3, 3, 4] | [3, 6 | 7] | [3, 3, 3]
        );
        let dots = !self.dotted() || tight && self.gaps.iter().all(|gap| *gap == ".");
        // The regional codes in use.
        let region = matches!(
            digits.get(1..3),
            Some(
                "32" | "34"
                    | "35"
                    | "36"
                    | "37"
                    | "38"
                    | "39"
                    | "42"
                    | "43"
                    | "44"
                    | "45"
                    | "52"
                    | "53"
                    | "54"
                    | "55"
                    | "56"
                    | "73"
                    | "74"
                    | "75"
                    | "76"
                    | "77"
            )
        );
        dots && (is_labelled || usual && (mobile || bangkok || region))
    }

    /// Returns whether the number has the country code without a plus sign. Requires a label for a
    /// telephone number.
    fn is_bare_abroad(&self, is_labelled: bool) -> bool {
        let mobile = |rest: &str| rest.len() == 9 && rest.starts_with(['6', '8', '9']);
        is_labelled && self.digits.strip_prefix("66").is_some_and(mobile)
    }

    fn is_public(&self, public: &[String]) -> bool {
        self.telephone()
            .is_some_and(|digits| public.contains(&digits))
    }

    fn is_account(&self, labels: &Labels<'_>) -> bool {
        let usual = self.sizes == [3, 1, 5, 1];
        let whole = self.sizes.len() == 1;
        let alike = self.gaps.windows(2).all(|pair| pair.first() == pair.last());
        let grouped = alike && !self.dotted() && self.sizes.first().is_some_and(|size| *size >= 3);
        let date = self.sizes.first() == Some(&4) && self.digits.starts_with("25");
        if !(10..=12).contains(&self.digits.len()) || !(whole || grouped && !date) || self.plus {
            return false;
        }
        let looks_dialled = self.telephone().is_some() && !usual;
        if looks_dialled && !whole {
            return false;
        }
        let reach = if looks_dialled { 24 } else { 80 };
        match labels.before(self.range.start, reach) {
            Some((Label::Bank, gap)) => {
                // A label applies to one number, not to all that follow.
                let spent = gap.chars().filter(char::is_ascii_digit).count() >= 8;
                let far = gap.matches('\n').count() > 2;
                if !spent && !far {
                    return true;
                }
            }
            Some((Label::Phone | Label::Citizen | Label::Pay, gap)) if gap.len() < 30 => {
                return false;
            }
            _ => {}
        }
        !looks_dialled && labels.after(self.range.end, 30) == Some(Label::Bank)
    }
}
