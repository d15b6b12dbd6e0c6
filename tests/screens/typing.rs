//! Tests typing Thai: the caret, selection and deletion, with keyboard and mouse, in every field of
//! the window.

use super::*;
use eframe::egui::{Event, Modifiers, PointerButton, Pos2, pos2};
use egui_kittest::Node;
use trongklum::text::WordMover;

const FIND: &str = "ต้องการส่งหรือทราบเรื่องใด";
const DRAFT: &str = "ข้อความที่จะส่ง";

/// Returns the focused field.
fn field(window: &Window) -> Node<'_> {
    let all = window.root().children_recursive();
    let mut boxes = all.filter(|node| {
        let node = node.accesskit_node();
        node.is_focused() && matches!(node.role(), Role::TextInput | Role::MultilineTextInput)
    });
    boxes.next().expect("a box has the focus")
}

fn written(window: &Window) -> String {
    field(window).value().unwrap_or_default()
}

fn selected(window: &Window) -> String {
    let field = field(window);
    let node = field.accesskit_node();
    let selection = node.text_selection();
    selection.map(|range| range.text()).unwrap_or_default()
}

/// Returns the middle of the left edge of the character `index`, or of the right edge of the last
/// one.
fn place_of(window: &Window, index: usize) -> Pos2 {
    let field = field(window);
    let node = field.accesskit_node();
    let at = |index| node.text_position_from_global_usv_index(index);
    let ends = at(index).zip(at(index + 1)).filter(|(a, b)| a != b);
    let (mut range, right) = match ends {
        Some((start, _)) => (start.to_degenerate_range(), false),
        None => (
            at(index - 1).expect("a character").to_degenerate_range(),
            true,
        ),
    };
    let end = at(if right { index } else { index + 1 }).expect("an end");
    range.set_end(end);
    let boxes = range.bounding_boxes();
    let place = boxes.first().expect("it is on screen");
    let x = if right { place.x1 } else { place.x0 };
    #[expect(clippy::cast_possible_truncation, reason = "a place on the screen")]
    let place = pos2(x as f32, f64::midpoint(place.y0, place.y1) as f32);
    place
}

fn key(name: &str) -> Event {
    let mut modifiers = Modifiers::NONE;
    let mut last = "";
    for part in name.split('+') {
        match part {
            "Ctrl" => modifiers |= Modifiers::CTRL | Modifiers::COMMAND,
            "Shift" => modifiers |= Modifiers::SHIFT,
            _ => last = part,
        }
    }
    Event::Key {
        key: Key::from_name(last).expect(last),
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers,
    }
}

/// Converts words such as `Home Shift+Right` to events. Words in quotes are typed.
fn events(script: &str) -> Vec<Event> {
    let parts = script.split_whitespace();
    let typed = |part: &str| {
        let text = part.strip_prefix('\'')?.strip_suffix('\'')?;
        Some(Event::Text(text.to_owned()))
    };
    parts
        .map(|part| typed(part).unwrap_or_else(|| key(part)))
        .collect()
}

/// Fills the field with `text`, and leaves the caret at its end.
fn start_with(window: &mut Window, text: &str) {
    for event in [
        key("Ctrl+A"),
        key("Backspace"),
        Event::Paste(text.to_owned()),
    ] {
        window.event(event);
        window.step();
    }
    window.run();
    assert_eq!(written(window), text);
}

fn do_all(window: &mut Window, script: &str) {
    for event in events(script) {
        window.event(event);
        window.step();
    }
    window.run();
}

fn press_at(window: &mut Window, at: Pos2, pressed: bool, modifiers: Modifiers) {
    let input = window.input_mut();
    input.events.push(Event::ModifiersChanged(modifiers));
    input.events.push(Event::PointerMoved(at));
    input.events.push(Event::PointerButton {
        pos: at,
        button: PointerButton::Primary,
        pressed,
        modifiers,
    });
}

/// Clicks this many times on the cluster that starts at `index` and ends before `end`.
fn click(window: &mut Window, index: usize, end: usize, times: usize) {
    let (left, right) = (place_of(window, index), place_of(window, end));
    // Slightly left of the middle, where the caret goes to the left.
    let at = left + (right - left) * 0.4;
    for _ in 0..times {
        press_at(window, at, true, Modifiers::NONE);
        press_at(window, at, false, Modifiers::NONE);
    }
    window.run();
    // The next click must not count as one more.
    window.run_steps(4);
}

/// Text, keys, the text after them, and the selection.
const KEYS: [(&str, &str, &str, &str); 24] = [
    ("กที่ข", "Home Right Delete", "กข", ""),
    ("น้ำท่วม", "Home Delete", "ท่วม", ""),
    ("น้ำ", "Home Right 'x'", "น้ำx", ""),
    ("น้ำ", "Left 'x'", "xน้ำ", ""),
    ("น้ำท่วม", "Home Shift+Right", "น้ำท่วม", "น้ำ"),
    ("น้ำท่วม", "Home Shift+Right Shift+Right", "น้ำท่วม", "น้ำท่"),
    (
        "น้ำท่วม",
        "Home Shift+Right Shift+Right Shift+Left",
        "น้ำท่วม",
        "น้ำ",
    ),
    (
        "น้ำท่วม",
        "Home Shift+Right Shift+Right Right 'x'",
        "น้ำท่xวม",
        "",
    ),
    ("น้ำท่วม", "Shift+Left Shift+Left Left 'x'", "น้ำท่xวม", ""),
    ("นํ้าท่วม", "Home Delete", "าท่วม", ""),
    ("ที่", "Backspace", "ที", ""),
    ("ซ้ำ", "Backspace", "ซ้", ""),
    ("ซ้ำ", "Backspace Backspace Backspace", "", ""),
    ("เก่งแก้", "Home Right Delete", "เงแก้", ""),
    ("เก่งแก้", "Home Delete", "ก่งแก้", ""),
    ("ก👨‍👩‍👧ข", "Home Right Delete", "กข", ""),
    ("ก👨‍👩‍👧ข", "Left Shift+Left", "ก👨‍👩‍👧ข", "👨‍👩‍👧"),
    ("🇹🇭🇱🇦", "Home Delete", "🇱🇦", ""),
    ("🙏🏽❤️", "Home Right 'x'", "🙏🏽x❤️", ""),
    (
        "น้ำท่วมตำบลบ้าน",
        "Home Ctrl+Shift+Right",
        "น้ำท่วมตำบลบ้าน",
        "น้ำ",
    ),
    ("น้ำท่วมตำบลบ้าน", "Ctrl+Backspace", "น้ำท่วมตำบล", ""),
    ("น้ำท่วมตำบลบ้าน", "Home Ctrl+Delete", "ท่วมตำบลบ้าน", ""),
    ("น้ำท่วมตำบลบ้าน", "Ctrl+Left 'x'", "น้ำท่วมตำบลxบ้าน", ""),
    ("กข", "End Delete Right Right Home Left Left 'x'", "xกข", ""),
];

#[test]
fn the_keyboard_goes_by_letters_with_their_marks() {
    for (screen, name) in [("หากลุ่ม", FIND), ("ตรวจร่าง", DRAFT)] {
        let mut window = on(Lang::Thai, screen);
        window.get_all_by_label(name).last().expect(name).focus();
        window.run();
        for (text, script, after, marked) in KEYS {
            start_with(&mut window, text);
            do_all(&mut window, script);
            assert_eq!(written(&window), after, "{text}: {script}");
            assert_eq!(selected(&window), marked, "{text}: {script}");
        }
    }
}

#[test]
fn keys_that_come_in_one_frame_count_in_their_order() {
    let mut window = on(Lang::Thai, "หากลุ่ม");
    for (text, script, after, marked) in KEYS {
        start_with(&mut window, text);
        window.input_mut().events.extend(events(script));
        window.run();
        assert_eq!(written(&window), after, "{text}: {script}");
        assert_eq!(selected(&window), marked, "{text}: {script}");
    }
}

/// Text, the character to double-click, the one after its cluster, and the word that is selected.
/// It is always the word by which Ctrl and an arrow move.
const WORDS: [(&str, usize, usize, &str); 12] = [
    ("น้ำท่วมตำบลบ้าน", 0, 3, "น้ำ"),
    ("น้ำท่วมตำบลบ้าน", 3, 5, "ท่วม"),
    ("น้ำท่วมตำบลบ้าน", 6, 7, "ท่วม"),
    ("น้ำท่วมตำบลบ้าน", 7, 9, "ตำบล"),
    ("น้ำท่วมตำบลบ้าน", 11, 13, "บ้าน"),
    ("น้ำท่วมตำบลบ้าน", 14, 15, "บ้าน"),
    ("ผู้ว่าราชการจังหวัดสั่งการ", 0, 3, "ผู้"),
    ("ผู้ว่าราชการจังหวัดสั่งการ", 14, 15, "จังหวัด"),
    ("ผู้ว่าราชการจังหวัดสั่งการ", 19, 22, ""),
    ("ประชุม 17.30 น. วันนี้", 8, 9, "17.30"),
    ("send น้ำ now", 5, 8, "น้ำ"),
    ("ก 👨‍👩‍👧 ข", 2, 7, "👨‍👩‍👧"),
];

#[test]
fn a_double_click_selects_a_word() {
    for (screen, name) in [("หากลุ่ม", FIND), ("ตรวจร่าง", DRAFT)] {
        let mut window = on(Lang::Thai, screen);
        window.get_all_by_label(name).last().expect(name).focus();
        window.run();
        for (text, index, end, word) in WORDS {
            start_with(&mut window, text);
            click(&mut window, index, end, 2);
            let seen = selected(&window);
            let (start, end) = WordMover::default().around(text, index);
            let expected: String = text.chars().skip(start).take(end - start).collect();
            assert_eq!(seen, expected, "{text}: {index}");
            assert!(word.is_empty() || seen == word, "{text}: {index}: {seen}");
        }
    }
}

#[test]
fn a_click_never_comes_between_a_letter_and_its_marks() {
    let mut window = on(Lang::Thai, "หากลุ่ม");
    let text = "น้ำกที่ข👨‍👩‍👧ผู้";
    let edges = [0, 3, 4, 7, 8, 13, 16];
    start_with(&mut window, text);
    let (left, right) = (place_of(&window, 0), place_of(&window, 16));
    let mut reached = Vec::new();
    for step in 0..=100_u8 {
        let at = left + (right - left) * (f32::from(step) / 100.0);
        press_at(&mut window, at, true, Modifiers::NONE);
        press_at(&mut window, at, false, Modifiers::NONE);
        window.run();
        window.run_steps(2);
        let field = field(&window);
        let node = field.accesskit_node();
        let caret = node.text_selection_focus();
        reached.push(caret.expect("a caret").to_global_usv_index());
    }
    assert!(
        reached.iter().all(|place| edges.contains(place)),
        "{reached:?}"
    );
    assert!(
        edges.iter().all(|edge| reached.contains(edge)),
        "{reached:?}"
    );
}

#[test]
fn dragging_selects_letters_and_after_a_second_press_words() {
    let mut window = on(Lang::Thai, "หากลุ่ม");
    let text = "น้ำท่วมตำบลบ้าน";
    let drag = |window: &mut Window, presses: usize, from: usize, to: usize| {
        start_with(window, text);
        let (from, to) = (place_of(window, from), place_of(window, to));
        for press in 1..=presses {
            press_at(window, from, true, Modifiers::NONE);
            if press < presses {
                press_at(window, from, false, Modifiers::NONE);
            }
        }
        window.run();
        for part in [0.3, 0.6, 0.9, 1.0] {
            window.event(Event::PointerMoved(from + (to - from) * part));
            window.step();
        }
        let seen = selected(window);
        press_at(window, to, false, Modifiers::NONE);
        window.run();
        window.run_steps(4);
        assert_eq!(selected(window), seen, "letting go changes nothing");
        seen
    };
    assert_eq!(drag(&mut window, 1, 0, 3), "น้ำ");
    assert_eq!(drag(&mut window, 1, 5, 0), "น้ำท่");
    assert_eq!(drag(&mut window, 2, 8, 13), "ตำบลบ้าน");
    assert_eq!(drag(&mut window, 2, 12, 2), "น้ำท่วมตำบลบ้าน");
}

#[test]
fn with_shift_a_click_selects_on() {
    let mut window = on(Lang::Thai, "หากลุ่ม");
    start_with(&mut window, "น้ำท่วมตำบลบ้าน");
    click(&mut window, 0, 3, 1);
    let at = place_of(&window, 9);
    press_at(&mut window, at, true, Modifiers::SHIFT);
    press_at(&mut window, at, false, Modifiers::SHIFT);
    window.run();
    assert_eq!(selected(&window), "น้ำท่วมตำ");
    window.event(Event::ModifiersChanged(Modifiers::NONE));
    // Typing replaces the selection.
    do_all(&mut window, "'x'");
    assert_eq!(written(&window), "xบลบ้าน");
}

#[test]
fn a_third_click_selects_the_line_and_broken_lines_are_walked() {
    let mut window = on(Lang::Thai, "ตรวจร่าง");
    window.get_all_by_label(DRAFT).last().expect(DRAFT).focus();
    window.run();
    let text = "บรรทัดหนึ่ง น้ำ\nน้ำท่วมที่ตำบลบ้านแป้น\nสาม";
    start_with(&mut window, text);
    click(&mut window, 16, 19, 3);
    assert_eq!(selected(&window), "น้ำท่วมที่ตำบลบ้านแป้น");
    // A long line breaks between words, and the caret crosses the break by clusters.
    let long = "น้ำท่วมที่ตำบลบ้านแป้น".repeat(20);
    start_with(&mut window, &long);
    let clusters = 12;
    do_all(&mut window, "Ctrl+Home");
    for _ in 0..clusters * 20 {
        window.event(key("Right"));
    }
    window.run();
    do_all(&mut window, "'x'");
    let typed = written(&window);
    let place = typed.chars().position(|c| c == 'x').expect("it is typed");
    assert!(text.chars().count() < place, "{place}");
    do_all(&mut window, "Backspace End Home Shift+End");
    let row = selected(&window);
    assert!(row.chars().count() > 20, "{row}");
    // Up and down stay between clusters.
    do_all(
        &mut window,
        "Ctrl+Home Right Right Down Shift+Right Shift+Up Down Shift+Right",
    );
    let marked = selected(&window);
    assert!(!marked.is_empty());
    assert!(!marked.starts_with(['้', '่', 'ำ', 'ี']), "{marked}");
}

#[test]
fn undo_takes_back_one_paste() {
    let mut window = on(Lang::Thai, "หากลุ่ม");
    start_with(&mut window, "น้ำ");
    for text in ["ท่วม", "ตำบล"] {
        window.event(Event::Paste(text.to_owned()));
        window.step();
    }
    window.event(key("Shift+Left"));
    window.event(Event::Cut);
    window.run();
    assert_eq!(written(&window), "น้ำท่วมตำบ");
    for before in ["น้ำท่วมตำบล", "น้ำท่วม", "น้ำ"] {
        // A step may only restore a selection.
        for _ in 0..2 {
            if written(&window) != before {
                do_all(&mut window, "Ctrl+Z");
            }
        }
        assert_eq!(written(&window), before);
    }
    do_all(&mut window, "Ctrl+Y");
    assert_eq!(written(&window), "น้ำท่วม");
}

/// Opens the Print screen and waits for its pages.
fn open_print(window: &mut Window) {
    window.key_press_modifiers(Modifiers::COMMAND, Key::P);
    window.run_steps(6);
    wait_for(window, "หน้า 1 จาก");
}

#[test]
fn every_box_goes_by_letters_with_their_marks() {
    type Open = fn(&mut Window);
    let boxes: [(&str, &str, Open); 8] = [
        ("หากลุ่ม", FIND, |_| {}),
        ("ตรวจร่าง", DRAFT, |_| {}),
        ("กลุ่มและตำแหน่ง", "ค้นหาด้วยชื่อหรือชื่อย่อ", |_| {}),
        ("ตารางแนวทาง", "พิมพ์คำเพื่อกรอง", |_| {}),
        ("หากลุ่ม", "ที่เก็บไฟล์", open_print),
        (
            "หากลุ่ม",
            "อำเภอของท่าน",
            |window| {
                open_print(window);
                let choice = window.get_all_by_label("ใบรับทราบ").last();
                choice.expect("a choice").click();
                window.run_steps(6);
                wait_for(window, "หน้า 1 จาก");
            },
        ),
        (
            "หากลุ่ม",
            "พิมพ์ชื่อคำสั่ง กลุ่ม ตำแหน่ง บุคคล หรือข้อความในหนังสือ",
            |window| window.key_press_modifiers(Modifiers::COMMAND, Key::K),
        ),
        (
            "หากลุ่ม",
            "หรือพิมพ์ชื่อไฟล์พร้อมโฟลเดอร์ แล้วกด Enter",
            |window| {
                window.key_press_modifiers(Modifiers::COMMAND, Key::O);
            },
        ),
    ];
    for (screen, name, open) in boxes {
        let mut window = in_role(Lang::Thai, screen, "boxes", Some("district-chief"));
        open(&mut window);
        wait_for(&mut window, name);
        window.get_all_by_label(name).last().expect(name).focus();
        window.run();
        for (text, script, after, marked) in [
            ("กที่ข", "Home Right Delete", "กข", ""),
            ("น้ำท่วม", "Home Shift+Right", "น้ำท่วม", "น้ำ"),
            ("ที่", "Backspace", "ที", ""),
        ] {
            start_with(&mut window, text);
            do_all(&mut window, script);
            assert_eq!(written(&window), after, "{name}: {script}");
            assert_eq!(selected(&window), marked, "{name}: {script}");
        }
        start_with(&mut window, "น้ำท่วมตำบลบ้าน");
        click(&mut window, 7, 9, 2);
        assert_eq!(selected(&window), "ตำบล", "{name}");
    }
}

#[test]
fn the_words_it_was_read_from_are_told_with_how_sure_that_is() {
    let mut window = in_role(
        Lang::English,
        "Find a group",
        "find-sure",
        Some("district-chief"),
    );
    field(&window).type_text("น้ำท่วมบ้านเรือนหลายหลัง ขอเรือด่วน");
    window.run();
    assert!(heard(&window, "Understood from “") && heard(&window, "% sure"));
    window.key_press(eframe::egui::Key::Escape);
    window.run();
    assert!(!heard(&window, "% sure"));
}
