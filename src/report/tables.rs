//! The three tables: the letter's own, what a role may do where, and which roles belong to which
//! groups.

use serde::Serialize;

use super::Style;
use super::facts::member_grounds;
use super::id::ReportId;
use crate::guide::{Need, Verdict, answer};
use crate::registry::{Act, ClauseId, Group, GroupId, Membership, Registry, RoleId, TopicId};
use crate::text::Date;
use crate::text::breaks::items_on_lines;

/// The output of `show guideline --json`: the letter's table.
#[derive(Clone, Debug, Serialize)]
pub struct Guideline {
    #[serde(skip)]
    pub title: String,
    #[serde(skip)]
    pub heads: [String; 4],
    pub rows: Vec<GuidelineRow>,
    pub closing_note: String,
    /// The letter's reference and date.
    #[serde(skip)]
    pub source: String,
}

/// One group's row.
#[derive(Clone, Debug, Serialize)]
pub struct GuidelineRow {
    pub id: ReportId<GroupId>,
    /// Name and size, members, practice, and notes, as in the letter.
    pub cells: [String; 4],
    /// The cells as laid out on paper and on screen: the size below the name, and each numbered
    /// item and clause on its own line.
    #[serde(skip)]
    pub lines: [String; 4],
}

/// Returns the letter's table, verbatim. Digits are converted only for display.
#[must_use]
pub fn guideline(registry: &Registry) -> Guideline {
    let letter = registry.letter();
    let join = |clauses: &[ClauseId], with: &str| {
        let texts: Vec<&str> = clauses
            .iter()
            .map(|&clause| registry.clause(clause).text.as_str())
            .collect();
        texts.join(with)
    };
    let cells = |group: &Group, with: &str| {
        [
            match &group.size {
                Some(size) => format!("{}{with}{}", group.name, size.text),
                None => group.name.clone(),
            },
            registry.clause(group.members_clause).text.clone(),
            join(&group.practice, with),
            join(&group.notes, with),
        ]
    };
    Guideline {
        title: letter.table_title.clone(),
        heads: letter.table_heads.clone(),
        rows: registry
            .groups()
            .map(|(id, group)| GuidelineRow {
                id: ReportId::new(registry, id),
                cells: cells(group, " "),
                lines: cells(group, "\n").map(|cell| items_on_lines(&cell)),
            })
            .collect(),
        closing_note: join(registry.general_notes(), " "),
        source: format!("{} {}", letter.reference, letter.date),
    }
}

/// The output of `show permissions --json`: what one role may do where.
#[derive(Clone, Debug, Serialize)]
pub struct Permissions {
    pub role: ReportId<RoleId>,
    #[serde(skip)]
    pub role_name: String,
    /// The groups, one per column.
    pub groups: Vec<ReportId<GroupId>>,
    #[serde(skip)]
    pub group_names: Vec<String>,
    pub rows: Vec<PermissionRow>,
    /// The conditions of the cells, each once.
    #[serde(skip)]
    pub conditions: Vec<PermissionCondition>,
}

/// What some cells of a group depend on, with the clauses that say so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PermissionCondition {
    pub group_name: String,
    pub condition: String,
    pub clauses: Vec<ReportId<ClauseId>>,
}

impl PermissionCondition {
    /// Returns the group, the condition and the clauses, verbatim.
    #[must_use]
    pub fn in_words(&self, registry: &Registry, style: Style) -> String {
        let values = [
            ("group", self.group_name.clone()),
            ("condition", self.condition.clone()),
        ];
        let quotes = self.clauses.iter().map(|clause| {
            let clause = registry.clause(clause.get());
            format!(" “{}”", style.show(&clause.text))
        });
        let condition = style.text_with("permission-condition", &values);
        std::iter::once(condition).chain(quotes).collect()
    }
}

/// One act on one topic.
#[derive(Clone, Debug, Serialize)]
pub struct PermissionRow {
    pub act: Act,
    pub topic: ReportId<TopicId>,
    #[serde(skip)]
    pub act_name: String,
    /// The topic's name, if some verdict depends on it. The act's other topics then have rows of
    /// their own.
    #[serde(skip)]
    pub topic_name: Option<String>,
    pub cells: Vec<PermissionCell>,
}

/// The verdict on an act in a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PermissionCell {
    pub verdict: Verdict,
    pub member: bool,
    pub clauses: Vec<ReportId<ClauseId>>,
    /// What the verdict depends on.
    #[serde(skip)]
    pub condition: Option<String>,
    /// The number of the condition among those of the table, from 1.
    #[serde(skip)]
    pub note: Option<usize>,
}

/// Returns what `role` may do in each group.
#[must_use]
pub fn permissions(registry: &Registry, role: RoleId, style: Style) -> Permissions {
    permissions_on(registry, role, None, style)
}

/// Builds the same table for the day `on`, if one is given.
#[must_use]
pub fn permissions_on(
    registry: &Registry,
    role: RoleId,
    on: Option<Date>,
    style: Style,
) -> Permissions {
    let mut rows = Vec::new();
    // A role that only receives does nothing in any group.
    let asks = !registry.role(role).recipient_only;
    for &act in Act::ALL.iter().filter(|_| asks) {
        let by_topic: Vec<(_, Vec<PermissionCell>)> = registry
            .topic_ids()
            .map(|topic| {
                let need = Need {
                    on,
                    ..Need::to_do(act, topic).by(role)
                };
                let answer = answer(registry, need);
                let mut cells: Vec<(GroupId, PermissionCell)> = answer
                    .groups
                    .iter()
                    .map(|found| {
                        let clauses = found.reasons.iter().map(|reason| reason.clause);
                        let cell = PermissionCell {
                            verdict: found.verdict,
                            member: found.member == Some(true),
                            clauses: ReportId::all(registry, clauses),
                            condition: found
                                .condition(registry)
                                .map(|words| style.show_words(&words)),
                            note: None,
                        };
                        (found.group, cell)
                    })
                    .collect();
                cells.sort_by_key(|(group, _)| *group);
                let cells = cells.into_iter().map(|(_, cell)| cell).collect();
                (topic, cells)
            })
            .collect();
        let same = by_topic.windows(2).all(|pair| pair[0].1 == pair[1].1);
        let shown = if same { 1 } else { by_topic.len() };
        rows.extend(
            by_topic
                .into_iter()
                .take(shown)
                .map(|(topic, cells)| PermissionRow {
                    act,
                    topic: ReportId::new(registry, topic),
                    act_name: style.act(act),
                    topic_name: (!same).then(|| style.show_words(&registry.topic(topic).name)),
                    cells,
                }),
        );
    }
    let conditions = number_conditions(registry, &mut rows);
    Permissions {
        conditions,
        role: ReportId::new(registry, role),
        role_name: style.role(registry, role),
        groups: ReportId::all(registry, registry.group_ids()),
        group_names: registry
            .groups()
            .map(|(_, group)| group.name.clone())
            .collect(),
        rows,
    }
}

/// Numbers the conditions of the cells, each once per group.
fn number_conditions(registry: &Registry, rows: &mut [PermissionRow]) -> Vec<PermissionCondition> {
    let mut known: Vec<PermissionCondition> = Vec::new();
    for row in rows {
        for ((_, group), cell) in registry.groups().zip(&mut row.cells) {
            let Some(condition) = &cell.condition else {
                continue;
            };
            let condition = PermissionCondition {
                group_name: group.name.clone(),
                condition: condition.clone(),
                clauses: cell.clauses.clone(),
            };
            let place = known.iter().position(|other| *other == condition);
            let place = place.unwrap_or_else(|| {
                known.push(condition);
                known.len() - 1
            });
            cell.note = Some(place + 1);
        }
    }
    known
}

/// The output of `show memberships --json`: which roles belong to which groups.
#[derive(Clone, Debug, Serialize)]
pub struct Memberships {
    /// The groups, one per column.
    pub groups: Vec<ReportId<GroupId>>,
    #[serde(skip)]
    pub group_names: Vec<String>,
    pub rows: Vec<MembershipRow>,
}

/// One role's row.
#[derive(Clone, Debug, Serialize)]
pub struct MembershipRow {
    pub role: ReportId<RoleId>,
    #[serde(skip)]
    pub role_name: String,
    pub members: Vec<bool>,
    /// Whether the membership rests on our inference.
    pub inferred: Vec<bool>,
    /// The grounds, if a member list names the role only by inference. JSON leaves them out if
    /// there are none.
    #[serde(skip_serializing_if = "no_grounds")]
    pub grounds: Vec<Option<String>>,
}

fn no_grounds(grounds: &[Option<String>]) -> bool {
    grounds.iter().all(Option::is_none)
}

impl Memberships {
    /// Returns the grounds for members that the letter does not name, a sentence each.
    pub fn grounds_in_words(&self, style: Style) -> impl Iterator<Item = String> {
        self.rows.iter().flat_map(move |row| {
            let groups = self.group_names.iter().zip(&row.grounds);
            groups.filter_map(move |(group, grounds)| {
                let values = [
                    ("group", group.clone()),
                    ("role", row.role_name.clone()),
                    ("grounds", grounds.clone()?),
                ];
                Some(style.text_with("document-member-grounds", &values))
            })
        })
    }
}

/// Returns the membership of every role in every group.
#[must_use]
pub fn memberships(registry: &Registry, style: Style) -> Memberships {
    Memberships {
        groups: ReportId::all(registry, registry.group_ids()),
        group_names: registry
            .groups()
            .map(|(_, group)| group.name.clone())
            .collect(),
        rows: registry
            .role_ids()
            .map(|role| {
                let memberships: Vec<Membership> = registry
                    .group_ids()
                    .map(|group| registry.membership(group, role))
                    .collect();
                MembershipRow {
                    role: ReportId::new(registry, role),
                    role_name: style.role_marked(registry, role),
                    grounds: registry
                        .group_ids()
                        .map(|group| member_grounds(registry, group, role, style))
                        .collect(),
                    members: memberships.iter().map(|found| found.is_member()).collect(),
                    inferred: memberships
                        .iter()
                        .map(|found| found.is_inferred())
                        .collect(),
                }
            })
            .collect(),
    }
}
