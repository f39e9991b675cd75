"""Nuclear cooperation agreements of two states (Fuhrmann 2009)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="nuclear_cooperation",
    unit="dyad",
    keys="cow",
    columns={
        "nuclear_agreement": "1 if the two signed a nuclear cooperation agreement in the year",
    },
    query="""
        SELECT DISTINCT least(ccode1, ccode2) AS code1, greatest(ccode1, ccode2) AS code2, year, 1 AS nuclear_agreement
        FROM nuclear_cooperation WHERE nca = 1""",
    symmetric=True,
    needs=("nuclear_cooperation",),
    datasets=("nuclear_cooperation",),
    zero=("nuclear_agreement",),
    rule="several agreements of a dyad in a year are one row",
    counts="SELECT count(*) FROM nuclear_cooperation",
    reference="Fuhrmann (2009), Spreading Temptation: Proliferation and Peaceful Nuclear Cooperation Agreements",
)
