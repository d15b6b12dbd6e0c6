//! Saves on a disk that fails at every operation, and beside writers that come in between.

use std::cell::Cell;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::*;

const OLD: &str = "(version: 2, // เก่า\n)\n";
const NEW: &str = "(version: 2, // ใหม่\n)\n";

fn folder(name: &str) -> PathBuf {
    let name = format!("trongklum-save-{name}-{}", std::process::id());
    let folder = std::env::temp_dir().join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn old() -> Seen {
    Seen::contents(OLD.as_bytes())
}

/// Returns what lies in the hidden folder, but the lock.
fn kept(file: &Path) -> Vec<String> {
    let folder = file.with_file_name(".trongklum");
    let names = fs::read_dir(folder).map(|all| {
        all.map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name != "lock")
            .collect()
    });
    names.unwrap_or_default()
}

fn has_kind(name: &str, kind: &str) -> bool {
    Path::new(name).extension().is_some_and(|it| it == kind)
}

fn saved_on(
    file: &Path,
    seen: &Seen,
    mut goes_on: impl FnMut(&'static str) -> io::Result<()>,
) -> Result<Saved, NotSaved> {
    save_on(&mut Disk::asking(&mut goes_on), file, NEW, seen)
}

#[test]
fn a_save_replaces_the_file_and_keeps_the_old_one() {
    let file = folder("plain").join("ทะเบียน.ron");
    let saved = save(&file, OLD, &Seen::nothing()).unwrap();
    assert!(saved.is_written && saved.is_confirmed && saved.backup.is_none());
    let before = fs::metadata(&file).unwrap().modified().unwrap();
    let again = save(&file, OLD, &saved.seen).unwrap();
    assert!(!again.is_written && again.backup.is_none());
    assert_eq!(fs::metadata(&file).unwrap().modified().unwrap(), before);
    let saved = save(&file, NEW, &saved.seen).unwrap();
    assert_eq!(fs::read_to_string(&file).unwrap(), NEW);
    let copies = backups(&file);
    assert_eq!(copies.len(), 1);
    assert_eq!(saved.backup.as_ref(), Some(&copies[0].path));
    assert_eq!(fs::read_to_string(&copies[0].path).unwrap(), OLD);
    assert_eq!(
        fs::metadata(&copies[0].path).unwrap().modified().unwrap(),
        before
    );
    assert_eq!(kept(&file).len(), 1, "{:?}", kept(&file));
}

#[test]
fn what_is_no_longer_the_same_is_not_overwritten() {
    let file = folder("changed").join("a.ron");
    assert!(matches!(save(&file, NEW, &old()), Err(NotSaved::Gone)));
    fs::write(&file, "(theirs)").unwrap();
    for seen in [old(), Seen::nothing()] {
        match save(&file, NEW, &seen) {
            Err(NotSaved::Changed { theirs }) => assert_eq!(theirs.bytes(), Some(&b"(theirs)"[..])),
            other => panic!("{other:?}"),
        }
    }
    let theirs = look(&file).unwrap();
    assert!(save(&file, NEW, &theirs).unwrap().is_written);
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    assert!(matches!(
        save(&file, NEW, &theirs),
        Err(NotSaved::Changed { .. })
    ));
    assert!(!kept(&file).iter().any(|name| !has_kind(name, "old")));
}

#[test]
fn an_error_at_any_operation_leaves_the_old_or_the_new_contents() {
    let folder = folder("errors");
    let (mut failed, mut done) = (0, 0);
    for (is_new, start) in [(true, Seen::nothing()), (false, old())] {
        for at in 0.. {
            let file = folder.join(format!("{is_new}-{at}")).join("a.ron");
            fs::create_dir(file.parent().unwrap()).unwrap();
            if !is_new {
                fs::write(&file, OLD).unwrap();
            }
            let count = Cell::new(0);
            let result = saved_on(&file, &start, |_| {
                count.set(count.get() + 1);
                if count.get() == at + 1 {
                    return Err(io::Error::other("broken"));
                }
                Ok(())
            });
            let there = look(&file).unwrap();
            match &result {
                Ok(saved) => {
                    assert!(saved.is_written);
                    assert_eq!(there.bytes(), Some(NEW.as_bytes()), "{at}");
                    done += 1;
                }
                Err(NotSaved::Failed(Cause::Other)) => {
                    assert!(there.is_same(&start), "{at}: {there:?}");
                    failed += 1;
                }
                Err(other) => panic!("{at}: {other:?}"),
            }
            if result.is_ok() && count.get() <= at {
                break;
            }
            // The next one works, and tidies up.
            let seen = look(&file).unwrap();
            save(&file, "(later)", &seen).unwrap();
            assert!(kept(&file).iter().all(|name| has_kind(name, "old")));
            let copies = backups(&file);
            let copies = copies.iter().map(|copy| fs::read(&copy.path).unwrap());
            let is_kept = copies.into_iter().any(|copy| seen.bytes() == Some(&copy));
            assert!(is_kept || seen.is_nothing(), "{at}");
        }
    }
    assert!(failed > 30 && done > 5, "{failed} {done}");
}

/// What this program does when the test below starts it again.
#[test]
fn done_by_a_child() {
    let (Ok(file), Ok(at)) = (std::env::var("SAVE_FILE"), std::env::var("SAVE_UNTIL")) else {
        return;
    };
    let at: u32 = at.parse().unwrap();
    let count = Cell::new(0);
    let file = Path::new(&file);
    let saved = saved_on(file, &look(file).unwrap(), |_| {
        count.set(count.get() + 1);
        if count.get() > at {
            // As if it was killed: nothing is tidied up.
            std::process::abort();
        }
        Ok(())
    });
    assert!(saved.is_ok());
}

#[test]
fn a_program_that_ends_at_any_operation_leaves_whole_contents() {
    let folder = folder("ended");
    let (mut ended, mut replaced) = (0, 0);
    for is_new in [true, false] {
        for at in 0.. {
            let file = folder.join(format!("{is_new}-{at}")).join("a.ron");
            fs::create_dir(file.parent().unwrap()).unwrap();
            if !is_new {
                fs::write(&file, OLD).unwrap();
            }
            let child = std::process::Command::new(std::env::current_exe().unwrap())
                .args(["--exact", "store::save::tests::done_by_a_child"])
                .env("SAVE_FILE", &file)
                .env("SAVE_UNTIL", at.to_string())
                .output()
                .unwrap();
            let there = look(&file).unwrap();
            let is_done = there.bytes() == Some(NEW.as_bytes());
            let is_old = there.is_same(&if is_new { Seen::nothing() } else { old() });
            assert!(is_done || is_old, "{at}: {there:?}");
            if child.status.success() {
                assert!(is_done);
                break;
            }
            ended += 1;
            replaced += u32::from(is_done);
            assert!(!kept(&file).iter().any(|name| has_kind(name, "ron")));
            // The next save tidies up, and has the contents before among the copies.
            save(&file, "(later)", &there).unwrap();
            assert!(kept(&file).iter().all(|name| has_kind(name, "old")));
            let copies = backups(&file);
            let copies: Vec<_> = copies
                .iter()
                .map(|copy| fs::read(&copy.path).unwrap())
                .collect();
            let has = |text: &str| copies.iter().any(|copy| copy == text.as_bytes());
            assert!(is_new || has(OLD), "{at}");
            assert!(!is_done || has(NEW), "{at}");
        }
    }
    assert!(ended > 60 && replaced > 4, "{ended} {replaced}");
}

#[test]
fn whoever_writes_in_between_is_not_overwritten() {
    let folder = folder("between");
    let mut told = 0;
    for way in ["in place", "renamed", "removed"] {
        for at in 0.. {
            let file = folder.join(format!("{way}-{at}")).join("a.ron");
            fs::create_dir(file.parent().unwrap()).unwrap();
            fs::write(&file, OLD).unwrap();
            let count = Cell::new(0);
            let result = saved_on(&file, &old(), |_| {
                count.set(count.get() + 1);
                if count.get() == at + 1 {
                    match way {
                        "in place" => fs::write(&file, "(theirs)")?,
                        "renamed" => {
                            fs::write(file.with_extension("new"), "(theirs)")?;
                            fs::rename(file.with_extension("new"), &file)?;
                        }
                        _ => fs::remove_file(&file)?,
                    }
                }
                Ok(())
            });
            let now = fs::read_to_string(&file).ok();
            let is_last = count.get() <= at;
            let theirs = if way == "removed" {
                None
            } else {
                Some("(theirs)")
            };
            match &result {
                // After the last look, the file is theirs.
                Ok(_) if at + 1 == count.get() => assert_eq!(now.as_deref(), theirs),
                Ok(_) => assert_eq!(now.as_deref(), Some(NEW), "{way} {at}"),
                Err(NotSaved::Changed { .. } | NotSaved::Gone) => {
                    assert_eq!(now.as_deref(), theirs, "{way} {at}");
                    told += 1;
                }
                Err(NotSaved::Failed(_)) => assert_eq!((now.as_deref(), way), (None, "removed")),
                Err(other) => panic!("{way} {at}: {other:?}"),
            }
            if is_last {
                break;
            }
            // What they wrote before the save was done is there, or among the copies.
            if result.is_ok() && way != "removed" {
                let copies = backups(&file);
                let has = |text: &str| {
                    copies
                        .iter()
                        .any(|copy| fs::read_to_string(&copy.path).unwrap() == text)
                };
                assert!(has(OLD) || has("(theirs)"), "{way} {at}");
            }
        }
    }
    assert!(told > 30, "{told}");
}

#[test]
fn copies_are_bounded_and_in_the_order_of_saves() {
    let file = folder("copies").join("a.ron");
    let mut seen = save(&file, "0", &Seen::nothing()).unwrap().seen;
    let hidden = file.with_file_name(".trongklum");
    // Many earlier days, and one from a clock that ran ahead.
    for number in 1..100 {
        let day = 1 + number / 5;
        let name = format!("a.ron.{number:06}.2027-01-{day:02}-1200.old");
        fs::write(hidden.join(name), number.to_string()).unwrap();
    }
    fs::write(hidden.join("a.ron.bak.000001.2026-01-01-1200.old"), "").unwrap();
    for save_number in 1..=3 {
        seen = save(&file, &save_number.to_string(), &seen).unwrap().seen;
    }
    let copies = backups(&file);
    assert_eq!(fs::read_to_string(&copies[0].path).unwrap(), "2");
    assert!(copies[0].number == 102 && copies[0].date.year < 2027);
    assert!(copies.len() >= 20 && copies.len() <= 60, "{}", copies.len());
    assert!(copies.windows(2).all(|two| two[0].number > two[1].number));
    // The last of each day.
    assert!(
        copies
            .iter()
            .any(|copy| copy.date.day == 1 && copy.number == 4)
    );
    assert!(!copies.iter().any(|copy| copy.number == 3));
}

#[test]
fn what_an_ended_program_left_is_tidied_up() {
    let file = folder("left").join("a.ron");
    let seen = save(&file, OLD, &Seen::nothing()).unwrap().seen;
    let hidden = file.with_file_name(".trongklum");
    fs::write(hidden.join("a.ron.1-2-3.part"), "(half").unwrap();
    fs::write(hidden.join("a.ron.1-2-4.whole"), "(whole)").unwrap();
    fs::write(hidden.join("a.ron.bak.1-2-3.part"), "(half").unwrap();
    save(&file, NEW, &seen).unwrap();
    let texts: Vec<String> = backups(&file)
        .iter()
        .map(|copy| fs::read_to_string(&copy.path).unwrap())
        .collect();
    assert_eq!(texts, [OLD, "(whole)"]);
    assert_eq!(kept(&file).len(), 3, "another file's part stays");
}

#[test]
fn a_name_of_any_length_has_its_copies() {
    let folder = folder("names");
    for name in ["ก".repeat(80) + ".ron", "x".repeat(250), "a.b.c".into()] {
        let file = folder.join(name);
        let seen = save(&file, OLD, &Seen::nothing()).unwrap().seen;
        save(&file, NEW, &seen).unwrap();
        assert_eq!(backups(&file).len(), 1);
    }
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::symlink_metadata(path).unwrap().permissions().mode() & 0o7777
    }

    #[test]
    fn mode_owner_and_links_stay() {
        let folder = folder("unix");
        let file = folder.join("far/a.ron");
        fs::create_dir(folder.join("far")).unwrap();
        let link = folder.join("link.ron");
        symlink("far/a.ron", &link).unwrap();
        // The link leads nowhere yet.
        save(&link, OLD, &Seen::nothing()).unwrap();
        for bits in [0o640, 0o600, 0o666, 0o755] {
            fs::set_permissions(&file, fs::Permissions::from_mode(bits)).unwrap();
            // Only an administrator may give the file away.
            let _ = std::os::unix::fs::chown(&file, Some(12345), Some(54321));
            let before = fs::metadata(&file).unwrap();
            let seen = look(&link).unwrap();
            let text = format!("(mode: {bits})");
            assert!(save(&link, &text, &seen).unwrap().is_owner_kept);
            assert!(link.is_symlink());
            let after = fs::metadata(&file).unwrap();
            assert_eq!(fs::read_to_string(&file).unwrap(), text);
            assert_eq!((after.uid(), after.gid()), (before.uid(), before.gid()));
            assert_eq!(mode(&file), bits);
            assert_eq!(mode(&backups(&link)[0].path), bits);
        }
        assert_eq!(backups(&file).len(), 4);
    }

    #[test]
    fn contents_are_at_no_time_open_to_others() {
        let file = folder("private").join("a.ron");
        fs::write(&file, OLD).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
        saved_on(&file, &old(), |_| {
            for name in kept(&file) {
                let path = file.with_file_name(".trongklum").join(name);
                assert_eq!(mode(&path), 0o600);
            }
            Ok(())
        })
        .unwrap();
    }

    #[test]
    fn what_must_stay_stays() {
        let folder = folder("stays");
        let file = folder.join("a.ron");
        fs::write(&file, OLD).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o444)).unwrap();
        let result = save(&file, NEW, &old());
        assert!(matches!(result, Err(NotSaved::Failed(Cause::ReadOnly))));
        fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
        // The hidden folder leads elsewhere.
        let elsewhere = folder.join("elsewhere");
        fs::create_dir(&elsewhere).unwrap();
        fs::remove_dir_all(folder.join(".trongklum")).unwrap();
        symlink(&elsewhere, folder.join(".trongklum")).unwrap();
        assert!(matches!(save(&file, NEW, &old()), Err(NotSaved::Failed(_))));
        assert_eq!(fs::read_dir(&elsewhere).unwrap().count(), 0);
        assert_eq!(fs::read_to_string(&file).unwrap(), OLD);
    }
}

/// Contents that must not lie there in the clear once the file is covered.
const PLANTED: &str = "(version: 2, // ลับสุดยอด\n)\n";

/// Covers contents as encryption does, and at once.
#[expect(clippy::unnecessary_wraps, reason = "as what covers them may fail")]
fn covered(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let hidden: Vec<u8> = bytes.iter().map(|byte| !byte).collect();
    Ok([&b"age-encryption.org/v1\n"[..], &hidden].concat())
}

/// Returns the files of a folder, and below it, that lie in the clear.
fn clear(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(clear(&path));
        } else if let Ok(text) = fs::read_to_string(&path)
            && text.contains("ลับ")
        {
            found.push(path);
        }
    }
    found
}

#[test]
fn at_no_moment_do_covered_contents_lie_there_in_the_clear() {
    let folder = folder("covered");
    let (mut moments, mut failed) = (0, 0);
    for is_covered in [true, false] {
        for at in 0.. {
            let inside = folder.join(format!("{is_covered}-{at}"));
            let file = inside.join("a.ron");
            fs::create_dir(&inside).unwrap();
            if is_covered {
                fs::write(&file, covered(PLANTED.as_bytes()).unwrap()).unwrap();
            } else {
                // With earlier versions, and what a program left that was ended in the middle.
                for number in 0..7 {
                    let text = PLANTED.replace('2', &number.to_string());
                    save(&file, &text, &look(&file).unwrap()).unwrap();
                }
                fs::write(inside.join(".trongklum/a.ron.1-1-1.whole"), PLANTED).unwrap();
                fs::write(inside.join(".trongklum/a.ron.1-1-2.part"), PLANTED).unwrap();
            }
            let (seen, count) = (look(&file).unwrap(), Cell::new(0));
            let new = covered(format!("{PLANTED}// neu").as_bytes()).unwrap();
            let mut goes_on = |_: &'static str| {
                count.set(count.get() + 1);
                moments += 1;
                if is_encrypted(&fs::read(&file).unwrap()) {
                    assert_eq!(clear(&inside), [] as [PathBuf; 0], "{is_covered} {at}");
                }
                if count.get() == at + 1 {
                    return Err(io::Error::other("broken"));
                }
                Ok(())
            };
            let mut disk = Disk::asking(&mut goes_on);
            let result = save_bytes_on(&mut disk, &file, new.clone(), &seen, Some(&covered));
            if is_encrypted(&fs::read(&file).unwrap()) {
                assert_eq!(clear(&inside), [] as [PathBuf; 0], "{is_covered} {at}");
            }
            failed += usize::from(result.is_err());
            if result.is_ok() && count.get() <= at {
                assert_eq!(fs::read(&file).unwrap(), new);
                assert_eq!(backups(&file).len(), if is_covered { 1 } else { 6 });
                break;
            }
        }
    }
    assert!(moments > 1_000 && failed > 50, "{moments} {failed}");
}
