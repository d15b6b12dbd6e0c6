//! Whether a word looks like the name of a person: it is a common nickname, or consists of what Thai
//! names are made of. The parts are in the pack; whole names are not.

use std::cell::RefCell;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, Anchored, Input, StartKind};
use rustc_hash::{FxHashMap, FxHashSet};

use super::runs::Runs;
use crate::language::{self, DraftWord};
use crate::text::part;

/// The maximum length of a name of one word, in characters.
const LONGEST: usize = 26;

/// The minimum length of a part that is a name by itself, in characters.
const WHOLE: usize = 4;

/// The minimum length of a part that is a name after a word of kinship or in a list of names, in
/// characters.
const SHORT: usize = 3;

/// The maximum length of what is no part of a name between two, in characters.
const GAP: usize = 3;

/// The share of a name that consists of known parts: four of five characters.
const SHARE: (usize, usize) = (4, 5);

/// The maximum length of an unknown word that may be a given name, in characters.
const GIVEN: usize = 14;

/// The minimum length of an unknown name in Latin letters.
const LATIN: usize = 4;

/// How much a word looks like a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// It is another word, or none.
    Unlike,
    /// Nothing speaks against it.
    Possible,
    /// It is made as names are.
    Likely,
}

/// The parts of names in the pack.
struct Parts {
    known: FxHashSet<&'static str>,
    /// Nicknames, and whether each is an ordinary word as well.
    nicknames: FxHashMap<&'static str, bool>,
    /// Finds the parts in a word.
    automaton: Option<AhoCorasick>,
    /// Finds those and the words of which family names are made.
    of_families: Option<AhoCorasick>,
}

static PARTS: LazyLock<Parts> = LazyLock::new(|| {
    let of = |word: DraftWord| {
        let terms = language::pack().drafts.iter();
        terms
            .filter(move |term| term.word == word)
            .map(|term| term.text.as_str())
    };
    let parts: FxHashSet<&str> = of(DraftWord::NamePart).collect();
    let words = of(DraftWord::NicknameWord).map(|word| (word, true));
    let nicknames = of(DraftWord::Nickname).map(|nickname| (nickname, false));
    let of_families = parts.iter().copied().chain(of(DraftWord::FamilyPart));
    let mut finder = AhoCorasick::builder();
    finder.start_kind(StartKind::Both);
    Parts {
        of_families: finder.build(of_families).ok(),
        automaton: finder.build(&parts).ok(),
        known: parts,
        nicknames: words.chain(nicknames).collect(),
    }
});

/// What was found out about the runs of a text, which are met again and again: where each ends that begins
/// before a limit, where the name in it ends, how much it looks like a name, and whether it consists of parts of names.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub ends: RefCell<FxHashMap<Range<usize>, Option<usize>>>,
    pub cuts: RefCell<FxHashMap<Range<usize>, usize>>,
    likeness: RefCell<FxHashMap<Range<usize>, Likeness>>,
    made_of_parts: RefCell<FxHashMap<Range<usize>, bool>>,
}

impl Runs<'_> {
    /// Returns how much `run` looks like a given name or nickname.
    pub fn likeness(&self, run: &Range<usize>) -> Likeness {
        if let Some(known) = self.known.likeness.borrow().get(run) {
            return *known;
        }
        let likeness = self.judge(run);
        self.known
            .likeness
            .borrow_mut()
            .insert(run.clone(), likeness);
        likeness
    }

    fn judge(&self, run: &Range<usize>) -> Likeness {
        let written = part(self.text, run.clone());
        match PARTS.nicknames.get(written) {
            Some(false) => return Likeness::Likely,
            Some(true) => return Likeness::Possible,
            None => {}
        }
        let length = written.chars().count();
        if written.is_ascii() && length < LATIN {
            return Likeness::Unlike;
        }
        if !(2..=LONGEST).contains(&length)
            || self.begins_phrase(run)
            || self.is_place(run)
            || self.is_sentence(run)
            || self.is_known_word(run) && !is_whole_part(written)
        {
            return Likeness::Unlike;
        }
        match self.is_made_of_parts(run) {
            true => Likeness::Likely,
            false if length <= GIVEN => Likeness::Possible,
            false => Likeness::Unlike,
        }
    }

    /// Returns whether `run` is a common nickname, or made as names are.
    pub fn is_name(&self, run: &Range<usize>) -> bool {
        self.is_sure_nickname(run) || self.is_made_of_parts(run)
    }

    /// Returns whether `run` consists of parts of names, nearly all of it and from its beginning.
    fn is_made_of_parts(&self, run: &Range<usize>) -> bool {
        if let Some(known) = self.known.made_of_parts.borrow().get(run) {
            return *known;
        }
        let is_made = is_made_of(PARTS.automaton.as_ref(), part(self.text, run.clone()));
        let mut known = self.known.made_of_parts.borrow_mut();
        known.insert(run.clone(), is_made);
        is_made
    }

    /// Returns whether `run` is a common nickname, and no ordinary word.
    pub fn is_sure_nickname(&self, run: &Range<usize>) -> bool {
        PARTS.nicknames.get(part(self.text, run.clone())) == Some(&false)
    }

    /// Returns whether `run` is a common nickname, or a part of names that may be one by itself: เคน.
    pub fn is_short_name(&self, run: &Range<usize>) -> bool {
        self.is_nickname(run) || self.is_name_part(run)
    }

    /// Returns whether `run` is a part of names that may be one by itself, and no ordinary word.
    pub fn is_name_part(&self, run: &Range<usize>) -> bool {
        let written = part(self.text, run.clone());
        PARTS.known.contains(written) && written.chars().count() >= SHORT
    }

    /// Returns whether `run` is a common nickname.
    pub fn is_nickname(&self, run: &Range<usize>) -> bool {
        PARTS.nicknames.contains_key(part(self.text, run.clone()))
    }

    /// Returns whether `run` as a whole is a word that says something else.
    fn is_known_word(&self, run: &Range<usize>) -> bool {
        self.words.at(run.start).any(|m| {
            m.range.end >= run.end
                && !matches!(
                    m.word,
                    DraftWord::KinTitle
                        | DraftWord::ForeignTitle
                        | DraftWord::Filler
                        | DraftWord::Province
                )
        })
    }
}

/// Returns whether `written` is made as family names are, even of ordinary words: เพียงแผ่นดิน.
pub(super) fn is_family_name(written: &str) -> bool {
    is_made_of(PARTS.of_families.as_ref(), written)
}

/// Returns whether `written` is a part that is a name by itself: สมัย.
fn is_whole_part(written: &str) -> bool {
    PARTS.known.contains(written) && written.chars().count() >= WHOLE
}

/// Returns whether `written` consists of what `parts` finds, nearly all of it and from its beginning, and is
/// not too long for a name.
fn is_made_of(parts: Option<&AhoCorasick>, written: &str) -> bool {
    // Most words begin with no part.
    let beginning = Input::new(written).anchored(Anchored::Yes);
    let Some(parts) = parts.filter(|parts| parts.is_match(beginning)) else {
        return false;
    };
    // The number of characters before each byte that begins one.
    let mut places = [0; 4 * LONGEST + 1];
    let mut length = 0;
    for (at, _) in written.char_indices() {
        if let Some(place) = places.get_mut(at) {
            *place = length;
        }
        length += 1;
    }
    if length > LONGEST {
        return false;
    }
    let place = |byte: usize| {
        let place = places.get(byte).filter(|_| byte < written.len());
        place.copied().unwrap_or(length)
    };
    // In the order of their ends.
    let mut parts = parts
        .find_overlapping_iter(written)
        .map(|part| (place(part.start()), place(part.end())))
        .peekable();
    // How many characters are covered up to each place, and by how many parts.
    let mut best: [Option<(usize, usize)>; LONGEST + 1] = [None; LONGEST + 1];
    if let Some(first) = best.first_mut() {
        *first = Some((0, 0));
    }
    for end in 1..=length {
        let at = |start: usize| best.get(start).copied().flatten();
        // What is no part may stand between two, and at the end.
        let gaps = end.saturating_sub(GAP).max(1)..end;
        let mut known = gaps.filter_map(at).reduce(better);
        while let Some((start, _)) = parts.next_if(|part| part.1 == end) {
            let found = at(start).map(|(covered, count)| (covered + end - start, count + 1));
            known = known.into_iter().chain(found).reduce(better);
        }
        if let Some(best) = best.get_mut(end) {
            *best = known;
        }
    }
    best.get(length)
        .copied()
        .flatten()
        .is_some_and(|(covered, count)| {
            covered * SHARE.1 >= length * SHARE.0
                && (count >= 2 && length > 3 || covered == length && length >= WHOLE)
        })
}

/// Returns the one of two ways that covers more, or takes fewer parts.
fn better(one: (usize, usize), other: (usize, usize)) -> (usize, usize) {
    let is_better = other.0 > one.0 || other.0 == one.0 && other.1 < one.1;
    if is_better { other } else { one }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::words::Words;

    fn likeness(text: &str) -> Likeness {
        let words = Words::of(text);
        Runs::new(text, &words).likeness(&(0..text.len()))
    }

    #[test]
    fn names_look_like_names() {
        for name in [
            "บุญมี",
            "สมชาติ",
            "วิไลพร",
            "ณัฐวุฒิ",
            "กิตติพงษ์",
            "ศรีสุวรรณ",
            "ต้อม",
            "เฟิร์น",
        ] {
            assert_eq!(likeness(name), Likeness::Likely, "{name}");
        }
        for word in [
            "ครับ",
            "รายงาน",
            "พาราเซตามอล",
            "ผู้ป่วย",
            "ขอเลื่อนนัด",
            "โรงเรียน",
        ] {
            assert!(likeness(word) < Likeness::Likely, "{word}");
        }
    }
}
