//! The posts of a person over time: the own role, those held before, and those acted for.

use super::Change;
use crate::people::model::{Day, Held, Person};
use crate::registry::{Registry, RoleId};
use crate::text::Date;

/// How a post is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PostKind {
    Own,
    /// For the holder of the post (รักษาราชการแทน).
    Acting,
    /// Held before.
    Former,
}

impl PostKind {
    /// Returns the id, as used in JSON and in messages.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Acting => "acting",
            Self::Former => "former",
        }
    }
}

/// The post by which a person belongs to a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostOf {
    pub role: RoleId,
    pub district: Option<String>,
    pub kind: PostKind,
    /// The number of the order, for one who acts for the holder.
    pub order: Option<String>,
    pub held: Held,
}

impl PostOf {
    /// Returns whether it begins after `day`.
    pub(super) fn is_after(&self, day: Option<Date>) -> bool {
        let since = self.held.since.as_ref().and_then(Day::first);
        since.zip(day).is_some_and(|(since, day)| day < since)
    }

    /// Returns whether it ended before `day`. Without a day, whether it has an end.
    pub(super) fn is_before(&self, day: Option<Date>) -> bool {
        let until = self.held.until.as_ref().and_then(Day::last);
        match (until, day) {
            (Some(until), Some(day)) => until < day,
            (until, _) => until.is_some() || self.kind == PostKind::Former,
        }
    }
}

/// Returns the posts of a person, whenever they are held.
pub(super) fn posts(registry: &Registry, person: &Person) -> Vec<PostOf> {
    let mut posts = Vec::new();
    let mut add =
        |id: &str, district: Option<&String>, kind, order: Option<&String>, held: Held| {
            if let Some(role) = registry.find_role(id) {
                posts.push(PostOf {
                    role,
                    district: district.cloned(),
                    kind,
                    order: order.cloned(),
                    held,
                });
            }
        };
    let district = person.district.as_ref();
    if let Some(role) = &person.role {
        add(role, district, PostKind::Own, None, person.held.clone());
    }
    for acting in &person.acting {
        let mut held = acting.held.clone();
        // One who has left acts for nobody.
        let ends = |held: &Held| held.until.as_ref().and_then(Day::last);
        if let Some(own) = ends(&person.held)
            && ends(&held).is_none_or(|until| own < until)
        {
            held.until.clone_from(&person.held.until);
        }
        let place = acting.district.as_ref().or(district);
        add(
            &acting.role,
            place,
            PostKind::Acting,
            acting.order.as_ref(),
            held,
        );
    }
    for former in &person.former {
        let (place, held) = (former.district.as_ref(), former.held.clone());
        add(&former.role, place, PostKind::Former, None, held);
    }
    posts
}

/// Returns what has become of a person with `posts`, on `day`.
pub(super) fn change(posts: &[PostOf], day: Option<Date>) -> Change {
    let of = |kind: PostKind| posts.iter().filter(move |post| post.kind == kind);
    let own = of(PostKind::Own).find(|post| !post.is_before(day));
    let acts = of(PostKind::Acting).any(|post| !post.is_before(day));
    match own {
        _ if acts => Change::Acting,
        Some(own) if own.held.until.is_some() => Change::Ending,
        Some(_) if of(PostKind::Former).next().is_some() => Change::Changed,
        Some(_) => Change::New,
        None if posts.is_empty() => Change::None,
        None => Change::Ended,
    }
}
