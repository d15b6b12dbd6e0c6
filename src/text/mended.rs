//! Repairs Thai text that copying damaged: vowels torn apart as from a PDF, marks doubled, in the
//! wrong order or behind a space, and marks in the private codes of old Windows fonts.

use std::ops::Range;

use super::fold::standard_mark;

/// Returns `text` repaired, or nothing if there is nothing to repair.
#[must_use]
pub fn mended(text: &str) -> Option<String> {
    let mut mended = Mended::with_capacity(text.len());
    for (at, c) in text.chars().enumerate() {
        mended.push(c, at);
    }
    (mended.text != text).then_some(mended.text)
}

/// A character of a repaired text.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Spot {
    /// Where it begins in the repaired text, in bytes.
    byte: usize,
    /// The characters as written that it stands for.
    written: Range<usize>,
}

/// A text under repair. Each of its characters knows its place in the text as written.
#[derive(Clone, Debug, Default)]
pub(crate) struct Mended {
    text: String,
    spots: Vec<Spot>,
}

impl Mended {
    pub fn with_capacity(bytes: usize) -> Self {
        Self {
            text: String::with_capacity(bytes),
            // A Thai letter has three bytes, and others have one.
            spots: Vec::with_capacity(bytes / 2),
        }
    }

    /// Adds `line`, the next line, which was written behind `chars` characters.
    pub fn append(&mut self, line: &Self, chars: usize) {
        let bytes = self.text.len();
        self.text.push_str(&line.text);
        self.spots.extend(line.spots.iter().map(|spot| Spot {
            byte: spot.byte + bytes,
            written: spot.written.start + chars..spot.written.end + chars,
        }));
    }

    /// Returns the repaired text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the last character so far.
    pub fn last(&self) -> Option<char> {
        self.text.chars().next_back()
    }

    /// Adds the character at place `at` of the text as written, so that a vowel or mark goes to the
    /// letter before it, and the marks of a letter stand in the usual order, each once: vowel, tone, ำ.
    #[inline]
    pub fn push(&mut self, written: char, at: usize) {
        self.put(standard(written), at..at + 1);
    }

    fn put(&mut self, c: char, written: Range<usize>) {
        // What is neither a mark nor า or ำ changes nothing before it, and neither do these behind a letter.
        let is_vowel_or_mark = matches!(c, '\u{e31}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}');
        if !is_vowel_or_mark || self.last().is_some_and(is_consonant) {
            self.add(c, written);
            return;
        }
        let last = self.last();
        let bare = self.text.trim_end_matches(' ');
        match c {
            // คำาสั่ง, ค ำสั่ง: one vowel in two pieces.
            'า' | 'ํ' if last == Some('ำ') => self.extend_last(written.end - 1),
            'า' | 'ำ' if last == Some(' ') && carries_vowel(bare) => {
                self.remove_spaces();
                self.put('ำ', written);
            }
            'ำ' | 'ํ' if last == Some('า') => self.replace_last('ำ', written.end - 1),
            'า' | 'ำ' if has_open_ring(&self.text) => {
                let tones = self.take_tones();
                self.replace_last('ำ', written.end - 1);
                for (tone, written) in tones {
                    self.put(tone, written);
                }
            }
            _ if is_mark(c) && last == Some(' ') && carries_mark(bare) => {
                self.remove_spaces();
                self.put(c, written);
            }
            _ if is_mark(c) && last == Some(c) => self.extend_last(written.end - 1),
            // นำ้: the tone is typed before ำ.
            _ if is_tone(c) && last.is_some_and(|last| matches!(last, 'ำ' | 'า')) => {
                self.put_before_last(c, written);
            }
            // ท่ี: the tone stands above the vowel, and after it.
            _ if is_vowel_mark(c) && last.is_some_and(|last| is_tone(last) || last == '์') => {
                self.put_before_last(c, written);
            }
            _ => self.add(c, written),
        }
    }

    /// Adds `c` before the last character. Both then stand for what was written for either.
    fn put_before_last(&mut self, c: char, written: Range<usize>) {
        if let Some((last, place)) = self.pop() {
            let both = place.start.min(written.start)..place.end.max(written.end);
            self.put(c, both.clone());
            self.add(last, both);
        }
    }

    /// Takes the tones at the end away.
    fn take_tones(&mut self) -> Vec<(char, Range<usize>)> {
        let mut tones = Vec::new();
        while self.last().is_some_and(is_tone) {
            tones.extend(self.pop());
        }
        tones.reverse();
        tones
    }

    /// Replaces the last character by `c`, which also stands for the character written at `at`.
    pub fn replace_last(&mut self, c: char, at: usize) {
        if let Some((_, written)) = self.pop() {
            self.add(c, written.start..at + 1);
        }
    }

    /// Returns the range of written characters that these bytes of the repaired text stand for.
    pub fn written(&self, bytes: &Range<usize>) -> Range<usize> {
        let first = self.spots.partition_point(|spot| spot.byte < bytes.start);
        let after = self.spots.partition_point(|spot| spot.byte < bytes.end);
        match (self.spots.get(first), after.checked_sub(1)) {
            (Some(first), Some(last)) => {
                let end = self.spots.get(last).map_or(0, |spot| spot.written.end);
                first.written.start..end.max(first.written.start)
            }
            _ => 0..0,
        }
    }

    #[inline]
    fn add(&mut self, c: char, written: Range<usize>) {
        self.spots.push(Spot {
            byte: self.text.len(),
            written,
        });
        self.text.push(c);
    }

    fn pop(&mut self) -> Option<(char, Range<usize>)> {
        let spot = self.spots.pop()?;
        Some((self.text.pop()?, spot.written))
    }

    /// Lets the last character stand for the one written at `at` too.
    pub fn extend_last(&mut self, at: usize) {
        if let Some(spot) = self.spots.last_mut() {
            spot.written.end = at + 1;
        }
    }

    fn remove_spaces(&mut self) {
        while self.last() == Some(' ')
            && let Some((_, written)) = self.pop()
        {
            if let Some(spot) = self.spots.last_mut() {
                spot.written.end = written.end;
            }
        }
    }
}

/// Returns whether the last letter of `text` has the ring of ำ, and maybe tones: นํ้.
fn has_open_ring(text: &str) -> bool {
    text.trim_end_matches(is_tone).ends_with('ํ')
}

/// Returns the standard code of `c`. ๅ looks like า, and is one unless it follows ฤ or ฦ, which no
/// word of office has.
fn standard(c: char) -> char {
    match standard_mark(c) {
        'ๅ' => 'า',
        c => c,
    }
}

fn is_tone(c: char) -> bool {
    ('่'..='๋').contains(&c)
}

/// Returns whether `c` is a vowel above or below a letter.
fn is_vowel_mark(c: char) -> bool {
    matches!(c, 'ั' | 'ิ'..='ู' | '็')
}

fn is_mark(c: char) -> bool {
    is_vowel_mark(c) || is_tone(c) || matches!(c, '์' | 'ํ' | 'ฺ')
}

fn is_consonant(c: char) -> bool {
    ('ก'..='ฮ').contains(&c)
}

/// Returns whether `text` ends with a letter that may carry ำ.
fn carries_vowel(text: &str) -> bool {
    let mut letters = text.chars().rev().skip_while(|c| is_tone(*c));
    letters.next().is_some_and(is_consonant)
}

/// Returns whether `text` ends with a letter that may carry a mark.
fn carries_mark(text: &str) -> bool {
    let last = text.chars().next_back();
    last.is_some_and(|c| is_consonant(c) || is_vowel_mark(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damage_is_repaired() {
        for (damaged, intended) in [
            ("แจ้งค าสั่งให้นายอ าเภอ", "แจ้งคำสั่งให้นายอำเภอ"),
            ("คำาสั่ง", "คำสั่ง"),
            ("คํา", "คำ"),
            ("นํ้า", "น้ำ"),
            ("น้ํา", "น้ำ"),
            ("นำ้", "น้ำ"),
            ("น้าํ", "น้ำ"),
            ("นาํ้", "น้ำ"),
            ("สิทธ์ิ", "สิทธิ์"),
            ("น ้ าท่วม", "น้ำท่วม"),
            ("บ้านเลขท่ี หมู่ท่ี", "บ้านเลขที่ หมู่ที่"),
            ("ผู้้ต้องหา", "ผู้ต้องหา"),
            ("ผ ู้ต้องหา", "ผู้ต้องหา"),
            ("รูู้", "รู้"),
            ("ท\u{f70a}าน", "ท่าน"),
            ("งๅน", "งาน"),
        ] {
            assert_eq!(mended(damaged).as_deref(), Some(intended), "{damaged}");
        }
    }

    #[test]
    fn sound_text_stays() {
        for text in [
            "",
            "น้ำท่วม 3 หมู่บ้าน",
            "ขอ อาหาร",
            "ที่ว่าการอำเภอ",
            "abc า",
            "ๆ า",
        ] {
            assert_eq!(mended(text), None, "{text}");
        }
    }

    #[test]
    fn repairing_twice_changes_nothing_more() {
        let once = mended("น ้ าท่วมค าสั่ง").unwrap();
        assert_eq!(mended(&once), None);
    }
}
