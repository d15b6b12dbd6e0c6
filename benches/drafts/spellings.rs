//! Ways in which words reach a message: typed in another order, copied from a PDF, broken.

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

/// A change to words, with its name.
pub type Spelling = (&'static str, fn(&str) -> String);

/// Vowels above and below a consonant.
fn is_vowel_mark(letter: char) -> bool {
    matches!(letter, '\u{e31}' | '\u{e34}'..='\u{e39}')
}

/// Tone marks and the mark of a silent letter.
fn is_tone(letter: char) -> bool {
    matches!(letter, '\u{e48}'..='\u{e4c}')
}

fn doubled(text: &str, is_doubled: fn(char) -> bool) -> String {
    let twice = |letter: char| std::iter::repeat_n(letter, 1 + usize::from(is_doubled(letter)));
    text.chars().flat_map(twice).collect()
}

/// Puts `mark` after the second character that is no mark of the one before.
fn inside(text: &str, mark: &str) -> String {
    let second = text
        .char_indices()
        .filter(|(_, letter)| !is_vowel_mark(*letter) && !is_tone(*letter))
        .nth(2);
    match second.and_then(|(at, _)| text.split_at_checked(at)) {
        Some((start, end)) => format!("{start}{mark}{end}"),
        None => text.to_owned(),
    }
}

fn tone_first(text: &str) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    for at in 1..letters.len() {
        let pair = (letters.get(at - 1).copied(), letters.get(at).copied());
        if let (Some(vowel), Some(tone)) = pair
            && is_vowel_mark(vowel)
            && is_tone(tone)
        {
            letters.swap(at - 1, at);
        }
    }
    letters.into_iter().collect()
}

/// Moves tone marks to where old Windows fonts keep the lowered ones.
fn private_tones(text: &str) -> String {
    let moved = |letter: char| {
        if is_tone(letter) {
            char::from_u32(0xf70a + u32::from(letter) - 0xe48).unwrap_or(letter)
        } else {
            letter
        }
    };
    text.chars().map(moved).collect()
}

fn words(text: &str) -> Vec<&str> {
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let ends: Vec<usize> = segmenter.segment_str(text).collect();
    ends.windows(2)
        .filter_map(|pair| text.get(*pair.first()?..*pair.last()?))
        .collect()
}

/// Breaks the line at the word nearest to the middle.
fn broken(text: &str) -> String {
    let words = words(text);
    let (start, end) = words.split_at(words.len() / 2);
    if start.is_empty() {
        return text.to_owned();
    }
    format!("{}\n{}", start.concat(), end.concat())
}

fn full_width(text: &str) -> String {
    let wide = |letter: char| match letter {
        '!'..='~' => char::from_u32(u32::from(letter) + 0xfee0).unwrap_or(letter),
        _ => letter,
    };
    text.chars().map(wide).collect()
}

/// The changes. All look the same or are easily read.
pub const SPELLINGS: [Spelling; 28] = [
    ("tone before vowel", tone_first),
    ("tone doubled", |text| doubled(text, is_tone)),
    ("vowel doubled", |text| doubled(text, is_vowel_mark)),
    ("tones missing", |text| text.replace(is_tone, "")),
    ("am in two", |text| text.replace('ำ', "\u{e4d}\u{e32}")),
    ("am and aa", |text| text.replace('ำ', "\u{e33}\u{e32}")),
    ("am lost to a space", |text| text.replace('ำ', " \u{e32}")),
    ("aa for am", |text| text.replace('ำ', "\u{e32}")),
    ("two e for ae", |text| text.replace('แ', "เเ")),
    ("lakkhangyao for aa", |text| text.replace('า', "ๅ")),
    ("space before a mark", |text| {
        let at = text.find(|letter| is_tone(letter) || is_vowel_mark(letter));
        match at.and_then(|at| text.split_at_checked(at)) {
            Some((start, end)) => format!("{start} {end}"),
            None => text.to_owned(),
        }
    }),
    ("private-use tones", private_tones),
    ("words apart", |text| words(text).join(" ")),
    ("words over a line", broken),
    ("zero-width space inside", |text| inside(text, "\u{200b}")),
    ("soft hyphen inside", |text| inside(text, "\u{ad}")),
    ("word joiner inside", |text| inside(text, "\u{2060}")),
    ("grapheme joiner inside", |text| inside(text, "\u{34f}")),
    ("vowel separator inside", |text| inside(text, "\u{180e}")),
    ("separator sign inside", |text| inside(text, "\u{2063}")),
    ("variation selector inside", |text| inside(text, "\u{fe0f}")),
    ("embedding inside", |text| inside(text, "\u{202b}")),
    ("override inside", |text| inside(text, "\u{202d}")),
    ("direction mark inside", |text| inside(text, "\u{200e}")),
    ("byte order mark inside", |text| inside(text, "\u{feff}")),
    ("full width", full_width),
    ("capitals", str::to_uppercase),
    ("small letters", str::to_lowercase),
];
