//! Recognises codes that only their label tells: passwords, LINE IDs, numbers of patients, passports.
//!
//! A code is a word of Latin letters, digits and signs. What may be one is shown to the rule of its
//! label.

mod accounts;
mod forms;
mod locks;
mod passports;
mod tokens;

use std::ops::Range;

use super::mask::DIGIT;
use super::message::{Label, LabelledFrom, Message, is_arrow};
use super::recogniser::{CERTAIN, Candidate, LIKELY, POSSIBLE};
use super::{PrivateDataKind, Severity};
use crate::language::DraftWord;
use crate::text::part;
pub(super) use accounts::is_page;
use accounts::{follows_account, is_of_service, is_of_service_above, is_restated};
pub(super) use forms::{digits, is_date, is_day_or_month};
use forms::{
    is_account, is_announced_account, is_clear_account, is_clear_hospital_number, is_clear_secret,
    is_hospital_number, is_numeric_code, is_secret, is_signed_secret, letters,
};
use locks::{
    follows_secret, is_announced_far, is_entered, is_named_behind, is_second_of_pair,
    is_signed_beside, of_user, opens_lock,
};
use passports::{
    is_beside_passports, is_clear_passport, is_of_booklet, is_passport, label_of_passport,
};
use tokens::{mixed, tokens, whole, with_second_word, without_label};

/// A word that may be a code, and its label.
#[expect(clippy::struct_excessive_bools, reason = "a set of flags")]
struct Code<'m> {
    text: &'m str,
    label: Label<'m>,
    /// Whether a colon, an equals sign or a word such as คือ announces it.
    is_announced: bool,
    /// Whether a unit follows it: รหัสผ่าน 8 หลัก.
    is_amount: bool,
    /// Whether a Latin word follows it, which it may count: an 1234 people.
    is_followed: bool,
    /// Whether a word around it says that a code opens something: Zoom, ประตู.
    is_context: bool,
    /// Whether a word for a person, or an @, leads to it: ไลน์เจ้าทุกข์ …, IG @….
    is_led_to: bool,
}

/// How the codes of a label look.
struct Rule {
    label: DraftWord,
    kind: PrivateDataKind,
    /// The maximum distance of the label, in characters.
    reach: usize,
    is_code: fn(&Code<'_>) -> bool,
    /// Whether a word is one even in a list or series, where the label stands farther off.
    is_clear: fn(&str) -> bool,
}

/// Words for the person whose account it is.
const PERSON: [DraftWord; 4] = [
    DraftWord::Announces,
    DraftWord::Title,
    DraftWord::KinTitle,
    DraftWord::Fact,
];

/// A code met before.
struct Met {
    label: DraftWord,
    range: Range<usize>,
    line: usize,
}

impl Met {
    fn new(message: &Message<'_>, label: DraftWord, candidate: &Candidate) -> Self {
        Self {
            label,
            line: message.layout.line_number_at(candidate.range.start),
            range: candidate.range.clone(),
        }
    }
}

const RULES: &[Rule] = &[
    Rule {
        label: DraftWord::LabelSecret,
        kind: PrivateDataKind::Secret,
        reach: 40,
        is_code: is_secret,
        is_clear: is_clear_secret,
    },
    Rule {
        label: DraftWord::LabelCode,
        kind: PrivateDataKind::Secret,
        reach: 24,
        is_code: |code| {
            // รหัส abcd!12
            let is_written = code.label.is_direct && letters(code.text) >= 2;
            let is_signed = is_signed_secret(code.text);
            let opens = code.is_context || is_signed && (code.is_announced || is_written);
            // จำรหัสไม่ได้ ใช้ abc1234abc
            let is_clear =
                code.is_announced && letters(code.text) >= 3 && is_clear_secret(code.text);
            opens && (code.label.is_direct || code.is_context && is_clear) && is_secret(code)
        },
        is_clear: |_| false,
    },
    Rule {
        label: DraftWord::LabelLineId,
        kind: PrivateDataKind::LineId,
        reach: 12,
        is_code: is_account,
        is_clear: is_clear_account,
    },
    Rule {
        label: DraftWord::LabelAccount,
        kind: PrivateDataKind::LineId,
        reach: 24,
        is_code: is_announced_account,
        is_clear: |_| false,
    },
    Rule {
        label: DraftWord::LabelHospitalNumber,
        kind: PrivateDataKind::HospitalNumber,
        reach: 24,
        is_code: is_hospital_number,
        is_clear: is_clear_hospital_number,
    },
    Rule {
        label: DraftWord::LabelPassport,
        kind: PrivateDataKind::Passport,
        reach: 24,
        is_code: is_passport,
        is_clear: is_clear_passport,
    },
];

/// The maximum distance of a word such as ไลน์ that is no label by itself, in characters.
const NEAR: usize = 3;

/// The maximum distance of such a word from what can only be an account, in characters.
const CLOSE: usize = 20;

/// The maximum distance of the label of a code that is clear by itself, in characters.
pub(super) const FAR: usize = 40;

/// The maximum distance of that label if a word such as คือ announces the code, in characters.
const FARTHEST: usize = 60;

/// The minimum length of a password with letters and digits that no label names.
const MIXED: usize = 6;

/// The maximum length of a password of digits.
const CODE: usize = 8;

/// The maximum distance of the label of a password from a word for what it belongs to, in characters.
const BELONGS: usize = 24;

/// The maximum length of the number of a room, floor or door, in digits.
const ROOM: usize = 2;

/// Finds codes by their labels.
pub(super) fn find(message: &Message<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    // Without a word for a code there is nothing to look for.
    let is_known = |word| {
        let leads = [
            DraftWord::Booklet,
            DraftWord::Enters,
            DraftWord::Lock,
            DraftWord::UserName,
            DraftWord::SecretContext,
            DraftWord::Mailbox,
            DraftWord::LabelId,
            DraftWord::Nationality,
        ];
        rule_of(word).is_some() || leads.contains(&word)
    };
    let all = message.words.all();
    if !all.iter().any(|mention| is_known(mention.word)) {
        return found;
    }
    found.extend(mixed(message));
    let mut met: Option<Met> = None;
    let mut end = 0;
    for token in tokens(message.text()) {
        if token.start < end || message.links.covers(token.start) {
            continue;
        }
        let range = without_label(message, token);
        let range = whole(message, range);
        if let Some((candidate, label)) = read(message, &range, met.as_ref()) {
            let candidate = with_second_word(message, candidate);
            end = candidate.range.end;
            met = Some(Met::new(message, label, &candidate));
            found.push(candidate);
        } else if let Some(candidate) = unlabelled(message, &range, met.as_ref()) {
            end = candidate.range.end;
            let label = match candidate.kind {
                PrivateDataKind::HospitalNumber => Some(DraftWord::LabelHospitalNumber),
                PrivateDataKind::LineId => Some(DraftWord::LabelLineId),
                _ => None,
            };
            if let Some(label) = label {
                met = Some(Met::new(message, label, &candidate));
            }
            found.push(candidate);
        }
    }
    found.retain(|it| it.kind != PrivateDataKind::LineId || !is_page(message, &it.range));
    found
}

/// Returns the code at `range` that no label names, but what is near it: the number of a booklet, what is
/// entered to open something, or a code `met` before.
fn unlabelled(message: &Message<'_>, range: &Range<usize>, met: Option<&Met>) -> Option<Candidate> {
    let of_user = of_user(message, range);
    let kind = if let Some(rule) = rule_behind(message, range) {
        rule.kind
    } else if is_of_booklet(message, range) || is_beside_passports(message, range) {
        PrivateDataKind::Passport
    } else if of_user.is_some()
        || is_entered(message, range)
        || opens_lock(message, range)
        || is_second_of_pair(message, range)
        || is_named_behind(message, range)
        || is_signed_beside(message, range)
        || is_announced_far(message, range)
        || met.is_some_and(|met| follows_secret(message, met, range))
    {
        PrivateDataKind::Secret
    } else if is_restated(message, range)
        || is_of_service_above(message, range)
        || met.is_some_and(|met| follows_account(message, met, range))
    {
        PrivateDataKind::LineId
    } else if met.is_some_and(|met| {
        is_corrected(message, met, range) || is_of_next_patient(message, met, range)
    }) || is_of_patient(message, range)
    {
        PrivateDataKind::HospitalNumber
    } else {
        return None;
    };
    let range = of_user.unwrap_or_else(|| range.clone());
    let found = Candidate::new(kind, range, POSSIBLE);
    Some(found.with_severity(Severity::LookAgain))
}

/// Returns the rule of the label that stands in brackets behind the code at `range`: 0-21-88034 (เลขโรงพยาบาล).
fn rule_behind(message: &Message<'_>, range: &Range<usize>) -> Option<&'static Rule> {
    let opened = message.after(range.end).trim_start_matches(' ');
    let inside = opened.strip_prefix('(')?;
    let at = range.end + message.after(range.end).len() - inside.len();
    let end = at + inside.find(')')?;
    let mut words = message.words.at(at);
    let label = words.find(|m| m.range.end == end && rule_of(m.word).is_some())?;
    let rule = rule_of(label.word)?;
    (rule.is_clear)(message.part(range.clone())).then_some(rule)
}

/// Returns whether the number at `range` looks like that of a patient, and the label of such numbers stands
/// farther off on its line, with no other label and no number between.
fn is_of_patient(message: &Message<'_>, range: &Range<usize>) -> bool {
    let text = message.part(range.clone());
    let counts = [DraftWord::Unit, DraftWord::Numbers, DraftWord::Currency];
    is_clear_hospital_number(text)
        && text.starts_with(|c: char| c.is_ascii_digit())
        && message.next(range.end, &counts).is_none()
        && message.label(range.start).is_some_and(|label| {
            label.word == DraftWord::LabelHospitalNumber
                && label.place == LabelledFrom::Beside
                && !label
                    .gap
                    .contains(|c: char| c.is_ascii_digit() || matches!(c, ',' | DIGIT))
        })
}

/// Returns whether the number at `range` corrects that of a patient that was `met` on its line: ใช้ HN คนตาย
/// (448812) ของจริงคือนายสมมติ 448821.
fn is_corrected(message: &Message<'_>, met: &Met, range: &Range<usize>) -> bool {
    let (text, wrong) = (message.part(range.clone()), message.part(met.range.clone()));
    let is_number = |text: &str| text.len() >= 5 && digits(text) == text.len();
    met.label == DraftWord::LabelHospitalNumber
        && message.layout.line_number_at(range.start) == met.line
        && is_number(text)
        && is_number(wrong)
        && text.len() == wrong.len()
        && message
            .label(range.start)
            .is_none_or(|label| label.start < met.range.start)
}

/// Returns whether the number at `range` stands in brackets on one of the next lines, as that of a patient
/// that was `met` does: นายสมมติ (HN 31192), and below นางทดลอง (0088214-5).
fn is_of_next_patient(message: &Message<'_>, met: &Met, range: &Range<usize>) -> bool {
    let line = message.layout.line_number_at(range.start);
    let before = message.before(met.range.start);
    let opened = before.rfind('(').map(|at| part(before, at..));
    met.label == DraftWord::LabelHospitalNumber
        && (1..=2).contains(&line.saturating_sub(met.line))
        && is_clear_hospital_number(message.part(range.clone()))
        && opened.is_some_and(|opened| !opened.contains(')'))
        && message.after(met.range.end).starts_with(')')
        && message.before(range.start).ends_with('(')
        && message.after(range.end).starts_with(')')
        && message
            .label(range.start)
            .is_none_or(|label| label.place == LabelledFrom::Above)
}

/// Returns the rule of the label `word`.
fn rule_of(word: DraftWord) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.label == word)
}

/// Returns the code at `range`, if it is one, and the label that says so.
fn read(
    message: &Message<'_>,
    range: &Range<usize>,
    met: Option<&Met>,
) -> Option<(Candidate, DraftWord)> {
    let text = message.part(range.clone());
    let found = |rule: &Rule, score| Candidate::new(rule.kind, range.clone(), score);
    // The next of a series: 12345, 12346 และ 12347.
    if let Some(met) = met
        && let Some(rule) = rule_of(met.label)
        && ((rule.is_clear)(text) || rule.kind == PrivateDataKind::Secret && is_numeric_code(text))
        && message.is_between_values(met.range.end..range.start)
    {
        return Some((found(rule, LIKELY), rule.label));
    }
    // The name of a service is no account: โปรไฟล์ TikTok.
    let services = [DraftWord::LabelLineId, DraftWord::LabelAccount];
    let mut here = message.words.at(range.start);
    if here.any(|m| m.range == *range && services.contains(&m.word)) {
        return None;
    }
    let label = message.label(range.start)?;
    let label = label_of_secret(message, &label, text).unwrap_or(label);
    let label = label_of_passport(message, &label, text).unwrap_or(label);
    let label = label_of_lock(message, &label, range.start).unwrap_or(label);
    let Some(rule) = rule_of(label.word) else {
        return beyond(message, &label, range);
    };
    let (score, severity) = match label.place {
        LabelledFrom::Above => (read_below(message, rule, &label, range, met)?, None),
        _ => read_beside(message, rule, &label, range)?,
    };
    let candidate = Candidate::new(rule.kind, range.clone(), score);
    let candidate = match severity {
        Some(severity) => candidate.with_severity(severity),
        None => candidate,
    };
    Some((candidate, rule.label))
}

/// Returns how sure it is that the code at `range` is what the label above it says.
fn read_below(
    message: &Message<'_>,
    rule: &Rule,
    label: &Label<'_>,
    range: &Range<usize>,
    met: Option<&Met>,
) -> Option<u8> {
    let text = message.part(range.clone());
    let line = message.layout.line_number_at(range.start);
    let is_user = message.follows(range.start, &[DraftWord::SecretContext]);
    let is_first = !is_user && met.is_none_or(|met| met.line != line || met.label != rule.label);
    let is_item = message
        .layout
        .line_at(range.start)
        .is_some_and(super::layout::Line::is_item);
    let is_code = (label.is_direct || is_item && !is_user)
        && is_alone(message, range)
        && is_code(message, rule, label, range);
    let is_clear = is_first && (rule.is_clear)(text) && message.is_listed(label, range);
    if is_code {
        Some(CERTAIN)
    } else {
        is_clear.then_some(LIKELY)
    }
}

/// Returns how sure it is that the code at `range` is what the label beside it says, and how severe that is if
/// not as severe as its kind.
fn read_beside(
    message: &Message<'_>,
    rule: &Rule,
    label: &Label<'_>,
    range: &Range<usize>,
) -> Option<(u8, Option<Severity>)> {
    let text = message.part(range.clone());
    let is_near = label.place == LabelledFrom::Cell
        || label.gap.chars().nth(rule.reach).is_none() && !label.gap.contains(DIGIT);
    let gap = without_item_number(label.gap);
    let reach = if announces(message, label, range.start) {
        FARTHEST
    } else {
        FAR
    };
    let is_far = label.place == LabelledFrom::Beside
        && gap.chars().nth(reach).is_none()
        && !gap.contains(|c: char| c == DIGIT || c.is_ascii_alphanumeric());
    if is_near && is_code(message, rule, label, range) {
        let is_mild = rule.label == DraftWord::LabelCode;
        return Some((CERTAIN, is_mild.then_some(Severity::LookAgain)));
    }
    let is_announced = announces(message, label, range.start);
    let is_apart = !label
        .gap
        .contains(|c: char| c == DIGIT || c.is_ascii_alphanumeric());
    let is_named = is_apart && is_of_service(label, is_announced, text);
    if is_far && (rule.is_clear)(text) || is_named {
        return Some((LIKELY, None));
    }
    let is_set = rule.kind == PrivateDataKind::Secret
        && label.place == LabelledFrom::Beside
        && is_set(label, text);
    is_set.then_some((POSSIBLE, Some(Severity::LookAgain)))
}

/// Returns the code at `range` if its nearest label is one of numbers, which it is not, and the one
/// before is that of an account or password: ไอดีไลน์ของผู้ที่หลอก ปชช. somchai99.
fn beyond(
    message: &Message<'_>,
    label: &Label<'_>,
    range: &Range<usize>,
) -> Option<(Candidate, DraftWord)> {
    // The name of a user is not the password beside it.
    let before = Some(label).filter(|label| label.word != DraftWord::UserName);
    let before = message.label(before?.start)?;
    let rule = rule_of(before.word)?;
    let text = message.part(range.clone());
    let is_near = [label.gap, before.gap]
        .iter()
        .all(|gap| gap.chars().nth(FAR).is_none() && !gap.contains(['\n', DIGIT]));
    let is_beside = label.place == LabelledFrom::Beside && before.place == LabelledFrom::Beside;
    let is_set = rule.kind == PrivateDataKind::Secret && is_set(label, text);
    let is_code = letters(text) >= 3 && ((rule.is_clear)(text) || is_set);
    (is_beside && is_near && is_code).then(|| {
        let found = Candidate::new(rule.kind, range.clone(), POSSIBLE);
        (found.with_severity(Severity::LookAgain), rule.label)
    })
}

/// Returns whether an equals sign sets a password, with a sign in it, behind `label`: รหัสเครื่อง 4 (ชั้น 2)
/// เปลี่ยนแล้วนะ = Abc.Defgh#4.
fn is_set(label: &Label<'_>, text: &str) -> bool {
    label.gap.trim_end().ends_with('=')
        && label.gap.chars().nth(FARTHEST).is_none()
        && letters(text) >= 3
        && digits(text) >= 1
        && is_signed_secret(text)
}

/// Returns the label of a password that stands before a word for what it is or belongs to: OTP
/// เบอร์…, PIN ธนาคาร, รหัสผ่านคือวันเกิด….
fn label_of_secret<'m>(
    message: &'m Message<'_>,
    label: &Label<'m>,
    text: &str,
) -> Option<Label<'m>> {
    let is_other = !matches!(label.word, DraftWord::LabelSecret | DraftWord::LabelCode);
    let is_code = letters(text) > 0 || digits(text) <= CODE;
    if !is_other || label.place != LabelledFrom::Beside || !is_code {
        return None;
    }
    let before = message.label(label.start)?;
    // ยูส amphoe: the name of a user, unless the label is next to that word: รหัสของ user.
    let is_of_value = label.word != DraftWord::UserName || before.is_direct;
    let is_secret = before.word == DraftWord::LabelSecret
        && before.place == LabelledFrom::Beside
        && is_of_value;
    let is_near = before.gap.chars().nth(BELONGS).is_none()
        && !before
            .gap
            .contains(|c: char| c.is_ascii_digit() || matches!(c, ',' | DIGIT));
    (is_secret && is_near).then_some(Label {
        word: DraftWord::LabelSecret,
        ..*label
    })
}

/// Returns `label`, a general word for codes, as that of a password, if a word for what the code opens
/// follows: โค้ดปลดล็อก….
fn label_of_lock<'m>(message: &Message<'_>, label: &Label<'m>, at: usize) -> Option<Label<'m>> {
    if label.word != DraftWord::LabelCode || label.place != LabelledFrom::Beside {
        return None;
    }
    let next = at - label.gap.trim_start_matches(' ').len();
    let mut words = message.words.at(next);
    words
        .any(|m| m.word == DraftWord::Lock && m.range.end <= at)
        .then_some(Label {
            word: DraftWord::LabelSecret,
            ..*label
        })
}

/// Returns whether the word at `range` is a code by `rule`, whose label is near.
fn is_code(message: &Message<'_>, rule: &Rule, label: &Label<'_>, range: &Range<usize>) -> bool {
    let around = message.around(range.start);
    let code = Code {
        text: message.part(range.clone()),
        is_announced: label.place == LabelledFrom::Cell || announces(message, label, range.start),
        is_led_to: message.part(range.clone()).starts_with('@')
            || label.place == LabelledFrom::Beside
                && message.words.has(label.start..range.start, &PERSON),
        is_context: label.place == LabelledFrom::Beside
            && message.words.has(around, &[DraftWord::SecretContext]),
        label: Label {
            gap: without_item_number(label.gap),
            ..*label
        },
        is_followed: message
            .after(range.end)
            .trim_start_matches(' ')
            .starts_with(|c: char| c.is_ascii_alphabetic()),
        is_amount: message.next(range.end, &[DraftWord::Unit]).is_some(),
    };
    (rule.is_code)(&code)
}

/// Returns `gap` without the number of an item at its end: 1).
pub(super) fn without_item_number(gap: &str) -> &str {
    let trimmed = gap.trim_end();
    let Some(number) = trimmed.strip_suffix([')', '.']) else {
        return gap;
    };
    let rest = number.trim_end_matches(|c: char| c.is_ascii_digit());
    if (1..=2).contains(&(number.len() - rest.len())) {
        rest
    } else {
        gap
    }
}

/// Returns whether the code at `range` is all that its line holds.
fn is_alone(message: &Message<'_>, range: &Range<usize>) -> bool {
    let line = message.layout.line_at(range.start);
    line.is_some_and(|line| message.part(line.content.clone()).len() <= range.len() + 2)
}

/// Returns whether what stands right before byte `at` announces a value.
fn announces(message: &Message<'_>, label: &Label<'_>, at: usize) -> bool {
    let gap = label.gap.trim_end();
    gap.ends_with([':', '=', '>', '"', '“'])
        || gap.ends_with(is_arrow)
        || message.follows(at, &[DraftWord::Filler]) && !gap.is_empty()
}
