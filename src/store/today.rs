//! The clock, which only the faces may ask.

use std::time::SystemTime;

use crate::text::Date;

/// Returns today's date, by the clock of the machine and in universal time.
#[must_use]
pub fn today() -> Option<Date> {
    let now = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .ok()?;
    Date::of_days(now.as_secs() / (24 * 60 * 60))
}
