//! A record while it is edited: its values, the text that would result, and what would be wrong with
//! that.

mod read;
mod write;

use super::fields::{FieldKind, FieldOf, RecordKind, SeatsKind, Value};
use super::follow::{Dependant, Followed, path_of};
use super::records::{add, copy, count, ids, proposed_id};
use super::{NotThere, Step, find, set, text_literal};
use crate::registry::problem::{Code, Problem, Severity};
use crate::text::place_of;

/// A record while it is edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    kind: RecordKind,
    /// The position of the record in its list.
    at: usize,
    /// The text with the record as it was before, or empty if it is new.
    base: String,
    is_new: bool,
    /// One for each field of the kind.
    pub values: Vec<Value>,
    before: Vec<Value>,
    /// The id that was proposed last for a new record.
    proposed: String,
}

/// Something wrong with a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The field, by its position. `None` for the record as a whole, or for another one.
    pub field: Option<usize>,
    /// What is wrong, or `None` for a text that is no number.
    pub problem: Option<Problem>,
}

impl Fault {
    /// Returns whether the draft cannot be taken.
    #[must_use]
    pub fn is_error(&self) -> bool {
        let severity = self.problem.as_ref().map(Problem::severity);
        severity.is_none_or(|severity| severity == Severity::Error)
    }
}

/// What a draft would lead to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    pub faults: Vec<Fault>,
    /// What changes beside the record.
    pub dependants: Vec<Dependant>,
    /// The text, if it is a registry.
    pub text: Option<String>,
}

/// Why a value cannot be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unwritable {
    NotThere,
    NotANumber,
}

impl From<NotThere> for Unwritable {
    fn from(_: NotThere) -> Self {
        Self::NotThere
    }
}

impl Draft {
    /// Opens a record of `text`. Returns `None` if there is none.
    #[must_use]
    pub fn open(text: &str, kind: RecordKind, at: usize) -> Option<Self> {
        if kind.list().is_some() && at >= count(text, kind) {
            return None;
        }
        Some(Self::of(text.to_owned(), kind, at, false))
    }

    /// Begins a new record, the last of its list.
    #[must_use]
    pub fn begin(text: &str, kind: RecordKind) -> Option<Self> {
        let at = count(text, kind);
        let id = proposed_id(text, kind, "");
        let mut fields: Vec<(&str, String)> = Vec::new();
        for field in kind.fields() {
            if let [name] = field.path
                && let Some(literal) = blank(field, &id)
            {
                fields.push((name, literal));
            }
        }
        // As people write them, although a form asks for the name first.
        fields.sort_by_key(|(name, _)| *name != "id");
        let base = add(text, kind, at, &fields).ok()?;
        Some(Self {
            proposed: id,
            ..Self::of(base, kind, at, true)
        })
    }

    /// Begins a copy of a record, behind it.
    #[must_use]
    pub fn copy_of(text: &str, kind: RecordKind, at: usize) -> Option<Self> {
        let own = super::record_at(text, kind.list()?, at)?;
        let own = super::field_of(own, "id").and_then(super::string_of);
        let id = proposed_id(text, kind, &own.unwrap_or_default());
        let base = copy(text, kind, at, &id).ok()?;
        Some(Self::of(base, kind, at + 1, true))
    }

    fn of(base: String, kind: RecordKind, at: usize, is_new: bool) -> Self {
        let fields = kind.fields().iter();
        let values: Vec<Value> = fields
            .map(|field| read::value(&base, &path(kind, at, field), field.kind))
            .collect();
        Self {
            kind,
            at,
            base,
            is_new,
            before: values.clone(),
            values,
            proposed: String::new(),
        }
    }

    /// Returns the kind of the record.
    #[must_use]
    pub fn kind(&self) -> RecordKind {
        self.kind
    }

    /// Returns the position of the record in its list.
    #[must_use]
    pub fn at(&self) -> usize {
        self.at
    }

    /// Returns whether the record is not in the text yet.
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.is_new
    }

    /// Returns whether there is something to take.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.is_new || self.values != self.before
    }

    /// Returns whether the value of a field was changed.
    #[must_use]
    pub fn has_changed(&self, field: usize) -> bool {
        self.values.get(field) != self.before.get(field)
    }

    /// Returns what people call the record, as it was, or as it will be if it is new.
    #[must_use]
    pub fn name(&self) -> String {
        let values = if self.is_new {
            &self.values
        } else {
            &self.before
        };
        match values.first() {
            Some(Value::Text(text)) => text.clone(),
            Some(Value::Words(words)) => words.th.clone(),
            _ => String::new(),
        }
    }

    /// Proposes an id from the English name of a new record, until another one is typed.
    pub fn propose_id(&mut self) {
        let fields = self.kind.fields();
        let own = fields.iter().position(|field| field.kind == FieldKind::Id);
        let english = match self.values.first() {
            Some(Value::Words(words)) => words.en.clone(),
            Some(Value::Text(text)) => text.clone(),
            _ => return,
        };
        let Some(Value::Text(id)) = own.and_then(|own| self.values.get_mut(own)) else {
            return;
        };
        if !self.is_new || *id != self.proposed {
            return;
        }
        // The base has the record already, under the first proposal.
        let without = super::remove(&self.base, &path_to(self.kind, self.at));
        let Ok(without) = without.map(|edit| edit.apply(&self.base)) else {
            return;
        };
        self.proposed = proposed_id(&without, self.kind, &english);
        id.clone_from(&self.proposed);
    }

    /// Returns what the draft would lead to.
    #[must_use]
    pub fn check(&self) -> Checked {
        let written = match self.taken_id().map_or_else(|| self.written(), Err) {
            Ok(written) => written,
            Err(fault) => {
                return Checked {
                    faults: vec![fault],
                    ..Checked::default()
                };
            }
        };
        let mut text = written.text;
        let mut reading = crate::registry::read(&text);
        let is_newer = |problem: &Problem| problem.code == Code::NewerField;
        if reading.problems.iter().any(is_newer)
            && let Ok(edit) = set(&text, &[Step::Field("version")], "2")
        {
            text = edit.apply(&text);
            reading = crate::registry::read(&text);
        }
        let problems = reading.problems.into_iter();
        Checked {
            faults: problems
                .filter_map(|problem| self.fault(&text, problem))
                .collect(),
            dependants: written.dependants,
            text: reading.registry.is_some().then_some(text),
        }
    }

    /// Returns the fault of an id that another record has. Whatever refers to that one would be
    /// wrong as well.
    fn taken_id(&self) -> Option<Fault> {
        let fields = self.kind.fields();
        let own = fields
            .iter()
            .position(|field| field.kind == FieldKind::Id)?;
        let Some(Value::Text(id)) = self.values.get(own) else {
            return None;
        };
        let ids = ids(&self.base, self.kind);
        let is_taken = self.has_changed(own) && ids.contains(id);
        is_taken.then(|| Fault {
            field: Some(own),
            problem: Some(Problem::whole(Code::DuplicateId).with("id", id.as_str())),
        })
    }

    /// Returns the text with every changed value, and what followed. The id changes last, since
    /// clauses are found by it.
    fn written(&self) -> Result<Followed, Fault> {
        let mut followed = Followed {
            text: self.base.clone(),
            dependants: Vec::new(),
        };
        let fields = self.kind.fields().iter().enumerate();
        let is_id = |field: &FieldOf| field.kind == FieldKind::Id;
        let changed = fields.filter(|(at, _)| self.has_changed(*at));
        let (own_id, others): (Vec<_>, Vec<_>) = changed.partition(|(_, field)| is_id(field));
        for (at, field) in others.into_iter().chain(own_id) {
            let Some(value) = self.values.get(at) else {
                continue;
            };
            let next = write::value(&followed.text, self, field, value);
            let next = next.map_err(|why| Fault {
                field: Some(at),
                problem: match why {
                    Unwritable::NotANumber => None,
                    Unwritable::NotThere => Some(Problem::whole(Code::WrongValue)),
                },
            })?;
            followed.text = next.text;
            followed.dependants.extend(next.dependants);
        }
        Ok(followed)
    }

    /// Returns the fault that a problem of the resulting text is, with its field. Problems of other
    /// records matter only if the text cannot be used for them.
    fn fault(&self, text: &str, problem: Problem) -> Option<Fault> {
        if problem.severity() == Severity::Info {
            return None;
        }
        let fields = self.kind.fields();
        let by_code = key_of(problem.code)
            .and_then(|keys| fields.iter().position(|field| keys.contains(&field.key)));
        let start = problem.span.as_ref().map(|span| span.start);
        let holds = |path: &[Step]| {
            let value = find(text, path).ok().map(|value| place_of(text, value));
            value
                .zip(start)
                .is_some_and(|(value, start)| value.contains(&start) || value.start == start)
        };
        let is_here = holds(&path_to(self.kind, self.at)) && self.kind.list().is_some();
        let by_place = || {
            fields
                .iter()
                .position(|field| holds(&path(self.kind, self.at, field)))
        };
        let field = if is_here {
            by_code.or_else(by_place)
        } else if self.kind.list().is_none() {
            by_place()
        } else {
            None
        };
        let is_error = problem.severity() == Severity::Error;
        (field.is_some() || is_here || is_error).then_some(Fault {
            field,
            problem: Some(problem),
        })
    }
}

/// Returns the fields that a problem is about whose place is the record as a whole, or its id.
fn key_of(code: Code) -> Option<&'static [&'static str]> {
    match code {
        Code::NoMembers => Some(&["members"]),
        Code::NoClause => Some(&["cites", "administrators-cites"]),
        Code::NoAdministrators => Some(&["administrators"]),
        Code::KindCycle => Some(&["of-kind"]),
        _ => None,
    }
}

/// Returns the literal that a field of a new record begins with, if it must have one.
fn blank(field: &FieldOf, id: &str) -> Option<String> {
    match field.kind {
        FieldKind::Id => Some(text_literal(id)),
        // A role says how many hold it, even if nobody knows.
        FieldKind::Seats => Some("Open".to_owned()),
        FieldKind::Meaning => Some("Topic(\"\")".to_owned()),
        _ if !field.is_required => None,
        FieldKind::Lines
        | FieldKind::Passages
        | FieldKind::Clauses(_)
        | FieldKind::Terms
        | FieldKind::Many(..) => Some("[]".to_owned()),
        _ => Some("\"\"".to_owned()),
    }
}

/// Returns the way to a record, or to the registry itself.
fn path_to(kind: RecordKind, at: usize) -> Vec<Step> {
    path_of(kind.list().unwrap_or_default(), at)
}

/// Returns the way to a field.
fn path(kind: RecordKind, at: usize, field: &FieldOf) -> Vec<Step> {
    let mut path = path_to(kind, at);
    path.extend(field.path.iter().map(|name| Step::Field(name)));
    path
}

/// Returns the name that the file has for a way to count, and whether a number and a kind of place
/// belong to it.
fn seats_form(kind: SeatsKind) -> (&'static str, bool, bool) {
    match kind {
        SeatsKind::Open => ("Open", false, false),
        SeatsKind::Exact => ("Exact", true, false),
        SeatsKind::PerDistrict => ("PerDistrict", true, false),
        SeatsKind::PerUnit => ("PerUnit", true, true),
    }
}
