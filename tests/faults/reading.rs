//! Files that cannot be read as a registry, or should not be.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use encoding_rs::WINDOWS_874;
use trongklum::registry::{Code, Severity};
use trongklum::store::{PictureError, group_picture, load, picture_problems};

use super::{FICTITIOUS, MAX_TIME, command, folder, ordinary_or_full};

fn file(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, bytes).unwrap();
    path
}

/// Checks a file by the command, which must refuse it for the reason `code`, with `words`, in time.
fn refused(path: &Path, exit: u8, code: Code, words: &str) {
    let begun = Instant::now();
    let loaded = load(path);
    assert!(loaded.registry.is_none(), "{}", path.display());
    assert!(
        loaded.problems.iter().any(|problem| problem.code == code),
        "{}: {:?}",
        path.display(),
        loaded.problems.first()
    );
    let (got, said) = command(&["check", path.to_str().unwrap(), "--lang", "en"]);
    assert_eq!(got, exit, "{}: {said}", path.display());
    assert!(said.contains(words), "{}: {said}", path.display());
    assert!(
        begun.elapsed() < MAX_TIME,
        "{:?} {}",
        begun.elapsed(),
        path.display()
    );
}

fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(order).collect()
}

#[test]
fn other_encodings_are_named_and_can_be_converted() {
    let folder = folder("encodings");
    let marked = format!("\u{feff}{FICTITIOUS}");
    for (name, bytes, encoding) in [
        ("le", utf16(&marked, u16::to_le_bytes), "UTF-16"),
        ("be", utf16(&marked, u16::to_be_bytes), "UTF-16"),
        ("le-bare", utf16(FICTITIOUS, u16::to_le_bytes), "UTF-16"),
        (
            "874",
            WINDOWS_874.encode(FICTITIOUS).0.into_owned(),
            "Windows-874",
        ),
        (
            "874-crlf",
            WINDOWS_874
                .encode(&FICTITIOUS.replace('\n', "\r\n"))
                .0
                .into_owned(),
            "Windows-874",
        ),
    ] {
        let path = file(&folder, &format!("{name}.ron"), bytes);
        refused(&path, 3, Code::OtherEncoding, encoding);
        let convertible = load(&path).convertible.unwrap();
        assert_eq!(convertible.text, FICTITIOUS, "{name}");
        // The user says so.
        let saved = trongklum::store::save(&path, &convertible.text, &load(&path).seen).unwrap();
        assert!(saved.is_written);
        assert!(load(&path).registry.is_some(), "{name}");
    }
    let good = load(&file(&folder, "bom.ron", &marked));
    assert!(good.registry.is_some() && good.text == FICTITIOUS);
}

#[test]
fn files_of_other_kinds_are_refused() {
    let folder = folder("kinds");
    refused(&file(&folder, "empty.ron", ""), 3, Code::Empty, "empty");
    refused(
        &file(&folder, "nul.ron", vec![0; 4096]),
        3,
        Code::Damaged,
        "NUL",
    );
    refused(
        &file(&folder, "png.ron", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        3,
        Code::NotText,
        "UTF-8",
    );
    refused(&folder, 3, Code::Unreadable, "folder");
    refused(
        &folder.join("none.ron"),
        3,
        Code::Unreadable,
        "no such file",
    );
    let newer = FICTITIOUS.replacen("version: 1", "version: 999", 1);
    refused(
        &file(&folder, "newer.ron", newer),
        1,
        Code::NewerVersion,
        "version",
    );
    for (from, to, code) in [
        ("id: \"herd\"", "id: \"yard\"", Code::DuplicateId),
        ("[\"herd\"]", "[\"hord\"]", Code::DanglingId),
        ("version: 1", "version: \"1\"", Code::WrongValue),
    ] {
        assert!(FICTITIOUS.contains(from), "{from}");
        let text = FICTITIOUS.replacen(from, to, 1);
        refused(&file(&folder, "wrong.ron", text), 1, code, "");
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("nowhere", folder.join("dangling.ron")).unwrap();
        refused(
            &folder.join("dangling.ron"),
            3,
            Code::Unreadable,
            "no such file",
        );
        std::os::unix::fs::symlink("round.ron", folder.join("round.ron")).unwrap();
        refused(&folder.join("round.ron"), 3, Code::Unreadable, "");
    }
    #[cfg(target_os = "linux")]
    {
        refused(Path::new("/dev/null"), 3, Code::Empty, "empty");
        refused(Path::new("/dev/zero"), 3, Code::TooLarge, "too large");
        refused(Path::new("/dev/full"), 3, Code::TooLarge, "too large");
        refused(Path::new("/proc/self/mem"), 3, Code::Unreadable, "");
    }
}

#[test]
fn a_file_cut_off_anywhere_is_refused() {
    let path = folder("cut").join("cut.ron");
    let bytes = FICTITIOUS.trim_end().as_bytes();
    let mut count = 0;
    for length in (0..bytes.len()).step_by(ordinary_or_full(11, 1)) {
        fs::write(&path, &bytes[..length]).unwrap();
        let loaded = load(&path);
        assert!(loaded.registry.is_none(), "{length}");
        let errors = loaded.problems.iter();
        let mut errors = errors.filter(|problem| problem.severity() == Severity::Error);
        assert!(errors.next().is_some(), "{length}");
        if length % 97 == 0 {
            let (exit, said) = command(&["check", path.to_str().unwrap()]);
            assert!(
                matches!(exit, 1 | 3) && !said.is_empty(),
                "{length}: {exit} {said}"
            );
        }
        count += 1;
    }
    assert!(count >= ordinary_or_full(600, bytes.len()), "{count}");
}

#[test]
fn what_is_too_large_costs_neither_memory_nor_time() {
    let folder = folder("large");
    let sparse = folder.join("sparse.ron");
    File::create(&sparse).unwrap().set_len(1 << 30).unwrap();
    refused(&sparse, 3, Code::TooLarge, "too large");
    // As many as fit into a file that is read, and ten million.
    for (count, item, exit, code) in [
        (4_000_000, "(),", 1, Code::TooMany),
        (7_500_000, "1,", 1, Code::TooMany),
        (10_000_000, "(),", 3, Code::TooLarge),
    ] {
        let path = folder.join("many.ron");
        let mut file = BufWriter::new(File::create(&path).unwrap());
        file.write_all(b"(version: 2, people: [").unwrap();
        for _ in 0..count {
            file.write_all(item.as_bytes()).unwrap();
        }
        file.write_all(b"])").unwrap();
        drop(file);
        refused(&path, exit, code, "too l");
    }
    let list = |name: &str, count: usize, item: &str| {
        let items = item.repeat(count);
        FICTITIOUS.replacen(
            &format!("    {name}: ["),
            &format!("    {name}: [{items}"),
            1,
        )
    };
    for (name, text, code) in [
        (
            "text",
            FICTITIOUS.replacen(
                "subject: \"",
                &format!("subject: \"{}", "ก".repeat(20_001)),
                1,
            ),
            Code::TooLong,
        ),
        (
            "name",
            FICTITIOUS.replacen(
                "id: \"herd\"",
                &format!("id: \"{}\"", "a".repeat(3_000_000)),
                1,
            ),
            Code::TooLong,
        ),
        (
            "list",
            list("roles", 1_001, "(id: \"a\", name: \"ก\", seats: Open),"),
            Code::TooMany,
        ),
        (
            "field",
            format!("({}: 1)", "a".repeat(1_000_000)),
            Code::UnknownField,
        ),
        (
            "fields",
            format!("({})", "a: 1, ".repeat(90_000)),
            Code::UnknownField,
        ),
        (
            "quotes",
            format!("({}", "\"".repeat(1_000_001)),
            Code::Syntax,
        ),
        (
            "comments",
            format!("({}", "/*".repeat(500_000)),
            Code::Syntax,
        ),
        (
            "digits",
            format!("(version: {})", "9".repeat(1_000_000)),
            Code::TooLong,
        ),
        (
            "raw",
            format!("(a: r{}\"x", "#".repeat(1_000_000)),
            Code::Syntax,
        ),
        (
            "deep",
            format!("(a: {}", "[".repeat(100_000)),
            Code::TooDeep,
        ),
        (
            "deep-whole",
            format!("(a: {}{})", "[".repeat(100_000), "]".repeat(100_000)),
            Code::TooDeep,
        ),
        (
            "deep-records",
            format!("(a: {}1{})", "(a:".repeat(100_000), ")".repeat(100_000)),
            Code::TooDeep,
        ),
    ] {
        let path = file(&folder, &format!("{name}.ron"), text);
        refused(&path, 1, code, "");
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn hidden_characters_and_look_alikes_are_flagged_with_their_place() {
    let folder = folder("hidden");
    for (from, to, code, at) in [
        (
            "subject: \"",
            "subject: \"\u{202e}",
            Code::HiddenCharacter,
            "\u{202e}",
        ),
        (
            "subject: \"",
            "subject: \"\\u{202e}",
            Code::HiddenCharacter,
            "\"\\u{202e}",
        ),
        (
            "(\n",
            "(\n// \u{2067} see \u{2069}\n",
            Code::HiddenCharacter,
            "\u{2067}",
        ),
        (
            "subject: \"",
            "subject: \"\u{1b}[31m",
            Code::HiddenCharacter,
            "\u{1b}",
        ),
        (
            "subject: \"",
            "subject: \"\u{e0041}\u{e0042}",
            Code::HiddenCharacter,
            "\u{e0041}",
        ),
    ] {
        let text = FICTITIOUS.replacen(from, to, 1);
        let loaded = load(&file(&folder, "hidden.ron", &text));
        assert!(loaded.registry.is_some(), "{to:?}");
        let found: Vec<_> = loaded
            .problems
            .iter()
            .filter(|it| it.code == code)
            .collect();
        assert!(!found.is_empty(), "{to:?}");
        assert_eq!(
            found[0].span.as_ref().unwrap().start,
            text.find(at).unwrap(),
            "{to:?}"
        );
    }
    let text = FICTITIOUS.replacen("id: \"herd\"", "id: \"yard\u{200b}\"", 1);
    refused(&file(&folder, "id.ron", text), 1, Code::BadId, "");
}

#[test]
fn hostile_pictures_are_not_read() {
    let folder = folder("pictures");
    fs::create_dir(folder.join("pictures")).unwrap();
    let inside = folder.join("pictures");
    file(&folder, "secret.png", b"\x89PNG\r\n\x1a\n");
    // Twenty-five million pixels in some thousand bytes.
    image::GrayImage::new(5_000, 5_000)
        .save(inside.join("wide.png"))
        .unwrap();
    image::GrayImage::new(20_000, 8)
        .save(inside.join("long.png"))
        .unwrap();
    let small = fs::read(inside.join("long.png")).unwrap();
    fs::write(inside.join("cut.png"), &small[..small.len() / 2]).unwrap();
    File::create(inside.join("huge.png"))
        .unwrap()
        .set_len(1 << 30)
        .unwrap();
    file(&inside, "text.png", "(");
    #[cfg(unix)]
    std::os::unix::fs::symlink("/etc/passwd", inside.join("link.png")).unwrap();
    for (path, large) in [
        ("pictures/wide.png", true),
        ("pictures/long.png", true),
        ("pictures/huge.png", true),
        ("pictures/cut.png", true),
        ("pictures/text.png", false),
        ("pictures/link.png", false),
        ("pictures/../secret.png", false),
        ("../../../../etc/passwd", false),
        ("/etc/passwd", false),
        ("pictures/\0.png", false),
        ("pictures", false),
    ] {
        let written = path.replace('\0', "\\0");
        let text = FICTITIOUS.replacen(
            "id: \"herd\",",
            &format!("id: \"herd\", picture: \"{written}\","),
            1,
        );
        let path_of = file(&folder, "pictures.ron", text);
        let loaded = load(&path_of);
        let mut problems = loaded.problems.clone();
        problems.extend(picture_problems(&loaded));
        let codes: Vec<Code> = problems.iter().map(|problem| problem.code).collect();
        assert!(
            codes.contains(&Code::PicturePlace)
                || codes.contains(&Code::PictureUnreadable)
                || codes.contains(&Code::PictureTooLarge)
                || codes.contains(&Code::PictureMissing),
            "{path}: {codes:?}"
        );
        let begun = Instant::now();
        let error = group_picture(&loaded.origin, path, 64).unwrap_err();
        assert_eq!(error == PictureError::TooLarge, large, "{path}: {error:?}");
        assert!(begun.elapsed() < MAX_TIME, "{path}");
    }
}
