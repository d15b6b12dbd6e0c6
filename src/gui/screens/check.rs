//! The check screen (ตรวจทะเบียนกลุ่ม): the registry's problems and findings, group sizes compared
//! with seats, and needs that no group covers. A click opens the place.

mod source;

use std::sync::Arc;

use eframe::egui::{Align, Align2, Context, Id, Layout, Sense, Ui, vec2};

use super::super::background::KeyedMemo;
use super::super::command::Command;
use super::super::editing::EditCommand;
use super::super::theme::{Tone, breakpoint, font, size, space, strong};
use super::super::widgets::{Paragraph, Pressable, lazily};
use super::parts::{body, card, column, fold, heading, label, link, small, subheading, table_row};
use super::rule_buttons::rule_buttons;
use super::{Commands, Revision, View, parts};
use crate::guide::{Coverage, coverage};
use crate::registry::{Item, Problem, Registry, Severity};
use crate::report::{
    CheckEntry, CheckSection, SizeRow, Style, UncoveredRow, check_sections, coverage_problems,
    size_rows, uncovered_rows,
};
use crate::store::{Loaded, picture_problems};

/// How far text has to be lowered to align with a link beside it, in points.
const LINK_BASELINE_OFFSET: f32 = 3.0;

/// The results of trying every need, and of reading the pictures.
#[derive(Debug)]
struct Tried {
    coverage: Coverage,
    problems: Vec<Problem>,
}

/// What a check depends on: the registry, a newer version that was refused, the style, and whether
/// it includes the slow part.
type Subject = (Revision, Option<Revision>, Style, bool);

/// The check in words.
#[derive(Debug)]
struct Checked {
    /// Whether it includes the slow part.
    whole: bool,
    file: String,
    sections: Vec<CheckSection>,
    refused: Option<(String, Vec<CheckSection>)>,
    sizes: Vec<SizeRow>,
    uncovered: Vec<UncoveredRow>,
}

/// The state of the screen.
#[derive(Debug, Default)]
pub struct State {
    tried: KeyedMemo<Revision, Arc<Tried>>,
    checked: KeyedMemo<Subject, Checked>,
    /// The problem whose place in the file is shown: the versions of the file, whether it is in the
    /// refused one, its severity, and its index.
    shown: Option<Shown>,
    of: (Revision, Option<Revision>),
}

/// Whether it is in the refused version, its severity, and its index.
type Shown = (bool, Severity, usize);

impl State {
    fn refresh(&mut self, context: &Context, view: &View<'_>) {
        let of = (view.revision, view.refused.map(|(revision, _)| revision));
        if self.of != of {
            self.of = of;
            self.shown = None;
        }
        let (registry, loaded) = (Arc::clone(view.registry), Arc::clone(view.loaded));
        self.tried
            .request(context, view.revision, view.patience, move || {
                let coverage = coverage(&registry);
                let mut problems = picture_problems(&loaded);
                problems.extend(coverage_problems(&registry, &coverage));
                Arc::new(Tried { coverage, problems })
            });
        let tried = self
            .tried
            .get(|revision| *revision == view.revision)
            .cloned();
        let subject = (of.0, of.1, view.style, tried.is_some());
        let refused = view.refused.map(|(_, refused)| Arc::clone(refused));
        let (registry, loaded) = (Arc::clone(view.registry), Arc::clone(view.loaded));
        let style = view.style;
        self.checked
            .request(context, subject, view.patience, move || {
                check(
                    &registry,
                    &loaded,
                    refused.as_deref(),
                    tried.as_deref(),
                    style,
                )
            });
    }
}

fn check(
    registry: &Registry,
    loaded: &Loaded,
    refused: Option<&Loaded>,
    tried: Option<&Tried>,
    style: Style,
) -> Checked {
    let found = tried.map_or(&[][..], |tried| &tried.problems);
    let file = |loaded: &Loaded| loaded.origin.name();
    Checked {
        whole: tried.is_some(),
        file: file(loaded),
        sections: check_sections(
            Some(registry),
            &file(loaded),
            &loaded.text,
            &loaded.problems.iter().chain(found),
            style,
        ),
        refused: refused.map(|refused| {
            let name = file(refused);
            let sections =
                check_sections(None, &name, &refused.text, &refused.problems.iter(), style);
            (name, sections)
        }),
        sizes: size_rows(registry, style),
        uncovered: tried
            .map(|tried| uncovered_rows(registry, &tried.coverage, style))
            .unwrap_or_default(),
    }
}

pub fn show(ui: &mut Ui, view: &View<'_>, state: &mut State, commands: &mut Commands) {
    state.refresh(ui, view);
    let State {
        checked, shown, of, ..
    } = state;
    let Some(checked) = checked.get(|(revision, refused, ..)| (*revision, *refused) == *of) else {
        parts::coming(ui, view);
        return;
    };
    let style = view.style;
    column(ui, 1.3 * space::MEASURE, |ui| {
        if let Some((file, sections)) = &checked.refused {
            let file = [("file", file.clone())];
            heading(ui, view, &style.lang.text_with("check-refused", &file));
            for one in sections {
                section(ui, view, one, true, shown, commands);
            }
            ui.separator();
        }
        let file = [("file", checked.file.clone())];
        heading(ui, view, &style.lang.text_with("check-file", &file));
        summary(ui, view, checked);
        for one in &checked.sections {
            section(ui, view, one, false, shown, commands);
        }
        subheading(ui, view, &style.text("check-sizes"));
        sizes(ui, view, &checked.sizes, commands);
        if checked.whole {
            subheading(ui, view, &style.text("check-uncovered"));
            uncovered(ui, view, &checked.uncovered);
        }
    });
}

fn summary(ui: &mut Ui, view: &View<'_>, checked: &Checked) {
    let grave = checked
        .sections
        .iter()
        .any(|section| section.severity != Severity::Info);
    if !grave {
        Paragraph::new(&view.style.text("check-well"))
            .font(strong(size::BODY))
            .colour(view.colours.fits.text)
            .show(ui, view.thai);
    }
    if !checked.whole {
        ui.horizontal(|ui| {
            ui.spinner();
            ui.label(view.style.text("check-trying"));
        });
    }
}

fn tone(view: &View<'_>, severity: Severity) -> Tone {
    match severity {
        Severity::Error => view.colours.forbidden,
        Severity::Warning => view.colours.fits_if,
        Severity::Info => view.colours.not_required,
    }
}

fn section(
    ui: &mut Ui,
    view: &View<'_>,
    section: &CheckSection,
    refused: bool,
    shown: &mut Option<Shown>,
    commands: &mut Commands,
) {
    let key = format!("check-section-{}", section.severity.id());
    let count = [("count", section.entries.len().to_string())];
    let title = view.style.text_with(&key, &count);
    ui.add_space(space::S);
    let line = Pressable::fold(&title)
        .font(strong(size::SUBHEADING))
        .colour(tone(view, section.severity).text);
    let name = ("check", refused, section.severity.id());
    fold(ui, view, line, name, true, |ui| {
        lazily(ui, name, section.entries.len(), None, |ui, index| {
            let one = &section.entries[index];
            let key = (refused, section.severity, index);
            let how = (section.severity, *shown == Some(key));
            let pressed = if section.severity == Severity::Info {
                remark(ui, view, one, how, commands)
            } else {
                card(ui, view, |ui| entry(ui, view, one, how, commands))
            };
            if !pressed {
                return;
            }
            match one.item {
                Some(item) => commands.send(Command::Show(item)),
                // Who edits can correct it there.
                None if view.is_editing() => {
                    let line = one.report.line.unwrap_or(1);
                    commands.send(Command::Edit(EditCommand::ShowLine(line)));
                }
                None if *shown == Some(key) => *shown = None,
                None => *shown = Some(key),
            }
        });
    });
}

/// Draws a problem. Returns whether the link to its place was clicked.
fn entry(
    ui: &mut Ui,
    view: &View<'_>,
    entry: &CheckEntry,
    (severity, shown): (Severity, bool),
    commands: &mut Commands,
) -> bool {
    ui.horizontal_top(|ui| {
        severity_sign(ui, view, severity);
        ui.vertical(|ui| label(ui, view, &entry.report.message));
    });
    explained(ui, view, entry, severity);
    let pressed = place_link(ui, view, entry, false);
    beneath(ui, view, entry, shown, commands);
    pressed
}

/// Draws a remark in one line, which shows and hides what can be done and the place in the file.
/// Returns whether the link to its place was clicked.
fn remark(
    ui: &mut Ui,
    view: &View<'_>,
    entry: &CheckEntry,
    (severity, shown): (Severity, bool),
    commands: &mut Commands,
) -> bool {
    let report = &entry.report;
    let mut pressed = false;
    let id = ui.make_persistent_id(("remark", &report.message, report.line, report.column));
    let mut open = ui.data(|data| data.get_temp(id)).unwrap_or(false);
    ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
        pressed = place_link(ui, view, entry, true);
        let rest = vec2(ui.available_width(), ui.spacing().interact_size.y);
        ui.allocate_ui_with_layout(rest, Layout::left_to_right(Align::Min), |ui| {
            let line = Pressable::fold(&report.message).open(open);
            if line.show(ui, view.thai).clicked() {
                open = !open;
                ui.data_mut(|data| data.insert_temp(id, open));
            }
        });
    });
    if open || shown {
        ui.push_id(id, |ui| {
            ui.indent("remark", |ui| {
                explained(ui, view, entry, severity);
                beneath(ui, view, entry, shown, commands);
            });
        });
    }
    pressed
}

/// Draws what to do about a problem, and its line of the file.
fn explained(ui: &mut Ui, view: &View<'_>, entry: &CheckEntry, severity: Severity) {
    let report = &entry.report;
    small(ui, view, &report.hint);
    if let Some(line) = report.line
        && let Some((text, marked)) = &entry.source
    {
        source::line(ui, view, line, text, marked.clone(), tone(view, severity));
    }
}

/// Draws the link to the place of a problem, in few words if `short`. Returns whether it was clicked.
fn place_link(ui: &mut Ui, view: &View<'_>, entry: &CheckEntry, short: bool) -> bool {
    let (style, report) = (view.style, &entry.report);
    let (Some(line), Some(column)) = (report.line, report.column) else {
        return false;
    };
    let values = [
        ("line", line.to_string()),
        ("column", column.to_string()),
        ("message", report.message.clone()),
    ];
    let (usual, few, name) = match entry.item {
        Some(Item::Clause(_) | Item::Letter) => (
            "check-to-letter",
            "check-to-letter-short",
            "check-to-letter-name",
        ),
        Some(Item::Group(_) | Item::Role(_) | Item::Person(_)) => (
            "check-to-directory",
            "check-to-directory-short",
            "check-to-directory-name",
        ),
        None => (
            "check-to-source",
            "check-to-source-short",
            "check-to-source-name",
        ),
    };
    let text = style.text_with(if short { few } else { usual }, &values);
    let name = style.text_with(name, &values);
    let link = Pressable::link(&text).name(&name);
    link.show(ui, view.thai).clicked()
}

/// Draws the lines around the place of a problem, if they are wanted, and what changes its rule.
fn beneath(ui: &mut Ui, view: &View<'_>, entry: &CheckEntry, shown: bool, commands: &mut Commands) {
    if let Some(line) = entry.report.line.filter(|_| shown) {
        source::lines(ui, view, &entry.around, line);
    }
    // A rule of the version that was refused is none of those on screen.
    if let Some(rule) = entry.rule {
        rule_buttons(ui, view, rule, commands);
    }
}

/// Draws a sign for the severity, so that colour is never the only indication.
fn severity_sign(ui: &mut Ui, view: &View<'_>, severity: Severity) {
    let tone = tone(view, severity);
    let (rect, _) = ui.allocate_exact_size(vec2(20.0, 22.0), Sense::hover());
    let painter = ui.painter();
    let middle = rect.center();
    painter.circle_filled(middle, 10.0, tone.ground);
    painter.circle_stroke(middle, 9.5, (1.0, tone.text));
    let letter = |sign: &str| {
        let font = strong(size::BODY);
        painter.text(middle, Align2::CENTER_CENTER, sign, font, tone.text);
    };
    match severity {
        Severity::Error => {
            for side in [-4.0, 4.0] {
                let end = vec2(side, 4.0);
                painter.line_segment([middle - end, middle + end], (2.0, tone.text));
            }
        }
        Severity::Warning => letter("!"),
        Severity::Info => letter("i"),
    }
}

fn sizes(ui: &mut Ui, view: &View<'_>, rows: &[SizeRow], commands: &mut Commands) {
    let width = ui.available_width();
    let none = view.style.text("check-none");
    if width < breakpoint::TABLE {
        lazily(ui, "check-sizes", rows.len(), None, |ui, index| {
            let row = &rows[index];
            if link(ui, view, &row.name).clicked() {
                commands.send(Command::Show(Item::Group(row.group)));
            }
            body(ui, view, &row.note);
        });
        return;
    }
    let number = 108.0;
    let name = ((width - 3.0 * number) * 0.36).floor();
    let widths = [name, number, number, number, width - name - 3.0 * number];
    let right = Layout::top_down(Align::Max);
    let heads = [
        "check-size-group",
        "check-size-stated",
        "check-size-seated",
        "check-size-left",
        "check-size-note",
    ];
    table_row(ui, view, &widths, |ui, column| {
        let head = view.style.text(heads[column]);
        if (1..=3).contains(&column) {
            ui.with_layout(right, |ui| label(ui, view, &head));
        } else {
            label(ui, view, &head);
        }
    });
    lazily(ui, "check-sizes", rows.len(), None, |ui, index| {
        let row = &rows[index];
        ui.push_id(Id::unique(&row.name), |ui| {
            table_row(ui, view, &widths, |ui, column| match column {
                0 => {
                    if link(ui, view, &row.name).clicked() {
                        commands.send(Command::Show(Item::Group(row.group)));
                    }
                }
                4 => {
                    ui.add_space(LINK_BASELINE_OFFSET);
                    small(ui, view, &row.note);
                }
                _ => {
                    let number = match column {
                        1 => row.stated.as_ref(),
                        2 => Some(&row.seated),
                        _ => row.left.as_ref(),
                    };
                    let number = number.unwrap_or(&none);
                    ui.add_space(LINK_BASELINE_OFFSET);
                    ui.with_layout(right, |ui| body(ui, view, number));
                }
            });
        });
    });
}

fn uncovered(ui: &mut Ui, view: &View<'_>, rows: &[UncoveredRow]) {
    if rows.is_empty() {
        body(ui, view, &view.style.text("check-all-covered"));
        return;
    }
    body(ui, view, &view.style.text("check-uncovered-why"));
    let width = ui.available_width();
    if width < breakpoint::TABLE {
        lazily(ui, "check-uncovered", rows.len(), None, |ui, index| {
            let row = &rows[index];
            label(ui, view, &format!("{} ({})", row.act, row.topics));
            small(ui, view, &row.roles);
        });
        return;
    }
    let widths = [0.26, 0.22, 0.52].map(|share| (share * width).floor());
    let heads = ["check-act", "check-topic", "check-roles"];
    table_row(ui, view, &widths, |ui, column| {
        label(ui, view, &view.style.text(heads[column]));
    });
    lazily(ui, "check-uncovered", rows.len(), None, |ui, index| {
        let row = &rows[index];
        ui.push_id(index, |ui| {
            table_row(ui, view, &widths, |ui, column| {
                let text = [&row.act, &row.topics, &row.roles][column];
                Paragraph::new(text)
                    .font(font(size::BODY))
                    .show(ui, view.thai);
            });
        });
    });
}
