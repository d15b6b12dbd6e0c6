//! The only code that touches files.

mod load;
mod settings;
#[cfg(feature = "gui")]
mod watch;

pub use load::{Loaded, Origin, builtin, bytes, load, open};
pub use settings::{Settings, SettingsFile, SettingsNote};
#[cfg(feature = "gui")]
pub use watch::Watch;
