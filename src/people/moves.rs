//! Joining and leaving: what is to be done when a person gets a role, changes it, acts for somebody or
//! retires. What the file of people says was done is done; the rest follows from the letter.

mod held;
mod successor;

use super::audit::clause_against;
use super::model::{Day, Held, Joined, Person, StepDone};
use super::places::Places;
use crate::registry::{ClauseId, GroupId, Registry};
use crate::text::Date;
pub use held::{PostKind, PostOf};
use successor::Holders;
pub use successor::Receiver;

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MoveKind {
    /// To hand over what is open in a group.
    HandOver,
    Leave,
    Join,
    /// To read the guideline.
    Read,
    /// To acknowledge the letter.
    Sign,
}

impl MoveKind {
    /// Returns the id, as used in JSON and in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::HandOver => "hand-over",
            Self::Leave => "leave",
            Self::Join => "join",
            Self::Read => "read",
            Self::Sign => "sign",
        }
    }
}

/// Whether something is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    Open,
    /// Not before the day of [`Move::due`].
    Later,
    /// Done, on this day if it is known.
    Done(Option<Day>),
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    pub kind: MoveKind,
    /// The group, unless it is about the letter as a whole.
    pub group: Option<GroupId>,
    /// The post by which the person belongs, or belonged, to the group, if it is known.
    pub post: Option<PostOf>,
    /// The first day on which it is to be done.
    pub due: Option<Date>,
    pub state: State,
    /// To whom it is handed over.
    pub to: Option<Receiver>,
    /// The clause that says so.
    pub clause: Option<ClauseId>,
}

/// What has become of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// In a first role.
    New,
    /// In another role than before.
    Changed,
    /// Acting for the holder of a post, beside the own role or without one.
    Acting,
    /// Will hold no role any more after a day that is known.
    Ending,
    /// Holds no role any more.
    Ended,
    /// Holds no role of the registry, and held none.
    None,
}

impl Change {
    /// Returns the id, as used in JSON and in messages.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
            Self::Acting => "acting",
            Self::Ending => "ending",
            Self::Ended => "ended",
            Self::None => "none",
        }
    }
}

/// Everything that a person has to do, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moves {
    /// The position of the person in the file.
    pub person: usize,
    pub day: Option<Date>,
    pub change: Change,
    /// The posts that are or will be held, and those that were, the own one first.
    pub posts: Vec<PostOf>,
    pub moves: Vec<Move>,
}

impl Moves {
    /// Returns whether something is to be done by now.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.moves.iter().any(|it| it.state == State::Open)
    }
}

/// Returns what the person at `at` has to do, as of `day`.
#[must_use]
pub fn moves(
    registry: &Registry,
    people: &[Person],
    at: usize,
    places: &Places,
    day: Option<Date>,
) -> Option<Moves> {
    let holders = Holders::new(registry, people, places);
    of(registry, people, at, &holders, day)
}

/// Returns the people who have something to do on `day`, with all of it.
#[must_use]
pub fn open_moves(
    registry: &Registry,
    people: &[Person],
    places: &Places,
    day: Option<Date>,
) -> Vec<Moves> {
    let holders = Holders::new(registry, people, places);
    let all = (0..people.len()).filter_map(|at| of(registry, people, at, &holders, day));
    all.filter(Moves::is_open).collect()
}

fn of(
    registry: &Registry,
    people: &[Person],
    at: usize,
    holders: &Holders<'_>,
    day: Option<Date>,
) -> Option<Moves> {
    let person = people.get(at)?;
    let posts = held::posts(registry, person);
    let making = Making {
        registry,
        person,
        at,
        holders,
        day,
        posts: &posts,
    };
    let mut all: Vec<Move> = Vec::new();
    for group in registry.group_ids() {
        making.group(group, &mut all);
    }
    making.letter(&mut all);
    // First what is due: the old groups, then the new ones. Then what comes, by its day.
    all.sort_by_key(|it| match it.state {
        State::Later => (1, it.due, 0),
        _ => (0, None, rank(it.kind)),
    });
    Some(Moves {
        person: at,
        day,
        change: held::change(&posts, day),
        posts,
        moves: all,
    })
}

/// A group is handed over before it is left.
fn rank(kind: MoveKind) -> u8 {
    match kind {
        MoveKind::HandOver | MoveKind::Leave => 0,
        MoveKind::Join => 1,
        MoveKind::Read => 2,
        MoveKind::Sign => 3,
    }
}

struct Making<'m> {
    registry: &'m Registry,
    person: &'m Person,
    at: usize,
    holders: &'m Holders<'m>,
    day: Option<Date>,
    posts: &'m [PostOf],
}

impl Making<'_> {
    /// Adds what is to be done about `group`.
    fn group(&self, group: GroupId, all: &mut Vec<Move>) {
        let registry = self.registry;
        let grants = |post: &&PostOf| registry.membership(group, post.role).is_member();
        let granting: Vec<&PostOf> = self.posts.iter().filter(grants).collect();
        let id = registry.group(group).id.as_str();
        let joined = self.person.groups.iter().rev().find(|it| it.group == id);
        let now = granting.iter().find(|post| post.held.is_on(self.day));
        let coming = || granting.iter().find(|post| post.is_after(self.day));
        let Some(post) = now.or_else(coming) else {
            self.ended(group, &granting, joined, all);
            return;
        };
        // Who left on the last days of a post is not to join again.
        let is_over = |left: &Day| {
            let since = post.held.since.as_ref().and_then(Day::first);
            let is_of_it = since.is_none_or(|since| left.last().is_none_or(|left| since <= left));
            post.held.until.is_some() && is_of_it
        };
        let left = |joined: &&Joined| joined.held.until.as_ref().is_none_or(is_over);
        let is_in = joined.filter(left);
        let since = post.held.since.as_ref().and_then(Day::first);
        let state = match is_in {
            Some(joined) => State::Done(joined.held.since.clone()),
            None if post.is_after(self.day) => State::Later,
            None => State::Open,
        };
        all.push(Move {
            kind: MoveKind::Join,
            group: Some(group),
            post: Some((*post).clone()),
            due: since,
            state,
            to: None,
            clause: Some(registry.group(group).members_clause),
        });
        // Who is still entitled by another post does not leave with this one.
        let ends = |post: &&PostOf| post.held.until.as_ref().and_then(Day::last);
        let stays = granting
            .iter()
            .any(|post| !post.is_before(self.day) && ends(post).is_none());
        if !stays && let Some(last) = granting.iter().max_by_key(|post| ends(post)) {
            self.leave(group, Some(last), is_in, all);
        }
    }

    /// Adds what is left to be done about a group to which no post gives a right any more.
    fn ended(
        &self,
        group: GroupId,
        granting: &[&PostOf],
        joined: Option<&Joined>,
        all: &mut Vec<Move>,
    ) {
        let last = granting.iter().filter(|post| post.is_before(self.day));
        let last = last.max_by_key(|post| post.held.until.as_ref().and_then(Day::last));
        // Where the file tells groups, there is nothing to leave of those that it does not tell.
        let is_unsaid = !tells_groups(self.person) && last.is_some();
        if joined.is_some() || is_unsaid {
            self.leave(group, last.copied(), joined, all);
        }
    }

    /// Adds the handing over and the leaving of `group`, to which `post` gave the right.
    fn leave(
        &self,
        group: GroupId,
        post: Option<&PostOf>,
        joined: Option<&Joined>,
        all: &mut Vec<Move>,
    ) {
        let until = post.and_then(|post| post.held.until.as_ref());
        let due = until.and_then(Day::day_after);
        let is_later = due.zip(self.day).is_some_and(|(due, day)| due > day);
        let open = if is_later { State::Later } else { State::Open };
        let id = self.registry.group(group).id.as_str();
        let clause = Some(clause_against(self.registry, group));
        if let Some(post) = post {
            let to = successor::of(self, post, group, due);
            let done = self.person.steps.iter().rev().find(|step| {
                step.step == MoveKind::HandOver.id()
                    && step.group.as_deref() == Some(id)
                    && is_since(step, post)
            });
            all.push(Move {
                kind: MoveKind::HandOver,
                group: Some(group),
                post: Some((*post).clone()),
                due,
                state: done.map_or_else(|| open.clone(), |step| State::Done(step.on.clone())),
                to: Some(to),
                clause: None,
            });
        }
        let left = joined.and_then(|joined| joined.held.until.as_ref());
        let state = match left {
            Some(left) => State::Done(Some(left.clone())),
            None => open,
        };
        all.push(Move {
            kind: MoveKind::Leave,
            group: Some(group),
            post: post.cloned(),
            due,
            state,
            to: None,
            clause,
        });
    }

    /// Adds the reading and the acknowledging of the letter, for whoever is to be in a group.
    fn letter(&self, all: &mut Vec<Move>) {
        let join = all.iter().filter(|it| it.kind == MoveKind::Join);
        let Some(first) = join.min_by_key(|it| it.state == State::Later) else {
            return;
        };
        let open = match first.state {
            State::Later => State::Later,
            _ => State::Open,
        };
        let post = first.post.clone();
        // Nobody could sign the letter before there was one.
        let issued = Date::read(&self.registry.letter().date);
        let issued = issued.filter(|issued| self.day.is_none_or(|day| *issued <= day));
        let due = first.due.map(|due| issued.map_or(due, |day| due.max(day)));
        let read = self.person.steps.iter().rev();
        let read = read
            .filter(|step| step.step == MoveKind::Read.id())
            .find(|step| step.group.is_none());
        let signed = self.person.acknowledged(&self.registry.letter().reference);
        let read = read.map(|step| step.on.as_ref());
        // Who has acknowledged the letter has read it.
        for (kind, done) in [(MoveKind::Read, read.or(signed)), (MoveKind::Sign, signed)] {
            all.push(Move {
                kind,
                group: None,
                post: post.clone(),
                due,
                state: done.map_or_else(|| open.clone(), |on| State::Done(on.cloned())),
                to: None,
                clause: None,
            });
        }
    }
}

/// Returns whether the file tells which groups the person has joined, and not only which were left.
fn tells_groups(person: &Person) -> bool {
    let mut groups = person.groups.iter();
    groups.any(|joined| joined.held.since.is_some() || joined.held.until.is_none())
}

/// Returns whether something was done in the time of `post` or after it, and not in an earlier one.
fn is_since(step: &StepDone, post: &PostOf) -> bool {
    let done = step.on.as_ref().and_then(Day::last);
    let since = post.held.since.as_ref().and_then(Day::first);
    done.zip(since).is_none_or(|(done, since)| since <= done)
}

/// Returns `person` after `kind` was done about `group` on `day`: the file says so from then on.
#[must_use]
pub fn done(
    registry: &Registry,
    person: &Person,
    kind: MoveKind,
    group: Option<GroupId>,
    day: Option<Date>,
) -> Person {
    let mut person = person.clone();
    let id = group.map(|group| registry.group(group).id.clone());
    let on = day.map(Day::of);
    match (kind, id) {
        (MoveKind::Join, Some(id)) => {
            let held = Held {
                since: on,
                until: None,
            };
            person.groups.push(Joined { group: id, held });
        }
        (MoveKind::Leave, Some(id)) => {
            let joined = person.groups.iter_mut().rev();
            let mut joined = joined.filter(|it| it.group == id && it.held.until.is_none());
            if let Some(joined) = joined.next() {
                joined.held.until = on;
            } else {
                let held = Held {
                    since: None,
                    until: on,
                };
                person.groups.push(Joined { group: id, held });
            }
        }
        (MoveKind::Sign, _) => person.acknowledged.push(super::Acknowledged {
            letter: registry.letter().reference.clone(),
            on,
        }),
        (MoveKind::Join | MoveKind::Leave, None) => {}
        (MoveKind::HandOver | MoveKind::Read, group) => person.steps.push(StepDone {
            step: kind.id().to_owned(),
            group,
            on,
        }),
    }
    person
}

/// Returns `person` before `kind` was done about `group`: what the file says of it last is taken back.
#[must_use]
pub fn undone(
    registry: &Registry,
    person: &Person,
    kind: MoveKind,
    group: Option<GroupId>,
) -> Person {
    let mut person = person.clone();
    let id = group.map(|group| registry.group(group).id.as_str());
    let last = |joined: &Joined| id == Some(joined.group.as_str());
    match kind {
        MoveKind::Join => {
            if let Some(at) = person.groups.iter().rposition(last) {
                person.groups.remove(at);
            }
        }
        MoveKind::Leave => {
            if let Some(joined) = person.groups.iter_mut().rev().find(|it| last(it)) {
                joined.held.until = None;
            }
        }
        MoveKind::Sign => {
            let letter = &registry.letter().reference;
            let acknowledged = &mut person.acknowledged;
            acknowledged.retain(|it| !super::model::is_same_letter(&it.letter, letter));
        }
        MoveKind::HandOver | MoveKind::Read => {
            let is_it = |step: &StepDone| step.step == kind.id() && step.group.as_deref() == id;
            if let Some(at) = person.steps.iter().rposition(is_it) {
                person.steps.remove(at);
            }
        }
    }
    person
}

/// Returns `person` after getting `role` on `since`. The role before ends the day before and is kept.
#[must_use]
pub fn moved(
    person: &Person,
    role: Option<&str>,
    district: Option<&str>,
    since: Option<Date>,
) -> Person {
    let mut person = person.clone();
    let mut held = std::mem::take(&mut person.held);
    if let Some(before) = person.role.take() {
        if held.until.is_none() {
            held.until = since.and_then(Date::day_before).map(Day::of);
        }
        person.former.push(super::Former {
            role: before,
            district: person.district.take(),
            held,
        });
    }
    person.role = role.map(str::to_owned);
    person.district = district.map(str::to_owned);
    person.held.since = since.map(Day::of);
    person
}
