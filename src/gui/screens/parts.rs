//! Building blocks shared by several screens: headings, cards, quoted clauses and tables.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align, Color32, Frame, Id, Image, Layout, Margin, Rect, Response, ScrollArea, Sense, Stroke,
    StrokeKind, TextStyle, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

use super::super::command::Command;
use super::super::pictures::PictureState;
use super::super::theme::{PICTURE, font, size, space, strong};
use super::super::widgets::{
    Field, Paragraph, Pressable, dashed_chip, standing_badge, standing_words,
};
use super::rule_buttons::rule_buttons;
use super::{Commands, View};
use crate::guide::Verdict;
use crate::registry::{ClauseId, GroupId, Item};
use crate::report::{
    ActReport, Fact, OnboardingGroup, PreferenceReport, ReasonReport, RuleReport, Standing,
    alike_together, titles,
};

/// The radius of the corners of a group's picture, in points.
const PICTURE_CORNER: f32 = 16.0;

/// A scrolling page whose content is at most `width` points wide. It begins at the left edge, as all
/// pages do.
pub fn column<R>(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let scroll = ScrollArea::vertical().auto_shrink(false);
    let page = scroll.show(ui, |ui| {
        // Leave room above the first line, or the clip rectangle would cut off its upper marks.
        ui.add_space(space::XS);
        centred(ui, width, add)
    });
    page.inner
}

/// Draws content at most `width` points wide.
pub fn centred<R>(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    // Keep clear of the scroll bar.
    let room = ui.available_width() - space::BAR;
    let width = width.min(room);
    ui.vertical(|ui| {
        ui.set_width(width);
        add(ui)
    })
    .inner
}

/// Draws the field for the user's district. The text takes effect when the field loses focus, so
/// that no document is made for an incomplete name.
pub fn district(ui: &mut Ui, view: &View<'_>, width: f32, commands: &mut Commands) {
    let named = ui.label(view.style.text("my-district"));
    let saved = view.settings.district.as_deref().unwrap_or_default();
    let id = Id::unique("my-district");
    let typed = ui.data_mut(|data| data.remove_temp::<String>(id));
    let mut district = typed.unwrap_or_else(|| saved.to_owned());
    let hint = view.style.text("my-district-hint");
    let field = Field::new(id, &mut district, font(size::BODY))
        .hint(&hint)
        .limit(80)
        .show(ui, view.thai, width)
        .labelled_by(named.id);
    if field.has_focus() {
        ui.data_mut(|data| data.insert_temp(id, district));
    } else if district != saved {
        commands.send(Command::SetDistrict(district));
    }
}

/// Says which `letters`, in words, cannot be shown.
pub fn not_shown(ui: &mut Ui, view: &View<'_>, letters: Option<&str>) {
    if let Some(letters) = letters {
        let letters = [("letters", letters.to_owned())];
        let words = view.style.lang.text_with("letters-not-shown", &letters);
        small(ui, view, &words);
    }
}

/// Shows that content is being computed.
pub fn coming(ui: &mut Ui, view: &View<'_>) {
    ui.horizontal(|ui| {
        ui.spinner();
        body(ui, view, &view.style.text("bar-working"));
    });
}

/// Draws `options` as joined segments of a row, of which one is chosen. Returns the one that was
/// pressed.
pub fn segments<T: Copy + PartialEq>(
    ui: &mut Ui,
    view: &View<'_>,
    options: &[(T, String)],
    chosen: T,
) -> Option<T> {
    let mut pressed = None;
    let usual = ui.spacing().item_spacing.x;
    // On two lines they would not look joined.
    let font = TextStyle::Body.resolve(ui.style());
    let widths = options.iter().map(|(_, name)| {
        let layout = view
            .thai
            .layout(ui, name, font.clone(), Color32::PLACEHOLDER, f32::INFINITY);
        layout.size().x + 2.0 * space::M
    });
    let room = ui.available_size_before_wrap().x;
    let is_begun = room < ui.max_rect().width() - 1.0;
    if ui.layout().main_wrap && is_begun && widths.sum::<f32>() > room {
        ui.end_row();
    }
    // Neighbours share an edge.
    ui.spacing_mut().item_spacing.x = -1.0;
    let last = options.len().saturating_sub(1);
    for (index, (option, name)) in options.iter().enumerate() {
        let tab = Pressable::tab(name, *option == chosen).segment(index == 0, index == last);
        if tab.show(ui, view.thai).clicked() {
            pressed = Some(*option);
        }
    }
    ui.spacing_mut().item_spacing.x = usual;
    ui.add_space(usual);
    pressed
}

/// Draws the heading of a screen.
pub fn heading(ui: &mut Ui, view: &View<'_>, text: &str) {
    Paragraph::new(text)
        .font(strong(size::HEADING))
        .show(ui, view.thai);
}

/// Draws the heading of a section.
pub fn subheading(ui: &mut Ui, view: &View<'_>, text: &str) {
    ui.add_space(space::S);
    Paragraph::new(text)
        .font(strong(size::SUBHEADING))
        .show(ui, view.thai);
}

/// Draws content that `line` shows and hides, initially `open`. `name` must be unique on the
/// screen.
pub fn fold(
    ui: &mut Ui,
    view: &View<'_>,
    line: Pressable<'_>,
    name: impl std::hash::Hash + std::fmt::Debug,
    open: bool,
    add: impl FnOnce(&mut Ui),
) {
    let id = ui.make_persistent_id(name);
    let mut open = ui.data(|data| data.get_temp(id)).unwrap_or(open);
    if line.open(open).show(ui, view.thai).clicked() {
        open = !open;
        ui.data_mut(|data| data.insert_temp(id, open));
    }
    if open {
        ui.push_id(id, add);
    }
}

/// Draws the heading of a part of a card.
pub fn label(ui: &mut Ui, view: &View<'_>, text: &str) {
    Paragraph::new(text)
        .font(strong(size::BODY))
        .show(ui, view.thai);
}

/// Draws body text.
pub fn body(ui: &mut Ui, view: &View<'_>, text: &str) {
    Paragraph::new(text).show(ui, view.thai);
}

/// Draws small print.
pub fn small(ui: &mut Ui, view: &View<'_>, text: &str) {
    Paragraph::new(text)
        .font(font(size::SMALL))
        .colour(view.colours.muted)
        .show(ui, view.thai);
}

/// Draws a warning.
pub fn warn(ui: &mut Ui, view: &View<'_>, text: &str) {
    Paragraph::new(text)
        .colour(view.colours.forbidden.text)
        .show(ui, view.thai);
}

/// Draws a progress bar for `part` of 1. Words beside it state the same.
pub fn progress_bar(ui: &mut Ui, view: &View<'_>, width: f32, part: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(width, 10.0), Sense::hover());
    let round = 5.0;
    let done = rect.with_max_x(rect.left() + part * rect.width());
    let painter = ui.painter();
    painter.rect_filled(rect, round, view.colours.header);
    painter.rect_filled(done, round, view.colours.accent);
    let edge = Stroke::new(1.0, view.colours.border);
    painter.rect_stroke(rect, round, edge, StrokeKind::Inside);
}

/// Draws a framed section at full width.
pub fn card<R>(ui: &mut Ui, view: &View<'_>, add: impl FnOnce(&mut Ui) -> R) -> R {
    Frame::new()
        .fill(view.colours.panel)
        .stroke(Stroke::new(1.0, view.colours.line))
        .corner_radius(8.0)
        .inner_margin(Margin::from(space::M))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            add(ui)
        })
        .inner
}

/// Draws content beside the picture of `group`, or by itself if there is none.
pub fn beside_picture(ui: &mut Ui, view: &View<'_>, group: GroupId, add: impl FnOnce(&mut Ui)) {
    let spacing = ui.spacing().item_spacing;
    ui.horizontal_top(|ui| {
        if picture_of_side(ui, view, group, PICTURE) {
            ui.spacing_mut().item_spacing.x = space::M;
        }
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing = spacing;
            add(ui);
        });
    });
}

/// Draws the picture of `group` in a square of `side` points, if it has one. Returns whether it has.
pub fn picture_of_side(ui: &mut Ui, view: &View<'_>, group: GroupId, side: f32) -> bool {
    let corner = PICTURE_CORNER * side / PICTURE;
    let group = view.registry.group(group);
    let pixels = (side * ui.pixels_per_point()).round().max(1.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a small positive number"
    )]
    let pixels = pixels as u32;
    let state = match &group.picture {
        Some(picture) => view.pictures.get(ui, &picture.path, pixels, view.patience),
        None => PictureState::Failed,
    };
    if state == PictureState::Failed {
        return false;
    }
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::hover());
    match state {
        PictureState::Ready(texture) => {
            let name = [("group", group.name.clone())];
            let name = view.style.text_with("group-picture", &name);
            response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
            Image::new((texture, rect.size()))
                .corner_radius(corner)
                .paint_at(ui, rect);
        }
        PictureState::Coming | PictureState::Failed => {
            let painter = ui.painter();
            painter.rect_filled(rect, corner, view.colours.header);
        }
    }
    // A white picture must have an edge on a white ground.
    let edge = Stroke::new(1.0, view.colours.line);
    let painter = ui.painter();
    painter.rect_stroke(rect, corner, edge, StrokeKind::Inside);
    true
}

/// Draws a link.
pub fn link(ui: &mut Ui, view: &View<'_>, text: &str) -> Response {
    Pressable::link(text).show(ui, view.thai)
}

/// Draws where a clause occurs, as a link to it in the letter.
pub fn clause_link(ui: &mut Ui, view: &View<'_>, clause: ClauseId, commands: &mut Commands) {
    let words = view.style.clause(view.registry, clause);
    let link = Pressable::link(&words).font(font(size::SMALL));
    open_clause(ui, view, clause, link, commands);
}

/// Draws where a clause occurs, in full as `cited`, as a link to it in the letter.
pub fn clause_link_named(
    ui: &mut Ui,
    view: &View<'_>,
    clause: ClauseId,
    cited: &str,
    commands: &mut Commands,
) {
    open_clause(ui, view, clause, Pressable::link(cited), commands);
}

fn open_clause(
    ui: &mut Ui,
    view: &View<'_>,
    clause: ClauseId,
    link: Pressable<'_>,
    commands: &mut Commands,
) {
    let id = &view.registry.clause(clause).id;
    let words = view.style.clause(view.registry, clause);
    let values = [("clause", id.clone()), ("name", words)];
    let name = view.style.in_words("clause-open", &values);
    if link.name(&name).show(ui, view.thai).clicked() {
        commands.send(Command::Show(Item::Clause(clause)));
    }
}

/// Draws a clause, verbatim, with a link to it in the letter.
fn quote(ui: &mut Ui, view: &View<'_>, clause: ClauseId, text: &str, commands: &mut Commands) {
    beside_a_line(ui, view, |ui| {
        body(ui, view, &format!("“{text}”"));
        clause_link(ui, view, clause, commands);
    });
}

/// Draws indented content with a line along its left side.
pub fn beside_a_line(ui: &mut Ui, view: &View<'_>, add: impl FnOnce(&mut Ui)) {
    let inner = ui
        .horizontal_top(|ui| {
            ui.add_space(space::S);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                add(ui);
            });
        })
        .response
        .rect;
    let stroke = Stroke::new(3.0, view.colours.line);
    ui.painter()
        .vline(inner.left() + 2.0, inner.y_range(), stroke);
}

/// Draws the clauses that support a verdict.
pub fn reasons(ui: &mut Ui, view: &View<'_>, reasons: &[ReasonReport], commands: &mut Commands) {
    for reason in reasons {
        let text = view.style.show(&reason.text);
        quote(ui, view, reason.clause.get(), &text, commands);
        if let Some(inference) = &reason.inference {
            inferred(ui, view, inference);
        }
    }
}

/// The width, in points, from which the grounds of an inference are beside its mark.
const BESIDE_MARK: f32 = 420.0;

/// Draws a note that something is our inference, with the grounds.
pub fn inferred(ui: &mut Ui, view: &View<'_>, reason: &str) {
    let mark = view.style.text("find-inferred-chip");
    if ui.available_width() < BESIDE_MARK {
        dashed_chip(ui, view.colours, &mark);
        body(ui, view, reason);
    } else {
        ui.horizontal_top(|ui| {
            dashed_chip(ui, view.colours, &mark);
            body(ui, view, reason);
        });
    }
}

/// Draws what is allowed, forbidden and not required in a group, with the clauses.
pub fn may_and_must_not(
    ui: &mut Ui,
    view: &View<'_>,
    group: &OnboardingGroup,
    commands: &mut Commands,
) {
    let style = view.style;
    for (key, verdict, act_reports) in [
        ("onb-may", Verdict::Fits, &group.may),
        ("onb-must-not", Verdict::Forbidden, &group.must_not),
        ("onb-need-not", Verdict::NotRequired, &group.need_not),
    ] {
        if !act_reports.is_empty() {
            ui.add_space(space::S);
            let standing = Standing::Verdict(verdict);
            standing_words(ui, view.colours, standing, &style.text(key), size::BODY);
            acts(ui, view, act_reports, commands);
        }
    }
}

/// Draws acts with their clauses. Acts with the same reasons share a line.
fn acts(ui: &mut Ui, view: &View<'_>, act_reports: &[ActReport], commands: &mut Commands) {
    for alike in alike_together(act_reports) {
        let Some(first) = alike.first().copied() else {
            continue;
        };
        body(ui, view, &format!("• {}", titles(alike).join(", ")));
        // Quotes have their own line along the side.
        ui.visuals_mut().indent_has_left_vline = false;
        ui.indent(first.act, |ui| {
            if let Some(condition) = &first.condition {
                Paragraph::new(&view.style.on_condition(condition))
                    .colour(view.colours.fits_if.text)
                    .show(ui, view.thai);
            }
            beside(ui, view, &first.beside);
            reasons(ui, view, &first.reasons, commands);
        });
    }
}

/// Draws what the letter says beside a verdict.
pub fn beside(ui: &mut Ui, view: &View<'_>, sentences: &[String]) {
    for sentence in sentences {
        body(ui, view, sentence);
    }
}

/// Draws an act, with its topics if the verdict depends on them, with its condition and links to the
/// supporting clauses. All of `topics` are the same act with the same reasons.
pub fn act_report(ui: &mut Ui, view: &View<'_>, topics: &[&ActReport], commands: &mut Commands) {
    let Some(act_report) = topics.first() else {
        return;
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, 0.0);
        let room = ui.max_rect().width();
        Paragraph::new(&titles(topics.iter().copied()).join(", "))
            .width(room)
            .show(ui, view.thai);
        for reason in &act_report.reasons {
            clause_link(ui, view, reason.clause.get(), commands);
        }
    });
    if let Some(condition) = &act_report.condition {
        small(ui, view, &view.style.on_condition(condition));
    }
    beside(ui, view, &act_report.beside);
    let mut shown: Vec<&str> = Vec::new();
    for inference in act_report
        .reasons
        .iter()
        .filter_map(|reason| reason.inference.as_deref())
    {
        if !shown.contains(&inference) {
            inferred(ui, view, inference);
            shown.push(inference);
        }
    }
}

/// Draws a rule in words. Includes the clauses it cites if `clauses` is set.
pub fn rule(
    ui: &mut Ui,
    view: &View<'_>,
    rule: &RuleReport,
    clauses: bool,
    commands: &mut Commands,
) {
    ui.horizontal_wrapped(|ui| {
        // A rule that decides nothing has no verdict to show.
        if !rule.unconfirmed {
            standing_badge(ui, view.colours, view.style, rule.standing);
        }
        let room = ui.max_rect().width();
        Paragraph::new(&rule.act_names)
            .font(strong(size::BODY))
            .width(room)
            .show(ui, view.thai);
    });
    let who = [("who", rule.who.clone()), ("effect", rule.effect.clone())];
    body(ui, view, &view.style.text_with("rule-who", &who));
    for sentence in &rule.not_members {
        Paragraph::new(sentence)
            .font(strong(size::BODY))
            .colour(view.colours.fits_if.text)
            .show(ui, view.thai);
    }
    let unconfirmed = view.style.text("rule-unconfirmed");
    for limit in rule.limits(view.style) {
        if rule.unconfirmed && limit == unconfirmed {
            Paragraph::new(&limit)
                .font(strong(size::BODY))
                .colour(view.colours.fits_if.text)
                .show(ui, view.thai);
        } else {
            body(ui, view, &limit);
        }
    }
    if let Some(reason) = &rule.inferred {
        inferred(ui, view, reason);
    }
    if clauses {
        ui.horizontal_wrapped(|ui| {
            for clause in &rule.cites {
                clause_link(ui, view, clause.get(), commands);
            }
        });
    }
    rule_buttons(ui, view, rule.id.get(), commands);
}

/// Draws facts, one line each.
pub fn facts(ui: &mut Ui, view: &View<'_>, facts: &[Fact]) {
    for fact in facts {
        body(ui, view, &fact.in_words(view.style));
    }
}

/// Draws an order of preference with the clauses it cites.
pub fn preference(ui: &mut Ui, view: &View<'_>, order: &PreferenceReport, commands: &mut Commands) {
    body(ui, view, &order.words);
    if let Some(reason) = &order.inferred {
        inferred(ui, view, reason);
    }
    ui.horizontal_wrapped(|ui| {
        for clause in &order.cites {
            clause_link(ui, view, clause.get(), commands);
        }
    });
}

/// Draws cells next to each other with the given widths. Returns their rectangle, which is as tall
/// as the tallest cell.
pub fn cells(
    ui: &mut Ui,
    widths: &[f32],
    margin: Vec2,
    mut cell: impl FnMut(&mut Ui, usize),
) -> Rect {
    let at = ui.cursor().min;
    let whole: f32 = widths.iter().sum();
    let mut left = at.x;
    let mut bottom = at.y;
    for (column, &width) in widths.iter().enumerate() {
        let corner = pos2(left, at.y) + margin;
        let room = vec2((width - 2.0 * margin.x).max(1.0), f32::INFINITY);
        let mut inside = ui.new_child(
            UiBuilder::new()
                .id_salt(column)
                .max_rect(Rect::from_min_size(corner, room))
                .layout(Layout::top_down(Align::Min)),
        );
        inside.spacing_mut().item_spacing.y = 2.0;
        cell(&mut inside, column);
        bottom = bottom.max(inside.min_rect().bottom());
        left += width;
    }
    let height = bottom - at.y + margin.y;
    ui.allocate_exact_size(vec2(whole, height), Sense::hover())
        .0
}

/// Draws one row of a table, with a line below it.
pub fn table_row(ui: &mut Ui, view: &View<'_>, widths: &[f32], cell: impl FnMut(&mut Ui, usize)) {
    let room = cells(ui, widths, vec2(space::S, space::XS), cell);
    let stroke = Stroke::new(1.0, view.colours.line);
    ui.painter().hline(room.x_range(), room.bottom(), stroke);
}
