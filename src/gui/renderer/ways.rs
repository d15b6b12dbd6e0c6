//! The backends that can draw the window, and the order in which they are tried.

use std::fmt;
use std::str::FromStr;

use eframe::wgpu::{Adapter, Backend, Backends, DeviceType, Instance};

use crate::store::Machine;

/// The graphics APIs that can draw a window, best first.
const LIBRARIES: [Backend; 4] = [Backend::Dx12, Backend::Metal, Backend::Vulkan, Backend::Gl];

/// A backend: a graphics API, with hardware or software rendering.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Way {
    library: Backend,
    software: bool,
}

impl Way {
    /// Returns the backend of `adapter` and the type of its device.
    pub fn of(adapter: &Adapter) -> (Self, DeviceType) {
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

/// The renderer that the user requested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Renderer {
    /// Only this graphics API.
    Library(Backend),
    /// Only software rendering, with any graphics API.
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

/// What determines the order of the backends.
#[derive(Debug, Default)]
pub struct Wish {
    pub renderer: Option<Renderer>,
    /// Whether to prefer software rendering.
    pub safe: bool,
    pub machine: Machine,
    /// The backends that failed in this start, with the reasons.
    pub tried: Vec<(String, String)>,
}

impl Wish {
    /// Returns the graphics APIs to request adapters from. If the window came up with one before,
    /// only that one is requested, which saves initialising the others. If it no longer works, the
    /// program restarts with all of them.
    pub fn libraries(&self) -> Backends {
        match (self.renderer, self.known_good()) {
            (Some(Renderer::Library(library)), _) => library.into(),
            (None, Some(way)) => way.library.into(),
            _ => LIBRARIES.into_iter().map(Backends::from).collect(),
        }
    }

    /// Returns the backend with which the window last came up.
    pub fn known_good(&self) -> Option<Way> {
        let name = self.machine.drawn.as_ref()?;
        (!self.safe && self.tried.is_empty() && !self.machine.failed.contains(name))
            .then(|| name.parse().ok())
            .flatten()
    }

    /// Returns the sort key of a backend, lowest first, or `None` if it must not be tried.
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
            // The integrated GPU is always awake, and draws a still page as well as the stronger
            // one.
            match device {
                DeviceType::IntegratedGpu => 0,
                DeviceType::DiscreteGpu => 1,
                _ => 2,
            },
        ))
    }

    /// Returns the indices of `ways` in the order in which to try them.
    pub fn order(&self, ways: &[(Way, DeviceType)]) -> Vec<usize> {
        let mut places: Vec<_> = ways
            .iter()
            .enumerate()
            .filter_map(|(index, (way, device))| Some((self.place(*way, *device)?, index)))
            .collect();
        places.sort();
        places.into_iter().map(|(_, index)| index).collect()
    }

    /// Returns the graphics APIs that were requested but offered no adapter.
    pub fn absent(&self) -> Vec<Backend> {
        let asked = match self.renderer {
            Some(Renderer::Library(library)) => library.into(),
            _ => self.libraries() & Instance::enabled_backend_features(),
        };
        let seen = |library: &Backend| {
            let ways = self
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
        // Unless it has failed since.
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
}
