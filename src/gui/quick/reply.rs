//! What the box says about the words in it.

use super::Subject;
use crate::gui::reading_cursor::ReadingCursor;
use crate::guide::{Purpose, Question};
use crate::report::{AnswerCard, AnswerReport, ReadingReport, answer_with_card, readings};
use crate::understand::{Part, Understander};

/// What the box shows below the field.
#[derive(Debug, Default)]
pub enum Content {
    #[default]
    Empty,
    /// Nothing was understood.
    Unclear,
    /// One answer.
    Answer(Box<Reply>),
    /// Readings of which none is sure, to choose from.
    Readings(Vec<ReadingReport>),
    /// The check of the text on the clipboard.
    Board,
}

impl Content {
    /// Returns the cursor as it is when this is first shown.
    pub fn cursor(&self) -> ReadingCursor {
        match self {
            Self::Readings(readings) => ReadingCursor::of(readings.len()),
            _ => ReadingCursor::default(),
        }
    }
}

/// An answer in words.
#[derive(Debug)]
pub struct Reply {
    pub report: AnswerReport,
    pub card: AnswerCard,
}

impl Reply {
    pub fn new(subject: &Subject, question: &Question) -> Self {
        let (report, card) = answer_with_card(&subject.registry, question, subject.style);
        Self { report, card }
    }

    /// Returns the name of the group that is sure, which Enter copies.
    pub fn group(&self) -> Option<&str> {
        Some(self.report.best_group()?.name.as_str())
    }

    /// Returns the words of the letter that it rests on.
    pub fn quote(&self) -> Option<&str> {
        let group = self.report.groups.get(self.card.group?)?;
        let mut reasons = group.reasons.iter();
        let reason = reasons
            .find(|reason| !reason.lists_members)
            .or_else(|| group.reasons.first())?;
        Some(reason.text.as_str())
    }
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
    let Some(main) = understanding.main() else {
        return Content::Unclear;
    };
    let readings = readings(registry, main, subject.style);
    if !readings.is_empty() {
        Content::Readings(readings)
    } else if is_whole(main) {
        Content::Answer(Box::new(Reply::new(subject, &main.question())))
    } else {
        Content::Unclear
    }
}

/// Returns whether a part says enough to be answered.
fn is_whole(part: &Part) -> bool {
    let needs_act = matches!(part.need.purpose, Purpose::Post | Purpose::Read);
    part.outside || (part.understood && (part.need.act.is_some() || !needs_act))
}
