//! The print screen (พิมพ์และส่งออก): a document as real pages, to look at, print and save.

mod desk;
mod formats;
mod outcome;
mod pocket;
mod preview;

use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{
    ComboBox, DragValue, Frame, Id, Margin, Panel, ScrollArea, Slider, Ui, WidgetInfo, vec2,
};

use self::desk::{Desk, Done, PrintJob, SaveJob};
use self::preview::Preview;
use super::super::compared::Special;
use super::super::theme::{breakpoint, font, size, space};
use super::super::widgets::{Field, Pressable, beside_bar};
use super::parts::{heading, small, subheading};
use super::{Commands, Revision, View, parts};
use crate::export::{Format, Options, Orientation, Paper, Setup};
use crate::report::{DocumentKind, Order, PageKind, Signers, Style};
use crate::store::{Held, NotWritten};
use crate::text::Digits;

/// The width of the column of choices, in points, and the width of the window from which it is
/// beside the pages instead of above them.
const CHOICES_WIDTH: f32 = 336.0;

/// The height, in points, below which the pages get a height of their own.
const LOW_HEIGHT: f32 = 420.0;

/// What is on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Shown {
    /// The document of the order.
    #[default]
    Document,
    /// What changes between two registries.
    Compared,
    /// The pocket guide, which has no pages.
    Pocket,
}

/// The state of the screen.
#[derive(Debug)]
pub struct State {
    order: Order,
    shown: Shown,
    /// What can be printed besides the documents of the registry.
    compared: Option<Special>,
    setup: Setup,
    rows: u16,
    copies: u16,
    revision: Revision,
    printer: Option<String>,
    format: Format,
    /// Whether the formats that few need are shown.
    shows_others: bool,
    /// The file to save to, as typed. A new one is proposed for each document until the user
    /// changes it.
    place: String,
    proposed: String,
    preview: Preview,
    desk: Desk,
}

impl Default for State {
    fn default() -> Self {
        Self {
            order: Order::of(DocumentKind::Guideline),
            shown: Shown::default(),
            compared: None,
            setup: Setup::default(),
            rows: 15,
            copies: 1,
            revision: Revision::default(),
            printer: None,
            format: Format::Pdf,
            shows_others: false,
            place: String::new(),
            proposed: String::new(),
            preview: Preview::default(),
            desk: Desk::default(),
        }
    }
}

impl State {
    /// Shows `kind` when the screen is next drawn, for the user's role if it is made for one.
    pub fn choose(&mut self, kind: DocumentKind) {
        self.order.kind = kind;
        self.order.role = None;
        self.shown = Shown::Document;
    }

    /// Shows another document than one of the registry when the screen is next drawn.
    pub fn special(&mut self, compared: Special) {
        self.compared = Some(compared);
        self.shown = Shown::Compared;
    }

    /// Returns what is shown besides the documents of the registry, if it is.
    fn compared(&self) -> Option<&Special> {
        let shown = self.compared.as_ref();
        shown.filter(|_| self.shown == Shown::Compared)
    }

    /// Returns the name of the document on screen.
    fn name(&self, style: Style) -> String {
        match (self.shown, self.compared()) {
            (Shown::Pocket, _) => style.in_words("print-pocket", &[]),
            (_, Some(special)) => special.name(style),
            (_, None) => style.in_words(name_key(self.order.kind), &[]),
        }
    }

    /// Returns the kind of page that the document on screen is set on.
    fn page(&self) -> PageKind {
        match self.compared() {
            Some(special) => special.page(),
            None => self.order.kind.page(),
        }
    }

    /// Returns the format that is proposed for the file.
    fn format(&self) -> Format {
        match self.shown {
            Shown::Pocket => Format::Html,
            Shown::Document | Shown::Compared => self.format,
        }
    }

    /// Returns whether something is being printed or saved.
    pub fn is_busy(&self) -> bool {
        self.desk.is_busy()
    }

    /// Returns whether the last job left nothing that the user must be told.
    pub fn went_well(&self) -> bool {
        self.desk.went_well()
    }

    /// Adjusts the choices to the registry on screen.
    fn refresh(&mut self, view: &View<'_>) {
        if self.revision != view.revision {
            self.revision = view.revision;
            self.order.role = None;
            // What is on screen is no longer one of them.
            if !self
                .compared
                .as_ref()
                .is_some_and(|compared| compared.is_of(view.registry))
            {
                self.compared = None;
                if self.shown == Shown::Compared {
                    self.shown = Shown::Document;
                }
            }
        }
        let role = self.order.role.or(view.role);
        if self.order.kind.needs_role() {
            let first = view.registry.asking_roles().next();
            self.order.role = role.or_else(|| first.map(|(role, _)| role));
        }
        self.order.signers = match self.order.signers {
            Signers::Roster => Signers::Roster,
            Signers::Lines(_) => Signers::Lines(self.rows),
        };
        self.order.day = view.day;
        let takes = self.order.kind.takes_district();
        self.order.district = view.settings.district.clone().filter(|_| takes);
        let name = self.name(view.style);
        let proposed = desk::proposed(&name, self.format());
        if proposed != self.proposed {
            if self.place == self.proposed {
                self.place.clone_from(&proposed);
            }
            self.proposed = proposed;
        }
    }
}

/// Returns the key of the message that names a document.
fn name_key(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Guideline => "print-guideline",
        DocumentKind::Permissions => "print-permissions",
        DocumentKind::Memberships => "print-memberships",
        DocumentKind::Onboarding => "print-onboarding",
        DocumentKind::Card => "print-card",
        DocumentKind::Acknowledgement => "print-acknowledgement",
        DocumentKind::Letter => "print-letter",
        DocumentKind::Coverage => "print-coverage",
    }
}

pub fn show(ui: &mut Ui, view: &View<'_>, state: &mut State, commands: &mut Commands) {
    state.refresh(view);
    state.desk.draw(ui);
    state.desk.receive(ui);
    if state.shown != Shown::Pocket {
        let compared = state.compared().cloned();
        let subject = (&state.order, compared.as_ref());
        state.preview.request(ui, view, subject, state.setup);
    }
    if ui.available_width() >= breakpoint::BESIDE {
        let right = Margin {
            right: 12,
            ..Margin::ZERO
        };
        Panel::left("print-choices")
            .resizable(false)
            .exact_size(CHOICES_WIDTH)
            .frame(Frame::NONE.inner_margin(right))
            .show_separator_line(false)
            .show(ui, |ui| {
                ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                    beside_bar(ui);
                    choices(ui, view, state, commands);
                });
            });
        pages(ui, view, state);
    } else {
        ScrollArea::vertical()
            .id_salt("print-all")
            .auto_shrink(false)
            .show(ui, |ui| {
                beside_bar(ui);
                choices(ui, view, state, commands);
                let width = ui.available_width();
                ui.allocate_ui(vec2(width, LOW_HEIGHT), |ui| {
                    pages(ui, view, state);
                });
            });
    }
}

/// Draws the pages, or what the pocket guide is.
fn pages(ui: &mut Ui, view: &View<'_>, state: &mut State) {
    match state.shown {
        Shown::Pocket => pocket::about(ui, view),
        Shown::Document | Shown::Compared => state.preview.show(ui, view),
    }
}

fn choices(ui: &mut Ui, view: &View<'_>, state: &mut State, commands: &mut Commands) {
    let style = view.style;
    // Leave room above the first line, or the clip rectangle would cut off its upper marks.
    ui.add_space(space::XS);
    heading(ui, view, &style.text("print-heading"));
    if state.shown != Shown::Pocket {
        way_out(ui, view, state);
    }
    outcome::show(ui, view, state);
    subheading(ui, view, &style.text("print-document"));
    ui.scope(|ui| {
        // Close together, so that the whole column is in view.
        ui.spacing_mut().item_spacing.y = 0.0;
        if let Some(special) = &state.compared {
            let name = special.name(style);
            let choice = Pressable::choice(&name, state.shown == Shown::Compared).plain();
            if choice.show(ui, view.thai).clicked() {
                state.shown = Shown::Compared;
            }
        }
        let shows_document = state.shown == Shown::Document;
        for &kind in DocumentKind::ALL {
            let name = style.text(name_key(kind));
            let chosen = shows_document && state.order.kind == kind;
            if Pressable::choice(&name, chosen)
                .plain()
                .show(ui, view.thai)
                .clicked()
            {
                state.order.kind = kind;
                state.shown = Shown::Document;
                if !kind.needs_role() {
                    state.order.role = None;
                }
            }
        }
        let name = style.text("print-pocket");
        let choice = Pressable::choice(&name, state.shown == Shown::Pocket).plain();
        if choice.show(ui, view.thai).clicked() {
            state.shown = Shown::Pocket;
        }
    });
    if state.shown == Shown::Document {
        whose(ui, view, state, commands);
    }
    if state.shown != Shown::Pocket && state.page() != PageKind::Card {
        paper(ui, view, state);
    }
    saving(ui, view, state);
}

/// Draws the choices of whom the document is for.
fn whose(ui: &mut Ui, view: &View<'_>, state: &mut State, commands: &mut Commands) {
    if state.order.kind.takes_role() {
        role(ui, view, state);
    }
    if state.order.kind.takes_district() {
        ui.horizontal_wrapped(|ui| parts::district(ui, view, 150.0, commands));
    }
    if state.order.kind == DocumentKind::Acknowledgement {
        signers(ui, view, state);
    }
}

/// Draws the choice of printer, and the button that prints.
fn way_out(ui: &mut Ui, view: &View<'_>, state: &mut State) {
    let style = view.style;
    let chosen = printer(ui, view, state);
    let ready = state.preview.pages().cloned();
    let can_print = ready.is_some() && !state.desk.is_busy();
    ui.horizontal_wrapped(|ui| {
        let print = ui.add_enabled_ui(can_print, |ui| {
            let name = match &chosen {
                Some(printer) => {
                    let printer = [("printer", printer.clone())];
                    style.lang.text_with("print-do-on", &printer)
                }
                None => style.text("print-do"),
            };
            let spoken = style.text("print-do");
            Pressable::primary(&name).name(&spoken).show(ui, view.thai)
        });
        if print.inner.clicked()
            && let Some(pages) = ready
        {
            let print_job = PrintJob {
                pages,
                title: state.name(style),
                printer: chosen,
                copies: state.copies,
                paper: state.setup.paper,
            };
            state.desk.print(ui, print_job);
        }
        let copies = DragValue::new(&mut state.copies)
            .range(1..=99)
            .custom_parser(whole_number);
        let copies = ui.add(copies);
        let named = ui.label(style.text("print-copies"));
        copies.labelled_by(named.id);
        let again = Pressable::link(&style.text("print-look-again")).show(ui, view.thai);
        if again.clicked() {
            state.desk.look_again(ui);
        }
    });
}

/// Reads a number that was typed, in Thai or Arabic digits.
fn whole_number(text: &str) -> Option<f64> {
    Digits::Arabic.show(text.trim()).parse().ok()
}

/// Draws the choice of printers. Returns the selected one.
fn printer(ui: &mut Ui, view: &View<'_>, state: &mut State) -> Option<String> {
    let style = view.style;
    let known = state.desk.printers().unwrap_or_default().to_vec();
    let selected = state.printer.as_ref();
    let selected = known.iter().find(|printer| Some(&printer.name) == selected);
    let chosen = selected.or(known.first()).cloned();
    let name = chosen.as_ref().map(|printer| printer.name.clone());
    if known.len() > 1 {
        let named = ui.label(style.text("print-printer"));
        ComboBox::from_id_salt("printer")
            .selected_text(name.clone().unwrap_or_default())
            .width(ui.available_width())
            .show_ui(ui, |ui| {
                for printer in &known {
                    let is_chosen = name.as_ref() == Some(&printer.name);
                    if ui.selectable_label(is_chosen, &printer.name).clicked() {
                        state.printer = Some(printer.name.clone());
                    }
                }
            })
            .response
            .labelled_by(named.id);
    }
    if let Some(held) = chosen.and_then(|printer| printer.held) {
        let key = match held {
            Held::Stopped => "print-is-stopped",
            Held::Rejecting => "print-is-rejecting",
        };
        small(ui, view, &style.text(key));
    }
    name
}

/// Draws the choice of the role that the document is for.
fn role(ui: &mut Ui, view: &View<'_>, state: &mut State) {
    let all = view.style.text("print-all-roles");
    let name = |role: Option<_>| {
        role.map_or_else(|| all.clone(), |role| view.style.role(view.registry, role))
    };
    let named = ui.label(view.style.text("print-role"));
    ComboBox::from_id_salt("print-role")
        .selected_text(name(state.order.role))
        .width(ui.available_width())
        .show_ui(ui, |ui| {
            let none = (!state.order.kind.needs_role()).then_some(None);
            let roles = view.registry.asking_roles().map(|(role, _)| Some(role));
            for role in none.into_iter().chain(roles) {
                let chosen = state.order.role == role;
                if ui.selectable_label(chosen, name(role)).clicked() {
                    state.order.role = role;
                }
            }
        })
        .response
        .labelled_by(named.id);
}

/// Draws the choice of signers.
fn signers(ui: &mut Ui, view: &View<'_>, state: &mut State) {
    let style = view.style;
    let roster = state.order.signers == Signers::Roster;
    if view.registry.people().len() > 0
        && Pressable::tick(&style.text("print-roster"), roster)
            .show(ui, view.thai)
            .clicked()
    {
        state.order.signers = if roster {
            Signers::Lines(state.rows)
        } else {
            Signers::Roster
        };
    }
    if !roster {
        let rows = Slider::new(&mut state.rows, 1..=100).custom_parser(whole_number);
        ui.add(rows.text(style.text("print-rows")));
    }
}

/// Draws the choice of paper size and orientation.
fn paper(ui: &mut Ui, view: &View<'_>, state: &mut State) {
    let style = view.style;
    subheading(ui, view, &style.text("print-paper"));
    ui.horizontal_wrapped(|ui| {
        let papers = [Paper::A4, Paper::A3].map(|paper| (paper, paper.name().to_owned()));
        if let Some(paper) = parts::segments(ui, view, &papers, state.setup.paper) {
            state.setup.paper = paper;
        }
        let ways = [
            (Orientation::Portrait, style.text("print-portrait")),
            (Orientation::Landscape, style.text("print-landscape")),
        ];
        let chosen = state.setup.orientation_for(state.page());
        if let Some(way) = parts::segments(ui, view, &ways, chosen) {
            state.setup.orientation = Some(way);
        }
    });
}

/// Draws the choice of file and format.
fn saving(ui: &mut Ui, view: &View<'_>, state: &mut State) {
    let style = view.style;
    subheading(ui, view, &style.text("print-save"));
    if state.shown != Shown::Pocket {
        formats::show(ui, view, state);
    }
    let width = ui.available_width();
    let name = style.text("print-place");
    Field::new(
        Id::unique("print-place"),
        &mut state.place,
        font(size::BODY),
    )
    .show(ui, view.thai, width)
    .widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &name));
    let save_job = SaveJob {
        registry: Arc::clone(view.registry),
        file: view.loaded.origin.file().map(ToOwned::to_owned),
        order: state.order.clone(),
        compared: state.compared().cloned(),
        is_pocket: state.shown == Shown::Pocket,
        style,
        options: Options {
            setup: state.setup,
            ..Options::default()
        },
        pages: state.preview.pages().cloned(),
        place: state.place.clone(),
        replace: false,
    };
    ui.horizontal_wrapped(|ui| {
        let save = ui.add_enabled_ui(!state.desk.is_busy(), |ui| {
            let name = style.text("print-save-do");
            // The pocket guide is not printed.
            let is_primary = state.shown == Shown::Pocket;
            Pressable::action(&name, is_primary).show(ui, view.thai)
        });
        if save.inner.clicked() {
            state.desk.save(ui, save_job.clone());
        }
        let choose = Pressable::link(&style.text("print-choose")).show(ui, view.thai);
        if choose.clicked() {
            state
                .desk
                .choose(ui, style.text("print-save"), &state.place);
        }
    });
    if let Some(place) = state.desk.chosen() {
        state.place = place;
    }
    if let Some(Done::NotSaved(_, NotWritten::Exists)) = state.desk.done()
        && Pressable::button(&style.text("print-replace"))
            .show(ui, view.thai)
            .clicked()
    {
        let replacing = SaveJob {
            // The dialog may have chosen another place just now.
            place: state.place.clone(),
            replace: true,
            ..save_job
        };
        state.desk.save(ui, replacing);
    }
    if state.shown != Shown::Pocket {
        small(ui, view, &style.text("print-ending"));
    }
}
