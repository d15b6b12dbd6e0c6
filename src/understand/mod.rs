//! Turns a person's own words into a need.
//!
//! The registry's vocabulary says what words mean and how strongly; this module knows only the
//! language. It normalises the text (`text::normalise`), finds every term in it (`lexicon`), and
//! uses function words to determine who does what to whom and what is negated (`function_words`,
//! `people`). It drops the terms that do not count (`filter`), scores acts and purposes (`scores`,
//! `features`, `purposes`), and then builds the need (`parser`, `needs`). A text with several needs
//! is split (`split`). Text typed with the wrong keyboard layout is converted (`retyped`). Where
//! words leave the meaning open, similarity to the registry's examples decides (`examples`).
//! Nothing is random, and nothing is trained beyond counting those examples: every field of a need
//! traces back to words, the shape of the text or examples.
//!
//! If nothing is understood, the act stays open and the answer says so.

mod about;
mod examples;
mod features;
mod filter;
mod function_words;
mod index;
mod lexicon;
mod members;
mod mention;
mod needs;
mod parser;
mod patterns;
mod people;
mod purposes;
mod retyped;
mod scores;
mod split;

use std::fmt;
use std::ops::Range;

use crate::guide::{Answer, Need, Question, answer};
use crate::registry::{Act, Registry, RoleId};
use crate::text::{WordMover, normalise};

use examples::Examples;
use index::Abilities;
use lexicon::Lexicon;

/// The maximum number of characters of a text to read.
const LONGEST: usize = 1500;

/// The field that a piece of evidence supports.
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

/// The words from which a field was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    pub field: Field,
    /// The range of characters in the text, or in the corrected text if there is one.
    pub range: Range<usize>,
    pub words: String,
    /// From 0 to 1.
    pub confidence: f32,
}

/// One need in a text.
#[derive(Clone, Debug)]
pub struct Part {
    /// The range of characters it was read from.
    pub range: Range<usize>,
    pub need: Need,
    pub evidence: Vec<Evidence>,
    /// Other readings that are nearly as likely, most likely first.
    pub alternatives: Vec<Need>,
    /// Whether anything was understood.
    pub understood: bool,
    /// Whether the letter clearly does not cover this, such as a greeting or an item for sale.
    pub outside: bool,
}

impl Part {
    /// Returns the question that this part asks.
    #[must_use]
    pub fn question(&self) -> Question {
        let need = self.need.clone();
        if self.outside {
            Question::OutOfScope(need)
        } else {
            Question::InScope(need)
        }
    }

    /// Answers this part. Recommends no group for a matter outside the letter.
    #[must_use]
    pub fn answer(&self, registry: &Registry) -> Answer {
        answer(registry, self.question())
    }
}

/// The result of understanding a text.
#[derive(Clone, Debug)]
pub struct Understanding {
    /// The needs in the text, the main one first. Never empty.
    pub parts: Vec<Part>,
    /// The text as intended, if it was typed with the wrong keyboard layout.
    pub corrected: Option<String>,
}

impl Understanding {
    /// Returns the result for an empty text.
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

    /// Returns the main part.
    #[must_use]
    pub fn main(&self) -> Option<&Part> {
        self.parts.first()
    }
}

/// Understands texts by the vocabulary of one registry. Create it once for each registry.
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
        Self::without_examples(registry, |_| false)
    }

    /// Builds the index without the examples that `leave_out`: when it is measured, no question may
    /// be answered by its own example.
    #[must_use]
    pub fn without_examples(registry: &Registry, leave_out: impl Fn(&str) -> bool) -> Self {
        Self {
            lexicon: Lexicon::new(registry),
            abilities: Abilities::new(registry),
            examples: Examples::new(registry, leave_out),
            words: WordMover::default(),
        }
    }

    /// Reads what `text`, typed by a holder of `role`, asks for. `registry` must be the one that
    /// this was created for.
    #[must_use]
    pub fn read(&self, registry: &Registry, text: &str, role: Option<RoleId>) -> Understanding {
        let start: String = text.chars().take(LONGEST).collect();
        let corrected = retyped::corrected(&self.lexicon, &start);
        let intended = corrected.as_deref().unwrap_or(text);
        // Questions are short, and the beginning of a long text shows what it is.
        let intended: String = intended.chars().take(LONGEST).collect();
        let intended = intended.as_str();
        let normal = normalise(intended);
        let words = self.words.words(intended);
        let word_starts = normal.places(words.iter().map(|&(start, _)| start));
        let mentions = self.lexicon.find(&normal, &word_starts);
        let parser = parser::NeedParser {
            registry,
            abilities: &self.abilities,
            examples: &self.examples,
            text: intended,
            normal: &normal,
            role,
        };
        let mut whole = parser.parse(&mentions, 0..normal.len());
        if let Some(act) = self.lexicon.named_act(&normal) {
            whole.need = Need {
                role: whole.need.role,
                ..Need::to_do(act, whole.need.topic)
            };
            whole.outside = false;
        }
        let mut parts = split::parts(&parser, &mentions, whole);
        for part in &mut parts {
            part.need.query = Some(text.to_owned());
            for other in &mut part.alternatives {
                other.query = Some(text.to_owned());
            }
        }
        Understanding { parts, corrected }
    }
}
