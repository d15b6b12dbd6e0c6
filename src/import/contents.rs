//! What a column holds by its cells, where its head does not say.

use super::columns::ColumnKind;
use super::document::{Cell, Row};
use crate::language::{LetterUse, LetterWord, Pack, Spelling};
use crate::text::digits::digit_value;

/// The least share of the parts of a list of members that begin with a position, in percent.
const LEAST: usize = 50;

/// The cells of one column below the head.
pub(super) struct Contents {
    /// Whether they are running numbers.
    pub is_numbers: bool,
    /// The share of their parts that begin with a position, in percent.
    positions: usize,
    /// The mean number of characters in a cell.
    length: usize,
    /// The cells that are not empty.
    texts: Vec<Spelling>,
}

impl Contents {
    /// Looks at the column `at` of `rows`. `posts` are words that positions begin with.
    pub fn of(rows: &[Row], at: usize, posts: &[Spelling]) -> Self {
        let cells = rows.iter().filter_map(|row| row.get(at));
        let texts: Vec<String> = cells
            .filter(|cell| !cell.is_empty())
            .map(Cell::text)
            .collect();
        let parts = texts.iter().flat_map(|text| text.split([',', '/', ' ']));
        let parts: Vec<Spelling> = parts.filter_map(Spelling::of).collect();
        let begins = |part: &&Spelling| {
            posts
                .iter()
                .any(|post| part.keys().starts_with(post.keys()))
        };
        let characters: usize = texts.iter().map(|text| text.chars().count()).sum();
        Self {
            is_numbers: !texts.is_empty() && texts.iter().all(|text| is_number(text)),
            positions: 100 * parts.iter().filter(begins).count() / parts.len().max(1),
            length: characters / texts.len().max(1),
            texts: texts.iter().filter_map(|text| Spelling::of(text)).collect(),
        }
    }

    /// Returns whether most cells have a word for an act or for what is permitted, as clauses have.
    pub fn speaks(&self, pack: &Pack) -> bool {
        /// The minimum length of such a word, in letters.
        const SHORTEST: usize = 4;
        let is_of_clause = |word: &LetterWord| {
            let effects = [LetterUse::Forbid, LetterUse::NotRequired, LetterUse::Permit];
            matches!(word, LetterWord::Act(_))
                || effects.iter().any(|use_| *word == LetterWord::Use(*use_))
        };
        let words = pack.letter_words.iter();
        let words: Vec<&Spelling> = words
            .filter(|(word, spelling)| is_of_clause(word) && spelling.keys().len() >= SHORTEST)
            .map(|(_, spelling)| spelling)
            .collect();
        let has_word = |text: &&Spelling| words.iter().any(|word| text.position(word).is_some());
        2 * self.texts.iter().filter(has_word).count() > self.texts.len() && self.positions < LEAST
    }
}

/// Returns the words that positions begin with: the names of posts, and what stands for everybody.
pub(super) fn positions(pack: &Pack) -> Vec<Spelling> {
    let posts = pack.posts.iter().flat_map(|post| &post.names);
    let everyone = pack.letter_words_of(LetterUse::Everyone);
    posts.chain(everyone).cloned().collect()
}

/// Returns whether `text` is a number alone, perhaps in brackets or with a full stop.
fn is_number(text: &str) -> bool {
    let number = text.trim_matches(['(', ')', '.', ' ']);
    !number.is_empty() && number.chars().all(|c| digit_value(c).is_some())
}

/// Finds the columns of members and of groups among those whose heads do not say what they are. Members
/// are where most parts are positions, and names of groups are the shortest texts.
pub(super) fn complete(kinds: &mut [Option<ColumnKind>], contents: &[Contents]) {
    if !kinds.contains(&Some(ColumnKind::Members)) {
        let most = open(kinds, contents).max_by_key(|(_, column)| column.positions);
        if let Some((kind, _)) = most.filter(|(_, column)| column.positions >= LEAST) {
            *kind = Some(ColumnKind::Members);
        }
    }
    if !kinds.contains(&Some(ColumnKind::Group)) {
        let shortest = open(kinds, contents).min_by_key(|(_, column)| column.length);
        if let Some((kind, _)) = shortest {
            *kind = Some(ColumnKind::Group);
        }
    }
}

/// Returns the columns that have no kind yet.
fn open<'k>(
    kinds: &'k mut [Option<ColumnKind>],
    contents: &'k [Contents],
) -> impl Iterator<Item = (&'k mut Option<ColumnKind>, &'k Contents)> {
    let columns = kinds.iter_mut().zip(contents);
    columns.filter(|(kind, _)| kind.is_none())
}
