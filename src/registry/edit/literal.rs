//! Writes values as RON.

use std::fmt::{Display, Write};

use crate::lang::Words;

/// Writes a text, so that reading it gives the same text.
#[must_use]
pub fn text_literal(text: &str) -> String {
    let mut literal = String::with_capacity(text.len() + 2);
    literal.push('"');
    for c in text.chars() {
        match c {
            '"' => literal.push_str("\\\""),
            '\\' => literal.push_str("\\\\"),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '\t' => literal.push_str("\\t"),
            // Writing to a string cannot fail.
            c if c.is_control() => {
                let _ = write!(literal, "\\u{{{:x}}}", u32::from(c));
            }
            c => literal.push(c),
        }
    }
    literal.push('"');
    literal
}

/// Writes words: in both languages, or as one text if there are no English ones.
#[must_use]
pub fn words_literal(words: &Words) -> String {
    let th = text_literal(&words.th);
    if words.en.is_empty() {
        th
    } else {
        format!("(th: {th}, en: {})", text_literal(&words.en))
    }
}

/// Writes a list of values that are already RON, on one line.
#[must_use]
pub fn list_literal(items: impl IntoIterator<Item = String>) -> String {
    let items: Vec<String> = items.into_iter().collect();
    format!("[{}]", items.join(", "))
}

/// Writes a record of values that are already RON, each field on a line of its own, for a list whose
/// items have this `indent`.
pub(super) fn record_literal<'f>(
    indent: &str,
    fields: impl IntoIterator<Item = (&'f str, impl Display)>,
) -> String {
    let mut literal = "(\n".to_owned();
    for (name, value) in fields {
        // Writing to a string cannot fail.
        let _ = writeln!(literal, "{indent}    {name}: {value},");
    }
    literal + indent + ")"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_as_it_was() {
        for text in [
            "",
            "ก \"ข\" \\ ค",
            "สอง\nบรรทัด\r\t",
            "\0\u{7f}\u{85}",
            "น้ำ 😀 {}",
        ] {
            let literal = text_literal(text);
            assert_eq!(
                ron::from_str::<String>(&literal).as_deref(),
                Ok(text),
                "{literal}"
            );
            assert!(!literal.contains('\n'));
        }
    }

    #[test]
    fn words_have_a_second_language_only_if_it_is_there() {
        let words = |en: &str| Words {
            th: "ก".to_owned(),
            en: en.to_owned(),
        };
        assert_eq!(words_literal(&words("a")), r#"(th: "ก", en: "a")"#);
        assert_eq!(words_literal(&words("")), r#""ก""#);
    }
}
