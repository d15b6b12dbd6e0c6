//! What was understood, as one sentence whose parts can be corrected, and other readings.

use eframe::egui::accesskit::Role;
use eframe::egui::containers::menu::MenuButton;
use eframe::egui::{Button, ScrollArea, Ui, WidgetInfo};

use super::super::View;
use super::super::parts::{body, small};
use super::{State, topics};
use crate::gui::widgets::{OPENS, Paragraph, Pressable};
use crate::guide::{Need, Purpose, Question};
use crate::registry::{Act, RoleId, Weekday};
use crate::text::Date;
use crate::understand::{Part, Understanding};

/// The height of the sentence, in points. The answer below it stays in its place.
const HEIGHT: f32 = 32.0;

/// Draws what was understood, with each part changeable.
pub(super) fn sentence(ui: &mut Ui, view: &View<'_>, state: &mut State) {
    ui.horizontal_wrapped(|ui| {
        ui.set_min_height(HEIGHT);
        let Some(question) = state.question.clone() else {
            return;
        };
        if !state.choices.is_empty() {
            said(ui, view, "find-add-words");
            return;
        }
        if !question.is_in_scope() {
            said(ui, view, "find-outside-understood");
            let mut act = None;
            chip(ui, view, "find-act", (&mut act, &acts(view)), None);
            if let Some(act) = act {
                state.choose_act(view, act);
            }
            return;
        }
        if question.need().act.is_none() && question.need().purpose == Purpose::Post {
            said(ui, view, "find-unsure");
        } else {
            said(ui, view, "find-understood");
        }
        parts(ui, view, state, question.need());
    });
}

/// Draws words of the sentence.
fn said(ui: &mut Ui, view: &View<'_>, key: &str) {
    Paragraph::new(&view.style.text(key))
        .colour(view.colours.muted)
        .width(f32::INFINITY)
        .show(ui, view.thai);
}

/// Returns the acts to choose from.
fn acts(view: &View<'_>) -> Vec<(Option<Act>, String)> {
    let style = view.style;
    std::iter::once((None, style.text("find-choose-one")))
        .chain(Act::ALL.iter().map(|&act| (Some(act), style.act(act))))
        .collect()
}

/// Draws the parts of `before`, and takes over what was changed.
fn parts(ui: &mut Ui, view: &View<'_>, state: &mut State, before: &Need) {
    let style = view.style;
    let mut need = before.clone();
    let (mut purpose, mut act) = (need.purpose, need.act);
    let purposes = Purpose::ALL.iter();
    let purposes: Vec<_> = purposes
        .map(|&purpose| (purpose, style.purpose(purpose)))
        .collect();
    let will = style.text(&format!("find-will-{}", purpose.id()));
    chip(
        ui,
        view,
        "find-purpose",
        (&mut purpose, &purposes),
        Some(&will),
    );
    if purpose != Purpose::About {
        chip(ui, view, "find-act", (&mut act, &acts(view)), None);
    }
    if view.registry.topics().len() > 1 {
        said(ui, view, "find-about-topic");
        let topics = topics(view.registry, style);
        chip(ui, view, "find-topic", (&mut need.topic, &topics), None);
    }
    details(ui, view, state, &mut need);
    let audience = (need.to.clone(), need.not_to.clone());
    if purpose != need.purpose {
        need = need.with_purpose(purpose);
    } else if act != need.act {
        need = match act {
            Some(act) => need.with_act(act),
            None => need.without_act(),
        };
    }
    if state.audience_is_chosen {
        (need.to, need.not_to) = audience;
    }
    if need != *before {
        state.question = Some(need.into());
    }
}

/// Draws the parts of `need` that are rarely given: those that are, and all of them on request.
fn details(ui: &mut Ui, view: &View<'_>, state: &mut State, need: &mut Need) {
    let style = view.style;
    let all = state.shows_all_parts;
    let roles = |nobody: &str| -> Vec<(Option<RoleId>, String)> {
        let roles = view.registry.role_ids();
        let roles = roles.map(|role| (Some(role), style.role_marked(view.registry, role)));
        let nobody = (None, style.text(nobody));
        std::iter::once(nobody).chain(roles).collect()
    };
    let is_post = need.purpose == Purpose::Post;
    if is_post && (all || !need.to.is_empty()) {
        let mut to = need.to.first().copied();
        chip(ui, view, "find-to", (&mut to, &roles("find-anyone")), None);
        if to != need.to.first().copied() {
            need.to = to.into_iter().collect();
            state.audience_is_chosen = true;
        }
    }
    if is_post && (all || !need.not_to.is_empty()) {
        let roles = roles("find-nobody");
        if excluded(ui, view, &roles, &mut need.not_to) {
            state.audience_is_chosen = true;
        }
    }
    if !is_post && (all || need.asked_group.is_some() || need.purpose == Purpose::About) {
        let groups = view.registry.groups();
        let groups = groups.map(|(id, group)| (Some(id), group.name.clone()));
        let none = (None, style.text("find-any-group"));
        let groups: Vec<_> = std::iter::once(none).chain(groups).collect();
        chip(
            ui,
            view,
            "find-group",
            (&mut need.asked_group, &groups),
            None,
        );
    }
    // A day matters only where rules depend on one, and then it is easily forgotten.
    let days = days(view);
    if !days.is_empty() {
        chip(ui, view, "find-day", (&mut need.on, &days), None);
        state.on = need.on;
    }
    let key = if all { "find-less" } else { "find-more" };
    if Pressable::link(&style.text(key))
        .show(ui, view.thai)
        .clicked()
    {
        state.shows_all_parts = !all;
    }
}

/// Draws, below the answer, how sure the reading is, other matters in the text and other readings.
pub(super) fn other_readings(ui: &mut Ui, view: &View<'_>, state: &mut State) {
    let style = view.style;
    let Some(understanding) = &state.understood else {
        return;
    };
    if let Some(corrected) = &understanding.corrected {
        let corrected = [("text", corrected.clone())];
        body(ui, view, &style.text_with("find-corrected", &corrected));
    }
    let offered = offered(view, state, understanding);
    read_from(ui, view, state);
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        for (label, offer) in offered {
            let reading = Pressable::link(&label).show(ui, view.thai);
            if reading.clicked() {
                chosen = Some(offer);
            }
        }
    });
    match chosen {
        // A person sees the reading, and so chooses it.
        Some(Offer::Reading(question)) => state.set(Some(question)),
        // Of other words, only the words are seen.
        Some(Offer::Part(index)) => state.take_part(view, index),
        None => {}
    }
}

/// What is offered beside what is on screen.
enum Offer {
    Reading(Question),
    /// The part at this index.
    Part(usize),
}

/// Returns the readings and parts that are not on screen, each with its label.
fn offered(view: &View<'_>, state: &State, understanding: &Understanding) -> Vec<(String, Offer)> {
    let style = view.style;
    // When purposes differ, the act alone does not distinguish the readings.
    let purpose = state.question.as_ref();
    let purpose = purpose.map(|question| question.need().purpose);
    let name = |need: &Need| {
        let wanted = style.purpose(need.purpose);
        let act = match need.act.map(|act| style.act(act)) {
            None => wanted,
            Some(act) if purpose == Some(need.purpose) => act,
            Some(act) => format!("{wanted}: {act}"),
        };
        let topic = view.registry.topic(need.topic).name.get(style.lang);
        format!("{act} ({topic})")
    };
    let main = understanding.main();
    let others = understanding.others().map(|(index, part)| {
        let words: String = state
            .query
            .chars()
            .skip(part.range.start)
            .take(part.range.len().min(30))
            .collect();
        let value = [("words", words.trim().to_owned())];
        let label = style.text_with("find-also", &value);
        (label, part.question(), Some(index))
    });
    let alternatives = main.into_iter().flat_map(|part| &part.alternatives);
    let alternatives = alternatives.map(|need| {
        let value = [("reading", name(need))];
        (
            style.text_with("find-or", &value),
            need.clone().into(),
            None,
        )
    });
    let back = main.into_iter().map(|part| {
        let value = [("reading", name(&part.need))];
        (style.text_with("find-or", &value), part.question(), None)
    });
    back.chain(others)
        .chain(alternatives)
        .map(|(label, question, part)| (label, state.on_day(&question), part))
        .filter(|(_, question, _)| state.question.as_ref() != Some(question))
        .map(|(label, question, part)| {
            let offer = part.map_or(Offer::Reading(question), Offer::Part);
            (label, offer)
        })
        .collect()
}

/// Draws the words that the question was read from, and how sure that is. Draws nothing for a
/// question that was chosen by hand or corrected.
fn read_from(ui: &mut Ui, view: &View<'_>, state: &State) {
    let style = view.style;
    let main = state.understood.as_ref().and_then(Understanding::main);
    let as_read = |part: &&Part| state.question == Some(state.on_day(&part.question()));
    let Some(part) = main.filter(as_read).filter(|part| part.understood) else {
        return;
    };
    let mut words: Vec<String> = Vec::new();
    for found in &part.evidence {
        let quoted = format!("“{}”", found.words);
        if !words.contains(&quoted) {
            words.push(quoted);
        }
    }
    let values = [
        ("words", words.join(" ")),
        // A reading is never certain, however close to it the figure comes.
        ("sure", format!("{:.0}", (100.0 * part.sure).min(99.0))),
    ];
    let key = if words.is_empty() {
        "find-sure"
    } else {
        "find-read-from"
    };
    small(ui, view, &style.text_with(key, &values));
}

/// Draws those who must not read it, each as a choice that can be taken back, or one open choice if
/// there are none. Returns whether they changed.
fn excluded(
    ui: &mut Ui,
    view: &View<'_>,
    roles: &[(Option<RoleId>, String)],
    not_to: &mut Vec<RoleId>,
) -> bool {
    let mut chosen: Vec<Option<RoleId>> = not_to.iter().copied().map(Some).collect();
    if chosen.is_empty() {
        chosen.push(None);
    }
    for role in &mut chosen {
        chip(ui, view, "find-not-to", (role, roles), None);
    }
    let mut kept: Vec<RoleId> = Vec::new();
    for role in chosen.into_iter().flatten() {
        if !kept.contains(&role) {
            kept.push(role);
        }
    }
    let changed = kept != *not_to;
    *not_to = kept;
    changed
}

/// The number of days to choose from.
const DAYS: u8 = 7;

/// Returns the days to ask about: none in particular, today and the next. Returns nothing if no rule
/// depends on the time.
fn days(view: &View<'_>) -> Vec<(Option<Date>, String)> {
    let style = view.style;
    let mut rules = view.registry.rules();
    let Some(today) = view
        .day
        .filter(|_| rules.any(|(_, rule)| rule.when.is_some()))
    else {
        return Vec::new();
    };
    let days = (0..DAYS).filter_map(|later| today.days_later(later));
    let days = days.filter_map(|day| {
        let weekday = style.text(&Weekday::of(day)?.name_key());
        Some((Some(day), format!("{weekday} {}", style.day(day))))
    });
    std::iter::once((None, style.text("find-any-day")))
        .chain(days)
        .collect()
}

/// Draws one part of the need as a button with a menu, whose face is `face` or else the choice.
fn chip<T: Copy + PartialEq>(
    ui: &mut Ui,
    view: &View<'_>,
    key: &'static str,
    (chosen, options): (&mut T, &[(T, String)]),
    face: Option<&str>,
) {
    let mut others = options.iter();
    let name = others.find(|(option, _)| option == chosen);
    let name = name.map_or("", |(_, name)| name.as_str());
    let label = view.style.text(key);
    // Only the parts that the sentence does not explain are labelled.
    let labelled = matches!(key, "find-to" | "find-not-to" | "find-group" | "find-day");
    let shown = match face {
        Some(face) => face.to_owned(),
        None if labelled => format!("{label}: {name}"),
        None => name.to_owned(),
    };
    let button = Button::new((shown, OPENS));
    let (response, _) = MenuButton::from_button(button).ui(ui, |ui| {
        ScrollArea::vertical().max_height(380.0).show(ui, |ui| {
            for (option, name) in options {
                if ui.selectable_label(chosen == option, name).clicked() {
                    *chosen = *option;
                    ui.close();
                }
            }
        });
    });
    let label = format!("{label}: {name}");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
}
