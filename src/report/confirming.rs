//! What is left of a registry whose rules were proposed: rules to confirm, clause by clause in the
//! order of the letter, and clauses that nothing was read from.
//!
//! A clause is settled once no proposed rule rests on it and something cites it, or somebody has said
//! that no rule is meant by it. The registry keeps that (`without_rule`), so nobody is asked again.

use std::collections::HashSet;
use std::ops::Range;

use super::rule_draft::rule_subject;
use super::rule_sentence::{clause_place, rule_words};
use super::{ReportId, Style};
use crate::registry::{ClauseId, Registry, RuleId};

/// A proposed rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    pub id: ReportId<RuleId>,
    /// What it says, as a sentence.
    pub words: String,
    /// What the name of a step says about it.
    pub subject: String,
    /// How sure the program was, in words, if the registry keeps it.
    pub sure: Option<String>,
    /// Why it goes beyond the clause's words, if it does.
    pub inferred: Option<String>,
    /// The other clauses that it cites: where they stand and what they say.
    pub also: Vec<(String, String)>,
}

/// Something left to decide: a clause with a rule proposed for it, or one that nothing was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfirmItem {
    pub clause: ReportId<ClauseId>,
    /// Where the clause stands, in words.
    pub place: String,
    /// The clause, verbatim but for its digits.
    pub text: String,
    /// Which of its words the program reads, in characters.
    pub read: Vec<Range<usize>>,
    /// What other rules say that cite the clause and are confirmed.
    pub confirmed: Vec<String>,
    /// `None` for a clause that nothing was read from.
    pub proposed: Option<Proposed>,
    /// The number of this rule among those of its clause, from 1, and how many there are.
    pub place_among: (usize, usize),
}

/// What is left, and how far one has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Confirming {
    /// In the order in which to decide.
    pub items: Vec<ConfirmItem>,
    /// The number of clauses that are settled, and of all clauses.
    pub settled: usize,
    pub all: usize,
    /// The number of proposed rules, and of clauses that nothing was read from.
    pub proposed: usize,
    pub unread: usize,
}

/// Returns what is left to confirm in `registry`. `read` finds the words in a clause that the program
/// reads.
#[must_use]
pub fn confirming(
    registry: &Registry,
    read: impl Fn(&str) -> Vec<Range<usize>>,
    style: Style,
) -> Confirming {
    let cited = cited(registry);
    let mut confirming = Confirming {
        all: registry.clauses().len(),
        ..Confirming::default()
    };
    for (clause, described) in registry.clauses() {
        // A rule is decided on beside the first clause that it cites.
        let proposed: Vec<RuleId> = registry
            .rules()
            .filter(|(_, rule)| rule.unconfirmed && first_of(&rule.cites) == Some(clause))
            .map(|(id, _)| id)
            .collect();
        let item = |proposed: Option<Proposed>, place_among| ConfirmItem {
            clause: ReportId::new(registry, clause),
            place: clause_place(registry, clause, style),
            text: style.show(&described.text),
            read: read(&described.text),
            confirmed: confirmed(registry, clause, style),
            proposed,
            place_among,
        };
        if !proposed.is_empty() {
            let count = proposed.len();
            confirming.proposed += count;
            let items = proposed.into_iter().enumerate().map(|(at, rule)| {
                let proposed = self::proposed(registry, rule, clause, style);
                item(Some(proposed), (at + 1, count))
            });
            confirming.items.extend(items);
        } else if cited.contains(&clause) {
            confirming.settled += 1;
        } else {
            confirming.unread += 1;
            confirming.items.push(item(None, (1, 1)));
        }
    }
    confirming
}

/// Returns the clauses that something rests on, or of which somebody has said that no rule is meant.
fn cited(registry: &Registry) -> HashSet<ClauseId> {
    let rules = registry.rules().flat_map(|(_, rule)| &rule.cites);
    let orders = registry.preferences().iter().flat_map(|order| &order.cites);
    let duties = registry.duties().iter().flat_map(|duty| &duty.cites);
    let all = rules.chain(orders).chain(duties);
    all.chain(registry.without_rule()).copied().collect()
}

fn first_of(cites: &[ClauseId]) -> Option<ClauseId> {
    cites.iter().min().copied()
}

fn confirmed(registry: &Registry, clause: ClauseId, style: Style) -> Vec<String> {
    let rules = registry.rules().map(|(_, rule)| rule);
    rules
        .filter(|rule| !rule.unconfirmed && rule.cites.contains(&clause))
        .map(|rule| rule_words(registry, rule, style))
        .collect()
}

fn proposed(registry: &Registry, id: RuleId, clause: ClauseId, style: Style) -> Proposed {
    let rule = registry.rule(id);
    let also = rule.cites.iter().filter(|cited| **cited != clause);
    Proposed {
        id: ReportId::new(registry, id),
        words: rule_words(registry, rule, style),
        subject: rule_subject(registry, rule, style),
        sure: rule.sure.map(|sure| {
            let percent = format!("{:.0}", sure * 100.0);
            style.text_with("confirm-sure", &[("percent", percent)])
        }),
        inferred: rule.inferred.as_ref().map(|words| style.show_words(words)),
        also: also
            .map(|&cited| {
                let text = style.show(&registry.clause(cited).text);
                (clause_place(registry, cited, style), text)
            })
            .collect(),
    }
}

impl ConfirmItem {
    /// Returns what stays the same while others are decided: the clause and the rule.
    fn key(&self) -> (&str, Option<&str>) {
        let rule = self.proposed.as_ref();
        (self.clause.as_str(), rule.map(|rule| rule.id.as_str()))
    }
}

impl Confirming {
    /// Returns the position to go on from, after the one `at` of `before`: that of something that has
    /// come back, as after undoing a step, else of the same item, else of the one that followed it.
    #[must_use]
    pub fn follow(&self, before: &Self, at: usize) -> usize {
        let known: HashSet<_> = before.items.iter().map(ConfirmItem::key).collect();
        let position = |wanted: (&str, Option<&str>)| {
            let mut items = self.items.iter();
            items.position(|item| item.key() == wanted)
        };
        let back = self
            .items
            .iter()
            .position(|item| !known.contains(&item.key()));
        let rest = before.items.get(at..).unwrap_or_default();
        let same = rest.iter().find_map(|item| position(item.key()));
        back.or(same)
            .unwrap_or_else(|| self.items.len().saturating_sub(1))
    }

    /// Returns the rules proposed for the clause of the item `at`.
    pub fn of_clause(&self, at: usize) -> impl Iterator<Item = &Proposed> {
        let clause = self.items.get(at).map(|item| &item.clause);
        let items = self.items.iter();
        items
            .filter(move |item| Some(&item.clause) == clause)
            .filter_map(|item| item.proposed.as_ref())
    }
}
