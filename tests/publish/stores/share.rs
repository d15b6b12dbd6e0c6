//! A share over SMB: Samba's server, mounted as a folder by rclone, since not every system that runs
//! tests can mount shares itself.

use std::fs;
use std::io::{Write, stderr};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use super::{CLAUSE, Store, World, put_all, travels};
use crate::running::{Running, free_port, user};

/// The server, until it is dropped.
struct Share {
    server: Running,
    port: u16,
}

impl Share {
    /// Serves a new folder as the share `guideline`.
    fn start(root: &Path) -> Self {
        let folder = root.join("samba");
        for name in ["state", "shared"] {
            fs::create_dir_all(folder.join(name)).unwrap();
        }
        let (port, user, place) = (free_port(), user(), folder.display());
        let kept = [
            "private dir",
            "lock directory",
            "state directory",
            "cache directory",
            "pid directory",
            "ncalrpc dir",
        ];
        let kept = kept
            .map(|kept| format!("{kept} = {place}/state\n"))
            .concat();
        let configuration = format!(
            "[global]\nserver role = standalone server\nsmb ports = {port}\n\
             interfaces = 127.0.0.1/8\nbind interfaces only = yes\ndisable netbios = yes\n\
             map to guest = Bad User\nguest account = {user}\nlog file = {place}/log\n\
             load printers = no\nprintcap name = /dev/null\ndisable spoolss = yes\n{kept}\
             [guideline]\npath = {place}/shared\nguest ok = yes\nread only = no\n"
        );
        let file = folder.join("smb.conf");
        fs::write(&file, configuration).unwrap();
        let mut command = Command::new("/usr/sbin/smbd");
        command
            .args(["--foreground", "--no-process-group", "-s"])
            .arg(file);
        let server = Running::start(&mut command, port, &folder.join("out"));
        Self { server, port }
    }

    /// Sends a signal to the server and to those of its processes that talk to somebody.
    fn signal(&self, signal: &str) {
        let id = self.server.id();
        let children = format!("/proc/{id}/task/{id}/children");
        let children = fs::read_to_string(children).unwrap_or_default();
        let mut command = Command::new("kill");
        command.args(["-s", signal]).arg(id.to_string());
        command.args(children.split_whitespace()).status().unwrap();
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        self.signal("CONT");
        self.signal("KILL");
    }
}

/// The share as a folder, until it is dropped.
struct Mounted {
    folder: PathBuf,
    /// Where the server has it.
    shared: PathBuf,
}

impl Store for Mounted {
    fn place(&self) -> String {
        self.folder.display().to_string()
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        let path = self.folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        // A write may return before the server has all of it, and on a busy machine be given up
        // by the mount without a word: then the file is written again.
        for _ in 0..12 {
            // What was given up may leave a file that cannot be written for a moment.
            let _ = fs::write(&path, bytes);
            let begun = Instant::now();
            while begun.elapsed() < Duration::from_secs(5) {
                if fs::read(self.shared.join(name)).ok().as_deref() == Some(bytes) {
                    return;
                }
                thread::sleep(Duration::from_millis(10));
            }
        }
        panic!("{name} does not arrive");
    }
}

impl Mounted {
    /// Mounts the share, or returns `None` where that is not possible.
    fn mount(share: &Share, root: &Path) -> Option<Self> {
        let folder = root.join("เครือข่าย");
        fs::create_dir_all(&folder).unwrap();
        let remote = format!(
            ":smb,host=127.0.0.1,port={},user=guest:guideline",
            share.port
        );
        // Nothing is remembered between two looks, and a server that hangs is given up soon.
        let options = "--dir-cache-time 0s --attr-timeout 0s --timeout 2s --contimeout 2s \
                       --low-level-retries 1 --config /dev/null --daemon";
        let mounted = Command::new("rclone")
            .args(["mount", &remote])
            .arg(&folder)
            .args(options.split_whitespace())
            .status();
        if !mounted.expect("rclone").success() {
            return None;
        }
        let mounted = Self {
            folder,
            shared: root.join("samba/shared"),
        };
        let begun = Instant::now();
        while !mounted.is_there() {
            if begun.elapsed() > Duration::from_secs(5) {
                return None;
            }
            thread::sleep(Duration::from_millis(50));
        }
        Some(mounted)
    }

    fn is_there(&self) -> bool {
        let mounts = fs::read_to_string("/proc/mounts").unwrap_or_default();
        let name = self.folder.file_name().unwrap().to_str().unwrap();
        mounts
            .lines()
            .any(|line| line.contains(name) && line.contains("rclone"))
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        // Whatever still waits for the server does not keep it.
        let _ = Command::new("fusermount3")
            .args(["-u", "-z"])
            .arg(&self.folder)
            .status();
    }
}

#[test]
#[ignore = "needs Samba and rclone; tests/run runs it"]
fn a_registry_travels_by_a_share_that_hangs_and_goes_away() {
    let world = World::new("smb");
    let share = Share::start(&world.root);
    let Some(mounted) = Mounted::mount(&share, &world.root) else {
        // Also said of a test that passes.
        let _ = writeln!(stderr(), "skipped: no share can be mounted on this machine");
        return;
    };
    travels(&world, &mounted);
    world.publish(&[]);
    put_all(&world, &mounted);
    let stays = |message: &str| {
        let begun = Instant::now();
        let ran = world.update(&["--wait", "1"]).ended_with(3);
        ran.says(message).says("Last looked at today");
        assert!(
            begun.elapsed() < Duration::from_secs(10),
            "{:?}",
            begun.elapsed()
        );
    };
    share.signal("STOP");
    stays("took too long to answer");
    share.signal("CONT");
    // The system connects anew.
    let begun = Instant::now();
    while world.update(&["--wait", "3"]).code != Some(1) {
        assert!(
            begun.elapsed() < Duration::from_secs(20),
            "it never comes back"
        );
    }
    world.update(&[]).ended_with(1).says("no. 3");
    // The server is switched off.
    drop(share);
    stays("cannot be reached");
    assert!(world.in_use().contains(CLAUSE[1]));
}
