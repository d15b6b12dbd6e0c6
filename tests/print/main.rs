//! Tests documents as other programs see them: poppler, an office suite, a browser, a spreadsheet
//! library and a print service. Tests that need a program missing from a bare machine are left to
//! `tests/run`.
#![cfg(all(feature = "cli", feature = "print"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::format_push_string,
    clippy::cast_possible_truncation,
    reason = "a test that cannot go on should panic"
)]

mod manual;
mod office_programs;
mod pages;
#[cfg(unix)]
mod queue;
#[cfg(feature = "gui")]
mod screen;
mod service;

use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use calamine::{Reader, Xlsx, open_workbook};
use image::{GrayImage, ImageReader, RgbaImage, imageops};
use trongklum::export::{
    Format, Options, Orientation, Paper, Setup, TypesetError, export, typeset,
};
use trongklum::lang::Lang;
use trongklum::registry::{Registry, SAKON_NAKHON, read};
use trongklum::report::{
    Block, Document, DocumentKind, Order, PageKind, Signers, Style, Table, document, guideline,
    names,
};
use trongklum::text::{Breaker, Date};

fn shipped() -> Arc<Registry> {
    Arc::new(read(SAKON_NAKHON).registry.unwrap())
}

/// Returns every document, and each role's version if it can be made for one.
fn every_document(registry: &Registry, style: Style) -> Vec<Document> {
    let mut orders = Vec::new();
    for &kind in DocumentKind::ALL {
        if kind.needs_role() {
            orders.extend(registry.role_ids().map(|role| Order {
                role: Some(role),
                ..Order::of(kind)
            }));
        } else {
            orders.push(Order::of(kind));
        }
    }
    orders
        .into_iter()
        .map(|order| document(registry, &order, style).unwrap())
        .collect()
}

/// Returns the guideline table as a document.
fn guideline_of(registry: &Registry) -> Document {
    let order = Order::of(DocumentKind::Guideline);
    document(registry, &order, Style::default()).unwrap()
}

/// Creates an empty folder for one test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("print-{name}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn output(program: &str, args: &[&str]) -> String {
    let done = Command::new(program)
        .args(args)
        .stderr(Stdio::null())
        .output()
        .unwrap_or_else(|error| panic!("{program}: {error}"));
    assert!(done.status.success(), "{program} {args:?} failed");
    String::from_utf8(done.stdout).unwrap()
}

/// Removes white space, since a page breaks lines there.
fn dense(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && *c != '\u{200b}')
        .collect()
}

/// Returns every text that a document shows, without its footer.
fn texts(document: &Document) -> Vec<String> {
    let mut found = Vec::new();
    if document.headed {
        found.push(document.title.clone());
    }
    for block in &document.blocks {
        match block {
            Block::Heading(text)
            | Block::Text(text)
            | Block::Strong(text)
            | Block::Indented(text) => found.push(text.clone()),
            Block::Ticks(items) | Block::Steps(items) | Block::Right(items) => {
                found.extend(items.iter().cloned());
            }
            Block::Sides(left, right) => found.extend(left.iter().chain(right).cloned()),
            Block::Fields(pairs) => found.extend(pairs.iter().flatten().cloned()),
            Block::Codes(pairs) => found.extend(pairs.iter().map(|[name, _]| name.clone())),
            Block::Table(table) => {
                found.extend(table.heads.iter().cloned());
                let cells = table.rows.iter().flatten();
                found.extend(cells.flat_map(|cell| cell.text.lines().map(str::to_owned)));
            }
            // A picture's text is only read aloud.
            Block::Picture(_) | Block::NewPage | Block::WidePage => {}
        }
    }
    found
}

fn pdf(document: &Document, registry: &Registry, options: Options) -> Vec<u8> {
    let breaker = Breaker::new(names(registry));
    export(document, Format::Pdf, options, &breaker).unwrap()
}

/// Returns the built-in registry with a Lao letter in the name of its first group.
fn with_a_strange_letter() -> String {
    let name = "name: \"นักปกครองสกลนคร";
    assert!(SAKON_NAKHON.contains(name));
    SAKON_NAKHON.replacen(name, &format!("{name} ກ"), 1)
}
