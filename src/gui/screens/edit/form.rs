//! The form of one record. It is checked aside as one types, and what is wrong stands below its field.

use std::sync::Arc;

use eframe::egui::{Align, Context, Id, Key, Modifiers, Response, Ui};

use super::super::super::background::{self, KeyedMemo, Task};
use super::super::super::command::EditTarget;
use super::super::super::editing::Editing;
use super::super::super::widgets::{Pressable, Steady, once};
use super::super::{Revision, View, parts};
use super::faults::{elsewhere, first_error, refusal, words, wrong, wrong_with_field};
use super::input::{Asked, Choices, Input};
use super::questions::{Choice, Deleting};
use super::{After, change, sheet};
use crate::registry::edit::{Checked, Draft, Fault, FieldKind, RecordKind};
use crate::report::{Style, dependants_in_words};
use crate::store::{self, Origin, PictureError};

/// What came of choosing a picture: nothing if none was chosen, or why it cannot be used, with its path.
type Picked = Option<Result<String, (PictureError, String)>>;

/// What the form is about to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Editing,
    /// Take the draft once it is checked.
    Taking,
    /// Close, if the answer is that the changes may be lost.
    Leaving,
}

/// The form of one record.
#[derive(Debug)]
pub struct Form {
    revision: Revision,
    draft: Draft,
    /// Counts the changes of the draft.
    step: u64,
    /// What the draft would lead to, and at which step.
    checked: Option<(u64, Checked)>,
    checking: Option<Task<(u64, Checked)>>,
    choices: KeyedMemo<(Revision, Style), Arc<Choices>>,
    picking: Option<(usize, Task<Picked>)>,
    /// Why the chosen picture cannot be used, and for which field.
    picture: Option<(usize, String)>,
    /// Whether somebody tried to take the draft, so that everything wrong is shown.
    is_tried: bool,
    /// Whether to scroll to the first error, since the draft was just refused.
    reveals: bool,
    stage: Stage,
    deleting: Option<Deleting>,
    is_focused: bool,
    rooms: Rooms,
    after: After,
}

/// The room for what is wrong: below each field, with its position, at the end, and below the buttons.
#[derive(Debug, Default)]
struct Rooms {
    fields: Vec<Steady>,
    end: Steady,
    foot: Steady,
}

impl Form {
    pub fn new(revision: Revision, draft: Draft) -> Self {
        Self {
            revision,
            draft,
            step: 0,
            checked: None,
            checking: None,
            choices: KeyedMemo::default(),
            picking: None,
            picture: None,
            is_tried: false,
            reveals: false,
            stage: Stage::Editing,
            deleting: None,
            is_focused: false,
            rooms: Rooms::default(),
            after: After::Stay,
        }
    }

    /// Draws the form.
    pub fn show(&mut self, context: &Context, view: &View<'_>) -> After {
        if self.is_stale(view) && !self.draft.is_changed() {
            return After::Close;
        }
        self.receive(context, view);
        if context.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter)) {
            self.take();
        }
        self.finish(view);
        let kind = self.draft.kind().key();
        let heading = if self.deleting.is_some() {
            "form-delete-heading".to_owned()
        } else if self.draft.is_new() {
            format!("form-new-{kind}")
        } else {
            format!("form-edit-{kind}")
        };
        let heading = view.style.text(&heading);
        let response = sheet(
            context,
            view,
            &heading,
            self,
            |ui, form| form.body(ui, view),
            |ui, form| form.foot(ui, view),
        );
        if response.should_close() {
            self.leave();
        }
        std::mem::replace(&mut self.after, After::Stay)
    }

    /// Returns whether the registry on screen is no longer the one that the draft is of, or the newest
    /// text is another one, which a change would lose.
    fn is_stale(&self, view: &View<'_>) -> bool {
        let newest = view.editing.map(Editing::text);
        self.revision != view.revision || newest.is_some_and(|newest| newest != view.loaded.text)
    }

    /// Returns whether the form may be closed. If something was typed, it asks first.
    pub fn may_close(&mut self) -> bool {
        let is_typed = self.is_typed();
        if is_typed {
            self.stage = Stage::Leaving;
        }
        !is_typed
    }

    fn is_typed(&self) -> bool {
        self.step > 0 && self.draft.is_changed()
    }

    /// Closes the form, after a question if something would be lost.
    fn leave(&mut self) {
        if self.deleting.take().is_some() {
            return;
        }
        let is_typed = self.is_typed();
        if is_typed && self.stage != Stage::Leaving {
            self.stage = Stage::Leaving;
        } else if is_typed {
            self.stage = Stage::Editing;
        } else {
            self.after = After::Close;
        }
    }

    /// Asks to take the draft.
    fn take(&mut self) {
        self.is_tried = true;
        self.stage = Stage::Editing;
        if self.draft.is_changed() {
            self.stage = Stage::Taking;
        } else {
            self.after = After::Close;
        }
    }

    /// Takes the draft if that was asked for and it is checked. One with an error stays.
    fn finish(&mut self, view: &View<'_>) {
        let Some((step, checked)) = &self.checked else {
            return;
        };
        if self.stage != Stage::Taking || *step != self.step {
            return;
        }
        self.stage = Stage::Editing;
        let has_error = checked.faults.iter().any(Fault::is_error);
        self.reveals = has_error || self.is_stale(view);
        if let Some(text) = checked.text.clone().filter(|_| !has_error)
            && !self.is_stale(view)
        {
            let key = if self.draft.is_new() {
                "change-added"
            } else {
                "change-edited"
            };
            let change = change(self.revision, key, &self.subject(view), text);
            let place = (self.draft.kind(), self.draft.at());
            self.after = After::Change(change, Some(place));
        }
    }

    /// Returns what a change of the record is named by. A person's name stays out of menus, and a remark
    /// has none.
    fn subject(&self, view: &View<'_>) -> String {
        let kind = self.draft.kind();
        let name = self.draft.name();
        if name.trim().is_empty() || matches!(kind, RecordKind::Person | RecordKind::Remark) {
            return view.style.text(&format!("form-heading-{}", kind.key()));
        }
        name
    }

    fn receive(&mut self, context: &Context, view: &View<'_>) {
        self.deleting = self.deleting.take().and_then(Deleting::received);
        if let Some(done) = background::take(&mut self.checking) {
            self.checked = Some(done);
        }
        let is_current = self
            .checked
            .as_ref()
            .is_some_and(|(step, _)| *step == self.step);
        if !is_current && self.checking.is_none() {
            let (draft, step) = (self.draft.clone(), self.step);
            let task = Task::start(context, move || (step, draft.check()));
            match task.within(view.patience) {
                Some(done) => self.checked = Some(done),
                None => self.checking = Some(task),
            }
        }
        let (registry, style) = (Arc::clone(view.registry), view.style);
        let key = (view.revision, style);
        self.choices.request(context, key, view.patience, move || {
            Arc::new(Choices::of(&registry, style))
        });
        self.receive_picture(view);
    }

    fn receive_picture(&mut self, view: &View<'_>) {
        let Some((field, task)) = self.picking.take() else {
            return;
        };
        let picked = match task.ready() {
            Some(Ok(Some(picked))) => picked,
            Some(Ok(None)) => {
                self.picture = Some((field, view.style.text("form-no-picture")));
                return;
            }
            Some(Err(task)) => {
                self.picking = Some((field, task));
                return;
            }
            None => return,
        };
        match picked {
            Ok(text) => {
                self.picture = None;
                if let Some(value) = self.draft.values.get_mut(field) {
                    *value = crate::registry::edit::Value::Text(text);
                    self.step += 1;
                }
            }
            Err((error, path)) => {
                let problem = error.problem_of(&path);
                let why = problem.message_in(view.style.lang, view.registry.fixed_words());
                self.picture = Some((field, why));
            }
        }
    }

    fn body(&mut self, ui: &mut Ui, view: &View<'_>) {
        if let Some(deleting) = &self.deleting {
            let name = self.draft.name();
            let is_named = !name.is_empty() && self.draft.kind() != RecordKind::Remark;
            let name = if is_named { name } else { self.subject(view) };
            deleting.body(ui, view, &name);
            return;
        }
        let choices = self.choices.get(|(revision, _)| *revision == view.revision);
        let Some(choices) = choices.cloned() else {
            parts::coming(ui, view);
            return;
        };
        let before = self.draft.values.clone();
        let kind = self.draft.kind();
        for (at, field) in kind.fields().iter().enumerate() {
            let name = view.style.text(&format!("field-{}", field.key));
            let Some(value) = self.draft.values.get_mut(at) else {
                continue;
            };
            let input = Input {
                view,
                choices: &choices,
                kind: field.kind,
                is_required: field.is_required,
                name: &name,
                id: Id::unique(("edit-field", kind.key(), field.key)),
                takes_focus: at == 0 && !std::mem::replace(&mut self.is_focused, true),
            };
            let asked = input.show(ui, value);
            self.pick(ui, view, at, asked);
            self.rooms
                .fields
                .resize(kind.fields().len(), Steady::default());
            let mut room = self.rooms.fields.get(at).copied().unwrap_or_default();
            room.line(ui, |ui| self.faults_of(ui, view, at));
            if let Some(kept) = self.rooms.fields.get_mut(at) {
                *kept = room;
            }
        }
        if self.draft.values != before {
            if self.draft.values.first() != before.first() {
                self.draft.propose_id();
            }
            self.step += 1;
            ui.request_repaint();
        }
        let mut room = self.rooms.end;
        room.line(ui, |ui| self.elsewhere(ui, view));
        self.rooms.end = room;
        self.reveals = false;
    }

    /// Lets a picture be chosen for a field.
    fn pick(&mut self, context: &Context, view: &View<'_>, field: usize, asked: Asked) {
        if asked == Asked::Nothing || self.picking.is_some() {
            return;
        }
        let origin = view.editing.map_or_else(
            || view.loaded.origin.clone(),
            |editing| editing.origin().clone(),
        );
        if asked == Asked::Picture && !matches!(origin, Origin::File(_)) {
            self.picture = Some((field, view.style.text("form-save-first")));
            return;
        }
        let (title, kind) = match asked {
            Asked::Code => ("form-choose-code", "form-pictures"),
            _ => ("form-choose-picture", "form-pictures"),
        };
        let (title, kind) = (view.style.text(title), view.style.text(kind));
        let task = Task::start(context, move || {
            let path = rfd::FileDialog::new()
                .set_title(title)
                .add_filter(kind, &["png", "jpg", "jpeg", "webp"])
                .pick_file()?;
            let picked = match asked {
                Asked::Code => store::code_in_picture(&path),
                _ => store::keep_picture(&origin, &path),
            };
            Some(picked.map_err(|error| (error, path.display().to_string())))
        });
        self.picking = Some((field, task));
    }

    /// Draws what is wrong with a field, once somebody has changed it or tried to take the draft.
    fn faults_of(&self, ui: &mut Ui, view: &View<'_>, at: usize) {
        if let Some((field, why)) = &self.picture
            && *field == at
        {
            wrong(ui, view, why, true);
        }
        let is_shown = self.is_tried || !self.draft.is_new() || self.draft.has_changed(at);
        let Some((_, checked)) = self.checked.as_ref().filter(|_| is_shown) else {
            return;
        };
        let faults = checked.faults.iter();
        let faults: Vec<&Fault> = faults.filter(|fault| fault.field == Some(at)).collect();
        if let Some(response) = wrong_with_field(ui, view, &faults)
            && first_error(&checked.faults).is_some_and(|first| first.field == Some(at))
        {
            self.reveal(&response);
        }
    }

    /// Draws a fault. If the draft was just refused for it, scrolls to it.
    fn fault(&self, ui: &mut Ui, view: &View<'_>, fault: &Fault, faults: &[Fault]) {
        let response = wrong(ui, view, &words(view, fault), fault.is_error());
        if first_error(faults).is_some_and(|first| std::ptr::eq(first, fault)) {
            self.reveal(&response);
        }
    }

    fn reveal(&self, response: &Response) {
        if self.reveals {
            response.scroll_to_me(Some(Align::Center));
        }
    }

    /// Draws what is wrong elsewhere, and what else the change would change.
    fn elsewhere(&self, ui: &mut Ui, view: &View<'_>) {
        if self.is_stale(view) {
            let response = wrong(ui, view, &view.style.text("form-stale"), true);
            self.reveal(&response);
        }
        let Some((_, checked)) = &self.checked else {
            return;
        };
        if self.is_tried || !self.draft.is_new() {
            for fault in elsewhere(&checked.faults) {
                self.fault(ui, view, fault, &checked.faults);
            }
        }
        if !checked.dependants.is_empty() {
            parts::label(ui, view, &view.style.text("form-also"));
            for sentence in dependants_in_words(view.registry, &checked.dependants, view.style) {
                parts::body(ui, view, &format!("• {sentence}"));
            }
        }
    }

    /// Draws the buttons, and below them why the draft was refused.
    fn foot(&mut self, ui: &mut Ui, view: &View<'_>) {
        ui.horizontal_wrapped(|ui| self.buttons(ui, view));
        let checked = self.checked.as_ref().filter(|_| self.is_tried);
        let refused =
            checked.and_then(|(_, checked)| refusal(view, self.draft.kind(), &checked.faults));
        self.rooms.foot.line(ui, |ui| {
            if let Some(why) = refused {
                wrong(ui, view, &why, true);
            }
        });
    }

    fn buttons(&mut self, ui: &mut Ui, view: &View<'_>) {
        if let Some(deleting) = &self.deleting {
            match deleting.foot(ui, view) {
                Choice::Nothing => {}
                Choice::Keep => self.deleting = None,
                Choice::Delete(text) => {
                    let name = self.subject(view);
                    let change = change(self.revision, "change-deleted", &name, text);
                    let place = (self.draft.kind(), self.draft.at());
                    self.after = After::Change(change, Some(place));
                }
            }
            return;
        }
        let text = |key: &str| view.style.text(key);
        if self.stage == Stage::Leaving {
            parts::body(ui, view, &text("form-leave"));
            let leave = text("form-leave-yes");
            if once(&Pressable::button(&leave).show(ui, view.thai)) {
                self.after = After::Close;
            }
            if Pressable::primary(&text("form-leave-no"))
                .show(ui, view.thai)
                .clicked()
            {
                self.stage = Stage::Editing;
            }
            return;
        }
        if Pressable::primary(&text("form-take"))
            .show(ui, view.thai)
            .clicked()
        {
            self.take();
        }
        if Pressable::button(&text("form-cancel"))
            .show(ui, view.thai)
            .clicked()
        {
            self.leave();
        }
        self.more(ui, view);
    }

    /// Draws what else can be done with the record.
    fn more(&mut self, ui: &mut Ui, view: &View<'_>) {
        let text = |key: &str| view.style.text(key);
        if self.draft.is_new() || self.draft.kind().list().is_none() {
            return;
        }
        // What is typed is not in the copy, nor deleted with the record.
        let (kind, at) = (self.draft.kind(), self.draft.at());
        let is_same = !self.draft.is_changed();
        ui.add_enabled_ui(is_same, |ui| {
            if Pressable::button(&text("form-copy"))
                .show(ui, view.thai)
                .clicked()
            {
                self.after = After::Open(EditTarget::Copy(kind, at));
            }
            if Pressable::button(&text("form-delete"))
                .show(ui, view.thai)
                .clicked()
            {
                let text = view.loaded.text.clone();
                self.deleting = Deleting::begin(ui, text, (kind, at), view.patience);
            }
        });
    }
}

/// Returns whether a field of this kind holds long texts.
pub(super) fn is_long(kind: FieldKind) -> bool {
    matches!(
        kind,
        FieldKind::Passage | FieldKind::Passages | FieldKind::Clauses(_) | FieldKind::Sentences
    )
}
