//! `show`: the tables, their digits and their widths.

use std::collections::BTreeSet;

use trongklum::lang::Lang;
use trongklum::registry::{SAKON_NAKHON, read};
use trongklum::text::breaks::columns;

use super::{assert_aligned, keys, trongklum, wide};

/// The letter's table, cell for cell.
const CELLS: [[&str; 4]; 6] = [
    [
        "นักปกครองสกลนคร จำนวนสมาชิก ๒๐๔ คน",
        "๑.ผู้ว่าราชการจังหวัด ๒.ปลัดจังหวัด ๓.นายอำเภอ ๔.ปลัดอำเภอ ประสานงาน",
        "สำหรับรายงานผลการปฏิบัติงานของอำเภอ",
        "",
    ],
    [
        "ข้อสั่งการ ปค.สน. จำนวนสมาชิก ๑๗๕ คน",
        "๑.ปลัดจังหวัด ๒.นายอำเภอ ๓.ปลัดอำเภอ ประสานงาน",
        "ใช้เพื่อส่งหนังสือสั่งการจากที่ทำการปกครองจังหวัดถึงอำเภอเท่านั้น",
        "ไม่อนุญาตให้สมาชิกในกลุ่มสอบถามหรือโต้ตอบกัน",
    ],
    [
        "ข้อสั่งการ ปจ.สน. จำนวนสมาชิก ๑๙ คน (ล่าสุด)",
        "๑.ปลัดจังหวัด ๒.นายอำเภอ",
        "สำหรับปลัดจังหวัด ส่งข้อมูลหรือข่าวสารสำคัญให้รวมถึงข้อสั่งการกรมการปกครอง",
        "ไม่ต้องรายงานผลการปฏิบัติงาน/ ไม่ต้องตอบรับทราบ",
    ],
    [
        "ผู้บริหารจังหวัด และนายอำเภอ จำนวนสมาชิก ๒๒ คน",
        "๑.ผู้ว่าราชการจังหวัด ๒.รองผู้ว่าราชการจังหวัด ๓.ปลัดจังหวัด ๔.นายอำเภอ",
        "ใช้สื่อสาร รายงานเหตุด่วนเหตุสำคัญ และรับข้อสั่งการจากผู้ว่าราชการจังหวัดสกลนคร/รองผู้ว่าราชการจังหวัดสกลนคร",
        "อาจมีการตอบ/ให้ข้อมูลหรือรายงานผู้ว่าราชการจังหวัดสกลนคร/รองผู้ว่าราชการจังหวัดสกลนคร ได้",
    ],
    [
        "ศอ.จอส.จว.สน. จำนวนสมาชิก ๑๑๘ คน",
        "๑.ปลัดจังหวัด ๒.นายอำเภอ ๓. ปลัดอำเภอ ๔.เจ้าหน้าที่ผู้รับผิดชอบงานจิตอาสาพระราชทาน",
        "๑.สำหรับศูนย์อำนวยการจิตอาสาพระราชทาน จังหวัดสกลนคร ส่งหนังสือหรือสั่งการต่างๆ ที่เกี่ยวกับงานจิตอาสาพระราชทาน ๒ สำหรับให้ศูนย์อำนวยการจิตอาสาพระราชทานอำเภอ รายงานผลการปฏิบัติงานด้านจิตอาสา",
        "",
    ],
    [
        "หน.ส่วนราชการ-นอภ.สน.",
        "๑.ผู้ว่าราชการจังหวัด ๒.รองผู้ว่าราชการจังหวัด ๓.หัวหน้าส่วนราชการระดับจังหวัด ๔.นายอำเภอ",
        "สำหรับผู้ว่าราชการจังหวัด ส่งข้อมูลหรือข่าวสารสำคัญ รวมถึงข้อสั่งการต่างๆ",
        "๑. งดการส่งรายงาน หรือผลการปฏิบัติงานต่างๆ ๒. ให้หัวหน้าส่วนราชการฯ / นายอำเภอ เข้ากลุ่มด้วยตนเองเท่านั้น",
    ],
];

#[test]
fn the_guideline_is_the_letters_table_word_for_word() {
    for digits in ["thai", "arabic"] {
        for lang in Lang::ALL {
            let ran = trongklum(&[
                "show",
                "guideline",
                "--json",
                "--digits",
                digits,
                "--lang",
                lang.code(),
            ]);
            assert_eq!(ran.code, 0);
            assert_eq!(keys(&ran.out), ["rows", "closing_note"]);
            let json = ran.json();
            let rows = json["rows"].as_array().unwrap();
            assert_eq!(rows.len(), CELLS.len());
            for (row, cells) in rows.iter().zip(CELLS) {
                assert_eq!(row["cells"], serde_json::json!(cells));
            }
            assert_eq!(
                json["closing_note"],
                "** หมายเหตุ สมาชิกในแต่ละกลุ่ม มีเฉพาะผู้ที่เกี่ยวข้อง จึงไม่อนุญาตให้เชิญผู้ที่ไม่เกี่ยวข้องเข้ากลุ่มอย่างเด็ดขาด"
            );
        }
    }
    let shown = trongklum(&["show", "guideline", "--digits", "arabic"]).out;
    // The letter is filed under this number.
    let number = "ที่ สน ๐๐๑๘.๑/ว ๒๓๕๓๒";
    let rest = shown.replace(number, "");
    assert!(shown.contains(number), "{shown}");
    assert!(rest.contains("204") && !rest.contains('๒'), "{rest}");
}

#[test]
fn digits_follow_the_language_unless_they_are_named() {
    let shown = |more: &[&str]| {
        let args = [&["show", "group", "administrators"], more].concat();
        trongklum(&args).out
    };
    for (more, thai) in [
        (&[][..], true),
        (&["--lang", "th"], true),
        (&["--lang", "en"], false),
        (&["--digits", "arabic"], false),
        (&["--lang", "en", "--digits", "thai"], true),
        (&["--lang", "en", "--digits", "arabic"], false),
    ] {
        let shown = shown(more);
        assert_eq!(shown.contains("๒๐๔"), thai, "{more:?}\n{shown}");
        assert_eq!(shown.contains("204"), !thai, "{more:?}\n{shown}");
    }
}

#[test]
fn the_source_is_named_with_its_day() {
    for view in ["letter", "guideline"] {
        let thai = wide(&["show", view], "", 200).out;
        let source = "ที่มา: หนังสือที่ สน ๐๐๑๘.๑/ว ๒๓๕๓๒ ลงวันที่ ๒๐ พฤศจิกายน ๒๕๖๘";
        assert!(thai.contains(source), "{thai}");
        let english = wide(&["show", view, "--lang", "en"], "", 200).out;
        let source = "Source: letter ที่ สน ๐๐๑๘.๑/ว ๒๓๕๓๒, dated 20 November 2025";
        assert!(english.contains(source), "{english}");
    }
}

#[test]
fn a_question_about_one_group_shows_no_other() {
    let registry = read(SAKON_NAKHON).registry.unwrap();
    for (_, group) in registry.groups() {
        let args = ["lookup", "--purpose", "about", "--group", &group.id];
        let ran = trongklum(&args);
        assert_eq!(ran.code, 0);
        let others = registry.groups().filter(|(_, other)| other.id != group.id);
        for (_, other) in others {
            assert!(!ran.out.contains(&other.name), "{}", ran.out);
        }
        let silent = Lang::Thai.text("verdict-silent");
        assert!(!ran.out.contains(&silent), "{}", ran.out);
        // The JSON has every group, as its contract says.
        let json = trongklum(&[&args[..], &["--json"]].concat()).json();
        assert_eq!(json["groups"].as_array().unwrap().len(), 6);
    }
}

#[test]
fn acts_without_a_group_for_any_topic_are_reported_once() {
    let ran = trongklum(&["check", "--json", "--lang", "en"]).json();
    let messages: Vec<&str> = ran["problems"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|problem| problem["code"] == "no-group")
        .map(|problem| problem["message"].as_str().unwrap())
        .collect();
    let reported: BTreeSet<(&str, &str)> = messages
        .iter()
        .map(|message| {
            let (act, rest) = message.split_once(" (").unwrap();
            (act, rest.split_once("Roles: ").unwrap().1)
        })
        .collect();
    assert_eq!(reported.len(), messages.len(), "{messages:#?}");
    assert!(
        messages.iter().any(|it| it.contains("(any topic)")),
        "{messages:#?}"
    );
}

#[test]
fn views_have_their_keys() {
    let cases: &[(&[&str], &[&str])] = &[
        (
            &["permissions", "--role", "governor"],
            &["role", "groups", "rows"],
        ),
        (&["memberships"], &["groups", "rows"]),
        (
            &["letter"],
            &[
                "reference",
                "office",
                "date",
                "subject",
                "addressee",
                "enclosure",
                "body",
                "closing",
                "signatory",
                "contact",
                "table",
                "remarks",
                "in_force",
                "on",
                "letter",
            ],
        ),
        (
            &["group", "orders-pk"],
            &[
                "id", "name", "size", "seated", "left", "members", "clauses", "rules", "in_force",
                "on", "letter",
            ],
        ),
        (
            &["role", "นอภ."],
            &[
                "id",
                "name",
                "abbreviations",
                "kind_of",
                "kind_inferred",
                "seats",
                "seats_inferred",
                "groups",
                "permissions",
                "in_force",
                "on",
                "letter",
            ],
        ),
    ];
    for (args, expected) in cases {
        let args: Vec<&str> = ["show"]
            .iter()
            .chain(*args)
            .chain(&["--json"])
            .copied()
            .collect();
        let ran = trongklum(&args);
        assert_eq!(
            (ran.code, keys(&ran.out)),
            (0, expected.iter().map(|k| (*k).to_owned()).collect()),
            "{args:?}"
        );
    }
    let all = trongklum(&["show", "permissions", "--json"]).json();
    assert_eq!(all.as_array().unwrap().len(), 8);
    let one = trongklum(&["show", "guideline", "--role", "agency-head", "--json"]).json();
    assert_eq!(one["rows"].as_array().unwrap().len(), 1);
}

#[test]
fn tables_align_at_every_width() {
    let commands: &[&[&str]] = &[
        &["show", "guideline"],
        &["show", "permissions"],
        &["show", "memberships"],
        &["show", "letter"],
        &["show", "group", "executives"],
        &["show", "role", "coordinating-deputy"],
        &["lookup", "รายงานผล", "--role", "นอภ."],
        &["lookup", "รายงานผล", "--role", "ปลัดอำเภอ"],
    ];
    for command in commands {
        for lang in Lang::ALL {
            for width in [40, 60, 80, 100, 120, 200] {
                let args: Vec<&str> = command
                    .iter()
                    .copied()
                    .chain(["--lang", lang.code()])
                    .collect();
                let ran = wide(&args, "", width);
                assert_eq!(ran.code, 0, "{args:?} {}", ran.err);
                assert_aligned(&ran.out);
                for line in ran.out.lines() {
                    assert!(
                        columns(line) <= width.max(60),
                        "{args:?} at {width}: {line}"
                    );
                }
            }
        }
    }
}

#[test]
fn names_stay_whole_in_tables() {
    let registry = read(SAKON_NAKHON).registry.unwrap();
    for width in [80, 100, 120] {
        let shown = wide(&["lookup", "รายงานผล", "--role", "นอภ."], "", width).out;
        for (_, group) in registry.groups() {
            assert!(
                shown.contains(&group.name),
                "{} at {width}:\n{shown}",
                group.name
            );
        }
    }
}
