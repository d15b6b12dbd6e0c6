//! What was read from the letter: problems, the letter's fields, new roles, groups with their clauses,
//! and the clauses that state no rule.

use eframe::egui::{Id, Key, Ui};

use crate::gui::screens::parts::{body, card, fold, label, small, subheading, table_row};
use crate::gui::theme::{breakpoint, font, size, space, strong};
use crate::gui::view::View;
use crate::gui::widgets::{Field, Paragraph, Pressable, lazily};
use crate::import::Choice;
use crate::registry::Severity;
use crate::report::{ClausePreview, GroupPreview, ImportedPreview, NewRole};

/// The maximum number of groups that are open from the start.
const OPEN_GROUPS: usize = 12;
/// The width of the names of fields, in points.
const NAME_WIDTH: f32 = 190.0;

/// Draws what was read. Returns what a person says about the ids of new roles.
pub fn show(
    ui: &mut Ui,
    view: &View<'_>,
    read: &ImportedPreview,
    choice: &Choice,
    typed: &mut Vec<(String, String)>,
) -> Option<Choice> {
    let style = view.style;
    problems(ui, view, read);
    let named = new_roles(ui, view, &read.new_roles, typed);
    subheading(ui, view, &style.text("import-groups-read"));
    let is_open = read.groups.len() <= OPEN_GROUPS;
    lazily(ui, "import-groups", read.groups.len(), None, |ui, at| {
        if let Some(one) = read.groups.get(at) {
            group(ui, view, one, (at, is_open));
        }
    });
    if !read.general_notes.is_empty() {
        clauses(ui, view, "import-general-notes", &read.general_notes);
    }
    unread(ui, view, &read.unread);
    letter(ui, view, &read.letter);
    named.map(|(name, id)| {
        let mut choice = choice.clone();
        choice.role_ids.retain(|(other, _)| *other != name);
        choice.role_ids.push((name, id));
        choice
    })
}

fn problems(ui: &mut Ui, view: &View<'_>, read: &ImportedPreview) {
    if read.problems.is_empty() {
        return;
    }
    subheading(ui, view, &view.style.text("import-problems-found"));
    for problem in &read.problems {
        let (tone, key) = match problem.severity {
            Severity::Error => (view.colours.forbidden, "import-error"),
            Severity::Warning | Severity::Info => (view.colours.fits_if, "import-warning"),
        };
        let message = [("message", problem.message.clone())];
        Paragraph::new(&view.style.in_words(key, &message))
            .colour(tone.text)
            .show(ui, view.thai);
        small(ui, view, &problem.hint);
    }
}

/// Draws the fields of the letter. One that was not found is said to be missing.
fn letter(ui: &mut Ui, view: &View<'_>, fields: &[[String; 2]]) {
    subheading(ui, view, &view.style.text("import-letter"));
    let missing = view.style.text("import-not-found");
    let width = ui.available_width();
    for [name, value] in fields {
        let is_missing = value.is_empty();
        let value = if is_missing { &missing } else { value };
        let show = |ui: &mut Ui| {
            if is_missing {
                small(ui, view, value);
            } else {
                body(ui, view, value);
            }
        };
        ui.push_id(name, |ui| {
            if width < breakpoint::TABLE {
                label(ui, view, name);
                show(ui);
                return;
            }
            let widths = [NAME_WIDTH, width - NAME_WIDTH];
            table_row(ui, view, &widths, |ui, column| {
                if column == 0 {
                    label(ui, view, name);
                } else {
                    show(ui);
                }
            });
        });
    }
}

/// Draws the roles that the program does not know, with their ids to be changed. Returns the role
/// that got another id.
fn new_roles(
    ui: &mut Ui,
    view: &View<'_>,
    roles: &[NewRole],
    typed: &mut Vec<(String, String)>,
) -> Option<(String, String)> {
    let style = view.style;
    if roles.is_empty() {
        return None;
    }
    subheading(ui, view, &style.text("import-new-roles"));
    small(ui, view, &style.text("import-new-roles-about"));
    let mut named = None;
    for role in roles {
        let at = typed.iter().position(|(name, _)| *name == role.name);
        let at = at.unwrap_or_else(|| {
            typed.push((role.name.clone(), role.id.clone()));
            typed.len() - 1
        });
        let Some((_, id)) = typed.get_mut(at) else {
            continue;
        };
        let name = [("role", role.name.clone())];
        let name = style.in_words("import-role-id", &name);
        ui.horizontal_wrapped(|ui| {
            let width = ui.available_width().min(220.0);
            let field = Field::new(
                Id::unique(("import-role", &role.name)),
                id,
                font(size::BODY),
            )
            .name(&name)
            .limit(64)
            .show(ui, view.thai, width);
            let room = ui.max_rect().width();
            Paragraph::new(&role.name).width(room).show(ui, view.thai);
            let entered = field.has_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            if (field.lost_focus() || entered) && *id != role.id {
                named = Some((role.name.clone(), id.trim().to_owned()));
            }
        });
    }
    named
}

fn group(ui: &mut Ui, view: &View<'_>, group: &GroupPreview, (at, is_open): (usize, bool)) {
    let line = Pressable::fold(&group.name).font(strong(size::SUBHEADING));
    fold(ui, view, line, ("import-group", at), is_open, |ui| {
        card(ui, view, |ui| {
            for fact in &group.facts {
                body(ui, view, fact);
            }
            for rule in &group.member_rules {
                small(ui, view, rule);
            }
            clauses(ui, view, "import-practice", &group.practice);
            clauses(ui, view, "import-notes", &group.notes);
        });
    });
}

/// Draws clauses, verbatim, with the rules proposed for each.
fn clauses(ui: &mut Ui, view: &View<'_>, key: &str, clauses: &[ClausePreview]) {
    if clauses.is_empty() {
        return;
    }
    ui.add_space(space::XS);
    label(ui, view, &view.style.text(key));
    for clause in clauses {
        body(ui, view, &format!("“{}”", clause.text));
        ui.visuals_mut().indent_has_left_vline = false;
        ui.indent(&clause.text, |ui| {
            for rule in &clause.rules {
                small(ui, view, rule);
            }
            if clause.rules.is_empty() {
                Paragraph::new(&view.style.text("import-no-rule"))
                    .font(font(size::SMALL))
                    .colour(view.colours.fits_if.text)
                    .show(ui, view.thai);
            }
        });
    }
}

fn unread(ui: &mut Ui, view: &View<'_>, unread: &[[String; 2]]) {
    if unread.is_empty() {
        return;
    }
    subheading(ui, view, &view.style.text("import-unread"));
    for [place, text] in unread {
        let values = [("place", place.clone()), ("text", text.clone())];
        body(
            ui,
            view,
            &view.style.in_words("import-unread-clause", &values),
        );
    }
}
