//! The words of the language pack, and the names of the table's roles, in a clause.

use std::collections::HashMap;
use std::ops::Range;

use super::groups::Group;
use super::named_roles::{add_named_posts, role_terms};
use super::roles::Roles;
use super::short_names::short_names;
use super::times::{Stated, is_of_times};
use crate::language::{LetterUse, LetterWord, Pack, Spelling};
use crate::registry::Act;
use crate::text::normalise::Normalised;
use crate::text::{WordMover, normalise, part};

/// What a word in a clause says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    Act(Act),
    Use(LetterUse),
    /// A role, by its position.
    Role(usize),
    /// An office that stands for a role.
    Office(usize),
    /// A part of a time, or a number of people.
    Stated(Stated),
}

/// A word in a clause, with everything that it says.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent signs in a text")]
pub(super) struct Token {
    pub what: Vec<What>,
    /// The characters that it takes up.
    pub start: usize,
    pub end: usize,
    /// Whether a gap precedes it.
    pub gap: bool,
    /// Whether it is an act that begins with a verb, such as แจ้งข่าว.
    pub verbal: bool,
    /// Whether a slash or a comma precedes it, as in a list.
    pub listed: bool,
    /// Whether a slash between spaces precedes it, as between two clauses.
    pub slashed: bool,
    /// Whether a word such as "and" or "or" precedes it.
    pub joined: bool,
    /// Whether a word before it makes a noun of it: การส่ง.
    pub nominal: bool,
    /// Whether a gap or the end of the clause follows it.
    pub ends: bool,
    /// Whether a sentence ended since the word before it: a full stop after Latin letters, or a
    /// semicolon.
    pub sentence: bool,
    /// Whether words that mean nothing here stand between it and the word before.
    pub after_others: bool,
}

impl Token {
    pub fn is(&self, use_: LetterUse) -> bool {
        self.what.contains(&What::Use(use_))
    }

    pub fn acts(&self) -> impl Iterator<Item = Act> {
        self.what.iter().filter_map(|what| match what {
            What::Act(act) => Some(*act),
            _ => None,
        })
    }

    pub fn role(&self) -> Option<usize> {
        self.what.iter().find_map(|what| match what {
            What::Role(role) | What::Office(role) => Some(*role),
            _ => None,
        })
    }

    pub fn is_office(&self) -> bool {
        self.what.iter().any(|what| matches!(what, What::Office(_)))
    }
}

#[derive(Debug)]
struct Term {
    spelling: Spelling,
    what: Vec<What>,
    verbal: bool,
    /// Whether it is only the beginning of a name. It counts where the name cannot go on.
    is_short: bool,
}

/// What stands around a term in a text.
struct Around<'t> {
    /// Everything before it.
    before: &'t str,
    /// The last letter of the word before it.
    last: &'t str,
    /// What stands between that word and it.
    since: &'t str,
    /// The letters of that.
    unread: &'t [u8],
    is_aside: bool,
}

impl Term {
    /// Returns whether it is in Latin letters, where a space divides all words.
    fn is_spaced(&self) -> bool {
        self.spelling.keys().iter().all(u8::is_ascii)
    }
}

/// The terms, by their first letters.
#[derive(Debug)]
pub(super) struct Terms {
    by_start: HashMap<(u8, u8), Vec<Term>>,
    words: WordMover,
    /// The words that join names.
    and: Vec<Spelling>,
    /// The words that make nouns of verbs.
    nominal: Vec<Spelling>,
}

impl Terms {
    /// Indexes the words of `pack` and the names of `roles`. A post that a clause of the table names
    /// becomes a role, even if it is in no group.
    pub fn new(pack: &Pack, roles: &mut Roles, groups: &[Group], notes: &[String]) -> Self {
        let mut all: HashMap<Spelling, Vec<What>> = HashMap::new();
        for (word, spelling) in &pack.letter_words {
            let what = match *word {
                LetterWord::Act(act) => What::Act(act),
                LetterWord::Use(use_) if is_of_clauses(use_) => What::Use(use_),
                LetterWord::Use(_) => continue,
            };
            all.entry(spelling.clone()).or_default().push(what);
        }
        let texts = groups
            .iter()
            .flat_map(|group| group.practice.iter().chain(&group.notes));
        add_named_posts(pack, roles, texts.chain(notes));
        for (spelling, what) in role_terms(pack, roles) {
            let found = all.entry(spelling).or_default();
            if found.is_empty() {
                found.push(what);
            }
        }
        let mut terms = Self::of(all);
        let words_of = |use_| pack.letter_words_of(use_).cloned().collect();
        terms.and = words_of(LetterUse::And);
        terms.nominal = words_of(LetterUse::Nominal);
        for (spelling, role) in short_names(roles, terms.words) {
            terms.add_short(spelling, role);
        }
        terms.sort();
        terms
    }

    /// Adds a short name of a role, unless it is a word already.
    fn add_short(&mut self, spelling: Spelling, role: usize) {
        let [first, second, ..] = *spelling.keys() else {
            return;
        };
        let terms = self.by_start.entry((first, second)).or_default();
        if terms.iter().all(|term| term.spelling != spelling) {
            terms.push(Term {
                spelling,
                what: vec![What::Role(role)],
                verbal: false,
                is_short: true,
            });
        }
    }

    /// Sorts the terms: the longest first, and always in the same order.
    fn sort(&mut self) {
        let length = |term: &Term| term.spelling.keys().len();
        for terms in self.by_start.values_mut() {
            terms.sort_by(|a, b| {
                let by_length = length(b).cmp(&length(a));
                by_length.then_with(|| a.spelling.cmp(&b.spelling))
            });
        }
    }

    /// Indexes words with what they say.
    pub fn of(all: HashMap<Spelling, Vec<What>>) -> Self {
        let mut by_start: HashMap<(u8, u8), Vec<Term>> = HashMap::new();
        let verbs: Vec<Spelling> = all
            .iter()
            .filter(|(_, what)| what.iter().any(is_verb))
            .map(|(spelling, _)| spelling.clone())
            .collect();
        for (spelling, what) in all {
            let begins = |verb: &Spelling| {
                let (whole, verb) = (spelling.keys(), verb.keys());
                whole.len() > verb.len() && whole.starts_with(verb)
            };
            let is_act = what.iter().any(|what| matches!(what, What::Act(_)));
            let verbal = is_act && verbs.iter().any(begins);
            if let [first, second, ..] = *spelling.keys() {
                let terms = by_start.entry((first, second)).or_default();
                terms.push(Term {
                    spelling,
                    what,
                    verbal,
                    is_short: false,
                });
            }
        }
        let mut terms = Self {
            by_start,
            words: WordMover::default(),
            and: Vec::new(),
            nominal: Vec::new(),
        };
        terms.sort();
        terms
    }

    /// Finds the terms in `text`, in order. Where several begin, the longest counts.
    pub fn find(&self, text: &str) -> Vec<Token> {
        let normal = normalise(text);
        let words = self.words.words(text);
        let mut starts = normal.places(words.iter().map(|&(start, _)| start));
        let bytes: Vec<usize> = text.char_indices().map(|(byte, _)| byte).collect();
        let byte = |at: usize| bytes.get(at).copied().unwrap_or(text.len());
        let asides = asides(text);
        let mut tokens: Vec<Token> = Vec::new();
        // The letters that were read.
        let mut read = 0;
        let mut at = 0;
        while at < normal.len() {
            let Some(term) = self.term_at(&normal, at, &starts) else {
                at += 1;
                continue;
            };
            let letters = at..at + term.spelling.keys().len();
            let start = normal.chars(&letters).start;
            let last = tokens.last().map(|token| token.end);
            let around = Around {
                before: part(text, ..byte(start)),
                last: last.map_or("", |end| part(text, byte(end.saturating_sub(1))..byte(end))),
                since: part(text, byte(last.unwrap_or_default())..byte(start)),
                unread: normal.keys.get(read..at).unwrap_or_default(),
                is_aside: asides.iter().any(|aside| aside.contains(&start)),
            };
            tokens.push(self.token(term, &normal, &letters, &around));
            at = letters.end;
            read = at;
            // Whatever follows a word begins one.
            if let Err(place) = starts.binary_search(&at) {
                starts.insert(place, at);
            }
        }
        tokens
    }

    /// Returns `term`, which takes up `letters`, with what stands around it.
    fn token(
        &self,
        term: &Term,
        normal: &Normalised,
        letters: &Range<usize>,
        around: &Around<'_>,
    ) -> Token {
        let chars = normal.chars(letters);
        let (at, end) = (letters.start, letters.end);
        let mut what = term.what.clone();
        if around.is_aside {
            // In brackets stand examples. Only whom they name, and when, counts.
            what.retain(|what| !matches!(what, What::Act(_) | What::Use(_)));
        }
        let is_divided = !term.is_spaced() || has_break(around.since);
        Token {
            what,
            start: chars.start,
            end: chars.end,
            gap: at == 0 || normal.gap(at) && is_divided,
            verbal: term.verbal,
            listed: is_listed(around.before),
            slashed: is_slashed(around.before),
            joined: ends_with(normal.keys.get(..at), &self.and),
            nominal: ends_with(Some(around.unread), &self.nominal)
                || self.is_nominal(&term.spelling),
            sentence: ends_sentence(around.last, around.since),
            after_others: around.since.contains(char::is_alphabetic),
            ends: end >= normal.len() || normal.gap(end),
        }
    }

    fn term_at(&self, normal: &Normalised, at: usize, starts: &[usize]) -> Option<&Term> {
        let key = (*normal.keys.get(at)?, *normal.keys.get(at + 1)?);
        let terms = self.by_start.get(&key)?.iter();
        let mut fitting = terms.filter(|term| fits(term, normal, at, starts));
        fitting.find(|term| {
            let end = at + term.spelling.keys().len();
            !term.is_short || self.goes_on(normal, end, starts)
        })
    }

    /// Returns whether a term begins with a word that makes a noun of a verb: การสอบถาม.
    fn is_nominal(&self, spelling: &Spelling) -> bool {
        let keys = spelling.keys();
        let begins =
            |word: &Spelling| keys.len() > word.keys().len() && keys.starts_with(word.keys());
        self.nominal.iter().any(begins)
    }

    /// Returns whether the clause goes on at letter `at` with something else than the rest of a name.
    fn goes_on(&self, normal: &Normalised, at: usize, starts: &[usize]) -> bool {
        let rest = normal.keys.get(at..).unwrap_or_default();
        let joins = |and: &Spelling| rest.starts_with(and.keys());
        let begins = |terms: &Vec<Term>| {
            let mut terms = terms.iter();
            terms.any(|term| !term.is_short && fits(term, normal, at, starts))
        };
        match *rest {
            [] => true,
            _ if normal.gap(at) || self.and.iter().any(joins) => true,
            [first, second, ..] => self.by_start.get(&(first, second)).is_some_and(begins),
            _ => false,
        }
    }
}

/// Returns whether `term` stands at letter `at`.
fn fits(term: &Term, normal: &Normalised, at: usize, starts: &[usize]) -> bool {
    /// The maximum length of terms that both begin and end where words do.
    const SHORT: usize = 4;
    let length = term.spelling.keys().len();
    let range = at..at + length;
    if normal.keys.get(range.clone()) != Some(term.spelling.keys()) {
        return false;
    }
    let letters = normal.letters.get(range.clone()).unwrap_or_default();
    let agrees = letters
        .iter()
        .zip(term.spelling.marks())
        .all(|(letter, marks)| letter.marks == *marks || length > SHORT && letter.marks == 0);
    let divides =
        |at: usize| at >= normal.len() || normal.opens(at) || starts.binary_search(&at).is_ok();
    let (begins, ends) = (divides(at), divides(range.end));
    // "reporting" is no "report".
    let bounded = if term.is_spaced() || length <= SHORT {
        begins && ends
    } else {
        begins || ends
    };
    agrees && bounded && normal.syllables(&range)
}

/// Returns whether a word says that something is posted.
fn is_verb(what: &What) -> bool {
    use LetterUse as U;
    matches!(what, What::Use(U::Tell | U::Report | U::AnyReport))
}

/// Returns whether a word behind `before` continues a list.
fn is_listed(before: &str) -> bool {
    before.trim_end().ends_with(['/', ','])
}

/// Returns whether one of `words` ends the text with the letters `keys`.
fn ends_with(keys: Option<&[u8]>, words: &[Spelling]) -> bool {
    let keys = keys.unwrap_or_default();
    words.iter().any(|word| keys.ends_with(word.keys()))
}

/// Returns whether `before` ends with a slash between spaces.
fn is_slashed(before: &str) -> bool {
    let before = before.trim_end().strip_suffix('/');
    before.is_some_and(|before| before.ends_with(char::is_whitespace))
}

/// Returns whether more than a space divides words in `since`.
fn has_break(since: &str) -> bool {
    since.contains(|c: char| !c.is_alphanumeric() && !c.is_whitespace())
}

/// Returns whether a sentence ends in `since`, the text between two words, of which the first ends with
/// the letter `last`.
fn ends_sentence(last: &str, since: &str) -> bool {
    let mut before = last.chars().next_back().unwrap_or(' ');
    let mut stopped = false;
    for c in since.chars() {
        if c == ';' || stopped && c.is_whitespace() {
            return true;
        }
        stopped = c == '.' && (before.is_ascii_alphanumeric() || matches!(before, ')' | '"' | '”'));
        before = c;
    }
    false
}

/// Returns whether words of this use stand in clauses.
fn is_of_clauses(use_: LetterUse) -> bool {
    use LetterUse as U;
    if is_of_times(use_) && use_ != U::AtOnce {
        return false;
    }
    !matches!(
        use_,
        U::HeadNumber
            | U::HeadGroup
            | U::HeadMembers
            | U::HeadSize
            | U::HeadPractice
            | U::HeadNotes
            | U::HeadPosters
            | U::HeadForbidden
            | U::HeadOther
            | U::Size
            | U::Counter
            | U::About
            | U::Each
            | U::Article
            | U::And
            | U::Nominal
            | U::Everyone
            | U::Unit
            | U::LetterNumber
            | U::LetterSubject
            | U::LetterAddressee
            | U::LetterReferences
            | U::LetterEnclosure
            | U::LetterClosing
            | U::LetterTelephone
            | U::LetterFax
            | U::LetterEmail
            | U::Note
    )
}

/// Returns the characters of `text` that stand in brackets. A number alone in them is none.
fn asides(text: &str) -> Vec<Range<usize>> {
    let mut asides = Vec::new();
    let mut start = None;
    for (at, c) in text.chars().enumerate() {
        match (c, start) {
            ('(', _) => start = Some(at),
            (')', Some(from)) => {
                asides.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    asides
}
