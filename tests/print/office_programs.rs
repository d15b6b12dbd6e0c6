//! Workbooks and web pages in the programs that people open them with.

use super::pages::hostile;
use super::*;

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
    let document = guideline_of(&registry);
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
