//! Screenshots of a few screens, drawn in software with the bundled font.

use super::*;
use eframe::egui::Theme;
use egui_kittest::SnapshotResults;

pub(super) fn draw(lang: Lang, screen: &str, look: &str, role: &str) -> Window {
    let file = SettingsFile::at(folder(&format!("picture-{look}")).join("settings.ron"));
    let chosen = Settings {
        role: (!role.is_empty()).then(|| role.to_owned()),
        look: look.parse().expect("a look"),
        still: Some(true),
        ..Settings::default()
    };
    file.write(&chosen).expect("settings");
    let start = Start {
        settings: Some(file),
        // For people who look at the screens with another registry.
        file: std::env::var_os("REGISTRY").map(PathBuf::from),
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
    let mut results = SnapshotResults::new();

    let mut find = draw(Lang::Thai, "หากลุ่ม", "light", "district-chief");
    let field = find.get_by_role_and_label(Role::TextInput, "ต้องการส่งหรือทราบเรื่องใด");
    field.type_text("เหตุด่วน น้ำท่วม ถนนขาด");
    find.run();
    results.add(find.try_snapshot_options("find-th-light", &stored()));

    let mut table = draw(Lang::Thai, "ตารางแนวทาง", "light", "district-chief");
    results.add(table.try_snapshot_options("guideline-th-light", &stored()));

    let mut work = draw(Lang::English, "New to the role", "dark", "deputy");
    results.add(work.try_snapshot_options("onboarding-en-dark", &stored()));

    let mut draft = draw(Lang::Thai, "ตรวจร่าง", "light", "district-chief");
    let field = draft.get_by_role_and_label(Role::MultilineTextInput, "ข้อความที่จะส่ง");
    field.type_text("เหตุด่วน น้ำท่วม ผู้ประสบภัยโทร 081-234-5678");
    draft.run();
    wait_for(&mut draft, "บรรทัด 1");
    draft.run();
    results.add(draft.try_snapshot_options("draft-th-light", &stored()));

    for (name, scene) in [
        ("matrix-th-light", "guideline-permissions"),
        ("letter-th-light", "letter"),
        ("check-th-light", "check"),
        ("palette-th-light", "palette"),
        ("drill-th-light", "work-explained"),
    ] {
        let (_, screen, prepare) = SCENES
            .iter()
            .find(|(known, ..)| *known == scene)
            .expect(scene);
        let mut drawn = draw(Lang::Thai, screen.0, "light", "district-chief");
        prepare(&mut drawn, Lang::Thai);
        drawn.event(eframe::egui::Event::PointerGone);
        drawn.run();
        results.add(drawn.try_snapshot_options(name, &stored()));
    }

    let mut silent = draw(Lang::Thai, "หากลุ่ม", "light", "district-chief");
    write(&mut silent, "ออกจากกลุ่ม");
    silent.run();
    results.add(silent.try_snapshot_options("silent-th-light", &stored()));
}

/// The pictures in the README: their names, the screens, and the steps to perform first.
const README: [Scene; 4] = [
    ("find", FIND, |window, _| {
        write(window, "เหตุด่วน น้ำท่วม ถนนขาด");
    }),
    ("guideline", GUIDELINE, |_, _| {}),
    ("onboarding", WORK, |_, _| {}),
    ("print", FIND, |window, _| {
        window.key_press_modifiers(eframe::egui::Modifiers::COMMAND, Key::P);
        wait_for(window, "หน้า 1 จาก 1");
        // The page itself arrives last.
        let blank = window.render().expect("a picture");
        let patience = Instant::now() + Duration::from_secs(30);
        while window.render().expect("a picture") == blank {
            assert!(Instant::now() < patience, "the page is never drawn");
            std::thread::sleep(Duration::from_millis(10));
            window.step();
        }
        window
            .get_by_role_and_label(Role::TextInput, "ที่เก็บไฟล์")
            .focus();
        window.run();
        window.key_press_modifiers(eframe::egui::Modifiers::COMMAND, Key::A);
        window.run();
        window
            .get_by_role_and_label(Role::TextInput, "ที่เก็บไฟล์")
            .type_text("/home/office/ตารางแนวทาง.pdf");
        window.run();
        // Takes the focus from the field. The page is landscape already.
        press(window, "แนวนอน");
    }),
];

/// Compares the pictures in the README with what the screens look like now. To take them again:
/// `UPDATE_SNAPSHOTS=1 cargo test --test screens readme -- --include-ignored`.
#[test]
#[ignore = "needs a software renderer; tests/run runs it"]
fn the_pictures_of_the_readme_are_current() {
    let options = stored_in("assets/pictures");
    let mut results = SnapshotResults::new();
    for (name, screen, prepare) in README {
        let mut drawn = draw(Lang::Thai, screen.0, "light", "district-chief");
        // A window shows each text in its own digits until the user chooses others.
        drawn.key_press_modifiers(eframe::egui::Modifiers::COMMAND, Key::N);
        drawn.run();
        prepare(&mut drawn, Lang::Thai);
        drawn.event(eframe::egui::Event::PointerGone);
        drawn.run();
        // Another machine may have printers, which that screen lists.
        if name != "print" || std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            results.add(drawn.try_snapshot_options(name, &options));
        }
    }
}

#[test]
fn the_readme_shows_every_picture_there_is() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(root.join("README.md")).expect("the README");
    let shown = text.split("](assets/pictures/").skip(1);
    let mut shown: Vec<&str> = shown
        .filter_map(|rest| rest.split_once(')'))
        .map(|(name, _)| name)
        .collect();
    shown.sort_unstable();
    let mut taken = README.map(|(name, ..)| format!("{name}.png"));
    taken.sort_unstable();
    assert_eq!(shown, taken);
    let files = std::fs::read_dir(root.join("assets/pictures")).expect("a folder");
    let mut stored: Vec<String> = files
        .map(|file| {
            file.expect("a file")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        // What a comparison that failed leaves behind.
        .filter(|name| name.matches('.').count() == 1)
        .collect();
    stored.sort_unstable();
    assert_eq!(stored, taken);
}

/// One screenshot: its name, the screen, and the steps to perform first.
pub(super) type Scene = (
    &'static str,
    (&'static str, &'static str),
    fn(&mut Window, Lang),
);

const FIND: (&str, &str) = ("หากลุ่ม", "Find a group");
const DRAFT: (&str, &str) = ("ตรวจร่าง", "Check a draft");
const GUIDELINE: (&str, &str) = ("ตารางแนวทาง", "Guideline");
const DIRECTORY: (&str, &str) = ("กลุ่มและตำแหน่ง", "Groups and roles");
const WORK: (&str, &str) = ("รับตำแหน่งใหม่", "New to the role");
const LETTER: (&str, &str) = ("หนังสือต้นเรื่อง", "Source letter");
const CHECK: (&str, &str) = ("ตรวจทะเบียนกลุ่ม", "Check the group registry");

/// A message with several matters and findings.
const SEVERAL: &str = "เหตุด่วน น้ำท่วมถนนขาด ติดต่ออำเภอ โทร 042-123456\n\
                       ผู้ป่วย นายทดสอบ ตัวอย่าง โทร 081-234-5678\n\
                       ญาติ โทร 089-876-5432 แบบรายงาน https://bit.ly/AbCd\n\
                       ขอส่งภาพกิจกรรมจิตอาสาพัฒนาวัดด้วย";

pub(super) const SCENES: [Scene; 28] = [
    ("find-empty", FIND, |_, _| {}),
    ("find-typed", FIND, |window, _| write(window, "หนังสือ")),
    ("find-answer", FIND, |window, _| {
        write(window, "เหตุด่วน น้ำท่วม ถนนขาด");
    }),
    ("find-no-match", FIND, |window, _| write(window, "ขายของ")),
    ("find-silent", FIND, |window, _| {
        write(window, "ประกาศวันเกิดเพื่อนร่วมงาน");
    }),
    ("draft", DRAFT, |window, _| {
        write(window, "เหตุด่วน น้ำท่วม ผู้ประสบภัยโทร 081-234-5678");
        wait_for(window, "081-234-5678");
    }),
    ("draft-list", DRAFT, |window, lang| {
        write(window, SEVERAL);
        wait_for(window, "089-876-5432");
        let keep = of(lang, ("คงไว้ บรรทัด 2", "Keep Line 2"));
        let button = window.get_all_by_label_contains(keep).next();
        button.expect("a button").click_accesskit();
        window.run();
    }),
    ("draft-note", DRAFT, |window, _| {
        write(window, "เหตุด่วน น้ำท่วม ติดต่ออำเภอ โทร 042-123456");
        wait_for(window, "042-123456");
    }),
    ("guideline-letter", GUIDELINE, |_, _| {}),
    ("guideline-permissions", GUIDELINE, |window, lang| {
        tap(window, lang, ("ตารางสิทธิ", "Permissions"));
    }),
    ("guideline-memberships", GUIDELINE, |window, lang| {
        tap(window, lang, ("ตารางสมาชิก", "Members"));
    }),
    ("directory-groups", DIRECTORY, |_, _| {}),
    ("directory-roles", DIRECTORY, |window, lang| {
        tap(window, lang, ("ตำแหน่ง", "Roles"));
    }),
    ("directory-people", DIRECTORY, |window, lang| {
        tap(window, lang, ("บุคคล", "People"));
    }),
    ("work-choose", WORK, |_, _| {}),
    ("work-groups", WORK, |_, _| {}),
    ("work-checklist", WORK, |window, lang| {
        press_part(window, of(lang, ("สิ่งที่ต้องทำ ", "To do ")));
    }),
    ("work-drill", WORK, |window, lang| {
        tap(window, lang, ("แบบทดสอบ", "Quiz"));
    }),
    ("work-explained", WORK, |window, lang| {
        tap(window, lang, ("แบบทดสอบ", "Quiz"));
        press(window, "หน.ส่วนราชการ-นอภ.สน.");
    }),
    ("letter", LETTER, |_, _| {}),
    ("letter-clause", DIRECTORY, |window, lang| {
        let clause = (
            "(ข้อความในหนังสือ administrators.practice.1)",
            "(clause administrators.practice.1)",
        );
        let link = window.get_all_by_label_contains(of(lang, clause)).next();
        link.expect("a link").click_accesskit();
        window.run();
    }),
    ("check", CHECK, |_, _| {}),
    ("print", FIND, |window, _| {
        window.key_press_modifiers(eframe::egui::Modifiers::COMMAND, Key::P);
    }),
    ("banner", FIND, |window, lang| {
        let file = folder("picture-banner").join("เสีย.ron");
        std::fs::write(&file, "(version: 1,\n  provnce: ())").expect("a file");
        window.key_press_modifiers(eframe::egui::Modifiers::COMMAND, Key::O);
        window.run();
        let path = lang.text("open-path");
        let field = window.get_by_role_and_label(Role::TextInput, &path);
        field.focus();
        field.type_text(&file.display().to_string());
        window.run();
        window.key_press(Key::Enter);
    }),
    ("about", FIND, |window, lang| {
        tap(window, lang, ("ช่วยเหลือ", "Help"));
        window.run();
        tap(window, lang, ("เกี่ยวกับโปรแกรม", "About"));
    }),
    ("help", FIND, |window, _| window.key_press(Key::F1)),
    ("settings", FIND, |window, lang| {
        tap(window, lang, ("มุมมอง", "View"));
    }),
    ("palette", FIND, |window, _| {
        window.key_press_modifiers(eframe::egui::Modifiers::COMMAND, Key::K);
    }),
];

pub(super) fn of(lang: Lang, (thai, english): (&'static str, &'static str)) -> &'static str {
    match lang {
        Lang::Thai => thai,
        Lang::English => english,
    }
}

fn tap(window: &mut Window, lang: Lang, names: (&'static str, &'static str)) {
    press(window, of(lang, names));
}

/// Types `words` into the screen's first text field.
fn write(window: &mut Window, words: &str) {
    let role = [Role::TextInput, Role::MultilineTextInput]
        .into_iter()
        .find(|role| window.query_by_role(*role).is_some())
        .expect("a box");
    window.get_by_role(role).focus();
    window.get_by_role(role).type_text(words);
}

/// Draws every scene once. With `SHEETS`, draws it in both languages, every look and several sizes
/// into that folder, for people to look at:
/// `SHEETS=folder cargo test --test screens sheets -- --ignored`. `SCENES` limits the pictures to
/// those whose names contain each of its words. `REGISTRY` opens another file, and `ROLE` selects
/// the role.
#[test]
#[ignore = "needs a software renderer; tests/run runs it"]
fn sheets_of_every_screen() {
    let (to, usual) = match std::env::var_os("SHEETS") {
        Some(to) => (PathBuf::from(to), ""),
        None => (folder("sheets"), "1280x720-1-th-light-"),
    };
    let wanted = std::env::var("SCENES").unwrap_or_else(|_| usual.to_owned());
    let mut count = 0;
    std::fs::create_dir_all(&to).expect("a folder");
    for size in [[800.0, 600.0], [1280.0, 720.0], [1920.0, 1080.0]] {
        for zoom in [1.0, 2.0] {
            for (lang, code) in [(Lang::Thai, "th"), (Lang::English, "en")] {
                for look in ["light", "dark", "contrast"] {
                    for (name, screen, prepare) in SCENES {
                        let [width, height] = size;
                        let name = format!("{width}x{height}-{zoom}-{code}-{look}-{name}");
                        let mut words = wanted.split_whitespace();
                        if words.any(|word| !format!("{name}.").contains(word)) {
                            continue;
                        }
                        let role = match std::env::var("ROLE") {
                            _ if name.ends_with("choose") => String::new(),
                            Ok(role) => role,
                            Err(_) => "district-chief".to_owned(),
                        };
                        let mut drawn = draw(lang, of(lang, screen), look, &role);
                        // Depends on the layout: menus move in a narrow bar, and a clause moves
                        // when lines break differently.
                        let last = name.ends_with("settings") || name.ends_with("clause");
                        if !last {
                            prepare(&mut drawn, lang);
                        }
                        // At a higher zoom the window has fewer points.
                        drawn.set_pixels_per_point(zoom);
                        // The pixel size is updated only after a frame has been drawn.
                        drawn.run_steps(2);
                        drawn.set_size(eframe::egui::Vec2::from(size) / zoom);
                        if last {
                            drawn.run_steps(2);
                            prepare(&mut drawn, lang);
                        }
                        for _ in 0..8 {
                            drawn.run_steps(2);
                            std::thread::sleep(Duration::from_millis(60));
                        }
                        let picture = drawn.render().expect("a picture");
                        let first = picture.pixels().next();
                        let blank = picture.pixels().all(|pixel| Some(pixel) == first);
                        assert!(!blank, "{name} is blank");
                        picture.save(to.join(name + ".png")).expect("a file");
                        count += 1;
                    }
                }
            }
        }
    }
    assert!(count > 0, "no scene is named {wanted}");
}
