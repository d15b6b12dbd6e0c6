//! The only code that touches files.

mod load;
#[cfg(feature = "gui")]
mod machine;
#[cfg(feature = "gui")]
mod motion;
#[cfg(feature = "gui")]
mod paths;
#[cfg(feature = "gui")]
mod settings;
#[cfg(feature = "print")]
mod spool;
#[cfg(feature = "gui")]
mod watch;
#[cfg(feature = "print")]
mod write;

pub use load::{Loaded, Origin, builtin, bytes, load, open};
#[cfg(feature = "gui")]
pub use machine::{Machine, MachineFile, meeting_place};
#[cfg(feature = "gui")]
pub use motion::less_motion;
#[cfg(feature = "gui")]
pub use paths::{absolute, from_text, to_text, typed};
#[cfg(feature = "gui")]
pub use settings::{Settings, SettingsFile, SettingsNote};
#[cfg(feature = "print")]
pub use spool::{Job, NotPrinted, Printer, print, printers};
#[cfg(feature = "gui")]
pub use watch::Watch;
#[cfg(feature = "print")]
pub use write::{NotWritten, documents_folder, write_new};
