//! Detects joining and leaving a group, and bringing others in or taking them out. The registry says whether a person may be added:
//! the role named belongs to the group named, or it does not.

use super::function_words::FunctionWord;
use super::mention::{Meaning, Mention};
use super::people::{Person, SemanticRole};
use crate::registry::{Act, GroupId, Registry, RoleId};

/// A change in a group's membership.
#[derive(Clone, Debug)]
pub(super) struct Change {
    pub act: Act,
    /// The person who joins, if the text names one.
    pub joiner: Option<RoleId>,
}

impl Change {
    /// Creates a change that names nobody who joins.
    fn new(act: Act) -> Self {
        Self { act, joiner: None }
    }
}

/// Returns the membership change that the text expresses, if any.
pub(super) fn change(
    registry: &Registry,
    mentions: &[Mention],
    people: &[Person],
    asked: Option<GroupId>,
    role: Option<RoleId>,
) -> Option<Change> {
    ChangeFinder::new(mentions, people, role).find(registry, asked)
}

/// Looks for a membership change in a text, the plainest expression first.
struct ChangeFinder<'m> {
    mentions: &'m [Mention],
    people: &'m [Person],
    /// The asker's role.
    role: Option<RoleId>,
    /// The word by which somebody enters a group.
    enter: Option<&'m Mention>,
    /// Somebody without a role.
    mentioned_outsider: Option<&'m Mention>,
    /// The same, unless somebody takes over an office. The predecessor is then only mentioned.
    outsider: Option<&'m Mention>,
    /// Whether the text speaks of a group.
    has_group: bool,
    /// Whether somebody takes over an office.
    succeeds: bool,
}

impl<'m> ChangeFinder<'m> {
    fn new(mentions: &'m [Mention], people: &'m [Person], role: Option<RoleId>) -> Self {
        let mentioned_outsider = mentions
            .iter()
            .find(|mention| mention.meaning == Meaning::Outsider && !mention.negated);
        let mut finder = Self {
            mentions,
            people,
            role,
            enter: None,
            mentioned_outsider,
            outsider: mentioned_outsider,
            has_group: mentions.iter().any(is_group),
            succeeds: false,
        };
        finder.enter = finder.entering_word();
        finder.succeeds = finder.has(FunctionWord::Succeeds);
        if finder.succeeds {
            finder.outsider = None;
        }
        finder
    }

    fn find(&self, registry: &Registry, asked: Option<GroupId>) -> Option<Change> {
        if self.has(FunctionWord::Leave) {
            let act = if self.has(FunctionWord::Remove) {
                Act::RemoveMember
            } else {
                Act::Leave
            };
            return Some(Change::new(act));
        }
        if self.stands_in() {
            return Some(Change::new(Act::InviteOutsider));
        }
        // Somebody who takes over an office joins on their own account.
        if self.succeeds && self.has_group && !self.has(FunctionWord::Bring) {
            let joins = self.enter.is_some() || self.has(FunctionWord::Link);
            return joins.then(|| Change::new(Act::Join));
        }
        let bring = self.plainly_bringing_word();
        if let Some(bring) = bring.or_else(|| self.possibly_bringing_word()) {
            return Some(self.brought_in(registry, asked, bring));
        }
        if self.invites_in_two_words() || self.lets_somebody_in() {
            return Some(Change::new(Act::InviteOutsider));
        }
        if self.places_outsider() {
            return Some(Change::new(Act::InviteOutsider));
        }
        let asks = self.has(FunctionWord::Whether) || self.has(FunctionWord::MayBring);
        // The question is whether somebody without a role may be in a named group.
        if self.enter.is_none() && self.outsider.is_some() && asked.is_some() && asks {
            return Some(Change::new(Act::InviteOutsider));
        }
        self.enters()
    }

    /// Returns the occurrences of `wanted` that the text does not negate.
    fn words(&self, wanted: FunctionWord) -> impl Iterator<Item = &'m Mention> {
        self.mentions
            .iter()
            .filter(move |mention| mention.is(wanted) && !mention.negated)
    }

    fn has(&self, wanted: FunctionWord) -> bool {
        self.words(wanted).next().is_some()
    }

    fn has_between(&self, wanted: FunctionWord, from: usize, to: usize) -> bool {
        self.words(wanted)
            .any(|word| from <= word.at.start && word.at.end <= to)
    }

    fn has_person_between(&self, from: usize, to: usize) -> bool {
        let is_inside = |at: usize| at >= from && at < to;
        self.people
            .iter()
            .any(|person| is_inside(person.at.start) && Some(person.role) != self.role)
            || self
                .mentioned_outsider
                .is_some_and(|outsider| is_inside(outsider.at.start))
    }

    /// Returns the words that bring somebody in, or share access.
    fn brings(&self) -> impl Iterator<Item = &'m Mention> {
        self.words(FunctionWord::Bring)
            .chain(self.words(FunctionWord::Link))
    }

    /// Returns the word by which somebody enters a group: เข้า directly before a name or a word for
    /// a group, or a little earlier with no other action in between.
    fn entering_word(&self) -> Option<&'m Mention> {
        self.words(FunctionWord::Enter).find(|enter| {
            self.mentions
                .iter()
                .filter(|name| is_group(name))
                .any(|name| {
                    let from = name.at.start;
                    from >= enter.at.start && from <= enter.at.end + 6
                        || from > enter.at.end
                            && from <= enter.at.end + 18
                            && matches!(name.meaning, Meaning::Group(_))
                            && !self.has_between(FunctionWord::Puts, enter.at.end, from)
                })
                || enter.at.len() >= 7 && self.has_group
        })
    }

    /// Returns whether somebody is to be in the group in place of a member. Only listed roles
    /// belong, not those who stand in for them.
    fn stands_in(&self) -> bool {
        let named_after_bring = self.brings().any(|bring| {
            self.people
                .iter()
                .any(|person| !person.office && person.at.start >= bring.at.end)
        });
        !(self.succeeds || named_after_bring && self.outsider.is_none())
            && self.has(FunctionWord::Instead)
            && self.has_group
            && (self.enter.is_some()
                || self.has(FunctionWord::Stay)
                || self.brings().next().is_some())
            && !self.has(FunctionWord::DoesFor)
            && (self.outsider.is_some()
                || self.has(FunctionWord::MayBring)
                || self.has(FunctionWord::Hands))
    }

    /// Returns the word that plainly brings somebody into a group.
    fn plainly_bringing_word(&self) -> Option<&'m Mention> {
        let bring = self.brings().find(|bring| {
            let group_follows = self
                .mentions
                .iter()
                .any(|name| is_group(name) && name.at.start >= bring.at.end);
            let person_enters = self.words(FunctionWord::Enter).any(|enter| {
                enter.at.start >= bring.at.end
                    && self.has_person_between(bring.at.end, enter.at.start)
            });
            // เพิ่มน้อง: a person mentioned before.
            let has_pronoun = self.mentions.iter().any(|mention| {
                mention.is(FunctionWord::Pronoun)
                    && bring.at.start < mention.at.start
                    && mention.at.start <= bring.at.end + 1
            });
            let has_somebody = self.has_group
                && (self.outsider.is_some()
                    || has_pronoun
                    || self
                        .people
                        .iter()
                        .any(|person| Some(person.role) != self.role || !person.office));
            self.enter.is_some()
                || person_enters
                || group_follows
                || has_somebody
                || bring.is(FunctionWord::Link) && self.outsider.is_some()
        });
        // A file can go into a group too, without anybody joining.
        bring.filter(|bring| !self.has_between(FunctionWord::Thing, bring.at.end, bring.at.end + 6))
    }

    /// Returns a word such as ให้ or เชิญ that brings somebody in only with a person and a way in.
    fn possibly_bringing_word(&self) -> Option<&'m Mention> {
        let mut verbs = self
            .words(FunctionWord::MayBring)
            .chain(self.words(FunctionWord::Hands));
        verbs.find(|bring| {
            let stays = self
                .words(FunctionWord::Stay)
                .find(|stay| stay.at.start >= bring.at.end);
            let has_way_in = self.enter.into_iter().chain(stays).any(|way| {
                bring.at.end <= way.at.start
                    && self.has_person_between(bring.at.end, way.at.start)
                    && !self.has_between(FunctionWord::Thing, bring.at.end, way.at.start)
                    && !self.has_between(FunctionWord::Puts, bring.at.end, way.at.start)
            });
            has_way_in && self.has_group
        })
    }

    /// Returns the change that `bring`, a verb that brings somebody in, expresses.
    fn brought_in(&self, registry: &Registry, asked: Option<GroupId>, bring: &Mention) -> Change {
        let brings_myself = self.mentions.iter().any(|mention| {
            mention.is(FunctionWord::Myself)
                && mention.at.start >= bring.at.end
                && mention.at.start <= bring.at.end + 3
        });
        let outsider_precedes = |outsider: &Mention| outsider.at.start < bring.at.start;
        if brings_myself && self.outsider.is_none_or(outsider_precedes) {
            return Change::new(Act::Join);
        }
        // The person after the verb is brought in. The person before it may be the one who brings
        // them.
        let outsider = self.outsider_beside(bring).filter(|outsider| {
            outsider.at.end > bring.at.start || self.named_beside(bring, true).is_none()
        });
        let person = self
            .named_beside(bring, true)
            .or_else(|| self.named_beside(bring, false))
            .or_else(|| self.fellow());
        // Without a person to bring in, the speaker asks who will add them.
        let act = match (outsider, person) {
            (None, Some(role)) if is_entitled(registry, role, asked) => Act::AddMember,
            (None, None)
                if self
                    .words(FunctionWord::Will)
                    .any(|will| will.at.start < bring.at.start)
                    && self
                        .enter
                        .is_some_and(|enter| enter.at.start < bring.at.start) =>
            {
                Act::Join
            }
            (None, None) if self.succeeds || self.has(FunctionWord::New) => Act::AddMember,
            _ => Act::InviteOutsider,
        };
        Change::new(act)
    }

    /// Returns somebody without a role whom `bring` may refer to. After a pronoun, as in แอดท่าน,
    /// it refers to a person named before it instead.
    fn outsider_beside(&self, bring: &Mention) -> Option<&'m Mention> {
        let has_pronoun = self.mentions.iter().any(|mention| {
            mention.is(FunctionWord::Pronoun)
                && mention.at.start >= bring.at.end
                && mention.at.start <= bring.at.end + 1
        });
        let refers_back = has_pronoun
            && self.people.iter().any(|person| {
                !person.office && person.at.end <= bring.at.start && Some(person.role) != self.role
            });
        self.outsider
            .filter(|outsider| !refers_back || outsider.at.start >= bring.at.end)
    }

    /// Returns the role of a person named after `bring`, or before it.
    fn named_beside(&self, bring: &Mention, after: bool) -> Option<RoleId> {
        self.people
            .iter()
            .filter(|person| (person.at.start >= bring.at.end) == after)
            .filter(|person| person.semantic_role != SemanticRole::From)
            .find(|person| after && !person.office || Some(person.role) != self.role)
            .map(|person| person.role)
    }

    /// Returns the role of somebody else with the asker's role, if the asker does not refer to
    /// themselves.
    fn fellow(&self) -> Option<RoleId> {
        if self.has(FunctionWord::Myself) {
            return None;
        }
        let mut people = self.people.iter();
        people
            .find(|person| !person.office && person.semantic_role != SemanticRole::Speaker)
            .map(|person| person.role)
    }

    /// Returns whether the text is two words: "เชิญ" and the person.
    fn invites_in_two_words(&self) -> bool {
        let starts_with_invitation = self.mentions.iter().any(|bring| {
            bring.is_any(&[
                FunctionWord::Bring,
                FunctionWord::Link,
                FunctionWord::MayBring,
            ]) && bring.at.start == 0
                && self.outsider.is_some_and(|outsider| {
                    outsider.at.start == bring.at.end && outsider.at.end <= 12
                })
        });
        starts_with_invitation && self.mentions.iter().all(|mention| mention.at.end <= 14)
    }

    /// Returns whether an unspecified person is let in: ให้…เข้ากลุ่ม.
    fn lets_somebody_in(&self) -> bool {
        self.words(FunctionWord::MayBring).any(|bring| {
            self.enter.is_some_and(|enter| {
                let between = bring.at.end..enter.at.start;
                let is_asker = self.mentions.iter().any(|mention| {
                    mention.is_any(&[FunctionWord::Myself, FunctionWord::Will, FunctionWord::Must])
                        && between.contains(&mention.at.start)
                });
                let has_thing =
                    self.has_between(FunctionWord::Thing, bring.at.start, enter.at.start);
                (3..=18).contains(&between.len())
                    && !is_asker
                    && !has_thing
                    && self.people.is_empty()
            })
        })
    }

    /// Returns whether somebody without a role there is to be in the group.
    fn places_outsider(&self) -> bool {
        let mut places = self
            .words(FunctionWord::Stay)
            .chain(self.words(FunctionWord::Enter))
            // "อยู่กลุ่มไหน" asks where something is.
            .filter(|stay| {
                !self
                    .words(FunctionWord::WhichGroup)
                    .any(|which| which.at.end > stay.at.start && which.at.start <= stay.at.end)
            });
        self.has_group
            && places.any(|stay| {
                self.outsider
                    .is_some_and(|outsider| outsider.at.end <= stay.at.start)
            })
    }

    /// Returns the change that somebody enters the group, or asks to be in it: ขออยู่ใน….
    fn enters(&self) -> Option<Change> {
        let wanted_stay = self.words(FunctionWord::Stay).find(|stay| {
            let is_wished = self
                .words(FunctionWord::Wish)
                .any(|wish| wish.at.end + 2 >= stay.at.start && wish.at.start <= stay.at.start);
            is_wished
                && self.mentions.iter().any(|mention| {
                    matches!(mention.meaning, Meaning::Group(_))
                        && mention.at.end > stay.at.start
                        && mention.at.start <= stay.at.end + 4
                })
        });
        let enter = self.enter.or(wanted_stay)?;
        if self
            .outsider
            .is_some_and(|outsider| outsider.at.end <= enter.at.start)
        {
            return Some(Change::new(Act::InviteOutsider));
        }
        let mut people = self.people.iter();
        let joiner = people.find(|person| person.at.end <= enter.at.start && !person.office);
        Some(Change {
            joiner: joiner.map(|person| person.role),
            ..Change::new(Act::Join)
        })
    }
}

/// Returns whether `mention` names a group or is a word for one.
fn is_group(mention: &Mention) -> bool {
    matches!(mention.meaning, Meaning::Group(_)) || mention.is(FunctionWord::GroupWord)
}

fn is_entitled(registry: &Registry, role: RoleId, asked: Option<GroupId>) -> bool {
    asked.is_none_or(|group| registry.membership(group, role).is_member())
}
