//! What a user can tell the program to do. Screens, menus, the palette and shortcuts send commands.
//! Only the application applies them.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::{Key, KeyboardShortcut, Modifiers};

use crate::guide::Need;
use crate::lang::Lang;
use crate::registry::edit::RecordKind;
use crate::registry::{ClauseId, GroupId, Item, RoleId, RuleId};
use crate::report::DocumentKind;
use crate::store::Look;
use crate::text::Digits;

use super::app::BackgroundChange;
use super::compared::{Compared, Made};
use super::editing::EditCommand;
use super::following::FollowCommand;
use super::people::PeopleCommand;
use super::view::Revision;

/// The screens. `chrome` has their order on the bar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Screen {
    /// หากลุ่ม: which group for this need.
    #[default]
    Find,
    /// ตารางแนวทาง: what the letter and the rules say, as tables.
    Guideline,
    /// กลุ่มและตำแหน่ง: groups, roles and people.
    Directory,
    /// รับตำแหน่งใหม่: the first week in a role.
    Onboarding,
    /// หนังสือต้นเรื่อง: the letter.
    Letter,
    /// ตรวจทะเบียนกลุ่ม: problems and findings.
    Check,
    /// พิมพ์และส่งออก: documents as pages and files.
    Print,
    /// ตรวจร่าง: a message before it is posted.
    Draft,
    /// สร้างทะเบียนกลุ่มจากหนังสือ: a new letter's table is read.
    Import,
    /// สิ่งที่เปลี่ยน: the registry on screen compared with another.
    Differences,
    /// ยืนยันข้อกำหนด: rules that the program proposed.
    Confirm,
    /// บุคคล: the file of people.
    People,
    /// The registry as a text, to be edited. Not on the bar.
    Source,
}

/// What a change does, in words: a message that takes `$subject`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeName {
    pub key: &'static str,
    /// What is changed, as it is written in the registry.
    pub subject: String,
}

/// A change of the registry on screen: its whole new text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The registry that it was made for. A change of another one is dropped.
    pub of: Revision,
    pub name: ChangeName,
    pub text: String,
}

/// What the form of a rule is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleTarget {
    Change(RuleId),
    Copy(RuleId),
    /// A new rule on a group.
    OfGroup(GroupId),
    /// A new rule that a clause states.
    OfClause(ClauseId),
}

/// What a form is opened on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditTarget {
    /// The record at a position of its list.
    Record(RecordKind, usize),
    /// A new record.
    New(RecordKind),
    /// A copy of the record at a position of its list.
    Copy(RecordKind, usize),
    /// All records of a kind, to be put in order.
    All(RecordKind),
}

/// Something to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Show an item: a page of the directory, or a clause at its place in the letter.
    Show(Item),
    /// Show a document as it is printed.
    ShowDocument(DocumentKind),
    /// Show what changes from one registry to another as it is printed.
    PrintDifferences(Compared),
    /// Show a document that was made elsewhere as it is printed.
    Print(Arc<Made>),
    /// Answer a need on the Find screen.
    Ask(Need),
    /// Put a text on the clipboard.
    Copy(String),
    /// Save the user's role.
    SetRole(Option<RoleId>),
    /// Save the user's district. An empty text clears it.
    SetDistrict(String),
    /// Tick an item off or untick it: "role/item".
    Tick(String, bool),
    /// Save that the group for a matter was copied: "act/topic".
    Used(String),
    /// Save the widths that the user gave to a table's columns, as shares of the table's width.
    /// Without any, the saved ones are discarded.
    KeepColumns(&'static str, Vec<f32>),
    /// Open the system's dialog for a registry file.
    ChooseFile,
    /// Open a registry file.
    OpenFile(PathBuf),
    /// Change the registry on screen.
    Change(Change),
    /// Open the form of a rule.
    EditRule(RuleTarget),
    /// Open the form of a record, or a list of records.
    OpenForm(EditTarget),
    /// Open a new registry that is in no file yet, with this name for people.
    OpenText {
        name: String,
        text: String,
        /// What to do once it is on screen.
        then: Option<Action>,
    },
    /// Something about the registry that is being edited.
    Edit(EditCommand),
    /// Change what the program does beside its window.
    Background(BackgroundChange),
    /// Something about the file of people.
    People(PeopleCommand),
    /// Something about a place that is followed.
    Follow(FollowCommand),
    /// Stop waiting for the file that is being read.
    CancelReading,
    /// Dismiss the message about the file that could not be opened.
    DismissRefused,
    Do(Action),
}

macro_rules! actions {
    ($($name:ident = $key:literal, $shortcut:expr;)*) => {
        /// The commands offered by menus, the palette and shortcuts.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Action { $($name,)* }

        impl Action {
            /// Every action, in the order of the palette.
            pub const ALL: [Self; [$($key),*].len()] = [$(Self::$name,)*];

            /// Returns the key of the message that names the action.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }

            /// Returns the shortcut. It has no digits: a Thai keyboard has them elsewhere.
            #[must_use]
            pub fn shortcut(self) -> Option<KeyboardShortcut> {
                match self { $(Self::$name => $shortcut,)* }
            }
        }
    };
}

const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

const fn ctrl_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}

const fn plain(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

actions! {
    Find = "screen-find", Some(ctrl(Key::F));
    Guideline = "screen-guideline", Some(ctrl(Key::G));
    Directory = "screen-directory", Some(ctrl(Key::D));
    People = "screen-people", Some(ctrl(Key::B));
    Onboarding = "screen-onboarding", Some(ctrl(Key::J));
    Letter = "screen-letter", Some(ctrl(Key::L));
    Check = "screen-check", Some(ctrl(Key::E));
    Print = "screen-print", Some(ctrl(Key::P));
    Draft = "screen-draft", Some(ctrl(Key::M));
    Open = "action-open", Some(ctrl(Key::O));
    Builtin = "action-builtin", None;
    Reload = "action-reload", Some(plain(Key::F5));
    Follow = "action-follow", None;
    EditMode = "action-edit-mode", Some(plain(Key::F2));
    Undo = "action-undo", Some(ctrl(Key::Z));
    Redo = "action-redo", Some(ctrl(Key::Y));
    Save = "action-save", Some(ctrl(Key::S));
    SaveAs = "action-save-as", Some(ctrl_shift(Key::S));
    NewCopy = "action-new-copy", None;
    NewEmpty = "action-new-empty", None;
    ImportLetter = "action-import-letter", Some(ctrl(Key::I));
    ConfirmRules = "action-confirm-rules", None;
    Differences = "action-differences", Some(plain(Key::F4));
    Source = "action-source", Some(ctrl(Key::U));
    OldCopies = "action-old-copies", None;
    Language = "action-language", Some(ctrl(Key::T));
    Digits = "action-digits", Some(ctrl(Key::N));
    DigitsAsWritten = "action-digits-as-written", None;
    DigitsThai = "action-digits-thai", None;
    DigitsArabic = "action-digits-arabic", None;
    System = "action-system", None;
    Light = "action-light", None;
    Dark = "action-dark", None;
    Contrast = "action-contrast", None;
    Larger = "action-larger", Some(ctrl(Key::Plus));
    Smaller = "action-smaller", Some(ctrl(Key::Minus));
    Normal = "action-normal", None;
    Still = "action-still", None;
    Palette = "action-palette", Some(ctrl(Key::K));
    Quick = "action-quick", None;
    Background = "action-background", None;
    Help = "action-help", Some(plain(Key::F1));
    About = "action-about", None;
    Quit = "action-quit", Some(ctrl(Key::Q));
}

impl Action {
    /// Returns another shortcut, which menus do not show. The key with + and = types either one, or
    /// a Thai letter, depending on layout and Shift. Other programs use Ctrl+0.
    #[must_use]
    pub fn other_shortcut(self) -> Option<KeyboardShortcut> {
        match self {
            Self::Larger => Some(ctrl(Key::Equals)),
            Self::Normal => Some(ctrl(Key::Num0)),
            Self::Redo => Some(ctrl_shift(Key::Z)),
            _ => None,
        }
    }

    /// Returns the screen that the action opens, if it opens one.
    #[must_use]
    pub fn screen(self) -> Option<Screen> {
        match self {
            Self::Find => Some(Screen::Find),
            Self::Guideline => Some(Screen::Guideline),
            Self::Directory => Some(Screen::Directory),
            Self::People => Some(Screen::People),
            Self::Onboarding => Some(Screen::Onboarding),
            Self::Letter => Some(Screen::Letter),
            Self::Check => Some(Screen::Check),
            Self::Print => Some(Screen::Print),
            Self::Draft => Some(Screen::Draft),
            Self::ImportLetter => Some(Screen::Import),
            Self::Differences => Some(Screen::Differences),
            Self::ConfirmRules => Some(Screen::Confirm),
            Self::Source => Some(Screen::Source),
            _ => None,
        }
    }

    /// Returns the digits that the action chooses, if it chooses some.
    #[must_use]
    pub fn digits(self) -> Option<Digits> {
        match self {
            Self::DigitsAsWritten => Some(Digits::AsWritten),
            Self::DigitsThai => Some(Digits::Thai),
            Self::DigitsArabic => Some(Digits::Arabic),
            _ => None,
        }
    }

    /// Returns the look that the action chooses, if it chooses one.
    #[must_use]
    pub fn look(self) -> Option<Look> {
        match self {
            Self::System => Some(Look::System),
            Self::Light => Some(Look::Light),
            Self::Dark => Some(Look::Dark),
            Self::Contrast => Some(Look::Contrast),
            _ => None,
        }
    }
}

/// Returns the other language.
#[must_use]
pub fn other_lang(lang: Lang) -> Lang {
    match lang {
        Lang::Thai => Lang::English,
        Lang::English => Lang::Thai,
    }
}

/// Returns the digits after these, round and round.
#[must_use]
pub fn next_digits(digits: Digits) -> Digits {
    match digits {
        Digits::AsWritten => Digits::Thai,
        Digits::Thai => Digits::Arabic,
        Digits::Arabic => Digits::AsWritten,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_actions_have_the_same_keys_and_none_needs_a_digit() {
        let shown = Action::ALL.iter().filter_map(|action| action.shortcut());
        let others = Action::ALL
            .iter()
            .filter_map(|action| action.other_shortcut());
        let keys: Vec<KeyboardShortcut> = shown.clone().chain(others).collect();
        for (index, key) in keys.iter().enumerate() {
            assert!(!keys[..index].contains(key), "{key:?}");
        }
        for key in shown {
            // A Thai keyboard types letters where a Latin one has digits.
            assert!(key.logical_key.symbol_or_name().parse::<u32>().is_err());
        }
    }
}
