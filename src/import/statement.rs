//! A piece of a clause: who may, must or must not do what, to whom.

use crate::registry::Act;

/// What the words of a statement do to its acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Force {
    Permit,
    PermitIf,
    NotRequired,
    Forbid,
}

/// A piece of a clause.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent signs in a text")]
pub(super) struct Statement {
    /// What its words do, or `None` if they do not say so themselves.
    pub force: Option<Force>,
    pub acts: Vec<Act>,
    /// The acts that "everything else" leaves out.
    pub kept: Vec<Act>,
    /// Whether one of these is something done, and no matter: นอกจากการแจ้งเหตุ.
    pub keeps_deeds: bool,
    /// The acts in a condition before it: กรณีเหตุด่วน ให้แจ้ง.
    pub objects: Vec<Act>,
    pub who: Vec<usize>,
    pub to: Vec<usize>,
    /// Whether those who act were named by their office.
    pub by_office: bool,
    pub only: bool,
    pub alone: bool,
    pub other: bool,
    pub must: bool,
    /// Whether it holds only under a condition or at a time.
    pub conditional: bool,
    /// Whether it ends with ได้.
    pub able: bool,
    pub in_person: bool,
    /// Whether it is about whoever receives something.
    pub receives: bool,
    /// Whether it names the members as those who act.
    pub names_members: bool,
    pub outsiders: bool,
    /// Whether it names people whom the table does not list, before they come into a group.
    pub strangers: bool,
    /// Whether those who are barred are named by words that mean nothing here.
    pub bars_others: bool,
    pub brings_in: bool,
    /// Whether it is about whoever keeps the group.
    pub keeps: bool,
    /// Whether somebody or something is led somewhere.
    pub leads: bool,
    pub enters: bool,
    pub exits: bool,
    pub left_post: bool,
    pub any_report: bool,
    pub report: bool,
    pub tell: bool,
    pub communicate: bool,
    /// Whether it is about conversation, whatever the matter.
    pub chats: bool,
    /// Whether it begins with a verb made a noun, as matters do: การส่งหนังสือ.
    pub nominal: bool,
    /// Whether one of its acts begins with a verb, such as แจ้งข่าว.
    pub verbal: bool,
    /// Whether it makes something known that other words name: เผยแพร่.
    pub spreads: bool,
    /// Whether it is void only because doubts are asked about in another place.
    pub doubts: bool,
    pub at_once: bool,
    pub mutual: bool,
    /// Whether one word of it means both asking and answering.
    pub talks: bool,
    /// Whether what follows only says what is asked or answered.
    pub(super) has_object: bool,
    /// Whether it is about another place, or states nothing.
    pub is_void: bool,
    /// Whether it is received rather than done.
    pub(super) received: bool,
    /// How many of those who act were named before what they receive.
    pub(super) receivers: usize,
    /// Where what it is about may stand, in characters: from the word for that to the next one.
    pub concerning: Vec<(usize, usize)>,
    /// Where the one matter stands that "everything else" leaves out.
    pub only_matter: Option<(usize, usize)>,
    /// The exception, in characters, with whom it names.
    pub unless: Option<(usize, usize)>,
    pub unless_who: Vec<usize>,
    /// The acts that the exception names as something done: เว้นแต่การสอบถาม.
    pub unless_acts: Vec<Act>,
    /// The characters that it takes up.
    pub start: usize,
    pub end: usize,
}

impl Statement {
    /// Returns whether it says anything that can be done.
    pub(super) fn has_said(&self) -> bool {
        !self.acts.is_empty()
            || self.any_report
            || self.report
            || self.tell
            || self.communicate
            || self.chats
            || self.spreads
            || self.brings_in
            || self.keeps
            || self.leads
            || self.outsiders
            || self.other
            || self.is_void
    }

    /// Returns whether it has only named matters so far, without a verb.
    pub(super) fn names_matters(&self) -> bool {
        let is_matter = |act: &Act| {
            matches!(
                act,
                Act::ReportUrgent | Act::ReportResults | Act::ShareNews | Act::SendLetter
            )
        };
        let moves = self.brings_in || self.keeps || self.leads;
        let posts = (self.report || self.tell || self.spreads) && !self.nominal;
        let has_verb = self.able || posts || moves;
        let are_matters = self.nominal || self.acts.iter().all(is_matter);
        self.force.is_none() && !has_verb && !self.is_void && are_matters
    }

    /// Returns whether it has only named a change of members so far.
    pub(super) fn names_membership(&self) -> bool {
        let moves = self.brings_in || self.keeps || self.leads;
        self.force.is_none() && !self.able && moves && !self.is_void
    }

    pub(super) fn forbids(&self) -> bool {
        matches!(self.force, Some(Force::Forbid | Force::NotRequired))
    }

    /// Settles who comes and goes, once all words are known.
    pub(super) fn settle(&mut self) {
        if self.spreads && self.acts.is_empty() {
            self.acts.push(Act::ShareNews);
        }
        let posts = !self.acts.is_empty() || self.tell || self.report || self.any_report;
        if self.received && self.acts.contains(&Act::Join) {
            // Whoever is received into a group does not bring anybody in.
            self.who.truncate(self.receivers);
            self.acts.retain(|act| *act != Act::Join);
            self.brings_in = true;
        }
        self.brings_in |= self.keeps && !posts && !self.leads;
        if self.acts.contains(&Act::RemoveMember) {
            // Whoever is removed does not leave.
            self.acts.retain(|act| *act != Act::Leave);
        }
        if self.leads && self.exits_group() {
            let others = |act: &Act| !matches!(act, Act::Leave | Act::RemoveMember);
            self.acts.retain(others);
            self.acts.push(Act::RemoveMember);
            self.brings_in |= self.enters;
        } else if self.leads {
            let has_joined = self.acts.contains(&Act::Join);
            self.brings_in |= self.enters || has_joined || self.outsiders || !posts;
            if self.brings_in {
                // Whoever is led in and is in no list of members does not belong there.
                let names_roles = !self.who.is_empty() || !self.to.is_empty();
                self.strangers |= self.forbids() && !names_roles;
                self.acts.retain(|act| *act != Act::Join);
            }
        } else if self.left_post && self.exits && !self.acts.contains(&Act::Leave) {
            self.acts = vec![Act::Leave];
            (self.tell, self.report, self.at_once) = (false, false, false);
        }
        let is_barred = self.force == Some(Force::Forbid);
        let comes_in = self.brings_in || self.enters || self.acts.contains(&Act::Join);
        self.strangers |= self.bars_others && comes_in && self.who.is_empty();
        self.outsiders |= self.strangers && is_barred;
    }

    fn exits_group(&self) -> bool {
        self.exits || self.acts.contains(&Act::Leave)
    }
}
