//! The form of a text file beside its text: a byte order mark, and how its lines end.
//!
//! The program works on a text without the one and with `\n` as the other. What is saved has the
//! form of the file that it came from, line by line where its lines end in different ways.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::store::plain;

const MARK: &str = "\u{feff}";

/// Returns `text` in the form of the file that was `before`. A new file, and one that was in
/// another encoding, becomes plain UTF-8.
#[must_use]
pub fn in_form(text: &str, before: Option<&[u8]>) -> Vec<u8> {
    let text = plain(text.to_owned());
    let before = before.and_then(|bytes| std::str::from_utf8(bytes).ok());
    let Some(before) = before else {
        return text.into_bytes();
    };
    let (mark, before) = match before.strip_prefix(MARK) {
        Some(rest) => (MARK, rest),
        None => ("", before),
    };
    let ended = ended(&text, before);
    [mark.as_bytes(), ended.as_bytes()].concat()
}

/// Returns `text` with lines that end as those of `before`.
fn ended(text: &str, before: &str) -> String {
    let lines = lines(before);
    let main = main_end(&lines);
    let everywhere = |end: &str| text.replace('\n', end);
    if lines.iter().all(|(_, end)| end.is_empty() || *end == main) {
        return everywhere(main);
    }
    let by_line = by_line(text, &lines, main);
    // A line that ends in `\r` before an empty one that ends in `\n` would be one line.
    if plain(by_line.clone()) == text {
        by_line
    } else {
        everywhere(main)
    }
}

/// Gives each line that stayed its own end, and each new one the main end.
fn by_line(text: &str, lines: &[(&str, &str)], main: &str) -> String {
    let old: Vec<&str> = lines.iter().map(|(line, _)| *line).collect();
    let new: Vec<&str> = text.split('\n').collect();
    let mut ends = vec![main; new.len()];
    for operation in capture_diff_slices(Algorithm::Myers, &old, &new) {
        if let DiffOp::Equal {
            old_index,
            new_index,
            len,
        } = operation
        {
            let own = lines.iter().skip(old_index).take(len);
            for (end, (_, own)) in ends.iter_mut().skip(new_index).zip(own) {
                if !own.is_empty() {
                    *end = own;
                }
            }
        }
    }
    // The last line ends with the text.
    if let Some(last) = ends.last_mut() {
        *last = "";
    }
    let ended = new.iter().zip(ends);
    ended.flat_map(|(line, end)| [*line, end]).collect()
}

/// Splits a text into lines, each with its end. The last one has none.
fn lines(text: &str) -> Vec<(&str, &str)> {
    let mut lines = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['\r', '\n']) {
        let (line, after) = rest.split_at(at);
        let length = if after.starts_with("\r\n") { 2 } else { 1 };
        let (end, next) = after.split_at(length);
        lines.push((line, end));
        rest = next;
    }
    lines.push((rest, ""));
    lines
}

/// Returns the end that most lines have.
fn main_end<'a>(lines: &[(&'a str, &'a str)]) -> &'a str {
    let count = |end: &str| lines.iter().filter(|(_, other)| *other == end).count();
    let ends = ["\n", "\r\n", "\r"];
    // The first of several equals.
    let best = ends.into_iter().rev().max_by_key(|end| count(end));
    best.unwrap_or("\n")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn saved(text: &str, before: &str) -> String {
        String::from_utf8(in_form(text, Some(before.as_bytes()))).unwrap()
    }

    #[test]
    fn the_form_of_the_file_is_kept() {
        for (text, before, after) in [
            ("a\nc\n", "a\nb\n", "a\nc\n"),
            ("a\nc\n", "a\r\nb\r\n", "a\r\nc\r\n"),
            ("a\nc\n", "\u{feff}a\r\nb", "\u{feff}a\r\nc\r\n"),
            ("a\nc\n", "a\rb\r", "a\rc\r"),
            ("a\nx\nc\nd\n", "a\r\nb\nc\nd\r\n", "a\r\nx\nc\nd\r\n"),
            ("a\n", "", "a\n"),
        ] {
            assert_eq!(saved(text, before), after, "{before:?}");
        }
        assert_eq!(in_form("ก\n", None), "ก\n".as_bytes());
        assert_eq!(in_form("ก\n", Some(b"\xff\xfea\0")), "ก\n".as_bytes());
    }

    proptest! {
        #[test]
        fn an_unchanged_text_is_the_file_and_any_text_comes_back(
            before in "(\u{feff})?[ab\r\n]{0,24}", text in "[ab\n]{0,24}",
        ) {
            prop_assert_eq!(saved(&plain(before.clone()), &before), before.clone());
            prop_assert_eq!(plain(saved(&text, &before)), text);
        }
    }
}
