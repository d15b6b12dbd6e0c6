//! The onboarding screen (รับตำแหน่งใหม่): what somebody new to a role has to join, know and do,
//! with a quiz.

mod drill;

use std::sync::Arc;

use eframe::egui::{ScrollArea, Ui};

use super::super::background::KeyedMemo;
use super::super::command::Command;
use super::super::theme::{breakpoint, size, space, strong};
use super::super::widgets::{Pressable, lazily, standing_badge};
use super::list::List;
use super::parts::{
    beside_picture, body, card, centred, district, facts, fold, heading, label, may_and_must_not,
    progress_bar, reasons, segments, small, subheading,
};
use super::{Commands, Revision, View, parts};
use crate::registry::{Item, RoleId};
use crate::report::{
    BriefLine, DocumentKind, Listed, OnboardingGroup, OnboardingPack, Style, listed_asking_roles,
    onboarding,
};
use drill::Drill;

/// The tabs of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Tab {
    #[default]
    Groups,
    Checklist,
    Drill,
}

/// The roles to choose from.
#[derive(Debug, Default)]
struct Roles {
    listed: KeyedMemo<(Revision, Style), Arc<[Listed]>>,
    list: List,
    /// Whether to focus the filter field.
    asked: bool,
}

/// The state of the screen.
#[derive(Debug, Default)]
pub struct State {
    roles: Roles,
    tab: Tab,
    pack: KeyedMemo<(Revision, Style, RoleId), OnboardingPack>,
    drill: Drill,
    /// Whom the drill is for. A change of language does not restart it.
    drilled: Option<(Revision, RoleId)>,
}

impl State {
    /// Focuses the field for choosing a role, if no role is set.
    pub fn focus(&mut self) {
        self.roles.asked = true;
    }
}

/// Draws the screen.
pub fn show(ui: &mut Ui, view: &View<'_>, state: &mut State, commands: &mut Commands) {
    let Some(role) = view.role else {
        if std::mem::take(&mut state.roles.asked) {
            List::write(ui);
        }
        centred(ui, space::MEASURE, |ui| {
            choose_role(ui, view, &mut state.roles, commands);
        });
        return;
    };
    let key = (view.revision, view.style, role);
    let registry = Arc::clone(view.registry);
    let style = view.style;
    state.pack.request(ui, key, view.patience, move || {
        onboarding(&registry, role, style)
    });
    let who = Some((view.revision, role));
    if state.drilled != who {
        state.drilled = who;
        state.drill = Drill::default();
    }
    let State {
        tab, pack, drill, ..
    } = state;
    let Some(pack) = pack.get(|(revision, _, of)| (*revision, *of) == (view.revision, role)) else {
        parts::coming(ui, view);
        return;
    };
    let done = pack
        .checklist
        .iter()
        .filter(|item| is_ticked(view, pack, &item.id))
        .count();
    let progress = [
        ("done", done.to_string()),
        ("all", pack.checklist.len().to_string()),
    ];
    // In a low window, the controls scroll with the page.
    let low = ui.available_height() < breakpoint::LOW_PAGE;
    if !low {
        centred(ui, space::MEASURE, |ui| {
            controls(ui, view, &progress, tab, commands);
            if *tab == Tab::Drill {
                drill::question(ui, view, pack, drill);
            }
        });
    }
    ScrollArea::vertical()
        .id_salt(*tab as usize)
        .auto_shrink(false)
        .show(ui, |ui| {
            centred(ui, space::MEASURE, |ui| {
                if low {
                    controls(ui, view, &progress, tab, commands);
                    if *tab == Tab::Drill {
                        drill::question(ui, view, pack, drill);
                    }
                }
                match tab {
                    Tab::Groups => groups(ui, view, pack, commands),
                    Tab::Checklist => checklist(ui, view, pack, done, commands),
                    Tab::Drill => drill::show(ui, view, pack, drill, commands),
                }
            });
        });
}

/// Draws the district and the tabs, whose names show the `progress`.
fn controls(
    ui: &mut Ui,
    view: &View<'_>,
    progress: &[(&'static str, String)],
    tab: &mut Tab,
    commands: &mut Commands,
) {
    ui.horizontal(|ui| district(ui, view, 180.0, commands));
    ui.horizontal_wrapped(|ui| {
        let tabs = [
            (Tab::Groups, "onb-tab-groups"),
            (Tab::Checklist, "onb-tab-checklist"),
            (Tab::Drill, "onb-tab-drill"),
        ];
        let tabs = tabs.map(|(tab, key)| (tab, view.style.text_with(key, progress)));
        if let Some(pressed) = segments(ui, view, &tabs, *tab) {
            *tab = pressed;
        }
        if Pressable::link(&view.style.text("print-this"))
            .show(ui, view.thai)
            .clicked()
        {
            commands.send(Command::ShowDocument(DocumentKind::Onboarding));
        }
    });
}

/// Draws the list of all roles, filtered by typing part of a name.
fn choose_role(ui: &mut Ui, view: &View<'_>, roles: &mut Roles, commands: &mut Commands) {
    heading(ui, view, &view.style.text("onb-choose-role"));
    body(ui, view, &view.style.text("onb-choose-why"));
    let (registry, style) = (Arc::clone(view.registry), view.style);
    let key = (view.revision, style);
    let is_new = roles.listed.request(ui, key, view.patience, move || {
        listed_asking_roles(&registry, style).into()
    });
    if is_new && let Some(listed) = roles.listed.get(|_| true) {
        roles.list = List::new(Arc::clone(listed));
        List::write(ui);
    }
    if roles
        .listed
        .get(|(revision, _)| *revision == view.revision)
        .is_none()
    {
        parts::coming(ui, view);
        return;
    }
    let height = ui.available_height();
    if let Some(chosen) = roles.list.show(ui, view, None, height) {
        commands.send(Command::SetRole(
            view.registry
                .asking_roles()
                .nth(chosen)
                .map(|(role, _)| role),
        ));
    }
}

/// Returns whether `item` is ticked.
fn is_ticked(view: &View<'_>, pack: &OnboardingPack, item: &str) -> bool {
    let key = tick_key(pack, item);
    view.settings.ticked.contains(&key)
}

/// Returns the key under which a tick is saved.
fn tick_key(pack: &OnboardingPack, item: &str) -> String {
    format!("{}/{item}", pack.role)
}

fn groups(ui: &mut Ui, view: &View<'_>, pack: &OnboardingPack, commands: &mut Commands) {
    let style = view.style;
    let values = [
        ("role", pack.role_name.clone()),
        ("count", pack.groups.len().to_string()),
    ];
    if pack.groups.is_empty() {
        heading(ui, view, &style.text_with("onb-no-groups", &values));
    } else {
        heading(ui, view, &style.text_with("onb-groups", &values));
    }
    let usual = pack.usual_way_in();
    if let Some(usual) = usual {
        label(ui, view, &style.text("onb-how-usual"));
        body(ui, view, usual);
    }
    lazily(ui, "onboarding", pack.groups.len(), None, |ui, index| {
        card(ui, view, |ui| {
            let group = &pack.groups[index];
            let is_usual = usual == Some(group.how.as_str());
            one_group(ui, view, (pack, group), is_usual, commands);
        });
    });
    subheading(ui, view, &style.text("onb-closing"));
    reasons(ui, view, &pack.closing, commands);
    if !pack.duties.is_empty() {
        subheading(ui, view, &style.text("onb-duties"));
    }
    for duty in &pack.duties {
        label(ui, view, &duty.text);
        reasons(ui, view, &duty.reasons, commands);
    }
}

/// Draws one group in brief, with its tick. The letter's words are behind a line. How to join is left
/// out if it is the usual way.
fn one_group(
    ui: &mut Ui,
    view: &View<'_>,
    (pack, group): (&OnboardingPack, &OnboardingGroup),
    is_usual: bool,
    commands: &mut Commands,
) {
    let style = view.style;
    ui.spacing_mut().item_spacing.y = space::XS;
    beside_picture(ui, view, group.id.get(), |ui| {
        ui.horizontal_wrapped(|ui| {
            let name = Pressable::link(&group.name).font(strong(size::SUBHEADING));
            if name.show(ui, view.thai).clicked() {
                commands.send(Command::Show(Item::Group(group.id.get())));
            }
            joined(ui, view, pack, group, commands);
        });
        if !is_usual {
            label(ui, view, &style.text("onb-how"));
            body(ui, view, &group.how);
        }
        facts(ui, view, &group.facts);
        for line in &group.in_brief {
            brief(ui, view, line);
        }
        if group.may.is_empty() {
            small(ui, view, &style.text("onb-read-only"));
        }
    });
    let title = style.text("onb-words");
    let name = [("group", group.name.clone())];
    let name = style.text_with("onb-words-of", &name);
    let line = Pressable::fold(&title).name(&name);
    fold(ui, view, line, ("onb-words", group.id.get()), false, |ui| {
        reasons(ui, view, &group.how_reasons, commands);
        may_and_must_not(ui, view, group, commands);
    });
}

/// Draws the tick that one has joined a group, the same as in the list of what to do.
fn joined(
    ui: &mut Ui,
    view: &View<'_>,
    pack: &OnboardingPack,
    group: &OnboardingGroup,
    commands: &mut Commands,
) {
    let item = format!("join-{}", group.id);
    let ticked = is_ticked(view, pack, &item);
    let values = [("group", group.name.clone())];
    let name = view.style.text_with("onb-joined-group", &values);
    let tick = view.style.text("onb-joined");
    let tick = Pressable::tick(&tick, ticked).name(&name);
    if tick.show(ui, view.thai).clicked() {
        commands.send(Command::Tick(tick_key(pack, &item), !ticked));
    }
}

/// Draws a verdict with its acts on a line.
fn brief(ui: &mut Ui, view: &View<'_>, line: &BriefLine) {
    ui.horizontal_top(|ui| {
        standing_badge(ui, view.colours, view.style, line.standing);
        body(ui, view, &line.acts);
    });
}

fn checklist(
    ui: &mut Ui,
    view: &View<'_>,
    pack: &OnboardingPack,
    done: usize,
    commands: &mut Commands,
) {
    let style = view.style;
    let values = [
        ("done", done.to_string()),
        ("all", pack.checklist.len().to_string()),
    ];
    heading(ui, view, &style.text_with("onb-progress", &values));
    let count = |items: usize| f32::from(u16::try_from(items).unwrap_or(u16::MAX));
    let part = count(done) / count(pack.checklist.len().max(1));
    progress_bar(ui, view, ui.available_width(), part);
    card(ui, view, |ui| {
        let items = &pack.checklist;
        lazily(ui, "checklist", items.len(), None, |ui, index| {
            let item = &items[index];
            let ticked = is_ticked(view, pack, &item.id);
            if Pressable::tick(&item.text, ticked)
                .show(ui, view.thai)
                .clicked()
            {
                commands.send(Command::Tick(tick_key(pack, &item.id), !ticked));
            }
        });
    });
    if done == pack.checklist.len() {
        label(ui, view, &style.text("onb-all-done"));
    }
    small(ui, view, &style.text("onb-ticks-kept"));
}
