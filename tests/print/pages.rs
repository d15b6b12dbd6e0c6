//! Pages: their text, letters, sizes and looks.

use super::service::trongklum;
use super::*;

#[test]
#[ignore = "needs poppler; tests/run runs it"]
fn the_text_of_every_pdf_is_that_of_the_document() {
    let registry = shipped();
    let folder = folder("text");
    for lang in Lang::ALL {
        let style = Style {
            lang,
            ..Style::default()
        };
        for (index, document) in every_document(&registry, style).iter().enumerate() {
            let file = folder.join(format!("{lang}-{index}.pdf"));
            fs::write(&file, pdf(document, &registry, Options::default())).unwrap();
            let file = file.display().to_string();
            let read = dense(&output("pdftotext", &["-raw", &file, "-"]));
            for text in texts(document) {
                let text = dense(&text);
                assert!(
                    read.contains(&text),
                    "{}: {text} is not in {read}",
                    document.title
                );
            }
            // Fonts are embedded as subsets, and their text can be extracted.
            for font in output("pdffonts", &[&file]).lines().skip(2) {
                assert!(font.contains("yes yes yes"), "{font}");
            }
            let info = output("pdfinfo", &[&file]);
            assert!(info.contains(&document.title), "{info}");
            assert!(info.contains("Tagged:          yes"), "{info}");
        }
    }
}

/// Returns each consonant with each vowel and tone mark above and below it, followed by a letter.
fn every_syllable() -> Vec<String> {
    let mut syllables = Vec::new();
    for consonant in ('ก'..='ฮ').filter(|c| !matches!(c, 'ฤ' | 'ฦ')) {
        for vowel in ["", "ั", "ิ", "ี", "ึ", "ื", "็", "ุ", "ู"] {
            for tone in ["", "่", "้", "๊", "๋", "์"] {
                syllables.push(format!("{consonant}{vowel}{tone}น"));
            }
        }
        syllables.extend(["ำ", "่ำ", "้ำ"].map(|am| format!("{consonant}{am}")));
    }
    syllables
}

#[test]
#[ignore = "needs poppler; tests/run runs it"]
fn every_syllable_is_read_back_as_one_word_in_every_weight() {
    let mut words = every_syllable();
    words.extend(
        "ฟื้นฟู ฝั่งขวา ปั๊มน้ำ ปั้นจั่น ปั่นไฟ ยี่ปั๊ว ญี่ปุ่น สี่ ซี่ รำลึก ฝึกอบรม ฐู่ ญุ่"
            .split(' ')
            .map(str::to_owned),
    );
    let text = words.join(" ");
    let breaker = Breaker::new(words.iter().map(String::as_str));
    let folder = folder("syllables");
    for (weight, title, blocks) in [
        ("regular", None, vec![Block::Text(text.clone())]),
        ("half-bold", None, vec![Block::Strong(text.clone())]),
        ("bold", Some(text.clone()), Vec::new()),
    ] {
        let document = Document {
            headed: title.is_some(),
            title: title.unwrap_or_default(),
            blocks,
            ..hostile()
        };
        let file = folder.join(format!("{weight}.pdf"));
        let bytes = export(&document, Format::Pdf, Options::default(), &breaker);
        fs::write(&file, bytes.unwrap()).unwrap();
        let file = file.display().to_string();
        for layout in ["-raw", "-nopgbrk"] {
            let read = output("pdftotext", &[layout, &file, "-"]);
            let found: BTreeSet<&str> = read.split_whitespace().collect();
            let lost: Vec<&String> = words
                .iter()
                .filter(|word| !found.contains(word.as_str()))
                .collect();
            assert!(
                lost.is_empty(),
                "{weight} {layout}: {} lost: {lost:?}",
                lost.len()
            );
        }
    }
}

/// Returns a document with one text.
fn of_text(text: &str) -> Document {
    Document {
        warning: None,
        blocks: vec![Block::Text(text.to_owned())],
        date: Date::read("๑ มกราคม ๒๕๖๘"),
        ..hostile()
    }
}

#[test]
fn characters_that_no_font_has_are_named_and_prevent_an_archive_copy() {
    let breaker = Breaker::new([]);
    let pages = |text: &str| typeset(&of_text(text), Setup::default(), &breaker).unwrap();
    let known =
        "① ● ○ ■ □ ☐ ☑ ☒ ✓ ✔ ✗ ▲ ◆ ★ → ⇒ ⇨ ℃ ㎡ ㎥ ㎞ № ½ ≤ ≠ ‣ ฿ ※ ☎ ✉ 📌 1️⃣ ก\u{200b}ข\u{feff}";
    let drawn = pages(known);
    assert_eq!(drawn.missing(), None);
    // The standard would not permit a missing glyph.
    assert!(drawn.pdf(true).is_ok(), "{:?}", drawn.pdf(true).err());
    let strange = pages("ກ ข ກ 中");
    assert_eq!(strange.missing(), Some("ກ (U+0E81) 中 (U+4E2D)"));
    assert!(strange.pdf(false).is_ok());
    let refused = strange.pdf(true).unwrap_err();
    let letters = "ກ (U+0E81) 中 (U+4E2D)";
    assert_eq!(refused, TypesetError::MissingCharacters(letters.to_owned()));
}

#[test]
fn every_command_names_the_letters_that_cannot_be_printed() {
    let folder = folder("letters");
    let file = folder.join("a.ron");
    fs::write(&file, with_a_strange_letter()).unwrap();
    let file = file.display().to_string();
    let nowhere = Path::new("/nonexistent/cups.sock");
    for (ending, code, archive, expected) in [
        ("pdf", 0, false, "พิมพ์อักษรเหล่านี้ไม่ได้: ກ (U+0E81)"),
        ("png", 0, false, "พิมพ์อักษรเหล่านี้ไม่ได้: ກ (U+0E81)"),
        ("pdf", 4, true, "พิมพ์อักษรเหล่านี้ไม่ได้: ກ (U+0E81)"),
        ("html", 0, false, ""),
    ] {
        let to = folder.join(format!("{archive}.{ending}"));
        let to = to.display().to_string();
        let mut args = vec!["--registry", &file, "export", "guideline", "--to", &to];
        if archive {
            args.push("--archive");
        }
        let (exit_code, messages) = trongklum(nowhere, &args);
        assert_eq!(exit_code, code, "{messages}");
        assert!(
            messages.contains(expected) && messages.lines().count() <= 1,
            "{messages}"
        );
    }
    let args = ["--registry", &file, "--lang", "en", "print", "guideline"];
    let (_, messages) = trongklum(nowhere, &args);
    assert!(
        messages.contains("characters cannot be printed: ກ (U+0E81)"),
        "{messages}"
    );
}

#[test]
fn no_name_is_broken_and_nothing_runs_out_of_its_place() {
    let registry = shipped();
    let breaker = Breaker::new(names(&registry));
    for lang in Lang::ALL {
        let style = Style {
            lang,
            ..Style::default()
        };
        for document in every_document(&registry, style) {
            let pages = typeset(&document, Setup::default(), &breaker).unwrap();
            assert_eq!(pages.broken(), 0, "{} {lang}", document.title);
        }
    }
}

#[test]
fn paper_is_as_asked_for_and_short_documents_take_one_page() {
    let registry = shipped();
    let breaker = Breaker::new(names(&registry));
    let page_size = |kind, paper, orientation| {
        let document = document(&registry, &Order::of(kind), Style::default()).unwrap();
        let pages = typeset(&document, Setup { paper, orientation }, &breaker).unwrap();
        let (width, height) = pages.size(0).unwrap();
        // In millimetres.
        let mm = |points: f64| (points * 25.4 / 72.0).round();
        (pages.count(), mm(width), mm(height))
    };
    assert_eq!(
        page_size(DocumentKind::Guideline, Paper::A4, None),
        (1, 297.0, 210.0)
    );
    let portrait = Some(Orientation::Portrait);
    assert_eq!(
        page_size(DocumentKind::Guideline, Paper::A4, portrait),
        (1, 210.0, 297.0)
    );
    assert_eq!(
        page_size(DocumentKind::Guideline, Paper::A3, None),
        (1, 420.0, 297.0)
    );
    assert_eq!(
        page_size(DocumentKind::Acknowledgement, Paper::A4, None),
        (1, 210.0, 297.0)
    );
    assert_eq!(page_size(DocumentKind::Memberships, Paper::A4, None).0, 1);
    for document in every_document(&registry, Style::default()) {
        let pages = typeset(&document, Setup::default(), &breaker).unwrap();
        match document.page {
            PageKind::Sheet => assert_eq!(pages.count(), 1, "{}", document.title),
            PageKind::Card => assert!(pages.count() <= 2, "{}", document.title),
            _ => {}
        }
    }
}

/// Returns the built-in registry with three hundred more groups.
fn many_groups() -> Arc<Registry> {
    let mut groups = String::from("groups: [\n");
    for n in 0..300 {
        groups += &format!(
            "(id: \"more-{n}\", name: \"กลุ่มทดลองลำดับที่ {n}\", members: [\"district-chief\"], \
             members_text: \"๑.นายอำเภอ\", practice: [\"สำหรับรายงานเรื่องที่ {n}\"]),\n"
        );
    }
    let text = SAKON_NAKHON.replacen("groups: [", &groups, 1);
    Arc::new(read(&text).registry.expect("it is valid"))
}

#[test]
#[ignore = "needs poppler; tests/run runs it"]
fn three_hundred_groups_have_their_heads_on_every_page() {
    let registry = many_groups();
    let document = guideline_of(&registry);
    let file = folder("many").join("guideline.pdf");
    fs::write(&file, pdf(&document, &registry, Options::default())).unwrap();
    let text = output("pdftotext", &["-raw", &file.display().to_string(), "-"]);
    let pages: Vec<&str> = text.trim_end_matches('\u{c}').split('\u{c}').collect();
    assert!(pages.len() > 10, "{} pages", pages.len());
    let heads = guideline(&registry).heads;
    for (index, page) in pages.iter().enumerate() {
        let page = dense(page);
        // The closing note may be alone on the last page.
        if index + 1 < pages.len() || page.contains("กลุ่ม") {
            for head in &heads {
                assert!(page.contains(&dense(head)), "page {index} has no {head}");
            }
        }
    }
    for n in 0..300 {
        // Names keep their digits.
        let name = format!("กลุ่มทดลองลำดับที่ {n}");
        assert!(dense(&text).contains(&dense(&name)), "{name}");
    }
}

/// Text that other programs would interpret.
const HOSTILE: [&str; 9] = [
    "#read(\"secret.txt\")",
    "= x",
    "$x^2$",
    "*not bold*",
    "<script>alert(1)</script>",
    "=HYPERLINK(\"http://example.invalid\")",
    "@SUM(1+1)",
    "\\#let x = 1; `raw` _a_ ~ --- // /*",
    "&amp; \"quoted\" | pipe",
];

pub fn hostile() -> Document {
    let cell = |text: &str| text.to_owned().into();
    Document {
        warning: None,
        page: PageKind::WideSheet,
        style: Style::default(),
        title: HOSTILE[0].to_owned(),
        headed: true,
        blocks: vec![
            Block::Table(Table {
                heads: vec!["กลุ่ม".to_owned(), HOSTILE[5].to_owned()],
                rows: HOSTILE
                    .iter()
                    .map(|text| vec![cell("น้ำ"), cell(text)])
                    .collect(),
                shares: vec![1, 2],
                to_fill_in: false,
            }),
            Block::Strong(HOSTILE[3].to_owned()),
            Block::Ticks(HOSTILE.map(str::to_owned).to_vec()),
        ],
        source: HOSTILE[4].to_owned(),
        date: None,
    }
}

#[test]
#[ignore = "needs poppler; tests/run runs it"]
fn text_that_looks_like_code_is_printed_as_it_stands() {
    let document = hostile();
    let file = folder("hostile").join("a.pdf");
    fs::write(&file, pdf(&document, &shipped(), Options::default())).unwrap();
    let read = dense(&output(
        "pdftotext",
        &["-raw", &file.display().to_string(), "-"],
    ));
    for text in HOSTILE {
        assert!(read.contains(&dense(text)), "{text} is not in {read}");
    }
}

/// Compares the pages at a low resolution with the stored ones, which people have looked at.
/// `UPDATE_PICTURES=1` stores them again.
#[test]
fn the_pages_look_as_they_did() {
    let registry = shipped();
    let breaker = Breaker::new(names(&registry));
    let stored = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/print");
    let mut differ = Vec::new();
    for &kind in DocumentKind::ALL {
        let order = Order {
            role: kind
                .takes_role()
                .then(|| registry.find_role("district-chief").unwrap()),
            signers: Signers::Lines(12),
            ..Order::of(kind)
        };
        let document = document(&registry, &order, Style::default()).unwrap();
        let pages = typeset(&document, Setup::default(), &breaker).unwrap();
        let picture = pages.picture(0, 0.5).unwrap();
        let (width, height) = (picture.width as u32, picture.height as u32);
        let rendered = RgbaImage::from_raw(width, height, picture.pixels).unwrap();
        let rendered: GrayImage = imageops::grayscale(&rendered);
        let file = stored.join(format!("{}.png", kind.id()));
        if std::env::var_os("UPDATE_PICTURES").is_some() {
            fs::create_dir_all(&stored).unwrap();
            rendered.save(&file).unwrap();
            continue;
        }
        let known = ImageReader::open(&file)
            .unwrap()
            .decode()
            .unwrap()
            .to_luma8();
        let same = known.dimensions() == rendered.dimensions()
            && known
                .pixels()
                .zip(rendered.pixels())
                .map(|(a, b)| u64::from(a.0[0].abs_diff(b.0[0])))
                .sum::<u64>()
                < u64::from(width) * u64::from(height) / 4;
        if !same {
            let seen = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{}.png", kind.id()));
            rendered.save(&seen).unwrap();
            differ.push(seen);
        }
    }
    assert!(differ.is_empty(), "pages look otherwise: {differ:?}");
}

#[test]
fn an_archive_copy_says_what_standard_it_keeps_to() {
    let registry = shipped();
    let options = Options {
        archive: true,
        ..Options::default()
    };
    for document in every_document(&registry, Style::default()) {
        let bytes = pdf(&document, &registry, options);
        let text = String::from_utf8_lossy(&bytes);
        assert!(
            text.contains("<pdfaid:part>2</pdfaid:part>"),
            "{}",
            document.title
        );
        assert!(text.contains("<pdfaid:conformance>A</pdfaid:conformance>"));
    }
}
