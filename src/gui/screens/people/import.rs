//! The import of a list of people: a workbook, a text, pasted cells or a chat history of LINE. What it
//! would change is shown first, and becomes one step that can be undone.

mod sheet;

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::{ComboBox, Context, Ui};

use super::send;
use crate::gui::background::KeyedMemo;
use crate::gui::people::OpenFile;
use crate::gui::screens::import::source::{Coming, Source};
use crate::gui::screens::parts::{body, card, coming, heading, label, small, subheading, warn};
use crate::gui::view::{Commands, Revision, View};
use crate::gui::widgets::{Pressable, lazily};
use crate::language::pack;
use crate::report::{
    ListChoice, ListToRead, PeoplePreview, RowReport, SameOrNot, Style, people_preview,
};
use crate::store::ListFile;

/// What a preview depends on: the list, what was said about it, the people and the style.
type Subject = ((u64, u64), Revision, Revision, Style);

/// The state of the import.
#[derive(Debug, Default)]
pub struct State {
    coming: Coming<ListFile>,
    source: Option<Arc<Source<ListFile>>>,
    version: (u64, u64),
    choice: ListChoice,
    /// The sheet that is shown.
    sheet: usize,
    preview: KeyedMemo<Subject, PeoplePreview>,
    /// Whether the list has been added.
    is_done: bool,
}

impl State {
    /// Reads the file at `path`.
    pub fn open(&mut self, context: &Context, path: PathBuf) {
        self.coming.open(context, path);
    }

    /// Forgets what was decided, since the people are others now.
    pub fn people_replaced(&mut self) {
        self.choice = ListChoice::default();
        self.version.1 += 1;
    }

    fn refresh(&mut self, context: &Context, view: &View<'_>, open: &OpenFile) {
        if let Some(source) = self.coming.receive(context, view.patience) {
            self.source = Some(Arc::new(source));
            self.version = (self.version.0 + 1, 0);
            self.choice = ListChoice::default();
            self.sheet = 0;
            self.is_done = false;
        }
        let Some(source) = self.source.clone().filter(|_| open.is_good) else {
            return;
        };
        let (registry, style) = (Arc::clone(view.registry), view.style);
        let subject = (self.version, open.revision, view.revision, style);
        if self.preview.get(|of| *of == subject).is_some() {
            return;
        }
        let choice = self.choice.clone();
        let (people, text) = (Arc::clone(&open.people), open.editing.text().to_owned());
        self.preview
            .request(context, subject, view.patience, move || {
                let list = ListToRead {
                    grids: &source.content.grids,
                    chat: source.content.chat.as_deref(),
                };
                people_preview(list, &choice, (&registry, pack()), (&text, &people), style)
            });
    }

    fn say(&mut self, choice: ListChoice) {
        self.choice = choice;
        self.version.1 += 1;
    }
}

/// Draws the import. Returns whether the list was added.
pub fn show(
    ui: &mut Ui,
    view: &View<'_>,
    open: &OpenFile,
    state: &mut State,
    commands: &mut Commands,
) -> bool {
    let style = view.style;
    state.coming.paste(ui);
    state.refresh(ui, view, open);
    heading(ui, view, &style.text("people-import-heading"));
    small(ui, view, &style.text("people-import-about"));
    ways_in(ui, view, state);
    let Some(source) = state.source.clone() else {
        return false;
    };
    let file = [("file", source.name_in_words(style))];
    body(ui, view, &style.in_words("import-source", &file));
    if let Some(encoding) = source.content.encoding {
        let code = [("code", encoding.name().to_owned())];
        small(ui, view, &style.in_words("import-read-as", &code));
    }
    let key = (state.version, open.revision, view.style);
    let fits = |(version, people, _, style): &Subject| (*version, *people, *style) == key;
    let Some(preview) = state.preview.get(fits) else {
        coming(ui, view);
        return false;
    };
    let (said, add) = found(ui, view, preview, (&state.choice, &mut state.sheet));
    if add {
        send(
            commands,
            open,
            "change-people-imported",
            preview.text.clone(),
        );
        state.source = None;
        state.choice = ListChoice::default();
        return true;
    }
    if let Some(choice) = said {
        state.say(choice);
    }
    false
}

/// Draws what was read. Returns what a person says about it, and whether it is to be added.
fn found(
    ui: &mut Ui,
    view: &View<'_>,
    preview: &PeoplePreview,
    (choice, shown): (&ListChoice, &mut usize),
) -> (Option<ListChoice>, bool) {
    let mut said = None;
    let add = summary(ui, view, preview, choice);
    if preview.is_chat {
        said = group(ui, view, preview, choice);
    }
    if let Some(decided) = near(ui, view, preview, choice) {
        said = Some(decided);
    }
    problems(ui, view, &preview.problems);
    if !preview.is_chat
        && let Some(columns) = sheet::show(ui, view, preview, shown)
    {
        // Other columns make other people of the rows.
        said = Some(ListChoice {
            columns,
            ..ListChoice::default()
        });
    }
    (said, add)
}

fn ways_in(ui: &mut Ui, view: &View<'_>, state: &mut State) {
    let style = view.style;
    state.coming.buttons(ui, view);
    if state.source.is_none() || state.coming.no_file {
        state.coming.type_path(ui, view);
    }
    if let Some((name, _)) = state.coming.under_way() {
        ui.horizontal_wrapped(|ui| {
            ui.spinner();
            body(
                ui,
                view,
                &style.in_words("import-reading", &[("file", name)]),
            );
            let cancel = style.text("import-cancel");
            if Pressable::link(&cancel).show(ui, view.thai).clicked() {
                state.coming.cancel();
            }
        });
    }
    if let Some(why) = state.coming.failed_in_words(style) {
        warn(ui, view, &why);
    }
}

/// Draws how much would change. Returns whether that is to be done.
fn summary(ui: &mut Ui, view: &View<'_>, preview: &PeoplePreview, choice: &ListChoice) -> bool {
    let style = view.style;
    let number = |count: usize| style.digits.number(count as u64);
    let values = [
        ("added", number(preview.added)),
        ("changed", number(preview.changed)),
        ("unchanged", number(preview.unchanged)),
    ];
    body(ui, view, &style.text_with("people-import-counts", &values));
    let near = preview.near.iter();
    let open = near.filter(|near| choice.of(near.incoming).is_none());
    let undecided = open.count();
    let changes = preview.added + preview.changed > 0;
    let can = undecided == 0 && changes;
    let add = style.text("people-import-add");
    ui.horizontal_wrapped(|ui| {
        let pressed = ui.add_enabled_ui(can, |ui| {
            Pressable::primary(&add).show(ui, view.thai).clicked()
        });
        if undecided > 0 {
            let count = [("count", number(undecided))];
            body(
                ui,
                view,
                &style.text_with("people-import-decide-first", &count),
            );
        } else if !changes {
            body(ui, view, &style.text("people-import-nothing-new"));
        }
        pressed.inner && can
    })
    .inner
}

/// Draws the choice of the group whose chat history it is.
fn group(
    ui: &mut Ui,
    view: &View<'_>,
    preview: &PeoplePreview,
    choice: &ListChoice,
) -> Option<ListChoice> {
    let mut said = None;
    let name = view.style.text("people-import-group");
    let known = preview.group.as_deref();
    let shown = known.map(|id| crate::report::group_in_words(view.registry, id));
    ui.horizontal_wrapped(|ui| {
        let named = ui.label(&name);
        ComboBox::from_id_salt("people-import-group")
            .width(ui.available_width().min(420.0))
            .truncate()
            .selected_text(shown.unwrap_or_else(|| view.style.text("form-choose")))
            .show_ui(ui, |ui| {
                for (_, group) in view.registry.groups() {
                    let is_it = known == Some(group.id.as_str());
                    let option = Pressable::passage(&group.name, is_it);
                    if option.show(ui, view.thai).clicked() {
                        said = Some(ListChoice {
                            group: Some(group.id.clone()),
                            ..choice.clone()
                        });
                        ui.close();
                    }
                }
            })
            .response
            .labelled_by(named.id);
    });
    said
}

/// Draws the names that are spelt like others, to be decided about.
fn near(
    ui: &mut Ui,
    view: &View<'_>,
    preview: &PeoplePreview,
    choice: &ListChoice,
) -> Option<ListChoice> {
    if preview.near.is_empty() {
        return None;
    }
    let style = view.style;
    subheading(ui, view, &style.text("people-near-heading"));
    small(ui, view, &style.text("people-near-about"));
    let mut said = None;
    lazily(ui, "people-near", preview.near.len(), None, |ui, at| {
        let Some(near) = preview.near.get(at) else {
            return;
        };
        card(ui, view, |ui| {
            let row = style.digits.number(near.row as u64);
            let values = [("row", row), ("name", near.name.clone())];
            label(ui, view, &style.in_words("people-near-row", &values));
            let decided = choice.of(near.incoming);
            let same = near.like.iter().enumerate().map(|(which, like)| {
                let words = style.in_words("people-near-same", &[("name", like.clone())]);
                (SameOrNot::Same(which), words)
            });
            let others = [
                (SameOrNot::Apart, style.text("people-near-apart")),
                (SameOrNot::Skip, style.text("people-near-skip")),
            ];
            for (what, words) in same.chain(others) {
                let option = Pressable::choice(&words, decided == Some(what));
                if option.show(ui, view.thai).clicked() {
                    let mut choice = choice.clone();
                    choice.decide(near.incoming, what);
                    said = Some(choice);
                }
            }
        });
    });
    said
}

/// Draws what is doubtful, by sheet, row and column.
fn problems(ui: &mut Ui, view: &View<'_>, problems: &[RowReport]) {
    if problems.is_empty() {
        return;
    }
    let style = view.style;
    let count = [("count", style.digits.number(problems.len() as u64))];
    subheading(ui, view, &style.text_with("people-import-look-at", &count));
    lazily(ui, "people-problems", problems.len(), None, |ui, at| {
        if let Some(problem) = problems.get(at) {
            let line = format!("{} {}", problem.place(style), problem.message);
            body(ui, view, line.trim());
        }
    });
}
