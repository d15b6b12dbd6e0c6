//! How well the held-out texts are understood, and the thresholds that follow from it.

use std::collections::BTreeMap;

use serde_json::json;

use super::choosing::{Choice, Taken, Weighed, WeighedFold};
use super::questions::{FIRST_OFFICE, NOTHING};

/// How many wrong answers a forbidden group is worth when the thresholds are chosen. A wrong group costs a moment; a
/// forbidden one breaks the letter in the name of the program.
const FORBIDDEN_COST: f64 = 3.0;
/// The largest share of texts that ask nothing that may be given a group.
const MOST_GIVEN: f64 = 0.03;

/// What reading one offer costs, in right answers.
const OFFER_COST: f64 = 0.1;
/// The most readings that are offered.
const MOST_OFFERED: usize = 3;

/// What was counted for one office.
#[derive(Default)]
struct Figures {
    all: usize,
    right: usize,
    acts: usize,
    purposes: usize,
    forbidden: usize,
    nothing: usize,
    given: usize,
    /// How many topics the letter has.
    topics: usize,
    /// How many questions are taken to be about the right topic.
    right_topics: usize,
    /// How many get a wrong group and are taken to be about a wrong topic.
    missed_by_topic: usize,
}

impl Figures {
    /// Counts one text, as it is taken with these thresholds.
    fn count(&mut self, choice: &Choice<'_>, sure: f64, nothing: f64) {
        let question = choice.text.question;
        let taken = choice.taken(sure, nothing);
        let likely = taken.as_ref().map(|taken| taken.likely);
        let best = taken.as_ref().and_then(|taken| taken.best);
        if question.is_nothing() {
            self.nothing += 1;
            self.given += usize::from(best.is_some());
            return;
        }
        let topic = likely.map(|likely| &likely.named.topic);
        let wanted = question.topic.as_ref();
        let is_about = wanted.is_none_or(|wanted| Some(wanted) == topic);
        let acts = likely.is_some_and(|likely| likely.observed.act == question.act);
        let purposes = likely.is_some_and(|likely| likely.observed.purpose == question.purpose);
        self.topics = self.topics.max(question.topics);
        self.right_topics += usize::from(is_about);
        self.missed_by_topic += usize::from(!is_about && !question.is_right(best));
        self.all += 1;
        self.right += usize::from(question.is_right(best));
        self.forbidden += usize::from(question.is_forbidden(best));
        self.acts += usize::from(acts);
        self.purposes += usize::from(purposes);
    }

    fn add(&mut self, other: &Self) {
        self.all += other.all;
        self.right += other.right;
        self.acts += other.acts;
        self.purposes += other.purposes;
        self.forbidden += other.forbidden;
        self.right_topics += other.right_topics;
        self.missed_by_topic += other.missed_by_topic;
    }
}

/// The chosen thresholds, and what they lead to.
pub(crate) struct Report {
    pub sure: f64,
    pub nothing: f64,
    pub forbidden: f64,
    /// The probability from which on another reading is offered.
    pub offer: f64,
    /// The probability from which on a candidate is looked at.
    pub look: f64,
    /// The weights of the signs of a text typed with the wrong keyboard layout.
    pub retyping: Vec<f64>,
    offices: BTreeMap<String, Figures>,
}

impl Report {
    /// Chooses the thresholds on the held-out texts, and counts what they lead to.
    pub fn new(folds: &[WeighedFold<'_>]) -> Self {
        let mut best: Option<(f64, Self)> = None;
        for forbidden in [0.0, 1.0, 2.0, 3.0, 4.0, 6.0, 9.0] {
            let offices = folds.iter().map(|fold| {
                let choices = fold.texts.iter().map(|text| text.choice(forbidden));
                (fold.office, choices.collect::<Vec<_>>())
            });
            let offices: Vec<(&str, Vec<Choice<'_>>)> = offices.collect();
            for sure in [0.1, 0.2, 0.3, 0.4, 0.5, 0.6] {
                for nothing in [
                    0.03, 0.05, 0.07, 0.1, 0.11, 0.12, 0.13, 0.14, 0.15, 0.16, 0.17, 0.18, 0.2,
                    0.25, 0.3, 0.4, 0.5,
                ] {
                    let report = Self::count(&offices, [sure, nothing, forbidden]);
                    let worth = report.worth();
                    if best.as_ref().is_none_or(|(known, _)| worth > *known) {
                        best = Some((worth, report));
                    }
                }
            }
        }
        let mut report = best.expect("thresholds").1;
        report.offer = report.best_offer(folds);
        report
    }

    /// Returns the probability from which on offering another reading is worth most.
    fn best_offer(&self, folds: &[WeighedFold<'_>]) -> f64 {
        let offers = [0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4];
        let worths = offers.map(|offer| {
            let texts = folds.iter().flat_map(|fold| &fold.texts);
            let worths = texts.map(|text| self.worth_of_offers(text, offer));
            (worths.sum::<f64>(), offer)
        });
        let best = worths.into_iter().max_by(|a, b| a.0.total_cmp(&b.0));
        best.expect("an offer").1
    }

    /// Returns what the readings of a text are worth that are at least as likely as `offer`: one if
    /// the answer is wrong and one of them is right, less what each costs the reader.
    fn worth_of_offers(&self, weighed: &Weighed<'_>, offer: f64) -> f64 {
        let Weighed { text, shares, .. } = weighed;
        let Some(chosen) = weighed.chosen(self.nothing, self.forbidden) else {
            return 0.0;
        };
        if text.candidates[chosen].observed.purpose == NOTHING {
            return 0.0;
        }
        let is_right = |at: usize| text.candidates[at].is_right(text.question);
        let mut offered: Vec<usize> = (0..shares.len())
            .filter(|&at| at != chosen && shares[at] >= offer)
            .filter(|&at| text.candidates[at].observed.purpose != NOTHING)
            .collect();
        offered.sort_by(|&a, &b| shares[b].total_cmp(&shares[a]));
        offered.truncate(MOST_OFFERED);
        let helps = !is_right(chosen) && offered.iter().any(|&at| is_right(at));
        f64::from(u8::from(helps)) - OFFER_COST * offered.len() as f64
    }

    /// Counts what the thresholds lead to for what the texts of `offices` are taken for.
    fn count(
        offices_with_choices: &[(&str, Vec<Choice<'_>>)],
        [sure, nothing, forbidden]: [f64; 3],
    ) -> Self {
        let mut offices: BTreeMap<String, Figures> = BTreeMap::new();
        for (office, choices) in offices_with_choices {
            let figures = offices.entry((*office).to_owned()).or_default();
            for choice in choices {
                figures.count(choice, sure, nothing);
            }
        }
        Self {
            sure,
            nothing,
            forbidden,
            offer: 1.0,
            look: 0.0,
            retyping: Vec::new(),
            offices,
        }
    }

    /// Returns what the thresholds are worth: the mean of the offices' shares of right answers, less
    /// the cost of forbidden ones.
    fn worth(&self) -> f64 {
        let given: usize = self.offices.values().map(|figures| figures.given).sum();
        let nothing: usize = self.offices.values().map(|figures| figures.nothing).sum();
        let too_many = given as f64 > MOST_GIVEN * nothing as f64;
        let offices = self.offices.values().filter(|figures| figures.all > 0);
        let worths: Vec<f64> = offices
            .map(|figures| {
                (figures.right as f64 - FORBIDDEN_COST * figures.forbidden as f64)
                    / figures.all as f64
            })
            .collect();
        let mean = worths.iter().sum::<f64>() / worths.len().max(1) as f64;
        mean - if too_many { 1.0 } else { 0.0 }
    }

    /// Returns the questions of `folds` that get a wrong group, and the texts that ask nothing and get one, each
    /// with what it was taken for, as JSON lines.
    pub fn misses(&self, folds: &[WeighedFold<'_>]) -> String {
        let texts = folds.iter().flat_map(|fold| &fold.texts);
        let misses = texts.filter_map(|text| {
            let question = text.text.question;
            let choice = text.choice(self.forbidden);
            let Taken { likely, sure, best } = choice.taken(self.sure, self.nothing)?;
            let is_missed = if question.is_nothing() {
                best.is_some()
            } else {
                !question.is_right(best)
            };
            let miss = json!({
                "office": question.office, "id": question.case.id, "role": question.case.role,
                "query": question.case.query, "purpose": question.purpose, "act": question.act,
                "topic": question.topic, "best": question.case.best,
                "also_ok": question.case.also_ok, "is_forbidden": question.is_forbidden(best),
                "taken_for": {
                    "purpose": likely.observed.purpose, "act": likely.observed.act,
                    "topic": likely.named.topic, "best": best, "sure": sure,
                },
            });
            is_missed.then(|| miss.to_string() + "\n")
        });
        misses.collect()
    }

    pub fn print(&self) {
        println!(
            "each office by weights fitted on the others; sure {}, nothing {}, forbidden {}, \
             offer {}, look {}",
            self.sure, self.nothing, self.forbidden, self.offer, self.look
        );
        for (office, figures) in &self.offices {
            if figures.nothing > 0 {
                println!(
                    "  {office:16} {} texts that ask nothing, {} given a group",
                    figures.nothing, figures.given
                );
                continue;
            }
            print_line(office, figures);
        }
        let is_first = |office: &str| office == FIRST_OFFICE;
        let is_english = |office: &str| office.starts_with("english");
        self.print_sum("Thai offices", |office, _| {
            !is_first(office) && !is_english(office)
        });
        self.print_sum("English offices", |office, _| is_english(office));
        self.print_sum("four topics or more", |office, figures| {
            !is_first(office) && figures.topics > 3
        });
    }

    /// Prints what was counted for the offices that are `meant`.
    fn print_sum(&self, name: &str, meant: impl Fn(&str, &Figures) -> bool) {
        let mut sum = Figures::default();
        let offices = self.offices.iter();
        for (_, figures) in offices.filter(|(office, figures)| meant(office, figures)) {
            sum.add(figures);
        }
        print_line(name, &sum);
    }
}

fn print_line(name: &str, figures: &Figures) {
    println!(
        "  {name:16} {} questions: best {:5.1} %, act {:5.1} %, purpose {:5.1} %, topic {:5.1} %, \
         forbidden {}, wrong by topic {} of {}",
        figures.all,
        percent(figures.right, figures.all),
        percent(figures.acts, figures.all),
        percent(figures.purposes, figures.all),
        percent(figures.right_topics, figures.all),
        figures.forbidden,
        figures.missed_by_topic,
        figures.all - figures.right,
    );
}

fn percent(part: usize, all: usize) -> f64 {
    100.0 * part as f64 / all.max(1) as f64
}
