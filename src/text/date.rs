//! Days as Thai offices write them: ๒๐ พฤศจิกายน ๒๕๖๘, in years of the Buddhist era.

use super::digits::first_number;

/// The months, from January.
const MONTHS: [&str; 12] = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
];

/// How many years the Buddhist era is ahead of the common one.
const BUDDHIST: i32 = 543;

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Date {
    /// In the common era.
    pub year: i32,
    /// From 1.
    pub month: u8,
    /// From 1.
    pub day: u8,
}

impl Date {
    /// Reads a day written as number, Thai month and year, in either kind of digits. Nothing
    /// when `text` is no such day.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (month, name) = (1..).zip(MONTHS).find(|(_, name)| text.contains(name))?;
        let (day, year) = text.split_once(name)?;
        let day = u8::try_from(first_number(day)?).ok()?;
        let year = i32::try_from(first_number(year)?).ok()? - BUDDHIST;
        ((1..=31).contains(&day) && (1..=9999).contains(&year)).then_some(Self { year, month, day })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_the_buddhist_era() {
        let day = Date {
            year: 2025,
            month: 11,
            day: 20,
        };
        assert_eq!(Date::read("๒๐ พฤศจิกายน ๒๕๖๘"), Some(day));
        assert_eq!(Date::read("วันที่ 20 พฤศจิกายน พ.ศ. 2568"), Some(day));
        for text in [
            "",
            "พฤศจิกายน",
            "๔๐ มกราคม ๒๕๖๘",
            "๑ มกราคม ๕๐๐",
            "20/11/2568",
        ] {
            assert_eq!(Date::read(text), None, "{text}");
        }
    }
}
