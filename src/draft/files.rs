//! Recognises texts that are the contents of a file and not a message: web pages, e-mails, formatted
//! documents, contact cards, calendars, data. Somebody opened or copied the wrong thing.

use strum::IntoStaticStr;

/// What a text is instead of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum FileKind {
    /// A web page or another marked-up document.
    WebPage,
    /// An e-mail with its headers.
    Mail,
    /// A document in Rich Text Format.
    RichText,
    /// A contact card or calendar.
    Card,
    /// Data for programs, in JSON.
    Data,
}

impl FileKind {
    /// Returns the fixed id, as used in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.into()
    }

    /// Returns what `text` is, if it is not a message.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let text = text.trim_start_matches('\u{feff}').trim();
        let head: String = text.chars().take(16).collect::<String>().to_lowercase();
        let begins = |starts: &[&str]| starts.iter().any(|start| head.starts_with(start));
        if begins(&["{\\rtf"]) {
            Some(Self::RichText)
        } else if begins(&["<!doctype", "<html", "<?xml", "<head>", "<body", "<svg"]) {
            Some(Self::WebPage)
        } else if begins(&["begin:vcard", "begin:vcalendar"]) {
            Some(Self::Card)
        } else if begins(&["{", "["]) && is_data(text) {
            Some(Self::Data)
        } else {
            is_mail(text).then_some(Self::Mail)
        }
    }
}

/// Returns whether `text` is an object or a list in JSON.
fn is_data(text: &str) -> bool {
    let is_closed = text.ends_with(['}', ']']);
    is_closed && text.len() > 2 && serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
}

/// The headers that every e-mail has, and those that mail programs add.
const HEADERS: [&str; 12] = [
    "from",
    "to",
    "cc",
    "subject",
    "date",
    "received",
    "message-id",
    "return-path",
    "mime-version",
    "content-type",
    "delivered-to",
    "reply-to",
];

/// The number of lines in which the headers must stand, and of headers that must be there.
const HEAD: usize = 40;
const ENOUGH: usize = 3;

fn is_mail(text: &str) -> bool {
    let mut lines = text.lines();
    let name = |line: &str| {
        let (name, _) = line.split_once(':')?;
        let name = name.to_ascii_lowercase();
        HEADERS.iter().position(|header| *header == name)
    };
    if lines.next().and_then(name).is_none() {
        return false;
    }
    let mut found: Vec<usize> = text.lines().take(HEAD).filter_map(name).collect();
    found.sort_unstable();
    found.dedup();
    found.len() >= ENOUGH && found.first() == Some(&0)
}

#[cfg(test)]
mod tests {
    use super::FileKind;

    #[test]
    fn files_are_known_by_their_beginning() {
        for (text, kind) in [
            ("{\\rtf1\\ansi น้ำท่วม}", FileKind::RichText),
            ("\u{feff}<!DOCTYPE html><html>", FileKind::WebPage),
            ("<?xml version=\"1.0\"?><a/>", FileKind::WebPage),
            ("BEGIN:VCARD\nFN:ก\nEND:VCARD", FileKind::Card),
            ("[{\"ชื่อ\": \"ก\"}]\n", FileKind::Data),
            (
                "Received: from a\nFrom: ก <a@example.com>\nTo: b@example.com\nSubject: ข\n\nสวัสดี",
                FileKind::Mail,
            ),
        ] {
            assert_eq!(FileKind::of(text), Some(kind), "{text}");
        }
    }

    #[test]
    fn messages_are_no_files() {
        for text in [
            "",
            "เรื่อง: ประชุม\nวันที่: พรุ่งนี้\nถึง: ทุกท่าน",
            "[ด่วน] น้ำท่วม",
            "{ด่วน}",
            "[1]",
            "Subject: ประชุม\nพรุ่งนี้ 9 โมง",
            "<ด่วน> น้ำท่วม",
        ] {
            let expected = (text == "[1]").then_some(FileKind::Data);
            assert_eq!(FileKind::of(text), expected, "{text}");
        }
    }
}
