//! The program on Wayland, which hides no window and gives programs no keys.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use super::desk::{Desk, Running, TURN, program};

/// The name of the display, in its own folder.
const DISPLAY: &str = "wayland-test";

#[test]
#[ignore = "needs Weston; tests/run runs it"]
fn on_wayland_there_is_one_window_and_a_call_brings_it() {
    let _turn = TURN.lock();
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("wayland");
    let _ = fs::remove_dir_all(&home);
    fs::create_dir_all(home.join("trongklum")).unwrap();
    fs::write(home.join("trongklum/settings.ron"), "()").unwrap();
    let server = Command::new("weston")
        .args([
            "--backend=headless-backend.so",
            "--width=1280",
            "--height=860",
        ])
        .arg(format!("--socket={DISPLAY}"))
        .env("XDG_RUNTIME_DIR", &home)
        .stderr(Stdio::null())
        .stdout(Stdio::null())
        .spawn();
    let _server = Running(server.expect("Weston is installed"));
    Desk::until("a display", || home.join(DISPLAY).exists());
    // What the program asks of the display is told among its errors.
    let start = || {
        let mut program = program("", &home);
        program
            .env_remove("DISPLAY")
            .env("WAYLAND_DISPLAY", DISPLAY);
        program
    };
    let (mut first, mut again) = (start(), start());
    let _program = Running(first.env("WAYLAND_DEBUG", "1").spawn().unwrap());
    let asked = || fs::read_to_string(home.join("errors")).unwrap_or_default();
    let windows = || asked().matches(".get_toplevel(").count();
    let drawn = || asked().matches(".commit()").count();
    Desk::until("a window that is drawn", || windows() > 0 && drawn() > 3);
    // Another start calls it, and ends once it has drawn what was asked for.
    let before = drawn();
    let again = again.arg("--quick").stderr(Stdio::null()).status().unwrap();
    assert!(again.success());
    Desk::until("another frame", || drawn() > before);
    // A box that cannot be hidden would stay there, empty.
    assert_eq!(windows(), 1, "{}", asked());
}
