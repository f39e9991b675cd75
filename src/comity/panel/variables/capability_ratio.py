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
    query="SELECT ccode AS code, year, cinc FROM capabilities",
    formula={
        "cinc_share": "one.cinc / nullif(one.cinc + two.cinc, 0)",
        "cinc_ratio": "CASE WHEN one.cinc >= two.cinc THEN one.cinc / nullif(two.cinc, 0) ELSE two.cinc / nullif(one.cinc, 0) END",
    },
    needs=("capabilities",),
    datasets=("cow_nmc",),
    reference="Bremer (1992), Dangerous Dyads, Journal of Conflict Resolution 36 (2): 309-341",
)
