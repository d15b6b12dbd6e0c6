//! Chat histories as LINE saves them on computers and telephones, in Thai and English, with years of
//! either era. All names are made up.

use serde_json::json;
use trongklum::people::{Day, Person, read};

use super::command::{Folder, command};
use super::registry;

/// Who is in the group, and since and until when.
type Found = Vec<(String, Option<String>, Option<String>)>;

fn found(people: &[Person]) -> Found {
    let day = |day: &Option<Day>| Some(day.as_ref()?.first()?.to_string());
    let people = people.iter().map(|person| {
        let joined = person.groups.first().expect("a group");
        assert_eq!(joined.group, "executives");
        let name = person.line.clone().expect("a name in LINE");
        (name, day(&joined.held.since), day(&joined.held.until))
    });
    people.collect()
}

fn imported(name: &str, text: &str) -> (Found, Vec<String>) {
    let folder = Folder::new(&format!("chats-{name}"));
    let list = folder.file("chat.txt", text);
    let out = folder.path("people.ron");
    let import = ["people", "import", &list, "--to", &out];
    let ran = command(&[&import[..], &["--group", "executives", "--json"]].concat());
    assert_eq!(ran.code, 0, "{name}: {}", ran.errors);
    let text = std::fs::read_to_string(&out).unwrap();
    let people = read(&text, &registry()).people.unwrap();
    let problems = ran.json()["problems"].as_array().unwrap().clone();
    let codes = problems.iter().map(|it| it["code"].as_str().unwrap());
    (found(&people), codes.map(str::to_owned).collect())
}

fn since(name: &str, day: &str) -> (String, Option<String>, Option<String>) {
    (name.to_owned(), Some(day.to_owned()), None)
}

/// The same week, as each program saves it: แดง ตัวอย่าง stays, ขาวสะอาด leaves, เขียวมรกต is removed.
const WEEKS: [(&str, &str); 6] = [
    (
        "computer-th",
        "2026.01.05 วันจันทร์\n08:01 แดง ตัวอย่าง เข้าร่วมกลุ่ม\n08:02 ขาวสะอาด เข้าร่วมกลุ่ม\n\
         08:03 แดง ตัวอย่าง ได้เพิ่ม เขียวมรกต เข้ากลุ่ม\n08:04 แดง ตัวอย่าง สวัสดีครับ\n\
         2026.01.06 วันอังคาร\n09:00 ขาวสะอาด ออกจากกลุ่ม\n09:01 แดง ตัวอย่าง ได้ลบ เขียวมรกต ออกจากกลุ่ม\n",
    ),
    (
        "computer-en",
        "2026.01.05 Monday\n08:01 แดง ตัวอย่าง joined the group.\n08:02 ขาวสะอาด joined the group.\n\
         08:03 แดง ตัวอย่าง added เขียวมรกต to the group.\n08:04 แดง ตัวอย่าง Hello\n\
         2026.01.06 Tuesday\n09:00 ขาวสะอาด left the group.\n09:01 แดง ตัวอย่าง removed เขียวมรกต from the group.\n",
    ),
    (
        "computer-era",
        "2569.01.05 วันจันทร์\n08:01 แดง ตัวอย่าง เข้าร่วมกลุ่ม\n08:02 ขาวสะอาด เข้าร่วมกลุ่ม\n\
         08:03 เขียวมรกต เข้าร่วมกลุ่ม\n\
         2569.01.06 วันอังคาร\n09:00 ขาวสะอาด ออกจากกลุ่ม\n09:01 เขียวมรกต ถูกลบออกจากกลุ่ม\n",
    ),
    (
        "telephone-th",
        "[LINE] ประวัติการแชทในกลุ่ม \"ผู้บริหารจังหวัด และนายอำเภอ\"\nบันทึกเมื่อ 12/01/2569 09:00\n\n\
         จ. 05/01/2569\n08:01\t\tแดง ตัวอย่าง เข้าร่วมกลุ่ม\n08:02\t\tขาวสะอาด เข้าร่วมกลุ่มแล้ว\n\
         08:03\t\tแดง ตัวอย่าง ได้เพิ่ม เขียวมรกต เข้ากลุ่ม\n08:04\tแดง ตัวอย่าง\t\"ข้อความ\n09:00 ขาวสะอาด\nยาว\"\n\
         อ. 06/01/2569\n09:00\t\tขาวสะอาด ได้ออกจากกลุ่ม\n09:01\t\tแดง ตัวอย่าง ได้ลบ เขียวมรกต ออกจากกลุ่ม\n",
    ),
    (
        "telephone-apple",
        "[LINE] ประวัติการแชทใน ผู้บริหารจังหวัด และนายอำเภอ\nบันทึกวันที่ 2026/01/12 9:00\n\n\
         2026/01/05(จ.)\n8:01\tแดง ตัวอย่าง เข้าร่วมกลุ่ม\n8:02\tขาวสะอาด เข้าร่วมกลุ่ม\n8:03\tเขียวมรกต เข้าร่วมกลุ่ม\n\
         2026/01/06(อ.)\n9:00\tขาวสะอาด ออกจากกลุ่ม\n9:01\tแดง ตัวอย่าง ลบ เขียวมรกต ออกจากกลุ่ม\n",
    ),
    (
        "telephone-en",
        "[LINE] Chat history in \"ผู้บริหารจังหวัด และนายอำเภอ\"\nSaved on: 1/12/2026, 9:05 AM\n\n\
         Mon, 1/5/2026\n08:01 AM\t\tแดง ตัวอย่าง joined the group.\n08:02 AM\t\tขาวสะอาด joined the group.\n\
         08:03 AM\t\tแดง ตัวอย่าง added เขียวมรกต to the group.\n\
         Tue, 1/6/2026\n09:00 AM\t\tขาวสะอาด has left the group.\n09:01 AM\t\tเขียวมรกต was removed from the group.\n\
         Wed, 1/28/2026\n09:00 AM\tแดง ตัวอย่าง\tOK\n",
    ),
];

#[test]
fn every_form_of_a_history_says_the_same() {
    let left = |name: &str| {
        let (name, since, _) = since(name, "2026-01-05");
        (name, since, Some("2026-01-06".to_owned()))
    };
    for (name, text) in WEEKS {
        for text in [
            text.to_owned(),
            format!("\u{feff}{}", text.replace('\n', "\r\n")),
        ] {
            let (people, problems) = imported(name, &text);
            let expected = vec![
                since("แดง ตัวอย่าง", "2026-01-05"),
                left("ขาวสะอาด"),
                left("เขียวมรกต"),
            ];
            assert_eq!(people, expected, "{name}");
            // Where spaces part everything, nobody can tell who wrote.
            let is_unparted = matches!(name, "computer-th" | "computer-en");
            let unparted: &[&str] = if is_unparted {
                &["unknown-writers"]
            } else {
                &[]
            };
            assert_eq!(problems, unparted, "{name}");
        }
    }
}

#[test]
fn who_is_only_invited_and_who_saved_the_history_are_nobody() {
    for (name, text) in [
        (
            "invited-th",
            "2026.01.05 วันจันทร์\n08:01 คุณเข้าร่วมกลุ่ม\n08:01 คุณ เข้าร่วมกลุ่ม\n08:02 แดง ตัวอย่าง ได้เชิญ ขาวสะอาด เข้าร่วมกลุ่ม\n\
             08:03 เหลืองอร่าม, ฟ้าใส เข้าร่วมกลุ่ม\n",
        ),
        (
            "invited-en",
            "2026.01.05 Monday\n08:01 You joined the group.\n08:02 แดง ตัวอย่าง invited ขาวสะอาด to the group.\n\
             08:03 เหลืองอร่าม, ฟ้าใส joined the group.\n",
        ),
    ] {
        let (people, _) = imported(name, text);
        let expected = [
            since("เหลืองอร่าม", "2026-01-05"),
            since("ฟ้าใส", "2026-01-05"),
        ];
        assert_eq!(people, expected, "{name}");
    }
}

#[test]
fn who_comes_back_is_in_the_group_again() {
    let text = "2026.01.05 Monday\n08:01 ขาวสะอาด joined the group.\n2026.01.06 Tuesday\n\
        09:00 ขาวสะอาด left the group.\n2026.01.07 Wednesday\n10:00 ขาวสะอาด joined the group.\n";
    let (people, _) = imported("back", text);
    assert_eq!(people, [since("ขาวสะอาด", "2026-01-07")]);
    let folder = Folder::new("chats-audit");
    let list = folder.file("chat.txt", text);
    let people = folder.file(
        "people.ron",
        "(version: 1, people: [(name: \"สมมติ หนึ่ง\", role: \"governor\", line: \"ขาวสะอาด\")])",
    );
    let audit = [
        "people",
        "audit",
        &list,
        "--group",
        "executives",
        "--people",
        &people,
    ];
    let json = command(&[&audit[..], &["--json"]].concat()).json();
    assert_eq!(json["present"][0]["role"], "governor", "{json:#}");
    assert_eq!((&json["count"], &json["unknown"]), (&json!(1), &json!([])));
}
