//! The user's choices: language, digits, look, text size, role and ticks. Each takes effect at once
//! and is saved in the settings.

use eframe::egui::Context;

use super::background::Saver;
use super::command::other_lang;
use super::place::Keeper;
use super::theme;
use crate::lang::Lang;
use crate::registry::{Registry, RoleId};
use crate::report::Style;
use crate::store::{self, Look, Settings, SettingsFile};
use crate::text::Digits;

/// The steps of the text size, 1 being normal. Other programs have the same ones.
const ZOOM: [f32; 10] = [0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.25, 2.5];

/// The user's choices, and where they are saved.
#[derive(Debug)]
pub struct Choices {
    pub style: Style,
    pub settings: Settings,
    saver: Option<Saver>,
    place: Keeper,
}

/// Returns `zoom` limited to the range of the steps, since a settings file may have any value.
fn within(zoom: f32) -> f32 {
    let [least, .., most] = ZOOM;
    zoom.clamp(least, most)
}

impl Choices {
    /// Applies the settings to `context`. `lang` and `digits` take precedence over them.
    pub fn new(
        context: &Context,
        settings: Settings,
        file: Option<SettingsFile>,
        lang: Option<Lang>,
        digits: Option<Digits>,
    ) -> Self {
        let lang = lang.or(settings.lang).unwrap_or_default();
        // The letter's own, until the user wants others.
        let digits = digits.or(settings.digits).unwrap_or(Digits::AsWritten);
        let choices = Self {
            style: Style::new(lang, Some(digits)),
            saver: file.map(|file| Saver::new(file, context)),
            settings,
            place: Keeper::default(),
        };
        theme::apply_fonts(context);
        theme::apply_look(context, choices.settings.look, choices.still());
        context.set_zoom_factor(within(choices.settings.zoom));
        choices
    }

    /// Returns the user's role in `registry`.
    pub fn role(&self, registry: &Registry) -> Option<RoleId> {
        let role = registry.find_role(self.settings.role.as_ref()?)?;
        (!registry.role(role).recipient_only).then_some(role)
    }

    /// Sets the user's role.
    pub fn set_role(&mut self, registry: &Registry, role: Option<RoleId>) {
        self.settings.role = role.map(|role| registry.role(role).id.clone());
        self.keep();
    }

    /// Sets the user's district, or clears it if the text is blank.
    pub fn set_district(&mut self, district: &str) {
        self.settings.district = (!district.trim().is_empty()).then(|| district.to_owned());
        self.keep();
    }

    /// Ticks or unticks `item`.
    pub fn tick(&mut self, item: String, ticked: bool) {
        self.settings.ticked.retain(|ticked| *ticked != item);
        if ticked {
            self.settings.ticked.push(item);
        }
        self.keep();
    }

    /// Records that the group for `matter` was copied.
    pub fn use_matter(&mut self, matter: String) {
        self.settings.use_matter(matter);
        self.keep();
    }

    /// Saves the column widths that the user gave to `table`, or discards them if `shares` is
    /// empty.
    pub fn keep_columns(&mut self, table: &str, shares: Vec<f32>) {
        if shares.is_empty() {
            self.settings.columns.remove(table);
        } else {
            self.settings.columns.insert(table.to_owned(), shares);
        }
        self.keep();
    }

    /// Changes the look.
    pub fn set_look(&mut self, context: &Context, look: Look) {
        self.settings.look = look;
        theme::apply_look(context, look, self.still());
        self.keep();
    }

    /// Switches to the other language.
    pub fn change_lang(&mut self) {
        self.style = Style::new(other_lang(self.style.lang), Some(self.style.digits));
        self.settings.lang = Some(self.style.lang);
        self.keep();
    }

    /// Shows these digits.
    pub fn set_digits(&mut self, digits: Digits) {
        self.style.digits = digits;
        self.settings.digits = Some(self.style.digits);
        self.keep();
    }

    /// Makes text one step larger.
    pub fn zoom_in(&mut self, context: &Context) {
        let larger = |step: &f32| *step > self.settings.zoom + f32::EPSILON;
        if let Some(zoom) = ZOOM.into_iter().find(larger) {
            self.zoom(context, zoom);
        }
    }

    /// Makes text one step smaller.
    pub fn zoom_out(&mut self, context: &Context) {
        let smaller = |step: &f32| *step < self.settings.zoom - f32::EPSILON;
        if let Some(zoom) = ZOOM.into_iter().rev().find(smaller) {
            self.zoom(context, zoom);
        }
    }

    /// Sets the text scale.
    pub fn zoom(&mut self, context: &Context, zoom: f32) {
        self.settings.zoom = within(zoom);
        context.set_zoom_factor(self.settings.zoom);
        self.keep();
    }

    /// Toggles reduced motion. Returns the new setting.
    pub fn change_motion(&mut self, context: &Context) -> bool {
        let still = !self.still();
        self.settings.still = Some(still);
        theme::apply_look(context, self.settings.look, still);
        self.keep();
        still
    }

    /// Returns whether motion is reduced.
    fn still(&self) -> bool {
        self.settings.still.unwrap_or_else(store::less_motion)
    }

    /// Records the window's position and size. They are saved with the next change, or on exit.
    pub fn note_window_place(&mut self, context: &Context) {
        self.place.note(context, &mut self.settings);
    }

    /// Queues the settings to be written.
    pub fn keep(&self) {
        if let Some(saver) = &self.saver {
            saver.save(&self.settings);
        }
    }

    /// Returns whether writing has failed since the last call.
    pub fn failed(&self) -> bool {
        self.saver.as_ref().is_some_and(Saver::failed)
    }

    /// Writes the settings and waits until they are written.
    pub fn finish(&mut self) {
        self.keep();
        self.saver = None;
    }
}
