//! What was edited, to be undone and redone. Each step keeps the text before it, with a name.

/// A text with the name of the step that led to it or away from it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Named<N> {
    name: N,
    text: String,
}

/// A text and its earlier and later states.
#[derive(Clone, Debug)]
pub struct History<N> {
    text: String,
    undo: Vec<Named<N>>,
    redo: Vec<Named<N>>,
    /// The text that is on disk, if any is.
    saved: Option<String>,
    /// Whether the current text is another one. It is asked in every frame.
    is_changed: bool,
}

impl<N: Clone> History<N> {
    /// Begins with a text that is on disk.
    #[must_use]
    pub fn new(text: String) -> Self {
        Self {
            saved: Some(text.clone()),
            text,
            undo: Vec::new(),
            redo: Vec::new(),
            is_changed: false,
        }
    }

    /// Begins with a text that is on no disk.
    #[must_use]
    pub fn unsaved(text: String) -> Self {
        Self {
            saved: None,
            is_changed: true,
            ..Self::new(text)
        }
    }

    /// Returns the current text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns whether the current text is not the one on disk.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.is_changed
    }

    fn compare(&mut self) {
        self.is_changed = self.saved.as_ref() != Some(&self.text);
    }

    /// States that the current text is on disk.
    pub fn mark_saved(&mut self) {
        self.saved = Some(self.text.clone());
        self.is_changed = false;
    }

    /// Returns the text that is on disk, if any is.
    #[must_use]
    pub fn saved(&self) -> Option<&str> {
        self.saved.as_deref()
    }

    /// States that `text` is on disk, whatever the current one is; or that nothing is.
    pub fn mark_on_disk(&mut self, text: Option<String>) {
        self.saved = text;
        self.compare();
    }

    /// Takes `text` as the result of the step `name`. A text that is the same is no step.
    pub fn push(&mut self, name: N, text: String) {
        if text != self.text {
            let text = std::mem::replace(&mut self.text, text);
            self.undo.push(Named { name, text });
            self.redo.clear();
            self.compare();
        }
    }

    /// Returns the name of the step that [`Self::undo`] takes back.
    #[must_use]
    pub fn next_undo(&self) -> Option<&N> {
        self.undo.last().map(|step| &step.name)
    }

    /// Returns the name of the step that [`Self::redo`] repeats.
    #[must_use]
    pub fn next_redo(&self) -> Option<&N> {
        self.redo.last().map(|step| &step.name)
    }

    /// Takes the last step back. Returns its name.
    pub fn undo(&mut self) -> Option<N> {
        let Named { name, text } = self.undo.pop()?;
        let text = std::mem::replace(&mut self.text, text);
        let given = name.clone();
        self.redo.push(Named { name, text });
        self.compare();
        Some(given)
    }

    /// Repeats the step that was taken back last. Returns its name.
    pub fn redo(&mut self) -> Option<N> {
        let Named { name, text } = self.redo.pop()?;
        let text = std::mem::replace(&mut self.text, text);
        let given = name.clone();
        self.undo.push(Named { name, text });
        self.compare();
        Some(given)
    }
}

#[cfg(test)]
mod tests {
    use super::History;

    #[test]
    fn every_step_is_taken_back_and_repeated_exactly() {
        let mut history = History::new("0".to_owned());
        for step in 1..=3 {
            history.push(step, step.to_string());
        }
        history.push(4, "3".to_owned());
        assert_eq!(history.next_undo(), Some(&3));
        assert!(history.is_changed());
        for step in (1..=3).rev() {
            assert_eq!(history.undo(), Some(step));
            assert_eq!(history.text(), (step - 1).to_string());
        }
        assert_eq!(history.undo(), None);
        assert!(!history.is_changed());
        assert_eq!(history.redo(), Some(1));
        assert_eq!(history.redo(), Some(2));
        assert_eq!(history.text(), "2");
        history.mark_saved();
        assert!(!history.is_changed());
        history.push(5, "5".to_owned());
        assert_eq!((history.redo(), history.next_redo()), (None, None));
        assert_eq!(history.undo(), Some(5));
        assert_eq!(history.text(), "2");
        let mut new = History::<u8>::unsaved("0".to_owned());
        assert!(new.is_changed());
        new.mark_saved();
        assert!(!new.is_changed());
    }
}
