//! Web pages, and what Word, Excel and browsers put on the clipboard as HTML.

use std::cell::RefCell;

use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::builder::Builder;
use crate::import::{Document, Refused};

pub(super) fn read(text: &str) -> Result<Document, Refused> {
    // The clipboard of Windows puts places of the text before it.
    let start = text.find('<').unwrap_or(text.len());
    let text = if text.starts_with("Version:") {
        crate::text::part(text, start..)
    } else {
        text
    };
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(text));
    let tokenizer = Tokenizer::new(Page::default(), TokenizerOpts::default());
    while matches!(
        tokenizer.feed(&input),
        html5ever::TokenizerResult::Script(()) | html5ever::TokenizerResult::EncodingIndicator(_)
    ) {}
    tokenizer.end();
    tokenizer.sink.0.into_inner().builder.finish()
}

#[derive(Default)]
struct Page(RefCell<State>);

#[derive(Default)]
struct State {
    builder: Builder,
    /// How many elements are open whose text is not shown.
    hidden: usize,
}

impl TokenSink for Page {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut state = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) => state.text(&text),
            Token::TagToken(tag) => return state.tag(&tag),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl State {
    /// Adds text. White space of any length is one space.
    fn text(&mut self, text: &str) {
        if self.hidden > 0 || self.builder.refused().is_some() {
            return;
        }
        for (at, word) in text.split([' ', '\n', '\r', '\t', '\u{c}']).enumerate() {
            if at > 0 && !self.builder.ends_open() {
                self.builder.text(" ");
            }
            // Word writes further spaces as ones that do not break.
            self.builder.text(&word.replace('\u{a0}', " "));
        }
    }

    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let opens = tag.kind == TagKind::StartTag;
        let raw = match &*tag.name {
            "style" | "xmp" | "iframe" | "noembed" | "noframes" => Some(RawKind::Rawtext),
            "script" => Some(RawKind::ScriptData),
            "title" | "textarea" => Some(RawKind::Rcdata),
            _ => None,
        };
        if let Some(raw) = raw {
            if opens {
                self.hidden += 1;
                return TokenSinkResult::RawData(raw);
            }
            self.hidden = self.hidden.saturating_sub(1);
            return TokenSinkResult::Continue;
        }
        if self.builder.refused().is_some() {
            return TokenSinkResult::Continue;
        }
        let builder = &mut self.builder;
        match (&*tag.name, opens) {
            ("br", _) => builder.text("\n"),
            ("table", true) => builder.start_table(),
            ("table", false) => builder.end_table(),
            // A row that was left open ends where the next one begins.
            ("tr", _) => builder.end_row(),
            ("td" | "th", true) => builder.start_cell(span(tag, "colspan"), span(tag, "rowspan")),
            ("td" | "th", false) => builder.end_cell(),
            (
                "p" | "div" | "li" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "caption"
                | "blockquote" | "pre" | "ul" | "ol" | "section" | "article" | "body",
                _,
            ) => builder.end_paragraph(),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// Returns how many columns or rows a cell takes up.
fn span(tag: &Tag, name: &str) -> usize {
    let attribute = tag
        .attrs
        .iter()
        .find(|attribute| &*attribute.name.local == name);
    let value = attribute.and_then(|attribute| attribute.value.trim().parse().ok());
    value.unwrap_or(1)
}
