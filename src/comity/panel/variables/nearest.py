"""How far a state is from the nearest other (Miller 2022)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="nearest",
    unit="state",
    keys="cow",
    columns={"nearest_distance": "kilometres to the nearest other state, 0 where it touches one"},
    query="""
        SELECT code, year, min(mindist) AS nearest_distance FROM (
            SELECT ccode1 AS code, year, mindist FROM minimum_distance UNION ALL SELECT ccode2, year, mindist FROM minimum_distance)
        GROUP BY ALL""",
    needs=("minimum_distance",),
    datasets=("minimum_distance",),
    reference="Miller (2022), peacesciencer: An R Package for Quantitative Peace Science Research",
)
