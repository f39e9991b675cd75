"""Least distance of two states of Gleditsch and Ward's list (Miller 2022)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="minimum_distance_gw",
    unit="dyad",
    keys="gw",
    columns={
        "minimum_distance_gw": "kilometres between the nearest points of the two on the first of January, 0 where they touch",
    },
    query="SELECT gwcode1 AS code1, gwcode2 AS code2, year, mindist AS minimum_distance_gw FROM minimum_distance_gw",
    symmetric=True,
    needs=("minimum_distance_gw",),
    datasets=("minimum_distance_gw",),
    reference="Miller (2022), peacesciencer: An R Package for Quantitative Peace Science Research",
)
