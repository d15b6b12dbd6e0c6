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
    /// For each byte, where its character begins and ends in the other text.
    places: Vec<Range<usize>>,
    /// Where the word that is being written began.
    word: usize,
}

impl Canonical {
    pub fn new(plain: &str) -> Self {
        let mut canonical = Self {
            text: String::with_capacity(plain.len()),
            places: Vec::with_capacity(plain.len()),
            word: 0,
        };
        let mut at = 0;
        while let Some(c) = part(plain, at..).chars().next() {
            at = canonical.push(plain, at, c);
        }
        canonical
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the range in the other text.
    pub fn range(&self, bytes: &Range<usize>) -> Range<usize> {
        let last = bytes
            .end
            .checked_sub(1)
            .and_then(|last| self.places.get(last));
        match (self.places.get(bytes.start), last) {
            (Some(first), Some(last)) => first.start..last.end.max(first.start),
            _ => 0..0,
        }
    }

    /// Writes what stands at byte `at` of `plain`, and returns where it goes on.
    fn push(&mut self, plain: &str, at: usize, c: char) -> usize {
        if !matches!(c, ' ' | '\n' | '%' | '[' | '(' | '{' | '<') {
            return self.add(c, at..at + c.len_utf8());
        }
        let rest = part(plain, at..);
        let after_word = self.text.ends_with(is_word);
        let disguise = DISGUISES.iter().find(|(text, _)| rest.starts_with(text));
        if let Some((text, sign)) = disguise
            && after_word
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
            let follows_space = self.places.last().is_some_and(|place| place.start < at);
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
        self.add(c, at..at + c.len_utf8())
    }

    /// Returns whether a space precedes the last sign, so that what follows is spaced out too.
    fn was_spaced(&self, plain: &str) -> bool {
        let last = self.places.last().cloned().unwrap_or_default();
        part(plain, ..last.start).ends_with(' ')
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

    fn add(&mut self, c: char, place: Range<usize>) -> usize {
        let end = place.end;
        self.text.push(c);
        self.places.resize(self.text.len(), place);
        if !is_link_character(c) {
            self.word = self.text.len();
        }
        end
    }
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

/// Returns whether `c` may stand in a link.
pub(super) fn is_link_character(c: char) -> bool {
    // Most of a text is Thai, and needs no search.
    c.is_ascii_alphanumeric() || c.is_ascii() && "-_.~:/?#@!$&*+,;=%".contains(c) || c == '✕'
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
