"""Wars of a dyad (Maoz)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="wars",
    unit="dyad",
    keys="cow",
    columns={
        "war_fought": "1 if the two were at war with each other",
        "war_onset": "1 if a war began",
        "war_initiator1": "1 if the first was on the side that began",
        "war_deaths1": "battle deaths of the first in the whole war",
    },
    query="""
        SELECT ccode1 AS code1, ccode2 AS code2, year, 1 AS war_fought, max(onset) AS war_onset, max(initiator1) AS war_initiator1,
               max(deaths1) AS war_deaths1
        FROM wars GROUP BY ALL""",
    needs=("wars",),
    datasets=("cow_wars",),
    zero=(
        "war_fought",
        "war_onset",
    ),
    rule="several wars of a dyad in a year are one row, with the highest of each measure",
    counts="SELECT count(*) FROM wars",
    reference="Maoz (2021), The Dyadic Interstate War Dataset",
)
