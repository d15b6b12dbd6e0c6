//! The guideline screen (ตารางแนวทาง): the same rules as three tables. They show the letter's own
//! table, what a role may do where, and which roles belong to which groups.

mod detail;

use std::sync::Arc;

use eframe::egui::{ComboBox, Context, Id, ScrollArea, Ui};

use self::detail::Detail;
use super::super::background::KeyedMemo;
use super::super::command::Command;
use super::super::theme::{font, size, space, strong};
use super::super::widgets::{
    Field, Grid, GridCell, GridRows, GridState, Paragraph, Pressable, beside_bar,
};
use super::{Commands, Revision, View, parts};
use crate::guide::{Need, Verdict};
use crate::registry::{Item, Registry, RoleId};
use crate::report::{
    DocumentKind, ReportId, Standing, Style, beside_the_row, guideline, memberships, permissions,
};
use crate::text::{ThaiOrder, contains_folded, fold};

/// The table on screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Table {
    #[default]
    Letter,
    Permissions,
    Memberships,
}

impl Table {
    /// Returns the document to print for this table.
    fn document(self) -> DocumentKind {
        match self {
            Self::Letter => DocumentKind::Guideline,
            Self::Permissions => DocumentKind::Permissions,
            Self::Memberships => DocumentKind::Memberships,
        }
    }
}

/// The tables with the message keys of their tabs.
const TABLES: [(Table, &str); 3] = [
    (Table::Letter, "guideline-letter"),
    (Table::Permissions, "guideline-permissions"),
    (Table::Memberships, "guideline-memberships"),
];

/// The state of the screen.
#[derive(Debug, Default)]
pub struct State {
    chosen: Choice,
    filter: String,
    /// The whole table.
    whole: KeyedMemo<Subject, Whole>,
    /// The cell whose sentence is shown below the table.
    opened: Option<usize>,
    /// The subject and filter for which `rows` was built.
    built_for: Option<(Subject, String)>,
    /// The rows that pass the filter.
    rows: GridRows,
    grid: GridState,
}

/// A table, and what its cells rest on.
#[derive(Debug)]
struct Whole {
    rows: GridRows,
    details: Vec<Detail>,
}

/// What determines a table's content.
type Subject = (Revision, Style, Choice);

/// The user's choices on this screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Choice {
    table: Table,
    role: Option<RoleId>,
    in_order: bool,
}

/// The minimum height of the table. In lower windows the screen scrolls.
const MIN_TABLE_HEIGHT: f32 = 220.0;

/// Draws the screen.
pub fn show(ui: &mut Ui, view: &View<'_>, state: &mut State, commands: &mut Commands) {
    let bottom = ui.max_rect().bottom();
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        beside_bar(ui);
        all(ui, view, state, bottom, commands);
    });
}

fn all(ui: &mut Ui, view: &View<'_>, state: &mut State, bottom: f32, commands: &mut Commands) {
    let style = view.style;
    let letter = view.registry.letter();
    let built = state.built_for.as_ref();
    if built.is_none_or(|((revision, ..), _)| *revision != view.revision) {
        state.chosen.role = None;
    }
    if state.chosen.role.is_none() {
        let first = view.registry.asking_roles().next();
        state.chosen.role = view.role.or_else(|| first.map(|(role, _)| role));
    }
    // Leave room above the first line, or the clip rectangle would cut off its upper marks.
    ui.add_space(space::XS);
    let title = style.show(&letter.table_title);
    tabs(ui, view, state, &title);
    controls(ui, view, state, commands);
    if !state.refresh(ui, view) {
        parts::coming(ui, view);
        return;
    }

    let notes = view.registry.general_notes().iter();
    let notes: Vec<&str> = notes
        .map(|&note| view.registry.clause(note).text.as_str())
        .collect();
    let note = &style.show(&notes.join("\n"));
    let note_font = strong(size::BODY);
    let note_height = view
        .thai
        .layout(
            ui,
            note,
            note_font.clone(),
            view.colours.text,
            ui.available_width(),
        )
        .size()
        .y;
    let left = bottom - ui.cursor().top();
    let drawer = if state.detail().is_some() {
        detail::HEIGHT + ui.spacing().item_spacing.y
    } else {
        0.0
    };
    let room = (left - note_height - drawer - 2.0 * space::M).max(MIN_TABLE_HEIGHT);
    let name = match state.chosen.table {
        Table::Letter => "table-letter",
        Table::Permissions => "table-permissions",
        Table::Memberships => "table-memberships",
    };
    let table = Grid {
        name,
        rows: &state.rows,
        height: room,
    };
    let picked = table.show(ui, view, &mut state.grid, commands);
    if let Some(opened) = state.detail()
        && detail::show(ui, view, opened, commands)
    {
        state.opened = None;
    }
    state.opened = picked.or(state.opened);
    ui.add_space(space::XS);
    Paragraph::new(note).font(note_font).show(ui, view.thai);
}

/// Draws the title of the table and the choice among the three.
fn tabs(ui: &mut Ui, view: &View<'_>, state: &mut State, title: &str) {
    ui.horizontal_wrapped(|ui| {
        let room = ui.max_rect().width();
        Paragraph::new(title)
            .font(strong(size::SUBHEADING))
            .width(room)
            .show(ui, view.thai);
        ui.add_space(space::S);
        let tables = TABLES.map(|(table, key)| (table, view.style.text(key)));
        if let Some(table) = parts::segments(ui, view, &tables, state.chosen.table) {
            state.chosen.table = table;
        }
    });
}

fn controls(ui: &mut Ui, view: &View<'_>, state: &mut State, commands: &mut Commands) {
    let style = view.style;
    ui.horizontal_wrapped(|ui| {
        if state.chosen.table == Table::Permissions {
            let name = state
                .chosen
                .role
                .map_or(String::new(), |role| style.role(view.registry, role));
            let label = ui.label(style.text("guideline-role"));
            ComboBox::from_id_salt("guideline-role")
                .selected_text(name)
                .width(230.0)
                .show_ui(ui, |ui| {
                    for (role, _) in view.registry.asking_roles() {
                        let name = style.role(view.registry, role);
                        ui.selectable_value(&mut state.chosen.role, Some(role), name);
                    }
                })
                .response
                .labelled_by(label.id);
        }
        let hint = style.text("guideline-filter");
        Field::new(
            Id::unique("guideline-filter"),
            &mut state.filter,
            font(size::BODY),
        )
        .hint(&hint)
        .name(&hint)
        .show(ui, view.thai, 150.0);
        let order = style.text("guideline-order");
        let tick = Pressable::tick(&order, state.chosen.in_order).show(ui, view.thai);
        if tick.clicked() {
            state.chosen.in_order = !state.chosen.in_order;
        }
        let copy = Pressable::button(&style.text("guideline-copy")).show(ui, view.thai);
        if copy.clicked() {
            commands.send(Command::Copy(state.rows.as_text()));
        }
        let print = Pressable::button(&style.text("print-this")).show(ui, view.thai);
        if print.clicked() {
            commands.send(Command::ShowDocument(state.chosen.table.document()));
        }
    });
}

impl State {
    /// Returns what the cell rests on whose sentence is shown.
    fn detail(&self) -> Option<&Detail> {
        let (subject, _) = self.built_for.as_ref()?;
        let whole = self.whole.get(|key| key == subject)?;
        whole.details.get(self.opened?)
    }

    /// Updates the rows. Returns whether there are any to show.
    fn refresh(&mut self, context: &Context, view: &View<'_>) -> bool {
        let subject = (view.revision, view.style, self.chosen);
        let (registry, style, chosen) = (Arc::clone(view.registry), view.style, self.chosen);
        let is_new = self
            .whole
            .request(context, subject, view.patience, move || {
                table(&registry, style, chosen)
            });
        let Some(whole) = self.whole.get(|key| *key == subject) else {
            return false;
        };
        let built_for = (subject, fold(&self.filter));
        if is_new || self.built_for.as_ref() != Some(&built_for) {
            let filter = &built_for.1;
            let whole = &whole.rows;
            let found = whole.rows.iter().filter(|row| {
                filter.is_empty() || row.iter().any(|cell| contains_folded(&cell.text, filter))
            });
            self.rows = GridRows {
                heads: whole.heads.clone(),
                columns: whole.columns.clone(),
                narrow: whole.narrow,
                rows: found.cloned().collect(),
            };
            if is_new {
                self.grid.renewed();
                self.opened = None;
            } else {
                self.grid.changed();
            }
            self.built_for = Some(built_for);
        }
        true
    }
}

/// Builds the chosen table.
fn table(registry: &Registry, style: Style, chosen: Choice) -> Whole {
    let mut details = Vec::new();
    let mut rows = match (chosen.table, chosen.role) {
        (Table::Permissions, Some(role)) => permission_rows(registry, role, style, &mut details),
        (Table::Memberships, _) => membership_rows(registry, style, &mut details),
        _ => letter_rows(registry, style),
    };
    if chosen.in_order {
        let order = ThaiOrder::default();
        rows.rows.sort_by(|a, b| {
            let first = |row: &[GridCell]| row.first().map_or("", |cell| &cell.text).to_owned();
            order.compare(&first(a), &first(b))
        });
    }
    Whole { rows, details }
}

fn letter_rows(registry: &Registry, style: Style) -> GridRows {
    let table = guideline(registry);
    let rows = table.rows.iter().map(|row| {
        let cells = row.lines.iter().enumerate();
        cells
            .map(|(column, text)| GridCell {
                text: style.show(text),
                strong: column == 0,
                hint: if column == 0 {
                    beside_the_row(registry, row.id.get(), style).join("\n")
                } else {
                    String::new()
                },
                ..GridCell::default()
            })
            .collect()
    });
    GridRows {
        heads: table.heads.iter().map(|head| style.show(head)).collect(),
        columns: vec![
            (0.188, 180.0),
            (0.207, 150.0),
            (0.344, 150.0),
            (0.261, 150.0),
        ],
        narrow: false,
        rows: rows.collect(),
    }
}

/// Returns the word for a standing that fits into a narrow column.
fn short_word(style: Style, standing: Standing) -> String {
    match standing {
        Standing::Verdict(verdict) => style.text(&format!("cell-{}", verdict.id())),
        Standing::NotMember => style.text("document-not-member"),
        Standing::Outside => style.standing(standing),
    }
}

fn permission_rows(
    registry: &Registry,
    role: RoleId,
    style: Style,
    details: &mut Vec<Detail>,
) -> GridRows {
    let table = permissions(registry, role, style);
    let mut rows = Vec::new();
    for row in &table.rows {
        let name = match &row.topic_name {
            Some(topic) => format!("{}\n{topic}", row.act_name),
            None => row.act_name.clone(),
        };
        let mut cells = vec![GridCell {
            text: name.clone(),
            strong: true,
            ..GridCell::default()
        }];
        let need = Need::to_do(row.act, row.topic.get()).by(role);
        for (cell, group) in row.cells.iter().zip(&table.group_names) {
            // Whoever changes members need not be one.
            let member = row.act.is_posting().then_some(cell.member);
            let standing = Standing::of(cell.verdict, member);
            let is_silent = standing == Standing::Verdict(Verdict::Silent);
            cells.push(GridCell {
                text: short_word(style, standing),
                verdict: (!is_silent).then_some(standing),
                pick: Some(details.len()),
                pale: is_silent,
                ..GridCell::default()
            });
            let condition = cell.condition.iter().map(|condition| {
                let condition = [("condition", condition.clone())];
                style.text_with("find-condition", &condition)
            });
            details.push(Detail {
                title: format!("{} · {group}", name.replace('\n', " · ")),
                standing: Some(standing),
                notes: condition.collect(),
                clauses: cell.clauses.iter().map(ReportId::get).collect(),
                ask: Some(need.clone()),
            });
        }
        rows.push(cells);
    }
    matrix(style, "guideline-act", &table.group_names, rows)
}

fn membership_rows(registry: &Registry, style: Style, details: &mut Vec<Detail>) -> GridRows {
    let table = memberships(registry, style);
    let mut rows = Vec::new();
    for row in &table.rows {
        let role = row.role.get();
        let mut cells = vec![GridCell {
            text: row.role_name.clone(),
            strong: true,
            command: Some(Command::Show(Item::Role(role))),
            ..GridCell::default()
        }];
        let columns = row.members.iter().zip(&row.inferred).zip(&row.grounds);
        for (((&member, &inferred), grounds), group) in columns.zip(&table.group_names) {
            let kind = registry.role(role).kind_inferred().filter(|_| inferred);
            let why = grounds.clone().or_else(|| Some(style.show_words(kind?)));
            let key = match (member, inferred) {
                (true, true) => "guideline-member-inferred",
                (true, false) => "guideline-member",
                (false, _) => "guideline-not-member",
            };
            cells.push(GridCell {
                text: style.text(key),
                verdict: member.then_some(Standing::Verdict(Verdict::Fits)),
                pick: why.is_some().then_some(details.len()),
                pale: !member,
                ..GridCell::default()
            });
            details.extend(why.map(|why| Detail {
                title: format!("{} · {group}", row.role_name),
                standing: None,
                notes: vec![style.text_with("find-inferred", &[("reason", why)])],
                clauses: Vec::new(),
                ask: None,
            }));
        }
        rows.push(cells);
    }
    matrix(style, "guideline-roles", &table.group_names, rows)
}

/// Builds a table with a first column named `key` and one column for each group.
fn matrix(style: Style, key: &str, groups: &[String], rows: Vec<Vec<GridCell>>) -> GridRows {
    let heads = std::iter::once(style.text(key)).chain(groups.iter().cloned());
    #[expect(clippy::cast_precision_loss, reason = "the groups of a screen are few")]
    let share = 0.82 / groups.len().max(1) as f32;
    GridRows {
        heads: heads.collect(),
        columns: std::iter::once((0.18, 188.0))
            .chain(groups.iter().map(|_| (share, 146.0)))
            .collect(),
        narrow: true,
        rows,
    }
}
