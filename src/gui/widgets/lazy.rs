//! A long column of things of differing heights, of which only those about in view are drawn.

use std::fmt::Debug;
use std::hash::Hash;

use eframe::egui::{Align, Id, Layout, Ui, UiBuilder, vec2};

/// So many are drawn all, and a screen reader hears them all.
const FEW: usize = 32;

/// How far beyond the view things are drawn, in points: Tab goes on to them and brings them in.
const BEYOND: f32 = 400.0;

/// How high a thing is taken to be before any has been drawn, in points.
const UNKNOWN: f32 = 120.0;

/// The heights that the things had when they were last drawn.
#[derive(Clone, Debug, Default)]
struct Heights {
    drawn: Vec<Option<f32>>,
    /// What the others are taken to be: the mean of those that were drawn first. It stays, since
    /// all that is below would move with it.
    usual: Option<f32>,
}

impl Heights {
    fn of(&self, index: usize) -> f32 {
        let usual = self.usual.unwrap_or(UNKNOWN);
        self.drawn[index].unwrap_or(usual)
    }

    fn settle(&mut self) {
        if self.usual.is_none() {
            let known = self.drawn.iter().flatten();
            let (sum, count) = known.fold((0.0, 0.0), |(sum, count), height| {
                (sum + height, count + 1.0)
            });
            self.usual = (count > 0.0).then(|| sum / count);
        }
    }
}

/// Draws the things numbered up to `count` under each other, those about in view and the one
/// that is `wanted`. In a scroll area only; `name` tells one column of a screen from another.
pub fn lazily(
    ui: &mut Ui,
    name: impl Hash + Debug,
    count: usize,
    wanted: Option<usize>,
    mut add: impl FnMut(&mut Ui, usize),
) {
    if count <= FEW {
        for index in 0..count {
            add(ui, index);
        }
        return;
    }
    let id = Id::unique(("lazily", name));
    let mut heights: Heights = ui.data_mut(|data| data.remove_temp(id)).unwrap_or_default();
    heights.drawn.resize(count, None);
    let view = ui.clip_rect().expand2(vec2(0.0, BEYOND));
    let gap = ui.spacing().item_spacing.y;
    let mut skipped = 0.0;
    for index in 0..count {
        let height = heights.of(index);
        let top = ui.cursor().top() + skipped;
        let seen = top + height >= view.top() && top <= view.bottom();
        if !seen && wanted != Some(index) {
            skipped += height + gap;
            continue;
        }
        ui.add_space(std::mem::take(&mut skipped));
        // Ids of its own, so that a thing keeps them however many are drawn before it.
        let thing = UiBuilder::new()
            .scope_id(id.with(index))
            .layout(Layout::top_down(Align::Min));
        let drawn = ui.scope_builder(thing, |ui| add(ui, index)).response.rect;
        heights.drawn[index] = Some(drawn.height());
    }
    ui.add_space(skipped);
    heights.settle();
    ui.data_mut(|data| data.insert_temp(id, heights));
}
