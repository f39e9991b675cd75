"""How a dyad's capabilities are divided."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="capability_ratio",
    unit="dyad",
    keys="cow",
    columns={
        "cinc_share": "CINC of the first / (CINC of the first + CINC of the second), 0 to 1",
        "cinc_ratio": "CINC of the stronger / CINC of the weaker, 1 and up; missing where the weaker has none",
    },
    query="""
        SELECT x.ccode AS code1, y.ccode AS code2, year, x.cinc / nullif(x.cinc + y.cinc, 0) AS cinc_share,
               greatest(x.cinc, y.cinc) / nullif(least(x.cinc, y.cinc), 0) AS cinc_ratio
        FROM capabilities x JOIN capabilities y USING (year) WHERE x.ccode <> y.ccode""",
    needs=("capabilities",),
    datasets=("cow_nmc",),
    reference="Bremer (1992), Dangerous Dyads, Journal of Conflict Resolution 36 (2): 309-341",
)
