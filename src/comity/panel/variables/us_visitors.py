"""Visits of a state's head of state or government to the United States (Office of the Historian)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="us_visitors",
    unit="state",
    keys="party",
    columns={
        "visits_to_us": "visits of its head of state or government to the United States that began in the year",
        "state_visits_to_us": "those of them that were state visits",
    },
    query="""
        SELECT visitor AS code, year, count(*) AS visits_to_us, count(*) FILTER (type = 'state') AS state_visits_to_us
        FROM us_visitors WHERE level IN ('head_of_state', 'head_of_government') GROUP BY ALL""",
    needs=("us_visitors",),
    datasets=("us_visitors",),
    zero=(
        "visits_to_us",
        "state_visits_to_us",
    ),
    reference="Office of the Historian, Visits by Foreign Leaders",
)
