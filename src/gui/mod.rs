//! The window. Screens draw and send commands; [`app`] alone applies them.

mod app;
mod aside;
mod banner;
mod choices;
mod chrome;
mod command;
mod notes;
mod overlay;
mod registries;
mod screens;
mod search;
mod theme;
mod widgets;

pub use app::{App, Start};
pub use command::Screen;
pub use registries::BuiltinBroken;

/// The window could not be opened.
#[derive(Debug)]
pub struct Failure {
    /// What the window system or the renderer said, for those who help.
    pub detail: String,
    /// Whether there was no display at all, rather than no renderer.
    pub no_display: bool,
}

/// Opens the window and returns when it is closed.
///
/// # Errors
///
/// When there is no display, or no renderer that works on it.
pub fn run(mut start: Start) -> Result<(), Failure> {
    let asked = start.lang;
    let settings = start.read_settings();
    let lang = asked.unwrap_or_else(|| settings.lang.parse().unwrap_or_default());
    let options = eframe::NativeOptions {
        viewport: app::viewport(settings, lang.text("window-title")),
        // Thai is drawn from the font that is shipped, so that it looks the same everywhere.
        system_font_fallback: false,
        ..Default::default()
    };
    eframe::run_native(
        "trongklum",
        options,
        Box::new(move |context| Ok(Box::new(App::new(&context.egui_ctx, start)?))),
    )
    .map_err(|error| Failure {
        no_display: matches!(
            error,
            eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_)
        ),
        detail: error.to_string(),
    })
}
