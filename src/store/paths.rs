//! Paths as people type them, and as settings hold them.

use std::path::{Path, PathBuf};

use directories::UserDirs;
use url::Url;

/// The quotation marks that people and programs put around a path.
const QUOTES: [(char, char); 5] = [('"', '"'), ('\'', '\''), ('“', '”'), ('‘', '’'), ('«', '»')];

/// The start of the URL of a file.
const ADDRESS: &str = "file:";

/// Returns `path` as an absolute path, which can be remembered. A relative one means something only
/// in the folder that the program was started in.
#[must_use]
pub fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// Returns the name of the file at `path`, without its folder.
#[must_use]
pub fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}

/// Returns the path that a user typed or pasted: with quotation marks, from the home folder
/// (`~/…`), or as a URL (`file:///…`).
#[must_use]
pub fn typed(text: &str) -> PathBuf {
    let text = unquoted(text);
    let home = || UserDirs::new().map(|folders| folders.home_dir().to_owned());
    from_address(text)
        .or_else(|| below_home(text, home))
        .unwrap_or_else(|| PathBuf::from(text))
}

fn unquoted(text: &str) -> &str {
    let text = text.trim();
    let inside = QUOTES.iter().find_map(|&(open, close)| {
        let inside = text.strip_prefix(open)?.strip_suffix(close)?;
        Some(inside.trim())
    });
    // A lone quotation mark is not part of a name either.
    inside.unwrap_or_else(|| text.trim_matches('"'))
}

fn below_home(text: &str, home: impl FnOnce() -> Option<PathBuf>) -> Option<PathBuf> {
    let below = text.strip_prefix('~')?;
    let separated = below.is_empty() || below.starts_with(std::path::is_separator);
    if !separated {
        // This is another user's home folder, or simply a name.
        return None;
    }
    Some(home()?.join(below.trim_start_matches(std::path::is_separator)))
}

fn from_address(text: &str) -> Option<PathBuf> {
    let start = text.get(..ADDRESS.len())?;
    if !start.eq_ignore_ascii_case(ADDRESS) {
        return None;
    }
    Url::parse(text).ok()?.to_file_path().ok()
}

/// Returns `path` as text that [`from_text`] can read: the path itself, or its URL if it is not
/// Unicode. Returns `None` if the system's names do not fit into a URL.
#[must_use]
pub fn to_text(path: &Path) -> Option<String> {
    match path.to_str() {
        Some(text) => Some(text.to_owned()),
        None => Url::from_file_path(path).ok().map(String::from),
    }
}

/// Returns the path that [`to_text`] wrote.
#[must_use]
pub fn from_text(text: &str) -> PathBuf {
    from_address(text).unwrap_or_else(|| PathBuf::from(text))
}

/// Serialises an optional path as text. Leaves out one that cannot be text.
pub(super) mod one {
    use std::path::PathBuf;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[expect(clippy::ref_option, reason = "serde hands it on so")]
    pub fn serialize<S: Serializer>(path: &Option<PathBuf>, to: S) -> Result<S::Ok, S::Error> {
        let text = path.as_deref().and_then(super::to_text);
        text.serialize(to)
    }

    pub fn deserialize<'d, D: Deserializer<'d>>(from: D) -> Result<Option<PathBuf>, D::Error> {
        let text = Option::<String>::deserialize(from)?;
        Ok(text.as_deref().map(super::from_text))
    }
}

/// Serialises several paths as texts. Leaves out those that cannot be text.
pub(super) mod several {
    use std::path::PathBuf;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub fn serialize<S: Serializer>(paths: &[PathBuf], to: S) -> Result<S::Ok, S::Error> {
        let texts: Vec<String> = paths
            .iter()
            .filter_map(|path| super::to_text(path))
            .collect();
        texts.serialize(to)
    }

    pub fn deserialize<'d, D: Deserializer<'d>>(from: D) -> Result<Vec<PathBuf>, D::Error> {
        let texts = Vec::<String>::deserialize(from)?;
        Ok(texts.iter().map(|text| super::from_text(text)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_path_is_what_was_meant() {
        for (text, meant) in [
            ("/งาน/ทะเบียน.ron", "/งาน/ทะเบียน.ron"),
            ("  /a b/c.ron\u{20}", "/a b/c.ron"),
            ("\"/a b/c.ron\"", "/a b/c.ron"),
            ("'/a b/c.ron'", "/a b/c.ron"),
            ("“/a b/c.ron”", "/a b/c.ron"),
            ("/a b/c.ron\"", "/a b/c.ron"),
            ("/a/it's.ron", "/a/it's.ron"),
            ("~somebody/x.ron", "~somebody/x.ron"),
            ("x~.ron", "x~.ron"),
            ("file.ron", "file.ron"),
        ] {
            assert_eq!(typed(text), Path::new(meant), "{text}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn an_address_is_a_path() {
        for (text, meant) in [
            (
                "file:///tmp/%E0%B8%97%E0%B8%B0%E0%B9%80%E0%B8%9A%E0%B8%B5%E0%B8%A2%E0%B8%99.ron",
                "/tmp/ทะเบียน.ron",
            ),
            ("file:///tmp/ทะเบียน%20อำเภอ.ron", "/tmp/ทะเบียน อำเภอ.ron"),
            ("FILE:///tmp/x.ron", "/tmp/x.ron"),
            ("file://localhost/tmp/x.ron", "/tmp/x.ron"),
            ("'file:///tmp/100%25 %231.ron'", "/tmp/100% #1.ron"),
        ] {
            assert_eq!(typed(text), Path::new(meant), "{text}");
        }
    }

    #[test]
    fn the_home_folder_is_written_as_a_tilde() {
        let home = || Some(PathBuf::from("/home/สมชาย"));
        for (text, meant) in [
            ("~", Some("/home/สมชาย")),
            ("~/x.ron", Some("/home/สมชาย/x.ron")),
            ("~x.ron", None),
            ("/~/x.ron", None),
        ] {
            assert_eq!(below_home(text, home).as_deref(), meant.map(Path::new));
        }
        assert_eq!(below_home("~/x.ron", || None), None);
    }

    #[test]
    fn a_relative_path_becomes_a_whole_one() {
        assert!(absolute(Path::new("x.ron")).is_absolute());
        assert!(absolute(Path::new("x.ron")).ends_with("x.ron"));
    }

    #[cfg(unix)]
    #[test]
    fn a_name_that_is_no_text_comes_back() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;
        for name in [
            &b"/tmp/\xb7\xd0 #%.ron"[..],
            "/tmp/ทะเบียน %41.ron".as_bytes(),
        ] {
            let path = Path::new(OsStr::from_bytes(name));
            let text = to_text(path).expect("a text");
            assert_eq!(from_text(&text), path, "{text}");
        }
    }
}
