//! Which registry commands use that name none: the one that is followed, as the window does.

use std::fs;
use std::path::PathBuf;

use super::{CLAUSE, Ran, World};

/// A question whose answer quotes [`CLAUSE`].
const ASK: [&str; 7] = [
    "lookup",
    "--role",
    "district-chief",
    "--act",
    "report-results",
    "--topic",
    "general",
];

fn ask(world: &World, more: &[&str]) -> Ran {
    world.office.run(&[&ASK, more].concat())
}

/// Returns the file in which the program keeps what it knows about the place.
fn state(world: &World) -> PathBuf {
    let mut kept = world.office.kept().into_iter();
    kept.find(|path| path.ends_with("followed.ron")).unwrap()
}

#[test]
fn commands_use_the_registry_that_is_followed() {
    let world = World::new("usual");
    world.publish(&[CLAUSE]);
    ask(&world, &[]).done().says(CLAUSE[0]);
    world.follow().done();
    assert!(ask(&world, &[]).done().says(CLAUSE[1]).err.is_empty());
    // What was named counts.
    let own = world.registry(&[]);
    let own = own.to_str().unwrap();
    ask(&world, &["--registry", own]).done().says(CLAUSE[0]);
    world
        .office
        .run(&["check", own])
        .done()
        .says("ทะเบียนกลุ่ม.ron");
    // A newer one is not used before it is accepted, and its age is said once it is old.
    world.publish(&[]);
    world.update(&[]).ended_with(1);
    let waits = ask(&world, &["--json"]).done();
    assert!(
        waits.err.contains("A newer group registry waits"),
        "{}",
        waits.err
    );
    assert!(waits.out.contains(CLAUSE[1]) && waits.out.starts_with('{'));
    world.update(&["--accept"]).done();
    ask(&world, &[]).done().says(CLAUSE[0]);
    let file = state(&world);
    let text = fs::read_to_string(&file).unwrap();
    let (before, after) = text.split_once("looked: Some(").unwrap();
    let (second, after) = after.split_once(')').unwrap();
    let earlier = second.parse::<u64>().unwrap() - 8 * 24 * 60 * 60;
    fs::write(&file, format!("{before}looked: Some({earlier}){after}")).unwrap();
    let old = ask(&world, &[]).done();
    assert!(
        old.err.contains("stays in use. Last looked at 8 days ago"),
        "{}",
        old.err
    );
    let past = ask(&world, &["--on", "2099-01-01"]).done();
    assert!(past.err.contains("was valid until"), "{}", past.err);
    // The pocket guide says which publication it holds.
    world
        .office
        .run(&["export", "pocket", "--to", "guide.html"])
        .done();
    let page = fs::read_to_string(world.office.home.join("guide.html")).unwrap();
    assert!(page.contains("Issue 2"));
}

#[test]
fn of_several_the_one_in_the_window_is_used() {
    let world = World::new("usual-several");
    world.publish(&[]);
    world.follow().done();
    let first = world.folder.clone();
    let other = World {
        folder: world.root.join("other"),
        ..world
    };
    other.publish(&[CLAUSE]);
    let followed = other.follow().done();
    let second = followed.out.lines().last().unwrap().trim().to_owned();
    ask(&other, &[])
        .ended_with(2)
        .says("You follow several")
        .says(&second);
    let settings = other.office.home.join(".config/trongklum");
    fs::create_dir_all(&settings).unwrap();
    let text = format!("(registry: {second:?})");
    fs::write(settings.join("settings.ron"), text).unwrap();
    ask(&other, &[]).done().says(CLAUSE[1]);
    // Followed no more, the other one is left, and then none.
    let stop = |place: &PathBuf| {
        let place = place.to_str().unwrap();
        other.office.run(&["follow", place, "--stop"])
    };
    stop(&other.folder).done().says("no longer follow");
    ask(&other, &[]).done().says(CLAUSE[0]);
    stop(&other.folder).ended_with(3).says("You do not follow");
    stop(&first).done();
    other
        .update(&[])
        .ended_with(3)
        .says("No place is followed yet");
    assert!(fs::exists(second).unwrap());
    // Its key is compared anew.
    let place = first.to_str().unwrap();
    other.office.run(&["follow", place]).ended_with(1);
}
