//! The registry as a text, with its problems beside it. What is typed becomes one step when the user
//! says so, or leaves the screen.

mod gutter;

use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::{Align, Context, FontId, Id, Layout, Panel, ScrollArea, TextEdit, Ui};

use super::super::background::KeyedMemo;
use super::super::command::Command;
use super::super::editing::{EditCommand, Editing};
use super::super::theme::{size, space, strong};
use super::super::widgets::{Field, Paragraph, Pressable, beside_bar};
use super::parts::{label, small};
use super::{Commands, Revision, View};
use crate::registry::{Lines, read};
use crate::report::{ProblemReport, Style, problem_report};
use gutter::Gutter;

/// How long nothing must be typed before the text is checked, in seconds.
const REST: f64 = 0.4;

/// The maximum number of problems to list. The first ones cause the rest.
const MAX_LISTED: usize = 200;

/// The width of the list of problems, in points.
const PROBLEMS: f32 = 320.0;

/// The narrowest window with the problems beside the text, in points.
const BESIDE: f32 = 900.0;

/// The least height of the text above its problems, in points.
const LEAST: f32 = 96.0;

/// What the text on screen was taken from.
type Newest = (Revision, Option<Revision>, u64);

/// The state of the screen.
#[derive(Debug, Default)]
pub struct State {
    text: String,
    of: Option<Newest>,
    /// Whether something was typed that is not a step yet.
    is_typed: bool,
    /// Changes with the text.
    version: u64,
    /// When something was typed last.
    typed_at: f64,
    checked: KeyedMemo<(u64, Style), Vec<ProblemReport>>,
    /// The line to show next.
    go_to: Option<usize>,
}

impl State {
    /// Shows this line next, from 1.
    pub fn go_to(&mut self, line: usize) {
        self.go_to = Some(line);
    }

    /// Takes what was typed and is not a step yet.
    pub fn take(&mut self) -> Option<String> {
        std::mem::take(&mut self.is_typed).then(|| {
            // It is read again from the step.
            self.of = None;
            self.text.clone()
        })
    }

    /// Returns what was typed and is not a step yet, with a number that changes with it.
    pub fn typed(&self) -> Option<(u64, &str)> {
        self.is_typed.then_some((self.version, self.text.as_str()))
    }

    fn refresh(&mut self, view: &View<'_>) {
        let refused = view.refused.filter(|(_, refused)| !refused.is_unreadable());
        let step = view.editing.map_or(0, Editing::step);
        let newest = (view.revision, refused.map(|(revision, _)| revision), step);
        if self.is_typed || self.of == Some(newest) {
            return;
        }
        self.of = Some(newest);
        let shown = refused.map_or(view.loaded, |(_, refused)| refused);
        let text = view.editing.map_or(shown.text.as_str(), Editing::text);
        if self.text != text {
            text.clone_into(&mut self.text);
            self.version += 1;
        }
    }

    /// Checks the text aside, once nothing is typed for a moment.
    fn check(&mut self, context: &Context, view: &View<'_>) {
        let key = (self.version, view.style);
        let rest = REST - (context.input(|input| input.time) - self.typed_at);
        if self.is_typed && rest > 0.0 {
            context.request_repaint_after(std::time::Duration::from_secs_f64(rest));
            return;
        }
        let (text, style) = (&self.text, view.style);
        if self.checked.get(|of| *of == key).is_none() {
            let text = text.clone();
            self.checked.request(context, key, view.patience, move || {
                let problems = read(&text).problems;
                let lines = Lines::of(&text);
                let listed = problems.iter().take(MAX_LISTED);
                listed
                    .map(|problem| problem_report(problem, "", &lines, style))
                    .collect()
            });
        }
    }
}

pub fn show(ui: &mut Ui, view: &View<'_>, state: &mut State, commands: &mut Commands) {
    state.refresh(view);
    state.check(ui, view);
    head(ui, view, state, commands);
    if ui.available_width() >= BESIDE {
        Panel::right("source-problems")
            .resizable(false)
            .exact_size(PROBLEMS)
            .show(ui, |ui| problems(ui, view, state));
        text(ui, view, state, f32::INFINITY);
    } else {
        let room = ui.available_height() - space::S;
        text(ui, view, state, (room * 0.6).max(LEAST));
        ui.separator();
        problems(ui, view, state);
    }
}

fn head(ui: &mut Ui, view: &View<'_>, state: &State, commands: &mut Commands) {
    let style = view.style;
    ui.horizontal_wrapped(|ui| {
        Paragraph::new(&style.text("source-what")).show(ui, view.thai);
        if state.is_typed {
            let apply = style.text("source-apply");
            if Pressable::primary(&apply).show(ui, view.thai).clicked() {
                commands.send(Command::Edit(EditCommand::TakeTyped));
            }
        }
    });
    ui.add_space(space::XS);
}

/// Draws the text, at most `height` points high.
fn text(ui: &mut Ui, view: &View<'_>, state: &mut State, height: f32) {
    let name = view.style.text("source-name");
    let id = Id::unique("source-text");
    let font = FontId::monospace(size::BODY);
    let mut area = ScrollArea::both()
        .id_salt("source-text")
        .auto_shrink(false)
        .max_height(height);
    if let Some(line) = state.go_to.take() {
        let row = ui.fonts_mut(|fonts| fonts.row_height(&font));
        let above = ui.available_height() / 3.0;
        #[expect(clippy::cast_precision_loss, reason = "no text has that many lines")]
        let top = (line.saturating_sub(1)) as f32 * row;
        area = area.vertical_scroll_offset((top - above).max(0.0));
        area = area.horizontal_scroll_offset(0.0);
        let before = state
            .text
            .split_inclusive('\n')
            .take(line.saturating_sub(1));
        let at: usize = before.map(|line| line.chars().count()).sum();
        let mut edit = TextEdit::load_state(ui, id).unwrap_or_default();
        let caret = CCursorRange::one(CCursor::new(at));
        edit.cursor.set_char_range(Some(caret));
        edit.store(ui, id);
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let gutter = Gutter::new(ui, view, id);
    gutter.beside(ui, |ui| area_of(ui, view, state, area, (id, font, &name)));
    let found = state.checked.get(|_| true);
    gutter.show(ui, view, found.map(Vec::as_slice).unwrap_or_default());
}

/// Draws the field in its scroll area.
fn area_of(
    ui: &mut Ui,
    view: &View<'_>,
    state: &mut State,
    area: ScrollArea,
    (id, font, name): (Id, FontId, &str),
) {
    area.show(ui, |ui| {
        let width = ui.available_width();
        let field = Field::new(id, &mut state.text, font)
            .lines(4)
            .verbatim()
            .name(name)
            .show(ui, view.thai, width);
        if field.changed() {
            state.is_typed = true;
            state.version += 1;
            state.typed_at = ui.input(|input| input.time);
        }
    });
}

/// Draws the problems of the text.
fn problems(ui: &mut Ui, view: &View<'_>, state: &mut State) {
    let style = view.style;
    let Some(found) = state.checked.get(|_| true) else {
        ui.spinner();
        return;
    };
    let go_to = &mut state.go_to;
    let area = ScrollArea::vertical().id_salt("source-problems");
    area.auto_shrink(false).show(ui, |ui| {
        beside_bar(ui);
        // Room for the upper marks of the first line.
        ui.add_space(space::XS);
        let count = [("count", found.len().to_string())];
        Paragraph::new(&style.text_with("source-problems", &count))
            .font(strong(size::SUBHEADING))
            .show(ui, view.thai);
        for (index, problem) in found.iter().enumerate() {
            ui.push_id(index, |ui| {
                ui.add_space(space::S);
                one(ui, view, problem, go_to);
            });
        }
    });
}

fn one(ui: &mut Ui, view: &View<'_>, problem: &ProblemReport, go_to: &mut Option<usize>) {
    let style = view.style;
    if let (Some(line), Some(column)) = (problem.line, problem.column) {
        let values = [
            ("line", line.to_string()),
            ("column", column.to_string()),
            ("message", problem.message.clone()),
        ];
        let place = style.text_with("source-place", &values);
        let name = style.text_with("source-place-name", &values);
        let link = Pressable::link(&place).name(&name);
        if link.show(ui, view.thai).clicked() {
            *go_to = Some(line);
        }
    }
    ui.with_layout(Layout::top_down(Align::Min), |ui| {
        label(ui, view, &problem.message);
        small(ui, view, &problem.hint);
    });
}
