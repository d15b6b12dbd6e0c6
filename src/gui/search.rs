//! Incremental search of the whole registry, and the list entries that show results with their
//! matches highlighted.

use std::ops::Range;
use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{Context, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::background::{self, Task};
use super::theme::{SELECTED_BAR, font, size, space};
use super::view::View;
use super::widgets::{Mark, MarkedText};
use crate::registry::{Item, Registry};
use crate::report::{SearchIndex, SearchResult, Style};

/// The maximum number of results. With more than this, the user should refine the query.
const MAX_RESULTS: usize = 30;

/// The maximum number of characters shown from a text.
const EXCERPT_LENGTH: usize = 150;
/// The number of those before the first match.
const EXCERPT_LEAD: usize = 40;

/// The search of the registry on screen.
#[derive(Debug, Default)]
pub struct Search {
    registry: Option<Arc<Registry>>,
    indexing: Option<Task<SearchIndex>>,
    index: Option<SearchIndex>,
    asked: String,
    found: Vec<SearchResult>,
}

impl Search {
    /// Updates the results. The index is built in the background, once for each registry.
    pub fn refresh(&mut self, context: &Context, registry: &Arc<Registry>, query: &str) {
        let known = self.registry.as_ref();
        if !known.is_some_and(|known| Arc::ptr_eq(known, registry)) {
            let shared = Arc::clone(registry);
            *self = Self {
                registry: Some(Arc::clone(registry)),
                indexing: Some(Task::start(context, move || SearchIndex::new(&shared))),
                ..Self::default()
            };
        }
        if let Some(index) = background::take(&mut self.indexing) {
            self.index = Some(index);
            self.asked.clear();
        }
        let Some(index) = &self.index else { return };
        if self.asked != query {
            query.clone_into(&mut self.asked);
            self.found = index.search(query, MAX_RESULTS);
            // Exact names come before texts that merely contain the query.
            self.found.sort_by_key(|result| {
                // Search ignores full stops.
                let whole = result.text.chars().filter(|c| *c != '.').count();
                !result.ranges.iter().any(|range| range.len() >= whole)
            });
        }
    }

    /// Returns the results.
    pub fn found(&self) -> &[SearchResult] {
        &self.found
    }
}

/// Describes what kind of item was found, and where.
fn kind(result: &SearchResult, registry: &Registry, style: Style) -> String {
    match result.item {
        Item::Group(_) => style.text("search-group"),
        Item::Role(role) => {
            let name = style.role(registry, role);
            if name == result.text {
                style.text("search-role")
            } else {
                style.text_with("search-role-of", &[("role", name)])
            }
        }
        Item::Person(person) => {
            let role = registry.person(person).role;
            style.text_with("search-person", &[("role", style.role(registry, role))])
        }
        Item::Clause(clause) => {
            let place = style.clause(registry, clause);
            style.text_with("search-clause", &[("place", place)])
        }
        Item::Letter => style.text("screen-letter"),
    }
}

/// Returns the part of a long text around its first match, with the matches in it.
fn excerpt(text: &str, ranges: &[Range<usize>]) -> (String, Vec<Range<usize>>) {
    let chars: Vec<char> = text.chars().collect();
    let first = ranges.first().map_or(0, |range| range.start);
    let mut start = if chars.len() <= EXCERPT_LENGTH || first <= EXCERPT_LEAD {
        0
    } else {
        first - EXCERPT_LEAD
    };
    // A word boundary is a better start than the mark of a letter.
    if start > 0
        && let Some(gap) = chars[start..first].iter().position(|c| *c == ' ')
    {
        start += gap + 1;
    }
    while start > 0 && start < first && ('\u{e30}'..='\u{e4e}').contains(&chars[start]) {
        start += 1;
    }
    let mut end = chars.len().min(start + EXCERPT_LENGTH);
    while end < chars.len() && ('\u{e30}'..='\u{e4e}').contains(&chars[end]) {
        end += 1;
    }
    let before = usize::from(start > 0);
    let mut shown = String::new();
    if start > 0 {
        shown.push('…');
    }
    shown.extend(&chars[start..end]);
    if end < chars.len() {
        shown.push('…');
    }
    let mut last = 0;
    let inside = ranges.iter().filter_map(|range| {
        let from = range.start.max(start).max(last);
        let to = range.end.min(end);
        (from < to).then(|| {
            last = to;
            from - start + before..to - start + before
        })
    });
    let inside = inside.collect();
    (shown.replace('\n', " "), inside)
}

/// Draws one result as a list entry.
pub fn line(ui: &mut Ui, view: &View<'_>, result: &SearchResult, chosen: bool) -> Response {
    let (style, colours, thai) = (view.style, view.colours, view.thai);
    let (text, ranges) = excerpt(&result.text, &result.ranges);
    let text = style.show(&text);
    let kind = kind(result, view.registry, style);
    let marks: Vec<Mark> = ranges
        .into_iter()
        .map(|range| (range, colours.fits_if))
        .collect();
    let room = ui.available_width();
    let width = room - 2.0 * space::M;
    let marked = MarkedText {
        text: &text,
        marks: &marks,
    };
    let above = thai.layout_marked(ui, marked, font(size::BODY), colours.text, width);
    let below = thai.layout(ui, &kind, font(size::SMALL), colours.muted, width);
    let height = above.size().y + below.size().y + 2.0 * space::XS;
    let (rect, response) = ui.allocate_exact_size(vec2(room, height), Sense::click());
    response.widget_info(|| {
        WidgetInfo::selected(
            Role::ListBoxOption,
            true,
            chosen,
            format!("{text} ({kind})"),
        )
    });
    if ui.is_rect_visible(rect) {
        if chosen {
            ui.painter().rect_filled(rect, 0.0, colours.tint);
            let bar = rect.with_max_x(rect.left() + SELECTED_BAR);
            ui.painter().rect_filled(bar, 0.0, colours.accent);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, 0.0, colours.hover);
        }
        if response.has_focus() {
            let stroke = Stroke::new(2.0, colours.accent);
            ui.painter()
                .rect_stroke(rect, 4.0, stroke, StrokeKind::Inside);
        }
        let at = rect.min + vec2(space::M, space::XS);
        let under = at + vec2(0.0, above.size().y);
        ui.painter().galley(at, above, colours.text);
        ui.painter().galley(under, below, colours.muted);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn a_long_text_is_shown_around_its_match() {
        let text = format!("{}น้ำท่วม{}", "ก ".repeat(100), " ข".repeat(200));
        let (shown, ranges) = excerpt(&text, std::slice::from_ref(&(200..207)));
        let found: Vec<String> = ranges
            .iter()
            .map(|range| shown.chars().skip(range.start).take(range.len()).collect())
            .collect();
        assert_eq!(found, ["น้ำท่วม"]);
        assert!(shown.starts_with('…') && shown.ends_with('…'), "{shown}");
        let found = Vec::from([0..1, 2..3]);
        assert_eq!(excerpt("น้ำ", &found), ("น้ำ".to_owned(), found));
    }
}
