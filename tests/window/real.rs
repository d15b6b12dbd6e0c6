//! The real window: what it draws, where its keys go, and how it starts and ends.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::desk::{Desk, Running, picture, program, small, stored_table};

#[test]
#[ignore = "needs a virtual display; tests/run runs it"]
fn the_real_window_draws_the_real_table() {
    let desk = Desk::start("table", "(look: \"light\")");
    let stored = stored_table();
    let screenshot = Path::new(env!("CARGO_TARGET_TMPDIR")).join("guideline.png");
    if std::env::var_os("UPDATE_PICTURES").is_some() {
        desk.run("xdotool", &["key", "ctrl+g"]);
        std::thread::sleep(Duration::from_secs(8));
        small(&picture(&desk.display, &screenshot))
            .save(&stored)
            .unwrap();
        return;
    }
    desk.shows_the_table(&stored, &screenshot);
}

#[test]
#[ignore = "needs a virtual display; tests/run runs it"]
fn a_question_typed_on_a_real_keyboard_ends_on_the_real_clipboard() {
    let desk = Desk::start("typing", "(role: \"district-chief\")");
    desk.run("setxkbmap", &["th"]);
    std::thread::sleep(Duration::from_secs(1));
    desk.run("xdotool", &["type", "--delay", "60", "เหตุด่วน น้ำท่วม"]);
    Desk::until("the group is on the clipboard", || {
        desk.run("xdotool", &["key", "Return"]);
        std::thread::sleep(Duration::from_millis(500));
        let clipboard = ["-selection", "clipboard", "-o"];
        desk.run("xclip", &clipboard) == "ผู้บริหารจังหวัด และนายอำเภอ"
    });
    // Letter shortcuts work with the Thai layout active.
    let screenshot = Path::new(env!("CARGO_TARGET_TMPDIR")).join("shortcut.png");
    desk.shows_the_table(&stored_table(), &screenshot);
}

/// Returns the built-in registry with another name for the group for incidents.
fn another_registry() -> String {
    trongklum::registry::SAKON_NAKHON.replace("ผู้บริหารจังหวัด และนายอำเภอ", "ผู้บริหารของจังหวัดทดสอบ")
}

#[test]
#[ignore = "needs a virtual display; tests/run runs it"]
fn without_a_file_dialog_a_typed_file_opens_rests_and_outlives_its_breaking() {
    let desk = Desk::start("files", "(role: \"district-chief\", look: \"light\")");
    let file = desk.home.join("registry.ron");
    std::fs::write(&file, another_registry()).unwrap();
    let settings = desk.home.join("trongklum/settings.ron");
    Desk::until("the typed file is open and remembered", || {
        // The dialog returns nothing. The path is typed into the field that was focused first.
        desk.key(&["Escape", "ctrl+o", "shift+Tab", "Return", "Tab", "ctrl+a"]);
        desk.run(
            "xdotool",
            &["type", "--delay", "30", file.to_str().unwrap()],
        );
        desk.key(&["Return"]);
        std::thread::sleep(Duration::from_secs(1));
        std::fs::read_to_string(&settings)
            .unwrap()
            .contains("registry.ron")
    });
    desk.answers("fire", "ผู้บริหารของจังหวัดทดสอบ");
    // Nothing is drawn while nothing happens, in the foreground or the background.
    Desk::until("the window rests", || desk.idle() <= 2);
    let root = desk.run("xdotool", &["search", "--maxdepth", "0", "--name", ".*"]);
    desk.run(
        "xdotool",
        &["windowfocus", root.lines().next().unwrap_or("0")],
    );
    Desk::until("the window behind rests", || desk.idle() <= 2);
    let calm = desk.reddish();
    std::fs::write(&file, "(version: 1, provnce: ())").unwrap();
    Desk::until("a banner says that the file is broken", || {
        desk.reddish() > calm + 5_000
    });
    desk.focus();
    desk.answers("fire", "ผู้บริหารของจังหวัดทดสอบ");
    std::fs::write(&file, another_registry()).unwrap();
    Desk::until("the banner goes", || desk.reddish() < calm + 1_000);
}

#[test]
#[ignore = "needs a virtual display; tests/run runs it"]
fn a_window_comes_back_as_large_as_it_was_at_every_size_of_text() {
    for (zoom, screen, size) in [
        ("0.8", (1920, 1080), (1180, 760)),
        ("1.25", (1920, 1080), (1180, 760)),
        ("1.5", (1920, 1080), (1180, 760)),
        // Beside the window there is room for its title and the desktop's bar.
        ("1.0", (1366, 768), (1180, 688)),
        ("1.5", (1024, 600), (1022, 520)),
    ] {
        let settings = format!("(zoom: {zoom}, place: (5000, 3000))");
        let mut desk = Desk::start_on(screen, "sizes", &settings);
        for start in 1..=3 {
            let mut seen = [0; 4];
            Desk::until("the window is as large as it was", || {
                if let Some(window) = desk.shown().first() {
                    seen = desk.geometry(window);
                }
                let [x, y, width, height] = seen;
                let fits = x >= 0
                    && y >= 0
                    && x + width <= i64::from(screen.0)
                    && y + height <= i64::from(screen.1);
                eprintln!("{zoom} {screen:?} start {start}: {seen:?}");
                fits && (width - size.0).abs() <= 2 && (height - size.1).abs() <= 2
            });
            if start < 3 {
                desk.restart();
            }
        }
    }
}

#[test]
#[ignore = "needs a virtual display; tests/run runs it"]
fn a_second_start_brings_the_window_back() {
    let desk = Desk::start_on((1400, 900), "again", "()");
    let manager = Command::new("openbox")
        .env("DISPLAY", &desk.display)
        .env("XDG_CONFIG_HOME", &desk.home)
        .stderr(Stdio::null())
        .spawn();
    let manager = Running(manager.expect("openbox is installed"));
    Desk::until("the window is managed", || {
        let roots = desk.run(
            "xdotool",
            &[
                "search",
                "--onlyvisible",
                "--maxdepth",
                "1",
                "--class",
                "trongklum",
            ],
        );
        roots.trim().is_empty() && !desk.shown().is_empty()
    });
    let window = desk.shown().pop().unwrap();
    desk.run("xdotool", &["windowminimize", &window]);
    Desk::until("the window is minimised", || desk.shown().is_empty());
    std::thread::sleep(Duration::from_secs(2));
    assert!(desk.start_again());
    Desk::until("the window is up", || desk.shown().contains(&window));
    // It would not let a window go out of view.
    drop(manager);
    desk.run("xdotool", &["windowmove", &window, "3000", "2000"]);
    Desk::until("the window is away", || desk.geometry(&window)[0] > 1400);
    assert!(desk.start_again());
    Desk::until("the window is back", || {
        let [x, y, ..] = desk.geometry(&window);
        (0..1400).contains(&x) && (0..900).contains(&y)
    });
}

#[cfg(unix)]
#[test]
#[ignore = "needs a virtual display; tests/run runs it"]
fn a_start_beside_a_program_that_hangs_opens_a_window_of_its_own() {
    let desk = Desk::start_on((1400, 900), "hangs", "(look: \"light\")");
    let signal = |name: &str| {
        let id = desk.program.0.id().to_string();
        let sent = Command::new("kill").args([name, &id]).status();
        assert!(sent.expect("kill is there").success());
    };
    assert!(desk.start_again(), "it answers");
    let settings = desk.home.join("trongklum/settings.ron");
    let kept = std::fs::read_to_string(&settings).unwrap();
    signal("-STOP");
    let second = program(&desk.display, &desk.home).spawn();
    let mut second = Running(second.expect("the program starts"));
    let before = Instant::now();
    Desk::until("there is a second window", || desk.shown().len() == 2);
    assert!(before.elapsed() < Duration::from_secs(20));
    // Changes there do not overwrite what the first one saves.
    desk.focus();
    desk.key(&["ctrl+t", "ctrl+n"]);
    Desk::until("the second one ends", || {
        desk.focus();
        desk.run("xdotool", &["key", "ctrl+q"]);
        std::thread::sleep(Duration::from_millis(300));
        second.0.try_wait().unwrap().is_some()
    });
    assert_eq!(std::fs::read_to_string(&settings).unwrap(), kept);
    signal("-CONT");
}

#[test]
#[ignore = "needs a virtual display; tests/run runs it"]
fn a_display_that_goes_away_ends_the_program_with_a_word() {
    let mut desk = Desk::start("lost", "()");
    desk.server.0.kill().unwrap();
    let mut ended = None;
    Desk::until("the program ends", || {
        ended = desk.program.0.try_wait().unwrap();
        ended.is_some()
    });
    let errors = desk.errors();
    // It ends neither by a signal nor by an uncaught panic. winit panics if a display goes away.
    let code = ended.and_then(|status| status.code());
    assert!(code.is_some_and(|code| code != 101), "{ended:?}: {errors}");
    assert!(!errors.trim().is_empty(), "ended without a word");
}
