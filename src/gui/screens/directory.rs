//! The directory screen (กลุ่มและตำแหน่ง): lists of groups, roles and people, and the page of the
//! selected item.

mod audit;
mod pages;
mod qr;

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::{Align, Context, Layout, ScrollArea, Ui, UiBuilder, vec2};

use super::super::background::KeyedMemo;
use super::super::command::{Action, Command, EditTarget};
use super::super::theme::{breakpoint, space};
use super::super::widgets::{Pressable, beside_bar};
use super::list::List;
use super::people::named;
use super::{Commands, Revision, View, edit, parts};
use crate::export::Code;
use crate::registry::edit::RecordKind;
use crate::registry::{GroupId, PersonId, Registry, RoleId};
use crate::report::{
    GroupPage, Listed, PersonPage, RolePage, Style, district_name, group_page, listed_groups,
    listed_people, listed_roles, person_page, role_page,
};

/// The minimum and maximum height of the list above the page, in points.
const LIST_HEIGHTS: (f32, f32) = (168.0, 320.0);

/// The kind of items listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Tab {
    #[default]
    Groups,
    Roles,
    People,
}

impl Tab {
    const ALL: [Self; 3] = [Self::Groups, Self::Roles, Self::People];

    /// Returns the kind of records that the tab lists.
    fn records(self) -> RecordKind {
        match self {
            Self::Groups => RecordKind::Group,
            Self::Roles => RecordKind::Role,
            Self::People => RecordKind::Person,
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::Groups => "dir-groups",
            Self::Roles => "dir-roles",
            Self::People => "dir-people",
        }
    }
}

/// The page of the selected item.
#[derive(Debug)]
enum Page {
    Group(Box<GroupPage>, Option<Code>),
    Role(Box<RolePage>),
    Person(Box<PersonPage>),
}

/// The state of the screen.
#[derive(Debug, Default)]
pub struct State {
    tab: Tab,
    /// The open item on each tab, by its index in the registry.
    open: [usize; 3],
    list: List,
    listed: KeyedMemo<(Revision, Style, Tab), Arc<[Listed]>>,
    page: KeyedMemo<(Revision, Style, Tab, usize), Option<Page>>,
    revision: Revision,
    /// Whether another screen opened an item, so that the list must scroll to it.
    led_here: bool,
    audit: audit::State,
}

impl State {
    /// Opens the page of `group`.
    pub fn show_group(&mut self, group: GroupId) {
        self.lead(Tab::Groups, group.index());
    }

    /// Opens the page of `role`.
    pub fn show_role(&mut self, role: RoleId) {
        self.lead(Tab::Roles, role.index());
    }

    /// Opens the page of `person`.
    pub fn show_person(&mut self, person: PersonId) {
        self.lead(Tab::People, person.index());
    }

    /// Opens the page of the record at a position of its list, if it has one.
    pub fn show_record(&mut self, kind: RecordKind, at: usize) {
        if let Some(tab) = Tab::ALL.into_iter().find(|tab| tab.records() == kind) {
            self.lead(tab, at);
        }
    }

    /// Returns whether a list of members may be dropped on the screen.
    pub fn takes_lists(&self) -> bool {
        self.tab == Tab::Groups && self.audit.takes_lists()
    }

    /// Reads a list of members of the open group from the file at `path`.
    pub fn open_list(&mut self, context: &Context, path: PathBuf) {
        self.audit.open(context, path);
    }

    fn lead(&mut self, tab: Tab, index: usize) {
        self.tab = tab;
        self.open[tab as usize] = index;
        self.led_here = true;
    }

    /// Starts computing the current list and page unless they are up to date.
    fn refresh(&mut self, context: &Context, view: &View<'_>) {
        if self.revision != view.revision {
            self.revision = view.revision;
            // What is edited stays on screen.
            if !self.led_here && !view.is_editing() {
                self.open = [0; 3];
            }
        }
        let (revision, style, tab) = (view.revision, view.style, self.tab);
        let open = self.open[tab as usize];
        let registry = Arc::clone(view.registry);
        let list_key = (revision, style, tab);
        let is_new = self
            .listed
            .request(context, list_key, view.patience, move || {
                match tab {
                    Tab::Groups => listed_groups(&registry, style),
                    Tab::Roles => listed_roles(&registry, style),
                    Tab::People => listed_people(&registry, style),
                }
                .into()
            });
        if is_new && let Some(listed) = self.listed.get(|_| true) {
            self.list = List::new(Arc::clone(listed));
        }
        if std::mem::take(&mut self.led_here) || is_new {
            self.list.go_to(open);
        }
        let registry = Arc::clone(view.registry);
        let key = (revision, style, tab, open);
        self.page.request(context, key, view.patience, move || {
            page(&registry, style, tab, open)
        });
    }
}

/// Returns the item at `index`, or the last one if there are fewer now.
fn at_or_last<T>(mut items: impl ExactSizeIterator<Item = T>, index: usize) -> Option<T> {
    let last = items.len().checked_sub(1)?;
    items.nth(index.min(last))
}

fn page(registry: &Registry, style: Style, tab: Tab, index: usize) -> Option<Page> {
    match tab {
        Tab::Groups => {
            let group = at_or_last(registry.group_ids(), index)?;
            let page = group_page(registry, group, style);
            let code = page.link.as_deref().and_then(Code::of);
            Some(Page::Group(Box::new(page), code))
        }
        Tab::Roles => {
            let role = at_or_last(registry.role_ids(), index)?;
            Some(Page::Role(Box::new(role_page(registry, role, style))))
        }
        Tab::People => {
            let person = at_or_last(registry.person_ids(), index)?;
            let page = person_page(registry, person, style);
            Some(Page::Person(Box::new(page)))
        }
    }
}

/// Draws the screen.
pub fn show(ui: &mut Ui, view: &View<'_>, state: &mut State, commands: &mut Commands) {
    if ui.available_width() >= breakpoint::BESIDE {
        tabs(ui, view, state, commands);
        if !nobody(ui, view, state, commands) {
            side_by_side(ui, view, state, commands);
        }
        return;
    }
    let height = (0.4 * ui.available_height()).clamp(LIST_HEIGHTS.0, LIST_HEIGHTS.1);
    ScrollArea::vertical()
        .id_salt("directory")
        .auto_shrink(false)
        .show(ui, |ui| {
            beside_bar(ui);
            tabs(ui, view, state, commands);
            if !nobody(ui, view, state, commands) {
                ui.scope(|ui| list(ui, view, state, height));
                named::show(ui, view, "directory", state.list.filter(), commands);
                ui.separator();
                open_page(ui, view, state, commands);
            }
        });
}

fn tabs(ui: &mut Ui, view: &View<'_>, state: &mut State, commands: &mut Commands) {
    ui.horizontal_wrapped(|ui| {
        let tabs = Tab::ALL.map(|tab| (tab, view.style.text(tab.key())));
        if let Some(tab) = parts::segments(ui, view, &tabs, state.tab) {
            state.tab = tab;
        }
        if view.is_editing() {
            ui.separator();
            edit::new_and_all(ui, view, state.tab.records(), commands);
            edit::all(ui, view, RecordKind::Topic, commands);
            for kind in [
                RecordKind::Unit,
                RecordKind::Vocabulary,
                RecordKind::Example,
                RecordKind::Situation,
            ] {
                edit::all(ui, view, kind, commands);
            }
        }
    });
    state.refresh(ui, view);
}

/// Shows a notice if the People tab is open but the registry has no people. Returns whether it did.
fn nobody(ui: &mut Ui, view: &View<'_>, state: &State, commands: &mut Commands) -> bool {
    let nobody = state.tab == Tab::People && view.registry.people().len() == 0;
    if nobody {
        parts::card(ui, view, |ui| {
            parts::label(ui, view, &view.style.text("dir-no-people"));
            parts::body(ui, view, &view.style.text("dir-people-stay"));
            let people = view.style.text("dir-people-file");
            if Pressable::primary(&people).show(ui, view.thai).clicked() {
                commands.send(Command::Do(Action::People));
            }
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
            beside_bar(ui);
            ui.set_max_width(space::MEASURE.min(ui.available_width()));
            // Leave room above the first line, or the clip rectangle would cut off its upper marks.
            ui.add_space(space::S);
            named::show(ui, view, "directory", state.list.filter(), commands);
            open_page(ui, view, state, commands);
        });
    ui.allocate_space(vec2(room.width(), room.height()));
}

fn list(ui: &mut Ui, view: &View<'_>, state: &mut State, height: f32) {
    let fits = |(revision, _, tab): &(_, _, _)| (*revision, *tab) == (view.revision, state.tab);
    if state.listed.get(fits).is_none() {
        parts::coming(ui, view);
        return;
    }
    let end = ui.cursor().top() + height;
    if state.tab == Tab::People
        && let Some(district) = &view.settings.district
    {
        let only = view
            .style
            .lang
            .text_with("dir-my-district", &[("district", district.clone())]);
        if parts::link(ui, view, &only).clicked() {
            state.list.only(district_name(district));
        }
    }
    let height = end - ui.cursor().top();
    let open = &mut state.open[state.tab as usize];
    if let Some(chosen) = state.list.show(ui, view, Some(*open), height) {
        *open = chosen;
    }
}

fn open_page(ui: &mut Ui, view: &View<'_>, state: &mut State, commands: &mut Commands) {
    let key = (view.revision, state.tab, state.open[state.tab as usize]);
    let page = state
        .page
        .get(|(revision, _, tab, open)| (*revision, *tab, *open) == key);
    let records = state.tab.records();
    let mut pencil = |ui: &mut Ui, at: usize, name: &str| {
        let target = EditTarget::Record(records, at);
        edit::pencil(ui, view, target, name, commands);
    };
    match page {
        Some(Some(Page::Group(page, _))) => pencil(ui, page.id.get().index(), &page.name),
        Some(Some(Page::Role(page))) => pencil(ui, page.id.get().index(), &page.name),
        Some(Some(Page::Person(page))) => pencil(ui, key.2, &page.name),
        _ => {}
    }
    match page {
        Some(Some(Page::Group(page, code))) => {
            let audit = &mut state.audit;
            pages::group(ui, view, page, (code.as_ref(), audit), commands);
        }
        Some(Some(Page::Role(page))) => pages::role(ui, view, page, commands),
        Some(Some(Page::Person(page))) => pages::person(ui, view, page, commands),
        Some(None) => {}
        None => parts::coming(ui, view),
    }
}
