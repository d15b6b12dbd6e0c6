//! Finds the right group for a need. Everything here is a pure function of the registry.

mod advice;
mod answer;
mod coverage;
mod evaluate;
mod need;
mod question;
mod recipients;

pub use crate::registry::Purpose;
pub use advice::Advice;
pub use answer::{Answer, GroupAnswer, answer, answer_for_group};
pub use coverage::{Coverage, Gap, Overlap, coverage};
pub use evaluate::{Reason, Verdict};
pub use need::Need;
pub use question::Question;
