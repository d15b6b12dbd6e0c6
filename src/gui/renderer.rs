//! Chooses the graphics adapter that draws the window, trying every backend until one works.
//!
//! Backends are tried when eframe asks for an adapter. At that point the window and its surface
//! exist, so an adapter that cannot create a device, or cannot present to this surface, is skipped
//! within the same start. Some failures only show later: a driver panics, or frames never reach the
//! screen. Those close the window of this process, and [`super::start`] restarts the program
//! without that backend, because a process can have only one event loop.

mod ways;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use eframe::egui_wgpu::{SurfaceErrorAction, WgpuConfiguration, WgpuSetup, WgpuSetupCreateNew};
use eframe::wgpu::{Adapter, Backends, CurrentSurfaceTexture, Instance, Surface};

pub use self::ways::Renderer;
use self::ways::{Way, Wish};
use super::aside;
use crate::store::MachineFile;

/// The number of lost frames after which no frame is expected to reach the screen.
const PATIENCE: u32 = 40;

/// The state of adapter selection in this process.
#[derive(Debug, Default)]
struct Course {
    wish: Wish,
    file: Option<MachineFile>,
    /// The backend being tried.
    begun: Option<Way>,
    /// Whether adapters were requested from every permitted graphics API.
    asked_all: bool,
    drawn: bool,
    /// The number of frames started.
    frames: u32,
    /// The number of frames that did not reach the screen.
    lost: u32,
    /// The value of `lost` at the previous frame.
    lost_before: u32,
    /// Keeps the driver loaded until the window has loaded it too.
    driver: Option<Instance>,
}

/// Adapter selection, shared by its participants: eframe asks it for an adapter, the surface
/// reports lost frames to it, and every frame asks it whether the window is up.
#[derive(Clone, Debug, Default)]
pub(super) struct Trial(Arc<Mutex<Course>>);

/// What a frame should do about adapter selection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Progress {
    /// Draw another frame, to see whether this one reaches the screen.
    Unsure,
    /// The window is up.
    Drawn,
    /// No frame reaches the screen: give up.
    Blank,
}

impl Trial {
    /// Creates a selection that skips what failed `before` in this start.
    pub fn new(renderer: Option<Renderer>, safe: bool, before: Vec<(String, String)>) -> Self {
        // A safe start neither trusts nor changes the recorded outcomes.
        let file = MachineFile::standard().filter(|_| !safe);
        let machine = file.as_ref().map(MachineFile::read).unwrap_or_default();
        let wish = Wish {
            renderer,
            safe,
            machine,
            tried: before,
        };
        Self(Arc::new(Mutex::new(Course {
            wish,
            file,
            ..Course::default()
        })))
    }

    fn course(&self) -> MutexGuard<'_, Course> {
        // After a panic, the record of what was tried is still correct.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Loads the driver on a thread of its own. Nothing else at the start takes as long. The window
    /// then finds it loaded. OpenGL may depend on the display, so its driver is left to the window.
    pub fn load_driver(&self) {
        let backends = self.course().wish.libraries() & (Backends::VULKAN | Backends::DX12);
        if backends.is_empty() {
            return;
        }
        let trial = self.clone();
        aside::ahead(move || {
            let mut setup = WgpuSetupCreateNew::without_display_handle();
            setup.instance_descriptor.backends = backends;
            let instance = Instance::new(setup.instance_descriptor);
            trial.course().driver = Some(instance);
        });
    }

    /// Returns the configuration that makes eframe take part in the selection.
    pub fn configuration(&self) -> WgpuConfiguration {
        let mut setup = WgpuSetupCreateNew::without_display_handle();
        {
            let mut course = self.course();
            let all = course.wish.known_good().is_none() || course.wish.renderer.is_some();
            course.asked_all = all;
            setup.instance_descriptor.backends = course.wish.libraries();
        }
        let describe = Arc::clone(&setup.device_descriptor);
        let trial = self.clone();
        setup.native_adapter_selector = Some(Arc::new(
            move |adapters: &[Adapter], surface: Option<&Surface<'_>>| {
                trial.course().select(adapters, surface, &|adapter| {
                    let device = adapter.request_device(&describe(adapter));
                    pollster::block_on(device)
                        .map(drop)
                        .map_err(|error| error.to_string())
                })
            },
        ));
        let usual = WgpuConfiguration::default();
        let on_status = Arc::clone(&usual.on_surface_status);
        let trial = self.clone();
        WgpuConfiguration {
            wgpu_setup: WgpuSetup::CreateNew(setup),
            on_surface_status: Arc::new(
                move |status: &CurrentSurfaceTexture| -> SurfaceErrorAction {
                    // A window hidden behind another draws nothing, which is fine.
                    if !matches!(status, CurrentSurfaceTexture::Occluded) {
                        trial.course().lost += 1;
                    }
                    on_status(status)
                },
            ),
            ..usual
        }
    }

    /// Records the start of a frame and returns the state of the selection.
    pub fn frame(&self) -> Progress {
        self.course().frame()
    }

    /// Returns whether the window was given up because no frame reached the screen.
    pub fn is_blank(&self) -> bool {
        let course = self.course();
        !course.drawn && course.lost > PATIENCE
    }

    /// Returns whether the window came up.
    pub fn drawn(&self) -> bool {
        self.course().drawn
    }

    /// Records that the window closed before it was up, with the reason. Returns everything that
    /// was tried, and whether anything is left to try.
    pub fn failed(&self, reason: &str) -> (Vec<(String, String)>, bool) {
        self.course().ended(reason)
    }
}

impl Course {
    /// Writes the recorded outcomes, unless this is a safe start.
    fn keep(&self) {
        if let Some(file) = &self.file {
            file.write(&self.wish.machine);
        }
    }

    /// Returns the first adapter, in order of preference, that `works`.
    fn select(
        &mut self,
        adapters: &[Adapter],
        surface: Option<&Surface<'_>>,
        works: &dyn Fn(&Adapter) -> Result<(), String>,
    ) -> Result<Adapter, String> {
        let ways: Vec<_> = adapters.iter().map(Way::of).collect();
        let known_good = self.wish.known_good();
        for index in self.wish.order(&ways) {
            let (adapter, (way, _)) = (&adapters[index], ways[index]);
            self.begin(way);
            let result = match surface {
                Some(surface) if !adapter.is_surface_supported(surface) => {
                    Err("renderer-no-surface".to_owned())
                }
                // It worked before, so there is no need to create a device only to test it.
                _ if known_good == Some(way) => Ok(()),
                _ => works(adapter),
            };
            match result {
                Ok(()) => return Ok(adapter.clone()),
                Err(reason) => self.in_vain(way, reason),
            }
        }
        Err("none works".to_owned())
    }

    /// Records `way` as failed until it proves itself, since a driver may crash the process.
    fn begin(&mut self, way: Way) {
        self.begun = Some(way);
        let name = way.to_string();
        if !self.wish.machine.failed.contains(&name) {
            self.wish.machine.failed.push(name);
        }
        self.keep();
    }

    /// Records that `way` failed.
    fn in_vain(&mut self, way: Way, reason: String) {
        self.begun = None;
        self.wish.tried.push((way.to_string(), reason));
    }

    fn frame(&mut self) -> Progress {
        if self.drawn {
            return Progress::Drawn;
        }
        self.frames += 1;
        let arrived = self.frames > 1 && self.lost == self.lost_before;
        self.lost_before = self.lost;
        if arrived {
            self.drawn = true;
            self.driver = None;
            let name = self.begun.map(|way| way.to_string());
            let machine = &mut self.wish.machine;
            machine
                .failed
                .retain(|failed| Some(failed) != name.as_ref());
            machine.drawn = name;
            self.keep();
            Progress::Drawn
        } else if self.lost > PATIENCE {
            Progress::Blank
        } else {
            Progress::Unsure
        }
    }

    fn ended(&mut self, reason: &str) -> (Vec<(String, String)>, bool) {
        let is_begun = match self.begun {
            Some(way) => {
                self.in_vain(way, reason.to_owned());
                true
            }
            None => false,
        };
        if !self.asked_all && !is_begun {
            // The graphics API that worked before no longer offers an adapter.
            if let Some(name) = self.wish.machine.drawn.take() {
                if !self.wish.tried.iter().any(|(tried, _)| *tried == name) {
                    self.wish.tried.push((name, "renderer-absent".to_owned()));
                }
                self.keep();
            }
        }
        let is_more = is_begun || !self.asked_all;
        if !is_more {
            for library in self.wish.absent() {
                let name = library.to_str().to_owned();
                self.wish.tried.push((name, "renderer-absent".to_owned()));
            }
            // They may work next time.
            self.wish.machine.failed.clear();
            self.keep();
        }
        (self.wish.tried.clone(), is_more)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn course(wish: Wish) -> Course {
        Course {
            wish,
            asked_all: true,
            ..Course::default()
        }
    }

    #[test]
    fn a_way_counts_as_failed_until_its_picture_arrives() {
        let mut course = course(Wish::default());
        course.begin("vulkan".parse().unwrap());
        assert_eq!(course.wish.machine.failed, ["vulkan"]);
        assert_eq!(course.frame(), Progress::Unsure);
        course.lost += 1;
        assert_eq!(course.frame(), Progress::Unsure);
        assert_eq!(course.frame(), Progress::Drawn);
        assert_eq!(course.wish.machine.drawn.as_deref(), Some("vulkan"));
        assert!(course.wish.machine.failed.is_empty());
    }

    #[test]
    fn a_window_that_stays_blank_is_given_up() {
        let mut course = course(Wish::default());
        course.begin("dx12".parse().unwrap());
        let blank = (0..100).any(|_| {
            let progress = course.frame();
            course.lost += 1;
            progress == Progress::Blank
        });
        assert!(blank);
        let (tried, is_more) = course.ended("nothing was shown");
        assert_eq!(tried, [("dx12".to_owned(), "nothing was shown".to_owned())]);
        assert!(is_more);
    }

    #[test]
    fn when_nothing_is_left_all_that_was_tried_is_told() {
        let wish = Wish {
            renderer: Some("gl".parse().unwrap()),
            tried: vec![("gl".to_owned(), "too old".to_owned())],
            ..Wish::default()
        };
        let (tried, is_more) = course(wish).ended("no adapter works");
        assert_eq!(tried, [("gl".to_owned(), "too old".to_owned())]);
        assert!(!is_more);
    }

    #[test]
    fn a_library_that_vanished_gives_way_to_all_others() {
        let mut wish = Wish::default();
        wish.machine.drawn = Some("vulkan".to_owned());
        let mut course = Course {
            wish,
            ..Course::default()
        };
        let (tried, is_more) = course.ended("none works");
        assert_eq!(tried, [("vulkan".to_owned(), "renderer-absent".to_owned())]);
        assert!(is_more);
        assert_eq!(course.wish.machine.drawn, None);
    }
}
