//! Background work. Anything that takes more than a few milliseconds must not run in a frame.

use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use eframe::egui::Context;

use crate::store::{Settings, SettingsFile};

/// A value being computed in the background. The window repaints when it is ready.
#[derive(Debug)]
pub struct Task<T>(Receiver<T>);

impl<T: Send + 'static> Task<T> {
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

    /// Returns the result if it is ready within `patience`.
    pub fn within(&self, patience: Duration) -> Option<T> {
        self.0.recv_timeout(patience).ok()
    }

    /// Returns the result if it is ready, or else the task. Returns `None` if the work ended without
    /// a result.
    pub fn ready(self) -> Option<Result<T, Self>> {
        match self.0.try_recv() {
            Ok(result) => Some(Ok(result)),
            Err(TryRecvError::Empty) => Some(Err(self)),
            Err(TryRecvError::Disconnected) => None,
        }
    }

    /// Waits for the result, but no longer than `patience`. For work that must end before the
    /// window does.
    pub fn wait(self, patience: Duration) -> Option<T> {
        self.0.recv_timeout(patience).ok()
    }
}

/// Runs `work` on a thread of its own, before its result is needed.
pub fn spawn(work: impl FnOnce() + Send + 'static) {
    thread::spawn(work);
}

/// Takes the result out of `slot` if it is ready, and empties the slot. Also empties it if the work
/// ended without a result.
pub fn take<T: Send + 'static>(slot: &mut Option<Task<T>>) -> Option<T> {
    match slot.take()?.ready()? {
        Ok(result) => Some(result),
        Err(task) => {
            *slot = Some(task);
            None
        }
    }
}

/// A value computed in the background, once for each key.
#[derive(Debug)]
pub struct KeyedMemo<K, T> {
    computed: Option<(K, T)>,
    in_progress: Option<(K, Task<T>)>,
}

impl<K, T> Default for KeyedMemo<K, T> {
    fn default() -> Self {
        Self {
            computed: None,
            in_progress: None,
        }
    }
}

impl<K: PartialEq + Copy, T: Send + 'static> KeyedMemo<K, T> {
    /// Starts computing the value for `key` unless it is already computed or in progress. Waits at
    /// most `patience`, so that a value computed quickly is ready in the same frame and nothing
    /// flickers. Returns whether the value has just become available.
    pub fn request(
        &mut self,
        context: &Context,
        key: K,
        patience: Duration,
        compute: impl FnOnce() -> T + Send + 'static,
    ) -> bool {
        let is_computed = self.computed.as_ref().is_some_and(|(of, _)| *of == key);
        if is_computed {
            return false;
        }
        let value = match &self.in_progress {
            Some((of, task)) if *of == key => task.0.try_recv().ok(),
            _ => {
                let task = Task::start(context, compute);
                let value = task.0.recv_timeout(patience).ok();
                // Work that ended without a result stays here, so that it is not retried forever.
                self.in_progress = Some((key, task));
                value
            }
        };
        let Some(value) = value else { return false };
        self.computed = Some((key, value));
        self.in_progress = None;
        true
    }

    /// Returns the last computed value, if its key `fits`.
    pub fn get(&self, fits: impl FnOnce(&K) -> bool) -> Option<&T> {
        let (key, value) = self.computed.as_ref()?;
        fits(key).then_some(value)
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
        let (queue, pending) = channel::<Settings>();
        let (report, failures) = channel();
        let context = context.clone();
        let thread = thread::spawn(move || {
            while let Ok(first) = pending.recv() {
                // Of several pending settings only the newest matter.
                let newest = pending.try_iter().last().unwrap_or(first);
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
