"""Armed conflicts to which a state is a party (UCDP/PRIO)."""

from comity.panel.variable import Variable

_TYPES = {
    "extrasystemic": ("extrasystemic", "with a group in a territory outside it"),
    "interstate": ("interstate", "between states"),
    "intrastate": ("intrastate", "within a state, with nobody from outside"),
    "II": ("internationalised", "within a state, with troops of another"),
}
_OWN = "FILTER (supporting = 0"

VARIABLE = Variable(
    name="armed_conflicts",
    unit="state",
    keys="gw",
    columns={
        "armed_conflict": "1 if the state was a side of an armed conflict with at least 25 deaths in battle in the year",
        "armed_conflict_onset": "1 if an episode of one began in the year",
        "armed_conflict_intensity": "highest intensity of them: 1 below 1,000 deaths in the year, 2 war; 0 no conflict",
        "armed_conflicts": "number of them",
    }
    | {f"armed_conflict_{name}": f"1 if in one {of}" for name, of in _TYPES.values()}
    | {
        "armed_conflict_territory": "1 if in one about territory",
        "armed_conflict_government": "1 if in one about government",
        "armed_conflicts_supported": "number of those in which its troops supported a side",
    },
    query=f"""
        SELECT gwcode AS code, year, max(1) {_OWN}) AS armed_conflict, max(onset) {_OWN}) AS armed_conflict_onset,
               max(intensity) {_OWN}) AS armed_conflict_intensity, count(DISTINCT conflict) {_OWN}) AS armed_conflicts,
               {", ".join(f"max(1) {_OWN} AND type = '{t}') AS armed_conflict_{name}" for t, (name, _) in _TYPES.items())},
               max(1) {_OWN} AND issue IN ('territory', 'both')) AS armed_conflict_territory,
               max(1) {_OWN} AND issue IN ('government', 'both')) AS armed_conflict_government,
               count(DISTINCT conflict) FILTER (supporting = 1) AS armed_conflicts_supported
        FROM ucdp_conflicts GROUP BY ALL""",
    needs=("ucdp_conflicts",),
    datasets=("ucdp_conflicts",),
    zero=(
        "armed_conflict",
        "armed_conflict_onset",
        "armed_conflict_intensity",
        "armed_conflicts",
        *(f"armed_conflict_{name}" for name, _ in _TYPES.values()),
        "armed_conflict_territory",
        "armed_conflict_government",
        "armed_conflicts_supported",
    ),
    rule="several conflicts of a state in a year are one row, with the highest of each measure",
    reference="Gleditsch et al. (2002), Armed Conflict 1946-2001: A New Dataset; Davies et al. (2025)",
)
