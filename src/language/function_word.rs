//! The uses of function words: negations, prepositions, pronouns, auxiliaries. They show who does
//! what to whom. The words themselves are in the pack's `*-function-words.txt`.

use strum::{EnumString, IntoStaticStr};

/// The role of a function word. Its name in the pack is in kebab case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum FunctionWord {
    /// Negates what follows: ไม่ใช่.
    Negation,
    /// Ends a negation: แค่, แต่.
    But,
    /// Introduces the addressee: ถึง, ให้.
    To,
    /// Introduces somebody whom a post must not reach: ไม่ต้องถึง, ไม่เอา.
    Excludes,
    /// Introduces somebody who must not perceive a post, if a word for that follows: อย่าให้…เห็น.
    KeepsFrom,
    /// Perceives a post: เห็น, รู้.
    Perceives,
    /// Marks the person before it as one who must not perceive a post: ไม่ต้องเห็น.
    MustNotPerceive,
    /// Begins a new matter: อีกเรื่อง, แล้วก็ขอ.
    BeginsMatter,
    /// Opens a letter or a message, in a line of its own: เรียน.
    Salutation,
    /// Introduces the source: จาก, ของ.
    From,
    /// Refers to the speaker: ผม.
    Myself,
    /// Introduces the speaker's own role: เพิ่งมาเป็น.
    Become,
    /// Marks the person before it as about to act: จะ, ขอ.
    Will,
    /// Marks the person before it as acting: ส่ง, แจ้ง, สั่ง.
    Acts,
    /// Expresses an intention: จะ.
    Intends,
    /// Joins items of one kind: และ.
    And,
    /// Adds politeness to a name: ท่าน, ทุก.
    Honour,
    /// Asks a yes-or-no question: ไหม.
    Whether,
    /// Introduces a group: กลุ่ม, ไลน์.
    GroupWord,
    /// Says that something is in a group whose name follows: ใน, ออกจาก.
    Inside,
    /// Expresses an obligation: ต้อง.
    Must,
    /// Brings somebody into a group: ดึง, เชิญ.
    Bring,
    /// Shares access to a group: ส่งลิงก์กลุ่ม.
    Link,
    /// Expresses being in a group: อยู่ในกลุ่ม.
    Stay,
    /// May bring somebody into a group: ให้, เชิญ.
    MayBring,
    /// Instructs somebody to act: เตรียม, เร่งรัด.
    Imperative,
    /// Enters a group: เข้า, มาอยู่ใน.
    Enter,
    /// Leaves a group: ออกจากกลุ่ม.
    Leave,
    /// Takes somebody out of a group: ถอน, ลบ.
    Remove,
    /// Marks somebody as new in office: ย้ายมา.
    New,
    /// Receives something: รับ, ดู.
    Receive,
    /// Forbids: ห้าม, งด.
    Forbid,
    /// Says that something is not required: ไม่ต้อง.
    NotNeeded,
    /// Restricts: เฉพาะ, แค่.
    Only,
    /// Says what a group contains: มี, ประกอบด้วย.
    Has,
    /// Asks which group: กลุ่มไหน.
    WhichGroup,
    /// Counts people: คน.
    People,
    /// Says that the size is not stated.
    NoSize,
    /// Says which groups somebody already belongs to: อยู่แค่กลุ่ม.
    Belongs,
    /// Says that people do it themselves: ด้วยตนเอง.
    InPerson,
    /// Asks why or who, about a group.
    WhyWho,
    /// Begins an order: ให้, ขอให้.
    Let,
    /// Informs: ให้ทราบ.
    Known,
    /// A polite particle.
    Polite,
    /// Asks where: ไหน, ที่ใด.
    Where,
    /// Puts something somewhere: ส่ง, ลง.
    Puts,
    /// Looks for something: ดู, อ่าน.
    Seeks,
    /// Acts on somebody's behalf: แทนผม.
    Instead,
    /// Refers to the largest group.
    Most,
    /// Refers to the smallest group.
    Least,
    /// Says that something is complete: แล้ว, ครบ.
    Done,
    /// Passes a person or a thing into a group: ส่ง, ฝาก.
    Hands,
    /// A thing to post, not a person to add: ภาพ, ไฟล์.
    Thing,
    /// Asks a specific question: กี่โมง, เมื่อไร.
    Question,
    /// Succeeds somebody in office: มาแทน.
    Succeeds,
    /// Says that something is not done yet: ยังไม่ได้. It does not negate what follows.
    NotYet,
    /// Expresses a wish: ขอ, อยาก.
    Wish,
    /// Refers back to a person: ท่าน.
    Pronoun,
    /// Refers to something without doing it: ตามหนังสือ, อ้างถึง.
    Refers,
    /// Separates alternatives: หรือ.
    Or,
    /// Addresses a person mentioned before: ให้ท่าน.
    ToThem,
    /// Does something for somebody else: กดแทน. This is not standing in for a member.
    DoesFor,
}
