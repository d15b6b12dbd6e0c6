//! A text in which links are written in one way: points and slashes that are spaced out, put in
//! brackets, spelt out or escaped are plain ones, and a link goes on over the end of its line.

use std::ops::Range;

use crate::text::part;

/// How a point in a host is disguised, and the at sign of an e-mail address.
const DISGUISES: [(&str, char); 14] = [
    ("[.]", '.'),
    ("(.)", '.'),
    ("{.}", '.'),
    ("<.>", '.'),
    ("[dot]", '.'),
    ("(dot)", '.'),
    ("{dot}", '.'),
    (" dot ", '.'),
    ("[จุด]", '.'),
    ("(จุด)", '.'),
    ("[at]", '@'),
    ("(at)", '@'),
    ("{at}", '@'),
    ("[@]", '@'),
];

/// A text with plain links. Every byte leads back to the text that it was made from.
#[derive(Debug)]
pub(super) struct Canonical {
    text: String,
    /// What it was made from, in order.
    pieces: Vec<Piece>,
    /// Where the word that is being written began.
    word: usize,
    /// Where the last character stood in the other text.
    last: Range<usize>,
}

/// A part of the text.
#[derive(Debug)]
struct Piece {
    /// Where it begins.
    at: usize,
    /// What stood for it in the other text.
    place: Range<usize>,
    /// Whether the same stood there. Otherwise this is one character.
    is_same: bool,
}

impl Canonical {
    pub fn new(plain: &str) -> Self {
        let mut canonical = Self {
            text: String::with_capacity(plain.len()),
            pieces: Vec::new(),
            word: 0,
            last: 0..0,
        };
        let mut at = 0;
        while at < plain.len() {
            let places = (at..).zip(part(plain, at..).bytes());
            let mut special = places.filter(|(_, byte)| is_special(char::from(*byte)));
            // Behind what is in no link, only an escape can be in one.
            let may_join = |place: usize, byte: u8| {
                place == at || byte == b'%' || part(plain, ..place).ends_with(is_link_character)
            };
            let next = special.find(|(place, byte)| may_join(*place, *byte));
            let end = next.map_or(plain.len(), |(place, _)| place);
            canonical.copy(plain, at..end);
            at = match part(plain, end..).chars().next() {
                Some(c) => canonical.push(plain, end, c),
                None => end,
            };
        }
        canonical
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the range in the other text.
    pub fn range(&self, bytes: &Range<usize>) -> Range<usize> {
        let last = bytes.end.checked_sub(1).and_then(|last| self.place(last));
        match (self.place(bytes.start), last) {
            (Some(first), Some(last)) => first.start..last.end.max(first.start),
            _ => 0..0,
        }
    }

    /// Returns where the character with byte `at` stood in the other text.
    fn place(&self, at: usize) -> Option<Range<usize>> {
        let start = self.text.floor_char_boundary(at);
        let c = part(&self.text, start..).chars().next()?;
        let after = self.pieces.partition_point(|piece| piece.at <= at);
        let piece = self.pieces.get(after.checked_sub(1)?)?;
        if !piece.is_same {
            return Some(piece.place.clone());
        }
        let start = piece.place.start + (start - piece.at);
        Some(start..start + c.len_utf8())
    }

    /// Writes what stands at byte `at` of `plain`, and returns where it goes on.
    fn push(&mut self, plain: &str, at: usize, c: char) -> usize {
        let rest = part(plain, at..);
        let after_word = self.text.ends_with(is_word);
        let mut disguises = DISGUISES.iter();
        if after_word && let Some((text, sign)) = disguises.find(|(text, _)| rest.starts_with(text))
        {
            return self.add(*sign, at..at + text.len());
        }
        if let Some((sign, length)) = unescaped(rest) {
            return self.add(sign, at..at + length);
        }
        let gap = rest.len() - rest.trim_start_matches(' ').len();
        let next = rest.trim_start_matches(' ').chars().next();
        if c == ' ' && gap <= 3 {
            // A full stop that ends a sentence has no space before it.
            let is_disguised = || {
                let rest = rest.trim_start_matches(' ');
                DISGUISES.iter().any(|(text, _)| rest.starts_with(text))
            };
            let beside = after_word && (matches!(next, Some('.' | '/' | '@')) || is_disguised());
            let follows_space = !self.text.is_empty() && self.last.start < at;
            let inside = self.text.ends_with(['.', '/', '@'])
                && self.was_spaced(plain)
                && next.is_some_and(is_word);
            if beside || follows_space && inside {
                return at + gap;
            }
        }
        if c == '\n' && self.goes_on(part(rest, 1..)) {
            return at + 1;
        }
        self.copy(plain, at..at + c.len_utf8())
    }

    /// Returns whether a space precedes the last sign, so that what follows is spaced out too.
    fn was_spaced(&self, plain: &str) -> bool {
        part(plain, ..self.last.start).ends_with(' ')
    }

    /// Returns whether the link at the end of the line goes on in `below`: its beginning ends with a
    /// point or slash, or all of the next line is one word that can belong to it.
    fn goes_on(&self, below: &str) -> bool {
        let word = part(&self.text, self.word..);
        let is_link = word.contains('.') && word.contains('/') || word.contains("://");
        let next = below.split('\n').next().unwrap_or_default().trim_end();
        let open = word.ends_with(['.', '/']) && word.len() > 4 && word.contains('.');
        let lone = (2..=80).contains(&next.len())
            && next.chars().all(is_link_character)
            && !next.contains("://")
            && next.chars().filter(char::is_ascii_digit).count() < 9;
        next.starts_with(is_word) && (is_link && lone || open && (is_link || next.contains('/')))
    }

    /// Writes the character `c` for what stands at `place`, and returns where it goes on.
    fn add(&mut self, c: char, place: Range<usize>) -> usize {
        self.pieces.push(Piece {
            at: self.text.len(),
            place: place.clone(),
            is_same: false,
        });
        self.text.push(c);
        if !is_link_character(c) {
            self.word = self.text.len();
        }
        self.last = place.clone();
        place.end
    }

    /// Writes what stands at `place` of `plain`, and returns where it goes on.
    fn copy(&mut self, plain: &str, place: Range<usize>) -> usize {
        let written = part(plain, place.clone());
        let Some(last) = written.chars().next_back() else {
            return place.end;
        };
        match self.pieces.last_mut() {
            Some(piece) if piece.is_same && piece.place.end == place.start => {
                piece.place.end = place.end;
            }
            _ => self.pieces.push(Piece {
                at: self.text.len(),
                place: place.clone(),
                is_same: true,
            }),
        }
        self.text.push_str(written);
        if let Some(at) = written.rfind(|c| !is_link_character(c)) {
            let word = part(written, at..).chars().next();
            self.word = self.text.len() - written.len() + at + word.map_or(0, char::len_utf8);
        }
        self.last = place.end - last.len_utf8()..place.end;
        place.end
    }
}

/// Returns whether something else may be written for `c` and what follows it.
fn is_special(c: char) -> bool {
    matches!(c, ' ' | '\n' | '%' | '[' | '(' | '{' | '<')
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

/// Returns whether `c` may stand in a link.
pub(super) fn is_link_character(c: char) -> bool {
    matches!(
        c,
        'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '_' | '.' | '~' | ':' | '/' | '?' | '#' | '@' | '!'
            | '$' | '&' | '*' | '+' | ',' | ';' | '=' | '%' | '✕'
    )
}

/// Returns the character that an escape at the start of `text` stands for, and its length. Escapes
/// may be escaped themselves.
fn unescaped(text: &str) -> Option<(char, usize)> {
    let mut rest = text.strip_prefix('%')?;
    while let Some(inner) = rest.strip_prefix("25") {
        rest = inner;
    }
    let code = u8::from_str_radix(rest.get(..2)?, 16).ok()?;
    let sign = char::from(code);
    let length = text.len() - rest.len() + 2;
    sign.is_ascii_graphic()
        .then_some((sign.to_ascii_lowercase(), length))
}

#[cfg(test)]
mod tests {
    use super::Canonical;

    #[test]
    fn links_become_plain() {
        for (written, expected) in [
            ("line . me / r / ti / g / 8cg", "line.me/r/ti/g/8cg"),
            ("line[.]me/r/ti/g/8cg ok", "line.me/r/ti/g/8cg ok"),
            ("line dot me/ti", "line.me/ti"),
            ("?u=https%3a%2f%2fline.me%252fr", "?u=https://line.me/r"),
            (
                "https://line.me/r/ti/\ng/8cg\nครับ",
                "https://line.me/r/ti/g/8cg\nครับ",
            ),
            (
                "https://line.me/r/ti/g/8cg5\nuzfcpv",
                "https://line.me/r/ti/g/8cg5uzfcpv",
            ),
            ("somchai (at) gmail.com", "somchai@gmail.com"),
            ("a @ b . com", "a@b.com"),
            ("จบ. line.me/a\nวันนี้ 1/2", "จบ. line.me/a\nวันนี้ 1/2"),
            ("ok. go to x", "ok. go to x"),
        ] {
            assert_eq!(Canonical::new(written).text(), expected, "{written}");
        }
    }

    #[test]
    fn places_lead_back() {
        let written = "ดู line[.]me / a";
        let canonical = Canonical::new(written);
        let at = canonical.text().find("line").unwrap();
        let range = canonical.range(&(at..canonical.text().len()));
        assert_eq!(written.get(range), Some("line[.]me / a"));
    }
}
