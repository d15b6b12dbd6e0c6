//! What stands around every screen: menus, the list of screens, the banner over a file that
//! cannot be opened, the palette, and the page about the program.

use std::path::PathBuf;

use eframe::egui::{
    self, Align, Align2, Button, Context, Frame, Key, Margin, MenuBar, Modal, Panel, RichText,
    ScrollArea, TextEdit, Ui, vec2,
};

use super::app::App;
use super::command::{Action, Command};
use super::screens::Commands;
use super::search::{self, Search};
use super::theme::{Colours, font, size, space, strong};
use super::widgets::{Field, Paragraph};
use crate::registry::{Code, Severity};
use crate::report::{Style, problem_report};
use crate::store::Origin;
use crate::text::{contains_folded, fold};

/// Below this width, in points, the screens stand in a row above instead of in a list beside.
const WIDE: f32 = 860.0;

const SCREENS: [Action; 8] = [
    Action::Find,
    Action::Draft,
    Action::Guideline,
    Action::Directory,
    Action::Onboarding,
    Action::Letter,
    Action::Check,
    Action::Print,
];

/// The menus: their names and what is in them.
const MENUS: [(&str, &[Action]); 3] = [
    (
        "menu-file",
        &[Action::Open, Action::Builtin, Action::Reload, Action::Quit],
    ),
    (
        "menu-view",
        &[
            Action::Language,
            Action::Digits,
            Action::System,
            Action::Light,
            Action::Dark,
            Action::Contrast,
            Action::Larger,
            Action::Smaller,
            Action::Normal,
            Action::Still,
        ],
    ),
    ("menu-help", &[Action::Palette, Action::About]),
];

/// Sends the actions whose keys were pressed. A Thai layout does not matter: egui falls back
/// to the place of the key when it types no Latin letter.
pub fn shortcuts(context: &Context, commands: &mut Commands) {
    for action in Action::ALL {
        let pressed = action
            .shortcut()
            .is_some_and(|keys| context.input_mut(|input| input.consume_shortcut(&keys)));
        if pressed {
            commands.send(Command::Do(action));
        }
    }
}

/// Menus above, and the list of screens beside or, in a narrow window, above.
pub fn show(app: &App, ui: &mut Ui, colours: &Colours, commands: &mut Commands) {
    let style = app.style;
    let bar = Frame::new()
        .fill(colours.panel)
        .inner_margin(Margin::from(egui::vec2(space::M, space::XS)));
    let wide = ui.available_width() >= WIDE;
    Panel::top("menus").frame(bar).show(ui, |ui| {
        MenuBar::new().ui(ui, |ui| {
            ui.label(
                RichText::new(style.text("app-name"))
                    .font(strong(size::SUBHEADING))
                    .color(colours.accent),
            );
            ui.add_space(space::S);
            for (name, actions) in MENUS {
                ui.menu_button(style.text(name), |ui| menu(ui, style, actions, commands));
            }
            ui.with_layout(egui::Layout::right_to_left(Align::Center), |ui| {
                ui.add(
                    egui::Label::new(
                        RichText::new(app.open.registry.province().name.get(style.lang))
                            .font(font(size::SMALL))
                            .color(colours.muted),
                    )
                    .truncate(),
                );
            });
        });
        if !wide {
            ui.horizontal_wrapped(|ui| screens(app, ui, commands));
        }
    });
    if wide {
        Panel::left("screens")
            .resizable(false)
            .exact_size(176.0)
            .frame(bar)
            .show(ui, |ui| {
                ui.add_space(space::S);
                ui.with_layout(egui::Layout::top_down_justified(Align::Min), |ui| {
                    screens(app, ui, commands);
                });
            });
    }
}

fn screens(app: &App, ui: &mut Ui, commands: &mut Commands) {
    for action in SCREENS {
        let selected = action.screen() == Some(app.screen);
        let tip = action
            .shortcut()
            .map(|keys| ui.ctx().format_shortcut(&keys))
            .unwrap_or_default();
        let button = ui
            .selectable_label(selected, app.style.text(action.key()))
            .on_hover_text(tip);
        if button.clicked() {
            commands.send(Command::Do(action));
        }
    }
}

fn menu(ui: &mut Ui, style: Style, actions: &[Action], commands: &mut Commands) {
    for &action in actions {
        let mut button = Button::new(style.text(action.key()));
        if let Some(keys) = action.shortcut() {
            button = button.shortcut_text(ui.ctx().format_shortcut(&keys));
        }
        if ui.add(button).clicked() {
            commands.send(Command::Do(action));
            ui.close();
        }
    }
}

/// Says that a file is being read, or why one could not be opened.
pub fn banner(app: &mut App, ui: &mut Ui, colours: &Colours, commands: &mut Commands) {
    let style = app.style;
    if app.loading.is_some() {
        let cancelled = ui
            .horizontal(|ui| {
                ui.spinner();
                ui.label(style.text("bar-loading"));
                ui.button(style.text("bar-cancel")).clicked()
            })
            .inner;
        if cancelled {
            app.loading = None;
        }
    }
    let Some(refused) = &app.refused else { return };
    let errors = refused
        .problems
        .iter()
        .filter(|problem| problem.severity() == Severity::Error);
    let first = errors.clone().next().map(|problem| {
        let report = problem_report(problem, &refused.origin.name(), &refused.text, style);
        let place = match (report.line, report.column) {
            (Some(line), Some(column)) => style.text_with(
                "banner-place",
                &[("line", line.to_string()), ("column", column.to_string())],
            ),
            _ => String::new(),
        };
        format!("{place} {} · {}", report.message, report.hint)
    });
    let text = style.text_with(
        "banner-refused",
        &[
            ("file", refused.origin.name()),
            ("count", errors.count().to_string()),
            ("first", first.unwrap_or_default().trim().to_owned()),
        ],
    );
    // A file that cannot be read has nothing that Check could point at.
    let can_check = !refused
        .problems
        .iter()
        .any(|problem| problem.code == Code::Unreadable);
    let mut dismissed = false;
    Frame::new()
        .fill(colours.forbidden.ground)
        .corner_radius(8.0)
        .inner_margin(Margin::from(space::M))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            Paragraph::new(&text)
                .colour(colours.forbidden.text)
                .show(ui, &app.open.thai);
            ui.horizontal(|ui| {
                if can_check && ui.button(style.text("screen-check")).clicked() {
                    commands.send(Command::Do(Action::Check));
                }
                if ui.button(style.text("action-reload")).clicked() {
                    commands.send(Command::Do(Action::Reload));
                }
                dismissed = ui.button(style.text("bar-dismiss")).clicked();
            });
        });
    ui.add_space(space::S);
    if dismissed {
        app.refused = None;
    }
}

/// The palette of actions, and the list of files.
#[derive(Debug, Default)]
pub struct Palette {
    shown: Shown,
    query: String,
    /// The place in the list that Enter takes.
    chosen: usize,
    /// Whether a file dialog came back with nothing.
    no_file: bool,
    search: Search,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Shown {
    #[default]
    Nothing,
    Actions,
    Files,
}

impl Palette {
    /// Shows the actions, or hides what is shown.
    pub fn toggle(&mut self) {
        self.show(if self.shown == Shown::Nothing {
            Shown::Actions
        } else {
            Shown::Nothing
        });
    }

    /// Shows the files to open.
    pub fn open_files(&mut self) {
        self.show(Shown::Files);
    }

    /// The system's dialog gave no file: it was cancelled, or there is none.
    pub fn no_file_chosen(&mut self) {
        self.no_file = true;
    }

    fn show(&mut self, shown: Shown) {
        *self = Self {
            shown,
            search: std::mem::take(&mut self.search),
            ..Self::default()
        };
    }
}

/// What stands over the screens.
pub fn windows(app: &mut App, context: &Context, colours: &Colours, commands: &mut Commands) {
    match app.palette.shown {
        Shown::Nothing => {}
        Shown::Actions => actions(app, context, colours, commands),
        Shown::Files => files(app, context, colours, commands),
    }
    if app.about {
        about(app, context, colours);
    }
}

/// A box in the upper middle that Esc and a click outside close. Gives whether it was closed.
fn over(context: &Context, name: &str, add: impl FnOnce(&mut Ui)) -> bool {
    let screen = context.content_rect();
    let area = egui::Area::new(egui::Id::unique(name))
        .kind(egui::UiKind::Modal)
        .anchor(Align2::CENTER_TOP, vec2(0.0, screen.height() * 0.08))
        .order(egui::Order::Foreground)
        .interactable(true);
    Modal::new(egui::Id::unique(name))
        .area(area)
        .show(context, |ui| {
            ui.set_width((screen.width() - 60.0).min(560.0));
            add(ui);
        })
        .should_close()
}

/// The palette: every action, and whatever the words stand in.
fn actions(app: &mut App, context: &Context, colours: &Colours, commands: &mut Commands) {
    let style = app.style;
    let (registry, thai) = (&app.open.registry, &app.open.thai);
    let palette = &mut app.palette;
    let mut done = None;
    let closed = over(context, "palette", |ui| {
        palette.search.refresh(ui, registry, &palette.query);
        let found = actions_named(&palette.query);
        let hits = palette.search.found();
        let before = palette.chosen;
        list_keys(ui, &mut palette.chosen, found.len() + hits.len());
        let moved = palette.chosen != before;
        let hint = style.text("palette-hint");
        let width = ui.available_width();
        let edit = Field::new(
            egui::Id::unique("palette-query"),
            &mut palette.query,
            font(size::BODY),
        )
        .hint(&hint)
        .name(&hint)
        .show(ui, thai, width);
        edit.request_focus();
        if edit.changed() {
            palette.chosen = 0;
        }
        let entered = ui.input(|input| input.key_pressed(Key::Enter));
        let room = (ui.ctx().content_rect().height() * 0.6).max(160.0);
        ScrollArea::vertical().max_height(room).show(ui, |ui| {
            ui.with_layout(egui::Layout::top_down_justified(Align::Min), |ui| {
                for (index, &action) in found.iter().enumerate() {
                    let chosen = index == palette.chosen;
                    let button = action_line(ui, style, action, chosen, colours);
                    if chosen && moved {
                        button.scroll_to_me(None);
                    }
                    if button.clicked() || (chosen && entered) {
                        done = Some(Command::Do(action));
                    }
                }
                for (index, hit) in hits.iter().enumerate() {
                    let chosen = index + found.len() == palette.chosen;
                    let line = search::line(ui, hit, chosen, registry, style, colours, thai);
                    if chosen && moved {
                        line.scroll_to_me(None);
                    }
                    if line.clicked() || (chosen && entered) {
                        done = Some(search::command(hit));
                    }
                }
            });
        });
        if found.is_empty() && hits.is_empty() {
            ui.label(style.text("palette-nothing"));
        }
    });
    if let Some(command) = done {
        app.palette.show(Shown::Nothing);
        commands.send(command);
    } else if closed {
        app.palette.show(Shown::Nothing);
    }
}

/// The actions that `query` names in either language; all of them where it is empty.
fn actions_named(query: &str) -> Vec<Action> {
    let wanted = fold(query);
    let named = |action: &Action| {
        wanted.is_empty()
            || crate::lang::Lang::ALL
                .iter()
                .any(|lang| contains_folded(&lang.text(action.key()), &wanted))
    };
    Action::ALL.into_iter().filter(named).collect()
}

fn action_line(
    ui: &mut Ui,
    style: Style,
    action: Action,
    chosen: bool,
    colours: &Colours,
) -> egui::Response {
    let mut button = Button::new(style.text(action.key())).selected(chosen);
    if let Some(keys) = action.shortcut() {
        let keys = RichText::new(ui.ctx().format_shortcut(&keys));
        button = button.shortcut_text(keys.color(if chosen {
            colours.on_accent
        } else {
            colours.muted
        }));
    }
    ui.add(button)
}

/// Up and down move along a list of `count`.
fn list_keys(ui: &Ui, chosen: &mut usize, count: usize) {
    ui.input_mut(|input| {
        let none = egui::Modifiers::NONE;
        if input.consume_key(none, Key::ArrowDown) {
            *chosen = (*chosen + 1).min(count.saturating_sub(1));
        }
        if input.consume_key(none, Key::ArrowUp) {
            *chosen = chosen.saturating_sub(1);
        }
    });
}

fn files(app: &mut App, context: &Context, colours: &Colours, commands: &mut Commands) {
    let style = app.style;
    let mut opened: Option<Command> = None;
    let mut choose = false;
    let palette = &mut app.palette;
    let recent = &app.settings.recent;
    let closed = over(context, "files", |ui| {
        ui.label(RichText::new(style.text("action-open")).font(strong(size::SUBHEADING)));
        choose = ui.button(style.text("open-choose")).clicked();
        if palette.no_file {
            ui.label(RichText::new(style.text("open-none")).color(colours.muted));
        }
        let label = ui.label(style.text("open-path"));
        let edit = ui
            .add(TextEdit::singleline(&mut palette.query).desired_width(f32::INFINITY))
            .labelled_by(label.id);
        let path = palette.query.trim().trim_matches('"');
        let entered = edit.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if entered && !path.is_empty() {
            opened = Some(Command::OpenFile(PathBuf::from(path)));
        }
        if !recent.is_empty() {
            ui.label(style.text("open-recent"));
        }
        ui.with_layout(egui::Layout::top_down_justified(Align::Min), |ui| {
            for path in recent {
                if ui.button(path.display().to_string()).clicked() {
                    opened = Some(Command::OpenFile(path.clone()));
                }
            }
            if ui.button(style.text("action-builtin")).clicked() {
                opened = Some(Command::OpenBuiltin);
            }
        });
    });
    if choose {
        app.palette.no_file = false;
        app.choose_file(context);
    }
    if let Some(command) = opened {
        app.palette.show(Shown::Nothing);
        commands.send(command);
    } else if closed {
        app.palette.show(Shown::Nothing);
    }
}

fn about(app: &mut App, context: &Context, colours: &Colours) {
    let style = app.style;
    let letter = app.open.registry.letter();
    let source = match &app.open.loaded.origin {
        Origin::Builtin => style.text("about-builtin"),
        Origin::File(path) => path.display().to_string(),
    };
    let lines = [
        style.text_with(
            "about-version",
            &[("version", env!("CARGO_PKG_VERSION").to_owned())],
        ),
        style.text_with(
            "about-data",
            &[
                (
                    "province",
                    app.open.registry.province().name.get(style.lang).to_owned(),
                ),
                ("reference", letter.reference.clone()),
                ("date", letter.date.clone()),
                ("source", source),
            ],
        ),
        style.text("about-licence"),
        style.text("about-font"),
        style.text("about-libraries"),
    ];
    let thai = &app.open.thai;
    let mut close = false;
    let closed = over(context, "about", |ui| {
        ui.label(
            RichText::new(style.text("app-name"))
                .font(strong(size::HEADING))
                .color(colours.accent),
        );
        for line in &lines {
            Paragraph::new(line).show(ui, thai);
        }
        close = ui.button(style.text("bar-close")).clicked();
    });
    if closed || close {
        app.about = false;
    }
}
