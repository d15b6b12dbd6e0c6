//! Finds the right group for a need. Everything here is a pure function of the registry.

mod advice;
mod answer;
mod conditions;
mod coverage;
mod difference;
mod evaluate;
mod letter_order;
mod matches;
mod need;
mod preference;
mod question;
mod recipients;
mod times;

pub use crate::registry::Purpose;
pub use advice::Advice;
pub use answer::{Answer, GroupAnswer, Obligation, answer, answer_for_group};
pub use coverage::{Contradiction, Coverage, Gap, Overlap, coverage};
pub use difference::{Difference, Felt, Matched, NeedChange, Pair, Pairs, difference};
pub use evaluate::{Reason, Verdict};
pub use need::Need;
pub use preference::Preferred;
pub use question::Question;
pub use times::{Timed, time_in_words};
