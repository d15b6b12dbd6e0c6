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
