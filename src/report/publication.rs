//! Publications of registries in words, for the command line and the window.

use super::Style;
use crate::publish::{KeyWords, Manifest, Refused, WORDS};
use crate::text::Date;

/// Says which publication it is: serial, province and letter.
#[must_use]
pub fn publication_title(manifest: &Manifest, style: Style) -> String {
    let values = [
        ("serial", manifest.serial.to_string()),
        ("province", manifest.province_in(style.lang).to_owned()),
    ];
    style.text_with("publication-title", &values)
}

/// Says which letter a publication holds, when it was published and until when it may be taken.
#[must_use]
pub fn publication_about(manifest: &Manifest, style: Style) -> String {
    let values = [
        ("letter-number", manifest.letter.clone()),
        ("date", style.date(&manifest.letter_date)),
        ("published", day(&manifest.published, style)),
        ("until", day(&manifest.valid_until, style)),
    ];
    style.text_with("publication-about", &values)
}

/// Says when a place was last looked at.
#[must_use]
pub fn last_look(days: Option<u64>, style: Style) -> String {
    match days {
        Some(0) => style.text("publication-looked-today"),
        Some(days) => style.text_with("publication-looked", &[("days", days.to_string())]),
        None => style.text("publication-looked-never"),
    }
}

/// Says that the last day of a publication in use is over, if it is.
#[must_use]
pub fn past_date(manifest: &Manifest, today: Option<Date>, style: Style) -> Option<String> {
    let values = [
        ("until", day(&manifest.valid_until, style)),
        ("province", manifest.province_in(style.lang).to_owned()),
    ];
    let is_past = manifest.is_past(today);
    is_past.then(|| style.text_with("publication-past", &values))
}

/// Says why a publication is refused.
#[must_use]
pub fn refused_publication(refused: &Refused, style: Style) -> String {
    let values = match refused {
        Refused::PastDate { until } => vec![("until", day(until, style))],
        other => other.values(),
    };
    style.text_with(refused.key(), &values)
}

/// Returns the words of a key in two lines, in the language of `style`, numbered so that people can
/// read them out.
#[must_use]
pub fn key_words(words: &KeyWords, style: Style) -> [String; 2] {
    let half = WORDS / 2;
    let list = words.list(style.lang);
    let line = |from: usize| {
        let words = list.iter().enumerate().skip(from).take(half);
        let numbered = words.map(|(index, word)| {
            let number = style.show(&(index + 1).to_string());
            format!("{number}. {word}")
        });
        numbered.collect::<Vec<_>>().join("   ")
    };
    [line(0), line(half)]
}

fn day(text: &str, style: Style) -> String {
    Date::read(text).map_or_else(|| text.to_owned(), |day| style.day(day))
}
