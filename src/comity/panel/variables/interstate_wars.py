"""Wars of a directed dyad (Sarkees and Wayman 2010)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="interstate_wars",
    unit="dyad",
    keys="cow",
    columns={
        "interstate_war": "1 if the two were at war with each other",
        "interstate_war_onset": "1 if a war began, or began anew",
        "interstate_war_number": "number of the war; missing where several are merged",
        "interstate_war_initiator1": "1 if the first began one",
        "interstate_war_outcome1": "for the first: 1 won, 2 lost, 3 compromise, 4 became another war, 6 stalemate, 7 went on below war, "
        "8 changed sides; missing where several are merged",
        "interstate_war_deaths1": "deaths in battle of the first in the whole war; missing where unknown",
    },
    query="""
        SELECT ccode1 AS code1, ccode2 AS code2, year, 1 AS interstate_war, max(onset) AS interstate_war_onset,
               max(initiator1) AS interstate_war_initiator1, max(deaths1) AS interstate_war_deaths1,
               CASE WHEN count(DISTINCT warnum) = 1 THEN max(warnum) END AS interstate_war_number,
               CASE WHEN count(DISTINCT warnum) = 1 THEN max(outcome1) END AS interstate_war_outcome1
        FROM interstate_wars GROUP BY ALL""",
    needs=("interstate_wars",),
    datasets=("cow_interstate_wars",),
    covers=(1816, 2007),
    zero=("interstate_war", "interstate_war_onset"),
    rule="several wars of a dyad in a year are one row, with the highest of each measure",
    counts="SELECT count(*) FROM interstate_wars",
    whittling={"onset": "onset DESC", "deaths": "deaths1 + deaths2 DESC NULLS LAST"},
    number="warnum, resumed",
    reference="Sarkees and Wayman (2010), Resort to War",
)
