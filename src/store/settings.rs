//! What the program remembers for a user, in the platform's folder for settings. Files are written
//! atomically. A damaged file is set aside and never silently overwritten.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr};

use super::paths::absolute;
use super::whole::whole;
use crate::lang::Lang;
use crate::text::Digits;

/// A folder beside the program. If it exists, it holds everything that is otherwise kept in the
/// user's own folders, for a program carried on a USB stick.
const PORTABLE_FOLDER: &str = "trongklum-settings";

/// The shortcut that calls the quick box until the user chooses another.
pub const DEFAULT_SHORTCUT: &str = "Ctrl+Alt+G";

/// The number of recent registries to keep.
const MAX_RECENT: usize = 8;

/// The number of uses to keep: enough to tell what somebody often does.
const MAX_USED: usize = 40;

/// The colours that the user wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, EnumString, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Look {
    /// The colours of the system.
    #[default]
    System,
    Light,
    Dark,
    Contrast,
}

/// The choices of one user on one machine. Of a registry, it holds only ids.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The language. If `None`, the program's default.
    #[serde(with = "super::ids::optional")]
    pub lang: Option<Lang>,
    /// The digits. If `None`, the usual ones of the language.
    #[serde(with = "super::ids::optional")]
    pub digits: Option<Digits>,
    #[serde(with = "super::ids::one")]
    pub look: Look,
    /// The scale of text and everything else, 1 being normal.
    pub zoom: f32,
    /// The id of the user's role.
    pub role: Option<String>,
    /// The user's district.
    pub district: Option<String>,
    /// The registry opened last, or `None` for the built-in one.
    #[serde(with = "super::paths::one")]
    pub registry: Option<PathBuf>,
    /// The file of people opened last.
    #[serde(with = "super::paths::one")]
    pub people: Option<PathBuf>,
    #[serde(with = "super::paths::several")]
    pub recent: Vec<PathBuf>,
    /// The window's inner size in the screen's own points, which do not depend on the text size.
    pub window: Option<(f32, f32)>,
    /// The window's position on the screen, in the same points.
    pub place: Option<(f32, f32)>,
    /// Whether the window is maximised.
    pub maximised: bool,
    /// The items ticked off on the onboarding screen, as "role/item".
    pub ticked: Vec<String>,
    /// The matters whose groups the user copied last, as "act/topic", newest first. They hold none of
    /// the user's words.
    pub used: Vec<String>,
    /// The widths that the user gave to each table's columns, as shares of the table's width.
    pub columns: BTreeMap<String, Vec<f32>>,
    /// Whether motion is reduced. If `None`, the desktop decides.
    pub still: Option<bool>,
    /// The shortcut that calls the quick box from any program. Empty if it is off.
    pub shortcut: String,
    /// Whether the program stays in the background when its window is closed.
    pub stays: bool,
    /// Whether the user has been told that it stays.
    pub knows_that_it_stays: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            lang: None,
            digits: None,
            look: Look::default(),
            zoom: 1.0,
            role: None,
            district: None,
            registry: None,
            people: None,
            recent: Vec::new(),
            window: None,
            place: None,
            maximised: false,
            ticked: Vec::new(),
            used: Vec::new(),
            columns: BTreeMap::new(),
            still: None,
            shortcut: DEFAULT_SHORTCUT.to_owned(),
            stays: false,
            knows_that_it_stays: false,
        }
    }
}

impl Settings {
    /// Returns whether every size is a number that the window can be drawn with.
    fn is_measurable(&self) -> bool {
        let pairs = [self.window, self.place].into_iter().flatten();
        let pairs = pairs.flat_map(|(x, y)| [x, y]);
        let columns = self.columns.values().flatten().copied();
        pairs.chain(columns).chain([self.zoom]).all(f32::is_finite)
    }

    /// Records that the group for `matter` was copied.
    pub fn use_matter(&mut self, matter: String) {
        self.used.insert(0, matter);
        self.used.truncate(MAX_USED);
    }

    /// Records that `path` was opened, newest first. Keeps the absolute path, since the next start
    /// may be in another folder.
    pub fn remember(&mut self, path: &Path) {
        let path = absolute(path);
        self.recent.retain(|recent| *recent != path);
        self.recent.insert(0, path.clone());
        self.recent.truncate(MAX_RECENT);
        self.registry = Some(path);
    }
}

/// What went wrong while reading the settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingsNote {
    /// They were damaged. The file was renamed to this, and the defaults apply.
    SetAside(PathBuf),
    /// They can be neither read nor set aside. The defaults apply.
    Unreadable,
}

/// Returns the folder beside the program if it exists, or else the platform's folder `of`.
pub(super) fn folder(of: fn(&ProjectDirs) -> &Path) -> Option<PathBuf> {
    match carried() {
        Some(carried) => Some(carried),
        None => Some(of(&ProjectDirs::from("", "", "trongklum")?).to_owned()),
    }
}

/// Returns the folder beside the program, if there is one.
fn carried() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    let beside = program.parent()?.join(PORTABLE_FOLDER);
    beside.is_dir().then_some(beside)
}

/// Returns whether the program is carried from machine to machine.
pub(super) fn is_carried() -> bool {
    carried().is_some()
}

/// The file that holds the settings.
#[derive(Clone, Debug)]
pub struct SettingsFile {
    path: PathBuf,
}

impl SettingsFile {
    /// Returns the platform's file for this user's settings, or `None` if the system has none.
    #[must_use]
    pub fn standard() -> Option<Self> {
        Some(Self::at(
            folder(ProjectDirs::config_dir)?.join("settings.ron"),
        ))
    }

    /// Uses the file at `path`.
    #[must_use]
    pub fn at(path: PathBuf) -> Self {
        Self { path }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Returns whether there are settings. Before the first start there are none.
    #[must_use]
    pub fn exists(&self) -> bool {
        self.path.exists()
    }

    /// Reads the settings. Returns the defaults if there are none yet.
    #[must_use]
    pub fn read(&self) -> (Settings, Option<SettingsNote>) {
        let text = match fs::read_to_string(&self.path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return (Settings::default(), None);
            }
            Err(error) if error.kind() == io::ErrorKind::InvalidData => return self.set_aside(),
            Err(_) => return (Settings::default(), Some(SettingsNote::Unreadable)),
        };
        match parse::<Settings>(&text) {
            Ok(settings) if settings.is_measurable() => (settings, None),
            _ => self.set_aside(),
        }
    }

    /// Writes the settings.
    ///
    /// # Errors
    ///
    /// Returns an error if the folder cannot be created or the file cannot be written. The previous
    /// file then remains.
    pub fn write(&self, settings: &Settings) -> io::Result<()> {
        write(&self.path, settings)
    }

    fn set_aside(&self) -> (Settings, Option<SettingsNote>) {
        let aside = self.path.with_extension("damaged.ron");
        let note = match fs::rename(&self.path, &aside) {
            Ok(()) => SettingsNote::SetAside(aside),
            Err(_) => SettingsNote::Unreadable,
        };
        (Settings::default(), Some(note))
    }
}

/// Writes `value` to `path` atomically.
pub(super) fn write(path: &Path, value: &impl Serialize) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let text = ron::ser::to_string_pretty(value, ron::ser::PrettyConfig::default())
        .map_err(io::Error::other)?;
    whole(path, text.as_bytes())
}

/// Parses what [`write`] wrote.
pub(super) fn parse<T: DeserializeOwned>(text: &str) -> ron::error::SpannedResult<T> {
    // Lets a user write `role: "deputy"`.
    ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
        .from_str(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("trongklum-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    #[test]
    fn settings_come_back_as_they_were_written() {
        let file = SettingsFile::at(folder("kept").join("ตั้งค่า/settings.ron"));
        let mut settings = Settings::default();
        settings.remember(Path::new("/งาน/ทะเบียน.ron"));
        settings.zoom = 1.5;
        file.write(&settings).unwrap();
        assert_eq!(file.read(), (settings, None));
    }

    #[cfg(unix)]
    #[test]
    fn a_file_whose_name_is_no_text_is_remembered_with_the_rest() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;
        let file = SettingsFile::at(folder("no-text").join("settings.ron"));
        let mut settings = Settings::default();
        settings.remember(Path::new("/งาน/ทะเบียน.ron"));
        settings.remember(Path::new(OsStr::from_bytes(b"/tmp/\xb7\xd0.ron")));
        file.write(&settings).unwrap();
        assert_eq!(file.read(), (settings, None));
    }

    #[test]
    fn settings_can_be_written_by_hand() {
        let file = SettingsFile::at(folder("hand").join("settings.ron"));
        let text = "(role: \"deputy\", digits: \"arabic\", zoom: 2.0, registry: \"/x.ron\", \
                    recent: [\"/x.ron\"])";
        fs::write(&file.path, text).unwrap();
        let (settings, note) = file.read();
        assert_eq!((settings.role.as_deref(), note), (Some("deputy"), None));
        assert_eq!(settings.digits, Some(Digits::Arabic));
        assert_eq!(settings.registry.as_deref(), Some(Path::new("/x.ron")));
    }

    #[test]
    fn choices_are_written_as_their_ids() {
        let file = SettingsFile::at(folder("choices").join("settings.ron"));
        let settings = Settings {
            lang: Some(Lang::English),
            digits: Some(Digits::Thai),
            look: Look::Contrast,
            ..Settings::default()
        };
        file.write(&settings).unwrap();
        let text = fs::read_to_string(&file.path).unwrap();
        for line in [
            "lang: Some(\"en\")",
            "digits: Some(\"thai\")",
            "look: \"contrast\"",
        ] {
            assert!(text.contains(line), "{text}");
        }
        assert_eq!(file.read(), (settings, None));
    }

    #[test]
    fn choices_of_an_older_file_are_read() {
        let file = SettingsFile::at(folder("older").join("settings.ron"));
        let text = "(lang: \"en\", digits: Some(\"thai\"), look: \"dark\", zoom: 1.25)";
        fs::write(&file.path, text).unwrap();
        let settings = Settings {
            lang: Some(Lang::English),
            digits: Some(Digits::Thai),
            look: Look::Dark,
            zoom: 1.25,
            ..Settings::default()
        };
        assert_eq!(file.read(), (settings, None));
    }

    #[test]
    fn an_unknown_choice_is_the_default_and_the_rest_stays() {
        let file = SettingsFile::at(folder("unknown").join("settings.ron"));
        let text = "(lang: \"lao\", digits: \"roman\", look: \"sepia\", role: \"deputy\")";
        fs::write(&file.path, text).unwrap();
        let settings = Settings {
            role: Some("deputy".to_owned()),
            ..Settings::default()
        };
        assert_eq!(file.read(), (settings, None));
    }

    #[test]
    fn settings_that_nothing_can_be_drawn_by_are_set_aside() {
        let file = SettingsFile::at(folder("endless").join("settings.ron"));
        for text in [
            "(zoom: NaN)",
            "(columns: {\"a\": [inf]})",
            "(place: (0, -inf))",
        ] {
            fs::write(&file.path, text).unwrap();
            assert!(
                matches!(file.read().1, Some(SettingsNote::SetAside(_))),
                "{text}"
            );
        }
    }

    #[cfg(unix)]
    #[test]
    fn settings_behind_a_link_stay_there() {
        use std::os::unix::fs::{PermissionsExt, symlink};

        let folder = folder("linked");
        symlink("kept.ron", folder.join("settings.ron")).unwrap();
        let file = SettingsFile::at(folder.join("settings.ron"));
        file.write(&Settings::default()).unwrap();
        assert!(file.path.is_symlink());
        let metadata = fs::symlink_metadata(folder.join("kept.ron")).unwrap();
        assert!(metadata.is_file() && metadata.permissions().mode() & 0o111 == 0);
    }

    #[test]
    fn damaged_settings_are_set_aside() {
        let folder = folder("damaged");
        let file = SettingsFile::at(folder.join("settings.ron"));
        fs::write(folder.join("settings.ron"), b"(lang: \xff").unwrap();
        let aside = folder.join("settings.damaged.ron");
        assert_eq!(
            file.read(),
            (
                Settings::default(),
                Some(SettingsNote::SetAside(aside.clone()))
            )
        );
        assert!(aside.exists());
        assert_eq!(file.read(), (Settings::default(), None));
    }

    #[test]
    fn the_newest_registry_is_first_and_stands_once() {
        let mut settings = Settings::default();
        for name in ["a", "b", "a"] {
            settings.remember(Path::new(name));
        }
        let whole = ["a", "b"].map(|name| absolute(Path::new(name)));
        assert_eq!(settings.recent, whole);
        assert!(settings.recent.iter().all(|path| path.is_absolute()));
        assert_eq!(settings.registry.as_ref(), whole.first());
        for number in 0..20 {
            settings.remember(Path::new(&number.to_string()));
        }
        assert_eq!(settings.recent.len(), MAX_RECENT);
    }
}
