//! Widgets shared by the screens.

mod field;
mod grid;
mod lazy;
mod mend;
mod pressable;
mod steady;
mod thai;
mod verdict;

pub use field::{Field, StepsFirst, laid_out};
pub use grid::{Grid, GridCell, GridRows, GridState};
pub use lazy::lazily;
pub use pressable::Pressable;
pub use steady::{Steady, on_a_line, once};
pub use thai::{Mark, MarkedText, Paragraph, ThaiText, one_line};
pub use verdict::{
    SIGN, counted_badge, dashed_chip, standing_badge, standing_lead, standing_sign, standing_tone,
    standing_words, verdict_badge,
};

use eframe::egui::Ui;

use super::theme::space;

/// The symbol on a button that opens a list.
pub const OPENS: &str = "⏷";

/// Keeps the right edge free for the scroll bar even when there is none, so that nothing moves when
/// it appears.
pub fn beside_bar(ui: &mut Ui) {
    ui.set_max_width(ui.available_width() - space::BAR);
}
