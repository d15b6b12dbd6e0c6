//! Links as QR codes.

use std::fmt::Write;

use fast_qr::QRBuilder;

/// The width of the quiet zone that readers need, in modules (ISO/IEC 18004).
const QUIET_ZONE: usize = 4;

/// A QR code.
#[derive(Clone, Debug)]
pub struct Code {
    /// The number of modules in a row, including the quiet zone.
    pub side: usize,
    /// The dark modules, by column and row.
    pub dark: Vec<(usize, usize)>,
}

impl Code {
    /// Encodes `text`. Returns `None` if it is too long.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let code = QRBuilder::new(text).build().ok()?;
        let dark = (0..code.size).flat_map(|row| {
            let modules = code[row].iter().take(code.size).enumerate();
            let dark = modules.filter(|(_, module)| module.value());
            dark.map(move |(column, _)| (column + QUIET_ZONE, row + QUIET_ZONE))
                .collect::<Vec<_>>()
        });
        Some(Self {
            side: code.size + 2 * QUIET_ZONE,
            dark: dark.collect(),
        })
    }

    /// Returns the code as an SVG image.
    #[must_use]
    pub fn svg(&self) -> String {
        let side = self.side;
        let mut path = String::new();
        for (column, row) in &self.dark {
            // Writing to a string cannot fail.
            let _ = write!(path, "M{column} {row}h1v1h-1z");
        }
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" \
             shape-rendering=\"crispEdges\"><rect width=\"{side}\" height=\"{side}\" fill=\"#fff\"/>\
             <path d=\"{path}\"/></svg>"
        )
    }
}
