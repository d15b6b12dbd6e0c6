//! `completions SHELL`: prints the script with which a shell completes commands and options.

use clap::Args;
use clap_complete::{Shell, generate};

use super::{Done, Session, args};

/// The arguments of `completions`.
#[derive(Debug, Args)]
pub(super) struct CompletionsArguments {
    shell: Shell,
}

pub(super) fn run(session: Session<'_>, arguments: &CompletionsArguments) -> Done {
    let mut script = Vec::new();
    let mut command = args::command(session.style.lang);
    generate(arguments.shell, &mut command, "trongklum", &mut script);
    Done::with(String::from_utf8_lossy(&script).into_owned())
}
