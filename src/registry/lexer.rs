//! Splits RON without interpreting it: the fields of a record and the items of a list, as slices of
//! the text. `ron` has already verified that the text is RON. Here, one pass only finds where each
//! piece begins and ends, so that every level is cheap.

use unicode_ident::is_xid_continue;

use crate::text::part;

/// A token of a text.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Token {
    /// White space or a comment.
    Blank,
    /// A comment that is never closed.
    OpenComment,
    Open,
    Close,
    Comma,
    Colon,
    /// A text or a character, in quotation marks.
    Text,
    /// A text that is never closed.
    OpenText,
    /// A number or a name.
    Word,
    /// A character that has no meaning in RON.
    Odd,
}

/// Returns `text` without blanks and comments around it.
pub(super) fn trimmed(text: &str) -> &str {
    let mut bounds = None;
    for (token, start, end) in tokens(text) {
        if token != Token::Blank {
            let (first, _) = bounds.unwrap_or((start, end));
            bounds = Some((first, end));
        }
    }
    bounds.map_or("", |(start, end)| part(text, start..end))
}

/// Returns whether `text` has only blanks and comments.
pub(super) fn is_blank(text: &str) -> bool {
    tokens(text).all(|(token, ..)| token == Token::Blank)
}

/// Returns the names and values of a record's fields, if the trimmed `text` is a record. It may be
/// written with or without its `name`.
pub(super) fn fields<'a>(text: &'a str, name: &str) -> Option<Vec<(&'a str, &'a str)>> {
    let text = past_attributes(text);
    items(text.strip_prefix(name).map_or(text, past_blanks), "(", ")")?
        .into_iter()
        .map(|item| {
            let (_, _, end) = tokens(item).next()?;
            let (field, after) = item.split_at_checked(end)?;
            let value = past_blanks(after).strip_prefix(':')?;
            Some((
                field.strip_prefix("r#").unwrap_or(field),
                past_blanks(value),
            ))
        })
        .collect()
}

/// Returns the items of a list, if the trimmed `text` is one.
pub(super) fn listed(text: &str) -> Option<Vec<&str>> {
    items(text, "[", "]")
}

/// Returns the value inside `tag(…)`, if the trimmed `text` has that form. If the brackets hold
/// named fields, returns the brackets as well.
pub(super) fn tagged<'a>(text: &'a str, tag: &str) -> Option<&'a str> {
    let brackets = past_blanks(text.strip_prefix(tag)?);
    let inside = items(brackets, "(", ")")?;
    match inside.as_slice() {
        [value] if fields(brackets, tag).is_none() => Some(value),
        _ => Some(brackets),
    }
}

/// Returns the trimmed pieces between the brackets of `text`, split at its own commas.
fn items<'a>(text: &'a str, open: &str, close: &str) -> Option<Vec<&'a str>> {
    let inside = text.strip_prefix(open)?.strip_suffix(close)?;
    let mut items = Vec::new();
    let mut depth = 0_usize;
    let mut item: Option<(usize, usize)> = None;
    for (token, start, end) in tokens(inside) {
        match token {
            Token::Blank => continue,
            Token::Comma if depth == 0 => {
                items.extend(item.take().and_then(|(from, to)| inside.get(from..to)));
                continue;
            }
            Token::Open => depth += 1,
            Token::Close => depth = depth.checked_sub(1)?,
            _ => {}
        }
        item = Some((item.map_or(start, |(from, _)| from), end));
    }
    items.extend(item.and_then(|(from, to)| inside.get(from..to)));
    Some(items)
}

/// Returns where quoted texts occur in `text`, including their quotation marks.
pub(super) fn texts(text: &str) -> impl Iterator<Item = std::ops::Range<usize>> {
    tokens(text)
        .filter(|(token, start, end)| {
            *token == Token::Text
                && text
                    .get(*start..*end)
                    .is_some_and(|atom| atom.ends_with(['"', '#']))
        })
        .map(|(_, start, end)| start..end)
}

/// Returns `text` from its first token that is not blank.
pub(super) fn past_blanks(text: &str) -> &str {
    let first = tokens(text).find(|(token, ..)| *token != Token::Blank);
    first.map_or("", |(_, start, _)| part(text, start..))
}

/// Returns `text` after any `#![…]` before the first value of a file.
pub(super) fn past_attributes(text: &str) -> &str {
    let mut rest = text;
    while rest.starts_with('#') {
        let mut depth = 0_usize;
        let end = tokens(rest).find_map(|(token, _, end)| {
            match token {
                Token::Open => depth += 1,
                Token::Close => depth = depth.saturating_sub(1),
                _ => return None,
            }
            (depth == 0).then_some(end)
        });
        rest = end.and_then(|end| rest.get(end..)).map_or("", past_blanks);
    }
    rest
}

/// Returns the tokens of `text`, with the bytes at which each begins and ends.
pub(super) fn tokens(text: &str) -> impl Iterator<Item = (Token, usize, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let (token, length) = token(rest);
        let start = at;
        at += length;
        Some((token, start, at))
    })
}

/// Returns the first token of `text`, which must not be empty, and its length in bytes. A token
/// that is never closed extends to the end.
fn token(text: &str) -> (Token, usize) {
    let Some(first) = text.chars().next() else {
        return (Token::Blank, 0);
    };
    let ended = |end: Option<usize>, closed: Token, open: Token| match end {
        Some(end) => (closed, end),
        None => (open, text.len()),
    };
    let written = |end: Option<usize>| ended(end, Token::Text, Token::OpenText);
    match first {
        '(' | '[' | '{' => (Token::Open, 1),
        ')' | ']' | '}' => (Token::Close, 1),
        ',' => (Token::Comma, 1),
        ':' => (Token::Colon, 1),
        '"' => written(quoted(text, 1, '"')),
        '\'' => written(character(text)),
        '/' if text.starts_with("//") => ended(text.find('\n'), Token::Blank, Token::Blank),
        '/' if text.starts_with("/*") => {
            ended(block_comment(text), Token::Blank, Token::OpenComment)
        }
        _ if is_white(first) => {
            let end = text.find(|c| !is_white(c));
            ended(end, Token::Blank, Token::Blank)
        }
        _ => {
            let end = text.find(|c| !is_of_word(c)).unwrap_or(text.len());
            let (word, after) = (part(text, ..end), part(text, end..));
            match word {
                "" => (Token::Odd, first.len_utf8()),
                "r" if after.starts_with('#') && !opens_raw_text(after) => {
                    ended(raw_name(text, end), Token::Word, Token::Word)
                }
                "r" | "br" if opens_raw_text(after) => written(raw_text(text, end)),
                "b" if after.starts_with('"') => written(quoted(text, end + 1, '"')),
                "b" if after.starts_with('\'') => {
                    written(character(after).map(|length| end + length))
                }
                _ => (Token::Word, end),
            }
        }
    }
}

/// Returns whether a name or number may continue with `c` in RON.
fn is_of_word(c: char) -> bool {
    is_xid_continue(c) || matches!(c, '_' | '.' | '+' | '-')
}

/// Returns whether `c` is white space in RON.
fn is_white(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t'..='\r' | '\u{85}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}'
    )
}

/// Returns the end of the text that is open at `at`, after its closing `quote`.
fn quoted(text: &str, at: usize, quote: char) -> Option<usize> {
    let mut chars = text.get(at..)?.char_indices();
    while let Some((offset, c)) = chars.next() {
        if c == '\\' {
            chars.next();
        } else if c == quote {
            return Some(at + offset + 1);
        }
    }
    None
}

/// Returns the end of the character literal at the start of `text`. Its character may itself be a
/// quotation mark.
fn character(text: &str) -> Option<usize> {
    let first = text.chars().nth(1)?;
    let from = if first == '\\' {
        1
    } else {
        1 + first.len_utf8()
    };
    quoted(text, from, '\'')
}

/// Returns whether `text` is the hashes and the quotation mark that open a raw text.
fn opens_raw_text(text: &str) -> bool {
    text.trim_start_matches('#').starts_with('"')
}

/// Returns the end of the raw text whose hashes begin at `at`.
fn raw_text(text: &str, at: usize) -> Option<usize> {
    let marked = text.get(at..)?;
    let opened = marked.trim_start_matches('#');
    let marks = marked.get(..marked.len() - opened.len())?;
    let inside = opened.strip_prefix('"')?;
    let close = inside.find(&format!("\"{marks}"))?;
    Some(text.len() - inside.len() + close + 1 + marks.len())
}

/// Returns the end of the raw name, `r#name`, whose hash is at `at`.
fn raw_name(text: &str, at: usize) -> Option<usize> {
    let name = at + 1;
    let length = text.get(name..)?.find(|c| !is_of_word(c))?;
    Some(name + length)
}

/// Returns the end of the comment at the start of `text`. Comments may be nested.
fn block_comment(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut at = 0;
    loop {
        let rest = text.get(at..)?;
        at += rest.find(['*', '/'])?;
        let rest = text.get(at..)?;
        if rest.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with("*/") {
            depth = depth.checked_sub(1)?;
            at += 2;
            if depth == 0 {
                return Some(at);
            }
        } else {
            at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{fields, is_blank, listed, trimmed};

    #[test]
    fn a_record_comes_apart_at_its_own_commas() {
        let text = r##" // first
            Registry( a: [1, (x: ",)")], /* b: 2, /* c */ */ r#b : r#"),"],"#, c: ')', d: '\'', e: Some("\"]),"), )
        "##;
        assert_eq!(
            fields(trimmed(text), "Registry"),
            Some(vec![
                ("a", r#"[1, (x: ",)")]"#),
                ("b", r##"r#"),"],"#"##),
                ("c", "')'"),
                ("d", r"'\''"),
                ("e", r#"Some("\"]),")"#),
            ])
        );
    }

    #[test]
    fn what_is_no_record_is_none() {
        for text in ["[1]", "(1, 2)", "Other(a: 1)", "", "(a: 1", "(a)"] {
            assert_eq!(fields(text, "Registry"), None, "{text}");
        }
        assert_eq!(fields("()", "Registry"), Some(vec![]));
    }

    #[test]
    fn a_name_goes_on_as_far_as_ron_takes_it() {
        let text = "(ชื่อ: 1, ที่มา: \"ก\", น้ำ_ท่วม: 2, café: 3)";
        let fields = fields(text, "Registry").unwrap_or_default();
        let names: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, ["ชื่อ", "ที่มา", "น้ำ_ท่วม", "café"]);
    }

    #[test]
    fn attributes_of_a_file_are_passed_over() {
        let text = "#![enable(implicit_some)]\n#![enable(unwrap_newtypes)]\n(a: 1)";
        assert_eq!(fields(text, "Registry"), Some(vec![("a", "1")]));
    }

    #[test]
    fn a_list_comes_apart() {
        let text = "[\"ก, ข\", (\"ค\", 2), // [\n 'ง',]";
        assert_eq!(listed(text), Some(vec!["\"ก, ข\"", "(\"ค\", 2)", "'ง'"]));
        assert_eq!(listed("[]"), Some(vec![]));
        assert_eq!(listed("()"), None);
    }

    #[test]
    fn blanks_are_what_ron_takes_for_them() {
        assert!(is_blank("\u{200e} /* /* */ x */ // y"));
        assert!(!is_blank("/* */ x"));
        assert_eq!(trimmed(" /* a */ b /* c */ d // e\n"), "b /* c */ d");
    }
}
