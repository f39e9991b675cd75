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
        "fatality": "highest level of fatalities, 0 to 6; missing where unknown, or no dispute",
        "war": "1 if one of them was a war",
        "hostility1": "highest hostility of the first; 0 no dispute",
        "side_a1": "1 if the first was on the side that began one of them, 0 if in none; missing where no dispute",
        "originator1": "1 if the first was in one of them from its first day; missing where no dispute",
        "revisionist1": "1 if the first wanted to change things in one of them; missing where no dispute",
        "fatality1": "highest level of the first's own fatalities; missing where unknown, or no dispute",
        "reciprocated": "1 if both sides took action in one of them; missing where no dispute",
        "disputes": "how many disputes",
    },
    query="""
        SELECT ccode1 AS code1, ccode2 AS code2, year, 1 AS dispute, coalesce(max(onset), 0) AS dispute_onset,
               coalesce(max(hihost), 0) AS hostility, max(fatlev) AS fatality, coalesce(max(war), 0) AS war,
               coalesce(max(hihost1), 0) AS hostility1, max(sidea1) AS side_a1, max(orig1) AS originator1,
               max(revstate1) AS revisionist1, max(fatlev1) AS fatality1, max((recip > 0)::INTEGER) AS reciprocated,
               count(DISTINCT disno) AS disputes
        FROM disputes GROUP BY ALL""",
    needs=("disputes",),
    datasets=("cow_mid",),
    zero=("dispute", "dispute_onset", "hostility", "war", "hostility1", "disputes"),
    rule="several disputes of a dyad in a year are one row, with the highest of each measure",
    counts="SELECT count(*) FROM disputes",
    whittling={
        "onset": "onset DESC",
        "fatality": "coalesce(fatlev, 0.5) DESC",
        "hostility": "hihost DESC NULLS LAST",
        "reciprocity": "recip DESC NULLS LAST",
    },
    number="disno",
    reference="Maoz, Johnson, Kaplan, Ogunkoya and Shreve (2019), The Dyadic Militarized Interstate Disputes Dataset Version 3.0",
)
