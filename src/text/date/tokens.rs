//! The tokens of a written date: numbers, names of months, eras and separators.

use std::iter::Peekable;
use std::str::Chars;

use crate::text::digits::digit_value;
use crate::text::invisible::is_zero_width;

/// The months from January: in Thai, abbreviated in Thai without full stops, and in English.
pub(super) const MONTHS: [(&str, &str, &str); 12] = [
    ("มกราคม", "มค", "January"),
    ("กุมภาพันธ์", "กพ", "February"),
    ("มีนาคม", "มีค", "March"),
    ("เมษายน", "เมย", "April"),
    ("พฤษภาคม", "พค", "May"),
    ("มิถุนายน", "มิย", "June"),
    ("กรกฎาคม", "กค", "July"),
    ("สิงหาคม", "สค", "August"),
    ("กันยายน", "กย", "September"),
    ("ตุลาคม", "ตค", "October"),
    ("พฤศจิกายน", "พย", "November"),
    ("ธันวาคม", "ธค", "December"),
];

/// A token of a written date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum DateToken {
    Number(Number),
    Month(MonthName),
    Era(Era),
    /// A separator between numbers.
    Separator(char),
    /// Other letters, without full stops.
    Word(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// Too large a number is the largest that fits.
    pub value: i32,
    /// How many digits it is written with.
    pub digits: usize,
}

/// The name of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct MonthName {
    /// The number of the month, from 1.
    pub month: u8,
    pub is_thai: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Era {
    Buddhist,
    Common,
}

/// Splits a text into the tokens of a date.
pub(super) fn tokens(text: &str) -> Vec<DateToken> {
    let mut tokens: Vec<DateToken> = Vec::new();
    let mut rest = text.chars().peekable();
    while let Some(&next) = rest.peek() {
        if digit_value(next).is_some() {
            tokens.push(read_number(&mut rest));
        } else if is_letter(next) {
            read_word(&mut rest, &mut tokens);
        } else {
            rest.next();
            match next {
                '/' | '\u{ff0f}' | '\u{2044}' => tokens.push(DateToken::Separator('/')),
                '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => {
                    tokens.push(DateToken::Separator('-'));
                }
                '.' | ':' => tokens.push(DateToken::Separator(next)),
                _ => {}
            }
        }
    }
    tokens
}

/// Reads a run of digits.
fn read_number(rest: &mut Peekable<Chars<'_>>) -> DateToken {
    let mut number = Number {
        value: 0,
        digits: 0,
    };
    while let Some(digit) = rest.peek().copied().and_then(digit_value) {
        rest.next();
        number.value = number
            .value
            .saturating_mul(10)
            .saturating_add_unsigned(digit);
        number.digits += 1;
    }
    DateToken::Number(number)
}

/// Returns whether `c` is a letter or a mark above or below one.
fn is_letter(c: char) -> bool {
    // Most letters are Thai, which the table of all scripts finds slowly.
    ('\u{e01}'..='\u{e4e}').contains(&c) || c.is_alphabetic()
}

/// Reads letters with full stops between them, such as พ.ศ., and adds their tokens.
fn read_word(rest: &mut Peekable<Chars<'_>>, tokens: &mut Vec<DateToken>) {
    let mut letters = String::new();
    while let Some(&c) = rest.peek() {
        match c {
            '.' => {}
            c if is_zero_width(c) => {}
            '\u{e01}'..='\u{e4e}' => letters.push(c),
            c if is_letter(c) => letters.extend(c.to_lowercase()),
            _ => break,
        }
        rest.next();
    }
    // An abbreviation may have a space in it: "พ. ย."
    if let Some(DateToken::Word(before)) = tokens.last()
        && let Some(token) = month_or_era(&format!("{before}{letters}"))
    {
        tokens.pop();
        tokens.push(token);
        return;
    }
    let eras = [
        ("พศ", Era::Buddhist),
        ("พุทธศักราช", Era::Buddhist),
        ("คศ", Era::Common),
        ("คริสต์ศักราช", Era::Common),
    ];
    // "พ.ย.พ.ศ. ๒๕๖๘"
    let glued = eras.into_iter().find_map(|(era_name, era)| {
        let before = letters.strip_suffix(era_name)?;
        Some((month_or_era(before)?, era))
    });
    match (month_or_era(&letters), glued) {
        (Some(token), _) => tokens.push(token),
        (None, Some((token, era))) => tokens.extend([token, DateToken::Era(era)]),
        (None, None) => tokens.push(DateToken::Word(letters)),
    }
}

/// Returns the month or era that `letters` mean, in lower case and without full stops.
fn month_or_era(letters: &str) -> Option<DateToken> {
    let letters = ["เดือน", "ปี", "วันที่"]
        .iter()
        .find_map(|before| letters.strip_prefix(before).filter(|rest| !rest.is_empty()))
        .unwrap_or(letters);
    let era = match letters {
        "พศ" | "พุทธศักราช" | "be" => Some(Era::Buddhist),
        "คศ" | "คริสต์ศักราช" | "ad" | "ce" => Some(Era::Common),
        _ => None,
    };
    let month = (1..)
        .zip(MONTHS)
        .find_map(|(month, (thai, short, english))| {
            let begins = |name: &str| name.eq_ignore_ascii_case(letters);
            let in_english = begins(english)
                || letters == "sept" && month == 9
                || english.get(..3).is_some_and(begins);
            // In speech the end is left out: เมษา.
            let left_out = |end: &str| end.is_empty() || ["ยน", "คม", "พันธ์"].contains(&end);
            let is_thai = letters == short || thai.strip_prefix(letters).is_some_and(left_out);
            (is_thai || in_english).then_some(DateToken::Month(MonthName { month, is_thai }))
        });
    era.map(DateToken::Era).or(month)
}
