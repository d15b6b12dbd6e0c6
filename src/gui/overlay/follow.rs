//! The box that follows a place: what is followed already, the place to follow, and the words of its
//! key to compare with the letter.

use std::path::PathBuf;

use eframe::egui::{Context, Id, Key, RichText, Ui};

use super::super::background::{self, Task};
use super::super::command::{Command, other_lang};
use super::super::following::{FollowCommand, Seen};
use super::super::screens::parts::small;
use super::super::theme::{font, size, space, strong};
use super::super::view::View;
use super::super::widgets::{Field, Paragraph, Pressable};
use super::Outcome;
use crate::publish::{KeyWords, Refused};
use crate::report::{
    Style, key_words, last_look, publication_about, publication_title, refused_publication,
};
use crate::store::{Followed, FollowedFolder, Found, Patience, Place, find};
use crate::text::Date;

/// What a look at a place came to: the publication with the words of its key, and whether the place
/// was followed before with another key.
#[derive(Clone, Debug)]
struct Offer {
    found: Found,
    words: KeyWords,
    standing: Standing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    New,
    /// It is followed already, with this key.
    Followed,
    /// It is followed with another key.
    OtherKey,
}

/// The state of the box.
#[derive(Debug)]
pub struct FollowBox {
    folder: FollowedFolder,
    seen: Vec<Seen>,
    place: String,
    /// The words as the user typed them from the letter.
    typed: String,
    focused: bool,
    offer: Option<Offer>,
    refused: Option<Refused>,
    looking: Option<Task<Result<Offer, Refused>>>,
    taking: Option<Task<Result<PathBuf, Refused>>>,
}

impl FollowBox {
    pub fn new(folder: FollowedFolder, seen: Vec<Seen>) -> Self {
        Self {
            folder,
            seen,
            place: String::new(),
            typed: String::new(),
            focused: false,
            offer: None,
            refused: None,
            looking: None,
            taking: None,
        }
    }

    /// Draws the box.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>) -> Outcome {
        let style = view.style;
        let mut outcome = self.receive();
        ui.add_space(space::XS);
        let title = RichText::new(style.text("follow-title")).font(strong(size::SUBHEADING));
        ui.label(title);
        self.followed(ui, view, &mut outcome);
        if self.offer.is_some() {
            self.offered(ui, view);
        } else {
            self.ask(ui, view);
        }
        if self.looking.is_some() || self.taking.is_some() {
            ui.horizontal(|ui| {
                ui.spinner();
                ui.label(style.text("follow-looking"));
            });
        }
        if let Some(why) = &self.refused {
            ui.add_space(space::S);
            Paragraph::new(&refused_publication(why, style))
                .colour(view.colours.forbidden.text)
                .show(ui, view.thai);
        }
        outcome
    }

    fn receive(&mut self) -> Outcome {
        if let Some(looked) = background::take(&mut self.looking) {
            match looked {
                Ok(offer) => self.offer = Some(offer),
                Err(why) => self.refused = Some(why),
            }
        }
        match background::take(&mut self.taking) {
            Some(Ok(registry)) => {
                return Outcome::Do(Command::Follow(FollowCommand::Begun(registry)));
            }
            Some(Err(why)) => self.refused = Some(why),
            None => {}
        }
        Outcome::Stay
    }

    /// Draws the places that are followed already, with their age.
    fn followed(&self, ui: &mut Ui, view: &View<'_>, outcome: &mut Outcome) {
        let style = view.style;
        for seen in &self.seen {
            let manifest = seen.followed.manifest();
            let title = publication_title(manifest, style);
            ui.add_space(space::S);
            Paragraph::new(&title)
                .font(strong(size::BODY))
                .show(ui, view.thai);
            small(ui, view, seen.followed.place());
            small(ui, view, &publication_about(manifest, style));
            small(ui, view, &last_look(seen.days, style));
            if let Some(why) = &seen.refused {
                small(ui, view, &refused_publication(why, style));
            }
            ui.horizontal_wrapped(|ui| {
                let open = style.text("follow-open");
                let named = style.text_with("follow-open-name", &[("title", title.clone())]);
                let button = Pressable::button(&open).name(&named);
                if button.show(ui, view.thai).clicked() {
                    *outcome = Outcome::Do(Command::OpenFile(seen.followed.registry()));
                }
                let look = style.text("follow-look");
                if Pressable::button(&look).show(ui, view.thai).clicked() {
                    *outcome = Outcome::Do(Command::Follow(FollowCommand::Look));
                }
            });
        }
    }

    /// Draws the field for the place.
    fn ask(&mut self, ui: &mut Ui, view: &View<'_>) {
        let style = view.style;
        ui.add_space(space::S);
        Paragraph::new(&style.text("follow-what")).show(ui, view.thai);
        ui.add_space(space::XS);
        let name = style.text("follow-place");
        Paragraph::new(&name).show(ui, view.thai);
        let (id, width) = (Id::unique("follow-place"), ui.available_width());
        let edit = Field::new(id, &mut self.place, font(size::BODY))
            .name(&name)
            .show(ui, view.thai, width);
        if !std::mem::replace(&mut self.focused, true) {
            edit.request_focus();
        }
        let entered = edit.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        ui.add_space(space::S);
        let look = style.text("follow-find");
        let pressed = Pressable::primary(&look).show(ui, view.thai).clicked();
        if (entered || pressed) && !self.place.trim().is_empty() && self.looking.is_none() {
            self.look(ui, view.day);
        }
    }

    fn look(&mut self, context: &Context, day: Option<Date>) {
        self.refused = None;
        let (text, folder) = (self.place.clone(), self.folder.clone());
        self.looking = Some(Task::start(context, move || {
            let place = Place::read(&text)?;
            let found = find(&place, day, Patience::default())?;
            let known = folder.get(&place).as_ref().and_then(Followed::key);
            Ok(Offer {
                words: found.key.words(),
                standing: match known {
                    None => Standing::New,
                    Some(known) if known == found.key => Standing::Followed,
                    Some(_) => Standing::OtherKey,
                },
                found,
            })
        }));
    }

    /// Draws what is published at the place, and the words to compare.
    fn offered(&mut self, ui: &mut Ui, view: &View<'_>) {
        let Some(offer) = self.offer.take() else {
            return;
        };
        let style = view.style;
        ui.add_space(space::S);
        Paragraph::new(&publication_title(&offer.found.manifest, style))
            .font(strong(size::BODY))
            .show(ui, view.thai);
        Paragraph::new(&publication_about(&offer.found.manifest, style)).show(ui, view.thai);
        ui.add_space(space::S);
        if offer.standing == Standing::Followed {
            Paragraph::new(&style.text("follow-already-here")).show(ui, view.thai);
        } else {
            compare(ui, view, &offer);
        }
        let may = match offer.standing {
            Standing::New => true,
            Standing::Followed => false,
            // Clicking without reading must not be enough to trust another key.
            Standing::OtherKey => self.typed_words(ui, view, &offer),
        };
        ui.add_space(space::S);
        let is_back = ui.horizontal_wrapped(|ui| {
            let agree = style.text("follow-agree");
            let is_free = self.taking.is_none();
            if may && is_free && Pressable::primary(&agree).show(ui, view.thai).clicked() {
                let (folder, found) = (self.folder.clone(), offer.found.clone());
                self.refused = None;
                self.taking = Some(Task::start(ui, move || {
                    let followed = folder.follow(&found, Patience::default())?;
                    Ok(followed.registry())
                }));
            }
            let back = style.text("follow-back");
            Pressable::button(&back).show(ui, view.thai).clicked()
        });
        if is_back.inner {
            self.refused = None;
            self.focused = false;
        } else {
            self.offer = Some(offer);
        }
    }

    /// Draws the field for the words of a key that replaces another. Returns whether they are right.
    fn typed_words(&mut self, ui: &mut Ui, view: &View<'_>, offer: &Offer) -> bool {
        let style = view.style;
        ui.add_space(space::S);
        Paragraph::new(&style.text("follow-other-key"))
            .colour(view.colours.forbidden.text)
            .show(ui, view.thai);
        let name = style.text("follow-type-words");
        let (id, width) = (Id::unique("follow-words"), ui.available_width());
        Paragraph::new(&name).show(ui, view.thai);
        Field::new(id, &mut self.typed, font(size::BODY))
            .name(&name)
            .show(ui, view.thai, width);
        offer.words.is_written(&self.typed)
    }
}

/// Draws the words of a key in both languages.
fn compare(ui: &mut Ui, view: &View<'_>, offer: &Offer) {
    let style = view.style;
    Paragraph::new(&style.text("follow-compare")).show(ui, view.thai);
    ui.add_space(space::XS);
    // Typed from the letter, they are not to be copied from here.
    if offer.standing == Standing::OtherKey {
        return;
    }
    for lang in [style.lang, other_lang(style.lang)] {
        let style = Style::new(lang, Some(style.digits));
        for line in key_words(&offer.words, style) {
            Paragraph::new(&line)
                .font(strong(size::SUBHEADING))
                .show(ui, view.thai);
        }
        ui.add_space(space::S);
    }
}
