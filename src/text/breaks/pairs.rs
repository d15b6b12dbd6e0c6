//! What stays on one line wherever lines break: a number and its unit, a date, the number of a
//! letter, ๆ and the word that it repeats.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::text::digits::digit_value;
use crate::text::part;
use crate::text::pattern::compile;

/// A title. It begins a phrase, although it begins with a mark that ends words.
pub(super) const EXCELLENCY: &str = "ฯพณฯ";

/// The units that follow a number.
const UNITS: &str = "ล้านบาท|แสนบาท|หมื่นบาท|พันบาท|บาท|สตางค์|ล้าน|คน|ราย|ท่าน|ครั้ง|ข้อ|เรื่อง|ฉบับ|ชุด|แผ่น|หน้า|เล่ม|กลุ่ม|แห่ง|หลัง|\
    ครัวเรือน|หลังคาเรือน|ครอบครัว|หมู่บ้าน|หมู่|ตำบล|อำเภอ|จังหวัด|คัน|ลำ|ตัว|ต้น|ถุง|กล่อง|ขวด|เครื่อง|วันทำการ|วันราชการ|วัน|สัปดาห์|เดือน|ปี|ชั่วโมง|\
    นาฬิกา|นาที|วินาที|กิโลเมตร|เซนติเมตร|มิลลิเมตร|ตารางเมตร|ตารางกิโลเมตร|ตารางวา|เมตร|ไร่|งาน|วา|ลิตร|กิโลกรัม|กรัม|ตัน|องศา|เปอร์เซ็นต์|\
    ร้อยละ|ชม\\.|น\\.|กม\\.|ตร\\.กม\\.|ตร\\.ม\\.|ตร\\.ว\\.|ซม\\.|มม\\.|ม\\.|กก\\.|มล\\.|km|kg|cm|mm|%|℃|°C|㎡";

/// The words that precede a number and say what it numbers.
const COUNTED: &str = "พ\\.ศ\\.?|ค\\.ศ\\.?|ร\\.ศ\\.?|วันที่|เลขที่|ลำดับที่|ข้อที่|หมู่ที่|ครั้งที่|ชั้นที่|หน้าที่|พื้นที่|สถานที่|ปีที่|ปี|ที่|ข้อ|มาตรา|วรรค|หมู่|ม\\.|หน้า|ชั้น|ห้อง|ซอย|ซ\\.|ถ\\.|ครั้ง|รุ่น|ระดับ|ภาค|เขต|กลุ่ม|ชุด|ฉบับ|\
    เล่ม|ตอน|บท|เวลา|ไตรมาส|งวด|ร้อยละ|จำนวน|เบอร์|ต่อ|โทร\\.?|โทรศัพท์|โทรสาร|No\\.|№";

const MONTHS: &str = "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม|ม\\.ค\\.|\
    ก\\.พ\\.|มี\\.ค\\.|เม\\.ย\\.|พ\\.ค\\.|มิ\\.ย\\.|ก\\.ค\\.|ส\\.ค\\.|ก\\.ย\\.|ต\\.ค\\.|พ\\.ย\\.|ธ\\.ค\\.";

static PAIRS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let digits = "[0-9๐-๙]";
    let number = format!("{digits}+(?:[.,:/-]{digits}+)*");
    let patterns = [
        format!("{number} +(?:{UNITS})"),
        format!("(?:{COUNTED}) +{number}"),
        // 5 มกราคม พ.ศ. 2569
        format!("{digits}+ *(?:{MONTHS})(?: *(?:พ\\.ศ\\. *)?{digits}{{2,4}})?"),
        // ที่ ชร 0017.3/ว 1234
        format!("(?:ที่ *)?[ก-ฮ]{{1,4}}\\.? +{digits}+(?:\\.{digits}+)*/(?:ว *)?{digits}+"),
        format!("/ว +{digits}+"),
        // 0 4271 1461
        format!("[0๐]{digits}{{0,2}}(?:[ -]{digits}{{3,4}}){{1,3}}"),
    ];
    patterns.iter().map(|pattern| compile(pattern)).collect()
});

/// Returns the ranges of the pairs in `text`, in bytes.
pub(super) fn pairs(text: &str) -> Vec<Range<usize>> {
    let mut found = marks(text);
    if text.contains(|c| digit_value(c).is_some()) {
        for pair in PAIRS.iter() {
            let places = pair.find_iter(text);
            found.extend(places.map(|pair| pair.start()..pair.end()));
        }
    }
    found
}

/// Returns the ranges of each ๆ and ฯ in `text` with the word before it, and of the marks that are
/// words, in bytes.
pub(super) fn marks(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, mark) in text.match_indices(['ๆ', 'ฯ']) {
        let (before, rest) = (part(text, ..at), part(text, at..));
        let last = before.trim_end_matches(' ').char_indices().next_back();
        if let Some((start, _)) = last.filter(|_| !rest.starts_with(EXCELLENCY)) {
            found.push(start..at + mark.len());
        }
    }
    for mark in ["ฯลฯ", EXCELLENCY] {
        let all = text.match_indices(mark);
        found.extend(all.map(|(at, mark)| at..at + mark.len()));
    }
    found
}
