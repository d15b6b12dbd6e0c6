//! The state of the screen: the words, how they were understood, and the answer in words, each
//! computed once for each change.

use std::sync::Arc;

use eframe::egui::Context;

use super::super::{Revision, View};
use super::start;
use crate::fonts;
use crate::gui::reading_cursor::ReadingCursor;
use crate::guide::{self, Advice, Need, Question};
use crate::registry::{Act, RoleId, TopicId};
use crate::report::{
    AnswerCard, AnswerReport, GroupAnswerReport, InForceReport, OnboardingGroup, ReadingReport,
    Standing, Style, answer_card, answer_report, in_force_report, onboarding_group, people_of,
    readings,
};
use crate::text::Date;
use crate::understand::{Part, Understanding};

/// How long it is shown that something was copied, in seconds.
const COPIED_SHOWN: f32 = 2.0;

/// The state of the screen. Its ids belong to the registry of `revision`.
#[derive(Debug, Default)]
pub struct State {
    revision: Revision,
    pub(super) query: String,
    /// How the words were understood.
    pub(super) understood: Option<Understanding>,
    /// The readings to choose from, if none is sure enough, and the style they are in.
    pub(super) choices: Vec<ReadingReport>,
    choices_in: Style,
    pub(super) cursor: ReadingCursor,
    /// The question, read from words or chosen by hand.
    pub(super) question: Option<Question>,
    /// Whether the question's audience, or who must not read it, was chosen by hand.
    pub(super) audience_is_chosen: bool,
    /// Whether the parts that were not given are shown.
    pub(super) shows_all_parts: bool,
    /// The day chosen by hand, for rules that apply at certain times.
    pub(super) on: Option<Date>,
    /// The words from which `question` was read, and the role they were read for.
    read: Option<(String, Option<RoleId>)>,
    pub(super) answered: Option<Answered>,
    /// The words checked for characters that cannot be shown, and those characters in words.
    pub(super) letters: (String, Option<String>),
    /// Whether the field has already been focused. It is focused at the start.
    pub(super) unfocused: bool,
    /// The copied name of a group, and until when that is shown.
    copied: Option<(String, f64)>,
    pub(super) start: start::Matters,
}

/// An answer in words.
#[derive(Debug)]
pub(super) struct Answered {
    pub question: Question,
    style: Style,
    pub report: AnswerReport,
    pub card: AnswerCard,
    /// The groups that are not on the card.
    pub others: Vec<OtherGroup>,
    /// What else the asker may and must not do in the recommended group, if their role is known.
    pub there: Option<OnboardingGroup>,
    /// People in the user's district who could relay the message, if the user is not in the group.
    pub carriers: Vec<String>,
    district: Option<String>,
    /// Which letter the answer rests on, and whether it is in force on the day asked about.
    pub in_force: Arc<InForceReport>,
}

/// A group beside the one on the card, in a line.
#[derive(Debug)]
pub(super) struct OtherGroup {
    pub index: usize,
    pub standing: Standing,
    pub word: String,
    /// The reason in short: the condition, or the letter's words.
    pub reason: String,
}

impl State {
    /// Shows the answer to `need`.
    pub fn ask(&mut self, need: Need) {
        self.query = need.query.clone().unwrap_or_default();
        self.read = Some((self.query.clone(), need.role));
        self.understood = None;
        self.set(Some(need.into()));
    }

    /// Replaces the question.
    pub(super) fn set(&mut self, question: Option<Question>) {
        self.question = question.map(|question| self.on_day(&question));
        self.audience_is_chosen = false;
        self.choices.clear();
    }

    /// Returns `question` asked about the chosen day.
    pub(super) fn on_day(&self, question: &Question) -> Question {
        let need = question.need().clone();
        question.with_need(Need {
            on: self.on,
            ..need
        })
    }

    /// Reads `words` as if they had been typed.
    pub fn search(&mut self, words: String) {
        self.query = words;
        self.read = None;
        self.unfocused = false;
    }

    /// Focuses the field when the screen is next drawn.
    pub fn focus(&mut self) {
        self.unfocused = false;
    }

    /// Takes note that `text` was copied, and whether it `arrived`. Returns whether the screen says
    /// so itself.
    pub fn copied(&mut self, context: &Context, text: &str, arrived: bool) -> bool {
        let mut groups = self.answered.iter().flat_map(|it| &it.report.groups);
        if !arrived || !groups.any(|group| group.name == text) {
            return false;
        }
        let now = context.input(|input| input.time);
        self.copied = Some((text.to_owned(), now + f64::from(COPIED_SHOWN)));
        context.request_repaint_after_secs(COPIED_SHOWN);
        true
    }

    /// Returns whether it is to be shown that `name` was copied.
    pub(super) fn shows_copied(&self, context: &Context, name: &str) -> bool {
        let now = context.input(|input| input.time);
        let copied = self.copied.as_ref();
        copied.is_some_and(|(copied, until)| copied == name && now < *until)
    }

    /// Discards state that refers to another registry's ids.
    pub(super) fn belong_to(&mut self, view: &View<'_>) {
        let revision = view.revision;
        if self.revision != revision {
            *self = Self {
                revision,
                query: std::mem::take(&mut self.query),
                unfocused: self.unfocused,
                ..Self::default()
            };
        }
    }

    /// Reads the query again if it or the user's role has changed.
    pub(super) fn understand(&mut self, view: &View<'_>) {
        if self.letters.0 != self.query {
            let letters = fonts::missing_in_words([self.query.as_str()]);
            self.letters = (self.query.clone(), letters);
        }
        let read = (self.query.clone(), view.role);
        if self.read.as_ref() == Some(&read) {
            // What is chosen from has its words in one style.
            if self.choices_in != view.style && !self.choices.is_empty() {
                self.read = None;
                self.understand(view);
            }
            return;
        }
        self.understood = None;
        if self.query.trim().is_empty() {
            // A question chosen by hand stays if only the role changes.
            let need = self.question.take().map(Question::into_need);
            let need = need.filter(|need| need.query.is_none());
            self.choices.clear();
            self.question = need.map(|need| {
                Question::InScope(Need {
                    role: view.role,
                    ..need
                })
            });
        } else {
            let understanding = view
                .understander()
                .read(view.registry, &self.query, view.role);
            self.set(understanding.main().map(Part::question));
            let main = understanding.main();
            self.choices = main.map_or_else(Vec::new, |part| self.readings_of(view, part));
            self.understood = Some(understanding);
            self.offered(view);
        }
        self.read = Some(read);
    }

    /// Returns what `part` may mean, if none of it is sure, on the chosen day.
    fn readings_of(&self, view: &View<'_>, part: &Part) -> Vec<ReadingReport> {
        let readings = readings(view.registry, part, view.style).into_iter();
        let on_day = readings.map(|reading| ReadingReport {
            question: self.on_day(&reading.question),
            ..reading
        });
        on_day.collect()
    }

    /// Takes note of which readings are offered.
    fn offered(&mut self, view: &View<'_>) {
        self.cursor = ReadingCursor::of(self.choices.len());
        self.choices_in = view.style;
    }

    /// Asks what the part of the words at `index` asks. If that is not sure, a person chooses first.
    pub(super) fn take_part(&mut self, view: &View<'_>, index: usize) {
        let parts = self.understood.as_ref().map(|understood| &understood.parts);
        let Some(part) = parts.and_then(|parts| parts.get(index)) else {
            return;
        };
        let (question, choices) = (part.question(), self.readings_of(view, part));
        self.set(Some(question));
        self.choices = choices;
        self.offered(view);
    }

    /// Computes the answer, once for each question.
    pub(super) fn answer(&mut self, view: &View<'_>) {
        let Some(question) = self.question.clone() else {
            self.answered = None;
            return;
        };
        let style = view.style;
        let current = self.answered.as_ref().is_some_and(|answered| {
            answered.question == question
                && answered.style == style
                && answered.district == view.settings.district
                && (question.need().on.is_some() || Arc::ptr_eq(&answered.in_force, view.in_force))
        });
        if !current {
            self.answered = Some(answered(view, question));
        }
    }

    /// Asks about `topic`. The act is chosen next.
    pub(super) fn choose_topic(&mut self, view: &View<'_>, topic: TopicId) {
        let need = Need {
            role: view.role,
            ..Need::to_do(Act::Ask, topic)
        };
        self.set(Some(need.without_act().into()));
    }

    /// Asks about `need`, for the user's role.
    pub(super) fn choose_need(&mut self, view: &View<'_>, need: Need) {
        self.unfocused = false;
        let need = Need {
            role: view.role,
            on: self.on,
            ..need
        };
        self.set(Some(need.into()));
    }

    /// Clears the words and the question.
    pub(super) fn start_over(&mut self) {
        self.query.clear();
        self.on = None;
        self.shows_all_parts = false;
        self.set(None);
        self.unfocused = false;
    }

    /// Asks about `act`, keeping the rest of the need.
    pub(super) fn choose_act(&mut self, view: &View<'_>, act: Act) {
        // Focus the field: the chosen button disappears, and Enter in the field copies the group's
        // name.
        self.unfocused = false;
        self.choices.clear();
        let need = match self.question.take() {
            Some(question) => question.into_need().with_act(act),
            None => Need {
                role: view.role,
                on: self.on,
                ..Need::to_do(act, view.registry.first_topic())
            },
        };
        self.question = Some(need.into());
    }

    /// Takes the reading at `index`.
    pub(super) fn choose_reading(&mut self, index: usize) {
        if let Some(reading) = self.choices.get(index) {
            self.set(Some(reading.question.clone()));
            self.unfocused = false;
        }
    }
}

/// Answers `question` in words.
fn answered(view: &View<'_>, question: Question) -> Answered {
    let (registry, style) = (view.registry, view.style);
    let need = question.need();
    let answer = guide::answer(registry, question.clone());
    let report = answer_report(registry, &answer, style);
    let card = answer_card(registry, &answer, &report, style);
    let there = need.role.zip(answer.best).and_then(|(role, best)| {
        let mut there = onboarding_group(registry, role, best, style);
        // The act asked about is already shown above.
        for act_reports in [&mut there.may, &mut there.must_not, &mut there.need_not] {
            act_reports.retain(|act_report| Some(act_report.act) != need.act);
        }
        let more =
            !(there.may.is_empty() && there.must_not.is_empty() && there.need_not.is_empty());
        more.then_some(there)
    });
    let district = view.settings.district.clone();
    let carriers = match (&answer.advice, &district) {
        (Some(Advice::NotMember { relay, .. }), Some(district)) => {
            people_of(registry, relay, district, style)
        }
        _ => Vec::new(),
    };
    let in_force = match need.on {
        Some(day) => Arc::new(in_force_report(registry, Some(day), style)),
        None => Arc::clone(view.in_force),
    };
    let others = card.others.iter().filter_map(|&index| {
        let group = report.groups.get(index)?;
        let standing = group.standing(need.purpose);
        Some(OtherGroup {
            index,
            standing,
            word: style.standing(standing),
            reason: in_short(group, style),
        })
    });
    Answered {
        others: others.collect(),
        question,
        style,
        report,
        card,
        there,
        carriers,
        district,
        in_force,
    }
}

/// Returns the reason for a verdict in short.
fn in_short(group: &GroupAnswerReport, style: Style) -> String {
    if let Some(condition) = &group.condition {
        return style.text_with("find-condition-when", &[("condition", condition.clone())]);
    }
    let reason = group.reasons.first();
    reason.map_or_else(String::new, |reason| {
        format!("“{}”", style.show(&reason.text))
    })
}
