//! How much a text, and what the asker is, point to each topic of a letter.
//!
//! A text points to a topic by way of the matters of the language pack: it is like the words of some of
//! them, and these are like the name of the topic by their heads. Letters in a row are compared, so that a
//! word counts that is only a part of another, and a topic has matters that does not name one exactly.
//! The name of the asker's role points to topics in the same way, and so do the rules that name the role.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::language::{Spelling, pack};
use crate::registry::{Registry, RoleId, Rule, Topic, TopicId, Who};
use crate::text::normalise;
use crate::text::normalise::NUMBER;

/// How many matters the name of a topic stands for at most.
const MOST_MATTERS: usize = 8;
/// How long the runs of letters are. Longer ones would not fit their numbers.
const LENGTHS: [usize; 2] = [3, 4];

/// What points to the topics of a registry. It is found out when it is first asked for.
#[derive(Debug, Default)]
pub(super) struct Pointers {
    known: OnceLock<Known>,
}

/// How much something points to each topic, in their order.
#[derive(Clone, Debug, Default)]
pub(super) struct Pointing {
    strengths: Vec<f32>,
}

/// How much an asker points to each topic: by the name of the role, by the rules that name it, and by the
/// groups that it belongs to.
#[derive(Clone, Debug, Default)]
pub(super) struct AskerPointing {
    pub name: Pointing,
    pub rules: Pointing,
    pub groups: Pointing,
}

#[derive(Debug)]
struct Known {
    matters: Index,
    /// For each topic, how much its name is like some of the matters, by their places in the index.
    topics: Vec<Vec<(usize, f32)>>,
    /// The places in the pack of the matters in the index.
    meant: Vec<usize>,
    askers: BTreeMap<RoleId, AskerPointing>,
}

impl Pointers {
    /// Returns how much a text whose letters in normal form are `keys` points to each topic of `registry`,
    /// for which alone this was made.
    pub fn of_text(&self, registry: &Registry, keys: &[u8]) -> Pointing {
        let known = self.known(registry);
        // What two or three runs have in common is chance.
        known.pointing(keys, |likeness| likeness * likeness)
    }

    /// Returns how much the holders of `role` point to each topic of `registry`.
    pub fn of_asker(&self, registry: &Registry, role: RoleId) -> Option<&AskerPointing> {
        self.known(registry).askers.get(&role)
    }

    /// Returns the matters that `topic` is like, by their places in the pack, and how much it is.
    pub fn matters_of(&self, registry: &Registry, topic: TopicId) -> Vec<(usize, f32)> {
        let known = self.known(registry);
        let matters = known.topics.get(topic.index()).into_iter().flatten();
        let matters = matters.filter_map(|&(at, share)| Some((*known.meant.get(at)?, share)));
        matters.collect()
    }

    fn known(&self, registry: &Registry) -> &Known {
        self.known.get_or_init(|| Known::new(registry))
    }
}

impl Pointing {
    /// Returns how much of all that points to a topic points to `topic`, from 0 to 1.
    pub fn share(&self, topic: TopicId) -> f32 {
        let all: f32 = self.strengths.iter().sum();
        self.strength(topic) / all.max(f32::MIN_POSITIVE)
    }

    /// Returns how much points to `topic`.
    pub fn strength(&self, topic: TopicId) -> f32 {
        let strength = self.strengths.get(topic.index());
        strength.copied().unwrap_or_default()
    }

    /// Returns how much points to the topic to which most does.
    pub fn most(&self) -> f32 {
        self.strengths.iter().copied().fold(0.0, f32::max)
    }

    /// Returns how much points to the topic to which most does without `topic`.
    pub fn most_beside(&self, topic: TopicId) -> f32 {
        let others = self.strengths.iter().enumerate();
        let others = others.filter(|(at, _)| *at != topic.index());
        others.map(|(_, strength)| *strength).fold(0.0, f32::max)
    }
}

impl Known {
    fn new(registry: &Registry) -> Self {
        let heads = pack().matters.iter();
        let heads = heads.map(|matter| matter.heads.iter().map(Spelling::keys).collect());
        let heads = Index::new(&heads.collect::<Vec<_>>());
        let like = registry.topics().skip(1).map(|(_, topic)| {
            let names = names(topic);
            likest(&heads.likeness(&runs(names.iter().map(Vec::as_slice))))
        });
        // The first topic, which is meant where none is named, has no matters of its own.
        let mut topics: Vec<Vec<(usize, f32)>> = std::iter::once(Vec::new()).chain(like).collect();
        let mut meant: Vec<usize> = topics.iter().flatten().map(|(matter, _)| *matter).collect();
        meant.sort_unstable();
        meant.dedup();
        for (matter, _) in topics.iter_mut().flatten() {
            *matter = meant.binary_search(matter).unwrap_or_default();
        }
        let matters = meant.iter().filter_map(|&at| pack().matters.get(at));
        let words = matters.map(|matter| {
            let words = matter.heads.iter().chain(matter.words());
            words.map(Spelling::keys).collect()
        });
        let mut known = Self {
            matters: Index::new(&words.collect::<Vec<_>>()),
            topics,
            meant,
            askers: BTreeMap::new(),
        };
        known.askers = known.askers(registry);
        known
    }

    fn askers(&self, registry: &Registry) -> BTreeMap<RoleId, AskerPointing> {
        let groups = topics_of_groups(registry);
        let roles = registry.roles().map(|(id, role)| {
            let names = [&role.name.th, &role.name.en].map(|name| normalise(name).keys);
            let pointing = AskerPointing {
                name: self.pointing(&names.join(&NUMBER), |likeness| likeness),
                rules: rules_naming(registry, id),
                groups: groups_around(registry, &groups, id),
            };
            (id, pointing)
        });
        roles.collect()
    }

    /// Returns how much letters point to each topic, if a matter counts by how much they are like its words
    /// as `counts` says.
    fn pointing(&self, keys: &[u8], counts: fn(f32) -> f32) -> Pointing {
        let likeness = self.matters.likeness(&runs([keys].into_iter()));
        let strengths = self.topics.iter().map(|matters| {
            let matters = matters.iter();
            let counted = matters.map(|&(at, share)| {
                let likeness = likeness.get(at).copied().unwrap_or_default();
                share * counts(likeness)
            });
            counted.sum()
        });
        Pointing {
            strengths: strengths.collect(),
        }
    }
}

/// Returns how much the rules that name `role` are about each topic but the first.
fn rules_naming(registry: &Registry, role: RoleId) -> Pointing {
    let rules = registry.rules().map(|(_, rule)| rule);
    let naming = rules.filter(|rule| {
        rule.effect.permits() && matches!(&rule.who, Who::Roles(roles) if roles.contains(&role))
    });
    about_topics(registry, naming)
}

/// Returns how much each of `rules` is about each topic but the first, added up.
fn about_topics<'r>(registry: &Registry, rules: impl Iterator<Item = &'r Rule>) -> Pointing {
    let mut strengths = vec![0.0; registry.topic_ids().count()];
    for rule in rules {
        let topics = rule.topics.as_deref().unwrap_or_default();
        for topic in topics.iter().filter(|topic| topic.index() > 0) {
            if let Some(strength) = strengths.get_mut(topic.index()) {
                *strength += share_of(topics.len());
            }
        }
    }
    Pointing { strengths }
}

/// Returns how much the rules of each group are about each topic but the first, in the order of the groups.
fn topics_of_groups(registry: &Registry) -> Vec<Pointing> {
    let groups = registry.group_ids().map(|group| {
        let rules = registry.rules_of(group).map(|(_, rule)| rule);
        let rules = rules.filter(|rule| rule.effect.permits() && rule.groups.is_some());
        about_topics(registry, rules)
    });
    groups.collect()
}

/// Returns how much the groups of `role` are about each topic; those of few people say more.
fn groups_around(registry: &Registry, topics: &[Pointing], role: RoleId) -> Pointing {
    let mut strengths = vec![0.0; registry.topic_ids().count()];
    for (group, about) in registry.group_ids().zip(topics) {
        if !registry.membership(group, role).is_member() {
            continue;
        }
        let all: f32 = about.strengths.iter().sum();
        let members = share_of(registry.member_roles(group).count());
        for (strength, about) in strengths.iter_mut().zip(&about.strengths) {
            *strength += members * about / all.max(f32::MIN_POSITIVE);
        }
    }
    Pointing { strengths }
}

/// Returns the share of each of `count` things.
fn share_of(count: usize) -> f32 {
    1.0 / f32::from(u16::try_from(count.max(1)).unwrap_or(u16::MAX))
}

/// Returns what `topic` is called, in normal form.
pub(super) fn names(topic: &Topic) -> Vec<Vec<u8>> {
    let names = [&topic.name.th, &topic.name.en].into_iter();
    let names = names.chain(&topic.abbreviations);
    names.map(|name| normalise(name).keys).collect()
}

/// Returns the places of the greatest of `likeness`, compared with the greatest of all.
fn likest(likeness: &[f32]) -> Vec<(usize, f32)> {
    let mut like: Vec<(usize, f32)> = likeness.iter().copied().enumerate().collect();
    like.retain(|(_, likeness)| *likeness > 0.0);
    like.sort_by(|a, b| b.1.total_cmp(&a.1));
    like.truncate(MOST_MATTERS);
    let most = like.first().map_or(1.0, |(_, likeness)| *likeness);
    let compared = like.into_iter().map(|(at, likeness)| (at, likeness / most));
    compared.collect()
}

/// Some texts by their runs of letters.
#[derive(Debug)]
struct Index {
    /// The runs in order, each with how rare it is, squared, and the place after its last text.
    runs: Vec<(u32, f32, usize)>,
    /// The texts of each run, one run after the other.
    texts: Vec<usize>,
    /// The length of each text: the root of the sum of how rare its runs are.
    lengths: Vec<f32>,
    /// How rare a run is that stands nowhere.
    rarest: f32,
}

impl Index {
    /// Indexes so many `texts`, each of which is some pieces.
    fn new(texts: &[Vec<&[u8]>]) -> Self {
        let places = (0..u32::MAX).zip(texts);
        // One number for a run and its text: there are many, and numbers are sorted fast.
        let mut pairs: Vec<u64> = places
            .flat_map(|(at, pieces)| {
                let runs = all_runs(pieces.iter().copied());
                runs.map(move |run| u64::from(run) << 32 | u64::from(at))
            })
            .collect();
        pairs.sort_unstable();
        pairs.dedup();
        let text = |pair: u64| usize::try_from(pair & u64::from(u32::MAX)).unwrap_or_default();
        let mut index = Self {
            runs: Vec::with_capacity(pairs.len() / 2),
            texts: pairs.iter().map(|&pair| text(pair)).collect(),
            lengths: vec![0.0; texts.len()],
            rarest: rarity(texts.len(), 0),
        };
        let rarities: Vec<f32> = (0..=texts.len())
            .map(|found| rarity(texts.len(), found))
            .collect();
        let mut end = 0;
        for same in pairs.chunk_by(|a, b| a >> 32 == b >> 32) {
            end += same.len();
            let rarity = rarities.get(same.len()).copied().unwrap_or_default();
            let run = same.first().and_then(|pair| u32::try_from(pair >> 32).ok());
            index.runs.extend(run.map(|run| (run, rarity, end)));
            for &pair in same {
                if let Some(length) = index.lengths.get_mut(text(pair)) {
                    *length += rarity;
                }
            }
        }
        for length in &mut index.lengths {
            *length = length.sqrt().max(f32::MIN_POSITIVE);
        }
        index
    }

    /// Returns how much distinct `runs` are like each text, from 0 to 1.
    fn likeness(&self, runs: &[u32]) -> Vec<f32> {
        let mut sums = vec![0.0_f32; self.lengths.len()];
        let mut length = 0.0;
        for run in runs {
            let Ok(at) = self.runs.binary_search_by_key(run, |(known, _, _)| *known) else {
                length += self.rarest;
                continue;
            };
            let before = at.checked_sub(1).and_then(|before| self.runs.get(before));
            let start = before.map_or(0, |(_, _, end)| *end);
            let Some(&(_, rarity, end)) = self.runs.get(at) else {
                continue;
            };
            length += rarity;
            for &text in self.texts.get(start..end).unwrap_or_default() {
                if let Some(sum) = sums.get_mut(text) {
                    *sum += rarity;
                }
            }
        }
        let length = length.sqrt().max(f32::MIN_POSITIVE);
        for (sum, own) in sums.iter_mut().zip(&self.lengths) {
            *sum /= own * length;
        }
        sums
    }
}

/// Returns how rare a run is that stands in so many of all `texts`, squared.
fn rarity(texts: usize, found: usize) -> f32 {
    let share = share_of(found + 1) / share_of(texts + 1);
    share.ln().powi(2)
}

/// Returns the runs of letters in `pieces`.
fn all_runs<'k>(pieces: impl Iterator<Item = &'k [u8]>) -> impl Iterator<Item = u32> {
    let runs = pieces.flat_map(|keys| LENGTHS.into_iter().flat_map(|length| keys.windows(length)));
    let runs = runs.filter(|run| !run.contains(&NUMBER));
    runs.map(|run| {
        let letters = run.iter();
        letters.fold(0, |number, &letter| number << 8 | u32::from(letter))
    })
}

/// Returns the distinct runs of letters in `pieces`, in order.
fn runs<'k>(pieces: impl Iterator<Item = &'k [u8]>) -> Vec<u32> {
    let mut runs: Vec<u32> = all_runs(pieces).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_like_the_one_with_which_it_shares_rare_runs() {
        let texts = ["ภาษีเงินได้", "ภาษีที่ดิน", "น้ำท่วม"].map(|text| normalise(text).keys);
        let pieces: Vec<Vec<&[u8]>> = texts.iter().map(|keys| vec![keys.as_slice()]).collect();
        let index = Index::new(&pieces);
        let likeness = index.likeness(&runs(pieces[0].iter().copied()));
        assert!((likeness[0] - 1.0).abs() < 1e-6, "{likeness:?}");
        assert!(
            likeness[1] > 0.0 && likeness[1] < likeness[0],
            "{likeness:?}"
        );
        assert!(likeness[2] <= f32::EPSILON, "{likeness:?}");
    }
}
