//! What there is to know about a registry's own state: problems with their source lines and
//! the places they lead to, sizes, and needs that no group covers.

use std::ops::Range;

use super::problems::{ProblemReport, problem_report};
use super::{Style, directory::sizes_in_words};
use crate::guide::{Coverage, Gap};
use crate::registry::{ClauseId, Code, GroupId, Problem, Registry, RoleId, Severity, TopicId};

/// Where a problem leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    Clause(ClauseId),
    Group(GroupId),
    Role(RoleId),
}

/// A problem with what stands in the file there.
#[derive(Clone, Debug)]
pub struct CheckEntry {
    pub report: ProblemReport,
    /// The line of the source text, and the bytes of it that are meant.
    pub source: Option<(String, Range<usize>)>,
    /// The lines around it, with their numbers.
    pub around: Vec<(usize, String)>,
    pub target: Option<Target>,
}

/// The problems of one severity.
#[derive(Clone, Debug)]
pub struct CheckSection {
    pub severity: Severity,
    pub entries: Vec<CheckEntry>,
}

/// How many lines are shown before and after a place.
const AROUND: usize = 3;

/// Groups `problems` of the file named `file` by severity, the gravest first. Severities without
/// a problem are left out, and so are needs without a group, which have a table of their own.
#[must_use]
pub fn check_sections<'p>(
    registry: Option<&Registry>,
    file: &str,
    text: &str,
    problems: &(impl Iterator<Item = &'p Problem> + Clone),
    style: Style,
) -> Vec<CheckSection> {
    let lines: Vec<&str> = text.lines().collect();
    [Severity::Error, Severity::Warning, Severity::Info]
        .into_iter()
        .map(|severity| CheckSection {
            severity,
            entries: problems
                .clone()
                .filter(|problem| problem.severity() == severity && problem.code != Code::NoGroup)
                .map(|problem| CheckEntry {
                    source: problem
                        .span
                        .as_ref()
                        .and_then(|span| line_at(text, span.clone())),
                    target: registry.and_then(|registry| target(registry, problem)),
                    around: Vec::new(),
                    report: problem_report(problem, file, text, style),
                })
                .map(|mut entry| {
                    if let Some(line) = entry.report.line {
                        let first = line.saturating_sub(AROUND + 1);
                        entry.around = lines
                            .iter()
                            .enumerate()
                            .skip(first)
                            .take(line + AROUND - first)
                            .map(|(index, line)| (index + 1, (*line).to_owned()))
                            .collect();
                    }
                    entry
                })
                .collect(),
        })
        .filter(|section| !section.entries.is_empty())
        .collect()
}

/// The line of `text` where `span` begins, and the part of the span that is on it.
fn line_at(text: &str, span: Range<usize>) -> Option<(String, Range<usize>)> {
    let start = text.get(..span.start)?.rfind('\n').map_or(0, |at| at + 1);
    let line = text.get(start..)?.lines().next().unwrap_or_default();
    let from = (span.start - start).min(line.len());
    let to = span.end.saturating_sub(start).clamp(from, line.len());
    Some((line.to_owned(), from..to))
}

/// The narrowest thing of the registry that the problem stands in.
fn target(registry: &Registry, problem: &Problem) -> Option<Target> {
    let span = problem.span.as_ref()?;
    let remark = registry
        .remarks()
        .iter()
        .find(|remark| problem.code == Code::Remark && remark.span == *span);
    if let Some(remark) = remark {
        return place(registry, &remark.on);
    }
    let clauses = registry
        .clauses()
        .map(|(id, clause)| (clause.span.clone(), Target::Clause(id)));
    let groups = registry
        .groups()
        .map(|(id, group)| (group.span.clone(), Target::Group(id)));
    let roles = registry
        .roles()
        .map(|(id, role)| (role.span.clone(), Target::Role(id)));
    // A rule is shown where the clause stands that it is read from.
    let rules = registry.rules().filter_map(|(_, rule)| {
        let cited = rule.cites.first()?;
        Some((rule.span.clone(), Target::Clause(*cited)))
    });
    clauses
        .chain(groups)
        .chain(roles)
        .chain(rules)
        .filter(|(around, _)| around.start <= span.start && span.end <= around.end)
        .min_by_key(|(around, _)| around.len())
        .map(|(_, target)| target)
}

/// The place that a remark names.
fn place(registry: &Registry, on: &str) -> Option<Target> {
    let group = on
        .strip_suffix(".size")
        .and_then(|id| registry.find_group(id))
        .map(Target::Group);
    let clause = registry.find_clause(on).map(Target::Clause);
    let letter = on
        .starts_with("letter.")
        .then(|| registry.find_clause("letter.body"))
        .flatten()
        .map(Target::Clause);
    clause.or(group).or(letter)
}

/// A group's size, taken apart.
#[derive(Clone, Debug)]
pub struct SizeRow {
    pub group: GroupId,
    pub name: String,
    pub stated: Option<String>,
    pub seated: String,
    pub left: Option<String>,
    pub note: String,
}

/// The sizes of every group.
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

/// An act on some topics that no group is for, and the roles for which that is so.
#[derive(Clone, Debug)]
pub struct UncoveredRow {
    pub act: String,
    pub topics: String,
    pub roles: String,
}

/// What `coverage` leaves open; topics left open for the same roles stand together.
#[must_use]
pub fn uncovered_rows(registry: &Registry, coverage: &Coverage, style: Style) -> Vec<UncoveredRow> {
    let mut gathered: Vec<(&Gap, Vec<TopicId>)> = Vec::new();
    for gap in &coverage.uncovered {
        let known = gathered
            .iter_mut()
            .find(|(known, _)| known.act == gap.act && known.roles == gap.roles);
        match known {
            Some((_, topics)) => topics.push(gap.topic),
            None => gathered.push((gap, vec![gap.topic])),
        }
    }
    let topics = |topics: &[TopicId]| {
        if topics.len() == registry.topics().len() {
            return style.text("uncovered-any-topic");
        }
        let names: Vec<String> = topics
            .iter()
            .map(|&topic| style.show(registry.topic(topic).name.get(style.lang)))
            .collect();
        names.join(", ")
    };
    gathered
        .into_iter()
        .map(|(gap, of)| UncoveredRow {
            act: style.act(gap.act),
            topics: topics(&of),
            roles: if gap.roles.len() == registry.roles().len() {
                style.text("uncovered-all")
            } else {
                style.roles(registry, &gap.roles)
            },
        })
        .collect()
}
