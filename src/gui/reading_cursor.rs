//! Which of several readings Enter takes, on Find and in the quick box.

/// The index of the reading that Enter takes. A single reading is a guess and no choice: Enter takes it
/// only once the keyboard has gone there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReadingCursor(Option<usize>);

impl ReadingCursor {
    /// Returns the cursor as it is when `count` readings are first shown.
    pub fn of(count: usize) -> Self {
        Self((count > 1).then_some(0))
    }

    /// Returns the index, if Enter takes one.
    pub fn at(self) -> Option<usize> {
        self.0
    }

    /// Goes to the next of `count` readings.
    pub fn down(&mut self, count: usize) {
        let next = self.0.map_or(0, |at| at + 1);
        self.0 = Some(next.min(count.saturating_sub(1)));
    }

    /// Goes to the reading before.
    pub fn up(&mut self) {
        self.0 = self.0.map(|at| at.saturating_sub(1));
    }
}
