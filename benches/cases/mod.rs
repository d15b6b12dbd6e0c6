//! A question with its answer, as a line of a file in `tests/cases` has it. The page for people who
//! write one is `data/language/README.md`.

#![allow(dead_code, reason = "each benchmark uses its own part")]

use serde::Deserialize;

/// A question, and what it asks.
#[derive(Clone, Deserialize)]
pub struct Case {
    #[serde(default)]
    pub id: String,
    pub role: Option<String>,
    pub query: String,
    /// The right group, if there is one.
    pub best: Option<String>,
    /// Left out for texts that ask nothing.
    pub purpose: Option<String>,
    pub act: Option<String>,
    pub topic: Option<String>,
    /// Groups that are right as well.
    #[serde(default)]
    pub also_ok: Vec<Option<String>>,
    /// Groups in which the letter forbids it.
    #[serde(default)]
    pub forbidden: Vec<String>,
    /// Whether it is greeting, trade or other talk, although it has an act.
    #[serde(default)]
    pub outside: bool,
    /// The needs of a message, in the order of the text.
    #[serde(default)]
    pub needs: Vec<Need>,
}

/// A need in a message.
#[derive(Clone, Deserialize)]
pub struct Need {
    pub best: Option<String>,
    pub purpose: Option<String>,
    pub act: Option<String>,
    pub topic: Option<String>,
}

impl Case {
    /// Returns a message with its only need as a question like others, or nothing if it has several.
    pub fn with_only_need(mut self) -> Option<Self> {
        let need = self.needs.pop()?;
        let several = self.needs.pop();
        several.is_none().then_some(Self {
            best: need.best,
            purpose: need.purpose,
            act: need.act,
            topic: need.topic,
            ..self
        })
    }

    /// Returns whether recommending `best` is right.
    pub fn is_right(&self, best: Option<&str>) -> bool {
        self.best.as_deref() == best || self.also_ok.iter().any(|also| also.as_deref() == best)
    }

    /// Returns whether recommending `best` breaks the letter.
    pub fn is_forbidden(&self, best: Option<&str>) -> bool {
        best.is_some_and(|best| self.forbidden.iter().any(|group| group == best))
    }
}
