//! The clock, which only the faces may read.

use std::time::SystemTime;

use crate::text::Date;

/// Returns today's date in UTC, by the machine's clock.
#[must_use]
pub fn today() -> Option<Date> {
    let now = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .ok()?;
    Date::of_days(now.as_secs() / (24 * 60 * 60))
}
