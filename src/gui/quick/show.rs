//! Draws the box, and does what its keys say.

use std::sync::Arc;

use eframe::egui::text_edit::TextEditState;
use eframe::egui::{
    Color32, Context, FontId, Frame, Galley, Id, Key, Margin, Modifiers, Sense, Stroke, Ui,
    ViewportClass, ViewportCommand, vec2,
};

use super::board::{Checked, Outcome};
use super::reply::{Content, Reply, content};
use super::{HEIGHTS, News, QuickBox, Subject, WIDTH};
use crate::fonts;
use crate::gui::command::Command;
use crate::gui::theme::{font, size, space, strong};
use crate::gui::widgets::{
    Field, Paragraph, Pressable, SIGN, counted_badge, one_line, standing_sign, standing_words,
};
use crate::guide::{Question, Verdict};
use crate::report::{Counted, DraftReport, PartReport, ReadingReport, Standing};

/// The size of a group's name, in points.
const NAME: f32 = 24.0;

/// The width of the line around the box, in points.
const BORDER: f32 = 2.0;

/// The maximum number of sentences of advice.
const MAX_SENTENCES: usize = 2;

/// The maximum number of lines of a clipboard's text that are shown.
const PREVIEW_LINES: usize = 2;

fn field_id() -> Id {
    Id::unique("quick-query")
}

/// Forgets what was typed, with all that could be undone.
pub fn forget_typed(context: &Context) {
    TextEditState::default().store(context, field_id());
}

/// The keys of the box. The field gets none of them.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each key is pressed or not")]
struct Keys {
    enter: bool,
    full: bool,
    close: bool,
    board: bool,
    up: bool,
    down: bool,
}

impl Keys {
    fn take(ui: &Ui, is_list: bool) -> Self {
        ui.input_mut(|input| {
            let mut pressed = |held, key| input.consume_key(held, key);
            Self {
                enter: pressed(Modifiers::NONE, Key::Enter),
                full: pressed(Modifiers::NONE, Key::Tab),
                close: pressed(Modifiers::NONE, Key::Escape),
                board: pressed(Modifiers::NONE, Key::F8),
                up: is_list && pressed(Modifiers::NONE, Key::ArrowUp),
                down: is_list && pressed(Modifiers::NONE, Key::ArrowDown),
            }
        })
    }
}

impl QuickBox {
    /// Draws the box and does what was pressed.
    pub(super) fn act(&mut self, ui: &mut Ui, class: ViewportClass, subject: &Subject) {
        let keys = Keys::take(ui, matches!(self.content, Content::Readings(_)));
        let waits = self.board.receive();
        let colours = subject.colours;
        let frame = Frame::new()
            .fill(colours.panel)
            .stroke(Stroke::new(BORDER, colours.border))
            .inner_margin(Margin::from(vec2(space::M, 6.0)));
        let drawn = frame.show(ui, |ui| {
            ui.set_width(WIDTH - 2.0 * (space::M + BORDER));
            ui.spacing_mut().item_spacing.y = space::S;
            self.field(ui, subject);
            if waits {
                small(ui, subject, &subject.style.text("bar-working"));
            } else {
                self.below(ui, subject);
            }
        });
        self.fit(ui, class, drawn.response.rect.height());
        self.obey(ui, class, subject, &keys);
    }

    fn field(&mut self, ui: &mut Ui, subject: &Subject) {
        let style = subject.style;
        let (name, hint) = (style.text("quick-title"), style.text("quick-hint"));
        let before = self.query.clone();
        let width = ui.available_width();
        let field = Field::new(field_id(), &mut self.query, font(size::HEADING))
            .hint(&hint)
            .name(&name)
            .limit(500)
            .roomy()
            .show(ui, &subject.thai, width);
        // Each request interrupts what an input method composes and, on X11, restarts the method, whose
        // events cause frames. `Response::has_focus` asks for the window's focus as well.
        if !ui.memory(|memory| memory.has_focus(field.id)) {
            field.request_focus();
        }
        if self.query != before {
            self.board.forget();
            self.content = content(subject, &self.query);
            self.cursor = self.content.cursor();
        }
    }

    fn below(&mut self, ui: &mut Ui, subject: &Subject) {
        let style = subject.style;
        if !matches!(self.content, Content::Empty) {
            if let Some(warning) = subject.in_force.warning() {
                line(ui, subject, warning, subject.colours.fits_if.text);
            }
            if let Some(letters) = fonts::missing_in_words([self.query.as_str()]) {
                let letters = [("letters", letters)];
                small(ui, subject, &style.text_with("letters-not-shown", &letters));
            }
        }
        match &self.content {
            Content::Empty => {}
            Content::Unclear => {
                text(ui, subject, &style.text("quick-unclear"));
                small(ui, subject, &style.text("quick-keys-unclear"));
            }
            Content::Answer(reply) => {
                one(ui, subject, reply);
                let key = match reply.group() {
                    Some(_) => "quick-keys",
                    None => "quick-keys-no-group",
                };
                small(ui, subject, &style.text(key));
            }
            Content::Readings(readings) => {
                text(ui, subject, &style.which_reading(readings.len()));
                let mut pressed = None;
                for (at, reading) in readings.iter().enumerate() {
                    if row(ui, subject, reading, self.cursor.at() == Some(at)) {
                        pressed = Some(at);
                    }
                }
                let key = match self.cursor.at() {
                    Some(_) => "quick-keys-which",
                    None => "quick-keys-perhaps",
                };
                small(ui, subject, &style.text(key));
                if let Some(pressed) = pressed {
                    self.choose(subject, pressed);
                }
            }
            Content::Board => board(ui, subject, self.board.outcome.as_ref()),
        }
    }

    /// Makes the window as high as what is in it.
    fn fit(&mut self, ui: &Ui, class: ViewportClass, height: f32) {
        let height = height.clamp(HEIGHTS.0, HEIGHTS.1).ceil();
        if class == ViewportClass::EmbeddedWindow || (height - self.height).abs() < 1.0 {
            return;
        }
        self.height = height;
        let size = vec2(WIDTH, height);
        ui.send_viewport_cmd(ViewportCommand::InnerSize(size));
    }

    fn obey(&mut self, ui: &Ui, class: ViewportClass, subject: &Subject, keys: &Keys) {
        if keys.close {
            self.close(ui, class, true);
        } else if keys.full {
            let news = self.full();
            self.close(ui, class, false);
            self.report(ui, news);
        } else if keys.board {
            self.query.clear();
            self.content = Content::Board;
            self.board.check(ui, subject);
        } else if keys.enter && self.choose_at_cursor(subject) {
            ui.request_repaint();
        } else if keys.enter {
            if let Some(text) = self.to_copy() {
                ui.copy_text(text.clone());
                self.close(ui, class, true);
                self.report(ui, News::Copied(text));
            }
        } else if let Content::Readings(readings) = &self.content {
            if keys.up {
                self.cursor.up();
            } else if keys.down {
                self.cursor.down(readings.len());
            }
            if keys.up || keys.down {
                ui.request_repaint();
            }
        }
    }

    /// Takes the reading at the cursor as what is meant. Returns whether there was one.
    fn choose_at_cursor(&mut self, subject: &Subject) -> bool {
        let at = self.cursor.at();
        at.is_some_and(|at| self.choose(subject, at))
    }

    /// Takes the reading at the index `at` as what is meant. Returns whether there was one.
    fn choose(&mut self, subject: &Subject, at: usize) -> bool {
        let Content::Readings(readings) = &self.content else {
            return false;
        };
        let Some(reading) = readings.get(at) else {
            return false;
        };
        let reply = Reply::new(subject, &reading.question);
        self.content = Content::Answer(Box::new(reply));
        true
    }

    /// Returns what Enter copies: the group of a sure answer, or the masked text.
    fn to_copy(&self) -> Option<String> {
        match &self.content {
            Content::Empty | Content::Unclear | Content::Readings(_) => None,
            Content::Answer(reply) => reply.group().map(str::to_owned),
            Content::Board => match self.board.outcome.as_ref()? {
                Outcome::Checked(checked) if checked.report.is_message() => {
                    Some(board_copy(checked))
                }
                _ => None,
            },
        }
    }

    /// Returns what the window shows for Tab.
    fn full(&self) -> News {
        match &self.content {
            Content::Readings(readings) => {
                let chosen = self.cursor.at().and_then(|at| readings.get(at));
                match chosen.map(|reading| &reading.question) {
                    Some(Question::InScope(need)) => News::Show(Command::Ask(need.clone())),
                    _ => News::Find(self.query.clone()),
                }
            }
            Content::Board => match &self.board.outcome {
                Some(Outcome::Checked(checked)) => News::Draft(checked.text.clone()),
                _ => News::Draft(String::new()),
            },
            _ => News::Find(self.query.clone()),
        }
    }
}

/// Returns what Enter copies of a checked text: the masked one, or its group's name if there is
/// nothing to mask and all of it belongs in one group.
fn board_copy(checked: &Checked) -> String {
    match only_group(&checked.report) {
        Some(group) if checked.report.reasons_to_wait() == 0 => group,
        _ => checked.report.masked.clone(),
    }
}

/// Returns the one group that all parts of a draft surely belong in.
fn only_group(report: &DraftReport) -> Option<String> {
    let mut parts = report.parts.iter();
    let first = parts.next()?.group()?;
    let alike = parts.all(|part| part.group().is_some_and(|group| group.id == first.id));
    alike.then(|| first.name.clone())
}

/// Draws one answer.
fn one(ui: &mut Ui, subject: &Subject, reply: &Reply) {
    let (style, colours, card) = (subject.style, subject.colours, &reply.card);
    ui.horizontal(|ui| {
        standing_words(ui, colours, card.sign, &card.lead, size::BODY);
        let width = ui.available_width();
        let title = cut(ui, subject, &card.title, strong(NAME), colours.text, width);
        ui.label(title);
    });
    for words in card.text.iter().take(MAX_SENTENCES) {
        text(ui, subject, words);
    }
    let group = card.group.and_then(|at| reply.report.groups.get(at));
    if let Some(condition) = group.and_then(|group| group.condition.as_ref()) {
        line(
            ui,
            subject,
            &style.on_condition(condition),
            colours.fits_if.text,
        );
    }
    if let Some(quote) = reply.quote() {
        line(ui, subject, &format!("“{quote}”"), colours.text);
    }
    if let Some(words) = card.not_in_words(&reply.report, style) {
        let red = colours.forbidden.text;
        ui.horizontal(|ui| {
            let (sign, _) = ui.allocate_exact_size(vec2(SIGN + 2.0, SIGN), Sense::hover());
            let forbidden = Standing::Verdict(Verdict::Forbidden);
            standing_sign(ui.painter(), sign.center(), forbidden, red);
            let width = ui.available_width();
            let galley = cut(ui, subject, &words, strong(size::BODY), red, width);
            ui.label(galley);
        });
    }
}

/// Draws a reading to choose. Returns whether it was pressed.
fn row(ui: &mut Ui, subject: &Subject, reading: &ReadingReport, chosen: bool) -> bool {
    Pressable::choice(&reading.line(), chosen)
        .show(ui, &subject.thai)
        .clicked()
}

/// Draws the check of the clipboard's text.
fn board(ui: &mut Ui, subject: &Subject, outcome: Option<&Outcome>) {
    let style = subject.style;
    let checked = match outcome {
        Some(Outcome::Checked(checked)) => checked,
        Some(Outcome::TooLong) => {
            text(ui, subject, &style.text("quick-board-long"));
            return;
        }
        _ => {
            text(ui, subject, &style.text("quick-board-nothing"));
            return;
        }
    };
    let report = &checked.report;
    if let Some((what, advice)) = report.instead_of_message(style) {
        text(ui, subject, &what);
        text(ui, subject, &advice);
        small(ui, subject, &style.text("quick-keys-unclear"));
        return;
    }
    for part in report.parts.iter().take(2) {
        ui.horizontal(|ui| {
            if report.parts.len() > 1 {
                small(ui, subject, &part.lines);
            }
            belongs(ui, subject, part);
        });
    }
    ui.horizontal_wrapped(|ui| {
        if let Some(nothing) = report.nothing(style) {
            text(ui, subject, &nothing);
        }
        for (counted, words) in report.counts(style) {
            if counted != Counted::Kept {
                counted_badge(ui, subject.colours, counted, &words);
            }
        }
    });
    let waits = report.reasons_to_wait() > 0;
    if waits {
        let masked = report.masked.lines().filter(|line| !line.trim().is_empty());
        for masked in masked.take(PREVIEW_LINES) {
            line(ui, subject, masked, subject.colours.text);
        }
    }
    let key = if waits {
        "quick-keys-masked"
    } else if only_group(report).is_some() {
        "quick-keys"
    } else {
        "quick-keys-text"
    };
    small(ui, subject, &style.text(key));
}

/// Draws where a part of a message belongs, or what it may mean.
fn belongs(ui: &mut Ui, subject: &Subject, part: &PartReport) {
    let (colours, colour) = (subject.colours, subject.colours.text);
    if part.readings.is_empty() {
        let card = &part.card;
        standing_words(ui, colours, card.sign, &card.lead, size::BODY);
        let (font, width) = (strong(size::HEADING), ui.available_width());
        let title = cut(ui, subject, &card.title, font, colour, width);
        ui.label(title);
        return;
    }
    let silent = Standing::Verdict(Verdict::Silent);
    let which = subject.style.which_reading(part.readings.len());
    standing_words(ui, colours, silent, &which, size::BODY);
    let meanings: Vec<&str> = part
        .readings
        .iter()
        .map(|one| one.meaning.as_str())
        .collect();
    line(ui, subject, &meanings.join(" · "), colour);
}

fn text(ui: &mut Ui, subject: &Subject, words: &str) {
    Paragraph::new(words).show(ui, &subject.thai);
}

fn small(ui: &mut Ui, subject: &Subject, words: &str) {
    Paragraph::new(words)
        .font(font(size::SMALL))
        .colour(subject.colours.muted)
        .show(ui, &subject.thai);
}

/// Draws words on one line, cut where the box ends.
fn line(ui: &mut Ui, subject: &Subject, words: &str, colour: Color32) {
    let flat = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let width = ui.available_width();
    let galley = cut(ui, subject, &flat, font(size::BODY), colour, width);
    ui.label(galley);
}

/// Lays out words on one line, cut after a word where the box ends.
fn cut(
    ui: &Ui,
    subject: &Subject,
    words: &str,
    font: FontId,
    colour: Color32,
    width: f32,
) -> Arc<Galley> {
    let words = subject.thai.cut(ui, words, &font, width);
    one_line(ui, &words, font, colour, width)
}
