//! The places that are followed: looked at aside on start and every few hours, and said above the
//! screens if something newer waits, was refused, or is out of date.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use eframe::egui::{Context, Ui};

use super::background::{self, Task};
use super::banner::{dismissed, framed_line};
use super::command::Command;
use super::theme::{Tone, size, strong};
use super::view::{Commands, View};
use super::widgets::{Paragraph, Pressable};
use crate::publish::Refused;
use crate::report::{
    Style, old_look, past_date, publication_about, publication_title, refused_publication,
};
use crate::store::{Followed, FollowedFolder, Patience, Waiting};
use crate::text::Date;

/// How often places are looked at.
const INTERVAL: Duration = Duration::from_hours(4);

/// How soon they are looked at again after a place could not be reached.
const RETRY: Duration = Duration::from_mins(20);

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
    /// Follow the place no more.
    Stop(String),
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
    /// The waiting registries whose changes were shown.
    compared: Vec<PathBuf>,
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

    /// Notes that the changes of the registry that waits were shown. Only then is it offered for use.
    pub fn note_compared(&mut self, waiting: PathBuf) {
        self.compared.push(waiting);
    }

    /// Follows `place` no more. What was taken from it stays on this machine.
    ///
    /// # Errors
    ///
    /// Returns [`Refused`] if that cannot be written.
    pub fn stop(&mut self, place: &str) -> Result<(), Refused> {
        if let Some(seen) = self.at(place) {
            seen.followed.stop()?;
        }
        self.seen.retain(|seen| seen.followed.place() != place);
        Ok(())
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

    /// Receives the results of work aside, and begins the next look. Returns the place whose newer
    /// registry was accepted, or why that failed.
    pub fn receive(
        &mut self,
        context: &Context,
        day: Option<Date>,
    ) -> Option<Result<Followed, Refused>> {
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
        accepted
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

/// Returns the registry to open at the start, where `last` was opened last. Of a followed place it is
/// the one in use, which may have been accepted on the command line.
pub fn first_registry(folder: Option<&FollowedFolder>, last: Option<PathBuf>) -> Option<PathBuf> {
    let followed = folder.and_then(|folder| match &last {
        Some(file) => folder.of_file(file),
        None => folder.usual(None),
    });
    followed.map(|followed| followed.registry()).or(last)
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
            let is_compared = following.compared.contains(&waiting.registry);
            newer(ui, view, (seen, waiting), is_compared, commands);
        } else if let Some(file) = view.loaded.origin.file().filter(|it| seen.followed.has(it)) {
            if file == seen.followed.registry() {
                age(ui, view, seen, commands);
            } else {
                older(ui, view, seen, commands);
            }
        }
    }
}

/// Says that a newer registry waits. It is offered for use once its changes were shown.
fn newer(
    ui: &mut Ui,
    view: &View<'_>,
    (seen, waiting): (&Seen, &Waiting),
    is_compared: bool,
    commands: &mut Commands,
) {
    let (style, tone) = (view.style, view.colours.not_required);
    let title = ("title", publication_title(&waiting.manifest, style));
    let mut details = vec![publication_about(&waiting.manifest, style)];
    if let Some(key) = &waiting.key {
        let words = ("words", key.words().text(style.lang));
        details.push(style.text_with("follow-newer-key", &[words]));
    }
    let bar = Bar {
        tone,
        said: style.text_with("follow-newer", &[title]),
        details,
        // Another key is never passed over.
        is_open: waiting.key.is_some(),
    };
    bar.show(ui, view, |ui| {
        let place = || seen.followed.place().to_owned();
        let see = style.text("follow-see");
        let see = Pressable::action(&see, !is_compared);
        if see.show(ui, view.thai).clicked() {
            commands.send(Command::Follow(FollowCommand::See {
                in_use: seen.followed.registry(),
                waiting: waiting.registry.clone(),
            }));
        }
        let use_it = style.text("follow-use");
        if is_compared && Pressable::primary(&use_it).show(ui, view.thai).clicked() {
            commands.send(Command::Follow(FollowCommand::Use(place())));
        }
        if pressed(ui, view, "follow-later") {
            commands.send(Command::Follow(FollowCommand::Later(place())));
        }
    });
}

/// Says that what is published now was refused. Work goes on meanwhile, so it does not alarm.
fn refused(ui: &mut Ui, view: &View<'_>, seen: &Seen, why: &Refused, commands: &mut Commands) {
    let style = view.style;
    let title = [("title", publication_title(seen.followed.manifest(), style))];
    let bar = Bar {
        tone: view.colours.fits_if,
        said: style.text("follow-refused"),
        details: vec![
            style.text_with("follow-refused-why", &title),
            refused_publication(why, style),
        ],
        is_open: false,
    };
    bar.show(ui, view, |ui| {
        if pressed(ui, view, "follow-look") {
            commands.send(Command::Follow(FollowCommand::Look));
        }
        if dismissed(ui, view) {
            let place = seen.followed.place().to_owned();
            commands.send(Command::Follow(FollowCommand::Later(place)));
        }
    });
}

/// Says that the registry on screen is an older one than that in use, which may have been accepted
/// on the command line.
fn older(ui: &mut Ui, view: &View<'_>, seen: &Seen, commands: &mut Commands) {
    let style = view.style;
    let title = ("title", publication_title(seen.followed.manifest(), style));
    let bar = Bar {
        tone: view.colours.fits_if,
        said: style.text_with("follow-older", &[title]),
        details: Vec::new(),
        is_open: false,
    };
    bar.show(ui, view, |ui| {
        if pressed(ui, view, "follow-open-newer") {
            commands.send(Command::OpenFile(seen.followed.registry()));
        }
    });
}

/// Says that the registry on screen is past its date, or was not looked at for days.
fn age(ui: &mut Ui, view: &View<'_>, seen: &Seen, commands: &mut Commands) {
    let style = view.style;
    let past = past_date(seen.followed.manifest(), view.day, style);
    let old = old_look(seen.followed.manifest(), seen.days, style);
    // Anything worse than that has a bar of its own.
    let why = seen.refused.as_ref().filter(|why| why.is_passing());
    let why = why.filter(|_| old.is_some());
    let why = why.map(|why| refused_publication(why, style));
    let said: Vec<String> = [past, old].into_iter().flatten().collect();
    if said.is_empty() {
        return;
    }
    let bar = Bar {
        tone: view.colours.fits_if,
        said: said.join(" "),
        details: why.into_iter().collect(),
        is_open: false,
    };
    bar.show(ui, view, |ui| {
        if pressed(ui, view, "follow-look") {
            commands.send(Command::Follow(FollowCommand::Look));
        }
    });
}

/// A bar above the screens: one line with what can be done, and what else there is to know behind it.
struct Bar {
    tone: Tone,
    said: String,
    details: Vec<String>,
    /// Whether the details are shown without being asked for.
    is_open: bool,
}

impl Bar {
    fn show(&self, ui: &mut Ui, view: &View<'_>, buttons: impl FnOnce(&mut Ui)) {
        let tone = self.tone;
        framed_line(ui, tone, |ui| {
            let id = ui.make_persistent_id(("follow-details", &self.said));
            let mut open = ui.data(|data| data.get_temp(id)).unwrap_or(self.is_open);
            ui.horizontal_wrapped(|ui| {
                let room = ui.max_rect().width();
                Paragraph::new(&self.said)
                    .font(strong(size::BODY))
                    .colour(tone.text)
                    .width(room)
                    .show(ui, view.thai);
                let details = view.style.text("follow-details");
                let details = Pressable::fold(&details).open(open);
                if !self.details.is_empty() && details.show(ui, view.thai).clicked() {
                    open = !open;
                    ui.data_mut(|data| data.insert_temp(id, open));
                }
                buttons(ui);
            });
            for detail in self.details.iter().filter(|_| open) {
                Paragraph::new(detail).colour(tone.text).show(ui, view.thai);
            }
        });
    }
}

fn pressed(ui: &mut Ui, view: &View<'_>, key: &str) -> bool {
    let text = view.style.text(key);
    Pressable::button(&text).show(ui, view.thai).clicked()
}
