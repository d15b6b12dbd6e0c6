//! The screen before anything is typed: what was used last, what is often done, and all groups.

use std::sync::Arc;

use eframe::egui::{Ui, vec2};

use super::super::parts::{fold, subheading};
use super::super::{Commands, Revision, View};
use super::State;
use super::browse::browse;
use super::row::Row;
use crate::gui::background::KeyedMemo;
use crate::gui::command::Command;
use crate::gui::theme::{breakpoint, size, space, strong};
use crate::gui::widgets::{Pressable, lazily};
use crate::guide::Need;
use crate::registry::{Act, Item, Registry, RoleId};
use crate::report::{MatterReport, Style, often_done};

/// The height of a line, in points.
const HEIGHT: f32 = 40.0;

/// The number of matters used last.
const RECENT: usize = 3;

/// The number of matters often done.
const OFTEN: usize = 6;

/// The matters to choose from.
#[derive(Debug, Default)]
pub(super) struct Matters {
    all: KeyedMemo<(Revision, Style, Option<RoleId>), Arc<[MatterReport]>>,
    lists: Lists,
}

/// The matters on screen, in the order of their use.
#[derive(Debug, Default)]
struct Lists {
    /// What they were chosen from.
    all: Arc<[MatterReport]>,
    used: Vec<String>,
    recent: Vec<MatterReport>,
    often: Vec<MatterReport>,
    shown: Shown,
}

/// What is on the screen already.
#[derive(Debug, Default)]
pub(super) struct Shown {
    pub acts: Vec<Act>,
}

/// Returns how settings name the matter of `need`, if it has an act.
pub(super) fn matter_key(registry: &Registry, need: &Need) -> Option<String> {
    let act = need.act?;
    Some(format!("{}/{}", act.id(), registry.topic(need.topic).id))
}

/// Draws the choices.
pub(super) fn start(ui: &mut Ui, view: &View<'_>, state: &mut State, commands: &mut Commands) {
    let key = (view.revision, view.style, view.role);
    let (registry, style, role) = (Arc::clone(view.registry), view.style, view.role);
    state.start.all.request(ui, key, view.patience, move || {
        often_done(&registry, role, style).into()
    });
    let Matters { all, lists } = &mut state.start;
    let all = all.get(|known| *known == key);
    lists.refresh(view, all);
    let lists = std::mem::take(lists);
    let mut asked = None;
    let mut left = |ui: &mut Ui| {
        for (key, matters) in [
            ("start-recent", &lists.recent),
            ("start-often", &lists.often),
        ] {
            if matters.is_empty() {
                continue;
            }
            subheading(ui, view, &view.style.text(key));
            ui.push_id(key, |ui| {
                for matter in matters {
                    let row = Row {
                        name: &matter.name,
                        leads_to: &matter.group,
                        standing: (!matter.standing.permits()).then_some(matter.standing),
                        height: HEIGHT,
                        at_cursor: false,
                    };
                    if row.show(ui, view).clicked() {
                        asked = Some(matter.need.clone());
                    }
                }
            });
        }
    };
    ui.spacing_mut().item_spacing.y = space::XS;
    if ui.available_width() > breakpoint::FIND_ROW {
        let width = (ui.available_width() - space::L) / 2.0;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            for is_left in [true, false] {
                ui.allocate_ui(vec2(width, 0.0), |ui| {
                    ui.vertical(|ui| {
                        ui.set_width(width);
                        ui.spacing_mut().item_spacing = vec2(space::S, space::XS);
                        if is_left {
                            left(ui);
                        } else {
                            groups(ui, view, commands);
                        }
                    });
                });
            }
        });
    } else {
        left(ui);
        groups(ui, view, commands);
    }
    ui.add_space(space::S);
    let others = view.style.text("start-others");
    let line = Pressable::fold(&others).font(strong(size::SUBHEADING));
    let open = lists.often.is_empty() && lists.recent.is_empty();
    fold(ui, view, line, "start-others", open, |ui| {
        browse(ui, view, state, &lists.shown);
    });
    state.start.lists = lists;
    if let Some(need) = asked {
        state.choose_need(view, need);
    }
}

impl Lists {
    /// Chooses from `all` again if it, or what was used, has changed.
    fn refresh(&mut self, view: &View<'_>, all: Option<&Arc<[MatterReport]>>) {
        let used = &view.settings.used;
        let is_current = match all {
            Some(all) => Arc::ptr_eq(all, &self.all) && *used == self.used,
            None => self.all.is_empty(),
        };
        if is_current {
            return;
        }
        self.all = all.map_or_else(|| Arc::from([]), Arc::clone);
        self.used.clone_from(used);
        (self.recent, self.often) = chosen(view, &self.all);
        let usual = view.registry.first_topic();
        let shown = self.recent.iter().chain(&self.often);
        let shown = shown.filter(|matter| matter.need.topic == usual);
        self.shown.acts = shown.filter_map(|matter| matter.need.act).collect();
    }
}

/// Chooses the matters used last, and of the rest those used most often.
fn chosen(view: &View<'_>, all: &[MatterReport]) -> (Vec<MatterReport>, Vec<MatterReport>) {
    let used = &view.settings.used;
    let keyed = all
        .iter()
        .filter_map(|matter| Some((matter_key(view.registry, &matter.need)?, matter)));
    let keyed: Vec<(String, &MatterReport)> = keyed.collect();
    let mut recent: Vec<&MatterReport> = Vec::new();
    for key in used {
        let matter = keyed.iter().find(|(known, _)| known == key);
        if let Some((_, matter)) = matter
            && !recent.contains(matter)
        {
            recent.push(matter);
        }
    }
    recent.truncate(RECENT);
    let mut often: Vec<&(String, &MatterReport)> = keyed
        .iter()
        .filter(|(_, matter)| !recent.contains(matter))
        .collect();
    // Stable: what was never used stays in the order of acts.
    often.sort_by_key(|(key, _)| {
        let count = used.iter().filter(|used| *used == key).count();
        std::cmp::Reverse(count)
    });
    let often = often.into_iter().take(OFTEN);
    (
        recent.into_iter().cloned().collect(),
        often.map(|(_, matter)| (*matter).clone()).collect(),
    )
}

/// Draws every group as a line that opens its page.
fn groups(ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
    subheading(ui, view, &view.style.text("start-groups"));
    let groups: Vec<_> = view.registry.groups().collect();
    lazily(ui, "start-groups", groups.len(), None, |ui, index| {
        let Some((id, group)) = groups.get(index) else {
            return;
        };
        let members = group.size.as_ref().map(|size| view.style.size(size));
        let row = Row {
            name: &group.name,
            leads_to: members.as_deref().unwrap_or_default(),
            standing: None,
            height: HEIGHT,
            at_cursor: false,
        };
        if row.show(ui, view).clicked() {
            commands.send(Command::Show(Item::Group(*id)));
        }
    });
}
