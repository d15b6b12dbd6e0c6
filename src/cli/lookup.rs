//! `lookup`: finds the group to use.

use std::path::PathBuf;

use clap::Args;

use super::need::{Asked, NeedWords};
use super::page::Page;
use super::table::Table;
use super::{Done, Failure, OnLetter, Session};
use crate::guide::{Answer, Need, Purpose};
use crate::registry::Registry;
use crate::report::{
    self, AnswerReport, GroupAnswerReport, ReadingReport, ReasonReport, Style, answer_report,
    names, none_key,
};
use crate::text::Breaker;
use crate::understand::{Field, Understander};

/// The arguments of `lookup`.
#[derive(Debug, Args)]
pub(super) struct LookupArguments {
    pub text: Option<String>,
    #[arg(long)]
    pub role: Option<String>,
    #[arg(long)]
    pub act: Option<String>,
    #[arg(long)]
    pub topic: Option<String>,
    #[arg(long)]
    pub purpose: Option<String>,
    #[arg(long)]
    pub to: Vec<String>,
    #[arg(id = "not-to", long)]
    pub not_to: Vec<String>,
    #[arg(long)]
    pub from: Option<String>,
    #[arg(long)]
    pub group: Option<String>,
    /// Needs as JSON lines, or `-` for standard input.
    #[arg(long)]
    pub batch: Option<PathBuf>,
    #[arg(long)]
    pub json: bool,
}

pub(super) fn run(session: Session<'_>, arguments: LookupArguments) -> Result<Done, Failure> {
    let registry = session.registry()?;
    let style = session.keeping(&registry).style;
    let understand = |text: &str, role| Understander::new(&registry).read(&registry, text, role);
    let as_json = arguments.json;
    let asked = words(arguments)
        .resolve(&registry, understand, session.on, style.lang)
        .map_err(Failure::Usage)?;
    let answer = asked.answer(&registry);
    let report = full_report(&registry, &asked, &answer, style);
    let in_force = session.keeping(&registry).in_force(&registry);
    if as_json {
        return Done::json(&OnLetter { report, in_force });
    }
    let breaker = Breaker::new(names(&registry));
    let mut page = Page::new(&breaker, session.columns);
    page.paragraph(0, &in_force.line);
    page.gap();
    if let Some(corrected) = &asked.understood.corrected {
        page.labelled(
            0,
            &[(style.text("lookup-corrected"), style.show(corrected))],
        );
    }
    let words = read_from(&asked, style);
    if !words.is_empty() {
        page.labelled(0, &[(style.text("lookup-read-from"), words)]);
    }
    let read = asked.main_as_read();
    let read = read.filter(|part| part.question() == asked.question);
    let choices = read.map(|part| report::readings(&registry, part, style));
    match choices.filter(|choices| !choices.is_empty()) {
        Some(choices) => readings(&mut page, &choices, style),
        None => show(&mut page, &registry, &answer, &report, style),
    }
    Ok(Done::with(page.into_text()))
}

/// Returns the words that each field was read from.
fn read_from(asked: &Asked, style: Style) -> String {
    let main = asked.understood.main();
    let evidence = main
        .map(|part| part.evidence.as_slice())
        .unwrap_or_default();
    let words: Vec<String> = evidence
        .iter()
        .map(|found| {
            let field = match found.field {
                Field::Role => "lookup-role",
                Field::Act => "lookup-act",
                Field::Topic => "lookup-topic",
                Field::Purpose => "lookup-purpose",
                Field::To => "lookup-to",
                Field::NotTo => "lookup-not-to",
                Field::From => "lookup-from",
                Field::AskedGroup => "lookup-asked",
                Field::Outside => "lookup-outside",
            };
            format!("“{}” ({})", style.show(&found.words), style.text(field))
        })
        .collect();
    words.join(", ")
}

/// Puts `answer` into words. Other needs in the same text become advice.
pub(super) fn full_report(
    registry: &Registry,
    asked: &Asked,
    answer: &Answer,
    style: Style,
) -> AnswerReport {
    let mut report = answer_report(registry, answer, style);
    report.sure = asked.sure();
    let mut advise = |words: &str| {
        let advice = report.advice.get_or_insert_default();
        if !advice.is_empty() {
            advice.push('\n');
        }
        advice.push_str(words);
    };
    for choice in asked.choices() {
        let act = choice.act.map(|act| style.act(act));
        let reading = act.unwrap_or_else(|| style.purpose(choice.purpose));
        advise(&style.text_with("find-or", &[("reading", reading)]));
    }
    for other in asked.others(registry) {
        let act = other.need.act.map(|act| style.act(act)).unwrap_or_default();
        let also = match other.best {
            Some(group) => {
                let group = registry.group(group).name.clone();
                style.text_with("lookup-also", &[("act", act), ("group", group)])
            }
            None => style.text_with("lookup-also-none", &[("act", act)]),
        };
        advise(&also);
    }
    report
}

/// Prints what a text may mean, since none of it is sure.
pub(super) fn readings(page: &mut Page<'_>, readings: &[ReadingReport], style: Style) {
    page.heading(&style.which_reading(readings.len()));
    for reading in readings {
        page.hanging("• ", &style.show(&reading.line()));
    }
}

fn words(arguments: LookupArguments) -> NeedWords {
    NeedWords {
        query: arguments.text.filter(|text| !text.trim().is_empty()),
        role: arguments.role,
        act: arguments.act,
        topic: arguments.topic,
        purpose: arguments.purpose,
        to: arguments.to,
        not_to: arguments.not_to,
        from: arguments.from,
        group: arguments.group,
        on: None,
    }
}

fn show(
    page: &mut Page<'_>,
    registry: &Registry,
    answer: &Answer,
    report: &AnswerReport,
    style: Style,
) {
    page.labelled(0, &need_in_words(registry, &answer.need, style));
    let best = report.best_group();
    if let Some(best) = best {
        page.heading(&style.text("lookup-best"));
        page.banner(&style.show(&best.name));
        about_best(page, answer.need.purpose, best, style);
        if !report.preference.is_empty() {
            page.heading(&style.text("lookup-preference"));
            for reason in &report.preference {
                quote(page, reason, style);
            }
        }
    } else {
        page.heading(&style.text(none_key(&answer.need, report)));
        if let Some(advice) = &report.advice {
            page.gap();
            page.paragraph(0, advice);
        }
    }
    if answer.need.compares_groups() && (answer.need.act.is_some() || best.is_some()) {
        page.heading(&style.text(if best.is_some() {
            "lookup-others"
        } else {
            "lookup-all-groups"
        }));
        page.table(&others(report, &answer.need, style));
    }
    if let (Some(_), Some(advice)) = (best, &report.advice) {
        page.gap();
        page.hanging(&format!("{}: ", style.text("lookup-advice")), advice);
    }
}

/// Returns the need as labels and values.
fn need_in_words(registry: &Registry, need: &Need, style: Style) -> Vec<(String, String)> {
    let role = |role| style.role(registry, role);
    let entries = [
        (
            "lookup-query",
            need.query.as_deref().map(|query| style.show(query)),
        ),
        ("lookup-role", need.role.map(role)),
        ("lookup-purpose", {
            let evident =
                need.purpose == Purpose::Post || need.act.is_none() && need.asked_group.is_none();
            (!evident).then(|| style.purpose(need.purpose))
        }),
        ("lookup-act", need.act.map(|act| style.act(act))),
        (
            "lookup-topic",
            need.act
                .map(|_| style.show_words(&registry.topic(need.topic).name)),
        ),
        (
            "lookup-to",
            (!need.to.is_empty()).then(|| style.roles(registry, &need.to)),
        ),
        (
            "lookup-not-to",
            (!need.not_to.is_empty()).then(|| style.roles(registry, &need.not_to)),
        ),
        ("lookup-from", need.from.map(role)),
        (
            "lookup-asked",
            need.asked_group
                .map(|group| style.show(&registry.group(group).name)),
        ),
    ];
    entries
        .into_iter()
        .filter_map(|(key, words)| Some((style.text(key), words?)))
        .collect()
}

fn about_best(page: &mut Page<'_>, purpose: Purpose, best: &GroupAnswerReport, style: Style) {
    let optional = |text: &Option<String>| text.clone().unwrap_or_default();
    page.labelled(
        2,
        &[
            (
                style.text("lookup-verdict"),
                style.verdict_for(purpose, best.verdict),
            ),
            (style.text("lookup-must"), optional(&best.obligation)),
            (style.text("lookup-condition"), optional(&best.condition)),
            (style.text("lookup-exception"), optional(&best.exception)),
            (style.text("lookup-ended"), optional(&best.ended)),
            (style.text("lookup-readers"), best.readers.join(", ")),
            (style.text("lookup-size"), optional(&best.size)),
        ],
    );
    page.heading(&style.text("lookup-says"));
    for reason in &best.reasons {
        quote(page, reason, style);
    }
}

/// Prints a clause verbatim, with its id and the grounds of any inference.
pub(super) fn quote(page: &mut Page<'_>, reason: &ReasonReport, style: Style) {
    page.paragraph(2, &format!("“{}”", style.show(&reason.text)));
    page.line(&format!("  [{}]", reason.clause));
    if reason.inferred {
        let lead = format!("  {}: ", style.text("inferred"));
        page.hanging(&lead, reason.inference.as_deref().unwrap_or_default());
    }
}

fn others(report: &AnswerReport, need: &Need, style: Style) -> Table {
    let with_member = need.role.is_some();
    let mut heads = vec![style.text("lookup-group"), style.text("lookup-verdict")];
    if with_member {
        heads.push(style.text("lookup-member"));
    }
    heads.push(style.text("lookup-says"));
    let mut table = Table::new(heads);
    for group in &report.groups {
        if Some(&group.id) == report.best.as_ref() {
            continue;
        }
        let mut row = vec![
            style.show(&group.name),
            style.verdict_for(need.purpose, group.verdict),
        ];
        if let (true, Some(member)) = (with_member, group.member) {
            row.push(style.text(if member { "yes" } else { "no" }));
        }
        row.push(says(group, style));
        table.row(row);
    }
    table
}

/// Returns the text of a group's cell: its clauses with their ids, and further remarks on the verdict.
fn says(group: &GroupAnswerReport, style: Style) -> String {
    let clauses = group.reasons.iter().map(|reason| {
        let mark = if reason.inferred {
            format!(" ({})", style.text("inferred"))
        } else {
            String::new()
        };
        format!("{} [{}]{mark}", style.show(&reason.text), reason.clause)
    });
    clauses
        .chain(beside(group, style))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Returns further remarks on a group's verdict, each with its label: obligation, condition,
/// exception, and the like.
fn beside(group: &GroupAnswerReport, style: Style) -> impl Iterator<Item = String> {
    let named = |names: &[String]| (!names.is_empty()).then(|| names.join(", "));
    let other_days: Vec<String> = group.other_days.iter().map(ToString::to_string).collect();
    let parts = [
        ("lookup-must", group.obligation.clone()),
        ("lookup-condition", group.condition.clone()),
        ("lookup-exception", group.exception.clone()),
        ("lookup-left-to", named(&group.left_to_names)),
        ("lookup-other-days", named(&other_days)),
        ("lookup-ended", group.ended.clone()),
        (
            "lookup-read-by-excluded",
            named(&group.read_by_excluded_names).filter(|_| group.verdict.permits()),
        ),
    ];
    let parts = parts.into_iter();
    parts.filter_map(move |(key, value)| Some(format!("{}: {}", style.text(key), value?)))
}
