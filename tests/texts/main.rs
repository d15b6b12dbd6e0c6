//! Tests texts as offices have them in every document, format and view: names with digits of either
//! kind, control characters, markup, and files in the encodings of other programs.
#![cfg(all(feature = "cli", feature = "print"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on should panic"
)]

mod digits;
mod encodings;
mod hostile;

use std::fmt::Debug;
use std::fs;
use std::io::Cursor;
use std::path::PathBuf;

use calamine::{Reader, Xlsx};
use encoding_rs::WINDOWS_874;
use trongklum::cli::{Console, Outcome, run};
use trongklum::export::{Format, Options, Paper, Setup, TypesetError, export, typeset};
use trongklum::guide::{Need, answer};
use trongklum::lang::Lang;
use trongklum::registry::{Act, Registry, read};
use trongklum::report::{
    Document, DocumentKind, Order, Signers, Style, answer_report, document, group_page,
    letter_report, listed_groups, listed_people, listed_roles, names, onboarding, person_page,
    role_page, rule_report,
};
use trongklum::text::{Breaker, Digits};

const FICTITIOUS: &str = include_str!("../cases/valid/fictitious.ron");

fn registry(text: &str) -> Registry {
    let reading = read(text);
    reading
        .registry
        .unwrap_or_else(|| panic!("{:?}", reading.problems))
}

fn styles() -> impl Iterator<Item = Style> {
    Lang::ALL.into_iter().flat_map(|lang| {
        [Digits::Thai, Digits::Arabic].map(|digits| Style {
            lang,
            digits,
            ..Style::default()
        })
    })
}

/// Returns every document, and each role's version if it can be made for one.
fn documents(registry: &Registry, style: Style) -> Vec<Document> {
    let mut documents = Vec::new();
    for &kind in DocumentKind::ALL {
        let roles = registry.role_ids().map(Some).filter(|_| kind.takes_role());
        let none = (!kind.needs_role()).then_some(None);
        for role in none.into_iter().chain(roles) {
            let order = Order {
                role,
                signers: Signers::Roster,
                ..Order::of(kind)
            };
            documents.push(document(registry, &order, style).unwrap());
        }
    }
    documents
}

/// Returns a document in the formats that hold plain text.
fn formats(document: &Document, registry: &Registry) -> Vec<String> {
    let breaker = Breaker::new(names(registry));
    let bytes = |format| export(document, format, Options::default(), &breaker).unwrap();
    let mut texts: Vec<String> = [Format::Csv, Format::Html, Format::Markdown]
        .map(|format| String::from_utf8(bytes(format)).unwrap())
        .into();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes(Format::Xlsx))).unwrap();
    let sheets = book.worksheets();
    let cells = sheets.iter().flat_map(|(_, sheet)| sheet.rows().flatten());
    let cells: Vec<String> = cells.map(ToString::to_string).collect();
    texts.push(cells.join("\n"));
    texts
}

/// Returns the exit code, the output and the messages of a command.
fn run_command(args: &[&str], input: &[u8]) -> (u8, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut console = Console {
        input: &mut &*input,
        output: &mut out,
        errors: &mut err,
        columns: 200,
    };
    let args = std::iter::once("trongklum").chain(args.iter().copied());
    let Outcome::Exit(code) = run(args.map(Into::into), &mut console) else {
        panic!("the window was opened");
    };
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (code, text(out), text(err))
}

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("texts-{name}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn file(name: &str, bytes: impl AsRef<[u8]>) -> String {
    let path = folder(name).join(name);
    fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}
