//! Links as codes to scan.

use std::fmt::Write;

use fast_qr::QRBuilder;

/// The modules of white around a code that readers need (ISO/IEC 18004).
const QUIET: usize = 4;

/// The code of `text` as an SVG picture; none when it is too long for one.
#[must_use]
pub fn svg(text: &str) -> Option<String> {
    let code = QRBuilder::new(text).build().ok()?;
    let side = code.size + 2 * QUIET;
    let mut path = String::new();
    for row in 0..code.size {
        for (column, module) in code[row].iter().take(code.size).enumerate() {
            if module.value() {
                // Writing to a string cannot fail.
                let _ = write!(path, "M{} {}h1v1h-1z", column + QUIET, row + QUIET);
            }
        }
    }
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" \
         shape-rendering=\"crispEdges\"><rect width=\"{side}\" height=\"{side}\" fill=\"#fff\"/>\
         <path d=\"{path}\"/></svg>"
    ))
}
