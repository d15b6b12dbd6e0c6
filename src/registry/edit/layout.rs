//! How a text is laid out around an item or a field: on lines of its own or on one with others, with
//! which indent, and what follows it on its line.

use std::ops::Range;

use crate::registry::lexer::{Token, tokens};
use crate::text::part;

/// What follows an item or a field.
pub(super) struct After {
    /// Whether a comma does.
    pub has_comma: bool,
    /// Where the line ends, after the comma and a comment on the line.
    pub line_end: usize,
}

/// Returns what follows the item at `item`, inside the brackets of `outer`.
pub(super) fn after_item(text: &str, outer: &Range<usize>, item: &Range<usize>) -> After {
    let rest = part(text, item.end..outer.end.saturating_sub(1));
    let mut after = After {
        has_comma: false,
        line_end: item.end,
    };
    for (token, start, end) in tokens(rest) {
        match token {
            Token::Comma if !after.has_comma => after.has_comma = true,
            Token::Blank => {
                let blank = part(rest, start..end);
                // A comment to the end of the line stands before the line end; white space may
                // begin with it.
                if let Some(line_end) = blank.find('\n') {
                    after.line_end = item.end + start + line_end;
                    return after;
                }
            }
            _ => break,
        }
        after.line_end = item.end + end;
    }
    after
}

/// Returns the blanks at the start of the line of `at`.
pub(super) fn line_indent(text: &str, at: usize) -> &str {
    let line = line_start(text, at);
    let before = part(text, line..at);
    let length = before.find(|c: char| !is_blank(c)).unwrap_or(before.len());
    part(before, ..length)
}

/// Returns whether what begins at `at` begins its line, inside the brackets of `outer`.
pub(super) fn is_on_lines(text: &str, outer: &Range<usize>, at: usize) -> bool {
    let line = line_start(text, at);
    line > outer.start && part(text, line..at).chars().all(is_blank)
}

/// Returns what to remove with a field: its name, its comma, and its line if nothing else is on it.
pub(super) fn around_field(text: &str, outer: &Range<usize>, value: &Range<usize>) -> Range<usize> {
    let before = part(text, outer.start..value.start);
    // The name and the colon are the last two tokens before the value that are not blank.
    let solid = tokens(before).filter(|(token, ..)| *token != Token::Blank);
    let mut last_two = [outer.start, outer.start];
    for (_, start, _) in solid {
        last_two = [last_two[1], outer.start + start];
    }
    around_item(text, outer, &(last_two[0]..value.end))
}

/// Returns what to remove with an item: its comma, and its line if nothing else is on it.
pub(super) fn around_item(text: &str, outer: &Range<usize>, item: &Range<usize>) -> Range<usize> {
    let rest = part(text, item.end..outer.end.saturating_sub(1));
    let comma = tokens(rest)
        .find(|(token, ..)| *token != Token::Blank)
        .filter(|(token, ..)| *token == Token::Comma);
    let end = comma.map_or(item.end, |(_, _, end)| item.end + end);
    let after = part(text, end..outer.end);
    let blanks = after.find(|c| !is_blank(c)).unwrap_or(after.len());
    if is_on_lines(text, outer, item.start) {
        if part(after, blanks..).starts_with('\n') {
            return line_start(text, item.start)..end + blanks + 1;
        }
        return item.start..end + blanks;
    }
    if comma.is_some() {
        if part(after, blanks..).starts_with('\n') {
            // The last one on a line of several: no blank remains at its end.
            let before = part(text, outer.start..item.start).trim_end_matches(is_blank);
            return outer.start + before.len()..end;
        }
        return item.start..end + blanks;
    }
    // The last one on a line goes with the comma before it.
    let before = part(text, outer.start..item.start);
    let mut start = item.start;
    for (token, from, _) in tokens(before) {
        if token == Token::Comma {
            start = outer.start + from;
        } else if token != Token::Blank {
            start = item.start;
        }
    }
    start..end
}

fn line_start(text: &str, at: usize) -> usize {
    part(text, ..at)
        .rfind('\n')
        .map_or(0, |line_end| line_end + 1)
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r')
}
