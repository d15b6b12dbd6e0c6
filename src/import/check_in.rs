//! Forms that offices return: who uses which publication.

use super::sheet::{Grid, GridRow};
use crate::lang::Lang;
use crate::text::Digits;

/// A line that an office has filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckIn {
    /// The row in its file.
    pub row: usize,
    /// The serial of the publication, if it can be read.
    pub serial: Option<u64>,
    pub district: String,
    pub name: String,
    pub post: String,
    pub date: String,
}

/// The columns of a form, counted from 0.
struct Columns {
    serial: usize,
    district: usize,
    name: Option<usize>,
    post: Option<usize>,
    date: Option<usize>,
}

/// Returns the lines that are filled in, or `None` if no table is such a form.
#[must_use]
pub fn check_ins(grids: &[Grid]) -> Option<Vec<CheckIn>> {
    let mut found = None;
    for grid in grids {
        let mut columns = None;
        for row in &grid.rows {
            if let Some(heads) = heads(row) {
                columns = Some(heads);
                found.get_or_insert_with(Vec::new);
            } else if let (Some(columns), Some(found)) = (&columns, &mut found) {
                found.extend(line(row, columns));
            }
        }
    }
    found
}

/// Returns the columns if `row` holds the heads of a form, in either language.
fn heads(row: &GridRow) -> Option<Columns> {
    let column = |key: &str| {
        let names = Lang::ALL.map(|lang| squeezed(&lang.text(key)));
        let mut cells = row.cells.iter();
        cells.position(|cell| names.contains(&squeezed(cell)))
    };
    Some(Columns {
        serial: column("check-in-serial")?,
        district: column("check-in-district")?,
        name: column("check-in-name"),
        post: column("check-in-post"),
        date: column("check-in-date"),
    })
}

fn line(row: &GridRow, columns: &Columns) -> Option<CheckIn> {
    let cell = |column: Option<usize>| {
        let text = column.map_or("", |column| row.cell(column));
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let line = CheckIn {
        row: row.number,
        serial: serial(row.cell(columns.serial)),
        district: cell(Some(columns.district)),
        name: cell(columns.name),
        post: cell(columns.post),
        date: cell(columns.date),
    };
    // A cell that spans the row, such as the footer, stands in every column.
    let first = row.cell(columns.serial).trim();
    if !first.is_empty() && first == row.cell(columns.district).trim() {
        return None;
    }
    // Every line has the serial; one that nobody signed says nothing else.
    (!line.district.is_empty() || !line.name.is_empty()).then_some(line)
}

/// Reads a serial, in either digits. Workbooks may hold it as a decimal.
fn serial(text: &str) -> Option<u64> {
    let arabic = Digits::Arabic.show(text.trim());
    let whole = arabic.strip_suffix(".0").unwrap_or(&arabic);
    whole.parse().ok()
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

#[cfg(test)]
mod tests {
    use super::super::sheet::{Form, grids_of_text};
    use super::*;

    #[test]
    fn a_form_is_read_in_either_language_and_digits() {
        let heads = |lang: Lang| {
            ["serial", "district", "name", "post", "date"]
                .map(|part| lang.text(&format!("check-in-{part}")))
                .join("\t")
        };
        for (lang, serial) in [(Lang::Thai, "๑๒"), (Lang::English, "12")] {
            let text = format!(
                "แบบตอบรับ\n{}\n{serial}\tวานรนิวาส\tนาย ก  ข\tปลัดอำเภอ\t1/12/2569\n{serial}\t\t\t\t\nที่มา\tที่มา\tที่มา\tที่มา\tที่มา\n",
                heads(lang)
            );
            let grids = grids_of_text(Form::Tsv, &text).unwrap();
            let lines = check_ins(&grids).unwrap();
            assert_eq!(lines.len(), 1, "{lines:?}");
            assert_eq!(lines[0].serial, Some(12));
            assert_eq!(lines[0].district, "วานรนิวาส");
            assert_eq!(lines[0].name, "นาย ก ข");
        }
        let other = grids_of_text(Form::Tsv, "ชื่อ\tอำเภอ\nก\tข\n").unwrap();
        assert_eq!(check_ins(&other), None);
        assert_eq!(serial("7.0"), Some(7));
        assert_eq!(serial("เจ็ด"), None);
    }
}
