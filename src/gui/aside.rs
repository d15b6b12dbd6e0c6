//! Work beside the frames: what is slower than a few milliseconds never runs in one.

use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

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

    /// Waits for the result no longer than `patience`; for what must end before the window does.
    pub fn wait(self, patience: Duration) -> Option<T> {
        self.0.recv_timeout(patience).ok()
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

/// Something that is worked out aside for a key, once for each.
#[derive(Debug)]
pub struct Made<K, T> {
    made: Option<(K, T)>,
    under_way: Option<(K, Aside<T>)>,
}

impl<K, T> Default for Made<K, T> {
    fn default() -> Self {
        Self {
            made: None,
            under_way: None,
        }
    }
}

impl<K: PartialEq + Copy, T: Send + 'static> Made<K, T> {
    /// Has it made for `key`, unless it was or is being made for that. It is waited for no longer
    /// than `patience`: what is made at once is there in the same frame and nothing flickers.
    /// Gives whether it came just now.
    pub fn want(
        &mut self,
        context: &Context,
        key: K,
        patience: Duration,
        make: impl FnOnce() -> T + Send + 'static,
    ) -> bool {
        if self.made.as_ref().is_some_and(|(made, _)| *made == key) {
            return false;
        }
        let came = match &self.under_way {
            Some((wanted, aside)) if *wanted == key => aside.0.try_recv().ok(),
            _ => {
                let aside = Aside::start(context, make);
                let came = aside.0.recv_timeout(patience).ok();
                // One that ended without a result stays, so that it is not tried for ever.
                self.under_way = Some((key, aside));
                came
            }
        };
        let Some(came) = came else { return false };
        self.made = Some((key, came));
        self.under_way = None;
        true
    }

    /// What was made last, if it was made for a key that `fits`.
    pub fn get(&self, fits: impl FnOnce(&K) -> bool) -> Option<&T> {
        let (key, made) = self.made.as_ref()?;
        fits(key).then_some(made)
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
