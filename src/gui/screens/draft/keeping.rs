//! What the user keeps in this message although it was found. It is forgotten with the message, and
//! never stored.

use eframe::egui::{Context, Event};

use crate::draft::{KeptFinding, PrivateDataFinding};
use crate::report::DraftReport;
use crate::text::breaks::JOINT;

/// What is kept in this message.
#[derive(Default)]
pub(super) struct Keeping(Vec<KeptFinding>);

impl Keeping {
    pub fn kept(&self) -> &[KeptFinding] {
        &self.0
    }

    /// Keeps `finding`, or takes that back.
    pub fn toggle(&mut self, finding: &PrivateDataFinding) {
        let is_kept = self.0.iter().any(|kept| kept.keeps(finding));
        self.0.retain(|kept| !kept.is_of(finding));
        if !is_kept {
            self.0.push(finding.to_keep());
        }
    }

    /// Forgets everything, since this is another message.
    pub fn forget(&mut self) {
        self.0.clear();
    }

    /// Forgets what is no longer found in the message, or has become worse.
    pub fn keep_only_found(&mut self, report: &DraftReport) {
        let found = || report.findings.iter().map(|found| &found.finding);
        self.0
            .retain(|kept| found().any(|finding| kept.keeps(finding)));
    }
}

/// Returns whether `text` as a whole was pasted in this frame. It is another message then, even if it
/// has something in common with the one before.
pub(super) fn is_all_pasted(context: &Context, text: &str) -> bool {
    context.input(|input| {
        input.events.iter().any(|event| match event {
            // What is longer than the field is cut off.
            Event::Paste(pasted) => pasted.replace(JOINT, " ").starts_with(text),
            _ => false,
        })
    })
}
