//! The order of the Thai dictionary, with numbers in order of value.

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;

/// Compares texts in Thai order.
pub struct ThaiOrder(Option<CollatorBorrowed<'static>>);

impl std::fmt::Debug for ThaiOrder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ThaiOrder")
    }
}

impl Default for ThaiOrder {
    fn default() -> Self {
        let mut preferences = CollatorPreferences::from(&locale!("th"));
        preferences.numeric_ordering = Some(CollationNumericOrdering::True);
        // The data is built in. Without it, the order of characters is the next best.
        Self(Collator::try_new(preferences, CollatorOptions::default()).ok())
    }
}

impl ThaiOrder {
    /// Returns the order of two texts.
    #[must_use]
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        match &self.0 {
            Some(collator) => collator.compare(a, b),
            None => a.cmp(b),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leading_vowels_do_not_lead_and_numbers_count() {
        let order = ThaiOrder::default();
        let mut names = vec!["เกาะ", "ขอนแก่น", "กลุ่ม ๑๐", "กลุ่ม ๙", "แก่ง"];
        names.sort_by(|a, b| order.compare(a, b));
        assert_eq!(names, ["กลุ่ม ๙", "กลุ่ม ๑๐", "เกาะ", "แก่ง", "ขอนแก่น"]);
    }
}
