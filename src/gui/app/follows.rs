//! Applies the commands about places that are followed.

use std::path::{Path, PathBuf};

use eframe::egui::Context;

use super::App;
use crate::gui::command::{Action, Command};
use crate::gui::following::FollowCommand;
use crate::report::refused_publication;

impl App {
    /// Receives the results of looks, and opens what was accepted.
    pub(super) fn receive_followed(&mut self, context: &Context) {
        match self.following.receive(context, self.today.day()) {
            Some(Ok(registry)) => self.load(context, registry),
            Some(Err(why)) => {
                let text = refused_publication(&why, self.choices.style);
                self.notes.add(text);
            }
            None => {}
        }
    }

    /// Does something about a place that is followed.
    pub(super) fn follow(&mut self, context: &Context, command: FollowCommand) {
        match command {
            FollowCommand::See { in_use, waiting } => self.see(context, &in_use, waiting),
            FollowCommand::Use(place) => self.following.accept(context, &place),
            FollowCommand::Later(place) => self.following.put_off(place, self.choices.style),
            FollowCommand::Begun(registry) => {
                self.following.look(context);
                self.load(context, registry);
            }
            FollowCommand::Look => self.following.look(context),
        }
    }

    /// Shows what changes from the registry in use to the one that waits.
    fn see(&mut self, context: &Context, in_use: &Path, waiting: PathBuf) {
        if self.loaded().origin.file() != Some(in_use) {
            self.load(context, in_use.to_owned());
        }
        self.screens.differences.open_newer(context, waiting);
        self.apply(context, Command::Do(Action::Differences));
    }
}
