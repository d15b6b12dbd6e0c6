//! What words say about the private data of a draft. The words themselves are in the pack's
//! `*-drafts.txt`.

use strum::{EnumString, IntoStaticStr, VariantArray};

/// What a word says. Its name in the pack is in kebab case.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumString,
    IntoStaticStr,
    VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
pub enum DraftWord {
    /// A title of any person, before the name: นาย, ม.ร.ว.
    Title,
    /// A word of kinship before a name, which is also an ordinary word: ลุง, พ่อใหญ่.
    KinTitle,
    /// A military or police rank, or a rank of volunteers: พ.ต.ท., อส.
    Rank,
    /// Belongs to the rank before it: หญิง.
    RankSuffix,
    /// A title of monks and nuns, which may also begin other words: พระ, หลวงพ่อ.
    MonkTitle,
    /// A profession before a name: ดร., ครู.
    ProfessionTitle,
    /// A title or first part of the names of foreigners: ท้าว, Daw.
    ForeignTitle,
    /// Names a person about whom something must not be published; the name follows: ผู้ป่วย.
    Announces,
    /// Names a person by a part in something: คนขับ. It announces the person where something private is told
    /// beside it, and is a position elsewhere.
    Party,
    /// May stand between a word that announces a person and the name: ได้แก่.
    LeadsToName,
    /// Labels a name: ชื่อ-สกุล.
    LabelName,
    /// Labels a family name: นามสกุล.
    LabelFamilyName,
    /// Labels a nickname: ชื่อเล่น.
    LabelNickname,
    /// Stands between two names of one person: หรือ.
    AlsoCalled,
    /// Stands between two persons in a list: และ.
    Joins,
    /// A part of the names of persons: บุญ, วงศ์. Of two or more a name may consist.
    NamePart,
    /// An ordinary word of which family names are made: น้ำ, แผ่นดิน. It counts only after a title and a
    /// given name.
    FamilyPart,
    /// A common nickname that is hardly ever another word: ต้อม.
    Nickname,
    /// A common nickname that is an ordinary word as well: ปลา.
    NicknameWord,
    /// Joins a family name of several words: ณ, แซ่.
    FamilyParticle,
    /// A fact about a person that must not be published beside the name: ติดเชื้อ.
    Fact,
    /// A word for somebody's death, which is a fact too, but not in an invitation to the funeral.
    Death,
    /// A funeral, to which people are invited by name: สวดพระอภิธรรม.
    Funeral,
    /// A phrase with a fact in it that is about no person: บำบัดทุกข์ บำรุงสุข.
    NoFact,
    /// A phrase with a word of any kind in it that does not mean that: นายจ้าง.
    Plain,
    /// A position of officials: ปลัดอำเภอ.
    Official,
    /// Introduces the name of somebody who acts for an office: นำโดย.
    Introduces,
    /// Heads a list of names that are no secret: ผู้เข้าอบรม.
    HeadsHarmless,
    /// What officials do with the people whom the facts are about: เยี่ยม.
    Duty,
    /// What is done to the person whose name follows, who then is no official: จับกุม.
    Handles,
    /// Stands for the person named before: แก, เขา.
    Pronoun,
    /// Says that the person named before it suffers something, whatever follows: ถูก, โดน.
    Suffers,
    /// Ends a name that is written without a space after it: อายุ.
    EndsName,
    /// An ordinary word. What consists of such words is a phrase and no name: ขับรถ.
    Ordinary,
    /// A polite particle. Behind a name with which a message begins it shows that this person is spoken to: ครับ.
    Polite,
    /// A kind of place, before its name: บ้าน. Titles and names after it belong to the place.
    PlaceWord,
    /// Says that a name is made up: นามสมมติ.
    MadeUp,
    /// Numbers an item of a list, before a number: รายที่.
    Numbers,
    /// A citizenship, which says that a name may be foreign: เมียนมา.
    Nationality,
    /// Labels a citizen number.
    LabelCitizen,
    /// Labels the number of a company or taxpayer, which has 13 digits and is public.
    LabelTax,
    /// Labels a telephone number.
    LabelPhone,
    /// Labels a bank account.
    LabelBank,
    /// Labels the holder of a bank account: ชื่อบัญชี.
    LabelHolder,
    /// What people give money to, which belongs to no person: กองทุน.
    Fund,
    /// The name of a bank.
    BankName,
    /// Labels a payment address, which is a telephone or citizen number: พร้อมเพย์.
    LabelPay,
    /// Labels the number of a payment card.
    LabelCard,
    /// Labels an address: บ้านเลขที่.
    LabelAddress,
    /// Labels a date of birth.
    LabelBirth,
    /// A day of a date by the moon, with its number: ขึ้น 5 ค่ำ.
    MoonDay,
    /// A month of such a date, as a word: เดือนยี่.
    MoonMonth,
    /// A year of the twelve animals: ปีมะเส็ง.
    AnimalYear,
    /// Labels the number of a patient: HN.
    LabelHospitalNumber,
    /// Labels a passport or work permit.
    LabelPassport,
    /// A passport as a thing, which is no label unless the number looks like one: เล่ม.
    Booklet,
    /// Labels the plate of a vehicle.
    LabelPlate,
    /// Says that somebody drives the vehicle whose plate follows: ขับ.
    Drives,
    /// Leads to the owner or driver of a vehicle: ของ, คนขับ.
    Owner,
    /// A province, which stands on plates.
    Province,
    /// Labels the code of a house in the registration.
    LabelHouseCode,
    /// Labels a password or code: รหัสประตู.
    LabelSecret,
    /// Labels a code that opens something if a word nearby says so: รหัส.
    LabelCode,
    /// What a code opens: Zoom, ประตู.
    SecretContext,
    /// What is done with a code, right before it: กด, หมุน.
    Enters,
    /// A lock, or what is done with one, so that a number which is used is its code: กุญแจ, ปลดล็อก.
    Lock,
    /// Leads to a password that is a word: คำว่า.
    Quotes,
    /// A way to turn the dial of a safe: ซ้าย.
    Turn,
    /// A digit as a word: เก้า.
    Digit,
    /// Labels a user name. It is no secret, but the password is often beside it: ยูสเซอร์.
    UserName,
    /// Labels a LINE ID.
    LabelLineId,
    /// Names a service whose account may follow, after a colon: ไลน์.
    LabelAccount,
    /// A page that anybody is to see, or what people are asked to do with it: กดติดตาม.
    Page,
    /// Leads to an account of a service that is named before: ID.
    LabelId,
    /// The name of an office's mailbox: saraban.
    Mailbox,
    /// The home of somebody: บ้านผู้ป่วย.
    Home,
    /// A vehicle that is no person's: รถกู้ชีพ.
    OfficialVehicle,
    /// Asks whoever owns a vehicle to come to it, so that its plate is called out for all: กรุณาเลื่อนรถ.
    CalledOut,
    /// Leads to how a pattern is drawn on a screen to unlock it: ลากเป็น.
    Draws,
    /// Labels a position on the map.
    LabelPosition,
    /// Labels a number that is an official one and not personal: คำสั่งที่.
    OtherNumber,
    /// Labels the number of a thing, which may be as long as that of a citizen: ใบแจ้งหนี้.
    SerialNumber,
    /// Labels an address that may be an office's: เลขที่.
    LabelPlace,
    /// A house, whose number follows where a person is told of: บ้าน.
    HouseWord,
    /// Comes before the number of a village in an address: หมู่.
    AddressVillage,
    /// Comes before the name or number of a road in an address: ซอย.
    AddressRoad,
    /// Comes before the name of a place in an address: ตำบล.
    AddressArea,
    /// Comes before the name or number of a building or estate in an address: คอนโด.
    AddressHousing,
    /// A building with many homes, which are told apart by their rooms: หอพัก.
    Lodging,
    /// Says where somebody lives or stays, before the place: อยู่, พักที่.
    Lives,
    /// A dwelling that has no number, and is told by where it stands: เพิง.
    Dwelling,
    /// Says where a house stands, before what is known of the place: ท้าย, ตรงข้าม.
    Beside,
    /// Comes before a number that is no house's: ครั้งที่.
    NoHouse,
    /// Stands between the numbers of a range: ถึง.
    Through,
    /// May stand between a label and its number: หมายเลข.
    Filler,
    /// An office: ที่ว่าการ.
    Office,
    /// A company or shop: บริษัท.
    Company,
    /// A score, resolution or polling station, whose numbers are no address: คะแนน.
    Score,
    /// A currency after a number, which is then an amount: บาท.
    Currency,
    /// A unit after a number, which is then an amount: คน.
    Unit,
}
