//! What a clause states, piece by piece: who may, must or must not do what, to whom.
//!
//! A clause is read from the left. A word that permits, forbids or obliges begins a statement, and
//! so does a new subject before a verb. What precedes such a word without a verb is what it is
//! about: เหตุด่วน ไม่ต้องรายงาน.

mod effects;
mod signs;
mod words;

use super::statement::{Force, Statement};
use super::terms::{Token, What};
use crate::language::LetterUse;
use crate::registry::Act;

/// What the next role in a clause is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// Who acts.
    Who,
    /// Whoever it is: a new subject, or the addressee.
    After,
    To,
    From,
    Of,
}

#[expect(
    clippy::struct_excessive_bools,
    reason = "independent states of a reader"
)]
struct Reader {
    done: Vec<Statement>,
    now: Statement,
    mode: Mode,
    /// Roles after the acts, not yet placed, and whether a gap precedes them.
    loose: Vec<usize>,
    loose_gap: bool,
    /// Whether members were named as a new subject.
    new_subject: bool,
    /// Whether those who act come after what they do.
    awaits_subject: bool,
    /// Whether a role was taken as source or owner, so that the next after a gap is a new subject.
    has_source: bool,
    in_unless: bool,
    in_if: bool,
    /// Whether a word that introduces what is to be done followed the matter: เหตุด่วนให้แจ้ง.
    after_matter: bool,
}

/// Returns what the clause with `tokens` states.
pub(super) fn statements(tokens: &[Token], length: usize) -> Vec<Statement> {
    let mut reader = Reader {
        done: Vec::new(),
        now: Statement::default(),
        mode: Mode::Who,
        loose: Vec::new(),
        loose_gap: false,
        new_subject: false,
        awaits_subject: false,
        has_source: false,
        in_unless: false,
        in_if: false,
        after_matter: false,
    };
    for (at, token) in tokens.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        reader.take(token, before, tokens.get(at + 1..).unwrap_or_default());
    }
    reader.flush(length);
    let is_said = |statement: &Statement| {
        !statement.is_void && (statement.has_said() || !statement.objects.is_empty())
    };
    reader.done.retain(is_said);
    reader.done
}

fn is_actor(token: &Token) -> bool {
    use LetterUse as U;
    let people = [U::Members, U::Receiver, U::Keeper];
    token.role().is_some() || people.into_iter().any(|use_| token.is(use_))
}

impl Reader {
    /// Ends the statement before character `at` and begins the next. Roles that a gap separates
    /// from it belong to the next.
    fn flush(&mut self, at: usize) {
        let loose = std::mem::take(&mut self.loose);
        let mut next = Statement {
            start: at,
            ..Statement::default()
        };
        if self.loose_gap || self.new_subject {
            next.who = loose;
        } else if self.now.brings_in || self.now.leads {
            self.now.who.extend(loose);
        } else {
            self.now.to.extend(loose);
        }
        self.loose_gap = false;
        self.new_subject = false;
        self.awaits_subject = false;
        self.has_source = false;
        self.in_unless = false;
        self.in_if = false;
        self.after_matter = false;
        self.mode = Mode::Who;
        let mut done = std::mem::replace(&mut self.now, next);
        done.end = at;
        done.settle();
        if let Some((_, end)) = &mut done.unless {
            *end = at;
        }
        self.done.push(done);
    }

    /// Ends the statement if it is about something already.
    fn begin(&mut self, token: &Token) {
        if self.now.has_said() {
            self.flush(token.start);
        }
    }

    /// Ends the statement if another subject was named since its acts, or it ended with ได้.
    fn begin_after_subject(&mut self, token: &Token) {
        if !self.now.has_said() || self.now.is_void {
            return;
        }
        let has_subject = !self.loose.is_empty() && self.loose_gap || self.new_subject;
        if has_subject || self.now.able {
            self.flush(token.start);
        }
    }

    /// Takes a word, which stands between `before` and the words `rest`.
    fn take(&mut self, token: &Token, before: Option<&Token>, rest: &[Token]) {
        if token.sentence && (self.now.has_said() || self.in_if) {
            (self.loose_gap, self.new_subject) = (false, false);
            self.flush(token.start);
        }
        if self.is_allowed_again(token, rest) {
            self.flush(token.start);
            self.now.force = Some(Force::Permit);
        }
        let uses = token.what.iter().filter_map(|what| match what {
            What::Use(use_) => Some(*use_),
            _ => None,
        });
        if let Some(role) = token.role() {
            self.role(role, token);
        }
        self.end_condition_at_gap(token, before);
        self.now.nominal |= token.nominal && !self.now.has_said();
        if token.slashed && self.now.has_said() && !self.now.forbids() {
            self.flush(token.start);
        }
        let acts: Vec<Act> = token.acts().collect();
        if token.is(LetterUse::Tell) && acts == [Act::ShareNews] && !self.in_if && !self.in_unless {
            // What is made known may be named: เผยแพร่หนังสือราชการ.
            self.begin_after_subject(token);
            self.mode = Mode::After;
            self.now.spreads = true;
        } else if !acts.is_empty() && !self.is_object(&acts, token, before) {
            self.acts(&acts, token, before);
        }
        for use_ in uses {
            self.word(use_, token, before, rest);
        }
    }

    fn role(&mut self, role: usize, token: &Token) {
        let now = &mut self.now;
        let last = now.acts.last().copied();
        let asks = matches!(last, Some(Act::Ask | Act::Reply));
        if self.in_unless {
            now.unless_who.push(role);
        } else if now.is_void || self.in_if && !now.has_said() {
            // Whoever stands in a condition does not act.
        } else if self.awaits_subject || !now.has_said() && !matches!(self.mode, Mode::To) {
            now.who.push(role);
            now.by_office |= token.is_office();
        } else {
            if self.has_source && token.gap && !token.listed {
                self.mode = Mode::After;
            }
            self.has_source = matches!(self.mode, Mode::From | Mode::Of);
            match self.mode {
                Mode::To => now.to.push(role),
                Mode::From | Mode::Of if asks && !now.received => now.to.push(role),
                Mode::From if now.who.is_empty() || now.received => {
                    now.who.push(role);
                    now.by_office |= token.is_office();
                }
                Mode::Of if now.received => now.who.push(role),
                Mode::From | Mode::Of => {}
                Mode::Who | Mode::After => {
                    if self.loose.is_empty() {
                        self.loose_gap = token.gap;
                    }
                    self.loose.push(role);
                }
            }
        }
    }

    /// Returns whether `token` only says what is asked, answered, acknowledged or reported, as in
    /// ตอบข้อกฎหมาย ระเบียบ.
    fn is_object(&mut self, acts: &[Act], token: &Token, before: Option<&Token>) -> bool {
        let is_thing =
            |act: &Act| matches!(act, Act::ShareNews | Act::SendLetter | Act::IssueOrder);
        let last = self.now.acts.last();
        let follows = before.is_some_and(|before| before.end == token.start);
        let answers_it = before.is_some_and(|before| before.acts().any(|act| act == Act::Reply));
        if last == Some(&Act::Reply) && acts == [Act::Ask] && follows && answers_it {
            return true;
        }
        // A letter may say what it is about: หนังสือแจ้งผลการตรวจ.
        let is_contents = |act: &Act| matches!(act, Act::ReportResults | Act::ShareNews);
        let is_about = last == Some(&Act::SendLetter) && acts.iter().all(is_contents);
        if is_about && follows && !token.verbal {
            return true;
        }
        // What is asked about may be a result: สอบถามความคืบหน้า.
        let is_asked = last == Some(&Act::Ask) && acts == [Act::ReportResults];
        if is_asked && follows && !token.verbal {
            return true;
        }
        // News may be about what is urgent: ความรู้เรื่องโรคระบาด.
        let concerns = before.is_some_and(|before| before.is(LetterUse::Concerning));
        if last == Some(&Act::ShareNews) && acts == [Act::ReportUrgent] && concerns {
            return true;
        }
        if token.verbal || !acts.iter().all(is_thing) {
            self.now.has_object = false;
            return false;
        }
        let answers = matches!(last, Some(Act::Ask | Act::Reply | Act::Acknowledge));
        let reports = matches!(last, Some(Act::ReportResults));
        let is_after =
            |before: &Token| before.acts().next().is_some() && !before.is(LetterUse::Tell);
        let is_about = |before: &Token| {
            use LetterUse as U;
            let leads_to = [U::Concerning, U::To, U::Of, U::From];
            leads_to.into_iter().any(|use_| before.is(use_))
        };
        // What is asked about may be named later: สอบถามข้อความในหนังสือ.
        let goes_on = !(token.gap || token.joined || token.listed);
        if (follows || goes_on) && before.is_some_and(is_after) && (answers || reports)
            || before.is_some_and(|before| is_about(before) && answers)
        {
            self.now.has_object = true;
        }
        // What follows a gap may be the next thing to do.
        let is_next = token.gap && acts.contains(&Act::IssueOrder);
        self.now.has_object && !is_next
    }

    fn acts(&mut self, acts: &[Act], token: &Token, before: Option<&Token>) {
        if self.in_unless {
            if token.nominal || token.verbal {
                self.now.unless_acts.extend_from_slice(acts);
            }
            return;
        }
        if self.in_if {
            if self.now.acts.is_empty() {
                self.now.objects.extend_from_slice(acts);
            }
            return;
        }
        self.awaits_subject = false;
        self.has_source = false;
        let joins = acts.contains(&Act::Join);
        // Whoever was named since then is led into the group, or barred from it.
        let is_of_same = self.now.leads || self.now.forbids() && self.now.acts.is_empty();
        if !(joins && is_of_same) {
            self.begin_after_subject(token);
        }
        self.mode = Mode::After;
        self.now.verbal |= token.verbal;
        let is_apart = before.map_or(token.start > 0, |before| before.end < token.start);
        self.now.strangers |= joins && is_apart && self.now.who.is_empty();
        self.now.talks |= acts.contains(&Act::Ask) && acts.contains(&Act::Reply);
        self.now.keeps_deeds |= self.now.other && (token.nominal || token.verbal);
        let into = if self.now.other {
            &mut self.now.kept
        } else {
            &mut self.now.acts
        };
        for act in acts {
            if !into.contains(act) {
                into.push(*act);
            }
        }
    }
}
