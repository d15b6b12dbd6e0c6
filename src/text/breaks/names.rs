//! Names that no line break separates: those of the registry, and words of every office.

use std::fmt;
use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

/// Words of every office that the dictionary lacks and would split.
const OFFICE: [&str; 44] = [
    "วันหยุด",
    "วันทำการ",
    "วันราชการ",
    "ผู้อำนวยการ",
    "ผู้บัญชาการ",
    "ผู้บังคับการ",
    "ผู้กำกับการ",
    "ผู้ตรวจราชการ",
    "ผู้บังคับบัญชา",
    "ผู้ใต้บังคับบัญชา",
    "ผู้รับผิดชอบ",
    "ผู้ปฏิบัติงาน",
    "ผู้ช่วย",
    "ผู้ใหญ่บ้าน",
    "เจ้าหน้าที่",
    "เจ้าพนักงาน",
    "นายอำเภอ",
    "ปลัดอำเภอ",
    "ปลัดจังหวัด",
    "ปลัดเทศบาล",
    "นายกเทศมนตรี",
    "องค์การบริหารส่วน",
    "ส่วนราชการ",
    "ชำนาญการ",
    "ปฏิบัติการ",
    "มอบหมาย",
    "ขอความช่วยเหลือ",
    "หนังสือเวียน",
    "สติกเกอร์",
    "แอดมิน",
    "แอปพลิเคชั่น",
    "อินโฟกราฟิก",
    "เฟซบุ๊ก",
    "คิวอาร์โค้ด",
    "แดชบอร์ด",
    "โดรน",
    "เวิร์กช็อป",
    "วอร์รูม",
    "วิดีทัศน์",
    "โควิด",
    "กูเกิล",
    "ยูทูบ",
    "อัปโหลด",
    "สมาร์ตโฟน",
];

/// Finds names in texts.
pub(super) struct Names(Option<AhoCorasick>);

impl fmt::Debug for Names {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.0.as_ref().map_or(0, AhoCorasick::patterns_len);
        f.debug_tuple("Names").field(&count).finish()
    }
}

impl Names {
    /// Prepares the search for `names` and the words of every office.
    pub fn new<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let names = names.into_iter().filter(|name| !name.trim().is_empty());
        let names = names.chain(OFFICE);
        // Without the automaton, breaks are worse but still correct.
        Self(
            AhoCorasick::builder()
                .match_kind(MatchKind::Standard)
                // Texts are short, so building the automaton takes longer than searching.
                .kind(Some(AhoCorasickKind::ContiguousNFA))
                .build(names)
                .ok(),
        )
    }

    /// Returns the ranges of all names in `text`, in bytes. Names may overlap.
    pub fn find(&self, text: &str) -> Vec<Range<usize>> {
        self.0
            .iter()
            .flat_map(|names| names.find_overlapping_iter(text))
            .map(|found| found.range())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::OFFICE;
    use crate::text::Breaker;

    #[test]
    fn words_of_every_office_are_not_cut() {
        let breaker = Breaker::new([]);
        for word in OFFICE {
            let text = format!("ใน{word}และทุก{word}ถัดไป");
            let pieces = breaker.pieces(&text);
            let whole = pieces.iter().filter(|piece| piece.contains(word)).count();
            assert_eq!(whole, 2, "{word} is cut: {pieces:?}");
        }
    }
}
