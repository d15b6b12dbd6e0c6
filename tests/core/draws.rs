//! How tests draw their cases.

use proptest::prelude::ProptestConfig;
use proptest::test_runner::{RngSeed, contextualize_config};

/// The seed of the cases, so that a change never fails by the chance of what is drawn.
const SEED: u64 = 20_260_213;

/// Returns the configuration of a test with so many cases, the same in every run. The variables
/// `PROPTEST_CASES` and `PROPTEST_RNG_SEED`, a number, draw more cases and others.
pub fn config(cases: u32) -> ProptestConfig {
    contextualize_config(ProptestConfig {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(SEED),
        ..ProptestConfig::default()
    })
}
