"""How much a state's economy depends on its trade with another (Oneal and Russett 1997), by the Correlates of War's trade."""

from comity.panel.dependence import dependence

VARIABLE = dependence(
    "trade_dependence",
    """
        WITH codes AS (SELECT DISTINCT cow, party, year FROM sy WHERE cow IS NOT NULL)
        SELECT x.party AS a, y.party AS b, t.year, t.imports AS usd
        FROM trade t JOIN codes x ON x.cow = t.ccode1 AND x.year = t.year JOIN codes y ON y.cow = t.ccode2 AND y.year = t.year""",
    needs=("trade",),
    datasets=("cow_trade",),
)
