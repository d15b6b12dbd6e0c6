//! The position and size of the window: what is remembered, and how it is fitted to the screens at
//! hand. A screen may be smaller than at the last start, or gone.
//!
//! Remembered values are in the screen's own points, which do not depend on the text size.
//! Calculations are in physical pixels, since neighbouring screens may have points of different
//! sizes.

use eframe::egui::{Context, Rect, Vec2, pos2, vec2};
use winit::monitor::MonitorHandle;
use winit::window::Window;

use crate::store::Settings;

/// The window's inner size if none is remembered, in points.
pub const DEFAULT_SIZE: (f32, f32) = (1180.0, 760.0);

/// The minimum inner size, in points.
pub const MIN_SIZE: (f32, f32) = (480.0, 360.0);

/// The assumed size of the window's frame if the system does not report it, in points: its borders,
/// and a title bar at the top.
const DEFAULT_FRAME: Vec2 = vec2(2.0, 32.0);

/// The height that a desktop may need for its own bar, in points. A window that does not fit as it
/// was leaves this much free.
const DESKTOP_BAR_HEIGHT: f32 = 48.0;

/// How far a window may extend beyond the edge, in points. Windows counts an invisible border.
const EDGE_TOLERANCE: f32 = 10.0;

/// A window with less than this in view, in points in either direction, cannot be grabbed.
const MIN_VISIBLE: f32 = 64.0;

/// A screen in physical pixels, and the number of pixels per point.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Monitor {
    area: Rect,
    scale: f32,
}

impl Monitor {
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "screens have far fewer dots than a float counts"
    )]
    fn of(monitor: &MonitorHandle) -> Self {
        let (at, size) = (monitor.position(), monitor.size());
        let corner = pos2(at.x as f32, at.y as f32);
        Self {
            area: Rect::from_min_size(corner, vec2(size.width as f32, size.height as f32)),
            scale: monitor.scale_factor() as f32,
        }
    }

    /// Returns the number of pixels of a window at `outer` that this screen shows.
    fn shows(&self, outer: Rect) -> f32 {
        let seen = self.area.intersect(outer);
        if seen.is_positive() { seen.area() } else { 0.0 }
    }

    /// Moves and shrinks a window at `outer`, in pixels, until all of it is on this screen. Leaves
    /// it alone if it already is.
    fn fit(&self, outer: Rect) -> Rect {
        if self
            .area
            .expand(EDGE_TOLERANCE * self.scale)
            .contains_rect(outer)
        {
            return outer;
        }
        let mut room = self.area;
        room.max.y -= (DESKTOP_BAR_HEIGHT * self.scale).min(room.height() / 4.0);
        let size = outer.size().min(room.size());
        let last = room.max - size;
        let corner = pos2(
            outer.min.x.clamp(room.min.x, last.x.max(room.min.x)),
            outer.min.y.clamp(room.min.y, last.y.max(room.min.y)),
        );
        Rect::from_min_size(corner, size)
    }
}

/// What is known of a window before it is fitted, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
struct RequestedPlacement {
    place: Option<(f32, f32)>,
    inner: Vec2,
    /// The size of the frame: a title bar at the top, and borders.
    frame: Vec2,
}

/// Returns the screen that suits a window best, and the window's rectangle on it, in pixels with
/// its frame. A window without a position goes to the first of `screens`.
fn fitted(requested: RequestedPlacement, screens: &[Monitor]) -> Option<(Monitor, Rect)> {
    let outer_on = |screen: &Monitor| {
        let size = (requested.inner + requested.frame) * screen.scale;
        match requested.place {
            Some((x, y)) => Rect::from_min_size(pos2(x, y) * screen.scale, size),
            None => Rect::from_center_size(screen.area.center(), size),
        }
    };
    let mut best: Option<(f32, Monitor)> = None;
    for screen in screens.iter().filter(|screen| screen.area.is_positive()) {
        let shown = screen.shows(outer_on(screen));
        if best.is_none_or(|(most, _)| shown > most) {
            best = Some((shown, *screen));
        }
    }
    let (_, screen) = best?;
    Some((screen, screen.fit(outer_on(&screen))))
}

/// Returns the screens, the primary one first.
fn screens(window: &Window) -> Vec<Monitor> {
    let main = window.primary_monitor();
    let others = window
        .available_monitors()
        .filter(|monitor| Some(monitor) != main.as_ref());
    main.iter()
        .cloned()
        .chain(others)
        .map(|monitor| Monitor::of(&monitor))
        .collect()
}

/// Returns the size of the window's frame, in points, as far as the system reports it.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "windows have far fewer dots than a float counts"
)]
fn frame(window: &Window) -> Vec2 {
    let (outer, inner) = (window.outer_size(), window.inner_size());
    let around = vec2(
        outer.width.saturating_sub(inner.width) as f32,
        outer.height.saturating_sub(inner.height) as f32,
    );
    (around / window.scale_factor() as f32).max(DEFAULT_FRAME)
}

/// Fits a window that is not shown yet to the screens at hand: as remembered if possible, otherwise
/// moved and made smaller.
pub fn fit(window: &Window, settings: &Settings) {
    let (width, height) = settings.window.unwrap_or(DEFAULT_SIZE);
    let requested = RequestedPlacement {
        place: settings.place,
        inner: vec2(width.max(MIN_SIZE.0), height.max(MIN_SIZE.1)),
        frame: frame(window),
    };
    let Some((screen, outer)) = fitted(requested, &screens(window)) else {
        return;
    };
    put(window, outer, screen, requested.frame);
}

/// Brings back a window that is out of view, or shows too little to be grabbed.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "screens have far fewer dots than a float counts"
)]
pub fn bring_back(window: &Window) {
    // Some systems do not report where a window is. They do not lose windows either.
    let Ok(at) = window.outer_position() else {
        return;
    };
    let scale = window.scale_factor() as f32;
    let size = window.outer_size();
    let outer = Rect::from_min_size(
        pos2(at.x as f32, at.y as f32),
        vec2(size.width as f32, size.height as f32),
    );
    let screens = screens(window);
    let is_held = |screen: &Monitor| {
        let seen = screen.area.intersect(outer);
        seen.width() >= MIN_VISIBLE * scale && seen.height() >= MIN_VISIBLE * scale
    };
    if screens.is_empty() || screens.iter().any(is_held) {
        return;
    }
    let frame = frame(window);
    let requested = RequestedPlacement {
        place: Some((outer.min.x / scale, outer.min.y / scale)),
        inner: outer.size() / scale - frame,
        frame,
    };
    if let Some((screen, outer)) = fitted(requested, &screens) {
        put(window, outer, screen, frame);
    }
}

/// Moves and resizes the window to `outer`, in pixels, unless it is already there.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "dots of a screen, and none below zero"
)]
fn put(window: &Window, outer: Rect, screen: Monitor, frame: Vec2) {
    let inner = (outer.size() - frame * screen.scale).max(Vec2::splat(1.0));
    let mut size = window.inner_size();
    let (width, height) = (inner.x.round() as u32, inner.y.round() as u32);
    if size.width.abs_diff(width) > 1 || size.height.abs_diff(height) > 1 {
        (size.width, size.height) = (width, height);
        // A screen may be smaller than the minimum size that applies elsewhere.
        let least = vec2(MIN_SIZE.0, MIN_SIZE.1) * screen.scale;
        let mut lowest = size;
        lowest.width = width.min(least.x as u32);
        lowest.height = height.min(least.y as u32);
        window.set_min_inner_size(Some(lowest));
        let _ = window.request_inner_size(size);
    }
    if let Ok(mut at) = window.outer_position() {
        let (x, y) = (outer.min.x.round() as i32, outer.min.y.round() as i32);
        if at.x.abs_diff(x) > 1 || at.y.abs_diff(y) > 1 {
            (at.x, at.y) = (x, y);
            window.set_outer_position(at);
        }
    }
}

/// Records the window's position and size for the next start.
#[derive(Debug, Default)]
pub struct Keeper {
    /// The text size in the previous frame.
    zoom: f32,
}

impl Keeper {
    /// Records in `settings` where the window is now.
    pub fn note(&mut self, context: &Context, settings: &mut Settings) {
        let zoom = context.zoom_factor();
        // In the frame in which the text size changes, sizes are still in the old points.
        let steady = std::mem::replace(&mut self.zoom, zoom).to_bits() == zoom.to_bits();
        context.input(|input| {
            let viewport = input.viewport();
            let is = |state: Option<bool>| state.unwrap_or(false);
            if !steady || is(viewport.minimized) || is(viewport.fullscreen) {
                return;
            }
            settings.maximised = is(viewport.maximized);
            if settings.maximised {
                return;
            }
            let size = viewport.inner_rect.map(|rect| rect.size() * zoom);
            let place = viewport.outer_rect.map(|rect| rect.min * zoom);
            // Rounding errors from the text size are not changes.
            let pair = |x: f32, y: f32| ((x * 100.0).round() / 100.0, (y * 100.0).round() / 100.0);
            settings.window = size.map(|size| pair(size.x, size.y)).or(settings.window);
            settings.place = place.map(|at| pair(at.x, at.y)).or(settings.place);
        });
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::{RawInput, ViewportId};

    use super::*;

    fn screen(corner: (f32, f32), size: (f32, f32), scale: f32) -> Monitor {
        Monitor {
            area: Rect::from_min_size(pos2(corner.0, corner.1), vec2(size.0, size.1)),
            scale,
        }
    }

    fn requested(place: Option<(f32, f32)>, inner: (f32, f32)) -> RequestedPlacement {
        RequestedPlacement {
            place,
            inner: vec2(inner.0, inner.1),
            frame: DEFAULT_FRAME,
        }
    }

    #[test]
    fn a_window_that_fits_stays_as_it_was() {
        let screens = [
            screen((0.0, 0.0), (1920.0, 1080.0), 1.0),
            screen((1920.0, 0.0), (2560.0, 1440.0), 1.5),
        ];
        for (place, inner) in [
            ((100.0, 50.0), (1180.0, 760.0)),
            // The full height, if the user hides the bar.
            ((-7.0, 0.0), (967.0, 1047.0)),
        ] {
            let (chosen, outer) = fitted(requested(Some(place), inner), &screens).unwrap();
            assert_eq!(chosen, screens[0]);
            let size = vec2(inner.0, inner.1) + DEFAULT_FRAME;
            assert_eq!(outer, Rect::from_min_size(pos2(place.0, place.1), size));
        }
        // On the other screen, a point is one and a half pixels.
        let (chosen, outer) =
            fitted(requested(Some((1400.0, 100.0)), (800.0, 600.0)), &screens).unwrap();
        assert_eq!(chosen, screens[1]);
        assert_eq!(outer.min, pos2(2100.0, 150.0));
    }

    #[test]
    fn a_window_is_all_on_a_screen_and_leaves_the_desktop_its_bar() {
        for size in [
            (1024.0, 600.0),
            (1366.0, 768.0),
            (800.0, 600.0),
            (400.0, 300.0),
        ] {
            for scale in [1.0, 1.25, 2.0] {
                for place in [
                    None,
                    Some((5000.0, 3000.0)),
                    Some((-900.0, -900.0)),
                    Some((30.0, 30.0)),
                ] {
                    let only = screen((0.0, 0.0), size, scale);
                    let (_, outer) = fitted(requested(place, (1180.0, 760.0)), &[only]).unwrap();
                    assert!(
                        only.area.contains_rect(outer),
                        "{size:?} {place:?} {outer:?}"
                    );
                    let below = only.area.bottom() - outer.bottom();
                    assert!(
                        below > 40.0 * scale || below >= size.1 / 5.0,
                        "{size:?} {outer:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn without_a_screen_nothing_is_done() {
        assert_eq!(fitted(requested(None, DEFAULT_SIZE), &[]), None);
    }

    /// Returns what is remembered of a window with this rectangle, in pixels at `zoom`, after two
    /// frames.
    fn remembered(zoom: f32, dots: Rect) -> Settings {
        let context = Context::default();
        context.set_zoom_factor(zoom);
        let (mut keeper, mut settings) = (Keeper::default(), Settings::default());
        let mut points = 1.0;
        for _ in 0..2 {
            let mut input = RawInput::default();
            let viewport = input.viewports.entry(ViewportId::ROOT).or_default();
            viewport.inner_rect = Some(dots / points);
            viewport.outer_rect = Some(dots / points);
            viewport.maximized = Some(false);
            let mut output = context.run_ui(input, |ui| keeper.note(ui, &mut settings));
            output.textures_delta.clear();
            points = zoom;
        }
        settings
    }

    #[test]
    fn a_window_is_remembered_alike_at_every_size_of_text() {
        let dots = Rect::from_min_size(pos2(120.0, 40.0), vec2(1000.0, 500.0));
        for zoom in [0.8, 1.0, 1.25, 1.5, 2.0] {
            let settings = remembered(zoom, dots);
            let (width, height) = settings.window.unwrap();
            let (x, y) = settings.place.unwrap();
            let near = |a: f32, b: f32| (a - b).abs() < 0.01;
            assert!(near(width, 1000.0) && near(height, 500.0), "{zoom}");
            assert!(near(x, 120.0) && near(y, 40.0), "{zoom}");
        }
    }
}
