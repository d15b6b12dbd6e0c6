//! Measures how many of the rules that people wrote are proposed, and how many of those proposed
//! are theirs, as triples of group, effect and act.
//!
//! `IMPORT_MISSES=NAME` prints what differs for one letter. `IMPORT_REGISTRIES=FOLDER` measures the
//! registries in another folder as well, without a floor; `IMPORT_LETTERS=FOLDER` the letters
//! there, each a `.txt` beside its `.triples`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fmt, fs};

use trongklum::import::{Block, Cell, Choice, Document, Import, Rule, import, sheet};
use trongklum::language::{FILES, File, Pack};
use trongklum::registry::{Effect, Registry, read};
use trongklum::report::{ProposedRule, ProposedWho, import_report};

/// A group by its place in the table, or `*` for every group; an effect; an act.
type Triple = (String, &'static str, String);

pub fn path(relative: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(relative)
}

fn text(relative: &str) -> String {
    let path = path(relative);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Returns the language pack as its files are now.
pub fn pack() -> Pack {
    let texts: Vec<String> = FILES
        .iter()
        .map(|file| text(&format!("data/language/{}", file.name)))
        .collect();
    let files: Vec<File<'_>> = FILES
        .iter()
        .zip(&texts)
        .map(|(file, text)| File {
            name: file.name,
            text,
        })
        .collect();
    Pack::read(&files)
}

/// Returns the letter of `registry` as a table in a document.
pub fn document(registry: &Registry) -> Document {
    let clause = |id| registry.clause(id).text.clone();
    let heads = ["ชื่อกลุ่มไลน์", "สมาชิกในกลุ่ม", "ข้อปฏิบัติ", "หมายเหตุ"];
    let mut rows = vec![heads.map(Cell::of).to_vec()];
    for (_, group) in registry.groups() {
        let size = group
            .size
            .as_ref()
            .map(|size| size.text.as_str())
            .unwrap_or_default();
        let texts = |ids: &[_]| Cell {
            paragraphs: ids.iter().map(|&id| clause(id)).collect(),
        };
        rows.push(vec![
            Cell::of(&format!("{} {size}", group.name)),
            Cell::of(&clause(group.members_clause)),
            texts(&group.practice),
            texts(&group.notes),
        ]);
    }
    let mut blocks = vec![Block::Table(rows)];
    let notes = registry.general_notes().iter();
    blocks.extend(notes.map(|&id| Block::Paragraph(clause(id))));
    Document { blocks }
}

/// Returns the triples of the rules that people wrote.
fn written(registry: &Registry) -> BTreeSet<Triple> {
    let mut triples = BTreeSet::new();
    for (_, rule) in registry.rules() {
        let effect = match rule.effect {
            Effect::Permit => "permit",
            Effect::PermitIf(_) => "permit-if",
            Effect::Only => "only",
            Effect::NotRequired => "not-required",
            Effect::Forbid => "forbid",
        };
        let groups = match &rule.groups {
            None => vec!["*".to_owned()],
            Some(groups) => groups
                .iter()
                .map(|group| (group.index() + 1).to_string())
                .collect(),
        };
        for group in groups {
            if rule.alone {
                // That some do it alone forbids it to the others.
                let acts = rule.acts.iter();
                triples.extend(acts.map(|act| (group.clone(), "forbid", act.id().to_owned())));
            }
            triples.extend(
                rule.acts
                    .iter()
                    .map(|act| (group.clone(), effect, act.id().to_owned())),
            );
        }
    }
    triples
}

/// Returns the triples of a file that has them one a line.
fn listed(relative: &str) -> BTreeSet<Triple> {
    const EFFECTS: [&str; 5] = ["permit", "permit-if", "only", "not-required", "forbid"];
    text(relative)
        .lines()
        .filter(|line| !line.is_empty())
        .filter(|line| !line.starts_with("//"))
        .map(|line| {
            let mut fields = line.split('\t');
            let group = fields.next().unwrap().to_owned();
            let word = fields.next().unwrap();
            let effect = EFFECTS.into_iter().find(|effect| *effect == word).unwrap();
            let act = match fields.next().unwrap() {
                "general" => CONVERSATION,
                act => act,
            };
            (group, effect, act.to_owned())
        })
        .collect()
}

/// What `.triples` call conversation about anything. A rule on it is marked as general, and names acts.
const CONVERSATION: &str = "conversation";

/// Returns the triples of the proposed rules, with where they come from. Those of a general rule are
/// one on conversation if `wanted` has that. Registries say in one rule what some do alone and when a
/// ban does not apply, and `written` takes the ban on the others from it; lists of triples have what
/// the report has.
fn proposed(
    import: &Import,
    wanted: &BTreeSet<Triple>,
    of_registry: bool,
) -> BTreeMap<Triple, String> {
    let report = import_report(import);
    let mut triples = BTreeMap::new();
    let place = |id: &String| {
        let mut groups = report.groups.iter();
        groups.position(|group| group.id == *id).unwrap()
    };
    for rule in &report.rules {
        let group = rule.group.as_ref().map(place);
        let name = group.map_or("*".to_owned(), |at| (at + 1).to_string());
        let of_rule = |own: &&Rule| own.effect.id() == rule.effect && own.cites == rule.cites;
        if of_registry && !import.rules.iter().any(|own| of_rule(&own)) {
            // It is the exception of a ban.
            continue;
        }
        let members = group.map_or(0, |at| import.groups[at].members.len());
        let others = matches!(&rule.who, ProposedWho::Roles(roles) if roles.len() < members);
        let bars = of_registry && rule.alone && others;
        for effect in [rule.effect].into_iter().chain(bars.then_some("forbid")) {
            for act in &rule.acts {
                triples.insert(
                    (name.clone(), effect, (*act).to_owned()),
                    format!("{} {:?} {}", rule.cites.join(" "), rule.who, rule.sure),
                );
            }
        }
    }
    for rule in report.rules.iter().filter(|rule| rule.general) {
        let group = rule.group.as_ref().map(place);
        let name = group.map_or("*".to_owned(), |at| (at + 1).to_string());
        let triple = |act: &str| (name.clone(), rule.effect, act.to_owned());
        let conversation = triple(CONVERSATION);
        if !wanted.contains(&conversation) {
            continue;
        }
        for act in &rule.acts {
            let says = |other: &ProposedRule| {
                let is_alike = other.group == rule.group && other.effect == rule.effect;
                is_alike && !other.general && other.acts.contains(act)
            };
            if !report.rules.iter().any(says) {
                triples.remove(&triple(act));
            }
        }
        triples.insert(conversation, rule.cites.join(" "));
    }
    triples
}

/// What people wrote: a registry, or a list of triples.
enum Wanted {
    Registry(BTreeSet<Triple>),
    List(BTreeSet<Triple>),
}

impl Wanted {
    fn triples(&self) -> &BTreeSet<Triple> {
        let (Self::Registry(triples) | Self::List(triples)) = self;
        triples
    }
}

/// How well one letter was read, or several.
#[derive(Default)]
pub struct Figures {
    pub wanted: usize,
    pub found: usize,
    pub both: usize,
}

fn share(part: usize, whole: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).expect("a small count"));
    number(part) / number(whole)
}

impl Figures {
    pub fn recall(&self) -> f64 {
        share(self.both, self.wanted)
    }

    pub fn precision(&self) -> f64 {
        share(self.both, self.found)
    }

    fn add(&mut self, other: &Figures) {
        self.wanted += other.wanted;
        self.found += other.found;
        self.both += other.both;
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "recall {:5.1} %  precision {:5.1} %  ({} of {} wanted, {} proposed)",
            self.recall() * 100.0,
            self.precision() * 100.0,
            self.both,
            self.wanted,
            self.found
        )
    }
}

/// Compares what is proposed with what is wanted, from a registry or a list.
fn compare(name: &str, wanted: &BTreeSet<Triple>, import: &Import, of_registry: bool) -> Figures {
    let found = proposed(import, wanted, of_registry);
    let both = wanted
        .iter()
        .filter(|triple| found.contains_key(*triple))
        .count();
    let figures = Figures {
        wanted: wanted.len(),
        found: found.len(),
        both,
    };
    println!("{name:28} {figures}");
    let shown = std::env::var("IMPORT_MISSES").unwrap_or_default();
    if shown == name || shown == "all" && !name.starts_with("unseen") {
        for triple in wanted.iter().filter(|triple| !found.contains_key(*triple)) {
            println!("  - {triple:?}");
        }
        for (triple, from) in found.iter().filter(|(triple, _)| !wanted.contains(*triple)) {
            println!("  + {triple:?}  {from}");
        }
        for (triple, from) in found.iter().filter(|(triple, _)| wanted.contains(*triple)) {
            println!("  = {triple:?}  {from}");
        }
        for unread in &import.unread {
            println!("  ? {} {}", unread.clause, unread.text);
        }
        for group in &import.groups {
            let members: Vec<&str> = group
                .members
                .iter()
                .map(|&at| import.roles.list[at].name.as_str())
                .collect();
            println!("  = {} [{}]", group.name, members.join(" | "));
        }
    }
    figures
}

/// Measures the letter `name`, whose text and whose registry or triples are given.
fn letter(pack: &Pack, name: &str, letter: &str, wanted: &Wanted) -> Figures {
    let document = sheet::of_text(sheet::Form::Text, &text(letter)).expect("a document");
    let import = import(&document, &Choice::default(), pack).expect("a table");
    let written = import.registry();
    let reading = read(&written);
    assert!(
        reading.registry.is_some(),
        "{name}: {:#?}",
        reading.problems
    );
    compare(
        name,
        wanted.triples(),
        &import,
        matches!(wanted, Wanted::Registry(_)),
    )
}

pub fn registry(relative: &str) -> Registry {
    read(&text(relative)).registry.expect("a registry")
}

#[test]
fn letters_are_read_as_people_read_them() {
    let pack = pack();
    let wanted = |relative: &str| Wanted::Registry(written(&registry(relative)));
    let listed = |relative: &str| Wanted::List(listed(relative));
    for (name, file, wanted, least) in [
        (
            "sakon-nakhon",
            "tests/cases/letter.txt",
            wanted("data/sakon-nakhon.ron"),
            0.9,
        ),
        (
            "health",
            "tests/cases/letters/health.txt",
            wanted("tests/cases/offices/health.ron"),
            0.8,
        ),
        (
            "province",
            "tests/cases/letters/province.txt",
            wanted("tests/cases/offices/province.ron"),
            0.8,
        ),
        (
            "livestock",
            "tests/cases/import/livestock.txt",
            listed("tests/cases/import/livestock.triples"),
            0.8,
        ),
        (
            "culture",
            "tests/cases/import/culture.txt",
            listed("tests/cases/import/culture.triples"),
            0.8,
        ),
    ] {
        let figures = letter(&pack, name, file, &wanted);
        if std::env::var_os("IMPORT_MISSES").is_none() {
            assert!(figures.recall() >= least, "{name}: {}", figures.recall());
            assert!(
                figures.precision() >= least,
                "{name}: {}",
                figures.precision()
            );
        }
    }
}

/// Returns the names of the files in `place` that end in `ending`, without it.
fn names(place: &Path, ending: &str) -> Vec<String> {
    let entries = fs::read_dir(place).expect("a folder");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("an entry").file_name())
        .filter_map(|name| Some(name.to_string_lossy().strip_suffix(ending)?.to_owned()))
        .collect();
    names.sort();
    names
}

/// The words were written with these letters at hand, so that the figures say nothing about others.
#[test]
fn letters_that_were_learnt_are_read() {
    /// What is asked of every letter.
    const LEAST: f64 = 0.8;
    let pack = pack();
    let place = path("tests/cases/import/learnt");
    for name in names(&place, ".txt") {
        let file = |ending: &str| format!("tests/cases/import/learnt/{name}.{ending}");
        let wanted = Wanted::List(listed(&file("triples")));
        let figures = letter(&pack, &name, &file("txt"), &wanted);
        assert!(figures.recall() >= LEAST, "{name}: {}", figures.recall());
        assert!(
            figures.precision() >= LEAST,
            "{name}: {}",
            figures.precision()
        );
    }
}

#[test]
fn letters_of_another_folder_are_measured() {
    let pack = pack();
    let places = std::env::var_os("IMPORT_LETTERS").unwrap_or_default();
    for place in std::env::split_paths(&places).filter(|place| place.is_dir()) {
        let mut sum = Figures::default();
        for name in names(&place, ".txt") {
            let file = |ending: &str| place.join(format!("{name}.{ending}")).display().to_string();
            sum.add(&letter(
                &pack,
                &name,
                &file("txt"),
                &Wanted::List(listed(&file("triples"))),
            ));
        }
        println!("{}: {sum}", place.display());
    }
}

#[test]
fn tables_of_many_offices_are_read() {
    let pack = pack();
    let mut folders = vec![
        (path("tests/cases/offices"), 0.83, 0.89),
        (path("tests/cases/unseen"), 0.77, 0.84),
    ];
    let others = std::env::var_os("IMPORT_REGISTRIES").unwrap_or_default();
    let others = std::env::split_paths(&others).filter(|folder| folder.is_dir());
    folders.extend(others.map(|folder| (folder, 0.0, 0.0)));
    for (place, recall, precision) in folders {
        let folder = place.file_name().expect("a name").display().to_string();
        let mut sum = Figures::default();
        // Every second one: the time must not grow with the offices that are learnt from.
        let step = if folder == "offices" { 2 } else { 1 };
        for name in names(&place, ".ron").into_iter().step_by(step) {
            let written_by_hand = fs::read_to_string(place.join(format!("{name}.ron")));
            let reading = read(&written_by_hand.expect("a registry"));
            let registry = reading.registry.expect("a registry");
            let import = import(&document(&registry), &Choice::default(), &pack).expect("a table");
            let reading = read(&import.registry());
            assert!(
                reading.registry.is_some(),
                "{name}: {:#?}",
                reading.problems
            );
            sum.add(&compare(
                &format!("{folder}/{name}"),
                &written(&registry),
                &import,
                true,
            ));
        }
        println!("{folder}: {sum}");
        assert!(sum.recall() >= recall, "{folder}: {}", sum.recall());
        assert!(
            sum.precision() >= precision,
            "{folder}: {}",
            sum.precision()
        );
    }
}
