//! Repairs Thai text that copying damaged: vowels torn apart as from a PDF, marks doubled, in the
//! wrong order or behind a space, and marks in the private codes of old Windows fonts.

use super::fold::standard_mark;

/// Returns `text` repaired, or nothing if there is nothing to repair.
#[must_use]
pub fn mended(text: &str) -> Option<String> {
    let mut mended = String::with_capacity(text.len());
    for c in text.chars().map(standard) {
        push(&mut mended, c);
    }
    (mended != text).then_some(mended)
}

/// Adds `c` to `text`, so that a vowel or mark goes to the letter before it, and the marks of a letter
/// stand in the usual order, each once: vowel, tone, ำ.
fn push(text: &mut String, c: char) {
    let last = text.chars().next_back();
    match c {
        // คำาสั่ง, ค ำสั่ง: one vowel in two pieces.
        'า' | 'ํ' if last == Some('ำ') => {}
        'า' | 'ำ' if last == Some(' ') && carries_vowel(text.trim_end_matches(' ')) => {
            text.truncate(text.trim_end_matches(' ').len());
            push(text, 'ำ');
        }
        'ำ' | 'ํ' if last == Some('า') => replace_last(text, 'ำ'),
        'า' | 'ำ' if has_open_ring(text) => {
            let tones = take_tones(text);
            replace_last(text, 'ำ');
            tones.into_iter().rev().for_each(|tone| push(text, tone));
        }
        _ if is_mark(c) && last == Some(' ') && carries_mark(text.trim_end_matches(' ')) => {
            text.truncate(text.trim_end_matches(' ').len());
            push(text, c);
        }
        _ if is_mark(c) && last == Some(c) => {}
        // นำ้: the tone is typed before ำ.
        _ if is_tone(c) && last.is_some_and(|last| matches!(last, 'ำ' | 'า')) => {
            let vowel = text.pop();
            push(text, c);
            text.extend(vowel);
        }
        // ท่ี: the tone stands above the vowel, and after it.
        _ if is_vowel_mark(c) && last.is_some_and(|last| is_tone(last) || last == '์') => {
            let tone = text.pop();
            push(text, c);
            text.extend(tone);
        }
        _ => text.push(c),
    }
}

/// Returns whether the last letter of `text` has the ring of ำ, and maybe tones: นํ้.
fn has_open_ring(text: &str) -> bool {
    text.trim_end_matches(is_tone).ends_with('ํ')
}

/// Takes the tones at the end of `text` away.
fn take_tones(text: &mut String) -> Vec<char> {
    let tones: Vec<char> = text.chars().rev().take_while(|c| is_tone(*c)).collect();
    text.truncate(text.trim_end_matches(is_tone).len());
    tones
}

fn replace_last(text: &mut String, c: char) {
    text.pop();
    text.push(c);
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
