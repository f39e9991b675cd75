"""Visits of a French president to a state."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="french_travels",
    unit="state",
    keys="party",
    columns={
        "french_visits": "visits of a French president that began in the year",
    },
    query="""
        SELECT host AS code, year, count(*) AS french_visits FROM french_travels GROUP BY ALL""",
    needs=("french_travels",),
    datasets=("french_travels",),
    zero=("french_visits",),
    reference="French foreign ministry, travels of the president",
)
