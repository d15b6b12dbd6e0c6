//! ทะเบียน: groups, roles and people, a list and the page of what is chosen in it.

mod list;
mod pages;
mod qr;

use eframe::egui::{Align, Layout, ScrollArea, Ui, UiBuilder, vec2};

use super::super::theme::space;
use super::super::widgets::Pressable;
use super::{Commands, Edition, View, parts};
use crate::export::Code;
use crate::registry::{GroupId, RoleId};
use crate::report::{
    GroupEntry, PersonEntry, RoleEntry, Style, group_entry, listed_groups, listed_people,
    listed_roles, person_entry, role_entry,
};
use list::List;

/// Below this width, in points, the list stands above the page instead of beside it.
const WIDE: f32 = 700.0;

/// The least and the greatest height of the list where it stands above, in points.
const LOW: (f32, f32) = (168.0, 320.0);

/// What is listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Tab {
    #[default]
    Groups,
    Roles,
    People,
}

impl Tab {
    const ALL: [Self; 3] = [Self::Groups, Self::Roles, Self::People];

    fn key(self) -> &'static str {
        match self {
            Self::Groups => "dir-groups",
            Self::Roles => "dir-roles",
            Self::People => "dir-people",
        }
    }
}

/// The page of what is chosen.
#[derive(Debug)]
enum Page {
    Group(Box<GroupEntry>, Option<Code>),
    Role(Box<RoleEntry>),
    Person(Box<PersonEntry>),
}

/// What the screen remembers.
#[derive(Debug, Default)]
pub struct State {
    tab: Tab,
    /// What is open on each tab, by its place in the registry.
    open: [usize; 3],
    list: List,
    /// What `list` and `page` were made for.
    made_for: Option<(Edition, Style, Tab)>,
    page: Option<(usize, Page)>,
    edition: Edition,
    /// Something was shown from elsewhere: the list has to come along.
    led_here: bool,
}

impl State {
    /// Shows the page of `group`.
    pub fn show_group(&mut self, group: GroupId) {
        self.lead(Tab::Groups, group.index());
    }

    /// Shows the page of `role`.
    pub fn show_role(&mut self, role: RoleId) {
        self.lead(Tab::Roles, role.index());
    }

    /// Shows the page of the person at this place of the roster.
    pub fn show_person(&mut self, place: usize) {
        self.lead(Tab::People, place);
    }

    fn lead(&mut self, tab: Tab, index: usize) {
        self.tab = tab;
        self.open[tab as usize] = index;
        self.led_here = true;
    }

    /// Makes list and page for what is shown now, if they were made for something else.
    fn refresh(&mut self, view: &View<'_>) {
        if self.edition != view.edition() {
            self.edition = view.edition();
            if !self.led_here {
                self.open = [0; 3];
            }
        }
        let wanted = (view.edition(), view.style, self.tab);
        if self.made_for != Some(wanted) {
            self.made_for = Some(wanted);
            self.page = None;
            self.list = List::new(match self.tab {
                Tab::Groups => listed_groups(view.registry, view.style),
                Tab::Roles => listed_roles(view.registry, view.style),
                Tab::People => listed_people(view.registry, view.style),
            });
            self.list.go_to(self.open[self.tab as usize]);
        }
        if std::mem::take(&mut self.led_here) {
            self.list.go_to(self.open[self.tab as usize]);
        }
        let index = self.open[self.tab as usize];
        if self.page.as_ref().is_none_or(|(made, _)| *made != index) {
            self.page = page(view, self.tab, index).map(|page| (index, page));
        }
    }
}

fn page(view: &View<'_>, tab: Tab, index: usize) -> Option<Page> {
    let (registry, style) = (view.registry, view.style);
    match tab {
        Tab::Groups => {
            let group = registry.group_ids().nth(index)?;
            let entry = group_entry(registry, group, style);
            let code = entry.link.as_deref().and_then(Code::of);
            Some(Page::Group(Box::new(entry), code))
        }
        Tab::Roles => {
            let role = registry.role_ids().nth(index)?;
            Some(Page::Role(Box::new(role_entry(registry, role, style))))
        }
        Tab::People => {
            person_entry(registry, index, style).map(|entry| Page::Person(Box::new(entry)))
        }
    }
}

pub fn show(ui: &mut Ui, view: &View<'_>, state: &mut State, commands: &mut Commands) {
    if ui.available_width() >= WIDE {
        tabs(ui, view, state);
        if !nobody(ui, view, state) {
            side_by_side(ui, view, state, commands);
        }
        return;
    }
    let height = (0.4 * ui.available_height()).clamp(LOW.0, LOW.1);
    ScrollArea::vertical()
        .id_salt("directory")
        .auto_shrink(false)
        .show(ui, |ui| {
            tabs(ui, view, state);
            if !nobody(ui, view, state) {
                ui.scope(|ui| list(ui, view, state, height));
                ui.separator();
                open_page(ui, view, state, commands);
            }
        });
}

fn tabs(ui: &mut Ui, view: &View<'_>, state: &mut State) {
    ui.horizontal_wrapped(|ui| {
        for tab in Tab::ALL {
            let name = view.style.text(tab.key());
            if Pressable::tab(&name, state.tab == tab)
                .show(ui, view.thai)
                .clicked()
            {
                state.tab = tab;
            }
        }
    });
    state.refresh(view);
}

/// Says so where people are wanted and the registry has none. Gives whether that is so.
fn nobody(ui: &mut Ui, view: &View<'_>, state: &State) -> bool {
    let nobody = state.tab == Tab::People && view.registry.people().is_empty();
    if nobody {
        parts::card(ui, view, |ui| {
            parts::label(ui, view, &view.style.text("dir-no-people"));
            parts::body(ui, view, &view.style.text("dir-people-stay"));
        });
    }
    nobody
}

fn side_by_side(ui: &mut Ui, view: &View<'_>, state: &mut State, commands: &mut Commands) {
    let room = ui.available_rect_before_wrap();
    let width = (room.width() * 0.32).clamp(250.0, 380.0);
    let (left, right) = room.split_left_right_at_x(room.left() + width);
    let down = Layout::top_down(Align::Min);
    let mut beside = ui.new_child(UiBuilder::new().id_salt("list").max_rect(left).layout(down));
    list(&mut beside, view, state, room.height());
    let right = right.with_min_x(right.left() + space::L);
    let mut page = ui.new_child(
        UiBuilder::new()
            .id_salt("page")
            .max_rect(right)
            .layout(down),
    );
    ScrollArea::vertical()
        .id_salt(("page", state.tab as usize, state.open))
        .auto_shrink(false)
        .show(&mut page, |ui| {
            ui.set_max_width(space::MEASURE.min(ui.available_width() - space::S));
            open_page(ui, view, state, commands);
        });
    ui.allocate_space(vec2(room.width(), room.height()));
}

fn list(ui: &mut Ui, view: &View<'_>, state: &mut State, height: f32) {
    let open = &mut state.open[state.tab as usize];
    if let Some(chosen) = state.list.show(ui, view, *open, height) {
        *open = chosen;
    }
}

fn open_page(ui: &mut Ui, view: &View<'_>, state: &State, commands: &mut Commands) {
    match &state.page {
        Some((_, Page::Group(entry, code))) => {
            pages::group(ui, view, entry, code.as_ref(), commands);
        }
        Some((_, Page::Role(entry))) => pages::role(ui, view, entry, commands),
        Some((_, Page::Person(entry))) => pages::person(ui, view, entry, commands),
        None => {}
    }
}
