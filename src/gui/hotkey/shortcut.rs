//! A shortcut that works in every program: a letter, with keys held.

use std::fmt;
use std::str::FromStr;

use eframe::egui::{Key, Modifiers};

/// The letters, and the key codes of X11 where a keyboard from the United States has them.
const LETTERS: [(char, Key, u8); 26] = [
    ('A', Key::A, 38),
    ('B', Key::B, 56),
    ('C', Key::C, 54),
    ('D', Key::D, 40),
    ('E', Key::E, 26),
    ('F', Key::F, 41),
    ('G', Key::G, 42),
    ('H', Key::H, 43),
    ('I', Key::I, 31),
    ('J', Key::J, 44),
    ('K', Key::K, 45),
    ('L', Key::L, 46),
    ('M', Key::M, 58),
    ('N', Key::N, 57),
    ('O', Key::O, 32),
    ('P', Key::P, 33),
    ('Q', Key::Q, 24),
    ('R', Key::R, 27),
    ('S', Key::S, 39),
    ('T', Key::T, 28),
    ('U', Key::U, 30),
    ('V', Key::V, 55),
    ('W', Key::W, 25),
    ('X', Key::X, 53),
    ('Y', Key::Y, 29),
    ('Z', Key::Z, 52),
];

/// A shortcut for every program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortcut {
    pub ctrl: bool,
    pub alt: bool,
    pub shift: bool,
    letter: char,
}

impl Shortcut {
    /// Returns the shortcut that somebody pressed. It needs Ctrl and one more key held, or Alt and
    /// Shift, so that it takes none that other programs use.
    pub fn pressed(key: Key, held: Modifiers) -> Option<Self> {
        let (letter, _, _) = LETTERS.into_iter().find(|(_, letter, _)| *letter == key)?;
        let shortcut = Self {
            ctrl: held.ctrl || held.command,
            alt: held.alt,
            shift: held.shift,
            letter,
        };
        shortcut.is_rare().then_some(shortcut)
    }

    fn is_rare(self) -> bool {
        [self.ctrl, self.alt, self.shift]
            .into_iter()
            .filter(|held| *held)
            .count()
            >= 2
    }

    /// Returns the letter's code in X11, which has the same number as the small letter.
    #[cfg(target_os = "linux")]
    pub fn keysym(self) -> u32 {
        self.letter.to_ascii_lowercase().into()
    }

    /// Returns the key code of X11 where the letter is on most keyboards.
    #[cfg(target_os = "linux")]
    pub fn usual_keycode(self) -> Option<u8> {
        let mut letters = LETTERS.into_iter();
        letters
            .find(|(letter, _, _)| *letter == self.letter)
            .map(|(_, _, code)| code)
    }

    /// Returns the shortcut as `global_hotkey` reads it.
    #[cfg(any(windows, target_os = "macos"))]
    pub fn code(self) -> String {
        let (held, letter) = (self.held(), self.letter);
        format!("{held}Key{letter}")
    }

    fn held(self) -> String {
        let names = [
            (self.ctrl, "Ctrl+"),
            (self.alt, "Alt+"),
            (self.shift, "Shift+"),
        ];
        let held = names.into_iter().filter(|(is_held, _)| *is_held);
        held.map(|(_, name)| name).collect()
    }
}

impl fmt::Display for Shortcut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.held(), self.letter)
    }
}

/// The error for a text that is no shortcut.
#[derive(Debug, PartialEq, Eq)]
pub struct NoShortcut;

impl FromStr for Shortcut {
    type Err = NoShortcut;

    fn from_str(text: &str) -> Result<Self, NoShortcut> {
        let mut held = Modifiers::NONE;
        let mut letter = None;
        for part in text.split('+').map(str::trim) {
            match part.to_ascii_lowercase().as_str() {
                "ctrl" => held.ctrl = true,
                "alt" => held.alt = true,
                "shift" => held.shift = true,
                one if letter.is_none() => {
                    let mut letters = LETTERS.into_iter();
                    let found = letters
                        .find(|(letter, _, _)| one.eq_ignore_ascii_case(&letter.to_string()));
                    letter = Some(found.ok_or(NoShortcut)?.1);
                }
                _ => return Err(NoShortcut),
            }
        }
        Self::pressed(letter.ok_or(NoShortcut)?, held).ok_or(NoShortcut)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::DEFAULT_SHORTCUT;

    #[test]
    fn a_shortcut_reads_as_it_is_written() {
        for text in [DEFAULT_SHORTCUT, "Ctrl+Shift+K", "Ctrl+Alt+Shift+A"] {
            let shortcut: Shortcut = text.parse().unwrap();
            assert_eq!(shortcut.to_string(), text);
        }
        assert_eq!(
            "alt + ctrl + g".parse(),
            DEFAULT_SHORTCUT.parse::<Shortcut>()
        );
    }

    #[test]
    fn keys_that_other_programs_use_are_no_shortcut() {
        for text in [
            "",
            "G",
            "Ctrl+C",
            "Shift+A",
            "Alt+F",
            "Ctrl+Alt",
            "Ctrl+Alt+G+H",
            "Ctrl+Alt+๕",
        ] {
            assert_eq!(text.parse::<Shortcut>(), Err(NoShortcut), "{text}");
        }
        let held = Modifiers::CTRL | Modifiers::ALT;
        assert!(Shortcut::pressed(Key::G, held).is_some());
        assert_eq!(Shortcut::pressed(Key::F5, held), None);
    }
}
