//! Days as Thai offices write them: ๒๐ พฤศจิกายน ๒๕๖๘, in years of the Buddhist era.

use super::digits::first_number;

/// The months from January, in Thai and in English.
const MONTHS: [(&str, &str); 12] = [
    ("มกราคม", "January"),
    ("กุมภาพันธ์", "February"),
    ("มีนาคม", "March"),
    ("เมษายน", "April"),
    ("พฤษภาคม", "May"),
    ("มิถุนายน", "June"),
    ("กรกฎาคม", "July"),
    ("สิงหาคม", "August"),
    ("กันยายน", "September"),
    ("ตุลาคม", "October"),
    ("พฤศจิกายน", "November"),
    ("ธันวาคม", "December"),
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
        let (month, (name, _)) = (1..)
            .zip(MONTHS)
            .find(|(_, (thai, _))| text.contains(thai))?;
        let (day, year) = text.split_once(name)?;
        let day = u8::try_from(first_number(day)?).ok()?;
        let year = i32::try_from(first_number(year)?).ok()? - BUDDHIST;
        ((1..=31).contains(&day) && (1..=9999).contains(&year)).then_some(Self { year, month, day })
    }

    /// The day as it is written in English, in the common era: 20 November 2025.
    #[must_use]
    pub fn in_english(self) -> String {
        let month = MONTHS.get(usize::from(self.month).wrapping_sub(1));
        let month = month.map_or("", |(_, english)| english);
        format!("{} {month} {}", self.day, self.year)
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
        assert_eq!(day.in_english(), "20 November 2025");
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
