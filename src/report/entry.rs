//! How the holder of a role gets into a group.

use super::Style;
use super::answer::{ReasonReport, reasons};
use crate::guide::{GroupAnswer, Need, Verdict, answer_for_group};
use crate::registry::{Act, GroupId, Registry, RoleId};

/// Who may add the holder of a role.
enum Adders {
    Roles(Vec<RoleId>),
    /// The letter forbids it to everybody else.
    Nobody,
    Unsaid,
}

/// Returns how to get into `group` as `role`, in a sentence, and the clauses that say so.
pub(super) fn how_to_get_in(
    registry: &Registry,
    role: RoleId,
    group: GroupId,
    style: Style,
) -> (String, Vec<ReasonReport>) {
    let found = |act: Act, by: RoleId| {
        let need = Need::to_do(act, registry.first_topic()).by(by);
        answer_for_group(registry, &need, group)
    };
    let join = found(Act::Join, role);
    // The only holder of a role has to be added by others.
    let alone = registry.seats(role) == Some(1);
    let others = registry
        .asking_roles()
        .map(|(other, _)| other)
        .filter(|&other| !(alone && other == role));
    let adding: Vec<(RoleId, GroupAnswer)> = others
        .map(|other| (other, found(Act::AddMember, other)))
        .collect();
    let (permitted, rest): (Vec<_>, Vec<_>) = adding
        .iter()
        .partition(|(_, found)| found.verdict.permits());
    let forbidden = |(_, found): &&(RoleId, GroupAnswer)| found.verdict == Verdict::Forbidden;
    let adders = if !permitted.is_empty() {
        Adders::Roles(permitted.iter().map(|(other, _)| *other).collect())
    } else if !rest.is_empty() && rest.iter().all(forbidden) {
        Adders::Nobody
    } else {
        Adders::Unsaid
    };
    let listed = registry.membership(group, role).is_member();
    let key = match (join.verdict, &adders) {
        (joined, Adders::Nobody) if joined.permits() => "join-self-only",
        (joined, Adders::Roles(_)) if joined.permits() => "join-either",
        (joined, Adders::Unsaid) if joined.permits() && listed => "join-self",
        (joined, Adders::Unsaid) if joined.permits() => "join-self-unlisted",
        (Verdict::Forbidden, Adders::Roles(_)) => "join-only-added",
        (Verdict::Forbidden, _) => "join-forbidden",
        (_, Adders::Roles(_)) => "join-added",
        _ => "join-silent",
    };
    let roles = match &adders {
        Adders::Roles(roles) if registry.member_roles(group).all(|one| roles.contains(&one)) => {
            style.text("join-any-member")
        }
        Adders::Roles(roles) => style.roles(registry, roles),
        Adders::Nobody | Adders::Unsaid => String::new(),
    };
    let how = style.text_with(key, &[("roles", roles)]);
    let cited = match &adders {
        Adders::Roles(_) => permitted,
        Adders::Nobody => rest,
        Adders::Unsaid => Vec::new(),
    };
    let mut because: Vec<ReasonReport> = Vec::new();
    for found in std::iter::once(&join).chain(cited.into_iter().map(|(_, found)| found)) {
        for reason in reasons(registry, found, style) {
            if because.iter().all(|known| known.clause != reason.clause) {
                because.push(reason);
            }
        }
    }
    (how, because)
}
