//! The sheets on which records are edited: the form of one record, and the list of all of a kind.
//! Screens open them while a registry is being edited.

mod faults;
mod form;
mod input;
mod list;
mod questions;

use eframe::egui::{
    Align2, Area, Context, Frame, Id, Modal, ModalResponse, Order, ScrollArea, Ui, UiKind, vec2,
};

use super::super::background::Task;
use super::super::command::{Change, ChangeName, Command, EditTarget};
use super::super::theme::space;
use super::super::widgets::{Pressable, beside_bar};
use super::{Commands, Revision, View, parts};
use crate::registry::edit::{Draft, RecordKind};
use form::Form;
use list::List;

/// The widest that a sheet gets, in points.
const WIDEST: f32 = 760.0;

/// The height of a sheet's heading and of the buttons below it, in points.
const AROUND: f32 = 120.0;

/// The state of the sheets.
#[derive(Debug, Default)]
pub struct State {
    asked: Option<EditTarget>,
    sheet: Option<Sheet>,
    /// The record that was edited in this frame.
    edited: Option<(RecordKind, usize)>,
}

#[derive(Debug)]
enum Sheet {
    /// A record that is being read.
    Opening(Revision, Task<Option<Draft>>),
    Form(Box<Form>),
    List(Box<List>),
}

/// What becomes of a sheet after a frame.
#[derive(Debug)]
enum After {
    Stay,
    Close,
    /// Make the change. If it is of the record at this place, close and show the record.
    Change(Change, Option<(RecordKind, usize)>),
    Open(EditTarget),
}

impl State {
    /// Opens a sheet, unless one is open that may have something typed into it.
    pub fn open(&mut self, target: EditTarget) {
        if !matches!(self.sheet, Some(Sheet::Form(_))) {
            self.asked = Some(target);
        }
    }

    /// Returns whether the sheet may be closed. What was typed into it is asked about first.
    pub fn may_close(&mut self) -> bool {
        match &mut self.sheet {
            Some(Sheet::Form(form)) => form.may_close(),
            _ => true,
        }
    }

    /// Returns the record that was edited in this frame.
    pub fn take_edited(&mut self) -> Option<(RecordKind, usize)> {
        self.edited.take()
    }

    /// Begins what was asked for.
    fn begin(&mut self, context: &Context, view: &View<'_>) {
        let Some(target) = self.asked.take() else {
            return;
        };
        if let EditTarget::All(kind) = target {
            self.sheet = Some(Sheet::List(Box::new(List::new(kind))));
            return;
        }
        let loaded = std::sync::Arc::clone(view.loaded);
        let task = Task::start(context, move || match target {
            EditTarget::Record(kind, at) => Draft::open(&loaded.text, kind, at),
            EditTarget::Copy(kind, at) => Draft::copy_of(&loaded.text, kind, at),
            EditTarget::New(kind) => Draft::begin(&loaded.text, kind),
            EditTarget::All(_) => None,
        });
        self.sheet = match task.within(view.patience) {
            Some(draft) => draft.map(|draft| Sheet::form(view.revision, draft)),
            None => Some(Sheet::Opening(view.revision, task)),
        };
    }

    /// Receives the record that was read.
    fn receive(&mut self) {
        let opening = |sheet: &mut Sheet| matches!(sheet, Sheet::Opening(..));
        if let Some(Sheet::Opening(revision, task)) = self.sheet.take_if(opening) {
            self.sheet = match task.ready() {
                Some(Ok(draft)) => draft.map(|draft| Sheet::form(revision, draft)),
                Some(Err(task)) => Some(Sheet::Opening(revision, task)),
                None => None,
            };
        }
    }
}

impl Sheet {
    fn form(revision: Revision, draft: Draft) -> Self {
        Self::Form(Box::new(Form::new(revision, draft)))
    }
}

/// Draws the open sheet above the screen.
pub fn show(context: &Context, view: &View<'_>, state: &mut State, commands: &mut Commands) {
    state.receive();
    state.begin(context, view);
    let after = match &mut state.sheet {
        Some(Sheet::Form(form)) => form.show(context, view),
        Some(Sheet::List(list)) => list.show(context, view),
        Some(Sheet::Opening(..)) | None => return,
    };
    match after {
        After::Stay => {}
        After::Close => state.sheet = None,
        After::Change(change, place) => {
            commands.send(Command::Change(change));
            if place.is_some() {
                state.sheet = None;
                state.edited = place;
            }
        }
        After::Open(target) => {
            state.sheet = None;
            state.asked = Some(target);
            context.request_repaint();
        }
    }
}

/// Returns a change of the registry on screen.
fn change(of: Revision, key: &'static str, subject: &str, text: String) -> Change {
    let subject = subject.lines().next().unwrap_or_default().to_owned();
    Change {
        of,
        name: ChangeName { key, subject },
        text,
    }
}

/// Draws a sheet: `body` scrolls between its heading and its `foot`.
fn sheet<T>(
    context: &Context,
    view: &View<'_>,
    heading: &str,
    inside: &mut T,
    body: impl FnOnce(&mut Ui, &mut T),
    foot: impl FnOnce(&mut Ui, &mut T),
) -> ModalResponse<()> {
    let screen = context.content_rect();
    let area = Area::new(Id::unique("edit-sheet"))
        .kind(UiKind::Modal)
        // What comes and goes at its end moves nothing above.
        .anchor(Align2::CENTER_TOP, vec2(0.0, screen.height() * 0.03))
        // Below the lists that open from it, however fast they are clicked.
        .order(Order::Middle)
        .interactable(true);
    Modal::new(Id::unique("edit-sheet"))
        .area(area)
        .frame(Frame::popup(&context.global_style()).inner_margin(space::M))
        .show(context, |ui| {
            ui.set_width((screen.width() - 60.0).clamp(200.0, WIDEST));
            parts::heading(ui, view, heading);
            let highest = (screen.height() * 0.92 - AROUND).max(120.0);
            ScrollArea::vertical()
                .max_height(highest)
                .min_scrolled_height(highest)
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    beside_bar(ui);
                    // Or the clip rectangle would cut off the upper marks of the first line.
                    ui.add_space(space::XS);
                    body(ui, inside);
                });
            ui.separator();
            foot(ui, inside);
        })
}

/// Draws the button that opens a form, while a registry is being edited. `name` says of what.
pub fn pencil(
    ui: &mut Ui,
    view: &View<'_>,
    target: EditTarget,
    name: &str,
    commands: &mut Commands,
) {
    if !view.is_editing() {
        return;
    }
    let text = view.style.text("form-edit");
    let name = view
        .style
        .text_with("form-edit-what", &[("name", name.to_owned())]);
    let pressed = Pressable::button(&text).name(&name).show(ui, view.thai);
    if pressed.clicked() {
        commands.send(Command::OpenForm(target));
    }
}

/// Draws buttons for a new record of a kind and for the list of all, while a registry is being edited.
pub fn new_and_all(ui: &mut Ui, view: &View<'_>, kind: RecordKind, commands: &mut Commands) {
    if !view.is_editing() {
        return;
    }
    let new = view.style.text(&format!("form-new-{}", kind.key()));
    if Pressable::button(&new).show(ui, view.thai).clicked() {
        commands.send(Command::OpenForm(EditTarget::New(kind)));
    }
    all(ui, view, kind, commands);
}

/// Draws a button for the list of all records of a kind, while a registry is being edited.
pub fn all(ui: &mut Ui, view: &View<'_>, kind: RecordKind, commands: &mut Commands) {
    if !view.is_editing() {
        return;
    }
    let all = view.style.text(&format!("form-all-{}", kind.key()));
    if Pressable::button(&all).show(ui, view.thai).clicked() {
        commands.send(Command::OpenForm(EditTarget::All(kind)));
    }
}
