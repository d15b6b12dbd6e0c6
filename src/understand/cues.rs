//! The small words of the language itself: negation, prepositions, pronouns, helping verbs.
//! They say who does what to whom; what is done, and what it is about, is the registry's
//! vocabulary.

mod deeds;
mod denial;
mod groups;
mod people;

/// What a small word tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    /// What follows is denied: ไม่ใช่.
    Negation,
    /// Here a denial ends: แค่, แต่.
    But,
    /// Who follows is addressed: ถึง, ให้.
    To,
    /// Who follows is the source: จาก, ของ.
    From,
    /// The one who speaks: ผม.
    Myself,
    /// Who follows is what the speaker is: เพิ่งมาเป็น.
    Become,
    /// Who precedes is about to act: จะ, ขอ.
    Will,
    /// Who precedes acts or has acted: ส่ง, แจ้ง, สั่ง.
    Acts,
    /// What follows is intended: จะ.
    Intends,
    /// Between several of a kind: และ.
    And,
    /// Politeness around a name: ท่าน, ทุก.
    Honour,
    /// A question that yes or no answers: ไหม.
    Whether,
    /// A group follows: กลุ่ม, ไลน์.
    GroupWord,
    /// ต้อง.
    Must,
    /// Brings somebody into a group: ดึง, เชิญ.
    Bring,
    /// Hands out the way into a group: ส่งลิงก์กลุ่ม.
    Link,
    /// Is in a group: อยู่ในกลุ่ม.
    Stay,
    /// May bring somebody in: ให้, เชิญ.
    MayBring,
    /// Tells to do something, from one who may: เตรียม, เร่งรัด.
    Imperative,
    /// Enters: เข้า, มาอยู่ใน.
    Enter,
    /// New in office: ย้ายมา.
    New,
    /// Receives: รับ, ดู.
    Receive,
    /// ห้าม, งด.
    Forbid,
    /// ไม่ต้อง.
    NotNeeded,
    /// เฉพาะ, แค่.
    Only,
    /// มี, ประกอบด้วย.
    Has,
    /// Asks which group: กลุ่มไหน.
    WhichGroup,
    /// Counts people: คน.
    People,
    /// No size is stated.
    NoSize,
    /// One belongs to a group already: อยู่แค่กลุ่ม.
    Belongs,
    /// Oneself, not through others: ด้วยตนเอง.
    InPerson,
    /// Asks why or who about a group.
    WhyWho,
    /// An order begins: ให้, ขอให้.
    Let,
    /// Makes known: ให้ทราบ.
    Known,
    /// A polite particle.
    Polite,
    /// Where: ไหน, ที่ใด.
    Where,
    /// Puts something somewhere: ส่ง, ลง.
    Puts,
    /// Looks for something: ดู, อ่าน.
    Seeks,
    /// In another's stead: แทนผม.
    Instead,
    /// The most of all.
    Most,
    /// The fewest of all.
    Least,
    /// What is done is done: แล้ว, ครบ.
    Done,
    /// Hands somebody, or something, into a group: ส่ง, ฝาก.
    Hands,
    /// A thing that is posted, not a person who joins: ภาพ, ไฟล์.
    Thing,
    /// A question of its own: กี่โมง, เมื่อไร.
    Question,
    /// Takes over from another: มาแทน.
    Succeeds,
    /// What is not so yet: ยังไม่ได้. It is no denial of what follows.
    NotYet,
    /// Wishes to do: ขอ, อยาก.
    Wish,
    /// Him or her who was named: ท่าน.
    Pronoun,
    /// What follows is only referred to: ตามหนังสือ, อ้างถึง.
    Refers,
    /// Between two that are to be chosen from: หรือ.
    Or,
    /// Addresses one who was named before: ให้ท่าน.
    ToThem,
    /// Helps another to do it: กดแทน. Nobody stands in for a member.
    DoesFor,
}

/// Every small word, by what it tells.
pub(super) fn words() -> impl Iterator<Item = (Cue, &'static [&'static str])> {
    [people::WORDS, groups::WORDS, deeds::WORDS, denial::WORDS]
        .into_iter()
        .flatten()
        .copied()
}
