"""How much a state's economy depends on its trade with another (Oneal and Russett 1997)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="trade_dependence",
    unit="dyad",
    keys="party",
    columns={
        "dependence1": "trade of the two / GDP of the first, both in current US dollars",
        "dependence2": "trade of the two / GDP of the second",
        "dependence_low": "the lower of the two: the weak link",
    },
    query="""
        WITH codes AS (SELECT DISTINCT cow, party, year FROM sy WHERE cow IS NOT NULL),
        flows AS (
            SELECT x.party AS a, y.party AS b, t.year, t.imports
            FROM trade t JOIN codes x ON x.cow = t.ccode1 AND x.year = t.year JOIN codes y ON y.cow = t.ccode2 AND y.year = t.year),
        both_ways AS (
            SELECT f.a, f.b, f.year, f.imports + g.imports AS turnover
            FROM flows f JOIN flows g ON f.a = g.b AND f.b = g.a AND f.year = g.year)
        SELECT a AS code1, b AS code2, t.year, turnover / x.gdp AS dependence1, turnover / y.gdp AS dependence2,
               least(turnover / x.gdp, turnover / y.gdp) AS dependence_low
        FROM both_ways t JOIN wdi x ON x.party = a AND x.year = t.year JOIN wdi y ON y.party = b AND y.year = t.year
        WHERE x.gdp > 0 AND y.gdp > 0""",
    needs=("trade", "wdi"),
    datasets=("cow_trade", "wdi"),
    reference="Oneal and Russett (1997), The Classical Liberals Were Right, International Studies Quarterly 41 (2): 267-293",
)
