//! The two languages the program speaks, and the one place where their words are kept.
//!
//! Every sentence shown to a person is a Fluent message in `assets/locales/<language>/*.ftl`;
//! the code names messages by key. A test holds that both languages have the same keys and
//! that every key named in the code exists.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader, langid, static_loader};

static_loader! {
    static LOCALES = {
        locales: "./assets/locales",
        fallback_language: "th",
        // Isolation marks are for right-to-left text; in Thai they only show up as boxes.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

static THAI: LanguageIdentifier = langid!("th");
static ENGLISH: LanguageIdentifier = langid!("en");

/// A language of the program. Thai comes first; English is complete.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    #[default]
    Thai,
    English,
}

impl Lang {
    /// Both languages, the default first.
    pub const ALL: [Self; 2] = [Self::Thai, Self::English];

    /// The code of the language as BCP 47 and the command line have it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Thai => "th",
            Self::English => "en",
        }
    }

    /// The message `key` in this language.
    ///
    /// A key that does not exist comes back as it is, so that a missing message is seen
    /// and never hides what the program has to say.
    #[must_use]
    pub fn text(self, key: &str) -> String {
        LOCALES
            .try_lookup(self.id(), key)
            .unwrap_or_else(|| key.to_owned())
    }

    /// The message `key` with its places filled in. Values are text, so that a number keeps
    /// the digits it was given in.
    #[must_use]
    pub fn text_with(self, key: &str, values: &[(&'static str, String)]) -> String {
        let values: HashMap<Cow<'static, str>, FluentValue<'_>> = values
            .iter()
            .map(|(name, value)| (Cow::Borrowed(*name), FluentValue::from(value.as_str())))
            .collect();
        LOCALES
            .try_lookup_with_args(self.id(), key, &values)
            .unwrap_or_else(|| key.to_owned())
    }

    /// Whether `key` is a message of this language itself, with no falling back.
    #[must_use]
    pub fn has(self, key: &str) -> bool {
        match LOCALES.lookup_single_language::<&str>(self.id(), key, None) {
            Ok(_) => true,
            // A message with places cannot be said without their values, but it is there. The
            // library does not let its errors be told apart but by their words.
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

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// The text is no language the program speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownLang;

impl FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(code: &str) -> Result<Self, UnknownLang> {
        Self::ALL
            .into_iter()
            .find(|lang| lang.code() == code)
            .ok_or(UnknownLang)
    }
}

/// A name or remark that the registry itself gives in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Words {
    pub th: String,
    pub en: String,
}

impl Words {
    /// The words in `lang`; the Thai ones where the English are not given.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::English if !self.en.is_empty() => &self.en,
            _ => &self.th,
        }
    }
}
