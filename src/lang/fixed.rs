//! Words for the things that each registry names in its own way: what it calls its letter, its kind
//! of group, and the places that the letter is addressed to.
//!
//! Messages hold placeholders for them: `$letter`, `$Letter` at the start of a sentence,
//! `$group-kind`, `$group-kinds` for several, `$unit`, `$Unit` and `$units`.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use super::{Lang, Words};

/// The fixed words of one registry, or the common ones.
///
/// A set is created once and lives as long as the program, so that it can be copied freely. A
/// registry that is read again has the same set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct FixedWords(Option<&'static InBoth>);

/// The words in each language.
#[derive(Debug, PartialEq, Eq, Hash)]
struct InBoth {
    thai: InOne,
    english: InOne,
}

/// The words in one language, as sentences need them.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) struct InOne {
    letter: String,
    letter_first: String,
    group_kind: String,
    group_kinds: String,
    unit: String,
    unit_first: String,
    units: String,
}

/// The words of a registry: those for its letter, its kind of group, and its unit.
type Given = [Words; 3];

/// The sets created so far.
static CREATED: LazyLock<Mutex<HashMap<Given, &'static InBoth>>> = LazyLock::new(Mutex::default);

/// The common words.
static COMMON: LazyLock<InBoth> = LazyLock::new(|| {
    let [letter, group, unit] = ["term-letter", "term-group", "unit-district"]
        .map(|key| Words::in_each(|lang| lang.bare(key)));
    InBoth::new(&[letter, group, unit])
});

impl FixedWords {
    /// Returns the set with these words for the letter, the kind of group and the unit.
    #[must_use]
    pub fn new(letter: &Words, group: &Words, unit: &Words) -> Self {
        let given = [letter.clone(), group.clone(), unit.clone()];
        let mut created = CREATED.lock().unwrap_or_else(PoisonError::into_inner);
        let set = created.entry(given).or_insert_with_key(|given| {
            let set: &'static InBoth = Box::leak(Box::new(InBoth::new(given)));
            set
        });
        Self(Some(set))
    }

    /// Returns what the places are called that the letter is addressed to.
    #[must_use]
    pub fn unit(self, lang: Lang) -> &'static str {
        &self.in_language(lang).unit
    }

    /// Returns the words in `lang`.
    pub(super) fn in_language(self, lang: Lang) -> &'static InOne {
        let both = self.0.unwrap_or(&COMMON);
        match lang {
            Lang::Thai => &both.thai,
            Lang::English => &both.english,
        }
    }
}

impl InBoth {
    fn new([letter, group, unit]: &Given) -> Self {
        let of = |lang: Lang| InOne {
            letter: letter.get(lang).to_owned(),
            letter_first: capitalised(letter.get(lang)),
            group_kind: group.get(lang).to_owned(),
            group_kinds: several(group, lang),
            unit: unit.get(lang).to_owned(),
            unit_first: capitalised(unit.get(lang)),
            units: several(unit, lang),
        };
        Self {
            thai: of(Lang::Thai),
            english: of(Lang::English),
        }
    }
}

impl InOne {
    /// Returns the names of the placeholders with their words.
    pub(super) fn placeholders(&self) -> [(&'static str, &str); 7] {
        [
            ("letter", &self.letter),
            ("Letter", &self.letter_first),
            ("group-kind", &self.group_kind),
            ("group-kinds", &self.group_kinds),
            ("unit", &self.unit),
            ("Unit", &self.unit_first),
            ("units", &self.units),
        ]
    }
}

/// Returns `word` as it begins a sentence.
fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(chars).collect()
}

/// Returns the word for several of what `word` means.
fn several(word: &Words, lang: Lang) -> String {
    match lang {
        Lang::Thai => word.th.clone(),
        Lang::English => plural(word.get(lang)),
    }
}

/// Returns the plural of an English word. A word in Thai, which a registry may give instead, has
/// none.
fn plural(word: &str) -> String {
    let Some(last) = word.chars().last().filter(char::is_ascii_alphabetic) else {
        return word.to_owned();
    };
    let before = word.chars().rev().nth(1).unwrap_or_default();
    let hisses = ["s", "x", "z", "ch", "sh"].iter();
    if last == 'y' && !"aeiou".contains(before) {
        format!("{}ies", word.trim_end_matches('y'))
    } else if hisses.into_iter().any(|end| word.ends_with(end)) {
        format!("{word}es")
    } else {
        format!("{word}s")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(th: &str, en: &str) -> Words {
        Words {
            th: th.to_owned(),
            en: en.to_owned(),
        }
    }

    #[test]
    fn messages_speak_of_what_the_registry_has() {
        let own = FixedWords::new(
            &words("ประกาศ", "announcement"),
            &words("ห้องสนทนา", "channel"),
            &words("โรงพยาบาล", "hospital"),
        );
        let verdict = |lang: Lang, words| lang.text_in("verdict-silent", &[], words);
        assert_eq!(verdict(Lang::Thai, own), "ประกาศไม่ได้กล่าวถึง");
        assert_eq!(verdict(Lang::English, own), "The announcement does not say");
        assert_eq!(Lang::Thai.text("verdict-silent"), "หนังสือไม่ได้กล่าวถึง");
        assert_eq!(
            Lang::English.text_in("document-duties", &[], own),
            "The hospital's duty under the announcement"
        );
    }

    #[test]
    fn the_same_words_are_the_same_set() {
        let group = words("กลุ่ม", "");
        let set = |letter: &str| FixedWords::new(&words(letter, ""), &group, &group);
        assert_eq!(set("คำสั่ง"), set("คำสั่ง"));
        assert_ne!(set("คำสั่ง"), set("ประกาศ"));
    }

    #[test]
    fn english_words_have_plurals() {
        for (one, several) in [
            ("LINE group", "LINE groups"),
            ("community", "communities"),
            ("box", "boxes"),
            ("day", "days"),
            ("กลุ่ม", "กลุ่ม"),
        ] {
            assert_eq!(plural(one), several);
        }
    }
}
