//! Writes made-up people of a province, the members of each group with planted faults and their list,
//! and workbooks as people make them; and measures how long the comparison of ten thousand takes.
//!
//!     cargo bench --bench rosters                     # measures
//!     cargo bench --bench rosters -- --to FOLDER      # writes

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::missing_panics_doc,
    reason = "a generator prints, and fails where it cannot go on"
)]

mod generate;
mod sheets;

use std::fs;
use std::path::Path;
use std::time::Instant;

use trongklum::language::pack;
use trongklum::people::{
    Member, PeopleIndex, Places, Posts, Titles, acknowledgement, audit, file, open_moves,
    organisation,
};
use trongklum::registry::{GroupId, Registry, SAKON_NAKHON, read};
use trongklum::text::Date;

use generate::{DAY, Faults, World, padded, world};

/// The number of people that the comparison is measured with.
const MANY: usize = 10_000;

fn main() {
    let registry = read(SAKON_NAKHON).registry.expect("the registry");
    let arguments: Vec<String> = std::env::args().collect();
    let to = arguments.iter().position(|argument| argument == "--to");
    match to.and_then(|at| arguments.get(at + 1)) {
        Some(folder) => write(&registry, Path::new(folder)),
        None => measure(&registry),
    }
}

/// Writes the files of every group to `folder`.
fn write(registry: &Registry, folder: &Path) {
    fs::create_dir_all(folder).expect("a folder");
    for (id, group) in registry.groups() {
        let World {
            people,
            rows,
            faults,
        } = world(registry, id, 0, 7);
        let name = |what: &str| folder.join(format!("{}-{what}", group.id));
        fs::write(name("people.ron"), file(&people)).expect("a file");
        fs::write(name("members.txt"), sheets::lines(&rows)).expect("a file");
        let book = sheets::workbook(&people, registry).expect("a workbook");
        fs::write(name("people.xlsx"), book).expect("a file");
        fs::write(name("faults.txt"), told(&faults)).expect("a file");
        println!(
            "{}: {} people, {} members",
            group.id,
            people.len(),
            rows.len()
        );
    }
}

fn told(faults: &Faults) -> String {
    let mut lines = Vec::new();
    for (name, role, district) in &faults.missing {
        let parts = [name.as_deref(), Some(role), district.as_deref()];
        let parts: Vec<&str> = parts.iter().map(|part| part.unwrap_or("-")).collect();
        lines.push(format!("missing\t{}", parts.join("\t")));
    }
    for (what, names) in [
        ("not entitled", &faults.not_entitled),
        ("unknown", &faults.unknown),
        ("twice", &faults.twice),
    ] {
        lines.extend(names.iter().map(|name| format!("{what}\t{name}")));
    }
    lines.push(String::new());
    lines.join("\n")
}

/// Measures the comparison for every group, and what else is asked about as many people.
fn measure(registry: &Registry) {
    compared(registry);
    let group = registry.group_ids().next().expect("a group");
    let open = registry.reconcile(group).open.len();
    let extra = MANY.checked_div(open).unwrap_or_default();
    let people = padded(world(registry, group, extra, 7), MANY).people;
    let day = Date::read(DAY);
    let places = Places::new(pack(), registry);
    let time = |what: &str, asked: &dyn Fn() -> usize| {
        let start = Instant::now();
        let count = asked();
        println!(
            "{what}: {count} in {:.1} ms",
            start.elapsed().as_secs_f64() * 1e3
        );
    };
    time("moves", &|| {
        open_moves(registry, &people, &places, day).len()
    });
    time("organisation", &|| {
        organisation(registry, &people, &places, day)
            .districts
            .len()
    });
    time("acknowledged", &|| {
        acknowledgement(registry, &people, &places, None, day)
            .missing
            .len()
    });
    time("index", &|| {
        PeopleIndex::new(registry, pack(), &people, day)
            .everybody()
            .count()
    });
    let index = PeopleIndex::new(registry, pack(), &people, day);
    for text in [
        "บุคคลตัวอย่าง",
        "๐๐๑๒",
        "บุคลตัวอย่าง ๐๐๑๒",
        "นอภ.บ้านสมมติ๐๑",
        "ไม่มีผู้ใด",
    ] {
        time(&format!("search {text}"), &|| index.search(text, 50).len());
    }
}

/// Measures the comparison for every group, with the reading of the file of people.
fn compared(registry: &Registry) {
    let posts = Posts::new(pack(), registry);
    let titles = Titles::new(pack());
    for id in registry.group_ids() {
        let group = registry.group(id);
        let open = registry.reconcile(id).open.len();
        let extra = MANY.checked_div(open).unwrap_or_default();
        let world = padded(world(registry, id, extra, 7), MANY);
        let text = file(&world.people);
        let start = Instant::now();
        let people = trongklum::people::read(&text, registry).people;
        let people = people.expect("people");
        let reading = start.elapsed();
        let members: Vec<Member> = (1..)
            .zip(&world.rows)
            .map(|(row, shown)| member(row, &shown.shown, &titles))
            .collect();
        let start = Instant::now();
        let audit = audited(registry, id, &people, &members, &posts);
        println!(
            "{}: {} people, {} members, read in {} ms, compared in {} ms, {} to look at",
            group.id,
            people.len(),
            members.len(),
            reading.as_millis(),
            start.elapsed().as_millis(),
            audit
        );
    }
}

fn member(row: usize, shown: &str, titles: &Titles) -> Member {
    let (_, name) = titles.parted(shown);
    Member {
        shown: shown.to_owned(),
        name,
        row,
        ..Member::default()
    }
}

fn audited(
    registry: &Registry,
    group: GroupId,
    people: &[trongklum::people::Person],
    members: &[Member],
    posts: &Posts,
) -> usize {
    let audit = audit(
        registry,
        group,
        people,
        members,
        posts.places(),
        Date::read(DAY),
    );
    audit.missing.len() + audit.not_entitled.len() + audit.unknown.len() + audit.duplicates.len()
}
