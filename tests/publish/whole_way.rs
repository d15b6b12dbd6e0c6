//! A registry is published, followed from another account, changed, published again and accepted.

use std::fs;

use super::{CLAUSE, World};

#[test]
fn a_registry_travels_and_is_shown_before_it_is_used() {
    let world = World::new("way");
    world.publish(&[]);
    let place = world.folder.to_str().unwrap();
    // Without a person who compares the words, nothing is followed.
    let asked = world.office.run(&["follow", place]).ended_with(1);
    let asked = asked.says("The words of the key").says("--trust");
    assert!(world.office.kept().is_empty());
    // The words from the letter, as the province read them out.
    let shown = world
        .province
        .run(&["keys", "show", "--key", "key.pub"])
        .done();
    let words = shown
        .out
        .lines()
        .skip(1)
        .filter(|line| line.contains("1. "));
    let first = words.last().unwrap().trim().to_owned();
    let mut second = shown.out.lines().filter(|line| line.contains("5. "));
    let both = format!("{first} {}", second.next_back().unwrap());
    assert!(asked.err.contains(&first), "{}", asked.err);
    let words: Vec<&str> = both
        .split_whitespace()
        .filter(|it| !it.contains('.'))
        .collect();
    assert_eq!(words.len(), 8);
    let words = words.join(" ").to_uppercase();
    world
        .office
        .run(&["follow", place, "--trust", "acorn"])
        .ended_with(3)
        .says("another key");
    let followed = world
        .office
        .run(&["follow", place, "--trust", &words])
        .done();
    let followed = followed.says("no. 1");
    world.follow().done().says("already");
    // Nothing is new.
    world.update(&[]).done().says("Last looked at today");
    let own = world.office.home.join("own.ron");
    fs::write(&own, world.in_use()).unwrap();

    world.publish(&[CLAUSE, ["effect: Forbid", "effect: NotRequired"]]);
    let waits = world.update(&["--role", "district-chief"]).ended_with(1);
    let waits = waits.says("Newer: Sakon Nakhon Province, publication no. 2");
    assert!(waits.out.contains("{+ประจำเดือน+}"), "{}", waits.out);
    waits.says("It is not in use yet");
    assert!(world.in_use().contains(CLAUSE[0]));
    world
        .update(&["--accept"])
        .done()
        .says("In use from now on");
    assert!(world.in_use().contains(CLAUSE[1]));
    world.update(&[]).done();
    // The older copy stays, what was followed is read-only, and the office's own file is its own.
    let registries = world.office.kept();
    let registries = registries
        .iter()
        .filter(|path| path.extension().is_some_and(|it| it == "ron"));
    let registries: Vec<_> = registries
        .filter(|path| !path.ends_with("followed.ron"))
        .collect();
    assert_eq!(registries.len(), 2);
    for path in registries {
        assert!(fs::metadata(path).unwrap().permissions().readonly());
    }
    assert!(fs::read_to_string(&own).unwrap().contains(CLAUSE[0]));
    let path = followed.out.lines().last().unwrap().trim();
    world.office.run(&[
        "lookup",
        "--registry",
        path,
        "--role",
        "deputy",
        "--act",
        "ask",
    ]);
}

#[test]
fn pictures_travel_with_the_registry() {
    let world = World::new("pictures");
    let picture = image::RgbaImage::from_pixel(9, 9, image::Rgba([1, 2, 3, 255]));
    let folder = world.province.home.join("pictures");
    fs::create_dir_all(&folder).unwrap();
    picture.save(folder.join("กลุ่ม 1.png")).unwrap();
    let id = "            id: \"administrators\",";
    let with = format!("{id}\n            picture: \"pictures/กลุ่ม 1.png\",");
    let with = [id, with.as_str()];
    let version = ["version: 1", "version: 2"];
    world.publish(&[version, with]);
    world.follow().done();
    let is_picture = |path: &std::path::PathBuf| path.ends_with("pictures/กลุ่ม 1.png");
    assert_eq!(
        world
            .office
            .kept()
            .iter()
            .filter(|path| is_picture(path))
            .count(),
        1
    );
    // A picture that did not change is not fetched again.
    world.publish(&[version, with, CLAUSE]);
    fs::remove_dir_all(world.file("2/pictures")).unwrap();
    world.update(&["--accept"]).done();
    // A picture that is missing is not published.
    fs::remove_dir_all(folder).unwrap();
    world.publish_with(&[], &[version, with]).ended_with(3);
    assert!(!world.file("3").exists());
}

#[test]
fn a_registry_with_errors_is_not_published() {
    let world = World::new("errors");
    let ran = world.publish_with(&[], &[["effect: Forbid", "effect: Nonsense"]]);
    ran.ended_with(3).says("Nonsense");
    assert!(!world.folder.exists());
    world
        .publish_with(&["--until", "2020-01-01"], &[])
        .ended_with(2);
    world
        .publish_with(&["--serial", "5"], &[])
        .done()
        .says("no. 5");
    world
        .publish_with(&["--serial", "5"], &[])
        .ended_with(2)
        .says("The next one is 6");
    world.publish_with(&[], &[]).done().says("no. 6");
    let other = world.new_key("other");
    let ran = world.publish_with(&["--key", &other], &[]);
    ran.ended_with(3).says("signed with another key");
}

#[test]
fn offices_say_which_publication_they_use() {
    let world = World::new("forms");
    world.publish_with(&["--form", "แบบ.csv"], &[]).done();
    world
        .publish_with(&["--form", "แบบ.csv"], &[])
        .ended_with(4);
    world.publish_with(&["--form", "แบบ.xlsx"], &[]).done();
    world.publish_with(&["--form", "แบบ.pdf"], &[]).done();
    // An office fills in the form as text; the workbook comes back as it was.
    let form = fs::read_to_string(world.province.home.join("แบบ.csv")).unwrap();
    assert!(form.contains("Publication no."), "{form}");
    let blank = form.lines().find(|line| line.starts_with("1,")).unwrap();
    let filled = form.replacen(blank, "1,วานรนิวาส,นาย ก,ปลัดอำเภอ,1/12/2569", 1);
    let filled = filled.replacen(blank, "3,อากาศอำนวย,นาง ข,นายอำเภอ,", 1);
    fs::write(world.province.home.join("กลับ.csv"), filled).unwrap();
    let published = world.folder.to_str().unwrap();
    let read = ["returned", "กลับ.csv", "แบบ.xlsx", "--published", published];
    let ran = world.province.run(&read).ended_with(1);
    let ran = ran
        .says("The newest is publication no. 3")
        .says("1 of 2 offices");
    ran.says("no. 1, นาย ก 1/12/2569");
    let json = world
        .province
        .run(&[&read[..], &["--json"]].concat())
        .ended_with(1);
    let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(json["newest"], 3);
    assert_eq!(json["districts"][0]["district"], "วานรนิวาส");
    assert_eq!(json["districts"][1]["serial"], 3);
    let registry = world.registry(&[]);
    let other = ["returned", registry.to_str().unwrap()];
    world.province.run(&other).ended_with(3);
}

#[test]
fn a_key_changes_by_a_statement_of_the_old_one() {
    let world = World::new("key-change");
    world.publish(&[]);
    world.follow().done();
    let new = world.new_key("new");
    let to = world.folder.to_str().unwrap();
    let change = ["keys", "change", "--from", "key", "--key", &new, "--to", to];
    world.province.run(&change).done().says("no. 2");
    let again = world.new_key("again");
    let change = [
        "keys", "change", "--from", &new, "--key", &again, "--to", to,
    ];
    world.province.run(&change).done();
    world.publish_with(&["--key", "key"], &[]).ended_with(3);
    world.publish_with(&["--key", &again], &[CLAUSE]).done();
    let waits = world.update(&[]).ended_with(1);
    let key = world.public(&again);
    waits
        .says("has changed its key")
        .says(key.lines().nth(1).unwrap());
    world.update(&["--accept"]).done();
    assert!(world.in_use().contains(CLAUSE[1]));
    // The old key counts no more.
    fs::remove_dir_all(&world.folder).unwrap();
    world
        .publish_with(&["--key", "key", "--serial", "9"], &[])
        .done();
    world
        .update(&["--accept"])
        .ended_with(3)
        .says("another key");
    assert!(world.in_use().contains(CLAUSE[1]));
}

#[test]
fn a_lost_key_is_replaced_by_following_again() {
    let world = World::new("lost-key");
    world.publish(&[]);
    world.follow().done();
    fs::remove_dir_all(&world.folder).unwrap();
    let new = world.new_key("new");
    world.publish_with(&["--key", &new], &[CLAUSE]).done();
    world.update(&["--accept"]).ended_with(3);
    let place = world.folder.to_str().unwrap();
    world
        .office
        .run(&["follow", place])
        .ended_with(3)
        .says("with another key");
    assert!(world.in_use().contains(CLAUSE[0]));
    let key = world.public(&new);
    let key = key.lines().nth(1).unwrap();
    world.office.run(&["follow", place, "--trust", key]).done();
    assert!(world.in_use().contains(CLAUSE[1]));
    world.update(&[]).done();
}

#[cfg(unix)]
#[test]
fn another_user_of_the_machine_follows() {
    use std::os::unix::fs::PermissionsExt;
    use std::process::Command;

    let is_root = Command::new("id").arg("-u").output().unwrap().stdout == b"0\n";
    if !is_root {
        return;
    }
    let world = World::new("user");
    world.publish(&[]);
    // Where anybody may read: the folder of the build may be closed to others.
    let shared = std::env::temp_dir().join(format!("trongklum-user-{}", std::process::id()));
    let home = shared.join("home");
    fs::create_dir_all(&home).unwrap();
    let program = shared.join("trongklum");
    fs::copy(env!("CARGO_BIN_EXE_trongklum"), &program).unwrap();
    Command::new("cp")
        .arg("-r")
        .arg(&world.folder)
        .arg(&shared)
        .status()
        .unwrap();
    fs::set_permissions(&shared, fs::Permissions::from_mode(0o755)).unwrap();
    Command::new("chown")
        .arg("nobody")
        .arg(&home)
        .status()
        .unwrap();
    let key = world.public("key");
    let place = shared.join("published");
    let mut command = Command::new("setpriv");
    let command = command
        .args(["--reuid", "nobody", "--clear-groups"])
        .arg(&program);
    let command = command.arg("follow").arg(&place).arg("--trust");
    let command = command.arg(key.lines().nth(1).unwrap());
    let output = command
        .env("HOME", &home)
        .env_remove("XDG_DATA_HOME")
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    assert!(home.join(".local/share/trongklum/followed").is_dir());
    fs::remove_dir_all(shared).unwrap();
}
