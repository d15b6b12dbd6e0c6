//! Folding for search: what a person types and what the letter says are compared in a form
//! where digits, case, spaces and the two ways of writing ำ make no difference.

use super::digits::digit_value;

/// `text` folded for comparison.
///
/// Digits become Arabic, Latin letters lower case, a decomposed ํา becomes ำ, doubled เเ becomes
/// แ, and white space, full stops, zero-width characters and ฯ are dropped, so that "ปค. สน."
/// and "ปคสน" are one.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'า' if folded.ends_with('ํ') => {
                folded.pop();
                folded.push('ำ');
            }
            'เ' if folded.ends_with('เ') => {
                folded.pop();
                folded.push('แ');
            }
            '.' | 'ฯ' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => {}
            c if c.is_whitespace() => {}
            c => match digit_value(c).and_then(|value| char::from_digit(value, 10)) {
                Some(digit) => folded.push(digit),
                None => folded.extend(c.to_lowercase()),
            },
        }
    }
    folded
}

/// Whether `needle`, already folded and not empty, is found in `text`.
#[must_use]
pub fn contains_folded(text: &str, needle: &str) -> bool {
    !needle.is_empty() && fold(text).contains(needle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_the_same_folds_the_same() {
        assert_eq!(fold("ปค. สน."), fold("ปคสน"));
        assert_eq!(fold("นํ้าทํา"), fold("นํ้าทำ"));
        assert_eq!(fold("เเม่"), "แม่");
        assert_eq!(fold("LINE ๑๙"), "line19");
        assert!(contains_folded("หน.ส่วนราชการ-นอภ.สน.", &fold("นอภ สน")));
        assert!(!contains_folded("ใด ๆ", ""));
    }
}
