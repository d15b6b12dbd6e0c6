//! Keys: what they are kept in, who may read it, and what minisign itself says of the signatures.

use std::fs;
use std::process::Command;

use super::World;

#[test]
fn a_key_is_encrypted_and_never_replaced() {
    let world = World::new("keys");
    let new = ["keys", "new", "--to", "other"];
    // Nobody types a passphrase.
    world
        .province
        .run(&new)
        .ended_with(2)
        .says("--no-passphrase");
    assert!(!world.province.home.join("other").exists());
    let made = world.province.told(&new, "รหัสลับ 1\n").done();
    let made = made.says("encrypted with your passphrase");
    world
        .province
        .told(&new, "x\n")
        .ended_with(4)
        .says("never replaced");
    let shown = world.province.run(&["keys", "show", "--key", "other.pub"]);
    let shown = shown.done().out;
    assert!(made.out.ends_with(&shown), "{shown}");
    world
        .province
        .run(&["keys", "show", "--key", "other"])
        .ended_with(3);
    let secret = fs::read_to_string(world.province.home.join("other")).unwrap();
    assert!(!made.out.contains(secret.lines().nth(1).unwrap()));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let about = fs::metadata(world.province.home.join("other")).unwrap();
        assert_eq!(about.permissions().mode() & 0o777, 0o600);
    }
    let file = world.registry(&[]);
    let to = world.folder.to_str().unwrap();
    let publish = [
        "publish",
        file.to_str().unwrap(),
        "--to",
        to,
        "--key",
        "other",
    ];
    world
        .province
        .told(&publish, "another\n")
        .ended_with(3)
        .says("passphrase is wrong");
    assert!(!world.folder.exists());
    world.province.told(&publish, "รหัสลับ 1\r\n").done();
}

#[test]
fn minisign_verifies_what_is_published() {
    let world = World::new("minisign");
    world.publish(&[]);
    let verify = |manifest: &str, key: &str| {
        Command::new("minisign")
            .args(["-V", "-m", manifest, "-p", key])
            .current_dir(&world.folder)
            .output()
            .unwrap()
    };
    let good = verify("1/manifest.json", "trongklum.pub");
    let said = String::from_utf8_lossy(&good.stdout);
    assert!(good.status.success(), "{said}");
    assert!(said.contains("serial:1"), "{said}");
    fs::write(world.file("x.json"), "{}").unwrap();
    fs::copy(
        world.file("1/manifest.json.minisig"),
        world.file("x.json.minisig"),
    )
    .unwrap();
    assert!(!verify("x.json", "trongklum.pub").status.success());
}

#[test]
fn minisign_signs_with_a_key_made_here() {
    let world = World::new("minisign-key");
    world.publish(&[]);
    let signed = Command::new("minisign")
        .args(["-S", "-s", "key", "-t", "serial:1", "-m"])
        .arg(world.file("1/manifest.json"))
        .current_dir(&world.province.home)
        .output()
        .unwrap();
    assert!(signed.status.success(), "{signed:?}");
    world.follow().done();
}
