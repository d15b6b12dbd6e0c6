//! Sends random keys, text, clicks, scrolling, sizes and files to every screen. The window must
//! survive all of it.

use super::files::drop_file;
use super::*;
use eframe::egui::{
    Event, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, TouchPhase, pos2, vec2,
};

/// The number of frames in one run.
const FRAMES: usize = 160;

const SEEDS: [u64; 2] = [0x00c0_ffee, u64::MAX / 3];

const WORDS: [&str; 12] = [
    "น้ำท่วม ทำ ตำบล",
    "ำ",
    "์่้",
    "ผู้ป่วย นายสมชาย ใจดี โทร 081-234-5678\n",
    "reply",
    "1-2345-67890-12-1",
    "\u{2009}\u{200b}\u{feff}",
    "😀👩‍👩‍👧 ๑๒๓",
    "ส่งผลจิตอาสา แล้วถามในกลุ่มข้อสั่งการได้ไหม",
    "ี่ี่ี่ี่",
    "\n\n\t",
    "https://line.me/ti/g/abc",
];

const KEYS: [Key; 24] = [
    Key::Tab,
    Key::Enter,
    Key::Escape,
    Key::ArrowUp,
    Key::ArrowDown,
    Key::ArrowLeft,
    Key::ArrowRight,
    Key::Backspace,
    Key::Delete,
    Key::Home,
    Key::End,
    Key::PageUp,
    Key::PageDown,
    Key::Space,
    Key::A,
    Key::C,
    Key::V,
    Key::X,
    Key::Z,
    Key::K,
    Key::T,
    Key::N,
    Key::Plus,
    Key::Minus,
];

const SCREENS: [Key; 9] = [
    Key::F,
    Key::M,
    Key::G,
    Key::D,
    Key::J,
    Key::L,
    Key::E,
    Key::P,
    Key::U,
];

/// A small random number generator, with the same sequence for a seed everywhere.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(self.0 >> 33).expect("31 bits") % end
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    /// Returns a number from 0 to 1.
    fn part(&mut self) -> f32 {
        f32::from(u16::try_from(self.below(1000)).expect("small")) / 1000.0
    }
}

fn bother(window: &mut Window, chance: &mut Chance) {
    let size = window.ctx.content_rect().size();
    let at = pos2(chance.part() * size.x, chance.part() * size.y);
    match chance.below(12) {
        0..=2 => {
            for pressed in [true, false] {
                window.event(Event::PointerMoved(at));
                window.event(Event::PointerButton {
                    pos: at,
                    button: chance.of(&[PointerButton::Primary, PointerButton::Secondary]),
                    pressed,
                    modifiers: Modifiers::NONE,
                });
            }
        }
        3..=4 => window.event(Event::Text(chance.of(&WORDS).to_owned())),
        5 => window.event(Event::Paste(chance.of(&WORDS).repeat(30))),
        6..=7 => {
            let modifiers = chance.of(&[Modifiers::NONE, Modifiers::SHIFT, Modifiers::COMMAND]);
            window.key_press_modifiers(modifiers, chance.of(&KEYS));
        }
        8 => window.key_press_modifiers(Modifiers::COMMAND, chance.of(&SCREENS)),
        9 => window.event(Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, (chance.part() - 0.5) * 2000.0),
            phase: TouchPhase::Move,
            source: MouseWheelSource::Unknown,
            modifiers: Modifiers::NONE,
        }),
        10 => {
            let sizes = [
                [480.0, 360.0],
                [800.0, 600.0],
                [1280.0, 720.0],
                [90.0, 60.0],
            ];
            window.set_size(chance.of(&sizes).into());
        }
        _ => window.event(Event::PointerMoved(at)),
    }
}

/// Runs the test `name` again in a process that finds no other programs and has an empty home folder,
/// since a random click on the Print screen may print or save. Returns whether this is that process.
fn is_harmless(name: &str) -> bool {
    let mark = "TRONGKLUM_TEST_MONKEY";
    if std::env::var_os(mark).is_some() {
        return true;
    }
    let home = folder("monkey-home");
    let done = std::process::Command::new(std::env::current_exe().expect("this test"))
        .args(["--exact", &format!("monkey::{name}"), "--nocapture"])
        .env(mark, "1")
        .env("PATH", "")
        .envs(
            ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"].map(|key| (key, &home)),
        )
        .output()
        .expect("a process");
    let output = String::from_utf8_lossy(&done.stdout);
    let errors = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{output}\n{errors}");
    assert!(output.contains("1 passed"), "{output}");
    false
}

#[test]
fn whatever_is_typed_and_clicked_the_window_goes_on() {
    if !is_harmless("whatever_is_typed_and_clicked_the_window_goes_on") {
        return;
    }
    let broken = folder("monkey").join("เสีย.ron");
    std::fs::write(&broken, b"(version: 1, \xff\xff provnce: ((((").expect("a file");
    for seed in SEEDS {
        let mut chance = Chance(seed);
        let start = Start {
            settings: Some(settings(&format!("monkey-{seed}"), Some("district-chief"))),
            // Background work finishes whenever it does.
            patience: Some(Duration::ZERO),
            ..Start::default()
        };
        let mut window = window(Lang::Thai, "หากลุ่ม", [1180.0, 760.0], start);
        for frame in 0..FRAMES {
            if frame % SCREENS.len() == 0 {
                let screen = SCREENS[(frame / SCREENS.len()) % SCREENS.len()];
                window.key_press_modifiers(Modifiers::COMMAND, screen);
            }
            bother(&mut window, &mut chance);
            if frame == FRAMES / 2 {
                drop_file(&mut window, &broken);
            }
            window.step();
        }
        window.set_size(vec2(1180.0, 760.0));
        window.key_press(Key::Escape);
        window.run_steps(4);
        assert!(
            window.root().children_recursive().count() > 10,
            "seed {seed}"
        );
    }
}
