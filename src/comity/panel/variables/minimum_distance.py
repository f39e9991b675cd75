"""Least distance of two states (Miller 2022)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="minimum_distance",
    unit="dyad",
    keys="cow",
    columns={
        "minimum_distance": "kilometres between the nearest points of the two, 0 where they touch",
    },
    query="SELECT ccode1 AS code1, ccode2 AS code2, year, mindist AS minimum_distance FROM minimum_distance",
    symmetric=True,
    needs=("minimum_distance",),
    datasets=("minimum_distance",),
    reference="Miller (2022), peacesciencer: An R Package for Quantitative Peace Science Research",
)
