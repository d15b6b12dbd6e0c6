//! What a person can tell the program to do. Screens send commands; the app applies them.

use eframe::egui::ThemePreference;

use super::screens::Screen;
use crate::lang::Lang;
use crate::text::Digits;

/// Something to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Go to a screen.
    Show(Screen),
    /// Put a text on the clipboard.
    Copy(String),
    SetLang(Lang),
    SetDigits(Digits),
    SetTheme(ThemePreference),
}
