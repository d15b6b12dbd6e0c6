//! The program itself, as a process.

use std::io::Write;
use std::process::{Command, Stdio};

use super::trongklum;

pub fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_trongklum"))
}

#[test]
fn the_program_itself_answers() {
    let ran = program()
        .args(["lookup", "--act", "ask", "--json"])
        .output()
        .unwrap();
    assert_eq!(ran.status.code(), Some(0));
    assert_eq!(
        String::from_utf8(ran.stdout).unwrap(),
        trongklum(&["lookup", "--act", "ask", "--json"]).out
    );
    let usage = program().arg("lokup").output().unwrap();
    assert_eq!(usage.status.code(), Some(2));
    assert!(usage.stdout.is_empty() && !usage.stderr.is_empty());
}

#[test]
fn a_reader_that_leaves_early_is_no_panic() {
    let mut child = program()
        .args(["lookup", "--batch", "-", "--json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut input = child.stdin.take().unwrap();
    for _ in 0..200 {
        if input.write_all(b"{\"act\":\"ask\"}\n").is_err() {
            break;
        }
    }
    drop(input);
    let ran = child.wait_with_output().unwrap();
    assert_eq!(ran.status.code(), Some(0));
    assert_eq!(String::from_utf8(ran.stderr).unwrap(), "");
}
