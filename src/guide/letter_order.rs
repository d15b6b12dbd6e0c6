//! The order of what several rules state. It is the letter's, so that an answer does not depend on
//! the order of the rules.

use std::collections::{BTreeMap, BTreeSet};

use crate::lang::Words;
use crate::registry::{ClauseId, Rule};

/// Returns the words that rules state, each once, with the clauses that the rules cite. They are in
/// the order of these clauses; words of the same clauses are in the order of the text.
pub(super) fn in_letter_order<'r>(
    stated: impl IntoIterator<Item = (&'r Rule, Words)>,
) -> Vec<(Words, Vec<ClauseId>)> {
    let mut by_words: BTreeMap<Words, BTreeSet<ClauseId>> = BTreeMap::new();
    for (rule, words) in stated {
        by_words.entry(words).or_default().extend(&rule.cites);
    }
    let mut ordered: Vec<(Words, Vec<ClauseId>)> = by_words
        .into_iter()
        .map(|(words, clauses)| (words, clauses.into_iter().collect()))
        .collect();
    // The sort is stable: words of the same clauses keep the order of the text.
    ordered.sort_by(|(_, a), (_, b)| a.cmp(b));
    ordered
}
