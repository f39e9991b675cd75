"""Militarised interstate disputes of a dyad (Maoz et al. 2019)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="disputes",
    unit="dyad",
    keys="cow",
    columns={
        "dispute": "1 if the two were in a dispute with each other",
        "dispute_onset": "1 if one began",
        "hostility": "highest hostility of the year's disputes: 1 none, 2 threat, 3 display, 4 use of force, 5 war; 0 no dispute",
        "fatality": "highest level of fatalities, 0 to 6; missing where unknown",
        "war": "1 if one of them was a war",
        "disputes": "how many disputes",
    },
    query="""
        SELECT ccode1 AS code1, ccode2 AS code2, year, 1 AS dispute, coalesce(max(onset), 0) AS dispute_onset,
               coalesce(max(hihost), 0) AS hostility, max(fatlev) AS fatality, coalesce(max(war), 0) AS war,
               count(DISTINCT disno) AS disputes
        FROM disputes GROUP BY ALL""",
    needs=("disputes",),
    datasets=("cow_mid",),
    zero=("dispute", "dispute_onset", "hostility", "war", "disputes"),
    rule="several disputes of a dyad in a year are one row, with the highest of each measure",
    counts="SELECT count(*) FROM disputes",
    reference="Maoz, Johnson, Kaplan, Ogunkoya and Shreve (2019), The Dyadic Militarized Interstate Disputes Dataset Version 3.0",
)
