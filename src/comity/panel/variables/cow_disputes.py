"""Militarised interstate disputes of a directed dyad, version 5.0 (Palmer et al. 2022)."""

from comity.panel.dispute_rules import WHITTLING
from comity.panel.variable import Variable

VARIABLE = Variable(
    name="cow_disputes",
    unit="dyad",
    keys="cow",
    columns={
        "cow_dispute": "1 if the two were in a dispute with each other",
        "cow_onset": "1 if one began",
        "cow_number": "number of the dispute; missing where several are merged",
        "cow_hostility": "highest hostility of the dispute: 2 threat, 3 display, 4 use of force, 5 war; 0 no dispute",
        "cow_fatality": "level of the dispute's fatalities, 0 to 6; missing where unknown or no dispute",
        "cow_hostility1": "highest hostility of the first: 1 none, 2 threat, 3 display, 4 use of force, 5 war; 0 no dispute",
        "cow_fatality1": "level of the first's own fatalities",
        "cow_side_a1": "1 if the first was on the side that began one",
        "cow_originator1": "1 if the first was in one from its first day",
        "cow_initiated1": "1 if the first was on the side that began, or joined later",
        "cow_reciprocated": "1 if both sides took action in one",
        "cow_least_days": "least duration of the dispute in days",
        "cow_most_days": "most duration in days",
        "cow_start_month": "month in which the dispute began; 13 unknown",
    },
    query="""
        SELECT ccode1 AS code1, ccode2 AS code2, year, 1 AS cow_dispute, max(onset) AS cow_onset,
               CASE WHEN count(*) = 1 THEN max(dispnum) END AS cow_number, max(hostlev) AS cow_hostility,
               max(fatality) AS cow_fatality, max(hostlev1) AS cow_hostility1, max(fatality1) AS cow_fatality1,
               max(sidea1) AS cow_side_a1, max(orig1) AS cow_originator1, max((sidea1 = 1 OR orig1 = 0)::INTEGER) AS cow_initiated1,
               max(recip) AS cow_reciprocated, max(mindur) AS cow_least_days, max(maxdur) AS cow_most_days,
               min(stmon) AS cow_start_month
        FROM cow_disputes GROUP BY ALL""",
    needs=("cow_disputes",),
    datasets=("cow_mid5",),
    zero=("cow_dispute", "cow_onset", "cow_hostility", "cow_hostility1"),
    rule="several disputes of a dyad in a year are one row, with the highest of each measure (the earliest month)",
    counts="SELECT count(*) FROM cow_disputes",
    whittling=WHITTLING,
    number="dispnum",
    reference="Palmer et al. (2022), The MID5 Dataset, 2011-2014: Procedures, Coding Rules, and Description",
)
