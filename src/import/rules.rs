//! The rules that clauses seem to state. Each is only proposed, with how sure that is.

use super::cells::without_marker;
use super::clause::{Clause, Draft, Home};
use super::groups::Group;
use super::statement::Statement;
use super::statements::statements;
use super::terms::Terms;
use super::tidy::{merged, name, settle_answers, settle_others, settle_posters};
use super::times::{Times, when};
use super::topics::{self, Topic};
use crate::language::{LetterUse, Pack, Spelling};
use crate::registry::{Act, When};
use crate::text::normalise::{NUMBER, Normalised};
use crate::text::{Digits, normalise};

/// A proposed rule.
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent statements of the letter"
)]
pub struct Rule {
    pub id: String,
    /// The position of the group, or `None` for every group.
    pub group: Option<usize>,
    pub effect: Effect,
    pub acts: Vec<Act>,
    pub topics: Topics,
    pub who: Who,
    /// The positions of the roles that it is to.
    pub to: Vec<usize>,
    /// Whether nobody else may.
    pub alone: bool,
    pub must: bool,
    /// Whether it is about general communication.
    pub general: bool,
    /// The exception of a ban, as it is written, and the roles that it names.
    pub unless: Option<(String, Vec<usize>)>,
    /// The acts that the exception names, if they are others than those forbidden.
    pub unless_acts: Vec<Act>,
    /// When it applies.
    pub when: When,
    pub cites: Vec<String>,
    /// How sure the program is, from 0 to 1.
    pub sure: f32,
    /// Whether it is not in the words themselves.
    pub inferred: bool,
    /// Whether it forbids whatever nobody named.
    pub(super) everything_else: bool,
}

/// The topics that a proposed rule is about, by their positions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Topics {
    Any,
    Only(usize),
    AllBut(usize),
}

/// The effect of a proposed rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    Permit,
    /// Permitted under the condition that stands in these words of the clause.
    PermitIf(String),
    Only,
    NotRequired,
    Forbid,
}

impl Effect {
    /// Returns the id of the effect, as in JSON.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::Permit => "permit",
            Self::PermitIf(_) => "permit-if",
            Self::Only => "only",
            Self::NotRequired => "not-required",
            Self::Forbid => "forbid",
        }
    }
}

/// Whom a proposed rule is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    Members,
    Outsiders,
    /// The positions of roles.
    Roles(Vec<usize>),
}

/// A clause that seems to state nothing about a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    pub clause: String,
    pub text: String,
}

/// The words by which clauses are read.
#[derive(Clone, Copy)]
pub(super) struct Words<'w> {
    pub terms: &'w Terms,
    pub times: &'w Times,
    pub pack: &'w Pack,
}

/// What the clauses seem to state.
pub(super) struct Proposal {
    pub topics: Vec<Topic>,
    pub rules: Vec<Rule>,
    pub unread: Vec<Unread>,
}

/// Returns the rules that the clauses of `groups` and the general notes seem to state, the topics
/// that they tell apart, and the clauses that state none.
pub(super) fn propose(groups: &[Group], notes: &[String], words: Words<'_>) -> Proposal {
    let (terms, pack) = (words.terms, words.pack);
    let of_groups = groups
        .iter()
        .enumerate()
        .map(|(at, group)| clauses_of(group, at));
    let general = notes.iter().enumerate().flat_map(|(at, text)| {
        let clause = move |group: Option<usize>| Clause {
            id: format!("general.note.{}", at + 1),
            text,
            group,
            home: group.map_or(Home::General, |_| Home::Notes),
        };
        let numbered = groups_by_number(text, groups.len(), pack);
        if numbered.is_empty() {
            vec![clause(group_of_note(text, groups))]
        } else {
            numbered
                .into_iter()
                .map(|group| clause(Some(group)))
                .collect()
        }
    });
    let all: Vec<Vec<Clause<'_>>> = of_groups.chain([general.collect()]).collect();
    let read: Vec<Vec<(Clause<'_>, Vec<Statement>)>> = all
        .into_iter()
        .map(|clauses| {
            clauses
                .into_iter()
                .map(|clause| {
                    let found = statements(&terms.find(clause.text), clause.text.chars().count());
                    (clause, found)
                })
                .collect()
        })
        .collect();
    let mut topics = Vec::new();
    for (clause, statements) in read.iter().flatten() {
        for statement in statements {
            for phrase in named_topics(clause, statement, pack) {
                topics::add(&mut topics, &phrase, pack);
            }
        }
    }
    let mut proposal = Proposal {
        topics,
        rules: Vec::new(),
        unread: Vec::new(),
    };
    for (at, clauses) in read.iter().enumerate() {
        let group = groups.get(at);
        proposal.take(clauses, group.zip(Some(at)), words);
    }
    name(&mut proposal.rules, groups);
    proposal
}

impl Proposal {
    /// Takes the clauses of `group`, which has its position, or the general notes.
    fn take(
        &mut self,
        clauses: &[(Clause<'_>, Vec<Statement>)],
        group: Option<(&Group, usize)>,
        words: Words<'_>,
    ) {
        let acknowledges = group.is_none()
            || clauses.iter().any(|(_, statements)| {
                statements
                    .iter()
                    .any(|found| found.acts.contains(&Act::Acknowledge))
            });
        let posters = group.and_then(|(group, _)| group.posters);
        let posters = posters.and_then(|at| clauses.get(at));
        let mut rules = Vec::new();
        for (clause, statements) in clauses {
            if posters.is_some_and(|(posters, _)| posters.id == clause.id) {
                continue;
            }
            let text = words.times.in_digits(clause.text);
            let times = words.times.find(&text);
            let drafts = statements.iter().map(|statement| Draft {
                clause,
                statement,
                acknowledges,
                topics: topics_of(clause, statement, &self.topics, words.pack),
                when: when(&text, &times, &(statement.start..statement.end)),
            });
            let found: Vec<Rule> = drafts.flat_map(|draft| draft.rules()).collect();
            if found.is_empty() {
                let text = clause.text.to_owned();
                self.unread.push(Unread {
                    clause: clause.id.clone(),
                    text,
                });
            }
            rules.extend(found);
        }
        if let Some((posters, _)) = posters {
            settle_posters(&mut rules, posters, words.terms);
        }
        settle_others(&mut rules);
        settle_answers(&mut rules);
        let listed = group.filter(|(group, _)| !group.members_assumed);
        rules.extend(listed.map(|(group, at)| joining(group, at)));
        self.rules.extend(merged(rules));
    }
}

/// Returns the one group that a note below the table begins with: กลุ่ม… งดส่งข่าว.
fn group_of_note(text: &str, groups: &[Group]) -> Option<usize> {
    /// How many letters may stand before the name: a heading, a number and the word for groups.
    const BEFORE: usize = 16;
    /// A shorter name may be a word of the note.
    const SHORTEST: usize = 4;
    let note = Spelling::of(without_marker(text))?;
    let places = groups.iter().enumerate().filter_map(|(at, group)| {
        let name = Spelling::of(&group.name)?;
        let place = note.position(&name)?;
        (name.keys().len() >= SHORTEST).then_some((at, place))
    });
    let places: Vec<(usize, usize)> = places.collect();
    match places.as_slice() {
        [(at, place)] if *place <= BEFORE => Some(*at),
        _ => None,
    }
}

/// Returns the groups that a note below the table names by their numbers: ห้ามเชิญบุคคลภายนอกเข้ากลุ่มที่ ๑ และที่ ๓.
/// Those of an exception are not meant.
fn groups_by_number(text: &str, count: usize, pack: &Pack) -> Vec<usize> {
    let (normal, digits) = (normalise(text), Digits::Arabic.show(text));
    let chars: Vec<char> = digits.chars().collect();
    let words = |use_| pack.letter_words_of(use_).collect::<Vec<&Spelling>>();
    let (heads, numbers) = (words(LetterUse::HeadGroup), words(LetterUse::HeadNumber));
    let (unless, and) = (words(LetterUse::Unless), words(LetterUse::And));
    let longest = |words: &[&Spelling], at: usize| {
        let rest = normal.keys.get(at..).unwrap_or_default();
        let fits = words.iter().filter(|word| rest.starts_with(word.keys()));
        fits.map(|word| word.keys().len()).max()
    };
    let mut found = Vec::new();
    let mut goes_on = false;
    let mut at = 0;
    while at < normal.len() {
        if longest(&unless, at).is_some() {
            break;
        }
        let head = longest(&heads, at);
        // The word for groups may be left out before a further number.
        let start = head.map_or(at, |length| at + length);
        let number = longest(&numbers, start).filter(|_| head.is_some() || goes_on);
        let place = number.map(|length| start + length);
        let value = place.and_then(|place| number_at(&normal, &chars, place));
        if let (Some(place), Some(value)) = (place, value) {
            found.extend(value.checked_sub(1).filter(|group| *group < count));
            goes_on = true;
            at = place + 1;
        } else if let Some(length) = longest(&and, at).filter(|_| goes_on) {
            at += length;
        } else {
            goes_on = false;
            at += 1;
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Returns the number that stands at letter `at` of a text with the characters `chars`.
fn number_at(normal: &Normalised, chars: &[char], at: usize) -> Option<usize> {
    if normal.keys.get(at) != Some(&NUMBER) {
        return None;
    }
    let place = normal.chars(&(at..at + 1));
    let digits: String = chars.get(place)?.iter().collect();
    digits.trim().parse().ok()
}

/// Returns what `statement` is about, as far as that is a matter that offices deal with, and the one
/// matter that "everything else" leaves out, whatever it is.
fn named_topics(clause: &Clause<'_>, statement: &Statement, pack: &Pack) -> Vec<String> {
    let places = statement.concerning.iter();
    let about = places
        .map(|&(from, until)| topics::phrase(clause.text, from, until))
        .filter(|phrase| topics::names_matter(phrase, pack));
    about.chain(only_matter(clause, statement)).collect()
}

/// Returns the one matter that "everything else" leaves out, if it is no act.
fn only_matter(clause: &Clause<'_>, statement: &Statement) -> Option<String> {
    let (from, until) = statement
        .only_matter
        .filter(|_| statement.kept.is_empty())?;
    let phrase = topics::phrase(clause.text, from, until);
    (phrase.chars().count() > 3).then_some(phrase)
}

/// Returns the topics that `statement` is about.
fn topics_of(clause: &Clause<'_>, statement: &Statement, topics: &[Topic], pack: &Pack) -> Topics {
    if let Some(phrase) = only_matter(clause, statement) {
        return topics::find(topics, &phrase).map_or(Topics::Any, Topics::AllBut);
    }
    let mut named = named_topics(clause, statement, pack).into_iter();
    let found = named.find_map(|phrase| topics::find(topics, &phrase));
    found.map_or(Topics::Any, Topics::Only)
}

fn clauses_of(group: &Group, at: usize) -> Vec<Clause<'_>> {
    let id = &group.id;
    let practice = group
        .practice
        .iter()
        .enumerate()
        .map(|(number, text)| Clause {
            id: format!("{id}.practice.{}", number + 1),
            text,
            group: Some(at),
            home: Home::Practice,
        });
    // Where a group has nothing but notes, they say what it is for.
    let noted = if group.practice.is_empty() {
        Home::Practice
    } else {
        Home::Notes
    };
    let notes = group.notes.iter().enumerate().map(|(number, text)| Clause {
        id: format!("{id}.notes.{}", number + 1),
        text,
        group: Some(at),
        home: if group.forbidden.is_some_and(|first| number >= first) {
            Home::Forbidden
        } else {
            noted
        },
    });
    practice.chain(notes).collect()
}

/// Returns the rule that those whom the table lists may join.
fn joining(group: &Group, at: usize) -> Rule {
    Rule {
        id: String::new(),
        group: Some(at),
        effect: Effect::Permit,
        acts: vec![Act::Join],
        topics: Topics::Any,
        who: Who::Members,
        to: Vec::new(),
        alone: false,
        must: false,
        general: false,
        unless: None,
        unless_acts: Vec::new(),
        when: When::default(),
        cites: vec![format!("{}.members", group.id)],
        sure: 0.9,
        inferred: false,
        everything_else: false,
    }
}
