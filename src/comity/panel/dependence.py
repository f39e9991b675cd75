"""How much a state's economy depends on its trade with another, by the trade of one data set or another."""

from comity.panel.variable import Variable


def dependence(name: str, flows: str, needs: tuple[str, ...], datasets: tuple[str, ...], prefix: str = "") -> Variable:
    """The variable: trade both ways over GDP (Oneal and Russett 1997).

    Args:
        name: of the variable.
        flows: SQL for imports of ``a`` from ``b`` in ``year`` in current US dollars, as ``usd``.
        needs, datasets: behind the flows; those of the gross domestic product are added.
        prefix: of its columns.

    """
    return Variable(
        name=name,
        unit="dyad",
        keys="party",
        columns={
            f"{prefix}dependence1": "trade of the two / GDP of the first, both in current US dollars",
            f"{prefix}dependence2": "trade of the two / GDP of the second",
            f"{prefix}dependence_low": "the lower of the two: the weak link",
        },
        query=f"""
            WITH flows AS ({flows}),
            both_ways AS (
                SELECT f.a, f.b, f.year, f.usd + g.usd AS turnover FROM flows f JOIN flows g ON f.a = g.b AND f.b = g.a AND f.year = g.year)
            SELECT a AS code1, b AS code2, t.year, turnover / x.gdp AS {prefix}dependence1, turnover / y.gdp AS {prefix}dependence2,
                   least(turnover / x.gdp, turnover / y.gdp) AS {prefix}dependence_low
            FROM both_ways t JOIN wdi x ON x.party = a AND x.year = t.year JOIN wdi y ON y.party = b AND y.year = t.year
            WHERE x.gdp > 0 AND y.gdp > 0""",
        needs=(*needs, "wdi"),
        datasets=(*datasets, "wdi"),
        reference="Oneal and Russett (1997), The Classical Liberals Were Right, International Studies Quarterly 41 (2): 267-293",
    )
