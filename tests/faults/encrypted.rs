//! Programs that are ended while they save a file of people that is encrypted: at no moment does anything
//! of it lie on the disk in the clear.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use trongklum::store::{OpenPeople, Passphrase, is_encrypted};

use super::{folder, ordinary_or_full};

const PLANTED: &str = "ลับสุดยอด นามสกุลลับ";

fn passphrase() -> Passphrase {
    Passphrase::of_line("รหัสผ่านของอำเภอ").unwrap()
}

/// Returns the text of the version `number`.
fn version(number: u64) -> String {
    let people = format!("(name: \"{PLANTED}\", telephone: \"0899999999\"), // {number}\n");
    let people = people.repeat(usize::try_from(number % 7 + 1).unwrap() * 200);
    format!("(version: 1, people: [\n{people}]) // {number}\n")
}

fn child(what: &str, path: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "encrypted::done_by_a_child", "--nocapture"])
        .env("FAULTS_PEOPLE", what)
        .env("FAULTS_PATH", path)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// What this program does when a test starts it again. By itself it does nothing.
#[test]
fn done_by_a_child() {
    let Ok(what) = std::env::var("FAULTS_PEOPLE") else {
        return;
    };
    let path = PathBuf::from(std::env::var("FAULTS_PATH").unwrap());
    let mut open = OpenPeople::open(&path, Some(&passphrase())).unwrap();
    fs::write(path.with_file_name("begun"), "").unwrap();
    if what == "encrypt" {
        open.encrypt(&path, &passphrase()).unwrap();
        return;
    }
    for number in 3.. {
        open = open.save(&path, &version(number)).unwrap().open;
    }
}

/// Returns the files in a folder and below it that have what was planted.
fn clear_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(clear_files(&path));
            continue;
        }
        let bytes = fs::read(&path).unwrap();
        let mut windows = bytes.windows(PLANTED.len());
        if windows.any(|window| window == PLANTED.as_bytes()) {
            found.push(path);
        }
    }
    found
}

/// Starts a child, and kills it after some time.
fn killed(what: &str, file: &Path, micros: u64) {
    let begun = file.with_file_name("begun");
    let _ = fs::remove_file(&begun);
    let mut running = child(what, file);
    while !begun.exists() {
        thread::sleep(Duration::from_millis(1));
    }
    thread::sleep(Duration::from_micros(micros));
    let _ = running.kill();
    running.wait().unwrap();
}

#[test]
fn a_program_that_is_killed_leaves_nothing_in_the_clear() {
    let folder = folder("encrypted");
    let file = folder.join("people.ron");
    let new = OpenPeople::new_file(Some(passphrase()));
    let open = new.save(&file, &version(1)).unwrap().open;
    // How long a save takes here: the passphrase takes most of it.
    let begun = Instant::now();
    open.save(&file, &version(2)).unwrap();
    let save = u64::try_from(begun.elapsed().as_micros()).unwrap();
    let mut random = 12_345_u64;
    let kills = ordinary_or_full(6, 200);
    for _ in 0..kills {
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        killed("save", &file, (random >> 33) % (save * 3));
        assert_eq!(clear_files(&folder), [] as [PathBuf; 0]);
        let open = OpenPeople::open(&file, Some(&passphrase())).unwrap();
        assert!(open.text().contains(PLANTED));
    }
    let copies = trongklum::store::backups(&file);
    assert!(copies.len() > 1, "nothing was saved");
    for copy in copies.iter().take(3) {
        let open = OpenPeople::open(&copy.path, Some(&passphrase())).unwrap();
        let number = open.text().rsplit_once("// ").unwrap().1.trim();
        assert_eq!(open.text(), version(number.parse().unwrap()), "half a file");
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_program_that_is_killed_while_it_encrypts_leaves_all_or_nothing() {
    let folder = folder("encrypting");
    let (mut clear, mut encrypted) = (0, 0);
    let file = |name: &str| {
        let inside = folder.join(name);
        fs::create_dir(&inside).unwrap();
        let file = inside.join("people.ron");
        let mut open = OpenPeople::default();
        for number in 1..4 {
            open = open.save(&file, &version(number)).unwrap().open;
        }
        (inside, file, open)
    };
    let (_, whole, open) = file("whole");
    let begun = Instant::now();
    open.encrypt(&whole, &passphrase()).unwrap();
    let took = u64::try_from(begun.elapsed().as_micros()).unwrap();
    let kills = ordinary_or_full(5, 60);
    for kill in 0..kills {
        let (inside, file, _) = file(&kill.to_string());
        killed("encrypt", &file, took * kill * 3 / 2 / (kills - 1));
        if is_encrypted(&fs::read(&file).unwrap()) {
            encrypted += 1;
            assert_eq!(clear_files(&inside), [] as [PathBuf; 0]);
        } else {
            clear += 1;
            assert_eq!(fs::read_to_string(&file).unwrap(), version(3));
        }
    }
    assert!(clear > 0 && encrypted > 0, "{clear} {encrypted}");
    fs::remove_dir_all(folder).unwrap();
}
