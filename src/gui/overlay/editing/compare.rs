//! What somebody else wrote into the file, beside the user's own: what differs in words, and below
//! that, folded, both texts.

use std::sync::Arc;

use eframe::egui::{Frame, Margin, Ui, vec2};

use super::super::super::background::{self, Task};
use super::super::super::command::{Action, Command};
use super::super::super::compared::Compared;
use super::super::super::editing::{EditCommand, Theirs};
use super::super::super::screens::differences::items;
use super::super::super::theme::{Tone, font, size, space, strong};
use super::super::super::view::View;
use super::super::super::widgets::{Paragraph, Pressable, lazily};
use super::super::Outcome;
use super::heading;
use crate::registry::{Registry, read};
use crate::report::{
    Line, Row, ShownChange, Style, difference_report, shown_changes, side_by_side,
};

/// How two texts of a registry differ.
#[derive(Debug)]
pub struct Differing {
    /// What differs in words, and how many answers do. `None` if one of the texts has errors.
    in_words: Option<(Vec<ShownChange>, usize)>,
    rows: Vec<Row>,
}

impl Differing {
    /// Compares what somebody else wrote with the user's own text.
    pub(super) fn of(theirs: &str, mine: &str, style: Style) -> Self {
        let registry = |text| -> Option<Arc<Registry>> { read(text).registry.map(Arc::new) };
        let both = registry(theirs).zip(registry(mine));
        let in_words = both.map(|(old, new)| {
            let style = style.keeping(&new);
            let report = difference_report(&old, &new, style);
            let role = None;
            let breaker = Compared { old, new, role }.breaker();
            (shown_changes(&report, &breaker, style), report.needs.len())
        });
        Self {
            in_words,
            rows: side_by_side(theirs, mine),
        }
    }
}

/// The state of the box.
#[derive(Debug)]
pub struct Compare {
    /// The message that says what happened.
    key: &'static str,
    computing: Option<Task<Differing>>,
    found: Option<Differing>,
    /// Whether both texts are shown, if the user has said so.
    is_unfolded: Option<bool>,
    can_take: bool,
}

impl Compare {
    pub(super) fn new(computing: Option<Task<Differing>>, theirs: &Theirs) -> Self {
        Self {
            key: match theirs {
                Theirs::Text(_) => "compare-changed",
                Theirs::Gone => "compare-gone",
                Theirs::Unread => "compare-unread",
            },
            computing,
            found: None,
            is_unfolded: None,
            can_take: matches!(theirs, Theirs::Text(_)),
        }
    }

    /// Draws the box.
    pub(super) fn show(&mut self, ui: &mut Ui, view: &View<'_>) -> Outcome {
        let style = view.style;
        let mut outcome = Outcome::Stay;
        if let Some(found) = background::take(&mut self.computing) {
            self.found = Some(found);
        }
        heading(ui, view, "compare-title");
        let file = view.editing.map(|editing| editing.origin().name());
        let file = [("file", file.unwrap_or_default())];
        Paragraph::new(&style.lang.text_with(self.key, &file)).show(ui, view.thai);
        ui.add_space(space::S);
        ui.horizontal_wrapped(|ui| {
            let mut choice = |key: &str, is_main: bool, command: Option<Command>| {
                let text = style.text(key);
                let button = Pressable::action(&text, is_main);
                if button.show(ui, view.thai).clicked() {
                    outcome = command.map_or(Outcome::Close, Outcome::Do);
                }
            };
            choice("compare-later", true, None);
            choice(
                "compare-elsewhere",
                false,
                Some(Command::Do(Action::SaveAs)),
            );
            let mine = Command::Edit(EditCommand::KeepMine);
            choice("compare-mine", false, Some(mine));
            if self.can_take {
                let theirs = Command::Edit(EditCommand::TakeTheirs);
                choice("compare-theirs", false, Some(theirs));
            }
        });
        if self.computing.is_some() {
            ui.spinner();
        }
        if let Some(found) = &self.found {
            ui.add_space(space::S);
            differing(ui, view, found, &mut self.is_unfolded);
        }
        outcome
    }
}

/// Draws what differs in words, and both texts if they are wanted, or nothing else is to be said.
fn differing(ui: &mut Ui, view: &View<'_>, found: &Differing, is_unfolded: &mut Option<bool>) {
    let style = view.style;
    let key = match &found.in_words {
        None => Some("compare-not-read"),
        Some((items, 0)) if items.is_empty() => Some("compare-only-text"),
        Some(_) => None,
    };
    if let Some(key) = key {
        Paragraph::new(&style.text(key)).show(ui, view.thai);
    } else if let Some((items, answers)) = &found.in_words {
        items::show(
            ui,
            view,
            items,
            ["compare-head-theirs", "compare-head-mine"],
        );
        let count = [("count", answers.to_string())];
        Paragraph::new(&style.text_with("compare-answers", &count)).show(ui, view.thai);
    }
    ui.add_space(space::S);
    let is_open = is_unfolded.unwrap_or(key.is_some());
    let fold = style.text("compare-texts");
    let fold = Pressable::fold(&fold).open(is_open).show(ui, view.thai);
    if fold.clicked() {
        *is_unfolded = Some(!is_open);
    }
    if is_open {
        table(ui, view, &found.rows);
    }
}

/// Draws both texts side by side.
fn table(ui: &mut Ui, view: &View<'_>, rows: &[Row]) {
    let style = view.style;
    pair(ui, |ui, right| {
        let key = if right {
            "compare-head-mine"
        } else {
            "compare-head-theirs"
        };
        Paragraph::new(&style.text(key))
            .font(strong(size::BODY))
            .show(ui, view.thai);
    });
    lazily(
        ui,
        "compare-rows",
        rows.len(),
        None,
        |ui, index| match rows.get(index) {
            Some(Row::Lines { old, new, is_same }) => {
                let (gone, come) = (view.colours.forbidden, view.colours.fits);
                pair(ui, |ui, right| {
                    let (side, tone) = if right { (new, come) } else { (old, gone) };
                    if let Some(side) = side {
                        line(ui, view, side, (!is_same).then_some(tone));
                    }
                });
            }
            Some(Row::Gap(count)) => {
                let count = [("count", count.to_string())];
                Paragraph::new(&style.text_with("compare-gap", &count))
                    .font(font(size::SMALL))
                    .colour(view.colours.muted)
                    .show(ui, view.thai);
            }
            None => {}
        },
    );
}

/// Draws two halves beside each other: the left one, then the right one.
fn pair(ui: &mut Ui, mut add: impl FnMut(&mut Ui, bool)) {
    let width = (ui.available_width() - space::S) / 2.0;
    ui.horizontal_top(|ui| {
        for right in [false, true] {
            ui.vertical(|ui| {
                ui.set_width(width);
                add(ui, right);
            });
        }
    });
}

/// Draws a line with its number.
fn line(ui: &mut Ui, view: &View<'_>, (number, text): &Line, tone: Option<Tone>) {
    let colours = view.colours;
    Frame::new()
        .fill(tone.map_or(colours.panel, |tone| tone.ground))
        .inner_margin(Margin::from(vec2(space::XS, 1.0)))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            let number = view.style.show(&number.to_string());
            Paragraph::new(&format!("{number}  {}", text.trim_start()))
                .font(font(size::SMALL))
                .colour(tone.map_or(colours.text, |tone| tone.text))
                .show(ui, view.thai);
        });
}
