//! The onboarding sheet and the pocket card for a role.

use super::super::Style;
use super::super::answer::ReasonReport;
use super::super::onboarding::{OnboardingGroup, onboarding};
use super::super::rules::{ActReport, titles};
use super::{Block, Table};
use crate::registry::{Registry, RoleId};

/// Lays out the sheet: groups and how to join them, dos and don'ts with the clauses, duties, and a
/// checklist.
pub(super) fn sheet(registry: &Registry, role: RoleId, style: Style) -> (String, Vec<Block>) {
    let pack = onboarding(registry, role, style);
    let name = [("role", pack.role_name.clone())];
    let mut blocks = Vec::new();
    if pack.groups.is_empty() {
        blocks.push(Block::Text(style.text_with("document-no-groups", &name)));
    } else {
        let rows = pack.groups.iter().map(|group| {
            let quotes = quotes(group, style);
            vec![
                [group.name.clone(), group.how.clone()]
                    .into_iter()
                    .chain(group.facts.iter().map(|fact| fact.in_words(style)))
                    .collect::<Vec<_>>()
                    .join("\n")
                    .into(),
                or_dash(act_lines(&group.may, style)).into(),
                must_and_need_not(group, style).into(),
                quotes.join("\n").into(),
            ]
        });
        blocks.push(Block::Table(Table {
            heads: [
                "document-group-and-how",
                "document-may",
                "document-must-not",
                "document-clauses",
            ]
            .map(|key| style.text(key))
            .to_vec(),
            rows: rows.collect(),
            shares: vec![24, 24, 24, 28],
            to_fill_in: false,
        }));
    }
    let closing = pack.closing.iter().map(|reason| style.show(&reason.text));
    blocks.extend(closing.map(Block::Strong));
    if !pack.duties.is_empty() {
        blocks.push(Block::Heading(style.text("document-duties")));
        let duties = pack.duties.iter().map(|duty| duty.text.clone());
        blocks.extend(duties.map(Block::Text));
    }
    blocks.push(Block::Heading(style.text("document-checklist")));
    let ticks = pack.checklist.iter().map(|item| item.text.clone());
    blocks.push(Block::Ticks(ticks.collect()));
    blocks.extend(codes(registry, &pack.groups, style));
    (style.text_with("document-onboarding", &name), blocks)
}

/// Lays out the card: what is allowed in each group, and the letter's words on what is not.
pub(super) fn card(registry: &Registry, role: RoleId, style: Style) -> (String, Vec<Block>) {
    let pack = onboarding(registry, role, style);
    let name = [("role", pack.role_name.clone())];
    let rows = pack.groups.iter().map(|group| {
        let may = gathered(&group.may, |act_report| short_condition(act_report, style));
        let may = may.into_iter().map(|(condition, titles)| {
            let titles = titles.join(", ");
            match condition {
                Some(condition) => format!("{titles} {condition}"),
                None => titles,
            }
        });
        let may: Vec<String> = may.collect();
        let bans = group.must_not.iter().chain(&group.need_not);
        vec![
            name_with_short_ones(registry, group).into(),
            if may.is_empty() {
                style.text("document-read-only").into()
            } else {
                may.join("\n").into()
            },
            or_dash(quoted(bans.flat_map(|act_report| &act_report.reasons), style).join("\n"))
                .into(),
        ]
    });
    let contact = &registry.letter().contact;
    let ask = [&contact.unit, &contact.telephone, &contact.email].into_iter();
    let ask: Vec<&str> = ask
        .map(String::as_str)
        .filter(|line| !line.is_empty())
        .collect();
    let ask = [("contact", ask.join(" "))];
    let mut blocks = if pack.groups.is_empty() {
        vec![Block::Text(style.text_with("document-no-groups", &name))]
    } else {
        vec![Block::Table(Table {
            heads: ["document-group", "document-may", "document-must-not"]
                .map(|key| style.text(key))
                .to_vec(),
            rows: rows.collect(),
            shares: vec![27, 34, 39],
            to_fill_in: false,
        })]
    };
    let closing = pack.closing.iter().map(|reason| style.show(&reason.text));
    blocks.extend(closing.map(Block::Strong));
    blocks.push(Block::Text(style.text_with("document-ask", &ask)));
    (style.text_with("document-card", &name), blocks)
}

/// Returns the name of the group, and its short names below it.
fn name_with_short_ones(registry: &Registry, group: &OnboardingGroup) -> String {
    let nicknames = &registry.group(group.id.get()).nicknames;
    match nicknames.join(", ") {
        nicknames if nicknames.is_empty() => group.name.clone(),
        nicknames => format!("{}\n({nicknames})", group.name),
    }
}

/// Returns the acts, one per line. Acts on the same condition are grouped below it.
fn act_lines(act_reports: &[ActReport], style: Style) -> String {
    let gathered = gathered(act_reports, |act_report| condition(act_report, style));
    let lines = gathered.into_iter().flat_map(|(condition, titles)| {
        let titles = titles.into_iter().map(|title| format!("• {title}"));
        titles.chain(condition).collect::<Vec<_>>()
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Returns the acts, each with its condition behind it.
pub(in crate::report) fn act_items(act_reports: &[ActReport], style: Style) -> Vec<String> {
    let gathered = gathered(act_reports, |act_report| condition(act_report, style));
    let items = gathered.into_iter().flat_map(|(condition, titles)| {
        titles.into_iter().map(move |title| match &condition {
            Some(condition) => format!("{title} {condition}"),
            None => title,
        })
    });
    items.collect()
}

/// Returns the condition of an act, and what the letter says beside its verdict.
fn condition(act_report: &ActReport, style: Style) -> Option<String> {
    let condition = act_report.condition.as_ref().map(|condition| {
        style.text_with("document-condition", &[("condition", condition.clone())])
    });
    let parts: Vec<String> = condition
        .into_iter()
        .chain(act_report.beside.iter().cloned())
        .collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// Returns the condition as short as a card needs it. If the letter states one, says only that
/// there is one. If a ban on writing to some accompanies it, cites the permitting clause as well.
fn short_condition(act_report: &ActReport, style: Style) -> Option<String> {
    let short = if act_report.states_condition {
        style.text("document-conditional")
    } else {
        condition(act_report, style)?
    };
    let permits = act_report
        .reasons
        .iter()
        .filter(|reason| act_report.forbidden_to.is_some() && !reason.rules_out);
    let sentences = std::iter::once(short).chain(quoted(permits, style));
    Some(sentences.collect::<Vec<_>>().join(" "))
}

/// Groups the titles of the acts by their condition.
fn gathered(
    act_reports: &[ActReport],
    condition: impl Fn(&ActReport) -> Option<String>,
) -> Vec<(Option<String>, Vec<String>)> {
    let mut gathered: Vec<(Option<String>, Vec<&ActReport>)> = Vec::new();
    for act_report in act_reports {
        let condition = condition(act_report);
        // Each act says to whom it is forbidden. A heading above them could be read as a ban for
        // everybody.
        let known = gathered
            .iter_mut()
            .find(|(other, _)| *other == condition && act_report.forbidden_to.is_none());
        match known {
            Some((_, alike)) => alike.push(act_report),
            None => gathered.push((condition, vec![act_report])),
        }
    }
    let titled = gathered.into_iter();
    titled
        .map(|(condition, alike)| (condition, titles(alike)))
        .collect()
}

fn or_dash(text: String) -> String {
    if text.is_empty() {
        "–".to_owned()
    } else {
        text
    }
}

/// Lists what is forbidden, then what is not required under its own heading.
fn must_and_need_not(group: &OnboardingGroup, style: Style) -> String {
    let mut lines = Vec::new();
    if !group.must_not.is_empty() {
        lines.push(act_lines(&group.must_not, style));
    }
    if !group.need_not.is_empty() {
        lines.push(format!(
            "{}\n{}",
            style.text("document-need-not"),
            act_lines(&group.need_not, style)
        ));
    }
    or_dash(lines.join("\n"))
}

/// Returns the clauses that support these acts.
fn quotes(group: &OnboardingGroup, style: Style) -> Vec<String> {
    let act_reports = group.may.iter().chain(&group.must_not);
    let reasons = act_reports
        .chain(&group.need_not)
        .flat_map(|act_report| &act_report.reasons)
        .chain(&group.how_reasons);
    quoted(reasons, style)
}

/// Quotes `reasons`, each clause once. Leaves out member lists, which only say who belongs.
fn quoted<'r>(reasons: impl Iterator<Item = &'r ReasonReport>, style: Style) -> Vec<String> {
    let mut seen: Vec<&ReasonReport> = Vec::new();
    for reason in reasons {
        if !reason.lists_members && seen.iter().all(|known| known.clause != reason.clause) {
            seen.push(reason);
        }
    }
    seen.into_iter()
        .map(|reason| format!("“{}”", style.show(&reason.text)))
        .collect()
}

/// Returns QR codes for the groups that have a link.
fn codes(registry: &Registry, groups: &[OnboardingGroup], style: Style) -> Vec<Block> {
    let links: Vec<[String; 2]> = groups
        .iter()
        .filter_map(|group| {
            let link = registry.group(group.id.get()).link.clone()?;
            Some([group.name.clone(), link])
        })
        .collect();
    if links.is_empty() {
        return Vec::new();
    }
    vec![
        Block::Heading(style.text("document-codes")),
        Block::Codes(links),
    ]
}
