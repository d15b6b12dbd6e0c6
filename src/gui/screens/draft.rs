//! The draft screen (ตรวจร่าง): a message that is about to be posted, the group that each of its
//! parts belongs in, and what in it must not be posted. The text is held in memory only, and
//! forgotten.

mod findings;
mod groups;
mod keeping;

use std::ops::Range;
use std::sync::Arc;

use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::text_edit::TextEditState;
use eframe::egui::{
    Align, Context, Id, Layout, Rect, Response, ScrollArea, TextStyle, Ui, UiBuilder,
};

use self::keeping::Keeping;
use super::super::background::{self, Task};
use super::super::theme::{Tone, breakpoint, font, size, space, strong};
use super::super::widgets::{Field, Mark, Paragraph, Pressable, beside_bar};
use super::parts::{body, column, heading, not_shown, small};
use super::{Commands, Revision, View};
use crate::draft::KeptFinding;
use crate::fonts;
use crate::guide::Question;
use crate::registry::RoleId;
use crate::report::{Counted, DraftReport, Style, WarningReport, draft_report};
use crate::understand::Understander;

/// The maximum length of a message, in characters. It is ten times what LINE sends at once, and as
/// much as a frame can lay out.
const MAX_MESSAGE_LENGTH: usize = 100_000;

/// The widths of the two columns, in points.
const MESSAGE_WIDTH: f32 = 620.0;
const RESULTS_WIDTHS: (f32, f32) = (360.0, 480.0);

/// The minimum height of the message beside its results, in points.
const MESSAGE_HEIGHT: f32 = 300.0;

/// The minimum number of lines of the field.
const LINES: usize = 6;

/// The state of the screen. None of it is written to disk.
#[derive(Default)]
pub struct State {
    revision: Revision,
    text: String,
    keeping: Keeping,
    /// What a person chose as the meaning of doubtful words, by the role and the words.
    meant: Vec<(Option<RoleId>, String, Question)>,
    checking: Option<Task<CheckedDraft>>,
    checked: Option<CheckedDraft>,
    /// Whether the field still has to be focused. It is focused when the screen opens.
    unfocused: bool,
    /// The range to select in the field.
    wanted: Option<Range<usize>>,
}

/// A draft and the results of its check.
struct CheckedDraft {
    subject: Subject,
    report: DraftReport,
    /// How many findings there are, in words.
    counts: Vec<(Counted, String)>,
    /// That nothing has to be masked, in words, if that is so.
    nothing: Option<String>,
    /// What is shown of the masked copy.
    preview: String,
    /// The characters that cannot be shown, in words.
    missing: Option<String>,
}

impl CheckedDraft {
    /// Returns the words of a part whose meaning is doubtful.
    fn words_of(&self, at: usize) -> Option<String> {
        let parts = &self.report.parts;
        let part = parts.get(at).filter(|part| !part.readings.is_empty())?;
        let words = self.subject.text.chars().skip(part.start);
        Some(words.take(part.end - part.start).collect())
    }

    fn choose(&mut self, view: &View<'_>, at: usize, question: Question) {
        if let Some(part) = self.report.parts.get_mut(at) {
            part.choose(view.registry, question, self.subject.style);
        }
    }
}

/// What a check depends on.
#[derive(Clone, PartialEq, Eq)]
struct Subject {
    revision: Revision,
    style: Style,
    role: Option<RoleId>,
    text: String,
    kept: Vec<KeptFinding>,
}

impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The draft is left out, since it may hold what must not be disclosed.
        f.debug_struct("State").finish_non_exhaustive()
    }
}

impl State {
    /// Focuses the field when the screen is next drawn.
    pub fn focus(&mut self) {
        self.unfocused = false;
    }

    /// Takes `text` in place of the one before it.
    pub fn take(&mut self, text: String) {
        self.text = text;
        self.unfocused = false;
    }

    /// Checks the text in the background if it, or anything the check depends on, has changed.
    fn refresh(&mut self, context: &Context, view: &View<'_>) {
        if self.revision != view.revision {
            self.revision = view.revision;
            self.checked = None;
            self.checking = None;
            self.meant.clear();
        }
        if let Some(checked) = background::take(&mut self.checking) {
            self.receive(view, checked);
        }
        if self.text.trim().is_empty() {
            self.checked = None;
            self.checking = None;
            self.keeping.forget();
            self.meant.clear();
            return;
        }
        // Checks run one at a time. What was typed meanwhile is checked afterwards.
        if self.is_current(view) || self.checking.is_some() {
            return;
        }
        let subject = Subject {
            revision: view.revision,
            style: view.style,
            role: view.role,
            text: self.text.clone(),
            kept: self.keeping.kept().to_vec(),
        };
        let registry = Arc::clone(view.registry);
        let understander = Arc::clone(view.understander);
        let task = Task::start(context, move || {
            let report = draft_report(
                &registry,
                |text, role| {
                    let understander = understander.get_or_init(|| Understander::new(&registry));
                    understander.read(&registry, text, role)
                },
                &subject.text,
                &subject.kept,
                subject.role,
                subject.style,
            );
            CheckedDraft {
                counts: report.counts(subject.style),
                nothing: report.nothing(subject.style),
                preview: report.preview(&subject.text),
                missing: fonts::missing_in_words([subject.text.as_str()]),
                subject,
                report,
            }
        });
        // Most messages are checked by then, so that nothing flickers.
        match task.within(view.patience) {
            Some(checked) => self.receive(view, checked),
            None => self.checking = Some(task),
        }
    }

    /// Takes the results of a check.
    fn receive(&mut self, view: &View<'_>, mut checked: CheckedDraft) {
        for at in 0..checked.report.parts.len() {
            let words = checked.words_of(at);
            let mut meant = self.meant.iter();
            let meant = meant.find(|(role, known, _)| {
                *role == checked.subject.role && Some(known) == words.as_ref()
            });
            if let Some((_, _, question)) = meant {
                checked.choose(view, at, question.clone());
            }
        }
        if self.is_of_text(&checked) && checked.subject.kept == self.keeping.kept() {
            self.keeping.keep_only_found(&checked.report);
            // What was forgotten kept nothing, so these are the results without it, too.
            checked.subject.kept = self.keeping.kept().to_vec();
        }
        self.checked = Some(checked);
    }

    /// Takes `question` as what the part at `at` means.
    fn choose(&mut self, view: &View<'_>, at: usize, question: Question) {
        let Some(checked) = &mut self.checked else {
            return;
        };
        if let Some(words) = checked.words_of(at) {
            let role = checked.subject.role;
            self.meant.push((role, words, question.clone()));
        }
        checked.choose(view, at, question);
    }

    fn is_of_text(&self, checked: &CheckedDraft) -> bool {
        checked.subject.text == self.text
    }

    /// Returns whether the results are those of the current text and all else they depend on.
    fn is_current(&self, view: &View<'_>) -> bool {
        self.checked.as_ref().is_some_and(|checked| {
            let subject = &checked.subject;
            let is_same = subject.style == view.style && subject.role == view.role;
            is_same && subject.kept == self.keeping.kept() && self.is_of_text(checked)
        })
    }

    /// Returns what to highlight in the current text. Until it has been checked again, the text
    /// before and after the change keeps its marks.
    fn marks(&self, view: &View<'_>) -> Vec<Mark> {
        let Some(checked) = &self.checked else {
            return Vec::new();
        };
        let findings = &checked.report.findings;
        if checked.subject.text == self.text {
            let marks = findings
                .iter()
                .map(|finding| (finding.start..finding.end, tone(view, finding)));
            return marks.collect();
        }
        let was: Vec<char> = checked.subject.text.chars().collect();
        let is: Vec<char> = self.text.chars().collect();
        let alike = |pairs: &mut dyn Iterator<Item = (&char, &char)>| {
            pairs.take_while(|(was, is)| was == is).count()
        };
        let before = alike(&mut was.iter().zip(&is));
        let after = alike(&mut was.iter().rev().zip(is.iter().rev()));
        let after = after.min(was.len().min(is.len()) - before);
        findings
            .iter()
            .filter_map(|finding| {
                let tone = tone(view, finding);
                if finding.end <= before {
                    Some((finding.start..finding.end, tone))
                } else if finding.start >= was.len() - after {
                    let moved = |at: usize| at + is.len() - was.len();
                    Some((moved(finding.start)..moved(finding.end), tone))
                } else {
                    None
                }
            })
            .collect()
    }
}

/// Returns the colours of a finding.
fn tone(view: &View<'_>, finding: &WarningReport) -> Tone {
    view.colours.counted(finding.counts_as())
}

pub fn show(ui: &mut Ui, view: &View<'_>, state: &mut State, commands: &mut Commands) {
    state.refresh(ui, view);
    if ui.available_width() >= breakpoint::DRAFT_COLUMNS {
        in_two_columns(ui, view, state, commands);
        return;
    }
    column(ui, space::MEASURE + 80.0, |ui| {
        write(ui, view, state, LINES);
        results(ui, view, state, false, commands);
        preview(ui, view, state);
    });
}

/// Draws the message and its masked copy on the left and the results on the right. Each side scrolls
/// by itself, so that the message stays in view.
fn in_two_columns(ui: &mut Ui, view: &View<'_>, state: &mut State, commands: &mut Commands) {
    let room = ui.available_rect_before_wrap();
    let (least, most) = RESULTS_WIDTHS;
    let results_width = (0.42 * room.width()).clamp(least, most);
    let message_width = (room.width() - results_width - space::L).min(MESSAGE_WIDTH);
    let from = room.left();
    let left = Rect::from_x_y_ranges(from..=from + message_width, room.y_range());
    let from = left.right() + space::L;
    let right = Rect::from_x_y_ranges(from..=from + results_width, room.y_range());
    let line = ui.text_style_height(&TextStyle::Body);
    // About half the height, so that there is room for the masked copy below.
    let lines = whole((0.5 * room.height()).max(MESSAGE_HEIGHT) / line).max(LINES);
    side(ui, "message", left, |ui| {
        write(ui, view, state, lines);
        preview(ui, view, state);
    });
    side(ui, "results", right, |ui| {
        results(ui, view, state, true, commands);
    });
    ui.allocate_space(room.size());
}

fn whole(number: f32) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a small number of lines"
    )]
    let whole = number.max(0.0) as usize;
    whole
}

/// Draws one side of the screen at `place`.
fn side(ui: &mut Ui, name: &str, place: Rect, add: impl FnOnce(&mut Ui)) {
    let builder = UiBuilder::new()
        .id_salt(name)
        .max_rect(place)
        .layout(Layout::top_down(Align::Min));
    let mut inside = ui.new_child(builder);
    let scroll = ScrollArea::vertical().id_salt(name).auto_shrink(false);
    scroll.show(&mut inside, |ui| {
        beside_bar(ui);
        // Leave room above the first line, or the clip rectangle would cut off its upper marks.
        ui.add_space(space::XS);
        add(ui);
    });
}

fn field_id() -> Id {
    Id::unique("draft-field")
}

/// Draws the field for the message, under the heading of the screen.
fn write(ui: &mut Ui, view: &View<'_>, state: &mut State, lines: usize) {
    let style = view.style;
    heading(ui, view, &style.text("screen-draft"));
    small(ui, view, &style.text("draft-stays"));
    let label = Paragraph::new(&style.text("draft-field"))
        .font(strong(size::BODY))
        .show(ui, view.thai);
    let marks = state.marks(view);
    let hint = style.text("draft-field-hint");
    let width = ui.available_width();
    let field = Field::new(field_id(), &mut state.text, font(size::BODY))
        .hint(&hint)
        .lines(lines)
        .limit(MAX_MESSAGE_LENGTH)
        .marks(&marks)
        .show(ui, view.thai, width)
        .labelled_by(label.id);
    if field.changed() && keeping::is_all_pasted(ui, &state.text) {
        state.keeping.forget();
    }
    if !state.unfocused {
        field.request_focus();
        state.unfocused = true;
    }
    if let Some(wanted) = state.wanted.take()
        && !select(ui, &field, &wanted)
    {
        state.wanted = Some(wanted);
    }
    if state.text.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let clear = style.text("draft-clear");
        if Pressable::button(&clear).show(ui, view.thai).clicked() {
            state.text.clear();
            state.keeping.forget();
            // The field's undo history would still have the text.
            TextEditState::default().store(ui, field_id());
            field.request_focus();
        }
        if state.text.chars().count() >= MAX_MESSAGE_LENGTH {
            let most = [("count", MAX_MESSAGE_LENGTH.to_string())];
            small(ui, view, &style.text_with("draft-longest", &most));
        }
    });
}

/// Draws the groups of the message and what must not be posted. Where they are below the message, its
/// counts come first, so that they are in view. While a change is being checked, the results of the
/// text before it stay, so that nothing jumps during typing.
fn results(
    ui: &mut Ui,
    view: &View<'_>,
    state: &mut State,
    is_beside: bool,
    commands: &mut Commands,
) {
    let is_current = state.is_current(view);
    let Some(checked) = &state.checked else {
        return;
    };
    let report = &checked.report;
    not_shown(ui, view, checked.missing.as_deref());
    if let Some((is_another, advice)) = report.instead_of_message(view.style) {
        not_a_message(ui, view, &is_another, &advice);
        return;
    }
    if !is_beside {
        findings::summary(ui, view, checked, is_current, commands);
    }
    let chosen = groups::show(ui, view, checked, commands);
    if is_beside {
        findings::summary(ui, view, checked, is_current, commands);
    }
    match findings::rows(ui, view, report) {
        Some(findings::Pressed::Place(place)) => state.wanted = Some(place),
        Some(findings::Pressed::Keep(finding)) => state.keeping.toggle(&finding),
        None => {}
    }
    if let Some((at, question)) = chosen {
        state.choose(view, at, question);
    }
}

/// Draws the masked copy, if something in it is masked.
fn preview(ui: &mut Ui, view: &View<'_>, state: &State) {
    let Some(checked) = &state.checked else {
        return;
    };
    if checked.nothing.is_none() && checked.report.is_message() {
        findings::preview(ui, view, &checked.preview);
    }
}

/// Says that this is a chat history or another file, and what to do.
fn not_a_message(ui: &mut Ui, view: &View<'_>, is_another: &str, advice: &str) {
    ui.add_space(space::S);
    Paragraph::new(is_another)
        .font(strong(size::SUBHEADING))
        .colour(view.colours.forbidden.text)
        .show(ui, view.thai);
    body(ui, view, advice);
}

/// Selects characters of the message once its field is focused. Before that, egui would forget the
/// selection. Returns whether it is done.
fn select(ui: &Ui, field: &Response, range: &Range<usize>) -> bool {
    if !field.has_focus() {
        field.request_focus();
        return false;
    }
    let mut state = TextEditState::load(ui, field.id).unwrap_or_default();
    let places = CCursorRange::two(CCursor::new(range.start), CCursor::new(range.end));
    state.cursor.set_char_range(Some(places));
    state.store(ui, field.id);
    field.scroll_to_me(Some(Align::Min));
    ui.request_repaint();
    true
}
