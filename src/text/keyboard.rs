//! Converts text that was typed with the wrong keyboard layout.
//!
//! Two Thai layouts are in use: Kedmanee on most machines, Pattachote on some.

/// A Thai keyboard layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    Kedmanee,
    Pattachote,
}

/// The keys of the English layout, first without Shift and then with it.
const KEYS: &str = "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?";

/// The characters of the Kedmanee layout, in the order of [`KEYS`].
const KEDMANEE: &str =
    "_ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ%+๑๒๓๔ู฿๕๖๗๘๙๐\"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ";

/// The characters of the Pattachote layout, in the order of [`KEYS`].
const PATTACHOTE: &str =
    "_=๒๓๔๕ู๗๘๙๐๑๖็ตยอร่ดมวแใฌๅ้ทงกัีานเไขบปลหิคสะจพ฿+\"/,?ุ_.()-%๊ฤๆญษึฝซถฒฯฦํ๋ธำณ์ืผชโฆฑฎฏฐภฺศฮฟฉฬ";

impl Layout {
    /// Both layouts, the usual one first.
    pub const ALL: [Self; 2] = [Self::Kedmanee, Self::Pattachote];

    fn characters(self) -> &'static str {
        match self {
            Self::Kedmanee => KEDMANEE,
            Self::Pattachote => PATTACHOTE,
        }
    }

    /// Converts Latin letters that were meant to be Thai.
    #[must_use]
    pub fn to_thai(self, text: &str) -> String {
        retype(text, KEYS, self.characters())
    }

    /// Converts Thai letters that were meant to be English.
    #[must_use]
    pub fn to_english(self, text: &str) -> String {
        retype(text, self.characters(), KEYS)
    }
}

fn retype(text: &str, from: &str, to: &str) -> String {
    let keys: Vec<(char, char)> = from.chars().zip(to.chars()).collect();
    text.chars()
        .map(|c| {
            keys.iter()
                .find(|(key, _)| *key == c)
                .map_or(c, |(_, typed)| *typed)
        })
        .collect()
}

/// Counts the marks and vowels of a Thai text that are in impossible places, such as a mark without
/// a consonant or a leading vowel that nothing follows.
#[must_use]
pub fn misplaced(text: &str) -> usize {
    let consonant = |c: char| ('ก'..='ฮ').contains(&c);
    let mut misplaced = 0;
    let mut last = ' ';
    for c in text.chars() {
        let wrong = match c {
            // Vowels above, below and after, and marks.
            'ั' | 'ิ'..='ฺ' | '็' => !consonant(last),
            'ะ' | 'า' | 'ำ' => {
                !(consonant(last) || ('่'..='๋').contains(&last) || last == 'ั' || last == 'า')
            }
            '่'..='๋' | '์' => !(consonant(last) || ('ั'..='ู').contains(&last)),
            _ => ('เ'..='ไ').contains(&last) && !consonant(c),
        };
        misplaced += usize::from(wrong);
        last = c;
    }
    misplaced
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layouts_go_both_ways() {
        for layout in Layout::ALL {
            assert_eq!(layout.characters().chars().count(), KEYS.chars().count());
            for text in ["น้ำท่วมที่อำเภอ ๓ แห่ง", "รายงานผลฤดูฝน ญาติ ฐานะ"]
            {
                assert_eq!(layout.to_thai(&layout.to_english(text)), text);
            }
        }
        assert_eq!(Layout::Kedmanee.to_thai("l;ylfu"), "สวัสดี");
        assert_eq!(Layout::Kedmanee.to_english("้ำสย"), "help");
        assert_eq!(Layout::Pattachote.to_thai("tjedjkJc"), "รายงานผล");
    }

    #[test]
    fn thai_that_cannot_be_is_seen() {
        for text in ["น้ำท่วมที่นี่", "เกาะแก่ง", "สั่งการด่วน", "ผู้ว่าฯ"]
        {
            assert_eq!(misplaced(text), 0, "{text}");
        }
        assert!(misplaced("ะ้ิ่าำ") > 2);
    }
}
