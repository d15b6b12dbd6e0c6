//! Lines of a width in terminal columns.

use unicode_width::UnicodeWidthStr;

use super::{Breaker, at_spaces, pairs};

/// Splits `text` into lines of at most `width` columns, as [`Breaker::wrap`] describes.
pub(super) fn wrap(breaker: &Breaker, text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for piece in breaker.pieces(paragraph) {
            if columns(piece.trim_end()) <= width {
                add_to_line(&mut line, piece, width, &mut lines);
                continue;
            }
            for part in narrowed(breaker, piece, width) {
                add_to_line(&mut line, part, width, &mut lines);
            }
        }
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// Splits `piece`, which is wider than `width`, at its spaces. A pair that is still too wide is
/// split between words, and then between its parts.
fn narrowed<'t>(breaker: &Breaker, piece: &'t str, width: usize) -> Vec<&'t str> {
    let fits = |part: &str| columns(part.trim_end()) <= width || !part.trim_end().contains(' ');
    let mut parts = Vec::new();
    for part in breaker.parts(piece) {
        if fits(part) {
            parts.push(part);
            continue;
        }
        for word in breaker.words(part) {
            if fits(word) {
                parts.push(word);
            } else {
                parts.extend(at_spaces(word, &pairs::marks(word)));
            }
        }
    }
    parts
}

/// Adds `piece` to `line`, and moves the line to `lines` first if the piece does not fit.
fn add_to_line(line: &mut String, piece: &str, width: usize, lines: &mut Vec<String>) {
    if !line.is_empty() && columns(line) + columns(piece.trim_end()) > width {
        lines.push(std::mem::take(line).trim_end().to_owned());
    }
    line.push_str(piece);
}

/// Returns the number of terminal columns that `text` takes.
#[must_use]
pub fn columns(text: &str) -> usize {
    text.width()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_never_begins_with_a_mark_that_ends_words() {
        let text = "ให้ทุก ๆ คนในกลุ่มต่าง ๆ ฯลฯ ทราบต่าง  ๆ กันโดยทั่วกันในกรุงเทพ ฯ";
        for width in 1..40 {
            for line in Breaker::new([]).wrap(text, width) {
                assert!(!line.starts_with(['ๆ', 'ฯ']), "{width}: {line}");
            }
        }
    }

    #[test]
    fn lines_keep_to_their_width() {
        let breaker = Breaker::new(["ผู้ว่าราชการจังหวัด", "รองผู้ว่าราชการจังหวัด"]);
        let text = "ใช้สื่อสาร รายงานเหตุด่วนเหตุสำคัญ และรับข้อสั่งการจากผู้ว่าราชการจังหวัดสกลนคร/รองผู้ว่าราชการจังหวัดสกลนคร";
        let lines = breaker.wrap(text, 30);
        for line in &lines {
            assert!(columns(line) <= 30, "{line}");
        }
        assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
    }

    #[test]
    fn marks_take_no_column() {
        assert_eq!(columns("น้ำ"), columns("นา"));
        assert_eq!(columns("ที่นี่"), 2);
    }
}
