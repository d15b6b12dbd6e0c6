//! What the program remembers for a person: kept in the folder that the platform has for it,
//! written whole or not at all. A damaged file is set aside, never overwritten unseen.

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

/// The folder beside the program that, where there is one, keeps what is otherwise kept in the
/// person's own folders: for a program carried on a stick.
const CARRIED: &str = "trongklum-settings";

/// How many recent registries are kept.
const RECENT: usize = 8;

/// Which colours a person wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, EnumString, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Look {
    /// As the system is set.
    #[default]
    System,
    Light,
    Dark,
    Contrast,
}

/// The choices of one person on one machine. No field holds anything of the registry but ids.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The language; the program's default where none was chosen.
    #[serde(with = "super::ids::optional")]
    pub lang: Option<Lang>,
    /// The digits; those of the language where none were chosen.
    #[serde(with = "super::ids::optional")]
    pub digits: Option<Digits>,
    #[serde(with = "super::ids::one")]
    pub look: Look,
    /// The size of text and everything else, 1 being normal.
    pub zoom: f32,
    /// The id of my role.
    pub role: Option<String>,
    /// The district in which I serve.
    pub district: Option<String>,
    /// The registry opened last; none for the one built in.
    #[serde(with = "super::paths::one")]
    pub registry: Option<PathBuf>,
    #[serde(with = "super::paths::several")]
    pub recent: Vec<PathBuf>,
    /// The window's inner size, in the screen's own points: those of text of normal size.
    pub window: Option<(f32, f32)>,
    /// The window's place on the screen, in the same points.
    pub place: Option<(f32, f32)>,
    /// Whether the window fills the screen.
    pub maximised: bool,
    /// What is ticked off when starting work: "role/item".
    pub ticked: Vec<String>,
    /// How wide each column of a table was made, as shares of the table's width.
    pub columns: BTreeMap<String, Vec<f32>>,
    /// Whether nothing is to move; as the environment says where it was not chosen.
    pub still: Option<bool>,
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
            recent: Vec::new(),
            window: None,
            place: None,
            maximised: false,
            ticked: Vec::new(),
            columns: BTreeMap::new(),
            still: None,
        }
    }
}

impl Settings {
    /// Whether every measure in them is a number that something can be drawn by.
    fn is_measurable(&self) -> bool {
        let pairs = [self.window, self.place].into_iter().flatten();
        let pairs = pairs.flat_map(|(x, y)| [x, y]);
        let columns = self.columns.values().flatten().copied();
        pairs.chain(columns).chain([self.zoom]).all(f32::is_finite)
    }

    /// Notes that `path` was opened, the newest first. The next start may stand in another
    /// folder, so a path is kept whole.
    pub fn remember(&mut self, path: &Path) {
        let path = absolute(path);
        self.recent.retain(|recent| *recent != path);
        self.recent.insert(0, path.clone());
        self.recent.truncate(RECENT);
        self.registry = Some(path);
    }
}

/// What came of reading the settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingsNote {
    /// They were damaged; the file was set aside under this name, and the defaults are used.
    SetAside(PathBuf),
    /// They cannot be read, nor set aside; the defaults are used.
    Unreadable,
}

/// The folder beside the program, if it is there, or else the one of the platform's `of`.
pub(super) fn folder(of: fn(&ProjectDirs) -> &Path) -> Option<PathBuf> {
    let program = std::env::current_exe().ok();
    let beside = program.and_then(|program| Some(program.parent()?.join(CARRIED)));
    match beside.filter(|folder| folder.is_dir()) {
        Some(carried) => Some(carried),
        None => Some(of(&ProjectDirs::from("", "", "trongklum")?).to_owned()),
    }
}

/// Where the settings are kept.
#[derive(Clone, Debug)]
pub struct SettingsFile {
    path: PathBuf,
}

impl SettingsFile {
    /// The platform's place for this person's settings; none on a system that has none.
    #[must_use]
    pub fn standard() -> Option<Self> {
        Some(Self::at(
            folder(ProjectDirs::config_dir)?.join("settings.ron"),
        ))
    }

    /// Settings kept at `path`.
    #[must_use]
    pub fn at(path: PathBuf) -> Self {
        Self { path }
    }

    /// Reads the settings; the defaults when there are none yet.
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
    /// When the folder cannot be made or the file cannot be written; the former file stays.
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

/// Writes `value` to `path`, whole or not at all.
pub(super) fn write(path: &Path, value: &impl Serialize) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let text = ron::ser::to_string_pretty(value, ron::ser::PrettyConfig::default())
        .map_err(io::Error::other)?;
    whole(path, text.as_bytes())
}

/// Reads what [`write`] wrote.
pub(super) fn parse<T: DeserializeOwned>(text: &str) -> ron::error::SpannedResult<T> {
    // So that a person may write `role: "deputy"`.
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
        let kept = fs::symlink_metadata(folder.join("kept.ron")).unwrap();
        assert!(kept.is_file() && kept.permissions().mode() & 0o111 == 0);
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
        assert_eq!(settings.recent.len(), RECENT);
    }
}
