//! A few screens as pictures, drawn in software with the font that is shipped.

use super::*;
use eframe::egui::Theme;
use egui_kittest::{SnapshotOptions, SnapshotResults};

fn draw(lang: Lang, screen: &str, look: &str, role: &str) -> Window {
    let file = SettingsFile::at(folder(&format!("picture-{look}")).join("settings.ron"));
    let chosen = Settings {
        role: Some(role.to_owned()),
        look: look.to_owned(),
        still: Some(true),
        ..Settings::default()
    };
    file.write(&chosen).expect("settings");
    let start = Start {
        settings: Some(file),
        ..Start::default()
    };
    let mut drawn = window(lang, screen, [1180.0, 760.0], start);
    let theme = if look == "dark" {
        Theme::Dark
    } else {
        Theme::Light
    };
    drawn.ctx.set_theme(theme);
    drawn.run();
    drawn
}

#[test]
#[ignore = "needs a software renderer; tests/run runs it"]
fn the_screens_look_as_stored() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/window");
    let options = || {
        SnapshotOptions::new()
            .output_path(folder)
            .threshold(1.5)
            .max_failed_pixels(400)
    };
    let mut results = SnapshotResults::new();

    let mut find = draw(Lang::Thai, "หากลุ่ม", "light", "district-chief");
    let field = find.get_by_role_and_label(Role::TextInput, "จะส่งเรื่องอะไร หรืออยากรู้อะไร");
    field.type_text("เหตุด่วน น้ำท่วม ถนนขาด");
    find.run();
    results.add(find.try_snapshot_options("find-th-light", &options()));

    let mut table = draw(Lang::Thai, "ตารางแนวทาง", "light", "district-chief");
    results.add(table.try_snapshot_options("guideline-th-light", &options()));

    let mut work = draw(Lang::English, "Starting work", "dark", "deputy");
    results.add(work.try_snapshot_options("onboarding-en-dark", &options()));

    let mut draft = draw(Lang::Thai, "ตรวจร่าง", "light", "district-chief");
    let field = draft.get_by_role_and_label(Role::MultilineTextInput, "ข้อความที่จะโพสต์");
    field.type_text("เหตุด่วน น้ำท่วม ผู้ประสบภัยโทร 081-234-5678");
    draft.run();
    wait_for(&mut draft, "บรรทัด 1");
    draft.run();
    results.add(draft.try_snapshot_options("draft-th-light", &options()));
}

/// Draws every screen, in both languages, light and dark, small and large, for people to look at:
/// `SHEETS=folder cargo test --test screens sheets -- --ignored`.
#[test]
#[ignore = "needs a software renderer; draws only where SHEETS names a folder"]
fn sheets_of_every_screen() {
    let Some(to) = std::env::var_os("SHEETS").map(PathBuf::from) else {
        return;
    };
    std::fs::create_dir_all(&to).expect("a folder");
    let screens = [
        ("หากลุ่ม", "Find"),
        ("ตรวจร่าง", "Draft"),
        ("ตารางแนวทาง", "Guideline"),
        ("ทะเบียน", "Directory"),
        ("เริ่มงาน", "Starting work"),
        ("หนังสือต้นเรื่อง", "Source letter"),
        ("ตรวจทะเบียน", "Check"),
    ];
    for (size, zoom) in [
        ([800.0, 600.0], 1.0),
        ([1280.0, 720.0], 1.0),
        ([1920.0, 1080.0], 1.0),
        ([800.0, 600.0], 2.0),
        ([1280.0, 720.0], 2.0),
        ([1920.0, 1080.0], 2.0),
    ] {
        for (lang, code) in [(Lang::Thai, "th"), (Lang::English, "en")] {
            for look in ["light", "dark"] {
                for (index, (thai, english)) in screens.into_iter().enumerate() {
                    let screen = if lang == Lang::Thai { thai } else { english };
                    let mut drawn = draw(lang, screen, look, "district-chief");
                    // The window's points are larger, and so there are fewer of them.
                    drawn.set_pixels_per_point(zoom);
                    drawn.set_size(eframe::egui::Vec2::from(size) / zoom);
                    drawn.run_steps(4);
                    fill(&mut drawn, index);
                    let [width, height] = size;
                    let name = format!("{width}x{height}-{zoom}-{code}-{look}-{index}.png");
                    let picture = drawn.render().expect("a picture");
                    picture.save(to.join(name)).expect("a file");
                }
            }
        }
    }
}

/// Puts something into the box of the first two screens.
fn fill(drawn: &mut Window, index: usize) {
    let (role, words) = match index {
        0 => (Role::TextInput, "เหตุด่วน น้ำท่วม ถนนขาด"),
        1 => (
            Role::MultilineTextInput,
            "เหตุด่วน น้ำท่วม ผู้ประสบภัยโทร 081-234-5678",
        ),
        _ => return,
    };
    drawn.get_by_role(role).focus();
    drawn.get_by_role(role).type_text(words);
    drawn.run_steps(4);
    std::thread::sleep(Duration::from_millis(300));
    drawn.run_steps(6);
}
