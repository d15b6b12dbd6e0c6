//! Background work. Anything that takes more than a few milliseconds must not run in a frame.

use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use eframe::egui::Context;

use crate::store::{Settings, SettingsFile};

/// A value being computed in the background. The window repaints when it is ready.
#[derive(Debug)]
pub struct Aside<T>(Receiver<T>);

impl<T: Send + 'static> Aside<T> {
    /// Starts `work` on a thread of its own.
    pub fn start(context: &Context, work: impl FnOnce() -> T + Send + 'static) -> Self {
        let (sender, receiver) = channel();
        let context = context.clone();
        thread::spawn(move || {
            // The receiver is gone if the work was cancelled.
            if sender.send(work()).is_ok() {
                context.request_repaint();
            }
        });
        Self(receiver)
    }

    /// Waits for the result, but no longer than `patience`. For work that must end before the
    /// window does.
    pub fn wait(self, patience: Duration) -> Option<T> {
        self.0.recv_timeout(patience).ok()
    }
}

/// Runs `work` on a thread of its own, before its result is needed.
pub fn ahead(work: impl FnOnce() + Send + 'static) {
    thread::spawn(work);
}

/// Takes the result out of `slot` if it is ready, and empties the slot. Also empties it if the work
/// ended without a result.
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

/// A value computed in the background, once for each key.
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
    /// Starts computing the value for `key` unless it is already computed or in progress. Waits at
    /// most `patience`, so that a value computed quickly is ready in the same frame and nothing
    /// flickers. Returns whether the value has just become available.
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
                // Work that ended without a result stays here, so that it is not retried forever.
                self.under_way = Some((key, aside));
                came
            }
        };
        let Some(came) = came else { return false };
        self.made = Some((key, came));
        self.under_way = None;
        true
    }

    /// Returns the last computed value, if its key `fits`.
    pub fn get(&self, fits: impl FnOnce(&K) -> bool) -> Option<&T> {
        let (key, made) = self.made.as_ref()?;
        fits(key).then_some(made)
    }
}

/// Writes settings on a thread of its own, the newest last. Dropping it waits for pending writes.
#[derive(Debug)]
pub struct Saver {
    queue: Option<Sender<Settings>>,
    failures: Receiver<()>,
    thread: Option<JoinHandle<()>>,
}

impl Saver {
    /// Creates a saver that writes settings to `file`.
    #[must_use]
    pub fn new(file: SettingsFile, context: &Context) -> Self {
        let (queue, wanted) = channel::<Settings>();
        let (report, failures) = channel();
        let context = context.clone();
        let thread = thread::spawn(move || {
            while let Ok(first) = wanted.recv() {
                // Of several pending settings only the newest matter.
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

    /// Queues `settings` to be written.
    pub fn save(&self, settings: &Settings) {
        if let Some(queue) = &self.queue {
            // The thread ends only after the queue is dropped.
            let _ = queue.send(settings.clone());
        }
    }

    /// Returns whether writing has failed since the last call.
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
