//! The window. Screens draw and send commands; [`app`] alone applies them.

mod app;
mod command;
mod screens;
mod theme;
mod widgets;

use std::path::PathBuf;

use eframe::egui;

pub use app::{App, Start};
pub use screens::Screen;

use crate::report::Style;

/// The window could not be opened.
#[derive(Debug)]
pub struct Failure {
    /// What the window system or the renderer said, for those who help.
    pub detail: String,
    /// Whether there was no display at all, rather than no renderer.
    pub no_display: bool,
}

/// Opens the window on the registry in `file`, or on the one built in, and returns when it is
/// closed.
///
/// # Errors
///
/// When there is no display, or no renderer that works on it.
pub fn run(file: Option<PathBuf>, style: Style) -> Result<(), Failure> {
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_app_id("trongklum")
            .with_title(style.text("window-title"))
            .with_inner_size([1180.0, 760.0])
            .with_min_inner_size([480.0, 360.0]),
        // Thai is drawn from the font that is shipped, so that it looks the same everywhere.
        system_font_fallback: false,
        ..Default::default()
    };
    let start = Start { file, style };
    eframe::run_native(
        "trongklum",
        options,
        Box::new(move |context| Ok(Box::new(App::new(&context.egui_ctx, start)))),
    )
    .map_err(|error| Failure {
        no_display: matches!(
            error,
            eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_)
        ),
        detail: error.to_string(),
    })
}
