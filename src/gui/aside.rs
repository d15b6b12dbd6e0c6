//! Work beside the frames: what is slower than a few milliseconds never runs in one.

use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread::{self, JoinHandle};

use eframe::egui::Context;

use crate::store::{Settings, SettingsFile};

/// Something that is being worked out; the window is drawn anew when it is there.
#[derive(Debug)]
pub struct Aside<T>(Receiver<T>);

impl<T: Send + 'static> Aside<T> {
    /// Starts `work` on a thread of its own.
    pub fn start(context: &Context, work: impl FnOnce() -> T + Send + 'static) -> Self {
        let (sender, receiver) = channel();
        let context = context.clone();
        thread::spawn(move || {
            // Nobody waits any more when the result was cancelled.
            if sender.send(work()).is_ok() {
                context.request_repaint();
            }
        });
        Self(receiver)
    }
}

/// Does `work` on a thread of its own, ahead of when it is needed.
pub fn ahead(work: impl FnOnce() + Send + 'static) {
    thread::spawn(work);
}

/// Takes the result out of `slot` when it is there, and empties the slot; also when the work
/// ended without one.
pub fn take<T>(slot: &mut Option<Aside<T>>) -> Option<T> {
    match slot.as_ref()?.0.try_recv() {
        Ok(result) => {
            *slot = None;
            Some(result)
        }
        Err(TryRecvError::Empty) => None,
        Err(TryRecvError::Disconnected) => {
            *slot = None;
            None
        }
    }
}

/// Writes settings on a thread of its own, the newest last, and has written all when dropped.
#[derive(Debug)]
pub struct Saver {
    queue: Option<Sender<Settings>>,
    failures: Receiver<()>,
    thread: Option<JoinHandle<()>>,
}

impl Saver {
    /// A saver of settings to `file`.
    #[must_use]
    pub fn new(file: SettingsFile, context: &Context) -> Self {
        let (queue, wanted) = channel::<Settings>();
        let (report, failures) = channel();
        let context = context.clone();
        let thread = thread::spawn(move || {
            while let Ok(first) = wanted.recv() {
                // Of several that wait only the newest matters.
                let newest = wanted.try_iter().last().unwrap_or(first);
                if file.write(&newest).is_err() && report.send(()).is_ok() {
                    context.request_repaint();
                }
            }
        });
        Self {
            queue: Some(queue),
            failures,
            thread: Some(thread),
        }
    }

    /// Writes `settings` soon.
    pub fn save(&self, settings: &Settings) {
        if let Some(queue) = &self.queue {
            // The thread ends only when the queue is dropped.
            let _ = queue.send(settings.clone());
        }
    }

    /// Whether some settings could not be written since this was last asked.
    pub fn failed(&self) -> bool {
        self.failures.try_iter().count() > 0
    }
}

impl Drop for Saver {
    fn drop(&mut self) {
        self.queue = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
