//! The screen that compares the registry on screen with another state of it or with another registry:
//! the answers that change, the most felt first, and the texts that change, word by word.

mod against;
pub mod items;
mod needs;

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::{ComboBox, Context, Ui};

use self::against::{Against, Sides};
use super::super::background::KeyedMemo;
use super::super::command::{Action, Command};
use super::super::compared::Compared;
use super::super::theme::space;
use super::super::widgets::{Paragraph, Pressable, lazily};
use super::parts::{body, column, heading, small, subheading};
use super::{Commands, Revision, View, parts};
use crate::registry::{Registry, RoleId};
use crate::report::{
    DifferenceReport, NeedsChange, ShownChange, Style, difference_report, needs_of_role,
    new_findings, shown_changes,
};
use crate::store::{Loaded, Origin};

/// The maximum width of the screen's content, in points.
const WIDTH: f32 = 1100.0;

/// What a comparison depends on: the registry on screen, what it is compared with, and the style.
type Subject = (Revision, against::Key, Style);

/// The state of the screen.
#[derive(Debug, Default)]
pub struct State {
    sides: Sides,
    /// The role of the new registry whose answers are shown, or `None` for all.
    role: Option<RoleId>,
    /// What the role was chosen for.
    of: Option<(Revision, against::Key)>,
    /// Whether to show what changes for the user first.
    is_mine: bool,
    shown: KeyedMemo<Subject, Result<Shown, String>>,
    /// Whether to say that another state of the registry came on screen.
    is_noted: bool,
}

/// What changes, in words.
#[derive(Debug)]
struct Shown {
    pair: Compared,
    report: DifferenceReport,
    items: Vec<ShownChange>,
    /// What the new rules leave open or say twice, and the old ones do not.
    findings: Vec<String>,
}

impl Shown {
    fn of(old: Arc<Registry>, new: Arc<Registry>, style: Style) -> Self {
        let pair = Compared {
            old,
            new,
            role: None,
        };
        let style = style.keeping(&pair.new);
        let report = difference_report(&pair.old, &pair.new, style);
        Self {
            items: shown_changes(&report, &pair.breaker(), style),
            findings: new_findings(&pair.old, &pair.new, style),
            pair,
            report,
        }
    }
}

impl State {
    /// Notes that the file `now` came on screen in place of `before`. Another state of the same
    /// registry is told above the screens.
    pub fn replaced(&mut self, before: &Arc<Loaded>, now: &Loaded) {
        self.is_noted = is_newer_state(before, now);
        let before = self.is_noted.then(|| Arc::clone(before));
        self.sides.replaced(before);
    }

    /// Notes that a new registry, which is in no file yet, takes the place of `before`.
    pub fn left(&mut self, before: &Arc<Loaded>) {
        let is_file = matches!(before.origin, Origin::File(_));
        self.sides.replaced(is_file.then(|| Arc::clone(before)));
    }

    /// Compares with the file at `path`.
    pub fn open(&mut self, context: &Context, path: PathBuf) {
        self.sides.open(context, path);
    }

    /// Compares with the newer registry in the file at `path`.
    pub fn open_newer(&mut self, context: &Context, path: PathBuf) {
        self.is_mine = true;
        self.sides.open_newer(context, path);
    }

    fn refresh(&mut self, context: &Context, view: &View<'_>) {
        self.sides.receive(context);
        let of = (view.revision, self.sides.key(view));
        if self.of != Some(of) {
            self.of = Some(of);
            self.role = None;
        }
        let style = view.style;
        let subject = (of.0, of.1, style);
        // The sides are copies of whole texts.
        if self.shown.get(|of| *of == subject).is_some() {
            return;
        }
        let Some(sides) = self.sides.chosen(view) else {
            return;
        };
        self.shown
            .request(context, subject, view.patience, move || {
                let [old, new] = sides.registries(style)?;
                Ok(Shown::of(old, new, style))
            });
    }
}

/// Returns whether `now` is another state of the registry in the file `before`: the same file, or
/// another with at least half of its groups.
fn is_newer_state(before: &Loaded, now: &Loaded) -> bool {
    if before.text == now.text || !matches!(before.origin, Origin::File(_)) {
        return false;
    }
    let (Some(old), Some(new)) = (&before.registry, &now.registry) else {
        return false;
    };
    let is_there = |id: &str| new.groups().any(|(_, group)| group.id == id);
    let stay = old.groups().filter(|(_, group)| is_there(&group.id));
    before.origin == now.origin || stay.count() * 2 >= old.groups().count()
}

/// Says that another state of the registry came on screen, until that is dismissed.
pub fn note(ui: &mut Ui, view: &View<'_>, state: &mut State, commands: &mut Commands) {
    if !state.is_noted {
        return;
    }
    let (style, tone) = (view.style, view.colours.not_required);
    super::super::banner::framed(ui, tone, |ui| {
        Paragraph::new(&style.text("difference-replaced"))
            .colour(tone.text)
            .show(ui, view.thai);
        ui.horizontal_wrapped(|ui| {
            let press = |ui: &mut Ui, key: &str| {
                let text = style.text(key);
                Pressable::button(&text).show(ui, view.thai).clicked()
            };
            if press(ui, "difference-look") {
                state.is_noted = false;
                state.sides.choose(Against::Before);
                commands.send(Command::Do(Action::Differences));
            }
            if press(ui, "bar-dismiss") {
                state.is_noted = false;
            }
        });
    });
}

pub fn show(ui: &mut Ui, view: &View<'_>, state: &mut State, commands: &mut Commands) {
    state.refresh(ui, view);
    column(ui, WIDTH, |ui| {
        heading(ui, view, &view.style.text("difference-heading"));
        state.sides.show(ui, view);
        let key = state.sides.key(view);
        let State {
            shown,
            role,
            is_mine,
            ..
        } = state;
        let found = shown.get(|(revision, of, style)| {
            *revision == view.revision && *of == key && *style == view.style
        });
        match found {
            None if key.0.is_none() => {}
            None => parts::coming(ui, view),
            Some(Err(why)) => {
                Paragraph::new(why)
                    .colour(view.colours.forbidden.text)
                    .show(ui, view.thai);
            }
            Some(Ok(shown)) if *is_mine && key.0 == Some(Against::File) => {
                *is_mine = false;
                let mine = view.role.map(|role| &view.registry.role(role).id);
                *role = mine.and_then(|id| shown.pair.new.find_role(id));
                differences(ui, view, shown, role, commands);
            }
            Some(Ok(shown)) => differences(ui, view, shown, role, commands),
        }
    });
}

fn differences(
    ui: &mut Ui,
    view: &View<'_>,
    shown: &Shown,
    role: &mut Option<RoleId>,
    commands: &mut Commands,
) {
    let style = view.style;
    let report = &shown.report;
    if report.items.is_empty() && report.needs.is_empty() {
        body(ui, view, &style.text("difference-none"));
        return;
    }
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        whose(ui, view, shown, role);
        let print = style.text("difference-print");
        if Pressable::button(&print).show(ui, view.thai).clicked() {
            commands.send(Command::PrintDifferences(Compared {
                role: *role,
                ..shown.pair.clone()
            }));
        }
    });
    let id = role.map(|role| &shown.pair.new.role(role).id);
    let needs = report
        .needs
        .iter()
        .filter(|need| id.is_none_or(|id| need.role == *id));
    let changes: Vec<&NeedsChange> = match *role {
        Some(role) => needs_of_role(&report.changes, role).collect(),
        None => report.changes.iter().collect(),
    };
    needs::show(ui, view, needs.count(), &changes);
    items::show(ui, view, &shown.items, ["difference-old", "difference-new"]);
    if !shown.findings.is_empty() {
        subheading(ui, view, &style.text("difference-findings"));
        lazily(
            ui,
            "difference-findings",
            shown.findings.len(),
            None,
            |ui, at| {
                if let Some(finding) = shown.findings.get(at) {
                    body(ui, view, finding);
                }
            },
        );
    }
}

/// Draws the choice of the role whose answers are shown.
fn whose(ui: &mut Ui, view: &View<'_>, shown: &Shown, role: &mut Option<RoleId>) {
    let style = view.style.keeping(&shown.pair.new);
    let all = style.text("difference-all-roles");
    let name = |role: Option<RoleId>| {
        role.map_or_else(|| all.clone(), |role| style.role(&shown.pair.new, role))
    };
    let named = ui.label(style.text("difference-whose"));
    ComboBox::from_id_salt("difference-role")
        .selected_text(name(*role))
        .width(ui.available_width().clamp(120.0, 300.0))
        .show_ui(ui, |ui| {
            let roles = shown.pair.new.asking_roles().map(|(role, _)| Some(role));
            for one in std::iter::once(None).chain(roles) {
                if ui.selectable_label(*role == one, name(one)).clicked() {
                    *role = one;
                }
            }
        })
        .response
        .labelled_by(named.id);
}

/// Draws that nothing of a kind changes.
fn nothing(ui: &mut Ui, view: &View<'_>, key: &str) {
    small(ui, view, &view.style.text(key));
}
