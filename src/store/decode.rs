//! Text files in the encodings that people have: UTF-8, Notepad's "Unicode" (UTF-16), and Windows'
//! Thai code page, which old programs still write.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_874};

/// The minimum percentage of Thai or plain Latin characters for a guessed encoding to be believed.
const MIN_PLAIN_PERCENT: usize = 95;

/// The encoding of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextEncoding {
    Utf8,
    /// In either byte order.
    Utf16,
    /// TIS-620 and its variants.
    Windows874,
}

impl TextEncoding {
    /// Returns the name that people know the encoding by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16 => "UTF-16",
            Self::Windows874 => "Windows-874",
        }
    }
}

/// A text, and the encoding that it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// Without a byte order mark.
    pub text: String,
    pub code: TextEncoding,
}

/// The error for bytes that are not text in any known encoding. It says nothing about them, since
/// they may be private.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoText;

/// Decodes `bytes` as text.
///
/// A byte order mark identifies the encoding. Without one, the bytes are UTF-8 if they are valid as
/// that. They count as UTF-16 or Windows-874 only if that yields plain Thai or Latin.
///
/// # Errors
///
/// Returns [`NoText`] if they are not text, or if the encoding cannot be identified.
pub fn decode(bytes: &[u8]) -> Result<Decoded, NoText> {
    let marked = [
        (&b"\xef\xbb\xbf"[..], None),
        (b"\xff\xfe", Some(UTF_16LE)),
        (b"\xfe\xff", Some(UTF_16BE)),
    ];
    for (mark, encoding) in marked {
        let Some(rest) = bytes.strip_prefix(mark) else {
            continue;
        };
        let text = match encoding {
            Some(encoding) => whole(encoding, rest),
            None => std::str::from_utf8(rest).ok().map(str::to_owned),
        };
        let text = text.filter(|text| !text.contains('\0'));
        let code = encoding.map_or(TextEncoding::Utf8, |_| TextEncoding::Utf16);
        return text.map(|text| Decoded { text, code }).ok_or(NoText);
    }
    let utf8 = std::str::from_utf8(bytes);
    // UTF-16 can be valid UTF-8 as well, but is then full of control characters.
    if let Ok(text) = utf8
        && !text.contains(is_stray)
    {
        return Ok(Decoded {
            text: text.to_owned(),
            code: TextEncoding::Utf8,
        });
    }
    let guesses = [
        (UTF_16LE, TextEncoding::Utf16),
        (UTF_16BE, TextEncoding::Utf16),
        (WINDOWS_874, TextEncoding::Windows874),
    ];
    for (encoding, code) in guesses {
        let fits = match code {
            TextEncoding::Windows874 => utf8.is_err() && !is_damaged_utf8(bytes),
            _ => bytes.len().is_multiple_of(2),
        };
        let text = fits.then(|| whole(encoding, bytes)).flatten();
        if let Some(text) = text.filter(|text| is_plain(text)) {
            return Ok(Decoded { text, code });
        }
    }
    // A few control characters do not make a UTF-8 text unreadable. A zero byte does.
    match utf8 {
        Ok(text) if !text.contains('\0') => Ok(Decoded {
            text: text.to_owned(),
            code: TextEncoding::Utf8,
        }),
        _ => Err(NoText),
    }
}

/// Returns whether bytes that begin with `head` are UTF-16. The first character must be plain Latin
/// or a byte order mark, as in JSON.
#[must_use]
pub fn begins_in_utf16(head: &[u8]) -> bool {
    matches!(
        head,
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, _, ..] | [_, 0, ..]
    )
}

/// Returns the text of `bytes`, if all of them are valid in `encoding`.
fn whole(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(text.into_owned())
}

/// Returns whether `c` is a control character that does not occur in texts.
fn is_stray(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}')
}

/// Returns whether `text` looks like what people write here: hardly anything but Thai and Latin,
/// and no Thai mark without a letter to carry it.
fn is_plain(text: &str) -> bool {
    let is_common = |c: char| {
        matches!(c, '\t' | '\n' | '\r' | ' '..='~' | '\u{a0}' | 'ก'..='๛' | '\u{2010}'..='\u{2026}')
            || !c.is_control() && u32::from(c) > 0x1_0000
    };
    let mut before = ' ';
    let mut count = 0;
    let mut common = 0;
    for c in text.chars() {
        let hangs = matches!(c, 'ั' | 'ิ'..='ฺ' | '็'..='๎');
        let stands = matches!(before, 'ก'..='ฮ' | 'ั' | 'ิ'..='ฺ' | '็'..='๎');
        count += 1;
        common += usize::from(is_common(c) && (!hangs || stands));
        before = c;
    }
    count > 0 && common * 100 >= count * MIN_PLAIN_PERCENT && !text.contains(is_stray)
}

/// Returns whether `bytes` are UTF-8 with a few errors. Any other encoding would yield gibberish.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut high, mut valid) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        let letters = chunk.valid().bytes().filter(|byte| !byte.is_ascii());
        let letters = letters.count();
        valid += letters;
        high += letters + chunk.invalid().len();
    }
    valid * 2 > high
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "ขอเชิญประชุมวันที่ ๕ น้ำท่วม ที่นี่ OK 100%\r\nบรรทัดที่สอง “อ้าง” – จบ\n";

    fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn every_code_gives_the_same_text() {
        let thai = WINDOWS_874.encode(TEXT).0.into_owned();
        for (bytes, code) in [
            (TEXT.as_bytes().to_vec(), TextEncoding::Utf8),
            (
                [b"\xef\xbb\xbf", TEXT.as_bytes()].concat(),
                TextEncoding::Utf8,
            ),
            (
                utf16(&format!("\u{feff}{TEXT}"), u16::to_le_bytes),
                TextEncoding::Utf16,
            ),
            (
                utf16(&format!("\u{feff}{TEXT}"), u16::to_be_bytes),
                TextEncoding::Utf16,
            ),
            (utf16(TEXT, u16::to_le_bytes), TextEncoding::Utf16),
            (utf16(TEXT, u16::to_be_bytes), TextEncoding::Utf16),
            (
                utf16("Plain English 12:30", u16::to_le_bytes),
                TextEncoding::Utf16,
            ),
            (thai, TextEncoding::Windows874),
        ] {
            let decoded = decode(&bytes).unwrap();
            assert_eq!(decoded.code, code);
            assert!(
                [TEXT, "Plain English 12:30"].contains(&decoded.text.as_str()),
                "{decoded:?}"
            );
        }
    }

    #[test]
    fn what_cannot_be_told_is_no_text() {
        let mut cut = TEXT.as_bytes().to_vec();
        cut.remove(1);
        let mut half = utf16(&format!("\u{feff}{TEXT}"), u16::to_le_bytes);
        half.pop();
        for bytes in [
            cut,
            half,
            vec![0; 100],
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0".to_vec(),
            b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0\xb5\xd0".to_vec(),
            "caf\u{e9} d\u{e9}j\u{e0} vu"
                .chars()
                .map(|c| c as u8)
                .collect(),
            b"\xff\xfe\0\0a\0\0\0".to_vec(),
        ] {
            assert_eq!(decode(&bytes), Err(NoText), "{bytes:?}");
        }
    }

    #[test]
    fn a_short_or_empty_text_is_what_it_says() {
        for text in ["", "ก", "a", "\u{1b}[31mแดง"] {
            assert_eq!(decode(text.as_bytes()).unwrap().text, text);
        }
    }
}
