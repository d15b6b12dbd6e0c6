//! Recognises chat histories saved by LINE. They hold many people's messages with their names, and
//! are not messages to post.
//!
//! They are recognised by layout, since their words differ by language and version: a head that
//! begins with `[LINE]` and a line with the time of saving, days on lines of their own, and
//! messages as `time TAB name TAB text`. Computers and telephones write them differently. Only a
//! computer's history is recognised without its head.

use std::sync::LazyLock;

use regex::Regex;

use crate::text::pattern::compile;

/// The pattern of a day: numbers separated by slashes, dots or hyphens.
const DAY: &str = r"[0-9๐-๙]{1,4}[./-][0-9๐-๙]{1,2}[./-][0-9๐-๙]{1,4}";

/// The pattern of the time of a message.
const TIME: &str = r"(?:(?:AM|PM|ก่อนเที่ยง|หลังเที่ยง) ?)?[0-9๐-๙]{1,2}[:.][0-9๐-๙]{2}(?::[0-9๐-๙]{2})?(?: ?(?:AM|PM|am|pm|น\.))?";

/// The patterns of the lines in a history.
struct Layout {
    /// The line with the time of saving.
    saved: Regex,
    /// A day, with the weekday before or after it.
    day: Regex,
    /// A message in a computer's history, or a notice about members. A telephone separates the
    /// parts by spaces, as any agenda does.
    message: Regex,
    /// A time at the start of a line, with the tab or space behind it.
    time: Regex,
}

static LAYOUT: LazyLock<Layout> = LazyLock::new(|| Layout {
    saved: compile(&format!(r"^[^0-9๐-๙]{{2,40}}{DAY},? {TIME}$")),
    day: compile(&format!(
        r"^(?:[^0-9๐-๙\t ]{{1,12}},? ?{DAY}|{DAY} ?\(?[^0-9๐-๙\t ]{{1,15}}\)?|{DAY})$"
    )),
    message: compile(&format!(r"^{TIME}\t([^\t]*)\t[^\t]")),
    time: compile(&format!(r"^{TIME}[\t ]")),
});

/// Returns whether `line` of a history says the day of the messages that follow.
#[must_use]
pub fn is_day(line: &str) -> bool {
    LAYOUT.day.is_match(line)
}

/// Returns what follows the time at the start of a line and the sign behind it.
#[must_use]
pub fn after_time(line: &str) -> Option<&str> {
    let time = LAYOUT.time.find(line)?;
    line.get(time.end()..)
}

/// Returns whether `text` is a chat history. A text that quotes a line or two of one is not.
#[must_use]
pub fn is_chat_history(text: &str) -> bool {
    let layout = &*LAYOUT;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = || {
        text.lines()
            .map(str::trim_end)
            .filter(|line| !line.is_empty())
    };
    let days = lines().filter(|line| layout.day.is_match(line)).count();
    let mut head = lines();
    if head.next().is_some_and(|line| line.starts_with("[LINE]")) {
        let saved = head.next().is_some_and(|line| layout.saved.is_match(line));
        return saved || days > 0 && lines().any(|line| layout.message.is_match(line));
    }
    days > 0 && is_talk(layout, lines())
}

/// Returns whether `text`, which should be a list of people or a history, is a history without a head whose
/// parts are separated by spaces: days with messages below them, from the first line on. An agenda looks
/// the same, but is no list of people.
#[must_use]
pub fn is_bare_history(text: &str) -> bool {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = text.lines().map(str::trim_end);
    let mut lines = lines.filter(|line| !line.is_empty());
    lines.next().is_some_and(is_day) && lines.next().is_some_and(|line| after_time(line).is_some())
}

/// Returns whether `lines` are a computer's messages under a day. An agenda has times as well, so
/// somebody must speak twice, or a notice must say who joined or left.
fn is_talk<'t>(layout: &Layout, lines: impl Iterator<Item = &'t str>) -> bool {
    let mut names: Vec<&str> = Vec::new();
    let (mut count, mut repeats_name, mut follows_day) = (0_usize, false, false);
    let mut after_day = false;
    for line in lines {
        if let Some(message) = layout.message.captures(line) {
            let name = message.get(1).map_or("", |name| name.as_str());
            follows_day |= after_day;
            repeats_name |= name.is_empty() || names.contains(&name);
            names.push(name);
            count += 1;
        }
        after_day = layout.day.is_match(line);
    }
    follows_day && repeats_name && count > 2
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns a history as a computer saves it.
    fn computer(head: &str, saved: &str, days: [&str; 2]) -> String {
        let [one, two] = days;
        format!(
            "[LINE] {head}\n{saved}\n\n{one}\n08:01\t\tสมมติ เข้าร่วมกลุ่ม\n08:02\tสมมติ ลองดู\tสวัสดีค่ะ\n\
             8:03 PM\tนายก อบต.\t\"เรื่องที่ 1\nเรื่องที่ 2\"\n{two}\n23:59\tสมมติ ลองดู\t[รูป]\n"
        )
    }

    #[test]
    fn histories_are_known_in_either_language_and_any_year() {
        for text in [
            computer(
                "ประวัติการแชทในกลุ่ม \"งานปกครอง\"",
                "บันทึกเมื่อ 01/02/2571 23:05",
                ["จ. 31/01/2571", "อ. 01/02/2571"],
            ),
            computer(
                "Chat history with Boonmee",
                "Saved on: 12/3/2027, 9:05 AM",
                ["Fri, 12/3/2027", "Sat, 12/4/2027"],
            ),
            computer(
                "ประวัติการแชทกับ ก",
                "บันทึกวันที่ 2027/05/16 10:30",
                ["2027.05.15 วันเสาร์", "2027.05.16 วันอาทิตย์"],
            ),
            "[LINE] Chat history in Team\nSaved on: 2027/05/16 10:30\n\n2027.05.15 Saturday\n\
             08:35 Boonmee Hello\n"
                .to_owned(),
        ] {
            assert!(is_chat_history(&text), "{text}");
            assert!(is_chat_history(&format!(
                "\u{feff}{}",
                text.replace('\n', "\r\n")
            )));
        }
    }

    #[test]
    fn a_part_of_one_is_known_by_its_messages() {
        let part = "ศ. 28/11/2568\n08:55\tก ข\tสวัสดี\n09:00\tค ง\t[รูป]\n09:02\tก ข\tรับทราบ\n";
        assert!(is_chat_history(part));
    }

    #[test]
    fn a_history_without_a_head_begins_with_a_day_and_a_message() {
        for text in [
            "2026.01.05 Monday\n08:01 Boonmee joined the group.\n",
            "\u{feff}2569.01.05 วันจันทร์\n\n08:01 สมมติ เข้าร่วมกลุ่ม\n",
        ] {
            assert!(is_bare_history(text), "{text}");
            assert!(!is_chat_history(text), "{text}");
        }
        for text in ["", "สมมติ หนึ่ง\nสมมติ สอง\n", "5/1/2569\nสมมติ หนึ่ง\n"]
        {
            assert!(!is_bare_history(text), "{text}");
        }
    }

    #[test]
    fn messages_that_quote_or_look_alike_are_messages() {
        for text in [
            "",
            "ฝากแจ้งตามนี้ค่ะ\n08:55\tสมมติ\tพรุ่งนี้ประชุม 9 โมง",
            "ศ. 28/11/2568\n08:55\tสมมติ\tพรุ่งนี้ประชุม",
            "[LINE] แจ้งเตือน: กลุ่มใหม่เปิดใช้แล้ว ขอให้ทุกท่านเข้ากลุ่ม",
            "[LINE] ขอเชิญประชุม\nวันที่ 28/11/2568 เวลา 09.00 น.\n09:00 ลงทะเบียน\n09:30 พิธีเปิด",
            "กำหนดการ\nวันศุกร์ 28/11/2568\n08:30\tลงทะเบียน\tห้องประชุม 1\n09:00\tพิธีเปิด\tห้องประชุม 2\n10:00\tบรรยาย\tห้องประชุม 3",
            "รายงานเหตุ 28/11/2568 08:55 น้ำท่วมบ้านสมมติ\n09:10 ถอนกำลัง",
        ] {
            assert!(!is_chat_history(text), "{text}");
        }
    }
}
