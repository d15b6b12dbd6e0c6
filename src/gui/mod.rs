//! The window. Screens draw and send commands. Only [`app`] applies them.

mod app;
mod background;
mod banner;
mod choices;
mod chrome;
mod clipboard;
mod command;
mod compared;
mod editing;
mod following;
mod notes;
mod overlay;
mod pictures;
mod place;
mod registries;
mod renderer;
mod rule_changes;
mod rule_form;
mod screens;
mod search;
mod single;
mod start;
mod theme;
mod today;
mod view;
mod widgets;

pub use app::{App, Start};
pub use clipboard::ReadClipboard;
pub use command::Screen;
pub use registries::BuiltinBroken;
pub use renderer::Renderer;
pub use start::{Failure, NO_WINDOW, WindowOptions, run};
