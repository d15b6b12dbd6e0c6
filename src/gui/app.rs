//! The program as a whole: what is loaded, which screen is shown, and the one place where
//! commands are applied.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, channel};

use eframe::egui::{self, CentralPanel, Context, Frame, Margin, Panel, ThemePreference, Ui};

use super::command::Command;
use super::screens::{Commands, Screen, View, find, guideline};
use super::theme::{self, Colours, font, size, space, strong};
use super::widgets::{Paragraph, ThaiText, clean_copied};
use crate::lang::Lang;
use crate::registry::{Registry, Severity};
use crate::report::{Style, names, problem_report};
use crate::store::{self, Loaded};
use crate::text::Digits;

/// What the window starts with.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// The registry to open; otherwise the one built in.
    pub file: Option<PathBuf>,
    pub style: Style,
}

/// The window's program.
#[derive(Debug)]
pub struct App {
    style: Style,
    screen: Screen,
    /// The last good registry and the breaker of its names.
    open: Option<Open>,
    /// The newest file that could not be opened, and why.
    refused: Option<Loaded>,
    /// A file that is being read aside.
    loading: Option<Receiver<Loaded>>,
    find: find::State,
    guideline: guideline::State,
}

#[derive(Debug)]
struct Open {
    registry: std::sync::Arc<Registry>,
    thai: ThaiText,
}

impl App {
    /// Dresses `context` and opens the first registry.
    #[must_use]
    pub fn new(context: &Context, start: Start) -> Self {
        theme::apply(context);
        let mut app = Self {
            style: start.style,
            screen: Screen::default(),
            open: None,
            refused: None,
            loading: None,
            find: find::State::default(),
            guideline: guideline::State::default(),
        };
        app.receive(store::builtin());
        if let Some(path) = start.file {
            app.load(context, path);
        }
        app
    }

    /// Reads a registry file aside; a share may be slow.
    fn load(&mut self, context: &Context, path: PathBuf) {
        let (sender, receiver) = channel();
        let context = context.clone();
        std::thread::spawn(move || {
            // Nobody waits any more when the window was closed meanwhile.
            if sender.send(store::load(&path)).is_ok() {
                context.request_repaint();
            }
        });
        self.loading = Some(receiver);
    }

    /// Shows a registry that was read, or says why it cannot be shown. The last good one stays.
    fn receive(&mut self, loaded: Loaded) {
        match &loaded.registry {
            Some(registry) => {
                self.open = Some(Open {
                    thai: ThaiText::new(names(registry)),
                    registry: std::sync::Arc::clone(registry),
                });
                self.refused = None;
            }
            None => self.refused = Some(loaded),
        }
    }

    /// Draws one frame.
    pub fn draw(&mut self, ui: &mut Ui) {
        if let Some(loaded) = self
            .loading
            .as_ref()
            .and_then(|loading| loading.try_recv().ok())
        {
            self.loading = None;
            self.receive(loaded);
        }
        let mut commands = Commands::default();
        let colours = Colours::of(ui.theme());
        Panel::top("bar")
            .frame(
                Frame::new()
                    .fill(colours.panel)
                    .inner_margin(Margin::from(egui::vec2(space::M, space::S))),
            )
            .show(ui, |ui| self.bar(ui, colours, &mut commands));
        CentralPanel::default()
            .frame(
                Frame::new()
                    .fill(colours.window)
                    .inner_margin(Margin::from(space::M)),
            )
            .show(ui, |ui| self.body(ui, colours, &mut commands));
        for command in commands.take() {
            self.apply(ui, command);
        }
        clean_copied(ui);
    }

    fn bar(&self, ui: &mut Ui, colours: &'static Colours, commands: &mut Commands) {
        let style = self.style;
        ui.horizontal_wrapped(|ui| {
            ui.label(
                egui::RichText::new(style.text("app-name"))
                    .font(strong(size::HEADING))
                    .color(colours.accent),
            );
            ui.add_space(space::M);
            for screen in Screen::ALL {
                if ui
                    .selectable_label(self.screen == screen, style.text(screen.key()))
                    .clicked()
                {
                    commands.send(Command::Show(screen));
                }
            }
            ui.add_space(space::L);
            let digits = match style.digits {
                Digits::Thai => Digits::Arabic,
                Digits::Arabic => Digits::Thai,
            };
            if ui
                .button(digits.show("123"))
                .on_hover_text(style.text("bar-digits"))
                .clicked()
            {
                commands.send(Command::SetDigits(digits));
            }
            let lang = match style.lang {
                Lang::Thai => Lang::English,
                Lang::English => Lang::Thai,
            };
            if ui.button(lang.text("language-name")).clicked() {
                commands.send(Command::SetLang(lang));
            }
            let (key, theme) = if ui.visuals().dark_mode {
                ("bar-light", ThemePreference::Light)
            } else {
                ("bar-dark", ThemePreference::Dark)
            };
            if ui.button(style.text(key)).clicked() {
                commands.send(Command::SetTheme(theme));
            }
        });
    }

    fn body(&mut self, ui: &mut Ui, colours: &'static Colours, commands: &mut Commands) {
        self.banner(ui, colours);
        let Some(open) = &self.open else { return };
        let view = View {
            registry: &open.registry,
            thai: &open.thai,
            style: self.style,
            colours,
        };
        match self.screen {
            Screen::Find => find::show(ui, &view, &mut self.find, commands),
            Screen::Guideline => guideline::show(ui, &view, &mut self.guideline, commands),
        }
    }

    /// Says that a file is being read, or why one could not be opened.
    fn banner(&self, ui: &mut Ui, colours: &Colours) {
        let Some(open) = &self.open else { return };
        if self.loading.is_some() {
            ui.horizontal(|ui| {
                ui.spinner();
                ui.label(self.style.text("bar-loading"));
            });
        }
        let Some(refused) = &self.refused else { return };
        let errors = refused
            .problems
            .iter()
            .filter(|problem| problem.severity() == Severity::Error);
        let first = errors.clone().next().map(|problem| {
            let report = problem_report(problem, &refused.origin.name(), &refused.text, self.style);
            let place = match (report.line, report.column) {
                (Some(line), Some(column)) => self.style.text_with(
                    "banner-place",
                    &[("line", line.to_string()), ("column", column.to_string())],
                ),
                _ => String::new(),
            };
            format!("{place} {} · {}", report.message, report.hint)
        });
        let text = self.style.text_with(
            "banner-refused",
            &[
                ("file", refused.origin.name()),
                ("count", errors.count().to_string()),
                ("first", first.unwrap_or_default().trim().to_owned()),
            ],
        );
        Frame::new()
            .fill(colours.forbidden.ground)
            .corner_radius(8.0)
            .inner_margin(Margin::from(space::M))
            .show(ui, |ui| {
                Paragraph::new(&text)
                    .font(font(size::BODY))
                    .colour(colours.forbidden.text)
                    .show(ui, &open.thai);
            });
    }

    fn apply(&mut self, context: &Context, command: Command) {
        match command {
            Command::Show(screen) => self.screen = screen,
            Command::Copy(text) => context.copy_text(text),
            Command::SetLang(lang) => {
                self.style.lang = lang;
                context.send_viewport_cmd(egui::ViewportCommand::Title(
                    self.style.text("window-title"),
                ));
            }
            Command::SetDigits(digits) => self.style.digits = digits,
            Command::SetTheme(theme) => context.set_theme(theme),
        }
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.draw(ui);
    }
}
