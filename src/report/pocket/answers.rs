//! Every answer of the pocket guide: each need of the finite domain is asked, and what is said alike
//! is written once.

use serde::Serialize;

use super::super::Style;
use super::super::answer::{
    AnswerReport, GroupAnswerReport, ReasonReport, answer_report, none_key,
};
use super::Styles;
use super::texts::{Once, Texts};
use crate::guide::{Need, Purpose, Verdict, answer};
use crate::lang::{Lang, Words};
use crate::registry::{Act, GroupId, Registry, RoleId, TopicId};

/// How many posts are asked at most, each with every recipient. In a registry with more, recipients
/// are not offered, or the page would be too large to send.
const MAX_POSTS: usize = 40_000;

/// A clause, and the grounds if something was concluded from it.
type Reason = (usize, Option<usize>);

/// What an answer says about a group: the group, the verdict, whether the asker is a member, the
/// condition, what is told beside the verdict, the clauses, and who could pass the message on.
type Found = (
    usize,
    usize,
    u8,
    Option<usize>,
    Vec<usize>,
    Vec<Reason>,
    Option<usize>,
);

/// The recommended group, what is said about each group, the headline if no group is recommended,
/// the advice, and the clauses of a preference.
type PocketAnswer = (
    Option<usize>,
    usize,
    Option<usize>,
    Option<usize>,
    Vec<Reason>,
);

/// The lists of answers.
#[derive(Debug, Default, Serialize)]
pub(super) struct Answers {
    found: Once<Found>,
    /// What is said about each group, by rank.
    rows: Once<Vec<usize>>,
    #[serde(rename = "answers")]
    said: Once<PocketAnswer>,
    /// The answers without a recipient and then for each, or one for all.
    needs: Once<Vec<usize>>,
}

impl Answers {
    /// Answers what `role` may ask with `purpose`, by act and topic.
    pub fn of_role(
        &mut self,
        registry: &Registry,
        role: RoleId,
        purpose: Purpose,
        styles: Styles,
        texts: &mut Texts,
    ) -> Vec<Vec<usize>> {
        let posts = purpose != Purpose::Join;
        let acts = Act::ALL.iter().filter(|act| act.is_posting() == posts);
        let by_act = acts.map(|&act| {
            let by_topic = registry.topic_ids().map(|topic| {
                let need = Need::to_do(act, topic)
                    .by(role)
                    .with_act_and_purpose(act, purpose);
                let mut row = vec![self.answer(registry, need.clone(), styles, texts)];
                if purpose == Purpose::Post && asks_recipients(registry) {
                    row.extend(self.of_each_recipient(registry, &need, styles, texts));
                    if row.windows(2).all(|pair| pair[0] == pair[1]) {
                        row.truncate(1);
                    }
                }
                self.needs.place(row)
            });
            by_topic.collect()
        });
        by_act.collect()
    }

    /// Answers `need` for each recipient.
    fn of_each_recipient(
        &mut self,
        registry: &Registry,
        need: &Need,
        styles: Styles,
        texts: &mut Texts,
    ) -> Vec<usize> {
        let recipients = registry.role_ids().map(|recipient| {
            let need = Need {
                to: vec![recipient],
                ..need.clone()
            };
            self.answer(registry, need, styles, texts)
        });
        recipients.collect()
    }

    /// Answers what `role` asks about each group.
    pub fn about_groups(
        &mut self,
        registry: &Registry,
        role: RoleId,
        styles: Styles,
        texts: &mut Texts,
    ) -> Vec<usize> {
        let groups = registry.group_ids().map(|group| {
            let need = Need {
                asked_group: Some(group),
                ..about(registry.first_topic()).by(role)
            };
            self.answer(registry, need, styles, texts)
        });
        groups.collect()
    }

    /// Returns the place of the answer to `need`.
    fn answer(
        &mut self,
        registry: &Registry,
        need: Need,
        styles: Styles,
        texts: &mut Texts,
    ) -> usize {
        let answer = answer(registry, need);
        let thai = answer_report(registry, &answer, styles.thai);
        let english = answer_report(registry, &answer, styles.english);
        let found = thai.groups.iter().zip(&english.groups);
        let row: Vec<usize> = found
            .map(|(th, en)| self.found.place(found_in(th, en, styles, texts)))
            .collect();
        let headline = thai.best.is_none().then(|| {
            let key = none_key(&answer.need, &thai);
            texts.place(styles.say(|style| style.text(key)))
        });
        let said = (
            answer.best.map(GroupId::index),
            self.rows.place(row),
            headline,
            advice(&thai, &english).map(|advice| texts.place(advice)),
            reasons(&thai.preference, &english.preference, styles, texts),
        );
        self.said.place(said)
    }
}

/// Returns whether the registry is small enough to ask about each recipient.
fn asks_recipients(registry: &Registry) -> bool {
    let roles = registry.roles().len();
    let posts = roles * Act::posting().count() * registry.topics().len();
    posts * roles <= MAX_POSTS
}

fn about(topic: TopicId) -> Need {
    Need::to_do(Act::Ask, topic).with_purpose(Purpose::About)
}

fn advice(thai: &AnswerReport, english: &AnswerReport) -> Option<Words> {
    Some(Words {
        th: thai.advice.clone()?,
        en: english.advice.clone()?,
    })
}

fn found_in(
    thai: &GroupAnswerReport,
    english: &GroupAnswerReport,
    styles: Styles,
    texts: &mut Texts,
) -> Found {
    let condition = thai.condition.as_ref().zip(english.condition.as_ref());
    let beside = thai.beside.iter().zip(&english.beside);
    let relay = (!thai.relay.is_empty()).then(|| Words {
        th: thai.relay_names.join(", "),
        en: english.relay_names.join(", "),
    });
    let verdict = Verdict::ALL
        .iter()
        .position(|&verdict| verdict == thai.verdict);
    (
        thai.id.get().index(),
        verdict.unwrap_or_default(),
        u8::from(thai.member == Some(true)),
        condition.map(|(th, en)| texts.place(in_both(th, en))),
        beside
            .map(|(th, en)| texts.place(in_both(th, en)))
            .collect(),
        reasons(&thai.reasons, &english.reasons, styles, texts),
        relay.map(|relay| texts.place(relay)),
    )
}

fn reasons(
    thai: &[ReasonReport],
    english: &[ReasonReport],
    styles: Styles,
    texts: &mut Texts,
) -> Vec<Reason> {
    let both = thai.iter().zip(english);
    let reasons = both.map(|(th, en)| {
        let grounds = th.inference.as_ref().zip(en.inference.as_ref());
        let grounds = grounds.map(|(th, en)| {
            let said = |style: Style| {
                let reason = match style.lang {
                    Lang::Thai => th,
                    Lang::English => en,
                };
                style.text_with("find-inferred", &[("reason", reason.clone())])
            };
            texts.place(styles.say(said))
        });
        (th.clause.get().index(), grounds)
    });
    reasons.collect()
}

fn in_both(th: &str, en: &str) -> Words {
    Words {
        th: th.to_owned(),
        en: en.to_owned(),
    }
}
