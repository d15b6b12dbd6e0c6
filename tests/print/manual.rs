//! Tests the manual: its pages, its pictures, and that it says what the program has.

use std::collections::BTreeSet;
use std::fs;

use trongklum::report::{KEYS, ManualOrder, manual_document, manual_picture, manual_pictures};
use trongklum::text::Digits;

use super::*;

/// The most pages that an office reads.
const MOST_PAGES: usize = 8;

fn styles() -> impl Iterator<Item = Style> {
    Lang::ALL.into_iter().flat_map(|lang| {
        [Digits::AsWritten, Digits::Thai].map(|digits| Style {
            lang,
            digits,
            ..Style::default()
        })
    })
}

fn order() -> ManualOrder {
    ManualOrder {
        shortcut: "Ctrl+Alt+G".to_owned(),
        day: None,
    }
}

#[test]
fn the_manual_has_a_page_for_each_task_and_breaks_no_word() {
    let registry = shipped();
    for style in styles() {
        let manual = manual_document(&registry, &order(), style);
        let breaker = Breaker::new(names(&registry));
        let pages = typeset(&manual, Setup::default(), &breaker).unwrap();
        let parts = manual
            .blocks
            .iter()
            .filter(|block| **block == Block::NewPage);
        assert_eq!(pages.count(), parts.count() + 1, "{style:?}");
        assert!(pages.count() <= MOST_PAGES);
        assert_eq!((pages.broken(), pages.missing()), (0, None), "{style:?}");
    }
}

#[test]
fn every_picture_is_in_the_manual_once_and_is_one() {
    let registry = shipped();
    for lang in Lang::ALL {
        let style = Style {
            lang,
            ..Style::default()
        };
        let manual = manual_document(&registry, &order(), style);
        let mut shown = Vec::new();
        for block in &manual.blocks {
            if let Block::Picture(picture) = block {
                let bytes = manual_picture(&picture.path).expect(&picture.path);
                let decoded = image::load_from_memory(bytes).expect(&picture.path);
                assert!(decoded.width() > 800, "{} is coarse", picture.path);
                assert!(picture.alt.chars().count() > 20, "{}", picture.path);
                shown.push(picture.path.clone());
            }
        }
        let of_lang = |name| format!("{}/{name}.webp", lang.code());
        let mut all: Vec<String> = manual_pictures().map(of_lang).collect();
        all.sort();
        shown.sort();
        assert_eq!(shown, all);
    }
}

#[test]
fn the_manual_is_about_the_shortcut_that_there_is() {
    let registry = shipped();
    let says = |shortcut: &str, words: &str| {
        let order = ManualOrder {
            shortcut: shortcut.to_owned(),
            day: None,
        };
        let manual = manual_document(&registry, &order, Style::default());
        manual.texts().any(|text| text.contains(words))
    };
    assert!(says("Ctrl+Shift+Y", "กด Ctrl+Shift+Y ในโปรแกรมใดก็ได้"));
    assert!(!says("", "ในโปรแกรมใดก็ได้"));
}

#[test]
fn the_manual_is_an_archive_copy_if_asked() {
    let registry = shipped();
    let options = Options {
        archive: true,
        ..Options::default()
    };
    let manual = manual_document(&registry, &order(), Style::default());
    let bytes = pdf(&manual, &registry, options);
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.contains("<pdfaid:part>2</pdfaid:part>"));
}

#[test]
fn the_manual_is_made_as_pdf_alone_and_replaces_nothing_unasked() {
    let folder = folder("manual");
    let run = |file: &Path, more: &[&str]| {
        let program = env!("CARGO_BIN_EXE_trongklum");
        let done = Command::new(program)
            .args(["export", "manual", "--to"])
            .arg(file)
            .args(more)
            .stderr(Stdio::null())
            .status();
        done.unwrap().code()
    };
    assert_eq!(run(&folder.join("manual.html"), &[]), Some(2));
    let file = folder.join("คู่มือ.pdf");
    assert_eq!(run(&file, &[]), Some(0));
    assert!(fs::read(&file).unwrap().starts_with(b"%PDF"));
    assert_eq!(run(&file, &[]), Some(4));
    assert_eq!(run(&file, &["--force", "--lang", "en"]), Some(0));
}

#[test]
#[ignore = "needs poppler; tests/run runs it"]
fn a_reader_finds_headings_keys_and_pictures_in_the_manual() {
    let registry = shipped();
    let folder = folder("manual-read");
    for lang in Lang::ALL {
        let style = Style {
            lang,
            ..Style::default()
        };
        let manual = manual_document(&registry, &order(), style);
        let file = folder.join(format!("{lang}.pdf"));
        fs::write(&file, pdf(&manual, &registry, Options::default())).unwrap();
        let file = file.display().to_string();
        let read = output("pdftotext", &["-raw", &file, "-"]);
        for text in texts(&manual) {
            let text = dense(&text);
            assert!(dense(&read).contains(&text), "{text} is not in {read}");
        }
        let last = read.trim_end_matches('\u{c}').split('\u{c}').next_back();
        let words: BTreeSet<&str> = last.unwrap().split_whitespace().collect();
        for known in KEYS {
            assert!(words.contains(known.keys), "{} is not named", known.keys);
        }
        // Each page begins with the heading of its task.
        let headings = manual.blocks.iter().filter_map(|block| match block {
            Block::Heading(text) => Some(dense(text)),
            _ => None,
        });
        let pages: Vec<String> = read.split('\u{c}').map(dense).collect();
        for (heading, page) in headings.zip(pages.iter().skip(1)) {
            assert!(
                page.starts_with(&heading),
                "{page} does not begin with {heading}"
            );
        }
        let pictures = output("pdfimages", &["-list", &file]);
        let count = pictures
            .lines()
            .skip(2)
            .filter(|line| line.contains("image"));
        assert_eq!(count.count(), manual_pictures().count(), "{pictures}");
        for font in output("pdffonts", &[&file]).lines().skip(2) {
            assert!(font.contains("yes yes yes"), "{font}");
        }
        let info = output("pdfinfo", &[&file]);
        assert!(
            info.contains("Tagged:          yes") && info.contains(&manual.title),
            "{info}"
        );
    }
}
