//! Tests that everything version 2 of the format can state is shown: in every view of `show`, in
//! every document and format, and in the JSON. The registry is fictitious.

use serde_json::{Value, json};

use super::{Ran, file, trongklum, wide};

fn registry() -> String {
    let cases = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/valid/");
    format!("{cases}format-2.ron")
}

fn ask(arguments: &[&str]) -> Ran {
    let registry = registry();
    let arguments = [&["--registry", &registry, "--digits", "arabic"], arguments].concat();
    // Wide enough for no cell of a table to break.
    let ran = wide(&arguments, "", 300);
    assert!(ran.code <= 1, "{arguments:?}: {}", ran.err);
    ran
}

/// Returns `text` in one line, without the breaks and blanks of a layout.
fn run_on(text: &str) -> String {
    text.split_whitespace().collect()
}

/// What a view or document must contain, in Thai and in English.
type Said = (
    &'static [&'static str],
    &'static [&'static str],
    &'static [&'static str],
);

const SAID: &[Said] = &[
    (
        &["show", "group", "central"],
        &[
            "กลุ่มกลาง, ศปก.ตย.",
            "จำนวนสมาชิกประมาณ 120 คน",
            "ผู้ดูแลระบบ (ไม่ได้เป็นสมาชิก)",
            "พยาบาล (ตีความ: ตารางเขียนว่าบุคลากรทุกฝ่าย)",
            "หนังสือกำหนดให้ทำ",
            "เวลา: ทุกวันศุกร์ ก่อน 15.00 น.",
            "เวลา: ในวันทำการ ภายใน 48 ชั่วโมง",
            "ทำได้แต่ผู้เดียว: ผู้อำนวยการศูนย์",
            "ยกเว้น: ข่าวด่วนจากผู้อำนวยการ",
            "ไม่ห้ามผู้ทำซึ่งเป็น: ผู้อำนวยการศูนย์",
            "ยังไม่ยืนยัน",
            "ตั้งแต่ 16.30 น.",
            "1) ห้องโรคระบาดสมมติ 2) ศูนย์ประสานงานกลาง",
            "คำว่าก่อนหมายถึงลำดับ",
        ],
        &[
            "Also called",
            "System keeper (not a member)",
            "Nurse (inferred: The table says staff of every kind.)",
            "The letter requires it",
            "every Friday, before 15:00",
            "on working days, within 48 hours",
            "only Director",
            "Except: urgent news from the director",
            "Does not bind: Director",
            "Not confirmed yet",
            "from 16:30",
            "choose in this order",
        ],
    ),
    (
        &["show", "group", "ห้องระบาด"],
        &[
            "ใช้ถึงวันที่",
            "31 ธันวาคม 2568",
            "เจ้าหน้าที่, ผู้ดูแลระบบ (ไม่ได้เป็นสมาชิก)",
            "เจ้าหน้าที่เป็นผู้เปิดห้อง",
            "ประชาชนทั่วไป (ผู้รับเท่านั้น)",
            "ไม่ห้ามเมื่อส่งถึง: ประชาชนทั่วไป",
            "ในวันหยุด โดยทันที",
        ],
        &[
            "In use until",
            "31 December 2025",
            "Public (recipient only)",
            "Not forbidden when sent to: Public",
            "on holidays, at once",
        ],
    ),
    (
        &["show", "role", "team-lead"],
        &[
            "นับเป็นเจ้าหน้าที่ ด้วย",
            "นับเป็นพยาบาล ด้วย (ตีความ: หัวหน้าทีมเป็นพยาบาลมาก่อน)",
            "ชุมชนละ 1 คน ไม่ทราบจำนวนชุมชน",
        ],
        &[
            "counts as Officer as well",
            "counts as Nurse as well (inferred: Team leaders were nurses before.)",
            "1 for each ward",
        ],
    ),
    (
        &["show", "role", "officer"],
        &["โรงพยาบาลละ 2 คน รวม 10 คน", "นับจากทำเนียบสมมติ"],
        &[
            "2 for each hospital, 10 in all.",
            "Counted in a made-up list.",
        ],
    ),
    (
        &["show", "role", "ปชช."],
        &["ผู้รับเท่านั้น", "ห้องโรคระบาดสมมติ"],
        &["Recipient only", "ห้องโรคระบาดสมมติ"],
    ),
    (
        &["show", "memberships"],
        &["ประชาชนทั่วไป (ผู้รับเท่านั้น)", "ตารางเขียนว่าบุคลากรทุกฝ่าย"],
        &[
            "Public (recipient only)",
            "The table says staff of every kind.",
        ],
    ),
    (
        &["show", "guideline"],
        &[
            "ชื่อที่เรียกกัน: กลุ่มกลาง",
            "หนังสือกำหนดให้ทำ",
            "ยังไม่ยืนยัน",
            "ให้เลือกตามลำดับ",
        ],
        &[
            "Also called: กลุ่มกลาง",
            "The letter requires it",
            "Not confirmed",
            "in this order",
        ],
    ),
    (
        &["show", "letter"],
        &[
            "อ้างถึง",
            "ที่ ตย ๐๐๐๑/๙ ลงวันที่ 9 กันยายน 2567",
            "ไปรษณีย์อิเล็กทรอนิกส์ centre@example.invalid",
            "ใช้ตั้งแต่วันที่",
            "1 พฤศจิกายน 2568",
            "30 กันยายน 2569",
            "ใช้แทนหนังสือ",
            "ถือตามปีงบประมาณ",
        ],
        &[
            "อ้างถึง",
            "E-mail centre@example.invalid",
            "In force from",
            "1 November 2025",
            "Replaces",
            "Taken from the fiscal year.",
        ],
    ),
    (
        &["check", "FILE"],
        &["ลำดับที่หนังสือให้เลือกก่อน: ห้องโรคระบาดสมมติ, ศูนย์ประสานงานกลาง"],
        &["preferred in this order: ห้องโรคระบาดสมมติ, ศูนย์ประสานงานกลาง"],
    ),
];

#[test]
fn every_view_says_all_of_it_in_both_languages() {
    let registry = registry();
    for (arguments, thai, english) in SAID {
        for (lang, said) in [("th", thai), ("en", english)] {
            let arguments: Vec<&str> = arguments
                .iter()
                .map(|&argument| {
                    if argument == "FILE" {
                        &registry
                    } else {
                        argument
                    }
                })
                .chain(["--lang", lang])
                .collect();
            let ran = ask(&arguments);
            let out = run_on(&ran.out);
            for words in *said {
                assert!(out.contains(&run_on(words)), "{words}: {}", ran.out);
            }
        }
    }
}

/// What a document must contain in every format, in Thai and in English.
const WRITTEN: &[Said] = &[
    (
        &["guideline"],
        &[
            "ศปก.ตย.",
            "ผู้ดูแลระบบ",
            "ทุกวันศุกร์ ก่อน 15.00 น.",
            "ยังไม่ยืนยัน",
            "ให้เลือกตามลำดับ",
        ],
        &[
            "Also called",
            "System keeper",
            "every Friday, before 15:00",
            "Not confirmed yet",
            "in this order",
        ],
    ),
    (
        &["letter"],
        &[
            "อ้างถึง",
            "9 กันยายน 2567",
            "centre@example.invalid",
            "ใช้แทนหนังสือ",
            "ศปก.ตย.",
        ],
        &[
            "Refers to",
            "9 กันยายน 2567",
            "centre@example.invalid",
            "Replaces",
            "ศปก.ตย.",
        ],
    ),
    (
        &["memberships"],
        &["ผู้รับเท่านั้น", "ตารางเขียนว่าบุคลากรทุกฝ่าย"],
        &["recipient only", "The table says staff of every kind."],
    ),
    (
        &["onboarding", "--role", "nurse"],
        &["กลุ่มกลาง", "สมาชิกตามการตีความ"],
        &["Also called", "Inferred member"],
    ),
    (
        &["card", "--role", "director"],
        &["ศปก.ตย.", "ห้องระบาด", "centre@example.invalid"],
        &["ศปก.ตย.", "ห้องระบาด", "centre@example.invalid"],
    ),
    (&["permissions"], &["หัวหน้าทีม"], &["Team leader"]),
    (
        &["acknowledgement"],
        &["ศูนย์ประสานงานกลาง"],
        &["ศูนย์ประสานงานกลาง"],
    ),
];

#[test]
fn every_document_says_all_of_it_in_every_format() {
    let tags = regex::Regex::new("<[^>]*>").unwrap();
    for (document, thai, english) in WRITTEN {
        for (lang, said) in [("th", thai), ("en", english)] {
            for ending in ["md", "html", "csv"] {
                let to = file(&format!("format-2/{}-{lang}.{ending}", document[0]), "");
                let arguments = [&["export"], *document, &["--to", &to, "--force"]].concat();
                let ran = ask(&[&arguments[..], &["--lang", lang]].concat());
                assert_eq!(ran.code, 0, "{}", ran.err);
                let text = std::fs::read_to_string(&to).unwrap();
                // Without what a format puts between letters: escapes, tags and places to break.
                let text = tags
                    .replace_all(&text, "")
                    .replace(['\\', '\u{200b}', '\u{2060}'], "");
                let text = run_on(&text);
                for words in *said {
                    assert!(
                        text.contains(&run_on(words)),
                        "{document:?} {ending} {words}: {text}"
                    );
                }
                // Roles that only receive have no table of their own.
                let headings = ["##ประชาชนทั่วไป", "##Public"];
                assert!(!headings.iter().any(|heading| text.contains(heading)));
            }
        }
    }
}

#[test]
fn json_has_all_of_it() {
    let show = |arguments: &[&str]| ask(&[&["show"], arguments, &["--json"]].concat()).json();
    let central = show(&["group", "central"]);
    assert_eq!(central["nicknames"], json!(["กลุ่มกลาง", "ศปก.ตย."]));
    assert_eq!(central["approximate"], true);
    assert_eq!(central["administrators"], json!(["admin"]));
    assert_eq!(central["members_inferred"][0]["id"], "nurse");
    assert_eq!(
        central["preferences"][0]["groups"],
        json!(["outbreak-room", "central"])
    );
    let rule = |id: &str| -> Value {
        let rules = central["rules"].as_array().unwrap();
        rules.iter().find(|rule| rule["id"] == id).unwrap().clone()
    };
    assert_eq!(rule("central-friday")["must"], true);
    assert_eq!(rule("central-orders")["alone"], true);
    assert_eq!(
        rule("central-no-news")["unless"]["who"],
        json!(["director"])
    );
    assert_eq!(rule("central-quiet")["unconfirmed"], true);
    assert_eq!(rule("central-reply")["when"], "ในวันทำการ ภายใน 48 ชั่วโมง");
    assert_eq!(
        rule("administrators:")["acts"],
        json!(["add-member", "remove-member"])
    );
    let room = show(&["group", "outbreak-room"]);
    assert_eq!(room["until"], "๓๑ ธันวาคม ๒๕๖๘");
    assert_eq!(room["administrators"], json!(["officer", "admin"]));

    let lead = show(&["role", "team-lead"]);
    assert_eq!(lead["kind_of"], "officer");
    assert_eq!(lead["kind_inferred"], Value::Null);
    assert_eq!(lead["kinds"][1]["id"], "nurse");
    assert_eq!(lead["kinds"][1]["inferred"], "หัวหน้าทีมเป็นพยาบาลมาก่อน");
    assert_eq!(lead["per_unit"]["unit"], "ward");
    assert_eq!(show(&["role", "public"])["recipient_only"], true);
    assert_eq!(show(&["role", "nurse"])["kinds"], Value::Null);

    let letter = show(&["letter"]);
    assert_eq!(letter["references"].as_array().unwrap().len(), 2);
    assert_eq!(letter["email"], "centre@example.invalid");
    assert_eq!(letter["time"]["from"], "๑ พฤศจิกายน ๒๕๖๘");
    assert_eq!(letter["time"]["replaces"], json!(["ที่ ตย ๐๐๐๑/๑"]));
    let permissions = show(&["permissions"]);
    let of = |role: &&Value| role["role"] == "public";
    assert!(permissions.as_array().unwrap().iter().find(of).is_none());
}

#[test]
fn a_role_that_only_receives_is_no_asker_but_a_recipient() {
    let registry = registry();
    for (lang, words) in [("th", "เป็นผู้รับเท่านั้น"), ("en", "only receives")]
    {
        for asked in [
            &["lookup", "--role", "public", "--act", "ask"][..],
            &["show", "permissions", "--role", "ประชาชนทั่วไป"],
            &["export", "card", "--role", "ปชช.", "--to", "x.md"],
        ] {
            let ran = trongklum(&[&["--registry", &registry, "--lang", lang], asked].concat());
            assert_eq!(ran.code, 2, "{asked:?}");
            assert!(ran.err.contains(words), "{}", ran.err);
            assert!(ran.err.contains("  team-lead  "), "{}", ran.err);
            assert!(!ran.err.contains("  public  "), "{}", ran.err);
        }
    }
    let to = [
        "lookup",
        "--role",
        "director",
        "--act",
        "share-news",
        "--to",
        "public",
    ];
    let ran = ask(&[&to[..], &["--json"]].concat());
    assert_eq!(ran.json()["need"]["to"], json!(["public"]));
}

#[test]
fn short_names_of_groups_and_topics_are_understood_and_accepted() {
    let named = [
        "lookup",
        "--purpose",
        "join",
        "--role",
        "nurse",
        "--group",
        "ศปก ตย",
        "--json",
    ];
    assert_eq!(ask(&named).json()["need"]["asked_group"], "central");
    let named = [
        "lookup",
        "--role",
        "officer",
        "--act",
        "report-results",
        "--topic",
        "รบส",
        "--json",
    ];
    assert_eq!(ask(&named).json()["need"]["topic"], "outbreak");
    let typed = ["lookup", "ขอเข้ากลุ่มห้องระบาด", "--role", "officer", "--json"];
    assert_eq!(ask(&typed).json()["need"]["asked_group"], "outbreak-room");
    let typed = ["lookup", "รายงานผล รบส.", "--role", "officer", "--json"];
    assert_eq!(ask(&typed).json()["need"]["topic"], "outbreak");
}
