//! Text that keeps its digits as written: names, network addresses, and numbers of letters.
//!
//! People search for a name as it is written: LINE does not find "กลุ่ม ๒๕๖๘" for "กลุ่ม 2568". And
//! a letter is filed under the number on it. So digits are converted only around them.

use std::collections::HashMap;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::{LazyLock, Mutex, PoisonError};

use aho_corasick::AhoCorasick;

use super::digits::digit_value;
use super::part;
use super::pattern::{Pattern, compile};

/// A name with no more than this many digits and nothing else is hard to tell from a count. It
/// counts only if it is on its own.
const FEW: usize = 2;

/// Matches URLs, addresses that begin with `www.`, hosts with a path, and e-mail addresses.
static ADDRESS: Pattern = Pattern::new(|| {
    let pattern = r#"(?x)
        [A-Za-z][A-Za-z0-9+.-]*://[^\ \t\r\n<>"“”]+
        | www\.[^\ \t\r\n<>"“”]+
        | [A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}/[^\ \t\r\n<>"“”]*
        | [A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+
    "#;
    compile(pattern)
});

/// Matches the number of an official letter: the office's letters, its code, and the letter's own
/// number after a slash, as in "สน 0017.3/ว 1234".
static LETTER_NUMBER: Pattern = Pattern::new(|| {
    let pattern = r"(?x)
        (?: ^ | ที่[\ \u{a0}]* | [\ \t\u{a0}\n(“] )
        ( [ก-ฮ]{1,4} [\ \u{a0}]? [0-9๐-๙]{4,6} (?: \. [0-9๐-๙]+ )*
          / (?: ว \.? [\ \u{a0}]? )? [0-9๐-๙]+ )
    ";
    compile(pattern)
});

/// Names whose digits are shown as written.
///
/// A set of names is created once and lives as long as the program, so that it can be copied freely
/// and compared at no cost. A registry that is read again has the same set.
#[derive(Clone, Copy, Default)]
pub struct KeptNames(Option<&'static Names>);

struct Names {
    names: Vec<String>,
    finder: AhoCorasick,
}

/// The sets created so far, by their names.
static CREATED: LazyLock<Mutex<HashMap<Vec<String>, &'static Names>>> =
    LazyLock::new(Mutex::default);

impl KeptNames {
    /// Returns the set of those `names` that have digits.
    #[must_use]
    pub fn of<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let has_digits = |name: &&str| name.contains(|c| digit_value(c).is_some());
        let names = names.into_iter().map(str::trim).filter(has_digits);
        let mut names: Vec<String> = names.map(str::to_owned).collect();
        names.sort_unstable();
        names.dedup();
        if names.is_empty() {
            return Self::default();
        }
        let mut created = CREATED.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(&names) = created.get(&names) {
            return Self(Some(names));
        }
        // Without the finder, only the digits of names would be wrong.
        let Ok(finder) = AhoCorasick::new(&names) else {
            return Self::default();
        };
        let set: &'static Names = Box::leak(Box::new(Names {
            names: names.clone(),
            finder,
        }));
        created.insert(names, set);
        Self(Some(set))
    }

    /// Returns the parts of `text` that keep their digits.
    #[must_use]
    pub fn parts(self, text: &str) -> Vec<Range<usize>> {
        let mut parts = Vec::new();
        if let Some(set) = self.0 {
            let found = set.finder.find_overlapping_iter(text);
            let found = found.filter(|found| {
                let name = set.names.get(found.pattern().as_usize());
                name.is_some_and(|name| is_name(name, text, &found.range()))
            });
            parts.extend(found.map(|found| found.range()));
        }
        if text.contains(['/', '@']) || text.contains("www.") {
            parts.extend(ADDRESS.find_iter(text).map(|found| found.range()));
            let number = LETTER_NUMBER.captures_iter(text);
            parts.extend(number.filter_map(|found| Some(found.get(1)?.range())));
        }
        parts
    }
}

/// Returns whether `name`, found at `place`, is meant there: "กลุ่ม 12" does not mean "กลุ่ม 1".
fn is_name(name: &str, text: &str, place: &Range<usize>) -> bool {
    let is_digit = |c: char| digit_value(c).is_some();
    let is_short_number = name.chars().all(is_digit) && name.chars().count() <= FEW;
    if is_short_number {
        return text.trim() == name;
    }
    let before = part(text, ..place.start);
    let after = part(text, place.end..);
    let joined = |inner: bool, outer: bool| inner && outer;
    !joined(name.starts_with(is_digit), before.ends_with(is_digit))
        && !joined(name.ends_with(is_digit), after.starts_with(is_digit))
}

impl fmt::Debug for KeptNames {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.0.map_or(0, |set| set.names.len());
        f.debug_tuple("KeptNames").field(&count).finish()
    }
}

/// Each set is created once, so its address identifies it.
impl PartialEq for KeptNames {
    fn eq(&self, other: &Self) -> bool {
        match (self.0, other.0) {
            (Some(one), Some(other)) => std::ptr::eq(one, other),
            (None, None) => true,
            _ => false,
        }
    }
}

impl Eq for KeptNames {}

impl Hash for KeptNames {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.map(std::ptr::from_ref).hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::super::Digits;
    use super::*;

    fn kept() -> KeptNames {
        KeptNames::of(["กลุ่ม 1 ลานสหกรณ์ 2568", "งาน ๑๒", "191", "7", "ไม่มีเลข"])
    }

    fn thai(text: &str) -> String {
        Digits::Thai.show_but(text, kept()).into_owned()
    }

    fn arabic(text: &str) -> String {
        Digits::Arabic.show_but(text, kept()).into_owned()
    }

    #[test]
    fn names_keep_their_digits_and_what_is_around_them_turns() {
        assert_eq!(
            thai("ข้อ 2 ของกลุ่ม 1 ลานสหกรณ์ 2568 มี 40 คน"),
            "ข้อ ๒ ของกลุ่ม 1 ลานสหกรณ์ 2568 มี ๔๐ คน"
        );
        assert_eq!(arabic("ข้อ ๒ ของงาน ๑๒ มี ๔๐ คน"), "ข้อ 2 ของงาน ๑๒ มี 40 คน");
        assert_eq!(thai("โทร 191 หรือ 1910"), "โทร 191 หรือ ๑๙๑๐");
    }

    #[test]
    fn a_longer_number_is_another_name() {
        assert_eq!(arabic("งาน ๑๒๓"), "งาน 123");
        assert_eq!(thai("กลุ่ม 1 ลานสหกรณ์ 25689"), "กลุ่ม ๑ ลานสหกรณ์ ๒๕๖๘๙");
    }

    #[test]
    fn a_name_of_one_digit_is_no_count() {
        assert_eq!(thai("7"), "7");
        assert_eq!(thai("ข้อ 7"), "ข้อ ๗");
    }

    #[test]
    fn numbers_of_letters_keep_their_digits() {
        for number in [
            "ที่ สน 0017.3/ว 1234",
            "ตามหนังสือที่ มท 0211.6/ว1234",
            "(สน 52001/45)",
            "ที่ สน 0017.3/ว 1234\nที่ มท 0309/12",
        ] {
            assert_eq!(thai(number), number);
            let in_thai: String = Digits::Thai
                .show(&number.replace('/', "|"))
                .replace('|', "/");
            assert_eq!(arabic(&in_thai), in_thai, "{number}");
        }
        assert_eq!(
            thai("ที่ มท 0211.6/ว 1234 ลงวันที่ 5 มกราคม 2568"),
            "ที่ มท 0211.6/ว 1234 ลงวันที่ ๕ มกราคม ๒๕๖๘"
        );
        assert_eq!(thai("คะแนน 9/10 ข้อ 2568/1"), "คะแนน ๙/๑๐ ข้อ ๒๕๖๘/๑");
    }

    #[test]
    fn addresses_keep_their_digits() {
        for address in [
            "https://line.me/R/ti/p/%401?a=22&b=3#4",
            "www.example.go.th/?id=12",
            "line.me/ti/g2/A1?x=5",
            "saraban.2568+1@moi.go.th",
        ] {
            let text = format!("ดู 3 แห่งที่ {address} วันที่ 4");
            assert_eq!(thai(&text), format!("ดู ๓ แห่งที่ {address} วันที่ ๔"));
        }
    }

    #[test]
    fn the_same_names_are_the_same_set() {
        assert_eq!(
            KeptNames::of(["ก 1", "ข 2"]),
            KeptNames::of(["ข 2", "ก 1", "ค"])
        );
        assert_ne!(KeptNames::of(["ก 1"]), KeptNames::of(["ก 2"]));
        assert_eq!(KeptNames::of(["ก"]), KeptNames::default());
    }
}
