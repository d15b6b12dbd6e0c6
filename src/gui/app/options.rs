//! How the program is started, and the window that it opens.

use std::path::PathBuf;
use std::time::Duration;

use eframe::egui::{ViewportBuilder, vec2};

use crate::gui::clipboard::ReadClipboard;
use crate::gui::place::{DEFAULT_SIZE, MIN_SIZE};
use crate::lang::Lang;
use crate::store::{FollowedFolder, Settings, SettingsFile, SettingsNote};
use crate::text::{Date, Digits};

/// The program's icon, a PNG of 256 × 256 pixels.
const ICON: &[u8] = include_bytes!("../../../assets/icon.png");

/// How the program comes up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// With its window.
    #[default]
    Window,
    /// In the background, with the quick box.
    Quick,
    /// In the background.
    Background,
}

/// The options for opening the window.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// The registry to open. If `None`, the one from the settings or the built-in one.
    pub file: Option<PathBuf>,
    /// How to come up.
    pub mode: Mode,
    /// Whether nobody has used the program before. Then it introduces itself.
    pub is_first: bool,
    /// The language, if the user requested one.
    pub lang: Option<Lang>,
    /// The digits, if the user requested them.
    pub digits: Option<Digits>,
    /// The day to take for today. If `None`, the machine's.
    pub day: Option<Date>,
    /// Where settings are stored, if anywhere.
    pub settings: Option<SettingsFile>,
    /// Where followed registries are kept, if anywhere.
    pub followed: Option<FollowedFolder>,
    /// The settings, if they have already been read.
    pub read: Option<(Settings, Option<SettingsNote>)>,
    /// Reads the system clipboard, to verify that a copy succeeded. If `None`, copies are assumed
    /// to succeed.
    pub clipboard: Option<ReadClipboard>,
    /// Reads the HTML on the system clipboard, where a copied table keeps its cells.
    pub html: Option<ReadClipboard>,
    /// How long a frame waits for background work. If `None`, a few milliseconds.
    pub patience: Option<Duration>,
    /// A notice to show at the start, for longer than usual.
    pub notice: Option<&'static str>,
    /// Whether the window has the background colour before each frame. Filling it again would take
    /// most of the time of a frame drawn in software.
    pub is_cleared: bool,
}

impl Start {
    /// Reads the settings, unless they have already been read.
    pub(in crate::gui) fn read_settings(&mut self) -> &Settings {
        let file = self.settings.as_ref();
        let read = || file.map_or_else(Default::default, SettingsFile::read);
        &self.read.get_or_insert_with(read).0
    }
}

/// Returns the window as the settings describe it. It is fitted to the screens once it exists.
pub(in crate::gui) fn viewport(settings: &Settings, title: String) -> ViewportBuilder {
    let (width, height) = settings.window.unwrap_or(DEFAULT_SIZE);
    let mut viewport = ViewportBuilder::default()
        .with_app_id("trongklum")
        .with_title(title)
        .with_inner_size(vec2(width.max(MIN_SIZE.0), height.max(MIN_SIZE.1)))
        .with_min_inner_size(MIN_SIZE)
        .with_maximized(settings.maximised);
    // A broken icon must not keep the program from starting.
    if let Ok(icon) = eframe::icon_data::from_png_bytes(ICON) {
        viewport = viewport.with_icon(icon);
    }
    if let Some((x, y)) = settings.place {
        viewport = viewport.with_position([x, y]);
    }
    viewport
}
