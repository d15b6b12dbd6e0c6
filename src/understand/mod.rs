//! From a person's own words to a need.
//!
//! The registry's vocabulary says which words tell of what, and how strongly; this module only
//! knows the language. A text is brought to a normal form (`text::normalise`), every term is
//! found in it (`lexicon`), small words tell who does what to whom and what is denied (`cues`,
//! `people`), acts and purposes are scored (`score`, `weigh`, `purposes`), and the need is put
//! together (`reading`, `needs`). A text with several needs is split (`split`), one typed with
//! the keyboard in the wrong language is typed again. Where words leave it open, what the
//! registry's examples lean to decides (`examples`). Nothing is random, and nothing is learnt but
//! by counting those examples: every field of a need can be traced to the words, the shape of the
//! text, or the examples it was read from.
//!
//! Where nothing is understood the act stays open, and the answer says so.

mod about;
mod cues;
mod examples;
mod hit;
mod index;
mod lexicon;
mod members;
mod needs;
mod people;
mod purposes;
mod reader;
mod reading;
mod retyped;
mod score;
pub mod search;
mod settle;
mod split;
mod weigh;

use std::fmt;
use std::ops::Range;

use crate::guide::{Answer, Need, answer, answer_outside};
use crate::registry::{Act, Registry, RoleId};
use crate::text::{WordMover, normalise};

use examples::Examples;
use index::Abilities;
use lexicon::Lexicon;

/// How many characters of a text are read.
const LONGEST: usize = 1500;

/// What a piece of evidence is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Role,
    Act,
    Topic,
    Purpose,
    To,
    From,
    AskedGroup,
    Outside,
}

/// The words a field was read from.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    pub field: Field,
    /// Characters of the text, counted from 0; of the corrected text, where there is one.
    pub range: Range<usize>,
    pub words: String,
    /// From 0 to 1.
    pub confidence: f32,
}

/// One need of a text.
#[derive(Clone, Debug)]
pub struct Part {
    /// The characters of the text it was read from.
    pub range: Range<usize>,
    pub need: Need,
    pub evidence: Vec<Evidence>,
    /// Other readings that are nearly as likely, the likeliest first.
    pub alternatives: Vec<Need>,
    /// Whether anything was understood at all.
    pub understood: bool,
    /// Whether this is plainly no matter of the letter: a greeting, something for sale.
    pub outside: bool,
}

impl Part {
    /// The answer to this part; no group for a matter outside the letter.
    #[must_use]
    pub fn answer(&self, registry: &Registry) -> Answer {
        if self.outside {
            answer_outside(registry, self.need.clone())
        } else {
            answer(registry, self.need.clone())
        }
    }
}

/// What was understood of a text.
#[derive(Clone, Debug)]
pub struct Understanding {
    /// The needs in the text, the main one first; never empty.
    pub parts: Vec<Part>,
    /// The text as it was meant, where it was typed with the keyboard in the wrong language.
    pub corrected: Option<String>,
}

impl Understanding {
    /// What is understood where nothing was said.
    #[must_use]
    pub fn nothing(registry: &Registry) -> Self {
        let need = Need {
            act: None,
            ..Need::to_do(Act::Ask, registry.first_topic())
        };
        Self {
            parts: vec![Part {
                range: 0..0,
                need,
                evidence: Vec::new(),
                alternatives: Vec::new(),
                understood: false,
                outside: false,
            }],
            corrected: None,
        }
    }

    /// The main part.
    #[must_use]
    pub fn main(&self) -> Option<&Part> {
        self.parts.first()
    }
}

/// Understands texts by one registry's vocabulary. Made once for a registry.
pub struct Understander {
    lexicon: Lexicon,
    abilities: Abilities,
    examples: Examples,
    words: WordMover,
}

impl fmt::Debug for Understander {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Understander")
            .field("lexicon", &self.lexicon)
            .finish_non_exhaustive()
    }
}

impl Understander {
    /// Builds the index of `registry`'s vocabulary.
    #[must_use]
    pub fn new(registry: &Registry) -> Self {
        Self {
            lexicon: Lexicon::new(registry),
            abilities: Abilities::new(registry),
            examples: Examples::new(registry),
            words: WordMover::default(),
        }
    }

    /// What `text`, typed by one who holds `role`, asks. `registry` is the one this was made
    /// for.
    #[must_use]
    pub fn read(&self, registry: &Registry, text: &str, role: Option<RoleId>) -> Understanding {
        let start: String = text.chars().take(LONGEST).collect();
        let corrected = retyped::corrected(&self.lexicon, &start);
        let meant = corrected.as_deref().unwrap_or(text);
        // A question is short; of a long text its beginning tells what it is.
        let meant: String = meant.chars().take(LONGEST).collect();
        let meant = meant.as_str();
        let normal = normalise(meant);
        let words = self.words.words(meant);
        let seams = normal.places(words.iter().map(|&(start, _)| start));
        let hits = self.lexicon.find(&normal, &seams);
        let reader = reader::Reader {
            registry,
            abilities: &self.abilities,
            examples: &self.examples,
            text: meant,
            normal: &normal,
            role,
        };
        let mut whole = reader.read(&hits, 0..normal.len());
        if let Some(act) = self.lexicon.named_act(&normal) {
            whole.need = Need {
                role: whole.need.role,
                ..Need::to_do(act, whole.need.topic)
            };
            whole.outside = false;
        }
        let mut parts = split::parts(&reader, &hits, whole);
        for part in &mut parts {
            part.need.query = Some(text.to_owned());
            for other in &mut part.alternatives {
                other.query = Some(text.to_owned());
            }
        }
        Understanding { parts, corrected }
    }
}
