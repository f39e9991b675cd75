"""How willing a state's leader is to use force (Carter and Smith 2020)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="leader_willingness",
    unit="state",
    keys="gw",
    columns={
        "willingness1": "estimate of model 1 for the leader at the end of the year",
        "willingness2": "estimate of model 2 for the leader at the end of the year",
        "willingness3": "estimate of model 3 for the leader at the end of the year",
        "willingness4": "estimate of model 4 for the leader at the end of the year",
    },
    query="""
        WITH years AS (SELECT gwcode, obsid, since, until, unnest(range(year(since), year(until) + 1))::INTEGER AS year FROM leaders),
        last AS (SELECT gwcode, year, arg_max(obsid, (until, since)) AS obsid FROM years GROUP BY ALL)
        SELECT gwcode AS code, year, theta1_mean AS willingness1, theta2_mean AS willingness2, theta3_mean AS willingness3,
               theta4_mean AS willingness4
        FROM last JOIN leader_willingness USING (obsid)""",
    needs=(
        "leaders",
        "leader_willingness",
    ),
    datasets=(
        "archigos",
        "leader_willingness",
    ),
    rule="of several leaders in a year, the last",
    reference="Carter and Smith (2020), A Framework for Measuring Leaders' Willingness to Use Force",
)
