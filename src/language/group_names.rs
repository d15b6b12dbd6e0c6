//! What people call the groups of a registry: their names, and the parts of a name that no other
//! group has. Full stops and spaces make no difference to a spelling, so "ปค.สน." covers "ปคสน".
//!
//! A part counts only beside a word for a group, unless it is long and not made of common words. Beside such a
//! word a group is also named by a role that stands in no other name, and by the topic that is its alone.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::function_word::FunctionWord;
use super::pack::Pack;
use super::spelling::Spelling;
use super::words::{Meaning, Word};
use crate::registry::{GroupId, Registry, RoleId, Strength};
use crate::text::normalise::NUMBER;
use crate::text::{WordMover, normalise};

/// The minimum length of a name that counts on its own, in letters.
const LONG: usize = 6;
/// The most pieces that a part of a name has.
const PIECES: usize = 8;

/// Returns the names of all groups of `registry`. `known` are the words that mean something else.
pub(super) fn words(pack: &Pack, known: &[&Word], registry: &Registry) -> Vec<Word> {
    let splitter = Splitter {
        words: WordMover::default(),
        place: place(pack, registry),
        fillers: fillers(known),
    };
    let groups: Vec<Named> = registry
        .groups()
        .map(|(id, group)| Named {
            id,
            pieces: splitter.pieces(&group.name),
            given: std::iter::once(&group.name)
                .chain(&group.nicknames)
                .filter_map(|name| Spelling::of(name))
                .collect(),
        })
        .collect();
    let mut words = of_roles(known, &groups);
    let known = Known::of(known, registry, &groups);
    for group in &groups {
        let meaning = Meaning::Group(group.id);
        for (at, name) in group.given.iter().enumerate() {
            let has_mark = at == 0 && group.has_mark();
            let bound = !has_mark && known.is_made_of(name);
            words.push(Word::name(name.clone(), meaning, bound));
        }
        for part in group.parts(&groups, &known) {
            if !group.given.contains(&part.spelling) {
                words.push(Word {
                    ordinary: part.is_ordinary,
                    ..Word::name(part.spelling, meaning, part.is_bound)
                });
            }
        }
    }
    words
}

/// Returns the names of the topics, among the words `topics`, that all permissions to post in a single group are
/// about, as names of that group.
pub(super) fn of_topics(topics: &[Word], registry: &Registry) -> Vec<Word> {
    let only_group = |topic| {
        let groups = registry.group_ids();
        let mut about = groups.filter(|&group| registry.topic_of(group) == Some(topic));
        about.next().filter(|_| about.next().is_none())
    };
    let names = topics.iter().filter(|word| word.strength != Strength::Hint);
    names
        .filter_map(|word| match word.meaning {
            Meaning::Topic(topic) => Some(Word {
                ordinary: true,
                ..Word::name(word.first.clone(), Meaning::Group(only_group(topic)?), true)
            }),
            _ => None,
        })
        .collect()
}

/// Returns the names of each role that stands in the name of a single group of `groups`, as names of that group:
/// กลุ่มปลัดจังหวัด for ข้อสั่งการ ปจ. `known` are the words that mean something else.
fn of_roles(known: &[&Word], groups: &[Named]) -> Vec<Word> {
    let mut names: BTreeMap<RoleId, Vec<&Spelling>> = BTreeMap::new();
    for word in known.iter().filter(|word| word.rest.is_none()) {
        if let Meaning::Role(role) = word.meaning {
            names.entry(role).or_default().push(&word.first);
        }
    }
    let mut words = Vec::new();
    for names in names.values() {
        let mut named = groups.iter().filter_map(|group| {
            let run = group.runs().find(|run| names.contains(&&joined(run)))?;
            Some((group, run))
        });
        let (Some((group, run)), None) = (named.next(), named.next()) else {
            continue;
        };
        let own = joined(run);
        let is_abbreviated = run
            .iter()
            .any(|piece| piece.kind == PieceKind::Abbreviation);
        words.extend(names.iter().map(|&name| Word {
            ordinary: !(is_abbreviated && *name == own),
            ..Word::name(name.clone(), Meaning::Group(group.id), true)
        }));
    }
    words
}

/// A group with the pieces of its name.
struct Named {
    id: GroupId,
    pieces: Vec<Piece>,
    /// The name and the nicknames that the registry gives.
    given: Vec<Spelling>,
}

/// A part of a group's name that no other group has.
struct Part {
    spelling: Spelling,
    /// Whether it counts only beside a word for a group.
    is_bound: bool,
    /// Whether it is one ordinary word.
    is_ordinary: bool,
}

/// A word or an abbreviation in a group's name.
#[derive(Clone, Debug, PartialEq)]
struct Piece {
    spelling: Spelling,
    kind: PieceKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PieceKind {
    /// An ordinary word.
    Word,
    /// Letters that stand for words: ปค.
    Abbreviation,
    /// The place that the registry is for.
    Place,
    /// A number, or what is counted: ๒๔ ชม.
    Number,
    /// A word for a group or a filler, which names nothing.
    Filler,
}

impl Named {
    /// Returns the pieces that follow one another in the name, in every number.
    fn runs(&self) -> impl Iterator<Item = &[Piece]> {
        (0..self.pieces.len()).flat_map(move |start| {
            let ends = start + 1..=self.pieces.len().min(start + PIECES);
            ends.filter_map(move |end| self.pieces.get(start..end))
        })
    }

    /// Returns the distinctive parts of the name.
    fn parts(&self, groups: &[Self], known: &Known) -> Vec<Part> {
        let is_naming = |piece: &&Piece| {
            !matches!(
                piece.kind,
                PieceKind::Place | PieceKind::Number | PieceKind::Filler
            )
        };
        let naming = self.pieces.iter().filter(is_naming).count();
        let mut parts: Vec<Part> = Vec::new();
        for run in self.runs() {
            let named = run.iter().filter(is_naming).count();
            let part = joined(run);
            let is_distinct = groups
                .iter()
                .filter(|other| other.id != self.id)
                .all(|other| !other.has(&part));
            let is_filler =
                |piece: Option<&Piece>| piece.is_some_and(|piece| piece.kind == PieceKind::Filler);
            if named == 0
                || is_filler(run.first())
                || is_filler(run.last())
                || part.keys().len() < 2
                || !is_distinct
                || known.is_word(&part)
            {
                continue;
            }
            let stands_alone = (named == naming || has_mark(run))
                && part.keys().len() >= LONG
                && !known.is_made_of(&part);
            parts.push(Part {
                spelling: part,
                is_bound: !stands_alone,
                is_ordinary: !stands_alone
                    && matches!(run, [piece] if piece.kind == PieceKind::Word),
            });
        }
        parts
    }

    /// Returns whether an abbreviation or the place makes the name one, whatever its words mean.
    fn has_mark(&self) -> bool {
        has_mark(&self.pieces)
    }

    fn has(&self, part: &Spelling) -> bool {
        let names = self.given.iter();
        let whole = joined(&self.pieces);
        names.chain([&whole]).any(|name| {
            let mut windows = name.keys().windows(part.keys().len());
            windows.any(|window| *window == *part.keys())
        })
    }
}

fn has_mark(pieces: &[Piece]) -> bool {
    let is_mark = |piece: &Piece| matches!(piece.kind, PieceKind::Abbreviation | PieceKind::Place);
    pieces.len() > 1 && pieces.iter().any(is_mark)
}

fn joined(pieces: &[Piece]) -> Spelling {
    Spelling::joined(pieces.iter().map(|piece| &piece.spelling))
}

/// Returns the name of the registry's area without the word for its kind: สกลนคร.
fn place(pack: &Pack, registry: &Registry) -> Option<Spelling> {
    let name = &registry.province().name.th;
    let name = name.split_once('(').map_or(name.as_str(), |(name, _)| name);
    let name = Spelling::of(name)?;
    let kinds = pack
        .places
        .iter()
        .filter(|kind| name.position(kind) == Some(0));
    let kind = kinds.map(|kind| kind.keys().len()).max().unwrap_or(0);
    let bare = name.with(0..kind, &Spelling::default());
    (bare.keys().len() > 1).then_some(bare)
}

/// Returns the words that name nothing: those for a group, and what stands between names.
fn fillers(known: &[&Word]) -> HashSet<Spelling> {
    let is_filler = |word: &&&Word| {
        matches!(
            word.meaning,
            Meaning::FunctionWord(
                FunctionWord::GroupWord
                    | FunctionWord::And
                    | FunctionWord::From
                    | FunctionWord::Inside
            )
        )
    };
    let fillers = known.iter().filter(is_filler);
    fillers.map(|word| word.first.clone()).collect()
}

/// Splits names of groups into pieces.
struct Splitter {
    words: WordMover,
    place: Option<Spelling>,
    fillers: HashSet<Spelling>,
}

impl Splitter {
    /// Splits `name` at spaces, full stops and signs, at the name of the place, and between words.
    fn pieces(&self, name: &str) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut rest = name;
        while let Some(start) = rest.find(is_letter) {
            let Some(from_token) = rest.get(start..) else {
                break;
            };
            let end = from_token
                .find(|c| !is_letter(c))
                .unwrap_or(from_token.len());
            let (token, after) = from_token.split_at(end);
            self.add_token(token, after.starts_with('.'), &mut pieces);
            rest = after;
        }
        pieces
    }

    fn add_token(&self, token: &str, is_dotted: bool, pieces: &mut Vec<Piece>) {
        /// Letters without vowels are an abbreviation if there are no more than these.
        const SHORT: usize = 4;
        let is_consonant = |c: char| ('ก'..='ฮ').contains(&c) || c.is_ascii_uppercase();
        let is_short = token.chars().count() <= SHORT && token.chars().all(is_consonant);
        if is_dotted || is_short {
            let counts = pieces
                .last()
                .is_some_and(|piece| piece.kind == PieceKind::Number);
            let kind = if counts {
                PieceKind::Number
            } else {
                PieceKind::Abbreviation
            };
            pieces.extend(Spelling::of(token).map(|spelling| Piece { spelling, kind }));
            return;
        }
        // The place may stand inside a token: นักปกครองสกลนคร.
        let normal = normalise(token);
        let at = self.place.as_ref().and_then(|place| {
            let start = Spelling::of(token)?.position(place)?;
            Some(normal.chars(&(start..start + place.keys().len())))
        });
        let Some((place, at)) = self.place.as_ref().zip(at) else {
            self.add_words(token, pieces);
            return;
        };
        let before: String = token.chars().take(at.start).collect();
        let after: String = token.chars().skip(at.end).collect();
        self.add_words(&before, pieces);
        pieces.push(Piece {
            spelling: place.clone(),
            kind: PieceKind::Place,
        });
        self.add_words(&after, pieces);
    }

    /// Adds the words of `text`, which has no spaces.
    fn add_words(&self, text: &str, pieces: &mut Vec<Piece>) {
        for (start, end) in self.words.words(text) {
            let word: String = text.chars().skip(start).take(end - start).collect();
            let normal = normalise(&word);
            if normal.is_empty() {
                continue;
            }
            let spelling = Spelling::from(&normal);
            let kind = if spelling.keys().iter().all(|key| *key == NUMBER) {
                PieceKind::Number
            } else if self.fillers.contains(&spelling) {
                PieceKind::Filler
            } else {
                PieceKind::Word
            };
            pieces.push(Piece { spelling, kind });
        }
    }
}

/// Returns whether `c` belongs to a word: a letter, a digit, or a Thai vowel or mark.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || ('\u{e31}'..='\u{e4e}').contains(&c)
}

/// The words that mean something else, among the parts of the groups' names.
struct Known {
    words: HashSet<Vec<u8>>,
}

impl Known {
    fn of(known: &[&Word], registry: &Registry, groups: &[Named]) -> Self {
        let mut parts: HashMap<&[u8], bool> = HashMap::new();
        let wholes: Vec<Spelling> = groups
            .iter()
            .flat_map(|group| group.given.iter().cloned().chain([joined(&group.pieces)]))
            .collect();
        for whole in &wholes {
            for start in 0..whole.keys().len() {
                for end in start + 1..=whole.keys().len() {
                    parts.extend(whole.keys().get(start..end).map(|part| (part, false)));
                }
            }
        }
        let topics = registry.topics().flat_map(|(_, topic)| {
            let names = [&topic.name.th, &topic.name.en];
            names.into_iter().chain(&topic.abbreviations)
        });
        let roles = registry.roles().flat_map(|(_, role)| {
            let names = [&role.name.th, &role.name.en];
            names.into_iter().chain(&role.abbreviations)
        });
        let own = topics.chain(roles).filter_map(|name| Spelling::of(name));
        // A word that only hints at a topic may name a group.
        let hints = |word: &Word| {
            let is_topic = matches!(word.meaning, Meaning::Topic(_));
            is_topic && word.strength == Strength::Hint
        };
        let counts = |word: &&&Word| {
            word.rest.is_none()
                && !hints(word)
                && !matches!(word.meaning, Meaning::Purpose(_) | Meaning::Outside)
        };
        let mut mark = |word: &Spelling| {
            if let Some(is_known) = parts.get_mut(word.keys()) {
                *is_known = true;
            }
        };
        known
            .iter()
            .filter(counts)
            .for_each(|word| mark(&word.first));
        own.for_each(|word| mark(&word));
        let found = parts.into_iter().filter(|(_, is_known)| *is_known);
        Self {
            words: found.map(|(word, _)| word.to_vec()).collect(),
        }
    }

    fn is_word(&self, part: &Spelling) -> bool {
        self.words.contains(part.keys())
    }

    /// Returns whether `part` consists of words that mean something else and nothing more.
    fn is_made_of(&self, part: &Spelling) -> bool {
        let keys = part.keys();
        let mut reached = vec![false; keys.len() + 1];
        if let Some(first) = reached.first_mut() {
            *first = true;
        }
        for end in 1..=keys.len() {
            let ends_word = (0..end).any(|start| {
                reached.get(start) == Some(&true)
                    && keys
                        .get(start..end)
                        .is_some_and(|word| self.words.contains(word))
            });
            if let Some(place) = reached.get_mut(end) {
                *place = ends_word;
            }
        }
        reached.last() == Some(&true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{pack, registry_words};
    use crate::registry::{SAKON_NAKHON, read};

    const HEALTH: &str = include_str!("../../tests/cases/letters/health.ron");
    const PROVINCE: &str = include_str!("../../tests/cases/letters/province.ron");
    const EXAMPLE: &str = include_str!("../../data/example.ron");
    const FICTITIOUS: &str = include_str!("../../tests/cases/valid/fictitious.ron");
    const HOSPITAL: &str = include_str!("../../tests/cases/valid/hospital.ron");
    const LIBRARY: &str = include_str!("../../tests/cases/valid/library.ron");

    /// How a name counts.
    #[derive(Debug, PartialEq, Eq)]
    enum Counts {
        /// On its own.
        Alone,
        /// Beside a word for a group.
        Beside,
        Never,
    }

    /// Returns the groups of the registry `text` that `name` names, and how it counts. The
    /// registry's nicknames and vocabulary are left out.
    fn named(text: &str, name: &str) -> (Vec<String>, Counts) {
        let plain: String = text
            .lines()
            .map(|line| match line.find("nicknames: [") {
                Some(at) => format!("{}\n", line.get(..at).unwrap_or_default()),
                None => format!("{line}\n"),
            })
            .collect();
        let registry = read(&plain).registry.expect("a registry");
        let spelling = Spelling::of(name).expect("letters");
        let is_group = |word: &Word| matches!(word.meaning, Meaning::Group(_));
        let own = registry_words(pack(), &registry).own;
        let known: Vec<&Word> = pack()
            .words
            .iter()
            .chain(own.iter().filter(|word| !is_group(word)))
            .collect();
        let mut groups = Vec::new();
        let mut counts = Counts::Never;
        for word in words(pack(), &known, &registry) {
            if let Meaning::Group(group) = word.meaning
                && word.first == spelling
            {
                groups.push(registry.group(group).id.clone());
                counts = if word.bound {
                    Counts::Beside
                } else {
                    Counts::Alone
                };
            }
        }
        groups.dedup();
        (groups, counts)
    }

    #[test]
    fn names_are_met_without_signs_and_place() {
        for (registry, name, group) in [
            (SAKON_NAKHON, "นักปกครอง", "administrators"),
            (SAKON_NAKHON, "ข้อสั่งการปค", "orders-pk"),
            (SAKON_NAKHON, "ข้อสั่งการ ปจ.สน.", "orders-pj"),
            (SAKON_NAKHON, "ผู้บริหารจังหวัดและนายอำเภอ", "executives"),
            (SAKON_NAKHON, "ศอจอสจวสน", "volunteers"),
            (SAKON_NAKHON, "หน.ส่วนราชการ นอภ.สน.", "agencies"),
            (HEALTH, "SAT ศท. โรคและภัยสุขภาพ", "sat"),
            (HEALTH, "คลังเวชภัณฑ์ ศรีนที", "supplies"),
            (HEALTH, "ประธาน อสม. ศรีนที", "health-volunteers"),
            (PROVINCE, "วอร์รูม", "war-room"),
            (PROVINCE, "หนังสือสั่งการ ปคผท", "letters"),
            (PROVINCE, "ผู้ว่าฯ พบนายอำเภอ จว.", "governor-meets"),
            (EXAMPLE, "ข่าวดอนตัวอย่าง", "news"),
        ] {
            let found = named(registry, name);
            assert_eq!(found, (vec![group.to_owned()], Counts::Alone), "{name}");
        }
    }

    #[test]
    fn parts_count_beside_a_word_for_a_group() {
        for (registry, name, group) in [
            (SAKON_NAKHON, "ผู้บริหารจังหวัด", "executives"),
            (SAKON_NAKHON, "จอส.จว.", "volunteers"),
            // Two posts, or a post and an act: beside a word for a group they are the group.
            (SAKON_NAKHON, "หน.ส่วนราชการ-นอภ.", "agencies"),
            (SAKON_NAKHON, "ข้อสั่งการ ปจ.", "orders-pj"),
            // A role that stands in no other name, by its other names too.
            (PROVINCE, "นายอำเภอ", "governor-meets"),
            (PROVINCE, "ผู้ว่า", "governor-meets"),
            (SAKON_NAKHON, "ปจ.", "orders-pj"),
            (SAKON_NAKHON, "ปลัดจังหวัด", "orders-pj"),
            (SAKON_NAKHON, "หัวหน้าส่วน", "agencies"),
            (HEALTH, "SAT", "sat"),
            (HEALTH, "SAT ศท.", "sat"),
            (HEALTH, "คลังเวชภัณฑ์", "supplies"),
            (PROVINCE, "ผู้ว่าฯ พบนายอำเภอ", "governor-meets"),
            (PROVINCE, "ถาม-ตอบ", "qa"),
            (PROVINCE, "รายงานผลอำเภอ", "results"),
        ] {
            let found = named(registry, name);
            assert_eq!(found, (vec![group.to_owned()], Counts::Beside), "{name}");
        }
    }

    #[test]
    fn what_several_groups_have_or_means_something_else_names_none() {
        for (registry, name) in [
            // In two names.
            (SAKON_NAKHON, "ข้อสั่งการ"),
            (SAKON_NAKHON, "สน."),
            (HEALTH, "ศท."),
            (HEALTH, "สธ."),
            // An act, a role, an office, a function word, the place, a number.
            (PROVINCE, "รายงานผล"),
            (SAKON_NAKHON, "ส่วนราชการ"),
            (HEALTH, "รพ.สต."),
            (HEALTH, "ศรีนที"),
            (HEALTH, "ทุก"),
            (PROVINCE, "๒๔ ชม."),
        ] {
            assert_eq!(named(registry, name), (Vec::new(), Counts::Never), "{name}");
        }
    }

    #[test]
    fn every_group_is_met_by_its_whole_name() {
        for text in [
            SAKON_NAKHON,
            HEALTH,
            PROVINCE,
            EXAMPLE,
            FICTITIOUS,
            HOSPITAL,
            LIBRARY,
        ] {
            let registry = read(text).registry.expect("a registry");
            for (_, group) in registry.groups() {
                let (found, counts) = named(text, &group.name);
                assert_eq!(found, [group.id.as_str()], "{}", group.name);
                assert_ne!(counts, Counts::Never);
            }
        }
    }
}
