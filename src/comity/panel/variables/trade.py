"""Trade of two states (Barbieri, Keshk and Pollins 2009)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="trade",
    unit="dyad",
    keys="cow",
    columns={
        "imports_12": "imports of the first from the second, current US dollars, as the first reports",
        "imports_21": "imports of the second from the first, as the second reports",
        "turnover": "the two together; missing where one of them is",
    },
    query="""
        SELECT coalesce(x.ccode1, y.ccode2) AS code1, coalesce(x.ccode2, y.ccode1) AS code2, coalesce(x.year, y.year) AS year,
               x.imports AS imports_12, y.imports AS imports_21, x.imports + y.imports AS turnover
        FROM trade x FULL JOIN trade y ON x.ccode1 = y.ccode2 AND x.ccode2 = y.ccode1 AND x.year = y.year""",
    needs=("trade",),
    datasets=("cow_trade",),
    reference="Barbieri, Keshk and Pollins (2009), Trading Data: Evaluating our Assumptions and Coding Rules; version 4.0",
)
