//! The parts of a message that may be private: links, numbers, codes, the words behind the label of a
//! password or account, names, and the numbers of houses.

use std::mem;
use std::ops::Range;

use rustc_hash::FxHashMap;
use strum::IntoStaticStr;

use super::model::Subject;
use crate::draft::PrivateDataKind;
use crate::draft::birth_dates::{dates, lunar};
use crate::draft::codes::digits;
use crate::draft::mask::DIGIT;
use crate::draft::message::Message;
use crate::draft::recogniser::Possible;
use crate::language::DraftWord;
use crate::text::pattern::{Pattern, compile};
use crate::text::{is_alphabetic, part};

/// The words behind which any word may be a password or the name of an account.
const LABELS: [DraftWord; 6] = [
    DraftWord::LabelSecret,
    DraftWord::LabelCode,
    DraftWord::LabelLineId,
    DraftWord::LabelAccount,
    DraftWord::LabelId,
    DraftWord::UserName,
];

/// How far behind such a label a word may be, in characters, and how many words are looked at.
const REACH: usize = 45;
const WORDS: usize = 5;

/// The minimum and maximum length of such a word, in characters.
const WORD: (usize, usize) = (3, 30);

/// The maximum length of what is looked at, in bytes.
const LONGEST: usize = 400;

/// The fewest digits of a number, and how many there are in one that is written with spaces.
const DIGITS: usize = 4;
const SPACED: (usize, usize) = (6, 22);

/// What a token looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum Form {
    Link,
    Mail,
    Position,
    Date,
    Plate,
    Number,
    Code,
    Word,
    Name,
    House,
}

impl Form {
    /// Returns which of the models judges a token of this form.
    pub fn subject(self) -> Subject {
        match self {
            Self::Name | Self::House => Subject::Persons,
            _ => Subject::Values,
        }
    }

    /// Returns whether a token of this form may be of this `kind`. A date is no number of papers, but it may be a
    /// password.
    pub fn may_be(self, kind: PrivateDataKind) -> bool {
        let kinds = [PrivateDataKind::BirthDate, PrivateDataKind::Secret];
        self != Self::Date || kinds.contains(&kind)
    }

    /// Returns what a token of this form may be, if that can only be one kind.
    pub fn kind(self) -> Option<PrivateDataKind> {
        match self {
            Self::Name => Some(PrivateDataKind::NamedPerson),
            Self::House => Some(PrivateDataKind::Address),
            _ => None,
        }
    }
}

/// A part of a message that may be private. The ranges are bytes of the plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub range: Range<usize>,
    /// The part of it to mask.
    pub masked: Range<usize>,
    pub form: Form,
    /// What the look of a name or address says.
    pub traits: Vec<&'static str>,
}

static LINK: Pattern =
    Pattern::new(|| compile(r#"https?://[^\s"”)]+|(?:[a-z0-9-]+\.)+[a-z]{2,6}/[^\s"”)]*"#));
static MAIL: Pattern =
    Pattern::new(|| compile(r"[a-z0-9._%+-]+ ?(?:@|\[at\]|\(at\)) ?[a-z0-9.-]+"));
static POSITION: Pattern = Pattern::new(|| {
    compile(concat!(
        r"[0-9]{1,3}(?:\.[0-9]{3,}|°[^ ,\n]{0,12}) *[ne]? *[,/ ] *[ne]?[0-9]{2,3}",
        r"(?:\.[0-9]{3,}|°[^ ,\n]{0,12})",
        r"|[0-9]{2}[a-z] ?[a-z]{2} ?[0-9]{3,5} ?[0-9]{3,5}",
        r"|[2-9cfghjmpqrvwx]{4,8}\+[2-9cfghjmpqrvwx]{2,3}",
        r"|[0-9]{2}[qpn] [0-9]{6} [0-9]{7}",
    ))
});
static PLATE: Pattern =
    Pattern::new(|| compile(r"[0-9]?[ก-ฮ]{1,3}[ .-]{0,2}[0-9]{1,4}|[0-9]{2}-[0-9]{4}"));
static SPACED_NUMBER: Pattern =
    Pattern::new(|| compile(r"\(?\+?[0-9]+\)?(?:(?: ?[-./_,:*~] ?| {1,2}|\n|-\n|\)|\()[0-9]+)+"));
static SPACED_CODE: Pattern =
    Pattern::new(|| compile(r"[a-z]{1,4}[ .-]{1,2}[0-9][0-9 -]{3,}[0-9]"));

/// What stands in each piece of a text that has a token. In the masked copy of a message most pieces are what
/// they were.
#[derive(Debug, Default)]
pub(super) struct KnownPieces(FxHashMap<String, Vec<(Range<usize>, Form)>>);

impl KnownPieces {
    /// Returns the links, numbers and codes in `piece`, by their look alone.
    fn forms(&mut self, piece: &str) -> &[(Range<usize>, Form)] {
        if !self.0.contains_key(piece) {
            let mut found = Found::of(piece);
            found.add_looks();
            self.0.insert(piece.to_owned(), found.forms);
        }
        self.0.get(piece).map_or(&[], Vec::as_slice)
    }
}

/// Returns the pieces of `text` over whose ends no token goes: its lines, but two where a number goes on.
fn pieces(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let byte = |at: Option<usize>| at.and_then(|at| bytes.get(at));
    let goes_on = move |end: &usize| {
        let before = byte(end.checked_sub(1));
        let is_part = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b')' | b'-');
        before.is_some_and(is_part) && byte(Some(end + 1)).is_some_and(u8::is_ascii_digit)
    };
    let breaks = text.match_indices('\n').map(|(at, _)| at);
    let ends = breaks.filter(move |end| !goes_on(end)).chain([text.len()]);
    ends.scan(0, |start, end| Some(mem::replace(start, end + 1)..end))
}

/// Returns the tokens of `message`, by place, and behind them what is a `possible` name or address. They
/// may overlap. What stands in pieces that are `known` is not looked for again.
pub(super) fn tokens(
    message: &Message<'_>,
    possible: Vec<Possible>,
    known: &mut KnownPieces,
) -> Vec<Token> {
    let text = message.text();
    let mut found = Found::of(text);
    for piece in pieces(text) {
        let forms = known.forms(part(text, piece.clone())).iter();
        let forms =
            forms.map(|(range, form)| (piece.start + range.start..piece.start + range.end, *form));
        found.forms.extend(forms);
    }
    for range in dates(message).into_iter().chain(lunar::dates(message)) {
        found.add(range, Form::Date);
    }
    let labels = message.words.all().iter();
    for label in labels.filter(|label| LABELS.contains(&label.word)) {
        found.add_words(label.range.end);
    }
    let mut forms = found.forms;
    // Of the forms of a place the first one counts.
    forms.sort_unstable_by_key(|(range, form)| (range.start, range.end, *form));
    forms.dedup_by(|(later, _), (first, _)| later == first);
    let values = forms.into_iter().map(|(range, form)| Token {
        masked: range.clone(),
        range,
        form,
        traits: Vec::new(),
    });
    let possible = possible.into_iter().map(|possible| Token {
        range: possible.range,
        masked: possible.masked,
        form: match possible.kind {
            PrivateDataKind::Address => Form::House,
            _ => Form::Name,
        },
        traits: possible.traits,
    });
    values.chain(possible).collect()
}

/// Returns whether a stroke stands behind a Latin letter or another stroke, as in every link.
fn may_have_link(text: &str) -> bool {
    let mut pairs = text.as_bytes().windows(2);
    pairs.any(|pair| matches!(pair, [b'a'..=b'z' | b'/', b'/']))
}

/// Returns the numbers in `text`, with the signs between their parts: +66-81.
fn numbers(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut numbers = Vec::new();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if !(byte.is_ascii_digit() || byte == b'+' && is_digit(at + 1)) {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while let Some(byte) = bytes.get(end) {
            let joins =
                matches!(byte, b'-' | b'.' | b'/' | b'_' | b',' | b':') && is_digit(end + 1);
            if !(byte.is_ascii_digit() || joins) {
                break;
            }
            end += 1;
        }
        numbers.push(at..end);
        at = end;
    }
    numbers
}

/// Returns the words in `text` of at least four Latin letters, digits and signs that may be a code. Not every
/// sign begins or ends one.
fn codes(text: &str) -> Vec<Range<usize>> {
    const SHORTEST: usize = 4;
    let is_edge = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'@' | b'#' | b'!' | b'$' | b'*' | b'_');
    let is_part = |byte: u8| {
        is_edge(byte)
            || matches!(
                byte,
                b'.' | b'%' | b'&' | b'+' | b'=' | b'^' | b'?' | b'|' | b'-'
            )
    };
    let mut codes = Vec::new();
    let mut start = 0;
    for word in text.as_bytes().split(|byte| !is_part(*byte)) {
        let edges = word.iter().position(|byte| is_edge(*byte));
        let edges = edges.zip(word.iter().rposition(|byte| is_edge(*byte)));
        if let Some((first, last)) = edges.filter(|(first, last)| last - first + 1 >= SHORTEST) {
            codes.push(start + first..start + last + 1);
        }
        start += word.len() + 1;
    }
    codes
}

/// Returns whether what looks like a plate at `range` is no part of something longer.
fn is_plate(text: &str, range: &Range<usize>) -> bool {
    let is_letter = |c: char| ('ก'..='ฮ').contains(&c);
    let starts_with_letters = part(text, range.clone()).contains(is_letter);
    let before = part(text, ..range.start);
    let after = part(text, range.end..);
    let goes_on = after.starts_with(|c: char| c.is_ascii_digit())
        || starts_with_letters && after.starts_with('/');
    !(goes_on || starts_with_letters && before.ends_with(is_letter))
}

/// The tokens found so far.
struct Found<'t> {
    text: &'t str,
    forms: Vec<(Range<usize>, Form)>,
}

impl<'t> Found<'t> {
    fn of(text: &'t str) -> Self {
        Self {
            text,
            forms: Vec::new(),
        }
    }

    /// Adds the links, numbers and codes, by their look alone.
    fn add_looks(&mut self) {
        let text = self.text;
        if may_have_link(text) {
            self.add_all(&LINK, Form::Link, |_, _| true);
        }
        if ["@", "at]", "at)"].iter().any(|sign| text.contains(sign)) {
            self.add_all(&MAIL, Form::Mail, |_, _| true);
        }
        for range in codes(text) {
            self.add(range, Form::Code);
        }
        let has_digit = text.bytes().any(|byte| byte.is_ascii_digit());
        if has_digit || text.contains('+') {
            self.add_all(&POSITION, Form::Position, |_, _| true);
        }
        if !has_digit {
            return;
        }
        self.add_all(&PLATE, Form::Plate, is_plate);
        let numbers = numbers(text).into_iter();
        for range in numbers.filter(|range| digits(part(text, range.clone())) >= DIGITS) {
            self.add(range, Form::Number);
        }
        self.add_all(&SPACED_NUMBER, Form::Number, |text, range| {
            let number = part(text, range.clone());
            let count = digits(number);
            let is_spaced = number.contains([' ', '\n']);
            count >= DIGITS && (!is_spaced || (SPACED.0..=SPACED.1).contains(&count))
        });
        self.add_all(&SPACED_CODE, Form::Code, |_, _| true);
    }

    fn add_all(
        &mut self,
        pattern: &Pattern,
        form: Form,
        is_one: impl Fn(&str, &Range<usize>) -> bool,
    ) {
        for found in pattern.find_iter(self.text) {
            if is_one(self.text, &found.range()) {
                self.add(found.range(), form);
            }
        }
    }

    /// Adds the words behind a label that ends at byte `end`.
    fn add_words(&mut self, end: usize) {
        let rest = part(self.text, end..);
        let reach = rest.char_indices().nth(REACH);
        let rest = part(rest, ..reach.map_or(rest.len(), |(at, _)| at));
        let rest = rest.split('\n').next().unwrap_or_default();
        let is_between = |c: char| c.is_whitespace() || "\"“”'()[],:;=/".contains(c);
        let mut at = end;
        let mut words = 0;
        for word in rest.split_inclusive(is_between) {
            let written = word.trim_end_matches(is_between);
            if !written.is_empty() {
                words += 1;
                let length = written.chars().count();
                if (WORD.0..=WORD.1).contains(&length) {
                    self.add(at..at + written.len(), Form::Word);
                }
            }
            if words == WORDS {
                break;
            }
            at += word.len();
        }
    }

    /// Adds the token at `range` without the punctuation around it. What is next to something masked is a
    /// rest of it.
    fn add(&mut self, range: Range<usize>, form: Form) {
        const AROUND: &[char] = &[' ', '\n', '.', ',', ':', ';', '|'];
        let written = part(self.text, range.clone());
        let start = range.end - written.trim_start_matches(AROUND).len();
        let end = start + written.trim_matches(AROUND).len();
        let token = part(self.text, start..end);
        let is_rest = part(self.text, ..start).ends_with(DIGIT)
            || part(self.text, end..).starts_with(DIGIT)
            || token.contains(DIGIT);
        let says_something = token.contains(|c: char| c.is_ascii_digit() || is_alphabetic(c));
        let is_long = token.chars().nth(WORD.0 - 1).is_some();
        if is_long && token.len() <= LONGEST && says_something && !is_rest {
            self.forms.push((start..end, form));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(Form, String)> {
        let message = Message::new(text, &[]);
        let tokens = tokens(&message, Vec::new(), &mut KnownPieces::default()).into_iter();
        tokens
            .map(|token| (token.form, message.part(token.range).to_owned()))
            .collect()
    }

    #[test]
    fn every_pattern_compiles() {
        for pattern in [
            &LINK,
            &MAIL,
            &POSITION,
            &PLATE,
            &SPACED_NUMBER,
            &SPACED_CODE,
        ] {
            std::sync::LazyLock::force(pattern);
        }
    }

    #[test]
    fn tokens_of_every_form_are_met() {
        for (text, form, token) in [
            (
                "ดู https://a.example/b?c=1 ครับ",
                Form::Link,
                "https://a.example/b?c=1",
            ),
            ("ส่ง somsri@example.com", Form::Mail, "somsri@example.com"),
            (
                "พิกัด 17.1545, 104.1348 ครับ",
                Form::Position,
                "17.1545, 104.1348",
            ),
            ("แก 14 ก.พ. 2512 นะ", Form::Date, "14 ก.พ. 2512"),
            ("คัน กข 1234 สีแดง", Form::Plate, "กข 1234"),
            ("๐๘๑-๒๓๔๕๖๗๘", Form::Number, "081-2345678"),
            ("081 234 5678", Form::Number, "081 234 5678"),
            ("ใช้ Tum_2529!", Form::Code, "tum_2529!"),
            ("รหัสผ่านคือ หมูทอด", Form::Word, "หมูทอด"),
        ] {
            assert!(
                found(text).contains(&(form, token.to_owned())),
                "{text} {:?}",
                found(text)
            );
        }
    }

    #[test]
    fn what_is_masked_is_no_token() {
        for text in ["โทร ✕✕✕-✕✕✕-✕✕✕✕", "✕✕✕!!!!", "____ ----", "12"]
        {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
