//! The uses of words in lists of people and in chat histories. The words themselves are in the pack's
//! `*-people.txt`.

use strum::EnumString;

/// What a word of a list of people says. Its name in the pack is in kebab case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString)]
#[strum(serialize_all = "kebab-case")]
pub enum PeopleWord {
    /// Heads the column of running numbers.
    HeadNumber,
    HeadTitle,
    /// Heads the column of whole names: ชื่อ-สกุล.
    HeadName,
    HeadGivenName,
    HeadFamilyName,
    HeadPost,
    HeadDistrict,
    HeadAgency,
    HeadTelephone,
    /// Heads the column of names in LINE.
    HeadLine,
    /// Heads the column of the day since which a post is held.
    HeadSince,
    HeadUntil,
    /// Heads the column of the post acted for.
    HeadActing,
    /// Heads the column of the order's number.
    HeadOrder,
    /// Heads the column of nicknames.
    HeadNickname,
    /// Heads the column of the day on which the letter was acknowledged.
    HeadAcknowledged,
    HeadSignature,
    /// Heads a column of days that are not said to be of something. Beside signatures, they are theirs.
    HeadDate,
    /// Heads a column of something else, such as notes.
    HeadOther,
    /// Precedes the post acted for: รักษาราชการแทน.
    Acting,
    /// Precedes the name of a district: อำเภอ.
    BeforeDistrict,
    /// Precedes the name of a province: จังหวัด.
    BeforeProvince,
    /// Belongs to a post and is no place: ชำนาญการ.
    Level,
    /// Stands in a cell where nothing is known: ไม่มี.
    Nothing,
    /// Stands in a cell instead of a signature: รับทราบแล้ว.
    Signed,
    /// Begins the row with the sum: รวม.
    Sum,
    /// A notice in a chat: someone joined the group. `…` stands for a name.
    Joined,
    /// A notice in a chat: someone left the group.
    Left,
    /// A notice in a chat: the second name was removed by the first.
    Removed,
    /// A notice in a chat: the second name was brought in by the first.
    Added,
    /// Stands in the head of a chat history, before the name of the group.
    ChatOf,
}
