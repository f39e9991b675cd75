"""Disputes of a state by its leaders (Gibler, Miller and Little 2016; Miller 2022)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="gml_leader_disputes",
    unit="state",
    keys="cow",
    columns={
        "leaders_in_disputes": "leaders of the state that were in a dispute in the year",
    },
    query="""
        SELECT ccode1 AS code, year, count(DISTINCT obsid1) AS leaders_in_disputes FROM gml_leader_disputes GROUP BY ALL""",
    needs=("gml_leader_disputes",),
    datasets=("gml_leaders",),
    zero=("leaders_in_disputes",),
    reference="Miller (2022), peacesciencer: An R Package for Quantitative Peace Science Research",
)
