//! The only code that touches files.

mod load;

pub use load::{Loaded, Origin, builtin, bytes, load, open};
