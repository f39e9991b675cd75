"""Chiefs of mission of the United States at a state (Office of the Historian)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="us_missions",
    unit="state",
    keys="party",
    columns={
        "us_chief": "1 if a chief of mission of the United States served there on a day of the year",
        "us_ambassador": "1 if one of them was ambassador",
    },
    query="""
        WITH years AS (
            SELECT party, role, unnest(range(year(since), year(coalesce(until, since)) + 1))::INTEGER AS year FROM us_missions)
        SELECT party AS code, year, 1 AS us_chief, max((role = 'ambassador-e-p')::INTEGER) AS us_ambassador FROM years GROUP BY ALL""",
    needs=("us_missions",),
    datasets=("us_missions",),
    zero=(
        "us_chief",
        "us_ambassador",
    ),
    rule="one whose end is not known counts in the year of the beginning alone",
    reference="Office of the Historian, Principal Officers and Chiefs of Mission",
)
