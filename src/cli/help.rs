//! Help and version, in either language. The commands and arguments come from
//! [`super::args::command`], so that help and parsing cannot differ.

use clap::{Arg, Command};

use super::args::{Scan, command, command_names};
use super::need::shown;
use super::page::Page;
use super::{Failure, Session};
use crate::guide::Purpose;
use crate::lang::Lang;
use crate::registry::Act;
use crate::text::Breaker;

/// The name under which the program is called.
pub(super) const USAGE_OF: &str = "trongklum";

/// The maximum width of help, in columns. Longer lines are hard to read.
const WIDEST: usize = 100;

/// Returns the help or version text, if it was requested.
pub(super) fn asked_for(scan: &Scan, columns: usize) -> Result<Option<String>, Failure> {
    let lang = scan.lang;
    let first = scan.command();
    if scan.version && first.is_none() {
        return Ok(Some(format!("{USAGE_OF} {}\n", env!("CARGO_PKG_VERSION"))));
    }
    let about = match (first, scan.words.get(1)) {
        (Some("help"), None) if !scan.help => None,
        (Some("help"), Some(topic)) => Some(
            command_names()
                .into_iter()
                .find(|name| topic == *name)
                .ok_or_else(|| {
                    let values = [("word", shown(&topic.to_string_lossy()))];
                    let known = [("commands", command_names().join(", "))];
                    let what = lang.text_with("cli-unknown-command", &values);
                    let commands = lang.text_with("cli-commands-are", &known);
                    Failure::Usage(format!("{what}\n{commands}"))
                })?,
        ),
        (first, _) if scan.help => first,
        _ => return Ok(None),
    };
    Ok(Some(help(about, lang, columns.min(WIDEST))))
}

/// Returns the help of the program as a whole.
pub(super) fn of_program(session: Session<'_>) -> String {
    help(None, session.style.lang, session.columns.min(WIDEST))
}

fn help(about: Option<&str>, lang: Lang, columns: usize) -> String {
    let root = command(lang);
    let breaker = Breaker::new([]);
    let mut page = Page::new(&breaker, columns);
    let key = |part: &str| format!("cli-{}-{part}", about.unwrap_or("program"));
    let sub = about.and_then(|name| root.find_subcommand(name));

    page.paragraph(0, &lang.text(&key("about")));
    page.heading(&lang.text("help-usage"));
    for usage in lang.text(&key("usage")).lines() {
        page.line(&format!("  {USAGE_OF} {usage}"));
    }
    if about.is_none() {
        let shown = root.get_subcommands().filter(|sub| !sub.is_hide_set());
        let entries = shown.map(|sub| {
            let about = sub.get_about().map(ToString::to_string);
            (sub.get_name().to_owned(), about.unwrap_or_default())
        });
        section(
            &mut page,
            lang,
            "help-commands",
            &entries.collect::<Vec<_>>(),
        );
    }
    let described_command = sub.unwrap_or(&root);
    let places: Vec<(String, String)> =
        described_command.get_positionals().map(described).collect();
    section(&mut page, lang, "help-arguments", &places);
    if let Some(sub) = sub {
        section(&mut page, lang, "help-options", &options(sub, false));
    }
    let common = options(&root, sub.is_some());
    section(&mut page, lang, "help-options-common", &common);
    if about == Some("lookup") {
        let acts = Act::ALL.iter();
        let acts: Vec<_> = acts
            .map(|act| (act.id().to_owned(), lang.text(&act.name_key())))
            .collect();
        section(&mut page, lang, "help-acts", &acts);
        let purposes = Purpose::ALL.iter().map(|purpose| {
            let name = lang.text(&format!("purpose-{}", purpose.id()));
            (purpose.id().to_owned(), name)
        });
        let purposes: Vec<_> = purposes.collect();
        section(&mut page, lang, "help-purposes", &purposes);
    }
    if lang.has(&key("more")) {
        page.gap();
        for paragraph in lang.text(&key("more")).lines() {
            page.paragraph(0, paragraph);
        }
    }
    if lang.has(&key("examples")) {
        page.heading(&lang.text("help-examples"));
        for example in lang.text(&key("examples")).lines() {
            page.line(&format!("  {USAGE_OF} {example}"));
        }
    }
    page.into_text()
}

fn section(page: &mut Page<'_>, lang: Lang, heading: &str, entries: &[(String, String)]) {
    if !entries.is_empty() {
        page.heading(&lang.text(heading));
        page.labelled(2, entries);
    }
}

fn options(command: &Command, only_global: bool) -> Vec<(String, String)> {
    command
        .get_arguments()
        .filter(|arg| !arg.is_positional() && (!only_global || arg.is_global_set()))
        .map(described)
        .collect()
}

/// Returns how an argument is written, and what it is for.
fn described(arg: &Arg) -> (String, String) {
    let takes_value = arg.get_action().takes_values();
    let value = arg
        .get_value_names()
        .filter(|_| takes_value)
        .map(|names| names.join(" "))
        .unwrap_or_default();
    let written = match arg.get_long() {
        Some(long) => {
            let short = arg.get_short().map_or(String::new(), |c| format!("-{c}, "));
            let value = if takes_value {
                format!(" <{value}>")
            } else {
                String::new()
            };
            format!("{short}--{long}{value}")
        }
        None if arg.is_required_set() => format!("<{value}>"),
        None => format!("[{value}]"),
    };
    let help = arg.get_help().map(ToString::to_string);
    (written, help.unwrap_or_default())
}
