//! The contents of a file as somebody last saw them. They are kept whole, so that saving can tell
//! whether the file is still the same, and the window can show what changed in between.

use std::fmt;
use std::sync::Arc;

use super::decode::decode;
use super::load::plain;

/// What was at a path when somebody looked.
#[derive(Clone, Default)]
pub struct Seen(State);

#[derive(Clone, Default)]
enum State {
    /// There was no file.
    #[default]
    Nothing,
    Contents(Arc<[u8]>),
    /// There was something, but its contents were not read.
    #[cfg_attr(
        not(feature = "print"),
        expect(dead_code, reason = "only saving looks at such")
    )]
    Unread,
}

impl Seen {
    /// There was no file.
    #[must_use]
    pub fn nothing() -> Self {
        Self(State::Nothing)
    }

    /// There was a file with these contents.
    #[must_use]
    pub fn contents(bytes: impl Into<Arc<[u8]>>) -> Self {
        Self(State::Contents(bytes.into()))
    }

    /// There was something that is not a file, or that is larger than a registry may be.
    #[cfg(feature = "print")]
    #[must_use]
    pub(super) fn unread() -> Self {
        Self(State::Unread)
    }

    /// Returns whether there was nothing.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        matches!(self.0, State::Nothing)
    }

    /// Returns the contents of the file, if there was one and it was read.
    #[must_use]
    pub fn bytes(&self) -> Option<&[u8]> {
        match &self.0 {
            State::Contents(bytes) => Some(bytes),
            State::Nothing | State::Unread => None,
        }
    }

    /// Returns the text of the file, whatever its encoding.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        decode(self.bytes()?)
            .ok()
            .map(|decoded| plain(decoded.text))
    }

    /// Returns whether both are the same. What was not read is the same as nothing else.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (State::Nothing, State::Nothing) => true,
            (State::Contents(one), State::Contents(other)) => one == other,
            _ => false,
        }
    }
}

impl fmt::Debug for Seen {
    /// Shows the length only, since the contents are long.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            State::Nothing => f.write_str("Nothing"),
            State::Contents(bytes) => write!(f, "Contents({} bytes)", bytes.len()),
            State::Unread => f.write_str("Unread"),
        }
    }
}
