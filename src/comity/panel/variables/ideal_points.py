"""How far apart two states' ideal points are (Bailey, Strezhnev and Voeten 2017)."""

from comity.panel.variable import Variable

VARIABLE = Variable(
    name="ideal_points",
    unit="dyad",
    keys="cow",
    columns={
        "ideal_point_distance": "distance of the two states' ideal points in the session that began in the year",
    },
    query="""
        SELECT ccode AS code, year, ideal_point FROM ideal_points""",
    formula={"ideal_point_distance": "abs(one.ideal_point - two.ideal_point)"},
    needs=("ideal_points",),
    datasets=("un_ideal_points",),
    reference="Bailey, Strezhnev and Voeten (2017), Estimating Dynamic State Preferences from United Nations Voting Data",
)
