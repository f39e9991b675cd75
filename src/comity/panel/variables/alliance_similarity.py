"""How alike two states' alliances are: S, kappa and pi over their ties to every state."""

from comity.panel.variable import Variable

#: The ties of each state to each, itself too (3): 3 defence, 2 neutrality or non-aggression, 1 entente; absent ones are 0.
TIES = """
        members AS (SELECT DISTINCT cow, year FROM sy
                    WHERE cow IS NOT NULL AND year BETWEEN (SELECT min(year) FROM alliances) AND (SELECT max(year) FROM alliances)),
        ties AS (
            SELECT ccode1 AS i, ccode2 AS k, a.year, max(greatest(3 * defense, 2 * neutrality, 2 * nonaggression, entente)) AS v
            FROM alliances a JOIN members x ON x.cow = ccode1 AND x.year = a.year JOIN members y ON y.cow = ccode2 AND y.year = a.year
            GROUP BY ALL
            UNION ALL SELECT cow, cow, year, 3 FROM members)"""

VARIABLE = Variable(
    name="alliance_similarity",
    unit="dyad",
    keys="cow",
    columns={
        "alliance_s": "S with absolute distances: 1 - 2 sum|v1 - v2| / (3 n) over the n states of the system; -1 to 1",
        "alliance_kappa": "Cohen's kappa with squared distances: 1 - observed / expected distance, expected from each state's own ties",
        "alliance_pi": "Scott's pi with squared distances: the same, expected from the two states' ties taken together",
    },
    query=f"""
        WITH {TIES},
        own AS (SELECT i, year, sum(v) AS s, sum(v * v) AS q FROM ties GROUP BY ALL),
        shared AS (
            SELECT x.i, y.i AS j, x.year, sum(least(x.v, y.v)) AS low, sum(x.v * y.v) AS products
            FROM ties x JOIN ties y USING (k, year) WHERE x.i < y.i GROUP BY ALL),
        size AS (SELECT year, count(*)::DOUBLE AS n FROM members GROUP BY ALL),
        pairs AS (
            SELECT x.i, y.i AS j, year, n, x.s AS sx, y.s AS sy_, x.q + y.q AS squares, coalesce(low, 0) AS low,
                   coalesce(products, 0) AS products
            FROM own x JOIN own y USING (year) JOIN size USING (year)
            LEFT JOIN shared h ON h.i = x.i AND h.j = y.i AND h.year = x.year WHERE x.i < y.i)
        SELECT i AS code1, j AS code2, year, 1 - 2 * (sx + sy_ - 2 * low) / (3 * n) AS alliance_s,
               1 - (squares - 2 * products) / n / nullif(squares / n - 2 * (sx / n) * (sy_ / n), 0) AS alliance_kappa,
               1 - (squares - 2 * products) / n / nullif(squares / n - pow((sx + sy_) / n, 2) / 2, 0) AS alliance_pi
        FROM pairs""",
    symmetric=True,
    needs=("alliances",),
    datasets=("cow_alliances",),
    rule="of several alliances of a dyad the strongest tie",
    reference="""Signorino and Ritter (1999), Tau-b or Not Tau-b: Measuring the Similarity of Foreign Policy Positions (S); Cohen
        (1960); Scott (1955); Häge (2011), Choice or Circumstance? Adjusting Measures of Foreign Policy Similarity for Chance Agreement""",
)
