//! `man [COMMAND]`: prints a manual page from the definitions that help and parsing use. Only
//! packagers need it, so help does not list it.

use clap::Args;
use clap::builder::PossibleValuesParser;
use clap_mangen::Man;

use super::{Done, Failure, Session, args};

/// The arguments of `man`.
#[derive(Debug, Args)]
pub(super) struct ManArguments {
    /// The command to describe. Without it, the program.
    #[arg(value_parser = PossibleValuesParser::new(args::command_names()))]
    command: Option<String>,
}

pub(super) fn run(session: Session<'_>, arguments: &ManArguments) -> Result<Done, Failure> {
    let lang = session.style.lang;
    let mut program = args::command(lang).about(lang.text("cli-program-about"));
    // Gives the commands their full names and the common options.
    program.build();
    let command = arguments.command.as_ref();
    let command = command.and_then(|name| program.find_subcommand(name));
    let page = command.unwrap_or(&program).clone();
    let mut text = Vec::new();
    Man::new(page.version(env!("CARGO_PKG_VERSION")))
        .source(concat!("trongklum ", env!("CARGO_PKG_VERSION")))
        .render(&mut text)
        .map_err(Failure::Output)?;
    Ok(Done::with(String::from_utf8_lossy(&text).into_owned()))
}
