"""A state's obligations under all its alliances (Leeds et al. 2002)."""

from comity.panel.variable import Variable

_OBLIGATIONS = {
    "defense": "to defend an ally",
    "offense": "to join an ally in attack",
    "neutral": "to stay neutral",
    "nonagg": "not to attack an ally",
    "consul": "to consult",
}

VARIABLE = Variable(
    name="atop_obligations",
    unit="state",
    keys="cow",
    columns={"atop_alliances": "alliances of which the state is a member"}
    | {f"atop_any_{o}": f"1 if one of them binds it {meaning}" for o, meaning in _OBLIGATIONS.items()},
    query=f"""
        SELECT ccode AS code, year, number AS atop_alliances, {", ".join(f"{o} AS atop_any_{o}" for o in _OBLIGATIONS)} FROM atop_states""",
    needs=("atop_states",),
    datasets=("atop_states",),
    zero=("atop_alliances", *(f"atop_any_{o}" for o in _OBLIGATIONS)),
    reference="Leeds, Ritter, Mitchell and Long (2002), Alliance Treaty Obligations and Provisions, 1815-1944; version 5.1",
)
