//! `completions SHELL`: the script that lets a shell complete commands and options.

use clap::ArgMatches;
use clap_complete::{Shell, generate};

use super::{Done, Session, args};

pub(super) fn run(session: Session<'_>, given: &ArgMatches) -> Done {
    let mut script = Vec::new();
    if let Some(&shell) = given.get_one::<Shell>("shell") {
        let mut command = args::command(session.style.lang);
        generate(shell, &mut command, "trongklum", &mut script);
    }
    Done::with(String::from_utf8_lossy(&script).into_owned())
}
