//! Lists in every form, and what adding them to a file does.

use trongklum::people::{Person, read};

use super::command::{Folder, command};
use super::registry;

/// Imports `bytes` as a file named `name` into a new file, and returns the people and the report.
fn imported(folder: &Folder, name: &str, bytes: &[u8]) -> (Vec<Person>, serde_json::Value) {
    let list = folder.file(name, bytes);
    let out = folder.path(&format!("{name}.ron"));
    let ran = command(&["people", "import", &list, "--to", &out, "--json"]);
    assert_eq!(ran.code, 0, "{name}: {}", ran.errors);
    let text = std::fs::read_to_string(&out).unwrap();
    (read(&text, &registry()).people.unwrap(), ran.json())
}

const TABLE: &str = "ที่,ยศ/คำนำหน้า,ชื่อ,นามสกุล,ตำแหน่ง,สังกัด,โทรศัพท์\n\
    ๑,นาย,สมมติ,หนึ่ง,นายอำเภอเมืองสกลนคร,ที่ทำการปกครองอำเภอเมืองสกลนคร,๐๘๐ ๐๐๐๐ ๐๐๑\n\
    ๒,นางสาว,สมมติ,สอง,ปลัดอำเภอ รักษาราชการแทนนายอำเภอพังโคน,-,800000002\n\
    ,,,,,,\n\
    ๓,,ว่าง,,นายอำเภอบ้านม่วง,,\n\
    ๔,,,,ปลัดอำเภอ,,0800000004\n\
    ๕,ร.ต.ต.,สมมติ,สี่,ช่างไฟฟ้า,ไม่มี,12345\n\
    รวม ๓ คน,,,,,,\n";

fn holds(people: &[Person]) {
    let [one, two, four] = people else {
        panic!("{}", people.len())
    };
    assert_eq!(one.full_name(), "นายสมมติ หนึ่ง");
    assert_eq!(one.role.as_deref(), Some("district-chief"));
    assert_eq!(one.district.as_deref(), Some("เมืองสกลนคร"));
    assert_eq!(two.telephone.as_deref(), Some("0800000002"));
    assert_eq!(two.role.as_deref(), Some("deputy"));
    assert_eq!(two.agency, None);
    let acting = two.acting.first().expect("an acting chief");
    assert_eq!(acting.role, "district-chief");
    assert_eq!(acting.district.as_deref(), Some("พังโคน"));
    assert_eq!(four.title.as_deref(), Some("ร.ต.ต."));
    assert_eq!(
        (four.role.as_deref(), four.post.as_deref()),
        (None, Some("ช่างไฟฟ้า"))
    );
}

#[test]
fn a_table_is_read_in_every_form() {
    let folder = Folder::new("forms");
    let tabs = TABLE.replace(',', "\t");
    let rows = TABLE.lines().map(|line| {
        let cells = line.split(',').map(|cell| format!("<td>{cell}</td>"));
        format!("<tr>{}</tr>", cells.collect::<String>())
    });
    let html = format!("<table>{}</table>", rows.collect::<String>());
    let utf16: Vec<u8> = TABLE.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (thai, _, _) = encoding_rs::WINDOWS_874.encode(TABLE);
    let kept = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/people/lists");
    let book = |name: &str| std::fs::read(kept.join(name)).unwrap();
    let (xls, ods, xlsx) = (book("list.xls"), book("list.ods"), book("list.xlsx"));
    for (name, bytes) in [
        ("list.csv", TABLE.as_bytes()),
        ("list.tsv", tabs.as_bytes()),
        ("pasted.txt", tabs.as_bytes()),
        ("list.html", html.as_bytes()),
        ("utf16.csv", &[b"\xff\xfe", utf16.as_slice()].concat()),
        ("thai.csv", &thai),
        ("list.xls", &xls),
        ("list.ods", &ods),
        ("list.xlsx", &xlsx),
    ] {
        let (people, report) = imported(&folder, name, bytes);
        holds(&people);
        let problems = report["problems"].as_array().unwrap();
        let codes: Vec<&str> = problems
            .iter()
            .map(|it| it["code"].as_str().unwrap())
            .collect();
        assert_eq!(
            codes,
            ["no-name", "unknown-post", "odd-telephone"],
            "{name}"
        );
        let places: Vec<(u64, u64)> = problems
            .iter()
            .map(|it| (it["row"].as_u64().unwrap(), it["column"].as_u64().unwrap()))
            .collect();
        if !name.ends_with("html") {
            assert_eq!(places, [(6, 3), (7, 5), (7, 7)], "{name}");
        }
    }
}

#[test]
fn lines_are_read_without_columns() {
    let folder = Folder::new("lines");
    let text = "รายชื่อสมาชิก\n๑. นายสมมติ หนึ่ง, นายอำเภอ, อำเภอพังโคน\n2) น.ส.สมมติ สอง  ปลัดจังหวัด\n\
        - ผวจ. - นางสมมติ สาม\n\nสมมติ  สี่\n";
    let (people, _) = imported(&folder, "lines.txt", text.as_bytes());
    let shown: Vec<String> = people.iter().map(Person::full_name).collect();
    assert_eq!(
        shown,
        ["นายสมมติ หนึ่ง", "น.ส. สมมติ สอง", "นางสมมติ สาม", "สมมติ สี่"]
    );
    let roles: Vec<Option<&str>> = people.iter().map(|it| it.role.as_deref()).collect();
    assert_eq!(
        roles,
        [
            Some("district-chief"),
            Some("provincial-chief"),
            Some("governor"),
            None
        ]
    );
    assert_eq!(people[0].district.as_deref(), Some("พังโคน"));
}

const CHAT: &str = "[LINE] ประวัติการแชทในกลุ่ม \"ผู้บริหารจังหวัด และนายอำเภอ\"\n\
    บันทึกเมื่อ 12/01/2569 09:00\n\n\
    จ. 05/01/2569\n08:01\t\tแดง ตัวอย่าง เข้าร่วมกลุ่ม\n08:02\t\tขาวสะอาด เข้าร่วมกลุ่มแล้ว\n\
    08:05\tเหลืองอร่าม\tสวัสดีค่ะ\n08:06\tเหลืองอร่าม\tแดง ตัวอย่าง ออกจากกลุ่ม\n\
    อ. 06/01/2569\n09:00\t\tขาวสะอาด ได้ออกจากกลุ่ม\n09:01\t\tเหลืองอร่าม ได้ลบ เขียวมรกต ออกจากกลุ่ม\n";

#[test]
fn a_chat_history_says_who_is_in_the_group() {
    let folder = Folder::new("chat");
    let english = "[LINE] Chat history in \"ผู้บริหารจังหวัด และนายอำเภอ\"\nSaved on: 1/12/2026, 9:05 AM\n\n\
        Mon, 1/5/2026\n08:01 AM\t\tแดง ตัวอย่าง joined the group.\n08:02 AM\t\tขาวสะอาด joined the group.\n\
        08:05 AM\tเหลืองอร่าม\tHello\n08:06 AM\tเหลืองอร่าม\tแดง ตัวอย่าง left the group.\n\
        Tue, 1/6/2026\n09:00 AM\t\tขาวสะอาด left the group.\n09:01 AM\t\tเหลืองอร่าม removed เขียวมรกต from the group.\n\
        Wed, 1/28/2026\n09:00 AM\tเหลืองอร่าม\tOK\n";
    let mobile = CHAT.replace("\t\t", "\t");
    for (name, text) in [
        ("thai.txt", CHAT),
        ("english.txt", english),
        ("mobile.txt", &mobile),
    ] {
        let (people, report) = imported(&folder, name, text.as_bytes());
        assert_eq!(report["problems"], serde_json::json!([]), "{name}");
        let held = |person: &Person| {
            let joined = person.groups.first().expect("a group");
            assert_eq!(joined.group, "executives");
            let day = |day: &Option<trongklum::people::Day>| {
                day.as_ref()
                    .and_then(trongklum::people::Day::first)
                    .map(|day| day.to_string())
            };
            (
                person.line.clone().unwrap(),
                day(&joined.held.since),
                day(&joined.held.until),
            )
        };
        let found: Vec<_> = people.iter().map(held).collect();
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(
            found,
            [
                ("แดง ตัวอย่าง".to_owned(), text("2026-01-05"), None),
                (
                    "ขาวสะอาด".to_owned(),
                    text("2026-01-05"),
                    text("2026-01-06")
                ),
                ("เหลืองอร่าม".to_owned(), None, None),
                ("เขียวมรกต".to_owned(), None, text("2026-01-06")),
            ],
            "{name}"
        );
        let list = folder.path(name);
        let ran = command(&["people", "audit", &list, "--group", "executives", "--json"]);
        assert_eq!(ran.json()["count"], 2, "{name}");
    }
}

#[test]
fn what_stands_below_a_table_is_nobody() {
    let folder = Folder::new("below");
    let table = "ทำเนียบผู้บริหาร,,\nลำดับที่,ชื่อ-สกุล,ตำแหน่ง\n1,นายสมมติ หนึ่ง,นายอำเภอพังโคน\n\
        2,(ว่าง),ปลัดอำเภอ\n3,นายสมมติ สอง,ปลัดอำเภอ\n";
    let signed = ",,\n,ข้อมูล ณ วันที่ 1 ธ.ค. 2568,\n,ผู้รับรอง,\n,(นายสมมติ ห้า),\n,ปลัดอำเภอ,\n";
    let (people, report) = imported(&folder, "signed.csv", format!("{table}{signed}").as_bytes());
    let names: Vec<&str> = people.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["สมมติ หนึ่ง", "สมมติ สอง"], "{report:#}");
    let problems = report["problems"].as_array().unwrap();
    let rows: Vec<u64> = problems
        .iter()
        .map(|it| it["row"].as_u64().unwrap())
        .collect();
    assert_eq!(rows, [7, 8, 9, 10], "{report:#}");
    assert!(problems.iter().all(|it| it["code"] == "below-table"));
    // Somebody of whom only the name is known stands in the table.
    let more = format!("{table},นายสมมติ สาม,\n");
    let (people, _) = imported(&folder, "more.csv", more.as_bytes());
    assert_eq!(people.len(), 3);
}

#[test]
fn a_file_gets_what_it_lacks_and_loses_nothing() {
    let folder = Folder::new("merge");
    let before = "// ดูแลโดยฝ่ายปกครอง\n(\n    version: 1,\n    people: [\n        \
        // คนแรก\n        (title: \"นาย\", name: \"สมมติ หนึ่ง\", role: \"district-chief\", telephone: \"0800000009\"), // โทรใหม่\n        \
        (\n            name: \"สมมติ  ห้า\",\n            line: \"ห้า\",\n        ),\n    ],\n)\n";
    let out = folder.file("people.ron", before);
    let list = folder.file("list.csv", TABLE);
    let ran = command(&["people", "import", &list, "--to", &out, "--json"]);
    assert_eq!(ran.code, 0, "{}", ran.errors);
    let report = ran.json();
    assert_eq!(
        (&report["added"], &report["changed"]),
        (&2.into(), &1.into())
    );
    let problems = report["problems"].as_array().unwrap();
    let kept = problems
        .iter()
        .find(|it| it["code"] == "kept")
        .expect("a value that was kept");
    assert_eq!(kept["row"], 2);
    let after = std::fs::read_to_string(&out).unwrap();
    for kept in [
        "// ดูแลโดยฝ่ายปกครอง",
        "// คนแรก",
        "// โทรใหม่",
        "\"0800000009\"",
        "            line: \"ห้า\",\n",
    ] {
        assert!(after.contains(kept), "{kept} is gone:\n{after}");
    }
    assert!(after.contains("district: \"เมืองสกลนคร\""), "{after}");
    let people = read(&after, &registry()).people.unwrap();
    assert_eq!(people.len(), 4);
    // Once more, and nothing changes.
    let ran = command(&["people", "import", &list, "--to", &out, "--json"]);
    assert_eq!(ran.json()["unchanged"], 3, "{}", ran.output);
    assert_eq!(std::fs::read_to_string(&out).unwrap(), after);
}

#[test]
fn line_ends_and_the_byte_order_mark_stay() {
    let folder = Folder::new("ends");
    let before = "\u{feff}(\r\n    version: 1,\r\n    people: [],\r\n)\r\n";
    let out = folder.file("people.ron", before);
    let list = folder.file("list.csv", TABLE);
    assert_eq!(command(&["people", "import", &list, "--to", &out]).code, 0);
    let after = std::fs::read_to_string(&out).unwrap();
    assert!(after.starts_with("\u{feff}(\r\n"), "{after:?}");
    assert_eq!(after.matches('\n').count(), after.matches("\r\n").count());
}

#[test]
fn near_spellings_are_told_and_both_kept() {
    let folder = Folder::new("near");
    let out = folder.file(
        "people.ron",
        "(version: 1, people: [\n(name: \"สมมติ ตัวอย่าง\", role: \"deputy\"),\n])\n",
    );
    let list = folder.file(
        "list.csv",
        "ชื่อ-สกุล,ตำแหน่ง\nนายสมมต ตัวอย่าง,ปลัดอำเภอ\nนายสมมติ ตัวอยาง,ปลัดอำเภอ\n",
    );
    let ran = command(&["people", "import", &list, "--to", &out, "--json"]);
    let report = ran.json();
    assert_eq!(report["added"], 2);
    let problems = report["problems"].as_array().unwrap();
    let near: Vec<u64> = problems
        .iter()
        .filter(|it| it["code"] == "near")
        .map(|it| it["row"].as_u64().unwrap())
        .collect();
    assert!(near.contains(&2) && near.contains(&3), "{report:#}");
}

#[test]
fn a_file_with_errors_is_left_alone() {
    let folder = Folder::new("broken");
    let before = "(version: 1, people: [(name: \"สมมติ\", since: \"พรุ่งนี้\")])";
    let out = folder.file("people.ron", before);
    let list = folder.file("list.csv", TABLE);
    let ran = command(&["people", "import", &list, "--to", &out]);
    assert_eq!(ran.code, 3);
    assert!(ran.errors.contains("people.ron:1:"), "{}", ran.errors);
    assert_eq!(std::fs::read_to_string(&out).unwrap(), before);
}
