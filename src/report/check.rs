//! Reports the state of a registry: problems with their source lines and links, group sizes, and
//! needs that no group covers.

use std::cmp::Reverse;
use std::ops::Range;

use super::coverage::gaps_by_topics;
use super::problems::{ProblemReport, in_names, problem_report};
use super::{Style, directory::sizes_in_words};
use crate::guide::Coverage;
use crate::registry::{
    Code, GroupId, Item, Lines, Problem, Registry, RuleId, Severity, Span, TopicId,
};

/// A problem, with an excerpt of the file at its place.
#[derive(Clone, Debug)]
pub struct CheckEntry {
    pub report: ProblemReport,
    /// The source line, and the byte range within it that the problem concerns.
    pub source: Option<(String, Range<usize>)>,
    /// The surrounding lines, with their numbers.
    pub around: Vec<(usize, String)>,
    /// The item that the problem links to.
    pub item: Option<Item>,
    /// The rule that the problem is about.
    pub rule: Option<RuleId>,
}

/// The problems of one severity.
#[derive(Clone, Debug)]
pub struct CheckSection {
    pub severity: Severity,
    pub entries: Vec<CheckEntry>,
}

/// The number of lines shown before and after a place.
const AROUND: usize = 3;

/// Groups the `problems` of the file named `file` by severity, most serious first. Omits severities
/// without problems, and needs without a group, which have their own table.
#[must_use]
pub fn check_sections<'p>(
    registry: Option<&Registry>,
    file: &str,
    text: &str,
    problems: &(impl Iterator<Item = &'p Problem> + Clone),
    style: Style,
) -> Vec<CheckSection> {
    let lines = Lines::of(text);
    let items = registry.map(LinkedItems::of);
    [Severity::Error, Severity::Warning, Severity::Info]
        .into_iter()
        .map(|severity| CheckSection {
            severity,
            entries: problems
                .clone()
                .filter(|problem| problem.severity() == severity && problem.code != Code::NoGroup)
                .map(|problem| {
                    let named = registry.map(|registry| in_names(registry, problem, style));
                    let said = named.as_ref().unwrap_or(problem);
                    let report = problem_report(said, file, &lines, style);
                    // Only who mends the file needs the names of its fields.
                    let report = match registry {
                        Some(_) => report.without_fields(),
                        None => report,
                    };
                    CheckEntry {
                        source: report
                            .line
                            .zip(problem.span.as_ref())
                            .and_then(|(line, span)| line_at(&lines, line, span)),
                        item: items.as_ref().and_then(|items| items.of_problem(problem)),
                        rule: registry.and_then(|registry| rule_of(registry, problem)),
                        around: report
                            .line
                            .map_or_else(Vec::new, |line| around(&lines, line)),
                        report,
                    }
                })
                .collect(),
        })
        .filter(|section| !section.entries.is_empty())
        .collect()
}

/// Returns the rule in whose record the problem is.
fn rule_of(registry: &Registry, problem: &Problem) -> Option<RuleId> {
    let span = problem.span.as_ref()?;
    let mut rules = registry.rules();
    let is_in = |rule: &Span| rule.start <= span.start && span.end <= rule.end;
    let found = rules.find(|(_, rule)| rule.is_written() && is_in(&rule.span));
    found.map(|(id, _)| id)
}

/// Returns the line on which `span` begins, and the part of the span on that line.
fn line_at(lines: &Lines<'_>, line: usize, span: &Span) -> Option<(String, Range<usize>)> {
    let text = lines.line(line)?;
    let start = lines.start(line);
    let marked = lines.marked(span);
    let from = marked.start.saturating_sub(start).min(text.len());
    let to = marked.end.saturating_sub(start).clamp(from, text.len());
    Some((text.to_owned(), from..to))
}

/// Returns the lines around line `line`, with their numbers.
fn around(lines: &Lines<'_>, line: usize) -> Vec<(usize, String)> {
    (line.saturating_sub(AROUND).max(1)..=line + AROUND)
        .filter_map(|number| Some((number, lines.line(number)?.to_owned())))
        .collect()
}

/// The items that problems can link to, in the order of the text.
struct LinkedItems<'r> {
    registry: &'r Registry,
    places: Vec<(Span, Item)>,
}

impl<'r> LinkedItems<'r> {
    fn of(registry: &'r Registry) -> Self {
        let clauses = registry
            .clauses()
            .map(|(id, clause)| (clause.span.clone(), Item::Clause(id)));
        let groups = registry
            .groups()
            .map(|(id, group)| (group.span.clone(), Item::Group(id)));
        let roles = registry
            .roles()
            .map(|(id, role)| (role.span.clone(), Item::Role(id)));
        // A rule has no page of its own, so it links to the clause it is read from.
        let rules = registry.rules().filter_map(|(_, rule)| {
            let cited = rule.cites.first()?;
            Some((rule.span.clone(), Item::Clause(*cited)))
        });
        let mut places: Vec<_> = clauses.chain(groups).chain(roles).chain(rules).collect();
        // Of two that begin at the same place, the wider comes first.
        places.sort_by_key(|(span, _)| (span.start, Reverse(span.end)));
        Self { registry, places }
    }

    /// Returns the innermost item that contains the problem.
    fn of_problem(&self, problem: &Problem) -> Option<Item> {
        let span = problem.span.as_ref()?;
        if problem.code == Code::Remark {
            let remarks = self.registry.remarks();
            let remark = remarks.iter().find(|remark| remark.span == *span);
            if let Some(remark) = remark {
                return place(self.registry, &remark.on);
            }
        }
        let before = self
            .places
            .partition_point(|(around, _)| around.start <= span.start);
        // Items are nested or disjoint, so the last one to begin is the innermost.
        let earlier = self.places.iter().take(before).rev();
        let mut around = earlier.filter(|(around, _)| span.end <= around.end);
        around.next().map(|(_, item)| *item)
    }
}

/// Returns the item that a remark refers to.
fn place(registry: &Registry, on: &str) -> Option<Item> {
    let group = on
        .strip_suffix(".size")
        .and_then(|id| registry.find_group(id))
        .map(Item::Group);
    let clause = registry.find_clause(on).map(Item::Clause);
    let letter = on
        .starts_with("letter.")
        .then(|| registry.find_clause("letter.body"))
        .flatten()
        .map(Item::Clause);
    clause.or(group).or(letter)
}

/// A group's size, broken down.
#[derive(Clone, Debug)]
pub struct SizeRow {
    pub group: GroupId,
    pub name: String,
    pub stated: Option<String>,
    pub seated: String,
    pub left: Option<String>,
    pub note: String,
}

/// Returns the size of every group.
#[must_use]
pub fn size_rows(registry: &Registry, style: Style) -> Vec<SizeRow> {
    let number = |number: u64| style.digits.number(number);
    registry
        .groups()
        .map(|(group, described)| {
            let sizes = registry.reconcile(group);
            SizeRow {
                group,
                name: described.name.clone(),
                stated: sizes.stated.map(number),
                seated: number(sizes.seated),
                left: sizes.left().map(number),
                note: sizes_in_words(registry, group, style),
            }
        })
        .collect()
}

/// An act on some topics that fits no group, and the roles concerned.
#[derive(Clone, Debug)]
pub struct UncoveredRow {
    pub act: String,
    pub topics: String,
    pub roles: String,
}

/// Lists the needs that `coverage` found no group for. Topics with the same roles share a row.
#[must_use]
pub fn uncovered_rows(registry: &Registry, coverage: &Coverage, style: Style) -> Vec<UncoveredRow> {
    let topics = |topics: &[TopicId]| {
        if topics.len() == registry.topics().len() {
            return style.text("uncovered-any-topic");
        }
        let names: Vec<String> = topics
            .iter()
            .map(|&topic| style.show_words(&registry.topic(topic).name))
            .collect();
        names.join(", ")
    };
    gaps_by_topics(&coverage.uncovered)
        .into_iter()
        .map(|(gap, of)| UncoveredRow {
            act: style.act(gap.act),
            topics: topics(&of),
            roles: if gap.roles.len() == registry.asking_roles().count() {
                style.text("uncovered-all")
            } else {
                style.roles(registry, &gap.roles)
            },
        })
        .collect()
}
