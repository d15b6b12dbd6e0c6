//! Signed registries from end to end: a province publishes, an office under another account follows,
//! sees what changes and accepts. Each reason to refuse is tested, and the last good copy stays.
//! Every command is a process of its own.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "helpers of tests fail as tests do"
)]

mod https;
mod keys;
mod refused;
mod whole_way;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use trongklum::registry::SAKON_NAKHON;

/// A clause of the registry, and the same with another word.
const CLAUSE: [&str; 2] = [
    "สำหรับรายงานผลการปฏิบัติงานของอำเภอ",
    "สำหรับรายงานผลการปฏิบัติงานประจำเดือนของอำเภอ",
];

/// What a command left behind.
struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Ran {
    fn of(output: Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    #[track_caller]
    fn done(self) -> Self {
        self.ended_with(0)
    }

    #[track_caller]
    fn ended_with(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{}\n{}", self.out, self.err);
        self
    }

    #[track_caller]
    fn says(self, text: &str) -> Self {
        let all = format!("{}\n{}", self.out, self.err);
        // Long lines are wrapped.
        let flat = all.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains(text), "{text}\n---\n{all}");
        self
    }
}

/// A user's account: a home of its own, where the program keeps its files.
struct Account {
    home: PathBuf,
    /// More of the environment.
    variables: Vec<(&'static str, String)>,
}

impl Account {
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_trongklum"));
        command
            .args(arguments)
            .args(["--lang", "en"])
            .env_clear()
            .env("HOME", &self.home)
            .env("PATH", "/usr/bin:/bin")
            .envs(self.variables.iter().cloned())
            .current_dir(&self.home)
            .stdin(Stdio::null());
        command
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        Ran::of(self.command(arguments).output().unwrap())
    }

    /// Runs a command with `input` as its input.
    fn told(&self, arguments: &[&str], input: &str) -> Ran {
        use std::io::Write;
        let mut command = self.command(arguments);
        command.stdin(Stdio::piped());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut program = command.spawn().unwrap();
        let mut pipe = program.stdin.take().unwrap();
        // The program may end without reading.
        let _ = pipe.write_all(input.as_bytes());
        drop(pipe);
        Ran::of(program.wait_with_output().unwrap())
    }

    /// Returns the files that the program keeps for this account.
    fn kept(&self) -> Vec<PathBuf> {
        let mut files = Vec::new();
        collect(
            &self.home.join(".local/share/trongklum/followed"),
            &mut files,
        );
        files
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push(path);
        }
    }
}

/// A province with a key, a folder of publications, and the account of an office.
struct World {
    root: PathBuf,
    province: Account,
    office: Account,
    /// The folder that the province publishes to.
    folder: PathBuf,
}

impl World {
    /// Makes a world whose province has a key.
    fn new(name: &str) -> Self {
        let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("publish-{name}"));
        let _ = fs::remove_dir_all(&root);
        let account = |name: &str| {
            let home = root.join(name);
            fs::create_dir_all(&home).unwrap();
            Account {
                home,
                variables: Vec::new(),
            }
        };
        let world = Self {
            province: account("province"),
            office: account("office"),
            folder: root.join("published"),
            root,
        };
        world.new_key("key");
        world
    }

    fn new_key(&self, name: &str) -> String {
        let arguments = ["keys", "new", "--to", name, "--no-passphrase"];
        self.province.run(&arguments).done();
        name.to_owned()
    }

    /// Writes a registry with each of `changes` made.
    fn registry(&self, changes: &[[&str; 2]]) -> PathBuf {
        let mut text = SAKON_NAKHON.to_owned();
        for [from, to] in changes {
            assert!(text.contains(from), "{from}");
            text = text.replacen(from, to, 1);
        }
        let file = self.province.home.join("ทะเบียนกลุ่ม.ron");
        fs::write(&file, text).unwrap();
        file
    }

    fn publish_with(&self, more: &[&str], changes: &[[&str; 2]]) -> Ran {
        let file = self.registry(changes);
        let to = self.folder.to_str().unwrap();
        let arguments = ["publish", file.to_str().unwrap(), "--to", to];
        let key = if more.contains(&"--key") {
            vec![]
        } else {
            vec!["--key", "key"]
        };
        self.province.run(&[&arguments[..], &key, more].concat())
    }

    #[track_caller]
    fn publish(&self, changes: &[[&str; 2]]) {
        self.publish_with(&[], changes).done();
    }

    /// Returns the public key of the file `name`.
    fn public(&self, name: &str) -> String {
        let file = self.province.home.join(format!("{name}.pub"));
        fs::read_to_string(file).unwrap()
    }

    /// Has the office follow the folder.
    fn follow(&self) -> Ran {
        let key = self.public("key");
        let key = key.lines().nth(1).unwrap();
        let place = self.folder.to_str().unwrap();
        self.office.run(&["follow", place, "--trust", key])
    }

    fn update(&self, more: &[&str]) -> Ran {
        self.office.run(&[&["update"], more].concat())
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Rewrites a JSON file of the folder.
    fn rewrite(&self, name: &str, change: impl FnOnce(&mut Value)) {
        let text = fs::read_to_string(self.file(name)).unwrap();
        let mut json: Value = serde_json::from_str(&text).unwrap();
        change(&mut json);
        fs::write(self.file(name), serde_json::to_string(&json).unwrap()).unwrap();
    }

    /// Signs a file of the folder again.
    fn sign_again(&self, name: &str, serial: u64) {
        let secret = fs::read_to_string(self.province.home.join("key")).unwrap();
        let key = trongklum::publish::SecretKey::read(&secret, None).unwrap();
        let signature = key.sign(&fs::read(self.file(name)).unwrap(), Some(serial));
        fs::write(self.file(&format!("{name}.minisig")), signature.unwrap()).unwrap();
    }

    /// Returns the registry that the office uses, by the last line of `update`.
    fn in_use(&self) -> String {
        let ran = self.update(&["--wait", "3"]);
        let path = ran.out.lines().last().unwrap().trim().to_owned();
        fs::read_to_string(path).unwrap()
    }
}
