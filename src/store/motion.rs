//! Detects whether the user's desktop asks for reduced motion. Neither egui nor winit reports it.
//! GNOME and KDE have it in their settings files.

use std::fs;

use directories::BaseDirs;

/// Settings files below the platform's folder, each with its key and the values that turn motion
/// off.
const FILES: [(&str, &str, &[&str]); 3] = [
    (
        "gtk-4.0/settings.ini",
        "gtk-enable-animations",
        &["0", "false"],
    ),
    (
        "gtk-3.0/settings.ini",
        "gtk-enable-animations",
        &["0", "false"],
    ),
    ("kdeglobals", "AnimationDurationFactor", &["0", "0.0"]),
];

/// Returns whether the desktop asks for reduced motion, as far as can be known.
#[must_use]
pub fn less_motion() -> bool {
    let Some(folders) = BaseDirs::new() else {
        return false;
    };
    FILES.iter().any(|(file, key, off)| {
        let text = fs::read_to_string(folders.config_dir().join(file));
        text.is_ok_and(|text| says(&text, key, off))
    })
}

fn says(text: &str, key: &str, wanted: &[&str]) -> bool {
    text.lines()
        .filter_map(|line| line.split_once('='))
        .any(|(name, value)| name.trim() == key && wanted.contains(&value.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_desktop_s_wish_is_read() {
        let (_, key, off) = FILES[1];
        assert!(says("[Settings]\ngtk-enable-animations = 0\n", key, off));
        assert!(says("gtk-enable-animations=false", key, off));
        assert!(!says("gtk-enable-animations=1", key, off));
        assert!(!says("#gtk-enable-animations=0\n", key, off));
    }
}
