"""Visits of the US president and secretary of state to a state (Office of the Historian)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="us_travels",
    unit="state",
    keys="party",
    columns={
        "us_president_visits": "visits of a US president that began in the year, those as president-elect not counted",
        "us_secretary_visits": "visits of a secretary of state of the United States",
    },
    query="""
        SELECT host AS code, year, count(*) FILTER (level = 'head_of_state') AS us_president_visits,
               count(*) FILTER (level = 'foreign_minister') AS us_secretary_visits
        FROM us_travels GROUP BY ALL""",
    needs=("us_travels",),
    datasets=("us_travels",),
    zero=(
        "us_president_visits",
        "us_secretary_visits",
    ),
    reference="Office of the Historian, Travels Abroad of the President and of the Secretary of State",
)
