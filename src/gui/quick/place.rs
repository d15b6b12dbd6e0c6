//! Where the box comes up: in the upper third of the screen that the pointer is on.

use eframe::egui::{Context, Pos2, Rect, ViewportId, pos2, vec2};
use winit::monitor::MonitorHandle;
use winit::window::Window;

use super::WIDTH;
use crate::gui::desktop;

/// The share of a screen's height above the box.
const ABOVE: f32 = 0.2;

#[expect(
    clippy::cast_precision_loss,
    reason = "screens have far fewer dots than a float counts"
)]
fn area(monitor: &MonitorHandle) -> Rect {
    let (at, size) = (monitor.position(), monitor.size());
    Rect::from_min_size(
        pos2(at.x as f32, at.y as f32),
        vec2(size.width as f32, size.height as f32),
    )
}

/// Returns the box's corner, in its own points.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "screens have far fewer dots than a float counts"
)]
pub fn place(context: &Context, id: ViewportId, window: &Window) -> Option<Pos2> {
    let pointer = desktop::pointer().map(|(x, y)| pos2(x as f32, y as f32));
    let under = pointer.and_then(|pointer| {
        let mut monitors = window.available_monitors();
        monitors.find(|monitor| area(monitor).contains(pointer))
    });
    let monitor = under
        .or_else(|| window.current_monitor())
        .or_else(|| window.primary_monitor())
        .or_else(|| window.available_monitors().next())?;
    let zoom = context.zoom_factor();
    let corner = corner(area(&monitor), monitor.scale_factor() as f32 * zoom);
    // The position is multiplied by the points of the screen that the box is on now.
    let now = context.input(|input| input.raw.viewports.get(&id)?.native_pixels_per_point);
    let now = now.unwrap_or_else(|| window.scale_factor() as f32) * zoom;
    Some((corner.to_vec2() / now).to_pos2())
}

/// Returns the corner of a box on a screen, both in pixels. A point has `scale` pixels.
fn corner(screen: Rect, scale: f32) -> Pos2 {
    let left = (screen.width() - WIDTH * scale).max(0.0) / 2.0;
    screen.min + vec2(left, screen.height() * ABOVE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_box_is_in_the_upper_third_and_in_the_middle() {
        for scale in [1.0, 1.25, 2.0] {
            let screen = Rect::from_min_size(pos2(1920.0, -300.0), vec2(1366.0, 768.0));
            let corner = corner(screen, scale);
            assert!(screen.contains(corner), "{scale}");
            let below = corner.y - screen.top();
            assert!(below > 100.0 && below < screen.height() / 3.0);
            if scale < 2.0 {
                let right = screen.right() - corner.x - WIDTH * scale;
                assert!((corner.x - screen.left() - right).abs() < 1.0);
            }
        }
    }
}
