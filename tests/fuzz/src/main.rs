//! Hands what libFuzzer makes up to the target that `FUZZ` names.
#![no_main]

mod targets;

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;

static TARGET: LazyLock<fn(&[u8])> = LazyLock::new(|| {
    let name = std::env::var("FUZZ").expect("FUZZ names a target");
    targets::named(&name).unwrap_or_else(|| panic!("FUZZ is none of {:?}", targets::NAMES))
});

fuzz_target!(|data: &[u8]| TARGET(data));
