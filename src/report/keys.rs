//! The keys of the window, for its actions, the help and the manual.

/// An action with a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyOf {
    /// The key of the message that names the action.
    pub action: &'static str,
    /// The keys, as they are written on them.
    pub keys: &'static str,
    /// Whether it is worth knowing by heart.
    pub often: bool,
}

macro_rules! keys {
    ($($action:literal $keys:literal $often:literal;)*) => {
        /// Every action with a key, as the manual lists them. The window takes its shortcuts from its
        /// own list, and a test compares the two.
        pub const KEYS: [KeyOf; [$($action),*].len()] = [$(KeyOf {
            action: $action,
            keys: $keys,
            often: $often,
        },)*];
    };
}

keys! {
    "screen-find" "Ctrl+F" true;
    "screen-draft" "Ctrl+M" true;
    "screen-guideline" "Ctrl+G" true;
    "screen-directory" "Ctrl+D" false;
    "screen-letter" "Ctrl+L" true;
    "screen-people" "Ctrl+B" false;
    "screen-onboarding" "Ctrl+J" false;
    "screen-print" "Ctrl+P" true;
    "screen-check" "Ctrl+E" false;
    "action-palette" "Ctrl+K" true;
    "action-help" "F1" false;
    "action-edit-mode" "F2" false;
    "action-differences" "F4" false;
    "action-reload" "F5" false;
    "action-open" "Ctrl+O" false;
    "action-import-letter" "Ctrl+I" false;
    "action-source" "Ctrl+U" false;
    "action-undo" "Ctrl+Z" false;
    "action-redo" "Ctrl+Y" false;
    "action-save" "Ctrl+S" false;
    "action-save-as" "Ctrl+Shift+S" false;
    "action-language" "Ctrl+T" false;
    "action-digits" "Ctrl+N" false;
    "action-larger" "Ctrl+Plus" false;
    "action-smaller" "Ctrl+Minus" false;
    "action-quit" "Ctrl+Q" false;
}

/// Returns the keys of the action with the message `action`, or nothing if it has none.
#[must_use]
pub fn keys_of(action: &str) -> &'static str {
    let known = KEYS.iter().find(|known| known.action == action);
    known.map_or("", |known| known.keys)
}
