//! Lays out text for the width of a terminal: headings, paragraphs, labelled lines, tables.

use super::table::Table;
use crate::text::Breaker;
use crate::text::breaks::columns;

/// The minimum width of a line, however narrow the terminal claims to be.
const NARROWEST: usize = 20;

/// A page being written.
pub(super) struct Page<'b> {
    breaker: &'b Breaker,
    width: usize,
    text: String,
}

impl<'b> Page<'b> {
    pub fn new(breaker: &'b Breaker, width: usize) -> Self {
        Self {
            breaker,
            width: width.max(NARROWEST),
            text: String::new(),
        }
    }

    pub fn into_text(self) -> String {
        self.text
    }

    /// Adds an empty line, unless there is one already or the page is empty.
    pub fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    pub fn heading(&mut self, text: &str) {
        self.gap();
        self.paragraph(0, text);
    }

    /// Adds a name that must catch the eye, on its own line between two rules.
    pub fn banner(&mut self, name: &str) {
        let rule = "━".repeat((columns(name) + 4).min(self.width));
        self.gap();
        self.line(&rule);
        self.hanging("  ", name);
        self.line(&rule);
    }

    /// Adds wrapped text with every line indented.
    pub fn paragraph(&mut self, indent: usize, text: &str) {
        self.hanging(&" ".repeat(indent), text);
    }

    /// Adds wrapped text after `lead`. Further lines are aligned with its end.
    pub fn hanging(&mut self, lead: &str, text: &str) {
        let indent = columns(lead);
        let width = self.width.saturating_sub(indent).max(NARROWEST);
        for (index, line) in self.breaker.wrap(text, width).iter().enumerate() {
            if index == 0 {
                self.line(&format!("{lead}{line}"));
            } else {
                self.line(&format!("{}{line}", " ".repeat(indent)));
            }
        }
    }

    /// Adds labelled lines with their texts aligned. Leaves out those without text.
    pub fn labelled(&mut self, indent: usize, entries: &[(String, String)]) {
        let widest = entries
            .iter()
            .map(|(label, _)| columns(label))
            .max()
            .unwrap_or_default()
            .min(self.width / 3);
        for (label, text) in entries.iter().filter(|(_, text)| !text.is_empty()) {
            let pad = widest.saturating_sub(columns(label));
            let lead = format!("{}{label}{}  ", " ".repeat(indent), " ".repeat(pad));
            if columns(label) > widest {
                self.paragraph(indent, label);
                self.paragraph(indent + widest + 2, text);
            } else {
                self.hanging(&lead, text);
            }
        }
    }

    pub fn table(&mut self, table: &Table) {
        self.text.push_str(&table.render(self.breaker, self.width));
    }

    /// Adds text that is already laid out.
    pub fn text_as_is(&mut self, text: &str) {
        for line in text.lines() {
            self.line(line);
        }
    }

    /// Adds a line unchanged.
    pub fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }
}
