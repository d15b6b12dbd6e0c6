//! How a group stands to the asker: the letter's verdict, and whether the asker is in the group at
//! all. Every screen shows a verdict from here, so that one is never shown without the other.

use super::Style;
use super::answer::{AnswerReport, GroupAnswerReport};
use crate::guide::{Advice, Answer, Purpose, Verdict};

/// What is shown of a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// The letter's verdict, which holds for the asker.
    Verdict(Verdict),
    /// The letter permits it there, but the asker is not a member: a member has to do it.
    NotMember,
    /// The letter does not cover the matter.
    Outside,
}

impl Standing {
    /// Returns how a group with this verdict stands to somebody of whom `member` is known.
    #[must_use]
    pub fn of(verdict: Verdict, member: Option<bool>) -> Self {
        if verdict.permits() && member == Some(false) {
            Self::NotMember
        } else {
            Self::Verdict(verdict)
        }
    }

    /// Returns whether the asker may act there.
    #[must_use]
    pub fn permits(self) -> bool {
        matches!(self, Self::Verdict(verdict) if verdict.permits())
    }

    /// Returns the order in which groups are listed: where one may act first.
    #[must_use]
    pub fn place(self) -> usize {
        match self {
            Self::Verdict(Verdict::Fits | Verdict::FitsIf) => 0,
            Self::NotMember => 1,
            Self::Verdict(Verdict::Forbidden) => 2,
            Self::Verdict(Verdict::NotRequired) => 3,
            Self::Verdict(Verdict::Silent) | Self::Outside => 4,
        }
    }
}

impl GroupAnswerReport {
    /// Returns how the group stands to the asker. Whoever changes members need not be one.
    #[must_use]
    pub fn standing(&self, purpose: Purpose) -> Standing {
        let member = self.member.filter(|_| purpose != Purpose::Join);
        Standing::of(self.verdict, member)
    }
}

impl AnswerReport {
    /// Returns how the best group stands to the asker or, if no group is recommended, the most
    /// favourable one. It is what the table of permissions says for the same need.
    #[must_use]
    pub fn standing(&self, answer: &Answer) -> Standing {
        if answer.advice == Some(Advice::OutOfScope) {
            return Standing::Outside;
        }
        let purpose = self.need.purpose;
        if let Some(best) = self.best_group() {
            return best.standing(purpose);
        }
        let standings = self
            .groups
            .iter()
            .map(|group| match group.standing(purpose) {
                // A group that may not be used for another reason, such as who would read it, does not
                // permit it.
                Standing::Verdict(verdict) if verdict.permits() && !is_choice(answer) => {
                    Standing::Verdict(Verdict::FitsIf)
                }
                standing => standing,
            });
        let order = |standing: &Standing| match standing {
            Standing::Verdict(Verdict::Fits) => 0,
            Standing::Verdict(Verdict::FitsIf) => 1,
            Standing::NotMember => 2,
            Standing::Verdict(Verdict::NotRequired) => 3,
            Standing::Verdict(Verdict::Silent) | Standing::Outside => 4,
            Standing::Verdict(Verdict::Forbidden) => 5,
        };
        let silent = Standing::Verdict(Verdict::Silent);
        standings.min_by_key(order).unwrap_or(silent)
    }
}

/// Returns whether several groups permit it, and only the choice among them is open.
fn is_choice(answer: &Answer) -> bool {
    let advice = answer.advice.as_ref();
    advice.is_some_and(|advice| matches!(advice, Advice::JoinAll(_) | Advice::Allowed(_)))
}

impl Style {
    /// Returns the words for a standing, the same on every screen.
    #[must_use]
    pub fn standing(self, standing: Standing) -> String {
        match standing {
            Standing::Verdict(verdict) => self.verdict(verdict),
            Standing::NotMember => self.text("standing-not-member"),
            Standing::Outside => self.text("standing-outside"),
        }
    }
}
