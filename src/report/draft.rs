//! Puts a checked draft into words.

use std::collections::HashSet;

use serde::Serialize;

use super::{
    AnswerCard, AnswerReport, GroupAnswerReport, NeedReport, ReadingReport, ReportId, Style,
    answer_with_card, readings,
};
use crate::draft::{
    FileKind, KeptFinding, PrivateDataFinding, PrivateDataKind, Severity, check_keeping,
    is_chat_history,
};
use crate::guide::Question;
use crate::registry::{GroupId, Registry, RoleId};
use crate::understand::{Part, Understanding};

/// The maximum number of characters in a preview of the masked draft.
const PREVIEW_LENGTH: usize = 1_000;

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
    /// Returns whether the draft is a message, and not a saved chat history or another file.
    #[must_use]
    pub fn is_message(&self) -> bool {
        !self.chat && self.file.is_none()
    }

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

    /// Returns the heading above the findings: that there is nothing, or nothing to mask, and how many
    /// there are of each severity and how many are kept.
    #[must_use]
    pub fn heading(&self, style: Style) -> String {
        let counts = self.counts(style).into_iter().map(|(_, words)| words);
        let words = self.nothing(style).into_iter().chain(counts);
        words.collect::<Vec<_>>().join(" · ")
    }

    /// Returns that nothing was found, or nothing to mask, if that is so.
    #[must_use]
    pub fn nothing(&self, style: Style) -> Option<String> {
        let key = if self.findings.is_empty() {
            "draft-clean"
        } else {
            "draft-nothing-to-mask"
        };
        (self.reasons_to_wait() == 0).then(|| style.text(key))
    }

    /// Returns how many findings there are of each severity, the worst first, and last how many are
    /// kept, in words. Leaves out what there is none of.
    #[must_use]
    pub fn counts(&self, style: Style) -> Vec<(Counted, String)> {
        let severities = Severity::ALL.iter().rev();
        let severities = severities.map(|&severity| Counted::Severity(severity));
        let all = severities.chain([Counted::Kept]);
        let counts = all.filter_map(|counted| {
            let findings = self.findings.iter();
            let count = findings.filter(|one| one.counts_as() == counted).count();
            let values = [("count", style.digits.number(count as u64))];
            let key = match counted {
                Counted::Severity(severity) => format!("draft-count-{}", severity.id()),
                Counted::Kept => "draft-count-kept".to_owned(),
            };
            (count > 0).then(|| (counted, style.text_with(&key, &values)))
        });
        counts.collect()
    }

    /// Returns the masked copy of the draft `text` as far as a face has room for it. Of a long draft it
    /// has the lines in which something is masked.
    #[must_use]
    pub fn preview(&self, text: &str) -> String {
        if self.masked.chars().nth(PREVIEW_LENGTH).is_none() {
            return self.masked.clone();
        }
        let mut preview = String::new();
        let mut room = PREVIEW_LENGTH;
        let mut is_gap = false;
        // Masking keeps the line breaks.
        for (masked, line) in self.masked.lines().zip(text.lines()) {
            if masked == line {
                is_gap = true;
                continue;
            }
            if room == 0 {
                is_gap = true;
                break;
            }
            if std::mem::take(&mut is_gap) {
                preview.push_str("…\n");
            }
            preview.extend(masked.chars().take(room));
            preview.push('\n');
            is_gap = masked.chars().count() > room;
            room = room.saturating_sub(masked.chars().count());
        }
        if is_gap {
            preview.push('…');
        }
        preview
    }
}

/// What a finding counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    Severity(Severity),
    /// Somebody keeps it as it is.
    Kept,
}

impl WarningReport {
    /// Returns what this counts as.
    #[must_use]
    pub fn counts_as(&self) -> Counted {
        if self.is_kept() {
            Counted::Kept
        } else {
            Counted::Severity(self.finding.severity)
        }
    }

    /// Returns whether this is a reason not to post the draft as it is.
    #[must_use]
    pub fn holds_back(&self) -> bool {
        self.can_be_kept() && !self.is_kept()
    }

    /// Returns whether it makes a difference that somebody keeps this.
    #[must_use]
    pub fn can_be_kept(&self) -> bool {
        self.finding.severity > Severity::ForInformation
    }

    /// Returns whether somebody keeps this as it is.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        self.finding.is_kept
    }
}

/// A part of a draft with its own need.
#[derive(Clone, Debug, Serialize)]
pub struct PartReport {
    pub start: usize,
    pub end: usize,
    /// Its lines in the draft, in words.
    #[serde(skip)]
    pub lines: String,
    pub need: NeedReport,
    /// The group the part belongs in, if its words mean what is likeliest.
    pub best: Option<ReportId<GroupId>>,
    /// What the words may mean, if none of it is sure enough. A person chooses first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub readings: Vec<ReadingReport>,
    /// The complete answer.
    #[serde(skip)]
    pub answer: AnswerReport,
    /// The answer at a glance.
    #[serde(skip)]
    pub card: AnswerCard,
    /// The question itself, with ids of the registry.
    #[serde(skip)]
    pub question: Question,
    /// Whether anything in the part was understood.
    #[serde(skip)]
    pub understood: bool,
}

impl PartReport {
    /// Returns the group that the part belongs in, if that is sure.
    #[must_use]
    pub fn group(&self) -> Option<&GroupAnswerReport> {
        let best = self.answer.best_group();
        best.filter(|_| self.readings.is_empty())
    }

    /// Takes `question` as what the part means, since a person chose it.
    pub fn choose(&mut self, registry: &Registry, question: Question, style: Style) {
        let (report, card) = answer_with_card(registry, &question, style);
        self.need = report.need.clone();
        self.best.clone_from(&report.best);
        self.answer = report;
        self.card = card;
        self.question = question;
        self.understood = true;
        self.readings.clear();
    }
}

/// Something in a draft that must not be posted, or that somebody should look at.
#[derive(Clone, Debug, Serialize)]
pub struct WarningReport {
    pub kind: &'static str,
    /// `must-not-post`, `look-again` or `for-information`.
    pub severity: &'static str,
    pub start: usize,
    pub end: usize,
    pub text: String,
    /// Why it must not be posted.
    pub message: String,
    /// What to do instead.
    #[serde(skip)]
    pub hint: String,
    /// The place, the kind and the severity, in words.
    #[serde(skip)]
    pub title: String,
    /// The place and the kind, in words.
    #[serde(skip)]
    pub place: String,
    /// The severity, in words.
    #[serde(skip)]
    pub severity_name: String,
    /// Whether it is the first that has its message and hint, not counting what is kept.
    #[serde(skip)]
    pub is_first_of_kind: bool,
    /// The finding itself.
    #[serde(skip)]
    pub finding: PrivateDataFinding,
    /// The column, from 1.
    #[serde(skip)]
    pub column: usize,
}

/// Checks the draft `text`, written by a holder of `role`, and puts the findings into words. What is
/// in `kept` stays as it is. `understand` is called only if there is a message to understand.
#[must_use]
pub fn draft_report(
    registry: &Registry,
    understand: impl FnOnce(&str, Option<RoleId>) -> Understanding,
    text: &str,
    kept: &[KeptFinding],
    role: Option<RoleId>,
    style: Style,
) -> DraftReport {
    let draft = check_keeping(registry, text, kept);
    let chat = is_chat_history(text);
    let file = FileKind::of(text).filter(|_| !chat).map(FileKind::id);
    let mut places = Places::new(text);
    let findings = draft.findings.into_iter().map(|finding| {
        let (line, column) = places.of(finding.range.start);
        warning(finding, line, column, style)
    });
    let mut findings: Vec<WarningReport> = findings.collect();
    let mut explained = HashSet::new();
    for finding in &mut findings {
        let kind = (finding.kind, finding.finding.severity);
        finding.is_first_of_kind = !finding.is_kept() && explained.insert(kind);
    }
    let mut report = DraftReport {
        parts: Vec::new(),
        findings,
        masked: draft.masked,
        chat,
        file,
    };
    if report.is_message() && !text.trim().is_empty() {
        let mut places = Places::new(text);
        let parts = understand(text, role).parts.into_iter();
        let parts = parts.map(|part| part_report(registry, &part, &mut places, style));
        report.parts = parts.collect();
    }
    report
}

fn part_report(
    registry: &Registry,
    part: &Part,
    places: &mut Places<'_>,
    style: Style,
) -> PartReport {
    let question = part.question();
    let (report, card) = answer_with_card(registry, &question, style);
    let (start, end) = (part.range.start, part.range.end);
    let first = places.of(start).0;
    // A line break at its end belongs to it.
    let last = places.of(end.saturating_sub(1).max(start)).0;
    PartReport {
        start,
        end,
        lines: lines_in_words(first, last, style),
        need: report.need.clone(),
        best: report.best.clone(),
        readings: readings(registry, part, style),
        answer: report,
        card,
        question,
        understood: part.understood,
    }
}

fn lines_in_words(first: usize, last: usize, style: Style) -> String {
    let number = |line: usize| style.digits.number(line as u64);
    if first == last {
        return style.text_with("draft-part-line", &[("line", number(first))]);
    }
    let ends = [("first", number(first)), ("last", number(last))];
    style.text_with("draft-part-lines", &ends)
}

fn warning(finding: PrivateDataFinding, line: usize, column: usize, style: Style) -> WarningReport {
    let PrivateDataFinding { kind, severity, .. } = finding;
    let id = kind.id();
    let name = style.text(&format!("draft-kind-{id}"));
    let severity_name = style.text(&format!("draft-severity-{}", severity.id()));
    let line_number = style.digits.number(line as u64);
    let place = [
        ("line", line_number),
        ("kind", name.clone()),
        ("severity", severity_name.clone()),
    ];
    WarningReport {
        kind: id,
        severity: severity.id(),
        start: finding.range.start,
        end: finding.range.end,
        text: finding.text.clone(),
        message: reason(kind, severity, name, style),
        hint: style.text(&format!("draft-do-{id}")),
        title: style.text_with("draft-line", &place),
        place: style.text_with("draft-place", &place),
        severity_name,
        is_first_of_kind: true,
        column,
        finding,
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
