//! Checks that broken files are diagnosed. `tests/cases/invalid/` has the files, and beside each
//! one the expected problems, one per line: code, line:column (`file` for the file as a whole, `*`
//! for any place), and text that the English message or hint must contain.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use trongklum::guide::coverage;
use trongklum::lang::Lang;
use trongklum::registry::{Code, Lines, Problem, SAKON_NAKHON, Severity, read};
use trongklum::report::{Style, coverage_problems, in_force_problem, problem_report};
use trongklum::store::{Loaded, load, picture_problems};
use trongklum::text::Date;

use super::support::{files, path, shipped};

/// Returns everything found in a loaded file. Of the gaps left by the rules, includes only probable
/// mistakes.
fn problems(loaded: &Loaded) -> Vec<Problem> {
    let mut problems = loaded.problems.clone();
    problems.extend(picture_problems(loaded));
    if let Some(registry) = &loaded.registry {
        let found = coverage_problems(registry, &coverage(registry)).into_iter();
        let mistakes = [Code::IdleRule, Code::ObligationForbidden];
        problems.extend(found.filter(|problem| mistakes.contains(&problem.code)));
    }
    problems
}

fn line_of(problem: &Problem, text: &str) -> String {
    let place = problem.span.as_ref().map_or_else(
        || "file".to_owned(),
        |span| {
            let place = Lines::of(text).place(span.start);
            format!("{}:{}", place.line, place.column)
        },
    );
    format!("{} {place}", problem.code.id())
}

/// Asserts that a problem has complete messages in both languages.
fn speaks(problem: &Problem) {
    for lang in Lang::ALL {
        for words in [problem.message(lang), problem.hint(lang)] {
            assert!(
                !words.starts_with("problem-"),
                "{problem:?} has no words in {lang}"
            );
            assert!(
                !words.contains("{ $") && !words.contains("kind-"),
                "{words}"
            );
            assert!(!words.trim().is_empty() && words.len() > 5, "{words}");
        }
    }
    // A remark consists entirely of the registry's own words.
    if problem.code != Code::Remark {
        assert_ne!(problem.message(Lang::Thai), problem.message(Lang::English));
    }
    let (start, end) = problem
        .span
        .clone()
        .map_or((0, 0), |span| (span.start, span.end));
    assert!(start <= end, "{problem:?}");
}

fn differences(file: &Path) -> Option<String> {
    let loaded = load(file);
    let problems = problems(&loaded);
    let expected = fs::read_to_string(file.with_extension("expected")).expect("what is expected");
    let found: Vec<String> = problems
        .iter()
        .map(|found| line_of(found, &loaded.text))
        .collect();
    problems.iter().for_each(speaks);
    let failed = problems
        .iter()
        .any(|found| found.severity() == Severity::Error);
    assert_eq!(loaded.registry.is_none(), failed, "{}", file.display());

    let mut wanted = expected.lines();
    let alike = found.len() == expected.lines().count()
        && problems.iter().zip(&found).all(|(problem, found)| {
            let mut parts = wanted.next().unwrap_or_default().splitn(3, ' ');
            let (code, place) = (parts.next().unwrap_or_default(), parts.next());
            let words = parts.next().unwrap_or_default();
            let message = format!(
                "{} {}",
                problem.message(Lang::English),
                problem.hint(Lang::English)
            );
            let here = place == Some("*")
                || Some(found.as_str()) == place.map(|place| format!("{code} {place}")).as_deref();
            problem.code.id() == code && here && message.contains(words)
        });
    let reported: Vec<String> = problems
        .iter()
        .zip(&found)
        .map(|(problem, found)| {
            format!(
                "{found} {} {}",
                problem.message(Lang::English),
                problem.hint(Lang::English)
            )
        })
        .collect();
    (!alike).then(|| {
        format!(
            "{}\nfound:\n{}\nexpected:\n{expected}",
            file.display(),
            reported.join("\n")
        )
    })
}

#[test]
fn each_file_has_exactly_the_problems_it_should_have() {
    let failed: Vec<String> = files("tests/cases/invalid", ".ron")
        .iter()
        .filter_map(|file| differences(file))
        .collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn every_code_is_met() {
    let mut met: BTreeSet<&str> = BTreeSet::new();
    let mut texts = String::new();
    for file in files("tests/cases/invalid", ".expected") {
        texts.push_str(&fs::read_to_string(file).expect("what is expected"));
    }
    met.extend(texts.lines().filter_map(|line| line.split(' ').next()));
    let shipped = shipped();
    let open = coverage_problems(&shipped, &coverage(&shipped));
    met.extend(open.iter().map(|found| found.code.id()));
    met.extend(
        load(&path("tests/cases/no-such.ron"))
            .problems
            .iter()
            .map(|found| found.code.id()),
    );
    // What is too much is not worth keeping.
    let long = format!("(version: {})", "9".repeat(30_000));
    let many = format!("(version: [{}])", "1, ".repeat(100_001));
    let bad = format!("({})", "a: 1, ".repeat(1_002));
    for text in [long, many, bad] {
        let problems = read(&text).problems;
        problems.iter().for_each(speaks);
        met.extend(problems.iter().map(|found| found.code.id()));
    }
    let large = Path::new(env!("CARGO_TARGET_TMPDIR")).join("large.ron");
    let file = fs::File::create(&large).expect("a file");
    file.set_len(16_000_001).expect("its length");
    met.extend(
        load(&large)
            .problems
            .iter()
            .inspect(|found| speaks(found))
            .map(|found| found.code.id()),
    );
    // Whether the letter is in force depends on the day.
    let date = "date: \"๒๐ พฤศจิกายน ๒๕๖๘\",";
    let ends = format!("{date} in_force: (until: \"30/9/2569\"),");
    let ends = read(&SAKON_NAKHON.replace(date, &ends)).registry;
    let ends = ends.expect("a usable registry");
    for day in ["19/11/2568", "1/10/2569"] {
        let note = in_force_problem(&ends, Date::read(day)).expect("a note");
        met.insert(note.code.id());
        speaks(&note);
    }
    assert_eq!(in_force_problem(&ends, Date::read("30/9/2569")), None);
    let all: BTreeSet<&str> = Code::ALL.iter().map(|code| code.id()).collect();
    // The built-in registry leaves open everything that rules can, except idle rules.
    assert_eq!(met, all);
    for problem in &open {
        speaks(problem);
    }
}

#[test]
fn what_cannot_be_read_is_said_to_be() {
    for (name, reason) in [("no-such.ron", "no such file"), ("invalid", "a folder")] {
        let loaded = load(&path("tests/cases").join(name));
        assert!(loaded.registry.is_none() && loaded.is_unreadable());
        let [problem] = &loaded.problems[..] else {
            panic!("{:?}", loaded.problems);
        };
        assert_eq!(problem.code, Code::Unreadable);
        assert!(problem.message(Lang::English).contains(reason));
        speaks(problem);
    }
}

#[test]
fn a_byte_order_mark_and_other_line_ends_change_no_place() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let good = folder.join("marked.ron");
    fs::write(
        &good,
        format!("\u{feff}{}", SAKON_NAKHON.replace('\n', "\r\n")),
    )
    .expect("a file");
    let loaded = load(&good);
    assert!(loaded.registry.is_some(), "{:?}", loaded.problems);
    let places = |text: &str, problems: &[Problem]| -> Vec<String> {
        problems
            .iter()
            .map(|problem| line_of(problem, text))
            .collect()
    };
    let plain = read(SAKON_NAKHON);
    assert_eq!(
        places(&loaded.text, &loaded.problems),
        places(SAKON_NAKHON, &plain.problems)
    );

    let bad = folder.join("marked-bad.ron");
    let damaged = SAKON_NAKHON.replace("kind_of: \"deputy\"", "kind_of: \"deputies\"");
    fs::write(&bad, format!("\u{feff}{}", damaged.replace('\n', "\r\n"))).expect("a file");
    let loaded = load(&bad);
    let report = problem_report(
        loaded
            .problems
            .iter()
            .find(|found| found.code == Code::DanglingId)
            .expect("a problem"),
        "bad.ron",
        &Lines::of(&loaded.text),
        Style::default(),
    );
    let line = damaged
        .lines()
        .position(|line| line.contains("deputies"))
        .expect("a line");
    assert_eq!(report.line, Some(line + 1));
    assert_eq!(report.column, Some("            kind_of: ".len() + 1));
}
