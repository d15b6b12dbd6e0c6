//! Measures frame times of the window with small and very large registries. Prints two figures for
//! each screen, in milliseconds: the longest frame until it settles, and the median after that.
//!
//!     cargo bench --bench frames -- 10 300 10000
//!     cargo bench --bench frames -- people 100 10000

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a measurement prints, and fails where it cannot go on"
)]

#[allow(
    dead_code,
    reason = "only the writing of registries is used, not the drawing"
)]
#[path = "../tests/core/generate.rs"]
mod generate;
#[path = "rosters/window.rs"]
mod people;
#[allow(
    dead_code,
    reason = "only the people are used, not the members of a group"
)]
#[path = "rosters/generate.rs"]
mod rosters;

use std::time::{Duration, Instant};

use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use generate::{Drawn, DrawnGroup, DrawnRole, DrawnRule, EFFECTS};
use trongklum::gui::{App, Start};
use trongklum::lang::Lang;
use trongklum::registry::Act;
use trongklum::store::{Settings, SettingsFile};

/// The screens and the keys that open them.
const SCREENS: [(&str, Key); 8] = [
    ("find", Key::F),
    ("draft", Key::M),
    ("guideline", Key::G),
    ("directory", Key::D),
    ("onboarding", Key::J),
    ("letter", Key::L),
    ("check", Key::E),
    ("palette", Key::K),
];

/// The number of frames until a screen settles.
const FIRST: usize = 12;
/// The number of frames measured after that.
const STEADY: usize = 15;

fn main() {
    let sizes: Vec<usize> = std::env::args()
        .skip(1)
        .filter_map(|size| size.parse().ok())
        .collect();
    let sizes = if sizes.is_empty() {
        vec![10, 300]
    } else {
        sizes
    };
    let is_of_people = std::env::args().any(|argument| argument == "people");
    let what = if is_of_people { "people" } else { "groups" };
    println!(
        "{what:>7}  {:<14} {:>9} {:>9}",
        "screen", "longest", "median"
    );
    for size in sizes {
        if is_of_people {
            people::measure(size);
        } else {
            measure(size);
        }
    }
}

fn measure(groups: usize) {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("frames-{groups}"));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("registry.ron");
    std::fs::write(&file, registry(groups).to_ron()).unwrap();
    let settings = SettingsFile::at(folder.join("settings.ron"));
    let chosen = Settings {
        role: Some("r0".to_owned()),
        ..Settings::default()
    };
    settings.write(&chosen).unwrap();
    let start = Start {
        file: Some(file),
        lang: Some(Lang::English),
        settings: Some(settings),
        ..Start::default()
    };
    let began = Instant::now();
    let mut window = Harness::builder()
        .with_size([1180.0, 760.0])
        .build_eframe(move |context| App::new(&context.egui_ctx, start).unwrap());
    loop {
        window.step();
        if window
            .query_by_label("Reading the group registry…")
            .is_none()
        {
            break;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    tell(groups, "(read)", began.elapsed(), Duration::ZERO);
    for (name, key) in SCREENS {
        window.key_press_modifiers(Modifiers::COMMAND, key);
        let first = (0..FIRST).map(|_| {
            let time = frame(&mut window);
            // Time for background work to finish.
            std::thread::sleep(Duration::from_millis(20));
            time
        });
        let longest = first.max().unwrap_or_default();
        let mut steady: Vec<Duration> = (0..STEADY).map(|_| frame(&mut window)).collect();
        steady.sort_unstable();
        tell(groups, name, longest, steady[STEADY / 2]);
    }
}

fn frame(window: &mut Harness<'_, App>) -> Duration {
    let began = Instant::now();
    window.step();
    began.elapsed()
}

fn tell(groups: usize, what: &str, longest: Duration, median: Duration) {
    let ms = |time: Duration| 1000.0 * time.as_secs_f64();
    println!(
        "{groups:>7}  {what:<14} {:>9.1} {:>9.1}",
        ms(longest),
        ms(median)
    );
}

/// Creates a registry with this many groups, a rule for each, and a role for every fifty.
fn registry(groups: usize) -> Drawn {
    let roles = 8 + groups / 50;
    Drawn {
        roles: (0..roles)
            .map(|_| DrawnRole {
                kinds: Vec::new(),
                recipient_only: false,
            })
            .collect(),
        topics: 3,
        groups: (0..groups)
            .map(|group| DrawnGroup {
                members: vec![(0, false), (1 + group % (roles - 1), false)],
                sentences: 2,
                ends: false,
            })
            .collect(),
        rules: (0..groups)
            .map(|group| DrawnRule {
                groups: Some(vec![group]),
                effect: EFFECTS[group % EFFECTS.len()],
                acts: vec![group % Act::ALL.len(), (group + 3) % Act::ALL.len()],
                general: false,
                topics: None,
                who: (0, Vec::new()),
                to: Vec::new(),
                cites: vec![(group, group % 2)],
                inferred: false,
                must: false,
                alone: false,
                unless: None,
                when: None,
                unconfirmed: false,
            })
            .collect(),
        preferences: Vec::new(),
    }
}
