//! Groups that the text names or describes.

use super::{Feature, Sign, if_at, if_so};
use crate::understand::about;
use crate::understand::function_words::FunctionWord;
use crate::understand::mention::{Meaning, Mention};
use crate::understand::people::SemanticRole;
use crate::understand::reading::Reading;

pub(super) const FEATURES: &[Feature] = &[
    Feature {
        name: "names-group",
        find: names,
    },
    Feature {
        name: "offers-groups",
        find: offers,
    },
    Feature {
        name: "only-names-group",
        find: only_names,
    },
    Feature {
        name: "describes-group",
        find: describes,
    },
    Feature {
        name: "asks-which-group-bans",
        find: asks_which_bans,
    },
    Feature {
        name: "asks-by-size",
        find: asks_by_size,
    },
    Feature {
        name: "asks-for-largest-or-smallest",
        find: asks_for_largest_or_smallest,
    },
    Feature {
        name: "asks-by-members",
        find: asks_by_members,
    },
    Feature {
        name: "names-topic",
        find: names_topic,
    },
    Feature {
        name: "hints-at-topic",
        find: hints_at_topic,
    },
    Feature {
        name: "shares-words-with-letter",
        find: shares_words,
    },
];

/// Holds where a group is named, and says whether there are several.
fn names(reading: &Reading<'_>) -> Vec<Sign> {
    let named = reading
        .mentions
        .iter()
        .filter(|mention| matches!(mention.meaning, Meaning::Group(_)) && !mention.negated);
    let value = if reading.groups.len() > 1 {
        "several"
    } else {
        "one"
    };
    let named = named.filter(|_| !reading.groups.is_empty());
    named.map(|mention| Sign::of(value, &mention.at)).collect()
}

/// Holds if the text offers groups as alternatives.
fn offers(reading: &Reading<'_>) -> Vec<Sign> {
    if_so(reading.offers_alternatives())
}

/// Holds if a group is named and no act is said.
fn only_names(reading: &Reading<'_>) -> Vec<Sign> {
    if_so(!reading.groups.is_empty() && reading.acts().next().is_none())
}

/// Holds if words that describe a group follow "which group": กลุ่มไหนห้าม….
fn describes(reading: &Reading<'_>) -> Vec<Sign> {
    const DESCRIBING: [FunctionWord; 6] = [
        FunctionWord::Forbid,
        FunctionWord::NotNeeded,
        FunctionWord::NoSize,
        FunctionWord::Has,
        FunctionWord::Only,
        FunctionWord::InPerson,
    ];
    let which = reading.words(FunctionWord::WhichGroup).find(|which| {
        reading.mentions.iter().any(|next| {
            next.is_any(&DESCRIBING) && (which.at.end..=which.at.end + 4).contains(&next.at.start)
        })
    });
    let which = which.filter(|_| reading.groups.is_empty());
    if_at(which.map(|which| &which.at))
}

/// Holds if the text asks which group bans an act, or does not require it.
fn asks_which_bans(reading: &Reading<'_>) -> Vec<Sign> {
    let asks = reading.has(FunctionWord::WhichGroup) && reading.groups.is_empty();
    let ban = reading.mentions.iter().find(|ban| {
        ban.is_any(&[FunctionWord::Forbid, FunctionWord::NotNeeded])
            && reading.mentions.iter().any(|act| {
                matches!(act.meaning, Meaning::Act(_))
                    && (ban.at.end..=ban.at.end + 14).contains(&act.at.start)
            })
    });
    if_at(ban.filter(|_| asks).map(|ban| &ban.at))
}

/// Holds if the text says the size of a group of the registry, close to a word for a group or for
/// people: "กลุ่ม ๑๙ คน", "๑๑๘ คน กลุ่มไหน".
fn asks_by_size(reading: &Reading<'_>) -> Vec<Sign> {
    let typed = reading.typed;
    let sizes = about::size_places(typed.registry, typed.text, typed.normal);
    let near = |mention: &Mention, size: &std::ops::Range<usize>| {
        size.start + 10 > mention.at.start && size.start < mention.at.end + 10
    };
    let sized = sizes.iter().find(|(size, _)| {
        let counted = |word| reading.words(word).any(|mention| near(mention, size));
        counted(FunctionWord::People)
            && (counted(FunctionWord::GroupWord)
                || counted(FunctionWord::WhichGroup)
                || typed.normal.len() <= 12)
    });
    if_at(sized.map(|(size, _)| size))
}

/// Holds if the text asks for the largest or the smallest group.
fn asks_for_largest_or_smallest(reading: &Reading<'_>) -> Vec<Sign> {
    let extreme = reading
        .mentions
        .iter()
        .find(|mention| mention.is_any(&[FunctionWord::Most, FunctionWord::Least]));
    if_at(
        extreme
            .filter(|_| reading.speaks_of_group())
            .map(|mention| &mention.at),
    )
}

/// Holds if the text asks for a group by two or more of its members.
fn asks_by_members(reading: &Reading<'_>) -> Vec<Sign> {
    let named = reading
        .people
        .iter()
        .filter(|person| !person.office && person.semantic_role != SemanticRole::To)
        .count();
    let missing = reading
        .mentions
        .iter()
        .filter(|mention| mention.negated && matches!(mention.meaning, Meaning::Role(_)))
        .count();
    let contains = reading.has(FunctionWord::Has) || reading.has(FunctionWord::Stay);
    if_so(
        reading.speaks_of_group() && contains && named + missing >= 2 && reading.groups.is_empty(),
    )
}

/// Holds where a topic other than the first is named.
fn names_topic(reading: &Reading<'_>) -> Vec<Sign> {
    let mut mentions = reading.mentions.iter();
    let named = mentions.find(
        |mention| matches!(mention.meaning, Meaning::Topic(topic) if reading.topics.contains(&topic)),
    );
    if_at(named.map(|mention| &mention.at))
}

/// Holds if a topic other than the first is hinted at.
fn hints_at_topic(reading: &Reading<'_>) -> Vec<Sign> {
    if_so(!reading.hinted_topics.is_empty())
}

/// Says how many words of the letter's clauses the text has.
fn shares_words(reading: &Reading<'_>) -> Vec<Sign> {
    let value = match reading.typed.shared.len(&reading.range) {
        0 => return Vec::new(),
        1 => "one",
        2 => "two",
        _ => "many",
    };
    vec![Sign::whole(value)]
}
