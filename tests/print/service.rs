//! Printing through a print service of the test's own.

use super::*;

/// A program that is killed when the test ends.
pub struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A print service of the test's own.
pub fn print_service(folder: &Path) -> (Running, PathBuf) {
    let socket = folder.join("cups.sock");
    let place = folder.display();
    let mut files = String::from("SystemGroup root\nSandboxing relaxed\n");
    for (name, below) in [
        ("ServerRoot", "root"),
        ("CacheDir", "cache"),
        ("StateDir", "state"),
        ("RequestRoot", "spool"),
        ("TempDir", "tmp"),
    ] {
        fs::create_dir_all(folder.join(below)).unwrap();
        files += &format!("{name} {place}/{below}\n");
    }
    for log in ["AccessLog", "ErrorLog", "PageLog"] {
        files += &format!("{log} {place}/{log}\n");
    }
    let service = format!(
        "Listen {}\nDefaultAuthType None\nWebInterface No\nBrowsing No\n\
         <Location />\nOrder allow,deny\nAllow all\n</Location>\n\
         <Location /admin>\nOrder allow,deny\nAllow all\n</Location>\n\
         <Policy default>\n<Limit All>\nOrder allow,deny\nAllow all\n</Limit>\n</Policy>\n",
        socket.display()
    );
    fs::write(folder.join("files.conf"), files).unwrap();
    fs::write(folder.join("cupsd.conf"), service).unwrap();
    let server = Command::new("/usr/sbin/cupsd")
        .arg("-f")
        .arg("-c")
        .arg(folder.join("cupsd.conf"))
        .arg("-s")
        .arg(folder.join("files.conf"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("CUPS is installed");
    let patience = Instant::now() + Duration::from_secs(20);
    while !socket.exists() {
        assert!(Instant::now() < patience, "the print service never listens");
        std::thread::sleep(Duration::from_millis(50));
    }
    (Running(server), socket)
}

pub fn trongklum(service: &Path, args: &[&str]) -> (i32, String) {
    let done = Command::new(env!("CARGO_BIN_EXE_trongklum"))
        .args(args)
        .env("CUPS_SERVER", service)
        .output()
        .unwrap();
    let messages = String::from_utf8(done.stderr).unwrap();
    (done.status.code().unwrap(), messages)
}

#[test]
#[ignore = "needs CUPS; tests/run runs it"]
fn a_print_job_reaches_the_printer_whole() {
    // A path of a socket must be short.
    let folder = PathBuf::from(format!("/tmp/trongklum-cups-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let (_server, service) = print_service(&folder);

    let (code, messages) = trongklum(&service, &["print", "guideline"]);
    assert_eq!(code, 4);
    assert!(messages.contains("ไม่มีเครื่องพิมพ์"), "{messages}");

    let printer = TcpListener::bind("127.0.0.1:0").unwrap();
    let uri = format!("socket://{}", printer.local_addr().unwrap());
    let status = Command::new("lpadmin")
        .args(["-p", "Testing", "-E", "-v", &uri, "-m", "raw"])
        .env("CUPS_SERVER", &service)
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success());
    let (code, messages) = trongklum(&service, &["print", "guideline", "--printer", "None"]);
    assert_eq!(code, 4);
    assert!(messages.contains("None"), "{messages}");

    let (code, messages) = trongklum(&service, &["print", "guideline"]);
    assert_eq!(code, 0, "{messages}");
    let (mut line, _) = printer.accept().unwrap();
    let mut received = Vec::new();
    line.read_to_end(&mut received).unwrap();
    let registry = shipped();
    let document = guideline_of(&registry);
    assert!(received == pdf(&document, &registry, Options::default()));

    // A stopped queue accepts the job, and a closed one does not.
    let queue = |program: &str| {
        let done = Command::new(program)
            .arg("Testing")
            .env("CUPS_SERVER", &service)
            .status();
        assert!(done.unwrap().success());
    };
    queue("cupsdisable");
    let (code, messages) = trongklum(&service, &["print", "guideline"]);
    assert_eq!(code, 0);
    assert!(messages.contains("เครื่องพิมพ์ Testing หยุดอยู่"), "{messages}");
    queue("cupsreject");
    let (code, messages) = trongklum(&service, &["print", "guideline"]);
    assert_eq!(code, 4);
    assert!(messages.contains("ไม่รับงานพิมพ์ในขณะนี้"), "{messages}");
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_missing_print_service_is_said() {
    let nowhere = Path::new("/nonexistent/cups.sock");
    let (code, messages) = trongklum(nowhere, &["print", "guideline", "--lang", "en"]);
    assert_eq!(code, 4);
    assert!(messages.contains("Nothing was printed"), "{messages}");
}
