//! An S3-compatible store, moto, over TLS. Everybody may read what the province marks for everybody.

use std::fmt::Write;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use super::{CLAUSE, Store, World, put_all, travels};
use crate::running::{Running, certificates, free_port, run};

/// The store, until it is dropped.
struct Bucket {
    server: Running,
    folder: PathBuf,
    port: u16,
}

impl Bucket {
    /// Starts a store with an empty bucket, whose certificate the office trusts.
    fn start(world: &mut World) -> Self {
        let folder = world.root.join("s3");
        certificates(&folder);
        let port = free_port();
        let mut command = Command::new("moto_server");
        let arguments = ["-H", "127.0.0.1", "-c", "server.pem", "-k", "server.key"];
        command.args(arguments).arg("-p").arg(port.to_string());
        let server = Running::start(command.current_dir(&folder), port, &folder.join("log"));
        let bucket = Self {
            server,
            folder,
            port,
        };
        run(bucket.as_province("").args(["-X", "PUT"]));
        let authority = bucket.folder.join("authority.pem");
        let authority = authority.display().to_string();
        world.office.variables.push(("SSL_CERT_FILE", authority));
        bucket
    }

    /// Returns a request of the province, signed as S3 has it.
    fn as_province(&self, name: &str) -> Command {
        let mut command = Command::new("curl");
        command
            .args(["--silent", "--show-error", "--fail", "--noproxy", "*"])
            .arg("--cacert")
            .arg(self.folder.join("authority.pem"))
            .args(["--aws-sigv4", "aws:amz:us-east-1:s3", "--user", "id:secret"])
            .arg(format!("https://localhost:{}/guideline/{name}", self.port));
        command
    }

    fn put_as(&self, name: &str, bytes: &[u8], access: &str) {
        let file = self.folder.join("upload");
        fs::write(&file, bytes).unwrap();
        let name = name.split('/').map(escaped).collect::<Vec<_>>().join("/");
        let mut command = self.as_province(&name);
        command.arg("--header").arg(format!("x-amz-acl: {access}"));
        run(command.arg("--upload-file").arg(file));
    }
}

/// Returns a name as an address has it.
fn escaped(name: &str) -> String {
    let mut escaped = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b".-_".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            write!(escaped, "%{byte:02X}").unwrap();
        }
    }
    escaped
}

impl Store for Bucket {
    fn place(&self) -> String {
        format!("https://localhost:{}/guideline", self.port)
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        self.put_as(name, bytes, "public-read");
    }
}

#[test]
#[ignore = "needs moto; tests/run runs it"]
fn a_registry_travels_by_an_object_store() {
    let mut world = World::new("s3");
    let mut bucket = Bucket::start(&mut world);
    travels(&world, &bucket);
    // It answers whether anything is new.
    let log = bucket.server.log();
    let looked = |line: &&str| line.contains("latest.json") && line.contains(" 304 ");
    assert!(log.lines().any(|line| looked(&line)), "{log}");
    bucket.server.stop();
    world
        .update(&[])
        .ended_with(3)
        .says("cannot be reached")
        .says("Last looked at today");
    assert!(world.in_use().contains(CLAUSE[1]));
}

#[test]
#[ignore = "needs moto; tests/run runs it"]
fn what_an_object_store_does_not_hand_out_is_looked_at_again() {
    let mut world = World::new("s3-private");
    let bucket = Bucket::start(&mut world);
    let follow = |world: &World| world.follow_at(&bucket.place());
    follow(&world).ended_with(3).says("Nothing is published");
    world.publish(&[]);
    put_all(&world, &bucket);
    follow(&world).done();
    world.publish(&[CLAUSE]);
    put_all(&world, &bucket);
    let registry = "2/ทะเบียนกลุ่ม.ron";
    let bytes = fs::read(world.file(registry)).unwrap();
    bucket.put_as(registry, &bytes, "private");
    world
        .update(&["--accept"])
        .ended_with(3)
        .says("still being copied");
    assert!(world.in_use().contains(CLAUSE[0]));
    bucket.put(registry, &bytes);
    world.update(&["--accept"]).done();
}
