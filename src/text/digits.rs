//! Thai and Arabic digits. The registry keeps the letter's digits. They are only converted for
//! display.

use std::borrow::Cow;
use std::ops::Range;

use strum::{EnumString, IntoStaticStr};

use icu_properties::props::GeneralCategory;
use icu_properties::{CodePointMapData, CodePointMapDataBorrowed};

use super::kept::KeptNames;
use super::{part, place_of};

/// The digits to show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, EnumString, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Digits {
    /// ๐๑๒๓๔๕๖๗๘๙, as in official letters.
    #[default]
    Thai,
    /// 0123456789
    Arabic,
    /// Each text in the digits that it is written in. The program's own numbers are Arabic, so that
    /// they are told from those of a letter.
    AsWritten,
}

static GENERAL_CATEGORY: CodePointMapDataBorrowed<'static, GeneralCategory> =
    CodePointMapData::<GeneralCategory>::new();

const THAI_ZERO: u32 = '๐' as u32;

impl Digits {
    /// Both kinds of digits, the default first. They can be asked for on the command line.
    pub const ALL: [Self; 2] = [Self::Thai, Self::Arabic];

    /// Returns the id, as used on the command line and in the settings.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.into()
    }

    /// Returns `text` with its decimal digits in this style. Borrows it if nothing changes.
    ///
    /// A digit inside a Latin word stays Arabic, since ids, file names and codes such as "UTF-8",
    /// "U+00A0" or `administrators.practice.1` would lose their meaning. So does one in a keycap
    /// (1️⃣), in a network address and in the number of a letter.
    #[must_use]
    pub fn show(self, text: &str) -> Cow<'_, str> {
        self.show_but(text, KeptNames::default())
    }

    /// Does the same as [`Self::show`], but leaves `names` as they are written.
    #[must_use]
    pub fn show_but(self, text: &str, names: KeptNames) -> Cow<'_, str> {
        let turns = match self {
            Self::Arabic => text.contains(is_thai_digit),
            Self::Thai => text.contains(|c: char| c.is_ascii_digit()),
            Self::AsWritten => false,
        };
        if !turns {
            return Cow::Borrowed(text);
        }
        let mut kept = names.parts(text);
        if self == Self::Thai {
            kept.extend(latin_words(text));
        }
        kept.sort_unstable_by_key(|part| part.start);
        let mut kept = kept.into_iter().peekable();
        let mut shown = String::with_capacity(text.len() * 2);
        for (at, c) in text.char_indices() {
            while kept.next_if(|part| part.end <= at).is_some() {}
            let stays = kept.peek().is_some_and(|part| part.start <= at)
                || is_keycap(part(text, at + c.len_utf8()..));
            shown.push(if stays { c } else { self.digit(c) });
        }
        Cow::Owned(shown)
    }

    /// Returns a whole number in this style.
    #[must_use]
    pub fn number(self, number: u64) -> String {
        self.show(&number.to_string()).into_owned()
    }

    fn digit(self, c: char) -> char {
        match (self, digit_value(c)) {
            (_, None) | (Self::AsWritten, _) => c,
            (Self::Thai, Some(value)) => char::from_u32(THAI_ZERO + value).unwrap_or(c),
            (Self::Arabic, Some(value)) => char::from_digit(value, 10).unwrap_or(c),
        }
    }
}

/// Returns the ranges of words with Latin letters.
fn latin_words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let in_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '/' | '+');
    text.split(move |c| !in_word(c))
        .filter(|word| word.contains(|c: char| c.is_ascii_alphabetic()))
        .map(|word| place_of(text, word))
}

/// Returns whether the text `after` a digit makes it a keycap.
fn is_keycap(after: &str) -> bool {
    after
        .strip_prefix('\u{fe0f}')
        .unwrap_or(after)
        .starts_with('\u{20e3}')
}

/// Returns whether `c` is one of ๐ to ๙.
#[must_use]
pub fn is_thai_digit(c: char) -> bool {
    ('๐'..='๙').contains(&c)
}

/// Returns the value of a decimal digit of any script, such as Lao, Khmer or a bold one.
#[must_use]
pub fn any_digit_value(c: char) -> Option<u32> {
    if c.is_ascii() || is_thai_digit(c) {
        return digit_value(c);
    }
    let is_digit = |c: char| GENERAL_CATEGORY.get(c) == GeneralCategory::DecimalNumber;
    // Unicode keeps the ten digits of a script together, in order, from zero.
    let run = (0..60)
        .map_while(|back| char::from_u32(u32::from(c).checked_sub(back)?))
        .take_while(|c| is_digit(*c))
        .count();
    u32::try_from(run)
        .ok()?
        .checked_sub(1)
        .map(|place| place % 10)
}

/// Returns the value of a Thai or Arabic decimal digit.
#[must_use]
pub fn digit_value(c: char) -> Option<u32> {
    if is_thai_digit(c) {
        Some(c as u32 - THAI_ZERO)
    } else {
        c.to_digit(10)
    }
}

/// Returns the first whole number in `text`, in either kind of digits.
#[must_use]
pub fn first_number(text: &str) -> Option<u64> {
    let mut digits = text
        .chars()
        .map(digit_value)
        .skip_while(Option::is_none)
        .map_while(|value| value)
        .peekable();
    digits.peek()?;
    digits.try_fold(0_u64, |number, value| {
        number.checked_mul(10)?.checked_add(u64::from(value))
    })
}

/// Returns the whole number that `text` is, in either kind of digits, with or without blanks around it.
#[must_use]
pub fn whole_number(text: &str) -> Option<u32> {
    let digits = text.trim().chars().map(digit_value);
    let digits: Option<String> = digits.map(|digit| char::from_digit(digit?, 10)).collect();
    digits?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_change_in_display_only_where_they_must() {
        assert_eq!(
            Digits::Arabic.show("จำนวนสมาชิก ๒๐๔ คน"),
            "จำนวนสมาชิก 204 คน"
        );
        assert_eq!(Digits::Thai.show("18 อำเภอ"), "๑๘ อำเภอ");
        assert!(matches!(Digits::Thai.show("๒๐๔ คน"), Cow::Borrowed(_)));
        assert_eq!(Digits::Thai.number(1054), "๑๐๕๔");
        assert_eq!(Digits::Thai.show("0018.1/2 คน"), "๐๐๑๘.๑/๒ คน");
        let mixed = "๒๐๔ คน 18 อำเภอ";
        assert_eq!(Digits::AsWritten.show(mixed), mixed);
        assert_eq!(Digits::AsWritten.number(12), "12");
    }

    #[test]
    fn digits_of_ids_and_codes_stay() {
        for code in ["ข้อความ UTF-8", "orders-pk.practice.1", "data/v2.ron:"] {
            assert_eq!(Digits::Thai.show(code), code);
        }
        assert_eq!(Digits::Thai.show("v2.ron มี 3 ข้อ"), "v2.ron มี ๓ ข้อ");
    }

    #[test]
    fn digits_of_keycaps_stay() {
        assert_eq!(Digits::Thai.show("1️⃣ ข้อ 1"), "1️⃣ ข้อ ๑");
        assert_eq!(Digits::Thai.show("2\u{20e3}"), "2\u{20e3}");
    }

    #[test]
    fn a_number_is_read_from_either_digits() {
        assert_eq!(first_number("จำนวนสมาชิก ๒๐๔ คน"), Some(204));
        assert_eq!(first_number("จำนวน 19 คน (๒)"), Some(19));
        assert_eq!(first_number("ไม่ระบุ"), None);
        assert_eq!(first_number("99999999999999999999999"), None);
    }
}
