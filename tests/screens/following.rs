//! Tests following a place in the window: the words of the key, the bar about a newer registry, and
//! what changes before it is used.

use super::*;
use eframe::egui::ViewportId;
use egui_kittest::SnapshotResults;
use trongklum::publish::{PublicKey, SecretKey};
use trongklum::store::{FollowedFolder, NewPublication, Patience, Place, find, load, publish};

const TODAY: &str = "2026-11-26";

/// A province that publishes, and the folder of an office that follows.
pub(super) struct World {
    published: PathBuf,
    followed: FollowedFolder,
    key: SecretKey,
    root: PathBuf,
}

impl World {
    pub(super) fn new(name: &str) -> Self {
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

    /// Rewrites what the program knows about the place.
    fn rewrite_state(&self, change: impl Fn(&str) -> String) {
        let folders = std::fs::read_dir(self.root.join("followed")).expect("a folder");
        let folder = folders.flatten().next().expect("a place").path();
        let file = folder.join("followed.ron");
        let text = std::fs::read_to_string(&file).expect("a state");
        std::fs::write(file, change(&text)).expect("a state");
    }

    /// Makes the last look some days older.
    fn age(&self, days: u64) {
        self.rewrite_state(|text| {
            let (before, after) = text.split_once("looked: Some(").expect("a look");
            let (second, after) = after.split_once(')').expect("a second");
            let second = second.parse::<u64>().expect("a second") - days * 24 * 60 * 60;
            format!("{before}looked: Some({second}){after}")
        });
    }

    pub(super) fn window(&self, file: Option<PathBuf>) -> Window {
        self.window_after(None, file)
    }

    /// Opens the window on `file`, where `last` was opened before.
    fn window_after(&self, last: Option<PathBuf>, file: Option<PathBuf>) -> Window {
        let name = self.root.file_name().expect("a name").to_string_lossy();
        let settings = settings(&name, None);
        let look = Settings {
            look: "light".parse().expect("a look"),
            role: Some("district-chief".to_owned()),
            still: Some(true),
            registry: last,
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

    pub(super) fn type_place(&self, window: &mut Window) {
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
    // Nothing is used unseen.
    assert!(!heard(&window, "ใช้ฉบับใหม่"));
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
    // What was shown is still shown, and not told once more.
    wait_for(&mut window, "เนื้อหาที่เปลี่ยน 2 แห่ง");
    let whose = window.get_by_role_and_label(Role::ComboBox, "แสดงคำตอบของ");
    assert_eq!(whose.accesskit_node().value().as_deref(), Some("นายอำเภอ"));
    assert!(!heard(&window, "ทะเบียนกลุ่มบนหน้าจอเปลี่ยนจาก"));
}

#[test]
fn what_was_accepted_elsewhere_is_opened() {
    let world = World::new("follow-elsewhere");
    let before = world.follow();
    // Without any other registry, the followed one is opened.
    let is_open = |window: &Window, file: &PathBuf| {
        window.state().loaded().origin.file() == Some(file.as_path())
    };
    let mut window = world.window(None);
    until(&mut window, |window| is_open(window, &before));
    world.publish_newer();
    let place = Place::read(world.published.to_str().expect("a text")).expect("a place");
    let mut followed = world.followed.get(&place).expect("followed");
    let looked = followed.look(Date::read(TODAY), Patience::default());
    looked.expect("looked");
    followed.accept().expect("accepted");
    // The window opened another one last.
    let mut window = world.window_after(Some(before.clone()), None);
    until(&mut window, |window| is_open(window, &followed.registry()));
    // An older one is opened if it is named, and said to be old.
    let mut window = world.window(Some(before.clone()));
    wait_for(&mut window, "ฉบับนี้เป็นฉบับเก่า");
    assert!(is_open(&window, &before));
    press(&mut window, "เปิดฉบับที่ใช้อยู่");
    until(&mut window, |window| is_open(window, &followed.registry()));
    assert!(!heard(&window, "ฉบับนี้เป็นฉบับเก่า"));
}

#[test]
fn a_place_is_followed_no_more() {
    let world = World::new("follow-stop");
    let in_use = world.follow();
    let mut window = world.window(Some(in_use.clone()));
    until(&mut window, |window| {
        window.state().loaded().origin.file() == Some(in_use.as_path())
    });
    press(&mut window, "ไฟล์");
    press(&mut window, "ติดตามทะเบียนกลุ่มของจังหวัด…");
    press(&mut window, "เลิกติดตาม จังหวัดสกลนคร ฉบับเผยแพร่ลำดับที่ 1");
    assert_eq!(world.followed.list(), []);
    assert!(in_use.is_file());
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
    wait_for(&mut window, "ยังรับฉบับใหม่ไม่ได้");
    press(&mut window, "รายละเอียด");
    assert!(heard(&window, "มีการแก้ไขหลังลงลายมือชื่อ"));
    assert_eq!(
        window.state().loaded().origin.file(),
        Some(in_use.as_path())
    );
    press(&mut window, "ปิดข้อความนี้");
    assert!(!heard(&window, "ยังรับฉบับใหม่ไม่ได้"));
}

#[test]
fn offline_the_age_of_the_copy_is_said() {
    let world = World::new("follow-offline");
    let in_use = world.follow();
    std::fs::rename(&world.published, world.root.join("away")).expect("a folder");
    let mut window = world.window(Some(in_use.clone()));
    // A day without a network is nothing to say, but the box has it.
    world.age(1);
    let mut after_a_day = world.window(Some(in_use.clone()));
    for window in [&mut window, &mut after_a_day] {
        until(window, |window| {
            window.state().loaded().origin.file().is_some()
        });
        assert!(!heard(window, "ดูครั้งล่าสุด"));
    }
    world.age(8);
    let mut window = world.window(Some(in_use.clone()));
    let old = "ยังใช้ จังหวัดสกลนคร ฉบับเผยแพร่ลำดับที่ 1 ดูครั้งล่าสุดเมื่อ 9 วันก่อน";
    wait_for(&mut window, old);
    press(&mut window, "รายละเอียด");
    assert!(heard(&window, "ไม่พบโฟลเดอร์"));
    // It is looked at again by itself: soon, and once it was reached, after hours.
    let (soon, hours) = (Duration::from_mins(20), Duration::from_hours(4));
    let next = until_next_frame(&mut window);
    assert!(next <= soon && next > soon / 2, "{next:?}");
    std::fs::rename(world.root.join("away"), &world.published).expect("a folder");
    press(&mut window, "ตรวจหาฉบับใหม่");
    until(&mut window, |window| !heard(window, "ดูครั้งล่าสุด"));
    let next = until_next_frame(&mut window);
    assert!(next <= hours && next > hours / 2, "{next:?}");
}

/// Returns how long the window rests if nothing happens.
fn until_next_frame(window: &mut Window) -> Duration {
    window.run();
    window.output().viewport_output[&ViewportId::ROOT].repaint_delay
}

#[test]
fn no_frame_waits_for_a_place() {
    let world = World::new("follow-silent");
    let in_use = world.follow();
    // A server that takes calls and says nothing.
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let place = format!("https://127.0.0.1:{port}/guideline");
    world.rewrite_state(|text| text.replacen(world.published.to_str().expect("a text"), &place, 1));
    let mut window = world.window(Some(in_use.clone()));
    let call = listener.accept();
    assert!(call.is_ok());
    for _ in 0..20 {
        let begun = Instant::now();
        window.step();
        assert!(
            begun.elapsed() < Duration::from_secs(1),
            "{:?}",
            begun.elapsed()
        );
    }
    assert_eq!(
        window.state().loaded().origin.file(),
        Some(in_use.as_path())
    );
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
    wait_for(&mut window, "ยังรับฉบับใหม่ไม่ได้");
    press(&mut window, "รายละเอียด");
    assert!(heard(&window, "กุญแจอื่น ไม่ใช่กุญแจที่ท่านเชื่อถือ"));
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
    press(&mut window, "ใช้ฉบับใหม่");
    until(&mut window, |window| {
        let text = &window.state().loaded().text;
        text.contains("ประจำเดือนของอำเภอ")
    });
    let latest = world.published.join("latest.json");
    let bytes = std::fs::read(&latest).expect("a file");
    std::fs::write(&latest, "x").expect("a file");
    let mut window = world.window(None);
    wait_for(&mut window, "ยังรับฉบับใหม่ไม่ได้");
    picture(&mut window, "follow-refused-th-light");
    std::fs::write(&latest, bytes).expect("a file");
    std::fs::rename(&world.published, world.root.join("away")).expect("a folder");
    world.age(12);
    let mut window = world.window(Some(in_use.clone()));
    wait_for(&mut window, "ฉบับนี้เป็นฉบับเก่า");
    picture(&mut window, "follow-older-th-light");
    let mut window = world.window(None);
    wait_for(&mut window, "ดูครั้งล่าสุด");
    picture(&mut window, "follow-offline-th-light");
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
