//! What speaks for a new matter, or against one, at one place of a text.

use std::ops::Range;

use super::cuts::{Cut, Joint};
use crate::guide::Need;
use crate::registry::Act;
use crate::understand::function_words::FunctionWord;
use crate::understand::mention::{Meaning, Mention, contains};
use crate::understand::part::Parsed;

/// What a piece of a text says.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a sign of its own")]
pub(super) struct Piece {
    pub parsed: Parsed,
    /// The acts that its words surely say.
    pub acts: Vec<Act>,
    /// Whether it asks where something is to go.
    pub asks_where: bool,
    /// Whether it says who must not read something, and no act.
    pub only_excludes: bool,
    /// Whether it refers to something, and does nothing.
    pub only_refers: bool,
    /// Whether it begins by referring to something.
    pub begins_with_reference: bool,
    pub length: usize,
}

impl Piece {
    /// Creates the piece of the letters in `range`, in which `mentions` were found.
    pub fn new(parsed: Parsed, mentions: &[Mention], range: &Range<usize>) -> Self {
        let sure = mentions
            .iter()
            .filter(|mention| mention.is_sure() && !mention.negated);
        let acts = sure.filter_map(|mention| match mention.meaning {
            Meaning::Act(act) => Some(act),
            _ => None,
        });
        let acts: Vec<Act> = acts.collect();
        let excludes = [
            FunctionWord::Excludes,
            FunctionWord::KeepsFrom,
            FunctionWord::MustNotPerceive,
        ];
        let begins_with_reference = mentions
            .iter()
            .any(|mention| mention.is(FunctionWord::Refers) && mention.at.start == range.start);
        let acting = [
            FunctionWord::Wish,
            FunctionWord::Intends,
            FunctionWord::Done,
        ];
        Self {
            only_refers: begins_with_reference
                && !acting.iter().any(|&word| contains(mentions, word)),
            begins_with_reference,
            only_excludes: acts.is_empty() && excludes.iter().any(|&word| contains(mentions, word)),
            acts,
            parsed,
            asks_where: contains(mentions, FunctionWord::WhichGroup)
                || contains(mentions, FunctionWord::Where),
            length: range.len(),
        }
    }

    fn need(&self) -> &Need {
        &self.parsed.part.need
    }

    fn sure(&self) -> f32 {
        self.parsed.part.sure
    }

    fn asks_nothing(&self) -> f32 {
        self.parsed.likelihoods.of_purpose(None)
    }

    /// Returns whether a need was understood in it.
    pub fn is_clear(&self) -> bool {
        self.parsed.part.is_clear()
    }
}

/// A place at which a text may be split, and what stands on both sides.
pub(super) struct Split<'p> {
    pub cut: &'p Cut,
    pub left: &'p Piece,
    pub right: &'p Piece,
    /// Both sides together.
    pub whole: &'p Piece,
    /// The places at which the whole might be split.
    pub cuts: &'p [&'p Cut],
    /// Whether the whole is itself a part of a text that was split.
    pub is_part: bool,
}

/// A feature of a place at which a text may be split.
pub(super) struct SplitFeature {
    pub name: &'static str,
    pub value: fn(&Split<'_>) -> f32,
}

fn if_so(holds: bool) -> f32 {
    f32::from(u8::from(holds))
}

/// Returns how likely two pieces say different acts.
fn acts_apart(one: &Piece, other: &Piece) -> f32 {
    let share = |piece: &Piece, act| piece.parsed.likelihoods.of_act(act);
    let same = Act::ALL
        .iter()
        .map(|&act| share(one, act) * share(other, act));
    1.0 - same.sum::<f32>()
}

macro_rules! features {
    ($($name:literal => $value:expr,)*) => {
        &[$(SplitFeature { name: $name, value: $value },)*]
    };
}

pub(super) const FEATURES: &[SplitFeature] = features! {
    "cut" => |_| 1.0,
    "in-a-part" => |split| if_so(split.is_part),
    "at-line" => |split| at(split, Joint::Line),
    "at-blank-line" => |split| at(split, Joint::BlankLine),
    "at-word" => |split| at(split, Joint::Word),
    "at-first-item" => |split| at(split, Joint::FirstItem),
    "at-later-item" => |split| at(split, Joint::LaterItem),
    "at-bullet" => |split| at(split, Joint::Bullet),
    "after-polite" => |split| at(split, Joint::Polite),
    "after-sentence" => |split| at(split, Joint::SentenceEnd),
    "after-salutation" => |split| if_so(split.cut.follows_salutation),
    "acts-differ" => |split| if_so(acts_differ(split)),
    "acts-differ-at-word" => |split| if_so(acts_differ(split)) * at(split, Joint::Word),
    "purposes-differ" => |split| {
        if_so(split.left.need().purpose != split.right.need().purpose)
    },
    "groups-differ" => |split| if_so(split.left.parsed.best != split.right.parsed.best),
    "topics-differ" => |split| if_so(split.left.need().topic != split.right.need().topic),
    "acts-apart" => |split| acts_apart(split.left, split.right),
    "left-sure" => |split| split.left.sure(),
    "right-sure" => |split| split.right.sure(),
    "least-sure" => |split| split.left.sure().min(split.right.sure()),
    "whole-sure" => |split| split.whole.sure(),
    "both-clear" => |split| if_so(is_clear(split)),
    "left-says-act" => |split| if_so(!split.left.acts.is_empty()),
    "right-says-act" => |split| if_so(!split.right.acts.is_empty()),
    "right-says-new-act" => |split| if_so(says_new(split.right, split.left)),
    "left-says-other-act" => |split| if_so(says_new(split.left, split.right)),
    "left-says-its-act" => |split| if_so(says_own(split.left)),
    "right-says-its-act" => |split| if_so(says_own(split.right)),
    "left-reads-as-whole" => |split| if_so(split.left.need().act == split.whole.need().act),
    "right-reads-as-whole" => |split| if_so(split.right.need().act == split.whole.need().act),
    "left-asks-nothing" => |split| split.left.asks_nothing(),
    "right-asks-nothing" => |split| split.right.asks_nothing(),
    "left-refers" => |split| if_so(split.left.begins_with_reference),
    "left-only-asks-where" => |split| {
        if_so(split.left.asks_where && split.left.acts.is_empty())
    },
    "right-only-asks-where" => |split| {
        if_so(split.right.asks_where && split.right.acts.is_empty())
    },
    "both-ask-where" => |split| if_so(split.left.asks_where && split.right.asks_where),
    "nothing-differs" => |split| if_so(!differs(split)),
    "clear-and-differ" => |split| if_so(is_clear(split) && differs(split)),
    "both-say-their-acts" => |split| {
        if_so(acts_differ(split) && says_own(split.left) && says_own(split.right))
    },
    "left-apart-from-whole" => |split| acts_apart(split.left, split.whole),
    "right-apart-from-whole" => |split| acts_apart(split.right, split.whole),
    "other-cuts" => |split| logarithm(split.cuts.len()),
    "other-lines" => |split| count(split, Joint::Line),
    "other-items" => |split| count(split, Joint::LaterItem) + count(split, Joint::Bullet),
    "other-words" => |split| count(split, Joint::Word),
    "left-length" => |split| logarithm(split.left.length),
    "right-length" => |split| logarithm(split.right.length),
};

/// Returns whether a need was understood on both sides.
fn is_clear(split: &Split<'_>) -> bool {
    split.left.is_clear() && split.right.is_clear()
}

fn acts_differ(split: &Split<'_>) -> bool {
    split.left.need().act != split.right.need().act
}

/// Returns whether the sides ask for different things, or for the same in different places.
fn differs(split: &Split<'_>) -> bool {
    let asked = |piece: &Piece| {
        let need = piece.need();
        (need.act, need.purpose, need.topic, piece.parsed.best)
    };
    asked(split.left) != asked(split.right)
}

/// Returns the logarithm of one more than the number of places that `joint` shows.
fn count(split: &Split<'_>, joint: Joint) -> f32 {
    let cuts = split.cuts.iter();
    logarithm(cuts.filter(|cut| cut.joints.contains(&joint)).count())
}

fn at(split: &Split<'_>, joint: Joint) -> f32 {
    if_so(split.cut.joints.contains(&joint))
}

/// Returns whether `one` surely says an act that `other` does not.
fn says_new(one: &Piece, other: &Piece) -> bool {
    one.acts.iter().any(|act| !other.acts.contains(act))
}

/// Returns whether a piece surely says the act that it is read as.
fn says_own(piece: &Piece) -> bool {
    piece
        .need()
        .act
        .is_some_and(|act| piece.acts.contains(&act))
}

/// Returns the logarithm of one more than `count`.
fn logarithm(count: usize) -> f32 {
    let count = u16::try_from(count).unwrap_or(u16::MAX);
    f32::from(count).ln_1p()
}
