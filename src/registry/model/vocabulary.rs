//! The words that people use, and the people themselves.

use std::cmp::Ordering;

use super::{GroupId, RoleId, TopicId};
use crate::lang::Words;
use crate::registry::act::Act;
use crate::registry::purpose::Purpose;

/// What a registry says that the terms of a vocabulary entry mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VocabularyMeaning {
    Act(Act),
    Topic(TopicId),
    Role(RoleId),
    /// The office of the role's holder. What is sent to it reaches them.
    Office(RoleId),
    Group(GroupId),
    /// The purpose of a question.
    Purpose(Purpose),
    /// People who hold no role.
    Outsider,
    /// Matters outside the letter: greetings, sales, chat.
    Outside,
    /// No meaning. Masks other terms that occur inside these words by chance.
    Plain,
}

/// The words people use for one meaning.
#[derive(Clone, Debug)]
pub struct VocabularyEntry {
    pub meaning: VocabularyMeaning,
    pub terms: Vec<Term>,
}

/// How strongly a term indicates its meaning, weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// It only hints at it.
    Hint,
    /// It is a name of it, or says nothing else about its strength.
    Usual,
    /// It says so by itself.
    Sure,
}

impl Strength {
    /// The number that a registry writes for [`Usual`](Self::Usual): a term with a smaller one only
    /// hints, and one with a larger one is sure.
    const USUAL: f32 = 1.0;

    /// Returns the strength that a registry writes as `number`.
    pub(in crate::registry) fn of(number: f32) -> Self {
        match number.total_cmp(&Self::USUAL) {
            Ordering::Less => Self::Hint,
            Ordering::Equal => Self::Usual,
            Ordering::Greater => Self::Sure,
        }
    }
}

/// A word or phrase, and how strongly it indicates its meaning.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    pub text: String,
    pub strength: Strength,
}

/// Questions as people type them, all with the same meaning.
#[derive(Clone, Debug)]
pub struct Example {
    pub purpose: Purpose,
    /// `None` for [`Purpose::About`].
    pub act: Option<Act>,
    pub texts: Vec<String>,
}

/// A moment at work that calls for choosing a group, described to the person it happens to.
#[derive(Clone, Debug)]
pub struct Situation {
    pub act: Act,
    pub topic: TopicId,
    pub text: Words,
}

/// A person on the roster. The registry that ships has none.
#[derive(Clone, Debug)]
pub struct Person {
    pub name: String,
    pub role: RoleId,
    pub district: Option<String>,
    pub telephone: Option<String>,
}
