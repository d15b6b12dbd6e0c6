//! Groups with their clauses, sizes, pictures and administrators.

use super::{Resolver, problem_with, values};
use crate::lang::Words;
use crate::registry::act::Act;
use crate::registry::model::{
    Clause, ClauseId, Effect, Group, GroupId, Home, Picture, Rule, Size, Who, index_u32,
};
use crate::registry::problem::{Code, Problem};
use crate::registry::reader::{Inferrable, Located};
use crate::registry::schema::{AdministratorsRecord, GroupRecord, LetterRecord, SizeRecord};
use crate::text::digits::first_number;

/// The folder of a registry's pictures, beside its file.
const PICTURES: &str = "pictures/";

/// Who administers a group, or every group.
pub(super) type Administration = (Option<GroupId>, AdministratorsRecord);

impl Resolver<'_, '_> {
    /// Resolves the groups. Also returns who administers them, for rules that are made once all
    /// clauses are known.
    pub(super) fn groups(
        &mut self,
        records: Vec<GroupRecord>,
    ) -> (Vec<Group>, Vec<Administration>) {
        let mut administrations = Vec::new();
        let mut groups = Vec::with_capacity(records.len());
        for (index, mut record) in records.into_iter().enumerate() {
            let group = GroupId(index_u32(index));
            if let Some(administrators) = record.administrators.take() {
                administrations.push((Some(group), administrators));
            }
            groups.push(self.group_of(group, record));
        }
        (groups, administrations)
    }

    fn group_of(&mut self, group: GroupId, record: GroupRecord) -> Group {
        let home = Home::Group(group);
        let id = &record.id.value;
        if record.all_members && record.members.is_empty() {
            self.reader
                .report(problem_with(Code::NoMembers, &record.id, "group"));
        }
        let size = record.size.and_then(|size| self.size(size));
        let members_clause = self.clause(format!("{id}.members"), record.members_text, home);
        let until = record
            .until
            .map(|until| self.written_day(until, &format!("{id}.until")));
        self.report_repeated(record.members.iter().map(|member| &member.id));
        let (members, members_inferred) = self.members(&record.members);
        Group {
            members,
            members_inferred,
            administrators: Vec::new(),
            practice: self.numbered(&format!("{id}.practice"), record.practice, home),
            notes: self.numbered(&format!("{id}.notes"), record.notes, home),
            members_clause,
            size,
            until,
            picture: record.picture.and_then(|path| self.picture(path)),
            nicknames: values(record.nicknames),
            name: record.name.value,
            link: record.link,
            rules: Vec::new(),
            span: record.span,
            id: record.id.value,
        }
    }

    fn members(
        &mut self,
        members: &[Inferrable],
    ) -> (Vec<crate::registry::RoleId>, Vec<(usize, Words)>) {
        let mut roles = Vec::new();
        let mut inferred = Vec::new();
        for member in members {
            if let Some(role) = self.role(&member.id) {
                inferred.extend(
                    member
                        .inferred
                        .clone()
                        .map(|grounds| (roles.len(), grounds)),
                );
                roles.push(role);
            }
        }
        (roles, inferred)
    }

    /// Resolves a stated size. Reports a count that differs from its wording. Returns `None` if the
    /// wording could not be read.
    fn size(&mut self, size: SizeRecord) -> Option<Size> {
        if size.text.is_absent() {
            return None;
        }
        let stated = first_number(&size.text.value);
        let count = size.count.map(|count| count.value);
        let agrees = match count {
            Some(count) => stated == Some(u64::from(count)),
            None => size.has_count || stated.is_none(),
        };
        if !agrees {
            let problem = match count {
                Some(count) => problem_with(Code::SizeMisread, &size.text, "text")
                    .with("count", count.to_string()),
                None => problem_with(Code::SizeUncounted, &size.text, "text"),
            };
            self.reader.report(problem);
        }
        Some(Size {
            text: size.text.value,
            count,
            approximate: size.approximate,
            span: size.text.span,
        })
    }

    /// Resolves the path of a picture, which must lie in the folder of the registry's pictures.
    fn picture(&mut self, path: Located<String>) -> Option<Picture> {
        let name = path.value.strip_prefix(PICTURES);
        let is_inside = name.is_some_and(|name| {
            // Windows ignores full stops and spaces at the end of a name.
            let is_plain = |part: &str| !part.trim_end_matches(['.', ' ']).is_empty();
            name.split('/').all(is_plain) && !name.contains(['\\', ':', '\0'])
        });
        if !is_inside {
            self.reader
                .report(problem_with(Code::PicturePlace, &path, "path"));
            return None;
        }
        Some(Picture {
            path: path.value,
            span: path.span,
        })
    }

    /// Creates clauses numbered from 1, as `<stem>.<n>`.
    pub(super) fn numbered(
        &mut self,
        stem: &str,
        texts: Vec<Located<String>>,
        home: Home,
    ) -> Vec<ClauseId> {
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

    /// Makes the body of the letter a clause.
    pub(super) fn letter_body(&mut self, letter: &LetterRecord) {
        if !letter.letter.body.is_empty() {
            let text = Located {
                value: letter.letter.body.join("\n"),
                span: letter.span.clone(),
            };
            self.clause("letter.body".to_owned(), text, Home::Letter);
        }
    }

    /// Returns a rule for each statement of who adds and removes members, and tells the groups.
    pub(super) fn administrations(
        &mut self,
        administrations: Vec<Administration>,
        groups: &mut [Group],
    ) -> Vec<Rule> {
        let mut rules = Vec::new();
        for (group, record) in administrations {
            self.report_repeated(record.roles.texts.iter());
            let roles = self.role_list(&record.roles.texts);
            let mut administered = Vec::new();
            for (index, described) in groups.iter_mut().enumerate() {
                let id = GroupId(index_u32(index));
                if group.is_none_or(|group| group == id) {
                    let new = roles
                        .iter()
                        .filter(|role| !described.administrators.contains(role));
                    let new: Vec<_> = new.copied().collect();
                    described.administrators.extend(new);
                    administered.push(described.id.clone());
                }
            }
            // No id of a file has a colon.
            let id = match group {
                Some(_) => format!("administrators:{}", administered.join(",")),
                None => "administrators:".to_owned(),
            };
            let by = Located {
                value: id,
                span: record.span,
            };
            self.report_recipients(&record.roles.texts, &by.value);
            if record.roles.is_empty() {
                let problem = Problem::at(Code::NoAdministrators, by.span.clone());
                self.reader.report(problem);
            }
            rules.push(Rule {
                groups: group.map(|group| vec![group]),
                effect: Effect::Permit,
                acts: vec![Act::AddMember, Act::RemoveMember],
                general: false,
                must: false,
                alone: false,
                topics: None,
                who: Who::Roles(roles),
                to: Vec::new(),
                unless: None,
                when: None,
                cites: self.citations(&by, &record.cites),
                inferred: record.inferred,
                unconfirmed: false,
                sure: None,
                span: by.span,
                id: by.value,
            });
        }
        rules
    }
}
