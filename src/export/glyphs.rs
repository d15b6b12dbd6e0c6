//! Adds what Typst does not record about the text on a page: its language, and which letters each
//! glyph represents, as finely as a PDF can hold it.
//!
//! Shaping yields a consonant with its vowel and tone as one cluster, and a PDF writer then maps
//! the consonant's glyph to all of it. Readers that ignore `ActualText` copy the first such word
//! for every later one, and others copy a cluster twice if its marks are at different heights
//! (ข้อสั่สั่งการ). So each mark is given its own letter here.

use typst::ecow::EcoVec;
use typst::foundations::Smart;
use typst::layout::{Frame, FrameItem};
use typst::model::Document;
use typst::text::{Glyph, Lang, Locale, TextItem};
use typst_layout::PagedDocument;

use crate::text::part;

/// Thai sara am, which shaping splits into two glyphs.
const SARA_AM: char = 'ำ';

/// Returns `document` in the language `lang`, with each glyph mapped to its own letters.
pub(super) fn mended(document: &PagedDocument, lang: Lang) -> PagedDocument {
    let mut pages: EcoVec<_> = document.pages().into();
    for page in pages.make_mut() {
        mend(&mut page.frame, lang);
    }
    let mut info = document.info().clone();
    info.locale = Smart::Custom(Locale::new(lang, None));
    PagedDocument::new(pages, info)
}

fn mend(frame: &mut Frame, lang: Lang) {
    // A cluster whose marks are at different heights continues in the next item.
    let mut firsts = frame
        .items()
        .filter_map(|(_, item)| match item {
            FrameItem::Text(text) => Some(first_cluster(text)),
            _ => None,
        })
        .collect::<Vec<_>>()
        .into_iter()
        .skip(1);
    let mut unfinished = None;
    frame.retain(|item| {
        match item {
            FrameItem::Group(group) => mend(&mut group.frame, lang),
            FrameItem::Text(text) => {
                text.lang = lang;
                let next = firsts.next().unwrap_or_default();
                unfinished = each_cluster(text, unfinished.take(), &next);
            }
            _ => {}
        }
        true
    });
}

/// The letters of a cluster, and how many of its glyphs have been seen.
type Cluster = (String, usize);

/// Returns the letters of the first cluster of `item`, and the number of its glyphs there.
fn first_cluster(item: &TextItem) -> Cluster {
    let Some(first) = item.glyphs.first() else {
        return Cluster::default();
    };
    let letters = part(&item.text, first.range()).to_owned();
    let same = |glyph: &&Glyph| glyph.range == first.range;
    (letters, item.glyphs.iter().take_while(same).count())
}

/// Maps the glyphs of each cluster in `item`. The first cluster may be the one left `unfinished` by
/// the item before, and the last may continue in the one that begins with `next`. Returns the one
/// that continues.
fn each_cluster(
    item: &mut TextItem,
    unfinished: Option<Cluster>,
    next: &Cluster,
) -> Option<Cluster> {
    let text = item.text.clone();
    let mut clusters = item
        .glyphs
        .chunk_by_mut(|one, next| one.range == next.range)
        .peekable();
    let mut unfinished = unfinished;
    while let Some(cluster) = clusters.next() {
        let before = unfinished.take();
        let Some(range) = cluster.first().map(Glyph::range) else {
            continue;
        };
        let Some(letters) = text.get(range.clone()) else {
            continue;
        };
        let ends: Vec<(usize, usize)> = letters
            .char_indices()
            .map(|(at, letter)| (range.start + at, range.start + at + letter.len_utf8()))
            .collect();
        let used = match before {
            Some((of, used)) if of == letters => used,
            _ => 0,
        };
        let set = used + cluster.len();
        let goes_on = clusters.peek().is_none() && next.0 == letters && set + next.1 == ends.len();
        let one_each = (set == ends.len() || goes_on) && !letters.contains(SARA_AM);
        if one_each && goes_on {
            unfinished = Some((letters.to_owned(), set));
        }
        if set < 2 && !goes_on || ends.len() < 2 {
            continue;
        }
        for (index, glyph) in cluster.iter_mut().enumerate() {
            let letter = if one_each || index == 0 {
                ends.get(used + index).copied()
            } else {
                // Sara am and the tone mark before it are one unit, because shaping reorders their
                // glyphs.
                ends.get(1).map(|(start, _)| (*start, range.end))
            };
            let Some((start, end)) = letter else { continue };
            if let (Ok(start), Ok(end)) = (u16::try_from(start), u16::try_from(end)) {
                glyph.range = start..end;
            }
        }
    }
    unfinished
}
