//! Saves that are cut short, that have no room, and that meet others.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use trongklum::registry::edit::{History, Step, set, text_literal};
use trongklum::store::{Cause, NotSaved, Saved, Seen, backups, load, look, save};

use super::{FICTITIOUS, folder, ordinary_or_full};

/// Writes a text in one form of line ends.
type Form = fn(&str) -> String;

/// A user without rights.
const NOBODY: u32 = 65_534;

/// Starts this program again, to do `what` with the file at `path`.
fn child(what: &str, path: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", "saving::done_by_a_child", "--nocapture"])
        .env("FAULTS_CHILD", what)
        .env("FAULTS_PATH", path)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

/// Returns the contents of the version `number`, of a size of its own.
fn version(number: u64) -> String {
    let filling = "ก".repeat(usize::try_from(number * 7_919 % 90_001).unwrap());
    format!("({number},\n// {filling}\n{number})\n")
}

/// Returns the number of the version that `text` is, which must be whole.
fn number(text: &str) -> u64 {
    let number = text[1..text.find(',').unwrap()].parse().unwrap();
    assert_eq!(text, version(number), "half a file");
    number
}

fn log(path: &Path, line: &str) {
    let name = format!("log-{}", std::env::var("FAULTS_CHILD").unwrap_or_default());
    let file = OpenOptions::new()
        .create(true)
        .append(true)
        .open(path.with_file_name(name));
    // At once, since the program may be killed between two writes.
    let line = format!("{line}\n");
    file.unwrap().write_all(line.as_bytes()).unwrap();
}

/// What this program does when a test starts it again. By itself it does nothing.
#[test]
fn done_by_a_child() {
    let Ok(what) = std::env::var("FAULTS_CHILD") else {
        return;
    };
    let path = PathBuf::from(std::env::var("FAULTS_PATH").unwrap());
    match what.as_str() {
        "loop" => loop {
            fs::write(path.with_file_name("begun"), "").unwrap();
            let seen = look(&path).unwrap();
            let next = number(&seen.text().unwrap()) + 1;
            save(&path, &version(next), &seen).unwrap();
            log(&path, &next.to_string());
        },
        "once" => log(
            &path,
            &outcome(&save(&path, &version(2), &look(&path).unwrap())),
        ),
        "read" => log(
            &path,
            if fs::read(&path).is_err() {
                "denied"
            } else {
                "read"
            },
        ),
        writer => {
            for round in 0..ordinary_or_full(100, 1_000) {
                add(&path, &format!("{writer}-{round}\n"));
            }
        }
    }
}

/// Adds a line, again and again until it is saved. Each time it is told what is there instead.
fn add(path: &Path, line: &str) {
    let mut seen = look(path).unwrap();
    loop {
        let text = seen.text().unwrap() + line;
        seen = match save(path, &text, &seen) {
            Ok(saved) => return assert!(saved.is_written && saved.is_confirmed),
            Err(NotSaved::Changed { theirs }) => theirs,
            Err(NotSaved::Busy) => seen,
            Err(other) => panic!("{other:?}"),
        };
    }
}

fn outcome(result: &Result<Saved, NotSaved>) -> String {
    match result {
        Ok(_) => "saved".to_owned(),
        Err(why) => why.key().to_owned(),
    }
}

fn has_kind(name: &str, kind: &str) -> bool {
    Path::new(name).extension().is_some_and(|it| it == kind)
}

/// Returns what lies in the hidden folder, but the lock.
fn left(file: &Path) -> Vec<String> {
    let all = fs::read_dir(file.with_file_name(".trongklum")).unwrap();
    let names = all.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name != "lock").collect()
}

#[test]
fn a_program_that_is_killed_while_it_saves_loses_nothing() {
    let folder = folder("killed");
    let file = folder.join("a.ron");
    fs::write(&file, version(1)).unwrap();
    let mut random = 12_345_u64;
    let kills = ordinary_or_full(25, 300);
    let begun = folder.join("begun");
    let mut last = 1;
    for _ in 0..kills {
        let _ = fs::remove_file(&begun);
        let mut running = child("loop", &file).spawn().unwrap();
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        while !begun.exists() {
            thread::sleep(Duration::from_millis(1));
        }
        thread::sleep(Duration::from_micros((random >> 33) % 40_000));
        running.kill().unwrap();
        running.wait().unwrap();
        let now = number(&fs::read_to_string(&file).unwrap());
        let log = fs::read_to_string(folder.join("log-loop")).unwrap_or_default();
        let told = log.lines().last().map_or(1, |line| line.parse().unwrap());
        // The program may be killed before it says that it has saved.
        assert!(now >= told && now >= last, "{now} {told} {last}");
        assert!(now <= told.max(last) + 1, "{now} {told} {last}");
        last = now;
        assert!(!left(&file).iter().any(|name| has_kind(name, "ron")));
        for copy in backups(&file) {
            number(&fs::read_to_string(copy.path).unwrap());
        }
    }
    assert!(last > 2, "nothing was saved");
    save(&file, &version(last + 1), &look(&file).unwrap()).unwrap();
    assert!(
        left(&file).iter().all(|name| has_kind(name, "old")),
        "{:?}",
        left(&file)
    );
    writeln!(std::io::stdout(), "{kills} killed, {last} saved").unwrap();
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn two_writers_at_once_lose_nothing() {
    let file = folder("writers").join("a.ron");
    fs::write(&file, "").unwrap();
    let writers = ["a", "b"].map(|name| child(name, &file).spawn().unwrap());
    for mut writer in writers {
        assert!(writer.wait().unwrap().success());
    }
    let text = fs::read_to_string(&file).unwrap();
    let rounds = ordinary_or_full(100, 1_000);
    for writer in ["a", "b"] {
        let lines = text.lines().filter(|line| line.starts_with(writer));
        let expected = (0..rounds).map(|round| format!("{writer}-{round}"));
        assert!(lines.eq(expected), "{writer}");
    }
    assert_eq!(text.lines().count(), 2 * rounds);
}

/// Starts a shell that limits its child, and returns the outcome of the save.
fn limited(file: &Path, limit: &str) -> String {
    let save = child("once", file);
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(format!("{limit}; exec \"$0\" \"$@\""));
    shell.arg(save.get_program()).args(save.get_args());
    shell.envs(
        save.get_envs()
            .filter_map(|(name, value)| Some((name, value?))),
    );
    shell.stdout(Stdio::null()).stderr(Stdio::null());
    assert!(shell.status().unwrap().success());
    logged(file)
}

fn logged(file: &Path) -> String {
    let log = file.with_file_name("log-once");
    let outcome = fs::read_to_string(&log).unwrap();
    fs::remove_file(log).unwrap();
    outcome.trim().to_owned()
}

#[test]
fn a_save_without_room_says_so_and_changes_nothing() {
    let folder = folder("room");
    let file = folder.join("a.ron");
    let size = version(2).len().max(version(1).len());
    // How many blocks of 512 bytes a file may have.
    let (mut full, mut saved) = (0, 0);
    let step = ordinary_or_full(9, 1);
    for blocks in (1..size / 512 + 2 + step).step_by(step) {
        let _ = fs::remove_dir_all(file.with_file_name(".trongklum"));
        fs::write(&file, version(1)).unwrap();
        match limited(&file, &format!("trap '' XFSZ; ulimit -f {blocks}")).as_str() {
            "saved" => {
                assert_eq!(fs::read_to_string(&file).unwrap(), version(2));
                saved += 1;
            }
            "unwritable-full" => {
                assert_eq!(fs::read_to_string(&file).unwrap(), version(1));
                assert!(left(&file).is_empty(), "{:?}", left(&file));
                full += 1;
            }
            other => panic!("{blocks}: {other}"),
        }
    }
    assert!(full > 5 && saved > 0, "{full} {saved}");
}

/// Mounts a disk of its own size for each save, where that is permitted.
#[test]
fn a_full_disk_says_so_and_changes_nothing() {
    let folder = folder("disk");
    let size = (version(1).len() + version(2).len()) / 1024;
    let (mut full, mut saved) = (0, 0);
    for room in (size / 2 + 4..2 * size + 80).step_by(ordinary_or_full(40, 4)) {
        let mount = Command::new("mount")
            .args([
                "-t",
                "tmpfs",
                "-o",
                &format!("size={room}k,mode=777"),
                "tmpfs",
            ])
            .arg(&folder)
            .stderr(Stdio::null())
            .status();
        if !mount.is_ok_and(|status| status.success()) {
            return;
        }
        let file = folder.join("a.ron");
        let result = fs::write(&file, version(1)).map(|()| {
            let result = save(&file, &version(2), &look(&file).unwrap());
            (fs::read_to_string(&file).unwrap(), result)
        });
        let unmount = Command::new("umount").arg(&folder).status().unwrap();
        assert!(unmount.success());
        match result {
            Ok((text, Ok(_))) => {
                assert_eq!(text, version(2));
                saved += 1;
            }
            Ok((text, Err(NotSaved::Failed(Cause::Full)))) => {
                assert_eq!(text, version(1));
                full += 1;
            }
            Ok((_, other)) => panic!("{room}: {other:?}"),
            // There is not even room for the first.
            Err(_) => {}
        }
    }
    assert!(full > 1 && saved > 0, "{full} {saved}");
}

#[test]
fn what_the_user_may_not_write_stays() {
    let folder = folder("rights");
    let place = folder.join("closed");
    fs::create_dir(&place).unwrap();
    let file = place.join("a.ron");
    fs::write(&file, version(1)).unwrap();
    let set =
        |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    let is_root = fs::metadata("/proc/self").is_ok_and(|about| {
        use std::os::unix::fs::MetadataExt;
        about.uid() == 0
    });
    let run = |what: &str| {
        fs::write(place.join(format!("log-{what}")), "").unwrap();
        set(&place.join(format!("log-{what}")), 0o666);
        // Whoever may do everything has nothing forbidden.
        let mut command = child(what, &file);
        if is_root {
            command.uid(NOBODY).gid(NOBODY);
        }
        if !command.status().is_ok_and(|status| status.success()) {
            return None;
        }
        let log = fs::read_to_string(place.join(format!("log-{what}"))).unwrap();
        fs::remove_file(place.join(format!("log-{what}"))).unwrap();
        Some(log.trim().to_owned())
    };
    // Nobody may write in the folder.
    set(&file, 0o666);
    set(&place, 0o755);
    if !is_root {
        set(&place, 0o555);
    }
    if is_root {
        if let Some(outcome) = run("once") {
            assert_eq!(outcome, "unwritable-denied");
        }
    } else {
        let seen = look(&file).unwrap();
        let result = save(&file, &version(2), &seen);
        assert!(
            matches!(result, Err(NotSaved::Failed(Cause::Denied))),
            "{result:?}"
        );
    }
    set(&place, 0o777);
    assert_eq!(fs::read_to_string(&file).unwrap(), version(1));
    // Another user may, if the folder is open, and the file stays open to the same people.
    set(&file, 0o664);
    set(&file, 0o666);
    if is_root && let Some(outcome) = run("once") {
        assert_eq!(outcome, "saved");
        assert_eq!(
            fs::metadata(&file).unwrap().permissions().mode() & 0o777,
            0o666
        );
        assert!(save(&file, &version(3), &look(&file).unwrap()).is_ok());
    }
    set(&file, 0o000);
    if is_root && let Some(outcome) = run("read") {
        assert_eq!(outcome, "denied");
    }
    set(&file, 0o644);
}

#[test]
fn a_file_that_another_program_has_locked_is_not_replaced() {
    let file = folder("locked").join("a.ron");
    fs::write(&file, version(1)).unwrap();
    let seen = look(&file).unwrap();
    let held = OpenOptions::new().write(true).open(&file).unwrap();
    held.lock().unwrap();
    let result = save(&file, &version(2), &seen);
    assert!(
        matches!(result, Err(NotSaved::Failed(Cause::InUse))),
        "{result:?}"
    );
    held.unlock().unwrap();
    assert!(save(&file, &version(2), &seen).is_ok());
}

#[test]
fn an_edit_is_saved_and_read_as_it_was_meant_and_undone_without_a_trace() {
    let folder = folder("edits");
    let forms: [(&str, Form); 4] = [
        ("plain", str::to_owned),
        ("crlf", |text| text.replace('\n', "\r\n")),
        ("marked", |text| {
            format!("\u{feff}{}", text.replace('\n', "\r\n"))
        }),
        ("mixed", |text| text.replace(")\n", ")\r\n")),
    ];
    let subject = [Step::Field("letter"), Step::Field("subject")];
    for (name, form) in forms {
        let path = folder.join(format!("{name}.ron"));
        fs::write(&path, form(FICTITIOUS)).unwrap();
        let loaded = load(&path);
        assert_eq!(loaded.text, FICTITIOUS);
        let (mut history, mut seen) = (History::new(loaded.text), loaded.seen);
        for new in ["ก", "\"\\ // */ \t", "น้ำ\u{200b}ท่วม 📌"] {
            let edit = set(history.text(), &subject, &text_literal(new)).unwrap();
            history.push(new, edit.apply(history.text()));
            seen = save(&path, history.text(), &seen).unwrap().seen;
            let again = load(&path);
            assert_eq!(again.text, history.text(), "{name}");
            assert!(again.seen.is_same(&seen));
            assert_eq!(again.registry.unwrap().letter().subject, new);
        }
        while history.undo().is_some() {}
        save(&path, history.text(), &seen).unwrap();
        assert_eq!(
            fs::read_to_string(&path).unwrap(),
            form(FICTITIOUS),
            "{name}"
        );
        assert_eq!(backups(&path).len(), 4);
    }
}

#[test]
fn a_new_file_takes_nobodys_place() {
    let file = folder("new").join("a.ron");
    let writers: Vec<_> = (1..9)
        .map(|number| {
            let file = file.clone();
            thread::spawn(move || save(&file, &version(number), &Seen::nothing()).is_ok())
        })
        .collect();
    let done = writers.into_iter().filter(|_| true);
    let saved = done
        .map(|writer| writer.join().unwrap())
        .filter(|saved| *saved);
    assert_eq!(saved.count(), 1);
    number(&fs::read_to_string(&file).unwrap());
}
