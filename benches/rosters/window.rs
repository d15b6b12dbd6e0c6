//! Measures frames of the window with a file of made-up people: the list, what is searched for, the
//! parts of the screen, and the answers that name people.

use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, TouchPhase, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use trongklum::gui::{App, Start};
use trongklum::lang::Lang;
use trongklum::people::{Held, Joined, Person, file};
use trongklum::registry::{Registry, SAKON_NAKHON, read};
use trongklum::store::{Settings, SettingsFile};

use super::rosters::{padded, thai, world};
use super::{frame, tell};

type Window = Harness<'static, App>;

/// How long what runs beside the frames may take before a measurement gives up.
const PATIENCE: Duration = Duration::from_mins(1);

/// Measures frames with `count` people.
pub fn measure(count: usize) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("frames-people-{count}"));
    std::fs::create_dir_all(&folder).unwrap();
    let people = folder.join("people.ron");
    std::fs::write(&people, file(&made(count))).unwrap();
    let settings = SettingsFile::at(folder.join("settings.ron"));
    let chosen = Settings {
        role: Some("deputy".to_owned()),
        district: Some("บ้านสมมติ๐๑".to_owned()),
        people: Some(people),
        ..Settings::default()
    };
    settings.write(&chosen).unwrap();
    let start = Start {
        lang: Some(Lang::English),
        settings: Some(settings),
        ..Start::default()
    };
    let began = Instant::now();
    let mut window = Harness::builder()
        .with_size([1280.0, 720.0])
        .build_eframe(move |context| App::new(&context.egui_ctx, start).unwrap());
    keys(&mut window, Key::B);
    let all = |window: &Window| heard(window, &format!("{count} of {count}"));
    let longest = until(&mut window, all);
    tell(count, "(opened)", began.elapsed(), Duration::ZERO);
    settled(&mut window, count, "list", longest);
    scroll(&mut window, count);
    search(&mut window, count);
    for tab in ["Acknowledged", "Organisation", "List"] {
        let label = window.get_all_by_label(tab).last();
        label.expect(tab).click();
        settled(&mut window, count, tab, Duration::ZERO);
    }
    import(&mut window, count);
    for (name, key) in [("directory", Key::D), ("find", Key::F), ("palette", Key::K)] {
        keys(&mut window, key);
        settled(&mut window, count, name, Duration::ZERO);
    }
    let field = window.get_all_by_role(Role::TextInput).last();
    field.unwrap().focus();
    typed(&mut window, count, "palette typed", "บุคคลตัวอย่าง ๐๐๑");
}

/// Returns as many people as asked for, who are in groups and have signed.
fn made(count: usize) -> Vec<Person> {
    let registry: Registry = read(SAKON_NAKHON).registry.unwrap();
    let group = registry.group_ids().next().unwrap();
    let mut people = padded(world(&registry, group, 0, 7), count).people;
    people.truncate(count);
    for (at, person) in people.iter_mut().enumerate() {
        person.groups = registry.groups().take(at % 4).map(joined).collect();
        person.nickname = Some(thai(&format!("เล่น{at:04}")));
    }
    people
}

fn joined((_, group): (trongklum::registry::GroupId, &trongklum::registry::Group)) -> Joined {
    Joined {
        group: group.id.clone(),
        held: Held::default(),
    }
}

fn heard(window: &Window, label: &str) -> bool {
    window.query_all_by_label_contains(label).next().is_some()
}

fn keys(window: &mut Window, key: Key) {
    window.key_press_modifiers(Modifiers::COMMAND, key);
}

/// Draws until `done`. Returns the longest frame.
fn until(window: &mut Window, done: impl Fn(&Window) -> bool) -> Duration {
    let began = Instant::now();
    let mut longest = Duration::ZERO;
    while !done(window) {
        assert!(began.elapsed() < PATIENCE, "it never comes");
        longest = longest.max(frame(window));
        std::thread::sleep(Duration::from_millis(2));
    }
    longest
}

/// Draws until nothing asks for another frame, and says how long the longest and the usual frame took,
/// and how many there were.
fn settled(window: &mut Window, count: usize, what: &str, longest: Duration) {
    let mut frames = Vec::new();
    let began = Instant::now();
    let mut quiet = 0;
    while quiet < 20 && began.elapsed() < PATIENCE {
        frames.push(frame(window));
        let wants_more = window.ctx.has_requested_repaint();
        quiet = if wants_more { 0 } else { quiet + 1 };
        std::thread::sleep(Duration::from_millis(2));
    }
    let longest = frames
        .iter()
        .copied()
        .max()
        .unwrap_or_default()
        .max(longest);
    let drawn = frames.len() - quiet;
    frames.sort_unstable();
    let median = frames.get(frames.len() / 2).copied().unwrap_or_default();
    tell(count, what, longest, median);
    println!("{:>7}  {:<14} {drawn:>9} frames until it rests", "", "");
}

fn scroll(window: &mut Window, count: usize) {
    window.event(Event::PointerMoved([640.0, 500.0].into()));
    for (what, lines) in [("scroll", -3.0), ("scroll far", -4_000.0)] {
        let mut longest = Duration::ZERO;
        for _ in 0..10 {
            window.event(Event::MouseWheel {
                unit: MouseWheelUnit::Line,
                delta: Vec2::new(0.0, lines),
                phase: TouchPhase::Move,
                source: MouseWheelSource::Wheel,
                modifiers: Modifiers::NONE,
            });
            longest = longest.max(frame(window));
        }
        settled(window, count, what, longest);
    }
}

fn search(window: &mut Window, count: usize) {
    let field = window.get_all_by_role(Role::TextInput).last();
    field.unwrap().focus();
    frame(window);
    typed(window, count, "typed", "บุคคล");
    typed(window, count, "typed on", "ตัวอย่าง ๐๐๑๒");
    typed(window, count, "misspelt", "x");
    for _ in 0..20 {
        window.key_press(Key::Backspace);
    }
    settled(window, count, "cleared", Duration::ZERO);
}

/// Types `text` letter by letter.
fn typed(window: &mut Window, count: usize, what: &str, text: &str) {
    let mut longest = Duration::ZERO;
    for letter in text.chars() {
        window.event(Event::Text(letter.to_string()));
        longest = longest.max(frame(window));
        std::thread::sleep(Duration::from_millis(8));
        longest = longest.max(frame(window));
    }
    settled(window, count, what, longest);
}

/// Pastes as many people as there are.
fn import(window: &mut Window, count: usize) {
    let label = window.get_all_by_label("Import a list").last();
    label.expect("the tab").click();
    window.step();
    let mut list = String::from("ชื่อ-สกุล\tตำแหน่ง\tอำเภอ\tโทรศัพท์\n");
    for person in made(count) {
        let district = person.district.clone().unwrap_or_default();
        let name = person.full_name();
        let _ = writeln!(list, "{name}\tปลัดอำเภอ\t{district}\t0800000001");
    }
    window.event(Event::Paste(list));
    settled(window, count, "pasted", Duration::ZERO);
}
