//! The draft screen (ตรวจร่าง): a message that is about to be posted, the group that each of its
//! parts belongs in, and what in it must not be posted. The text is held in memory only, and
//! forgotten.

use std::ops::Range;
use std::sync::Arc;

use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::text_edit::TextEditState;
use eframe::egui::{Align, Context, Id, Response, Ui};

use super::super::background::{self, Task};
use super::super::command::Command;
use super::super::theme::{Tone, font, size, space, strong};
use super::super::widgets::{Field, Mark, Paragraph, Pressable, verdict_words};
use super::parts::{body, card, column, heading, label, not_shown, small, subheading};
use super::{Commands, Revision, View};
use crate::draft::Severity;
use crate::fonts;
use crate::guide::{Question, Verdict};
use crate::registry::RoleId;
use crate::report::{DraftReport, PartReport, Style, WarningReport, draft_report};
use crate::understand::Understander;

/// The maximum length of a message, in characters. It is ten times what LINE sends at once, and as
/// much as a frame can lay out.
const MAX_MESSAGE_LENGTH: usize = 100_000;

/// The maximum number of characters shown of a part above its group.
const EXCERPT_LENGTH: usize = 120;

/// The state of the screen. None of it is written to disk.
#[derive(Default)]
pub struct State {
    revision: Revision,
    text: String,
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
    /// The characters that cannot be shown, in words.
    missing: Option<String>,
}

/// What a check depends on.
#[derive(Clone, PartialEq, Eq)]
struct Subject {
    revision: Revision,
    style: Style,
    role: Option<RoleId>,
    text: String,
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

    /// Checks the text in the background if it, or anything the check depends on, has changed.
    fn refresh(&mut self, context: &Context, view: &View<'_>) {
        if self.revision != view.revision {
            self.revision = view.revision;
            self.checked = None;
            self.checking = None;
        }
        if let Some(checked) = background::take(&mut self.checking) {
            self.checked = Some(checked);
        }
        if self.text.trim().is_empty() {
            self.checked = None;
            self.checking = None;
            return;
        }
        let current = self.checked.as_ref().is_some_and(|checked| {
            let subject = &checked.subject;
            subject.text == self.text && subject.style == view.style && subject.role == view.role
        });
        // Checks run one at a time. What was typed meanwhile is checked afterwards.
        if current || self.checking.is_some() {
            return;
        }
        let subject = Subject {
            revision: view.revision,
            style: view.style,
            role: view.role,
            text: self.text.clone(),
        };
        let registry = Arc::clone(view.registry);
        let understander = Arc::clone(view.understander);
        self.checking = Some(Task::start(context, move || {
            let report = draft_report(
                &registry,
                |text, role| {
                    let understander = understander.get_or_init(|| Understander::new(&registry));
                    understander.read(&registry, text, role)
                },
                &subject.text,
                subject.role,
                subject.style,
            );
            let missing = fonts::missing_in_words([subject.text.as_str()]);
            CheckedDraft {
                subject,
                report,
                missing,
            }
        }));
    }

    /// Returns what to highlight in the current text. Until it has been checked again, the text
    /// before and after the change keeps its marks.
    fn marks(&self, view: &View<'_>) -> Vec<Mark> {
        let Some(checked) = &self.checked else {
            return Vec::new();
        };
        let findings = &checked.report.findings;
        if checked.subject.text == self.text {
            let marks = findings.iter().map(|finding| {
                let tone = tone(view, finding.severity);
                (finding.start..finding.end, tone)
            });
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
                let tone = tone(view, finding.severity);
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

pub fn show(ui: &mut Ui, view: &View<'_>, state: &mut State, commands: &mut Commands) {
    state.refresh(ui, view);
    let style = view.style;
    column(ui, space::MEASURE + 80.0, |ui| {
        heading(ui, view, &style.text("screen-draft"));
        small(ui, view, &style.text("draft-stays"));
        write(ui, view, state);
        let Some(checked) = &state.checked else {
            return;
        };
        let report = &checked.report;
        not_shown(ui, view, checked.missing.as_deref());
        // The findings stay while the change is being checked, so that nothing jumps during typing.
        let current = checked.subject.text == state.text;
        if let Some((is_another, advice)) = report.instead_of_message(style) {
            not_a_message(ui, view, &is_another, &advice);
            return;
        }
        findings(ui, view, report, current, &mut state.wanted, commands);
        subheading(ui, view, &style.text("draft-belongs"));
        let words = &checked.subject.text;
        for (index, one) in report.parts.iter().enumerate() {
            ui.push_id(index, |ui| {
                let words = (report.parts.len() > 1).then_some(words.as_str());
                card(ui, view, |ui| part(ui, view, one, words, commands));
            });
        }
    });
}

/// Returns the colours of a finding.
fn tone(view: &View<'_>, severity: Severity) -> Tone {
    match severity {
        Severity::MustNotPost => view.colours.forbidden,
        Severity::LookAgain => view.colours.fits_if,
        Severity::ForInformation => view.colours.silent,
    }
}

fn field_id() -> Id {
    Id::unique("draft-field")
}

/// Draws the field for the message.
fn write(ui: &mut Ui, view: &View<'_>, state: &mut State) {
    let style = view.style;
    let label = Paragraph::new(&style.text("draft-field"))
        .font(strong(size::BODY))
        .show(ui, view.thai);
    let marks = state.marks(view);
    let hint = style.text("draft-field-hint");
    let width = ui.available_width();
    let field = Field::new(field_id(), &mut state.text, font(size::BODY))
        .hint(&hint)
        .lines(6)
        .limit(MAX_MESSAGE_LENGTH)
        .marks(&marks)
        .show(ui, view.thai, width)
        .labelled_by(label.id);
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

/// Says that this is a chat history or another file, and what to do.
fn not_a_message(ui: &mut Ui, view: &View<'_>, is_another: &str, advice: &str) {
    ui.add_space(space::S);
    Paragraph::new(is_another)
        .font(strong(size::SUBHEADING))
        .colour(view.colours.forbidden.text)
        .show(ui, view.thai);
    body(ui, view, advice);
}

/// Draws what must not be posted, and the message without it.
fn findings(
    ui: &mut Ui,
    view: &View<'_>,
    report: &DraftReport,
    current: bool,
    wanted: &mut Option<Range<usize>>,
    commands: &mut Commands,
) {
    let style = view.style;
    let worst = report.findings.iter().map(|finding| finding.severity).max();
    let has_reasons = report.reasons_to_wait() > 0;
    let (heading, colours) = match worst.filter(|_| has_reasons) {
        Some(severity) => (strong(size::SUBHEADING), tone(view, severity)),
        None => (strong(size::BODY), view.colours.fits),
    };
    ui.add_space(space::S);
    Paragraph::new(&report.heading(style))
        .font(heading)
        .colour(colours.text)
        .show(ui, view.thai);
    let copy = style.text("draft-copy-masked");
    if has_reasons {
        // The masked copy of an earlier text does not fit the current one.
        ui.add_enabled_ui(current, |ui| {
            if Pressable::button(&copy).show(ui, view.thai).clicked() {
                commands.send(Command::Copy(report.masked.clone()));
            }
        });
    }
    for (index, finding) in report.findings.iter().enumerate() {
        ui.push_id(index, |ui| {
            card(ui, view, |ui| warning(ui, view, finding, wanted));
        });
    }
    small(ui, view, &style.text("draft-read-again"));
}

fn warning(
    ui: &mut Ui,
    view: &View<'_>,
    finding: &WarningReport,
    wanted: &mut Option<Range<usize>>,
) {
    ui.spacing_mut().item_spacing.y = 2.0;
    let shown = Pressable::link(&finding.title)
        .font(strong(size::BODY))
        .show(ui, view.thai);
    if shown.clicked() {
        *wanted = Some(finding.start..finding.end);
    }
    let text = finding.text.replace('\n', " ");
    let whole = [(0..text.chars().count(), tone(view, finding.severity))];
    Paragraph::new(&text).marks(&whole).show(ui, view.thai);
    body(ui, view, &finding.message);
    small(ui, view, &finding.hint);
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

/// Draws one need in the message, and its group. `words` is the whole message, if it has several.
fn part(
    ui: &mut Ui,
    view: &View<'_>,
    part: &PartReport,
    words: Option<&str>,
    commands: &mut Commands,
) {
    let style = view.style;
    if let Some(words) = words {
        let whole = words.chars().skip(part.start).take(part.end - part.start);
        let mut excerpt: String = whole.clone().take(EXCERPT_LENGTH).collect();
        if whole.count() > EXCERPT_LENGTH {
            excerpt.push('…');
        }
        small(ui, view, &excerpt.trim().replace('\n', " "));
    }
    if let Some(best) = part.answer.best_group() {
        ui.horizontal_wrapped(|ui| {
            let word = style.verdict_for(part.question.need().purpose, best.verdict);
            verdict_words(ui, view.colours, best.verdict, &word, size::BODY);
            let room = ui.max_rect().width();
            Paragraph::new(&best.name)
                .font(strong(size::HEADING))
                .width(room)
                .show(ui, view.thai);
        });
        if best.verdict == Verdict::FitsIf
            && let Some(condition) = &best.condition
        {
            let condition = [("condition", condition.clone())];
            body(ui, view, &style.text_with("find-condition", &condition));
        }
    } else if part.understood {
        label(ui, view, &style.text("find-no-group"));
    } else {
        label(ui, view, &style.text("draft-no-group"));
    }
    if let Some(advice) = &part.answer.advice {
        body(ui, view, advice);
    }
    ui.horizontal_wrapped(|ui| {
        if let Some(best) = part.answer.best_group() {
            let copy = style.text("find-copy");
            if Pressable::primary(&copy).show(ui, view.thai).clicked() {
                commands.send(Command::Copy(best.name.clone()));
            }
        }
        // The Find screen would look for a group, although the letter has none for this matter.
        if let Question::InScope(need) = &part.question {
            let find = style.text("draft-find");
            if Pressable::button(&find).show(ui, view.thai).clicked() {
                commands.send(Command::Ask(need.clone()));
            }
        }
    });
}
