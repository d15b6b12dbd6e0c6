//! `man [COMMAND]`: a manual page, from the same definitions as help and parsing. Only those who
//! make packages need it, so help does not speak of it.

use clap::ArgMatches;
use clap_mangen::Man;

use super::{Done, Failure, Session, args};

pub(super) fn run(session: Session<'_>, given: &ArgMatches) -> Result<Done, Failure> {
    let lang = session.style.lang;
    let mut program = args::command(lang).about(lang.text("cli-program-about"));
    // So that the commands know their whole names and the options of all.
    program.build();
    let command = args::text(given, "command").and_then(|name| program.find_subcommand(name));
    let page = command.unwrap_or(&program).clone();
    let mut text = Vec::new();
    Man::new(page.version(env!("CARGO_PKG_VERSION")))
        .source(concat!("trongklum ", env!("CARGO_PKG_VERSION")))
        .render(&mut text)
        .map_err(Failure::Output)?;
    Ok(Done::with(String::from_utf8_lossy(&text).into_owned()))
}
