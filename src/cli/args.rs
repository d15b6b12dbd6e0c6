//! The arguments: what may be given, and a first look at them that needs no full parse, so
//! that help and messages come in the right language whatever else is wrong.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, ValueParser};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use clap_complete::Shell;

use super::Failure;
use crate::lang::Lang;
use crate::report::Style;
use crate::text::Digits;

/// The commands, in the order of the help.
pub(super) const COMMANDS: &[&str] = &[
    "lookup",
    "show",
    "check",
    "test",
    "draft",
    #[cfg(feature = "print")]
    "export",
    #[cfg(feature = "print")]
    "print",
    "completions",
    "help",
];

/// The views of `show`.
pub(super) const VIEWS: [&str; 6] = [
    "guideline",
    "permissions",
    "memberships",
    "letter",
    "group",
    "role",
];

/// A command for those who make packages; help does not speak of it.
const MAN: &str = "man";

/// What the window can be asked to be drawn by.
const RENDERERS: [&str; 5] = ["dx12", "vulkan", "metal", "gl", "software"];

/// The options that take a value, for the first look.
const WITH_VALUE: [&str; 12] = [
    "--registry",
    "--lang",
    "--digits",
    "--role",
    "--act",
    "--topic",
    "--purpose",
    "--to",
    "--from",
    "--group",
    "--batch",
    "--renderer",
];

/// A first look at the arguments.
#[derive(Debug, Default)]
pub(super) struct Scan {
    pub lang: Lang,
    pub help: bool,
    pub version: bool,
    /// What is neither an option nor an option's value.
    pub words: Vec<OsString>,
}

impl Scan {
    /// Looks at `args`, the program's name first.
    pub fn of(args: &[OsString]) -> Self {
        let mut scan = Self::default();
        let mut rest = args.iter().skip(1);
        while let Some(arg) = rest.next() {
            match arg.to_str() {
                Some("--") => {
                    scan.words.extend(rest.cloned());
                    break;
                }
                Some("--help" | "-h") => scan.help = true,
                Some("--version" | "-V") => scan.version = true,
                Some("--lang") => scan.speak(rest.next().and_then(|code| code.to_str())),
                Some(option) if WITH_VALUE.contains(&option) => {
                    rest.next();
                }
                Some(option) if option.starts_with("--lang=") => {
                    scan.speak(option.split_once('=').map(|(_, code)| code));
                }
                Some(option) if option.len() > 1 && option.starts_with('-') => {}
                _ => scan.words.push(arg.clone()),
            }
        }
        scan
    }

    fn speak(&mut self, code: Option<&str>) {
        if let Some(lang) = code.and_then(|code| code.parse().ok()) {
            self.lang = lang;
        }
    }

    /// The command, if the first word is one.
    pub fn command(&self) -> Option<&'static str> {
        let first = self.words.first()?;
        COMMANDS.iter().copied().find(|name| first == *name)
    }
}

/// Where a file is expected, a word that is neither a command nor looks like a file is most
/// likely a command mistyped.
pub(super) fn refuse_unknown_command(scan: &Scan) -> Result<(), Failure> {
    let Some(first) = scan.words.first() else {
        return Ok(());
    };
    if scan.command().is_some() || first == MAN || looks_like_file(first) {
        return Ok(());
    }
    let word = first.to_string_lossy();
    let known: Vec<(&str, &str)> = COMMANDS.iter().map(|name| (*name, "")).collect();
    let lang = scan.lang;
    let advice = match super::need::nearest(&word, &known) {
        Some(near) => lang.text_with("cli-did-you-mean", &[("near", near.to_owned())]),
        None => lang.text_with("cli-commands-are", &[("commands", COMMANDS.join(", "))]),
    };
    let what = lang.text_with(
        "cli-unknown-command",
        &[("word", super::need::shown(&word))],
    );
    let more = lang.text("cli-ask-with-lookup");
    Err(Failure::Usage(format!("{what}\n{advice}\n{more}")))
}

fn looks_like_file(word: &OsStr) -> bool {
    let path = Path::new(word);
    let text = word.to_string_lossy();
    path.exists() || text.contains(['/', '\\']) || path.extension().is_some()
}

/// The style that the global options ask for.
pub(super) fn style_of(matches: &ArgMatches) -> Style {
    let lang = text(matches, "lang").and_then(|code| code.parse().ok());
    let digits = text(matches, "digits").and_then(Digits::from_id);
    Style::new(lang.unwrap_or_default(), digits)
}

/// The text given for `id`.
pub(super) fn text<'m>(matches: &'m ArgMatches, id: &str) -> Option<&'m str> {
    matches
        .try_get_one::<String>(id)
        .ok()
        .flatten()
        .map(String::as_str)
}

/// The texts given for `id`, which may be given more than once.
pub(super) fn texts(matches: &ArgMatches, id: &str) -> Vec<String> {
    matches
        .try_get_many::<String>(id)
        .ok()
        .flatten()
        .map(|values| values.cloned().collect())
        .unwrap_or_default()
}

/// The path given for `id`.
pub(super) fn path<'m>(matches: &'m ArgMatches, id: &str) -> Option<&'m Path> {
    matches
        .try_get_one::<PathBuf>(id)
        .ok()
        .flatten()
        .map(PathBuf::as_path)
}

/// The number given for `id`.
#[cfg(feature = "print")]
pub(super) fn number(matches: &ArgMatches, id: &str) -> Option<u16> {
    matches.try_get_one::<u16>(id).ok().flatten().copied()
}

/// Whether the option `id` was given.
pub(super) fn given(matches: &ArgMatches, id: &str) -> bool {
    matches.try_contains_id(id).unwrap_or(false)
}

/// Whether the flag `id` was given.
pub(super) fn flag(matches: &ArgMatches, id: &str) -> bool {
    matches
        .try_get_one::<bool>(id)
        .ok()
        .flatten()
        .is_some_and(|set| *set)
}

/// All commands and their arguments. Help is written by [`super::help`] and messages by
/// [`super::explain`]; clap's own words are English only.
pub(super) fn command(lang: Lang) -> Command {
    let options = Builder { lang };
    Command::new("trongklum")
        .version(env!("CARGO_PKG_VERSION"))
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .arg(options.place("file", value_parser!(PathBuf)))
        .arg(
            options
                .option("registry", value_parser!(PathBuf))
                .global(true),
        )
        .arg(
            options
                .option("lang", PossibleValuesParser::new(["th", "en"]).into())
                .global(true),
        )
        .arg(
            options
                .option(
                    "digits",
                    PossibleValuesParser::new(["thai", "arabic"]).into(),
                )
                .global(true),
        )
        .arg(options.option("renderer", PossibleValuesParser::new(RENDERERS).into()))
        .arg(options.flag("safe"))
        .arg(options.flag("help").short('h').global(true))
        .arg(options.flag("version").short('V'))
        .subcommands([
            options
                .command("lookup")
                .arg(options.place("text", value_parser!(String)))
                .args(
                    ["role", "act", "topic", "purpose"]
                        .map(|id| options.option(id, value_parser!(String))),
                )
                .arg(
                    options
                        .option("to", value_parser!(String))
                        .action(ArgAction::Append),
                )
                .args(["from", "group"].map(|id| options.option(id, value_parser!(String))))
                .arg(options.option("batch", value_parser!(PathBuf)))
                .arg(options.flag("json")),
            options
                .command("show")
                .arg(
                    options
                        .place("view", PossibleValuesParser::new(VIEWS).into())
                        .required(true),
                )
                .arg(options.place("name", value_parser!(String)))
                .arg(options.option("role", value_parser!(String)))
                .arg(options.flag("json")),
            options
                .command("check")
                .arg(options.place("check-file", value_parser!(PathBuf)))
                .arg(options.flag("json")),
            options.command("test").arg(
                options
                    .place("cases", value_parser!(PathBuf))
                    .required(true),
            ),
            options
                .command("draft")
                .arg(
                    options
                        .place("draft-file", value_parser!(PathBuf))
                        .required(true),
                )
                .arg(options.option("role", value_parser!(String)))
                .arg(options.flag("json")),
            #[cfg(feature = "print")]
            options
                .of_documents("export")
                .arg(
                    options
                        .place("out", value_parser!(PathBuf))
                        .long("to")
                        .required(true),
                )
                .arg(options.option("dpi", value_parser!(u16).range(36..=600).into()))
                .args(["archive", "force"].map(|id| options.flag(id))),
            #[cfg(feature = "print")]
            options
                .of_documents("print")
                .arg(options.option("printer", value_parser!(String)))
                .arg(options.option("copies", value_parser!(u16).range(1..=999).into())),
            options.command("completions").arg(
                options
                    .place("shell", value_parser!(Shell).into())
                    .required(true),
            ),
            options.man(),
            options
                .command("help")
                .arg(options.place("command", value_parser!(String))),
        ])
}

/// Makes arguments with their words in one language.
#[derive(Clone, Copy)]
struct Builder {
    lang: Lang,
}

impl Builder {
    fn command(self, name: &'static str) -> Command {
        Command::new(name)
            .about(self.lang.text(&format!("cli-{name}-about")))
            .disable_help_flag(true)
            .disable_version_flag(true)
    }

    fn man(self) -> Command {
        let commands = PossibleValuesParser::new(COMMANDS.iter().copied());
        let command = self.place("command", commands.into());
        self.command(MAN).hide(true).arg(command)
    }

    /// A command that makes a document.
    #[cfg(feature = "print")]
    fn of_documents(self, name: &'static str) -> Command {
        let documents = crate::report::Kind::ALL.map(crate::report::Kind::id);
        self.command(name)
            .arg(
                self.place("document", PossibleValuesParser::new(documents).into())
                    .required(true),
            )
            .arg(self.option("role", value_parser!(String)))
            .arg(self.option("paper", PossibleValuesParser::new(["a4", "a3"]).into()))
            .args(["portrait", "landscape"].map(|id| self.flag(id)))
            .arg(self.option("rows", value_parser!(u16).range(1..=500).into()))
            .arg(self.flag("roster"))
            .arg(self.option("district", value_parser!(String)))
    }

    /// An argument that is known by its place.
    fn place(self, id: &'static str, parser: ValueParser) -> Arg {
        Arg::new(id)
            .value_parser(parser)
            .value_name(self.lang.text(&format!("cli-value-{id}")))
            .help(self.lang.text(&format!("cli-arg-{id}")))
    }

    fn option(self, id: &'static str, parser: ValueParser) -> Arg {
        self.place(id, parser).long(id)
    }

    fn flag(self, id: &'static str) -> Arg {
        Arg::new(id)
            .long(id)
            .action(ArgAction::SetTrue)
            .help(self.lang.text(&format!("cli-arg-{id}")))
    }
}
