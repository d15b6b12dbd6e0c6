//! A text that egui cuts by whole grapheme clusters and words.

use std::any::TypeId;
use std::ops::Range;

use eframe::egui::TextBuffer;
use eframe::egui::epaint::text::CharIndex;
use eframe::egui::text::CCursor;

use crate::text::breaks::JOINT;
use crate::text::{Clusters, WordMover};

/// The text of a field. Delete removes a cluster and Backspace a character, as on Windows, so that
/// a wrong tone mark can be corrected. With Ctrl, both remove a word.
#[derive(Debug)]
pub(super) struct Buffer<'t>(pub &'t mut String);

impl TextBuffer for Buffer<'_> {
    fn is_mutable(&self) -> bool {
        true
    }

    fn as_str(&self) -> &str {
        self.0
    }

    fn insert_text(&mut self, text: &str, char_index: CharIndex) -> usize {
        if text.contains(JOINT) {
            // A break mark of our own among the pasted text would not count as a character.
            return self.0.insert_text(&text.replace(JOINT, " "), char_index);
        }
        self.0.insert_text(text, char_index)
    }

    fn delete_char_range(&mut self, char_range: Range<CharIndex>) {
        self.0.delete_char_range(char_range);
    }

    fn delete_next_char(&mut self, ccursor: CCursor) -> CCursor {
        let end = Clusters::default().after(self.0, ccursor.index.0);
        self.delete_selected_ccursor_range([ccursor, CCursor::new(end)])
    }

    fn delete_previous_word(&mut self, max_ccursor: CCursor) -> CCursor {
        let start = WordMover::default().before(self.0, max_ccursor.index.0);
        self.delete_selected_ccursor_range([CCursor::new(start), max_ccursor])
    }

    fn delete_next_word(&mut self, min_ccursor: CCursor) -> CCursor {
        let end = WordMover::default().after(self.0, min_ccursor.index.0);
        self.delete_selected_ccursor_range([min_ccursor, CCursor::new(end)])
    }

    fn type_id(&self) -> TypeId {
        TypeId::of::<Buffer<'static>>()
    }
}
