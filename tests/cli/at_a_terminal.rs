//! Questions at a terminal: a passphrase is typed unseen, and each task asks for the one that it needs.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use trongklum::store::{OpenPeople, Passphrase, is_encrypted};

use super::program::program;

const PEOPLE: &str =
    "(version: 1, people: [(name: \"บุคคลตัวอย่าง ๐๐๑\", role: \"district-chief\")])\n";

const PASSPHRASE: &str = "a passphrase of the office";

/// How long to wait for the program before the test fails.
const PATIENCE: Duration = Duration::from_mins(1);

fn until(what: &str, holds: impl Fn() -> bool) {
    let start = Instant::now();
    while !holds() {
        assert!(start.elapsed() < PATIENCE, "in vain: {what}");
        sleep(Duration::from_millis(20));
    }
}

/// A command at a terminal of its own, made by `script`.
struct Terminal {
    child: Child,
    name: PathBuf,
    shown: PathBuf,
}

impl Terminal {
    fn start(folder: &Path, arguments: &[&str]) -> Self {
        let (name, shown) = (folder.join("terminal"), folder.join("shown"));
        let _ = fs::remove_file(&name);
        let program = program();
        let child = Command::new("script")
            // A name that is written at once, and the program in place of the shell.
            .args([
                "-qec",
                "tty > \"$TERMINAL.new\" && mv \"$TERMINAL.new\" \"$TERMINAL\" && exec $COMMAND",
            ])
            .arg("/dev/null")
            .env("SHELL", "/bin/sh")
            .env("TERMINAL", &name)
            .env(
                "COMMAND",
                format!(
                    "{} {}",
                    program.get_program().display(),
                    arguments.join(" ")
                ),
            )
            .stdin(Stdio::piped())
            .stdout(File::create(&shown).unwrap())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        until("a terminal", || name.exists());
        let name = PathBuf::from(fs::read_to_string(&name).unwrap().trim());
        Self { child, name, shown }
    }

    fn shown(&self) -> String {
        fs::read_to_string(&self.shown).unwrap()
    }

    fn hides_what_is_typed(&self) -> bool {
        let settings = Command::new("stty")
            .arg("-F")
            .arg(&self.name)
            .arg("-a")
            .output()
            .unwrap();
        let settings = String::from_utf8(settings.stdout).unwrap();
        settings
            .split_whitespace()
            .any(|setting| setting == "-echo")
    }

    /// Answers `question` once it is asked and the terminal hides what is typed.
    fn answer(&mut self, question: &str, answer: &str) {
        until(question, || {
            self.shown().contains(question) && self.hides_what_is_typed()
        });
        let input = self.child.stdin.as_mut().unwrap();
        writeln!(input, "{answer}").unwrap();
    }

    fn end(mut self) -> (ExitStatus, String) {
        let status = self.child.wait().unwrap();
        (status, self.shown())
    }
}

#[test]
#[ignore = "needs script; tests/run runs it"]
fn a_passphrase_is_typed_unseen_and_each_task_asks_for_its_own() {
    let folder =
        Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("terminal-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let people = folder.join("people.ron");
    fs::write(&people, PEOPLE).unwrap();
    let file = people.to_str().unwrap();
    let english = ["--lang", "en"];
    let encrypt = [&["people", "encrypt", file], &english[..]].concat();
    let (new, again, known) = (
        "New passphrase for",
        "The same passphrase again",
        "Passphrase of",
    );

    let mut terminal = Terminal::start(&folder, &encrypt);
    terminal.answer(new, PASSPHRASE);
    terminal.answer(again, "another passphrase");
    let (status, shown) = terminal.end();
    assert_eq!(status.code(), Some(2), "{shown}");
    assert_eq!(fs::read_to_string(&people).unwrap(), PEOPLE);

    let mut terminal = Terminal::start(&folder, &encrypt);
    terminal.answer(new, PASSPHRASE);
    terminal.answer(again, PASSPHRASE);
    let (status, shown) = terminal.end();
    assert!(status.success() && !shown.contains(PASSPHRASE), "{shown}");
    let passphrase = Passphrase::of_line(PASSPHRASE).unwrap();
    assert!(is_encrypted(&fs::read(&people).unwrap()));
    assert_eq!(
        OpenPeople::open(&people, Some(&passphrase)).unwrap().text(),
        PEOPLE
    );

    // No new one is asked for a file that has one.
    let mut terminal = Terminal::start(&folder, &encrypt);
    terminal.answer(known, PASSPHRASE);
    let (status, shown) = terminal.end();
    assert!(status.success() && !shown.contains(new), "{shown}");
    assert!(shown.contains("is encrypted already"), "{shown}");

    let decrypt = [&["people", "decrypt", file], &english[..]].concat();
    let mut terminal = Terminal::start(&folder, &decrypt);
    terminal.answer(known, "a wrong passphrase");
    let (status, shown) = terminal.end();
    assert_eq!(status.code(), Some(3), "{shown}");
    assert!(!shown.contains("บุคคลตัวอย่าง") && is_encrypted(&fs::read(&people).unwrap()));

    let mut terminal = Terminal::start(&folder, &decrypt);
    terminal.answer(known, PASSPHRASE);
    let (status, shown) = terminal.end();
    assert!(status.success() && !shown.contains(PASSPHRASE), "{shown}");
    assert_eq!(fs::read_to_string(&people).unwrap(), PEOPLE);
    fs::remove_dir_all(&folder).unwrap();
}
