"""Agreements on the environment that two states signed (Mitchell et al. 2020)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="environmental_agreements",
    unit="dyad",
    keys="party",
    columns={
        "environmental_agreements": "bilateral agreements on the environment signed in the year",
    },
    query="SELECT a AS code1, b AS code2, year, count(*) AS environmental_agreements FROM agreements_ieadb GROUP BY ALL",
    symmetric=True,
    needs=("agreements_ieadb",),
    datasets=("ieadb",),
    zero=("environmental_agreements",),
    rule="of bilateral agreements alone, and those whose names name the parties",
    reference="Mitchell et al. (2020), What We Know (and Could Know) About International Environmental Agreements",
)
