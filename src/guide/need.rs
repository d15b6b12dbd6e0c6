//! The question that a person asks the registry.

use crate::registry::{Act, GroupId, Purpose, RoleId, TopicId};
use crate::text::Date;

/// A question to the registry. Its ids are valid only for the registry it is put to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// The text that the person typed, if any.
    pub query: Option<String>,
    /// The asker's role; for [`Purpose::Read`], the reader's.
    pub role: Option<RoleId>,
    /// The act to do; `None` for [`Purpose::About`].
    pub act: Option<Act>,
    pub topic: TopicId,
    pub purpose: Purpose,
    /// The intended readers; empty if the question names none.
    pub to: Vec<RoleId>,
    /// The roles that must not read it, if the question names any. They count for
    /// [`Purpose::Post`] only: a group that one of them reads is not recommended.
    pub not_to: Vec<RoleId>,
    /// For [`Purpose::Read`], the role whose posts are sought, if the question names it.
    pub from: Option<RoleId>,
    /// The group that the question names.
    pub asked_group: Option<GroupId>,
    /// The day asked about, for rules that apply at certain times only. Without one, such a rule
    /// applies on the condition that the time is right.
    pub on: Option<Date>,
}

impl Need {
    /// Creates the need to do `act` about `topic`, with the purpose that the act implies.
    #[must_use]
    pub fn to_do(act: Act, topic: TopicId) -> Self {
        Self {
            query: None,
            role: None,
            act: Some(act),
            topic,
            purpose: if act.is_posting() {
                Purpose::Post
            } else {
                Purpose::Join
            },
            to: Vec::new(),
            not_to: Vec::new(),
            from: None,
            asked_group: None,
            on: None,
        }
    }

    /// Returns the same need with another act.
    ///
    /// An act that changes members makes the purpose [`Purpose::Join`]. An act that posts makes it
    /// [`Purpose::Post`], except that a need to read stays one: posts of any kind can be read.
    ///
    /// The audience was that of the previous act, if there was one, and does not hold for a new
    /// act. Callers restore an audience that a person gave themselves. Those who must not read it
    /// stay: what guards somebody is not lost by correcting an act.
    #[must_use]
    pub fn with_act(mut self, act: Act) -> Self {
        self.replace_act(Some(act));
        self.purpose = match self.purpose {
            _ if !act.is_posting() => Purpose::Join,
            Purpose::Read => Purpose::Read,
            Purpose::Post | Purpose::Join | Purpose::About => Purpose::Post,
        };
        self
    }

    /// Returns the same need with the act left open. To join is an act in itself.
    #[must_use]
    pub fn without_act(mut self) -> Self {
        self.replace_act((self.purpose == Purpose::Join).then_some(Act::Join));
        self
    }

    /// Returns the same need with another purpose, and the act kept where it suits the purpose.
    ///
    /// [`Purpose::About`] has no act. [`Purpose::Join`] has one that changes members, and
    /// [`Act::Join`] if there was none. [`Purpose::Post`] and [`Purpose::Read`] have an act that
    /// posts, or leave it open. The audience goes with the act, as in [`Self::with_act`].
    #[must_use]
    pub fn with_purpose(mut self, purpose: Purpose) -> Self {
        self.purpose = purpose;
        self.replace_act(match purpose {
            Purpose::About => None,
            Purpose::Join => self.act.filter(|act| !act.is_posting()).or(Some(Act::Join)),
            Purpose::Post | Purpose::Read => self.act.filter(|act| act.is_posting()),
        });
        self
    }

    /// Returns the same need with an act and a purpose that a person named together. Both hold as
    /// named, even if neither would lead to the other; only [`Purpose::About`] has no act.
    #[must_use]
    pub fn with_act_and_purpose(mut self, act: Act, purpose: Purpose) -> Self {
        self.replace_act((purpose != Purpose::About).then_some(act));
        self.purpose = purpose;
        self
    }

    /// Sets the act, and drops the audience of another one, but not who must not read it.
    fn replace_act(&mut self, act: Option<Act>) {
        if self.act.is_some() && self.act != act {
            self.to.clear();
        }
        self.act = act;
    }

    /// Returns whether the other groups are part of the answer. A question about one group leaves
    /// them out, even though the letter is not silent on them.
    #[must_use]
    pub fn compares_groups(&self) -> bool {
        self.purpose != Purpose::About
    }

    /// Returns the same need, asked by somebody who holds `role`.
    #[must_use]
    pub fn by(mut self, role: RoleId) -> Self {
        self.role = Some(role);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::{Registry, SAKON_NAKHON, read};

    fn registry() -> Registry {
        read(SAKON_NAKHON).registry.unwrap()
    }

    fn need(registry: &Registry, act: Option<Act>, purpose: Purpose) -> Need {
        Need {
            act,
            purpose,
            to: registry.role_ids().take(1).collect(),
            not_to: registry.role_ids().skip(1).take(1).collect(),
            ..Need::to_do(Act::Ask, registry.first_topic())
        }
    }

    /// Returns every need that differs in act or purpose.
    fn needs(registry: &Registry) -> Vec<Need> {
        let acts = || std::iter::once(None).chain(Act::ALL.iter().copied().map(Some));
        Purpose::ALL
            .iter()
            .copied()
            .flat_map(|purpose| acts().map(move |act| need(registry, act, purpose)))
            .collect()
    }

    /// Checks that act and purpose of a need suit each other.
    fn suits(need: &Need) -> bool {
        match need.purpose {
            Purpose::About => need.act.is_none(),
            Purpose::Join => need.act.is_some_and(|act| !act.is_posting()),
            Purpose::Post | Purpose::Read => need.act.is_none_or(Act::is_posting),
        }
    }

    #[test]
    fn act_and_purpose_suit_each_other_after_any_change() {
        let registry = registry();
        for before in needs(&registry) {
            for &act in Act::ALL {
                let after = before.clone().with_act(act);
                assert!(suits(&after) && after.act == Some(act), "{after:?}");
            }
            for &purpose in Purpose::ALL {
                let after = before.clone().with_purpose(purpose);
                assert!(suits(&after) && after.purpose == purpose, "{after:?}");
                assert!(suits(&after.without_act()));
            }
        }
    }

    #[test]
    fn a_need_to_read_stays_one_unless_the_act_changes_members() {
        let registry = registry();
        for &act in Act::ALL {
            let read = need(&registry, Some(Act::Ask), Purpose::Read).with_act(act);
            let about = need(&registry, None, Purpose::About).with_act(act);
            let join = need(&registry, Some(Act::Join), Purpose::Join).with_act(act);
            if act.is_posting() {
                assert_eq!(read.purpose, Purpose::Read, "{act:?}");
                assert_eq!(about.purpose, Purpose::Post, "{act:?}");
                assert_eq!(join.purpose, Purpose::Post, "{act:?}");
            } else {
                for need in [read, about, join] {
                    assert_eq!(need.purpose, Purpose::Join, "{act:?}");
                }
            }
        }
    }

    #[test]
    fn a_purpose_keeps_the_act_that_suits_it() {
        let registry = registry();
        for (act, purpose, kept) in [
            (Some(Act::Ask), Purpose::Read, Some(Act::Ask)),
            (Some(Act::Ask), Purpose::About, None),
            (Some(Act::Ask), Purpose::Join, Some(Act::Join)),
            (None, Purpose::Join, Some(Act::Join)),
            (Some(Act::AddMember), Purpose::Join, Some(Act::AddMember)),
            (Some(Act::AddMember), Purpose::Post, None),
            (Some(Act::Join), Purpose::Read, None),
            (None, Purpose::Post, None),
        ] {
            let after = need(&registry, act, Purpose::Post).with_purpose(purpose);
            assert_eq!(after.act, kept, "{act:?} {purpose:?}");
        }
    }

    #[test]
    fn an_act_and_a_purpose_named_together_hold_as_named() {
        let registry = registry();
        for before in needs(&registry) {
            for (act, purpose, kept) in [
                (Act::AddMember, Purpose::Post, Some(Act::AddMember)),
                (Act::ReportUrgent, Purpose::Join, Some(Act::ReportUrgent)),
                (Act::ReportUrgent, Purpose::Read, Some(Act::ReportUrgent)),
                (Act::ReportUrgent, Purpose::About, None),
            ] {
                let after = before.clone().with_act_and_purpose(act, purpose);
                assert_eq!((after.act, after.purpose), (kept, purpose));
            }
        }
    }

    #[test]
    fn the_audience_of_another_act_is_dropped() {
        let registry = registry();
        let ask = need(&registry, Some(Act::Ask), Purpose::Post);
        let open = need(&registry, None, Purpose::Post);
        for (before, kept) in [
            (&ask, ask.clone().with_act(Act::Ask)),
            (&ask, ask.clone().with_purpose(Purpose::Read)),
            (&open, open.clone().with_act(Act::Ask)),
        ] {
            assert_eq!((&kept.to, &kept.not_to), (&before.to, &before.not_to));
        }
        let not_to = ask.not_to.clone();
        for dropped in [
            ask.clone().with_act(Act::Reply),
            ask.clone().with_purpose(Purpose::Join),
            ask.clone().without_act(),
            ask.with_act_and_purpose(Act::Reply, Purpose::Read),
        ] {
            // Who must not read it was said by a person, and holds whatever the act.
            assert!(dropped.to.is_empty() && dropped.not_to == not_to);
        }
    }
}
