//! Letters whose groups are in no table with a row for each: they are brought into that form.

use trongklum::import::sheet::{Form, of_text};
use trongklum::import::{Choice, Effect, Import, Refused, Who, import};
use trongklum::language::pack;
use trongklum::registry::Act;

fn read(form: Form, text: &str) -> Result<Import, Refused> {
    let document = of_text(form, text).expect("a document");
    import(&document, &Choice::default(), pack())
}

/// Returns the groups with the names of their members and what they are for.
fn groups(import: &Import) -> Vec<(&str, Vec<&str>, Vec<&str>)> {
    let role = |&at: &usize| import.roles.list[at].name.as_str();
    let groups = import.groups.iter().map(|group| {
        let members = group.members.iter().map(role).collect();
        let practice = group.practice.iter().map(String::as_str).collect();
        (group.name.as_str(), members, practice)
    });
    groups.collect()
}

fn forbids(import: &Import, group: Option<usize>, act: Act) -> bool {
    let mut rules = import.rules.iter();
    rules.any(|rule| {
        rule.group == group && rule.effect == Effect::Forbid && rule.acts.contains(&act)
    })
}

#[test]
fn two_rows_of_heads_are_one() {
    let html = "<table><tr><th rowspan=2>ชื่อกลุ่ม<th rowspan=2>สมาชิก<th colspan=2>แนวทางการใช้\
        <tr><th>เรื่องที่ให้ส่ง<th>เรื่องที่ห้ามส่ง\
        <tr><td>วงแม่น้ำ<td>นายอำเภอ<td>แจ้งเหตุด่วน<td>ข่าวสาร\
        <tr><td>วงภูเขา<td>กำนัน<td>ส่งข่าว<td>หนังสือราชการ</table>";
    let import = read(Form::Html, html).expect("a table");
    assert_eq!(
        groups(&import),
        [
            ("วงแม่น้ำ", vec!["นายอำเภอ"], vec!["แจ้งเหตุด่วน"]),
            ("วงภูเขา", vec!["กำนัน"], vec!["ส่งข่าว"]),
        ]
    );
    assert!(forbids(&import, Some(0), Act::ShareNews));
    assert!(forbids(&import, Some(1), Act::SendLetter));
}

#[test]
fn a_heading_of_groups_below_the_heads_is_no_row_of_heads() {
    let text = "ที่\tชื่อกลุ่ม\tสมาชิก\tข้อปฏิบัติ\nก. กลุ่มของอำเภอ\t\t\t\n\
        ๑\tวงแม่น้ำ\tนายอำเภอ\tแจ้งเหตุด่วน\nข. กลุ่มของตำบล\t\t\t\n๒\tวงภูเขา\tกำนัน\tส่งข่าว\n";
    let import = read(Form::Text, text).expect("a table");
    assert_eq!(
        groups(&import),
        [
            ("วงแม่น้ำ", vec!["นายอำเภอ"], vec!["แจ้งเหตุด่วน"]),
            ("วงภูเขา", vec!["กำนัน"], vec!["ส่งข่าว"]),
        ]
    );
}

#[test]
fn a_table_goes_on_with_its_heads_on_the_next_page() {
    let text = "ชื่อกลุ่ม\tสมาชิก\tข้อปฏิบัติ\nวงแม่น้ำ\tนายอำเภอ\t๑. แจ้งเหตุด่วน\n- ๒ -\n\
        ชื่อกลุ่ม\tสมาชิก\tข้อปฏิบัติ\nวงแม่น้ำ\t\t๒. สอบถามที่เกิดเหตุ\n\t\tและเวลาที่เกิดเหตุได้\n\
        วงภูเขา\tกำนัน\tส่งข่าว\nหมายเหตุ ห้ามเชิญบุคคลภายนอก\n";
    let import = read(Form::Text, text).expect("a table");
    let rest = "๒. สอบถามที่เกิดเหตุ และเวลาที่เกิดเหตุได้";
    assert_eq!(
        groups(&import),
        [
            ("วงแม่น้ำ", vec!["นายอำเภอ"], vec!["๑. แจ้งเหตุด่วน", rest]),
            ("วงภูเขา", vec!["กำนัน"], vec!["ส่งข่าว"]),
        ]
    );
    assert_eq!(import.general_notes, ["หมายเหตุ ห้ามเชิญบุคคลภายนอก"]);
}

#[test]
fn tables_on_their_side_are_turned() {
    let table = |name: &str, member: &str, clause: &str| {
        format!(
            "<table><tr><td>ชื่อกลุ่ม<td>{name}<tr><td>สมาชิก<td>{member}\
             <tr><td>วัตถุประสงค์<td>{clause}</table>"
        )
    };
    let html = table("วงแม่น้ำ", "นายอำเภอ", "แจ้งเหตุด่วน") + &table("วงภูเขา", "กำนัน", "ส่งข่าว");
    let import = read(Form::Html, &html).expect("a table");
    assert_eq!(
        groups(&import),
        [
            ("วงแม่น้ำ", vec!["นายอำเภอ"], vec!["แจ้งเหตุด่วน"]),
            ("วงภูเขา", vec!["กำนัน"], vec!["ส่งข่าว"]),
        ]
    );
}

#[test]
fn tables_of_the_same_groups_are_joined() {
    let text = "กลุ่ม\tสมาชิก\nวงแม่น้ำ\tนายอำเภอ\nวงภูเขา\tกำนัน\nตารางที่ ๒\n\
        กลุ่ม\tข้อปฏิบัติ\tข้อห้าม\nวงภูเขา\tส่งข่าว\tสั่งการ\nวงแม่น้ำ\tแจ้งเหตุด่วน\tถาม\n";
    let import = read(Form::Text, text).expect("a table");
    assert_eq!(
        groups(&import),
        [
            ("วงแม่น้ำ", vec!["นายอำเภอ"], vec!["แจ้งเหตุด่วน"]),
            ("วงภูเขา", vec!["กำนัน"], vec!["ส่งข่าว"]),
        ]
    );
    assert!(forbids(&import, Some(0), Act::Ask));
    assert!(forbids(&import, Some(1), Act::IssueOrder));
}

#[test]
fn groups_in_paragraphs_become_a_table() {
    let text = "ประกาศเทศบาลเมืองแมน\nเรื่อง หลักเกณฑ์การใช้กลุ่มไลน์\n\
        ข้อ ๑ ประกาศนี้ให้ใช้บังคับตั้งแต่บัดนี้\n\
        ข้อ ๒ กลุ่มไลน์ “วงแม่น้ำ” ประกอบด้วยนายอำเภอ กำนัน และผู้ใหญ่บ้าน ให้ใช้สำหรับแจ้งเหตุด่วน ห้ามส่งข่าว\n\
        ข้อ ๓ กลุ่มไลน์ “วงภูเขา” ประกอบด้วยนายอำเภอและกำนัน ให้กำนันรายงานผลการปฏิบัติงาน\n\
        ข้อ ๔ ห้ามเชิญบุคคลภายนอกเข้ากลุ่ม\nประกาศ ณ วันที่ ๑ มิถุนายน ๒๕๖๙\n(นายแมน สมมุติทอง)\nนายกเทศมนตรี\n";
    let import = read(Form::Text, text).expect("groups");
    assert_eq!(
        groups(&import),
        [
            (
                "วงแม่น้ำ",
                vec!["นายอำเภอ", "กำนัน", "ผู้ใหญ่บ้าน"],
                vec!["ให้ใช้สำหรับแจ้งเหตุด่วน ห้ามส่งข่าว"],
            ),
            (
                "วงภูเขา",
                vec!["นายอำเภอ", "กำนัน"],
                vec!["ให้กำนันรายงานผลการปฏิบัติงาน"],
            ),
        ]
    );
    assert!(forbids(&import, Some(0), Act::ShareNews));
    assert!(forbids(&import, None, Act::InviteOutsider));
    assert_eq!(import.letter.signatory.name, "นายแมน สมมุติทอง");
}

#[test]
fn groups_under_headings_become_a_table() {
    let text = "Subject: Use of our groups\nTo: Heads of Department\nPlease use them as follows.\n\
        1. Command Room\nMembers: Director, Heads of Department\nThe Director gives orders.\n\
        2. Alarm Room\nMembers: Heads of Department, Guards\n1. Report fires immediately.\n\
        2. Do not post news.\nGeneral rules\nMembers must not invite outsiders.\n";
    let import = read(Form::Text, text).expect("groups");
    assert_eq!(
        groups(&import),
        [
            (
                "Command Room",
                vec!["Director", "Heads of Department"],
                vec!["The Director gives orders."],
            ),
            (
                "Alarm Room",
                vec!["Heads of Department", "Guards"],
                vec!["1. Report fires immediately.", "2. Do not post news."],
            ),
        ]
    );
    assert!(forbids(&import, Some(1), Act::ShareNews));
    assert!(forbids(&import, None, Act::InviteOutsider));
}

#[test]
fn paragraphs_about_one_group_make_no_table() {
    let text = "เรียน ทุกท่าน\nกลุ่มไลน์ “วงแม่น้ำ” ประกอบด้วยนายอำเภอ ให้ใช้สำหรับแจ้งเหตุด่วน\n";
    assert_eq!(read(Form::Text, text).err(), Some(Refused::NoTable));
}

#[test]
fn who_posts_is_read_from_a_column_of_its_own() {
    let text = "ชื่อกลุ่ม\tสมาชิก\tเรื่องที่ให้ส่ง\tผู้ส่ง\n\
        วงแม่น้ำ\tนายอำเภอ, กำนัน\tข้อสั่งการ\tนายอำเภอเท่านั้น\nวงภูเขา\tกำนัน\tข่าวสาร\tทุกคน\n";
    let import = read(Form::Text, text).expect("a table");
    let of_act = |act: Act| {
        let mut rules = import.rules.iter();
        rules.find(|rule| rule.acts.contains(&act)).expect("a rule")
    };
    let orders = of_act(Act::IssueOrder);
    assert_eq!((&orders.who, orders.alone), (&Who::Roles(vec![0]), true));
    assert_eq!(of_act(Act::ShareNews).who, Who::Members);
    assert!(import.unread.is_empty(), "{:?}", import.unread);
}

#[test]
fn the_end_of_a_letter_below_its_table_is_no_note() {
    let text = "เรียน ทุกท่าน\nโปรดถือปฏิบัติ\nชื่อกลุ่ม\tสมาชิก\tข้อปฏิบัติ\nวงแม่น้ำ\tนายอำเภอ\tแจ้งเหตุด่วน\n\
        จึงเรียนมาเพื่อทราบ\t\t\nขอแสดงความนับถือ\t\t\n(นายแมน สมมุติทอง)\t\t\nนายอำเภอ\t\t\n";
    let import = read(Form::Text, text).expect("a table");
    assert_eq!(import.groups.len(), 1);
    assert_eq!(import.general_notes, ["จึงเรียนมาเพื่อทราบ"]);
    assert_eq!(import.letter.signatory.name, "นายแมน สมมุติทอง");
    assert_eq!(import.letter.closing, "ขอแสดงความนับถือ");
}

#[test]
fn notes_count_for_the_groups_that_they_name_by_number() {
    let text = "กลุ่ม\tสมาชิก\tข้อปฏิบัติ\nวงแม่น้ำ\tนายอำเภอ\tแจ้งเหตุด่วน\nวงภูเขา\tกำนัน\tส่งข่าว\n\
        วงทะเล\tกำนัน\tส่งข่าว\nหมายเหตุ\n๑. ห้ามเชิญบุคคลภายนอกเข้ากลุ่มที่ ๑ และที่ ๓\n";
    let import = read(Form::Text, text).expect("a table");
    for (group, bars) in [
        (Some(0), true),
        (Some(1), false),
        (Some(2), true),
        (None, false),
    ] {
        assert_eq!(
            forbids(&import, group, Act::InviteOutsider),
            bars,
            "{group:?}"
        );
    }
}

#[test]
fn a_column_about_the_history_of_groups_is_left_out() {
    let text = "กลุ่ม\tสมาชิก\tเราใช้กันอย่างนี้\tความเป็นมา\n\
        วงแม่น้ำ\tนายอำเภอ\tแจ้งเหตุด่วน\tเดิมใช้ส่งข่าว\nวงภูเขา\tกำนัน\tส่งข่าว\tเดิมห้ามส่งหนังสือ\n";
    let import = read(Form::Text, text).expect("a table");
    assert_eq!(groups(&import).first().unwrap().2, ["แจ้งเหตุด่วน"]);
    assert!(!forbids(&import, Some(0), Act::ReportUrgent));
    assert!(!forbids(&import, Some(1), Act::SendLetter));
}

#[test]
fn more_tables_than_a_letter_has_are_refused_before_they_are_read() {
    let table = "<table><tr><td>กลุ่ม<td>สมาชิก<tr><td>ก<td>ข</table>";
    let text = table.repeat(20_000);
    let start = std::time::Instant::now();
    assert_eq!(of_text(Form::Html, &text), Err(Refused::TooManyTables(500)));
    let lines = "กลุ่ม\tสมาชิก\nเรื่อง\n".repeat(501);
    assert_eq!(
        of_text(Form::Text, &lines),
        Err(Refused::TooManyTables(500))
    );
    assert!(start.elapsed().as_secs() < 60);
}
