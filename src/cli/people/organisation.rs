//! `people organisation`: who holds which post of which office, and the seats that nobody holds.

use super::PeopleArguments;
use super::files::opened;
use crate::cli::page::Page;
use crate::cli::{Console, Done, Failure, Session};
use crate::language::pack;
use crate::people::{Places, organisation};
use crate::registry::Registry;
use crate::report::{OfficeReport, SeatReport, names, organisation_report};
use crate::text::Breaker;

pub(super) fn run(
    session: Session<'_>,
    registry: &Registry,
    arguments: &PeopleArguments,
    console: &mut Console<'_>,
) -> Result<Done, Failure> {
    let file = opened(session, registry, arguments, console)?;
    let places = Places::new(pack(), registry);
    let found = organisation(registry, &file.people, &places, session.day());
    let report = organisation_report(registry, &file.people, &found, session.style);
    if arguments.json {
        return Done::json(&report);
    }
    let breaker = Breaker::new(names(registry));
    let mut page = Page::new(&breaker, session.columns);
    for of in [&report.province]
        .into_iter()
        .chain(&report.agencies)
        .chain(&report.districts)
    {
        office(&mut page, of, session);
    }
    if report.unnamed > 0 {
        page.gap();
        let count = session.style.digits.number(report.unnamed);
        let values = [("count", count)];
        page.paragraph(0, &session.style.in_words("people-office-unnamed", &values));
    }
    Ok(Done::with(page.into_text()))
}

fn office(page: &mut Page<'_>, office: &OfficeReport, session: Session<'_>) {
    let style = session.style;
    let values = [
        ("name", office.name.clone()),
        ("people", style.digits.number(office.people as u64)),
        ("empty", style.digits.number(office.empty)),
    ];
    let key = if office.empty > 0 {
        "people-office-with-holes"
    } else {
        "people-office"
    };
    page.heading(&style.in_words(key, &values));
    for seat in &office.posts {
        page.hanging(
            "  - ",
            &format!("{}: {}", seat.name, holders(seat, session)),
        );
    }
}

fn holders(seat: &SeatReport, session: Session<'_>) -> String {
    let style = session.style;
    let people = seat.holders.iter().map(|holder| {
        let name = [("name", holder.name.clone())];
        match (holder.acting, holder.ended) {
            (true, _) => style.in_words("people-audit-acting", &name),
            (_, true) => style.in_words("people-office-ended", &name),
            _ => holder.name.clone(),
        }
    });
    let empty = [("count", style.digits.number(seat.empty))];
    let empty = (seat.empty > 0).then(|| style.in_words("people-office-empty", &empty));
    let all: Vec<String> = people.chain(empty).collect();
    all.join(", ")
}
