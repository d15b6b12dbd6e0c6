//! The only code that touches files.

#[cfg(feature = "gui")]
mod added_pictures;
#[cfg(feature = "gui")]
mod autostart;
#[cfg(feature = "print")]
mod crypt;
mod decode;
#[cfg(any(feature = "gui", feature = "publish"))]
mod ids;
mod load;
#[cfg(feature = "gui")]
mod machine;
#[cfg(feature = "gui")]
mod motion;
#[cfg(feature = "publish")]
mod paths;
#[cfg(all(feature = "import", feature = "print"))]
mod people;
mod pictures;
#[cfg(feature = "publish")]
mod publications;
#[cfg(feature = "print")]
mod save;
mod seen;
#[cfg(any(feature = "gui", feature = "publish"))]
mod settings;
#[cfg(feature = "import")]
mod sheet;
#[cfg(feature = "print")]
mod spool;
#[cfg(feature = "print")]
mod stop;
#[cfg(any(feature = "cli", feature = "print"))]
mod today;
#[cfg(feature = "gui")]
mod unsaved;
#[cfg(feature = "gui")]
mod watch;
#[cfg(feature = "print")]
mod whole;
#[cfg(feature = "print")]
mod write;

#[cfg(feature = "gui")]
pub use added_pictures::{code_in_picture, keep_picture};
#[cfg(feature = "gui")]
pub use autostart::{can_start_with_computer, start_with_computer, starts_with_computer};
#[cfg(feature = "print")]
pub use crypt::is_encrypted;
#[cfg(all(feature = "import", feature = "print"))]
pub use crypt::{NotDecrypted, Passphrase};
pub use decode::{Decoded, NoText, TextEncoding, begins_in_utf16, decode};
pub use load::{
    Loaded, MAX_REGISTRY_BYTES, Origin, builtin, bytes, load, of_text, open, plain, reason_key,
};
#[cfg(feature = "gui")]
pub use machine::{Machine, MachineFile, meeting_place};
#[cfg(feature = "gui")]
pub use motion::less_motion;
#[cfg(feature = "publish")]
pub use paths::{absolute, file_name, from_text, to_text, typed};
#[cfg(all(feature = "import", feature = "print"))]
pub use people::{NotOpened, OpenPeople, SavedPeople};
#[cfg(feature = "gui")]
pub use pictures::picture_files;
pub use pictures::{GroupPicture, PictureError, group_picture, picture_problems};
#[cfg(feature = "publish")]
pub use publications::{
    Followed, FollowedFolder, Found, Looked, NewPublication, NotPublished, Patience, Place,
    Published, Waiting, change_key, find, publish,
};
#[cfg(feature = "print")]
pub use save::{Backup, NotSaved, Saved, backups, in_form, look, save};
pub use seen::Seen;
#[cfg(any(feature = "gui", feature = "publish"))]
pub use settings::{DEFAULT_SHORTCUT, Look, Settings, SettingsFile, SettingsNote};
#[cfg(feature = "import")]
pub use sheet::{ListFile, NoSheet, ReadProgress, SheetFile, list_of_text, read_list, read_sheet};
#[cfg(feature = "print")]
pub use spool::{Held, Job, NotPrinted, NotRecalled, Printed, Printer, print, printers};
#[cfg(feature = "print")]
pub use stop::Stop;
#[cfg(any(feature = "cli", feature = "print"))]
pub use today::{today, until_tomorrow};
#[cfg(feature = "gui")]
pub use unsaved::{Unsaved, UnsavedFile};
#[cfg(feature = "gui")]
pub use watch::Watch;
#[cfg(feature = "print")]
pub use write::{Cause, NotWritten, documents_folder, write_new, write_secret};
