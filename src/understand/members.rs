//! Detects joining a group and bringing others in. The registry says whether a person may be added:
//! the role named belongs to the group named, or it does not.

use super::cues::Cue;
use super::hit::{Hit, Sense};
use super::people::{Part, Person};
use crate::registry::{Act, GroupId, Registry, RoleId};

/// A change in a group's membership.
#[derive(Clone, Debug)]
pub(super) struct Change {
    pub act: Act,
    /// The person who joins, if the text names one.
    pub joiner: Option<RoleId>,
    /// How clearly the text expresses the change.
    pub strength: f32,
}

/// Returns the membership change that the text expresses, if any.
#[expect(
    clippy::too_many_lines,
    reason = "one list of cases, the plainest first"
)]
pub(super) fn change(
    registry: &Registry,
    hits: &[Hit],
    people: &[Person],
    asked: Option<GroupId>,
    role: Option<RoleId>,
) -> Option<Change> {
    let cues = |wanted: Cue| {
        hits.iter()
            .filter(move |hit| hit.sense == Sense::Cue(wanted) && !hit.denied)
    };
    let group = |hit: &&Hit| {
        matches!(hit.sense, Sense::Group(_)) || hit.sense == Sense::Cue(Cue::GroupWord)
    };
    let puts = |from: usize, to: usize| {
        cues(Cue::Puts).any(|verb| from <= verb.at.start && verb.at.end <= to)
    };
    // Somebody enters a group: เข้า directly before a name or a word for a group, or a little
    // earlier with no other action in between.
    let enter = cues(Cue::Enter).find(|enter| {
        hits.iter().filter(group).any(|name| {
            let from = name.at.start;
            from >= enter.at.start && from <= enter.at.end + 6
                || from > enter.at.end
                    && from <= enter.at.end + 18
                    && matches!(name.sense, Sense::Group(_))
                    && !puts(enter.at.end, from)
        }) || enter.at.len() >= 7 && hits.iter().any(|hit| group(&hit))
    });
    let outsider = hits
        .iter()
        .find(|hit| hit.sense == Sense::Outsider && !hit.denied);
    let about_group = hits.iter().any(|hit| group(&hit));
    let person_between = |from: usize, to: usize| {
        let within = |at: usize| at >= from && at < to;
        people
            .iter()
            .any(|person| within(person.at.start) && Some(person.role) != role)
            || outsider.is_some_and(|hit| within(hit.at.start))
    };
    // On somebody's behalf: only listed roles belong, not those who stand in for them.
    let succeeds = cues(Cue::Succeeds).next().is_some();
    // When somebody takes over an office, the predecessor is only mentioned.
    let outsider = outsider.filter(|_| !succeeds);
    let brings = || cues(Cue::Bring).chain(cues(Cue::Link));
    let named_after_bring = brings().any(|bring| {
        people
            .iter()
            .any(|person| !person.office && person.at.start >= bring.at.end)
    });
    let instead = !(succeeds || named_after_bring && outsider.is_none())
        && cues(Cue::Instead).next().is_some()
        && about_group
        && (enter.is_some() || cues(Cue::Stay).next().is_some() || brings().next().is_some())
        && cues(Cue::DoesFor).next().is_none()
        && (outsider.is_some() || cues(Cue::MayBring).chain(cues(Cue::Hands)).next().is_some());
    if instead {
        return Some(Change {
            act: Act::InviteOutsider,
            joiner: None,
            strength: 3.4,
        });
    }
    let plainly = brings().find(|bring| {
        let group_follows = hits
            .iter()
            .filter(group)
            .any(|name| name.at.start >= bring.at.end);
        let enters = cues(Cue::Enter).any(|enter| {
            enter.at.start >= bring.at.end && person_between(bring.at.end, enter.at.start)
        });
        // เพิ่มน้อง: a person mentioned before.
        let spoken = hits.iter().any(|hit| {
            hit.sense == Sense::Cue(Cue::Pronoun)
                && bring.at.start < hit.at.start
                && hit.at.start <= bring.at.end + 1
        });
        let somebody = about_group
            && (outsider.is_some()
                || spoken
                || people
                    .iter()
                    .any(|person| Some(person.role) != role || !person.office));
        let link = bring.sense == Sense::Cue(Cue::Link);
        enter.is_some() || enters || group_follows || somebody || link && outsider.is_some()
    });
    // Somebody who takes over an office joins on their own account.
    let asks_link = cues(Cue::Bring).next().is_none();
    if succeeds && about_group && asks_link {
        return enter.or_else(|| cues(Cue::Link).next()).map(|_| Change {
            act: Act::Join,
            joiner: None,
            strength: 2.4,
        });
    }
    // A file can go into a group too, without anybody joining.
    let thing = |from: usize, to: usize| {
        cues(Cue::Thing).any(|thing| from <= thing.at.start && thing.at.end <= to)
    };
    let plainly = plainly.filter(|bring| !thing(bring.at.end, bring.at.end + 6));
    // ให้, เชิญ and similar verbs bring somebody in only with a person and a way in.
    let bring = plainly.or_else(|| {
        cues(Cue::MayBring).chain(cues(Cue::Hands)).find(|bring| {
            let stays = cues(Cue::Stay).find(|stay| stay.at.start >= bring.at.end);
            let way = enter.into_iter().chain(stays).any(|way| {
                bring.at.end <= way.at.start
                    && person_between(bring.at.end, way.at.start)
                    && !thing(bring.at.end, way.at.start)
                    && !puts(bring.at.end, way.at.start)
            });
            way && about_group
        })
    });
    if let Some(bring) = bring {
        let myself = hits.iter().any(|hit| {
            hit.sense == Sense::Cue(Cue::Myself)
                && hit.at.start >= bring.at.end
                && hit.at.start <= bring.at.end + 3
        });
        if myself && outsider.is_none_or(|hit| hit.at.start < bring.at.start) {
            return Some(Change {
                act: Act::Join,
                joiner: None,
                strength: 3.0,
            });
        }
        let named = |after: bool| {
            people
                .iter()
                .filter(|person| (person.at.start >= bring.at.end) == after)
                .filter(|person| person.part != Part::From)
                .map(|person| (person.role, person.office))
                .find(|(found, office)| after && !office || Some(*found) != role)
        };
        // แอดท่าน: the pronoun refers to a person named before.
        let pronoun = hits.iter().any(|hit| {
            hit.sense == Sense::Cue(Cue::Pronoun)
                && hit.at.start >= bring.at.end
                && hit.at.start <= bring.at.end + 1
        }) && people.iter().any(|person| {
            !person.office && person.at.end <= bring.at.start && Some(person.role) != role
        });
        let outsider = outsider.filter(|hit| !pronoun || hit.at.start >= bring.at.end);
        // The person after the verb is brought in. The person before it may be the one who brings
        // them.
        let outsider_follows = outsider.is_some_and(|hit| hit.at.end > bring.at.start);
        let outsider = outsider.filter(|_| outsider_follows || named(true).is_none());
        // Somebody else with the asker's role, if the asker does not refer to themselves.
        let fellow = || {
            let other = |person: &&Person| !person.office && person.part != Part::Speaker;
            let myself = cues(Cue::Myself).next().is_some();
            let fellow = people.iter().find(other).filter(|_| !myself);
            fellow.map(|person| (person.role, false))
        };
        let person = named(true).or_else(|| named(false)).or_else(fellow);
        // Without a person to bring in, the speaker asks who will add them.
        let act = match (outsider, person) {
            (None, Some((found, _))) if entitled(registry, found, asked) => Act::AddMember,
            (None, None)
                if cues(Cue::Will).any(|will| will.at.start < bring.at.start)
                    && enter.is_some_and(|enter| enter.at.start < bring.at.start) =>
            {
                Act::Join
            }
            (None, None) if succeeds || cues(Cue::New).next().is_some() => Act::AddMember,
            _ => Act::InviteOutsider,
        };
        let join = act == Act::Join;
        return Some(Change {
            act,
            joiner: None,
            strength: if join { 2.5 } else { 3.5 },
        });
    }
    // Two words: "เชิญ" and the person.
    let bare = hits.iter().any(|bring| {
        matches!(
            bring.sense,
            Sense::Cue(Cue::Bring | Cue::Link | Cue::MayBring)
        ) && bring.at.start == 0
            && outsider.is_some_and(|hit| hit.at.start == bring.at.end && hit.at.end <= 12)
    });
    if bare && hits.iter().all(|hit| hit.at.end <= 14) {
        return Some(Change {
            act: Act::InviteOutsider,
            joiner: None,
            strength: 2.6,
        });
    }
    // An unspecified person is let in: ให้…เข้ากลุ่ม.
    let unknown = cues(Cue::MayBring).any(|bring| {
        enter.is_some_and(|enter| {
            let between = bring.at.end..enter.at.start;
            let myself = hits.iter().any(|hit| {
                matches!(hit.sense, Sense::Cue(Cue::Myself | Cue::Will | Cue::Must))
                    && between.contains(&hit.at.start)
            });
            let thing = thing(bring.at.start, enter.at.start);
            (3..=18).contains(&between.len()) && !myself && !thing && people.is_empty()
        })
    });
    if unknown {
        return Some(Change {
            act: Act::InviteOutsider,
            joiner: None,
            strength: 2.6,
        });
    }
    // Somebody without a role there is to be in the group.
    let stays = cues(Cue::Stay)
        .chain(cues(Cue::Enter))
        // "อยู่กลุ่มไหน" asks where something is.
        .filter(|stay| {
            !cues(Cue::WhichGroup)
                .any(|which| which.at.end > stay.at.start && which.at.start <= stay.at.end)
        })
        .any(|stay| outsider.is_some_and(|hit| hit.at.end <= stay.at.start));
    if stays && about_group {
        return Some(Change {
            act: Act::InviteOutsider,
            joiner: None,
            strength: 3.4,
        });
    }
    let asks = cues(Cue::Whether).next().is_some() || cues(Cue::MayBring).next().is_some();
    // The question is whether somebody without a role may be in a named group.
    if enter.is_none() && outsider.is_some() && asked.is_some() && asks {
        return Some(Change {
            act: Act::InviteOutsider,
            joiner: None,
            strength: 2.0,
        });
    }
    // ขออยู่ใน…: asking to be in a group means joining it.
    let wants = cues(Cue::Stay).find(|stay| {
        let wish = cues(Cue::Wish)
            .any(|wish| wish.at.end + 2 >= stay.at.start && wish.at.start <= stay.at.start);
        wish && hits.iter().any(|hit| {
            matches!(hit.sense, Sense::Group(_))
                && hit.at.end > stay.at.start
                && hit.at.start <= stay.at.end + 4
        })
    });
    let enter = enter.or(wants)?;
    if outsider.is_some_and(|hit| hit.at.end <= enter.at.start) {
        return Some(Change {
            act: Act::InviteOutsider,
            joiner: None,
            strength: 3.0,
        });
    }
    let joiner = people
        .iter()
        .filter(|person| person.at.end <= enter.at.start && !person.office)
        .map(|person| person.role)
        .next();
    Some(Change {
        act: Act::Join,
        joiner,
        strength: 2.2,
    })
}

fn entitled(registry: &Registry, role: RoleId, asked: Option<GroupId>) -> bool {
    asked.is_none_or(|group| registry.membership(group, role).is_member())
}
