"""Visits of a Chinese leader to a state."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="china_travels",
    unit="state",
    keys="party",
    columns={
        "china_visits": "visits of a Chinese leader that began in the year",
    },
    query="""
        SELECT host AS code, year, count(*) AS china_visits FROM china_travels GROUP BY ALL""",
    needs=("china_travels",),
    datasets=("china_travels",),
    zero=("china_visits",),
    reference="Turcsányi, Eckert, Šimalčík and Majsniarová (2021), WHO | WHERE | WHEN",
)
