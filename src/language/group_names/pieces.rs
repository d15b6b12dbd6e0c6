//! The pieces of a group's name: words, abbreviations, the place, numbers, and what names nothing.

use std::collections::HashSet;

use crate::language::function_word::FunctionWord;
use crate::language::pack::Pack;
use crate::language::spelling::Spelling;
use crate::language::words::{Meaning, Word};
use crate::registry::Registry;
use crate::text::normalise::NUMBER;
use crate::text::{WordMover, normalise};

/// A word or an abbreviation in a group's name.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    pub(super) spelling: Spelling,
    pub(super) kind: PieceKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PieceKind {
    /// An ordinary word.
    Word,
    /// Letters that stand for words: ปค.
    Abbreviation,
    /// The place that the registry is for.
    Place,
    /// A number, or what is counted: ๒๔ ชม.
    Number,
    /// A word for a group or a filler, which names nothing.
    Filler,
}

/// Returns the spelling of `pieces` without what stands between them.
pub(super) fn joined(pieces: &[Piece]) -> Spelling {
    Spelling::joined(pieces.iter().map(|piece| &piece.spelling))
}

/// Returns whether an abbreviation or the place makes a name of `pieces`, whatever its words mean.
pub(super) fn has_mark(pieces: &[Piece]) -> bool {
    let is_mark = |piece: &Piece| matches!(piece.kind, PieceKind::Abbreviation | PieceKind::Place);
    pieces.len() > 1 && pieces.iter().any(is_mark)
}

/// Splits names of groups into pieces.
pub(super) struct Splitter {
    words: WordMover,
    place: Option<Spelling>,
    fillers: HashSet<Spelling>,
}

impl Splitter {
    /// Returns a splitter for the names of `registry`. `known` are the words that mean something else.
    pub(super) fn new(pack: &Pack, known: &[&Word], registry: &Registry) -> Self {
        Self {
            words: WordMover::default(),
            place: place(pack, registry),
            fillers: fillers(known),
        }
    }

    /// Splits `name` at spaces, full stops and signs, at the name of the place, and between words.
    pub(super) fn pieces(&self, name: &str) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut rest = name;
        while let Some(start) = rest.find(is_letter) {
            let Some(from_token) = rest.get(start..) else {
                break;
            };
            let end = from_token
                .find(|c| !is_letter(c))
                .unwrap_or(from_token.len());
            let (token, after) = from_token.split_at(end);
            self.add_token(token, after.starts_with('.'), &mut pieces);
            rest = after;
        }
        pieces
    }

    fn add_token(&self, token: &str, is_dotted: bool, pieces: &mut Vec<Piece>) {
        /// Letters without vowels are an abbreviation if there are no more than these.
        const SHORT: usize = 4;
        let is_consonant = |c: char| ('ก'..='ฮ').contains(&c) || c.is_ascii_uppercase();
        let is_short = token.chars().count() <= SHORT && token.chars().all(is_consonant);
        if is_dotted || is_short {
            let counts = pieces
                .last()
                .is_some_and(|piece| piece.kind == PieceKind::Number);
            let kind = if counts {
                PieceKind::Number
            } else {
                PieceKind::Abbreviation
            };
            pieces.extend(Spelling::of(token).map(|spelling| Piece { spelling, kind }));
            return;
        }
        // The place may stand inside a token: นักปกครองสกลนคร.
        let normal = normalise(token);
        let at = self.place.as_ref().and_then(|place| {
            let start = Spelling::of(token)?.position(place)?;
            Some(normal.chars(&(start..start + place.keys().len())))
        });
        let Some((place, at)) = self.place.as_ref().zip(at) else {
            self.add_words(token, pieces);
            return;
        };
        let before: String = token.chars().take(at.start).collect();
        let after: String = token.chars().skip(at.end).collect();
        self.add_words(&before, pieces);
        pieces.push(Piece {
            spelling: place.clone(),
            kind: PieceKind::Place,
        });
        self.add_words(&after, pieces);
    }

    /// Adds the words of `text`, which has no spaces.
    fn add_words(&self, text: &str, pieces: &mut Vec<Piece>) {
        for (start, end) in self.words.words(text) {
            let word: String = text.chars().skip(start).take(end - start).collect();
            let normal = normalise(&word);
            if normal.is_empty() {
                continue;
            }
            let spelling = Spelling::from(&normal);
            let kind = if spelling.keys().iter().all(|key| *key == NUMBER) {
                PieceKind::Number
            } else if self.fillers.contains(&spelling) {
                PieceKind::Filler
            } else {
                PieceKind::Word
            };
            pieces.push(Piece { spelling, kind });
        }
    }
}

/// Returns whether `c` belongs to a word: a letter, a digit, or a Thai vowel or mark.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || ('\u{e31}'..='\u{e4e}').contains(&c)
}

/// Returns the name of the registry's area without the word for its kind: สกลนคร.
fn place(pack: &Pack, registry: &Registry) -> Option<Spelling> {
    let name = &registry.province().name.th;
    let name = name.split_once('(').map_or(name.as_str(), |(name, _)| name);
    let name = Spelling::of(name)?;
    let kinds = pack
        .places
        .iter()
        .filter(|kind| name.position(kind) == Some(0));
    let kind = kinds.map(|kind| kind.keys().len()).max().unwrap_or(0);
    let bare = name.with(0..kind, &Spelling::default());
    (bare.keys().len() > 1).then_some(bare)
}

/// Returns the words that name nothing: those for a group, and what stands between names.
fn fillers(known: &[&Word]) -> HashSet<Spelling> {
    let is_filler = |word: &&&Word| {
        matches!(
            word.meaning,
            Meaning::FunctionWord(
                FunctionWord::GroupWord
                    | FunctionWord::And
                    | FunctionWord::From
                    | FunctionWord::Inside
            )
        )
    };
    let fillers = known.iter().filter(is_filler);
    fillers.map(|word| word.first.clone()).collect()
}
