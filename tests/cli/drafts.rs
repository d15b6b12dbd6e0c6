//! `draft`: what is found, what is masked, and what the exit code says.

use super::with;

#[test]
fn a_draft_is_checked_and_never_repeated_in_messages() {
    let draft = "\u{feff}รายงานน้ำท่วม\r\nโทร 081-234-5678\r\n";
    let ran = with(&["draft", "-", "--role", "นอภ.", "--json"], draft);
    let json = ran.json();
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let finding = &json["findings"][0];
    assert_eq!(finding["kind"], "phone");
    assert_eq!(finding["severity"], "must-not-post");
    assert_eq!(
        (&finding["start"], &finding["end"]),
        (&19.into(), &31.into())
    );
    assert_eq!(finding["text"], "081-234-5678");
    assert_eq!(json["parts"][0]["need"]["role"], "district-chief");
    assert_eq!(json["masked"], "รายงานน้ำท่วม\r\nโทร ✕✕✕-✕✕✕-✕✕✕✕\r\n");
    for (lang, word) in [("th", "หมายเลขโทรศัพท์"), ("en", "telephone number")]
    {
        let ran = with(&["draft", "-", "--lang", lang], draft);
        assert_eq!(ran.code, 1);
        assert!(
            ran.out.contains(word) && ran.out.contains("^^^"),
            "{}",
            ran.out
        );
    }
    assert_eq!(with(&["draft", "-"], "รายงานน้ำท่วม").code, 0);
    assert_eq!(with(&["draft", "-"], "").code, 0);
    let long = "ก 081-234-5678 ".repeat(100_000);
    for (args, input) in [(["draft", "-"], long.as_str()), (["draft", "ไม่มี.txt"], "")] {
        let ran = with(&args, input);
        assert_eq!((ran.code, ran.out.as_str()), (3, ""));
        assert!(
            !ran.err.is_empty() && !ran.err.contains("081"),
            "{}",
            ran.err
        );
    }
}

#[test]
fn what_is_for_information_holds_no_draft_back() {
    for (draft, severity, code) in [
        ("ศูนย์ดำรงธรรม โทร 042-123456", "for-information", 0),
        ("เลขบัตรประชาชน 1995119772502", "look-again", 1),
        ("เลขบัตรประชาชน 1995119772501", "must-not-post", 1),
    ] {
        let ran = with(&["draft", "-", "--json"], draft);
        let json = ran.json();
        assert_eq!(json["findings"][0]["severity"], severity, "{draft}");
        assert_eq!(ran.code, code, "{draft}");
        assert_eq!(json["masked"] == draft, code == 0, "{draft}");
        for (lang, words) in [("th", "บรรทัด"), ("en", "Line")] {
            let ran = with(&["draft", "-", "--lang", lang], draft);
            assert_eq!(ran.code, code, "{draft}");
            assert!(ran.out.contains(words), "{}", ran.out);
        }
    }
}

#[test]
fn a_file_of_another_kind_is_no_message() {
    for (text, kind) in [
        ("<html><body>น้ำท่วม</body></html>", "web-page"),
        (
            "From: a@b.example\nTo: c@d.example\nSubject: x\n\ny",
            "mail",
        ),
    ] {
        let ran = with(&["draft", "-", "--json"], text);
        assert_eq!((ran.code, &ran.json()["file"]), (1, &kind.into()));
        assert_eq!(ran.json()["parts"], serde_json::json!([]));
        let told = with(&["draft", "-"], text).out;
        assert!(told.contains("ไม่ใช่ข้อความที่จะส่ง"), "{told}");
    }
}
