//! Checks that every weight of understanding is in the data.

use std::fs;

use regex::Regex;

use super::province::code;
use super::support::files;

/// Returns the numbers with a fraction in `code`, but for none and all.
fn fractions(code: &str) -> Vec<String> {
    let number = Regex::new(r"(?:^|[^\w.])(\d[\d_]*\.\d[\d_]*)").expect("a pattern");
    let found = number.captures_iter(code).map(|found| found[1].to_owned());
    found
        .filter(|number| !["0.0", "1.0"].contains(&number.trim_end_matches('_')))
        .collect()
}

#[test]
fn no_weight_stands_in_the_code() {
    for folder in ["src/understand", "src/language"] {
        for file in files(folder, ".rs") {
            let source = fs::read_to_string(&file).expect("a source file");
            let found = fractions(&code(&source));
            assert!(found.is_empty(), "{}: {found:?}", file.display());
        }
    }
}

#[test]
fn the_check_finds_planted_weights() {
    assert_eq!(fractions("let sure = score > 0.25;"), ["0.25"]);
    assert_eq!(fractions("const SURE: f32 = 1.4_f32;"), ["1.4_"]);
    assert!(fractions("pair.0.1, 0..5, [0.0_f32; 3], share + 1.0").is_empty());
}
