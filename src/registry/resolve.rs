//! Turns the parsed file into the model: looks up ids, assigns ids to clauses, and reports
//! everything inconsistent.

mod groups;
mod letter;
mod roles;
mod rules;

use std::collections::{HashMap, HashSet};

use super::act::Act;
use super::model::{
    Clause, ClauseId, Duty, Example, GroupId, Home, Ids, Person, Registry, RoleId, RuleId,
    Situation, Topic, TopicId, UnitId, VocabularyEntry, VocabularyMeaning, index_u32,
};
use super::problem::{Code, Problem};
use super::purpose::Purpose;
use super::reader::{Listed, Located, Reader, unknown_word, with_near};
use super::same_names;
use super::schema::{
    DutyRecord, ExampleRecord, GroupRecord, Lost, MeaningRecord, PersonRecord, RegistryFile,
    RoleRecord, RuleRecord, SituationRecord, TopicRecord, VocabularyRecord,
};
use crate::lang::Words;
use crate::text::KeptNames;

/// Builds the model of a file. Always returns a registry, so that the whole file is checked. The
/// caller must discard it if an error was reported.
pub(super) fn resolve(mut file: RegistryFile, reader: &mut Reader<'_>) -> Registry {
    let mut resolver = Resolver {
        reader,
        by_id: Ids::default(),
        clauses: Vec::new(),
        lost: std::mem::take(&mut file.lost),
        remarked: file
            .remarks
            .iter()
            .map(|remark| remark.on.value.clone())
            .collect(),
        recipients: file
            .roles
            .iter()
            .filter(|role| role.recipient_only)
            .map(|role| (role.id.value.clone(), role.name.value.clone()))
            .collect(),
    };
    same_names::report(&file, resolver.reader);
    let units = resolver.units(&file.province, file.units, &file.roles);
    resolver.index_all(&file.roles, &file.topics, &file.groups);
    resolver.index_rules(&file.rules, &file.duties);

    let roles = resolver.roles(file.roles);
    if file.topics.is_empty() && !resolver.lost.has("kind-topic") {
        resolver.reader.report(Problem::whole(Code::NoTopics));
    }
    let topics = file.topics.into_iter().map(topic).collect();
    let (mut groups, mut administrations) = resolver.groups(file.groups);
    let general_notes = resolver.numbered("general.note", file.general_notes, Home::General);
    resolver.letter_body(&file.letter);
    if let Some(general) = file.administrators {
        administrations.push((None, general));
    }
    let mut rules = resolver.rules(file.rules);
    rules.extend(resolver.administrations(administrations, &mut groups));
    let preferences = resolver.preferences(file.preferences);
    let duties = file.duties.into_iter().map(|duty| Duty {
        cites: resolver.citations(&duty.id, &duty.cites),
        id: duty.id.value,
        text: duty.text,
    });
    let duties: Vec<Duty> = duties.collect();
    let cites = preferences.iter().map(|preference| &preference.cites);
    let cites = cites.chain(rules.iter().map(|rule| &rule.cites));
    let without_rule = resolver.clause_list(&file.without_rule);
    let cites = cites.chain(duties.iter().map(|duty| &duty.cites));
    resolver.report_uncited(cites.chain([&without_rule]));
    rules::assign(&rules, &mut groups);

    let remarks = resolver.remarks(file.remarks);
    let letter = resolver.letter(file.letter);
    let vocabulary = resolver.vocabulary(file.vocabulary);
    let examples = resolver.examples(file.examples);
    let situations = resolver.situations(file.situations);
    let people = resolver.people(file.people);
    let keep_whole = file.keep_whole.into_iter().map(|name| name.value);
    let words = letter::fixed_words(file.terms, &units);
    let mut registry = Registry {
        province: file.province.province,
        units,
        letter,
        remarks,
        roles,
        topics,
        groups,
        clauses: resolver.clauses,
        general_notes,
        keep_whole: keep_whole.collect(),
        without_rule,
        rules,
        preferences,
        duties,
        vocabulary,
        examples,
        situations,
        people,
        by_id: resolver.by_id,
        kept: KeptNames::default(),
        words,
    };
    registry.kept = KeptNames::of(registry.all_names());
    registry
}

fn topic(topic: TopicRecord) -> Topic {
    Topic {
        id: topic.id.value,
        name: topic.name.value,
        abbreviations: values(topic.abbreviations),
    }
}

fn values(texts: Vec<Located<String>>) -> Vec<String> {
    texts.into_iter().map(|text| text.value).collect()
}

struct Resolver<'r, 'a> {
    reader: &'r mut Reader<'a>,
    by_id: Ids,
    clauses: Vec<Clause>,
    lost: Lost,
    /// The places that remarks refer to.
    remarked: HashSet<String>,
    /// The names of the roles that only receive, by id.
    recipients: HashMap<String, Words>,
}

impl Resolver<'_, '_> {
    /// Learns the ids that the rest of a file refers to.
    fn index_all(&mut self, roles: &[RoleRecord], topics: &[TopicRecord], groups: &[GroupRecord]) {
        self.by_id.roles = self.index(roles.iter().map(|role| &role.id), RoleId);
        self.by_id.topics = self.index(topics.iter().map(|topic| &topic.id), TopicId);
        self.by_id.groups = self.index(groups.iter().map(|group| &group.id), GroupId);
        // References to an item with a malformed id most likely have the correct one.
        let roles = roles.iter().all(|role| is_id(&role.id.value));
        let topics = topics.iter().all(|topic| is_id(&topic.id.value));
        let groups = groups.iter().all(|group| is_id(&group.id.value));
        self.lost.note("kind-role", !roles);
        self.lost.note("kind-topic", !topics);
        self.lost.note("kind-group", !groups);
    }

    /// Checks the ids of rules and duties, to which nothing refers.
    fn index_rules(&mut self, rules: &[RuleRecord], duties: &[DutyRecord]) {
        self.index(rules.iter().map(|rule| &rule.id), RuleId);
        self.index(duties.iter().map(|duty| &duty.id), RuleId);
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

    /// Resolves the clauses cited by the rule or duty `by`, which must cite at least one.
    fn citations(&mut self, by: &Located<String>, cites: &Listed) -> Vec<ClauseId> {
        if cites.is_empty() {
            self.reader.report(problem_with(Code::NoClause, by, "id"));
        }
        self.clause_list(&cites.texts)
    }

    fn clause_list(&mut self, ids: &[Located<String>]) -> Vec<ClauseId> {
        ids.iter()
            .filter_map(|id| self.look_up(id, "kind-clause", |ids| &ids.clauses))
            .collect()
    }

    fn report_uncited<'c>(&mut self, cites: impl Iterator<Item = &'c Vec<ClauseId>>) {
        let cited: HashSet<ClauseId> = cites.flatten().copied().collect();
        for (index, clause) in self.clauses.iter().enumerate() {
            if !cited.contains(&ClauseId(index_u32(index))) {
                self.reader.report(
                    Problem::at(Code::UncitedClause, clause.span.clone())
                        .with("clause", clause.id.as_str()),
                );
            }
        }
    }

    fn vocabulary(&mut self, entries: Vec<VocabularyRecord>) -> Vec<VocabularyEntry> {
        let entries = entries.into_iter().filter_map(|entry| {
            Some(VocabularyEntry {
                meaning: self.meaning(entry.meaning?)?,
                terms: entry.terms,
            })
        });
        entries.collect()
    }

    fn examples(&mut self, examples: Vec<ExampleRecord>) -> Vec<Example> {
        let examples = examples.into_iter().filter_map(|example| {
            Some(Example {
                purpose: self.purpose(&example.purpose)?,
                act: match &example.act {
                    Some(act) => Some(self.act(act)?),
                    None => None,
                },
                texts: example.texts,
            })
        });
        examples.collect()
    }

    fn situations(&mut self, situations: Vec<SituationRecord>) -> Vec<Situation> {
        let situations = situations.into_iter().filter_map(|situation| {
            Some(Situation {
                act: self.act(&situation.act)?,
                topic: match &situation.topic {
                    Some(topic) => self.topic(topic)?,
                    None => TopicId(0),
                },
                text: situation.text,
            })
        });
        situations.collect()
    }

    fn people(&mut self, people: Vec<PersonRecord>) -> Vec<Person> {
        let people = people.into_iter().filter_map(|person| {
            Some(Person {
                role: self.role(&person.role)?,
                name: person.name,
                district: person.district,
                telephone: person.telephone,
            })
        });
        people.collect()
    }

    fn meaning(&mut self, meaning: Located<MeaningRecord>) -> Option<VocabularyMeaning> {
        let at = |id: String| Located {
            value: id,
            span: meaning.span.clone(),
        };
        match meaning.value {
            MeaningRecord::Act(id) => self.act(&at(id)).map(VocabularyMeaning::Act),
            MeaningRecord::Topic(id) => self.topic(&at(id)).map(VocabularyMeaning::Topic),
            MeaningRecord::Role(id) => self.role(&at(id)).map(VocabularyMeaning::Role),
            MeaningRecord::Office(id) => self.role(&at(id)).map(VocabularyMeaning::Office),
            MeaningRecord::Purpose(id) => self.purpose(&at(id)).map(VocabularyMeaning::Purpose),
            MeaningRecord::Outsider => Some(VocabularyMeaning::Outsider),
            MeaningRecord::Outside => Some(VocabularyMeaning::Outside),
            MeaningRecord::Plain => Some(VocabularyMeaning::Plain),
            MeaningRecord::Group(id) => self.group(&at(id)).map(VocabularyMeaning::Group),
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

    fn group(&mut self, id: &Located<String>) -> Option<GroupId> {
        self.look_up(id, "kind-group", |ids| &ids.groups)
    }

    fn unit(&mut self, id: &Located<String>) -> Option<UnitId> {
        self.look_up(id, "kind-unit", |ids| &ids.units)
    }

    /// Reports the ids that a list names again.
    fn report_repeated<'s>(&mut self, ids: impl Iterator<Item = &'s Located<String>>) {
        let mut named: HashSet<&str> = HashSet::new();
        for id in ids.filter(|id| !id.is_absent()) {
            if !named.insert(&id.value) {
                self.reader.report(problem_with(Code::Repeated, id, "id"));
            }
        }
    }

    fn acts(&mut self, ids: &[Located<String>]) -> Vec<Act> {
        ids.iter().filter_map(|id| self.act(id)).collect()
    }

    fn topic_list(&mut self, ids: &[Located<String>]) -> Vec<TopicId> {
        ids.iter().filter_map(|id| self.topic(id)).collect()
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

fn problem_with(code: Code, text: &Located<String>, name: &'static str) -> Problem {
    Problem::at(code, text.span.clone()).with(name, text.value.as_str())
}
