"""How many states a state touches, on land and across water (Stinnett et al. 2002)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="neighbours",
    unit="state",
    keys="cow",
    columns={
        "land_borders": "states with a land or river border",
        "sea_borders": "states without one, across up to 400 miles of water",
    },
    query="""
        WITH closest AS (SELECT ccode1, ccode2, year, min(conttype) AS conttype FROM contiguity GROUP BY ALL)
        SELECT ccode1 AS code, year, count(*) FILTER (conttype = 1) AS land_borders, count(*) FILTER (conttype > 1) AS sea_borders
        FROM closest GROUP BY ALL""",
    needs=("contiguity",),
    datasets=("cow_contiguity",),
    zero=("land_borders", "sea_borders"),
    rule="where the type changed within the year, the closest",
    reference="Stinnett, Tir, Diehl, Schafer and Gochman (2002), The Correlates of War Project Direct Contiguity Data, Version 3.0",
)
