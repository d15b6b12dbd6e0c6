//! The manual: the tasks of a clerk, of somebody new to a role, and of the keepers, a page for each,
//! with pictures of the window.

use super::super::keys::{KEYS, keys_of};
use super::super::{Style, in_force_report};
use super::{Block, Cell, Document, PageKind, Picture, Table};
use crate::guide::Verdict;
use crate::lang::Lang;
use crate::registry::Registry;
use crate::text::Date;

/// A request for the manual.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ManualOrder {
    /// The shortcut that calls the quick box. Empty if there is none.
    pub shortcut: String,
    /// The day for which it says whether the letter is in force.
    pub day: Option<Date>,
}

/// A picture of the window in both languages. Tests draw them.
#[derive(Clone, Copy, Debug)]
struct Drawn {
    name: &'static str,
    thai: &'static [u8],
    english: &'static [u8],
}

macro_rules! drawn {
    ($($name:literal)*) => {
        const DRAWN: [Drawn; [$($name),*].len()] = [$(Drawn {
            name: $name,
            thai: include_bytes!(concat!("../../../assets/manual/th/", $name, ".webp")),
            english: include_bytes!(concat!("../../../assets/manual/en/", $name, ".webp")),
        },)*];
    };
}

drawn! { "find" "quick" "clipboard" "draft" "start" "import" "confirm" "people" "follow" }

/// What the texts of the manual call by its name: placeholders, and the messages with the names.
const NAMES: [(&str, &str); 49] = [
    ("find", "screen-find"),
    ("draft", "screen-draft"),
    ("guideline", "screen-guideline"),
    ("directory", "screen-directory"),
    ("source", "screen-letter"),
    ("people", "screen-people"),
    ("onboarding", "screen-onboarding"),
    ("check", "screen-check"),
    ("print", "screen-print"),
    ("file", "menu-file"),
    ("edit", "menu-edit"),
    ("help", "menu-help"),
    ("sender", "sender"),
    ("understood", "find-understood"),
    ("copy", "find-copy"),
    ("not-in", "find-not-in-post"),
    ("memo", "find-memo"),
    ("copy-source", "find-copy-source"),
    ("silent", "find-title-silent"),
    ("inferred", "find-inferred-chip"),
    ("quick", "quick-title"),
    ("background", "action-background"),
    ("quit", "action-quit"),
    ("copy-masked", "draft-copy-masked"),
    ("keep", "draft-keep"),
    ("quiz", "onb-tab-drill"),
    ("sheet", "print-onboarding"),
    ("card", "print-card"),
    ("pocket", "print-pocket"),
    ("signing", "print-acknowledgement"),
    ("import", "action-import-letter"),
    ("confirm", "action-confirm-rules"),
    ("edit-mode", "action-edit-mode"),
    ("undo", "action-undo"),
    ("save", "action-save"),
    ("differences", "action-differences"),
    ("copies", "action-old-copies"),
    ("follow", "action-follow"),
    ("follow-use", "follow-use"),
    ("audit", "people-audit-open"),
    ("make", "import-make"),
    ("yes", "confirm-yes"),
    ("change", "confirm-change"),
    ("drop", "confirm-drop"),
    ("list-import", "people-tab-import"),
    ("moves", "people-moves"),
    ("letters", "people-tab-letters"),
    ("lock", "people-lock"),
    ("palette", "action-palette"),
];

/// The keys that the texts name: placeholders, and the messages with the actions' names.
const NAMED_KEYS: [(&str, &str); 15] = [
    ("key-find", "screen-find"),
    ("key-draft", "screen-draft"),
    ("key-guideline", "screen-guideline"),
    ("key-source", "screen-letter"),
    ("key-people", "screen-people"),
    ("key-onboarding", "screen-onboarding"),
    ("key-print", "screen-print"),
    ("key-check", "screen-check"),
    ("key-import", "action-import-letter"),
    ("key-edit-mode", "action-edit-mode"),
    ("key-undo", "action-undo"),
    ("key-save", "action-save"),
    ("key-differences", "action-differences"),
    ("key-palette", "action-palette"),
    ("key-help", "action-help"),
];

/// The commands of whoever publishes, which have no screen.
const COMMANDS: [(&str, &str); 3] = [
    ("keys", "trongklum keys new --to province.key"),
    ("check", "trongklum check province.ron"),
    (
        "publish",
        "trongklum publish province.ron --to published --key province.key",
    ),
];

/// The pages, each for one task: their headings, and who needs them.
const PAGES: [(&str, &str); 7] = [
    ("manual-find", "manual-for-clerk"),
    ("manual-quick", "manual-for-clerk"),
    ("manual-draft", "manual-for-clerk"),
    ("manual-start", "manual-for-new"),
    ("manual-keep", "manual-for-keeper"),
    ("manual-people", "manual-for-people"),
    ("manual-publish", "manual-for-publisher"),
];

/// Returns the picture at `path`, if it is one of the manual's.
#[must_use]
pub fn manual_picture(path: &str) -> Option<&'static [u8]> {
    let (lang, name) = path.strip_suffix(".webp")?.split_once('/')?;
    let drawn = DRAWN.iter().find(|drawn| drawn.name == name)?;
    match lang {
        "th" => Some(drawn.thai),
        "en" => Some(drawn.english),
        _ => None,
    }
}

/// Returns the names of the manual's pictures.
pub fn manual_pictures() -> impl Iterator<Item = &'static str> {
    DRAWN.iter().map(|drawn| drawn.name)
}

/// Creates the manual.
#[must_use]
pub fn manual_document(registry: &Registry, order: &ManualOrder, style: Style) -> Document {
    let style = style.keeping(registry);
    let words = Words::new(registry, order, style);
    let mut blocks = Vec::new();
    words.first_page(&mut blocks);
    for (heading, _) in PAGES {
        blocks.push(Block::NewPage);
        blocks.push(Block::Heading(words.text(heading)));
        match heading {
            "manual-find" => words.find(&mut blocks),
            "manual-quick" => words.quick(&mut blocks),
            "manual-draft" => words.draft(&mut blocks),
            "manual-start" => words.start(&mut blocks),
            "manual-keep" => words.keep(&mut blocks),
            "manual-people" => words.people(&mut blocks),
            _ => words.publish(&mut blocks),
        }
    }
    let title = words.text("manual-title");
    let source = in_force_report(registry, order.day, style).line;
    let document = Document {
        page: PageKind::Manual,
        style,
        title,
        headed: true,
        warning: None,
        blocks,
        source,
        date: Date::read(&registry.letter().date),
    };
    document.printable()
}

/// The manual's texts, with what they call by its name.
struct Words {
    style: Style,
    has_shortcut: bool,
    contact: String,
    values: Vec<(&'static str, String)>,
}

impl Words {
    fn new(registry: &Registry, order: &ManualOrder, style: Style) -> Self {
        let names = NAMES.iter().map(|&(name, key)| {
            // Some names end in dots that say that more is asked.
            let text = style.text(key);
            (name, text.trim_end_matches('…').to_owned())
        });
        let keys = NAMED_KEYS
            .iter()
            .map(|&(name, action)| (name, keys_of(action).to_owned()));
        let shortcut = ("shortcut", order.shortcut.clone());
        let contact = &registry.letter().contact;
        let contact_values = [
            ("unit", contact.unit.clone()),
            ("telephone", style.show(&contact.telephone)),
        ];
        Self {
            style,
            has_shortcut: !order.shortcut.is_empty(),
            contact: style.text_with("find-contact", &contact_values),
            values: names.chain(keys).chain([shortcut]).collect(),
        }
    }

    /// Returns a text. Its digits stay, since most are those of keys.
    fn text(&self, key: &str) -> String {
        self.style.in_words(key, &self.values)
    }

    /// Adds the steps of `key`, as many as there are.
    fn steps(&self, blocks: &mut Vec<Block>, key: &str, count: usize) {
        let steps = (1..=count).map(|step| self.text(&format!("manual-{key}-{step}")));
        blocks.push(Block::Steps(steps.collect()));
    }

    /// Adds a picture that takes `percent` of the width.
    fn picture(&self, blocks: &mut Vec<Block>, name: &'static str, percent: u8) {
        let lang = match self.style.lang {
            Lang::Thai => "th",
            Lang::English => "en",
        };
        blocks.push(Block::Picture(Picture {
            path: format!("{lang}/{name}.webp"),
            alt: self.text(&format!("manual-picture-{name}")),
            percent,
        }));
    }

    fn heading(&self, blocks: &mut Vec<Block>, key: &str) {
        blocks.push(Block::Strong(self.text(key)));
    }

    fn say(&self, blocks: &mut Vec<Block>, key: &str) {
        blocks.push(Block::Text(self.text(key)));
    }

    fn first_page(&self, blocks: &mut Vec<Block>) {
        self.say(blocks, "manual-what");
        let pages = PAGES.iter().zip(2..);
        let rows = pages.map(|((heading, who), page)| {
            [self.text(who), self.text(heading), self.number(page)].map(Cell::from)
        });
        blocks.push(Block::Table(Table {
            heads: ["manual-who", "manual-task", "manual-page"]
                .map(|key| self.text(key))
                .to_vec(),
            rows: rows.map(Vec::from).collect(),
            shares: vec![36, 52, 12],
            to_fill_in: false,
        }));
        self.heading(blocks, "manual-first");
        self.steps(blocks, "first", 3);
        self.heading(blocks, "help-verdicts");
        let verdicts = [
            Verdict::Fits,
            Verdict::FitsIf,
            Verdict::NotRequired,
            Verdict::Silent,
            Verdict::Forbidden,
        ];
        let rows = verdicts.map(|verdict| {
            let name = Cell {
                text: self.text(&format!("verdict-{}", verdict.id())),
                verdict: Some(verdict),
            };
            vec![
                name,
                self.text(&format!("help-verdict-{}", verdict.id())).into(),
            ]
        });
        blocks.push(Block::Table(Table {
            heads: ["manual-answer", "manual-means"]
                .map(|key| self.text(key))
                .to_vec(),
            rows: rows.to_vec(),
            shares: vec![30, 70],
            to_fill_in: false,
        }));
        self.say(blocks, "help-inferred");
        self.heading(blocks, "help-privacy");
        for key in [
            "help-privacy-here",
            "help-privacy-kept",
            "help-privacy-board",
        ] {
            self.say(blocks, key);
        }
        self.heading(blocks, "help-ask");
        blocks.push(Block::Text(self.contact.clone()));
    }

    fn find(&self, blocks: &mut Vec<Block>) {
        self.picture(blocks, "find", 92);
        self.steps(blocks, "find", 5);
        self.heading(blocks, "manual-otherwise");
        self.points(
            blocks,
            &["several", "silent", "member", "outside"],
            "otherwise",
        );
    }

    /// Adds the points `names` of `key`.
    fn points(&self, blocks: &mut Vec<Block>, names: &[&str], key: &str) {
        let points = names.iter().map(|name| {
            let text = self.text(&format!("manual-{key}-{name}"));
            format!("• {text}")
        });
        blocks.extend(points.map(Block::Text));
    }

    fn quick(&self, blocks: &mut Vec<Block>) {
        self.say(blocks, "manual-quick-what");
        self.picture(blocks, "quick", 84);
        self.say(
            blocks,
            if self.has_shortcut {
                "manual-quick-shortcut"
            } else {
                "manual-quick-no-shortcut"
            },
        );
        self.steps(blocks, "quick", 3);
        self.heading(blocks, "manual-clipboard");
        self.say(blocks, "manual-clipboard-what");
        self.picture(blocks, "clipboard", 84);
        self.heading(blocks, "manual-background");
        self.points(blocks, &["change", "stays", "ends"], "background");
    }

    fn draft(&self, blocks: &mut Vec<Block>) {
        self.picture(blocks, "draft", 100);
        self.steps(blocks, "draft", 5);
        self.heading(blocks, "manual-severity");
        self.points(
            blocks,
            &["must-not-post", "look-again", "for-information"],
            "severity",
        );
    }

    fn start(&self, blocks: &mut Vec<Block>) {
        self.picture(blocks, "start", 100);
        self.steps(blocks, "start", 5);
        self.heading(blocks, "manual-hand-out");
        self.points(blocks, &["sheet", "card", "signing", "pocket"], "hand-out");
    }

    fn keep(&self, blocks: &mut Vec<Block>) {
        self.heading(blocks, "manual-new-letter");
        self.steps(blocks, "new-letter", 4);
        self.picture(blocks, "import", 76);
        self.picture(blocks, "confirm", 76);
        self.heading(blocks, "manual-change");
        self.steps(blocks, "change", 4);
    }

    fn people(&self, blocks: &mut Vec<Block>) {
        self.say(blocks, "manual-people-what");
        self.picture(blocks, "people", 100);
        self.steps(blocks, "people", 5);
        self.heading(blocks, "manual-audit");
        self.steps(blocks, "audit", 3);
    }

    fn publish(&self, blocks: &mut Vec<Block>) {
        self.heading(blocks, "manual-follow");
        self.steps(blocks, "follow", 3);
        self.picture(blocks, "follow", 56);
        self.heading(blocks, "manual-province");
        let rows = COMMANDS.map(|(name, command)| {
            let what = self.text(&format!("manual-province-{name}"));
            vec![what.into(), command.to_owned().into()]
        });
        blocks.push(Block::Table(Table {
            heads: ["manual-do", "manual-command"]
                .map(|key| self.text(key))
                .to_vec(),
            rows: rows.to_vec(),
            shares: vec![46, 54],
            to_fill_in: false,
        }));
        self.heading(blocks, "manual-keys");
        blocks.push(Block::Table(self.keys()));
    }

    /// Returns every action with its keys, in two columns.
    fn keys(&self) -> Table {
        let half = KEYS.len().div_ceil(2);
        let cells = |known: Option<&super::super::keys::KeyOf>| {
            let texts = known.map_or_else(Default::default, |known| {
                let action = self.style.in_words(known.action, &[]);
                [action, known.keys.to_owned()]
            });
            texts.map(Cell::from)
        };
        let rows = (0..half).map(|row| {
            let (left, right) = (KEYS.get(row), KEYS.get(row + half));
            [cells(left), cells(right)].concat()
        });
        let heads = ["manual-action", "manual-key"].map(|key| self.text(key));
        Table {
            heads: [heads.clone(), heads].concat(),
            rows: rows.collect(),
            shares: vec![34, 16, 34, 16],
            to_fill_in: false,
        }
    }

    /// Returns a number of a page.
    fn number(&self, page: usize) -> String {
        self.style.show(&page.to_string())
    }
}
