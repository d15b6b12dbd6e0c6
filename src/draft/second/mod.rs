//! A second opinion on what no rule speaks for: how likely a number, code, link or word is private, or a
//! name or address, as learnt from marked messages.
//!
//! It adds what should be looked at again, never over a finding of a rule. Of what rules find it drops only a
//! name or address for which little speaks, and that is very unlikely. The weights stand in one file of data,
//! which a command of the project writes.

mod features;
pub mod fitting;
mod model;
mod neighbours;
mod shown;
mod surroundings;
mod tokens;

use std::cell::RefCell;
use std::ops::{Range, RangeInclusive};

use rustc_hash::FxHashMap;

use self::features::Observed;
use self::model::{MODELS, Model, OfMessage, Opinion, Seen, Subject, Weighed};
use self::neighbours::Neighbours;
use self::shown::{Shown, runs_of_value};
use self::surroundings::{ShownPerson, runs_of_person};
use self::tokens::{Form, KnownPieces, Token};
use super::codes::{self, digits};
use super::message::Message;
use super::numbers;
use super::recogniser::{Candidate, POSSIBLE, Possible};
use super::vehicles;
use super::{PrivateDataKind, Severity};

/// How many digits bank accounts have.
const ACCOUNT: RangeInclusive<usize> = 10..=12;

/// What was looked at before. In the masked copy of a message most is what it was.
#[derive(Debug, Default)]
pub(super) struct Met(RefCell<Known>);

#[derive(Debug, Default)]
struct Known {
    /// What numbers, codes, links and words show, and what their runs are.
    values: FxHashMap<Shown, Weighed>,
    /// What names and addresses show, and what their runs are.
    persons: FxHashMap<ShownPerson, Weighed>,
    /// The links, numbers and codes of its lines.
    pieces: KnownPieces,
    /// Empty between tokens.
    seen: Seen,
}

/// A message, and what forms an opinion on its tokens.
struct Judge<'m> {
    observed: Observed<'m>,
    /// For each model, the runs of the message as a whole, and no runs for tokens that do not show it.
    of_message: RefCell<Vec<[OfMessage; 2]>>,
    met: &'m Met,
}

impl<'m> Judge<'m> {
    fn new(models: &[Model], observed: Observed<'m>, met: &'m Met) -> Self {
        let models = models.iter().zip(Subject::ALL);
        let of_message = models.map(|(model, subject)| {
            let runs = observed.runs_of_message(subject);
            [model.of_message(&runs), model.of_message(&[])]
        });
        Self {
            of_message: RefCell::new(of_message.collect()),
            observed,
            met,
        }
    }

    /// Returns the opinion of `model` on `token`. There is one, since each subject has a model.
    fn opinion(&self, token: &Token, model: &Model) -> Option<Opinion> {
        let observed = &self.observed;
        let mut known = self.met.0.borrow_mut();
        let Known {
            values,
            persons,
            seen,
            ..
        } = &mut *known;
        let subject = token.form.subject();
        let (own, others) = match subject {
            Subject::Values => {
                let shown = observed.shown(token);
                let others = observed.runs_of_others(token, &shown);
                let own = values.entry(shown);
                let own =
                    own.or_insert_with_key(|shown| model.weighed(&runs_of_value(shown), seen));
                (own, others)
            }
            Subject::Persons => {
                let shown = observed.shown_person(token);
                let others = observed.runs_beside_person(token, &shown);
                let own = persons.entry(shown);
                let own =
                    own.or_insert_with_key(|shown| model.weighed(&runs_of_person(shown), seen));
                (own, others)
            }
        };
        let mut of_message = self.of_message.borrow_mut();
        let [whole, none] = of_message.get_mut(subject as usize)?;
        let of_message = if observed.shows_message(token) {
            whole
        } else {
            none
        };
        Some(model.opinion(own, &others, of_message))
    }
}

/// Returns what is probably private in `message`: what rules `found`, which is in order, but what is very
/// unlikely, and behind it what is likely beside it. `written` is the text as written, and `possible` the
/// names and addresses that may be private. `met` is what this text has shown before.
pub(super) fn find(
    message: &Message<'_>,
    written: &str,
    found: Vec<Candidate>,
    possible: Vec<Possible>,
    met: &Met,
) -> Vec<Candidate> {
    let Some(models) = MODELS.as_ref() else {
        return found;
    };
    let tokens = tokens::tokens(message, possible, &mut met.0.borrow_mut().pieces);
    let neighbours = Neighbours::of(message, &tokens);
    let (judged, mut tokens): (Vec<Token>, Vec<Token>) = tokens
        .into_iter()
        .partition(|token| overlaps(&found, &token.range));
    let judged = Judged::of(judged);
    tokens.retain(|token| !is_public(message, token));
    if tokens.is_empty() && !found.iter().any(is_doubtful) {
        return found;
    }
    let observed = Observed::new(message, written, &found, neighbours);
    let judge = Judge::new(models, observed, met);
    let likely = likely(models, &tokens, &judge);
    let remaining = found.iter().filter(|found| {
        let is_dropped = is_doubtful(found) && is_unlikely(models, found, &judged, &judge);
        !is_dropped
    });
    remaining.cloned().chain(likely).collect()
}

/// Returns whether rules found little that speaks for `found`, a name or address.
fn is_doubtful(found: &Candidate) -> bool {
    let is_of_person = matches!(
        found.kind,
        PrivateDataKind::NamedPerson | PrivateDataKind::Address
    );
    is_of_person && found.severity == Severity::LookAgain
}

/// The names and addresses at which rules find something, by place.
struct Judged {
    tokens: Vec<Token>,
    /// The length of the longest.
    longest: usize,
}

impl Judged {
    fn of(mut tokens: Vec<Token>) -> Self {
        tokens.retain(|token| token.form.subject() == Subject::Persons);
        tokens.sort_by_key(|token| token.range.start);
        let lengths = tokens.iter().map(|token| token.range.len());
        Self {
            longest: lengths.max().unwrap_or_default(),
            tokens,
        }
    }

    /// Returns those that overlap `range`.
    fn at(&self, range: &Range<usize>) -> impl Iterator<Item = &Token> {
        let from = range.start.saturating_sub(self.longest);
        let first = self.tokens.partition_point(|it| it.range.start < from);
        let tokens = self.tokens.iter().skip(first);
        let tokens = tokens.take_while(move |it| it.range.start < range.end);
        tokens.filter(move |it| it.range.end > range.start)
    }
}

/// Returns whether every one of the tokens `judged` at the place of `found` is very unlikely to be private. If
/// there is none, nothing is known of it.
fn is_unlikely(models: &[Model], found: &Candidate, judged: &Judged, judge: &Judge<'_>) -> bool {
    let persons = models.iter().zip(Subject::ALL);
    let mut persons = persons.filter(|(_, subject)| *subject == Subject::Persons);
    let Some((model, _)) = persons.next() else {
        return false;
    };
    let tokens = judged.at(&found.range);
    let mut opinions = tokens
        .filter_map(|token| judge.opinion(token, model))
        .peekable();
    opinions.peek().is_some() && opinions.all(|opinion| opinion.is_unlikely)
}

/// Returns what is likely private among `tokens`, at which rules find nothing, in order for each subject.
fn likely(models: &[Model], tokens: &[Token], judge: &Judge<'_>) -> Vec<Candidate> {
    let links = tokens.iter().filter(|token| token.form == Form::Link);
    let links: Vec<Range<usize>> = links.map(|token| token.range.clone()).collect();
    let mut remaining: Vec<Candidate> = Vec::new();
    for (model, subject) in models.iter().zip(Subject::ALL) {
        let judged = tokens.iter().filter(|it| it.form.subject() == subject);
        let likely = judged.filter_map(|token| {
            let opinion = judge.opinion(token, model)?;
            let is_likely = opinion.is_private && token.form.may_be(opinion.kind);
            is_likely.then_some((token, opinion))
        });
        let mut likely: Vec<(&Token, Opinion)> = likely.collect();
        likely.sort_by(|(one, first), (other, second)| {
            let order = second.likelihood.total_cmp(&first.likelihood);
            order.then(one.range.start.cmp(&other.range.start))
        });
        for (token, opinion) in likely {
            let range = whole(&links, token.range.clone());
            if overlaps(&remaining, &range) {
                continue;
            }
            let is_whole = range == token.range;
            let mut candidate = Candidate::new(opinion.kind, range, POSSIBLE);
            if is_whole {
                candidate = candidate.masking(vec![token.masked.clone()]);
            }
            let at = remaining.partition_point(|it| it.range.start < candidate.range.start);
            remaining.insert(at, candidate.with_severity(Severity::LookAgain));
        }
    }
    remaining
}

/// Returns whether `token` is the account of an office or fund, or the page of an office.
fn is_public(message: &Message<'_>, token: &Token) -> bool {
    let text = message.part(token.range.clone());
    match token.form {
        Form::Number => {
            ACCOUNT.contains(&digits(text)) && numbers::is_public_account(message, &token.range)
        }
        Form::Code | Form::Mail => text.contains('@') && codes::is_page(message, &token.range),
        // ณ 15 ก.พ.
        Form::Plate => vehicles::is_time_or_amount(message, token.range.clone()),
        _ => false,
    }
}

/// Returns the one of `links`, which are in order, of which `range` is a part, or `range` itself.
fn whole(links: &[Range<usize>], range: Range<usize>) -> Range<usize> {
    let next = links.partition_point(|link| link.end < range.end);
    let link = links.get(next);
    let link = link.filter(|link| link.start <= range.start);
    link.cloned().unwrap_or(range)
}

/// Returns whether one of `found`, which are in order and apart, overlaps `range`.
fn overlaps(found: &[Candidate], range: &Range<usize>) -> bool {
    let next = found.partition_point(|it| it.range.end <= range.start);
    found.get(next).is_some_and(|it| it.range.start < range.end)
}

#[cfg(test)]
mod tests {
    use super::super::message::Message;
    use super::super::recogniser::{Candidate, POSSIBLE, candidates};
    use super::super::resolve::resolve;
    use super::super::{Draft, check};
    use super::{Met, PrivateDataKind, Severity, find, is_doubtful};
    use crate::registry::{SAKON_NAKHON, read};

    fn checked(text: &str) -> Draft {
        check(&read(SAKON_NAKHON).registry.unwrap(), text)
    }

    /// Texts in which no rule finds what is private, and what it is.
    const UNTOLD: &[(&str, PrivateDataKind, &str)] = &[
        (
            "เข้าระบบใช้คำว่า Mookda#99 นะคะ",
            PrivateDataKind::Secret,
            "Mookda#99",
        ),
        (
            "ของน้องฟ้าคือ fahsai_2544 ทักไปถามได้",
            PrivateDataKind::LineId,
            "fahsai_2544",
        ),
        (
            "เกิดวันที่แม่ไปแจ้ง 14 ก.พ. 2512 ตรงกับในบัตร",
            PrivateDataKind::BirthDate,
            "14 ก.พ. 2512",
        ),
        (
            "เลขรหัสในเล่ม 47990004127",
            PrivateDataKind::HouseCode,
            "47990004127",
        ),
        (
            "เข้ากลุ่มตรงนี้ https://join.example/3xYzAb",
            PrivateDataKind::InviteLink,
            "https://join.example/3xYzAb",
        ),
    ];

    /// Texts that look like them, in which nothing is.
    const HARMLESS: &[&str] = &[
        "งบประมาณ 418,277 บาท ตามหนังสือที่ สน 0018/4417",
        "ประกาศที่ 12/2568 ลงวันที่ 14 ก.พ. 2568",
        "พัสดุหมายเลข EX445120398TH ถึงแล้ว",
        "รถส่วนกลาง กข 4417 ว่างพรุ่งนี้",
        "รหัสวิชา ค31201 เรียนห้อง 512",
        "รุ่น AB7734512 รับประกัน 2 ปี",
        "ครุภัณฑ์ 7440-001-0001/55 ชำรุด",
        "เลขที่โครงการ 68129441205 ปิดรับซองพรุ่งนี้",
    ];

    #[test]
    fn what_no_rule_speaks_for_is_found() {
        for (text, kind, private) in UNTOLD {
            let draft = checked(text);
            let found = draft.findings.iter();
            let found: Vec<_> = found
                .map(|it| (it.kind, it.text.as_str(), it.severity))
                .collect();
            assert!(
                found.contains(&(*kind, *private, Severity::LookAgain)),
                "{text} {found:?}"
            );
            assert!(!draft.masked.contains(private), "{}", draft.masked);
        }
    }

    /// Texts in which rules do not think a name or address private that is.
    const PERSONS: &[(&str, &str)] = &[
        ("บ้านนายเกรียง ผู้ป่วยติดเตียง ขอรถไปรับพรุ่งนี้", "นายเกรียง"),
        ("แม่น้องเอ็มโดนโกง ไม่มีค่าเทอมลูก", "น้องเอ็ม"),
        ("แอปของยายจวน ตั้งให้แล้ว รหัส 24982498", "ยายจวน"),
        ("ครูต๋อยกับภารโรงเหิมผิดวินัยร้ายแรงทั้งคู่", "ครูต๋อย"),
    ];

    #[test]
    fn persons_of_whom_no_rule_speaks_are_found() {
        let missed = PERSONS.iter().filter(|(text, person)| {
            let findings = checked(text).findings;
            let mut found = findings.iter();
            !found.any(|it| it.text.contains(person) && it.severity == Severity::LookAgain)
        });
        let missed: Vec<&str> = missed.map(|(text, _)| *text).collect();
        assert!(missed.is_empty(), "{}", missed.join("\n"));
    }

    #[test]
    fn persons_at_their_work_are_not() {
        for text in [
            "ขอบคุณพี่สาวบัญชีกับน้องๆ กองช่างทุกคนที่อยู่ช่วยจนดึก",
            "โอเค รับทราบครับ พี่วุฒิ",
            "วันนี้ปลัดสมชายเป็นประธานเปิดงานที่หอประชุม",
            "สำนักงานที่ดินย้ายไปเลขที่ 399 หมู่ 12 ถ.มลิวรรณ",
        ] {
            let findings = checked(text).findings;
            assert!(findings.is_empty(), "{text} {findings:?}");
        }
    }

    #[test]
    fn what_only_looks_like_it_is_not() {
        for text in HARMLESS {
            let findings = checked(text).findings;
            assert!(findings.is_empty(), "{text} {findings:?}");
        }
    }

    #[test]
    fn doubtful_names_that_are_very_unlikely_are_dropped() {
        let text = "หมอลำ+รถแห่ งานปีใหม่อำเภอ ได้รับอนุญาตใช้เสียงตามใบอนุญาตที่ 3/2569 ถึง 24.00 น. \
                    ผู้ขอ สภาวัฒนธรรมอำเภอ ศิลปิน เต๋า ภูธร, แพรว กุลธิดา เกินเวลาปรับนะครับ";
        let message = Message::new(text, &[]);
        let (found, possible) = candidates(&message);
        let found = resolve(found);
        let names = |found: &[Candidate]| {
            let names = found
                .iter()
                .map(|it| message.part(it.range.clone()).to_owned());
            names.collect::<Vec<_>>()
        };
        assert_eq!(names(&found), ["เต๋า ภูธร", "แพรว กุลธิดา"]);
        assert!(found.iter().all(is_doubtful));
        let remaining = find(&message, text, found, possible, &Met::default());
        assert_eq!(names(&remaining), [""; 0]);
    }

    #[test]
    fn nothing_else_may_be_dropped() {
        for &kind in PrivateDataKind::ALL {
            for &severity in Severity::ALL {
                let found = Candidate::new(kind, 0..1, POSSIBLE).with_severity(severity);
                let may_be = matches!(
                    (kind, severity),
                    (
                        PrivateDataKind::NamedPerson | PrivateDataKind::Address,
                        Severity::LookAgain
                    )
                );
                assert_eq!(is_doubtful(&found), may_be, "{kind:?} {severity:?}");
            }
        }
    }
}
