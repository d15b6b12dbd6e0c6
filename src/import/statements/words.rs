//! The words that turn a statement: what it does, on what condition, and from whom to whom.

use super::{Mode, Reader, is_actor};
use crate::import::statement::Force;
use crate::import::terms::Token;
use crate::language::LetterUse;
use crate::registry::Act;

impl Reader {
    /// Takes a word with the use `use_`, which stands between `before` and the words `rest`.
    pub(super) fn word(
        &mut self,
        use_: LetterUse,
        token: &Token,
        before: Option<&Token>,
        rest: &[Token],
    ) {
        use LetterUse as U;
        match use_ {
            U::Forbid
            | U::NotRequired
            | U::Optional
            | U::Needed
            | U::Permit
            | U::May
            | U::Able
            | U::Unable => self.effect(use_, token, before, rest),
            U::Let | U::LetAlso | U::Must | U::Not => self.verb(use_, token, before, rest.first()),
            U::OfficeHours | U::Approval | U::Unless | U::If | U::Concerning => {
                self.bound(use_, token, rest.first());
            }
            U::Doubt | U::Here | U::Turn | U::IsNot | U::Elsewhere => self.turn(use_, token),
            U::Only | U::OnlyFor | U::Alone => self.restrict(use_, token, before, rest.first()),
            U::To | U::From | U::Of | U::Receive => self.direction(use_, token),
            use_ => self.sign(use_, token, before, rest),
        }
    }

    /// Takes a word that permits, forbids or leaves free what is said.
    fn effect(&mut self, use_: LetterUse, token: &Token, before: Option<&Token>, rest: &[Token]) {
        use LetterUse as U;
        match use_ {
            U::Forbid => self.bar(Force::Forbid, token, rest),
            U::NotRequired => self.bar(Force::NotRequired, token, rest),
            U::Optional if self.now.has_said() => self.now.force = Some(Force::NotRequired),
            // "No acknowledgement is necessary" forbids none.
            U::Needed if self.now.force == Some(Force::Forbid) => {
                self.now.force = Some(Force::NotRequired);
            }
            U::Permit if self.now.has_said() => {
                // An order to an end is one on a condition: สั่งการเพื่อระงับเหตุ.
                self.now.conditional |= self.now.acts == [Act::IssueOrder];
            }
            U::Permit => {
                self.now.force.get_or_insert(Force::Permit);
                self.end_condition();
            }
            U::May => {
                self.begin(token);
                self.now.force = Some(Force::PermitIf);
                self.end_condition();
            }
            U::Able if token.ends || rest.first().is_some_and(|next| next.start == token.end) => {
                self.able(before);
            }
            U::Unable if token.ends && self.now.has_said() && !self.now.forbids() => {
                self.now.force = Some(Force::Forbid);
                self.now.bars_others = !self.now.names_members;
            }
            _ => {}
        }
    }

    /// Ends what is said with ได้.
    fn able(&mut self, before: Option<&Token>) {
        self.now.able = true;
        // Doubts may be asked about here, unless somebody is named to ask.
        let asks = self.now.acts.contains(&Act::Ask) && before.is_none_or(|b| !is_actor(b));
        if self.now.doubts && asks {
            self.now.is_void = false;
        }
        if self.in_if && !self.now.has_said() && !self.in_unless {
            // What may be done follows its condition without a gap: กรณีเหตุด่วนแจ้งได้.
            self.now.acts = std::mem::take(&mut self.now.objects);
            self.in_if = false;
        }
    }

    /// Takes a word before what somebody is to do or not to do.
    fn verb(
        &mut self,
        use_: LetterUse,
        token: &Token,
        before: Option<&Token>,
        next: Option<&Token>,
    ) {
        use LetterUse as U;
        match use_ {
            U::Let => self.let_(token, next),
            U::LetAlso => {
                if next.is_some_and(is_actor) {
                    self.begin(token);
                }
                self.let_(token, next);
            }
            U::Must => self.must(token, next),
            _ => self.not(token, before, next),
        }
    }

    /// Takes a word that says when, or about what, the statement applies.
    fn bound(&mut self, use_: LetterUse, token: &Token, next: Option<&Token>) {
        use LetterUse as U;
        match use_ {
            U::OfficeHours if !self.in_unless => self.now.conditional = true,
            U::Approval if !self.in_unless => {
                self.now.conditional = true;
                // Whoever gives it does nothing else here.
                self.mode = Mode::Of;
            }
            U::Unless if self.now.has_said() || self.now.force.is_some() => {
                self.in_unless = true;
                self.now.unless = Some((token.start, token.end));
            }
            U::If => {
                if self.now.has_said() {
                    self.now.conditional |= self.now.able;
                }
                self.in_if = !self.in_unless;
            }
            U::Concerning if !self.in_unless && !self.in_if => {
                let until = next.map_or(usize::MAX, |next| next.start);
                self.now.concerning.push((token.end, until));
            }
            _ => {}
        }
    }

    /// Takes a word that turns to another place or matter, or that states nothing.
    fn turn(&mut self, use_: LetterUse, token: &Token) {
        use LetterUse as U;
        match use_ {
            U::Doubt => {
                self.begin(token);
                self.now.is_void = true;
                self.now.doubts = true;
                self.in_if = false;
            }
            U::Here if self.now.doubts => self.now.is_void = false,
            U::Turn if token.gap && self.now.has_said() => self.flush(token.start),
            U::IsNot if token.ends && !token.gap && self.now.has_said() && !self.now.is_void => {
                // What cannot be done may end so as well: จะเข้ากลุ่มมิได้.
                self.now.force = Some(Force::Forbid);
            }
            U::IsNot => {
                if self.now.force.is_some() || self.now.able {
                    self.begin(token);
                }
                self.now.is_void = true;
            }
            U::Elsewhere => self.elsewhere(token),
            _ => {}
        }
    }

    /// Takes a word that says how those named after it are meant.
    fn direction(&mut self, use_: LetterUse, token: &Token) {
        use LetterUse as U;
        match use_ {
            U::To if self.now.has_said() => self.mode = Mode::To,
            U::From => self.mode = Mode::From,
            U::Of => self.mode = Mode::Of,
            U::Receive => {
                // Whoever gives it does not do what stands before.
                self.begin(token);
                self.now.received = true;
                self.now.receivers = self.now.who.len();
            }
            _ => {}
        }
    }
}
