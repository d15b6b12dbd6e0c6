//! Tests documents as other programs see them: poppler, an office suite, a browser, a spreadsheet
//! library and a print service. Tests that need a program missing from a bare machine are left to
//! `tests/run`.
#![cfg(all(feature = "cli", feature = "print"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::format_push_string,
    clippy::cast_possible_truncation,
    reason = "a test that cannot go on should panic"
)]

#[cfg(unix)]
#[path = "print/queue.rs"]
mod queue;

use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use calamine::{Reader, Xlsx, open_workbook};
use image::{GrayImage, ImageReader, RgbaImage, imageops};
use trongklum::export::{
    Format, Options, Orientation, Paper, Setup, TypesetError, export, typeset,
};
use trongklum::lang::Lang;
use trongklum::registry::{Registry, SAKON_NAKHON, read};
use trongklum::report::{
    Block, Document, DocumentKind, Order, PageKind, Signers, Style, Table, document, guideline,
    names,
};
use trongklum::text::{Breaker, Date};

fn shipped() -> Arc<Registry> {
    Arc::new(read(SAKON_NAKHON).registry.unwrap())
}

/// Returns every document, and each role's version if it can be made for one.
fn every_document(registry: &Registry, style: Style) -> Vec<Document> {
    let mut orders = Vec::new();
    for &kind in DocumentKind::ALL {
        if kind.needs_role() {
            orders.extend(registry.role_ids().map(|role| Order {
                role: Some(role),
                ..Order::of(kind)
            }));
        } else {
            orders.push(Order::of(kind));
        }
    }
    orders
        .into_iter()
        .map(|order| document(registry, &order, style).unwrap())
        .collect()
}

/// Creates an empty folder for one test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("print-{name}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn output(program: &str, args: &[&str]) -> String {
    let done = Command::new(program)
        .args(args)
        .stderr(Stdio::null())
        .output()
        .unwrap_or_else(|error| panic!("{program}: {error}"));
    assert!(done.status.success(), "{program} {args:?} failed");
    String::from_utf8(done.stdout).unwrap()
}

/// Removes white space, since a page breaks lines there.
fn dense(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && *c != '\u{200b}')
        .collect()
}

/// Returns every text that a document shows, without its footer.
fn texts(document: &Document) -> Vec<String> {
    let mut found = Vec::new();
    if document.headed {
        found.push(document.title.clone());
    }
    for block in &document.blocks {
        match block {
            Block::Heading(text)
            | Block::Text(text)
            | Block::Strong(text)
            | Block::Indented(text) => found.push(text.clone()),
            Block::Ticks(items) | Block::Right(items) => found.extend(items.iter().cloned()),
            Block::Sides(left, right) => found.extend(left.iter().chain(right).cloned()),
            Block::Fields(pairs) => found.extend(pairs.iter().flatten().cloned()),
            Block::Codes(pairs) => found.extend(pairs.iter().map(|[name, _]| name.clone())),
            Block::Table(table) => {
                found.extend(table.heads.iter().cloned());
                let cells = table.rows.iter().flatten();
                found.extend(cells.flat_map(|cell| cell.text.lines().map(str::to_owned)));
            }
            Block::NewPage | Block::WidePage => {}
        }
    }
    found
}

fn pdf(document: &Document, registry: &Registry, options: Options) -> Vec<u8> {
    let breaker = Breaker::new(names(registry));
    export(document, Format::Pdf, options, &breaker).unwrap()
}

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

/// Returns the built-in registry with a Lao letter in the name of its first group.
fn with_a_strange_letter() -> String {
    let name = "name: \"นักปกครองสกลนคร";
    assert!(SAKON_NAKHON.contains(name));
    SAKON_NAKHON.replacen(name, &format!("{name} ກ"), 1)
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
    let document = document(
        &registry,
        &Order::of(DocumentKind::Guideline),
        Style::default(),
    )
    .unwrap();
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

fn hostile() -> Document {
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

#[test]
fn a_workbook_reads_back_as_text_and_holds_no_formula() {
    let registry = shipped();
    let folder = folder("xlsx");
    let mut documents = every_document(&registry, Style::default());
    documents.push(hostile());
    for (index, document) in documents.iter().enumerate() {
        let breaker = Breaker::new([]);
        let bytes = export(document, Format::Xlsx, Options::default(), &breaker).unwrap();
        let file = folder.join(format!("{index}.xlsx"));
        fs::write(&file, bytes).unwrap();
        let mut book: Xlsx<_> = open_workbook(&file).unwrap();
        let mut read = Vec::new();
        let mut tables = 0;
        for sheet in book.sheet_names() {
            let cells = book.worksheet_range(&sheet).unwrap();
            read.extend(cells.used_cells().map(|(_, _, cell)| cell.to_string()));
            let formulas = book.worksheet_formula(&sheet).unwrap();
            assert!(formulas.used_cells().all(|(_, _, it)| it.is_empty()));
        }
        for block in &document.blocks {
            let Block::Table(table) = block else { continue };
            tables += 1;
            let cells = table.rows.iter().flatten().map(|cell| &cell.text);
            for text in table.heads.iter().chain(cells) {
                assert!(text.is_empty() || read.contains(text), "{text}");
            }
        }
        // A table has the columns and the head of a sheet to itself.
        assert!(book.sheet_names().len() >= tables, "{}", document.title);
    }
}

#[test]
#[ignore = "needs LibreOffice; tests/run runs it"]
fn libreoffice_opens_the_workbook_and_the_values() {
    let folder = folder("office");
    let registry = shipped();
    let document = document(
        &registry,
        &Order::of(DocumentKind::Guideline),
        Style::default(),
    )
    .unwrap();
    let home = format!(
        "-env:UserInstallation=file://{}",
        folder.join("home").display()
    );
    for (ending, format) in [("xlsx", Format::Xlsx), ("csv", Format::Csv)] {
        let file = folder.join(format!("ตาราง.{ending}"));
        let bytes = export(&document, format, Options::default(), &Breaker::new([])).unwrap();
        fs::write(&file, bytes).unwrap();
        let out = folder.join(ending);
        let (file, out) = (file.display().to_string(), out.display().to_string());
        let to = ["--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76"];
        // Without a window, soffice asks nobody for the encoding of a file.
        let from = match format {
            Format::Csv => "--infilter=Text - txt - csv (StarCalc):44,34,76",
            _ => "--norestore",
        };
        let args = [
            &home,
            "--headless",
            from,
            to[0],
            to[1],
            "--outdir",
            &out,
            &file,
        ];
        output("soffice", &args);
        let read = fs::read_to_string(Path::new(&out).join("ตาราง.csv")).unwrap();
        for row in &guideline(&registry).rows {
            for line in row.lines.iter().flat_map(|cell| cell.lines()) {
                assert!(read.contains(line), "{ending}: {line} is not in {read}");
            }
        }
    }
}

#[test]
#[ignore = "needs Chromium; tests/run runs it"]
fn a_page_fits_a_telephone_and_a_screen() {
    let folder = folder("html");
    let registry = shipped();
    for (index, document) in every_document(&registry, Style::default())
        .iter()
        .enumerate()
    {
        // One document per role is enough.
        if matches!(document.page, PageKind::Sheet | PageKind::Card) && index % 4 != 0 {
            continue;
        }
        let bytes = export(
            document,
            Format::Html,
            Options::default(),
            &Breaker::new([]),
        );
        fs::write(folder.join("page.html"), bytes.unwrap()).unwrap();
        // A frame as wide as the screen shows how wide the page inside wants to be.
        let frames = [390, 1280].map(|width| {
            format!("<iframe src=\"page.html\" style=\"border:0;width:{width}px;height:300000px\"></iframe>")
        });
        let script = "onload = () => document.body.append('WIDTHS ' + [...document.querySelectorAll('iframe')]\
                      .map(f => f.contentDocument.documentElement.scrollWidth + ' ' + \
                      f.contentDocument.querySelectorAll('script').length).join(' ') + ' END')";
        let test = format!("<body>{}<script>{script}</script>", frames.concat());
        fs::write(folder.join("test.html"), test).unwrap();
        let profile = format!("--user-data-dir={}", folder.join("profile").display());
        let url = format!("file://{}", folder.join("test.html").display());
        let args = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--no-first-run",
            "--allow-file-access-from-files",
            "--virtual-time-budget=10000",
            &profile,
            "--dump-dom",
            &url,
        ];
        let dom = output("chromium", &args);
        let (_, after) = dom.rsplit_once("WIDTHS ").expect("the script ran");
        let widths = after.split(" END").next().unwrap();
        assert_eq!(widths, "390 0 1280 0", "{}", document.title);
    }
}

#[test]
fn a_document_for_a_district_names_its_office_and_lists_its_people_alone() {
    let people = "people: [
        (name: \"นายสมมติ หนึ่ง\", role: \"deputy\", district: \"อำเภอเมืองสมมติ\"),
        (name: \"นายสมมติ สอง\", role: \"deputy\", district: \"บ้านสมมุติ\"),
    ],";
    let registry = read(&SAKON_NAKHON.replace("people: [],", people)).registry;
    let registry = registry.unwrap();
    let words = |kind, signers| {
        let order = Order {
            role: registry.find_role("deputy"),
            signers,
            district: Some("เมืองสมมติ".to_owned()),
            ..Order::of(kind)
        };
        let document = document(&registry, &order, Style::default()).unwrap();
        let breaker = Breaker::new(names(&registry));
        let text = export(&document, Format::Markdown, Options::default(), &breaker);
        String::from_utf8(text.unwrap()).unwrap()
    };
    for kind in [
        DocumentKind::Onboarding,
        DocumentKind::Acknowledgement,
        DocumentKind::Coverage,
    ] {
        let words = words(kind, Signers::Lines(3));
        assert!(words.contains("ที่ทำการปกครองอำเภอเมืองสมมติ"), "{kind:?}");
        // Names are personal data and were not requested.
        assert!(!words.contains("นายสมมติ"), "{kind:?}");
    }
    let signed = words(DocumentKind::Acknowledgement, Signers::Roster);
    assert!(signed.contains("นายสมมติ หนึ่ง") && !signed.contains("นายสมมติ สอง"));
    assert!(!words(DocumentKind::Guideline, Signers::default()).contains("เมืองสมมติ"));
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

/// A program that is killed when the test ends.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A print service of the test's own.
fn print_service(folder: &Path) -> (Running, PathBuf) {
    let socket = folder.join("cups.sock");
    let place = folder.display();
    let mut files = String::from("SystemGroup root\nSandboxing relaxed\n");
    for (name, below) in [
        ("ServerRoot", "root"),
        ("CacheDir", "cache"),
        ("StateDir", "state"),
        ("RequestRoot", "spool"),
        ("TempDir", "tmp"),
    ] {
        fs::create_dir_all(folder.join(below)).unwrap();
        files += &format!("{name} {place}/{below}\n");
    }
    for log in ["AccessLog", "ErrorLog", "PageLog"] {
        files += &format!("{log} {place}/{log}\n");
    }
    let service = format!(
        "Listen {}\nDefaultAuthType None\nWebInterface No\nBrowsing No\n\
         <Location />\nOrder allow,deny\nAllow all\n</Location>\n\
         <Location /admin>\nOrder allow,deny\nAllow all\n</Location>\n\
         <Policy default>\n<Limit All>\nOrder allow,deny\nAllow all\n</Limit>\n</Policy>\n",
        socket.display()
    );
    fs::write(folder.join("files.conf"), files).unwrap();
    fs::write(folder.join("cupsd.conf"), service).unwrap();
    let server = Command::new("/usr/sbin/cupsd")
        .arg("-f")
        .arg("-c")
        .arg(folder.join("cupsd.conf"))
        .arg("-s")
        .arg(folder.join("files.conf"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("CUPS is installed");
    let patience = Instant::now() + Duration::from_secs(20);
    while !socket.exists() {
        assert!(Instant::now() < patience, "the print service never listens");
        std::thread::sleep(Duration::from_millis(50));
    }
    (Running(server), socket)
}

fn trongklum(service: &Path, args: &[&str]) -> (i32, String) {
    let done = Command::new(env!("CARGO_BIN_EXE_trongklum"))
        .args(args)
        .env("CUPS_SERVER", service)
        .output()
        .unwrap();
    let messages = String::from_utf8(done.stderr).unwrap();
    (done.status.code().unwrap(), messages)
}

#[test]
#[ignore = "needs CUPS; tests/run runs it"]
fn a_print_job_reaches_the_printer_whole() {
    // A path of a socket must be short.
    let folder = PathBuf::from(format!("/tmp/trongklum-cups-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let (_server, service) = print_service(&folder);

    let (code, messages) = trongklum(&service, &["print", "guideline"]);
    assert_eq!(code, 4);
    assert!(messages.contains("ไม่มีเครื่องพิมพ์"), "{messages}");

    let printer = TcpListener::bind("127.0.0.1:0").unwrap();
    let uri = format!("socket://{}", printer.local_addr().unwrap());
    let status = Command::new("lpadmin")
        .args(["-p", "Testing", "-E", "-v", &uri, "-m", "raw"])
        .env("CUPS_SERVER", &service)
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success());
    let (code, messages) = trongklum(&service, &["print", "guideline", "--printer", "None"]);
    assert_eq!(code, 4);
    assert!(messages.contains("None"), "{messages}");

    let (code, messages) = trongklum(&service, &["print", "guideline"]);
    assert_eq!(code, 0, "{messages}");
    let (mut line, _) = printer.accept().unwrap();
    let mut received = Vec::new();
    line.read_to_end(&mut received).unwrap();
    let registry = shipped();
    let document = document(
        &registry,
        &Order::of(DocumentKind::Guideline),
        Style::default(),
    )
    .unwrap();
    assert!(received == pdf(&document, &registry, Options::default()));

    // A stopped queue accepts the job, and a closed one does not.
    let queue = |program: &str| {
        let done = Command::new(program)
            .arg("Testing")
            .env("CUPS_SERVER", &service)
            .status();
        assert!(done.unwrap().success());
    };
    queue("cupsdisable");
    let (code, messages) = trongklum(&service, &["print", "guideline"]);
    assert_eq!(code, 0);
    assert!(messages.contains("เครื่องพิมพ์ Testing หยุดอยู่"), "{messages}");
    queue("cupsreject");
    let (code, messages) = trongklum(&service, &["print", "guideline"]);
    assert_eq!(code, 4);
    assert!(messages.contains("ไม่รับงานพิมพ์ในขณะนี้"), "{messages}");
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_missing_print_service_is_said() {
    let nowhere = Path::new("/nonexistent/cups.sock");
    let (code, messages) = trongklum(nowhere, &["print", "guideline", "--lang", "en"]);
    assert_eq!(code, 4);
    assert!(messages.contains("Nothing was printed"), "{messages}");
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

/// Tests the Print screen through the accessibility tree.
#[cfg(feature = "gui")]
mod screen {
    use super::*;
    use eframe::egui::{Key, Modifiers};
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable;
    use trongklum::gui::{App, Start};
    use trongklum::text::Digits;

    pub(super) type Window = Harness<'static, App>;

    pub(super) fn heard(window: &Window, label: &str) -> bool {
        window.query_all_by_label_contains(label).next().is_some()
    }

    pub(super) fn press(window: &mut Window, label: &str) {
        // It may be below what is in view.
        let node = window.get_all_by_label(label).last().expect(label);
        node.scroll_to_me();
        window.run_steps(3);
        let node = window.get_all_by_label(label).last().expect(label);
        node.click();
        // One frame handles it, and the next one shows the result.
        window.run_steps(3);
    }

    /// Runs the window until `label` appears.
    pub(super) fn wait_for(window: &mut Window, label: &str) {
        let patience = Instant::now() + Duration::from_mins(2);
        while !heard(window, label) {
            assert!(Instant::now() < patience, "{label} is never there");
            std::thread::sleep(Duration::from_millis(10));
            window.step();
        }
    }

    pub(super) fn window(lang: Lang) -> Window {
        let start = Start {
            lang: Some(lang),
            digits: Some(Digits::Arabic),
            patience: Some(Duration::from_mins(1)),
            ..Start::default()
        };
        let mut window = Harness::builder()
            .with_size([1180.0, 900.0])
            .build_eframe(move |context| App::new(&context.egui_ctx, start).unwrap());
        window.step();
        // With the keyboard only.
        window.key_press_modifiers(Modifiers::COMMAND, Key::P);
        window.step();
        window
    }

    #[test]
    fn letters_that_cannot_be_printed_are_named_above_the_pages() {
        let file = folder("strange").join("a.ron");
        fs::write(&file, with_a_strange_letter()).unwrap();
        let start = Start {
            lang: Some(Lang::Thai),
            patience: Some(Duration::from_mins(1)),
            file: Some(file),
            ..Start::default()
        };
        let mut window: Window = Harness::builder()
            .with_size([1180.0, 900.0])
            .allow_missing_glyphs()
            .build_eframe(move |context| App::new(&context.egui_ctx, start).unwrap());
        window.step();
        window.key_press_modifiers(Modifiers::COMMAND, Key::P);
        window.step();
        wait_for(&mut window, "พิมพ์อักษรเหล่านี้ไม่ได้: ກ (U+0E81)");
    }

    #[test]
    fn every_document_is_shown_in_both_languages() {
        for (lang, documents, page) in [
            (
                Lang::Thai,
                [
                    "ตารางสิทธิ",
                    "ใบแนะนำสำหรับตำแหน่ง",
                    "บัตรพกพา",
                    "ใบรับทราบ",
                    "บันทึกขอหารือ",
                ],
                "หน้า 1 จาก",
            ),
            (
                Lang::English,
                [
                    "Permissions",
                    "Role sheet",
                    "Pocket card",
                    "Acknowledgement",
                    "Request for advice (memo)",
                ],
                "Page 1 of",
            ),
        ] {
            let mut window = window(lang);
            wait_for(&mut window, page);
            for document in documents {
                press(&mut window, document);
                wait_for(&mut window, page);
            }
        }
    }

    #[test]
    fn a_document_is_saved_and_a_file_replaced_only_after_asking() {
        let place = folder("saved").join("ใบรับทราบ.pdf");
        let mut window = window(Lang::Thai);
        press(&mut window, "ใบรับทราบ");
        wait_for(&mut window, "หน้า 1 จาก 1");
        // The last control of this name is the field.
        let name = "ที่เก็บไฟล์";
        window.get_all_by_label(name).last().unwrap().focus();
        window.step();
        window.key_press_modifiers(Modifiers::COMMAND, Key::A);
        window.step();
        let field = window.get_all_by_label(name).last().unwrap();
        field.type_text(&place.display().to_string());
        window.step();
        press(&mut window, "บันทึก");
        wait_for(&mut window, "บันทึกแล้วที่");
        assert!(fs::read(&place).unwrap().starts_with(b"%PDF"));

        fs::write(&place, "เดิม").unwrap();
        press(&mut window, "บันทึก");
        wait_for(&mut window, "อยู่แล้ว");
        assert_eq!(fs::read_to_string(&place).unwrap(), "เดิม");
        press(&mut window, "เขียนทับไฟล์เดิม");
        wait_for(&mut window, "บันทึกแล้วที่");
        assert!(fs::read(&place).unwrap().starts_with(b"%PDF"));
    }

    #[test]
    fn the_role_that_starts_work_has_its_sheet_one_press_away() {
        let mut window = window(Lang::English);
        press(&mut window, "New to the role");
        press(&mut window, "District chief นอภ.");
        window.step();
        press(&mut window, "Print or save as a file");
        wait_for(&mut window, "Page 1 of 1");
        assert!(heard(&window, "Role sheet"));
    }
}
