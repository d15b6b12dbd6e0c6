//! The pocket guide: everything that one page for telephones holds. Each answer is worked out here,
//! by the engine; the page only looks up.

mod answers;
mod pages;
mod plain;
mod texts;

use std::collections::BTreeMap;

use serde::Serialize;

use self::answers::Answers;
use self::pages::RolePage;
pub use self::plain::{PlainCell, PlainRole, PlainTables};
use self::texts::Texts;
use super::Style;
use crate::guide::{Purpose, Verdict};
use crate::lang::{Lang, Words};
use crate::registry::{Act, ClauseId, Home, Registry};
use crate::text::{Date, Digits};

/// How large the page may become, in bytes, to be sent and opened anywhere.
pub const POCKET_LIMIT: usize = 300_000;

/// What a pocket guide says of itself beside the registry.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct PocketOrder {
    /// The day on which it is written.
    pub written: Option<Date>,
    /// The publication of the registry that it holds, if it comes from a signed one.
    pub publication: Option<Publication>,
}

/// A publication of a registry.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Publication {
    pub serial: u64,
    /// The last day on which it counts as current.
    pub good_until: Option<Date>,
}

#[cfg(feature = "publish")]
impl Publication {
    /// Returns what a guide says of the publication with this manifest.
    #[must_use]
    pub fn of(manifest: &crate::publish::Manifest) -> Self {
        Self {
            serial: manifest.serial,
            good_until: Date::read(&manifest.valid_until),
        }
    }
}

/// The content of the page, as its script reads it. What is numbered refers to a list of this
/// struct, from 0.
#[derive(Debug, Serialize)]
pub struct Pocket {
    /// The language that it opens in.
    pub lang: &'static str,
    /// Every text, each once: alone if it is the same in both languages, else in Thai and English.
    texts: Texts,
    /// The words of the page, by key.
    words: BTreeMap<&'static str, usize>,
    /// The days from which and until which the letter applies, and the day on which the page was
    /// written, as ISO 8601 has them.
    from: Option<String>,
    until: Option<String>,
    written: Option<String>,
    good_until: Option<String>,
    contact: PocketContact,
    purposes: Vec<Named>,
    acts: Vec<PocketAct>,
    topics: Vec<Named>,
    recipients: Vec<Named>,
    groups: Vec<PocketGroup>,
    clauses: Vec<PocketClause>,
    /// The notes on every group, as clauses.
    general: Vec<usize>,
    verdicts: Vec<Verdict>,
    /// The words of each verdict, by purpose.
    verdict_words: BTreeMap<&'static str, Vec<usize>>,
    roles: Vec<PocketRole>,
    #[serde(flatten)]
    answers: Answers,
    /// What is shown where no script runs.
    #[serde(skip)]
    pub plain: PlainTables,
}

/// Something with an id and a name.
#[derive(Debug, Serialize)]
struct Named {
    id: String,
    name: usize,
}

#[derive(Debug, Serialize)]
struct PocketAct {
    id: &'static str,
    name: usize,
    /// Whether it is a post.
    posts: bool,
}

#[derive(Debug, Serialize)]
struct PocketGroup {
    id: String,
    name: String,
    size: Option<usize>,
    readers: usize,
}

#[derive(Debug, Serialize)]
struct PocketClause {
    /// Verbatim.
    text: String,
    /// Where the letter has it.
    place: usize,
}

/// Whom to ask.
#[derive(Clone, Debug, Default, Serialize)]
pub struct PocketContact {
    pub unit: String,
    pub telephone: String,
    /// The telephone number as a telephone dials it, if it is one.
    pub dial: Option<String>,
    pub fax: String,
    pub email: String,
}

/// What a role asks and reads.
#[derive(Debug, Serialize)]
struct PocketRole {
    id: String,
    name: usize,
    /// The answers, by act and topic.
    post: Vec<Vec<usize>>,
    read: Vec<Vec<usize>>,
    join: Vec<Vec<usize>>,
    /// The answers, by group.
    about: Vec<usize>,
    page: RolePage,
}

/// The messages that the page uses. The page's script names them by these keys.
pub const POCKET_WORDS: [&str; 49] = [
    "document-checklist",
    "document-clauses",
    "document-duties",
    "document-may",
    "document-need-not",
    "find-act",
    "find-again",
    "find-anyone",
    "find-not-member",
    "find-purpose",
    "find-role",
    "find-to",
    "find-topic",
    "lookup-all-groups",
    "lookup-best",
    "lookup-condition",
    "lookup-others",
    "lookup-preference",
    "lookup-readers",
    "lookup-size",
    "pocket-act-question",
    "pocket-aged",
    "pocket-asked",
    "pocket-change",
    "pocket-contact",
    "pocket-copied",
    "pocket-dark",
    "pocket-display",
    "pocket-ended",
    "pocket-group-question",
    "pocket-large",
    "pocket-made",
    "pocket-member",
    "pocket-menu",
    "pocket-menu-contact",
    "pocket-menu-role",
    "pocket-not-copied",
    "pocket-not-yet",
    "pocket-relay",
    "pocket-role-question",
    "pocket-share",
    "pocket-superseded",
    "pocket-title",
    "pocket-topic-question",
    "pocket-unknown",
    "print-guideline",
    "purpose-about",
    "verdict-about-fits",
    "verdict-forbidden",
];

/// The messages that depend on the letter or the order.
const DATED: [&str; 2] = ["pocket-letter", "pocket-source"];

/// The styles of both languages.
#[derive(Clone, Copy)]
struct Styles {
    thai: Style,
    english: Style,
}

impl Styles {
    /// Keeps `style` for its language. The other language has its usual digits.
    fn new(registry: &Registry, style: Style) -> Self {
        let of = |lang: Lang| {
            let digits = (style.lang == lang).then_some(style.digits);
            Style::new(lang, digits).keeping(registry)
        };
        Self {
            thai: of(Lang::Thai),
            english: of(Lang::English),
        }
    }

    /// Returns what `words` says in each language.
    fn say(self, words: impl Fn(Style) -> String) -> Words {
        Words {
            th: words(self.thai),
            en: words(self.english),
        }
    }
}

/// Works out the whole guide of `registry`. It opens in the language of `style`.
#[must_use]
pub fn pocket(registry: &Registry, order: &PocketOrder, style: Style) -> Pocket {
    let styles = Styles::new(registry, style);
    let mut texts = Texts::default();
    let mut answers = Answers::default();
    let roles = registry.asking_roles().map(|(role, described)| {
        let mut asked = |purpose| answers.of_role(registry, role, purpose, styles, &mut texts);
        let (post, read, join) = (
            asked(Purpose::Post),
            asked(Purpose::Read),
            asked(Purpose::Join),
        );
        PocketRole {
            id: described.id.clone(),
            post,
            read,
            join,
            about: answers.about_groups(registry, role, styles, &mut texts),
            page: pages::role_page(registry, role, styles, &mut texts),
            name: texts.place(styles.say(|style| style.role(registry, role))),
        }
    });
    let roles = roles.collect();
    let time = &registry.letter().in_force;
    let iso = |day: Option<Date>| day.map(|day| day.to_string());
    let publication = order.publication.as_ref();
    Pocket {
        lang: style.lang.code(),
        words: words(registry, order, styles, &mut texts),
        from: iso(time.from.as_ref().and_then(|from| from.day)),
        until: iso(time.last_day()),
        written: iso(order.written),
        good_until: iso(publication.and_then(|publication| publication.good_until)),
        contact: contact(registry),
        purposes: named(
            Purpose::ALL.iter().map(|purpose| {
                let name = styles.say(|style| style.purpose(*purpose));
                (purpose.id().to_owned(), name)
            }),
            &mut texts,
        ),
        acts: acts(styles, &mut texts),
        topics: named(
            registry.topics().map(|(_, topic)| {
                let name = styles.say(|style| style.show_words(&topic.name));
                (topic.id.clone(), name)
            }),
            &mut texts,
        ),
        recipients: named(
            registry.roles().map(|(id, role)| {
                let name = styles.say(|style| style.role_marked(registry, id));
                (role.id.clone(), name)
            }),
            &mut texts,
        ),
        groups: groups(registry, styles, &mut texts),
        clauses: clauses(registry, styles, &mut texts),
        general: registry
            .general_notes()
            .iter()
            .map(|note| note.index())
            .collect(),
        verdicts: Verdict::ALL.to_vec(),
        verdict_words: verdict_words(styles, &mut texts),
        roles,
        answers,
        texts,
        plain: plain::plain_tables(registry, order, style.keeping(registry)),
    }
}

fn named(all: impl Iterator<Item = (String, Words)>, texts: &mut Texts) -> Vec<Named> {
    all.map(|(id, name)| Named {
        id,
        name: texts.place(name),
    })
    .collect()
}

fn words(
    registry: &Registry,
    order: &PocketOrder,
    styles: Styles,
    texts: &mut Texts,
) -> BTreeMap<&'static str, usize> {
    let keys = POCKET_WORDS.into_iter().chain(DATED);
    keys.map(|key| {
        let said = styles.say(|style| match key {
            "pocket-source" => style.source(registry),
            "pocket-made" => made(order, style),
            _ => style.text_with(key, &of_letter(registry, style)),
        });
        (key, texts.place(said))
    })
    .collect()
}

/// Returns when the page was written, and the number of the publication, if either is known.
fn made(order: &PocketOrder, style: Style) -> String {
    let written = order
        .written
        .map(|day| style.text_with("pocket-made", &[("day", style.day(day))]));
    let serial = order.publication.as_ref().map(|publication| {
        let serial = publication.serial.to_string();
        style.text_with("pocket-serial", &[("serial", serial)])
    });
    let parts: Vec<String> = written.into_iter().chain(serial).collect();
    parts.join(" · ")
}

/// Returns what messages say about the letter.
fn of_letter(registry: &Registry, style: Style) -> [(&'static str, String); 5] {
    let letter = registry.letter();
    let time = &letter.in_force;
    let day = |text: Option<&String>| text.map(|text| style.date(text)).unwrap_or_default();
    let contact = &letter.contact;
    [
        ("reference", letter.reference.clone()),
        ("date", style.date(&letter.date)),
        ("from", day(time.from.as_ref().map(|from| &from.text))),
        ("until", day(time.until.as_ref().map(|until| &until.text))),
        ("contact", format!("{} {}", contact.unit, contact.telephone)),
    ]
}

fn contact(registry: &Registry) -> PocketContact {
    let contact = registry.letter().contact.clone();
    let arabic = Digits::Arabic.show(&contact.telephone);
    // The first number, if there are several or an extension.
    let number = arabic
        .split(|c: char| !(c.is_ascii_digit() || " -".contains(c)))
        .find(|part| part.chars().any(|c| c.is_ascii_digit()));
    let dial: String = number
        .unwrap_or_default()
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    PocketContact {
        unit: contact.unit,
        telephone: contact.telephone,
        dial: (dial.len() >= 9).then_some(dial),
        fax: contact.fax,
        email: contact.email,
    }
}

fn acts(styles: Styles, texts: &mut Texts) -> Vec<PocketAct> {
    let acts = Act::ALL.iter().map(|&act| PocketAct {
        id: act.id(),
        name: texts.place(styles.say(|style| style.act(act))),
        posts: act.is_posting(),
    });
    acts.collect()
}

fn groups(registry: &Registry, styles: Styles, texts: &mut Texts) -> Vec<PocketGroup> {
    let groups = registry.groups().map(|(_, group)| PocketGroup {
        id: group.id.clone(),
        name: group.name.clone(),
        size: group
            .size
            .as_ref()
            .map(|size| texts.place(styles.say(|style| style.size(size)))),
        readers: texts.place(styles.say(|style| style.roles(registry, &group.members))),
    });
    groups.collect()
}

fn clauses(registry: &Registry, styles: Styles, texts: &mut Texts) -> Vec<PocketClause> {
    let place = |id: ClauseId, style: Style| {
        let place = style.clause(registry, id);
        match registry.clause(id).home {
            Home::Group(group) => format!("{} · {place}", registry.group(group).name),
            Home::General | Home::Letter => place,
        }
    };
    let clauses = registry.clauses().map(|(id, clause)| PocketClause {
        text: clause.text.clone(),
        place: texts.place(styles.say(|style| place(id, style))),
    });
    clauses.collect()
}

fn verdict_words(styles: Styles, texts: &mut Texts) -> BTreeMap<&'static str, Vec<usize>> {
    let mut of_purpose = |purpose: Purpose| {
        let words = Verdict::ALL
            .iter()
            .map(|&verdict| texts.place(styles.say(|style| style.verdict_for(purpose, verdict))));
        (purpose.id(), words.collect())
    };
    Purpose::ALL
        .iter()
        .map(|&purpose| of_purpose(purpose))
        .collect()
}
