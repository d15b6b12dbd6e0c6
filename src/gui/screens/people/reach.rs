//! Who reads a group from the user's district, and who there can carry a message into it. Shown beside
//! an answer, as far as a file of people is open.

use std::sync::{Arc, Mutex};

use eframe::egui::{Id, Ui};

use crate::gui::background::KeyedMemo;
use crate::gui::command::Command;
use crate::gui::people::PeopleCommand;
use crate::gui::screens::parts::{fold, label, small};
use crate::gui::theme::{size, strong};
use crate::gui::view::{Commands, Revision, View};
use crate::gui::widgets::Pressable;
use crate::language::pack;
use crate::people::{Person, Posts, Reader, carriers, readers};
use crate::registry::{GroupId, Registry, RoleId};
use crate::report::district_name;
use crate::text::Date;

/// The maximum number of people who are named.
const MOST: usize = 24;

/// What the names depend on: the people, the registry, the group and the day.
type Subject = (Revision, Revision, GroupId, Option<Date>);

/// Who reads a group and who can carry a message into it, with the district that was asked about.
#[derive(Debug, Default)]
struct Reach {
    district: String,
    /// The roles that may post it, as far as they were asked about.
    asked: Vec<RoleId>,
    /// Those of the district who read the group.
    readers: Vec<Reader>,
    carriers: Vec<Reader>,
    /// How many read it in all.
    all: usize,
}

/// The names that were found last. They are kept in the window's memory, so that an answer only has to
/// call [`show`].
type Kept = Arc<Mutex<KeyedMemo<Subject, Reach>>>;

/// Draws who of the user's district reads `group`, and who can carry a message: those with one of
/// `roles`, which may post it, or anybody who reads it if there are none.
pub fn show(
    ui: &mut Ui,
    view: &View<'_>,
    group: GroupId,
    roles: &[RoleId],
    commands: &mut Commands,
) {
    let Some(open) = view.people.filter(|open| !open.people.is_empty()) else {
        return;
    };
    let kept: Kept = ui.data_mut(|data| {
        data.get_temp_mut_or_default::<Kept>(Id::unique("people-reach"))
            .clone()
    });
    let Ok(mut kept) = kept.lock() else { return };
    let subject = (open.revision, view.revision, group, view.day);
    let district = view.settings.district.clone().unwrap_or_default();
    let (registry, people) = (Arc::clone(view.registry), Arc::clone(&open.people));
    let (asked, day) = (roles.to_vec(), view.day);
    let own = district.clone();
    kept.request(ui, subject, view.patience, move || {
        reach(&registry, &people, (group, asked), own, day)
    });
    let Some(reach) = kept.get(|of| *of == subject) else {
        return;
    };
    if reach.district != district || reach.asked != roles {
        // Another district or message asks anew.
        *kept = KeyedMemo::default();
        ui.request_repaint();
        return;
    }
    named(ui, view, reach, commands);
}

/// Draws the names, initially folded.
fn named(ui: &mut Ui, view: &View<'_>, reach: &Reach, commands: &mut Commands) {
    let style = view.style;
    let district = &reach.district;
    let count = [("count", style.digits.number(reach.all as u64))];
    let text = style.in_words("people-reach", &count);
    let line = Pressable::fold(&text).font(strong(size::BODY));
    fold(ui, view, line, "people-reach", false, |ui| {
        if district.is_empty() {
            small(ui, view, &style.text("people-reach-no-district"));
            return;
        }
        let name = style.show(district_name(district));
        for (key, people) in [
            ("people-reach-readers", &reach.readers),
            ("people-reach-carriers", &reach.carriers),
        ] {
            label(
                ui,
                view,
                &style.in_words(key, &[("district", name.clone())]),
            );
            if people.is_empty() {
                small(ui, view, &style.text("people-reach-nobody"));
            }
            ui.horizontal_wrapped(|ui| {
                for reader in people.iter().take(MOST) {
                    one(ui, view, reader, commands);
                }
            });
        }
    });
}

/// Returns who reads `group` and who can carry a message into it.
fn reach(
    registry: &Registry,
    people: &[Person],
    (group, asked): (GroupId, Vec<RoleId>),
    district: String,
    day: Option<Date>,
) -> Reach {
    let posts = Posts::new(pack(), registry);
    let places = posts.places();
    let all = readers(registry, people, group, day);
    let of_readers = all.iter().filter_map(|reader| reader.role.as_ref());
    let roles: Vec<RoleId> = if asked.is_empty() {
        of_readers.map(|(role, _)| *role).collect()
    } else {
        asked.clone()
    };
    let key = places.key(&district);
    let is_mine = |reader: &&Reader| {
        let person = people.get(reader.person);
        let own = person.and_then(|person| person.district.as_deref());
        let post = reader.role.as_ref().and_then(|(_, place)| place.as_deref());
        let place = post.or(own).map(|name| places.key(name));
        !key.is_empty() && place.as_ref() == Some(&key)
    };
    Reach {
        readers: all.iter().filter(is_mine).cloned().collect(),
        carriers: carriers(registry, people, places, group, &roles, &district, day),
        all: all.len(),
        asked,
        district,
    }
}

/// Draws a person, as a link.
fn one(ui: &mut Ui, view: &View<'_>, reader: &Reader, commands: &mut Commands) {
    let style = view.style;
    let people = view.people.map(|open| &open.people);
    let Some(person) = people.and_then(|people| people.get(reader.person)) else {
        return;
    };
    let role = reader.role.as_ref();
    let role = role.map(|(role, _)| style.role(view.registry, *role));
    let name = style.show(&person.full_name());
    let name = if reader.acting {
        style.in_words("people-audit-acting", &[("name", name)])
    } else {
        name
    };
    let joined = (!reader.joined).then(|| style.text("people-reach-not-joined"));
    let parts: Vec<String> = [Some(name), role, joined].into_iter().flatten().collect();
    let text = parts.join(" · ");
    if Pressable::link(&text).show(ui, view.thai).clicked() {
        commands.send(Command::People(PeopleCommand::Show(reader.person)));
    }
}
