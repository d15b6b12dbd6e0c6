//! The people whom typed words name, as links. Shown beside what else the words find, as far as a file of
//! people is open.

use std::sync::{Arc, Mutex};

use eframe::egui::{Id, Ui};

use crate::gui::background::KeyedMemo;
use crate::gui::command::Command;
use crate::gui::people::PeopleCommand;
use crate::gui::screens::parts::{label, small};
use crate::gui::theme::space;
use crate::gui::view::{Commands, Revision, View};
use crate::gui::widgets::Pressable;
use crate::report::person_post;

/// The maximum number of people who are named.
const MOST: usize = 8;

/// The shortest text by which people are looked for, in characters.
const SHORTEST: usize = 2;

/// What was typed last, and whom it names.
#[derive(Debug, Default)]
struct Named {
    text: String,
    /// Changes whenever the text does.
    number: u64,
    /// The positions in the file.
    found: KeyedMemo<(Revision, u64), Vec<usize>>,
}

/// Draws the people of the open file whom `text` names, best first. `place` is the part of the window in
/// which it was typed.
pub fn show(
    ui: &mut Ui,
    view: &View<'_>,
    place: &'static str,
    text: &str,
    commands: &mut Commands,
) {
    let text = text.trim();
    let open = view.people.filter(|_| text.chars().count() >= SHORTEST);
    let Some((open, index)) = open.and_then(|open| Some((open, open.index.clone()?))) else {
        return;
    };
    let kept: Arc<Mutex<Named>> = ui.data_mut(|data| {
        let id = Id::unique(("people-named", place));
        data.get_temp_mut_or_default::<Arc<Mutex<Named>>>(id)
            .clone()
    });
    let Ok(mut kept) = kept.lock() else { return };
    if kept.text != text {
        text.clone_into(&mut kept.text);
        kept.number += 1;
    }
    let (of, asked) = ((open.revision, kept.number), text.to_owned());
    kept.found.request(ui, of, view.patience, move || {
        let found = index.search(&asked, usize::MAX);
        found.iter().map(|found| found.person).collect()
    });
    let found = kept.found.get(|found| *found == of);
    let Some(found) = found.filter(|found| !found.is_empty()) else {
        return;
    };
    let style = view.style;
    ui.add_space(space::M);
    label(ui, view, &style.text("people-named"));
    for at in found.iter().take(MOST) {
        let Some(person) = open.people.get(*at) else {
            continue;
        };
        let name = style.show(&person.full_name());
        let post = person_post(view.registry, person, style);
        let parts = [name, post].into_iter().filter(|part| !part.is_empty());
        let text = parts.collect::<Vec<_>>().join(" · ");
        if Pressable::link(&text).show(ui, view.thai).clicked() {
            commands.send(Command::People(PeopleCommand::Show(*at)));
        }
    }
    let more = found.len().saturating_sub(MOST);
    if more > 0 {
        let count = [("count", style.digits.number(more as u64))];
        small(ui, view, &style.text_with("people-named-more", &count));
    }
}
