//! The list of all records of a kind: opened, moved and added.

use std::sync::Arc;

use eframe::egui::{Context, Ui};

use super::super::super::background::{KeyedMemo, Task};
use super::super::super::command::EditTarget;
use super::super::super::widgets::{Pressable, lazily};
use super::super::{Revision, View, parts};
use super::{After, change, sheet};
use crate::registry::edit::{NotThere, RecordKind, move_record};
use crate::report::{Style, record_names};

/// A record that is being moved: its name, and the text that results.
type Moving = (Revision, String, Task<Result<String, NotThere>>);

/// The list of all records of a kind.
#[derive(Debug)]
pub struct List {
    kind: RecordKind,
    names: KeyedMemo<(Revision, Style), Arc<[String]>>,
    moving: Option<Moving>,
    after: After,
}

impl List {
    pub fn new(kind: RecordKind) -> Self {
        Self {
            kind,
            names: KeyedMemo::default(),
            moving: None,
            after: After::Stay,
        }
    }

    /// Draws the list.
    pub fn show(&mut self, context: &Context, view: &View<'_>) -> After {
        let (kind, style) = (self.kind, view.style);
        let key = (view.revision, style);
        let (loaded, registry) = (Arc::clone(view.loaded), Arc::clone(view.registry));
        self.names.request(context, key, view.patience, move || {
            record_names(&registry, &loaded.text, kind, style).into()
        });
        self.receive();
        let heading = view.style.text(&format!("form-heading-{}", kind.key()));
        let response = sheet(
            context,
            view,
            &heading,
            self,
            |ui, list| list.rows(ui, view),
            |ui, list| {
                ui.horizontal_wrapped(|ui| list.foot(ui, view));
            },
        );
        if response.should_close() {
            return After::Close;
        }
        std::mem::replace(&mut self.after, After::Stay)
    }

    fn receive(&mut self) {
        let Some((of, name, task)) = self.moving.take() else {
            return;
        };
        match task.ready() {
            Some(Ok(Ok(text))) => {
                self.after = After::Change(change(of, "change-moved", &name, text), None);
            }
            Some(Err(task)) => self.moving = Some((of, name, task)),
            _ => {}
        }
    }

    fn rows(&mut self, ui: &mut Ui, view: &View<'_>) {
        let names = self.names.get(|(revision, _)| *revision == view.revision);
        let Some(names) = names.cloned() else {
            parts::coming(ui, view);
            return;
        };
        if names.is_empty() {
            parts::body(ui, view, &view.style.text("form-list-empty"));
        }
        lazily(
            ui,
            ("records", self.kind.key()),
            names.len(),
            None,
            |ui, at| {
                let Some(name) = names.get(at) else {
                    return;
                };
                ui.horizontal_wrapped(|ui| {
                    self.step(ui, view, ("⏶", "form-up"), (at, at.checked_sub(1)), name);
                    let down = Some(at + 1).filter(|down| *down < names.len());
                    self.step(ui, view, ("⏷", "form-down"), (at, down), name);
                    let shown = view.style.show(name);
                    if Pressable::link(&shown).show(ui, view.thai).clicked() {
                        self.after = After::Open(EditTarget::Record(self.kind, at));
                    }
                });
            },
        );
    }

    /// Draws a button that moves a record by one place.
    fn step(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        (sign, key): (&str, &str),
        (from, to): (usize, Option<usize>),
        name: &str,
    ) {
        let said = view.style.text_with(key, &[("name", name.to_owned())]);
        let can = to.is_some() && self.moving.is_none();
        let pressed = ui
            .add_enabled_ui(can, |ui| {
                Pressable::button(sign).name(&said).show(ui, view.thai)
            })
            .inner;
        if let Some(to) = to.filter(|_| pressed.clicked()) {
            let (loaded, kind) = (Arc::clone(view.loaded), self.kind);
            let task = Task::start(ui, move || move_record(&loaded.text, kind, from, to));
            self.moving = Some((view.revision, name.to_owned(), task));
            ui.request_repaint();
        }
    }

    fn foot(&mut self, ui: &mut Ui, view: &View<'_>) {
        let new = view.style.text(&format!("form-new-{}", self.kind.key()));
        if Pressable::button(&new).show(ui, view.thai).clicked() {
            self.after = After::Open(EditTarget::New(self.kind));
        }
        let close = view.style.text("bar-close");
        if Pressable::button(&close).show(ui, view.thai).clicked() {
            self.after = After::Close;
        }
    }
}
