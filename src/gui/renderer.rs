//! Chooses the graphics adapter that draws the window, trying every backend until one works.
//!
//! Backends are tried when eframe asks for an adapter. At that point the window and its surface
//! exist, so an adapter that cannot create a device, or cannot present to this surface, is skipped
//! within the same start. Some failures only show later: a driver panics, or frames never reach the
//! screen. Those close the window of this process, and [`super::start`] restarts the program
//! without that backend, because a process can have only one event loop.

mod backends;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use eframe::egui_wgpu::{SurfaceErrorAction, WgpuConfiguration, WgpuSetup, WgpuSetupCreateNew};
use eframe::wgpu::{Adapter, Backends, CurrentSurfaceTexture, Instance, Surface};

pub use self::backends::Renderer;
use self::backends::{GraphicsBackend, Preference};
use super::background;
use crate::store::MachineFile;

/// The number of lost frames after which no frame is expected to reach the screen.
const MAX_LOST_FRAMES: u32 = 40;

/// The state of adapter selection in this process.
#[derive(Debug, Default)]
struct SelectionState {
    preference: Preference,
    file: Option<MachineFile>,
    /// The backend being tried.
    current: Option<GraphicsBackend>,
    /// Whether adapters were requested from every permitted graphics API.
    requested_all: bool,
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
pub(super) struct AdapterSelection(Arc<Mutex<SelectionState>>);

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

impl AdapterSelection {
    /// Creates a selection that skips what failed `before` in this start.
    pub fn new(renderer: Option<Renderer>, safe: bool, before: Vec<(String, String)>) -> Self {
        // A safe start neither trusts nor changes the recorded outcomes.
        let file = MachineFile::standard().filter(|_| !safe);
        let machine = file.as_ref().map(MachineFile::read).unwrap_or_default();
        let preference = Preference {
            renderer,
            safe,
            machine,
            tried: before,
        };
        Self(Arc::new(Mutex::new(SelectionState {
            preference,
            file,
            ..SelectionState::default()
        })))
    }

    fn state(&self) -> MutexGuard<'_, SelectionState> {
        // After a panic, the record of what was tried is still correct.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Loads the driver on a thread of its own. Nothing else at the start takes as long. The window
    /// then finds it loaded. OpenGL may depend on the display, so its driver is left to the window.
    pub fn load_driver(&self) {
        let backends =
            self.state().preference.requested_apis() & (Backends::VULKAN | Backends::DX12);
        if backends.is_empty() {
            return;
        }
        let selection = self.clone();
        background::spawn(move || {
            let mut setup = WgpuSetupCreateNew::without_display_handle();
            setup.instance_descriptor.backends = backends;
            let instance = Instance::new(setup.instance_descriptor);
            selection.state().driver = Some(instance);
        });
    }

    /// Returns the configuration that makes eframe take part in the selection.
    pub fn configuration(&self) -> WgpuConfiguration {
        let mut setup = WgpuSetupCreateNew::without_display_handle();
        {
            let mut state = self.state();
            let all =
                state.preference.known_good().is_none() || state.preference.renderer.is_some();
            state.requested_all = all;
            setup.instance_descriptor.backends = state.preference.requested_apis();
        }
        let describe = Arc::clone(&setup.device_descriptor);
        let selection = self.clone();
        setup.native_adapter_selector = Some(Arc::new(
            move |adapters: &[Adapter], surface: Option<&Surface<'_>>| {
                selection.state().select(adapters, surface, &|adapter| {
                    let device = adapter.request_device(&describe(adapter));
                    pollster::block_on(device)
                        .map(drop)
                        .map_err(|error| error.to_string())
                })
            },
        ));
        let usual = WgpuConfiguration::default();
        let on_status = Arc::clone(&usual.on_surface_status);
        let selection = self.clone();
        WgpuConfiguration {
            wgpu_setup: WgpuSetup::CreateNew(setup),
            on_surface_status: Arc::new(
                move |status: &CurrentSurfaceTexture| -> SurfaceErrorAction {
                    // A window hidden behind another draws nothing, which is fine.
                    if !matches!(status, CurrentSurfaceTexture::Occluded) {
                        selection.state().lost += 1;
                    }
                    on_status(status)
                },
            ),
            ..usual
        }
    }

    /// Records the start of a frame and returns the state of the selection.
    pub fn frame(&self) -> Progress {
        self.state().frame()
    }

    /// Takes back that the current backend counts as failed: nothing is drawn for now, since the
    /// program waits in the background.
    pub fn rest(&self) {
        let mut state = self.state();
        let name = state.current.map(|backend| backend.to_string());
        let failed = &mut state.preference.machine.failed;
        failed.retain(|failed| Some(failed) != name.as_ref());
        state.save();
    }

    /// Returns whether the window was given up because no frame reached the screen.
    pub fn is_blank(&self) -> bool {
        let state = self.state();
        !state.drawn && state.lost > MAX_LOST_FRAMES
    }

    /// Returns whether the window came up.
    pub fn drawn(&self) -> bool {
        self.state().drawn
    }

    /// Records that the window closed before it was up, with the reason. Returns everything that
    /// was tried, and whether anything is left to try.
    pub fn failed(&self, reason: &str) -> (Vec<(String, String)>, bool) {
        self.state().record_end(reason)
    }
}

impl SelectionState {
    /// Writes the recorded outcomes, unless this is a safe start.
    fn save(&self) {
        if let Some(file) = &self.file {
            file.write(&self.preference.machine);
        }
    }

    /// Returns the first adapter, in order of preference, that `works`.
    fn select(
        &mut self,
        adapters: &[Adapter],
        surface: Option<&Surface<'_>>,
        works: &dyn Fn(&Adapter) -> Result<(), String>,
    ) -> Result<Adapter, String> {
        let backends: Vec<_> = adapters.iter().map(GraphicsBackend::of).collect();
        let known_good = self.preference.known_good();
        for index in self.preference.order(&backends) {
            let (adapter, (backend, _)) = (&adapters[index], backends[index]);
            self.record_attempt(backend);
            let result = match surface {
                Some(surface) if !adapter.is_surface_supported(surface) => {
                    Err("renderer-no-surface".to_owned())
                }
                // It worked before, so there is no need to create a device only to test it.
                _ if known_good == Some(backend) => Ok(()),
                _ => works(adapter),
            };
            match result {
                Ok(()) => return Ok(adapter.clone()),
                Err(reason) => self.record_failure(backend, reason),
            }
        }
        Err("none works".to_owned())
    }

    /// Records `backend` as failed until it proves itself, since a driver may crash the process.
    fn record_attempt(&mut self, backend: GraphicsBackend) {
        self.current = Some(backend);
        let name = backend.to_string();
        if !self.preference.machine.failed.contains(&name) {
            self.preference.machine.failed.push(name);
        }
        self.save();
    }

    /// Records that `backend` failed.
    fn record_failure(&mut self, backend: GraphicsBackend, reason: String) {
        self.current = None;
        self.preference.tried.push((backend.to_string(), reason));
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
            let name = self.current.map(|backend| backend.to_string());
            let machine = &mut self.preference.machine;
            machine
                .failed
                .retain(|failed| Some(failed) != name.as_ref());
            machine.drawn = name;
            self.save();
            Progress::Drawn
        } else if self.lost > MAX_LOST_FRAMES {
            Progress::Blank
        } else {
            Progress::Unsure
        }
    }

    fn record_end(&mut self, reason: &str) -> (Vec<(String, String)>, bool) {
        let was_attempting = match self.current {
            Some(backend) => {
                self.record_failure(backend, reason.to_owned());
                true
            }
            None => false,
        };
        if !self.requested_all && !was_attempting {
            // The graphics API that worked before no longer offers an adapter.
            if let Some(name) = self.preference.machine.drawn.take() {
                if !self
                    .preference
                    .tried
                    .iter()
                    .any(|(tried, _)| *tried == name)
                {
                    self.preference
                        .tried
                        .push((name, "renderer-absent".to_owned()));
                }
                self.save();
            }
        }
        let is_more = was_attempting || !self.requested_all;
        if !is_more {
            for api in self.preference.absent() {
                let name = api.to_str().to_owned();
                self.preference
                    .tried
                    .push((name, "renderer-absent".to_owned()));
            }
            // They may work next time.
            self.preference.machine.failed.clear();
            self.save();
        }
        (self.preference.tried.clone(), is_more)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(preference: Preference) -> SelectionState {
        SelectionState {
            preference,
            requested_all: true,
            ..SelectionState::default()
        }
    }

    #[test]
    fn a_backend_counts_as_failed_until_its_first_frame_arrives() {
        let mut state = state(Preference::default());
        state.record_attempt("vulkan".parse().unwrap());
        assert_eq!(state.preference.machine.failed, ["vulkan"]);
        assert_eq!(state.frame(), Progress::Unsure);
        state.lost += 1;
        assert_eq!(state.frame(), Progress::Unsure);
        assert_eq!(state.frame(), Progress::Drawn);
        assert_eq!(state.preference.machine.drawn.as_deref(), Some("vulkan"));
        assert!(state.preference.machine.failed.is_empty());
    }

    #[test]
    fn a_window_that_stays_blank_is_given_up() {
        let mut state = state(Preference::default());
        state.record_attempt("dx12".parse().unwrap());
        let blank = (0..100).any(|_| {
            let progress = state.frame();
            state.lost += 1;
            progress == Progress::Blank
        });
        assert!(blank);
        let (tried, is_more) = state.record_end("nothing was shown");
        assert_eq!(tried, [("dx12".to_owned(), "nothing was shown".to_owned())]);
        assert!(is_more);
    }

    #[test]
    fn when_nothing_is_left_all_attempts_are_reported() {
        let preference = Preference {
            renderer: Some("gl".parse().unwrap()),
            tried: vec![("gl".to_owned(), "too old".to_owned())],
            ..Preference::default()
        };
        let (tried, is_more) = state(preference).record_end("no adapter works");
        assert_eq!(tried, [("gl".to_owned(), "too old".to_owned())]);
        assert!(!is_more);
    }

    #[test]
    fn a_graphics_api_that_vanished_gives_way_to_all_others() {
        let mut preference = Preference::default();
        preference.machine.drawn = Some("vulkan".to_owned());
        let mut state = SelectionState {
            preference,
            ..SelectionState::default()
        };
        let (tried, is_more) = state.record_end("none works");
        assert_eq!(tried, [("vulkan".to_owned(), "renderer-absent".to_owned())]);
        assert!(is_more);
        assert_eq!(state.preference.machine.drawn, None);
    }
}
