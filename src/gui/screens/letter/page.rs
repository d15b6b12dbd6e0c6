//! The page of the letter: head, body, signature and the enclosed table.

use eframe::egui::{
    Align, Align2, Color32, FontId, Frame, Margin, Pos2, Sense, Stroke, StrokeKind, TextStyle, Ui,
    Vec2, pos2, vec2,
};

use super::super::parts::{body, cells, label, preference, rule, small};
use super::super::rule_buttons::add_button;
use super::super::{Commands, View, edit};
use crate::gui::command::{Command, EditTarget, RuleTarget};
use crate::gui::theme::{breakpoint, font, size, space, strong};
use crate::gui::widgets::{Paragraph, Pressable, lazily};
use crate::registry::edit::RecordKind;
use crate::registry::{ClauseId, Item};
use crate::report::{ClauseText, LetterReport, LetterRow, PreferenceReport, clause_place};

/// The relative widths of the table's columns: name, members, practice, notes.
const COLUMN_SHARES: [f32; 4] = [0.235, 0.285, 0.265, 0.215];

/// The first-line indent of a paragraph.
const INDENT: &str = "\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}";

/// A note beside or below a place on the page.
#[derive(Debug)]
pub enum Note {
    /// A remark of the registry on the letter: its number on the page, its position among all, and
    /// its words.
    Remark(usize, usize, String),
    /// The time for which the letter applies, one fact a line.
    InForce(Vec<String>),
    /// The rules read from a clause.
    Rules(ClauseId),
}

/// A request from the user.
#[derive(Clone, Copy, Debug)]
pub enum PageRequest {
    /// Select this clause.
    Select(ClauseId),
    /// Clear the selection.
    Deselect,
}

/// A selectable passage of the page: a clause or part of one.
struct Passage<'p> {
    clause: ClauseId,
    id: &'p str,
    text: &'p str,
    /// The text as read aloud.
    name: &'p str,
    font: FontId,
    /// Whether it is the first passage of the clause. Scrolling to the clause stops here.
    leads: bool,
}

/// The radius of a mark, in points.
const MARK: f32 = 10.0;

/// Draws the mark of a remark around `middle`: its number in a circle.
fn mark(ui: &Ui, view: &View<'_>, middle: Pos2, number: usize) {
    let tone = view.colours.fits_if;
    let painter = ui.painter();
    painter.circle(middle, MARK, tone.ground, Stroke::new(1.0, tone.text));
    let number = number.to_string();
    let font = strong(size::SMALL);
    painter.text(middle, Align2::CENTER_CENTER, number, font, tone.text);
}

/// The page while it is being drawn.
pub struct PagePainter<'s> {
    view: &'s View<'s>,
    letter: &'s LetterReport,
    chosen: Option<ClauseId>,
    approach: bool,
    /// Whether the clause being scrolled to is in view.
    pub arrived: bool,
    beside: bool,
    /// The notes for the margin, with the vertical position of their places.
    pub notes: Vec<(f32, Note)>,
    /// The remarks that the page has so far, in the order of their numbers. One that stands at several
    /// places has a mark at each and one note.
    remarked: Vec<&'s str>,
    /// The marks beside the text: the number of the remark, and the vertical position.
    marks: Vec<(usize, f32)>,
    request: Option<PageRequest>,
}

impl<'s> PagePainter<'s> {
    /// Prepares to draw `letter`.
    pub fn new(
        view: &'s View<'s>,
        letter: &'s LetterReport,
        chosen: Option<ClauseId>,
        approach: bool,
        beside: bool,
    ) -> Self {
        Self {
            view,
            letter,
            chosen,
            approach,
            arrived: false,
            beside,
            notes: Vec::new(),
            remarked: Vec::new(),
            marks: Vec::new(),
            request: None,
        }
    }

    /// Returns what the user requested while the page was drawn.
    pub fn request(self) -> Option<PageRequest> {
        self.request
    }

    /// Draws the page.
    pub fn page(&mut self, ui: &mut Ui, commands: &mut Commands) {
        let colours = self.view.colours;
        let inside = if ui.available_width() < breakpoint::LETTER_TABLE {
            space::M
        } else {
            space::L + space::S
        };
        let page = Frame::new()
            .fill(colours.panel)
            .stroke(Stroke::new(1.0, colours.line))
            .inner_margin(Margin::from(inside));
        let page = page.show(ui, |ui| {
            ui.set_width(ui.available_width());
            self.head(ui, commands);
            self.body(ui, commands);
            self.end(ui, commands);
            ui.add_space(space::L);
            ui.separator();
            ui.add_space(space::L);
            self.table(ui, commands);
        });
        let left = page.response.rect.left() + inside / 2.0;
        for (number, top) in std::mem::take(&mut self.marks) {
            let line = ui.text_style_height(&TextStyle::Body);
            mark(ui, self.view, pos2(left, top + line / 2.0), number);
        }
    }

    fn head(&mut self, ui: &mut Ui, commands: &mut Commands) {
        let (view, letter) = (self.view, self.letter);
        let half = ui.available_width() / 2.0;
        let top = ui.cursor().top();
        let office = |ui: &mut Ui| {
            for line in &letter.office {
                body(ui, view, line);
            }
        };
        if ui.available_width() < breakpoint::LETTER_TABLE {
            // Next to each other they would touch.
            body(ui, view, &letter.reference);
            office(ui);
        } else {
            cells(ui, &[half, half], Vec2::ZERO, |ui, column| match column {
                0 => body(ui, view, &letter.reference),
                _ => office(ui),
            });
        }
        self.remarks("letter.reference", top);
        self.remarks("letter.office", top);
        self.flush(ui, commands);
        ui.add_space(space::M);
        let top = ui.cursor().top();
        ui.vertical_centered(|ui| body(ui, view, &letter.date));
        self.remarks("letter.date", top);
        if !letter.time().is_empty() {
            let facts = letter.time().iter();
            let lines = facts.map(|fact| fact.in_words(view.style)).collect();
            self.notes.push((top, Note::InForce(lines)));
        }
        self.remarks("letter.in_force", top);
        self.flush(ui, commands);
        ui.add_space(space::M);
        for (key, place, text) in letter.fields() {
            let name = view.style.text(key);
            let top = ui.cursor().top();
            let named = view
                .thai
                .layout(
                    ui,
                    &name,
                    strong(size::BODY),
                    Color32::PLACEHOLDER,
                    f32::INFINITY,
                )
                .size()
                .x
                + space::M;
            let rest = (ui.available_width() - named).max(1.0);
            cells(ui, &[named, rest], Vec2::ZERO, |ui, column| {
                if column == 0 {
                    label(ui, view, &name);
                } else {
                    body(ui, view, &text);
                }
            });
            self.remarks(place, top);
            self.flush(ui, commands);
        }
        ui.add_space(space::M);
    }

    fn body(&mut self, ui: &mut Ui, commands: &mut Commands) {
        let letter = self.letter;
        let top = ui.cursor().top();
        for (index, paragraph) in letter.body.iter().enumerate() {
            let set_in = format!("{INDENT}{paragraph}");
            match letter.body_clause {
                Some(clause) => self.passage(
                    ui,
                    &Passage {
                        clause,
                        id: "letter.body",
                        text: &set_in,
                        name: paragraph,
                        font: font(size::BODY),
                        leads: index == 0,
                    },
                ),
                None => body(ui, self.view, &set_in),
            }
        }
        if let Some(clause) = letter.body_clause {
            self.anchor("letter.body", Some(clause), top);
        }
        self.flush(ui, commands);
    }

    fn end(&mut self, ui: &mut Ui, commands: &mut Commands) {
        let (view, letter) = (self.view, self.letter);
        ui.add_space(space::L);
        let half = ui.available_width() / 2.0;
        let top = ui.cursor().top();
        cells(ui, &[half, half], Vec2::ZERO, |ui, column| {
            if column == 1 {
                ui.vertical_centered(|ui| {
                    body(ui, view, &letter.closing);
                    ui.add_space(3.0 * space::M);
                    body(ui, view, &format!("({})", letter.signatory[0]));
                    body(ui, view, &letter.signatory[1]);
                });
            }
        });
        for place in ["letter.closing", "letter.signatory"] {
            self.remarks(place, top);
        }
        self.flush(ui, commands);
        ui.add_space(space::L);
        let top = ui.cursor().top();
        for line in letter.contact_lines(view.style) {
            body(ui, view, &line);
        }
        self.remarks("letter.contact", top);
        self.flush(ui, commands);
    }

    fn table(&mut self, ui: &mut Ui, commands: &mut Commands) {
        let (view, letter) = (self.view, self.letter);
        let top = ui.cursor().top();
        ui.vertical_centered(|ui| {
            Paragraph::new(&letter.table.title)
                .font(strong(size::SUBHEADING))
                .show(ui, view.thai);
        });
        self.remarks("letter.table_title", top);
        self.flush(ui, commands);
        ui.add_space(space::S);
        if ui.available_width() < breakpoint::LETTER_TABLE {
            let pointed = self.pointed();
            lazily(
                ui,
                "letter-stacked",
                letter.rows.len(),
                pointed,
                |ui, row| {
                    self.stacked(ui, &letter.rows[row], commands);
                },
            );
        } else {
            self.columns(ui, commands);
        }
        ui.add_space(space::S);
        for note in &letter.notes {
            let top = ui.cursor().top();
            self.clause(ui, note, strong(size::BODY));
            self.anchor(note.id.as_str(), Some(note.id.get()), top);
            self.flush(ui, commands);
        }
    }

    /// Draws the table as in the letter.
    fn columns(&mut self, ui: &mut Ui, commands: &mut Commands) {
        let (view, letter) = (self.view, self.letter);
        let widths = COLUMN_SHARES.map(|share| (share * ui.available_width()).floor());
        let margin = vec2(space::XS + 1.0, space::S);
        ui.spacing_mut().item_spacing.y = 0.0;
        let heads = cells(ui, &widths, margin, |ui, column| {
            label(ui, view, &letter.table.heads[column]);
        });
        self.grid(ui, heads, &widths);
        let pointed = self.pointed();
        lazily(
            ui,
            "letter-rows",
            letter.rows.len(),
            pointed,
            |ui, index| {
                let row = &letter.rows[index];
                let top = ui.cursor().top();
                let room = cells(ui, &widths, margin, |ui, column| match column {
                    0 => self.group_name(ui, row, commands),
                    _ => {
                        for clause in &row.cells[column - 1] {
                            ui.spacing_mut().item_spacing.y = 0.0;
                            self.clause(ui, clause, font(size::BODY));
                        }
                    }
                });
                self.grid(ui, room, &widths);
                self.of_row(row, top);
                self.flush(ui, commands);
            },
        );
    }

    /// Returns the row of the clause being scrolled to.
    fn pointed(&self) -> Option<usize> {
        let clause = self.chosen.filter(|_| self.approach)?;
        self.letter.rows.iter().position(|row| {
            let mut clauses = row.cells.iter().flatten();
            clauses.any(|of_row| of_row.id.get() == clause)
        })
    }

    /// Draws a group's cells one below another, each under its heading.
    fn stacked(&mut self, ui: &mut Ui, row: &LetterRow, commands: &mut Commands) {
        let top = ui.cursor().top();
        self.group_name(ui, row, commands);
        let heads = self.letter.table.heads.iter().skip(1);
        for (head, clauses) in heads.zip(&row.cells) {
            if clauses.is_empty() {
                continue;
            }
            small(ui, self.view, head);
            for clause in clauses {
                self.clause(ui, clause, font(size::BODY));
            }
        }
        self.of_row(row, top);
        self.flush(ui, commands);
        ui.separator();
    }

    fn group_name(&self, ui: &mut Ui, row: &LetterRow, commands: &mut Commands) {
        let name = Pressable::link(&row.name)
            .font(strong(size::BODY))
            .show(ui, self.view.thai);
        if name.clicked() {
            commands.send(Command::Show(Item::Group(row.group)));
        }
        if let Some(size) = &row.size {
            body(ui, self.view, size);
        }
    }

    /// Collects the notes on a row's size and clauses.
    fn of_row(&mut self, row: &LetterRow, top: f32) {
        self.remarks(&row.size_place, top);
        for clause in row.cells.iter().flatten() {
            self.anchor(clause.id.as_str(), Some(clause.id.get()), top);
        }
    }

    fn grid(&self, ui: &Ui, room: eframe::egui::Rect, widths: &[f32]) {
        let stroke = Stroke::new(1.0, self.view.colours.line);
        ui.painter()
            .rect_stroke(room, 0.0, stroke, StrokeKind::Middle);
        let mut x = room.left();
        for width in widths.iter().take(widths.len().saturating_sub(1)) {
            x += width;
            ui.painter().vline(x, room.y_range(), stroke);
        }
    }

    /// Draws a clause.
    fn clause(&mut self, ui: &mut Ui, clause: &ClauseText, font: FontId) {
        let name = clause.lines.replace('\n', " ");
        self.passage(
            ui,
            &Passage {
                clause: clause.id.get(),
                id: clause.id.as_str(),
                text: &clause.lines,
                name: &name,
                font,
                leads: true,
            },
        );
    }

    fn passage(&mut self, ui: &mut Ui, passage: &Passage<'_>) {
        let chosen = self.chosen == Some(passage.clause);
        let values = [
            ("clause", passage.id.to_owned()),
            ("text", passage.name.to_owned()),
        ];
        let name = self.view.style.in_words("letter-clause", &values);
        let pressed = Pressable::passage(passage.text, chosen)
            .name(&name)
            .font(passage.font.clone())
            .show(ui, self.view.thai);
        if pressed.clicked() {
            self.request = Some(if chosen {
                PageRequest::Deselect
            } else {
                PageRequest::Select(passage.clause)
            });
        }
        if chosen && passage.leads && self.approach {
            self.arrived = ui.clip_rect().contains(pressed.rect.center());
            pressed.scroll_to_me(Some(Align::Center));
            pressed.request_focus();
        }
    }

    /// Collects the remarks on `place`, and the rules of `clause` if it is selected, as notes at
    /// the height `top`.
    fn anchor(&mut self, place: &str, clause: Option<ClauseId>, top: f32) {
        self.remarks(place, top);
        if let Some(clause) = clause.filter(|_| clause == self.chosen) {
            self.notes.push((top, Note::Rules(clause)));
        }
    }

    fn remarks(&mut self, place: &str, top: f32) {
        for (at, remark) in self.letter.remarks_on(place) {
            let note = remark.note.as_str();
            let known = self.remarked.iter().position(|known| *known == note);
            let index = known.unwrap_or(self.remarked.len());
            let number = index + 1;
            self.marks.push((number, top));
            if known.is_none() {
                self.remarked.push(note);
                let note = Note::Remark(number, at, note.to_owned());
                self.notes.push((top, note));
            }
        }
    }

    /// Draws the notes below their place if there is no margin.
    fn flush(&mut self, ui: &mut Ui, commands: &mut Commands) {
        if self.beside {
            return;
        }
        for (_, note) in std::mem::take(&mut self.notes) {
            ui.add_space(space::XS);
            self.note(ui, &note, commands);
            ui.add_space(space::S);
        }
    }

    /// Draws a note.
    pub fn note(&mut self, ui: &mut Ui, note: &Note, commands: &mut Commands) {
        let view = self.view;
        let tone = match note {
            Note::Remark(..) => view.colours.fits_if,
            Note::InForce(_) | Note::Rules(_) => view.colours.not_required,
        };
        Frame::new()
            .fill(tone.ground)
            .stroke(Stroke::new(1.0, tone.text))
            .corner_radius(6.0)
            .inner_margin(Margin::from(space::S))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = space::XS;
                match note {
                    Note::Remark(number, at, text) => {
                        ui.horizontal_top(|ui| {
                            let side = 2.0 * MARK;
                            let (rect, _) =
                                ui.allocate_exact_size(vec2(side, side), Sense::hover());
                            mark(ui, view, rect.center(), *number);
                            Paragraph::new(&view.style.text("letter-remark"))
                                .font(strong(size::SMALL))
                                .colour(tone.text)
                                .show(ui, view.thai);
                        });
                        Paragraph::new(text)
                            .font(font(size::BODY))
                            .colour(tone.text)
                            .show(ui, view.thai);
                        let target = EditTarget::Record(RecordKind::Remark, *at);
                        edit::pencil(ui, view, target, text, commands);
                    }
                    Note::InForce(lines) => {
                        label(ui, view, &view.style.text("letter-in-force"));
                        for line in lines {
                            body(ui, view, line);
                        }
                    }
                    Note::Rules(clause) => self.rules(ui, *clause, commands),
                }
            });
    }

    /// Draws the rules read from `clause`.
    fn rules(&mut self, ui: &mut Ui, clause: ClauseId, commands: &mut Commands) {
        let (view, letter) = (self.view, self.letter);
        let described = view.registry.clause(clause);
        let place = clause_place(view.registry, clause, view.style);
        let place = [("clause", place)];
        label(ui, view, &view.style.in_words("letter-rules", &place));
        let rules = letter.rules.get(&clause);
        let duties = letter.duties.get(&clause);
        for one in rules.into_iter().flatten() {
            rule(ui, view, one, false, commands);
            ui.separator();
        }
        let cites =
            |order: &&PreferenceReport| order.cites.iter().any(|cited| cited.get() == clause);
        let orders: Vec<&PreferenceReport> = letter.preferences.iter().filter(cites).collect();
        for order in &orders {
            preference(ui, view, order, commands);
            ui.separator();
        }
        for duty in duties.into_iter().flatten() {
            let duty = [("duty", duty.clone())];
            body(ui, view, &view.style.text_with("letter-duty", &duty));
        }
        if rules.is_none() && duties.is_none() && orders.is_empty() {
            body(ui, view, &view.style.text("letter-no-rules"));
        }
        add_button(ui, view, RuleTarget::OfClause(clause), commands);
        ui.horizontal_wrapped(|ui| {
            let copy = view.style.text("letter-copy");
            if Pressable::button(&copy).show(ui, view.thai).clicked() {
                commands.send(Command::Copy(described.text.clone()));
            }
            let close = view.style.text("bar-close");
            if Pressable::button(&close).show(ui, view.thai).clicked() {
                self.request = Some(PageRequest::Deselect);
            }
        });
    }
}
