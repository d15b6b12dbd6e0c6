//! Plain display data shared by the window, the command line and the documents. This layer turns
//! the registry's ids into words in the reader's language; the faces only show them.
//!
//! Everything that implements `Serialize` is part of the command line's JSON contract.

mod acknowledged;
mod answer;
mod answer_card;
mod beside;
mod carried;
mod check;
mod confirming;
mod coverage;
mod dependants;
mod difference;
mod directory;
mod district;
mod document;
mod draft;
mod entry;
mod facts;
mod id;
#[cfg(feature = "import")]
mod import;
mod in_force;
mod keys;
mod letter;
mod listed;
mod moves;
mod often;
mod onboarding;
mod organisation;
pub mod palette;
mod people;
mod people_audit;
#[cfg(feature = "import")]
mod people_import;
mod people_list;
#[cfg(feature = "import")]
mod people_preview;
mod pocket;
mod problems;
#[cfg(feature = "publish")]
mod publication;
mod readings;
mod rule_draft;
mod rule_sentence;
mod rules;
mod search;
mod sides;
mod standing;
mod tables;

pub use acknowledged::{AcknowledgementReport, SignerReport, acknowledgement_report};
pub use answer::{
    AnswerReport, GroupAnswerReport, NeedReport, ReasonReport, TimedReport, answer_report, none_key,
};
pub use answer_card::{AnswerCard, answer_card, answer_with_card};
pub use carried::carried;
pub use check::{
    CheckEntry, CheckSection, SizeRow, UncoveredRow, check_sections, size_rows, uncovered_rows,
};
pub use confirming::{ConfirmItem, Confirming, Proposed, confirming};
pub use coverage::coverage_problems;
pub use dependants::{Referent, choices, dependants_in_words, record_names};
pub use difference::{
    ChangeKind, ChangedText, DifferenceReport, GroupChange, ItemChange, NeedAnswer,
    NeedChangeReport, NeedsChange, QuotedClause, ShownChange, WordRun, difference_report,
    needs_of_role, new_findings, shown_changes, word_runs,
};
pub use directory::{
    Belonging, GroupPage, KindReport, PerUnit, PersonPage, RoleGroup, RolePage, group_page,
    person_page, role_page, sizes_in_words,
};
pub use district::{district_name, district_office, people_of, serves_in};
#[cfg(feature = "publish")]
pub use document::check_in_document;
pub use document::{
    Block, Cell, Document, DocumentKind, ManualOrder, NeedsRole, Order, PageKind, Picture, Signers,
    Table, acknowledgement_document, audit_document, difference_document, document,
    manual_document, manual_picture, manual_pictures, moves_document, people_document,
};
pub use draft::{Counted, DraftReport, PartReport, WarningReport, draft_report};
pub use facts::{
    Fact, beside_the_row, beside_the_table, facts_for, group_facts, in_force_facts, member_facts,
    member_grounds,
};
pub use id::ReportId;
#[cfg(feature = "import")]
pub use import::{
    ClausePreview, ColumnPreview, GroupPreview, ImportPreview, ImportReport, ImportedGroup,
    ImportedPreview, ImportedRole, NewRole, ProblemPreview, ProposedRule, ProposedWho,
    UnreadClause, import_preview, import_report, refused_in_words,
};
pub use in_force::{
    InForceReport, InForceStatus, LetterInForce, in_force_problem, in_force_report,
};
pub use keys::{KEYS, KeyOf, keys_of};
pub use letter::{ClauseText, LetterReport, LetterRow, LetterTime, RemarkReport, letter_report};
pub use listed::{Listed, listed_asking_roles, listed_groups, listed_people, listed_roles};
pub use moves::{MoveReport, MovesReport, PostReport, ReceiverReport, moves_report};
pub use often::{MatterReport, often_done};
pub use onboarding::{
    BriefLine, ChecklistItem, Choice, ChoiceReport, DrillSituation, OnboardingDuty,
    OnboardingGroup, OnboardingPack, onboarding, onboarding_group,
};
pub use organisation::{
    HolderReport, OfficeReport, OrganisationReport, SeatReport, organisation_report,
};
pub use people::{
    AuditReport, DuplicateReport, MissingReport, NotEntitledReport, PresentReport, SeatsReport,
    UnknownReport, audit_report,
};
pub use people_audit::{AuditPage, AuditSection, audit_page};
#[cfg(feature = "import")]
pub use people_import::{ColumnReport, PeopleImportReport, RowReport, people_import_report};
pub use people_list::{
    PersonRow, group_in_words, held_in_words, person_post, person_rows, role_in_words,
};
#[cfg(feature = "import")]
pub use people_preview::{
    ListChoice, ListToRead, NearPreview, PeoplePreview, SameOrNot, SheetPreview, people_preview,
};
pub use pocket::{
    POCKET_LIMIT, POCKET_WORDS, PlainCell, PlainRole, PlainTables, Pocket, PocketContact,
    PocketOrder, Publication, pocket,
};
pub use problems::{ProblemReport, problem_in_words, problem_report};
#[cfg(feature = "publish")]
pub use publication::{
    key_words, last_look, old_look, past_date, publication_about, publication_title,
    refused_publication,
};
pub use readings::{ReadingReport, readings};
pub use rule_draft::{
    DraftProblem, EffectKind, RuleDraft, WhoKind, WithinKind, rule_subject, toggle,
};
pub use rule_sentence::{RulePart, clause_place, rule_sentence, rule_words};
pub use rules::{
    ActReport, ExceptionReport, PreferenceReport, RuleReport, act_reports, alike_together,
    rule_report, titles,
};
pub use search::{SearchIndex, SearchResult};
pub use sides::{Line, Row, side_by_side};
pub use standing::Standing;
pub use tables::{
    Guideline, GuidelineRow, MembershipRow, Memberships, PermissionCell, PermissionCondition,
    PermissionRow, Permissions, guideline, memberships, permissions, permissions_on,
};

use std::sync::LazyLock;

use crate::guide::{Purpose, Verdict};
use crate::lang::{FixedWords, Lang, Words};
use crate::registry::{Act, ClauseId, Home, Registry, RoleId, Size};
use crate::text::digits::is_thai_digit;
use crate::text::{Date, Digits, KeptNames, Written};

/// How things are put into words: language, digits, and the names that keep theirs.
///
/// Digits are converted in one place, [`Self::show`], through which every sentence and every text
/// of the letter passes. A telephone number is converted with the text around it. It is read, not
/// searched for, and official letters write it in the digits of the rest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Style {
    pub lang: Lang,
    pub digits: Digits,
    pub names: KeptNames,
    /// What the registry calls its letter, its kind of group and its units.
    pub words: FixedWords,
}

impl Style {
    /// Returns the style of `lang`, with `digits` or else the usual ones of the language.
    #[must_use]
    pub fn new(lang: Lang, digits: Option<Digits>) -> Self {
        let usual = match lang {
            Lang::Thai => Digits::Thai,
            Lang::English => Digits::Arabic,
        };
        Self {
            lang,
            digits: digits.unwrap_or(usual),
            ..Self::default()
        }
    }

    /// Returns this style with the names of `registry` shown as they are written, and its own words
    /// in messages.
    #[must_use]
    pub fn keeping(self, registry: &Registry) -> Self {
        Self {
            names: registry.kept_names(),
            words: registry.fixed_words(),
            ..self
        }
    }

    /// Returns a role or post with its district, if there is one.
    #[must_use]
    pub fn post(self, role: String, district: Option<&str>) -> String {
        match district {
            Some(district) => {
                let values = [("role", role), ("district", district.to_owned())];
                self.in_words("people-audit-post", &values)
            }
            None => role,
        }
    }

    /// Returns the message `key`, in this style.
    #[must_use]
    pub fn text(self, key: &str) -> String {
        self.text_with(key, &[])
    }

    /// Returns the message `key` with its placeholders filled in, in this style.
    #[must_use]
    pub fn text_with(self, key: &str, values: &[(&'static str, String)]) -> String {
        self.show(&self.in_words(key, values))
    }

    /// Returns the sentence that a verdict holds only on `condition`.
    #[must_use]
    pub fn on_condition(self, condition: &str) -> String {
        self.text_with("find-condition", &[("condition", condition.to_owned())])
    }

    /// Returns the message `key` with its placeholders filled in, and all digits as they are given.
    #[must_use]
    pub fn in_words(self, key: &str, values: &[(&'static str, String)]) -> String {
        self.lang.text_in(key, values, self.words)
    }

    /// Returns `text` in the digits of this style. Names keep their digits.
    #[must_use]
    pub fn show(self, text: &str) -> String {
        self.digits.show_but(text, self.names).into_owned()
    }

    /// Returns a date in this style. The letter writes it in Thai. If it cannot be read, returns it
    /// as written.
    #[must_use]
    pub fn date(self, text: &str) -> String {
        let in_english = match self.lang {
            Lang::English => Written::read(text).in_english(),
            Lang::Thai => None,
        };
        in_english.unwrap_or_else(|| self.show(text))
    }

    /// Returns a date with the month abbreviated, in the digits that it is written in. If it cannot be
    /// read, returns it as written.
    #[must_use]
    pub fn short_date(self, text: &str) -> String {
        let written = Written::read(text);
        let short = match self.lang {
            Lang::Thai => written.in_short_thai().map(|short| {
                let is_thai = self.digits == Digits::AsWritten && text.contains(is_thai_digit);
                let digits = if is_thai { Digits::Thai } else { self.digits };
                digits.show(&short).into_owned()
            }),
            Lang::English => written.in_english(),
        };
        short.unwrap_or_else(|| self.show(text))
    }

    /// Returns a day in words.
    #[must_use]
    pub fn day(self, day: Date) -> String {
        let written = Written::Day(day);
        let words = match self.lang {
            Lang::Thai => written.in_thai(),
            Lang::English => written.in_english(),
        };
        self.show(&words.unwrap_or_else(|| day.to_string()))
    }

    /// Returns a group's stated size: the letter's own words in Thai, the number in English.
    #[must_use]
    pub fn size(self, size: &Size) -> String {
        match (self.lang, size.count) {
            (Lang::English, Some(count)) => {
                let key = if size.approximate {
                    "size-about"
                } else {
                    "size"
                };
                self.text_with(key, &[("count", count.to_string())])
            }
            (Lang::Thai, _) | (Lang::English, None) => self.show(&size.text),
        }
    }

    /// Returns words that the registry gives in both languages, in this style.
    #[must_use]
    pub fn show_words(self, words: &Words) -> String {
        self.show(words.get(self.lang))
    }

    /// Returns the display name of a verdict.
    #[must_use]
    pub fn verdict(self, verdict: Verdict) -> String {
        self.text(&format!("verdict-{}", verdict.id()))
    }

    /// Returns the display name of a verdict, phrased for the purpose: posting, reading or joining.
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

    /// Returns the display name of an act.
    #[must_use]
    pub fn act(self, act: Act) -> String {
        self.text(&act.name_key())
    }

    /// Returns the display name of a purpose.
    #[must_use]
    pub fn purpose(self, purpose: Purpose) -> String {
        self.text(&format!("purpose-{}", purpose.id()))
    }

    /// Returns the display name of a role.
    #[must_use]
    pub fn role(self, registry: &Registry, role: RoleId) -> String {
        self.show_words(&registry.role(role).name)
    }

    /// Returns the display name of a role, with a mark if it only receives.
    #[must_use]
    pub fn role_marked(self, registry: &Registry, role: RoleId) -> String {
        let name = self.role(registry, role);
        if registry.role(role).recipient_only {
            self.text_with("role-recipient-only", &[("role", name)])
        } else {
            name
        }
    }

    /// Returns where a clause occurs: the column of the letter's table, with a number if the cell
    /// has several clauses.
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

    /// Returns the names of roles, separated by commas.
    #[must_use]
    pub fn roles(self, registry: &Registry, roles: &[RoleId]) -> String {
        let names: Vec<String> = roles
            .iter()
            .map(|&role| self.role(registry, role))
            .collect();
        names.join(", ")
    }
}

/// Returns every name that a line must not break: groups with their nicknames, roles in both
/// languages with their abbreviations, abbreviations of topics, the place in names of groups, the unit
/// to contact, and the names that the registry lists in `keep_whole`.
pub fn names(registry: &Registry) -> impl Iterator<Item = &str> + Clone {
    let groups = registry.groups().flat_map(|(_, group)| {
        let nicknames = group.nicknames.iter().map(String::as_str);
        std::iter::once(group.name.as_str()).chain(nicknames)
    });
    let topics = registry
        .topics()
        .flat_map(|(_, topic)| topic.abbreviations.iter().map(String::as_str));
    let roles = registry.roles().flat_map(|(_, role)| {
        [role.name.th.as_str(), role.name.en.as_str()]
            .into_iter()
            .chain(role.abbreviations.iter().map(String::as_str))
    });
    let others = registry.keep_whole().iter().map(String::as_str);
    let province = registry.province().name.th.as_str();
    // จังหวัดศรีนที is ศรีนที for short in the name of a group.
    let places = registry.groups().flat_map(move |(_, group)| {
        let parts = group.name.split([' ', '.']).filter(|part| !part.is_empty());
        parts.filter(move |part| province.ends_with(part))
    });
    // กลุ่มงานปกครอง of ที่ทำการปกครองจังหวัด กลุ่มงานปกครอง.
    let contact = registry.letter().contact.unit.split(' ');
    groups
        .chain(roles)
        .chain(contact)
        .chain(topics)
        .chain(places)
        .chain(others)
        .chain([province])
}

/// Returns the Thai names of acts, which a line on screen must not break either. Columns on paper are too
/// narrow for that.
pub fn act_names<'n>() -> impl Iterator<Item = &'n str> + Clone {
    static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
        let acts = Act::ALL.iter();
        acts.map(|act| Lang::Thai.text(&act.name_key())).collect()
    });
    NAMES.iter().map(|name| -> &'n str { name.as_str() })
}
