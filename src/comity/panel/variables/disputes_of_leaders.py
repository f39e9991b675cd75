"""Militarised interstate disputes of two leaders with each other (Gibler, Miller and Little 2016), for panels of leaders' dyads."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="disputes_of_leaders",
    unit="leader_dyad",
    keys="own",
    columns={
        "leaders_dispute": "1 if the two led their states in a dispute with each other",
        "leaders_onset": "1 if one began in the year",
        "leaders_disputes": "number of them",
        "leaders_side_a1": "1 if the first's state was on the side that began one",
        "leaders_initiated1": "1 if it was on the side that began, or joined later",
    },
    query="""
        SELECT obsid1 AS code1, obsid2 AS code2, year, 1 AS leaders_dispute, max(gmlmidonset) AS leaders_onset,
               count(DISTINCT dispnum) AS leaders_disputes, max(sidea1) AS leaders_side_a1,
               max((sidea1 = 1 OR orig1 = 0)::INTEGER) AS leaders_initiated1
        FROM gml_leader_disputes GROUP BY ALL""",
    needs=("gml_leader_disputes",),
    datasets=("gml_leaders",),
    zero=("leaders_dispute", "leaders_onset", "leaders_disputes"),
    reference="Miller (2022), peacesciencer: An R Package for Quantitative Peace Science Research",
)
