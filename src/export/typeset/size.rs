//! Finds the largest text size at which a document fits, by typesetting it in a few sizes.

use serde_json::Value;
use typst::ecow::EcoVec;
use typst::foundations::{Content, Label, Selector, Value as Setting};
use typst::introspection::{Introspector, MetadataElem};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

use super::data::{FOOTER_HEIGHT, template_data};
use super::error::document_error;
use super::world::TypstWorld;
use super::{Setup, TypesetError};
use crate::report::{Block, Document};
use crate::text::Breaker;

/// Documents with more pages than this are long.
const LONG_DOCUMENT_PAGES: usize = 20;

/// The estimate of the largest size is not exact. Above this share of the smallest size, sizes are
/// still tried.
const ESTIMATE_TOLERANCE: f64 = 0.9;

/// A document laid out in one text size.
pub(super) struct SizedLayout {
    pub(super) document: PagedDocument,
    /// The number of pieces that were wider than their place and had to be broken.
    pub(super) broken: usize,
    /// The estimated largest text size that fits, in points.
    largest: f64,
}

/// Returns the layout of `document` in the largest text size in which it is on few pages and no
/// piece is broken. If there is none, the layout in the usual size, or in the smallest if that
/// breaks fewer pieces.
///
/// # Errors
///
/// Returns [`TypesetError`] if the template is faulty, or if the head of a table leaves no room for
/// its rows.
pub(super) fn best_layout(
    document: &Document,
    setup: Setup,
    breaker: &Breaker,
) -> Result<SizedLayout, TypesetError> {
    let sizes = setup.sizes(document.page);
    // Parts that each begin on a new page cannot share one.
    let new_pages = document
        .blocks
        .iter()
        .filter(|&block| *block == Block::NewPage);
    let max_pages = sizes.pages.saturating_add(new_pages.count());
    let mut data = template_data(document, setup, breaker);
    let (_, height) = setup.size(document.page);
    let margin = setup.margin(document.page);
    let mut layout_at = |size: f64| -> Result<SizedLayout, TypesetError> {
        if let Some(data) = data.as_object_mut() {
            data.insert("size".to_owned(), size.into());
        }
        let text_height = height - 2.0 * margin - FOOTER_HEIGHT * size;
        layout(&data, size, sizes.pages, (margin, text_height))
    };
    let candidates = sizes.all();
    // Sizes before `low` do not fit, and those from `high` on do.
    let (mut low, mut high) = (0, candidates.len());
    let mut fitting = None;
    // The usual size is tried first, so this is its layout.
    let mut usual = None;
    let mut next = sizes.larger.len();
    while low < high {
        let Some(&size) = candidates.get(next) else {
            break;
        };
        let layout = layout_at(size)?;
        let largest = layout.largest;
        if layout.document.pages().len() <= max_pages && layout.broken == 0 {
            high = next;
            fitting = Some(layout);
        } else {
            low = next + 1;
            usual.get_or_insert(layout);
            if fitting.is_none() && largest < sizes.smallest * ESTIMATE_TOLERANCE {
                break;
            }
        }
        let fits = |&size: &f64| size <= largest;
        let estimate = candidates.iter().position(fits).unwrap_or(high);
        next = estimate.min(high.saturating_sub(1)).max(low);
    }
    match (fitting, usual) {
        (Some(fitting), _) => Ok(fitting),
        (None, Some(usual)) if usual.broken == 0 => Ok(usual),
        (None, usual) => {
            let smallest = layout_at(sizes.smallest)?;
            Ok(usual
                .filter(|usual| usual.broken <= smallest.broken)
                .unwrap_or(smallest))
        }
    }
}

/// Runs Typst once, in text of `size`. Each part of the document should fit on `pages` pages. A page
/// has a `margin` at the top and `text_height` for text below it, in points.
fn layout(
    data: &Value,
    size: f64,
    pages: usize,
    (margin, text_height): (f64, f64),
) -> Result<SizedLayout, TypesetError> {
    let world = TypstWorld::new(data)?;
    let compiled = typst::compile::<PagedDocument>(&world);
    let document = compiled.output.map_err(|errors| document_error(&errors))?;
    // Cached results are not needed for long, because people look at one document at a time. Those
    // of many pages take hundreds of megabytes.
    let is_long = document.pages().len() > LONG_DOCUMENT_PAGES;
    typst::comemo::evict(if is_long { 0 } else { 8 });
    if !has_all_rows(&document, data) {
        return Err(TypesetError::RowsLost);
    }
    let too_wide = labelled(&document, "tight");
    // The factors by which pieces would have to be scaled to fit their places.
    let factors =
        too_wide
            .iter()
            .filter_map(|mark| match mark.to_packed::<MetadataElem>()?.value {
                Setting::Float(factor) => Some(factor),
                _ => None,
            });
    // Text grows in both directions with its size, so it takes at most the square of that on a
    // page.
    let height_factor = (to_float(pages) / longest_part(&document, margin, text_height)).sqrt();
    Ok(SizedLayout {
        broken: too_wide.len(),
        largest: size * factors.fold(height_factor, f64::min),
        document,
    })
}

/// Returns the number of pages of the longest part of `document`. Each part begins on a new page,
/// which has a `margin` at the top and `text_height` for text below it.
fn longest_part(document: &PagedDocument, margin: f64, text_height: f64) -> f64 {
    let (mut longest, mut start) = (0.0_f64, 0.0_f64);
    for mark in labelled(document, "end") {
        let place = mark
            .location()
            .and_then(|mark| document.introspector().position(mark));
        if let Some(place) = place {
            let end =
                to_float(place.page.get() - 1) + (place.point.y.to_pt() - margin) / text_height;
            longest = longest.max(end - start);
            start = end.ceil();
        }
    }
    longest
}

/// Returns whether every row of every table begins on a page, and not below its end. Typst repeats
/// a head on each page even if that leaves no room for anything else.
fn has_all_rows(document: &PagedDocument, data: &Value) -> bool {
    let blocks = ["blocks", "wide_blocks"]
        .into_iter()
        .filter_map(|key| data.get(key)?.as_array());
    let tables = blocks
        .flatten()
        .filter_map(|block| block.pointer("/it/rows")?.as_array());
    let rows: usize = tables.map(Vec::len).sum();
    let marks = labelled(document, "row");
    let on_page = marks.iter().filter(|mark| {
        let place = mark
            .location()
            .and_then(|mark| document.introspector().position(mark));
        place.is_some_and(|place| {
            let page = document.pages().get(place.page.get() - 1);
            page.is_some_and(|page| place.point.y < page.frame.size().y)
        })
    });
    on_page.count() >= rows
}

fn to_float(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::INFINITY, f64::from)
}

/// Returns what the template labelled with `label`, in order.
fn labelled(document: &PagedDocument, label: &str) -> EcoVec<Content> {
    Label::new(PicoStr::intern(label)).map_or_else(EcoVec::new, |label| {
        document.introspector().query(&Selector::Label(label))
    })
}
