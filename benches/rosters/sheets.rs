//! Lists as people make them: workbooks with titles over merged cells, heads in two lines, blank rows,
//! numbers as text, years of the Buddhist era, both kinds of digits, and a second sheet.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use trongklum::people::Person;
use trongklum::registry::Registry;
use trongklum::text::Digits;

use super::generate::{Row, thai};

/// Returns the names of `rows` as lines, numbered as people number them.
pub fn lines(rows: &[Row]) -> String {
    let lines = rows.iter().enumerate();
    let lines = lines.map(|(at, row)| match at % 3 {
        0 => format!("{}. {}\n", at + 1, row.shown),
        1 => format!("{}) {}\n", thai(&(at + 1).to_string()), row.shown),
        _ => format!("{}\n", row.shown),
    });
    lines.collect()
}

/// Returns `people` as a workbook of two sheets, and a third one with notes.
pub fn workbook(people: &[Person], registry: &Registry) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let half = people.len().div_ceil(2);
    for (at, people) in people.chunks(half).enumerate() {
        let sheet = book.add_worksheet();
        sheet.set_name(format!("แผ่น {}", at + 1))?;
        heads(sheet)?;
        let mut row = 5;
        for (index, person) in people.iter().enumerate() {
            if index % 25 == 24 {
                row += 1;
            }
            self::row(sheet, row, index, person, registry)?;
            row += 1;
        }
        sheet.write_string(row, 1, thai(&format!("รวม {} คน", people.len())))?;
    }
    let notes = book.add_worksheet();
    notes.set_name("หมายเหตุ")?;
    notes.write_string(0, 0, "ปรับปรุงข้อมูลทุกสิ้นเดือน")?;
    notes.write_string(1, 1, "จัดทำโดยฝ่ายปกครอง")?;
    book.save_to_buffer()
}

/// Writes two lines of titles and two of heads.
fn heads(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let plain = Format::new();
    sheet.merge_range(0, 0, 0, 12, "บัญชีรายชื่อผู้ดำรงตำแหน่ง จังหวัดสมมติ", &plain)?;
    sheet.merge_range(1, 0, 1, 12, "ข้อมูล ณ วันที่ ๑ มกราคม ๒๕๖๙", &plain)?;
    let tall = [
        (0, "ลำดับ\nที่"),
        (3, "ตำแหน่ง"),
        (4, "อำเภอ"),
        (5, "เบอร์โทรศัพท์"),
        (6, "ชื่อในไลน์"),
    ];
    for (column, head) in tall {
        sheet.merge_range(3, column, 4, column, head, &plain)?;
    }
    sheet.merge_range(3, 1, 4, 2, "ชื่อ - สกุล", &plain)?;
    sheet.merge_range(3, 7, 3, 8, "การดำรงตำแหน่ง", &plain)?;
    sheet.write_string(4, 7, "ตั้งแต่วันที่")?;
    sheet.write_string(4, 8, "ถึงวันที่")?;
    sheet.merge_range(3, 9, 3, 12, "รักษาราชการแทน", &plain)?;
    for (column, head) in (9..).zip(["ตำแหน่ง", "คำสั่งที่", "ตั้งแต่", "ถึง"])
    {
        sheet.write_string(4, column, head)?;
    }
    Ok(())
}

fn row(
    sheet: &mut Worksheet,
    row: u32,
    index: usize,
    person: &Person,
    registry: &Registry,
) -> Result<(), XlsxError> {
    let number = (index + 1).to_string();
    if index.is_multiple_of(2) {
        sheet.write_string(row, 0, thai(&number))?;
    } else {
        sheet.write_number(row, 0, f64::from(u32::try_from(index + 1).unwrap_or(0)))?;
    }
    // The name stands in two columns below one head.
    let full = person.full_name();
    let (given, family) = full.rsplit_once(' ').unwrap_or((&full, ""));
    sheet.write_string(row, 1, given)?;
    sheet.write_string(row, 2, family)?;
    let name = |id: &str| {
        let role = registry.find_role(id);
        role.map_or(String::new(), |role| registry.role(role).name.th.clone())
    };
    let post = person.role.as_deref().map(name);
    let post = post.or(person.post.clone()).unwrap_or_default();
    sheet.write_string(row, 3, post)?;
    if let Some(district) = &person.district {
        let place = if index.is_multiple_of(3) {
            format!("อำเภอ{district}")
        } else {
            format!("อ.{district}")
        };
        sheet.write_string(row, 4, place)?;
    } else {
        sheet.write_string(row, 4, "-")?;
    }
    if let Some(telephone) = &person.telephone {
        match index % 3 {
            // Excel drops the zero.
            0 => sheet.write_number(row, 5, telephone.parse::<f64>().unwrap_or_default())?,
            1 => sheet.write_string(row, 5, Digits::Thai.show(telephone).as_ref())?,
            _ => sheet.write_string(row, 5, telephone)?,
        };
    }
    if let Some(line) = &person.line {
        sheet.write_string(row, 6, line)?;
    }
    day(sheet, row, 7, index, person.held.since.as_ref())?;
    day(sheet, row, 8, index, person.held.until.as_ref())?;
    for acting in &person.acting {
        sheet.write_string(row, 9, name(&acting.role))?;
        sheet.write_string(row, 10, acting.order.clone().unwrap_or_default())?;
        day(sheet, row, 11, index, acting.held.since.as_ref())?;
        day(sheet, row, 12, index, acting.held.until.as_ref())?;
    }
    Ok(())
}

/// Writes a day as text or as a day of the workbook.
fn day(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    index: usize,
    day: Option<&trongklum::people::Day>,
) -> Result<(), XlsxError> {
    let Some(day) = day else { return Ok(()) };
    match day.first() {
        Some(date) if index.is_multiple_of(2) => {
            let year = u16::try_from(date.year).unwrap_or_default();
            let value = ExcelDateTime::from_ymd(year, date.month, date.day)?;
            let format = Format::new().set_num_format("d/m/yyyy");
            sheet.write_datetime_with_format(row, column, &value, &format)?;
        }
        _ => {
            sheet.write_string(row, column, day.text.as_str())?;
        }
    }
    Ok(())
}

/// How a workbook is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Two lines of heads over merged cells, on two sheets.
    TwoHeads,
    /// One line of heads, names in three columns, districts inside posts and agencies, and signatures below.
    Posts,
    /// A row for each district above its people, and heads on each printed page.
    Sections,
    /// Districts merged down over their people, and days that Excel takes for those of a far future.
    MergedDown,
}

impl Layout {
    pub const ALL: [Self; 4] = [
        Self::TwoHeads,
        Self::Posts,
        Self::Sections,
        Self::MergedDown,
    ];
}

/// Returns `people` as a workbook of this `layout`.
pub fn workbook_as(
    people: &[Person],
    registry: &Registry,
    layout: Layout,
) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    match layout {
        Layout::TwoHeads => return workbook(people, registry),
        Layout::Posts => posts(sheet, people, registry)?,
        Layout::Sections => sections(sheet, people, registry)?,
        Layout::MergedDown => merged_down(sheet, people, registry)?,
    }
    book.save_to_buffer()
}

/// Returns `people` sorted by their districts, as the layouts that group them have them.
pub fn by_district(people: &[Person]) -> Vec<Person> {
    let mut people = people.to_vec();
    people.sort_by(|one, other| one.district.cmp(&other.district));
    people
}

fn texts(sheet: &mut Worksheet, row: u32, texts: &[&str]) -> Result<(), XlsxError> {
    for (column, text) in (0..).zip(texts) {
        if !text.is_empty() {
            sheet.write_string(row, column, *text)?;
        }
    }
    Ok(())
}

fn role_name(registry: &Registry, id: &str) -> String {
    let role = registry.find_role(id);
    role.map_or(String::new(), |role| registry.role(role).name.th.clone())
}

fn post_of(registry: &Registry, person: &Person) -> String {
    let role = person.role.as_deref().map(|id| role_name(registry, id));
    role.or(person.post.clone()).unwrap_or_default()
}

fn day_of(day: Option<&trongklum::people::Day>) -> String {
    day.map_or(String::new(), |day| day.text.clone())
}

fn posts(sheet: &mut Worksheet, people: &[Person], registry: &Registry) -> Result<(), XlsxError> {
    sheet.merge_range(0, 0, 0, 8, "ทำเนียบข้าราชการ จังหวัดสมมติ", &Format::new())?;
    let heads = [
        "ลำดับ",
        "คำนำหน้า",
        "ชื่อ",
        "นามสกุล",
        "ตำแหน่ง",
        "สังกัด",
        "หมายเลขโทรศัพท์",
        "วันที่ดำรงตำแหน่ง",
        "วันพ้นจากตำแหน่ง",
    ];
    texts(sheet, 2, &heads)?;
    let mut row = 3;
    for (index, person) in people.iter().enumerate() {
        let (given, family) = person.name.split_once(' ').unwrap_or((&person.name, ""));
        let district = person.district.as_deref();
        let agency = district.map_or(String::new(), |name| format!("ที่ทำการปกครองอำเภอ{name}"));
        let mut post = post_of(registry, person);
        for acting in &person.acting {
            let place = acting.district.as_deref().unwrap_or_default();
            let acted = role_name(registry, &acting.role);
            post = format!("{post} รักษาราชการแทน{acted}{place}");
        }
        let number = person.telephone.as_deref().unwrap_or_default();
        let number = match number.split_at_checked(3) {
            Some((first, rest)) => format!("{first}-{rest}"),
            None => String::new(),
        };
        texts(
            sheet,
            row,
            &[
                &thai(&(index + 1).to_string()),
                person.title.as_deref().unwrap_or_default(),
                given,
                family,
                &post,
                &agency,
                &number,
                &day_of(person.held.since.as_ref()),
                &day_of(person.held.until.as_ref()),
            ],
        )?;
        row += 1;
    }
    let signed = ["(นายผู้รับรอง สมมติ)", "ผู้รับรองข้อมูล", "โทร. ๐ ๔๒๐๐ ๐๐๐๐"];
    for (below, text) in (row + 2..).zip(signed) {
        sheet.write_string(below, 4, text)?;
    }
    Ok(())
}

fn sections(
    sheet: &mut Worksheet,
    people: &[Person],
    registry: &Registry,
) -> Result<(), XlsxError> {
    let heads = ["ที่", "ชื่อ-สกุล", "ตำแหน่ง", "เบอร์โทร", "ชื่อไลน์", "หมายเหตุ"];
    let plain = Format::new();
    let mut row = 0;
    let mut before: Option<&str> = None;
    let mut number = 0;
    let people = by_district(people);
    for (index, person) in people.iter().enumerate() {
        if index.is_multiple_of(30) {
            texts(sheet, row, &heads)?;
            row += 1;
        }
        let district = person.district.as_deref();
        if district != before
            && let Some(name) = district
        {
            sheet.merge_range(row, 0, row, 5, &format!("อำเภอ{name}"), &plain)?;
            row += 1;
            number = 0;
        }
        before = district;
        number += 1;
        texts(
            sheet,
            row,
            &[
                &number.to_string(),
                &person.full_name(),
                &post_of(registry, person),
                person.telephone.as_deref().unwrap_or("-"),
                person.line.as_deref().unwrap_or("-"),
            ],
        )?;
        row += 1;
    }
    sheet.merge_range(row + 1, 0, row + 1, 5, "หมายเหตุ ปรับปรุงทุกสิ้นเดือน", &plain)?;
    Ok(())
}

fn merged_down(
    sheet: &mut Worksheet,
    people: &[Person],
    registry: &Registry,
) -> Result<(), XlsxError> {
    let plain = Format::new();
    let heads = [
        "อำเภอ",
        "ยศ/คำนำหน้า ชื่อ สกุล",
        "ตำแหน่ง",
        "โทร",
        "ตั้งแต่วันที่",
        "ถึงวันที่",
    ];
    texts(sheet, 1, &heads)?;
    let people = by_district(people);
    let mut row = 2;
    for group in people.chunk_by(|one, other| one.district == other.district) {
        let last = row + u32::try_from(group.len()).unwrap_or(1) - 1;
        if let Some(name) = group.first().and_then(|person| person.district.as_deref()) {
            if last > row {
                sheet.merge_range(row, 0, last, 0, name, &plain)?;
            } else {
                sheet.write_string(row, 0, name)?;
            }
        }
        for person in group {
            let number = person.telephone.as_deref().unwrap_or_default();
            let number = number.parse::<f64>().unwrap_or_default();
            texts(
                sheet,
                row,
                &["", &person.full_name(), &post_of(registry, person)],
            )?;
            sheet.write_number(row, 3, number)?;
            for (column, day) in [(4, &person.held.since), (5, &person.held.until)] {
                let date = day.as_ref().and_then(trongklum::people::Day::first);
                if let Some(date) = date {
                    // Typed with a year of the Buddhist era into a workbook that knows none.
                    let year = u16::try_from(date.year + 543).unwrap_or_default();
                    let value = ExcelDateTime::from_ymd(year, date.month, date.day)?;
                    let format = Format::new().set_num_format("d/m/yyyy");
                    sheet.write_datetime_with_format(row, column, &value, &format)?;
                }
            }
            row += 1;
        }
    }
    Ok(())
}
