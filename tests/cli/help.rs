//! Help, completions and manual pages.

use std::ffi::OsString;

use trongklum::cli::Outcome;

use super::{start, trongklum};

#[test]
fn help_speaks_one_language() {
    let commands = [
        "lookup",
        "show",
        "check",
        "test",
        "draft",
        "completions",
        "help",
    ];
    for command in std::iter::once(None).chain(commands.map(Some)) {
        let words: Vec<&str> = command.into_iter().collect();
        let thai = |before: &[&str], after: &[&str]| -> String {
            let args: Vec<&str> = before.iter().chain(&words).chain(after).copied().collect();
            let ran = trongklum(&args);
            assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{args:?}");
            ran.out
        };
        let help = thai(&[], &["--help"]);
        assert_eq!(help, thai(&[], &["-h"]));
        assert_eq!(help, thai(&["help"], &[]));
        for foreign in [
            "Usage:",
            "Options:",
            "Commands:",
            "Arguments:",
            "possible values",
            "default:",
        ] {
            assert!(!help.contains(foreign), "{help}");
        }
        assert!(help.contains("วิธีใช้:") && !help.contains("cli-"), "{help}");
        let english = thai(&["--lang", "en"], &["--help"]);
        assert_eq!(english, thai(&["--lang", "en", "help"], &[]));
        assert_eq!(english, thai(&[], &["--help", "--lang=en"]));
        assert!(
            english.contains("Usage:") && !english.contains("วิธีใช้"),
            "{english}"
        );
    }
    assert!(trongklum(&["--version"]).out.starts_with("trongklum "));
}

#[test]
fn completions_are_made_for_every_shell() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = trongklum(&["completions", shell]);
        assert!(ran.code == 0 && ran.out.contains("lookup"), "{shell}");
    }
}

#[test]
fn the_manual_has_a_page_of_the_program_and_of_each_command() {
    for (lang, word) in [("th", "ตำแหน่งของท่าน"), ("en", "Your role")]
    {
        let page = |command: &[&str]| {
            let ran = trongklum(&[&["man", "--lang", lang], command].concat());
            assert_eq!((ran.code, ran.err.as_str()), (0, ""));
            ran.out
        };
        let whole = page(&[]);
        assert!(
            whole.contains("lookup") && whole.contains("renderer"),
            "{whole}"
        );
        assert!(!whole.contains("man(1)"), "{whole}");
        let lookup = page(&["lookup"]);
        assert!(lookup.contains(word) && lookup.contains("lang"), "{lookup}");
    }
    assert!(!trongklum(&["--help", "--lang", "en"]).out.contains("  man"));
    assert_eq!(trongklum(&["man", "man"]).code, 2);
}

#[test]
fn without_a_command_the_window_is_left_to_open() {
    let opened = |args: &[&str]| {
        let args: Vec<OsString> = args.iter().map(OsString::from).collect();
        match start(&args, "", 80).0 {
            Outcome::Window { file, .. } => file,
            Outcome::Exit(code) => panic!("{args:?} exits with {code}"),
        }
    };
    assert_eq!(opened(&[]), None);
    assert_eq!(opened(&["ทะเบียน.ron"]), Some("ทะเบียน.ron".into()));
    assert_eq!(opened(&["--lang", "en", "a/b"]), Some("a/b".into()));
    assert_eq!(opened(&["--registry", "x.ron"]), Some("x.ron".into()));
    let (outcome, _, _) = start(&["--renderer".into(), "gl".into(), "--safe".into()], "", 80);
    assert!(matches!(
        outcome,
        Outcome::Window { renderer: Some(name), safe: true, .. } if name == "gl"
    ));
    assert_eq!(trongklum(&["--renderer", "paper"]).code, 2);
}
