//! Control characters, which get into names and texts by copying. They are invisible on paper,
//! corrupt a file, and control a terminal.

use std::borrow::Cow;

use super::invisible::reverses;

/// The picture of the first control character. The others follow in order.
const PICTURES: u32 = 0x2400;

/// The picture of U+007F.
const DELETE: char = '\u{2421}';

/// Returns `text` for paper and files. All line ends become `\n` and tabs become spaces. Other
/// control characters, and characters that XML does not permit, are removed.
#[must_use]
pub fn printable(text: &str) -> Cow<'_, str> {
    let is_odd = |c: char| c != '\n' && (c.is_control() || is_line_end(c) || is_no_character(c));
    if !text.contains(is_odd) {
        return Cow::Borrowed(text);
    }
    let mut printable = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                printable.push('\n');
            }
            c if is_line_end(c) => printable.push('\n'),
            '\t' => printable.push(' '),
            c if c.is_control() || is_no_character(c) => {}
            c => printable.push(c),
        }
    }
    Cow::Owned(printable)
}

/// Returns `text` for a terminal. Control characters other than line ends and tabs are replaced by
/// pictures of themselves, so that they can be seen and do no harm. So are those that show what
/// follows in another order.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    let obeys = |c: char| c.is_control() && !matches!(c, '\n' | '\t') || reverses(c);
    if !text.contains(obeys) {
        return Cow::Borrowed(text);
    }
    let picture = |c: char| match u32::from(c) {
        0x7f => DELETE,
        code @ 0..0x20 => char::from_u32(PICTURES + code).unwrap_or(char::REPLACEMENT_CHARACTER),
        _ => char::REPLACEMENT_CHARACTER,
    };
    let shown = text.chars().map(|c| if obeys(c) { picture(c) } else { c });
    Cow::Owned(shown.collect())
}

/// Returns whether `c` ends a line or a paragraph in some text.
fn is_line_end(c: char) -> bool {
    matches!(
        c,
        '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

fn is_no_character(c: char) -> bool {
    u32::from(c) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_into_files_has_no_control_characters() {
        assert_eq!(printable("ก\r\nข\rค\u{b}ง\u{2028}จ"), "ก\nข\nค\nง\nจ");
        assert_eq!(printable("ก\u{1b}[31m\0\tข\u{7f}\u{9b}\u{ffff}"), "ก[31m ข");
        assert!(matches!(printable("ก\nข"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_terminal_is_told_nothing() {
        assert_eq!(
            visible("ก\u{1b}[31m\r\0\u{7f}\u{9b}\t\n"),
            "ก␛[31m␍␀␡\u{fffd}\t\n"
        );
        assert_eq!(visible("ก\u{202e}ข\u{2066}"), "ก\u{fffd}ข\u{fffd}");
        assert!(matches!(visible("ก\tข\n"), Cow::Borrowed(_)));
    }
}
