//! An answer at a glance: what its card says first, and in which order the other groups follow.

use super::Style;
use super::answer::{AnswerReport, GroupAnswerReport, ReasonReport, answer_report};
use super::standing::Standing;
use crate::guide::{Advice, Answer, Purpose, Question, Verdict, answer};
use crate::registry::{GroupId, Registry, RoleId};

/// What the card of an answer says. Groups are positions in the answer's list.
#[derive(Clone, Debug)]
pub struct AnswerCard {
    /// How the group stands to the asker, as in the table of permissions.
    pub standing: Standing,
    /// The standing by whose colours and sign the card is drawn. Where the advice says more than the
    /// verdict, it is that of the advice.
    pub sign: Standing,
    /// The verdict in words, above the title.
    pub lead: String,
    /// The name of the group, or that there is none.
    pub title: String,
    /// What to do, in sentences.
    pub text: Vec<String>,
    /// The group on the card, if the matter has one.
    pub group: Option<usize>,
    /// The other groups where the asker may do it too.
    pub also: Vec<usize>,
    /// The groups where it is forbidden.
    pub not_in: Vec<usize>,
    /// The groups that are not on the card, those where one may act first.
    pub others: Vec<usize>,
    /// Where each clause of the group stands, with the number and the date of the letter.
    pub cited: Vec<String>,
    /// The clauses of the group with their source, for showing them to somebody.
    pub with_source: Option<String>,
    /// Whether to offer a memo about what the letter does not say.
    pub offers_memo: bool,
    /// Whether to offer the contact that the letter names.
    pub offers_contact: bool,
}

impl AnswerCard {
    /// Returns where it must not be posted or done, in words, if there is such a group. `report` is the
    /// report that the card was made for.
    #[must_use]
    pub fn not_in_words(&self, report: &AnswerReport, style: Style) -> Option<String> {
        let groups = self.not_in.iter().filter_map(|&at| report.groups.get(at));
        let groups: Vec<&str> = groups.map(|group| group.name.as_str()).collect();
        if groups.is_empty() {
            return None;
        }
        let key = match report.need.purpose {
            Purpose::Post => "quick-not-in-post",
            _ => "quick-not-in",
        };
        Some(style.text_with(key, &[("groups", groups.join(" · "))]))
    }
}

/// Answers `question`, in words and at a glance.
#[must_use]
pub fn answer_with_card(
    registry: &Registry,
    question: &Question,
    style: Style,
) -> (AnswerReport, AnswerCard) {
    let answer = answer(registry, question.clone());
    let report = answer_report(registry, &answer, style);
    let card = answer_card(registry, &answer, &report, style);
    (report, card)
}

/// Describes the card of `answer`, which `report` puts into words.
#[must_use]
pub fn answer_card(
    registry: &Registry,
    answer: &Answer,
    report: &AnswerReport,
    style: Style,
) -> AnswerCard {
    let purpose = answer.need.purpose;
    let standing = report.standing(answer);
    let place = |group: GroupId| {
        let mut groups = report.groups.iter();
        groups.position(|other| other.id.get() == group)
    };
    let in_scope = standing != Standing::Outside;
    let shown = match (answer.best, &answer.advice) {
        (Some(best), _) => place(best),
        (None, Some(Advice::NotMember { group, .. })) => place(*group),
        (None, _) => None,
    };
    let compares = in_scope && answer.need.compares_groups();
    let is_other = |index: &usize| compares && Some(*index) != shown;
    let standings: Vec<Standing> = report
        .groups
        .iter()
        .map(|group| group.standing(purpose))
        .collect();
    let mut others: Vec<usize> = (0..standings.len()).filter(is_other).collect();
    others.sort_by_key(|&index| standings.get(index).map(|standing| standing.place()));
    let with = |wanted: fn(&GroupAnswerReport, Standing) -> bool| -> Vec<usize> {
        let found = others.iter().copied().filter(|&index| {
            let group = report.groups.get(index).zip(standings.get(index));
            group.is_some_and(|(group, standing)| wanted(group, *standing))
        });
        found.collect()
    };
    let is_open = |group: &GroupAnswerReport, standing: Standing| {
        standing.permits() && group.ended.is_none() && group.read_by_excluded.is_empty()
    };
    let forbidden =
        |_: &GroupAnswerReport, standing| standing == Standing::Verdict(Verdict::Forbidden);
    let also = if answer.best.is_some() {
        with(is_open)
    } else {
        Vec::new()
    };
    let not_in = with(forbidden);
    others.retain(|index| !also.contains(index));
    let group = shown.and_then(|index| report.groups.get(index));
    let reasons = group.map_or(&[][..], |group| &group.reasons);
    AnswerCard {
        lead: lead(answer, standing, group.is_some(), style),
        title: match group {
            Some(group) => group.name.clone(),
            None => title(registry, answer, standing, style),
        },
        text: text(registry, answer, report, style),
        group: shown,
        also,
        not_in,
        cited: reasons
            .iter()
            .map(|reason| cited(registry, reason, None, style))
            .collect(),
        with_source: group
            .filter(|group| !group.reasons.is_empty())
            .map(|group| with_source(registry, group, style)),
        others,
        offers_memo: in_scope
            && shown.is_none()
            && standing == Standing::Verdict(Verdict::Silent)
            && answer.advice == Some(Advice::AskContact),
        offers_contact: in_scope && answer.best.is_none(),
        sign: sign(answer, standing),
        standing,
    }
}

/// Returns the verdict in words, as it leads to the title. Without a group, the advice says why there is
/// none, and the verdict alone would contradict it.
fn lead(answer: &Answer, standing: Standing, has_group: bool, style: Style) -> String {
    let advice = answer.advice.as_ref();
    let key = match advice.filter(|_| !has_group && standing != Standing::Outside) {
        Some(Advice::LeftTo(_)) if answer.need.role.is_none() => "find-band-role",
        Some(Advice::LeftTo(_) | Advice::GivenToOthers(_)) => "find-band-others",
        Some(Advice::ChooseRole(_)) => "find-band-role",
        Some(Advice::ChooseGroup) => "find-band-group",
        Some(Advice::ChooseAct) => "find-unsure",
        Some(Advice::OtherDays { .. }) => "find-band-days",
        Some(Advice::JoinAll(_) | Advice::Allowed(_)) => return style.standing(standing),
        Some(Advice::ReadEverywhere(_)) => "find-band-none",
        // Such as a group that is no longer used.
        Some(_) if standing.permits() => "find-band-none",
        _ => return style.band(answer.need.purpose, standing),
    };
    style.text(key)
}

/// Returns the standing by whose sign the card is drawn.
fn sign(answer: &Answer, standing: Standing) -> Standing {
    match &answer.advice {
        Some(Advice::LeftTo(_)) if answer.need.role.is_none() => Standing::Verdict(Verdict::FitsIf),
        Some(Advice::LeftTo(_) | Advice::GivenToOthers(_)) => Standing::NotMember,
        Some(Advice::ChooseRole(_) | Advice::OtherDays { .. } | Advice::ReadEverywhere(_)) => {
            Standing::Verdict(Verdict::FitsIf)
        }
        _ => standing,
    }
}

/// Returns what is said where no group's name can be.
fn title(registry: &Registry, answer: &Answer, standing: Standing, style: Style) -> String {
    let key = match (&answer.advice, standing) {
        (Some(Advice::Forbidden(Some(group))), _) => {
            let name = [("group", registry.group(*group).name.clone())];
            return style.text_with("find-title-forbidden-there", &name);
        }
        (_, Standing::Outside) => "find-title-outside",
        (Some(Advice::LeftTo(_)), _) if answer.need.role.is_none() => "find-title-role",
        (Some(Advice::LeftTo(_) | Advice::GivenToOthers(_)), _) => "find-title-others",
        (Some(Advice::JoinAll(_) | Advice::Allowed(_)), _) => "find-title-several",
        (Some(Advice::ChooseRole(_)), _) => "find-title-role",
        (Some(Advice::ChooseGroup), _) => "find-title-group",
        (Some(Advice::ChooseAct), _) => "draft-no-group",
        (Some(Advice::OtherDays { .. }), _) => "find-title-days",
        (Some(Advice::ReadEverywhere(_)), _) => "find-title-readers",
        (_, standing) if standing.permits() => "find-title-none",
        (_, Standing::Verdict(Verdict::Forbidden)) => "find-title-forbidden",
        (_, Standing::Verdict(Verdict::NotRequired)) => "find-title-not-required",
        _ => "find-title-silent",
    };
    style.text(key)
}

/// Returns what to do, in sentences.
fn text(registry: &Registry, answer: &Answer, report: &AnswerReport, style: Style) -> Vec<String> {
    let contact = &registry.letter().contact;
    let values = [
        ("unit", contact.unit.clone()),
        ("telephone", contact.telephone.clone()),
    ];
    match &answer.advice {
        Some(Advice::OutOfScope) => vec![style.text("find-outside-why")],
        Some(Advice::NotMember { relay, .. })
            if answer.need.purpose == Purpose::Post && !relay.is_empty() =>
        {
            let roles = [("roles", style.nearest(registry, relay))];
            let why = style.text("find-relay-why");
            vec![format!("{} ({why})", style.text_with("find-relay", &roles))]
        }
        Some(Advice::AskContact | Advice::Forbidden(_)) => {
            vec![style.text_with("find-contact", &values)]
        }
        Some(_) => report.advice.iter().cloned().collect(),
        None => Vec::new(),
    }
}

/// Returns where a clause stands, with the number and the date of the letter.
fn cited(registry: &Registry, reason: &ReasonReport, group: Option<&str>, style: Style) -> String {
    let letter = registry.letter();
    let key = match group {
        Some(_) => "find-cited-of-group",
        None => "find-cited",
    };
    let values = [
        ("place", style.clause(registry, reason.clause.get())),
        ("group", group.unwrap_or_default().to_owned()),
        ("reference", letter.reference.clone()),
        ("date", style.date(&letter.date)),
    ];
    style.text_with(key, &values)
}

/// Returns the clauses that decide on `group`, each with its source.
fn with_source(registry: &Registry, group: &GroupAnswerReport, style: Style) -> String {
    let quotes = group.reasons.iter().map(|reason| {
        let source = cited(registry, reason, Some(&group.name), style);
        format!("“{}”\n({source})", style.show(&reason.text))
    });
    quotes.collect::<Vec<_>>().join("\n")
}

impl Style {
    /// Returns a verdict in words that lead to the name of its group, the same on every screen.
    #[must_use]
    pub fn band(self, purpose: Purpose, standing: Standing) -> String {
        let key = match (purpose, standing) {
            (Purpose::Post, Standing::Verdict(Verdict::Fits)) => "find-band-post-fits",
            (Purpose::Post, Standing::Verdict(Verdict::FitsIf)) => "find-band-post-fits-if",
            (Purpose::Read, Standing::Verdict(Verdict::Fits)) => "find-band-read-fits",
            (Purpose::Read, Standing::Verdict(Verdict::FitsIf)) => "find-band-read-fits-if",
            (Purpose::Join, Standing::Verdict(Verdict::Fits)) => "find-band-join-fits",
            (Purpose::Join, Standing::Verdict(Verdict::FitsIf)) => "find-band-join-fits-if",
            (_, Standing::NotMember) => "find-band-not-member",
            (_, Standing::Verdict(Verdict::Silent)) => "find-band-silent",
            (_, Standing::Verdict(verdict)) => return self.verdict_for(purpose, verdict),
            (_, Standing::Outside) => "find-band-outside",
        };
        self.text(key)
    }

    /// Returns the names of roles of whom any one will do, the closest colleague first: the letter
    /// lists superiors first.
    #[must_use]
    pub fn nearest(self, registry: &Registry, roles: &[RoleId]) -> String {
        let mut names = roles.iter().rev().map(|&role| self.role(registry, role));
        let Some(mut first) = names.next() else {
            return String::new();
        };
        let rest: Vec<String> = names.collect();
        let Some((last, between)) = rest.split_last() else {
            return first;
        };
        for name in between {
            first = format!("{first}, {name}");
        }
        let values = [("first", first), ("last", last.clone())];
        self.text_with("standing-or", &values)
    }
}
