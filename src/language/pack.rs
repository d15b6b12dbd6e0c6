//! The files of the pack, gathered and checked.

use std::collections::{HashMap, HashSet};
use std::sync::{LazyLock, OnceLock};

use super::draft_word::DraftWord;
use super::letter_word::{LetterUse, LetterWord, Named};
use super::people_word::PeopleWord;
use super::reader::{File, Head, NameKind, Problem, Section, read};
use super::spelling::Spelling;
use super::words::{Meaning, Word, with_variants};
use crate::registry::Strength;
use crate::text::fold;

/// The files that are built in.
pub const FILES: &[File<'static>] = &[
    File {
        name: "thai.txt",
        text: include_str!("../../data/language/thai.txt"),
    },
    File {
        name: "thai-function-words.txt",
        text: include_str!("../../data/language/thai-function-words.txt"),
    },
    File {
        name: "thai-posts.txt",
        text: include_str!("../../data/language/thai-posts.txt"),
    },
    File {
        name: "thai-matters.txt",
        text: include_str!("../../data/language/thai-matters.txt"),
    },
    File {
        name: "thai-drafts.txt",
        text: include_str!("../../data/language/thai-drafts.txt"),
    },
    File {
        name: "thai-draft-names.txt",
        text: include_str!("../../data/language/thai-draft-names.txt"),
    },
    File {
        name: "thai-draft-numbers.txt",
        text: include_str!("../../data/language/thai-draft-numbers.txt"),
    },
    File {
        name: "thai-letters.txt",
        text: include_str!("../../data/language/thai-letters.txt"),
    },
    File {
        name: "thai-people.txt",
        text: include_str!("../../data/language/thai-people.txt"),
    },
    File {
        name: "english.txt",
        text: include_str!("../../data/language/english.txt"),
    },
    File {
        name: "english-function-words.txt",
        text: include_str!("../../data/language/english-function-words.txt"),
    },
    File {
        name: "english-posts.txt",
        text: include_str!("../../data/language/english-posts.txt"),
    },
    File {
        name: "english-matters.txt",
        text: include_str!("../../data/language/english-matters.txt"),
    },
    File {
        name: "english-drafts.txt",
        text: include_str!("../../data/language/english-drafts.txt"),
    },
    File {
        name: "english-draft-numbers.txt",
        text: include_str!("../../data/language/english-draft-numbers.txt"),
    },
    File {
        name: "english-letters.txt",
        text: include_str!("../../data/language/english-letters.txt"),
    },
    File {
        name: "english-people.txt",
        text: include_str!("../../data/language/english-people.txt"),
    },
];

static PACK: LazyLock<Pack> = LazyLock::new(|| Pack::read(FILES));

/// Returns the pack that is built in.
#[must_use]
pub fn pack() -> &'static Pack {
    &PACK
}

/// A post of an administration, whoever holds it.
#[derive(Clone, Debug)]
pub struct Post {
    /// Its official name, as it is written.
    pub title: String,
    pub name: Spelling,
    /// The position of the post that it is one kind of.
    pub kind_of: Option<usize>,
    /// What its holder is called besides.
    pub names: Vec<Spelling>,
    /// The offices that stand for it.
    pub offices: Vec<Spelling>,
}

/// Words that may stand for another in a term: ไลน์ for กลุ่ม.
#[derive(Clone, Debug)]
pub(super) struct SameAs {
    pub word: Spelling,
    pub others: Vec<Spelling>,
}

/// Words that belong to one matter.
#[derive(Clone, Debug)]
pub struct Matter {
    /// The words that name the matter. A topic in whose name one of them occurs is about it.
    pub heads: Vec<Spelling>,
    /// The words as they are written.
    terms: Vec<String>,
    /// The words, once somebody asks for them. Most registries have topics of a few matters only.
    words: OnceLock<Vec<Spelling>>,
    /// Whether the words name a topic about it, if there is only one. Else they hint at it.
    pub is_named: bool,
}

impl Matter {
    /// Returns the words that belong to the matter.
    pub fn words(&self) -> &[Spelling] {
        self.words.get_or_init(|| {
            let terms = self.terms.iter();
            terms.filter_map(|term| Spelling::of(term)).collect()
        })
    }
}

/// A word that the check of drafts looks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftTerm {
    /// As it stands in the pack.
    pub text: String,
    pub word: DraftWord,
}

/// What words mean to any office.
#[derive(Debug)]
pub struct Pack {
    /// The words whose meaning is the same in every registry.
    pub words: Vec<Word>,
    /// The words for the check of drafts.
    pub drafts: Vec<DraftTerm>,
    /// The words before names, folded, each with the kind of what is named.
    before: Vec<(NameKind, String)>,
    /// The posts of administrations.
    pub posts: Vec<Post>,
    /// Words of letters and their tables.
    pub letter_words: Vec<(LetterWord, Spelling)>,
    /// The positions in `letter_words` of the words of each use.
    letter_uses: HashMap<LetterUse, Vec<usize>>,
    /// Words of letters that have something by a name: the name, and the word as it is written.
    pub letter_names: Vec<(Named, String, String)>,
    /// Words of lists of people and of chat histories, as they stand in the pack.
    people_words: Vec<(PeopleWord, String)>,
    pub(super) same: Vec<SameAs>,
    /// Words for kinds of places.
    pub(super) places: Vec<Spelling>,
    /// What offices deal with.
    pub matters: Vec<Matter>,
    /// What was not understood while reading.
    problems: Vec<Problem>,
}

impl Pack {
    /// Reads `files`. What is wrong with them is left out; [`check`](Self::check) tells it.
    #[must_use]
    pub fn read(files: &[File<'_>]) -> Self {
        let mut problems = Vec::new();
        let sections = sections(files, &mut problems);
        let mut pack = Self {
            words: Vec::new(),
            drafts: Vec::new(),
            posts: Vec::new(),
            letter_words: Vec::new(),
            letter_uses: HashMap::new(),
            letter_names: Vec::new(),
            people_words: Vec::new(),
            same: Vec::new(),
            places: Vec::new(),
            matters: Vec::new(),
            before: Vec::new(),
            problems,
        };
        let mut positions: HashMap<&str, usize> = HashMap::new();
        for section in &sections {
            if let Head::Post { name, .. } = section.head
                && let Some(spelling) = Spelling::of(name)
            {
                positions.entry(name).or_insert(pack.posts.len());
                pack.posts.push(Post {
                    title: name.to_owned(),
                    name: spelling,
                    kind_of: None,
                    names: section
                        .terms
                        .iter()
                        .copied()
                        .filter_map(Spelling::of)
                        .collect(),
                    offices: Vec::new(),
                });
            }
        }
        let terms = sections.iter().map(|section| section.terms.len());
        pack.words.reserve(terms.sum());
        for section in &sections {
            pack.add(section, &positions);
        }
        pack.words = with_variants(&pack.same, pack.words);
        pack
    }

    fn add(&mut self, section: &Section<'_>, positions: &HashMap<&str, usize>) {
        let spelt = || section.terms.iter().copied().filter_map(Spelling::of);
        let meaning = match section.head {
            Head::Act(act) => Meaning::Act(act),
            Head::Purpose(purpose) => Meaning::Purpose(purpose),
            Head::Outsider => Meaning::Outsider,
            Head::Outside => Meaning::Outside,
            Head::Plain => Meaning::Plain,
            Head::FunctionWord(word) => Meaning::FunctionWord(word),
            Head::Post { name, kind_of } => {
                let kind = kind_of.and_then(|kind| positions.get(kind)).copied();
                let post = positions.get(name).and_then(|&at| self.posts.get_mut(at));
                if let Some(post) = post {
                    post.kind_of = kind;
                }
                return;
            }
            Head::Office(name) => {
                let post = positions.get(name).and_then(|&at| self.posts.get_mut(at));
                if let Some(post) = post {
                    post.offices.extend(spelt());
                }
                return;
            }
            Head::Place => {
                self.places.extend(spelt());
                return;
            }
            Head::Before(kind) => {
                let words = section.terms.iter().map(|term| fold(term));
                let words = words.filter(|word| !word.is_empty());
                self.before.extend(words.map(|word| (kind, word)));
                return;
            }
            Head::Draft(word) => {
                self.drafts
                    .extend(section.terms.iter().map(|&term| DraftTerm {
                        text: term.to_owned(),
                        word,
                    }));
                return;
            }
            Head::Letter(word) => {
                let first = self.letter_words.len();
                self.letter_words
                    .extend(spelt().map(|spelling| (word, spelling)));
                if let LetterWord::Use(use_) = word {
                    let places = first..self.letter_words.len();
                    self.letter_uses.entry(use_).or_default().extend(places);
                }
                return;
            }
            Head::LetterName(named, name) => {
                let terms = section.terms.iter();
                self.letter_names
                    .extend(terms.map(|&term| (named, name.to_owned(), term.to_owned())));
                return;
            }
            Head::People(word) => {
                let terms = section.terms.iter();
                self.people_words
                    .extend(terms.map(|&term| (word, term.to_owned())));
                return;
            }
            Head::Matter(heads) | Head::Topic(heads) => {
                self.matters.push(Matter {
                    heads: heads.split(',').filter_map(Spelling::of).collect(),
                    terms: section.terms.iter().map(|&term| term.to_owned()).collect(),
                    words: OnceLock::new(),
                    is_named: matches!(section.head, Head::Topic(_)),
                });
                return;
            }
            Head::SameAs(word) => {
                self.same.extend(Spelling::of(word).map(|word| SameAs {
                    word,
                    others: spelt().collect(),
                }));
                return;
            }
        };
        let words = section.terms.iter();
        self.words
            .extend(words.filter_map(|term| Word::new(term, meaning, section.strength)));
    }

    /// Returns the function words.
    pub fn function_words(&self) -> impl Iterator<Item = &Spelling> {
        let words = self.words.iter();
        words
            .filter(|word| matches!(word.meaning, Meaning::FunctionWord(_)))
            .map(|word| &word.first)
    }

    /// Returns the words of letters that have this use.
    pub fn letter_words_of(&self, use_: LetterUse) -> impl Iterator<Item = &Spelling> {
        let places = self.letter_uses.get(&use_).into_iter().flatten();
        let words = places.filter_map(|&at| self.letter_words.get(at));
        words.map(|(_, word)| word)
    }

    /// Returns the words of lists of people and of chat histories that have this use.
    pub fn people_words_of(&self, use_: PeopleWord) -> impl Iterator<Item = &str> {
        let words = self.people_words.iter();
        words
            .filter(move |(word, _)| *word == use_)
            .map(|(_, text)| text.as_str())
    }

    /// Returns the words that people put before the names of items of this kind, folded.
    pub fn before(&self, kind: NameKind) -> impl Iterator<Item = &str> {
        let words = self.before.iter().filter(move |(other, _)| *other == kind);
        words.map(|(_, word)| word.as_str())
    }

    /// Returns everything that is wrong with `files`.
    #[must_use]
    pub fn check(files: &[File<'_>]) -> Vec<Problem> {
        let mut problems = Self::read(files).problems;
        let mut ignored = Vec::new();
        let sections = sections(files, &mut ignored);
        let posts: HashSet<&str> = sections
            .iter()
            .filter_map(|section| match section.head {
                Head::Post { name, .. } => Some(name),
                _ => None,
            })
            .collect();
        let mut seen: HashSet<(String, Option<Spelling>, Option<Spelling>)> = HashSet::new();
        let mut seen_exactly = HashSet::new();
        let mut defined = HashSet::new();
        for section in &sections {
            if let Head::Post { name, .. } = section.head
                && !defined.insert(Spelling::of(name))
            {
                let message = format!("the post \"{name}\" stands here a second time");
                problems.push(Problem::at(section.file, name, message));
            }
            if let Head::Post {
                kind_of: Some(name),
                ..
            }
            | Head::Office(name) = section.head
                && !posts.contains(name)
            {
                let message = format!("no post is called \"{name}\"");
                problems.push(Problem::at(section.file, name, message));
            }
            match section.head {
                // Words of people may be signs, and stand for names with several pieces.
                Head::People(_) => {}
                Head::Draft(_) => check_draft_terms(section, &mut seen_exactly, &mut problems),
                _ => check_terms(section, &mut seen, &mut problems),
            }
        }
        problems
    }
}

fn sections<'t>(files: &[File<'t>], problems: &mut Vec<Problem>) -> Vec<Section<'t>> {
    let mut sections = Vec::new();
    for &file in files {
        sections.extend(read(file, problems));
    }
    sections
}

/// Adds what is wrong with the terms of `section` to `problems`. `seen` has the terms so far, by
/// their meaning.
fn check_terms(
    section: &Section<'_>,
    seen: &mut HashSet<(String, Option<Spelling>, Option<Spelling>)>,
    problems: &mut Vec<Problem>,
) {
    let head = format!("{:?}", section.head);
    for term in &section.terms {
        let mut report = |message: &str| {
            problems.push(Problem::at(section.file, term, message));
        };
        let (first, rest) = term
            .split_once('…')
            .map_or((*term, None), |(first, rest)| (first, Some(rest)));
        let first = Spelling::of(first);
        let last = rest.map(Spelling::of);
        if first.is_none() || last == Some(None) {
            report("a term without letters");
        } else if rest.is_some_and(|rest| rest.contains('…')) {
            report("a term with more than two pieces");
        } else if term.contains(['[', ']']) {
            report("a bracket inside a term");
        } else if !seen.insert((head.clone(), first, last.flatten())) {
            report("a term that this meaning has already");
        }
    }
}

/// Does the same as [`check_terms`] for words of drafts, which are compared more exactly: each has
/// one piece, full stops distinguish abbreviations, and a sign may be a term.
fn check_draft_terms(
    section: &Section<'_>,
    seen: &mut HashSet<(String, String)>,
    problems: &mut Vec<Problem>,
) {
    let head = format!("{:?}", section.head);
    for term in &section.terms {
        let mut report = |message: &str| {
            problems.push(Problem::at(section.file, term, message));
        };
        if term.contains('…') {
            report("a term with two pieces, which no draft has");
        } else if term.contains(['[', ']']) {
            report("a bracket inside a term");
        } else if !seen.insert((head.clone(), term.to_lowercase())) {
            report("a term that this meaning has already");
        }
    }
}

impl Word {
    /// Returns the word `text`, or `None` if it has no letters.
    pub(super) fn new(text: &str, meaning: Meaning, strength: Strength) -> Option<Self> {
        let (first, rest) = text.split_once('…').unwrap_or((text, ""));
        Some(Self {
            first: Spelling::of(first)?,
            rest: Spelling::of(rest),
            meaning,
            strength,
            bound: false,
            ordinary: false,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(text: &str) -> Vec<String> {
        let file = File {
            name: "a.txt",
            text,
        };
        Pack::check(&[file])
            .iter()
            .map(Problem::to_string)
            .collect()
    }

    #[test]
    fn the_built_in_files_are_right() {
        let problems: Vec<String> = Pack::check(FILES).iter().map(Problem::to_string).collect();
        assert!(problems.is_empty(), "{}", problems.join("\n"));
        assert!(pack().words.len() > 5000, "{}", pack().words.len());
    }

    #[test]
    fn every_mistake_is_told_with_its_place() {
        for (text, problem) in [
            ("ก่อน", "a.txt:1:1: a term before the first section"),
            (
                "// หมายเหตุ\n[act fly]\nบิน",
                "a.txt:2:2: no section is called \"act fly\"",
            ),
            ("[plain", "a.txt:1:1: a section that does not end with ]"),
            (
                "[plain, perhaps]",
                "a.txt:1:9: \"perhaps\" says nothing about this section",
            ),
            (
                "[act ask, often]",
                "a.txt:1:11: \"often\" says nothing about this section",
            ),
            ("[plain]\nผลไม้,  #", "a.txt:2:9: a term without letters"),
            ("[plain]\nผล…", "a.txt:2:1: a term without letters"),
            (
                "[plain]\nก…ข…ค",
                "a.txt:2:1: a term with more than two pieces",
            ),
            ("[plain]\nก, ข]", "a.txt:2:4: a bracket inside a term"),
            (
                "[plain]\nผลไม้\nผล ไม้",
                "a.txt:3:1: a term that this meaning has already",
            ),
            (
                "[draft fly]",
                "a.txt:1:2: no section is called \"draft fly\"",
            ),
            (
                "[draft fact]\nป่วย\nป่วย",
                "a.txt:3:1: a term that this meaning has already",
            ),
            ("[post ก, kind of ข]", "a.txt:1:18: no post is called \"ข\""),
            ("[office of ก]\nข", "a.txt:1:12: no post is called \"ก\""),
            (
                "[post ก]\n[post ก]",
                "a.txt:2:7: the post \"ก\" stands here a second time",
            ),
        ] {
            assert_eq!(problems(text), [problem], "{text}");
        }
    }

    #[test]
    fn what_is_right_has_no_problem() {
        let text = "\u{feff}// คำ\n[act ask]  // ถาม\nถาม,\nสอบถาม, ขอ…ด้วย\r\n\n[act ask, perhaps]\n# ข้อ\n\
            [outside, perhaps]\nเมนู\n[post ก]\n[post ข, kind of ก]\nค\n[office of ข]\nง\n\
            [function to-them]\nให้ท่าน\n[same as กลุ่ม]\nวง\n[place]\nจังหวัด\n[draft label-phone]\n📞, โทร";
        assert_eq!(problems(text), [] as [&str; 0]);
        let pack = Pack::read(&[File {
            name: "a.txt",
            text,
        }]);
        assert_eq!(pack.words.len(), 6);
        assert_eq!(pack.posts.len(), 2);
        assert_eq!(pack.posts.get(1).and_then(|post| post.kind_of), Some(0));
        assert_eq!(pack.same.len(), 1);
        assert_eq!(pack.drafts.len(), 2);
    }
}
