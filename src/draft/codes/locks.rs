//! Codes without a label of their own: what somebody enters or uses to open something, and what follows a
//! user name or another code.

use std::ops::Range;

use super::forms::is_year;
use super::{
    BELONGS, CODE, FAR, MIXED, Met, digits, is_clear_secret, is_date, is_numeric_code,
    is_signed_secret, letters,
};
use crate::draft::message::Message;
use crate::language::DraftWord;

/// Words for what a number counts: such a number is no code.
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
            .all(|c| c.is_ascii_digit() || "-*# ".contains(c))
        && (!is_date(text) || is_combination(text));
    // กด 1669: a short number that anybody may dial.
    let is_dialled = text.len() == 4 && text.starts_with('1');
    let near = message.near(range.start);
    let opens = [
        DraftWord::SecretContext,
        DraftWord::Lock,
        DraftWord::LabelSecret,
    ];
    // รหัสตึก ชั้น 1 กด 9911#, but not *123#, which anybody may dial
    let codes = [DraftWord::LabelCode];
    let is_keyed_code = || text.ends_with('#') && !text.starts_with('*');
    let is_mixed = || letters(text) >= 2 && is_clear_secret(text) && text.len() >= MIXED;
    // กด 774401 แล้วจะปลดล็อก
    let opens_behind = || {
        is_numeric_code(text) && text.len() > 4 && message.words.has(range.end..near.end, &OPENED)
    };
    (is_number && (is_keyed || !is_dialled && text.len() <= 12) || is_mixed())
        && message.follows(range.start, &[DraftWord::Enters])
        && (message.words.has(near.start..range.start, &opens)
            || is_keyed_code() && message.words.has(near.start..range.start, &codes)
            || opens_behind())
        && message.next(range.end, &AMOUNT).is_none()
}

/// Returns whether the label of a password follows the number at `range`: 018 553 is your verification code.
pub(super) fn is_named_behind(message: &Message<'_>, range: &Range<usize>) -> bool {
    let number = message.part(range.clone()).replace([' ', '-'], "");
    let line = message.near(range.end).end;
    let labels = [DraftWord::LabelSecret];
    let Some(label) = message.words.first_of(range.end..line, &labels) else {
        return false;
    };
    let between = message.part(range.end..label.range.start);
    is_numeric_code(&number)
        && message.next(range.end, &[DraftWord::Filler]).is_some()
        && between.chars().nth(BELONGS).is_none()
        && !between.contains(|c: char| c.is_ascii_digit() || matches!(c, ',' | '/'))
}

/// Returns whether letters, digits and a sign are mixed at `range` as in hardly anything but a password, and
/// its line speaks of one: รหัสเข้าคือ… อีกระบบใช้ Kr@thin88.
pub(super) fn is_signed_beside(message: &Message<'_>, range: &Range<usize>) -> bool {
    let text = message.part(range.clone());
    let labels = [DraftWord::LabelSecret, DraftWord::LabelCode];
    let before = message.near(range.start).start..range.start;
    // ส่วนชั้นสามเป็น Happy2569
    let is_user = || {
        let label = message.label(range.start);
        label.is_some_and(|label| label.word == DraftWord::UserName)
    };
    let is_announced = || {
        letters(text) >= 4
            && text.len() >= CODE
            && text.chars().all(|c| c.is_ascii_alphanumeric())
            && message.follows(range.start, &[DraftWord::Filler])
            && message.words.has(before.clone(), &[DraftWord::LabelSecret])
            && !is_user()
    };
    (is_signed_secret(text) || is_announced())
        && letters(text) >= 3
        && digits(text) >= 2
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
        && !text.contains(['/', '%', '+', '&'])
        && message.words.has(before.clone(), &labels)
}

/// Returns whether a word such as คือ announces the number at `range`, and its line speaks of a password or a
/// lock before it, with no other label and no number between: กลอนห้องเวร เปลี่ยนทุกเดือนนะ … ก็คือ 8052.
pub(super) fn is_announced_far(message: &Message<'_>, range: &Range<usize>) -> bool {
    let number = message.part(range.clone());
    let before = message.near(range.start).start..range.start;
    let known = [DraftWord::LabelSecret, DraftWord::Lock];
    let Some(known) = message.words.last_of(before, &known) else {
        return false;
    };
    let gap = message.part(known.range.end..range.start);
    is_numeric_code(number)
        && !is_date(number)
        && !is_year(number)
        && message.follows(range.start, &[DraftWord::Filler, DraftWord::Quotes])
        && !gap.contains(|c: char| c.is_ascii_digit() || matches!(c, '\n' | '\t'))
        && message.next(range.end, &AMOUNT).is_none()
        && message.label(range.start).is_none_or(|label| {
            label.start <= known.range.start
                || matches!(
                    label.word,
                    DraftWord::LabelCode | DraftWord::LabelSecret | DraftWord::LabelBirth
                )
        })
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
    // 7788#, which is keyed into something.
    let is_keyed = number.len() < text.len() && is_numeric_code(number);
    let is_code = is_keyed
        || is_numeric_code(number) && !is_year
        || letters(text) > 0 && is_clear_secret(text);
    if !is_code || is_date(text) {
        return false;
    }
    let near = message.near(range.start);
    let locks: &[DraftWord] = if is_keyed {
        &OPENED
    } else {
        &[DraftWord::Lock]
    };
    let Some(lock) = message.words.last_of(near.start..range.start, locks) else {
        return false;
    };
    let gap = message.part(lock.range.end..range.start);
    let label = message.label(range.start);
    gap.chars().nth(FAR).is_none()
        && !gap.contains(|c: char| c.is_ascii_digit() || matches!(c, '\n' | '\t'))
        && (is_keyed || message.follows(range.start, &[DraftWord::Enters, DraftWord::Filler]))
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

/// Returns whether the word at `range` stands behind a stroke and the name of a network, a meeting or a user:
/// wifi: amphoe / ….
pub(super) fn is_second_of_pair(message: &Message<'_>, range: &Range<usize>) -> bool {
    let text = message.part(range.clone());
    let is_code = is_clear_secret(text) || is_numeric_code(text) && text.len() >= MIXED;
    let near = message.near(range.start);
    let Some(name) = message.before(range.start).strip_suffix(" / ") else {
        return false;
    };
    let end = range.start - " / ".len();
    let opened = [
        DraftWord::SecretContext,
        DraftWord::UserName,
        DraftWord::Lock,
    ];
    let context = message.words.last_of(near.start..end, &opened);
    let label = message.label(range.start);
    is_code
        && name.ends_with(|c: char| c.is_ascii_alphanumeric())
        && context.is_some_and(|context| {
            message
                .part(context.range.end..end)
                .chars()
                .nth(FAR)
                .is_none()
                && label.is_none_or(|label| label.start <= context.range.start)
        })
}
