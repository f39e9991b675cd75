"""A leader's willingness to use force (Carter and Smith 2020), for panels of leaders."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="leader_estimates",
    unit="leader",
    keys="own",
    columns={
        f"theta{n}_{what}": f"{meaning} of model {n}"
        for n in (1, 2, 3, 4)
        for what, meaning in (("mean", "estimate"), ("sd", "its deviation"))
    },
    query="SELECT obsid AS code, * EXCLUDE (obsid) FROM leader_willingness",
    needs=("leader_willingness",),
    datasets=("leader_willingness",),
    reference="Carter and Smith (2020), A Framework for Measuring Leaders' Willingness to Use Force",
    yearly=False,
)
