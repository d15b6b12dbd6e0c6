//! What a person has to do when joining and leaving groups, in words. Names stand here, since somebody
//! asked for this person; no telephone number and no name in LINE does.

use serde::Serialize;

use super::Style;
use super::answer::ReasonReport;
use super::entry::how_to_get_in;
use super::id::ReportId;
use crate::people::{Move, MoveKind, Moves, Person, PostOf, Receiver, State};
use crate::registry::{GroupId, Registry};

/// The result of `people moves --person NAME --json`.
#[derive(Clone, Debug, Serialize)]
pub struct MovesReport {
    /// The name with its title.
    pub name: String,
    /// What has become of the person.
    pub change: &'static str,
    #[serde(skip)]
    pub change_in_words: String,
    /// The day asked about.
    pub on: Option<String>,
    pub posts: Vec<PostReport>,
    pub moves: Vec<MoveReport>,
    /// How many of them are to be done by now.
    pub open: usize,
}

/// A post that the person holds, will hold or held.
#[derive(Clone, Debug, Serialize)]
pub struct PostReport {
    pub role: String,
    pub district: Option<String>,
    pub kind: &'static str,
    pub order: Option<String>,
    pub since: Option<String>,
    pub until: Option<String>,
    /// All of it in a line.
    #[serde(skip)]
    pub text: String,
}

/// One thing to do.
#[derive(Clone, Debug, Serialize)]
pub struct MoveReport {
    #[serde(rename = "do")]
    pub kind: &'static str,
    pub group: Option<ReportId<GroupId>>,
    pub text: String,
    /// `open`, `later` or `done`.
    pub state: &'static str,
    /// The first day on which it is to be done.
    pub due: Option<String>,
    /// The day on which it was done, if it is known, as it is written in the file.
    pub done: Option<String>,
    /// The state with its day.
    #[serde(skip)]
    pub state_in_words: String,
    /// To whom it is handed over.
    pub to: Option<ReceiverReport>,
    /// How the letter has it done, or on what condition.
    pub how: Option<String>,
    pub reasons: Vec<ReasonReport>,
}

/// To whom a group is handed over.
#[derive(Clone, Debug, Serialize)]
pub struct ReceiverReport {
    /// `successor`, `acting`, `colleagues`, `letter` or `unknown`.
    pub kind: &'static str,
    pub names: Vec<String>,
    /// The roles that the letter names.
    pub roles: Vec<String>,
}

/// Returns `moves` in words. `people` are those of the file.
#[must_use]
pub fn moves_report(
    registry: &Registry,
    people: &[Person],
    moves: &Moves,
    style: Style,
) -> MovesReport {
    let name = people.get(moves.person).map(Person::full_name);
    let change = moves.change.id();
    MovesReport {
        name: name.unwrap_or_default(),
        change,
        change_in_words: style.text(&format!("people-change-{change}")),
        on: moves.day.map(|day| day.to_string()),
        posts: moves
            .posts
            .iter()
            .map(|post| post_report(registry, post, style))
            .collect(),
        open: moves
            .moves
            .iter()
            .filter(|it| it.state == State::Open)
            .count(),
        moves: moves
            .moves
            .iter()
            .map(|it| move_report(registry, people, it, style))
            .collect(),
    }
}

fn post_report(registry: &Registry, post: &PostOf, style: Style) -> PostReport {
    let text = |day: &Option<crate::people::Day>| day.as_ref().map(|day| day.text.clone());
    PostReport {
        role: registry.role(post.role).id.clone(),
        district: post.district.clone(),
        kind: post.kind.id(),
        order: post.order.clone(),
        since: text(&post.held.since),
        until: text(&post.held.until),
        text: post_in_words(registry, post, style),
    }
}

/// Returns a post with its place, how it is held, and its time.
fn post_in_words(registry: &Registry, post: &PostOf, style: Style) -> String {
    let role = style.role(registry, post.role);
    let role = style.post(role, post.district.as_deref());
    let mut parts = vec![style.in_words(
        &format!("people-post-{}", post.kind.id()),
        &[("role", role)],
    )];
    if let Some(order) = &post.order {
        parts.push(style.in_words("people-post-order", &[("order", order.clone())]));
    }
    for (key, day) in [
        ("people-post-since", &post.held.since),
        ("people-post-until", &post.held.until),
    ] {
        if let Some(day) = day {
            parts.push(style.in_words(key, &[("day", style.date(&day.text))]));
        }
    }
    parts.join(" ")
}

fn move_report(registry: &Registry, people: &[Person], of: &Move, style: Style) -> MoveReport {
    let (how, mut reasons) = match (of.kind, of.group, &of.post) {
        (MoveKind::Join, Some(group), Some(post)) => {
            let (how, reasons) = how_to_get_in(registry, post.role, group, style);
            (Some(how), reasons)
        }
        _ => (None, Vec::new()),
    };
    if let Some(clause) = of.clause
        && reasons.iter().all(|known| known.clause.get() != clause)
    {
        reasons.push(ReasonReport::quoting(registry, clause));
    }
    let (state, done) = match &of.state {
        State::Open => ("open", None),
        State::Later => ("later", None),
        State::Done(day) => ("done", day.as_ref()),
    };
    let to = of.to.as_ref();
    let to = to.map(|to| receiver_report(registry, people, to));
    MoveReport {
        kind: of.kind.id(),
        group: of.group.map(|group| ReportId::new(registry, group)),
        text: move_in_words(registry, of, to.as_ref(), style),
        state,
        due: of.due.map(|day| day.to_string()),
        done: done.map(|day| day.text.clone()),
        state_in_words: state_in_words(of, style),
        to,
        how,
        reasons,
    }
}

fn state_in_words(of: &Move, style: Style) -> String {
    match (&of.state, of.due) {
        (State::Done(Some(day)), _) => {
            let day = [("day", style.date(&day.text))];
            style.in_words("people-move-done", &day)
        }
        (State::Done(None), _) => style.text("people-move-done-undated"),
        (_, Some(due)) => style.in_words("people-move-due", &[("day", style.day(due))]),
        (State::Open | State::Later, None) => style.text("people-move-now"),
    }
}

fn move_in_words(
    registry: &Registry,
    of: &Move,
    to: Option<&ReceiverReport>,
    style: Style,
) -> String {
    let group = of.group.map(|group| registry.group(group).name.clone());
    let mut values = vec![("group", group.unwrap_or_default())];
    let kind = of.kind.id();
    let Some(to) = to else {
        return style.in_words(&format!("people-move-{kind}"), &values);
    };
    let names = match &of.to {
        Some(Receiver::Letter(roles)) => style.roles(registry, roles),
        _ => to.names.join(", "),
    };
    values.push(("to", names));
    style.in_words(&format!("people-move-{kind}-{}", to.kind), &values)
}

fn receiver_report(registry: &Registry, people: &[Person], to: &Receiver) -> ReceiverReport {
    let names = |all: &[usize]| -> Vec<String> {
        let people = all.iter().filter_map(|at| people.get(*at));
        people.map(Person::full_name).collect()
    };
    let (kind, names) = match to {
        Receiver::Successor(at) => ("successor", names(&[*at])),
        Receiver::Acting(at) => ("acting", names(&[*at])),
        Receiver::Colleagues(all) => ("colleagues", names(all)),
        Receiver::Letter(_) => ("letter", Vec::new()),
        Receiver::Unknown => ("unknown", Vec::new()),
    };
    let roles = match to {
        Receiver::Letter(roles) => roles
            .iter()
            .map(|role| registry.role(*role).id.clone())
            .collect(),
        _ => Vec::new(),
    };
    ReceiverReport { kind, names, roles }
}
