//! Plain display data that the window, the command line and the documents share. Here the
//! registry's ids become words in the reader's language; the faces decide nothing.
//!
//! What serialises is the JSON contract of the command line.

mod answer;
mod check;
mod directory;
mod district;
mod document;
mod draft;
mod entry;
mod letter;
mod onboarding;
mod page;
mod pages;
mod problems;
mod rules;
mod tables;

pub use answer::{AnswerReport, FindingReport, NeedReport, ReasonReport, answer_report};
pub use check::{
    CheckEntry, CheckSection, SizeRow, Target, UncoveredRow, check_sections, size_rows,
    uncovered_rows,
};
pub use directory::{
    Belonging, GroupEntry, Listed, PersonEntry, RoleEntry, group_entry, listed_groups,
    listed_people, listed_roles, person_entry, role_entry, sizes_in_words,
};
pub use district::{district_name, district_office, people_of, serves_in};
pub use document::{Block, Cell, Document, Kind, NeedsRole, Order, Signers, Table, document};
pub use draft::{DraftReport, PartReport, WarningReport, draft_report};
pub use letter::{LetterReport, RemarkReport, letter_report};
pub use onboarding::{
    ChecklistItem, Choice, OnboardingDuty, OnboardingGroup, OnboardingPack, Situation, onboarding,
    onboarding_group,
};
pub use page::{ClauseText, LetterPage, PageRow, letter_page};
pub use pages::{GroupPage, RoleGroup, RolePage, RuleReport, group_page, role_page};
pub use problems::{ProblemReport, problem_report};
pub use rules::{Deed, RuleText, deeds, rule_text};
pub use tables::{
    Cell as PermissionCell, Guideline, GuidelineRow, MembershipRow, Memberships,
    PermissionCondition, PermissionRow, Permissions, guideline, memberships, permissions,
};

use serde::{Serialize, Serializer};

use crate::guide::{Purpose, Verdict, act_key};
use crate::lang::Lang;
use crate::registry::{Act, ClauseId, Home, Registry, RoleId, Severity, Size};
use crate::text::{Digits, Written};

/// How things are put into words: language and digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Style {
    pub lang: Lang,
    pub digits: Digits,
}

impl Style {
    /// The message `key`, in this style.
    #[must_use]
    pub fn text(self, key: &str) -> String {
        self.show(&self.lang.text(key))
    }

    /// The message `key` with its values, in this style.
    #[must_use]
    pub fn text_with(self, key: &str, values: &[(&'static str, String)]) -> String {
        self.show(&self.lang.text_with(key, values))
    }

    /// `text` with the digits of this style.
    #[must_use]
    pub fn show(self, text: &str) -> String {
        self.digits.show(text).into_owned()
    }

    /// A date, which the letter writes in Thai; as it stands there where it cannot be read.
    #[must_use]
    pub fn date(self, text: &str) -> String {
        let in_english = match self.lang {
            Lang::English => Written::read(text).in_english(),
            Lang::Thai => None,
        };
        in_english.unwrap_or_else(|| self.show(text))
    }

    /// A group's stated size: the letter's own words, or in English the number.
    #[must_use]
    pub fn size(self, size: &Size) -> String {
        match self.lang {
            Lang::Thai => self.show(&size.text),
            Lang::English => self.text_with("size", &[("count", size.count.to_string())]),
        }
    }

    /// The name of a verdict, as said to people.
    #[must_use]
    pub fn verdict(self, verdict: Verdict) -> String {
        self.text(&format!("verdict-{}", verdict.id()))
    }

    /// A verdict on a need of this purpose, in the words that go with it: one posts, reads or
    /// joins.
    #[must_use]
    pub fn verdict_for(self, purpose: Purpose, verdict: Verdict) -> String {
        match (purpose, verdict) {
            (Purpose::Post | Purpose::Read, Verdict::Fits | Verdict::FitsIf)
            | (Purpose::About, Verdict::Fits) => {
                self.text(&format!("verdict-{}-{}", purpose.id(), verdict.id()))
            }
            _ => self.verdict(verdict),
        }
    }

    /// The name of an act.
    #[must_use]
    pub fn act(self, act: Act) -> String {
        self.text(&act_key(act))
    }

    /// The name of a purpose.
    #[must_use]
    pub fn purpose(self, purpose: Purpose) -> String {
        self.text(&format!("purpose-{}", purpose.id()))
    }

    /// The name of a role.
    #[must_use]
    pub fn role(self, registry: &Registry, role: RoleId) -> String {
        self.show(registry.role(role).name.get(self.lang))
    }

    /// Where a clause stands, in words: the column of the letter's table, and the number where
    /// the cell has several.
    #[must_use]
    pub fn clause(self, registry: &Registry, clause: ClauseId) -> String {
        let numbered = |name: String, all: &[ClauseId]| {
            let place = all.iter().position(|&other| other == clause);
            match place {
                Some(place) if all.len() > 1 => self.show(&format!("{name} {}", place + 1)),
                _ => name,
            }
        };
        match registry.clause(clause).home {
            Home::Letter => self.text("clause-letter"),
            Home::General => numbered(self.text("clause-general"), registry.general_notes()),
            Home::Group(group) => {
                let group = registry.group(group);
                if group.members_clause == clause {
                    self.text("clause-members")
                } else if group.practice.contains(&clause) {
                    numbered(self.text("clause-practice"), &group.practice)
                } else {
                    numbered(self.text("clause-notes"), &group.notes)
                }
            }
        }
    }

    /// The names of roles, with commas.
    #[must_use]
    pub fn roles(self, registry: &Registry, roles: &[RoleId]) -> String {
        let names: Vec<String> = roles
            .iter()
            .map(|&role| self.role(registry, role))
            .collect();
        names.join(", ")
    }
}

/// Every name that must not be broken at the end of a line: of the groups and of the roles in
/// both languages, their abbreviations, and what the registry asks to keep whole.
pub fn names(registry: &Registry) -> impl Iterator<Item = &str> + Clone {
    let groups = registry.groups().map(|(_, group)| group.name.as_str());
    let roles = registry.roles().flat_map(|(_, role)| {
        [role.name.th.as_str(), role.name.en.as_str()]
            .into_iter()
            .chain(role.abbreviations.iter().map(String::as_str))
    });
    let others = registry.keep_whole().iter().map(String::as_str);
    groups
        .chain(roles)
        .chain(others)
        .chain([registry.province().name.th.as_str()])
}

/// Serialises something by its fixed id.
fn by_id<T: HasId, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    value.fixed_id().serialize(serializer)
}

/// Something that JSON knows by a fixed id.
trait HasId {
    type Id: Serialize;
    fn fixed_id(&self) -> Self::Id;
}

impl HasId for Verdict {
    type Id = &'static str;
    fn fixed_id(&self) -> &'static str {
        self.id()
    }
}

impl HasId for Purpose {
    type Id = &'static str;
    fn fixed_id(&self) -> &'static str {
        self.id()
    }
}

impl HasId for Option<Act> {
    type Id = Option<&'static str>;
    fn fixed_id(&self) -> Option<&'static str> {
        self.map(Act::id)
    }
}

impl HasId for Severity {
    type Id = &'static str;
    fn fixed_id(&self) -> &'static str {
        self.id()
    }
}
