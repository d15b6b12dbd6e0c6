//! The input of one field, by the kind of its value.

use eframe::egui::{ComboBox, Id, Response, Ui};

use super::super::super::theme::{font, size, space};
use super::super::super::widgets::{Field, Pressable, once};
use super::super::{View, parts};
use super::form::is_long;
use crate::lang::Words;
use crate::registry::Registry;
use crate::registry::edit::{FieldKind, Grounds, IdRow, Kind, Meaning, SeatsKind, TextRow, Value};
use crate::report::{self, Referent, Style};

/// The width of the buttons beside a row, in points.
const ROW_BUTTONS: f32 = 132.0;

/// The width of a short input, in points.
const SHORT: f32 = 220.0;
/// The maximum width of a list of what can be added, in points.
const LIST: f32 = 460.0;

/// What fields can refer to.
#[derive(Debug)]
pub struct Choices {
    roles: Vec<Referent>,
    units: Vec<Referent>,
    places: Vec<Referent>,
    clauses: Vec<Referent>,
    topics: Vec<Referent>,
    groups: Vec<Referent>,
    acts: Vec<Referent>,
    purposes: Vec<Referent>,
}

impl Choices {
    pub fn of(registry: &Registry, style: Style) -> Self {
        let of = |kind, clauses_only| report::choices(registry, kind, clauses_only, style);
        Self {
            roles: of(Kind::Role, false),
            units: of(Kind::Unit, false),
            places: of(Kind::Place, false),
            clauses: of(Kind::Place, true),
            topics: of(Kind::Topic, false),
            groups: of(Kind::Group, false),
            acts: of(Kind::Act, false),
            purposes: of(Kind::Purpose, false),
        }
    }

    fn of_kind(&self, kind: Kind) -> &[Referent] {
        match kind {
            Kind::Role => &self.roles,
            Kind::Unit => &self.units,
            Kind::Place => &self.clauses,
            Kind::Topic => &self.topics,
            Kind::Group => &self.groups,
            Kind::Act => &self.acts,
            Kind::Purpose => &self.purposes,
        }
    }
}

/// What an input asks for beside its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    Nothing,
    /// A picture to keep.
    Picture,
    /// A picture of a code to read.
    Code,
}

/// The input of one field.
pub struct Input<'i> {
    pub view: &'i View<'i>,
    pub choices: &'i Choices,
    pub kind: FieldKind,
    pub name: &'i str,
    pub id: Id,
    pub takes_focus: bool,
    pub is_required: bool,
}

/// What a button of a row asks for.
#[derive(Clone, Copy)]
enum Step {
    Up(usize),
    Down(usize),
    Remove(usize),
}

impl Input<'_> {
    /// Draws the name and the input.
    pub fn show(&self, ui: &mut Ui, value: &mut Value) -> Asked {
        if let Value::Flag(flag) = value {
            if Pressable::tick(self.name, *flag)
                .show(ui, self.view.thai)
                .clicked()
            {
                *flag = !*flag;
            }
            return Asked::Nothing;
        }
        parts::label(ui, self.view, self.name);
        match value {
            Value::Text(text) => return self.text(ui, text),
            Value::Words(words) => self.words(ui, self.name, self.id, words),
            Value::Texts(rows) => self.texts(ui, rows),
            Value::Ids(rows) => self.ids(ui, rows),
            Value::Seats(kind, number, unit) => self.seats(ui, kind, number, unit),
            Value::Meaning(meaning, id) => self.meaning(ui, meaning, id),
            Value::Flag(_) => {}
        }
        Asked::Nothing
    }

    fn line(&self, ui: &mut Ui, id: Id, name: &str, text: &mut String, width: f32) -> Response {
        let mut field = Field::new(id, text, font(size::BODY)).name(name);
        if is_long(self.kind) {
            field = field.lines(2);
        }
        let response = field.show(ui, self.view.thai, width);
        if self.takes_focus && id == self.id {
            response.request_focus();
        }
        response
    }

    fn text(&self, ui: &mut Ui, text: &mut String) -> Asked {
        let style = self.view.style;
        let width = ui.available_width();
        match self.kind {
            FieldKind::One(Kind::Place) => {
                self.one(ui, self.id, self.name, text, &self.choices.places);
            }
            FieldKind::One(kind) => {
                self.one(ui, self.id, self.name, text, self.choices.of_kind(kind));
            }
            FieldKind::Number => {
                self.line(ui, self.id, self.name, text, SHORT);
            }
            FieldKind::Id => {
                self.line(ui, self.id, self.name, text, SHORT * 1.5);
                parts::small(ui, self.view, &style.text("form-id-hint"));
            }
            FieldKind::Picture | FieldKind::Link => {
                self.line(ui, self.id, self.name, text, width);
                let (key, asked) = if self.kind == FieldKind::Link {
                    ("form-read-code", Asked::Code)
                } else {
                    ("form-pick-picture", Asked::Picture)
                };
                if Pressable::button(&style.text(key))
                    .show(ui, self.view.thai)
                    .clicked()
                {
                    return asked;
                }
            }
            _ => {
                self.line(ui, self.id, self.name, text, width);
            }
        }
        Asked::Nothing
    }

    fn words(&self, ui: &mut Ui, name: &str, id: Id, words: &mut Words) {
        let name = [("name", name.to_owned())];
        let width = ui.available_width();
        for (key, hint, text, id) in [
            ("form-thai", "form-thai-hint", &mut words.th, id),
            (
                "form-english",
                "form-english-hint",
                &mut words.en,
                id.with("en"),
            ),
        ] {
            let name = self.view.style.text_with(key, &name);
            let hint = self.view.style.text(hint);
            let mut field = Field::new(id, text, font(size::BODY))
                .name(&name)
                .hint(&hint);
            if is_long(self.kind) {
                field = field.lines(2);
            }
            let response = field.show(ui, self.view.thai, width);
            if self.takes_focus && id == self.id {
                response.request_focus();
            }
        }
    }

    fn texts(&self, ui: &mut Ui, rows: &mut Vec<TextRow>) {
        let count = rows.len();
        let mut step = None;
        for (at, row) in rows.iter_mut().enumerate() {
            let name = format!("{} {}", self.name, at + 1);
            ui.horizontal_top(|ui| {
                let width = (ui.available_width() - ROW_BUTTONS).max(80.0);
                self.line(ui, self.id.with(at), &name, &mut row.text, width);
                self.row_buttons(ui, &name, at, count, &mut step);
            });
        }
        apply(rows, step.as_ref());
        if self.add(ui) {
            let at = rows.len();
            rows.push(TextRow::default());
            ui.memory_mut(|memory| memory.request_focus(self.id.with(at)));
        }
    }

    /// Draws the button for one more row.
    fn add(&self, ui: &mut Ui) -> bool {
        let name = [("name", self.name.to_owned())];
        let said = self.view.style.text_with("form-add-what", &name);
        let text = self.view.style.text("form-add");
        let button = Pressable::button(&text).name(&said);
        button.show(ui, self.view.thai).clicked()
    }

    fn row_buttons(
        &self,
        ui: &mut Ui,
        name: &str,
        at: usize,
        count: usize,
        step: &mut Option<Step>,
    ) {
        ui.spacing_mut().item_spacing.x = space::XS;
        for (sign, key, can, asked) in [
            ("⏶", "form-up", at > 0, Step::Up(at)),
            ("⏷", "form-down", at + 1 < count, Step::Down(at)),
            ("✖", "form-remove", true, Step::Remove(at)),
        ] {
            let said = self.view.style.text_with(key, &[("name", name.to_owned())]);
            let pressed = ui.add_enabled_ui(can, |ui| {
                Pressable::button(sign).name(&said).show(ui, self.view.thai)
            });
            // The next row comes under the mouse.
            if once(&pressed.inner) {
                *step = Some(asked);
            }
        }
    }

    fn ids(&self, ui: &mut Ui, rows: &mut Vec<IdRow>) {
        let FieldKind::Many(kind, grounds) = self.kind else {
            return;
        };
        let choices = self.choices.of_kind(kind);
        let count = rows.len();
        let mut step = None;
        for (at, row) in rows.iter_mut().enumerate() {
            let name = name_of(choices, &row.id);
            ui.horizontal_top(|ui| {
                let width = (ui.available_width() - ROW_BUTTONS).max(80.0);
                parts::cells(ui, &[width], eframe::egui::Vec2::ZERO, |ui, _| {
                    parts::body(ui, self.view, &name);
                    if grounds == Grounds::Each {
                        self.grounds(ui, at, &name, &mut row.grounds);
                    }
                });
                self.row_buttons(ui, &name, at, count, &mut step);
            });
        }
        apply(rows, step.as_ref());
        if let Some(id) = self.choose(ui, choices, rows) {
            rows.push(IdRow {
                id,
                ..IdRow::default()
            });
        }
    }

    /// Draws why the letter means a member that it does not name.
    fn grounds(&self, ui: &mut Ui, at: usize, name: &str, grounds: &mut Option<Words>) {
        let what = [("name", name.to_owned())];
        let text = self.view.style.text("form-inferred");
        let said = self.view.style.text_with("form-inferred-what", &what);
        let tick = Pressable::tick(&text, grounds.is_some()).name(&said);
        if tick.show(ui, self.view.thai).clicked() {
            *grounds = match grounds {
                Some(_) => None,
                None => Some(Words::default()),
            };
        }
        if let Some(words) = grounds {
            let said = self.view.style.text_with("form-grounds", &what);
            self.words(ui, &said, self.id.with(("grounds", at)), words);
        }
    }

    /// Draws the list of what can be added. Returns what was chosen.
    fn choose(&self, ui: &mut Ui, choices: &[Referent], rows: &[IdRow]) -> Option<String> {
        let name = [("name", self.name.to_owned())];
        let said = self.view.style.text_with("form-add-what", &name);
        let width = ui.available_width();
        let mut chosen = None;
        let response = ComboBox::from_id_salt(self.id)
            .width(SHORT)
            .selected_text(self.view.style.text("form-add"))
            .show_ui(ui, |ui| {
                ui.set_width(width.min(LIST));
                let is_free = |choice: &&Referent| rows.iter().all(|row| row.id != choice.id);
                for choice in choices.iter().filter(is_free) {
                    let option = Pressable::passage(&choice.name, false);
                    if option.show(ui, self.view.thai).clicked() {
                        chosen = Some(choice.id.clone());
                        ui.close();
                    }
                }
            })
            .response;
        ui.accesskit_node_builder(response.id, |node| node.set_label(said.as_str()));
        chosen
    }

    /// Draws a list from which one is chosen.
    fn one(&self, ui: &mut Ui, id: Id, name: &str, chosen: &mut String, choices: &[Referent]) {
        let width = ui.available_width();
        let shown = if chosen.is_empty() {
            let key = if self.is_required {
                "form-choose"
            } else {
                "form-none"
            };
            self.view.style.text(key)
        } else {
            name_of(choices, chosen)
        };
        let response = ComboBox::from_id_salt(id)
            .width(width - space::S)
            .truncate()
            .selected_text(shown)
            .show_ui(ui, |ui| {
                let none = self.view.style.text("form-none");
                let is_none = !self.is_required && !chosen.is_empty();
                if is_none
                    && Pressable::passage(&none, false)
                        .show(ui, self.view.thai)
                        .clicked()
                {
                    chosen.clear();
                    ui.close();
                }
                for choice in choices {
                    let is_it = choice.id == *chosen;
                    let option = Pressable::passage(&choice.name, is_it);
                    if option.show(ui, self.view.thai).clicked() {
                        chosen.clone_from(&choice.id);
                        ui.close();
                    }
                }
            })
            .response;
        ui.accesskit_node_builder(response.id, |node| node.set_label(name));
    }

    /// Draws what words can mean, and which of that they mean.
    fn meaning(&self, ui: &mut Ui, meaning: &mut Option<Meaning>, id: &mut String) {
        let style = self.view.style;
        ui.horizontal_wrapped(|ui| {
            for one in Meaning::ALL {
                let key = format!("meaning-{}", one.name().to_ascii_lowercase());
                let tab = style.text(&key);
                let tab = Pressable::tab(&tab, *meaning == Some(one));
                if tab.show(ui, self.view.thai).clicked() && *meaning != Some(one) {
                    *meaning = Some(one);
                    id.clear();
                }
            }
        });
        if let Some(kind) = meaning.and_then(Meaning::of) {
            let choices = self.choices.of_kind(kind);
            self.one(ui, self.id, self.name, id, choices);
        }
    }

    fn seats(
        &self,
        ui: &mut Ui,
        kind: &mut Option<SeatsKind>,
        number: &mut String,
        unit: &mut String,
    ) {
        let style = self.view.style;
        ui.horizontal_wrapped(|ui| {
            for (option, key) in [
                (SeatsKind::Open, "form-seats-open"),
                (SeatsKind::Exact, "form-seats-exact"),
                (SeatsKind::PerDistrict, "form-seats-per-district"),
                (SeatsKind::PerUnit, "form-seats-per-unit"),
            ] {
                let is_it = *kind == Some(option);
                let text = style.text(key);
                if Pressable::tab(&text, is_it)
                    .show(ui, self.view.thai)
                    .clicked()
                {
                    *kind = Some(option);
                }
            }
        });
        let has_number = kind.is_some_and(|kind| kind != SeatsKind::Open);
        if has_number {
            let name = style.text("form-seats-number");
            self.line(ui, self.id, &name, number, SHORT);
        }
        if *kind == Some(SeatsKind::PerUnit) {
            let name = style.text("form-seats-unit");
            self.one(ui, self.id.with("unit"), &name, unit, &self.choices.units);
        }
    }
}

/// Returns the name of what has the id, or the id if nothing has.
fn name_of(choices: &[Referent], id: &str) -> String {
    let found = choices.iter().find(|choice| choice.id == id);
    found.map_or_else(|| id.to_owned(), |choice| choice.name.clone())
}

/// Moves or removes a row.
fn apply<T>(rows: &mut Vec<T>, step: Option<&Step>) {
    match step.copied() {
        Some(Step::Up(at)) if at > 0 => rows.swap(at - 1, at),
        Some(Step::Down(at)) if at + 1 < rows.len() => rows.swap(at, at + 1),
        Some(Step::Remove(at)) if at < rows.len() => {
            rows.remove(at);
        }
        _ => {}
    }
}
