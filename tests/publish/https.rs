//! The same over https, from nginx on this machine with a certificate of an authority of its own.

mod server;

use std::fs;
use std::time::Instant;

use self::server::{Proxy, Server};
use super::{CLAUSE, World};

/// A world whose folder is served, and whose office trusts the server's certificate.
fn served(name: &str) -> (World, Server) {
    let mut world = World::new(name);
    world.publish(&[]);
    let server = Server::start(&world.root, &world.folder);
    let authority = server.authority().display().to_string();
    world.office.variables.push(("SSL_CERT_FILE", authority));
    (world, server)
}

fn follow(world: &World, place: &str) -> super::Ran {
    let key = world.public("key");
    let key = key.lines().nth(1).unwrap();
    world
        .office
        .run(&["follow", place, "--trust", key, "--wait", "20"])
}

#[test]
fn a_registry_travels_over_https() {
    let (world, mut server) = served("https");
    follow(&world, &server.address("ทะเบียน"))
        .done()
        .says("no. 1");
    world.update(&[]).done();
    world.update(&[]).done();
    let log = server.log();
    let last = log.lines().last().unwrap();
    assert!(last.starts_with("304 "), "{log}");
    assert!(log.contains(" trongklum"), "{log}");

    world.publish(&[CLAUSE]);
    world.update(&["--accept"]).done();
    assert!(world.in_use().contains(CLAUSE[1]));
    // Half copied.
    world.publish(&[]);
    let file = world.file("3/manifest.json.minisig");
    let signature = fs::read(&file).unwrap();
    fs::remove_file(&file).unwrap();
    world
        .update(&["--accept"])
        .ended_with(3)
        .says("still being copied");
    fs::write(file, signature).unwrap();
    world.update(&["--accept"]).done();
    // Offline.
    server.stop();
    world
        .update(&[])
        .ended_with(3)
        .says("cannot be reached")
        .says("Last looked at today");
    assert!(world.in_use().contains(CLAUSE[0]));
    // A server that nobody vouches for.
    let (mut other, server) = served("https-untrusted");
    other.office.variables.clear();
    follow(&other, &server.address("ทะเบียน"))
        .ended_with(3)
        .says("certificate is not trusted");
    assert!(other.office.kept().is_empty());
}

#[test]
fn a_server_that_misbehaves_is_refused() {
    let (world, server) = served("https-bad");
    for (path, message) in [
        ("to-http", "an address without https"),
        ("round", "without end"),
        ("forbidden", "with the status 403"),
        ("nothing", "Nothing is published there yet"),
        ("endless", "larger than it may be"),
        ("cut", "missing or too short"),
        ("page", "cannot be read as what it should be"),
    ] {
        follow(&world, &server.address(path))
            .ended_with(3)
            .says(message);
    }
    assert!(world.office.kept().is_empty());
    // A server that sends a byte now and then is waited for only so long.
    let begun = Instant::now();
    let slow = server.address("slow");
    let ran = world.office.run(&["follow", &slow, "--wait", "2"]);
    ran.ended_with(3).says("too long to answer");
    assert!(begun.elapsed().as_secs() < 15, "{:?}", begun.elapsed());
}

#[test]
fn ten_thousand_offices_cost_a_server_little() {
    let (mut world, server) = served("https-proxy");
    let proxy = Proxy::start();
    let address = format!("http://127.0.0.1:{}", proxy.port());
    world.office.variables.push(("HTTPS_PROXY", address));
    follow(&world, &server.address("ทะเบียน")).done();
    let all = proxy.take();
    world.update(&[]).done();
    let first = proxy.take();
    world.update(&[]).done();
    let look = proxy.take();
    // Both directions, with the handshake. Nothing goes past the proxy.
    assert!(first > 0 && look > 0 && look < 8_000, "{look}");
    assert!(all < 200_000, "{all}");
    // Every four hours, in 10,000 offices.
    let a_day = look * 6 * 10_000;
    assert!(a_day < 500_000_000, "{a_day}");
    println!("a look: {look} bytes; following: {all} bytes; 10,000 offices: {a_day} bytes a day");
}
