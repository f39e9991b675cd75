"""Wars within a state (Dixon and Sarkees 2016)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="civil_wars",
    unit="state",
    keys="cow",
    columns={
        "civil_war": "1 if there was a war in the state",
        "civil_war_onset": "1 if one began, or began anew",
        "civil_wars": "number of them",
        "civil_war_central": "1 if one was about control of the centre",
        "civil_war_local": "1 if one was about local issues",
        "civil_war_international": "1 if one was internationalised",
    },
    query="""
        SELECT ccode AS code, year, 1 AS civil_war, max(onset) AS civil_war_onset, count(DISTINCT warnum) AS civil_wars,
               max((type = 'central control')::INTEGER) AS civil_war_central, max((type = 'local issues')::INTEGER) AS civil_war_local,
               max(international) AS civil_war_international
        FROM civil_wars WHERE own = 1 GROUP BY ALL""",
    needs=("civil_wars",),
    datasets=("cow_civil_wars",),
    covers=(1816, 2007),
    zero=("civil_war", "civil_war_onset", "civil_wars", "civil_war_central", "civil_war_local", "civil_war_international"),
    rule="several wars in a state in a year are one row; those that a state joined elsewhere do not count",
    counts="SELECT count(*) FROM civil_wars WHERE own = 1",
    reference="Dixon and Sarkees (2016), A Guide to Intra-State Wars",
)
