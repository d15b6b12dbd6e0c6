//! Finds the right group for a need. Everything here is a pure function of the registry.

mod advice;
mod answer;
mod coverage;
mod evaluate;
mod need;
mod recipients;

pub use crate::registry::Purpose;
pub use advice::Advice;
pub use answer::{Answer, Finding, answer, answer_outside, finding};
pub use coverage::{
    Coverage, Gap, Overlap, act_key, coverage, effect_key, findings, gaps_by_topics,
};
pub use evaluate::{Reason, Verdict};
pub use need::Need;
