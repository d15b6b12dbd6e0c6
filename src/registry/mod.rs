//! The registry: the official letter as data, validated as a whole.
//!
//! [`read`] turns the text of a RON file into a [`Registry`] and a list of every problem in it. The
//! file's schema ([`schema`]) is separate from the model, so that the file stays convenient for
//! officials and the model for code.

mod act;
mod contradictions;
pub mod edit;
mod hidden;
mod item;
#[cfg(feature = "print")]
mod letters;
mod lexer;
mod limits;
mod model;
mod problem;
mod purpose;
mod reader;
mod resolve;
mod same_names;
mod schema;
mod sizes;
mod syntax;

pub use act::Act;
pub use contradictions::{contradictions_of, opposites_of};
pub use item::Item;
pub use model::{
    Clause, ClauseId, Contact, Duty, Effect, Example, Exception, Group, GroupId, Home, InForce,
    KindOf, Letter, Membership, OnDay, Person, PersonId, Picture, Preference, Province, Registry,
    Remark, Role, RoleId, Rule, RuleId, Seats, Signatory, Situation, Size, Standing, Strength,
    Term, TimeOfDay, Topic, TopicId, Unit, UnitId, VocabularyEntry, VocabularyMeaning, Weekday,
    When, Who, Within, WrittenDate,
};
pub use problem::{Code, Lines, Place, Problem, Severity, Span};
pub use purpose::Purpose;
pub(crate) use reader::{Located, Reader, Record, with_near};
pub use sizes::Reconciliation;
#[cfg(feature = "cli")]
pub(crate) use syntax::problem as syntax_problem;

/// The version of the file format that this program reads and writes.
pub const FORMAT_VERSION: u32 = 2;

/// The registry of Sakon Nakhon, built into the program.
pub const SAKON_NAKHON: &str = include_str!("../../data/sakon-nakhon.ron");

/// A registry with nothing in it yet, to begin with.
pub const EMPTY: &str = include_str!("../../data/empty.ron");

/// The result of reading a registry.
#[derive(Debug)]
pub struct Reading {
    /// The registry, or `None` if any problem is an error.
    pub registry: Option<Registry>,
    /// Every problem, in the order of the text.
    pub problems: Vec<Problem>,
}

/// Reads the text of a registry file. Expects `\n` line ends and no byte order mark; `store`
/// ensures both.
#[must_use]
pub fn read(text: &str) -> Reading {
    let mut reader = reader::Reader::new(text);
    let source = schema::read(&mut reader);
    if source.is_some() {
        hidden::check(text, &mut reader);
    }
    // A registry that is too large is not worth the time of the other checks.
    let source = source.filter(|source| {
        let (roles, topics) = (source.roles.len(), source.topics.len());
        let problem = limits::too_many_cases(roles, topics, source.groups.len());
        let fits = problem.is_none();
        if let Some(problem) = problem {
            reader.report(problem);
        }
        fits
    });
    let registry = source.map(|source| resolve::resolve(source, &mut reader));
    // Checks and remarks on the registry's content make sense only after an error-free read.
    if let Some(registry) = registry.as_ref().filter(|_| !reader.has_failed()) {
        sizes::check(registry, &mut reader);
        contradictions::check(registry, &mut reader);
        for remark in &registry.remarks {
            reader.report(
                Problem::at(Code::Remark, remark.span.clone())
                    .with("on", remark.on.as_str())
                    .with_words("note", &remark.note),
            );
        }
    }
    let failed = reader.has_failed();
    #[cfg(feature = "print")]
    if !failed {
        letters::check(text, &mut reader);
    }
    let mut problems = reader.into_problems();
    limits::bound(&mut problems);
    problems.sort_by_key(|problem| {
        let start = problem.span.as_ref().map_or(0, |span| span.start);
        (start, problem.code)
    });
    Reading {
        registry: registry.filter(|_| !failed),
        problems,
    }
}
