//! Each reason to refuse a folder. Whatever it offers, the registry in use stays in use.

use std::fs;

use super::{CLAUSE, World};

/// Publishes twice, follows the first and spoils the second. Returns the world.
fn spoilt(name: &str, spoil: impl FnOnce(&World)) -> World {
    let world = World::new(name);
    world.publish(&[]);
    world.follow().done();
    world.publish(&[CLAUSE]);
    spoil(&world);
    world
}

/// Expects that the second publication is refused with `message`, and that the first is in use.
#[track_caller]
fn refused(name: &str, message: &str, spoil: impl FnOnce(&World)) -> World {
    let world = spoilt(name, spoil);
    world.update(&["--accept"]).ended_with(3).says(message);
    assert!(world.in_use().contains(CLAUSE[0]));
    let parts = world.office.kept();
    assert!(
        !parts
            .iter()
            .any(|path| path.to_string_lossy().contains(".new-"))
    );
    world
}

const REGISTRY: &str = "2/ทะเบียนกลุ่ม.ron";

#[test]
fn another_key_is_refused() {
    let world = refused(
        "other-key",
        "another key than the one that you trust",
        |world| {
            fs::remove_dir_all(&world.folder).unwrap();
            let other = world.new_key("other");
            world.publish_with(&["--key", &other], &[]).done();
            world.publish_with(&["--key", &other], &[CLAUSE]).done();
        },
    );
    // A statement that the old key has not signed changes nothing.
    let new = world.new_key("new");
    let to = world.folder.to_str().unwrap();
    let change = [
        "keys", "change", "--from", "other", "--key", &new, "--to", to,
    ];
    world.province.run(&change).done();
    world
        .update(&[])
        .ended_with(3)
        .says("another key than the one that you trust");
}

#[test]
fn changed_bytes_are_refused() {
    refused("changed", "has been changed since it was signed", |world| {
        let text = fs::read_to_string(world.file(REGISTRY)).unwrap();
        fs::write(world.file(REGISTRY), text.replacen("Forbid", "Permit", 1)).unwrap();
    });
    refused(
        "changed-manifest",
        "2/manifest.json has been changed",
        |world| {
            world.rewrite("2/manifest.json", |json| {
                json["valid_until"] = "2999-01-01".into();
            });
        },
    );
}

#[test]
fn an_older_serial_is_refused() {
    let world = spoilt("older", |_| ());
    world.update(&["--accept"]).done();
    world.rewrite("latest.json", |json| json["serial"] = 1.into());
    world
        .update(&[])
        .ended_with(3)
        .says("no. 1 is older than no. 2");
    assert!(world.in_use().contains(CLAUSE[1]));
}

#[test]
fn a_publication_past_its_date_is_refused() {
    let world = spoilt("past", |_| ());
    let later = ["--on", "2099-01-01"];
    world
        .update(&later)
        .ended_with(3)
        .says("could be taken until");
    // The one in use stays, and is said to be old.
    let ran = world.update(&later).says("It stays in use");
    assert!(ran.out.contains("was valid until"), "{}", ran.out);
    world.update(&["--accept"]).done();
}

#[test]
fn files_of_two_publications_are_refused() {
    refused("mixed-file", "belongs to another publication", |world| {
        fs::copy(world.file("1/ทะเบียนกลุ่ม.ron"), world.file(REGISTRY)).unwrap();
    });
    refused(
        "mixed-signature",
        "belongs to another publication",
        |world| {
            fs::copy(
                world.file("1/manifest.json.minisig"),
                world.file("2/manifest.json.minisig"),
            )
            .unwrap();
        },
    );
    // Another publication with the serial of the one in use.
    let world = spoilt("mixed-serial", |world| {
        fs::remove_dir_all(&world.folder).unwrap();
        world.publish(&[CLAUSE]);
    });
    world
        .update(&["--accept"])
        .ended_with(3)
        .says("belongs to another publication");
    refused("mixed-folder", "belongs to another publication", |world| {
        fs::remove_dir_all(world.file("2")).unwrap();
        fs::rename(world.file("1"), world.file("2")).unwrap();
    });
}

#[test]
fn a_folder_that_is_half_copied_is_looked_at_again() {
    for (name, file) in [
        ("half-registry", REGISTRY),
        ("half-manifest", "2/manifest.json"),
        ("half-signature", "2/manifest.json.minisig"),
    ] {
        let mut bytes = Vec::new();
        let world = refused(name, "still being copied", |world| {
            bytes = fs::read(world.file(file)).unwrap();
            fs::remove_file(world.file(file)).unwrap();
        });
        fs::write(world.file(file), bytes).unwrap();
        world.update(&["--accept"]).done();
        assert!(world.in_use().contains(CLAUSE[1]));
    }
    refused("half-written", "still being copied", |world| {
        let bytes = fs::read(world.file(REGISTRY)).unwrap();
        fs::write(world.file(REGISTRY), &bytes[..bytes.len() / 2]).unwrap();
    });
}

#[test]
fn a_folder_that_goes_away_leaves_the_last_good_copy() {
    let world = refused("gone", "The folder is not there", |world| {
        fs::rename(&world.folder, world.root.join("away")).unwrap();
    });
    fs::create_dir(&world.folder).unwrap();
    world
        .update(&[])
        .ended_with(3)
        .says("Nothing is published there yet");
    fs::remove_dir(&world.folder).unwrap();
    fs::rename(world.root.join("away"), &world.folder).unwrap();
    world.update(&["--accept"]).done();
    assert!(world.in_use().contains(CLAUSE[1]));
}

#[test]
fn what_is_too_large_is_refused() {
    refused(
        "large-latest",
        "latest.json is larger than it may be",
        |world| {
            fs::write(world.file("latest.json"), vec![b' '; 5_000]).unwrap();
        },
    );
    refused("large-registry", "larger than it may be", |world| {
        let file = fs::File::create(world.file(REGISTRY)).unwrap();
        file.set_len(1 << 34).unwrap();
    });
    refused("large-entry", "larger than it may be", |world| {
        world.rewrite("2/manifest.json", |json| {
            json["files"][0]["size"] = (1_u64 << 40).into();
        });
        world.sign_again("2/manifest.json", 2);
    });
}

#[test]
fn what_cannot_be_read_is_refused() {
    refused("unreadable-latest", "latest.json cannot be read", |world| {
        fs::write(world.file("latest.json"), "<html>please log in</html>").unwrap();
    });
    refused(
        "unreadable-manifest",
        "manifest.json cannot be read",
        |world| {
            fs::write(world.file("2/manifest.json"), "[]").unwrap();
            world.sign_again("2/manifest.json", 2);
        },
    );
    refused("unreadable-signature", "minisig cannot be read", |world| {
        fs::write(world.file("2/manifest.json.minisig"), "x").unwrap();
    });
    refused(
        "leaving-the-folder",
        "manifest.json cannot be read",
        |world| {
            world.rewrite("2/manifest.json", |json| {
                json["files"][0]["path"] = "../../own.ron".into();
                json["registry"] = "../../own.ron".into();
            });
            world.sign_again("2/manifest.json", 2);
        },
    );
    #[cfg(unix)]
    refused("a-pipe", "cannot be read", |world| {
        fs::remove_file(world.file("latest.json")).unwrap();
        let pipe = std::process::Command::new("mkfifo")
            .arg(world.file("latest.json"))
            .status();
        assert!(pipe.unwrap().success());
    });
}

#[test]
fn a_later_format_is_refused() {
    refused("later-latest", "newer version of the program", |world| {
        world.rewrite("latest.json", |json| json["format"] = 2.into());
    });
    refused("later-manifest", "newer version of the program", |world| {
        world.rewrite("2/manifest.json", |json| json["format"] = 2.into());
        world.sign_again("2/manifest.json", 2);
    });
}

#[test]
fn a_registry_that_cannot_be_used_is_refused() {
    refused("unusable", "has errors", |world| {
        let text = fs::read_to_string(world.file(REGISTRY)).unwrap();
        let text = text.replacen("version: 1", "version: 99", 1);
        fs::write(world.file(REGISTRY), &text).unwrap();
        world.rewrite("2/manifest.json", |json| {
            json["files"][0]["size"] = text.len().into();
            json["files"][0]["sha256"] = trongklum::publish::sha256(text.as_bytes()).into();
        });
        world.sign_again("2/manifest.json", 2);
    });
}

#[test]
fn places_without_https_are_refused() {
    let world = World::new("places");
    let follow = |place: &str| world.office.run(&["follow", place]);
    follow("http://a.example/x")
        .ended_with(3)
        .says("begins with https");
    follow("ftp://a.example/x")
        .ended_with(3)
        .says("neither a folder nor");
    follow("nowhere")
        .ended_with(3)
        .says("The folder is not there");
    world
        .update(&[])
        .ended_with(3)
        .says("No place is followed yet");
}
