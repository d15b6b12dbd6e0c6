//! The table of people, which can be searched. Only the rows in view are drawn.

use std::sync::Arc;

use eframe::egui::{Id, Ui};

use super::nothing;
use crate::gui::background::KeyedMemo;
use crate::gui::command::Command;
use crate::gui::people::{OpenFile, PeopleCommand};
use crate::gui::screens::parts::{coming, small};
use crate::gui::theme::{font, size, space};
use crate::gui::view::{Commands, Revision, View};
use crate::gui::widgets::{Field, Grid, GridCell, GridRows, GridState, Pressable};
use crate::report::{PersonRow, Style, person_rows};
use crate::text::Date;

/// The minimum height of the table. In lower windows the screen scrolls.
const MIN_HEIGHT: f32 = 220.0;

/// The maximum width of the search field, in points.
const SEARCH: f32 = 420.0;

/// What the rows depend on: the people, the registry, the day and the style.
type Subject = (Revision, Revision, Option<Date>, Style);

/// What the shown rows depend on besides: what is searched for, by its number, and whether private
/// fields are shown.
type Shown = (Subject, u64, bool);

/// The people, to be shown and searched.
#[derive(Debug)]
struct All {
    rows: Vec<PersonRow>,
    /// The position of each person among the rows.
    row_of: Vec<usize>,
}

/// The state of the table.
#[derive(Debug, Default)]
pub struct State {
    search: String,
    /// What the rows were searched for last, and its number.
    searched: (String, u64),
    all: KeyedMemo<Subject, Arc<All>>,
    found: KeyedMemo<(Subject, u64), Vec<usize>>,
    shown: Option<Shown>,
    rows: GridRows,
    grid: GridState,
}

/// Draws the search and the table. Returns whether a person is to be added.
pub fn show(
    ui: &mut Ui,
    view: &View<'_>,
    (open, private): (&OpenFile, &mut bool),
    state: &mut State,
    bottom: f32,
    commands: &mut Commands,
) -> bool {
    let style = view.style;
    let mut adds = false;
    ui.horizontal_wrapped(|ui| {
        let name = style.text("people-search");
        let width = ui.available_width().min(SEARCH);
        Field::new(
            Id::unique("people-search"),
            &mut state.search,
            font(size::BODY),
        )
        .name(&name)
        .hint(&name)
        .limit(120)
        .show(ui, view.thai, width);
        let add = style.text("people-add");
        adds = Pressable::button(&add).show(ui, view.thai).clicked();
        mask_button(ui, view, private);
    });
    state.refresh(ui, view, open, *private);
    if state.all.get(|of| of.0 == open.revision).is_none() {
        coming(ui, view);
        return adds;
    }
    let count = [
        ("count", style.digits.number(state.rows.rows.len() as u64)),
        ("all", style.digits.number(open.people.len() as u64)),
    ];
    if open.people.is_empty() {
        nothing(ui, view, "people-none");
        return adds;
    }
    small(ui, view, &style.text_with("people-count", &count));
    if state.rows.rows.is_empty() {
        nothing(ui, view, "people-none-found");
        return adds;
    }
    let left = bottom - ui.cursor().top() - space::S;
    let table = Grid {
        name: "people",
        rows: &state.rows,
        height: left.max(MIN_HEIGHT),
    };
    table.show(ui, view, &mut state.grid, commands);
    adds
}

/// Draws the button that shows and masks the private fields.
pub fn mask_button(ui: &mut Ui, view: &View<'_>, private: &mut bool) {
    let key = if *private {
        "people-mask"
    } else {
        "people-unmask"
    };
    let text = view.style.text(key);
    if Pressable::button(&text).show(ui, view.thai).clicked() {
        *private = !*private;
    }
}

impl State {
    fn refresh(&mut self, ui: &Ui, view: &View<'_>, open: &OpenFile, private: bool) {
        let subject = (open.revision, view.revision, view.day, view.style);
        let (people, registry) = (Arc::clone(&open.people), Arc::clone(view.registry));
        let (day, style) = (view.day, view.style);
        self.all.request(ui, subject, view.patience, move || {
            let rows = person_rows(&registry, &people, day, style);
            let mut row_of = vec![0; people.len()];
            for (at, row) in rows.iter().enumerate() {
                if let Some(place) = row_of.get_mut(row.at) {
                    *place = at;
                }
            }
            Arc::new(All { rows, row_of })
        });
        let Some(all) = self.all.get(|of| *of == subject).cloned() else {
            return;
        };
        if self.search != self.searched.0 {
            self.searched = (self.search.clone(), self.searched.1 + 1);
        }
        let number = self.searched.1;
        let (searching, text) = (Arc::clone(&all), self.search.clone());
        let index = open.index.clone();
        self.found
            .request(ui, (subject, number), view.patience, move || {
                if text.trim().is_empty() {
                    return (0..searching.rows.len()).collect();
                }
                let found = index.map(|index| index.search(&text, usize::MAX));
                let found = found.unwrap_or_default().into_iter();
                let rows = found.map(|found| searching.row_of.get(found.person).copied());
                rows.flatten().collect()
            });
        let shown = (subject, number, private);
        if self.shown.as_ref() == Some(&shown) {
            return;
        }
        let Some(found) = self.found.get(|of| *of == (subject, number)) else {
            return;
        };
        let found = found.iter().filter_map(|at| all.rows.get(*at));
        self.rows = GridRows {
            heads: HEADS.map(|(key, _)| style.text(key)).into(),
            columns: HEADS.map(|(_, share)| share).into(),
            narrow: false,
            rows: found.map(|row| cells(row, private, style)).collect(),
        };
        self.grid.changed();
        self.shown = Some(shown);
    }
}

/// The heads of the columns, with their shares of the width and their minimum widths.
const HEADS: [(&str, (f32, f32)); 8] = [
    ("people-head-name", (1.8, 154.0)),
    ("people-head-post", (1.8, 160.0)),
    ("people-head-place", (1.0, 126.0)),
    ("people-head-held", (1.2, 152.0)),
    ("people-head-groups", (1.6, 140.0)),
    ("people-head-acknowledged", (1.2, 130.0)),
    ("people-column-telephone", (1.0, 108.0)),
    ("people-column-line", (1.0, 100.0)),
];

fn cells(row: &PersonRow, private: bool, style: Style) -> Vec<GridCell> {
    let mask = |text: &String| {
        if private || text.is_empty() {
            text.clone()
        } else {
            style.text("people-masked")
        }
    };
    let plain = |text: &String| GridCell {
        text: text.clone(),
        ..GridCell::default()
    };
    let private_cell = |text: &String| plain(&mask(text));
    vec![
        GridCell {
            text: row.name.clone(),
            strong: true,
            command: Some(Command::People(PeopleCommand::Show(row.at))),
            ..GridCell::default()
        },
        plain(&row.post),
        plain(&row.place),
        plain(&row.held),
        plain(&row.groups),
        plain(&row.acknowledged),
        private_cell(&row.telephone),
        private_cell(&row.line),
    ]
}
