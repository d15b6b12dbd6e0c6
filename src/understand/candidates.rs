//! The candidates for what a text asks: each purpose, act and topic that it may be about, completed to a
//! need and answered.

use super::completion::Completion;
use super::intent::Intent;
use super::reading::Reading;
use crate::guide::{Answer, Need, Question, answer};
use crate::registry::{ClauseId, Purpose};

/// A need that a text may express, and its answer.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub intent: Intent,
    /// Whether it leaves out the people whom the text names, and groups that it only describes.
    pub is_bare: bool,
    /// Whether it addresses people whom another group than the one without them reaches.
    pub addresses_elsewhere: bool,
    pub need: Need,
    pub answer: Answer,
    /// How many words the text shares with the clauses for the group that the answer recommends.
    pub shared_words: usize,
}

impl Candidate {
    /// Completes `intent` by what `reading` names.
    pub fn new(reading: &Reading<'_>, intent: Intent) -> Self {
        let need = Completion::new(reading).complete(intent);
        Self::answered(reading, intent, need, false)
    }

    /// Completes `intent` by what `reading` names. If another group is right without the people who are
    /// named, completes it also without them: who is named need not be addressed.
    pub fn all(reading: &Reading<'_>, intent: Intent) -> impl Iterator<Item = Self> {
        let mut whole = Self::new(reading, intent);
        let best = whole.answer.best;
        let completion = Completion::new(reading);
        let bare = intent
            .purpose
            .filter(|&purpose| purpose != Purpose::About)
            .filter(|_| best.is_none() || !whole.need.to.is_empty())
            .map(|_| completion.bare(intent))
            .filter(|need| *need != whole.need)
            .map(|need| Self::answered(reading, intent, need, true))
            .filter(|bare| bare.answer.best.is_some() && bare.answer.best != best);
        whole.addresses_elsewhere = best.is_some() && bare.is_some();
        std::iter::once(whole).chain(bare)
    }

    fn answered(reading: &Reading<'_>, intent: Intent, need: Need, is_bare: bool) -> Self {
        let question = match intent.purpose {
            Some(_) => Question::InScope(need.clone()),
            None => Question::OutOfScope(need.clone()),
        };
        let answer = answer(reading.registry(), question);
        Self {
            intent,
            is_bare,
            addresses_elsewhere: false,
            need,
            shared_words: shared_words(reading, &answer),
            answer,
        }
    }
}

/// Returns how many words the text shares with the clauses for the group that `answer` recommends.
fn shared_words(reading: &Reading<'_>, answer: &Answer) -> usize {
    let Some(best) = answer.best_group() else {
        return 0;
    };
    let clauses: Vec<ClauseId> = best.reasons.iter().map(|reason| reason.clause).collect();
    let shared = reading.typed.shared;
    shared.count(&reading.range, best.group, &clauses)
}
