//! `people acknowledged`: who has acknowledged the letter and who is missing, and the sheet to sign.

use super::files::opened;
use super::{PeopleArguments, write};
use crate::cli::page::Page;
use crate::cli::{Console, Done, Failure, Session, code};
use crate::language::pack;
use crate::people::{Places, acknowledgement};
use crate::registry::Registry;
use crate::report::{
    AcknowledgementReport, SignerReport, acknowledgement_document, acknowledgement_report, names,
};
use crate::text::Breaker;

pub(super) fn run(
    session: Session<'_>,
    registry: &Registry,
    arguments: &PeopleArguments,
    console: &mut Console<'_>,
) -> Result<Done, Failure> {
    let file = opened(session, registry, arguments, console)?;
    let places = Places::new(pack(), registry);
    let (day, district) = (session.day(), arguments.district.as_deref());
    let found = acknowledgement(registry, &file.people, &places, district, day);
    let report = acknowledgement_report(registry, &file.people, &found, session.style);
    if arguments.out.is_some() {
        let style = session.style;
        let document = acknowledgement_document(registry, &report, district, day, style);
        write(session, registry, arguments, document, console)?;
    }
    let done = if arguments.json {
        Done::json(&report)?
    } else {
        Done::with(shown(registry, &report, session))
    };
    let code = if report.missing.is_empty() {
        code::DONE
    } else {
        code::NEGATIVE
    };
    Ok(Done { code, ..done })
}

fn shown(registry: &Registry, report: &AcknowledgementReport, session: Session<'_>) -> String {
    let style = session.style;
    let breaker = Breaker::new(names(registry));
    let mut page = Page::new(&breaker, session.columns);
    let letter = [("reference", report.letter.clone())];
    page.paragraph(0, &style.in_words("people-acknowledged-head", &letter));
    let mut list = |key: &str, signers: &[SignerReport]| {
        let count = style.digits.number(signers.len() as u64);
        page.heading(&style.in_words(key, &[("count", count)]));
        for signer in signers {
            let post = signer.post.replace('\n', " ");
            let on = signer.on.as_deref().map(|day| style.date(day));
            let parts = [signer.name.clone(), post, on.unwrap_or_default()];
            let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            page.hanging("  - ", &parts.join(" · "));
        }
    };
    if !report.missing.is_empty() {
        list("people-acknowledged-missing", &report.missing);
    }
    if !report.signed.is_empty() {
        list("people-acknowledged-signed", &report.signed);
    }
    page.into_text()
}
