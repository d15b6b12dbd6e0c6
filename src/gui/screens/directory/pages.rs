//! The pages of a group, a role and a person.

use eframe::egui::Ui;

use super::super::parts::{
    act_report, beside_picture, body, card, clause_link, facts, inferred, link, preference,
    reasons, rule, small, subheading,
};
use super::super::people::reach;
use super::super::rule_buttons::add_button;
use super::super::{Commands, View};
use super::{audit, qr};
use crate::export::Code;
use crate::gui::command::{Command, RuleTarget};
use crate::gui::theme::{size, space, strong};
use crate::gui::widgets::{Paragraph, Pressable, lazily, verdict_badge};
use crate::guide::Verdict;
use crate::registry::{GroupId, Item};
use crate::report::{
    ActReport, Belonging, GroupPage, PersonPage, RolePage, alike_together, titles,
};

fn title(ui: &mut Ui, view: &View<'_>, name: &str) {
    Paragraph::new(name)
        .font(strong(size::TITLE))
        .show(ui, view.thai);
}

/// Draws the id at the foot of a page, for people who write registries and commands.
fn id(ui: &mut Ui, view: &View<'_>, id: &str) {
    ui.add_space(space::M);
    let id = [("id", id.to_owned())];
    small(ui, view, &view.style.lang.text_with("dir-id", &id));
}

/// Draws the page of a group.
pub fn group(
    ui: &mut Ui,
    view: &View<'_>,
    page: &GroupPage,
    (code, audit): (Option<&Code>, &mut audit::State),
    commands: &mut Commands,
) {
    let text = |key: &str| view.style.text(key);
    beside_picture(ui, view, page.id.get(), |ui| {
        title(ui, view, &page.name);
        if Pressable::button(&text("find-copy"))
            .show(ui, view.thai)
            .clicked()
        {
            commands.send(Command::Copy(page.name.clone()));
        }
    });

    facts(ui, view, &page.facts);

    subheading(ui, view, &text("dir-members"));
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for role in &page.roles {
            ui.horizontal_wrapped(|ui| {
                if link(ui, view, &role.name).clicked() {
                    commands.send(Command::Show(Item::Role(role.id.get())));
                }
                membership(ui, view, role);
            });
        }
    });
    body(ui, view, &page.sizes);
    audit::show(ui, view, page.id.get(), audit, commands);
    reach::show(ui, view, page.id.get(), &[], commands);

    subheading(ui, view, &text("dir-clauses"));
    reasons(ui, view, &page.clauses, commands);

    match &page.link {
        Some(address) => {
            subheading(ui, view, &text("dir-link"));
            body(ui, view, address);
            if Pressable::button(&text("dir-copy-link"))
                .show(ui, view.thai)
                .clicked()
            {
                commands.send(Command::Copy(address.clone()));
            }
            if let Some(code) = code {
                let name = [("group", page.name.clone())];
                qr::show(ui, code, &view.style.text_with("dir-code", &name));
            }
        }
        None => small(ui, view, &text("dir-no-link")),
    }

    subheading(ui, view, &text("dir-rules"));
    lazily(ui, "group-rules", page.rules.len(), None, |ui, index| {
        card(ui, view, |ui| {
            rule(ui, view, &page.rules[index], true, commands);
        });
    });
    add_button(ui, view, RuleTarget::OfGroup(page.id.get()), commands);
    if !page.preferences.is_empty() {
        subheading(ui, view, &text("dir-preferences"));
    }
    for order in &page.preferences {
        card(ui, view, |ui| preference(ui, view, order, commands));
    }
    id(ui, view, page.id.as_str());
}

/// Notes how a role belongs to a group, if the member list does not name it.
fn membership<T>(ui: &mut Ui, view: &View<'_>, belonging: &Belonging<T>) {
    if let Some(grounds) = &belonging.grounds {
        let grounds = [("grounds", grounds.clone())];
        let text = view.style.text_with("dir-member-inferred", &grounds);
        small(ui, view, &text);
    } else if belonging.inferred {
        small(ui, view, &view.style.text("dir-by-kind-inferred"));
    } else if belonging.by_kind {
        small(ui, view, &view.style.text("dir-by-kind"));
    }
}

/// Draws the page of a role.
pub fn role(ui: &mut Ui, view: &View<'_>, page: &RolePage, commands: &mut Commands) {
    let style = view.style;
    title(ui, view, &page.name);
    if !page.abbreviations.is_empty() {
        let names = [("names", page.abbreviations.join(", "))];
        body(ui, view, &style.text_with("dir-abbreviations", &names));
    }
    if page.recipient_only {
        body(ui, view, &style.text("recipient-only-why"));
    }
    for kind in &page.kinds {
        ui.horizontal_wrapped(|ui| {
            let label = style.text("dir-kind-of");
            Paragraph::new(&label)
                .width(f32::INFINITY)
                .show(ui, view.thai);
            if link(ui, view, &kind.name).clicked() {
                commands.send(Command::Show(Item::Role(kind.id.get())));
            }
        });
        if let Some(reason) = &kind.inferred {
            inferred(ui, view, reason);
        }
    }
    if !page.subkinds.is_empty() {
        ui.horizontal_wrapped(|ui| {
            let label = style.text("dir-kinds");
            Paragraph::new(&label)
                .width(f32::INFINITY)
                .show(ui, view.thai);
            for (kind, name) in &page.subkinds {
                if link(ui, view, name).clicked() {
                    commands.send(Command::Show(Item::Role(*kind)));
                }
            }
        });
    }
    body(ui, view, &page.seats_in_words);
    let of_units = page.per_unit.as_ref().filter(|unit| !unit.is_district);
    let of_units = of_units.and_then(|unit| unit.units_inferred.as_ref());
    for reason in page.seats_inferred.iter().chain(of_units) {
        inferred(ui, view, reason);
    }

    subheading(ui, view, &style.text("dir-role-groups"));
    if page.groups.is_empty() {
        body(ui, view, &style.text("dir-role-no-groups"));
    }
    lazily(ui, "role-groups", page.groups.len(), None, |ui, index| {
        let of_group = &page.groups[index];
        card(ui, view, |ui| {
            group_name(ui, view, &of_group.group, commands);
            by_verdict(ui, view, &of_group.acts, commands);
        });
    });
    id(ui, view, page.id.as_str());
}

fn group_name(ui: &mut Ui, view: &View<'_>, group: &Belonging<GroupId>, commands: &mut Commands) {
    ui.horizontal_wrapped(|ui| {
        if Pressable::link(&group.name)
            .font(strong(size::SUBHEADING))
            .show(ui, view.thai)
            .clicked()
        {
            commands.send(Command::Show(Item::Group(group.id.get())));
        }
        membership(ui, view, group);
    });
}

/// Lists acts by verdict. Acts on which the letter is silent come last, on one line.
fn by_verdict(ui: &mut Ui, view: &View<'_>, act_reports: &[ActReport], commands: &mut Commands) {
    for &verdict in Verdict::ALL {
        let of_verdict = act_reports
            .chunk_by(|one, next| one.act == next.act)
            .flat_map(alike_together)
            .filter(|alike| alike.iter().all(|one| one.verdict == verdict));
        let of_verdict: Vec<Vec<&ActReport>> = of_verdict.collect();
        if of_verdict.is_empty() || verdict == Verdict::Silent {
            continue;
        }
        verdict_badge(ui, view.colours, view.style, verdict);
        ui.indent(verdict, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for topics in &of_verdict {
                act_report(ui, view, topics, commands);
            }
        });
        ui.add_space(space::XS);
    }
    let silent = titles(
        act_reports
            .iter()
            .filter(|act_report| act_report.verdict == Verdict::Silent),
    );
    if !silent.is_empty() {
        verdict_badge(ui, view.colours, view.style, Verdict::Silent);
        ui.indent(Verdict::Silent, |ui| small(ui, view, &silent.join(", ")));
    }
}

/// Draws the page of a person.
pub fn person(ui: &mut Ui, view: &View<'_>, page: &PersonPage, commands: &mut Commands) {
    let style = view.style;
    title(ui, view, &page.name);
    if link(ui, view, &page.role_name).clicked() {
        commands.send(Command::Show(Item::Role(page.role)));
    }
    for (key, value) in [
        ("dir-district", &page.district),
        ("dir-telephone", &page.telephone),
    ] {
        if let Some(value) = value {
            body(ui, view, &style.text_with(key, &[("value", value.clone())]));
        }
    }
    subheading(ui, view, &style.text("dir-role-groups"));
    if page.groups.is_empty() {
        body(ui, view, &style.text("dir-role-no-groups"));
    }
    for group in &page.groups {
        ui.horizontal_wrapped(|ui| {
            group_name(ui, view, group, commands);
            clause_link(
                ui,
                view,
                view.registry.group(group.id.get()).members_clause,
                commands,
            );
        });
    }
    small(ui, view, &style.text("dir-people-stay"));
}
