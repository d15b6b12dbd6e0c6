//! Tests printing with a print service that behaves in any way. Programs of the test's own replace
//! those of CUPS.

use std::os::unix::fs::PermissionsExt;
use std::process::Output;

use super::*;

/// Answers as the files beside it say: whether the service is running, its printers, their states.
const LPSTAT: &str = r#"#!/bin/sh
here=$(dirname "$0")
[ -e "$here/lpstat-hangs" ] && exec sleep 60
case "$1" in
-r) if [ -e "$here/no-service" ]; then echo "scheduler is not running"; else echo "scheduler is running"; fi ;;
-d) echo "system default destination: Office" ;;
-e) cat "$here/printers" ;;
-p) cat "$here/states" 2>/dev/null ;;
-a) cat "$here/accepting" 2>/dev/null ;;
-o) cat "$here/jobs" 2>/dev/null ;;
esac
exit 0
"#;

/// Accepts a job: records its arguments, keeps the document, and waits if it is told to.
const LP: &str = r#"#!/bin/sh
here=$(dirname "$0")
echo "$@" >> "$here/called"
[ -e "$here/refuses" ] && { cat > /dev/null; echo "lp: client-error-document-format-not-supported" >&2; exit 1; }
cat > "$here/document"
[ -e "$here/queues" ] && echo "Office-7   me   1024   today" > "$here/jobs"
echo $$ > "$here/lp-number"
[ -e "$here/lp-hangs" ] && exec sleep 60
echo "Office-7   me   1024   today" > "$here/jobs"
echo "request id is Office-7 (1 file(s))"
"#;

const CANCEL: &str = r#"#!/bin/sh
here=$(dirname "$0")
echo "$@" >> "$here/cancelled"
case "$1" in -*) echo "cancel: Error - unknown option" >&2; exit 1 ;; esac
[ -e "$here/printed" ] && { echo "cancel: cancel-job failed: Job #7 is already completed - can't cancel." >&2; exit 1; }
rm -f "$here/jobs"
"#;

/// Creates a folder with the three programs and a printer named Office.
fn service(name: &str) -> PathBuf {
    let folder = folder(name);
    for (program, script) in [("lpstat", LPSTAT), ("lp", LP), ("cancel", CANCEL)] {
        let file = folder.join(program);
        fs::write(&file, script).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
    }
    fs::write(folder.join("printers"), "Office\n").unwrap();
    folder
}

/// Returns the search path with `service` first.
fn path(service: &Path) -> String {
    let rest = std::env::var("PATH").unwrap_or_default();
    format!("{}:{rest}", service.display())
}

fn set(service: &Path, name: &str) {
    fs::write(service.join(name), "").unwrap();
}

fn note(service: &Path, name: &str) -> String {
    fs::read_to_string(service.join(name)).unwrap_or_default()
}

/// Returns the document that was submitted.
fn handed_over(service: &Path) -> Vec<u8> {
    fs::read(service.join("document")).unwrap_or_default()
}

fn run(service: &Path, args: &[&str]) -> (i32, String) {
    let done: Output = Command::new(env!("CARGO_BIN_EXE_trongklum"))
        .args(args)
        .env("PATH", path(service))
        .output()
        .unwrap();
    let messages = String::from_utf8(done.stderr).unwrap();
    (done.status.code().unwrap(), messages)
}

/// Returns whether the program that replaces `lp` is still running.
fn lp_runs(service: &Path) -> bool {
    let number = note(service, "lp-number");
    if number.trim().is_empty() {
        return false;
    }
    let status = fs::read_to_string(format!("/proc/{}/stat", number.trim()));
    status.is_ok_and(|status| !status.contains(") Z "))
}

const STOPPED: &str = "printer Office disabled since Mon 01 Jan 2024 -\n\tPaused\n";
const REJECTING: &str = "Office not accepting requests since Mon 01 Jan 2024 -\n\tRejecting Jobs\n";

#[test]
fn a_stopped_printer_is_reported_and_keeps_the_job() {
    for (lang, words) in [("th", "เครื่องพิมพ์ Office หยุดอยู่"), ("en", "Office is stopped")]
    {
        let service = service(&format!("stopped-{lang}"));
        fs::write(service.join("states"), STOPPED).unwrap();
        let (code, messages) = run(&service, &["print", "guideline", "--lang", lang]);
        assert_eq!(code, 0, "{messages}");
        assert!(messages.contains(words), "{messages}");
        assert!(handed_over(&service).starts_with(b"%PDF"));
        assert!(note(&service, "called").contains("-d Office -n 1"));
    }
    // A printer whose name only begins the same is another one.
    let service = service("stopped-other");
    fs::write(
        service.join("states"),
        STOPPED.replace("Office", "Office-2"),
    )
    .unwrap();
    let (code, messages) = run(&service, &["print", "guideline"]);
    assert_eq!((code, messages.as_str()), (0, ""));
}

#[test]
fn a_printer_that_rejects_jobs_is_reported_before_printing() {
    for (lang, words) in [
        ("th", "ไม่รับงานพิมพ์ในขณะนี้"),
        ("en", "is not accepting print jobs"),
    ] {
        let service = service(&format!("rejecting-{lang}"));
        fs::write(service.join("accepting"), REJECTING).unwrap();
        let (code, messages) = run(&service, &["print", "guideline", "--lang", lang]);
        assert_eq!(code, 4, "{messages}");
        assert!(
            messages.contains(words) && messages.contains("PDF"),
            "{messages}"
        );
        assert!(!service.join("called").exists());
    }
}

#[test]
fn a_refusal_is_reported_with_an_alternative() {
    let service = service("refused");
    set(&service, "refuses");
    let (code, messages) = run(&service, &["print", "guideline"]);
    assert_eq!(code, 4);
    assert!(messages.contains("บันทึกเป็นไฟล์ PDF"), "{messages}");
    assert!(
        messages.contains("client-error-document-format-not-supported"),
        "{messages}"
    );
}

#[test]
fn a_print_service_that_hangs_is_waited_for_ten_seconds() {
    let started = Instant::now();
    let service = service("lpstat-hangs");
    set(&service, "lpstat-hangs");
    let (code, messages) = run(&service, &["print", "guideline"]);
    assert_eq!(code, 4);
    assert!(messages.contains("บริการพิมพ์ของเครื่องนี้ไม่ตอบ"), "{messages}");
    assert!(
        started.elapsed() < Duration::from_secs(30),
        "{:?}",
        started.elapsed()
    );
}

#[test]
fn a_job_that_hangs_on_its_way_is_ended_and_taken_back() {
    for queued in [false, true] {
        let service = service(&format!("lp-hangs-{queued}"));
        set(&service, "lp-hangs");
        if queued {
            set(&service, "queues");
        }
        let (code, messages) = run(&service, &["print", "guideline", "--lang", "en"]);
        assert_eq!(code, 4);
        assert!(messages.contains("does not answer"), "{messages}");
        assert!(!lp_runs(&service));
        let cancelled = note(&service, "cancelled");
        assert_eq!(cancelled.contains('7'), queued, "{cancelled}");
    }
}

#[test]
fn numbers_are_read_in_thai_digits() {
    let service = service("digits");
    let (code, messages) = run(&service, &["print", "guideline", "--copies", "๑๒"]);
    assert_eq!(code, 0, "{messages}");
    assert!(note(&service, "called").contains("-n 12 "));
    let out = service.join("a.png").display().to_string();
    let rows = [
        "export",
        "acknowledgement",
        "--to",
        &out,
        "--rows",
        "๓",
        "--dpi",
        "๓๖",
    ];
    assert_eq!(run(&service, &rows), (0, String::new()));
    for wrong in ["๐", "๑๐๐๐", "2.5", "-1", "two", "๑a", ""] {
        let copies = format!("--copies={wrong}");
        let (code, messages) = run(&service, &["print", "guideline", &copies]);
        assert_eq!(code, 2, "{wrong}: {messages}");
        assert!(messages.contains("--copies"), "{wrong}: {messages}");
    }
}

/// Tests the Print screen with such a print service.
#[cfg(feature = "gui")]
mod window {
    use super::super::screen::{Window, heard, press, wait_for, window};
    use super::super::service::print_service;
    use super::*;
    use eframe::egui::accesskit::Role;
    use eframe::egui::{Key, Modifiers, ViewportCommand, ViewportEvent, ViewportId};
    use egui_kittest::kittest::{NodeT, Queryable};
    use trongklum::lang::Lang;

    const PRINT: &str = "พิมพ์เอกสารนี้";

    /// Runs the test `name` again, in a process that finds the programs of `service` first. Returns
    /// them there.
    fn alone(name: &str, prepare: impl FnOnce(&Path)) -> Option<PathBuf> {
        let place = "TRONGKLUM_TEST_SERVICE";
        if let Some(service) = std::env::var_os(place) {
            return Some(service.into());
        }
        let service = service(&format!("window-{name}"));
        prepare(&service);
        let done = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", &format!("queue::window::{name}"), "--nocapture"])
            .env(place, &service)
            .env("PATH", path(&service))
            .output()
            .unwrap();
        let output = String::from_utf8_lossy(&done.stdout);
        let errors = String::from_utf8_lossy(&done.stderr);
        assert!(done.status.success(), "{output}\n{errors}");
        assert!(output.contains("1 passed"), "{output}");
        None
    }

    fn open() -> Window {
        let mut window = window(Lang::Thai);
        wait_for(&mut window, "หน้า 1 จาก");
        window
    }

    fn wait_until(window: &mut Window, what: &str, mut there: impl FnMut(&Window) -> bool) {
        let patience = Instant::now() + Duration::from_mins(1);
        while !there(window) {
            assert!(Instant::now() < patience, "{what}");
            std::thread::sleep(Duration::from_millis(10));
            window.step();
        }
    }

    fn is_enabled(window: &Window, label: &str) -> bool {
        let buttons = window.get_all_by_role_and_label(Role::Button, label);
        let node = buttons.last().expect(label);
        !node.accesskit_node().is_disabled()
    }

    fn go(window: &mut Window, key: Key) {
        window.key_press_modifiers(Modifiers::COMMAND, key);
        window.run_steps(4);
    }

    #[test]
    fn one_press_prints_once_and_cancel_ends_the_job() {
        let name = "one_press_prints_once_and_cancel_ends_the_job";
        let prepare = |service: &Path| set(service, "lp-hangs");
        let Some(service) = alone(name, prepare) else {
            return;
        };
        let mut window = open();
        assert!(is_enabled(&window, PRINT) && is_enabled(&window, "บันทึก"));
        for _ in 0..4 {
            press(&mut window, PRINT);
        }
        wait_until(&mut window, "lp is never called", |_| lp_runs(&service));
        assert!(!is_enabled(&window, PRINT) && !is_enabled(&window, "บันทึก"));
        press(&mut window, PRINT);
        assert_eq!(note(&service, "called").lines().count(), 1);
        press(&mut window, "ยกเลิก");
        wait_for(&mut window, "ยกเลิกแล้ว ไม่มีการพิมพ์หรือบันทึก");
        assert!(!lp_runs(&service));
        assert!(is_enabled(&window, PRINT) && is_enabled(&window, "บันทึก"));
    }

    #[test]
    fn a_job_in_the_queue_is_taken_back_when_cancelled() {
        let name = "a_job_in_the_queue_is_taken_back_when_cancelled";
        let prepare = |service: &Path| {
            set(service, "lp-hangs");
            set(service, "queues");
        };
        let Some(service) = alone(name, prepare) else {
            return;
        };
        let mut window = open();
        press(&mut window, PRINT);
        wait_until(&mut window, "lp is never called", |_| lp_runs(&service));
        press(&mut window, "ยกเลิก");
        wait_for(&mut window, "ยกเลิกแล้ว ไม่มีการพิมพ์หรือบันทึก");
        assert!(note(&service, "cancelled").contains('7'));

        // A job that cannot be withdrawn is reported as sent.
        fs::remove_file(service.join("cancelled")).unwrap();
        let _ = fs::remove_file(service.join("jobs"));
        fs::remove_file(service.join("lp-number")).unwrap();
        set(&service, "printed");
        press(&mut window, PRINT);
        wait_until(&mut window, "lp is never called", |_| lp_runs(&service));
        press(&mut window, "ยกเลิก");
        wait_for(&mut window, "จึงยกเลิกไม่ได้");
    }

    #[test]
    fn a_job_that_was_sent_can_be_taken_back() {
        let name = "a_job_that_was_sent_can_be_taken_back";
        let Some(service) = alone(name, |_| {}) else {
            return;
        };
        let mut window = open();
        press(&mut window, PRINT);
        wait_for(&mut window, "ส่งไปยังเครื่องพิมพ์แล้ว");
        press(&mut window, "ยกเลิกงานพิมพ์นี้");
        wait_for(&mut window, "ยกเลิกงานพิมพ์แล้ว");
        assert_eq!(note(&service, "cancelled").trim(), "7");
        set(&service, "printed");
        press(&mut window, PRINT);
        wait_for(&mut window, "ส่งไปยังเครื่องพิมพ์แล้ว");
        press(&mut window, "ยกเลิกงานพิมพ์นี้");
        wait_for(&mut window, "ยกเลิกงานพิมพ์นี้ไม่ได้แล้ว");
    }

    #[test]
    #[ignore = "needs CUPS; tests/run runs it"]
    fn cups_gives_back_a_job_that_waits() {
        let name = "cups_gives_back_a_job_that_waits";
        if std::env::var_os("CUPS_SERVER").is_none() {
            // The path of a socket must be short.
            let folder = PathBuf::from(format!("/tmp/trongklum-back-{}", std::process::id()));
            fs::create_dir_all(&folder).unwrap();
            let (_server, service) = print_service(&folder);
            let queue = "เครื่องพิมพ์";
            let uri = ["-E", "-v", "socket://127.0.0.1:9", "-m", "raw"];
            for (program, more) in [("lpadmin", &uri[..]), ("cupsdisable", &[])] {
                let named = if program == "lpadmin" {
                    vec!["-p", queue]
                } else {
                    vec![queue]
                };
                let done = Command::new(program)
                    .args(named)
                    .args(more)
                    .env("CUPS_SERVER", &service)
                    .stderr(Stdio::null())
                    .status();
                assert!(done.unwrap().success(), "{program}");
            }
            let done = Command::new(std::env::current_exe().unwrap())
                .args(["--exact", &format!("queue::window::{name}")])
                .args(["--nocapture", "--include-ignored"])
                .env("CUPS_SERVER", &service)
                .output()
                .unwrap();
            let output = String::from_utf8_lossy(&done.stdout);
            let errors = String::from_utf8_lossy(&done.stderr);
            assert!(output.contains("1 passed"), "{output}\n{errors}");
            fs::remove_dir_all(&folder).unwrap();
            return;
        }
        let mut window = open();
        wait_for(&mut window, "เครื่องพิมพ์นี้หยุดอยู่");
        press(&mut window, PRINT);
        wait_for(&mut window, "ส่งงานเข้าคิวแล้ว แต่เครื่องพิมพ์ เครื่องพิมพ์ หยุดอยู่");
        press(&mut window, "ยกเลิกงานพิมพ์นี้");
        wait_for(&mut window, "ยกเลิกงานพิมพ์แล้ว");
    }

    #[test]
    fn printers_are_looked_for_whenever_the_screen_is_opened() {
        let name = "printers_are_looked_for_whenever_the_screen_is_opened";
        let prepare = |service: &Path| set(service, "no-service");
        let Some(service) = alone(name, prepare) else {
            return;
        };
        let mut window = open();
        press(&mut window, PRINT);
        wait_for(&mut window, "ไม่มีบริการพิมพ์");
        fs::remove_file(service.join("no-service")).unwrap();
        fs::write(service.join("printers"), "Office\nชั้นสอง\n").unwrap();
        let choice = |window: &Window| {
            let mut all = window.query_all_by_role(Role::ComboBox);
            all.any(|node| node.value().is_some_and(|value| value == "Office"))
        };
        go(&mut window, Key::F);
        go(&mut window, Key::P);
        assert!(!heard(&window, "ไม่มีบริการพิมพ์"));
        wait_until(&mut window, "no printers", choice);
        // And when the user asks.
        fs::write(service.join("printers"), "ชั้นสาม\n").unwrap();
        fs::write(service.join("states"), STOPPED.replace("Office", "ชั้นสาม")).unwrap();
        press(&mut window, "หาเครื่องพิมพ์");
        wait_for(&mut window, "เครื่องพิมพ์นี้หยุดอยู่");
        press(&mut window, PRINT);
        wait_for(&mut window, "เครื่องพิมพ์ ชั้นสาม หยุดอยู่");
        fs::write(
            service.join("accepting"),
            REJECTING.replace("Office", "ชั้นสาม"),
        )
        .unwrap();
        press(&mut window, "หาเครื่องพิมพ์");
        wait_for(&mut window, "เครื่องพิมพ์นี้ไม่รับงานพิมพ์");
    }

    /// Asks the window to close. Returns the commands that it sends to the system.
    fn close(window: &mut Window) -> Vec<ViewportCommand> {
        let viewports = &mut window.input_mut().viewports;
        let root = viewports.entry(ViewportId::ROOT).or_default();
        root.events.push(ViewportEvent::Close);
        window.step();
        sent_commands(window)
    }

    fn sent_commands(window: &Window) -> Vec<ViewportCommand> {
        let root = window.output().viewport_output.get(&ViewportId::ROOT);
        root.map(|root| root.commands.clone()).unwrap_or_default()
    }

    #[test]
    fn a_window_that_prints_closes_when_that_is_done() {
        let name = "a_window_that_prints_closes_when_that_is_done";
        let prepare = |service: &Path| set(service, "lp-hangs");
        let Some(service) = alone(name, prepare) else {
            return;
        };
        let mut window = open();
        assert!(!close(&mut window).contains(&ViewportCommand::CancelClose));
        press(&mut window, PRINT);
        wait_until(&mut window, "lp is never called", |_| lp_runs(&service));
        // Also from another screen.
        go(&mut window, Key::F);
        assert!(close(&mut window).contains(&ViewportCommand::CancelClose));
        wait_for(&mut window, "หน้าต่างจะปิดเมื่อเสร็จ");
        window.get_by_role_and_label(Role::Link, "ยกเลิก").click();
        wait_until(&mut window, "it never closes", |window| {
            sent_commands(window).contains(&ViewportCommand::Close)
        });
        assert!(!lp_runs(&service));

        // Closing it once more ends the job.
        fs::remove_file(service.join("lp-number")).unwrap();
        press(&mut window, PRINT);
        wait_until(&mut window, "lp is never called", |_| lp_runs(&service));
        assert!(close(&mut window).contains(&ViewportCommand::CancelClose));
        assert!(!close(&mut window).contains(&ViewportCommand::CancelClose));
        drop(window);
        assert!(!lp_runs(&service));
    }

    #[test]
    fn a_window_stays_when_what_it_waited_for_went_wrong() {
        let name = "a_window_stays_when_what_it_waited_for_went_wrong";
        let Some(service) = alone(name, |service| set(service, "lp-hangs")) else {
            return;
        };
        let mut window = open();
        press(&mut window, PRINT);
        wait_until(&mut window, "lp is never called", |_| lp_runs(&service));
        assert!(close(&mut window).contains(&ViewportCommand::CancelClose));
        // Nobody answers for ten seconds.
        wait_until(&mut window, "nothing is said", |window| {
            assert!(!sent_commands(window).contains(&ViewportCommand::Close));
            heard(window, "บริการพิมพ์ของเครื่องนี้ไม่ตอบ")
        });
        window.run_steps(4);
        assert!(heard(&window, "บริการพิมพ์ของเครื่องนี้ไม่ตอบ"));
    }
}
