//! The groups of the table, a row each. A row without a group's name continues the one above it.

use super::cells::{clauses, stated_size, without_marker};
use super::columns::{ColumnKind, Layout};
use super::document::Row;
use super::refused::Refused;
use super::roles::Roles;
use super::{free_id, latin_id};
use crate::language::{LetterUse, Named, Pack, Spelling};
use crate::text::part;

/// A group of the table, every text as it is written.
#[derive(Clone, Debug)]
pub struct Group {
    pub id: String,
    pub name: String,
    pub size: Option<Size>,
    pub link: Option<String>,
    /// The positions of the roles in the list of roles.
    pub members: Vec<usize>,
    pub members_text: String,
    /// Whether the table has no members, so that they are those whom the letter addresses.
    pub members_assumed: bool,
    pub practice: Vec<String>,
    pub notes: Vec<String>,
    /// The position of the clause in `practice` that only says who does what the others say.
    pub(super) posters: Option<usize>,
    /// The position of the first of `notes` that stands in a column of what is forbidden.
    pub(super) forbidden: Option<usize>,
    /// Whether all roles of the table belong to it.
    pub(super) everyone: bool,
    /// The positions of the roles that its cell names beside everyone.
    beside: Vec<usize>,
}

impl Group {
    /// Returns the texts of its cells, the members first.
    pub(super) fn texts(&self) -> impl Iterator<Item = &String> {
        let clauses = self.practice.iter().chain(&self.notes);
        std::iter::once(&self.members_text).chain(clauses)
    }
}

/// The number of members that the letter states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Size {
    /// As it is written.
    pub text: String,
    pub count: u32,
    pub approximate: bool,
}

/// The paragraphs of a group's cells.
#[derive(Debug, Default)]
struct Raw {
    group: Vec<String>,
    size: Vec<String>,
    members: Vec<String>,
    practice: Vec<String>,
    posters: Vec<String>,
    notes: Vec<String>,
    forbidden: Vec<String>,
}

/// Returns the groups of the table, and adds their roles to `roles`. Where it has no members, they are
/// those in `addressee`.
pub(super) fn groups(
    layout: &Layout,
    addressee: &str,
    roles: &mut Roles,
    pack: &Pack,
) -> Result<Vec<Group>, Refused> {
    let assumed = !layout.has(ColumnKind::Members);
    let mut raws: Vec<Raw> = Vec::new();
    for row in &layout.rows {
        let name: Vec<&String> = layout
            .cells(row, ColumnKind::Group)
            .flat_map(|cell| &cell.paragraphs)
            .collect();
        // Cells that were merged, or that a page divides, may repeat the name.
        let repeats = raws
            .last()
            .is_some_and(|raw| raw.group.iter().eq(name.iter().copied()));
        let continues = name.is_empty() || repeats;
        if !continues {
            raws.push(Raw::default());
        }
        if let Some(raw) = raws.last_mut() {
            raw.take(layout, row, continues);
        }
    }
    for raw in raws.iter_mut().filter(|_| assumed) {
        raw.members = vec![addressee.to_owned()];
    }
    // All cells of members are read first, so that names of several words are known.
    for raw in &raws {
        if !has_word(&raw.members.join(" "), LetterUse::Everyone, pack) {
            roles.members(&raw.members);
        }
    }
    let mut groups: Vec<Group> = Vec::new();
    for raw in &raws {
        if let Some(mut group) = group(raw, roles, pack) {
            group.members_assumed = assumed;
            group.id = id(&group, &groups, pack);
            groups.push(group);
        }
    }
    roles.settle_kinds();
    if groups.is_empty() {
        return Err(Refused::NoGroups);
    }
    if assumed && groups.iter().all(|group| group.members.is_empty()) {
        return Err(Refused::NoColumn("import-column-members"));
    }
    Ok(groups)
}

impl Raw {
    /// Takes the cells of `row`. One that continues the group continues its clauses as well: what has
    /// no number below what has one is the rest of that.
    fn take(&mut self, layout: &Layout, row: &Row, continues: bool) {
        for (kind, into) in [
            (ColumnKind::Group, &mut self.group),
            (ColumnKind::Size, &mut self.size),
            (ColumnKind::Members, &mut self.members),
            (ColumnKind::Practice, &mut self.practice),
            (ColumnKind::Posters, &mut self.posters),
            (ColumnKind::Notes, &mut self.notes),
            (ColumnKind::Forbidden, &mut self.forbidden),
        ] {
            if continues && kind == ColumnKind::Group {
                continue;
            }
            for cell in layout.cells(row, kind) {
                for text in &cell.paragraphs {
                    match into.last_mut() {
                        Some(last) if continues && is_item(last) && !is_item(text) => {
                            last.push(' ');
                            last.push_str(text);
                        }
                        Some(last) if continues && last == text => {}
                        _ => into.push(text.clone()),
                    }
                }
            }
        }
    }
}

/// Returns whether `text` begins with the number or the dash of an item.
fn is_item(text: &str) -> bool {
    without_marker(text).len() < text.len()
}

fn group(raw: &Raw, roles: &mut Roles, pack: &Pack) -> Option<Group> {
    let (text, link) = without_link(&raw.group.join(" "));
    let stated = stated_size(&text, false, pack);
    let name = match &stated {
        Some(stated) => part(&text, ..stated.at.start).trim(),
        None => text.trim(),
    };
    let name = without_marker(name);
    // A name must show something.
    Spelling::of(name)?;
    let size = stated.map(|stated| Size {
        text: part(&text, stated.at.clone()).trim().to_owned(),
        count: stated.count,
        approximate: stated.approximate,
    });
    let size = size.or_else(|| {
        let text = raw.size.join(" ");
        let stated = stated_size(&text, true, pack)?;
        Some(Size {
            text,
            count: stated.count,
            approximate: stated.approximate,
        })
    });
    let members_text = raw.members.join(" ");
    let everyone = has_word(&members_text, LetterUse::Everyone, pack);
    let mut notes = clauses(&raw.notes, pack);
    let forbidden = clauses(&raw.forbidden, pack);
    let first = (!forbidden.is_empty()).then_some(notes.len());
    notes.extend(forbidden);
    let mut practice = clauses(&raw.practice, pack);
    let posters = (!practice.is_empty() && !raw.posters.is_empty()).then_some(practice.len());
    practice.extend((!raw.posters.is_empty()).then(|| raw.posters.join(" ")));
    let members = if everyone {
        // Only who is excepted is named; `settle_everyone` adds the others.
        excepted(&members_text, roles, pack)
    } else {
        roles.members(&raw.members)
    };
    let beside = if everyone && !has_word(&members_text, LetterUse::Unless, pack) {
        roles.members(&beside_everyone(&members_text, pack))
    } else {
        Vec::new()
    };
    Some(Group {
        beside,
        id: String::new(),
        name: name.to_owned(),
        size,
        link,
        members,
        members_text,
        members_assumed: false,
        practice,
        posters,
        notes,
        forbidden: first,
        everyone,
    })
}

/// Splits off the link in `text`.
fn without_link(text: &str) -> (String, Option<String>) {
    let link = text
        .split_whitespace()
        .find(|word| word.starts_with("https://"));
    match link {
        Some(link) => (text.replacen(link, "", 1), Some(link.to_owned())),
        None => (text.to_owned(), None),
    }
}

fn has_word(text: &str, use_: LetterUse, pack: &Pack) -> bool {
    let Some(spelling) = Spelling::of(text) else {
        return false;
    };
    pack.letter_words_of(use_)
        .any(|term| spelling.position(term).is_some())
}

/// Returns what the list `text` names beside everyone: กำลังพลทุกนาย, ประธานชมรมแม่บ้าน.
fn beside_everyone(text: &str, pack: &Pack) -> Vec<String> {
    let parts = text.split(',').map(str::trim);
    let others = parts.filter(|part| !has_word(part, LetterUse::Everyone, pack));
    others.map(str::to_owned).collect()
}

/// Returns the known roles that `text` excepts.
fn excepted(text: &str, roles: &mut Roles, pack: &Pack) -> Vec<usize> {
    let spelling = Spelling::of(text).unwrap_or_default();
    let mut unless = pack.letter_words_of(LetterUse::Unless);
    let Some(at) = unless.find_map(|word| spelling.position(word)) else {
        return Vec::new();
    };
    let rest = spelling.keys().get(at..).unwrap_or_default();
    let mut found: Vec<usize> = roles
        .spellings()
        .filter(|(name, _)| {
            name.keys().len() > 2
                && rest
                    .windows(name.keys().len())
                    .any(|keys| *keys == *name.keys())
        })
        .map(|(_, role)| role)
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Gives the groups of everybody all roles but those that they except.
pub(super) fn settle_everyone(groups: &mut [Group], roles: &Roles) {
    let mut named: Vec<usize> = groups
        .iter()
        .filter(|group| !group.everyone)
        .flat_map(|group| group.members.iter().copied())
        .collect();
    named.sort_unstable();
    named.dedup();
    for group in groups.iter_mut().filter(|group| group.everyone) {
        let is_kept = |role: &usize| !group.members.contains(role);
        let mut members: Vec<usize> = named.iter().copied().filter(is_kept).collect();
        members.extend(group.beside.iter().filter(|role| !named.contains(*role)));
        group.members = if members.is_empty() {
            (0..roles.list.len()).collect()
        } else {
            members
        };
    }
}

/// Returns an id for `group` that none of `others` has: by a word in its name, or else a number.
fn id(group: &Group, others: &[Group], pack: &Pack) -> String {
    let spelling = Spelling::of(&group.name).unwrap_or_default();
    let names = pack.letter_names.iter();
    let found = names
        .filter(|(named, ..)| *named == Named::Group)
        .filter_map(|(_, id, word)| Some((spelling.position(&Spelling::of(word)?)?, id)))
        .min();
    let wanted = found.map(|(_, id)| id.clone());
    let wanted = wanted.or_else(|| latin_id(&group.name));
    free_id(
        wanted.as_deref(),
        "group",
        others.iter().map(|other| other.id.as_str()),
    )
}
