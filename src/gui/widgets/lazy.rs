//! A long column of items of different heights that draws only those near the visible area.

use std::fmt::Debug;
use std::hash::Hash;

use eframe::egui::{Align, Id, Layout, Ui, UiBuilder, vec2};

/// Up to this many items are all drawn, so that screen readers reach all of them.
const ALWAYS_DRAWN: usize = 32;

/// How far beyond the visible area items are drawn, in points, so that Tab can move on to them.
const OVERSCAN: f32 = 400.0;

/// The assumed height of an item before any has been drawn, in points.
const ASSUMED_HEIGHT: f32 = 120.0;

/// The heights of the items when they were last drawn.
#[derive(Clone, Debug, Default)]
struct Heights {
    drawn: Vec<Option<f32>>,
    /// The assumed height of the others: the mean of the first ones drawn. It stays fixed, since a
    /// change would move everything below.
    usual: Option<f32>,
}

impl Heights {
    fn of(&self, index: usize) -> f32 {
        let usual = self.usual.unwrap_or(ASSUMED_HEIGHT);
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

/// Draws `count` items one below another, but only those near the visible area and the `wanted`
/// one. Must be inside a scroll area. `name` distinguishes several columns on a screen.
pub fn lazily(
    ui: &mut Ui,
    name: impl Hash + Debug,
    count: usize,
    wanted: Option<usize>,
    mut add: impl FnMut(&mut Ui, usize),
) {
    if count <= ALWAYS_DRAWN {
        for index in 0..count {
            add(ui, index);
        }
        return;
    }
    let id = Id::unique(("lazily", name));
    let mut heights: Heights = ui.data_mut(|data| data.remove_temp(id)).unwrap_or_default();
    heights.drawn.resize(count, None);
    let view = ui.clip_rect().expand2(vec2(0.0, OVERSCAN));
    let gap = ui.spacing().item_spacing.y;
    let mut skipped = 0.0;
    for index in 0..count {
        let height = heights.of(index);
        let top = ui.cursor().top() + skipped;
        let is_visible = top + height >= view.top() && top <= view.bottom();
        if !is_visible && wanted != Some(index) {
            skipped += height + gap;
            continue;
        }
        ui.add_space(std::mem::take(&mut skipped));
        // Explicit ids, so that they do not depend on how many items are drawn before.
        let builder = UiBuilder::new()
            .scope_id(id.with(index))
            .layout(Layout::top_down(Align::Min));
        let drawn = ui.scope_builder(builder, |ui| add(ui, index)).response.rect;
        heights.drawn[index] = Some(drawn.height());
    }
    ui.add_space(skipped);
    heights.settle();
    ui.data_mut(|data| data.insert_temp(id, heights));
}
