//! Roles, what they are kinds of, and the places by which their holders are counted.

use super::{Resolver, is_id, problem_with, values};
use crate::lang::Words;
use crate::registry::model::{Ancestor, KindOf, Role, RoleId, Seats, Unit, UnitId, index_u32};
use crate::registry::problem::Code;
use crate::registry::reader::{Inferrable, Located};
use crate::registry::schema::{ProvinceRecord, RoleRecord, SeatsRecord, UnitRecord};

/// The id of the kind of place that `PerDistrict` and `districts` refer to.
const DISTRICT: &str = "district";

impl Resolver<'_, '_> {
    /// Resolves the kinds of places. A file that counts districts has them among these, whether it
    /// lists them or not.
    pub(super) fn units(
        &mut self,
        province: &ProvinceRecord,
        records: Vec<UnitRecord>,
        roles: &[RoleRecord],
    ) -> Vec<Unit> {
        self.by_id.units = self.index(records.iter().map(|unit| &unit.id), UnitId);
        let malformed = records.iter().any(|unit| !is_id(&unit.id.value));
        self.lost.note("kind-unit", malformed);
        for unit in records.iter().filter(|unit| unit.id.value == DISTRICT) {
            let counts = (unit.count, province.districts);
            if let (Some(count), Some(districts)) = counts
                && count != districts
            {
                let problem = problem_with(Code::DistrictsDisagree, &unit.id, "id")
                    .with("count", count.to_string())
                    .with("districts", districts.to_string());
                self.reader.report(problem);
            }
        }
        let units = records.into_iter().map(|unit| Unit {
            id: unit.id.value,
            name: unit.name.value,
            count: unit.count,
            count_inferred: unit.count_inferred,
        });
        let mut units: Vec<Unit> = units.collect();
        let counts_districts = province.districts.is_some()
            || roles
                .iter()
                .any(|role| matches!(role.seats.value, SeatsRecord::PerDistrict(_)));
        match self.by_id.units.get(DISTRICT) {
            None if counts_districts => {
                let id = UnitId(index_u32(units.len()));
                self.by_id.units.insert(DISTRICT.to_owned(), id);
                units.push(Unit {
                    id: DISTRICT.to_owned(),
                    name: Words::in_each(|lang| lang.text("unit-district")),
                    count: province.districts,
                    count_inferred: province.districts_inferred.clone(),
                });
            }
            None => {}
            Some(id) => {
                if let Some(unit) = units.get_mut(id.index())
                    && unit.count.is_none()
                {
                    unit.count = province.districts;
                    unit.count_inferred.clone_from(&province.districts_inferred);
                }
            }
        }
        units
    }

    pub(super) fn roles(&mut self, records: Vec<RoleRecord>) -> Vec<Role> {
        let kinds: Vec<Vec<KindOf>> = records
            .iter()
            .map(|role| {
                self.report_repeated(role.kinds.iter().map(|kind| &kind.id));
                self.kinds(&role.kinds, role.kind_inferred.as_ref())
            })
            .collect();
        records
            .into_iter()
            .enumerate()
            .map(|(index, role)| {
                let lineage = lineage(RoleId(index_u32(index)), &kinds).unwrap_or_else(|| {
                    self.reader
                        .report(problem_with(Code::KindCycle, &role.id, "id"));
                    Vec::new()
                });
                Role {
                    seats: self.seats(role.seats),
                    kinds: kinds.get(index).cloned().unwrap_or_default(),
                    span: role.id.span,
                    id: role.id.value,
                    name: role.name.value,
                    abbreviations: values(role.abbreviations),
                    seats_inferred: role.seats_inferred,
                    recipient_only: role.recipient_only,
                    lineage,
                }
            })
            .collect()
    }

    /// Resolves what a role is a kind of. Grounds given for the role hold for each kind that has
    /// none of its own.
    fn kinds(&mut self, kinds: &[Inferrable], inferred: Option<&Words>) -> Vec<KindOf> {
        kinds
            .iter()
            .filter_map(|kind| {
                Some(KindOf {
                    role: self.role(&kind.id)?,
                    inferred: kind.inferred.as_ref().or(inferred).cloned(),
                })
            })
            .collect()
    }

    fn seats(&mut self, seats: Located<SeatsRecord>) -> Seats {
        let (unit, count) = match seats.value {
            SeatsRecord::Exact(count) => return Seats::Exact(count),
            SeatsRecord::Open => return Seats::Open,
            SeatsRecord::PerDistrict(count) => (DISTRICT.to_owned(), count),
            SeatsRecord::PerUnit(unit, count) => (unit, count),
        };
        let unit = Located {
            value: unit,
            span: seats.span,
        };
        let unit = self.unit(&unit);
        unit.map_or(Seats::Open, |unit| Seats::PerUnit(unit, count))
    }
}

/// Returns the role and everything that it is a kind of, the nearest first, or `None` if the
/// ancestry is circular.
fn lineage(role: RoleId, kinds: &[Vec<KindOf>]) -> Option<Vec<Ancestor>> {
    let mut lineage = vec![Ancestor {
        role,
        inferred: false,
    }];
    let mut next = 0;
    while let Some(&Ancestor {
        role: current,
        inferred,
    }) = lineage.get(next)
    {
        next += 1;
        for kind in kinds.get(current.index()).into_iter().flatten() {
            if kind.role == role {
                return None;
            }
            let inferred = inferred || kind.inferred.is_some();
            match lineage.iter().position(|known| known.role == kind.role) {
                None => lineage.push(Ancestor {
                    role: kind.role,
                    inferred,
                }),
                // A second way that takes no inference counts from here on.
                Some(known) => {
                    if let Some(ancestor) = lineage.get_mut(known)
                        && ancestor.inferred
                        && !inferred
                    {
                        ancestor.inferred = false;
                        next = next.min(known);
                    }
                }
            }
        }
    }
    Some(lineage)
}
