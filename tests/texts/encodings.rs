//! Tests files as other programs write them, chat histories, and files that cannot be written.

use super::*;

const DRAFT: &str = "เหตุด่วน น้ำท่วมถนนขาดที่บ้านสมมติ\r\nผู้ประสบภัยโทร 081-234-5678";

fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(order).collect()
}

#[test]
fn a_draft_is_read_in_the_codes_that_people_save_in() {
    let marked = format!("\u{feff}{DRAFT}");
    for (bytes, code) in [
        (DRAFT.as_bytes().to_vec(), ""),
        (marked.as_bytes().to_vec(), ""),
        (utf16(&marked, u16::to_le_bytes), "UTF-16"),
        (utf16(&marked, u16::to_be_bytes), "UTF-16"),
        (utf16(DRAFT, u16::to_le_bytes), "UTF-16"),
        (WINDOWS_874.encode(DRAFT).0.into_owned(), "Windows-874"),
    ] {
        let (exit, out, err) = run_command(&["draft", "-"], &bytes);
        assert_eq!(exit, 1, "{code}: {out} {err}");
        assert!(
            out.contains("081-234-5678") && out.contains("หมายเลขโทรศัพท์"),
            "{out}"
        );
        assert!(err.contains(code), "{err}");
        assert_eq!(err.is_empty(), code.is_empty(), "{err}");
    }
    let (exit, out, err) = run_command(&["draft", "-"], b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    assert_eq!((exit, out.as_str()), (3, ""));
    assert!(err.contains("Notepad") && err.contains("UTF-8"), "{err}");
}

#[test]
fn questions_and_cases_are_read_in_those_codes_too() {
    let questions = "{\"id\": 1, \"query\": \"รายงานน้ำท่วม\", \"role\": \"district-chief\"}\r\n\
                     {\"id\": 2, \"act\": \"ask\"}\r\n";
    let asked = ["lookup", "--batch", "-", "--json"];
    let (exit, expected, _) = run_command(&asked, questions.as_bytes());
    assert_eq!(exit, 0, "{expected}");
    for (bytes, code) in [
        (
            utf16(&format!("\u{feff}{questions}"), u16::to_le_bytes),
            "UTF-16",
        ),
        (utf16(questions, u16::to_le_bytes), "UTF-16"),
        (WINDOWS_874.encode(questions).0.into_owned(), "Windows-874"),
    ] {
        let (exit, out, err) = run_command(&asked, &bytes);
        assert_eq!((exit, &out), (0, &expected), "{code}");
        assert!(err.contains(code), "{err}");
    }
    let cases =
        "[(id: \"ด่วน\", need: (query: \"น้ำท่วม\", role: \"นายอำเภอ\"), best: \"executives\")]";
    let cases = file("cases.ron", WINDOWS_874.encode(cases).0);
    let (exit, out, err) = run_command(&["test", &cases], b"");
    assert!(exit < 2 && out.contains("Windows-874"), "{out} {err}");
}

#[test]
fn a_chat_history_is_no_message() {
    let chat = "[LINE] ประวัติการแชทในกลุ่ม \"งานสมมติ\"\nบันทึกเมื่อ 03/02/2571 19:15\n\nพฤ. 03/02/2571\n\
                18:01\t\tสมมติ เข้าร่วมกลุ่ม\n18:02\tลองดู ตัวอย่าง\tน้ำท่วมถนนขาด โทร 081-234-5678\n";
    for bytes in [
        chat.as_bytes().to_vec(),
        chat.replace('\n', "\r\n").into_bytes(),
        utf16(&format!("\u{feff}{chat}"), u16::to_le_bytes),
        WINDOWS_874.encode(chat).0.into_owned(),
    ] {
        let (exit, out, _) = run_command(&["draft", "-"], &bytes);
        assert_eq!(exit, 1, "{out}");
        assert!(
            out.contains("ร่างนี้เป็นประวัติการแชทของ LINE ไม่ใช่ข้อความ"),
            "{out}"
        );
        assert!(!out.contains("ลองดู") && !out.contains("ควรลงกลุ่ม"), "{out}");
        let (exit, out, _) = run_command(&["draft", "-", "--json"], &bytes);
        let json: serde_json::Value = serde_json::from_str(&out).unwrap();
        assert_eq!(exit, 1);
        assert_eq!(json["chat"], true);
        assert_eq!(json["parts"].as_array().unwrap().len(), 0);
    }
    let quoting = "ฝากแจ้งตามที่ส่งมา\n18:02\tลองดู\tน้ำท่วมถนนขาด";
    let (_, out, _) = run_command(&["draft", "-", "--json"], quoting.as_bytes());
    assert!(!out.contains("\"chat\""), "{out}");
}

#[cfg(target_os = "linux")]
#[test]
fn the_cause_of_a_failed_write_is_reported() {
    let folder = folder("written");
    let place = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    std::os::unix::fs::symlink("/dev/full", folder.join("full.csv")).unwrap();
    fs::create_dir(folder.join("folder.csv")).unwrap();
    for (name, thai, english) in [
        ("full.csv", "พื้นที่เก็บเต็ม", "the disk is full"),
        ("folder.csv", "เป็นโฟลเดอร์", "a folder has this name"),
        ("none/a.csv", "ไม่พบโฟลเดอร์", "does not exist"),
        (&format!("{}.csv", "ก".repeat(90)), "ยาวเกินไป", "too long"),
    ] {
        for (lang, words) in [("th", thai), ("en", english)] {
            let args = [
                "export",
                "guideline",
                "--force",
                "--lang",
                lang,
                "--to",
                &place(name),
            ];
            let (exit, _, err) = run_command(&args, b"");
            assert!(exit == 4 && err.contains(words), "{name}: {exit} {err}");
        }
    }
}
