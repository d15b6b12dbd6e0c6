//! Keeps unsaved texts aside, on a thread of its own.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use eframe::egui::Context;

use crate::gui::background::{self, Task};
use crate::store::{Unsaved, UnsavedFile};

/// The least time between two writes. Removing what is kept does not wait.
const PAUSE: Duration = Duration::from_secs(2);

/// Keeps unsaved texts aside. Dropping it waits for pending writes.
#[derive(Debug)]
pub struct Keeper {
    queue: Option<Sender<Vec<Unsaved>>>,
    thread: Option<JoinHandle<()>>,
    /// What earlier sessions left, until the user decides.
    left: Vec<Unsaved>,
    reading: Option<Task<Vec<Unsaved>>>,
    /// What was queued last.
    kept: Option<u64>,
    /// Whether the file holds something of this kind. A damaged one stays as it is.
    is_written: bool,
}

impl Keeper {
    /// Creates a keeper that writes to `file`, and begins to read what is there.
    #[must_use]
    pub fn new(file: UnsavedFile, context: &Context) -> Self {
        let (queue, pending) = channel();
        let from = file.clone();
        Self {
            queue: Some(queue),
            thread: Some(thread::spawn(move || write_all(&file, &pending))),
            left: Vec::new(),
            reading: Some(Task::start(context, move || from.read())),
            kept: None,
            is_written: false,
        }
    }

    /// Returns what earlier sessions left, once it has been read.
    pub fn receive(&mut self) -> Option<&[Unsaved]> {
        self.left = background::take(&mut self.reading)?;
        self.is_written = !self.left.is_empty();
        Some(&self.left)
    }

    /// Takes something that an earlier session left. It is kept until something else is.
    pub fn take(&mut self, index: usize) -> Option<Unsaved> {
        let taken = (index < self.left.len()).then(|| self.left.remove(index));
        self.kept = None;
        taken
    }

    /// Keeps what `unsaved` returns, if `step` is another one than last time.
    pub fn keep(&mut self, step: u64, unsaved: impl FnOnce() -> Option<Unsaved>) {
        // What earlier sessions left must not be lost.
        if self.reading.is_some() || self.kept == Some(step) {
            return;
        }
        self.kept = Some(step);
        let mut all = self.left.clone();
        all.extend(unsaved());
        if all.is_empty() && !self.is_written {
            return;
        }
        self.is_written = true;
        if let Some(queue) = &self.queue {
            // The thread ends only after the queue is dropped.
            let _ = queue.send(all);
        }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.queue = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Writes what arrives, the newest last.
fn write_all(file: &UnsavedFile, pending: &Receiver<Vec<Unsaved>>) {
    let mut written: Option<Instant> = None;
    while let Ok(mut newest) = pending.recv() {
        let due = written.map(|written| written + PAUSE);
        // Of several pending texts only the newest matter.
        loop {
            let wait = due.map_or(Duration::ZERO, |due| {
                due.saturating_duration_since(Instant::now())
            });
            if newest.is_empty() {
                break;
            }
            match pending.recv_timeout(wait) {
                Ok(newer) => newest = newer,
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
            }
        }
        // Without room for it, the user's own file is still there to save to.
        let _ = file.write(&newest);
        written = Some(Instant::now());
    }
}
