//! The ends of words, according to ICU's dictionary. Corrects it where it runs words together, and
//! lets the names of a registry part the words that run into them.

use std::ops::Range;

use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};

use super::words::break_words;
use crate::text::part;

/// Finds the ends of words.
pub(super) struct Dictionary(LineSegmenterBorrowed<'static>);

impl Default for Dictionary {
    fn default() -> Self {
        Self(LineSegmenter::new_dictionary(LineBreakOptions::default()))
    }
}

impl Dictionary {
    /// Returns where words end: according to the dictionary, and where a name of the registry
    /// begins or ends inside what the dictionary takes for a word.
    pub fn word_ends(&self, text: &str, names: &[Range<usize>]) -> Vec<usize> {
        let ends = self.ends(text, &[]);
        let mut seams: Vec<usize> = names
            .iter()
            // Anything before a name that is not a letter belongs to it, such as the number of an
            // item.
            .flat_map(|name| {
                let start = Some(name.start).filter(|&start| is_after_letter(text, start));
                start.into_iter().chain([name.end])
            })
            .filter(|&seam| {
                let at = ends.partition_point(|&end| end <= seam);
                let start = at.checked_sub(1).and_then(|before| ends.get(before));
                let word = start.copied().unwrap_or(0)..ends.get(at).copied().unwrap_or(text.len());
                // A name inside a single longer word is not meant there.
                let within = names.iter().any(|name| {
                    (name.start == seam || name.end == seam)
                        && word.start <= name.start
                        && name.end <= word.end
                });
                word.start < seam && seam < word.end && !within
            })
            .collect();
        if seams.is_empty() {
            return ends;
        }
        seams.sort_unstable();
        self.ends(text, &seams)
    }

    /// Returns where words end according to the dictionary. It starts afresh after each of `seams`, at
    /// those of words that it runs together, and inside each rare word.
    fn ends(&self, text: &str, seams: &[usize]) -> Vec<usize> {
        let mut seams = seams.to_vec();
        for &(before, after) in &break_words().seams {
            let places = text.match_indices(before).map(|(at, _)| at + before.len());
            seams.extend(
                places.filter(|&at| text.get(at..).is_some_and(|rest| rest.starts_with(after))),
            );
        }
        seams.push(text.len());
        seams.sort_unstable();
        let mut ends = Vec::new();
        let mut start = 0;
        for seam in seams {
            while start < seam {
                let stretch = part(text, start..seam);
                start = self.add_ends(stretch, start, &mut ends).unwrap_or(seam);
            }
        }
        ends
    }

    /// Adds the word ends in `stretch`, which begins at byte `start`, up to a rare word. Returns
    /// where to continue after that.
    fn add_ends(&self, stretch: &str, start: usize, ends: &mut Vec<usize>) -> Option<usize> {
        let mut from = 0;
        for end in self.0.segment_str(stretch).filter(|&end| end > 0) {
            let word = part(stretch, from..end);
            if let Some(common) = common_of(word) {
                let seam = start + from + common.len();
                ends.push(seam);
                return Some(seam);
            }
            ends.push(start + end);
            from = end;
        }
        None
    }
}

/// Returns the common word that `word` extends by one consonant.
fn common_of(word: &str) -> Option<&str> {
    word.strip_suffix(|c| matches!(c, 'ก'..='ฮ'))
        .filter(|common| break_words().common.contains(common))
}

/// Returns whether byte `at` follows a letter, or a mark on one.
fn is_after_letter(text: &str, at: usize) -> bool {
    let before = part(text, ..at).chars().next_back();
    before.is_some_and(|c| c.is_alphabetic() || matches!(c, '็'..='๎'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Breaker;

    /// Compounds that the dictionary splits in the wrong places, and words that it must find in
    /// them.
    const COMPOUNDS: [(&str, &[&str]); 14] = [
        ("ผู้อำนวยการกองช่าง", &["กอง", "ช่าง"]),
        ("ผู้อำนวยการกององอาจ", &["กอง", "องอาจ"]),
        ("ผู้อำนวยการกององค์กร", &["กอง", "องค์กร"]),
        ("ผู้อำนวยการกลุ่ม", &["กลุ่ม"]),
        ("หัวหน้าการกระทรวง", &["การ", "กระทรวง"]),
        ("รายงานการกระทำ", &["การ", "กระทำ"]),
        ("ผู้แทนการกรม", &["การ", "กรม"]),
        ("ผลการปฏิบัติงาน", &["ผล", "การ", "ปฏิบัติ"]),
        ("ผลงานเด่น", &["ผล", "งาน"]),
        ("ดูรายการ", &["ดู", "รายการ"]),
        ("น้อยหนึ่งคน", &["น้อย", "หนึ่ง"]),
        ("ขอลงนามในหนังสือ", &["ลง", "นาม"]),
        ("ของโปรแกรม", &["ของ", "โปรแกรม"]),
        ("เลือกใส่ไฟล์", &["ใส่", "ไฟล์"]),
    ];

    #[test]
    fn compounds_that_no_registry_lists_are_not_cut_inside_words() {
        let breaker = Breaker::new([]);
        for (text, words) in COMPOUNDS {
            let ends = Dictionary::default().word_ends(text, &[]);
            let mut at = 0;
            for word in words {
                let start = at + text[at..].find(word).unwrap();
                let end = start + word.len();
                let cut: Vec<&usize> = ends.iter().filter(|&&to| start < to && to < end).collect();
                assert!(cut.is_empty(), "{word} is cut in {:?}", breaker.words(text));
                assert!(
                    start == 0 || ends.contains(&start),
                    "{word} in {text}: {ends:?}"
                );
                at = end;
            }
        }
    }

    #[test]
    fn a_name_parts_the_words_that_run_into_it() {
        // The dictionary has การก and ตากลม as single words.
        let breaker = Breaker::new(["ผู้อำนวยการ", "กลมเกลียว", "กรรม"]);
        let pieces = breaker.pieces("แจ้งผู้อำนวยการกองช่าง ตากลมเกลียว");
        assert!(
            pieces.iter().all(|piece| !piece.starts_with("อง")),
            "{pieces:?}"
        );
        assert!(pieces.iter().any(|piece| piece.contains("กลมเกลียว")));
        // A name inside a longer word is not meant there.
        assert!(breaker.pieces("เป็นกรรมการ").contains(&"กรรมการ"));
    }

    #[test]
    fn common_official_words_are_not_cut() {
        let pieces = Breaker::new(["ผู้ว่าราชการจังหวัด", "รองผู้ว่าราชการจังหวัด", "ปลัดอำเภอ ประสานงาน"])
            .pieces("งดการส่งรายงาน หรือผลการปฏิบัติงานต่างๆ ผลการประชุม");
        for word in ["ผล", "การ", "ปฏิบัติ", "ต่างๆ ", "ประชุม"]
        {
            assert!(pieces.contains(&word), "{word} is not in {pieces:?}");
        }
    }
}
