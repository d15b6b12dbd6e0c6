//! What shows whether somebody wants to post, to read, to change who is in a group, or to know
//! something about one.

use super::{Feature, Sign, if_at, if_so};
use crate::registry::{Act, Purpose};
use crate::understand::function_words::FunctionWord;
use crate::understand::mention::{Meaning, Mention};
use crate::understand::people::SemanticRole;
use crate::understand::reading::Reading;

pub(super) const FEATURES: &[Feature] = &[
    Feature {
        name: "says-purpose",
        find: says,
    },
    Feature {
        name: "verb-before-where",
        find: verb_before_where,
    },
    Feature {
        name: "changes-members",
        find: changes_members,
    },
    Feature {
        name: "puts-thing-into-group",
        find: puts_thing_into_group,
    },
    Feature {
        name: "others-act",
        find: others_act,
    },
    Feature {
        name: "may-not-do-what-is-said",
        find: may_not_do_what_is_said,
    },
    Feature {
        name: "asks-advice",
        find: asks_advice,
    },
    Feature {
        name: "asks-duty",
        find: asks_duty,
    },
    Feature {
        name: "asks-permission",
        find: asks_permission,
    },
];

/// Names the purposes whose words the text contains.
fn says(reading: &Reading<'_>) -> Vec<Sign> {
    let affirmed = reading.mentions.iter().filter(|mention| !mention.negated);
    affirmed
        .filter_map(|mention| match mention.meaning {
            Meaning::Purpose(purpose) => Some(Sign::of(purpose.id(), &mention.at)),
            _ => None,
        })
        .collect()
}

/// Names the purpose of the verb closest before a word for "where": ส่ง…กลุ่มไหน, ดู…ที่ไหน.
fn verb_before_where(reading: &Reading<'_>) -> Vec<Sign> {
    /// The maximum distance from the verb to the word, in letters.
    const REACH: usize = 16;
    let places = reading
        .mentions
        .iter()
        .filter(|mention| mention.is_any(&[FunctionWord::Where, FunctionWord::WhichGroup]));
    let verb = |place: &Mention| {
        let verbs = reading.mentions.iter().filter(|mention| {
            mention.is_any(&[FunctionWord::Puts, FunctionWord::Seeks])
                && !mention.negated
                && mention.at.end <= place.at.start
                && place.at.start - mention.at.end <= REACH
        });
        verbs.max_by_key(|mention| (mention.at.end, mention.at.len()))
    };
    let closest = places
        .filter_map(|place| verb(place).map(|verb| (place.at.start - verb.at.end, verb)))
        .min_by_key(|(distance, _)| *distance);
    let Some((_, verb)) = closest else {
        return Vec::new();
    };
    let is_of_others = reading.people.iter().any(|person| {
        person.at.end <= verb.at.start
            && verb.at.start <= person.at.end + 2
            && person.semantic_role == SemanticRole::Actor
            && Some(person.role) != reading.role()
    });
    let purpose = match (verb.is(FunctionWord::Puts), is_of_others) {
        (true, false) => Purpose::Post,
        _ => Purpose::Read,
    };
    vec![Sign::of(purpose.id(), &verb.at)]
}

/// Names the change of a group's members that the text expresses.
fn changes_members(reading: &Reading<'_>) -> Vec<Sign> {
    let change = reading.change.as_ref();
    change
        .map(|change| Sign::whole(change.act.id()))
        .into_iter()
        .collect()
}

/// Holds if a thing, not a person, is put into a group: ส่งภาพเข้ากลุ่มไหน.
fn puts_thing_into_group(reading: &Reading<'_>) -> Vec<Sign> {
    let thing = reading.words(FunctionWord::Thing).find(|thing| {
        reading.mentions.iter().any(|enter| {
            enter.is_any(&[FunctionWord::Enter, FunctionWord::Stay])
                && enter.at.start >= thing.at.end
                && (enter.at.start <= thing.at.end + 3 || thing.at.start <= 3)
        })
    });
    let looks = [
        FunctionWord::Seeks,
        FunctionWord::Receive,
        FunctionWord::New,
        FunctionWord::Succeeds,
    ];
    let looks = looks.iter().any(|&word| reading.has(word));
    let thing = thing.filter(|_| !looks);
    if_at(thing.map(|thing| &thing.at))
}

/// Holds if somebody else acts. What they post may be what the asker looks for.
fn others_act(reading: &Reading<'_>) -> Vec<Sign> {
    let person = reading.people.iter().find(|person| {
        person.semantic_role == SemanticRole::Actor && Some(person.role) != reading.role()
    });
    if_at(person.map(|person| &person.at))
}

/// Holds if the text says an act that informs others, and that the asker may nowhere do.
fn may_not_do_what_is_said(reading: &Reading<'_>) -> Vec<Sign> {
    let Some(role) = reading.role() else {
        return Vec::new();
    };
    let topic = reading.topic_or_first();
    let act = reading.acts().find(|(act, _)| {
        matches!(act, Act::IssueOrder | Act::SendLetter | Act::ShareNews)
            && !reading.typed.abilities.can(role, *act, topic)
    });
    let intends = reading.has(FunctionWord::Intends);
    act.filter(|_| !intends)
        .map(|(act, mention)| Sign::of(act.id(), &mention.at))
        .into_iter()
        .collect()
}

/// Returns ต้อง or ควร directly before a verb of posting.
fn short_must<'r>(reading: &'r Reading<'_>) -> Option<&'r Mention> {
    reading.words(FunctionWord::Must).find(|must| {
        must.at.len() <= 3
            && reading
                .words(FunctionWord::Puts)
                .any(|verb| verb.at.start == must.at.end)
    })
}

/// Holds if the text asks where work that is done ought to go: ควรลง…ไหม.
fn asks_advice(reading: &Reading<'_>) -> Vec<Sign> {
    let must = short_must(reading).filter(|_| reading.has(FunctionWord::Done));
    if_at(must.map(|must| &must.at))
}

/// Holds if the text asks whether something must be done in a named group.
fn asks_duty(reading: &Reading<'_>) -> Vec<Sign> {
    let asks = !reading.groups.is_empty() && reading.has(FunctionWord::Whether);
    let must = reading.words(FunctionWord::Must).next();
    if_at(must.filter(|_| asks).map(|must| &must.at))
}

/// Holds if the text asks whether something may be done in a named group.
fn asks_permission(reading: &Reading<'_>) -> Vec<Sign> {
    let says_what = reading.has(FunctionWord::Puts) || reading.acts().next().is_some();
    if_so(!reading.groups.is_empty() && reading.has(FunctionWord::Whether) && says_what)
}
