//! The fields of each kind of record, as data: where a value is, of which kind, and whether the record
//! must have it. Forms are drawn from this list.

use super::references::Kind;
use crate::lang::Words;

/// A kind of record that can be edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RecordKind {
    /// The area, its words for things, and the names that stay whole.
    Office,
    /// The covering letter, and the notes below its table.
    Letter,
    Remark,
    Role,
    Topic,
    Group,
    Duty,
    Unit,
    Person,
    /// Which of several groups goes first.
    Preference,
    /// Words that only this office uses, and what they mean.
    Vocabulary,
    /// Questions as people here type them.
    Example,
    /// A moment at work, for the exercise.
    Situation,
}

/// The kind of a field's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// A text of one line.
    Line,
    /// A date in the letter's words.
    Date,
    /// A text of several lines.
    Passage,
    /// Words in Thai and English.
    Words,
    /// Sentences in Thai and English.
    Sentences,
    /// Short texts.
    Lines,
    /// Long texts.
    Passages,
    /// The texts of clauses `<stem>.<n>`; what cites them follows.
    Clauses(&'static str),
    Number,
    Flag,
    Seats,
    /// The record's own id.
    Id,
    /// An id of this kind.
    One(Kind),
    /// Ids of this kind, each with grounds if they can have some.
    Many(Kind, Grounds),
    /// The letter's words for a size. The number in them is set with them.
    Size,
    /// A file beside the registry.
    Picture,
    /// The link of a group, which a picture of a QR code may give.
    Link,
    /// What words mean.
    Meaning,
    /// Words, each with how sure it is of its meaning.
    Terms,
}

/// Whether each id of a list can have grounds of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grounds {
    Each,
    None,
}

/// A field of a record.
#[derive(Debug)]
pub struct FieldOf {
    /// The key of the message that names it, after `field-`.
    pub key: &'static str,
    /// The way to the value inside the record.
    pub path: &'static [&'static str],
    pub kind: FieldKind,
    /// Whether the record must have it.
    pub is_required: bool,
}

const fn must(key: &'static str, path: &'static [&'static str], kind: FieldKind) -> FieldOf {
    FieldOf {
        key,
        path,
        kind,
        is_required: true,
    }
}

const fn may(key: &'static str, path: &'static [&'static str], kind: FieldKind) -> FieldOf {
    FieldOf {
        key,
        path,
        kind,
        is_required: false,
    }
}

const OFFICE: &[FieldOf] = &[
    must("area", &["province", "name"], FieldKind::Words),
    may("districts", &["province", "districts"], FieldKind::Number),
    may(
        "districts-grounds",
        &["province", "districts_inferred"],
        FieldKind::Sentences,
    ),
    may("term-group", &["terms", "group"], FieldKind::Words),
    may("term-letter", &["terms", "letter"], FieldKind::Words),
    may("keep-whole", &["keep_whole"], FieldKind::Lines),
    may(
        "all-administrators",
        &["administrators", "roles"],
        FieldKind::Many(Kind::Role, Grounds::None),
    ),
    may(
        "all-administrators-cites",
        &["administrators", "cites"],
        FieldKind::Many(Kind::Place, Grounds::None),
    ),
];

const LETTER: &[FieldOf] = &[
    must("reference", &["letter", "reference"], FieldKind::Line),
    must("office", &["letter", "office"], FieldKind::Lines),
    must("date", &["letter", "date"], FieldKind::Date),
    must("subject", &["letter", "subject"], FieldKind::Passage),
    must("addressee", &["letter", "addressee"], FieldKind::Line),
    may("references", &["letter", "references"], FieldKind::Lines),
    may("enclosure", &["letter", "enclosure"], FieldKind::Line),
    must("body", &["letter", "body"], FieldKind::Passages),
    must("closing", &["letter", "closing"], FieldKind::Line),
    must(
        "signatory",
        &["letter", "signatory", "name"],
        FieldKind::Line,
    ),
    must(
        "signatory-post",
        &["letter", "signatory", "post"],
        FieldKind::Line,
    ),
    must("contact", &["letter", "contact", "unit"], FieldKind::Line),
    must(
        "telephone",
        &["letter", "contact", "telephone"],
        FieldKind::Line,
    ),
    may("fax", &["letter", "contact", "fax"], FieldKind::Line),
    may("email", &["letter", "contact", "email"], FieldKind::Line),
    must("table-title", &["letter", "table_title"], FieldKind::Line),
    must(
        "head-group",
        &["letter", "table_heads", "group"],
        FieldKind::Line,
    ),
    must(
        "head-members",
        &["letter", "table_heads", "members"],
        FieldKind::Line,
    ),
    must(
        "head-practice",
        &["letter", "table_heads", "practice"],
        FieldKind::Line,
    ),
    must(
        "head-notes",
        &["letter", "table_heads", "notes"],
        FieldKind::Line,
    ),
    may(
        "general-notes",
        &["general_notes"],
        FieldKind::Clauses("general.note"),
    ),
    may("from", &["letter", "in_force", "from"], FieldKind::Date),
    may("until", &["letter", "in_force", "until"], FieldKind::Date),
    may(
        "replaces",
        &["letter", "in_force", "replaces"],
        FieldKind::Lines,
    ),
    may(
        "in-force-grounds",
        &["letter", "in_force", "inferred"],
        FieldKind::Sentences,
    ),
];

const REMARK: &[FieldOf] = &[
    must("remark-on", &["on"], FieldKind::One(Kind::Place)),
    must("remark", &["note"], FieldKind::Sentences),
];

const ROLE: &[FieldOf] = &[
    must("name", &["name"], FieldKind::Words),
    must("id", &["id"], FieldKind::Id),
    may("abbreviations", &["abbreviations"], FieldKind::Lines),
    may("recipient-only", &["recipient_only"], FieldKind::Flag),
    may("seats", &["seats"], FieldKind::Seats),
    may("seats-grounds", &["seats_inferred"], FieldKind::Sentences),
    may(
        "of-kind",
        &["kind_of"],
        FieldKind::Many(Kind::Role, Grounds::None),
    ),
    may("of-kind-grounds", &["kind_inferred"], FieldKind::Sentences),
];

const TOPIC: &[FieldOf] = &[
    must("name", &["name"], FieldKind::Words),
    must("id", &["id"], FieldKind::Id),
    may("abbreviations", &["abbreviations"], FieldKind::Lines),
];

const GROUP: &[FieldOf] = &[
    must("name", &["name"], FieldKind::Line),
    must("id", &["id"], FieldKind::Id),
    may("nicknames", &["nicknames"], FieldKind::Lines),
    may("size", &["size", "text"], FieldKind::Size),
    may("approximate", &["size", "approximate"], FieldKind::Flag),
    must(
        "members",
        &["members"],
        FieldKind::Many(Kind::Role, Grounds::Each),
    ),
    must("members-text", &["members_text"], FieldKind::Passage),
    may("practice", &["practice"], FieldKind::Clauses("practice")),
    may("notes", &["notes"], FieldKind::Clauses("notes")),
    may("link", &["link"], FieldKind::Link),
    may("picture", &["picture"], FieldKind::Picture),
    may("group-until", &["until"], FieldKind::Date),
    may(
        "administrators",
        &["administrators", "roles"],
        FieldKind::Many(Kind::Role, Grounds::None),
    ),
    may(
        "administrators-cites",
        &["administrators", "cites"],
        FieldKind::Many(Kind::Place, Grounds::None),
    ),
];

const DUTY: &[FieldOf] = &[
    must("duty", &["text"], FieldKind::Sentences),
    must("id", &["id"], FieldKind::Id),
    must(
        "cites",
        &["cites"],
        FieldKind::Many(Kind::Place, Grounds::None),
    ),
];

const UNIT: &[FieldOf] = &[
    must("name", &["name"], FieldKind::Words),
    must("id", &["id"], FieldKind::Id),
    may("count", &["count"], FieldKind::Number),
    may("count-grounds", &["count_inferred"], FieldKind::Sentences),
];

const PERSON: &[FieldOf] = &[
    must("name", &["name"], FieldKind::Line),
    must("role", &["role"], FieldKind::One(Kind::Role)),
    may("district", &["district"], FieldKind::Line),
    may("person-telephone", &["telephone"], FieldKind::Line),
];

const PREFERENCE: &[FieldOf] = &[
    must(
        "preferred-groups",
        &["groups"],
        FieldKind::Many(Kind::Group, Grounds::None),
    ),
    may(
        "preferred-acts",
        &["acts"],
        FieldKind::Many(Kind::Act, Grounds::None),
    ),
    may(
        "preferred-topics",
        &["topics"],
        FieldKind::Many(Kind::Topic, Grounds::None),
    ),
    must(
        "cites",
        &["cites"],
        FieldKind::Many(Kind::Place, Grounds::None),
    ),
    may("preferred-grounds", &["inferred"], FieldKind::Sentences),
];

const VOCABULARY: &[FieldOf] = &[
    must("meaning", &["meaning"], FieldKind::Meaning),
    must("terms", &["terms"], FieldKind::Terms),
];

const EXAMPLE: &[FieldOf] = &[
    must("questions", &["texts"], FieldKind::Lines),
    must("purpose", &["purpose"], FieldKind::One(Kind::Purpose)),
    may("act", &["act"], FieldKind::One(Kind::Act)),
];

const SITUATION: &[FieldOf] = &[
    must("situation", &["text"], FieldKind::Sentences),
    must("act", &["act"], FieldKind::One(Kind::Act)),
    may("topic", &["topic"], FieldKind::One(Kind::Topic)),
];

impl RecordKind {
    /// Every kind.
    pub const ALL: [Self; 13] = [
        Self::Office,
        Self::Letter,
        Self::Remark,
        Self::Role,
        Self::Topic,
        Self::Group,
        Self::Duty,
        Self::Unit,
        Self::Person,
        Self::Preference,
        Self::Vocabulary,
        Self::Example,
        Self::Situation,
    ];

    /// Returns the fields, in the order of the form.
    #[must_use]
    pub fn fields(self) -> &'static [FieldOf] {
        match self {
            Self::Office => OFFICE,
            Self::Letter => LETTER,
            Self::Remark => REMARK,
            Self::Role => ROLE,
            Self::Topic => TOPIC,
            Self::Group => GROUP,
            Self::Duty => DUTY,
            Self::Unit => UNIT,
            Self::Person => PERSON,
            Self::Preference => PREFERENCE,
            Self::Vocabulary => VOCABULARY,
            Self::Example => EXAMPLE,
            Self::Situation => SITUATION,
        }
    }

    /// Returns the list that holds such records. There is one office and one letter.
    #[must_use]
    pub fn list(self) -> Option<&'static str> {
        match self {
            Self::Office | Self::Letter => None,
            Self::Remark => Some("remarks"),
            Self::Role => Some("roles"),
            Self::Topic => Some("topics"),
            Self::Group => Some("groups"),
            Self::Duty => Some("duties"),
            Self::Unit => Some("units"),
            Self::Person => Some("people"),
            Self::Preference => Some("preferences"),
            Self::Vocabulary => Some("vocabulary"),
            Self::Example => Some("examples"),
            Self::Situation => Some("situations"),
        }
    }

    /// Returns what others can refer to such records as.
    #[must_use]
    pub fn kind(self) -> Option<Kind> {
        self.list().and_then(Kind::of_list)
    }

    /// Returns the name of the kind in messages, after `record-`, and in proposed ids.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Office => "office",
            Self::Letter => "letter",
            Self::Remark => "remark",
            Self::Role => "role",
            Self::Topic => "topic",
            Self::Group => "group",
            Self::Duty => "duty",
            Self::Unit => "unit",
            Self::Person => "person",
            Self::Preference => "preference",
            Self::Vocabulary => "vocabulary",
            Self::Example => "example",
            Self::Situation => "situation",
        }
    }
}

/// A text of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextRow {
    /// Its position in the text before, or `None` if it is new.
    pub was: Option<usize>,
    pub text: String,
}

/// An id of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IdRow {
    /// Its position in the text before, or `None` if it is new.
    pub was: Option<usize>,
    pub id: String,
    /// Why the letter means it, if it does not say so.
    pub grounds: Option<Words>,
}

/// The ways to count who holds a role.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SeatsKind {
    /// Nobody knows how many.
    #[default]
    Open,
    /// So many.
    Exact,
    /// So many in each district.
    PerDistrict,
    /// So many in each place of a kind.
    PerUnit,
}

/// What words can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    Topic,
    Group,
    Role,
    /// The office of a role's holder.
    Office,
    Act,
    Purpose,
    /// People without a role.
    Outsider,
    /// Matters that the letter does not speak of.
    Outside,
    /// Nothing.
    Plain,
}

impl Meaning {
    /// Every meaning, in the order of the form.
    pub const ALL: [Self; 9] = [
        Self::Topic,
        Self::Group,
        Self::Role,
        Self::Office,
        Self::Act,
        Self::Purpose,
        Self::Outsider,
        Self::Outside,
        Self::Plain,
    ];

    /// Returns its name in the file.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Topic => "Topic",
            Self::Group => "Group",
            Self::Role => "Role",
            Self::Office => "Office",
            Self::Act => "Act",
            Self::Purpose => "Purpose",
            Self::Outsider => "Outsider",
            Self::Outside => "Outside",
            Self::Plain => "Plain",
        }
    }

    /// Returns what it names one of.
    #[must_use]
    pub fn of(self) -> Option<Kind> {
        match self {
            Self::Topic => Some(Kind::Topic),
            Self::Group => Some(Kind::Group),
            Self::Role | Self::Office => Some(Kind::Role),
            Self::Act => Some(Kind::Act),
            Self::Purpose => Some(Kind::Purpose),
            Self::Outsider | Self::Outside | Self::Plain => None,
        }
    }
}

/// The value of a field while it is edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Also a number, an id, and whatever else is typed as a text. Empty if there is none.
    Text(String),
    Words(Words),
    Texts(Vec<TextRow>),
    Ids(Vec<IdRow>),
    Flag(bool),
    /// How holders are counted, the number, and the kind of place. None at all if there is no
    /// kind.
    Seats(Option<SeatsKind>, String, String),
    /// What words mean, and the id of that, if it has one. None at all if nobody has said so.
    Meaning(Option<Meaning>, String),
}
