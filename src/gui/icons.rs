//! The icons, as characters of the icon font (`theme::icon`). `assets/fonts/README.md` says where the
//! font comes from and how one is added to it.

pub const FIND: &str = "\u{e30c}";
pub const DRAFT: &str = "\u{e40c}";
pub const GUIDELINE: &str = "\u{e476}";
pub const DIRECTORY: &str = "\u{e68e}";
pub const LETTER: &str = "\u{e23a}";
pub const PEOPLE: &str = "\u{e6f8}";
pub const ONBOARDING: &str = "\u{e4d0}";
pub const PRINT: &str = "\u{e3dc}";
pub const CHECK_LIST: &str = "\u{eadc}";
/// Marks what is on, of things that can each be on or off.
pub const CHECKED: &str = "\u{e182}";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fonts;

    #[test]
    fn the_icon_font_has_every_icon() {
        let face = ttf_parser::Face::parse(fonts::ICONS.bytes, 0).unwrap();
        for icon in [
            FIND, DRAFT, GUIDELINE, DIRECTORY, LETTER, PEOPLE, ONBOARDING, PRINT, CHECK_LIST,
            CHECKED,
        ] {
            let icon = icon.chars().next().unwrap();
            assert!(face.glyph_index(icon).is_some(), "{icon:?}");
        }
    }
}
