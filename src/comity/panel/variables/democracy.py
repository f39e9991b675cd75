"""How democratic a state is, by three measures."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="democracy",
    unit="state",
    keys="listed",
    columns={
        "euds": "extended Unified Democracy Scores",
        "aeuds": "the same, with 0 at the mean border between democracies and others",
        "polity2": "Polity, -10 (autocracy) to 10 (democracy)",
        "v2x_polyarchy": "V-Dem's electoral democracy, 0 to 1",
    },
    query="SELECT code, year, euds, aeuds, polity2, v2x_polyarchy FROM democracy WHERE list = getvariable('list')",
    needs=("democracy",),
    datasets=("democracy",),
    reference="Marquez (2016), A Quick Method for Extending the Unified Democracy Scores; Marshall (2020), Polity5; V-Dem 16",
)
