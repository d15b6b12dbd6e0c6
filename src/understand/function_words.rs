//! The uses of function words, which the language pack has.

pub(super) use crate::language::FunctionWord;
