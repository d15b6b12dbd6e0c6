//! Words that mark a name as that of an official on duty, who may be named.

/// Positions that, before or after a name, mark it as an official's.
const POSITIONS: [&str; 41] = [
    "นายอำเภอ",
    "ปลัด",
    "ผู้ว่า",
    "ผวจ.",
    "รอง",
    "กำนัน",
    "ผู้ใหญ่บ้าน",
    "ผญบ.",
    "สาธารณสุข",
    "นายก",
    "ผกก.",
    "ผู้กำกับ",
    "ผอ.",
    "ผู้อำนวยการ",
    "หัวหน้า",
    "หน.",
    "เจ้าหน้าที่",
    "จนท.",
    "เจ้าพนักงาน",
    "พนักงาน",
    "สว.",
    "ส.ส.",
    "สมาชิก",
    "ประธาน",
    "ตำแหน่ง",
    "เลขานุการ",
    "นักวิชาการ",
    "แพทย์",
    "พยาบาล",
    "นอภ.",
    "ป้องกันจังหวัด",
    "สารวัตร",
    "ผู้บังคับ",
    "เกษตร",
    "พัฒนาการ",
    "ท้องถิ่นอำเภอ",
    "อสม.",
    "ผู้รายงาน",
    "ผู้ประสานงาน",
    "ผู้บัญชาการ",
    "ครู",
];

/// Words directly before the name of somebody acting for an office.
const INTRODUCTIONS: [&str; 14] = [
    "เรียน",
    "นำโดย",
    "รายงานโดย",
    "สั่งการโดย",
    "อำนวยการของ",
    "อำนวยการโดย",
    "จับกุมโดย",
    "มอบหมายให้",
    "มอบหมาย",
    "ลงชื่อ",
    "ผู้รายงาน",
    "ตรวจสอบโดย",
    "ประสานงาน",
    "ลงนามโดย",
];

/// What officials do with the people whom the facts are about.
const DUTIES: [&str; 18] = [
    "เยี่ยม",
    "มอบ",
    "ลงพื้นที่",
    "ประชุม",
    "ช่วยเหลือ",
    "เป็นประธาน",
    "ให้กำลังใจ",
    "รายงาน",
    "สั่งการ",
    "อำนวยการ",
    "บูรณาการ",
    "ติดตาม",
    "นำกำลัง",
    "ร่วมกับ",
    "พร้อมด้วย",
    "ตรวจเยี่ยม",
    "เข้าระงับ",
    "กำชับ",
];

/// Returns whether `text` begins with a position.
pub(super) fn begins_with_position(text: &str) -> bool {
    POSITIONS.iter().any(|position| text.starts_with(position))
}

/// Returns whether `text` begins with a position or a word that introduces an official.
pub(super) fn begins_with_official(text: &str) -> bool {
    official_words().any(|word| text.starts_with(word))
}

/// Returns whether `text`, which precedes a name, says that the name is an official's.
pub(super) fn introduces_official(text: &str) -> bool {
    // "ปลัดอำเภอเมือง นาย…": position and place form one word.
    let last_word = text
        .rsplit_once([' ', '\n', '('])
        .map_or(text, |(_, word)| word);
    official_words().any(|word| text.ends_with(word)) || begins_with_position(last_word)
}

/// Returns whether `text` contains a position or a word that introduces an official.
pub(super) fn mentions_official(text: &str) -> bool {
    official_words().any(|word| text.contains(word))
}

/// Returns whether `text` says what officials do with the people whom the facts are about.
pub(super) fn mentions_duty(text: &str) -> bool {
    DUTIES.iter().any(|duty| text.contains(duty))
}

fn official_words() -> impl Iterator<Item = &'static str> {
    POSITIONS.into_iter().chain(INTRODUCTIONS)
}
