//! Scans a text token by token, with the open brackets and what may occur in each, up to the first
//! token that RON does not allow there.

use super::super::lexer::{self, Token};
use super::Fault;
use crate::text::digits::digit_value;
use crate::text::fold::is_ignorable;
use crate::text::part;

/// What may come next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    /// A field or a value, or the closing bracket.
    Item,
    /// What follows a name, or a value that is a name.
    AfterWord,
    /// What follows a text where a field may stand.
    AfterText,
    /// A value.
    Value,
    /// The brackets of a value that began with a name, or what follows a value.
    AfterValueWord,
    /// A comma or the closing bracket.
    AfterValue,
}

/// An open bracket.
#[derive(Debug)]
struct Frame {
    open: char,
    at: usize,
    /// The indentation of the bracket's line.
    indent: usize,
    /// Whether the bracket ends its line, so that its contents are below it.
    block: bool,
    /// Whether its contents are indented no further than the bracket's line.
    flat: Option<bool>,
    /// Whether its items have names. `None` before the first item.
    named: Option<bool>,
    next: Next,
}

impl Frame {
    fn new(open: char, at: usize, indent: usize) -> Self {
        Self {
            open,
            at,
            indent,
            block: false,
            flat: None,
            named: None,
            next: Next::Item,
        }
    }
}

/// A token with its place.
#[derive(Clone, Copy, Debug)]
struct Met {
    token: Token,
    start: usize,
    end: usize,
}

/// The state of a scan.
pub(super) struct Walk<'t> {
    text: &'t str,
    frames: Vec<Frame>,
    /// What is expected outside all brackets.
    outside: Next,
    last: Option<Met>,
    line_indent: usize,
    /// A bracket that was left open, to judge by the indentation.
    left_open: Option<usize>,
    /// A closing bracket that is one too many, to judge by the indentation.
    too_many: Option<usize>,
    /// A bracket closed in mid-line although its contents began on lines of their own, and the
    /// indentation of its line.
    closed_early: Option<(usize, usize)>,
}

type Step = Result<(), Fault>;

impl<'t> Walk<'t> {
    /// Returns the first fault of `text`, and how far a scan must go to find it.
    pub fn through(text: &'t str) -> Option<(usize, Fault)> {
        let inside = lexer::past_attributes(lexer::past_blanks(text));
        let base = text.len() - inside.len();
        let mut walk = Self {
            text,
            frames: Vec::new(),
            outside: Next::Value,
            last: None,
            line_indent: 0,
            left_open: None,
            too_many: None,
            closed_early: None,
        };
        let mut first_of_line = true;
        for (token, start, end) in lexer::tokens(inside) {
            let met = Met {
                token,
                start: base + start,
                end: base + end,
            };
            if token == Token::Blank {
                first_of_line |= walk.part(met.start, met.end).contains('\n');
                continue;
            }
            if first_of_line {
                walk.begin_line(met);
            } else if let Some(frame) = walk.frames.last_mut() {
                // There is something on the bracket's own line.
                if frame.flat.is_none() && !frame.block {
                    frame.flat = Some(false);
                }
            }
            first_of_line = false;
            if let Err(fault) = walk.step(met) {
                return Some((met.start, fault));
            }
            walk.last = Some(met);
        }
        walk.at_end().err().map(|fault| (text.len(), fault))
    }

    fn part(&self, start: usize, end: usize) -> &'t str {
        part(self.text, start..end)
    }

    /// Checks what the indentation of a line says about the brackets around it.
    fn begin_line(&mut self, met: Met) {
        let before = self.part(0, met.start);
        let line = before.rsplit_once('\n').map_or(before, |(_, line)| line);
        let indent = line.chars().count();
        self.line_indent = indent;
        if let Some((at, outer)) = self.closed_early.take()
            && indent > outer
            && met.token != Token::Close
        {
            self.too_many.get_or_insert(at);
        }
        let Some(frame) = self.frames.last_mut() else {
            return;
        };
        let closes = met.token == Token::Close;
        let out = if closes {
            indent < frame.indent
        } else {
            indent <= frame.indent
        };
        if frame.flat.is_none() {
            frame.block = true;
            frame.flat = Some(out);
        }
        if out && frame.flat == Some(false) {
            self.left_open.get_or_insert(frame.at);
        }
    }

    fn next(&self) -> Next {
        self.frames.last().map_or(self.outside, |frame| frame.next)
    }

    fn expect(&mut self, next: Next) {
        match self.frames.last_mut() {
            Some(frame) => frame.next = next,
            None => self.outside = next,
        }
    }

    /// Returns whether the innermost bracket's items have names, if that is known.
    fn named(&self) -> Option<bool> {
        self.frames.last().and_then(|frame| frame.named)
    }

    /// Records whether an item of the innermost bracket has a name. A bracket with items of both
    /// kinds was left open: the last item belongs outside.
    fn name(&mut self, named: bool) -> Step {
        match self.frames.last_mut() {
            Some(frame) if frame.open == '(' => {
                if *frame.named.get_or_insert(named) == named {
                    return Ok(());
                }
                let at = frame.at;
                Err(self.open_bracket(at))
            }
            Some(frame) if frame.open == '[' && named => {
                let at = frame.at;
                Err(self.open_bracket(at))
            }
            _ => Ok(()),
        }
    }

    fn step(&mut self, met: Met) -> Step {
        match met.token {
            Token::OpenText => return Err(at(met.start, met.start + 1, "syntax-string")),
            Token::OpenComment => return Err(at(met.start, met.start + 2, "syntax-comment")),
            Token::Odd => return Err(self.odd(met)),
            Token::Word if self.is_odd_word(met) => return Err(self.odd(met)),
            Token::Text if self.is_single_quoted_text(met) => {
                return Err(at(met.start, met.end, "syntax-quotes"));
            }
            _ => {}
        }
        match self.next() {
            Next::Item => self.item(met),
            Next::AfterWord => self.after_word(met),
            Next::AfterText => self.after_text(met),
            Next::Value => self.value(met),
            Next::AfterValueWord if met.token == Token::Open => {
                self.open(met);
                Ok(())
            }
            Next::AfterValueWord | Next::AfterValue => self.after_value(met),
        }
    }

    fn item(&mut self, met: Met) -> Step {
        match met.token {
            Token::Close => self.close(met),
            Token::Word => {
                self.expect(Next::AfterWord);
                Ok(())
            }
            Token::Text if self.is_quoted_name(met) => {
                Err(at(met.start, met.end, "syntax-name-quoted"))
            }
            Token::Text if self.named() == Some(true) => Err(at(met.start, met.end, "syntax-name")),
            Token::Text => {
                self.expect(Next::AfterText);
                Ok(())
            }
            Token::Open => {
                self.name(false)?;
                self.open(met);
                Ok(())
            }
            _ => Err(at(met.start, met.end, "syntax-value")),
        }
    }

    fn after_word(&mut self, met: Met) -> Step {
        let in_record = self.frames.last().is_some_and(|frame| frame.open == '(');
        match met.token {
            Token::Colon => {
                self.name(true)?;
                self.expect(Next::Value);
                Ok(())
            }
            Token::Open if self.named() != Some(true) => {
                self.name(false)?;
                self.open(met);
                Ok(())
            }
            Token::Comma | Token::Close if self.named() != Some(true) => {
                self.name(false)?;
                self.after_value(met)
            }
            _ if in_record && self.named() != Some(false) => {
                Err(at(met.start, met.end, "syntax-colon"))
            }
            _ => self.after_value(met),
        }
    }

    /// Returns whether a text is a field's name in quotation marks, as in JSON.
    fn is_quoted_name(&self, met: Met) -> bool {
        let in_record = self.frames.last().is_some_and(|frame| frame.open == '(');
        let rest = part(self.text, met.end..);
        in_record && lexer::past_blanks(rest).starts_with(':')
    }

    fn after_text(&mut self, met: Met) -> Step {
        let in_map = self.frames.last().is_some_and(|frame| frame.open == '{');
        match met.token {
            Token::Colon if in_map => {
                self.expect(Next::Value);
                return Ok(());
            }
            Token::Comma | Token::Close => self.name(false)?,
            _ => {}
        }
        self.after_value(met)
    }

    fn value(&mut self, met: Met) -> Step {
        match met.token {
            Token::Text => {
                self.expect(Next::AfterValue);
                Ok(())
            }
            Token::Word => {
                self.expect(Next::AfterValueWord);
                Ok(())
            }
            Token::Open => {
                self.open(met);
                Ok(())
            }
            _ if self.frames.is_empty() => Err(at(met.start, met.end, "syntax-bracket")),
            _ => Err(at(met.start, met.end, "syntax-value")),
        }
    }

    fn after_value(&mut self, met: Met) -> Step {
        if self.frames.is_empty() {
            return Err(match (self.outside, self.last) {
                // A file that begins with a field, or is prose, lacks the brackets around it.
                (Next::AfterValueWord, Some(word)) => at(word.start, word.end, "syntax-bracket"),
                _ => self.trailing(met),
            });
        }
        match met.token {
            Token::Comma => {
                self.expect(Next::Item);
                Ok(())
            }
            Token::Close => self.close(met),
            Token::Colon => Err(at(met.start, met.end, "syntax-other")),
            _ => Err(self.text_before(met).unwrap_or_else(|| {
                let named = self.named() == Some(true);
                let nested = met.token == Token::Open && named;
                match self.frames.last() {
                    Some(frame) if nested && frame.open == '(' => {
                        let at = frame.at;
                        self.open_bracket(at)
                    }
                    _ => at(met.start, met.end, "syntax-comma"),
                }
            })),
        }
    }

    fn open(&mut self, met: Met) {
        self.expect(Next::AfterValue);
        let open = self.part(met.start, met.end).chars().next().unwrap_or('(');
        let frame = Frame::new(open, met.start, self.line_indent);
        self.frames.push(frame);
    }

    fn close(&mut self, met: Met) -> Step {
        let opening = match self.part(met.start, met.end) {
            ")" => '(',
            "]" => '[',
            _ => '{',
        };
        match self.frames.last() {
            Some(frame) if frame.open == opening => {
                let (block, indent) = (frame.block, frame.indent);
                let own_line = self.part(0, met.start).rsplit('\n').next();
                let own_line = own_line.is_some_and(|line| line.trim().is_empty());
                self.closed_early = (block && !own_line).then_some((met.start, indent));
                self.frames.pop();
                self.expect(Next::AfterValue);
                Ok(())
            }
            Some(frame) if self.frames.iter().any(|outer| outer.open == opening) => {
                let at = self.left_open.unwrap_or(frame.at);
                Err(self.open_bracket(at))
            }
            _ => Err(self.trailing(met)),
        }
    }

    /// Returns the fault of a token where nothing more may come.
    fn trailing(&self, met: Met) -> Fault {
        match self.too_many {
            Some(place) => at(place, place + 1, "syntax-extra-bracket"),
            None if met.token == Token::Close => at(met.start, met.end, "syntax-extra-bracket"),
            None => at(met.start, met.end, "syntax-trailing"),
        }
    }

    fn open_bracket(&self, place: usize) -> Fault {
        let place = self.left_open.unwrap_or(place);
        at(place, place + 1, "syntax-open-bracket")
    }

    fn at_end(&self) -> Step {
        let end = self.last.map_or(self.text.len(), |last| last.end);
        match (self.frames.is_empty(), self.left_open) {
            (true, _) => Ok(()),
            (false, Some(place)) => Err(self.open_bracket(place)),
            (false, None) => Err(at(end, end, "syntax-ends-early")),
        }
    }

    /// Returns the fault of the text right before `met`, which is not a comma.
    ///
    /// If a closing quotation mark is missing, the text ends at the opening one of the next text.
    /// So it extends beyond its line, and what should be a text comes after it without quotation
    /// marks.
    fn text_before(&self, met: Met) -> Option<Fault> {
        let text = self.last.filter(|last| last.token == Token::Text)?;
        let written = self.part(text.start, text.end);
        if written.contains('\n') && met.start == text.end {
            let first = written.lines().next().unwrap_or_default();
            let plain = first.rfind(is_typographic_quote);
            return Some(match plain {
                Some(offset) => {
                    let start = text.start + offset;
                    let sign = self.part(start, text.end).chars().next();
                    let end = start + sign.map_or(0, char::len_utf8);
                    at(start, end, "syntax-quotes")
                }
                None => at(text.start, text.start + first.len(), "syntax-string"),
            });
        }
        (met.start == text.end).then(|| at(met.start, met.end, "syntax-quote"))
    }

    /// Returns whether a word is malformed: it begins with neither a letter nor an Arabic digit.
    fn is_odd_word(&self, met: Met) -> bool {
        let word = self.part(met.start, met.end);
        let first = word.chars().next().unwrap_or('_');
        !(unicode_ident::is_xid_start(first)
            || first.is_ascii_digit()
            || matches!(first, '_' | '.' | '+' | '-'))
    }

    /// Returns whether single quotation marks enclose more than one character.
    fn is_single_quoted_text(&self, met: Met) -> bool {
        let mut chars = self.part(met.start, met.end).chars();
        let (first, second) = (chars.next(), chars.next());
        first == Some('\'') && second != Some('\\') && chars.count() > 1
    }

    /// Returns the fault of a character without a meaning in RON, or of the text before it that
    /// explains why it is not quoted.
    fn odd(&self, met: Met) -> Fault {
        let after_value = matches!(self.next(), Next::AfterValue | Next::AfterText);
        if after_value
            && !self.frames.is_empty()
            && let Some(fault) = self.text_before(met)
            && fault.span.start < met.start
        {
            return fault;
        }
        let sign = self.part(met.start, met.end).chars().next().unwrap_or(' ');
        let span = met.start..met.start + sign.len_utf8();
        let key = match self.next() {
            _ if is_unseen(sign) => "syntax-unseen",
            _ if is_typographic_quote(sign) => "syntax-quotes",
            _ if is_wide(sign) => "syntax-wide",
            _ if digit_value(sign).is_some() => "syntax-digits",
            Next::AfterWord if matches!(sign, '=' | ';') => "syntax-colon",
            Next::AfterValue | Next::AfterValueWord if self.frames.is_empty() => {
                return self.trailing(met);
            }
            Next::AfterValue | Next::AfterValueWord | Next::AfterText if sign == ';' => {
                "syntax-comma"
            }
            Next::AfterValue | Next::AfterText => match self.text_before(met) {
                Some(fault) => return fault,
                None => "syntax-other",
            },
            _ => "syntax-other",
        };
        Fault { span, key }
    }
}

fn at(start: usize, end: usize, key: &'static str) -> Fault {
    Fault {
        span: start..end,
        key,
    }
}

/// Returns whether `c` is a quotation mark as word processors set it.
fn is_typographic_quote(c: char) -> bool {
    matches!(c, '\u{2018}'..='\u{201f}' | '«' | '»' | '″' | '`' | '´')
}

/// Returns whether `c` is a bracket, comma or colon of an East Asian keyboard.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{ff01}'..='\u{ff5e}' | '\u{3001}'..='\u{3011}' | '\u{fe50}'..='\u{fe6b}')
}

/// Returns whether `c` is invisible, or looks like a space but is not one in RON.
pub(super) fn is_unseen(c: char) -> bool {
    c.is_control() || c.is_whitespace() || is_ignorable(c)
}
