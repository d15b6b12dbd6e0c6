//! Runs every command on files as slips and accidents leave them. Whatever is in a registry, a file
//! of cases, a message or a name, a command ends with a message and an exit code, and never panics.
//!
//! `PROPTEST_CASES` sets the number of files. The counts of what was run are in
//! `damaged-files.txt`, in cargo's folder for tests. PDF and PNG are made only of [one file in many](PAPER), since
//! typesetting takes as long as a hundred other commands.

use std::any::Any;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fmt::Write;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::TestRunner;
use trongklum::cli::{Console, Outcome, run};
use trongklum::export::Format;
use trongklum::lang::Lang;
use trongklum::registry::{Lines, SAKON_NAKHON};
use trongklum::report::{DocumentKind, Style, check_sections};
use trongklum::store::load;
use trongklum::text::Digits;

use super::draws::config;
use super::support::case;

/// The number of files in an ordinary run.
const ORDINARY: u32 = 600;

/// One in this many files that still load is also typeset, or exported as an image.
const PAPER: usize = 250;

/// The number of commands run on each file, besides the checks.
const COMMANDS: usize = 3;

/// The number of entries kept from a list as long as the built-in vocabulary.
const ENTRIES: usize = 2;

const CASES: &str = r#"[
    (
        id: "ข่าวด่วน",
        need: (query: "แพะป่วย", role: "goatherd", act: "report-urgent", topic: "goats", to: ["chair"]),
        best: "herd",
        groups: {"herd": (verdict: "fits", clauses: ["herd.practice.1"]), "till": (verdict: "forbidden")},
    ),
    (id: "none", need: (purpose: "about", group: "yard"), best: None), // ไม่มี
]
"#;

const LINES: &str = r#"{"id": 1, "query": "แพะป่วย", "role": "goatherd", "to": ["chair", "guest"]}
{"id": "ก", "role": "district-chief", "act": "report-urgent", "topic": "volunteer"}

{"purpose": "about", "group": "ฝูงแพะ", "อื่น": "ข"}
"#;

/// A text to damage, with the places inside its quotation marks.
struct Whole {
    chars: Vec<char>,
    in_texts: Vec<usize>,
    roles: [&'static str; 2],
    group: &'static str,
}

impl Whole {
    fn new(text: &str, roles: [&'static str; 2], group: &'static str) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let mut inside = false;
        let mut in_texts = Vec::new();
        for (at, c) in chars.iter().enumerate() {
            match c {
                '"' => inside = !inside,
                _ if inside => in_texts.push(at),
                _ => {}
            }
        }
        Self {
            chars,
            in_texts,
            roles,
            group,
        }
    }
}

/// Returns `text` with only the first entries of `list`.
fn shortened(text: &str, list: &str) -> String {
    let start = text.find(&format!("\n    {list}: [\n")).expect("the list");
    let end = start + text[start..].find("\n    ],\n").expect("its end");
    let entries: Vec<&str> = text[start..end]
        .split("\n        (")
        .take(ENTRIES)
        .collect();
    format!(
        "{}{}{}",
        &text[..start],
        entries.join("\n        ("),
        &text[end..]
    )
}

/// The fictitious registry, the built-in one without most of its words, all of it, and two letters
/// that use all of the format.
static WHOLE: LazyLock<[Whole; 5]> = LazyLock::new(|| {
    let shipped = ["vocabulary", "situations"]
        .iter()
        .fold(SAKON_NAKHON.to_owned(), |text, list| shortened(&text, list));
    let officials = ["district-chief", "governor"];
    [
        Whole::new(&case("valid/fictitious.ron"), ["goatherd", "chair"], "herd"),
        Whole::new(&shipped, officials, "orders-pk"),
        Whole::new(SAKON_NAKHON, officials, "agencies"),
        Whole::new(
            &case("letters/health.ron"),
            ["clinic-director", "chief-doctor"],
            "sat",
        ),
        Whole::new(
            &case("letters/province.ron"),
            ["coordinating-deputy", "governor"],
            "results",
        ),
    ]
});

/// A change to a text.
#[derive(Clone, Debug)]
enum Edit {
    /// Replaces this many characters at a place with others.
    Put(Index, bool, usize, String),
    /// Copies a part to another place.
    Copied(Index, Index, usize),
    /// Ends the text early.
    Ended(Index),
    /// Inserts other characters at the start.
    Begun(String),
    /// Replaces all line ends.
    Lines(&'static str),
    /// Overwrites this many characters with NULs, as after a crash.
    Lost(Index, usize),
}

impl Edit {
    fn apply(&self, whole: Option<&Whole>, chars: &mut Vec<char>) {
        if chars.is_empty() {
            return;
        }
        match self {
            Self::Put(at, in_text, gone, put) => {
                let inside = whole.map(|whole| &whole.in_texts).filter(|_| *in_text);
                let at = match inside.filter(|inside| !inside.is_empty()) {
                    Some(inside) => inside[at.index(inside.len())].min(chars.len()),
                    None => at.index(chars.len()),
                };
                let end = (at + gone).min(chars.len());
                chars.splice(at..end, put.chars());
            }
            Self::Copied(from, to, length) => {
                let from = from.index(chars.len());
                let end = (from + length).min(chars.len());
                let part = chars[from..end].to_vec();
                let to = to.index(chars.len());
                chars.splice(to..to, part);
            }
            Self::Ended(at) => chars.truncate(at.index(chars.len())),
            Self::Begun(put) => {
                chars.splice(0..0, put.chars());
            }
            Self::Lines(end) => {
                *chars = chars
                    .iter()
                    .collect::<String>()
                    .replace('\n', end)
                    .chars()
                    .collect();
            }
            Self::Lost(at, length) => {
                let at = at.index(chars.len());
                let end = (at + length).min(chars.len());
                chars[at..end].fill('\0');
            }
        }
    }
}

/// Parts of records that say more about a rule, a role or a group.
const FIELDS: [&str; 11] = [
    "Hours(",
    "PerUnit(\"ก\", 4294967295)",
    "[Friday]",
    "(id: \"ก\", inferred: \"ข\")",
    "unless: (who: [\"ก\"]),",
    "when: (holidays: true, before: \"๒๔.๐๐ น.\"),",
    "must: true, alone: true,",
    "recipient_only: true,",
    "until: \"๓๑ ก.พ. ๖๙\",",
    "picture: \"pictures/ก.png\",",
    "administrators: (roles: []),",
];

/// Generates characters that have confused programs.
fn signs() -> impl Strategy<Value = String> {
    let odd = vec![
        "",
        "ก",
        "ที่มา",
        "่",
        "้ำ",
        "ํา",
        "ฺ",
        "๔",
        "ๆ",
        "ฯ",
        "\u{200b}",
        "\u{200d}",
        "\u{ad}",
        "\u{feff}",
        "\u{a0}",
        "\u{3000}",
        "\u{202e}",
        "\u{2028}",
        "\u{e0041}",
        "\u{f70b}",
        "\u{10ffff}",
        "\0",
        "\r",
        "\r\n",
        "\n",
        "\t",
        "\u{b}",
        "\u{1b}[31m",
        "\u{7f}",
        "\"",
        "\\",
        "\\\"",
        "\\u{0}",
        "\\u{110000}",
        "'",
        "“",
        "”",
        "‘",
        "«",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "（",
        "，",
        "：",
        ",",
        ",,",
        ":",
        ";",
        "=",
        "/*",
        "*/",
        "//",
        "r#\"",
        "\"#",
        "#",
        "#![enable(x)]",
        "📌",
        "👨‍👩‍👧‍👦",
        "🇹🇭",
        "1️⃣",
        "e\u{301}\u{301}",
        "Some(",
        "PermitIf(\"ก\")",
        "PermitIf(",
        "Roles([])",
        "()",
        "[]",
        "\"\"",
        "0",
        "-1",
        "1e999",
        "99999999999999999999",
        "NaN",
        "true",
        "ชื่อ: \"ก\",",
        "id: \"\",",
        "name: \"\",",
        "{ $x }",
        "<b>&",
        "|`*_#",
        "=1+1",
        "#set page()",
        "\u{0}\u{8}",
    ];
    prop_oneof![
        8 => select(odd).prop_map(str::to_owned),
        1 => select(FIELDS.to_vec()).prop_map(str::to_owned),
        1 => "[ก-๛]{1,6}",
        1 => "\\PC{0,4}",
        1 => "[\\[\\](){}:,\"'/*\\\\#r0-9a-zก-๙ ]{1,4}",
        1 => ("[ก-๛“\0 ]", 50_usize..400).prop_map(|(sign, count)| sign.repeat(count)),
    ]
}

fn edit() -> impl Strategy<Value = Edit> {
    let at = any::<Index>;
    let gone = prop_oneof![4 => 0_usize..2, 2 => 1_usize..12, 1 => 12_usize..400];
    prop_oneof![
        20 => (at(), prop::bool::weighted(0.7), gone, signs())
            .prop_map(|(at, in_text, gone, put)| Edit::Put(at, in_text, gone, put)),
        3 => (at(), at(), 1_usize..300).prop_map(|(from, to, length)| Edit::Copied(from, to, length)),
        1 => at().prop_map(Edit::Ended),
        1 => signs().prop_map(Edit::Begun),
        1 => select(vec!["\r\n", "\r", "\u{2028}", "", "\u{85}"]).prop_map(Edit::Lines),
        1 => (at(), 1_usize..5000).prop_map(|(at, length)| Edit::Lost(at, length)),
    ]
}

/// A damaged file, and what is done with it.
#[derive(Clone, Debug)]
struct DamagedFile {
    /// The index in [`WHOLE`].
    whole: usize,
    edits: Vec<Edit>,
    /// A byte to replace with another, so that the text is not UTF-8.
    byte: Option<(Index, u8)>,
    /// Changes to the file of cases and to the batch.
    beside: Vec<Edit>,
    /// The text to ask, to draft, and to give as a name.
    user_text: String,
    commands: Vec<Index>,
    paper: Index,
    lang: Lang,
    digits: Digits,
    columns: usize,
}

fn damaged() -> impl Strategy<Value = DamagedFile> {
    let text = || {
        prop::collection::vec(prop_oneof![
        2 => select(vec!["นายอำเภอ", "กลุ่ม ", "แพะป่วย", "0812345678", "ผู้ป่วย นายทดลอง ตัวอย่าง", " ", "รายงาน"])
            .prop_map(str::to_owned),
        3 => signs(),
    ], 0..6).prop_map(|parts| parts.concat())
    };
    (
        (
            prop_oneof![
                160 => Just(0_usize),
                80 => Just(1),
                1 => Just(2),
                80 => Just(3),
                80 => Just(4),
            ],
            prop_oneof![
                3 => prop::collection::vec(edit(), 1),
                1 => prop::collection::vec(edit(), 2..4),
            ],
            prop::option::weighted(0.02, (any::<Index>(), any::<u8>())),
            prop::collection::vec(edit(), 0..3),
            text(),
        ),
        prop::collection::vec(any::<Index>(), COMMANDS),
        any::<Index>(),
        select(Lang::ALL.to_vec()),
        select(vec![Digits::Thai, Digits::Arabic]),
        select(vec![1_usize, 12, 40, 80, 100, 200]),
    )
        .prop_map(
            |((whole, edits, byte, beside, user_text), commands, paper, lang, digits, columns)| {
                DamagedFile {
                    whole,
                    edits,
                    byte,
                    beside,
                    user_text,
                    commands,
                    paper,
                    lang,
                    digits,
                    columns,
                }
            },
        )
}

impl DamagedFile {
    fn bytes(&self) -> Vec<u8> {
        let whole = &WHOLE[self.whole];
        let mut chars = whole.chars.clone();
        for edit in &self.edits {
            edit.apply(Some(whole), &mut chars);
        }
        let mut bytes = chars.into_iter().collect::<String>().into_bytes();
        if let Some((at, byte)) = &self.byte
            && !bytes.is_empty()
        {
            let at = at.index(bytes.len());
            bytes[at] = *byte;
        }
        bytes
    }

    /// Returns `text` with the changes to the files beside the registry.
    fn beside(&self, text: &str) -> String {
        let mut chars: Vec<char> = text.chars().collect();
        for edit in &self.beside {
            edit.apply(None, &mut chars);
        }
        chars.into_iter().collect()
    }
}

/// Returns the commands, each with its input.
fn commands(damaged: &DamagedFile, folder: &Path) -> Vec<(Vec<String>, String)> {
    let whole = &WHOLE[damaged.whole];
    let ([role, to], group, user_text) = (whole.roles, whole.group, damaged.user_text.as_str());
    let cases = folder.join("cases.ron");
    let cases = cases.to_str().expect("a path in UTF-8");
    // A word that begins with a hyphen would be taken for an option.
    let group_option = format!("--group={user_text}");
    let role_option = format!("--role={user_text}");
    let to_option = format!("--to={user_text}");
    let mut all: Vec<(Vec<&str>, &str)> = vec![
        (vec!["lookup", "แพะป่วย จะแจ้งกลุ่มไหน"], ""),
        (vec!["lookup", "แพะป่วย", "--json"], ""),
        (vec!["lookup", "--role", role, "--", user_text], ""),
        (vec!["lookup", "--json", "--", user_text], ""),
        (
            vec![
                "lookup",
                "--role",
                role,
                "--act",
                "report-urgent",
                "--to",
                to,
            ],
            "",
        ),
        (
            vec!["lookup", "--act", "ask", &role_option, &to_option, "--json"],
            "",
        ),
        (vec!["lookup", "--purpose", "about", "--group", group], ""),
        (vec!["lookup", "--purpose", "about", &group_option], ""),
        (
            vec!["lookup", "--purpose", "join", "--role", role, "--json"],
            "",
        ),
        (
            vec![
                "lookup",
                "--purpose",
                "read",
                "--act",
                "issue-order",
                "--from",
                to,
            ],
            "",
        ),
        (vec!["lookup", "--batch", "-", "--json"], LINES),
        (vec!["test", cases], ""),
        (vec!["draft", "-"], user_text),
        (vec!["draft", "-", "--json", "--role", role], user_text),
        (vec!["show", "group", group], ""),
        (vec!["show", "group", group, "--json"], ""),
        (vec!["show", "group", "--", user_text], ""),
        (vec!["show", "role", role], ""),
        (vec!["show", "role", to, "--json"], ""),
        (vec!["show", "role", "--", user_text], ""),
        (vec!["show", "permissions", "--role", role], ""),
        (vec!["show", "guideline", &role_option], ""),
    ];
    for view in ["guideline", "permissions", "memberships", "letter"] {
        all.push((vec!["show", view], ""));
        all.push((vec!["show", view, "--json"], ""));
    }
    let mut all: Vec<(Vec<String>, String)> = all
        .into_iter()
        .map(|(words, input)| {
            (
                words.into_iter().map(str::to_owned).collect(),
                damaged.beside(input),
            )
        })
        .collect();
    for &kind in DocumentKind::ALL {
        for (ending, format) in Format::ENDINGS {
            if !on_paper(format) {
                all.push((export(kind, ending, role, folder), String::new()));
            }
        }
    }
    all
}

/// Returns whether a format is typeset on pages.
fn on_paper(format: Format) -> bool {
    matches!(format, Format::Pdf | Format::Png)
}

fn export(kind: DocumentKind, ending: &str, role: &str, folder: &Path) -> Vec<String> {
    let file = folder.join(format!("out.{ending}"));
    let mut words = vec!["export", kind.id(), "--force", "--to"];
    let file = file.to_str().expect("a path in UTF-8");
    words.push(file);
    if kind.needs_role() {
        words.extend(["--role", role]);
    }
    if ending == "png" {
        words.extend(["--dpi", "40"]);
    }
    words.into_iter().map(str::to_owned).collect()
}

/// What was run, and what panicked.
#[derive(Default)]
struct Tally {
    files: usize,
    loaded: usize,
    papers: usize,
    /// The counts by the words of a command, without names.
    commands: BTreeMap<String, (usize, Duration)>,
    panics: BTreeMap<String, String>,
}

impl Tally {
    /// Runs `what`, called `command`, and records a panic.
    fn run(&mut self, command: &str, example: &dyn Fn() -> String, what: impl FnOnce()) {
        let start = Instant::now();
        if let Err(panic) = catch_unwind(AssertUnwindSafe(what)) {
            let message = format!("{command}: {}", words(panic.as_ref()));
            self.panics.entry(message).or_insert_with(example);
        }
        let (runs, time) = self.commands.entry(command.to_owned()).or_default();
        *runs += 1;
        *time += start.elapsed();
    }

    fn report(&self) -> String {
        let mut text = format!(
            "{} files, {} of them loaded, {} on paper\n",
            self.files, self.loaded, self.papers
        );
        for (command, (runs, time)) in &self.commands {
            writeln!(text, "{runs:8} {:9.1} s  {command}", time.as_secs_f32()).unwrap();
        }
        for (panic, example) in &self.panics {
            writeln!(text, "\n{panic}\n{example}").unwrap();
        }
        text
    }
}

fn words(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("no words")
}

/// Returns the name under which a command is counted.
fn label(words: &[String]) -> String {
    let plain = |word: &&String| !word.contains(['=', '/']) && word.is_ascii();
    let kept_words: Vec<&str> = words
        .iter()
        .take_while(|word| *word != "--")
        .filter(plain)
        .map(String::as_str)
        .collect();
    let ending = words.iter().find(|word| word.contains("out."));
    let ending = ending.and_then(|word| word.rsplit('.').next());
    format!("{} {}", kept_words.join(" "), ending.unwrap_or_default())
}

fn run_commands(damaged: &DamagedFile, folder: &Path, tally: &mut Tally) {
    let file = folder.join("registry.ron");
    fs::write(&file, damaged.bytes()).expect("a file");
    fs::write(folder.join("cases.ron"), damaged.beside(CASES)).expect("a file");
    let style = Style::new(damaged.lang, Some(damaged.digits));
    let example = || format!("{damaged:?}");

    // The window's screen draws the same places.
    let mut loads = false;
    tally.run("check, as the window has it", &example, || {
        let loaded = load(&file);
        loads = loaded.registry.is_some();
        let found = loaded.problems.iter();
        let registry = loaded.registry.as_deref();
        let sections = check_sections(registry, "ก.ron", &loaded.text, &found, style);
        let lines = Lines::of(&loaded.text);
        for problem in &loaded.problems {
            if let Some(span) = &problem.span {
                assert!(loaded.text.get(lines.marked(span)).is_some(), "{span:?}");
            }
        }
        for entry in sections.iter().flat_map(|section| &section.entries) {
            if let Some((line, marked)) = &entry.source {
                assert!(line.get(marked.clone()).is_some(), "{marked:?} of {line}");
            }
        }
    });
    tally.files += 1;
    tally.loaded += usize::from(loads);

    let mut wanted: Vec<(Vec<String>, String)> = vec![
        (vec!["check".to_owned()], String::new()),
        (vec!["check".to_owned(), "--json".to_owned()], String::new()),
    ];
    let all = commands(damaged, folder);
    // Every command refuses a file that does not load in the same way.
    let count = if loads { COMMANDS } else { 1 };
    let picked: BTreeSet<usize> = damaged.commands[..count]
        .iter()
        .map(|pick| pick.index(all.len()))
        .collect();
    wanted.extend(picked.into_iter().map(|pick| all[pick].clone()));
    if loads && damaged.paper.index(PAPER) == 0 {
        tally.papers += 1;
        let kinds: Vec<_> = DocumentKind::ALL
            .iter()
            .flat_map(|&kind| [(kind, "pdf"), (kind, "png")])
            .collect();
        let (kind, ending) = kinds[damaged.commands[0].index(kinds.len())];
        let role = WHOLE[damaged.whole].roles[0];
        wanted.push((export(kind, ending, role, folder), String::new()));
    }
    for (words, input) in wanted {
        let mut args: Vec<OsString> = vec!["trongklum".into(), "--registry".into()];
        args.push(file.clone().into());
        args.extend(["--lang", damaged.lang.code(), "--digits"].map(OsString::from));
        args.push(
            if damaged.digits == Digits::Thai {
                "thai"
            } else {
                "arabic"
            }
            .into(),
        );
        args.extend(words.iter().map(OsString::from));
        tally.run(&label(&words), &example, || {
            let (mut output, mut errors) = (Vec::new(), Vec::new());
            let outcome = run(
                args,
                &mut Console {
                    input: &mut input.as_bytes(),
                    output: &mut output,
                    errors: &mut errors,
                    columns: damaged.columns,
                },
            );
            let Outcome::Exit(code) = outcome else {
                panic!("the window opens");
            };
            assert!(code <= 4, "{code}");
            assert!(String::from_utf8(output).is_ok() && String::from_utf8(errors).is_ok());
        });
    }
}

#[test]
fn whatever_stands_in_a_file_no_command_panics() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let scratch = folder.join(format!("damaged-{}", std::process::id()));
    fs::create_dir_all(&scratch).expect("a folder");
    let mut runner = TestRunner::new(config(ORDINARY));
    let tally = std::cell::RefCell::new(Tally::default());
    runner
        .run(&damaged(), |damaged| {
            let tally = &mut *tally.borrow_mut();
            run_commands(&damaged, &scratch, tally);
            if tally.files % 1000 == 0 {
                fs::write(folder.join("damaged-files.txt"), tally.report()).expect("a file");
            }
            Ok(())
        })
        .expect("panics are caught one by one");
    fs::remove_dir_all(&scratch).expect("its scratch folder");
    let tally = tally.into_inner();
    fs::write(folder.join("damaged-files.txt"), tally.report()).expect("a file");
    assert!(tally.panics.is_empty(), "{}", tally.report());
    // The test is useful only if it meets files of both kinds.
    assert!(tally.loaded * 10 > tally.files && tally.loaded < tally.files);
}
