//! Measures the check of drafts. Prints by kind what is found and masked of what is to be found,
//! how many findings are right, and how often harmless messages alarm: on the messages in
//! `tests/cases/drafts`, on variants made from `parts.ron`, and on names from a list; then the time.
//!
//!     cargo bench --bench drafts --no-default-features -- [--figures-only] [--names FILE]
//!         [--family-names FILE] [FILE…]
//!
//! With files of messages, one `{"id", "text", "findings": [{"kind", "text"}]}` a line, only these
//! are measured. Lists of names have one a line. Nobody who works on the check reads the messages
//! in the files called unseen, or the words in `parts.ron`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "helpers of tests fail as tests do, and a measurement prints"
)]

mod harmless;
mod judge;
mod numbers;
mod parts;
mod people;
mod spellings;
mod texts;
mod variants;

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{env, fs};

use trongklum::draft::check;
use trongklum::registry::{Registry, SAKON_NAKHON, read};

use judge::Figures;
use parts::Parts;
use texts::Message;

/// The length of the message whose time is measured, in characters.
const LONG: usize = 5_000;

/// The number of times it is checked.
const ROUNDS: usize = 20;

/// Titles before the names of a list: those that everybody has.
const TITLES: [&str; 4] = ["นาย", "นาง", "นางสาว", "น.ส."];

/// The command line.
#[derive(Default)]
struct Arguments {
    files: Vec<PathBuf>,
    /// Whether to print no text.
    figures_only: bool,
    names: Option<PathBuf>,
    family_names: Option<PathBuf>,
}

fn arguments() -> Arguments {
    let mut parsed = Arguments::default();
    let mut arguments = env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--figures-only" => parsed.figures_only = true,
            "--names" => parsed.names = arguments.next().map(PathBuf::from),
            "--family-names" => parsed.family_names = arguments.next().map(PathBuf::from),
            // Cargo passes this to every benchmark.
            "--bench" => {}
            _ => parsed.files.push(PathBuf::from(argument)),
        }
    }
    parsed
}

/// What every measurement needs.
struct Bench {
    registry: Registry,
    parts: Parts,
    figures_only: bool,
}

impl Bench {
    fn measure(&self, name: &str, texts: &[Message], by_traits: bool) {
        let mut figures = Figures::default();
        for text in texts {
            let wrong = figures.measure(&self.registry, text);
            if !self.figures_only {
                for line in &wrong {
                    println!("{line}");
                }
            }
        }
        figures.print(name);
        if by_traits {
            figures.print_traits();
        }
    }

    fn measure_file(&self, file: &Path) {
        let name = file.display().to_string();
        let Ok(lines) = fs::read_to_string(file) else {
            println!("{name}: cannot be read");
            return;
        };
        let texts = texts::read(&lines, &self.parts.all_titles());
        self.measure(&name, &texts, false);
    }

    /// Announces each name of a list, as of a patient or a suspect. `template` has the name in braces.
    fn measure_names(&self, file: &Path, template: &str) {
        let list = fs::read_to_string(file).expect("a list of names");
        let names = list.lines().map(str::trim).filter(|name| !name.is_empty());
        let announcing = people::announcing(&self.parts);
        let titled = names.enumerate().map(|(index, name)| {
            let title = parts::item(&TITLES, index);
            let value = texts::Value {
                kind: "named-person".to_owned(),
                lead: (*title).to_owned(),
                body: template.replace("{}", name),
            };
            let label = parts::text(announcing, index / TITLES.len());
            let words = [("label", label)];
            let text = Message::filled("{label} {v1} อายุ 40 ปี", &words, &[value]);
            text.with(name.to_owned(), &[("title", title)])
        });
        let texts: Vec<Message> = titled.collect();
        self.measure(&file.display().to_string(), &texts, true);
    }

    /// Prints the time to check a message of which `texts` are the parts.
    fn measure_time(&self, name: &str, texts: &[Message]) {
        let mut message = String::new();
        for text in texts {
            message.push_str(&text.text);
            message.push('\n');
        }
        let message: String = message.chars().cycle().take(LONG).collect();
        let mut times: Vec<Duration> = (0..ROUNDS)
            .map(|_| {
                let started = Instant::now();
                black_box(check(&self.registry, black_box(&message)));
                started.elapsed()
            })
            .collect();
        times.sort_unstable();
        let (least, middle) = (times.first(), times.get(ROUNDS / 2));
        if let (Some(least), Some(middle)) = (least, middle) {
            println!("{LONG} characters, {name}: {middle:?}, at best {least:?}");
        }
    }
}

fn main() {
    let arguments = arguments();
    let bench = Bench {
        registry: read(SAKON_NAKHON).registry.expect("the shipped registry"),
        parts: Parts::read(),
        figures_only: arguments.figures_only,
    };
    for file in &arguments.files {
        bench.measure_file(file);
    }
    if let Some(file) = &arguments.names {
        bench.measure_names(file, "{} ใจสมมติ");
    }
    if let Some(file) = &arguments.family_names {
        bench.measure_names(file, "สมศรี {}");
    }
    if !arguments.files.is_empty() {
        return;
    }
    let drafts = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/drafts");
    for file in [
        "unseen.jsonl",
        "mistakes-unseen.jsonl",
        "harmless.jsonl",
        "harmless-unseen.jsonl",
    ] {
        bench.measure_file(&drafts.join(file));
    }
    let variants = variants::all(&bench.parts);
    bench.measure("variants", &variants, true);
    let harmless = harmless::all(&bench.parts);
    bench.measure("harmless variants", &harmless, true);
    // A few of each kind.
    let some: Vec<Message> = variants.into_iter().step_by(29).collect();
    bench.measure_time("full of private data", &some);
    bench.measure_time("harmless", &harmless);
}
