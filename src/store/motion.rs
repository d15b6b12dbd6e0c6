//! Whether this person's desktop asks for less motion. Neither egui nor winit tells; GNOME's and
//! KDE's own settings files do, where there are any.

use std::fs;

use directories::BaseDirs;

/// A settings file below the platform's folder, and the line that asks for no motion.
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

/// Whether the desktop asks for less motion, as far as can be known.
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
