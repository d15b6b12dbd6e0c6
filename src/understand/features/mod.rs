//! What a text shows, as a list of features. A feature is a small function that returns where in
//! the text it holds; how much it counts is fitted, and stands in the data.
//!
//! To add one: write the function, add it to the list of its file, and fit the weights again.

mod acts;
mod asker;
mod groups;
mod people;
mod purposes;
mod shape;

use std::ops::Range;

use super::reading::Reading;

/// One place where a feature holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sign {
    /// Which of several values the feature has there, such as the id of an act.
    pub value: &'static str,
    /// The letters that it was read from, if it was read from some of them.
    pub at: Option<Range<usize>>,
}

impl Sign {
    /// Creates a sign of a feature with one value, read from `at`.
    fn at(at: &Range<usize>) -> Self {
        Self::of("", at)
    }

    /// Creates a sign of the value `value`, read from `at`.
    fn of(value: &'static str, at: &Range<usize>) -> Self {
        Self {
            value,
            at: Some(at.clone()),
        }
    }

    /// Creates a sign of the value `value` that the text as a whole shows.
    fn whole(value: &'static str) -> Self {
        Self { value, at: None }
    }
}

/// Returns a sign without a place if `holds`.
fn if_so(holds: bool) -> Vec<Sign> {
    holds.then(|| Sign::whole("")).into_iter().collect()
}

/// Returns a sign at `place`, if there is one.
fn if_at(place: Option<&Range<usize>>) -> Vec<Sign> {
    place.map(Sign::at).into_iter().collect()
}

/// A feature of a text.
pub(super) struct Feature {
    pub name: &'static str,
    pub find: fn(&Reading<'_>) -> Vec<Sign>,
}

/// Returns every feature.
pub(super) fn all() -> impl Iterator<Item = &'static Feature> {
    [
        asker::FEATURES,
        acts::FEATURES,
        purposes::FEATURES,
        groups::FEATURES,
        people::FEATURES,
        shape::FEATURES,
    ]
    .into_iter()
    .flatten()
}

/// A feature that holds in a text, by its full name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Held {
    /// The name of the feature, and its value: `says-act=ask`.
    pub name: String,
    pub at: Option<Range<usize>>,
}

/// Returns the features that hold in `reading`, each once, where it holds first.
pub(super) fn extract(reading: &Reading<'_>) -> Vec<Held> {
    let mut held: Vec<Held> = Vec::new();
    for feature in all() {
        for sign in (feature.find)(reading) {
            let name = if sign.value.is_empty() {
                feature.name.to_owned()
            } else {
                format!("{}={}", feature.name, sign.value)
            };
            if !held.iter().any(|other| other.name == name) {
                held.push(Held { name, at: sign.at });
            }
        }
    }
    held
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::{SAKON_NAKHON, read};
    use crate::understand::Understander;

    /// For each feature: its full name, who types, a text in which it holds, and one in which it does
    /// not.
    const CASES: &[(&str, &str, &str, &str)] = &[
        ("asker=superior", "governor", "น้ำท่วม", ""),
        ("asker-may=report-results", "district-chief", "น้ำท่วม", ""),
        (
            "asker-may-about-some-topic=report-results",
            "deputy",
            "น้ำท่วม",
            "",
        ),
        (
            "says-act=report-urgent",
            "deputy",
            "น้ำท่วมหนัก",
            "ประชุมเสร็จแล้ว",
        ),
        (
            "hints-at-act=report-urgent",
            "deputy",
            "มีควันขึ้น ด่วน",
            "ไปกินข้าว",
        ),
        (
            "says-act-again=report-urgent",
            "deputy",
            "น้ำท่วม ถนนขาด",
            "น้ำท่วม",
        ),
        (
            "act-of-another=issue-order",
            "deputy",
            "ผู้ว่าสั่งการแล้ว",
            "จะสั่งการ",
        ),
        (
            "refers-to-act=issue-order",
            "deputy",
            "ตามข้อสั่งการของจังหวัด ขอรายงานผลการปฏิบัติงานของอำเภอ",
            "ขอข้อสั่งการ",
        ),
        (
            "negates-act=report-urgent",
            "deputy",
            "ไม่ใช่เหตุด่วน",
            "เหตุด่วน",
        ),
        (
            "first-act=report-urgent",
            "deputy",
            "น้ำท่วม รายงานผล",
            "รายงานผล น้ำท่วม",
        ),
        (
            "last-act=report-urgent",
            "deputy",
            "รายงานผล น้ำท่วม",
            "น้ำท่วม รายงานผล",
        ),
        (
            "only-act=report-urgent",
            "deputy",
            "น้ำท่วม",
            "น้ำท่วม รายงานผล",
        ),
        (
            "head-act=report-urgent",
            "deputy",
            "น้ำท่วมหมู่ 5",
            "เมื่อวานที่หมู่ 5 น้ำท่วม",
        ),
        ("asked-by-another", "deputy", "ผู้ว่าฯ สอบถามยอด", "สอบถามยอด"),
        (
            "question-was-answered",
            "deputy",
            "ตามที่ท่านสอบถามว่า",
            "สอบถามว่า",
        ),
        (
            "question-is-for-this-program",
            "deputy",
            "จะส่งรายงานกลุ่มไหน",
            "ส่งรายงานแล้ว",
        ),
        ("asks-a-question", "deputy", "ประชุมกี่โมง", "ประชุมเก้าโมง"),
        ("says-purpose=read", "deputy", "อ่านได้ที่ไหน", "น้ำท่วม"),
        ("verb-before-where=post", "deputy", "ส่งกลุ่มไหน", "ดูกลุ่มไหน"),
        ("verb-before-where=read", "deputy", "ดูกลุ่มไหน", "ส่งกลุ่มไหน"),
        (
            "changes-members=join",
            "deputy",
            "ขอเข้ากลุ่มนักปกครอง",
            "ส่งงาน",
        ),
        ("puts-thing-into-group", "deputy", "ส่งภาพเข้ากลุ่ม", "ส่งภาพ"),
        ("others-act", "deputy", "ผู้ว่าสั่งการแล้ว", "สั่งการแล้ว"),
        (
            "may-not-do-what-is-said=issue-order",
            "deputy",
            "ข้อสั่งการ",
            "น้ำท่วม",
        ),
        ("asks-advice", "deputy", "งานเสร็จแล้ว ควรส่งไหน", "งานเสร็จแล้ว"),
        (
            "asks-duty",
            "deputy",
            "ในนักปกครองสกลนคร ต้องรายงานไหม",
            "ต้องรายงานไหม",
        ),
        (
            "asks-permission",
            "deputy",
            "ส่งในนักปกครองสกลนครได้ไหม",
            "ส่งได้ไหม",
        ),
        ("names-group=one", "deputy", "กลุ่มนักปกครองสกลนคร", "กลุ่มไหน"),
        (
            "offers-groups",
            "deputy",
            "ส่งนักปกครองสกลนครหรือข้อสั่งการ ปค.สน.",
            "ส่งนักปกครองสกลนคร",
        ),
        (
            "only-names-group",
            "deputy",
            "นักปกครองสกลนคร",
            "น้ำท่วม นักปกครองสกลนคร",
        ),
        ("describes-group", "deputy", "กลุ่มไหนห้ามถาม", "กลุ่มไหน"),
        (
            "asks-which-group-bans",
            "deputy",
            "กลุ่มไหนห้ามสอบถาม",
            "กลุ่มไหน",
        ),
        (
            "asks-by-size",
            "deputy",
            "กลุ่ม ๑๙ คน",
            "คน ๑๙ คน ไปประชุมที่ศาลากลาง",
        ),
        (
            "asks-for-largest-or-smallest",
            "deputy",
            "กลุ่มไหนคนเยอะสุด",
            "คนเยอะสุด",
        ),
        (
            "asks-by-members",
            "deputy",
            "กลุ่มที่มีปลัดจังหวัดกับนายอำเภอ",
            "กลุ่มที่มีปลัดจังหวัด",
        ),
        ("names-topic", "deputy", "จิตอาสาปลูกป่า", "ปลูกป่า"),
        ("hints-at-topic", "deputy", "ลอกคูคลอง", "ปลูกผัก"),
        ("shares-words-with-letter=one", "deputy", "ใช้สื่อสาร", "ปลูกผัก"),
        ("person=to", "deputy", "เรียนนายอำเภอ", "เรียน"),
        ("superior=to", "deputy", "เรียนผู้ว่า", "เรียนนายอำเภอ"),
        ("office=to", "governor", "ส่งถึงที่ทำการปกครองจังหวัด", "ส่งแล้ว"),
        ("outsider", "deputy", "กำนันมาประชุม", "มาประชุม"),
        ("excludes", "deputy", "อย่าให้ผู้ว่าเห็น", "ให้ผู้ว่าเห็น"),
        ("informs", "deputy", "ให้ผู้ว่าทราบ", "ให้ผู้ว่า"),
        (
            "addresses-subordinates",
            "governor",
            "นายอำเภอทุกท่าน เตรียมพร้อม",
            "เตรียมพร้อม",
        ),
        (
            "lets-others-act=superior",
            "governor",
            "ให้นายอำเภอตรวจฝาย",
            "ตรวจฝาย",
        ),
        ("begins-with-order", "governor", "เร่งรัดเบิกจ่าย", "เบิกจ่าย"),
        ("word=whether", "deputy", "ได้ไหม", "ได้"),
        ("begins-with=wish", "deputy", "ขอลา", "ลา"),
        ("ends-with=polite", "deputy", "ลาครับ", "ลา"),
        ("length=2", "deputy", "ลา", "ขออนุญาตลาพักผ่อนวันศุกร์หน้าหนึ่งวัน"),
        ("lines=few", "deputy", "หนึ่ง\nสอง", "หนึ่ง สอง"),
        ("numbers=one", "deputy", "หมู่ 5", "หมู่บ้าน"),
        ("known=nothing", "deputy", "ฟหกด", "น้ำท่วม"),
        ("matter=perhaps-outside", "deputy", "สวัสดีครับ", "น้ำท่วม"),
    ];

    #[test]
    fn each_feature_holds_where_it_should_and_not_elsewhere() {
        let registry = read(SAKON_NAKHON).registry.unwrap();
        let understander = Understander::new(&registry);
        let mut wrong = Vec::new();
        for (name, role, holds, holds_not) in CASES {
            let role = registry.find_role(role);
            let has = |text: &str, role| {
                let observed = understander.observe(&registry, text, role, 16);
                observed.features.iter().any(|held| held == name)
            };
            if !has(holds, role) {
                wrong.push(format!("{name} does not hold in {holds}"));
            }
            let other = role.filter(|_| !holds_not.is_empty());
            if has(holds_not, other) {
                wrong.push(format!("{name} holds in {holds_not}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn each_feature_has_a_case() {
        for feature in all() {
            let mut cases = CASES.iter();
            let has_case = cases.any(|(name, ..)| {
                let name = name.split_once('=').map_or(*name, |(name, _)| name);
                name == feature.name
            });
            assert!(has_case, "{}", feature.name);
        }
    }
}
