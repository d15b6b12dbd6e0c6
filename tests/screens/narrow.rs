//! A window of 800×600 at 200 %, which is 400 points wide. Nothing may extend beyond its right
//! edge.

use super::pictures::{SCENES, draw, of};
use super::*;
use egui_kittest::kittest::{AccessKitNode, By};

/// The permitted overhang in points, to allow for rounding.
const SLACK: f64 = 1.0;

#[test]
fn nothing_runs_out_of_a_narrow_window() {
    let mut out = Vec::new();
    for lang in [Lang::Thai, Lang::English] {
        for (name, screen, prepare) in SCENES {
            let mut window = draw(lang, of(lang, screen), "light", "district-chief");
            prepare(&mut window, lang);
            for size in [[400.0, 300.0], [400.0, 3000.0]] {
                window.set_size(size.into());
                window.run_steps(8);
                for node in window.query_all(By::new()) {
                    let node = node.accesskit_node();
                    // Tables scroll horizontally.
                    let mut above = std::iter::successors(Some(node), AccessKitNode::parent);
                    if above.any(|node| node.role() == Role::Table) {
                        continue;
                    }
                    let words = node.label().or_else(|| node.value());
                    let (Some(words), Some(place)) = (words, node.bounding_box()) else {
                        continue;
                    };
                    if place.x1 > f64::from(size[0]) + SLACK {
                        out.push(format!(
                            "{lang:?} {name} {size:?}: {words:?} to {}",
                            place.x1
                        ));
                    }
                }
            }
        }
    }
    assert!(out.is_empty(), "{} run out:\n{}", out.len(), out.join("\n"));
}
