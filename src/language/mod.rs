//! The language pack: what words mean to any office.
//!
//! The files in `data/language/` are built in. `reader` reads them, `pack` gathers and checks them.
//! For a registry, `posts` says which of its roles holds which post of the pack, `group_names` what
//! people call its groups, and `words` puts it all together: the words of the registry, which come
//! first, and those of the pack. `weights` is what the fitted models share.

mod draft_word;
mod function_word;
mod group_names;
mod letter_word;
mod pack;
mod people_word;
mod posts;
mod reader;
mod spelling;
pub(crate) mod weights;
mod words;

pub use draft_word::DraftWord;
pub use function_word::FunctionWord;
pub use letter_word::{LetterUse, LetterWord, Named};
pub use pack::{DraftTerm, FILES, Matter, Pack, Post, pack};
pub use people_word::PeopleWord;
pub use reader::{File, NameKind, Problem};
pub use spelling::Spelling;
pub use words::{Meaning, RegistryWords, Word, meanings, registry_words};
