//! Turns the parsed file into the model: looks up ids, assigns ids to clauses, and reports
//! everything inconsistent.

use std::collections::{HashMap, HashSet};

use super::act::Act;
use super::model::{
    Clause, ClauseId, Duty, Effect, Example, Group, GroupId, Home, Ids, Meaning, Person, Registry,
    Remark, Role, RoleId, Rule, RuleId, Seats, Situation, Size, Topic, TopicId, VocabularyEntry,
    Who, index_u32,
};
use super::problem::{Code, Problem};
use super::purpose::Purpose;
use super::reader::{Listed, Located, Reader, unknown_word, with_near};
use super::same_names;
use super::source::{
    ConditionSource, EffectSource, GroupSource, LetterSource, Lost, MeaningSource, RoleSource,
    RuleSource, SeatsSource, SizeSource, Source, WhoSource,
};
use crate::text::digits::first_number;
use crate::text::{KeptNames, Written};

/// The place of the letter's date.
const LETTER_DATE: &str = "letter.date";

/// The parts of the covering letter that remarks may refer to, besides `letter.body`.
const LETTER_PLACES: [&str; 8] = [
    "letter.reference",
    "letter.office",
    LETTER_DATE,
    "letter.subject",
    "letter.addressee",
    "letter.enclosure",
    "letter.signatory",
    "letter.contact",
];

/// Builds the model of a file. Always returns a registry, so that the whole file is checked. The
/// caller must discard it if an error was reported.
pub(super) fn resolve(mut source: Source, reader: &mut Reader<'_>) -> Registry {
    let mut resolver = Resolver {
        reader,
        by_id: Ids::default(),
        clauses: Vec::new(),
        lost: std::mem::take(&mut source.lost),
    };
    same_names::report(&source, resolver.reader);
    resolver.index_all(&source);

    let roles = resolver.roles(source.roles);
    if source.topics.is_empty() && !resolver.lost.has("kind-topic") {
        resolver.reader.report(Problem::whole(Code::NoTopics));
    }
    let topics = source.topics.into_iter().map(|topic| Topic {
        id: topic.id.value,
        name: topic.name.value,
    });
    let mut groups = resolver.groups(source.groups);
    let general_notes = resolver.numbered("general.note", source.general_notes, Home::General);
    resolver.letter_body(&source.letter);
    let rules = resolver.rules(source.rules);
    let duties = source.duties.into_iter().map(|duty| Duty {
        cites: resolver.citations(&duty.id, &duty.cites),
        id: duty.id.value,
        text: duty.text,
    });
    let duties: Vec<Duty> = duties.collect();
    resolver.report_uncited(&rules, &duties);
    assign_rules(&rules, &mut groups);

    let remarks = source.remarks.into_iter().map(|remark| {
        resolver.remark_place(&remark.on);
        Remark {
            on: remark.on.value,
            note: remark.note,
            span: remark.on.span,
        }
    });
    let remarks: Vec<Remark> = remarks.collect();
    resolver.letter_date(&source.letter, &remarks);
    let vocabulary = source.vocabulary.into_iter().filter_map(|entry| {
        Some(VocabularyEntry {
            meaning: resolver.meaning(entry.meaning?)?,
            terms: entry.terms,
        })
    });
    let vocabulary = vocabulary.collect();
    let examples = source.examples.into_iter().filter_map(|example| {
        Some(Example {
            purpose: resolver.purpose(&example.purpose)?,
            act: match &example.act {
                Some(act) => Some(resolver.act(act)?),
                None => None,
            },
            texts: example.texts,
        })
    });
    let examples = examples.collect();
    let situations = source.situations.into_iter().filter_map(|situation| {
        Some(Situation {
            act: resolver.act(&situation.act)?,
            topic: match &situation.topic {
                Some(topic) => resolver.topic(topic)?,
                None => TopicId(0),
            },
            text: situation.text,
        })
    });
    let situations = situations.collect();
    let people = source.people.into_iter().filter_map(|person| {
        Some(Person {
            role: resolver.role(&person.role)?,
            name: person.name,
            district: person.district,
            telephone: person.telephone,
        })
    });
    let people = people.collect();
    let keep_whole = source.keep_whole.into_iter().map(|name| name.value);
    let mut registry = Registry {
        province: source.province,
        letter: source.letter.letter,
        remarks,
        roles,
        topics: topics.collect(),
        groups,
        clauses: resolver.clauses,
        general_notes,
        keep_whole: keep_whole.collect(),
        rules,
        duties,
        vocabulary,
        examples,
        situations,
        people,
        by_id: resolver.by_id,
        kept: KeptNames::default(),
    };
    registry.kept = KeptNames::of(registry.all_names());
    registry
}

/// Assigns to each group the rules that apply to it, in registry order.
fn assign_rules(rules: &[Rule], groups: &mut [Group]) {
    for (index, rule) in rules.iter().enumerate() {
        let id = RuleId(index_u32(index));
        match &rule.groups {
            None => groups.iter_mut().for_each(|group| group.rules.push(id)),
            Some(about) => {
                for group in about {
                    if let Some(group) = groups.get_mut(group.index()) {
                        group.rules.push(id);
                    }
                }
            }
        }
    }
}

struct Resolver<'r, 'a> {
    reader: &'r mut Reader<'a>,
    by_id: Ids,
    clauses: Vec<Clause>,
    lost: Lost,
}

impl Resolver<'_, '_> {
    /// Learns the ids of a file.
    fn index_all(&mut self, source: &Source) {
        self.by_id.roles = self.index(source.roles.iter().map(|role| &role.id), RoleId);
        self.by_id.topics = self.index(source.topics.iter().map(|topic| &topic.id), TopicId);
        self.by_id.groups = self.index(source.groups.iter().map(|group| &group.id), GroupId);
        self.index(source.rules.iter().map(|rule| &rule.id), RuleId);
        self.index(source.duties.iter().map(|duty| &duty.id), RuleId);
        // What names a thing without a proper id most likely names it as it should be.
        let roles = source.roles.iter().all(|role| is_id(&role.id.value));
        let topics = source.topics.iter().all(|topic| is_id(&topic.id.value));
        let groups = source.groups.iter().all(|group| is_id(&group.id.value));
        self.lost.note("kind-role", !roles);
        self.lost.note("kind-topic", !topics);
        self.lost.note("kind-group", !groups);
    }

    /// Maps ids to positions, and reports ids that are malformed or duplicate.
    fn index<'s, I>(
        &mut self,
        ids: impl Iterator<Item = &'s Located<String>>,
        make: fn(u32) -> I,
    ) -> HashMap<String, I> {
        let mut index = HashMap::new();
        for (position, id) in ids.enumerate().filter(|(_, id)| !id.is_absent()) {
            if !is_id(&id.value) {
                self.reader.report(problem_with(Code::BadId, id, "id"));
            }
            if index.contains_key(&id.value) {
                self.reader
                    .report(problem_with(Code::DuplicateId, id, "id"));
            } else {
                index.insert(id.value.clone(), make(index_u32(position)));
            }
        }
        index
    }

    fn roles(&mut self, sources: Vec<RoleSource>) -> Vec<Role> {
        let parents: Vec<Option<RoleId>> = sources
            .iter()
            .map(|role| {
                let parent = role.kind_of.as_ref()?;
                self.role(parent)
            })
            .collect();
        sources
            .into_iter()
            .enumerate()
            .map(|(index, role)| {
                let lineage = lineage(RoleId(index_u32(index)), &parents).unwrap_or_else(|| {
                    self.reader
                        .report(problem_with(Code::KindCycle, &role.id, "id"));
                    Vec::new()
                });
                Role {
                    span: role.id.span,
                    id: role.id.value,
                    name: role.name.value,
                    abbreviations: role
                        .abbreviations
                        .into_iter()
                        .map(|abbreviation| abbreviation.value)
                        .collect(),
                    seats: match role.seats {
                        SeatsSource::Exact(count) => Seats::Exact(count),
                        SeatsSource::PerDistrict(count) => Seats::PerDistrict(count),
                        SeatsSource::Open => Seats::Open,
                    },
                    seats_inferred: role.seats_inferred,
                    kind_of: parents[index],
                    kind_inferred: role.kind_inferred,
                    lineage,
                }
            })
            .collect()
    }

    fn groups(&mut self, sources: Vec<GroupSource>) -> Vec<Group> {
        sources
            .into_iter()
            .enumerate()
            .map(|(index, group)| {
                let home = Home::Group(GroupId(index_u32(index)));
                let id = &group.id.value;
                if group.members.is_empty() {
                    self.reader
                        .report(problem_with(Code::NoMembers, &group.id, "group"));
                }
                let size = group.size.and_then(|size| self.size(size));
                let members_clause = self.clause(format!("{id}.members"), group.members_text, home);
                Group {
                    members: self.role_list(&group.members.texts),
                    practice: self.numbered(&format!("{id}.practice"), group.practice, home),
                    notes: self.numbered(&format!("{id}.notes"), group.notes, home),
                    members_clause,
                    size,
                    name: group.name.value,
                    link: group.link,
                    rules: Vec::new(),
                    span: group.span,
                    id: group.id.value,
                }
            })
            .collect()
    }

    /// Resolves a stated size. Reports a count that differs from its wording.
    fn size(&mut self, size: SizeSource) -> Option<Size> {
        let count = size.count?;
        let agrees = first_number(&size.text.value) == Some(u64::from(count));
        if !agrees && !size.text.is_absent() {
            self.reader.report(
                problem_with(Code::SizeMisread, &size.text, "text")
                    .with("count", count.to_string()),
            );
        }
        Some(Size {
            text: size.text.value,
            count,
            span: size.text.span,
        })
    }

    /// Creates clauses numbered from 1, as `<stem>.<n>`.
    fn numbered(&mut self, stem: &str, texts: Vec<Located<String>>, home: Home) -> Vec<ClauseId> {
        texts
            .into_iter()
            .enumerate()
            .map(|(index, text)| self.clause(format!("{stem}.{}", index + 1), text, home))
            .collect()
    }

    fn clause(&mut self, id: String, text: Located<String>, home: Home) -> ClauseId {
        let clause = ClauseId(index_u32(self.clauses.len()));
        self.by_id.clauses.entry(id.clone()).or_insert(clause);
        self.clauses.push(Clause {
            id,
            text: text.value,
            home,
            span: text.span,
        });
        clause
    }

    fn letter_body(&mut self, letter: &LetterSource) {
        if !letter.letter.body.is_empty() {
            let text = Located {
                value: letter.letter.body.join("\n"),
                span: letter.span.clone(),
            };
            self.clause("letter.body".to_owned(), text, Home::Letter);
        }
    }

    /// Reports a date of the letter that cannot be read, unless a remark says so already.
    fn letter_date(&mut self, letter: &LetterSource, remarks: &[Remark]) {
        let code = match Written::read(&letter.letter.date) {
            Written::Impossible => Code::ImpossibleDate,
            Written::Unclear => Code::UnclearDate,
            Written::Day(_) | Written::Month { .. } | Written::Year(_) | Written::Blank => return,
        };
        let remarked = remarks.iter().any(|remark| remark.on == LETTER_DATE);
        if !letter.date_span.is_empty() && !remarked {
            let problem = Problem::at(code, letter.date_span.clone());
            self.reader.report(
                problem
                    .with("date", letter.letter.date.as_str())
                    .with("place", LETTER_DATE)
                    .with("example", "๒๐ พฤศจิกายน ๒๕๖๘, 20 พ.ย. 68, 20/11/2568"),
            );
        }
    }

    fn rules(&mut self, sources: Vec<RuleSource>) -> Vec<Rule> {
        sources.into_iter().map(|rule| self.rule(rule)).collect()
    }

    fn rule(&mut self, rule: RuleSource) -> Rule {
        let acts: Vec<Act> = rule
            .acts
            .texts
            .iter()
            .filter_map(|act| self.act(act))
            .collect();
        if rule.acts.is_empty() {
            self.reader
                .report(problem_with(Code::NoActs, &rule.id, "id"));
        }
        Rule {
            groups: rule.groups.map(|groups| {
                groups
                    .iter()
                    .filter_map(|id| self.look_up(id, "kind-group", |ids| &ids.groups))
                    .collect()
            }),
            effect: match rule.effect {
                EffectSource::Permit => Effect::Permit,
                EffectSource::PermitIf(ConditionSource(words)) => Effect::PermitIf(words),
                EffectSource::Only => Effect::Only,
                EffectSource::NotRequired => Effect::NotRequired,
                EffectSource::Forbid => Effect::Forbid,
            },
            acts,
            general: rule.general,
            topics: rule
                .topics
                .map(|topics| topics.iter().filter_map(|id| self.topic(id)).collect()),
            who: match rule.who {
                WhoSource::Members => Who::Members,
                WhoSource::Outsiders => Who::Outsiders,
                WhoSource::Roles(roles) => Who::Roles(self.role_list(&roles)),
            },
            to: self.role_list(&rule.to),
            cites: self.citations(&rule.id, &rule.cites),
            inferred: rule.inferred,
            span: rule.span,
            id: rule.id.value,
        }
    }

    /// Resolves the clauses cited by the rule or duty `by`, which must cite at least one.
    fn citations(&mut self, by: &Located<String>, cites: &Listed) -> Vec<ClauseId> {
        if cites.is_empty() {
            self.reader.report(problem_with(Code::NoClause, by, "id"));
        }
        cites
            .texts
            .iter()
            .filter_map(|id| self.look_up(id, "kind-clause", |ids| &ids.clauses))
            .collect()
    }

    fn report_uncited(&mut self, rules: &[Rule], duties: &[Duty]) {
        let cited: HashSet<ClauseId> = rules
            .iter()
            .flat_map(|rule| &rule.cites)
            .chain(duties.iter().flat_map(|duty| &duty.cites))
            .copied()
            .collect();
        for (index, clause) in self.clauses.iter().enumerate() {
            if !cited.contains(&ClauseId(index_u32(index))) {
                self.reader.report(
                    Problem::at(Code::UncitedClause, clause.span.clone())
                        .with("clause", clause.id.as_str()),
                );
            }
        }
    }

    fn remark_place(&mut self, on: &Located<String>) {
        let known = self.by_id.clauses.contains_key(&on.value)
            || LETTER_PLACES.contains(&on.value.as_str())
            || on
                .value
                .strip_suffix(".size")
                .is_some_and(|group| self.by_id.groups.contains_key(group));
        if !known && !on.is_absent() {
            let places: Vec<String> = self
                .by_id
                .clauses
                .keys()
                .cloned()
                .chain(LETTER_PLACES.map(str::to_owned))
                .chain(
                    self.by_id
                        .groups
                        .keys()
                        .map(|group| format!("{group}.size")),
                )
                .collect();
            self.dangling(on, "kind-place", places.iter().map(String::as_str));
        }
    }

    fn meaning(&mut self, meaning: Located<MeaningSource>) -> Option<Meaning> {
        let at = |id: String| Located {
            value: id,
            span: meaning.span.clone(),
        };
        match meaning.value {
            MeaningSource::Act(id) => self.act(&at(id)).map(Meaning::Act),
            MeaningSource::Topic(id) => self.topic(&at(id)).map(Meaning::Topic),
            MeaningSource::Role(id) => self.role(&at(id)).map(Meaning::Role),
            MeaningSource::Office(id) => self.role(&at(id)).map(Meaning::Office),
            MeaningSource::Purpose(id) => self.purpose(&at(id)).map(Meaning::Purpose),
            MeaningSource::Outsider => Some(Meaning::Outsider),
            MeaningSource::Outside => Some(Meaning::Outside),
            MeaningSource::Plain => Some(Meaning::Plain),
            MeaningSource::Group(id) => self
                .look_up(&at(id), "kind-group", |ids| &ids.groups)
                .map(Meaning::Group),
        }
    }

    fn act(&mut self, id: &Located<String>) -> Option<Act> {
        let act = id.value.parse().ok();
        if act.is_none() {
            self.reader.report(unknown_word(
                id.span.clone(),
                &id.value,
                Act::ALL.iter().map(|act| act.id()),
            ));
        }
        act
    }

    fn purpose(&mut self, id: &Located<String>) -> Option<Purpose> {
        let purpose = id.value.parse().ok();
        if purpose.is_none() {
            self.reader.report(unknown_word(
                id.span.clone(),
                &id.value,
                Purpose::ALL.iter().map(|purpose| purpose.id()),
            ));
        }
        purpose
    }

    fn topic(&mut self, id: &Located<String>) -> Option<TopicId> {
        self.look_up(id, "kind-topic", |ids| &ids.topics)
    }

    fn role(&mut self, id: &Located<String>) -> Option<RoleId> {
        self.look_up(id, "kind-role", |ids| &ids.roles)
    }

    fn role_list(&mut self, ids: &[Located<String>]) -> Vec<RoleId> {
        ids.iter().filter_map(|id| self.role(id)).collect()
    }

    fn look_up<I: Copy>(
        &mut self,
        id: &Located<String>,
        kind: &'static str,
        map: fn(&Ids) -> &HashMap<String, I>,
    ) -> Option<I> {
        let found = map(&self.by_id).get(&id.value).copied();
        if found.is_none() && !id.is_absent() {
            let known: Vec<String> = map(&self.by_id).keys().cloned().collect();
            self.dangling(id, kind, known.iter().map(String::as_str));
        }
        found
    }

    fn dangling<'s>(
        &mut self,
        id: &Located<String>,
        kind: &'static str,
        known: impl Iterator<Item = &'s str>,
    ) {
        if self.lost.has(kind) {
            return;
        }
        let problem = problem_with(Code::DanglingId, id, "id").with_key("kind", kind);
        self.reader.report(with_near(problem, &id.value, known));
    }
}

/// Returns whether `text` is a valid id.
fn is_id(text: &str) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !text.is_empty() && text.chars().all(fits)
}

/// Returns the role and all its ancestors, or `None` if the ancestry is circular.
fn lineage(role: RoleId, parents: &[Option<RoleId>]) -> Option<Vec<RoleId>> {
    let mut lineage = vec![role];
    let mut next = parents.get(role.index()).copied().flatten();
    while let Some(ancestor) = next {
        if lineage.contains(&ancestor) {
            return None;
        }
        lineage.push(ancestor);
        next = parents.get(ancestor.index()).copied().flatten();
    }
    Some(lineage)
}

fn problem_with(code: Code, text: &Located<String>, name: &'static str) -> Problem {
    Problem::at(code, text.span.clone()).with(name, text.value.as_str())
}
