//! The uses of words in official letters and their tables. They show how a letter that is read anew
//! is built and what its clauses state. The words themselves are in the pack's `*-letters.txt`.

use strum::EnumString;

use crate::registry::Act;

/// What a word of a letter says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LetterWord {
    /// It names an act.
    Act(Act),
    Use(LetterUse),
}

/// What a word of a letter does. Its name in the pack is in kebab case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString)]
#[strum(serialize_all = "kebab-case")]
pub enum LetterUse {
    /// Heads the column of running numbers.
    HeadNumber,
    /// Heads the column of groups.
    HeadGroup,
    /// Heads the column of members.
    HeadMembers,
    /// Heads the column of sizes.
    HeadSize,
    /// Heads a column of what a group is for.
    HeadPractice,
    /// Heads a column of those who post.
    HeadPosters,
    /// Heads a column of notes.
    HeadNotes,
    /// Heads a column of what is forbidden.
    HeadForbidden,
    /// Heads a column that says nothing about the use of a group: ความเป็นมา.
    HeadOther,
    /// Precedes the number of members: จำนวนสมาชิก.
    Size,
    /// Counts people: คน.
    Counter,
    /// Makes a number approximate: ประมาณ.
    About,
    /// Says how many hold a post; it is no part of the post's name: ทุกอำเภอ.
    Each,
    /// Stands before the name of a post and is no part of it: all, the.
    Article,
    /// Joins the last of several names: and.
    And,
    /// Stands for all roles of the table: ทุกตำแหน่ง.
    Everyone,
    /// Forbids: ห้าม, งด.
    Forbid,
    /// Says that something is not required: ไม่ต้อง.
    NotRequired,
    /// Says that what precedes it is not required: หรือไม่ก็ได้.
    Optional,
    /// Ends a sentence that only says that something is not required, though it begins as a ban: (no reply)
    /// is necessary.
    Needed,
    /// Restricts what precedes it: เท่านั้น.
    Only,
    /// Restricts what follows it: เฉพาะ.
    OnlyFor,
    /// Says that nobody else does it: แต่ผู้เดียว.
    Alone,
    /// Permits on a condition: อาจ.
    May,
    /// Ends what is permitted: ได้.
    Able,
    /// Ends what is forbidden: ไม่ได้.
    Unable,
    /// Obliges: ต้อง.
    Must,
    /// Says what something is for: สำหรับ.
    Permit,
    /// Introduces the one who acts: ให้.
    Let,
    /// Introduces another one who acts: และให้.
    LetAlso,
    /// Begins an exception: ยกเว้น.
    Unless,
    /// Means everything but what follows: เรื่องอื่นที่มิใช่.
    Other,
    /// Says what something is not; such a clause states nothing: มิใช่.
    IsNot,
    /// Says that something is done in another place: แจ้งกลุ่ม, ให้โทรศัพท์.
    Elsewhere,
    /// Has doubts, about which one asks in another place unless the statement says otherwise: สงสัย.
    Doubt,
    /// Means this very group: ในกลุ่มนี้.
    Here,
    /// Turns to another matter: ส่วน.
    Turn,
    /// Says of the verb right after it that it is not done: ไม่.
    Not,
    /// Says what something is about: เกี่ยวกับ.
    Concerning,
    /// Begins a condition: เมื่อ, หาก.
    If,
    /// Introduces the addressee: ถึง.
    To,
    /// Introduces the source: จาก.
    From,
    /// Introduces the owner: ของ.
    Of,
    /// Receives what follows: รับ.
    Receive,
    /// Begins a time: วัน, เวลา.
    Time,
    /// Makes a noun of the verb after it: การ.
    Nominal,
    /// Means the hours of an office, or those outside them: ในเวลาราชการ.
    OfficeHours,
    /// Asks for a leave to be given first: เมื่อได้รับอนุญาต.
    Approval,
    /// Means the members of the group: สมาชิก.
    Members,
    /// Means those who receive an order or a letter: ผู้รับคำสั่ง.
    Receiver,
    /// Means people who hold no role of the table: บุคคลภายนอก.
    Outsiders,
    /// Brings people into a group: เพิ่มสมาชิก.
    BringsIn,
    /// Means whoever keeps a group. Alone, it says who brings people in: ผู้ดูแลกลุ่ม.
    Keeper,
    /// Leads somebody or something somewhere: เชิญ, นำ. It brings people into a group if the statement says
    /// so.
    Leads,
    /// Says that somebody comes into a group: เข้า.
    Enters,
    /// Says that somebody goes out of a group: ออก.
    Exits,
    /// Says that somebody has left a post: ย้าย, พ้นจากตำแหน่ง.
    LeftPost,
    /// Says that people do it themselves: ด้วยตนเอง.
    InPerson,
    /// Means any communication: สื่อสาร.
    Communicate,
    /// Means conversation about anything: คุยเล่น.
    Chat,
    /// Means reports of any kind: ส่งรายงาน.
    AnyReport,
    /// Reports something that other words name: รายงาน.
    Report,
    /// Posts something that other words name: แจ้ง, ส่ง.
    Tell,
    /// Does so at once, as with urgent matters: ทันที.
    AtOnce,
    /// Does so to one another: ระหว่างกัน.
    Mutual,
    /// Counts something after a number that is no item's: ชั่วโมง.
    Unit,
    /// Says within how many minutes: ภายใน # นาที.
    WithinMinutes,
    WithinHours,
    WithinDays,
    WithinWeeks,
    WithinWorkingDays,
    /// Says before which time of day: ก่อน #.# น.
    BeforeTime,
    /// Says from which time of day on: หลังเวลา #.# น.
    FromTime,
    /// Says between which times of day: เวลา #.# - #.# น.
    BetweenTimes,
    /// Means working days only.
    WorkingDays,
    /// Means holidays only.
    Holidays,
    /// Says how many hold a role: # คน.
    Holders,
    /// Says how many hold a role in each district: อำเภอละ # คน.
    PerDistrict,
    /// Says how many places there are, in each of which one holds a role that is named after it:
    /// นายอำเภอ # อำเภอ.
    Places,
    /// Contains other words by chance, and means nothing here.
    Plain,
    /// Begins the letter's number: ที่.
    LetterNumber,
    LetterSubject,
    LetterAddressee,
    LetterReferences,
    LetterEnclosure,
    LetterClosing,
    LetterTelephone,
    LetterFax,
    LetterEmail,
    /// Begins a note on the whole table: หมายเหตุ.
    Note,
}

/// What a name in a letter's words is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString)]
#[strum(serialize_all = "kebab-case")]
pub enum Named {
    /// The word is short for the name.
    Short,
    /// The name is the id of a role that holds the post of this name.
    Role,
    /// The name is the id of a group in whose name the word is.
    Group,
    /// The name is the id of a topic in whose name the word is.
    Topic,
    /// The name is a day of the week, which the word means.
    Weekday,
    /// The name is the id of a kind of place. The word says how many are in each: ตำบลละ # คน.
    PerUnit,
    /// The name is the id of a kind of place, which the word is the name of.
    Unit,
    /// The name is a number, which the word means: สาม.
    Number,
}
