//! The real program on a virtual display, with keyboard, clipboard and screenshots.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use image::imageops::{FilterType, resize};
use image::{GrayImage, ImageReader};

use super::display;

/// A process that ends with its test.
pub struct Running(pub Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The key that types g on a Latin layout.
pub const KEY_G: u32 = 42;

const SCREEN: (u32, u32) = (1280, 860);
/// The stored pictures are smaller than the screen by this factor.
const SCALE: u32 = 5;

/// Allows one desk at a time. A display that goes away leaves its number to the next one, and a
/// program that looks for its own display would appear there.
pub static TURN: Mutex<()> = Mutex::new(());

/// The real program on a virtual display, with its own settings folder.
pub struct Desk {
    pub display: String,
    pub home: PathBuf,
    pub program: Running,
    pub server: Running,
    _turn: MutexGuard<'static, ()>,
}

/// Returns the command that starts the program, with its settings below `home`.
pub fn program(display: &str, home: &Path) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_trongklum"));
    program
        .env("DISPLAY", display)
        .env("XDG_CONFIG_HOME", home)
        .env("XDG_RUNTIME_DIR", home)
        .env_remove("WAYLAND_DISPLAY")
        // No portal and no other desktop service answers.
        .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
        .env("RUST_BACKTRACE", "0")
        .stdin(Stdio::null())
        .stderr(std::fs::File::create(home.join("errors")).unwrap());
    program
}

impl Desk {
    pub fn start(name: &str, settings: &str) -> Self {
        Self::start_on(SCREEN, name, settings)
    }

    pub fn start_on(screen: (u32, u32), name: &str, settings: &str) -> Self {
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let (display, server) = display::start((screen.0.into(), screen.1.into()), &[]);
        let server = Running(server);
        let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        // Nothing of an earlier run may remain.
        let _ = std::fs::remove_dir_all(&home);
        let folder = home.join("trongklum");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("settings.ron"), settings).unwrap();
        let desk = Self {
            program: Running(
                program(&display, &home)
                    .spawn()
                    .expect("the program starts"),
            ),
            display,
            home,
            server,
            _turn: turn,
        };
        desk.focus();
        desk
    }

    /// Starts the program once more and waits until it ends. Returns whether it succeeded.
    pub fn start_again(&self) -> bool {
        let again = program(&self.display, &self.home).status();
        again.expect("the program starts").success()
    }

    /// Like [`Self::start_again`], with an option.
    pub fn start_with(&self, option: &str) -> bool {
        let again = program(&self.display, &self.home).arg(option).status();
        again.expect("the program starts").success()
    }

    /// Closes the program and starts it again once it has written its settings.
    pub fn restart(&mut self) {
        self.close();
        let program = program(&self.display, &self.home).spawn();
        self.program = Running(program.expect("the program starts"));
        self.focus();
    }

    pub fn close(&mut self) {
        Self::until("the program ends", || {
            self.run("xdotool", &["key", "ctrl+q"]);
            std::thread::sleep(Duration::from_millis(300));
            self.program.0.try_wait().unwrap().is_some()
        });
    }

    /// Returns the program's windows on the screen.
    pub fn shown(&self) -> Vec<String> {
        let name = ["search", "--onlyvisible", "--class", "trongklum"];
        let found = self.run("xdotool", &name);
        found.lines().map(str::to_owned).collect()
    }

    /// Returns the position and size of a window's inside, in pixels.
    pub fn geometry(&self, window: &str) -> [i64; 4] {
        let report = self.run("xdotool", &["getwindowgeometry", "--shell", window]);
        ["X=", "Y=", "WIDTH=", "HEIGHT="].map(|name| {
            let line = report.lines().find_map(|line| line.strip_prefix(name));
            line.and_then(|line| line.parse().ok()).unwrap_or(-1)
        })
    }

    /// Gives the window the keyboard focus. Without a window manager nobody else does.
    pub fn focus(&self) {
        Self::until("the window takes the keyboard", || {
            let found = self.run("xdotool", &["search", "--onlyvisible", "--name", "."]);
            let window = found.lines().last().unwrap_or_default().to_owned();
            !window.is_empty() && {
                self.run("xdotool", &["windowfocus", &window]);
                self.run("xdotool", &["getwindowfocus"]).trim() == window
            }
        });
    }

    /// Runs a command on the display and returns its output.
    pub fn run(&self, command: &str, arguments: &[&str]) -> String {
        let output = Command::new(command)
            .args(arguments)
            .env("DISPLAY", &self.display)
            .stdin(Stdio::null())
            .output()
            .expect("the tool is installed");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// Opens the table with its shortcut and waits until it looks as stored.
    pub fn shows_the_table(&self, stored: &Path, screenshot: &Path) {
        let expected = ImageReader::open(stored)
            .unwrap()
            .decode()
            .unwrap()
            .to_luma8();
        let what = format!("{} is like {}", screenshot.display(), stored.display());
        Self::until(&what, || {
            // By key code, since the key types another letter on a Thai layout.
            self.run("xdotool", &["key", &format!("ctrl+{KEY_G}")]);
            std::thread::sleep(Duration::from_millis(700));
            apart(&small(&picture(&self.display, screenshot)), &expected) < 2.0
        });
    }

    /// Returns the program's error output.
    pub fn errors(&self) -> String {
        std::fs::read_to_string(self.home.join("errors")).unwrap()
    }

    pub fn key(&self, keys: &[&str]) {
        for key in keys {
            self.run("xdotool", &["key", key]);
            std::thread::sleep(Duration::from_millis(300));
        }
    }

    /// Types a question, and waits until Enter has copied `group` to the clipboard.
    pub fn answers(&self, question: &str, group: &str) {
        // An earlier copy must not count.
        let emptied = Command::new("xclip")
            .args(["-selection", "clipboard", "/dev/null"])
            .env("DISPLAY", &self.display)
            // xclip stays running to serve the clipboard, and would keep a pipe open.
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        assert!(emptied.expect("the tool is installed").success());
        Self::until("the group is on the clipboard", || {
            // Keys may be lost on a busy machine, so they are typed again.
            self.key(&["Escape", "ctrl+f", "ctrl+a"]);
            self.run("xdotool", &["type", "--delay", "60", question]);
            self.key(&["Return"]);
            std::thread::sleep(Duration::from_millis(400));
            self.run("xclip", &["-selection", "clipboard", "-o"]) == group
        });
    }

    /// Returns the CPU time of all the program's threads, in hundredths of a second.
    pub fn ticks(&self) -> u64 {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.program.0.id())).unwrap();
        let after = stat.rsplit_once(") ").unwrap().1;
        let fields = after.split(' ').skip(11).take(2);
        fields.map(|field| field.parse::<u64>().unwrap()).sum()
    }

    /// Returns the CPU time in two seconds in which nobody does anything.
    pub fn idle(&self) -> u64 {
        let before = self.ticks();
        std::thread::sleep(Duration::from_secs(2));
        self.ticks() - before
    }

    /// Returns the number of pixels on the screen that are reddish or amber, as in a banner.
    pub fn reddish(&self) -> usize {
        let screenshot = self.home.join("banner.png");
        picture(&self.display, &screenshot);
        let picture = ImageReader::open(&screenshot).unwrap().decode().unwrap();
        let red = |dot: &&image::Rgb<u8>| {
            let [red, green, blue] = dot.0.map(i32::from);
            red - green > 12 && red - blue > 12
        };
        picture.to_rgb8().pixels().filter(red).count()
    }

    pub fn until(what: &str, mut done: impl FnMut() -> bool) {
        let patience = Instant::now() + Duration::from_mins(1);
        while !done() {
            assert!(Instant::now() < patience, "in vain: {what}");
            std::thread::sleep(Duration::from_millis(300));
        }
    }
}

pub fn stored_table() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/window/guideline.png")
}

/// Takes a screenshot of the whole screen.
pub fn picture(display: &str, to: &Path) -> GrayImage {
    let done = Command::new("import")
        .args(["-display", display, "-window", "root"])
        .arg(to)
        .status()
        .expect("ImageMagick is installed");
    assert!(done.success(), "import failed");
    ImageReader::open(to).unwrap().decode().unwrap().to_luma8()
}

pub fn small(picture: &GrayImage) -> GrayImage {
    resize(
        picture,
        SCREEN.0 / SCALE,
        SCREEN.1 / SCALE,
        FilterType::Triangle,
    )
}

/// Returns the mean difference of two pictures, in shades of grey.
fn apart(a: &GrayImage, b: &GrayImage) -> f64 {
    if a.dimensions() != b.dimensions() {
        return f64::MAX;
    }
    let sum: u32 = a
        .pixels()
        .zip(b.pixels())
        .map(|(a, b)| u32::from(a.0[0].abs_diff(b.0[0])))
        .sum();
    f64::from(sum) / f64::from(a.width() * a.height())
}
