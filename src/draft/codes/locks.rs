//! Codes that open something, without a label of their own: what is entered, used or stands beside a lock, a
//! user or another code.

use std::ops::Range;

use super::{CODE, FAR, MIXED, Met, digits, is_clear_secret, is_date, is_numeric_code, letters};
use crate::draft::message::Message;
use crate::language::DraftWord;

/// What a number before it counts.
const AMOUNT: [DraftWord; 2] = [DraftWord::Unit, DraftWord::Currency];

/// What a code opens.
const OPENED: [DraftWord; 2] = [DraftWord::SecretContext, DraftWord::Lock];

/// Returns whether the code at `range` is what somebody is told to enter to open something.
pub(super) fn is_entered(message: &Message<'_>, range: &Range<usize>) -> bool {
    let text = message.part(range.clone());
    let is_keyed = text.contains(['*', '#']) || message.before(range.start).ends_with(['*', '#']);
    let is_number = digits(text) >= 4
        && letters(text) == 0
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || "-*#".contains(c))
        && (!is_date(text) || is_combination(text));
    // กด 1669: a short number that anybody may dial.
    let is_dialled = text.len() == 4 && text.starts_with('1');
    let near = message.near(range.start);
    let opens = [
        DraftWord::SecretContext,
        DraftWord::Lock,
        DraftWord::LabelSecret,
    ];
    let is_mixed = || letters(text) >= 2 && is_clear_secret(text) && text.len() >= MIXED;
    // กด 774401 แล้วจะปลดล็อก
    let opens_behind = || {
        is_numeric_code(text) && text.len() > 4 && message.words.has(range.end..near.end, &OPENED)
    };
    (is_number && (is_keyed || !is_dialled && text.len() <= 12) || is_mixed())
        && message.follows(range.start, &[DraftWord::Enters])
        && (message.words.has(near.start..range.start, &opens) || opens_behind())
        && message.next(range.end, &AMOUNT).is_none()
}

/// Returns whether `text` is what the dial of a safe is turned to: 41-77-09.
fn is_combination(text: &str) -> bool {
    let mut groups = text.split('-');
    groups.all(|group| group.len() == 2 && digits(group) == 2) && text.len() == 8
}

/// Returns whether a lock is spoken of shortly before the code at `range`, which is used for it: กุญแจห้อง
/// เลข 4471.
pub(super) fn opens_lock(message: &Message<'_>, range: &Range<usize>) -> bool {
    let text = message.part(range.clone());
    let number = text.trim_matches(['#', '*']);
    let is_year = (number.len() == 4).then(|| number.parse::<u32>());
    let is_year = matches!(is_year, Some(Ok(1900..=2100 | 2500..=2600)));
    let is_code = is_numeric_code(number) && !is_year || letters(text) > 0 && is_clear_secret(text);
    if !is_code || is_date(text) {
        return false;
    }
    let near = message.near(range.start);
    let Some(lock) = message
        .words
        .last_of(near.start..range.start, &[DraftWord::Lock])
    else {
        return false;
    };
    let gap = message.part(lock.range.end..range.start);
    let label = message.label(range.start);
    gap.chars().nth(FAR).is_none()
        && !gap.contains(|c: char| c.is_ascii_digit() || matches!(c, '\n' | '\t'))
        && message.follows(range.start, &[DraftWord::Enters, DraftWord::Filler])
        && label.is_none_or(|label| {
            // ปลดล็อกโทรศัพท์ ใช้ …
            label.start < lock.range.start || label.word == DraftWord::LabelPhone
        })
        && message.next(range.end, &AMOUNT).is_none()
}

/// Returns whether the code at `range` is the next after one that was `met`, for something else that is
/// opened: PIN เครื่องสแกนนิ้ว 9911 ส่วนแอดมิน 0000123.
pub(super) fn follows_secret(message: &Message<'_>, met: &Met, range: &Range<usize>) -> bool {
    let text = message.part(range.clone());
    let gap = met.range.end..range.start.max(met.range.end);
    let between = message.part(gap.clone());
    let labels = [DraftWord::LabelSecret, DraftWord::LabelCode];
    let label = message.label(range.start);
    labels.contains(&met.label)
        && (is_numeric_code(text) || is_clear_secret(text))
        && between.chars().nth(FAR).is_none()
        && !between.contains(|c: char| c.is_ascii_digit() || c == '\n')
        && message.words.has(gap, &OPENED)
        && label.is_none_or(|label| label.start < met.range.start)
        && message.next(range.end, &AMOUNT).is_none()
}

/// Returns the password behind the name of a user and a stroke, if the word at `range` is both: admin/….
pub(super) fn of_user(message: &Message<'_>, range: &Range<usize>) -> Option<Range<usize>> {
    let text = message.part(range.clone());
    let (user, password) = text.split_once('/')?;
    let end = range.start + user.len();
    let users = [
        DraftWord::UserName,
        DraftWord::SecretContext,
        DraftWord::Mailbox,
    ];
    let mut words = message.words.at(range.start);
    let is_user = words.any(|m| users.contains(&m.word) && m.range.end == end);
    let is_password = is_clear_secret(password) && !password.contains('/') && digits(password) > 0;
    (is_user && is_password && password.len() >= CODE - 2).then_some(end + 1..range.end)
}
