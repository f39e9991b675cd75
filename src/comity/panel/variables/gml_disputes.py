"""Militarised interstate disputes of a directed dyad (Gibler, Miller and Little 2016)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="gml_disputes",
    unit="dyad",
    keys="cow",
    columns={
        "gml_dispute": "1 if the two were in a dispute with each other",
        "gml_onset": "1 if one began",
        "gml_hostility1": "highest hostility of the first: 1 none, 2 threat, 3 display, 4 use of force, 5 war; 0 no dispute",
        "gml_side_a1": "1 if the first was on the side that began one",
        "gml_originator1": "1 if the first was in one from its first day",
        "gml_revisionist1": "1 if the first wanted to change things",
        "gml_fatality1": "highest level of the first's fatalities, 0 to 6; missing where unknown or no dispute",
        "gml_reciprocated": "1 if both took action in one",
    },
    query="""
        SELECT ccode1 AS code1, ccode2 AS code2, year, 1 AS gml_dispute, max(midonset) AS gml_onset, max(hostlev1) AS gml_hostility1,
               max(sidea1) AS gml_side_a1, max(orig1) AS gml_originator1, max(revstate1) AS gml_revisionist1,
               max(fatality1) AS gml_fatality1, max(recip) AS gml_reciprocated
        FROM gml_disputes GROUP BY ALL""",
    needs=("gml_disputes",),
    datasets=("gml_mid",),
    zero=(
        "gml_dispute",
        "gml_onset",
        "gml_hostility1",
    ),
    rule="several disputes of a dyad in a year are one row, with the highest of each measure",
    counts="SELECT count(*) FROM gml_disputes",
    reference="Gibler, Miller and Little (2016), An Analysis of the Militarized Interstate Dispute (MID) Dataset, 1816-2001",
)
