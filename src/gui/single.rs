//! One window per user. A second start passes its file to the open window, which comes to the
//! front, and then exits. It gives up on a window that does not answer.
//!
//! The two exchange lines. The start sends the file. The window answers *ready*, the start confirms
//! that it is still waiting (*go*), and the window answers *done* once a frame has taken the call.
//! So a call that nobody waits for any more is never taken later.

use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use interprocess::local_socket::prelude::*;
use interprocess::local_socket::{GenericFilePath, GenericNamespaced, ListenerOptions, Name};

use crate::store::{absolute, from_text, meeting_place, to_text};

/// No path is longer; what sends more is not this program.
const MAX_LINE_BYTES: u64 = 64 * 1024;

/// How long a start waits for the open window. Users do not wait longer for one that hangs.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(2);

const READY: &str = "ready\n";
const GO: &str = "go\n";
const DONE: &str = "done\n";

/// Whether this start is the one that has the window.
#[derive(Debug)]
pub enum Place {
    /// This one has it.
    First(Calls),
    /// Another one has it, and was called.
    Taken,
    /// Another one has it, but does not answer.
    Hung,
}

/// The calls of later starts. There are none on systems that cannot tell one start from another.
#[derive(Debug)]
pub struct Calls {
    receiver: Receiver<Call>,
    /// Whether the window is up. Before that, a call is answered at once and taken later.
    attended: Arc<AtomicBool>,
}

impl Calls {
    /// Creates an empty set of calls.
    pub fn none() -> Self {
        Self {
            receiver: channel().1,
            attended: Arc::default(),
        }
    }

    /// Marks the window as up. From now on, a call is answered once it has been taken.
    pub fn attend(&self) {
        self.attended.store(true, Ordering::Relaxed);
    }

    /// Calls `wake` for each call.
    pub fn waking(self, wake: impl Fn() + Send + 'static) -> Self {
        let (sender, receiver) = channel();
        let calls = self.receiver;
        thread::spawn(move || {
            for call in calls {
                if sender.send(call).is_err() {
                    break;
                }
                wake();
            }
        });
        Self { receiver, ..self }
    }

    /// Takes the next call for which somebody is still waiting.
    pub fn take(&self) -> Option<Call> {
        self.receiver.try_iter().find(Call::is_wanted)
    }
}

/// What a later start wants from the open window.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Wanted {
    /// That it comes to the front.
    #[default]
    Window,
    /// That it comes to the front and opens a file.
    File(PathBuf),
    /// The quick box.
    Quick,
    /// Nothing. Only one program is to wait in the background.
    Presence,
}

/// The words of requests that name no file. They are sent in a list, so that no path is taken for one.
const QUICK: &str = "quick";
const PRESENCE: &str = "presence";

impl Wanted {
    /// Returns what is sent: the file, or nothing to bring the window to the front, as in every
    /// version; else a list, which older versions refuse.
    fn message(&self) -> serde_json::Result<String> {
        match self {
            Self::Window => serde_json::to_string(&None::<String>),
            Self::File(file) => serde_json::to_string(&to_text(&absolute(file))),
            Self::Quick => serde_json::to_string(&[QUICK]),
            Self::Presence => serde_json::to_string(&[PRESENCE]),
        }
    }

    fn of_message(message: &str) -> io::Result<Self> {
        if let Ok([word]) = serde_json::from_str::<[String; 1]>(message) {
            return match word.as_str() {
                QUICK => Ok(Self::Quick),
                PRESENCE => Ok(Self::Presence),
                _ => Err(io::ErrorKind::InvalidData.into()),
            };
        }
        let file: Option<String> = serde_json::from_str(message)?;
        Ok(file.map_or(Self::Window, |file| Self::File(from_text(&file))))
    }
}

/// A request by a later start.
#[derive(Debug)]
pub struct Call {
    pub wanted: Wanted,
    /// Reports that the call was taken. Fails if nobody is waiting for that any more.
    taken: Option<Sender<()>>,
}

impl Call {
    fn is_wanted(&self) -> bool {
        self.taken
            .as_ref()
            .is_none_or(|taken| taken.send(()).is_ok())
    }
}

/// Calls the window that is open, or else makes ready to be called.
pub fn take_place(wanted: &Wanted) -> Place {
    let Some(place) = meeting_place() else {
        return Place::First(Calls::none());
    };
    match call(&place, wanted) {
        Answer::Done => Place::Taken,
        Answer::Nobody => Place::First(listen(&place)),
        Answer::Nothing => Place::Hung,
    }
}

/// Makes ready to be called, whoever else has a window.
pub fn take_place_anyhow() -> Calls {
    meeting_place().map_or_else(Calls::none, |place| listen(&place))
}

fn name(place: &Path) -> io::Result<Name<'_>> {
    if cfg!(windows) {
        place.as_os_str().to_ns_name::<GenericNamespaced>()
    } else {
        place.as_os_str().to_fs_name::<GenericFilePath>()
    }
}

/// The outcome of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    Done,
    /// No window is open.
    Nobody,
    /// A window is open but does not answer.
    Nothing,
}

/// Calls the listener at `place`, on a thread of its own, since a listener that hangs can block any
/// step.
fn call(place: &Path, wanted: &Wanted) -> Answer {
    let (sender, receiver) = channel();
    let given_up = Arc::new(AtomicBool::new(false));
    let (place, shared_given_up) = (place.to_owned(), Arc::clone(&given_up));
    // The path becomes absolute, since the window runs in another folder.
    let message = wanted.message().unwrap_or_default();
    thread::spawn(move || {
        let result = converse(&place, message, &shared_given_up);
        let _ = sender.send(result);
    });
    receiver.recv_timeout(ANSWER_TIMEOUT).unwrap_or_else(|_| {
        given_up.store(true, Ordering::SeqCst);
        Answer::Nothing
    })
}

/// Makes a call. A listener that was ready and then breaks off has a window that hangs.
fn converse(place: &Path, message: String, given_up: &AtomicBool) -> Answer {
    let Ok(mut reader) = connect(place, message) else {
        return Answer::Nobody;
    };
    if given_up.load(Ordering::SeqCst) {
        return Answer::Nothing;
    }
    let mut writer = reader.get_ref();
    let result = writer
        .write_all(GO.as_bytes())
        .and_then(|()| expect(&mut reader, DONE));
    result.map_or(Answer::Nothing, |()| Answer::Done)
}

/// Sends the listener at `place` a message, and waits until it is ready.
fn connect(place: &Path, mut line: String) -> io::Result<BufReader<LocalSocketStream>> {
    let stream = LocalSocketStream::connect(name(place)?)?;
    line.push('\n');
    (&stream).write_all(line.as_bytes())?;
    let mut reader = BufReader::new(stream);
    expect(&mut reader, READY)?;
    Ok(reader)
}

/// Reads a line and checks that it is `wanted`.
fn expect(reader: &mut impl BufRead, wanted: &str) -> io::Result<()> {
    let mut line = String::new();
    reader.read_line(&mut line)?;
    if line == wanted {
        Ok(())
    } else {
        Err(io::ErrorKind::InvalidData.into())
    }
}

fn listen(place: &Path) -> Calls {
    let (sender, receiver) = channel();
    let attended = Arc::<AtomicBool>::default();
    // A file left by a program that was killed is in nobody's way.
    let listener = name(place).and_then(|name| {
        let options = ListenerOptions::new().name(name);
        options.try_overwrite(true).create_sync()
    });
    if let Ok(listener) = listener {
        let attended = Arc::clone(&attended);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (sender, attended) = (sender.clone(), Arc::clone(&attended));
                thread::spawn(move || {
                    if answer(&stream, &sender, &attended).is_err() {
                        // The caller has gone, or is not this program.
                    }
                });
            }
        });
    }
    Calls { receiver, attended }
}

fn answer(
    stream: &LocalSocketStream,
    calls: &Sender<Call>,
    attended: &AtomicBool,
) -> io::Result<()> {
    let mut reader = BufReader::new(io::Read::take(stream, MAX_LINE_BYTES));
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let wanted = Wanted::of_message(&line)?;
    let mut writer = stream;
    writer.write_all(READY.as_bytes())?;
    expect(&mut reader, GO)?;
    let window_gone = |_| io::Error::from(io::ErrorKind::BrokenPipe);
    if attended.load(Ordering::Relaxed) {
        let (taken, is_taken) = channel();
        let taken = Some(taken);
        calls.send(Call { wanted, taken }).map_err(window_gone)?;
        is_taken
            .recv_timeout(ANSWER_TIMEOUT)
            .map_err(|_| io::Error::from(io::ErrorKind::TimedOut))?;
    } else {
        calls
            .send(Call {
                wanted,
                taken: None,
            })
            .map_err(window_gone)?;
    }
    writer.write_all(DONE.as_bytes())
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    fn place(name: &str) -> PathBuf {
        let name = format!("trongklum-test-{name}-{}", std::process::id());
        if cfg!(windows) {
            PathBuf::from(name)
        } else {
            std::env::temp_dir().join(name)
        }
    }

    /// Returns the call that arrives within ten seconds.
    fn taken(calls: &Calls) -> Option<Call> {
        let patience = Instant::now() + Duration::from_secs(10);
        while Instant::now() < patience {
            if let Some(call) = calls.take() {
                return Some(call);
            }
            thread::sleep(Duration::from_millis(5));
        }
        None
    }

    #[test]
    fn a_second_start_hands_its_file_to_the_first() {
        let place = place("first");
        assert_eq!(call(&place, &Wanted::Window), Answer::Nobody);
        let calls = listen(&place);
        // While the window starts, calls wait for it.
        let file = Path::new("ทะเบียน อำเภอ.ron");
        assert_eq!(call(&place, &Wanted::File(file.to_owned())), Answer::Done);
        let Some(Wanted::File(file)) = taken(&calls).map(|call| call.wanted) else {
            panic!("no file");
        };
        assert!(file.is_absolute());
        assert!(file.ends_with("ทะเบียน อำเภอ.ron"));
        // Once it is up, they are answered when they have been taken.
        calls.attend();
        let second = thread::spawn({
            let place = place.clone();
            move || call(&place, &Wanted::Window)
        });
        assert!(taken(&calls).is_some_and(|call| call.wanted == Wanted::Window));
        assert_eq!(second.join().unwrap(), Answer::Done);
    }

    #[test]
    fn a_second_start_can_call_the_quick_box_or_only_ask_whether_there_is_a_first() {
        let place = place("quick");
        let calls = listen(&place);
        for wanted in [Wanted::Quick, Wanted::Presence] {
            assert_eq!(call(&place, &wanted), Answer::Done);
            assert_eq!(taken(&calls).map(|call| call.wanted), Some(wanted));
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_name_that_is_no_text_is_handed_over() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;
        let place = place("no-text");
        let calls = listen(&place);
        let file = Path::new(OsStr::from_bytes(b"/tmp/\xb7\xd0.ron"));
        assert_eq!(call(&place, &Wanted::File(file.to_owned())), Answer::Done);
        let call = taken(&calls).expect("a call");
        assert_eq!(call.wanted, Wanted::File(file.to_owned()));
    }

    #[test]
    fn a_window_that_hangs_is_not_waited_for_and_takes_no_call_later() {
        let place = place("hung");
        let calls = listen(&place);
        calls.attend();
        assert_eq!(call(&place, &Wanted::Window), Answer::Nothing);
        thread::sleep(ANSWER_TIMEOUT);
        assert!(calls.take().is_none());
    }
}
