//! The quick box: a small window above every program that takes a need in words and says where it
//! belongs. It is a window of its own, made once and hidden until it is called, so that it comes up
//! at once and draws without the window behind it. Nothing that is typed into it is kept.

mod board;
mod place;
mod reply;
mod show;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use eframe::egui::{
    Context, Ui, ViewportBuilder, ViewportClass, ViewportCommand, ViewportId, WindowLevel,
    X11WindowType, vec2,
};
use winit::window::Window;

use self::board::Board;
use self::reply::Content;
use super::clipboard::ReadClipboard;
use super::command::Command;
use super::desktop::{self, Front};
use super::hotkey::is_wayland;
use super::reading_cursor::ReadingCursor;
use super::theme::Colours;
use super::view::{Revision, View};
use super::widgets::ThaiText;
use crate::registry::{Registry, RoleId};
use crate::report::{InForceReport, Style, act_names, names};
use crate::understand::Understander;

/// The width of the box, in points.
const WIDTH: f32 = 640.0;

/// The height of the empty box, and the most that an answer makes of it, in points.
const HEIGHTS: (f32, f32) = (64.0, 300.0);

/// How often the box asks for the keyboard before it gives up, and the time between. It takes a
/// moment until a window that comes up can have it.
const MAX_REQUESTS: u32 = 40;
const REQUEST_INTERVAL: Duration = Duration::from_millis(30);

/// The name by which desktops know the box.
const CLASS: &str = "trongklum-quick";

fn id() -> ViewportId {
    ViewportId::from_hash_of("quick")
}

/// What the answers depend on, as it is in the window.
struct Subject {
    registry: Arc<Registry>,
    revision: Revision,
    understander: Arc<OnceLock<Understander>>,
    thai: ThaiText,
    style: Style,
    colours: &'static Colours,
    role: Option<RoleId>,
    in_force: Arc<InForceReport>,
}

/// What the box tells the window behind it.
#[derive(Debug)]
pub enum News {
    /// Show this in the window, which comes to the front.
    Show(Command),
    /// A text is to be shown on the screen for drafts.
    Draft(String),
    /// A text is to be shown on the first screen.
    Find(String),
    /// A text was copied.
    Copied(String),
}

/// The box's own state.
struct QuickBox {
    subject: Option<Subject>,
    is_shown: bool,
    query: String,
    content: Content,
    board: Board,
    /// The reading that Enter takes, of several.
    cursor: ReadingCursor,
    height: f32,
    /// Whether the box has had the focus since it was called.
    had_focus: bool,
    /// Whether the desktop has been asked to bring it to the front.
    is_brought: bool,
    requests: u32,
    /// What was in front when it was called.
    front: Front,
    news: Vec<News>,
    /// Reports that a frame has been drawn.
    drawn: Option<Arc<dyn Fn() + Send + Sync>>,
    /// The window behind it, once it exists.
    behind: Option<Behind>,
}

/// The window behind the box.
pub struct Behind {
    pub window: Arc<Window>,
    /// Wakes it.
    pub wake: Arc<dyn Fn() + Send + Sync>,
    /// Whether the box has been called. Whoever draws the next frame brings it up.
    pub called: Arc<AtomicBool>,
}

/// Makes the box draw a frame although it is hidden, so that it can come up without one of the
/// window behind it. Returns whether it will.
pub fn draw_hidden() -> bool {
    desktop::redraw(CLASS)
}

/// The quick box, shared by the window and the box's own frames.
#[derive(Clone)]
pub struct Quick(Arc<Mutex<QuickBox>>);

impl std::fmt::Debug for Quick {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // What is typed is left out, since it may be private.
        f.debug_struct("Quick").finish_non_exhaustive()
    }
}

impl Quick {
    /// Creates a box that is hidden. It reads the clipboard with `clipboard`, when it is asked to.
    pub fn new(clipboard: Option<ReadClipboard>) -> Self {
        Self(Arc::new(Mutex::new(QuickBox {
            subject: None,
            is_shown: false,
            query: String::new(),
            content: Content::Empty,
            board: Board::new(clipboard),
            cursor: ReadingCursor::default(),
            height: HEIGHTS.0,
            had_focus: false,
            is_brought: false,
            requests: 0,
            front: Front::default(),
            news: Vec::new(),
            drawn: None,
            behind: None,
        })))
    }

    fn state(&self) -> MutexGuard<'_, QuickBox> {
        // After a panic, the box is closed and forgets everything in any case.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Calls `drawn` in every frame of the box, and wakes the window `behind` when it has news.
    pub fn tell(&self, drawn: Arc<dyn Fn() + Send + Sync>, behind: Behind) {
        let mut state = self.state();
        state.drawn = Some(drawn);
        state.behind = Some(behind);
    }

    /// Draws the box if it is in the window, or else keeps its own window. Call this in every frame.
    pub fn show(&self, context: &Context, view: &View<'_>) {
        let title = {
            let mut state = self.state();
            state.follow(view);
            let is_needed = if context.embed_viewports() {
                state.is_shown
            } else {
                // Wayland hides no window: this one would stay there, empty.
                !is_wayland()
            };
            if !is_needed {
                return;
            }
            view.style.text("quick-title")
        };
        let quick = self.clone();
        context.show_viewport_deferred(id(), builder(title), move |ui, class| {
            quick.state().frame(ui, class);
        });
    }

    /// Brings the box up, empty, on the screen where the pointer is.
    pub fn open(&self, context: &Context) {
        let mut state = self.state();
        if state.is_shown {
            (state.had_focus, state.is_brought, state.requests) = (false, false, 0);
            context.request_repaint_of(id());
        } else {
            state.come_up(context);
        }
    }

    /// Takes what the box has to tell.
    pub fn take_news(&self) -> Vec<News> {
        std::mem::take(&mut self.state().news)
    }
}

/// Returns the box's window: without a frame, above all others, and not among the windows of the
/// taskbar.
fn builder(title: String) -> ViewportBuilder {
    ViewportBuilder::default()
        .with_title(title)
        .with_app_id(CLASS)
        .with_inner_size(vec2(WIDTH, HEIGHTS.0))
        // Desktops put a window without a position where they like.
        .with_position([0.0, 0.0])
        .with_decorations(false)
        .with_resizable(false)
        .with_taskbar(false)
        .with_window_type(X11WindowType::Utility)
        .with_window_level(WindowLevel::AlwaysOnTop)
        .with_visible(false)
}

impl QuickBox {
    /// Takes over what is in the window.
    fn follow(&mut self, view: &View<'_>) {
        let before = self.subject.take();
        let thai = match before {
            Some(before) if before.revision == view.revision => before.thai,
            _ => ThaiText::new(&names(view.registry).chain(act_names())),
        };
        self.subject = Some(Subject {
            registry: Arc::clone(view.registry),
            revision: view.revision,
            understander: Arc::clone(view.understander),
            thai,
            style: view.style,
            colours: view.colours,
            role: view.role,
            in_force: Arc::clone(view.in_force),
        });
    }

    /// Comes up, empty.
    fn come_up(&mut self, context: &Context) {
        self.forget(context);
        self.is_shown = true;
        self.front = Front::now();
        if context.embed_viewports() {
            return;
        }
        let behind = self.behind.as_ref();
        if let Some(at) = behind.and_then(|behind| place::place(context, id(), &behind.window)) {
            context.send_viewport_cmd_to(id(), ViewportCommand::OuterPosition(at));
        }
        let size = vec2(WIDTH, HEIGHTS.0);
        context.send_viewport_cmd_to(id(), ViewportCommand::InnerSize(size));
        context.send_viewport_cmd_to(id(), ViewportCommand::Visible(true));
    }

    /// Forgets what was typed and what was answered.
    fn forget(&mut self, context: &Context) {
        self.query.clear();
        self.content = Content::Empty;
        self.board.forget();
        self.cursor = ReadingCursor::default();
        self.height = HEIGHTS.0;
        self.had_focus = false;
        self.is_brought = false;
        self.requests = 0;
        show::forget_typed(context);
    }

    /// Hides the box. With `back`, what was in front before comes to the front again.
    fn close(&mut self, ui: &Ui, class: ViewportClass, back: bool) {
        self.is_shown = false;
        self.forget(ui);
        if class == ViewportClass::EmbeddedWindow {
            return;
        }
        ui.send_viewport_cmd(ViewportCommand::Visible(false));
        if back {
            std::mem::take(&mut self.front).restore();
        }
    }

    /// Adds news, and wakes the window for it.
    fn report(&mut self, context: &Context, news: News) {
        self.news.push(news);
        context.request_repaint_of(ViewportId::ROOT);
        if let Some(behind) = &self.behind {
            (behind.wake)();
        }
    }

    /// Gets the keyboard for the box when it was called, and returns `false` when somebody turned to
    /// another window since.
    fn keep_focus(&mut self, ui: &Ui, style: Style) -> bool {
        let is_focused = ui.input(|input| input.viewport().focused) == Some(true);
        if self.is_brought && is_focused {
            if !std::mem::replace(&mut self.had_focus, true) {
                // Window managers forget this of a window that was hidden.
                let level = WindowLevel::AlwaysOnTop;
                ui.send_viewport_cmd(ViewportCommand::WindowLevel(level));
            }
            return true;
        }
        if self.had_focus {
            return false;
        }
        if self.requests < MAX_REQUESTS {
            self.requests += 1;
            // What the window believes of its focus may be of the time before it was hidden.
            self.is_brought |= desktop::bring(CLASS, &style.text("quick-title"));
            ui.send_viewport_cmd(ViewportCommand::Focus);
            ui.request_repaint_after(REQUEST_INTERVAL);
        }
        true
    }

    /// Draws one frame.
    fn frame(&mut self, ui: &mut Ui, class: ViewportClass) {
        if let Some(drawn) = &self.drawn {
            drawn();
        }
        let is_called = |behind: &Behind| behind.called.swap(false, Ordering::SeqCst);
        if !self.is_shown && self.behind.as_ref().is_some_and(is_called) {
            self.come_up(ui);
        }
        let Some(subject) = self.subject.take() else {
            return;
        };
        if self.is_shown {
            let is_window = class != ViewportClass::EmbeddedWindow;
            let asked = ui.input(|input| input.viewport().close_requested());
            if is_window && (asked || !self.keep_focus(ui, subject.style)) {
                self.close(ui, class, false);
            } else {
                self.act(ui, class, &subject);
            }
        }
        // While a frame is drawn, nothing else can have put another one there.
        self.subject = Some(subject);
    }
}
