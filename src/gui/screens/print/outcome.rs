//! The job in progress on the print screen, and the outcome of the last one.

use eframe::egui::Ui;

use super::super::View;
use super::super::parts::body;
use super::State;
use super::desk::Done;
use crate::gui::widgets::Pressable;
use crate::report::Style;
use crate::store::{NotRecalled, NotWritten};

/// Draws the job in progress, and the outcome of the last one.
pub fn show(ui: &mut Ui, view: &View<'_>, state: &mut State) {
    let style = view.style;
    if state.desk.is_busy() {
        under_way(ui, view, state);
    }
    if let Some(done) = state.desk.done() {
        body(ui, view, &outcome(done, style));
    }
    if let Some(Done::Printed(printed)) = state.desk.done()
        && printed.can_be_recalled()
        && !printed.too_late
        && Pressable::link(&style.text("print-recall"))
            .show(ui, view.thai)
            .clicked()
    {
        state.desk.recall(ui);
    }
    if let Some(saved) = state.desk.saved().map(ToOwned::to_owned)
        && Pressable::link(&style.text("print-open"))
            .show(ui, view.thai)
            .clicked()
    {
        state.desk.open(ui, saved);
    }
}

/// Draws the job in progress, which can be cancelled.
fn under_way(ui: &mut Ui, view: &View<'_>, state: &mut State) {
    let style = view.style;
    let stopping = state.desk.is_stopping();
    let key = if stopping {
        "print-cancelling"
    } else {
        "print-busy"
    };
    ui.horizontal(|ui| {
        ui.spinner();
        body(ui, view, &style.text(key));
    });
    if !stopping
        && Pressable::link(&style.text("print-cancel"))
            .show(ui, view.thai)
            .clicked()
    {
        state.desk.cancel();
    }
}

/// Returns the outcome of a job in words.
fn outcome(done: &Done, style: Style) -> String {
    let with = |key: &str, name: &'static str, value: &str| {
        style.lang.text_with(key, &[(name, value.to_owned())])
    };
    match done {
        Done::Printed(printed) if printed.too_late => style.text("print-too-late"),
        Done::Printed(printed) if printed.waits => with("print-waits", "printer", &printed.printer),
        Done::Printed(_) => style.text("print-printed"),
        Done::NotPrinted(reason) => {
            let (key, detail) = reason.message();
            with(key, "detail", detail)
        }
        Done::Recalled => style.text("print-recalled"),
        Done::NotRecalled(NotRecalled(detail)) if detail.is_empty() => {
            style.text("print-not-recalled")
        }
        Done::NotRecalled(NotRecalled(detail)) => with("print-not-recalled-why", "detail", detail),
        Done::Cancelled => style.text("print-cancelled"),
        Done::Saved(path) => with("print-saved", "file", &path.display().to_string()),
        Done::NotSaved(path, NotWritten::Exists) => {
            with("print-exists", "file", &path.display().to_string())
        }
        Done::NotSaved(path, NotWritten::Failed(cause)) => {
            let values = [
                ("file", path.display().to_string()),
                ("reason", style.lang.text(cause.key())),
            ];
            style.lang.text_with("print-unwritable", &values)
        }
        Done::NotTypeset(message) => message.clone(),
        Done::NotOpened => style.text("print-not-opened"),
    }
}
