//! Odd input, and outputs that fail.

use std::ffi::OsString;
use std::io::{self, Write};

use trongklum::cli::{Console, Outcome, run};

use super::{start, wide};

#[test]
fn odd_input_is_met_calmly() {
    let huge = "รายงานน้ำท่วม ".repeat(2_000);
    let odd = [
        "",
        " ",
        "\0",
        "\u{1b}[31m",
        "\u{200b}",
        "ํ้",
        "))((",
        "{}",
        "-",
        huge.as_str(),
    ];
    // Every text is given to every command, each at every width in turn.
    let mut widths = [0, 1, 40, 80].into_iter().cycle();
    for text in odd {
        for args in [
            vec!["lookup", text],
            vec!["lookup", "--act", text],
            vec!["lookup", "x", "--role", text],
            vec!["show", text],
            vec!["show", "group", text],
            vec!["check", text],
            vec!["test", text],
            vec!["help", text],
            vec!["lookup", "--batch", "-", "--json"],
        ] {
            let width = widths.next().unwrap();
            let ran = wide(&args, text, width);
            assert!(ran.code <= 3, "{}", ran.err);
        }
    }
}

#[cfg(unix)]
#[test]
fn arguments_that_are_no_text_are_met_calmly() {
    use std::os::unix::ffi::OsStringExt;
    let bad = OsString::from_vec(vec![b'a', 0xff, b'.', b'r']);
    for args in [
        vec!["lookup".into(), bad.clone()],
        vec!["check".into(), bad.clone()],
        vec!["show".into(), bad.clone()],
        vec!["check".into(), "--registry".into(), bad.clone()],
        vec!["--lang".into(), bad.clone(), "check".into()],
        vec!["help".into(), bad.clone()],
    ] {
        let (outcome, _, err) = start(&args, "", 80);
        assert!(matches!(outcome, Outcome::Exit(2 | 3)), "{args:?} {err}");
    }
    assert!(matches!(start(&[bad], "", 80).0, Outcome::Window { .. }));
}

/// An output that fails.
struct Failing(io::ErrorKind);

impl Write for Failing {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(self.0.into())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn outputs_that_fail_are_told_apart() {
    for (kind, code) in [
        (io::ErrorKind::BrokenPipe, 0),
        (io::ErrorKind::StorageFull, 4),
    ] {
        for args in [
            vec!["show", "guideline"],
            vec!["lookup", "--batch", "-", "--json"],
        ] {
            let mut err = Vec::new();
            let outcome = run(
                std::iter::once("trongklum").chain(args).map(OsString::from),
                &mut Console {
                    input: &mut &b"{\"act\":\"ask\"}\n"[..],
                    output: &mut Failing(kind),
                    errors: &mut err,
                    columns: 80,
                },
            );
            assert_eq!(outcome, Outcome::Exit(code));
            assert_eq!(err.is_empty(), code == 0);
        }
    }
}
