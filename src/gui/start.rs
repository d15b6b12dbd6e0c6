//! Opens the window: one per user, drawn by the first backend that works. A failure never goes
//! unreported.

use std::any::Any;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::Command;

use eframe::egui::layers::GraphicLayers;
use eframe::egui::{Context, Ui, ViewportCommand, Visuals};

use super::app::{self, App, Mode, Start};
use super::renderer::{AdapterSelection, Progress, Renderer};
use super::single::{self, Calls, Place, Wanted};
use super::{background, clipboard, place};
use crate::lang::Lang;
use crate::store::{self, Settings, SettingsFile};

/// The exit code if there is no window: that of an output that cannot be written.
pub const NO_WINDOW: u8 = 4;

/// The environment variable that passes the backends that failed to the next start.
const TRIED_VARIABLE: &str = "TRONGKLUM_TRIED";

/// What the user requested about opening the window.
#[derive(Clone, Copy, Debug, Default)]
pub struct WindowOptions {
    pub renderer: Option<Renderer>,
    /// Whether to neither read nor write settings, to try software rendering first, and to ignore a
    /// window that is already open.
    pub safe: bool,
}

/// The error for a window that could not be opened, or that ended by a fault.
#[derive(Debug)]
pub struct Failure {
    /// The message for the user.
    pub message: String,
    title: String,
    has_display: bool,
}

impl Failure {
    /// Shows the message in a dialog of the system, if there is somebody to see it.
    pub fn show(&self) {
        if self.has_display {
            rfd::MessageDialog::new()
                .set_level(rfd::MessageLevel::Error)
                .set_title(&self.title)
                .set_description(&self.message)
                .show();
        }
    }
}

/// Opens the window and returns the exit code once it is closed.
///
/// # Errors
///
/// Returns [`Failure`] if there is no display, if no renderer works on it, or if the window ended
/// by a fault.
pub fn run(mut start: Start, options: WindowOptions) -> Result<u8, Failure> {
    if options.safe {
        start.settings = None;
        start.read = Some((Settings::default(), None));
    }
    let is_new = |file: &SettingsFile| !file.exists();
    start.is_first = start.mode == Mode::Window
        && start.file.is_none()
        && start.settings.as_ref().is_some_and(is_new);
    start.clipboard = clipboard::system();
    start.html = clipboard::system_html();
    // This runs while the window is being created.
    background::spawn(|| drop(store::builtin()));
    let requested_lang = start.lang;
    let settings = start.read_settings();
    let lang = requested_lang.or(settings.lang).unwrap_or_default();

    let before = backends_tried_before();
    let Some(calls) = receive_calls(&mut start, options.safe, before.is_empty()) else {
        return Ok(0);
    };

    let selection = AdapterSelection::new(options.renderer, options.safe, before);
    // This runs while the event loop connects to the display.
    selection.load_driver();
    let viewport = app::viewport(start.read_settings(), lang.text("window-title"));
    let native_options = eframe::NativeOptions {
        viewport,
        // Thai is drawn with the bundled font, so that it looks the same everywhere.
        system_font_fallback: false,
        // It is for gradients, and software rendering takes noticeably longer with it.
        dithering: false,
        wgpu_options: selection.configuration(),
        ..Default::default()
    };
    end_if_display_is_lost(lang);
    let creator = app_creator(start, selection.clone(), calls);
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        eframe::run_native("trongklum", native_options, creator)
    }));
    let reason = match outcome {
        Ok(Ok(())) if !selection.is_blank() => return Ok(0),
        Ok(Ok(())) => "renderer-blank".to_owned(),
        Ok(Err(eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_))) => {
            return Err(Failure {
                message: lang.text("window-no-display"),
                title: lang.text("window-title"),
                has_display: false,
            });
        }
        Ok(Err(error)) => error.to_string(),
        Err(panic) => panic_message(&*panic),
    };
    recover_or_explain(lang, &selection, &reason)
}

/// Makes the program end as soon as winit panics because the X server has gone. Unwinding drops
/// values that can panic again, which would abort the program without a word.
fn end_if_display_is_lost(lang: Lang) {
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        report(panic);
        let is_in = |part: &str| {
            let place = panic.location();
            place.is_some_and(|place| place.file().contains(part))
        };
        if is_in("winit") && is_in("x11") {
            let message = lang.text("window-no-display");
            // If this fails too, the exit code still reports the failure.
            let _ = writeln!(std::io::stderr(), "{message}");
            std::process::exit(NO_WINDOW.into());
        }
    }));
}

/// Takes the place of the user's one window. Returns how calls of later starts arrive, or `None`
/// if a window that is open has taken this one.
fn receive_calls(start: &mut Start, is_safe: bool, is_first_try: bool) -> Option<Calls> {
    if is_safe {
        return Some(Calls::none());
    }
    if !is_first_try {
        return Some(single::take_place_anyhow());
    }
    let wanted = match (start.mode, &start.file) {
        (Mode::Quick, _) => Wanted::Quick,
        (Mode::Background, _) => Wanted::Presence,
        (Mode::Window, Some(file)) => Wanted::File(file.clone()),
        (Mode::Window, None) => Wanted::Window,
    };
    match single::take_place(&wanted) {
        Place::First(calls) => Some(calls),
        Place::Taken => None,
        Place::Hung => {
            // Two windows must not overwrite each other's settings.
            start.settings = None;
            start.notice = Some("note-other-hangs");
            Some(single::take_place_anyhow())
        }
    }
}

/// Returns what makes the program's window once eframe has one.
fn app_creator(
    mut start: Start,
    selection: AdapterSelection,
    calls: Calls,
) -> eframe::AppCreator<'static> {
    Box::new(move |context| {
        if let Some(window) = context.winit_window() {
            place::fit(window, start.read_settings());
        }
        let maximise = start.read_settings().maximised;
        start.is_cleared = context
            .wgpu_render_state
            .as_ref()
            .is_some_and(|state| !state.target_format.is_srgb());
        let mode = start.mode;
        let mut app = App::new(&context.egui_ctx, start)?;
        let shown = selection.clone();
        let drawn = move || {
            shown.frame();
        };
        let calls = match context.winit_window() {
            Some(window) => {
                let wake = app.attach(&context.egui_ctx, window, drawn);
                calls.waking(move || wake())
            }
            None => calls,
        };
        Ok(Box::new(MonitoredApp {
            app,
            selection,
            maximise,
            calls,
            mode,
        }))
    })
}

/// Starts the program again if another backend is left to try. Returns its exit code, or why there
/// is no window.
fn recover_or_explain(
    lang: Lang,
    selection: &AdapterSelection,
    reason: &str,
) -> Result<u8, Failure> {
    let failure = |key: &str, detail: String| Failure {
        message: lang.text_with(
            key,
            &[
                ("detail", detail),
                ("system", std::env::consts::OS.to_owned()),
            ],
        ),
        title: lang.text("window-title"),
        has_display: true,
    };
    if selection.drawn() {
        return Err(failure("window-fault", reason.to_owned()));
    }
    let (tried, is_more) = selection.failed(reason);
    if is_more && let Some(code) = restart_without(&tried) {
        return Ok(code);
    }
    let lines: Vec<String> = tried
        .iter()
        // A reason is one of our messages, or a driver's own words, which stay as they are.
        .map(|(backend, reason)| format!("{backend}: {}", lang.text(reason)))
        .collect();
    Err(failure("window-no-renderer", lines.join("\n")))
}

/// Starts the program again in the same way, without the backends in `tried`, and waits for it. A
/// process can have only one event loop.
fn restart_without(tried: &[(String, String)]) -> Option<u8> {
    let status = Command::new(std::env::current_exe().ok()?)
        .args(std::env::args_os().skip(1))
        .env(TRIED_VARIABLE, serde_json::to_string(tried).ok()?)
        .status()
        .ok()?;
    // A process that was killed has no exit code.
    Some(
        status
            .code()
            .and_then(|code| code.try_into().ok())
            .unwrap_or(4),
    )
}

fn backends_tried_before() -> Vec<(String, String)> {
    // Only the program itself sets it. In a first start it is not there.
    let text = std::env::var(TRIED_VARIABLE).ok();
    text.and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default()
}

/// Returns the message of a panic.
fn panic_message(panic: &(dyn Any + Send)) -> String {
    let literal = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let formatted = || panic.downcast_ref::<String>().cloned();
    literal.or_else(formatted).unwrap_or_default()
}

/// Returns whether this is the first frame of a window that eframe shows only after it. X11 discards
/// what is drawn in a window that is not shown, and drawing in software takes long.
fn is_unseen(context: &Context, frame: &eframe::Frame) -> bool {
    let visible = || frame.winit_window().and_then(|window| window.is_visible());
    cfg!(target_os = "linux") && context.cumulative_frame_nr() == 0 && visible() == Some(false)
}

/// The program's window, monitored until it is up, and open to calls.
struct MonitoredApp {
    app: App,
    selection: AdapterSelection,
    /// Whether the window still has to be maximised. Some desktops ignore that for a window that is
    /// not shown.
    maximise: bool,
    calls: Calls,
    /// How the program still has to come up.
    mode: Mode,
}

impl MonitoredApp {
    /// Hides the window of a program that waits in the background, once eframe has shown it.
    fn come_up(&mut self, context: &Context) {
        match std::mem::take(&mut self.mode) {
            Mode::Window => return,
            Mode::Background => {}
            Mode::Quick => self.app.call_quick_soon(context),
        }
        app::hide_window(context);
        self.selection.rest();
    }
}

impl eframe::App for MonitoredApp {
    /// Receives calls here, since a minimised window draws no frames.
    fn logic(&mut self, context: &Context, _frame: &mut eframe::Frame) {
        self.calls.attend();
        while let Some(call) = self.calls.take() {
            match call.wanted {
                Wanted::Window => self.app.show_window(context),
                Wanted::File(file) => {
                    self.app.load(context, file);
                    self.app.show_window(context);
                }
                Wanted::Quick => self.app.call_quick(context),
                Wanted::Presence => {}
            }
        }
        self.app.beside_the_window(context);
    }

    /// Returns the background colour. It is a colour of the palette, as on the screen, so it is right
    /// only where the surface does not convert it.
    fn clear_color(&self, visuals: &Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        match self.selection.frame() {
            Progress::Drawn => {
                if std::mem::take(&mut self.maximise) {
                    ui.send_viewport_cmd(ViewportCommand::Maximized(true));
                }
            }
            Progress::Unsure => ui.request_repaint(),
            Progress::Blank => ui.send_viewport_cmd(ViewportCommand::Close),
        }
        if self.mode != Mode::Window {
            self.app.draw(ui);
            self.come_up(ui);
        } else if is_unseen(ui, frame) {
            self.app.draw_around(ui);
            ui.request_repaint();
        } else {
            self.app.ui(ui, frame);
            if app::is_hidden(ui) {
                // Nobody would see it, and in software it takes longer than the quick box.
                ui.graphics_mut(|layers| *layers = GraphicLayers::default());
            }
        }
    }

    fn on_exit(&mut self) {
        self.app.on_exit();
    }
}
