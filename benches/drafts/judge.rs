//! Judges what the check finds, and counts.

use std::collections::BTreeMap;
use std::ops::Range;

use trongklum::draft::{Draft, Severity, check};
use trongklum::registry::Registry;

use crate::texts::{Message, Wanted};

/// The kind that is for information only.
const INFORMATION: &str = "office-phone";

/// The kinds of names and addresses. All others are numbers, links and secrets.
const NAMES_AND_ADDRESSES: [&str; 2] = ["address", "named-person"];

/// Kinds that may stand for each other, since a reader would do the same about both.
const ALIKE: [(&str, &str); 14] = [
    ("address", "house-code"),
    ("address", "map-position"),
    ("bank-account", "card"),
    ("bank-account", "citizen-id"),
    ("bank-account", "phone"),
    ("citizen-id", "passport"),
    ("e-mail", "line-id"),
    ("invite-link", "line-id"),
    ("invite-link", "secret"),
    ("invite-link", "short-link"),
    ("line-id", "phone"),
    ("line-id", "short-link"),
    ("map-position", "short-link"),
    ("secret", "short-link"),
];

fn accepts(wanted: &str, found: &str) -> bool {
    wanted == found || ALIKE.contains(&(wanted, found)) || ALIKE.contains(&(found, wanted))
}

/// A finding by which somebody is stopped, and not only told.
struct Alarm {
    kind: &'static str,
    range: Range<usize>,
    text: String,
}

fn alarms(draft: &Draft) -> Vec<Alarm> {
    let alarms = draft.findings.iter();
    let alarms = alarms.filter(|finding| finding.severity > Severity::ForInformation);
    alarms
        .map(|finding| Alarm {
            kind: finding.kind.id(),
            range: finding.range.clone(),
            text: finding.text.clone(),
        })
        .collect()
}

fn overlaps(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

#[derive(Clone, Copy, Default)]
pub struct Count {
    pub right: usize,
    pub all: usize,
}

impl Count {
    pub fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.all += 1;
    }

    fn join(self, other: Self) -> Self {
        Self {
            right: self.right + other.right,
            all: self.all + other.all,
        }
    }

    pub fn percent(self) -> String {
        if self.all == 0 {
            return format!("{:>19}", "–");
        }
        #[expect(clippy::cast_precision_loss, reason = "counts of texts are small")]
        let share = 100.0 * self.right as f64 / self.all as f64;
        let of = format!("({}/{})", self.right, self.all);
        format!("{share:5.1} % {of:>11}")
    }
}

/// The figures of one kind.
#[derive(Clone, Copy, Default)]
struct Kind {
    /// What is marked: found as a kind that fits, and not readable afterwards.
    recall: Count,
    /// What is marked: found as any kind, and not readable afterwards.
    masked: Count,
    /// Findings: those that are marked as a kind that fits.
    precision: Count,
    /// Findings where another kind is marked.
    confused: usize,
}

impl Kind {
    fn join(self, other: &Self) -> Self {
        Self {
            recall: self.recall.join(other.recall),
            masked: self.masked.join(other.masked),
            precision: self.precision.join(other.precision),
            confused: self.confused + other.confused,
        }
    }
}

/// The figures on a set of texts.
#[derive(Default)]
pub struct Figures {
    kinds: BTreeMap<String, Kind>,
    /// What is marked, by what varies.
    traits: BTreeMap<(&'static str, String), Count>,
    /// Texts in which nothing is marked: those without an alarm, by what varies.
    silent: BTreeMap<(&'static str, String), Count>,
    quiet: Count,
    /// Masked copies with as many tabs and lines as the text.
    shape: Count,
    texts: usize,
}

impl Figures {
    /// Checks `text` and counts. Returns what was wrong about it.
    pub fn measure(&mut self, registry: &Registry, text: &Message) -> Vec<String> {
        let draft = check(registry, &text.text);
        let alarms = alarms(&draft);
        let ranges: Vec<&Range<usize>> = alarms.iter().map(|alarm| &alarm.range).collect();
        let outside = text.without(&ranges);
        let mut wrong = Vec::new();
        self.texts += 1;
        for wanted in text.wanted.iter().filter(|it| !it.is_doubtful) {
            if let Some(miss) = self.count_wanted(text, wanted, &alarms, [&draft.masked, &outside])
            {
                wrong.push(miss);
            }
        }
        if !alarms.is_empty() {
            let shape = |text: &str| (text.matches('\n').count(), text.matches('\t').count());
            self.shape.add(shape(&text.text) == shape(&draft.masked));
        }
        for finding in &alarms {
            if let Some(alarm) = self.count_alarm(text, finding) {
                wrong.push(alarm);
            }
        }
        if text
            .wanted
            .iter()
            .all(|it| it.kind == INFORMATION || it.is_doubtful)
        {
            self.quiet.add(alarms.is_empty());
            for key in &text.traits {
                let count = self.silent.entry(key.clone()).or_default();
                count.add(alarms.is_empty());
            }
        }
        if !wrong.is_empty() {
            let written = text.text.replace('\n', "⏎").replace('\t', "⇥");
            let masked = draft.masked.replace('\n', "⏎").replace('\t', "⇥");
            wrong.insert(0, format!("{} {written}\n    masked: {masked}", text.id));
        }
        wrong
    }

    fn count_wanted(
        &mut self,
        text: &Message,
        wanted: &Wanted,
        alarms: &[Alarm],
        [masked, outside]: [&str; 2],
    ) -> Option<String> {
        let there: Vec<&Alarm> = alarms
            .iter()
            .filter(|it| wanted.ranges.iter().any(|range| overlaps(range, &it.range)))
            .collect();
        let kind = self.kinds.entry(wanted.kind.clone()).or_default();
        // An office's telephone may be read by everybody.
        if wanted.kind == INFORMATION {
            kind.recall.add(there.is_empty());
            kind.masked.add(true);
            return None;
        }
        let is_masked = wanted.pieces.iter().all(|piece| {
            let shown = text.part(piece);
            let covered = piece
                .clone()
                .all(|at| there.iter().any(|it| it.range.contains(&at)));
            covered && masked.matches(&shown).count() <= outside.matches(&shown).count()
        });
        let fits = wanted.ranges.iter().all(|range| {
            there
                .iter()
                .any(|it| overlaps(range, &it.range) && accepts(&wanted.kind, it.kind))
        });
        kind.recall.add(fits && is_masked);
        kind.masked.add(is_masked);
        for key in &text.traits {
            let count = self.traits.entry(key.clone()).or_default();
            count.add(fits && is_masked);
        }
        let why = match (there.is_empty(), is_masked) {
            (true, _) => "missed",
            (false, false) => "still readable",
            (false, true) => "taken for another kind",
        };
        let value = wanted.ranges.first().map(|range| text.part(range))?;
        (!(fits && is_masked)).then(|| format!("{why}: {} “{value}”", wanted.kind))
    }

    fn count_alarm(&mut self, text: &Message, finding: &Alarm) -> Option<String> {
        let id = finding.kind;
        let there: Vec<&Wanted> = text
            .wanted
            .iter()
            .filter(|it| {
                it.ranges
                    .iter()
                    .any(|range| overlaps(range, &finding.range))
            })
            .filter(|it| it.kind != INFORMATION)
            .collect();
        let is_right = there.iter().any(|it| accepts(&it.kind, id));
        let kind = self.kinds.entry(id.to_owned()).or_default();
        kind.precision.add(is_right);
        kind.confused += usize::from(!is_right && !there.is_empty());
        let alarm = || format!("false: {id} “{}”", finding.text);
        (!is_right && there.is_empty()).then(alarm)
    }

    pub fn print(&self, name: &str) {
        println!("{name}: {} texts", self.texts);
        let head = "right, by finding";
        println!(
            "  {:20} {:>19} {:>19} {head:>19}  false",
            "kind", "recall", "masked"
        );
        let mut groups: BTreeMap<&str, Kind> = BTreeMap::new();
        for (id, kind) in &self.kinds {
            print_kind(id, kind);
            if id == INFORMATION {
                continue;
            }
            let group = if NAMES_AND_ADDRESSES.contains(&id.as_str()) {
                "names, addresses"
            } else {
                "numbers, links …"
            };
            for key in [group, "together"] {
                let entry = groups.entry(key).or_default();
                *entry = entry.join(kind);
            }
        }
        for (name, kind) in &groups {
            print_kind(name, kind);
        }
        if self.shape.all > 0 {
            println!("  masked, tabs and lines kept: {}", self.shape.percent());
        }
        if self.quiet.all > 0 {
            println!("  nothing private, no alarm: {}", self.quiet.percent());
        }
    }

    /// Prints the share found, or left alone, by everything that varies.
    pub fn print_traits(&self) {
        for (what, counts) in [("recall", &self.traits), ("no alarm", &self.silent)] {
            for ((name, value), count) in counts {
                println!("  {what} by {name:10} {value:32} {}", count.percent());
            }
        }
    }
}

fn print_kind(name: &str, kind: &Kind) {
    let wrong = kind.precision.all - kind.precision.right;
    let other = match kind.confused {
        0 => String::new(),
        other => format!(", {other} of another kind"),
    };
    println!(
        "  {name:20} {} {} {}  {wrong}{other}",
        kind.recall.percent(),
        kind.masked.percent(),
        kind.precision.percent()
    );
}
