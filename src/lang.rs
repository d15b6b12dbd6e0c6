//! The program's two languages, and the only access to its messages.
//!
//! Every sentence shown to a person is a Fluent message in `assets/locales/<language>/*.ftl`, and
//! code refers to it by key. A test checks that both languages define the same keys and that every
//! key used in the code exists.

mod fixed;

use std::borrow::Cow;
use std::collections::HashMap;

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader, langid, static_loader};
use strum::{Display, EnumString, IntoStaticStr};

pub use fixed::FixedWords;

static_loader! {
    static LOCALES = {
        locales: "./assets/locales",
        fallback_language: "th",
        // Isolation marks serve right-to-left text. Thai fonts draw them as boxes.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

static THAI: LanguageIdentifier = langid!("th");
static ENGLISH: LanguageIdentifier = langid!("en");

/// A language of the program. Thai is the default; English is complete.
#[derive(Clone, Copy, Debug, Default, Display, PartialEq, Eq, Hash, EnumString, IntoStaticStr)]
pub enum Lang {
    #[default]
    #[strum(serialize = "th")]
    Thai,
    #[strum(serialize = "en")]
    English,
}

impl Lang {
    /// Both languages, the default first.
    pub const ALL: [Self; 2] = [Self::Thai, Self::English];

    /// Returns the BCP 47 code, which is also the value used on the command line.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.into()
    }

    /// Returns the message `key` in this language.
    ///
    /// Returns the key itself if there is no such message, so that a missing message shows up
    /// instead of leaving a blank.
    #[must_use]
    pub fn text(self, key: &str) -> String {
        self.text_with(key, &[])
    }

    /// Returns the message `key` with its placeholders filled in. Values are text, so that a number
    /// keeps its digits.
    #[must_use]
    pub fn text_with(self, key: &str, values: &[(&'static str, String)]) -> String {
        self.text_in(key, values, FixedWords::default())
    }

    /// Returns the message `key` with its placeholders filled in, and with `words` for the things
    /// that each registry names in its own way.
    #[must_use]
    pub fn text_in(
        self,
        key: &str,
        values: &[(&'static str, String)],
        words: FixedWords,
    ) -> String {
        let fixed = words.in_language(self).placeholders();
        let given = values.iter().map(|(name, value)| (*name, value.as_str()));
        let values: HashMap<Cow<'static, str>, FluentValue<'_>> = fixed
            .into_iter()
            .chain(given)
            .map(|(name, value)| (Cow::Borrowed(name), FluentValue::from(value)))
            .collect();
        LOCALES
            .try_lookup_with_args(self.id(), key, &values)
            .unwrap_or_else(|| key.to_owned())
    }

    /// Returns the message `key`, which has no placeholders.
    fn bare(self, key: &str) -> String {
        LOCALES
            .try_lookup(self.id(), key)
            .unwrap_or_else(|| key.to_owned())
    }

    /// Returns whether this language itself defines `key`, without falling back to the other.
    #[must_use]
    pub fn has(self, key: &str) -> bool {
        match LOCALES.lookup_single_language::<&str>(self.id(), key, None) {
            Ok(_) => true,
            // A message with placeholders exists but cannot be formatted without values. The
            // library exposes that error only through its text.
            Err(error) => error.to_string().starts_with("Fluent errors"),
        }
    }

    fn id(self) -> &'static LanguageIdentifier {
        match self {
            Self::Thai => &THAI,
            Self::English => &ENGLISH,
        }
    }
}

/// A name or remark that the registry gives in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Words {
    pub th: String,
    pub en: String,
}

impl Words {
    /// Creates words from what `text` returns for each language.
    #[must_use]
    pub fn in_each(text: impl Fn(Lang) -> String) -> Self {
        Self {
            th: text(Lang::Thai),
            en: text(Lang::English),
        }
    }

    /// Returns the text in `lang`, or in Thai if there is no English.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::English if !self.en.is_empty() => &self.en,
            _ => &self.th,
        }
    }
}
