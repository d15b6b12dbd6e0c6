//! The numbered items of a text, each on a line of its own.

use crate::text::digits::{digit_value, first_number};
use crate::text::part;

/// Returns `text` with each numbered item ("๒." or "2." after a space) on its own line, as in the
/// tables of official letters. Items count up from one. Another number with a full stop, as in a
/// name or a decimal, does not begin an item.
#[must_use]
pub fn items_on_lines(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(items_of_line).collect();
    lines.join("\n")
}

fn items_of_line(text: &str) -> String {
    let mut items: Vec<usize> = Vec::new();
    let mut next = 1;
    let starts = std::iter::once(0).chain(text.match_indices(' ').map(|(at, _)| at + 1));
    for start in starts {
        if item_number(part(text, start..)) == Some(next) {
            items.push(start);
            next += 1;
        }
    }
    // A single item is not a list.
    if items.len() < 2 {
        return text.to_owned();
    }
    let mut lines = String::with_capacity(text.len());
    let mut from = 0;
    for item in items.into_iter().filter(|&item| item > 0) {
        lines.push_str(part(text, from..item - 1));
        lines.push('\n');
        from = item;
    }
    lines.push_str(part(text, from..));
    lines
}

/// Returns the number of the item that begins `text`: digits and a full stop, but not a decimal.
fn item_number(text: &str) -> Option<u64> {
    let is_digit = |c| digit_value(c).is_some();
    let rest = text.trim_start_matches(is_digit);
    let after = rest.strip_prefix('.')?;
    (rest.len() < text.len() && !after.starts_with(is_digit))
        .then(|| first_number(text))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbered_items_get_lines() {
        assert_eq!(
            items_on_lines("๑.ปลัดจังหวัด ๒.นายอำเภอ ๓. ปลัดอำเภอ ประสานงาน"),
            "๑.ปลัดจังหวัด\n๒.นายอำเภอ\n๓. ปลัดอำเภอ ประสานงาน"
        );
        assert_eq!(
            items_on_lines("ให้ปฏิบัติดังนี้ 1. รายงาน 2. ตอบรับ"),
            "ให้ปฏิบัติดังนี้\n1. รายงาน\n2. ตอบรับ"
        );
        for text in [
            "จำนวน ๑๙ คน",
            "กลุ่ม 1. เมษายน",
            "ระยะ 1.5 กม. และ 2.5 กม.",
            "พ.ศ. ๒๕๖๘ เวลา ๐๘.๓๐ น.",
        ] {
            assert_eq!(items_on_lines(text), text);
        }
    }
}
