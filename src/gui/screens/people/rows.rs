//! The lists inside a person's record: posts acted for, groups joined, letters acknowledged. Each row
//! is edited as texts.

use eframe::egui::{ComboBox, Id, Ui, vec2};

use super::form::Choices;
use crate::gui::screens::parts::{card, cells, label, small};
use crate::gui::theme::{breakpoint, font, size, space};
use crate::gui::view::View;
use crate::gui::widgets::{Field, Paragraph, Pressable};
use crate::people::{Acknowledged, Acting, Day, Held, Joined, Person};

/// What a column of a list holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Text,
    Role,
    Group,
    Day,
}

/// The lists, with the columns of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    Acting,
    Groups,
    Acknowledged,
}

impl List {
    pub const ALL: [Self; 3] = [Self::Acting, Self::Groups, Self::Acknowledged];

    /// Returns the key of the message that names the list.
    fn key(self) -> &'static str {
        match self {
            Self::Acting => "people-list-acting",
            Self::Groups => "people-list-groups",
            Self::Acknowledged => "people-list-acknowledged",
        }
    }

    /// Returns the columns, each with the key of its name.
    fn columns(self) -> &'static [(&'static str, Column)] {
        match self {
            Self::Acting => &[
                ("people-acting-role", Column::Role),
                ("people-field-district", Column::Text),
                ("people-column-order", Column::Text),
                ("people-since", Column::Day),
                ("people-until", Column::Day),
            ],
            Self::Groups => &[
                ("people-joined-group", Column::Group),
                ("people-joined-since", Column::Day),
                ("people-joined-until", Column::Day),
            ],
            Self::Acknowledged => &[
                ("people-acknowledged-letter", Column::Text),
                ("people-acknowledged-on", Column::Day),
            ],
        }
    }
}

/// The rows of a list, one text for each column.
pub type Rows = Vec<Vec<String>>;

/// Returns the rows of each list of a person.
pub fn of_person(person: &Person) -> [Rows; 3] {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let day = |day: &Option<Day>| {
        day.as_ref()
            .map_or_else(String::new, |day| day.text.clone())
    };
    [
        person
            .acting
            .iter()
            .map(|acting| {
                vec![
                    acting.role.clone(),
                    text(&acting.district),
                    text(&acting.order),
                    day(&acting.held.since),
                    day(&acting.held.until),
                ]
            })
            .collect(),
        person
            .groups
            .iter()
            .map(|joined| {
                vec![
                    joined.group.clone(),
                    day(&joined.held.since),
                    day(&joined.held.until),
                ]
            })
            .collect(),
        person
            .acknowledged
            .iter()
            .map(|known| vec![known.letter.clone(), day(&known.on)])
            .collect(),
    ]
}

/// Puts the rows of each list into `person`. Rows without their first text are left out.
pub fn into_person(rows: &[Rows; 3], person: &mut Person) {
    let [acting, groups, acknowledged] = rows;
    let filled = |rows: &Rows| -> Vec<Vec<String>> {
        let mut rows = rows.clone();
        rows.retain(|row| row.first().is_some_and(|first| !first.trim().is_empty()));
        rows
    };
    let text = |row: &[String], at: usize| row.get(at).and_then(|text| given(text));
    let held = |row: &[String], at: usize| Held {
        since: text(row, at).map(|text| Day::read(&text)),
        until: text(row, at + 1).map(|text| Day::read(&text)),
    };
    let first = |row: &[String]| text(row, 0).unwrap_or_default();
    person.acting = filled(acting)
        .iter()
        .map(|row| Acting {
            role: first(row),
            district: text(row, 1),
            order: text(row, 2),
            held: held(row, 3),
        })
        .collect();
    person.groups = filled(groups)
        .iter()
        .map(|row| Joined {
            group: first(row),
            held: held(row, 1),
        })
        .collect();
    person.acknowledged = filled(acknowledged)
        .iter()
        .map(|row| Acknowledged {
            letter: first(row),
            on: text(row, 1).map(|text| Day::read(&text)),
        })
        .collect();
}

/// Returns what was typed, unless it is blank.
pub fn given(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Returns whether a day that was typed can be read, or is blank.
pub fn is_day(text: &str) -> bool {
    text.trim().is_empty() || Day::read(text).is_known()
}

/// Returns whether every day in the rows can be read.
pub fn days_are_known(rows: &[Rows; 3]) -> bool {
    List::ALL.iter().zip(rows).all(|(list, rows)| {
        let columns = list.columns();
        rows.iter().all(|row| {
            let mut cells = row.iter().zip(columns);
            cells.all(|(text, (_, column))| *column != Column::Day || is_day(text))
        })
    })
}

/// Draws a list, to be edited.
pub fn show(ui: &mut Ui, view: &View<'_>, list: List, rows: &mut Rows, choices: &Choices) {
    let style = view.style;
    let name = style.text(list.key());
    ui.add_space(space::S);
    label(ui, view, &name);
    let mut gone = None;
    for (at, row) in rows.iter_mut().enumerate() {
        ui.push_id((list.key(), at), |ui| {
            card(ui, view, |ui| {
                let number = format!("{name} {}", at + 1);
                edited(ui, view, list, row, (&number, choices));
                let what = [("name", number.clone())];
                let said = style.text_with("form-remove", &what);
                let text = style.text("people-remove-row");
                let button = Pressable::link(&text).name(&said);
                if button.show(ui, view.thai).clicked() {
                    gone = Some(at);
                }
            });
        });
    }
    if let Some(at) = gone {
        rows.remove(at);
    }
    let said = style.text_with("form-add-what", &[("name", name)]);
    let text = style.text("form-add");
    let button = Pressable::button(&text).name(&said);
    if button.show(ui, view.thai).clicked() {
        let mut row = vec![String::new(); list.columns().len()];
        if let Some(first) = row.first_mut().filter(|_| list == List::Acknowledged) {
            first.clone_from(&choices.letter);
        }
        rows.push(row);
    }
}

/// Draws one row, to be edited.
fn edited(
    ui: &mut Ui,
    view: &View<'_>,
    list: List,
    row: &mut [String],
    (number, choices): (&str, &Choices),
) {
    let columns = list.columns();
    let room = ui.available_width();
    let side_by_side = room >= breakpoint::FIELDS;
    #[expect(clippy::cast_precision_loss, reason = "a list has few columns")]
    let width = if side_by_side {
        room / columns.len() as f32
    } else {
        room
    };
    let mut cell = |ui: &mut Ui, at: usize| {
        let (Some((key, column)), Some(text)) = (columns.get(at), row.get_mut(at)) else {
            return;
        };
        let name = view.style.text(key);
        small(ui, view, &name);
        let said = format!("{number}: {name}");
        let id = ui.scope_id().with(("cell", at));
        let width = ui.available_width() - space::XS;
        one(ui, view, id, (&said, *column, width), text, choices);
    };
    if side_by_side {
        let widths = vec![width; columns.len()];
        cells(ui, &widths, vec2(space::XS, 0.0), cell);
    } else {
        for at in 0..columns.len() {
            cell(ui, at);
        }
    }
}

/// Draws one text, to be edited.
pub fn one(
    ui: &mut Ui,
    view: &View<'_>,
    id: Id,
    (said, column, width): (&str, Column, f32),
    text: &mut String,
    choices: &Choices,
) {
    match column {
        Column::Role => choose(ui, id, (said, width), text, &choices.roles, view),
        Column::Group => choose(ui, id, (said, width), text, &choices.groups, view),
        Column::Text => {
            Field::new(id, text, font(size::BODY))
                .name(said)
                .limit(200)
                .show(ui, view.thai, width);
        }
        Column::Day => {
            let hint = view.style.text("people-day-hint");
            let field = Field::new(id, text, font(size::BODY))
                .name(said)
                .hint(&hint)
                .limit(60)
                .show(ui, view.thai, width);
            if !field.has_focus() && !is_day(text) {
                Paragraph::new(&view.style.text("problem-people-date"))
                    .font(font(size::SMALL))
                    .colour(view.colours.forbidden.text)
                    .show(ui, view.thai);
            }
        }
    }
}

/// Draws a list of ids with their names, of which one is chosen or none.
fn choose(
    ui: &mut Ui,
    id: Id,
    (said, width): (&str, f32),
    chosen: &mut String,
    choices: &[(String, String)],
    view: &View<'_>,
) {
    let none = view.style.text("people-choose-none");
    let name = choices.iter().find(|(id, _)| id == chosen);
    let shown = match name {
        Some((_, name)) => name.clone(),
        None if chosen.is_empty() => none.clone(),
        None => chosen.clone(),
    };
    let response = ComboBox::from_id_salt(id)
        .width(width)
        .truncate()
        .selected_text(shown)
        .show_ui(ui, |ui| {
            ui.set_min_width(280.0);
            let nothing = (String::new(), none);
            for (id, name) in std::iter::once(&nothing).chain(choices) {
                let option = Pressable::passage(name, id == chosen);
                if option.show(ui, view.thai).clicked() {
                    chosen.clone_from(id);
                    ui.close();
                }
            }
        })
        .response;
    ui.accesskit_node_builder(response.id, |node| node.set_label(said));
}
