//! Tests that a screen with thousands of people draws as little as one with few. All names are made up.

use std::fmt::Write as _;

use super::people::{opened, type_into};
use super::*;

/// Opens the window with `count` people: deputies of one district, who have not acknowledged the letter.
fn with_many(name: &str, count: usize) -> Window {
    let mut text = "(version: 1, people: [\n".to_owned();
    for number in 1..=count {
        let _ = writeln!(
            text,
            "(title: \"นาย\", name: \"บุคคลตัวอย่าง {number:05}\", role: \"deputy\", district: \"พังโคน\", \
             telephone: \"08{number:08}\", groups: [(group: \"volunteers\")]),"
        );
    }
    text.push_str("])\n");
    let file = folder(name).join("people.ron");
    std::fs::write(&file, text).expect("a file");
    let mut window = opened(name, &file);
    wait_for(&mut window, &format!("{count} จาก {count} คน"));
    window
}

/// Draws until nothing asks for another frame. Returns how many that took, and how long a frame takes
/// then.
fn rested(window: &mut Window) -> (usize, Duration) {
    let mut frames = 0;
    loop {
        window.step();
        if !window.ctx.has_requested_repaint() {
            break;
        }
        frames += 1;
        assert!(frames < 500, "it never rests");
        std::thread::sleep(Duration::from_millis(2));
    }
    let mut times: Vec<Duration> = (0..15)
        .map(|_| {
            let began = Instant::now();
            window.step();
            began.elapsed()
        })
        .collect();
    times.sort_unstable();
    (frames, times[7])
}

/// Returns how many names there are on the screen.
fn drawn(window: &Window) -> usize {
    window.query_all_by_label_contains("บุคคลตัวอย่าง").count()
}

#[test]
fn thousands_of_people_are_drawn_as_lightly_as_a_hundred() {
    let mut few = with_many("people-few", 100);
    let mut many = with_many("people-many", 3_000);
    for (what, most) in [
        ("รายชื่อ", 120),
        ("การรับทราบหนังสือ", 200),
        ("โครงสร้าง", 20),
        ("พังโคน: ", 200),
    ] {
        let mut figures = Vec::new();
        for window in [&mut few, &mut many] {
            if what.ends_with(' ') {
                press_part(window, what);
            } else {
                press(window, what);
            }
            let (frames, time) = rested(window);
            assert!(frames < 60, "{what} takes {frames} frames until it rests");
            assert!(drawn(window) <= most, "{what} draws {}", drawn(window));
            figures.push(time);
        }
        let most = 3 * figures[0] + Duration::from_millis(10);
        assert!(figures[1] < most, "{what}: {figures:?}");
    }
    press(&mut many, "รายชื่อ");
    let field = "ค้นหา ชื่อ ชื่อเล่น ตำแหน่ง หรืออำเภอ";
    let named = (1..=3_000).filter(|number| format!("{number:05}").contains("02"));
    let named = named.count();
    type_into(&mut many, field, "บุคคลตัวอย่าง 02");
    wait_for(&mut many, &format!("{named} จาก 3000 คน"));
    let (frames, _) = rested(&mut many);
    assert!(frames < 60, "what was found takes {frames} frames");
}
