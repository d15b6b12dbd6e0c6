//! The clock, which only the faces may read.

use std::time::{Duration, SystemTime};

use crate::text::Date;

/// The seconds of a day.
pub(super) const DAY: u64 = 24 * 60 * 60;

/// How far Thailand's clocks are ahead of UTC, in seconds. They are so all year.
const AHEAD: u64 = 7 * 60 * 60;

/// Returns today's date in Thailand, by the machine's clock.
#[must_use]
pub fn today() -> Option<Date> {
    Date::of_days(seconds()? / DAY)
}

/// Returns how long today still lasts.
#[must_use]
pub fn until_tomorrow() -> Option<Duration> {
    Some(Duration::from_secs(DAY - seconds()? % DAY))
}

/// Returns the seconds that Thailand's clocks have counted since the beginning of 1970.
pub(super) fn seconds() -> Option<u64> {
    let now = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .ok()?;
    now.as_secs().checked_add(AHEAD)
}
