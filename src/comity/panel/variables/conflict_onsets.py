"""Onsets of armed conflict by state and year (UCDP)."""

from comity.panel.variable import Variable

_AFTER = (1, 2, 3, 5, 10)

VARIABLE = Variable(
    name="conflict_onsets",
    unit="state",
    keys="gw",
    columns={"new_conflicts": "new conflicts"}
    | {f"conflict_onsets_{n}": f"episodes that began in a new conflict, or after more than {n} years without one" for n in _AFTER},
    query=f"""
        SELECT gwcode AS code, year, sumnewconf AS new_conflicts, {", ".join(f"sumonset{n} AS conflict_onsets_{n}" for n in _AFTER)}
        FROM ucdp_onsets""",
    needs=("ucdp_onsets",),
    datasets=("ucdp_onsets",),
    reference="Pettersson, Högbladh and Öberg (2019), Organized violence, 1989-2018 and peace agreements",
)
