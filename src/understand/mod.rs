//! Turns a person's own words into a need.
//!
//! The text is normalised (`text::normalise`), and every known term in it is found (`lexicon`,
//! `filter`). Function words show who does what to whom and what is negated (`people`, `members`,
//! `reading`). From that come the features of the text (`features`); a model, fitted on questions
//! with their answers, says how likely each purpose and each act is (`model`). Every likely one is
//! completed to a need (`candidates`), and the needs are ranked by how well the letter answers them
//! (`rank`). A text with several needs is split (`split`). Text typed with the wrong keyboard layout
//! is converted (`retyped`).
//!
//! Nothing is random. Every weight stands in the data, and the words that a reading rests on are
//! those of its features (`evidence`). If no reading is likely enough, nothing is understood, and
//! the answer says so.

mod about;
mod addressed;
mod candidates;
mod clauses;
mod completion;
mod evidence;
mod exclusions;
#[cfg(test)]
mod feature_cases;
mod features;
mod filter;
pub mod fitting;
mod function_words;
mod index;
mod intent;
mod lexicon;
mod members;
mod mention;
mod misspelt;
mod model;
mod near;
mod part;
mod passages;
mod patterns;
mod people;
mod pointed;
mod pointing;
mod rank;
mod reading;
mod retyped;
mod runs;
mod split;
mod terms;
mod topics;

use std::collections::HashMap;
use std::fmt;
use std::ops::Range;

use crate::guide::Need;
use crate::registry::{Act, Purpose, Registry, RoleId};
use crate::text::{Normalised, WordMover, mended, normalise};

pub use evidence::{Evidence, Field};
pub use part::{Part, Possible};

use candidates::Candidate;
use clauses::{ClauseWords, SharedWords};
use exclusions::exclusions;
use index::KnownAbilities;
use intent::Intent;
use lexicon::Lexicon;
use mention::Mention;
use model::MODEL;
use near::Places;
use passages::Passages;
use pointing::Pointers;
use reading::{Reading, TypedText};

/// The maximum number of characters of a text to read. Questions are short, and the beginning of a
/// long text shows what it is.
const LONGEST: usize = 1500;

/// The result of understanding a text.
#[derive(Clone, Debug)]
pub struct Understanding {
    /// The needs in the text, in its order. Never empty.
    pub parts: Vec<Part>,
    /// The place of the main part.
    main: usize,
    /// The text as intended, if it was typed with the wrong keyboard layout or damaged by copying.
    pub corrected: Option<String>,
}

impl Understanding {
    /// Returns the result for an empty text.
    #[must_use]
    pub fn nothing(registry: &Registry) -> Self {
        Self {
            parts: vec![Part::nothing(registry)],
            main: 0,
            corrected: None,
        }
    }

    /// Returns the main part, which is the surest. A part without a group counts only if it is the first. The
    /// others often just give the reason: ย้ายแล้ว ขอออกจากกลุ่ม.
    #[must_use]
    pub fn main(&self) -> Option<&Part> {
        self.parts.get(self.main)
    }

    /// Returns the parts but the main one, each with its place among all.
    pub fn others(&self) -> impl Iterator<Item = (usize, &Part)> {
        let parts = self.parts.iter().enumerate();
        parts.filter(|(place, _)| *place != self.main)
    }
}

/// Understands texts by the vocabulary of one registry. Create it once for each registry.
pub struct Understander {
    lexicon: Lexicon,
    abilities: KnownAbilities,
    clauses: ClauseWords,
    passages: Passages,
    pointers: Pointers,
    /// Where the topics lie, for the weights that are asked first.
    places: Places,
    /// What the registry's own examples mean, by their letters in normal form.
    examples: HashMap<Vec<u8>, (Purpose, Option<Act>)>,
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
        let words = WordMover::default();
        Self {
            lexicon: Lexicon::new(registry),
            abilities: KnownAbilities::new(registry),
            clauses: ClauseWords::new(registry, words),
            passages: Passages::new(registry),
            pointers: Pointers::default(),
            places: Places::default(),
            examples: examples(registry),
            words,
        }
    }

    /// Reads what `text`, typed by a holder of `role`, asks for. `registry` must be the one that
    /// this was created for.
    #[must_use]
    pub fn read(&self, registry: &Registry, text: &str, role: Option<RoleId>) -> Understanding {
        let whole = WholeText::new(self, text);
        let typed = whole.typed(self, registry, role);
        let mut part = typed
            .parse(&MODEL, &whole.mentions, 0..whole.normal.len())
            .part;
        if let Some(act) = self.lexicon.named_act(&whole.normal) {
            let need = Need {
                role: part.need.role,
                ..Need::to_do(act, part.need.topic)
            };
            part = part.meaning(need, &typed);
        } else if let Some(&(purpose, act)) = self.examples.get(&whole.normal.keys) {
            let reading = typed.read(&whole.mentions, 0..whole.normal.len());
            let intent = Intent {
                purpose: Some(purpose),
                act,
                topic: reading.topic_or_first(),
            };
            part = part.meaning(Candidate::new(&reading, intent).need, &typed);
        }
        if whole.word_starts.len() == 1 {
            part.weigh_purposes(&typed.read(&whole.mentions, 0..whole.normal.len()));
        }
        let mut parts = split::parts(&typed, &MODEL, &whole.mentions, part);
        let excluded: Vec<RoleId> = exclusions(&whole.mentions)
            .into_iter()
            .map(|exclusion| exclusion.role)
            .collect();
        for part in &mut parts {
            let readings = part.readings.iter_mut().map(|one| &mut one.need);
            let others = part.alternatives.iter_mut().chain(readings);
            for need in std::iter::once(&mut part.need).chain(others) {
                need.query = Some(text.to_owned());
                keep_from(need, &excluded);
            }
        }
        Understanding {
            main: place_of_main(registry, &parts),
            parts,
            corrected: whole.corrected,
        }
    }
}

/// Returns the place of the main one of `parts`, as [`Understanding::main`] says.
fn place_of_main(registry: &Registry, parts: &[Part]) -> usize {
    let parts = parts.iter().enumerate();
    let known = parts.filter(|(place, part)| *place == 0 || part.answer(registry).best.is_some());
    // Of equals the first is main.
    let main = known
        .rev()
        .max_by(|(_, one), (_, other)| one.sure.total_cmp(&other.sure));
    main.map_or(0, |(place, _)| place)
}

/// Excludes those whom the message excludes in any of its parts, unless the part is meant for them.
fn keep_from(need: &mut Need, excluded: &[RoleId]) {
    if need.purpose == Purpose::Post {
        for &role in excluded {
            let is_meant = Some(role) == need.role || need.to.contains(&role);
            if !is_meant && !need.not_to.contains(&role) {
                need.not_to.push(role);
            }
        }
    }
}

/// Returns what the examples of `registry` mean.
fn examples(registry: &Registry) -> HashMap<Vec<u8>, (Purpose, Option<Act>)> {
    let examples = registry.examples().iter();
    examples
        .flat_map(|example| {
            let meaning = (example.purpose, example.act);
            let texts = example.texts.iter();
            texts.map(move |text| (normalise(text).keys, meaning))
        })
        .collect()
}

/// A whole text in normal form, with every term in it.
struct WholeText<'u> {
    /// The text as intended, if it was typed with the wrong keyboard layout or damaged by copying.
    corrected: Option<String>,
    intended: String,
    normal: Normalised,
    /// The letters at which words begin, in order.
    word_starts: Vec<usize>,
    mentions: Vec<Mention>,
    shared: SharedWords<'u>,
}

impl<'u> WholeText<'u> {
    fn new(understander: &'u Understander, text: &str) -> Self {
        let start: String = text.chars().take(LONGEST).collect();
        // What looks damaged may be typed with the wrong layout.
        let corrected =
            retyped::corrected(&understander.lexicon, &start).or_else(|| mended(&start));
        let intended = corrected.as_ref().unwrap_or(&start);
        let intended: String = intended.chars().take(LONGEST).collect();
        let normal = normalise(&intended);
        let words = understander.words.words(&intended);
        let word_starts = normal.places(words.iter().map(|&(start, _)| start));
        let mentions = understander.lexicon.find(&normal, &word_starts);
        Self {
            corrected,
            intended,
            shared: understander.clauses.shared(&normal, &word_starts),
            normal,
            word_starts,
            mentions,
        }
    }

    fn typed<'a>(
        &'a self,
        understander: &'a Understander,
        registry: &'a Registry,
        role: Option<RoleId>,
    ) -> TypedText<'a> {
        TypedText {
            registry,
            abilities: understander.abilities.of(registry),
            text: &self.intended,
            normal: &self.normal,
            word_starts: &self.word_starts,
            shared: &self.shared,
            passages: &understander.passages,
            pointers: &understander.pointers,
            places: &understander.places,
            role,
        }
    }
}

impl TypedText<'_> {
    /// Reads what the letters in `range` say, in which `mentions` were found.
    fn read<'a>(&'a self, mentions: &'a [Mention], range: Range<usize>) -> Reading<'a> {
        Reading::new(self, mentions, range)
    }
}
