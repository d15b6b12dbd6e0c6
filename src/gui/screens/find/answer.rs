//! The card of the answer: a band with the verdict, the group and its button; the letter's words with
//! their source; where it must not be posted. The other groups follow, a line each.

use eframe::egui::accesskit::{Live, Role};
use eframe::egui::{Align, CornerRadius, Frame, Layout, Margin, Stroke, Ui, WidgetInfo, vec2};

use super::super::parts::{
    beside, body, clause_link_named, facts, fold, inferred, label, may_and_must_not,
    picture_of_side, small,
};
use super::super::people::reach;
use super::super::{Commands, View};
use super::others::{not_in, other_groups};
use super::start::matter_key;
use super::state::Answered;
use super::{Pressed, State};
use crate::gui::command::Command;
use crate::gui::theme::{breakpoint, font, size, space, strong};
use crate::gui::widgets::{Paragraph, Pressable, standing_lead, standing_tone, standing_words};
use crate::registry::{Item, RoleId};
use crate::report::{DocumentKind, GroupAnswerReport, ReportId, Standing};
use crate::text::breaks::FIRM_SPACE;

/// The side of the group's picture in the band, in points.
const PICTURE: f32 = 40.0;

/// The height of the band's content, in points.
const BAND: f32 = 60.0;

/// The width of the band's button with what is below it, in points.
const BUTTON: f32 = 190.0;

/// Draws the answer.
pub(super) fn show(
    ui: &mut Ui,
    view: &View<'_>,
    state: &State,
    pressed: Pressed,
    commands: &mut Commands,
) {
    let Some(answered) = &state.answered else {
        return;
    };
    let card = &answered.card;
    if pressed.enter
        && let Some(best) = answered.report.best_group()
    {
        copy(view, answered, &best.name, commands);
    }
    if pressed.with_source
        && let Some(text) = &card.with_source
    {
        commands.send(Command::Copy(text.clone()));
    }
    let tone = standing_tone(view.colours, card.sign);
    let framed = Frame::new()
        .fill(view.colours.panel)
        .stroke(Stroke::new(2.0, tone.text))
        .corner_radius(8.0);
    framed.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        band(ui, view, state, answered, commands);
        let inside = Frame::new().inner_margin(Margin::from(vec2(space::L, space::M)));
        inside.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::S;
            grounds(ui, view, state, answered, commands);
        });
    });
    other_groups(ui, view, answered, commands);
    if let Some(best) = answered.report.best_group() {
        let relay: Vec<RoleId> = best.relay.iter().map(ReportId::get).collect();
        reach::show(ui, view, best.id.get(), &relay, commands);
    }
    more(ui, view, answered, commands);
}

/// Copies the name of a group, and remembers the matter as used.
fn copy(view: &View<'_>, answered: &Answered, name: &str, commands: &mut Commands) {
    commands.send(Command::Copy(name.to_owned()));
    let key = matter_key(view.registry, answered.question.need());
    if let Some(key) = key.filter(|_| answered.question.is_in_scope()) {
        commands.send(Command::Used(key));
    }
}

/// Draws the band: picture, verdict, name and button.
fn band(ui: &mut Ui, view: &View<'_>, state: &State, answered: &Answered, commands: &mut Commands) {
    let card = &answered.card;
    let tone = standing_tone(view.colours, card.sign);
    let group = card
        .group
        .and_then(|index| answered.report.groups.get(index));
    let best = answered.report.best_group();
    let head = CornerRadius {
        nw: 6,
        ne: 6,
        sw: 0,
        se: 0,
    };
    let wide = ui.available_width() > breakpoint::TWO_COLUMNS;
    let framed = Frame::new()
        .fill(tone.ground)
        .corner_radius(head)
        .inner_margin(Margin::from(vec2(space::L, 3.0)));
    framed.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            ui.set_min_height(BAND);
            let pictured = group.filter(|group| {
                let group = view.registry.group(group.id.get());
                group.picture.is_some()
            });
            if let Some(group) = pictured {
                ui.vertical(|ui| {
                    ui.add_space((BAND - PICTURE) / 2.0);
                    picture_of_side(ui, view, group.id.get(), PICTURE);
                });
            }
            let button = if wide && best.is_some() { BUTTON } else { 0.0 };
            let room = ui.available_width() - button;
            ui.vertical(|ui| {
                ui.set_width(room);
                standing_lead(ui, view.thai, view.colours, card.sign, &card.lead);
                let size = if group.is_some() {
                    size::TITLE
                } else {
                    size::HEADING
                };
                Paragraph::new(&card.title)
                    .font(strong(size))
                    .show(ui, view.thai);
            });
            if wide && let Some(best) = best {
                let right = Layout::top_down(Align::Max);
                ui.with_layout(right, |ui| {
                    copy_button(ui, view, state, (answered, best), commands);
                });
            }
        });
        if !wide && let Some(best) = best {
            copy_button(ui, view, state, (answered, best), commands);
            ui.add_space(space::XS);
        }
    });
}

/// Draws the button that copies the group's name, and below it how to do so, or where to paste it.
fn copy_button(
    ui: &mut Ui,
    view: &View<'_>,
    state: &State,
    (answered, best): (&Answered, &GroupAnswerReport),
    commands: &mut Commands,
) {
    let style = view.style;
    let copied = state.shows_copied(ui, &best.name);
    let name = style.text("find-copy");
    let (face, hint) = if copied {
        ("find-copied", "find-copied-hint")
    } else {
        ("find-copy", "find-enter")
    };
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.add_space(3.0);
        let face = match style.text(face) {
            face if copied => format!("✓ {face}"),
            face => face,
        };
        let button = Pressable::primary(&face).name(&name).height(36.0);
        if button.show(ui, view.thai).clicked() {
            copy(view, answered, &best.name, commands);
        }
        let hint = style.text(hint);
        let tone = standing_tone(view.colours, answered.card.sign);
        let below = Paragraph::new(&hint)
            .font(font(size::SMALL))
            .colour(tone.text)
            .show(ui, view.thai);
        if copied {
            let said = format!("{} {hint}", style.text("find-copied"));
            below.widget_info(|| WidgetInfo::labeled(Role::Status, true, &said));
            ui.accesskit_node_builder(below.id, |node| node.set_live(Live::Polite));
        }
    });
}

/// Draws what the card says below its band.
fn grounds(
    ui: &mut Ui,
    view: &View<'_>,
    state: &State,
    answered: &Answered,
    commands: &mut Commands,
) {
    let (style, card) = (view.style, &answered.card);
    // In a low window, the citation would push it out of view.
    let low = ui.content_rect().height() < breakpoint::LOW_WINDOW;
    if low {
        not_in(ui, view, answered, commands);
    }
    // The banner above the screen warns about today.
    if answered.in_force.warning().is_some() && answered.in_force.line != view.in_force.line {
        label(ui, view, &answered.in_force.line);
    }
    for sentence in &card.text {
        body(ui, view, sentence);
    }
    if !answered.carriers.is_empty() {
        label(ui, view, &style.text("find-carriers"));
        for carrier in &answered.carriers {
            body(ui, view, &format!("• {carrier}"));
        }
    }
    if let Some(group) = card
        .group
        .and_then(|index| answered.report.groups.get(index))
    {
        if answered.report.best.is_some()
            && let Some(advice) = &answered.report.advice
            && !card.text.contains(advice)
        {
            body(ui, view, advice);
        }
        of_group(ui, view, answered, group, commands);
    }
    also(ui, view, state, answered, commands);
    contact(ui, view, answered, commands);
    if !low {
        not_in(ui, view, answered, commands);
    }
}

/// Draws the letter's words on the card's group, and who reads what is posted there.
fn of_group(
    ui: &mut Ui,
    view: &View<'_>,
    answered: &Answered,
    group: &GroupAnswerReport,
    commands: &mut Commands,
) {
    let (style, card) = (view.style, &answered.card);
    condition(ui, view, group);
    beside(ui, view, &group.beside);
    for (index, reason) in group.reasons.iter().enumerate() {
        body(ui, view, &format!("“{}”", style.show(&reason.text)));
        ui.horizontal_wrapped(|ui| {
            let cited = card.cited.get(index).map_or("", String::as_str);
            clause_link_named(ui, view, reason.clause.get(), cited, commands);
            if index == 0
                && let Some(text) = &card.with_source
            {
                let key = style.text("find-copy-source-key");
                let name = style.text("find-copy-source");
                // The key stays with what it does.
                let face = format!("{name}{FIRM_SPACE}({key})");
                let copy = Pressable::link(&face).name(&name);
                if copy.show(ui, view.thai).clicked() {
                    commands.send(Command::Copy(text.clone()));
                }
            }
        });
        if let Some(inference) = &reason.inference {
            inferred(ui, view, inference);
        }
    }
    let readers = [("roles", group.readers.join(", "))];
    let mut readers = style.text_with("find-readers-of", &readers);
    if let Some(members) = &group.size {
        readers = format!("{readers} · {members}");
    }
    body(ui, view, &readers);
}

/// Draws the other groups where the asker may do it too.
fn also(ui: &mut Ui, view: &View<'_>, state: &State, answered: &Answered, commands: &mut Commands) {
    let style = view.style;
    let groups = answered.card.also.iter();
    for group in groups.filter_map(|&index| answered.report.groups.get(index)) {
        ui.horizontal_wrapped(|ui| {
            small(ui, view, &style.text("find-or-group"));
            let purpose = answered.question.need().purpose;
            let standing = group.standing(purpose);
            let word = style.band(purpose, standing);
            standing_words(ui, view.colours, standing, &word, size::BODY);
            Paragraph::new(&group.name)
                .font(strong(size::SUBHEADING))
                .width(f32::INFINITY)
                .show(ui, view.thai);
            let name = [("group", group.name.clone())];
            let name = style.text_with("find-copy-of", &name);
            let copied = state.shows_copied(ui, &group.name);
            let face = style.text(if copied { "find-copied" } else { "find-copy" });
            let name = if copied { &face } else { &name };
            let button = Pressable::button(&face).name(name);
            if button.show(ui, view.thai).clicked() {
                copy(view, answered, &group.name, commands);
            }
        });
        condition(ui, view, group);
    }
}

/// Draws whom to ask, and the memo that asks.
fn contact(ui: &mut Ui, view: &View<'_>, answered: &Answered, commands: &mut Commands) {
    let (style, card) = (view.style, &answered.card);
    if !card.offers_memo && !card.offers_contact {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        if card.offers_memo {
            let memo = style.text("find-memo");
            let memo = Pressable::primary(&memo).height(36.0);
            if memo.show(ui, view.thai).clicked() {
                commands.send(Command::ShowDocument(DocumentKind::Coverage));
            }
        }
        if card.offers_contact {
            let copy = style.text("find-copy-telephone");
            let copy = Pressable::button(&copy).height(36.0);
            if copy.show(ui, view.thai).clicked() {
                let contact = &view.registry.letter().contact;
                commands.send(Command::Copy(style.show(&contact.telephone)));
            }
        }
    });
}

/// Draws what else there is to know about the recommended group.
fn more(ui: &mut Ui, view: &View<'_>, answered: &Answered, commands: &mut Commands) {
    let Some(best) = answered.report.best_group() else {
        return;
    };
    let style = view.style;
    if let Some(there) = &answered.there {
        facts(ui, view, &there.facts);
        // If it would push everything else out of view, it is initially closed.
        let open = ui.content_rect().height() >= breakpoint::TALL_WINDOW;
        let title = style.text("find-there");
        let line = Pressable::fold(&title).font(strong(size::BODY));
        fold(ui, view, line, "there", open, |ui| {
            may_and_must_not(ui, view, there, commands);
        });
    }
    let page = Pressable::link(&style.text("find-group-page")).show(ui, view.thai);
    if page.clicked() {
        commands.send(Command::Show(Item::Group(best.id.get())));
    }
}

/// Draws the condition of a verdict.
pub(super) fn condition(ui: &mut Ui, view: &View<'_>, group: &GroupAnswerReport) {
    if let Some(condition) = &group.condition {
        let tone = standing_tone(view.colours, Standing::NotMember);
        Paragraph::new(&view.style.on_condition(condition))
            .font(strong(size::BODY))
            .colour(tone.text)
            .show(ui, view.thai);
    }
}
