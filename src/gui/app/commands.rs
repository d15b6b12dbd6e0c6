//! Applies the commands that screens, menus and shortcuts send.

use eframe::egui::{Context, ViewportCommand};

use super::App;
use crate::gui::command::{Action, Command, Screen, next_digits};
use crate::gui::compared::Special;
use crate::registry::Item;

impl App {
    /// Applies a command, even if it loses unsaved changes.
    pub(super) fn apply_anyway(&mut self, context: &Context, command: Command) {
        match command {
            Command::Show(item) => self.show(item),
            Command::ShowDocument(kind) => {
                self.screens.print.choose(kind);
                self.screen = Screen::Print;
            }
            Command::PrintDifferences(compared) => {
                let special = Special::Differences(compared);
                self.screens.print.special(special);
                self.screen = Screen::Print;
            }
            Command::Print(made) => {
                self.screens.print.special(Special::Made(made));
                self.screen = Screen::Print;
            }
            Command::Ask(need) => {
                self.screens.find.ask(need);
                self.screen = Screen::Find;
            }
            Command::Copy(text) => self.copying.copy(context, text),
            Command::SetDistrict(district) => self.choices.set_district(&district),
            Command::SetRole(role) => self.choices.set_role(&self.registries.open.registry, role),
            Command::Tick(item, ticked) => self.choices.tick(item, ticked),
            Command::Used(matter) => self.choices.use_matter(matter),
            Command::KeepColumns(table, shares) => self.choices.keep_columns(table, shares),
            Command::ChooseFile => self.registries.choose(context, self.choices.style),
            Command::OpenFile(path) => self.registries.load(context, path),
            Command::Change(change) => self.change(context, change),
            Command::EditRule(target) => {
                let open = &self.registries.open;
                self.overlay
                    .edit_rule(&open.registry, open.revision, target);
            }
            Command::OpenForm(target) => self.screens.edit.open(target),
            Command::OpenText { name, text, then } => {
                self.open_text(context, name, text);
                self.follows = then;
                context.request_repaint();
            }
            Command::Edit(command) => self.apply_edit(context, command),
            Command::Background(change) => self.apply_background(context, change),
            Command::People(command) => self.apply_people(context, command),
            Command::Follow(command) => self.follow(context, command),
            Command::CancelReading => self.registries.cancel(),
            Command::DismissRefused => self.registries.refused = None,
            Command::Do(action) => self.act(context, action),
        }
    }

    /// Opens the screen that shows `item`, at the item's place.
    fn show(&mut self, item: Item) {
        match item {
            Item::Group(group) => self.screens.directory.show_group(group),
            Item::Role(role) => self.screens.directory.show_role(role),
            Item::Person(person) => self.screens.directory.show_person(person),
            Item::Clause(clause) => self.screens.letter.go_to(clause),
            Item::Letter => self.screens.focus(Screen::Letter),
        }
        self.screen = match item {
            Item::Group(_) | Item::Role(_) | Item::Person(_) => Screen::Directory,
            Item::Clause(_) | Item::Letter => Screen::Letter,
        };
    }

    pub(super) fn act(&mut self, context: &Context, action: Action) {
        if let Some(screen) = action.screen() {
            self.screen = screen;
            self.screens.focus(screen);
        }
        if let Some(digits) = action.digits() {
            self.choices.set_digits(digits);
        }
        if let Some(look) = action.look() {
            self.choices.set_look(context, look);
        }
        match action {
            Action::Open => self.overlay.open_files(),
            Action::Builtin => {
                self.registries.open_builtin(context);
                self.remember_registry();
                self.renew_editing();
            }
            Action::Follow if self.overlay.open_follow(&self.following) => {}
            Action::Follow => self.note("refused-not-kept"),
            Action::Reload => self.registries.reload(context),
            Action::Language => self.choices.change_lang(),
            Action::Digits => {
                let next = next_digits(self.choices.style.digits);
                self.choices.set_digits(next);
            }
            Action::Larger => self.choices.zoom_in(context),
            Action::Smaller => self.choices.zoom_out(context),
            Action::Normal => self.choices.zoom(context, 1.0),
            Action::Still => {
                let still = self.choices.change_motion(context);
                self.note(if still { "note-still" } else { "note-moving" });
            }
            Action::Palette => self.overlay.toggle_palette(),
            Action::About => self.overlay.toggle_about(),
            Action::Quick => self.call_quick(context),
            Action::Help => self.overlay.toggle_help(),
            Action::Manual => self.open_manual(context),
            Action::Background => self.overlay.background(),
            Action::Quit => {
                self.background.ending = true;
                context.send_viewport_cmd(ViewportCommand::Close);
            }
            // Chosen above, or their screens.
            Action::DigitsAsWritten
            | Action::DigitsThai
            | Action::DigitsArabic
            | Action::ImportLetter
            | Action::ConfirmRules
            | Action::Differences
            | Action::People => {}
            _ if self.edit_people(context, action) => {}
            _ => self.edit(context, action),
        }
    }
}
