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

#[test]
fn a_long_name_of_a_screen_takes_up_two_lines_and_is_whole() {
    let height = |lang: Lang, name: &str| {
        let window = on(lang, name);
        window
            .get_by_role_and_label(Role::Button, name)
            .rect()
            .height()
    };
    let one = height(Lang::English, "Print");
    assert!(height(Lang::English, "Check the group registry") > one + 4.0);
    for name in ["ตรวจทะเบียนกลุ่ม", "กลุ่มและตำแหน่ง"]
    {
        assert!((height(Lang::Thai, name) - one).abs() < 0.5, "{name}");
    }
}
