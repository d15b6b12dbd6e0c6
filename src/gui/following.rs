//! The places that are followed: looked at aside on start and every few hours, and said above the
//! screens if something newer waits, was refused, or is out of date.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use eframe::egui::{Context, Ui};

use super::background::{self, Task};
use super::banner::framed;
use super::command::Command;
use super::theme::{Tone, size, space, strong};
use super::view::{Commands, View};
use super::widgets::{Paragraph, Pressable};
use crate::publish::Refused;
use crate::report::{
    Style, last_look, past_date, publication_about, publication_title, refused_publication,
};
use crate::store::{Followed, FollowedFolder, Patience, Waiting};
use crate::text::Date;

/// How often places are looked at.
const INTERVAL: Duration = Duration::from_hours(4);

/// How soon they are looked at again after a place could not be reached.
const RETRY: Duration = Duration::from_mins(20);

/// After how many days without a look the age is said above the screens.
const OLD: u64 = 7;

/// Something to do about a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FollowCommand {
    /// Compare the registry that waits with the one in use.
    See { in_use: PathBuf, waiting: PathBuf },
    /// Use the registry that waits at the place.
    Use(String),
    /// Say nothing more about it until the next start.
    Later(String),
    /// A new place is followed, with this registry.
    Begun(PathBuf),
    /// Look at all places now.
    Look,
}

/// A place as it was last looked at.
#[derive(Clone, Debug)]
pub struct Seen {
    pub followed: Followed,
    pub waiting: Option<Waiting>,
    /// Why the newest look took nothing.
    pub refused: Option<Refused>,
    pub days: Option<u64>,
}

impl Seen {
    fn of(followed: Followed, refused: Option<Refused>) -> Self {
        Self {
            waiting: followed.waiting(),
            days: followed.days_since_look(),
            followed,
            refused,
        }
    }
}

/// The places that are followed.
#[derive(Debug, Default)]
pub struct Following {
    folder: Option<FollowedFolder>,
    seen: Vec<Seen>,
    /// What was put off or dismissed, by place and what was said.
    quiet: Vec<(String, String)>,
    looking: Option<Task<Vec<Seen>>>,
    accepting: Option<Task<Result<Followed, Refused>>>,
    /// When to look next. Without a time, at once.
    next: Option<Instant>,
}

impl Following {
    /// Follows what is kept in `folder`, if there is one.
    pub fn new(folder: Option<FollowedFolder>) -> Self {
        Self {
            folder,
            ..Self::default()
        }
    }

    pub fn folder(&self) -> Option<&FollowedFolder> {
        self.folder.as_ref()
    }

    /// Returns the places as they were last looked at.
    pub fn seen(&self) -> &[Seen] {
        &self.seen
    }

    /// Looks at all places as soon as possible.
    pub fn look(&mut self, context: &Context) {
        self.next = None;
        context.request_repaint();
    }

    /// Has the registry that waits at `place` used from now on.
    pub fn accept(&mut self, context: &Context, place: &str) {
        let Some(mut followed) = self.at(place).map(|seen| seen.followed.clone()) else {
            return;
        };
        self.accepting = Some(Task::start(context, move || {
            followed.accept().map(|()| followed)
        }));
    }

    /// Says nothing more about `place` as long as the same would be said.
    pub fn put_off(&mut self, place: String, style: Style) {
        if let Some(said) = self.at(&place).map(|seen| said(seen, style)) {
            self.quiet.push((place, said));
        }
    }

    /// Receives the results of work aside, and begins the next look. Returns the registry to open
    /// because it was accepted, or why that failed.
    pub fn receive(
        &mut self,
        context: &Context,
        day: Option<Date>,
    ) -> Option<Result<PathBuf, Refused>> {
        let folder = self.folder.clone()?;
        if let Some(seen) = background::take(&mut self.looking) {
            let is_passing = |seen: &Seen| seen.refused.as_ref().is_some_and(Refused::is_passing);
            let wait = if seen.iter().any(is_passing) {
                RETRY
            } else {
                INTERVAL
            };
            self.seen = seen;
            self.next = Some(Instant::now() + wait);
        }
        let accepted = background::take(&mut self.accepting);
        if let Some(Ok(followed)) = &accepted {
            let mut seen = self.seen.iter_mut();
            let place = followed.place();
            if let Some(seen) = seen.find(|seen| seen.followed.place() == place) {
                *seen = Seen::of(followed.clone(), None);
            }
        }
        let left = self
            .next
            .map(|next| next.saturating_duration_since(Instant::now()));
        match left {
            // Without a place, nothing wakes an idle window.
            Some(left) if !left.is_zero() && self.seen.is_empty() => {}
            Some(left) if !left.is_zero() => context.request_repaint_after(left),
            _ if self.looking.is_none() => {
                self.looking = Some(Task::start(context, move || look_at_all(&folder, day)));
            }
            _ => {}
        }
        accepted.map(|accepted| accepted.map(|followed| followed.registry()))
    }

    fn is_quiet(&self, seen: &Seen, style: Style) -> bool {
        let mut quiet = self.quiet.iter();
        quiet.any(|(place, other)| place == seen.followed.place() && *other == said(seen, style))
    }

    /// Returns `place` as it was last looked at.
    fn at(&self, place: &str) -> Option<&Seen> {
        self.seen.iter().find(|seen| seen.followed.place() == place)
    }
}

fn look_at_all(folder: &FollowedFolder, day: Option<Date>) -> Vec<Seen> {
    let places = folder.list().into_iter();
    places
        .map(|mut followed| {
            let refused = followed.look(day, Patience::default()).err();
            Seen::of(followed, refused)
        })
        .collect()
}

/// Returns what the bar about a place says, to tell whether it is something new.
fn said(seen: &Seen, style: Style) -> String {
    let waiting = seen.waiting.as_ref();
    let waiting = waiting.map(|waiting| publication_title(&waiting.manifest, style));
    let refused = seen.refused.as_ref();
    let refused = refused.map(|why| refused_publication(why, style));
    [waiting, refused].into_iter().flatten().collect()
}

/// Says above the screens what waits, what was refused and what is out of date.
pub fn bars(ui: &mut Ui, view: &View<'_>, following: &Following, commands: &mut Commands) {
    for seen in &following.seen {
        if following.is_quiet(seen, view.style) {
            continue;
        }
        if let Some(why) = seen.refused.as_ref().filter(|why| !why.is_passing()) {
            refused(ui, view, seen, why, commands);
        }
        if let Some(waiting) = &seen.waiting {
            newer(ui, view, seen, waiting, commands);
        } else if view
            .loaded
            .origin
            .file()
            .is_some_and(|file| seen.followed.has(file))
        {
            age(ui, view, seen, commands);
        }
    }
}

fn newer(ui: &mut Ui, view: &View<'_>, seen: &Seen, waiting: &Waiting, commands: &mut Commands) {
    let (style, tone) = (view.style, view.colours.not_required);
    framed(ui, tone, |ui| {
        let title = ("title", publication_title(&waiting.manifest, style));
        strongly(ui, view, tone, &style.text_with("follow-newer", &[title]));
        said_as(ui, view, tone, &publication_about(&waiting.manifest, style));
        if let Some(key) = &waiting.key {
            let words = ("words", key.words().text(style.lang));
            said_as(
                ui,
                view,
                tone,
                &style.text_with("follow-newer-key", &[words]),
            );
        }
        ui.add_space(space::XS);
        ui.horizontal_wrapped(|ui| {
            let place = || seen.followed.place().to_owned();
            if pressed(ui, view, "follow-see") {
                commands.send(Command::Follow(FollowCommand::See {
                    in_use: seen.followed.registry(),
                    waiting: waiting.registry.clone(),
                }));
            }
            if pressed(ui, view, "follow-use") {
                commands.send(Command::Follow(FollowCommand::Use(place())));
            }
            if pressed(ui, view, "follow-later") {
                commands.send(Command::Follow(FollowCommand::Later(place())));
            }
        });
    });
}

fn refused(ui: &mut Ui, view: &View<'_>, seen: &Seen, why: &Refused, commands: &mut Commands) {
    let (style, tone) = (view.style, view.colours.forbidden);
    framed(ui, tone, |ui| {
        let values = [
            ("title", publication_title(seen.followed.manifest(), style)),
            ("reason", refused_publication(why, style)),
        ];
        said_as(ui, view, tone, &style.text_with("follow-refused", &values));
        ui.horizontal_wrapped(|ui| {
            if pressed(ui, view, "follow-look") {
                commands.send(Command::Follow(FollowCommand::Look));
            }
            if pressed(ui, view, "bar-dismiss") {
                let place = seen.followed.place().to_owned();
                commands.send(Command::Follow(FollowCommand::Later(place)));
            }
        });
    });
}

/// Says that the registry on screen is past its date, or was not looked at for days.
fn age(ui: &mut Ui, view: &View<'_>, seen: &Seen, commands: &mut Commands) {
    let (style, tone) = (view.style, view.colours.fits_if);
    let past = past_date(seen.followed.manifest(), view.day, style);
    let old = seen.days.is_none_or(|days| days >= OLD);
    let old = old.then(|| last_look(seen.days, style));
    let why = seen.refused.as_ref().filter(|_| old.is_some());
    let why = why.map(|why| refused_publication(why, style));
    let said: Vec<String> = [past, old, why].into_iter().flatten().collect();
    if said.is_empty() {
        return;
    }
    framed(ui, tone, |ui| {
        said_as(ui, view, tone, &said.join(" "));
        ui.horizontal_wrapped(|ui| {
            if pressed(ui, view, "follow-look") {
                commands.send(Command::Follow(FollowCommand::Look));
            }
        });
    });
}

fn pressed(ui: &mut Ui, view: &View<'_>, key: &str) -> bool {
    let text = view.style.text(key);
    Pressable::button(&text).show(ui, view.thai).clicked()
}

fn strongly(ui: &mut Ui, view: &View<'_>, tone: Tone, text: &str) {
    Paragraph::new(text)
        .font(strong(size::BODY))
        .colour(tone.text)
        .show(ui, view.thai);
}

fn said_as(ui: &mut Ui, view: &View<'_>, tone: Tone, text: &str) {
    Paragraph::new(text).colour(tone.text).show(ui, view.thai);
}
