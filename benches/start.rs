//! Measures the time from the start of the program to the first change on the screen, and its peak
//! memory, beside those of a minimal eframe program, which is this one. "First" is a start without
//! settings and caches, "again" a later one. Needs Xvfb and Linux.
//!
//!     cargo bench --bench start -- 7

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a measurement prints, and fails where it cannot go on"
)]

#[path = "../tests/window/display.rs"]
mod display;

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use eframe::egui::{CentralPanel, Ui};

/// The argument that makes this program the minimal one.
const MINIMAL: &str = "--minimal";

/// The size of the screen, in pixels of four bytes.
const SCREEN: (u64, u64) = (1366, 768);

/// One row of so many is looked at, which takes much less than a millisecond.
const EVERY: usize = 24;

/// How long a picture must stay as it is to count as the last one.
const SETTLED: Duration = Duration::from_millis(1200);

/// The longest wait for a picture.
const PATIENCE: Duration = Duration::from_secs(20);

/// The least program with a window.
struct Minimal;

impl eframe::App for Minimal {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        CentralPanel::default().show(ui, |ui| ui.label("Hello"));
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == MINIMAL) {
        let options = eframe::NativeOptions::default();
        let creator: eframe::AppCreator<'_> = Box::new(|_| Ok(Box::new(Minimal)));
        eframe::run_native("minimal", options, creator).expect("a window");
        return;
    }
    let pairs = arguments.iter().find_map(|argument| argument.parse().ok());
    let pairs = pairs.unwrap_or(7);
    let screen = Screen::start();
    let own = Command::new(env!("CARGO_BIN_EXE_trongklum"));
    let mut minimal = Command::new(std::env::current_exe().unwrap());
    minimal.arg(MINIMAL);
    let mut programs = [("trongklum", own), ("minimal", minimal)];
    for again in [false, true] {
        let mut measured = programs.each_ref().map(|_| Vec::new());
        // The first round of later starts only prepares them.
        for round in 0..pairs + usize::from(again) {
            for ((name, program), measured) in programs.iter_mut().zip(&mut measured) {
                let home = screen.folder.join(*name);
                if !again || round == 0 {
                    prepare(&home);
                }
                let start = screen.measure(program, &home);
                if !again || round > 0 {
                    measured.push(start);
                }
            }
        }
        let kind = if again { "again" } else { "first" };
        for ((name, _), measured) in programs.iter().zip(&measured) {
            let median = |of: fn(&Measured) -> f64| {
                let mut all: Vec<f64> = measured.iter().map(of).collect();
                all.sort_by(f64::total_cmp);
                all[all.len() / 2]
            };
            println!(
                "{kind:<6} {name:<10} first change {:>5.0} ms, last {:>5.0} ms, peak {:>6.1} MB",
                median(|start| start.first),
                median(|start| start.last),
                median(|start| start.peak),
            );
        }
    }
}

/// Creates the folders that a program keeps its files in, empty.
fn prepare(home: &Path) {
    let _ = fs::remove_dir_all(home);
    fs::create_dir_all(home).unwrap();
}

/// What was measured of one start: milliseconds and megabytes.
struct Measured {
    first: f64,
    last: f64,
    peak: f64,
}

/// A virtual display whose picture is a file.
struct Screen {
    folder: PathBuf,
    display: String,
    picture: File,
    server: Child,
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

impl Screen {
    fn start() -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("start");
        prepare(&folder);
        let options = [OsStr::new("-fbdir"), folder.as_os_str()];
        let (display, server) = display::start(SCREEN, &options);
        Self {
            display,
            picture: File::open(folder.join("Xvfb_screen0")).unwrap(),
            folder,
            server,
        }
    }

    /// Returns some rows of the screen.
    fn look(&self) -> Vec<u8> {
        let row = SCREEN.0 * 4;
        // The pixels are at the end of the file, after a header and a colour map.
        let end = self.picture.metadata().unwrap().len();
        let pixels = end - row * SCREEN.1;
        let rows = (0..SCREEN.1).step_by(EVERY);
        let mut seen = vec![0; usize::try_from(row).unwrap() * rows.clone().count()];
        for (number, bytes) in rows.zip(seen.chunks_mut(usize::try_from(row).unwrap())) {
            let mut picture = &self.picture;
            picture
                .seek(SeekFrom::Start(pixels + number * row))
                .unwrap();
            picture.read_exact(bytes).unwrap();
        }
        seen
    }

    /// Starts `program` with its files below `home`, and ends it once its picture has settled.
    fn measure(&self, program: &mut Command, home: &Path) -> Measured {
        let mut seen = self.look();
        // The window of an earlier program goes away.
        loop {
            std::thread::sleep(Duration::from_millis(150));
            let now = self.look();
            if std::mem::replace(&mut seen, now) == seen {
                break;
            }
        }
        program
            .env("DISPLAY", &self.display)
            .env_remove("WAYLAND_DISPLAY")
            .stderr(Stdio::null());
        for folder in [
            "HOME",
            "XDG_CONFIG_HOME",
            "XDG_CACHE_HOME",
            "XDG_DATA_HOME",
            "XDG_RUNTIME_DIR",
        ] {
            program.env(folder, home);
        }
        let begin = Instant::now();
        let mut running = program.spawn().unwrap();
        let (mut first, mut last) = (None, begin);
        while first.is_none() || last.elapsed() < SETTLED {
            assert!(begin.elapsed() < PATIENCE, "no picture that settles");
            std::thread::sleep(Duration::from_millis(2));
            let now = self.look();
            if now != seen {
                last = Instant::now();
                first.get_or_insert(last);
                seen = now;
            }
        }
        let status = fs::read_to_string(format!("/proc/{}/status", running.id())).unwrap();
        let _ = running.kill();
        let _ = running.wait();
        let peak = status.lines().find_map(|line| {
            let kibibytes = line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?;
            kibibytes.parse::<f64>().ok()
        });
        let since = |moment: Instant| (moment - begin).as_secs_f64() * 1000.0;
        Measured {
            first: since(first.unwrap_or(last)),
            last: since(last),
            peak: peak.unwrap_or_default() * 1.024 / 1000.0,
        }
    }
}
