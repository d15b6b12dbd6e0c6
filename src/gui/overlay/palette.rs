//! The command palette: the screens, the groups and every action by name, and search results from
//! the registry.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align, Align2, Id, Key, Layout, Modifiers, Rect, Response, ScrollArea, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::super::chrome::{MENUS, SCREENS, action_name, icon_of, is_possible};
use super::super::command::{Action, Command};
use super::super::people::PeopleCommand;
use super::super::search::{self, Search};
use super::super::theme::{SELECTED_BAR, font, icon, size, space, strong};
use super::super::view::View;
use super::super::widgets::{Field, beside_bar, one_line};
use super::Outcome;
use crate::lang::Lang;
use crate::registry::Item;
use crate::report::{SearchResult, person_post};
use crate::text::{contains_folded, fold};

/// The height of a row, in points.
const ROW: f32 = 36.0;

/// The maximum number of groups shown before anything was typed.
const MAX_GROUPS: usize = 8;

/// The shortest query by which people are looked for, in characters.
const SHORTEST: usize = 2;

/// The maximum number of people who are found.
const MAX_PEOPLE: usize = 12;

/// The state of the palette.
#[derive(Debug, Default)]
pub struct Palette {
    query: String,
    /// The index of the list entry that Enter activates.
    chosen: usize,
    /// The people who were found: their positions in the file, and their names with their posts.
    people: Vec<(usize, String)>,
}

/// A row that can be chosen.
#[derive(Clone, Copy, Debug)]
enum Row<'r> {
    Screen(Action),
    Group(Item, &'r str),
    Action(Action),
    Found(&'r SearchResult),
    Person(usize, &'r str),
}

impl Row<'_> {
    /// Returns the key of the heading that the row is under.
    fn heading(self) -> &'static str {
        match self {
            Self::Screen(_) => "palette-screens",
            Self::Group(..) => "palette-groups",
            Self::Action(_) => "palette-actions",
            Self::Found(_) => "palette-found",
            Self::Person(..) => "palette-people",
        }
    }

    fn command(self) -> Command {
        match self {
            Self::Screen(action) | Self::Action(action) => Command::Do(action),
            Self::Group(item, _) => Command::Show(item),
            Self::Found(result) => Command::Show(result.item),
            Self::Person(at, _) => Command::People(PeopleCommand::Show(at)),
        }
    }

    /// Draws the row.
    fn show(self, ui: &mut Ui, view: &View<'_>, chosen: bool) -> Response {
        match self {
            Self::Screen(action) | Self::Action(action) => {
                let name = action_name(view, action);
                let keys = action.shortcut();
                let keys = keys.map(|keys| ui.ctx().format_shortcut(&keys));
                let sign = matches!(self, Self::Screen(_)).then(|| icon_of(action));
                ui.add_enabled_ui(is_possible(view, action), |ui| {
                    line(ui, view, (sign, &name, keys.as_deref()), chosen)
                })
                .inner
            }
            Self::Group(_, name) | Self::Person(_, name) => {
                line(ui, view, (None, name, None), chosen)
            }
            Self::Found(result) => search::line(ui, view, result, chosen),
        }
    }
}

impl Palette {
    /// Draws the palette.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, search: &mut Search) -> Outcome {
        let style = view.style;
        search.refresh(ui, view.registry, &self.query);
        let rows = rows(view, &self.query, search.found());
        let count = rows.len() + self.people.len();
        let moved = keys(ui, &mut self.chosen, count);
        let hint = style.text("palette-hint");
        let width = ui.available_width();
        let edit = Field::new(
            Id::unique("palette-query"),
            &mut self.query,
            font(size::BODY),
        )
        .hint(&hint)
        .name(&hint)
        .show(ui, view.thai, width);
        edit.request_focus();
        if edit.changed() {
            self.chosen = 0;
            self.people = people_named(view, &self.query);
        }
        let people = self.people.iter();
        let people = people.map(|(at, name)| Row::Person(*at, name));
        let rows: Vec<Row<'_>> = rows.into_iter().chain(people).collect();
        let entered = ui.input(|input| input.key_pressed(Key::Enter));
        let room = (ui.ctx().content_rect().height() * 0.6).max(160.0);
        let mut outcome = Outcome::Stay;
        let area = ScrollArea::vertical().auto_shrink([false, true]);
        area.max_height(room).show(ui, |ui| {
            beside_bar(ui);
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.with_layout(Layout::top_down_justified(Align::Min), |ui| {
                let mut last = None;
                for (index, row) in rows.iter().enumerate() {
                    let heading = row.heading();
                    if last.replace(heading) != Some(heading) {
                        under_heading(ui, view, heading);
                    }
                    let chosen = index == self.chosen;
                    let response = row.show(ui, view, chosen);
                    if chosen && moved {
                        response.scroll_to_me(None);
                    }
                    if response.clicked() || (chosen && entered && response.enabled()) {
                        outcome = Outcome::Do(row.command());
                    }
                }
            });
        });
        if rows.is_empty() {
            ui.label(style.text("palette-nothing"));
        }
        outcome
    }
}

/// Handles the up and down keys in a list of `count` entries. Returns whether the selection moved.
fn keys(ui: &Ui, chosen: &mut usize, count: usize) -> bool {
    let before = *chosen;
    ui.input_mut(|input| {
        if input.consume_key(Modifiers::NONE, Key::ArrowDown) {
            *chosen = (*chosen + 1).min(count.saturating_sub(1));
        }
        if input.consume_key(Modifiers::NONE, Key::ArrowUp) {
            *chosen = chosen.saturating_sub(1);
        }
    });
    *chosen != before
}

/// Returns the people of the open file whom `query` is about, with their posts.
fn people_named(view: &View<'_>, query: &str) -> Vec<(usize, String)> {
    let Some(open) = view.people else {
        return Vec::new();
    };
    let index = open.index.as_ref();
    let index = index.filter(|_| query.trim().chars().count() >= SHORTEST);
    let found = index.map(|index| index.search(query, MAX_PEOPLE));
    let found = found.unwrap_or_default().into_iter();
    let named = found.filter_map(|found| {
        let person = open.people.get(found.person)?;
        let name = view.style.show(&person.full_name());
        let post = person_post(view.registry, person, view.style);
        Some((found.person, format!("{name} · {post}")))
    });
    named.collect()
}

/// Returns what answers `query`, or what is there before anything was typed.
fn rows<'r>(view: &View<'r>, query: &str, found: &'r [SearchResult]) -> Vec<Row<'r>> {
    let wanted = fold(query);
    let is_named = |action: &Action| {
        wanted.is_empty()
            || Lang::ALL
                .iter()
                .any(|lang| contains_folded(&lang.text(action.key()), &wanted))
    };
    let screens = SCREENS.into_iter().flatten().copied().filter(is_named);
    let menus = MENUS.iter().flat_map(|(_, groups)| *groups);
    let actions = menus.copied().flatten().copied().filter(is_named);
    let groups = view.registry.groups();
    let groups = groups.take(if wanted.is_empty() { MAX_GROUPS } else { 0 });
    screens
        .map(Row::Screen)
        .chain(groups.map(|(id, group)| Row::Group(Item::Group(id), &group.name)))
        .chain(actions.map(Row::Action))
        .chain(found.iter().map(Row::Found))
        .collect()
}

fn under_heading(ui: &mut Ui, view: &View<'_>, key: &str) {
    ui.add_space(space::S);
    let words = view.style.text(key);
    let colour = view.colours.muted;
    let galley = one_line(ui, &words, strong(size::SMALL), colour, f32::INFINITY);
    let size = vec2(ui.available_width(), galley.size().y + space::XS);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &words));
    let at = rect.left_top() + vec2(space::M, 0.0);
    ui.painter().galley(at, galley, colour);
}

/// Draws a row with an icon, a name and the keys of a shortcut.
fn line(
    ui: &mut Ui,
    view: &View<'_>,
    (sign, name, keys): (Option<&str>, &str, Option<&str>),
    chosen: bool,
) -> Response {
    let colours = view.colours;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let enabled = response.enabled();
    response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, chosen, name));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    row_ground(ui, view, rect, &response, chosen);
    let colour = match (enabled, chosen) {
        (false, _) => colours.muted,
        (true, true) => colours.accent,
        (true, false) => colours.text,
    };
    let middle = rect.center().y;
    let mut right = rect.right() - space::M;
    if let Some(keys) = keys {
        let keys = one_line(ui, keys, font(size::SMALL), colours.muted, f32::INFINITY);
        right -= keys.size().x;
        let at = pos2(right, middle - keys.size().y / 2.0);
        ui.painter().galley(at, keys, colours.muted);
    }
    let mut left = rect.left() + space::M;
    if let Some(sign) = sign {
        let at = pos2(left + size::ICON / 2.0, middle);
        let sign_colour = if chosen { colour } else { colours.muted };
        ui.painter().text(
            at,
            Align2::CENTER_CENTER,
            sign,
            icon(size::ICON),
            sign_colour,
        );
    }
    left += size::ICON + space::S;
    let name = one_line(ui, name, font(size::BODY), colour, right - left - space::S);
    let at = pos2(left, middle - name.size().y / 2.0);
    ui.painter().galley(at, name, colour);
    response
}

/// Draws the ground of a row of a list.
fn row_ground(ui: &Ui, view: &View<'_>, rect: Rect, response: &Response, chosen: bool) {
    let colours = view.colours;
    let painter = ui.painter();
    if chosen {
        painter.rect_filled(rect, 0.0, colours.tint);
        let bar = rect.with_max_x(rect.left() + SELECTED_BAR);
        painter.rect_filled(bar, 0.0, colours.accent);
    } else if response.hovered() {
        painter.rect_filled(rect, 0.0, colours.hover);
    }
    if response.has_focus() {
        let ring = Stroke::new(2.0, colours.accent);
        painter.rect_stroke(rect, 4.0, ring, StrokeKind::Inside);
    }
}
