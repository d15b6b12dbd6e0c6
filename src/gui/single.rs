//! One window a person: a second start hands its file to the window that is open, which comes
//! forward, and ends.

use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use interprocess::local_socket::prelude::*;
use interprocess::local_socket::{GenericFilePath, GenericNamespaced, ListenerOptions, Name};

use crate::store::meeting_place;

/// No path is longer; what sends more is not this program.
const LONGEST: u64 = 64 * 1024;

/// Whether this start is the one that has the window.
#[derive(Debug)]
pub enum Place {
    /// It is. What later starts ask for comes from here; nothing ever does where the system
    /// cannot tell one start from the other.
    First(Receiver<Call>),
    /// Another has it, and was called.
    Taken,
}

/// A later start wants the window forward, with a file if it named one.
#[derive(Debug, PartialEq, Eq)]
pub struct Call(pub Option<PathBuf>);

/// Calls the window that is open, or else makes ready to be called.
pub fn take_place(file: Option<&Path>) -> Place {
    match meeting_place() {
        Some(place) if call(&place, file).is_ok() => Place::Taken,
        Some(place) => Place::First(listen(&place)),
        None => Place::First(channel().1),
    }
}

/// Makes ready to be called, whoever else has a window.
pub fn take_place_anyhow() -> Receiver<Call> {
    meeting_place().map_or_else(|| channel().1, |place| listen(&place))
}

fn name(place: &Path) -> io::Result<Name<'_>> {
    if cfg!(windows) {
        place.as_os_str().to_ns_name::<GenericNamespaced>()
    } else {
        place.as_os_str().to_fs_name::<GenericFilePath>()
    }
}

/// Sends `file`, by its whole path, since the window stands in another folder.
fn call(place: &Path, file: Option<&Path>) -> io::Result<()> {
    let mut stream = LocalSocketStream::connect(name(place)?)?;
    let file = file.map(std::path::absolute).transpose()?;
    let mut line = serde_json::to_string(&file)?;
    line.push('\n');
    stream.write_all(line.as_bytes())?;
    // Until the window has read it, so that it is not lost when this process ends.
    let mut answer = String::new();
    BufReader::new(stream).read_line(&mut answer)?;
    Ok(())
}

fn listen(place: &Path) -> Receiver<Call> {
    let (sender, calls) = channel();
    // A file left by a program that was killed is in nobody's way.
    let listener = name(place).and_then(|name| {
        let options = ListenerOptions::new().name(name);
        options.try_overwrite(true).create_sync()
    });
    if let Ok(listener) = listener {
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if answer(stream, &sender).is_err() {
                    // Whoever called has gone, or is not this program.
                }
            }
        });
    }
    calls
}

fn answer(stream: LocalSocketStream, calls: &Sender<Call>) -> io::Result<()> {
    let mut reader = BufReader::new(io::Read::take(stream, LONGEST));
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let file = serde_json::from_str(&line)?;
    let _ = calls.send(Call(file));
    reader.into_inner().into_inner().write_all(b"\n")
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_second_start_hands_its_file_to_the_first() {
        let id = std::process::id();
        let place = if cfg!(windows) {
            PathBuf::from(format!("trongklum-test-{id}"))
        } else {
            std::env::temp_dir().join(format!("trongklum-test-{id}"))
        };
        assert!(call(&place, None).is_err(), "nobody is there yet");
        let calls = listen(&place);
        call(&place, Some(Path::new("ทะเบียน อำเภอ.ron"))).unwrap();
        call(&place, None).unwrap();
        let wait = Duration::from_secs(10);
        let Call(Some(file)) = calls.recv_timeout(wait).unwrap() else {
            panic!("no file came");
        };
        assert!(file.is_absolute());
        assert!(file.ends_with("ทะเบียน อำเภอ.ron"));
        assert_eq!(calls.recv_timeout(wait), Ok(Call(None)));
    }
}
