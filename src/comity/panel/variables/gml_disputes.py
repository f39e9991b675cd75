"""Militarised interstate disputes of a directed dyad (Gibler, Miller and Little 2016)."""

from comity.panel.dispute_rules import WHITTLING
from comity.panel.variable import Variable

VARIABLE = Variable(
    name="gml_disputes",
    unit="dyad",
    keys="cow",
    columns={
        "gml_dispute": "1 if the two were in a dispute with each other",
        "gml_onset": "1 if one began",
        "gml_number": "number of the dispute; missing where several are merged",
        "gml_hostility": "highest hostility of the dispute: 2 threat, 3 display, 4 use of force, 5 war; 0 no dispute",
        "gml_fatality": "level of the dispute's fatalities, 0 to 6; missing where unknown or no dispute",
        "gml_hostility1": "highest hostility of the first: 1 none, 2 threat, 3 display, 4 use of force, 5 war; 0 no dispute",
        "gml_fatality1": "level of the first's own fatalities",
        "gml_side_a1": "1 if the first was on the side that began one",
        "gml_originator1": "1 if the first was in one from its first day",
        "gml_initiated1": "1 if the first was on the side that began, or joined later",
        "gml_revisionist1": "1 if the first wanted to change things",
        "gml_reciprocated": "1 if both sides took action in one",
        "gml_least_days": "least duration of the dispute in days",
        "gml_most_days": "most duration in days",
        "gml_start_month": "month in which the dispute began; 13 unknown",
    },
    query="""
        SELECT ccode1 AS code1, ccode2 AS code2, year, 1 AS gml_dispute, max(onset) AS gml_onset,
               CASE WHEN count(*) = 1 THEN max(dispnum) END AS gml_number, max(hostlev) AS gml_hostility,
               max(fatality) AS gml_fatality, max(hostlev1) AS gml_hostility1, max(fatality1) AS gml_fatality1,
               max(sidea1) AS gml_side_a1, max(orig1) AS gml_originator1, max((sidea1 = 1 OR orig1 = 0)::INTEGER) AS gml_initiated1,
               max(recip) AS gml_reciprocated, max(mindur) AS gml_least_days, max(maxdur) AS gml_most_days,
               min(stmon) AS gml_start_month,
               max(revstate1) AS gml_revisionist1
        FROM gml_disputes GROUP BY ALL""",
    needs=("gml_disputes",),
    datasets=("gml_mid",),
    zero=("gml_dispute", "gml_onset", "gml_hostility", "gml_hostility1"),
    rule="several disputes of a dyad in a year are one row, with the highest of each measure (the earliest month)",
    counts="SELECT count(*) FROM gml_disputes",
    whittling=WHITTLING,
    number="dispnum",
    reference="Gibler, Miller and Little (2016), An Analysis of the Militarized Interstate Dispute (MID) Dataset, 1816-2001",
)
