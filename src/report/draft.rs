//! Puts a checked draft into words.

use serde::Serialize;

use super::{AnswerReport, NeedReport, ReportId, Style, answer_report};
use crate::draft::{
    FileKind, PrivateDataFinding, PrivateDataKind, Severity, check, is_chat_history,
};
use crate::guide::{Question, answer};
use crate::registry::{GroupId, Registry, RoleId};
use crate::understand::Understanding;

/// The output of `draft --json`. Offsets count Unicode scalar values in the draft.
#[derive(Clone, Debug, Serialize)]
pub struct DraftReport {
    pub parts: Vec<PartReport>,
    pub findings: Vec<WarningReport>,
    /// The draft with everything that must not be posted masked.
    pub masked: String,
    /// Whether the draft is a saved chat history instead of a message. It then belongs in no group.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub chat: bool,
    /// What other file the draft is instead of a message. It then belongs in no group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<&'static str>,
}

impl DraftReport {
    /// Returns what the draft is instead of a message, and what to do then, in words.
    #[must_use]
    pub fn instead_of_message(&self, style: Style) -> Option<(String, String)> {
        if self.chat {
            return Some((style.text("draft-chat"), style.text("draft-chat-do")));
        }
        let kind = style.text(&format!("draft-file-{}", self.file?));
        let is_file = style.text_with("draft-file", &[("kind", kind)]);
        Some((is_file, style.text("draft-file-do")))
    }

    /// Returns how many findings are a reason not to post the draft as it is.
    #[must_use]
    pub fn reasons_to_wait(&self) -> usize {
        let findings = self.findings.iter();
        findings.filter(|finding| finding.holds_back()).count()
    }

    /// Returns the heading above the findings: how many are a reason not to post, or, if none is,
    /// that there are only notes, or nothing.
    #[must_use]
    pub fn heading(&self, style: Style) -> String {
        let count = |count: usize| [("count", style.digits.number(count as u64))];
        match (self.reasons_to_wait(), self.findings.len()) {
            (0, 0) => style.text("draft-clean"),
            (0, notes) => style.text_with("draft-notes", &count(notes)),
            (reasons, _) => style.text_with("draft-found", &count(reasons)),
        }
    }
}

impl WarningReport {
    /// Returns whether this is a reason not to post the draft as it is.
    #[must_use]
    pub fn holds_back(&self) -> bool {
        self.severity > Severity::ForInformation
    }
}

/// A part of a draft with its own need.
#[derive(Clone, Debug, Serialize)]
pub struct PartReport {
    pub start: usize,
    pub end: usize,
    pub need: NeedReport,
    /// The group the part belongs in.
    pub best: Option<ReportId<GroupId>>,
    /// The complete answer.
    #[serde(skip)]
    pub answer: AnswerReport,
    /// The question itself, with ids of the registry.
    #[serde(skip)]
    pub question: Question,
    /// Whether anything in the part was understood.
    #[serde(skip)]
    pub understood: bool,
}

/// Something in a draft that must not be posted, or that somebody should look at.
#[derive(Clone, Debug, Serialize)]
pub struct WarningReport {
    pub kind: &'static str,
    /// `must-not-post`, `look-again` or `for-information`.
    #[serde(rename = "severity")]
    pub severity_id: &'static str,
    pub start: usize,
    pub end: usize,
    pub text: String,
    /// Why it must not be posted.
    pub message: String,
    /// What to do instead.
    #[serde(skip)]
    pub hint: String,
    /// The place and the kind, in words.
    #[serde(skip)]
    pub title: String,
    #[serde(skip)]
    pub severity: Severity,
    /// The line, from 1.
    #[serde(skip)]
    pub line: usize,
    /// The column, from 1.
    #[serde(skip)]
    pub column: usize,
}

/// Checks the draft `text`, written by a holder of `role`, and puts the findings into words.
/// `understand` is called only if there is a message to understand.
#[must_use]
pub fn draft_report(
    registry: &Registry,
    understand: impl FnOnce(&str, Option<RoleId>) -> Understanding,
    text: &str,
    role: Option<RoleId>,
    style: Style,
) -> DraftReport {
    let draft = check(registry, text);
    let chat = is_chat_history(text);
    let file = FileKind::of(text).filter(|_| !chat).map(FileKind::id);
    let parts = if chat || file.is_some() || text.trim().is_empty() {
        Vec::new()
    } else {
        understand(text, role).parts
    };
    let parts = parts.into_iter().map(|part| {
        let question = part.question();
        let report = answer_report(registry, &answer(registry, question.clone()), style);
        PartReport {
            start: part.range.start,
            end: part.range.end,
            need: report.need.clone(),
            best: report.best.clone(),
            answer: report,
            question,
            understood: part.understood,
        }
    });
    let parts = parts.collect();
    let mut places = Places::new(text);
    let findings = draft.findings.into_iter().map(|finding| {
        let (line, column) = places.of(finding.range.start);
        warning(finding, line, column, style)
    });
    DraftReport {
        parts,
        findings: findings.collect(),
        masked: draft.masked,
        chat,
        file,
    }
}

fn warning(finding: PrivateDataFinding, line: usize, column: usize, style: Style) -> WarningReport {
    let PrivateDataFinding { kind, severity, .. } = finding;
    let id = kind.id();
    let name = style.text(&format!("draft-kind-{id}"));
    let severity_name = style.text(&format!("draft-severity-{}", severity.id()));
    let place = [
        ("line", style.digits.number(line as u64)),
        ("kind", name.clone()),
        ("severity", severity_name),
    ];
    WarningReport {
        kind: id,
        severity_id: severity.id(),
        start: finding.range.start,
        end: finding.range.end,
        text: finding.text,
        message: reason(kind, severity, name, style),
        hint: style.text(&format!("draft-do-{id}")),
        title: style.text_with("draft-line", &place),
        severity,
        line,
        column,
    }
}

/// Returns why a finding of this kind should not be posted, or why somebody should look at it. `name`
/// is the kind in words.
fn reason(kind: PrivateDataKind, severity: Severity, name: String, style: Style) -> String {
    let id = kind.id();
    let is_doubtful = severity < kind.severity();
    match kind {
        PrivateDataKind::CitizenId | PrivateDataKind::InviteLink if is_doubtful => {
            style.text(&format!("draft-doubt-{id}"))
        }
        _ if is_doubtful => {
            let doubt = style.text_with("draft-doubt", &[("kind", name)]);
            format!("{doubt} {}", style.text(&format!("draft-why-{id}")))
        }
        _ => style.text(&format!("draft-why-{id}")),
    }
}

/// Computes lines and columns for offsets queried in ascending order.
struct Places<'t> {
    chars: std::iter::Enumerate<std::str::Chars<'t>>,
    at: usize,
    line: usize,
    column: usize,
}

impl<'t> Places<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            chars: text.chars().enumerate(),
            at: 0,
            line: 1,
            column: 1,
        }
    }

    fn of(&mut self, place: usize) -> (usize, usize) {
        while self.at < place
            && let Some((at, c)) = self.chars.next()
        {
            self.at = at + 1;
            if c == '\n' {
                (self.line, self.column) = (self.line + 1, 1);
            } else {
                self.column += 1;
            }
        }
        (self.line, self.column)
    }
}
