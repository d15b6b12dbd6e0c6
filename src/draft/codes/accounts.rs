//! Accounts whose label is not right before them.

use std::ops::Range;

use super::{BELONGS, FAR, FARTHEST, Met, is_clear_account};
use crate::draft::message::{Label, LabelledFrom, Message};
use crate::language::DraftWord;
use crate::text::part;

/// The labels of accounts.
const LABELS: [DraftWord; 2] = [DraftWord::LabelLineId, DraftWord::LabelAccount];

/// Words for the person whose account it is.
const PERSON: [DraftWord; 5] = [
    DraftWord::Announces,
    DraftWord::Title,
    DraftWord::KinTitle,
    DraftWord::Fact,
    DraftWord::LabelName,
];

/// Returns whether the account at `range` is that of a page, which anybody is to see: a word for pages stands
/// near it, and nobody is named before it. An address for mail is none.
pub(in crate::draft) fn is_page(message: &Message<'_>, range: &Range<usize>) -> bool {
    let text = message.part(range.clone());
    let at = text.find('@');
    let is_mail = at.is_some_and(|at| part(text, ..at).ends_with(|c: char| c.is_alphanumeric()));
    let near = message.near(range.start);
    let before = near.start..range.start;
    !is_mail && message.words.has(near, &[DraftWord::Page]) && !message.words.has(before, &PERSON)
}

/// Returns whether the word at `range` is named like an account and follows one that was `met` closely.
pub(super) fn follows_account(message: &Message<'_>, met: &Met, range: &Range<usize>) -> bool {
    let gap = message.part(met.range.end..range.start.max(met.range.end));
    LABELS.contains(&met.label)
        && is_clear_account(message.part(range.clone()))
        && gap.chars().nth(BELONGS).is_none()
        && !gap.contains(|c: char| c.is_ascii_alphanumeric() || c == '\n')
        && message
            .label(range.start)
            .is_none_or(|label| label.start < met.range.start)
}

/// Returns whether a word such as "ID" stands before the account at `range`, and the service it belongs to
/// before that word: ไลน์ส่วนตัวของหัวหน้าชุดที่ 3 ID : ….
pub(super) fn is_restated(message: &Message<'_>, range: &Range<usize>) -> bool {
    let text = message.part(range.clone());
    let near = message.near(range.start);
    let Some(id) = message
        .words
        .last_of(near.start..range.start, &[DraftWord::LabelId])
    else {
        return false;
    };
    let gap = message.part(id.range.end..range.start);
    // The words between an announcement and its account may be many.
    let reach = if message.follows(range.start, &[DraftWord::Filler]) {
        FARTHEST
    } else {
        FAR
    };
    let is_near = gap.chars().nth(reach).is_none()
        && !gap.contains(|c: char| c.is_ascii_alphanumeric() || c == '\n');
    is_near
        && is_clear_account(text)
        && message.label(id.range.start).is_some_and(|label| {
            LABELS.contains(&label.word) && label.place == LabelledFrom::Beside
        })
}

/// Returns whether `text` is the account of the service that `label` names, where a word such as คือ
/// announces it farther off: LINE เท่านั้น ซึ่งเจ้าตัวให้ไว้ว่า ….
pub(super) fn is_of_service(label: &Label<'_>, is_announced: bool, text: &str) -> bool {
    label.word == DraftWord::LabelAccount
        && is_announced
        && text.contains(|c: char| c.is_ascii_digit())
        && is_clear_account(text)
        && (label.gap.chars().nth(FARTHEST).is_none() || text.contains(['_', '.']))
}

/// The maximum number of lines between a service and the account that is announced there.
const LINES: usize = 2;

/// Returns whether the word at `range` looks like nothing but an account, a word such as คือ announces it, and
/// a service is spoken of before it on its line or shortly above: ทักทาง LINE … อันใหม่คือ ….
pub(super) fn is_of_service_above(message: &Message<'_>, range: &Range<usize>) -> bool {
    let text = message.part(range.clone());
    let is_sure = is_clear_account(text)
        && text.contains(|c: char| c.is_ascii_digit())
        && text.contains(['.', '_'])
        && text.starts_with(|c: char| c.is_ascii_alphabetic());
    let announces = [DraftWord::Filler, DraftWord::Quotes];
    if !is_sure || !message.follows(range.start, &announces) {
        return false;
    }
    let before = message.with_lines_above(range.start, LINES);
    message.words.last_of(before, &LABELS).is_some()
        && message
            .label(range.start)
            .is_none_or(|label| LABELS.contains(&label.word) || !label.is_direct)
}
