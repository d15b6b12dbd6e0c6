//! By what the window is drawn: every way the machine has, in turn, until one works.
//!
//! The ways are tried where eframe asks for an adapter: there the window and its surface exist,
//! so a way that cannot make a device, or cannot draw on this surface, is passed over within the
//! one start. What only shows later, when a driver panics or never presents a picture, ends this
//! process's window; [`super::start`] then starts the program again without that way, since a
//! process may have only one event loop.

use std::fmt;
use std::str::FromStr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use eframe::egui_wgpu::{SurfaceErrorAction, WgpuConfiguration, WgpuSetup, WgpuSetupCreateNew};
use eframe::wgpu::{
    Adapter, Backend, Backends, CurrentSurfaceTexture, DeviceType, Instance, Surface,
};

use crate::store::{Machine, MachineFile};

/// The libraries a window can be drawn by, the likeliest to work well first.
const LIBRARIES: [Backend; 4] = [Backend::Dx12, Backend::Metal, Backend::Vulkan, Backend::Gl];

/// So many pictures in a row that reach no screen mean that none will.
const PATIENCE: u32 = 40;

/// One way of drawing: through a library, by the graphics card or by the processor alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Way {
    library: Backend,
    software: bool,
}

impl Way {
    fn of(adapter: &Adapter) -> (Self, DeviceType) {
        let info = adapter.get_info();
        let way = Self {
            library: info.backend,
            software: info.device_type == DeviceType::Cpu,
        };
        (way, info.device_type)
    }
}

impl fmt::Display for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.library.to_str())?;
        f.write_str(if self.software { "-software" } else { "" })
    }
}

impl FromStr for Way {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        let (library, software) = match name.strip_suffix("-software") {
            Some(library) => (library, true),
            None => (name, false),
        };
        let known = LIBRARIES
            .into_iter()
            .find(|known| known.to_str() == library);
        let library = known.ok_or(())?;
        Ok(Self { library, software })
    }
}

/// What a person asked the window to be drawn by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Renderer {
    /// By this library only.
    Library(Backend),
    /// By the processor only, through whichever library can.
    Software,
}

impl FromStr for Renderer {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        let way: Way = match name {
            "software" => return Ok(Self::Software),
            _ => name.parse()?,
        };
        (!way.software)
            .then_some(Self::Library(way.library))
            .ok_or(())
    }
}

/// What decides the order of the ways.
#[derive(Debug, Default)]
struct Wish {
    renderer: Option<Renderer>,
    /// Whether what depends on no graphics card comes first.
    safe: bool,
    machine: Machine,
    /// The ways that were tried in vain in this start, each with the reason.
    tried: Vec<(String, String)>,
}

impl Wish {
    /// The libraries to ask for adapters. One by which the window came up before is asked
    /// alone, which spares the others' start; nothing is lost, for if it no longer works the
    /// program starts again with all.
    fn libraries(&self) -> Backends {
        match (self.renderer, self.known_good()) {
            (Some(Renderer::Library(library)), _) => library.into(),
            (None, Some(way)) => way.library.into(),
            _ => LIBRARIES.into_iter().map(Backends::from).collect(),
        }
    }

    /// The way by which the window came up before.
    fn known_good(&self) -> Option<Way> {
        let name = self.machine.drawn.as_ref()?;
        (!self.safe && self.tried.is_empty() && !self.machine.failed.contains(name))
            .then(|| name.parse().ok())
            .flatten()
    }

    /// The place of a way in the order, the lowest first; none where it is not to be tried.
    fn place(&self, way: Way, device: DeviceType) -> Option<impl Ord + use<>> {
        let name = way.to_string();
        let wanted = match self.renderer {
            None => true,
            Some(Renderer::Library(library)) => way.library == library,
            Some(Renderer::Software) => way.software,
        };
        if !wanted || self.tried.iter().any(|(tried, _)| *tried == name) {
            return None;
        }
        let library = LIBRARIES.iter().position(|known| *known == way.library)?;
        Some((
            self.machine.failed.contains(&name),
            self.known_good() != Some(way),
            way.software != self.safe,
            library,
            // The card that is always awake draws a still page as well as the strong one.
            match device {
                DeviceType::IntegratedGpu => 0,
                DeviceType::DiscreteGpu => 1,
                _ => 2,
            },
        ))
    }

    /// The ways in the order in which they are tried, each by its index in `ways`.
    fn order(&self, ways: &[(Way, DeviceType)]) -> Vec<usize> {
        let mut places: Vec<_> = ways
            .iter()
            .enumerate()
            .filter_map(|(index, (way, device))| Some((self.place(*way, *device)?, index)))
            .collect();
        places.sort();
        places.into_iter().map(|(_, index)| index).collect()
    }
}

/// What became of drawing in this process.
#[derive(Debug, Default)]
struct Course {
    wish: Wish,
    file: Option<MachineFile>,
    /// The way that was begun.
    begun: Option<Way>,
    /// Whether adapters were asked for, and of every library that may be used.
    asked_all: bool,
    drawn: bool,
    /// How many frames were begun, and how many of them reached no screen.
    frames: u32,
    lost: u32,
    lost_before: u32,
}

/// The trial of the ways, shared by those who take part in it: eframe asks it for an adapter,
/// the surface tells it what was lost, each frame asks it whether the window is up.
#[derive(Clone, Debug, Default)]
pub(super) struct Trial(Arc<Mutex<Course>>);

/// What a frame is to do about the trial.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Progress {
    /// Draw another, to see whether this one arrives.
    Unsure,
    /// The window is up.
    Drawn,
    /// No picture arrives: give up.
    Blank,
}

impl Trial {
    /// A trial with what was tried in vain `before` in this start.
    pub fn new(renderer: Option<Renderer>, safe: bool, before: Vec<(String, String)>) -> Self {
        // A safe start neither trusts nor changes what is remembered.
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
        // What a panic left behind is still the truth about what was tried.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What eframe needs to take part in the trial.
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
                    // A window behind another shows nothing and is well.
                    if !matches!(status, CurrentSurfaceTexture::Occluded) {
                        trial.course().lost += 1;
                    }
                    on_status(status)
                },
            ),
            ..usual
        }
    }

    /// Notes that a frame begins, and tells how it stands.
    pub fn frame(&self) -> Progress {
        self.course().frame()
    }

    /// Whether the window was given up because no picture arrived.
    pub fn is_blank(&self) -> bool {
        let course = self.course();
        !course.drawn && course.lost > PATIENCE
    }

    /// Whether the window came up.
    pub fn drawn(&self) -> bool {
        self.course().drawn
    }

    /// Notes that the window ended before it was up, and why. Comes back with all that was
    /// tried, and whether something is left to try.
    pub fn failed(&self, reason: &str) -> (Vec<(String, String)>, bool) {
        self.course().ended(reason)
    }
}

impl Course {
    fn keep(&self) {
        if let Some(file) = &self.file {
            file.write(&self.wish.machine);
        }
    }

    /// The first adapter, in the order of the wish, that `works`.
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
                // It worked before: no need to make a device only to try it.
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

    /// Notes `way` as failed until it has proved itself, for a driver may end the process.
    fn begin(&mut self, way: Way) {
        self.begun = Some(way);
        let name = way.to_string();
        if !self.wish.machine.failed.contains(&name) {
            self.wish.machine.failed.push(name);
        }
        self.keep();
    }

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
            // The library that worked before has nothing to offer any more.
            if let Some(name) = self.wish.machine.drawn.take() {
                if !self.wish.tried.iter().any(|(tried, _)| *tried == name) {
                    self.wish.tried.push((name, "renderer-absent".to_owned()));
                }
                self.keep();
            }
        }
        let is_more = is_begun || !self.asked_all;
        if !is_more {
            for library in absent(&self.wish) {
                let name = library.to_str().to_owned();
                self.wish.tried.push((name, "renderer-absent".to_owned()));
            }
            // Another day they may do better.
            self.wish.machine.failed.clear();
            self.keep();
        }
        (self.wish.tried.clone(), is_more)
    }
}

/// The libraries that were asked for and offered nothing.
fn absent(wish: &Wish) -> Vec<Backend> {
    let asked = match wish.renderer {
        Some(Renderer::Library(library)) => library.into(),
        _ => wish.libraries() & Instance::enabled_backend_features(),
    };
    let seen = |library: &Backend| {
        let ways = wish
            .tried
            .iter()
            .filter_map(|(name, _)| name.parse::<Way>().ok());
        ways.into_iter().any(|way| way.library == *library)
    };
    let asked = LIBRARIES
        .into_iter()
        .filter(|library| asked.contains(Backends::from(*library)));
    asked.filter(|library| !seen(library)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MACHINE: [&str; 6] = [
        "gl-software",
        "vulkan-software",
        "gl",
        "vulkan",
        "dx12-software",
        "dx12",
    ];

    fn order(wish: &Wish) -> Vec<&'static str> {
        let ways = MACHINE.map(|name| {
            let way: Way = name.parse().unwrap();
            let device = if way.software {
                DeviceType::Cpu
            } else {
                DeviceType::DiscreteGpu
            };
            (way, device)
        });
        let order = wish.order(&ways);
        order.into_iter().map(|index| MACHINE[index]).collect()
    }

    fn course(wish: Wish) -> Course {
        Course {
            wish,
            asked_all: true,
            ..Course::default()
        }
    }

    #[test]
    fn cards_come_before_software_and_the_system_s_own_library_first() {
        assert_eq!(
            order(&Wish::default()),
            [
                "dx12",
                "vulkan",
                "gl",
                "dx12-software",
                "vulkan-software",
                "gl-software"
            ]
        );
    }

    #[test]
    fn the_awake_card_comes_before_the_strong_one() {
        let way: Way = "vulkan".parse().unwrap();
        let ways = [
            (way, DeviceType::DiscreteGpu),
            (way, DeviceType::IntegratedGpu),
        ];
        assert_eq!(Wish::default().order(&ways), [1, 0]);
    }

    #[test]
    fn what_came_up_before_is_asked_alone() {
        let mut wish = Wish::default();
        wish.machine.drawn = Some("gl".to_owned());
        assert_eq!(wish.libraries(), Backends::GL);
        assert_eq!(order(&wish)[0], "gl");
        // Not if it failed since.
        wish.machine.failed = vec!["gl".to_owned()];
        assert!(wish.libraries().contains(Backends::VULKAN | Backends::DX12));
        assert_eq!(order(&wish).last(), Some(&"gl"));
    }

    #[test]
    fn what_failed_in_this_start_is_not_tried_again() {
        let wish = Wish {
            tried: vec![("dx12".to_owned(), "Device(Lost)".to_owned())],
            ..Wish::default()
        };
        assert!(!order(&wish).contains(&"dx12"));
        assert_eq!(order(&wish)[0], "vulkan");
    }

    #[test]
    fn who_asks_for_one_gets_that_and_no_other() {
        let ask = |name: &str| {
            let wish = Wish {
                renderer: Some(name.parse().unwrap()),
                ..Wish::default()
            };
            order(&wish)
        };
        assert_eq!(ask("vulkan"), ["vulkan", "vulkan-software"]);
        assert_eq!(
            ask("software"),
            ["dx12-software", "vulkan-software", "gl-software"]
        );
        assert_eq!("vulkan-software".parse::<Renderer>(), Err(()));
        assert_eq!("paper".parse::<Renderer>(), Err(()));
    }

    #[test]
    fn a_safe_start_begins_with_software_and_trusts_no_memory() {
        let wish = Wish {
            safe: true,
            machine: Machine {
                drawn: Some("vulkan".to_owned()),
                failed: Vec::new(),
            },
            ..Wish::default()
        };
        assert_eq!(order(&wish)[0], "dx12-software");
        assert!(wish.libraries().contains(Backends::GL | Backends::DX12));
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
            renderer: Some(Renderer::Library(Backend::Gl)),
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
