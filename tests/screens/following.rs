//! Tests following a place in the window: the words of the key, the bar about a newer registry, and
//! what changes before it is used.

use super::*;
use egui_kittest::SnapshotResults;
use trongklum::publish::{PublicKey, SecretKey};
use trongklum::store::{FollowedFolder, NewPublication, Patience, Place, find, load, publish};

const TODAY: &str = "2026-11-26";

/// A province that publishes, and the folder of an office that follows.
struct World {
    published: PathBuf,
    followed: FollowedFolder,
    key: SecretKey,
    root: PathBuf,
}

impl World {
    fn new(name: &str) -> Self {
        let root = folder(name);
        // A key that is always the same, for the pictures.
        let secret = std::fs::read_to_string(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/cases/window/province.key"
        ));
        let key = SecretKey::read(&secret.expect("a key"), None).expect("a key");
        let world = Self {
            published: root.join("published"),
            followed: FollowedFolder::at(root.join("followed")),
            key,
            root,
        };
        world.publish(&[]);
        world
    }

    fn publish(&self, changes: &[[&str; 2]]) {
        let mut text = SAKON_NAKHON.to_owned();
        for [from, to] in changes {
            assert!(text.contains(from), "{from}");
            text = text.replacen(from, to, 1);
        }
        let file = self.root.join("สกลนคร.ron");
        std::fs::write(&file, text).expect("a registry");
        let new = NewPublication {
            loaded: &load(&file),
            folder: &self.published,
            key: &self.key,
            published: Date::read(TODAY).expect("a day"),
            valid_until: Date::read("2027-11-26").expect("a day"),
            serial: None,
        };
        publish(&new).expect("published");
    }

    fn publish_newer(&self) {
        let clause = "สำหรับรายงานผลการปฏิบัติงานของอำเภอ";
        let changed = "สำหรับรายงานผลการปฏิบัติงานประจำเดือนของอำเภอ";
        self.publish(&[[clause, changed], ["effect: Forbid", "effect: NotRequired"]]);
    }

    /// Follows the place, without the window.
    fn follow(&self) -> PathBuf {
        let place = Place::read(self.published.to_str().expect("a text")).expect("a place");
        let found = find(&place, Date::read(TODAY), Patience::default()).expect("found");
        let followed = self.followed.follow(&found, Patience::default());
        followed.expect("followed").registry()
    }

    fn window(&self, file: Option<PathBuf>) -> Window {
        let name = self.root.file_name().expect("a name").to_string_lossy();
        let settings = settings(&name, None);
        let look = Settings {
            look: "light".parse().expect("a look"),
            role: Some("district-chief".to_owned()),
            still: Some(true),
            ..Settings::default()
        };
        settings.write(&look).expect("settings");
        let start = Start {
            file,
            settings: Some(settings),
            followed: Some(self.followed.clone()),
            day: Date::read(TODAY),
            ..Start::default()
        };
        let window = window(Lang::Thai, "หากลุ่ม", [1280.0, 720.0], start);
        window.ctx.set_theme(eframe::egui::Theme::Light);
        window
    }

    fn type_place(&self, window: &mut Window) {
        press(window, "ไฟล์");
        press(window, "ติดตามทะเบียนกลุ่มของจังหวัด…");
        let field = "โฟลเดอร์ ที่อยู่ในเครือข่าย หรือที่อยู่เว็บที่ขึ้นต้นด้วย https";
        let field = window.get_by_role_and_label(Role::TextInput, field);
        field.type_text(self.published.to_str().expect("a text"));
        window.run();
        press(window, "ดูที่นี่");
    }
}

#[test]
fn a_place_is_followed_once_the_words_of_its_key_were_compared() {
    let world = World::new("follow-begin");
    let mut window = world.window(None);
    world.type_place(&mut window);
    wait_for(&mut window, "จังหวัดสกลนคร ฉบับเผยแพร่ลำดับที่ 1");
    let words = world.key.public().words();
    let first = format!("1. {}", words.list(Lang::Thai)[0]);
    assert!(heard(&window, &first), "{first}");
    press(&mut window, "คำตรงกันทุกคำ ติดตามและใช้ฉบับนี้");
    until(&mut window, |window| {
        let loaded = window.state().loaded();
        loaded
            .origin
            .file()
            .is_some_and(|file| file.starts_with(world.root.join("followed")))
    });
    // The same place again says that it is followed, and when it was looked at.
    world.type_place(&mut window);
    wait_for(&mut window, "ท่านติดตามที่นี่ด้วยกุญแจนี้อยู่แล้ว");
    assert!(heard(&window, "ดูครั้งล่าสุดวันนี้"));
}

#[test]
fn a_newer_registry_is_shown_before_it_is_used() {
    let world = World::new("follow-newer");
    let in_use = world.follow();
    world.publish_newer();
    let mut window = world.window(Some(in_use.clone()));
    wait_for(
        &mut window,
        "มีทะเบียนกลุ่มฉบับใหม่: จังหวัดสกลนคร ฉบับเผยแพร่ลำดับที่ 2",
    );
    press(&mut window, "ดูสิ่งที่เปลี่ยน");
    wait_for(&mut window, "คำตอบที่เปลี่ยน");
    // The one on screen is the old one.
    assert!(heard(&window, "เนื้อหาที่เปลี่ยน 2 แห่ง"));
    // What changes for the user is shown first.
    let whose = window.get_by_role_and_label(Role::ComboBox, "แสดงคำตอบของ");
    assert_eq!(whose.accesskit_node().value().as_deref(), Some("นายอำเภอ"));
    assert_eq!(
        window.state().loaded().origin.file(),
        Some(in_use.as_path())
    );
    press(&mut window, "ใช้ฉบับใหม่");
    until(&mut window, |window| {
        let text = &window.state().loaded().text;
        text.contains("ประจำเดือนของอำเภอ")
    });
    assert!(!heard(&window, "มีทะเบียนกลุ่มฉบับใหม่"));
}

#[test]
fn a_newer_registry_can_wait() {
    let world = World::new("follow-later");
    let in_use = world.follow();
    world.publish_newer();
    let mut window = world.window(Some(in_use.clone()));
    wait_for(&mut window, "มีทะเบียนกลุ่มฉบับใหม่");
    press(&mut window, "ภายหลัง");
    assert!(!heard(&window, "มีทะเบียนกลุ่มฉบับใหม่"));
    assert_eq!(
        window.state().loaded().origin.file(),
        Some(in_use.as_path())
    );
}

#[test]
fn what_is_refused_is_said_and_the_last_good_one_stays() {
    let world = World::new("follow-refused");
    let in_use = world.follow();
    world.publish_newer();
    let file = world.published.join("2/สกลนคร.ron");
    let text = std::fs::read_to_string(&file).expect("a registry");
    std::fs::write(&file, text.replacen("Permit", "Forbid", 1)).expect("a registry");
    let mut window = world.window(Some(in_use.clone()));
    wait_for(&mut window, "มีการแก้ไขหลังลงลายมือชื่อ");
    assert_eq!(
        window.state().loaded().origin.file(),
        Some(in_use.as_path())
    );
    press(&mut window, "ปิดข้อความนี้");
    assert!(!heard(&window, "มีการแก้ไขหลังลงลายมือชื่อ"));
}

#[test]
fn another_key_needs_its_words_from_a_letter() {
    let world = World::new("follow-other-key");
    let in_use = world.follow();
    std::fs::remove_dir_all(&world.published).expect("a folder");
    let (secret, public) = SecretKey::generate(None).expect("a key");
    let other = World {
        key: SecretKey::read(&secret, None).expect("a key"),
        published: world.published.clone(),
        followed: world.followed.clone(),
        root: world.root.clone(),
    };
    other.publish(&[]);
    let mut window = world.window(Some(in_use));
    wait_for(&mut window, "กุญแจอื่น ไม่ใช่กุญแจที่ท่านเชื่อถือ");
    other.type_place(&mut window);
    wait_for(&mut window, "ท่านเคยติดตามที่นี่ด้วยกุญแจอื่น");
    let agree = "คำตรงกันทุกคำ ติดตามและใช้ฉบับนี้";
    assert!(!heard(&window, agree));
    let field = "คำของกุญแจใหม่ จากหนังสือ";
    let field = window.get_by_role_and_label(Role::TextInput, field);
    field.focus();
    field.type_text(&words(&public));
    window.run();
    press(&mut window, agree);
    until(&mut window, |_| {
        let place = Place::read(world.published.to_str().expect("a text")).expect("a place");
        world.followed.get(&place).and_then(|it| it.key()) == Some(public.clone())
    });
}

#[test]
#[ignore = "needs a software renderer; tests/run runs it"]
fn following_looks_as_stored() {
    let mut results = SnapshotResults::new();
    let mut picture = |window: &mut Window, name: &str| {
        window.event(eframe::egui::Event::PointerGone);
        window.run();
        results.add(window.try_snapshot_options(name, &stored()));
    };
    let world = World::new("follow-pictures");
    let mut window = world.window(None);
    press(&mut window, "ไฟล์");
    press(&mut window, "ติดตามทะเบียนกลุ่มของจังหวัด…");
    picture(&mut window, "follow-place-th-light");
    window.key_press(Key::Escape);
    window.run();
    world.type_place(&mut window);
    wait_for(&mut window, "จังหวัดสกลนคร ฉบับเผยแพร่ลำดับที่ 1");
    picture(&mut window, "follow-words-th-light");
    let in_use = world.follow();
    world.publish_newer();
    let mut window = world.window(Some(in_use.clone()));
    wait_for(&mut window, "มีทะเบียนกลุ่มฉบับใหม่");
    picture(&mut window, "follow-newer-th-light");
    press(&mut window, "ดูสิ่งที่เปลี่ยน");
    wait_for(&mut window, "คำตอบที่เปลี่ยน");
    picture(&mut window, "follow-changes-th-light");
    std::fs::remove_file(world.published.join("latest.json")).expect("a file");
    std::fs::write(world.published.join("latest.json"), "x").expect("a file");
    let mut window = world.window(Some(in_use));
    wait_for(&mut window, "ไม่ได้ตามที่ควรเป็น");
    picture(&mut window, "follow-refused-th-light");
}

fn words(key: &PublicKey) -> String {
    key.words().text(Lang::Thai)
}

/// Draws frames until `is_done`.
fn until(window: &mut Window, is_done: impl Fn(&Window) -> bool) {
    let patience = Instant::now() + Duration::from_mins(1);
    while !is_done(window) {
        assert!(Instant::now() < patience, "it never happens");
        window.step();
        std::thread::sleep(Duration::from_millis(10));
    }
}
