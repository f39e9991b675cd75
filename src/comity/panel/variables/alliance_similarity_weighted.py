"""How alike two states' alliances are, the ties to strong states counting more."""

from comity.panel.variable import Variable
from comity.panel.variables.alliance_similarity import TIES

VARIABLE = Variable(
    name="alliance_similarity_weighted",
    unit="dyad",
    keys="cow",
    columns={
        "alliance_s_weighted": "S with absolute distances, each state weighted by its CINC: 1 - 2 sum w|v1 - v2| / (3 sum w); -1 to 1"
    },
    query=f"""
        WITH {TIES},
        weights AS (SELECT cow AS k, m.year, cinc AS w
                    FROM members m JOIN capabilities c ON c.ccode = cow AND c.year = m.year WHERE cinc > 0),
        heavy AS (SELECT i, k, year, v, w FROM ties JOIN weights USING (k, year)),
        own AS (SELECT i, year, sum(w * v) AS s FROM heavy GROUP BY ALL),
        shared AS (
            SELECT x.i, y.i AS j, x.year, sum(x.w * least(x.v, y.v)) AS low
            FROM heavy x JOIN heavy y USING (k, year) WHERE x.i < y.i GROUP BY ALL),
        size AS (SELECT year, sum(w) AS total FROM weights GROUP BY ALL)
        SELECT x.i AS code1, y.i AS code2, year, 1 - 2 * (x.s + y.s - 2 * coalesce(low, 0)) / (3 * total) AS alliance_s_weighted
        FROM own x JOIN own y USING (year) JOIN size USING (year)
        LEFT JOIN shared h ON h.i = x.i AND h.j = y.i AND h.year = x.year WHERE x.i < y.i""",
    symmetric=True,
    needs=("alliances", "capabilities"),
    datasets=("cow_alliances", "cow_nmc"),
    rule="of several alliances of a dyad the strongest tie",
    reference="Signorino and Ritter (1999), Tau-b or Not Tau-b, with ties weighted by capabilities",
)
