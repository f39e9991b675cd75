"""Arms that the second ordered from the first (SIPRI)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="arms",
    unit="dyad",
    keys="party",
    columns={
        "arms_orders_12": "orders of the second from the first in the year, years that are estimates too",
        "arms_tiv_12": "their volume, millions of SIPRI's trend-indicator values",
    },
    query="""
        SELECT supplier AS code1, recipient AS code2, year, count(*) AS arms_orders_12, sum(tiv) AS arms_tiv_12
        FROM arms WHERE supplier <> recipient GROUP BY ALL""",
    needs=("arms",),
    datasets=("sipri_arms",),
    zero=(
        "arms_orders_12",
        "arms_tiv_12",
    ),
    reference="SIPRI Arms Transfers Database",
)
