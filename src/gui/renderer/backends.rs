//! The backends that can draw the window, and the order in which they are tried.

use std::fmt;
use std::str::FromStr;

use eframe::wgpu::{Adapter, Backend, Backends, DeviceType, Instance};

use crate::store::Machine;

/// The graphics APIs that can draw a window, best first.
const GRAPHICS_APIS: [Backend; 4] = [Backend::Dx12, Backend::Metal, Backend::Vulkan, Backend::Gl];

/// A backend: a graphics API, with hardware or software rendering.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GraphicsBackend {
    api: Backend,
    software: bool,
}

impl GraphicsBackend {
    /// Returns the backend of `adapter` and the type of its device.
    pub fn of(adapter: &Adapter) -> (Self, DeviceType) {
        let info = adapter.get_info();
        let backend = Self {
            api: info.backend,
            software: info.device_type == DeviceType::Cpu,
        };
        (backend, info.device_type)
    }
}

impl fmt::Display for GraphicsBackend {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.api.to_str())?;
        f.write_str(if self.software { "-software" } else { "" })
    }
}

impl FromStr for GraphicsBackend {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        let (api, software) = match name.strip_suffix("-software") {
            Some(api) => (api, true),
            None => (name, false),
        };
        let known = GRAPHICS_APIS
            .into_iter()
            .find(|known| known.to_str() == api);
        let api = known.ok_or(())?;
        Ok(Self { api, software })
    }
}

/// The renderer that the user requested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Renderer {
    /// Only this graphics API.
    Api(Backend),
    /// Only software rendering, with any graphics API.
    Software,
}

impl FromStr for Renderer {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        let backend: GraphicsBackend = match name {
            "software" => return Ok(Self::Software),
            _ => name.parse()?,
        };
        (!backend.software)
            .then_some(Self::Api(backend.api))
            .ok_or(())
    }
}

/// What determines the order of the backends.
#[derive(Debug, Default)]
pub struct Preference {
    pub renderer: Option<Renderer>,
    /// Whether to prefer software rendering.
    pub safe: bool,
    pub machine: Machine,
    /// The backends that failed in this start, with the reasons.
    pub tried: Vec<(String, String)>,
}

impl Preference {
    /// Returns the graphics APIs to request adapters from. If the window came up with one before,
    /// only that one is requested, which saves initialising the others. If it no longer works, the
    /// program restarts with all of them.
    pub fn requested_apis(&self) -> Backends {
        match (self.renderer, self.known_good()) {
            (Some(Renderer::Api(api)), _) => api.into(),
            (None, Some(backend)) => backend.api.into(),
            _ => GRAPHICS_APIS.into_iter().map(Backends::from).collect(),
        }
    }

    /// Returns the backend with which the window last came up.
    pub fn known_good(&self) -> Option<GraphicsBackend> {
        let name = self.machine.drawn.as_ref()?;
        (!self.safe && self.tried.is_empty() && !self.machine.failed.contains(name))
            .then(|| name.parse().ok())
            .flatten()
    }

    /// Returns the sort key of a backend, lowest first, or `None` if it must not be tried.
    fn place(&self, backend: GraphicsBackend, device: DeviceType) -> Option<impl Ord + use<>> {
        let name = backend.to_string();
        let wanted = match self.renderer {
            None => true,
            Some(Renderer::Api(api)) => backend.api == api,
            Some(Renderer::Software) => backend.software,
        };
        if !wanted || self.tried.iter().any(|(tried, _)| *tried == name) {
            return None;
        }
        let api = GRAPHICS_APIS
            .iter()
            .position(|known| *known == backend.api)?;
        Some((
            self.machine.failed.contains(&name),
            self.known_good() != Some(backend),
            backend.software != self.safe,
            api,
            // The integrated GPU is always awake, and draws a still page as well as the stronger
            // one.
            match device {
                DeviceType::IntegratedGpu => 0,
                DeviceType::DiscreteGpu => 1,
                _ => 2,
            },
        ))
    }

    /// Returns the indices of `backends` in the order in which to try them.
    pub fn order(&self, backends: &[(GraphicsBackend, DeviceType)]) -> Vec<usize> {
        let mut places: Vec<_> = backends
            .iter()
            .enumerate()
            .filter_map(|(index, (backend, device))| Some((self.place(*backend, *device)?, index)))
            .collect();
        places.sort();
        places.into_iter().map(|(_, index)| index).collect()
    }

    /// Returns the graphics APIs that were requested but offered no adapter.
    pub fn absent(&self) -> Vec<Backend> {
        let requested = match self.renderer {
            Some(Renderer::Api(api)) => api.into(),
            _ => self.requested_apis() & Instance::enabled_backend_features(),
        };
        let seen = |api: &Backend| {
            let backends = self
                .tried
                .iter()
                .filter_map(|(name, _)| name.parse::<GraphicsBackend>().ok());
            backends.into_iter().any(|backend| backend.api == *api)
        };
        let requested = GRAPHICS_APIS
            .into_iter()
            .filter(|api| requested.contains(Backends::from(*api)));
        requested.filter(|api| !seen(api)).collect()
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

    fn order(preference: &Preference) -> Vec<&'static str> {
        let backends = MACHINE.map(|name| {
            let backend: GraphicsBackend = name.parse().unwrap();
            let device = if backend.software {
                DeviceType::Cpu
            } else {
                DeviceType::DiscreteGpu
            };
            (backend, device)
        });
        let order = preference.order(&backends);
        order.into_iter().map(|index| MACHINE[index]).collect()
    }

    #[test]
    fn cards_come_before_software_and_the_system_s_own_api_first() {
        assert_eq!(
            order(&Preference::default()),
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
        let backend: GraphicsBackend = "vulkan".parse().unwrap();
        let backends = [
            (backend, DeviceType::DiscreteGpu),
            (backend, DeviceType::IntegratedGpu),
        ];
        assert_eq!(Preference::default().order(&backends), [1, 0]);
    }

    #[test]
    fn what_came_up_before_is_asked_alone() {
        let mut preference = Preference::default();
        preference.machine.drawn = Some("gl".to_owned());
        assert_eq!(preference.requested_apis(), Backends::GL);
        assert_eq!(order(&preference)[0], "gl");
        // Unless it has failed since.
        preference.machine.failed = vec!["gl".to_owned()];
        assert!(
            preference
                .requested_apis()
                .contains(Backends::VULKAN | Backends::DX12)
        );
        assert_eq!(order(&preference).last(), Some(&"gl"));
    }

    #[test]
    fn what_failed_in_this_start_is_not_tried_again() {
        let preference = Preference {
            tried: vec![("dx12".to_owned(), "Device(Lost)".to_owned())],
            ..Preference::default()
        };
        assert!(!order(&preference).contains(&"dx12"));
        assert_eq!(order(&preference)[0], "vulkan");
    }

    #[test]
    fn who_asks_for_one_gets_that_and_no_other() {
        let ask = |name: &str| {
            let preference = Preference {
                renderer: Some(name.parse().unwrap()),
                ..Preference::default()
            };
            order(&preference)
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
        let preference = Preference {
            safe: true,
            machine: Machine {
                drawn: Some("vulkan".to_owned()),
                failed: Vec::new(),
            },
            ..Preference::default()
        };
        assert_eq!(order(&preference)[0], "dx12-software");
        assert!(
            preference
                .requested_apis()
                .contains(Backends::GL | Backends::DX12)
        );
    }
}
