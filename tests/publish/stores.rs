//! The main way over every kind of place: a registry is published, put into the place file by file,
//! followed, changed, published again and put there again. Whatever state an upload is in, offices use
//! the last good copy.

mod bucket;
mod share;

use std::fs;
use std::path::PathBuf;
use std::thread;
use std::time::Duration;

use super::{CLAUSE, World, collect};

/// A place that the province puts files into, and that offices read.
pub trait Store {
    /// Returns the place as offices follow it.
    fn place(&self) -> String;

    /// Puts a file there.
    fn put(&self, name: &str, bytes: &[u8]);
}

/// Puts everything that the province has published into `store`, `latest.json` last.
fn put_all(world: &World, store: &impl Store) {
    let mut files = Vec::new();
    collect(&world.folder, &mut files);
    files.sort_by_key(|path| path.ends_with("latest.json"));
    for path in files {
        let name = path.strip_prefix(&world.folder).unwrap();
        store.put(name.to_str().unwrap(), &fs::read(&path).unwrap());
    }
}

/// Takes the main way over `store`. At the end the office uses the changed registry.
pub fn travels(world: &World, store: &impl Store) {
    world.publish(&[]);
    put_all(world, store);
    world.follow_at(&store.place()).done().says("no. 1");
    world.update(&[]).done().says("Last looked at today");

    world.publish(&[CLAUSE]);
    let put = |name: &str, from: &str| store.put(name, &fs::read(world.file(from)).unwrap());
    let refused = |message: &str| {
        world.update(&["--accept"]).ended_with(3).says(message);
        assert!(world.in_use().contains(CLAUSE[0]), "{message}");
    };
    let (one, two) = ("1/ทะเบียนกลุ่ม.ron", "2/ทะเบียนกลุ่ม.ron");
    // A web server tells by the second whether a file is another one.
    thread::sleep(Duration::from_secs(1));
    // A program that copies folders may begin with any file.
    put("latest.json", "latest.json");
    refused("still being copied");
    // Not signed yet, then with the signature of the publication before.
    put("2/manifest.json", "2/manifest.json");
    refused("2/manifest.json.minisig is missing");
    put("2/manifest.json.minisig", "1/manifest.json.minisig");
    refused("belongs to another publication");
    put("2/manifest.json.minisig", "2/manifest.json.minisig");
    refused("is missing");
    // The registry of the publication before, then half of the new one.
    put(two, one);
    refused("belongs to another publication");
    let bytes = fs::read(world.file(two)).unwrap();
    store.put(two, &bytes[..bytes.len() / 2]);
    refused("still being copied");
    put(two, two);
    world.update(&[]).ended_with(1).says("It is not in use yet");
    world
        .update(&["--accept"])
        .done()
        .says("In use from now on");
    assert!(world.in_use().contains(CLAUSE[1]));
    // Nothing signed is taken from somebody who can only write there.
    store.put("latest.json", br#"{"format": 1, "serial": 1}"#);
    world
        .update(&["--accept"])
        .ended_with(3)
        .says("is older than");
    put("latest.json", "latest.json");
    world.update(&[]).done();
    assert!(world.in_use().contains(CLAUSE[1]));
}

/// A folder that the province writes into, and the place as which offices read it.
pub struct Folder {
    pub folder: PathBuf,
    pub place: String,
}

impl Store for Folder {
    fn place(&self) -> String {
        self.place.clone()
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        let path = self.folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

#[test]
fn a_registry_travels_by_a_synchronised_folder() {
    let world = World::new("synchronised");
    let folder = world.root.join("ซิงก์ ๑");
    let place = folder.display().to_string();
    travels(&world, &Folder { folder, place });
}
