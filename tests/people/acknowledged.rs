//! Who has acknowledged the letter: the list, the sheet to sign, and the sheet read back.

use trongklum::people::{Person, read};

use super::command::{Folder, command};
use super::registry;

const PEOPLE: &str = "(version: 1, people: [\n\
    (title: \"นาย\", name: \"สมมติ หนึ่ง\", role: \"district-chief\", district: \"พังโคน\"),\n\
    (title: \"นาง\", name: \"สมมติ สอง\", role: \"deputy\", district: \"พังโคน\", \
    acknowledged: [(letter: \"ที่ สน ๐๐๑๘.๑/ว ๒๓๕๓๒\", on: \"1/12/2568\")]),\n\
    (name: \"สมมติ สาม\", role: \"deputy\", district: \"กุดบาก\"),\n\
    (name: \"สมมติ สี่\", post: \"พนักงานขับรถยนต์\", district: \"พังโคน\"),\n\
    (name: \"สมมติ ห้า\", role: \"deputy\", until: \"30/9/2560\"),\n])\n";

fn names(json: &serde_json::Value, list: &str) -> Vec<String> {
    let list = json[list].as_array().unwrap().iter();
    list.map(|it| it["name"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn those_who_have_signed_and_those_who_are_missing_are_told() {
    let folder = Folder::new("acknowledged");
    let people = folder.file("people.ron", PEOPLE);
    let ran = command(&["people", "acknowledged", &people, "--json"]);
    assert_eq!(ran.code, 1, "{}", ran.errors);
    let json = ran.json();
    assert_eq!(json["letter"], registry().letter().reference.as_str());
    assert_eq!(names(&json, "signed"), ["นางสมมติ สอง"]);
    assert_eq!(json["signed"][0]["on"], "1/12/2568");
    assert_eq!(names(&json, "missing"), ["นายสมมติ หนึ่ง", "สมมติ สาม"]);
    let district = ["people", "acknowledged", &people, "--district", "อ.กุดบาก"];
    let json = command(&[&district[..], &["--json"]].concat()).json();
    assert_eq!(names(&json, "missing"), ["สมมติ สาม"]);
    for lang in ["th", "en"] {
        let ran = command(&["people", "acknowledged", &people, "--lang", lang]);
        assert!(ran.output.contains("สมมติ สาม") && !ran.output.contains("people-"));
    }
}

#[expect(
    clippy::option_option,
    reason = "signed or not, and the day if it is known"
)]
fn acknowledged(path: &str) -> Vec<Option<Option<String>>> {
    let registry = registry();
    let text = std::fs::read_to_string(path).unwrap();
    let people = read(&text, &registry).people.unwrap();
    let day = |person: &Person| {
        let on = person.acknowledged(&registry.letter().reference)?;
        Some(on.map(|day| day.text.clone()))
    };
    people.iter().map(day).collect()
}

#[test]
fn a_sheet_that_was_filled_in_is_read_back() {
    let folder = Folder::new("acknowledged-back");
    let people = folder.file("people.ron", PEOPLE);
    for ending in ["xlsx", "pdf", "html", "csv"] {
        let out = folder.path(&format!("sheet.{ending}"));
        let ran = command(&["people", "acknowledged", &people, "--to", &out]);
        assert_eq!(ran.code, 1, "{}", ran.errors);
        assert!(std::fs::metadata(&out).unwrap().len() > 0);
    }
    let sheet = folder.path("sheet.xlsx");
    let before = std::fs::read(&people).unwrap();
    let ran = command(&["people", "import", &sheet, "--to", &people, "--json"]);
    assert_eq!(ran.code, 0, "{}", ran.errors);
    // The sheet as it is says nothing new.
    assert_eq!(std::fs::read(&people).unwrap(), before, "{}", ran.output);
    let csv = std::fs::read_to_string(folder.path("sheet.csv")).unwrap();
    let filled: Vec<String> = csv
        .lines()
        .map(|line| match line {
            line if line.contains("สมมติ สาม") || line.starts_with("กุดบาก") => {
                line.replace(",,", ",ลงชื่อแล้ว,๓ ธ.ค. ๖๘")
            }
            line => line.to_owned(),
        })
        .collect();
    let filled = folder.file("filled.csv", filled.join("\n"));
    let ran = command(&["people", "import", &filled, "--to", &people, "--json"]);
    assert_eq!(ran.code, 0, "{}", ran.errors);
    let all = acknowledged(&people);
    assert_eq!(
        all[2],
        Some(Some("๓ ธ.ค. ๖๘".to_owned())),
        "{csv}\n{:#}",
        ran.json()
    );
    assert_eq!((all.len(), &all[0], &all[3]), (5, &None, &None));
}

#[test]
fn a_column_of_days_signatures_or_ticks_is_read() {
    for (list, expected) in [
        (
            "ชื่อ-สกุล,ลายมือชื่อ,วันที่\nสมมติ หนึ่ง,หนึ่ง,1/12/2568\nสมมติ สอง,,\nสมมติ สาม,/,\n",
            [Some(Some("1/12/2568")), None, Some(None)],
        ),
        (
            "ชื่อ-สกุล,รับทราบเมื่อ\nสมมติ หนึ่ง,๑ ธันวาคม ๒๕๖๘\nสมมติ สอง,-\nสมมติ สาม,รับทราบแล้ว\n",
            [Some(Some("๑ ธันวาคม ๒๕๖๘")), None, Some(None)],
        ),
        (
            "ชื่อ-สกุล,รับทราบ\nสมมติ หนึ่ง,✓\nสมมติ สอง,ไม่มี\nสมมติ สาม,\n",
            [Some(None), None, None],
        ),
        // A day alone is of nothing.
        (
            "ชื่อ-สกุล,วันที่\nสมมติ หนึ่ง,1/12/2568\nสมมติ สอง,2/12/2568\nสมมติ สาม,\n",
            [None, None, None],
        ),
        (
            "Name,Nickname,Acknowledged on\nสมมติ หนึ่ง,เอก,1 December 2025\nสมมติ สอง,,\nสมมติ สาม,,yes\n",
            [Some(Some("1 December 2025")), None, Some(None)],
        ),
    ] {
        let folder = Folder::new("acknowledged-columns");
        let file = folder.file("list.csv", list);
        let out = folder.path("people.ron");
        let ran = command(&["people", "import", &file, "--to", &out, "--json"]);
        assert_eq!(ran.code, 0, "{}", ran.errors);
        let found = acknowledged(&out);
        let found: Vec<Option<Option<&str>>> = found
            .iter()
            .map(|it| it.as_ref().map(|on| on.as_deref()))
            .collect();
        assert_eq!(found, expected, "{list}{:#}", ran.json());
    }
}
