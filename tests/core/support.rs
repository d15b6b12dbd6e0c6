//! Helpers for several tests: the built-in registry, files, and the space of all needs.

use std::fs;
use std::path::{Path, PathBuf};

use trongklum::guide::{Need, Purpose};
use trongklum::registry::{Act, Registry, RoleId, SAKON_NAKHON, read};

/// Parses the registry in `text`. Panics with its problems if there is none.
pub fn registry(text: &str) -> Registry {
    let reading = read(text);
    match reading.registry {
        Some(registry) => registry,
        None => panic!("no registry: {:#?}\n{text}", reading.problems),
    }
}

/// Returns the built-in registry.
pub fn shipped() -> Registry {
    registry(SAKON_NAKHON)
}

/// Returns the registry of a fictitious place.
pub fn fictitious() -> Registry {
    registry(&case("valid/fictitious.ron"))
}

/// Returns the path of a file of the project.
pub fn path(relative: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(relative)
}

/// Returns the text of a file in `tests/cases`.
pub fn case(name: &str) -> String {
    let path = path("tests/cases").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Returns the files below `folder` whose names end in `ending`, sorted.
pub fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    fn gather(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("a folder of the project") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                gather(&path, ending, found);
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    gather(&path(folder), ending, &mut found);
    found.sort();
    assert!(!found.is_empty(), "no {ending} in {folder}");
    found
}

/// Returns no role, then every role.
pub fn askers(registry: &Registry) -> Vec<Option<RoleId>> {
    std::iter::once(None)
        .chain(registry.role_ids().map(Some))
        .collect()
}

/// Returns no audience, every single role, and every pair of neighbours.
pub fn audiences(registry: &Registry) -> Vec<Vec<RoleId>> {
    let roles: Vec<RoleId> = registry.role_ids().collect();
    let mut audiences = vec![Vec::new()];
    audiences.extend(roles.iter().map(|&role| vec![role]));
    audiences.extend(roles.windows(2).map(<[RoleId]>::to_vec));
    if let [first, .., last] = roles[..] {
        audiences.push(vec![last, first]);
    }
    audiences
}

/// Returns every need with these purposes, over all roles, acts, topics and `audiences`.
pub fn needs(registry: &Registry, purposes: &[Purpose], audiences: &[Vec<RoleId>]) -> Vec<Need> {
    let mut needs = Vec::new();
    for &purpose in purposes {
        for &act in Act::ALL {
            for topic in registry.topic_ids() {
                for role in askers(registry) {
                    for to in audiences {
                        let mut need = Need::to_do(act, topic);
                        need.purpose = purpose;
                        need.role = role;
                        need.to.clone_from(to);
                        needs.push(need);
                    }
                }
            }
        }
    }
    needs
}

/// Returns the clauses' ids in the notation of rules and cases.
pub fn clause_ids(registry: &Registry, reasons: &[trongklum::guide::Reason]) -> Vec<String> {
    reasons
        .iter()
        .map(|reason| {
            let id = &registry.clause(reason.clause).id;
            format!("{id}{}", if reason.inferred { "~" } else { "" })
        })
        .collect()
}

/// Describes a need, for the messages of failing tests.
pub fn describe(registry: &Registry, need: &Need) -> String {
    let role = |role: RoleId| registry.role(role).id.as_str();
    let to: Vec<&str> = need.to.iter().map(|&to| role(to)).collect();
    let not_to: Vec<&str> = need.not_to.iter().map(|&to| role(to)).collect();
    format!(
        "{} {} {} {} to {to:?} not to {not_to:?} from {:?} asked {:?} on {:?}",
        need.purpose.id(),
        need.role.map_or("-", role),
        need.act.map_or("-", Act::id),
        registry.topic(need.topic).id,
        need.from.map(role),
        need.asked_group.map(|group| &registry.group(group).id),
        need.on,
    )
}
