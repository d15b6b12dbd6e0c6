//! The pictures of groups. They are read and scaled down in the background, one after another, when
//! a screen first shows them.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use eframe::egui::{ColorImage, Context, TextureHandle, TextureId, TextureOptions};

use super::background::{self, Task};
use crate::store::{self, GroupPicture, Loaded, PictureError};

/// The state of a picture in this frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureState {
    /// It is being read.
    Coming,
    Ready(TextureId),
    /// It cannot be shown. The check says why.
    Failed,
}

/// The pictures of one registry.
#[derive(Debug)]
pub struct Pictures {
    loaded: Arc<Loaded>,
    cache: RefCell<Cache>,
}

#[derive(Debug, Default)]
struct Cache {
    /// By the path in the registry.
    known: HashMap<String, Known>,
    /// The picture being read. Several large ones at once would need much memory.
    reading: Option<Reading>,
    /// The last frame that waited for a picture.
    waited: u64,
}

/// A picture that was read.
struct Known {
    /// The size in pixels for which it was read, or 0 if it has to be read again.
    side: u32,
    /// `None` if it cannot be shown.
    texture: Option<TextureHandle>,
}

impl std::fmt::Debug for Known {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Known")
            .field("side", &self.side)
            .finish_non_exhaustive()
    }
}

#[derive(Debug)]
struct Reading {
    path: String,
    side: u32,
    task: Option<Task<Result<GroupPicture, PictureError>>>,
}

impl Pictures {
    /// Creates the pictures of a registry. If it is a newer state of the file of `before`, what
    /// that one showed stays until it has been read again.
    #[must_use]
    pub fn new(loaded: Arc<Loaded>, before: Option<&Self>) -> Self {
        let before = before.filter(|before| before.loaded.origin == loaded.origin);
        let known = before.map_or_else(HashMap::new, |before| {
            let mut cache = before.cache.borrow_mut();
            let known = std::mem::take(&mut cache.known).into_iter();
            known
                .map(|(path, known)| (path, Known { side: 0, ..known }))
                .collect()
        });
        Self {
            loaded,
            cache: RefCell::new(Cache {
                known,
                ..Cache::default()
            }),
        }
    }

    /// Returns the picture at `path` for a place of `side` pixels. Starts reading it if it has not
    /// been read in that size, and waits for one picture a frame, at most `patience`.
    pub fn get(
        &self,
        context: &Context,
        path: &str,
        side: u32,
        patience: Duration,
    ) -> PictureState {
        let cache = &mut *self.cache.borrow_mut();
        cache.receive(context);
        let is_current = |cache: &Cache| cache.known.get(path).is_some_and(|it| it.side == side);
        if !is_current(cache) && cache.reading.is_none() {
            cache.reading = Some(self.read(context, path, side));
            let frame = context.cumulative_pass_nr();
            if std::mem::replace(&mut cache.waited, frame) != frame {
                cache.wait(context, patience);
            }
        }
        match cache.known.get(path) {
            None => PictureState::Coming,
            Some(known) => match &known.texture {
                Some(texture) => PictureState::Ready(texture.id()),
                None => PictureState::Failed,
            },
        }
    }

    fn read(&self, context: &Context, path: &str, side: u32) -> Reading {
        let loaded = Arc::clone(&self.loaded);
        let path = path.to_owned();
        Reading {
            task: Some(Task::start(context, {
                let path = path.clone();
                move || store::group_picture(&loaded.origin, &path, side)
            })),
            path,
            side,
        }
    }
}

impl Cache {
    /// Takes over the picture being read if it is ready.
    fn receive(&mut self, context: &Context) {
        if let Some(mut reading) = self.reading.take() {
            match background::take(&mut reading.task) {
                None if reading.task.is_some() => self.reading = Some(reading),
                // Work that ended without a result counts as failed, so that it is not retried.
                result => self.keep(context, reading, result.and_then(Result::ok)),
            }
        }
    }

    /// Waits for the picture being read, at most `patience`.
    fn wait(&mut self, context: &Context, patience: Duration) {
        if let Some(reading) = self.reading.take() {
            match reading.task.as_ref().and_then(|task| task.within(patience)) {
                None => self.reading = Some(reading),
                Some(result) => self.keep(context, reading, result.ok()),
            }
        }
    }

    fn keep(&mut self, context: &Context, reading: Reading, picture: Option<GroupPicture>) {
        let texture = picture.map(|picture| {
            let size = [picture.side, picture.side];
            let image = ColorImage::from_rgba_premultiplied(size, &picture.pixels);
            context.load_texture(&reading.path, image, TextureOptions::LINEAR)
        });
        let side = reading.side;
        self.known.insert(reading.path, Known { side, texture });
    }
}
