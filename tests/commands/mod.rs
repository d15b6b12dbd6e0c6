//! Runs commands of the program, for the tests that do so.

use std::ffi::OsString;

use trongklum::cli::{Console, Outcome, run};

/// What a command left behind.
pub struct Ran {
    pub code: u8,
    pub output: String,
    pub errors: String,
}

/// Runs the command with these arguments and this input, on a terminal of `columns`.
pub fn run_command(arguments: &[&str], mut input: &[u8], columns: usize) -> Ran {
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let mut console = Console {
        input: &mut input,
        output: &mut output,
        errors: &mut errors,
        columns,
    };
    let arguments = ["trongklum"].iter().chain(arguments).map(OsString::from);
    let Outcome::Exit(code) = run(arguments, &mut console) else {
        panic!("the window was opened");
    };
    Ran {
        code,
        output: String::from_utf8(output).unwrap(),
        errors: String::from_utf8(errors).unwrap(),
    }
}
