//! What was read from a letter's table, for a person to look at before a registry is made of it: the
//! table as it stands, what each column was taken for, and what the registry would hold.

use std::collections::HashMap;

use crate::import::{
    Choice, ColumnKind, Document, Group, Import, Refused, Table, Tables, arrange, import_table,
};
use crate::language::Pack;
use crate::registry::{Code, Letter, Lines, Registry, Severity, read};
use crate::report::rule_sentence::clause_place;
use crate::report::rules::effect_key;
use crate::report::{RuleReport, Style, problem_report, rule_report};

/// The maximum number of rows of the table that are shown.
const MAX_ROWS: usize = 30;
/// The maximum number of characters that are shown of a cell.
const MAX_CELL_LENGTH: usize = 240;

/// A document with a table, and what was read from it.
#[derive(Clone, Debug)]
pub struct ImportPreview {
    /// The tables of the document, in words.
    pub tables: Vec<String>,
    /// The position of the one that is taken for the letter's.
    pub taken: usize,
    pub columns: Vec<ColumnPreview>,
    /// The first rows below the head, a cell for each column.
    pub rows: Vec<Vec<String>>,
    /// That there are more rows, in words.
    pub more_rows: Option<String>,
    /// What was read, or why nothing could be.
    pub read: Result<ImportedPreview, String>,
}

/// A column of the table.
#[derive(Clone, Debug)]
pub struct ColumnPreview {
    pub kind: ColumnKind,
    /// The head, as it is written.
    pub head: String,
}

/// What the registry would hold.
#[derive(Clone, Debug)]
pub struct ImportedPreview {
    /// The text of the registry.
    pub registry: String,
    /// How much was read, in words.
    pub counts: String,
    /// The fields of the letter with their values. One without a value was not found.
    pub letter: Vec<[String; 2]>,
    pub groups: Vec<GroupPreview>,
    /// The notes on every group.
    pub general_notes: Vec<ClausePreview>,
    /// The roles that the program does not know, with their ids.
    pub new_roles: Vec<NewRole>,
    /// The clauses that state no rule, with their places.
    pub unread: Vec<[String; 2]>,
    pub problems: Vec<ProblemPreview>,
}

/// A role that the program does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRole {
    pub name: String,
    pub id: String,
}

/// A group of the table.
#[derive(Clone, Debug)]
pub struct GroupPreview {
    pub name: String,
    /// The size and the members, as far as they are known, in words.
    pub facts: Vec<String>,
    /// The rules proposed for its members, in words.
    pub member_rules: Vec<String>,
    pub practice: Vec<ClausePreview>,
    pub notes: Vec<ClausePreview>,
}

/// A clause, verbatim, with the rules proposed for it, in words.
#[derive(Clone, Debug)]
pub struct ClausePreview {
    pub text: String,
    pub rules: Vec<String>,
}

/// Something that is to be mended in the registry, with what to do.
#[derive(Clone, Debug)]
pub struct ProblemPreview {
    pub severity: Severity,
    pub message: String,
    pub hint: String,
}

impl ImportedPreview {
    /// Returns whether the registry can be used as it is.
    #[must_use]
    pub fn is_usable(&self) -> bool {
        let is_error = |problem: &ProblemPreview| problem.severity == Severity::Error;
        !self.problems.iter().any(is_error)
    }
}

/// Reads the letter in `document` as `choice` says, in words.
///
/// # Errors
///
/// Returns the message that says why there is no table in it.
pub fn import_preview(
    document: &Document,
    choice: &Choice,
    pack: &Pack,
    style: Style,
) -> Result<ImportPreview, String> {
    let document = &arrange(document, pack);
    let found =
        Tables::find(document, choice, pack).map_err(|why| refused_in_words(&why, style))?;
    let table = found.chosen();
    let rows = table.map(Table::below_head).unwrap_or_default();
    let shown = rows.iter().take(MAX_ROWS).map(|row| {
        let cells = row.iter().map(|cell| cut(&cell.paragraphs.join("\n")));
        cells.collect()
    });
    let counts = [
        ("shown", MAX_ROWS.to_string()),
        ("count", rows.len().to_string()),
    ];
    let is_cut = rows.len() > MAX_ROWS;
    let read = import_table(document, &found, choice, pack);
    Ok(ImportPreview {
        tables: table_names(&found, style),
        taken: found.taken,
        rows: shown.collect(),
        more_rows: is_cut.then(|| style.text_with("import-more-rows", &counts)),
        columns: found
            .columns
            .iter()
            .map(|column| ColumnPreview {
                kind: column.kind,
                head: column.head.clone(),
            })
            .collect(),
        read: read
            .map(|import| imported(&import, style))
            .map_err(|why| refused_in_words(&why, style)),
    })
}

/// Returns why no registry could be made, in words.
#[must_use]
pub fn refused_in_words(why: &Refused, style: Style) -> String {
    let (key, mut values) = why.message();
    for (name, value) in &mut values {
        if *name == "column" {
            *value = style.text(value);
        }
    }
    style.text_with(key, &values)
}

/// Returns `text`, or its beginning if it is long.
fn cut(text: &str) -> String {
    match text.char_indices().nth(MAX_CELL_LENGTH) {
        Some((end, _)) => format!("{}…", crate::text::part(text, ..end)),
        None => text.to_owned(),
    }
}

fn table_names(found: &Tables<'_>, style: Style) -> Vec<String> {
    let tables = found.all.iter().enumerate();
    let names = tables.map(|(at, table)| {
        let values = [
            ("number", (at + 1).to_string()),
            ("rows", table.rows.len().to_string()),
            ("columns", table.width().to_string()),
        ];
        style.text_with("import-table-name", &values)
    });
    names.collect()
}

fn imported(import: &Import, style: Style) -> ImportedPreview {
    let text = import.registry();
    let reading = read(&text);
    let registry = reading.registry.as_ref();
    let rules = registry.map(|registry| rules_by_clause(registry, style.keeping(registry)));
    let rules = rules.unwrap_or_default();
    let lines = Lines::of(&text);
    let problems = reading.problems.iter().filter(|problem| {
        // Every rule is unconfirmed, and what cites a clause is shown beside it.
        let is_told = matches!(problem.code, Code::UnconfirmedRule | Code::UncitedClause);
        problem.severity() != Severity::Info && !is_told
    });
    let problems = problems.map(|problem| {
        let report = problem_report(problem, "", &lines, style).without_fields();
        ProblemPreview {
            severity: report.severity,
            message: report.message,
            hint: report.hint,
        }
    });
    let general = |at: usize| format!("general.note.{}", at + 1);
    let new_roles = import.roles.list.iter().filter(|role| role.is_new);
    ImportedPreview {
        counts: style.text_with(
            "import-read-counts",
            &[
                ("groups", import.groups.len().to_string()),
                ("roles", import.roles.list.len().to_string()),
                ("rules", import.rules.len().to_string()),
                ("unread", import.unread.len().to_string()),
            ],
        ),
        letter: letter_fields(&import.letter, style),
        groups: import
            .groups
            .iter()
            .map(|group| group_preview(import, group, &rules, style))
            .collect(),
        general_notes: clauses(&import.general_notes, &rules, general),
        new_roles: new_roles
            .map(|role| NewRole {
                name: role.name.clone(),
                id: role.id.clone(),
            })
            .collect(),
        unread: unread(import, registry, style),
        problems: problems.collect(),
        registry: text,
    }
}

/// Returns the rules that cite each clause, in words, by the clause's id.
fn rules_by_clause(registry: &Registry, style: Style) -> HashMap<String, Vec<String>> {
    let mut rules: HashMap<String, Vec<String>> = HashMap::new();
    for (id, rule) in registry.rules() {
        if let Some(clause) = rule.cites.first() {
            let effect = style.text(effect_key(&rule.effect));
            let words = rule_in_words(&rule_report(registry, id, style), effect, style);
            let clause = registry.clause(*clause).id.clone();
            rules.entry(clause).or_default().push(words);
        }
    }
    rules
}

fn rule_in_words(rule: &RuleReport, effect: String, style: Style) -> String {
    let values = [
        ("effect", effect),
        ("acts", rule.act_names.clone()),
        ("who", rule.who.clone()),
    ];
    let words = style.text_with("import-rule", &values);
    let unconfirmed = style.text("rule-unconfirmed");
    let limits = rule.limits(style).filter(|limit| *limit != unconfirmed);
    std::iter::once(words)
        .chain(limits)
        .collect::<Vec<_>>()
        .join(" · ")
}

fn clauses(
    texts: &[String],
    rules: &HashMap<String, Vec<String>>,
    id: impl Fn(usize) -> String,
) -> Vec<ClausePreview> {
    let clauses = texts.iter().enumerate().map(|(at, text)| ClausePreview {
        text: text.clone(),
        rules: rules.get(&id(at)).cloned().unwrap_or_default(),
    });
    clauses.collect()
}

fn group_preview(
    import: &Import,
    group: &Group,
    rules: &HashMap<String, Vec<String>>,
    style: Style,
) -> GroupPreview {
    let members = group.members.iter().filter_map(|&at| {
        let role = import.roles.list.get(at)?;
        Some(role.name.clone())
    });
    let members: Vec<String> = members.collect();
    let size = group.size.as_ref().map(|size| {
        let values = [("size", size.text.clone())];
        style.in_words("import-group-size", &values)
    });
    let value = if members.is_empty() {
        style.text("import-not-found")
    } else {
        members.join(", ")
    };
    let members = style.in_words("import-group-members", &[("members", value)]);
    GroupPreview {
        name: group.name.clone(),
        facts: size.into_iter().chain([members]).collect(),
        member_rules: rules
            .get(&format!("{}.members", group.id))
            .cloned()
            .unwrap_or_default(),
        practice: clauses(&group.practice, rules, |at| {
            format!("{}.practice.{}", group.id, at + 1)
        }),
        notes: clauses(&group.notes, rules, |at| {
            format!("{}.notes.{}", group.id, at + 1)
        }),
    }
}

/// Returns the clauses that state no rule, each with its group and its place there.
fn unread(import: &Import, registry: Option<&Registry>, style: Style) -> Vec<[String; 2]> {
    let place = |id: &str| {
        let registry = registry?;
        Some(clause_place(registry, registry.find_clause(id)?, style))
    };
    let unread = import.unread.iter().map(|unread| {
        let place = place(&unread.clause).unwrap_or_else(|| unread.clause.clone());
        [place, unread.text.clone()]
    });
    unread.collect()
}

/// Returns the fields of the letter. Those that every letter has are there even without a value.
fn letter_fields(letter: &Letter, style: Style) -> Vec<[String; 2]> {
    let joined = |texts: &[&str]| {
        let texts = texts.iter().filter(|text| !text.is_empty());
        texts.copied().collect::<Vec<_>>().join(" · ")
    };
    let Letter {
        signatory, contact, ..
    } = letter;
    let contact = [
        &contact.unit,
        &contact.telephone,
        &contact.fax,
        &contact.email,
    ];
    let fields = [
        ("reference", letter.reference.clone(), true),
        ("date", letter.date.clone(), true),
        ("office", letter.office.join(" · "), true),
        ("subject", letter.subject.clone(), true),
        ("addressee", letter.addressee.clone(), false),
        ("references", letter.references.join(" · "), false),
        ("enclosure", letter.enclosure.clone(), false),
        ("body", letter.body.join("\n"), true),
        ("closing", letter.closing.clone(), false),
        (
            "signatory",
            joined(&[&signatory.name, &signatory.post]),
            true,
        ),
        ("contact", joined(&contact.map(String::as_str)), false),
        ("table-title", letter.table_title.clone(), false),
    ];
    let shown = fields
        .into_iter()
        .filter(|(_, value, always)| *always || !value.is_empty());
    let shown = shown.map(|(id, value, _)| [style.text(&format!("difference-part-{id}")), value]);
    shown.collect()
}
