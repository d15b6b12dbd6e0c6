//! The table of people, which can be searched. Only the rows in view are drawn.

use std::sync::Arc;

use eframe::egui::{Id, Ui};

use super::nothing;
use crate::gui::background::KeyedMemo;
use crate::gui::command::Command;
use crate::gui::compared::Made;
use crate::gui::people::{OpenFile, PeopleCommand};
use crate::gui::screens::parts::{self, coming, small};
use crate::gui::theme::{font, size, space};
use crate::gui::view::{Commands, Revision, View};
use crate::gui::widgets::{Field, Grid, GridCell, GridRows, GridState, Pressable};
use crate::people::PeopleIndex;
use crate::report::{PersonRow, Style, people_document, person_rows};
use crate::text::{Date, ThaiOrder};

/// The minimum height of the table. In lower windows the screen scrolls.
const MIN_HEIGHT: f32 = 220.0;

/// The maximum width of the search field, in points.
const SEARCH: f32 = 420.0;

/// What the rows depend on: the people, the registry, the day and the style.
type Subject = (Revision, Revision, Option<Date>, Style);

/// What the shown rows depend on besides: what is searched for, by its number, whether private fields are
/// shown, and the column by which they are sorted.
type Shown = (Subject, u64, bool, usize);

/// The number of columns by which the rows can be sorted: name, post and place.
const SORTED: usize = 3;

/// The people, to be shown and searched.
#[derive(Debug)]
struct All {
    rows: Vec<PersonRow>,
    /// The position of each person among the rows.
    row_of: Vec<usize>,
}

/// The people who were found.
#[derive(Debug)]
struct Found {
    /// Their positions among all rows.
    of: Vec<usize>,
    rows: GridRows,
}

/// The state of the table.
#[derive(Debug, Default)]
pub struct State {
    search: String,
    /// What the rows were searched for last, and its number.
    searched: (String, u64),
    /// The column by which the rows are sorted.
    by: usize,
    all: KeyedMemo<Subject, Arc<All>>,
    found: KeyedMemo<Shown, Found>,
    grid: GridState,
    /// Whether what is printed has the private fields.
    prints_private: bool,
}

/// Who is to be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    Somebody,
    /// Those of a list.
    List,
}

/// Draws the search and the table. Returns who is to be added, if anybody is.
pub fn show(
    ui: &mut Ui,
    view: &View<'_>,
    (open, private): (&OpenFile, &mut bool),
    state: &mut State,
    bottom: f32,
    commands: &mut Commands,
) -> Option<Wanted> {
    let style = view.style;
    if open.people.is_empty() && open.is_good {
        return empty(ui, view);
    }
    let wants = head(ui, view, &mut state.search, private);
    state.refresh(ui, view, open, *private);
    // What was found before stays on screen while somebody types.
    let fits = |(subject, _, shown, _): &Shown| subject.0 == open.revision && shown == private;
    let Some(found) = state.found.get(fits) else {
        coming(ui, view);
        return wants;
    };
    let rows = &found.rows;
    let count = [
        ("count", style.digits.number(rows.rows.len() as u64)),
        ("all", style.digits.number(open.people.len() as u64)),
    ];
    ui.horizontal_wrapped(|ui| {
        small(ui, view, &style.text_with("people-count", &count));
        let all = state.all.get(|of| of.0 == open.revision);
        if let Some(all) = all.filter(|_| !found.of.is_empty()) {
            let private = &mut state.prints_private;
            print(ui, view, (all, &found.of), private, commands);
        }
    });
    if rows.rows.is_empty() {
        nothing(ui, view, "people-nobody-found");
        return wants;
    }
    let left = bottom - ui.cursor().top() - space::S;
    let table = Grid {
        name: "people",
        rows,
        height: left.max(MIN_HEIGHT),
    };
    if let Some(by) = table.show(ui, view, &mut state.grid, commands) {
        state.by = by;
    }
    wants
}

/// Draws the search and the buttons beside it.
fn head(ui: &mut Ui, view: &View<'_>, search: &mut String, private: &mut bool) -> Option<Wanted> {
    let style = view.style;
    let mut wants = None;
    ui.horizontal_wrapped(|ui| {
        let name = style.text("people-search");
        let width = ui.available_width().min(SEARCH);
        Field::new(Id::unique("people-search"), search, font(size::BODY))
            .name(&name)
            .hint(&name)
            .limit(120)
            .show(ui, view.thai, width);
        let add = style.text("people-add");
        if Pressable::button(&add).show(ui, view.thai).clicked() {
            wants = Some(Wanted::Somebody);
        }
        mask_button(ui, view, private);
    });
    wants
}

/// Draws the button that prints the rows as they stand. Private fields are on paper only if that is ticked.
fn print(
    ui: &mut Ui,
    view: &View<'_>,
    (all, of): (&All, &[usize]),
    private: &mut bool,
    commands: &mut Commands,
) {
    let style = view.style;
    let text = style.text("people-list-print");
    if Pressable::link(&text).show(ui, view.thai).clicked() {
        let people: Vec<&PersonRow> = of.iter().filter_map(|at| all.rows.get(*at)).collect();
        let document = people_document(view.registry, &people, *private, view.day, style);
        let made = Made::of(view.registry, document);
        commands.send(Command::Print(Arc::new(made)));
        // Each list is asked about anew.
        *private = false;
    }
    let text = style.text("people-list-private");
    if Pressable::tick(&text, *private)
        .show(ui, view.thai)
        .clicked()
    {
        *private = !*private;
    }
}

/// Says that there is nobody yet, and how that changes.
fn empty(ui: &mut Ui, view: &View<'_>) -> Option<Wanted> {
    let mut wants = None;
    parts::card(ui, view, |ui| {
        parts::body(ui, view, &view.style.text("people-empty"));
        ui.horizontal_wrapped(|ui| {
            let ways = [
                ("people-tab-import", Wanted::List),
                ("people-add", Wanted::Somebody),
            ];
            for (key, way) in ways {
                let text = view.style.text(key);
                if Pressable::button(&text).show(ui, view.thai).clicked() {
                    wants = Some(way);
                }
            }
        });
    });
    wants
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
        let text = self.search.clone();
        let index = open.index.clone();
        let by = self.by;
        let shown = (subject, self.searched.1, private, by);
        let is_new = self.found.request(ui, shown, view.patience, move || {
            let of = found(&all, index.as_deref(), &text, by);
            let rows = of.iter().filter_map(|at| all.rows.get(*at));
            let rows = GridRows {
                heads: HEADS.map(|(key, _)| style.text(key)).into(),
                columns: HEADS.map(|(_, share)| share).into(),
                narrow: false,
                sorted: Some((SORTED, by)),
                rows: rows.map(|row| cells(row, private, style)).collect(),
            };
            Found { of, rows }
        });
        if is_new {
            self.grid.changed();
        }
    }
}

/// Returns the positions of the rows of those whom `text` is about, or of all. They are in the order of the
/// names or of how well they fit, unless they are sorted `by` another column. Those without a text there
/// come last.
fn found(all: &All, index: Option<&PeopleIndex>, text: &str, by: usize) -> Vec<usize> {
    let mut found: Vec<usize> = if text.trim().is_empty() {
        (0..all.rows.len()).collect()
    } else {
        let found = index.map(|index| index.search(text, usize::MAX));
        let found = found.unwrap_or_default().into_iter();
        let rows = found.filter_map(|found| all.row_of.get(found.person).copied());
        rows.collect()
    };
    let text = |at: &usize| {
        all.rows.get(*at).map_or("", |row| match by {
            1 => row.post.as_str(),
            _ => row.place.as_str(),
        })
    };
    if by > 0 {
        let order = ThaiOrder::default();
        found.sort_by(|one, other| {
            let (one, other) = (text(one), text(other));
            let blank = one.is_empty().cmp(&other.is_empty());
            blank.then_with(|| order.compare(one, other))
        });
    }
    found
}

/// The heads of the columns, with their shares of the width and their minimum widths.
const HEADS: [(&str, (f32, f32)); 8] = [
    ("people-head-name", (1.8, 154.0)),
    ("people-head-post", (1.8, 152.0)),
    ("people-head-place", (1.0, 108.0)),
    ("people-head-held", (1.2, 138.0)),
    ("people-head-groups", (1.6, 132.0)),
    ("people-head-acknowledged", (1.2, 158.0)),
    ("people-column-telephone", (1.0, 104.0)),
    ("people-column-line", (1.0, 96.0)),
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
