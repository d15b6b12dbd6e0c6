//! The program beyond its window: the quick box, the shortcut for every program, and staying when
//! the window is closed.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use eframe::egui::{Context, Id, ViewportCommand, ViewportId};
use winit::window::Window;

use super::App;
use crate::gui::command::{Command, Screen};
use crate::gui::hotkey::{Hotkey, NoHotkey, Pressed, Shortcut, is_wayland};
use crate::gui::place;
use crate::gui::quick::{Behind, News, draw_hidden};

/// How long a program that starts with the quick box waits for the box's window to be made.
const BEFORE_FIRST_CALL: Duration = Duration::from_millis(200);

/// What the program does beside drawing its window.
#[derive(Default)]
pub struct Background {
    /// The window, once it exists.
    window: Option<Arc<Window>>,
    hotkey: Hotkey,
    pressed: Option<Pressed>,
    /// Whether the quick box has been called since the last frame.
    called: Arc<AtomicBool>,
    /// Whether the user asked to end the program, and not only to close its window.
    pub ending: bool,
}

impl std::fmt::Debug for Background {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Background")
            .field("hotkey", &self.hotkey)
            .finish_non_exhaustive()
    }
}

impl Background {
    /// Returns why the shortcut does not work, if it does not.
    pub fn shortcut_failure(&self) -> Option<NoHotkey> {
        self.hotkey.failure()
    }
}

/// Returns what wakes the program. It is asked for a frame, but eframe lets a hidden window wait for one. On Linux
/// the window can be asked directly.
fn waking(context: &Context, window: &Arc<Window>) -> Pressed {
    let (context, window) = (context.clone(), Arc::clone(window));
    Arc::new(move || {
        context.request_repaint();
        if cfg!(target_os = "linux") {
            window.request_redraw();
        }
    })
}

impl App {
    /// Connects the program with its `window`: from now on it can be called by its shortcut. Every
    /// frame of the quick box calls `drawn`. Returns how to wake the program.
    pub(in crate::gui) fn attach(
        &mut self,
        context: &Context,
        window: &Arc<Window>,
        drawn: impl Fn() + Send + Sync + 'static,
    ) -> Pressed {
        let wake = waking(context, window);
        let (called, woken) = (Arc::clone(&self.background.called), Arc::clone(&wake));
        let behind = Behind {
            window: Arc::clone(window),
            wake: Arc::clone(&wake),
            called: Arc::clone(&called),
        };
        self.quick.tell(Arc::new(drawn), behind);
        self.background.pressed = Some(Arc::new(move || {
            called.store(true, Ordering::SeqCst);
            // A frame of the window would keep the box waiting.
            if !draw_hidden() {
                woken();
            }
        }));
        self.background.window = Some(Arc::clone(window));
        self.renew_shortcut();
        wake
    }

    /// Registers the shortcut that the settings name.
    pub(super) fn renew_shortcut(&mut self) {
        let wanted: Option<Shortcut> = self.choices.settings.shortcut.parse().ok();
        if let Some(pressed) = &self.background.pressed {
            self.background.hotkey.set(wanted, pressed);
        }
    }

    /// Does what has to be done whether or not the window is shown.
    pub(in crate::gui) fn beside_the_window(&mut self, context: &Context) {
        if self.background.called.swap(false, Ordering::SeqCst) {
            self.call_quick(context);
        }
        for news in self.quick.take_news() {
            self.hear(context, news);
        }
    }

    /// Brings the quick box up. Wayland puts windows where it likes and gives them no keys, so there
    /// the first screen takes its place.
    pub(in crate::gui) fn call_quick(&mut self, context: &Context) {
        if is_wayland() {
            self.screen = Screen::Find;
            self.screens.focus(Screen::Find);
            self.show_window(context);
        } else {
            self.quick.open(context);
        }
    }

    /// Brings the quick box up as soon as its window exists.
    pub(in crate::gui) fn call_quick_soon(&mut self, context: &Context) {
        self.background.called.store(true, Ordering::SeqCst);
        context.request_repaint_after(BEFORE_FIRST_CALL);
    }

    fn hear(&mut self, context: &Context, news: News) {
        match news {
            News::Copied(text) => {
                self.copying.check(context, text);
                return;
            }
            News::Show(command) => self.apply(context, command),
            News::Find(words) => {
                self.screens.find.search(words);
                self.screen = Screen::Find;
            }
            News::Draft(text) => {
                self.screens.draft.take(text);
                self.screen = Screen::Draft;
            }
        }
        self.show_window(context);
    }

    /// Brings the window to the front.
    pub(in crate::gui) fn show_window(&self, context: &Context) {
        context.data_mut(|data| data.remove_temp::<()>(hidden()));
        // A frame of another window may be drawn now.
        let root = |command| context.send_viewport_cmd_to(ViewportId::ROOT, command);
        root(ViewportCommand::Visible(true));
        root(ViewportCommand::Minimized(false));
        if let Some(window) = &self.background.window {
            place::bring_back(window);
        }
        root(ViewportCommand::Focus);
    }

    /// Keeps the program when its window is closed, if the user wants that. The first time it says so
    /// before. Returns whether it stays.
    pub(super) fn stays_behind(&mut self, context: &Context) -> bool {
        let settings = &mut self.choices.settings;
        if !settings.stays || self.background.ending || self.background.window.is_none() {
            return false;
        }
        if std::mem::replace(&mut settings.knows_that_it_stays, true) {
            hide_window(context);
        } else {
            self.overlay.tell_that_it_stays();
        }
        self.choices.keep();
        true
    }

    /// Applies a change of what the program does beside its window.
    pub(super) fn apply_background(&mut self, context: &Context, change: BackgroundChange) {
        let settings = &mut self.choices.settings;
        match change {
            BackgroundChange::Shortcut(shortcut) => {
                settings.shortcut = shortcut.map(|keys| keys.to_string()).unwrap_or_default();
                self.choices.keep();
                self.renew_shortcut();
            }
            BackgroundChange::Stays(stays) => {
                settings.stays = stays;
                self.choices.keep();
            }
            BackgroundChange::Starts(starts) => {
                if crate::store::start_with_computer(starts).is_err() {
                    self.note("note-not-started-with-computer");
                }
                if starts {
                    // It would be pointless to start what ends with its window.
                    self.choices.settings.stays = true;
                    self.choices.keep();
                }
            }
            BackgroundChange::Hide => hide_window(context),
        }
    }
}

/// Hides the window. On Wayland it can only be minimised.
pub(in crate::gui) fn hide_window(context: &Context) {
    let hides = if is_wayland() {
        ViewportCommand::Minimized(true)
    } else {
        ViewportCommand::Visible(false)
    };
    context.send_viewport_cmd_to(ViewportId::ROOT, hides);
    // A window that is minimised may come back by itself.
    if !is_wayland() {
        context.data_mut(|data| data.insert_temp(hidden(), ()));
    }
}

/// Returns whether the window was hidden, and not shown since.
pub(in crate::gui) fn is_hidden(context: &Context) -> bool {
    context.data(|data| data.get_temp::<()>(hidden()).is_some())
}

/// Where it is noted that the window is hidden.
fn hidden() -> Id {
    Id::unique("hidden-window")
}

/// A change of what the program does beside its window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BackgroundChange {
    /// The shortcut, or none.
    Shortcut(Option<Shortcut>),
    /// Whether it stays when its window is closed.
    Stays(bool),
    /// Whether it starts with the computer.
    Starts(bool),
    /// Hide the window now.
    Hide,
}

impl From<BackgroundChange> for Command {
    fn from(change: BackgroundChange) -> Self {
        Self::Background(change)
    }
}
