//! The questions to fit on, as the program observes them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use trongklum::registry::{Act, Purpose, Registry, RoleId, SAKON_NAKHON, TopicId, read};
use trongklum::understand::Understander;
use trongklum::understand::fitting::{Observation, TopicTexts, role_runs, topic_outcome};

use super::cases::Case;
use super::space::SPACE_BITS;

/// The number of bits of a run's number.
pub(crate) const BITS: u32 = 22;
/// The office with most questions, whose registry the program is shipped with.
pub(crate) const FIRST_OFFICE: &str = "sakon-nakhon";
/// How many questions to a Thai office one to an English office counts as. Of English offices that are left out,
/// twice got more right than once, and of Thai ones slightly fewer; this lies between.
const ENGLISH_WEIGHT: f64 = 1.5;
/// The id of texts that are no matter of an office.
pub(crate) const NOTHING: &str = "nothing";

/// The id of single terms. They teach what words mean; nobody asks so, and they are never measured.
pub(crate) const TERMS: &str = "terms";

/// A question, and what it asks.
pub(crate) struct Question {
    pub office: String,
    /// Whether it is a message.
    pub is_message: bool,
    /// A number that says in which part of its office it is held out.
    pub part: usize,
    /// How much it counts: a text that several askers type counts as one of a single asker.
    pub weight: f64,
    pub purpose: &'static str,
    pub act: Option<&'static str>,
    pub topic: Option<String>,
    /// How many topics its candidates are about.
    pub topics: usize,
    /// Whether it is about the first topic or another, where that is known.
    pub topic_outcome: Option<&'static str>,
    /// The place of its topic in the letter, if that is known and the letter divides its matters by topics.
    pub topic_place: Option<usize>,
    /// What the topics of such a letter are known by.
    pub topic_texts: Option<Arc<Vec<TopicTexts>>>,
    /// The runs of letters of the names of its asker's role.
    pub asker: Vec<u32>,
    pub observation: Observation,
    pub candidates: Vec<NamedCandidate>,
    pub case: Case,
}

/// A candidate with its groups by their ids.
pub(crate) struct NamedCandidate {
    pub best: Option<String>,
    pub topic: String,
    pub forbidden: Vec<String>,
}

impl Question {
    /// Returns whether recommending `best` is right.
    pub fn is_right(&self, best: Option<&str>) -> bool {
        self.case.is_right(best)
    }

    /// Returns whether recommending `best` breaks the letter.
    pub fn is_forbidden(&self, best: Option<&str>) -> bool {
        self.case.is_forbidden(best)
    }

    /// Returns whether the text asks nothing.
    pub fn is_nothing(&self) -> bool {
        self.office == NOTHING
    }
}

/// An office, or a part of one, that is held out.
#[derive(Clone)]
pub(crate) struct HeldOut {
    office: String,
    part: Option<usize>,
}

impl HeldOut {
    pub fn contains(&self, question: &Question) -> bool {
        self.holds(&question.office, question.part)
    }

    /// Returns whether the texts of `office` in its part `part` are held out.
    pub fn holds(&self, office: &str, part: usize) -> bool {
        office == self.office && self.part.is_none_or(|own| own == part)
    }

    pub fn office(&self) -> &str {
        &self.office
    }
}

/// Returns what to hold out in turn, in as many groups as `parts`: whole offices, and a part of those with
/// many questions.
pub(crate) fn folds(all: &[Question], parts: usize) -> Vec<Vec<HeldOut>> {
    let offices = all.iter().map(|question| &question.office);
    let offices: BTreeSet<&String> = offices.filter(|office| *office != TERMS).collect();
    let mut folds: Vec<Vec<HeldOut>> = vec![Vec::new(); parts];
    for (position, office) in offices.into_iter().enumerate() {
        let is_parted = [FIRST_OFFICE, NOTHING].contains(&office.as_str());
        for (at, fold) in folds.iter_mut().enumerate() {
            if is_parted || position % parts == at {
                fold.push(HeldOut {
                    office: office.clone(),
                    part: is_parted.then_some(at),
                });
            }
        }
    }
    folds
}

/// Returns the names of the features that hold in at least two of `all`, in order.
pub(crate) fn named_features(all: &[Question]) -> Vec<String> {
    let mut counts = std::collections::BTreeMap::new();
    for name in all
        .iter()
        .flat_map(|question| &question.observation.features)
    {
        *counts.entry(name.clone()).or_insert(0) += 1;
    }
    counts.retain(|_, count| *count >= 2);
    counts.into_keys().collect()
}

/// Returns the ids of the purposes, and of none.
pub(crate) fn purposes() -> Vec<&'static str> {
    let purposes = Purpose::ALL.iter().map(|purpose| purpose.id());
    purposes.chain([NOTHING]).collect()
}

/// Returns the outcomes of the topic.
pub(crate) fn topics() -> Vec<&'static str> {
    [true, false].map(topic_outcome).into()
}

/// Returns the ids of the acts.
pub(crate) fn acts() -> Vec<&'static str> {
    Act::ALL.iter().map(|act| act.id()).collect()
}

/// Reads every question to fit on.
pub(crate) fn read_all() -> Vec<Question> {
    let mut all = Vec::new();
    for source in asked() {
        source.read(&mut all);
    }
    for source in written() {
        source.read_messages(&mut all);
    }
    for office in [TERMS, NOTHING] {
        for file in files(&cases().join(office), "jsonl") {
            Source::of_first_office(file, office).read(&mut all);
        }
    }
    all
}

/// A file of cases, and the office that they are for.
pub(crate) struct Source {
    pub office: String,
    pub registry: Registry,
    pub file: PathBuf,
}

/// Returns the files of questions to offices.
pub(crate) fn asked() -> Vec<Source> {
    let queries = files(&cases().join("queries"), "jsonl").into_iter();
    let queries = queries.map(|file| Source::of_first_office(file, FIRST_OFFICE));
    let offices = files(&cases().join("offices"), "ron").into_iter();
    let offices = offices.map(|registry| Source::of_its_office(registry.with_extension("jsonl")));
    queries.chain(offices).collect()
}

/// Returns the files of messages to offices.
pub(crate) fn written() -> Vec<Source> {
    let files = files(&cases().join("messages"), "jsonl").into_iter();
    files.map(Source::of_its_office).collect()
}

fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

pub(crate) fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut files: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .collect();
    files.sort();
    files
}

impl Source {
    /// Returns `file`, which is understood by the registry that the program is shipped with.
    fn of_first_office(file: PathBuf, office: &str) -> Self {
        Self {
            office: office.to_owned(),
            registry: read(SAKON_NAKHON).registry.expect("the shipped registry"),
            file,
        }
    }

    /// Returns `file`, which is for the office of the same name, or else for the first.
    fn of_its_office(file: PathBuf) -> Self {
        let office = file.file_stem().expect("a name").to_string_lossy();
        let registry = cases().join("offices").join(format!("{office}.ron"));
        let Ok(text) = fs::read_to_string(registry) else {
            return Self::of_first_office(file, FIRST_OFFICE);
        };
        Self {
            office: office.into_owned(),
            registry: read(&text).registry.expect("a registry without errors"),
            file,
        }
    }

    /// Returns the cases, each with the part of its office in which it is held out.
    pub fn cases(&self) -> Vec<(usize, Case)> {
        let file = self.file.display();
        let text = fs::read_to_string(&self.file).unwrap_or_else(|error| panic!("{file}: {error}"));
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        let cases = lines.enumerate().map(|(position, line)| {
            let case = serde_json::from_str(line);
            let case = case.unwrap_or_else(|error| panic!("{file}: {error}: {line}"));
            (position % super::PARTS, case)
        });
        cases.collect()
    }

    /// Reads the messages that have one need. They are questions like others.
    fn read_messages(&self, all: &mut Vec<Question>) {
        let registry = &self.registry;
        let understander = Understander::new(registry);
        let topic_texts = topic_texts(&understander, registry);
        for (part, case) in self.cases() {
            let Some(case) = case.with_only_need() else {
                continue;
            };
            let role = case.role.as_ref().and_then(|role| registry.find_role(role));
            let observation = understander.observe(registry, &case.query, role, BITS);
            all.push(Question {
                is_message: true,
                topic_texts: topic_texts.clone(),
                ..question(&case, registry, &self.office, part, observation)
            });
        }
    }

    fn read(&self, all: &mut Vec<Question>) {
        let registry = &self.registry;
        let understander = Understander::new(registry);
        let topic_texts = topic_texts(&understander, registry);
        let language = weight_of_language(registry);
        for (position, (part, case)) in self.cases().into_iter().enumerate() {
            let askers = askers(&case, registry, &self.office, position);
            let weight = language / askers.len() as f64;
            for role in askers {
                let observation = understander.observe(registry, &case.query, role, BITS);
                all.push(Question {
                    weight,
                    topic_texts: topic_texts.clone(),
                    ..question(&case, registry, &self.office, part, observation)
                });
            }
        }
    }
}

/// Returns what the topics of `registry` are known by, if it divides its matters by them.
fn topic_texts(understander: &Understander, registry: &Registry) -> Option<Arc<Vec<TopicTexts>>> {
    let is_divided = registry.topic_ids().nth(2).is_some();
    is_divided.then(|| Arc::new(understander.topic_texts(registry, SPACE_BITS)))
}

/// Returns how much the questions to an office count by the language of its letter. Most are Thai; the English
/// ones share few of their runs of letters, and are too few to outweigh what holds the weights small.
fn weight_of_language(registry: &Registry) -> f64 {
    let is_thai = |letter: char| ('\u{e00}'..='\u{e7f}').contains(&letter);
    let mut groups = registry.groups();
    if groups.any(|(_, group)| group.name.chars().any(is_thai)) {
        1.0
    } else {
        ENGLISH_WEIGHT
    }
}

/// Returns the roles to ask with. What asks nothing asks nothing whoever types it, and a word means
/// the same, so that these are asked by nobody in particular and by one role after the other.
fn askers(line: &Case, registry: &Registry, office: &str, position: usize) -> Vec<Option<RoleId>> {
    let stated = line.role.as_ref().and_then(|role| registry.find_role(role));
    let roles: Vec<RoleId> = registry.asking_roles().map(|(role, _)| role).collect();
    let some = || roles.get(position % roles.len()).copied();
    match office {
        NOTHING => vec![None, some()],
        TERMS if position.is_multiple_of(3) => vec![some()],
        _ => vec![stated],
    }
}

/// Returns the question of a line, as it was observed.
fn question(
    line: &Case,
    registry: &Registry,
    office: &str,
    part: usize,
    observation: Observation,
) -> Question {
    let id = |group| registry.group(group).id.clone();
    let topics = observation.candidates.iter();
    let topics: BTreeSet<TopicId> = topics.map(|candidate| candidate.topic).collect();
    let candidates = observation
        .candidates
        .iter()
        .map(|candidate| NamedCandidate {
            best: candidate.best.map(id),
            topic: registry.topic(candidate.topic).id.clone(),
            forbidden: candidate.forbidden.iter().map(|&group| id(group)).collect(),
        });
    let topic = topic_of(line, registry, office);
    let asker = observation.role;
    let act: Option<Act> = line.act.as_ref().map(|act| act.parse().expect("an act"));
    Question {
        office: office.to_owned(),
        is_message: false,
        part,
        weight: 1.0,
        purpose: purpose(line, act, office),
        act: act.filter(|_| !line.outside).map(Act::id),
        topic: line.topic.clone(),
        topics: topics.len(),
        topic_outcome: topic.map(|topic| topic_outcome(topic == registry.first_topic())),
        topic_place: topic.map(TopicId::index),
        topic_texts: None,
        asker: asker.map_or_else(Vec::new, |role| role_runs(registry, role, SPACE_BITS)),
        candidates: candidates.collect(),
        observation,
        case: line.clone(),
    }
}

/// Returns the topic of a line, if it is of an office that divides its matters by topics.
fn topic_of(line: &Case, registry: &Registry, office: &str) -> Option<TopicId> {
    let topic = registry.find_topic(line.topic.as_ref()?)?;
    let is_divided = registry.topic_ids().nth(2).is_some();
    let is_matter = ![NOTHING, TERMS].contains(&office) && !line.outside;
    (is_divided && is_matter).then_some(topic)
}

/// Returns the id of the purpose of a line, which the act tells if it is not stated.
fn purpose(line: &Case, act: Option<Act>, office: &str) -> &'static str {
    if office == NOTHING || line.outside {
        return NOTHING;
    }
    let stated: Option<Purpose> = line
        .purpose
        .as_ref()
        .map(|purpose| purpose.parse().expect("a purpose"));
    match (act, stated) {
        (Some(act), _) if !act.is_posting() => Purpose::Join.id(),
        // Asking whether something may be done in a group is wanting to do it.
        (Some(_), None | Some(Purpose::About)) => Purpose::Post.id(),
        (Some(_), Some(stated)) => stated.id(),
        (None, None | Some(Purpose::About)) => Purpose::About.id(),
        (None, Some(_)) => NOTHING,
    }
}
