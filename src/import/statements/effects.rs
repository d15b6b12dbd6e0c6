//! The words that permit, forbid, oblige or restrict, and those that lead elsewhere.

use super::{Mode, Reader, is_actor};
use crate::import::statement::Force;
use crate::import::terms::Token;
use crate::language::LetterUse;
use crate::registry::Act;

impl Reader {
    /// Takes a word that forbids what follows it, or says that it is not required. What precedes it
    /// without a verb is what it is about, unless something else follows: เหตุด่วน ไม่ต้องรายงาน, but
    /// หนังสือเวียน ไม่ต้องตอบรับ.
    pub(super) fn bar(&mut self, force: Force, token: &Token, rest: &[Token]) {
        let acts = |token: &Token| token.acts().next().is_some();
        let stays = |token: &Token| {
            let back = [Act::Acknowledge, Act::Ask, Act::Reply];
            token.acts().any(|act| back.contains(&act))
        };
        // แจ้งข่าว after another one was named is something done, and no matter.
        let is_done = self.now.verbal && (self.new_subject || !self.now.who.is_empty());
        let mut until_gap = rest.iter().take_while(|next| !next.gap);
        let names_own = token.gap && until_gap.any(acts);
        if is_done || names_own || self.now.only || !self.now.names_matters() {
            self.begin(token);
        } else if rest.first().is_some_and(|next| !next.gap && stays(next)) {
            // The matter is only what is answered.
            self.now.acts.clear();
        }
        self.now.bars_others = token.after_others && !token.gap && !self.now.has_said();
        self.now.force = Some(force);
        self.end_condition();
    }

    /// Returns whether `token` begins something that is allowed after a ban: ห้ามส่งหนังสือ สอบถามได้.
    pub(super) fn is_allowed_again(&self, token: &Token, rest: &[Token]) -> bool {
        use LetterUse as U;
        let is_verb = token.acts().next().is_some() || token.is(U::Chat);
        let is_new = token.gap && !token.listed && !token.joined && is_verb;
        let is_barred = self.now.forbids() && self.now.has_said() && !self.now.other;
        if !is_new || !is_barred || self.in_unless || self.in_if {
            return false;
        }
        let mut rest = rest.iter().take_while(|next| !next.gap || next.is(U::Able));
        rest.any(|next| next.is(U::Able) && next.ends)
    }

    /// Takes a word that restricts a group to a purpose or to people.
    pub(super) fn restrict(
        &mut self,
        use_: LetterUse,
        token: &Token,
        before: Option<&Token>,
        next: Option<&Token>,
    ) {
        use LetterUse as U;
        let is_role = |token: &Token| token.role().is_some();
        let now = &mut self.now;
        let is_condition = |token: &Token| {
            let uses = [U::Time, U::If, U::OfficeHours, U::Approval];
            uses.into_iter().any(|use_| token.is(use_))
        };
        match use_ {
            U::Only if before.is_some_and(is_role) && !now.has_said() => now.alone = true,
            // Whoever precedes the act is restricted, known or not: ผู้ประสานงานเท่านั้นที่ตอบ.
            U::Only if token.after_others && !token.gap && !now.has_said() => now.alone = true,
            // Only the time is restricted: ทำได้นอกเวลาราชการเท่านั้น.
            U::Only if before.is_some_and(|before| before.is(U::OfficeHours)) => {}
            U::Only => now.only = true,
            U::OnlyFor if next.is_some_and(is_condition) => now.conditional = true,
            U::OnlyFor if now.able && next.is_some_and(is_role) => {
                now.alone = true;
                self.awaits_subject = true;
            }
            U::OnlyFor if now.able && now.has_said() => {
                // What alone may be sent follows its verb: ส่งได้เฉพาะข่าว.
                now.able = false;
                now.only |= now.acts.is_empty();
                now.conditional |= !now.acts.is_empty();
            }
            U::OnlyFor if !now.has_said() => {
                now.alone |= next.is_some_and(is_role);
                now.only |= !next.is_some_and(is_actor);
            }
            U::Alone => now.alone = true,
            _ => {}
        }
    }

    /// Ends a condition that a verb after a gap follows: ถ้ามีเหตุ แจ้งได้ทันที.
    pub(super) fn end_condition_at_gap(&mut self, token: &Token, before: Option<&Token>) {
        use LetterUse as U;
        let leaves = token.acts().any(|act| act == Act::Leave);
        let is_verb = token.verbal || token.is(U::Tell) || token.is(U::Report) || leaves;
        let is_first = before.is_none_or(|before| before.is(U::If));
        if self.in_if && is_verb && token.gap && !is_first {
            self.in_if = false;
            self.mode = Mode::Who;
        }
    }

    /// Ends a condition at the start of a statement. What the statement then permits holds under it.
    pub(super) fn end_condition(&mut self) {
        self.now.conditional |= self.in_if && self.now.objects.is_empty();
        self.in_if = false;
        self.in_unless = false;
        self.mode = Mode::Who;
    }

    /// Takes a word that denies the verb right after it. In a clause about somebody or something
    /// (หนังสือที่ไม่ตอบ) it does not begin a statement.
    pub(super) fn not(&mut self, token: &Token, before: Option<&Token>, next: Option<&Token>) {
        use LetterUse as U;
        let verbs = [
            U::Tell,
            U::Report,
            U::AnyReport,
            U::Leads,
            U::BringsIn,
            U::Chat,
        ];
        let is_verb = |next: &Token| {
            next.acts().next().is_some() || verbs.into_iter().any(|verb| next.is(verb))
        };
        let is_denied = next.is_some_and(|next| next.start == token.end && is_verb(next));
        let begins =
            token.gap || before.is_some_and(|before| before.end == token.start && is_actor(before));
        // What precedes it may be the matter: เหตุด่วนไม่แจ้งในกลุ่มนี้.
        let is_matter = |before: &Token| !before.verbal && before.acts().next().is_some();
        let follows_matter = before
            .is_some_and(|before| before.end == token.start && is_matter(before))
            && self.now.names_matters();
        let begins = begins && !follows_matter;
        if is_denied && (begins || follows_matter) && !self.in_if && !self.in_unless {
            if begins {
                self.begin(token);
            }
            self.now.force = Some(Force::Forbid);
        }
    }

    /// Takes a word that introduces the one who acts. After a ban without one, it says what to do
    /// instead, in another place.
    pub(super) fn let_(&mut self, token: &Token, next: Option<&Token>) {
        let next_acts = next.is_some_and(is_actor);
        if self.in_unless || self.now.is_void && !next_acts {
            return;
        }
        let repeats = |next: &Token| next.acts().any(|act| self.now.acts.contains(&act));
        if next.is_some_and(repeats)
            && self.now.force != Some(Force::Forbid)
            && !self.now.names_matters()
        {
            // Whoever says the same again says more about it: ในยามวิกาลให้สั่งการได้เฉพาะ….
            self.flush(token.start);
            self.now.force = Some(Force::Permit);
        } else if !self.now.has_said() {
            self.now.force.get_or_insert(Force::Permit);
            self.end_condition();
        } else if self.now.forbids() {
            self.flush(token.start);
            self.now.force = Some(Force::Permit);
            self.now.is_void = !next_acts;
        } else if next_acts && (self.now.names_matters() || self.now.names_membership()) {
            // What it is about comes first: การเพิ่มสมาชิก ให้นายอำเภอเป็นผู้ดำเนินการ.
            self.now.force = Some(Force::Permit);
            self.end_condition();
            self.awaits_subject = true;
        } else if next_acts {
            self.flush(token.start);
            self.now.force = Some(Force::Permit);
        } else if self.now.names_matters() {
            self.now.force = Some(Force::Permit);
            self.after_matter = true;
        }
    }

    /// Takes a word that obliges. At the end of a statement it says how often: ทุกครั้ง.
    pub(super) fn must(&mut self, token: &Token, next: Option<&Token>) {
        if self.in_unless {
            return;
        }
        let is_last = token.ends && next.is_none_or(|next| next.gap);
        if self.now.has_said() && !self.now.is_void && is_last {
            self.now.must = true;
            return;
        }
        if !self.now.names_matters() {
            self.begin(token);
        }
        self.end_condition();
        self.now.force = Some(Force::Permit);
        self.now.must = true;
    }

    /// Takes a word that leads to another place. What was said before a gap stays.
    pub(super) fn elsewhere(&mut self, token: &Token) {
        if self.in_unless {
            return;
        }
        if !self.now.has_said() {
            self.now.is_void = !self.now.forbids();
        } else if self.after_matter || !token.gap && !self.now.forbids() && !self.now.able {
            // Right behind what is done, it says where.
            self.now.is_void = true;
        } else if token.gap || self.now.forbids() {
            self.flush(token.start);
            self.now.is_void = true;
        }
    }
}
