//! Reads the parts of an address behind a house number.

use std::ops::Range;

use crate::draft::message::Message;
use crate::language::DraftWord;

const PARTS: [DraftWord; 4] = [
    DraftWord::AddressVillage,
    DraftWord::AddressRoad,
    DraftWord::AddressArea,
    DraftWord::AddressHousing,
];

/// The maximum number of parts after a house number.
const MAX_PARTS: usize = 8;

/// The maximum length of a name, in characters.
pub(super) const NAME: usize = 40;

/// What follows a house number.
#[derive(Debug, Default)]
pub(super) struct Tail {
    pub end: usize,
    /// The kind of each part, in order.
    pub parts: Vec<DraftWord>,
    /// Whether the first part counts something: 12 หมู่ 5 ตำบล.
    pub counts: bool,
}

impl Tail {
    pub fn has(&self, part: DraftWord) -> bool {
        self.parts.contains(&part)
    }
}

/// Reads the parts of an address from byte `at` on.
pub(super) fn tail(message: &Message<'_>, at: usize, is_labelled: bool) -> Tail {
    let mut tail = Tail {
        end: at,
        ..Tail::default()
    };
    let text = message.text();
    let mut at = at;
    while tail.parts.len() < MAX_PARTS {
        let rest = text.get(at..).unwrap_or_default();
        let gap = rest.len() - rest.trim_start_matches([' ', ',', '(', ')', '\n']).len();
        let between = rest.get(..gap).unwrap_or_default();
        let breaks = between.matches('\n').count();
        if between.len() > 4 || breaks > 1 || breaks == 1 && !is_labelled && tail.parts.is_empty() {
            break;
        }
        if let Some(end) = english_road(message, at + gap) {
            tail.parts.push(DraftWord::AddressRoad);
            tail.end = end;
            at = end;
            continue;
        }
        let mut here = message.words.at(at + gap);
        let Some(word) = here.find(|mention| PARTS.contains(&mention.word)) else {
            break;
        };
        let (word, end) = (word.word, word.range.end);
        let estate = estate(message, end, word);
        let is_estate = estate.is_some();
        let Some(name) = estate.or_else(|| name(message, end, word)) else {
            break;
        };
        if breaks == 1 && is_new_matter(message, at + gap) {
            break;
        }
        if tail.parts.is_empty() {
            tail.counts = !is_estate && counts(message, word, &name);
        }
        tail.parts.push(word);
        tail.end = name.end;
        at = name.end;
    }
    tail
}

/// Returns the name of an estate behind the short form that villages have, if the address goes on behind
/// it: ม.สมมติธารา ซ.9.
fn estate(message: &Message<'_>, at: usize, word: DraftWord) -> Option<Range<usize>> {
    if word != DraftWord::AddressVillage
        || !message.before(at).ends_with('.') && !message.after(at).starts_with('.')
    {
        return None;
    }
    let estate = name(message, at, DraftWord::AddressHousing)?;
    let next = message.next(estate.end, &PARTS)?;
    name(message, next.range.end, next.word).map(|_| estate)
}

/// Returns where the road at byte `at` ends that has its name first, as in English: nittayo rd.
fn english_road(message: &Message<'_>, at: usize) -> Option<usize> {
    let mut start = at;
    for _ in 0..3 {
        let rest = message.part(start..message.line(at).end.max(start));
        let word = rest.len()
            - rest
                .trim_start_matches(|c: char| c.is_ascii_alphabetic())
                .len();
        if word < 3 || !rest.get(word..)?.starts_with(' ') {
            return None;
        }
        start += word + 1;
        let mut here = message.words.at(start);
        if let Some(road) = here.find(|mention| mention.word == DraftWord::AddressRoad) {
            return Some(road.range.end);
        }
    }
    None
}

/// Returns whether the line that begins at byte `at` has more than an address.
fn is_new_matter(message: &Message<'_>, at: usize) -> bool {
    message.part(message.line(at)).chars().nth(80).is_some()
}

/// Returns the name or number after the word of a part, which ends at byte `at`.
pub(super) fn name(message: &Message<'_>, at: usize, word: DraftWord) -> Option<Range<usize>> {
    let rest = message.part(at..message.line(at).end.max(at));
    let start = at + rest.len() - rest.trim_start_matches(['.', ' ']).len();
    let rest = message.part(start..message.line(at).end.max(start));
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    if digits > 0 {
        let takes_number = word != DraftWord::AddressArea && digits <= 4;
        return takes_number.then(|| start..start + digits);
    }
    let is_latin = rest.starts_with(|c: char| c.is_ascii_alphabetic());
    let is_part = |c: char| {
        if is_latin {
            c.is_ascii_alphabetic() || c == '-'
        } else {
            matches!(c, 'ก'..='ฺ' | 'เ'..='๎')
        }
    };
    let long = rest
        .char_indices()
        .take_while(|(_, c)| is_part(*c))
        .take(NAME);
    let length = long.last().map_or(0, |(last, c)| last + c.len_utf8());
    let is_name = length >= 4 && word != DraftWord::AddressVillage;
    let mut end = start + length;
    let number = message.part(end..message.line(at).end.max(end));
    let spaced = number.trim_start_matches(' ');
    let digits = spaced.chars().take_while(char::is_ascii_digit).count();
    // A road or estate may have a number after its name.
    let is_number = matches!(word, DraftWord::AddressRoad | DraftWord::AddressHousing);
    if is_number && (1..=3).contains(&digits) && number.len() - spaced.len() <= 1 {
        end += number.len() - spaced.len() + digits;
    }
    is_name.then_some(start..end)
}

/// Returns whether a number before `word` counts such places: 12 หมู่ 5 ตำบล, 5 ตำบลในอำเภอ.
fn counts(message: &Message<'_>, word: DraftWord, name: &Range<usize>) -> bool {
    let text = message.part(name.clone());
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        let unit = message.next(name.end, &[DraftWord::Unit]);
        let rest = |unit: Range<usize>| message.part(unit.end..message.near(unit.end).end);
        // In an address a name follows the sub-district. A counted unit has none.
        let is_named = |c: char| matches!(c, 'ก'..='ฮ' | 'เ'..='ไ');
        let after = message.after(name.end);
        let is_measure = word == DraftWord::AddressVillage
            && after.starts_with('.')
            && after.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
        return is_measure
            || unit.is_some_and(|unit| {
                let rest = rest(unit.range.clone());
                !rest.trim_start_matches(['.', ' ']).starts_with(is_named)
            });
    }
    let mut here = message.words.at(name.start);
    word != DraftWord::AddressRoad
        && here.any(|mention| {
            matches!(
                mention.word,
                DraftWord::Ordinary | DraftWord::Duty | DraftWord::Unit
            )
        })
}
