"""Total trade of a state (Barbieri, Keshk and Pollins 2009)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="trade_national",
    unit="state",
    keys="cow",
    columns={
        "total_imports": "imports from the world, current US dollars",
        "total_exports": "exports to the world, current US dollars",
    },
    query="""
        SELECT ccode AS code, year, imports AS total_imports, exports AS total_exports FROM trade_national""",
    needs=("trade_national",),
    datasets=("cow_trade_national",),
    reference="Barbieri, Keshk and Pollins (2009), Trading Data: Evaluating our Assumptions and Coding Rules; version 4.0",
)
