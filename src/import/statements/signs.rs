//! The words that say of what kind a statement is: who comes and goes, what is told, reported or talked
//! about.

use super::{Mode, Reader};
use crate::import::terms::Token;
use crate::language::LetterUse;
use crate::registry::Act;

impl Reader {
    /// Takes a word that says of what kind the statement is, or makes others clear.
    pub(super) fn sign(
        &mut self,
        use_: LetterUse,
        token: &Token,
        before: Option<&Token>,
        rest: &[Token],
    ) {
        use LetterUse as U;
        let next = rest.first();
        let mut until_gap = rest.iter().take_while(|next| !next.gap);
        let is_barred = until_gap.any(|next| next.is(U::Forbid) || next.is(U::Unable));
        if use_ == U::Outsiders && token.gap && is_barred && !self.now.forbids() {
            // Outsiders who are barred after a gap are another subject.
            self.begin(token);
        }
        if use_ == U::Other {
            let until = next.map_or(usize::MAX, |next| next.start);
            self.now.only_matter = Some((token.end, until));
        }
        let names = |act: Act| {
            let next = next.filter(|next| next.start == token.end);
            next.is_some_and(|next| next.acts().any(|found| found == act))
        };
        let is_object = before.is_some_and(|before| {
            let asks = before
                .acts()
                .any(|act| matches!(act, Act::Ask | Act::Reply));
            asks && before.end == token.start
        });
        match use_ {
            // Anything may be asked: ถามเรื่องทั่วไป.
            U::Chat if is_object => {}
            // "ส่งรายงานผล" names the report that it means, and "สื่อสารข่าว" the news.
            U::AnyReport if names(Act::ReportResults) => self.kind(U::Report, token, rest),
            U::Communicate if names(Act::ShareNews) => self.kind(U::Tell, token, rest),
            use_ => self.kind(use_, token, rest),
        }
    }

    /// Notes what a word says of the kind of the statement.
    fn kind(&mut self, use_: LetterUse, token: &Token, rest: &[Token]) {
        use LetterUse as U;
        if self.in_unless || self.in_if && use_ != U::LeftPost {
            return;
        }
        if self.is_of_other_people(use_, token, rest) {
            self.begin(token);
        }
        if matches!(
            use_,
            U::Report
                | U::Tell
                | U::AnyReport
                | U::Communicate
                | U::Chat
                | U::BringsIn
                | U::Leads
                | U::Other
        ) {
            self.begin_after_subject(token);
            self.mode = Mode::After;
            self.now.has_object = false;
        }
        match use_ {
            U::Members | U::Receiver => {
                let is_addressee = matches!(self.mode, Mode::To | Mode::From | Mode::Of);
                let is_moved = self.now.leads || self.now.brings_in;
                if self.now.has_said() && !is_addressee && !is_moved {
                    self.new_subject = true;
                }
                self.now.names_members |= use_ == U::Members && !self.now.has_said();
                self.now.receives |= use_ == U::Receiver && !self.now.has_said();
            }
            U::Other => self.now.other = true,
            U::Outsiders => self.now.outsiders = true,
            U::BringsIn => self.now.brings_in = true,
            U::Leads => self.now.leads = true,
            U::Keeper => self.now.keeps = true,
            U::Enters => self.now.enters = true,
            U::Exits => self.now.exits = true,
            U::LeftPost => self.now.left_post = true,
            U::InPerson => self.now.in_person = true,
            U::Communicate => self.now.communicate = true,
            U::Chat => self.now.chats = true,
            U::AtOnce => self.now.at_once = true,
            U::Mutual => self.now.mutual = true,
            U::AnyReport => self.now.any_report = true,
            U::Report => self.now.report = true,
            U::Tell => self.now.tell = true,
            _ => {}
        }
    }

    /// Returns whether a word with the use `use_` is about who comes and goes, another matter than what was said
    /// before.
    fn is_of_other_people(&self, use_: LetterUse, token: &Token, rest: &[Token]) -> bool {
        use LetterUse as U;
        // Those who have left a post have to leave: พนักงานที่ลาออกต้องออกจากกลุ่ม.
        let exits = |next: &Token| next.is(U::Exits) || next.acts().any(|act| act == Act::Leave);
        let exit = rest.iter().position(exits).unwrap_or_default();
        let mut until_exit = rest.iter().take(exit);
        let leaves = until_exit.any(|next| next.is(U::Must) || next.is(U::Let));
        let mut until_gap = rest.iter().take_while(|next| !next.gap);
        let are_others = token.is(U::Outsiders) || until_gap.any(|next| next.is(U::Outsiders));
        let leads_others = self.now.brings_in && are_others;
        let is_moving = match use_ {
            U::BringsIn => token.nominal || !self.now.leads && !self.now.names_membership(),
            U::Leads => !self.now.leads && !self.now.forbids(),
            // One word may lead others somewhere: ชวนคนนอก.
            U::Outsiders => token.is(U::Leads) && self.now.brings_in,
            U::LeftPost => true,
            _ => false,
        };
        let is_new = match use_ {
            U::LeftPost => leaves,
            U::Leads => leads_others,
            U::Outsiders => true,
            _ => false,
        };
        is_moving && (token.gap || is_new)
    }
}
