//! The program's arguments. A first scan finds the language without a full parse, so that help and
//! errors come in the right language whatever else is wrong.
//!
//! Each command declares its arguments as a struct in its own file. Their help texts have the
//! message keys `cli-arg-<id>` and `cli-value-<id>`, in both languages.

use std::ffi::{OsStr, OsString};
#[cfg(feature = "print")]
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use clap::builder::{PossibleValuesParser, TypedValueParser, ValueParser};
use clap::{ArgAction, Args, Command, CommandFactory, Parser, Subcommand};
use strum::{IntoStaticStr, VariantNames};

use super::cases::TestArguments;
use super::check::CheckArguments;
use super::completions::CompletionsArguments;
use super::diff::DiffArguments;
use super::draft::DraftArguments;
#[cfg(feature = "print")]
use super::export::{ExportArguments, PrintArguments};
#[cfg(feature = "publish")]
use super::follow::{FollowArguments, UpdateArguments};
#[cfg(all(feature = "import", feature = "print"))]
use super::import::ImportArguments;
#[cfg(feature = "publish")]
use super::keys::KeysArguments;
use super::lookup::LookupArguments;
use super::man::ManArguments;
#[cfg(all(feature = "import", feature = "print"))]
use super::people::PeopleArguments;
#[cfg(feature = "publish")]
use super::publish::PublishArguments;
#[cfg(all(feature = "publish", feature = "import"))]
use super::returned::ReturnedArguments;
use super::show::ShowArguments;
use super::{Failure, Opening};
use crate::lang::Lang;
use crate::report::Style;
use crate::text::{Date, Digits};

/// A command for those who make packages; help does not list it.
const MAN: &str = "man";

/// The renderers that the window can be asked to use.
const RENDERERS: [&str; 5] = ["dx12", "vulkan", "metal", "gl", "software"];

/// All arguments of the program.
#[derive(Debug, Parser)]
#[command(name = "trongklum", version)]
pub(super) struct Arguments {
    /// The registry to open the window on.
    pub file: Option<PathBuf>,
    #[command(flatten)]
    pub common: CommonArguments,
    #[arg(long, value_parser = RENDERERS)]
    pub renderer: Option<String>,
    #[arg(long)]
    pub safe: bool,
    #[command(flatten)]
    pub opening: OpeningArguments,
    /// Declared for the help only; [`Scan`] acts on it.
    #[arg(long, short, global = true, action = ArgAction::SetTrue)]
    pub help: bool,
    /// Declared for the help only; [`Scan`] acts on it.
    #[arg(long, short = 'V', action = ArgAction::SetTrue)]
    pub version: bool,
    #[command(subcommand)]
    pub command: Option<CommandArguments>,
}

/// How the program comes up without a command.
#[derive(Debug, Args)]
pub(super) struct OpeningArguments {
    #[arg(long)]
    quick: bool,
    #[arg(long)]
    background: bool,
}

impl OpeningArguments {
    /// Returns how the program comes up.
    pub fn opening(&self) -> Opening {
        match (self.quick, self.background) {
            (true, _) => Opening::Quick,
            (false, true) => Opening::Background,
            (false, false) => Opening::Window,
        }
    }
}

/// The options that every command accepts.
#[derive(Debug, Args)]
pub(super) struct CommonArguments {
    #[arg(long, global = true)]
    pub registry: Option<PathBuf>,
    #[arg(long, global = true, value_parser = one_of(Lang::ALL.map(Lang::code), by_id::<Lang>))]
    pub lang: Option<Lang>,
    #[arg(long, global = true, value_parser = one_of(Digits::ALL.map(Digits::id), by_id::<Digits>))]
    pub digits: Option<Digits>,
    /// The day asked about.
    #[arg(long, global = true, value_parser = day())]
    pub on: Option<Date>,
}

impl CommonArguments {
    /// Returns the style that the options ask for.
    pub fn style(&self) -> Style {
        Style::new(self.lang.unwrap_or_default(), self.digits)
    }
}

/// The commands, in the order of the help, each with its own arguments.
#[derive(Debug, Subcommand, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum CommandArguments {
    Lookup(LookupArguments),
    Show(ShowArguments),
    Check(CheckArguments),
    Diff(DiffArguments),
    Test(TestArguments),
    Draft(DraftArguments),
    #[cfg(feature = "print")]
    Export(ExportArguments),
    #[cfg(feature = "print")]
    Print(PrintArguments),
    #[cfg(all(feature = "import", feature = "print"))]
    Import(ImportArguments),
    #[cfg(all(feature = "import", feature = "print"))]
    People(PeopleArguments),
    #[cfg(feature = "publish")]
    Keys(KeysArguments),
    #[cfg(feature = "publish")]
    Publish(PublishArguments),
    #[cfg(feature = "publish")]
    Follow(FollowArguments),
    #[cfg(feature = "publish")]
    Update(UpdateArguments),
    #[cfg(all(feature = "publish", feature = "import"))]
    Returned(ReturnedArguments),
    Completions(CompletionsArguments),
    #[command(hide = true)]
    Man(ManArguments),
    Help(HelpArguments),
}

/// The arguments of `help`, which [`Scan`] acts on.
#[derive(Debug, Args)]
pub(super) struct HelpArguments {
    command: Option<String>,
}

/// Returns the names of the commands, in the order of the help.
pub(super) fn command_names() -> Vec<&'static str> {
    let names = CommandArguments::VARIANTS.iter().copied();
    names.filter(|name| *name != MAN).collect()
}

/// Returns a parser that accepts one of `words` and turns it into a value.
pub(super) fn one_of<T: Clone + Send + Sync + 'static>(
    words: impl IntoIterator<Item = &'static str>,
    value: fn(&str) -> Option<T>,
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(words.into_iter().collect::<Vec<_>>())
        .try_map(move |word| value(&word).ok_or("a word without a meaning"))
}

/// Returns a parser of whole numbers within `range`, in Thai or Arabic digits.
#[cfg(feature = "print")]
pub(super) fn whole_number(range: RangeInclusive<u16>) -> ValueParser {
    ValueParser::new(move |text: &str| {
        let arabic = Digits::Arabic.show(text.trim());
        let number = arabic.parse().ok();
        let number = number.filter(|number| range.contains(number));
        number.ok_or("no whole number within the range")
    })
}

/// Returns a parser of days, written in any way that [`Date`] reads.
pub(super) fn day() -> ValueParser {
    ValueParser::new(|text: &str| Date::read(text).ok_or("no day"))
}

/// Returns the value with the id `id`.
pub(super) fn by_id<T: FromStr>(id: &str) -> Option<T> {
    id.parse().ok()
}

/// Returns all commands and their arguments, with their help in `lang`. [`super::help`] lays the
/// help out and [`super::explain`] words the errors, since clap's own texts are English only.
pub(super) fn command(lang: Lang) -> Command {
    localised(Arguments::command(), lang)
}

fn localised(command: Command, lang: Lang) -> Command {
    command
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .mut_args(|arg| {
            let id = arg.get_id().to_string();
            let arg = arg.help(lang.text(&format!("cli-arg-{id}")));
            if arg.get_action().takes_values() {
                arg.value_name(lang.text(&format!("cli-value-{id}")))
            } else {
                arg
            }
        })
        .mut_subcommands(|subcommand| {
            let key = format!("cli-{}-about", subcommand.get_name());
            let about = lang.has(&key).then(|| lang.text(&key));
            let subcommand = localised(subcommand, lang);
            match about {
                Some(about) => subcommand.about(about),
                None => subcommand,
            }
        })
}

/// Returns the options that take a value, as they are written.
fn options_with_value() -> Vec<String> {
    let program = Arguments::command();
    let commands = std::iter::once(&program).chain(program.get_subcommands());
    commands
        .flat_map(Command::get_arguments)
        .filter(|argument| argument.get_action().takes_values())
        .filter_map(|argument| argument.get_long())
        .map(|long| format!("--{long}"))
        .collect()
}

/// The result of a first scan of the arguments.
#[derive(Debug, Default)]
pub(super) struct Scan {
    pub lang: Lang,
    pub help: bool,
    pub version: bool,
    /// The words that are neither options nor values of options.
    pub words: Vec<OsString>,
}

impl Scan {
    /// Scans `args`, which start with the program's name.
    pub fn of(args: &[OsString]) -> Self {
        let mut scan = Self::default();
        let with_value = options_with_value();
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
                Some(option) if with_value.iter().any(|other| other == option) => {
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
        if let Some(lang) = code.and_then(by_id) {
            self.lang = lang;
        }
    }

    /// Returns the command, if the first word is one.
    pub fn command(&self) -> Option<&'static str> {
        let first = self.words.first()?;
        command_names().into_iter().find(|name| first == *name)
    }
}

/// Refuses a first word that is neither a command nor looks like a file. It is most likely a
/// mistyped command.
pub(super) fn refuse_unknown_command(scan: &Scan) -> Result<(), Failure> {
    let Some(first) = scan.words.first() else {
        return Ok(());
    };
    if scan.command().is_some() || first == MAN || looks_like_file(first) {
        return Ok(());
    }
    let word = first.to_string_lossy();
    let commands = command_names();
    let known: Vec<(&str, &str)> = commands.iter().map(|name| (*name, "")).collect();
    let lang = scan.lang;
    let advice = match super::need::nearest(&word, &known) {
        Some(near) => lang.text_with("cli-did-you-mean", &[("near", near.to_owned())]),
        None => lang.text_with("cli-commands-are", &[("commands", commands.join(", "))]),
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
