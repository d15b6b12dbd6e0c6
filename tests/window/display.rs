//! Virtual displays. The benchmark of the start uses them too.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// Starts an X server with a screen of this size and with `options`. Returns the name of its
/// display, and the server.
pub fn start(size: (u64, u64), options: &[&OsStr]) -> (String, Child) {
    let mut server = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0"])
        .arg(format!("{}x{}x24", size.0, size.1))
        // It would restart when the program ends, while the next one starts.
        .args(["-nolisten", "tcp", "-noreset"])
        .args(options)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("Xvfb is installed");
    // It picks a free display and reports it when it is ready.
    let mut number = String::new();
    let output = server.stdout.take().expect("the output is piped");
    BufReader::new(output).read_line(&mut number).unwrap();
    (format!(":{}", number.trim()), server)
}
