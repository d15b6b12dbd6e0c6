//! `people moves`: what a person has to do when joining and leaving groups, or who has something to do.

use super::files::opened;
use super::{PeopleArguments, write};
use crate::cli::page::Page;
use crate::cli::{Console, Done, Failure, Session, code};
use crate::language::pack;
use crate::people::{PeopleIndex, Person, Places, key, moves, open_moves};
use crate::registry::{Lines, Registry};
use crate::report::{MoveReport, MovesReport, moves_document, moves_report, names};
use crate::text::Breaker;

/// The maximum number of people among whom to choose.
const MOST: usize = 10;

pub(super) fn run(
    session: Session<'_>,
    registry: &Registry,
    arguments: &PeopleArguments,
    console: &mut Console<'_>,
) -> Result<Done, Failure> {
    let lang = session.style.lang;
    let file = opened(session, registry, arguments, console)?;
    let places = Places::new(pack(), registry);
    let day = session.day();
    let reports = match &arguments.person {
        Some(word) => {
            let lines = Lines::of(file.open.text());
            let at = found(session, registry, &file.people, word, &lines)?;
            moves(registry, &file.people, at, &places, day)
                .into_iter()
                .collect()
        }
        None if arguments.out.is_some() => {
            return Err(Failure::Usage(lang.text("cli-people-needs-person")));
        }
        None => open_moves(registry, &file.people, &places, day),
    };
    let reports: Vec<MovesReport> = reports
        .iter()
        .map(|moves| moves_report(registry, &file.people, moves, session.style))
        .collect();
    let is_open = reports.iter().any(|report| report.open > 0);
    let code = if is_open { code::NEGATIVE } else { code::DONE };
    if let (Some(report), Some(_)) = (reports.first(), &arguments.person) {
        let document = moves_document(registry, report, day, session.style);
        write(session, registry, arguments, document, console)?;
    }
    let done = match (&reports[..], &arguments.person) {
        ([report], Some(_)) if arguments.json => Done::json(report)?,
        (reports, _) if arguments.json => Done::json(&reports)?,
        (reports, _) => Done::with(shown(registry, reports, session)),
    };
    Ok(Done { code, ..done })
}

/// Returns the position of the one person whom `word` names. Several are told by their lines.
fn found(
    session: Session<'_>,
    registry: &Registry,
    people: &[Person],
    word: &str,
    lines: &Lines<'_>,
) -> Result<usize, Failure> {
    let lang = session.style.lang;
    let wanted = key(word);
    let same = (0..people.len()).filter(|at| {
        let person = people.get(*at);
        person.is_some_and(|it| key(&it.name) == wanted || key(&it.full_name()) == wanted)
    });
    let mut all: Vec<usize> = same.collect();
    if all.is_empty() {
        let index = PeopleIndex::new(registry, pack(), people, session.day());
        let found = index.search(word, MOST);
        all = found.iter().map(|found| found.person).collect();
    }
    match all[..] {
        [one] => Ok(one),
        [] => Err(Failure::Usage(lang.text("cli-people-no-person"))),
        _ => {
            let spans = all.iter().filter_map(|at| people.get(*at));
            let places = spans.map(|person| lines.place(person.span.start).line.to_string());
            let places: Vec<String> = places.collect();
            let values = [("lines", places.join(", "))];
            let message = lang.text_with("cli-people-several-persons", &values);
            Err(Failure::Usage(message))
        }
    }
}

fn shown(registry: &Registry, reports: &[MovesReport], session: Session<'_>) -> String {
    let style = session.style;
    let breaker = Breaker::new(names(registry));
    let mut page = Page::new(&breaker, session.columns);
    if reports.is_empty() {
        page.paragraph(0, &style.text("people-moves-nobody"));
    }
    for report in reports {
        let change = ("change", report.change_in_words.clone());
        let values = [("name", report.name.clone()), change];
        page.heading(&style.in_words("people-moves-head", &values));
        for post in &report.posts {
            page.paragraph(1, &post.text);
        }
        if report.moves.is_empty() {
            page.paragraph(1, &style.text("people-moves-none"));
        }
        for it in &report.moves {
            one(&mut page, it, session);
        }
    }
    page.into_text()
}

fn one(page: &mut Page<'_>, it: &MoveReport, session: Session<'_>) {
    let style = session.style;
    let tick = if it.state == "done" {
        "  [x] "
    } else {
        "  [ ] "
    };
    page.hanging(tick, &format!("{} · {}", it.text, it.state_in_words));
    if it.state == "done" {
        return;
    }
    if let Some(how) = &it.how {
        page.hanging("      ", how);
    }
    for reason in &it.reasons {
        page.hanging("      ", &format!("“{}”", style.show(&reason.text)));
    }
}
