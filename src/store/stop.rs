//! A request to stop, shared with the work that it stops.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

const WAITING: u8 = 0;
const BEGUN: u8 = 1;
const STOPPED: u8 = 2;
const BEGUN_AND_ASKED: u8 = 3;

/// A request to stop. Work calls [`Stop::begin`] before the step that others see, so that the one
/// who asks knows whether that step is under way.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<AtomicU8>);

impl Stop {
    /// Asks the work to stop. Returns whether it is certain to do nothing more. If not, its last
    /// step is under way, and the work reports the outcome.
    pub fn ask(&self) -> bool {
        let asked = |state| match state {
            WAITING => Some(STOPPED),
            BEGUN => Some(BEGUN_AND_ASKED),
            _ => None,
        };
        let (set, get) = (Ordering::AcqRel, Ordering::Acquire);
        let before = self.0.fetch_update(set, get, asked);
        matches!(before, Ok(WAITING) | Err(STOPPED))
    }

    /// Begins the last step. Returns `false` if a stop was requested before.
    #[must_use]
    pub fn begin(&self) -> bool {
        let (set, get) = (Ordering::AcqRel, Ordering::Acquire);
        let before = self.0.compare_exchange(WAITING, BEGUN, set, get);
        !matches!(before, Err(STOPPED | BEGUN_AND_ASKED))
    }

    /// Returns whether a stop was requested.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        matches!(self.0.load(Ordering::Acquire), STOPPED | BEGUN_AND_ASKED)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_that_was_stopped_never_begins() {
        let stop = Stop::default();
        assert!(!stop.is_asked());
        assert!(stop.ask() && stop.is_asked());
        assert!(!stop.begin());
        assert!(stop.ask());
    }

    #[test]
    fn work_that_has_begun_is_told() {
        let stop = Stop::default();
        assert!(stop.begin());
        assert!(stop.begin() && !stop.is_asked());
        assert!(!stop.ask() && stop.is_asked());
        assert!(!stop.ask());
    }
}
