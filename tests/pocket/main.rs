//! Tests the pocket guide in a browser: every need that it offers is asked through its own controls.
//! Tests that need a browser are left to `tests/run`.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on should panic"
)]

mod behaviour;
mod browser;
#[path = "../commands/mod.rs"]
mod commands;
mod page;
mod shown;

use std::fs;
use std::path::{Path, PathBuf};

use commands::run_command;

/// Creates an empty folder for one test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("pocket-{name}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Writes the pocket guide of `registry`, or of the one built in, as the command line does.
fn write(file: &Path, more: &[&str]) {
    let out = file.display().to_string();
    let arguments = [&["export", "pocket", "--to", out.as_str()], more].concat();
    let ran = run_command(&arguments, b"", 100);
    assert_eq!((ran.code, ran.errors.as_str()), (0, ""));
}

fn url(file: &Path) -> String {
    format!("file://{}", file.display())
}

#[test]
fn the_guide_is_a_web_page_and_nothing_else() {
    let folder = folder("command");
    let to = |name: &str| folder.join(name).display().to_string();
    let (page, pdf) = (to("guide.html"), to("guide.pdf"));
    let wrong = run_command(&["export", "pocket", "--to", &pdf], b"", 100);
    assert_eq!(wrong.code, 2, "{}", wrong.errors);
    assert!(wrong.errors.contains(".html"), "{}", wrong.errors);
    assert_eq!(
        run_command(&["export", "pocket", "--to", &page], b"", 100).code,
        0
    );
    assert_eq!(
        run_command(&["export", "pocket", "--to", &page], b"", 100).code,
        4
    );
    let again = ["export", "pocket", "--to", &page, "--force"];
    assert_eq!(run_command(&again, b"", 100).code, 0);
    assert_eq!(run_command(&["print", "pocket"], b"", 100).code, 2);
}
