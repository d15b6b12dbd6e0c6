//! Shows what was understood: the readings of the words, and each part of the need, which the user
//! can correct.

use eframe::egui::accesskit::Role;
use eframe::egui::containers::menu::MenuButton;
use eframe::egui::{Button, RichText, ScrollArea, Ui, WidgetInfo};

use super::super::View;
use super::super::parts::small;
use super::{State, topics};
use crate::gui::widgets::{OPENS, Paragraph, Pressable};
use crate::guide::{Need, Purpose, Question};
use crate::registry::{Act, RoleId, Weekday};
use crate::text::Date;
use crate::understand::{Part, Understanding};

/// Draws the words as intended, and other readings as links.
pub(super) fn readings(ui: &mut Ui, view: &View<'_>, state: &mut State) {
    let style = view.style;
    let Some(understanding) = &state.understood else {
        return;
    };
    if let Some(corrected) = &understanding.corrected {
        let corrected = [("text", corrected.clone())];
        Paragraph::new(&style.text_with("find-corrected", &corrected)).show(ui, view.thai);
    }
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
    let others = understanding.parts.iter().skip(1).map(|part| {
        let words: String = state
            .query
            .chars()
            .skip(part.range.start)
            .take(part.range.len().min(30))
            .collect();
        let value = [("words", words.trim().to_owned())];
        (style.text_with("find-also", &value), part.question())
    });
    let alternatives = main.into_iter().flat_map(|part| &part.alternatives);
    let alternatives = alternatives.map(|need| {
        let value = [("reading", name(need))];
        (style.text_with("find-or", &value), need.clone().into())
    });
    let back = main.into_iter().map(|part| {
        let value = [("reading", name(&part.need))];
        (style.text_with("find-or", &value), part.question())
    });
    let offered: Vec<(String, Question)> = back
        .chain(others)
        .chain(alternatives)
        .map(|(label, question)| (label, state.on_day(&question)))
        .filter(|(_, question)| state.question.as_ref() != Some(question))
        .collect();
    if offered.is_empty() {
        return;
    }
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        for (label, question) in offered {
            let reading = Pressable::link(&label).show(ui, view.thai);
            if reading.clicked() {
                chosen = Some(question);
            }
        }
    });
    if chosen.is_some() {
        state.set(chosen);
    }
}

/// Draws what was understood, with each part changeable.
pub(super) fn understood(ui: &mut Ui, view: &View<'_>, state: &mut State) {
    let style = view.style;
    let registry = view.registry;
    let Some(question) = &state.question else {
        return;
    };
    let mut need = question.need().clone();
    let (mut purpose, mut act) = (need.purpose, need.act);
    let mut again_asked = false;
    ui.horizontal_wrapped(|ui| {
        let purposes = Purpose::ALL.iter();
        let purposes: Vec<_> = purposes
            .map(|&purpose| (purpose, style.purpose(purpose)))
            .collect();
        chip(ui, view, "find-purpose", &mut purpose, &purposes);
        if purpose != Purpose::About {
            let acts = std::iter::once((None, style.text("find-choose-one")))
                .chain(Act::ALL.iter().map(|&act| (Some(act), style.act(act))));
            let acts: Vec<_> = acts.collect();
            chip(ui, view, "find-act", &mut act, &acts);
        }
        if registry.topics().len() > 1 {
            let topics = topics(registry, style);
            chip(ui, view, "find-topic", &mut need.topic, &topics);
        }
        if purpose == Purpose::Post {
            let mut to = need.to.first().copied();
            let roles: Vec<_> = std::iter::once((None, style.text("find-anyone")))
                .chain(
                    registry
                        .role_ids()
                        .map(|role| (Some(role), style.role_marked(registry, role))),
                )
                .collect();
            chip(ui, view, "find-to", &mut to, &roles);
            if to != need.to.first().copied() {
                need.to = to.into_iter().collect();
                state.audience_is_chosen = true;
            }
            if excluded(ui, view, &mut need.not_to) {
                state.audience_is_chosen = true;
            }
        }
        if purpose != Purpose::Post {
            let groups: Vec<_> = std::iter::once((None, style.text("find-any-group")))
                .chain(
                    registry
                        .groups()
                        .map(|(id, group)| (Some(id), group.name.clone())),
                )
                .collect();
            chip(ui, view, "find-group", &mut need.asked_group, &groups);
        }
        let days = days(view);
        if !days.is_empty() {
            chip(ui, view, "find-day", &mut need.on, &days);
            state.on = need.on;
        }
        let again = Pressable::link(&style.text("find-again")).show(ui, view.thai);
        again_asked = again.clicked();
    });
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
    if state.question.as_ref().map(Question::need) != Some(&need) {
        state.question = Some(need.into());
    }
    if again_asked {
        state.start_over();
    }
}

/// Draws the words that the question was read from, and how sure that is. Draws nothing for a
/// question that was chosen by hand or corrected.
pub(super) fn read_from(ui: &mut Ui, view: &View<'_>, state: &State) {
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
fn excluded(ui: &mut Ui, view: &View<'_>, not_to: &mut Vec<RoleId>) -> bool {
    let style = view.style;
    let roles = view.registry.role_ids();
    let roles = roles.map(|role| (Some(role), style.role_marked(view.registry, role)));
    let roles: Vec<_> = std::iter::once((None, style.text("find-nobody")))
        .chain(roles)
        .collect();
    let mut chosen: Vec<Option<RoleId>> = not_to.iter().copied().map(Some).collect();
    if chosen.is_empty() {
        chosen.push(None);
    }
    for role in &mut chosen {
        chip(ui, view, "find-not-to", role, &roles);
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

/// Draws one part of the need as a button with a menu.
fn chip<T: Copy + PartialEq>(
    ui: &mut Ui,
    view: &View<'_>,
    key: &'static str,
    chosen: &mut T,
    options: &[(T, String)],
) {
    let name = options
        .iter()
        .find(|(option, _)| option == chosen)
        .map_or("", |(_, name)| name.as_str());
    let label = view.style.text(key);
    let muted = RichText::new(format!("{label}:")).color(view.colours.muted);
    let button = Button::new((muted, name, OPENS));
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
