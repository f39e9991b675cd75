"""Alliance obligations of the first to the second (Leeds et al. 2002)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="atop",
    unit="dyad",
    keys="cow",
    columns={
        "atop_defense": "1 if bound to defend the second",
        "atop_offense": "1 if bound to join it in attack",
        "atop_neutral": "1 if bound to stay neutral",
        "atop_nonagg": "1 if bound not to attack it",
        "atop_consul": "1 if bound to consult it",
    },
    query="SELECT ccode1 AS code1, ccode2 AS code2, year, * EXCLUDE (ccode1, ccode2, year) FROM atop",
    needs=("atop",),
    datasets=("atop",),
    zero=("atop_defense", "atop_offense", "atop_neutral", "atop_nonagg", "atop_consul"),
    reference="Leeds, Ritter, Mitchell and Long (2002), Alliance Treaty Obligations and Provisions, 1815-1944; version 5",
)
