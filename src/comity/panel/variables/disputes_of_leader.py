"""Militarised interstate disputes in which a leader led (Gibler, Miller and Little 2016), for panels of leaders."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="disputes_of_leader",
    unit="leader",
    keys="own",
    columns={
        "leader_disputes": "disputes in which the leader led the state in the year",
        "leader_onsets": "those of them that began in the year",
        "leader_initiated": "those of them in which the state was on the side that began, or joined later",
    },
    query="""
        SELECT obsid1 AS code, year, count(DISTINCT dispnum) AS leader_disputes,
               count(DISTINCT dispnum) FILTER (gmlmidonset = 1) AS leader_onsets,
               count(DISTINCT dispnum) FILTER (sidea1 = 1 OR orig1 = 0) AS leader_initiated
        FROM gml_leader_disputes GROUP BY ALL""",
    needs=("gml_leader_disputes",),
    datasets=("gml_leaders",),
    zero=("leader_disputes", "leader_onsets", "leader_initiated"),
    reference="Miller (2022), peacesciencer: An R Package for Quantitative Peace Science Research",
)
