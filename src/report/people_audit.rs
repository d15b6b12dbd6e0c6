//! The members of a group beside those whom the letter names, in words, for the window and as a
//! document. It says what a person should do; the program removes nobody.

use super::Style;
use crate::people::{Audit, MissingMember, PresentMember, SeatCount};
use crate::registry::{ClauseId, Registry, RoleId};

/// The result of an audit in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditPage {
    /// The group and the day.
    pub head: String,
    /// The number of members, beside the one that the letter states.
    pub size: String,
    /// Whether the number is another one than the letter states.
    pub is_size_off: bool,
    /// The roles whose number of holders is known, and whether more hold one than there are seats.
    pub seats: Vec<(String, bool)>,
    pub is_off: bool,
    /// What a person should look at. Empty lists are left out.
    pub sections: Vec<AuditSection>,
    /// Those who are in the group and should be.
    pub present: AuditSection,
}

/// A list of an audit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditSection {
    pub heading: String,
    /// What a person should do.
    pub to_do: String,
    /// The clause that says so, with its text.
    pub clause: Option<(ClauseId, String)>,
    /// The people, each with what is to be known about them.
    pub lines: Vec<(String, Option<String>)>,
}

/// Returns `audit` in words.
#[must_use]
pub fn audit_page(registry: &Registry, audit: &Audit, style: Style) -> AuditPage {
    let group = registry.group(audit.group).name.clone();
    let day = audit.day.map(|day| style.day(day)).unwrap_or_default();
    let words = Words { registry, style };
    let sections = [
        words.not_entitled(audit),
        words.missing(audit),
        words.unknown(audit),
        words.twice(audit),
    ];
    AuditPage {
        head: style.in_words("people-audit-head", &[("group", group), ("day", day)]),
        size: words.size(audit),
        is_size_off: !audit.has_stated_size(),
        seats: audit.seats.iter().map(|seats| words.seats(seats)).collect(),
        is_off: audit.is_off(),
        sections: sections
            .into_iter()
            .filter(|section| !section.lines.is_empty())
            .collect(),
        present: words.present(&audit.present),
    }
}

struct Words<'r> {
    registry: &'r Registry,
    style: Style,
}

impl Words<'_> {
    fn number(&self, number: u64) -> String {
        self.style.digits.number(number)
    }

    fn section(&self, key: &str, lines: Vec<(String, Option<String>)>) -> AuditSection {
        let count = [("count", self.number(lines.len() as u64))];
        AuditSection {
            heading: self.style.text_with(&format!("people-audit-{key}"), &count),
            to_do: self.style.in_words(&format!("people-todo-{key}"), &[]),
            clause: None,
            lines,
        }
    }

    fn size(&self, audit: &Audit) -> String {
        let count = ("count", self.number(audit.count as u64));
        match audit.stated {
            Some(stated) => {
                let key = if audit.approximate {
                    "people-audit-count-about"
                } else {
                    "people-audit-count-stated"
                };
                let stated = ("stated", self.number(stated.into()));
                self.style.in_words(key, &[count, stated])
            }
            None => self.style.in_words("people-audit-count", &[count]),
        }
    }

    fn seats(&self, seats: &SeatCount) -> (String, bool) {
        let values = [
            ("role", self.style.role(self.registry, seats.role)),
            ("present", self.number(seats.present)),
            ("seats", self.number(seats.seats)),
        ];
        let key = if seats.is_exceeded() {
            "people-audit-seats-exceeded"
        } else {
            "people-audit-seats"
        };
        (self.style.in_words(key, &values), seats.is_exceeded())
    }

    fn not_entitled(&self, audit: &Audit) -> AuditSection {
        let style = self.style;
        let lines = audit.not_entitled.iter().map(|member| {
            let role = match (member.role, &member.until) {
                (Some(role), _) => style.role(self.registry, role),
                (None, Some(until)) => {
                    style.text_with("people-audit-until", &[("day", style.date(until))])
                }
                (None, None) => style.text("people-audit-no-role"),
            };
            (self.row(&member.shown, &[member.row]), Some(role))
        });
        let mut section = self.section("not-entitled", lines.collect());
        // The clause is the same for all.
        section.clause = audit.not_entitled.first().map(|first| {
            let text = style.show(&self.registry.clause(first.clause).text);
            (first.clause, text)
        });
        section
    }

    fn missing(&self, audit: &Audit) -> AuditSection {
        let style = self.style;
        // Seats of which not even the district is known differ in nothing.
        let alike = |one: &MissingMember, other: &MissingMember| {
            one == other && one.name.is_none() && one.district.is_none()
        };
        let lines = audit.missing.chunk_by(alike).filter_map(|members| {
            let member = members.first()?;
            let post = self.post(member.role, member.district.as_deref());
            let name = match &member.name {
                Some(name) if member.acting => {
                    style.in_words("people-audit-acting", &[("name", style.show(name))])
                }
                Some(name) => style.show(name),
                None if members.len() > 1 => {
                    let count = [("count", self.number(members.len() as u64))];
                    style.in_words("people-audit-nobody-several", &count)
                }
                None => style.text("people-audit-nobody"),
            };
            Some((post, Some(name)))
        });
        let lines: Vec<(String, Option<String>)> = lines.collect();
        let mut section = self.section("missing", lines);
        let count = [("count", self.number(audit.missing.len() as u64))];
        section.heading = style.text_with("people-audit-missing", &count);
        section
    }

    fn unknown(&self, audit: &Audit) -> AuditSection {
        let lines = audit.unknown.iter().map(|member| {
            let near = (!member.near.is_empty()).then(|| {
                let names = [("names", self.style.show(&member.near.join(", ")))];
                self.style.in_words("people-audit-near", &names)
            });
            (self.row(&member.shown, &[member.row]), near)
        });
        self.section("unknown", lines.collect())
    }

    fn twice(&self, audit: &Audit) -> AuditSection {
        let lines = audit.duplicates.iter();
        let lines = lines.map(|member| (self.row(&member.shown, &member.rows), None));
        self.section("twice", lines.collect())
    }

    fn present(&self, present: &[PresentMember]) -> AuditSection {
        let lines = present.iter().map(|member| {
            let name = self.style.show(&member.shown);
            let name = if member.acting {
                self.style
                    .in_words("people-audit-acting", &[("name", name)])
            } else {
                name
            };
            let post = self.post(member.role, member.district.as_deref());
            (name, Some(post))
        });
        self.section("present", lines.collect())
    }

    fn row(&self, shown: &str, rows: &[usize]) -> String {
        let rows: Vec<String> = rows.iter().map(|row| self.number(*row as u64)).collect();
        let values = [("name", self.style.show(shown)), ("row", rows.join(", "))];
        self.style.in_words("people-audit-row", &values)
    }

    fn post(&self, role: RoleId, district: Option<&str>) -> String {
        let district = district.map(|name| self.style.show(name));
        let role = self.style.role(self.registry, role);
        self.style.post(role, district.as_deref())
    }
}
