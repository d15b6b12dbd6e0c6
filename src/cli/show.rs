//! `show`: shows the guideline, permissions, memberships, the letter, one group or one role.

use clap::{Args, ValueEnum};
use strum::IntoStaticStr;

use super::lookup::quote;
use super::names::Names;
use super::page::Page;
use super::table::Table;
use super::{Done, Failure, OnLetter, Session};
use crate::guide::Verdict;
use crate::lang::Lang;
use crate::registry::{GroupId, Registry, RoleId};
use crate::report::{
    Fact, GroupPage, Guideline, InForceReport, LetterReport, Memberships, Permissions,
    PreferenceReport, ReportId, RolePage, Style, beside_the_table, group_page, guideline,
    letter_report, memberships, names, permissions_on, role_page,
};
use crate::text::Breaker;

/// The arguments of `show`.
#[derive(Debug, Args)]
pub(super) struct ShowArguments {
    #[arg(value_enum)]
    view: ViewName,
    /// The group or role to show.
    name: Option<String>,
    #[arg(long)]
    role: Option<String>,
    #[arg(long)]
    json: bool,
}

/// The views that can be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, ValueEnum)]
#[strum(serialize_all = "kebab-case")]
enum ViewName {
    Guideline,
    Permissions,
    Memberships,
    Letter,
    Group,
    Role,
}

pub(super) fn run(session: Session<'_>, arguments: &ShowArguments) -> Result<Done, Failure> {
    let lang = session.style.lang;
    let view = arguments.view;
    let name = arguments.name.as_deref();
    let role = arguments.role.as_deref();
    let word: &str = view.into();
    let refuse = |key: &str| Failure::Usage(lang.text_with(key, &[("view", word.to_owned())]));
    let takes_name = matches!(view, ViewName::Group | ViewName::Role);
    match name {
        None if takes_name => return Err(refuse("cli-show-needs-name")),
        Some(_) if !takes_name => return Err(refuse("cli-show-takes-no-name")),
        _ => {}
    }
    if role.is_some() && (takes_name || view == ViewName::Letter) {
        return Err(refuse("cli-show-takes-no-role"));
    }

    let registry = session.registry()?;
    let session = session.keeping(&registry);
    let names = Names {
        registry: &registry,
        lang,
    };
    let role = role
        .map(|word| match view {
            ViewName::Permissions => names.asking_role(word),
            _ => names.role(word),
        })
        .transpose()
        .map_err(Failure::Usage)?;
    let view = match (view, name) {
        (ViewName::Guideline, _) => View::Guideline(guideline_for(&registry, role)),
        (ViewName::Permissions, _) => View::Permissions(permissions_for(&registry, role, session)),
        (ViewName::Memberships, _) => {
            View::Memberships(memberships_for(&registry, role, session.style))
        }
        (ViewName::Letter, _) => View::Letter(Box::new(letter_report(&registry, session.style))),
        (ViewName::Group, Some(name)) => {
            let group: GroupId = names.group(name).map_err(Failure::Usage)?;
            View::Group(group_page(&registry, group, session.style))
        }
        (ViewName::Role, Some(name)) => {
            let role = names.role(name).map_err(Failure::Usage)?;
            View::Role(RolePage {
                permissions: permissions_on(&registry, role, session.on, session.style),
                ..role_page(&registry, role, session.style)
            })
        }
        (ViewName::Group | ViewName::Role, None) => return Err(refuse("cli-show-needs-name")),
    };
    if arguments.json {
        view.json(session.in_force(&registry))
    } else {
        Ok(Done::with(view.text(&registry, session)))
    }
}

/// The content of a view.
enum View {
    Guideline(Guideline),
    Permissions(Vec<Permissions>),
    Memberships(Memberships),
    Letter(Box<LetterReport>),
    Group(GroupPage),
    Role(RolePage),
}

/// Returns the rows of the groups that `role` belongs to, or all rows without a role.
fn guideline_for(registry: &Registry, role: Option<RoleId>) -> Guideline {
    let mut table = guideline(registry);
    if let Some(role) = role {
        table.rows.retain(|row| {
            let group = row.id.get();
            registry.membership(group, role).is_member()
        });
    }
    table
}

fn permissions_for(
    registry: &Registry,
    role: Option<RoleId>,
    session: Session<'_>,
) -> Vec<Permissions> {
    registry
        .asking_roles()
        .map(|(id, _)| id)
        .filter(|id| role.is_none_or(|role| role == *id))
        .map(|role| permissions_on(registry, role, session.on, session.style))
        .collect()
}

fn memberships_for(registry: &Registry, role: Option<RoleId>, style: Style) -> Memberships {
    let mut table = memberships(registry, style);
    if let Some(role) = role {
        table.rows.retain(|row| row.role.get() == role);
    }
    table
}

impl View {
    fn json(self, in_force: InForceReport) -> Result<Done, Failure> {
        match self {
            Self::Guideline(table) => Done::json(&table),
            // One role gives one object. Without a role, there is one for each.
            Self::Permissions(tables) => match tables.as_slice() {
                [table] => Done::json(table),
                tables => Done::json(&tables),
            },
            Self::Memberships(table) => Done::json(&table),
            Self::Letter(report) => Done::json(&OnLetter { report, in_force }),
            Self::Group(report) => Done::json(&OnLetter { report, in_force }),
            Self::Role(report) => Done::json(&OnLetter { report, in_force }),
        }
    }

    fn text(&self, registry: &Registry, session: Session<'_>) -> String {
        let breaker = Breaker::new(names(registry));
        let mut page = Page::new(&breaker, session.columns);
        let in_force = session.in_force(registry);
        let first = match self {
            // These have their source below the table.
            Self::Guideline(_) | Self::Letter(_) => in_force.warning(),
            _ => Some(in_force.line.as_str()),
        };
        if let Some(first) = first {
            page.paragraph(0, first);
            page.gap();
        }
        let layout = ViewLayout {
            style: session.style,
            breaker: &breaker,
            width: session.columns,
        };
        match self {
            Self::Guideline(table) => layout.guideline(&mut page, table, registry),
            Self::Permissions(tables) => {
                for table in tables {
                    page.heading(
                        &layout
                            .style
                            .text_with("show-permissions-of", &[("role", table.role_name.clone())]),
                    );
                    layout.permissions(&mut page, registry, table);
                }
                layout.permissions_key(&mut page);
            }
            Self::Memberships(table) => layout.memberships(&mut page, table),
            Self::Letter(letter) => layout.letter(&mut page, letter, registry),
            Self::Group(group) => layout.group(&mut page, group),
            Self::Role(role) => layout.role(&mut page, registry, role),
        }
        page.into_text()
    }
}

/// The layout of a view.
struct ViewLayout<'b> {
    style: Style,
    breaker: &'b Breaker,
    width: usize,
}

impl ViewLayout<'_> {
    fn guideline(&self, page: &mut Page<'_>, table: &Guideline, registry: &Registry) {
        let style = self.style;
        page.paragraph(0, &style.show(&table.title));
        page.gap();
        let mut grid = Table::new(table.heads.iter().map(|head| style.show(head)));
        for row in &table.rows {
            grid.row(row.cells.iter().map(|cell| style.show(cell)));
        }
        page.table(&grid);
        page.gap();
        page.paragraph(0, &style.show(&table.closing_note));
        page.gap();
        let beside = beside_the_table(registry, style);
        if !beside.is_empty() {
            page.heading(&style.text("document-beside-the-table"));
            for line in &beside {
                page.hanging("- ", line);
            }
            page.gap();
        }
        page.paragraph(0, &style.source(registry));
    }

    fn permissions(&self, page: &mut Page<'_>, registry: &Registry, table: &Permissions) {
        let style = self.style;
        let head = style.text("lookup-act");
        let rows: Vec<Vec<String>> = table
            .rows
            .iter()
            .map(|row| {
                let act = match &row.topic_name {
                    Some(topic) => format!("{} ({topic})", row.act_name),
                    None => row.act_name.clone(),
                };
                let cells = row.cells.iter().map(|cell| {
                    let word = style.text(short_key(cell.verdict));
                    let word = match cell.note {
                        Some(note) => format!("{word} {}", style.show(&note.to_string())),
                        None => word,
                    };
                    if cell.verdict.permits() && !cell.member {
                        format!("({word})")
                    } else {
                        word
                    }
                });
                std::iter::once(act).chain(cells).collect()
            })
            .collect();
        self.by_group(page, head, &table.group_names, rows);
        if !table.conditions.is_empty() {
            page.gap();
        }
        for (number, condition) in (1..).zip(&table.conditions) {
            let lead = style.show(&format!("{number}  "));
            page.hanging(&lead, &condition.in_words(registry, style));
        }
    }

    /// Explains the short words in [`Self::permissions`].
    fn permissions_key(&self, page: &mut Page<'_>) {
        let style = self.style;
        page.gap();
        let entries: Vec<_> = Verdict::ALL
            .iter()
            .map(|&verdict| (style.text(short_key(verdict)), style.verdict(verdict)))
            .collect();
        page.labelled(0, &entries);
        page.labelled(0, &[("( )".to_owned(), style.text("show-not-member"))]);
    }

    fn memberships(&self, page: &mut Page<'_>, table: &Memberships) {
        let style = self.style;
        page.paragraph(0, &style.text("show-memberships-title"));
        page.gap();
        let mark = |(member, inferred): (&bool, &bool)| match (member, inferred) {
            (true, false) => "✓".to_owned(),
            (true, true) => "✓*".to_owned(),
            (false, _) => "-".to_owned(),
        };
        let rows = table.rows.iter().map(|row| {
            let marks = row.members.iter().zip(&row.inferred).map(mark);
            std::iter::once(row.role_name.clone())
                .chain(marks)
                .collect()
        });
        self.by_group(
            page,
            style.text("lookup-role"),
            &table.group_names,
            rows.collect(),
        );
        page.gap();
        page.paragraph(0, &style.text("show-memberships-key"));
        for grounds in table.grounds_in_words(style) {
            page.hanging("- ", &grounds);
        }
    }

    /// Prints a table with a column for each group. If the groups' names leave no room for that,
    /// they are numbered and listed above it.
    fn by_group(
        &self,
        page: &mut Page<'_>,
        head: String,
        groups: &[String],
        rows: Vec<Vec<String>>,
    ) {
        let heads = std::iter::once(head).chain(groups.iter().map(|name| self.style.show(name)));
        let mut table = Table::new(heads);
        table.rows = rows;
        if !table.fits(self.breaker, self.width) {
            let numbers = (1..).zip(groups).map(|(number, name)| {
                let number = self.style.show(&format!("{number}"));
                (number, self.style.show(name))
            });
            let numbers: Vec<(String, String)> = numbers.collect();
            let mut numbered = Table::new(
                table
                    .heads
                    .iter()
                    .take(1)
                    .chain(numbers.iter().map(|(number, _)| number))
                    .cloned(),
            );
            numbered.rows.clone_from(&table.rows);
            if numbered.fits(self.breaker, self.width) {
                page.labelled(0, &numbers);
                table = numbered;
            }
        }
        page.table(&table);
    }

    fn letter(&self, page: &mut Page<'_>, letter: &LetterReport, registry: &Registry) {
        let style = self.style;
        page.line(&style.show(&letter.reference));
        page.gap();
        for line in &letter.office {
            page.paragraph(0, &style.show(line));
        }
        page.gap();
        page.line(&style.show(&letter.date));
        page.gap();
        // The labels are part of the letter, so they stay as they are in either language.
        let fields = letter.fields();
        let fields: Vec<_> = fields
            .map(|(key, _, text)| (Lang::Thai.text(key), style.show(&text)))
            .collect();
        page.labelled(0, &fields);
        for paragraph in &letter.body {
            page.gap();
            page.paragraph(0, &style.show(paragraph));
        }
        page.gap();
        page.line(&style.show(&letter.closing));
        page.gap();
        for line in &letter.signatory {
            page.line(&style.show(line));
        }
        page.gap();
        for line in letter.contact_lines(style) {
            page.line(&line);
        }
        page.gap();
        self.guideline(page, &letter.table, registry);
        if !letter.time().is_empty() {
            page.heading(&style.text("letter-in-force"));
            page.labelled(2, &pairs(letter.time()));
        }
        if !letter.remarks.is_empty() {
            page.heading(&style.text("show-remarks"));
            for remark in &letter.remarks {
                page.hanging("- ", &format!("{} [{}]", remark.note, remark.on));
            }
        }
    }

    fn group(&self, page: &mut Page<'_>, group: &GroupPage) {
        let style = self.style;
        page.banner(&style.show(&group.name));
        let size = group.size.as_deref().map(|size| style.show(size));
        let number = |count: u64| style.digits.number(count);
        let mut entries = vec![
            (style.text("show-id"), group.id.to_string()),
            (
                style.text("lookup-size"),
                size.unwrap_or_else(|| style.text("show-no-size")),
            ),
            (style.text("show-seated"), number(group.seated)),
            (
                style.text("show-left"),
                group.left.map(number).unwrap_or_default(),
            ),
            (style.text("lookup-readers"), group.member_names.join(", ")),
        ];
        entries.extend(pairs(&group.facts));
        entries.extend(pairs(&group.member_facts));
        page.labelled(2, &entries);
        page.heading(&style.text("lookup-says"));
        for clause in &group.clauses {
            quote(page, clause, style);
        }
        page.heading(&style.text("show-rules"));
        let heads = ["show-rule", "show-effect", "lookup-act", "show-cites"];
        let mut table = Table::new(heads.map(|key| style.text(key)));
        for rule in &group.rules {
            let cites: Vec<&str> = rule.cites.iter().map(ReportId::as_str).collect();
            let cites = cites.join(", ");
            let cites = match &rule.inferred {
                Some(reason) => format!("{cites}\n{}: {reason}", style.text("inferred")),
                None => cites,
            };
            let mut acts = vec![rule.act_names.clone()];
            acts.extend(rule.limits(style));
            table.row([
                rule.id.to_string(),
                rule.effect.clone(),
                acts.join("\n"),
                cites,
            ]);
        }
        page.table(&table);
        if !group.preferences.is_empty() {
            page.heading(&style.text("show-preferences"));
            self.preferences(page, &group.preferences);
        }
    }

    fn preferences(&self, page: &mut Page<'_>, orders: &[PreferenceReport]) {
        for order in orders {
            let cites: Vec<&str> = order.cites.iter().map(ReportId::as_str).collect();
            let mut text = format!("{} [{}]", order.words, cites.join(", "));
            if let Some(reason) = &order.inferred {
                text = format!("{text} ({}: {reason})", self.style.text("inferred"));
            }
            page.hanging("- ", &text);
        }
    }

    fn role(&self, page: &mut Page<'_>, registry: &Registry, role: &RolePage) {
        let style = self.style;
        page.banner(&role.name);
        if role.recipient_only {
            page.paragraph(2, &style.text("recipient-only-why"));
        }
        let inferred = |reason: &Option<String>| match reason {
            Some(reason) => format!(" ({}: {reason})", style.text("inferred")),
            None => String::new(),
        };
        let seats = match (&role.per_unit, role.seats) {
            (Some(per_unit), _) if !per_unit.is_district => {
                format!(
                    "{}{}",
                    role.seats_in_words,
                    inferred(&per_unit.units_inferred)
                )
            }
            (Some(_), Some(count)) => style.text_with(
                "show-seats-districts",
                &[("count", style.digits.number(count))],
            ),
            (None, Some(count)) => style.digits.number(count),
            (_, None) => style.text("show-seats-open"),
        };
        let kinds = role.kinds.iter().map(|kind| {
            let words = style.text_with("show-kind-of", &[("role", kind.name.clone())]);
            format!("{words}{}", inferred(&kind.inferred))
        });
        let kinds: Vec<String> = kinds.collect();
        page.labelled(
            2,
            &[
                (style.text("show-id"), role.id.to_string()),
                (
                    style.text("show-abbreviations"),
                    role.abbreviations.join(", "),
                ),
                (style.text("show-kind"), kinds.join("\n")),
                (
                    style.text("show-seats"),
                    format!("{seats}{}", inferred(&role.seats_inferred)),
                ),
            ],
        );
        page.heading(&style.text("show-groups"));
        for group in &role.groups {
            let group = &group.group;
            let mark = match &group.grounds {
                Some(grounds) => format!(" ({}: {grounds})", style.text("inferred")),
                None if group.inferred => format!(" ({})", style.text("inferred")),
                None => String::new(),
            };
            page.hanging("  - ", &format!("{}{mark}", style.show(&group.name)));
        }
        if role.recipient_only {
            return;
        }
        page.heading(&style.text("show-permissions-title"));
        self.permissions(page, registry, &role.permissions);
        self.permissions_key(page);
    }
}

/// Returns facts as labels with their texts.
fn pairs(facts: &[Fact]) -> Vec<(String, String)> {
    let pairs = facts.iter();
    pairs
        .map(|fact| (fact.label.clone(), fact.text.clone()))
        .collect()
}

/// Returns the key of the one-word message for a verdict.
fn short_key(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Fits => "short-fits",
        Verdict::FitsIf => "short-fits-if",
        Verdict::NotRequired => "short-not-required",
        Verdict::Silent => "short-silent",
        Verdict::Forbidden => "short-forbidden",
    }
}
