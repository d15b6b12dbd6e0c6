//! The program's fonts, the same for the window and for paper, and the characters they have.
//! `assets/fonts/README.md` says where they come from.

use std::sync::LazyLock;

use icu_properties::props::DefaultIgnorableCodePoint;
use icu_properties::{CodePointSetData, CodePointSetDataBorrowed};
use ttf_parser::Face;

/// A font of the program.
#[derive(Clone, Copy, Debug)]
pub struct Font {
    /// The name of its family.
    pub family: &'static str,
    pub bytes: &'static [u8],
}

/// The Thai font, in its three weights.
pub const REGULAR: Font = Font {
    family: "Sarabun",
    bytes: include_bytes!("../assets/fonts/Sarabun-Regular.ttf"),
};
pub const SEMIBOLD: Font = Font {
    family: "Sarabun",
    bytes: include_bytes!("../assets/fonts/Sarabun-SemiBold.ttf"),
};
pub const BOLD: Font = Font {
    family: "Sarabun",
    bytes: include_bytes!("../assets/fonts/Sarabun-Bold.ttf"),
};

/// The symbols of offices and of LINE messages.
pub const SIGNS: Font = Font {
    family: "Trong Klum Signs",
    bytes: include_bytes!("../assets/fonts/TrongKlumSigns-Regular.ttf"),
};

/// The icons of the window. They are on no page, and no text has them.
pub const ICONS: Font = Font {
    family: "Phosphor",
    bytes: include_bytes!("../assets/fonts/Phosphor-Regular.ttf"),
};

/// The fonts to search, in this order, for a character that the Thai font lacks. The window
/// searches the same ones.
pub const FALLBACKS: [Font; 4] = [
    SIGNS,
    Font {
        family: "Ubuntu",
        bytes: epaint_default_fonts::UBUNTU_LIGHT,
    },
    Font {
        family: "Noto Emoji",
        bytes: epaint_default_fonts::NOTO_EMOJI_REGULAR,
    },
    Font {
        family: "emoji",
        bytes: epaint_default_fonts::EMOJI_ICON,
    },
];

/// The code points of all fonts, sorted.
static LETTERS: LazyLock<Vec<u32>> = LazyLock::new(|| {
    let mut letters = Vec::new();
    for font in std::iter::once(REGULAR).chain(FALLBACKS) {
        let Ok(face) = Face::parse(font.bytes, 0) else {
            continue;
        };
        let tables = face.tables().cmap.into_iter();
        for table in tables.flat_map(|cmap| cmap.subtables) {
            if table.is_unicode() {
                table.codepoints(|letter| {
                    if table.glyph_index(letter).is_some_and(|glyph| glyph.0 > 0) {
                        letters.push(letter);
                    }
                });
            }
        }
    }
    letters.sort_unstable();
    letters.dedup();
    letters
});

/// The characters that only affect how others are drawn. No font needs a glyph for them.
static INVISIBLE: CodePointSetDataBorrowed<'static> =
    CodePointSetData::new::<DefaultIgnorableCodePoint>();

/// Returns the characters of `texts` that can be neither shown nor printed, each once, in order of
/// appearance. Leaves out those that are invisible in any font.
#[must_use]
pub fn missing<'t>(texts: impl IntoIterator<Item = &'t str>) -> Vec<char> {
    let mut missing = Vec::new();
    for letter in texts.into_iter().flat_map(str::chars) {
        if !(letter.is_ascii()
            || letter.is_whitespace()
            || letter.is_control()
            || INVISIBLE.contains(letter)
            || LETTERS.binary_search(&u32::from(letter)).is_ok()
            || missing.contains(&letter))
        {
            missing.push(letter);
        }
    }
    missing
}

/// Returns the same as [`missing`] in words, or `None` if nothing is missing.
#[must_use]
pub fn missing_in_words<'t>(texts: impl IntoIterator<Item = &'t str>) -> Option<String> {
    let letters = missing(texts);
    (!letters.is_empty()).then(|| named(&letters))
}

/// The maximum number of characters to name. More would only show that a text is in another script.
const NAMED: usize = 8;

/// Describes `letters` for people, each with its code point, since it cannot be seen.
#[must_use]
pub fn named(letters: &[char]) -> String {
    let mut names: Vec<String> = letters
        .iter()
        .take(NAMED)
        .map(|&letter| format!("{letter} (U+{:04X})", u32::from(letter)))
        .collect();
    if letters.len() > NAMED {
        names.push("…".to_owned());
    }
    names.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Symbols that occur in letters, forms and messages of Thai offices.
    const OFFICE: &str = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵❶❷➀➊⓪ⒶⓐⅠⅣⅻ●○■□☐☑☒✓✔✗✘▪▫▲△▼▽◆◇◉◎★☆\
                          →⇒⇨➔➜➤←↑↓↔⇔℃℉°㎡㎥㎞㎝㎜㎏№℡½¼¾⅓×÷±−≤≥≠≈≡√∞•‣◦·–—―…“”‘’«»฿€※☎☏✉✂☞◊\
                          【】「」『』〈〉《》、。（）：，＝？！＋－／０１９ＡＺａｚ๏๚๛ฯๆ๐๙ฤฦ§¶†‡©®™µ";

    #[test]
    fn the_signs_of_offices_can_be_shown() {
        assert!(missing([OFFICE]).is_empty(), "{:?}", missing([OFFICE]));
    }

    #[test]
    fn what_line_messages_are_full_of_can_be_shown() {
        let message = "📌✅🙏🔴🟠🟡🟢🔵⚠️❗❌⭕📢📣👉☎️🌊🚑1️⃣2️⃣🇹🇭👨‍👩‍👧";
        assert!(missing([message]).is_empty(), "{:?}", missing([message]));
    }

    #[test]
    fn other_scripts_are_named_once_each() {
        let letters = missing(["ພາສາ ພ", "中文", "\u{e000}"]);
        assert_eq!(letters, ['ພ', 'າ', 'ສ', '中', '文', '\u{e000}']);
        assert_eq!(named(&letters[3..5]), "中 (U+4E2D) 文 (U+6587)");
        assert!(named(&['中'; 20]).ends_with(" …"));
    }

    #[test]
    fn what_is_never_seen_is_not_missing() {
        let unseen =
            "ก\u{200b}ข\u{feff}\u{200e}\u{ad}\u{2060}\u{fe0f}\u{2009}\u{a0}\u{3000}\n\t\u{b}";
        assert!(missing([unseen]).is_empty(), "{:?}", missing([unseen]));
    }

    #[test]
    fn every_weight_has_the_letters_of_the_first() {
        let letters = |font: Font| {
            let face = Face::parse(font.bytes, 0).unwrap();
            (0..0x11_0000)
                .filter_map(char::from_u32)
                .filter(|&letter| face.glyph_index(letter).is_some())
                .collect::<Vec<_>>()
        };
        assert_eq!(letters(SEMIBOLD), letters(REGULAR));
        assert_eq!(letters(BOLD), letters(REGULAR));
    }
}
