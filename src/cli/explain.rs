//! Explains what is wrong with the arguments, in the reader's language.

use clap::Error;
use clap::error::{ContextKind, ErrorKind};

use super::args::Scan;
use super::help::USAGE_OF;
use super::need::shown;

/// Describes a clap error: what is wrong, what was probably meant, and where to find help.
pub(super) fn usage(error: &Error, scan: &Scan) -> String {
    let lang = scan.lang;
    let context = |kind: ContextKind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let values = [
        ("arg", shown(&context(ContextKind::InvalidArg))),
        ("value", shown(&context(ContextKind::InvalidValue))),
        ("valid", context(ContextKind::ValidValue)),
        ("prior", context(ContextKind::PriorArg)),
    ];
    let key = match error.kind() {
        ErrorKind::InvalidValue if context(ContextKind::InvalidValue).is_empty() => {
            "cli-value-missing"
        }
        ErrorKind::InvalidValue => "cli-value-invalid",
        ErrorKind::ValueValidation if is_day(&context(ContextKind::InvalidArg)) => {
            "cli-value-no-day"
        }
        ErrorKind::ValueValidation => "cli-value-refused",
        ErrorKind::UnknownArgument | ErrorKind::InvalidSubcommand => "cli-argument-unknown",
        ErrorKind::MissingRequiredArgument | ErrorKind::MissingSubcommand => "cli-argument-missing",
        ErrorKind::ArgumentConflict
            if context(ContextKind::PriorArg) == context(ContextKind::InvalidArg) =>
        {
            "cli-argument-twice"
        }
        ErrorKind::ArgumentConflict => "cli-argument-conflict",
        ErrorKind::InvalidUtf8 => "cli-argument-no-text",
        ErrorKind::TooManyValues => "cli-value-too-many",
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            "cli-value-missing"
        }
        _ => "cli-argument-wrong",
    };
    let mut lines = vec![lang.text_with(key, &values)];
    let near = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
        ContextKind::SuggestedSubcommand,
    ]
    .map(context)
    .into_iter()
    .find(|near| !near.is_empty());
    if let Some(near) = near {
        lines.push(lang.text_with("cli-did-you-mean", &[("near", near)]));
    }
    let command = match scan.command() {
        Some(command) => format!("{USAGE_OF} {command} --help"),
        None => format!("{USAGE_OF} --help"),
    };
    lines.push(lang.text_with("cli-see-help", &[("command", command)]));
    lines.join("\n")
}

/// Returns whether an argument, as clap names it, takes a day.
fn is_day(argument: &str) -> bool {
    argument.split(' ').next() == Some("--on")
}
