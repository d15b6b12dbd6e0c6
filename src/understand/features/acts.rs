//! Words that say what is done, and what shows whose act it is.

use super::{Feature, Sign, if_at, if_so};
use crate::registry::Act;
use crate::understand::function_words::FunctionWord;
use crate::understand::mention::{Meaning, Mention};
use crate::understand::people::{SemanticRole, function_word_starting};
use crate::understand::reading::Reading;

pub(super) const FEATURES: &[Feature] = &[
    Feature {
        name: "says-act",
        find: says,
    },
    Feature {
        name: "hints-at-act",
        find: hints,
    },
    Feature {
        name: "says-act-again",
        find: says_again,
    },
    Feature {
        name: "act-of-another",
        find: of_another,
    },
    Feature {
        name: "refers-to-act",
        find: refers,
    },
    Feature {
        name: "negates-act",
        find: negates,
    },
    Feature {
        name: "first-act",
        find: first,
    },
    Feature {
        name: "last-act",
        find: last,
    },
    Feature {
        name: "only-act",
        find: only,
    },
    Feature {
        name: "head-act",
        find: head,
    },
    Feature {
        name: "asked-by-another",
        find: asked_by_another,
    },
    Feature {
        name: "question-was-answered",
        find: question_was_answered,
    },
    Feature {
        name: "question-is-for-this-program",
        find: question_is_for_this_program,
    },
    Feature {
        name: "asks-a-question",
        find: asks_a_question,
    },
];

/// Returns whether the act of `mention` is somebody else's: it stands directly after the name.
fn is_of_another(reading: &Reading<'_>, mention: &Mention) -> bool {
    reading.people.iter().any(|person| {
        let close = person.at.end <= mention.at.start && mention.at.start <= person.at.end + 1;
        let verb = function_word_starting(reading.mentions, person.at.end, FunctionWord::Acts)
            .is_some_and(|verb| {
                mention.at.start <= verb.at.end && verb.at.start <= mention.at.start
            });
        let acts = matches!(
            person.semantic_role,
            SemanticRole::Actor | SemanticRole::Named
        ) && (close || verb);
        acts && Some(person.role) != reading.role()
    })
}

/// Returns the mentions of the asker's own acts, as far as the text shows.
fn own<'r>(reading: &'r Reading<'_>) -> impl Iterator<Item = (Act, &'r Mention)> {
    reading
        .acts()
        .filter(|(_, mention)| !reading.is_referred(mention) && !is_of_another(reading, mention))
}

fn signs<'m>(mentions: impl Iterator<Item = (Act, &'m Mention)>) -> Vec<Sign> {
    mentions
        .map(|(act, mention)| Sign::of(act.id(), &mention.at))
        .collect()
}

/// Names the acts that the text surely says.
fn says(reading: &Reading<'_>) -> Vec<Sign> {
    signs(own(reading).filter(|(_, mention)| mention.is_sure()))
}

/// Names the acts that the text hints at.
fn hints(reading: &Reading<'_>) -> Vec<Sign> {
    signs(own(reading).filter(|(_, mention)| !mention.is_sure()))
}

/// Names the acts that several terms say.
fn says_again(reading: &Reading<'_>) -> Vec<Sign> {
    let all: Vec<(Act, &Mention)> = own(reading).collect();
    let again = all.iter().filter(|(act, mention)| {
        all.iter()
            .any(|(other, before)| other == act && before.at.end <= mention.at.start)
    });
    signs(again.copied())
}

/// Names the acts that somebody else does.
fn of_another(reading: &Reading<'_>) -> Vec<Sign> {
    signs(
        reading
            .acts()
            .filter(|(_, mention)| is_of_another(reading, mention)),
    )
}

/// Names the acts that the text only refers to.
fn refers(reading: &Reading<'_>) -> Vec<Sign> {
    signs(
        reading
            .acts()
            .filter(|(_, mention)| reading.is_referred(mention)),
    )
}

/// Names the acts that the text negates.
fn negates(reading: &Reading<'_>) -> Vec<Sign> {
    let negated = reading.mentions.iter().filter(|mention| mention.negated);
    signs(negated.filter_map(|mention| match mention.meaning {
        Meaning::Act(act) => Some((act, mention)),
        _ => None,
    }))
}

/// Names the act said first.
fn first(reading: &Reading<'_>) -> Vec<Sign> {
    let sure = own(reading).filter(|(_, mention)| mention.is_sure());
    signs(
        sure.min_by_key(|(_, mention)| (mention.at.start, std::cmp::Reverse(mention.at.end)))
            .into_iter(),
    )
}

/// Names the act said last.
fn last(reading: &Reading<'_>) -> Vec<Sign> {
    let sure = own(reading).filter(|(_, mention)| mention.is_sure());
    signs(
        sure.max_by_key(|(_, mention)| (mention.at.end, mention.at.len()))
            .into_iter(),
    )
}

/// Names the act that is the only one the text surely says.
fn only(reading: &Reading<'_>) -> Vec<Sign> {
    let sure: Vec<(Act, &Mention)> = own(reading)
        .filter(|(_, mention)| mention.is_sure())
        .collect();
    match sure.split_first() {
        Some(((act, mention), rest)) if rest.iter().all(|(other, _)| other == act) => {
            vec![Sign::of(act.id(), &mention.at)]
        }
        _ => Vec::new(),
    }
}

/// Names the act that is the subject of the text. The first thing named, or what follows "only",
/// is what the rest is about: ผลตรวจ….
fn head(reading: &Reading<'_>) -> Vec<Sign> {
    let head = own(reading).find(|(act, mention)| {
        mention.is_sure()
            && (is_first(reading, mention) || follows_only(reading, mention))
            && !is_verb(reading, *act, mention)
    });
    signs(head.into_iter())
}

/// Returns whether nothing but a wish precedes `mention`.
fn is_first(reading: &Reading<'_>, mention: &Mention) -> bool {
    mention.at.start <= 3
        || reading
            .words(FunctionWord::Wish)
            .any(|wish| wish.at == (0..mention.at.start))
}

/// Returns whether `mention` follows "only" after something negated.
fn follows_only(reading: &Reading<'_>, mention: &Mention) -> bool {
    reading.words(FunctionWord::But).any(|but| {
        but.at.start > 0
            && (but.at.end..=but.at.end + 1).contains(&mention.at.start)
            && reading
                .mentions
                .iter()
                .any(|other| other.negated && other.at.end <= but.at.start)
    })
}

/// Returns whether `mention` is a verb such as รายงาน or ส่ง, which combine with anything.
fn is_verb(reading: &Reading<'_>, act: Act, mention: &Mention) -> bool {
    act == Act::ReportResults
        && reading
            .words(FunctionWord::Puts)
            .any(|puts| mention.at.start <= puts.at.start && puts.at.end <= mention.at.end)
}

/// Holds if somebody else asks the asker: ผวจ. ถาม….
fn asked_by_another(reading: &Reading<'_>) -> Vec<Sign> {
    let asks = || reading.acts().filter(|(act, _)| *act == Act::Ask);
    let asking = asks().find(|(_, mention)| {
        reading.people.iter().any(|person| {
            let close = person.at.end <= mention.at.start && mention.at.start <= person.at.end + 2;
            // ถามศูนย์จังหวัด ถาม…: the person asked is not the one asking.
            let is_asked = asks()
                .any(|(_, ask)| ask.at.end <= person.at.start && person.at.start <= ask.at.end + 6);
            let is_asker = matches!(
                person.semantic_role,
                SemanticRole::To | SemanticRole::WillAct | SemanticRole::Speaker
            );
            close && !is_asked && !is_asker && Some(person.role) != reading.typed.role
        })
    });
    if_at(asking.map(|(_, mention)| &mention.at))
}

/// Holds if somebody else's question is answered: ตามที่ท่านสอบถาม.
fn question_was_answered(reading: &Reading<'_>) -> Vec<Sign> {
    let answered = reading.acts().any(|(act, reply)| {
        act == Act::Reply
            && reading.acts().any(|(other, ask)| {
                other == Act::Ask && reply.overlaps(ask) && reply.at.start < ask.at.start
            })
    });
    if_so(answered)
}

/// Holds if the text asks which group to use for some other act: จะส่ง…กลุ่มไหน.
fn question_is_for_this_program(reading: &Reading<'_>) -> Vec<Sign> {
    let last = reading
        .words(FunctionWord::WhichGroup)
        .max_by_key(|mention| mention.at.start);
    let verb = last.and_then(|place| {
        reading
            .mentions
            .iter()
            .filter(|mention| {
                mention.is_any(&[FunctionWord::Puts, FunctionWord::Seeks, FunctionWord::Enter])
            })
            .filter(|mention| mention.at.end <= place.at.start)
            .max_by_key(|mention| (mention.at.end, mention.at.len()))
    });
    let is_to_ask = verb.is_none_or(|verb| {
        reading
            .acts()
            .any(|(act, ask)| act == Act::Ask && ask.overlaps(verb))
    });
    if is_to_ask {
        return Vec::new();
    }
    if_at(verb.map(|verb| &verb.at))
}

/// Holds if the text asks something that is not about a group. ไม่มีอะไรค่ะ is not a question.
fn asks_a_question(reading: &Reading<'_>) -> Vec<Sign> {
    let is_grouped = reading.speaks_of_group() || !reading.groups.is_empty();
    if is_grouped {
        return Vec::new();
    }
    let question = reading.words(FunctionWord::Question).find(|mention| {
        !reading
            .words(FunctionWord::Negation)
            .any(|not| (not.at.end..=not.at.end + 10).contains(&mention.at.start))
    });
    let acts = [FunctionWord::Puts, FunctionWord::Seeks, FunctionWord::Enter]
        .iter()
        .any(|&word| reading.has(word));
    let place = reading.words(FunctionWord::Where).next();
    let asked = match (question, place) {
        (Some(question), None) => Some(question),
        (_, Some(place)) if !acts => Some(place),
        _ => None,
    };
    if_at(asked.map(|mention| &mention.at))
}
