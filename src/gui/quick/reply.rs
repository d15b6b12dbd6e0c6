//! What the box says about the words in it.

use super::Subject;
use crate::guide::{self, Need, Purpose, Question, Verdict};
use crate::report::{AnswerReport, answer_report};
use crate::understand::{Part, Understander};

/// The maximum number of readings to choose from.
const MAX_READINGS: usize = 3;

/// What the box shows below the field.
#[derive(Debug, Default)]
pub enum Content {
    #[default]
    Empty,
    /// Nothing was understood.
    Unclear,
    /// One answer.
    Answer(Box<Reply>),
    /// Readings that lead to different groups, to choose from.
    Readings(Vec<Reply>),
    /// The check of the text on the clipboard.
    Board,
}

/// An answer in words.
#[derive(Debug)]
pub struct Reply {
    /// What was understood, in words.
    pub meaning: String,
    pub question: Question,
    pub report: AnswerReport,
    /// The groups where it must not go.
    pub forbidden: Vec<String>,
}

impl Reply {
    pub fn new(subject: &Subject, question: Question) -> Self {
        let (registry, style) = (&subject.registry, subject.style);
        let answer = guide::answer(registry, question.clone());
        let report = answer_report(registry, &answer, style);
        let need = question.need();
        let posts = question.is_in_scope() && need.purpose == Purpose::Post;
        let forbidden = report
            .groups
            .iter()
            .filter(|group| posts && group.verdict == Verdict::Forbidden)
            .map(|group| group.name.clone());
        Self {
            meaning: meaning(subject, need),
            forbidden: forbidden.collect(),
            question,
            report,
        }
    }

    /// Returns the name of the recommended group.
    pub fn group(&self) -> Option<&str> {
        Some(self.report.best_group()?.name.as_str())
    }

    /// Returns the verdict on the recommended group. Without one, the matter is forbidden everywhere,
    /// or the letter does not say.
    pub fn verdict(&self) -> Verdict {
        let groups = &self.report.groups;
        let is_forbidden = !groups.is_empty()
            && groups
                .iter()
                .all(|group| group.verdict == Verdict::Forbidden);
        match self.report.best_group() {
            Some(best) => best.verdict,
            None if is_forbidden => Verdict::Forbidden,
            None => Verdict::Silent,
        }
    }

    /// Returns the words of the letter that it rests on.
    pub fn quote(&self) -> Option<&str> {
        let groups = &self.report.groups;
        let group = self.report.best_group().or_else(|| groups.first())?;
        let mut reasons = group.reasons.iter();
        let reason = reasons
            .find(|reason| !reason.lists_members)
            .or_else(|| group.reasons.first())?;
        Some(reason.text.as_str())
    }
}

/// Returns a need in words.
fn meaning(subject: &Subject, need: &Need) -> String {
    let style = subject.style;
    let topic = subject.registry.topic(need.topic).name.get(style.lang);
    let wanted = style.purpose(need.purpose);
    let act = match need.act.map(|act| style.act(act)) {
        None => wanted,
        Some(act) if need.purpose == Purpose::Post => act,
        Some(act) => format!("{wanted}: {act}"),
    };
    format!("{act} · {topic}")
}

/// Returns whether a need says enough to be answered.
fn is_whole(question: &Question) -> bool {
    let need = question.need();
    let needs_act = matches!(need.purpose, Purpose::Post | Purpose::Read);
    !question.is_in_scope() || need.act.is_some() || !needs_act
}

/// Reads `query` and answers it.
pub fn content(subject: &Subject, query: &str) -> Content {
    if query.trim().is_empty() {
        return Content::Empty;
    }
    let registry = &subject.registry;
    let understander = subject
        .understander
        .get_or_init(|| Understander::new(registry));
    let understanding = understander.read(registry, query, subject.role);
    let parts = understanding.parts.iter().filter(|part| part.understood);
    let parts: Vec<&Part> = parts.collect();
    let Some(main) = parts.first() else {
        return Content::Unclear;
    };
    let others = main.alternatives.iter().map(|need| need.clone().into());
    let questions: Vec<Question> = if parts.len() > 1 {
        parts.iter().map(|part| part.question()).collect()
    } else {
        std::iter::once(main.question()).chain(others).collect()
    };
    let questions = questions.into_iter().filter(is_whole);
    let replies = questions.map(|question| Reply::new(subject, question));
    let mut replies: Vec<Reply> = replies.take(MAX_READINGS).collect();
    let first = replies.first().map(|reply| reply.report.best.clone());
    let agree = replies
        .iter()
        .all(|reply| Some(&reply.report.best) == first.as_ref());
    if !agree {
        return Content::Readings(replies);
    }
    replies.truncate(1);
    match replies.pop() {
        Some(reply) => Content::Answer(Box::new(reply)),
        None => Content::Unclear,
    }
}
