//! Tests names with digits of either kind.

use super::*;

/// Names with digits, each with the word of the fictitious registry that it replaces.
const NUMBERED: [(&str, &str); 9] = [
    ("ลานสหกรณ์", "กลุ่ม 1 ลานสหกรณ์ 2568"),
    ("ฝูงแพะ", "ฝูงแพะ ๑๒/๓"),
    ("ลิ้นชัก", "1669"),
    ("ช่างสี", "ช่างสี รุ่น 4"),
    ("เหรัญญิก", "เหรัญญิก ๒"),
    ("การเงิน", "การเงิน ปี 2570"),
    ("นายทดสอบ สอง", "นายทดสอบ ที่ 2"),
    ("สหกรณ์ตัวอย่าง", "สหกรณ์ตัวอย่าง 99"),
    ("ที่ ตย ๐๐๐๑/๑", "ที่ ตย 0017.3/ว 1234"),
];

fn numbered() -> String {
    let mut text = FICTITIOUS.to_owned();
    for (word, name) in NUMBERED {
        text = text.replace(word, name);
    }
    // A clause that quotes names among numbers of its own.
    text.replace(
        "ใช้พูดคุยเรื่องงานของสหกรณ์",
        "ใช้พูดคุย 3 เรื่อง ห้ามลงในฝูงแพะ ๑๒/๓ เกิน ๕ ครั้ง ตามหนังสือที่ มท 0211.6/ว 77",
    )
}

/// Asserts that no name in `text` has other digits than its own.
fn assert_names_stay(text: &str, digits: Digits, what: &str) {
    for (_, name) in NUMBERED.into_iter().chain([("", "ที่ มท 0211.6/ว 77")]) {
        let turned = digits.show(&name.replace('/', "|")).replace('|', "/");
        assert!(
            turned == name || !text.contains(&turned),
            "{what}, {digits:?}: {turned} stands for {name} in {text}"
        );
    }
}

#[test]
fn names_keep_their_digits_in_every_document_and_format() {
    let registry = registry(&numbered());
    for style in styles() {
        let mut all = String::new();
        for document in documents(&registry, style) {
            for text in formats(&document, &registry) {
                let plain = text
                    .replace('\\', "")
                    .replace("<span>", "")
                    .replace("</span>", "");
                assert_names_stay(&plain, style.digits, &document.title);
                all += &plain;
            }
        }
        for (_, name) in NUMBERED.iter().filter(|(word, _)| !word.is_empty()) {
            assert!(all.contains(name), "{name} is nowhere, {style:?}");
        }
        // Anything that is not a name is converted.
        let clause = match style.digits {
            Digits::AsWritten => continue,
            Digits::Thai => "ใช้พูดคุย ๓ เรื่อง ห้ามลงในฝูงแพะ ๑๒/๓ เกิน ๕ ครั้ง ตามหนังสือที่ มท 0211.6/ว 77",
            Digits::Arabic => "ใช้พูดคุย 3 เรื่อง ห้ามลงในฝูงแพะ ๑๒/๓ เกิน 5 ครั้ง ตามหนังสือที่ มท 0211.6/ว 77",
        };
        assert!(all.contains(clause), "{style:?}");
    }
}

#[test]
fn names_keep_their_digits_on_every_screen() {
    let registry = registry(&numbered());
    for style in styles().map(|style| style.keeping(&registry)) {
        let check = |shown: &dyn Debug| {
            // JSON and copies keep the digits as written. Only displayed lines matter.
            let text = format!("{shown:?}");
            assert_names_stay(&text, style.digits, "a screen");
        };
        check(&letter_report(&registry, style).in_style(style));
        check(&listed_groups(&registry, style));
        check(&listed_roles(&registry, style));
        check(&listed_people(&registry, style));
        for person in registry.person_ids() {
            check(&person_page(&registry, person, style));
        }
        for group in registry.group_ids() {
            check(&group_page(&registry, group, style));
        }
        for rule in registry.rule_ids() {
            check(&rule_report(&registry, rule, style));
        }
        for role in registry.role_ids() {
            check(&role_page(&registry, role, style));
            check(&onboarding(&registry, role, style));
            for &act in Act::ALL {
                for topic in registry.topic_ids() {
                    let need = Need::to_do(act, topic).by(role);
                    check(&answer_report(&registry, &answer(&registry, need), style));
                }
            }
        }
    }
}

#[test]
fn names_keep_their_digits_on_the_command_line() {
    let path = file("numbered.ron", numbered());
    let draft = file("draft.txt", "เหรัญญิก ๒ รายงานการเงิน ปี 2570");
    let commands: [&[&str]; 12] = [
        &["show", "guideline"],
        &["show", "permissions"],
        &["show", "memberships"],
        &["show", "letter"],
        &["show", "group", "yard"],
        &["show", "group", "herd"],
        &["show", "role", "miller"],
        &["show", "role", "treasurer"],
        &["lookup", "--role", "miller", "--act", "share-news"],
        &["lookup", "รายงานการเงิน ปี 2570 ในฝูงแพะ ๑๒/๓"],
        &["check"],
        &["draft", &draft],
    ];
    for digits in ["thai", "arabic"] {
        for args in commands {
            for lang in ["th", "en"] {
                let global = ["--registry", &path, "--digits", digits, "--lang", lang];
                let (_, out, err) = run_command(&[&global, args].concat(), b"");
                let digits = match digits {
                    "thai" => Digits::Thai,
                    _ => Digits::Arabic,
                };
                assert_names_stay(&format!("{out}{err}"), digits, &args.join(" "));
            }
        }
    }
    let global = [
        "--registry",
        &path,
        "--digits",
        "thai",
        "show",
        "group",
        "herd",
    ];
    let (_, out, _) = run_command(&global, b"");
    assert!(out.contains("จำนวน ๙ คน"), "{out}");
}
