//! Draws the pictures of the manual, and checks that they show the screens as they are. All names in
//! them are made up.

use std::io::Cursor;
use std::path::Path;

use eframe::egui::{Event, Modifiers, Rect, Theme, Vec2, vec2};
use image::codecs::webp::WebPEncoder;
use image::{ExtendedColorType, RgbImage};
use trongklum::report::manual_pictures;

use super::following::World;
use super::*;

/// The usual size of the window in points, a higher and a wider one.
const SIZE: [f32; 2] = [1000.0, 640.0];
const HIGHER: [f32; 2] = [1000.0, 740.0];
const WIDER: [f32; 2] = [1180.0, 640.0];

/// The pixels of a point. Text is then sharp on paper.
const SCALE: f32 = 1.5;

/// The corner of a page, beside the screens and below the menus.
const PAGE: [f32; 2] = [188.0, 40.0];

/// How far a channel of a pixel may be off, and how many pixels may be, between machines.
const TOLERANCE: (u8, usize) = (40, 2000);

/// A message with several findings. Names and numbers are made up.
const DRAFT: &str = "เหตุด่วน น้ำท่วมถนนขาด ติดต่ออำเภอ โทร 042-123456\n\
                     ผู้ป่วย นายทดสอบ ตัวอย่าง โทร 081-234-5678\n\
                     ขอส่งภาพกิจกรรมจิตอาสาพัฒนาวัดด้วย";

/// A window that shows a part of the program, and the part of it that is pictured, if not all.
struct Scene {
    window: Window,
    part: Option<Rect>,
}

impl Scene {
    fn whole(window: Window) -> Self {
        Self { window, part: None }
    }

    /// Pictures the page without what is around it, down to and right to `end`.
    fn page(window: Window, end: [f32; 2]) -> Self {
        Self {
            window,
            part: Some(Rect::from_min_max(PAGE.into(), end.into())),
        }
    }

    /// Draws the picture.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a window has few pixels"
    )]
    fn picture(mut self) -> RgbImage {
        self.window.event(Event::PointerGone);
        for _ in 0..4 {
            self.window.run_steps(2);
            std::thread::sleep(Duration::from_millis(40));
        }
        let drawn = self.window.render().expect("a picture");
        let drawn = image::DynamicImage::ImageRgba8(drawn);
        let part = self.part.map(|part| part * SCALE);
        let part = part.map_or_else(
            || drawn.clone(),
            |part| {
                let [left, top, width, height] =
                    [part.left(), part.top(), part.width(), part.height()]
                        .map(|side| side.max(0.0).round() as u32);
                drawn.crop_imm(left, top, width, height)
            },
        );
        part.to_rgb8()
    }
}

/// Gives the window the size and the digits of the manual's pictures.
fn fitted(window: Window) -> Window {
    sized(window, SIZE)
}

fn sized(mut window: Window, size: [f32; 2]) -> Window {
    window.ctx.set_theme(Theme::Light);
    window.set_pixels_per_point(SCALE);
    window.run_steps(2);
    window.set_size(Vec2::from(size));
    window.run_steps(4);
    // A window shows each text in its own digits until the user chooses others.
    window.key_press_modifiers(Modifiers::COMMAND, Key::N);
    window.run();
    window
}

/// Gives a window that was prepared in Thai the language of the picture.
fn in_lang(mut window: Window, lang: Lang) -> Window {
    if lang == Lang::English {
        window.key_press_modifiers(Modifiers::COMMAND, Key::T);
        window.run();
    }
    window
}

fn drawn(lang: Lang, screen: (&'static str, &'static str), role: &str) -> Window {
    fitted(pictures::draw(
        lang,
        pictures::of(lang, screen),
        "light",
        role,
    ))
}

fn typed(window: &mut Window, role: Role, text: &str) {
    window.get_by_role(role).focus();
    window.get_by_role(role).type_text(text);
    window.run();
}

/// Opens the quick box, and returns its place once `prepare` has asked something.
fn quick(lang: Lang, name: &str, prepare: impl FnOnce(&mut Window)) -> Scene {
    let file = settings(name, Some("district-chief"));
    let start = Start {
        settings: Some(file),
        clipboard: Some(|| Some("รายงานเหตุด่วน น้ำท่วมถนนขาด ติดต่อ 081-234-5678".to_owned())),
        ..Start::default()
    };
    let screen = pictures::of(lang, ("หากลุ่ม", "Find a group"));
    let mut window = fitted(window(lang, screen, [1180.0, 760.0], start));
    press(&mut window, pictures::of(lang, ("ช่วยเหลือ", "Help")));
    press(&mut window, &lang.text("action-quick"));
    prepare(&mut window);
    let title = lang.text("quick-title");
    let field = window.get_by_role_and_label(Role::TextInput, &title).rect();
    let last = window.get_all_by_label_contains("Esc").last();
    let last = last.expect("the keys of the box").rect();
    let part = field.union(last).expand2(vec2(20.0, 16.0));
    Scene {
        window,
        part: Some(part),
    }
}

fn scene(name: &str, lang: Lang) -> Scene {
    match name {
        "find" => {
            let mut window = drawn(lang, ("หากลุ่ม", "Find a group"), "district-chief");
            typed(&mut window, Role::TextInput, "น้ำท่วม ถนนขาด");
            Scene::whole(window)
        }
        "quick" => quick(lang, "manual-quick", |window| {
            let title = lang.text("quick-title");
            let field = window.get_by_role_and_label(Role::TextInput, &title);
            field.type_text("น้ำท่วม ถนนขาด");
            window.run();
        }),
        "clipboard" => quick(lang, "manual-clipboard", |window| {
            window.key_press(Key::F8);
            let found = ("พบข้อมูลที่ไม่ควรส่ง", "Should not be posted");
            wait_for(window, pictures::of(lang, found));
        }),
        "draft" => {
            let mut window = drawn(lang, ("ตรวจร่าง", "Check a draft"), "district-chief");
            typed(&mut window, Role::MultilineTextInput, DRAFT);
            wait_for(&mut window, "081-234-5678");
            window.set_size(HIGHER.into());
            window.run();
            Scene::whole(window)
        }
        "start" => Scene::whole(drawn(
            lang,
            ("รับตำแหน่งใหม่", "New to the role"),
            "coordinating-deputy",
        )),
        "import" => {
            let mut window = on(Lang::Thai, "หากลุ่ม");
            files::drop_file(&mut window, &import::letter("import/letter.docx"));
            wait_for(&mut window, "กลุ่ม 6 กลุ่ม");
            Scene::page(fitted(in_lang(window, lang)), SIZE)
        }
        "confirm" => {
            let window = confirm::open("manual-confirm", [1180.0, 760.0]);
            Scene::page(fitted(in_lang(window, lang)), [SIZE[0], 420.0])
        }
        "people" => {
            let (mut window, _) = people::with_people("manual-people");
            wait_for(&mut window, "4 จาก 4 คน");
            Scene::page(sized(in_lang(window, lang), WIDER), [WIDER[0], 580.0])
        }
        "follow" => {
            let world = World::new(&format!("manual-follow-{}", lang.code()));
            let mut window = world.window(None);
            world.type_place(&mut window);
            wait_for(&mut window, "จังหวัดสกลนคร ฉบับเผยแพร่ลำดับที่ 1");
            let window = fitted(in_lang(window, lang));
            let button = window.get_by_label(&lang.text("follow-back")).rect();
            let width = 590.0;
            let left = (SIZE[0] - width) / 2.0;
            let top = SIZE[1] * 0.08;
            let part = Rect::from_min_max(
                [left, top - 8.0].into(),
                [left + width, button.bottom() + 22.0].into(),
            );
            Scene {
                window,
                part: Some(part),
            }
        }
        _ => panic!("no scene draws {name}"),
    }
}

/// Returns how many pixels differ.
fn difference(one: &RgbImage, other: &RgbImage) -> usize {
    if one.dimensions() != other.dimensions() {
        return usize::MAX;
    }
    let pixels = one.pixels().zip(other.pixels());
    let differ = pixels.filter(|(one, other)| {
        let channels = one.0.iter().zip(other.0);
        channels
            .into_iter()
            .any(|(one, other)| one.abs_diff(other) > TOLERANCE.0)
    });
    differ.count()
}

/// Compares the pictures in the manual with what the screens look like now. To take them again:
/// `UPDATE_SNAPSHOTS=1 cargo test --test screens manual -- --include-ignored`. `SCENES` limits them.
/// Any program that keeps every pixel may pack them further.
#[test]
#[ignore = "needs a software renderer; tests/run runs it"]
fn the_pictures_of_the_manual_are_current() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/manual");
    let wanted = std::env::var("SCENES").unwrap_or_default();
    let updates = std::env::var_os("UPDATE_SNAPSHOTS").is_some();
    let mut stale = Vec::new();
    for (lang, code) in [(Lang::Thai, "th"), (Lang::English, "en")] {
        for name in manual_pictures().filter(|name| name.contains(&wanted)) {
            let picture = scene(name, lang).picture();
            let file = folder.join(code).join(format!("{name}.webp"));
            let stored = std::fs::read(&file).expect("a stored picture");
            let stored = image::load_from_memory(&stored)
                .expect("a picture")
                .to_rgb8();
            let differs = difference(&picture, &stored);
            if differs <= TOLERANCE.1 {
                continue;
            }
            if updates {
                let mut bytes = Cursor::new(Vec::new());
                let (width, height) = picture.dimensions();
                WebPEncoder::new_lossless(&mut bytes)
                    .encode(&picture, width, height, ExtendedColorType::Rgb8)
                    .expect("packed");
                std::fs::write(&file, bytes.into_inner()).expect("written");
            } else {
                stale.push(format!("{code}/{name}: {differs} pixels"));
            }
        }
    }
    assert!(stale.is_empty(), "{stale:?}");
}
